"""The statistics on the screen: bars, each with its numbers."""

from __future__ import annotations

from typing import Any

import pytest

from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.parsing.date_ranges import DateRange
from jobboard_tui.domain.reports.stats import Share, Stats, stats
from jobboard_tui.tui.glyphs import ASCII, UNICODE, Glyphs
from jobboard_tui.tui.presentation.statistics import bar, figure_lines, track
from jobboard_tui.tui.presentation.styled_text import Tone, width_of
from jobboard_tui.tui.screens.statistics import StatisticsScreen
from jobboard_tui.tui.widgets.drafts import Drafts
from tests.domain.reports.test_stats import counted, twelve
from tests.domain.timeline_builder import TimelineBuilder
from tests.tui.conftest import Dashboard
from tests.tui.gallery import words
from tests.tui.screen_driver import Stage


@pytest.mark.parametrize(
    ("part", "expected"),
    [(0, "    "), (0.5, "██  "), (1, "████"), (2, "████"), (0.001, "▏   "), (0.8125, "███▎")],
)
def test_a_bar_is_as_long_as_its_share(part: float, expected: str) -> None:
    assert bar(part, 4, UNICODE) == expected
    assert len(bar(part, 4, ASCII)) == 4
    assert bar(part, 4, ASCII).isascii()


def told(found: Stats, width: int) -> list[str]:
    hunt = TimelineBuilder()
    lines = figure_lines(found, hunt.at("11-30"), width, UNICODE)
    assert all(width_of(line) <= width for line in lines)
    return [" ".join(words(line).split()) for line in lines]


@pytest.mark.parametrize("width", [60, 78, 118, 148])
def test_every_bar_has_its_numbers(width: int) -> None:
    seen = "\n".join(told(counted(twelve()), width))
    for text in (
        *("11 92%", "9 82%", "6 too few", "10 of 11, 91%"),
        *("5 of 5 too few 4 days", "ハローワーク", "1 of 2 too few"),
        *("5 days 11 0", "attempt 2", "11 · · 2", "█ sent ▓ meetings ░ messages replies"),
    ):
        assert text in seen


@pytest.mark.parametrize(("width", "shown"), [(78, True), (118, False), (148, True)])
def test_those_that_still_wait_stand_beside_where_there_is_room(width: int, shown: bool) -> None:
    hunt = TimelineBuilder()
    for number in range(3):
        hunt = hunt.log("applied", "11-02", f"a{number}")
    hunt = hunt.log("received", "11-04", "a0")
    calendar = calendar_of("Asia/Tokyo", ())
    found = stats(hunt.board.applications.values(), calendar, hunt.at("11-30"))
    seen = told(found, width)
    assert any("1 of 3 too few" in line for line in seen)
    assert any("1 of 3 too few 2" in line for line in seen) is shown
    assert any("still open" in line for line in seen) is shown


def test_few_cases_are_drawn_pale() -> None:
    lines = figure_lines(counted(twelve()), TimelineBuilder().at("11-30"), 78, UNICODE)
    (line,) = [line for line in lines if line and line[0][0].startswith("LinkedIn")]
    assert line[1][1] is Tone.MUTED
    assert line[2] == ("", Tone.FAINT)  # all five of them


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_a_part_is_drawn_on_the_line_of_the_whole(glyphs: Glyphs) -> None:
    (part, tone), (rest, _faint) = track(Share(5, 20), 8, glyphs)
    assert (len(part), len(rest), tone) == (2, 6, Tone.GOOD)
    assert part[0] != rest[0]
    assert [len(text) for text, _tone in track(Share(1, 500), 8, glyphs)] == [1, 7]
    assert [len(text) for text, _tone in track(Share(0, 0), 8, glyphs)] == [0, 8]


def test_the_parts_of_a_week_are_as_long_as_its_counts() -> None:
    hunt = (
        TimelineBuilder().log("applied", "11-24").log("interview", "11-25").log("thanked", "11-26")
    )
    hunt.log("followed-up", "11-27")
    found = counted(hunt, "11-28")
    (line,) = [
        words(line)
        for line in figure_lines(found, hunt.at("11-28"), 78, UNICODE)
        if words(line).split()[-4:] == ["1", "1", "2", "·"]
    ]
    assert line.count("█") == line.count("▓")
    assert line.count("░") == 2 * line.count("█") > 0


def test_an_empty_board_is_drawn_too() -> None:
    assert "nothing was sent" in told(counted(TimelineBuilder()), 78)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_the_screen_counts_for_a_range(size: tuple[int, int]) -> None:
    hunt = twelve()
    now = hunt.at("11-30")

    calendar = calendar_of("Asia/Tokyo", ())

    def counting(span: DateRange) -> Stats:
        applications = hunt.board.applications.values()
        return stats(applications, calendar, now, span.since, span.until)

    app = Stage(StatisticsScreen(counting, now, calendar, Drafts(), "#remote [x]"))
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Statistics: 12 applications, filter #remote [x], everything" in app.picture()
        assert "92%" in app.picture()
        await pilot.press("4")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Statistics: 0 applications, filter #remote [x], started in" in app.picture()
        await pilot.press("d", *"until 1 oct")
        await pilot.pause()
        assert "→ until Thu 1 Oct 2026" in app.picture()
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "1 application, filter #remote [x], started until Thu 1 Oct" in app.picture()
        await pilot.press("d", "x", "enter")  # no date: the line stays, and so do the numbers
        await pilot.pause()
        assert "1 application, filter #remote [x], started until Thu 1 Oct" in app.picture()
        await pilot.press("escape", "q")
        await pilot.pause()
        assert app.result is None


async def test_it_counts_what_the_filter_shows(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        app: Any = pilot.app
        app.board_screen.search.filter("aoba")
        await pilot.press("N")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.screen.found.count == 1
