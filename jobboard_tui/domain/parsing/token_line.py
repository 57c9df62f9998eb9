"""A typed line from which understood pieces are taken out, one after the other."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.models import Deadline
from jobboard_tui.domain.parsing.calendar_words import ENGLISH_WEEKDAY, KANJI_WEEKDAY, MONTH
from jobboard_tui.domain.parsing.datetimes import NoTime, TypedTime, echo, parse_when
from jobboard_tui.domain.parsing.periods import Choice
from jobboard_tui.domain.parsing.purpose import Purpose

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0x301C: 0x7E,
    0xFFE5: 0xA5,
}
CUT = "\x00"
"""The mark of a place where something was taken out."""
MOST_WORDS = 8
"""No time is said in more words."""

_LIKE_A_TIME = re.compile(
    r"\d|(?:last|this|next|past|today|yesterday|tomorrow)\b"
    rf"|(?:{ENGLISH_WEEKDAY}|{MONTH})\b|{KANJI_WEEKDAY}曜"
    r"|[一先今昨明来再](?:昨|々|[週月日年])",
    re.IGNORECASE,
)

URL = re.compile(r"https?://[^\s、。\x00]+", re.IGNORECASE)


class TokenLine:
    """What is left of a line, as typed and in a form for matching.

    Both have the same length: in `plain` full-width letters, digits and signs are ASCII ones. Where
    something was taken out stands a mark which no word reaches across.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = text.translate(_NARROW)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Take out the first place that matches; the match is of the plain form."""
        match = pattern.search(self.plain)
        if match is not None:
            self.cut(*match.span())
        return match

    def take_all(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Take out every place that matches, in one go."""
        matches = list(pattern.finditer(self.plain))
        for match in reversed(matches):
            mark = CUT.ljust(match.end() - match.start())
            self.text = f"{self.text[: match.start()]}{mark}{self.text[match.end() :]}"
            self.plain = f"{self.plain[: match.start()]}{mark}{self.plain[match.end() :]}"
        return matches

    def cut(self, start: int, end: int) -> str:
        """Take out a stretch; as it was typed."""
        taken = self.text[start:end]
        self.text = f"{self.text[:start]} {CUT} {self.text[end:]}"
        self.plain = f"{self.plain[:start]} {CUT} {self.plain[end:]}"
        return taken.replace(CUT, " ")

    def add(self, words: str) -> None:
        """Put words behind the line, with a mark before them."""
        if words:
            self.text += f" {CUT} {words}"
            self.plain = self.text.translate(_NARROW)

    def take_clause(self, opening: re.Pattern[str], closing: re.Pattern[str]) -> str | None:
        """Take out what follows an opening word, until a closing one or the end; None without."""
        match = opening.search(self.plain)
        if match is None:
            return None
        nested = opening.match(self.plain, match.end())  # "source: referral from Ken"
        close = closing.search(self.plain, nested.end() if nested else match.end())
        end = close.start() if close else len(self.plain)
        body = self.text[match.end() : end]
        self.cut(match.start(), end)
        return squeeze(body)

    @property
    def rest(self) -> str:
        """What is left, as typed."""
        return squeeze(self.text)

    @property
    def plain_rest(self) -> str:
        """What is left, in the form for matching."""
        return squeeze(self.plain)


def squeeze(text: str) -> str:
    """Without marks and doubled blanks."""
    return " ".join(text.replace(CUT, " ").split())


def leading_time(text: str, now: datetime, purpose: Purpose) -> tuple[TypedTime | None, str]:
    """The longest beginning that is a time, and the words after it.

    `InvalidInput` where it is one but for a known fault.
    """
    said, rest = split_time(text, now, purpose)
    return (parse_when(said, now, purpose), rest) if said else (None, text)


def split_time(text: str, now: datetime, purpose: Purpose) -> tuple[str, str]:
    """The words of the longest beginning that is a time, with a fault or without, and the rest."""
    words = text.split()
    for count in range(min(len(words), MOST_WORDS), 0, -1):
        said = " ".join(words[:count])
        if not _is_no_time(said, now, purpose):
            return said, " ".join(words[count:])
    return "", text


def is_like_a_time(text: str) -> bool:
    """Whether a text begins as times do, be it one or not."""
    return _LIKE_A_TIME.match(unicodedata.normalize("NFKC", text)) is not None


_WORD_START = re.compile(r"(?:^|(?<=[\s,、。])|(?<=[^\d]/))[^\s,、。/]")


def time_before(line: TokenLine, end: int, now: datetime, purpose: Purpose) -> int | None:
    """Where the longest time begins that ends there, with a fault or without; None without one."""
    before = line.plain[:end].rpartition(CUT)[2]
    starts = [match.start() for match in _WORD_START.finditer(before)]
    for start in starts[-MOST_WORDS:]:
        if not _is_no_time(before[start:].strip(), now, purpose):
            return end - len(before) + start
    return None


def _is_no_time(text: str, now: datetime, purpose: Purpose) -> bool:
    try:
        parse_when(text, now, purpose)
    except NoTime:
        return True
    except InvalidInput:
        return False
    return False


def trailing_time(text: str, now: datetime, purpose: Purpose) -> tuple[str, TypedTime | None]:
    """The words before the longest end that is a time, and that time; `AmbiguousInput`."""
    words = text.split()
    for start in range(max(0, len(words) - MOST_WORDS), len(words)):
        try:
            return " ".join(words[:start]), parse_when(" ".join(words[start:]), now, purpose)
        except AmbiguousInput:
            raise
        except InvalidInput:
            continue
    return text, None


def spoken_time(
    at: datetime,
    dated: bool,
    now: datetime,
    swapped: date | None = None,
    chosen: Choice = "",
) -> str:
    """An instant, or a day, as the echo of a line tells it."""
    return echo(TypedTime(at.astimezone(now.tzinfo), dated, "", swapped, chosen), now)


def spoken_deadline(
    by: Deadline, now: datetime, chosen: Choice = "", swapped: date | None = None
) -> str:
    """A date or an instant, as the echo of a line tells it."""
    if isinstance(by, datetime):
        return spoken_time(by, False, now, swapped, chosen)
    return spoken_time(datetime.combine(by, time(), now.tzinfo), True, now, swapped, chosen)
