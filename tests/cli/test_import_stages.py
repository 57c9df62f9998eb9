"""What is reminded of after rows of a later stage have come in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.domain.timeline_builder import KNOWN

TODAY = "2026-11-23T10:00"


def take_in(cli: CommandLine, tmp_path: Path, row: str, *words: str) -> str:
    path = tmp_path / "jobs.csv"
    path.write_text(f"会社名,職種,状況,応募日,締切\n{row}\n", encoding="utf-8")
    said = cli("import", str(path), *words, now=TODAY)
    return said.out + said.err


def rules(cli: CommandLine, now: str = TODAY) -> dict[str, str]:
    found = [one for one in cli.due("--all", now=now) if one["rule"] in KNOWN]
    return {one["rule"]: one["state"] for one in found if one["application"]}


@pytest.mark.parametrize("stage", ["一次面接", "最終面接", "面接", "書類選考中"])
def test_the_company_of_a_later_stage_has_answered(
    cli: CommandLine, tmp_path: Path, stage: str
) -> None:
    take_in(cli, tmp_path, f"青葉,SRE,{stage},2026-11-02,")
    assert rules(cli) == {"application-follow-up": "waiting"}
    (follow_up,) = (one for one in cli.due("--all") if one["rule"] == "application-follow-up")
    assert follow_up["opens_at"] == "2026-11-30T00:00:00+09:00"
    applied, heard = cli.show("青葉")["events"]
    assert (applied["kind"], heard["kind"], heard["needs_reply"]) == ("applied", "received", False)
    assert (heard["at"], heard["note"]) == (
        "2026-11-23T10:00:00+09:00",
        f"stage in the import: {stage}",
    )


def test_the_day_of_an_import_is_no_day_of_an_answer(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "jobs.csv"
    rows = ["会社名,職種,状況,応募日"]
    rows += [f"{one},SRE,面接,2026-11-02" for one in ("青葉", "月島", "灯台")]
    path.write_text("\n".join([*rows, "雷鳥,SRE,不採用,2026-11-02"]), encoding="utf-8")
    cli("import", str(path), now=TODAY)
    found = cli("stats", "--json", now="2026-11-24T10:00").json
    (answers,) = found["responses"]
    assert (answers["sent"], answers["answered"], answers["median_days"]) == (4, 4, None)
    assert [one["median_days"] for one in found["stages"]] == [None] * 5
    assert sum(one["responses"] for one in found["weeks"]) == 0
    # correcting something else tells nothing of its day; once that is told, it is known
    cli("amend", "青葉", "received", "note=x", now="2026-11-24T10:00")
    assert [one["undated"] for one in cli.show("青葉")["events"]] == [False, True]
    cli("amend", "青葉", "received", "at=2026-11-10", now="2026-11-24T10:00")
    assert [one["undated"] for one in cli.show("青葉")["events"]] == [False, False]


def test_when_they_answered_is_not_known_before_it_is_told(
    cli: CommandLine, tmp_path: Path
) -> None:
    for name in ("青葉", "白樺", "雷鳥"):
        take_in(cli, tmp_path, f"{name},SRE,一次面接,2026-11-02,")
    found = [one for one in cli.due("--all") if one["rule"] == "application-follow-up"]
    (why,) = {one["why"].partition(";")[0] for one in found}
    assert why == "stage reached on an unknown date (import of Mon 23 Nov)"
    shown = cli("show", "青葉").out
    assert "date unknown  stage reached" in shown
    assert "they wrote" not in shown
    assert shown.index("21 days ago") < shown.index("date unknown")
    assert "today" not in shown
    assert cli.show("青葉")["events"][1]["undated"]


def test_what_was_only_applied_for_is_still_followed_up(cli: CommandLine, tmp_path: Path) -> None:
    take_in(cli, tmp_path, "青葉,SRE,応募済み,2026-11-02,")
    assert rules(cli) == {"application-follow-up": "overdue"}


@pytest.mark.parametrize(
    ("stage", "applied"),
    [("書類選考中", "2026-10-09"), ("一次面接", "2026-08-01"), ("内定", "2026-08-01")],
)
def test_old_ones_get_no_new_reminders(
    cli: CommandLine, tmp_path: Path, stage: str, applied: str
) -> None:
    take_in(cli, tmp_path, f"青葉,SRE,{stage},{applied},")
    assert rules(cli) == {"move-on": "due"}
    assert [one["kind"] for one in cli.show("青葉")["events"]] == ["applied"]


def test_the_deadline_of_an_offer_is_that_of_its_answer(cli: CommandLine, tmp_path: Path) -> None:
    said = take_in(cli, tmp_path, "青葉,SRE,内定,2026-10-01,2026-11-30", "--dry-run")
    assert "offer; applied 2026-10-01; answer by 2026-11-30" in said
    assert "the stage has no date: its reminders count from the import" in said
    take_in(cli, tmp_path, "青葉,SRE,内定,2026-10-01,2026-11-30")
    assert rules(cli)["offer-deadline"] == "due"
    later = rules(cli, "2026-12-20T10:00")
    assert later["offer-deadline"] == "overdue"
    assert not {"move-on", "application-follow-up"} & later.keys()
    applied, offer = cli.show("青葉")["events"]
    assert (applied["by"], offer["kind"], offer["by"]) == (None, "offer", "2026-11-30")


def test_an_offer_without_a_day_of_applying_has_its_deadline_too(
    cli: CommandLine, tmp_path: Path
) -> None:
    take_in(cli, tmp_path, "青葉,SRE,内定,,2026-11-30")
    shown = cli.show("青葉")
    assert (shown["stage"], shown["apply_by"]) == ("offer", None)
    assert rules(cli)["offer-deadline"] == "due"


def test_an_answer_that_was_owed_long_ago_stays_in_the_notes(
    cli: CommandLine, tmp_path: Path
) -> None:
    take_in(cli, tmp_path, "青葉,SRE,内定,2026-05-01,2026-06-01")
    shown = cli.show("青葉")
    assert [one["kind"] for one in shown["events"]] == ["applied"]
    assert "締切: 2026-06-01" in shown["notes"]


def test_the_dry_run_says_what_is_assumed(cli: CommandLine, tmp_path: Path) -> None:
    said = take_in(cli, tmp_path, "青葉,SRE,一次面接,2026-11-02,", "--dry-run")
    assert "the stage has no date: its reminders count from the import" in said


def test_no_text_invents_a_midnight(cli: CommandLine, tmp_path: Path) -> None:
    take_in(cli, tmp_path, "青葉,SRE,応募済み,2026-11-10,")
    shown = cli("show", "青葉").out
    assert "Tue 10 Nov" in shown
    assert "00:00" not in shown
    (why,) = (one["why"] for one in cli.due("--all") if one["rule"] == "application-follow-up")
    assert why.startswith("applied Tue 10 Nov;")


def test_a_midnight_that_was_told_at_that_time_stays(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", now="2026-11-10T00:00").word
    cli("log", app, "applied")
    assert "Tue 10 Nov 00:00" in cli("show", app).out


def test_what_an_offer_of_an_unknown_date_asks_for_has_a_day_and_no_hour(
    cli: CommandLine, tmp_path: Path
) -> None:
    take_in(cli, tmp_path, "青葉,SRE,内定,2026-11-02,")
    (letter,) = (
        one for one in cli.due("--all", now=TODAY) if one["rule"] == "request-offer-letter"
    )
    assert letter["due_at"] == "2026-11-25T00:00:00+09:00"
