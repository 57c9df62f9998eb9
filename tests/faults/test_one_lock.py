"""Two users, containers or state folders on one board: one lock, nothing acknowledged is lost."""

from __future__ import annotations

import errno
import os
import signal
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import BoardLocked, NotSaved
from jobboard_tui.storage import lock
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store
from tests.faults.test_processes import forked, told
from tests.storage.boards import application

fcntl = pytest.importorskip("fcntl")


def store_of(user: str, folder: Path, board: Path | None = None) -> Store:
    """The board as one of several sees it, whose state folder is their own."""
    places = Places.under(folder / user)
    return Store(board or folder / "shared" / "board.json", places, user)


def adding(key: str) -> Callable[[Board], Board]:
    return lambda board: board.add(application(key))


def keys(folder: Path) -> set[str]:
    return set(store_of("a fresh one", folder).load().applications)


def test_a_save_that_is_slow_at_its_last_step_is_waited_for(tmp_path: Path) -> None:
    store_of("one", tmp_path).commit("add", adding("start"))

    def slow(writing: int) -> None:
        real = os.replace

        def replace(source: Any, target: Any) -> None:
            if str(target).endswith("board.json"):
                os.write(writing, b"replacing\n")
                time.sleep(0.3)
            real(source, target)

        os.replace = replace
        store_of("one", tmp_path).commit("add", adding("slow"))
        os.write(writing, b"saved\n")

    child, reading = forked(slow)
    assert os.read(reading, 10) == b"replacing\n"
    store_of("other", tmp_path).commit("add", adding("fast"))
    assert told(reading) == ["saved"]
    os.waitpid(child, 0)
    assert keys(tmp_path) == {"start", "slow", "fast"}
    assert [path.name for path in (tmp_path / "shared").iterdir()] == ["board.json"]


def test_two_users_who_add_all_the_time_lose_nothing(tmp_path: Path) -> None:
    def work(user: str) -> Callable[[int], None]:
        def added(writing: int) -> None:
            store = store_of(user, tmp_path)
            for number in range(30):
                store.commit("add", adding(f"{user}{number}"))
                os.write(writing, f"{user}{number}\n".encode())

        return added

    children = [forked(work(user)) for user in ("one", "other")]
    acknowledged = {key for _child, reading in children for key in told(reading)}
    for child, _reading in children:
        os.waitpid(child, 0)
    assert len(acknowledged) == 60
    assert keys(tmp_path) == acknowledged


def test_two_stores_in_the_threads_of_one_program_take_turns(tmp_path: Path) -> None:
    def work(user: str) -> None:
        store = store_of(user, tmp_path)
        for number in range(10):
            store.commit("add", adding(f"{user}{number}"))

    threads = [Thread(target=work, args=(user,)) for user in ("one", "other")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys(tmp_path)) == 20


def test_the_first_save_of_another_in_a_folder_that_was_not_there_is_kept(tmp_path: Path) -> None:
    def change(board: Board) -> Board:
        store_of("other", tmp_path).commit("add", adding("theirs"))
        return board.add(application("ours"))

    store_of("one", tmp_path).commit("add", change)
    assert keys(tmp_path) == {"ours", "theirs"}


def test_a_change_that_fails_makes_no_folder(tmp_path: Path) -> None:
    store = store_of("one", tmp_path)
    with pytest.raises(Exception, match="not on the board"):
        store.commit("edit", lambda board: board.edit("none", notes="x"))
    assert not (tmp_path / "shared").exists()


def test_another_user_who_is_stopped_is_told_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_of("one", tmp_path)
    store.commit("add", adding("start"))

    def stopped(writing: int) -> None:
        def change(board: Board) -> Board:
            os.write(writing, b"holding\n")
            os.kill(os.getpid(), signal.SIGSTOP)
            return board.add(application("theirs"))

        store_of("other", tmp_path).commit("add", change)

    child, reading = forked(stopped)
    assert os.read(reading, 8) == b"holding\n"
    os.waitpid(child, os.WUNTRACED)
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    try:
        with pytest.raises(BoardLocked, match="another program is still writing to it"):
            store.commit("add", adding("ours"))
        assert set(store.load().applications) == {"start"}
    finally:
        os.kill(child, signal.SIGCONT)
        os.waitpid(child, 0)
        os.close(reading)
    monkeypatch.setattr(lock, "PATIENCE", 5.0)
    store.commit("add", adding("ours"))
    assert keys(tmp_path) == {"start", "ours", "theirs"}


def test_a_board_behind_a_link_is_locked_where_it_really_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_of("one", tmp_path).commit("add", adding("start"))
    link = tmp_path / "elsewhere" / "link.json"
    link.parent.mkdir()
    link.symlink_to(tmp_path / "shared" / "board.json")
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    real = tmp_path / "shared" / "board.json"
    with (
        lock.only_writer(tmp_path / "one" / "state" / "x", real),
        pytest.raises(BoardLocked),
    ):
        store_of("other", tmp_path, link).commit("add", adding("ours"))
    store_of("other", tmp_path, link).commit("add", adding("ours"))
    assert keys(tmp_path) == {"start", "ours"}


NO_LOCK = [errno.ENOLCK, errno.EBADF, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL]


@pytest.mark.parametrize("number", NO_LOCK)
def test_where_a_file_system_knows_no_locks_the_local_one_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real = fcntl.flock

    def flock(descriptor: int, what: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        real(descriptor, what)

    monkeypatch.setattr(fcntl, "flock", flock)
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0  # noqa: PTH208, PTH112
    store = store_of("one", tmp_path)
    for key in ("a", "b"):
        store.commit("add", adding(key))
    after = len(os.listdir("/proc/self/fd")) if before else 0  # noqa: PTH208
    assert after == before
    assert keys(tmp_path) == {"a", "b"}
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    with (
        lock.only_writer(store.places.state_dir(store.path), store.path),
        pytest.raises(BoardLocked),
    ):
        store_of("one", tmp_path).commit("add", adding("c"))


def test_where_the_system_has_no_such_lock_the_local_one_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_of("one", tmp_path).commit("add", adding("start"))  # by now the local lock has its own
    monkeypatch.setitem(sys.modules, "fcntl", None)
    store_of("one", tmp_path).commit("add", adding("a"))
    assert keys(tmp_path) == {"start", "a"}


@pytest.mark.parametrize(
    ("number", "saves"), [(errno.EACCES, True), (errno.EMFILE, False), (errno.EIO, False)]
)
def test_a_folder_that_may_not_be_listed_is_written_to_and_other_trouble_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, saves: bool
) -> None:
    store = store_of("one", tmp_path)
    store.commit("add", adding("a"))
    before = store.path.read_bytes()
    real = os.open

    def refused(path: Any, flags: int, *rest: Any, **options: Any) -> int:
        if str(path) == str(store.path.parent):
            raise OSError(number, os.strerror(number))
        return real(path, flags, *rest, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refused)
        if saves:
            store.commit("add", adding("b"))
            assert "is saved, but" in store.take_remark()
        else:
            with pytest.raises(NotSaved):
                store.commit("add", adding("b"))
            assert store.path.read_bytes() == before
    store.commit("add", adding("b"))
    assert keys(tmp_path) == {"a", "b"}
