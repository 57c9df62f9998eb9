"""Machines that share a board through a bare repository; all of it in a test's folder."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jobboard_tui.domain.board import Board
from jobboard_tui.storage.merge_history import place
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store
from jobboard_tui.sync.git_sync import SyncResult, sync

SETTINGS = """[user]
\tname = Sato
\temail = sato@example.com
[init]
\tdefaultBranch = main
[protocol "file"]
\tallow = always
"""


def settings_of_its_own(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Git without the user's settings and the system's."""
    settings = folder / "gitconfig"
    settings.write_text(SETTINGS)
    patch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        patch.delenv(name, raising=False)


def git(folder: Path, *words: str) -> str:
    """Git itself, as a user calls it."""
    return subprocess.run(
        ["git", *words], cwd=folder, check=True, capture_output=True, text=True, timeout=60
    ).stdout.strip()


@dataclass
class Machine:
    """A clone with the board in it, and the state folder of that machine."""

    folder: Path
    places: Places

    @property
    def path(self) -> Path:
        return self.folder / "board.json"

    def store(self) -> Store:
        return Store(self.path, self.places)

    def board(self) -> Board:
        return self.store().load()

    def change(self, change: Any) -> None:
        self.store().commit("change", change)

    def sync(self) -> SyncResult:
        return sync(self.path, self.places)

    def git(self, *words: str) -> str:
        return git(self.folder, *words)

    def history(self) -> list[Any]:
        path = place(self.places.state_dir(self.path))
        if not path.exists():
            return []
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    def is_clean(self) -> bool:
        return self.git("status", "--porcelain") == ""


def machine(folder: Path, name: str, remote: Path) -> Machine:
    """One more machine with a clone of the remote."""
    git(folder, "clone", "--quiet", str(remote), name)
    return Machine(folder / name, Places.under(folder / f"{name} home"))


def bare(folder: Path) -> Path:
    """A remote without a work tree."""
    git(folder, "init", "--quiet", "--bare", "remote.git")
    return folder / "remote.git"
