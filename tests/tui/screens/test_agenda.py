"""The agenda on the screen: a week as a list, a month as a grid."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jobboard_tui.domain.reminders.api import ReminderIndex
from jobboard_tui.domain.reports.agenda import AgendaDay, days_from
from jobboard_tui.tui.glyphs import ASCII, UNICODE
from jobboard_tui.tui.presentation.month import Month, month_lines
from jobboard_tui.tui.presentation.styled_text import width_of
from jobboard_tui.tui.screens.agenda import AgendaScreen
from tests.domain.timeline_builder import TimelineBuilder
from tests.tui.conftest import Dashboard
from tests.tui.gallery import words
from tests.tui.screen_driver import Stage

NOW = "11-24 09:00"
SIZES = [(80, 24), (120, 36), (200, 50)]


def hunt() -> TimelineBuilder:
    return (
        TimelineBuilder()
        .log("interview", "11-26 15:00", round=2)
        .log("task", "11-20", "b", by="11-26", note="SPI")
        .log("applied", "11-19", "c")
        .log("interview", "11-10 10:00", "d")
        .log("interview", "12-03 10:00", "e")
    )


def days_of(one: TimelineBuilder) -> Any:
    at = one.at(NOW)
    view = ReminderIndex(one.rule_set).view_at(one.board, at)

    def days(begins: date, count: int) -> list[AgendaDay]:
        return days_from(one.board, view, at, begins, count)

    return days


def stage() -> Stage:
    one = hunt()
    return Stage(AgendaScreen(days_of(one), one.at(NOW), overdue=2))


@pytest.mark.parametrize("size", SIZES)
async def test_a_week_names_days_holidays_and_things(size: tuple[int, int]) -> None:
    app = stage()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        seen = app.picture()
        last = "Sun 29 Nov 2026" if size[1] < 30 else "Sun 6 Dec 2026"  # two weeks have room
        assert f"Mon 23 Nov 2026 to {last}" in seen
        assert "勤労感謝の日" in seen
        assert "15:00-16:00" in seen
        assert "▲ 2 late, see d on the board" in seen
        assert "Tue 24 Nov, today" in seen
        await pilot.press("p", "p")
        await pilot.pause()
        assert "Mon 9 Nov 2026" in app.picture()
        assert "d KK" in app.picture()
        await pilot.press("t")
        await pilot.pause()
        assert "today" in app.picture()
        await pilot.press("escape")
        await pilot.pause()
        assert app.result is None


async def test_weeks_can_begin_on_sunday() -> None:
    one = hunt()
    app = Stage(AgendaScreen(days_of(one), one.at(NOW), on_sunday=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Sun 22 Nov 2026 to Sat 28 Nov 2026" in app.picture()
        await pilot.press("n")
        await pilot.pause()
        assert "Sun 29 Nov 2026 to Sat 5 Dec 2026" in app.picture()
        await pilot.press("m")
        await pilot.pause()
        names = next(line for line in app.picture().splitlines() if "Mon" in line and "Sat" in line)
        assert names.split()[:2] == ["Sun", "Mon"]


async def test_enter_goes_to_the_card() -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("g")
        while "15:00" not in line_of_cursor(app):
            before = line_of_cursor(app)
            await pilot.press("j")
            assert line_of_cursor(app) != before
        await pilot.press("enter")
        await pilot.pause()
        assert app.result == "a"


def line_of_cursor(app: Stage) -> str:
    screen: Any = app.screen
    rows = screen.query_one("VirtualList")
    return words(screen._row(rows.cursor, 78))


@pytest.mark.parametrize("size", SIZES)
async def test_a_month_is_a_grid_with_a_cursor(size: tuple[int, int]) -> None:
    app = stage()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("m")
        await pilot.pause()
        assert "Agenda: Nov 2026" in app.picture()
        assert "Tue 24 Nov, today" in app.picture()
        await pilot.press("l", "l")
        await pilot.pause()
        assert "Thu 26 Nov, in 2 days" in app.picture()
        assert "15:00-16:00" in app.picture()
        await pilot.press("j")
        await pilot.pause()
        assert "Agenda: Dec 2026" in app.picture()
        assert "Thu 3 Dec" in app.picture()
        await pilot.press("p", "p")
        await pilot.pause()
        assert "Agenda: Oct 2026" in app.picture()
        await pilot.press("t", "enter")
        await pilot.pause()
        assert "Mon 23 Nov 2026 to" in app.picture()


def grid(one: TimelineBuilder, width: int, height: int, *, plain: bool = False) -> list[str]:
    days = days_of(one)(date(2026, 10, 26), 42)
    month = Month(days, date(2026, 11, 1), date(2026, 11, 24), date(2026, 11, 24))
    lines = month_lines(month, width, height, ASCII if plain else UNICODE)
    assert all(width_of(line) <= width for line in lines)
    assert len(lines) <= height
    return [words(line) for line in lines]


def test_a_crowded_day_shows_its_meetings_and_how_much_more() -> None:
    lines = grid(hunt(), 78, 13)  # two rows a day: one for the number, one for a thing
    numbers, things = lines[9], lines[10]
    day = numbers.index("26")
    assert "+4" in numbers[day : day + 10]  # the to-do, and three windows
    assert "■ a KK" in things[day - 2 : day + 8]


def test_the_form_of_a_company_gives_way_to_its_name() -> None:
    one = TimelineBuilder()
    one.app("x")
    one.board = one.board.edit("x", company="株式会社青葉")
    one.log("interview", "11-26 15:00", "x")
    assert "青葉" in "\n".join(grid(one, 78, 19))


@pytest.mark.parametrize("size", [(30, 7), (78, 19), (140, 44)])
def test_the_grid_fits_and_has_every_day(size: tuple[int, int]) -> None:
    text = " ".join(grid(hunt(), *size))
    assert all(f" {day} " in f"{text} ".replace("▌", " ") for day in range(1, 31))


def test_plain_signs_are_plain() -> None:
    lines = grid(hunt(), 78, 19, plain=True)
    assert all(line.isascii() for line in lines if "日" not in line and "~" not in line)
    assert "# a KK" in "\n".join(lines)


async def test_from_the_board(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await pilot.press("b")
        await pilot.pause()
        app: Any = pilot.app
        assert isinstance(app.screen, AgendaScreen)
        await pilot.press("q")
        await pilot.pause()
        assert app.screen is app.board_screen
