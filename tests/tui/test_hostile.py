"""The second line: text that a widget takes for markup runs no action and commands no terminal.

Our own widgets take no text for markup. The widgets here are the toolkit's, used as carelessly as
can be: the app itself has to hold.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rich.text import Text
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import (
    Button,
    Checkbox,
    Collapsible,
    DataTable,
    Footer,
    Header,
    Input,
    Label,
    Link,
    ListItem,
    ListView,
    Markdown,
    OptionList,
    Placeholder,
    Pretty,
    RadioButton,
    RichLog,
    Select,
    SelectionList,
    Static,
    Tab,
    Tabs,
    TextArea,
    Tree,
)

from jobboard_tui.domain.text import mailto
from jobboard_tui.tui.app import JobboardApp
from tests.tui.conftest import Dashboard

COMMANDS = (
    *("\x1b]0;owned\x07", "\x1b]52;c;b3duZWQ=\x07", "\x1b[6n", "\x9b5n", "\x9d0;owned\x9c"),
    *("\x1bPowned\x1b\\", "\u202e", "\u2066", "\u200b", "\x07", "\x08"),
)
MARKUP = "[@click=app.trace]CLICK[/]"
LINKED = "[link='https://owned.example']CLICK[/link]"
HOSTILE = "".join(one for one in COMMANDS if "[" not in one) + MARKUP
SEQUENCES = "".join(COMMANDS) + "CLICK"


def table(text: str) -> Widget:
    found: DataTable[Any] = DataTable()
    found.add_column(text)
    found.add_row(text)
    return found


def tree(text: str) -> Widget:
    found: Tree[None] = Tree(text)
    found.root.add_leaf(text)
    found.root.expand()
    return found


def bordered(text: str) -> Widget:
    found = Static("here")
    found.styles.border = ("solid", "white")
    found.border_title = text
    return found


def under_border(text: str) -> Widget:
    found = bordered("here")
    found.border_subtitle = text
    return found


def log(text: str) -> Widget:
    found = RichLog(markup=True)
    found.write(text)
    return found


SLOTS: dict[str, Callable[[str], Widget]] = {
    "static": Static,
    "static content": lambda text: Static(Content.from_markup(text)),
    "static rich": lambda text: Static(Text.from_markup(text)),
    "static plain": lambda text: Static(text, markup=False),
    "label": Label,
    "button": Button,
    "checkbox": Checkbox,
    "radio button": RadioButton,
    "collapsible": lambda text: Collapsible(title=text),
    "table": table,
    "option list": OptionList,
    "selection list": lambda text: SelectionList((text, 1)),
    "list view": lambda text: ListView(ListItem(Label(text))),
    "tree": tree,
    "tab": lambda text: Tabs(Tab(text)),
    "border title": bordered,
    "border subtitle": under_border,
    "placeholder": Placeholder,
    "pretty": lambda text: Pretty([text]),
    "markdown": lambda _text: Markdown("[CLICK](javascript:owned)"),
    "link": lambda _text: Link("CLICK", url="javascript:owned"),
    "log": log,
    "input": Input,
    "input placeholder": lambda text: Input(placeholder=text),
    "text area": TextArea,
    "scrolled": lambda text: VerticalScroll(Static(text)),
    "select": lambda text: Select([(text, 1)], value=1),
}


class Careless(Screen[None]):
    """Widgets with hostile text, one below the other."""

    CSS = "Careless VerticalScroll > * { max-height: 8; height: auto; min-height: 1; }"

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self.widgets = widgets

    def compose(self) -> ComposeResult:
        yield VerticalScroll(*self.widgets)


def written(app: App[Any]) -> str:
    """What the terminal gets for the whole screen."""
    update = app.screen._compositor.render_update(full=True)
    return update.render_segments(app.console)  # type: ignore[union-attr,no-any-return]


def places_of(app: App[Any], word: str) -> list[tuple[int, int]]:
    """The cells in which a word begins."""
    lines = [strip.text for strip in app.screen._compositor.render_strips()]
    found = [(line.find(word), y, line) for y, line in enumerate(lines)]
    return [(Content(line[:at]).cell_length, y) for at, y, line in found if at >= 0]


async def press_word(pilot: Pilot[Any], word: str) -> None:
    for x, y in places_of(pilot.app, word):
        await pilot.click(offset=(x + 1, y))


@pytest.fixture
def traces(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the action of the hostile text and the browser were asked for."""
    found: list[str] = []
    action = lambda _app: found.append("action")  # noqa: E731
    monkeypatch.setattr(App, "action_trace", action, raising=False)
    monkeypatch.setenv("BROWSER", "true")
    monkeypatch.setattr("webbrowser.open", lambda url, *_more: found.append(url))
    return found


def test_nothing_of_it_is_a_word_of_the_toolkit_s_own() -> None:
    assert all(ord(one) < 32 or ord(one) > 126 for command in COMMANDS for one in command[0])


async def test_without_the_second_line_the_action_runs(traces: list[str]) -> None:
    app = App[None]()
    async with app.run_test() as pilot:
        app.push_screen(Careless(Static(HOSTILE)))
        await pilot.pause()
        assert any(command in written(app) for command in COMMANDS)
        await press_word(pilot, "CLICK")
    assert traces == ["action"]


@pytest.mark.parametrize("text", [HOSTILE, SEQUENCES], ids=["markup", "sequences"])
async def test_no_slot_of_any_widget_runs_or_commands(
    dashboard: Dashboard, traces: list[str], text: str
) -> None:
    async with dashboard(size=(100, 110)) as pilot:
        app = pilot.app
        slots = {slot: make(text) for slot, make in SLOTS.items()}
        screen = Careless(*slots.values())
        app.push_screen(screen)
        await pilot.pause(0.1)
        for command in COMMANDS:
            assert command not in written(app)
        words = [(x, y, app.screen.get_widget_at(x, y)[0]) for x, y in places_of(app, "CLICK")]
        for slot, widget in slots.items():
            assert any(widget in one.ancestors_with_self for _x, _y, one in words), slot
        for x, y, _widget in words if text == HOSTILE else ():
            await pilot.click(offset=(x + 1, y))
        assert traces == []
        assert app.screen is screen
        assert app.is_running


async def test_links_in_text_lead_nowhere(dashboard: Dashboard, traces: list[str]) -> None:
    async with dashboard() as pilot:
        app = pilot.app
        for text in (LINKED, Text.from_markup(LINKED), Content.from_markup(LINKED)):
            app.push_screen(Careless(Static(text)))
            await pilot.pause()
            assert "CLICK" in written(app)
            assert "\x1b]8" not in written(app)
            assert "owned" not in written(app)
            await press_word(pilot, "CLICK")
            app.pop_screen()
    assert traces == []


async def test_titles_and_notices_neither(dashboard: Dashboard, traces: list[str]) -> None:
    class Titled(Screen[None]):
        def compose(self) -> ComposeResult:
            yield Header()
            yield Footer()

    async with dashboard(notifications=True) as pilot:
        app = pilot.app
        app.title = app.sub_title = HOSTILE
        app.push_screen(Titled())
        await pilot.pause()
        app.notify(HOSTILE, title=HOSTILE)
        await pilot.pause(0.1)
        assert "CLICK" in written(app)
        for command in COMMANDS:
            assert command not in written(app)
        await press_word(pilot, "CLICK")
        assert traces == []
        assert app.is_running


async def test_scroll_bars_can_still_be_pressed(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        pilot.app.push_screen(Careless(*(Static("line") for _n in range(90))))
        await pilot.pause()
        long = pilot.app.screen.query_one(VerticalScroll)
        width, height = pilot.app.size
        await pilot.click(offset=(width - 1, height - 2))
        await pilot.pause(0.3)
        assert long.scroll_offset.y > 0


NO_PAGES = (
    *("file:///etc/passwd", "javascript:alert(1)", "--version", "-h", "data:text/html,x"),
    *("https://", "https://user@example.com/", "mailto:--attach=/etc/passwd@x.example"),
    *("https://example.com/\x1b]0;owned\x07", "https://example.com/ --new", "vbscript:x"),
    mailto("sato@example.com", "Hello"),
)


async def test_what_is_no_page_is_not_opened(dashboard: Dashboard, traces: list[str]) -> None:
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        notice = app.board_screen.notice
        for address in NO_PAGES:
            for go in (app.programs.open_link, app.open_url):
                go(address)
                assert traces == []
                assert notice.said.startswith("link "), address
                assert notice.said.isprintable()
                notice.hush()
        app.open_url("https://example.com/a")
        assert traces == ["https://example.com/a"]


async def test_what_is_copied_is_one_clean_line(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(JobboardApp, "copy_to_clipboard", lambda _app, text: copied.append(text))
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        app.programs.copy("sato@example.com\n\x1b]0;owned\x07rm -rf ~\n")
        assert copied == ["sato@example.com rm -rf ~"]
