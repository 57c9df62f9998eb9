"""Merging files, as git's driver too; conflict copies; what gave way."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jobboard_tui.storage.repair import check
from tests.cli.conftest import CommandLine
from tests.storage.machines import bare, git, machine, settings_of_its_own


@pytest.fixture
def three(cli: CommandLine, tmp_path: Path) -> tuple[Path, Path, Path]:
    """A board, and two forms of it in which other fields and one same field were changed."""
    app = cli("add", "Aoba", "SRE").word
    base, ours, theirs = (tmp_path / f"{name}.json" for name in ("base", "ours", "theirs"))
    shutil.copy(cli.file, base)
    shutil.copy(cli.file, theirs)
    cli.file = theirs
    cli("edit", app, "notes=theirs", "salary=800")
    shutil.copy(base, ours)
    cli.file = ours
    cli("edit", app, "notes=ours", "location=Tokyo")
    return base, ours, theirs


def test_three_files_become_one(cli: CommandLine, three: tuple[Path, Path, Path]) -> None:
    ours = three[1]
    said = cli("merge", *map(str, three))
    assert said.out == ""
    assert (
        "1 field was changed on both sides: the newer value was used; the other is in "
        "`jobboard history`"
    ) in said.err
    (found,) = json.loads(ours.read_bytes())["applications"].values()
    assert (found["notes"], found["salary"], found["location"]) == ("ours", "800", "Tokyo")
    assert check(ours) == []
    told = cli("history").out
    assert "Aoba, notes: kept ours, overwrote theirs" in told
    (entry,) = cli("history", "--json").json
    assert (entry["field"], entry["kept"], entry["lost"]) == ("notes", "ours", "theirs")


@pytest.mark.parametrize("which", [0, 1, 2])
@pytest.mark.parametrize("content", ["<<<<<<< ours\n", "[]", '{"applications":{"a":{}}}'])
def test_damage_leaves_ours_alone(
    cli: CommandLine, three: tuple[Path, Path, Path], which: int, content: str
) -> None:
    three[which].write_text(content)
    cli.file = three[1]
    said = cli.fails("merge", *map(str, three), code=1)
    assert three[which].name in said.err


def test_a_newer_schema_is_left_to_newer_programs(
    cli: CommandLine, three: tuple[Path, Path, Path]
) -> None:
    theirs = three[2]
    theirs.write_bytes(theirs.read_bytes().replace(b'"schema":1', b'"schema":9'))
    assert "newer version" in cli.fails("merge", *map(str, three), code=1).err


def test_an_empty_base_and_a_missing_file(cli: CommandLine, three: tuple[Path, Path, Path]) -> None:
    base, ours, theirs = three
    base.write_bytes(b"")
    cli("merge", *map(str, three))
    assert check(ours) == []
    cli.fails("merge", str(base), str(ours), str(theirs) + "x", code=1)


# -- git -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["%O %A %B", "--path %P %O %A %B"])
def test_git_merges_boards_by_it(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    """As the README says it: a line in .gitattributes, a line in git's configuration."""
    settings_of_its_own(tmp_path, monkeypatch)
    here = machine(tmp_path, "here", bare(tmp_path)).folder
    cli.file = here / "board.json"
    monkeypatch.setenv("JOBBOARD_FILE", str(cli.file))
    git(here, "config", "merge.jobboard.driver", f"{sys.executable} -m jobboard_tui merge {words}")
    (here / ".gitattributes").write_text("board.json merge=jobboard\n")
    app = cli("add", "Aoba", "SRE").word
    other = cli("add", "Kestrel", "SRE").word
    git(here, "add", ".")
    git(here, "commit", "-qm", "start")
    git(here, "checkout", "-qb", "train")
    cli("edit", app, "notes=train", "salary=800")
    cli("log", other, "applied")
    git(here, "commit", "-qam", "train")
    git(here, "checkout", "-q", "main")
    cli("edit", app, "notes=desk", "location=Tokyo")
    git(here, "commit", "-qam", "desk")
    git(here, "merge", "-q", "--no-edit", "train")
    assert git(here, "status", "--porcelain") == ""
    assert check(cli.file) == []
    shown = cli.show(app)
    assert (shown["notes"], shown["salary"], shown["location"]) == ("desk", "800", "Tokyo")
    assert cli.show(other)["stage"] == "applied"
    assert "notes: kept desk, overwrote train" in cli("history").out


def test_git_is_told_of_damage(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_of_its_own(tmp_path, monkeypatch)
    here = machine(tmp_path, "here", bare(tmp_path)).folder
    board = cli.file = here / "board.json"
    driver = f"{sys.executable} -m jobboard_tui merge %O %A %B"
    git(here, "config", "merge.jobboard.driver", driver)
    (here / ".gitattributes").write_text("board.json merge=jobboard\n")
    cli("add", "Aoba", "SRE")
    git(here, "add", ".")
    git(here, "commit", "-qm", "start")
    git(here, "checkout", "-qb", "train")
    board.write_text("{")
    git(here, "commit", "-qam", "train")
    git(here, "checkout", "-q", "main")
    cli("add", "Kestrel", "SRE")
    git(here, "commit", "-qam", "desk")
    ours = board.read_bytes()
    merged = subprocess.run(
        ["git", "merge", "train"], cwd=here, check=False, capture_output=True, text=True
    )
    assert merged.returncode == 1
    assert "the file ends too early" in merged.stderr + merged.stdout
    assert board.read_bytes() == ours


# -- conflict copies -----------------------------------------------------------------------------


@pytest.fixture
def copy(cli: CommandLine) -> Path:
    """A copy beside the board that another machine has changed."""
    app = cli("add", "Aoba", "SRE").word
    copy = cli.file.with_name("board.sync-conflict-20261123-101112-ABC7DEF.json")
    before = cli.file.read_bytes()
    cli("edit", app, "notes=theirs")
    cli("log", app, "interview", "--at", "2026-11-20T15:00", "--note", "by train")
    cli("add", "Kestrel", "SRE")
    shutil.copy(cli.file, copy)
    cli.file.write_bytes(before)
    cli("edit", app, "notes=ours")
    return copy


def test_copies_are_shown(cli: CommandLine, copy: Path) -> None:
    said = cli("conflicts")
    lines = said.out.splitlines()
    assert lines[0].startswith("board.sync-conflict-20261123-101112-ABC7DEF.json: ")
    notes = next(line for line in lines if " notes " in line)
    assert "here: ours" in notes
    assert "there: theirs" in notes
    assert "newer: here" in notes
    assert any("Kestrel" in line and "the whole application" in line for line in lines)
    assert any("interview" in line and "by train" in line for line in lines)
    assert "--merge" in said.err
    assert copy.exists()


def test_copies_are_merged_and_archived(cli: CommandLine, copy: Path) -> None:
    content = copy.read_bytes()
    said = cli("conflicts", "--merge")
    assert "2 applications updated" in said.err
    assert "there are no conflict copies" in cli("conflicts").err
    assert not copy.exists()
    (archived,) = Path.home().rglob(copy.name)
    assert archived.read_bytes() == content
    assert {one["company"] for one in cli("list", "--json").json} == {"Aoba", "Kestrel"}
    assert cli.show("Aoba")["notes"] == "ours"
    assert "notes: kept ours, overwrote theirs" in cli("history").out


@pytest.mark.parametrize(
    ("side", "notes", "kinds"), [("ours", "ours", set()), ("theirs", "theirs", {"interview"})]
)
def test_one_side_of_a_copy_is_taken(
    cli: CommandLine, copy: Path, side: str, notes: str, kinds: set[str]
) -> None:
    cli.fails("conflicts", "--take", side, code=2)
    said = cli("conflicts", "--merge", "--take", side)
    shown = cli.show("Aoba")
    assert (shown["notes"], {one["kind"] for one in shown["events"]}) == (notes, kinds)
    assert {one["company"] for one in cli("list", "--json").json} == {"Aoba", "Kestrel"}
    assert f"{side}" in said.err
    assert f"notes: kept {notes}" in cli("history").out
    cli("undo")
    assert cli.show("Aoba")["notes"] == "ours"


@pytest.mark.parametrize(("side", "notes"), [("ours", "ours"), ("theirs", "theirs")])
def test_a_side_is_taken_where_both_changed_a_field(
    cli: CommandLine, three: tuple[Path, Path, Path], side: str, notes: str
) -> None:
    base, ours, theirs = three
    said = cli("merge", str(base), str(ours), str(theirs), "--take", side)
    assert f"{side} was used" in said.err
    record = next(iter(json.loads(ours.read_text())["applications"].values()))
    assert (record["notes"], record["salary"], record["location"]) == (notes, "800", "Tokyo")


def test_a_damaged_copy_is_told_and_the_others_are_merged(cli: CommandLine, copy: Path) -> None:
    damaged = copy.with_name("board (conflicted copy 2026-11-23).json")
    damaged.write_bytes(copy.read_bytes()[:-30])
    said = cli.run("conflicts", "--merge")
    assert said.code == 1
    assert "the file ends too early" in said.err
    assert damaged.exists()
    assert not copy.exists()


def test_nothing_has_given_way(cli: CommandLine) -> None:
    cli("add", "Aoba", "SRE")
    assert "nothing has been overwritten" in cli("history").err


def test_instants_of_what_gave_way_are_told_as_everywhere(
    cli: CommandLine, three: tuple[Path, Path, Path]
) -> None:
    cli("merge", *map(str, three))
    (entry,) = cli("history", "--json").json
    assert re.fullmatch(r"[-0-9]{10}T[0-9:]{8}\+09:00", entry["at"])


def test_what_is_practised_gives_way_in_words(cli: CommandLine, tmp_path: Path) -> None:
    base, ours, theirs = (tmp_path / f"{name}.json" for name in ("base", "ours", "theirs"))
    cli("add", "Aoba", "SRE")
    for place, goal, level in ((base, "150m", "n3"), (theirs, "90m", "n1"), (ours, "200m", "n2")):
        shutil.copy(cli.file if place is base else base, place)
        cli.file = place
        cli("goals", f"japanese={goal}", f"level={level}")
    cli("merge", str(base), str(ours), str(theirs))
    told = cli("history").out
    assert "weekly goal, Japanese: kept 200 min a week, overwrote 90 min a week" in told
    assert "Japanese level: kept N2, overwrote N1" in told
