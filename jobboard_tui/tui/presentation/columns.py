"""The board as columns of cards: filtered, in order, and no more of it made than is looked at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from operator import is_
from typing import NamedTuple, overload

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.board_columns import board_columns, column_of
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.reminders.api import Reminder, ReminderView
from jobboard_tui.domain.search.sorting import CardSorter, SortOrder
from jobboard_tui.tui.presentation.card_names import CardNames
from jobboard_tui.tui.presentation.cards import BoardCard, ColumnCards, is_to_be_prepared


class CardSequence(Sequence[BoardCard]):
    """The cards of one column: put in order when they are looked at, made when they are drawn."""

    def __init__(
        self,
        unordered: Sequence[Application],
        arrange: Callable[[Sequence[Application]], Sequence[Application]],
        view: ReminderView,
        marked: Collection[str],
        names: CardNames,
    ) -> None:
        self._names = names
        self._unordered = unordered
        self._arrange = arrange
        self._ordered: Sequence[Application] | None = None
        self._view = view
        self._marked = marked

    @property
    def applications(self) -> Sequence[Application]:
        """The applications in their order."""
        if self._ordered is None:
            self._ordered = self._arrange(self._unordered)
        return self._ordered

    def find(self, app_id: str) -> int | None:
        """The place of an application; a column in which it isn't is not put in order for that."""
        if not any(application.id == app_id for application in self._unordered):
            return None
        return next(
            at for at, application in enumerate(self.applications) if application.id == app_id
        )

    @overload
    def __getitem__(self, index: int) -> BoardCard: ...
    @overload
    def __getitem__(self, index: slice) -> list[BoardCard]: ...
    def __getitem__(self, index: int | slice) -> BoardCard | list[BoardCard]:
        if isinstance(index, slice):
            return [self._card(application) for application in self.applications[index]]
        return self._card(self.applications[index])

    def __len__(self) -> int:
        return len(self._unordered)

    def _card(self, application: Application) -> BoardCard:
        return BoardCard(
            application=application,
            reminder=self._view.next_of(application.id),
            marked=application.id in self._marked,
            prepares=is_to_be_prepared(self._view.reminders_of(application.id)),
            name=self._names.name_of(application),
        )


class ColumnArranger:
    """The lanes of one board after the other; a column in which nothing changed keeps its order."""

    def __init__(self) -> None:
        self._arranger = CardSorter()
        self._view: ReminderView | None = None
        self._ranks: dict[str, int] = {}
        self._known: dict[str, _Arranged] = {}

    def arrange(
        self,
        board: Board,
        view: ReminderView,
        order: SortOrder,
        marked: Collection[str],
        shows: Callable[[Application], bool] | None = None,
    ) -> list[ColumnCards]:
        """One lane per column, from left to right; `shows` is the filter (None: all)."""
        if view is not self._view:
            self._view, self._ranks = view, ranks(view)
        self._arranger.forget(board.applications)
        columns = board_columns()
        by_column: dict[str, list[Application]] = {column.name: [] for column in columns}
        applications: Iterable[Application] = board.applications.values()
        if shows is not None:
            applications = filter(shows, applications)
        for application in applications:
            by_column[column_of(application).name].append(application)
        pressing = _pressing(board, view, shows)
        names = CardNames(board)
        return [
            ColumnCards(
                column=column,
                cards=CardSequence(
                    by_column[column.name],
                    self._arranging(column.name, order),
                    view,
                    marked,
                    names,
                ),
                pressing=pressing.get(column.name),
            )
            for column in columns
        ]

    def _arranging(
        self, column: str, order: SortOrder
    ) -> Callable[[Sequence[Application]], Sequence[Application]]:
        """What puts the applications of a column in order, as they were where they are the same."""
        urgency = self._ranks

        def arrange(applications: Sequence[Application]) -> Sequence[Application]:
            urgent = [application.id for application in applications if application.id in urgency]
            urgent.sort(key=urgency.__getitem__)
            known = self._known.get(column)
            if known is not None and known.is_of(applications, order, urgent):
                return known.ordered
            ordered = self._arranger.sort(applications, order, urgency)
            self._known[column] = _Arranged(applications, order, urgent, ordered)
            return ordered

        return arrange


class _Arranged(NamedTuple):
    """Applications in their order, and what that came from."""

    applications: Sequence[Application]
    order: SortOrder
    urgent: Sequence[str]
    ordered: Sequence[Application]

    def is_of(
        self, applications: Sequence[Application], order: SortOrder, urgent: Sequence[str]
    ) -> bool:
        return (
            self.order is order
            and len(self.applications) == len(applications)
            and all(map(is_, self.applications, applications))
            and self.urgent == urgent
        )


def arrange_columns(
    board: Board,
    view: ReminderView,
    order: SortOrder,
    marked: Collection[str],
    shows: Callable[[Application], bool] | None = None,
) -> list[ColumnCards]:
    """Return the lanes of one board alone."""
    return ColumnArranger().arrange(board, view, order, marked, shows)


def _pressing(
    board: Board, view: ReminderView, shows: Callable[[Application], bool] | None
) -> dict[str, Reminder]:
    """The most urgent of the reminders that are overdue or due, by the names of the columns."""
    by_column: dict[str, Reminder] = {}
    for reminder in (*view.overdue, *view.due):
        application = board.applications.get(reminder.application or "")
        if application is not None and (shows is None or shows(application)):
            by_column.setdefault(column_of(application).name, reminder)
    return by_column


def ranks(view: ReminderView) -> dict[str, int]:
    """Return how urgent each application is: the place of its first reminder among all."""
    by_application: dict[str, int] = {}
    for rank, reminder in enumerate(view.reminders):
        if reminder.application is not None:
            by_application.setdefault(reminder.application, rank)
    return by_application
