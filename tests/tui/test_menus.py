"""Menus: q closes each of them, and the key that opens one chooses nothing in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from textual.pilot import Pilot

from jobboard_tui.config.demo_board import demo_board
from jobboard_tui.domain.models import Application, Kind
from jobboard_tui.tui.actions.reminders import without_letter
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.command_type import KeyContext
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.picker import Picker
from tests.tui.conftest import NOW, Dashboard
from tests.tui.screen_driver import Stage

OPENERS = (
    "event",
    "event_at",
    "move",
    "sort",
    "snooze",
    "do",
    "answer",
    "no_channel",
    "theme",
    "close_silent",
)
"""The commands of the board that may ask with a menu."""


def of(pilot: Pilot[str]) -> JobboardApp:
    assert isinstance(pilot.app, JobboardApp)
    return pilot.app


def demo() -> list[Application]:
    return list(demo_board(NOW).applications.values())


def letters(choices: Sequence[Choice[Any]]) -> str:
    return "".join(choice.key for choice in choices).lower()


async def test_in_no_menu_of_the_board_its_own_key_or_q_is_a_choice(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Sequence[Choice[Any]]] = []
    seen: set[str] = set()
    async with dashboard(demo()) as pilot:
        screen = of(pilot).board_screen
        monkeypatch.setattr(
            Picker, "ask", lambda _self, _title, choices, *_more, **_options: asked.append(choices)
        )
        monkeypatch.setattr(screen.service.reminders, "do", lambda *_args, **_fields: "")
        monkeypatch.setattr(screen.app, "push_screen", lambda *_args: None)
        monkeypatch.setattr(screen.prompt, "ask", lambda *_args, **_options: None)
        for app_id in screen.service.board.applications:
            screen.show_card(app_id)
            for name in OPENERS:
                asked.clear()
                screen.command(name)
                for choices in asked:
                    seen.add(name)
                    key = BY_ID[name].first_key.lower()
                    assert key not in letters(choices), (name, app_id)
                    assert "q" not in letters(choices), (name, app_id)
        screen.go_to(KeyContext.DUE)
        for reminder in screen.view.reminders:
            if reminder.application is not None:
                screen.due.select(reminder)
                asked.clear()
                screen.command("do")
                assert all(not set("xq") & set(letters(choices)) for choices in asked)
    assert seen == set(OPENERS)


@pytest.mark.parametrize("closing", ["q", "ｑ", "escape"])
async def test_q_closes_a_menu_of_the_board(closing: str, dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = of(pilot).board_screen
        board = screen.service.board
        for key in ("e", "E", "m", "s", "z", "ctrl+t"):
            await pilot.press(key)
            assert screen.picker.is_asking, key
            await pilot.press(key)
            assert screen.picker.is_asking, key
            await pilot.press(closing)
            assert not screen.picker.is_asking, key
            assert screen.service.board is board, key
            assert of(pilot).theme == "jobboard-night", key
            assert of(pilot).is_running, key


@pytest.mark.parametrize(
    ("letter", "kind"), [("j", Kind.WROTE), ("z", Kind.LETTER_REQUESTED), ("x", Kind.REJECTED)]
)
async def test_an_event_has_its_letter(letter: str, kind: Kind, dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = of(pilot).board_screen
        app_id = screen.selection.application_id
        assert app_id
        await pilot.press("e", letter)
        assert screen.service.board[app_id].events[-1].kind is kind


async def test_q_tells_who_asked_that_nothing_was_chosen() -> None:
    app, told = Stage(), []
    async with app.run_test() as pilot:
        app.query_one(Picker).ask(
            "which", [Choice("a", "one", 1)], told.append, left=lambda: told.append("left")
        )
        await pilot.press("q")
        assert told == ["left"]
        assert app.focused is app.board
        assert app.board.pressed == []


def test_a_letter_is_exchanged_for_a_free_one_of_the_words() -> None:
    choices = [Choice("x", "rejected", 1), Choice("r", "they wrote", 2), Choice("y", "accepted", 3)]
    assert [one.key for one in without_letter("x", choices)] == ["e", "r", "y"]
    assert [one.key for one in without_letter("z", choices)] == ["x", "r", "y"]


PAGES = ["question_mark", "N", "b", "L", "H", "Q", "W", "O", "B", "M", "w"]


async def test_q_closes_every_page_over_the_board(dashboard: Dashboard) -> None:
    async with dashboard(demo()) as pilot:
        app = of(pilot)
        offered = next(
            application.id
            for application in app.service.board.applications.values()
            if application.stage.value == "offer"
        )
        app.board_screen.show_card(offered)
        opened = []
        for key in PAGES:
            await pilot.press(key)
            await pilot.pause()
            if app.screen is not app.board_screen:
                opened.append(key)
            await pilot.press("q")
            await pilot.pause()
            assert app.screen is app.board_screen, key
            assert app.is_running
        assert set(PAGES) - set(opened) <= {"Q"}  # nothing was asked in the demo's interviews


@pytest.mark.parametrize("keys", [("d",), ("enter",)])
async def test_q_closes_what_covers_the_columns(
    keys: tuple[str, ...], dashboard: Dashboard
) -> None:
    async with dashboard(size=(80, 24)) as pilot:
        app = of(pilot)
        await pilot.press(*keys)
        assert app.board_screen.place is not KeyContext.COLUMNS
        await pilot.press("q")
        await pilot.pause()
        assert app.board_screen.place is KeyContext.COLUMNS
        assert not app.is_leaving
        await pilot.press("q")
        await pilot.pause()
        assert app.is_leaving
