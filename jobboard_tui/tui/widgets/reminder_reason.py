"""Why the reminder under the cursor is listed, where there is no room for the details beside it."""

from __future__ import annotations

from datetime import datetime

from jobboard_tui.domain.reminders.api import Reminder
from jobboard_tui.tui.presentation.detail import reminder_lines
from jobboard_tui.tui.presentation.styled_text import BLANK, Ground, StyledLine, Tone
from jobboard_tui.tui.widgets.line_widget import LineWidget


class ReminderReason(LineWidget):
    """One reminder, in full."""

    DEFAULT_CSS = """
    ReminderReason { width: 1fr; height: 5; display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._reminder: Reminder | None = None
        self._now: datetime | None = None

    def show(self, reminder: Reminder | None, now: datetime) -> None:
        """Another reminder, or none."""
        if (reminder, now) != (self._reminder, self._now):
            self._reminder, self._now = reminder, now
            self.refresh()

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """The line `y` of the reminder."""
        if self._reminder is None or self._now is None:
            return BLANK, Ground.BAND
        lines = list(reminder_lines(self._reminder, self._now, width - 2, self.glyphs))
        line = lines[y] if y < len(lines) else BLANK
        return ((" ", Tone.TEXT), *line), Ground.BAND
