"""Once the file is replaced the save stands, whatever the system refuses behind it.

Each call of the system after the replacement fails in turn, under the command line and under the
dashboard's writer: the change is acknowledged, is in the file once, and can be tried again.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jobboard_tui.cli import main
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.models import Application, Kind, Outcome, Stage
from jobboard_tui.domain.practice_values import Answers, Practice, PracticeEntry
from jobboard_tui.storage import atomic_storage
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.repair import check, repair
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.background_writer import BackgroundWriter, ChangeSaved, Report
from tests.faults.fault_injection import CALLS, fails
from tests.storage.boards import AT, application, event, open_store, stored

fcntl = pytest.importorskip("fcntl")


class Late:
    """Lets the call fail that is the `at`-th behind the replacement of a file."""

    def __init__(self, file: Path, at: int | None, number: int) -> None:
        self.file = os.path.realpath(file)
        self.at = at
        self.number = number
        self.is_replaced = False
        self.count = 0
        self.sprung = ""

    def around(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            if not self.is_replaced:
                found = real(*args, **options)
                self.is_replaced = name == "replace" and str(args[1]) == self.file
                return found
            here = self.count
            self.count += 1
            if here != self.at:
                return real(*args, **options)
            self.sprung = name
            return fails(self.number)(real, *args, **options)

        return call


@contextmanager
def failing_late(file: Path, at: int | None, number: int = errno.EIO) -> Iterator[Late]:
    late = Late(file, at, number)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, late.around(name, getattr(os, name)))
        patch.setattr(fcntl, "flock", late.around("flock", fcntl.flock))
        yield late


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_storage, "PATIENCE", 0.0)


COMMANDS: dict[str, tuple[int, tuple[str, ...]]] = {
    "the first": (errno.EIO, ("add", "Aoba", "SRE")),
    "an event": (errno.EACCES, ("log", "Momiji", "note", "--note", "later")),
    "an offer letter": (
        errno.EACCES,
        ("log", "Momiji", "offer-letter", "--note", "回答期限：2026年12月10日"),
    ),
    "undo": (errno.ENOSPC, ("undo",)),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_acknowledged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    number, words = COMMANDS[name]

    def run(*words: str, at: Path) -> int:
        return main(["--file", str(at), "--now", "2026-11-23T10:00", *words])

    def prepared(folder: Path) -> Path:
        file = folder / "b.json"
        if name != "the first":
            assert run("add", "Momiji", "SRE", at=file) == 0
        capsys.readouterr()
        return file

    whole = prepared(tmp_path / "whole")
    with failing_late(whole, None) as late:
        assert run(*words, at=whole) == 0
    assert late.count > 5
    for place in range(late.count):
        file = prepared(tmp_path / str(place))
        before = file.read_bytes() if file.exists() else b""
        with failing_late(file, place, number) as trap:
            code = run(*words, at=file)
        said = capsys.readouterr()
        assert trap.sprung
        assert code == 0, (trap.sprung, said)
        assert file.read_bytes() != before
        assert "not saved" not in said.err
        assert [path.name for path in file.parent.iterdir()] == [file.name]
        assert check(file) == []
        assert run("add", "Next", "SRE", at=file) == 0
        assert capsys.readouterr().err.count("jobboard: ") == 0


def test_the_dashboard_is_told_that_it_is_saved_and_nothing_is_written_twice(
    tmp_path: Path,
) -> None:
    def change(board: Board) -> Board:
        return board.log("a", event("e1")).add(application("new"))

    def saved(folder: Path, place: int | None) -> tuple[Late, list[Report], Store]:
        stored(folder, application("a"))
        store = open_store(folder)
        told: list[Report] = []
        saver = BackgroundWriter(store, told.append)
        with failing_late(store.path, place) as late:
            saver.start()
            saver.save("edit", change)
            saver.ask(lambda store: ("", store.load()))
            assert saver.stop(20)
        return late, told, store

    late, told, store = saved(tmp_path / "whole", None)
    wanted = open_store(tmp_path / "whole").load()
    for place in range(late.count):
        trap, told, store = saved(tmp_path / str(place), place)
        assert next(one.change for one in told if isinstance(one, ChangeSaved)) is change, (
            trap.sprung
        )
        found = open_store(tmp_path / str(place)).load()
        assert (found["a"], found["new"]) == (wanted["a"], wanted["new"])
        assert [one.id for one in found["a"].events] == ["e1"]
        before = store.path.read_bytes()
        store.commit("again", change)
        assert store.path.read_bytes() == before


def test_a_folder_that_does_not_reach_the_disk_is_a_remark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(_folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    file = tmp_path / "b.json"
    with monkeypatch.context() as patch:
        patch.setattr("jobboard_tui.storage.atomic_write.sync_folder", refused)
        assert main(["--file", str(file), "add", "Aoba", "SRE"]) == 0
    said = capsys.readouterr().err
    assert "b.json is saved, but a power cut now could undo it" in said
    store = Store(file, Places.default())
    with monkeypatch.context() as patch:
        patch.setattr("jobboard_tui.storage.atomic_write.sync_folder", refused)
        for note in ("x", "y"):
            store.commit(
                "edit", lambda board, note=note: board.with_applications(*renoted(board, note))
            )
    assert "is saved, but" in store.take_remark()
    assert store.take_remark() == ""
    store.commit("edit", lambda board: board.with_applications(*renoted(board, "z")))
    assert store.take_remark() == ""


def renoted(board: Board, note: str) -> list[Application]:
    return [replace(one, notes=note) for one in board.applications.values()]


def test_a_replacement_that_is_told_as_failed_but_was_done_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a network drive does whose answer got lost."""
    store = stored(tmp_path, application("a"))
    real = os.replace

    def lost(source: Any, target: Any) -> None:
        real(source, target)
        if str(target) == str(store.path):
            raise OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))

    monkeypatch.setattr(os, "replace", lost)
    assert store.commit("edit", lambda board: board.edit("a", notes="x"))["a"].notes == "x"
    assert open_store(tmp_path).load()["a"].notes == "x"


def test_even_a_fault_of_the_program_in_its_notes_costs_no_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stored(tmp_path, application("a"))

    def broken(*_anything: object) -> None:
        raise TypeError("no text")

    monkeypatch.setattr("jobboard_tui.storage.file_fingerprint.remember", broken)
    assert store.commit("edit", lambda board: board.edit("a", notes="x"))["a"].notes == "x"


def test_a_repair_stands_too(tmp_path: Path) -> None:
    def damaged(folder: Path) -> Store:
        store = stored(folder, application("a"), application("b"))
        store.path.write_bytes(store.path.read_bytes()[:-9])
        return store

    store = damaged(tmp_path / "whole")
    with failing_late(store.path, None) as late:
        repair(store.path, store.places)
    assert late.count > 5
    for place in range(late.count):
        store = damaged(tmp_path / str(place))
        with failing_late(store.path, place):
            report = repair(store.path, store.places)
        assert report.kept == 2
        assert set(open_store(tmp_path / str(place)).load().applications) == {"a", "b"}


# -- the same change once more -------------------------------------------------------------------

LATER = AT.replace(hour=11)
EXERCISE = PracticeEntry(id="x1", practice=Practice.JAPANESE, at=AT, logged=AT, minutes=20)
ANSWERS = Answers(event="n2", at=AT, answers=())
TWICE: dict[str, Callable[[Board], Board]] = {
    "added": lambda board: board.add(application("new", notes="x")),
    "logged": lambda board: board.log("a", event("n1", Kind.APPLIED)),
    "amended": lambda board: board.amend("a", event("e1", note="y")),
    "unlogged": lambda board: board.unlog("a", "e1"),
    "noted": lambda board: board.note(event("n2", Kind.AUDIT)),
    "edited": lambda board: board.edit("a", notes="y"),
    "moved": lambda board: board.move("a", Stage.CLOSED, LATER, Outcome.REJECTED),
    "removed": lambda board: board.remove("a", LATER),
    "restored": lambda board: board.restore("gone"),
    "paused": lambda board: board.start_pause(LATER),
    "practised": lambda board: replace(board, hill=board.hill.add_entry(EXERCISE)),
    "audited": lambda board: replace(board, hill=board.hill.add_audit(ANSWERS)),
}


@pytest.mark.parametrize("name", TWICE)
def test_a_change_that_is_in_the_file_already_changes_nothing(tmp_path: Path, name: str) -> None:
    store = stored(tmp_path, application("a"), application("gone"))
    store.commit("log", lambda board: board.log("a", event("e1")).remove("gone", AT))
    before = store.load()
    after = store.commit(name, TWICE[name])
    assert after != before
    content = store.path.read_bytes()
    for one in (store, open_store(tmp_path)):
        try:
            one.commit(name, TWICE[name])
        except JobboardError:
            assert name in ("unlogged", "restored")  # what it speaks of is where it was put
        assert store.path.read_bytes() == content


def test_what_others_made_of_it_meanwhile_is_not_undone_by_the_same_change(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    adding, logging = TWICE["added"], TWICE["logged"]
    store.commit("add", adding)
    store.commit("log", logging)
    other = open_store(tmp_path)
    other.commit("edit", lambda board: board.edit("new", notes="theirs"))
    other.commit("amend", lambda b: b.amend("a", event("n1", Kind.APPLIED, note="theirs")))
    other.commit("remove", lambda board: board.remove("new", LATER))
    store.commit("add", adding)
    board = store.commit("log", logging)
    assert "new" not in board.applications
    assert board.bin["new"].notes == "theirs"
    assert [one.note for one in board["a"].events] == ["theirs"]
