"""Remembers what was typed: texts left unfinished, and lines entered before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from jobboard_tui.domain.text import clean

HISTORY = 50
"""So many earlier lines are kept of each question."""


class DraftKeeper(Protocol):
    """Where unfinished texts outlive the program; what is put in may be written a little later."""

    def get(self, key: str) -> object:
        """What was put in under a key; None where there is nothing."""

    def put(self, key: str, text: Mapping[str, str] | None) -> None:
        """Keep something in the place of what was there; None forgets it."""

    def flush(self) -> None:
        """Return once everything is written."""


class Drafts:
    """Typed texts by the place where they were typed.

    A place is a key such as `"add"` or `"edit k3m9x2qa"`; its texts go by the names of fields, a
    single line by `LINE`. Unfinished ones are put into `kept`; without it, and the lines entered
    before anyway, they live as long as the program runs.
    """

    LINE = "line"

    def __init__(self, kept: DraftKeeper | None = None) -> None:
        self._kept = kept
        self._left: dict[str, dict[str, str]] = {}
        self._entered: dict[str, list[str]] = {}

    def left(self, key: str) -> Mapping[str, str]:
        """The texts that were left unfinished there; empty if there are none."""
        if self._kept is not None:
            return _texts(self._kept.get(key))
        return self._left.get(key, {})

    def leave(self, key: str, texts: Mapping[str, str]) -> None:
        """Keep texts for the next time; empty ones forget what was kept."""
        left = dict(texts) if any(text.strip() for text in texts.values()) else {}
        if self._kept is not None:
            self._kept.put(key, left or None)
        else:
            self._left[key] = left

    def forget(self, key: str) -> None:
        """What was left there has been used or thrown away."""
        self.leave(key, {})

    def flush(self) -> None:
        """Return once what is unfinished will be there again after the end of the program."""
        if self._kept is not None:
            self._kept.flush()

    def enter(self, key: str, line: str) -> None:
        """A line was entered, or replaced by another one: it can be fetched again."""
        if not line.strip():
            return
        lines = [entered for entered in self._entered.get(key, ()) if entered != line]
        self._entered[key] = [*lines, line][-HISTORY:]

    def entered(self, key: str) -> tuple[str, ...]:
        """Earlier lines of that place, oldest first."""
        return tuple(self._entered.get(key, ()))


def _texts(kept: object) -> dict[str, str]:
    """What was kept, as far as it is texts."""
    texts = kept.items() if isinstance(kept, dict) else ()
    return {name: clean(text, lines=True) for name, text in texts if isinstance(text, str)}
