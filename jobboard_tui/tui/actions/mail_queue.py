"""New messages of a folder, one after the other: each in its form, and how many are left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jobboard_tui.i18n import _, ngettext
from jobboard_tui.interchange.mail.new_mail import MailState, NewMail, count_words
from jobboard_tui.storage.seen_mail import note_seen
from jobboard_tui.tui.actions.letters import take_message
from jobboard_tui.tui.actions.preconditions import writable
from jobboard_tui.tui.screens.received_message import best_candidate
from jobboard_tui.tui.widgets.choice import Choice

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen

_FOR_A_CARD = (MailState.PROPOSED, MailState.UNCLEAR)


class MailQueue:
    """The messages that are still to be looked at; those of no application are only noted."""

    def __init__(self, screen: BoardScreen, mails: Sequence[NewMail]) -> None:
        self.screen = screen
        self.mails = mails
        self.left = [mail for mail in mails if mail.state in _FOR_A_CARD]

    def begin(self) -> None:
        """Say how many there are, and begin with the first on a key."""
        if reason := writable(self.screen):
            self.screen.announcer.warn(reason)
            return
        others = [mail.mark for mail in self.mails if mail.state not in _FOR_A_CARD]
        if not self.left:
            self._note(others)
            self.screen.announcer.say(count_words(self.mails))
            return
        choices = [
            Choice("y", _("go through them"), True),
            Choice("n", _("not now"), False),
        ]

        def chosen(is_wanted: bool) -> None:
            if is_wanted:
                self._note(others)
                self._next()
            else:
                self._stop()

        self.screen.picker.ask(count_words(self.mails), choices, chosen, left=self._stop)

    def _next(self) -> None:
        if not self.left:
            self.screen.announcer.say(_("That was the last of the new messages."))
            return
        mail = self.left[0]
        assert mail.message is not None
        best = best_candidate(mail.message.reading, self.screen.selection.application_id)
        assert best is not None
        if best.id not in self.screen.service.board.applications:
            self._pass(mail)
            return
        take_message(
            self.screen,
            best.id,
            mail.message.reading.mail,
            closed=lambda is_logged: self._closed(mail, is_logged=is_logged),
        )

    def _closed(self, mail: NewMail, *, is_logged: bool) -> None:
        """On with the next once a message is logged; else it is asked what becomes of this one."""
        if is_logged:
            self._pass(mail)
            return
        choices = [
            Choice("n", _("next one; ask about this again later"), "later"),
            Choice("d", _("next one; don't ask about this again"), "never"),
            Choice("x", _("stop here"), "stop"),
        ]

        def chosen(what: str) -> None:
            if what == "never":
                self._pass(mail)
            elif what == "later":
                self.left.pop(0)
                self._next()
            else:
                self._stop()

        count = len(self.left)
        said = _("not logged; {count} left").format(count=count)
        self.screen.picker.ask(said, choices, chosen, left=self._stop)

    def _stop(self) -> None:
        """Say what becomes of the messages that were not looked at."""
        count = len(self.left)
        self.screen.announcer.say(
            ngettext(
                "{count} message is left; it is offered again the next time",
                "{count} messages are left; they are offered again the next time",
                count,
            ).format(count=count)
        )

    def _pass(self, mail: NewMail) -> None:
        self._note([mail.mark])
        self.left.pop(0)
        self._next()

    def _note(self, marks: Sequence[str]) -> None:
        store = self.screen.service.store
        self.screen.attempt(lambda: note_seen(store.places.state_dir(store.path), marks))
