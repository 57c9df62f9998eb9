"""Who wrote a message: a person, a team, or a robot."""

from __future__ import annotations

import pytest

from jobboard_tui.domain.messages.senders import is_robot_address, is_shared, split_sender
from tests.domain.messages.mail_builder import WORDS, read
from tests.rows import for_each_row


@for_each_row(
    "local",
    [
        *("no-reply", "noreply", "no_reply", "no.reply", "NoReply", "noreply2", "noreply_x"),
        *("jobs-noreply", "messages-noreply", "noreply-jobs", "do-not-reply", "donotreply"),
        *("do.not.reply", "dont-reply", "auto-confirm", "autoreply", "autoreply.entry", "bounce"),
        *("bounces+123=x", "mailer-daemon", "postmaster", "calendar-notification", "notify"),
        *(
            "notification",
            "notifications",
            "jobalerts",
            "job-alerts",
            "alert",
            "newsletter",
            "news",
        ),
        *("system", "auto_mailer", "notifications2", "reply-not", "recruit-noreply"),
    ],
)
def test_a_robot_by_its_address(local: str) -> None:
    assert is_robot_address(f"{local}@example.com", WORDS)


@for_each_row(
    "local",
    [
        *("sato", "y.sato", "recruit", "info", "saiyo", "jobs", "hr", "careers", "botan"),
        *("newsom", "systemsato", "autumn", "daemonte", "k.alertson", "norep"),
    ],
)
def test_a_person_or_a_team_by_its_address(local: str) -> None:
    assert not is_robot_address(f"{local}@example.com", WORDS)


@for_each_row(
    ("said", "name", "title"),
    [
        ("佐藤 由紀", "佐藤 由紀", ""),
        ("佐藤", "佐藤", ""),
        ("株式会社みみずく 佐藤", "佐藤", ""),
        ("佐藤 由紀（株式会社みみずく人事部）", "佐藤 由紀", "人事部"),
        ("佐藤 由紀（みみずく）様", "佐藤 由紀", ""),
        ("【みみずく】佐藤 由紀", "佐藤 由紀", ""),
        ("株式会社みみずく 人事部 佐藤 由紀", "佐藤 由紀", "人事部"),
        ("みみずく（株）人事課 佐藤", "佐藤", "人事課"),
        ("採用担当 佐藤", "佐藤", "採用担当"),
        ("株式会社みみずく　採用担当　佐藤　由紀", "佐藤 由紀", "採用担当"),
        ("佐藤 由紀 / 株式会社みみずく", "佐藤 由紀", ""),
        ("佐藤 由紀 | みみずく", "佐藤 由紀", ""),
        ("佐藤様", "佐藤", ""),
        ("Sato Yuki", "Sato Yuki", ""),
        ("Sato, Yuki", "Yuki Sato", ""),
        ("Priya Nair (Kestrel KK)", "Priya Nair", ""),
        ("Priya Nair | Kestrel", "Priya Nair", ""),
        ("Priya Nair at Kestrel KK", "Priya Nair", ""),
        ("Priya Nair - Kestrel", "Priya Nair", ""),
        ("Ms. Priya Nair", "Priya Nair", ""),
        ('"Priya Nair"', "Priya Nair", ""),
        ("株式会社みみずく", "", ""),
        ("株式会社みみずく 採用担当", "", "採用担当"),
        ("みみずく採用チーム", "", ""),
        ("みみずく 採用事務局", "", ""),
        ("採用担当者", "", ""),
        ("Kestrel Recruiting Team", "", ""),
        ("Kestrel Careers", "", ""),
        ("The Kestrel Hiring Team", "", ""),
        ("Kestrel KK", "", ""),
        ("sato@example.com", "", ""),
        ("", "", ""),
    ],
)
def test_a_name_is_split_from_company_department_and_courtesy(
    said: str, name: str, title: str
) -> None:
    assert split_sender(said, WORDS)[0] == name
    if name:
        assert split_sender(said, WORDS)[1] == title


@pytest.mark.parametrize(
    ("domain", "shared"),
    [
        ("linkedin.com", True),
        ("e.linkedin.com", True),
        ("hire.lever.co", True),
        ("gmail.com", True),
        ("kestrel.example.com", False),
        ("notlinkedin.com", False),
        ("linkedin.com.example.com", False),
    ],
)
def test_a_domain_of_many(domain: str, shared: bool) -> None:
    assert is_shared(domain, WORDS) is shared


@pytest.mark.parametrize(
    "said",
    [
        "※本メールは送信専用です。",
        "このメールは自動配信されています。",
        "Please do not reply to this email.",
        "This is an automated message.",
    ],
)
def test_a_message_that_says_that_nobody_reads_answers_is_of_a_robot(said: str) -> None:
    reading = read(f"Could you tell us when you are free?\n\n{said}")
    assert (reading.is_automatic, reading.needs_reply, reading.contact) == (True, False, None)
