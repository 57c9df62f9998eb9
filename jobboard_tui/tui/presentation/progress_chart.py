"""The hill as a picture: pixels, two to a cell, drawn from the weeks walked; pure.

The ground of each week is as high as the step that it led to, so the path is the slope itself. In
front of the walker the hill goes on, up to the fox of stone among the pines.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

from jobboard_tui.domain.reports.progress import WEEKS, Progress, WeekProgress
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone

FIGURE_AT = 0.6
"""Where the walker stands, of the whole width."""
_SUMMIT_AT = 0.79
_FOOT = 3
"""Pixels of ground under the lowest step."""
_MOST_PER_STEP = 3.0
_ROOM_FOR_TWO = 18
"""Pixels between walker and fox from which on two pines stand apart."""


class Ink(StrEnum):
    """What a pixel shows."""

    SKY = " "
    STAR = "."
    LIGHT = "o"
    TRAIL = "="
    GRASS = '"'
    EARTH = ":"
    NEEDLES = "^"
    TRUNK = "|"
    STONE = "#"
    FIGURE = "@"


Pixels: TypeAlias = list[list[Ink]]
"""Rows from the top, two for each line of cells."""

_PINE = ("...^...", "..^^^..", ".^^^^^.", "..^^^..", ".^^^^^.", "^^^^^^^", "...|...", "...|...")
_SMALL_PINE = ("..^..", ".^^^.", "..^..", ".^^^.", "^^^^^", "..|..")
_FOX = (
    ".#..#....",
    ".####....",
    "######...",
    ".####..##",
    "..###.###",
    "..######.",
    "..#####..",
    "#########",
)
_WALKER = (".@@..", ".@@..", "@@@@.", "@@@.@", ".@@..", "@..@.")
_MOON = (".ooo.", "oo...", "oo...", "oo...", ".ooo.")
_SUN = ("..o..", ".ooo.", "ooooo", ".ooo.", "..o..")


def stations(width: int, count: int) -> list[int]:
    """Return where on the path each of the last `count` weeks ends.

    The last is under the walker.
    """
    last = int(width * FIGURE_AT)
    step = (last - 2) / WEEKS
    return [round(last - step * (count - 1 - number)) for number in range(count)]


def pixels(walk: Progress, width: int, height: int, *, night: bool) -> Pixels:
    """Return the picture in so many columns and lines of cells."""
    rows = 2 * height
    grid: Pixels = [[Ink.SKY] * width for _row in range(rows)]
    if width < 30 or height < 6:
        return grid
    ground = _ground(walk, width, rows)
    _paint_sky(grid, ground, night=night)
    walker = int(width * FIGURE_AT)
    for x, sprite in _trees(width, walker):
        _stamp(grid, sprite, x, rows - ground[min(width - 1, x + len(sprite[0]) // 2)])
    fox = int(width * _SUMMIT_AT) + 1
    _stamp(grid, _FOX, fox, rows - ground[fox])
    for x in range(width):
        top = rows - ground[x]
        for y in range(max(0, top), rows):
            grid[y][x] = Ink.EARTH
        if 0 <= top < rows:
            grid[top][x] = Ink.TRAIL if x <= walker + 1 else Ink.GRASS
    _stamp(grid, _WALKER, walker - 2, rows - ground[walker])
    return grid


def _ground(walk: Progress, width: int, rows: int) -> list[int]:
    """How high the ground is in each column, in pixels from the bottom."""
    heights = [walk.start, *(week.height for week in walk.weeks)]
    lowest, highest = min(heights), max(heights)
    summit = rows - len(_FOX) - 2
    room = summit - _FOOT - 2
    step = min(_MOST_PER_STEP, room / max(1, highest - lowest))
    ends = stations(width, len(walk.weeks))
    first = ends[0] - (ends[1] - ends[0] if len(ends) > 1 else 4) if ends else 0
    marks = [
        (x, _FOOT + (height - lowest) * step)
        for x, height in zip([max(0, first), *ends], heights, strict=True)
    ]
    marks = [(-1, marks[0][1]), *marks]
    marks += [(int(width * FIGURE_AT) + 3, marks[-1][1]), (int(width * _SUMMIT_AT), summit)]
    marks.append((width + 1, summit))
    return [round(_between(marks, x)) for x in range(width)]


def _between(marks: Sequence[tuple[int, float]], x: int) -> float:
    """The height at a column: from mark to mark without a corner."""
    for (left, low), (right, high) in pairwise(marks):
        if left <= x <= right and right > left:
            way = (x - left) / (right - left)
            return low + (high - low) * way * way * (3 - 2 * way)
    return marks[-1][1]


def _trees(width: int, walker: int) -> list[tuple[int, Sequence[str]]]:
    ahead = int(width * _SUMMIT_AT) - walker
    trees: list[tuple[int, Sequence[str]]] = [
        (1, _SMALL_PINE),
        (walker + ahead // 2 - 3, _PINE),
        (min(width - 7, int(width * _SUMMIT_AT) + 14), _PINE),
    ]
    if ahead >= _ROOM_FOR_TWO:
        trees.append((walker + ahead * 3 // 4, _SMALL_PINE))
    return trees


def _stamp(grid: Pixels, sprite: Sequence[str], x: int, foot: int) -> None:
    """A small drawing with its lower edge on the row above `foot`; what is outside is left out."""
    for row, line in enumerate(sprite):
        y = foot - len(sprite) + row
        for column, sign in enumerate(line):
            if sign != "." and 0 <= y < len(grid) and 0 <= x + column < len(grid[0]):
                grid[y][x + column] = Ink(sign)


def _paint_sky(grid: Pixels, ground: Sequence[int], *, night: bool) -> None:
    rows, width = len(grid), len(grid[0])
    if night:
        for number in range(width // 5):
            x, y = (number * 37 + 11) % width, (number * 23 + 5) % max(1, rows - 6)
            if y < rows - ground[x] - 3:
                grid[y - y % 2][x] = Ink.STAR
    _stamp(grid, _MOON if night else _SUN, width // 6, 7)


# -- cells ---------------------------------------------------------------------------------------

ChartCell: TypeAlias = tuple[str, Ink, Ink]
"""A sign, the ink that it is drawn with and the ink behind it."""


def cells(grid: Pixels, y: int, *, plain: bool) -> list[ChartCell]:
    """Return a line of cells: half blocks, or (`plain`) one ASCII sign for what the cell shows."""
    upper, lower = grid[2 * y], grid[2 * y + 1]
    if plain:
        shown = [low if high is Ink.SKY else high for high, low in zip(upper, lower, strict=True)]
        return [(str(ink), ink, Ink.SKY) for ink in shown]
    return [_half(high, low) for high, low in zip(upper, lower, strict=True)]


def _half(high: Ink, low: Ink) -> ChartCell:
    if high is Ink.STAR:
        return ".", Ink.STAR, Ink.SKY
    if high is low:
        return ("█" if high is not Ink.SKY else " "), high, Ink.SKY
    if high is Ink.SKY:
        return "▄", low, Ink.SKY
    return "▀", high, low


def signs(weeks: Sequence[WeekProgress], width: int) -> StyledLine:
    """Return what each week did, a sign under each: + one up, = held, - one back, ~ goes on."""
    line: list[tuple[str, Tone]] = []
    used = 0
    for x, week in zip(stations(width, len(weeks)), weeks, strict=True):
        sign, tone = _sign(week)
        line += [(" " * (x - used), Tone.MUTED), (sign, tone)]
        used = x + 1
    return tuple(line)


def _sign(week: WeekProgress) -> tuple[str, Tone]:
    if week.move > 0:
        return "+", Tone.GOOD
    if week.move < 0:
        return "-", Tone.BAD
    return ("~", Tone.ACCENT) if week.goes_on else ("=", Tone.MUTED)
