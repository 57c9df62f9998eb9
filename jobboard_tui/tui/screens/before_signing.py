"""Before an offer is accepted: what is open and what was odd. Signing anyway is a choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offers.decision import SigningConcerns
from jobboard_tui.domain.offers.review import join_titles, not_in_letter_sentence
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext
from jobboard_tui.tui.page_actions import bind
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone
from jobboard_tui.tui.presentation.text_width import wrap
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.screens.screen_language import speaks
from jobboard_tui.tui.widgets.styled_text import TextSheet


@speaks("heading", "keys")
class BeforeSigningScreen(ModalPage[bool]):
    """Dismissed with True to sign anyway, with False to go back."""

    PAGE = "signing"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        bind("signing-sign", "sign"),
    ]

    def __init__(
        self,
        company: str,
        concerns: SigningConcerns,
        language: Language,
        clocks: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.clocks = clocks
        self.company = company
        self.concerns = concerns
        self.language_chosen = language

    def heading(self) -> str:
        """Whose offer it is."""
        return _("Before you accept: {company}").format(company=clean(self.company))

    def keys(self) -> str:
        """What can be done."""
        return self.with_keys(
            _("{sign} write the acceptance anyway   {down} {up} scroll   Esc back")
        )

    def parts(self) -> Iterable[Widget]:
        """One sheet of lines."""
        yield TextSheet(self._lines)

    def _lines(self, width: int) -> list[StyledLine]:
        lines: list[StyledLine] = [((f"  {clock}", Tone.STRONG),) for clock in self.clocks]
        with speaking_in(self.language_chosen):
            said = list(_said(self.concerns, self.language_chosen))
        for text, tone in said:
            first, *rest = wrap(text, width - 6)
            lines += [((f"  - {first}", tone),), *(((f"    {part}", tone),) for part in rest)]
        return lines

    def action_sign(self) -> None:
        """All of it is seen, and the offer is to be accepted."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Back; nothing is accepted."""
        self.dismiss(False)


def _said(of: SigningConcerns, language: Language) -> Iterator[tuple[str, Tone]]:
    """The gravest first."""
    if not of.has_letter:
        yield _("You have no offer letter yet: get the offer in writing first."), Tone.LATE
    for flag in of.flags:
        yield _("Red flag: {flag}").format(flag=clean(flag)), Tone.LATE
    for doubt in of.doubts:
        yield _("Still in doubt: {doubt}").format(doubt=clean(doubt)), Tone.DUE
    for remark in (*of.remarks, *of.changes):
        yield clean(remark), Tone.DUE
    if of.unwritten:
        titles = [clean(line.item.said(language).title) for line in of.unwritten]
        yield not_in_letter_sentence(titles, language), Tone.DUE
    if of.open_items:
        titles = [clean(line.item.said(language).title) for line in of.open_items]
        said = ngettext(
            "{count} item is still open: {items}",
            "{count} items are still open: {items}",
            len(titles),
        ).format(count=len(titles), items=join_titles(titles, language))
        yield said, Tone.TEXT
