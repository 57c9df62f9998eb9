"""When the user last looked at a board; kept in the state folder of that board, for all windows.

A module of its own though the service alone reads it: the service touches no file itself.
Somebody who presses a key looks at the screen. After some hours without one they were away, and
what happened meanwhile is news, in every window, until they are away again.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from jobboard_tui.storage import atomic_write

NAME = "looked"
AWAY_AFTER = timedelta(hours=4)
"""So long nobody has pressed a key when they were away."""
NEWS_AT_FIRST = timedelta(days=1)
"""What is news for somebody of whom nothing is noted."""


class LastSeen(NamedTuple):
    """`looked`: when a key was last pressed; `since`: from when on what happened is news."""

    looked: datetime
    since: datetime

    def after_key(self, now: datetime) -> LastSeen:
        """Return the same once a key is pressed: what was on the screen then is seen.

        A clock that was set back makes nobody look in the future.
        """
        if now - self.looked >= AWAY_AFTER:
            return LastSeen(now, self.looked)
        return LastSeen(now, min(self.since, now))


def last_seen(state_dir: Path) -> LastSeen | None:
    """Return what is noted; None where nothing is.

    An earlier version has noted the first line only.
    """
    with suppress(OSError, ValueError, IndexError):
        lines = (state_dir / NAME).read_text(encoding="ascii").split()
        looked, since = (datetime.fromisoformat(line) for line in (lines[0], lines[-1]))
        return LastSeen(looked, since) if looked.tzinfo and since.tzinfo else None
    return None


def note_seen(state_dir: Path, seen: LastSeen) -> None:
    """Note it; a folder that can't be written to is no reason to stop."""
    with suppress(OSError):
        atomic_write.make_folder(state_dir)
        content = f"{seen.looked.isoformat()}\n{seen.since.isoformat()}\n".encode("ascii")
        atomic_write.replace_file(state_dir / NAME, [content], durable=False)
