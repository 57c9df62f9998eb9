"""The sentences around the offer meeting in Japanese, for whoever reads its list in Japanese."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import cache

from jobboard_tui.config.resources import shipped
from jobboard_tui.config.toml import read_tables
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.i18n import speaking


def speaking_in(language: Language) -> AbstractContextManager[None]:
    """Within it sentences are in that language, as far as they are translated."""
    if language is not Language.JA:
        return nullcontext()
    told = sentences()
    return speaking(lambda sentence: told.get(sentence, sentence))


@cache
def sentences() -> Mapping[str, str]:
    """Each English sentence with its Japanese one."""
    return read_tables(shipped("japanese.toml"))
