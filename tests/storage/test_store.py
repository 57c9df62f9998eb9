"""Load, commit, change detection: one file, several programs, nothing lost."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given, settings

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import BoardDamaged, BoardLocked, NotSaved
from jobboard_tui.domain.models import Kind, Stage, Timeline
from jobboard_tui.domain.search.sorting import CardSorter, SortOrder
from jobboard_tui.storage import atomic_storage, line_format, lock
from jobboard_tui.storage.file_fingerprint import Signature
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.repair import repair
from jobboard_tui.storage.store import MANY, Store
from tests.storage.boards import AT, application, boards, event, open_store, stored


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_storage, "PATIENCE", 0.0)


def test_a_first_start_shows_an_empty_board_and_creates_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "new")
    assert store.is_first_start
    assert store.load() == Board()
    assert not store.changed()
    assert store.saved_at is None
    assert not (tmp_path / "new").exists()


def test_what_was_committed_is_there_for_everyone(tmp_path: Path) -> None:
    store, other = open_store(tmp_path), open_store(tmp_path)
    board = store.commit("add", lambda board: board.add(application()))
    assert not store.is_first_start
    assert store.saved_at is not None
    assert other.changed()
    assert other.load() == board
    assert not other.changed()


@given(board=boards())
@settings(max_examples=25)
def test_any_board_can_be_saved_and_loaded(board: Board, tmp_path_factory: Any) -> None:
    folder = tmp_path_factory.mktemp("any")
    saved = open_store(folder).commit("import", lambda _old: board)
    assert saved == board
    assert open_store(folder).load() == board


def test_applications_that_nobody_changed_stay_the_same_objects(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"), application("b"))
    before = store.load()
    open_store(tmp_path).commit("edit", lambda board: board.edit("a", notes="x"))
    after = store.load()
    assert after["b"] is before["b"]
    assert after["a"].notes == "x"
    assert store.load() is after


def test_each_commit_is_applied_to_what_the_file_holds_now(tmp_path: Path) -> None:
    store, other = stored(tmp_path, application("a")), open_store(tmp_path)
    other.load()
    store.commit("log", lambda board: board.log("a", event("e1")))
    board = other.commit("log", lambda board: board.log("a", event("e2")))
    assert [each.id for each in board["a"].events] == ["e1", "e2"]


def test_a_change_that_makes_no_difference_writes_nothing(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    before = store.path.stat()
    for same in (lambda b: b, lambda b: b.edit("a", notes=""), replace):
        store.commit("nothing", same)
    after = store.path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert store.undo()[0] == "start"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refuse(_board: Board) -> Board:
    raise KeyError("no")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (refuse, KeyError),
        (lambda b: b.edit("a", place=float("nan")), NotSaved),
        (lambda b: b.edit("a", notes="\ud800"), NotSaved),
        (lambda b: b.edit("a", extra={"x": {1, 2}}), NotSaved),
        (lambda b: b.edit("a", extra={"x": float("inf")}), NotSaved),
        (lambda b: b.edit("a", extra={"x": 2**70}), NotSaved),
        (lambda b: b.edit("a", added=AT.replace(tzinfo=None)), NotSaved),
        (lambda b: b.log("a", event(at=AT.replace(tzinfo=None))), NotSaved),
    ],
)
def test_a_failing_commit_leaves_the_file_byte_for_byte(
    tmp_path: Path, change: Any, error: type[Exception]
) -> None:
    store = stored(tmp_path, application("a"))
    before = store.path.read_bytes()
    with pytest.raises(error):
        store.commit("fail", change)
    assert store.path.read_bytes() == before
    assert names(store.path.parent) == ["board.json"]
    assert store.load() == open_store(tmp_path).load()
    assert store.commit("then", lambda b: b.edit("a", notes="y"))["a"].notes == "y"


def test_the_lock_of_another_program_is_told_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stored(tmp_path, application("a"))
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    with lock.only_writer(store.places.state_dir(store.path), store.path):
        other = open_store(tmp_path)
        assert other.load() == store.load()
        with pytest.raises(BoardLocked, match="another program"):
            other.commit("edit", lambda board: board.edit("a", notes="x"))
    assert other.commit("edit", lambda b: b.edit("a", notes="x"))["a"].notes == "x"


def test_looking_does_not_wait_for_a_save_that_waits(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    with lock.only_writer(store.places.state_dir(store.path), store.path):
        saving = Thread(target=store.commit, args=("edit", lambda b: b.edit("a", notes="x")))
        saving.start()
        assert store.load()["a"].notes == ""
        assert not store.changed()
        assert saving.is_alive()
    saving.join()
    assert store.load()["a"].notes == "x"


def test_threads_of_one_program_take_turns(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))

    def work(name: str) -> None:
        for number in range(8):
            key = f"{name}{number}"
            store.commit("log", lambda b, key=key: b.log("a", event(key)))

    threads = [Thread(target=work, args=(name,)) for name in "xyz"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one.id for one in store.load()["a"].events}) == 24


# -- other programs' fields ------------------------------------------------------------------------


def rewrite(path: Path, change: Any) -> None:
    """Change the file as a program would that knows neither layout nor lock."""
    tables = json.loads(path.read_text(encoding="utf-8"))
    change(tables)
    path.write_text(json.dumps(tables, indent=1), encoding="utf-8")


def test_unknown_fields_survive_at_every_level(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    store.commit("log", lambda b: b.log("a", event("e1", Kind.APPLIED)).start_pause(AT))

    def add(tables: Any) -> None:
        record = tables["applications"]["a"]
        record["colour"] = {"ink": [1, 2.5, None]}
        record["contacts"] = [{"name": "佐藤", "fax": "03"}]
        mark = {"rule": "r", "attempt": 1, "shelf": "done", "at": AT.isoformat(), "why": "x"}
        record["marks"] = [mark]
        record["events"][0]["mood"] = "good"
        record["moves"][0]["by"] = "me"
        tables["board"]["board"]["owner"] = "x"
        tables["board"]["board"]["pause"]["mood"] = "y"
        tables["plans"] = {"p": {"z": 1}}
        tables["version"] = 3

    rewrite(store.path, add)
    board = store.load()
    assert board["a"].extra == {"colour": {"ink": [1, 2.5, None]}}
    assert board["a"].contacts[0].extra == {"fax": "03"}
    assert board["a"].marks[0].extra == {"why": "x"}
    assert board["a"].events[0].extra == {"mood": "good"}
    assert board["a"].moves[0].extra == {"by": "me"}
    assert board.pause is not None
    assert board.pause.extra == {"mood": "y"}
    before = json.loads(store.path.read_bytes())
    store.commit("edit", lambda b: b.edit("a", notes="n").log("a", event("e2")))
    after = json.loads(store.path.read_bytes())
    assert after["plans"] == {"p": {"z": 1}}
    assert after["version"] == 3
    assert after["board"] == before["board"]
    record = after["applications"]["a"]
    assert record.pop("notes") == "n"
    assert record.pop("stamps").keys() == {"notes", "stage"}
    assert record.pop("events")[:1] == before["applications"]["a"].pop("events")
    del before["applications"]["a"]["stamps"]
    assert record == before["applications"]["a"]


def test_a_newer_file_opens_read_only_and_says_so(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    store.commit("log", lambda b: b.log("a", event("e1")))

    def renew(tables: Any) -> None:
        tables["board"]["board"]["schema"] = 99
        tables["applications"]["a"]["stage"] = "limbo"
        tables["applications"]["a"]["events"][0]["kind"] = "sang"

    rewrite(store.path, renew)
    before = store.path.read_bytes()
    other = open_store(tmp_path)
    board = other.load()
    assert "newer version" in other.read_only
    assert board["a"].company == "A 株式会社"
    assert board["a"].stage is Stage.WISHLIST
    assert board["a"].events[0].kind is Kind.NOTE
    for act in (lambda: other.commit("edit", lambda b: b.edit("a", notes="x")), other.undo):
        with pytest.raises(NotSaved, match="newer version"):
            act()
    assert store.path.read_bytes() == before


def test_plain_tinydb_and_plain_json_can_read_the_file(tmp_path: Path) -> None:
    from tinydb import TinyDB

    store = stored(tmp_path, application("a"))
    with TinyDB(store.path, access_mode="r", encoding="utf-8") as db:
        assert db.tables() == {"board", "applications", "bin"}
        assert db.storage.read()["applications"]["a"]["company"] == "A 株式会社"


# -- where the file lies ---------------------------------------------------------------------------


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_new_files_are_private(tmp_path: Path) -> None:
    store = stored(tmp_path / "new", application("a"))
    store.commit("edit", lambda board: board.edit("a", notes="x"))
    files = [path for path in (tmp_path / "new").rglob("*") if path.is_file()]
    folders = [path for path in (tmp_path / "new").rglob("*") if path.is_dir()]
    assert store.path in files
    assert {path.name: oct(mode(path)) for path in files if mode(path) & 0o077} == {}
    assert {path.name: oct(mode(path)) for path in folders if mode(path) != 0o700} == {}


def test_mode_and_symlink_are_kept(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    real = tmp_path / "elsewhere" / "real.json"
    real.parent.mkdir()
    store.path.rename(real)
    real.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(real)
    linked = Store(link, Places.under(tmp_path))
    linked.commit("edit", lambda board: board.edit("a", notes="x"))
    assert link.is_symlink()
    assert mode(real) == 0o640
    assert Store(real, Places.under(tmp_path)).load()["a"].notes == "x"
    assert names(real.parent) == ["real.json"]


@pytest.mark.skipif(os.name == "nt", reason="there are no groups")
@pytest.mark.parametrize(
    ("mode", "is_allowed", "saved"),
    [(0o660, True, True), (0o660, False, False), (0o600, False, True), (0o644, False, True)],
)
def test_the_group_is_kept_or_nobody_of_it_is_locked_out(
    mode: int, is_allowed: bool, saved: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stored(tmp_path, application("a"))
    store.path.chmod(mode)
    was = store.path.read_bytes()
    if os.geteuid() == 0:
        os.chown(store.path, -1, 54321)
    given: list[tuple[int, int]] = []

    def fchown(_descriptor: int, user: int, group: int) -> None:
        given.append((user, group))
        if not is_allowed:
            raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(os, "fchown", fchown)
    if os.getegid() == store.path.stat().st_gid:
        pytest.skip("the file can't be given to another group here")
    again = Store(store.path, store.places)
    if saved:
        again.commit("edit", lambda board: board.edit("a", notes="x"))
        assert stat.S_IMODE(store.path.stat().st_mode) == mode
    else:
        with pytest.raises(NotSaved, match="its group can't be preserved"):
            again.commit("edit", lambda board: board.edit("a", notes="x"))
        assert store.path.read_bytes() == was
    assert (-1, 54321) in given


def test_a_change_that_would_make_the_file_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stored(tmp_path, application("a"))
    was = store.path.read_bytes()
    monkeypatch.setattr(line_format, "LARGEST", len(was) + 50)
    with pytest.raises(NotSaved, match="would be too large for a board"):
        store.commit("edit", lambda board: board.edit("a", notes="x" * 100))
    assert store.path.read_bytes() == was
    assert Store(store.path, store.places).load()["a"].notes == ""
    monkeypatch.setattr(line_format, "LARGEST", len(was) - 1)
    with pytest.raises(BoardDamaged, match="too large"):
        Store(store.path, store.places).load()
    with pytest.raises(NotSaved, match="too large"):
        repair(store.path, store.places)
    assert store.path.read_bytes() == was


def test_link_and_file_share_one_lock(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    link = tmp_path / "link.json"
    link.symlink_to(store.path)
    assert store.places.state_dir(link) == store.places.state_dir(store.path)


@pytest.mark.parametrize("how", ["removed", "renamed"])
def test_a_vanished_file_is_not_taken_for_a_new_one(tmp_path: Path, how: str) -> None:
    store = stored(tmp_path, application("a"))
    if how == "removed":
        store.path.unlink()
    else:
        store.path.rename(tmp_path / "other.json")
    assert store.changed()
    for one in (store, open_store(tmp_path)):
        assert not one.is_first_start
        with pytest.raises(BoardDamaged, match="is gone"):
            one.load()
        with pytest.raises(BoardDamaged, match="is gone"):
            one.commit("add", lambda board: board.add(application("b")))
    assert not store.path.exists()


def test_a_file_from_elsewhere_that_was_only_read_is_remembered(tmp_path: Path) -> None:
    store = stored(tmp_path / "a", application("a"))
    here = Places.under(tmp_path / "b")
    Store(store.path, here).load()
    store.path.unlink()
    with pytest.raises(BoardDamaged, match="is gone"):
        Store(store.path, here).load()


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.path.mkdir(parents=True)
    with pytest.raises(BoardDamaged, match="can't be read"):
        store.load()


AGES = 1_700_000_000_000_000_000
"""Nanoseconds: an instant, for files that tell no other."""

# -- foreign writers ------------------------------------------------------------------------------


def test_a_change_of_the_same_size_and_time_is_noticed(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a", notes="aaaa"))
    looks = store.path.stat()
    with store.path.open("r+b") as file:  # in place: the inode stays
        content = file.read()
        file.seek(0)
        file.write(content.replace(b"aaaa", b"bbbb"))
    os.utime(store.path, ns=(looks.st_atime_ns, looks.st_mtime_ns))
    assert store.changed()
    assert store.load()["a"].notes == "bbbb"


def test_where_the_time_of_change_is_coarse_the_bytes_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file system that counts seconds shows two changes within one as none."""
    monkeypatch.setattr(
        atomic_storage, "signature", lambda found: Signature(1, 1, found.st_size, AGES, 0)
    )
    monkeypatch.setattr(atomic_storage.time, "time", lambda: AGES / 1e9 + 1)
    store = stored(tmp_path, application("a", notes="aaaa"))
    assert not store.changed()
    store.path.write_bytes(store.path.read_bytes().replace(b"aaaa", b"bbbb"))
    assert store.changed()
    assert store.load()["a"].notes == "bbbb"


def test_replaced_while_open_the_next_save_keeps_both(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    rewrite(store.path, lambda tables: tables["applications"]["a"].update(notes="theirs"))
    board = store.commit("edit", lambda board: board.edit("a", url="https://ours.example"))
    assert (board["a"].notes, board["a"].url) == ("theirs", "https://ours.example")


def test_replaced_inside_a_transaction_both_are_merged_by_field(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a", notes="old"), application("b"))

    def change(board: Board) -> Board:
        def theirs(tables: Any) -> None:
            tables["applications"]["a"]["notes"] = "theirs"
            tables["applications"]["c"] = {**tables["applications"]["b"], "company": "C"}
            del tables["applications"]["b"]

        rewrite(store.path, theirs)
        return board.edit("a", url="https://ours.example").log("a", event("e1"))

    board = store.commit("edit", change)
    assert (board["a"].notes, board["a"].url) == ("theirs", "https://ours.example")
    assert [one.id for one in board["a"].events] == ["e1"]
    assert set(board.applications) == {"a", "c"}
    assert open_store(tmp_path).load() == board
    copies = [path.name for path in (tmp_path / "state").rglob("*before-merge*")]
    assert len(copies) == 1


def test_one_field_changed_twice_keeps_the_newer_and_remembers_the_other(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a", notes="old"))

    def change(board: Board) -> Board:
        rewrite(store.path, lambda tables: tables["applications"]["a"].update(notes="theirs"))
        return board.edit("a", notes="ours")

    assert store.commit("edit", change)["a"].notes == "ours"
    (history,) = (tmp_path / "state").rglob("history.jsonl")
    (line,) = [json.loads(line) for line in history.read_text().splitlines()]
    assert (line["record"], line["path"], line["kept"], line["lost"]) == (
        "a",
        "notes",
        "ours",
        "theirs",
    )


def test_a_program_that_never_stops_replacing_is_told(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    count = 0

    class Restless(type(store._storage)):  # type: ignore[misc]
        def _check(self) -> None:
            nonlocal count
            count += 1
            rewrite(store.path, lambda tables: tables["applications"]["a"].update(notes=str(count)))
            super()._check()

    store._storage.__class__ = Restless
    with pytest.raises(BoardLocked, match="keeps replacing"):
        store.commit("edit", lambda board: board.edit("a", url="x"))
    assert open_store(tmp_path).load()["a"].notes == str(count)


def test_a_half_saved_file_is_read_when_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stored(tmp_path, application("a"))
    whole = store.path.read_bytes()
    store.path.write_bytes(whole[: len(whole) // 2])
    waited = []

    def editor_finishes(seconds: float) -> None:
        waited.append(seconds)
        store.path.write_bytes(whole)

    monkeypatch.setattr(atomic_storage.time, "sleep", editor_finishes)
    assert open_store(tmp_path).load()["a"].id == "a"
    assert len(waited) == 1


def test_copies_are_laid_aside_once_a_day_and_before_large_changes(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    for notes in "xyz":
        store.commit("edit", lambda board, notes=notes: board.edit("a", notes=notes))
    snapshots = store._snapshots
    assert len(snapshots.days()) == 1
    assert snapshots.steps() == []
    many = [application(f"m{number}") for number in range(30)]
    store.commit("import", lambda board: board.with_applications(*many))
    (step,) = snapshots.steps()
    assert len(json.loads(step.read_bytes())["applications"]) == 1


def backups(store: Store) -> list[Path]:
    """The copies of a board that are kept, by their names."""
    return sorted((store.places.state_dir(store.path) / "snapshots").glob("*.json"))


@pytest.mark.parametrize(("records", "copies"), [(MANY - 1, 0), (MANY, 1)])
def test_a_change_of_many_records_is_preceded_by_a_copy(
    tmp_path: Path, records: int, copies: int
) -> None:
    store = stored(tmp_path, application("a"))
    before = store.path.read_bytes()
    many = [application(f"m{number}") for number in range(records)]
    store.commit("many", lambda board: board.with_applications(*many))
    found = [path for path in backups(store) if "before-change" in path.name]
    assert [path.read_bytes() for path in found] == [before] * copies


def test_copies_of_the_last_fourteen_days_and_steps_are_kept(tmp_path: Path) -> None:
    places = Places.under(tmp_path)
    start = datetime(2026, 11, 1, 9, tzinfo=UTC)
    for day in range(20):
        now = start + timedelta(days=day)
        store = Store(places.board, places, clock=lambda now=now: now)
        store.commit(
            "edit", lambda board, day=day: board.with_applications(application(f"a{day}")), "import"
        )
    daily = [path for path in backups(store) if "before" not in path.name]
    steps = [path for path in backups(store) if "before" in path.name]
    assert (len(daily), len(steps)) == (14, 14)
    assert [path.name for path in daily[::13]] == ["2026-11-07.json", "2026-11-20.json"]
    assert steps[0].name.startswith("2026-11-07T")


def test_a_year_that_no_calendar_reaches_does_not_come_into_the_file(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    before = store.path.read_bytes()
    for year in (1, 2, 9999):
        at = datetime(year, 6, 1, tzinfo=UTC)
        with pytest.raises(NotSaved, match=str(year)):
            store.commit("log", lambda board, at=at: board.log("a", event("e1", at=at)))
        with pytest.raises(NotSaved, match=str(year)):
            store.commit("edit", lambda board, at=at: board.edit("a", apply_by=at))
    assert store.path.read_bytes() == before


def test_the_newest_activity_counts_whatever_the_zones_of_its_entries(tmp_path: Path) -> None:
    """In the file 09:00+09:00 looks later than 03:00+00:00, and is earlier."""
    tokyo, evening = timezone(timedelta(hours=9)), AT.replace(hour=3)
    in_two_zones = [
        event("e1", logged=AT.replace(hour=0).astimezone(tokyo)),
        event("e2", logged=evening),
    ]
    between = [event("e1", logged=evening - timedelta(hours=1))]
    added = AT - timedelta(days=9)
    store = stored(
        tmp_path,
        application("b", added=added, events=Timeline(between)),
        application("a", added=added, events=Timeline(in_two_zones)),
    )
    board = open_store(store.path.parent.parent).load()
    applications = CardSorter().sort(board.applications.values(), SortOrder.ACTIVITY, {})
    assert [one.id for one in applications] == ["a", "b"]


def test_loading_needs_neither_lock_nor_pendulum(tmp_path: Path) -> None:
    import subprocess
    import sys

    store = stored(tmp_path, application("a"))
    code = (
        "import sys; from pathlib import Path\n"
        "from jobboard_tui.storage.store import Store\n"
        "from jobboard_tui.storage.paths import Places\n"
        f"Store(Path({str(store.path)!r}), Places.under(Path({str(tmp_path)!r}))).load()\n"
        "print(*(m for m in ('filelock', 'pendulum', 'asyncio', 'platformdirs', 'textual')"
        " if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
