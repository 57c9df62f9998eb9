"""Whether somebody sits at the dashboard: whoever presses a key looks at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING

from jobboard_tui.storage.last_seen import AWAY_AFTER

if TYPE_CHECKING:
    from jobboard_tui.service import BoardService
    from jobboard_tui.tui.background_writer import BackgroundWriter

SECONDS_BETWEEN_NOTES = 60.0
"""So often at most it is noted that somebody looks at the screen."""


class Presence:
    """Notes when the user looks at the screen, and tells who comes back after hours of the news."""

    def __init__(
        self, service: BoardService, saver: BackgroundWriter, tell_news: Callable[[], None]
    ) -> None:
        self._service = service
        self._saver = saver
        self._tell = tell_news
        self._news_at: datetime | None = None
        self._noted_at = -SECONDS_BETWEEN_NOTES

    def begin(self) -> None:
        """The first screen is there: tell of the news since the user was last away."""
        if self._service.was_away():
            self._tell_news()

    def look(self, *, leaving: bool) -> None:
        """A key was pressed: what is on the screen is seen, and that is noted for other windows."""
        was_away, news_at = self._service.look(), self._news_at
        if was_away and (news_at is None or self._service.now() - news_at >= AWAY_AFTER):
            self._tell_news()
        now = monotonic()
        is_due = was_away or now - self._noted_at >= SECONDS_BETWEEN_NOTES
        if is_due and not leaving:
            self._noted_at = now
            self._saver.note(self._service.note_looked)

    def _tell_news(self) -> None:
        self._news_at = self._service.now()
        self._tell()
