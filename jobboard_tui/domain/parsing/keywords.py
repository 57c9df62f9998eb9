"""The words by which an entry line names its parts, and where they are left among other words.

A word that names a part may be one of a name as well ("Contact Center Engineer"): where it is not
certain, the line is in doubt, and whoever typed it is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _


@frozen
class Part:
    """What to do where a part was meant, and the words that name it."""

    how: Callable[[], str]
    words: tuple[str, ...]


Parts = tuple[Part, ...]
"""The parts of a line."""

APPLICATION: Parts = (
    Part(lambda: _("type applied 11/25"), ("applied", "応募", "応募済", "応募済み", "応募日")),
    Part(
        lambda: _("type by 11/25"), ("by", "deadline", "締切", "締め切り", "締切日", "〆切", "期限")
    ),
    Part(lambda: _("type via Robin Agency"), ("via", "agency", "経由", "エージェント", "紹介")),
    Part(lambda: _("type from LinkedIn"), ("from", "source", "found", "媒体", "応募経路")),
    Part(lambda: _("type salary: 8M"), ("salary", "年収", "月給", "月収", "時給", "給与", "給料")),
    Part(
        lambda: _("type contact: Sato"),
        (
            *("contact", "contacts", "email", "e-mail", "phone"),
            *("連絡先", "担当", "担当者", "電話", "メール"),
        ),
    ),
    Part(lambda: _("type @ Tokyo"), ("location", "place", "勤務地", "場所")),
    Part(lambda: _("type its address, https://…"), ("url", "link", "リンク")),
    Part(lambda: _("type -- and the note"), ("note", "notes", "memo", "備考", "メモ")),
    Part(lambda: _("type #tag"), ("tag", "tags", "タグ")),
    Part(
        lambda: _("move it with m afterwards"),
        (
            *("stage", "status", "interview", "interviewed", "rejected", "wishlist", "screening"),
            *("offer", "accepted", "closed"),
            *("面接", "書類選考", "選考", "選考中", "内定", "不採用", "お祈り"),
        ),
    ),
    Part(
        lambda: _("edit it with p afterwards"), ("resume", "résumé", "cv", "履歴書", "職務経歴書")
    ),
)

EVENT: Parts = (
    Part(lambda: _("type with Sato"), ("with", "w/", "contact", "担当", "担当者")),
    Part(lambda: _("type via phone"), ("via",)),
    Part(lambda: _("type by 11/25"), ("by", "deadline", "締切", "期限", "まで")),
    Part(lambda: _("type @ Tokyo"), ("at", "location", "place", "場所")),
    Part(lambda: _("type round 2"), ("round",)),
    Part(lambda: _("type : and the note"), ("note", "notes", "memo", "備考", "メモ")),
    Part(lambda: _("type fri 15:00-16:00"), ("from", "until", "till", "から")),
)
TASK: Parts = (
    Part(lambda: _("type by 11/25"), ("by", "until", "till", "deadline", "締切", "期限", "まで")),
)

_BEFORE_TIMES = frozenset({"from", "until", "till", "by"})
"""In a line about an event or a to-do they name a part only before a time."""
_OF_THE_PAST = frozenset({"applied", "応募", "応募済", "応募済み", "応募日"})
_APPLIED_FIELDS = frozenset(
    (
        *("scientist", "scientists", "science", "sciences", "research", "researcher", "ai", "ml"),
        *("machine", "math", "maths", "mathematics", "mathematician", "physics", "physicist"),
        *("statistics", "statistician", "data", "deep", "engineer", "engineering", "materials"),
        *("intelligence", "linguist", "linguistics", "economist", "economics", "cryptography"),
        *("robotics", "computer", "computing", "vision", "chemistry", "biology", "llm", "genai"),
    )
)
"""With "applied" before it each of them is a name."""
_OF_SOURCES = frozenset({"open", "inner", "closed"})
_AROUND = " ,、。.;:()[]（）「」【】"
_GLUED = re.compile(
    r"(応募済み?|応募日?|締切|締め切り|〆切|年収|月給|月収|時給|連絡先|担当者?|勤務地|備考)\s*(?::|(?=\d))"
)
"""In Japanese there need not be a blank around the word."""
_AT = "@"


def _plain(word: str) -> str:
    """A word as the tables have it; a link, a place after @ and an address are named by kind."""
    said = unicodedata.normalize("NFKC", word).lower()
    if said.startswith(("http://", "https://")):
        return "url"
    if said.startswith(_AT):
        return "location"
    return "email" if _AT in said else said


def left_over(
    text: str, words: Parts = APPLICATION, *, is_name: bool = False, addresses: bool = False
) -> list[str]:
    """Return a sentence on the words that name parts and are left among the words of a text.

    So are links, places after @ and, unless there may be `addresses`, addresses of e-mail. A word
    may be one of a name: what begins like a title, in a capital, is taken for one ("Contact Center
    Engineer"), and where the text `is_name` its first and last word may be any ("Robin Agency").
    """
    parts: dict[str, Part] = {}
    for part in words:
        parts |= {word: part for word in part.words if word not in parts}
    found: dict[Part, str] = {}
    for glued in _GLUED.finditer(unicodedata.normalize("NFKC", text)):
        if glued[1] in parts and (glued.start() or not is_name):
            found.setdefault(parts[glued[1]], glued[1])
    typed = [one.strip(_AROUND) for one in text.split()]
    plain = [_plain(one) for one in typed]
    for place, word in enumerate(plain):
        if word not in parts or (addresses and word == "email" and _AT in typed[place]):
            continue
        is_word = word == typed[place].lower()  # no link, place or address, named by its kind
        is_event = words is not APPLICATION
        if is_word and (
            _is_of_a_phrase(plain, place, is_event=is_event)
            or _is_at_an_edge(typed, place, is_name=is_name)
        ):
            continue
        found.setdefault(parts[word], typed[place])
    return _doubts(found)


def _doubts(found: Mapping[Part, str]) -> list[str]:
    """Return one sentence on all words that are left, each with what to do where it is meant.

    The text itself is not in it: the echo of the line has it.
    """
    if not found:
        return []
    words = ", ".join(f"“{word}”" for word in found.values())
    ways = "; ".join(part.how() for part in found).replace("; type ", ", ")
    said = _("{words} stays as written; if that is wrong, {ways}.")
    if len(found) > 1:
        said = _("{words} stay as written; if that is wrong, {ways}.")
    return [said.format(words=words, ways=ways)]


def _is_of_a_phrase(plain: Sequence[str], place: int, *, is_event: bool) -> bool:
    """Whether a word is one of a name or a phrase, by its neighbours."""
    word, before = plain[place], plain[place - 1] if place else ""
    after = plain[place + 1] if place + 1 < len(plain) else ""
    if word == "applied" and after in _APPLIED_FIELDS:
        return True
    if word == "source" and before in _OF_SOURCES:
        return True
    return is_event and word in _BEFORE_TIMES and not is_like_a_time(after)


def _is_at_an_edge(typed: Sequence[str], place: int, *, is_name: bool) -> bool:
    """Whether a word begins a title, or is the first or the last one of a name."""
    if place == 0:
        return is_name or typed[0][:1].isupper()
    is_last = place + 1 == len(typed)
    return is_name and is_last and typed[place].lower() not in _OF_THE_PAST


_LIKE_A_TIME = re.compile(
    r"\d|(?:last|this|next|past|today|yesterday|tomorrow)\b"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?\b"
    r"|[一先今昨明来再](?:昨|々|[週月日年])",
    re.IGNORECASE,
)


def is_like_a_time(text: str) -> bool:
    """Whether a text begins as times do, be it one or not."""
    return _LIKE_A_TIME.match(unicodedata.normalize("NFKC", text)) is not None


_MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY_NAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_NUMBER_OF_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DATE = (
    r"(?:\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?"
    r"|(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])(?:/\d{4})?"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日?"
    rf"|{_MONTH_NAME} {_NUMBER_OF_DAY}(?:,? \d{{4}})?|{_NUMBER_OF_DAY} {_MONTH_NAME}(?: \d{{4}})?"
    r"|(?:[01]?\d|2[0-4]):[0-5]\d)"
)
_ENDS_IN_A_DATE = re.compile(rf"(?<!\S){_DATE}$", re.IGNORECASE)
_IS_A_DATE = re.compile(
    rf"(?:(?:next|this|last) )?(?:{_DATE}|{_MONTH_NAME}(?: \d{{4}})?|{_WEEKDAY_NAME}|week|month"
    r"|(?:\d{4}年)?\d{1,2}月|(?:今|来|再来|先|先々)[週月](?:[月火水木金土日](?:曜日?)?)?"
    r"|today|tomorrow|yesterday|今日|明日|明後日|昨日)",
    re.IGNORECASE,
)


def date_left_over(part: str, text: str, *, is_name: bool = False) -> list[str]:
    """Return a sentence on a date that is left in the text of a part; `part` is its label.

    The text ends in one, or is nothing else: unless it `is_name`, also a month or a weekday alone.
    """
    said = unicodedata.normalize("NFKC", text)
    found = None if is_name else _IS_A_DATE.fullmatch(said)
    found = found or _ENDS_IN_A_DATE.search(said)
    if found is None:
        return []
    return [
        _(
            "“{date}” is read as part of the {part}. For a date, type by 11/25 or applied 11/25; "
            "for a note, -- and the note."
        ).format(date=found[0], part=part)
    ]
