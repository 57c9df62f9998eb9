"""Marks every sentence that a user reads, and translates it through gettext.

A sentence is always whole, and its parts are named fields::

    _("{company}: {rule} is due").format(company=..., rule=...)

With a number in it `ngettext` has both forms; a single word has a context, since a word alone has
several meanings: `pgettext("stage", "offer")`. What is made when a module is imported is lazy: it
is translated when it is shown. `python -m tools.messages` collects all of them for translators.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gettext import NullTranslations

_translations: ContextVar[NullTranslations | None] = ContextVar("_translations", default=None)
"""The catalogue to translate with; None where everything is said as it is written."""


def _(message: str) -> str:
    """Return the message in the language of the moment; as written where it is not translated."""
    catalogue = _translations.get()
    if catalogue is None or not message:  # "" is a catalogue's header
        return message
    return catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: float) -> str:
    """Return the form of a message that goes with a number.

    >>> ngettext("{count} row", "{count} rows", 1).format(count=1)
    '1 row'
    """
    whole = count if isinstance(count, int) else 1 if count == 1 else 2
    catalogue = _translations.get()
    if catalogue is None:
        return singular if whole == 1 else plural
    return catalogue.ngettext(singular, plural, whole)


def pgettext(context: str, message: str) -> str:
    """Return a message that is a word alone; the context says which of its meanings it has."""
    catalogue = _translations.get()
    return message if catalogue is None else catalogue.pgettext(context, message)


def gettext_noop(message: str) -> str:
    """Return the message as it is: marks what `_` translates elsewhere."""
    return message


class LazyMessage(NamedTuple):
    """A message that is made at import; `str` translates it into the language of that moment."""

    message: str
    context: str = ""

    def __str__(self) -> str:
        return pgettext(self.context, self.message) if self.context else _(self.message)


def lazy_gettext(message: str) -> LazyMessage:
    """Return a message that is translated when it is shown."""
    return LazyMessage(message)


def lazy_pgettext(context: str, message: str) -> LazyMessage:
    """Return a word with its context, translated when it is shown."""
    return LazyMessage(message, context)


@contextmanager
def translated(translations: NullTranslations | None) -> Iterator[None]:
    """Translate with a catalogue (None: not at all) within a block, and in no other thread."""
    token = _translations.set(translations)
    try:
        yield
    finally:
        _translations.reset(token)
