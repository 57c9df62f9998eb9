"""What had to give way when two changes of the same field met: kept, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import orjson

from jobboard_tui.domain.merge.records import MergeConflict
from jobboard_tui.domain.values import frozen
from jobboard_tui.storage import atomic_write, line_format

LARGEST = 8_000_000
"""Bytes after which a new history is begun; the one before it stays beside."""


@frozen
class OverruledValue:
    """One entry: what gave way, and the instant of the merge in which it did."""

    at: datetime
    clash: MergeConflict


def place(state_dir: Path) -> Path:
    """Return the history's file in the folder with what is noted about a board."""
    return state_dir / "history.jsonl"


def keep(path: Path, clashes: Iterable[MergeConflict], now: datetime) -> None:
    """Add the values that gave way; `OSError` if that is impossible."""
    lines = [line_format.encode({"at": now.isoformat(), **asdict(clash)}) for clash in clashes]
    if not lines:
        return
    atomic_write.make_folder(path.parent)
    if path.exists() and path.stat().st_size > LARGEST:
        path.replace(path.with_suffix(".old.jsonl"))
    atomic_write.append_line(path, b"\n".join(lines))


def entries(path: Path) -> Iterator[OverruledValue]:
    """Yield what is in the history, oldest first; lines that can't be read are passed over."""
    for file in (path.with_suffix(".old.jsonl"), path):
        try:
            lines = file.read_bytes().splitlines()
        except FileNotFoundError:
            continue
        for line in lines:
            with suppress(ValueError, TypeError, KeyError):
                entry = orjson.loads(line)
                yield OverruledValue(
                    datetime.fromisoformat(entry.pop("at")), MergeConflict(**entry)
                )
