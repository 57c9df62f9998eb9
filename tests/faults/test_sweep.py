"""Each system call of a save fails, or is the last one: the file is the old or the new."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.storage import atomic_storage
from jobboard_tui.storage.repair import check
from jobboard_tui.storage.store import Store
from tests.faults.fault_injection import dies, fails, trapped
from tests.storage.boards import application, event, open_store, stored


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_storage, "PATIENCE", 0.0)


def change(board: Board) -> Board:
    return board.edit("a", notes="new").log("b", event("e1"))


ACTS: dict[str, Any] = {
    "commit": lambda store: store.commit("edit", change),
    "undo": lambda store: store.undo(),
    "first": lambda store: store.commit("add", lambda board: board.add(application("a"))),
}


def prepared(folder: Path, name: str) -> None:
    """What was there before the act: nothing, or a board with a change that can be taken back."""
    if name != "first":
        store = stored(folder, application("a", notes="old"), application("b"))
        store.commit("edit before", lambda board: board.edit("b", notes="x"))


def outcomes(folder: Path, name: str) -> tuple[Board, Board, int]:
    """The board before and after the act, and how many system calls it makes."""
    prepared(folder, name)
    before = open_store(folder).load()
    store = open_store(folder)
    with trapped(None, dies) as trap:
        ACTS[name](store)
    return before, open_store(folder).load(), trap.count


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("name", ACTS)
def test_every_call_may_fail(tmp_path: Path, name: str, number: int) -> None:
    before, after, calls = outcomes(tmp_path / "whole", name)
    assert calls > 20
    for at in range(calls):
        folder = tmp_path / str(at)
        prepared(folder, name)
        store = open_store(folder)
        acknowledged = False
        with trapped(at, fails(number)) as trap, suppress(JobboardError):
            ACTS[name](store)
            acknowledged = True
        board = open_store(folder).load()
        assert board in (before, after), trap.sprung
        assert not acknowledged or board == after, trap.sprung
        if board == before:  # what failed can be tried again, by the same program
            ACTS[name](store)
        assert open_store(folder).load() == store.load() == after, trap.sprung
        assert_tidy(store)


@pytest.mark.parametrize("name", ACTS)
def test_every_call_may_be_the_last(tmp_path: Path, name: str) -> None:
    before, after, calls = outcomes(tmp_path / "whole", name)
    for at in range(0, calls, 1 if name == "commit" else 3):
        folder = tmp_path / str(at)
        prepared(folder, name)
        child = os.fork()
        if child == 0:
            try:
                with trapped(at, dies):
                    ACTS[name](open_store(folder))
            finally:
                os._exit(0)
        assert os.waitpid(child, 0)[1] in (0, 9 << 8)
        store = open_store(folder)
        found = store.load()
        assert found in (before, after)
        if found == before:
            ACTS[name](store)
        assert store.load() == after
        store.commit("next", lambda board: board.edit("a", url="https://next.example"))
        assert_tidy(store)
        assert store.undo()[1] == after


def assert_tidy(store: Store) -> None:
    """No leftovers, and the file is sound."""
    assert [path.name for path in store.path.parent.iterdir()] == [store.path.name]
    assert check(store.path) == []
