"""`jobboard sync`, called as a user calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobboard_tui.cli import main
from tests.cli.conftest import CommandLine
from tests.storage.machines import bare, git, machine, settings_of_its_own


def test_two_machines(cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings_of_its_own(tmp_path, monkeypatch)
    remote = bare(tmp_path)
    here = machine(tmp_path, "here", remote).folder / "board.json"
    there = machine(tmp_path, "there", remote).folder / "board.json"
    cli.file = here
    app = cli("add", "Aoba", "SRE").word
    assert str(remote) in cli.fails("sync", code=2).err
    assert git(remote, "for-each-ref") == ""
    assert "your changes were sent" in cli("sync", "--yes").err
    assert git(here.parent, "status", "--porcelain") == ""
    cli.file = there
    assert "1 application updated" in cli("sync").err
    cli("edit", app, "notes=x")
    cli("sync")
    cli.file = here
    cli("sync")
    assert cli.show(app)["notes"] == "x"
    assert "nothing new on either side" in cli("sync").err


def test_outside_of_git(cli: CommandLine) -> None:
    cli("add", "Aoba", "SRE")
    said = cli.fails("sync", code=1)
    assert "board.json is not in a git repository; run `git init` in" in said.err


def test_the_demo_is_not_synced() -> None:
    assert main(["--demo", "sync"]) == 2
