"""Pipes, devices, folders, links in the place of a file: nothing hangs, nothing is replaced."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from jobboard_tui.cli import main
from jobboard_tui.storage import atomic_storage
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.user_files import read_file, write_file
from tests.storage.boards import application, stored

LOOPING = "a link that leads to itself"
ODD = ("a pipe", "a folder", "/dev/zero", "/dev/full", "/dev/null", "a link to a device", LOOPING)


def made(sort: str, folder: Path, name: str) -> Path:
    """Something of that sort that is no regular file."""
    path = folder / name
    match sort:
        case "a pipe":
            os.mkfifo(path)
        case "a folder":
            path.mkdir()
        case "a link to a device":
            path.symlink_to("/dev/zero")
        case "a link that leads to itself":
            path.symlink_to(path)
        case _:
            return Path(sort)
    return path


def looks(path: Path) -> tuple[int, ...]:
    found = path.lstat()
    return (found.st_ino, stat.S_IFMT(found.st_mode), found.st_dev)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_storage, "PATIENCE", 0.0)


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "noted"))
    return stored(tmp_path, application("a", company="Aoba KK")).path


@pytest.mark.parametrize("sort", ODD)
def test_none_is_read_written_or_replaced(
    sort: str, tmp_path: Path, board: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = {
        name: made(sort, tmp_path, name) for name in ("x.ics", "x.eml", "x.csv", "x.json", "x.pdf")
    }
    before = {name: looks(path) for name, path in odd.items()}
    was = board.read_bytes()

    def refused(*words: str, file: Path = board) -> str:
        assert main(["--file", str(file), "--now", "2026-11-23T10:00", *words]) in (1, 2), words
        said = capsys.readouterr().err
        assert "internal error" not in said
        assert len(said.splitlines()) == 1, said
        return said

    refused("log", "a", "interview", "--ics", str(odd["x.ics"]))
    refused("log", "a", "received", "--eml", str(odd["x.eml"]))
    refused("checklist", "a", "--letter", str(odd["x.pdf"]))
    if sort != "a folder":
        refused("import", str(odd["x.csv"]))
    for name in ("x.ics", "x.csv", "x.json"):
        refused("export", str(odd[name]), "--format", name[2:], "--force")
    if sort != LOOPING:  # it leads nowhere, as a link does that waits for its file
        for words in (["list"], ["add", "New", "SRE"], ["check"], ["check", "--repair"], ["sync"]):
            refused(*words, file=odd["x.json"])
    refused("merge", str(odd["x.json"]), str(board), str(odd["x.json"]))
    assert {name: looks(path) for name, path in odd.items()} == before
    assert board.read_bytes() == was


@pytest.mark.parametrize("sort", ["a pipe", "/dev/zero"])
def test_a_file_of_the_users_own_that_is_none_is_named(
    sort: str,
    tmp_path: Path,
    board: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    places = Places.default()
    (places.letters / "en").mkdir(parents=True)
    for path in (places.rules, places.settings, places.checklist, places.letters / "en" / "a.md"):
        if sort.startswith("/"):
            path.symlink_to(sort)
        else:
            os.mkfifo(path)

    def run(*words: str, code: int) -> str:
        assert main(["--file", str(board), "--now", "2026-11-23T10:00", *words]) == code, words
        return capsys.readouterr().err

    assert f"{places.rules}: not a regular file" in run("list", code=1)
    places.rules.unlink()
    assert f"{places.settings}: not a regular file" in run("settings", code=0)
    assert f"{places.settings}: not a regular file" in run("settings", "theme=nord", code=1)
    assert "a.md: not a regular file" in run("draft", "a", "phone", code=4)
    assert f"{places.checklist}: not a regular file" in run("checklist", "a", code=1)
    places.letters.rename(tmp_path / "away")
    places.letters.touch()
    assert f"{places.letters}: Not a directory" in run("draft", "a", "phone", code=4)


def test_an_endless_file_is_read_to_its_limit_only(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(OSError, match="larger than 1 MB") as told:
        read_file(path, 1_000_000)
    assert told.value.errno == errno.EFBIG
    assert read_file(Path("/proc/self/stat"), 10_000)  # says that it has no size at all
    with pytest.raises(OSError, match="larger"):
        read_file(Path("/proc/self/stat"), 10)
    with pytest.raises(OSError, match="not a file name"):
        read_file(Path("a\0b"), 10)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_stays_and_leads_to_what_was_written(
    is_there: bool, tmp_path: Path, board: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "web").mkdir()
    target, link = tmp_path / "web" / "board.json", tmp_path / "out.json"
    link.symlink_to(Path("web") / "board.json")
    if is_there:
        target.write_text("old")
        target.chmod(0o644)
        assert main(["--file", str(board), "export", str(link)]) == 1
        assert target.read_text() == "old"
    assert main(["--file", str(board), "export", str(link), *["--force"] * is_there]) == 0
    assert link.is_symlink()
    assert "Aoba KK" in target.read_text()
    assert stat.S_IMODE(target.stat().st_mode) == (0o644 if is_there else 0o600)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", [".", "..", "/", "", "a\0b"])
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    with pytest.raises(OSError, match=r"directory|not a file name"):
        write_file(Path(name), b"x")


def test_the_board_goes_to_standard_output_and_comes_from_standard_input(
    tmp_path: Path, board: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*words: str, code: int = 0, file: Path = board) -> str:
        assert main(["--file", str(file), "--now", "2026-11-23T10:00", *words]) == code
        return capfd.readouterr().out

    assert json.loads(run("export", "-", "--format", "json"))["applications"]["a"]
    assert run("export", "-", "--format", "ics").startswith("BEGIN:VCALENDAR\r\n")
    assert run("export", "-", "--format", "csv", "--follow", code=2) == ""
    assert run("export", "-", code=2) == ""
    table = tmp_path / "table.csv"
    table.write_text(run("export", "-", "--format", "csv"))
    with table.open() as given:
        monkeypatch.setattr("sys.stdin", given)
        run("import", "-", file=tmp_path / "other.json")
    assert "Aoba KK" in run("list", file=tmp_path / "other.json")
