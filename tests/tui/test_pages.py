"""Help, welcome, bin, trouble and "since you last looked"."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.containers import VerticalScroll

from jobboard_tui.domain.models import Application
from jobboard_tui.tui.presentation.changes_since import SinceGroup, SinceLine
from jobboard_tui.tui.screens.bin import BinScreen
from jobboard_tui.tui.screens.changes_since import ChangesSinceScreen
from jobboard_tui.tui.screens.damaged_file import DamagedFileScreen
from jobboard_tui.tui.screens.help import (
    HelpRow,
    HelpScreen,
    HelpSection,
    matching,
    section_lines,
)
from jobboard_tui.tui.screens.welcome import WelcomeScreen
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.virtual_list import VirtualList
from tests.tui.screen_driver import NOW, Stage

SECTIONS = [
    HelpSection("Look", [HelpRow("j ↓", "down", "The next card."), HelpRow("/", "filter")]),
    HelpSection("Rules", [HelpRow("thank-you", "thank-you", "within 24 h [GUIDE 5]")]),
    *(HelpSection(f"More {n}", [HelpRow(str(n), f"row {n}", "words " * 40)]) for n in range(9)),
]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_help_shows_everything(size: tuple[int, int]) -> None:
    app = Stage(HelpScreen("Keys here", SECTIONS))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        body, seen = app.screen.query_one(VerticalScroll), ""
        for _page in range(40):
            seen += app.picture()
            if body.scroll_offset.y >= body.max_scroll_y:
                break
            await pilot.press("space")
            await pilot.pause()
        for section in SECTIONS:
            assert section.title in seen
            for row in section.rows:
                assert row.label in seen
        assert "[GUIDE 5]" in seen
        await pilot.press("question_mark")
        await pilot.pause()
        assert app.result is None


async def test_help_finds_a_word() -> None:
    app = Stage(HelpScreen("Keys here", SECTIONS))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("slash", *"24")
        await pilot.pause()
        assert "within 24 h" in app.picture()
        assert "filter" not in app.picture()
        await pilot.press("escape")
        await pilot.pause()
        assert "filter" in app.picture()


def test_matching_keeps_the_headings_of_what_is_found() -> None:
    sections = matching(SECTIONS, "next CARD")
    assert [(section.title, len(section.rows)) for section in sections] == [("Look", 1)]
    assert matching(SECTIONS, "") == SECTIONS


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_a_section_keeps_within_its_width(width: int) -> None:
    section = HelpSection("規則", [HelpRow("面接後のお礼", "御礼", "面接後二十四時間以内に" * 9)])
    lines = section_lines(section, width)
    assert all(line.cell_length <= width for line in lines)
    assert "".join(line.plain for line in lines).count("以内") == 9


@pytest.mark.parametrize(
    ("key", "value"),
    [("a", "add"), ("I", "import"), ("i", "import"), ("d", "demo"), ("escape", "board"),
     ("q", "quit"), ("enter", "add")],
)  # fmt: skip
async def test_welcome_offers_three_ways(key: str, value: str) -> None:
    app = Stage(WelcomeScreen("/somewhere/[board].json"))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "/somewhere/[board].json" in app.picture()
        await pilot.press(key)
        await pilot.pause()
        assert app.result == value


async def test_the_bin_brings_back_the_one_under_the_cursor() -> None:
    def gone(number: int) -> Application:
        removed = NOW - timedelta(days=number)
        return Application(
            id=str(number), company=f"[{number}] 社", role="SRE", added=NOW, removed=removed
        )

    back: list[str] = []

    def restore(app_id: str) -> str:
        back.append(app_id)
        return ""

    app = Stage(BinScreen([gone(3), gone(1), gone(2)], NOW, restore))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.picture().index("[1] 社") < app.picture().index("[3] 社")
        await pilot.press("j", "r", "enter", "r", "r")
        await pilot.pause()
        assert back == ["2", "3", "1"]
        assert "the bin is empty" in app.picture()
        await pilot.press("escape")
        await pilot.pause()
        assert app.result is None


async def test_an_empty_bin_says_so() -> None:
    app = Stage(BinScreen([], NOW, str))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "The bin is empty." in app.picture()
        await pilot.press("r")


WAYS = [
    Choice("r", "repair", "repair", hint="what can be read is kept"),
    Choice("s", "restore", "restore", disabled="there is no copy"),
    Choice("n", "quit", "quit"),
]


@pytest.mark.parametrize(
    ("keys", "value"),
    [(["r"], "repair"), (["n"], "quit"), (["j", "j", "enter"], "quit"), (["q"], None)],
)
async def test_trouble_offers_ways_out(keys: list[str], value: str | None) -> None:
    app = Stage(DamagedFileScreen("The board", ["[/line] 3 is no JSON."], WAYS, ["detail [x]"]))
    async with app.run_test() as pilot:
        await pilot.pause()
        for text in ("[/line] 3 is no JSON.", "detail [x]", "what can be read is kept"):
            assert text in app.picture()
        await pilot.press("s")
        await pilot.pause()
        assert "there is no copy" in app.picture()
        assert app.result == "nothing yet"
        await pilot.press(*keys)
        await pilot.pause()
        assert app.result == value


async def test_since_jumps_to_a_card() -> None:
    groups = [
        SinceGroup("Overdue now", [SinceLine("!", "Aoba", "thank-you", "a1")]),
        SinceGroup("Opened", []),
        SinceGroup("Changed", [SinceLine(">", "月島", "[applied]", "b2")]),
    ]
    app = Stage(ChangesSinceScreen("Since Friday", groups))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "[applied]" in app.picture()
        assert "Opened" not in app.picture()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.result == "b2"


async def test_a_long_list_keeps_its_cursor_on_the_screen() -> None:
    made: list[int] = []

    def row(number: int, _width: int) -> tuple[tuple[str, object], ...]:
        from jobboard_tui.tui.presentation.styled_text import Tone

        made.append(number)
        return ((f"row {number}.", Tone.TEXT),)

    app = Stage()
    async with app.run_test(size=(40, 10)) as pilot:
        rows = VirtualList(100_000, row, lambda number: number % 10 == 0)  # type: ignore[arg-type]
        await app.base.mount(rows)
        rows.focus()
        await pilot.pause()
        assert rows.cursor == 1
        await pilot.press("G")
        await pilot.pause()
        assert f"row {rows.cursor}." in app.picture()
        assert rows.cursor == 99_999
        await pilot.press("pageup", "k", "home")
        await pilot.pause()
        assert rows.cursor == 1
        for count, cursor in ((100_000, 5_000), (300, None)):
            rows.show(count, cursor)
            await pilot.pause()
            assert f"row {rows.cursor}." in app.picture()
        assert rows.cursor == 299
        assert len(made) < 500
