"""Copies that sync tools lay beside the board: found, shown, merged, archived."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from jobboard_tui.domain.errors import BoardDamaged
from jobboard_tui.domain.models import Stage
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.repair import check
from jobboard_tui.storage.store import Store
from jobboard_tui.sync import conflict_copies as conflicts
from tests.storage.boards import AT, application, event, open_store, stored


def on_another_machine(store: Store, folder: Path, change: Any) -> bytes:
    """The board's file as another machine has changed it meanwhile."""
    places = Places.under(folder)
    places.board.parent.mkdir(parents=True)
    shutil.copy(store.path, places.board)
    Store(places.board, places).commit("there", change)
    return places.board.read_bytes()


NAMES = [
    "board.sync-conflict-20261123-101112-ABC7DEF.json",
    "board (Sato's conflicted copy 2026-11-23).json",
    "board (佐藤 の競合コピー 2026-11-23).json",
    "board (conflicted copy 2026-11-23 101112).json",
    "board_conflict-20261123-101112.json",
    "board 2.json",
    "board (1).json",
    "board-DESKTOP-7ABC.json",
]
OTHERS = ["board.json.bak", "boards.json", "board.damaged-20261123T101112.json", "other 2.json"]


@pytest.mark.parametrize("name", NAMES)
def test_conflict_copies_are_found(tmp_path: Path, name: str) -> None:
    store = stored(tmp_path, application("a"))
    copy = store.path.with_name(name)
    shutil.copy(store.path, copy)
    for other in OTHERS:
        shutil.copy(store.path, store.path.with_name(other))
    assert conflicts.conflict_copies(store.path) == [copy]


def test_a_numbered_file_of_another_board_is_none_of_ours(tmp_path: Path) -> None:
    store = stored(tmp_path / "a", application("a"))
    other = stored(tmp_path / "b", application("b"))
    shutil.copy(other.path, store.path.with_name("board 2.json"))
    store.path.with_name("board-notes.json").write_text("[]")
    assert conflicts.conflict_copies(store.path) == []


def test_nothing_beside_a_board_that_is_not_there(tmp_path: Path) -> None:
    assert conflicts.conflict_copies(tmp_path / "none" / "board.json") == []


def test_a_copy_is_shown_merged_and_archived(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"), application("b"), application("c"))
    theirs = on_another_machine(
        store,
        tmp_path / "there",
        lambda b: (
            b.edit("a", notes="theirs", tags=("t",))
            .log("a", event("e2"))
            .remove("b", AT)
            .add(application("d"))
        ),
    )
    store.commit("here", lambda b: b.edit("a", notes="ours").log("a", event("e1")))
    copy = store.path.with_name(NAMES[0])
    copy.write_bytes(theirs)
    shown = {
        (difference.record, difference.path): difference
        for difference in conflicts.differences(store.path, copy)
    }
    assert set(shown) == {
        ("a", "notes"),
        ("a", "tags/t"),
        ("a", "events/e1"),
        ("a", "events/e2"),
        ("b", "removed"),
        ("d", ""),
    }
    notes = shown["a", "notes"]
    assert (notes.company, notes.ours, notes.theirs, notes.kept) == (
        "A 株式会社",
        "ours",
        "theirs",
        "ours",
    )
    before = store.load()
    board = conflicts.merge_copy(store, copy).board
    assert (board["a"].notes, board["a"].tags) == ("ours", ("t",))
    assert {one.id for one in board["a"].events} == {"e1", "e2"}
    assert set(board.bin) == {"b"}
    assert "d" in board.applications
    assert open_store(tmp_path).load() == board
    assert conflicts.conflict_copies(store.path) == []
    (archived,) = (tmp_path / "state").rglob(copy.name)
    assert archived.read_bytes() == theirs
    (history,) = (tmp_path / "state").rglob("history.jsonl")
    assert '"lost":"theirs"' in history.read_text()
    assert store.undo()[1] == before


def test_merging_the_same_copy_again_changes_nothing(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    theirs = on_another_machine(store, tmp_path / "x", lambda b: b.edit("a", notes="theirs"))
    copy = store.path.with_name(NAMES[0])
    copy.write_bytes(theirs)
    conflicts.merge_copy(store, copy)
    before = store.path.read_bytes()
    copy.write_bytes(theirs)
    conflicts.merge_copy(store, copy)
    assert store.path.read_bytes() == before
    assert not copy.exists()


def test_both_machines_come_to_the_same(tmp_path: Path) -> None:
    store = stored(tmp_path / "here", application("a"))
    there = Places.under(tmp_path / "there")
    there.board.parent.mkdir(parents=True)
    shutil.copy(store.path, there.board)
    other = Store(there.board, there)
    store.commit("here", lambda b: b.edit("a", notes="1").log("a", event("e1")))
    other.commit("there", lambda b: b.edit("a", notes="2").move("a", Stage.OFFER, AT))
    ours, theirs = store.path.read_bytes(), other.path.read_bytes()
    for one, copied in ((store, theirs), (other, ours)):
        copy = one.path.with_name(NAMES[0])
        copy.write_bytes(copied)
        conflicts.merge_copy(one, copy)
    assert store.load() == other.load()
    assert store.load()["a"].notes == "2"
    assert store.path.read_bytes() == other.path.read_bytes()


def test_a_damaged_copy_is_told_and_left(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    copy = store.path.with_name(NAMES[0])
    copy.write_bytes(store.path.read_bytes()[:-20])
    before = store.path.read_bytes()
    assert conflicts.conflict_copies(store.path) == [copy]
    with pytest.raises(BoardDamaged, match="the file ends too early"):
        conflicts.merge_copy(store, copy)
    assert copy.exists()
    assert store.path.read_bytes() == before


@pytest.mark.parametrize("with_base", [True, False])
def test_three_files_are_merged_as_git_asks_for_it(tmp_path: Path, with_base: bool) -> None:
    store = stored(tmp_path, application("a"), application("b"))
    base, ours, theirs = (tmp_path / f"{name}.json" for name in ("base", "ours", "theirs"))
    base.write_bytes(store.path.read_bytes() if with_base else b"")
    theirs.write_bytes(on_another_machine(store, tmp_path / "x", lambda b: b.edit("a", notes="x")))
    ours.write_bytes(on_another_machine(store, tmp_path / "y", lambda b: b.log("a", event())))
    assert conflicts.merge_files(base, ours, theirs) == []
    assert check(ours) == []
    merged = json.loads(ours.read_bytes())["applications"]["a"]
    assert merged["notes"] == "x"
    assert [one["id"] for one in merged["events"]] == ["e1"]
