"""Lines about events and to-dos, as people type them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.models import Channel
from jobboard_tui.domain.parsing.event_line import (
    EventEntry,
    parse_event,
    parse_meeting_time,
    parse_minutes,
    parse_task,
)
from jobboard_tui.domain.parsing.purpose import HAPPENED, MEETING
from tests.rows import for_each_row

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 23, 10, tzinfo=TOKYO)


def at(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=TOKYO)


FRIDAY = at(11, 27, 15)
LINK = "https://m.example/x"


@for_each_row(
    ("text", "expected"),
    [
        ("fri 15:00", EventEntry(at=FRIDAY)),
        ("fri at 15:00", EventEntry(at=FRIDAY)),
        ("fri", EventEntry(at=at(11, 27), dated=True)),
        ("fri 15:00 JST", EventEntry(at=FRIDAY)),
        ("fri 15:00 最終面接", EventEntry(at=FRIDAY, note="最終面接")),
        ("金曜15時 最終面接: 履歴書", EventEntry(at=FRIDAY, note="最終面接: 履歴書")),
        ("fri 15:00 final interview", EventEntry(at=FRIDAY, note="final interview")),
        ("fri 15:00 オンライン面接", EventEntry(at=FRIDAY, via=Channel.ONLINE)),
        ("fri 15:00 佐藤様", EventEntry(at=FRIDAY, people=("佐藤様",))),
        ("fri 15:00 田中部長", EventEntry(at=FRIDAY, people=("田中部長",))),
        ("fri 15:00 最終 @本社", EventEntry(at=FRIDAY, where="本社", note="最終")),
        ("fri 15:00 佐藤さんと", EventEntry(at=FRIDAY, people=("佐藤さん",))),
        ("fri 15:00 場所：東京本社", EventEntry(at=FRIDAY, where="東京本社")),
        ("fri 15:00 面接官：佐藤様、森", EventEntry(at=FRIDAY, people=("佐藤様", "森"))),
        ("日時：11/27 15:00 所要時間：約60分", EventEntry(at=FRIDAY, minutes=60)),
        ("fri 15:00 interviewer: Sato", EventEntry(at=FRIDAY, people=("Sato",))),
        ("fri 15:00 担当 鈴木様", EventEntry(at=FRIDAY, people=("鈴木様",))),
        ("fri 15:00 採用担当 鈴木様 佐藤様", EventEntry(at=FRIDAY, people=("鈴木様", "佐藤様"))),
        ("担当 鈴木 11/27 15時", EventEntry(at=FRIDAY, people=("鈴木",))),
        ("fri 15:00 面接官は森様です", EventEntry(at=FRIDAY, people=("森様",))),
        ("fri 15:00 場所は本社3階です", EventEntry(at=FRIDAY, where="本社3階")),
        (
            "日時は11/27 15時 会場 本社 担当 森様",
            EventEntry(at=FRIDAY, where="本社", people=("森様",)),
        ),
        (
            "11月27日(金) 15時〜16時　オンライン（Zoom）",
            EventEntry(at=FRIDAY, minutes=60, via=Channel.ONLINE),
        ),
        (
            "11/27 15:00 一次面接（オンライン） 場所：Zoom 面接官：森様",
            EventEntry(
                at=FRIDAY, round=1, via=Channel.ONLINE, where="Zoom", people=("森様",)
            ),
        ),
        ("fri 15:00 場所：Zoom", EventEntry(at=FRIDAY, where="Zoom")),
        ("fri 15:00: 場所：本社", EventEntry(at=FRIDAY, note="場所：本社")),
        ("11/27 15-16", EventEntry(at=FRIDAY, minutes=60)),
        ("fri 15:00 90m", EventEntry(at=FRIDAY, minutes=90)),
        ("1h fri 15:00", EventEntry(at=FRIDAY, minutes=60)),
        ("fri 15:00 1h30", EventEntry(at=FRIDAY, minutes=90)),
        ("fri 15:00 for 1.5h", EventEntry(at=FRIDAY, minutes=90)),
        ("金曜 15時 1時間半", EventEntry(at=FRIDAY, minutes=90)),
        ("金曜　１５：００　９０分", EventEntry(at=FRIDAY, minutes=90)),
        ("fri 15:00-16:30", EventEntry(at=FRIDAY, minutes=90)),
        ("fri 3-4:30pm", EventEntry(at=FRIDAY, minutes=90)),
        ("11月27日 15時から16時半", EventEntry(at=FRIDAY, minutes=90)),
        ("fri 23:30-0:30", EventEntry(at=at(11, 27, 23, 30), minutes=60)),
        ("fri 15h 90m", EventEntry(at=FRIDAY, minutes=90)),
        ("fri 15:00 r2", EventEntry(at=FRIDAY, round=2)),
        ("round 3 fri 15:00", EventEntry(at=FRIDAY, round=3)),
        ("2nd round fri 15:00", EventEntry(at=FRIDAY, round=2)),
        ("金曜15時 二次面接", EventEntry(at=FRIDAY, round=2)),
        ("金曜15時 第3次", EventEntry(at=FRIDAY, round=3)),
        ("fri 15:00 with Sato, Mori", EventEntry(at=FRIDAY, people=("Sato", "Mori"))),
        ("with Sato and 森様 fri 15:00", EventEntry(at=FRIDAY, people=("Sato", "森様"))),
        ("fri 15:00 with Sato 90m", EventEntry(at=FRIDAY, people=("Sato",), minutes=90)),
        ("fri 15:00 @ Marunouchi 5F", EventEntry(at=FRIDAY, where="Marunouchi 5F")),
        ("fri 15:00 at Marunouchi", EventEntry(at=FRIDAY, where="Marunouchi")),
        ("金曜15時 ＠渋谷", EventEntry(at=FRIDAY, where="渋谷")),
        ("fri 15:00 https://m.example/?a=1", EventEntry(at=FRIDAY, where="https://m.example/?a=1")),
        ("fri 15:00 @ https://m.example/x 90m", EventEntry(at=FRIDAY, where=LINK, minutes=90)),
        ("fri 15:00 @ Tokyo https://m.example/x", EventEntry(at=FRIDAY, where="Tokyo", note=LINK)),
        ("fri 15:00 via phone", EventEntry(at=FRIDAY, via=Channel.PHONE)),
        ("fri 15:00 online", EventEntry(at=FRIDAY, via=Channel.ONLINE)),
        ("金曜15時 電話", EventEntry(at=FRIDAY, via=Channel.PHONE)),
        ("fri 15:00 in person", EventEntry(at=FRIDAY, via=Channel.IN_PERSON)),
        ("fri 15:00 with Sato on Zoom",
            EventEntry(at=FRIDAY, people=("Sato",), via=Channel.ONLINE)),
        ("fri 15:00 on Zoom with Sato",
            EventEntry(at=FRIDAY, people=("Sato",), via=Channel.ONLINE)),
        ("fri 15:00 with Sato, Mori over a Zoom call",
            EventEntry(at=FRIDAY, people=("Sato", "Mori"), via=Channel.ONLINE)),
        ("fri 15:00 with Sato on the phone",
            EventEntry(at=FRIDAY, people=("Sato",), via=Channel.PHONE)),
        ("fri 15:00 with Sato by phone",
            EventEntry(at=FRIDAY, people=("Sato",), via=Channel.PHONE)),
        ("with Sato on fri 15:00", EventEntry(at=FRIDAY, people=("Sato",))),
        ("with Sato in Shibuya fri 15:00",
            EventEntry(at=FRIDAY, people=("Sato",), where="Shibuya")),
        ("fri 15:00 by 11/30", EventEntry(at=FRIDAY, by=date(2026, 11, 30))),
        ("fri 15:00 by 11/30 18:00", EventEntry(at=FRIDAY, by=at(11, 30, 18))),
        ("by 11/30 with Mori fri 15:00",
            EventEntry(at=FRIDAY, people=("Mori",), by=date(2026, 11, 30))),
        ("金曜15時 30日までに", EventEntry(at=FRIDAY, by=date(2026, 11, 30))),
        ("fri 15:00: bring the portfolio", EventEntry(at=FRIDAY, note="bring the portfolio")),
        ("fri 15:00 -- see https://x.example", EventEntry(at=FRIDAY, note="see https://x.example")),
        ("fri 15:00 :at the gate with Mori", EventEntry(at=FRIDAY, note="at the gate with Mori")),
        ("金曜15時：資料を持参", EventEntry(at=FRIDAY, note="資料を持参")),
        ("fri 15:00 no reply", EventEntry(at=FRIDAY, needs_reply=False)),
        ("in 2h", EventEntry(at=at(11, 23, 12))),
        ("in 90m", EventEntry(at=at(11, 23, 11, 30))),
        ("90分後", EventEntry(at=at(11, 23, 11, 30))),
        (
            "fri 15:00 90m round 2 with Sato, Mori @ https://meet.example/x: portfolio",
            EventEntry(
                at=FRIDAY,
                minutes=90,
                round=2,
                people=("Sato", "Mori"),
                where="https://meet.example/x",
                note="portfolio",
            ),
        ),
        (
            "fri 15:00, 90 min, round 2, online",
            EventEntry(at=FRIDAY, minutes=90, round=2, via=Channel.ONLINE),
        ),
    ],
)  # fmt: skip
def test_a_line_is_taken_apart(text: str, expected: EventEntry) -> None:
    assert parse_event(text, NOW, MEETING) == expected


NAMES = [
    *("Sato", "Park In Soo", "Sato-san", "Sato Yuki, Mori", "佐藤様", "Emily Chen", "Jo (HR)"),
    *("Onoda", "Overby"),
]
PLACES = [
    *("Zoom", "zoom", "Google Meet", "Teams", "Slack", "Discord", "Shibuya", "their office"),
    *("room B",),
]


@given(
    st.sampled_from(NAMES),
    st.sampled_from(["on", "over", "at", "via", "in", "through", "using", "@", "by", "On"]),
    st.sampled_from(PLACES),
    st.sampled_from(["{} fri 15:00", "fri 15:00 {}", "fri 15:00 60m {}: bring it"]),
)
def test_a_name_ends_before_the_word_of_a_place(
    name: str, word: str, place: str, line: str
) -> None:
    try:
        entry = parse_event(line.format(f"with {name} {word} {place}"), NOW, MEETING)
    except InvalidInput:
        assert word in ("via", "by")  # "by their office" is no time
        return
    assert entry.people == tuple(name.split(", "))
    assert (entry.where == place) != (entry.via is not None)


@for_each_row(
    ("text", "via", "minutes"),
    [
        ("fri 15:00 zoom", Channel.ONLINE, None),
        ("11月27日 15時 オンライン", Channel.ONLINE, None),
        ("11/27 15:00〜16:00（Teams）", Channel.ONLINE, 60),
        ("fri 15:00 by phone", Channel.PHONE, None),
        ("金曜15時 対面", Channel.IN_PERSON, None),
        ("11/27 15:00スタート 1h", None, 60),
        ("fri 15:00", None, None),
    ],
)
def test_a_meeting_time_may_say_how_it_is_held(
    text: str, via: Channel | None, minutes: int | None
) -> None:
    when, length, way = parse_meeting_time(text, NOW)
    assert (when.at, length, way) == (FRIDAY, minutes, via)


@for_each_row(
    ("text", "said"),
    [
        ("fri 15:00 bring id", "“bring id”: not understood"),
        ("fri 15:00 場所 本社", "“場所 本社”: not understood"),
        ("zoom", "not a date or time"),
        ("bring id", "not a date or time"),
    ],
)
def test_words_behind_a_meeting_time_are_named(text: str, said: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_meeting_time(text, NOW)
    assert said in str(refused.value)


def test_the_purpose_decides_where_a_weekday_lies() -> None:
    assert parse_event("fri 15:00", NOW, HAPPENED).at == at(11, 20, 15)


@for_each_row(
    ("text", "said"),
    [
        ("", "none given"),
        ("by 11/30", "none given"),
        ("with Sato", "none given"),
        ("blah", "not a time"),
        ("fri 15:00 bring laptop", "“bring laptop”: not understood"),
        ("fri 15:00 via smoke", "“via smoke”: not understood"),
        ("fri 15:00 担当 未定", "“担当 未定”: not understood"),
        ("fri 15:00 面接官 2名", "“面接官 2名”: not understood"),
        ("fri 15:00 or so", "“or so”: not understood"),
        ("fri 15:00 with", "who was there"),
        ("fri 15:00 with Sato on", "“Sato on”: not understood"),
        ("fri 15:00 with Sato in room 3 @ Shibuya", "given twice"),
        ("fri 15:00 @", "place"),
        ("fri 15:00 by", "time still missing"),
        ("fri 15:00 by smoke", "“smoke”: not a time"),
        ("by 11/30 fri 15:00", "that date is Mon 30 Nov 2026"),
        ("yesterday by 11/27 thu", "that date is Fri 27 Nov 2026"),
        ("fri 25:00", "25:00"),
        ("fri 15:00-16:00 90m", "given twice"),
        ("fri 15:00 0m", "length"),
        ("fri 15:00 99h", "length"),
    ],
)
def test_nonsense_is_named(text: str, said: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_event(text, NOW, MEETING)
    assert said in str(refused.value)


def test_a_meeting_needs_a_time_of_day() -> None:
    with pytest.raises(InvalidInput, match="only a day is given"):
        parse_event("fri", NOW, MEETING, clock=True)


def test_without_need_of_a_time_the_rest_is_enough() -> None:
    entry = parse_event("via phone: they liked it", NOW, MEETING, when=False)
    assert (entry.at, entry.via, entry.note) == (None, Channel.PHONE, "they liked it")


def test_the_echo_tells_of_a_month_that_may_be_a_day() -> None:
    entry = parse_event("1/12 10:00 90m", NOW, MEETING)
    assert "month comes first: 12/1 is 1 Dec" in entry.echo(NOW)


def test_fields_are_what_was_told() -> None:
    entry = parse_event("fri 15:00 r2 by 11/30 no reply", NOW, MEETING)
    assert entry.fields() == {"round": 2, "by": date(2026, 11, 30), "needs_reply": False}
    assert parse_event("fri 15:00", NOW, MEETING).fields() == {}


def test_the_echo_names_everything() -> None:
    entry = parse_event(
        "fri 15:00 90m r2 with Sato @ 渋谷 via phone by 11/30: bring it", NOW, MEETING
    )
    echo = entry.echo(NOW)
    assert echo.startswith("Fri 27 Nov 2026 15:00 JST, 4 days · 90 min · round 2")
    for part in ("with Sato", "at 渋谷", "phone", "by Mon 30 Nov 2026", "note: bring it"):
        assert part in echo


@for_each_row(
    ("text", "note", "by"),
    [
        ("portfolio by fri 18:00", "portfolio", at(11, 27, 18)),
        ("portfolio by fri", "portfolio", date(2026, 11, 27)),
        ("coding test: two tasks by 11/30 23:59", "coding test: two tasks", at(11, 30, 23, 59)),
        ("SPI テスト 30日まで", "SPI テスト", date(2026, 11, 30)),
        ("SPI 11/30", "SPI", date(2026, 11, 30)),
        ("SPI 3営業日以内", "SPI", date(2026, 11, 26)),
        ("SPI by end of this week", "SPI", date(2026, 11, 27)),
        ("作文 月末まで", "作文", date(2026, 11, 30)),
        ("prepare for the 12/1 talk by 11/27", "prepare for the 12/1 talk", date(2026, 11, 27)),
        ("prepare for monday by fri", "prepare for monday", date(2026, 11, 27)),
        ("面接の準備 月曜の分 金曜まで", "面接の準備 月曜の分", date(2026, 11, 27)),
        ("read 3 chapters fri", "read 3 chapters", date(2026, 11, 27)),
        ("by fri write to Mori", "write to Mori", date(2026, 11, 27)),
        ("practise until 12/6", "practise", date(2026, 12, 6)),
        ("coding test within 3 days", "coding test", date(2026, 11, 26)),
        ("SPI 受検 12月5日必着", "SPI 受検", date(2026, 12, 5)),
        ("read or skim it by fri", "read or skim it", date(2026, 11, 27)),
        ("by fri or so it seems, write", "or so it seems, write", date(2026, 11, 27)),
        ("write about Monday's talk by fri", "write about Monday's talk", date(2026, 11, 27)),
    ],
)
def test_a_task_has_what_and_by_when(text: str, note: str, by: object) -> None:
    entry = parse_task(text, NOW)
    assert (entry.note, entry.by, entry.at) == (note, by, None)


@for_each_row(
    "text",
    [
        *("", "portfolio", "by fri", "portfolio by smoke"),
        *("finish before fri", "start after fri", "start from 12/5", "準備 12/5から", "not by fri"),
        *("report every fri", "call around 15:00", "call about 12/6", "not fri", "since 11/30"),
        *("portfolio by fri or sat", "portfolio by 12/5 or 12/6", "portfolio 12/5 or 12/6"),
        *("portfolio by fri - mon", "電話 3時", "call 3:00"),
        *("SPI fri, portfolio sat", "SPI by fri, portfolio by sat", "SPI fri portfolio sat"),
        *("SPI 金曜、ポートフォリオ 土曜", "SPI 12/1 and portfolio 12/3", "SPI today, ES tomorrow"),
        *("テスト 12/1まで、作文 12/3まで", "by fri SPI, by sat portfolio", "SPI fri, ES by sat"),
        *("SPI fri by sat",),
        *("SPI by next week", "ES by tomorrow afternoon", "portfolio by 12/1 by 12/2"),
    ],
)
def test_half_a_task_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_task(text, NOW)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("90", 90), ("90m", 90), ("1h", 60), ("1h30", 90), ("９０分", 90), ("1時間半", 90)],
)
def test_lengths(text: str, minutes: int) -> None:
    assert parse_minutes(text) == minutes


@for_each_row("text", ["", "0", "soon", "90m 30", "-5", "9999", "²", "፩", "9" * 5000])
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_minutes(text)


@given(st.text(max_size=60))
def test_any_text_is_understood_or_refused_in_words(text: str) -> None:
    try:
        entry = parse_event(text, NOW, MEETING)
    except InvalidInput:
        return
    assert entry.at is not None
    assert "\n" not in entry.echo(NOW)


@pytest.mark.parametrize("line", ["12/10", "yesterday", "fri 18:00 via phone", "12/10 with Sato"])
def test_a_line_that_is_told_for_its_date_needs_it(line: str) -> None:
    with pytest.raises(InvalidInput, match="the date they gave: still missing"):
        parse_event(line, NOW, HAPPENED, when=False, states=True)
    entry = parse_event(
        f"{line.replace('12/10', '')} by 12/10", NOW, HAPPENED, when=False, states=True
    )
    assert entry.by == date(2026, 12, 10)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "12/1 15:00 60分程度",
            "12/1 15:00 (60分程度)",
            "12/1 15:00〜（約60分）",
            "12/1 15:00 約60分",
        ),
        *("12/1 15:00〜16:00（60分）", "12/1 15:00 (60 min)", "12/1 15:00 1時間ほど"),
    ],
)
def test_a_length_that_is_only_about_so_long_is_taken(text: str) -> None:
    entry = parse_event(text, NOW, MEETING, clock=True)
    assert (f"{entry.at:%m-%d %H:%M}", entry.minutes, entry.note) == ("12-01 15:00", 60, "")
