"""Reckons what one application owes at an instant, and until when that stays true."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple, TypeAlias

from jobboard_tui.domain.business_days import BusinessCalendar, instant
from jobboard_tui.domain.event_kinds import STARTING_WAIT
from jobboard_tui.domain.models import ActionKind, Application, Kind, ReminderAction, Stage
from jobboard_tui.domain.no_channel import rules_without_channel
from jobboard_tui.domain.reminders.anchors import ALONE, ANCHORS, JOINING, match_rule, needed_kinds
from jobboard_tui.domain.reminders.reminder import (
    Evidence,
    Reminder,
    ReminderState,
    find_action,
)
from jobboard_tui.domain.reminders.timeline_facts import FAR, Phase, TimelineEntry, TimelineFacts
from jobboard_tui.domain.reminders.windows import Hold, RuleMatch, hold_of, kept_until
from jobboard_tui.domain.rules import Rule, RuleSet, Span

Urgency: TypeAlias = tuple[int, bool, datetime, str, int, str, str, int]
Ranked: TypeAlias = tuple[Urgency, Reminder]
"""A reminder with what it is sorted by; no two have the same."""

OVERDUE, DUE, SOFT, WAITING = range(4)


class ReminderSubject(NamedTuple):
    """What a reminder is about: an application, or the whole board (`id` None).

    `keeps` is how long after a snooze its reminders do not retire.
    """

    id: str | None
    company: str
    role: str
    marks: tuple[ReminderAction, ...]
    keeps: Span
    hold: Hold | None = None


def subject_of(
    application: Application, calendar: BusinessCalendar, keeps: Span
) -> ReminderSubject:
    """Return the application as what a reminder is about; `keeps` is that of the rule set."""
    return ReminderSubject(
        application.id,
        application.company,
        application.role,
        application.marks,
        keeps,
        hold_of(application, calendar, keeps),
    )


class Evaluation:
    """What one application owes, valid until `until` (UTC).

    `with_others` are reminders that need another open application beside this one. `accepted` is
    the acceptance that stands. `is_open` goes by the stage; `is_live` says that anything but the
    papers may be owed, `was_approached` that the company knows of it.
    """

    __slots__ = (
        "accepted",
        "application",
        "is_live",
        "is_open",
        "ranked",
        "until",
        "was_approached",
        "with_others",
    )

    def __init__(
        self, application: Application, until: datetime, accepted: TimelineEntry | None = None
    ) -> None:
        self.application = application
        self.until = until
        self.ranked: list[Ranked] = []
        self.with_others: list[Ranked] = []
        self.accepted = accepted
        self.is_open = False
        self.is_live = False
        self.was_approached = False

    @property
    def is_option(self) -> bool:
        """Whether an offer may come of it: open, and the company knows of it."""
        return self.is_open and self.was_approached


class RuleEvaluator:
    """Evaluates one set of rules in one home zone."""

    def __init__(self, rule_set: RuleSet, calendar: BusinessCalendar) -> None:
        self.rule_set = rule_set
        self.calendar = calendar
        own = {*ANCHORS, JOINING}
        self._own = [rule for rule in rule_set.rules.values() if rule.anchor in own]
        self._after_acceptance = tuple(rule for rule in self._own if rule.after_acceptance)
        self._picked: dict[frozenset[Kind], tuple[Rule, ...]] = {}

    def facts(self, application: Application, now: datetime) -> TimelineFacts:
        """What the timeline comes to at `now` (UTC)."""
        return TimelineFacts(application, self.rule_set, self.calendar, now)

    def evaluate(self, application: Application, now: datetime) -> Evaluation:
        """What the application owes at `now` (UTC)."""
        if application.stage is Stage.CLOSED:
            return Evaluation(application, FAR)
        facts = self.facts(application, now)
        subject = subject_of(application, self.calendar, self.rule_set.snooze_keeps)
        evaluation = Evaluation(application, facts.changes_at, facts.accepted)
        evaluation.is_open = application.is_open
        evaluation.is_live = facts.phase is Phase.OPEN
        evaluation.was_approached = facts.was_approached
        silent = rules_without_channel(application) if application.marks else ()
        for rule in self._rules_for(facts):
            if rule.id in silent:
                continue
            for rule_match in match_rule(facts, rule):
                ranked, until = remind(subject, rule, rule_match, self.calendar, now)
                evaluation.until = min(evaluation.until, until)
                if ranked is not None:
                    listed = evaluation.with_others if ALONE in rule.unless else evaluation.ranked
                    listed.append(ranked)
        return evaluation

    def _rules_for(self, facts: TimelineFacts) -> tuple[Rule, ...]:
        """The rules that can claim anything of a timeline with these kinds of event."""
        if facts.phase is Phase.OVER:
            return ()
        if facts.phase is Phase.ACCEPTED:
            return self._after_acceptance
        kinds = frozenset(facts.by_kind)
        if facts.reopening is not None:
            kinds |= STARTING_WAIT  # it starts the waiting as they do
        picked = self._picked.get(kinds)
        if picked is None:
            own = self._own
            picked = tuple(
                rule for rule in own if not (needs := needed_kinds(rule)) or needs & kinds
            )
            self._picked[kinds] = picked
        return picked


def remind(
    subject: ReminderSubject,
    rule: Rule,
    rule_match: RuleMatch,
    calendar: BusinessCalendar,
    now: datetime,
    *,
    elsewhere: str = "",
) -> tuple[Ranked | None, datetime]:
    """Return the reminder of a claim at `now`, or None; and until when (UTC) that stays so."""
    event = rule_match.event.id if rule_match.event is not None else None
    mark = find_action(subject.marks, (rule.id, event, rule_match.attempt))
    if mark is not None and rule_match.is_restated and instant(mark.at) < rule_match.at:
        mark = None
    hold = None if rule.on_hold else subject.hold
    retires = _retires(rule_match, mark, hold, subject.keeps, calendar)
    if retires is not None and now >= retires:
        return None, FAR
    opens, due, until = rule_match.opening(), None if rule.soft else rule_match.due, FAR
    for edge in (opens, due, retires):
        if edge is not None and now < edge < until:
            until = edge
    snoozed: datetime | None = None
    on_hold = hold is not None and now < hold.until
    if mark is not None:
        if mark.shelf is not ActionKind.SNOOZED:
            return None, FAR
        if mark.until is not None and now < instant(mark.until):
            snoozed = instant(mark.until)
    if hold is not None and on_hold:
        on_hold = snoozed is None or snoozed < hold.until
        snoozed = hold.until if on_hold else snoozed
    if snoozed is not None:
        until = min(until, snoozed)
    if rule.once_open and now < opens:
        return None, until
    state, place = _state_in_window(rule_match, now, soft=rule.soft, snoozed=snoozed)
    reminder = _reminder(
        subject,
        rule,
        rule_match,
        calendar,
        state=state,
        opens=opens,
        due=due,
        snoozed=snoozed,
        on_hold=on_hold,
        elsewhere=elsewhere,
    )
    urgency = (
        *place,
        subject.company,
        rule.order,
        subject.id or "",
        event or "",
        rule_match.attempt,
    )
    return (urgency, reminder), until


def _reminder(
    subject: ReminderSubject,
    rule: Rule,
    rule_match: RuleMatch,
    calendar: BusinessCalendar,
    *,
    state: ReminderState,
    opens: datetime,
    due: datetime | None,
    snoozed: datetime | None,
    on_hold: bool,
    elsewhere: str,
) -> Reminder:
    """Return the reminder of a claim, with its times (UTC) in the zone of the calendar."""
    return Reminder(
        application=subject.id,
        company=subject.company,
        role=subject.role,
        rule=rule,
        attempt=rule_match.attempt,
        event=rule_match.event.id if rule_match.event is not None else None,
        state=state,
        opens_at=calendar.home(opens),
        due_at=None if due is None else calendar.home(due),
        snoozed_until=None if snoozed is None else calendar.home(snoozed),
        on_hold=on_hold,
        exact=rule_match.exact,
        evidence=Evidence(
            calendar,
            rule_match.event,
            rule_match.at,
            rule_match.stated,
            rule_match.shifted,
            elsewhere,
            meeting=rule_match.meeting,
        ),
    )


def _retires(
    rule_match: RuleMatch,
    mark: ReminderAction | None,
    hold: Hold | None,
    keeps: Span,
    calendar: BusinessCalendar,
) -> datetime | None:
    """When a reminder retires (UTC): some days after it was to speak again, where put off."""
    retires = rule_match.retires
    if retires is None:
        return None
    if mark is not None and mark.shelf is ActionKind.SNOOZED and mark.until is not None:
        retires = max(retires, kept_until(mark.until, keeps, calendar))
    return retires if hold is None else hold.keeps(retires)


def _state_in_window(
    rule_match: RuleMatch, now: datetime, *, soft: bool, snoozed: datetime | None
) -> tuple[ReminderState, tuple[int, bool, datetime]]:
    """Where the clock stands in the window, and the place in the order that goes with it."""
    opens, due = rule_match.opening(), rule_match.due
    if snoozed is not None:
        return ReminderState.WAITING, (WAITING, False, max(opens, snoozed))
    if now < opens:
        return ReminderState.WAITING, (WAITING, False, opens)
    if soft:
        return ReminderState.DUE, (SOFT, False, opens)
    if due is not None and now >= due:
        return ReminderState.OVERDUE, (OVERDUE, not rule_match.exact, due)
    return ReminderState.DUE, (DUE, False, FAR if due is None else due)
