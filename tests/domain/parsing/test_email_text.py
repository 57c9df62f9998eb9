"""Messages as people paste them: who wrote, when, what about."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.domain.contacts import is_nobody
from jobboard_tui.domain.models import Contact
from jobboard_tui.domain.parsing.email_text import LONGEST, parse_pasted, signed_by
from jobboard_tui.interchange.mail.eml import read_source
from tests.domain.letters.letter_builder import NOW, application

TEXT = "山根 様\n\nお世話になっております。\n\n佐藤"


@pytest.mark.parametrize(
    ("head", "name", "address", "subject", "at"),
    [
        (
            "From: Sato Yuki <y.sato@aoba.example>\nSubject: Interview\n"
            "Date: Wed, 25 Nov 2026 18:03:00 +0900\nTo: me",
            "Sato Yuki",
            "y.sato@aoba.example",
            "Interview",
            "2026-11-25T18:03:00+09:00",
        ),
        (
            "差出人：佐藤 由紀 <y.sato@aoba.example>\n送信日時： 2026年11月25日水曜日 18:03\n"
            "宛先: 山根\n件名：面接のご案内",
            "佐藤 由紀",
            "y.sato@aoba.example",
            "面接のご案内",
            "2026-11-25T18:03:00+09:00",
        ),
        (
            "---------- Forwarded message ---------\nFrom: y.sato@aoba.example\n"
            "Date: Wed, Nov 25, 2026 at 6:03 PM\nSubject: Hello",
            "",
            "y.sato@aoba.example",
            "Hello",
            "2026-11-25T18:03:00+09:00",
        ),
        (
            "*From:* Sato Yuki [mailto:y.sato@aoba.example]\n*Subject:* Hello",
            "Sato Yuki",
            "y.sato@aoba.example",
            "Hello",
            None,
        ),
        ("Sent: long ago\nSubject: Re: x", "", "", "Re: x", None),
    ],
)
def test_the_lines_above_a_copied_message(
    head: str, name: str, address: str, subject: str, at: str | None
) -> None:
    mail = parse_pasted(f"{head}\n\n{TEXT}\n", NOW)
    assert (mail.name, mail.address, mail.subject) == (name, address, subject)
    assert mail.text == TEXT
    assert mail.at == (None if at is None else datetime.fromisoformat(at))


@pytest.mark.parametrize(
    "text",
    [TEXT, "Subject: only one such line\n\nHello", "To: you\nTo: me\n\nHello", "Note: a\nb: c\nd"],
)
def test_without_such_lines_all_of_it_is_text(text: str) -> None:
    mail = parse_pasted(text, NOW)
    assert (mail.name, mail.address, mail.subject, mail.text) == ("", "", "", text)


def test_a_pasted_text_is_cleaned_and_has_an_end() -> None:
    mail = parse_pasted(
        "From: \x1b[31mEve <e@b.example>\nSubject: a\x07b\n\nx\x1b]52;c;eA==\x07y", NOW
    )
    assert (mail.name, mail.subject, mail.text) == ("Eve", "ab", "xy")
    assert len(parse_pasted("x" * 100_000, NOW).text) == LONGEST


@pytest.mark.parametrize(
    "text",
    [
        "a: b\n" * 20_000,
        "From: a@b.example\n" * 20_000,
        "From: " + "[mailto:" * 50_000 + "\nSubject: x\n\ny",
        "From: " + "<" * 50_000 + "\nSubject: " + "Re: " * 20_000 + "\n\ny",
        "From: a\nDate: " + "1 " * 50_000 + "\n\ny",
        "a@" * 50_000,
    ],
    ids=["lines", "heads", "mailto", "angles", "date", "addresses"],
)
def test_a_hostile_paste_is_read_at_once(text: str) -> None:
    """What takes time for each try to read it would never end here."""
    mail = parse_pasted(text, NOW)
    assert read_source(text) is None
    assert len(mail.text) <= LONGEST
    assert len(mail.subject + mail.name + mail.address) <= 3000
    assert signed_by(application("Aoba", "佐藤"), text) is None


def test_a_time_without_a_zone_is_that_of_the_board() -> None:
    mail = parse_pasted("From: a@b.example\nDate: Wed, 25 Nov 2026 18:03:00 -0000\n\nx", NOW)
    assert mail.at == datetime(2026, 11, 25, 18, 3, tzinfo=ZoneInfo("Asia/Tokyo"))


def test_who_signed_is_known_by_address_or_whole_name() -> None:
    one = application("Aoba", "佐藤 由紀", "Ito Daisuke", "Jo")
    ito = Contact(name="Ito Daisuke", email="d.ito@aoba.example")
    one = replace(one, contacts=(one.contacts[0], ito, one.contacts[2]))
    assert signed_by(one, "Hello\n\nD.ITO@aoba.example") == ito
    assert signed_by(one, "面接の件\n\n青葉　佐藤由紀") == one.contacts[0]
    assert signed_by(one, "Join us") is None
    assert signed_by(one, "佐藤 由紀\n" + "x\n" * 30) is None


@pytest.mark.parametrize(
    ("address", "nobody"),
    [
        ("no-reply@x.example", True),
        ("noreply@x.example", True),
        ("do-not-reply@x.example", True),
        ("DoNotReply@x.example", True),
        ("mailer-daemon@x.example", True),
        ("norepro@x.example", False),
        ("sato@x.example", False),
    ],
)
def test_an_address_that_nobody_reads(address: str, nobody: bool) -> None:
    assert is_nobody(address) is nobody


def test_a_sender_of_any_form_is_read() -> None:
    mail = parse_pasted("From: " + "a:" * 9000 + "\nSubject: x\n\nhi", NOW)
    assert (mail.subject, mail.text) == ("x", "hi")
