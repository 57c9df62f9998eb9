"""The settings screen: every setting of the schema, kept in the file and in force at once."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot

import jobboard_tui.tui as ui
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.config.settings import KeptSettings, load_settings, settings_remarks
from jobboard_tui.config.settings_schema import PROFILE_ROWS, ROWS, ZONE
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.service import BoardService
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.command_type import KeyContext
from jobboard_tui.tui.commands import BY_ID, COMMANDS, command_for, footer
from jobboard_tui.tui.keymap import parse_keys, set_keys, textual_keymap, with_keys
from jobboard_tui.tui.page_actions import FIXED, PAGE_ACTIONS
from jobboard_tui.tui.presentation.help_text import sections
from jobboard_tui.tui.screens.agenda import AgendaScreen
from jobboard_tui.tui.screens.board import BoardScreen
from jobboard_tui.tui.screens.keys import KeysScreen
from jobboard_tui.tui.screens.settings import SettingsForm
from jobboard_tui.tui.widgets.fields import ChoiceField
from tests.rows import for_each_row
from tests.tui.conftest import Clock, small_board


@pytest.fixture(autouse=True)
def keys_as_shipped() -> AsyncIterator[None]:
    yield
    set_keys({})


@asynccontextmanager
async def dashboard(store: Store, clock: Clock) -> AsyncIterator[Pilot[str]]:
    """The dashboard on the small board, with the settings of the store's folder."""
    if not store.path.exists():
        store.commit("set up", lambda board: board.with_applications(*small_board()))
    kept = KeptSettings(store.places)
    app = JobboardApp(BoardService(store, load_rules(None), clock), kept.known, kept.keep)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield pilot
        app.saver.stop(5)


def app_of(pilot: Pilot[str]) -> JobboardApp:
    assert isinstance(pilot.app, JobboardApp)
    return pilot.app


async def test_the_screen_has_every_setting_and_what_is_changed_counts_and_is_kept(
    store: Store, clock: Clock
) -> None:
    store.places.config.mkdir(parents=True)
    store.places.settings.write_text('# mine\nglyphs = "runes"\nquiet = "21:00-07:00"\n')
    async with dashboard(store, clock) as pilot:
        app = app_of(pilot)
        assert "line 2" in app.board_screen.notice.said
        await pilot.press("comma")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, SettingsForm)
        names = [field.spec.name for field in form.fields]
        assert set(names) == {row.name for row in (ZONE, *ROWS, *PROFILE_ROWS)}
        for name in ("name", "phone", "notice", "quiet"):
            assert str(form.field(name).entry.placeholder).startswith("not set")
        assert app.focused is form.field(names[0]).entry
        form.field("zone").text = "Europe/Berlin"
        form.field("theme").text = "jobboard-day"
        form.field("week").text = "sunday"
        form.field("email").text = "aki@"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen is form
        form.field("email").text = "aki@example.com"
        form.field("signature").text = "Aki\n090"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen is app.board_screen
        assert app.theme == "jobboard-day"
        assert app.service.board.zone == "Europe/Berlin"
        assert "Settings saved" in app.board_screen.notice.said
    kept = load_settings(store.places)
    assert (kept.theme, kept.week, kept.quiet) == ("jobboard-day", "sunday", "21:00-07:00")
    assert (kept.sender.email, kept.sender.signature) == ("aki@example.com", "Aki\n090")
    assert store.places.settings.read_text().startswith('# mine\nglyphs = "runes"\n')
    assert "zone" not in store.places.settings.read_text()


async def test_a_wrong_value_of_the_file_is_set_right_by_choosing_again(
    store: Store, clock: Clock
) -> None:
    store.places.config.mkdir(parents=True)
    store.places.settings.write_text('glyphs = "runes"\n')
    async with dashboard(store, clock) as pilot:
        await pilot.press("comma")
        await pilot.pause()
        form = app_of(pilot).screen
        assert isinstance(form, SettingsForm)
        entry = form.field("glyphs").entry
        assert isinstance(entry, ChoiceField)
        form.set_focus(entry)
        await pilot.press("right", "right", "ctrl+s")
        await pilot.pause()
    assert store.places.settings.read_text() == 'glyphs = "unicode"\n'
    assert settings_remarks(store.places) == []


async def test_another_key_counts_at_once_and_a_clash_is_refused_with_both_commands(
    store: Store, clock: Clock
) -> None:
    async with dashboard(store, clock) as pilot:
        app = app_of(pilot)
        await pilot.press("comma", "ctrl+k")
        await pilot.pause()
        await pilot.pause()
        page = app.screen
        assert isinstance(page, KeysScreen)
        page.narrow("due list")
        await pilot.press("enter", "a")
        await pilot.pause()
        said = str(page.query_one("#keys").render())
        assert "a is the key of add. Press another key" in said
        assert app.settings.keys == {}
        await pilot.press("f5")
        await pilot.pause()
        assert app.settings.keys == {"due": "f5"}
        await pilot.press("escape")
        assert page.sought == ""
        await pilot.press("escape", "escape")
        await pilot.pause()
        screen = app.board_screen
        await pilot.press("d")
        await pilot.pause()
        assert screen.place is KeyContext.COLUMNS
        assert "d does nothing now: due list is F5" in screen.notice.said
        await pilot.press("f5")
        await pilot.pause()
        assert screen.place is KeyContext.DUE
    assert load_settings(store.places).keys == {"due": "f5"}


async def test_another_key_to_quit_closes_first_what_covers_the_columns(
    store: Store, clock: Clock
) -> None:
    store.places.config.mkdir(parents=True)
    store.places.settings.write_text('[keys]\nquit = "f10"\n')
    async with dashboard(store, clock) as pilot:
        app, screen = app_of(pilot), app_of(pilot).board_screen
        left: list[bool] = []
        app.leave = lambda: left.append(True)  # type: ignore[method-assign]
        for opener in ("0", "d"):
            await pilot.press(opener)
            await pilot.pause()
            await pilot.press("q")
            assert screen.is_alone or screen.place is KeyContext.DUE
            await pilot.press("f10")
            await pilot.pause()
            assert not screen.is_alone
            assert screen.place is KeyContext.COLUMNS
            assert not left
        await pilot.press("d", "ctrl+q")
        await pilot.pause()
        assert left


def test_keys_that_are_set_are_what_footer_help_and_lookup_know() -> None:
    set_keys({"event": "f2, é", "compose": "f5", "remove": "f8"})
    place = KeyContext.COLUMNS
    assert [(one.id, one.first_key) for one in footer(place)][:2] == [
        ("event", "F2"),
        ("compose", "F5"),
    ]
    for key, command_id in (("f2", "event"), ("é", "event"), ("f5", "compose")):
        command = command_for(key, place)
        assert command is not None
        assert command.id == command_id
    assert command_for("e", place) is None
    other = command_for("delete", KeyContext.DETAIL)  # it was the key of both
    assert other is not None
    assert other.id == "unlog"
    assert textual_keymap()["unlog"] == "delete"
    rows = [
        row.key
        for section in sections(place, load_rules(None), glyphs_of())
        for row in section.rows
    ]
    assert "F2 é" in rows
    set_keys({})
    assert [*BY_ID.values()] == [*COMMANDS]


def glyphs_of():
    from jobboard_tui.tui.glyphs import UNICODE

    return UNICODE


@for_each_row(
    ("text", "keys"),
    [
        ("m, F2", ("m", "f2")),
        ("?", ("question_mark",)),
        ("comma", ("comma",)),
        ("Ctrl+T", ("ctrl+t",)),
        ("shift+j", ("J",)),
        ("PgUp, Del", ("pageup", "delete")),
        ("ｊ", ("j",)),
        ("ctrl+i", ("tab",)),
        ("alt+x", ("alt+x",)),
        ("m, m", ("m",)),
    ],
)
def test_keys_are_named_as_people_write_them(text: str, keys: tuple[str, ...]) -> None:
    assert parse_keys(text) == keys


@pytest.mark.parametrize("text", ["", ",", "banana", "strg+x", "mm", "ctrl+", "f99"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_keys(text)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"move": "a"}, "a for move: that is the key of add"),
        ({"mvoe": "f2"}, "did you mean move"),
        ({"move": "ctrl+c"}, "it copies what is marked"),
        ({"unlog": "delete", "amend": "delete"}, "delete event|unlog"),
        ({"agenda-month": "w"}, r"w for agenda-month \(the month\).*agenda-week \(the week\)"),
        ({"agenda-month": "j"}, r"agenda-month.*that is the key of page-down"),
        ({"page-down": "n"}, "page-down.*that is the key of .*-next"),
        ({"agenda-month": "esc"}, "Esc for agenda-month.*the same on every page"),
        ({"plan-done": "enter"}, "the same on every page"),
        ({"statistics-dates": "3"}, "the same on every page"),
        ({"papers-ready": "?"}, "the same on every page"),
        ({"form-save": "s"}, "s for form-save.*it is typed"),
        ({"letter-sent": "delete"}, "it is typed"),
        ({"letter-sent": "ctrl+s"}, "letter-sent.*that is the key of letter-save"),
        ({"settings-keys": "ctrl+s"}, "settings-keys.*that is the key of form-save"),
        ({"letter-copy": "ctrl+p"}, "letter-copy.*that is the key of palette"),
        ({"palette": "ctrl+s"}, "palette.*that is the key of .*-save"),
        ({"meeting-call": "f5"}, "unknown name"),
    ],
)
def test_keys_that_can_not_be_are_refused(keys: dict[str, str], said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        with_keys({}, keys)


def test_a_key_can_serve_on_two_pages_and_two_actions_can_change_theirs() -> None:
    swapped = {"agenda-month": "w", "agenda-week": "m", "bin-restore": "m"}
    assert with_keys({}, swapped) == swapped
    set_keys(swapped)
    assert textual_keymap() | swapped == textual_keymap()


def bound_by(part: type) -> Iterator[Binding]:
    """The bindings of a page or of a part of one, without those of what it is made from."""
    yield from Binding.make_bindings(part.__dict__.get("BINDINGS", ()))


def test_what_a_page_binds_is_an_action_of_the_list_or_the_same_everywhere() -> None:
    listed = {action.id: action for action in (*COMMANDS, *PAGE_ACTIONS)}
    fixed = {key for action in PAGE_ACTIONS if action.is_fixed for key in action.keys.split(",")}
    of_text = {"ctrl+z"}
    seen: set[str] = set()
    for part in page_parts():
        for binding in bound_by(part):
            if binding.id is None:
                assert binding.key in FIXED | fixed | of_text, (part, binding)
            else:
                seen.add(binding.id)
                assert binding.key in listed[binding.id].keys.split(","), (part, binding)
    own = {action.id for action in PAGE_ACTIONS if not action.is_fixed}
    assert own <= seen, "an action of the list that no page binds"


def page_parts() -> Iterator[type]:
    """Every screen and widget of the dashboard, but for the board and the app."""
    for room in pkgutil.walk_packages(ui.__path__, "jobboard_tui.tui."):
        for _name, one in inspect.getmembers(importlib.import_module(room.name), inspect.isclass):
            is_part = issubclass(one, DOMNode) and not issubclass(one, (App, BoardScreen))
            if is_part and one.__module__ == room.name:
                yield one


async def test_another_key_of_a_page_works_and_its_last_line_and_help_have_it(
    store: Store, clock: Clock
) -> None:
    store.places.config.mkdir(parents=True)
    own = '[keys]\nagenda = "m"\nmove = "f4"\nagenda-month = "f6"\npage-down = "f7"\n'
    store.places.settings.write_text(own)
    async with dashboard(store, clock) as pilot:
        app = app_of(pilot)
        await pilot.press("m")
        await pilot.pause()
        page = app.screen
        assert isinstance(page, AgendaScreen)
        line = str(page.query_one("#keys").render())
        assert line.startswith("F7 k move")
        assert "F6 month" in line
        await pilot.press("f6")
        await pilot.pause()
        assert page.is_month
        before = page.chosen
        await pilot.press("j", "f7")
        await pilot.pause()
        assert (page.chosen - before).days == 7
        await pilot.press("question_mark")
        await pilot.pause()
        rows = [row for part in app.screen.sections for row in part.rows]  # type: ignore[attr-defined]
        assert ("F6", "the month") in [(row.key, row.label) for row in rows]
        assert "F6" in [entry.label.split("(")[-1][:-1] for entry in app.palette_entries(page)]
        await pilot.press("q", "m")
        await pilot.pause()
        assert app.screen is app.board_screen


def test_two_commands_can_change_keys_and_one_key_can_serve_in_two_places() -> None:
    assert with_keys({}, {"move": "a", "add": "m"}) == {"move": "a", "add": "m"}
    assert with_keys({"move": "f2"}, {"move": ""}) == {}
    assert with_keys({}, {"remove": "f8", "unlog": "f8"}) == {"remove": "f8", "unlog": "f8"}
    set_keys({"quit": "f10"})
    assert BY_ID["quit"].keys == "f10,ctrl+q"
