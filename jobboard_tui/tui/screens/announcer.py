"""What the board's screen says: notices, questions before a deed, and what stands in the footer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from jobboard_tui.domain.models import OUTGOING, Kind
from jobboard_tui.i18n import _
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.widgets.choice import yes_or_no

if TYPE_CHECKING:
    from jobboard_tui.domain.errors import JobboardError
    from jobboard_tui.tui.widgets.footer import KeyFooter
    from jobboard_tui.tui.widgets.notice import Notice
    from jobboard_tui.tui.widgets.picker import Picker


class AnnouncingScreen(Protocol):
    """The screen on which something is said."""

    notice: Notice
    key_footer: KeyFooter
    picker: Picker

    def redraw(self) -> None:
        """Draw everything on the board anew."""

    def draw_keys(self) -> None:
        """Draw the footer anew."""

    def unsaved_caution(self) -> str:
        """Return how many changes wait to be saved, while they can't be; empty where they can."""


class Announcer:
    """Says what was done and asks before it is.

    `note` is a word on the file, in the footer. `damage` is why the file can't be read, and
    `copies` are conflict copies beside it: both stand there in its place, with their key.
    """

    def __init__(self, screen: AnnouncingScreen) -> None:
        self._screen = screen
        self.note = ""
        self.damage: JobboardError | None = None
        self.copies: list[Path] = []

    def say(self, text: str) -> None:
        """Tell the user something, in the place of the footer."""
        self._screen.key_footer.display = False
        self._screen.notice.say(text)

    def warn(self, text: str) -> None:
        """Tell the user that something is not as wanted."""
        self._screen.key_footer.display = False
        self._screen.notice.say(text, warn=True)

    def announce(self, text: str, company: str = "", but: Sequence[str] = ()) -> None:
        """Show on the board and in words that something was done.

        `but` are whole sentences on what the user should know of it.
        """
        self._screen.redraw()
        words = _("{company}: {what}").format(company=company, what=text) if company else text
        but = [*filter(None, [self._screen.unsaved_caution()]), *but]
        if but:
            self.warn(" ".join([_("{what}.").format(what=words), *but]))
        else:
            self.say(words)

    def insist(self, why: str, kind: Kind | None, anyway: Callable[[], None]) -> None:
        """A timing rule says to wait with such an event: say so, and let the user insist."""
        question = _("{why}. Send anyway?") if kind in OUTGOING else _("{why}. Log it anyway?")
        self.confirm(question.format(why=why), anyway)

    def confirm(self, question: str, yes: Callable[[], None]) -> None:
        """Ask before something that is easily regretted."""
        self._screen.picker.ask(question, yes_or_no(), lambda agreed: yes() if agreed else None)

    def footer_note(self) -> str:
        """Return what waits for the user beside the board, or else the word on the file."""
        if self.damage is not None:
            return _("{key}: the file can't be read").format(key=BY_ID["mend"].first_key)
        if self.copies:
            return _("{key}: conflict copies ({count})").format(
                key=BY_ID["copies"].first_key, count=len(self.copies)
            )
        return self.note

    def hear_of_copies(self, copies: list[Path]) -> None:
        """Copies of a sync tool lie beside the board, or do not any more."""
        new = [copy for copy in copies if copy not in self.copies]
        self.copies = copies
        self._screen.draw_keys()
        if new:
            self.say(
                _("{key} shows what another machine changed: {name}").format(
                    key=BY_ID["copies"].first_key, name=new[-1].name
                )
            )
