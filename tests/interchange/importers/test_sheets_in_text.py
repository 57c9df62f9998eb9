"""Small sheets as people have them, with what a careful person reads from each.

The right values are those of the sheets: each row tells company, role, stage, day of applying and
the starts of meetings; `said` is what the plan has to name, `kept` what an application has to have.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from jobboard_tui.domain.models import MEETINGS, Application, Kind
from jobboard_tui.interchange.importers.plan_text import plan_lines
from tests.interchange.importers.test_nothing_silent import plan_of, whole
from tests.rows import for_each_row

Row = tuple[str, str, str, str, tuple[str, ...]]


@dataclass(frozen=True)
class Sheet:
    """A sheet of text, and what it tells."""

    text: str
    rows: tuple[Row, ...]
    said: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    name: str = field(default="jobs.csv")


SHEETS = {
    "two tables in another order": Sheet(
        """Active,,,
Company,Role,Status,Applied on
Aoba KK,SRE,Interview,2026-11-02
,,,
Closed,,,
Company,Status,Applied on,Role
Kaba Ltd,Rejected,2026-10-01,QA
Mizu Inc,Withdrew,2026-10-03,Support
""",
        (
            ("Aoba KK", "SRE", "interview", "2026-11-02", ()),
            ("Kaba Ltd", "QA", "closed", "2026-10-01", ()),
            ("Mizu Inc", "Support", "closed", "2026-10-03", ()),
        ),
    ),
    "sums between groups": Sheet(
        """会社名,職種,選考状況,応募日,想定年収
青葉工業,設計,応募済み,2026/11/02,500万
若葉商事,営業,応募済み,2026/11/04,450万
小計 2社,,,,平均475万
紅葉電機,開発,内定,2026/10/01,600万
小計,1社,,,600万
総計,3社,,,平均 517万円
""",
        (
            ("青葉工業", "設計", "applied", "2026-11-02", ()),
            ("若葉商事", "営業", "applied", "2026-11-04", ()),
            ("紅葉電機", "開発", "offer", "2026-10-01", ()),
        ),
        said=("line 4", "line 6", "line 7"),
    ),
    "a legend to the right": Sheet(
        """会社,職種,状況,応募日,,凡例,
青葉工業,設計,一次面接,2026/11/02,,◎,第一志望
若葉商事,営業,不採用,2026/10/04,,△,様子見
紅葉電機,開発,応募済み,2026/11/10,,,
""",
        (
            ("青葉工業", "設計", "interview", "2026-11-02", ()),
            ("若葉商事", "営業", "closed", "2026-10-04", ()),
            ("紅葉電機", "開発", "applied", "2026-11-10", ()),
        ),
    ),
    "pages with their own headers": Sheet(
        """Company;Position;Status;Applied
Aoba KK;SRE;Applied;2026-11-02
Kaba Ltd;QA;Offer;2026-10-05
Page 1 of 2;;;
Company;Position;Status;Applied
Mizu Inc;Support;Rejected;2026-10-07
Page 2 of 2;;;
""",
        (
            ("Aoba KK", "SRE", "applied", "2026-11-02", ()),
            ("Kaba Ltd", "QA", "offer", "2026-10-05", ()),
            ("Mizu Inc", "Support", "closed", "2026-10-07", ()),
        ),
        said=("line 4", "line 7"),
    ),
    "months between the rows": Sheet(
        """企業名,職種,応募日,選考状況,面接日時
2026年10月,,,,
青葉工業,設計,2026/10/05,不採用,
若葉商事,営業,2026/10/20,一次面接,2026/11/27 10:00
2026年11月,,,,
紅葉電機,開発,2026/11/10,応募済み,
""",
        (
            ("青葉工業", "設計", "closed", "2026-10-05", ()),
            ("若葉商事", "営業", "interview", "2026-10-20", ("2026-11-27 10:00",)),
            ("紅葉電機", "開発", "applied", "2026-11-10", ()),
        ),
    ),
    "lines within cells": Sheet(
        """会社名,職種,応募日,選考状況,メモ
"株式会社
あけぼの",経理,2026/11/01,書類選考中,"1行目
2行目"
ゆうひ有限会社,"総務
（契約）",2026/11/03,応募済み,
""",
        (
            ("株式会社 あけぼの", "経理", "screening", "2026-11-01", ()),
            ("ゆうひ有限会社", "総務 （契約）", "applied", "2026-11-03", ()),
        ),
        kept=("1行目", "2行目"),
    ),
    "what to fill in, under the header": Sheet(
        """Company,Role,Status,Date applied,Notes
(required),(required),(dropdown),YYYY-MM-DD,free text
Aoba KK,SRE,Applied,2026-11-02,
Kaba Ltd,QA,Interview,2026-10-11,panel of three
""",
        (
            ("Aoba KK", "SRE", "applied", "2026-11-02", ()),
            ("Kaba Ltd", "QA", "interview", "2026-10-11", ()),
        ),
        said=("line 2",),
        kept=("panel of three",),
    ),
    "what a database prints": Sheet(
        """ id | company  | role    | status    | applied_on
----+----------+---------+-----------+------------
  1 | Aoba KK  | SRE     | applied   | 2026-11-02
  2 | Kaba Ltd | QA      | interview | 2026-10-11
(2 rows)
""",
        (
            ("Aoba KK", "SRE", "applied", "2026-11-02", ()),
            ("Kaba Ltd", "QA", "interview", "2026-10-11", ()),
        ),
        name="jobs.txt",
    ),
    "remarks behind a hash": Sheet(
        """# my applications, newest first
# status: a = applied, r = rejected
company;role;status;applied
Aoba KK;SRE;applied;2026-11-02
# the next two came by an agency
Kaba Ltd;QA;rejected;2026-10-11
Mizu Inc;Support;offer;2026-10-14
""",
        (
            ("Aoba KK", "SRE", "applied", "2026-11-02", ()),
            ("Kaba Ltd", "QA", "closed", "2026-10-11", ()),
            ("Mizu Inc", "Support", "offer", "2026-10-14", ()),
        ),
        said=("the next two came by an agency",),
    ),
    "boxes to tick, and rates below": Sheet(
        """Company,Role,Date applied,Interview?,Offer?,Rejected?
Aoba KK,SRE,2026-11-02,TRUE,FALSE,FALSE
Kaba Ltd,QA,2026-10-11,TRUE,TRUE,FALSE
Mizu Inc,Support,2026-10-14,FALSE,FALSE,TRUE
,,,,,
Interview rate,,,67%,,
Offers,,,,1,
Total,3,,2,1,1
""",
        (
            ("Aoba KK", "SRE", "interview", "2026-11-02", ()),
            ("Kaba Ltd", "QA", "offer", "2026-10-11", ()),
            ("Mizu Inc", "Support", "closed", "2026-10-14", ()),
        ),
        said=("line 6", "line 7", "line 8"),
    ),
    "Korean, with a sum": Sheet(
        """회사명,직무,지원일,상태,면접 일시
아오바,백엔드 개발,2026-11-02,면접,2026-11-26 14:00
와카바,데이터 분석,2026-10-05,불합격,
합계,2,,,
""",
        (
            ("아오바", "백엔드 개발", "interview", "2026-11-02", ("2026-11-26 14:00",)),
            ("와카바", "데이터 분석", "closed", "2026-10-05", ()),
        ),
        said=("line 4",),
    ),
    "several roles of one company": Sheet(
        """企業名,ポジション,応募日,状況,面接日時
青葉工業,設計,2026/11/02,一次面接,2026/11/26 13:00
,生産技術,2026/11/02,書類選考中,
若葉商事,営業,2026/10/20,不採用,
※同じ会社は企業名を省略,,,,
""",
        (
            ("青葉工業", "設計", "interview", "2026-11-02", ("2026-11-26 13:00",)),
            ("若葉商事", "営業", "closed", "2026-10-20", ()),
        ),
        said=("line 3, column “企業名”: the company is missing", "line 5"),
    ),
}


def row_of(application: Application) -> Row:
    events = [event for event in application.events if not event.undated]
    applied = [f"{event.at:%Y-%m-%d}" for event in events if event.kind is Kind.APPLIED]
    meetings = sorted(f"{event.at:%Y-%m-%d %H:%M}" for event in events if event.kind in MEETINGS)
    return (
        application.company,
        application.role,
        application.stage.value,
        "".join(applied),
        tuple(meetings),
    )


@for_each_row("name", SHEETS)
def test_a_sheet_in_text(name: str) -> None:
    sheet = SHEETS[name]
    plan = plan_of(sheet.text, sheet.name)
    assert tuple(map(row_of, plan.new)) == sheet.rows
    said = "\n".join(plan_lines(plan))
    texts = "\n".join(map(whole, plan.new))
    assert [words for words in sheet.said if words not in said] == []
    assert [words for words in sheet.kept if words not in texts] == []
