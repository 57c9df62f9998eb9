"""What screens and actions may ask of the running program, without knowing the app that runs it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from jobboard_tui.config.settings import Settings
    from jobboard_tui.domain.errors import JobboardError
    from jobboard_tui.domain.reminders.reminder_index import ReminderView
    from jobboard_tui.storage.letter_drafts import UnsentLetters
    from jobboard_tui.tui.background_writer import BackgroundWriter, Report
    from jobboard_tui.tui.external_programs import ExternalPrograms
    from jobboard_tui.tui.glyphs import Glyphs


class Session(Protocol):
    """The running dashboard: settings, the writer, other programs, the way out.

    Everything is called in the thread of the screen, but for `hear`.
    """

    settings: Settings
    demo: bool
    """Whether the board is the demo, of which nothing is kept."""
    trouble: JobboardError | None
    """Why changes can't be saved at the moment; None where they can."""
    syncing: bool
    """Whether a sync with the board's git repository is under way."""
    saver: BackgroundWriter
    programs: ExternalPrograms
    shown_remarks: set[str]
    """Remarks on the user's own files that were shown already; each is shown once."""
    last_key: str
    """The key that is being carried out, by Textual's name for it."""

    @property
    def glyphs(self) -> Glyphs:
        """Return the signs to draw with."""

    @property
    def unsent(self) -> UnsentLetters:
        """Return the letters that were begun and not yet sent."""

    def first_painted(self) -> None:
        """Do what can wait until there is something to look at."""

    def remember(self, settings: Settings, named: Collection[str] = ()) -> None:
        """Take other settings, and keep them for the next start, those `named` in any case."""

    def nudge(self, view: ReminderView, now: datetime) -> None:
        """Tell the terminal what has fallen due by itself, where the user wants that."""

    def take_paste(self, text: str) -> None:
        """Take a text that was pasted on the board: a message that came, or nothing."""

    def take_report(self, report: Report) -> None:
        """Take a report of another thread; called in that thread."""

    def leave(self) -> None:
        """Save what was changed, then end the program."""

    def open_own_board(self) -> None:
        """End the demo, and open the user's own board."""
