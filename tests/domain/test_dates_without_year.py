"""Dates without a year: the day that was meant, or a question that names both."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.labels import month_name, weekday_name
from jobboard_tui.domain.parsing.calendar_words import nearest_weekday
from jobboard_tui.domain.parsing.datetimes import echo, parse_stretch, parse_when
from jobboard_tui.domain.parsing.event_line import parse_application, parse_event, parse_task
from jobboard_tui.domain.parsing.purpose import (
    CLOCK,
    HAPPENED,
    MEETING,
    PERIOD,
    TO_COME,
    Purpose,
    deadline_of,
)
from jobboard_tui.domain.parsing.time_ranges import WEST_OF_UTC
from tests.rows import for_each_row

TOKYO = ZoneInfo("Asia/Tokyo")
KANJI = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


NOW = at("2026-11-25T14:00")

NOWS = st.sampled_from(
    [
        NOW,
        *map(at, ("2027-01-05T09:00", "2026-12-31T23:50", "2027-01-01T00:00", "2027-03-02T08:00")),
        *map(at, ("2028-02-29T12:00", "2028-03-01T00:10", "2027-06-30T18:00", "2028-12-01T10:00")),
    ]
)
NEAR = st.integers(-140, 140)


def in_kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    return f"{KANJI[tens] if tens > 1 else ''}{'十' if tens else ''}{KANJI[ones]}"


def spellings(day: date) -> list[str]:
    """A day without its year, as people write it."""
    month, weekday, kanji = month_name(day), weekday_name(day), "月火水木金土日"[day.weekday()]
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    ending = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day.day, "th")
    return [
        *(f"{day.month}/{day.day}", f"{day.month:02}/{day.day:02}", f"{day.month}-{day.day}"),
        *(f"{day.day} {month}", f"{month} {day.day}", f"{day.day}-{month}".lower()),
        *(f"{day:%B} {day.day}", f"the {day.day}{ending} of {day:%B}", f"{month}. {day.day}"),
        *(f"{weekday} {day.day} {month}", f"{day:%A}, {day:%B} {day.day}{ending}"),
        *((f"{day.day}.{day.month}.",) if day.day > 12 else ()),
        f"{weekday} {day.month}/{day.day}",
        *(f"{day.month}月{day.day}日", f"{day.month}月{day.day}日({kanji})"),
        *(f"{day.month}月{day.day}日（{kanji}曜日）", f"{day.month}/{day.day}({kanji})"),
        f"{day.month}月{day.day}日".translate(wide),
        f"{in_kanji(day.month)}月{in_kanji(day.day)}日",
    ]


@st.composite
def dates(draw: st.DrawFn) -> tuple[datetime, int, date, str]:
    """Now, how many days from it a day is, the day, and one of its spellings."""
    now, away = draw(NOWS), draw(NEAR)
    day = now.date() + timedelta(days=away)
    return now, away, day, draw(st.sampled_from(spellings(day)))


def is_leap(day: date) -> bool:
    return (day.month, day.day) == (2, 29)


@given(dates(), st.sampled_from(("15:00", "15時", "3pm", "午後3時", "at 15:00", "の15時")))
def test_of_a_meeting_the_nearest_day(told: tuple[datetime, int, date, str], clock: str) -> None:
    now, _away, day, said = told
    if day.day <= 12 and date(day.year, day.day, day.month).weekday() == day.weekday():
        return  # with its weekday it may have the day first, and is asked about
    when = parse_when(f"{said} {clock}", now, MEETING)
    assert when.at == datetime(day.year, day.month, day.day, 15, tzinfo=TOKYO)
    assert str(day.year) in echo(when, now)
    assert parse_event(f"{said} {clock} with Sato", now, MEETING, clock=True).at == when.at


@given(dates())
def test_of_what_happened_the_latest_day_that_is_over(
    told: tuple[datetime, int, date, str],
) -> None:
    now, away, day, said = told
    if away <= 0:
        assert parse_when(said, now, HAPPENED).deadline == day
        assert (
            parse_event(f"{said} via phone", now, HAPPENED).at == parse_when(said, now, PERIOD).at
        )
    else:
        with pytest.raises(AmbiguousInput) as doubt:
            parse_when(said, now, HAPPENED)
        is_near = day.year == now.year or away <= 30
        assert (str(day.year) in doubt.value.why) == is_near or is_leap(day)


@given(dates())
def test_of_what_is_to_come_the_next_day(told: tuple[datetime, int, date, str]) -> None:
    now, away, day, said = told
    if away >= 0:
        assert parse_when(said, now, TO_COME).deadline == day
        assert parse_task(f"portfolio by {said}", now).by == day
        assert parse_application(f"Aoba / SRE by {said}", now).apply_by == day
    else:
        for read in (
            lambda: parse_when(said, now, TO_COME),
            lambda: parse_task(f"portfolio by {said}", now),
            lambda: parse_task(f"portfolio {said}", now),
            lambda: parse_application(f"Aoba / SRE by {said}", now),
        ):
            with pytest.raises(AmbiguousInput):
                read()


WEEKDAY = re.compile(r"(?i)mon|tue|wed|thu|fri|sat|sun|[月火水木金土日]曜|[（(][月火水木金土日]")


def may_fit_both_ways(said: str, day: date) -> bool:
    """Whether the weekday may be that of the date and of the date swapped, which is asked about."""
    return day.day <= 12 and day.day != day.month and WEEKDAY.search(said) is not None


@given(dates(), NEAR, st.sampled_from(("12:00", "0:30", "23:30")), st.data())
def test_a_deadline_is_never_before_its_event(
    told: tuple[datetime, int, date, str], after: int, clock: str, data: st.DataObject
) -> None:
    now, _away, event_day, event_said = told
    by = event_day + timedelta(days=after)
    said = data.draw(st.sampled_from(spellings(by)))
    assume(not may_fit_both_ways(event_said, event_day) and not may_fit_both_ways(said, by))
    event = parse_when(f"{event_said} {clock}", now, MEETING).at
    line = f"{event_said} {clock} by {said}"
    if after >= 0:
        assert parse_when(said, now, deadline_of(event)).deadline == by
        assert parse_event(line, now, MEETING, clock=True).by == by
    else:
        with pytest.raises(AmbiguousInput):
            parse_when(said, now, deadline_of(event))
        with pytest.raises(AmbiguousInput):
            parse_event(line, now, MEETING, clock=True)


@given(st.integers(-140, 0), st.integers(0, 140), NOWS, st.data())
def test_one_may_apply_until_a_day_after_one_applied(
    away: int, after: int, now: datetime, data: st.DataObject
) -> None:
    applied = now.date() + timedelta(days=away)
    by = applied + timedelta(days=after)
    begun = [said for said in spellings(applied) if said[0].isascii() and said[:4] != "the "]
    first, last = (data.draw(st.sampled_from(said)) for said in (begun, spellings(by)))
    assume(not may_fit_both_ways(first, applied) and not may_fit_both_ways(last, by))
    entry = parse_application(f"Aoba / SRE by {last} applied {first}", now)
    assert entry.apply_by == by
    assert entry.applied is not None
    assert entry.applied.at.date() == applied


FORMS = st.sampled_from(
    (
        *("fri", "mon 9:00", "this fri", "next mon", "last fri", "tomorrow", "yesterday", "today"),
        *("15:00", "9:00", "this morning", "this evening", "tonight", "eod", "+3d", "-3d", "3d"),
        *("in 2 weeks", "3 days ago", "+2h", "-2h", "20日", "31日", "the 1st", "2/29", "29 feb"),
        *(
            "12/31",
            "1/1",
            "月末",
            "来月5日",
            "先月5日",
            "来週月曜",
            "先週金曜",
            "金曜 15時",
            "明日",
        ),
    )
)


@given(NOWS, NEAR, FORMS)
def test_no_form_puts_a_deadline_before_its_event(now: datetime, away: int, said: str) -> None:
    event = now + timedelta(days=away, hours=away % 5)
    try:
        when = parse_when(said, now, deadline_of(event))
    except InvalidInput:
        return
    assert when.at.date() >= event.date()
    assert when.dated or when.at >= event


@given(NOWS, FORMS)
def test_nothing_to_come_is_over(now: datetime, said: str) -> None:
    try:
        when = parse_when(said, now, TO_COME)
    except InvalidInput:
        return
    assert when.at.date() >= now.date() if when.dated else when.at >= now


@given(dates(), st.integers(1, 6), st.sampled_from((MEETING, HAPPENED, TO_COME, CLOCK)))
def test_a_weekday_never_picks_the_year(
    told: tuple[datetime, int, date, str], off: int, purpose: Purpose
) -> None:
    now, _away, day, _said = told
    wrong = weekday_name(day + timedelta(days=off))
    with pytest.raises(AmbiguousInput):
        parse_when(f"{wrong} {day.month}/{day.day}", now, purpose)


DOUBTS = [
    # said on Wed 25 Nov 2026, 14:00; both readings are named
    ("11/26", HAPPENED, "Wed 26 Nov 2025 or Thu 26 Nov 2026"),
    ("11/24", TO_COME, "Tue 24 Nov 2026 or Wed 24 Nov 2027"),
    ("11/24 15:00", TO_COME, "Tue 24 Nov 2026 or Wed 24 Nov 2027"),
    ("6/1", HAPPENED, "Sun 1 Jun 2025 or Mon 1 Jun 2026"),
    ("6/10 15:00", MEETING, "Wed 10 Jun 2026 or Thu 10 Jun 2027"),
    ("Thu 10 Jun 15:00", MEETING, "Wed 10 Jun 2026 or Thu 10 Jun 2027"),
    ("6月10日 15時", MEETING, "Wed 10 Jun 2026 or Thu 10 Jun 2027"),
    ("6/10 19", MEETING, "Wed 10 Jun 2026 or Thu 10 Jun 2027"),
    ("6/10 at 3", MEETING, "Wed 10 Jun 2026 or Thu 10 Jun 2027"),
    ("12.4.", TO_COME, "Fri 4 Dec 2026 or Mon 12 Apr 2027"),
    ("12.4. 14:00", MEETING, "Fri 4 Dec 2026 or Mon 12 Apr 2027"),
    ("12.4.まで", TO_COME, "Fri 4 Dec 2026 or Mon 12 Apr 2027"),
    ("4.12.", TO_COME, "Fri 4 Dec 2026 or Mon 12 Apr 2027"),
    ("5.1.", HAPPENED, "Mon 5 Jan 2026 or Fri 1 May 2026"),
    ("this tue 10:00", MEETING, "Tue 24 Nov 2026 10:00 or Tue 1 Dec 2026 10:00"),
    ("今週の火曜 10時", MEETING, "Tue 24 Nov 2026 10:00 or Tue 1 Dec 2026 10:00"),
    ("tue this week 10:00", MEETING, "Tue 24 Nov 2026 10:00 or Tue 1 Dec 2026 10:00"),
    ("this week tuesday", MEETING, "Tue 24 Nov 2026 or Tue 1 Dec 2026"),
    ("this wed 10:00", MEETING, "Wed 25 Nov 2026 10:00 or Wed 2 Dec 2026 10:00"),
    ("at three", MEETING, "25 Nov 2026 03:00 or Wed 25 Nov 2026 15:00"),
    ("翌週月曜", deadline_of(at("2026-11-10T10:00")), "Mon 16 Nov 2026 or Mon 30 Nov 2026"),
    ("当日中", deadline_of(at("2026-11-24T10:00")), "Tue 24 Nov 2026 or Wed 25 Nov 2026"),
    ("2/29 10:00", MEETING, "Thu 29 Feb 2024 or Tue 29 Feb 2028"),
    ("11/9", deadline_of(at("2026-11-10T10:00")), "Mon 9 Nov 2026 or Tue 9 Nov 2027"),
    ("8日 10:00", MEETING, "Sun 8 Nov 2026 or Tue 8 Dec 2026"),
    ("10:00", MEETING, "Wed 25 Nov 2026 10:00 or Thu 26 Nov 2026 10:00"),
    ("wed 10:00", MEETING, "Wed 25 Nov 2026 10:00 or Wed 2 Dec 2026 10:00"),
    ("fri", deadline_of(at("2026-11-10T10:00")), "Fri 13 Nov 2026 or Fri 27 Nov 2026"),
    ("in 3 days", deadline_of(at("2026-11-10T10:00")), "Fri 13 Nov 2026 or Sat 28 Nov 2026"),
    ("next week", deadline_of(at("2026-11-24T10:00")), "Mon 30 Nov 2026 or Fri 4 Dec 2026"),
    ("来週 15:00", MEETING, "Mon 30 Nov 2026 or Fri 4 Dec 2026"),
    ("18:00", deadline_of(at("2026-11-24T10:00")), "24 Nov 2026 18:00 or Wed 25 Nov 2026 18:00"),
    ("+24h", deadline_of(at("2026-11-24T10:00")), "25 Nov 2026 10:00 or Thu 26 Nov 2026 14:00"),
]


@for_each_row(("said", "purpose", "both"), DOUBTS)
def test_a_doubt_names_both_readings(said: str, purpose: Purpose, both: str) -> None:
    with pytest.raises(AmbiguousInput) as doubt:
        parse_when(said, NOW, purpose)
    assert both in doubt.value.why
    mended = doubt.value.hint.removeprefix("type ")
    when = parse_when(mended, NOW, purpose)
    assert when.at.isoformat(" ")[: len(mended)] == mended
    assert f"{when.at.day} {month_name(when.at)} {when.at.year}" in both


@pytest.mark.parametrize("said", ["11/24", "24 nov", "11月24日", "11/24 15:00"])
def test_of_what_is_to_come_the_date_to_come_is_what_to_type(said: str) -> None:
    with pytest.raises(AmbiguousInput) as doubt:
        parse_when(said, NOW, TO_COME)
    mended = doubt.value.hint.removeprefix("type ")
    assert mended.startswith("2027-11-24")
    assert parse_when(mended, NOW, TO_COME).at > NOW


@pytest.mark.parametrize(
    ("said", "purpose", "mended"),
    [
        ("12/20", HAPPENED, "2025-12-20"),
        ("1/5", HAPPENED, "2026-01-05"),
        ("11/20", deadline_of(NOW), "2026-11-20"),
        ("7/20", deadline_of(NOW), "2027-07-20"),
    ],
)
def test_the_date_to_type_is_one_that_is_then_understood(
    said: str, purpose: Purpose, mended: str
) -> None:
    with pytest.raises(AmbiguousInput) as doubt:
        parse_when(said, NOW, purpose)
    assert doubt.value.hint == f"type {mended}"
    assert parse_when(mended, NOW, purpose).deadline.isoformat() == mended


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        ("next fri 15:00", "2026-12-04 15:00"),
        ("12月上旬の14時", "2026-12-10 14:00"),
        ("10.12.2026 14h", "2026-12-10 14:00"),
    ],
)
def test_the_date_to_type_keeps_the_time_of_day(said: str, mended: str) -> None:
    with pytest.raises(AmbiguousInput) as doubt:
        parse_when(said, NOW, MEETING)
    assert doubt.value.hint.endswith(mended)
    assert f"{parse_when(mended, NOW, MEETING).at:%Y-%m-%d %H:%M}" == mended


@pytest.mark.parametrize("said", ["3 days ago", "-3d", "3日前", "yesterday"])
def test_a_deadline_is_not_read_as_a_day_before_its_event(said: str) -> None:
    purpose = deadline_of(at("2026-11-10T10:00"))
    assert parse_when(said, NOW, purpose).at == parse_when(said, NOW, PERIOD).at


@given(st.integers(0, 40), st.integers(1, 40))
def test_what_is_counted_back_is_read_from_now_or_is_before_the_event(old: int, back: int) -> None:
    purpose = deadline_of(NOW - timedelta(days=old))
    if back <= old:
        read = parse_when(f"{back} days ago", NOW, purpose)
        assert read.deadline == NOW.date() - timedelta(days=back)
    else:
        with pytest.raises(InvalidInput):
            parse_when(f"{back} days ago", NOW, purpose)


@for_each_row(
    ("said", "purpose", "meant"),
    [
        ("11/24 15:00", MEETING, "2026-11-24T15:00"),
        ("11月24日 15時", MEETING, "2026-11-24T15:00"),
        ("20日(金) 15:00", MEETING, "2026-11-20T15:00"),
        ("20日", deadline_of(at("2026-11-10T10:00")), "2026-11-20T00:00"),
        ("fri", deadline_of(at("2026-11-24T10:00")), "2026-11-27T00:00"),
        ("fri", deadline_of(at("2026-12-10T15:00")), "2026-12-11T00:00"),
        ("11/20", deadline_of(at("2026-11-10T10:00")), "2026-11-20T00:00"),
        ("11/10", deadline_of(at("2026-11-10T10:00")), "2026-11-10T00:00"),
        ("2/29", deadline_of(at("2027-12-01T10:00")), "2028-02-29T00:00"),
        ("1 apr", PERIOD, "2026-04-01T00:00"),
        ("12/1 9:00", CLOCK, "2026-12-01T09:00"),
        ("11/20 9:00", CLOCK, "2026-11-20T09:00"),
        ("2026-11-20", TO_COME, "2026-11-20T00:00"),
        ("去年12月1日", HAPPENED, "2025-12-01T00:00"),
    ],
)
def test_what_is_not_in_doubt(said: str, purpose: Purpose, meant: str) -> None:
    assert parse_when(said, NOW, purpose).at == at(meant)


@given(
    NOWS,
    st.sampled_from(("mon", "tuesday", "wed", "thurs", "friday", "sat", "sun", *"月火水木金土日")),
    st.integers(7, 23),
)
def test_a_meeting_of_this_week_is_not_over_unasked(now: datetime, weekday: str, hour: int) -> None:
    said = f"this {weekday} {hour}:00" if weekday.isascii() else f"今週の{weekday}曜 {hour}時"
    try:
        when = parse_when(said, now, MEETING)
    except AmbiguousInput:
        return
    assert now <= when.at < now + timedelta(days=7)


PARTS = [
    # its usual hour, and the hours between which it is
    *(("this morning", 9, 0, 12), ("今朝", 9, 0, 12), ("this afternoon", 14, 12, 18)),
    *(("今日の夕方", 17, 15, 24), ("this evening", 19, 17, 24), ("tonight", 20, 17, 24)),
]


@for_each_row(("said", "usual", "first", "end"), PARTS)
@for_each_row("hour_now", [7, 8, 13, 17, 21, 23])
def test_a_part_of_today_is_a_day_and_no_hour(
    said: str, usual: int, first: int, end: int, hour_now: int
) -> None:
    now = NOW.replace(hour=hour_now, minute=30)
    with pytest.raises(
        AmbiguousInput, match="that gives only a part of Wed 25 Nov 2026, not the hour"
    ):
        parse_when(said, now, MEETING)
    if hour_now >= first:
        when = parse_when(said, now, HAPPENED)
        assert (when.dated, when.deadline) == (True, NOW.date())
    else:
        with pytest.raises(InvalidInput, match="that is in the future"):
            parse_when(said, now, HAPPENED)
    over = hour_now >= end
    with pytest.raises(InvalidInput, match="that is in the past" if over else "not the hour"):
        parse_when(said, now, deadline_of(now))
    if usual > hour_now:
        assert parse_when(said, now, TO_COME).at == NOW.replace(hour=usual)
    else:
        with pytest.raises(InvalidInput, match="that is in the past"):
            parse_when(said, now, TO_COME)


@pytest.mark.parametrize("hour_now", [8, 13, 21])
def test_the_end_of_today_is_an_hour(hour_now: int) -> None:
    now, meant = NOW.replace(hour=hour_now), NOW.replace(hour=18)
    assert parse_when("eod", now, MEETING).at == parse_when("eod", now, HAPPENED).at == meant


def test_a_part_of_today_with_its_time() -> None:
    assert parse_when("this morning 10:00", NOW, MEETING).at == NOW.replace(hour=10)
    assert parse_when("this afternoon at 3", NOW, MEETING).at == NOW.replace(hour=15)
    with pytest.raises(InvalidInput, match="past"):
        parse_when("today 10:00", NOW, TO_COME)


def test_what_lies_before_its_event_is_said() -> None:
    for said in ("tomorrow", "12/10 10:00"):
        with pytest.raises(InvalidInput, match="before the event of Thu 10 Dec 2026"):
            parse_when(said, NOW, deadline_of(at("2026-12-10T15:00")))


def test_the_other_way_round_is_named_in_a_doubt() -> None:
    with pytest.raises(AmbiguousInput, match="the month comes first: 5 Nov is 11/5"):
        parse_when("5/11", NOW, HAPPENED)


# -- ends and offsets ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("2026-11-30T10:00〜11:30", 90),
        ("2026-11-30T10:00～11:30", 90),
        ("2026-11-30T10:00~11:00", 60),
        ("2026-11-30T10:00–11:00", 60),
        ("2026-11-30T10:00-11:30", 90),
        ("2026-11-30 10:00-11:30", 90),
    ],
)
def test_an_end_after_an_iso_time(said: str, minutes: int) -> None:
    when, length = parse_stretch(said, NOW)
    assert (when.at, length) == (at("2026-11-30T10:00"), minutes)
    entry = parse_event(f"{said} with Sato", NOW, MEETING, clock=True)
    assert (entry.at, entry.minutes) == (when.at, minutes)


@for_each_row("date_and_sign", ["2026-11-30T", "2026-11-30 ", "on 2026-11-30T"])
@for_each_row("offset", ["10:00", "11:00", "12:00", "09:30"])
def test_an_end_that_is_an_offset_is_in_doubt_for_a_meeting(
    date_and_sign: str, offset: str
) -> None:
    said = f"{date_and_sign}09:00-{offset}"
    for read in (
        lambda: parse_stretch(said, NOW),
        lambda: parse_event(said, NOW, MEETING, clock=True),
    ):
        with pytest.raises(
            AmbiguousInput, match=f"end at {offset}, or be 09:00 in a zone {offset}"
        ):
            read()
    assert parse_stretch(said.replace("-" + offset, "~" + offset), NOW)[1]
    when, length = parse_stretch(said.replace("-" + offset, ":00-" + offset), NOW)
    assert (when.at, length) == (parse_when(said, NOW, HAPPENED).at, None)


def test_an_offset_that_no_zone_has_is_no_offset() -> None:
    for said in ("2026-11-30T10:00-11:30", "2026-11-24 10:00 -0115"):
        with pytest.raises(InvalidInput, match="no zone has that offset"):
            parse_when(said, NOW, HAPPENED)


def test_the_offsets_are_those_of_the_zones() -> None:
    west = {"00:00"}
    for name in available_timezones():
        for month in (1, 7):
            offset = datetime(2026, month, 1, tzinfo=ZoneInfo(name)).utcoffset()
            assert offset is not None
            if offset < timedelta(0):
                minutes = int(-offset.total_seconds()) // 60
                west.add(f"{minutes // 60:02}:{minutes % 60:02}")
    assert west == WEST_OF_UTC


# -- the weekday of that very day ----------------------------------------------------------------

EVENT_FRIDAY = at("2026-12-04T10:00")
SIDES = st.sampled_from((TO_COME, HAPPENED, PERIOD, CLOCK))


def weekday_spellings(day: date) -> list[str]:
    """A weekday alone, as people write it."""
    kanji, name = "月火水木金土日"[day.weekday()], weekday_name(day)
    return [name.lower(), f"{day:%A}", f"on {name}", f"{kanji}曜", f"{kanji}曜日", f"({kanji})"]


@given(NOWS, SIDES, st.data())
def test_the_weekday_of_today_is_asked_about_and_no_other(
    now: datetime, purpose: Purpose, data: st.DataObject
) -> None:
    today = now.date()
    week_away = today + timedelta(days=7 if purpose.ahead else -7)
    said = data.draw(st.sampled_from(weekday_spellings(today)))
    with pytest.raises(AmbiguousInput) as doubt:
        parse_when(said, now, purpose)
    for day in (today, week_away):
        assert f"{day.day} {month_name(day)} {day.year}" in doubt.value.why
    other = today + timedelta(days=data.draw(st.integers(1, 6)) * (1 if purpose.ahead else -1))
    said = data.draw(st.sampled_from(weekday_spellings(other)))
    assert parse_when(said, now, purpose).deadline == other


@for_each_row(
    ("said", "day"),
    [
        *(("today", "2026-11-25"), ("this wed", "2026-11-25"), ("今週の水曜", "2026-11-25")),
        *(("next wed", "2026-12-02"), ("来週水曜", "2026-12-02"), ("12/2", "2026-12-02")),
        *(("wed 25 nov", "2026-11-25"), ("wed 2 dec", "2026-12-02"), ("+1w", "2026-12-02")),
        *(("wed 18:00", "2026-11-25"), ("thu", "2026-11-26"), ("tue", "2026-12-01")),
    ],
)
def test_what_settles_the_weekday_to_come(said: str, day: str) -> None:
    for purpose in (TO_COME, deadline_of(NOW)):
        assert parse_when(said, NOW, purpose).at.date().isoformat() == day


@for_each_row(
    ("said", "day"),
    [
        *(("today", "2026-11-25"), ("this wed", "2026-11-25"), ("last wed", "2026-11-18")),
        *(("先週の水曜", "2026-11-18"), ("wed 10:00", "2026-11-25"), ("wed 18:00", "2026-11-18")),
        *(("tue", "2026-11-24"), ("thu", "2026-11-19")),
    ],
)
def test_what_settles_the_weekday_gone_by(said: str, day: str) -> None:
    assert parse_when(said, NOW, HAPPENED).at.date().isoformat() == day


@pytest.mark.parametrize(
    ("event", "said", "days"),
    [
        ("2026-12-04T10:00", "fri", "Fri 4 Dec 2026 or Fri 11 Dec 2026"),
        ("2026-11-25T09:00", "wed", "Wed 25 Nov 2026 or Wed 2 Dec 2026"),
        ("2026-11-24T09:00", "wed", "Wed 25 Nov 2026 or Wed 2 Dec 2026"),
        ("2026-11-18T09:00", "wed", "Wed 18 Nov 2026, Wed 25 Nov 2026 or Wed 2 Dec 2026"),
        ("2026-11-20T09:00", "fri", "Fri 20 Nov 2026 or Fri 27 Nov 2026"),
    ],
)
def test_the_weekday_of_the_event_of_a_date_is_asked_about(
    event: str, said: str, days: str
) -> None:
    with pytest.raises(AmbiguousInput) as doubt:
        parse_when(said, NOW, deadline_of(at(event)))
    assert days in doubt.value.why


def test_the_weekday_of_today_is_no_question_where_the_event_is_later() -> None:
    assert parse_when("wed", NOW, deadline_of(EVENT_FRIDAY)).deadline == date(2026, 12, 9)


def test_a_line_asks_about_the_weekday_of_today() -> None:
    for read in (
        lambda: parse_application("Aoba / SRE by wed", NOW),
        lambda: parse_application("Aoba / SRE by 水曜", NOW),
        lambda: parse_application("Aoba / SRE applied wed", NOW),
        lambda: parse_task("portfolio by wed", NOW),
        lambda: parse_task("portfolio wed", NOW),
        lambda: parse_event("wed via phone", NOW, HAPPENED),
        lambda: parse_event("12/1 15:00 by tue", NOW, MEETING, clock=True),
    ):
        with pytest.raises(AmbiguousInput):
            read()
    assert parse_event("wed 15:00 with Sato", NOW, MEETING, clock=True).at == at("2026-11-25T15:00")
    assert parse_task("portfolio by wed 18:00", NOW).by == at("2026-11-25T18:00")


# -- a time that is corrected --------------------------------------------------------------------

CLOCKS = [
    *(("16:00", "16:00"), ("16時", "16:00"), ("4pm", "16:00"), ("午後4時", "16:00")),
    *(("at 15:00", "15:00"), ("noon", "12:00"), ("正午", "12:00"), ("午後3時半", "15:30")),
    *(("eod", "18:00"), ("9:00", "09:00"), ("0:30", "00:30")),
]


@given(NOWS, NEAR, st.sampled_from(CLOCKS), st.sampled_from((MEETING, HAPPENED)))
def test_a_time_alone_is_of_the_day_that_it_corrects(
    now: datetime, away: int, clock: tuple[str, str], purpose: Purpose
) -> None:
    own = now + timedelta(days=away, hours=1)
    meant = datetime.fromisoformat(f"{own.date()}T{clock[1]}").replace(tzinfo=TOKYO)
    assert parse_when(clock[0], now, purpose, own).at == meant
    assert parse_when(clock[0], now, purpose, own.date()).at == meant


def test_an_hour_of_a_working_day_alone_is_of_the_day_that_it_corrects() -> None:
    assert parse_when("at 9", NOW, MEETING, EVENT_FRIDAY).at == at("2026-12-04T09:00")
    assert parse_when("half past nine", NOW, MEETING, EVENT_FRIDAY).at == at("2026-12-04T09:30")
    with pytest.raises(AmbiguousInput, match="4 Dec 2026 03:30 or Fri 4 Dec 2026 15:30"):
        parse_when("half past three", NOW, MEETING, EVENT_FRIDAY)


@for_each_row(
    "said",
    [
        *("in 3 days", "tomorrow 9:00", "tonight at 8", "12/3 16:00", "now"),
        *("this thu 10:00", "next wed 10:00", "来週水曜 10時", "tue 15:00"),
        *("明日 10時", "in 2 hours", "2 days from now 10:00", "3 days ago 10:00"),
    ],
)
def test_a_day_in_words_stays_relative_to_now(said: str) -> None:
    assert parse_when(said, NOW, MEETING, EVENT_FRIDAY) == parse_when(said, NOW, MEETING)


@for_each_row(
    ("said", "first", "second"),
    [
        ("1 hour later", "Wed 25 Nov 2026 15:00", "Fri 4 Dec 2026 11:00"),
        ("1時間後", "Wed 25 Nov 2026 15:00", "Fri 4 Dec 2026 11:00"),
        ("3日後", "Sat 28 Nov 2026", "Mon 7 Dec 2026"),
        ("+3d", "Sat 28 Nov 2026", "Mon 7 Dec 2026"),
        ("fri 10:30", "Fri 27 Nov 2026 10:30", "Fri 4 Dec 2026 10:30"),
        ("金曜 15時", "Fri 27 Nov 2026 15:00", "Fri 4 Dec 2026 15:00"),
        ("+1h", "Wed 25 Nov 2026 15:00", "Fri 4 Dec 2026 11:00"),
        ("+30m", "Wed 25 Nov 2026 14:30", "Fri 4 Dec 2026 10:30"),
        ("-1h", "Wed 25 Nov 2026 13:00", "Fri 4 Dec 2026 09:00"),
        ("30分前", "Wed 25 Nov 2026 13:30", "Fri 4 Dec 2026 09:30"),
        ("翌日 14:00", "Thu 26 Nov 2026 14:00", "Sat 5 Dec 2026 14:00"),
        ("当日 16:00", "Wed 25 Nov 2026 16:00", "Fri 4 Dec 2026 16:00"),
        ("翌朝9時", "Thu 26 Nov 2026 09:00", "Sat 5 Dec 2026 09:00"),
        ("a day later 14:00", "Thu 26 Nov 2026 14:00", "Sat 5 Dec 2026 14:00"),
        ("the following day 14:00", "Thu 26 Nov 2026 14:00", "Sat 5 Dec 2026 14:00"),
        ("翌週火曜 15時", "Tue 1 Dec 2026 15:00", "Tue 8 Dec 2026 15:00"),
        ("+1w 14:00", "Wed 2 Dec 2026 14:00", "Fri 11 Dec 2026 14:00"),
        ("翌営業日 14:00", "Thu 26 Nov 2026 14:00", "Mon 7 Dec 2026 14:00"),
        ("3営業日後 14:00", "Mon 30 Nov 2026 14:00", "Wed 9 Dec 2026 14:00"),
        ("+3営業日 14:00", "Mon 30 Nov 2026 14:00", "Wed 9 Dec 2026 14:00"),
        ("3 business days later 14:00", "Mon 30 Nov 2026 14:00", "Wed 9 Dec 2026 14:00"),
        ("thu 10:00", "Thu 26 Nov 2026 10:00", "Thu 3 Dec 2026 10:00"),
        ("wed 15:00", "Wed 25 Nov 2026 15:00", "Wed 2 Dec 2026 15:00"),
        ("fri 15:00 JST", "Fri 27 Nov 2026 15:00", "Fri 4 Dec 2026 15:00"),
        ("mon 10:00", "Mon 30 Nov 2026 10:00", "Mon 7 Dec 2026 10:00"),
        ("sun 15:00", "Sun 29 Nov 2026 15:00", "Sun 6 Dec 2026 15:00"),
        ("日曜15時", "Sun 29 Nov 2026 15:00", "Sun 6 Dec 2026 15:00"),
    ],
)
def test_what_is_later_than_now_or_than_the_meeting_is_asked_about(
    said: str, first: str, second: str
) -> None:
    with pytest.raises(AmbiguousInput, match=f"{first} or {second}"):
        parse_when(said, NOW, MEETING, EVENT_FRIDAY)


@for_each_row(
    ("said", "readings"),
    [
        ("3営業日後", "Thu 26 Nov 2026 or Tue 15 Dec 2026"),
        ("+3営業日", "Thu 26 Nov 2026 or Tue 15 Dec 2026"),
        ("3 business days later", "Thu 26 Nov 2026 or Tue 15 Dec 2026"),
        ("翌営業日", "Tue 24 Nov 2026 or Fri 11 Dec 2026"),
        ("翌日", "Sat 21 Nov 2026 or Fri 11 Dec 2026"),
        ("2 weeks later", "Fri 4 Dec 2026, Wed 9 Dec 2026 or Thu 24 Dec 2026"),
        ("2週間後", "Fri 4 Dec 2026, Wed 9 Dec 2026 or Thu 24 Dec 2026"),
        ("+3d", "Mon 23 Nov 2026, Sat 28 Nov 2026 or Sun 13 Dec 2026"),
        ("翌週金曜", "Fri 27 Nov 2026, Fri 4 Dec 2026 or Fri 18 Dec 2026"),
        ("翌週", "Mon 30 Nov 2026 or Fri 4 Dec 2026"),
        ("next week", "Mon 30 Nov 2026 or Fri 4 Dec 2026"),
        ("sat", "Sat 21 Nov 2026, Sat 28 Nov 2026 or Sat 12 Dec 2026"),
        ("金曜", "Fri 20 Nov 2026, Fri 27 Nov 2026 or Fri 11 Dec 2026"),
        ("月末", "Mon 30 Nov 2026 or Thu 31 Dec 2026"),
        ("end of the month", "Mon 30 Nov 2026 or Thu 31 Dec 2026"),
        ("来週中", "Fri 27 Nov 2026, Fri 4 Dec 2026 or Fri 18 Dec 2026"),
    ],
)
def test_a_deadline_that_is_corrected_by_a_distance_is_asked_about(
    said: str, readings: str
) -> None:
    """Of an event of Fri 20 Nov, whose date is Thu 10 Dec so far."""
    with pytest.raises(AmbiguousInput, match=f"could be {readings};"):
        parse_when(said, NOW, deadline_of(at("2026-11-20T10:00")), date(2026, 12, 10))


@for_each_row(
    ("said", "meant"),
    [
        ("within 2 weeks", "2026-12-04"),
        ("2週間以内", "2026-12-04"),
        ("来週金曜", "2026-12-04"),
        ("明日", "2026-11-26"),
        ("12月上旬", "2026-12-10"),
        ("年内", "2026-12-31"),
        ("1週間延長", "2026-12-17"),
        ("延長1週間", "2026-12-17"),
        ("3営業日延長", "2026-12-15"),
        ("extended by a week", "2026-12-17"),
        ("extended by 3 business days", "2026-12-15"),
        ("two weeks longer", "2026-12-24"),
        ("同日15時", "2026-12-10 15:00"),
        ("the same day 15:00", "2026-12-10 15:00"),
        ("eob", "2026-12-10 18:00"),
    ],
)
def test_a_deadline_is_corrected_by_what_it_was(said: str, meant: str) -> None:
    when = parse_when(said, NOW, deadline_of(at("2026-11-20T10:00")), date(2026, 12, 10))
    assert meant == (f"{when.at:%Y-%m-%d}" if when.dated else f"{when.at:%Y-%m-%d %H:%M}")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("翌週の同じ時間", "2026-12-11T10:00"),
        ("1週間後の同じ時間", "2026-12-11T10:00"),
        ("the following week at the same time", "2026-12-11T10:00"),
        ("12/8の同じ時間", "2026-12-08T10:00"),
        ("12/8 same time", "2026-12-08T10:00"),
        ("同日15時", "2026-12-04T15:00"),
        ("1週間延期", "2026-12-11T10:00"),
    ],
)
def test_a_meeting_is_moved_by_what_it_was(said: str, meant: str) -> None:
    assert parse_stretch(said, NOW, EVENT_FRIDAY)[0].at == at(meant)


@given(NOWS, NEAR, st.integers(0, 6), st.sampled_from((MEETING, HAPPENED)))
def test_a_weekday_that_corrects_a_time_is_near_both_or_asked_about(
    now: datetime, away: int, weekday: int, purpose: Purpose
) -> None:
    own = now + timedelta(days=away, hours=1)
    said = f"{['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][weekday]} 12:34"
    try:
        meant = parse_when(said, now, purpose, own).at
    except AmbiguousInput:
        return
    assert meant == parse_when(said, now, purpose).at
    nearest = nearest_weekday(own.date(), weekday)
    assert meant.date() == nearest or (purpose == HAPPENED and nearest >= now.date())


def test_an_end_alone_is_of_the_day_that_it_corrects() -> None:
    when, minutes = parse_stretch("16:00-17:30", NOW, EVENT_FRIDAY)
    assert (when.at, minutes) == (at("2026-12-04T16:00"), 90)


def test_a_stretch_where_one_time_is_wanted_says_so() -> None:
    for said in ("12/1 15:00-14:00", "12/1 15:00-16:00"):
        with pytest.raises(InvalidInput, match="only a meeting has an end; give a single time"):
            parse_when(said, NOW, TO_COME)
        with pytest.raises(InvalidInput, match="its length under minutes"):
            parse_when(said, NOW, MEETING)


def test_the_advice_on_an_end_before_its_start_is_understood() -> None:
    with pytest.raises(InvalidInput, match=r"ends before it starts.* like fri 15:00-16:30"):
        parse_stretch("12/1 15:00-14:00", NOW)
    assert parse_stretch("fri 15:00-16:30", NOW)[1] == 90


@given(dates(), st.sampled_from((MEETING, HAPPENED, TO_COME, PERIOD)))
def test_a_day_that_is_only_near_or_not_its_own_is_no_date(
    told: tuple[datetime, int, date, str], purpose: Purpose
) -> None:
    now, _away, _day, said = told
    for way in ("{}頃", "{}ごろ", "{}頃まで", "before {}", "around {}", "約{}", "{}前後", "{}以降"):
        with pytest.raises(InvalidInput):
            parse_when(way.format(said), now, purpose)
