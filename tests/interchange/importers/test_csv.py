"""Any CSV: encodings, delimiters, physical lines, and what a row becomes."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.models import Application, Contact, Kind, Outcome, Stage
from jobboard_tui.interchange.importers import Plan, Verdict, read
from jobboard_tui.interchange.importers.apply_plan import apply_plan
from jobboard_tui.interchange.importers.detect_encoding import decode
from tests.rows import for_each_row

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 23, 12, tzinfo=TOKYO)


def plan_of(tmp_path: Path, content: str | bytes, board: Board | None = None) -> Plan:
    path = tmp_path / "jobs.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read([path], board or Board(), NOW)


def only(tmp_path: Path, content: str) -> Application:
    (application,) = plan_of(tmp_path, content).new
    return application


# -- how it is written ---------------------------------------------------------------------------

JAPANESE = [
    ["会社名", "職種", "選考状況", "応募日", "備考"],
    ["株式会社青葉", "エンジニア", "書類選考中", "2026年11月2日", "一行目\n二行目, と; 三|四\t五"],
    ["ﾎｼｿﾞﾗ", "プログラマー", "不採用", "2026/10/1", '引用"符"'],
    ["高橋商店", "店長〜候補", "気になる", "", ""],
]


def written(rows: list[list[str]], delimiter: str, line_end: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("codec", "mark", "spoken"),
    [
        ("utf-8", b"", "UTF-8"),
        ("utf-8", codecs.BOM_UTF8, "UTF-8"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "UTF-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "UTF-16"),
        ("cp932", b"", "Shift_JIS"),
        ("euc_jis_2004", b"", "EUC-JP"),
    ],
)
def test_every_encoding_with_every_delimiter(
    codec: str, mark: bytes, spoken: str, delimiter: str, line_end: str, tmp_path: Path
) -> None:
    text = written(JAPANESE, delimiter, line_end)
    wave = "店長～候補" if codec == "cp932" else "店長〜候補"  # Microsoft has another wave
    plan = plan_of(tmp_path, mark + text.replace("店長〜候補", wave).encode(codec))
    assert [row.line for row in plan.rows] == [2, 4, 5]
    assert [
        (application.company, application.role, application.stage) for application in plan.new
    ] == [
        ("株式会社青葉", "エンジニア", Stage.SCREENING),
        ("ホシゾラ", "プログラマー", Stage.CLOSED),
        ("高橋商店", wave, Stage.WISHLIST),
    ]
    assert plan.new[0].notes == "一行目\n二行目, と; 三|四 五"
    names = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
    assert plan.remarks[0] == f"read as {spoken}, delimiter {names[delimiter]}"


@pytest.mark.parametrize(
    ("text", "codec", "spoken"),
    [
        ("Company,Role\nSociété Générale,Développeur\n", "cp1252", "Windows-1252"),
        ("Company,Role\nMüller & Söhne,Bäcker\n", "latin-1", "Windows-1252"),
        ("Company,Role\nAoba,ｴﾝｼﾞﾆｱ\n", "cp932", "Shift_JIS"),
        ("会社名,職種\n株式会社青葉,エンジニア\n", "iso2022_jp", "ISO-2022-JP"),
    ],
)
def test_other_encodings_are_found_out(text: str, codec: str, spoken: str) -> None:
    assert decode(text.encode(codec), "x") == (text, spoken)


def test_an_unusual_encoding_is_guessed() -> None:
    text = "Company,Role\n" + "Яндекс,Разработчик программного обеспечения\n" * 20
    found, _spoken = decode(text.encode("cp1251"), "x")
    assert found == text


@pytest.mark.parametrize(
    "content",
    [b"", b"  \n ", bytes(range(256)) * 40, b"\xff\xfeA", b"%PDF-1.7\n", b"\0\0\0\0\0\0\0\0\0\0"],
)
def test_what_is_no_text_is_refused_in_one_line(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(JobboardError) as refused:
        plan_of(tmp_path, content)
    assert "\n" not in str(refused.value)
    assert "jobs.csv" in str(refused.value)


def test_a_file_without_a_company_column_says_which_names_would_do(tmp_path: Path) -> None:
    with pytest.raises(JobboardError, match="company, employer or 会社名"):
        plan_of(tmp_path, "a,b\n1,2\n")


def test_stray_nuls_are_left_out(tmp_path: Path) -> None:
    assert only(tmp_path, "Company,Role\nAo\0ba,SRE\n").company == "Aoba"


def test_escape_sequences_do_not_come_in(tmp_path: Path) -> None:
    application = only(tmp_path, "Company,Role,Notes\nAo\x1b[31mba,S\u202eRE,a\x1b]52;c;x\x07b\n")
    assert (application.company, application.role, application.notes) == ("Aoba", "SRE", "ab")


def test_the_limit_of_cells_is_put_back(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    plan_of(tmp_path, f"Company,Role,Notes\nAoba,SRE,{'x' * 300_000}\n")
    assert csv.field_size_limit() == before


# -- lines and columns ---------------------------------------------------------------------------


def problems(plan: Plan) -> list[tuple[int, str]]:
    return [(problem.line, problem.column) for row in plan.rows for problem in row.problems]


def test_rows_that_cant_be_read_are_named_and_the_others_go_on(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        "Company,Role,Date Applied,Notes\n"
        'Aoba,SRE,2026-11-02,"one\ntwo\n\nfour"\n'  # lines 2 to 5
        ",SRE,,\n"
        "\n"
        "Kestrel,SRE,32/13/2026,\n"  # line 8
        "Momiji,SRE,2026-11-03,x,y\n"
        "Umineko,,2026-11-04,\n"
        f"{'long ' * 100},SRE,,\n",
    )
    assert [(row.line, row.verdict.value) for row in plan.rows] == [
        (2, "new"), (6, "unreadable"), (8, "new"), (9, "unreadable"), (10, "new"),
        (11, "unreadable"),
    ]  # fmt: skip
    assert problems(plan) == [
        (6, "Company"), (8, "Date Applied"), (9, ""), (10, "Role"), (11, "Company"),
    ]  # fmt: skip
    kestrel = plan.new[1]
    assert (kestrel.stage, kestrel.notes) == (Stage.WISHLIST, "Date Applied: 32/13/2026")
    assert kestrel.unread_cells == ("Date Applied: 32/13/2026",)


def test_a_quote_that_is_never_closed_costs_one_row(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, 'Company,Role\nAoba,SRE\nKestrel,"SRE\nMomiji,SRE\nUmineko,Dev\n')
    assert [(row.line, row.verdict.value) for row in plan.rows] == [
        (2, "new"), (3, "unreadable"), (4, "new"), (5, "new"),
    ]  # fmt: skip
    assert "never closed" in plan.rows[1].problems[0].what


def test_a_cell_without_end_costs_one_row(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, f"Company,Role\nAoba,{'x' * 1_200_000}\nKestrel,SRE\n")
    assert [row.verdict.value for row in plan.rows] == ["unreadable", "new"]


def test_short_rows_and_a_second_header_are_no_problem(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path, "Company,Role,URL,Notes\nAoba,SRE\nCompany,Role,URL,Notes\nKestrel,X\n"
    )
    assert [application.company for application in plan.new] == ["Aoba", "Kestrel"]
    assert problems(plan) == []


def test_lines_before_the_header_are_passed_over(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, 'My list\n"of ""jobs"",\nthis year"\n\n;;\nCompany,Role\nAoba,SRE\n')
    assert [(row.line, row.verdict.value) for row in plan.rows] == [(7, "new")]


def test_columns_not_understood_are_named_and_kept(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "Company,Role,Mood,Empty,Notes\nAoba,SRE,good,,hello\n")
    assert plan.new[0].notes == "hello\nMood: good"
    assert "columns not understood are saved in the notes: Mood" in plan.remarks


def test_a_weak_name_counts_only_where_no_better_one_is(tmp_path: Path) -> None:
    assert only(tmp_path, "Name,Role,Date\nAoba,SRE,2026-11-02\n").company == "Aoba"
    application = only(tmp_path, "Name,Company,Role\nmine,Aoba,SRE\n")
    assert (application.company, application.notes) == ("Aoba", "Name: mine")


@pytest.mark.parametrize(
    ("title", "company", "role"),
    [
        ("Aoba - SRE", "Aoba", "SRE"),
        ("Aoba K.K. – Engineer - Tokyo", "Aoba K.K.", "Engineer - Tokyo"),
        ("青葉／エンジニア", "青葉", "エンジニア"),
        ("SRE @ Aoba", "Aoba", "SRE"),
        ("Engineer at Aoba", "Aoba", "Engineer"),
        ("Aoba-Kestrel", "Aoba-Kestrel", ""),
        ("Aoba", "Aoba", ""),
    ],
)
def test_the_title_of_a_card_may_hold_both(
    title: str, company: str, role: str, tmp_path: Path
) -> None:
    plan = plan_of(tmp_path, f"Card Name,List Name\n{title},Applied\n")
    assert [(application.company, application.role) for application in plan.new] == [
        (company, role)
    ]
    assert any("no column gives the role" in remark for remark in plan.remarks)
    both = plan_of(tmp_path, f"Company,Role\n{title},x\n")
    assert both.new[0].company == title


# -- what a row becomes --------------------------------------------------------------------------


def test_a_full_row(tmp_path: Path) -> None:
    application = only(
        tmp_path,
        "Company,Position,Status,Date Applied,Deadline,Follow up,Next step,Contact,Contact Email,"
        "Contact Phone,Tags,Salary,Source,Agency,Resume,Location,Link,Added\n"
        'Aoba,SRE,Applied,2026-11-02 15:00,2026-11-20,2026-12-01,call them,"Sato; Mori",'
        '"sato@a.example; mori@a.example",03-1234,"python, remote、#python",¥8M,Indeed,Robin,v3,'
        "Tokyo,https://aoba.example/1,2026-10-30\n",
    )
    applied, task = application.events
    assert (applied.kind, applied.by) == (Kind.APPLIED, None)  # the posting's, now past
    assert "Deadline: 2026-11-20" in application.notes
    assert applied.at == datetime(2026, 11, 2, 15, tzinfo=TOKYO)
    assert (task.kind, task.by, task.note) == (Kind.TASK, date(2026, 12, 1), "call them")
    assert application.contacts == (
        Contact(name="Sato", email="sato@a.example", phone="03-1234"),
        Contact(name="Mori", email="mori@a.example"),
    )
    assert application.tags == ("python", "remote")
    assert (application.salary, application.source, application.agency, application.resume) == (
        "¥8M",
        "Indeed",
        "Robin",
        "v3",
    )
    assert (application.location, application.url) == ("Tokyo", "https://aoba.example/1")
    assert application.added == datetime(2026, 10, 30, tzinfo=TOKYO)
    assert application.stage is Stage.APPLIED


def test_events_move_it_as_they_would_on_the_board(tmp_path: Path) -> None:
    application = only(tmp_path, "Company,Role,Status,Applied\nAoba,SRE,面接,2026-11-02\n")
    bare = Application(id=application.id, company="Aoba", role="SRE", added=application.added)
    board = Board().add(bare)
    for event in application.events:
        board = board.log(application.id, event)
    moved = board.move(application.id, Stage.INTERVIEW, NOW)[application.id]
    *known, last = moved.moves
    assert replace(moved, moves=(*known, replace(last, undated=True))) == application


@pytest.mark.parametrize(
    ("status", "stage"), [("書類選考中", Stage.SCREENING), ("内定", Stage.OFFER)]
)
def test_the_event_that_a_stage_stands_for_moves_it(
    status: str, stage: Stage, tmp_path: Path
) -> None:
    application = only(tmp_path, f"Company,Role,Status,Applied\nAoba,SRE,{status},2026-11-02\n")
    board = Board().add(
        Application(id=application.id, company="Aoba", role="SRE", added=application.added)
    )
    for event in application.events:
        board = board.log(application.id, event)
    assert board[application.id] == application
    assert application.stage is stage


def test_a_day_of_applying_to_come_is_named_and_kept_in_the_notes(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "Company,Role,Applied\nAoba,SRE,2027-12-24\n")
    (application,) = plan.new
    assert (application.stage, tuple(application.events), application.apply_by) == (
        Stage.WISHLIST,
        (),
        None,
    )
    assert "Applied: 2027-12-24" in application.notes
    assert application.unread_cells == ("Applied: 2027-12-24",)
    (problem,) = plan.rows[0].problems
    assert (problem.line, problem.column) == (2, "Applied")
    assert "is in the future, so it can't be the application date" in problem.what


@pytest.mark.parametrize(
    ("status", "applied", "stage", "outcome", "dated"),
    [
        ("", "", Stage.WISHLIST, None, False),
        ("", "2026-11-02", Stage.APPLIED, None, True),
        ("", "yes", Stage.APPLIED, None, False),
        ("", "no", Stage.WISHLIST, None, False),
        ("Saved", "", Stage.WISHLIST, None, False),
        ("Saved", "2026-11-02", Stage.APPLIED, None, True),
        ("Saved", "2026-12-24", Stage.WISHLIST, None, False),  # planned
        ("Applied", "", Stage.APPLIED, None, False),
        ("不採用", "2026-11-02", Stage.CLOSED, Outcome.REJECTED, True),
        ("内定承諾", "", Stage.ACCEPTED, None, False),
        ("mystery", "2026-11-02", Stage.APPLIED, None, True),
    ],
)
def test_stage_and_date_together(
    status: str, applied: str, stage: Stage, outcome: Outcome | None, dated: bool, tmp_path: Path
) -> None:
    application = only(tmp_path, f"Company,Role,Status,Applied\nAoba,SRE,{status},{applied}\n")
    assert (application.stage, application.outcome) == (stage, outcome)
    assert [event.kind for event in application.events] == ([Kind.APPLIED] if dated else [])


def test_a_result_counts_more_than_the_step_it_ended_at(tmp_path: Path) -> None:
    application = only(tmp_path, "会社名,職種,選考状況,結果\n青葉,SRE,最終面接,お見送り\n")
    assert (application.stage, application.outcome) == (Stage.CLOSED, Outcome.REJECTED)


def test_the_deadline_of_a_wish_is_its_apply_by(tmp_path: Path) -> None:
    application = only(tmp_path, "Company,Role,締切\nAoba,SRE,2026-12-01\n")
    assert application.apply_by == date(2026, 12, 1)
    assert list(application.events) == []


@pytest.mark.parametrize(
    ("status", "day"),
    [("Rejected", "2026-12-01"), ("Applied", "2026-10-01"), ("Applied", "2024-1-1")],
)
def test_a_follow_up_of_old_is_no_task(status: str, day: str, tmp_path: Path) -> None:
    application = only(tmp_path, f"Company,Role,Status,Follow up\nAoba,SRE,{status},{day}\n")
    assert list(application.events) == []
    assert application.notes == f"Follow up: {date(*map(int, day.split('-'))).isoformat()}"


def test_words_where_a_follow_up_date_might_stand_are_notes(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "Company,Role,Follow up\nAoba,SRE,wrote to Sato\n")
    assert plan.new[0].notes == "Follow up: wrote to Sato"
    assert plan.new[0].unread_cells == ("Follow up: wrote to Sato",)
    assert problems(plan) == [(2, "")]


def test_a_link_that_cant_be_opened_stays_in_the_notes(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "Company,Role,URL\nAoba,SRE,javascript:alert(1)\n")
    assert (plan.new[0].url, plan.new[0].notes) == ("", "javascript:alert(1)")
    assert problems(plan) == [(2, "URL")]


def test_an_unknown_stage_is_told_and_kept(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "Company,Role,Status\nAoba,SRE,mystery\n")
    assert problems(plan) == [(2, "Status")]
    assert plan.new[0].notes == "Status: mystery"


def test_a_stage_that_is_only_guessed_is_told(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "Company,Role,Status\nAoba,SRE,3. Interview (hard)\n")
    assert "“3. Interview (hard)” in “Status” is read as interview" in plan.remarks


@pytest.mark.parametrize("sign", ["-", "N/A", "なし", "null", "―"])
def test_signs_for_nothing_are_nothing(sign: str, tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path, f"Company,Role,URL,Location,Applied,Notes\nAoba,SRE,{sign},{sign},{sign},{sign}\n"
    )
    application = plan.new[0]
    assert (application.url, application.location, application.notes, list(application.events)) == (
        "",
        "",
        "",
        [],
    )
    assert problems(plan) == []


@pytest.mark.parametrize(
    ("header", "cells", "contact"),
    [
        (
            "Contact",
            "Sato Yuki <sato@a.example>",
            Contact(name="Sato Yuki", email="sato@a.example"),
        ),
        ("Contact", "sato@a.example", Contact(name="sato", email="sato@a.example")),
        ("Email", "sato@a.example", Contact(name="sato", email="sato@a.example")),
        ("Contact", "Ms. Tanaka (HR)", Contact(name="Ms. Tanaka", title="HR")),
        ("Contact", "佐藤様（人事部）", Contact(name="佐藤様", title="人事部")),
        ("Contact", '"Mori, HR Manager"', Contact(name="Mori", title="HR Manager")),
        ("連絡先", "03-1234-5678", Contact(name="03-1234-5678", phone="03-1234-5678")),
    ],
)
def test_contacts(header: str, cells: str, contact: Contact, tmp_path: Path) -> None:
    assert only(tmp_path, f"Company,Role,{header}\nAoba,SRE,{cells}\n").contacts == (contact,)


def test_progress_is_told_often_and_to_the_end(tmp_path: Path) -> None:
    path = tmp_path / "jobs.csv"
    rows = "".join(f"Company {number},SRE\n" for number in range(1000))
    path.write_text(f"Company,Role\n{rows}")
    told: list[tuple[int, int]] = []
    read([path], Board(), NOW, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (1000, 1000)
    steps = [after - before for (before, _), (after, _) in pairwise(told)]
    assert max(steps) <= 200


def test_what_progress_raises_ends_the_reading(tmp_path: Path) -> None:
    class GivenUp(Exception):
        pass

    def give_up(_done: int, _total: int) -> None:
        raise GivenUp

    path = tmp_path / "jobs.csv"
    path.write_text("Company,Role\nAoba,SRE\n")
    with pytest.raises(GivenUp):
        read([path], Board(), NOW, progress=give_up)


def test_a_long_file_twice(tmp_path: Path) -> None:
    rows = "".join(f"Company {n},SRE,https://a.example/{n}\n" for n in range(2_000))
    plan = plan_of(tmp_path, f"Company,Role,URL\n{rows}")
    assert plan.counts[Verdict.NEW] == 2_000
    again = plan_of(tmp_path, f"Company,Role,URL\n{rows}", apply_plan(plan, Board()))
    assert again.counts[Verdict.SAME] == 2_000


@for_each_row(
    ("stage", "cell", "kind", "when"),
    [
        ("interview", "2nd interview Dec 9 14:00", Kind.INTERVIEW, "2026-12-09 14:00"),
        ("interview", "Round 2 Dec 9 14:00", Kind.INTERVIEW, "2026-12-09 14:00"),
        ("interview", "final interview 9 Dec at 14:00", Kind.INTERVIEW, "2026-12-09 14:00"),
        ("screening", "call 12/3 11:00", Kind.TASK, "2026-12-03 11:00"),
        ("wishlist", "deadline 12/10", Kind.TASK, "2026-12-10"),
        ("applied", "課題提出 12月4日", Kind.TASK, "2026-12-04"),
        ("applied", "send papers 12/4 or 12/5", None, ""),
        ("applied", "call 11/3", None, ""),
        ("rejected", "call 12/9", None, ""),
    ],
)
def test_a_next_step_with_its_date_is_a_to_do_or_a_meeting(
    stage: str, cell: str, kind: Kind | None, when: str
) -> None:
    with TemporaryDirectory() as folder:
        header = "Company,Role,Status,Date Applied,Next step"
        one = only(Path(folder), f"{header}\nAoba,SRE,{stage},2026-11-02,{cell}\n")
    steps = [event for event in one.events if event.kind in (Kind.TASK, Kind.INTERVIEW)]
    dated = [(event.kind, event.by or event.at) for event in steps if not event.undated]
    expected = [(kind, when)] if kind else []
    assert [(each, str(at).removesuffix(":00+09:00")) for each, at in dated] == expected
    if kind is not Kind.INTERVIEW:
        assert cell in (steps[0].note if kind else one.notes)


def test_a_quotation_mark_is_words_where_nothing_stands_above_it(tmp_path: Path) -> None:
    assert only(tmp_path, 'Company,Role,Notes\nAoba,Dev,""""\n').notes == '"'


def test_a_mark_repeats_the_cell_above_it_but_in_an_exported_board(tmp_path: Path) -> None:
    def notes(content: str) -> list[str]:
        board = apply_plan(plan_of(tmp_path, content), Board())
        return sorted(application.notes for application in board.applications.values())

    rows = 'Aoba,Dev,remote{end}\nKestrel,SRE,""""{end}\n'
    assert notes("Company,Role,Notes\n" + rows.format(end="")) == ["remote", "remote"]
    assert notes("Company,Role,Notes,Unread Cells\n" + rows.format(end=",")) == ['"', "remote"]
