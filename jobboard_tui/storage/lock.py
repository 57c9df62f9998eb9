"""One writer at a time, also across programs, users and containers."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from jobboard_tui.domain.errors import BoardLocked
from jobboard_tui.i18n import _
from jobboard_tui.storage.atomic_write import NEW_FILE, make_folder, save_error, state_error
from jobboard_tui.storage.system_forms import way_to_wait

PATIENCE = 5.0
"""Seconds to wait for another program to finish its save."""
POLL_SECONDS = 0.01

_NOT_TO_BE_HAD = frozenset(
    getattr(errno, name)
    for name in (
        *("EACCES", "EPERM", "ENOTDIR", "EISDIR", "EINVAL", "EBADF"),
        *("ENOSYS", "ENOTSUP", "EOPNOTSUPP", "ENOLCK", "ESTALE"),
    )
    if hasattr(errno, name)
)
"""What a folder answers that can't be opened or whose file system knows no locks."""


@contextmanager
def only_writer(
    state_dir: Path, board: Path, timeout: float | None = None
) -> Iterator[Callable[[], None]]:
    """Hold the board's locks; `BoardLocked` if another program does not let go of them in time.

    One lock lies in the state folder of this machine, never beside the board: a lock that is
    synchronised with other machines locks nothing. The other is on the board's own folder, which
    makes no file, so that other users, containers and state folders wait, too. Whoever makes that
    folder calls what is yielded, so that it is locked from then on.
    """
    busy = BoardLocked(
        _("{name} was not saved").format(name=board.name),
        _("another program is still writing to it"),
        way_to_wait(),
    )
    timeout = PATIENCE if timeout is None else timeout
    until = time.monotonic() + timeout
    folder = Path(os.path.realpath(board)).parent
    with hold_lock(state_dir, "lock", busy, timeout), ExitStack() as held:
        locked: list[Path] = []

        def lock_folder() -> None:
            if not locked and _enter(held, folder, busy, until, board):
                locked.append(folder)

        lock_folder()
        yield lock_folder


def _enter(held: ExitStack, folder: Path, busy: BoardLocked, until: float, board: Path) -> bool:
    """Lock a folder until `held` is left; False where there is no such folder yet.

    A folder whose lock is not to be had counts as locked: there is the one in the state folder.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        held.callback(_unlock, descriptor)
        while not _try_lock(descriptor):
            if time.monotonic() >= until:
                raise busy
            time.sleep(POLL_SECONDS)
    except FileNotFoundError:
        return False
    except ImportError:  # Windows has no such lock
        return True
    except OSError as trouble:
        if trouble.errno not in _NOT_TO_BE_HAD:
            raise save_error(trouble, board) from trouble
    return True


def _try_lock(descriptor: int) -> bool:
    """Lock an open folder unless another program holds it; whether it is locked now."""
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _unlock(descriptor: int) -> None:
    """Let go; what is saved stays saved, whatever the system says."""
    with suppress(OSError, ImportError):
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_UN)
    with suppress(OSError):
        os.close(descriptor)


@contextmanager
def hold_lock(state_dir: Path, name: str, busy: BoardLocked, timeout: float = 0) -> Iterator[None]:
    """Hold a lock of that name in the state folder; `busy` where others do not let go of it."""
    from filelock import FileLock, Timeout

    try:
        make_folder(state_dir)
        lock = FileLock(
            state_dir / name, timeout=timeout, mode=NEW_FILE, poll_interval=POLL_SECONDS
        )
        lock.acquire()
    except Timeout:
        raise busy from None
    except OSError as trouble:
        raise state_error(trouble, state_dir) from trouble
    try:
        yield
    finally:
        with suppress(OSError):  # what is saved stays saved, whatever the system says
            lock.release()
