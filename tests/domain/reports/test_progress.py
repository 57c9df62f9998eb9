"""How weeks of practice add up on the hill."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.practice_values import Goal, Level, Practice, PracticeEntry, PracticeLog
from jobboard_tui.domain.reports.progress import Progress, compute_progress, goal_of, next_test
from jobboard_tui.domain.reports.progress_text import level_words, movement_words, place_words
from tests.domain.timeline_builder import TimelineBuilder

JAPANESE, HUNTING, LEARNING = Practice


class Climber(TimelineBuilder):
    """A hunt whose goals are 60 minutes of Japanese, 2 things done, and no learning."""

    def __init__(self, zone: str = "Asia/Tokyo") -> None:
        super().__init__(zone)
        goals = ((JAPANESE, 60, True), (HUNTING, 2, False), (LEARNING, 0, True))
        for practice, amount, timed in goals:
            self.aim(practice, amount, timed=timed)

    def aim(
        self, practice: Practice, amount: int, since: str = "2026-01-05", *, timed: bool
    ) -> Climber:
        goal = Goal(practice=practice, since=date.fromisoformat(since), amount=amount, timed=timed)
        self.board = replace(self.board, hill=self.board.hill.set_goal(goal))
        return self

    def did(
        self, practice: Practice, at: str, minutes: int | None = None, count: int | None = None
    ) -> Climber:
        self.count += 1
        when = self.at(at)
        entry = PracticeEntry(
            id=f"p{self.count}",
            practice=practice,
            at=when,
            logged=when,
            minutes=minutes,
            count=count,
        )
        self.board = replace(self.board, hill=self.board.hill.add_entry(entry))
        return self

    def met(self, *mondays: str) -> Climber:
        """Weeks that meet every goal."""
        for monday in mondays:
            self.did(JAPANESE, monday, 60).did(HUNTING, monday, count=2)
        return self

    def walk(self, now: str, weeks: int = 12) -> Progress:
        return compute_progress(self.board, calendar_of(self.board.zone, ()), self.at(now), weeks)


def told(walk: Progress) -> list[tuple[int, int, int]]:
    """Day of the month on which the week began, move, height."""
    return [(week.monday.day, week.move, week.height) for week in walk.weeks]


def test_up_hold_and_back() -> None:
    climber = Climber().met("11-02", "11-09").did(LEARNING, "11-17", 5)
    # the week of the 23rd has nothing, the one of the 30th goes on
    walk = climber.walk("12-02")
    assert told(walk) == [(2, 1, 1), (9, 1, 2), (16, 0, 2), (23, -1, 1), (30, 0, 1)]
    assert [movement_words(week) for week in walk.weeks[:4]] == [
        "every goal met: one step up",
        "every goal met: one step up",
        "some practice: no change",
        "no practice: one step back",
    ]
    assert place_words(walk) == "1 step up the hill, 1 more than 5 weeks ago"


def test_nobody_slides_below_the_foot() -> None:
    walk = Climber().did(JAPANESE, "11-02", 10).walk("11-25")
    assert told(walk) == [(2, 0, 0), (9, 0, 0), (16, 0, 0), (23, 0, 0)]
    assert movement_words(walk.weeks[1]) == "no practice: still at the foot"


def test_the_week_that_goes_on_moves_up_at_once_and_never_back() -> None:
    climber = Climber().met("11-16").did(JAPANESE, "11-24", 60)
    assert climber.walk("11-25").height == 1
    assert "job hunting" in movement_words(climber.walk("11-25").weeks[-1])
    climber.did(HUNTING, "11-25 09:00", count=2)
    walk = climber.walk("11-25")
    assert (walk.height, walk.weeks[-1].goes_on) == (2, True)


def test_events_are_job_hunting_by_themselves() -> None:
    climber = Climber().did(JAPANESE, "11-17", 60)
    climber.log("applied", "11-18").log("received", "11-19").log("replied", "11-19 13:00")
    climber.log("interview", "11-27", id="later")
    (week, this) = climber.walk("11-26").weeks
    assert (week.efforts[HUNTING].amount, week.efforts[HUNTING].by_itself) == (2, 2)
    assert (week.move, this.efforts[HUNTING].amount) == (1, 0)
    climber.cancel("later")
    assert climber.walk("11-28").weeks[-1].efforts[HUNTING].amount == 0


def test_what_is_not_measured_in_the_unit_of_the_goal() -> None:
    climber = Climber().did(JAPANESE, "11-23", count=2).did(HUNTING, "11-23", 90)
    efforts = climber.walk("11-24").weeks[-1].efforts
    assert (efforts[JAPANESE].amount, efforts[HUNTING].amount) == (40, 1)
    climber.aim(HUNTING, 60, timed=True).log("applied", "11-23")
    assert climber.walk("11-24").weeks[-1].efforts[HUNTING].amount == 110


def test_a_goal_counts_from_its_week_on() -> None:
    climber = Climber().met("11-09", "11-16")
    climber.aim(JAPANESE, 200, "2026-11-16", timed=True)
    assert told(climber.walk("11-24"))[:2] == [(9, 1, 1), (16, 0, 1)]
    hill = climber.board.hill
    assert goal_of(hill, JAPANESE, date(2026, 11, 9)).amount == 60
    # set anew for an earlier week, it takes the place of the later one
    climber.aim(JAPANESE, 50, "2026-11-09", timed=True)
    assert goal_of(climber.board.hill, JAPANESE, date(2026, 11, 23)).amount == 50


def test_only_the_last_weeks_are_shown_but_all_count() -> None:
    climber = Climber().met("09-07", "09-14", "11-23")
    walk = climber.walk("11-25", weeks=2)
    assert [week.height for week in walk.weeks] == [0, 1]
    assert walk.start == 0
    assert len(climber.walk("11-25").weeks) == 12


def test_the_weeks_are_those_of_the_home_zone() -> None:
    climber = Climber().did(JAPANESE, "11-16 00:10", 60)
    climber.log("applied", "11-16 00:20").log("replied", "11-22 23:50")
    assert told(climber.walk("11-23"))[0] == (16, 1, 1)


def test_it_begins_with_the_first_sign_of_work() -> None:
    assert told(Climber().walk("11-25")) == [(23, 0, 0)]
    assert told(Climber().audit("11-10").walk("11-25")) == [(9, 0, 0), (16, 0, 0), (23, 0, 0)]


def test_a_week_without_goals_holds_unless_something_is_done() -> None:
    climber = Climber().aim(JAPANESE, 0, timed=True).aim(HUNTING, 0, timed=False)
    climber.did(LEARNING, "11-10", 5)
    assert told(climber.walk("11-25")) == [(9, 1, 1), (16, -1, 0), (23, 0, 0)]


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ("2026-11-26", "2026-12-06"),
        ("2026-12-06", "2026-12-06"),
        ("2026-12-07", "2027-07-04"),
        ("2027-07-05", "2027-12-05"),
        ("2028-01-01", "2028-07-02"),
    ],
)
def test_the_next_test_of_japanese(today: str, day: str) -> None:
    assert next_test(PracticeLog(), date.fromisoformat(today)) == date.fromisoformat(day)


def test_another_day_can_be_told_until_it_is_over() -> None:
    hill = PracticeLog(test=date(2026, 12, 13))
    assert next_test(hill, date(2026, 12, 13)) == date(2026, 12, 13)
    assert next_test(hill, date(2026, 12, 14)) == date(2027, 7, 4)


def test_the_countdown_in_words() -> None:
    now = TimelineBuilder().at("11-26")
    hill = PracticeLog(level=Level.N3, aim=Level.N2)
    assert level_words(hill, now) == (
        "Japanese: N3, aiming for N2; next test Sun 6 Dec 2026, in 10 days"
    )
    assert level_words(PracticeLog(), now).startswith("Japanese: unknown; next test")
