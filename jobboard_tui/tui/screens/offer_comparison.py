"""Offers side by side: the table, the yearly totals as bars, the questions for the gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offers.comparison import Comparison, read_weights
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.page_actions import bind, bind_opener
from jobboard_tui.tui.presentation.offer_comparison import comparison_lines
from jobboard_tui.tui.presentation.styled_text import StyledLine
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.input_feedback import InputFeedback
from jobboard_tui.tui.widgets.prompt import Prompt
from jobboard_tui.tui.widgets.styled_text import TextSheet


class ComparisonScreen(ModalPage[None]):
    """A sheet that is scrolled; nothing is changed on it.

    `compare` makes it in a language, `ask_in` is told that another one was chosen, `weigh` how much
    rows count from now on.
    """

    PAGE = "comparison"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
        bind("page-language", "language"),
        bind("comparison-weights", "weights"),
        *bind_opener("compare"),
    ]
    DEFAULT_CSS = """
    ComparisonScreen #empty { height: 1fr; padding: 1 2; color: $muted; }
    """
    WIDTH = 160

    def __init__(
        self,
        compare: Callable[[Language], Comparison],
        language: Language = Language.EN,
        ask_in: Callable[[Language], None] = lambda _language: None,
        *,
        weigh: Callable[[dict[str, float]], None] = lambda _weights: None,
        drafts: Drafts | None = None,
    ) -> None:
        super().__init__()
        self.compare = compare
        self.language_chosen = language
        self.ask_in = ask_in
        self.weigh = weigh
        self.drafts = drafts or Drafts()
        self.comparison = self._compared()

    def heading(self) -> str:
        """How many there are."""
        count = len(self.comparison.offers)
        if count == 1:
            return _("1 offer, nothing to compare")
        return _("{count} offers side by side").format(count=count)

    def keys(self) -> str:
        """What the signs mean."""
        line = _(
            "+ better   ? unclear   {weights} weights   {language} {other}   {down} {up} scroll"
            "   Esc back"
        )
        return self.with_keys(
            line,
            other=pgettext("language", "English")
            if self.language_chosen is Language.JA
            else "日本語",
        )

    def parts(self) -> Iterable[Widget]:
        """The table, or that there is nothing to compare."""
        if self.comparison.offers:
            yield TextSheet(self._lines)
            yield Prompt(self.drafts)
        else:
            yield Static(
                _("No offer is open. Mark cards with Space to compare what to expect of them."),
                id="empty",
                markup=False,
            )

    def _lines(self, width: int) -> list[StyledLine]:
        from jobboard_tui.tui.glyphs import UNICODE

        glyphs = getattr(self.app, "glyphs", UNICODE)
        with speaking_in(self.language_chosen):
            return comparison_lines(self.comparison, width, glyphs)

    def action_language(self) -> None:
        """The sheet in the other language."""
        self.language_chosen = self.language_chosen.other
        self.ask_in(self.language_chosen)
        self.say(self.keys())
        self._again()

    def action_weights(self) -> None:
        """How much each row counts; it is kept."""
        if not self.comparison.offers:
            return

        def echo(text: str) -> InputFeedback:
            typed = read_weights(text.split())
            return InputFeedback(", ".join(f"{row} {weight:g}" for row, weight in typed.items()))

        def done(text: str) -> None:
            self.weigh(read_weights(text.split()))
            self._again()

        weights = self.comparison.weights.items()
        self.query_one(Prompt).ask(
            pgettext("label", "weights"),
            key="weights",
            initial=" ".join(f"{row}={weight:g}" for row, weight in weights),
            example=_("hourly=5 remote-days=0"),
            echo=echo,
            done=done,
        )

    def _again(self) -> None:
        """The comparison anew."""
        self.comparison = self._compared()
        for shown in self.query(TextSheet):
            shown.show(self._lines, shown.top)

    def _compared(self) -> Comparison:
        with speaking_in(self.language_chosen):
            return self.compare(self.language_chosen)
