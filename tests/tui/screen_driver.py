"""A small app on which widgets and screens are tried out."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from jobboard_tui.tui.glyphs import UNICODE, Glyphs
from jobboard_tui.tui.theme import NIGHT, OURS, variable_defaults
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.picker import Picker
from jobboard_tui.tui.widgets.prompt import Prompt

NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Tokyo"))


class Board(Static, can_focus=True):
    """Stands for the board: it has the keys, and notes the ones that reach it."""

    def __init__(self) -> None:
        super().__init__("board")
        self.pressed: list[str] = []

    def on_key(self, event: Any) -> None:
        self.pressed.append(event.key)


class Stage(App[None]):
    """One board, a prompt and a picker; screens can be pushed."""

    def __init__(self, screen: Screen[Any] | None = None, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.first = screen
        self.glyphs = glyphs
        self.drafts = Drafts()
        self.result: Any = "nothing yet"
        for theme in OURS:
            self.register_theme(theme)
        self.theme = NIGHT.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        yield Board()
        yield Prompt(self.drafts)
        yield Picker()

    def on_mount(self) -> None:
        self.board.focus()
        if self.first is not None:
            self.open(self.first)

    def open(self, screen: Screen[Any]) -> None:
        """Push a screen and keep what it is dismissed with."""

        def keep(result: Any) -> None:
            self.result = result

        self.push_screen(screen, keep)

    @property
    def base(self) -> Screen[Any]:
        return self.screen_stack[0]

    @property
    def board(self) -> Board:
        return self.base.query_one(Board)

    @property
    def prompt(self) -> Prompt:
        return self.base.query_one(Prompt)

    @property
    def picker(self) -> Picker:
        return self.base.query_one(Picker)

    def shown(self, selector: str) -> str:
        """The text of a static on the screen that is on top."""
        return str(self.screen.query_one(selector, Static).render())

    def picture(self) -> str:
        """Everything on the screen, as lines of text."""
        lines = self.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in lines)
