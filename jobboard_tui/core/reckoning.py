"""Reckons what one application owes at an instant, and until when that stays true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from jobboard_tui.core.anchors import ALONE, ANCHORS, claims
from jobboard_tui.core.calendar import Calendar, instant, later
from jobboard_tui.core.facts import FAR, Entry, Facts, Phase
from jobboard_tui.core.model import Application, Mark, Shelf, Stage
from jobboard_tui.core.playbook import Playbook, Rule
from jobboard_tui.core.reminder import Grounds, Reminder, State
from jobboard_tui.core.whole_board import Sent, last_sent
from jobboard_tui.core.windows import Claim

Urgency: TypeAlias = tuple[int, bool, datetime, str, int, str, str, int]
Ranked: TypeAlias = tuple[Urgency, Reminder]
"""A reminder with what it is sorted by; no two have the same."""

OVERDUE, DUE, SOFT, WAITING = range(4)
_SILENT_DAYS = 45


@dataclass(frozen=True, slots=True)
class Subject:
    """What a reminder is about: an application, or the whole board (`id` None)."""

    id: str | None
    company: str
    role: str
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class Reckoning:
    """What one application owes, valid until `until` (UTC).

    `with_others` are reminders that need another open application beside this one. `sent` is the
    last `applied`, `accepted` the acceptance that stands. `is_open` goes by the stage; `is_live`
    says that anything but the papers may be owed; `silent_from` is when nobody waits any more.
    """

    application: Application
    until: datetime
    ranked: list[Ranked]
    with_others: list[Ranked]
    sent: Sent | None = None
    accepted: Entry | None = None
    is_open: bool = False
    is_live: bool = False
    silent_from: datetime | None = None


class Reckoner:
    """Reckons with the rules of one playbook in one home zone."""

    def __init__(self, playbook: Playbook, calendar: Calendar) -> None:
        self.playbook = playbook
        self.calendar = calendar
        own = [rule for rule in playbook.rules.values() if rule.anchor in ANCHORS]
        self._rules = {
            Phase.OPEN: own,
            Phase.ACCEPTED: [rule for rule in own if rule.after_acceptance],
            Phase.OVER: [],
        }
        silence = [rule.opens.amount for rule in own if rule.anchor == "silence"]
        self._silent_days = max(silence, default=_SILENT_DAYS)

    def reckon(self, application: Application, now: datetime) -> Reckoning:
        """What the application owes at `now` (UTC)."""
        sent, coming = last_sent(application, now)
        if application.stage is Stage.CLOSED:
            return Reckoning(application, coming, [], [], sent)
        facts = Facts(application, self.playbook, self.calendar, now)
        subject = subject_of(application)
        found = Reckoning(application, min(coming, facts.changes_at), [], [], sent, facts.accepted)
        found.is_open = application.is_open
        found.is_live = facts.phase is Phase.OPEN
        for rule in self._rules[facts.phase]:
            for claim in claims(facts, rule):
                ranked, until = remind(subject, rule, claim, self.calendar, now)
                found.until = min(found.until, until)
                if ranked is not None:
                    listed = found.with_others if ALONE in rule.unless else found.ranked
                    listed.append(ranked)
        if found.is_live:
            found.silent_from = self._silent_from(facts)
        return found

    def _silent_from(self, facts: Facts) -> datetime | None:
        """The day after the last word, or the date named for the next, on which nobody waits."""
        since = facts.waiting
        if since is None or facts.in_offers or facts.meeting_to_come is not None:
            return None
        day = self.calendar.day((facts.tries[-1] if facts.tries else since)[0])
        stated = facts.stated(since)
        latest = day if stated is None else max(day, stated)
        return self.calendar.midnight(later(latest, self._silent_days))


def remind(
    subject: Subject,
    rule: Rule,
    claim: Claim,
    calendar: Calendar,
    now: datetime,
    *,
    elsewhere: str = "",
) -> tuple[Ranked | None, datetime]:
    """The reminder of a claim at `now`, or None; and until when (UTC) that stays so."""
    event = claim.event.id if claim.event is not None else None
    opens, due, until = claim.opening(), None if rule.soft else claim.due, FAR
    for edge in (opens, due, claim.retires):
        if edge is not None and now < edge < until:
            until = edge
    if claim.retires is not None and now >= claim.retires:
        return None, FAR
    mark = _mark(subject.marks, rule, event, claim.attempt)
    snoozed: datetime | None = None
    if mark is not None:
        if mark.shelf is not Shelf.SNOOZED:
            return None, FAR
        if mark.until is not None and now < instant(mark.until):
            snoozed = instant(mark.until)
            until = min(until, snoozed)
    if rule.once_open and now < opens:
        return None, until
    is_open = now >= opens and snoozed is None
    is_overdue = is_open and due is not None and now >= due
    grounds = Grounds(calendar, claim.event, claim.at, claim.stated, claim.shifted, elsewhere)
    reminder = Reminder(
        application=subject.id,
        company=subject.company,
        role=subject.role,
        rule=rule,
        attempt=claim.attempt,
        event=event,
        state=State.OVERDUE if is_overdue else State.DUE if is_open else State.WAITING,
        opens_at=calendar.home(opens),
        due_at=None if due is None else calendar.home(due),
        snoozed_until=None if snoozed is None else calendar.home(snoozed),
        exact=claim.exact,
        grounds=grounds,
    )
    if is_overdue:
        assert due is not None
        place = (OVERDUE, not claim.exact, due)
    elif not is_open:
        place = (WAITING, False, opens if snoozed is None else max(opens, snoozed))
    elif rule.soft:
        place = (SOFT, False, opens)
    else:
        place = (DUE, False, FAR if due is None else due)
    urgency = (*place, subject.company, rule.order, subject.id or "", event or "", claim.attempt)
    return (urgency, reminder), until


def subject_of(application: Application) -> Subject:
    """The application as what a reminder is about."""
    return Subject(application.id, application.company, application.role, application.marks)


def _mark(marks: Iterable[Mark], rule: Rule, event: str | None, attempt: int) -> Mark | None:
    for mark in marks:
        if mark.rule == rule.id and mark.event == event and mark.attempt == attempt:
            return mark
    return None


def most_urgent_first(ranked: Sequence[Ranked]) -> tuple[Reminder, ...]:
    """The reminders alone, in order."""
    return tuple(reminder for _urgency, reminder in sorted(ranked, key=_urgency))


def _urgency(ranked: Ranked) -> Urgency:
    return ranked[0]
