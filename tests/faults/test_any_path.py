"""A board whose path has any bytes works: not UTF-8, 255 bytes long, with a line break."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from jobboard_tui.cli import main
from jobboard_tui.storage import atomic_storage
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.repair import check, repair
from jobboard_tui.storage.store import Store
from jobboard_tui.sync.conflict_copies import CopyWatch, conflict_copies, merge_copy
from tests.storage.boards import application

NAMES = {
    "Latin-1": b"caf\xe9.json",
    "Latin-1, the folder": b"verz\xe9/b.json",
    "Shift_JIS": "求人".encode("cp932") + b"/b.json",
    "EUC-JP": "求人".encode("euc_jp") + b".json",
    "a line break": b"a\nb.json",
    "a line break in the folder": b"x\ny/b.json",
    "255 bytes": b"n" * 250 + b".json",
    "255 bytes of Japanese": "求".encode() * 83 + b"n.json",
    "no ending": b"\xff\xfe",
    "an escape sequence": b"\x1b[31mred.json",
}


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_storage, "PATIENCE", 0.0)


@pytest.fixture(params=NAMES)
def board(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where a board of such a name is to be; the folder is there."""
    path = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), NAMES[request.param])))  # noqa: PTH118
    try:
        path.parent.mkdir(exist_ok=True)
        path.touch()
        path.unlink()
    except OSError as trouble:
        pytest.skip(f"this file system does not take the name: {trouble.strerror}")
    return path


def test_every_command_works(board: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def run(*words: str, code: int = 0) -> str:
        found = main(["--file", str(board), "--now", "2026-11-23T10:00", *words])
        said = capfd.readouterr()
        assert found == code, (words, said)
        assert "internal error" not in said.err
        assert "\x1b" not in said.out + said.err
        assert len([line for line in said.err.splitlines() if line.startswith("jobboard: ")]) < 2
        return said.out

    app = run("add", "Aoba", "SRE").strip()
    run("add", "Zeta", "SRE")
    run("log", app, "note", "--note", "x")
    run("undo")
    run("redo")
    for words in (["list"], ["list", "--json"], ["show", app], ["due"], ["status"], ["check"]):
        run(*words)
    beside = board.with_name("out.json")
    run("export", str(beside))
    run("export", str(board), "--format", "json", code=1)
    run("import", str(beside))
    run("merge", *[str(board)] * 3)
    sound = board.read_bytes()
    board.write_bytes(sound[:-9])
    assert "the file ends too early" in run("check", code=1)
    run("add", "Third", "SRE", code=1)
    run("check", "--repair")
    assert len(run("list").splitlines()) == 2
    board.write_bytes(b"")
    run("check", "--repair")
    board.unlink()
    run("list", code=1)
    run("check", "--repair")
    assert len(run("list").splitlines()) == 2
    assert run("history") == ""
    assert not list(board.parent.glob(".*"))


def test_copies_beside_it_are_left_alone_or_merged(board: Path, tmp_path: Path) -> None:
    places = Places.under(tmp_path / "user")
    store = Store(board, places)
    store.commit("add", lambda one: one.add(application("a")))
    copy = board.with_name(f"{board.stem}.sync-conflict-20261120-090000-ABCDEFG{board.suffix}")
    if len(os.fsencode(copy.name)) > 255 or not board.suffix:
        pytest.skip("no sync tool lays a copy beside it either")
    copy.write_bytes(board.read_bytes().replace(b"SRE", b"ZZZ"))
    watch = CopyWatch(board, places.state_dir(board) / "left-alone.jsonl")
    assert watch.look() == [copy]
    watch.leave_alone(copy)
    assert watch.look() == []
    assert CopyWatch(board, places.state_dir(board) / "left-alone.jsonl").look() == []
    assert conflict_copies(board) == [copy]
    merge_copy(store, copy)
    assert not copy.exists()
    assert store.undo()[1]["a"].role == "SRE"


def test_a_state_folder_of_any_bytes_works_too(board: Path, tmp_path: Path) -> None:
    folder = board.parent / f"of {board.stem}"[:40]
    places = Places.under(folder)
    store = Store(tmp_path / "b.json", places)
    store.commit("add", lambda one: one.add(application("a")))
    store.path.write_bytes(store.path.read_bytes()[:-5])
    repair(store.path, places)
    assert check(store.path) == []
    assert store.undo()[0] == "add"


@pytest.mark.parametrize("name", ["Latin-1", "a line break in the folder"])
def test_it_is_synced(tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / os.fsdecode(NAMES[name].rpartition(b"/")[0] or b"here")
    board = folder / os.fsdecode(NAMES[name].rpartition(b"/")[2])
    folder.mkdir()

    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)

    git("init", "--bare", "-b", "main", str(tmp_path / "remote.git"))
    git("init", "-b", "main")
    git("config", "user.name", "Somebody")
    git("config", "user.email", "somebody@example.com")
    git("remote", "add", "origin", str(tmp_path / "remote.git"))
    assert main(["--file", str(board), "add", "Aoba", "SRE"]) == 0
    assert main(["--file", str(board), "sync", "--yes"]) == 0, capfd.readouterr()
    assert main(["--file", str(board), "sync"]) == 0, capfd.readouterr()
