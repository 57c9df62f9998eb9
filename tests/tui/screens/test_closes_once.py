"""Every screen gets the keys that close it twice at once, and another key behind them: it closes,
and nothing else does."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import pkgutil
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from string import ascii_lowercase
from zoneinfo import ZoneInfo

import pytest
from textual.command import CommandPalette
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

import jobboard_tui.tui as ui
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.config.settings import Settings
from jobboard_tui.interchange.importers.plan import ColumnReport, Sureness
from jobboard_tui.service import BoardService
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.command_type import PageAction, shown_key
from jobboard_tui.tui.keymap import in_force, set_keys
from jobboard_tui.tui.page_actions import FIXED, PAGE_ACTIONS
from jobboard_tui.tui.presentation.help_text import page_sections
from jobboard_tui.tui.screens.column_meaning import ColumnMeaningScreen
from jobboard_tui.tui.screens.help import HelpScreen
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.prompt import Prompt
from tests.faults.hostile import hostile_board
from tests.faults.test_hostile_walk import INVITATION

LETTER = """労働条件通知書
雇用形態：正社員
基本給：月額300,000円
試用期間：3ヶ月
就業場所：東京本社
始業・終業：9:00〜18:00
休日：土日祝
賞与：年2回
"""
"""A short one: to read a whole letter takes a second, and here it is read again and again."""
CLOSED_BY: dict[str, tuple[str, list[str]]] = {
    "AgendaScreen": ("b", ["escape", "enter", "q", "b"]),
    "ApplicationForm": ("p", ["escape", "ctrl+s"]),
    "AuditScreen": ("H w", ["escape", "q"]),
    "BinScreen": ("B", ["escape", "q"]),
    "ColumnMeaningScreen": ("", ["escape", "enter", "q"]),
    "CommandPalette": ("ctrl+p", ["escape"]),
    "ComparisonScreen": ("O", ["escape", "q", "O"]),
    "ComposeScreen": ("c", ["escape", "f2"]),
    "CopiesScreen": ("V", ["escape", "q", "V", "x"]),
    "DemoEnd": ("", ["escape", "q"]),
    "EventForm": ("enter j enter", ["escape", "ctrl+s"]),
    "GlossaryScreen": ("W", ["escape", "q"]),
    "HelpScreen": ("question_mark", ["escape", "q", "question_mark"]),
    "KeysScreen": (", ctrl+k", ["escape", "q"]),
    "PracticeScreen": ("H", ["escape", "q", "H"]),
    "ImportScreen": ("I", ["escape"]),
    "InvitationScreen": ("I 'invite.ics enter", ["escape"]),
    "OfferMeetingScreen": ("f 'momiji enter M", ["escape", "q"]),
    "JoiningPapersScreen": ("f 'asagao enter A p", ["escape", "q"]),
    "JoiningPlanScreen": ("f 'asagao enter A", ["escape", "q"]),
    "LetterLinesScreen": (
        "f 'momiji enter M L 'l.txt enter",
        ["escape", "q", "L", "enter"],
    ),
    "LetterComparisonScreen": (
        "f 'momiji enter M L 'l.txt enter escape C",
        ["escape", "q", "C", "ampersand", "enter"],
    ),
    "ReceivedForm": ("@ 'x", ["escape", "ctrl+s"]),
    "ReflectionForm": ("R", ["escape", "ctrl+s"]),
    "BeforeSigningScreen": ("f 'hibari enter A y", ["escape", "q", "s"]),
    "ChangesSinceScreen": ("L", ["escape", "enter", "q", "L"]),
    "SettingsForm": (",", ["ctrl+s", "escape"]),
    "StatisticsScreen": ("N", ["escape", "q"]),
    "DamagedFileScreen": ("F", ["escape", "q"]),
    "UnsavedEnd": ("q", ["escape", "enter", "q"]),
    "WelcomeScreen": ("", ["a", "enter", "escape"]),
}
"""Each screen: the keys that lead to it from the board, and those that close it."""


def screens() -> set[str]:
    """Every screen that there is over the board, but for those that only others are made from."""
    found: dict[str, type] = {}
    for room in pkgutil.walk_packages(ui.__path__, "jobboard_tui.tui."):
        module = importlib.import_module(room.name)
        for name, one in inspect.getmembers(module, inspect.isclass):
            if issubclass(one, Screen) and one.__module__ == room.name:
                found |= {name: one}
    bases = {base for one in found.values() for base in one.__mro__[1:]}
    return {name for name, one in found.items() if one not in bases} - {"BoardScreen"}


def test_no_screen_is_forgotten() -> None:
    assert CLOSED_BY.keys() == screens() | {CommandPalette.__name__}


def key(name: str) -> Key:
    """A key by its name or as the character that it is."""
    name = _character_to_key(name) if len(name) == 1 and not name.isalnum() else name
    signs = {"enter": "\r", "question_mark": "?", "slash": "/", "full_stop": "."}
    return Key(name, signs.get(name, name if len(name) == 1 else None))


def keys(words: str) -> list[Key]:
    """Keys by name, and `'text` for what is typed."""
    found: list[Key] = []
    for word in words.split():
        found += map(key, word[1:] if word[0] == "'" else [word])
    return found


async def press(pilot: Pilot[str], typed: Sequence[Key]) -> None:
    """One after the other, each when the one before is done."""
    for one in typed:
        pilot.app.post_message(one)
        await pilot.pause()


async def come_to(pilot: Pilot[str], name: str) -> None:
    """Wait for a screen, which may be opened once something beside it is done."""
    for _try in range(500):
        await pilot.pause()
        if type(pilot.app.screen).__name__ == name:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"{name} does not open: {pilot.app.screen}")


@asynccontextmanager
async def board(folder: Path) -> AsyncIterator[Pilot[str]]:
    """The dashboard on a board from which every screen can be reached."""
    path, _tags = hostile_board(folder)
    async with dashboard(Store(path, Places.under(folder))) as pilot:
        yield pilot


@asynccontextmanager
async def dashboard(store: Store, demo: bool = False) -> AsyncIterator[Pilot[str]]:
    now = datetime.now(ZoneInfo("Asia/Tokyo"))
    service = BoardService(store, load_rules(None), lambda: now)
    app = JobboardApp(service, Settings(), lambda _settings: None, demo)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        yield pilot
        app.saver.stop(5)


GROUPS = [[name for name in CLOSED_BY if CLOSED_BY[name][0]][start::3] for start in range(3)]
"""One dashboard for each; to open one costs more than to open a screen."""


@pytest.mark.parametrize("names", GROUPS)
async def test_a_screen_closes_once_and_the_program_goes_on(
    names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "invite.ics").write_text(INVITATION.format(text="x"), encoding="utf-8")
    (tmp_path / "l.txt").write_text(LETTER, encoding="utf-8")
    async with board(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        await wait_until(pilot, lambda: bool(app.board_screen.announcer.copies))
        for name in names:
            if name == "DamagedFileScreen":
                await damage(pilot, app)
            if name == "UnsavedEnd":
                await damage(pilot, app)
                await press(pilot, keys("n 'x enter"))
                await wait_until(pilot, lambda: bool(app.saver.unsaved and app.trouble))
            await speaks_the_grammar(pilot, app, name)
            for closing in CLOSED_BY[name][1]:
                if name == "UnsavedEnd":
                    await pilot.pause(0.1)  # until it is seen that the page before has closed
                await press(pilot, keys(CLOSED_BY[name][0]))
                await come_to(pilot, name)
                await close_at_once(pilot, name, closing)
                assert app.crash is None, (name, closing)
                assert app.is_running, (name, closing)
                assert not app.is_leaving, (name, closing)
                assert type(app.screen).__name__ != name, closing
                await go_back(pilot, app)


async def speaks_the_grammar(pilot: Pilot[str], app: JobboardApp, name: str) -> None:
    """`?` helps, `j k / Tab` close and change nothing, q or Esc closes; in a line all is typed."""
    if name == CommandPalette.__name__:
        return
    await press(pilot, keys(CLOSED_BY[name][0]))
    await come_to(pilot, name)
    page, line, before = app.screen, app.focused, app.service.board
    if isinstance(page, ModalPage):
        assert keys_out_of_force(page) == [], name
    typed = keys("question_mark j k slash")
    if isinstance(line, (Input, TextArea)):
        await press(pilot, typed)
        assert "?jk/" in (line.value if isinstance(line, Input) else line.text), name
        await press(pilot, keys("backspace backspace backspace backspace tab"))
        assert app.screen is page, name
    elif name != HelpScreen.__name__:
        for one in typed:
            if isinstance(app.focused, Input):
                break  # the next field of a form
            await press(pilot, [one])
            if one.key == "question_mark":
                assert isinstance(app.screen, HelpScreen), name
                await press(pilot, keys("q"))
            if any(prompt.is_asking for prompt in page.query(Prompt)):
                await press(pilot, keys("escape"))
            assert app.screen is page, (name, one.key)
        await press(pilot, keys("tab"))
        assert app.screen is page, name
    assert app.service.board == before, name
    await press(pilot, keys("escape" if isinstance(app.focused, (Input, TextArea)) else "q"))
    await pilot.pause()
    assert app.screen is not page, name
    await go_back(pilot, app)


OTHER_KEYS = [
    f"{modifiers}+{letter}"
    for modifiers in ("alt", "super", "alt+super", "ctrl+alt", "ctrl+super")
    for letter in ascii_lowercase
]
SIGNS = {"+"}
"""What stands at the beginning of words in a last line, and is no key."""


def keys_out_of_force(page: ModalPage[object]) -> list[str]:
    """Return what a page still calls a key once every action has another one."""
    fixed = {shown_key(key) for key in FIXED} | {
        key for action in PAGE_ACTIONS if action.is_fixed for key in action.shown_keys.split()
    }
    others = [action.id for action in in_force() if isinstance(action, PageAction)]
    set_keys(dict(zip(others, OTHER_KEYS, strict=False)))
    try:
        words = [row.key for part in page_sections(page.PAGE) for row in part.rows]
        words += re.split(r"\s{2,}", page.keys())
    finally:
        set_keys({})
    named = [re.match(r"(?:(?:\S|\^\S|Ctrl\+\S|F\d+|Del)(?: or)?(?: |$))+", one) for one in words]
    keys = {key for match in named if match is not None for key in match.group().split()}
    return sorted(keys - fixed - SIGNS - {"or"})


async def damage(pilot: Pilot[str], app: JobboardApp) -> None:
    """Wait until the dashboard has seen that its file is none any more."""
    app.service.store.path.write_text("{")
    await wait_until(pilot, lambda: app.board_screen.announcer.damage is not None)


async def go_back(pilot: Pilot[str], app: JobboardApp) -> None:
    """To the board, its lines and menus shut."""
    for _try in range(10):
        if app.screen is app.board_screen:
            break
        await press(pilot, keys("escape"))
    assert app.screen is app.board_screen
    for escape in keys("escape escape escape"):
        app.post_message(escape)
    await pilot.pause()


async def wait_until(pilot: Pilot[str], holds: Callable[[], bool]) -> None:
    """Wait for what the dashboard sees beside its work."""
    for _try in range(500):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError("what is waited for does not come")


async def close_at_once(pilot: Pilot[str], name: str, closing: str) -> None:
    """The key that closes a screen, the same again, and another one, nothing handled between."""
    for one in (key(closing), key(closing), key("j")):
        pilot.app.post_message(one)
    for _try in range(500):
        await pilot.pause()
        if type(pilot.app.screen).__name__ != name:
            return
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("closing", CLOSED_BY["WelcomeScreen"][1])
async def test_the_welcome_closes_once_and_the_program_goes_on(
    closing: str, tmp_path: Path
) -> None:
    places = Places.under(tmp_path)
    async with dashboard(Store(places.board, places)) as pilot:
        app = pilot.app
        await come_to(pilot, "WelcomeScreen")
        await close_at_once(pilot, "WelcomeScreen", closing)
        await come_to(pilot, "BoardScreen")
        assert app.is_running


async def test_the_question_of_a_column_closes_once_and_the_program_goes_on(
    tmp_path: Path,
) -> None:
    path, _tags = hostile_board(tmp_path)
    async with dashboard(Store(path, Places.under(tmp_path))) as pilot:
        column = ColumnReport(
            source="a.csv",
            name="状況",
            meaning="",
            sureness=Sureness.UNKNOWN,
            samples=("一次面接",),
        )
        for closing in CLOSED_BY["ColumnMeaningScreen"][1]:
            pilot.app.push_screen(ColumnMeaningScreen(column))
            await come_to(pilot, "ColumnMeaningScreen")
            await close_at_once(pilot, "ColumnMeaningScreen", closing)
            await come_to(pilot, "BoardScreen")
            assert pilot.app.is_running, closing


async def test_the_question_of_the_demo_closes_once_and_the_program_goes_on(tmp_path: Path) -> None:
    path, _tags = hostile_board(tmp_path)
    async with dashboard(Store(path, Places.under(tmp_path)), demo=True) as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        await press(pilot, keys("n 'x enter"))
        for closing in CLOSED_BY["DemoEnd"][1]:
            await press(pilot, keys("q"))
            await come_to(pilot, "DemoEnd")
            await close_at_once(pilot, "DemoEnd", closing)
            await come_to(pilot, "BoardScreen")
            assert app.is_running
            assert not app.is_leaving
            await pilot.pause(0.1)  # until it is seen that the page has closed


async def test_whatever_closes_a_list_is_the_last_key_that_it_takes(tmp_path: Path) -> None:
    async with board(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        for way in ("L", "b", "H"):
            for behind in ("q", "escape", way):
                await press(pilot, keys(way))
                for one in (key("enter"), key(behind), key("j")):
                    app.post_message(one)
                await pilot.pause()
                assert not app.is_leaving
                await go_back(pilot, app)


async def test_a_key_that_is_held_closes_a_page_and_nothing_else(tmp_path: Path) -> None:
    async with board(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        await press(pilot, keys("L"))
        held = keys(" ".join("q" * 100))
        await press(pilot, held[:1])
        for number, one in enumerate(held):
            one.time = held[0].time + number * 0.04
        await press(pilot, held[1:])
        assert not app.is_leaving
        later = key("q")
        later.time = held[-1].time + 1
        await press(pilot, [later])
        assert app.is_leaving
