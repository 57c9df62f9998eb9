"""The stage to which events and moves by hand bring an application, and when each brought it there.

A move by hand settles the stage as of its instant. From there the events logged since then are
gone through in the order of their own times: never backwards, unless one reopens what a decision,
or the hand, has closed. So the stage agrees with what the timeline says, in whatever order and
however late its events were told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from jobboard_tui.domain.business_days import instant
from jobboard_tui.domain.event_kinds import EVENT_KINDS
from jobboard_tui.domain.models import (
    DECISIONS,
    MEETINGS,
    RESPONSES,
    Application,
    Event,
    Kind,
    Outcome,
    Stage,
    StageChange,
)

STAGE_OF: Mapping[Kind, Stage] = MappingProxyType(
    {kind: info.moves_to for kind, info in EVENT_KINDS.items() if info.moves_to is not None}
)

Moment: TypeAlias = tuple[datetime, datetime, int]
"""An event's instant and its logging (UTC), and its place in the timeline: its order in time."""


def timed_events(events: Iterable[Event]) -> Iterator[tuple[datetime, datetime, int, Event]]:
    """Return each event that is not cancelled behind its moment: instant, logging, place."""
    for index, event in enumerate(events):
        if not event.cancelled:
            at = instant(event.at)
            logged = at if event.logged is event.at else instant(event.logged)
            yield at, logged, index, event


def calls_off(events: Iterable[Event]) -> Iterator[tuple[datetime, datetime, int, Event]]:
    """Return, as a message that needs no reply, each word of the company that it calls one off.

    Its id is that of the event that was called off, and it is marked `cancelled` like that one.
    """
    for index, event in enumerate(events):
        if event.cancelled and event.cancelled_at is not None:
            at = instant(event.cancelled_at)
            message = Event(
                id=event.id,
                kind=Kind.RECEIVED,
                at=event.cancelled_at,
                logged=event.cancelled_at,
                needs_reply=False,
                cancelled=True,
            )
            yield at, at, index, message


def missed_offer_meetings(events: Iterable[Event]) -> set[str]:
    """Return the ids of the offer meetings to which the company did not come: the offer stands."""
    listed = list(events)
    called_off = {
        event.id: instant(event.cancelled_at)
        for event in listed
        if event.cancelled_at is not None and event.kind is Kind.OFFER_MEETING
    }
    if not called_off:
        return set()
    missed = {
        instant(event.at)
        for event in listed
        if EVENT_KINDS[event.kind].misses_meeting and not event.cancelled
    }
    return {event_id for event_id, at in called_off.items() if at in missed}


def reopening(closed: Moment, kind: Kind, moment: Moment) -> Moment | None:
    """Return the moment from which events count again; None where the event reopens nothing.

    `closed` is the moment of the decision. An interview counts from its logging on; one that had
    been logged before the decision does not reopen.
    """
    if not EVENT_KINDS[kind].reopens or moment <= closed:
        return None
    if kind is not Kind.INTERVIEW:
        return moment
    at, logged, index = moment
    return (min(at, logged), logged, index) if (logged, index) > closed[1:] else None


def reopenings_by_hand(moves: Sequence[StageChange]) -> list[datetime]:
    """Return when an application was moved by hand out of its end (UTC)."""
    if len(moves) < 2:
        return []
    return [
        instant(move.at)
        for before, move in pairwise(moves)
        if move.event is None and move.stage.is_open and not before.stage.is_open
    ]


def stage_at(application: Application, at: datetime) -> Stage:
    """Return the stage in which an application was at an instant."""
    if not application.moves:
        return application.stage
    until_then = [move.stage for move in application.moves[1:] if move.at <= at]
    return until_then[-1] if until_then else application.moves[0].stage


def replay_stages(
    moves: Sequence[StageChange], events: Iterable[Event], *, by_place: bool = True, last: str = ""
) -> tuple[StageChange, ...]:
    """Return the moves that the events come to, around those by hand; the first move is the start.

    Which events came after a move by hand is told by their logging. With `by_place` the place of
    an event's earlier move among the others says so better; the event `last` comes after all.
    """
    return _StageReplay(moves, events, by_place=by_place, last=last).moves


class _StageEvent(NamedTuple):
    """An event that counts; meetings turn the stage once they are known."""

    event: Event
    moment: Moment

    @property
    def turn(self) -> Moment:
        """When it turns the stage."""
        at, logged, index = self.moment
        return (min(at, logged) if self.event.kind in MEETINGS else at, logged, index)


class _StageReplay:
    """From one move by hand to the next, with the events between them."""

    def __init__(
        self, moves: Sequence[StageChange], events: Iterable[Event], *, by_place: bool, last: str
    ) -> None:
        self.moves: tuple[StageChange, ...] = ()
        self.hands = [move for at, move in enumerate(moves) if at == 0 or move.event is None]
        self.known: list[_StageEvent] = []
        self.reopened_at: datetime | None = None
        self.closed: Moment | None = None
        self.was = {move.event: move for move in moves if move.event is not None}
        places = _places(moves) if by_place else {}
        if last:
            places[last] = len(self.hands) - 1
        parts: list[list[_StageEvent]] = [[] for _hand in self.hands]
        listed = list(events)
        missed = missed_offer_meetings(listed)
        for index, event in enumerate(listed):
            is_off = event.cancelled and event.id not in missed
            if is_off or event.kind not in STAGE_OF:
                continue
            stage_event = _StageEvent(event, (instant(event.at), instant(event.logged), index))
            place = places.get(event.id)
            parts[self._part_of(stage_event) if place is None else place].append(stage_event)
        for hand, part in zip(self.hands, parts, strict=True):
            self._by_hand(hand)
            for stage_event in sorted(part, key=lambda entry: entry.turn):
                self._follow(stage_event)
            self.known += part

    def _part_of(self, stage_event: _StageEvent) -> int:
        logged = stage_event.moment[1]
        for place in range(len(self.hands) - 1, 0, -1):
            if instant(self.hands[place].at) < logged:
                return place
        return 0

    def _by_hand(self, hand: StageChange) -> None:
        at = instant(hand.at)
        if hand.stage.is_open:
            if self.moves and not self.moves[-1].stage.is_open:
                self.reopened_at = at
        else:
            self.closed = (at, at, -1)
        self.moves = (*self.moves, hand)

    def _follow(self, stage_event: _StageEvent) -> None:
        kind = stage_event.event.kind
        target, now = STAGE_OF[kind], self.moves[-1]
        if kind in DECISIONS:
            if self._is_outdated(stage_event.moment):
                return
            self.closed = stage_event.moment
            is_new = target is not now.stage or target is Stage.CLOSED
        elif not now.stage.is_open:
            is_new = self._reopens(stage_event, now)
        elif kind is Kind.RECEIVED:
            is_new = now.stage is Stage.APPLIED
        else:
            is_new = target.rank > now.stage.rank
        if is_new:
            self._move(stage_event.event, target)

    def _is_outdated(self, decision: Moment) -> bool:
        """Whether the application was reopened after a decision that is told only now."""
        if self.reopened_at is not None and decision[0] < self.reopened_at:
            return True
        return any(reopening(decision, entry.event.kind, entry.moment) for entry in self.known)

    def _reopens(self, stage_event: _StageEvent, now: StageChange) -> bool:
        kind = stage_event.event.kind
        if now.outcome is Outcome.SILENT and kind in RESPONSES:
            return True
        return (
            self.closed is not None and reopening(self.closed, kind, stage_event.moment) is not None
        )

    def _move(self, event: Event, stage: Stage) -> None:
        outcome = EVENT_KINDS[event.kind].outcome
        was = self.was.get(event.id) or StageChange(stage=stage, at=event.at, event=event.id)
        move = replace(was, stage=stage, at=event.at, outcome=outcome, column="")
        self.moves = (*self.moves, move)


def _places(moves: Sequence[StageChange]) -> dict[str, int]:
    """After which move by hand the move of each event stands."""
    places: dict[str, int] = {}
    hands = 0
    for index, move in enumerate(moves):
        if index and move.event is None:
            hands += 1
        elif index and move.event is not None:
            places[move.event] = hands
    return places
