"""What was removed, and how to bring it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.screen import ModalScreen

from jobboard_tui.core.model import Application


class BinScreen(ModalScreen[None]):
    """Lists removed applications; `restore` is called with the id of each one brought back."""

    def __init__(
        self, removed: Sequence[Application], now: datetime, restore: Callable[[str], None]
    ) -> None:
        super().__init__()
