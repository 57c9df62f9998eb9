"""A letter as a value: what its file says, and what it becomes for one application."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import Literal

from jobboard_tui.domain.letters.language import Language
from jobboard_tui.domain.models import Channel, Kind
from jobboard_tui.domain.values import frozen

__all__ = [
    "FilledLetter",
    "Language",
    "LetterPart",
    "LetterQuestion",
    "LetterTemplate",
    "LetterTone",
    "Recipient",
]

LetterPart = Literal["subject", "body"]


class LetterTone(StrEnum):
    """Whether the letter is the first that these people get, or they know the writer already."""

    FIRST = "first"
    KNOWN = "known"


@frozen(kw_only=True)
class LetterTemplate:
    """A letter's file: its kind, what it logs, which rules call for it, and its text.

    `text` has fields in braces and lines for some cases only (`known| ...`); `subject` likewise is
    a text with fields, and `subject_agency` the one that goes to a recruiter. `answers` is the kind
    of decision to which it is the answer. `asks` are questions
    for fields of the letter's own. `silenced` are checks that do not apply to it. `direct` ones go
    to the person at the company even where a recruiter stands between, those `about_offer` to
    whoever handles the offer. `key` chooses its kind among the letters on the screen. `hint` tells
    the writer what is better done before.
    """

    kind: str
    language: Language
    title: str
    text: str
    subject: str = ""
    subject_agency: str = ""
    logs: Kind | None = None
    answers: Kind | None = None
    via: Channel = Channel.EMAIL
    rules: tuple[str, ...] = ()
    order: int = 0
    key: str = ""
    direct: bool = False
    about_offer: bool = False
    hint: str = ""
    asks: tuple[tuple[str, str], ...] = ()
    silenced: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Recipient:
    """Whom a letter goes to. `house` is the company or agency; no name: whoever is in charge.

    `latin` is the name as English letters have it; `beside` are others who get the same letter.
    `courtesy` stands before an English name ("Dr.") or behind a Japanese one (先生, otherwise 様).
    `group` is the line of a Japanese address that names a department in place of a person.
    """

    house: str
    name: str = ""
    title: str = ""
    email: str = ""
    is_agency: bool = False
    latin: str = ""
    beside: tuple[Recipient, ...] = ()
    courtesy: str = ""
    group: str = ""

    @property
    def people(self) -> tuple[Recipient, ...]:
        """Everybody who is addressed by name."""
        return tuple(person for person in (self, *self.beside) if person.name)

    @property
    def names(self) -> str:
        """The names of all of them, as a list; of a department its line of the address."""
        return ", ".join(person.name for person in self.people) or self.group

    @property
    def emails(self) -> str:
        """The addresses that are known, as a header has them."""
        return ", ".join(person.email for person in (self, *self.beside) if person.email)

    def name_in(self, language: Language) -> str:
        """The name as a letter of that language has it."""
        return self.latin or self.name if language is Language.EN else self.name

    def salutation(self, language: Language) -> str:
        """The name with its courtesy: Dr. Ada Okafor, 佐藤 由紀 様, 北野 一郎 先生."""
        name = self.name_in(language)
        if language is Language.JA:
            return f"{name} {'先生' if self.courtesy == '先生' else '様'}"
        return f"{self.courtesy} {name}" if self.courtesy.isascii() and self.courtesy else name


@frozen(kw_only=True)
class LetterQuestion:
    """Something that the letter needs and nobody has told: its field, and what to ask.

    `placeholder` stands in the letter until then. `offers` are answers at hand.
    """

    field: str
    words: str
    placeholder: str
    offers: tuple[str, ...] = ()


@frozen(kw_only=True)
class FilledLetter:
    """A letter for one application, as far as it can be filled in.

    `tone` is None where a first contact and a known one get the same words.
    """

    letter: LetterTemplate
    application: str
    recipient: Recipient
    subject: str
    body: str
    questions: tuple[LetterQuestion, ...] = field(default=())
    tone: LetterTone | None = None

    def part(self, part: LetterPart) -> str:
        """The subject or the body."""
        return self.subject if part == "subject" else self.body
