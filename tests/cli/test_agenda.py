"""What lies ahead."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.cli.conftest import CommandLine

ITEM_KEYS = [
    *("what", "at", "until", "whole_day", "title", "application", "company", "role", "where"),
    *("event", "rule"),
]


@pytest.fixture
def app(cli: CommandLine) -> str:
    app = cli("add", "Aoba", "SRE", "--applied", "2026-11-20").word
    cli("log", app, "interview", "--at", "2026-11-26T15:00", "--where", "3F")
    cli("log", app, "task", "--by", "2026-11-25", "--note", "SPI")
    return app


def days(cli: CommandLine, *words: str) -> Any:
    return cli("agenda", "--json", *words).json


def test_json_goes_by_day(cli: CommandLine, app: str) -> None:
    found = {day["date"]: day["items"] for day in days(cli)}
    assert list(found) == sorted(found)
    (interview,) = [one for one in found["2026-11-26"] if one["what"] == "meeting"]
    assert list(interview) == ITEM_KEYS
    assert (interview["application"], interview["where"]) == (app, "3F")
    assert (interview["at"], interview["until"]) == (
        "2026-11-26T15:00:00+09:00",
        "2026-11-26T16:00:00+09:00",
    )
    (task,) = [one for one in found["2026-11-25"] if one["rule"] == "task-due"]
    assert (task["what"], task["whole_day"]) == ("deadline", True)


def test_only_so_many_days(cli: CommandLine, app: str) -> None:
    assert days(cli, "--days", "2") == []
    assert [day["date"] for day in days(cli, "--days", "3")] == ["2026-11-25"]


def test_text_names_days_and_things(cli: CommandLine, app: str) -> None:
    text = cli("agenda").out
    assert re.search(r"Wed 25 Nov, in 2 days\n  ● +Aoba ", text)
    assert re.search(r"\nThu 26 Nov, in 3 days\n  ■  15:00-16:00  Aoba +interview +3F\n", text)


def test_what_opens_later_opens_from_its_day_on(cli: CommandLine, app: str) -> None:
    text = cli("agenda").out
    assert "from this day" in text
    assert "from now on" not in text


def test_nothing_ahead_is_said_beside_the_data(cli: CommandLine) -> None:
    said = cli("agenda", "--days", "1", now="2026-11-24T10:00")
    assert said.out == ""
    assert "nothing in the next 1 day\n" in said.err


@pytest.mark.parametrize("count", ["0", "-1", "many", "99999"])
def test_a_number_of_days_is_wanted(cli: CommandLine, count: str) -> None:
    cli.fails("agenda", "--days", count, code=2)


def test_holidays_are_named(cli: CommandLine, app: str) -> None:
    text = cli("agenda", "--days", "3").out
    assert text.startswith("Mon 23 Nov, today, 勤労感謝の日 (Labour Thanksgiving Day)\n")
    cli("log", app, "task", "--by", "2026-11-23", "--note", "x")
    found = {day["date"]: day["holiday"] for day in days(cli)}
    assert found["2026-11-23"] == "勤労感謝の日 (Labour Thanksgiving Day)"
    assert found["2026-11-26"] is None


def test_a_month_as_a_grid(cli: CommandLine, app: str) -> None:
    cli("log", app, "info-session", "--at", "2026-11-05T10:00")
    lines = cli("agenda", "--month").out.splitlines()
    assert lines[0] == "Nov 2026"
    assert lines[1].split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert lines[2].split() == ["1"]
    assert lines[3].split() == ["2", "3*", "4", "5", "■", "6", "7", "8"]
    assert lines[6].split() == ["[23]*", "24", "25", "●", "26", "■○", "27", "○", "28", "29"]
    assert "information session" in "\n".join(lines)
    assert "Dec 2026" in cli("agenda", "--month", "2026-12").out
    found = cli("agenda", "--month", "--json").json
    assert found[0]["date"] == "2026-11-05"


@pytest.mark.parametrize("text", ["2026-13", "soon", "0001-01", "2026-12-01"])
def test_a_month_is_wanted(cli: CommandLine, text: str) -> None:
    cli.fails("agenda", "--month", text, code=2)
