"""What is typed and not entered is there again in the next program, wherever it was typed."""

from __future__ import annotations

import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen

from jobboard_tui.desk import Desk
from jobboard_tui.files.config import Settings
from jobboard_tui.files.demo import demo_board
from jobboard_tui.files.places import Places
from jobboard_tui.files.playbook import load_playbook
from jobboard_tui.files.store import Store
from jobboard_tui.ui.app import Jobboard
from jobboard_tui.ui.command import Place
from jobboard_tui.ui.widgets.fields import TextInput
from jobboard_tui.ui.widgets.line_input import LineInput
from tests.ui.test_closing import key, keys, press

NOW = datetime(2026, 11, 21, 17, tzinfo=ZoneInfo("Asia/Tokyo"))
PLACES = {
    "an application": "a",
    "a note": "n",
    "an interview": "e i",
    "a to-do": "T",
    "tags": "t",
    "a filter": "slash",
    "the end of a snooze": "z u",
    "the end of a pause": "P",
    "where to export": "X",
    "practice": "r",
    "goals over the hill": "H equals_sign",
    "a file to import": "I",
    "a term": "W slash",
    "weights": "O w",
    "an answer of the meeting": "=momiji M e",
    "a question of one's own": "=momiji M o",
    "a doubt": "=momiji M d",
    "how an interview went": "R",
    "more on how it went": "R tab",
    "a message": "@",
    "the particulars": "p",
    "an event": "enter j c tab",
    "a resolution": "H w tab",
    "an answer of the audit": "H w t",
    "the question of a letter": "c",
    "the subject of a letter": "c tab",
    "the text of a letter": "c tab tab",
    "to whom a letter goes": "c ctrl+t o",
    "a card to find": "f",
}
"""Where one types, and the keys that lead there, `=` a card before them."""


@asynccontextmanager
async def board(folder: Path) -> AsyncIterator[Pilot[str]]:
    """A program of its own on the same board."""
    places = Places.under(folder)
    store = Store(places.board, places)
    if not store.path.exists():
        store.commit("demo", lambda _empty: demo_board(NOW))
    app = Jobboard(Desk(store, load_playbook(None), lambda: NOW), Settings(), lambda _new: None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield pilot
        app.saver.stop(5)


def texts(screen: Screen[object]) -> str:
    """What stands in all the places to type in."""
    found = [one.value for one in screen.query(LineInput)]
    return "\n".join([*found, *(one.text for one in screen.query(TextInput))])


async def go_to(pilot: Pilot[str], app: Jobboard, way: str) -> None:
    """From the board to a place."""
    if way[0] == "=":
        card, _blank, way = way[1:].partition(" ")
        app.board_screen.show_card(card)
    await press(pilot, keys(way))


async def go_back(pilot: Pilot[str], app: Jobboard) -> None:
    """To the board: nothing asked, the columns have the keys."""
    await press(pilot, keys("escape"))
    while app.screen is not app.board_screen:
        await press(pilot, keys("escape"))
    app.board_screen.go_to(Place.COLUMNS)


async def test_what_is_typed_anywhere_is_there_in_the_next_program(tmp_path: Path) -> None:
    typed = {place: f"zzz and yyy {number:02}" for number, place in enumerate(PLACES)}
    async with board(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, Jobboard)
        for place, way in PLACES.items():
            await go_to(pilot, app, way)
            for sign in typed[place]:
                app.post_message(Key("space", " ") if sign == " " else key(sign))
            await pilot.pause()
            app.keep_typed()
            kept = "".join(file.read_text("utf-8") for file in tmp_path.rglob("state/**/*.json"))
            assert typed[place] in kept, place
            assert typed[place] not in app.desk.store.path.read_text("utf-8"), place
            await go_back(pilot, app)
    async with board(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, Jobboard)
        for place, way in PLACES.items():
            await go_to(pilot, app, way)
            assert typed[place] in texts(app.screen), place
            await go_back(pilot, app)


async def test_asked_to_end_it_takes_what_is_on_its_way_and_shows_it_again(tmp_path: Path) -> None:
    async with board(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, Jobboard)
        await press(pilot, keys("R"))
        for sign in "went well":
            app.post_message(Key("space", " ") if sign == " " else key(sign))
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
        assert isinstance(app, Jobboard)
        await press(pilot, keys("R"))
        for one in (*map(key, "fine"), key("ctrl+s")):
            app.post_message(one)
        while app.screen is not app.board_screen:
            await pilot.pause()
        told = [e.note for one in app.desk.board.applications.values() for e in one.events]
        assert any("fine" in note for note in told)
        app.keep_typed()
        assert not [one for one in tmp_path.rglob("typed.json") if "fine" in one.read_text()]
