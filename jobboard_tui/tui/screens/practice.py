"""The hill: the weeks walked as a picture, and the same facts in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import ClassVar, TypeAlias

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.reports.progress import compute_progress
from jobboard_tui.domain.reports.self_audit import last_audit, streak
from jobboard_tui.i18n import _
from jobboard_tui.tui.page_actions import bind, bind_opener
from jobboard_tui.tui.presentation.progress import progress_lines
from jobboard_tui.tui.presentation.styled_text import StyledLine
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.progress_chart import ProgressChart
from jobboard_tui.tui.widgets.prompt import Prompt
from jobboard_tui.tui.widgets.styled_text import StyledText

Asking: TypeAlias = Callable[[Prompt, Callable[[str], None]], None]
"""Asks for a line; what became of it is told in words."""


class PracticeScreen(ModalPage[str | None]):
    """Dismissed with the id of the command to carry out next, or None.

    The commands in `asks` need a line only, which is asked for here; the picture follows at once.
    """

    DEFAULT_CSS = """
    PracticeScreen ProgressChart { margin: 0 0 1 0; }
    """
    WIDTH = 116
    PAGE = "hill"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
        bind("hill-practice", "next('practice')"),
        bind("hill-audit", "next('audit')"),
        bind("hill-goals", "next('goals')"),
        *bind_opener("hill"),
    ]

    def __init__(
        self,
        board: Board,
        now: datetime,
        drafts: Drafts,
        asks: Mapping[str, Asking] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self.drafts = drafts
        self.asks = asks
        self._take(board, now)

    def _take(self, board: Board, now: datetime) -> None:
        self.board = board
        self.now = now
        self.walk = compute_progress(board, calendar_of(board.zone, ()), now)

    def show(self, board: Board, now: datetime) -> None:
        """The board after a change."""
        self._take(board, now)
        self.query_one(ProgressChart).show(self.walk)
        self.query_one(StyledText).show(self._lines)

    def heading(self) -> str:
        """Return the title of the page."""
        return _("The hill: the last 12 weeks")

    def keys(self) -> str:
        """What can be done."""
        line = _(
            "{practice} log practice   {goals} goals and JLPT   {audit} self-audit"
            "   {down} {up} scroll   Esc back"
        )
        return self.with_keys(line)

    def parts(self) -> Iterable[Widget]:
        """The picture over the words, and the line in which one types."""
        yield ProgressChart(self.walk)
        yield StyledText(self._lines)
        yield Prompt(self.drafts)

    def on_mount(self) -> None:
        """The words have the keys to scroll."""
        self.query_one(StyledText).focus()

    def on_resize(self, event: events.Resize) -> None:
        """The picture takes less than half of the sheet."""
        super().on_resize(event)
        high = min(event.size.height, self.HEIGHT)
        self.query_one(ProgressChart).styles.height = max(
            9, min(18, high // 2 if high < 30 else high // 2 - 3)
        )

    def _lines(self, width: int) -> Sequence[StyledLine]:
        audit = last_audit(self.board, self.now)
        return progress_lines(
            self.walk,
            self.board.hill,
            self.now,
            width,
            in_a_row=streak(self.board, calendar_of(self.board.zone, ()), self.now),
            resolution="" if audit is None else audit.note,
        )

    def action_next(self, command: str) -> None:
        """Ask for its line, or leave and carry the command out on the board."""
        if command in self.asks:
            self.asks[command](self.query_one(Prompt), self.say)
        else:
            self.dismiss(command)
