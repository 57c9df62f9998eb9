"""Keeps the reminders of a board right as it changes and as time goes by.

What was reckoned for an application stays until the application changes (they are immutable, so
identity tells) or an instant comes at which its reminders do. One change costs one evaluation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from itertools import chain, compress, repeat
from operator import is_not
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import calendar_of, instant
from jobboard_tui.domain.models import Application, Event, Pause, Stage
from jobboard_tui.domain.reminders.anchors import BOARD_ANCHORS, ELSEWHERE
from jobboard_tui.domain.reminders.board_rules import (
    BoardAnchors,
    FirstEntryTracker,
    LastSentTracker,
    audit_claim,
    resolution_claim,
)
from jobboard_tui.domain.reminders.evaluate import (
    DUE,
    SOFT,
    WAITING,
    Evaluation,
    Ranked,
    ReminderSubject,
    RuleEvaluator,
    Urgency,
    remind,
    subject_of,
)
from jobboard_tui.domain.reminders.reminder import Reminder
from jobboard_tui.domain.reminders.timeline_facts import FAR
from jobboard_tui.domain.reminders.windows import RuleMatch, fill
from jobboard_tui.domain.rules import RuleSet

_A_FEW = 50
"""Up to so many changed applications are sorted in one by one; beyond, everything anew."""


class ReminderView(NamedTuple):
    """Every reminder at one instant, most urgent first.

    `changes_at` is the next instant at which anything here changes by itself; None: never.
    """

    reminders: tuple[Reminder, ...] = ()
    overdue: tuple[Reminder, ...] = ()
    due: tuple[Reminder, ...] = ()
    soft: tuple[Reminder, ...] = ()
    waiting: tuple[Reminder, ...] = ()
    changes_at: datetime | None = None
    by_application: Mapping[str | None, tuple[Reminder, ...]] = MappingProxyType({})

    def reminders_of(self, app_id: str | None) -> tuple[Reminder, ...]:
        """Those of one application, or (None) of the whole board, most urgent first."""
        return self.by_application.get(app_id, ())

    def next_of(self, app_id: str | None) -> Reminder | None:
        """The most urgent one of an application, waiting ones included."""
        reminders = self.by_application.get(app_id)
        return reminders[0] if reminders else None

    def only(self, shows: Callable[[Reminder], bool]) -> ReminderView:
        """Return the view with only those reminders in its lists that `shows` lets through."""
        return self._replace(
            reminders=tuple(filter(shows, self.reminders)),
            overdue=tuple(filter(shows, self.overdue)),
            due=tuple(filter(shows, self.due)),
            soft=tuple(filter(shows, self.soft)),
            waiting=tuple(filter(shows, self.waiting)),
        )

    @property
    def silent(self) -> tuple[str, ...]:
        """The ids of the applications that are listed to be closed as never heard back."""
        listed = (*self.overdue, *self.due, *self.soft)
        app_ids = (reminder.application for reminder in listed if reminder.rule.closes)
        return tuple(dict.fromkeys(app_id for app_id in app_ids if app_id is not None))


Acceptance: TypeAlias = tuple[datetime, datetime, str, Event, str]
"""An `accepted`: its instant, when it was logged (UTC), of which application, and the company."""


class _Context(NamedTuple):
    """What the reminders of an application depend on outside it.

    `options` are the open applications that were approached, counted up to two: so many tell
    whether there is another one.
    """

    options: int = 0
    accepted: Acceptance | None = None
    pause: Pause | None = None


class ReminderIndex:
    """The reminders of one board after the other, each from the one before."""

    def __init__(self, rule_set: RuleSet) -> None:
        self.rule_set = rule_set
        rules = rule_set.rules.values()
        self._elsewhere = [rule for rule in rules if rule.anchor == ELSEWHERE]
        self._of_all = [rule for rule in rules if rule.anchor in BOARD_ANCHORS]
        self._board: Board | None = None
        self._recalled: tuple[Board, BoardAnchors] | None = None
        self._begin("UTC")

    def _begin(self, zone: str) -> None:
        """Forget everything; the home zone is that one from now on."""
        self._zone = zone
        self._calendar = calendar_of(zone, self.rule_set.closed)
        self._reckoner = RuleEvaluator(self.rule_set, self._calendar)
        self._now = self._until = self._of_all_until = FAR
        self._applications: dict[str, Application] = {}
        self._in_order: list[Application] = []
        self._reckonings: dict[str, Evaluation] = {}
        self._first, self._last_sent = FirstEntryTracker(), LastSentTracker()
        self._context = _Context()
        self._listed: dict[str | None, list[Ranked]] = {}
        self._of: dict[str | None, tuple[Reminder, ...]] = {}
        self._urgencies: list[Urgency] = []
        self._reminders: list[Reminder] = []
        self._view = ReminderView()

    # -- asking ------------------------------------------------------------------------------

    def view_at(self, board: Board, now: datetime) -> ReminderView:
        """Every reminder of the board at that instant."""
        moment = instant(now)
        if board is self._board and self._now <= moment < self._until:
            return self._view
        if board.zone != self._zone or moment < self._now:
            self._begin(board.zone)
        self._board, self._now = board, moment
        changed = self._evaluate(board)
        self._use_anchors(board)
        self._list(self._around(board), changed)
        self._exchange(None, self._of_board(board))
        self._until = self._next_change(board)
        self._view = self._note_seen()
        return self._view

    def load_anchors(self, board: Board, board_anchors: BoardAnchors) -> None:
        """What was known of the same board before: most applications need not be looked through."""
        self._recalled = (board, board_anchors)

    def anchors(self, board: Board) -> BoardAnchors | None:
        """What is to be recalled of this board another time; None where nothing is known of it."""
        first, sent = self._first, self._last_sent
        if board is not self._board:
            return None
        return BoardAnchors(
            first.is_known, first.spot, sent.is_known, sent.spot, sent.since, sent.coming
        )

    def _use_anchors(self, board: Board) -> None:
        recalled, self._recalled = self._recalled, None
        if recalled is not None and recalled[0] is board:
            anchors = recalled[1]
            if anchors.first_known:
                self._first.go_by(anchors.first, board)
            if anchors.sent_known:
                self._last_sent.go_by(anchors.sent, board)
                self._last_sent.since, self._last_sent.coming = anchors.since, anchors.coming

    # -- evaluation --------------------------------------------------------------------------

    def _evaluate(self, board: Board) -> set[str]:
        """Bring every evaluation up to date; of which applications it has changed."""
        now, kept, reckonings = self._now, self._applications, self._reckonings
        here, before = board.applications.values(), self._in_order
        moved = compress(here, map(is_not, here, chain(before, repeat(None))))
        other = [
            application for application in moved if kept.get(application.id) is not application
        ]
        self._in_order = list(here)
        gone: Collection[str] = ()
        if len(kept) + len(other) > len(board.applications):
            gone = kept.keys() - board.applications.keys()
        for app_id in gone:
            del kept[app_id]
            reckonings.pop(app_id, None)
        again = [
            evaluation.application for evaluation in reckonings.values() if evaluation.until <= now
        ]
        for application in other:
            kept[application.id] = application
        closed = Stage.CLOSED
        for application in (*again, *other):
            if application.stage is closed:
                reckonings.pop(application.id, None)
            elif kept[application.id] is application:
                reckonings[application.id] = self._reckoner.evaluate(application, now)
        self._first.update(other, gone)
        self._last_sent.update(other, gone)
        return {*gone, *(application.id for application in (*again, *other))}

    def _around(self, board: Board) -> _Context:
        """What concerns all applications together."""
        options = 0
        accepted: Acceptance | None = None
        for evaluation in self._reckonings.values():
            if evaluation.is_option:
                options += 1
            if evaluation.accepted is not None:
                at, logged, _index, event, _end = evaluation.accepted
                other = (
                    at,
                    logged,
                    evaluation.application.id,
                    event,
                    evaluation.application.company,
                )
                accepted = other if accepted is None else max(accepted, other)
        pause = board.pause if board.is_paused(self._now) else None
        return _Context(min(options, 2), accepted, pause)

    def _next_change(self, board: Board) -> datetime:
        """The instant (UTC) until which nothing changes by itself."""
        until = min([evaluation.until for evaluation in self._reckonings.values()], default=FAR)
        pause = board.pause
        if pause is not None:
            for edge in (pause.since, pause.until):
                if edge is not None and self._now < instant(edge) < until:
                    until = instant(edge)
        return min(until, self._of_all_until)

    # -- listing -----------------------------------------------------------------------------

    def _list(self, context: _Context, changed: set[str]) -> None:
        """Sort in what is new; everything, where something around has changed."""
        if context == self._context and len(changed) <= _A_FEW:
            for app_id in changed:
                evaluation = self._reckonings.get(app_id)
                self._exchange(app_id, [] if evaluation is None else self._of_one(evaluation))
            return
        self._context = context
        self._listed = {
            app_id: sorted(ranked, key=_urgency)
            for app_id, evaluation in self._reckonings.items()
            if (ranked := self._of_one(evaluation))
        }
        self._of = {app_id: _alone(ranked) for app_id, ranked in self._listed.items()}
        everything = [pair for ranked in self._listed.values() for pair in ranked]
        everything.sort(key=_urgency)
        self._urgencies = [urgency for urgency, _reminder in everything]
        self._reminders = [reminder for _urgency, reminder in everything]

    def _exchange(self, app_id: str | None, ranked: list[Ranked]) -> None:
        """These reminders in the place of those that were listed of one application."""
        urgencies, listed = self._urgencies, self._reminders
        for urgency, _reminder in self._listed.pop(app_id, ()):
            place = bisect_left(urgencies, urgency)
            del urgencies[place], listed[place]
        self._of.pop(app_id, None)
        for urgency, reminder in ranked:
            place = bisect_left(urgencies, urgency)
            urgencies.insert(place, urgency)
            listed.insert(place, reminder)
        if ranked:
            self._listed[app_id] = ranked
            self._of[app_id] = _alone(sorted(ranked, key=_urgency))

    def _of_one(self, evaluation: Evaluation) -> list[Ranked]:
        """The reminders of an application among the others on the board."""
        context, ranked = self._context, evaluation.ranked
        if evaluation.with_others and context.options > evaluation.is_option:
            ranked = ranked + evaluation.with_others
        if context.accepted is not None and evaluation.is_live and evaluation.is_option:
            ranked = ranked + self._while_accepted(evaluation, context.accepted)
        return ranked if context.pause is None else _resting(ranked, context.pause)

    def _while_accepted(self, evaluation: Evaluation, accepted: Acceptance) -> list[Ranked]:
        """The reminders of an application while another one is accepted."""
        at, _logged, _id, event, company = accepted
        calendar = self._calendar
        subject = subject_of(evaluation.application, calendar, self.rule_set.snooze_keeps)
        listed: list[Ranked] = []
        for rule in self._elsewhere:
            rule_match = fill(RuleMatch(event=event, at=at), rule, calendar)
            ranked, until = remind(
                subject, rule, rule_match, calendar, self._now, elsewhere=company
            )
            evaluation.until = min(evaluation.until, until)
            if ranked is not None:
                listed.append(ranked)
        return listed

    def _of_board(self, board: Board) -> list[Ranked]:
        """The reminders of the whole board."""
        subject = ReminderSubject(None, "", "", board.marks, self.rule_set.snooze_keeps)
        ranked: list[Ranked] = []
        ends = [FAR]
        for rule in self._of_all:
            if rule.anchor == "last-applied":
                sent = self._last_sent.among(board.applications.values(), self._now)
                accepted = self._context.accepted
                is_over = sent is None or (accepted is not None and accepted[0] >= sent.at)
                claims = [] if sent is None or is_over else [sent]
                ends.append(self._last_sent.coming)
            elif rule.anchor == "last-resolution":
                claims, until = resolution_claim(board, self._now)
                ends.append(until)
            else:
                claims, until = audit_claim(board, self._first, self._now)
                ends.append(until)
            for rule_match in claims:
                filled = fill(rule_match, rule, self._calendar)
                entry, until = remind(subject, rule, filled, self._calendar, self._now)
                ends.append(until)
                if entry is not None:
                    ranked.append(entry)
        self._of_all_until = min(ends)
        pause = self._context.pause
        return ranked if pause is None else _resting(ranked, pause)

    def _note_seen(self) -> ReminderView:
        overdue, due, soft = (
            bisect_left(self._urgencies, (group,)) for group in (DUE, SOFT, WAITING)
        )
        listed = tuple(self._reminders)
        return ReminderView(
            reminders=listed,
            overdue=listed[:overdue],
            due=listed[overdue:due],
            soft=listed[due:soft],
            waiting=listed[soft:],
            changes_at=None if self._until == FAR else self._calendar.home(self._until),
            by_application=self._of.copy(),
        )


def _urgency(ranked: Ranked) -> Urgency:
    return ranked[0]


def _alone(ranked: Iterable[Ranked]) -> tuple[Reminder, ...]:
    return tuple([reminder for _urgency, reminder in ranked])


def _resting(ranked: list[Ranked], pause: Pause) -> list[Ranked]:
    """What a paused board still lists: nothing soft, and the rest says that it is paused."""
    return [
        (
            urgency,
            reminder._replace(
                evidence=reminder.evidence and reminder.evidence._replace(pause=pause)
            ),
        )
        for urgency, reminder in ranked
        if not reminder.soft
    ]
