"""What a screen says in the language that is chosen on it, and not in that of the program."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.domain.letters.types import Language

Speaker = TypeVar("Speaker", bound=type)


class _HasLanguage(Protocol):
    language_chosen: Language


def speaks(*names: str) -> Callable[[Speaker], Speaker]:
    """Return a decorator by which the actions of a class, and `names`, speak its language.

    What answers a question of a `Prompt` or a `Picker` speaks it without being named.
    `AttributeError` where the class has none of a name.
    """

    def decorated(cls: Speaker) -> Speaker:
        if missing := set(names) - set(vars(cls)):
            raise AttributeError(f"{cls.__name__} has no {', '.join(sorted(missing))}")
        for name, function in list(vars(cls).items()):
            if callable(function) and (name.startswith("action_") or name in names):
                setattr(cls, name, _spoken(function))
        return cls

    return decorated


def _spoken(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def spoken(screen: _HasLanguage, *args: Any, **options: Any) -> Any:
        with speaking_in(screen.language_chosen):
            return function(screen, *args, **options)

    return spoken
