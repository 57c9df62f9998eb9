"""An offer rescinded, an offer that lapses, a company that stays away from a meeting."""

from __future__ import annotations

import pytest

from tests.cli.conftest import CommandLine


@pytest.fixture
def app(cli: CommandLine) -> str:
    """An application of 2 November with an interview on Friday the 20th at 15:00."""
    said = cli("add", "Aoba", "SRE", "--applied", "2026-11-02", now="2026-11-02T10:00")
    app = said.word
    cli("log", app, "interview", "--at", "2026-11-20T15:00", now="2026-11-12T10:00")
    return app


def stage(cli: CommandLine, app: str) -> tuple[str, str | None]:
    shown = cli.show(app)
    return shown["stage"], shown["outcome"]


def reached(cli: CommandLine) -> list[str]:
    """The stages of the funnel to which an application came."""
    steps = cli("stats", "--json").json["funnel"]
    return [step["stage"] for step in steps if step["count"]]


# -- they did not come ----------------------------------------------------------------------------


def test_a_meeting_from_which_they_stay_away_is_called_off_by_them(
    cli: CommandLine, app: str
) -> None:
    said = cli("log", app, "no-show", now="2026-11-20T15:20")
    assert "interview of Fri 20 Nov 15:00 counts as cancelled by the company" in said.err
    _applied, meeting, away = cli.show(app)["events"]
    assert (meeting["cancelled_by"], meeting["cancelled_at"]) == ("company", away["at"])
    assert stage(cli, app) == ("applied", None)
    due = [(one["rule"], one["due_at"]) for one in cli.due() if one["application"]]
    assert due == [("ask-new-date", "2026-11-21T15:20:00+09:00")]
    why = next(one["why"] for one in cli.due() if one["rule"] == "ask-new-date")
    assert why.startswith("they didn't come Fri 20 Nov 15:00-16:00")  # not when that was logged
    waiting = {one["rule"]: one["opens_at"][:10] for one in cli.due("--all")}
    assert waiting["application-follow-up"] == "2026-11-27"
    reasons = {one["rule"]: one["why"] for one in cli.due("--all")}
    assert "they didn't come Fri 20 Nov 15:00-16:00" in reasons["application-follow-up"]
    assert not [why for why in reasons.values() if "cancelled" in why or why.count("didn't") > 1]
    assert cli("draft", app, code=4).err.splitlines()[0] == "letter → new-date"


@pytest.mark.parametrize(
    "words",
    [
        ("wrote",),
        ("followed-up", "--force"),
        ("interview", "--at", "2026-11-25T15:00"),
        ("withdrawn",),
    ],
)
def test_asking_or_another_date_is_what_was_owed(
    cli: CommandLine, app: str, words: tuple[str, ...]
) -> None:
    cli("log", app, "no-show", now="2026-11-20T15:20")
    cli("log", app, *words, now="2026-11-20T17:00")
    assert "ask-new-date" not in {one["rule"] for one in cli.due("--all")}


def test_taking_it_out_moving_it_or_undoing_it_gives_the_meeting_back(
    cli: CommandLine, app: str
) -> None:
    away = cli("log", app, "no-show", now="2026-11-20T15:20").word
    cli("amend", app, away, "at=2026-11-20T15:10")
    assert cli.show(app)["events"][1]["cancelled_at"] == "2026-11-20T15:10:00+09:00"
    cli("unlog", app, away)
    assert cli.show(app)["events"][1]["cancelled"] is False
    assert stage(cli, app) == ("interview", None)
    cli("undo")
    assert cli.show(app)["events"][1]["cancelled"] is True


def test_without_a_meeting_that_had_begun_nobody_stayed_away(cli: CommandLine, app: str) -> None:
    cli.now = "2026-11-20T14:00"
    cli.fails("log", app, "no-show", code=2)
    cli.fails("log", app, "no-show", "--at", "2026-11-20T15:00", code=2)
    cli("amend", app, cli.show(app)["events"][1]["id"], "cancelled=company")
    cli.now = "2026-11-20T16:00"
    cli.fails("log", app, "no-show", code=2)


def test_a_follow_up_a_week_later_says_that_the_meeting_did_not_take_place(
    cli: CommandLine, app: str
) -> None:
    cli("log", app, "no-show", now="2026-11-20T15:20")
    cli("log", app, "wrote", now="2026-11-20T17:00")
    text = cli("draft", app, "--lang", "en", now="2026-11-27T12:00", code=4).out
    assert "was planned for Friday, 20 November did not take place" in text


def test_an_offer_meeting_to_which_they_do_not_come_leaves_the_offer(
    cli: CommandLine, app: str
) -> None:
    cli("log", app, "offer-meeting", "--at", "2026-11-25T15:00", now="2026-11-23T10:00")
    cli("log", app, "no-show", now="2026-11-25T15:20")
    assert stage(cli, app) == ("offer", None)
    assert reached(cli)[-1] == "offer"
    rules = {one["rule"] for one in cli.due("--all") if one["application"]}
    assert "ask-new-date" in rules
    assert not {rule for rule in rules if "follow-up" in rule or rule == "move-on"}


# -- the offer is gone ----------------------------------------------------------------------------


@pytest.mark.parametrize("accepted", [False, True])
def test_an_offer_taken_back_was_reached_and_not_accepted(
    cli: CommandLine, app: str, accepted: bool
) -> None:
    cli("log", app, "offer", "--by", "2026-12-04", now="2026-11-24T10:00")
    if accepted:
        cli("log", app, "accepted", now="2026-11-25T10:00")
    said = cli("log", app, "rescinded", now="2026-11-27T10:00")
    assert "総合労働相談コーナー" in said.err
    assert stage(cli, app) == ("closed", "rescinded")
    assert reached(cli)[-1] == "offer"
    assert not [one for one in cli.due("--all") if one["application"]]
    assert "closed: offer rescinded" in cli("list").out
    refused = cli.fails("plan", app, "first-day=2027-02-01", code=1)
    assert "offer rescinded, so there is no plan" in refused.err
    assert "accepted yet" not in refused.err
    assert "The offer was rescinded" in cli("checklist", app, "--markdown").out
    letter = cli("draft", app, "--lang", "ja", code=4)
    assert letter.err.splitlines()[0] == "letter → rescission"
    assert ("承諾のお返事を差し上げ" in letter.out) is accepted
    cli("log", app, "wrote")
    cli.fails("draft", app, code=2)


def test_an_offer_that_lapses_is_over_and_can_come_again(cli: CommandLine, app: str) -> None:
    cli("log", app, "offer", "--by", "2026-11-30", now="2026-11-24T10:00")
    cli("log", app, "lapsed", now="2026-12-02T10:00")
    assert stage(cli, app) == ("closed", "lapsed")
    assert reached(cli)[-1] == "offer"
    assert cli("draft", app, code=4).err.splitlines()[0] == "letter → late-answer"
    cli("log", app, "offer", "--by", "2026-12-10", now="2026-12-03T10:00")
    assert stage(cli, app) == ("offer", None)
    cli("log", app, "accepted", now="2026-12-04T10:00")
    assert reached(cli)[-1] == "accepted"


@pytest.mark.parametrize("outcome", ["rescinded", "lapsed"])
def test_by_hand_too_it_came_as_far_as_the_offer(cli: CommandLine, app: str, outcome: str) -> None:
    cli("move", app, "closed", "--outcome", outcome)
    assert stage(cli, app) == ("closed", outcome)
    assert reached(cli)[-1] == "offer"
    assert [one["id"] for one in cli("list", f"is:{outcome}", "--json").json] == [app]
