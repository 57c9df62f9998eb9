"""Changes are taken back: by any program, after a restart, and leaving others' work alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.models import ActionKind, Kind, Outcome, ReminderAction, Stage
from jobboard_tui.storage import undo_log
from tests.storage.boards import AT, application, boards, event, open_store, stored

MARK = ReminderAction(rule="move-on", event=None, attempt=1, shelf=ActionKind.DISMISSED, at=AT)
LATER = AT + timedelta(hours=1)

CHANGES: dict[str, Any] = {
    "add": lambda b: b.add(application("new")),
    "edit": lambda b: b.edit("a", notes="x", url="", tags=("b", "a")),
    "clear": lambda b: b.edit("a", tags=(), location=""),
    "log": lambda b: b.log("a", event("e9", Kind.INTERVIEW)),
    "log a closing event": lambda b: b.log("a", event("e8", Kind.REJECTED)),
    "amend": lambda b: b.amend("a", replace(b.event("a", "e1"), note="y", cancelled=True)),
    "unlog the first": lambda b: b.unlog("a", "e1"),
    "move": lambda b: b.move("a", Stage.CLOSED, LATER, Outcome.SILENT),
    "remove": lambda b: b.remove("a", LATER),
    "restore": lambda b: b.restore("gone"),
    "mark": lambda b: b.mark("a", MARK),
    "mark of the board": lambda b: b.mark(None, MARK),
    "audit": lambda b: b.note(event("audit", Kind.AUDIT)),
    "pause": lambda b: b.start_pause(AT, LATER),
    "several": lambda b: b.edit("a", notes="z").edit("b", notes="z").remove("b", LATER),
    "another zone": lambda b: replace(b, zone="Europe/Berlin"),
    "everything": lambda b: Board().add(application("only")),
}


def start(folder: Path) -> Any:
    """A store with a little of everything, and the journal forgotten."""
    store = stored(
        folder,
        application("a", tags=("a", "b"), location="東京", url="https://a.example"),
        application("b"),
        application("gone"),
    )
    store.commit("fill", lambda b: b.log("a", event("e1")).log("a", event("e2")))
    store.commit("bin", lambda b: b.remove("gone", AT))
    store._journal.path.unlink()
    return store


@pytest.mark.parametrize("name", CHANGES)
def test_undo_gives_the_board_back_and_redo_the_change(tmp_path: Path, name: str) -> None:
    store = start(tmp_path)
    before = store.load()
    after = store.commit(name, CHANGES[name])
    assert after != before
    assert open_store(tmp_path).undo() == (name, before)
    assert store.load() == before
    assert open_store(tmp_path).redo() == (name, after)
    assert store.load() == after
    assert store.undo() == (name, before)


def test_many_changes_are_taken_back_over_many_restarts(tmp_path: Path) -> None:
    boards_seen = [start(tmp_path).load()]
    for name, change in CHANGES.items():
        if name != "restore":
            boards_seen.append(open_store(tmp_path).commit(name, change))
        if name == "remove":
            boards_seen.append(open_store(tmp_path).commit("back", lambda b: b.restore("a")))
    for board in reversed(boards_seen[:-1]):
        assert open_store(tmp_path).undo()[1] == board
    with pytest.raises(JobboardError, match="undo: there is nothing to undo"):
        open_store(tmp_path).undo()
    for board in boards_seen[1:]:
        assert open_store(tmp_path).redo()[1] == board
    with pytest.raises(JobboardError, match="redo: there is nothing to redo"):
        open_store(tmp_path).redo()


def test_nothing_to_undo_on_a_first_start(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with pytest.raises(JobboardError, match="nothing to undo"):
        store.undo()
    assert not store.path.exists()


def test_what_a_board_begins_with_is_not_undone(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    begun = store.commit("begin", lambda board: board.add(application("a")))
    store.forget_changes()
    assert not store.has_changes
    with pytest.raises(JobboardError, match="nothing to undo"):
        store.undo()
    store.commit("edit", lambda board: board.edit("a", notes="x"))
    assert store.has_changes
    assert store.undo()[1] == begun
    assert not store.has_changes
    with pytest.raises(JobboardError, match="nothing to undo"):
        store.undo()


def test_undo_takes_back_what_the_other_program_did_last(tmp_path: Path) -> None:
    one, other = start(tmp_path), open_store(tmp_path, "cli")
    one.commit("ours", lambda b: b.edit("a", notes="ours"))
    other.commit("theirs", lambda b: b.edit("b", notes="theirs"))
    label, board = one.undo()
    assert (label, board["a"].notes, board["b"].notes) == ("theirs", "ours", "")


def test_a_new_change_ends_what_can_be_redone(tmp_path: Path) -> None:
    store = start(tmp_path)
    store.commit("one", lambda b: b.edit("a", notes="1"))
    store.undo()
    store.commit("two", lambda b: b.edit("a", url="x"))
    with pytest.raises(JobboardError, match="nothing to redo"):
        store.redo()
    assert store.undo()[0] == "two"


def by_hand(store: Any, change: Any) -> None:
    """A change that no journal knows of: another program's, or a sync's."""
    path = store._journal.path
    held = path.read_bytes() if path.exists() else b""
    open_store(store.path.parent.parent).commit("by hand", change)
    path.write_bytes(held)


def test_fields_that_others_changed_since_stay(tmp_path: Path) -> None:
    store = start(tmp_path)
    store.commit("edit", lambda b: b.edit("a", notes="ours", url="ours", tags=("a", "b", "c")))
    by_hand(store, lambda b: b.edit("a", url="theirs", tags=("a", "b", "c", "d")))
    board = store.undo()[1]
    assert (board["a"].notes, board["a"].url, board["a"].tags) == ("", "theirs", ("a", "b", "d"))


def test_an_application_others_worked_on_goes_to_the_bin_when_its_adding_is_undone(
    tmp_path: Path,
) -> None:
    store = start(tmp_path)
    store.commit("add", lambda b: b.add(application("new")))
    by_hand(store, lambda b: b.log("new", event("theirs")))
    board = store.undo()[1]
    assert "new" not in board.applications
    assert [one.id for one in board.bin["new"].events] == ["theirs"]


def test_the_undo_of_an_addition_leaves_alone_what_others_have_removed(tmp_path: Path) -> None:
    store = start(tmp_path)
    store.commit("before", lambda b: b.edit("a", notes="x"))
    store.commit("add", lambda b: b.add(application("new")))
    by_hand(store, lambda b: b.remove("new", LATER))
    label, board = store.undo()
    assert (label, board["a"].notes) == ("before", "")
    assert board.bin["new"].removed == LATER


def test_an_entry_that_others_have_overwritten_is_passed_over(tmp_path: Path) -> None:
    store = start(tmp_path)
    store.commit("one", lambda b: b.edit("b", notes="1"))
    store.commit("two", lambda b: b.edit("a", notes="2"))
    by_hand(store, lambda b: b.edit("a", notes="theirs"))
    label, board = store.undo()
    assert (label, board["a"].notes, board["b"].notes) == ("one", "theirs", "")


def test_a_failed_undo_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = start(tmp_path)
    store.commit("edit", lambda b: b.edit("a", notes="x"))
    before = store.path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("os.replace", _full)
        with pytest.raises(JobboardError, match="disk is full"):
            store.undo()
    assert store.path.read_bytes() == before
    assert store.undo()[0] == "edit"


def _full(*_paths: Any) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("reached", [True, False])
def test_an_entry_is_undone_only_if_its_change_reached_the_board(
    tmp_path: Path, reached: bool
) -> None:
    """The program went down after noting the change: before the save, or right after it."""
    store = start(tmp_path)
    store.commit("one", lambda b: b.edit("a", notes="1"))
    before = store.path.read_bytes()
    store.commit("two", lambda b: b.edit("a", notes="2").add(application("new")))
    lines = store._journal.path.read_bytes().splitlines(keepends=True)
    store._journal.path.write_bytes(b"".join(lines[:-1]))  # without the mark
    if not reached:
        store.path.write_bytes(before)
    assert open_store(tmp_path).undo()[0] == ("two" if reached else "one")


def test_a_journal_line_that_was_never_finished_is_passed_over(tmp_path: Path) -> None:
    store = start(tmp_path)
    store.commit("one", lambda b: b.edit("a", notes="1"))
    with store._journal.path.open("ab") as file:
        file.write(b'{"id":"x","at":"2026-11-20T00:00:00+00:00","label":"torn","touched":[["a",nu')
    other = open_store(tmp_path)
    other.commit("two", lambda b: b.edit("a", notes="2"))
    assert other.undo()[0] == "two"
    assert other.undo()[0] == "one"


def test_the_journal_does_not_grow_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_log, "KEPT", 5)
    monkeypatch.setattr(undo_log, "SMALL", 0)
    store = start(tmp_path)
    for number in range(25):
        open_store(tmp_path).commit("edit", lambda b, n=number: b.edit("a", notes=str(n)))
    assert len(store._journal.entries()) <= 11
    assert [store.undo()[1]["a"].notes for _time in range(4)] == ["23", "22", "21", "20"]


def test_the_journal_does_not_grow_for_ever_by_large_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_log, "SMALL", 0)
    monkeypatch.setattr(undo_log, "LARGEST", 20_000)
    store = start(tmp_path)
    file = store.places.state_dir(store.path) / "journal.jsonl"
    for number in range(20):
        notes = f"{number} " + "x" * 2_000
        open_store(tmp_path).commit("edit", lambda b, n=notes: b.edit("a", notes=n))
        assert file.stat().st_size < 30_000  # the largest journal, and one more change
    assert [store.undo()[1]["a"].notes[:2] for _time in range(2)] == ["18", "17"]


def test_an_import_is_one_change(tmp_path: Path) -> None:
    store = start(tmp_path)
    before = store.load()
    many = [application(f"m{number}", events=before["a"].events) for number in range(300)]
    store.commit("import", lambda b: b.with_applications(*many))
    assert open_store(tmp_path).undo() == ("import", before)


@given(before=boards(), after=boards())
@settings(max_examples=20)
def test_any_change_can_be_taken_back_and_made_again(
    before: Board, after: Board, tmp_path_factory: Any
) -> None:
    folder = tmp_path_factory.mktemp("any")
    store = open_store(folder)
    store.commit("before", lambda _board: before)
    store.commit("after", lambda _board: after)
    if before != after:
        assert open_store(folder).undo()[1] == before
        assert open_store(folder).redo()[1] == after


@given(data=st.data())
@settings(max_examples=20)
def test_with_other_hands_in_between_nothing_of_theirs_is_lost(
    data: st.DataObject, tmp_path_factory: Any
) -> None:
    """Our changes to notes and events are taken back; their url, tags and events stay."""
    folder = tmp_path_factory.mktemp("both")
    store = start(folder)
    names = st.sampled_from(["a", "b"])
    expected: dict[str, list[str]] = {"a": [], "b": []}
    ours = 0
    for step in range(data.draw(st.integers(1, 6))):
        who, key = data.draw(st.booleans()), data.draw(names)
        if who:
            ours += 1
            store.commit(
                "ours",
                lambda b, k=key, s=step: b.edit(k, notes=f"n{s}").log(k, event(f"o{s}")),
            )
        else:
            expected[key].append(f"t{step}")
            by_hand(
                store,
                lambda b, k=key, s=step: b.edit(k, url=f"u{s}").log(k, event(f"t{s}")),
            )
    theirs = store.load()
    for _step in range(ours):
        store.undo()
    board = store.load()
    for key, wanted in expected.items():
        assert board[key].notes == ""
        assert board[key].url == theirs[key].url
        assert [e.id for e in board[key].events if e.id[0] == "t"] == wanted
        assert not [e.id for e in board[key].events if e.id[0] == "o"]
