"""Notes when the user last looked at a board; kept in the state folder of that board.

A module of its own though the service alone reads it: the service touches no file itself.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from jobboard_tui.storage import atomic_write

NAME = "looked"


def last_looked(state_dir: Path) -> datetime | None:
    """The instant at which the dashboard was last left; None where nothing is noted."""
    with suppress(OSError, ValueError):
        noted = datetime.fromisoformat((state_dir / NAME).read_text(encoding="ascii").strip())
        return noted if noted.tzinfo else None
    return None


def note_looked(state_dir: Path, now: datetime) -> None:
    """Note it; a folder that can't be written to is no reason to stop."""
    with suppress(OSError):
        atomic_write.make_folder(state_dir)
        atomic_write.replace_file(
            state_dir / NAME, [now.isoformat().encode("ascii")], durable=False
        )
