"""No word that names a part of a line is swallowed by another part without a question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.models import Contact
from jobboard_tui.domain.parsing.application_line import ApplicationEntry, parse_application
from jobboard_tui.domain.parsing.event_line import parse_event, parse_task
from jobboard_tui.domain.parsing.goals_line import parse_goals
from jobboard_tui.domain.parsing.keywords import APPLICATION, EVENT, leftover_keywords
from jobboard_tui.domain.parsing.practice_line import parse_practice
from jobboard_tui.domain.parsing.purpose import MEETING
from tests.rows import for_each_row

NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Tokyo"))
SATO = Contact(name="佐藤", email="sato@aoba.example")


def entry_of(text: str) -> ApplicationEntry:
    return parse_application(f"Aoba / Data Analyst {text}".strip(), NOW)


@for_each_row(
    ("text", "told"),
    [
        ("salary 8M", {"salary": "8M"}),
        ("salary ¥8,000,000 from Green", {"salary": "¥8,000,000", "source": "Green"}),
        ("salary: open to talk", {"salary": "open to talk"}),
        ("年収800万円 @ 渋谷", {"salary": "年収800万円", "location": "渋谷"}),
        ("年収：800万円", {"salary": "年収800万円"}),
        ("salary: 月給50万円", {"salary": "月給50万円"}),
        ("contact: 佐藤 <sato@aoba.example>", {"contact": SATO}),
        ("担当：佐藤 <sato@aoba.example> 媒体：Green", {"contact": SATO, "source": "Green"}),
        ("source: LinkedIn", {"source": "LinkedIn"}),
        ("found on LinkedIn", {"source": "LinkedIn"}),
        ("found through a friend", {"source": "a friend"}),
        ("agency: Robin Agency", {"agency": "Robin Agency"}),
        ("location: Marunouchi", {"location": "Marunouchi"}),
        ("勤務地：渋谷", {"location": "渋谷"}),
        ("deadline: 2026-12-01", {"apply_by": date(2026, 12, 1)}),
        ("by: 2026-12-01", {"apply_by": date(2026, 12, 1)}),
        ("note: ask Mori about source code", {"notes": "ask Mori about source code"}),
        ("url: https://a.example/1", {"url": "https://a.example/1"}),
        ("#go source Green", {"tags": ("go",), "source": "Green"}),
        ("https://a.example/1 contact Mori", {"url": "https://a.example/1"}),
    ],
)
def test_a_part_is_named_in_many_ways(text: str, told: dict[str, object]) -> None:
    entry = entry_of(text)
    assert entry.doubts == ()
    assert entry.role == "Data Analyst"
    for name, value in told.items():
        assert getattr(entry, name) == value


@for_each_row(
    ("rest", "told"),
    [
        ("source LinkedIn", {"source": "LinkedIn"}),
        ("contact 佐藤 <sato@aoba.example>", {"contact": SATO}),
        ("contact 佐藤 <sato@aoba.example> source Green", {"contact": SATO, "source": "Green"}),
        ("salary 8M", {"salary": "8M"}),
        ("location Marunouchi", {"location": "Marunouchi"}),
        ("agency Robin", {"agency": "Robin"}),
        ("from LinkedIn salary 8M", {"source": "LinkedIn", "salary": "8M"}),
    ],
)
@for_each_row("day", ["2026-10-05", "2026/10/05", "2026年10月5日"])
def test_behind_a_date_a_bare_word_is_enough(day: str, rest: str, told: dict[str, object]) -> None:
    entry = entry_of(f"applied {day} {rest}")
    assert (entry.role, entry.doubts) == ("Data Analyst", ())
    assert entry.applied is not None
    assert entry.applied.at.date() == date(2026, 10, 5)
    for name, value in told.items():
        assert getattr(entry, name) == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("applied 32 nov", "date 32 nov"),
        ("applied 2026-13-05", "date 2026-13-05"),
        ("応募日：13/45", "date 13/45"),
        ("by 99/99", "date 99/99"),
        ("applied 2026-10-05 11-04", "“11-04”"),
        ("by 2026-12-01 fri", "fri"),
        ("from LinkedIn @ Tokyo", ""),
    ],
)
def test_a_refusal_names_the_part_that_is_wrong(text: str, said: str) -> None:
    if not said:
        entry_of(text)
        return
    with pytest.raises(InvalidInput) as refused:
        entry_of(text)
    assert said in str(refused.value)


def test_what_is_told_twice_is_refused() -> None:
    with pytest.raises(InvalidInput, match="given twice"):
        parse_application("Aoba @ Tokyo / SRE @ Osaka", NOW)


def test_in_a_line_that_begins_with_the_role_the_parts_come_behind_the_company() -> None:
    entry = parse_application("SRE at Aoba via Robin applied 2026-11-20", NOW)
    assert (entry.company, entry.role, entry.agency) == ("Aoba", "SRE", "Robin")
    assert entry.applied is not None


WORDS = sorted({word for part in APPLICATION for word in part.words})


@for_each_row("word", WORDS)
def test_every_word_left_in_the_role_is_asked_about(word: str) -> None:
    for line in (f"Data Analyst {word} smoke", f"Data Analyst {word}", f"データ分析 {word} 佐藤"):
        try:
            entry = parse_application(f"Aoba / {line}", NOW)
        except InvalidInput:
            continue
        is_taken = word not in entry.role.split() and word not in entry.company
        assert is_taken or any(word in one for one in entry.doubts), line


@for_each_row(
    "line",
    [
        "Aoba / Data Analyst applied last week",
        "Aoba / Data Analyst applied recently",
        "Aoba / Data Analyst applied",
        "青葉／データ分析 応募 先週",
        "Aoba / Data Analyst contact 佐藤",
        "Aoba / contact Sato",
        "Aoba / Data Analyst interview fri 15:00",
        "Aoba / Data Analyst from Green from LinkedIn",
        "Aoba / Data Analyst via Robin contact Sato",
        "Aoba / Data Analyst @ Tokyo @ Osaka",
        "Aoba / Data Analyst @Tokyo @Osaka",
        "Aoba / Data Analyst sato@aoba.example",
        "Aoba / Data Analyst https://a.example https://b.example",
        "Aoba / Data Analyst via @ Tokyo",
        "Aoba applied recently / Data Analyst",
        "SRE at Aoba applied recently",
        "青葉／SRE 年収800万円 連絡先 佐藤",
        "青葉／SRE（年収800万円）",
        "青葉 SRE 応募 11/20",
        "Aoba SRE applied 11/20",
        "Aoba SRE 11/20",
    ],
)
def test_what_may_be_a_part_is_asked_or_refused(line: str) -> None:
    try:
        entry = parse_application(line, NOW)
    except InvalidInput:
        return
    assert entry.doubts


@for_each_row(
    ("company", "role"),
    [
        ("Aoba", "Applied Scientist"),
        ("Aoba", "Senior Applied Scientist"),
        ("Aoba", "Scientist, applied research"),
        ("Aoba", "Contact Center Engineer"),
        ("Aoba", "Offer Manager"),
        ("Aoba", "Interview Coordinator"),
        ("Aoba", "Open Source Advocate"),
        ("Aoba", "Head of open source"),
        ("Aoba", "データアナリスト"),
        ("note", "SRE"),
        ("Stage KK", "SRE"),
        ("From Software", "SRE"),
        ("Job Offer", "SRE"),
        ("Robin Agency", "SRE"),
        ("株式会社メール", "SRE"),
    ],
)
def test_a_name_may_have_such_a_word(company: str, role: str) -> None:
    entry = parse_application(f"{company} / {role} @ Tokyo via Robin Agency", NOW)
    assert (entry.company, entry.role, entry.doubts) == (company, role, ())
    assert (entry.location, entry.agency) == ("Tokyo", "Robin Agency")


# -- any parts in any order ----------------------------------------------------------------------

PARTS: dict[str, tuple[list[str], list[tuple[str, object]]]] = {
    "location": (["@ ", "@", "location: ", "勤務地："], [("Tokyo", "Tokyo"), ("渋谷", "渋谷")]),
    "agency": (
        ["via ", "agency: "],
        [("Robin Agency", "Robin Agency"), ("ロビンエージェント", "ロビンエージェント")],
    ),
    "source": (["from ", "source: ", "found on ", "媒体："], [("LinkedIn", "LinkedIn")]),
    "salary": (["salary: ", "salary "], [("8M", "8M"), ("¥8,000,000", "¥8,000,000")]),
    "contact": (
        ["contact: ", "連絡先："],
        [("佐藤 <sato@aoba.example>", SATO), ("Mori Ken", Contact(name="Mori Ken"))],
    ),
    "apply_by": (["apply by ", "締切：", "deadline: "], [("2026-12-01", date(2026, 12, 1))]),
    "applied": (["applied ", "応募日：", "applied: "], [("2026-11-20", date(2026, 11, 20))]),
    "tags": (["#"], [("go", ("go",))]),
    "url": ([""], [("https://a.example/1", "https://a.example/1")]),
}


@st.composite
def lines(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    """A line of some parts in some order, and what it says."""
    names = draw(st.lists(st.sampled_from(sorted(PARTS)), unique=True))
    words, told = [], {}
    for name in names:
        openings, values = PARTS[name]
        text, told[name] = draw(st.sampled_from(values))
        words.append(draw(st.sampled_from(openings)) + text)
    company, between, role = draw(
        st.sampled_from([("Aoba", " / ", "Data Analyst"), ("株式会社青葉", "／", "データ分析")])
    )
    return " ".join([f"{company}{between}{role}", *words]), {
        "company": company,
        "role": role,
        **told,
    }


@given(lines())
def test_parts_in_any_order_come_back_exactly(given_: tuple[str, dict[str, object]]) -> None:
    line, told = given_
    entry = parse_application(line, NOW)
    applied = entry.applied.at.date() if entry.applied else None
    found = {name: getattr(entry, name) for name in told} | (
        {"applied": applied} if "applied" in told else {}
    )
    assert (found, entry.doubts) == (told, ())
    rest = set(entry.fields()) - {"contacts"} - set(told)
    assert rest == set()


LOOSE = [
    *("applied", "by", "via", "from", "source", "salary", "contact", "location", "note", "tag"),
    *("interview", "offer", "stage", "wishlist", "応募", "締切", "連絡先", "年収", "備考"),
    *("fri", "last week", "2026-11-20", "8M", "佐藤", "Green", "Sato", "smoke", "@", "#go"),
    *("https://a.example", "sato@a.example", "--", ":"),
]


@given(st.lists(st.sampled_from(LOOSE), max_size=7))
def test_no_word_that_names_a_part_stays_in_a_role_unasked(words: list[str]) -> None:
    try:
        entry = parse_application("Aoba / Data Analyst " + " ".join(words), NOW)
    except InvalidInput:
        return
    of_parts = {word for part in APPLICATION for word in part.words}
    left = [word for word in entry.role.lower().split()[2:] if word.strip(":") in of_parts]
    assert not left or entry.doubts


# -- the other lines -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("fri 15:00 @ Marunouchi contact Sato", True),
        ("fri 15:00 with Sato note bring it", True),
        ("fri 15:00 with Sato round two", True),
        ("fri 15:00 @ Marunouchi", False),
        ("fri 15:00 with Sato from HR", False),
        ("fri 15:00 with Sato, Mori @ https://meet.example/x: by the gate, with a note", False),
        ("fri 15:00 @ The Place", False),
    ],
)
def test_a_word_left_in_a_line_about_an_event_is_asked_about(text: str, is_asked: bool) -> None:
    assert bool(parse_event(text, NOW, MEETING).doubts) is is_asked


@for_each_row("word", sorted({word for part in EVENT for word in part.words}))
def test_no_word_that_names_a_part_of_an_event_is_lost(word: str) -> None:
    text = f"fri 15:00 @ Marunouchi {word} 9 smoke"
    try:
        entry = parse_event(text, NOW, MEETING)
    except InvalidInput:
        return
    assert entry.doubts or word not in entry.where


@pytest.mark.parametrize(
    ("text", "note", "is_asked"),
    [
        ("portfolio by 2026-12-01", "portfolio", False),
        ("portfolio until it is done by 2026-12-01", "portfolio until it is done", False),
        ("portfolio by 2026-12-01 with Sato", "portfolio with Sato", False),
        ("portfolio by 2026-12-01 by the sea", "portfolio by the sea", False),
    ],
)
def test_all_words_of_a_to_do_are_kept(text: str, note: str, is_asked: bool) -> None:
    entry = parse_task(text, NOW)
    assert (entry.note, bool(entry.doubts)) == (note, is_asked)
    assert note in entry.echo(NOW)


@for_each_row(
    ("text", "word"),
    [
        ("j 30m grammar", ""),
        ("j grammar", ""),
        ("j grammar 30m", "30m"),
        ("j grammar 1.5h", "1.5h"),
        ("hunting -3x", "-3x"),
        ("hunting alerts 3 times", "3 times"),
        ("日本語 文法 30分", "30分"),
        ("j 30m grammar yesterday", "yesterday"),
        ("j 30m 昨日", "昨日"),
        ("j 30m N3 chapter 4", ""),
        ("j 30m 2nd chapter", ""),
        ("j 30mn grammar", "30mn"),
        ("hunting +2", "+2"),
    ],
)
def test_an_amount_or_a_time_in_the_note_of_a_practice_is_asked_about(text: str, word: str) -> None:
    doubts = parse_practice(text, NOW).doubts
    assert bool(doubts) is bool(word)
    assert all(word in one for one in doubts)


@pytest.mark.parametrize(
    "text", ["japanese=150m more", "japanese=150m, level N3", "aim N2", "by fri"]
)
def test_of_a_line_of_goals_nothing_is_left(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_goals(text, NOW)


def test_a_sentence_says_what_to_type() -> None:
    (said,) = leftover_keywords("Data Analyst contact 佐藤")
    assert "“contact”" in said
    assert "contact: …" in said


@given(
    st.text(max_size=40),
    st.sampled_from([partial(parse_event, purpose=MEETING), parse_task, parse_practice]),
)
def test_any_text_is_read_or_refused(text: str, parse: Callable[..., object]) -> None:
    try:
        parse(text, NOW)
    except InvalidInput:
        return


def test_of_several_words_there_is_one_short_sentence() -> None:
    text = "Aoba / Data Analyst salary good contact Sato source"
    (said,) = parse_application(text, NOW).doubts
    assert all(f"“{word}”" in said for word in ("salary", "contact", "source"))
    assert all(how in said for how in ("salary: …", "contact: …", "source: …"))
    assert len(said) < 3 * 60


@for_each_row(
    "pay",
    [
        *("salary of 8M", "salary is 8M", "pay 8M", "pay: 8M", "pay is 8M"),
        *("comp 8M", "compensation: 8M", "Salary 8M", "PAY 8M", "/ pay 8M", ", pay 8M"),
    ],
)
def test_a_pay_in_a_sentence_is_read_and_its_own_word_is_not_left_over(pay: str) -> None:
    entry = parse_application(f"Aoba / Data Analyst {pay}", NOW)
    assert (entry.role, entry.salary, entry.doubts) == ("Data Analyst", "8M", ())


@pytest.mark.parametrize(
    ("role", "hint"),
    [
        ("CRA, Tokyo", "type place: Tokyo."),
        ("CRA - Osaka", "type place: Osaka."),
        ("Teacher 1,200/h", "type salary: 1,200/h."),
        ("Dev salary good", "type salary: …"),
        (
            "Dev salary interview source good",
            "if that is wrong, type salary: …, source: …; move it later with m.",
        ),
        ("Dev remote", "type place: …"),
    ],
)
def test_a_hint_has_the_value_that_was_typed_or_none(role: str, hint: str) -> None:
    (said,) = parse_application(f"Aoba / {role}", NOW).doubts
    assert said.endswith(hint)


@for_each_row("pay", ["base pay 8M", "annual pay 8M", "total comp 8M", "OTE 8M", "月給50万円"])
def test_a_word_that_says_which_pay_it_is_stays_with_it(pay: str) -> None:
    assert parse_application(f"Aoba / Data Analyst, {pay}", NOW).salary == pay
