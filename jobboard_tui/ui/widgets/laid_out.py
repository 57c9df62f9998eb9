"""Choices laid out in columns, in as few rows as the width allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.content import Content

from jobboard_tui.ui.cells import cell_len, cut

if TYPE_CHECKING:
    from jobboard_tui.ui.widgets.picker import Choice

_GAP = 2
_NARROWEST = 12


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a choice stands: `place` is its number, `x`, `y` and `width` are cells."""

    place: int
    x: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class _Column:
    """Some choices of a group, from the number `first` on; the group's name above the first."""

    first: int
    count: int
    width: int
    group: str


def lay_out(
    choices: Sequence[Choice[Any]], width: int, at: int, top: int
) -> tuple[list[Spot], list[Content]]:
    """Where each choice stands, from the row `top` on, and the rows as they look."""
    rows = 1
    columns = _columns(choices, rows)
    while _width(columns) > width and rows < len(choices):
        rows += 1
        columns = _columns(choices, rows)
    headed = any(choice.group for choice in choices)
    spots: list[Spot] = []
    lines: list[list[Content]] = [[] for _row in range(rows + headed)]
    x = 0
    for column in columns:
        room = max(_NARROWEST, min(column.width, width - x))
        if headed:
            lines[0].append(Content.styled(f"  {column.group}".ljust(room), "$muted"))
        for row in range(rows):
            line = lines[row + headed]
            if row >= column.count:
                line.append(Content(" " * room))
                continue
            place = column.first + row
            spots.append(Spot(place, x, top + headed + row, room))
            line.append(_cell(choices[place], room, place == at))
        x += room
    spots.sort(key=lambda spot: spot.place)
    return spots, [Content("").join(line) for line in lines]


def _columns(choices: Sequence[Choice[Any]], rows: int) -> list[_Column]:
    columns: list[_Column] = []
    start = 0
    while start < len(choices):
        group = choices[start].group
        end = start
        while end < len(choices) and choices[end].group == group:
            end += 1
        for first in range(start, end, rows):
            count = min(rows, end - first)
            widest = max(_cells(choice) for choice in choices[first : first + count])
            name = group if first == start else ""
            columns.append(_Column(first, count, max(widest, cell_len(name) + 2) + _GAP, name))
        start = end
    return columns


def _width(columns: Sequence[_Column]) -> int:
    return sum(column.width for column in columns)


def _cells(choice: Choice[Any]) -> int:
    hint = cell_len(choice.hint) + 1 if choice.hint else 0
    return 4 + cell_len(choice.label) + hint


def _cell(choice: Choice[Any], room: int, here: bool) -> Content:
    """One choice in exactly `room` cells."""
    letter = choice.key[:1] or " "
    label = cut(choice.label, room - 5)
    quiet = bool(choice.disabled)
    cell = Content.assemble(
        "  ",
        (letter, "$muted" if quiet else "bold $accent"),
        " ",
        (label, "$muted" if quiet else "bold" if here else ""),
    )
    space = room - cell.cell_length
    if choice.hint and space > 3:
        cell = cell.append(Content.styled(f" {cut(choice.hint, space - 2)}", "$muted"))
    cell = cell.pad_right(max(0, room - cell.cell_length))
    if here:
        cell = cell.stylize("on $cursor-ground", 1, len(cell) - 1)
    return cell
