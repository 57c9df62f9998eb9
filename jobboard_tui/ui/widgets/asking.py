"""What goes between a question and whoever asks it, without the widgets that put the question.

The board screen is painted before those are loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


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


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One choice: its letter, its words and what it stands for.

    `key` may have several letters, of which the first is shown. `disabled` is the reason why it
    can't be taken now; `group` the heading under which it stands.
    """

    key: str
    label: str
    value: T
    hint: str = ""
    disabled: str = ""
    group: str = ""
