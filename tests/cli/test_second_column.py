"""A second column of a stage, which is one row more, on the command line and in the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jobboard_tui.domain.board_columns import BoardColumn
from tests.cli.conftest import CommandLine


@pytest.fixture
def app(cli: CommandLine, take_home: BoardColumn) -> str:
    """An application that was moved into the column."""
    app = cli("add", "Aoba", "SRE", "--stage", "applied").word
    assert "applied → take-home" in cli("move", app, take_home.name).err
    return app


def record(file: Path, app: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))["applications"][app]
    return found


def test_it_is_moved_shown_and_listed(cli: CommandLine, app: str) -> None:
    shown = cli("show", app, "--json").json
    assert (shown["stage"], shown["column"]) == ("screening", "take-home")
    assert "課題 take-home" in cli("show", app).out
    assert "課題 take-home" in cli("list").out
    cli("add", "Hoshi", "SRE", "--stage", "screening")
    cli("add", "Kestrel", "SRE", "--stage", "take-home")
    companies = [
        [one["company"] for one in cli("list", *words, "--json").json]
        for words in ([], ["--stage", "screening"], ["--stage", "take-home"], ["stage:take"])
    ]
    assert companies == [
        ["Hoshi", "Aoba", "Kestrel"],
        ["Hoshi", "Aoba", "Kestrel"],
        ["Aoba", "Kestrel"],
        ["Aoba", "Kestrel"],
    ]


def test_the_file_has_it_only_where_it_is_not_the_first(cli: CommandLine, app: str) -> None:
    kept = record(cli.file, app)
    assert (kept["stage"], kept["column"]) == ("screening", "take-home")
    cli("move", app, "screening")
    assert "column" not in record(cli.file, app)
    assert "column" not in cli("show", app, "--json").json


def test_a_move_there_is_undone_and_done_again(cli: CommandLine, app: str) -> None:
    cli("undo")
    assert record(cli.file, app)["stage"] == "applied"
    assert "column" not in record(cli.file, app)
    cli("redo")
    assert record(cli.file, app)["column"] == "take-home"


def test_an_event_leads_on_to_the_first_column_of_its_stage(cli: CommandLine, app: str) -> None:
    assert "take-home → interview" in cli("log", app, "interview", "--at", "2026-11-24 10:00").err
    assert "column" not in record(cli.file, app)


def test_two_forms_of_the_board_are_merged(cli: CommandLine, app: str) -> None:
    base, ours = (cli.file.with_name(name) for name in ("base.json", "ours.json"))
    base.write_bytes(cli.file.read_bytes())
    cli("move", app, "screening", now="2026-11-23T11:00")
    ours.write_bytes(cli.file.read_bytes())
    cli.file.write_bytes(base.read_bytes())
    cli("edit", app, "notes=the other machine", now="2026-11-23T12:00")
    cli("merge", str(base), str(ours), str(cli.file), "--path", str(cli.file))
    merged = record(ours, app)
    assert merged["notes"] == "the other machine"
    assert "column" not in merged


def test_an_export_brings_it_back(cli: CommandLine, app: str, tmp_path: Path) -> None:
    file = tmp_path / "export.json"
    cli("export", str(file))
    cli("--file", str(tmp_path / "other.json"), "import", str(file))
    assert record(tmp_path / "other.json", app)["column"] == "take-home"


def test_only_what_is_closed_has_an_outcome(cli: CommandLine, app: str) -> None:
    cli.fails("move", app, "take-home", "--outcome", "rejected", code=2)
