"""Gives a column of a file its meaning, from a list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.i18n import _, pgettext
from jobboard_tui.interchange.importers.meanings import OFFERED, meaning_label
from jobboard_tui.interchange.importers.plan import ColumnReport
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone, crop
from jobboard_tui.tui.presentation.text_width import fit
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.safe_text import literal_content
from jobboard_tui.tui.widgets.virtual_list import VirtualList

_LABEL = 44
"""Cells for what a meaning is called; its code follows."""


class ColumnMeaningScreen(ModalPage[str | None]):
    """Lists the meanings; dismissed with the chosen one's code, or None."""

    DEFAULT_CSS = """
    ColumnMeaningScreen {
        & #samples { height: auto; padding: 0 1; margin-bottom: 1; color: $muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "leave", show=False)]

    def __init__(self, column: ColumnReport) -> None:
        super().__init__()
        self.column = column

    def heading(self) -> str:
        """Which column it is."""
        return _("What is in “{name}”?").format(name=self.column.name)

    def keys(self) -> str:
        """What can be done now."""
        return _("j k choose   Enter select   Esc back, nothing is changed")

    def parts(self) -> Iterable[Widget]:
        """The first values of the column, and the meanings."""
        samples = "; ".join(self.column.samples) or pgettext("label", "empty")
        yield Static(literal_content(self.app, samples), id="samples", markup=False)
        yield VirtualList(len(OFFERED), self._row)

    def on_mount(self) -> None:
        """Begin at the meaning that it has."""
        rows = self.query_one(VirtualList)
        if self.column.meaning in OFFERED:
            rows.cursor = OFFERED.index(self.column.meaning)
        self.set_focus(rows)

    def _row(self, number: int, width: int) -> StyledLine:
        code = OFFERED[number]
        label = fit(meaning_label(code), min(_LABEL, width - 4))
        return crop(((f" {label}  ", Tone.TEXT), (code, Tone.MUTED)), width, "…")

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        event.stop()
        self.dismiss(OFFERED[event.number])

    def action_leave(self) -> None:
        """Back, nothing is changed."""
        self.dismiss(None)
