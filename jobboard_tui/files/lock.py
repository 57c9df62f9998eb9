"""One writer at a time, also across programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jobboard_tui.core.errors import Busy
from jobboard_tui.files.disk import NEW_FILE, make_folder, not_saved
from jobboard_tui.words import _

PATIENCE = 5.0
"""Seconds to wait for another program to finish its save."""


@contextmanager
def only_writer(keeping: Path, board: Path, patience: float | None = None) -> Iterator[None]:
    """Hold the board's lock; `Busy` if another program does not let go of it in time.

    The lock lies in the state folder of this machine, never beside the board: a lock that is
    synchronised with other machines locks nothing.
    """
    busy = Busy(
        _("{name} is not saved").format(name=board.name),
        _("another program is writing to it and does not finish"),
        _("wait for it or end it (a program stopped by Ctrl-Z continues with `fg`)"),
    )
    with holding(keeping, "lock", busy, PATIENCE if patience is None else patience):
        yield


@contextmanager
def holding(keeping: Path, name: str, busy: Busy, patience: float = 0) -> Iterator[None]:
    """Hold a lock of that name in the state folder; `busy` where others do not let go of it."""
    from filelock import FileLock, Timeout

    try:
        make_folder(keeping)
        lock = FileLock(keeping / name, timeout=patience, mode=NEW_FILE, poll_interval=0.01)
        lock.acquire()
    except Timeout:
        raise busy from None
    except OSError as trouble:
        raise not_saved(trouble, keeping) from trouble
    try:
        yield
    finally:
        lock.release()
