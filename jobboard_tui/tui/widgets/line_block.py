"""A few lines of toned text that do not scroll: around the board, over and under lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual.geometry import Size

from jobboard_tui.tui.presentation.styled_text import BLANK, Ground, StyledLine, crop
from jobboard_tui.tui.widgets.line_widget import LineWidget
from jobboard_tui.tui.widgets.safe_text import fit_glyphs

Making = Callable[[int, int], Sequence[StyledLine]]
"""The lines for so many cells and rows."""

Grounded = tuple[StyledLine, Ground]
"""A line and its ground: that of the cursor where the keys are about it."""

GroundedMaking = Callable[[int, int], Sequence[Grounded]]
"""The same, where not all lines have the ground of the block."""


class LineBlock(LineWidget):
    """Shows what `show` was given, made for the size that there is; painted where it differs.

    Where the lines do not all have room, those of the cursor are among them.
    """

    DEFAULT_CSS = """
    LineBlock { width: 1fr; height: 1fr; }
    """

    def __init__(self, ground: Ground = Ground.BASE, **options: Any) -> None:
        super().__init__(**options)
        self._ground = ground
        self._making: GroundedMaking = lambda _width, _height: ()
        self._lines: Sequence[Grounded] = ()
        self._top = 0

    def show(self, making: Making) -> None:
        """Other lines: `making` gets the cells and the rows that there are."""
        self.show_grounded(
            lambda width, height: [(line, self._ground) for line in making(width, height)]
        )

    def show_grounded(self, making: GroundedMaking) -> None:
        """Other lines, each with its ground."""
        self._making = making
        lines = self._made()
        if lines == self._lines:
            return
        if self.styles.auto_dimensions and len(lines) != len(self._lines):
            self.refresh(layout=True)
        before = self.painted()
        self._take(lines)
        self.repaint_since(before)

    def on_resize(self) -> None:
        """Make the lines for the new size."""
        self._take(self._made())
        self.refresh()

    def _made(self) -> Sequence[Grounded]:
        return self._making(*self.size) if self.size else ()

    def _take(self, lines: Sequence[Grounded]) -> None:
        self._lines = lines
        last = max((at for at, line in enumerate(lines) if line[1] is Ground.CURSOR), default=-1)
        self._top = max(0, last + 1 - self.size.height)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """As many rows as there are lines, where the height is automatic."""
        return max(1, len(self._making(width, 0)))

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """Return the line at `y`."""
        if self._top + y >= len(self._lines):
            return BLANK, self._ground
        made, ground = self._lines[self._top + y]
        line = tuple((fit_glyphs(self.app, text), tone) for text, tone in made)
        return crop(line, width, self.glyphs.cut), ground
