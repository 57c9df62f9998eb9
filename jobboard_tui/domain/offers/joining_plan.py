"""The plan from yes to the first day of one application: each step with its day and its state.

It is derived from the first day each time; stored is only what the seeker says of a step, as marks
of its reminder: done, put off to another day, dismissed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never

from jobboard_tui.domain.business_days import BusinessCalendar, instant, later
from jobboard_tui.domain.joining_days import step_day
from jobboard_tui.domain.joining_steps import (
    USUAL_NOTICE,
    JoiningDates,
    JoiningSituation,
    JoiningStep,
    NoticePeriod,
    dates_of,
    earliest_first_day,
)
from jobboard_tui.domain.labels import ago, day, days_between
from jobboard_tui.domain.models import ActionKind, Application, ReminderAction
from jobboard_tui.domain.reminders.labels import days_late
from jobboard_tui.domain.reminders.timeline_facts import TimelineFacts
from jobboard_tui.domain.rules import Rule, RuleSet
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext


class PlanState(StrEnum):
    """How a step stands."""

    LATER = "later"
    DUE = "due"
    LATE = "late"
    DONE = "done"
    LEFT_OUT = "left-out"


@frozen(kw_only=True)
class PlanLine:
    """One step: its `day`, the one that the plan gives it (`planned`), how it stands.

    `is_late_start` tells that its day would have been before the acceptance; `day_off` is the day
    for which it would be if companies worked on it.
    """

    rule: Rule
    day: date
    planned: date
    state: PlanState
    is_late_start: bool = False
    day_off: date | None = None

    @property
    def is_moved(self) -> bool:
        """Whether the seeker has given it another day."""
        return self.day != self.planned


@frozen(kw_only=True)
class JoiningPlan:
    """The steps in the order of their days, what they count from, and what is odd or missing."""

    dates: JoiningDates
    notice: NoticePeriod
    lines: tuple[PlanLine, ...]
    remarks: tuple[str, ...]


def accepted_day(
    application: Application, calendar: BusinessCalendar, now: datetime
) -> date | None:
    """Return the day of the acceptance that stands; None where there is none."""
    at = TimelineFacts.without_rules(application, now, calendar.zone.key).accepted_at
    return None if at is None else calendar.day(at)


def joining_plan(
    application: Application,
    rule_set: RuleSet,
    situation: JoiningSituation,
    calendar: BusinessCalendar,
    now: datetime,
    *,
    has_others: bool = False,
) -> JoiningPlan | None:
    """Return the plan of an application; None where it is not accepted or has no first day.

    `has_others`: another application is open.
    """
    accepted = accepted_day(application, calendar, now)
    notice = situation.notice or USUAL_NOTICE
    dates = None if accepted is None else dates_of(application, accepted, notice)
    if dates is None:
        return None
    facts = TimelineFacts(application, rule_set, calendar, instant(now))
    lines = []
    for rule in rule_set.rules.values():
        if rule.step is not None and (has_others or not rule.step.others):
            line = _line(facts, rule, rule.step, dates, calendar.day(now))
            lines += [] if line is None else [line]
    lines.sort(key=lambda line: (line.day, line.rule.order))
    return JoiningPlan(
        dates=dates,
        notice=notice,
        lines=tuple(lines),
        remarks=(*_late_steps(lines, dates, now), *_remarks(dates, situation, notice, now)),
    )


def _late_steps(lines: Iterable[PlanLine], dates: JoiningDates, now: datetime) -> Iterator[str]:
    """What is to be said of steps for which the first day is too near."""
    for line in lines:
        step = line.rule.step
        is_open = line.state not in (PlanState.DONE, PlanState.LEFT_OUT)
        if step is not None and step.late and is_open and step.is_late(dates):
            begins = max(dates.accepted, now.date())
            yield _(step.late).format(
                first=day(dates.first, now), usual=day(later(begins, step.takes), now)
            )


def _line(
    facts: TimelineFacts, rule: Rule, step: JoiningStep, dates: JoiningDates, today: date
) -> PlanLine | None:
    planned = step_day(step, dates, facts.calendar)
    if planned is None:
        return None
    mark = step_mark(rule, facts)
    at = planned
    if mark is not None and mark.shelf is ActionKind.SNOOZED and mark.until is not None:
        at = facts.calendar.day(instant(mark.until))
    return PlanLine(
        rule=rule,
        day=at,
        planned=planned,
        state=_state(mark, at, step, today),
        is_late_start=step.earliest == 1 and step.planned(dates) < dates.accepted,
        day_off=None if (counted := step.counted(dates)) == planned else counted,
    )


def _state(mark: ReminderAction | None, at: date, step: JoiningStep, today: date) -> PlanState:
    if mark is not None and mark.shelf is ActionKind.DONE:
        return PlanState.DONE
    if mark is not None and mark.shelf is ActionKind.DISMISSED:
        return PlanState.LEFT_OUT
    if at < today:
        return PlanState.LATE
    lead = step.lead if mark is None else 0  # what was moved comes up on its day
    return PlanState.DUE if later(at, -lead) <= today else PlanState.LATER


def step_mark(rule: Rule, facts: TimelineFacts) -> ReminderAction | None:
    """Return what the seeker said of a step since the acceptance; None where nothing."""
    event = None if facts.accepted is None else facts.accepted[3].id
    mark = facts.action(rule, event, 1)
    accepted = facts.accepted_at
    if mark is None or accepted is None or instant(mark.at) < accepted:
        return None
    return mark


def with_step(
    application: Application,
    rule: Rule,
    shelf: ActionKind | None,
    at: datetime,
    until: datetime | None = None,
) -> Application:
    """The application with a step that is done, moved to a day or left out; None: as planned."""
    facts = TimelineFacts.without_rules(application, at)
    event = None if facts.accepted is None else facts.accepted[3].id
    marks = tuple(
        action for action in application.marks if (action.rule, action.event) != (rule.id, event)
    )
    if shelf is not None:
        mark = ReminderAction(rule=rule.id, event=event, attempt=1, shelf=shelf, at=at, until=until)
        marks = (*marks, mark)
    return replace(application, marks=marks)


def state_words(line: PlanLine, now: datetime) -> str:
    """Return how a step stands in a few words; `now` is in the home zone."""
    match line.state:
        case PlanState.DONE:
            return pgettext("step", "done")
        case PlanState.LEFT_OUT:
            return _("left out")
        case PlanState.LATE:
            words = days_late(-days_between(now, line.day))
        case PlanState.DUE | PlanState.LATER:
            words = ago(line.day, now)
        case _:
            assert_never(line.state)
    if line.is_moved:
        return _("{when}; planned {day}").format(when=words, day=day(line.planned, now))
    if line.is_late_start:
        return _("{when}; right away").format(when=words)
    if line.day_off is not None:
        return _("{when}; closed {day}").format(when=words, day=day(line.day_off, now))
    return words


def _remarks(
    dates: JoiningDates, situation: JoiningSituation, notice: NoticePeriod, now: datetime
) -> Iterator[str]:
    if dates.last >= dates.first:
        yield _(
            "The last day at the current employer, {last}, is not before the first day."
        ).format(last=day(dates.last, now))
    if situation.employed_as != "none":
        yield from _of_notice(dates, situation, notice, now)
    if not situation.employment:
        yield _presumed_employment(situation)
    if not situation.residence:
        yield _(
            "Your status of residence is not known, so the steps that depend on it are not listed."
        )


def _presumed_employment(situation: JoiningSituation) -> str:
    """As whom somebody is taken who has not said how they are employed."""
    if situation.employed_as == "none":
        return _(
            "As a student you are taken to have no employer to leave: if you have one, say so with"
            " s, or jobboard settings employment=permanent (or fixed-term)."
        )
    return _(
        "You are taken to have a permanent job to leave: if not, say so with s, or"
        " jobboard settings employment=none (or fixed-term)."
    )


def _of_notice(
    dates: JoiningDates, situation: JoiningSituation, notice: NoticePeriod, now: datetime
) -> Iterator[str]:
    if dates.notice < dates.accepted:
        yield _(
            "Notice of {notice} would have had to be given by {day}, before you accepted: "
            "agree on an earlier end with your employer, or ask for a first day of {first} or "
            "later."
        ).format(
            notice=notice.spoken(),
            day=day(dates.notice, now),
            first=day(earliest_first_day(max(dates.accepted, now.date()), notice), now),
        )
    if situation.notice is None:
        yield _(
            "A notice period of {notice} is assumed, as is usual: check your contract or the "
            "work rules."
        ).format(notice=notice.spoken())
    if dates.usual:
        yield _("The last day is assumed to be the day before the first day.")
