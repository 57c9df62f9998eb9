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

    assert "Aoba: on hold no more" in cli("release", aoba).err
    assert cli.show(aoba)["hold_until"] is None
    assert [one["rule"] for one in cli.due() if one["application"]] == ["application-follow-up"]
    assert "taken back: release: Aoba" in cli("undo").err
    assert cli.show(aoba)["hold_until"] == "2027-01-10"
    assert "taken back: hold: Aoba" in cli("undo").err
    cli.fails("release", aoba, code=2)


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
