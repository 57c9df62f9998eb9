"""Keys that are typed ahead reach what they are meant for, in their order."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from textual import events
from textual.message import Message
from textual.widgets import Input

from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.config.settings import Settings
from jobboard_tui.domain.models import Stage
from jobboard_tui.service import BoardService
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.command_type import KeyContext
from jobboard_tui.tui.screens.help import HelpScreen
from jobboard_tui.tui.screens.keys import KeyList, KeysScreen
from jobboard_tui.tui.widgets.line_input import LineInput
from tests.tui.conftest import Clock, Dashboard, small_board


def keys(text: str) -> list[Message]:
    """Key presses; a line break is Enter, a left arrow is backspace."""
    named = {"\n": ("enter", "\r"), "←": ("backspace", None), " ": ("space", " ")}
    return [events.Key(*named.get(sign, (sign, sign))) for sign in text]


async def type_ahead(app: JobboardApp, messages: Sequence[Message], turns: Sequence[int]) -> None:
    """Give the app one after the other; between two the program gets so many turns."""
    for place, message in enumerate(messages):
        app.post_message(message)
        for _turn in range(turns[place % len(turns)]):
            await asyncio.sleep(0)


TURNS = [[0], [0, 1], [0, 2], [0, 4], [0, 9], [3, 0]]
"""From all at once to one after the other: what is on its way when the next key comes."""


@pytest.mark.parametrize("when", [0, 3, 9, 27])
async def test_keys_typed_while_the_board_opens_are_for_what_the_first_one_opens(
    store: Store, when: int
) -> None:
    store.commit("set up", lambda board: board.with_applications(*small_board()))
    app = JobboardApp(
        BoardService(store, load_rules(None), Clock()), Settings(), lambda _settings: None
    )
    async with app.run_test(size=(120, 36)) as pilot:
        for _turn in range(when):
            await asyncio.sleep(0)
        await type_ahead(app, keys("fa"), [0])
        await pilot.pause()
        await pilot.pause()
        screen = app.board_screen
        assert screen.prompt.is_asking
        assert (screen.prompt._question.key, screen.prompt.line.value) == ("jump", "a")
        app.saver.stop(5)


@pytest.mark.parametrize("offered", ["", "what is at hand"])
async def test_a_letter_that_is_faster_than_the_focus_is_not_typed_over(
    dashboard: Dashboard, offered: str
) -> None:
    async with dashboard() as pilot:
        line = LineInput(offered)
        await pilot.app.screen.mount(line)
        line.focus()
        for early in keys("th"):
            assert isinstance(early, events.Key)
            assert line.take_key(early)
        await pilot.pause()
        assert line.has_focus
        await pilot.press("e")
        assert line.value == "the"


async def test_letters_keep_their_order(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        line = app.board_screen.prompt.line
        for turns in TURNS:
            await type_ahead(app, keys("fkestt←rel"), turns)
            await pilot.pause()
            assert line.value == "kestrel", turns
            await pilot.press("enter")


async def test_what_follows_an_enter_is_for_the_board(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        for count, turns in enumerate(TURNS, 1):
            await type_ahead(app, keys("fkest\nncall\ner"), turns)
            await pilot.pause()
            assert app.screen is app.board_screen, turns
            assert len(app.service.board["kestrel"].events) == 2 * count, turns


async def test_a_paste_keeps_its_place_among_keys(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        for count, turns in enumerate(TURNS, 1):
            pasted = [*keys("fkest\nn<"), events.Paste("pasted"), *keys(">\n")]
            await type_ahead(app, pasted, turns)
            await pilot.pause()
            [*_before, last] = app.service.board["kestrel"].events
            assert (last.note, len(app.service.board["kestrel"].events)) == ("<pasted>", count), (
                turns
            )


@pytest.mark.parametrize("turns", [0, 1, 4])
async def test_a_search_typed_while_its_page_opens_changes_no_key(
    dashboard: Dashboard, turns: int
) -> None:
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        first = [events.Key("comma", ","), events.Key("ctrl+k", None), events.Key("slash", "/")]
        await type_ahead(app, [*first, *keys("letter\n")], [turns])
        await pilot.pause()
        await pilot.pause()
        page = app.screen
        assert isinstance(page, KeysScreen)
        assert page.sought == "letter"
        assert not page.query_one(KeyList).is_waiting
        app.pop_screen()


async def test_a_key_behind_a_click_is_about_what_was_clicked(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        columns = app.board_screen.columns
        assert columns.cursor_app == "aoba"
        lines = [strip.text for strip in app.screen._compositor.render_strips()]
        y = next(at for at, line in enumerate(lines) if "Kestrel" in line)
        x = lines[y].index("Kestrel")
        mouse = {"delta_x": 0, "delta_y": 0, "shift": False, "meta": False, "ctrl": False}
        for kind in (events.MouseDown, events.MouseUp):
            app.post_message(kind(None, x, y, button=1, **mouse))
        app.post_message(events.Key("greater_than_sign", ">"))
        await pilot.pause()
        assert columns.cursor_app == "kestrel"
        assert app.service.board["kestrel"].stage is Stage.APPLIED
        assert app.service.board["aoba"].stage is Stage.INTERVIEW


async def test_wide_letters_and_signs_are_their_keys_but_where_text_is_typed(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        screen = app.board_screen
        await pilot.press("ａ", "ａ", "ｊ")
        await pilot.pause()
        assert screen.prompt.is_asking
        assert screen.prompt.line.value == "ａｊ"
        await pilot.press("escape", "ｄ")
        await pilot.pause()
        assert screen.place is KeyContext.DUE
        before = screen.due.reminder
        await pilot.press("ｊ")
        await pilot.pause()
        assert screen.due.reminder != before
        app.post_message(*keys("？"))
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        app.post_message(*keys("／"))
        await pilot.pause()
        await pilot.press("ｊ")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "ｊ"
        await pilot.press("escape", "ｑ")
        await pilot.pause()
        assert app.screen is screen
