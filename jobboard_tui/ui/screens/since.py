"""What happened since one last looked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.screen import ModalScreen


@dataclass(frozen=True, slots=True)
class SinceLine:
    """One thing: its glyph, whose it is, what it is; `app_id` to jump there."""

    glyph: str
    company: str
    text: str
    app_id: str | None = None


@dataclass(frozen=True, slots=True)
class SinceGroup:
    """Lines under a heading."""

    title: str
    lines: Sequence[SinceLine]


class SinceScreen(ModalScreen[str | None]):
    """Dismissed with the id of the application to jump to, or None."""

    def __init__(self, title: str, groups: Sequence[SinceGroup]) -> None:
        super().__init__()
