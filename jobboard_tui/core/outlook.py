"""Keeps the reminders of a board right as it changes and as time goes by.

What was reckoned for an application stays until the application changes (they are immutable, so
identity tells) or an instant comes at which its reminders do. One change costs one reckoning.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple, TypeAlias

from jobboard_tui.core.anchors import BOARD_ANCHORS, ELSEWHERE
from jobboard_tui.core.board import Board
from jobboard_tui.core.calendar import Calendar, calendar_of, instant
from jobboard_tui.core.facts import FAR
from jobboard_tui.core.model import Application, Event, Pause
from jobboard_tui.core.playbook import Playbook
from jobboard_tui.core.reckoning import (
    DUE,
    SOFT,
    WAITING,
    Ranked,
    Reckoner,
    Reckoning,
    Subject,
    most_urgent_first,
    remind,
    subject_of,
)
from jobboard_tui.core.reminder import Reminder
from jobboard_tui.core.whole_board import FirstEntry, Sent, audit_claim, sent_claim
from jobboard_tui.core.windows import Claim, fill

_A_FEW = 50
"""Up to so many changed applications are sorted in one by one; beyond, everything anew."""


@dataclass(frozen=True, slots=True)
class View:
    """Every reminder at one instant, most urgent first.

    `changes_at` is the next instant at which anything here changes by itself; None: never.
    """

    reminders: tuple[Reminder, ...] = ()
    overdue: tuple[Reminder, ...] = ()
    due: tuple[Reminder, ...] = ()
    soft: tuple[Reminder, ...] = ()
    waiting: tuple[Reminder, ...] = ()
    changes_at: datetime | None = None
    by_application: Mapping[str | None, tuple[Reminder, ...]] = field(default_factory=dict)

    def of(self, app_id: str | None) -> tuple[Reminder, ...]:
        """Those of one application, or (None) of the whole board, most urgent first."""
        return self.by_application.get(app_id, ())

    def next(self, app_id: str | None) -> Reminder | None:
        """The most urgent one of an application, waiting ones included."""
        found = self.by_application.get(app_id)
        return found[0] if found else None


Acceptance: TypeAlias = tuple[datetime, datetime, str, Event, str]
"""An `accepted`: its instant, when it was logged (UTC), of which application, and the company."""


class _Context(NamedTuple):
    """What reminders depend on outside the one application."""

    now: datetime
    calendar: Calendar
    has_others: bool
    accepted: Acceptance | None
    pause: Pause | None
    sent: Sent | None

    def around(self) -> tuple[object, ...]:
        """What the list of every application depends on."""
        return self.has_others, self.accepted, self.pause


class Outlook:
    """The reminders of one board after the other, each from the one before."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook
        self._elsewhere = [rule for rule in playbook.rules.values() if rule.anchor == ELSEWHERE]
        self._of_all = [rule for rule in playbook.rules.values() if rule.anchor in BOARD_ANCHORS]
        self._board: Board | None = None
        self._zone = ""
        self._now = FAR
        self._until = FAR
        self._board_until = FAR
        self._view = View()
        self._forget()

    def _forget(self) -> None:
        self._reckonings: dict[str, Reckoning] = {}
        self._first = FirstEntry()
        self._context: _Context | None = None
        self._listed: dict[str | None, list[Ranked]] = {}
        self._ranked: list[Ranked] = []
        self._of: dict[str | None, tuple[Reminder, ...]] = {}

    # -- asking ------------------------------------------------------------------------------

    def at(self, board: Board, now: datetime) -> View:
        """Every reminder of the board at that instant."""
        moment = instant(now)
        if board is self._board and self._now <= moment < self._until:
            return self._view
        if board.zone != self._zone or moment < self._now:
            self._forget()
        calendar = calendar_of(board.zone, self.playbook.closed)
        changed, gone = self._reckon(board, calendar, moment)
        context = self._around(board, calendar, moment)
        self._list(context, changed, gone)
        self._exchange(None, self._of_board(board, context))
        self._board, self._zone, self._now = board, board.zone, moment
        self._until = self._next_change(board, context)
        self._view = self._seen(context)
        return self._view

    def long_silent(self, board: Board, now: datetime) -> list[Application]:
        """Open applications from which nothing was heard for so long that they may be closed."""
        self.at(board, now)
        moment = instant(now)
        return [
            one.application
            for one in self._reckonings.values()
            if one.silent_from is not None and one.silent_from <= moment
        ]

    # -- reckoning ---------------------------------------------------------------------------

    def _reckon(
        self, board: Board, calendar: Calendar, now: datetime
    ) -> tuple[list[str], Collection[str]]:
        """Bring every reckoning up to date; which are new, and which applications are gone."""
        reckoner = Reckoner(self.playbook, calendar)
        kept = self._reckonings
        changed: list[str] = []
        other: list[Application] = []
        for app_id, application in board.applications.items():
            before = kept.get(app_id)
            if before is None or before.application is not application:
                other.append(application)
            elif now < before.until:
                continue
            kept[app_id] = reckoner.reckon(application, now)
            changed.append(app_id)
        gone: Collection[str] = ()
        if len(kept) > len(board.applications):
            gone = kept.keys() - board.applications.keys()
            for app_id in gone:
                del kept[app_id]
        self._first.update(other, gone)
        return changed, gone

    def _around(self, board: Board, calendar: Calendar, now: datetime) -> _Context:
        """What concerns all applications together."""
        open_ones = 0
        sent: Sent | None = None
        accepted: Acceptance | None = None
        for one in self._reckonings.values():
            if one.is_open:
                open_ones += 1
            if one.sent is not None and (sent is None or one.sent > sent):
                sent = one.sent
            if one.accepted is not None:
                at, logged, _index, event = one.accepted
                other = (at, logged, one.application.id, event, one.application.company)
                accepted = other if accepted is None else max(accepted, other)
        pause = board.pause if board.is_paused(now) else None
        return _Context(now, calendar, open_ones > 1, accepted, pause, sent)

    def _next_change(self, board: Board, context: _Context) -> datetime:
        """The instant (UTC) until which nothing changes by itself."""
        until = min((one.until for one in self._reckonings.values()), default=FAR)
        pause = board.pause
        if pause is not None:
            for edge in (pause.since, pause.until):
                if edge is not None and context.now < instant(edge) < until:
                    until = instant(edge)
        return min(until, self._board_until)

    # -- listing -----------------------------------------------------------------------------

    def _list(self, context: _Context, changed: list[str], gone: Iterable[str]) -> None:
        """Sort in what is new; everything, where something around has changed."""
        before, self._context = self._context, context
        if before is None or before.around() != context.around() or len(changed) > _A_FEW:
            self._listed = {
                app_id: ranked
                for app_id, one in self._reckonings.items()
                if (ranked := self._of_one(one, context))
            }
            self._of = {app_id: most_urgent_first(one) for app_id, one in self._listed.items()}
            self._ranked = sorted(pair for one in self._listed.values() for pair in one)
            return
        for app_id in (*changed, *gone):
            one = self._reckonings.get(app_id)
            self._exchange(app_id, [] if one is None else self._of_one(one, context))

    def _exchange(self, app_id: str | None, ranked: list[Ranked]) -> None:
        """These reminders in the place of those that were listed of one application."""
        everything = self._ranked
        for pair in self._listed.pop(app_id, ()):
            del everything[bisect_left(everything, pair)]
        self._of.pop(app_id, None)
        for pair in ranked:
            insort(everything, pair)
        if ranked:
            self._listed[app_id] = ranked
            self._of[app_id] = most_urgent_first(ranked)

    def _of_one(self, one: Reckoning, context: _Context) -> list[Ranked]:
        """The reminders of an application among the others on the board."""
        ranked = one.ranked
        if one.with_others and context.has_others:
            ranked = ranked + one.with_others
        if one.is_live and one.is_open and context.accepted is not None:
            ranked = ranked + self._told(one, context, context.accepted)
        return _resting(ranked, context.pause)

    def _told(self, one: Reckoning, context: _Context, accepted: Acceptance) -> list[Ranked]:
        """The reminders of an application while another one is accepted."""
        at, _logged, _id, event, company = accepted
        subject, calendar = subject_of(one.application), context.calendar
        told: list[Ranked] = []
        for rule in self._elsewhere:
            claim = fill(Claim(event=event, at=at), rule, calendar)
            ranked, until = remind(subject, rule, claim, calendar, context.now, elsewhere=company)
            one.until = min(one.until, until)
            if ranked is not None:
                told.append(ranked)
        return told

    def _of_board(self, board: Board, context: _Context) -> list[Ranked]:
        """The reminders of the whole board."""
        subject = Subject(None, "", "", board.marks)
        ranked: list[Ranked] = []
        self._board_until = FAR
        for rule in self._of_all:
            if rule.anchor == "last-applied":
                found = sent_claim(context.sent)
            else:
                found, until = audit_claim(board, self._first, context.now)
                self._board_until = min(self._board_until, until)
            for claim in found:
                filled = fill(claim, rule, context.calendar)
                one, until = remind(subject, rule, filled, context.calendar, context.now)
                self._board_until = min(self._board_until, until)
                if one is not None:
                    ranked.append(one)
        return _resting(ranked, context.pause)

    def _seen(self, context: _Context) -> View:
        everything = self._ranked
        overdue, due, soft = (
            bisect_left(everything, ((group,),)) for group in (DUE, SOFT, WAITING)
        )
        listed = tuple([reminder for _urgency, reminder in everything])
        return View(
            reminders=listed,
            overdue=listed[:overdue],
            due=listed[overdue:due],
            soft=listed[due:soft],
            waiting=listed[soft:],
            changes_at=None if self._until == FAR else context.calendar.home(self._until),
            by_application=self._of.copy(),
        )


def _resting(ranked: list[Ranked], pause: Pause | None) -> list[Ranked]:
    """What a paused board still lists: nothing soft, and the rest says that it is paused."""
    if pause is None:
        return ranked
    return [
        (urgency, replace(one, grounds=one.grounds and replace(one.grounds, pause=pause)))
        for urgency, one in ranked
        if not one.soft
    ]
