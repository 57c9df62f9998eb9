"""Everything that letters are written with: the board, the letters, the sender, the clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.letters.check_types import CheckContext, LetterFinding
from jobboard_tui.domain.letters.recipients import counted_events, recipients
from jobboard_tui.domain.letters.rendering import fill_in
from jobboard_tui.domain.letters.run_checks import check_context, check_draft
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.suggest import (
    LetterLibrary,
    answers_owed,
    suggest_kinds,
    suggest_language,
)
from jobboard_tui.domain.letters.types import FilledLetter, Language, LetterTone, Recipient
from jobboard_tui.domain.models import Application, Kind
from jobboard_tui.domain.reminders.reminder import Reminder
from jobboard_tui.domain.rules import RuleSet
from jobboard_tui.domain.values import frozen


@frozen(kw_only=True)
class LetterComposer:
    """Where letters for the applications of a board are written, at `now`.

    `preferred` is the language of new letters, where it does not go by who gets them.
    """

    library: LetterLibrary
    board: Board
    rule_set: RuleSet
    sender: Sender
    now: datetime
    preferred: Language | None = None

    def draft(
        self,
        app_id: str,
        kind: str,
        language: Language,
        answers: Mapping[str, str] | None = None,
        *,
        to: Recipient | None = None,
        tone: LetterTone | None = None,
    ) -> FilledLetter:
        """A letter filled in; `InvalidInput` for a kind that there is not.

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
            item_titles=self.library.item_titles,
            to=to,
            tone=tone,
        )

    def setting(self, draft: FilledLetter) -> CheckContext:
        """What a letter is held against; it serves for every later text of the same letter."""
        return check_context(
            self.board,
            self.rule_set,
            draft,
            sender=self.sender,
            now=self.now,
            checks=self.library.checks,
        )

    def findings(
        self, setting: CheckContext, draft: FilledLetter, silenced: Collection[tuple[str, str]] = ()
    ) -> list[LetterFinding]:
        """What is wrong with a letter, in the order of its text."""
        return check_draft(replace(setting, draft=draft), self.library.checks, silenced)

    def recipients(self, app_id: str) -> list[Recipient]:
        """Everybody to whom a letter could go."""
        return recipients(self.board[app_id])

    def last_of(self, app_id: str, kind: str) -> str:
        """The id of the event that the last letter of a kind has logged; empty before the first."""
        logs = self.library.letter(kind, Language.EN).logs or Kind.WROTE
        events = [event.id for event in counted_events(self.board[app_id]) if event.kind is logs]
        return events[-1] if events else ""

    def kinds(self, app_id: str, reminders: Iterable[Reminder]) -> list[str]:
        """Every kind of letter, what open reminders of the application call for first."""
        return suggest_kinds(self.library, reminders, Language.EN, self.board[app_id], self.now)

    def calls_for_letter(self, app_id: str, reminders: Iterable[Reminder]) -> bool:
        """Whether one of these reminders of an application, or how it ended, calls for a letter."""
        if answers_owed(self.library, self.board[app_id]):
            return True
        rules = {rule for letter in self.library.letters.values() for rule in letter.rules}
        return any(one.rule.id in rules for one in reminders)

    def language(self, application: Application, kind: str) -> Language:
        """The language for a letter of that kind: the preferred one, or that of who gets it."""
        if self.preferred is not None:
            return self.preferred
        letter = self.library.letter(kind, Language.EN)
        return suggest_language(application, letter)
