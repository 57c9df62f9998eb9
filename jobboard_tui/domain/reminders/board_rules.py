"""What concerns the whole board: the first entry of all, the last application sent, the audits.

The first two need every application, closed ones too.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import instant, later
from jobboard_tui.domain.models import MEETINGS, Application, Event, Kind
from jobboard_tui.domain.reminders.timeline_facts import FAR
from jobboard_tui.domain.reminders.windows import RuleMatch
from jobboard_tui.domain.text import clean

EventRef: TypeAlias = tuple[str, int]
"""An application's id, and an event's place in its timeline."""
Place: TypeAlias = tuple[datetime, datetime, str, int, Application]
"""An event's instant, when it was logged (UTC), whose it is, and its place in the timeline."""


class BoardAnchors(NamedTuple):
    """The two events of a whole board that only a look at every application can tell.

    They stay the same while the board does; `sent`, the last `applied`, does
    from `since` until `coming`. A spot of None: there is no such event. What nobody
    has asked for is not known.
    """

    first_known: bool
    first: EventRef | None
    sent_known: bool
    sent: EventRef | None
    since: datetime
    coming: datetime


class _EventTracker(ABC):
    """One event of a whole board, looked for anew only where an application has changed."""

    def __init__(self) -> None:
        self.is_known = False
        self.place: Place | None = None

    def update(self, changed: Iterable[Application], gone: Collection[str]) -> None:
        """Take in applications that are new or changed, and forget those that are gone."""
        changed = list(changed)
        if self.place is not None:
            holder = self.place[2]
            if holder in gone or any(application.id == holder for application in changed):
                self.is_known = False
        if self.is_known:
            self.look_at(changed)

    @abstractmethod
    def look_at(self, applications: Iterable[Application]) -> None:
        """Look for it in these applications too."""

    @property
    def spot(self) -> EventRef | None:
        """The reference of the event that is kept track of."""
        return None if self.place is None else (self.place[2], self.place[3])

    def go_by(self, spot: EventRef | None, board: Board) -> None:
        """It is there, as is known of a board that was the same; `LookupError` if it can't be."""
        self.place = None
        if spot is not None:
            app_id, index = spot
            application = board.applications[app_id]
            event = application.events[index]
            self.place = _place(application, index, event)
        self.is_known = True

    @property
    def rule_match(self) -> RuleMatch | None:
        """The event, with its instant, as something to count from."""
        if self.place is None:
            return None
        at, _logged, _id, index, application = self.place
        return RuleMatch(event=application.events[index], at=at)


class FirstEntryTracker(_EventTracker):
    """The first event in time that is not cancelled."""

    def among(self, applications: Iterable[Application]) -> RuleMatch | None:
        """What to count from, before the first self-audit."""
        if not self.is_known:
            self.place, self.is_known = None, True
            self.look_at(applications)
        return self.rule_match

    def look_at(self, applications: Iterable[Application]) -> None:
        """Look for an earlier one in these applications."""
        last_day = self._last_day()
        for application in applications:
            for index, event in enumerate(application.events):
                if event.cancelled or event.at.date() > last_day:
                    continue
                place = _place(application, index, event)
                if self.place is None or place < self.place:
                    self.place = place
                    last_day = self._last_day()

    def _last_day(self) -> date:
        """The date of the first event where the clocks are most ahead: what is later is not it."""
        return date.max if self.place is None else later(self.place[0].date(), 1)


class LastSentTracker(_EventTracker):
    """The last `applied` of all, from `since` until the time of the next one comes (UTC)."""

    def __init__(self) -> None:
        super().__init__()
        self.coming = FAR
        self.since = FAR

    def among(self, applications: Iterable[Application], now: datetime) -> RuleMatch | None:
        """What to count from."""
        if not self.is_known or not self.since <= now < self.coming:
            self.place, self.is_known, self.coming = None, True, FAR
            self.since = now
            self.look_at(applications)
        return self.rule_match

    def look_at(self, applications: Iterable[Application]) -> None:
        """Look for a later one in these applications."""
        for application in applications:
            for index, event in enumerate(application.events):
                if event.kind is not Kind.APPLIED or event.cancelled:
                    continue
                place = _place(application, index, event)
                if place[0] > self.since:
                    self.coming = min(self.coming, place[0])
                elif self.place is None or place > self.place:
                    self.place = place


def _place(application: Application, index: int, event: Event) -> Place:
    return instant(event.at), instant(event.logged), application.id, index, application


def audit_claim(
    board: Board, first: FirstEntryTracker, now: datetime
) -> tuple[list[RuleMatch], datetime]:
    """Return the last self-audit, before the first one the board's first entry.

    The second value is until when that stays.
    """
    last, coming = _last_audit(board, now)
    if last is not None:
        return [last], coming
    rule_match = first.among(board.applications.values())
    if rule_match is None or rule_match.event is None:
        return [], coming
    if rule_match.at > now and rule_match.event.kind not in MEETINGS:
        return [], min(coming, rule_match.at)
    return [rule_match], coming


def resolution_claim(board: Board, now: datetime) -> tuple[list[RuleMatch], datetime]:
    """Return the last self-audit, where it resolved anything; until when that stays."""
    last, coming = _last_audit(board, now)
    if last is None or last.event is None or not clean(last.event.note, lines=True):
        return [], coming
    return [last], coming


def _last_audit(board: Board, now: datetime) -> tuple[RuleMatch | None, datetime]:
    """The last self-audit, and when the time of the next one comes."""
    audits: list[tuple[datetime, datetime, int, Event]] = []
    coming = FAR
    for index, event in enumerate(board.events):
        if event.kind is Kind.AUDIT and not event.cancelled:
            at = instant(event.at)
            if at > now:
                coming = min(coming, at)
            else:
                audits.append((at, instant(event.logged), index, event))
    if not audits:
        return None, coming
    at, _logged, _index, event = max(audits)
    return RuleMatch(event=event, at=at), coming
