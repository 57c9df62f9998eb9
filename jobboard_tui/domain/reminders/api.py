"""What the seeker owes or may do: derived from events, rules and the clock, never stored.

The way from a timeline to a reminder: `timeline_facts.py` says what counts, `anchors.py` what a
rule counts from, `windows.py` when it opens and is due, `evaluate.py` makes the reminders of one
application, `reminder_index.py` those of a board, again and again. This is the door to them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Outcome, Stage
from jobboard_tui.domain.reminders.reminder import Reminder, ReminderState
from jobboard_tui.domain.reminders.reminder_index import ReminderIndex, ReminderView
from jobboard_tui.domain.reminders.too_early import (
    no_thanks_reason,
    premature_reason,
    too_early_reason,
)
from jobboard_tui.domain.rules import Rule, RuleSet

__all__ = [
    "Reminder",
    "ReminderIndex",
    "ReminderState",
    "ReminderView",
    "Rule",
    "RuleSet",
    "close_silent",
    "no_thanks_reason",
    "premature_reason",
    "reminders",
    "silent_among",
    "too_early_reason",
]


def silent_among(
    board: Board, rule_set: RuleSet, now: datetime, app_ids: Iterable[str]
) -> tuple[str, ...]:
    """Return the ids of those applications that are listed to be closed as never heard back.

    That the board is paused only hides the list.
    """
    there = {
        app_id: board.applications[app_id] for app_id in app_ids if app_id in board.applications
    }
    alone = replace(board, applications=there, pause=None)
    return ReminderIndex(rule_set).view_at(alone, now).silent


def close_silent(
    board: Board,
    rule_set: RuleSet,
    now: datetime,
    app_ids: Iterable[str],
    at: datetime | None = None,
) -> Board:
    """Return the board with those applications closed that are silent; the others stay open.

    `at` is when they were closed: now, unless told.
    """
    for app_id in silent_among(board, rule_set, now, app_ids):
        board = board.move(app_id, Stage.CLOSED, at or now, Outcome.SILENT)
    return board


def reminders(board: Board, rule_set: RuleSet, now: datetime) -> list[Reminder]:
    """Return every reminder at `now`, most urgent first, waiting ones included."""
    return list(ReminderIndex(rule_set).view_at(board, now).reminders)
