"""What happened since one last looked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.i18n import _
from jobboard_tui.tui.page_actions import bind_opener
from jobboard_tui.tui.presentation.changes_since import SinceGroup, SinceLine
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone, crop
from jobboard_tui.tui.presentation.text_width import fit
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.virtual_list import VirtualList


class ChangesSinceScreen(ModalPage[str | None]):
    """Dismissed with the id of the application to jump to, or None."""

    DEFAULT_CSS = """
    ChangesSinceScreen #empty { height: 1fr; padding: 1 2; color: $muted; }
    """
    PAGE = "since"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
        *bind_opener("since"),
    ]

    def __init__(self, title: str, groups: Sequence[SinceGroup]) -> None:
        super().__init__()
        self.called = title
        self.rows: list[SinceGroup | SinceLine] = []
        for group in groups:
            if group.lines:
                self.rows += [group, *group.lines]

    def heading(self) -> str:
        """Return the time since which changes are shown."""
        return self.called

    def keys(self) -> str:
        """What can be done."""
        return _("Enter open card   Esc back")

    def parts(self) -> Iterable[Widget]:
        """The list, or that all is as it was."""
        if self.rows:
            yield VirtualList(len(self.rows), self._row, self._is_heading)
        else:
            yield Static(_("Nothing has changed since then."), id="empty", markup=False)

    def _is_heading(self, number: int) -> bool:
        return isinstance(self.rows[number], SinceGroup)

    def _row(self, number: int, width: int) -> StyledLine:
        row = self.rows[number]
        if isinstance(row, SinceGroup):
            return crop(
                ((f" {row.title}", Tone.STRONG), (f"  {len(row.lines)}", Tone.MUTED)), width, "…"
            )
        company = max(12, min(28, width // 3))
        line = (
            (f" {row.glyph} ", row.tone),
            (fit(row.company, company), Tone.STRONG),
            (f"  {row.text}", Tone.TEXT),
        )
        return crop(line, width, "…")

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """Close with the application of the chosen line."""
        row = self.rows[event.number]
        if isinstance(row, SinceLine):
            self.dismiss(row.app_id)
