"""The worked examples of the timing rules, by command line, to the minute (Asia/Tokyo)."""

from __future__ import annotations

from typing import Any

from tests.cli.conftest import CommandLine


def at(text: str) -> str:
    """`2026-11-09T00:00` with seconds and Tokyo's offset."""
    return f"{text}:00+09:00"


def one(reminders: Any, rule: str) -> Any:
    found = [reminder for reminder in reminders if reminder["rule"] == rule]
    assert len(found) == 1, [reminder["rule"] for reminder in reminders]
    return found[0]


def window(cli: CommandLine, rule: str, now: str) -> tuple[str, str | None, str]:
    reminder = one(cli.due("--all", now=now), rule)
    return reminder["opens_at"], reminder["due_at"], reminder["state"]


def none_of(cli: CommandLine, rule: str, now: str) -> bool:
    return all(reminder["rule"] != rule for reminder in cli.due("--all", now=now))


def applied(cli: CommandLine, when: str, *more: str) -> str:
    return cli("add", "Aoba", "SRE", "--applied", when, "--at", when, *more, now=when).word


def test_1_nothing_heard(cli: CommandLine) -> None:
    applied(cli, "2026-11-02T15:00")
    rule, opens, due = "application-follow-up", at("2026-11-09T00:00"), at("2026-11-17T00:00")
    assert window(cli, rule, "2026-11-08T23:59") == (opens, due, "waiting")
    assert window(cli, rule, "2026-11-09T00:00") == (opens, due, "due")
    assert window(cli, rule, "2026-11-16T23:59") == (opens, due, "due")
    assert window(cli, rule, "2026-11-17T00:00") == (opens, due, "overdue")
    assert one(cli.due("--all"), rule)["attempt"] == 1


def test_2_opens_after_a_holiday(cli: CommandLine) -> None:
    applied(cli, "2026-11-16T10:00")
    assert window(cli, "application-follow-up", "2026-11-23T12:00") == (
        at("2026-11-24T00:00"),
        at("2026-12-01T00:00"),
        "waiting",
    )


def test_3_the_posting_states_a_date(cli: CommandLine) -> None:
    applied(cli, "2026-11-02T15:00", "--reply-by", "2026-11-20")
    assert window(cli, "application-follow-up", "2026-11-24T00:00") == (
        at("2026-11-24T00:00"),
        at("2026-11-30T00:00"),
        "due",
    )


def interviewed(cli: CommandLine) -> str:
    app = cli("add", "Aoba", "SRE", now="2026-11-16T09:00").word
    cli("log", app, "interview", "--at", "2026-11-20T15:00", now="2026-11-16T09:00")
    return app


def test_4_thank_you_does_not_move_for_the_weekend(cli: CommandLine) -> None:
    interviewed(cli)
    opens, due = at("2026-11-20T16:00"), at("2026-11-21T16:00")
    assert window(cli, "thank-you", "2026-11-20T15:59") == (opens, due, "waiting")
    assert window(cli, "thank-you", "2026-11-20T16:00") == (opens, due, "due")
    assert window(cli, "thank-you", "2026-11-21T17:00") == (opens, due, "overdue")
    assert window(cli, "thank-you", "2026-11-26T23:59") == (opens, due, "overdue")
    assert none_of(cli, "thank-you", "2026-11-27T00:00")


def test_5_after_the_interview(cli: CommandLine) -> None:
    app = interviewed(cli)
    rule = "interview-follow-up"
    assert window(cli, rule, "2026-11-20T17:00") == (
        at("2026-11-27T00:00"),
        at("2026-12-01T00:00"),
        "waiting",
    )
    now = "2026-11-20T18:00"
    cli("log", app, "decision-date", "--by", "2026-11-25", "--at", now, now=now)
    assert window(cli, rule, now)[:2] == (at("2026-11-30T00:00"), at("2026-12-02T00:00"))


def test_6_again_and_the_last_attempt(cli: CommandLine) -> None:
    app = applied(cli, "2026-11-02T15:00")
    rule = "application-follow-up"
    windows = {
        "2026-11-09T10:00": (at("2026-11-16T00:00"), at("2026-11-24T00:00")),
        "2026-11-16T10:00": (at("2026-11-24T00:00"), at("2026-12-01T00:00")),
        "2026-11-24T10:00": (at("2026-12-01T00:00"), None),
    }
    for attempt, (now, expected) in enumerate(windows.items(), start=2):
        cli("log", app, "followed-up", "--at", now, now=now)
        assert window(cli, rule, now)[:2] == expected
        assert one(cli.due("--all"), rule)["attempt"] == attempt
    cli("log", app, "followed-up", now="2026-12-01T10:00")
    assert none_of(cli, rule, "2026-12-14T23:59")
    assert none_of(cli, "move-on", "2026-12-14T23:59")
    assert window(cli, "move-on", "2026-12-15T00:00") == (at("2026-12-15T00:00"), None, "due")


def test_7_the_year_end(cli: CommandLine) -> None:
    rule = "application-follow-up"
    first = cli("add", "A", "SRE", "--applied", "2026-12-21", now="2026-12-22T12:00").word
    second = cli("add", "B", "SRE", "--applied", "2026-12-22").word
    opens = {
        one["application"]: (one["opens_at"], one["due_at"])
        for one in cli.due("--all")
        if one["rule"] == rule
    }
    assert opens[first] == (at("2026-12-28T00:00"), at("2027-01-05T00:00"))
    assert opens[second] == (at("2027-01-04T00:00"), at("2027-01-06T00:00"))


def test_8_a_reply_is_owed(cli: CommandLine) -> None:
    app = applied(cli, "2026-11-02T15:00")
    cli("log", app, "acknowledged", "--at", "2026-11-03", now="2026-11-03T12:00")
    assert window(cli, "application-follow-up", "2026-11-03T12:00")[0] == at("2026-11-09T00:00")
    received = cli(
        "log", app, "received", "--note", "please send your portfolio", now="2026-11-06T10:00"
    ).word
    reply = one(cli.due("--all", now="2026-11-06T11:00"), "reply")
    assert (reply["opens_at"], reply["due_at"]) == (at("2026-11-06T10:00"), at("2026-11-07T10:00"))
    assert reply["event"] == received
    assert none_of(cli, "application-follow-up", "2026-11-06T11:00")
    cli("log", app, "replied", now="2026-11-06T18:00")
    assert none_of(cli, "reply", "2026-11-06T18:00")
    assert window(cli, "application-follow-up", "2026-11-06T18:00")[0] == at("2026-11-13T00:00")


def test_9_the_offer_meeting(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", now="2026-11-20T10:00").word
    cli("log", app, "offer-meeting", "--at", "2026-11-26T14:00", now="2026-11-20T10:00")
    assert window(cli, "request-offer-letter", "2026-11-20T10:00") == (
        at("2026-11-20T10:00"),
        at("2026-11-21T10:00"),
        "due",
    )
    assert window(cli, "prepare-offer-meeting", "2026-11-20T10:00") == (
        at("2026-11-24T14:00"),
        at("2026-11-26T14:00"),
        "waiting",
    )
    assert window(cli, "answer-offer", "2026-11-26T15:00") == (
        at("2026-11-26T15:00"),
        at("2026-11-27T15:00"),
        "due",
    )
    assert window(cli, "request-offer-letter", "2026-11-26T15:00")[2] == "overdue"


def test_10_silence_leads_to_moving_on(cli: CommandLine) -> None:
    applied(cli, "2026-09-01T10:00")
    assert window(cli, "application-follow-up", "2026-10-15T23:59")[2] == "overdue"
    assert none_of(cli, "move-on", "2026-10-15T23:59")
    assert none_of(cli, "application-follow-up", "2026-10-16T00:00")
    assert window(cli, "move-on", "2026-10-16T00:00") == (at("2026-10-16T00:00"), None, "due")


def test_11_nobody_gives_up_before_the_date_that_they_named(cli: CommandLine) -> None:
    rule = "application-follow-up"
    applied(cli, "2026-09-01T10:00", "--reply-by", "2026-11-30")
    assert window(cli, rule, "2026-10-20T10:00")[0] == at("2026-12-02T00:00")
    assert none_of(cli, "move-on", "2026-10-20T10:00")
    assert none_of(cli, "move-on", "2027-01-13T23:59")
    assert window(cli, rule, "2027-01-13T23:59")[2] == "overdue"
    assert none_of(cli, rule, "2027-01-14T00:00")
    assert window(cli, "move-on", "2027-01-14T00:00") == (at("2027-01-14T00:00"), None, "due")


def test_12_an_earlier_date_that_they_write_is_the_deadline(cli: CommandLine) -> None:
    rule, now = "offer-deadline", "2026-11-12T10:00"
    app = cli("add", "Aoba", "SRE", now="2026-11-10T10:00").word
    cli("log", app, "offer", "--by", "2026-11-20")
    assert window(cli, rule, "2026-11-11T10:00")[1] == at("2026-11-21T00:00")
    cli("log", app, "received", "--answer-by", "2026-11-16", now=now)
    event = cli.show(app)["events"][-1]
    assert (event["by"], event["answers_offer"]) == ("2026-11-16", True)
    assert window(cli, rule, "2026-11-16T23:59")[1:] == (at("2026-11-17T00:00"), "due")
    assert window(cli, rule, "2026-11-17T00:00")[2] == "overdue"
