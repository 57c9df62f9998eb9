"""Shapes of tables that people and programs write, each with what a person reads from it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Application, Deadline, Kind
from jobboard_tui.interchange.importers import Plan, read

NOW = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Asia/Tokyo"))


def plan_of(folder: Path, text: str, name: str = "jobs.csv") -> Plan:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read([path], Board(zone="Asia/Tokyo"), NOW)


def told(application: Application) -> str:
    """Stage and events of an application in one line."""
    where = application.outcome.value if application.outcome else application.stage.value
    events = [
        f"{event.kind} {moment(event.at)}"
        + (f" r{event.round}" if event.round else "")
        + (f" by {moment(event.by)}" if event.by and event.kind is not Kind.TASK else "")
        for event in sorted(application.events, key=lambda event: event.at)
        if not event.undated and event.kind is not Kind.TASK
    ]
    tasks = [
        f"{event.note} by {moment(event.by)}"
        for event in application.events
        if event.kind is Kind.TASK
    ]
    return "; ".join((where, *events, *tasks))


def moment(at: Deadline | None) -> str:
    if not isinstance(at, datetime):
        return f"{at:%m-%d}"
    at = at.astimezone(NOW.tzinfo)
    return f"{at:%m-%d}" if (at.hour, at.minute) == (0, 0) else f"{at:%m-%d %H:%M}"


SHAPES = {
    "a column a step": (
        "会社,職種,応募日,書類選考,一次面接,二次面接,内定\n"
        "青,A,11/2,通過,11/25 14:00,,\n白,B,10/20,○,○,11/27,\n緑,C,11/15,選考中,,,\n"
        "赤,D,9/1,×,,,\n黒,E,9/20,○,○,○,11/18\n灰,F,8/10,通過,辞退,,\n",
        [
            "interview; applied 11-02; interview 11-25 14:00 r1",
            "interview; applied 10-20; interview 11-27 r2",
            "screening; applied 11-15",
            "rejected; applied 09-01",
            "offer; applied 09-20; offer 11-18",
            "withdrawn; applied 08-10",
        ],
    ),
    "words that are struck out": (
        "| 会社 | 職種 | 状況 |\n|---|---|---|\n| ~~青~~ | A | ~~応募済み~~ |\n"
        "| 白 | B | ~~書類選考~~ 落ちた |\n",
        ["wishlist", "rejected"],
    ),
    "groups over the columns": (
        "企業名,ES,,面接,\n,締切,提出,1次,2次\n青,2026-11-27,,,\n"
        "白,2026-10-20,2026-10-18,2026-11-26 11:00,\n",
        ["wishlist", "interview; applied 10-18; interview 11-26 11:00 r1"],
    ),
    "a title over the columns": (
        "応募,,,\n会社,職種,応募日,結果\n青,A,2026-11-02,不採用\n",
        ["rejected; applied 11-02"],
    ),
    "a legend below": (
        "会社,職種,応募日,書類,一次\n青,A,2026-10-01,○,△\n○…通過　×…不合格　△…結果待ち,,,,\n",
        ["interview; applied 10-01"],
    ),
    "a casual talk that was": (
        "会社,職種,応募日,カジュアル面談\n青,A,2026-11-02,2026-10-25 19:00\n",
        ["screening; info-session 10-25 19:00; applied 11-02"],
    ),
    "questions as headers": (
        "Date Applied,Company,Position,Heard Back?,Interview?,Offer?,Notes\n"
        "11/2,Ash,A,No,No,No,\n10/20,Birch,A,Yes,11/25 3pm,No,\n"
        "9/1,Cedar,A,Yes,Yes,Yes,ACCEPTED!!\n8/1,Date,A,Rejected,,,\nTOTAL,4,,,2,1,\n",
        [
            "applied; applied 11-02",
            "interview; applied 10-20; interview 11-25 15:00",
            "accepted; applied 09-01",
            "rejected; applied 08-01",
        ],
    ),
    "what comes next by its date": (
        "会社名,職種,今の状況,応募日,次の予定\n青,A,一次面接,2026-11-02,2026-11-25 14:00\n"
        "白,B,WEBテスト,2026-11-05,2026-11-28\n",
        [
            "interview; applied 11-02; interview 11-25 14:00 r1",
            "screening; applied 11-05; WEBテスト (次の予定) by 11-28",
        ],
    ),
    "boxes": (
        "Job,Company,Applied?,Interviewed?,Rejected?,Ghosted?,Accepted?\n"
        "A,Ash,TRUE,FALSE,FALSE,FALSE,FALSE\nA,Birch,TRUE,TRUE,FALSE,FALSE,FALSE\n"
        "A,Cedar,TRUE,FALSE,TRUE,FALSE,FALSE\nA,Dogwood,TRUE,FALSE,FALSE,TRUE,FALSE\n"
        "A,Elm,FALSE,FALSE,FALSE,FALSE,FALSE\nA,Fir,TRUE,TRUE,FALSE,FALSE,TRUE\n",
        ["applied", "interview", "rejected", "silent", "wishlist", "accepted"],
    ),
    "a tick and a date for applying": (
        "applied,appliedDate,Company,JobTitle,Status\nYes,2026-11-02,Ash,A,Applied\n"
        "No,N/A,Birch,A,Draft\n",
        ["applied; applied 11-02", "wishlist"],
    ),
    "a round by the stage": (
        "会社,応募職種,進捗,応募日,次回面接\n青,A,二次面接待ち,2026/10/20,2026/11/26 16:00\n",
        ["interview; applied 10-20; interview 11-26 16:00 r2"],
    ),
    "names of a program, instants of UTC": (
        "listName,title,employer,appliedDate,firstInterviewDate\n"
        "Interview,Dev,Ash,2026-10-02T02:00:00.000Z,2026-11-25T06:00:00.000Z\n",
        ["interview; applied 10-02 11:00; interview 11-25 15:00 r1"],
    ),
    "month first, told by another column": (
        "Name,Company,Status,Applied on,Interview on\nDev,Ash,Applied,11/2/2026,\n"
        "QA,Birch,Interviewing,10/2/2026 3:00pm,11/25/2026 3:00pm\n",
        ["applied; applied 11-02", "interview; applied 10-02 15:00; interview 11-25 15:00"],
    ),
    "how an offer ended": (
        "Application Date,Company,Position,Status,Offer Date,Decision Deadline,Final Decision\n"
        "09/15/2026,Ash,A,Offer,11/18/2026,11/27/2026,Pending\n"
        "07/22/2026,Birch,A,Offer,08/20/2026,08/27/2026,Declined\n",
        [
            "offer; applied 09-15; offer 11-18 by 11-27",
            "declined; applied 07-22; offer 08-20 by 08-27",
        ],
    ),
    "the posting's deadline": (
        "Company,Position,Status,Date Applied,Deadline\nAsh,A,Applied,2026-11-02,2027-03-31\n",
        ["applied; applied 11-02"],
    ),
    "the next step's deadline": (
        "企業名,職種,応募日,面接日,次のアクション,期限\n"
        "青,A,2026年11月2日,2026年11月25日 14:00 (JST),面接準備,2026年11月24日\n",
        ["interview; applied 11-02; interview 11-25 14:00; 面接準備 by 11-24"],
    ),
    "cards of a board": (
        "Card Name,Due Date,List Name,Archived\nPM @ Ash,,Interviewing,true\n"
        "Birch - Dev,2026-11-30T03:00:00.000Z,Applied,false\n",
        ["closed", "applied; Due Date by 11-30 12:00"],
    ),
    "a table between bars": (
        "# Jobs\n\n| # | Date | Company | Role | Status |\n|---|---|---|---|---|\n"
        "| 1 | 2026-11-02 | Ash | A | Applied |\n| 2 | 2026-11-03 | Birch | B | SKIP |\n",
        ["applied; applied 11-02", "withdrawn"],
    ),
    "zero dates and a nested interview": (
        '[{"company": "Ash", "position": "A", "status": "interview",'
        ' "date_applied": "2026-10-20T00:00:00Z", "interviews": [{"date": "2026-11-26T06:00:00Z",'
        ' "type": "technical", "with_whom": "Ito"}]}, {"company": "Birch", "position": "B",'
        ' "status": "saved", "date_applied": "0001-01-01T00:00:00Z", "interviews": []}]',
        ["interview; applied 10-20 09:00; interview 11-26 15:00", "wishlist"],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), SHAPES.values(), ids=SHAPES.keys())
def test_a_table_is_read_as_a_person_reads_it(text: str, wanted: list[str], tmp_path: Path) -> None:
    plan = plan_of(tmp_path, text, "jobs.json" if text.startswith("[") else "jobs.csv")
    assert [told(application) for application in plan.new] == wanted
    assert plan.silent == () or "interview" not in "".join(wanted)


def test_a_linked_page_is_named_without_its_address(tmp_path: Path) -> None:
    page = "Ash KK (https://www.notion.so/Ash-KK-0a1b2c3d4e5f?pvs=21)"
    (application,) = plan_of(tmp_path, f"Company Name,Position\n{page},A\n").new
    assert (application.company, application.url) == ("Ash KK", "")


def test_tags_lose_their_quotes(tmp_path: Path) -> None:
    (application,) = plan_of(tmp_path, 'Company,Role,Tags\nAsh,A,"""Remote"",""Visa"""\n').new
    assert application.tags == ("Remote", "Visa")


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        *(("書類OK", "screening"), ("書類NG", "rejected"), ("書類×", "rejected")),
        *(("二次", "interview"), ("最終", "interview"), ("GD通過", "interview")),
        *(
            ("合否待ち", "interview"),
            ("祈", "rejected"),
            ("放置", "silent"),
            ("推薦待ち", "applied"),
        ),
        *(("内々定辞退", "declined"), ("内定辞退", "declined"), ("スカウト承諾", "screening")),
        *(("興味なし", "withdrawn"), ("社内選考", "screening"), ("リクルーター面談", "screening")),
        *(("エントリーシート通過", "screening"), ("保留", "wishlist"), ("通過", "wishlist")),
    ],
)
def test_a_word_of_a_stage(word: str, stage: str, tmp_path: Path) -> None:
    (application,) = plan_of(tmp_path, f"会社名,職種,選考状況\n青,A,{word}\n").new
    assert (application.outcome or application.stage).value == stage
