"""The meetings of a board, looked up once for each application and each state of the board."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import MEETINGS, Application, Event, Stage


class Page(NamedTuple):
    """The meetings of an application, and when the last one ends (seconds of the epoch)."""

    application: Application
    meetings: tuple[Event, ...]
    last: float


class Diary:
    """Knows the meetings of a board, and of the next one without looking at what is the same."""

    def __init__(self) -> None:
        self._board: Board | None = None
        self._known: dict[str, Page] = {}
        self._filled: list[Page] = []

    def meetings(self, board: Board, now: datetime) -> Iterator[tuple[Application, Event]]:
        """Every meeting that is not over and not cancelled, of applications that are not closed."""
        instant = now.timestamp()
        for page in self._of(board):
            if page.last > instant:
                for event in page.meetings:
                    if event.until > now:
                        yield page.application, event

    def _of(self, board: Board) -> list[Page]:
        """The pages with a meeting."""
        if board is self._board:
            return self._filled
        if len(self._known) > 2 * len(board.applications) + 100:
            self._known.clear()
        filled, known, closed = [], self._known, Stage.CLOSED
        for application in board.applications.values():
            if application.stage is not closed:
                page = known.get(application.id)
                if page is None or page.application is not application:
                    page = known[application.id] = _page(application)
                if page.meetings:
                    filled.append(page)
        self._board, self._filled = board, filled
        return filled


def _page(application: Application) -> Page:
    found = tuple(
        event for event in application.events if event.kind in MEETINGS and not event.cancelled
    )
    last = max((event.until.timestamp() for event in found), default=-math.inf)
    return Page(application, found, last)


_diary = Diary()


def meetings(board: Board, now: datetime) -> Iterator[tuple[Application, Event]]:
    """Every meeting that is not over and not cancelled, of applications that are not closed."""
    return _diary.meetings(board, now)
