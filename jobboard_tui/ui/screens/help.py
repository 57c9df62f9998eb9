"""Help for where one is: keys, signs and rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.screen import ModalScreen


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A key or a sign, its name and what it is for."""

    key: str
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class HelpSection:
    """Rows under a heading."""

    title: str
    rows: Sequence[HelpRow]


class HelpScreen(ModalScreen[None]):
    """Shows sections; Esc, q or ? closes."""

    def __init__(self, title: str, sections: Sequence[HelpSection]) -> None:
        super().__init__()
        self.heading = title
        self.sections = sections
