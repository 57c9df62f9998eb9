"""Long lists of lines with a cursor: only the lines in view are made."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.geometry import Region

from jobboard_tui.tui.widgets.line_widget import LineWidget

WHEEL_LINES = 3


class LineList(LineWidget, can_focus=True):
    """Lines scrolled by the line; `top` is the first in view.

    A descendant says how long the list is at least (`reaches`) and what stands on each line;
    `HEAD` lines above the list do not scroll.
    """

    DEFAULT_CSS = """
    LineList { height: 1fr; width: 1fr; }
    """
    HEAD: ClassVar[int] = 0

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.top = 0

    def reaches(self, count: int) -> int:
        """How many lines there are; no more than `count` of them need to be known."""
        raise NotImplementedError

    @property
    def rows_in_view(self) -> int:
        """The lines of the list that can be seen at once."""
        return max(0, self.size.height - self.HEAD)

    def scroll_lines(self, by: int) -> bool:
        """Scroll by lines; whether anything moved."""
        height = self.rows_in_view
        if by > 0:
            longest = self.reaches(self.top + by + height)
            top = max(self.top, min(self.top + by, longest - height))
        else:
            top = max(0, self.top + by)
        if top == self.top:
            return False
        self.top = top
        self.refresh()
        return True

    def bring_lines_into_view(self, first: int, last: int) -> bool:
        """Scroll as little as needed to see these lines, the first one at any rate."""
        height = self.rows_in_view
        if height <= 0:
            return False
        if first < self.top:
            return self.scroll_lines(first - self.top)
        if last >= self.top + height:
            return self.scroll_lines(min(last - height + 1, first) - self.top)
        return False

    def repaint(self, first: int, last: int) -> None:
        """Paint some lines of the list anew."""
        self.refresh(Region(0, self.HEAD + first - self.top, self.size.width, last - first + 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls."""
        event.stop()
        self.scroll_lines(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls."""
        event.stop()
        self.scroll_lines(-WHEEL_LINES)
