"""The first line of the screen."""

from __future__ import annotations

from datetime import datetime

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.reminders.api import ReminderView
from jobboard_tui.domain.search.sorting import SortOrder
from jobboard_tui.tui.presentation.header import BoardStatus, board_status, header_line
from jobboard_tui.tui.presentation.styled_text import BLANK, Ground, StyledLine
from jobboard_tui.tui.widgets.line_widget import LineWidget


class BoardHeader(LineWidget):
    """The name, the figures, the next meeting, notes about the board, the time at home."""

    DEFAULT_CSS = """
    BoardHeader { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._standing: BoardStatus | None = None
        self._now: datetime | None = None

    def show(
        self,
        board: Board,
        view: ReminderView,
        now: datetime,
        *,
        filter: str = "",
        order: SortOrder = SortOrder.URGENCY,
        is_demo: bool = False,
        shown: int = 0,
    ) -> None:
        """Other figures, or another minute."""
        before = (self._standing, self._now)
        self._standing = board_status(
            board, view, now, filter=filter, order=order, is_demo=is_demo, shown=shown
        )
        self._now = now.replace(second=0, microsecond=0)
        if (self._standing, self._now) != before:
            self.refresh()

    def line_at(self, _y: int, width: int) -> tuple[StyledLine, Ground]:
        """Return the only line: figures, next meeting, date."""
        if self._standing is None or self._now is None:
            return BLANK, Ground.BASE
        return header_line(self._standing, self._now, width, self.glyphs), Ground.BASE
