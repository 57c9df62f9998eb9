"""Three job hunts from the first application to their end, each command at its own time."""

from __future__ import annotations

from typing import Any

from tests.cli.conftest import CommandLine


def owed(cli: CommandLine, now: str, app: str | None = None) -> dict[str, str]:
    """What is due or late at an instant: the rules, and their states; of one application."""
    found = cli.due(now=now)
    return {
        one["rule"]: one["state"]
        for one in found
        if one["application"] and app in (None, one["application"])
    }


def standing(cli: CommandLine, app: str) -> tuple[str, str | None]:
    shown = cli.show(app)
    return shown["stage"], shown["outcome"]


def letter(cli: CommandLine, app: str, *words: str) -> str:
    """The kind of the letter that is proposed."""
    said = cli.run("draft", app, *words)
    assert said.code in (0, 4), said
    return said.err.splitlines()[0]


def reached(cli: CommandLine) -> dict[str, int]:
    return {step["stage"]: step["count"] for step in cli("stats", "--json").json["funnel"]}


def test_one_company_from_the_application_to_the_first_day(cli: CommandLine) -> None:
    app = cli(
        *("add", "Aoba", "SRE", "--contact", "Sato", "--email", "sato@aoba.example"),
        *("--applied", "2026-09-07"),
        now="2026-09-07T10:00",
    ).word
    assert owed(cli, "2026-09-13T23:59") == {}
    assert owed(cli, "2026-09-14T00:00") == {"application-follow-up": "due"}
    cli("log", app, "followed-up", now="2026-09-15T10:00")
    cli("log", app, "received", "--note", "When can you come?", now="2026-09-16T11:00")
    assert owed(cli, "2026-09-16T12:00") == {"reply": "due"}
    assert letter(cli, app) == "letter → reply"
    cli("log", app, "replied", now="2026-09-16T15:00")
    cli("log", app, "interview", "--at", "2026-09-25T15:00", "--with", "Tanaka")
    cli("log", app, "no-show", now="2026-09-25T15:20")
    assert owed(cli, "2026-09-25T15:30") == {"ask-new-date": "due"}
    cli("log", app, "wrote", now="2026-09-25T16:00")
    cli("log", app, "interview", "--at", "2026-09-30T15:00", "--with", "Tanaka")
    assert owed(cli, "2026-09-30T16:01")["thank-you"] == "due"
    cli("log", app, "thanked", now="2026-09-30T20:00")
    cli("log", app, "offer", "--by", "2026-10-23", now="2026-10-09T10:00")
    assert owed(cli, "2026-10-09T11:00")["request-offer-letter"] == "due"
    cli("log", app, "offer-letter", "--note", "基本給 45万円。賞与 年2回。", now="2026-10-12T10:00")
    cli("log", app, "offer-meeting", "--at", "2026-10-16T14:00")
    cli("checklist", app, "--take")
    cli("checklist", app, "base=47万円", "--from", "meeting", now="2026-10-16T14:30")
    assert "47万円" in cli("checklist", app, "--letters").out
    cli("checklist", app, "--wish", "base-salary=47万円〜50万円", now="2026-10-16T16:00")
    assert owed(cli, "2026-10-16T16:00", app)["answer-offer"] == "due"
    assert "470,000 yen" in cli("draft", app, "negotiation", "--lang", "en", code=4).out
    cli("log", app, "negotiated", now="2026-10-16T18:00")
    revised = "基本給 47万円。賞与 年2回。"
    cli("log", app, "offer-letter", "--note", revised, now="2026-10-20T10:00")
    compared = cli("checklist", app, "--letters").out
    assert "45万円 → 47万円" in compared
    assert "in the meeting" not in compared
    said = cli("log", app, "accepted", now="2026-10-21T10:00")
    assert "No offer letter" not in said.err
    cli("settings", "residence=work", "notice=1 month")
    cli("plan", app, "first-day=2027-01-04", "last-day=2026-12-31")
    days = {one["id"]: one["day"] for one in cli("plan", app, "--json").json["steps"]}
    assert days["resign"] == "2026-11-30"
    assert days["notice-of-leaving"] == "2027-01-14"
    assert days["notice-of-joining"] == "2027-01-18"
    assert "resign" in owed(cli, "2026-11-25T09:00")
    cli("plan", app, "resign=done", now="2026-11-27T18:00")
    assert "resign" not in owed(cli, "2026-12-05T09:00")
    assert owed(cli, "2027-01-15T09:00")["notice-of-leaving"] == "overdue"
    assert reached(cli)["accepted"] == 1


def test_two_offers_that_compete(cli: CommandLine) -> None:
    first, second = (
        cli("add", name, "SRE", "--applied", "2026-10-05", now="2026-10-05T10:00").word
        for name in ("Aoba", "Momiji")
    )
    for app, day in ((first, "2026-10-20"), (second, "2026-10-22")):
        cli("log", app, "interview", "--at", f"{day}T10:00", now="2026-10-12T10:00")
        cli("log", app, "thanked", now=f"{day}T18:00")
    cli("log", first, "offer", "--by", "2026-11-06", now="2026-10-28T10:00")
    rules = owed(cli, "2026-10-28T11:00", first)
    assert {"offer-deadline", "tell-of-options", "request-offer-letter"} <= rules.keys()
    cli("log", first, "asked-time", "--by", "2026-11-13", now="2026-10-29T10:00")
    cli("log", first, "received", "--no-reply", "--answer-by", "2026-11-12", now="2026-10-30T10:00")
    deadlines = {one["rule"]: one["due_at"] for one in cli.due() if one["application"] == first}
    assert deadlines["offer-deadline"] == "2026-11-13T00:00:00+09:00"
    cli("log", second, "offer", "--by", "2026-11-11", now="2026-11-04T10:00")
    cli("checklist", first, "annual=700万円", "weekly-hours=40")
    cli("checklist", second, "annual=720万円", "weekly-hours=40")
    offers: list[Any] = cli("compare", "--json").json["offers"]
    assert {one["application"] for one in offers} == {first, second}
    cli("log", second, "accepted", now="2026-11-09T10:00")
    told = owed(cli, "2026-11-09T11:00", first)
    assert told["tell-the-others"] == "due"
    cli("plan", second, "first-day=2027-01-04", now="2026-11-09T11:00")
    assert "tell-others" in owed(cli, "2026-11-09T12:00", second)
    cli("log", first, "declined", now="2026-11-09T15:00")
    assert "tell-others" not in owed(cli, "2026-11-09T16:00", second)
    assert owed(cli, "2026-11-20T09:00", first) == {}
    assert standing(cli, first) == ("closed", "declined")
    assert reached(cli) | {"offer": 2, "accepted": 1} == reached(cli)


def test_silence_a_withdrawal_an_offer_taken_back_and_a_second_try(cli: CommandLine) -> None:
    silent, left, lost = (
        cli("add", name, "SRE", "--applied", "2026-09-01", now="2026-09-01T10:00").word
        for name in ("Aoba", "Momiji", "Kestrel")
    )
    for day in ("2026-09-08", "2026-09-15", "2026-09-24"):
        cli("log", silent, "followed-up", now=f"{day}T10:00")
    cli("dismiss", silent, "application-follow-up", now="2026-10-02T10:00")
    assert owed(cli, "2026-10-09T10:00", silent) == {"move-on": "due"}
    cli("done", silent, "move-on", now="2026-10-09T10:00")
    assert standing(cli, silent) == ("closed", "silent")
    cli("log", left, "withdrawn", now="2026-10-09T11:00")
    cli("log", lost, "interview", "--at", "2026-10-13T10:00")
    cli("log", lost, "offer", "--by", "2026-10-30", now="2026-10-19T10:00")
    cli("log", lost, "accepted", now="2026-10-21T10:00")
    cli("plan", lost, "first-day=2026-12-01")
    assert "resign" in owed(cli, "2026-10-26T10:00", lost)
    said = cli("log", lost, "rescinded", "--via", "phone", now="2026-10-27T10:00")
    assert "総合労働相談コーナー" in said.err
    assert standing(cli, lost) == ("closed", "rescinded")
    assert owed(cli, "2026-10-27T11:00", lost) == {}
    assert letter(cli, lost, "--lang", "ja") == "letter → rescission"
    cli("log", lost, "wrote", "--note", "asked for the reason")
    assert reached(cli) | {"offer": 1, "accepted": 0} == reached(cli)
    # Nothing is accepted any more, so another application is in order again.
    assert "stay-engaged" in {one["rule"] for one in cli.due(now="2026-10-28T10:00")}
    again = cli(
        "add", "Momiji", "Platform Engineer", "--applied", "2027-10-01", now="2027-10-01T10:00"
    )
    assert standing(cli, again.word) == ("applied", None)
    assert owed(cli, "2027-10-08T10:00", again.word) == {"application-follow-up": "due"}
    assert standing(cli, left) == ("closed", "withdrawn")
    # An old application that was never answered comes back with their word, and then lapses.
    cli("log", silent, "received", "--no-reply", now="2027-10-04T10:00")
    assert standing(cli, silent)[1] is None
    cli("log", silent, "offer", "--by", "2027-10-15", now="2027-10-06T10:00")
    assert owed(cli, "2027-10-16T10:00", silent)["offer-deadline"] == "overdue"
    cli("log", silent, "lapsed", now="2027-10-18T10:00")
    assert standing(cli, silent) == ("closed", "lapsed")
    assert letter(cli, silent, "--lang", "en") == "letter → late-answer"
