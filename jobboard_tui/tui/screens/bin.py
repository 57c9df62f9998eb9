"""What was removed, and how to bring it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.domain.board_columns import column_of
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _
from jobboard_tui.tui.page_actions import bind, bind_opener
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone
from jobboard_tui.tui.presentation.text_width import fit
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.safe_text import literal_content
from jobboard_tui.tui.widgets.virtual_list import VirtualList


class BinScreen(ModalPage[None]):
    """Lists removed applications.

    `restore` brings one back by its id, and says why that can't be done where it can't.
    """

    PAGE = "bin"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("bin-restore", "restore"),
        Binding("q", "leave", show=False),
        *bind_opener("bin"),
    ]

    DEFAULT_CSS = """
    BinScreen #empty { height: 1fr; padding: 1 2; color: $muted; }
    """

    def __init__(
        self, removed: Sequence[Application], now: datetime, restore: Callable[[str], str]
    ) -> None:
        super().__init__()
        epoch = now
        self.removed = sorted(
            removed, key=lambda application: application.removed or epoch, reverse=True
        )
        self.now = now
        self.restore = restore

    def heading(self) -> str:
        """How many there are."""
        return _("Bin: {count} deleted").format(count=len(self.removed))

    def keys(self) -> str:
        """What can be done."""
        return self.with_keys(_("{restore} or Enter restore   Esc back"))

    def parts(self) -> Iterable[Widget]:
        """The list, or that there is nothing."""
        if self.removed:
            yield VirtualList(len(self.removed), self._row)
        else:
            yield Static(_("The bin is empty."), id="empty", markup=False)

    def _row(self, number: int, width: int) -> StyledLine:
        from jobboard_tui.domain.labels import ago

        application = self.removed[number]
        when = ago(application.removed, self.now) if application.removed else ""
        company = max(16, (width - 36) // 2)
        return (
            ("  ", Tone.TEXT),
            (fit(clean(application.company), company), Tone.STRONG),
            ("  ", Tone.TEXT),
            (fit(clean(application.role), max(8, width - company - 36)), Tone.TEXT),
            ("  ", Tone.TEXT),
            (fit(column_of(application).label(), 12), Tone.MUTED),
            ("  ", Tone.TEXT),
            (fit(when, 16), Tone.MUTED),
        )

    def on_virtual_list_chosen(self) -> None:
        """Enter or a click."""
        self.action_restore()

    def action_restore(self) -> None:
        """The one under the cursor goes back on the board."""
        if not self.removed:
            return
        rows = self.query_one(VirtualList)
        back = self.removed[rows.cursor]
        if why_not := self.restore(back.id):
            self.say(why_not)
            return
        self.removed.remove(back)
        rows.show(len(self.removed))
        self.query_one("#heading", Static).update(literal_content(self.app, self.heading()))
        self.say(
            _("{company} is back on the board").format(company=back.company)
            if self.removed
            else _("{company} is back on the board; the bin is empty").format(company=back.company)
        )
