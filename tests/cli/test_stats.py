"""The numbers on the command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import CommandLine


@pytest.fixture
def board(cli: CommandLine) -> CommandLine:
    for name in ("Aoba", "Kestrel", "Momiji"):
        cli("add", name, "SRE", "--applied", "2026-11-02", "--source", "LinkedIn")
    cli("log", "kestrel", "received", "--at", "2026-11-06T10:00")
    cli("add", "Wish", "SRE", "--tag", "later", "--at", "2026-11-20")
    return cli


def test_json_has_the_numbers_and_no_rate_of_few(board: CommandLine) -> None:
    found = board("stats", "--json").json
    assert list(found) == [
        *("since", "until", "query", "applications", "funnel", "responses", "stages"),
        *("follow_ups", "weeks"),
    ]
    assert found["applications"] == 4
    assert found["funnel"][1] == {"stage": "applied", "count": 3, "of": 4, "rate": None}
    assert found["responses"] == [
        {
            "source": "LinkedIn",
            "sent": 3,
            "answered": 1,
            "waiting": 2,
            "rate": None,
            "median_days": None,
        }
    ]
    assert len(found["weeks"]) == 12


def test_the_filter_is_that_of_the_list(board: CommandLine) -> None:
    assert board("stats", "#later", "--json").json["applications"] == 1
    assert board("stats", "source:linkedin", "momiji", "--json").json["applications"] == 1


def test_a_range_ends_with_its_last_day(board: CommandLine) -> None:
    words = ("stats", "--since", "2026-11-02", "--until", "2026-11-02", "--json")
    found = board(*words).json
    assert (found["since"], found["until"]) == (
        "2026-11-02T00:00:00+09:00",
        "2026-11-03T00:00:00+09:00",
    )
    assert found["applications"] == 3
    board.fails("stats", "--since", "2026-11-03", "--until", "2026-11-02", code=2)


def test_the_text_says_that_there_are_too_few(board: CommandLine) -> None:
    text = board("stats").out
    assert "1 of 3 (too few to say)" in text
    assert "too few to say" in text
    for number in range(9):
        board("add", f"Company {number}", "SRE", "--applied", "2026-11-02")
    assert "12 of 13, 92%" in board("stats").out


def test_an_empty_board_says_so_beside_the_data(board: CommandLine) -> None:
    assert "no application" in board("stats", "#nothing").err
