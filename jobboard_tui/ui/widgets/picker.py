"""A strip of choices, each on one letter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from textual.widget import Widget

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One choice: its letter, its words and what it stands for.

    `disabled` is the reason why it can't be taken now; `group` the column that it stands in.
    """

    key: str
    label: str
    value: T
    hint: str = ""
    disabled: str = ""
    group: str = ""


class Picker(Widget, can_focus=True):
    """Hidden until something is asked; see `ask`."""

    @property
    def is_asking(self) -> bool:
        """Whether the strip is open."""
        return False

    def ask(
        self,
        title: str,
        choices: Sequence[Choice[Any]],
        done: Callable[[Any], None],
        *,
        other: Callable[[Any], None] | None = None,
        other_label: str = "",
        left: Callable[[], None] | None = None,
        start: Any = None,
    ) -> None:
        """Open the strip."""

    def close(self) -> None:
        """Shut the strip, nothing chosen."""
