"""What was answered to a question of the board, so that it can be answered so again."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias


class TypedAnswer(NamedTuple):
    """A line that was typed."""

    text: str


class ChosenAnswer(NamedTuple):
    """A choice that was taken, the other way or not."""

    value: Any
    is_other: bool


Answer: TypeAlias = TypedAnswer | ChosenAnswer


def ignore_answer(_answer: Answer) -> None:
    """Nobody asks what was answered."""
