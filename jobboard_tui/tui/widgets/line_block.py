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


class LineBlock(LineWidget):
    """Shows what `show` was given, made for the size that there is; painted where it differs."""

    DEFAULT_CSS = """
    LineBlock { width: 1fr; height: 1fr; }
    """

    def __init__(self, ground: Ground = Ground.BASE, **options: Any) -> None:
        super().__init__(**options)
        self._ground = ground
        self._making: Making = lambda _width, _height: ()
        self._lines: Sequence[StyledLine] = ()

    def show(self, making: Making) -> None:
        """Other lines: `making` gets the cells and the rows that there are."""
        self._making = making
        lines = self._made()
        if lines == self._lines:
            return
        if self.styles.auto_dimensions and len(lines) != len(self._lines):
            self.refresh(layout=True)
        before, self._lines = self.painted(), lines
        self.repaint_since(before)

    def on_resize(self) -> None:
        """Make the lines for the new size."""
        self._lines = self._made()
        self.refresh()

    def _made(self) -> Sequence[StyledLine]:
        return self._making(*self.size) if self.size else ()

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """As many rows as there are lines, where the height is automatic."""
        return max(1, len(self._making(width, 0)))

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """Return the line at `y`."""
        if y >= len(self._lines):
            return BLANK, self._ground
        line = tuple((fit_glyphs(self.app, text), tone) for text, tone in self._lines[y])
        return crop(line, width, self.glyphs.cut), self._ground
