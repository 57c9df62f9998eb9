"""The language of the page on which a part stands that other pages have, too."""

from __future__ import annotations

from contextlib import AbstractContextManager

from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.domain.letters.language import Language


def speaking_on(page: object) -> AbstractContextManager[None]:
    """Within it sentences are in the language chosen on a page, in English where it has none."""
    return speaking_in(getattr(page, "language_chosen", Language.EN))
