"""A month as a grid: seven columns, each day with what is in it as far as there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from jobboard_tui.domain.labels import weekday_name
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.reports.agenda import AgendaDay, AgendaItem, AgendaKind
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import pgettext
from jobboard_tui.tui.glyphs import Glyphs
from jobboard_tui.tui.presentation.styled_text import StyledLine, StyledRun, Tone
from jobboard_tui.tui.presentation.text_width import fit

WEEK = 7
_RANK = (AgendaKind.MEETING, AgendaKind.DAY, AgendaKind.DEADLINE, AgendaKind.OPENS)
_FORMS = ("株式会社", "合同会社", "有限会社")


@dataclass(frozen=True, slots=True)
class Month:
    """Whole weeks of the month that begins on `first`; the cursor is on the day `chosen`."""

    days: Sequence[AgendaDay]
    first: date
    chosen: date
    today: date


@dataclass(frozen=True, slots=True)
class _MonthCell:
    """The room for a day."""

    width: int
    rows: int
    glyphs: Glyphs


def month_lines(month: Month, width: int, height: int, glyphs: Glyphs) -> list[StyledLine]:
    """Return the grid in so many cells and lines."""
    days = month.days
    weeks = max(1, len(days) // WEEK)
    room = _MonthCell(max(4, width // WEEK), max(1, (height - 1) // weeks), glyphs)
    lines: list[StyledLine] = [
        tuple((fit(" " + weekday_name(day.date), room.width), Tone.MUTED) for day in days[:WEEK])
    ]
    for start in range(0, len(days), WEEK):
        cells = [_cell(day, month, room) for day in days[start : start + WEEK]]
        lines += [tuple(run for cell in cells for run in cell[row]) for row in range(room.rows)]
    return lines


def _cell(day: AgendaDay, month: Month, room: _MonthCell) -> list[list[StyledRun]]:
    """The rows of one day: its number, then what is in it, the meetings first."""
    inside = (day.date.year, day.date.month) == (month.first.year, month.first.month)
    items = _ranked(day)
    shown = items[: room.rows - 1]
    cell = [_number(day, month, room, inside=inside, more=len(items) - len(shown))]
    for item in shown:
        sign, tone = sign_of(item, room.glyphs)
        text = Tone.TEXT if inside else Tone.MUTED
        name = fit(_name(item), room.width - 4, room.glyphs.cut)
        cell.append([(f" {sign} ", tone), (name + " ", text)])
    cell += [[(" " * room.width, Tone.TEXT)] for _row in range(room.rows - len(cell))]
    return cell


def _ranked(day: AgendaDay) -> list[AgendaItem]:
    return sorted(day.items, key=lambda item: _RANK.index(item.what))


def _name(item: AgendaItem) -> str:
    """Whose it is, in the few cells of a day: without the company's form before its name."""
    if item.application is None:
        return pgettext("label", "general")
    name = clean(item.company)
    for form in _FORMS:
        name = name.removeprefix(form)
    return name.strip() or clean(item.company)


def _number(
    day: AgendaDay, month: Month, room: _MonthCell, *, inside: bool, more: int
) -> list[StyledRun]:
    mark = room.glyphs.bar if day.date == month.chosen else " "
    tone = Tone.STRONG if inside else Tone.MUTED
    if day.date == month.today:
        tone = Tone.ACCENT
    rest = f" +{more}" if more else ""
    if day.holiday and inside:
        rest = f"{rest} {day.holiday.partition(' ')[0]}"
    return [
        (mark, Tone.ACCENT),
        (f"{day.date.day:2}", tone),
        (
            fit(rest, room.width - 4, room.glyphs.cut) + " ",
            Tone.BAD if day.holiday else Tone.MUTED,
        ),
    ]


def sign_of(item: AgendaItem, glyphs: Glyphs) -> StyledRun:
    """Return the sign of a meeting, a deadline or an opening window."""
    return {
        AgendaKind.MEETING: (glyphs.of_kind(Kind.INTERVIEW), Tone.ACCENT),
        AgendaKind.DAY: (glyphs.due, Tone.ACCENT),
        AgendaKind.DEADLINE: (glyphs.due, Tone.DUE),
        AgendaKind.OPENS: (glyphs.waiting, Tone.WAITING),
    }[item.what]


def day_lines(day: AgendaDay, width: int, glyphs: Glyphs) -> Iterator[StyledLine]:
    """Yield what is in one day, a line each, the meetings first.

    The name of a holiday stands before them.
    """
    if day.holiday:
        yield ((fit(day.holiday, width, glyphs.cut), Tone.BAD),)
    for item in _ranked(day):
        yield item_line(item, width, glyphs)


def item_line(item: AgendaItem, width: int, glyphs: Glyphs) -> StyledLine:
    """Return one thing as a line: its sign, its time, whose it is, what it is."""
    sign, tone = sign_of(item, glyphs)
    company = clean(item.company) if item.application is not None else pgettext("label", "general")
    name = max(12, min(30, width // 3))
    return (
        (f"{sign} ", tone),
        (fit(item.clock, 12, glyphs.cut), Tone.MUTED),
        (fit(company, name, glyphs.cut) + "  ", Tone.TEXT),
        (fit(clean(item.title), max(1, width - name - 16), glyphs.cut), Tone.MUTED),
    )
