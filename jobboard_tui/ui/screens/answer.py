"""The answer to an offer: what to look at before it, and the letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from jobboard_tui.core.model import Kind
from jobboard_tui.core.offer.answers import Misgivings, answer_label
from jobboard_tui.core.offer.catalogue import Language
from jobboard_tui.core.text import clean
from jobboard_tui.ui.cells import wrap
from jobboard_tui.ui.look.lines import BLANK, Line, Tone
from jobboard_tui.ui.screens.page import Page
from jobboard_tui.ui.widgets.rows import Rows
from jobboard_tui.words import _

MOST_ITEMS = 8


class AnswerScreen(Page[str | None]):
    """Dismissed with the letter once the answer is to be logged, or None.

    `letter` writes it in a language; `misgivings` are only of an acceptance.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
        Binding("l", "language", show=False),
        Binding("y", "copy", show=False),
        Binding("s", "sent", show=False),
    ]

    def __init__(
        self,
        company: str,
        kind: Kind,
        letter: Callable[[Language], str],
        misgivings: Misgivings | None = None,
        copy: Callable[[str], str] = lambda _text: "",
    ) -> None:
        super().__init__()
        self.company = company
        self.kind = kind
        self.letter = letter
        self.misgivings = misgivings
        self.copy = copy
        self.language_chosen = Language.ENGLISH

    def heading(self) -> str:
        """Which answer to whom."""
        return _("{answer}: {company}").format(
            answer=answer_label(self.kind), company=clean(self.company)
        )

    def keys(self) -> str:
        """What can be done; signing in spite of something is a choice like others."""
        if self.kind is Kind.ACCEPTED and self.misgivings and not self.misgivings.is_clear:
            return _("s sign anyway   l 日本語   y copy the letter   Esc back")
        return _("s sent: log it   l 日本語   y copy the letter   Esc back")

    def parts(self) -> Iterable[Widget]:
        """One sheet of lines."""
        yield Rows(len(self._lines(80)), self._row)

    def _row(self, number: int, width: int) -> Line:
        lines = self._lines(width)
        return lines[number] if number < len(lines) else BLANK

    def _lines(self, width: int) -> list[Line]:
        found: list[Line] = [BLANK]
        if self.misgivings is not None:
            found += _before_signing(self.misgivings, self.language_chosen, width)
        for paragraph in self.letter(self.language_chosen).split("\n"):
            found += [((f"  {part}", Tone.TEXT),) for part in wrap(paragraph, width - 4)] or [BLANK]
        return found

    def _again(self) -> None:
        rows = self.query_one(Rows)
        rows.show(len(self._lines(rows.scrollable_content_region.width or 80)))

    def on_mount(self) -> None:
        """The letter takes as many lines as the width wants."""
        self.call_after_refresh(self._again)

    def action_language(self) -> None:
        """The letter in the other language."""
        other = self.language_chosen is Language.ENGLISH
        self.language_chosen = Language.JAPANESE if other else Language.ENGLISH
        self._again()

    def action_copy(self) -> None:
        """The letter to the clipboard, as far as the terminal takes part."""
        how = self.copy(self.letter(self.language_chosen))
        self.say(_("{how}   s logs the answer once it is sent").format(how=how))

    def action_sent(self) -> None:
        """The answer went out: it is to be logged."""
        self.dismiss(self.letter(self.language_chosen))


def _before_signing(of: Misgivings, language: Language, width: int) -> list[Line]:
    """Open items, red flags, a missing letter; or that all is clear."""
    if of.is_clear:
        return [((_("  Nothing is open, and no red flag was seen."), Tone.GOOD),), BLANK]
    said: list[tuple[str, Tone]] = []
    if not of.has_letter:
        said.append((_("No offer letter is in hand: have the offer in writing first."), Tone.LATE))
    said += [(_("Red flag: {flag}").format(flag=clean(flag)), Tone.LATE) for flag in of.flags]
    if of.open_items:
        titles = [clean(line.item.said(language).title) for line in of.open_items]
        listed = ", ".join(titles[:MOST_ITEMS])
        if len(titles) > MOST_ITEMS:
            listed = _("{items} and {count} more").format(
                items=listed, count=len(titles) - MOST_ITEMS
            )
        open_ = _("Still open: {items}").format(items=listed)
        said.append((open_, Tone.DUE))
    found: list[Line] = []
    for text, tone in said:
        found += [((f"  {part}", tone),) for part in wrap(text, width - 4)]
    return [*found, BLANK]
