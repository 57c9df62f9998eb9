"""What `status` keeps is never older than the board, the rules or the clock."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jobboard_tui.service import BoardService
from tests.cli.conftest import CommandLine


@pytest.fixture
def reckoned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each time that the board was looked through."""
    times: list[str] = []
    view = BoardService.view

    def noted(service: BoardService) -> object:
        times.append("view")
        return view(service)

    monkeypatch.setattr(BoardService, "view", noted)
    monkeypatch.setattr("jobboard_tui.storage.file_fingerprint.RECENT_SECONDS", 0)
    return times


@pytest.fixture
def app(cli: CommandLine) -> str:
    app = cli("add", "Aoba", "SRE", now="2026-11-16T09:00").word
    cli("log", app, "interview", "--at", "2026-11-20T15:00")
    cli.now = "2026-11-21T10:00"
    return app


def settle(cli: CommandLine) -> None:
    """As if the file had been written a while ago."""
    os.utime(cli.file, (0, 0))


def test_nothing_is_reckoned_twice(cli: CommandLine, app: str, reckoned: list[str]) -> None:
    settle(cli)
    first = cli("status").out
    assert len(reckoned) == 1
    assert cli("status").out == first
    assert cli("status", "--format", "{next} {open}").out == "thank-you 1\n"
    assert len(reckoned) == 1


def test_times_are_those_of_the_call(cli: CommandLine, app: str, reckoned: list[str]) -> None:
    settle(cli)
    assert "6 h left" in cli("status").out
    assert "2 h left" in cli("status", now="2026-11-21T14:00").out
    assert len(reckoned) == 1


def test_a_window_that_closes_is_seen(cli: CommandLine, app: str, reckoned: list[str]) -> None:
    settle(cli)
    assert cli("status").out.startswith("▲ 0  ● 1")
    assert cli("status", now="2026-11-21T15:59").out.startswith("▲ 0  ● 1")
    assert len(reckoned) == 1
    assert cli("status", now="2026-11-21T16:00").out.startswith("▲ 1  ● 0")
    assert cli("status", now="2026-11-20T16:00").out.startswith("▲ 0  ● 1")


def test_a_change_is_seen_at_once(cli: CommandLine, app: str, reckoned: list[str]) -> None:
    settle(cli)
    cli("status")
    cli("log", app, "thanked")
    assert cli("status").out.startswith("▲ 0  ● 0")
    cli("undo")
    assert cli("status").out.startswith("▲ 0  ● 1")


def test_other_rules_are_seen(
    cli: CommandLine, app: str, reckoned: list[str], folders_of_its_own: Path
) -> None:
    settle(cli)
    assert cli("status").out.startswith("▲ 0  ● 1")
    rules = folders_of_its_own / "config" / "jobboard" / "rules.toml"
    rules.parent.mkdir(parents=True)
    rules.write_text("[rules.thank-you]\ndue = '2 h'\n", encoding="utf-8")
    assert cli("status").out.startswith("▲ 1  ● 0")
    rules.unlink()
    assert cli("status").out.startswith("▲ 0  ● 1")


def test_another_checklist_is_seen(
    cli: CommandLine, app: str, reckoned: list[str], folders_of_its_own: Path
) -> None:
    """Whether the offer meeting is prepared depends on what stands on the list."""
    cli("log", app, "thanked")
    cli("log", app, "offer-letter")
    cli("log", app, "offer-meeting", "--at", "2026-11-22T10:00")
    cli("checklist", app, "all", "--state", "known")
    settle(cli)
    assert cli("status").out.startswith("▲ 0  ● 0")
    own = folders_of_its_own / "config" / "jobboard" / "checklist.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[topics.team]\ntitle = "Team"\n[topics.team.items.dogs]\ntitle = "Dogs"\n')
    assert cli("status").out.startswith("▲ 0  ● 1")


def test_a_vanished_board_is_told_of(cli: CommandLine, app: str, reckoned: list[str]) -> None:
    settle(cli)
    cli("status")
    cli.file.unlink()
    cli.fails("status", code=1)


@pytest.mark.parametrize("content", ["", "{}", "[]", "{", '{"looks": [], "glance": 1}', "\0"])
def test_a_damaged_note_is_no_harm(
    cli: CommandLine, app: str, reckoned: list[str], folders_of_its_own: Path, content: str
) -> None:
    settle(cli)
    said = cli("status").out
    (note,) = (folders_of_its_own / "state").rglob("glance.json")
    assert note.stat().st_mode & 0o077 == 0
    note.write_text(content, encoding="utf-8")
    assert cli("status").out == said


def test_a_file_of_this_moment_is_not_kept(
    cli: CommandLine, app: str, reckoned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobboard_tui.storage.file_fingerprint.RECENT_SECONDS", 2.0)
    cli("status")
    cli("status")
    assert len(reckoned) == 2
