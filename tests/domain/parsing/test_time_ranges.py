"""Stretches of time: the command line and the dashboard's line understand the same."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.parsing.datetimes import parse_stretch, parse_when
from jobboard_tui.domain.parsing.event_line import parse_event
from jobboard_tui.domain.parsing.purpose import HAPPENED, MEETING
from tests.rows import for_each_row

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 23, 10, tzinfo=TOKYO)

STRETCHES = [
    ("fri 15:00-16:00", "2026-11-27 15:00", 60),
    ("15:00-16:00 fri", "2026-11-27 15:00", 60),
    ("fri from 15:00 to 16:30", "2026-11-27 15:00", 90),
    ("fri 3-4pm", "2026-11-27 15:00", 60),
    ("fri 3pm-4pm", "2026-11-27 15:00", 60),
    ("fri 3pm-4:30", "2026-11-27 15:00", 90),
    ("fri 3:00-4:30pm", "2026-11-27 15:00", 90),
    ("fri 11-1pm", "2026-11-27 11:00", 120),
    ("fri 15-16", "2026-11-27 15:00", 60),
    ("11/27 13-15", "2026-11-27 13:00", 120),
    ("fri 15:00-4pm", "2026-11-27 15:00", 60),
    ("fri 23:30-0:30", "2026-11-27 23:30", 60),
    ("fri 23:00-24:00", "2026-11-27 23:00", 60),
    ("15時〜16時", "2026-11-23 15:00", 60),
    ("15時から16時半", "2026-11-23 15:00", 90),
    ("11月27日 15時から16時まで", "2026-11-27 15:00", 60),
    ("12/1 13時〜14時", "2026-12-01 13:00", 60),
    ("12/1 13:00〜14:00", "2026-12-01 13:00", 60),
    ("12/1 13:00～14:00", "2026-12-01 13:00", 60),
    ("金曜 午後3時〜4時半", "2026-11-27 15:00", 90),
    ("金曜 午前11時〜午後1時", "2026-11-27 11:00", 120),
    ("11-27 15:00-16:00", "2026-11-27 15:00", 60),
    ("2026-11-27 15:00-16:00", "2026-11-27 15:00", 60),
    ("2026-11-27 10:00-11:30", "2026-11-27 10:00", 90),
    ("2026/11/27 09:00-10:00", "2026-11-27 09:00", 60),
    ("2026-11-27 09:00 - 10:00", "2026-11-27 09:00", 60),
    ("2026-11-27T15:00-16:00", "2026-11-27 15:00", 60),
    ("2026-11-27T3pm-4pm", "2026-11-27 15:00", 60),
    ("fri 15:00", "2026-11-27 15:00", None),
    ("2026-11-27T15:00+09:00", "2026-11-27 15:00", None),
    ("2026-11-27T15:00+01:00", "2026-11-27 23:00", None),
    ("2026-11-27T15:00-08:00", "2026-11-28 08:00", None),
    ("2026-11-27 15:00 -0800", "2026-11-28 08:00", None),
    ("2026-11-27T15:00Z", "2026-11-28 00:00", None),
]


@for_each_row(("text", "start", "minutes"), STRETCHES)
def test_both_front_ends_understand_a_stretch(text: str, start: str, minutes: int | None) -> None:
    when, length = parse_stretch(text, NOW)
    assert (f"{when.at:%Y-%m-%d %H:%M}", length) == (start, minutes)
    entry = parse_event(text, NOW, MEETING, clock=True)
    assert (entry.at, entry.minutes) == (when.at, minutes)


REFUSED = [
    ("fri 15:00-16:99", "not a valid time"),
    ("fri 15:00-25:00", "not a valid time"),
    ("fri 15:00-08:00", "it ends before it starts"),
    ("fri 15:00-14:00", "it ends before it starts"),
    ("金曜 15時〜14時", "it ends before it starts"),
    ("fri 9:00-22:00", "would last 13 h"),
    ("fri 14:00-14:00", "it ends when it starts"),
    ("fri 2-2pm", "it ends when it starts"),
    ("12/1 14時から14時", "it ends when it starts"),
    ("2026-11-27 14:00-14:00", "it ends when it starts"),
    ("2026-11-27T15:00+15:00", "no zone has that offset"),
    (
        "15:00 fri CET",
        "only JST, UTC and offsets like UTC+9 are understood as zones",
    ),
    (
        "fri 15:00 +02:00",
        "only JST, UTC and offsets like UTC+9 are understood as zones",
    ),
    ("fri 25:00", "not a valid time"),
    ("fri 10", "that could be in the morning or the evening"),
    ("tomorrow 3", "type 03:00, 3am or 3pm"),
    ("today 10", "type 10:00, 10am or 10pm"),
    ("19", "could be an hour or a day"),
    ("half past seven tomorrow", "type 7:30am or 7:30pm"),
    ("next year", "it doesn't say which day"),
    ("来月", "it doesn't say which day"),
]


@for_each_row(("text", "reason"), REFUSED)
def test_the_command_line_tells_the_real_reason(text: str, reason: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_stretch(text, NOW)
    assert reason in str(refused.value)


@for_each_row(("text", "reason"), [row for row in REFUSED if row[1] != "no date or time"])
def test_the_line_of_the_dashboard_tells_the_same_reason(text: str, reason: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_event(text, NOW, MEETING, clock=True)
    assert reason in str(refused.value)


def test_a_fault_of_the_time_is_told_before_what_follows_it() -> None:
    with pytest.raises(InvalidInput, match="not a valid time"):
        parse_event("fri 25:00 bring laptop", NOW, MEETING)
    with pytest.raises(InvalidInput, match="that could be in the morning or the evening"):
        parse_event("fri 10 bring laptop", NOW, MEETING)


def test_what_is_no_meeting_has_no_end() -> None:
    for read in (
        lambda text: parse_when(text, NOW, HAPPENED),
        lambda text: parse_event(text, NOW, HAPPENED, stretch=False),
    ):
        with pytest.raises(InvalidInput, match="only a meeting has an end"):
            read("fri 15:00-16:00")


def test_an_hour_that_is_also_the_number_of_such_a_day_is_asked_back() -> None:
    monday = datetime(2026, 11, 2, 10, tzinfo=TOKYO)
    with pytest.raises(InvalidInput, match="type 20:00, or 20 Nov"):
        parse_when("fri 20", monday, MEETING)
    assert parse_when("fri 19", monday, MEETING).at == datetime(2026, 11, 6, 19, tzinfo=TOKYO)


PIECES = st.lists(
    st.sampled_from(
        (
            *("fri", "2026-11-27", "T", "11/27", "3", "15", "15:00", "24:00", "99:99", "pm", "am"),
            *(
                "-",
                "~",
                "〜",
                "to",
                "から",
                "まで",
                "時",
                "半",
                "午後",
                "午前",
                "12",
                "0",
                "h",
                "²",
            ),
            *("+09:00", "Z", "cet", "half past", "quarter to", "three", "1.12.", "金", "夕方"),
        )
    ),
    min_size=1,
    max_size=7,
)


@given(st.one_of(PIECES.map(" ".join), PIECES.map("".join)))
def test_any_pieces_are_understood_or_refused_in_words(text: str) -> None:
    with suppress(InvalidInput):
        assert parse_event(text, NOW, MEETING).at is not None
    try:
        when, minutes = parse_stretch(text, NOW)
    except InvalidInput:
        return
    assert when.at.tzinfo is TOKYO
    assert minutes is None or 0 < minutes <= 12 * 60
