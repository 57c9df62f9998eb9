"""The wording of times and reminders."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.domain.labels import (
    ago,
    channel_label,
    day,
    day_clock,
    days_between,
    deadline,
    kind_label,
    near,
    outcome_label,
    soon,
    stage_label,
    stage_with_outcome,
)
from jobboard_tui.domain.models import Channel, Kind, Outcome, Stage
from jobboard_tui.domain.reminders.api import Reminder, ReminderState
from jobboard_tui.domain.reminders.labels import countdown, short_reminder_line, window
from tests.domain.timeline_builder import shipped_rules

TOKYO = ZoneInfo("Asia/Tokyo")


def at(text: str) -> datetime:
    """ "11-23 09:30" of 2026, in Tokyo."""
    year = "" if text[:2] == "20" else "2026-"
    return datetime.fromisoformat(f"{year}{text}").replace(tzinfo=TOKYO)


NOW = at("11-23 09:30")


def reminder(
    rule: str,
    state: ReminderState,
    opens: str,
    due: str = "",
    snoozed: str = "",
    exact: bool = False,
) -> Reminder:
    return Reminder(
        application="a",
        company="Aoba",
        role="SRE",
        rule=shipped_rules().rules[rule],
        attempt=1,
        event=None,
        state=state,
        opens_at=at(opens),
        due_at=at(due) if due else None,
        snoozed_until=at(snoozed) if snoozed else None,
        exact=exact,
    )


@pytest.mark.parametrize(
    ("due", "now", "said"),
    [
        ("11-24 10:00", "11-23 09:30", "24 h left"),
        ("11-23 14:31", "11-23 09:30", "5 h left"),
        ("11-23 10:10", "11-23 09:30", "40 min left"),
        ("11-23 09:30", "11-23 09:29", "1 min left"),
        ("11-25 09:29", "11-23 09:30", "47 h left"),
        ("11-25 09:30", "11-23 09:30", "2 days left"),
        ("11-28 18:00", "11-23 09:30", "5 days left"),
    ],
)
def test_hours_left(due: str, now: str, said: str) -> None:
    one = reminder("thank-you", ReminderState.DUE, "11-20 16:00", due, exact=True)
    assert countdown(one, at(now)) == said


@pytest.mark.parametrize(
    ("due", "now", "said"),
    [
        ("11-23 09:30", "11-23 09:30", "1 min late"),
        ("11-23 09:30", "11-23 10:10", "40 min late"),
        ("11-21 16:00", "11-21 17:00", "1 h late"),
        ("11-22 16:00", "11-23 09:30", "17 h late"),
        ("11-22 09:30", "11-23 09:30", "1 day late"),
        ("11-21 10:00", "11-23 09:30", "2 days late"),
        ("11-21 23:00", "11-23 00:30", "2 days late"),
    ],
)
def test_hours_late(due: str, now: str, said: str) -> None:
    one = reminder("thank-you", ReminderState.OVERDUE, "11-20 16:00", due, exact=True)
    assert countdown(one, at(now)) == said


@pytest.mark.parametrize(
    ("state", "due", "now", "said"),
    [
        (ReminderState.DUE, "12-01 00:00", "11-23 09:30", "7 days left"),
        (ReminderState.DUE, "11-25 00:00", "11-23 23:59", "1 day left"),
        (ReminderState.DUE, "11-24 00:00", "11-23 00:00", "last day"),
        (ReminderState.DUE, "11-24 00:00", "11-23 23:59", "last day"),
        (ReminderState.OVERDUE, "11-23 00:00", "11-23 00:00", "1 day late"),
        (ReminderState.OVERDUE, "11-23 00:00", "11-23 23:59", "1 day late"),
        (ReminderState.OVERDUE, "11-19 00:00", "11-21 17:00", "3 days late"),
    ],
)
def test_whole_days_are_counted_by_midnights(
    state: ReminderState, due: str, now: str, said: str
) -> None:
    one = reminder("application-follow-up", state, "11-11 00:00", due)
    assert countdown(one, at(now)) == said


@pytest.mark.parametrize(
    ("rule", "opens", "snoozed", "exact", "said"),
    [
        ("application-follow-up", "11-24 00:00", "", False, "follow up from Tue 24 Nov"),
        ("application-follow-up", "2027-01-04 00:00", "", False, "follow up from Mon 4 Jan 2027"),
        ("thank-you", "11-23 16:00", "", True, "thank-you from 16:00"),
        ("thank-you", "11-24 11:00", "", True, "thank-you from Tue 11:00"),
        ("thank-you", "11-30 11:00", "", True, "thank-you from Mon 30 Nov 11:00"),
        ("thank-you", "11-20 11:00", "11-26 00:00", True, "thank-you snoozed until Thu 26 Nov"),
        ("thank-you", "11-20 11:00", "11-23 18:00", True, "thank-you snoozed until 18:00"),
    ],
)
def test_waiting_on_a_card(rule: str, opens: str, snoozed: str, exact: bool, said: str) -> None:
    assert (
        short_reminder_line(reminder(rule, ReminderState.WAITING, opens, "", snoozed, exact), NOW)
        == said
    )


def test_a_card_says_what_and_how_long() -> None:
    due = reminder("thank-you", ReminderState.DUE, "11-23 08:00", "11-23 15:00", exact=True)
    assert short_reminder_line(due, NOW) == "thank-you: 5 h left"
    suggestion = reminder("move-on", ReminderState.DUE, "11-20 00:00")
    assert (countdown(suggestion, NOW), short_reminder_line(suggestion, NOW)) == ("", "no reply")
    last = reminder("application-follow-up", ReminderState.DUE, "11-20 00:00")
    assert short_reminder_line(last, NOW) == "follow up: optional"


@pytest.mark.parametrize(
    ("opens", "due", "said"),
    [
        ("11-27 00:00", "12-01 00:00", "Fri 27 Nov to Mon 30 Nov"),
        ("11-27 00:00", "11-28 00:00", "Fri 27 Nov"),
        ("11-20 16:00", "11-21 16:00", "Fri 20 Nov 16:00 to Sat 21 Nov 16:00"),
        ("12-29 00:00", "2027-01-06 00:00", "Tue 29 Dec to Tue 5 Jan 2027"),
        ("11-27 00:00", "", "from Fri 27 Nov"),
    ],
)
def test_window(opens: str, due: str, said: str) -> None:
    assert window(reminder("application-follow-up", ReminderState.WAITING, opens, due), NOW) == said


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ("11-23 00:00", "today"),
        ("11-23 23:59", "today"),
        ("11-22 23:59", "yesterday"),
        ("11-20 15:00", "3 days ago"),
        ("11-24 00:00", "tomorrow"),
        ("11-25 00:01", "in 2 days"),
    ],
)
def test_ago(then: str, said: str) -> None:
    assert ago(at(then), NOW) == ago(at(then).date(), NOW) == said
    elsewhere = at(then).astimezone(ZoneInfo("America/New_York"))
    assert ago(elsewhere, NOW) == said


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ("11-23 09:30", "now"),
        ("11-23 09:40", "in 10 min"),
        ("11-23 08:20", "1 h ago"),
        ("11-23 23:00", "in 13 h"),
        ("11-22 22:30", "11 h ago"),
        ("11-22 20:30", "yesterday"),
        ("11-26 08:00", "in 3 days"),
    ],
)
def test_near(then: str, said: str) -> None:
    assert near(at(then), NOW) == said


def test_days_and_clocks() -> None:
    assert day(at("11-20 15:00"), NOW) == day(date(2026, 11, 20), NOW) == "Fri 20 Nov"
    assert day(date(2027, 1, 4), NOW) == "Mon 4 Jan 2027"
    assert day_clock(at("11-20 15:00"), NOW) == "Fri 20 Nov 15:00"
    assert day_clock(datetime.fromisoformat("2026-11-20T23:00Z"), NOW) == "Sat 21 Nov 08:00"
    assert [soon(at(one), NOW) for one in ("11-23 16:00", "11-24 10:00", "11-30 10:00")] == [
        *("16:00", "Tue 10:00", "Mon 30 Nov 10:00")
    ]
    assert soon(at("11-22 10:00"), NOW) == "Sun 22 Nov 10:00"


def test_a_deadline_at_midnight_is_the_end_of_the_day_before() -> None:
    assert deadline(at("11-28 00:00"), NOW) == deadline(date(2026, 11, 27), NOW) == "Fri 27 Nov"
    assert deadline(at("11-27 18:00"), NOW) == "Fri 27 Nov 18:00"


def test_a_day_with_a_change_of_clocks_is_one_day() -> None:
    zone = ZoneInfo("America/New_York")
    before = datetime(2026, 10, 31, 23, 30, tzinfo=zone)
    assert days_between(before, before + timedelta(days=1)) == 1
    assert days_between(before, datetime(2026, 11, 2, 0, 0, tzinfo=zone)) == 2


def test_everything_has_a_name_of_its_own() -> None:
    for kinds, label in ((Kind, kind_label), (Stage, stage_label), (Channel, channel_label)):
        names = [label(channel) for channel in kinds]  # type: ignore[operator]
        assert len(set(names)) == len(names)
        assert all(name == name.strip() != "" for name in names)
    assert {stage_with_outcome(Stage.CLOSED, outcome) for outcome in Outcome} == {
        f"closed: {outcome_label(outcome)}" for outcome in Outcome
    }
    assert stage_with_outcome(Stage.OFFER, None) == "offer"
