"""Two forms of a board become one: the newer wins field by field, and nothing vanishes silently."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.merge.records import (
    MergeConflict,
    flatten_record,
    last_stamp,
    merge_record,
    merge_tables,
    stamp_changes,
)
from jobboard_tui.domain.models import MEETINGS, Application, Event, Kind, Outcome, Stage
from jobboard_tui.domain.stage_history import STAGE_OF
from jobboard_tui.storage.codec import application_record
from tests.rows import for_each_row

START = datetime(2026, 11, 1, tzinfo=UTC)


def at(hours: float) -> str:
    return (START + timedelta(hours=hours)).isoformat()


def record(**fields: Any) -> dict[str, Any]:
    return {"company": "Aoba", "role": "SRE", "added": at(0), **fields}


def event(key: str, hours: float, **fields: Any) -> dict[str, Any]:
    return {"id": key, "kind": "note", "at": at(hours), "logged": at(hours), **fields}


BASE = record(notes="old", tags=["a"], events=[event("e1", 1), event("e2", 2)])


def edited(hours: float, **fields: Any) -> dict[str, Any]:
    """BASE after an edit; None takes a field out."""
    after = {name: value for name, value in {**BASE, **fields}.items() if value is not None}
    return stamp_changes(BASE, after, START + timedelta(hours=hours))


@for_each_row(
    ("ours", "theirs", "expected"),
    [
        (edited(5, notes="new"), BASE, {"notes": "new"}),
        (BASE, edited(5, notes="new"), {"notes": "new"}),
        (edited(5, notes="x"), edited(6, url="y"), {"notes": "x", "url": "y"}),
        (edited(5, notes="x"), edited(6, notes="y"), {"notes": "y"}),
        (edited(7, notes="x"), edited(6, notes="y"), {"notes": "x"}),
        (edited(5, notes=None), BASE, {"notes": None}),
        (edited(5, tags=["a", "b"]), edited(6, tags=["c", "a"]), {"tags": ["c", "a", "b"]}),
        (edited(5, tags=None), edited(6, tags=["a", "b"]), {"tags": ["b"]}),
        (edited(5, stage="applied"), edited(6, stage="offer"), {"stage": "offer"}),
        (
            edited(5, stage="closed", outcome="rejected"),
            edited(6, stage="offer"),
            {"stage": "offer", "outcome": None},
        ),
        (
            edited(5, events=[*BASE["events"], event("e3", 5)]),
            edited(6, events=[*BASE["events"], event("e4", 4)]),
            {"events": [event("e1", 1), event("e2", 2), event("e4", 4), event("e3", 5)]},
        ),
        (
            edited(5, events=[event("e1", 1)]),
            edited(6, events=[event("e1", 1, note="x"), event("e2", 2)]),
            {"events": [event("e1", 1, note="x")]},
        ),
        (
            edited(5, events=[event("e2", 2)]),
            edited(6, events=[event("e1", 1, note="x"), event("e2", 2)]),
            {"events": [event("e1", 1, note="x"), event("e2", 2)]},
        ),
        (
            edited(7, events=[event("e2", 2)]),
            edited(6, events=[event("e1", 1, note="x"), event("e2", 2)]),
            {"events": [event("e2", 2)]},
        ),
        (
            edited(5, checklist={"visa": {"state": "to-ask"}}),
            edited(6, checklist={"grades": {"state": "known", "value": "G4"}}),
            {
                "checklist": {
                    "grades": {"state": "known", "value": "G4"},
                    "visa": {"state": "to-ask"},
                }
            },
        ),
        (
            edited(5, terms={"base": 450000, "housing": 20000}),
            edited(6, terms={"base": 470000}),
            {"terms": {"base": 470000, "housing": 20000}},
        ),
        (edited(5, unread_cells=["Heard: ?"]), edited(6), {"unread_cells": ["Heard: ?"]}),
        (
            edited(5, unread_cells=["Heard: ?"]),
            edited(6, unread_cells=["Result: !"]),
            {"unread_cells": ["Heard: ?", "Result: !"]},
        ),
    ],
)
def test_merging_over_a_base(
    ours: dict[str, Any], theirs: dict[str, Any], expected: dict[str, Any]
) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merge_record("a", BASE, one, other)
        assert {name: merged.get(name) for name in expected} == expected


def test_one_item_of_a_map_is_taken_out_while_another_is_changed() -> None:
    base = record(flags={"pressure": {"at": at(1)}, "push-back": {"at": at(1)}})
    ours = stamp_changes(
        base, record(flags={"push-back": {"at": at(1)}}), START + timedelta(hours=5)
    )
    told = {"pressure": {"at": at(1)}, "push-back": {"at": at(1), "note": "twice"}}
    theirs = stamp_changes(base, record(flags=told), START + timedelta(hours=6))
    for one, other in ((ours, theirs), (theirs, ours)):
        assert merge_record("a", base, one, other)["flags"] == {"push-back": told["push-back"]}


def test_what_gives_way_is_told() -> None:
    clashes: list[MergeConflict] = []
    merge_record("a", BASE, edited(5, notes="x"), edited(6, notes="y"), clashes)
    assert clashes == [MergeConflict("a", "notes", "y", "x")]


def tables(**records: Any) -> dict[str, Any]:
    """Records by id; those with `removed` lie in the bin."""
    return {
        "board": {"board": {"schema": 1, "zone": "Asia/Tokyo"}},
        "applications": {key: one for key, one in records.items() if "removed" not in one},
        "bin": {key: one for key, one in records.items() if "removed" in one},
    }


@pytest.mark.parametrize("base", [tables(a=BASE), None], ids=["base", "no base"])
@pytest.mark.parametrize(("removed", "changed", "where"), [(5, 6, "applications"), (6, 5, "bin")])
def test_edit_against_removal(
    base: dict[str, Any] | None, removed: int, changed: int, where: str
) -> None:
    """The newer wins; whichever does, the edit is there."""
    ours = tables(a=edited(removed, removed=at(removed)))
    theirs = tables(a=edited(changed, notes="new"))
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merge_tables(base, one, other).tables
        assert merged[where]["a"]["notes"] == "new"
        assert sum("a" in merged[name] for name in ("applications", "bin")) == 1


def test_a_meeting_ahead_that_was_moved_does_not_bring_back_what_was_removed_after_it() -> None:
    moved = record(events=[event("e1", 1)], stamps={f"moves/{at(200)} interview e1": at(200)})
    removed = stamp_changes(moved, {**moved, "removed": at(6)}, START + timedelta(hours=6))
    edit = stamp_changes(moved, {**moved, "salary": "800"}, START + timedelta(hours=5))
    merged = merge_tables(tables(a=moved), tables(a=removed), tables(a=edit))
    assert merged.tables["bin"]["a"]["salary"] == "800"
    assert merged.clashes == []


def test_records_added_on_both_sides_are_all_there() -> None:
    merged = merge_tables(tables(a=BASE), tables(a=BASE, b=BASE), tables(a=BASE, c=BASE)).tables
    assert set(merged["applications"]) == {"a", "b", "c"}


def test_a_record_taken_out_stays_out_unless_the_other_side_worked_on_it() -> None:
    assert merge_tables(tables(a=BASE), tables(), tables(a=BASE)).tables["applications"] == {}
    worked_on = edited(5, notes="x")
    merged = merge_tables(tables(a=BASE), tables(), tables(a=worked_on)).tables
    assert merged["applications"] == {"a": worked_on}


def test_the_boards_own_record_and_unknown_tables_are_merged_too() -> None:
    base = tables()
    ours, theirs = tables(), tables()
    ours["board"] = {"board": {**base["board"]["board"], "pause": {"since": at(5)}}}
    theirs["board"] = {"board": {**base["board"]["board"], "marks": []}}
    theirs["later"] = {"x": {"y": 1}}
    merged = merge_tables(base, ours, theirs).tables
    assert merged["board"]["board"]["pause"] == {"since": at(5)}
    assert merged["later"] == {"x": {"y": 1}}


# -- stamps --------------------------------------------------------------------------------------


def test_only_what_differs_is_stamped_and_stamps_never_go_back() -> None:
    after = stamp_changes(BASE, {**BASE, "notes": "new"}, START + timedelta(hours=9))
    assert list(after["stamps"]) == ["notes"]
    again = stamp_changes(after, {**after, "notes": "newer"}, START)  # the clock was set back
    assert again["stamps"]["notes"] > after["stamps"]["notes"]


def test_a_meeting_ahead_does_not_stamp_what_is_changed_before_it() -> None:
    moves = [{"stage": "interview", "at": at(90), "event": "i"}]
    before = record(moves=moves, notes="")
    moved_on = record(moves=[{**moves[0], "at": at(95)}], notes="")
    now = datetime.fromisoformat(at(10))
    found = stamp_changes(before, moved_on, now)
    later = stamp_changes(found, {**found, "notes": "x"}, now + timedelta(hours=1))
    assert later["stamps"]["notes"] == at(11)
    assert last_stamp(later) == now + timedelta(hours=1)


def test_a_new_event_needs_no_stamp_but_one_that_comes_back_does() -> None:
    more = stamp_changes(BASE, {**BASE, "events": [*BASE["events"], event("e3", 3)]}, START)
    assert "stamps" not in more
    less = stamp_changes(BASE, {**BASE, "events": BASE["events"][:1]}, START)
    assert list(less["stamps"]) == ["events/e2"]
    back = stamp_changes(less, BASE, START)
    assert back["stamps"]["events/e2"] > less["stamps"]["events/e2"]


def test_events_stand_last_where_the_layout_wants_them() -> None:
    assert list(edited(5, notes="x"))[-1] == "events"
    assert list(merge_record("a", BASE, edited(5, url="x"), edited(5, notes="y")))[-1] == "events"


# -- without a base ------------------------------------------------------------------------------

hours = st.integers(0, 6)
words = st.sampled_from(["x", "y", "z"])


@st.composite
def forms(draw: st.DrawFn) -> dict[str, Any]:
    """A form of one application that some machine may have come to from the same start."""
    one: dict[str, Any] = record(notes="old", tags=["a"], events=[event("e1", 1)])
    for _step in range(draw(st.integers(0, 4))):
        after = {name: value for name, value in one.items() if name != "stamps"}
        match draw(st.sampled_from(["notes", "tags", "stage", "event", "unlog", "bin", "mark"])):
            case "notes":
                after["notes"] = draw(words)
            case "tags":
                after["tags"] = draw(st.lists(words, max_size=2, unique=True))
            case "stage":
                after["stage"] = draw(st.sampled_from(["applied", "offer", "closed"]))
                after.pop("outcome", None)
                if after["stage"] == "closed":
                    after["outcome"] = draw(st.sampled_from(["rejected", "silent"]))
            case "event":
                key = draw(words)
                kept = [one for one in after.get("events", []) if one["id"] != key]
                after["events"] = [*kept, event(key, 3, note=draw(words))]
            case "unlog":
                after["events"] = after.get("events", [])[1:]
            case "bin":
                if after.pop("removed", None) is None:
                    after["removed"] = at(draw(hours))
            case "mark":
                mark = {"rule": draw(words), "shelf": "done", "at": at(draw(hours))}
                kept = [one for one in after.get("marks", []) if one["rule"] != mark["rule"]]
                after["marks"] = [*kept, mark]
        after = {name: value for name, value in after.items() if value != []}
        one = stamp_changes(one, after, START + timedelta(hours=draw(hours)))
    return one


def content(one: dict[str, Any]) -> Any:
    """What a record says, the order of lists aside."""
    return flatten_record(one), one.get("stamps")


@given(forms(), forms())
def test_merging_is_commutative(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert merge_record("a", None, one, other) == merge_record("a", None, other, one)


@given(forms(), forms(), forms())
def test_merging_is_associative(a: dict[str, Any], b: dict[str, Any], c: dict[str, Any]) -> None:
    def merged(*two: dict[str, Any]) -> dict[str, Any]:
        return merge_record("a", None, *two)

    assert content(merged(merged(a, b), c)) == content(merged(a, merged(b, c)))


@given(forms(), forms())
def test_merging_is_idempotent(one: dict[str, Any], other: dict[str, Any]) -> None:
    merged = merge_record("a", None, one, other)
    assert content(merge_record("a", None, merged, other)) == content(merged)
    assert content(merge_record("a", None, merged, merged)) == content(merged)


@given(forms(), forms())
def test_over_a_base_nothing_that_one_side_alone_changed_is_lost(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    base = record(notes="old", tags=["a"], events=[event("e1", 1)])
    was, ours, theirs = flatten_record(base), flatten_record(one), flatten_record(other)
    found = flatten_record(merge_record("a", base, one, other))
    for path in {**was, **ours, **theirs}:
        if path == ("removed",):
            continue
        if ours.get(path) == was.get(path):
            assert found.get(path) == theirs.get(path)
        elif theirs.get(path) == was.get(path):
            assert found.get(path) == ours.get(path)
        else:
            assert found.get(path) in (ours.get(path), theirs.get(path))


# -- the stage -----------------------------------------------------------------------------------


def told(key: str, kind: str, hours: float, logged: float | None = None) -> dict[str, Any]:
    return event(key, hours, kind=kind, logged=at(hours if logged is None else logged))


def moved(stage: str, hours: float, by: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"stage": stage, "at": at(hours), **fields, **({"event": by} if by else {})}


APPLIED = [told("a1", "applied", 1)]
BEGUN = [moved("wishlist", 0), moved("applied", 1, "a1")]
OPEN = record(stage="applied", moves=BEGUN, events=APPLIED)


def worked_on(hours: float, **fields: Any) -> dict[str, Any]:
    after = {name: value for name, value in {**OPEN, **fields}.items() if value is not None}
    return stamp_changes(OPEN, after, START + timedelta(hours=hours))


def with_events(
    hours: float, stage: str, *events: dict[str, Any], moves: Any = (), **fields: Any
) -> dict[str, Any]:
    return worked_on(
        hours, stage=stage, moves=[*BEGUN, *moves], events=[*APPLIED, *events], **fields
    )


OFFERED = with_events(5, "offer", told("o", "offer", 5), moves=[moved("offer", 5, "o")])
INVITED = with_events(
    6, "interview", told("i", "interview", 3, 6), moves=[moved("interview", 3, "i")]
)
REJECTED = with_events(
    4,
    "closed",
    told("no", "rejected", 4),
    moves=[moved("closed", 4, "no", outcome="rejected")],
    outcome="rejected",
)
AGAIN = with_events(5, "applied", told("a2", "applied", 5))
BY_HAND = worked_on(7, stage="screening", moves=[*BEGUN, moved("screening", 7)])
UNDONE = worked_on(8, stage=None, moves=BEGUN[:1], events=None)


@for_each_row("base", [OPEN, None], ids=["base", "no base"])
@for_each_row(
    ("ours", "theirs", "stage", "outcome", "last"),
    [
        (OFFERED, INVITED, "offer", None, "o"),
        (REJECTED, AGAIN, "applied", None, "a2"),
        (REJECTED, OFFERED, "offer", None, "o"),
        (BY_HAND, OFFERED, "screening", None, None),
        (BY_HAND, REJECTED, "screening", None, None),
        (UNDONE, INVITED, "interview", None, "i"),
        (UNDONE, BY_HAND, "screening", None, None),
    ],
)
def test_the_stage_is_what_the_events_of_both_sides_give(
    base: Any, ours: Any, theirs: Any, stage: str, outcome: str | None, last: str | None
) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merge_record("a", base, one, other)
        assert (merged["stage"], merged.get("outcome")) == (stage, outcome)
        final = merged["moves"][-1]
        assert (final["stage"], final.get("outcome")) == (stage, outcome)
        assert final.get("event") == last
        assert list(merged)[:4] == ["company", "role", "added", "stage"]


def test_an_event_that_one_side_cancels_leaves_the_stage_to_the_others_event() -> None:
    first, second = told("i1", "interview", 2), told("i2", "interview", 4)
    base = with_events(2, "interview", first, moves=[moved("interview", 2, "i1")])
    less = stamp_changes(
        base,
        {**OPEN, "events": [*APPLIED, {**first, "cancelled": True}]},
        START + timedelta(hours=5),
    )
    more = stamp_changes(
        base, {**base, "events": [*APPLIED, first, second]}, START + timedelta(hours=4)
    )
    for one, other in ((less, more), (more, less)):
        merged = merge_record("a", base, one, other)
        assert merged["stage"] == "interview"
        assert [move.get("event") for move in merged["moves"]] == [None, "a1", "i2"]


def test_a_stage_that_gives_way_is_told_where_it_was_set_by_hand() -> None:
    clashes: list[MergeConflict] = []
    merge_record("a", OPEN, OFFERED, INVITED, clashes)
    assert clashes == []
    later = worked_on(9, stage="offer", moves=[*BEGUN, moved("offer", 9)])
    merge_record("a", OPEN, BY_HAND, later, clashes)
    assert clashes == [MergeConflict("a", "stage", ["offer", None], ["screening", None])]


def test_a_move_that_an_event_causes_gives_way_with_its_event_alone() -> None:
    def moved_to(hours: float, stamp: float) -> dict[str, Any]:
        moves = [
            {"stage": "wishlist", "at": at(0)},
            {"stage": "interview", "at": at(hours), "event": "e1"},
        ]
        meeting = {**event("e1", hours), "kind": "interview", "logged": at(1)}
        return record(
            stage="interview", moves=moves, events=[meeting], stamps={"events/e1": at(stamp)}
        )

    merged = merge_tables(None, tables(a=moved_to(30, 3)), tables(a=moved_to(40, 4)))
    assert [one["at"] for one in merged.tables["applications"]["a"]["moves"]] == [at(0), at(40)]
    assert [conflict.path for conflict in merged.clashes] == ["events/e1"]


def test_a_stage_set_by_another_program_is_taken_by_its_stamp() -> None:
    foreign = worked_on(9, stage="accepted")
    for one, other in ((foreign, OFFERED), (OFFERED, foreign)):
        assert merge_record("a", OPEN, one, other)["stage"] == "accepted"


def test_moves_that_make_no_sense_are_left_alone() -> None:
    odd = worked_on(9, stage="parked", moves=[*BEGUN, moved("parked", 9)])
    for base in (OPEN, None):
        assert merge_record("a", base, odd, OFFERED)["stage"] == "parked"


@st.composite
def boards(draw: st.DrawFn) -> dict[str, Any]:
    """A record that a machine came to from the same start, by the verbs of the board."""
    application = Application(id="a", company="A", role="r", added=START)
    start = Event(id="a1", kind=Kind.APPLIED, at=START, logged=START)
    board = Board().add(application).log("a", start)
    found: dict[str, Any] = dict(application_record(board["a"]))
    machine = draw(words)
    for step in range(draw(st.integers(0, 5))):
        now = START + timedelta(hours=step + 1, minutes="xyz".index(machine))
        events = list(board["a"].events)
        match draw(st.sampled_from(["log", "log", "move", "cancel", "unlog"])):
            case "log":
                kind = draw(st.sampled_from([*STAGE_OF]))
                ahead = draw(hours) if kind in MEETINGS else -draw(hours)
                when = now + timedelta(hours=ahead)
                key = f"{machine}{step}"
                board = board.log("a", Event(id=key, kind=kind, at=when, logged=now))
            case "move":
                stage, column = draw(st.sampled_from(Stage)), draw(st.sampled_from(["", "own"]))
                board = board.move("a", stage, now, Outcome.SILENT, column)
            case "cancel" if events:
                event_ = draw(st.sampled_from(events))
                board = board.amend("a", replace(event_, cancelled=not event_.cancelled))
            case "unlog" if events:
                board = board.unlog("a", draw(st.sampled_from(events)).id)
        found = stamp_changes(found, application_record(board["a"]), now)
    return found


@given(boards(), boards(), boards())
def test_merging_what_boards_came_to_is_the_same_in_any_order(
    a: dict[str, Any], b: dict[str, Any], c: dict[str, Any]
) -> None:
    def merged(*two: dict[str, Any]) -> dict[str, Any]:
        return merge_record("a", None, *two)

    ab = merged(a, b)
    assert ab == merged(b, a)
    assert content(merged(ab, c)) == content(merged(a, merged(b, c)))
    assert content(merged(ab, b)) == content(ab)
    assert content(merged(ab, ab)) == content(ab)
