"""The first screen of somebody who has no board yet."""

from __future__ import annotations

import unicodedata

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone
from jobboard_tui.tui.screens.closes_once import ClosesOnce
from jobboard_tui.tui.widgets.safe_text import literal_content
from jobboard_tui.tui.widgets.virtual_list import VirtualList


class WelcomeScreen(ClosesOnce[str]):
    """Says in three lines what to do; dismissed with "add", "import", "demo", "board" or "quit".

    Esc goes to the board, which is empty; the letters of acts are those that they have there.
    """

    DEFAULT_CSS = """
    WelcomeScreen {
        align: center middle;
        background: $background;

        & > #sheet { width: 64; max-width: 100%; height: auto; }
        & #name { color: $accent; text-style: bold; }
        & #what { color: $muted; margin-bottom: 1; }
        & VirtualList { height: 3; background: $background; }
        & #where { color: $muted; margin-top: 1; }
    }
    """

    def __init__(self, where: str) -> None:
        """`where` is the file in which the board will be kept."""
        super().__init__()
        self.where = where

    def ways(self) -> list[tuple[str, str, str, str]]:
        """Key, what to do, what happens then, and the value."""
        return [
            (
                BY_ID["add"].first_key,
                pgettext("action", "add"),
                _("your first application: company / role"),
                "add",
            ),
            (
                BY_ID["import"].first_key,
                pgettext("action", "import"),
                _("LinkedIn's export, a CSV file or another board"),
                "import",
            ),
            (
                "d",
                pgettext("action", "demo"),
                _("look around a demo board with invented companies"),
                "demo",
            ),
        ]

    def compose(self) -> ComposeResult:
        """The name, the three ways, where the board will be."""
        with Vertical(id="sheet"):
            yield Static("jobboard", id="name", markup=False)
            yield Static(
                _("Every application, its timeline, and what is due."), id="what", markup=False
            )
            yield VirtualList(3, self._row)
            said = _(
                "The board will be saved in\n{where}\n\n? help   Esc the empty board   q quits"
            ).format(where=self.where)
            yield Static(literal_content(self.app, said, lines=True), id="where", markup=False)

    def _help(self) -> None:
        """What each key here does."""
        from jobboard_tui.tui.presentation.help_rows import HelpRow, HelpSection
        from jobboard_tui.tui.screens.help import HelpScreen

        rows = [HelpRow(key, label, text) for key, label, text, _value in self.ways()]
        rows += [
            HelpRow("Enter", pgettext("key", "main action"), _("Acts on the row you are on.")),
            HelpRow("Esc", pgettext("key", "back"), _("Opens the empty board.")),
            HelpRow("q", pgettext("key", "close"), _("Quits.")),
        ]
        self.app.push_screen(
            HelpScreen(_("The first steps"), [HelpSection(pgettext("heading", "Keys"), rows)])
        )

    def _row(self, number: int, _width: int) -> StyledLine:
        key, label, text, _value = self.ways()[number]
        return (
            (f"  {key}  ", Tone.ACCENT),
            (f"{label:<8}", Tone.STRONG),
            (text, Tone.TEXT),
        )

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """Enter or a click."""
        self.dismiss(self.ways()[event.number][3])

    def on_key(self, event: events.Key) -> None:
        """Take the letter of a choice."""
        if event.key in ("escape", "ctrl+q"):
            event.stop()
            self.dismiss("board" if event.key == "escape" else "quit")
            return
        if event.character == "?":
            event.stop()
            self._help()
            return
        letter = unicodedata.normalize("NFKC", event.character or "").lower()
        values = {key.lower(): value for key, _label, _text, value in self.ways()} | {"q": "quit"}
        if letter in values:
            event.stop()
            self.dismiss(values[letter])
