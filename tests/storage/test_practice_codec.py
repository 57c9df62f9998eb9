"""What is kept of the hill is saved, merged one by one, checked, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.merge.records import merge_tables
from jobboard_tui.domain.practice_values import Goal, Level, Practice, PracticeEntry, PracticeLog
from jobboard_tui.storage.codec import board_record
from jobboard_tui.storage.schema import board_faults, understood_board
from tests.rows import for_each_row
from tests.storage.boards import AT, open_store


def exercise(name: str, practice: Practice = Practice.JAPANESE, **fields: Any) -> PracticeEntry:
    return PracticeEntry(id=name, practice=practice, at=AT, logged=AT, **fields)


def with_hill(hill: PracticeLog) -> Board:
    return Board(hill=hill)


def tables(hill: PracticeLog, **stamps: str) -> dict[str, Any]:
    record = board_record(with_hill(hill))
    if stamps:
        record["stamps"] = stamps
    return {"board": {"board": record}, "applications": {}, "bin": {}}


def test_it_is_saved_and_taken_back_and_made_again(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.commit("start", lambda board: replace(board, zone="Europe/Berlin"))
    hill = PracticeLog(level=Level.N3, test=date(2026, 12, 6)).add_entry(exercise("e", minutes=30))
    store.commit("practice", lambda board: replace(board, hill=hill))
    assert open_store(tmp_path).load().hill == hill
    assert store.undo()[1].hill == PracticeLog()
    assert open_store(tmp_path).redo()[1].hill == hill


def test_taking_back_leaves_what_came_after(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    for name in ("first", "second"):
        entry = exercise(name)
        store.commit(name, lambda board, one=entry: replace(board, hill=board.hill.add_entry(one)))
    store.commit("level", lambda board: replace(board, hill=replace(board.hill, level=Level.N4)))
    store.undo()
    board = store.undo()[1]
    assert [one.id for one in board.hill.exercises] == ["first"]


def test_two_places_practise_and_each_keeps_its_own() -> None:
    base = PracticeLog().add_entry(exercise("base"))
    ours = replace(base.add_entry(exercise("ours")), level=Level.N3)
    goal = Goal(practice=Practice.LEARNING, since=date(2026, 11, 23), amount=60, timed=True)
    theirs = base.add_entry(exercise("theirs")).set_goal(goal)
    merged = merge_tables(tables(base), tables(ours), tables(theirs))
    record = merged.tables["board"]["board"]
    assert {one["id"] for one in record["practised"]} == {"base", "ours", "theirs"}
    assert record["jlpt_level"] == "N3"
    assert [one["amount"] for one in record["weekly_goals"]] == [60]
    assert merged.clashes == []


def test_of_one_goal_set_in_two_places_the_newer_stands() -> None:
    def goal(amount: int) -> PracticeLog:
        since = date(2026, 11, 23)
        return PracticeLog().set_goal(
            Goal(practice=Practice.HUNTING, since=since, amount=amount, timed=False)
        )

    path = "weekly_goals/hunting 2026-11-23"
    merged = merge_tables(
        tables(PracticeLog()),
        tables(goal(3), **{path: "2026-11-24T10:00:00+09:00"}),
        tables(goal(7), **{path: "2026-11-25T10:00:00+09:00"}),
    )
    (kept,) = merged.tables["board"]["board"]["weekly_goals"]
    assert kept["amount"] == 7
    assert [clash.lost["amount"] for clash in merged.clashes] == [3]


@for_each_row(
    ("field", "value"),
    [
        ("practised", [{"id": "a", "practice": "sleep", "at": "x", "logged": "x"}]),
        ("practised", [{"id": "a", "practice": "japanese", "at": "2026-11-23T10:00:00"}]),
        ("practised", {}),
        ("weekly_goals", [{"practice": "japanese", "since": "monday", "amount": 3}]),
        ("weekly_goals", [{"practice": "japanese", "since": "2026-11-23", "amount": -3}]),
        ("self_audits", [{"event": "a", "at": "2026-11-23T10:00:00+09:00", "answers": [7]}]),
        ("jlpt_level", "N9"),
        ("jlpt_test", "2026-12-32"),
    ],
)
def test_what_is_not_understood_is_told_and_left_out(field: str, value: Any) -> None:
    record = {"schema": 1, "zone": "Asia/Tokyo", field: value}
    assert all(fault.field.startswith(field) for fault in board_faults(record))
    assert list(board_faults(record))
    assert not understood_board(record).get(field)
