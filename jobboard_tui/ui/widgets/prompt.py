"""The one line at the bottom where things are typed, with a live echo of what was understood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual.widget import Widget

from jobboard_tui.ui.widgets.drafts import Drafts


@dataclass(frozen=True, slots=True)
class Echo:
    """What was understood of the text so far; `ok` is whether Enter may take it."""

    text: str = ""
    ok: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """One line to choose from: `value` is handed over, `label` and `hint` are shown."""

    value: str
    label: str
    hint: str = ""


Completions = Sequence[str] | Callable[[str], Sequence[str]]


class Prompt(Widget):
    """Hidden until something is asked; see `ask`."""

    def __init__(self, drafts: Drafts | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.drafts = drafts or Drafts()

    @property
    def is_asking(self) -> bool:
        """Whether the line is open."""
        return False

    def ask(
        self,
        question: str,
        *,
        key: str,
        done: Callable[[str], None],
        echo: Callable[[str], Echo] = lambda text: Echo(),
        initial: str = "",
        complete: Completions = (),
        tab: str = "",
        example: str = "",
        matches: Callable[[str], Sequence[Match]] | None = None,
        changed: Callable[[str], None] | None = None,
        left: Callable[[str], None] | None = None,
    ) -> None:
        """Open the line."""

    def close(self) -> None:
        """Shut the line, keep the text."""
