"""Since one last looked: a dashboard that stays open, several windows, an end by a signal."""

from __future__ import annotations

import signal
from collections.abc import Callable
from datetime import timedelta

from textual.pilot import Pilot

from jobboard_tui.storage.last_seen import LastSeen, last_seen
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.screens.changes_since import ChangesSinceScreen
from tests.tui.conftest import NOW, Clock, Dashboard

DAY = timedelta(days=1)


def of(pilot: Pilot[str]) -> JobboardApp:
    assert isinstance(pilot.app, JobboardApp)
    return pilot.app


async def listed(pilot: Pilot[str]) -> int:
    """How many lines `L` shows; the sheet is closed again."""
    await pilot.press("L")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ChangesSinceScreen)
    count = len(screen.rows)
    await pilot.press("escape")
    await pilot.pause()
    return count


async def until(pilot: Pilot[str], is_so: Callable[[], object]) -> None:
    for _try in range(500):
        if is_so():
            return
        await pilot.pause(0.01)
    raise AssertionError


async def test_a_dashboard_that_stays_open_tells_the_news_of_each_night(
    dashboard: Dashboard, clock: Clock, store: Store
) -> None:
    state_dir = store.places.state_dir(store.path)
    async with dashboard() as pilot:
        app = of(pilot)
        await pilot.press("j")
        await until(pilot, lambda: last_seen(state_dir) is not None)
        for day in range(1, 4):
            clock.now = NOW + day * DAY
            app.board_screen.redraw()
            await pilot.press("j")  # a day's first key
            assert app.service.news_since() == NOW + (day - 1) * DAY
        clock.now = NOW + 3 * DAY + timedelta(hours=3)
        await pilot.press("k")
        assert app.service.news_since() == NOW + 2 * DAY  # still the news of that night
        clock.now = NOW + 9 * DAY
        app.board_screen.redraw()
        app.board_screen.notice.hush()
        await pilot.press("j")
        assert "Since you last looked: " in app.board_screen.notice.said
        assert await listed(pilot) > 0
        app.board_screen.notice.hush()
        await pilot.press("j")
        assert "Since you last looked" not in app.board_screen.notice.said


async def test_an_end_by_a_signal_takes_nothing_for_seen(
    dashboard: Dashboard, clock: Clock, store: Store
) -> None:
    state_dir = store.places.state_dir(store.path)
    async with dashboard() as pilot:
        app = of(pilot)
        await pilot.press("j")
        clock.now = NOW + 3 * DAY
        app.end_by(signal.SIGHUP)
        await until(pilot, lambda: app._exit)
    assert last_seen(state_dir) == LastSeen(NOW, NOW - DAY)
    async with dashboard([]) as pilot:
        assert of(pilot).service.news_since() == NOW
        assert "Since you last looked: " in of(pilot).board_screen.notice.said


async def test_a_second_window_for_a_moment_resets_nothing(
    dashboard: Dashboard, clock: Clock, store: Store
) -> None:
    state_dir = store.places.state_dir(store.path)
    async with dashboard() as pilot:
        await pilot.press("j", "q")
        await until(pilot, lambda: of(pilot)._exit)
    clock.now = NOW + DAY
    async with dashboard([]) as first:
        await first.press("j")
        await until(first, lambda: last_seen(state_dir) == LastSeen(NOW + DAY, NOW))
        clock.now = NOW + DAY + timedelta(minutes=1)
        async with dashboard([]) as second:
            await second.press("q")
            await until(second, lambda: of(second)._exit)
        assert last_seen(state_dir) == LastSeen(clock.now, NOW)
        assert of(first).service.news_since() == NOW
        clock.now = NOW + 2 * DAY
        async with dashboard([]) as third:
            await third.press("j", "q")
            await until(third, lambda: of(third)._exit)
        await first.press("k")  # in the other window they were here just now
        assert of(first).service.news_since() == NOW + DAY + timedelta(minutes=1)
