"""The words by which an entry line names its parts, and where they are left among other words.

A word that names a part may be one of a name as well ("Contact Center Engineer"): where it is not
certain, the line is in doubt, and whoever typed it is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from jobboard_tui.words import _

Words = Mapping[str, tuple[str, ...]]
"""What names a part, by what to do where that part was meant."""

APPLICATION: Words = {
    "type applied 11/25": ("applied", "応募", "応募済", "応募済み", "応募日"),
    "type by 11/25": ("by", "deadline", "締切", "締め切り", "締切日", "〆切", "期限"),
    "type via Robin Agency": ("via", "agency", "経由", "エージェント", "紹介"),
    "type from LinkedIn": ("from", "source", "found", "媒体", "応募経路"),
    "type salary: 8M": ("salary", "年収", "月給", "月収", "時給", "給与", "給料"),
    "type contact: Sato": (
        *("contact", "contacts", "email", "e-mail", "phone"),
        *("連絡先", "担当", "担当者", "電話", "メール"),
    ),
    "type @ Tokyo": ("location", "place", "勤務地", "場所"),
    "type its address, https://…": ("url", "link", "リンク"),
    "type -- and the note": ("note", "notes", "memo", "備考", "メモ"),
    "type #tag": ("tag", "tags", "タグ"),
    "move it with m afterwards": (
        *("stage", "status", "interview", "interviewed", "rejected", "wishlist", "screening"),
        *("offer", "accepted", "closed"),
        *("面接", "書類選考", "選考", "選考中", "内定", "不採用", "お祈り"),
    ),
    "edit it with p afterwards": ("resume", "résumé", "cv", "履歴書", "職務経歴書"),
}

EVENT: Words = {
    "type with Sato": ("with", "w/", "contact", "担当", "担当者"),
    "type via phone": ("via",),
    "type by 11/25": ("by", "deadline", "締切", "期限", "まで"),
    "type @ Tokyo": ("at", "location", "place", "場所"),
    "type round 2": ("round",),
    "type : and the note": ("note", "notes", "memo", "備考", "メモ"),
    "type fri 15:00-16:00": ("from", "until", "till", "から"),
}
TASK: Words = {"type by 11/25": ("by", "until", "till", "deadline", "締切", "期限", "まで")}

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
    text: str, words: Words = APPLICATION, *, is_name: bool = False, addresses: bool = False
) -> list[str]:
    """Return a sentence on the words that name parts and are left among the words of a text.

    So are links, places after @ and, unless there may be `addresses`, addresses of e-mail. A word
    may be one of a name: what begins like a title, in a capital, is taken for one ("Contact Center
    Engineer"), and where the text `is_name` its first and last word may be any ("Robin Agency").
    """
    ways: dict[str, str] = {}
    for way, these in words.items():
        ways |= {word: way for word in these if word not in ways}
    found: dict[str, str] = {}
    for glued in _GLUED.finditer(unicodedata.normalize("NFKC", text)):
        if glued.start() or not is_name:
            found.setdefault(ways.get(glued[1], ""), glued[1])
    typed = [one.strip(_AROUND) for one in text.split()]
    plain = [_plain(one) for one in typed]
    for place, word in enumerate(plain):
        before = plain[place - 1] if place else ""
        after = plain[place + 1] if place + 1 < len(plain) else ""
        if word not in ways or (addresses and word == "email" and _AT in typed[place]):
            continue
        is_word = word == typed[place].lower()
        if is_word and _is_of_a_name(word, before, after, words is not APPLICATION):
            continue
        if is_word and place == 0 and (is_name or typed[0][:1].isupper()):
            continue
        if is_word and is_name and not after and word not in _OF_THE_PAST:
            continue
        found.setdefault(ways[word], typed[place])
    return _doubts({way: word for way, word in found.items() if way})


def _doubts(words: Mapping[str, str]) -> list[str]:
    """Return one sentence on all words that are left, each given by what to do where it is meant.

    The text itself is not in it: the echo of the line has it.
    """
    if not words:
        return []
    ways = "; ".join(map(_, words)).replace("; type ", ", ")
    said = _("{words} stays as written; if that is wrong, {ways}")
    if len(words) > 1:
        said = _("{words} stay as written; if that is wrong, {ways}")
    return [said.format(words=", ".join(f"“{word}”" for word in words.values()), ways=ways)]


def _is_of_a_name(word: str, before: str, after: str, is_event: bool) -> bool:
    """Whether a word is one of a name or a phrase, by its neighbours."""
    if word == "applied" and after in _APPLIED_FIELDS:
        return True
    if word == "source" and before in _OF_SOURCES:
        return True
    return is_event and word in _BEFORE_TIMES and not is_like_a_time(after)


_LIKE_A_TIME = re.compile(
    r"\d|(?:last|this|next|past|today|yesterday|tomorrow)\b"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?\b"
    r"|[一先今昨明来再](?:昨|々|[週月日年])",
    re.IGNORECASE,
)


def is_like_a_time(text: str) -> bool:
    """Whether a text begins as times do, be it one or not."""
    return _LIKE_A_TIME.match(unicodedata.normalize("NFKC", text)) is not None
