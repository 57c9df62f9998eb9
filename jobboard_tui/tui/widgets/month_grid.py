"""The grid of a month, with a cursor that goes from day to day."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from jobboard_tui.tui.page_actions import bind
from jobboard_tui.tui.presentation.month import WEEK, Month, month_lines
from jobboard_tui.tui.presentation.styled_text import BLANK, Ground, StyledLine
from jobboard_tui.tui.widgets.line_widget import LineWidget
from jobboard_tui.tui.widgets.safe_text import fit_glyphs


class MonthGrid(LineWidget, can_focus=True):
    """Shows whole weeks; says where the cursor wants to go, and what is opened."""

    DEFAULT_CSS = "MonthGrid { width: 1fr; height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-1)", show=False),
        bind("agenda-left", "go(-1)"),
        Binding("right", "go(1)", show=False),
        bind("agenda-right", "go(1)"),
        Binding("up", "go(-7)", show=False),
        bind("page-up", "go(-7)"),
        Binding("down", "go(7)", show=False),
        bind("page-down", "go(7)"),
        Binding("enter", "open", show=False),
    ]

    class Wanted(Message):
        """The cursor wants to go so many days on."""

        def __init__(self, days: int) -> None:
            super().__init__()
            self.days = days

    class Opened(Message):
        """Enter, or a click on the day under the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self._month: Month | None = None
        self._made: tuple[tuple[int, int], list[StyledLine]] | None = None

    def show(self, month: Month) -> None:
        """Another month, or another day in it."""
        self._month, self._made = month, None
        self.refresh()

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """A line of the grid."""
        if self._month is None:
            return BLANK, Ground.BASE
        size = width, self.size.height
        if self._made is None or self._made[0] != size:
            self._made = size, month_lines(self._month, *size, self.glyphs)
        lines = self._made[1]
        if y >= len(lines):
            return BLANK, Ground.BASE
        line = tuple((fit_glyphs(self.app, text), tone) for text, tone in lines[y])
        return line, Ground.BAND if y == 0 else Ground.BASE

    def action_go(self, days: int) -> None:
        """So many days on or back."""
        self.post_message(self.Wanted(days))

    def action_open(self) -> None:
        """The day under the cursor."""
        self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """To the day that was clicked; again: open it."""
        if self._month is None:
            return
        days = self._month.days
        rows = max(1, (self.size.height - 1) // max(1, len(days) // WEEK))
        column, row = event.x // max(4, self.size.width // WEEK), (event.y - 1) // rows
        place = row * WEEK + column
        if event.y < 1 or column >= WEEK or not 0 <= place < len(days):
            return
        away = (days[place].date - self._month.chosen).days
        self.post_message(self.Wanted(away) if away else self.Opened())
