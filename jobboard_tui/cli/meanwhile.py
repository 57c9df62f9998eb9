"""Something done while the rest of the program is being loaded.

Loading the toolkit takes longer than anything else at the start; the disk and the checksum of the
board need not wait for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar, cast

T = TypeVar("T")


class Meanwhile(Generic[T]):
    """One job in a thread of its own, begun at once."""

    def __init__(self, job: Callable[[], T]) -> None:
        self._job = job
        self._done: T | None = None
        self._trouble: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="meanwhile", daemon=True)
        self._thread.start()

    def result(self) -> T:
        """What it came to, once it is done; what it raised is raised here."""
        self._thread.join()
        if self._trouble is not None:
            raise self._trouble
        return cast("T", self._done)

    def _run(self) -> None:
        try:
            self._done = self._job()
        except BaseException as trouble:
            self._trouble = trouble
