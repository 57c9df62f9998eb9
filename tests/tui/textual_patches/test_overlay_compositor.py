"""What floats over the board: Japanese text stays whole, and fast keys reach it."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.input_feedback import PromptMatch
from jobboard_tui.tui.widgets.late_keys import take_late_key
from tests.tui.screen_driver import Stage


class Divided(Stage):
    """Columns under the prompt, so that their edges fall into its characters."""

    CSS = "Horizontal { height: 1fr; } Horizontal Static { height: 1fr; }"

    def compose(self) -> ComposeResult:
        columns = [Static("列") for _column in range(12)]
        for number, column in enumerate(columns):
            column.styles.width = 3 + number % 3
        yield Horizontal(*columns)
        yield from super().compose()


@pytest.mark.parametrize("shift", [0, 1])
async def test_wide_characters_stay_whole_over_the_edges_of_columns(shift: int) -> None:
    text = " " * shift + "株式会社青葉インタラクティブエンターテインメント"
    app = Divided()
    async with app.run_test(size=(60, 20)) as pilot:
        app.prompt.ask(
            text, key="k", done=print, matches=lambda _text: [PromptMatch("1", text)] * 3
        )
        await pilot.pause()
        assert app.picture().count(text.strip()) == 3
        app.prompt.close()
        app.picker.ask(text, [Choice("a", text, 1)], print)
        await pilot.pause()
        assert app.picture().count(text.strip()) == 2
        app.picker.close()
        await pilot.pause()
        assert app.picture().count("列") == 12


async def test_keys_that_come_late_go_to_what_has_opened() -> None:
    app, got = Stage(), []
    async with app.run_test():
        assert not take_late_key(app, events.Key("f", "f"))
        app.prompt.ask("find", key="find", done=print)
        for letter in "fé/":
            assert take_late_key(app, events.Key(letter, letter))
        assert not take_late_key(app, events.Key("escape", None))
        assert app.prompt.line.value == "fé/"
        app.prompt.close()
        app.picker.ask("event", [Choice("t", "thank-you", "thanked")], got.append)
        assert take_late_key(app, events.Key("t", "t"))
        assert got == ["thanked"]
