"""The writer beside the screen: brings changes to the file and notices those of others.

Everything that touches the store happens in its one thread, in the order in which it was asked
for; the screen is told by calls back into Textual's thread.
"""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jobboard_tui.core.board import Board
from jobboard_tui.core.errors import Busy, Damaged, JobboardError, NotSaved
from jobboard_tui.desk import Change
from jobboard_tui.files.conflicts import CopyWatch
from jobboard_tui.files.store import Store
from jobboard_tui.words import _

POLL_SECONDS = 1.0

Job = Callable[[Store], tuple[str, Board]]
"""Something done with the store: what to say of it, and the board that the file now holds."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The file holds this board; `change` is the one that was saved (None: another program's)."""

    board: Board
    change: Change | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """It did not reach the file.

    With `stuck` the change stays on the screen and is tried again by itself; without, it can't be
    made any more (what it speaks of is gone), and is dropped.
    """

    error: JobboardError
    change: Change | None = None
    stuck: bool = False


@dataclass(frozen=True, slots=True)
class Copies:
    """Other conflict copies lie beside the board than before; oldest first."""

    paths: list[Path]


@dataclass(frozen=True, slots=True)
class Found:
    """Something was looked up or done; `show` is to be called where the screen is."""

    show: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Broken:
    """The program itself is wrong."""

    error: Exception


Report = Saved | Failed | Copies | Found | Broken


@dataclass(frozen=True, slots=True)
class _Task:
    label: str
    job: Callable[[Store], tuple[str, Board] | None]
    change: Change | None = None


class BackgroundSaver:
    """One thread with a queue; `tell` is called in that thread with every report."""

    def __init__(self, store: Store, tell: Callable[[Report], None]) -> None:
        self._store = store
        self._tell = tell
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._stuck: deque[_Task] = deque()
        self.copies = CopyWatch(store.path, store.places.keeping(store.path) / "left-alone.jsonl")
        self._told_of: list[Path] = []
        self._thread = threading.Thread(target=self._run, name="saver", daemon=True)

    def start(self) -> None:
        """Begin to work and to watch the file."""
        self._thread.start()

    def save(self, label: str, change: Change) -> None:
        """Commit a change when its turn comes."""
        self._tasks.put(_Task(label, lambda store: ("", store.commit(label, change)), change))

    def ask(self, job: Job) -> None:
        """Do something else with the store when its turn comes."""
        self._tasks.put(_Task("", job))

    def look(self, job: Callable[[], Callable[[], None]]) -> None:
        """Do something with the files when its turn comes; what `job` returns, the screen does."""

        def looked(_store: Store) -> None:
            self._tell(Found(job()))

        self._tasks.put(_Task("", looked))

    def stop(self, seconds: float) -> bool:
        """Finish what was asked for; whether all of it reached the file in time."""
        self._tasks.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive() and not self._stuck

    def _run(self) -> None:
        look = _Task("", lambda store: ("", store.load()) if store.changed() else None)
        while True:
            try:
                task = self._tasks.get(timeout=POLL_SECONDS)
            except queue.Empty:
                task = look
            self._try_again()
            if task is None:
                return
            self._watch_copies()
            if self._stuck and task.change is not None:
                self._stuck.append(task)
            else:
                self._carry_out(task)

    def _watch_copies(self) -> None:
        found = self.copies.look()
        if found != self._told_of:
            self._told_of = list(found)
            self._tell(Copies(self._told_of))

    def _try_again(self) -> None:
        """What did not reach the file goes first, in its order."""
        while self._stuck:
            if not self._carry_out(self._stuck[0], again=True):
                return
            self._stuck.popleft()

    def _carry_out(self, task: _Task, again: bool = False) -> bool:
        """Whether the task is off the list: done, or not to be done any more."""
        try:
            done = task.job(self._store)
        except (Busy, Damaged, NotSaved, OSError) as error:
            stuck = task.change is not None
            if stuck and not again:
                self._stuck.append(task)
            self._tell(Failed(_worded(error), task.change, stuck))
            return not stuck
        except JobboardError as error:
            self._tell(Failed(error, task.change))
            return True
        except Exception as error:
            self._tell(Broken(error))
            return True
        if done is not None:
            said, board = done
            self._tell(Saved(board, task.change, said))
        return True


def _worded(error: JobboardError | OSError) -> JobboardError:
    if isinstance(error, JobboardError):
        return error
    return NotSaved(_("the board"), error.strerror or str(error), _("it is tried again by itself"))
