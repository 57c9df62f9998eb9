"""What is noted of a board when it is read or saved.

That it exists: so that a vanished file is not taken for a new one. And how the file looked: a file
that still looks so was written, or checked in full, by this program and need not be checked again.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import TypeAlias

import orjson

from jobboard_tui.storage import atomic_write

Signature: TypeAlias = tuple[int, int, int, int, int]
"""Device, inode, size, time of modification and of change, in ns."""

_NAME = "known.json"
CHECKS = 2
"""Which look a file has passed that is noted as sound; one that saw less does not count."""


def signature(found: os.stat_result) -> Signature:
    """How a file looks without being read."""
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def checksum(content: bytes) -> int:
    """A number that tells two contents apart, made at some 3 GB a second."""
    return zlib.crc32(content)


def remembers(keeping: Path) -> bool:
    """Whether this board has been on the disk before."""
    return (keeping / _NAME).exists()


def forget(keeping: Path) -> None:
    """From now on nothing is known of the board; its copies stay."""
    (keeping / _NAME).unlink(missing_ok=True)


def is_sound(keeping: Path, looks: Signature, total: int) -> bool:
    """Whether the file that looks so has been checked before."""
    try:
        noted = orjson.loads((keeping / _NAME).read_bytes())
        seen = noted["looks"], noted["checksum"], noted["checks"]
        return bool(seen == (list(looks), total, CHECKS))
    except (OSError, ValueError, TypeError, KeyError):
        return False


def remember(keeping: Path, board: Path, looks: Signature, total: int) -> None:
    """Note that the board is on the disk and sound; `OSError` if that can't be noted."""
    atomic_write.make_folder(keeping)
    noted = {
        "board": atomic_write.readable(board),
        "looks": looks,
        "checksum": total,
        "checks": CHECKS,
    }
    atomic_write.replace_file(
        keeping / _NAME, (orjson.dumps(noted),), durable=not remembers(keeping)
    )
