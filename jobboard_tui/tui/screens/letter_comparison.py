"""The last offer letter beside the one before it and what was said in the meeting, item by item."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from textual.binding import Binding, BindingType

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offers.letter_changes import (
    ComparedLine,
    LetterChange,
    LetterComparison,
    comparison_heading,
    same_words,
)
from jobboard_tui.domain.text import clean, join_clauses
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.page_actions import bind_opener, name_keys
from jobboard_tui.tui.presentation.styled_text import BLANK, StyledLine, Tone
from jobboard_tui.tui.presentation.text_width import cell_len, fit, wrap
from jobboard_tui.tui.screens.letter_page import LetterPage


class LetterComparisonScreen(LetterPage):
    """Read only: what differs first, then what is the same."""

    PAGE = "letter_comparison"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter", "leave", show=False),
        *bind_opener("meeting-compare", "compare_letters"),
    ]

    def __init__(
        self, company: str, comparison: LetterComparison, now: datetime, language: Language
    ) -> None:
        super().__init__(language)
        self.company = company
        self.comparison = comparison
        self.now = now

    def title_words(self) -> str:
        """Return whose letters they are."""
        return _("Letters compared: {company}").format(company=clean(self.company))

    def key_words(self) -> str:
        """Return what can be done."""
        return self.with_keys(_("{down} {up} scroll   Esc back"))

    def lines(self, width: int) -> Iterator[StyledLine]:
        """Yield what differs, then what is the same."""
        for part in wrap(comparison_heading(self.comparison, self.now), width):
            yield ((part, Tone.STRONG),)
        telling = self.comparison.telling
        for line in telling:
            yield BLANK
            yield from self._differing(line, width)
        yield BLANK
        for part in wrap(same_words(self.comparison), width):
            yield ((part, Tone.STRONG),)
        for line in self.comparison.lines:
            if line not in telling:
                title = clean(line.item.said(self.language).title)
                said = _("{title}: {value}").format(title=title, value=clean(line.now))
                for number, part in enumerate(wrap(said, width - 4)):
                    yield ((f"{'    ' if number else '  '}{part}", Tone.MUTED),)

    def _differing(self, line: ComparedLine, width: int) -> Iterator[StyledLine]:
        """The item and how it differs, below it what each source says."""
        title = clean(line.item.said(self.language).title)
        yield ((title, Tone.ACCENT), (f"  {_change_words(line)}", Tone.DUE))
        rows = [(_("latest letter"), line.now, Tone.TEXT)]
        if line.change not in {None, LetterChange.SAME}:
            rows.insert(0, (_("previous letter"), line.before, Tone.MUTED))
        if line.meeting:
            tone = Tone.LATE if line.is_against_meeting else Tone.MUTED
            rows.append((_("in the meeting"), line.meeting, tone))
        column = max(cell_len(label) for label, _value, _tone in rows) + 2
        for label, value, tone in rows:
            said = clean(value) or pgettext("letter", "nothing")
            for number, part in enumerate(wrap(said, width - column - 2)):
                shown = "" if number else label
                yield ((f"  {fit(shown, column)}", Tone.MUTED), (part, tone))


def no_letter_sentence(company: str) -> str:
    """Return why there is nothing to compare, and what to do."""
    said = _(
        "{company} has no offer letter yet; in the offer meeting ({meeting}), {letter} reads one."
    )
    meeting = BY_ID["offer_meeting"].first_key
    return name_keys("meeting", said, company=clean(company), meeting=meeting)


def _change_words(line: ComparedLine) -> str:
    """How the last letter stands to the one before it, and to the meeting."""
    words = {
        LetterChange.CHANGED: pgettext("letter", "changed"),
        LetterChange.ADDED: pgettext("letter", "new"),
        LetterChange.GONE: pgettext("letter", "left out"),
    }
    parts = [words[line.change]] if line.change in words else []
    if line.is_against_meeting:
        parts.append(_("not what was said in the meeting"))
    return join_clauses(parts)
