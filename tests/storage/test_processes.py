"""Whose a file is that another program, or one that was ended, has left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from jobboard_tui.storage import atomic_write
from jobboard_tui.storage.processes import is_running

POSIX = pytest.mark.skipif(os.name == "nt", reason="there it can't be asked")


@pytest.fixture
def ended() -> int:
    """The id of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    return process.pid


@POSIX
def test_who_is_there(ended: int) -> None:
    assert is_running(os.getpid())
    assert is_running(1)
    for other in (ended, 0, -1, 10**30):
        assert not is_running(other)


@POSIX
@pytest.mark.parametrize("owner", ["9" * 30, "²", "", "x"])
def test_a_stray_name_keeps_nothing_from_being_saved(
    tmp_path: Path, owner: str, ended: int
) -> None:
    board = tmp_path / "board.json"
    stray = tmp_path / f".board.json.{owner}-0.tmp"
    gone = tmp_path / f".board.json.{ended}-0.tmp"
    mine = tmp_path / f".board.json.{os.getpid()}-0.tmp"
    for path in (stray, gone, mine):
        path.touch()
    atomic_write.remove_stale_temporaries(board)
    assert not gone.exists()
    assert mine.exists()
