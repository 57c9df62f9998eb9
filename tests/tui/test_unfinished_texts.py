"""What is typed and not entered is there again in the next program, wherever it was typed."""

from __future__ import annotations

import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen

from jobboard_tui.config.demo_board import demo_board
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.config.settings import Settings
from jobboard_tui.service import BoardService
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.command_type import KeyContext
from jobboard_tui.tui.widgets.fields import TextInput
from jobboard_tui.tui.widgets.line_input import LineInput
from tests.tui.screens.test_closes_once import key, keys, press

NOW = datetime(2026, 11, 21, 17, tzinfo=ZoneInfo("Asia/Tokyo"))
PLACES = {
    "an application": "a *",
    "a note": "n *",
    "an interview": "e i *",
    "a to-do": "T *",
    "tags": "t *",
    "a filter": "slash *",
    "the end of a snooze": "z u *",
    "the end of a pause": "P *",
    "where to export": "X *",
    "practice": "r *",
    "goals over the hill": "H equals_sign *",
    "a file to import": "I *",
    "a term": "W slash *",
    "weights": "O w *",
    "an answer of the meeting": "=momiji M e *",
    "a question of one's own": "=momiji M o *",
    "a doubt": "=momiji M d *",
    "how an interview went, and more of it": "R * tab *",
    "a message": "@ *",
    "the particulars": "p *",
    "an event": "enter j enter tab *",
    "a resolution": "H w tab *",
    "an answer of the audit": "H w t *",
    "the question, the subject and the text of a letter": "c * tab * tab *",
    "to whom a letter goes": "c ctrl+t o *",
    "a card to find": "f *",
}
"""Where one types, and the keys that lead there: `=` a card before them, `*` what is typed."""
RARE = 0x9F80
"""The first of some letters that no word of the demo has, one for each thing that is typed."""


@asynccontextmanager
async def board(folder: Path) -> AsyncIterator[Pilot[str]]:
    """A program of its own on the same board."""
    places = Places.under(folder)
    store = Store(places.board, places)
    if not store.path.exists():
        store.commit("demo", lambda _empty: demo_board(NOW))
    app = JobboardApp(
        BoardService(store, load_rules(None), lambda: NOW), Settings(), lambda _new: None
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield pilot
        app.saver.stop(5)


def texts(screen: Screen[object]) -> str:
    """What stands in all the places to type in."""
    found = [line_input.value for line_input in screen.query(LineInput)]
    return "\n".join([*found, *(text_input.text for text_input in screen.query(TextInput))])


async def go_to(pilot: Pilot[str], app: JobboardApp, way: str) -> None:
    """From the board to a place."""
    if way[0] == "=":
        card, _blank, way = way[1:].partition(" ")
        app.board_screen.show_card(card)
    await press(pilot, keys(way))


async def go_back(pilot: Pilot[str], app: JobboardApp) -> None:
    """To the board: nothing asked, the columns have the keys."""
    await press(pilot, keys("escape"))
    while app.screen is not app.board_screen:
        await press(pilot, keys("escape"))
    app.board_screen.go_to(KeyContext.COLUMNS)


def write(app: JobboardApp, text: str) -> None:
    """Type a text, all of it at once."""
    for sign in text:
        app.post_message(Key(_character_to_key(sign), sign))


def in_drafts(folder: Path) -> str:
    """What is kept of texts that are not entered."""
    return "".join(file.read_text("utf-8") for file in folder.rglob("state/**/typed.json"))


async def test_what_is_typed_anywhere_is_there_in_the_next_program(tmp_path: Path) -> None:
    typed: dict[str, list[str]] = {}
    async with board(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        for place, way in PLACES.items():
            signs = typed[place] = []
            for part in way.split("*")[:-1]:
                await go_to(pilot, app, part)
                signs.append(chr(RARE + sum(map(len, typed.values()))))
                await press(pilot, keys(signs[-1]))
            app.keep_typed()
            kept = "".join(file.read_text("utf-8") for file in tmp_path.rglob("state/**/*.json"))
            saved = app.service.store.path.read_text("utf-8")
            assert [one for one in signs if one in kept and one not in saved] == signs, place
            await go_back(pilot, app)
    async with board(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        for place, way in PLACES.items():
            await go_to(pilot, app, way.replace(" *", ""))
            shown = texts(app.screen)
            assert [one for one in typed[place] if one in shown] == typed[place], place
            await go_back(pilot, app)


async def test_asked_to_end_it_takes_what_is_on_its_way_and_shows_it_again(tmp_path: Path) -> None:
    async with board(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        await press(pilot, keys("R"))
        write(app, "went well")
        app.end_by(signal.SIGTERM)  # at once, nothing handled in between
        app.end_by(signal.SIGHUP)
        while not app.is_ending:
            await pilot.pause(0.01)
    assert app.return_code == 128 + signal.SIGTERM
    async with board(tmp_path) as pilot:
        await press(pilot, keys("j R"))
        assert "went well" not in texts(pilot.app.screen), "that is another application"
        await press(pilot, keys("escape k R"))
        assert "went well" in texts(pilot.app.screen)
        await press(pilot, keys("ctrl+r"))
        await press(pilot, keys("escape R"))
        assert "went well" not in texts(pilot.app.screen), "it was thrown away"


async def test_letters_typed_right_before_a_form_is_saved_are_in_it(tmp_path: Path) -> None:
    async with board(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        await press(pilot, keys("R"))
        for one in (*map(key, "fine"), key("ctrl+s")):
            app.post_message(one)
        while app.screen is not app.board_screen:
            await pilot.pause()
        told = [
            e.note
            for application in app.service.board.applications.values()
            for e in application.events
        ]
        assert any("fine" in note for note in told)
        app.keep_typed()
        assert not [one for one in tmp_path.rglob("typed.json") if "fine" in one.read_text()]


CHAINS = {
    "until when an offer is to be answered": (
        "=momiji E o", "today via phone with Sato : zz kept", "enter",
    ),
    "the date of an offer, once the offer is told": (
        "=asagao E o", "today : zz kept", "'fri enter",
    ),
    "whether a message moves the date": (
        "=momiji E r", "today by 5 dec : zz kept", "n",
    ),
    "whether it is too early": ("=aoba E f", "today : zz kept", "y"),
}  # fmt: skip
"""What is asked behind a line: the way to the line, what is typed, what answers the question."""


@pytest.mark.parametrize(("way", "line", "answer"), CHAINS.values(), ids=CHAINS)
async def test_a_line_behind_which_something_is_asked_is_kept_until_it_is_logged(
    way: str, line: str, answer: str, tmp_path: Path
) -> None:
    async with board(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        screen = app.board_screen
        await go_to(pilot, app, way)
        write(app, line)
        await pilot.pause()
        await press(pilot, keys("enter"))
        assert screen.picker.is_asking or screen.prompt.line.value != line
        app.keep_typed()
        assert line in in_drafts(tmp_path), "a signal would lose it now"
        await press(pilot, keys("escape"))
        assert not screen.picker.is_asking
        assert not screen.prompt.is_asking
        assert not logged(app, "zz kept")
        await go_to(pilot, app, way)
        assert screen.prompt.line.value == line
        await press(pilot, keys(f"enter {answer}"))
        assert logged(app, "zz kept")
        app.keep_typed()
        assert "zz kept" not in in_drafts(tmp_path)


def logged(app: JobboardApp, note: str) -> bool:
    """Whether an event with that note is on the board."""
    told = [
        e.note
        for application in app.service.board.applications.values()
        for e in application.events
    ]
    return note in told


async def test_a_file_that_is_not_written_over_keeps_its_name_in_the_line(tmp_path: Path) -> None:
    there = tmp_path / "there.csv"
    there.write_text("mine")
    async with board(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        for answer in ("escape", "n", "y"):
            await press(pilot, keys("X"))
            if answer == "escape":
                app.board_screen.prompt.line.take_paste(str(there))
                await pilot.pause()
            assert app.board_screen.prompt.line.value == str(there)
            await press(pilot, keys(f"enter {answer}"))
            app.keep_typed()
            assert (str(there) in in_drafts(tmp_path)) is (answer != "y")


@pytest.mark.parametrize("answer", ["m", "escape"])
async def test_what_is_known_is_kept_until_it_is_told_from_where(
    answer: str, tmp_path: Path
) -> None:
    async with board(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        await go_to(pilot, app, "=momiji M")
        app.screen.go_to("grades")  # type: ignore[attr-defined]
        await press(pilot, keys("e"))
        write(app, "zz kept")
        await pilot.pause()
        await press(pilot, keys("enter"))
        app.keep_typed()
        assert "zz kept" in in_drafts(tmp_path)
        await press(pilot, keys(answer))
        await pilot.pause(0.1)  # until it is saved
        app.keep_typed()
        assert "zz kept" not in in_drafts(tmp_path)
        known = app.service.board["momiji"].checklist.values()
        assert any("zz kept" in item_answer.value for item_answer in known)


async def test_a_time_and_a_date_of_the_same_event_are_two_lines(tmp_path: Path) -> None:
    async with board(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        for way, text in (("e b", "zz date"), ("E b", "zz time")):
            await go_to(pilot, app, way)
            assert app.board_screen.prompt.line.value == ""
            write(app, text)
            await pilot.pause()
            await press(pilot, keys("escape"))
