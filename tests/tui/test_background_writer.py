"""The writer beside the screen goes on, whatever happens to one task."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import NotSaved
from jobboard_tui.storage import atomic_write
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.background_writer import BackgroundWriter, ChangeFailed, ChangeSaved, Report
from jobboard_tui.tui.screens.unsaved_end import UnsavedEnd, unsaved_words
from tests.tui.conftest import Dashboard, small_board


def faulty(_board: Board) -> Board:
    raise ValueError("secret words")


def wait_for(is_so: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_a_fault_costs_one_change_and_not_those_behind_it(store: Store) -> None:
    told: list[Report] = []
    saver = BackgroundWriter(store, told.append)
    saver.start()
    saver.save("bad", faulty)
    saver.save("good", lambda board: board.with_applications(*small_board()))
    assert saver.stop(20)
    assert len(Store(store.path, store.places).load().applications) == len(small_board())
    failed, saved = told
    assert isinstance(failed, ChangeFailed)
    assert isinstance(saved, ChangeSaved)
    assert failed.change is faulty
    assert not failed.stuck
    assert "secret" not in str(failed.error)


def test_what_never_began_has_nothing_to_finish(store: Store) -> None:
    assert BackgroundWriter(store, lambda _report: None).stop(0)


def test_trouble_that_stays_is_told_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobboard_tui.tui.background_writer.POLL_SECONDS", 0.01)
    monkeypatch.setattr("jobboard_tui.storage.atomic_storage.PATIENCE", 0)
    store.commit("set up", lambda board: board.with_applications(*small_board()))
    told: list[Report] = []
    looks: list[bool] = []
    changed = store.changed
    monkeypatch.setattr(store, "changed", lambda: looks.append(True) or changed())
    saver = BackgroundWriter(store, told.append)
    saver.start()
    torn = store.path.with_name("torn")
    torn.write_bytes(b"{")
    torn.replace(store.path)  # at once: an empty file on the way would be other trouble
    wait_for(lambda: told)
    seen = len(looks)
    wait_for(lambda: len(looks) > seen + 5)
    assert len(told) == 1
    store.path.write_bytes(b"{{")
    wait_for(lambda: len(looks) > seen + 10)
    saver.stop(20)
    assert all(isinstance(one, ChangeFailed) for one in told)


async def test_what_is_not_saved_is_said_at_once_named_at_the_end_and_saved_by_itself(
    dashboard: Dashboard, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobboard_tui.tui.background_writer.POLL_SECONDS", 0.2)
    replace_file = atomic_write.replace_file
    is_full = threading.Event()

    def replace(path: Path, *rest: Any, **more: Any) -> Any:
        if is_full.is_set() and path.name == "board.json":
            raise OSError(errno.ENOSPC, "No space left on device")
        return replace_file(path, *rest, **more)

    monkeypatch.setattr(atomic_write, "replace_file", replace)
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        notice = app.board_screen.notice

        async def until(is_so: Callable[[], object]) -> None:
            end = time.monotonic() + 20
            while not is_so():
                assert time.monotonic() < end, notice.said
                await pilot.pause(0.01)

        async def write(text: str) -> None:
            await pilot.press("n", *text, "enter")
            await pilot.pause()

        is_full.set()
        await write("one")
        await until(lambda: "the disk is full" in notice.said)
        await write("two")
        assert "logged" in notice.said
        assert "Not saved yet (2 waiting)" in notice.said
        await until(lambda: len(app.saver.unsaved) == 2)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, UnsavedEnd)
        assert "2 changes are not saved: the disk is full" in app.screen.said()
        assert app.screen.said().count("note, ") == 2
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.board_screen
        app.warn(app._reports._warned_of_trouble)
        is_full.clear()
        await until(lambda: app.trouble is None)
        assert notice.said == ""
        await write("three")
        assert "Not saved yet" not in notice.said
        await pilot.press("q")
        await until(lambda: app._exit)
        assert app.return_value == ""
    notes = [event.note for app in store.load().applications.values() for event in app.events]
    assert {"one", "two", "three"} <= set(notes)


async def test_one_may_leave_without_them_and_is_told_which(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)

        def refuse(*_words: object) -> None:
            raise NotSaved("board.json was not saved", "the disk is full")

        monkeypatch.setattr(app.service.store, "commit", refuse)
        await pilot.press("n", "x", "enter")
        while not app.saver.unsaved or app.trouble is None:
            await pilot.pause(0.01)
        await pilot.press("q", "l")
        while not app._exit:
            await pilot.pause(0.01)
        assert app.return_value == "unsaved"
        assert unsaved_words(app.saver.unsaved).startswith("note, ")
