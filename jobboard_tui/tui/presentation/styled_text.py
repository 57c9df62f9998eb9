"""What a line of the screen is made of, before it has colours: runs of text, each with a tone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from jobboard_tui.tui.presentation.text_width import cell_len, cut

if TYPE_CHECKING:
    from jobboard_tui.tui.glyphs import Glyphs


class Tone(StrEnum):
    """What a text means; the theme gives it a colour."""

    TEXT = "text"
    STRONG = "strong"
    MUTED = "muted"
    FAINT = "faint"  # lines and thumbs: nothing to read
    ACCENT = "accent"
    LATE = "late"
    DUE = "due"
    WAITING = "waiting"
    SOFT = "soft"
    GOOD = "good"
    BAD = "bad"


class Ground(StrEnum):
    """What a text stands on."""

    BASE = "base"
    BAND = "band"  # headings
    CURSOR = "cursor"
    QUIET = "quiet"  # the cursor of a part that has not the keys
    DROP = "drop"  # where a dragged card would land


StyledRun: TypeAlias = tuple[str, Tone]
StyledLine: TypeAlias = tuple[StyledRun, ...]

BLANK: StyledLine = ()


def width_of(line: Iterable[StyledRun]) -> int:
    """Return the cells that a line takes."""
    return sum(cell_len(text) for text, _tone in line)


def crop(line: Iterable[StyledRun], width: int, mark: str) -> StyledLine:
    """Return the line in at most `width` cells, cut at a cell boundary.

    Blanks at its end go first.
    """
    kept: list[StyledRun] = []
    left = width
    for text, tone in _without_end_blanks(line):
        cells = cell_len(text)
        if cells > left:
            if left > 0:
                kept.append((cut(text, left, mark), tone))
            elif kept:
                last, last_tone = kept[-1]
                kept[-1] = (cut(last + " ", cell_len(last), mark), last_tone)
            break
        kept.append((text, tone))
        left -= cells
    return tuple(kept)


def _without_end_blanks(line: Iterable[StyledRun]) -> list[StyledRun]:
    runs = list(line)
    while runs and not runs[-1][0].strip():
        runs.pop()
    if runs:
        runs[-1] = (runs[-1][0].rstrip(), runs[-1][1])
    return runs


def spread(
    left: Sequence[StyledRun], right: Sequence[StyledRun], width: int, mark: str
) -> StyledLine:
    """Return a line with one part at the left and one at the right edge.

    The left one is cut where they would meet.
    """
    space = width_of(right)
    if space == 0:
        return crop(left, width, mark)
    if space >= width - 4:
        return crop(left, width, mark)
    start = crop(left, width - space - 1, mark)
    gap = width - space - width_of(start)
    return (*start, (" " * gap, Tone.TEXT), *right)


def rule_line(
    name: str, width: int, glyphs: Glyphs, tone: Tone = Tone.MUTED, right: str = ""
) -> StyledLine:
    """Return a line across, with the name of what stands below it, and a note at its right end."""
    name = cut(name, width - 5, glyphs.cut)
    start = glyphs.horizontal * 2
    rest = max(0, width - 4 - cell_len(name))
    left: StyledLine = ((start, Tone.FAINT), (f" {name} ", tone))
    note = cell_len(right) + 4
    if not right or rest < note + 2:
        return (*left, (glyphs.horizontal * rest, Tone.FAINT))
    line = (glyphs.horizontal * (rest - note), Tone.FAINT)
    return (*left, line, (f" {right} ", Tone.MUTED), (start, Tone.FAINT))


def join_runs(parts: Iterable[str], between: str) -> str:
    """Return the texts that are not empty, with something between them."""
    return between.join(part for part in parts if part)
