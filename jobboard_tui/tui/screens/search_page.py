"""A page with a list that a line narrows while one types."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType

from jobboard_tui.i18n import pgettext
from jobboard_tui.tui.page_actions import bind
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.prompt import Prompt

T = TypeVar("T")


class SearchPage(ModalPage[T]):
    """It has a prompt among its parts; `DRAFT` names what is kept of a line that was left."""

    DRAFT: ClassVar[str]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "go_back", show=False),
        bind("page-search", "search"),
    ]

    sought = ""

    def example(self) -> str:
        """What one may type."""
        raise NotImplementedError

    def narrow(self, text: str) -> None:
        """Show what has the text in it."""
        raise NotImplementedError

    def action_search(self) -> None:
        """The line that narrows; leaving it shows all again."""
        self.query_one(Prompt).ask(
            pgettext("label", "search"),
            key=self.DRAFT,
            example=self.example(),
            initial=self.sought,
            changed=self.narrow,
            done=self.narrow,
            left=lambda _text: self.narrow(""),
        )

    def action_go_back(self) -> None:
        """Show all again where a search has narrowed it, else leave the page."""
        if self.sought:
            self.narrow("")
        else:
            self.action_leave()
