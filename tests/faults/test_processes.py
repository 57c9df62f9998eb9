"""Several processes at once, and processes that are killed: every acknowledged change survives."""

from __future__ import annotations

import os
import random
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from jobboard_tui.domain.errors import BoardLocked
from jobboard_tui.domain.models import Kind
from jobboard_tui.storage import lock
from tests.storage.boards import application, event, open_store, stored


def forked(work: Callable[[int], None]) -> tuple[int, int]:
    """Run `work` in a process of its own; its number, and where it tells of what is done."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        work(writing)
    finally:
        os._exit(0)


def told(reading: int) -> list[str]:
    """Everything that a process has acknowledged; waits until it has ended."""
    parts = []
    while part := os.read(reading, 65536):
        parts.append(part)
    os.close(reading)
    return b"".join(parts).decode().split()


def adding(folder: Path, name: str, count: int) -> Callable[[int], None]:
    """A program that adds applications and tells of each once it is saved."""

    def work(writing: int) -> None:
        store = open_store(folder, name)
        for number in range(count):
            key = f"{name}{number}"
            store.commit("add", lambda board, key=key: board.add(application(key)))
            os.write(writing, f"{key}\n".encode())

    return work


@pytest.mark.parametrize(("programs", "count"), [(2, 20), (8, 6)])
def test_programs_adding_at_once_lose_nothing(tmp_path: Path, programs: int, count: int) -> None:
    children = [forked(adding(tmp_path, f"p{name}x", count)) for name in range(programs)]
    acknowledged = [key for _child, reading in children for key in told(reading)]
    for child, _reading in children:
        os.waitpid(child, 0)
    assert len(acknowledged) == programs * count
    store = open_store(tmp_path)
    assert set(store.load().applications) == set(acknowledged)
    for _step in range(len(acknowledged)):
        store.undo()
    assert store.load().applications == {}


def test_programs_logging_to_one_application_lose_nothing(tmp_path: Path) -> None:
    stored(tmp_path, application("a"))

    def logging(name: str) -> Callable[[int], None]:
        def work(writing: int) -> None:
            store = open_store(tmp_path, name)
            for number in range(10):
                key = f"{name}{number}"
                store.commit("log", lambda b, key=key: b.log("a", event(key, Kind.NOTE)))
                os.write(writing, f"{key}\n".encode())

        return work

    children = [forked(logging(name)) for name in ("x", "y", "z")]
    acknowledged = {key for _child, reading in children for key in told(reading)}
    for child, _reading in children:
        os.waitpid(child, 0)
    assert len(acknowledged) == 30
    events = open_store(tmp_path).load()["a"].events
    assert {one.id for one in events} == acknowledged
    for name in "xyz":
        assert [one.id for one in events if one.id[0] == name] == [f"{name}{n}" for n in range(10)]


def test_killed_at_any_moment_every_acknowledged_change_is_there(tmp_path: Path) -> None:
    """50 rounds of kill -9; the records change their length, which breaks writers in place."""
    chance = random.Random(20261123)
    stored(tmp_path, application("n", notes="0"))
    last = 0

    def counting(writing: int) -> None:
        store = open_store(tmp_path)
        number = last
        while True:
            number += 1
            notes = f"{number} " + "字" * (number * 37 % 4000)
            store.commit("edit", lambda b, notes=notes: b.edit("n", notes=notes))
            os.write(writing, f"{number}\n".encode())

    for _round in range(50):
        child, reading = forked(counting)
        select.select([reading], [], [], 10)  # it has saved at least once
        time.sleep(chance.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        acknowledged = int((told(reading) or [str(last)])[-1])
        found = int(open_store(tmp_path).load()["n"].notes.split()[0])
        assert acknowledged <= found <= acknowledged + 1
        last = found
    assert last > 50
    store = open_store(tmp_path)
    store.commit("next", lambda b: b.edit("n", url="https://x.example"))
    assert [path.name for path in store.path.parent.iterdir()] == ["board.json"]
    store.undo()
    assert store.undo()[1]["n"].notes.split()[0] == str(last - 1)


def test_a_stopped_holder_of_the_lock_is_told_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-Z in the other window: no waiting without end, and afterwards all goes on."""
    store = stored(tmp_path, application("a"))

    def holding(writing: int) -> None:
        def change(board: object) -> object:
            os.write(writing, b"holding\n")
            os.kill(os.getpid(), signal.SIGSTOP)
            return board.edit("a", notes="theirs")  # type: ignore[attr-defined]

        open_store(tmp_path).commit("edit", change)  # type: ignore[arg-type]

    child, reading = forked(holding)
    assert os.read(reading, 8) == b"holding\n"
    os.waitpid(child, os.WUNTRACED)
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with pytest.raises(BoardLocked, match="is still writing to it"):
        store.commit("edit", lambda b: b.edit("a", url="x"))
    assert store.load()["a"].notes == ""
    os.kill(child, signal.SIGCONT)
    os.waitpid(child, 0)
    os.close(reading)
    monkeypatch.setattr(lock, "PATIENCE", 5.0)
    board = store.commit("edit", lambda b: b.edit("a", url="x"))
    assert (board["a"].notes, board["a"].url) == ("theirs", "x")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_polite_end_loses_nothing_either(tmp_path: Path, number: signal.Signals) -> None:
    stored(tmp_path, application("a"))

    def working(writing: int) -> None:
        signal.signal(number, signal.SIG_DFL)
        adding(tmp_path, "k", 10_000)(writing)

    child, reading = forked(working)
    select.select([reading], [], [], 10)
    time.sleep(0.01)
    os.kill(child, number)
    os.waitpid(child, 0)
    acknowledged = set(told(reading))
    assert acknowledged
    assert acknowledged <= set(open_store(tmp_path).load().applications)
