"""Long lists of lines: only the lines in view are made."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Region, Size, Spacing
from textual.scroll_view import ScrollView
from textual.widget import Widget

from jobboard_tui.tui.presentation.styled_text import BLANK, Ground, StyledLine
from jobboard_tui.tui.widgets.line_widget import LineWidget


class LineList(LineWidget, ScrollView, can_focus=True, inherit_bindings=False):
    """Lines that scroll; `HEAD` lines above the list stay. A scrollbar is a matter of style.

    A descendant says with `set_count` how many lines there are, and in `row_at` what each says;
    `make_lines` is called where they are others in another size.
    """

    DEFAULT_CSS = """
    LineList {
        height: 1fr;
        width: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 0;
    }
    """
    HEAD: ClassVar[int] = 0

    def make_lines(self) -> None:
        """Make the lines for the size that the list has now."""

    def on_resize(self) -> None:
        """Fit the lines to the new size."""
        self.make_lines()
        self.refresh()

    @property
    def line_width(self) -> int:
        """The cells of a line, beside the scrollbar where there is one."""
        return self.scrollable_content_region.width

    @property
    def count(self) -> int:
        """How many lines the list has, those above it not counted."""
        return max(0, self.virtual_size.height - self.HEAD)

    def set_count(self, count: int) -> None:
        """Take another number of lines, and scroll back where the list is shorter than before.

        Nothing is laid out anew, as the toolkit would, unless a scrollbar may come or go.
        """
        if count != self.count and self.styles.scrollbar_size_vertical:
            self.refresh(layout=True)
        self.set_reactive(Widget.virtual_size, Size(0, count + self.HEAD))
        self.scroll_target_y = self.scroll_y = self.top

    @property
    def top(self) -> int:
        """The first line in view."""
        return self.scroll_offset.y

    @property
    def rows_in_view(self) -> int:
        """The lines of the list that can be seen at once."""
        return max(0, self.size.height - self.HEAD)

    def scroll_lines(self, by: int) -> None:
        """Scroll by lines, as far as there are."""
        self.scroll_to(y=self.top + by, animate=False, force=True)

    def bring_into_view(self, first: int, last: int) -> None:
        """Scroll as little as needed to see these lines, the first one at any rate."""
        rows = min(last - first + 1, self.rows_in_view)
        if rows <= 0:
            return
        self.scroll_to_region(
            Region(0, self.HEAD + first, 1, rows),
            spacing=Spacing(top=self.HEAD),
            animate=False,
            force=True,
        )

    def repaint(self, first: int, last: int) -> None:
        """Paint some lines of the list anew."""
        self.refresh_lines(self.HEAD + first, last - first + 1)

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """The line of the list that stands at `y` from the top."""
        number = self.top + y - self.HEAD
        return self.row_at(number, width) if 0 <= number < self.count else (BLANK, Ground.BASE)

    def row_at(self, number: int, width: int) -> tuple[StyledLine, Ground]:
        """What stands on the line of that number, in at most `width` cells, and its ground."""
        raise NotImplementedError
