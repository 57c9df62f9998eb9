"""Signals to the terminal for reminders that fall due by themselves, where they are wanted."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from jobboard_tui.config.settings import NO_NUDGE
from jobboard_tui.config.settings_schema import QUIET
from jobboard_tui.domain.errors import InvalidInput

if TYPE_CHECKING:
    from textual.driver import Driver

    from jobboard_tui.config.settings import Settings
    from jobboard_tui.domain.reminders.notifications import NudgeQueue
    from jobboard_tui.domain.reminders.quiet_hours import Quiet
    from jobboard_tui.domain.reminders.reminder_index import ReminderView


class NudgedApp(Protocol):
    """The app whose settings say how to nudge, and its terminal; None where there is none."""

    settings: Settings
    terminal: Driver | None


class Nudges:
    """Tells the terminal, each reminder once, and not in the quiet hours of the settings."""

    def __init__(self, app: NudgedApp) -> None:
        self._app = app

    def nudge(self, view: ReminderView, now: datetime) -> None:
        """Tell the terminal what has fallen due by itself since the last call."""
        if self._app.settings.nudge in NO_NUDGE:
            return  # looking through thousands of reminders takes a while
        from jobboard_tui.domain.reminders.notifications import signal, words

        risen = self._queue.take_risen(view, now, self._quiet)
        sent = signal(self._app.settings.nudge, words(risen)) if risen else ""
        if sent and self._app.terminal is not None:
            self._app.terminal.write(sent)

    @cached_property
    def _queue(self) -> NudgeQueue:
        from jobboard_tui.domain.reminders.notifications import NudgeQueue

        return NudgeQueue()

    @property
    def _quiet(self) -> Quiet:
        from jobboard_tui.domain.reminders.quiet_hours import Quiet

        try:
            return Quiet.parse(self._app.settings.quiet)
        except InvalidInput:
            return Quiet.parse(QUIET)
