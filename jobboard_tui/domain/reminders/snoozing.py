"""What one should know of putting a reminder off, before it is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.labels import deadline
from jobboard_tui.domain.models import ActionKind, ReminderAction
from jobboard_tui.domain.reminders.reminder import Reminder
from jobboard_tui.domain.reminders.reminder_index import ReminderIndex
from jobboard_tui.domain.reminders.windows import kept_until
from jobboard_tui.domain.rules import RuleSet
from jobboard_tui.i18n import _


def snooze_cautions(
    board: Board, rule_set: RuleSet, reminder: Reminder, until: datetime, now: datetime
) -> list[str]:
    """Return whole sentences on what becomes of a reminder that is put off until an instant.

    It may be gone by then, or have retired but for the snooze, or be due before.
    """
    application = board.applications.get(reminder.application or "")
    there = {} if application is None else {application.id: application}
    alone = replace(board, applications=there, pause=None)
    mark = ReminderAction(
        rule=reminder.rule.id,
        event=reminder.event,
        attempt=reminder.attempt,
        shelf=ActionKind.SNOOZED,
        at=now,
        until=until,
    )
    cautions = []
    if reminder.due_at is not None and now < reminder.due_at < until:
        when = deadline(reminder.due_at, now)
        cautions.append(_("It is due before then, {when}.").format(when=when))
    if not _is_listed(alone, rule_set, reminder, now):
        return cautions  # it follows from other applications, and does not end by itself
    if not _is_listed(alone.mark(reminder.application, mark), rule_set, reminder, until):
        return [_("It will be gone by then.")]
    if not _is_listed(alone, rule_set, reminder, until):
        stays = kept_until(until, rule_set.snooze_keeps, calendar_of(board.zone, rule_set.closed))
        sentence = _("It would be gone by then; snoozed, it stays until {when}.")
        cautions.append(sentence.format(when=deadline(stays, now)))
    return cautions


def _is_listed(board: Board, rule_set: RuleSet, reminder: Reminder, at: datetime) -> bool:
    """Whether a reminder is there at an instant."""
    listed = ReminderIndex(rule_set).view_at(board, at).reminders_of(reminder.application)
    return any(other.key == reminder.key for other in listed)
