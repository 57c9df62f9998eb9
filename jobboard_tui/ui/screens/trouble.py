"""The screen for a board's file that can't be read as it is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import Screen

from jobboard_tui.ui.widgets.picker import Choice


class TroubleScreen(Screen[str]):
    """Says what is wrong and offers ways out; dismissed with the value of the one chosen."""

    def __init__(
        self,
        title: str,
        sentences: Sequence[str],
        choices: Sequence[Choice[str]],
        details: Sequence[str] = (),
    ) -> None:
        super().__init__()
