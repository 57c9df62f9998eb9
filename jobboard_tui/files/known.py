"""That a board exists: noted when it is first saved, so that a vanished file is not taken for new."""

from __future__ import annotations

import os
from pathlib import Path

from jobboard_tui.files import disk

_NAME = "known"


def remembers(keeping: Path) -> bool:
    """Whether this board has been on the disk before."""
    return (keeping / _NAME).exists()


def remember(keeping: Path, board: Path) -> None:
    """Note that the board is on the disk; `OSError` if that can't be noted."""
    if not remembers(keeping):
        disk.make_folder(keeping)
        disk.replace_file(keeping / _NAME, (os.fsencode(board), b"\n"))
