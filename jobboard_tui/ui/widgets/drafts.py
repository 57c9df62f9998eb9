"""Remembers what was typed: texts left unfinished, and lines entered before."""

from __future__ import annotations

from collections.abc import Mapping

HISTORY = 50
"""So many earlier lines are kept of each question."""


class Drafts:
    """Typed texts by the place where they were typed.

    A place is a key such as `"add"` or `"edit:k3m9x2qa"`; its texts go by the names of fields, a
    single line by `LINE`. They live as long as the program runs.
    """

    LINE = "line"

    def __init__(self) -> None:
        self._left: dict[str, dict[str, str]] = {}
        self._entered: dict[str, list[str]] = {}

    def left(self, key: str) -> Mapping[str, str]:
        """The texts that were left unfinished there; empty if there are none."""
        return self._left.get(key, {})

    def leave(self, key: str, texts: Mapping[str, str]) -> None:
        """Keep texts for the next time; empty ones forget what was kept."""
        if any(text.strip() for text in texts.values()):
            self._left[key] = dict(texts)
        else:
            self._left.pop(key, None)

    def forget(self, key: str) -> None:
        """What was left there has been used or thrown away."""
        self._left.pop(key, None)

    def enter(self, key: str, line: str) -> None:
        """A line was entered, or replaced by another one: it can be fetched again."""
        if not line.strip():
            return
        lines = [one for one in self._entered.get(key, ()) if one != line]
        self._entered[key] = [*lines, line][-HISTORY:]

    def entered(self, key: str) -> tuple[str, ...]:
        """Earlier lines of that place, oldest first."""
        return tuple(self._entered.get(key, ()))
