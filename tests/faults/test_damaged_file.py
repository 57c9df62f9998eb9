"""What the system refuses is told in one sentence with the mend; nothing is half done."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from jobboard_tui.domain.errors import NotSaved
from jobboard_tui.storage import atomic_write
from tests.faults.fault_injection import fails
from tests.storage.boards import application, open_store, stored

REFUSALS = [
    ("write", errno.ENOSPC, "the disk is full; free some space"),
    ("fsync", errno.ENOSPC, "the disk is full; free some space"),
    ("write", errno.EDQUOT, "your quota is used up; free some space"),
    ("fsync", errno.EIO, "the disk reports an error"),
    ("open", errno.EROFS, "the file system is read-only; choose another file with --file"),
    ("open", errno.EACCES, "no permission to write in "),
    ("replace", errno.EBUSY, "a mount point"),
    ("replace", errno.EPERM, "no permission to write in "),
    ("write", errno.EFBIG, "nothing in the file has changed; try again"),
]


@pytest.mark.parametrize(("call", "number", "words"), REFUSALS)
def test_a_refusal_is_told_and_a_retry_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, words: str
) -> None:
    store = stored(tmp_path, application("a"))
    before = store.path.read_bytes()
    real = getattr(os, call)
    refuse = fails(number)

    def only_beside_the_board(first: Any, *rest: Any, **options: Any) -> Any:
        path = os.readlink(f"/proc/self/fd/{first}") if isinstance(first, int) else str(first)  # noqa: PTH115
        if path.startswith(str(store.path.parent)) and path.endswith(".tmp"):
            return refuse(real, first, *rest, **options)
        return real(first, *rest, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, only_beside_the_board)
        with pytest.raises(NotSaved, match=words) as told:
            store.commit("edit", lambda b: b.edit("a", notes="x"))
    assert str(told.value).startswith("board.json was not saved: ")
    assert store.path.read_bytes() == before
    assert [path.name for path in store.path.parent.iterdir()] == ["board.json"]
    assert store.commit("edit", lambda b: b.edit("a", notes="x"))["a"].notes == "x"
    assert store.undo()[0] == "edit"


def test_a_full_disk_under_the_state_folder_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stored(tmp_path, application("a"))
    before = store.path.read_bytes()
    monkeypatch.setattr(atomic_write, "append_line", lambda *_args, **_options: _full())
    with pytest.raises(NotSaved, match="the disk is full"):
        store.commit("edit", lambda b: b.edit("a", notes="x"))
    assert store.path.read_bytes() == before


def _full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_writes_that_take_only_a_little_at_a_time_are_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, content: real(fd, bytes(content[:7])))
    store = stored(tmp_path, application("a", notes="あ" * 500))
    assert open_store(tmp_path).load() == store.load()


def test_a_write_that_takes_nothing_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stored(tmp_path, application("a"))
    monkeypatch.setattr(os, "write", lambda _fd, _content: 0)
    with pytest.raises(NotSaved):
        store.commit("edit", lambda b: b.edit("a", notes="x"))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder_is_told_and_not_written_in_place(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    before = store.path.read_bytes()
    store.path.parent.chmod(0o500)
    try:
        with pytest.raises(NotSaved, match="no permission to write in "):
            store.commit("edit", lambda b: b.edit("a", notes="x"))
    finally:
        store.path.parent.chmod(0o700)
    assert store.path.read_bytes() == before


def test_a_file_that_is_read_only_is_respected(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    store.path.chmod(0o440)
    with pytest.raises(NotSaved, match="read-only"):
        store.commit("edit", lambda b: b.edit("a", notes="x"))
    store.path.chmod(0o640)
    assert store.commit("edit", lambda b: b.edit("a", notes="x"))["a"].notes == "x"


def test_leftovers_of_dead_processes_are_cleaned_and_those_of_living_ones_not(
    tmp_path: Path,
) -> None:
    store = stored(tmp_path, application("a"))
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    dead = store.path.with_name(f".board.json.{child}-12345678.tmp")
    living = store.path.with_name(f".board.json.{os.getppid()}-12345678.tmp")
    old = store.path.with_name(f".board.json.{os.getppid()}-87654321.tmp")
    foreign = store.path.with_name(".other.json.1-1.tmp")
    for path in (dead, living, old, foreign):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    store.commit("edit", lambda b: b.edit("a", notes="x"))
    assert {path.name for path in store.path.parent.iterdir()} == {
        "board.json",
        living.name,
        foreign.name,
    }
