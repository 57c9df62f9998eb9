"""Days, business days and instants in the home zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.business_days import BusinessCalendar, calendar_of, instant, later
from jobboard_tui.domain.rules import Closure
from tests.rows import for_each_row

TOKYO = ZoneInfo("Asia/Tokyo")
YEAR_END = Closure((None, 12, 29), (None, 1, 3))


def office(*closures: Closure) -> BusinessCalendar:
    return BusinessCalendar(TOKYO, (YEAR_END, *closures))


@for_each_row(
    ("day", "is_open"),
    [
        ("2026-11-20", True),
        ("2026-11-21", False),
        ("2026-11-22", False),
        ("2026-11-23", False),  # 勤労感謝の日
        ("2026-11-24", True),
        ("2026-05-06", False),  # a substitute holiday
        ("2026-09-22", False),  # between two holidays
        ("2026-12-28", True),
        ("2026-12-29", False),
        ("2026-12-31", False),
        ("2027-01-01", False),
        ("2027-01-03", False),
        ("2027-01-04", True),
        ("2028-02-29", True),
        ("2019-05-01", False),  # a holiday of that year alone
        ("2200-05-03", False),
        ("2150-06-01", True),
        ("1900-06-01", True),
        ("9790-06-03", True),
    ],
)
def test_business_days(day: str, is_open: bool) -> None:
    assert office().is_business_day(date.fromisoformat(day)) is is_open


@for_each_row(
    ("closure", "day", "is_open"),
    [
        (Closure((None, 8, 13), (None, 8, 16)), "2026-08-13", False),
        (Closure((None, 8, 13), (None, 8, 16)), "2027-08-16", False),
        (Closure((None, 8, 13), (None, 8, 16)), "2026-08-17", True),
        (Closure((2026, 8, 12), (2026, 8, 12)), "2026-08-12", False),
        (Closure((2026, 8, 12), (2026, 8, 12)), "2027-08-12", True),
        (Closure((2026, 12, 24), (2027, 1, 8)), "2027-01-08", False),
        (Closure((2026, 12, 24), (2027, 1, 8)), "2027-12-24", True),
        (Closure((None, 2, 29), (None, 2, 29)), "2028-02-29", False),
        (Closure((None, 2, 29), (None, 2, 29)), "2028-03-01", True),
    ],
)
def test_closed_days_of_one_s_own(closure: Closure, day: str, is_open: bool) -> None:
    assert office(closure).is_business_day(date.fromisoformat(day)) is is_open


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_the_next_business_day_is_the_first_open_one(day: date) -> None:
    found = office().business_day(day)
    assert found >= day
    assert office().is_business_day(found)
    between = [day + timedelta(days=n) for n in range((found - day).days)]
    assert not any(office().is_business_day(one) for one in between)


def test_an_office_that_never_opens_ends_the_search() -> None:
    closed = office(Closure((None, 1, 1), (None, 12, 31)))
    assert closed.business_day(date(2026, 11, 20)) > date(2027, 11, 20)


@pytest.mark.parametrize(
    ("zone", "day", "begins"),
    [
        ("Asia/Tokyo", "2026-11-20", "2026-11-19T15:00:00+00:00"),
        ("America/New_York", "2026-11-01", "2026-11-01T04:00:00+00:00"),
        ("America/New_York", "2026-11-02", "2026-11-02T05:00:00+00:00"),
        ("America/New_York", "2026-03-09", "2026-03-09T04:00:00+00:00"),
        # midnight does not exist: the day begins at 1:00
        ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00+00:00"),
        # midnight comes twice: the day begins at the first
        ("America/Havana", "2026-11-01", "2026-11-01T04:00:00+00:00"),
    ],
)
def test_when_a_day_begins(zone: str, day: str, begins: str) -> None:
    calendar = BusinessCalendar(ZoneInfo(zone))
    assert calendar.midnight(date.fromisoformat(day)).isoformat() == begins


@given(
    st.sampled_from(["Asia/Tokyo", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe"]),
    st.integers(0, 70 * 365 * 24 * 60),
)
def test_every_instant_lies_in_its_day(zone: str, minutes: int) -> None:
    calendar = BusinessCalendar(ZoneInfo(zone))
    utc = datetime(1990, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    day = calendar.day(utc)
    assert calendar.midnight(day) <= utc < calendar.end_of(day)
    assert calendar.home(utc) == utc
    assert calendar.home(utc).date() == day


def test_a_deadline_is_the_end_of_its_day_or_its_instant() -> None:
    calendar = BusinessCalendar(TOKYO)
    assert calendar.deadline(date(2026, 11, 20)).isoformat() == "2026-11-20T15:00:00+00:00"
    at = datetime(2026, 11, 20, 17, tzinfo=TOKYO)
    assert calendar.deadline(at) == at
    assert calendar.deadline_day(datetime(2026, 11, 20, 16, tzinfo=UTC)) == date(2026, 11, 21)


def test_days_and_instants_stay_within_what_can_be_reckoned_with() -> None:
    assert later(date.max, 400) == later(date.max, 0)
    assert later(date.min, -400) == later(date.min, 0)
    assert later(date(2028, 2, 28), 1) == date(2028, 2, 29)
    assert instant(datetime.max.replace(tzinfo=UTC)) == instant(datetime(9999, 1, 1, tzinfo=UTC))
    assert instant(datetime(1, 1, 1, tzinfo=TOKYO)) < instant(datetime(4, 1, 1, tzinfo=TOKYO))


def test_one_calendar_serves_all_who_ask_for_the_same() -> None:
    assert calendar_of("Asia/Tokyo", (YEAR_END,)) is calendar_of("Asia/Tokyo", (YEAR_END,))
    assert calendar_of("Asia/Tokyo", ()) is not calendar_of("Asia/Tokyo", (YEAR_END,))


def test_a_holiday_that_a_newer_library_has_moved_is_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import jpholiday

    moved = {date(2027, 7, 19): False, date(2027, 7, 22): True}
    known = jpholiday.is_holiday
    monkeypatch.setattr(jpholiday, "is_holiday", lambda day: moved.get(day, known(day)))
    assert office().is_business_day(date(2027, 7, 19))
    assert not office().is_business_day(date(2027, 7, 22))
    assert office().business_day(date(2027, 7, 22)) == date(2027, 7, 23)
