"""A list of any length with a cursor; only the rows on the screen are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from jobboard_tui.tui.presentation.styled_text import Ground, StyledLine
from jobboard_tui.tui.theme import palette_of
from jobboard_tui.tui.widgets.line_widget import paint
from jobboard_tui.tui.widgets.safe_text import fit_glyphs

ListRow = Callable[[int, int], StyledLine]
"""What stands in the row of that number, in so many cells."""


def _no_heading(_number: int) -> bool:
    return False


class VirtualList(ScrollView, can_focus=True):
    """Rows by number. Headings stand on a band, and the cursor passes over them."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    VirtualList { height: 1fr; width: 1fr; background: $background; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", show=False),
        Binding("down,j", "step(1)", show=False),
        Binding("pageup,ctrl+u", "page(-1)", show=False),
        Binding("pagedown,ctrl+d", "page(1)", show=False),
        Binding("home,g", "edge(-1)", show=False),
        Binding("end,G", "edge(1)", show=False),
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
        count: int,
        row: ListRow,
        is_heading: Callable[[int], bool] = _no_heading,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self._count = count
        self._row = row
        self._is_heading = is_heading
        self.cursor = self._free(0, 1)

    def show(self, count: int, row: ListRow | None = None) -> None:
        """Other rows; the cursor stays at its number as far as there is one."""
        self._count = count
        self._row = row or self._row
        self.cursor = self._free(max(0, min(self.cursor, count - 1)), 1)
        self._measure()
        self.refresh()

    def on_mount(self) -> None:
        """Tell the scrollbar how long the list is."""
        self._measure()

    def on_resize(self) -> None:
        """Keep the cursor on the screen."""
        self._measure()
        self._reveal()

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._count)

    def _free(self, number: int, step: int) -> int:
        """The number, or the next one in that direction that is no heading, or the other way."""
        for way in (step, -step):
            at = number
            while 0 <= at < self._count:
                if not self._is_heading(at):
                    return at
                at += way
        return 0

    def _go(self, number: int, step: int) -> None:
        number = self._free(max(0, min(number, self._count - 1)), step)
        if number == self.cursor or not self._count:
            self._reveal()
            return
        before, self.cursor = self.cursor, number
        self._reveal()
        self.refresh_lines(before - self.scroll_offset.y)
        self.refresh_lines(number - self.scroll_offset.y)
        self.post_message(self.Moved(self, number))

    def refresh_lines(self, y: int, line_count: int = 1) -> None:
        """Draw some rows of the screen anew."""
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, line_count))

    def _reveal(self) -> None:
        above = (
            self.cursor - 1 if self.cursor and self._is_heading(self.cursor - 1) else self.cursor
        )
        height = min(self.cursor - above + 1, max(1, self.size.height))
        self.scroll_to_region(Region(0, above, 1, height), animate=False, force=True)

    def action_step(self, step: int) -> None:
        """One row on or back."""
        self._go(self.cursor + step, step)

    def action_page(self, step: int) -> None:
        """A page on or back."""
        self._go(self.cursor + step * max(1, self.size.height - 1), step)

    def action_edge(self, step: int) -> None:
        """The first or the last row."""
        self._go(0 if step < 0 else self._count - 1, -step)

    def action_choose(self) -> None:
        """Post that the row under the cursor was chosen."""
        if self._count and not self._is_heading(self.cursor):
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """The cursor goes to the row; a click on it, or a double click, chooses it."""
        number = int(event.y) + self.scroll_offset.y
        if not 0 <= number < self._count or self._is_heading(number):
            return
        chosen = number == self.cursor or event.chain > 1
        self._go(number, 1)
        if chosen:
            self.action_choose()

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        palette = palette_of(self.app)
        if not 0 <= number < self._count:
            return paint((), Ground.BASE, width, palette)
        ground = Ground.BASE
        if self._is_heading(number):
            ground = Ground.BAND
        elif number == self.cursor:
            ground = Ground.CURSOR if self.has_focus else Ground.QUIET
        line = tuple((fit_glyphs(self.app, text), tone) for text, tone in self._row(number, width))
        return paint(line, ground, width, palette)
