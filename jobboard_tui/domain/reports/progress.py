"""The hill: how the weeks of practice add up, and when the next test of Japanese is.

A week that meets every goal moves one step up, some practice holds the place, none slides one
back, but never below the foot. It begins with the week of the first practice, application or
audit. The week that goes on can only move up: nobody slides before it is over. (The article says
only that an ordinary pace holds the place; the steps are our choice.)
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import BusinessCalendar, instant
from jobboard_tui.domain.models import MEETINGS, OUTGOING, Kind
from jobboard_tui.domain.practice_values import (
    MINUTES_PER_COUNT,
    Goal,
    Practice,
    PracticeLog,
    default_goal,
)
from jobboard_tui.domain.stage_history import timed_events
from jobboard_tui.domain.values import frozen
from jobboard_tui.domain.weeks import monday_of

WEEKS = 12
"""How many weeks the path shows."""
HUNTED = OUTGOING | MEETINGS
"""Events that are job hunting by themselves: applications, messages, meetings held."""
_WEEK = timedelta(weeks=1)


@frozen
class WeekEffort:
    """What a week has of one practice, in the unit of its goal.

    `by_itself` tells how many events of the timelines are in it.
    """

    goal: Goal
    amount: int
    by_itself: int = 0

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached; one of 0 always is."""
        return self.amount >= self.goal.amount


@frozen
class WeekProgress:
    """One week of the path: what was practised, and to which step it led.

    `move` is 1, 0 or -1, `height` the steps above the foot at its end; `goes_on` tells the week
    that is not over.
    """

    monday: date
    efforts: Mapping[Practice, WeekEffort]
    move: int
    height: int
    goes_on: bool = False

    @property
    def is_met(self) -> bool:
        """Whether every goal is reached, and anything was done at all."""
        return self.has_any and all(effort.is_met for effort in self.efforts.values())

    @property
    def has_any(self) -> bool:
        """Whether anything was practised."""
        return any(effort.amount for effort in self.efforts.values())


@frozen
class Progress:
    """The path of the last weeks, oldest first, and the height at which it began."""

    start: int
    weeks: tuple[WeekProgress, ...]

    @property
    def height(self) -> int:
        """Steps above the foot now."""
        return self.weeks[-1].height if self.weeks else self.start


def compute_progress(
    board: Board, calendar: BusinessCalendar, now: datetime, weeks: int = WEEKS
) -> Progress:
    """Return the path of the last `weeks` weeks, this one included.

    There is none before the first practice.
    """
    hunted, begins = _hunted(board, calendar, now)
    exercised = _exercised(board.hill, calendar, now)
    this = monday_of(calendar.day(instant(now)))
    firsts = [*hunted, *(monday for monday, _practice in exercised)]
    monday = min(firsts, default=this if begins is None else begins)
    path: list[WeekProgress] = []
    height = 0
    while monday <= this:
        efforts = {
            practice: _effort(board.hill, practice, monday, hunted, exercised)
            for practice in Practice
        }
        week = WeekProgress(monday, efforts, 0, height, goes_on=monday == this)
        move = 1 if week.is_met else 0 if week.has_any or week.goes_on else -1
        move = max(move, -height)
        height += move
        path.append(WeekProgress(monday, efforts, move, height, goes_on=week.goes_on))
        monday += _WEEK
    shown = path[-weeks:]
    return Progress(shown[0].height - shown[0].move if shown else 0, tuple(shown))


def goal_of(hill: PracticeLog, practice: Practice, monday: date) -> Goal:
    """Return the goal of a practice in the week of that Monday: the last one set until then."""
    goals = [goal for goal in hill.goals if goal.practice is practice and goal.since <= monday]
    return max(goals, key=lambda goal: goal.since, default=default_goal(practice))


def _effort(
    hill: PracticeLog,
    practice: Practice,
    monday: date,
    hunted: Mapping[date, int],
    exercised: Mapping[tuple[date, Practice], tuple[int, int]],
) -> WeekEffort:
    goal = goal_of(hill, practice, monday)
    minutes, counts = exercised.get((monday, practice), (0, 0))
    by_itself = hunted.get(monday, 0) if practice is Practice.HUNTING else 0
    if goal.timed:
        return WeekEffort(goal, minutes + by_itself * MINUTES_PER_COUNT, by_itself)
    return WeekEffort(goal, counts + by_itself, by_itself)


def _hunted(
    board: Board, calendar: BusinessCalendar, now: datetime
) -> tuple[dict[date, int], date | None]:
    """Job hunting by week, as the events tell; and the week of the first audit."""
    moment = instant(now)
    by_week: dict[date, int] = {}
    for application in board.applications.values():
        for at, _logged, _index, event in timed_events(application.events):
            if at <= moment and event.kind in HUNTED:
                monday = monday_of(calendar.day(at))
                by_week[monday] = by_week.get(monday, 0) + 1
    audits = [
        instant(event.at)
        for event in board.events
        if event.kind is Kind.AUDIT and not event.cancelled
    ]
    first = min((at for at in audits if at <= moment), default=None)
    return by_week, None if first is None else monday_of(calendar.day(first))


def _exercised(
    hill: PracticeLog, calendar: BusinessCalendar, now: datetime
) -> dict[tuple[date, Practice], tuple[int, int]]:
    """Minutes and counts of each practice by week."""
    moment = instant(now)
    by_week: dict[tuple[date, Practice], tuple[int, int]] = {}
    for exercise in hill.exercises:
        at = instant(exercise.at)
        if at <= moment:
            key = monday_of(calendar.day(at)), exercise.practice
            minutes, counts = by_week.get(key, (0, 0))
            by_week[key] = (
                minutes + exercise.amount(timed=True),
                counts + exercise.amount(timed=False),
            )
    return by_week


# -- the test of Japanese ------------------------------------------------------------------------


def next_test(hill: PracticeLog, today: date) -> date:
    """Return the day of the next JLPT: the one set, or a first Sunday of July or December.

    >>> next_test(PracticeLog(), date(2026, 11, 26))
    datetime.date(2026, 12, 6)
    """
    if hill.test is not None and hill.test >= today:
        return hill.test
    usual = (
        _first_sunday(year, month) for year in (today.year, today.year + 1) for month in (7, 12)
    )
    return next(day for day in usual if day >= today)


def _first_sunday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=6 - first.weekday())
