"""Checking and repairing the file."""

from __future__ import annotations

import pytest

from tests.cli.conftest import CommandLine


@pytest.fixture
def damaged(cli: CommandLine) -> tuple[str, str]:
    """Two applications, the file torn in the midst of the last line with one."""
    ids = (cli("add", "Aoba", "SRE").word, cli("add", "Kestrel", "SRE").word)
    content = cli.file.read_text(encoding="utf-8")
    place = max(content.index(f'"{one}"') for one in ids)
    cli.file.write_text(content[: place + 40], encoding="utf-8")
    return ids


def test_a_sound_file_is_in_order(cli: CommandLine) -> None:
    cli("add", "Aoba", "SRE")
    said = cli("check")
    assert said.out == ""
    assert "has no problems" in said.err


def test_what_is_wrong_is_named_by_line(cli: CommandLine, damaged: tuple[str, str]) -> None:
    said = cli.fails("check", code=1)
    assert "line " in said.out
    assert "check --repair" in said.err


def test_repair_brings_everything_back(cli: CommandLine, damaged: tuple[str, str]) -> None:
    torn = cli.file.read_bytes()
    said = cli("check", "--repair")
    assert "2 applications" in said.err
    assert {one["id"] for one in cli("list", "--json").json} == set(damaged)
    beside = [path for path in cli.file.parent.iterdir() if path.is_file() and path != cli.file]
    assert [path.read_bytes() for path in beside] == [torn]
    assert str(beside[0]) in said.err
    cli("check")


def test_a_vanished_file_comes_back(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    cli.file.unlink()
    cli.fails("check", code=1)
    cli("check", "--repair")
    assert cli.show(app)["company"] == "Aoba"


def test_nothing_to_repair_from(cli: CommandLine) -> None:
    cli.fails("check", "--repair", code=1)
    assert not cli.file.exists()


def test_a_file_deleted_on_purpose_makes_way_for_a_new_board(cli: CommandLine) -> None:
    cli("add", "Aoba", "SRE")
    cli.file.unlink()
    assert "check --new" in cli.fails("list", code=1).err
    assert "check --new" in cli.fails("check", code=1).err
    assert "forgotten" in cli("check", "--new").err
    assert cli("list", "--json").json == []
    cli("add", "Kestrel", "SRE")
    assert [one["company"] for one in cli("list", "--json").json] == ["Kestrel"]


def test_what_was_forgotten_comes_back_until_a_new_board_is_there(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    cli.file.unlink()
    cli("check", "--new")
    cli("check", "--repair")
    assert cli.show(app)["company"] == "Aoba"


def test_a_file_that_is_there_or_never_was_is_not_forgotten(cli: CommandLine) -> None:
    assert "nothing to forget" in cli.fails("check", "--new", code=1).err
    cli("add", "Aoba", "SRE")
    assert "exists" in cli.fails("check", "--new", code=1).err
    cli.fails("check", "--new", "--repair", code=2)


def test_what_stands_twice_is_told_with_its_line_and_merged(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", "--location", "Tokyo").word
    cli("add", "Zeta", "SRE")
    lines = cli.file.read_bytes().split(b"\n")
    (at,) = (number for number, line in enumerate(lines) if app.encode() in line)
    line = lines[at].removesuffix(b",")
    lines[at : at + 1] = [
        line + b",",
        line.replace(b'"location":"Tokyo"', b'"location":"Osaka","notes":"laptop"')
        + lines[at][len(line) :],
    ]
    cli.file.write_bytes(b"\n".join(lines))
    said = cli.fails("check", code=1)
    assert said.out == f"line {at + 2}, {app}: the record appears twice\n"
    for words in (["list"], ["log", "Zeta", "note", "--note", "later"], ["undo"]):
        assert f"line {at + 2}, column 1: the record {app} appears" in cli.fails(*words, code=1).err
    told = cli("check", "--repair")
    assert (
        "1 value was there in two versions: one was used; the other is in `jobboard history`."
        in told.out
    )
    assert "lost" not in told.out
    found = cli.show(app)
    assert found["notes"] == "laptop"
    gave_way = {"Tokyo", "Osaka"} - {found["location"]}
    assert {one["lost"] for one in cli("history", "--json").json} == gave_way
    cli("check")
