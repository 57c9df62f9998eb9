"""Practice, goals and the hill on the command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import CommandLine


def test_practice_is_logged_in_one_line_and_can_be_taken_back(cli: CommandLine) -> None:
    said = cli("practice", "japanese", "--minutes", "30", "--note", "grammar")
    assert "Japanese 30/150 min" in said.err
    cli("practice", "hunting", "--count", "2", "--at", "2026-11-20T10:00")
    entries = cli("practice", "--json").json
    assert [(one["practice"], one["minutes"], one["count"]) for one in entries] == [
        ("hunting", None, 2),
        ("japanese", 30, None),
    ]
    assert entries[1] == {
        "id": said.word,
        "practice": "japanese",
        "at": "2026-11-23T10:00:00+09:00",
        "minutes": 30,
        "count": None,
        "note": "grammar",
    }
    assert "grammar" in cli("practice").out
    cli("undo")
    assert len(cli("practice", "--json").json) == 1
    cli("redo")
    cli("practice", "--remove", said.word)
    assert [one["practice"] for one in cli("practice", "--json").json] == ["hunting"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("sleeping",), 2),
        (("japanese", "--minutes", "30", "--count", "2"), 2),
        (("japanese", "--minutes", "0"), 2),
        (("japanese", "--at", "2026-11-24"), 2),
        (("--remove", "nothing"), 1),
    ],
)
def test_practice_that_can_not_be(cli: CommandLine, words: tuple[str, ...], code: int) -> None:
    cli.fails("practice", *words, code=code)


def test_goals_are_set_and_told(cli: CommandLine) -> None:
    assert cli("goals").out.splitlines() == [
        *("japanese=150m", "hunting=5", "learning=90m", "level=", "aim=", "test=2026-12-06")
    ]
    cli("goals", "japanese=60m", "hunting=2", "learning=0", "level=n3", "aim=N2")
    cli("goals", "test=2026-12-13")
    assert cli("goals").out.splitlines() == [
        *("japanese=60m", "hunting=2", "learning=0", "level=N3", "aim=N2", "test=2026-12-13")
    ]
    cli("goals", "test=", "level=")
    assert {"test=2026-12-06", "level="} <= set(cli("goals").out.splitlines())


@pytest.mark.parametrize("word", ["japanese=much", "level=N9", "test=someday", "sleep=8", "aim"])
def test_goals_that_can_not_be(cli: CommandLine, word: str) -> None:
    cli.fails("goals", word, code=2)


def test_the_hill_says_what_moved_one(cli: CommandLine) -> None:
    cli("goals", "japanese=60m", "hunting=1", "learning=0", now="2026-11-09T09:00")
    cli("practice", "japanese", "--minutes", "60")
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10", now="2026-11-11T09:00")
    found = cli("hill", "--json", now="2026-11-23T10:00").json
    assert (found["height"], found["start"], found["test"]) == (0, 0, "2026-12-06")
    assert [(one["week"], one["move"], one["height"]) for one in found["weeks"]] == [
        ("2026-11-09", 1, 1),
        ("2026-11-16", -1, 0),
        ("2026-11-23", 0, 0),
    ]
    assert found["weeks"][0]["practice"]["hunting"] == {
        "amount": 1,
        "goal": 1,
        "unit": "counts",
        "from_events": 1,
    }
    text = cli("hill").out
    assert "Mon 9 Nov   Japanese 60/60 min" in text
    assert "no practice: one step back" in text
    assert "next test Sun 6 Dec 2026, in 13 days" in text


def test_an_empty_board_has_a_hill(cli: CommandLine) -> None:
    assert "at the foot of the hill" in cli("hill").out
