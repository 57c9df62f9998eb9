"""The date to answer an offer by: named, moved, asked for, told in the checklist."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import CommandLine

THU_12 = "2026-11-12T10:00"


@pytest.fixture
def offered(cli: CommandLine) -> str:
    """An application with an offer of Tuesday to be answered by Friday of the week after."""
    app = cli("add", "Aoba", "SRE", now="2026-11-10T10:00").word
    cli("log", app, "offer", "--by", "2026-11-20")
    cli.now = THU_12
    return app


def due_at(cli: CommandLine) -> str | None:
    found: list[Any] = [one for one in cli.due("--all") if one["rule"] == "offer-deadline"]
    return found[0]["due_at"][:16] if found else None


def test_an_offer_without_a_date_says_that_none_is_watched(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    said = cli("log", app, "offer")
    assert "No offer deadline is known" in said.err
    assert f"jobboard amend {app} {said.word} by=WHEN" in said.err
    cli("amend", app, said.word, "by=2026-12-01")
    assert due_at(cli) == "2026-12-02T00:00"
    assert "watched" not in cli("log", app, "offer-letter").err


def test_a_date_that_is_not_said_to_move_it_leaves_it_and_says_so(
    cli: CommandLine, offered: str
) -> None:
    said = cli("log", offered, "received", "--no-reply", "--by", "2026-11-16")
    assert "still Fri 20 Nov" in said.err
    assert due_at(cli) == "2026-11-21T00:00"
    assert f"jobboard amend {offered} {said.word} answer-by=WHEN" in said.err
    cli("amend", offered, said.word, "answer-by=2026-11-16")
    assert due_at(cli) == "2026-11-17T00:00"
    assert cli.show(offered)["events"][-1]["answers_offer"] is True
    cli("amend", offered, said.word, "answer-by=")
    assert due_at(cli) == "2026-11-21T00:00"


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (("interview", "--at", "2026-11-13T10:00", "--by", "2026-11-16"), "still Fri 20 Nov"),
        (("decision-date", "--by", "2026-11-16"), ""),
        (("offer-letter", "--by", "2026-11-16"), ""),
        (("offer-letter", "--note", "回答期限：2026年11月16日"), "still Fri 20 Nov"),
        (("offer-letter", "--note", "回答期限：2026年11月20日"), ""),
        (("received", "--answer-by", "2026-11-16"), ""),
        (("received", "--note", "x"), "Aoba: The offer deadline is still Fri 20 Nov"),
        (("replied",), ""),
        (("asked-time", "--by", "2026-11-16"), "not after the offer deadline, Fri 20 Nov"),
        (("task", "--by", "2026-11-16"), ""),
        # told on Wednesday, and the offer of Tuesday was followed by nothing else
        (
            ("offer-letter", "--at", "2026-11-09T10:00", "--by", "2026-11-16"),
            "gave that date after this one",
        ),
    ],
)
def test_only_what_leaves_the_date_says_that_it_stays(
    cli: CommandLine, offered: str, told: tuple[str, ...], says: str
) -> None:
    said = cli("log", offered, *told).err
    assert (says in said) if says else ("still Fri 20 Nov" not in said)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (("wrote", "--answer-by", "2026-11-16"), "has no offer deadline"),
        (("received", "--answer-by", "2026-11-16", "--by", "2026-11-18"), "use only one of them"),
        (("received", "--answer-by", "soon"), "not a date or time"),
    ],
)
def test_a_date_that_can_not_be_meant_is_refused(
    cli: CommandLine, offered: str, told: tuple[str, ...], why: str
) -> None:
    assert why in cli.fails("log", offered, *told, code=2).err


@pytest.mark.parametrize(
    "text",
    [
        *("14 Dec 2026", "12月14日", "answer by: 14 dec", "回答期限：12/14"),
        *("回答期限は2026年12月14日です", "Please reply by December 14."),
    ],
)
def test_the_deadline_of_the_checklist_is_the_offers(
    cli: CommandLine, offered: str, text: str
) -> None:
    cli("log", offered, "offer-letter")
    said = cli("checklist", offered, f"deadline={text}", "--from", "e-mail")
    assert "Mon 14 Dec 2026" in said.err
    assert due_at(cli) == "2026-12-15T00:00"
    shape = cli("checklist", offered, "--json").json
    assert shape["answer_by"] == "2026-12-14"
    (item,) = shape["topics"][0]["items"]
    assert (item["value"], item["state"], item["origin"]) == ("Mon 14 Dec 2026", "known", "e-mail")
    assert any("offer deadline" in line for line in cli("agenda", "--days", "40").out.splitlines())
    assert "offer deadline" in cli("status", now="2026-12-14T10:00").out
    cli("undo")
    assert due_at(cli) == "2026-11-21T00:00"


def test_the_deadline_of_the_checklist_is_in_the_calendar(
    cli: CommandLine, offered: str, tmp_path: Any
) -> None:
    cli("checklist", offered, "deadline=14 Dec 2026")
    cli("export", str(tmp_path / "jobs.ics"))
    assert "20261214" in (tmp_path / "jobs.ics").read_text()


def test_a_deadline_that_is_no_date_is_refused(cli: CommandLine, offered: str) -> None:
    assert "not a date or time" in cli.fails("checklist", offered, "deadline=soon", code=2).err
    assert due_at(cli) == "2026-11-21T00:00"


def test_a_deadline_taken_away_leaves_the_offers_own(cli: CommandLine, offered: str) -> None:
    cli("checklist", offered, "deadline=14 Dec 2026")
    cli("checklist", offered, "deadline=")
    assert due_at(cli) == "2026-11-21T00:00"


def test_a_deadline_before_the_offer_counts_from_then_on(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    assert (
        "The offer deadline counts once the offer is logged: log it"
        in cli("checklist", app, "deadline=14 Dec 2026").err
    )
    assert due_at(cli) is None
    assert "watched" not in cli("log", app, "offer").err
    assert due_at(cli) == "2026-12-15T00:00"


@pytest.mark.parametrize(
    ("note", "by"),
    [
        ("年収 800万円。回答期限：12月10日（木）", "2026-12-11T00:00"),
        ("回答期限は2026年12月10日17時です。", "2026-12-10T17:00"),
        ("回答期限は12月10日（木）とさせていただきます。", "2026-12-11T00:00"),
        ("Please reply by December 10", "2026-12-11T00:00"),
        ("The offer is valid until December 10.", "2026-12-11T00:00"),
        ("12月10日（木）までにご回答ください。", "2026-12-11T00:00"),
    ],
)
def test_a_date_taken_from_the_letter_is_watched(cli: CommandLine, note: str, by: str) -> None:
    app = cli("add", "Aoba", "SRE").word
    cli("log", app, "offer-letter", "--note", note)
    assert due_at(cli) is None
    assert "saved as text: no answer-by" not in cli("checklist", app, "--take").err
    assert due_at(cli) == by
    cli.now = "2026-11-24T10:00"
    cli("log", app, "received", "--answer-by", "2026-12-18")
    assert due_at(cli) == "2026-12-19T00:00", "what they named later counts"


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("2週間以内", "2026-11-25T00:00"),  # of Tue 10 Nov: by Tue 24 Nov
        ("within 2 weeks", "2026-11-25T00:00"),
        ("3営業日以内", "2026-11-14T00:00"),  # Fri 13 Nov
        ("+3d", "2026-11-16T00:00"),  # of Thu 12 Nov: by Sun 15 Nov
    ],
)
def test_days_within_which_to_answer_count_from_the_offer(
    cli: CommandLine, offered: str, text: str, by: str
) -> None:
    cli("checklist", offered, f"deadline={text}")
    assert due_at(cli) == by


def test_words_taken_from_the_card_say_that_no_date_is_watched(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    cli("log", app, "offer", "--note", "Please answer by the middle of December.")
    assert "is saved as text, so it sets no offer deadline" in cli("checklist", app, "--take").err
    assert any(
        "is saved as text, so it sets no offer deadline" in one
        for one in cli("checklist", app, "--json").json["remarks"]
    )
    assert due_at(cli) is None


# -- applied, nobody knows when ------------------------------------------------------------------

UNDATED = "Nothing will be due for Aoba until you say when you applied"


@pytest.mark.parametrize("stage", ["applied", "screening"])
def test_applied_without_a_day_says_that_nothing_will_be_due(cli: CommandLine, stage: str) -> None:
    said = cli("add", "Aoba", "SRE", "--stage", stage)
    assert UNDATED in said.err
    assert f"jobboard log {said.word} applied --at WHEN" in said.err
    cli("move", "aoba", "wishlist")
    assert UNDATED in cli("move", "aoba", stage).err
    cli("log", "aoba", "applied", "--at", "2026-11-20")
    cli("move", "aoba", "wishlist")
    assert UNDATED not in cli("move", "aoba", stage).err


@pytest.mark.parametrize(
    ("stage", "says", "how"),
    [
        ("interview", "Nothing will be due for an interview with Aoba", "interview --at WHEN"),
        ("offer", "There is no offer deadline for Aoba", "offer --by WHEN"),
        ("accepted", "No reminder about documents for Aoba", "accepted --at WHEN"),
    ],
)
def test_a_stage_by_hand_says_what_is_not_watched(
    cli: CommandLine, stage: str, says: str, how: str
) -> None:
    added = cli("add", "Aoba", "SRE", "--stage", stage)
    cli("move", "aoba", "wishlist")
    moved = cli("move", "aoba", stage)
    for said in (added, moved):
        (line,) = (one for one in said.err.splitlines() if says in one)
        assert f"jobboard log {added.word} {how}" in line
    cli("log", "aoba", *how.replace("WHEN", "2026-11-23T11:00").split(), now="2026-11-23T11:00")
    assert says not in cli("move", "aoba", stage).err


@pytest.mark.parametrize(
    "event", [("offer",), ("info-session", "--at", "2026-11-20T10:00"), ("received",)]
)
def test_moved_back_with_something_to_go_by_nothing_is_said(
    cli: CommandLine, event: tuple[str, ...]
) -> None:
    cli("add", "Aoba", "SRE")
    cli("log", "aoba", *event)
    assert "Nothing will be due" not in cli("move", "aoba", "applied").err


@pytest.mark.parametrize(
    "words",
    [
        ("add", "Aoba", "SRE"),
        ("add", "Aoba", "SRE", "--applied", "2026-11-20"),
        ("add", "Aoba", "SRE", "--stage", "offer"),
        ("add", "Aoba", "SRE", "--stage", "closed", "--outcome", "rejected"),
    ],
)
def test_where_something_will_be_due_or_nothing_is_to_nothing_is_said(
    cli: CommandLine, words: tuple[str, ...]
) -> None:
    assert "Nothing will be due" not in cli(*words).err


# -- what changes the date says so ---------------------------------------------------------------


def test_a_date_taken_away_does_not_come_back_as_the_offers(cli: CommandLine, offered: str) -> None:
    said = cli("log", offered, "received", "--no-reply")
    changed = cli("amend", offered, said.word, "answer-by=2026-12-05").err
    assert "The offer deadline is now Sat 5 Dec; it was Fri 20 Nov." in changed
    assert "now Fri 20 Nov; it was Sat 5 Dec" in cli("amend", offered, said.word, "by=").err
    assert cli.show(offered)["events"][-1]["answers_offer"] is False
    assert "still Fri 20 Nov" in cli("amend", offered, said.word, "by=2026-11-26").err
    assert due_at(cli) == "2026-11-21T00:00"


def test_whatever_moves_the_date_says_it(cli: CommandLine, offered: str) -> None:
    letter = cli("log", offered, "offer-letter", "--by", "2026-11-16")
    assert "now Mon 16 Nov; it was Fri 20 Nov" in letter.err
    assert "now Fri 20 Nov" in cli("amend", offered, letter.word, "cancelled=yes").err
    assert "now Mon 16 Nov" in cli("amend", offered, letter.word, "cancelled=no").err
    assert "now Fri 20 Nov" in cli("unlog", offered, letter.word).err
    assert "now Mon 14 Dec" in cli("checklist", offered, "deadline=14 Dec 2026").err
    assert "now Fri 20 Nov" in cli("checklist", offered, "deadline=").err
    said = cli("log", offered, "received")
    assert "Aoba: The offer deadline is still Fri 20 Nov." in said.err
    assert f"jobboard amend {offered} {said.word} answer-by=WHEN" in said.err


def test_a_date_from_before_the_offer_says_so(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", now="2026-11-10T10:00").word
    cli("log", app, "offer", "--by", "2026-11-20", now="2026-11-10T11:00")
    cli("amend", app, "offer", "by=", now="2026-11-10T11:00")
    cli("log", app, "received", "--answer-by", "2026-11-18", "--at", "2026-11-05T10:00")
    said = cli("log", app, "decision-date", "--by", "2026-11-16", "--at", "2026-11-06T10:00").err
    assert "still Wed 18 Nov. They gave this date before there was an offer." in said
