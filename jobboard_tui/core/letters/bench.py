"""Everything that letters are written with: the board, the letters, the sender, the clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from jobboard_tui.core.board import Board
from jobboard_tui.core.letters.check import Finding, Setting
from jobboard_tui.core.letters.checking import check_draft, setting_of
from jobboard_tui.core.letters.filling import fill_in
from jobboard_tui.core.letters.letter import Draft, Language
from jobboard_tui.core.letters.proposing import Library, proposed_kinds, proposed_language
from jobboard_tui.core.letters.sender import Sender
from jobboard_tui.core.model import Application
from jobboard_tui.core.playbook import Playbook
from jobboard_tui.core.reminder import Reminder
from jobboard_tui.core.values import frozen


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
    ) -> Draft:
        """A letter filled in; `NotFound` for a kind that there is not."""
        return fill_in(
            self.board,
            self.board[app_id],
            self.library.letter(kind, language),
            sender=self.sender,
            now=self.now,
            institutions=self.library.checks.institutions,
            answers=answers,
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

    def kinds(self, reminders: Iterable[Reminder]) -> list[str]:
        """Every kind of letter, what open reminders call for first."""
        return proposed_kinds(self.library, reminders, Language.EN)

    def language(self, application: Application, kind: str) -> Language:
        """The language for a letter of that kind to whoever gets it."""
        letter = self.library.letter(kind, Language.EN)
        return proposed_language(application, letter.direct)
