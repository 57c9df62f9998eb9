"""Two programs, another one that knows no lock, and a system that refuses: in any order.

The model is simple: a set of what was acknowledged. Nothing acknowledged may be missing, nothing
refused may appear half, and each undo takes back exactly the last change.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.storage import atomic_storage
from tests.faults.fault_injection import CALLS, fails, trapped
from tests.storage.boards import application, event, open_store

who = st.sampled_from([0, 1])
keys = st.sampled_from(["a", "b", "c"])


class Programs(RuleBasedStateMachine):
    """Two stores on one file and what they have acknowledged."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.timeout, atomic_storage.PATIENCE = atomic_storage.PATIENCE, 0.0
        self.stores = [open_store(self.folder, f"p{number}") for number in (0, 1)]
        self.path = self.stores[0].path
        self.count = 0
        self.events: dict[str, list[str]] = {key: [] for key in "abc"}
        self.urls: dict[str, str] = dict.fromkeys("abc", "")
        self.stores[0].commit(
            "start", lambda b: b.with_applications(*(application(key) for key in "abc"))
        )

    def teardown(self) -> None:
        atomic_storage.PATIENCE = self.timeout
        shutil.rmtree(self.folder)

    def fresh(self) -> str:
        self.count += 1
        return f"e{self.count}"

    def logging(self, key: str, name: str) -> Any:
        return lambda board: board.log(key, event(name))

    @rule(number=who, key=keys)
    def log(self, number: int, key: str) -> None:
        name = self.fresh()
        self.stores[number].commit(name, self.logging(key, name))
        self.events[key].append(name)

    @rule(number=who, key=keys)
    def log_and_take_back(self, number: int, key: str) -> None:
        name = self.fresh()
        self.stores[number].commit(name, self.logging(key, name))
        assert self.stores[1 - number].undo()[0] == name

    @rule(number=who, key=keys)
    def log_take_back_and_make_again(self, number: int, key: str) -> None:
        name = self.fresh()
        self.stores[number].commit(name, self.logging(key, name))
        self.stores[1 - number].undo()
        assert self.stores[number].redo()[0] == name
        self.events[key].append(name)

    @rule(key=keys)
    def foreign(self, key: str) -> None:
        """A program without lock or layout edits a field."""
        self.write_foreign(key)

    def write_foreign(self, key: str) -> None:
        url = f"https://{self.fresh()}.example"
        tables = json.loads(self.path.read_bytes())
        tables["applications"][key]["url"] = url
        beside = self.path.with_suffix(".foreign")
        beside.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
        beside.replace(self.path)
        self.urls[key] = url

    @rule(number=who, key=keys, other=keys)
    def foreign_inside(self, number: int, key: str, other: str) -> None:
        """The other program writes while ours is between reading and saving."""
        name = self.fresh()

        def change(board: Board) -> Board:
            self.write_foreign(other)
            return board.log(key, event(name))

        self.stores[number].commit(name, change)
        self.events[key].append(name)

    @rule(
        number=who,
        key=keys,
        at=st.integers(0, 60),
        trouble=st.sampled_from([errno.EIO, errno.ENOSPC]),
    )
    def refused(self, number: int, key: str, at: int, trouble: int) -> None:
        """One of the system's calls fails on the way."""
        name = self.fresh()
        with trapped(at, fails(trouble), CALLS):
            try:
                self.stores[number].commit(name, self.logging(key, name))
            except JobboardError:
                acknowledged = False
            else:
                acknowledged = True
        there = name in [one.id for one in open_store(self.folder).load()[key].events]
        assert there or not acknowledged
        if there:
            self.events[key].append(name)

    @rule(number=who)
    def nothing(self, number: int) -> None:
        before = self.path.stat()
        self.stores[number].commit("nothing", lambda board: board)
        assert self.path.stat().st_ino == before.st_ino

    @rule(number=who)
    def look(self, number: int) -> None:
        store = self.stores[number]
        board = store.load()
        assert not store.changed()
        assert board == open_store(self.folder).load()

    @rule(number=who)
    def restart(self, number: int) -> None:
        self.stores[number] = open_store(self.folder, f"p{number}")

    @invariant()
    def everything_acknowledged_is_there(self) -> None:
        if not hasattr(self, "folder"):
            return
        board = open_store(self.folder).load()
        for key in "abc":
            assert [one.id for one in board[key].events] == self.events[key]
            assert board[key].url == self.urls[key]
        assert os.listdir(self.path.parent) == [self.path.name]  # noqa: PTH208


TestPrograms = Programs.TestCase
TestPrograms.settings = settings(max_examples=25, stateful_step_count=15)
