"""A letter while it is written: what fills it in, what the writer chose, what is kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobboard_tui.domain.letters.check_types import CheckContext, LetterFinding
from jobboard_tui.domain.letters.composer import LetterComposer
from jobboard_tui.domain.letters.placeholders import render_answer
from jobboard_tui.domain.letters.rendering import readdress
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.suggest import language_to
from jobboard_tui.domain.letters.types import FilledLetter, Language, LetterTone, Recipient
from jobboard_tui.storage.letter_drafts import UnsentLetter, UnsentLetters
from jobboard_tui.storage.silenced_checks import LetterId, SilencedChecks


class LetterDraft:
    """The letter of one kind and language to one application.

    `filled` is the letter as the board fills it in, `first` as it was left before;
    `is_of_before` says whether it was begun then. `asked` holds what stands in the line of the
    questions and is not entered yet, by the question's field. `to` and `tone` are None until they
    are chosen by hand.
    """

    def __init__(
        self,
        composer: LetterComposer,
        app_id: str,
        kinds: Sequence[str],
        unsent: UnsentLetters,
        alarms: SilencedChecks,
    ) -> None:
        self.composer = composer
        self.app_id = app_id
        self.kinds = kinds
        self.unsent = unsent
        self.alarms = alarms
        self.kind = kinds[0]
        self.language = composer.language(composer.board[app_id], self.kind)
        self.is_language_chosen = False
        self.take_up()

    # -- which letter ------------------------------------------------------------------------

    @property
    def key(self) -> str:
        """Under what the letter is kept."""
        return f"{self.app_id} {self.kind} {self.language}"

    def take_up(self) -> None:
        """The letter filled in; as it was left, where it was begun."""
        left = self.unsent.get(self.key)
        self.answers = {} if left is None else dict(left.answers)
        self.asked = {} if left is None else dict(left.asked)
        self.to = None if left is None else left.to
        self.tone = None if left is None else left.tone
        self._fill_in()
        self.is_of_before = left is not None
        if left is not None:
            self.first = replace(self.filled, subject=left.subject, body=left.body)

    def _fill_in(self) -> None:
        self.filled: FilledLetter = self.composer.draft(
            self.app_id, self.kind, self.language, self.answers, to=self.to, tone=self.tone
        )
        self.first = self.filled
        self.setting: CheckContext = self.composer.setting(self.filled)
        after = self.composer.last_of(self.app_id, self.kind)
        self._letter_id = LetterId(self.app_id, self.kind, self.language.value, after)

    def change(self, kind: str, language: Language) -> None:
        """Another letter, to whom was chosen; another `language` is the writer's choice."""
        self.is_language_chosen = self.is_language_chosen or language is not self.language
        before, self.kind, self.language = self.to, kind, language
        self.take_up()
        fits = before is not None and not (before.is_agency and self.filled.letter.direct)
        if fits and not self.is_of_before:
            self.to = before
            self._fill_in()

    def reset(self) -> None:
        """Throw away what was typed and silenced, and fill the letter in anew.

        To whom it goes and in which tone stays as it was chosen.
        """
        self.unsent.forget(self.key)
        self.alarms.restore(self._letter_id)
        self.answers, self.asked, self.is_of_before = {}, {}, False
        self._fill_in()

    # -- what the writer chooses -------------------------------------------------------------

    def keep_sender(self, sender: Sender) -> None:
        """Who signs, as told just now."""
        self.composer = replace(self.composer, sender=sender)
        self.setting = replace(self.setting, sender=sender)

    def answer(self, field: str, text: str) -> str:
        """What was asked for, as it stands in the letter."""
        self.answers[field] = render_answer(
            field, text, self.language, self.composer.now, self.kind
        )
        self.asked.pop(field, None)
        return self.answers[field]

    def change_recipient(self, draft: FilledLetter, to: Recipient) -> bool:
        """To somebody else; whether the whole letter was filled in anew.

        Of a text of one's own only the address changes. The language is that of the new recipient
        unless it was chosen.
        """
        is_own = self.is_own(draft)
        self.to = to
        language = language_to(to)
        if not is_own and not self.is_language_chosen:
            self.language = language
        self._fill_in()
        if is_own:
            self.first = readdress(draft, to)
        return not is_own

    def change_tone(self, draft: FilledLetter, tone: LetterTone) -> bool:
        """In another tone; False where the text is the writer's own, which stays."""
        is_own = self.is_own(draft)
        self.tone = tone
        self._fill_in()
        if is_own:
            self.first = replace(draft, tone=self.filled.tone)
        return not is_own

    def is_own(self, draft: FilledLetter) -> bool:
        """Whether the text is another one than the letter was filled in with, answers included."""
        now = self.composer.draft(
            self.app_id, self.kind, self.language, self.answers, to=self.to, tone=self.tone
        )
        return (draft.subject, draft.body) != (now.subject, now.body)

    # -- what is found and kept --------------------------------------------------------------

    def findings(self, draft: FilledLetter) -> list[LetterFinding]:
        """What is wrong with the letter as it stands."""
        return self.composer.findings(self.setting, draft, self.alarms.of(self._letter_id))

    @property
    def silenced(self) -> int:
        """How many false alarms are silenced in this letter."""
        return len(self.alarms.of(self._letter_id))

    def silence(self, finding: LetterFinding) -> None:
        """It is a false alarm in this letter."""
        self.alarms.silence(self._letter_id, [finding.key])

    def keep(self, draft: FilledLetter) -> None:
        """Keep what was typed; a letter as it was filled in need not be kept."""
        chosen = self.answers or self.asked or self.to or self.tone or self.is_of_before
        if chosen or (draft.subject, draft.body) != (self.filled.subject, self.filled.body):
            self.unsent.keep(
                self.key,
                UnsentLetter(
                    subject=draft.subject,
                    body=draft.body,
                    answers=dict(self.answers),
                    asked=dict(self.asked),
                    to=self.to,
                    tone=self.tone,
                ),
            )
        else:
            self.unsent.forget(self.key)
