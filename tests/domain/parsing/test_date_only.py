"""Events of which only the day is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.domain.errors import AmbiguousInput
from jobboard_tui.domain.models import Application, Event, Kind, Timeline
from jobboard_tui.domain.parsing.date_only import place_on_day
from jobboard_tui.domain.parsing.datetimes import parse_when
from jobboard_tui.domain.parsing.purpose import HAPPENED

TOKYO = ZoneInfo("Asia/Tokyo")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


def event(kind: Kind, when: str, *, cancelled: bool = False) -> Event:
    return Event(
        id=when, kind=kind, at=at(when), logged=at("2026-11-16T09:00"), cancelled=cancelled
    )


APPLICATION = Application(
    id="a",
    company="Aoba",
    role="SRE",
    added=at("2026-11-16T09:00"),
    events=Timeline(
        [
            event(Kind.INTERVIEW, "2026-11-20T15:00"),
            event(Kind.RECEIVED, "2026-11-20T09:00"),
            event(Kind.INTERVIEW, "2026-11-20T18:00", cancelled=True),
            event(Kind.INTERVIEW, "2026-11-23T15:00"),
        ]
    ),
)


@pytest.mark.parametrize(
    ("told", "now", "instant"),
    [
        ("2026-11-20", "2026-11-21T10:00", "2026-11-20T16:00"),
        ("2026-11-20", "2026-11-20T15:30", "2026-11-20T09:00"),
        ("2026-11-20T10:00", "2026-11-21T10:00", "2026-11-20T10:00"),
        ("2026-11-19", "2026-11-21T10:00", "2026-11-19T00:00"),
        ("2026-11-23", "2026-11-21T10:00", "2026-11-23T00:00"),
    ],
)
def test_it_comes_after_what_is_over_on_that_day(told: str, now: str, instant: str) -> None:
    when = parse_when(told, at(now), HAPPENED)
    assert place_on_day(APPLICATION, when, at(now)) == at(instant)


MESSAGES = [
    # what is on the day, and when it was logged; where a message of that day goes
    ([], "2026-11-20T00:00"),
    ([(Kind.INTERVIEW, "2026-11-20T15:00", "2026-11-16T09:00")], "2026-11-20T00:00"),
    ([(Kind.INTERVIEW, "2026-11-20T15:00", "2026-11-20T11:00")], "2026-11-20T11:00"),
    ([(Kind.INTERVIEW, "2026-11-25T15:00", "2026-11-20T11:00")], "2026-11-20T00:00"),
    ([(Kind.ACKNOWLEDGED, "2026-11-20T11:00", "2026-11-20T12:00")], "2026-11-20T00:00"),
    ([(Kind.REPLIED, "2026-11-20T10:00", "2026-11-20T12:00")], "2026-11-20T10:00"),
    (
        [
            (Kind.REPLIED, "2026-11-20T10:00", "2026-11-20T12:00"),
            (Kind.INTERVIEW, "2026-11-20T15:00", "2026-11-16T09:00"),
        ],
        "2026-11-20T10:00",
    ),
]


@pytest.mark.parametrize(("others", "instant"), MESSAGES)
def test_a_message_of_a_day_is_due_as_early_as_it_may_be(
    others: list[tuple[Kind, str, str]], instant: str
) -> None:
    now = at("2026-11-21T10:00")
    events = [replace(event(kind, when), logged=at(logged)) for kind, when, logged in others]
    application = replace(APPLICATION, events=Timeline(events))
    when = parse_when("11/20", now, HAPPENED)
    assert place_on_day(application, when, now, kind=Kind.RECEIVED) == at(instant)
    assert place_on_day(application, when, now) >= at(instant)


PARTS = [
    # what is on the day, what is told, where it goes: "?" where its hour is asked for
    ([], "yesterday morning", "2026-11-20T00:00:00"),
    ([], "yesterday afternoon", "2026-11-20T00:00:00"),
    ([], "yesterday evening", "2026-11-20T23:59:59"),
    ([], "昨日の午前中", "2026-11-20T00:00:00"),
    ([], "last night", "2026-11-20T23:59:59"),
    (["15:00"], "yesterday morning", "2026-11-20T00:00:00"),
    (["15:00"], "11/20 evening", "2026-11-20T23:59:59"),
    (["15:00"], "昨夜", "2026-11-20T23:59:59"),
    (["15:00"], "yesterday afternoon", "?"),
    (["10:00"], "yesterday afternoon", "2026-11-20T23:59:59"),
    (["19:00"], "11月20日午後", "2026-11-20T00:00:00"),
    (["10:00", "19:00"], "yesterday afternoon", "?"),
    (["10:00"], "昨日の午前中", "?"),
    (["18:00"], "yesterday evening", "?"),
    (["00:00"], "yesterday morning", "2026-11-20T00:00:00"),
    (["23:59:59"], "yesterday morning", "2026-11-20T00:00:00"),
]


@pytest.mark.parametrize(("others", "told", "instant"), PARTS)
def test_a_part_of_the_day_says_what_it_comes_before(
    others: list[str], told: str, instant: str
) -> None:
    now = at("2026-11-21T10:00")
    events = [
        replace(event(Kind.REPLIED, f"2026-11-20T{clock}"), logged=at("2026-11-21T09:00"))
        for clock in others
    ]
    application = replace(APPLICATION, events=Timeline(events))
    when = parse_when(told, now, HAPPENED)
    assert when.dated
    assert when.at.date() == at("2026-11-20T00:00").date()
    if instant == "?":
        with pytest.raises(AmbiguousInput):
            place_on_day(application, when, now)
    else:
        assert place_on_day(application, when, now) == at(instant)


@pytest.mark.parametrize("told", ["さっき", "先ほど", "今しがた", "a moment ago", "just now"])
def test_a_moment_ago_keeps_its_hour_behind_that_days_events(told: str) -> None:
    now = at("2026-11-20T16:30")
    when = parse_when(told, now, HAPPENED)
    assert not when.dated
    assert place_on_day(APPLICATION, when, now, kind=Kind.RECEIVED) == now


def test_this_evening_is_not_still_to_come() -> None:
    now = at("2026-11-20T20:30")
    when = parse_when("this evening", now, HAPPENED)
    assert place_on_day(APPLICATION, when, now) == now
