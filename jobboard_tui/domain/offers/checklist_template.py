"""The checklist as shipped and as the user has changed it: topics, items, red flags, papers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.parsing.quantities import names_a_period
from jobboard_tui.domain.values import frozen


class StatutoryDuty(StrEnum):
    """What a notice of working conditions has to say of an item (労働基準法施行規則 5条).

    `WRITTEN` has to be there in writing, `FIXED_TERM` in that of a contract with an end, `TOLD` in
    any form, `IF_ANY` where the employer has it.
    """

    NONE = ""
    WRITTEN = "written"
    FIXED_TERM = "fixed-term"
    TOLD = "told"
    IF_ANY = "if-any"


HEAVIEST = 100
"""The most that a row of a comparison can count."""
OWN = "own"
"""The topic of items of one's own, for every application or for one alone."""


@frozen
class ItemWords:
    """What a thing is called, its open question and the closed one that confirms the answer."""

    title: str
    ask: str = ""
    confirm: str = ""


_WITHIN_A_WORD = re.compile("[ァ-ヺー]{2}|[A-Za-z]{2}")


@frozen(kw_only=True)
class ChecklistItem:
    """One thing to know. `know`: one of the eight to know before the meeting.

    `words` are those by which it is recognised in notes, `parts` those that name only a part of it,
    `unless` those after which a sentence is about something else, `after` those that have to stand
    before, where there are any. `instead_of`: a sentence of a letter that is about this is not
    about these items, too. `when_undecided`: only on the list while its own term is wanted to
    reckon the pay. `with_name`: what a letter says of it keeps the name that it has there. The
    heaviest by `weight` are asked about first. `duty` is what a letter has to say of it, `source`
    where that is from. Both languages are always there: what has no words in one of them has those
    of the other.
    """

    id: str
    topic: str
    english: ItemWords
    japanese: ItemWords
    know: bool = False
    words: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    instead_of: tuple[str, ...] = ()
    when_undecided: bool = False
    with_name: bool = False
    weight: float = 1
    duty: StatutoryDuty = StatutoryDuty.NONE
    source: str = ""

    def said(self, language: Language) -> ItemWords:
        """Its words in a language."""
        return self.japanese if language is Language.JA else self.english

    def without_label(self, text: str) -> str:
        """A text without what the item is called before it: "基本給：42万円" is "42万円".

        A name that says for how long the pay is (月給) is a part of the amount, and stays.
        """
        names = sorted((self.english.title, self.japanese.title, *self.words), key=len)
        for name in filter(None, reversed(names)):
            if names_a_period(name) or "1日" in name:
                continue
            is_cut = _WITHIN_A_WORD.fullmatch(text[len(name) - 1 : len(name) + 1]) is not None
            if text[: len(name)].casefold() == name.casefold() and not is_cut:
                return text[len(name) :].lstrip(" 　:：") or text
        return text


@frozen(kw_only=True)
class ChecklistTopic:
    """Something to have asked about, with its items."""

    id: str
    english: ItemWords
    japanese: ItemWords
    items: tuple[ChecklistItem, ...]

    def said(self, language: Language) -> ItemWords:
        """Its words in a language."""
        return self.japanese if language is Language.JA else self.english


@frozen(kw_only=True)
class NamedItem:
    """A red flag or a paper, by its title in both languages.

    A paper for a `visa` is wanted with a sponsored one, and by who has one of the statuses of
    `residence`.
    """

    id: str
    english: str
    japanese: str
    visa: bool = False
    residence: tuple[str, ...] = ()

    def title(self, language: Language) -> str:
        """Its title in a language."""
        return self.japanese if language is Language.JA else self.english


@frozen(kw_only=True)
class PayLimit:
    """A number that the law or usage sets, where it is from, and since when it holds."""

    value: float
    source: str
    since: date | None = None


@frozen(kw_only=True)
class FigureCheck:
    """A remark for a term that is below `least` or above `most`, in both languages."""

    id: str
    term: str
    english: str
    japanese: str
    least: float = -math.inf
    most: float = math.inf

    def said(self, language: Language) -> str:
        """Its remark in a language, with "{value}" in the place of the figure."""
        return self.japanese if language is Language.JA else self.english


@frozen(kw_only=True)
class Caution:
    """A remark for what is told with one of its `words` and none of `unless`."""

    id: str
    words: tuple[str, ...]
    unless: tuple[str, ...]
    english: str
    japanese: str

    def said(self, language: Language) -> str:
        """Its remark in a language."""
        return self.japanese if language is Language.JA else self.english


@frozen(kw_only=True)
class AdviceRow:
    """A sentence that is good to know before a meeting, in both languages."""

    id: str
    english: str
    japanese: str

    def said(self, language: Language) -> str:
        """The sentence in a language."""
        return self.japanese if language is Language.JA else self.english


@frozen(kw_only=True)
class NeedlessRule:
    """Items that do not apply where one of `known_by` is answered with one of `words`.

    The phrases of `unless` are left aside, and not where the answer has one of `but_not`. The words
    of one that is `whole` have to be all of the answer, or its first clause: what is said of
    something else is none of them. One that is `presumed` holds only while nothing is told of any
    of its items. `english` and `japanese` say why.
    """

    id: str
    items: frozenset[str]
    known_by: tuple[str, ...]
    words: tuple[str, ...]
    unless: tuple[str, ...]
    but_not: tuple[str, ...]
    whole: bool = False
    presumed: bool
    english: str
    japanese: str

    def said(self, language: Language) -> str:
        """Why its items do not apply, in a language."""
        return self.japanese if language is Language.JA else self.english


@frozen(kw_only=True)
class ChecklistTemplate:
    """Everything that `checklist.toml` says. `time` is the sentence that asks for time.

    `not_applicable` are the items that apply to no application, unless one says otherwise.
    """

    topics: tuple[ChecklistTopic, ...] = ()
    flags: tuple[NamedItem, ...] = ()
    papers: tuple[NamedItem, ...] = ()
    time: Mapping[Language, str] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    limits: Mapping[str, PayLimit] = field(default_factory=dict)
    figures: tuple[FigureCheck, ...] = ()
    cautions: tuple[Caution, ...] = ()
    needless: tuple[NeedlessRule, ...] = ()
    advice: tuple[AdviceRow, ...] = ()
    not_applicable: frozenset[str] = frozenset()

    def items(self) -> Iterator[ChecklistItem]:
        """Every item, in order."""
        for topic in self.topics:
            yield from topic.items

    def own_items(self) -> Iterator[ChecklistItem]:
        """The items of one's own that are for every application."""
        return (item for topic in self.topics if topic.id == OWN for item in topic.items)

    def item(self, item_id: str) -> ChecklistItem | None:
        """The item of that id."""
        return next((one for one in self.items() if one.id == item_id), None)


@frozen
class GlossaryEntry:
    """A term of the glossary: how it is read, what it means, what to look for."""

    term: str
    reading: str
    meaning: str
    look: str
