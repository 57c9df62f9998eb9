"""What `jobboard status` says, kept until the board, the rules or the clock change it.

A status bar asks every few seconds. What is kept is known by how the files look from outside, so
that an answer costs a few calls of the system, however large the board is.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from jobboard_tui import __version__
from jobboard_tui.storage.file_fingerprint import fingerprint, is_recent, signature
from jobboard_tui.storage.paths import Places


class NextReminder(NamedTuple):
    """The reminder that comes first, as far as a line about it needs it."""

    title: str
    company: str
    state: str
    soft: bool
    exact: bool
    opens_at: datetime
    due_at: datetime | None
    snoozed_until: datetime | None


class StatusSummary(NamedTuple):
    """The counts, true from `since` until just before `until` (None: until something is done)."""

    zone: str
    since: datetime
    until: datetime | None
    overdue: int
    due: int
    soft: int
    open: int
    next: NextReminder | None

    def holds(self, now: datetime) -> bool:
        """Whether it is true at that instant."""
        return self.since <= now and (self.until is None or now < self.until)


def fingerprints(path: Path, read: Sequence[Path]) -> list[Any]:
    """Return how the board's file and what else is `read` for an answer look from outside.

    `OSError` where there is no board.
    """
    signatures = [signature(path.stat()), *map(fingerprint, read)]
    return [__version__, *(looks and list(looks) for looks in signatures)]


def load_status(path: Path, places: Places, read: Sequence[Path]) -> StatusSummary | None:
    """Return what was kept of this board and of what is `read`.

    It is None where there is nothing of use.
    """
    try:
        noted = json.loads(_file(path, places).read_bytes())
        if noted["looks"] != fingerprints(path, read):
            return None
        return _glance(noted["glance"])
    except (OSError, ValueError, LookupError, TypeError):
        return None


def store_status(glance: StatusSummary, looked: list[Any], path: Path, places: Places) -> None:
    """Keep it for a board that `looked` like this before it was read.

    A file of this very moment is left out, since its next change may not show.
    """
    from jobboard_tui.storage import atomic_write

    with suppress(OSError):
        if is_recent(signature(path.stat())):
            return
        file = _file(path, places)
        atomic_write.make_folder(file.parent)
        noted = json.dumps({"looks": looked, "glance": glance}, default=datetime.isoformat)
        atomic_write.replace_file(file, (noted.encode(),), durable=False)


def _file(path: Path, places: Places) -> Path:
    return places.state_dir(path) / "glance.json"


def _glance(noted: list[Any]) -> StatusSummary:
    zone, since, until, *counts, next_ = noted
    reminder = None
    if next_ is not None:
        *words, opens_at, due_at, snoozed_until = next_
        reminder = NextReminder._make(
            [*words, _at(opens_at), _maybe(due_at), _maybe(snoozed_until)]
        )
    return StatusSummary._make([zone, _at(since), _maybe(until), *counts, reminder])


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _maybe(text: str | None) -> datetime | None:
    return None if text is None else _at(text)
