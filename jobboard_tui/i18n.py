"""Marks every sentence that a user reads, so that it can be translated.

A sentence is always whole and its parts are named fields::

    _("{company}: {rule} is due").format(company=..., rule=...)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_translate: Callable[[str], str] | None = None
_for_now: ContextVar[Callable[[str], str] | None] = ContextVar("_for_now", default=None)


def _(sentence: str) -> str:
    """The sentence in the user's language; as written where there is no translation."""
    translate = _for_now.get() or _translate
    return sentence if translate is None else translate(sentence)


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


@contextmanager
def speaking(translate: Callable[[str], str] | None) -> Iterator[None]:
    """Within it, and in no other thread, `translate` puts sentences into words; None: as before."""
    token = _for_now.set(translate or _for_now.get())
    try:
        yield
    finally:
        _for_now.reset(token)
