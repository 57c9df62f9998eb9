"""Logging, amending and taking out events."""

from __future__ import annotations

import pytest

from jobboard_tui.cli import main
from tests.cli.conftest import CommandLine


def test_log_takes_every_field(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    said = cli(
        *("log", app, "interview", "--at", "fri 15:00", "--minutes", "90", "--round", "2"),
        *("--by", "2026-12-01", "--via", "online", "--with", "Sato", "--with", "森"),
        *("--where", "https://meet.example/x", "--note", "bring\nthe portfolio"),
    )
    assert "at → Fri 27 Nov 2026 15:00 JST, 4 days" in said.err
    assert "stage: wishlist → interview" in said.err
    (event,) = cli.show(app)["events"]
    assert event == {
        "id": said.word,
        "kind": "interview",
        "at": "2026-11-27T15:00:00+09:00",
        "until": "2026-11-27T16:30:00+09:00",
        "by": "2026-12-01",
        "via": "online",
        "with": ["Sato", "森"],
        "note": "bring\nthe portfolio",
        "round": 2,
        "where": "https://meet.example/x",
        "minutes": 90,
        "cancelled": False,
        "cancelled_by": None,
        "cancelled_at": None,
        "needs_reply": True,
        "answers_offer": False,
        "message_id": "",
        "undated": False,
        "done": None,
        "logged": "2026-11-23T10:00:00+09:00",
    }


def test_what_happens_at_this_moment_is_not_still_to_come(
    cli: CommandLine, capsys: pytest.CaptureFixture[str]
) -> None:
    app = cli("add", "Aoba", "SRE").word
    assert main(["--file", str(cli.file), "log", app, "offer", "--by", "+7d"]) == 0
    assert (
        "note: that is in the future; until then no rule counts it" not in capsys.readouterr().err
    )


def test_what_happened_leans_to_the_past_and_meetings_to_the_future(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    cli("log", app, "applied", "--at", "fri 15:00")
    cli("log", app, "info-session", "--at", "fri 15:00")
    applied, session = cli.show(app)["events"]
    assert applied["at"] == "2026-11-20T15:00:00+09:00"
    assert session["at"] == "2026-11-27T15:00:00+09:00"


@pytest.mark.parametrize(
    ("told", "at", "until"),
    [
        (["fri 15:00-16:30"], "2026-11-27T15:00", "2026-11-27T16:30"),
        (["12/1 13時〜14時"], "2026-12-01T13:00", "2026-12-01T14:00"),
        (["fri 3-4pm", "--minutes", "60"], "2026-11-27T15:00", "2026-11-27T16:00"),
        (["today 19"], "2026-11-23T19:00", "2026-11-23T20:00"),
    ],
)
def test_a_meeting_may_be_told_from_to(
    cli: CommandLine, told: list[str], at: str, until: str
) -> None:
    app = cli("add", "Aoba", "SRE").word
    cli("log", app, "interview", "--at", *told)
    (event,) = cli.show(app)["events"]
    assert (event["at"][:16], event["until"][:16]) == (at, until)


def test_the_length_of_a_stretch_is_echoed(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    said = cli("log", app, "interview", "--at", "fri 15:00-16:30")
    assert "at → Fri 27 Nov 2026 15:00 JST, 4 days, 90 min" in said.err


@pytest.mark.parametrize("day", ["mon", "来月5日", "月末日", "2026-11-27"])
@pytest.mark.parametrize("kind", ["interview", "offer-meeting", "info-session"])
def test_a_meeting_needs_a_time_of_day(cli: CommandLine, kind: str, day: str) -> None:
    cli("add", "kept", "SRE", "--applied", "2026-11-16")
    assert "only a day is given" in cli.fails("log", "kept", kind, "--at", day, code=2).err


def test_what_is_no_meeting_has_no_end(cli: CommandLine) -> None:
    cli("add", "kept", "SRE", "--applied", "2026-11-16")
    said = cli.fails("log", "kept", "received", "--at", "fri 15:00-16:00", code=2)
    assert "only a meeting has an end" in said.err


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("thank-you", "thanked"),
        ("thank_you", "thanked"),
        ("follow-up", "followed-up"),
        ("interview-follow-up", "followed-up"),
        ("reply", "replied"),
        ("task-due", "task"),
        ("tell-the-others", "withdrawn"),
        ("interveiw", "interview"),
        ("decision-data", "decision-date"),
    ],
)
def test_a_name_that_is_near_is_offered(cli: CommandLine, word: str, meant: str) -> None:
    cli("add", "kept", "SRE", "--applied", "2026-11-02")
    said = cli.fails("log", "kept", word, code=2).err
    assert f"did you mean {meant}?" in said
    assert len(said) < 120


def test_an_underline_stands_for_a_dash(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", "--applied", "2026-11-02").word
    cli("log", app, "followed_up")
    cli("log", app, "Offer_Letter")
    kinds = [one["kind"] for one in cli.show(app)["events"]]
    assert kinds == ["applied", "followed-up", "offer-letter"]


def test_a_day_alone_comes_after_what_it_already_has(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", now="2026-11-16T09:00").word
    cli("log", app, "interview", "--at", "2026-11-20T15:00")
    said = cli("log", app, "thanked", "--at", "2026-11-20", now="2026-11-21T10:00")
    assert "16:00" in said.err
    assert cli.show(app)["events"][-1]["at"] == "2026-11-20T16:00:00+09:00"
    assert all(one["rule"] != "thank-you" for one in cli.due("--all"))


def test_by_may_carry_a_time(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    cli("log", app, "task", "--by", "wed 18:00", "--note", "portfolio")
    (task,) = cli.show(app)["events"]
    assert task["by"] == "2026-11-25T18:00:00+09:00"
    reminder = next(one for one in cli.due() if one["rule"] == "task-due")
    assert reminder["due_at"] == "2026-11-25T18:00:00+09:00"


def test_events_stand_oldest_first(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    for day in ("05", "02", "09"):
        cli("log", app, "note", "--at", f"2026-11-{day}")
    assert [event["at"][8:10] for event in cli.show(app)["events"]] == ["02", "05", "09"]


def test_a_follow_up_too_early_is_refused_with_the_day(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", "--applied", "2026-11-16").word
    said = cli.fails("log", app, "followed-up", code=3)
    assert "Tue 24 Nov" in said.err
    assert "--force" in said.err
    cli("log", app, "followed-up", "--force")
    assert [one["kind"] for one in cli.show(app)["events"]] == ["applied", "followed-up"]


def test_too_early_is_judged_at_the_time_told(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", "--applied", "2026-11-02").word
    cli.fails("log", app, "followed-up", "--at", "2026-11-08T10:00", code=3)
    cli("log", app, "followed-up", "--at", "2026-11-09T10:00")


def test_overlapping_appointments_are_warned_of(cli: CommandLine) -> None:
    first, second = (cli("add", name, "SRE").word for name in ("Aoba", "Kestrel"))
    assert "note" not in cli("log", first, "interview", "--at", "fri 15:00").err
    said = cli("log", second, "interview", "--at", "fri 15:30")
    assert "overlaps with Aoba" in said.err
    assert "overlaps with Aoba" not in cli("amend", second, "interview", "at=fri 17:00").err
    assert "overlaps with Aoba" in cli("amend", second, "interview", "at=fri 15:45").err


def test_accepting_without_a_letter_is_warned_of(cli: CommandLine) -> None:
    first, second = (cli("add", name, "SRE").word for name in ("Aoba", "Kestrel"))
    cli("log", first, "offer-letter")
    assert "note" not in cli("log", first, "accepted").err
    assert (
        "You have no offer letter yet: get the offer in writing first"
        in cli("log", second, "accepted").err
    )
    assert cli.show(second)["stage"] == "accepted"


def test_no_reply_owes_none(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", "--applied", "2026-11-16").word
    cli("log", app, "received", "--no-reply")
    assert cli.show(app)["events"][-1]["needs_reply"] is False
    assert all(one["rule"] != "reply" for one in cli.due("--all"))


def test_amend_moves_and_corrects(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    event = cli("log", app, "interview", "--at", "fri 15:00", "--with", "Sato").word
    cli(
        *("amend", app, event, "at=2026-11-30T11:00", "minutes=30", "round=1", "by=2026-12-04"),
        *("via=phone", "with=Sato, Mori", "where=3F", "note=moved"),
    )
    (amended,) = cli.show(app)["events"]
    assert (amended["at"], amended["until"]) == (
        "2026-11-30T11:00:00+09:00",
        "2026-11-30T11:30:00+09:00",
    )
    assert (amended["with"], amended["via"], amended["where"]) == (["Sato", "Mori"], "phone", "3F")
    cli("amend", app, event, "minutes=", "round=", "by=", "via=", "with=", "where=", "note=")
    (cleared,) = cli.show(app)["events"]
    assert (cleared["minutes"], cleared["round"], cleared["by"], cleared["via"]) == (
        60,
        None,
        None,
        None,
    )
    assert (cleared["with"], cleared["where"], cleared["note"]) == ([], "", "")


def test_a_cancelled_interview_stays_and_takes_its_stage_back(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", "--applied", "2026-11-16").word
    cli("log", app, "interview", "--at", "fri 15:00")
    said = cli("amend", app, "interview", "cancelled=yes")
    assert "stage: interview → applied" in said.err
    assert cli.show(app)["events"][-1]["cancelled"] is True
    assert all(one["rule"] != "thank-you" for one in cli.due("--all"))
    assert "stage: applied → interview" in cli("amend", app, "interview", "cancelled=no").err


@pytest.mark.parametrize(
    ("fields", "who", "at", "said"),
    [
        (
            ["cancelled=yes"],
            "me",
            None,
            "logged as cancelled by you; write cancelled=company if they cancelled",
        ),
        (["cancelled=me"], "me", None, ""),
        (["cancelled=company"], "company", "23T10:00", "they cancelled Mon 23 Nov 10:00: that"),
        (
            ["cancelled-at=yesterday 9am", "cancelled=company"],
            "company",
            "22T09:00",
            "22 Nov 09:00",
        ),
        (["cancelled=no"], None, None, ""),
    ],
)
def test_who_called_a_meeting_off(
    cli: CommandLine, fields: list[str], who: str | None, at: str | None, said: str
) -> None:
    app = cli("add", "Aoba", "SRE", "--applied", "2026-11-02").word
    cli("log", app, "interview", "--at", "fri 15:00")
    told = cli("amend", app, "interview", *fields)
    assert said in told.err
    event = cli.show(app)["events"][-1]
    assert (event["cancelled"], event["cancelled_by"]) == (who is not None, who)
    assert event["cancelled_at"] == (at and f"2026-11-{at}:00+09:00")
    late = [one["rule"] for one in cli.due() if one["application"]]
    assert late == ([] if who != "me" else ["application-follow-up"])
    if who == "company":
        assert "cancelled by them" in cli("show", app).out
        assert "no contact since; follow up after" not in cli("due").out
        cli("amend", app, "interview", "cancelled=no")
        assert cli.show(app)["events"][-1]["cancelled_at"] is None


def test_when_they_called_it_off_is_of_what_they_did(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    cli("log", app, "interview", "--at", "fri 15:00")
    assert (
        "cancelled=company" in cli.fails("amend", app, "interview", "cancelled-at=now", code=2).err
    )
    cli("amend", app, "interview", "cancelled=me")
    cli.fails("amend", app, "interview", "cancelled-at=now", code=2)
    assert (
        "not company, me or no"
        in cli.fails("amend", app, "interview", "cancelled=perhaps", code=2).err
    )


def test_a_task_is_done_by_hand(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    cli("log", app, "task", "--by", "wed", "--note", "SPI")
    cli("amend", app, "task", "done=yes")
    assert cli.show(app)["events"][0]["done"] == "2026-11-23T10:00:00+09:00"
    assert all(one["rule"] != "task-due" for one in cli.due("--all"))
    cli("amend", app, "task", "done=no")
    assert cli.show(app)["events"][0]["done"] is None


def test_of_several_of_a_kind_the_last_is_taken_and_said(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    cli("log", app, "note", "--at", "2026-11-09", "--note", "later")
    cli("log", app, "note", "--at", "2026-11-02", "--note", "earlier")
    assert "the latest of 2" in cli("unlog", app, "note").err
    assert [one["note"] for one in cli.show(app)["events"]] == ["earlier"]


def test_unlog_takes_the_stage_back(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    cli("log", app, "offer_letter")
    assert "stage: offer → wishlist" in cli("unlog", app, "Offer_Letter").err
    assert cli.show(app)["events"] == []


def test_warnings_of_what_leads_to_nothing(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    assert "--by" in cli("log", app, "task", "--note", "SPI").err
    assert (
        "note: that is in the future; until then no rule counts it"
        in cli("log", app, "note", "--at", "2026-11-27").err
    )


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["log", "nobody", "applied"], 1, "nobody"),
        (["log", "kept", "hired"], 2, "hired"),
        (["log", "kept", "audit"], 2, "audit"),
        (["log", "kept", "applied", "--at", "2026-02-30"], 2, "2026-02-30"),
        (["log", "kept", "applied", "--by", "whenever"], 2, "whenever"),
        (["log", "kept", "interview", "--via", "pigeon"], 2, "pigeon"),
        (["log", "kept", "interview", "--minutes", "-5"], 2, "--minutes"),
        (["amend", "kept", "applied"], 2, "FIELD=VALUE"),
        (["amend", "kept", "offer", "at=now"], 1, "has no event of that kind"),
        (["amend", "kept", "xxxxxxxx", "at=now"], 1, "neither an id"),
        (["unlog", "kept", "aplied"], 1, "did you mean applied?"),
        (["amend", "kept", "applied", "at="], 2, "time"),
        (["amend", "kept", "applied", "minutes=lots"], 2, "minutes"),
        (["amend", "kept", "applied", "via=pigeon"], 2, "pigeon"),
        (["amend", "kept", "applied", "cancelled=perhaps"], 2, "not company, me or no"),
        (["amend", "kept", "applied", "note=x", "kind=offer"], 2, "field kind"),
        (["unlog", "kept", "offer"], 1, "has no event of that kind"),
        (["unlog", "nobody", "offer"], 1, "nobody"),
    ],
)
def test_what_can_not_be_done_leaves_the_file_alone(
    cli: CommandLine, words: list[str], code: int, reason: str
) -> None:
    cli("add", "kept", "SRE", "--applied", "2026-11-16")
    assert reason in cli.fails(*words, code=code).err


def test_a_decision_of_a_day_ahead_is_refused_with_what_to_log_instead(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    for words in (
        ("log", app, "withdrawn", "--at", "2026-11-27"),
        ("add", "Bora", "SRE", "--applied", "2026-11-27"),
    ):
        said = cli.fails(*words, code=2)
        assert "that is in the future, but the stage would change at once" in said.err
        assert "decision-date" in said.err
    cli("log", app, "applied", "--at", "today")
    cli.fails("amend", app, "applied", "at=2026-11-27", code=2)


def test_a_day_alone_is_amended_as_it_is_logged(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", now="2026-11-16T09:00").word
    cli("log", app, "interview", "--at", "2026-11-20T15:00")
    cli("log", app, "thanked", "--at", "2026-11-20T08:00", "--force", now="2026-11-21T10:00")
    said = cli("amend", app, "thanked", "at=2026-11-20")
    assert "placed after that day's other events, at 16:00" in said.err
    assert cli.show(app)["events"][-1]["at"] == "2026-11-20T16:00:00+09:00"
    cli.fails("amend", app, "interview", "at=2026-11-24", code=2)
    cli.fails("amend", app, "interview", "at=", code=2)


def test_a_message_of_the_day_of_an_interview_is_due_as_if_it_came_first(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", now="2026-11-16T09:00").word
    cli("log", app, "interview", "--at", "2026-11-24T15:00")
    said = cli("log", app, "received", "--at", "yesterday", now="2026-11-25T14:00")
    assert "placed" not in said.err
    (reply,) = (
        one for one in cli("due", "--json", now="2026-11-25T14:00").json if one["rule"] == "reply"
    )
    assert reply["due_at"] == "2026-11-25T00:00:00+09:00"


def test_a_message_of_an_evening_is_behind_the_reply_of_that_afternoon(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", now="2026-11-16T09:00").word
    said = cli("log", app, "received", "--at", "yesterday evening", now="2026-11-25T14:00")
    assert "last on that day" in said.err
    cli("log", app, "replied", "--at", "yesterday 15:00", now="2026-11-25T14:00")
    assert "reply" in cli("due", now="2026-11-25T14:00").out
    said = cli("log", app, "replied", "--at", "yesterday 21:00", now="2026-11-25T14:00")
    assert "placed before “they wrote” of that evening, which has no hour" in said.err
    cli.now = "2026-11-25T14:00"
    said = cli.fails("log", app, "replied", "--at", "yesterday afternoon", code=2)
    assert "before or after what happened at 15:00" in said.err
