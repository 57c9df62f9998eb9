"""The meetings of a board that are still to come or going on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TypeAlias

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import MEETINGS, Application, Event, Stage

ApplicationMeeting: TypeAlias = tuple[Application, Event]
"""A meeting, behind the application that it belongs to."""


def meetings(board: Board, now: datetime) -> Iterator[ApplicationMeeting]:
    """Return every meeting that is not over and not cancelled, of applications not closed."""
    closed = Stage.CLOSED
    for application in board.applications.values():
        if application.stage is closed:
            continue
        for event in application.events:
            if event.kind in MEETINGS and not event.cancelled and event.until > now:
                yield application, event


def next_meeting_with(board: Board, app_id: str, now: datetime) -> Event | None:
    """Return the next meeting of one application, or the one going on; None where there is none."""
    to_come = [event for application, event in meetings(board, now) if application.id == app_id]
    return min(to_come, key=lambda event: event.at, default=None)
