"""Goals and the JLPT in one line."""

from __future__ import annotations

from datetime import date

import pytest

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.parsing.goals_line import goals_words, parse_goals
from jobboard_tui.domain.practice_values import Level, Practice
from tests.domain.timeline_builder import TimelineBuilder
from tests.rows import for_each_row

NOW = TimelineBuilder().at("11-26")


def test_goals_levels_and_the_day_of_the_test() -> None:
    goals_line = parse_goals("Japanese=120m hunting = 3 learning=0 level=n3 aim=N2 test=6 dec", NOW)
    assert [(goal.practice, goal.amount, goal.timed) for goal in goals_line.goals] == [
        (Practice.JAPANESE, 120, True),
        (Practice.HUNTING, 3, False),
        (Practice.LEARNING, 0, False),
    ]
    assert {goal.since for goal in goals_line.goals} == {date(2026, 11, 23)}
    assert goals_line.fields == {"level": Level.N3, "aim": Level.N2, "test": date(2026, 12, 6)}


def test_what_is_left_out_stays_and_what_is_empty_is_taken_back() -> None:
    goals_line = parse_goals("ａｉｍ＝　level=", NOW)
    assert (goals_line.goals, goals_line.fields) == ((), {"aim": None, "level": None})


def test_what_is_set_is_a_line_that_sets_it() -> None:
    hunt = TimelineBuilder()
    words = goals_words(hunt.board.hill, NOW.date())
    assert words == "japanese=150m hunting=5 learning=90m level= aim= test=2026-12-06"
    assert len(parse_goals(words, NOW).goals) == 3


@pytest.mark.parametrize(
    ("value", "amount", "timed"),
    [("2h", 120, True), ("150分", 150, True), ("５回", 5, False), ("3x", 3, False)],
)
def test_hours_and_times_are_units_of_a_goal_too(value: str, amount: int, timed: bool) -> None:
    (goal,) = parse_goals(f"hunting={value}", NOW).goals
    assert (goal.amount, goal.timed) == (amount, timed)


@for_each_row(
    "text",
    [
        *("japanese", "x=1", "japanese=many", "level=N6", "test=someday", "=5", "hunting=-1"),
        "hunting=" + "0" * 9 + "12345",
    ],
)
def test_what_is_no_goal_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_goals(text, NOW)


def test_noughts_before_a_goal_are_passed_over() -> None:
    assert parse_goals("hunting=" + "0" * 5000, NOW).goals[0].amount == 0
    assert parse_goals("hunting=" + "0" * 5000 + "7m", NOW).goals[0].amount == 7
