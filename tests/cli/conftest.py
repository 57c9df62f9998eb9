"""Runs commands in-process on a board of the test's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

from jobboard_tui.cli import crash_report, main
from jobboard_tui.cli.demo import create_demo_store
from jobboard_tui.cli.parser import parse
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.rules import RuleSet

MON_23 = "2026-11-23T10:00"
DEMO_NOW = "2026-11-26T10:00"


@dataclass(frozen=True)
class Said:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def word(self) -> str:
        return self.out.strip()


@dataclass
class CommandLine:
    """`cli(...)` runs one command at `now`; `cli.fails` one that leaves the file as it was."""

    file: Path
    read: Callable[[], Any]
    now: str = MON_23

    def run(self, *words: str) -> Said:
        code = main(["--file", str(self.file), "--now", self.now, *words])
        said = self.read()
        return Said(code, said.out, said.err)

    def __call__(self, *words: str, now: str | None = None, code: int = 0) -> Said:
        self.now = now or self.now
        said = self.run(*words)
        assert said.code == code, said
        assert "Traceback" not in said.err
        return said

    def fails(self, *words: str, code: int) -> Said:
        before = self.file.read_bytes() if self.file.exists() else None
        said = self.run(*words)
        after = self.file.read_bytes() if self.file.exists() else None
        assert said.code == code, said
        assert after == before
        assert said.err.splitlines()[-1].strip()
        error = [line for line in said.err.splitlines() if line.startswith("jobboard: ")]
        assert len(error) == 1, said.err
        return said

    def show(self, app: str) -> Any:
        return self("show", app, "--json").json

    def due(self, *words: str, now: str | None = None) -> Any:
        return self("due", "--json", *words, now=now).json


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """A command line whose board lies in the test's folder."""
    # An unreadable file is read again after a while, since an editor may be saving it.
    monkeypatch.setattr("jobboard_tui.storage.atomic_storage.PATIENCE", 0)
    monkeypatch.setattr(crash_report, "report", raise_again)
    # Neither reading the shipped rules each time nor waiting for the disk is what is tested here.
    monkeypatch.setattr("jobboard_tui.cli.bootstrap.load_rules", rule_set)
    monkeypatch.setattr("jobboard_tui.storage.atomic_write.sync", lambda _descriptor: None)
    return CommandLine(tmp_path / "board.json", capsys.readouterr)


@pytest.fixture(scope="session")
def demo_content() -> bytes:
    """The file of the demo board, laid around Thu 26 Nov."""
    with ExitStack() as leaving, pytest.MonkeyPatch.context() as patch:
        patch.setattr("jobboard_tui.storage.atomic_write.sync", lambda _descriptor: None)
        call = parse(["--demo", "--now", DEMO_NOW, "list"])
        return create_demo_store(call, leaving)[0].path.read_bytes()


@pytest.fixture
def demo(cli: CommandLine, demo_content: bytes) -> CommandLine:
    """A command line on a board like the demo, of the same day."""
    cli.file.write_bytes(demo_content)
    cli.now = DEMO_NOW
    return cli


SHIPPED = load_rules(None)


def rule_set(overrides: Path, own_items: Path) -> RuleSet:
    """The rules as the program loads them."""
    own = overrides.exists() or own_items.exists()
    return load_rules(overrides, own_items) if own else SHIPPED


def raise_again(error: Exception, _words: object) -> NoReturn:
    """A fault of the program is a fault of the test, with its traceback."""
    raise error
