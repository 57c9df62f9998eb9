"""One line about what was practised: "japanese 30m grammar", "h 2x alerts", "学習 45分"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from jobboard_tui.core.errors import Misspoken
from jobboard_tui.core.line import Line
from jobboard_tui.core.practice import Practice
from jobboard_tui.core.text import clean
from jobboard_tui.words import _, many

_WORDS = {
    Practice.JAPANESE: ("japanese", "nihongo", "日本語"),
    Practice.HUNTING: ("hunting", "job", "就活", "就職活動"),
    Practice.LEARNING: ("learning", "study", "学習", "勉強"),
}
_AMOUNT = re.compile(
    r"(?P<number>\d{1,4})\s*(?:(?P<times>x|times|回|件)|(?P<hours>h|時間)|min|m|分)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """What a line says; a bare number is minutes."""

    practice: Practice
    minutes: int | None
    count: int | None
    note: str


def parse_practice(text: str) -> PracticeLine:
    """What was practised, how long or how often, and a note; `Misspoken`.

    >>> parse_practice("j 30 grammar")
    PracticeLine(practice=<Practice.JAPANESE: 'japanese'>, minutes=30, count=None, note='grammar')
    """
    first, *others = clean(text).split(maxsplit=1) or [""]
    practice = _practice(first)
    rest = others[0] if others else ""
    plain = Line(rest).plain
    found = _AMOUNT.match(plain)
    if found is None or (found.end() < len(plain) and not plain[found.end()].isspace()):
        return PracticeLine(practice, None, 1, rest)
    number = int(found["number"])
    if not number:
        raise Misspoken(_("how much"), _("it is nothing"), _("say it like 30m or 2x"))
    note = rest[found.end() :].strip()
    if found["times"]:
        return PracticeLine(practice, None, number, note)
    return PracticeLine(practice, min(number * (60 if found["hours"] else 1), 9999), None, note)


def times(count: int) -> str:
    """How often: "2 times"."""
    return many("{count} time", "{count} times", count).format(count=count)


def _practice(word: str) -> Practice:
    said = unicodedata.normalize("NFKC", word).lower()
    for practice, words in _WORDS.items():
        if said and any(one.startswith(said) for one in words):
            return practice
    raise Misspoken(
        _("practice {word}").format(word=word or "''"),
        _("there is none of that name"),
        _("begin with japanese, hunting or learning; a letter is enough"),
    )
