"""The papers for joining, to be ticked off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offers.checklist_template import NamedItem
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.glyphs import UNICODE
from jobboard_tui.tui.page_actions import bind
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone, crop
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.screens.screen_language import speaks
from jobboard_tui.tui.widgets.safe_text import literal_content
from jobboard_tui.tui.widgets.virtual_list import VirtualList


@speaks("heading", "keys")
class JoiningPapersScreen(ModalPage[None]):
    """`tick` turns one paper over and says which ones are ready then."""

    PAGE = "papers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
        Binding("space", "tick", show=False),
        bind("papers-ready", "tick"),
        bind("page-language", "language"),
    ]

    def __init__(
        self,
        company: str,
        papers: Sequence[NamedItem],
        ready: Iterable[str],
        tick: Callable[[str], Iterable[str]],
        *,
        language: Language = Language.EN,
        ask_in: Callable[[Language], None] = lambda _language: None,
    ) -> None:
        super().__init__()
        self.company = company
        self.papers = papers
        self.ready = frozenset(ready)
        self.tick = tick
        self.language_chosen = language
        self.ask_in = ask_in

    def heading(self) -> str:
        """How many are ready."""
        done = sum(paper.id in self.ready for paper in self.papers)
        return _("Joining documents for {company}: {done} of {count} ready").format(
            company=clean(self.company), done=done, count=len(self.papers)
        )

    def keys(self) -> str:
        """What can be done."""
        other = pgettext("language", "English") if self.language_chosen is Language.JA else "日本語"
        line = _("Enter or Space: ready, or not yet   {language} {other}   Esc back")
        return self.with_keys(line, other=other)

    def parts(self) -> Iterable[Widget]:
        """Yield the list of papers."""
        yield VirtualList(len(self.papers), self._row)

    def _row(self, number: int, width: int) -> StyledLine:
        glyphs = getattr(self.app, "glyphs", UNICODE)
        paper = self.papers[number]
        done = paper.id in self.ready
        sign = glyphs.marked if done else glyphs.waiting
        line = (
            (f" {sign} ", Tone.GOOD if done else Tone.WAITING),
            (paper.title(self.language_chosen), Tone.MUTED if done else Tone.TEXT),
        )
        return crop(line, width, "…")

    def on_virtual_list_chosen(self) -> None:
        """Enter or a click."""
        self.action_tick()

    def action_tick(self) -> None:
        """The paper under the cursor."""
        rows = self.query_one(VirtualList)
        self.ready = frozenset(self.tick(self.papers[rows.cursor].id))
        rows.refresh()
        self.query_one("#heading", Static).update(literal_content(self.app, self.heading()))

    def action_language(self) -> None:
        """The titles in the other language."""
        self.language_chosen = self.language_chosen.other
        self.ask_in(self.language_chosen)
        self.query_one("#heading", Static).update(literal_content(self.app, self.heading()))
        self.say(self.keys())
        self.query_one(VirtualList).refresh()
