"""The board in memory: the file's content, and the changes that are still under way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import reduce

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.reminders.api import RuleSet
from jobboard_tui.i18n import _
from jobboard_tui.service.saving import Change, Clock, Job, Saver
from jobboard_tui.storage.store import Store


class LiveBoard:
    """A board that is changed in memory at once, and then in its file.

    `board` is what the screen shows: the file's content and the changes still `under_way` to it.
    """

    def __init__(self, store: Store, rule_set: RuleSet, clock: Clock) -> None:
        self.store = store
        self.rule_set = rule_set
        self.clock = clock
        self.saver: Saver = ImmediateSaver(self)
        self.board: Board = store.load()
        self.under_way: list[Change] = []
        self._gathered: list[Change] | None = None

    @property
    def has_changes(self) -> bool:
        """Whether there is something to undo, or is about to be."""
        return bool(self.under_way) or self.store.has_changes

    def now(self) -> datetime:
        """The instant, in the board's home zone."""
        return self.clock().astimezone(self.board.home)

    def change(self, label: str, change: Change, step: str = "") -> None:
        """Apply a change in memory, at once, and give it to the saver."""
        before = self.board
        if self._gathered is not None:
            self.board = change(before)
            self._gathered.append(change)
            return
        self.board = change(before)
        self.under_way.append(change)
        try:
            self.saver.save(label, change, step)
        except JobboardError:
            self.settle(before, change)
            raise

    def alter(self, app_id: str, label: str, verb: Callable[[Application], Application]) -> None:
        """One application in the form that `verb` gives it; `label` has a field {company}."""
        title = label.format(company=self.board[app_id].company)
        self.change(title, lambda board: board.with_applications(verb(board[app_id])))

    @contextmanager
    def as_one_change(self, label: str) -> Iterator[Sequence[Change]]:
        """Make the changes of a block one: saved together, and undone together.

        Where one of them fails, none is made. Yield them.
        """
        before, gathered = self.board, list[Change]()
        self._gathered = gathered
        try:
            yield gathered
        finally:
            self._gathered, self.board = None, before
        if gathered:
            self.change(
                label, lambda board: reduce(lambda so_far, change: change(so_far), gathered, board)
            )

    def settle(self, board: Board, change: Change | None = None) -> None:
        """The file holds `board`; what is still under way to it is applied on top.

        `change` is the one that has arrived, or is dropped.
        """
        self.under_way = [pending for pending in self.under_way if pending is not change]
        for pending in self.under_way:
            try:
                board = pending(board)
            except JobboardError:
                continue  # what it speaks of was removed elsewhere; its own commit will say so
        self.board = board

    def undo(self, words: str) -> str:
        """Take back the last change of the board, whichever program made it.

        `words` have a place `{what}` for its label. Return them filled in, or nothing where the
        saver does it later and says them then.
        """
        return self._reverse(words, lambda store: store.undo())

    def redo(self, words: str) -> str:
        """Make the last undone change again; `words` as of `undo`."""
        return self._reverse(words, lambda store: store.redo())

    def _reverse(self, words: str, reverse: Job) -> str:
        def reversed_(store: Store) -> tuple[str, Board]:
            label, board = reverse(store)
            return words.format(what=label), board

        return self.saver.ask(reversed_)

    def each(self, label: str, app_ids: Sequence[str], verb: Callable[[Board, str], Board]) -> None:
        """The same verb for several applications, as one change."""

        def change(board: Board) -> Board:
            for app_id in app_ids:
                board = verb(board, app_id)
            return board

        self.change_several(label, app_ids, change)

    def change_several(self, label: str, app_ids: Sequence[str], change: Change) -> None:
        """Change several applications together; the undo list names one, or counts them."""
        names = [
            self.board[app_id].company for app_id in app_ids if app_id in self.board.applications
        ]
        if len(names) == 1:
            label = _("{verb}, {company}").format(verb=label, company=names[0])
        elif names:
            label = _("{verb}, {count} applications").format(verb=label, count=len(names))
        self.change(label, change)


class ImmediateSaver:
    """Saves before it returns; the way of the command line."""

    def __init__(self, live: LiveBoard) -> None:
        self._live = live

    def save(self, label: str, change: Change, step: str = "") -> None:
        """Commit the change and put what the file now holds in memory."""
        self._live.settle(self._live.store.commit(label, change, step), change)

    def ask(self, job: Job) -> str:
        """Do it, put what the file now holds in memory, and return what the job says."""
        answer, board = job(self._live.store)
        self._live.settle(board)
        return answer
