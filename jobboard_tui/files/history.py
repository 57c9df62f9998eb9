"""What had to give way when two changes of the same field met: kept, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from jobboard_tui.core.merge import Clash
from jobboard_tui.files import disk, layout

LARGEST = 8_000_000
"""Bytes after which a new history is begun; the one before it stays beside."""


def place(keeping: Path) -> Path:
    """The history's file in the folder with what is noted about a board."""
    return keeping / "history.jsonl"


def keep(path: Path, clashes: Iterable[Clash], now: datetime) -> None:
    """Add the values that gave way; `OSError` if that is impossible."""
    lines = [layout.encode({"at": now.isoformat(), **asdict(clash)}) for clash in clashes]
    if not lines:
        return
    disk.make_folder(path.parent)
    if path.exists() and path.stat().st_size > LARGEST:
        path.replace(path.with_suffix(".old.jsonl"))
    disk.append_line(path, b"\n".join(lines))
