"""The offer letter line by line: what each line is about, and what the letter lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offers.received_letter import LetterReading
from jobboard_tui.domain.offers.review import join_titles, unstated_sentence
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext
from jobboard_tui.tui.page_actions import PAGE_ACTION_BY_ID, bind_opener
from jobboard_tui.tui.presentation.styled_text import BLANK, StyledLine, Tone
from jobboard_tui.tui.presentation.text_width import wrap, wrap_spoken
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.styled_text import StyledText


class LetterLinesScreen(ModalPage[None]):
    """Read only: what it says is taken on the list, with P."""

    PAGE = "letter_lines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter", "leave", show=False),
        *bind_opener("meeting-letter"),
    ]

    def __init__(self, reading: LetterReading, language: Language) -> None:
        super().__init__()
        self.reading = reading
        self.language = language

    def heading(self) -> str:
        """How many lines are about no item."""
        count = len(self.reading.unread)
        with speaking_in(self.language):
            return ngettext(
                "The letter line by line: {count} line matches no item",
                "The letter line by line: {count} lines match no item",
                count,
            ).format(count=count)

    def keys(self) -> str:
        """What can be done."""
        with speaking_in(self.language):
            return self.with_keys(
                _("{down} {up} scroll   Esc back, then {take} uses what it says"),
                take=PAGE_ACTION_BY_ID["meeting-use_all"].first_key,
            )

    def parts(self) -> Iterable[Widget]:
        """The lines, and nothing else."""
        yield StyledText(self._made)

    def on_mount(self) -> None:
        """The lines have the keys."""
        self.query_one(StyledText).focus()

    def _made(self, width: int) -> Sequence[StyledLine]:
        with speaking_in(self.language):
            return list(self._lines(width))

    def _lines(self, width: int) -> Iterator[StyledLine]:
        unstated = [item.said(self.language).title for item in self.reading.unstated]
        if unstated:
            told = unstated_sentence(join_titles(unstated, self.language))
            for part in wrap_spoken(clean(told), width):
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
