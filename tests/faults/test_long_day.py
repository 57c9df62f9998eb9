"""A dashboard in a hard day: killed, on a slow disk, beside a clock that steps; days of use."""

from __future__ import annotations

import json
import os
import signal
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from jobboard_tui.storage import atomic_write
from jobboard_tui.storage.repair import check
from jobboard_tui.storage.store import Store
from jobboard_tui.tui import background_writer
from jobboard_tui.tui.app import JobboardApp
from tests.faults.long_day import LongDay
from tests.faults.test_dashboard import opened
from tests.storage.boards import application, stored
from tests.tui.conftest import Clock, Dashboard, clock, dashboard, store

__all__ = ["clock", "dashboard", "store"]


async def test_a_day_of_use_ends_as_it_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background_writer, "POLL_SECONDS", 0.02)
    monkeypatch.setattr(atomic_write, "sync", lambda _descriptor: None)
    told: list[str] = []
    await LongDay(tmp_path, seed=1).run(1, told.append)
    assert len(told) == 1


def test_killed_while_typing_and_saving_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    path = stored(tmp_path, application("a", company="Aoba KK")).path
    with opened(tmp_path) as terminal:
        terminal.wait_for("Aoba")
        for number in range(3):
            terminal.press("n")
            terminal.wait_for("Enter ok")
            terminal.type(f"note {number}")
            terminal.press("enter")
            terminal.wait_for("logged: note")
        terminal.wait_for("saved")
        terminal.press("n")
        terminal.type("half of")
        os.kill(terminal.pid, signal.SIGKILL)
        terminal.wait_for_end()
    notes = [one["note"] for one in json.loads(path.read_bytes())["applications"]["a"]["events"]]
    assert {"note 0", "note 1", "note 2"} <= set(notes)
    assert check(path) == []
    with opened(tmp_path) as terminal:
        terminal.wait_for("Aoba")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.timeout(60)
async def test_on_a_disk_that_takes_its_time_the_screen_is_alive_and_the_end_waits(
    dashboard: Dashboard, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync, is_fast = atomic_write.sync, threading.Event()
    is_fast.set()

    def slowly(descriptor: int) -> None:
        is_fast.wait(20)
        sync(descriptor)

    monkeypatch.setattr(atomic_write, "sync", slowly)
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        is_fast.clear()
        await pilot.press("n", "x", "enter")
        await pilot.pause()
        before = app.board_screen.columns.cursor_app
        for key in ("j", "l", "l", "h", "n", "y", "enter"):
            await pilot.press(key)
        await pilot.pause()
        assert len(app.service.under_way) == 2
        assert "saved" not in app.board_screen.announcer.note
        assert app.board_screen.columns.cursor_app != before or before is None
        await pilot.press("q")
        await pilot.pause()
        assert app.screen is app.board_screen  # nothing is refused, so nothing is asked
        assert not app._exit
        is_fast.set()
        for _try in range(2000):
            if app._exit:
                break
            await pilot.pause(0.01)
        assert app.return_value == ""
    notes = {event.note for app in store.load().applications.values() for event in app.events}
    assert {"x", "y"} <= notes


async def test_a_clock_that_is_set_back_while_open_loses_no_change(
    dashboard: Dashboard, clock: Clock, store: Store
) -> None:
    store._clock = clock
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        for text, step in (("one", -1), ("two", -23), ("three", 48)):
            await pilot.press("n", *text, "enter")
            await pilot.pause()
            clock.now += timedelta(hours=step)
            app.board_screen.redraw()
        assert app.saver.stop(20)
        other = Store(store.path, store.places, clock=clock)
        held = [event.note for app_ in other.load().applications.values() for event in app_.events]
        assert {"one", "two", "three"} <= set(held)
        assert other.undo()[0] == "note, Aoba Systems"
        held = [event.note for app_ in other.load().applications.values() for event in app_.events]
        assert {"one", "two"} <= set(held)
        assert "three" not in held
    assert check(store.path) == []
