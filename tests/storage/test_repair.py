"""Repairing: what can be read is kept, the rest comes from the journal or the newest good copy."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from jobboard_tui.domain.errors import JobboardError, NotSaved
from jobboard_tui.storage import atomic_storage, atomic_write, merge_history
from jobboard_tui.storage import repair as rescue
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.repair import check, repair, restore
from jobboard_tui.storage.store import Store
from tests.storage.boards import AT, application, event, open_store, stored
from tests.storage.test_damage import DAMAGES


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_storage, "PATIENCE", 0.0)


def filled(folder: Path) -> Store:
    store = stored(folder, application("a"), application("b", notes="日本"), application("c"))
    store.commit("log", lambda b: b.log("b", event("e1")).log("b", event("e2", note="x")))
    store.commit("bin", lambda b: b.remove("c", AT).start_pause(AT))
    return store


def test_a_sound_file_is_left_alone(tmp_path: Path) -> None:
    store = filled(tmp_path)
    before = store.path.read_bytes()
    assert check(store.path) == []
    report = repair(store.path, store.places)
    assert (report.kept, report.findings, report.beside) == (3, [], None)
    assert store.path.read_bytes() == before


@pytest.mark.parametrize("name", DAMAGES)
def test_whatever_the_damage_everything_comes_back(tmp_path: Path, name: str) -> None:
    """The journal knows every change that was made here, so that nothing is lost for good."""
    store = filled(tmp_path)
    board = store.load()
    store.path.write_bytes(DAMAGES[name][0](store.path.read_bytes()))
    damaged = store.path.read_bytes()
    report = repair(store.path, store.places)
    assert report.findings
    assert report.beside is not None
    assert report.beside.read_bytes() == damaged
    assert report.beside.parent == store.path.parent
    assert check(store.path) == []
    rescued = open_store(tmp_path).load()
    assert set(rescued.applications) == set(board.applications)
    assert rescued.bin == board.bin
    assert rescued["b"].events == board["b"].events
    assert rescued.pause == board.pause


@pytest.mark.parametrize("name", DAMAGES)
def test_without_journal_and_copies_every_readable_record_is_kept(
    tmp_path: Path, name: str
) -> None:
    store = filled(tmp_path)
    board = store.load()
    store.path.write_bytes(DAMAGES[name][0](store.path.read_bytes()))
    elsewhere = Places.under(tmp_path / "elsewhere")
    beyond_help = {"empty", "blank", "null", "empty object", "another program's", "all NULs"}
    beyond_help |= {"a list", "a table that is a list"}
    if name in beyond_help:
        was = store.path.read_bytes()
        with pytest.raises(
            JobboardError,
            match="no part of a board can be read in it, and there is no other record of it",
        ):
            repair(store.path, elsewhere)
        assert store.path.read_bytes() == was
        assert len(list(store.path.parent.iterdir())) == 1
        return
    repair(store.path, elsewhere)
    rescued = Store(store.path, elsewhere).load()
    if name == "truncated":
        assert rescued.applications == {"a": board["a"]}
    else:
        assert {"b"} <= set(rescued.applications)
        assert rescued["b"].events == board["b"].events
        assert rescued["b"].notes == "日本"


def test_an_empty_board_with_a_fault_of_its_own_is_repaired(tmp_path: Path) -> None:
    places = Places.under(tmp_path)
    places.data.mkdir()
    places.board.write_text(
        '{"board":{"board":{"schema":1,"zone":"Nowhere/At_all"}},"applications":{},"bin":{}}'
    )
    assert repair(places.board, places).kept == 0
    assert check(places.board) == []


def test_a_board_that_was_empty_when_last_seen_comes_back_empty(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.commit("add", lambda board: board.add(application("a")))
    store.undo()
    store.path.write_bytes(b"\0" * 100)
    assert repair(store.path, store.places).kept == 0
    assert open_store(tmp_path).load().applications == {}


def test_a_repair_that_was_interrupted_leaves_one_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(tmp_path)
    store.path.write_bytes(b"{")
    replace_file = atomic_write.replace_file

    def interrupted(path: Path, *rest: Any, **more: Any) -> Any:
        if path.name == store.path.name:
            raise KeyboardInterrupt
        return replace_file(path, *rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr(atomic_write, "replace_file", interrupted)
        for _try in range(3):
            with pytest.raises(KeyboardInterrupt):
                repair(store.path, store.places)
    beside = repair(store.path, store.places).beside
    assert [*store.path.parent.glob("*damaged*")] == [beside]


def test_a_vanished_file_comes_back_whole(tmp_path: Path) -> None:
    store = filled(tmp_path)
    board = store.load()
    store.path.unlink()
    report = repair(store.path, store.places)
    assert (report.kept, report.beside, report.lost) == (3, None, [])
    assert {
        record.record: re.sub(r"( from| of) .*", "", record.source) for record in report.restored
    } == {
        "a": "the copy",
        "b": "the journal",
        "c": "the journal",
    }
    assert open_store(tmp_path).load() == board


def test_without_a_file_and_without_memory_nothing_is_made_up(tmp_path: Path) -> None:
    places = Places.under(tmp_path)
    with pytest.raises(JobboardError, match="there is no file and no record of one"):
        repair(places.board, places)
    assert not places.board.exists()


def damage_record(store: Store, key: str, change: Any) -> None:
    tables = json.loads(store.path.read_bytes())
    change(tables["applications"][key])
    store.path.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")


def test_a_field_that_is_not_understood_comes_from_the_journal(tmp_path: Path) -> None:
    store = filled(tmp_path)
    board = store.load()

    def hurt(record: Any) -> None:
        record["added"] = "once"
        record["url"] = "https://by-hand.example"
        record["events"][1]["at"] = "then"

    damage_record(store, "b", hurt)
    report = repair(store.path, store.places)
    assert {finding.field for finding in report.findings} == {"added", "events[1].at"}
    assert report.lost == []
    rescued = open_store(tmp_path).load()["b"]
    assert (rescued.added, rescued.url) == (board["b"].added, "https://by-hand.example")
    assert rescued.events == board["b"].events


def test_what_is_lost_for_good_is_named(tmp_path: Path) -> None:
    store = filled(tmp_path)
    damage_record(store, "b", lambda record: record["events"][1].update(at="then"))
    elsewhere = Places.under(tmp_path / "elsewhere")
    report = repair(store.path, elsewhere)
    assert [(finding.record, finding.field) for finding in report.lost] == [("b", "events[1].at")]
    assert [one.id for one in Store(store.path, elsewhere).load()["b"].events] == ["e1"]


def test_a_record_that_another_program_deleted_stays_deleted(tmp_path: Path) -> None:
    store = filled(tmp_path)
    tables = json.loads(store.path.read_bytes())
    del tables["applications"]["a"]
    tables["applications"]["b"]["stage"] = "limbo"
    store.path.write_text(json.dumps(tables), encoding="utf-8")
    repair(store.path, store.places)
    assert set(open_store(tmp_path).load().applications) == {"b"}


def test_what_was_taken_back_before_the_newest_copy_stays_away(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    store.commit("add", lambda board: board.add(application("d")))
    store.commit("log", lambda board: board.log("d", event("e1")))
    store.undo()
    store.undo()
    store.commit("import", lambda board: board.add(application("e")), step="import")
    store.path.unlink()
    assert {record.record for record in repair(store.path, store.places).restored} == {"a", "e"}
    assert set(open_store(tmp_path).load().applications) == {"a", "e"}


def test_both_sides_of_an_unfinished_merge_are_kept(tmp_path: Path) -> None:
    store = filled(tmp_path)
    mine = store.path.read_bytes().splitlines(keepends=True)
    store.commit("edit", lambda b: b.edit("b", url="https://theirs.example"))
    theirs = store.path.read_bytes().splitlines(keepends=True)
    at = next(number for number, line in enumerate(mine) if line.startswith(b'"b"'))
    conflict = [b"<<<<<<< ours\n", mine[at], b"=======\n", theirs[at], b">>>>>>> theirs\n"]
    store.path.write_bytes(b"".join([*mine[:at], *conflict, *mine[at + 1 :]]))
    repair(store.path, store.places)
    rescued = open_store(tmp_path).load()["b"]
    assert rescued.url == "https://theirs.example"
    assert [one.id for one in rescued.events] == ["e1", "e2"]


def doubled(folder: Path) -> Store:
    """A board in whose file one record appears twice, with two values of a field."""
    store = filled(folder)
    lines = store.path.read_bytes().splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith(b'"b"'))
    other = lines[at].replace("日本".encode(), b"mine")
    store.path.write_bytes(b"".join([*lines[:at], other, *lines[at:]]))
    return store


def test_a_repair_that_is_refused_writes_no_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = doubled(tmp_path)
    place = merge_history.place(store.places.state_dir(store.path))
    before = store.path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(
            rescue, "_check_content", lambda _data: [rescue.DamageFinding(1, "", "", "x")]
        )
        with pytest.raises(NotSaved):
            repair(store.path, store.places)
    assert (store.path.read_bytes(), list(merge_history.entries(place))) == (before, [])
    report = repair(store.path, store.places)
    assert [value.clash for value in merge_history.entries(place)] == report.clashes != []


def test_a_history_that_can_not_be_written_is_told_and_the_file_is_mended(tmp_path: Path) -> None:
    store = doubled(tmp_path)
    merge_history.place(store.places.state_dir(store.path)).mkdir()
    with pytest.raises(JobboardError, match="was repaired: but the history") as caught:
        repair(store.path, store.places)
    assert "damaged" in str(caught.value)
    assert check(store.path) == []


def test_a_copy_that_says_nothing_of_the_whole_board_can_be_restored(tmp_path: Path) -> None:
    store = filled(tmp_path)
    tables = {"applications": json.loads(store.path.read_bytes())["applications"]}
    copy = tmp_path / "copy.json"
    copy.write_text(json.dumps(tables), encoding="utf-8")
    report = restore(store.path, store.places, copy)
    assert report.kept == 2
    assert check(store.path) == []
    assert set(open_store(tmp_path).load().applications) == {"a", "b"}


def test_the_newest_good_copy_helps_where_the_journal_is_silent(tmp_path: Path) -> None:
    store = filled(tmp_path)
    board = store.load()
    store._snapshots.before("import", store.path, datetime.now(UTC))
    store._journal.path.unlink()
    (store._snapshots.folder / "2099-01-01.json").write_bytes(b"torn")
    store.path.write_bytes(b"\0" * 100)
    report = repair(store.path, store.places)
    assert "the copy from" in report.restored[0].source
    assert open_store(tmp_path).load() == board


def test_a_damaged_file_of_a_newer_version_is_left_to_it(tmp_path: Path) -> None:
    store = filled(tmp_path)
    content = store.path.read_bytes().replace(b'"schema":1', b'"schema":7')[:-10]
    store.path.write_bytes(content)
    with pytest.raises(NotSaved, match="newer version"):
        repair(store.path, store.places)
    assert store.path.read_bytes() == content


def test_repairing_goes_on_with_the_same_undo(tmp_path: Path) -> None:
    store = filled(tmp_path)
    store.commit("edit", lambda b: b.edit("a", notes="x"))
    store.path.write_bytes(b"")
    repair(store.path, store.places)
    label, board = open_store(tmp_path).undo()
    assert (label, board["a"].notes) == ("edit", "")
