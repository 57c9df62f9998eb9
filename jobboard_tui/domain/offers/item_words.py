"""By which words an item of the checklist is recognised, and what stands around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from jobboard_tui.domain.offers.checklist_template import ChecklistItem


def plain_words(text: str) -> str:
    """Return a text of normal width in small letters, in which words are looked for."""
    return unicodedata.normalize("NFKC", text).casefold()


@lru_cache(maxsize=512)
def word_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of any of the words; one of Latin letters begins where a word begins.

    The longest one that stands at a place is met.
    """
    parts = [
        rf"\b{re.escape(plain)}" if plain.isascii() else re.escape(plain)
        for plain in sorted(map(plain_words, words), key=len, reverse=True)
    ]
    return re.compile("|".join(parts))


@lru_cache(maxsize=512)
def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(plain_words, words))


def may_speak_of(item: ChecklistItem, said: str) -> bool:
    """Return whether one of the words of an item is in a text of `plain_words`, anywhere."""
    return any(word in said for word in _plain(item.words + item.parts))


def is_about(item: ChecklistItem, before: str, word: str) -> bool:
    """Return whether a word of an item is about it, by what stands before it (`plain_words`).

    A word of the item that is one of its `unless` itself names something else: 役職手当 no 役職.
    """
    if item.unless and any(map(word_pattern(item.unless).search, (before, word))):
        return False
    return not item.after or word_pattern(item.after).search(before + word) is not None


def items_in(items: Iterable[ChecklistItem], said: str, before: str = "") -> list[ChecklistItem]:
    """Return the items that a text of `plain_words` speaks of; `before` is what it stands below.

    A word within a longer one of another topic is none: 想定年収 has nothing of 定年; nor is one
    with which another item's longer one begins.
    """
    met: list[tuple[int, int, ChecklistItem]] = []
    for item in items:
        if not may_speak_of(item, said):
            continue
        met += [
            (*word.span(), item)
            for word in word_pattern(item.words + item.parts).finditer(said)
            if is_about(item, f"{before} {said[: word.start()]}", word[0])
        ]
    spans = {(start, end, item.id) for start, end, item in met}
    whole = {
        item.id: item
        for start, end, item in met
        if not any(
            first < end
            and start < last
            and last - first > end - start
            and (other.topic != item.topic or first == start)
            and (first, last, item.id) not in spans
            for first, last, other in met
        )
    }
    return list(whole.values())


def without_replaced(items: Iterable[ChecklistItem]) -> list[ChecklistItem]:
    """Return the items without those instead of which another one of them stands."""
    listed = list(items)
    replaced = {item_id for item in listed for item_id in item.instead_of}
    return [item for item in listed if item.id not in replaced]


_TOPIC = re.compile(r"(?:^|[、。])([^、。]{1,24}?)(?:について)?は(?!じ)")
_MENTION = r"(?:に(?!よ|つ|関)|時に|の(?!手続|申|支払|有無|事由)|から|を除)"


def spoken_of(items: Iterable[ChecklistItem], said: str, before: str = "") -> list[ChecklistItem]:
    """Return the items that a sentence of a letter (`plain_words`) is about.

    In one that says of what it speaks, others are only mentioned: 昇給は契約更新時に行う.
    """
    spoken = items_in(items, said, before)
    topics: set[str] = set()
    for topic in _TOPIC.finditer(said):
        met = [
            (word.end(), item.id)
            for item in spoken
            for word in word_pattern(item.words + item.parts).finditer(topic[1])
        ]
        topics |= {item_id for end, item_id in met if end == max(met)[0]}
    if topics:
        spoken = [item for item in spoken if item.id in topics or not _is_mention(item, said)]
    return without_replaced(spoken)


def _is_mention(item: ChecklistItem, said: str) -> bool:
    """Whether all words of an item are those of when, for whom or of what something else is."""
    words = word_pattern(item.words + item.parts)
    return all(re.match(_MENTION, said[word.end() :]) for word in words.finditer(said))
