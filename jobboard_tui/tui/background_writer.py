"""The writer beside the screen: brings changes to the file and notices those of others.

Everything that touches the store happens in its one thread, in the order in which it was asked
for; the screen is told by calls back into Textual's thread.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import (
    BoardDamaged,
    BoardLocked,
    JobboardError,
    NotSaved,
    Unstorable,
)
from jobboard_tui.i18n import _
from jobboard_tui.service import Change, Job
from jobboard_tui.storage.store import Store

if TYPE_CHECKING:
    from jobboard_tui.sync.conflict_copies import CopyWatch

POLL_SECONDS = 1.0

SCREEN_FIRST_SECONDS = 0.05
"""So long at most a change waits for the screen to show it."""


class ChangeSaved(NamedTuple):
    """The file holds this board; `change` is the one that was saved (None: another program's).

    `remark` is what the system refused when the change was in the file already.
    """

    board: Board
    change: Change | None = None
    said: str = ""
    remark: str = ""


class ChangeFailed(NamedTuple):
    """It did not reach the file.

    With `stuck` the change stays on the screen and is tried again by itself; without, it can't be
    made any more (what it speaks of is gone), and is dropped: `board` is what the file holds then,
    None where it can't be read.
    """

    error: JobboardError
    change: Change | None = None
    stuck: bool = False
    board: Board | None = None


class CopiesFound(NamedTuple):
    """Other conflict copies lie beside the board than before; oldest first."""

    paths: list[Path]


class JobDone(NamedTuple):
    """Something was looked up or done; `show` is to be called where the screen is."""

    show: Callable[[], None]


class WriterCrashed(NamedTuple):
    """The program itself is wrong."""

    error: Exception


Report = ChangeSaved | ChangeFailed | CopiesFound | JobDone | WriterCrashed


class _Task(NamedTuple):
    label: str
    job: Callable[[Store], tuple[str, Board] | None]
    change: Change | None = None


class BackgroundWriter:
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
        self._stuck: tuple[_Task, ...] = ()
        self._has_ended = False
        self._reported: dict[bool, str] = {}
        self._reported_copies: list[Path] = []
        self._thread = threading.Thread(target=self._run, name="saver", daemon=True)

    @cached_property
    def copies(self) -> CopyWatch:
        """What watches for copies that a sync tool lays beside the board."""
        from jobboard_tui.sync.conflict_copies import CopyWatch

        path = self._store.path
        return CopyWatch(path, self._store.places.state_dir(path) / "left-alone.jsonl")

    def start(self) -> None:
        """Begin to work and to watch the file."""
        self._thread.start()

    def save(self, label: str, change: Change, step: str = "") -> None:
        """Commit a change when its turn comes."""
        self._is_shown.clear()
        self._when_shown(self._is_shown.set)
        self._tasks.put(_Task(label, lambda store: ("", store.commit(label, change, step)), change))

    def ask(self, job: Job) -> str:
        """Do something else with the store when its turn comes; it is said then, not now."""
        self._tasks.put(_Task("", job))
        return ""

    def look(self, job: Callable[[], Callable[[], None]]) -> None:
        """Do something with the files when its turn comes; what `job` returns, the screen does."""

        def looked(_store: Store) -> None:
            self._tell(JobDone(job()))

        self._tasks.put(_Task("", looked))

    def note(self, job: Callable[[], None]) -> None:
        """Write a note that the screen does not wait for, when its turn comes."""
        self._tasks.put(_Task("", lambda _store: job()))

    def stop(self, seconds: float) -> bool:
        """Finish what was asked for; whether all of it reached the file in time."""
        self._is_shown.set()
        self._tasks.put(None)
        if self._thread.ident is None:
            return True  # the screen has never been there, so nothing was asked for
        self._thread.join(seconds)
        return self._has_ended and not self._stuck

    @property
    def unsaved(self) -> list[str]:
        """The labels of the changes that could not be saved so far, oldest first."""
        return [task.label for task in self._stuck]

    def _run(self) -> None:
        while True:
            try:
                task = self._tasks.get(timeout=POLL_SECONDS)
            except queue.Empty:
                task = _LOOK
            if task is not None and task.change is not None:
                self._is_shown.wait(SCREEN_FIRST_SECONDS)
            self._try_again()
            if task is None:
                self._has_ended = True
                return
            self._watch_copies()
            if self._stuck and task.change is not None:
                self._stuck = (*self._stuck, task)
            else:
                self._carry_out(task)

    def _watch_copies(self) -> None:
        copies = self.copies.look()
        if copies != self._reported_copies:
            self._reported_copies = list(copies)
            self._tell(CopiesFound(self._reported_copies))

    def _try_again(self) -> None:
        """What did not reach the file goes first, in its order."""
        while self._stuck:
            if not self._carry_out(self._stuck[0], again=True):
                return

    def _carry_out(self, task: _Task, again: bool = False) -> bool:
        """Whether the task is off the list: done, or not to be done any more."""
        try:
            done = task.job(self._store)
        except Unstorable as error:  # to try again would keep back what comes behind it
            self._drop(task, error)
            return True
        except (BoardLocked, BoardDamaged, NotSaved, OSError) as error:
            stuck = task.change is not None
            if stuck and not again:
                self._stuck = (*self._stuck, task)
                self._reported[True] = str(_worded(error))
            failed = ChangeFailed(_worded(error), task.change, stuck)
            if again or task is _LOOK:
                self._report_once(failed, again)
            else:
                self._tell(failed)
            return not stuck
        except JobboardError as error:
            self._drop(task, error)
            return True
        except Exception as error:  # a fault of the program costs this task, not those behind it
            self._drop(task, _unforeseen(error))
            return True
        self._take_off(task)
        if not self._stuck:
            self._reported.clear()
        if done is not None:
            said, board = done
            self._tell(ChangeSaved(board, task.change, said, self._store.take_remark()))
        return True

    def _take_off(self, task: _Task) -> None:
        """It waits no longer; before anybody is told, who may look at what is `unsaved`."""
        self._stuck = tuple(other for other in self._stuck if other is not task)

    def _report_once(self, failed: ChangeFailed, again: bool) -> None:
        """Trouble that comes back by itself every second is told until it is another."""
        text = str(failed.error)
        if self._reported.get(again) != text:
            self._reported[again] = text
            self._tell(failed)

    def _drop(self, task: _Task, error: JobboardError) -> None:
        """The task can't be done; what the file holds goes back to the screen."""
        self._take_off(task)
        board = None
        if task.change is not None:
            with suppress(JobboardError, OSError):
                board = self._store.load()
        self._tell(ChangeFailed(error, task.change, board=board))


_LOOK = _Task("", lambda store: ("", store.load()) if store.changed() else None)
"""Whether another program has changed the file."""


def _unforeseen(error: Exception) -> JobboardError:
    return JobboardError(
        _("not done"),
        _("an error in the program ({kind})").format(kind=type(error).__name__),
        _("what was saved before is safe; try another way"),
    )


def _worded(error: JobboardError | OSError) -> JobboardError:
    if isinstance(error, JobboardError):
        return error
    return NotSaved(
        _("the board"), error.strerror or str(error), _("it will be retried automatically")
    )
