"""Gives a column of a file, or a word for a stage in it, its meaning from a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.domain.text import clean, fold, join_items
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.interchange.importers.meanings import (
    OFFERED,
    STAGE_NAMES,
    meaning_label,
    stage_name_label,
)
from jobboard_tui.interchange.importers.plan import ColumnReport, WordReport
from jobboard_tui.interchange.importers.plan_text import word_place
from jobboard_tui.interchange.importers.vocabulary import load_vocabulary
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone, crop
from jobboard_tui.tui.screens.search_page import SearchPage
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.prompt import Prompt
from jobboard_tui.tui.widgets.safe_text import literal_content
from jobboard_tui.tui.widgets.virtual_list import VirtualList


class ColumnMeaningScreen(SearchPage[str | None]):
    """Lists the meanings; dismissed with the chosen one's code, or None."""

    DEFAULT_CSS = """
    ColumnMeaningScreen {
        & #samples { height: auto; padding: 0 1; margin-bottom: 1; color: $muted; }
    }
    """
    DRAFT = "meaning"
    PAGE = "meaning"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
    ]

    def __init__(self, asked: ColumnReport | WordReport) -> None:
        super().__init__()
        self.asked = asked
        self.all_codes: Sequence[str] = OFFERED
        self.label: Callable[[str], str] = meaning_label
        if isinstance(asked, WordReport):
            self.all_codes, self.label = STAGE_NAMES, stage_name_label
        self.codes: Sequence[str] = self.all_codes

    def heading(self) -> str:
        """Which column or word it is."""
        if isinstance(self.asked, WordReport):
            return _("Which stage is “{word}”?").format(word=self.asked.word)
        return _("What is in “{name}”?").format(name=self.asked.name)

    def keys(self) -> str:
        """What can be done now."""
        return self.with_keys(
            _("{down} {up} choose   {search} search   Enter select   Esc back, nothing is changed")
        )

    def parts(self) -> Iterable[Widget]:
        """Where it stands, and the meanings."""
        yield Static(literal_content(self.app, self._place()), id="samples", markup=False)
        yield VirtualList(len(self.codes), self._row)
        yield Prompt(Drafts())

    def _place(self) -> str:
        """The first values of the column; of a word its column, and how often it is there."""
        if isinstance(self.asked, WordReport):
            return word_place(self.asked)
        return join_items(self.asked.samples) or pgettext("label", "empty")

    def on_mount(self) -> None:
        """Begin at the meaning that it has."""
        rows = self.query_one(VirtualList)
        if self.asked.meaning in self.codes:
            rows.cursor = self.codes.index(self.asked.meaning)
        self.set_focus(rows)

    def _row(self, number: int, width: int) -> StyledLine:
        return crop(((f" {self.label(self.codes[number])}", Tone.TEXT),), width, "…")

    def example(self) -> str:
        """Any word for a meaning."""
        return _("pay, 年収, offer") if self.all_codes is OFFERED else _("rejected, offer")

    def narrow(self, text: str) -> None:
        """Show the meanings whose name, or the name of a column that has them, has the text."""
        self.sought = clean(text)
        wanted = fold(self.sought)
        named = {
            meaning
            for header, meaning in load_vocabulary().headers.items()
            if wanted and header.startswith(wanted)
        }
        matching = [code for code in self.all_codes if wanted in fold(self.label(code))]
        matching += [code for code in self.all_codes if code in named and code not in matching]
        self.codes = matching
        rows = self.query_one(VirtualList)
        rows.show(len(matching))
        rows.cursor = 0

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        event.stop()
        self.dismiss(self.codes[event.number])

    def action_leave(self) -> None:
        """Back, nothing is changed."""
        self.dismiss(None)
