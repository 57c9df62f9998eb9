"""The language of the page on which a part stands that other pages have, too."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from typing import ParamSpec, TypeVar

from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.domain.letters.language import Language

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def speaking_on(page: object) -> AbstractContextManager[None]:
    """Translate into the language chosen on a page within a block, English where it has none."""
    return speaking_in(getattr(page, "language_chosen", Language.EN))


def answering_on(
    page: object, answer: Callable[Parameters, Result]
) -> Callable[Parameters, Result]:
    """Return what answers a question of a page, speaking the page's language when it is called."""

    @wraps(answer)
    def spoken(*args: Parameters.args, **options: Parameters.kwargs) -> Result:
        with speaking_on(page):
            return answer(*args, **options)

    return spoken
