"""The statistics as lines: each figure with its bar and its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from jobboard_tui.domain.labels import day, stage_label
from jobboard_tui.domain.reports.stats import Share, Stats, WeekCounts
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.tui.glyphs import UNICODE, Glyphs
from jobboard_tui.tui.presentation.styled_text import (
    BLANK,
    StyledLine,
    StyledRun,
    Tone,
    crop,
    width_of,
)
from jobboard_tui.tui.presentation.text_width import cell_len, fit

_NAME = 17
_MOST = 44
"""Cells of a bar; where there is no room, the numbers have it."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_TWO_COLUMNS = 110
_WAITING_TOO = 64
"""From so many cells on a section has room for those that still wait, beside its bars."""
_GAP = 4


def bar(part: float, room: int, glyphs: Glyphs) -> str:
    """Return a bar of exactly `room` cells, of which a share (0 to 1) is filled.

    >>> bar(0.5, 4, UNICODE)
    '██  '
    """
    part = max(0.0, min(1.0, part))
    if glyphs is not UNICODE:
        return ("#" * round(part * room)).ljust(room)
    eighths = round(part * room * 8)
    if part and not eighths:
        eighths = 1
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(room)


def track(share: Share, room: int, glyphs: Glyphs) -> tuple[StyledRun, StyledRun]:
    """Return a line of exactly `room` cells that stands for the whole, and on it the part.

    Of few cases it is pale: it promises nothing.
    """
    sign, rest = ("━", "─") if glyphs is UNICODE else ("=", "-")
    filled = round(room * share.part / share.whole) if share.whole else 0
    if share.part and not filled:
        filled = 1
    tone = Tone.MUTED if share.percent is None else Tone.GOOD
    return (sign * filled, tone), (rest * (room - filled), Tone.FAINT)


@frozen
class _StatisticsRow:
    """A name, a bar and numbers; `draw` makes the bar in so many cells."""

    name: str
    draw: Callable[[int], Sequence[StyledRun]]
    cells: tuple[StyledRun, ...]


@frozen
class _Room:
    """How wide a section is, and what it is drawn with."""

    width: int
    glyphs: Glyphs

    def table(
        self,
        title: str,
        captions: Sequence[str],
        rows: Sequence[_StatisticsRow],
        tones: Sequence[Tone] = (),
    ) -> Iterator[StyledLine]:
        """The title with the captions of the columns, and the rows, whose bars share the rest."""
        columns = [
            max(map(cell_len, (caption, *(row.cells[place][0] for row in rows))))
            for place, caption in enumerate(captions)
        ]
        numbers = sum(width + 2 for width in columns)
        bars = max(0, min(_MOST, self.width - _NAME - numbers))
        plain = (Tone.MUTED,) * len(captions)
        heads = tuple(zip(captions, tones or plain, strict=True))
        title = fit(title, _NAME + bars, self.glyphs.cut)
        yield ((title, Tone.ACCENT), *self._numbers(heads, columns))
        for row in rows:
            name = fit(row.name, _NAME - 1, self.glyphs.cut)
            yield ((f"{name} ", Tone.TEXT), *row.draw(bars), *self._numbers(row.cells, columns))

    @staticmethod
    def _numbers(cells: Sequence[StyledRun], columns: Sequence[int]) -> Iterator[StyledRun]:
        for (text, tone), width in zip(cells, columns, strict=True):
            yield "  " + " " * (width - cell_len(text)) + text, tone

    def filled(self, part: float, tone: Tone) -> Callable[[int], Sequence[StyledRun]]:
        """A bar of which a share (0 to 1) is filled."""
        return lambda room: ((bar(part, room, self.glyphs), tone),)

    def share(self, share: Share) -> Callable[[int], Sequence[StyledRun]]:
        """So many of so many, as a part of a line."""
        return lambda room: track(share, room, self.glyphs)


def figure_lines(stats: Stats, now: datetime, width: int, glyphs: Glyphs) -> list[StyledLine]:
    """Return all sections; in two columns where there is room."""
    if width < _TWO_COLUMNS:
        room = _Room(width, glyphs)
        parts = [_funnel, _responses, _stays, _attempts]
        lines = [line for part in parts for line in (*part(stats, room), BLANK)]
    else:
        room = _Room((width - _GAP) // 2, glyphs)
        left = [*_funnel(stats, room), BLANK, *_stays(stats, room)]
        right = [*_responses(stats, room), BLANK, *_attempts(stats, room)]
        lines = [*_beside(left, right, room), BLANK]
    lines += _weeks(stats.weeks, now, _Room(width, glyphs))
    return [crop(line, width, glyphs.cut) for line in lines]


def _beside(
    left: Sequence[StyledLine], right: Sequence[StyledLine], room: _Room
) -> Iterator[StyledLine]:
    for number in range(max(len(left), len(right))):
        here = left[number] if number < len(left) else BLANK
        there = right[number] if number < len(right) else BLANK
        here = crop(here, room.width, room.glyphs.cut)
        yield (*here, (" " * (room.width + _GAP - width_of(here)), Tone.TEXT), *there)


def _funnel(stats: Stats, room: _Room) -> Iterator[StyledLine]:
    rows = []
    for number, step in enumerate(stats.funnel):
        part = step.came.part / stats.count if stats.count else 0
        rate = _share(step.came)[1] if number else ("", Tone.TEXT)
        cells = ((str(step.came.part), Tone.TEXT), rate)
        rows.append(_StatisticsRow(stage_label(step.stage), room.filled(part, Tone.ACCENT), cells))
    yield from room.table(_("Funnel: reached this stage"), ("", _("of previous")), rows)


def _responses(stats: Stats, room: _Room) -> Iterator[StyledLine]:
    """By source; where there is room also how many still wait for an answer."""
    waits = room.width >= _WAITING_TOO
    rows = []
    for source in stats.responses:
        cells: tuple[StyledRun, ...] = _answered(source.answered, source.days)
        if waits:
            cells += ((str(source.waiting) if source.waiting else room.glyphs.dot, Tone.MUTED),)
        rows.append(
            _StatisticsRow(
                clean(source.source) or pgettext("label", "unknown"),
                room.share(source.answered),
                cells,
            )
        )
    title = _("Responses: {share}").format(share=_in_words(stats.all_responses))
    captions = (
        pgettext("statistics", "answered"),
        "",
        pgettext("statistics", "after"),
        _("still open"),
    )
    yield from room.table(title, captions[: 4 if waits else 3], rows)
    if not rows:
        yield ((_("nothing was sent"), Tone.MUTED),)


def _stays(stats: Stats, room: _Room) -> Iterator[StyledLine]:
    longest = max((stay.days or 0 for stay in stats.stays), default=0)
    rows = [
        _StatisticsRow(
            stage_label(stay.stage),
            room.filled((stay.days or 0) / longest if longest else 0, Tone.WAITING),
            (
                _median(stay.days, stay.over),
                (str(stay.over), Tone.TEXT),
                (str(stay.now), Tone.TEXT),
            ),
        )
        for stay in stats.stays
    ]
    yield from room.table(
        _("Time per stage"),
        (
            pgettext("statistics", "median"),
            pgettext("statistics", "left"),
            pgettext("label", "now"),
        ),
        rows,
    )


def _attempts(stats: Stats, room: _Room) -> Iterator[StyledLine]:
    rows = [
        _StatisticsRow(
            _("attempt {number}").format(number=attempt.number),
            room.share(attempt.answered),
            _answered(attempt.answered, attempt.days),
        )
        for attempt in stats.attempts
    ]
    title = _("Follow-ups: {share}").format(share=_in_words(stats.all_attempts))
    yield from room.table(
        title, (pgettext("statistics", "answered"), "", pgettext("statistics", "after")), rows
    )
    if not rows:
        yield ((_("none was sent"), Tone.MUTED),)


def _share(share: Share) -> tuple[StyledRun, StyledRun]:
    """So many of so many; where there are enough of them, in percent too."""
    if not share.whole:
        return (pgettext("statistics", "none"), Tone.MUTED), ("", Tone.MUTED)
    part = _("{part} of {whole}").format(part=share.part, whole=share.whole)
    if share.percent is None:
        return (part, Tone.TEXT), (_("too few"), Tone.MUTED)
    return (part, Tone.TEXT), (_("{percent}%").format(percent=share.percent), Tone.STRONG)


def _answered(share: Share, days: float | None) -> tuple[StyledRun, StyledRun, StyledRun]:
    """How many were answered, and after how many days."""
    part, rate = _share(share)
    if days is None and share.percent is None:
        return part, rate, ("", Tone.TEXT)
    return part, rate, _median(days, share.part)


def _in_words(share: Share) -> str:
    (part, _tone), (rate, _rate_tone) = _share(share)
    return _("{share}, {rate}").format(share=part, rate=rate) if rate else part


def _median(days: float | None, cases: int) -> StyledRun:
    """A median in days; that there are too few for one; nothing where there is none at all."""
    if not cases:
        return "", Tone.TEXT
    if days is None:
        return _("too few"), Tone.MUTED
    return ngettext("{days} day", "{days} days", days).format(days=f"{days:g}"), Tone.TEXT


# -- weeks ---------------------------------------------------------------------------------------


def _weeks(weeks: Sequence[WeekCounts], now: datetime, room: _Room) -> Iterator[StyledLine]:
    most = max((week.total for week in weeks), default=0)
    signs = _signs(room.glyphs)
    rows = []
    for week in weeks:
        counts = (week.applied, week.meetings, week.messages, week.responses)
        cells = tuple(
            (str(count), tone) if count else (room.glyphs.dot, Tone.FAINT)
            for count, tone in zip(counts, _TONES, strict=True)
        )
        rows.append(_StatisticsRow(day(week.monday, now), _stacked(week, most, room.glyphs), cells))
    legend = zip(
        signs,
        (
            pgettext("statistics", "sent"),
            pgettext("statistics", "meetings"),
            pgettext("statistics", "messages"),
        ),
        strict=True,
    )
    captions = (*(f"{sign} {words}" for sign, words in legend), pgettext("label", "replies"))
    yield from room.table(_("Activity per week"), captions, rows, _TONES)


def _stacked(week: WeekCounts, most: int, glyphs: Glyphs) -> Callable[[int], Sequence[StyledRun]]:
    """One bar of three parts, told apart by their signs as well."""

    def draw(room: int) -> Sequence[StyledRun]:
        runs, used, seen = [], 0, 0
        whole = room // most * most if most and room >= most else room
        counts = (week.applied, week.meetings, week.messages)
        for count, sign, tone in zip(counts, _signs(glyphs), _TONES, strict=False):
            seen += count
            end = round(seen * whole / most) if most else 0
            runs.append((sign * (end - used), tone))
            used = end
        return (*runs, (" " * (room - used), Tone.TEXT))

    return draw


_TONES = (Tone.ACCENT, Tone.GOOD, Tone.MUTED, Tone.TEXT)


def _signs(glyphs: Glyphs) -> tuple[str, str, str]:
    return ("█", "▓", "░") if glyphs is UNICODE else ("#", "=", "-")
