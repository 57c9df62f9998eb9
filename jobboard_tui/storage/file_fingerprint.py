"""Whether a file has changed, told by how it looks from outside; what is noted of a board by that.

Of a board is noted that it exists: so that a vanished file is not taken for a new one. And how it
looked: a file that still looks so was written, or checked in full, by this program and need not be
checked again.
"""

from __future__ import annotations

import os
import time
import zlib
from pathlib import Path
from typing import NamedTuple

RECENT_SECONDS = 2.0
"""Within these a file can change again without its time of change telling."""

_NAME = "known.json"
CHECKS = 2
"""Which look a file has passed that is noted as sound; one that saw less does not count."""


class Signature(NamedTuple):
    """How a file looks without being read; both times in ns since the epoch."""

    device: int
    inode: int
    size: int
    modified: int
    changed: int


def signature(status: os.stat_result) -> Signature:
    """Return how a file looks that the system has told of."""
    return Signature(
        status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
    )


def fingerprint(path: Path) -> Signature | None:
    """Return how a file or folder looks now; None where there is none to be seen."""
    try:
        return signature(path.stat())
    except OSError:
        return None


def is_recent(looks: Signature) -> bool:
    """Tell whether a file that looks so can change once more without looking different."""
    return time.time() - looks.modified / 1e9 <= RECENT_SECONDS


def checksum(content: bytes) -> int:
    """Return a number that tells two contents apart, made at some 3 GB a second."""
    return zlib.crc32(content)


def is_known_board(state_dir: Path) -> bool:
    """Whether this board has been on the disk before."""
    return (state_dir / _NAME).exists()


def forget(state_dir: Path) -> None:
    """Forget what is known of the board; its copies stay."""
    (state_dir / _NAME).unlink(missing_ok=True)


def is_sound(state_dir: Path, looks: Signature, total: int) -> bool:
    """Whether the file that looks so has been checked before."""
    import orjson

    try:
        noted = orjson.loads((state_dir / _NAME).read_bytes())
        seen = noted["looks"], noted["checksum"], noted["checks"]
        return bool(seen == (list(looks), total, CHECKS))
    except (OSError, ValueError, TypeError, KeyError):
        return False


def remember(state_dir: Path, board: Path, looks: Signature, total: int) -> None:
    """Note that the board is on the disk and sound; `OSError` if that can't be noted."""
    import orjson

    from jobboard_tui.storage import atomic_write

    atomic_write.make_folder(state_dir)
    noted = {
        "board": atomic_write.readable(board),
        "looks": list(looks),
        "checksum": total,
        "checks": CHECKS,
    }
    atomic_write.replace_file(
        state_dir / _NAME, (orjson.dumps(noted),), durable=not is_known_board(state_dir)
    )
