"""The screen for a board's file that can't be read as it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _
from jobboard_tui.tui.presentation.help_rows import HelpRow, HelpSection
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone, crop
from jobboard_tui.tui.screens.closes_once import ClosesOnce
from jobboard_tui.tui.screens.help import HelpScreen
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.safe_text import literal_content
from jobboard_tui.tui.widgets.virtual_list import VirtualList

T = TypeVar("T")

MOST_ROWS = 10


class DamagedFileScreen(ClosesOnce[T]):
    """Says what is wrong and offers ways out; dismissed with the value of the one chosen."""

    DEFAULT_CSS = """
    DamagedFileScreen {
        align: center middle;
        background: $background;

        & > #sheet { width: 76; max-width: 96%; height: auto; max-height: 96%; }
        & #title { color: $strong; text-style: bold; margin-bottom: 1; }
        & .sentence { margin-bottom: 1; }
        & .detail { color: $muted; padding-left: 2; }
        & #said { color: $muted; height: auto; padding-left: 5; margin-top: 1; }
        & #said.-bad { color: $warning; }
        & #untouched { color: $muted; margin-top: 1; }
        & VirtualList { margin-top: 1; }
    }
    """

    def __init__(
        self,
        title: str,
        sentences: Sequence[str],
        choices: Sequence[Choice[T]],
        details: Sequence[str] = (),
        *,
        touched: bool = False,
    ) -> None:
        super().__init__()
        self.touched = touched
        self.called = title
        self.sentences = sentences
        self.choices = choices
        self.details = details

    def compose(self) -> ComposeResult:
        """What, where, and the ways out."""
        with Vertical(id="sheet"):
            yield from self._texts()
            rows = VirtualList(len(self.choices), self._row)
            rows.styles.height = min(len(self.choices), MOST_ROWS)
            yield rows
            yield Static(id="said", markup=False)
            if not self.touched:
                yield Static(
                    _("The file itself has not been touched."), id="untouched", markup=False
                )

    def _texts(self) -> Iterable[Widget]:
        yield Static(literal_content(self.app, self.called), id="title", markup=False)
        for sentence in self.sentences:
            yield Static(literal_content(self.app, sentence), classes="sentence", markup=False)
        for detail in self.details:
            yield Static(literal_content(self.app, detail), classes="detail", markup=False)

    def _row(self, number: int, width: int) -> StyledLine:
        choice = self.choices[number]
        quiet = bool(choice.disabled)
        line = (
            (f"  {choice.key[:1]}  ", Tone.MUTED if quiet else Tone.ACCENT),
            (clean(choice.label), Tone.MUTED if quiet else Tone.STRONG),
        )
        return crop(line, width, "…")

    def on_key(self, event: events.Key) -> None:
        """A letter takes its choice; Esc and q none."""
        if event.key in ("escape", "q", "ctrl+q", "ctrl+c"):
            event.stop()
            self.dismiss(None)
            return
        if not event.is_printable or event.character is None:
            return
        letter = unicodedata.normalize("NFKC", event.character).lower()
        if letter == "?":
            event.stop()
            rows = [HelpRow(choice.key[:1], choice.label, choice.hint) for choice in self.choices]
            self.app.push_screen(HelpScreen(self.called, [HelpSection("", rows)]))
            return
        for number, choice in enumerate(self.choices):
            if letter in choice.key.lower():
                event.stop()
                self._take(number)
                return

    def on_mount(self) -> None:
        """Say what the first way out would do."""
        self.query_one(VirtualList).focus()
        self._explain(self.choices[0])

    def on_virtual_list_moved(self, event: VirtualList.Moved) -> None:
        """Say what the one under the cursor would do."""
        self._explain(self.choices[event.number])

    def _explain(self, choice: Choice[T]) -> None:
        said = self.query_one("#said", Static)
        said.set_class(bool(choice.disabled), "-bad")
        said.update(literal_content(self.app, choice.disabled or choice.hint))

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """Enter or a click."""
        self._take(event.number)

    def _take(self, number: int) -> None:
        choice = self.choices[number]
        if choice.disabled:
            self._explain(choice)
        else:
            self.dismiss(choice.value)
