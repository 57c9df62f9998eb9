"""The rows of the due list: reminders by urgency, then what comes in the next days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from jobboard_tui.core.spoken import countdown
from jobboard_tui.core.text import clean
from jobboard_tui.ui.cells import fit
from jobboard_tui.ui.glyphs import Glyphs
from jobboard_tui.ui.look.cards import glyph_and_tone
from jobboard_tui.ui.look.lines import Line, Run, Tone, cropped
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.core.reminders import Reminder, View

AHEAD = timedelta(days=7)
"""What opens within this time is listed."""


def due_rows(view: View, now: datetime) -> Sequence[Reminder]:
    """Overdue, due, soft, then what opens in the next days."""
    soon = [one for one in view.waiting if one.opens_at - now <= AHEAD]
    return (*view.overdue, *view.due, *view.soft, *soon)


def due_heading(view: View, now: datetime) -> str:
    """What stands over the list: where nothing is due, what comes next."""
    if view.overdue or view.due or view.soft:
        return _("due")
    if not view.waiting:
        return _("nothing is due")
    first = min(view.waiting, key=lambda one: one.opens_at)
    return _("nothing is due; next: {what}, {company}, {when}").format(
        what=first.rule.title,
        company=clean(first.company) or _("whole board"),
        when=countdown(first, now),
    )


def due_row(reminder: Reminder, now: datetime, width: int, glyphs: Glyphs) -> Line:
    """One reminder: glyph and countdown, company, what to do, why."""
    glyph, tone = glyph_and_tone(reminder, glyphs)
    board = reminder.application is None
    company = _("whole board") if board else clean(reminder.company)
    when, name, what = _widths(width)
    runs: list[Run] = [
        (f" {glyph} ", tone),
        (fit(countdown(reminder, now), when, glyphs.cut) + "  ", tone),
        (fit(company, name, glyphs.cut) + "  ", Tone.MUTED if board else Tone.STRONG),
        (fit(reminder.rule.title, what, glyphs.cut) + "  ", Tone.TEXT),
        (clean(reminder.why), Tone.MUTED),
    ]
    return cropped(runs, width, glyphs.cut)


def _widths(width: int) -> tuple[int, int, int]:
    """The cells of the countdown, the company and what to do."""
    if width < 90:
        return 14, 18, 16
    return (15, 22, 20) if width < 130 else (16, 28, 24)
