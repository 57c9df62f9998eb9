"""The words of other people's tables: names of columns, stages, parts of links.

They stand in `data/importing.toml`, so that understanding one more needs no Python. All are
compared in their folded form.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from jobboard_tui.config.resources import shipped
from jobboard_tui.domain.fields import FIELDS, KEPT_ALONE, FieldType, field_names
from jobboard_tui.domain.models import Outcome, Stage
from jobboard_tui.domain.parsing.calendar_words import ERA_YEAR, MONTH
from jobboard_tui.domain.text import fold
from jobboard_tui.domain.values import frozen
from jobboard_tui.interchange.importers.decisions import KEEP, ImportDecisions, signature
from jobboard_tui.interchange.importers.plan import Sureness
from jobboard_tui.interchange.importers.steps import (
    StepColumn,
    bare_aspect,
    read_step_header,
    without_zone,
)

_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_LONGEST_BLANK = 12
_LONGEST_MARK = 20
_LONGEST_STAGE = 200
"""Characters of a stage column's text; a longer one is a story."""
_FAILED = re.compile(
    r"(.*[\u3040-\u30ff\u3400-\u9fff].*?)\s*[(（]?\s*(?:[×✕✖✗✘❌]\ufe0f?|NG)\s*[)）]?"
)
"""A step behind which a sign, in Japanese, says that it was not passed."""
_TAKEN = " \x1f "
_LONGEST_CELL = 80
"""Characters of a cell whose words may tell of a stage; a longer one is prose."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SENTENCES = re.compile(r"\s+[-–—]\s+|[;；,，、.。!！/／（）()]")
_ASKING = re.compile(r"\w\s*\?")
"""A question mark behind a word; one before it may be what is left of an emoji."""
_STRUCK = "~~"
"""What stands around words that are struck out."""
_LINK = re.compile(r"https?://\S+")
_DATE_INSIDE = re.compile(
    r"(?<![\d./,-])(?:"
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}"
    r"|(?:19|20)\d{2}[01]\d[0-3]\d"
    r"|\d{1,2}([-/.])\d{1,2}\1(?:19|20)?\d{2}"
    r"|\d{1,2}\s*月\s*\d{1,2}\s*日?"
    r"|(?:1[0-2]|0?[1-9])/(?:[12]\d|3[01]|0?[1-9])"
    r"|(?:1[3-9]|2\d|3[01])/(?:1[0-2]|0?[1-9])"
    r"|(?:[12]\d|3[01]|0?[1-9])\.(?:1[0-2]|0?[1-9])\.(?=\s|$)"
    r")(?![\d/])"
    rf"|{ERA_YEAR}\s*[-/.年]\s*\d{{1,2}}"
    rf"|\b(?:{MONTH})\.?\s*\d{{1,2}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s-]*(?:{MONTH})\b",
    re.IGNORECASE,
)
"""A date in a longer text, as far as it can be told from other numbers."""
_IN_BRACKETS = re.compile(r"[（）()\[\]【】]")
_BETWEEN_LANGUAGES = re.compile(
    r"(?<=[\u3040-\u30ff\u3400-\u9fffー])\s*[/|]?\s*(?=[A-Za-z])"
    r"|(?<=[A-Za-z)])\s*[/|]?\s*(?=[\u3040-\u30ff\u3400-\u9fff])"
)
_BARE_STATUS = frozenset(
    {"status", "state", "applicationstatus", "jobstatus", "ステータス", "状態"}
)
_IS_PARTED = re.compile(r"[/／|｜]")
_OF_NEXT_STEP = frozenset(
    {
        *("期限", "期日", "締切", "日付", "日時", "いつ"),
        *("due", "duedate", "deadline", "by", "when", "date"),
    }
)
"""Names that mean the day of the next step where they stand behind it."""
_TITLE_OF_RECORD = frozenset({"name", "summary", "名前", "名称", "件名"})
"""Names of the first column of a table; before one of companies it holds the role."""
_NUMBER = re.compile(r"^[0-9]{1,2} ")
_TELLING = frozenset(
    {
        *("stage", "outcome", "applied", "deadline", "reply_by", "follow_up", "to_do"),
        *("sent_tick", "due", "reason", "archived", "ended", "next_date", "last_contact"),
        *field_names(FieldType.DEADLINE),
    }
)
"""Columns that tell of a stage, a date or an answer by what they are."""
_DATES = frozenset(
    {
        *("applied", "added", "deadline", "apply_by", "due", "ended", "reply_by", "follow_up"),
        *("next_date", "last_contact"),
    }
)
_AT_DAY = re.compile(r" (?:at|on|date|day)$")
_TAG_PATH = re.compile(r"\s*#(?:[\w-]+/)*(?=\w)")
"""What stands before the last word of a tag: "#status/interview"."""
_PLACES = frozenset({"場所", "place"})
"""Names of the place of a meeting, where one stands beside its other columns."""
_HONORIFIC = re.compile(r"^[ごお御](?=[一-龠ァ-ヶ])")
"""What politeness puts before the names of columns and stages: ご推薦日, ご辞退."""
_CUSTOM = re.compile(r"(?i)^custom field \((.+)\)$")
"""How trackers of issues write the columns that somebody has added."""
_PASSWORDS = frozenset({"pw", "pwd", "pass"})
_LATIN_WORD = re.compile("[a-z0-9]+")
_SHORTEST_WORD = 4
"""Letters of an English word that may be looked for inside a longer text."""


@frozen
class StageMeaning:
    """What a stage word means. `exact` is false where the text says something besides."""

    stage: Stage
    outcome: Outcome | None = None
    exact: bool = True


@frozen
class WordMatcher:
    """Words to be found in texts: English ones as whole words, or by their beginnings."""

    whole: tuple[str, ...]
    starts: tuple[str, ...]
    parts: tuple[str, ...]

    def are_in(self, words: str) -> bool:
        """Whether one stands in a text, which is told as `_words` writes it."""
        plain = f" {words} "
        return (
            any(f" {word} " in plain for word in self.whole)
            or any(f" {word}" in plain for word in self.starts)
            or any(part in plain for part in self.parts)
        )


@dataclass(frozen=True)
class Vocabulary:
    """The words, by their folded form."""

    headers: Mapping[str, str]
    fallback: Mapping[str, str]
    compounds: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    stages: Mapping[str, StageMeaning]
    strangers: Mapping[str, frozenset[str]]
    tracking: frozenset[str]
    tracking_starts: tuple[str, ...]
    lists: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    blank: frozenset[str]
    above: frozenset[str]
    """What says that a cell holds what the one above it holds."""
    direct: frozenset[str]
    """What says, where the agency stands, that there is none."""
    open: frozenset[str]
    """What says of an application only that it is not over."""
    spellings: tuple[str, ...]
    """The stage words as written and those that are read over, longest first."""
    alone: frozenset[str]
    """Stage words that mean something only as the whole text."""
    negations: str
    """What takes the meaning of the English word behind it, as a pattern's alternatives."""
    underway: frozenset[str]
    """Stage words of `applied` that say more than that the first answer is waited for."""
    doubts: WordMatcher
    more: WordMatcher
    """What takes the meaning of the stage words in a longer text."""
    telling_headers: WordMatcher
    telling_cells: WordMatcher
    """Words of a stage, a date or an answer, in names of columns and in cells."""
    prose: frozenset[str]
    """Columns of prose about the posting."""
    roles: WordMatcher
    role_ends: tuple[str, ...]
    no_roles: tuple[str, ...]
    agency_ends: tuple[str, ...]
    no_agencies: frozenset[str]
    login_columns: frozenset[str]
    login_parts: tuple[str, ...]
    login_words: frozenset[str]
    login_last_words: frozenset[str]
    login_pages: tuple[str, ...]
    decided: ImportDecisions = field(default_factory=ImportDecisions)
    """What was said of the files that are read."""
    remembered: Mapping[tuple[str, ...], ImportDecisions] = field(default_factory=dict)
    """What was decided for files of the same header, by its `signature`."""

    def columns(self, header: Iterable[str]) -> list[str | None]:
        """What each column holds; None where that is not known.

        Of two columns of one meaning the first counts, but of those for the day of applying the
        second may hold the tick (`sent_tick`). Names that tell of a step have a meaning of their
        own (`step:interview:1/date`). Names that say little (`Name`, `Date`) count only where no
        other column has the meaning.
        """
        names = list(header)
        decided = self.decisions_for(names).columns
        given = {
            place: decided[fold(name)]
            for place, name in enumerate(names)
            if fold(name) in decided and not self.is_password(name)
        }
        meanings: list[str | None] = []
        for place, name in enumerate(names):
            if place in given:
                meanings.append(given[place])
                continue
            meaning = self._meaning(name)
            if meaning in given.values():
                meanings.append(None)
                continue
            if meaning == "applied" and meaning in meanings:
                meaning = "sent_tick"
            if meaning == "stage" and meaning in meanings and "outcome" not in meanings:
                meaning = self._second_stage(names, meanings, place)
            meanings.append(None if meaning in meanings else meaning)
        folded = [fold(name) for name in names]
        has_meeting = any(meaning and meaning.startswith("step:interview") for meaning in meanings)
        for place, name in enumerate(names):
            aspect = bare_aspect(name) if has_meeting and meanings[place] is None else None
            code = StepColumn("interview", aspect=aspect).code if aspect else None
            if code and code not in meanings:
                meanings[place] = code
        self._place_of_meeting(folded, meanings)
        for place, name in enumerate(names):
            meaning = self._of_two_languages(name) or self._named_like(name)
            if meanings[place] is None and meaning and meaning not in meanings:
                meanings[place] = meaning
        for place, name in enumerate(folded):
            meaning = self.fallback.get(name) if name else None
            if meanings[place] is None and meaning and meaning not in meanings:
                meanings[place] = meaning
        if "company" in meanings and "role" not in meanings:
            before = range(meanings.index("company"))
            titles = [at for at in before if folded[at] in _TITLE_OF_RECORD and not meanings[at]]
            if titles:
                meanings[titles[0]] = "role"
        meanings = self._beside_to_do(folded, meanings)
        return [None if meaning == KEEP else meaning for meaning in meanings]

    @staticmethod
    def _place_of_meeting(names: list[str], meanings: list[str | None]) -> None:
        """Take a bare place beside the day, hour or people of an interview for that of it."""
        code = StepColumn("interview", aspect="place").code
        for place, name in enumerate(names):
            beside = (meanings[at] for at in (place - 1, place + 1) if 0 <= at < len(meanings))
            is_of_meeting = any(
                meaning and meaning.startswith("step:interview") for meaning in beside
            )
            if name in _PLACES and meanings[place] == "location" and is_of_meeting:
                if code not in meanings:
                    meanings[place] = code
                return

    @staticmethod
    def _second_stage(names: list[str], meanings: list[str | None], place: int) -> str:
        """The meaning of a second column of stages: the one that only says open or closed ends it.

        "status" beside "current stage" is the outcome, wherever it stands.
        """
        first = meanings.index("stage")
        if fold(names[first]) in _BARE_STATUS and fold(names[place]) not in _BARE_STATUS:
            meanings[first] = "outcome"
            return "stage"
        return "outcome"

    def decisions_for(self, header: Iterable[str]) -> ImportDecisions:
        """What was said of this file, and what was once decided for files with the same header."""
        if not self.remembered:
            return self.decided
        return self.decided.over(self.remembered.get(signature(header), ImportDecisions()))

    def with_words(self, words: Mapping[str, str]) -> Vocabulary:
        """The vocabulary with stages for more words, folded."""
        if not words:
            return self
        own = {word: _standing(name) for word, name in words.items()}
        return replace(self, stages={**self.stages, **own})

    def sureness(self, name: str, meaning: str) -> Sureness:
        """How sure it is that a column of that name has that meaning."""
        if not meaning:
            return Sureness.UNKNOWN
        if fold(name) in self.decided.columns or self._was_decided(name, meaning):
            return Sureness.TOLD
        is_known = self.headers.get(fold(name)) == meaning or meaning.startswith("step:")
        is_known = is_known or self._meaning(name) == meaning
        is_bare = bare_aspect(name) is not None
        return Sureness.SURE if is_known and not is_bare else Sureness.LIKELY

    def _was_decided(self, name: str, meaning: str) -> bool:
        return any(
            decisions.columns.get(fold(name)) == meaning for decisions in self.remembered.values()
        )

    def _meaning(self, name: str) -> str | None:
        """What a column's name alone says, as a whole or by a part in brackets."""
        name = _CUSTOM.sub(r"\1", _HONORIFIC.sub("", without_zone(name)))
        if meaning := self.headers.get(fold(name) or "") or self._dated_meaning(name):
            return meaning
        column = None if self.is_login(name) else read_step_header(name)
        if column is None:
            if self.is_login(name):
                return None
            parts = _IN_BRACKETS.split(name)
            meanings = (
                self.headers.get(fold(part)) for part in parts if len(parts) > 1 and fold(part)
            )
            return next(filter(None, meanings), None)
        if column.step == "applied":
            return "deadline" if column.aspect == "deadline" else "applied"
        return column.code

    def _dated_meaning(self, name: str) -> str | None:
        """What a name says that only adds to that of a date when it is: deadline_at, closes on."""
        head, tail = _AT_DAY.subn("", _words(_CAMEL.sub(" ", name)))
        meaning = self.headers.get(fold(head)) if tail else None
        return meaning if meaning in _DATES else None

    def _of_two_languages(self, name: str) -> str | None:
        """What a name says that stands in Japanese and in Latin letters: 会社名/Company."""
        parts = [
            _IN_BRACKETS.split(part)[0].strip(" /／|｜・-–—")
            for part in _BETWEEN_LANGUAGES.split(unicodedata.normalize("NFKC", name))
        ]
        if len(parts) != 2 or not all(parts) or self.is_login(name):
            return None
        first, second = (self._meaning(part) or self._named_like(part) for part in parts)
        if first and second:
            return first if first == second else None
        return (first or second) if _IS_PARTED.search(name) else None

    def _named_like(self, name: str) -> str | None:
        """What a name says that is put together: 応募ステータス, いまの段階, 紹介先企業."""
        folded = fold(name)
        for meaning, (heads, tails) in self.compounds.items():
            tail = next((ending for ending in tails if folded.endswith(ending)), "")
            rest = folded[: len(folded) - len(tail)] if tail else folded
            while rest and (
                head := next((beginning for beginning in heads if rest.startswith(beginning)), "")
            ):
                rest = rest[len(head) :]
            if tail and not rest:
                return meaning
        return None

    @staticmethod
    def _beside_to_do(names: list[str], meanings: list[str | None]) -> list[str | None]:
        """A bare deadline directly behind the next step is that of the step."""
        if "to_do" not in meanings or "follow_up" in meanings:
            return meanings
        place = meanings.index("to_do") + 1
        if place < len(meanings) and names[place] in _OF_NEXT_STEP:
            meanings[place] = "follow_up"
        return meanings

    def stranger(self, header: Iterable[str]) -> str:
        """What a table holds whose columns are those of something else than applications."""
        names = {fold(name) for name in header}
        return next((what for what, needed in self.strangers.items() if needed <= names), "")

    def standing(self, text: str) -> StageMeaning | None:
        """The stage that a text means: as a whole, or by the words in it; None if by none.

        Of several words inside the text the one that is furthest on counts: 「最終面接 不採用」 is
        closed. It is exact where the text is nothing but words of that one stage.
        """
        text = _TAG_PATH.sub("", text, count=1) if text.lstrip()[:1] == "#" else text
        if _ASKING.search(unicodedata.normalize("NFKC", text)) or _STRUCK in text:
            return None
        if failed := _FAILED.fullmatch(unicodedata.normalize("NFKC", text).strip()):
            passed = self.standing(failed[1])
            if passed is not None and passed.stage.is_open:
                return StageMeaning(Stage.CLOSED, Outcome.REJECTED, exact=passed.exact)
        whole = self.whole(text)
        if whole is not None:
            return whole
        if len(text) > _LONGEST_STAGE:
            return None
        words = _words(text)
        whole = self.stages.get(fold(_NUMBER.sub("", words)))
        if whole is not None:
            return whole
        meanings: list[StageMeaning] = []
        is_whole = True
        plain = f" {words} "
        for form, standing in self._inside:
            if form in plain:
                if form[0] == " ":
                    plain, negated = re.subn(f" (?:{self.negations}){form}", _TAKEN, plain)
                    is_whole = is_whole and not negated
                if standing is None:
                    is_whole = False
                elif form in plain:
                    meanings.append(standing)
                plain = plain.replace(form, _TAKEN)
        if not meanings or self.doubts.are_in(plain):
            return None
        best = max(meanings, key=_how_far)
        is_whole = (
            is_whole and not plain.strip(_TAKEN) and all(meaning == best for meaning in meanings)
        )
        return StageMeaning(best.stage, best.outcome, exact=is_whole)

    def whole(self, text: str) -> StageMeaning | None:
        """The stage of which a text is the word and nothing else."""
        return self.stages.get(fold(text)) or self.stages.get(
            fold(_HONORIFIC.sub("", text.strip()))
        )

    def closing(self, text: str) -> StageMeaning | None:
        """The end that a reason tells in its own words, sentence by sentence; None if none.

        The last word of an application may also be that it was accepted.
        """
        parts = [text, *_SENTENCES.split(text)]
        for part in filter(None, map(str.strip, parts)):
            meaning = self.standing(part)
            if meaning is not None and (meaning.outcome or meaning.stage is Stage.ACCEPTED):
                return StageMeaning(meaning.stage, meaning.outcome, exact=False)
        return None

    @cached_property
    def _inside(self) -> list[tuple[str, StageMeaning | None]]:
        """What may stand inside a text, longest first, so that no part of a word is found.

        English words stand between blanks. What proves nothing has no meaning here.
        """
        words = []
        for spelling in self.spellings:
            word, meaning = _words(spelling), fold(spelling)
            if fold(word) != meaning:
                continue  # a sign in it tells more than its words: 書類×
            standing = None if meaning in self.alone else self.stages.get(meaning)
            if not word.isascii():
                words.append((word, standing))
            elif len(word) >= _SHORTEST_WORD:
                words.append((f" {word} ", standing))
        return words

    def says_underway(self, text: str) -> bool:
        """Whether a stage word says that something is under way, not only that one has applied."""
        standing = self.standing(text)
        if standing is None or standing.outcome is not None:
            return False
        if standing.stage.rank > Stage.APPLIED.rank:
            return standing.stage.is_open
        return not self.underway.isdisjoint((fold(text), fold(_NUMBER.sub("", _words(text)))))

    def says_more(self, text: str) -> bool:
        """Whether a word for a stage says how it stands there: 連絡待ち, 内定保留."""
        return self.more.are_in(_words(text))

    def header_may_tell(self, header: str) -> bool:
        """Whether a column that is not understood may tell of a stage, a date or an answer."""
        name = fold(header)
        if self.headers.get(name) in _TELLING or self.fallback.get(name) in _TELLING:
            return True
        return self.telling_headers.are_in(_words(_CAMEL.sub(" ", header)))

    def is_prose(self, header: str) -> bool:
        """Whether a column tells of the posting or of the record, not of the application."""
        return fold(header) in self.prose

    def cell_may_tell(self, cell: str) -> bool:
        """Whether a cell's own words, or a date in it, may tell of a stage or an answer."""
        text = unicodedata.normalize("NFKC", _LINK.sub(" ", cell))
        if _DATE_INSIDE.search(text) is not None:
            return True
        return len(text) <= _LONGEST_CELL and self.telling_cells.are_in(_words(text))

    def words_may_tell(self, text: str) -> bool:
        """Whether a note's words, however long it is, may tell of a stage or an answer."""
        return bool(text) and self.telling_cells.are_in(_words(_LINK.sub(" ", text)))

    def is_login(self, header: str) -> bool:
        """Whether a column holds logins or passwords."""
        name = fold(header)
        if any(part in name for part in self.login_pages):
            return False
        words = _LATIN_WORD.findall(unicodedata.normalize("NFKC", header).lower())
        return (
            name in self.login_columns
            or any(part in name for part in self.login_parts)
            or not self.login_words.isdisjoint(words)
            or not self.login_last_words.isdisjoint(words[-1:])
        )

    def is_password(self, header: str) -> bool:
        """Whether a column surely holds passwords: then one called `ID` holds the logins."""
        name = fold(header)
        return name in _PASSWORDS or any(part in name for part in self.login_parts)

    def says_yes(self, text: str) -> bool:
        """Whether a cell that could hold a date is only ticked."""
        return _answer(text) in self.yes

    def is_answer(self, text: str) -> bool:
        """Whether a cell is ticked, or expressly not."""
        return _answer(text) in self.yes or _answer(text) in self.no

    def is_blank(self, text: str) -> bool:
        """Whether a cell holds nothing, or only a sign for it."""
        return not text or (len(text) < _LONGEST_BLANK and _answer(text) in self.blank)

    def is_as_above(self, text: str) -> bool:
        """Whether a cell only says that it holds what the one above it holds."""
        return len(text) < _LONGEST_MARK and _answer(text) in self.above

    def says_direct(self, text: str) -> bool:
        """Whether the cell of an agency says that one has applied without any."""
        return fold(text) in self.direct

    def names_agency(self, text: str) -> bool:
        """Whether a text is an agency: やなぎキャリア, but not the bare word for one."""
        name = fold(text)
        return name.endswith(self.agency_ends) and name not in self.no_agencies

    def says_open(self, text: str) -> bool:
        """Whether the word of a stage only says that it is not over, not how far it has come."""
        return fold(text) in self.open

    def says_role(self, text: str) -> bool:
        """Whether a text is surely a role: it has the word of one in it, and nothing of a company.

        >>> load_vocabulary().says_role("SRE"), load_vocabulary().says_role("旧若葉開発")
        (True, False)
        """
        if any(word in text.casefold() for word in self.no_roles):
            return False
        return self.roles.are_in(_words(text)) or fold(text).endswith(self.role_ends)

    def is_empty(self, text: str) -> bool:
        """Whether a cell holds nothing at all."""
        return not text or text.isspace()

    def is_tracking(self, parameter: str) -> bool:
        """Whether a link's parameter only says where its reader came from."""
        name = parameter.lower()
        return name in self.tracking or name.startswith(self.tracking_starts)


def _words(text: str) -> str:
    """The text as words with single blanks between, each folded; Japanese runs stay together."""
    return " ".join(word for word in map(fold, re.split(r"[^\w'’]+|_", text)) if word)


def _answer(text: str) -> str:
    return text.strip().casefold()


def _how_far(standing: StageMeaning) -> tuple[int, bool]:
    return standing.stage.rank, standing.outcome is not None


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """Return the words that come with the program."""
    with shipped("importing.toml").open("rb") as file:
        words = tomllib.load(file)
    links, inside, speaking, logins = (
        words[name] for name in ("links", "inside", "speaking", "logins")
    )
    return Vocabulary(
        headers=_own_columns() | _by_word(words["headers"]),
        fallback=_by_word(words["fallback"]),
        compounds={
            meaning: (_longest_first(parts["heads"]), _longest_first(parts["tails"]))
            for meaning, parts in words["compounds"].items()
        },
        stages={
            fold(word): _standing(name) for name, spelt in words["stages"].items() for word in spelt
        },
        strangers={
            what: frozenset(map(fold, columns)) for what, columns in words["strangers"].items()
        },
        tracking=frozenset(name.lower() for name in links["tracking"] if name[-1] != "*"),
        tracking_starts=tuple(name[:-1].lower() for name in links["tracking"] if name[-1] == "*"),
        lists=frozenset(links["lists"]),
        yes=frozenset(words["answers"]["yes"]),
        no=frozenset(words["answers"]["no"]),
        blank=frozenset(words["answers"]["blank"]),
        above=frozenset(words["answers"]["above"]),
        direct=frozenset(map(fold, words["answers"]["direct"])),
        open=frozenset(map(fold, words["answers"]["open"])),
        spellings=tuple(
            sorted(
                {*inside["idle"], *(word for spelt in words["stages"].values() for word in spelt)},
                key=_by_length,
            )
        ),
        alone=frozenset(map(fold, inside["alone"])),
        negations="|".join(sorted(map(_words, inside["negations"]), key=_by_length)),
        underway=frozenset(map(fold, words["underway"]["words"])),
        doubts=_to_find(inside["doubts"]),
        more=_to_find(inside["more"]),
        telling_headers=_to_find(speaking["headers"]),
        telling_cells=_to_find(speaking["cells"]),
        prose=frozenset(map(fold, speaking["prose"])),
        roles=_to_find(word for word in words["roles"]["words"] if word.isascii()),
        role_ends=tuple(fold(word) for word in words["roles"]["words"] if not word.isascii()),
        no_roles=tuple(word.casefold() for word in words["roles"]["others"]),
        agency_ends=tuple(map(fold, words["agencies"]["ends"])),
        no_agencies=frozenset(map(fold, words["agencies"]["no"])),
        login_columns=frozenset(map(fold, logins["columns"])),
        login_parts=tuple(map(fold, logins["inside"])),
        login_words=frozenset(logins["words"]),
        login_last_words=frozenset(logins["last"]),
        login_pages=tuple(map(fold, logins["pages"])),
    )


def _own_columns() -> dict[str, str]:
    """The columns of our own CSV, by the fields that they hold."""
    return {
        fold(row.column): row.name
        for row in FIELDS.values()
        if row.type not in (*KEPT_ALONE, FieldType.CONTACTS)
    }


def _to_find(spelt: Iterable[str]) -> WordMatcher:
    whole: list[str] = []
    starts: list[str] = []
    parts: list[str] = []
    for word in spelt:
        if not word.isascii():
            parts.append(fold(word))
        elif word.endswith("*"):
            starts.append(_words(word))
        else:
            whole.append(_words(word))
    return WordMatcher(tuple(whole), tuple(starts), tuple(parts))


def _by_word(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {fold(word): meaning for meaning, words in table.items() for word in words}


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(map(fold, words), key=_by_length))


def _by_length(word: str) -> tuple[int, str]:
    return -len(word), word


def _standing(name: str) -> StageMeaning:
    outcome = _OUTCOMES.get(name)
    return StageMeaning(Stage.CLOSED if outcome else Stage(name), outcome)
