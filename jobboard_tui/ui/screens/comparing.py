"""Offers side by side: the table, the yearly totals as bars, the questions for the gaps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.core.offer.comparing import Comparison
from jobboard_tui.ui.look.comparing import comparison_lines
from jobboard_tui.ui.look.lines import Line
from jobboard_tui.ui.screens.page import Page
from jobboard_tui.ui.widgets.rows import Rows
from jobboard_tui.words import _


class ComparisonScreen(Page[None]):
    """A sheet that is scrolled; nothing is changed on it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,C", "leave", show=False)]
    DEFAULT_CSS = """
    ComparisonScreen #empty { height: 1fr; padding: 1 2; color: $muted; }
    """
    WIDTH = 160

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self.comparison = comparison
        self._width = 0
        self._lines: list[Line] = []

    def heading(self) -> str:
        """How many there are."""
        count = len(self.comparison.offers)
        if count == 1:
            return _("1 offer, beside no other")
        return _("{count} offers side by side").format(count=count)

    def keys(self) -> str:
        """What the signs mean."""
        return _("+ better   ? unclear   j k scroll   Esc back")

    def parts(self) -> Iterable[Widget]:
        """The table, or that there is nothing to compare."""
        if self.comparison.offers:
            yield Rows(len(self._made(80)), self._row)
        else:
            yield Static(
                _("No offer is open. Mark cards with Space to compare what is expected of them."),
                id="empty",
                markup=False,
            )

    def _made(self, width: int) -> list[Line]:
        if width != self._width:
            from jobboard_tui.ui.glyphs import UNICODE

            glyphs = getattr(self.app, "glyphs", UNICODE)
            self._width, self._lines = width, comparison_lines(self.comparison, width, glyphs)
        return self._lines

    def _row(self, number: int, width: int) -> Line:
        lines = self._made(width)
        return lines[number] if number < len(lines) else ()

    def on_mount(self) -> None:
        """The questions take as many lines as the width wants."""
        self.call_after_refresh(self._measure)

    def _measure(self) -> None:
        for rows in self.query(Rows):
            rows.show(len(self._made(rows.scrollable_content_region.width)))
