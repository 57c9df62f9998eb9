"""Lines about new applications, contacts and tags."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.contacts import contact_line, parse_contact, parse_people, parse_tags
from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.models import Contact
from jobboard_tui.domain.parsing.application_line import ApplicationEntry, parse_application
from tests.rows import for_each_row

NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Tokyo"))


@for_each_row(
    ("text", "company", "role"),
    [
        ("Aoba Systems / Backend Engineer", "Aoba Systems", "Backend Engineer"),
        ("Aoba Systems/Backend Engineer", "Aoba Systems", "Backend Engineer"),
        ("Studio 4/Backend Engineer", "Studio 4", "Backend Engineer"),
        ("Aoba/3D Artist", "Aoba", "3D Artist"),
        ("Aoba, SRE", "Aoba", "SRE"),
        ("Aoba - SRE", "Aoba", "SRE"),
        ("Aoba – SRE", "Aoba", "SRE"),
        ("Aoba\tSRE", "Aoba", "SRE"),
        ("Aoba | SRE", "Aoba", "SRE"),
        ("SRE at Aoba", "Aoba", "SRE"),
        ("株式会社青葉、バックエンド", "株式会社青葉", "バックエンド"),
        ("株式会社青葉／データエンジニア", "株式会社青葉", "データエンジニア"),
        ("青葉　エンジニア", "青葉", "エンジニア"),
        ("Foo Co., Ltd., SRE", "Foo Co., Ltd.", "SRE"),
        ("Foo, Inc. / SRE", "Foo, Inc.", "SRE"),
        ("Aoba, Backend/Infra Engineer", "Aoba", "Backend/Infra Engineer"),
        ("Aoba / Front-end Engineer, C#", "Aoba", "Front-end Engineer, C#"),
        ("T-Works / SRE", "T-Works", "SRE"),
        ("[Acme] / Dev", "[Acme]", "Dev"),
    ],
)
def test_company_and_role_are_parted(text: str, company: str, role: str) -> None:
    entry = parse_application(text, NOW)
    assert (entry.company, entry.role) == (company, role)


@pytest.mark.parametrize(
    ("text", "role", "applied"),
    [
        ("Aoba / SRE applied yesterday", "SRE", "2026-11-22T00:00"),
        ("Aoba / SRE #go applied on fri 18:00 @ Tokyo", "SRE", "2026-11-20T18:00"),
        ("Aoba / SRE @ Tokyo applied nov 2", "SRE", "2026-11-02T00:00"),
        ("青葉／データエンジニア 応募済み 11/20", "データエンジニア", "2026-11-20T00:00"),
        ("青葉／SRE 応募日：昨日 @ 渋谷", "SRE", "2026-11-22T00:00"),
        ("Aoba / Applied Scientist", "Applied Scientist", ""),
        ("Aoba / Scientist, applied research", "Scientist, applied research", ""),
    ],
)
def test_when_one_applied_may_stand_in_the_line(text: str, role: str, applied: str) -> None:
    entry = parse_application(text, NOW)
    at = f"{entry.applied.at:%Y-%m-%dT%H:%M}" if entry.applied else ""
    assert (entry.role, at) == (role, applied)
    assert "applied" not in entry.location + entry.agency


def test_a_name_may_have_the_word() -> None:
    entry = parse_application("Aoba / SRE via Applied Talent applied tue", NOW)
    assert (entry.agency, entry.applied is None) == ("Applied Talent", False)


@for_each_row(
    ("text", "date", "part"),
    [
        ("Aoba / Engineer from April", "April", "source"),
        ("Aoba / Engineer from 4月", "4月", "source"),
        ("Aoba / Engineer from next month", "next month", "source"),
        ("Aoba / Engineer @ 11/20", "11/20", "place"),
        ("Aoba / Engineer @ Tokyo 15:00", "15:00", "place"),
        ("Aoba / SRE 11/20", "11/20", "role"),
        ("Aoba / SRE 25 Nov", "25 Nov", "role"),
        ("Aoba / SRE 11月25日", "11月25日", "role"),
        ("Aoba / SRE early December", "early December", "role"),
        ("Aoba / Engineer 12月上旬", "12月上旬", "role"),
        ("Aoba / Intern April", "April", "role"),
        ("Aoba 11/20 / SRE", "11/20", "company"),
        ("Aoba 2026-11-20 / SRE", "2026-11-20", "company"),
    ],
)
def test_a_date_in_the_place_of_a_name_is_asked_about(text: str, date: str, part: str) -> None:
    (doubt,) = parse_application(text, NOW).doubts
    assert f"“{date}”" in doubt
    assert f"part of the {part}." in doubt


@for_each_row(
    "text",
    [
        "7-Eleven / Store Manager",
        "May / Editor",
        "Sun Microsystems / SRE from Green",
        "Aoba / Support Engineer 24/7",
        "Aoba / Engineer from 104 via Robin Agency @ 3F Shibuya",
        "Aoba / SRE from April Lane",
        "Aoba / SRE by 11/25",
        "Aoba / SRE applied 11/20",
    ],
)
def test_a_name_with_a_number_in_it_is_no_date(text: str) -> None:
    assert parse_application(text, NOW).doubts == ()


@pytest.mark.parametrize(
    ("text", "applied"),
    [
        ("Sharp / Dev applied yesterday @ 3pm", "2026-11-22T15:00"),
        ("Sharp / Dev applied yesterday @15:00", "2026-11-22T15:00"),
        ("Sharp / Dev applied 11/20 ＠ 15時 @ Osaka", "2026-11-20T15:00"),
        ("青葉／Dev 昨日 ＠午後3時 応募", "2026-11-22T15:00"),
        ("Sharp / Dev applied fri @ noon", "2026-11-20T12:00"),
    ],
)
def test_a_time_behind_the_sign_of_a_place_is_no_place(text: str, applied: str) -> None:
    entry = parse_application(text, NOW)
    assert entry.applied is not None
    assert f"{entry.applied.at:%Y-%m-%dT%H:%M}" == applied
    assert entry.location in ("", "Osaka")
    assert (entry.role, entry.doubts) == ("Dev", ())


def test_a_last_day_may_have_its_time_behind_the_sign_of_a_place() -> None:
    entry = parse_application("Aoba / Dev by fri @ 17:00 @ 3F Shibuya", NOW)
    assert f"{entry.apply_by:%Y-%m-%d %H:%M}" == "2026-11-27 17:00"
    assert entry.location == "3F Shibuya"
    assert parse_application("Aoba / Dev @ 15:00", NOW).doubts
    entry = parse_application("Aoba / Dev contact: Mori <hr@9am.example> -- call @ 15:00", NOW)
    assert entry.contact == Contact(name="Mori", email="hr@9am.example")
    assert entry.notes == "call @ 15:00"


@for_each_row(
    ("text", "source"),
    [
        ("Pixiv / Dev source: 知人の紹介 応募日 11/20", "知人の紹介"),
        ("Pixiv / Dev source:知人の紹介 応募日 11/20", "知人の紹介"),
        ("Pixiv / Dev from 知人の紹介 応募日 11/20", "知人の紹介"),
        ("Pixiv / Dev 知人の紹介 応募日 11/20", "知人の紹介"),
        ("Pixiv / Dev 紹介元：山田さんの紹介 11/20応募", "山田さんの紹介"),
        ("Pixiv / Dev 紹介: 山田さん 応募日 11/20", "山田さん"),
        ("Pixiv／Dev 媒体：Wantedly経由 11/20応募", "Wantedly"),
        ("Pixiv、Dev、媒体：Wantedly、11/20応募", "Wantedly"),
        ("Pixiv, Dev, source: Wantedly, applied 11/20", "Wantedly"),
        ("Pixiv / Dev found on Wantedly経由 応募日 11/20", "Wantedly"),
    ],
)
def test_a_label_goes_with_a_way_that_says_itself_what_it_is(text: str, source: str) -> None:
    entry = parse_application(text, NOW)
    assert (entry.role, entry.source, entry.agency) == ("Dev", source, "")
    assert entry.applied is not None
    assert entry.applied.at.date() == date(2026, 11, 20)
    assert entry.doubts == ()


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Aoba / Eng applied 11/20 by 12/5", None),
        ("Aoba / Eng applied 11/20 @ Tokyo until 12/5", None),
        ("青葉／Eng 11/20応募 12/5まで", None),
        ("Aoba / Eng applied 11/20 apply by 12/5", date(2026, 12, 5)),
        ("Aoba / Eng applied 11/20 deadline 12/5", date(2026, 12, 5)),
        ("Aoba / Eng by 12/5 applied 11/20", date(2026, 12, 5)),
        ("青葉／Eng 応募締切 12/5 応募済み 11/20", date(2026, 12, 5)),
    ],
)
def test_a_last_day_behind_the_day_of_applying_is_asked_about(text: str, by: date | None) -> None:
    if by is None:
        with pytest.raises(AmbiguousInput, match="the date they reply by"):
            parse_application(text, NOW)
    else:
        assert parse_application(text, NOW).apply_by == by


def test_a_third_part_behind_commas_is_asked_about_and_each_hint_said_once() -> None:
    (doubt,) = parse_application("PayPay, Backend Engineer, Tokyo", NOW).doubts
    assert "“Tokyo”" in doubt
    (doubt,) = parse_application("株式会社青葉、バックエンド、東京", NOW).doubts
    assert "“東京”" in doubt
    (doubt,) = parse_application("Cybozu, Dev, Remote", NOW).doubts
    assert parse_application("Aoba / Front-end Engineer, C#", NOW).doubts == ()
    assert parse_application("Foo Co., Ltd., SRE", NOW).doubts == ()
    assert parse_application("Aoba / 2nd line Support", NOW).doubts == ()
    said = " ".join(parse_application("Aoba / Dev | Osaka | 600-800 | 900-1000", NOW).doubts)
    assert said.count("type salary: ") == 1


def test_nobody_has_applied_tomorrow() -> None:
    with pytest.raises(InvalidInput, match="that is in the future"):
        parse_application("Aoba / SRE applied 2026-11-24", NOW)


def test_a_deadline_may_be_told_in_japanese() -> None:
    entry = parse_application("青葉／SRE 締切 12/1 @ 渋谷", NOW)
    assert (entry.role, entry.apply_by, entry.location) == ("SRE", date(2026, 12, 1), "渋谷")


def test_all_that_is_known_goes_in_one_line() -> None:
    entry = parse_application(
        "Aoba Systems / Backend Engineer #python #c# @ 丸の内 via Robin Agency from LinkedIn "
        "by 11/30 https://aoba.example/jobs/1?x=#a -- found by Mori",
        NOW,
    )
    assert entry == ApplicationEntry(
        company="Aoba Systems",
        role="Backend Engineer",
        url="https://aoba.example/jobs/1?x=#a",
        location="丸の内",
        source="LinkedIn",
        agency="Robin Agency",
        tags=("python", "c#"),
        notes="found by Mori",
        apply_by=date(2026, 11, 30),
    )
    echo = entry.echo(NOW)
    for part in ("company Aoba Systems", "role Backend Engineer", "#python", "Mon 30 Nov 2026"):
        assert part in echo
    assert set(entry.fields()) == {
        "url", "location", "source", "agency", "tags", "notes", "apply_by",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "company"),
        ("Aoba", "role still missing"),
        ("Aoba / ", "role still missing"),
        (" / SRE", "company"),
        ("Aoba / SRE by 99/99", "there is no such day"),
    ],
)
def test_half_a_line_says_what_is_missing(text: str, said: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_application(text, NOW)
    assert said in str(refused.value)


@given(st.text(max_size=60))
def test_any_text_gives_company_and_role_or_a_refusal(text: str) -> None:
    try:
        entry = parse_application(text, NOW)
    except InvalidInput:
        return
    assert entry.company.strip()
    assert entry.role.strip()


@pytest.mark.parametrize(
    ("line", "contact"),
    [
        ("Sato Yuki", Contact(name="Sato Yuki")),
        ("Sato Yuki, HR", Contact(name="Sato Yuki", title="HR")),
        ("Sato <sato@aoba.example>", Contact(name="Sato", email="sato@aoba.example")),
        ("Sato (sato@aoba.example)", Contact(name="Sato", email="sato@aoba.example")),
        ("佐藤（sato@aoba.example）", Contact(name="佐藤", email="sato@aoba.example")),
        ("sato@aoba.example Sato", Contact(name="Sato", email="sato@aoba.example")),
        ("佐藤（人事）090-1234-5678", Contact(name="佐藤", title="人事", phone="090-1234-5678")),
        (
            "Sato Yuki, Head of HR <s@a.example> +81 3-1234-5678",
            Contact(
                name="Sato Yuki", title="Head of HR", email="s@a.example", phone="+81 3-1234-5678"
            ),
        ),
    ],
)  # fmt: skip
def test_contacts(line: str, contact: Contact) -> None:
    assert parse_contact(line) == contact
    assert parse_contact(contact_line(contact)) == contact


@pytest.mark.parametrize("line", ["", "s@a.example", "Sato <s@a>", "Sato <@a.example>"])
def test_what_is_no_contact(line: str) -> None:
    with pytest.raises(InvalidInput):
        parse_contact(line)


def test_people_and_tags() -> None:
    assert parse_people("Sato, 森様、Sato & Abe") == ("Sato", "森様", "Abe")
    assert parse_people(" , ") == ()
    assert parse_tags("#remote python, -visa −old") == (("remote", "python"), ("visa", "old"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Gin / Cond agency: LinkedIn", {"agency": "LinkedIn"}),
        ("銀河 / 車掌 エージェント: マイナビ", {"agency": "マイナビ"}),
        ("銀河 / 車掌 エージェント：リクナビ", {"agency": "リクナビ"}),
        ("Gin / Cond agency: Doda, source: Indeed", {"agency": "Doda", "source": "Indeed"}),
        ("Gin / Cond source: Robin Agency", {"source": "Robin Agency"}),
        ("銀河 / 車掌 媒体: ロビン経由", {"source": "ロビン"}),
        ("Gin / Cond via LinkedIn", {"source": "LinkedIn"}),
        ("Gin / Cond through Robin", {"agency": "Robin"}),
        ("銀河 / 車掌 マイナビ経由", {"source": "マイナビ"}),
    ],
)
def test_a_label_counts_more_than_what_is_known_of_a_name(line: str, told: dict[str, str]) -> None:
    assert parse_application(line, NOW).fields() == told


@pytest.mark.parametrize(
    "line",
    [
        "Nippon / Sales by 5/12",
        "Nippon / Sales applied 11/20 reply by 5/12",
        "Nippon / 営業 5/12締切",
    ],
)
def test_a_far_deadline_says_that_the_month_comes_first(line: str) -> None:
    assert "month comes first: 12/5 is 5 Dec" in parse_application(line, NOW).echo(NOW)


@pytest.mark.parametrize(
    ("role", "place"),
    [
        ("CRA, Tokyo", "Tokyo"),
        ("CRA, Yokohama, applied 11/20", "Yokohama"),
        ("Clerk Osaka", "Osaka"),
        ("Teacher, Saitama, 280,000/month", "Saitama"),
        ("Clerk (Kyoto)", "Kyoto"),
        ("営業、横浜市", "横浜市"),
        ("営業（大阪）", "大阪"),
        ("Country Manager, Japan", "Japan"),
        ("Country Manager Japan", ""),
        ("Head of Sales in Tokyo", ""),
        ("Osaka Branch Manager", ""),
        ("Backend Engineer, Payments", ""),
    ],
)
def test_a_place_that_ends_a_role_is_asked_about(role: str, place: str) -> None:
    said = " ".join(parse_application(f"Momo / {role}", NOW).doubts)
    assert (f"“{place}”" in said) if place else (said == "")


@pytest.mark.parametrize("words", ["返事は12月4日まで", "ご回答は12/4まで", "提出は12/4まで"])
def test_what_is_said_to_be_another_day_is_no_last_day_to_apply(words: str) -> None:
    for applied in ("", "applied 11/20 "):
        with pytest.raises(AmbiguousInput, match="or another day"):
            parse_application(f"Gin / Cond {applied}{words}", NOW)
