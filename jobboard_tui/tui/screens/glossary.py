"""The terms of Japanese offer letters, to be searched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.domain.offers.checklist_template import GlossaryEntry
from jobboard_tui.domain.offers.glossary import find_entries
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext
from jobboard_tui.tui.presentation.styled_text import BLANK, StyledLine, Tone
from jobboard_tui.tui.presentation.text_width import fit, wrap
from jobboard_tui.tui.screens.search_page import SearchPage
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.prompt import Prompt
from jobboard_tui.tui.widgets.safe_text import literal_content
from jobboard_tui.tui.widgets.virtual_list import VirtualList

TERM = 30


class GlossaryScreen(SearchPage[None]):
    """Each term with its reading, its meaning and what to look for."""

    DRAFT = "glossary"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,g,W", "leave", show=False)]

    def __init__(self, entries: Sequence[GlossaryEntry], drafts: Drafts) -> None:
        super().__init__()
        self.entries = entries
        self.found: Sequence[GlossaryEntry] = entries
        self.drafts = drafts

    def heading(self) -> str:
        """How many there are, and by what they were sought."""
        if self.sought:
            return ngettext(
                "Glossary: {count} term with “{word}”",
                "Glossary: {count} terms with “{word}”",
                len(self.found),
            ).format(count=len(self.found), word=self.sought)
        return _("Glossary of offer letters: {count} terms").format(count=len(self.found))

    def keys(self) -> str:
        """What can be done."""
        return _("/ search: kanji, kana, romaji or English   j k scroll   Esc back")

    def parts(self) -> Iterable[Widget]:
        """The terms, and the line to search with."""
        yield VirtualList(3 * len(self.found), self._row)
        yield Prompt(self.drafts)

    def _row(self, number: int, width: int) -> StyledLine:
        """Three rows for a term: what it is, what to look for, air."""
        entry, which = self.found[number // 3], number % 3
        if which == 0:
            return (
                (f" {fit(entry.term, TERM)} ", Tone.STRONG),
                (fit(entry.meaning, max(10, width - TERM - 3)), Tone.TEXT),
            )
        if which == 1:
            look = next(iter(wrap(entry.look, max(10, width - TERM - 3))), "")
            return ((f" {fit(entry.reading, TERM)} ", Tone.MUTED), (look, Tone.MUTED))
        rest = list(wrap(entry.look, max(10, width - TERM - 3)))[1:2]
        return ((" " * (TERM + 2), Tone.MUTED), (rest[0], Tone.MUTED)) if rest else BLANK

    def example(self) -> str:
        """Any way to write a term."""
        return _("残業, zangyo, overtime")

    def narrow(self, text: str) -> None:
        """Only the terms that the text finds."""
        self.sought = clean(text)
        self.found = find_entries(self.entries, self.sought)
        rows = self.query_one(VirtualList)
        rows.cursor = 0
        rows.show(3 * len(self.found))
        rows.scroll_home(animate=False)
        self.query_one("#heading", Static).update(literal_content(self.app, self.heading()))
