"""Events of which only the day is told."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

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
