"""Marks every sentence that a user reads, so that it can be translated.

A sentence is always whole and its parts are named fields::

    _("{company}: {rule} is due").format(company=..., rule=...)
"""

from __future__ import annotations

from collections.abc import Callable

_translate: Callable[[str], str] | None = None


def _(sentence: str) -> str:
    """The sentence in the user's language; as written where there is no translation."""
    return sentence if _translate is None else _translate(sentence)


def many(one: str, more: str, count: float) -> str:
    """Of two sentences the one for that number: `one` for exactly one, `more` for all others.

    >>> many("{count} row", "{count} rows", 1).format(count=1)
    '1 row'
    """
    return _(one if count == 1 else more)


def speak(translate: Callable[[str], str] | None) -> None:
    """Let `translate` (a gettext catalogue's function) put sentences into words from now on."""
    global _translate
    _translate = translate
