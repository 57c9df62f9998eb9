"""Everything that letters are written with: the board, the letters, the sender, the clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.letters.check_types import Finding, Setting
from jobboard_tui.domain.letters.recipients import counted, recipients
from jobboard_tui.domain.letters.rendering import fill_in
from jobboard_tui.domain.letters.run_checks import check_draft, setting_of
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.suggest import Library, proposed_kinds, proposed_language
from jobboard_tui.domain.letters.types import Draft, Language, Recipient, Tone
from jobboard_tui.domain.models import Application, Kind
from jobboard_tui.domain.reminders.reminder import Reminder
from jobboard_tui.domain.rules import Playbook
from jobboard_tui.domain.values import frozen


@frozen(kw_only=True)
class Bench:
    """Where letters for the applications of a board are written, at `now`."""

    library: Library
    board: Board
    playbook: Playbook
    sender: Sender
    now: datetime

    def draft(
        self,
        app_id: str,
        kind: str,
        language: Language,
        answers: Mapping[str, str] | None = None,
        *,
        to: Recipient | None = None,
        tone: Tone | None = None,
    ) -> Draft:
        """A letter filled in; `NotFound` for a kind that there is not.

        `to` and `tone` are chosen by hand; without them they are what the board tells.
        """
        return fill_in(
            self.board,
            self.board[app_id],
            self.library.letter(kind, language),
            sender=self.sender,
            now=self.now,
            institutions=self.library.checks.institutions,
            answers=answers,
            to=to,
            tone=tone,
        )

    def setting(self, draft: Draft) -> Setting:
        """What a letter is held against; it serves for every later text of the same letter."""
        return setting_of(
            self.board,
            self.playbook,
            draft,
            sender=self.sender,
            now=self.now,
            checks=self.library.checks,
        )

    def findings(
        self, setting: Setting, draft: Draft, silenced: Collection[tuple[str, str]] = ()
    ) -> list[Finding]:
        """What is wrong with a letter, in the order of its text."""
        return check_draft(replace(setting, draft=draft), self.library.checks, silenced)

    def recipients(self, app_id: str) -> list[Recipient]:
        """Everybody to whom a letter could go."""
        return recipients(self.board[app_id])

    def last_of(self, app_id: str, kind: str) -> str:
        """The id of the event that the last letter of a kind has logged; empty before the first."""
        logs = self.library.letter(kind, Language.EN).logs or Kind.WROTE
        events = [one.id for one in counted(self.board[app_id]) if one.kind is logs]
        return events[-1] if events else ""

    def kinds(self, reminders: Iterable[Reminder]) -> list[str]:
        """Every kind of letter, what open reminders call for first."""
        return proposed_kinds(self.library, reminders, Language.EN)

    def language(self, application: Application, kind: str) -> Language:
        """The language for a letter of that kind to whoever gets it."""
        letter = self.library.letter(kind, Language.EN)
        return proposed_language(application, letter)
