"""The weekly self-audit on the command line."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from itertools import count

import pytest

from tests.cli.conftest import CommandLine

ANSWERS = ("--answer", "no", "--answer", "partly only alerts", "--answer", "はい")


class Typed(io.StringIO):
    """What somebody types at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def board(cli: CommandLine) -> CommandLine:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    return cli


def test_a_script_tells_the_answers(board: CommandLine) -> None:
    assert [one["rule"] for one in board.due() if one["rule"] == "weekly-audit"]
    said = board("audit", *ANSWERS, "--resolution", "Write to two people.")
    assert said.word
    assert "1 week in a row" in said.err
    rules = {one["rule"]: one for one in board.due("--all", now="2026-11-24T10:00")}
    assert rules["weekly-audit"]["state"] == "waiting"
    assert rules["resolution"]["event"] == said.word
    assert rules["resolution"]["why"].startswith("Write to two people.")
    found = board("audit", "--show", "--json").json
    assert [(one["id"], one["answer"], one["words"]) for one in found["questions"]] == [
        ("waiting", "no", ""),
        ("inbox", "partly", "only alerts"),
        ("luck", "yes", ""),
    ]
    assert found["resolution"] == "Write to two people."
    board("done", "--board", "resolution")
    assert "resolution" not in {one["rule"] for one in board.due("--all")}


def test_the_streak_has_the_audit_that_took_a_while(
    board: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    begins, ticks = datetime.fromisoformat("2026-11-23T10:00:00+09:00"), count()
    monkeypatch.setattr(
        "jobboard_tui.cli.bootstrap.clock",
        lambda _words, _home: lambda: begins + timedelta(seconds=next(ticks)),
    )
    monkeypatch.setattr("sys.stdin", Typed("no\npartly\nyes\nrest\n"))
    assert "1 week in a row" in board("audit").err


def test_one_undo_takes_back_all_of_it(board: CommandLine) -> None:
    board("audit", *ANSWERS, "--resolution", "x")
    board("undo")
    found = board("audit", "--show", "--json").json
    assert (found["last"], found["resolution"], found["audits_in_a_row"]) == (None, "", 0)
    assert all(one["answer"] is None for one in found["questions"])


def test_at_a_terminal_it_asks(board: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    board("audit", *ANSWERS)
    monkeypatch.setattr("sys.stdin", Typed("n\nmaybe\np\nyes, at the meet-up\nCall Mori.\n"))
    said = board("audit")
    assert "last time: partly only alerts" in said.err
    assert "applications sent: 0" in said.err
    assert "it doesn't start with yes, partly or no" in said.err
    found = board("audit", "--show", "--json").json
    assert [one["answer"] for one in found["questions"]] == ["no", "partly", "yes"]
    assert found["questions"][2]["words"] == "at the meet-up"
    assert found["resolution"] == "Call Mori."


def test_answers_that_break_off_change_nothing(
    board: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Typed("no\nno\n"))
    board.fails("audit", code=1)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--answer", "no"),
        ("--answer", "no", "--answer", "perhaps", "--answer", "no"),
        ("--answer", "no", "--answer", "", "--answer", "no"),
    ],
)
def test_answers_that_are_missing_or_off(
    board: CommandLine, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    board.fails("audit", *words, code=2)


def test_the_questions_speak_japanese_too(board: CommandLine) -> None:
    assert "待っていなかったか" in board("audit", "--show", "--lang", "ja").out
