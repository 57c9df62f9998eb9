"""Ranges of dates in words."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.parsing.date_ranges import parse_range, range_words
from tests.rows import for_each_row

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
TOKYO = calendar_of("Asia/Tokyo", ())


@for_each_row(
    ("text", "since", "until"),
    [
        ("1 oct - 15 nov", "10-01 00:00", "11-16 00:00"),
        ("from 1 oct until 15 nov", "10-01 00:00", "11-16 00:00"),
        ("2026-10-01 to 2026-10-31", "10-01 00:00", "11-01 00:00"),
        ("2026-10-01..2026-10-31", "10-01 00:00", "11-01 00:00"),
        ("10/1-10/31", "10-01 00:00", "11-01 00:00"),
        ("10月1日から11月15日まで", "10-01 00:00", "11-16 00:00"),
        ("１０月１日〜１１月１５日", "10-01 00:00", "11-16 00:00"),
        ("1 oct 10:00 - 2 oct 12:00", "10-01 10:00", "10-02 12:00"),
        ("since 1 oct", "10-01 00:00", None),
        ("1 oct", "10-01 00:00", None),
        ("10月1日から", "10-01 00:00", None),
        ("until 15 nov", None, "11-16 00:00"),
        ("11月15日まで", None, "11-16 00:00"),
        ("last 30 days", "10-24 00:00", None),
        ("過去3週間", "11-02 00:00", None),
        ("oct", "10-01 00:00", "11-01 00:00"),
        ("2026-10", "10-01 00:00", "11-01 00:00"),
        ("10月", "10-01 00:00", "11-01 00:00"),
        ("先月", "10-01 00:00", "11-01 00:00"),
        ("this month", "11-01 00:00", "12-01 00:00"),
        ("oct - 15 nov", "10-01 00:00", "11-16 00:00"),
        ("sep - oct", "09-01 00:00", "11-01 00:00"),
        ("since oct", "10-01 00:00", None),
        ("oct - now", "10-01 00:00", "11-23 09:00"),
        ("this week", "11-23 00:00", "11-30 00:00"),
        ("先週", "11-16 00:00", "11-23 00:00"),
    ],
)
def test_a_range_in_words(text: str, since: str | None, until: str | None) -> None:
    date_range = parse_range(text, NOW, TOKYO)
    told = [
        None if at is None else f"{at:%m-%d %H:%M}" for at in (date_range.since, date_range.until)
    ]
    assert told == [since, until]


@pytest.mark.parametrize(
    ("text", "year"), [("2025", 2025), ("２０２５年", 2025), ("this year", 2026), ("去年", 2025)]
)
def test_a_year_is_a_range_too(text: str, year: int) -> None:
    date_range = parse_range(text, NOW, TOKYO)
    assert date_range.since == datetime(year, 1, 1, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert date_range.until == datetime(year + 1, 1, 1, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert all(
        at is None or at.utcoffset() == NOW.utcoffset()
        for at in (date_range.since, date_range.until)
    )


def test_a_month_that_has_not_come_is_that_of_last_year() -> None:
    date_range = parse_range("december", NOW, TOKYO)
    assert date_range.since is not None
    assert (date_range.since.year, date_range.since.month) == (2025, 12)


@pytest.mark.parametrize("text", ["", "x", "15 nov - 1 oct", "2026-13", "1 oct - x", "99月"])
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_range(text, NOW, TOKYO)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("oct", "Thu 1 Oct 2026 to Sat 31 Oct 2026"),
        ("since 1 oct 10:00", "since Thu 1 Oct 10:00"),
        ("until 15 nov", "until Sun 15 Nov 2026"),
    ],
)
def test_the_echo_names_the_days_that_are_in_it(text: str, words: str) -> None:
    assert range_words(parse_range(text, NOW, TOKYO), NOW) == words
