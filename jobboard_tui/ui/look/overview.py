"""The lines around the columns: the masthead, what is due in one line, the keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from jobboard_tui.core.board import Board
from jobboard_tui.core.model import MEETINGS, Application, Event
from jobboard_tui.core.order import Order
from jobboard_tui.core.spoken import day, day_clock, kind_label
from jobboard_tui.core.text import clean
from jobboard_tui.ui.cells import cell_len, cut
from jobboard_tui.ui.glyphs import Glyphs
from jobboard_tui.ui.look.lines import Line, Run, Tone, cropped, spread, width_of
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.core.reminders import View

NAME = "jobboard"
GAP: Run = ("   ", Tone.TEXT)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the masthead tells: figures, the next meeting, and what is unusual about the board."""

    open: int
    overdue: int
    due: int
    soft: int
    meeting: tuple[Application, Event] | None
    paused: bool
    paused_until: datetime | None
    filter: str
    order: Order


def standing(
    board: Board, view: View, now: datetime, filter: str = "", order: Order = Order.URGENCY
) -> Standing:
    """Where everything stands at this instant."""
    paused = board.is_paused(now)
    return Standing(
        open=sum(one.is_open for one in board.applications.values()),
        overdue=len(view.overdue),
        due=len(view.due),
        soft=len(view.soft),
        meeting=next_meeting(board, now),
        paused=paused,
        paused_until=board.pause.until if paused and board.pause else None,
        filter=filter.strip(),
        order=order,
    )


def next_meeting(board: Board, now: datetime) -> tuple[Application, Event] | None:
    """The meeting that comes next, or is going on."""
    found: tuple[Application, Event] | None = None
    for application in board.applications.values():
        if not application.is_open:
            continue
        for event in application.events:
            counts = event.kind in MEETINGS and not event.cancelled and event.until > now
            if counts and (found is None or event.at < found[1].at):
                found = (application, event)
    return found


def counts(overdue: int, due: int, soft: int, glyphs: Glyphs, words: bool) -> list[Run]:
    """How many reminders there are of each urgency; none of what there is none."""
    late = _("{n} late") if words else "{n}"
    now = _("{n} due") if words else "{n}"
    figures = (
        (overdue, f"{glyphs.late} {late}", Tone.LATE),
        (due, f"{glyphs.due} {now}", Tone.DUE),
        (soft, f"{glyphs.soft} {{n}}", Tone.SOFT),
    )
    runs: list[Run] = []
    for number, form, tone in figures:
        if number:
            runs.append((form.format(n=number) + "  ", tone))
    return runs


def masthead(standing: Standing, now: datetime, width: int, glyphs: Glyphs) -> Line:
    """The first line: the name, the figures, the next meeting, the date and time at home."""
    clock = day_clock(now, now)
    right: list[Run] = [(clock + " ", Tone.TEXT)]
    left: list[Run] = [(f" {NAME}", Tone.ACCENT), GAP]
    left.append((_("{n} open").format(n=standing.open) + "  ", Tone.TEXT))
    left += counts(standing.overdue, standing.due, standing.soft, glyphs, words=width >= 100)
    left += _unusual(standing, now, glyphs)
    if standing.meeting is not None:
        meeting = _meeting(*standing.meeting, now)
        room = width - width_of(left) - width_of(right) - 2
        if room > 24:
            right = [*cropped([(meeting, Tone.TEXT)], room - 3, glyphs.cut), GAP, *right]
    return spread(left, right, width, glyphs.cut)


def _unusual(standing: Standing, now: datetime, glyphs: Glyphs) -> list[Run]:
    runs: list[Run] = []
    if standing.paused:
        until = standing.paused_until
        words = _("paused until {day}").format(day=day(until, now)) if until else _("paused")
        runs.append((f"{glyphs.pause} {words}  ", Tone.WAITING))
    if standing.filter:
        runs.append((f"{glyphs.filter} {clean(standing.filter)}  ", Tone.ACCENT))
    if standing.order is not Order.URGENCY:
        runs.append((_("by {order}").format(order=standing.order.value) + "  ", Tone.MUTED))
    return runs


def _meeting(application: Application, event: Event, now: datetime) -> str:
    form = _("now: {what}, {company}") if event.at <= now else _("next: {when} {what}, {company}")
    return form.format(
        when=day_clock(event.at, now),
        what=kind_label(event.kind),
        company=clean(application.company),
    )


def due_line(view: View, width: int, glyphs: Glyphs) -> Line:
    """What is due in one line, for screens that have no room for the list."""
    left = [(" ", Tone.TEXT)]
    left += counts(len(view.overdue), len(view.due), len(view.soft), glyphs, words=False)
    open_ones = (*view.overdue, *view.due, *view.soft)
    if not open_ones:
        return cropped([(" " + _("nothing is due"), Tone.MUTED)], width, glyphs.cut)
    first = open_ones[0]
    words = _("next: {what}, {company}").format(
        what=first.rule.title, company=clean(first.company) or _("whole board")
    )
    return cropped([*left, (" " + words, Tone.TEXT)], width, glyphs.cut)


# -- keys ----------------------------------------------------------------------------------------

Key = tuple[str, str, bool]
"""A key as it is shown, what it does, whether it can be used now."""


def keys_line(
    keys: Sequence[Key], right: str, width: int, glyphs: Glyphs, tone: Tone = Tone.MUTED
) -> Line:
    """The footer: keys with what they do, and what there is to say about the file.

    Where they do not all fit, the last ones are left out whole: `?` tells of all.
    """
    said: list[Run] = []
    if right:
        said = [(cut(clean(right), width - 2, glyphs.cut) + " ", tone)]
    room = width - width_of(said) - 2
    runs: list[Run] = [(" ", Tone.TEXT)]
    for key, label, enabled in keys:
        more = cell_len(key) + cell_len(label) + 4
        if width_of(runs) + more > room:
            break
        words = Tone.TEXT if enabled else Tone.MUTED
        runs += [(key, Tone.ACCENT if enabled else words), (f" {label}   ", words)]
    gap = width - width_of(runs) - width_of(said)
    return (*runs, (" " * gap, Tone.TEXT), *said)
