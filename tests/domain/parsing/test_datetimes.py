"""Times as people say them, seen from Mon 23 Nov 2026, 09:30 in Tokyo."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, time, timedelta
from subprocess import run
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.labels import day_clock, full_day
from jobboard_tui.domain.parsing.datetimes import echo, parse_when
from jobboard_tui.domain.parsing.purpose import HAPPENED, MEETING, TO_COME, Purpose, deadline_of
from jobboard_tui.domain.text import clean
from tests.rows import for_each_row

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=TOKYO)

# What is said, and what is meant: a date alone is `dated`.
SAID = """
now                        2026-11-23 09:30
today                      2026-11-23
tomorrow                   2026-11-24
tmr                        2026-11-24
tomorrow 15:00             2026-11-24 15:00
Tomorrow at 3 PM           2026-11-24 15:00
3pm tomorrow               2026-11-24 15:00
tomorrow, 3 p.m.           2026-11-24 15:00
tonight 9:30               2026-11-23 21:30
yesterday                  2026-11-22
yesterday 18:20            2026-11-22 18:20
day after tomorrow         2026-11-25
the day before yesterday   2026-11-21
noon                       2026-11-23 12:00
fri noon                   2026-11-27 12:00
eod                        2026-11-23 18:00
eod fri                    2026-11-27 18:00
15:00                      2026-11-23 15:00
9:30                       2026-11-23 09:30
24:00                      2026-11-24 00:00
12pm                       2026-11-23 12:00
fri                        2026-11-27
Friday                     2026-11-27
fri.                       2026-11-27
on friday                  2026-11-27
fri 15:00                  2026-11-27 15:00
fri at 15:00               2026-11-27 15:00
fri @ 15:00                2026-11-27 15:00
15:00 fri                  2026-11-27 15:00
fri 3pm                    2026-11-27 15:00
fri 3:30pm                 2026-11-27 15:30
fri 24:00                  2026-11-28 00:00
mon                        2026-11-30
mon 10:00                  2026-11-23 10:00
this fri                   2026-11-27
coming fri                 2026-11-27
next mon                   2026-11-30
next week fri              2026-12-04
next week tue 10:00        2026-12-01 10:00
tue next week              2026-12-01
last fri 10:00             2026-11-20 10:00
last mon                   2026-11-16
+3d                        2026-11-26
+ 3 days                   2026-11-26
+3d 15:00                  2026-11-26 15:00
3d                         2026-11-26
+2w                        2026-12-07
-1d                        2026-11-22
+1mo                       2026-12-23
+1y                        2027-11-23
+90m                       2026-11-23 11:00
+2h                        2026-11-23 11:30
+1h30m                     2026-11-23 11:00
-15min                     2026-11-23 09:15
in 3 days                  2026-11-26
in three days              2026-11-26
in 2 weeks at 10:00        2026-12-07 10:00
in a week                  2026-11-30
in half an hour            2026-11-23 10:00
in 2 hours                 2026-11-23 11:30
two weeks from now         2026-12-07
3 days ago                 2026-11-20
3 days ago 11:20           2026-11-20 11:20
an hour ago                2026-11-23 08:30
a month ago                2026-10-23
25 nov                     2026-11-25
nov 25                     2026-11-25
25th of November           2026-11-25
Nov. 25th                  2026-11-25
nov 25 15:00               2026-11-25 15:00
25 nov 2027                2027-11-25
Nov 25, 2026 3:30 pm       2026-11-25 15:30
25-nov-2026                2026-11-25
Wed 25 Nov                 2026-11-25
wed, 25 nov 2026 15:00     2026-11-25 15:00
the 25th                   2026-11-25
11/25                      2026-11-25
11/25 15:00                2026-11-25 15:00
11-25                      2026-11-25
1/5                        2027-01-05
2026/11/25                 2026-11-25
2026.11.25                 2026-11-25
25/11/2026                 2026-11-25
11/25/2026                 2026-11-25
2026-11-20                 2026-11-20
20261120                   2026-11-20
2026-11-20 15:00           2026-11-20 15:00
2026-11-20T15:00           2026-11-20 15:00
2026-11-20t15:00:30        2026-11-20 15:00:30
2026-11-20T15:00+09:00     2026-11-20 15:00
2026-11-20T15:00:00.250Z   2026-11-21 00:00
2026-11-20T15:00-0800      2026-11-21 08:00
2026-11-20 15:00 UTC       2026-11-21 00:00
2026-11-20 15:00 JST       2026-11-20 15:00
今日                       2026-11-23
本日 18:00                 2026-11-23 18:00
明日                       2026-11-24
あした                     2026-11-24
明日 10時                  2026-11-24 10:00
明日の午後3時半            2026-11-24 15:30
明日の朝10時               2026-11-24 10:00
明後日                     2026-11-25
あさって                   2026-11-25
昨日                       2026-11-22
きのう                     2026-11-22
きのうの15時               2026-11-22 15:00
一昨日                     2026-11-21
おととい                   2026-11-21
今夜9時                    2026-11-23 21:00
来週月曜                   2026-11-30
来週の月曜日               2026-11-30
来週金                     2026-12-04
再来週火曜日               2026-12-08
今週金曜                   2026-11-27
先週金曜                   2026-11-20
先週の金曜 10:00           2026-11-20 10:00
今度の火曜                 2026-11-24
金曜                       2026-11-27
金曜 15時                  2026-11-27 15:00
金曜日15時半               2026-11-27 15:30
金曜の夜7時                2026-11-27 19:00
11月25日                   2026-11-25
11月25日 15時              2026-11-25 15:00
11月25日15:00              2026-11-25 15:00
11月25日(水) 15:00         2026-11-25 15:00
11月25日（水）             2026-11-25
１１月２５日　１５：００   2026-11-25 15:00
十一月二十五日 十時        2026-11-25 10:00
2026年11月25日             2026-11-25
2026年11月25日午後3時      2026-11-25 15:00
令和8年11月25日            2026-11-25
令和元年5月1日             2019-05-01
R8.11.25                   2026-11-25
平成31年4月30日            2019-04-30
来年1月5日                 2027-01-05
25日                       2026-11-25
25日 15時                  2026-11-25 15:00
来月5日                    2026-12-05
午後3時                    2026-11-23 15:00
午前10時半                 2026-11-23 10:30
午後0時                    2026-11-23 12:00
夜8時                      2026-11-23 20:00
10時15分                   2026-11-23 10:15
正午                       2026-11-23 12:00
3日後                      2026-11-26
三日後                     2026-11-26
3日後の10時                2026-11-26 10:00
1週間後                    2026-11-30
2か月後                    2027-01-23
2ヶ月前                    2026-09-23
3日前                      2026-11-20
2時間後                    2026-11-23 11:30
1時間半後                  2026-11-23 11:00
30分前                     2026-11-23 09:00
just now                   2026-11-23 09:30
たった今                   2026-11-23 09:30
today 19                   2026-11-23 19:00
tomorrow 0                 2026-11-24 00:00
tomorrow at 19             2026-11-24 19:00
11/25 19                   2026-11-25 19:00
25 nov 19                  2026-11-25 19:00
金曜 19                    2026-11-27 19:00
friday 15h                 2026-11-27 15:00
friday 15h30               2026-11-27 15:30
金 15時                    2026-11-27 15:00
金15時                     2026-11-27 15:00
30.11. 10:00               2026-11-30 10:00
24.12.                     2026-12-24
12.24.                     2026-12-24
12.12.                     2026-12-12
end of day                 2026-11-23 18:00
half past 3pm tomorrow     2026-11-24 15:30
quarter to 4pm fri         2026-11-27 15:45
quarter past nine tonight  2026-11-23 21:15
five o'clock pm fri        2026-11-27 17:00
half past ten in the morning fri  2026-11-27 10:30
half past nine tomorrow    2026-11-24 09:30
quarter to nine fri        2026-11-27 08:45
nine o'clock fri           2026-11-27 09:00
fri at 9                   2026-11-27 09:00
tomorrow at ten            2026-11-24 10:00
at 12                      2026-11-23 12:00
fri 15:30〜                2026-11-27 15:30
金曜 15時半～              2026-11-27 15:30
tomorrow morning at 9      2026-11-24 09:00
fri evening at 7           2026-11-27 19:00
"""

# The same words about a to-do and the like, which is always the next.
TO_COME_SAID = """
9:00                       2026-11-24 09:00
0:15                       2026-11-24 00:15
12am                       2026-11-24 00:00
mon 9:00                   2026-11-30 09:00
fri 15:00                  2026-11-27 15:00
20th                       2026-12-20
31st                       2026-12-31
23 nov                     2026-11-23
25 nov                     2026-11-25
25 may                     2027-05-25
by fri 15:00               2026-11-27 15:00
within 3 days              2026-11-26
11月25日の15時までに       2026-11-25 15:00
金曜迄                     2026-11-27
12月1日必着                2026-12-01
12/1 17:00 締切            2026-12-01 17:00
本日中                     2026-11-23
明日中                     2026-11-24
3日以内                    2026-11-26
end of month               2026-11-30
月末                       2026-11-30
来月末                     2026-12-31
２週間以内                 2026-12-07
"""

# Parts of a day, of what is to come for oneself; of a meeting they are asked about.
PARTS = """
tomorrow morning           2026-11-24 09:00
明朝                       2026-11-24 09:00
明日の夕方                 2026-11-24 17:00
"""

# The same words about what has happened.
PAST = """
fri                        2026-11-20
fri 15:00                  2026-11-20 15:00
tue                        2026-11-17
mon 9:00                   2026-11-23 09:00
mon 10:00                  2026-11-16 10:00
金曜 15時                  2026-11-20 15:00
15:00                      2026-11-22 15:00
9:00                       2026-11-23 09:00
20 nov                     2026-11-20
23 nov                     2026-11-23
11/2 15:00                 2026-11-02 15:00
11月2日                    2026-11-02
25日                       2026-10-25
31日                       2026-10-31
3d                         2026-11-20
tomorrow                   2026-11-24
+3d                        2026-11-26
next week fri              2026-12-04
"""


def table(text: str) -> list[tuple[str, str]]:
    rows = (line.rsplit("  ", 1) for line in text.strip().splitlines())
    return [(said.strip(), meant.strip()) for said, meant in rows]


def meant_by(text: str, now: datetime = NOW, purpose: Purpose = MEETING) -> str:
    when = parse_when(text, now, purpose)
    if when.dated:
        assert when.at.time() == time(0)
        assert when.deadline == when.at.date()
        return when.at.date().isoformat()
    assert when.deadline is when.at
    shown = when.at.isoformat(" ")[:19]
    return shown.removesuffix(":00") if shown.count(":") == 2 else shown


@for_each_row(("said", "meant"), table(SAID))
def test_times_of_meetings(said: str, meant: str) -> None:
    assert meant_by(said) == meant


@for_each_row(("said", "meant"), table(TO_COME_SAID))
def test_times_to_come(said: str, meant: str) -> None:
    assert meant_by(said, purpose=TO_COME) == meant
    assert meant_by(said, purpose=deadline_of(NOW)) == meant


@pytest.mark.parametrize(("said", "meant"), table(PARTS))
def test_a_part_of_a_day_has_a_usual_hour_but_of_meetings_and_deadlines(
    said: str, meant: str
) -> None:
    assert meant_by(said, purpose=TO_COME) == meant
    for purpose in (MEETING, deadline_of(NOW)):
        with pytest.raises(AmbiguousInput, match="not the hour"):
            parse_when(said, NOW, purpose)


@for_each_row(("said", "meant"), table(PAST))
def test_times_gone_by(said: str, meant: str) -> None:
    assert meant_by(said, purpose=HAPPENED) == meant


def test_there_are_enough_forms() -> None:
    assert len({said for said, _meant in table(SAID)}) >= 150


@for_each_row(
    ("said", "told"),
    [
        ("", "(nothing)"),
        ("   ", "(nothing)"),
        ("soon", "not a date or time"),
        ("fri fri", "not a date or time"),
        ("15:00 16:00", "not a date or time"),
        ("13日月", "Fri 13 Nov 2026, but that weekday is Mon 16 Nov 2026"),
        ("10:5", "not a date or time"),
        ("1:2:3:4", "not a date or time"),
        ("2026", "not a date or time"),
        ("1500", "not a date or time"),
        ("P1D", "not a date or time"),
        ("+2q", "not a date or time"),
        ("+2h 15:00", "not a date or time"),
        ("fri 10", "type 10:00, 10am or 10pm"),
        ("tomorrow 3", "type 03:00, 3am or 3pm"),
        ("tomorrow at 7", "type 07:00, 7am or 7pm"),
        ("7", "type 07:00, 7am or 7pm"),
        ("25:00", "between 0:00 and 24:00"),
        ("24:01", "between 0:00 and 24:00"),
        ("12:60", "between 0:00 and 24:00"),
        ("13pm", "15:00 or 3pm"),
        ("15:00am", "15:00 or 3pm"),
        ("午後12時", "12:00 for noon"),
        ("31 feb", "there is no such day"),
        ("2/30", "there is no such day"),
        ("11月31日", "there is no such day"),
        ("2026-02-29", "there is no such day"),
        ("0000-01-01", "there is no such day"),
        ("13/13", "there is no such day"),
        ("25/11", "type 11/25"),
        ("25/11 15:00", "type 11/25"),
        ("5/11/2026", "Mon 11 May 2026 or Thu 5 Nov 2026"),
        ("26/11/25", "three short numbers don't show which is the year"),
        ("fri 25 nov", "Wed 25 Nov 2026"),
        ("11月25日(金)", "Wed 25 Nov 2026"),
        ("11月25日(火)", "Wed 25 Nov 2026"),  # as it was a year before
        ("tomorrow 3:00", "Tue 24 Nov 2026 03:00 or Tue 24 Nov 2026 15:00"),
        ("明日 6時半", "Tue 24 Nov 2026 06:30 or Tue 24 Nov 2026 18:30"),
        ("half past two tomorrow", "Tue 24 Nov 2026 02:30 or Tue 24 Nov 2026 14:30"),
        ("half past six", "Mon 23 Nov 2026 06:30 or Mon 23 Nov 2026 18:30"),
        ("quarter to five fri", "Fri 27 Nov 2026 04:45 or Fri 27 Nov 2026 16:45"),
        ("three o'clock fri", "Fri 27 Nov 2026 03:00 or Fri 27 Nov 2026 15:00"),
        ("tomorrow at three", "Tue 24 Nov 2026 03:00 or Tue 24 Nov 2026 15:00"),
        ("tomorrow at 3", "Tue 24 Nov 2026 03:00 or Tue 24 Nov 2026 15:00"),
        ("by fri 15:00", "that says by when, not when"),
        ("within 3 days", "any day from Tue 24 Nov 2026 to Thu 26 Nov 2026"),
        ("11月25日の15時までに", "that says by when, not when"),
        ("12/1 必着", "that says by when, not when"),
        ("9999-12-31", "between 1900 and 2199"),
        ("0001-01-01", "between 1900 and 2199"),
        ("+99999d", "between 1900 and 2199"),
        ("-99999y", "not a date or time"),
        ("+99999mo", "not a date or time"),
        ("9" * 5000, "not a date or time"),
        ("+" + "9" * 5000 + "d", "not a date or time"),
        ("fri " * 5000, "not a date or time"),
        ("\x1b[31mfri\x1b[0m", "not a date or time"),
    ],
)
def test_what_is_no_time_is_told_in_one_sentence(said: str, told: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_when(said, NOW, MEETING)
    sentence = str(caught.value)
    assert told in sentence
    assert len(sentence) < 250
    assert clean(sentence) == sentence


@for_each_row(
    ("said", "hour"),
    [
        ("tomorrow 03:00", 3),
        ("2026-11-24T03:00", 3),
        ("tomorrow 3am", 3),
        ("明日 午前3時", 3),
        ("明日の朝6時", 6),
        ("明朝6時", 6),
        ("tomorrow 3pm", 15),
        ("明日 午後3時", 15),
        ("tomorrow 0:30", 0),
        ("tomorrow 7:00", 7),
    ],
)
def test_an_hour_whose_half_is_told_is_not_asked_about(said: str, hour: int) -> None:
    for purpose in (MEETING, TO_COME):
        assert parse_when(said, NOW, purpose).at.hour == hour


def test_a_small_hour_is_asked_about_but_of_what_has_happened() -> None:
    for purpose in (TO_COME, deadline_of(NOW)):
        with pytest.raises(AmbiguousInput, match="Mon 23 Nov 2026 15:00 or Tue 24 Nov 2026 03:00"):
            parse_when("3時", NOW, purpose)
    assert parse_when("yesterday 3:00", NOW, HAPPENED).at.hour == 3


def test_a_deadline_has_no_start() -> None:
    for said in ("from fri", "12/1から"):
        with pytest.raises(InvalidInput, match="from when, not by when"):
            parse_when(said, NOW, deadline_of(NOW))


PIECES = st.lists(
    st.sampled_from(
        (
            *("fri", "next", "last", "in", "+", "-", "3", "12", "25", "31", "2026", "d", "w", "h"),
            *("days", "ago", "nov", "11/25", "15:00", "3pm", "am", "pm", "noon", ":", "/", "."),
            *("T", "Z", "+09:00", "今日", "来週", "月", "日", "年", "時", "半", "後", "前", "午後"),
            *("の", "金曜", "11月25日", "令和8年", "月末", "now", "at", "tonight"),
        )
    ),
    min_size=1,
    max_size=6,
)


@given(
    st.one_of(st.text(max_size=100), PIECES.map(" ".join), PIECES.map("".join)),
    st.sampled_from((MEETING, HAPPENED)),
    st.sampled_from(("Asia/Tokyo", "America/New_York", "Asia/Kathmandu", "UTC")),
)
@example("²", TO_COME, "UTC")
@example("٣ days ago", HAPPENED, "UTC")
@example("²日後", HAPPENED, "UTC")
@example("R8年11月月25日", HAPPENED, "UTC")
def test_never_crashes(text: str, purpose: Purpose, zone: str) -> None:
    now = NOW.astimezone(ZoneInfo(zone))
    try:
        when = parse_when(text, now, purpose)
    except InvalidInput as error:
        shown = str(error)
    else:
        shown = echo(when, now)
        assert when.at.tzinfo is now.tzinfo
        assert isinstance(when.deadline, datetime) is not when.dated
    assert clean(shown) == shown != ""


def instants(first: str, last: str) -> st.SearchStrategy[datetime]:
    """Whole minutes of Tokyo."""
    edges = datetime.fromisoformat(first), datetime.fromisoformat(last)
    found = st.datetimes(*edges, timezones=st.just(TOKYO))
    return found.map(lambda at: at.replace(second=0, microsecond=0))


@given(
    instants("1990-01-01", "2190-01-01"),
    st.sampled_from(("Asia/Tokyo", "UTC", "Asia/Kathmandu")),
)
def test_what_is_echoed_is_understood(at: datetime, zone: str) -> None:
    now = NOW.astimezone(ZoneInfo(zone))
    at = at.replace(tzinfo=now.tzinfo)
    when = parse_when(at.isoformat(), now, MEETING)
    assert when.at == at
    said, _comma, _away = echo(when, now).partition(",")
    assert parse_when(said, now, MEETING).at == at
    assert parse_when(full_day(at), now, MEETING).deadline == at.date()


@given(instants("2026-07-01", "2027-11-22"))
def test_a_day_and_clock_as_it_is_shown_is_understood(at: datetime) -> None:
    assert parse_when(day_clock(at, NOW), NOW, MEETING).at == at


@for_each_row(
    ("said", "echoed"),
    [
        ("fri 15:00", "Fri 27 Nov 2026 15:00 JST, 4 days"),
        ("fri", "Fri 27 Nov 2026, 4 days"),
        ("tomorrow 10:00", "Tue 24 Nov 2026 10:00 JST, tomorrow"),
        ("今日", "Mon 23 Nov 2026, today"),
        ("now", "Mon 23 Nov 2026 09:30 JST, now"),
        ("+2h", "Mon 23 Nov 2026 11:30 JST, today, in 2 h"),
        ("11:29", "Mon 23 Nov 2026 11:29 JST, today, in 1 h"),
        ("-40m", "Mon 23 Nov 2026 08:50 JST, today, 40 min ago"),
        ("23:50", "Mon 23 Nov 2026 23:50 JST, today, in 14 h"),
        ("3 days ago", "Fri 20 Nov 2026, 3 days ago"),
        ("yesterday 18:00", "Sun 22 Nov 2026 18:00 JST, yesterday"),
        ("1/12", "Tue 12 Jan 2027, 50 days; month comes first: 12/1 is 1 Dec"),
        (
            "1/12 10:00",
            "Tue 12 Jan 2027 10:00 JST, 50 days; month comes first: 12/1 is 1 Dec",
        ),
        ("1-12", "Tue 12 Jan 2027, 50 days; month comes first: 12/1 is 1 Dec"),
        (
            "1.12 10:00",
            "Tue 12 Jan 2027 10:00 JST, 50 days; month comes first: 12/1 is 1 Dec",
        ),
        ("2027-01-12", "Tue 12 Jan 2027, 50 days"),
        ("12/1", "Tue 1 Dec 2026, 8 days"),
        ("1/5", "Tue 5 Jan 2027, 43 days"),
        ("11/12", "Thu 12 Nov 2026, 11 days ago"),
        ("2/12", "Fri 12 Feb 2027, 81 days; month comes first: 12/2 is 2 Dec"),
    ],
)
def test_echo(said: str, echoed: str) -> None:
    assert echo(parse_when(said, NOW, MEETING), NOW) == echoed


def test_a_near_day_is_taken_without_a_remark() -> None:
    now = datetime(2026, 11, 12, 9, tzinfo=NOW.tzinfo)
    when = parse_when("12/11", now, TO_COME)
    assert (when.at.date(), when.swapped) == (date(2026, 12, 11), None)
    assert echo(when, now) == "Fri 11 Dec 2026, 29 days"


def test_a_time_that_the_clocks_skip_is_the_one_that_they_show() -> None:
    now = datetime(2026, 3, 7, 12, tzinfo=ZoneInfo("America/New_York"))
    when = parse_when("tomorrow 02:30", now, MEETING)
    assert when.at.isoformat() == "2026-03-08T03:30:00-04:00"


def test_of_a_time_that_the_clocks_show_twice_the_first_is_meant() -> None:
    now = datetime(2026, 10, 31, 12, tzinfo=ZoneInfo("America/New_York"))
    assert parse_when("tomorrow 01:30", now, MEETING).at.isoformat() == "2026-11-01T01:30:00-04:00"
    later = parse_when("2026-11-01T01:30-05:00", now, MEETING)
    assert later.at.isoformat() == "2026-11-01T01:30:00-05:00"


def test_hours_are_real_hours_where_the_clocks_change() -> None:
    now = datetime(2026, 3, 7, 12, tzinfo=ZoneInfo("America/New_York"))
    assert parse_when("+24h", now, MEETING).at.isoformat() == "2026-03-08T13:00:00-04:00"
    assert parse_when("+1d 12:00", now, MEETING).at.isoformat() == "2026-03-08T12:00:00-04:00"


def test_a_day_without_a_midnight_begins_when_it_begins() -> None:
    now = datetime(2026, 9, 1, 12, tzinfo=ZoneInfo("America/Santiago"))
    when = parse_when("2026-09-06", now, MEETING)  # the clocks jump from 24:00 to 01:00
    assert (when.at.isoformat(), when.dated) == ("2026-09-06T01:00:00-03:00", True)
    assert when.deadline == date(2026, 9, 6)


def test_the_home_zone_of_the_clock_counts_not_the_one_of_the_time() -> None:
    late = datetime(2026, 11, 23, 16, tzinfo=UTC).astimezone(TOKYO)
    assert parse_when("today", late, MEETING).deadline == date(2026, 11, 24)


@given(st.integers(0, 400), st.sampled_from((MEETING, HAPPENED)))
def test_weekdays_lean_by_at_most_a_week(days: int, purpose: Purpose) -> None:
    now = NOW + timedelta(days=days)
    for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun")):
        if number == now.weekday() and purpose is HAPPENED:
            continue  # today, or a week ago: that is asked
        away = (parse_when(name, now, purpose).at.date() - now.date()).days
        assert 1 <= (away if purpose.ahead else -away) <= 7


def test_pendulum_is_loaded_only_where_it_reckons() -> None:
    code = (
        "import sys; from datetime import *; import jobboard_tui.domain.parsing.datetimes as when;"
        "from jobboard_tui.domain.parsing.purpose import TO_COME;"
        "when.parse_when('fri 15:00', datetime.now(UTC), TO_COME);"
        "assert 'pendulum' not in sys.modules;"
        "when.parse_when('+1mo', datetime.now(UTC), TO_COME);"
        "assert 'pendulum' in sys.modules"
    )
    run([sys.executable, "-c", code], check=True, timeout=60)
