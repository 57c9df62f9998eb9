"""What was painted sparingly, in pieces or at once, looks as if the toolkit had painted it."""

from __future__ import annotations

from typing import Any

import pyte
import pytest
from textual._compositor import Compositor
from textual.screen import Screen
from textual.widget import Widget

from jobboard_tui.tui.app import Jobboard
from jobboard_tui.tui.textual_patches.partial_compositor import Sparing
from tests.tui.conftest import Dashboard

Cells = list[list[tuple[object, ...]]]


class Glass:
    """A terminal's screen that shows what it is sent."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.screen = pyte.Screen(*size)
        self.stream = pyte.Stream(self.screen)
        self.is_blank = True

    def take(self, update: Any, console: Any) -> None:
        self.is_blank = False
        self.stream.feed(update.render_segments(console))

    @property
    def cells(self) -> Cells:
        """Every cell with its colours."""
        lines, columns = range(self.screen.lines), range(self.screen.columns)
        return [[tuple(self.screen.buffer[y][x]) for x in columns] for y in lines]


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_nothing_old_is_left_after_any_key(
    dashboard: Dashboard, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    glass = Glass(size)

    def display(app: Jobboard, _screen: Screen[Any], update: Any) -> None:
        if update is not None:
            glass.take(update, app.console)

    async with dashboard(size=size) as pilot:
        app = pilot.app
        monkeypatch.setattr(Jobboard, "_display", display)
        app.refresh(layout=True)
        app.screen.refresh()
        while glass.is_blank:  # while parts are brought in, nothing is painted anew
            app.screen.refresh()
            await pilot.pause(0.05)
        for keys in (
            *("right", "left", "enter", "down", "down", "tab", "down"),
            *("escape", "e", "escape", "space", "right", "/ a", "enter", "escape"),
        ):
            await pilot.press(*keys.split())
            await pilot.pause(0.05)
            afresh = Glass(size)
            for widget in app.screen.walk_children(Widget):
                widget._styles_cache.clear()
            with monkeypatch.context() as toolkit:
                toolkit.setattr(Sparing, "_render_chops", Compositor._render_chops)
                whole = app.screen._compositor.render_full_update()
            afresh.take(whole, app.console)
            assert glass.cells == afresh.cells, keys
