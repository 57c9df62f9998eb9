"""What lies ahead, by day."""

from __future__ import annotations

from datetime import date

from jobboard_tui.domain.holidays import holiday_name
from jobboard_tui.domain.models import Outcome
from jobboard_tui.domain.reminders.api import ReminderIndex
from jobboard_tui.domain.reports.agenda import AgendaDay, AgendaKind, agenda, month
from tests.domain.timeline_builder import TimelineBuilder


def days_of(hunt: TimelineBuilder, now: str, days: int = 14) -> list[AgendaDay]:
    at = hunt.at(now)
    return agenda(hunt.board, ReminderIndex(hunt.rule_set).view_at(hunt.board, at), at, days)


def told(hunt: TimelineBuilder, now: str, days: int = 14) -> list[str]:
    """ "24 meeting 10:00-11:00 interview" of each item of an application."""
    return [
        " ".join(f"{day.date.day} {item.what.value} {item.clock} {item.title}".split())
        for day in days_of(hunt, now, days)
        for item in day.items
        if item.application
    ]


def test_every_day_is_there_also_an_empty_one() -> None:
    days = days_of(TimelineBuilder(), "11-29 09:00", 4)
    assert [day.date for day in days] == [
        *(date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2))
    ]
    assert all(day.items == () for day in days)
    assert days_of(TimelineBuilder(), "11-29 09:00", 0) == []


def test_a_meeting_and_what_opens_after_it() -> None:
    hunt = TimelineBuilder().log("interview", "11-24 10:00", minutes=45, round=2, where="5F")
    assert told(hunt, "11-23 09:00") == [
        "24 meeting 10:00-10:45 interview, round 2",
        "24 opens 10:45 thank-you",
    ]
    meeting = days_of(hunt, "11-23 09:00")[1].items[0]
    assert (meeting.what, meeting.company, meeting.where) == (AgendaKind.MEETING, "a KK", "5F")
    assert meeting.event == hunt.board["a"].events[0].id


def test_a_meeting_that_goes_on_is_today() -> None:
    hunt = TimelineBuilder().log("info-session", "11-23 23:30", minutes=120)
    assert told(hunt, "11-24 00:30", 1)[0] == "24 meeting 23:30-01:30 information session"
    assert "meeting" not in " ".join(told(hunt, "11-24 01:30"))


def test_meetings_that_do_not_take_place_are_left_out() -> None:
    hunt = (
        TimelineBuilder()
        .log("interview", "11-24 10:00", cancelled=True)
        .log("interview", "11-24 10:00", "b")
        .move("closed", "b", Outcome.WITHDRAWN)
    )
    assert told(hunt, "11-23 09:00") == []


def test_dates_that_somebody_named() -> None:
    hunt = (
        TimelineBuilder()
        .app("wish", apply_by="11-27")
        .app("soon", apply_by="12-04")
        .log("task", "11-20", by="11-25 18:00")
    )
    assert told(hunt, "11-23 09:00") == [
        "25 deadline 18:00 to-do",
        "27 opens apply",
        "27 deadline apply",
        "4 deadline apply",
    ]


def test_what_is_due_ends_and_what_waits_opens() -> None:
    hunt = TimelineBuilder().log("applied", "11-09").log("applied", "11-19", "b")
    assert told(hunt, "11-20 09:00") == ["23 deadline follow up", "26 opens follow up"]


def test_what_is_overdue_is_in_no_day() -> None:
    hunt = TimelineBuilder().log("received", "11-20 10:00")
    assert told(hunt, "11-23 09:00") == []
    assert told(hunt, "11-20 11:00") == ["21 deadline 10:00 reply"]


def test_a_snoozed_reminder_opens_when_it_speaks_up_again() -> None:
    hunt = (
        TimelineBuilder()
        .log("applied", "11-09", id="e")
        .shelve("snoozed", "application-follow-up", "e", until="11-21 09:00")
    )
    assert told(hunt, "11-20 09:00") == ["21 opens 09:00 follow up"]


def test_the_whole_board_has_its_own() -> None:
    hunt = TimelineBuilder().log("applied", "11-20").audit("11-20")
    items = [item for day in days_of(hunt, "11-23 09:00") for item in day.items]
    boardwide = {(item.rule, item.whole_day, item.clock) for item in items if not item.application}
    assert boardwide == {("weekly-audit", True, ""), ("stay-engaged", True, "")}


def test_a_month_has_whole_weeks_and_what_was_held() -> None:
    hunt = (
        TimelineBuilder()
        .log("interview", "11-02 10:00")
        .log("interview", "11-03 10:00", "b")
        .move("closed", "b", Outcome.REJECTED)
        .log("interview", "11-04 10:00", "c", cancelled=True)
        .log("interview", "11-24 10:00", "d")
    )
    at = hunt.at("11-23 09:00")
    view = ReminderIndex(hunt.rule_set).view_at(hunt.board, at)
    days = month(hunt.board, view, at, date(2026, 11, 1))
    assert (days[0].date, days[-1].date, len(days)) == (date(2026, 10, 26), date(2026, 12, 6), 42)
    held = {day.date.day for day in days for item in day.items if item.what is AgendaKind.MEETING}
    assert held == {2, 3, 24}
    february = month(hunt.board, view, at, date(2027, 2, 1))
    assert (february[0].date, len(february)) == (date(2027, 2, 1), 28)
    before = month(hunt.board, view, at, date(2026, 9, 1))
    assert before[-1].date == date(2026, 10, 4)
    assert not any(day.items for day in before)


def test_the_names_of_holidays() -> None:
    names = [holiday_name(date(2026, 5, day)) for day in range(2, 8)]
    assert names == [
        "",
        "憲法記念日 (Constitution Day)",
        "みどりの日 (Greenery Day)",
        "こどもの日 (Children's Day)",
        "憲法記念日 振替休日 (substitute holiday)",
        "",
    ]
    assert holiday_name(date(2026, 9, 22)) == "国民の休日 (a day between two holidays)"
