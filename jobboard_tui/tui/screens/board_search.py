"""The filter of the board, and the index that filters and jumps look into."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from textual.timer import Timer

    from jobboard_tui.domain.models import Application
    from jobboard_tui.domain.reminders.api import ReminderView
    from jobboard_tui.domain.search.query import Query
    from jobboard_tui.domain.search.search_index import SearchIndex
    from jobboard_tui.service import BoardService
    from jobboard_tui.tui.widgets.columns import BoardColumns
    from jobboard_tui.tui.widgets.prompt import Prompt

READ_AT_ONCE = 40
"""So many applications are read for filters between two keys: some milliseconds."""
READ_EVERY_SECONDS = 0.015


class SearchableBoard(Protocol):
    """The screen whose cards are filtered."""

    service: BoardService
    view: ReminderView
    prompt: Prompt
    columns: BoardColumns

    def redraw(self) -> None:
        """Draw everything on the board anew."""

    def set_interval(self, interval: float, callback: Callable[[], None]) -> Timer:
        """Call a function again and again, every `interval` seconds."""


class BoardSearch:
    """The filter and its index.

    `query_text` is the filter as it was typed. `came_from` are the ids of the card on which the
    cursor stood before a filter or a search, and of the one on which that has put it.
    """

    def __init__(self, screen: SearchableBoard) -> None:
        self._screen = screen
        self._index: SearchIndex | None = None
        self._reader: Timer | None = None
        self.query_text = ""
        self.came_from: tuple[str | None, str | None] = (None, None)

    @property
    def index(self) -> SearchIndex:
        """What the board's applications say, for filters and jumps."""
        from jobboard_tui.domain.search.search_index import SearchIndex

        board = self._screen.service.board
        self._index = SearchIndex(board) if self._index is None else self._index.update(board)
        return self._index

    def query(self) -> Query:
        """Return what the filter asks for."""
        from jobboard_tui.domain.search.query import Query

        return Query.parse(self.query_text)

    def predicate(self) -> Callable[[Application], bool] | None:
        """Return whether the filter lets an application through; nothing where all are shown."""
        if not self.query_text.strip():
            return None
        app_ids = self.index.find_matching(self.query(), self._screen.view)
        return lambda application: application.id in app_ids

    def filter(self, text: str) -> None:
        """Show only what matches; once all is read, if it is being read."""
        self.query_text = text
        if self._reader is None or not text.strip():
            self._screen.redraw()

    def go_back(self, at: str | None = None) -> None:
        """Bring a cursor that still stands where a search has put it back to where it was.

        `at` is where it stands, unless it stands there now.
        """
        columns = self._screen.columns
        before, put = self.came_from
        self.came_from = (None, None)
        if before is not None and put == (at or columns.cursor_app):
            columns.select(before)

    def leave_filter_if_hidden(self, app_id: str) -> None:
        """Show all again where the filter hides an application."""
        lets_through = self.predicate()
        if lets_through is not None and not lets_through(self._screen.service.board[app_id]):
            self.filter("")

    def read_ahead(self) -> None:
        """Read what searches compare in the moments between keys, that no letter waits for it."""
        if self._reader is None and not self.index.prepare(READ_AT_ONCE):
            self._reader = self._screen.set_interval(READ_EVERY_SECONDS, self._read_on)

    def _read_on(self) -> None:
        if self._reader is not None and self.index.prepare(READ_AT_ONCE):
            self._reader.stop()
            self._reader = None
            if self.query_text.strip():
                self._screen.redraw()
                self._screen.prompt.listen_again()
