"""Whatever goes wrong ends in one line, and leaves the file as it was."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

import pytest

from jobboard_tui.cli import main
from jobboard_tui.cli.crash_report import report
from tests.cli.conftest import CommandLine


def test_help_and_version_end_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert main(["--help"]) == 0
    assert main(["log", "--help"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("jobboard 0")
    assert "followed-up" in said.out
    assert said.err == ""


@pytest.mark.parametrize(
    "content",
    ["", "null", "[]", "{", '{"applications": 1}', "<<<<<<< ours\n", "\x00\x00", "{}\ntrailing"],
)
@pytest.mark.parametrize(
    "words", [["add", "Aoba", "SRE"], ["due"], ["status"], ["undo"], ["list", "--json"]]
)
def test_a_file_that_can_not_be_read_stays_as_it_is(
    cli: CommandLine, content: str, words: list[str]
) -> None:
    cli.file.write_text(content, encoding="utf-8")
    said = cli.fails(*words, code=1)
    assert said.out == ""


def test_a_vanished_file_is_not_made_anew(cli: CommandLine) -> None:
    cli("add", "Aoba", "SRE")
    cli.file.unlink()
    cli.fails("add", "Kestrel", "SRE", code=1)
    assert not cli.file.exists()


def test_demo_and_file_are_two_boards(cli: CommandLine) -> None:
    cli.fails("--demo", "due", code=2)


@pytest.mark.parametrize("now", ["whenever", "", " ", "2026-13-01", "2026-11-20T25:00"])
def test_a_clock_that_can_not_be_read(cli: CommandLine, now: str) -> None:
    cli.now = now
    cli.fails("due", code=2)


def test_an_empty_name_of_a_file_is_not_the_users_own(
    cli: CommandLine, folders_of_its_own: Path
) -> None:
    said = cli.fails("--file", "", "add", "Aoba", "SRE", code=2)
    assert "--file: it is empty" in said.err
    assert not (folders_of_its_own / "data").exists()


@pytest.mark.parametrize(
    "words", [["add", "Kestrel", "SRE"], ["log", "Aoba", "applied"], ["undo"], ["pause"]]
)
def test_a_file_of_a_newer_version_is_only_read(cli: CommandLine, words: list[str]) -> None:
    cli("add", "Aoba", "SRE")
    content = cli.file.read_text(encoding="utf-8")
    newer = content.replace('"schema":1', '"schema":99').replace('"schema": 1', '"schema": 99')
    assert newer != content
    cli.file.write_text(newer, encoding="utf-8")
    assert "Aoba" in cli("list").out
    assert "newer version" in cli.fails(*words, code=1).err


def test_another_program_that_holds_the_board(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, folders_of_its_own: Path
) -> None:
    from filelock import FileLock

    cli("add", "Aoba", "SRE")
    monkeypatch.setattr("jobboard_tui.storage.lock.PATIENCE", 0.05)
    (lock,) = (folders_of_its_own / "state").rglob("lock")
    with FileLock(lock):
        assert "another program" in cli.fails("add", "Kestrel", "SRE", code=1).err
        assert "Aoba" in cli("list").out
    cli("add", "Kestrel", "SRE")


def test_a_full_disk_is_told_of(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    cli("add", "Aoba", "SRE")

    def full(*_anything: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("jobboard_tui.storage.atomic_write.replace_file", full)
    assert "not saved" in cli.fails("add", "Kestrel", "SRE", code=1).err


def test_a_fault_of_the_program_leaves_a_report_without_anything_personal(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, folders_of_its_own: Path
) -> None:
    def broken(*_anything: object, **_named: object) -> None:
        raise KeyError("株式会社青葉, secret salary")

    monkeypatch.setattr("jobboard_tui.service.BoardService.add", broken)
    monkeypatch.setattr("jobboard_tui.cli.crash_report.report", report)
    said = cli.fails("add", "株式会社青葉", "SRE", "--salary", "secret", code=1)
    assert "KeyError" in said.err
    assert "青葉" not in said.err
    (written,) = (folders_of_its_own / "state" / "jobboard").glob("crash-*.txt")
    assert str(written) in said.err
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    text = written.read_text(encoding="utf-8")
    assert "cli/add.py" in text
    for personal in ("青葉", "secret", str(folders_of_its_own)):
        assert personal not in text


def test_a_fault_that_can_not_be_reported_is_still_one_line(
    cli: CommandLine, folders_of_its_own: Path
) -> None:
    (folders_of_its_own / "state").write_text("no folder", encoding="utf-8")
    cli.fails("add", "Aoba", "SRE", code=1)


def test_an_interrupt_in_the_midst_changes_nothing(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("add", "Aoba", "SRE")
    before = cli.file.read_bytes()

    def interrupted(*_anything: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jobboard_tui.domain.board.Board.add", interrupted)
    said = cli.run("add", "Kestrel", "SRE")
    assert (said.code, said.out, said.err) == (130, "", "")
    assert cli.file.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("export", "~nobody-at-all/x.csv"),
        ("import", "~nobody-at-all/x.csv"),
        ("log", "aoba", "interview", "--ics", "~nobody-at-all/x.ics"),
        ("log", "aoba", "received", "--eml", "~nobody-at-all/x.eml"),
    ],
)
def test_a_home_that_nobody_has_is_told(cli: CommandLine, words: tuple[str, ...]) -> None:
    cli("add", "Aoba", "SRE")
    assert "x." in cli.fails(*words, code=1).err


@pytest.mark.parametrize("count", ["0" * 9 + "12345", "0" * 5000, "0" * 8 + "12345"])
def test_a_number_that_is_too_large_is_refused_whatever_stands_before_it(
    cli: CommandLine, count: str
) -> None:
    cli.fails("practice", "learning", "--minutes", count, code=2)


@pytest.mark.parametrize(
    ("term", "driver", "on_terminal", "opens"),
    [
        ("xterm", "", True, True),
        ("xterm", "", False, False),
        ("dumb", "", True, False),
        ("dumb", "textual.drivers.web_driver:WebDriver", False, True),
    ],
)
def test_the_dashboard_wants_a_terminal_or_a_driver_of_its_own(
    monkeypatch: pytest.MonkeyPatch, term: str, driver: str, on_terminal: bool, opens: bool
) -> None:
    from jobboard_tui.cli.dashboard import has_terminal

    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("TEXTUAL_DRIVER", driver)
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: on_terminal, raising=False)
    assert has_terminal() is opens
