"""Applications on hold, from the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine


@pytest.fixture
def aoba(cli: CommandLine) -> str:
    return cli("add", "Aoba", "SRE", "--applied", "2026-11-02").word


def test_hold_and_release(cli: CommandLine, aoba: str) -> None:
    said = cli("hold", "aoba", "--until", "10 jan").err
    assert "until → Sun 10 Jan 2027" in said
    assert f"Aoba: on hold until Sun 10 Jan 2027; `jobboard release {aoba}` ends that" in said
    assert cli.show(aoba)["hold_until"] == "2027-01-10"
    assert "on hold until  Sun 10 Jan 2027" in cli("show", aoba).out
    assert "follow up on hold until Sun 10 Jan 2027" in cli("list").out
    assert "on hold until Sun 10 Jan 2027" in cli("due", "--all").out
    (held,) = [one for one in cli.due("--all") if one["application"] == aoba]
    assert held["snoozed_until"] == "2027-01-10T00:00:00+09:00"
    assert held["why"].endswith("on hold until Sun 10 Jan 2027")
    assert not [one for one in cli.due() if one["application"] == aoba]

    assert "Aoba: no longer on hold" in cli("release", aoba).err
    assert cli.show(aoba)["hold_until"] is None
    assert [one["rule"] for one in cli.due() if one["application"]] == ["application-follow-up"]
    assert "Undone: take off hold, Aoba" in cli("undo").err
    assert cli.show(aoba)["hold_until"] == "2027-01-10"
    assert "Undone: put on hold, Aoba" in cli("undo").err
    cli.fails("release", aoba, code=1)


def test_no_channel_and_back(cli: CommandLine, aoba: str) -> None:
    assert [one["rule"] for one in cli.due() if one["application"]] == ["application-follow-up"]
    said = cli("dismiss", aoba, "follow up", "--no-channel").err
    assert "Aoba: nobody to write to, so no reminders: thank-you, follow up;" in said
    assert f"`jobboard dismiss {aoba} thank-you --has-channel`" in said
    assert [one for one in cli.due("--all") if one["application"]] == []
    said = cli("due", "--all").err
    assert "Aoba: nobody to write to, so not listed: thank-you, follow up" in said
    assert "no reminders of  thank-you, follow up" in cli("show", aoba).out
    rules = ["application-follow-up", "interview-follow-up", "thank-you"]
    assert cli.show(aoba)["no_channel"] == rules
    before = cli.file.read_bytes()
    assert "nothing to change" in cli("dismiss", aoba, "thank-you", "--no-channel").err
    assert cli.file.read_bytes() == before
    assert "reminders are back" in cli("dismiss", aoba, "thank-you", "--has-channel").err
    assert cli.show(aoba)["no_channel"] == []
    assert [one["rule"] for one in cli.due() if one["application"]] == ["application-follow-up"]
    assert "reminders back" in cli("undo").err
    assert cli.show(aoba)["no_channel"] == rules
    for words in (
        (aoba, "reply", "--no-channel"),
        (aoba, "no-such-rule", "--no-channel"),
        (aoba, "--no-channel"),
        (aoba, "thank-you", "--no-channel", "--has-channel"),
        ("--board", "weekly-audit", "--no-channel"),
        (aoba, "thank-you", "--no-channel", "--event", "x"),
    ):
        cli.fails("dismiss", *words, code=2)


def test_what_still_speaks_is_listed_and_says_that_the_card_is_on_hold(
    cli: CommandLine, aoba: str
) -> None:
    cli("log", aoba, "received")
    cli("hold", aoba, "--until", "2026-12-20 15:00")
    assert [one["rule"] for one in cli.due() if one["application"]] == ["reply"]
    assert "reply: 24 h left; on hold until Sun 20 Dec 15:00" in cli("list").out
    assert cli.show(aoba)["hold_until"] == "2026-12-20T15:00:00+09:00"
    cli.now = "2026-12-20T15:00"
    assert "hold" not in cli("list").out + cli("show", aoba).out


def test_it_takes_a_time_to_come(cli: CommandLine, aoba: str) -> None:
    assert "past" in cli.fails("hold", aoba, "--until", "2026-11-01", code=2).err
    assert "--until" in cli.fails("hold", aoba, code=2).err


def test_edit_sets_it_too_and_knows_since_when(cli: CommandLine, aoba: str) -> None:
    cli("edit", aoba, "hold-until=2026-12-20")
    record = json.loads(cli.file.read_text())["applications"][aoba]
    assert record["hold_until"] == "2026-12-20"
    assert record["hold_since"] == "2026-11-23T10:00:00+09:00"
    cli("edit", aoba, "hold-until=")
    assert (
        not {"hold_until", "hold_since"}
        & json.loads(cli.file.read_text())["applications"][aoba].keys()
    )


def test_it_goes_out_and_in(cli: CommandLine, aoba: str, tmp_path: Path) -> None:
    cli("hold", aoba, "--until", "2026-12-20")
    for name in ("out.csv", "out.json"):
        cli("export", str(tmp_path / name))
        other = CommandLine(tmp_path / f"{name}.board", cli.read)
        other("import", str(tmp_path / name))
        assert other.show("Aoba")["hold_until"] == "2026-12-20"
    (row,) = csv.DictReader((tmp_path / "out.csv").read_text("utf-8-sig").splitlines())
    assert row["Hold Until"] == "2026-12-20"


# -- what is said of rules -----------------------------------------------------------------------


def test_a_snooze_says_what_becomes_of_the_reminder(cli: CommandLine, aoba: str) -> None:
    said = cli("snooze", aoba, "application-follow-up", "--until", "2027-01-10").err
    assert "note: It would be gone by then; snoozed, it stays until Sat 16 Jan 2027." in said


def test_only_its_list_prepares_an_offer_meeting(cli: CommandLine, aoba: str) -> None:
    cli("log", aoba, "offer-meeting", "--at", "tue 14:00")
    said = cli.fails("done", aoba, "prepare-offer-meeting", code=3).err
    assert f"jobboard checklist {aoba}" in said
    assert "prepare-offer-meeting" in [one["rule"] for one in cli.due()]
    assert "dismissed" in cli("done", aoba, "prepare-offer-meeting", "--force").err
    assert "prepare-offer-meeting" not in [one["rule"] for one in cli.due("--all")]


def test_a_decision_before_the_application_says_that_it_closes_nothing(
    cli: CommandLine, aoba: str
) -> None:
    said = cli("log", aoba, "rejected", "--at", "2026-11-01").err
    assert "note: This is dated before the application on Mon 2 Nov, so it closes nothing." in said
    assert "stage:" not in said
    said = cli("amend", aoba, "rejected", "at=2026-11-10").err
    assert "closes nothing" not in said
    assert "stage: applied → closed" in said
    assert "closes nothing" in cli("amend", aoba, "rejected", "at=2026-10-31").err


def test_a_card_that_is_reopened_by_hand_waits_anew(cli: CommandLine, aoba: str) -> None:
    cli("log", aoba, "rejected", "--at", "2026-11-20")
    said = cli("move", aoba, "screening").err
    assert "note: Reopened: the earlier outcome no longer counts, and you are waiting" in said
    (one,) = [one for one in cli.due("--all") if one["application"] == aoba]
    assert (one["rule"], one["event"]) == ("application-follow-up", None)
    assert one["opens_at"] == "2026-11-30T00:00:00+09:00"
    assert one["why"].startswith("reopened Mon 23 Nov")
    cli("dismiss", aoba, "application-follow-up")
    assert [one for one in cli.due("--all") if one["application"] == aoba] == []


def test_an_open_card_is_meant_before_a_closed_one_of_the_same_company(
    cli: CommandLine, aoba: str
) -> None:
    cli("log", aoba, "withdrawn")
    cli.now = "2027-11-23T10:00"
    again = cli("add", "Aoba", "Platform", "--agency", "Robin", "--applied", "2027-11-20")
    assert "already" not in again.err
    said = cli("log", "aoba", "received")
    assert (
        f"APP → {again.word} Aoba Platform applied (also matching but closed: {aoba})" in said.err
    )
    assert cli.show(again.word)["stage"] == "screening"
    assert "also matching" not in cli("log", again.word, "replied").err


@pytest.mark.parametrize("end", ["accepted", "rejected", "withdrawn"])
def test_after_the_end_no_letter_asks_how_the_application_stands(
    cli: CommandLine, aoba: str, end: str
) -> None:
    assert "letter → application-follow-up" in cli.run("draft", aoba).err
    cli("log", aoba, end)
    said = cli.run("draft", aoba)
    assert said.code == 2
    assert "is already decided, and no letter is due" in said.err
