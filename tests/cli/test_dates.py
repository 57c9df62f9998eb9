"""Dates without a year on the command line: every option reads them for what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CommandLine

WED_25 = "2026-11-25T14:00"
JAN_5 = "2027-01-05T09:00"


@pytest.fixture
def app(cli: CommandLine) -> str:
    return cli("add", "Aoba", "SRE", now=WED_25).word


def last(cli: CommandLine, app: str) -> Any:
    return cli.show(app)["events"][-1]


@pytest.mark.parametrize("said", ["11/24 15:00", "24 nov 15:00", "11月24日 15時"])
@pytest.mark.parametrize("kind", ["interview", "offer-meeting", "info-session", "thanked"])
def test_a_meeting_of_yesterday_is_of_this_year(
    cli: CommandLine, app: str, said: str, kind: str
) -> None:
    assert "Tue 24 Nov 2026 15:00" in cli("log", app, kind, "--at", said).err
    assert last(cli, app)["at"] == "2026-11-24T15:00:00+09:00"


@pytest.mark.parametrize(
    ("words", "by"),
    [
        (("applied", "--at", "11/2", "--by", "11/20"), "2026-11-20"),
        (("offer", "--by", "11月20日", "--at", "11月10日"), "2026-11-20"),
        (("received", "--at", "11/24", "--by", "11/24"), "2026-11-24"),
        (("interview", "--at", "12/10 15:00", "--by", "12/18"), "2026-12-18"),
        (("interview", "--at", "12/10 15:00", "--by", "1/8"), "2027-01-08"),
        (("task", "--by", "12/1", "--note", "SPI"), "2026-12-01"),
        (("decision-date", "--by", "11/30"), "2026-11-30"),
    ],
)
def test_by_is_reckoned_from_its_event(
    cli: CommandLine, app: str, words: tuple[str, ...], by: str
) -> None:
    cli("log", app, *words)
    assert last(cli, app)["by"] == by


def test_by_across_the_end_of_the_year(cli: CommandLine, app: str) -> None:
    cli("log", app, "decision-date", "--at", "12/20 10:00", "--by", "12/28", now=JAN_5)
    cli("log", app, "interview", "--at", "12/21 10:00", "--by", "1/10")
    told, talk = cli.show(app)["events"]
    assert (told["at"][:10], told["by"]) == ("2026-12-20", "2026-12-28")
    assert (talk["at"][:10], talk["by"]) == ("2026-12-21", "2027-01-10")


def test_by_is_reckoned_from_an_invitation_and_a_letter(
    cli: CommandLine, app: str, tmp_path: Path
) -> None:
    ics, eml = tmp_path / "talk.ics", tmp_path / "offer.eml"
    ics.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:u1\n"
        "DTSTART:20261102T010000Z\nDTEND:20261102T020000Z\nSUMMARY:Talk\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    )
    eml.write_text(
        "From: sato@example.com\nDate: Tue, 10 Nov 2026 10:00:00 +0900\nSubject: Offer\n\nHello\n"
    )
    cli("log", app, "interview", "--ics", str(ics), "--by", "11/9")
    assert last(cli, app)["by"] == "2026-11-09"
    cli("log", app, "offer", "--eml", str(eml), "--by", "11/20")
    assert last(cli, app)["by"] == "2026-11-20"


def test_what_is_added_is_reckoned_from_the_day_of_applying(cli: CommandLine) -> None:
    said = cli(
        *("add", "Kiku", "SRE", "--applied", "11/2", "--reply-by", "11/20", "--apply-by", "11/10"),
        now=WED_25,
    )
    one = cli.show(said.word)
    assert one["events"][0]["at"][:10] == "2026-11-02"
    assert one["events"][0]["by"] == "2026-11-20"
    assert one["apply_by"] == "2026-11-10"
    same = cli("add", "Bora", "SRE", "--applied", "11/24", "--reply-by", "11/24").word
    assert cli.show(same)["events"][0]["by"] == "2026-11-24"
    wish = cli("add", "Cedar", "SRE", "--apply-by", "1/8", "--at", "11/20").word
    assert cli.show(wish)["apply_by"] == "2027-01-08"
    assert cli.show(wish)["added"][:10] == "2026-11-20"


def test_an_event_is_amended_to_the_day_that_is_meant(cli: CommandLine, app: str) -> None:
    cli("log", app, "interview", "--at", "12/3 15:00")
    cli("amend", app, "interview", "at=11/20 15:00")
    assert last(cli, app)["at"] == "2026-11-20T15:00:00+09:00"
    cli("amend", app, "interview", "by=11/27")
    assert last(cli, app)["by"] == "2026-11-27"
    cli("amend", app, "interview", "by=12/2", "at=12/1 10:00")
    assert (last(cli, app)["at"][:10], last(cli, app)["by"]) == ("2026-12-01", "2026-12-02")
    cli("log", app, "task", "--by", "12/1", "--note", "SPI")
    cli("amend", app, "task", "by=12/10", "done=11/25", now="2026-12-01T09:00")
    (task,) = [one for one in cli.show(app)["events"] if one["kind"] == "task"]
    assert (task["by"], task["done"][:10]) == ("2026-12-10", "2026-11-25")


REFUSED = [
    (("log", "Aoba", "applied", "--at", "11/26"), "26 Nov 2025 or Thu 26 Nov 2026"),
    (("log", "Aoba", "thanked", "--at", "6/1"), "1 Jun 2025 or Mon 1 Jun 2026"),
    (("log", "Aoba", "interview", "--at", "6/10 15:00"), "10 Jun 2026 or Thu 10 Jun 2027"),
    (("log", "Aoba", "interview", "--at", "Thu 10 Jun 15:00"), "10 Jun 2026 or Thu 10 Jun 2027"),
    (("log", "Aoba", "interview", "--at", "Fri 24 Nov 15:00"), "that date is Tue 24 Nov 2026"),
    (("log", "Aoba", "interview", "--at", "10:00"), "25 Nov 2026 10:00 or Thu 26 Nov 2026 10:00"),
    (("log", "Aoba", "interview", "--at", "2026-11-30T09:00-10:00"), "end at 10:00, or be 09:00"),
    (("log", "Aoba", "offer", "--at", "11/10", "--by", "11/9"), "9 Nov 2026 or Tue 9 Nov 2027"),
    (("log", "Aoba", "offer", "--at", "11/10", "--by", "fri"), "13 Nov 2026 or Fri 27 Nov 2026"),
    (("log", "Aoba", "task", "--by", "11/24"), "24 Nov 2026 or Wed 24 Nov 2027"),
    (("log", "Aoba", "task", "--by", "this morning"), "that is in the past"),
    (("log", "Aoba", "decision-date", "--by", "6/1"), "1 Jun 2026 or Tue 1 Jun 2027"),
    (("add", "B", "C", "--applied", "12/1"), "1 Dec 2025 or Tue 1 Dec 2026"),
    (("add", "B", "C", "--apply-by", "11/24"), "24 Nov 2026 or Wed 24 Nov 2027"),
    (("add", "B", "C", "--applied", "11/2", "--reply-by", "11/1"), "1 Nov 2026 or Mon 1 Nov 2027"),
    (("add", "B", "C", "--at", "11/26"), "26 Nov 2025 or Thu 26 Nov 2026"),
    (("edit", "Aoba", "apply-by=11/24"), "24 Nov 2026 or Wed 24 Nov 2027"),
    (("snooze", "Aoba", "reply", "--until", "11/24"), "24 Nov 2026 or Wed 24 Nov 2027"),
    (("pause", "--until", "11/24"), "24 Nov 2026 or Wed 24 Nov 2027"),
    (("pause", "--until", "this morning"), "that is in the past"),
    (("log", "Aoba", "interview", "--at", "24日 10時"), "Tue 24 Nov 2026 or Thu 24 Dec 2026"),
    (("log", "Aoba", "interview", "--at", "the 20th 3pm"), "Fri 20 Nov 2026 or Sun 20 Dec 2026"),
    (("log", "Aoba", "interview", "--at", "今週中"), "any day from Wed 25 Nov 2026 to Sun 29 Nov"),
    (
        ("log", "Aoba", "interview", "--at", "12月1日午後"),
        "that gives only a part of Tue 1 Dec 2026, not the hour",
    ),
    (("log", "Aoba", "interview", "--at", "fri midnight"), "27 Nov 2026 00:00 or Sat 28 Nov 2026"),
    (
        ("log", "Aoba", "interview", "--at", "fri 3:30"),
        "27 Nov 2026 03:30 or Fri 27 Nov 2026 15:30",
    ),
    (("log", "Aoba", "interview", "--at", "fri 11-13"), "11:00 to 13:00, or the date 11/13"),
    (("log", "Aoba", "interview", "--at", "今週火曜 15:00"), "24 Nov 2026 15:00 or Tue 1 Dec 2026"),
    (
        ("log", "Aoba", "interview", "--at", "tonight"),
        "that gives only a part of Wed 25 Nov 2026, not the hour",
    ),
    (
        ("log", "Aoba", "task", "--note", "SPI", "--by", "今晩"),
        "that gives only a part of Wed 25 Nov 2026",
    ),
    (("log", "Aoba", "interview", "--at", "12.4. 15:00"), "Fri 4 Dec 2026 or Mon 12 Apr 2027"),
    (("amend", "Aoba", "received", "at=-1d"), "Thu 19 Nov 2026 or Tue 24 Nov 2026"),
    (("log", "Aoba", "thanked", "--at", "last week"), "any day from Mon 16 Nov 2026 to Sun 22 Nov"),
    (("log", "Aoba", "offer", "--at", "11/20", "--by", "今週中"), "20 Nov 2026 or Fri 27 Nov 2026"),
    (
        ("log", "Aoba", "offer", "--at", "11/20", "--by", "来週金曜"),
        "27 Nov 2026 or Fri 4 Dec 2026",
    ),
    (("log", "Aoba", "offer", "--at", "11/20", "--by", "明日"), "21 Nov 2026 or Thu 26 Nov 2026"),
    (("amend", "Aoba", "received", "by=来週中"), "27 Nov 2026 or Fri 4 Dec 2026"),
    (("snooze", "Aoba", "reply", "--until", "2日"), "Fri 27 Nov 2026 or Wed 2 Dec 2026"),
    (("pause", "--until", "10日"), "Sat 5 Dec 2026 or Thu 10 Dec 2026"),
    (("pause", "--until", "十日"), "Sat 5 Dec 2026 or Thu 10 Dec 2026"),
    (("hold", "Aoba", "--until", "10日"), "Sat 5 Dec 2026 or Thu 10 Dec 2026"),
    (("log", "Aoba", "task", "--note", "SPI", "--by", "12/1(水)"), "Dec 2026, but that weekday"),
    (("add", "B", "C", "--applied", "先週"), "any day from Mon 16 Nov 2026 to Sun 22 Nov 2026"),
    (("add", "B", "C", "--apply-by", "next weekend"), "from Sat 28 Nov 2026 to Sun 6 Dec 2026"),
    (("amend", "Aoba", "received", "at=年内"), "any day from Thu 1 Jan 2026 to Thu 31 Dec 2026"),
    (("snooze", "Aoba", "reply", "--until", "+1m"), "minutes or months"),
    (("checklist", "Aoba", "deadline=来週前半"), "any day from Mon 30 Nov 2026 to Wed 2 Dec 2026"),
    (("draft", "Aoba", "more-time", "--set", "until=11.30"), "11:30 or the date 11/30"),
    (("practice", "japanese", "--minutes", "9", "--at", "先週末"), "Sat 21 Nov 2026 to Sun 22 Nov"),
    (("goals", "test=7/5"), "5 Jul 2026 or Mon 5 Jul 2027"),
    (("amend", "Aoba", "received", "at=11/26"), "26 Nov 2025 or Thu 26 Nov 2026"),
    (("amend", "Aoba", "received", "by=11/1"), "1 Nov 2026 or Mon 1 Nov 2027"),
    (("draft", "Aoba", "more-time", "--set", "until=11/24"), "24 Nov 2026 or Wed 24 Nov 2027"),
    (("draft", "Aoba", "thank-you", "--set", "met=11/26"), "26 Nov 2025 or Thu 26 Nov 2026"),
]


@pytest.mark.parametrize(("words", "both"), REFUSED)
def test_what_is_in_doubt_is_refused_with_both(
    cli: CommandLine, app: str, words: tuple[str, ...], both: str
) -> None:
    cli("log", app, "received", "--at", "11/20 10:00")
    said = cli.fails(*words, code=2)
    assert both in said.err


UNDERSTOOD = [
    (("log", "Aoba", "offer", "--at", "11/20", "--by", "3営業日以内"), "by → Thu 26 Nov 2026"),
    (
        ("log", "Aoba", "offer", "--at", "11/20", "--by", "in 3 business days"),
        "by → Thu 26 Nov 2026",
    ),
    (
        ("log", "Aoba", "offer", "--at", "11/20", "--by", "12月4日24時"),
        "by → Sat 5 Dec 2026 00:00 JST, 10 days; that is 24:00 of Fri 4 Dec 2026",
    ),
    (("log", "Aoba", "task", "--note", "SPI", "--by", "今週中"), "by → Fri 27 Nov 2026"),
    (("log", "Aoba", "interview", "--at", "fri 3pm JST"), "at → Fri 27 Nov 2026 15:00 JST"),
    (("log", "Aoba", "interview", "--at", "12/1(火)15:00〜"), "at → Tue 1 Dec 2026 15:00 JST"),
    (("log", "Aoba", "interview", "--at", "12/1 25時"), "at → Wed 2 Dec 2026 01:00 JST"),
    (("log", "Aoba", "thanked", "--at", "昭和64年1月7日"), "at → Sat 7 Jan 1989"),
    (("add", "B", "C", "--applied", "last night", "--reply-by", "12月末"), "by → Thu 31 Dec 2026"),
    (("add", "B", "C", "--apply-by", "12月上旬"), "apply-by → Thu 10 Dec 2026"),
    (("edit", "Aoba", "apply-by=end of next week"), "apply-by → Fri 4 Dec 2026"),
    (("amend", "Aoba", "received", "by=within 2 weeks"), "by → Fri 4 Dec 2026"),
    (("snooze", "Aoba", "reply", "--until", "翌営業日"), "until → Thu 26 Nov 2026"),
    (("snooze", "Aoba", "reply", "--until", "10日間"), "until → Sat 5 Dec 2026"),
    (("snooze", "Aoba", "reply", "--until", "2日後"), "until → Fri 27 Nov 2026"),
    (("pause", "--until", "10日まで"), "until → Thu 10 Dec 2026"),
    (("pause", "--until", "年内"), "until → Thu 31 Dec 2026"),
    (("checklist", "Aoba", "deadline=来月頭"), "Thu 3 Dec"),
    (("draft", "Aoba", "more-time", "--set", "until=12月末"), "Thursday, 31 December"),
]


@pytest.mark.parametrize(("words", "meant"), UNDERSTOOD)
def test_days_that_are_named_together_are_understood_everywhere(
    cli: CommandLine, app: str, words: tuple[str, ...], meant: str
) -> None:
    cli("log", app, "received", "--at", "11/20 10:00")
    said = cli(*words, code=4 if words[0] == "draft" else 0)
    assert meant in said.err + said.out


def test_the_instant_of_the_call_is_now(cli: CommandLine, app: str) -> None:
    """Ahead of the machine's clock or behind it."""
    for now, at in (("2024-03-01T10:00", "2024-02-29"), ("2031-01-02T10:00", "2030-12-31")):
        month, day = at[5:7].lstrip("0"), at[8:]
        cli("log", app, "interview", "--at", f"{month}/{day} 15:00", now=now)
        assert cli.show(app)["events"][0 if now[:4] == "2024" else -1]["at"][:10] == at


def test_this_morning_is_today(cli: CommandLine, app: str) -> None:
    cli("log", app, "interview", "--at", "this morning 10:00")
    assert last(cli, app)["at"] == "2026-11-25T10:00:00+09:00"


def test_of_what_was_received_this_morning_no_hour_is_known(cli: CommandLine, app: str) -> None:
    assert "Wed 25 Nov 2026, today" in cli("log", app, "received", "--at", "今朝").err
    assert last(cli, app)["at"][:10] == "2026-11-25"
    said = cli("log", app, "interview", "--at", "12/3(木) 14時から90分").err
    assert "Thu 3 Dec 2026 14:00" in said
    assert last(cli, app)["minutes"] == 90
    for words in ("at=翌日 14:00", "at=+1h", "at=今週月曜 15時"):
        assert " or " in cli.fails("amend", app, "interview", words, code=2).err


def test_an_end_after_an_iso_time_is_an_end(cli: CommandLine, app: str) -> None:
    for said in ("2026-11-30T10:00-11:30", "2026-11-30T10:00〜11:30", "2026-11-30T10:00–11:30"):
        cli("log", app, "interview", "--at", said)
        event = last(cli, app)
        assert (event["at"], event["minutes"]) == ("2026-11-30T10:00:00+09:00", 90)


def test_a_period_looked_back_on_needs_no_year(cli: CommandLine, app: str) -> None:
    assert "Wed 1 Apr 2026" in cli("stats", "--since", "1 apr").err


def test_a_year_that_is_not_this_one_is_always_shown(cli: CommandLine, app: str) -> None:
    """In reasons, windows, the timeline; and none where it is this one."""
    cli("log", app, "applied", "--at", "2026-12-22 10:00", now="2026-12-23T10:00")
    (row,) = [one for one in cli.due("--all") if one["rule"] == "application-follow-up"]
    assert "applied Tue 22 Dec 10:00" in row["why"]
    assert "from Mon 4 Jan 2027 to Tue 5 Jan 2027" in row["why"]
    shown = cli("due", "--all").out + cli("show", app).out + cli("list").out
    assert "Mon 4 Jan" in shown
    assert shown.count("4 Jan") == shown.count("4 Jan 2027")
    (row,) = [one for one in cli.due("--all", now=JAN_5) if one["rule"] == "application-follow-up"]
    assert "applied Tue 22 Dec 2026 10:00" in row["why"]
    assert "from Mon 4 Jan to Tue 5 Jan" in row["why"]


def test_a_follow_up_that_is_too_early_names_the_year(cli: CommandLine, app: str) -> None:
    cli("log", app, "applied", "--at", "2026-12-22 10:00", now="2026-12-23T10:00")
    assert "wait until Mon 4 Jan 2027" in cli.fails("log", app, "followed-up", code=3).err
    cli.now = JAN_5
    early = cli.fails("log", app, "followed-up", "--at", "2026-12-24", code=3)
    assert "wait until Mon 4 Jan (" in early.err


def test_a_letter_names_the_year_of_another(cli: CommandLine, app: str) -> None:
    words = ("draft", app, "more-time", "--set", "until=1/8", "--lang")
    assert "Friday, 8 January 2027" in cli(*words, "en", code=4).out
    assert "2027年1月8日（金）" in cli(*words, "ja", code=4).out
    assert "2027" not in cli("draft", app, "more-time", "--set", "until=12/4", code=4).out


def test_a_date_that_is_told_with_its_year_and_lies_before_its_event_is_said(
    cli: CommandLine, app: str
) -> None:
    said = cli("log", app, "offer", "--at", "11/10", "--by", "2026-11-09")
    assert "The date it gives, Mon 9 Nov, is before the event itself." in said.err
    assert "before its own" not in cli("log", app, "offer", "--at", "11/10", "--by", "11/10").err


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (("add", "B", "R", "--apply-by", "wed"), "Wed 25 Nov 2026 or Wed 2 Dec 2026"),
        (("add", "B", "R", "--applied", "wed"), "Wed 18 Nov 2026 or Wed 25 Nov 2026"),
        (("edit", "aoba", "apply-by=水曜"), "Wed 25 Nov 2026 or Wed 2 Dec 2026"),
        (("log", "aoba", "received", "--at", "wed"), "Wed 18 Nov 2026 or Wed 25 Nov 2026"),
        (("log", "aoba", "received", "--by", "wed"), "Wed 25 Nov 2026 or Wed 2 Dec 2026"),
        (("log", "aoba", "task", "--by", "水曜", "--note", "SPI"), "Wed 25 Nov 2026 or Wed 2 Dec"),
        (("checklist", "aoba", "deadline=wed"), "Wed 25 Nov 2026 or Wed 2 Dec 2026"),
        (("practice", "japanese", "--minutes", "9", "--at", "wed"), "Wed 18 Nov 2026 or Wed 25"),
        (("pause", "--until", "wed"), "Wed 25 Nov 2026 or Wed 2 Dec 2026"),
        (("stats", "--since", "wed"), "Wed 18 Nov 2026 or Wed 25 Nov 2026"),
    ],
)
def test_the_weekday_of_today_is_refused_with_both_days(
    cli: CommandLine, app: str, words: tuple[str, ...], days: str
) -> None:
    before = cli.file.read_bytes()
    said = cli(*words, code=2)
    assert days in said.err
    assert cli.file.read_bytes() == before


@pytest.mark.parametrize(
    ("field", "at", "minutes"),
    [
        ("at=16:00", "2026-12-04T16:00", 60),
        ("at=16時", "2026-12-04T16:00", 60),
        ("at=16時に変更", "2026-12-04T16:00", 60),
        ("at=rescheduled to 16:00", "2026-12-04T16:00", 60),
        ("at=16:00-17:30", "2026-12-04T16:00", 90),
        ("at=+3d", None, None),
        ("at=tomorrow 16:00", "2026-11-26T16:00", 60),
    ],
)
def test_a_time_alone_moves_a_meeting_on_its_own_day(
    cli: CommandLine, app: str, field: str, at: str | None, minutes: int | None
) -> None:
    cli("log", app, "interview", "--at", "12/4 15:00", "--minutes", "60")
    if at is None:
        cli("amend", app, "interview", field, code=2)
        return
    cli("amend", app, "interview", field)
    assert (last(cli, app)["at"][:16], last(cli, app)["minutes"]) == (at, minutes)


@pytest.mark.parametrize("said", ["24日 10時", "20日 10時", "8日 10時"])
def test_a_meeting_ahead_is_not_moved_into_the_past_by_a_day_of_the_month(
    cli: CommandLine, app: str, said: str
) -> None:
    cli("log", app, "interview", "--at", "12/1 10:00")
    assert " or " in cli.fails("amend", app, "interview", f"at={said}", code=2).err
    cli("amend", app, "interview", "at=28日 10時")
    assert last(cli, app)["at"] == "2026-11-28T10:00:00+09:00"


def test_a_time_alone_is_of_the_day_of_what_it_corrects(cli: CommandLine, app: str) -> None:
    cli("log", app, "received", "--at", "11/20 10:00", "--by", "12/4 15:00")
    cli("amend", app, "received", "at=16:00", "by=18:00")
    assert last(cli, app)["at"][:16] == "2026-11-20T16:00"
    assert last(cli, app)["by"] == "2026-12-04T18:00:00+09:00"
    cli("log", app, "task", "--by", "12/7", "--note", "SPI")
    cli("amend", app, "task", "by=18:00")
    assert last(cli, app)["by"] == "2026-12-07T18:00:00+09:00"
    cli("edit", app, "apply-by=12/10")
    cli("edit", app, "apply-by=17:00")
    assert cli.show(app)["apply_by"] == "2026-12-10T17:00:00+09:00"


def test_a_length_that_is_told_twice_is_refused(cli: CommandLine, app: str) -> None:
    line = ("log", app, "interview", "--at", "12/1 15:00-16:00", "--minutes")
    assert "the length is given twice: --at says 60 min" in cli(*line, "30", code=2).err
    assert cli.show(app)["events"] == []
    cli(*line, "60")
    for fields in (("at=12/4 14:00-16:00", "minutes=30"), ("minutes=30", "at=14:00-16:00")):
        assert "the length is given twice" in cli("amend", app, "interview", *fields, code=2).err
    assert last(cli, app)["minutes"] == 60
    cli("amend", app, "interview", "at=12/4 14:00-16:00", "minutes=120")
    assert last(cli, app)["minutes"] == 120


def test_the_start_of_a_period_is_echoed_with_its_year(cli: CommandLine, app: str) -> None:
    assert "since → Mon 1 Dec 2025" in cli("stats", "--since", "12/1").err
    assert "2025 or" in cli("practice", "japanese", "--count", "1", "--at", "12/1", code=2).err


@pytest.mark.parametrize(
    "words",
    [
        ("add", "Kestrel", "Dev", "--applied", "today", "--reply-by", "2週間程度"),
        ("add", "Kestrel", "Dev", "--salary", "約650万", "--apply-by", "someday"),
        ("amend", "Aoba", "interview", "at=12/7 15:00", "by=someday"),
        ("edit", "Aoba", "salary=6.5M", "apply-by=someday"),
        ("log", "Aoba", "received", "--at", "today", "--by", "来週あたり"),
    ],
)
def test_nothing_is_said_to_be_understood_of_a_call_that_is_refused(
    cli: CommandLine, app: str, words: tuple[str, ...]
) -> None:
    cli("log", app, "interview", "--at", "12/4 15:00")
    assert "→" not in cli(*words, code=2).err


def test_of_a_salary_it_is_said_how_it_is_read(cli: CommandLine, app: str) -> None:
    assert "salary → 約650万 (about 650万円)" in cli("edit", app, "salary=約650万").err
    assert (
        "salary → 応相談 (saved as written, not counted)" in cli("edit", app, "salary=応相談").err
    )
    assert "salary → 6.5M (650万円)" in cli("add", "Kestrel", "Dev", "--salary", "6.5M").err


def test_older_words_for_a_field_are_understood_and_shown_nowhere(
    cli: CommandLine, app: str
) -> None:
    cli("edit", app, "location=Kyoto", "via=Robin", "found-on=Green", "url=https://a.example/1")
    shown = cli("show", app).out
    for line in ("place    Kyoto", "agency   Robin", "source   Green", "posting  https://a"):
        assert line in shown
    cli("edit", app, "place=Osaka", "posting=https://a.example/2")
    assert cli.show(app)["location"] == "Osaka"
    other = cli("add", "Kestrel", "Dev", "--url", "https://b.example/1", "--location", "Nara").out
    assert cli.show(other.strip())["location"] == "Nara"
    assert "location" not in cli("edit", app, "nothing=1", code=2).err
    assert all(app in cli("list", word).out for word in ("place:osaka", "location:osaka"))


def test_a_role_that_is_there_is_said_to_be_there(cli: CommandLine, app: str) -> None:
    said = cli("add", *cli("list", app).out.split()[2:4], "--force").err
    assert f"Its id is {app}." in said
