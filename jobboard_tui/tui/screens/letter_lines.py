"""The offer letter line by line: what each line is about, and what the letter lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offers.received_letter import LetterReading
from jobboard_tui.domain.offers.review import join_titles, unstated_sentence
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext
from jobboard_tui.tui.page_actions import PAGE_ACTION_BY_ID, bind_opener
from jobboard_tui.tui.presentation.styled_text import BLANK, StyledLine, Tone
from jobboard_tui.tui.presentation.text_width import wrap, wrap_spoken
from jobboard_tui.tui.screens.letter_page import LetterPage


class LetterLinesScreen(LetterPage):
    """Read only: what it says is taken on the list, with P."""

    PAGE = "letter_lines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter", "leave", show=False),
        *bind_opener("meeting-letter"),
    ]

    def __init__(self, reading: LetterReading, language: Language) -> None:
        super().__init__(language)
        self.reading = reading

    def title_words(self) -> str:
        """Return how many lines are about no item."""
        count = len(self.reading.unread)
        return ngettext(
            "The letter line by line: {count} line matches no item",
            "The letter line by line: {count} lines match no item",
            count,
        ).format(count=count)

    def key_words(self) -> str:
        """Return what can be done."""
        return self.with_keys(
            _("{down} {up} scroll   Esc back, then {take} uses what it says"),
            take=PAGE_ACTION_BY_ID["meeting-use_all"].first_key,
        )

    def lines(self, width: int) -> Iterator[StyledLine]:
        """Yield what the letter lacks, then each of its lines."""
        unstated = [item.said(self.language).title for item in self.reading.unstated]
        if unstated:
            sentence = unstated_sentence(join_titles(unstated, self.language))
            for part in wrap_spoken(clean(sentence), width):
                yield ((part, Tone.DUE),)
            yield BLANK
        for line in self.reading.lines:
            tone = Tone.SOFT if line.is_unread else Tone.MUTED if line.is_heading else Tone.TEXT
            sign = "?" if line.is_unread else " "
            for number, part in enumerate(wrap(clean(line.text), width - 2)):
                yield ((f"{sign if not number else ' '} {part}", tone),)
            for said in line.parts:
                title = clean(said.item.said(self.language).title)
                about = _("{title}: {value}").format(title=title, value=clean(said.value))
                for number, part in enumerate(wrap(about, width - 6)):
                    start = "  → " if not number else "    "
                    yield ((start, Tone.ACCENT), (part, Tone.GOOD))
