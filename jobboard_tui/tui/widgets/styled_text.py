"""Lines of toned text that can be scrolled; made anew for each width."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from jobboard_tui.tui.presentation.styled_text import BLANK, Ground, StyledLine
from jobboard_tui.tui.widgets.line_list import LineList
from jobboard_tui.tui.widgets.safe_text import fit_glyphs

Making = Callable[[int], Sequence[StyledLine]]
"""The lines for so many cells."""


class StyledText(LineList):
    """Shows what `making` makes; it has the keys to scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_by(1)", show=False),
        Binding("k,up", "scroll_by(-1)", show=False),
        Binding("space,pagedown,ctrl+d", "page(1)", show=False),
        Binding("pageup,ctrl+u", "page(-1)", show=False),
        Binding("g,home", "scroll_by(-99999)", show=False),
        Binding("G,end", "scroll_by(99999)", show=False),
    ]

    def __init__(self, making: Making) -> None:
        super().__init__()
        self.making = making
        self._made: tuple[int, Sequence[StyledLine]] | None = None

    def show(self, making: Making) -> None:
        """Other lines, from the first on."""
        self.making, self._made, self.top = making, None, 0
        self.refresh()

    def on_resize(self) -> None:
        """In another width there are other lines."""
        self._made = None
        self.top = max(0, min(self.top, len(self.made(self.size.width)) - self.rows_in_view))

    def made(self, width: int) -> Sequence[StyledLine]:
        """The lines for a width, with a blank at either side."""
        if self._made is None or self._made[0] != width:
            self._made = width, self.making(max(1, width - 2))
        return self._made[1]

    def reaches(self, _count: int) -> int:
        """How many lines there are."""
        return len(self.made(self.size.width))

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """A line, scrolled."""
        lines, place = self.made(width), self.top + y
        if place >= len(lines):
            return BLANK, Ground.BASE
        line = lines[place]
        first = line[0][1] if line else None
        told = tuple((fit_glyphs(self.app, text), tone) for text, tone in line)
        return ((" ", first), *told) if first else BLANK, Ground.BASE

    def action_scroll_by(self, by: int) -> None:
        """Lines on or back."""
        self.scroll_lines(by)

    def action_page(self, step: int) -> None:
        """A page on or back."""
        self.scroll_lines(step * max(1, self.rows_in_view - 1))
