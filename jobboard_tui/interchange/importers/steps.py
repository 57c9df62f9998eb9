"""Columns that tell of one step each: 一次面接, "Phone screen date", "Offer?", 内定承諾期限.

The name of such a column is parted into a step, a round and an aspect by the words in
`data/importing_steps.toml`; a name of which something is left over is not understood.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from jobboard_tui.config.resources import shipped
from jobboard_tui.domain.text import fold
from jobboard_tui.domain.values import frozen

PREFIX = "step:"
FINAL = "final"
MAIN = ""
"""The aspect of a column that holds ticks, results or dates."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PLURAL = re.compile(r"\(s\)", re.IGNORECASE)
_BETWEEN_SCRIPTS = re.compile(r"(?<=[\x21-\x7e])(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])(?=[\x21-\x7e])")
_SIGNS = re.compile(r"[^\w]+")
_GONE = "\x1f"
_NUMBERS = frozenset({*"12345", "i", "ii", "iii"})
"""Rounds that mean one only beside the name of a step."""
_LONGEST_TITLE = 40
_LEGEND = re.compile(r"(?:^|[\s、,/(])[^\w\s](?:\ufe0f)?\s*(?:\.{2,}|[:=→…]|は)\s*\w")
"""A sign and what it means, as a legend has them: "○…通過 ×…不合格"."""
_EXAMPLE = re.compile(
    r"[(【\[]?\s*(?:例|記入例|入力例|見本|サンプル|ex|e\.g|example|sample)\.?\s*[)】\]:]\s*\S",
    re.IGNORECASE,
)
"""What begins the name of an example: 例）株式会社サンプル, "Example: Acme"."""
_ZONE = re.compile(
    r"\s*[(\[]\s*(?:JST|UTC|GMT|日本時間|japan time|tokyo time)\s*[)\]]", re.IGNORECASE
)
"""A zone in the name of a column: "Interview (JST)"."""


@frozen
class StepColumn:
    """What a column of one step tells: the step, its round ("" if none is named), the aspect.

    >>> StepColumn.read("step:interview:2/time")
    StepColumn(step='interview', round='2', aspect='time')
    """

    step: str
    round: str = ""
    aspect: str = MAIN

    @property
    def code(self) -> str:
        """The meaning as it is written on the command line: "step:interview:2/time"."""
        tail = f":{self.round}" if self.round else ""
        return f"{PREFIX}{self.step}{tail}" + (f"/{self.aspect}" if self.aspect else "")

    @classmethod
    def read(cls, code: str) -> StepColumn | None:
        """Return the column of a `code`; None if it is none."""
        if not code.startswith(PREFIX):
            return None
        path, _slash, aspect = code.removeprefix(PREFIX).partition("/")
        step, _colon, round_ = path.partition(":")
        words = load_step_words()
        is_known = step in words.steps and (not round_ or round_ in words.rounds)
        if not is_known or (aspect and aspect not in words.aspects):
            return None
        return cls(step, round_, aspect)


@dataclass(frozen=True)
class StepWords:
    """The words, longest first: (word, what it says); Japanese ones stand anywhere."""

    steps: Mapping[str, Sequence[str]]
    rounds: frozenset[str]
    aspects: frozenset[str]
    grammar: Sequence[tuple[str, str, str]]
    """Word as `_words` writes it, what it is (step, round, aspect, filler), and of which name."""
    alone: Mapping[str, str]
    bare: Mapping[str, str]
    results: Mapping[str, str]
    signs: frozenset[str]
    items: Mapping[str, frozenset[str]]
    """Names in objects that tell of a step, a person or pay, folded."""
    no_companies: frozenset[str]
    no_row_marks: frozenset[str]
    parents: frozenset[str]
    ids: frozenset[str]
    kinds: frozenset[str]
    tasks: frozenset[str]
    """Names of columns by which rows are parts of others, or to-dos, folded; and their words."""


@lru_cache(maxsize=2048)
def read_step_header(header: str) -> StepColumn | None:
    """Return what a column's name says of a step; None if it says nothing, or more than that.

    >>> read_step_header("1次面接"), read_step_header("Offer deadline")
    (StepColumn(step='interview', round='1', aspect=''), StepColumn(step='offer', round='', \
aspect='deadline'))
    """
    words = load_step_words()
    text = _words(without_zone(header))
    if step := words.alone.get(text.strip()):
        return StepColumn(step)
    words_of: dict[str, list[str]] = {"step": [], "round": [], "aspect": [], "filler": []}
    is_named = False
    for word, kind, name in words.grammar:
        if word not in text:
            continue
        is_named = is_named or (kind == "round" and word.strip() not in _NUMBERS)
        if kind == "filler" or name not in words_of[kind]:
            words_of[kind].append(name)
        text = text.replace(word, f" {_GONE} " if word[0] == " " else _GONE)
    if text.replace(_GONE, "").strip():
        return None
    steps = words_of["step"] or (["interview"] if is_named else [])
    aspects = [aspect for aspect in words_of["aspect"] if aspect != "date"] or words_of["aspect"]
    if not steps or len(words_of["round"]) > 1 or len(aspects) > 1:
        return None
    if not words_of["step"] and aspects and words_of["round"] == [FINAL]:
        return None
    step = _only(steps)
    if step is None:
        return None
    return StepColumn(step, "".join(words_of["round"]), aspects[0] if aspects else MAIN)


def without_zone(header: str) -> str:
    """Return the name of a column without the zone of its times: "Interview (JST)"."""
    return _ZONE.sub("", unicodedata.normalize("NFKC", header))


@lru_cache(maxsize=2048)
def read_rounds(text: str) -> str:
    """Return the one round that a text names: "二次面接待ち" is of the second; empty if none.

    >>> read_rounds("二次面接待ち"), read_rounds("Interview")
    ('2', '')
    """
    plain = _words(text)
    rounds: dict[str, None] = {}
    for word, kind, name in load_step_words().grammar:
        if kind == "round" and word in plain and word.strip() not in _NUMBERS:
            rounds[name] = None
            plain = plain.replace(word, _GONE)
    return next(iter(rounds)) if len(rounds) == 1 else ""


def _only(steps: list[str]) -> str | None:
    """The one step that is meant: "applied" beside another, and an interview, say little."""
    named = [step for step in steps if step != "interview"] or steps
    named = [step for step in named if step != "applied"] or named
    return named[0] if len(named) == 1 else None


def bare_aspect(header: str) -> str | None:
    """Return the aspect that a name tells without saying of what."""
    return load_step_words().bare.get(_words(header).strip())


def _words(text: str) -> str:
    """The words of a name between blanks; Japanese runs stay together.

    >>> _words("firstInterviewDate"), _words("説明会・セミナー")
    (' first interview date ', ' 説明会 セミナー ')
    """
    plain = _PLURAL.sub("", unicodedata.normalize("NFKC", text))
    plain = _BETWEEN_SCRIPTS.sub(" ", plain)
    plain = _SIGNS.sub(" ", _CAMEL.sub(" ", plain).replace("_", " ")).casefold()
    return f" {' '.join(plain.split())} "


@lru_cache(maxsize=1)
def load_step_words() -> StepWords:
    """Return the words that come with the program."""
    with shipped("importing_steps.toml").open("rb") as file:
        data = tomllib.load(file)
    grammar = [
        *_entries("step", data["steps"]),
        *_entries("round", data["rounds"]),
        *_entries("aspect", data["aspects"]),
        *_entries("filler", {"": data["fillers"]["words"]}),
    ]
    return StepWords(
        steps=data["steps"],
        rounds=frozenset(data["rounds"]),
        aspects=frozenset(data["aspects"]),
        grammar=sorted(grammar, key=lambda row: (-len(row[0].strip()), row)),
        alone=_by_word(data["alone"]),
        bare=_by_word(data["bare"]),
        results={
            plain_result(word): name
            for name, spelt in data["results"].items()
            if name != "signs"
            for word in spelt
        },
        signs=frozenset(map(plain_result, data["results"]["signs"])),
        items={name: frozenset(map(fold, spelt)) for name, spelt in data["items"].items()},
        no_companies=frozenset(_words(word).strip() for word in data["no_rows"]["company"]),
        no_row_marks=frozenset(_words(word).strip() for word in data["no_rows"]["mark"]),
        parents=frozenset(map(fold, data["parts"]["parent"])),
        ids=frozenset(map(fold, data["parts"]["id"])),
        kinds=frozenset(map(fold, data["parts"]["kind"])),
        tasks=frozenset(map(fold, data["parts"]["task"])),
    )


def plain_result(text: str) -> str:
    """Return a cell as the words of results are compared: width, case and ends do not matter."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\ufe0f", "")
    return plain.strip(" \t\n.!()[]、。*")


def is_no_company(text: str) -> bool:
    """Whether what stands in the column of the company is a total, a title or an example."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if len(_LEGEND.findall(plain)) > 1 or _EXAMPLE.match(plain):
        return True
    words = _words(text).strip()
    return len(words) <= _LONGEST_TITLE and words in load_step_words().no_companies


def is_no_row_mark(text: str) -> bool:
    """Whether a cell says that its line is an example or a total."""
    return len(text) <= 12 and _words(text).strip() in load_step_words().no_row_marks


def _entries(kind: str, table: Mapping[str, Iterable[str]]) -> list[tuple[str, str, str]]:
    made = []
    for name, spelt in table.items():
        for word in spelt:
            plain = _words(word)
            made.append((plain if plain.isascii() else plain.strip(), kind, name))
    return made


def _by_word(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {_words(word).strip(): name for name, spelt in table.items() for word in spelt}


# -- which columns belong together ---------------------------------------------------------------


@dataclass(slots=True)
class StepSlot:
    """One step of a table and the places of its columns, by their aspects."""

    step: str
    round: str
    places: dict[str, int] = field(default_factory=dict)

    @property
    def is_main(self) -> bool:
        """Whether it has a column that says whether or when the step was."""
        return not {MAIN, "date", "deadline", "result"}.isdisjoint(self.places)


def arrange_steps(columns: Iterable[tuple[int, StepColumn]]) -> list[StepSlot]:
    """Return the steps of a table, each with all of its columns, in the order of the table."""
    slots: list[StepSlot] = []
    for place, column in columns:
        slot = _slot_for(column, slots)
        if slot is None:
            slot = StepSlot(column.step, column.round)
            slots.append(slot)
        slot.round = slot.round or column.round
        slot.places[column.aspect] = place
    return slots


def _slot_for(column: StepColumn, slots: Sequence[StepSlot]) -> StepSlot | None:
    """The last step of that name which lacks the aspect; a tick and a date go together."""
    for slot in reversed(slots):
        if slot.step != column.step or column.aspect in slot.places:
            continue
        is_same_round = slot.round == column.round
        if column.aspect in (MAIN, "date"):
            if is_same_round or (not slot.is_main and not slot.round):
                return slot
        elif is_same_round or not column.round or not slot.round:
            return slot
    return None
