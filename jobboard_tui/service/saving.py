"""How a change comes to the file: at once, or in the background."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from jobboard_tui.domain.board import Board
from jobboard_tui.storage.store import Store

Change = Callable[[Board], Board]
Job = Callable[[Store], tuple[str, Board]]
"""Something done with the store: what to say of it, and the board that the file now holds."""
Clock = Callable[[], datetime]


class Saver(Protocol):
    """Brings changes to the file: at once, or in the background."""

    def save(self, label: str, change: Change, step: str = "") -> None:
        """Take one change; raises, or reports later, what went wrong.

        A `step` such as an import names the copy of the file that is laid aside before it.
        """

    def ask(self, job: Job) -> str:
        """Do something with the store in its turn, and settle the board that the file holds then.

        Return what the job says of it where it is done at once, else nothing: it is said later.
        """
