"""The statistics as lines: each figure with its bar and its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from jobboard_tui.core.spoken import day, stage_label
from jobboard_tui.core.stats import Responses, Share, Stats, Week
from jobboard_tui.core.stats_told import days, share
from jobboard_tui.core.text import clean
from jobboard_tui.ui.cells import fit
from jobboard_tui.ui.glyphs import UNICODE, Glyphs
from jobboard_tui.ui.look.lines import BLANK, Line, Run, Tone, cropped, width_of
from jobboard_tui.words import _

_NAME = 18
_WORDS = 29
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_TWO_COLUMNS = 110
_GAP = 4


def bar(part: float, room: int, glyphs: Glyphs) -> str:
    """A bar of exactly `room` cells, of which a share (0 to 1) is filled.

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


def figure_lines(found: Stats, now: datetime, width: int, glyphs: Glyphs) -> list[Line]:
    """All sections; in two columns where there is room."""
    if width < _TWO_COLUMNS:
        room = _Room(width, glyphs)
        parts = [_funnel, _responses, _stays, _attempts]
        told = [line for part in parts for line in (*part(found, room), BLANK)]
    else:
        room = _Room((width - _GAP) // 2, glyphs)
        left = [*_funnel(found, room), BLANK, *_stays(found, room)]
        right = [*_responses(found, room), BLANK, *_attempts(found, room)]
        told = [*_beside(left, right, room.width), BLANK]
    told += _weeks(found.weeks, now, width, glyphs)
    return [cropped(line, width, glyphs.cut) for line in told]


def _beside(left: Sequence[Line], right: Sequence[Line], half: int) -> Iterator[Line]:
    for number in range(max(len(left), len(right))):
        one = left[number] if number < len(left) else BLANK
        other = right[number] if number < len(right) else BLANK
        one = cropped(one, half, "…")
        yield (*one, (" " * (half + _GAP - width_of(one)), Tone.TEXT), *other)


def _heading(text: str) -> Line:
    return ((text, Tone.ACCENT),)


def _none(text: str) -> Line:
    return ((text, Tone.MUTED),)


@dataclass(frozen=True, slots=True)
class _Room:
    """How wide a section is, and what it is drawn with."""

    width: int
    glyphs: Glyphs

    def bar(self, name: str, part: float, words: str, tone: Tone) -> Line:
        """A name, its bar, its numbers."""
        room = max(6, min(30, self.width - _NAME - _WORDS))
        return (
            (fit(name, _NAME - 1, self.glyphs.cut) + " ", Tone.TEXT),
            (bar(part, room, self.glyphs), tone),
            ("  " + words, Tone.TEXT),
        )


def _funnel(found: Stats, room: _Room) -> Iterator[Line]:
    yield _heading(_("Funnel: so far or further, of the stage before"))
    for number, step in enumerate(found.funnel):
        words = _share(step.came) if number else str(step.came.part)
        part = step.came.part / found.count if found.count else 0
        yield room.bar(stage_label(step.stage), part, words, Tone.ACCENT)


def _responses(found: Stats, room: _Room) -> Iterator[Line]:
    yield _heading(
        _("Responses by source: {share}; days until then").format(share=_share(found.all_responses))
    )
    if not found.responses:
        yield _none(_("nothing was sent"))
    for one in found.responses:
        name = clean(one.source) or _("not told")
        yield room.bar(name, _part(one.answered), _answered(one), _tone(one.answered))


def _answered(one: Responses) -> str:
    words = _share(one.answered)
    if one.days is None:
        return words
    return _("{share}; {days}").format(share=words, days=days(one.days))


def _share(one: Share) -> str:
    """So many of so many; where there are enough of them, in percent too."""
    if one.percent is None:
        return _("{part} of {whole}, too few").format(part=one.part, whole=one.whole)
    return share(one)


def _tone(one: Share) -> Tone:
    """A bar of few cases promises nothing."""
    return Tone.MUTED if one.percent is None else Tone.GOOD


def _part(one: Share) -> float:
    return one.part / one.whole if one.whole else 0


def _stays(found: Stats, room: _Room) -> Iterator[Line]:
    yield _heading(_("Time per stage: median of those done"))
    longest = max((one.days or 0 for one in found.stays), default=0)
    for one in found.stays:
        words = _("{days}; {over} done, {now} now").format(
            days=_median(one.days), over=one.over, now=one.now
        )
        part = (one.days or 0) / longest if longest else 0
        yield room.bar(stage_label(one.stage), part, words, Tone.WAITING)


def _median(found: float | None) -> str:
    return _("too few") if found is None else days(found)


def _attempts(found: Stats, room: _Room) -> Iterator[Line]:
    yield _heading(_("Follow-ups answered: {share}").format(share=_share(found.all_attempts)))
    if not found.attempts:
        yield _none(_("none was sent"))
    for one in found.attempts:
        name = _("attempt {number}").format(number=one.number)
        yield room.bar(name, _part(one.answered), _share(one.answered), _tone(one.answered))


def _weeks(weeks: Sequence[Week], now: datetime, width: int, glyphs: Glyphs) -> Iterator[Line]:
    yield _heading(_("Activity per week"))
    legend = (_("sent"), _("meetings"), _("messages"))
    yield tuple(
        run
        for sign, tone, words in zip(_signs(glyphs), _TONES, legend, strict=True)
        for run in ((f"{sign * 2} ", tone), (f"{words}   ", Tone.MUTED))
    )
    most = max((week.total for week in weeks), default=0)
    words = [_week_words(week) for week in weeks]
    room = max(6, min(40, width - 12 - max(map(len, words), default=0) - 2))
    for week, told in zip(weeks, words, strict=True):
        yield (
            (fit(day(week.monday, now), 12), Tone.TEXT),
            *_stacked(week, most, room, glyphs),
            ("  " + told, Tone.TEXT),
        )


def _week_words(week: Week) -> str:
    return _("{sent} + {meetings} + {messages}; {responses} came back").format(
        sent=week.applied,
        meetings=week.meetings,
        messages=week.messages,
        responses=week.responses,
    )


def _stacked(week: Week, most: int, room: int, glyphs: Glyphs) -> Iterator[Run]:
    """One bar of three parts, told apart by their signs as well."""
    used = 0
    seen = 0
    counts = (week.applied, week.meetings, week.messages)
    for count, sign, tone in zip(counts, _signs(glyphs), _TONES, strict=True):
        seen += count
        end = round(seen * room / most) if most else 0
        yield sign * (end - used), tone
        used = end
    yield " " * (room - used), Tone.TEXT


_TONES = (Tone.ACCENT, Tone.GOOD, Tone.MUTED)


def _signs(glyphs: Glyphs) -> tuple[str, str, str]:
    return ("█", "▓", "░") if glyphs is UNICODE else ("#", "=", "-")
