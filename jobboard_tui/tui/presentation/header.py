"""The lines around the columns: the header, what is due in one line, the keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.labels import day, day_clock, kind_label, soon
from jobboard_tui.domain.models import Application, Event
from jobboard_tui.domain.reports.meeting_index import ApplicationMeeting, meetings
from jobboard_tui.domain.search.sorting import SortOrder
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.glyphs import Glyphs
from jobboard_tui.tui.presentation.styled_text import (
    StyledLine,
    StyledRun,
    Tone,
    crop,
    spread,
    width_of,
)
from jobboard_tui.tui.presentation.text_width import cell_len, cut

if TYPE_CHECKING:
    from jobboard_tui.domain.reminders.api import ReminderView

NAME = "jobboard"
NARROWEST_MEETING = 16
"""Cells below which the next meeting is not told."""
ROOMY = 100
"""From this width on, in cells, figures have words."""
GAP: StyledRun = ("   ", Tone.TEXT)


class BoardStatus(NamedTuple):
    """What the header tells: figures, the next meeting, and what is unusual about the board."""

    open: int
    overdue: int
    due: int
    soft: int
    meeting: tuple[Application, Event] | None
    paused: bool
    paused_until: datetime | None
    filter: str
    order: SortOrder
    is_demo: bool = False
    shown: int = 0
    all: int = 0


def board_status(
    board: Board,
    view: ReminderView,
    now: datetime,
    *,
    filter: str = "",
    order: SortOrder = SortOrder.URGENCY,
    is_demo: bool = False,
    shown: int = 0,
    coming: Iterable[ApplicationMeeting] | None = None,
) -> BoardStatus:
    """Return where everything stands at this instant.

    `shown` cards are let through by the filter, and `view` has their reminders alone. `coming` are
    the `meetings` of the board, for whoever knows them already.
    """
    paused = board.is_paused(now)
    return BoardStatus(
        open=board.open_count,
        overdue=len(view.overdue),
        due=len(view.due),
        soft=len(view.soft),
        meeting=next_meeting(meetings(board, now) if coming is None else coming),
        paused=paused,
        paused_until=board.pause.until if paused and board.pause else None,
        filter=filter.strip(),
        order=order,
        is_demo=is_demo,
        shown=shown,
        all=len(board.applications),
    )


def next_meeting(coming: Iterable[ApplicationMeeting]) -> ApplicationMeeting | None:
    """Return the meeting of an open application that comes next, or is going on."""
    of_open = (pair for pair in coming if pair[0].is_open)
    return min(of_open, key=lambda pair: pair[1].at, default=None)


def counts(overdue: int, due: int, soft: int, glyphs: Glyphs, words: bool) -> list[StyledRun]:
    """Return how many reminders there are of each urgency; none of what there is none."""
    late = _("{n} late") if words else "{n}"
    now = _("{n} due") if words else "{n}"
    figures = (
        (overdue, f"{glyphs.late} {late}", Tone.LATE),
        (due, f"{glyphs.due} {now}", Tone.DUE),
        (soft, f"{glyphs.soft} {{n}}", Tone.SOFT),
    )
    runs: list[StyledRun] = []
    for number, form, tone in figures:
        if number:
            runs.append((form.format(n=number) + "  ", tone))
    return runs


def header_line(standing: BoardStatus, now: datetime, width: int, glyphs: Glyphs) -> StyledLine:
    """Return the first line: the name, the figures, the next meeting, the date and time at home."""
    clock = day_clock(now, now)
    right: list[StyledRun] = [(clock + " ", Tone.TEXT)]
    left: list[StyledRun] = [(f" {NAME}", Tone.ACCENT), GAP]
    if standing.is_demo:
        left.append((pgettext("heading", "DEMO") + "  ", Tone.DUE))
    filter_ = _filter(standing, glyphs)
    left += filter_
    if not filter_:
        left.append((_("{n} open").format(n=standing.open) + "  ", Tone.TEXT))
    left += counts(standing.overdue, standing.due, standing.soft, glyphs, words=width >= ROOMY)
    left += _unusual(standing, now, glyphs)
    if standing.meeting is not None:
        room = width - width_of(left) - width_of(right) - 3
        meeting = _meeting(*standing.meeting, now, room, glyphs)
        if room > NARROWEST_MEETING:
            right = [*crop([(meeting, Tone.TEXT)], room, glyphs.cut), GAP, *right]
    return spread(left, right, width, glyphs.cut)


LONGEST_FILTER = 24
"""Cells of a filter in the header."""


def _filter(standing: BoardStatus, glyphs: Glyphs) -> list[StyledRun]:
    """The filter, how many cards it shows, and how to be rid of it; nothing without one."""
    if not standing.filter:
        return []
    words = cut(clean(standing.filter), LONGEST_FILTER, glyphs.cut)
    said = _("{shown} of {all}, Esc clears").format(shown=standing.shown, all=standing.all)
    return [(f"{glyphs.filter} {words}  ", Tone.ACCENT), (said + "   ", Tone.TEXT)]


def _unusual(standing: BoardStatus, now: datetime, glyphs: Glyphs) -> list[StyledRun]:
    runs: list[StyledRun] = []
    if standing.paused:
        until = standing.paused_until
        words = (
            _("paused until {day}").format(day=day(until, now))
            if until
            else pgettext("label", "paused")
        )
        runs.append((f"{glyphs.pause} {words}  ", Tone.WAITING))
    if standing.order is not SortOrder.URGENCY:
        runs.append((_("by {order}").format(order=standing.order.value) + "  ", Tone.MUTED))
    return runs


def _meeting(
    application: Application, event: Event, now: datetime, room: int, glyphs: Glyphs
) -> str:
    """The next meeting in words; its kind by glyph where there is no room for more."""
    company, what = clean(application.company), kind_label(event.kind)
    if event.at <= now and not event.is_dated(now.tzinfo):
        return _("now: {what}, {company}").format(what=what, company=company)
    when = day(event.at, now) if event.is_dated(now.tzinfo) else soon(event.at, now)
    whole = _("next: {when} {what}, {company}").format(when=when, what=what, company=company)
    short = _("{when} {what}, {company}").format(when=when, what=what, company=company)
    for words in (whole, short):
        if cell_len(words) <= room:
            return words
    return f"{glyphs.of_kind(event.kind)} {when} {company}"


def nothing_due(*, is_filtered: bool = False) -> str:
    """Return what is said where nothing is due, of all or of what a filter shows."""
    return _("nothing that the filter shows is due") if is_filtered else _("nothing is due")


def due_line(
    view: ReminderView, width: int, glyphs: Glyphs, *, is_filtered: bool = False
) -> StyledLine:
    """Return what is due in one line, for screens that have no room for the list."""
    left = [(" ", Tone.TEXT)]
    left += counts(len(view.overdue), len(view.due), len(view.soft), glyphs, words=False)
    open_ones = (*view.overdue, *view.due, *view.soft)
    if not open_ones:
        said = nothing_due(is_filtered=is_filtered)
        return crop([(" " + said, Tone.MUTED)], width, glyphs.cut)
    first = open_ones[0]
    words = _("next: {what}, {company}").format(
        what=first.rule.title, company=clean(first.company) or pgettext("label", "general")
    )
    return crop([*left, (" " + words, Tone.TEXT)], width, glyphs.cut)


# -- keys ----------------------------------------------------------------------------------------

FooterKey = tuple[str, str, bool]
"""A key as it is shown, what it does, whether it can be used now."""


def keys_line(keys: Sequence[FooterKey], right: str, width: int, glyphs: Glyphs) -> StyledLine:
    """Return the footer: keys with what they do, and what there is to say about the file.

    Where they do not all fit, those before the last are left out: the last one, `?`, tells of all.
    """
    said: list[StyledRun] = []
    if right:
        said = [(cut(clean(right), width - 2, glyphs.cut) + " ", Tone.MUTED)]
    runs: list[StyledRun] = [(" ", Tone.TEXT)]
    gap, shown = _fitting(keys, width - width_of(said) - 2)
    for number, (key, label, enabled) in enumerate(shown, 1):
        words = Tone.TEXT if enabled else Tone.MUTED
        behind = gap if number < len(shown) else ""
        runs += [(key, Tone.ACCENT if enabled else words), (f" {label}{behind}", words)]
    space = max(0, width - width_of(runs) - width_of(said))
    return crop((*runs, (" " * space, Tone.TEXT), *said), width, glyphs.cut)


def key_at(keys: Sequence[FooterKey], right: str, width: int, x: int) -> str | None:
    """Return the key of the footer that stands in the cell `x`."""
    said = cell_len(cut(clean(right), width - 2)) + 1 if right else 0
    gap, shown = _fitting(keys, width - said - 2)
    left = 1
    for key, label, _enabled in shown:
        wide = cell_len(key) + 1 + cell_len(label)
        if left <= x < left + wide:
            return key
        left += wide + len(gap)
    return None


def _fitting(keys: Sequence[FooterKey], room: int) -> tuple[str, Sequence[FooterKey]]:
    """The widest gap with which all keys fit; with the narrowest, those that do, and the last."""
    wide = [cell_len(key) + 1 + cell_len(label) for key, label, _enabled in keys]
    for gap in (3, 2):
        if sum(wide) + gap * len(wide) - gap <= room:
            return " " * gap, keys
    if not keys:
        return "  ", keys
    shown, used = 0, wide[-1]
    while shown < len(wide) - 1 and used + wide[shown] + 2 <= room:
        used += wide[shown] + 2
        shown += 1
    return "  ", [*keys[:shown], keys[-1]]
