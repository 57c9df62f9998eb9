"""Locks that git leaves behind when the machine goes down in the middle of a sync."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jobboard_tui.sync.repository import Repository, TrackedBranch

LONGEST = 600.0
"""Seconds that a sync takes at most; a lock that is younger than its start by more is not ours."""
SETTLING = 3.0
"""Seconds in which a git that outlived us comes to its end."""


@contextmanager
def note_sync(state_dir: Path, repository: Repository, line: TrackedBranch) -> Iterator[None]:
    """Note that a sync is under way; first clear away what an interrupted one has left."""
    note = state_dir / "syncing"
    with suppress(FileNotFoundError):
        _clear(repository, line, note.stat().st_mtime)
    note.touch(mode=0o600)
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def _clear(repository: Repository, line: TrackedBranch, since: float) -> None:
    locks = [
        repository.folder / "index.lock",
        repository.folder / "HEAD.lock",
        repository.common / "refs" / "heads" / f"{line.branch}.lock",
        repository.common / f"{line.tracked}.lock",
    ]
    until = time.monotonic() + SETTLING
    for lock in locks:
        while _is_of(lock, since) and time.monotonic() < until:
            time.sleep(0.05)
        if _is_of(lock, since):
            lock.unlink(missing_ok=True)


def _is_of(lock: Path, since: float) -> bool:
    """Whether a lock was made during the sync that began then."""
    try:
        return since - 1 <= lock.stat().st_mtime <= since + LONGEST
    except FileNotFoundError:
        return False
