"""What an import does not understand: never taken for a stage, kept, said and marked."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import MEETINGS, Application, Event, Kind, Outcome, Stage
from jobboard_tui.domain.text import clean
from jobboard_tui.interchange.exporters.export import as_csv, plain_cell
from jobboard_tui.interchange.importers import Plan, read
from jobboard_tui.interchange.importers.apply_plan import apply_plan
from jobboard_tui.interchange.importers.credentials import leave_out_logins
from jobboard_tui.interchange.importers.plan_text import plan_lines
from jobboard_tui.interchange.importers.vocabulary import load_vocabulary

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 23, 12, tzinfo=TOKYO)


def plan_of(folder: Path, header: str, *rows: str, board: Board | None = None) -> Plan:
    path = folder / "jobs.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return read([path], board or Board(), NOW)


def only(folder: Path, header: str, row: str) -> Application:
    (application,) = plan_of(folder, header, row).new
    return application


def kinds(application: Application) -> list[Kind]:
    return [event.kind for event in application.events]


# -- the stage -----------------------------------------------------------------------------------


@pytest.mark.parametrize("header", ["Date", "date", "日付", "日時", "Day"])
@pytest.mark.parametrize(
    ("status", "stage", "outcome", "is_sent"),
    [
        ("Applied", Stage.APPLIED, None, True),
        ("応募済み", Stage.APPLIED, None, True),
        ("一次面接", Stage.INTERVIEW, None, True),
        ("Rejected", Stage.CLOSED, Outcome.REJECTED, True),
        ("Evaluated", Stage.WISHLIST, None, False),
        ("SKIP", Stage.CLOSED, Outcome.WITHDRAWN, False),
        ("Discarded", Stage.CLOSED, Outcome.WITHDRAWN, False),
        ("説明会予約", Stage.WISHLIST, None, False),
        ("mystery", Stage.WISHLIST, None, False),
        ("終了", Stage.CLOSED, None, False),
        ("", Stage.WISHLIST, None, False),
    ],
)
def test_a_bare_date_is_that_of_applying_only_by_a_known_stage(
    header: str, status: str, stage: Stage, outcome: Outcome | None, is_sent: bool, tmp_path: Path
) -> None:
    application = only(tmp_path, f"Company,Role,{header},Status", f"Aoba,SRE,2026-11-02,{status}")
    assert (application.stage, application.outcome) == (stage, outcome)
    assert (Kind.APPLIED in kinds(application)) is is_sent
    assert (f"{header}: 2026-11-02" in application.unread_cells) is not is_sent
    assert is_sent or f"{header}: 2026-11-02" in application.notes


def test_a_bare_date_without_a_stage_column_is_no_date_of_applying(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "Company,Role,Date", "Aoba,SRE,2026-09-02")
    (application,) = plan.new
    assert (application.stage, kinds(application), plan.silent) == (Stage.WISHLIST, [], ())
    assert any(
        remark.startswith(
            "no column gives the stage: rows with an application date are “applied”, all "
            "others “wishlist"
        )
        for remark in plan.remarks
    )


@pytest.mark.parametrize(
    "status",
    [
        *(
            "mystery",
            "On ice",
            "Vorgemerkt",
            "保留",
            "面接なし",
            "内定出るかも",
            "Offer?",
            "まだ",
        ),
        *(
            "応募書類作成中",
            "エントリーシート作成中",
            "Maybe an offer",
            "オファーを待っている",
            "Interview if visa ok",
        ),
    ],
)
def test_an_unknown_stage_word_is_no_stage(status: str, tmp_path: Path) -> None:
    application = only(tmp_path, "Company,Role,Status", f"Aoba,SRE,{status}")
    assert (application.stage, kinds(application)) == (Stage.WISHLIST, [])
    assert application.unread_cells == (f"Status: {status}",)
    assert f"Status: {status}" in application.notes
    dated = plan_of(tmp_path, "Company,Role,Status,Date Applied", f"Aoba,SRE,{status},2026-09-01")
    (application,) = dated.new
    assert (application.stage, kinds(application)) == (
        Stage.APPLIED,
        [Kind.APPLIED],
    )  # by that date alone
    assert application.unread_cells == (f"Status: {status}",)
    assert dated.silent == ()


@pytest.mark.parametrize(
    "word", ["soon", "mid November", "will apply in Dec", "32/13/2026", "未定"]
)
def test_words_where_the_date_of_applying_stands_prove_nothing(word: str, tmp_path: Path) -> None:
    application = only(tmp_path, "Company,Role,Date Applied", f"Aoba,SRE,{word}")
    assert (application.stage, kinds(application)) == (Stage.WISHLIST, [])
    assert application.unread_cells == (f"Date Applied: {word}",)


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        *(("yes", Stage.APPLIED), ("○", Stage.APPLIED), ("checked", Stage.APPLIED)),
        *(("応募済み", Stage.APPLIED), ("Applied", Stage.APPLIED)),
        *(("no", Stage.WISHLIST), ("未応募", Stage.WISHLIST), ("not yet", Stage.WISHLIST)),
    ],
)
def test_ticks_where_the_date_of_applying_stands_are_understood(
    word: str, stage: Stage, tmp_path: Path
) -> None:
    application = only(tmp_path, "Company,Role,Applied", f"Aoba,SRE,{word}")
    assert (application.stage, kinds(application), application.unread_cells) == (stage, [], ())


@pytest.mark.parametrize(
    ("status", "stage", "outcome"),
    [
        ("applied 10/1", Stage.APPLIED, None),
        ("応募済み（10/1）", Stage.APPLIED, None),
        ("Applied - via LinkedIn", Stage.APPLIED, None),
        ("2026 applied", Stage.APPLIED, None),
        ("Interview passed on 10/12", Stage.INTERVIEW, None),
        ("1st interview passed on Nov 2", Stage.INTERVIEW, None),
        ("Skip-level interview", Stage.INTERVIEW, None),
        ("skipped the phone screen", Stage.SCREENING, None),
        ("一次面接 11/25", Stage.INTERVIEW, None),
        ("Rejected 10/3", Stage.CLOSED, Outcome.REJECTED),
        ("最終面接 不採用", Stage.CLOSED, Outcome.REJECTED),
        ("Not selected, waiting list", Stage.CLOSED, Outcome.REJECTED),
    ],
)
@pytest.mark.parametrize("header", ["Status", "Outcome"])
def test_what_else_a_stage_cell_says_is_kept_and_marked(
    header: str, status: str, stage: Stage, outcome: Outcome | None, tmp_path: Path
) -> None:
    plan = plan_of(tmp_path, f"Company,Role,{header}", f'Aoba,SRE,"{status}"')
    (application,) = plan.new
    assert (application.stage, application.outcome) == (stage, outcome)
    assert application.unread_cells == (f"{header}: {status}",)
    assert application.notes == f"{header}: {status}"
    assert f"“{status}” is read as" in "\n".join(plan_lines(plan))
    assert plan.silent == ()


@pytest.mark.parametrize(
    "status",
    ["They passed on me", "Resume passed on to manager", "Passed on", "Evaluating", "Discarded CV"],
)
def test_a_word_of_two_meanings_is_no_stage(status: str, tmp_path: Path) -> None:
    application = only(
        tmp_path, "Company,Role,Status,Date Applied", f"Aoba,SRE,{status},2026-09-01"
    )
    assert (application.stage, application.unread_cells) == (Stage.APPLIED, (f"Status: {status}",))


@pytest.mark.parametrize(
    "status", ["Applied", "1. Applied", "✅ applied!", "【応募済み】", "Applied / 応募済み"]
)
def test_a_stage_cell_that_is_read_wholly_marks_nothing(status: str, tmp_path: Path) -> None:
    application = only(tmp_path, "Company,Role,Status", f"Aoba,SRE,{status}")
    assert (application.stage, application.unread_cells, application.notes) == (
        Stage.APPLIED,
        (),
        "",
    )


WORDS_OF_STAGES = st.sampled_from(sorted(load_vocabulary().spellings))


@given(st.lists(WORDS_OF_STAGES | st.text(max_size=8), min_size=1, max_size=3))
def test_of_a_stage_cell_nothing_is_lost(words: list[str]) -> None:
    """What is not nothing but words of one stage is a whole in the notes, and marked."""
    status = clean(" ".join(words))
    vocabulary = load_vocabulary()
    standing = vocabulary.standing(status)
    text = io.StringIO()
    csv.writer(text).writerows([["Company", "Role", "Status"], ["Aoba", "SRE", status]])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "jobs.csv"
        path.write_text(text.getvalue(), encoding="utf-8")
        (application,) = read([path], Board(), NOW).new
    if standing is not None and standing.exact:
        assert (application.stage, application.unread_cells) == (standing.stage, ())
    elif not vocabulary.is_blank(status) and leave_out_logins(status) == status:
        assert (len(application.unread_cells), application.notes) == (
            1,
            f"Status: {plain_cell(status)}",
        )


@pytest.mark.parametrize("result", ["内定", "Offer", "合格"])
def test_a_result_that_is_further_than_the_stage_is_in_doubt(result: str, tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path, "会社名,職種,応募日,選考状況,結果", f"青葉,SRE,2026-09-01,応募済み,{result}"
    )
    (application,) = plan.new
    assert application.stage is Stage.APPLIED
    assert application.unread_cells == (f"結果: {result}",)
    assert plan.silent == ()
    assert "” is further along than the stage in “選考状況”, which is used" in "\n".join(
        plan_lines(plan)
    )


def test_an_outcome_that_is_not_known_is_named(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "Company,Role,Date Applied,Outcome", "Aoba,SRE,2026-09-01,Sift passed")
    assert plan.new[0].unread_cells == ("Outcome: Sift passed",)
    assert "“Sift passed” is not a known outcome; saved in the notes" in "\n".join(plan_lines(plan))


# -- the mark ------------------------------------------------------------------------------------

TELLING = [
    ("回答期限", "x"),
    ("Recruiter call", "maybe"),
    ("Stage 2", "x"),
    ("一次面接", "緊張した"),
    ("Rejection date", "soon"),
    ("Rounds", "x"),
    ("Next step date", "x"),
    ("Verdict", "x"),
    ("History", "x"),
    ("Passed?", "yes"),
    ("Memo 2", "お祈りメール"),
    ("Thoughts", "they made an offer"),
    ("気持ち", "面接で緊張した"),
    ("Remark", "got rejected"),
    ("X", "2026-12-01"),
    ("X", "12/1 15:00"),
    ("X", "12月1日"),
    ("X", "Dec 1"),
    ("X", "1 December"),
    ("X", "01.12.2026"),
    ("X", "am 25.11."),
    ("X", "令和8年12月1日"),
    ("X", "20261201"),
    ("Phone", "10/1"),
    ("Phone", "done"),
    ("Contact", "yes"),
    ("Recruiter", "No"),
    ("Follow up", "asked"),
    ("Notes", "ACCEPTED!! offer in hand"),
    ("備考", "回答期限11/27"),
    ("Tags", "python; Offer"),
    ("Next action", "answer the offer by 12/1"),
]
UNDERSTOOD = [
    ("一次面接", "○", "interview"),
    ("最終面接", "11/25 14:00", "interview"),
    ("書類選考", "通過", "screening"),
    ("内定", "11/18", "offer"),
    ("書類", "○", "screening"),
    ("2次", "○", "interview"),
    ("ES提出", "未", "applied"),
    ("SPI", "済", "screening"),
    ("説明会", "済", "applied"),
    ("Heard Back?", "No", "applied"),
    ("Interview?", "Yes", "interview"),
    ("Offer?", "No", "applied"),
    ("Phone screen", "x", "screening"),
    ("Onsite", "x", "interview"),
    ("Got reply", "x", "screening"),
    ("OA", "x", "screening"),
    ("firstInterviewDate", "2026-11-25", "interview"),
    ("appliedDate", "yes", "applied"),
    ("Rejection date", "2026-10-01", "closed"),
    ("次の予定", "2026-11-30", "applied"),
    ("Response Date", "2026-09-10", "screening"),
]
"""Columns of one step each, a cell of them, and the stage that it names."""
NOT_TELLING = [
    ("Mood", "good"),
    ("Fit", "A"),
    ("志望度", "S"),
    ("Remote", "yes"),
    ("No.", "12"),
    ("Size", "24"),
    ("Team", "12 people"),
    ("Rating", "4.2/5"),
    ("業界", "面接サービス"),
    ("Description", "We offer 12/1"),
    ("Updated at", "2026-11-20"),
    ("最終更新日時", "2026/11/20 10:00"),
    ("Date posted", "2026-10-01"),
    ("Site page", "https://a.example/2026/11/02/interview"),
    ("Version", "1.2.3"),
    ("Notes", "nice people"),
    ("備考", "担当：佐藤様"),
    ("Tags", "python; remote"),
    ("Phone", "03-1234-5678"),
    ("Next action", "read their blog"),
]


@pytest.mark.parametrize(("header", "cell"), TELLING)
def test_what_may_tell_of_a_stage_or_a_date_marks_the_row(
    header: str, cell: str, tmp_path: Path
) -> None:
    plan = plan_of(tmp_path, f"Company,Role,Date Applied,{header}", f"Aoba,SRE,2026-09-01,{cell}")
    (application,) = plan.new
    assert application.unread_cells == (f"{header}: {cell}",)
    assert cell in application.notes or cell in " ".join(application.tags) or header == "Tags"
    assert (application.stage, application.contacts, plan.silent) == (Stage.APPLIED, (), ())
    assert (
        "1 row has a cell that was not understood and may affect its stage: it is saved "
        "in the notes, the details list it as not read, and the application is not closed as "
        "having no reply"
    ) in "\n".join(plan.remarks)
    assert f"{header}: {cell}" in "\n".join(plan_lines(plan))
    assert apply_plan(plan.closing_silent(), Board())[application.id].is_open


@pytest.mark.parametrize(("header", "cell", "stage"), UNDERSTOOD)
def test_a_column_of_one_step_tells_the_stage(
    header: str, cell: str, stage: str, tmp_path: Path
) -> None:
    plan = plan_of(tmp_path, f"Company,Role,Date Applied,{header}", f"Aoba,SRE,2026-09-01,{cell}")
    (application,) = plan.new
    assert (application.stage.value, application.unread_cells) == (stage, ())
    if stage != "applied":
        assert plan.silent == ()


@pytest.mark.parametrize(("header", "cell"), NOT_TELLING)
def test_what_tells_nothing_of_the_application_marks_no_row(
    header: str, cell: str, tmp_path: Path
) -> None:
    plan = plan_of(tmp_path, f"Company,Role,Date Applied,{header}", f"Aoba,SRE,2026-09-01,{cell}")
    assert plan.new[0].unread_cells == ()
    assert plan.silent == (plan.new[0].id,)


def test_marks_out_of_ten_are_no_dates(tmp_path: Path) -> None:
    rows = ("Aoba,SRE,2026-09-01,8/10", "Kestrel,SRE,2026-09-01,9/10")
    plan = plan_of(tmp_path, "Company,Role,Date Applied,Fit", *rows)
    assert [application.unread_cells for application in plan.new] == [(), ()]


def test_a_date_ahead_that_has_no_place_marks_the_row(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path, "Company,Role,Stage,Added,Reply by", "Aoba,SRE,Applied,2026-09-01,2026-12-10"
    )
    assert plan.new[0].unread_cells == ("Reply by: 2026-12-10",)
    assert plan.silent == ()


def test_long_cells_are_cut_in_the_mark_and_whole_in_the_notes(tmp_path: Path) -> None:
    story = "interview " * 30
    application = only(tmp_path, "Company,Role,Interview story", f"Aoba,SRE,{story}")
    (mark,) = application.unread_cells
    assert mark.endswith("…")
    assert len(mark) < 200
    assert story.strip() in application.notes


def test_a_second_column_of_a_meaning_is_kept_and_marked(tmp_path: Path) -> None:
    application = only(tmp_path, "Company,Role,Status,Stage,Phase", "Aoba,SRE,,,Offer")
    assert (application.stage, application.unread_cells) == (Stage.WISHLIST, ("Phase: Offer",))


@pytest.mark.parametrize(
    ("header", "cell", "times"),
    [
        ("次回", "二次 12/1 14:00〜15:00", ["12-01 14:00"]),
        ("次回", "最終 11/27", ["11-27 00:00"]),
        ("Next", "2nd round interview 12/4 10:30", ["12-04 10:30"]),
        ("Next", "Call mom 12/1 15:00", []),
        ("次回", "一次面接 10/2", []),
        ("次回の連絡", "二次 12/20", []),
        ("次回", "面接希望日 12/1 10:00", []),
        ("次回", "課題提出 12/1", []),
    ],
)
def test_a_meeting_in_a_column_of_what_comes_next(
    header: str, cell: str, times: list[str], tmp_path: Path
) -> None:
    """Anything else there is kept in its words."""
    application = only(tmp_path, f"Company,Role,Applied,{header}", f"Aoba,SRE,2026-11-02,{cell}")
    meetings = [event.at for event in application.events if event.kind in MEETINGS]
    assert [f"{at:%m-%d %H:%M}" for at in meetings] == times
    assert (cell in application.notes) is not bool(times)


@pytest.mark.parametrize(
    ("second", "applied"),
    [
        ("Interview,2026-11-10", ["2026-11-02", "2026-11-10"]),
        ("Interview,2026-12-24", []),
        ("Wishlist,2026-12-24", ["2026-11-02"]),
    ],
)
def test_a_bare_date_is_that_of_applying_unless_some_lie_ahead(
    second: str, applied: list[str], tmp_path: Path
) -> None:
    """What is to come can't be the day of applying, and then the others of the column are not."""
    rows = f"Aoba,SRE,Applied,2026-11-02\nKestrel,PM,{second}"
    plan = plan_of(tmp_path, "Company,Role,Status,Date", rows)
    sent = [
        event
        for application in plan.new
        for event in application.events
        if event.kind is Kind.APPLIED
    ]
    assert [event.at.date().isoformat() for event in sent] == applied
    assert bool(plan.new[0].unread_cells) is not bool(applied)


@pytest.mark.parametrize("header", ["Status,Current stage", "Current stage,Status"])
@pytest.mark.parametrize(
    ("status", "stage", "means"),
    [
        ("active", "Onsite interview", "interview"),
        ("rejected", "Onsite interview", "rejected"),
        ("hired", "Offer", "accepted"),
        ("", "Offer", "offer"),
        ("Rejected", "", "rejected"),
    ],
)
def test_a_status_beside_the_stage_says_whether_it_is_over(
    header: str, status: str, stage: str, means: str, tmp_path: Path
) -> None:
    cells = (status, stage) if header.startswith("Status") else (stage, status)
    application = only(tmp_path, f"Company,Role,{header}", f"Aoba,SRE,{','.join(cells)}")
    assert str(application.outcome or application.stage) == means


# -- on a board that has it already --------------------------------------------------------------

STEPS = "Company,Role,Date Applied,Verdict"
ROW = "Aoba,SRE,2026-09-01,11/18"


def board_with(notes: str = "") -> Board:
    application = Application(id="aoba", company="Aoba", role="SRE", added=NOW, notes=notes)
    sent = Event(id="e", kind=Kind.APPLIED, at=datetime(2026, 9, 1, tzinfo=TOKYO), logged=NOW)
    return Board().add(application).log("aoba", sent)


@pytest.mark.parametrize("notes", ["", "mine"])
def test_an_application_that_is_there_gets_the_mark(notes: str, tmp_path: Path) -> None:
    board = board_with(notes)
    plan = plan_of(tmp_path, STEPS, ROW, board=board)
    assert "cells that could not be read" in plan.rows[0].reason
    after = apply_plan(plan, board)
    assert after["aoba"].unread_cells == ("Verdict: 11/18",)
    assert after["aoba"].notes.splitlines() == [*filter(None, [notes]), "Verdict: 11/18"]
    assert not plan_of(tmp_path, STEPS, ROW, board=after).changes_anything


@pytest.mark.parametrize(("header", "cell"), TELLING)
def test_a_mark_that_was_lifted_stays_so(header: str, cell: str, tmp_path: Path) -> None:
    table = (f"Company,Role,Date Applied,{header}", f"Aoba,SRE,2026-09-01,{cell}")
    board = apply_plan(plan_of(tmp_path, *table), Board())
    (app_id,) = board.applications
    assert not plan_of(tmp_path, *table, board=board).changes_anything
    board = board.edit(app_id, unread_cells=())
    assert not plan_of(tmp_path, *table, board=board).changes_anything


def test_a_closed_one_gets_no_mark(tmp_path: Path) -> None:
    board = board_with("mine").move("aoba", Stage.CLOSED, NOW, Outcome.REJECTED)
    assert not plan_of(tmp_path, STEPS, ROW, board=board).changes_anything


# -- out of the board and in again ---------------------------------------------------------------


def again(board: Board) -> Plan:
    """Return what importing the board's CSV into an empty one would do."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        path.write_text(as_csv(board), encoding="utf-8")
        return read([path], Board(), NOW)


@pytest.mark.parametrize(("header", "cell"), TELLING)
def test_a_mark_survives_an_export(header: str, cell: str, tmp_path: Path) -> None:
    table = (f"Company,Role,Date Applied,{header}", f"Aoba,SRE,2026-09-01,{cell}")
    board = apply_plan(plan_of(tmp_path, *table), Board())
    (application,), plan = board.applications.values(), again(board)
    (back,) = plan.new
    assert (back.unread_cells, back.notes, back.tags) == (
        application.unread_cells,
        application.notes,
        application.tags,
    )
    assert plan.silent == ()
    assert not read_again(board).changes_anything
    lifted = again(board.edit(application.id, unread_cells=()))
    assert lifted.new[0].unread_cells == ()
    assert lifted.silent == (lifted.new[0].id,)


def read_again(board: Board) -> Plan:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        path.write_text(as_csv(board), encoding="utf-8")
        return read([path], board, NOW)


CELLS_LEFT = st.lists(st.text(max_size=20).map(clean).filter(bool), unique=True, max_size=3)


@given(CELLS_LEFT)
def test_any_mark_survives_an_export(cells: list[str]) -> None:
    marks = tuple(f"Status: {cell}" for cell in cells)
    if leave_out_logins("\n".join(marks)) != "\n".join(marks):
        return
    board = board_with("mine").edit("aoba", unread_cells=marks)
    (back,) = again(board).new
    assert back.unread_cells == marks
    assert all(mark in back.notes for mark in marks)


# -- any table -----------------------------------------------------------------------------------

NAMED = {
    **dict.fromkeys(
        ("Date", "日付", "Mood", "結果2", "Notes", "備考", "X", "Deadline", "締切"), ""
    ),
    **dict.fromkeys(("Source", "Priority", "面接官", "Interview notes", "説明会"), ""),
    **dict.fromkeys(("一次面接", "最終", "Onsite", "Interview date", "面接日時2"), "interview"),
    **dict.fromkeys(("書類選考", "SPI", "Heard back?", "Take-home"), "screening"),
    **{"Phone screen": "screening interview", "Offer?": "offer", "内定": "offer"},
    **{"Offer deadline": "offer", "オファー面談": "offer", "Signed": "accepted"},
    **{"Rejected": "", "Archived": "", "Sent": "applied", "ES提出": "applied"},
}
"""Names of columns, and the open stages that a filled cell of theirs may name."""
ENDS = ("Rejected", "Archived")
HEADERS = st.sampled_from(sorted(NAMED))
PRINTED = st.characters(exclude_categories=("Cc", "Cs"))
"""A file with many control characters is refused as no text."""
CELLS = st.sampled_from(
    [
        "",
        "2026-09-01",
        "11/25 14:00",
        "○",
        "×",
        "yes",
        "No",
        "offer",
        "内定",
        "通過",
        "hello",
        "rejected",
        "選考中",
        "?",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(HEADERS, CELLS, min_size=1), st.none() | st.text(PRINTED, max_size=12))
def test_no_stage_but_a_wish_that_no_filled_cell_names(
    cells: dict[str, str], status: str | None
) -> None:
    """Whatever a row holds: each stage that it gets stands in one of its cells, by its header."""
    words = load_vocabulary()
    row = {"Company": "Aoba", "Role": "SRE", **cells}
    if status is not None and words.standing(status) is None:
        row["Status"] = status
    text = io.StringIO()
    csv.writer(text).writerows([row.keys(), row.values()])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "jobs.csv"
        path.write_text(text.getvalue(), encoding="utf-8")
        (application,) = read([path], Board(), NOW).new
    filled = [header for header, cell in cells.items() if cell]
    allowed = {"wishlist"}.union(*(NAMED[header].split() for header in filled))
    if any(NAMED[header] or header in ENDS for header in filled):
        allowed.add("closed")
    assert application.stage.value in allowed
    assert (Kind.APPLIED in kinds(application)) <= bool(
        {"Date", "日付", "Sent", "ES提出"}.intersection(filled)
    )
