"""What happened since one last looked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.i18n import _
from jobboard_tui.tui.presentation.changes_since import SinceGroup, SinceLine
from jobboard_tui.tui.presentation.styled_text import Line, Tone, cropped
from jobboard_tui.tui.presentation.text_width import fit
from jobboard_tui.tui.screens.modal import Page
from jobboard_tui.tui.widgets.virtual_list import Rows


class SinceScreen(Page[str | None]):
    """Dismissed with the id of the application to jump to, or None."""

    DEFAULT_CSS = """
    SinceScreen #empty { height: 1fr; padding: 1 2; color: $muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,L", "leave", show=False)]

    def __init__(self, title: str, groups: Sequence[SinceGroup]) -> None:
        super().__init__()
        self.called = title
        self.rows: list[SinceGroup | SinceLine] = []
        for group in groups:
            if group.lines:
                self.rows += [group, *group.lines]

    def heading(self) -> str:
        """Since when."""
        return self.called

    def keys(self) -> str:
        """What can be done."""
        return _("Enter: go to the card   Esc back")

    def parts(self) -> Iterable[Widget]:
        """The list, or that all is as it was."""
        if self.rows:
            yield Rows(len(self.rows), self._row, self._is_heading)
        else:
            yield Static(_("Nothing has changed meanwhile."), id="empty", markup=False)

    def _is_heading(self, number: int) -> bool:
        return isinstance(self.rows[number], SinceGroup)

    def _row(self, number: int, width: int) -> Line:
        row = self.rows[number]
        if isinstance(row, SinceGroup):
            return cropped(
                ((f" {row.title}", Tone.STRONG), (f"  {len(row.lines)}", Tone.MUTED)), width, "…"
            )
        company = max(12, min(28, width // 3))
        line = (
            (f" {row.glyph} ", row.tone),
            (fit(row.company, company), Tone.STRONG),
            (f"  {row.text}", Tone.TEXT),
        )
        return cropped(line, width, "…")

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """To the card."""
        row = self.rows[event.number]
        if isinstance(row, SinceLine):
            self.dismiss(row.app_id)
