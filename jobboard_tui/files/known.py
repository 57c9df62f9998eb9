"""What is noted of a board when it is read or saved.

That it exists: so that a vanished file is not taken for a new one. And how the file looked: a file
that still looks so was written, or checked in full, by this program and need not be checked again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import orjson

from jobboard_tui.files import disk

Signature: TypeAlias = tuple[int, int, int, int, int]
"""Device, inode, size, time of modification and of change, in ns."""

_NAME = "known.json"


def remembers(keeping: Path) -> bool:
    """Whether this board has been on the disk before."""
    return (keeping / _NAME).exists()


def is_sound(keeping: Path, signature: Signature, checksum: int) -> bool:
    """Whether the file that looks so has been checked before."""
    try:
        noted = orjson.loads((keeping / _NAME).read_bytes())
        return bool(noted["signature"] == list(signature) and noted["checksum"] == checksum)
    except (OSError, ValueError, TypeError, KeyError):
        return False


def remember(keeping: Path, board: Path, signature: Signature, checksum: int) -> None:
    """Note that the board is on the disk and sound; `OSError` if that can't be noted."""
    disk.make_folder(keeping)
    noted = {"board": str(board), "signature": signature, "checksum": checksum}
    disk.replace_file(keeping / _NAME, (orjson.dumps(noted),), durable=not remembers(keeping))
