"""A sync that is ended, or overtaken by an edit, at any of its steps: the next one goes on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jobboard_tui.domain.errors import BoardLocked
from jobboard_tui.storage import atomic_storage, atomic_write
from jobboard_tui.storage.paths import Places
from jobboard_tui.sync import repository, stale_locks
from tests.storage.boards import application, event
from tests.storage.machines import Machine, bare, git, machine, settings_of_its_own

EVERY = 8
"""Of the steps of a sync, each eighth is tried."""


@pytest.fixture
def prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a remote and two machines that both have changed the board and other files."""
    settings_of_its_own(tmp_path, monkeypatch)
    monkeypatch.setattr(atomic_storage, "PATIENCE", 0.0)
    monkeypatch.setattr(atomic_write, "sync", lambda _descriptor: None)
    folder = tmp_path / "prepared"
    folder.mkdir()
    remote = bare(folder)
    here, there = machine(folder, "here", remote), machine(folder, "there", remote)
    for one in (here, there):
        one.git("remote", "set-url", "origin", "../remote.git")
    here.change(lambda b: b.with_applications(application("a"), application("b")))
    here.sync()
    there.sync()
    here.change(lambda b: b.edit("a", notes="here").log("b", event("e1")))
    there.change(lambda b: b.edit("a", notes="there").with_applications(application("c")))
    (there.folder / "letter.md").write_text("letter")
    there.git("add", "letter.md")
    there.git("commit", "--quiet", "-m", "letter")
    there.sync()
    return folder


def copied(prepared: Path, to: Path) -> tuple[Machine, Machine]:
    shutil.copytree(prepared, to, symlinks=True)
    here, there = (
        Machine(to / name, Places.under(to / f"{name} home")) for name in ("here", "there")
    )
    return here, there


def at_step(number: int, do: Callable[[], Any]) -> Callable[..., bytes]:
    """Git, but before its call of that number something else happens."""
    real = repository.git
    count = 0

    def stepped(*words: Any, **options: Any) -> bytes:
        nonlocal count
        count += 1
        if count == number:
            do()
        return real(*words, **options)

    return stepped


def steps_of_a_sync(prepared: Path, to: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    here, _there = copied(prepared, to)
    calls: list[Any] = []
    real = repository.git
    with monkeypatch.context() as patch:

        def counted(*words: Any, **options: Any) -> bytes:
            calls.append(words)
            return real(*words, **options)

        patch.setattr(repository, "git", counted)
        assert here.sync().clashes == 1
    return len(calls)


def nothing_is_lost(here: Machine, there: Machine) -> None:
    for one in (here, there, here):
        one.sync()
    assert here.path.read_bytes() == there.path.read_bytes()
    board = here.board()
    assert set(board.applications) == {"a", "b", "c"}
    assert board["a"].notes == "there"
    assert [one.id for one in board["b"].events][:1] == ["e1"]
    assert ("a", "notes", "here") in {(o["record"], o["path"], o["lost"]) for o in here.history()}
    for one in (here, there):
        assert (one.folder / "letter.md").read_text() == "letter"
        assert one.git("status", "--porcelain") == ""
    git(here.folder, "fsck", "--strict")


def test_ended_at_any_step(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = steps_of_a_sync(prepared, tmp_path / "whole", monkeypatch)
    assert steps > 30
    for number in range(2, steps + 1, EVERY):
        here, there = copied(prepared, tmp_path / str(number))
        child = os.fork()
        if child == 0:
            repository.git = at_step(number, lambda: os._exit(9))
            try:
                here.sync()
            finally:
                os._exit(0)
        _pid, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 9
        nothing_is_lost(here, there)


def test_overtaken_by_an_edit_at_any_step(
    prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dashboard saves while a sync is under way."""
    steps = steps_of_a_sync(prepared, tmp_path / "whole", monkeypatch)
    for number in range(1, steps + 1, EVERY):
        here, there = copied(prepared, tmp_path / str(number))

        def edit(here: Machine = here) -> None:
            here.change(lambda b: b.log("b", event("e2")))

        with monkeypatch.context() as patch:
            patch.setattr(repository, "git", at_step(number, edit))
            here.sync()
        nothing_is_lost(here, there)
        assert [one.id for one in there.board()["b"].events] == ["e1", "e2"]


def test_locks_that_git_left_when_the_machine_went_down(
    prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stale_locks, "SETTLING", 0.05)
    here, there = copied(prepared, tmp_path / "down")
    state_dir = here.places.state_dir(here.path)
    state_dir.mkdir(parents=True, exist_ok=True)
    (state_dir / "syncing").touch()
    locks = [here.folder / ".git" / name for name in ("index.lock", "HEAD.lock")]
    locks.append(here.folder / ".git" / "refs" / "heads" / "main.lock")
    for lock in locks:
        lock.touch()
    nothing_is_lost(here, there)


def test_locks_of_a_git_at_work_are_respected(prepared: Path, tmp_path: Path) -> None:
    here, there = copied(prepared, tmp_path / "at work")
    lock = here.folder / ".git" / "index.lock"
    lock.touch()
    with pytest.raises(BoardLocked, match="another git process is running"):
        here.sync()
    assert lock.exists()
    lock.unlink()
    nothing_is_lost(here, there)
