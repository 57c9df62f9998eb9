"""The writer beside the screen: brings changes to the file and notices those of others.

Everything that touches the store happens in its one thread, in the order in which it was asked
for; the screen is told by calls back into Textual's thread.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from jobboard_tui.core.board import Board
from jobboard_tui.core.errors import Busy, Damaged, JobboardError, NotSaved
from jobboard_tui.desk import Change
from jobboard_tui.files.store import Store
from jobboard_tui.words import _

POLL_SECONDS = 1.0

SCREEN_FIRST_SECONDS = 0.05
"""So long at most a change waits for the screen to show it."""
TURN_SECONDS = 0.001
"""So long the writer may go on computing while the screen wants to."""

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


Report = Saved | Failed


@dataclass(frozen=True, slots=True)
class _Task:
    label: str
    job: Callable[[Store], tuple[str, Board] | None]
    change: Change | None = None


class BackgroundSaver:
    """One thread with a queue; `tell` is called in that thread with every report.

    A change waits for a moment until `when_shown` calls back: both the screen and the writer
    compute, only one of them can at a time, and somebody waits for the screen.
    """

    def __init__(
        self,
        store: Store,
        tell: Callable[[Report], None],
        when_shown: Callable[[Callable[[], None]], object] = lambda shown: shown(),
    ) -> None:
        self._store = store
        self._tell = tell
        self._when_shown = when_shown
        self._is_shown = threading.Event()
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._stuck: deque[_Task] = deque()
        self._thread = threading.Thread(target=self._run, name="saver", daemon=True)

    def start(self) -> None:
        """Begin to work and to watch the file."""
        sys.setswitchinterval(TURN_SECONDS)
        self._thread.start()

    def save(self, label: str, change: Change) -> None:
        """Commit a change when its turn comes."""
        self._is_shown.clear()
        self._when_shown(self._is_shown.set)
        self._tasks.put(_Task(label, lambda store: ("", store.commit(label, change)), change))

    def ask(self, job: Job) -> None:
        """Do something else with the store when its turn comes."""
        self._tasks.put(_Task("", job))

    def stop(self, seconds: float) -> bool:
        """Finish what was asked for; whether all of it reached the file in time."""
        self._is_shown.set()
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
            if task is not None and task.change is not None:
                self._is_shown.wait(SCREEN_FIRST_SECONDS)
            self._try_again()
            if task is None:
                return
            if self._stuck and task.change is not None:
                self._stuck.append(task)
            else:
                self._carry_out(task)

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
        if done is not None:
            said, board = done
            self._tell(Saved(board, task.change, said))
        return True


def _worded(error: JobboardError | OSError) -> JobboardError:
    if isinstance(error, JobboardError):
        return error
    return NotSaved(_("the board"), error.strerror or str(error), _("it is tried again by itself"))
