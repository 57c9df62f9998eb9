"""The question before a demo is thrown away in which something was changed."""

from __future__ import annotations

import unicodedata

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from jobboard_tui.i18n import _
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone
from jobboard_tui.tui.screens.closes_once import ClosesOnce
from jobboard_tui.tui.widgets.safe_text import literal_content
from jobboard_tui.tui.widgets.virtual_list import VirtualList


class DemoEnd(ClosesOnce[str], ModalScreen[str]):
    """Says what goes; dismissed with "end", "own" for the user's own board, or None to stay.

    The key that asked, pressed again, ends the demo.
    """

    DEFAULT_CSS = """
    DemoEnd {
        align: center bottom;
        background: $background 0%;

        & > #strip { width: 100%; height: auto; background: $panel; padding: 0 1; }
        & #said { color: $text-warning; text-style: bold; }
        & VirtualList { height: 3; background: $panel; }
    }
    """

    def ways(self) -> list[tuple[str, str, str | None]]:
        """The key of each answer, what it does, and the value."""
        return [
            ("q", _("end the demo"), "end"),
            ("o", _("end it and open your own board"), "own"),
            ("Esc", _("stay in the demo"), None),
        ]

    def compose(self) -> ComposeResult:
        """What goes, and the answers."""
        said = _("This is the demo: what you added or changed is thrown away.")
        with Vertical(id="strip"):
            yield Static(literal_content(self.app, said, lines=True), id="said", markup=False)
            yield VirtualList(3, self._row)

    def on_mount(self) -> None:
        """The first answer is Enter's."""
        self.query_one(VirtualList).focus()

    def _row(self, number: int, _width: int) -> StyledLine:
        key, label, _value = self.ways()[number]
        return ((f" {key:<5}", Tone.ACCENT), (label, Tone.TEXT))

    def answer(self, value: str | None) -> None:
        """Close with an answer."""
        self.dismiss(value)

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """Enter or a click."""
        self.answer(self.ways()[event.number][2])

    def on_key(self, event: events.Key) -> None:
        """Take an answer by its letter."""
        letter = unicodedata.normalize("NFKC", event.character or "").lower()
        answers = {"q": "end", "o": "own", "escape": None}
        key = event.key if event.key in answers else letter
        if key in answers:
            event.stop()
            self.answer(answers[key])
