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
