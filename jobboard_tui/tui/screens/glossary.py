"""The terms of Japanese offer letters, to be searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.domain.offers.checklist_template import GlossaryEntry
from jobboard_tui.domain.offers.glossary import find_entries
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext
from jobboard_tui.tui.page_actions import bind_opener
from jobboard_tui.tui.presentation.styled_text import BLANK, StyledLine, Tone
from jobboard_tui.tui.presentation.text_width import fit, wrap
from jobboard_tui.tui.screens.search_page import SearchPage
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.prompt import Prompt
from jobboard_tui.tui.widgets.safe_text import literal_content
from jobboard_tui.tui.widgets.styled_text import TextSheet

TERM = 30


class GlossaryScreen(SearchPage[None]):
    """Each term with its reading, its meaning and what to look for."""

    DRAFT = "glossary"
    PAGE = "glossary"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
        *bind_opener("glossary"),
    ]

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
        return self.with_keys(
            _("{search} search: kanji, kana, romaji or English   {down} {up} scroll   Esc back")
        )

    def parts(self) -> Iterable[Widget]:
        """The terms, and the line to search with."""
        yield TextSheet(self._lines)
        yield Prompt(self.drafts)

    def _lines(self, width: int) -> list[StyledLine]:
        """Each term: what it is, what to look for, air; in as many rows as that takes."""
        return [line for entry in self.found for line in _entry_lines(entry, width)]

    def example(self) -> str:
        """Any way to write a term."""
        return _("残業, zangyo, overtime")

    def narrow(self, text: str) -> None:
        """Only the terms that the text finds."""
        self.sought = clean(text)
        self.found = find_entries(self.entries, self.sought)
        self.query_one(TextSheet).show(self._lines)
        self.query_one("#heading", Static).update(literal_content(self.app, self.heading()))


def _entry_lines(entry: GlossaryEntry, width: int) -> Iterator[StyledLine]:
    """The rows of a term in so many cells, and a blank one."""
    room = max(10, width - TERM - 3)
    for name, text, tones in (
        (entry.term, entry.meaning, (Tone.STRONG, Tone.TEXT)),
        (entry.reading, entry.look, (Tone.MUTED, Tone.MUTED)),
    ):
        for number, part in enumerate(list(wrap(text, room)) or [""]):
            left = fit("" if number else name, TERM)
            yield ((f" {left} ", tones[0]), (part, tones[1]))
    yield BLANK
