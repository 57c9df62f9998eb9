"""The marks of messages that were gone through, in the state folder of a board: no more of them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from jobboard_tui.storage import atomic_write

NAME = "seen-mail"
_LARGEST = 20_000_000


def seen_marks(state_dir: Path) -> frozenset[str]:
    """Return the marks of the messages that were gone through; none where nothing is noted."""
    with suppress(OSError, ValueError), (state_dir / NAME).open("rb") as file:
        return frozenset(file.read(_LARGEST).decode("ascii").split())
    return frozenset()


def note_seen(state_dir: Path, marks: Iterable[str]) -> None:
    """Note that messages were gone through; `NotSaved` where that is impossible."""
    known = seen_marks(state_dir)
    content = "".join(f"{mark}\n" for mark in sorted(known | frozenset(marks)))
    path = state_dir / NAME
    try:
        atomic_write.make_folder(state_dir)
        atomic_write.replace_file(path, (content.encode("ascii"),))
    except OSError as trouble:
        raise atomic_write.save_error(trouble, path) from trouble
