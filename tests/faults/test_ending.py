"""Asked to end, in whatever way and wherever, the dashboard ends and nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.faults.ending import PLACES, WAYS, fixed
from tests.faults.test_dashboard import LEFT, add, companies, is_cooked, opened
from tests.storage.boards import application, stored

ROOT = Path(__file__).parents[2]

HANGS = """
import time
from textual.app import App
async def hang(self):
    time.sleep(600)
App._shutdown = hang
"""


@pytest.mark.timeout(300)
def test_forty_ends_that_are_always_the_same(tmp_path: Path) -> None:
    chosen = fixed(40)
    assert {case.place for case in chosen} == set(PLACES)
    assert {case.first for case in chosen} == {case.second for case in chosen} == set(WAYS)
    command = [sys.executable, "-m", "tests.faults.ending", "--fixed", "40", "--limit", "20"]
    env = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_program_that_hangs_on_its_way_out_is_ended_once_all_is_saved(tmp_path: Path) -> None:
    stored(tmp_path, application("a"))
    with opened(tmp_path, HANGS) as terminal:
        terminal.wait_for("a KK|a Inc|WISHLIST|Wishlist")
        add(terminal, "Kept KK")
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert LEFT in terminal.raw
        assert is_cooked(terminal)
    assert "Kept KK" in companies(tmp_path)


BUSY = """
import time
from jobboard_tui.tui.screens.board import BoardScreen
carry_out = BoardScreen.carry_out
def busy(self, command):
    if command.id == "theme":
        print(end="BUSY", flush=True, file=__import__("sys").__stderr__)
        time.sleep(600)
    carry_out(self, command)
BoardScreen.carry_out = busy
"""


def test_a_program_whose_loop_hangs_is_ended_once_all_is_saved(tmp_path: Path) -> None:
    stored(tmp_path, application("a"))
    with opened(tmp_path, BUSY) as terminal:
        terminal.wait_for("a KK|a Inc|WISHLIST|Wishlist")
        add(terminal, "Kept KK")
        terminal.type("\x14")
        terminal.wait_for("BUSY")
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
    assert "Kept KK" in companies(tmp_path)


def test_what_is_typed_without_a_pause_outlives_a_kill(tmp_path: Path) -> None:
    stored(tmp_path, application("a"))
    kept = ""
    with opened(tmp_path) as terminal:
        terminal.wait_for("a KK|a Inc|WISHLIST|Wishlist")
        terminal.press("n")
        terminal.wait_for("Enter ok")
        for _letter in range(1000):
            terminal.type("x", 0.02)
            kept = "".join(one.read_text() for one in (tmp_path / "state").rglob("typed.json"))
            if "xxx" in kept:
                break
        os.kill(terminal.pid, signal.SIGKILL)
        assert terminal.wait_for_end() == -signal.SIGKILL
    assert "xxx" in kept
    with opened(tmp_path) as again:
        shows_again(again)


def shows_again(terminal: Terminal) -> None:
    """The note that was begun, where it was."""
    terminal.wait_for("a KK|a Inc|WISHLIST|Wishlist")
    terminal.press("n")
    terminal.wait_for("xxx")
    terminal.press("escape")
