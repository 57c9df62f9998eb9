"""Reckons what one application owes at an instant, and until when that stays true."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeAlias

from jobboard_tui.domain.business_days import Calendar, instant
from jobboard_tui.domain.models import Application, Kind, Mark, Shelf, Stage
from jobboard_tui.domain.reminders.anchors import ALONE, ANCHORS, claims, needed
from jobboard_tui.domain.reminders.reminder import Grounds, Reminder, State
from jobboard_tui.domain.reminders.timeline_facts import FAR, Entry, Facts, Phase
from jobboard_tui.domain.reminders.windows import Claim
from jobboard_tui.domain.rules import Playbook, Rule
from jobboard_tui.domain.values import frozen

Urgency: TypeAlias = tuple[int, bool, datetime, str, int, str, str, int]
Ranked: TypeAlias = tuple[Urgency, Reminder]
"""A reminder with what it is sorted by; no two have the same."""

OVERDUE, DUE, SOFT, WAITING = range(4)


@frozen
class Subject:
    """What a reminder is about: an application, or the whole board (`id` None)."""

    id: str | None
    company: str
    role: str
    marks: tuple[Mark, ...]


def subject_of(application: Application) -> Subject:
    """The application as what a reminder is about."""
    return Subject(application.id, application.company, application.role, application.marks)


class Reckoning:
    """What one application owes, valid until `until` (UTC).

    `with_others` are reminders that need another open application beside this one. `accepted` is
    the acceptance that stands. `is_open` goes by the stage; `is_live` says that anything but the
    papers may be owed.
    """

    __slots__ = (
        "accepted",
        "application",
        "is_live",
        "is_open",
        "ranked",
        "until",
        "with_others",
    )

    def __init__(
        self, application: Application, until: datetime, accepted: Entry | None = None
    ) -> None:
        self.application = application
        self.until = until
        self.ranked: list[Ranked] = []
        self.with_others: list[Ranked] = []
        self.accepted = accepted
        self.is_open = False
        self.is_live = False


class Reckoner:
    """Reckons with the rules of one playbook in one home zone."""

    def __init__(self, playbook: Playbook, calendar: Calendar) -> None:
        self.playbook = playbook
        self.calendar = calendar
        self._own = [rule for rule in playbook.rules.values() if rule.anchor in ANCHORS]
        self._after_acceptance = tuple(rule for rule in self._own if rule.after_acceptance)
        self._picked: dict[frozenset[Kind], tuple[Rule, ...]] = {}

    def facts(self, application: Application, now: datetime) -> Facts:
        """What the timeline comes to at `now` (UTC)."""
        return Facts(application, self.playbook, self.calendar, now)

    def reckon(self, application: Application, now: datetime) -> Reckoning:
        """What the application owes at `now` (UTC)."""
        if application.stage is Stage.CLOSED:
            return Reckoning(application, FAR)
        facts = self.facts(application, now)
        subject = subject_of(application)
        found = Reckoning(application, facts.changes_at, facts.accepted)
        found.is_open = application.is_open
        found.is_live = facts.phase is Phase.OPEN
        for rule in self._rules_for(facts):
            for claim in claims(facts, rule):
                ranked, until = remind(subject, rule, claim, self.calendar, now)
                found.until = min(found.until, until)
                if ranked is not None:
                    listed = found.with_others if ALONE in rule.unless else found.ranked
                    listed.append(ranked)
        return found

    def _rules_for(self, facts: Facts) -> tuple[Rule, ...]:
        """The rules that can claim anything of a timeline with these kinds of event."""
        if facts.phase is Phase.OVER:
            return ()
        if facts.phase is Phase.ACCEPTED:
            return self._after_acceptance
        kinds = frozenset(facts.by_kind)
        picked = self._picked.get(kinds)
        if picked is None:
            own = self._own
            picked = tuple(rule for rule in own if not (needs := needed(rule)) or needs & kinds)
            self._picked[kinds] = picked
        return picked


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
    retires = claim.retires
    if retires is not None and now >= retires:
        return None, FAR
    event = claim.event.id if claim.event is not None else None
    opens, due, until = claim.opening(), None if rule.soft else claim.due, FAR
    for edge in (opens, due, retires):
        if edge is not None and now < edge < until:
            until = edge
    mark = _mark(subject.marks, rule, event, claim.attempt) if subject.marks else None
    if mark is not None and claim.is_told_anew and instant(mark.at) < claim.at:
        mark = None
    snoozed: datetime | None = None
    if mark is not None:
        if mark.shelf is not Shelf.SNOOZED:
            return None, FAR
        if mark.until is not None and now < instant(mark.until):
            snoozed = instant(mark.until)
            until = min(until, snoozed)
    if rule.once_open and now < opens:
        return None, until
    state, place = _standing(claim, now, soft=rule.soft, snoozed=snoozed)
    reminder = Reminder(
        application=subject.id,
        company=subject.company,
        role=subject.role,
        rule=rule,
        attempt=claim.attempt,
        event=event,
        state=state,
        opens_at=calendar.home(opens),
        due_at=None if due is None else calendar.home(due),
        snoozed_until=None if snoozed is None else calendar.home(snoozed),
        exact=claim.exact,
        grounds=Grounds(calendar, claim.event, claim.at, claim.stated, claim.shifted, elsewhere),
    )
    urgency = (*place, subject.company, rule.order, subject.id or "", event or "", claim.attempt)
    return (urgency, reminder), until


def _standing(
    claim: Claim, now: datetime, *, soft: bool, snoozed: datetime | None
) -> tuple[State, tuple[int, bool, datetime]]:
    """Where the clock stands in the window, and the place in the order that goes with it."""
    opens, due = claim.opening(), claim.due
    if snoozed is not None:
        return State.WAITING, (WAITING, False, max(opens, snoozed))
    if now < opens:
        return State.WAITING, (WAITING, False, opens)
    if soft:
        return State.DUE, (SOFT, False, opens)
    if due is not None and now >= due:
        return State.OVERDUE, (OVERDUE, not claim.exact, due)
    return State.DUE, (DUE, False, FAR if due is None else due)


def _mark(marks: Iterable[Mark], rule: Rule, event: str | None, attempt: int) -> Mark | None:
    for mark in marks:
        if mark.rule == rule.id and mark.event == event and mark.attempt == attempt:
            return mark
    return None
