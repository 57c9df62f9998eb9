"""The writer beside the screen goes on, whatever happens to one task."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from jobboard_tui.domain.board import Board
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.background_writer import BackgroundWriter, ChangeFailed, ChangeSaved, Report
from tests.tui.conftest import small_board


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
