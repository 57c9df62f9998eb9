"""The dates and times that messages name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.domain.messages.times import find_times
from tests.domain.messages.mail_builder import SENT, read
from tests.rows import for_each_row


@for_each_row(
    ("text", "wanted"),
    [
        ("11月30日までにご返信ください。", ["2026-11-30 until"]),
        ("11/30(月)17時までにご返信ください", ["2026-11-30 17:00 until"]),
        ("回答期限：2026年12月4日（金） 17:00", ["2026-12-04 17:00 until"]),
        ("明日中にご返信ください", ["2026-11-21"]),
        ("3営業日以内にご返信ください", ["2026-11-26 until"]),
        ("今週中にお返事をください", ["2026-11-20 until"]),
        ("Please reply by Friday, 27 November.", ["2026-11-27 until"]),
        ("Please reply by 5pm on Friday, November 27th.", ["2026-11-27 17:00 until"]),
        ("Please reply no later than Nov 30, 2026", ["2026-11-30 until"]),
        ("within 3 business days", ["2026-11-26 until"]),
        ("12月4日(金) 11:00〜12:00", ["2026-12-04 11:00 60min"]),
        ("12月4日（金）午後3時より", ["2026-12-04 15:00"]),
        ("2026/12/04 11:00-11:45", ["2026-12-04 11:00 45min"]),
        ("Friday, December 4 from 3:00 pm to 4:30 pm JST", ["2026-12-04 15:00 90min"]),
        ("December 4th, 2026 at 3pm", ["2026-12-04 15:00"]),
        ("10am (JST) on Friday 4 December", ["2026-12-04 10:00"]),
        ("1月8日(金) 10:00", ["2027-01-08 10:00"]),
        ("12月2日水曜日の午後3時半から1時間ほど", ["2026-12-02 15:30 60min"]),
        ("12月2日木曜日の15時", ["doubt"]),
        ("12月4日 11:00から90分", ["2026-12-04 11:00 90min"]),
        ("2 December at 11:00 your time, for half an hour", ["2026-12-02 11:00 30min"]),
        ("変更前：11月26日(木) 14:00〜15:00", []),
        ("【変更前】11月26日 14:00\n【変更後】12月1日 16:30", ["2026-12-01 16:30"]),
        ("11月26日(木) 14:00にお願いしておりました面接", []),
        ("originally scheduled for 26 November at 2pm", []),
        ("11月27日（金）13時以降", ["2026-11-27 13:00 open"]),
        ("11月30日の週でお願いします", []),
        ("1週間〜10日程度", []),
        ("Dec 4, 10:00 AM PST", ["doubt"]),
        ("12月4日(木) 11:00", ["doubt"]),
        ("13月45日 11:00", ["doubt"]),
        ("TEL 03-1234-5678 〒100-0000 https://x.example/2026/12/04", []),
        ("60分の予定です。24 years. 100%", []),
    ],
)
def test_what_is_named(text: str, wanted: list[str]) -> None:
    said = []
    for named_time in find_times(text, SENT):
        if named_time.at is None:
            said.append("doubt")
            continue
        parts = [
            f"{named_time.at:%Y-%m-%d}" if named_time.dated else f"{named_time.at:%Y-%m-%d %H:%M}"
        ]
        parts += [f"{named_time.minutes}min"] if named_time.minutes else []
        parts += ["until"] if named_time.until else []
        parts += ["open"] if named_time.is_open else []
        said.append(" ".join(parts))
    assert said == wanted


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("12月4日までにご返信ください。", "reply"),
        ("選考結果は12月4日までにお知らせいたします。", "decision"),
        ("課題を12月4日までにご提出ください。", "task"),
        ("We will let you know by Friday, 4 December.", "decision"),
        ("Please let us know by Friday, 4 December.", "reply"),
        ("Please complete the coding test by Friday, 4 December.", "task"),
        ("締切は12月4日です。", ""),
    ],
)
def test_what_has_to_be_by_then(text: str, subject: str) -> None:
    found = read(text).deadlines
    assert [deadline.subject.value for deadline in found] == ([subject] if subject else [])


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_no_text_ends_in_an_error(text: str) -> None:
    find_times(text, SENT)
