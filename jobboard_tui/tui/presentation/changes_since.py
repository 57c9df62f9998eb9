"""What happened since one last looked: what fell due, what opened, what was logged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.labels import event_label, event_time
from jobboard_tui.domain.reminders.api import Reminder, ReminderState, ReminderView
from jobboard_tui.domain.reminders.labels import short_reminder_line
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.glyphs import Glyphs
from jobboard_tui.tui.presentation.styled_text import Tone


@frozen
class SinceLine:
    """One thing: its glyph, whose it is, what it is; `app_id` to jump there."""

    glyph: str
    company: str
    text: str
    app_id: str | None = None
    tone: Tone = Tone.TEXT


@frozen
class SinceGroup:
    """Lines under a heading."""

    title: str
    lines: Sequence[SinceLine]


def groups(
    board: Board, view: ReminderView, since: datetime, now: datetime, glyphs: Glyphs
) -> list[SinceGroup]:
    """Return the three groups, without those that are empty; `since` and `now` are instants."""
    late = [
        reminder for reminder in view.overdue if reminder.due_at and since < reminder.due_at <= now
    ]
    opened = [
        reminder
        for reminder in view.reminders
        if since < reminder.opens_at <= now and reminder.state is ReminderState.DUE
    ]
    since_groups = [
        SinceGroup(
            _("Became late"), [_reminder_line(reminder, glyphs.late, now) for reminder in late]
        ),
        SinceGroup(
            pgettext("heading", "Opened"),
            [
                _reminder_line(reminder, glyphs.soft if reminder.soft else glyphs.due, now)
                for reminder in opened
            ],
        ),
        SinceGroup(pgettext("heading", "Logged"), _logged(board, since, now, glyphs)),
    ]
    return [group for group in since_groups if group.lines]


def _reminder_line(reminder: Reminder, glyph: str, now: datetime) -> SinceLine:
    company = clean(reminder.company) or pgettext("label", "general")
    return SinceLine(glyph, company, short_reminder_line(reminder, now), reminder.application)


def _logged(board: Board, since: datetime, now: datetime, glyphs: Glyphs) -> list[SinceLine]:
    events = [
        (event.logged, application, event)
        for application in board.applications.values()
        if application.is_open or (application.moves and application.moves[-1].at > since)
        for event in application.events
        if since < event.logged <= now
    ]
    events.sort(key=lambda row: row[0], reverse=True)
    return [
        SinceLine(
            glyphs.kinds[event.kind],
            clean(application.company),
            _("{kind}, {when}").format(kind=event_label(event), when=event_time(event, now)),
            application.id,
        )
        for _at, application, event in events
    ]
