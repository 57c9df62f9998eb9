"""Choices laid out in columns, in as few rows as the width allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.content import Content

from jobboard_tui.domain.values import frozen
from jobboard_tui.tui.presentation.text_width import cell_len, cut, fit
from jobboard_tui.tui.widgets.choice import Choice

_GAP = 2
_HINTED = 36
"""A choice with its hint takes at most so many cells; the rest of the hint is cut off."""


@frozen
class ChoicePosition:
    """Where a choice stands: `place` is its number, `x`, `y` and `width` are cells."""

    place: int
    x: int
    y: int
    width: int


_Item = int | str
"""In a column: the number of a choice, or a heading (empty: a free row)."""


def lay_out(
    choices: Sequence[Choice[Any]], width: int, at: int, top: int
) -> tuple[list[ChoicePosition], list[Content]]:
    """Return where each choice stands, from the row `top` on, and the rows as they look."""
    columns: list[list[_Item]] = []
    widths: list[int] = []
    for height in range(1, 2 * len(choices) + 2):
        columns = _flowed(choices, height)
        widths = [_width(choices, column) for column in columns]
        if sum(widths) <= width:
            break
    spots: list[ChoicePosition] = []
    lines: list[list[Content]] = [[] for _row in range(max(map(len, columns), default=0))]
    x = 0
    for column, needed in zip(columns, widths, strict=True):
        room = min(needed, max(8, width - x))
        for row, line in enumerate(lines):
            item: _Item = column[row] if row < len(column) else ""
            if isinstance(item, str):
                line.append(Content.styled(fit(f"  {item}", room), "$muted"))
            else:
                spots.append(ChoicePosition(item, x, top + row, room))
                line.append(_cell(choices[item], room, item == at))
        x += room
    spots.sort(key=lambda spot: spot.place)
    return spots, [Content("").join(line) for line in lines]


def _flowed(choices: Sequence[Choice[Any]], height: int) -> list[list[_Item]]:
    """The choices in columns of that height; short groups stand below each other."""
    columns: list[list[_Item]] = []
    for group in _groups(choices):
        headed = bool(choices[group[0]].group)
        size = len(group) + headed
        if not columns or len(columns[-1]) + headed + size > height:
            columns.append([])
        elif headed:
            columns[-1].append("")
        if headed:
            columns[-1].append(choices[group[0]].group)
        for place in group:
            if len(columns[-1]) >= max(height, 1 + headed):
                columns.append([""] if headed else [])
            columns[-1].append(place)
    return columns


def _groups(choices: Sequence[Choice[Any]]) -> list[list[int]]:
    groups: list[list[int]] = []
    for place, choice in enumerate(choices):
        if place and choices[place - 1].group == choice.group:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _width(choices: Sequence[Choice[Any]], column: Sequence[_Item]) -> int:
    return _GAP + max(
        cell_len(item) + 2 if isinstance(item, str) else _cells(choices[item]) for item in column
    )


def _cells(choice: Choice[Any]) -> int:
    plain = 4 + cell_len(choice.label)
    if not choice.hint:
        return plain
    return max(plain, min(_HINTED, plain + 1 + cell_len(choice.hint)))


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
    if choice.hint and space > 4:
        cell = cell.append(Content.styled(f" {cut(choice.hint, space - 2)}", "$muted"))
    cell = cell.pad_right(max(0, room - cell.cell_length))
    if here:
        cell = cell.stylize("on $cursor-ground", 1, len(cell) - 1)
    return cell
