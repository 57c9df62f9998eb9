"""What an import would do, row by row; and that it does that, once, and can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Application, Contact, Event, Kind, Outcome, Stage
from jobboard_tui.interchange.importers import Plan, Verdict, read
from jobboard_tui.interchange.importers.apply_plan import apply_plan
from jobboard_tui.interchange.importers.plan_text import plan_lines
from tests.storage.boards import open_store
from tests.storage.linkedin_export import awkward_export

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 23, 12, tzinfo=TOKYO)
HEADER = "Company,Role,URL,Location,Tags,Notes,Applied,Status,Contact\n"


def plan_of(tmp_path: Path, rows: str, board: Board | None = None, header: str = HEADER) -> Plan:
    path = tmp_path / "jobs.csv"
    path.write_text(header + rows, encoding="utf-8")
    return read([path], board or Board(), NOW)


def board_with(**fields: object) -> Board:
    fields = {"id": "aoba", "company": "株式会社青葉", "role": "SRE", "added": NOW, **fields}
    return Board().add(Application(**fields))  # type: ignore[arg-type]


# -- recognised ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [
        "株式会社青葉,SRE",
        "青葉,sre",
        "（株）青葉,ＳＲＥ",
        "Another name,Another role,http://www.a.example/jobs/1/?utm_source=x&trk=y",
    ],
)
def test_what_is_on_the_board_is_recognised(row: str, tmp_path: Path) -> None:
    board = board_with(url="https://a.example/jobs/1")
    plan = plan_of(tmp_path, row, board)
    assert [plan_row.verdict for plan_row in plan.rows] == [Verdict.SAME]
    assert plan.rows[0].twin == "aoba"
    assert plan.rows[0].reason == ("same posting" if "Another" in row else "same company and role")
    assert not plan.changes_anything
    assert apply_plan(plan, board) == board


@pytest.mark.parametrize(
    "row",
    [
        "青葉,Dev",
        "赤葉,SRE",
        "Other,Dev,https://a.example/jobs/2",
        "Other,Dev,https://a.example/jobs",
    ],
)
def test_what_is_not_there_is_new(row: str, tmp_path: Path) -> None:
    board = board_with(url="https://a.example/jobs")
    assert [plan_row.verdict for plan_row in plan_of(tmp_path, row, board).rows] == [Verdict.NEW]


def test_what_is_in_the_bin_says_so_and_stays_there(tmp_path: Path) -> None:
    board = board_with().remove("aoba", NOW)
    plan = plan_of(tmp_path, "青葉,SRE,https://a.example/7,Tokyo", board)
    (row,) = plan.rows
    assert (row.verdict, row.reason) == (Verdict.SAME, "it is in the bin")
    assert apply_plan(plan, board) == board


def test_twins_in_one_file_are_one_and_the_later_fills_blanks(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path, "Aoba,SRE,,Tokyo\nAOBA KK,s.r.e.,https://a.example/1,Osaka,x\nAoba,SRE\n"
    )
    assert [row.verdict.value for row in plan.rows] == ["new", "fuller", "same"]
    assert (
        plan.rows[1].reason == "same as jobs.csv, line 2: same company and role; adds posting, tags"
    )
    (application,) = plan.new
    assert (application.company, application.location, application.url, application.tags) == (
        "Aoba", "Tokyo", "https://a.example/1", ("x",),
    )  # fmt: skip


def test_a_link_told_by_a_later_row_is_recognised_in_the_next(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "A,SRE\nA,SRE,https://a.example/1\nOther,Dev,https://a.example/1\n")
    assert [row.verdict.value for row in plan.rows] == ["new", "fuller", "same"]


# -- filled --------------------------------------------------------------------------------------


def test_only_blanks_are_filled(tmp_path: Path) -> None:
    board = board_with(location="京都", notes="mine", stage=Stage.INTERVIEW)
    row = "青葉,SRE,https://a.example/1,Tokyo,x,theirs,,Rejected,Sato"
    plan = plan_of(tmp_path, row, board)
    assert plan.rows[0].reason == "same company and role; adds posting, contact, tags"
    after = apply_plan(plan, board)["aoba"]
    assert after == replace(
        board["aoba"],
        url="https://a.example/1",
        tags=("x",),
        contacts=(Contact(name="Sato"),),
    )
    again = plan_of(tmp_path, row, apply_plan(plan, board))
    assert not again.changes_anything


def test_a_wish_that_was_applied_for_moves(tmp_path: Path) -> None:
    board = board_with()
    plan = plan_of(tmp_path, "青葉,SRE,,,,,2026-11-02", board)
    after = apply_plan(plan, board)["aoba"]
    assert after.stage is Stage.APPLIED
    assert [event.kind for event in after.events] == [Kind.APPLIED]


def test_a_closed_one_is_not_reopened_by_its_old_date(tmp_path: Path) -> None:
    board = board_with(stage=Stage.CLOSED, outcome=Outcome.REJECTED)
    after = apply_plan(plan_of(tmp_path, "青葉,SRE,,,,,2026-11-02", board), board)["aoba"]
    assert (after.stage, after.outcome) == (Stage.CLOSED, Outcome.REJECTED)
    assert len(after.events) == 1


def test_a_date_that_the_board_has_stays(tmp_path: Path) -> None:
    event = Event(id="e", kind=Kind.APPLIED, at=NOW - timedelta(days=3), logged=NOW)
    board = board_with().log("aoba", event)
    assert not plan_of(tmp_path, "青葉,SRE,,,,,2026-11-02", board).changes_anything


# -- silent --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "status", "is_silent"),
    [
        ("2026-10-09", "Applied", True),  # 45 days
        ("2026-10-10", "Applied", False),
        ("2026-10-09", "応募済み", True),
        ("2026-10-09", "返事待ち", True),
        ("2026-10-09", "No response yet", True),
        ("2026-10-09", "書類選考中", False),
        ("2026-10-09", "Interview", False),
        ("2026-10-09", "Rejected", False),
        ("2026-10-09", "Offer", False),
        ("", "Applied", False),
        ("", "Saved", False),
    ],
)
def test_silent_for_45_days(day: str, status: str, is_silent: bool, tmp_path: Path) -> None:
    plan = plan_of(tmp_path, f"Aoba,SRE,,,,,{day},{status}")
    assert bool(plan.silent) is is_silent
    (application,) = apply_plan(plan.closing_silent(), Board()).applications.values()
    assert (application.outcome is Outcome.SILENT) is is_silent
    if is_silent:
        assert application.moves[-1].at == NOW
        assert [event.kind for event in application.events] == [Kind.APPLIED]


UNDERWAY = {
    "結果待ち": Stage.APPLIED,
    "選考待ち": Stage.APPLIED,
    "推薦中": Stage.APPLIED,
    "Under review": Stage.APPLIED,
    "Pending": Stage.APPLIED,
    "followed up": Stage.APPLIED,
    "選考中": Stage.SCREENING,
    "書類選考": Stage.SCREENING,
    "in process": Stage.SCREENING,
    "適性検査": Stage.SCREENING,
    "面接予定": Stage.INTERVIEW,
    "面接調整中": Stage.INTERVIEW,
    "一次面接待ち": Stage.INTERVIEW,
    "Interview scheduled": Stage.INTERVIEW,
}
"""What says that a process is running, and the stage as which it is read."""


@pytest.mark.parametrize("word", UNDERWAY)
def test_what_says_that_something_is_under_way_is_left_open_and_named(
    word: str, tmp_path: Path
) -> None:
    header = "Company,Role,Applied,Status\n"
    rows = f"青葉,SRE,2026-03-02,{word}\nKestrel,Dev,2026-03-02,Applied"
    plan = plan_of(tmp_path, rows, header=header)
    application, kestrel = plan.new
    assert application.stage is UNDERWAY[word]
    assert (plan.silent, plan.underway) == ((kestrel.id,), (application.id,))
    assert plan_lines(plan)[-1].endswith(
        "no news for a long time, but left open because its stage or row shows something in "
        "progress: 青葉"
    )
    closed = apply_plan(plan.closing_silent(), Board())
    assert closed[kestrel.id].outcome is Outcome.SILENT
    assert closed[application.id].is_open


@pytest.mark.parametrize("word", UNDERWAY)
def test_so_is_what_its_result_says(word: str, tmp_path: Path) -> None:
    header = "Company,Role,Applied,Status,Result\n"
    plan = plan_of(tmp_path, f"青葉,SRE,2026-03-02,Applied,{word}", header=header)
    assert plan.silent == ()
    assert any(word in line for line in plan_lines(plan)) or plan.names(plan.underway) == "青葉"


@pytest.mark.parametrize("word", ["awaiting result", "scheduled", "結果連絡は？", "面接かも"])
def test_an_unknown_stage_of_long_ago_is_named_and_left_open(word: str, tmp_path: Path) -> None:
    plan = plan_of(tmp_path, f"Aoba,SRE,,,,,2026-03-02,{word}")
    assert (plan.silent, plan.underway) == ((), ())
    assert any(word in line for line in plan_lines(plan))
    assert plan.new[0].unread_cells


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Company,Role,Applied,Follow up", "Aoba,SRE,2026-03-02,2026-12-01"),
        ("Company,Role,Applied,Notes", "Aoba,SRE,2026-03-02,awaiting their result"),
        ("Company,Role,Applied,備考", "Aoba,SRE,2026-03-02,日程を調整中"),
        ("Company,Role,Applied,Next step", "Aoba,SRE,2026-03-02,call scheduled"),
        ("Company,Role,Applied,Reply by", "Aoba,SRE,2026-03-02,2026-12-01"),
    ],
)
def test_a_row_with_anything_that_speaks_against_silence_stays_open(
    header: str, row: str, tmp_path: Path
) -> None:
    assert plan_of(tmp_path, row, header=f"{header}\n").silent == ()
    assert plan_of(tmp_path, row.rpartition(",")[0], header=f"{header}\n").silent != ()


def test_one_row_of_several_on_an_application_is_enough(tmp_path: Path) -> None:
    header = "Company,Role,Applied,Status\n"
    rows = ["Aoba,SRE,2026-03-02,Applied", "Aoba,SRE,2026-03-02,選考中"]
    for in_order in (rows, rows[::-1]):
        assert plan_of(tmp_path, "\n".join(in_order), header=header).silent == ()
    board = apply_plan(plan_of(tmp_path, rows[0], header=header), Board())
    plan = plan_of(tmp_path, rows[1], board, header=header)
    assert (plan.silent, plan.names(plan.underway)) == ((), "Aoba")


def test_of_many_the_first_are_named(tmp_path: Path) -> None:
    rows = "\n".join(f"Old {number},SRE,,,,,2026-03-02,Applied" for number in range(1, 23))
    plan = plan_of(tmp_path, rows)
    for words in (plan_lines(plan)[-1], plan_lines(plan.closing_silent())[-1]):
        assert words.endswith(" and 2 more")
        assert words.count("Old ") == 20


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("内定", "There is no offer deadline for Aoba until you log the offer with its date"),
        ("面接", "Nothing will be due for an interview with Aoba until"),
        (
            "内定承諾",
            "No reminder about documents for Aoba, or about telling the others, until you log "
            "that you accepted",
        ),
        ("不採用", ""),
    ],
)
def test_a_stage_of_which_nothing_is_watched_is_told_in_the_plan(
    status: str, says: str, tmp_path: Path
) -> None:
    plan = plan_of(tmp_path, f"Aoba,SRE,,,,,2026-11-02,{status}")
    said = "".join(one for one in plan.remarks if "Aoba" in one)
    assert said.startswith(says)
    assert bool(said) is bool(says)


def test_an_imported_offer_with_its_date_is_watched(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "Aoba,SRE,内定,2026-12-01", header="会社名,職種,状況,期限\n")
    assert [event.by for event in plan.new[0].events] == [date(2026, 12, 1)]
    assert "no offer deadline" not in " ".join(plan.remarks)


def test_a_stated_date_is_a_sign_of_life(tmp_path: Path) -> None:
    header = "Company,Role,Applied,Reply by\n"
    assert plan_of(tmp_path, "Aoba,SRE,2026-09-01,2026-11-20", header=header).silent == ()
    assert plan_of(tmp_path, "Aoba,SRE,2026-09-01,2026-09-20", header=header).silent != ()


# -- told ----------------------------------------------------------------------------------------


def test_the_plan_in_words(tmp_path: Path) -> None:
    board = board_with()
    plan = plan_of(
        tmp_path,
        "Kestrel,Dev,https://k.example/1,Tokyo,x,,2026-08-03,Applied\n"
        "青葉,SRE,,Tokyo\n"
        ",SRE\n"
        "Momiji,Dev,,,,,soon,mystery\n"
        "Kestrel,Dev\n"
        "Umineko,Dev,,,,,,Rejected\n",
        board,
    )
    lines = [line for line in plan_lines(plan) if not line.startswith("column ")]
    assert lines == [
        "6 rows (csv): 3 new, 1 already known, 1 filled in, 1 unreadable",
        "stage word “mystery” (1 row of “Status”): not understood; "
        "--word “mystery=STAGE” explains it",
        "read as UTF-8, delimiter comma",
        "1 row has a cell that was not understood and may affect its stage: it is saved in "
        "the notes, the details list it as not read, and the application is not closed as having "
        "no reply",
        "jobs.csv, line 2: new: Kestrel, Dev; applied; applied 2026-08-03; #x",
        "jobs.csv, line 3: filled in: 青葉, SRE; wishlist (same company and role; adds place)",
        "jobs.csv, line 4, column “Company”: the company is missing",
        "jobs.csv, line 5: new: Momiji, Dev; wishlist",
        "    line 5, column “Applied”: “soon” can't be read as a date",
        "    line 5, column “Status”: “mystery” is not a known stage; saved in the notes",
        "jobs.csv, line 6: already known: Kestrel, Dev; wishlist"
        " (same as jobs.csv, line 2: same company and role)",
        "jobs.csv, line 7: new: Umineko, Dev; closed: rejected",
        "1 of these has had no reply and can be closed in one step: Kestrel",
    ]
    assert plan_lines(plan.closing_silent())[-1] == "to be closed, no reply: Kestrel"


def test_every_row_has_its_line(tmp_path: Path) -> None:
    export = awkward_export()
    plan = read([export.write_zip(tmp_path / "export.zip")], Board(), NOW)
    lines = plan_lines(plan)
    for row in plan.rows:
        start = f"{row.source}, line {row.line}"
        assert sum(line.startswith((f"{start}:", f"{start},")) for line in lines) == 1
    assert not any("\n" in line for line in lines)


# -- applied -------------------------------------------------------------------------------------


def test_what_came_meanwhile_is_not_added_twice(tmp_path: Path) -> None:
    rows = "Aoba,SRE,https://a.example/1\nKestrel,Dev\n"
    first, second = plan_of(tmp_path, rows), plan_of(tmp_path, rows)
    board = apply_plan(second, apply_plan(first, Board()))
    assert sorted(application.company for application in board.applications.values()) == [
        "Aoba",
        "Kestrel",
    ]
    assert apply_plan(first, board) == board


def test_what_was_filled_meanwhile_is_left_alone(tmp_path: Path) -> None:
    board = board_with()
    plan = plan_of(tmp_path, "青葉,SRE,https://a.example/1,Tokyo", board)
    edited = board.edit("aoba", location="京都")
    after = apply_plan(plan, edited)["aoba"]
    assert (after.location, after.url) == ("京都", "https://a.example/1")
    assert apply_plan(plan, board.remove("aoba", NOW)).applications == {}


def test_closing_silent_is_for_those_that_are_known_already_too(tmp_path: Path) -> None:
    row = "Aoba,SRE,,,,,2026-08-01"
    board = apply_plan(plan_of(tmp_path, row), Board())
    (app_id,) = board.applications
    plan = plan_of(tmp_path, row, board)
    assert (plan.silent, plan.changes_anything) == ((app_id,), False)
    assert "1 of these has had no reply" in plan_lines(plan)[-1]
    closing = plan.closing_silent()
    assert closing.changes_anything
    assert closing.label == "close 1 imported application"
    assert apply_plan(plan, board) == board
    assert apply_plan(closing, board)[app_id].outcome is Outcome.SILENT


def test_closing_silent_spares_what_has_been_heard_from_meanwhile(tmp_path: Path) -> None:
    row = "Aoba,SRE,,,,,2026-08-01"
    board = apply_plan(plan_of(tmp_path, row), Board())
    (app_id,) = board.applications
    plan = plan_of(tmp_path, row, board).closing_silent()
    answer = Event(id="e", kind=Kind.RECEIVED, at=NOW, logged=NOW)
    assert apply_plan(plan, board.log(app_id, answer))[app_id].is_open


def test_closing_silent_leaves_what_came_meanwhile(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "Aoba,SRE,,,,,2026-08-01").closing_silent()
    board = apply_plan(plan_of(tmp_path, "Aoba,SRE,,,,,2026-08-01"), Board())
    assert apply_plan(plan, board) == board


def test_the_whole_import_is_one_undo(tmp_path: Path) -> None:
    store = open_store(tmp_path / "board")
    before = store.commit("start", lambda board: board.add(board_with()["aoba"]))
    plan = read([awkward_export().write_zip(tmp_path / "export.zip")], before, NOW)
    plan = plan.closing_silent()
    after = store.commit(plan.label, lambda board: apply_plan(plan, board))
    assert len(after.applications) == 1 + len(plan.new)
    assert open_store(tmp_path / "board", "another").load() == after
    label, undone = store.undo()
    assert undone == before
    assert label == f"import {len(plan.new)} applications"
    _label, redone = store.redo()
    assert redone == after


def test_the_label_of_one_names_it(tmp_path: Path) -> None:
    assert plan_of(tmp_path, "Aoba,SRE").label == "import Aoba"


def test_nothing_is_changed_by_looking(tmp_path: Path) -> None:
    board = board_with()
    plan = plan_of(tmp_path, "青葉,SRE,,Tokyo\nKestrel,Dev\n", board)
    plan_lines(plan)
    apply_plan(plan, board)
    assert board == board_with()


def test_ids_are_new_and_short(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "".join(f"Company {n},SRE,,,,,2026-11-02\n" for n in range(500)))
    ids = [application.id for application in plan.new] + [
        event.id for application in plan.new for event in application.events
    ]
    assert len(set(ids)) == 1000
    assert {len(one) for one in ids} == {8}


def test_a_deadline_is_filled_only_for_a_wish(tmp_path: Path) -> None:
    header = "Company,Role,Apply by\n"
    row = "青葉,SRE,2026-12-01"
    wish, sent = board_with(), board_with(stage=Stage.APPLIED)
    assert apply_plan(plan_of(tmp_path, row, wish, header), wish)["aoba"].apply_by == date(
        2026, 12, 1
    )
    assert not plan_of(tmp_path, row, sent, header).changes_anything
