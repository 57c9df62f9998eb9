"""A side of a merge that is chosen: of single fields, and of all."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.domain.merge.records import MISSING, changed_paths, flatten_record, merge_tables
from jobboard_tui.domain.merge.sides import MergeSide, Sides, can_choose, take_sides
from tests.domain.merge.test_records import at, edited, event, forms, record, tables

Tables = dict[str, Any]


def merged(ours: Tables, theirs: Tables, sides: Sides, base: Tables | None = None) -> Tables:
    mine, other, _lost = take_sides(base, ours, theirs, sides)
    found = merge_tables(base, mine, other).tables
    return {**found["bin"], **found["applications"]}


def test_a_side_of_one_field_is_taken_and_the_newer_one_of_the_others() -> None:
    ours, theirs = (
        tables(
            a=record(notes=notes, tags=tags, events=[event(key, 1)], stamps={"notes": at(hours)})
        )
        for notes, tags, key, hours in (("ours", ["x"], "e1", 2), ("theirs", [], "e2", 1))
    )
    before = deepcopy((ours, theirs))
    for fields, expected in (
        ({}, ("ours", ["x"], {"e1", "e2"})),
        ({("a", "notes"): MergeSide.THEIRS}, ("theirs", ["x"], {"e1", "e2"})),
        ({("a", "notes"): MergeSide.OURS}, ("ours", ["x"], {"e1", "e2"})),
        ({("a", "tags/x"): MergeSide.THEIRS}, ("ours", [], {"e1", "e2"})),
        ({("a", "events/e2"): MergeSide.OURS}, ("ours", ["x"], {"e1"})),
        ({("a", "events/e1"): MergeSide.THEIRS}, ("ours", ["x"], {"e2"})),
        ({("b", "notes"): MergeSide.THEIRS}, ("ours", ["x"], {"e1", "e2"})),
    ):
        one = merged(ours, theirs, Sides(fields=fields))["a"]
        found = (one["notes"], one.get("tags", []), {each["id"] for each in one["events"]})
        assert found == expected, fields
    assert (ours, theirs) == before


def test_what_gives_way_by_choice_is_kept_in_the_history() -> None:
    ours, theirs = tables(a=edited(2, notes="ours")), tables(a=edited(1, notes="theirs"))
    lost = take_sides(None, ours, theirs, Sides(others=MergeSide.THEIRS))[2]
    assert [
        (conflict.record, conflict.path, conflict.kept, conflict.lost) for conflict in lost
    ] == [("a", "notes", "theirs", "ours")]


def test_over_a_base_only_what_both_changed_is_chosen() -> None:
    base = tables(a=record(notes="base", location="base"))
    ours = tables(a=edited(2, notes="ours", location="base"))
    theirs = tables(a=edited(1, notes="theirs", location="theirs"))
    for side, notes in ((MergeSide.OURS, "ours"), (MergeSide.THEIRS, "theirs")):
        one = merged(ours, theirs, Sides(others=side), base)["a"]
        assert (one["notes"], one["location"]) == (notes, "theirs")


def test_an_application_of_one_side_stays_and_the_bin_goes_by_the_side() -> None:
    ours = tables(a=record(), b=record(removed=at(1)), c=edited(9, notes="new"))
    theirs = tables(a=record(), c=edited(1, removed=at(1)), d=record())
    for side, binned in ((MergeSide.OURS, {"b"}), (MergeSide.THEIRS, {"b", "c"})):
        found = merged(ours, theirs, Sides(others=side))
        assert set(found) == {"a", "b", "c", "d"}
        assert {key for key, one in found.items() if "removed" in one} == binned


def test_of_the_stage_alone_no_side_is_chosen() -> None:
    assert not any(map(can_choose, ("", "stage", "moves/2026")))
    assert all(map(can_choose, ("notes", "tags/x", "events/e1", "removed")))


@settings(max_examples=40)
@given(forms(), forms(), st.sampled_from(MergeSide), st.data())
def test_what_is_chosen_stands_and_nothing_else_is_touched(
    one: dict[str, Any], other: dict[str, Any], side: MergeSide, data: st.DataObject
) -> None:
    ours, theirs = tables(a=one), tables(a=other)
    chosen = flatten_record(one if side is MergeSide.OURS else other)
    paths = [path for path in changed_paths(one, other) if can_choose("/".join(path))]
    usual = flatten_record(merged(ours, theirs, Sides())["a"])
    if paths:
        path = data.draw(st.sampled_from(paths))
        sides = Sides(fields={("a", "/".join(path)): side})
        found = flatten_record(merged(ours, theirs, sides)["a"])
        assert found.get(path, MISSING) == chosen.get(path, MISSING)
        for rest in {*usual, *found} - {path}:
            if rest[0] not in ("stage", "moves", "removed"):
                assert found.get(rest, MISSING) == usual.get(rest, MISSING)
    everything = flatten_record(merged(ours, theirs, Sides(others=side))["a"])
    assert {path: one for path, one in everything.items() if path[0] not in ("stage", "moves")} == {
        path: one for path, one in chosen.items() if path[0] not in ("stage", "moves")
    }
