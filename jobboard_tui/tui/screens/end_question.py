"""A question before the program ends: what would be lost, and the ways on."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from jobboard_tui.tui.presentation.help_rows import HelpRow, HelpSection
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone
from jobboard_tui.tui.screens.closes_once import ClosesOnce
from jobboard_tui.tui.screens.help import HelpScreen
from jobboard_tui.tui.widgets.safe_text import literal_content
from jobboard_tui.tui.widgets.virtual_list import VirtualList


class EndQuestion(ClosesOnce[str], ModalScreen[str]):
    """Says what goes; dismissed with the value of an answer, None to stay.

    Like any page it is closed by q and Esc; Ctrl+Q, pressed again, ends the program.
    """

    DEFAULT_CSS = """
    EndQuestion {
        align: center bottom;
        background: $background 0%;

        & > #strip { width: 100%; height: auto; background: $panel; padding: 0 1; }
        & #said { color: $text-warning; text-style: bold; }
        & VirtualList { height: 3; background: $panel; }
    }
    """

    def said(self) -> str:
        """Return what goes, in words."""
        raise NotImplementedError

    def ways(self) -> Sequence[tuple[str, str, str | None]]:
        """The key of each answer, what it does, and the value."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """What goes, and the answers."""
        ways = VirtualList(len(self.ways()), self._row)
        ways.styles.height = len(self.ways())
        with Vertical(id="strip"):
            yield Static(
                literal_content(self.app, self.said(), lines=True), id="said", markup=False
            )
            yield ways

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
        if letter == "?":
            event.stop()
            rows = [HelpRow(key, label) for key, label, _value in self.ways()]
            self.app.push_screen(HelpScreen(self.said(), [HelpSection("", rows)]))
            return
        answers = {key: value for key, _label, value in self.ways()}
        key = "Esc" if event.key == "escape" or letter == "q" else letter
        if key in answers:
            event.stop()
            self.answer(answers[key])
