"""Clocks that jump, terminals that change their size, and more text than anybody types."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from textual import events

from jobboard_tui.domain.models import Application, Kind, Stage, Timeline
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.screens.board import LOOK_AGAIN_SECONDS
from tests.tui.conftest import Clock, Dashboard, event


async def test_after_a_night_asleep_or_a_step_of_the_clock_the_screen_is_right_in_30_s(
    dashboard: Dashboard, clock: Clock
) -> None:
    """The sleep is a step of the clock; that timers go on after one is the system's."""
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        screen = app.board_screen
        for step in (timedelta(hours=9), timedelta(days=-1), timedelta(days=400)):
            assert 0 < screen.seconds_to_sleep() <= LOOK_AGAIN_SECONDS <= 30
            assert screen._alarm is not None
            alarm = screen._alarm
            clock.now += step
            alarm._callback()  # type: ignore[misc]
            await pilot.pause()
            assert screen.now == clock.now
            assert screen.view.reminders == app.service.view().reminders
            assert screen._alarm is not alarm


async def test_midnight_while_open_turns_the_day(dashboard: Dashboard, clock: Clock) -> None:
    clock.now = datetime.fromisoformat("2028-02-28T23:59:40+09:00")
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        screen = app.board_screen
        assert "28 Feb" in _masthead(screen)
        assert screen.seconds_to_sleep() <= 20.05
        clock.now += timedelta(seconds=20)
        screen.redraw()
        await pilot.pause()
        assert "29 Feb" in _masthead(screen)


def _masthead(screen: object) -> str:
    board_header = screen.board_header  # type: ignore[attr-defined]
    return "".join(board_header.render_line(y).text for y in range(board_header.size.height))


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati", "nonsense"])
async def test_the_zone_of_the_machine_changes_nothing(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    import time

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        async with dashboard() as pilot:
            app = pilot.app
            assert isinstance(app, JobboardApp)
            assert "Sat 21 Nov 17:00" in _masthead(app.board_screen)
            late = [one.due_at for one in app.board_screen.view.overdue]
            assert datetime.fromisoformat("2026-11-21T16:00:00+09:00") in late
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()


async def test_a_leap_day_counts_as_a_day(dashboard: Dashboard, clock: Clock) -> None:
    """Applied on 22 February of a leap year: day 7 is the 29th, a Tuesday."""
    clock.now = datetime.fromisoformat("2028-02-29T00:00:30+09:00")
    applied = event(1, Kind.APPLIED, "2028-02-22T15:00")
    application = Application(
        id="leap",
        company="Leap KK",
        role="SRE",
        added=applied.at,
        stage=Stage.APPLIED,
        events=Timeline([applied]),
    )
    async with dashboard([application]) as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        view = app.board_screen.view
        (due,) = [one for one in view.due if one.rule.id == "application-follow-up"]
        assert due.opens_at == datetime.fromisoformat("2028-02-29T00:00:00+09:00")


async def test_500_changes_of_size_and_back(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        for number in range(500):
            width, height = ((20, 5), (120, 36), (1 + number % 97, 1 + number % 41))[number % 3]
            pilot.app.post_message(
                events.Resize(*_sizes(width, height))  # type: ignore[arg-type]
            )
        await pilot.resize_terminal(20, 5)
        await pilot.press("j", "d", "tab", "question_mark", "escape")
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        app = pilot.app
        assert isinstance(app, JobboardApp)
        lines = [strip.text for strip in app.screen._compositor.render_strips()]
        assert any("Aoba Systems" in line for line in lines)


def _sizes(width: int, height: int) -> tuple[object, object]:
    from textual.geometry import Size

    return Size(width, height), Size(width, height)


async def test_a_megabyte_pasted_into_a_line_is_taken_and_can_be_left(
    dashboard: Dashboard,
) -> None:
    text = "履歴書 \x1b]0;owned\x07[/x] " * 50_000
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        for key in ("n", "slash", "p"):
            await pilot.press(key)
            await pilot.pause()
            app.post_message(events.Paste(text))
            await pilot.pause()
            await pilot.press("escape", "escape", "y")
            await pilot.pause()
            assert app.is_running
