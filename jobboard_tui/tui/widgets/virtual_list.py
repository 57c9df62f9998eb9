"""A list of any length with a cursor; only the rows on the screen are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from jobboard_tui.tui.page_actions import bind
from jobboard_tui.tui.presentation.styled_text import BLANK, Ground, StyledLine
from jobboard_tui.tui.widgets.line_list import LineList
from jobboard_tui.tui.widgets.safe_text import fit_glyphs

ListRow = Callable[[int, int], StyledLine]
"""What stands in the row of that number, in so many cells."""


def _blank_row(_number: int, _width: int) -> StyledLine:
    return BLANK


def _no_heading(_number: int) -> bool:
    return False


class VirtualList(LineList):
    """Rows by number. Headings stand on a band, and the cursor passes over them."""

    DEFAULT_CSS = """
    VirtualList { overflow-y: auto; scrollbar-size-vertical: 1; }
    """
    CLICK_CHOOSES: ClassVar[bool] = True
    """Whether a single click on the row under the cursor chooses it."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        bind("page-up", "step(-1)"),
        Binding("down", "step(1)", show=False),
        bind("page-down", "step(1)"),
        Binding("pageup", "page(-1)", show=False),
        bind("page-previous_page", "page(-1)"),
        Binding("pagedown", "page(1)", show=False),
        bind("page-next_page", "page(1)"),
        Binding("home", "edge(-1)", show=False),
        bind("page-first", "edge(-1)"),
        Binding("end", "edge(1)", show=False),
        bind("page-last", "edge(1)"),
        Binding("enter", "choose", show=False),
    ]

    class OfRow(Message):
        """Something about the row of that number."""

        def __init__(self, rows: VirtualList, number: int) -> None:
            super().__init__()
            self.rows = rows
            self.number = number

        @property
        def control(self) -> VirtualList:
            """Return the list that posted the message."""
            return self.rows

    class Chosen(OfRow):
        """Enter or a click on a row."""

    class Moved(OfRow):
        """The cursor went to another row."""

    def __init__(
        self,
        count: int = 0,
        row: ListRow = _blank_row,
        is_heading: Callable[[int], bool] = _no_heading,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self._row = row
        self._is_heading = is_heading
        self.set_count(count)
        self.cursor = self._free(0, 1)

    def show(self, count: int, cursor: int | None = None) -> None:
        """Other rows; the cursor goes to a number, or stays at its own, as far as there is one."""
        before = self.cursor
        self.set_count(count)
        at = before if cursor is None else cursor
        self.cursor = self._free(max(0, min(at, count - 1)), 1)
        if self.cursor != before:
            self._reveal()
        self.refresh()

    def make_lines(self) -> None:
        """Keep the cursor on the screen."""
        self._reveal()

    def _free(self, number: int, step: int) -> int:
        """The number, or the next one in that direction that is no heading, or the other way."""
        for way in (step, -step):
            at = number
            while 0 <= at < self.count:
                if not self._is_heading(at):
                    return at
                at += way
        return 0

    def go_to(self, number: int, step: int = 1) -> None:
        """Move the cursor to a row, or past a heading in the direction of `step`."""
        number = self._free(max(0, min(number, self.count - 1)), step)
        before, self.cursor = self.cursor, number
        self._reveal()
        if number != before:
            self.repaint(before, before)
            self.repaint(number, number)
            self.post_message(self.Moved(self, number))

    def _reveal(self) -> None:
        """Scroll to the cursor, and to the heading right above it."""
        is_below_heading = self.cursor and self._is_heading(self.cursor - 1)
        self.bring_into_view(self.cursor - bool(is_below_heading), self.cursor)

    def action_step(self, step: int) -> None:
        """One row on or back."""
        self.go_to(self.cursor + step, step)

    def action_page(self, step: int) -> None:
        """A page on or back."""
        self.go_to(self.cursor + step * max(1, self.rows_in_view - 1), step)

    def action_edge(self, step: int) -> None:
        """The first or the last row."""
        self.go_to(0 if step < 0 else self.count - 1, -step)

    def action_choose(self) -> None:
        """Post that the row under the cursor was chosen."""
        if self.count and not self._is_heading(self.cursor):
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row; a click on it, or a double click, chooses it."""
        number = self.top + event.y - self.HEAD
        if event.y < self.HEAD or number >= self.count or self._is_heading(number):
            return
        chosen = event.chain > 1 or (self.CLICK_CHOOSES and number == self.cursor)
        self.go_to(number, 1)
        if chosen:
            self.action_choose()

    def row_at(self, number: int, width: int) -> tuple[StyledLine, Ground]:
        """A row, on the ground of the cursor, of a heading, or of all others."""
        ground = Ground.BASE
        if self._is_heading(number):
            ground = Ground.BAND
        elif number == self.cursor:
            ground = Ground.CURSOR if self.has_focus else Ground.QUIET
        row = self._row(number, width)
        return tuple((fit_glyphs(self.app, text), tone) for text, tone in row), ground
