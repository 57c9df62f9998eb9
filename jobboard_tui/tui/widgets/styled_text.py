"""Lines of toned text that can be scrolled; made anew for each width."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from jobboard_tui.tui.page_actions import bind
from jobboard_tui.tui.presentation.styled_text import BLANK, Ground, StyledLine
from jobboard_tui.tui.widgets.line_list import LineList
from jobboard_tui.tui.widgets.safe_text import fit_glyphs

Making = Callable[[int], Sequence[StyledLine]]
"""The lines for so many cells."""


class StyledText(LineList):
    """Shows what `making` makes, right of `MARGIN` blanks; it has the keys to scroll."""

    MARGIN: ClassVar[int] = 1

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "scroll_by(1)", show=False),
        bind("page-down", "scroll_by(1)"),
        Binding("up", "scroll_by(-1)", show=False),
        bind("page-up", "scroll_by(-1)"),
        Binding("space,pagedown", "page(1)", show=False),
        bind("page-next_page", "page(1)"),
        Binding("pageup", "page(-1)", show=False),
        bind("page-previous_page", "page(-1)"),
        Binding("home", "scroll_by(-99999)", show=False),
        bind("page-first", "scroll_by(-99999)"),
        Binding("end", "scroll_by(99999)", show=False),
        bind("page-last", "scroll_by(99999)"),
    ]

    def __init__(self, making: Making) -> None:
        super().__init__()
        self.making = making
        self.lines: Sequence[StyledLine] = ()

    def show(self, making: Making, top: int = 0) -> None:
        """Other lines, from the line `top` on."""
        self.making = making
        self.make_lines()
        self.scroll_to(y=top, animate=False, force=True)
        self.refresh()

    def make_lines(self) -> None:
        """In another width there are other lines."""
        width = self.size.width - self.MARGIN - 1
        self.lines = self.making(max(1, width)) if self.size.width else ()
        self.set_count(len(self.lines))

    def row_at(self, number: int, _width: int) -> tuple[StyledLine, Ground]:
        """A line, behind the margin."""
        line = self.lines[number]
        runs = tuple((fit_glyphs(self.app, text), tone) for text, tone in line)
        return ((" " * self.MARGIN, line[0][1]), *runs) if line else BLANK, Ground.BASE

    def action_scroll_by(self, by: int) -> None:
        """Lines on or back."""
        self.scroll_lines(by)

    def action_page(self, step: int) -> None:
        """A page on or back."""
        self.scroll_lines(step * max(1, self.rows_in_view - 1))


class TextSheet(StyledText):
    """Fills a page: the lines bring their own margin, and a scrollbar stands beside them."""

    DEFAULT_CSS = """
    TextSheet { overflow-y: auto; scrollbar-size-vertical: 1; }
    """
    MARGIN = 0
