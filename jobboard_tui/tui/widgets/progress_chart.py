"""The picture of the hill: night or day by the theme, in half blocks or plain signs."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from jobboard_tui.domain.reports.progress import Progress
from jobboard_tui.tui.glyphs import UNICODE
from jobboard_tui.tui.presentation.progress_chart import Ink, Pixels, cells, pixels, signs
from jobboard_tui.tui.presentation.styled_text import Ground, StyledLine, Tone
from jobboard_tui.tui.theme import Palette
from jobboard_tui.tui.widgets.line_widget import LineWidget

_TONES: dict[Ink, tuple[Tone, float]] = {
    Ink.STAR: (Tone.MUTED, 1.0),
    Ink.LIGHT: (Tone.DUE, 0.9),
    Ink.TRAIL: (Tone.ACCENT, 1.0),
    Ink.GRASS: (Tone.GOOD, 0.8),
    Ink.EARTH: (Tone.GOOD, 0.25),
    Ink.NEEDLES: (Tone.GOOD, 0.55),
    Ink.TRUNK: (Tone.DUE, 0.4),
    Ink.STONE: (Tone.MUTED, 0.85),
    Ink.FIGURE: (Tone.STRONG, 1.0),
}
"""Of which colour of the theme each thing is, and how much of it over the ground."""


class ProgressChart(LineWidget):
    """Draws a walk; the last line has a sign for each week."""

    DEFAULT_CSS = "ProgressChart { width: 1fr; height: 11; }"

    def __init__(self, walk: Progress) -> None:
        super().__init__()
        self.walk = walk
        self._drawn: tuple[tuple[int, int, bool], Pixels] | None = None

    def show(self, walk: Progress) -> None:
        """Show the progress of other weeks."""
        self.walk, self._drawn = walk, None
        self.refresh()

    def line_at(self, _y: int, width: int) -> tuple[StyledLine, Ground]:
        """The line of signs, the only one that is text."""
        return signs(self.walk.weeks, width), Ground.BASE

    def segments_at(self, y: int, width: int) -> list[Segment]:
        """A line of the picture, or the signs below it."""
        height = self.size.height - 1
        if y >= height:
            return super().segments_at(y, width)
        key = width, height, self.app.current_theme.dark
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = key, pixels(self.walk, width, height, night=key[2])
        plain = self.glyphs is not UNICODE
        row = cells(self._drawn[1], y, plain=plain)
        return [
            Segment("".join(sign for sign, _ink, _under in run), _style(self.palette, *inks))
            for inks, run in groupby(row, key=lambda cell: cell[1:])
        ]


@lru_cache(maxsize=512)
def _style(palette: Palette, ink: Ink, under: Ink) -> Style:
    return Style(color=_colour(palette, ink).rich_color, bgcolor=_colour(palette, under).rich_color)


def _colour(palette: Palette, ink: Ink) -> Color:
    ground = palette.colour(Ground.BASE)
    if ink is Ink.SKY:
        return ground
    tone, share = _TONES[ink]
    colour = palette.colour(tone)
    if colour.ansi is not None or ground.ansi is not None:
        return colour
    return ground.blend(colour, share, alpha=1.0)
