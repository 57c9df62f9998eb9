"""A file that is imported again: what has changed in it, on the board, and on both."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.fields import FIELDS, FieldRow, FieldType
from jobboard_tui.domain.models import Application, Kind, Stage
from jobboard_tui.interchange.importers import Plan, read
from jobboard_tui.interchange.importers.apply_plan import apply_plan
from jobboard_tui.interchange.importers.meanings import OFFERED, read_decisions
from jobboard_tui.interchange.importers.moved_on import load_file_values, save_file_values
from jobboard_tui.service import BoardService
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store

NOW = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
HEADER = "会社名,職種,選考状況,応募日,面接日,年収\n"
FIRST = "青,A,書類選考中,2026-11-02,,600万円\n"


def plan_of(folder: Path, rows: str, board: Board) -> Plan:
    path = folder / "jobs.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return read([path], board, NOW, last_values=load_file_values(folder))


def taken_in(folder: Path, rows: str, board: Board) -> Board:
    plan = plan_of(folder, rows, board)
    save_file_values(folder, plan)
    return apply_plan(plan, board)


@pytest.fixture
def board(tmp_path: Path) -> Board:
    return taken_in(tmp_path, FIRST, Board(zone="Asia/Tokyo"))


def test_the_same_file_again_changes_nothing(board: Board, tmp_path: Path) -> None:
    assert not plan_of(tmp_path, FIRST, board).changes_anything


def test_what_changed_in_the_file_alone_is_taken_over(board: Board, tmp_path: Path) -> None:
    row = "青,A,一次面接,2026-11-02,2026-11-25 14:00,650万円\n"
    after = taken_in(tmp_path, row, board)
    (application,) = after.applications.values()
    assert (application.stage, application.salary) == (Stage.INTERVIEW, "650万円")
    meeting = next(event for event in application.events if event.kind is Kind.INTERVIEW)
    assert meeting.at.isoformat() == "2026-11-25T14:00:00+09:00"
    moved = row.replace("11-25 14:00", "11-26 10:00")
    (application,) = taken_in(tmp_path, moved, after).applications.values()
    times = [event.at.isoformat() for event in application.events if event.kind is Kind.INTERVIEW]
    assert times == ["2026-11-26T10:00:00+09:00"]
    closed = taken_in(tmp_path, row.replace("一次面接", "お見送り"), after)
    assert [one.stage for one in closed.applications.values()] == [Stage.CLOSED]


VALUES = {
    FieldType.TEXT: ("東京", "大阪"),
    FieldType.LINK: ("https://a.example/1", "https://a.example/2"),
    FieldType.DEADLINE: ("2026-12-01", "2027-01-04"),
}


@pytest.mark.parametrize(
    "row",
    [one for one in FIELDS.values() if one.type in VALUES and not one.is_required],
    ids=lambda row: row.name,
)
def test_every_field_of_one_value_is_known_by_its_word_and_moves_on(
    row: FieldRow, tmp_path: Path
) -> None:
    decisions = read_decisions([f"そのほか={row.word}"], [], None, None)
    assert row.name in OFFERED
    path, board, told = tmp_path / "jobs.csv", Board(zone="Asia/Tokyo"), []
    for value in VALUES[row.type]:
        path.write_text(f"会社名,職種,そのほか\n青,A,{value}\n", encoding="utf-8")
        plan = read([path], board, NOW, decisions=decisions, last_values=load_file_values(tmp_path))
        save_file_values(tmp_path, plan)
        board = apply_plan(plan, board)
        (application,) = board.applications.values()
        told.append(str(getattr(application, row.name)))
    assert told == list(VALUES[row.type])


def test_what_changed_on_both_sides_is_said_and_stays(board: Board, tmp_path: Path) -> None:
    (app_id,) = board.applications
    board = board.edit(app_id, salary="700万円").move(app_id, Stage.OFFER, NOW)
    plan = plan_of(tmp_path, "青,A,お見送り,2026-11-02,,650万円\n", board)
    (application,) = apply_plan(plan, board).applications.values()
    assert (application.stage, application.salary) == (Stage.OFFER, "700万円")
    said = " ".join(problem.what for problem in plan.rows[0].problems)
    assert "700万円" in said
    assert "650万円" in said
    assert "the stage differs here" in said


def test_what_changed_on_the_board_alone_stays(board: Board, tmp_path: Path) -> None:
    (app_id,) = board.applications
    board = board.edit(app_id, salary="700万円").move(app_id, Stage.OFFER, NOW)
    assert not plan_of(tmp_path, FIRST, board).changes_anything


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a": {"meetings": [1], "stage": 3}}'])
def test_what_is_kept_may_be_broken(content: str, board: Board, tmp_path: Path) -> None:
    (tmp_path / "imported.json").write_text(content, encoding="utf-8")
    assert not plan_of(tmp_path, FIRST, board).changes_anything


def test_undoing_an_import_takes_back_what_the_file_told(tmp_path: Path) -> None:
    """A second import is then as the first one: what it changed is changed again."""
    places = Places.default()
    store = Store(tmp_path / "board.json", places)
    service = BoardService(store, load_rules(None), lambda: NOW)
    path = tmp_path / "jobs.csv"

    def take_in(rows: str) -> Application:
        path.write_text(HEADER + rows, encoding="utf-8")
        plan = read([path], service.board, NOW, last_values=service.last_file_values())
        service.merge_from(plan)
        return next(iter(service.board.applications.values()))

    first = take_in(FIRST)
    second = FIRST.replace("600", "650")
    third = FIRST.replace("600", "700").replace("書類選考中", "一次面接")
    assert take_in(second).salary == "650万円"
    assert (take_in(third).salary, first.salary) == ("700万円", "600万円")
    for _again in range(2):
        service.undo("{what}")
        service.undo("{what}")
        assert service.board[first.id].salary == "600万円"
        assert take_in(third).salary == "700万円"
        assert service.board[first.id].stage is Stage.INTERVIEW
        service.undo("{what}")
        assert take_in(second).salary == "650万円"
        assert take_in(third).salary == "700万円"
    service.undo("{what}")
    service.redo("{what}")
    assert not read(
        [path], service.board, NOW, last_values=service.last_file_values()
    ).changes_anything
