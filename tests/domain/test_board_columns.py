"""Columns of the board: a move goes to a column, an event to the first one of its stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.board_columns import (
    COLUMNS,
    BoardColumn,
    ColumnTable,
    board_columns,
    column_at,
    column_of,
    further_name,
)
from jobboard_tui.domain.labels import stage_with_outcome
from jobboard_tui.domain.merge.records import MergeConflict, merge_record, stamp_changes
from jobboard_tui.domain.models import Application, Event, Kind, Outcome, Stage
from jobboard_tui.domain.search.query import Query
from jobboard_tui.storage.codec import application_of, application_record

START = datetime(2026, 11, 1, tzinfo=UTC)


def hour(number: int) -> datetime:
    return START + timedelta(hours=number)


def event(key: str, kind: Kind, number: int) -> Event:
    return Event(id=key, kind=kind, at=hour(number), logged=hour(number))


@pytest.fixture
def board(take_home: BoardColumn) -> Board:
    """An application that was taken by hand into the second column of its stage."""
    board = Board().add(Application(id="a", company="Aoba", role="SRE", added=START))
    board = board.log("a", event("sent", Kind.APPLIED, 1))
    return board.move("a", take_home.stage, hour(2), column=further_name(take_home))


def test_the_shipped_columns_are_the_stages() -> None:
    assert [column.name for column in board_columns()] == [stage.value for stage in Stage]
    assert all(column_at(stage).stage is stage for stage in Stage)
    assert not any(further_name(column) for column in board_columns())


def test_a_move_is_to_a_column(board: Board, take_home: BoardColumn) -> None:
    assert (board["a"].stage, column_of(board["a"])) == (Stage.SCREENING, take_home)
    back = board.move("a", Stage.SCREENING, hour(3))
    assert column_of(back["a"]) == column_at(Stage.SCREENING)


def test_an_event_that_moves_the_stage_goes_to_its_first_column(board: Board) -> None:
    invited = board.log("a", event("met", Kind.INTERVIEW, 4))
    assert column_of(invited["a"]) == column_at(Stage.INTERVIEW)
    assert not invited["a"].column


@pytest.mark.parametrize("kind", [Kind.RECEIVED, Kind.NOTE])
def test_an_event_that_moves_no_stage_leaves_the_column(
    board: Board, take_home: BoardColumn, kind: Kind
) -> None:
    assert column_of(board.log("a", event("said", kind, 4))["a"]) == take_home


def test_what_is_taken_back_leads_back_to_the_column(board: Board, take_home: BoardColumn) -> None:
    invited = board.log("a", event("met", Kind.INTERVIEW, 4))
    assert column_of(invited.unlog("a", "met")["a"]) == take_home


def test_the_file_keeps_the_column_only_where_it_is_not_the_first(board: Board) -> None:
    application = board["a"]
    record = application_record(application)
    assert record["column"] == record["moves"][-1]["column"] == "take-home"
    assert application_of("a", record) == application
    back = application_record(board.move("a", Stage.SCREENING, hour(3))["a"])
    assert "column" not in back
    assert "column" not in back["moves"][-1]


@pytest.mark.parametrize("name", ["offer", "of-a-newer-version"])
def test_a_column_of_another_stage_or_of_none_is_the_first(name: str) -> None:
    application = Application(
        id="a", company="Aoba", role="SRE", added=START, stage=Stage.APPLIED, column=name
    )
    assert column_of(application) == column_at(Stage.APPLIED)
    assert application_record(application)["column"] == name


def test_a_column_that_another_program_left_behind_is_no_move(
    board: Board, take_home: BoardColumn
) -> None:
    elsewhere = replace(board["a"], stage=Stage.OFFER)
    after = Board().with_applications(elsewhere).log("a", event("no", Kind.REJECTED, 9))["a"]
    assert {move.column for move in after.moves if move.stage is not take_home.stage} == {""}


def test_it_is_called_by_its_label(board: Board, take_home: BoardColumn) -> None:
    assert stage_with_outcome(Stage.SCREENING, None, take_home.name) == take_home.label()
    assert stage_with_outcome(Stage.SCREENING, None) == "screening"


@pytest.mark.parametrize(
    ("asked", "is_there"), [("take", True), ("screening", True), ("scr", True), ("offer", False)]
)
def test_a_filter_finds_a_column_and_the_whole_of_a_stage(
    board: Board, asked: str, is_there: bool
) -> None:
    assert Query.parse(f"stage:{asked}").matches(board["a"], None) is is_there


# -- merging ---------------------------------------------------------------------------------------


def merged(base: Board, ours: Board, theirs: Board) -> tuple[dict[str, Any], list[MergeConflict]]:
    """The record of `a` from two boards that came from one, and what gave way."""
    old = dict(application_record(base["a"]))
    mine = stamp_changes(old, application_record(ours["a"]), hour(10))
    other = stamp_changes(old, application_record(theirs["a"]), hour(11))
    clashes: list[MergeConflict] = []
    record = merge_record("a", old, mine, other, clashes)
    assert record == merge_record("a", old, other, mine)
    return record, clashes


def test_a_column_that_one_side_chose_is_taken(board: Board) -> None:
    base = board.move("a", Stage.SCREENING, hour(3))
    ours = base.move("a", Stage.SCREENING, hour(5), column="take-home")
    record, clashes = merged(base, ours, base.edit("a", notes="theirs"))
    told = [record[name] for name in ("stage", "column", "notes")]
    assert told == ["screening", "take-home", "theirs"]
    assert not clashes


def test_stage_and_column_are_one_decision(board: Board) -> None:
    ours = board.move("a", Stage.SCREENING, hour(5))
    theirs = board.move("a", Stage.CLOSED, hour(6), Outcome.WITHDRAWN)
    record, clashes = merged(board, ours, theirs)
    assert (record["stage"], record["outcome"]) == ("closed", "withdrawn")
    assert "column" not in record
    assert [conflict.lost for conflict in clashes if conflict.path == "stage"] == [
        ["screening", None]
    ]


def test_the_later_move_gives_the_column_and_the_other_is_told(board: Board) -> None:
    base = board.move("a", Stage.APPLIED, hour(3))
    ours = base.move("a", Stage.SCREENING, hour(5), column="take-home")
    theirs = base.move("a", Stage.SCREENING, hour(6))
    record, clashes = merged(base, ours, theirs)
    assert "column" not in record
    lost = [conflict.lost for conflict in clashes if conflict.path == "stage"]
    assert lost == [["screening", None, "take-home"]]


# -- the table -------------------------------------------------------------------------------------


def other(row: BoardColumn, **changes: Any) -> BoardColumn:
    return row._replace(**changes)


@pytest.mark.parametrize(
    "rows",
    [
        COLUMNS.ordered[:-1],
        (*COLUMNS.ordered, other(COLUMNS.ordered[0], name="twin", order=15)),
        (*COLUMNS.ordered, other(COLUMNS.ordered[0], key="y", order=15)),
        (*COLUMNS.ordered, other(COLUMNS.ordered[0], name="before", key="y", order=5)),
    ],
    ids=["a stage without one", "a key twice", "a name twice", "no first one of the stage's name"],
)
def test_a_table_that_makes_no_sense_fails_at_once(rows: tuple[BoardColumn, ...]) -> None:
    with pytest.raises(AssertionError):
        ColumnTable(*rows)
