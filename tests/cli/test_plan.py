"""The plan from yes to the first day on the command line, in the agenda and in the calendar."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine

ACCEPTED = "2026-11-24T10:00"


@pytest.fixture
def app(cli: CommandLine) -> str:
    """An application that was accepted on 24 November 2026."""
    app = cli("add", "Aoba", "SRE", "--applied", "2026-11-02", now="2026-11-02T10:00").word
    cli("log", app, "offer", "--by", "2026-11-30", now="2026-11-22T10:00")
    cli("log", app, "accepted", now=ACCEPTED)
    return app


def steps(cli: CommandLine, app: str) -> dict[str, tuple[str, str]]:
    shown = cli("plan", app, "--json").json["steps"]
    return {step["id"]: (step["day"], step["state"]) for step in shown}


def test_without_a_first_day_it_is_asked_for(cli: CommandLine, app: str) -> None:
    assert "name-first-day" in {one["rule"] for one in cli.due()}
    assert "plan" in cli("plan", app).err
    shown = cli("plan", app, "--json").json
    assert (shown["first_day"], shown["steps"]) == (None, [])
    cli("plan", app, "first-day=2027-02-01")
    rules = {one["rule"] for one in cli.due("--all")}
    assert rules.isdisjoint({"name-first-day", "joining-papers", "stay-engaged"})
    assert "resign" in rules


def test_steps_are_ticked_moved_left_out_and_taken_back(cli: CommandLine, app: str) -> None:
    cli("plan", app, "first-day=2027-02-01", "last-day=2027-01-15")
    cli("plan", app, "tell-manager=done", "company-housing=out", "handover=2026-12-28")
    found = steps(cli, app)
    assert found["resign"] == ("2026-12-15", "later")
    assert found["tell-manager"][1] == "done"
    assert found["company-housing"][1] == "left-out"
    assert found["handover"] == ("2026-12-28", "later")
    cli("undo")
    assert {state for _day, state in steps(cli, app).values()}.isdisjoint(("done", "left-out"))
    assert steps(cli, app)["handover"] == ("2026-12-25", "later")
    cli("redo")
    cli("plan", app, "tell-manager=open")
    assert steps(cli, app)["tell-manager"] == ("2026-12-11", "later")
    printed = cli("plan", app).out
    assert "resign" in printed
    assert "民法 627条1項" in printed
    assert "労働基準監督署" in cli("plan", app).err


def test_they_are_done_and_put_off_like_any_reminder(cli: CommandLine, app: str) -> None:
    cli("plan", app, "first-day=2027-02-01")
    cli("snooze", app, "resign", "--until", "2027-01-04", now="2026-12-28T10:00")
    assert steps(cli, app)["resign"] == ("2027-01-04", "later")
    cli("done", app, "resign", now="2027-01-04T10:00")
    assert steps(cli, app)["resign"][1] == "done"
    assert "resign" not in {one["rule"] for one in cli.due("--all")}


def test_the_last_paper_ticks_the_papers_off(cli: CommandLine, app: str) -> None:
    cli("plan", app, "first-day=2027-02-01")
    for paper in cli("checklist", app, "--all").out.partition("Joining documents")[2].split("\n"):
        if paper.strip():
            cli("checklist", app, "--paper", paper.split()[0])
    assert steps(cli, app)["papers-ready"][1] == "done"


def test_what_one_says_of_oneself_counts_for_every_plan(cli: CommandLine, app: str) -> None:
    cli("plan", app, "first-day=2027-02-01")
    assert "notice-of-joining" not in steps(cli, app)
    cli("settings", "residence=work", "notice=2週間")
    found = steps(cli, app)
    assert found["notice-of-joining"][0] == "2027-02-15"
    assert found["resign"][0] == "2027-01-15"
    assert "residence-card" in cli("checklist", app, "--all").out
    assert "notice=14 d" in cli("settings").out
    cli("settings", "employment=none", "residence=")
    assert "resign" not in steps(cli, app)
    assert "present employer" not in cli("plan", app).out
    shown = cli("plan", app, "--lang", "ja")
    assert "our choice" not in shown.out
    assert "our choice" not in shown.err
    for wrong in ("residence=visa", "employment=yes", "notice=30"):
        cli.fails("settings", wrong, code=2)


def test_the_agenda_and_the_calendar_have_the_first_day_and_the_steps(
    cli: CommandLine, app: str, tmp_path: Path
) -> None:
    cli("plan", app, "first-day=2027-02-01")
    days = {
        day["date"]: [(item["what"], item["title"]) for item in day["items"]]
        for day in cli("agenda", "--days", "90", "--json").json
    }
    assert ("day", "first day") in days["2027-02-01"]
    assert ("day", "give notice") in days["2026-12-28"]  # Thu 31 Dec is in the year-end closure
    calendar = tmp_path / "plan.ics"
    cli("export", str(calendar))
    text = calendar.read_text(encoding="utf-8")
    first = text.partition(f"UID:{app}-first-day@")[0].rpartition("BEGIN:VEVENT")[2]
    assert "DTSTART;VALUE=DATE:20270201" in first
    assert "SUMMARY:Aoba: give notice" in text
    cli("edit", app, "first-day=2027-03-01")
    cli("export", str(calendar), "--force")
    assert "DTSTART;VALUE=DATE:20270301" in calendar.read_text(encoding="utf-8")


def test_what_is_off_is_refused(cli: CommandLine, app: str) -> None:
    other = cli("add", "Mozu", "SRE").word
    cli.fails("plan", other, code=1)
    cli.fails("plan", other, "first-day=2027-02-01", code=1)
    cli.fails("plan", app, "nonsense=done", code=2)
    cli.fails("plan", app, "resign=", code=2)
    cli.fails("plan", app, "resign=soonish", code=2)
    cli.fails("plan", app, "resign", code=2)
    cli.fails("plan", app, "tell-manager=done", "first-day=1/2027/9", code=2)


def test_after_an_offer_is_taken_back_nothing_of_it_is_owed(cli: CommandLine, app: str) -> None:
    cli("plan", app, "first-day=2027-02-01")
    cli("log", app, "rescinded", now="2026-12-01T10:00")
    assert [one for one in cli.due("--all") if one["application"]] == []
    assert cli("agenda", "--days", "90", "--json").json == []
    cli.fails("plan", app, code=1)
