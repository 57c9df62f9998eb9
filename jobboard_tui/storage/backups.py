"""Copies of the board in the state folder: one a day, and one before each large step."""

from __future__ import annotations

import glob
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from jobboard_tui.storage import atomic_write, line_format, user_files

DAYS = 14
STEPS = 14
"""How many of each sort are kept."""


class Backups:
    """The copies of one board. A name begins with the instant; what follows is the step's name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def daily(self, board: Path, now: datetime) -> None:
        """A copy as the day begins, unless there is one; `OSError` if it can't be made."""
        name = f"{now:%Y-%m-%d}.json"
        if not (self.folder / name).exists():
            self._copy(board, name, now)
            self._prune(self.days(), DAYS)

    def before(self, step: str, board: Path, now: datetime) -> Path | None:
        """A copy before a step such as a merge or a repair; its path, None without a board."""
        path = self._copy(board, f"{now:%Y-%m-%dT%H%M%S.%f}-before-{step}.json", now)
        self._prune(self.steps(), STEPS)
        return path

    def newest_first(self) -> list[Path]:
        """All copies, by when they were made."""
        return sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)[::-1]

    def days(self) -> list[Path]:
        """The daily copies, oldest first."""
        return sorted(path for path in self.folder.glob("*.json") if "T" not in path.name)

    def steps(self) -> list[Path]:
        """The copies before a step, oldest first."""
        return sorted(path for path in self.folder.glob("*.json") if "T" in path.name)

    def _copy(self, board: Path, name: str, now: datetime) -> Path | None:
        try:
            content = user_files.read_file(board, line_format.LARGEST)
        except FileNotFoundError:
            return None
        atomic_write.make_folder(self.folder)
        path = self.folder / name
        atomic_write.replace_file(path, (content,))
        # The journal's entries are compared with it, and they go by the same clock.
        os.utime(path, (now.timestamp(), now.timestamp()))
        return path

    @staticmethod
    def _prune(copies: list[Path], keep: int) -> None:
        for path in copies[:-keep]:
            with suppress(OSError):
                path.unlink()


def keep_beside(path: Path, word: str, now: datetime) -> Path:
    """Return a copy of a file beside it, under a name that is free; for what is about to be mended.

    One that is there already, of a mending that was interrupted, is not made again.
    """
    content = user_files.read_file(path, line_format.LARGEST)
    for earlier in path.parent.glob(glob.escape(f"{path.stem}.{word}-") + "*"):
        with suppress(OSError):
            if user_files.read_file(earlier, len(content)) == content:
                return earlier
    target = atomic_write.name_beside(path, f".{word}-{now:%Y%m%dT%H%M%S}")
    count = 1
    while target.exists():
        count += 1
        target = atomic_write.name_beside(path, f".{word}-{now:%Y%m%dT%H%M%S}-{count}")
    atomic_write.replace_file(target, (content,))
    target.chmod(path.stat().st_mode & 0o777)
    return target
