"""The words by which messages are understood as shipped, with the user's own added."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jobboard_tui.config.resources import shipped
from jobboard_tui.config.toml import read_tables
from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.messages.vocabulary import MailWords, mail_words
from jobboard_tui.i18n import _


def load_mail_words(own: Path | None = None) -> MailWords:
    """Return the shipped words and those of the user's own file, where there is one.

    Raises `JobboardError`, which names the file and the place, for what can't be read.
    """
    if own is None or not own.exists():
        return _shipped_words()
    try:
        return mail_words(read_tables(shipped("messages.toml")), read_tables(own))
    except InvalidInput as error:
        what = _("{file}, {place}").format(file=own, place=error.what)
        raise JobboardError(what, error.why, error.hint) from None


@lru_cache(maxsize=1)
def _shipped_words() -> MailWords:
    return mail_words(read_tables(shipped("messages.toml")))
