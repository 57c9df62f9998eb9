"""The dashboard when something goes wrong, in a real terminal: nothing is lost, nothing personal
is told, and the terminal is as it was."""

from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.storage.boards import application, event, stored
from tests.sync.test_conflict_copies import on_another_machine

JOBBOARD = [sys.executable, "-m", "jobboard_tui"]
LEFT = b"\x1b[?1049l"
"""How the terminal is told to show what was there before."""


def opened(folder: Path, *code: str, columns: int = 80, fresh: bool = False) -> Terminal:
    """The dashboard on the board below a folder; `code` runs first in its process.

    Where it is `fresh`, nothing of the program has been loaded before that code.
    """
    env = {**os.environ, "JOBBOARD_FILE": str(folder / "data" / "board.json")}
    noted = folder / "noted"  # where the command line looks for what `stored` has noted
    noted.mkdir(exist_ok=True)
    if not (noted / "jobboard").exists():
        (folder / "state").mkdir(exist_ok=True)
        (noted / "jobboard").symlink_to(folder / "state")
    env["XDG_STATE_HOME"] = str(noted)
    command = JOBBOARD
    if code:
        command = [sys.executable, "-c", "\n".join([*code, START])]
    return Terminal(command, env, columns, 24, fresh=fresh)


START = "import sys; from jobboard_tui.cli.main_loop import run; sys.exit(run([]))"
CRASH = """
from jobboard_tui.tui.actions import ACTIONS, BoardAction, load
load()
def fail(screen):
    company = "Sakura Secret KK"
    raise RuntimeError(f"wrong with {company}")
ACTIONS["bin"] = BoardAction(fail, lambda screen: "")
"""
CRASH_IN_THE_SAVER = """
from jobboard_tui.storage.store import Store
real = Store.undo
def fail(store):
    raise RuntimeError("wrong with Sakura Secret KK")
Store.undo = fail
"""


def companies(folder: Path) -> set[str]:
    tables = json.loads((folder / "data" / "board.json").read_bytes())
    return {one["company"] for one in tables["applications"].values()}


def add(terminal: Terminal, company: str) -> None:
    terminal.press("a")
    terminal.wait_for("Enter ok")
    terminal.type(f"{company} / SRE")
    terminal.press("enter")
    terminal.wait_for(f"{company}: added")


def is_cooked(terminal: Terminal) -> bool:
    """Whether keys are shown and lines are edited by the terminal again."""
    return bool(termios.tcgetattr(terminal.fd)[3] & termios.ECHO)


def test_a_fault_of_the_writer_costs_one_change_and_is_told(tmp_path: Path) -> None:
    stored(tmp_path, application("a"))
    with opened(tmp_path, CRASH_IN_THE_SAVER) as terminal:
        terminal.wait_for("a KK|a Inc|WISHLIST|Wishlist")
        terminal.press("u")
        terminal.wait_for(r"an error in the program \(RuntimeError\)")
        add(terminal, "After KK")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert "After KK" in companies(tmp_path)


def test_a_crash_is_one_line_and_a_report_without_anything_personal(tmp_path: Path) -> None:
    stored(tmp_path, application("a", company="Sakura Secret KK"))
    with opened(tmp_path, CRASH) as terminal:
        terminal.wait_for("Sakura Secret")
        add(terminal, "Before The Crash KK")
        terminal.press("B")
        assert terminal.wait_for_end() == 1
        after = terminal.raw.rpartition(LEFT)[2].decode()
        assert is_cooked(terminal)
    assert "Traceback" not in after
    assert "Secret" not in after
    assert "an internal error (RuntimeError)" in " ".join(after.split())
    assert "Before The Crash KK" in companies(tmp_path)
    (report,) = tmp_path.rglob("crash-*.txt")
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    told = report.read_text()
    assert "RuntimeError" in told
    for personal in ("Secret", "Crash KK", str(tmp_path), str(Path.home())):
        assert personal not in told


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_is_a_way_out_like_any_other(tmp_path: Path, number: signal.Signals) -> None:
    stored(tmp_path, application("a"))
    with opened(tmp_path) as terminal:
        terminal.wait_for("a KK|a Inc|added|WISHLIST|Wishlist")
        add(terminal, "Kept KK")
        os.kill(terminal.pid, number)
        assert terminal.wait_for_end() == 128 + number
        assert LEFT in terminal.raw
        assert is_cooked(terminal)
    assert "Kept KK" in companies(tmp_path)


def test_a_closed_terminal_ends_the_program_and_loses_nothing(tmp_path: Path) -> None:
    stored(tmp_path, application("a"))
    with opened(tmp_path) as terminal:
        terminal.wait_for("WISHLIST|Wishlist")
        add(terminal, "Kept KK")
        kept = os.dup(terminal.fd)
        os.close(terminal.fd)
        os.close(kept)
        terminal.fd = os.open(os.devnull, os.O_RDWR)
        for _try in range(200):
            pid, _status = os.waitpid(terminal.pid, os.WNOHANG)
            if pid:
                break
            signal.sigtimedwait([], 0.05)
        else:
            raise AssertionError("the program does not end")
        terminal.status = 0
    assert "Kept KK" in companies(tmp_path)


def test_ctrl_c_ends_nothing_by_mistake(tmp_path: Path) -> None:
    stored(tmp_path, application("a"))
    with opened(tmp_path) as terminal:
        terminal.wait_for("WISHLIST|Wishlist")
        add(terminal, "Kept KK")
        terminal.press("\x03")
        add(terminal, "And This KK")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert is_cooked(terminal)
    assert {"Kept KK", "And This KK"} <= companies(tmp_path)


# -- a file that can't be read -------------------------------------------------------------------


def damage(path: Path) -> bytes:
    """One record broken; what the file then holds."""
    broken = path.read_bytes().replace(b'"company":"Aoba', b'"company":,"Aoba')
    path.write_bytes(broken)
    return broken


def three(folder: Path) -> Path:
    store = stored(
        folder,
        application("a", company="Aoba KK"),
        application("b", company="Boreal"),
        application("c", company="Cobalt KK"),
    )
    return store.path


def test_at_the_start_a_rescue_is_offered_in_place_of_a_dead_end(tmp_path: Path) -> None:
    path = three(tmp_path)
    was = damage(path)
    with opened(tmp_path) as terminal:
        terminal.wait_for("board.json can't be read")
        assert re.search(r"line \d+, a: this record can't be read", terminal.text())
        assert "The file will have 3 applications" in terminal.text()
        assert path.read_bytes() == was
        terminal.press("r")
        terminal.wait_for("The file has no problems")
        terminal.press("o")
        terminal.wait_for("Boreal")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert companies(tmp_path) == {"Aoba KK", "Boreal", "Cobalt KK"}
    (beside,) = path.parent.glob("board.damaged-*.json")
    assert beside.read_bytes() == was


def test_at_the_start_one_can_leave_and_nothing_is_touched(tmp_path: Path) -> None:
    path = three(tmp_path)
    was = damage(path)
    with opened(tmp_path) as terminal:
        terminal.wait_for("board.json can't be read")
        terminal.press("q")
        assert terminal.wait_for_end() == 1
        assert "check --repair" in terminal.raw.rpartition(LEFT)[2].decode()
    assert path.read_bytes() == was
    assert [one.name for one in path.parent.iterdir()] == ["board.json"]


def test_at_the_start_one_can_look_again_after_an_editor(tmp_path: Path) -> None:
    path = three(tmp_path)
    good = path.read_bytes()
    path.write_bytes(good[: len(good) // 2])
    with opened(tmp_path) as terminal:
        terminal.wait_for("board.json can't be read")
        path.write_bytes(good)
        terminal.press("l")
        terminal.wait_for("Boreal")


def test_while_open_a_copy_can_be_restored(tmp_path: Path) -> None:
    path = three(tmp_path)
    with opened(tmp_path) as terminal:
        terminal.wait_for("Boreal")
        add(terminal, "Day KK")
        path.write_bytes(b"<<<<<<< HEAD\n")
        terminal.wait_for("F shows what to do|F: the file can't be read")
        assert path.read_bytes() == b"<<<<<<< HEAD\n"
        terminal.press("F")
        terminal.wait_for("board.json can't be read")
        terminal.press("s")
        terminal.wait_for("Which copy")
        assert "applications, 0 in the bin" in terminal.text()
        terminal.press("enter")
        terminal.wait_for("The file has no problems")
        terminal.press("o")
        terminal.wait_for("Boreal")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert "Boreal" in companies(tmp_path)


def test_while_open_a_vanished_file_is_told_and_not_made_anew(tmp_path: Path) -> None:
    path = three(tmp_path)
    with opened(tmp_path) as terminal:
        terminal.wait_for("Boreal")
        path.unlink()
        terminal.wait_for("F shows what to do|F: the file can't be read")
        assert not path.exists()
        terminal.press("F")
        terminal.wait_for("board.json can't be read")
        terminal.press("r")
        terminal.wait_for("The file has no problems")
    assert companies(tmp_path) == {"Aoba KK", "Boreal", "Cobalt KK"}


# -- conflict copies -----------------------------------------------------------------------------


def test_a_conflict_copy_is_noticed_shown_merged_and_taken_back(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a", company="Aoba KK"))
    theirs = on_another_machine(
        store,
        tmp_path / "there",
        lambda b: b.edit("a", role="Staff SRE").log("a", event("e2")),
    )
    store.commit("here", lambda b: b.edit("a", location="Tokyo"))
    before = store.path.read_bytes()
    copy = store.path.with_name("board.sync-conflict-20261123-101112-ABC7DEF.json")
    with opened(tmp_path) as terminal:
        terminal.wait_for("Aoba")
        copy.write_bytes(theirs)
        terminal.wait_for("V: conflict copies")
        terminal.press("V")
        terminal.wait_for("after the merge")
        assert "Staff SRE" in terminal.text()
        assert copy.exists()
        terminal.press("m")
        terminal.wait_for("Merged: 1 application updated")
        assert not copy.exists()
        merged = json.loads(store.path.read_bytes())["applications"]["a"]
        assert (merged["role"], merged["location"]) == ("Staff SRE", "Tokyo")
        terminal.press("u")
        terminal.wait_for("merge board.sync-conflict")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    was = json.loads(before)["applications"]["a"]
    back = json.loads(store.path.read_bytes())["applications"]["a"]
    assert (back["role"], back["location"]) == (was["role"], "Tokyo")
    assert list(tmp_path.rglob("conflicts/" + copy.name))


def test_a_copy_left_alone_is_not_heard_of_again(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a", company="Aoba KK"))
    theirs = on_another_machine(store, tmp_path / "there", lambda b: b.edit("a", role="Other"))
    copy = store.path.with_name("board (Sato's conflicted copy 2026-11-23).json")
    copy.write_bytes(theirs)
    with opened(tmp_path) as terminal:
        terminal.wait_for("V: conflict copies")
        terminal.press("V")
        terminal.wait_for("after the merge")
        terminal.press("x")
        terminal.wait_for("is ignored until it changes")
        terminal.press("V")
        terminal.wait_for("There are no conflict copies")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert copy.read_bytes() == theirs
    with opened(tmp_path) as terminal:
        terminal.wait_for("Aoba")
        terminal.press("V")
        terminal.wait_for("There are no conflict copies")


# -- sync ----------------------------------------------------------------------------------------


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def test_a_board_in_git_is_synced_from_the_dashboard(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a", company="Aoba KK"))
    remote = tmp_path / "remote.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(remote))
    here = store.path.parent
    git(here, "init", "-q", "-b", "main")
    git(here, "config", "user.email", "me@example.com")
    git(here, "config", "user.name", "Me")
    git(here, "remote", "add", "origin", str(remote))
    with opened(tmp_path, columns=120) as terminal:
        terminal.wait_for("Aoba")
        add(terminal, "Sent KK")
        terminal.press("Y")
        terminal.wait_for("The board will be sent to")
        terminal.press("y")
        terminal.wait_for("your changes were sent")
        terminal.press("Y")
        terminal.wait_for("nothing new on either side")
        remote.rename(tmp_path / "away.git")
        terminal.press("Y")
        terminal.wait_for("sync with origin: ")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    shown = subprocess.run(
        ["git", "show", "main:board.json"],
        cwd=tmp_path / "away.git",
        check=True,
        capture_output=True,
    )
    assert b"Sent KK" in shown.stdout


def test_a_board_outside_git_says_so_in_one_line(tmp_path: Path) -> None:
    stored(tmp_path, application("a", company="Aoba KK"))
    with opened(tmp_path, columns=120) as terminal:
        terminal.wait_for("Aoba")
        terminal.press("Y")
        terminal.wait_for("git")
