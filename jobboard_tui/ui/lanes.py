"""The board as columns of cards: filtered, in order, and no more of it made than is looked at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import overload

from jobboard_tui.core.board import Board
from jobboard_tui.core.model import Application, Stage
from jobboard_tui.core.order import Order, arranged
from jobboard_tui.core.reminders import View
from jobboard_tui.ui.widgets.columns import Card, Lane


class Cards(Sequence[Card]):
    """The cards of one column; each is made when it is drawn."""

    def __init__(
        self, applications: Sequence[Application], view: View, marked: Collection[str]
    ) -> None:
        self.applications = applications
        self._view = view
        self._marked = marked

    @overload
    def __getitem__(self, index: int) -> Card: ...
    @overload
    def __getitem__(self, index: slice) -> list[Card]: ...
    def __getitem__(self, index: int | slice) -> Card | list[Card]:
        if isinstance(index, slice):
            return [self._card(one) for one in self.applications[index]]
        return self._card(self.applications[index])

    def __len__(self) -> int:
        return len(self.applications)

    def _card(self, application: Application) -> Card:
        return Card(
            application=application,
            reminder=self._view.next(application.id),
            marked=application.id in self._marked,
        )


def lanes(
    board: Board,
    view: View,
    order: Order,
    marked: Collection[str],
    shows: Callable[[Application], bool] | None = None,
) -> list[Lane]:
    """One lane per stage, in the stages' order; `shows` is the filter (None: all)."""
    by_stage: dict[Stage, list[Application]] = {stage: [] for stage in Stage}
    applications: Iterable[Application] = board.applications.values()
    if shows is not None:
        applications = filter(shows, applications)
    for application in applications:
        by_stage[application.stage].append(application)
    urgency = ranks(view)
    return [
        Lane(stage=stage, cards=Cards(arranged(found, order, urgency), view, marked))
        for stage, found in by_stage.items()
    ]


def ranks(view: View) -> dict[str, int]:
    """How urgent each application is: the place of its first reminder among all."""
    found: dict[str, int] = {}
    for rank, reminder in enumerate(view.reminders):
        if reminder.application is not None:
            found.setdefault(reminder.application, rank)
    return found
