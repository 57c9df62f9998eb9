"""Slips of the pen in phrases that every letter has, and the search for many words at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import groupby

_LARGE = dict(zip("っゃゅょ", "つやゆよ", strict=True))


def slips_of(formulas: Iterable[str], right: Collection[str]) -> dict[str, str]:
    """Return what stands for each phrase with a character left out, doubled or exchanged,
    or with a small kana written large.

    The first and the last character stay. A slip that stands in a phrase, or in one that is
    `right`, is none.

    >>> slips_of(["でしょうか"], ())["でしょか"]
    'でしょうか'
    """
    phrases = tuple(formulas)
    known = (*phrases, *right)
    slips: dict[str, str] = {}
    for phrase in phrases:
        for at in range(1, len(phrase) - 1):
            head, letter, tail = phrase[:at], phrase[at], phrase[at + 1 :]
            wrong = [head + tail, head + letter + letter + tail]
            wrong += [head + tail[0] + letter + tail[1:]] if len(tail) > 1 else []
            wrong += [head + _LARGE[letter] + tail] if letter in _LARGE else []
            slips.update((one, phrase) for one in wrong if not any(one in text for text in known))
    return slips


def near_terms(terms: Iterable[str], right: Iterable[str]) -> dict[str, str]:
    """Return expressions for words in kanji with another kanji in the middle, and the words.

    What is `right` is none of them.

    >>> import re
    >>> [bool(re.search(one, "雇用計約書")) for one in near_terms(["雇用契約書"], ["雇入契約書"])]
    [True]
    """
    found = {}
    known = "|".join(map(re.escape, right))
    for term in terms:
        parts = [
            f"{term[:at]}(?!{term[at]})[一-鿿]{term[at + 1 :]}" for at in range(1, len(term) - 1)
        ]
        found[f"(?!{known})(?:{'|'.join(parts)})"] = term
    return found


@lru_cache(maxsize=64)
def words_pattern(words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Expressions that find any of the words, the longest first; those of letters are whole ones,
    in any case.
    """
    latin = [word for word in words if word.isascii()]
    others = [word for word in words if not word.isascii()]
    found = []
    if latin:
        found.append(re.compile(rf"(?i)\b(?:{_any_of(latin)})\b"))
    if others:
        # By their first characters, so that a place is tried with few words alone.
        groups = groupby(sorted(others), key=lambda word: word[0])
        parts = [f"{re.escape(first)}(?:{_any_of(one[1:] for one in of)})" for first, of in groups]
        found.append(re.compile("|".join(parts)))
    return tuple(found)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
