"""The statistics on the screen: bars, each with its numbers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from jobboard_tui.core.calendar import calendar_of
from jobboard_tui.core.stats import Stats, stats
from jobboard_tui.ui.glyphs import ASCII, UNICODE
from jobboard_tui.ui.look.figures import bar, figure_lines
from jobboard_tui.ui.look.lines import Tone, width_of
from jobboard_tui.ui.screens.statistics import StatisticsScreen
from tests.core.hunt import Hunt
from tests.core.test_stats import counted, twelve
from tests.ui.conftest import Dashboard
from tests.ui.gallery import words
from tests.ui.stage import Stage


@pytest.mark.parametrize(
    ("part", "expected"),
    [(0, "    "), (0.5, "██  "), (1, "████"), (2, "████"), (0.001, "▏   "), (0.8125, "███▎")],
)
def test_a_bar_is_as_long_as_its_share(part: float, expected: str) -> None:
    assert bar(part, 4, UNICODE) == expected
    assert len(bar(part, 4, ASCII)) == 4
    assert bar(part, 4, ASCII).isascii()


def told(found: Stats, width: int) -> list[str]:
    hunt = Hunt()
    lines = figure_lines(found, hunt.at("11-30"), width, UNICODE)
    assert all(width_of(line) <= width for line in lines)
    return [" ".join(words(line).split()) for line in lines]


@pytest.mark.parametrize("width", [60, 78, 118, 148])
def test_every_bar_has_its_numbers(width: int) -> None:
    seen = "\n".join(told(counted(twelve()), width))
    for text in (
        *("11 of 12, 92%", "9 of 11, 82%", "6 of 9, too few", "10 of 11, 91%"),
        *("5 of 5, too few; 4 days", "ハローワーク", "1 of 2, too few"),
        *("5 days; 11 done, 0 now", "attempt 2", "11 + 0 + 0; 2 came back"),
    ):
        assert text in seen


def test_few_cases_are_drawn_pale() -> None:
    lines = figure_lines(counted(twelve()), Hunt().at("11-30"), 78, UNICODE)
    (line,) = [line for line in lines if line and line[0][0].startswith("LinkedIn")]
    assert line[1][1] is Tone.MUTED


def test_the_parts_of_a_week_are_as_long_as_its_counts() -> None:
    hunt = Hunt().log("applied", "11-24").log("interview", "11-25").log("thanked", "11-26")
    hunt.log("followed-up", "11-27")
    found = counted(hunt, "11-28")
    (line,) = [
        words(line)
        for line in figure_lines(found, hunt.at("11-28"), 78, UNICODE)
        if words(line).endswith("1 + 1 + 2; 0 came back")
    ]
    assert line.count("█") == line.count("▓")
    assert line.count("░") == 2 * line.count("█") > 0


def test_an_empty_board_is_drawn_too() -> None:
    assert "nothing was sent" in told(counted(Hunt()), 78)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_the_screen_counts_for_a_range(size: tuple[int, int]) -> None:
    hunt = twelve()
    now = hunt.at("11-30")

    def counting(since: datetime | None) -> Stats:
        return stats(hunt.board.applications.values(), calendar_of("Asia/Tokyo", ()), now, since)

    app = Stage(StatisticsScreen(counting, now, "#remote [x]"))
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "everything: 12 applications, filter #remote [x]" in app.picture()
        assert "11 of 12, 92%" in app.picture()
        await pilot.press("4")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "in the last 4 weeks: 0 applications" in app.picture()
        await pilot.press("q")
        await pilot.pause()
        assert app.result is None


async def test_it_counts_what_the_filter_shows(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        app: Any = pilot.app
        app.board_screen.filter("aoba")
        await pilot.press("N")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.screen.found.count == 1
