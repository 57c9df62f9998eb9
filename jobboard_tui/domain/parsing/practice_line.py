"""One line about what was practised: "japanese 30m grammar", "h 2x alerts", "学習 45分"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.parsing.datetimes import parse_when
from jobboard_tui.domain.parsing.purpose import HAPPENED
from jobboard_tui.domain.parsing.token_line import TokenLine
from jobboard_tui.domain.practice_values import Practice
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext, pgettext

_WORDS = {
    Practice.JAPANESE: ("japanese", "nihongo", "日本語"),
    Practice.HUNTING: ("hunting", "job", "就活", "就職活動"),
    Practice.LEARNING: ("learning", "study", "学習", "勉強"),
}
_AMOUNT = re.compile(
    r"(?:(?P<hours>\d{1,4}(?:\.\d)?)\s*(?:hours?|hrs?|h|時間)(?P<half>半)?"
    r"(?:\s*(?P<more>\d{1,2})\s*(?:minutes?|mins?|m|分))?"
    r"|(?P<number>\d{1,4})(?:\s*(?:(?P<times>x|times?|回|件)|minutes?|mins?|m|分))?)(?=\s|$)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"[^\x00-\x7f\d\s]+(?=\d)")
"""A practice in Japanese with its amount behind it: 日本語30分."""
_LATE_AMOUNT = re.compile(
    r"(?<!\S)[-+~]?\d+(?:[.,]\d+)?\s*"
    r"(?:hours?|hrs?|h|時間半?|minutes?|mins?|m|分|x|times?|回|件)(?!\w)",
    re.IGNORECASE,
)
_NO_AMOUNT = re.compile(r"^[-+]?\d\S*")
"""Where none was read, what begins like one."""
_LATE_TIME = re.compile(
    r"(?<!\S)(?:yesterday|today|last\s+\w+|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?|昨日|今日|一昨日|先週)(?!\S)",
    re.IGNORECASE,
)
_LONGEST_TIME = 3
"""Words of a time in front."""


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """What a line says; a bare number is minutes."""

    practice: Practice
    minutes: int | None
    count: int | None
    note: str
    at: datetime | None = None

    @property
    def doubts(self) -> tuple[str, ...]:
        """Sentences on amounts and times that stand in the note, where they count as nothing."""
        amount = _(
            "“{word}” is read as part of the note. To count it, type it after the practice, "
            "e.g. 30m or 2x."
        )
        time = _("“{word}” is read as part of the note. If it is a time, type it at the start.")
        amounts = list(_LATE_AMOUNT.finditer(self.note))
        if not amounts and self.minutes is None and self.count == 1:
            amounts = list(_NO_AMOUNT.finditer(self.note))
        found = [amount.format(word=match[0]) for match in amounts]
        found += [time.format(word=match[0]) for match in _LATE_TIME.finditer(self.note)]
        return tuple(found)


def parse_practice(text: str, now: datetime | None = None) -> PracticeLine:
    """What was practised, how long or how often, and a note; `InvalidInput`.

    With `now` it may be told in front when that was: "yesterday japanese 30m".

    >>> told = parse_practice("j 30 grammar")
    >>> told.practice.value, told.minutes, told.note
    ('japanese', 30, 'grammar')
    """
    at, text = _when(clean(text), now)
    line = _read(text)
    return line if at is None else replace(line, at=at)


def _when(text: str, now: datetime | None) -> tuple[datetime | None, str]:
    """The time in front of the practice, and the rest."""
    words = text.split()
    if now is None or not words or _begins(words[0]):
        return None, text
    for place in range(1, min(len(words), _LONGEST_TIME + 1)):
        if _begins(words[place]):
            when = parse_when(" ".join(words[:place]), now, HAPPENED).at
            if when > now:
                raise InvalidInput(
                    " ".join(words[:place]), _("that is in the future"), _("log it once it is done")
                )
            return when, text.split(maxsplit=place)[place]
    return None, text


def _read(text: str) -> PracticeLine:
    glued = _GLUED.match(text)
    if glued and _is_practice(glued[0]):
        first, rest = glued[0], text[glued.end() :]
    else:
        first, *others = text.split(maxsplit=1) or [""]
        rest = others[0] if others else ""
    practice = _practice(first)
    plain = TokenLine(rest).plain
    match = _AMOUNT.match(plain)
    if match is None:
        return PracticeLine(practice, None, 1, rest)
    amount = _minutes(match) if match["hours"] else int(match["number"])
    if not amount:
        raise InvalidInput(pgettext("label", "amount"), _("it is zero"), _("try 30m or 2x"))
    note = rest[match.end() :].strip()
    if match["times"]:
        return PracticeLine(practice, None, amount, note)
    return PracticeLine(practice, amount, None, note)


def _minutes(match: re.Match[str]) -> int:
    """1h30m, 1.5h and 1時間半 in minutes."""
    more = 30 if match["half"] else int(match["more"] or 0)
    return min(round(float(match["hours"]) * 60) + more, 9999)


def times(count: int) -> str:
    """How often: "2 times"."""
    return ngettext("{count} time", "{count} times", count).format(count=count)


def _begins(word: str) -> bool:
    """Whether a line may begin with the word: a practice, with its amount or without."""
    glued = _GLUED.match(word)
    return _is_practice(glued[0] if glued else word)


def _is_practice(word: str) -> bool:
    try:
        return bool(_practice(word))
    except InvalidInput:
        return False


def _practice(word: str) -> Practice:
    said = unicodedata.normalize("NFKC", word).lower()
    for practice, words in _WORDS.items():
        if said and any(one.startswith(said) for one in words):
            return practice
    raise InvalidInput(
        _("practice {word}").format(word=word or "''"),
        _("unknown name"),
        _("start with japanese, hunting or learning; one letter is enough"),
    )
