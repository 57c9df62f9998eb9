"""LinkedIn's export: every row accounted for, whichever way the archive comes."""

from __future__ import annotations

import zipfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.models import Application, Channel, Kind, Stage
from jobboard_tui.interchange.importers import Plan, Verdict, read
from jobboard_tui.interchange.importers.apply_plan import apply_plan
from tests.storage.linkedin_export import (
    APPLICATIONS,
    OWN_EMAIL,
    SAVED,
    Export,
    awkward_export,
    linkedin_date,
)

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 23, 12, tzinfo=TOKYO)


def plan_of(*paths: Path, board: Board | None = None) -> Plan:
    return read(paths, board or Board(), NOW)


def write(path: Path, header: list[str], *rows: str) -> Path:
    path.write_text("\n".join([",".join(header), *rows]) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def export() -> Export:
    return awkward_export()


@pytest.fixture(params=["zip", "zip in a folder", "folder", "Jobs"])
def way(request: pytest.FixtureRequest, export: Export, tmp_path: Path) -> Path:
    match request.param:
        case "zip":
            return export.write_zip(tmp_path / "Complete_LinkedInDataExport.zip")
        case "zip in a folder":
            return export.write_zip(tmp_path / "export.zip", inside="Complete_11-20-2026/")
        case "folder":
            return export.write_folder(tmp_path / "export")
        case _:
            return export.write_folder(tmp_path / "export") / "Jobs"


def test_all_300_rows_are_accounted_for_line_by_line(way: Path, export: Export) -> None:
    plan = plan_of(way)
    assert plan.format == "linkedin"
    found = [(Path(row.source).name, row.line, row.verdict.value) for row in plan.rows]
    assert found == [(Path(one.source).name, one.line, one.verdict) for one in export.wanted]
    assert len(found) == 300
    counts = Counter(one.verdict for one in export.wanted)
    assert {verdict.value: count for verdict, count in plan.counts.items()} == {
        "new": counts["new"],
        "same": counts["same"],
        "fuller": 0,
        "unreadable": counts["unreadable"],
    }
    assert len(plan.new) == counts["new"] > 200


def test_new_rows_become_what_they_say(export: Export, tmp_path: Path) -> None:
    plan = plan_of(export.write_zip(tmp_path / "export.zip"))
    wanted = iter(one for one in export.wanted if one.verdict == "new")
    for application, one in zip(plan.new, wanted, strict=True):
        assert application.company == one.company.replace("ﾎｼｿﾞﾗ", "ホシゾラ")  # widened
        assert application.source == "LinkedIn"
        assert application.url.startswith("https://www.linkedin.com/jobs/view/")
        sent = [event for event in application.events if event.kind is Kind.APPLIED]
        if one.at is not None:
            assert [event.at for event in sent] == [one.at]
            assert sent[0].via is Channel.LINKEDIN
            assert sent[0].logged == NOW
        else:
            assert sent == []
        saved = "Saved Jobs" in one.source
        assert application.stage is (Stage.WISHLIST if saved else Stage.APPLIED)


def test_missing_dates_are_told_in_their_rows(export: Export, tmp_path: Path) -> None:
    plan = plan_of(export.write_zip(tmp_path / "export.zip"))
    dateless = {
        one.line
        for one in export.wanted
        if one.at is None and one.verdict == "new" and "Applications.csv" in one.source
    }
    told = {
        row.line
        for row in plan.rows
        if "Applications.csv" in row.source and "no application date" in row.reason
    }
    assert told == dateless != set()


def test_unreadable_rows_name_line_and_column(export: Export, tmp_path: Path) -> None:
    plan = plan_of(export.write_folder(tmp_path / "export"))
    bad = [row for row in plan.rows if row.verdict is Verdict.UNREADABLE]
    for row in bad:
        (problem,) = row.problems
        assert problem.line == row.line
        assert problem.column in ("Company Name", "")
        assert problem.what
    assert {row.problems[0].column for row in bad} == {"Company Name", ""}


def test_importing_it_twice_adds_nothing(way: Path) -> None:
    board = apply_plan(plan_of(way), Board())
    again = plan_of(way, board=board)
    assert not again.changes_anything
    assert again.counts[Verdict.NEW] == again.counts[Verdict.FULLER] == 0
    assert apply_plan(again, board) == board


def test_ones_own_address_is_no_contact(export: Export, tmp_path: Path) -> None:
    plan = plan_of(export.write_zip(tmp_path / "export.zip"))
    assert all(application.contacts == () for application in plan.new)
    assert any("your own" in remark for remark in plan.remarks)
    assert OWN_EMAIL not in "".join(application.notes for application in plan.new)


@pytest.mark.parametrize("name", ["Job Applications.csv", "Job Applications_1.csv", "sent.csv"])
@pytest.mark.parametrize("way", ["file", "folder", "zip"])
def test_one_address_that_stands_once_is_ones_own_too(name: str, way: str, tmp_path: Path) -> None:
    row = '"11/2/26, 8:15 AM",me@home.example,+81 90-1,Aoba,SRE,https://l.example/1,cv.pdf,'
    (tmp_path / "Jobs").mkdir()
    path = write(tmp_path / "Jobs" / name, APPLICATIONS, row)
    if way == "folder":
        path = tmp_path
    elif way == "zip":
        with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
            archive.write(path, f"Jobs/{name}")
        path = tmp_path / "export.zip"
    if way == "folder" and name == "sent.csv":
        path = tmp_path / "Jobs"
    (application,) = plan_of(path).new
    assert application.contacts == ()
    assert "home.example" not in application.notes
    assert "90-1" not in application.notes


def test_two_addresses_of_ones_own_are_no_contacts(tmp_path: Path) -> None:
    path = write(
        tmp_path / "Job Applications.csv",
        APPLICATIONS,
        ",old@home.example,03-1,Aoba,SRE,,,\n,new@home.example,03-2,Kestrel,SRE,,,",
    )
    assert [application.contacts for application in plan_of(path).new] == [(), ()]


def test_times_are_utc_and_it_says_so(tmp_path: Path) -> None:
    path = write(
        tmp_path / "Job Applications.csv",
        APPLICATIONS,
        '"11/20/24, 8:15\u202fAM",,,Aoba,SRE,,cv.pdf,Why?: x',
    )
    plan = plan_of(path)
    (application,) = plan.new
    (event,) = application.events
    assert event.at == datetime(2024, 11, 20, 8, 15, tzinfo=UTC)
    assert event.at.isoformat() == "2024-11-20T17:15:00+09:00"
    assert (application.resume, application.notes) == ("cv.pdf", "Why?: x")
    assert any("UTC" in remark for remark in plan.remarks)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/4/26, 11:00 AM", "2026-03-04"),  # month first, as LinkedIn always writes
        ("3/4/26, 11:00 PM", "2026-03-05"),  # the next morning in Tokyo
        ("3/4/26", "2026-03-04"),
        ("2026-03-04", "2026-03-04"),
    ],
)
def test_dates_of_one_row_are_month_first(text: str, day: str, tmp_path: Path) -> None:
    path = write(tmp_path / "Job Applications.csv", APPLICATIONS, f'"{text}",,,Aoba,SRE,,,')
    (event,) = plan_of(path).new[0].events
    assert event.at.astimezone(TOKYO).date().isoformat() == day


@pytest.mark.parametrize("header", [APPLICATIONS, SAVED])
def test_a_renamed_file_is_known_by_its_columns(header: list[str], tmp_path: Path) -> None:
    cells = {"Company Name": "Aoba", "Job Title": "SRE"}
    row = ",".join(cells.get(name, "") for name in header)
    plan = plan_of(write(tmp_path / "my jobs.csv", header, row))
    assert plan.format == "linkedin"
    assert plan.new[0].stage is (Stage.WISHLIST if header == SAVED else Stage.APPLIED)


def test_the_parts_of_a_split_file_come_in_their_order(tmp_path: Path) -> None:
    folder = tmp_path / "Jobs"
    folder.mkdir()
    for number in (10, 2, 1, 0):
        name = f"Job Applications{f'_{number}' if number else ''}.csv"
        write(folder / name, APPLICATIONS, f",,,Company {number},SRE,,,")
    write(folder / "Saved Jobs.csv", SAVED, ",,SRE,Company 2", ",,SRE,Company 11")
    plan = plan_of(folder)
    assert [application.company for application in plan.new] == [
        f"Company {n}" for n in (0, 1, 2, 10, 11)
    ]
    assert plan.counts[Verdict.SAME] == 1


def test_a_saved_job_that_is_applied_for_later_moves(tmp_path: Path) -> None:
    url = "https://jp.linkedin.com/jobs/view/sre-at-aoba-4012345678"
    saved = write(tmp_path / "Saved Jobs.csv", SAVED, f'"10/1/26, 8:00 AM",{url}?trk=x,SRE,Aoba')
    board = apply_plan(plan_of(saved), Board())
    sent = write(
        tmp_path / "Job Applications.csv",
        APPLICATIONS,
        '"10/5/26, 8:00 AM",,,Aoba Inc.,SRE (Tokyo),https://www.linkedin.com/jobs/view/4012345678/,,',
    )
    plan = plan_of(sent, board=board)
    (row,) = plan.rows
    assert row.verdict is Verdict.FULLER
    assert row.reason == "same posting; adds the application date"
    (application,) = apply_plan(plan, board).applications.values()
    assert application.stage is Stage.APPLIED
    assert application.company == "Aoba"
    assert application.id in board.applications


def test_the_quick_export_without_jobs_says_what_to_ask_for(tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text("First Name,Company,Position\nA,B,C\n")
    with pytest.raises(JobboardError, match="larger archive"):
        plan_of(tmp_path)


def test_connections_are_no_applications(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text("First Name,Last Name,URL,Company,Position,Connected On\nA,B,,C,D,1 Nov 2026\n")
    with pytest.raises(JobboardError, match="LinkedIn connections"):
        plan_of(path)


def test_old_ones_without_an_answer_are_offered_for_closing(export: Export, tmp_path: Path) -> None:
    plan = plan_of(export.write_zip(tmp_path / "export.zip"))
    day = NOW.date()

    def is_old(application: Application) -> bool:
        return any(
            (day - event.at.astimezone(TOKYO).date()).days >= 45 for event in application.events
        )

    old = {
        application.id
        for application in plan.new
        if application.stage is Stage.APPLIED and is_old(application)
    }
    assert set(plan.silent) == old
    assert 100 < len(old) < len(plan.new)
    assert all(
        application.is_open for application in apply_plan(plan, Board()).applications.values()
    )
    closed = apply_plan(plan.closing_silent(), Board()).applications.values()
    assert {application.id for application in closed if application.outcome == "silent"} == old


def test_the_date_format_of_the_generator_is_linkedins() -> None:
    at = datetime(2024, 11, 20, 8, 15, tzinfo=UTC)
    assert linkedin_date(at, narrow=False) == "11/20/24, 8:15 AM"
