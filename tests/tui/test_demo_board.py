"""The demo says that it is one, and is not thrown away without a word."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.screens.demo_end import DemoEnd
from jobboard_tui.tui.screens.help import HelpScreen
from tests.tui.conftest import Dashboard

SIZES = [(40, 10), (80, 24), (120, 36), (200, 50)]


def of(pilot: Pilot[str]) -> JobboardApp:
    assert isinstance(pilot.app, JobboardApp)
    return pilot.app


def lines(pilot: Pilot[str]) -> list[str]:
    """The screen, line by line."""
    return [strip.text for strip in of(pilot).screen._compositor.render_strips()]


async def settle(pilot: Pilot[str]) -> None:
    """Wait until the change is on the disk and drawn."""
    for _n in range(200):
        await pilot.pause(0.01)
        if not of(pilot).service.under_way:
            break
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_header_calls_it_demo(size: tuple[int, int], dashboard: Dashboard) -> None:
    async with dashboard(size=size, demo=True) as pilot:
        assert "DEMO" in lines(pilot)[0]
        await pilot.press("e", "r")
        await settle(pilot)
        assert "DEMO" in lines(pilot)[0]
        assert "saved" not in "\n".join(lines(pilot))
    async with dashboard(size=size) as pilot:
        assert "DEMO" not in lines(pilot)[0]


async def test_nothing_is_kept_and_the_footer_says_so(dashboard: Dashboard) -> None:
    async with dashboard(demo=True) as pilot:
        assert lines(pilot)[-1].rstrip().endswith("not saved")
        await pilot.press("greater_than_sign")
        await settle(pilot)
        of(pilot).board_screen.notice.hush()
        await pilot.pause()
        assert lines(pilot)[-1].rstrip().endswith("not saved")


async def test_what_it_begins_with_is_not_undone(dashboard: Dashboard) -> None:
    async with dashboard(demo=True) as pilot:
        board = of(pilot).service.board
        await pilot.press("u")
        for _n in range(200):
            await pilot.pause(0.01)
            if of(pilot).board_screen.notice.said:
                break
        assert of(pilot).board_screen.notice.said == "undo: there is nothing to undo"
        assert of(pilot).service.board.applications == board.applications


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_where_nothing_was_changed_it_just_ends(key: str, dashboard: Dashboard) -> None:
    async with dashboard(demo=True) as pilot:
        await pilot.press(key)
        await until_it_ends(pilot)


async def until_it_ends(pilot: Pilot[str]) -> None:
    for _try in range(100):
        if not of(pilot).is_running or of(pilot)._exit:
            return
        await pilot.pause(0.02)
    raise AssertionError("it goes on")


@pytest.mark.parametrize("asked_by", ["q", "ctrl+q"])
@pytest.mark.parametrize(
    ("answer", "left"), [("e", ""), ("ctrl+q", ""), ("enter", ""), ("ｅ", ""), ("o", "own")]
)
async def test_where_something_was_changed_it_asks(
    asked_by: str, answer: str, left: str, dashboard: Dashboard
) -> None:
    async with dashboard(demo=True) as pilot:
        app = of(pilot)
        await pilot.press("e", "r", asked_by)
        await pilot.pause()
        assert isinstance(app.screen, DemoEnd)
        assert any("This is the demo" in line for line in lines(pilot))
        await pilot.press(answer, answer)
        await pilot.pause()
        assert app.return_value == left
        assert app._exit


async def test_one_may_stay_in_it(dashboard: Dashboard) -> None:
    async with dashboard(demo=True) as pilot:
        await pilot.press("e", "r", "q", "q")
        await pilot.pause()
        assert of(pilot).screen is of(pilot).board_screen
        assert not of(pilot)._exit


async def test_of_ones_own_board_nothing_is_asked(dashboard: Dashboard, store: Store) -> None:
    async with dashboard() as pilot:
        await pilot.press("e", "r", "q")
        await until_it_ends(pilot)
    assert store.has_changes


async def test_help_tells_how_to_get_to_ones_own_board(dashboard: Dashboard) -> None:
    async with dashboard(demo=True) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(of(pilot).screen, HelpScreen)
        assert any("opens your own board" in line for line in lines(pilot))


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_every_page_over_the_demo_says_so(
    size: tuple[int, int], dashboard: Dashboard
) -> None:
    async with dashboard(demo=True, size=size) as pilot:
        board = of(pilot).board_screen
        for key in ("b", "N", "H", "question_mark", "p", "c", "B"):
            await pilot.press(key)
            await pilot.pause()
            page = of(pilot).screen
            assert page is not board, key
            assert "DEMO" in str(page.query_one("#demo").render()), key
            await pilot.press("escape")
            await pilot.pause()
            assert of(pilot).screen is board, key
