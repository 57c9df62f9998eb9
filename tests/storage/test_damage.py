"""What can't be read is told, with its place and the mend, and never overwritten."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from jobboard_tui.domain.errors import BoardDamaged
from jobboard_tui.storage import atomic_storage, damage, line_format
from jobboard_tui.storage.repair import check
from tests.storage.boards import AT, application, event, open_store, stored


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_storage, "PATIENCE", 0.0)


def after(marker: bytes, what: bytes) -> Any:
    return lambda content: content.replace(marker, marker + what, 1)


DAMAGES: dict[str, tuple[Any, str]] = {
    "empty": (lambda _content: b"", "board.json can't be read: the file is empty"),
    "blank": (lambda _content: b" \n\n", "the file is empty"),
    "null": (lambda _content: b"null", "this is not a jobboard board"),
    "empty object": (lambda _content: b"{}", "this is not a jobboard board"),
    "another program's": (lambda _content: b'{"_default": {}}', "this is not a jobboard board"),
    "truncated": (
        lambda content: content[: len(content) // 2],
        "line 6, column [0-9]+: the file ends too early",
    ),
    "trailing junk": (
        lambda content: content + b"}}",
        "there is something after the end of the board",
    ),
    "two boards": (
        lambda content: content + content,
        "there is something after the end of the board",
    ),
    "NULs at the end": (lambda content: content + b"\0" * 512, "line 12, column 1: it has NUL"),
    "NULs inside": (after(b"SRE", b"\0"), "it has NUL bytes, as after a system crash"),
    "all NULs": (lambda content: b"\0" * len(content), "line 1, column 1: it has NUL"),
    "conflict markers": (
        after(b'"applications":{\n', b"<<<<<<< HEAD\n"),
        "line 6, column 1: a conflict marker",
    ),
    "UTF-16": (lambda content: content.decode().encode("utf-16"), "UTF-16"),
    "UTF-16 big": (lambda content: b"\xfe\xff" + content.decode().encode("utf-16-be"), "UTF-16"),
    "Latin-1": (after(b"SRE", b"caf\xe9"), "line 6, column .*: this is not UTF-8"),
    "Shift_JIS": (lambda content: content.decode().encode("cp932"), "not UTF-8"),
    "NaN": (after(b'"role":', b"NaN,"), "not JSON"),
    "Infinity": (after(b'"role":', b"1e999,"), "a number too large"),
    "5,000 digits": (after(b'"role":"SRE",', b'"n":' + b"7" * 5000 + b","), "number too large"),
    "70 bits": (after(b'"role":"SRE",', b'"n":1180591620717411303424,'), "number too large"),
    "lone surrogate": (after(b"SRE", b"\\ud800"), "lone surrogate"),
    "depth of 100,000": (after(b'"role":"SRE",', b'"n":' + b"[" * 100_000), "nested too deeply"),
    "a comma missing": (lambda content: content.replace(b"},\n", b"}\n", 1), "not JSON"),
    "a list": (lambda _content: b"[1, 2]", "this is not a jobboard board"),
    "a table that is a list": (
        lambda content: b'{"board":{},"applications":[]}',
        "not a table of records",
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_told_and_the_file_left_as_it_is(tmp_path: Path, name: str) -> None:
    hurt, words = DAMAGES[name]
    store = stored(tmp_path, application("a"), application("b"))
    store.path.write_bytes(hurt(store.path.read_bytes()))
    before = store.path.read_bytes()
    for one in (store, open_store(tmp_path)):
        for act in (
            one.load,
            one.undo,
            lambda one=one: one.commit("edit", lambda b: b.edit("a", notes="x")),
        ):
            with pytest.raises(BoardDamaged, match=words) as told:
                act()
            assert "check --repair" in str(told.value)
            assert "\n" not in str(told.value)
    assert store.path.read_bytes() == before
    assert [path.name for path in store.path.parent.iterdir()] == ["board.json"]
    assert check(store.path)


RECORD_FAULTS: dict[str, tuple[Any, str]] = {
    "company missing": (lambda record: record.pop("company"), "company of a: missing"),
    "company a number": (lambda record: record.update(company=7), "company of a: '7' is not"),
    "added a bare date": (lambda record: record.update(added="2026-11-20"), "added of a"),
    "added without a zone": (lambda r: r.update(added="2026-11-20T09:00:00"), "added of a"),
    "a stage of its own": (lambda record: record.update(stage="limbo"), "stage of a: 'limbo'"),
    "tags a text": (lambda record: record.update(tags="a, b"), "tags of a"),
    "a tag a number": (lambda record: record.update(tags=["a", 1]), "tags of a"),
    "an unread cell a number": (lambda r: r.update(unread_cells=[7]), "unread_cells of a"),
    "place a text": (lambda record: record.update(place="first"), "place of a"),
    "contacts a text": (lambda record: record.update(contacts="x"), "contacts of a: not a list"),
    "a contact without a name": (
        lambda record: record.update(contacts=[{"email": "x"}]),
        r"contacts\[0\].name of a: missing",
    ),
    "an event of no kind": (
        lambda record: record["events"][1].update(kind="sang"),
        r"events\[1\].kind of a: 'sang'",
    ),
    "an event at no time": (
        lambda record: record["events"][0].update(at="yesterday"),
        r"events\[0\].at of a: 'yesterday'",
    ),
    "an event of no year of ours": (
        lambda record: record["events"][0].update(at="9999-12-31T23:00:00+00:00"),
        r"events\[0\].at of a: '9999",
    ),
    "added before all years": (
        lambda record: record.update(added="0001-01-01T00:00:00+09:00"),
        "added of a: '0001",
    ),
    "a deadline of no year of ours": (
        lambda record: record.update(apply_by="9999-12-31"),
        "apply_by of a: '9999",
    ),
    "minutes negative": (
        lambda record: record["events"][0].update(minutes=-5),
        r"events\[0\].minutes",
    ),
    "an event twice": (
        lambda record: record["events"].append(record["events"][0]),
        r"events\[2\].id of a: used twice",
    ),
    "an event no record": (
        lambda record: record.update(events=["x"]),
        r"events\[0\] of a: not a record",
    ),
    "events a text": (lambda record: record.update(events="x"), "events of a: not a list"),
    "null": (lambda record: record.update(notes=None), "notes of a"),
}


@pytest.mark.parametrize("pretty", [False, True], ids=["our layout", "another layout"])
@pytest.mark.parametrize("name", RECORD_FAULTS)
def test_a_record_that_is_no_application_is_told(tmp_path: Path, name: str, pretty: bool) -> None:
    hurt, words = RECORD_FAULTS[name]
    store = stored(tmp_path, application("0"), application("a"))
    store.commit("log", lambda b: b.log("a", event("e1")).log("a", event("e2")))
    content = store.path.read_bytes()
    tables = json.loads(content)
    record = tables["applications"]["a"]
    hurt(record)
    if pretty:
        store.path.write_text(json.dumps(tables, indent=2), encoding="utf-8")
    else:
        lines = content.decode().splitlines()
        line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        lines[6] = f'"a":{line}'
        store.path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    before = store.path.read_bytes()
    with pytest.raises(BoardDamaged, match=words) as told:
        store.load()
    if not pretty:
        assert "line 7" in str(told.value)
    assert store.path.read_bytes() == before
    assert {finding.record for finding in check(store.path)} == {"a"}


def test_a_damaged_file_is_waited_for_once_and_read_again_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stored(tmp_path, application("a"))
    good = store.path.read_bytes()
    store.path.write_bytes(good[:-9])
    os.utime(store.path, (1, 1))
    waited: list[float] = []
    monkeypatch.setattr(atomic_storage.time, "sleep", waited.append)
    for _second in range(5):
        assert store.changed()
        with pytest.raises(BoardDamaged):
            store.load()
    assert len(waited) == 1
    store.path.write_bytes(good)
    assert store.load()["a"].id == "a"
    store.path.unlink()
    for _second in range(5):
        with pytest.raises(BoardDamaged, match="is gone"):
            store.load()
    assert len(waited) == 2


def test_a_byte_order_mark_is_accepted_and_not_written_again(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    store.path.write_bytes(b"\xef\xbb\xbf" + store.path.read_bytes())
    assert open_store(tmp_path).load() == store.load()
    assert check(store.path) == []
    store.commit("edit", lambda b: b.edit("a", notes="x"))
    assert store.path.read_bytes()[:1] == b"{"


def test_long_digits_in_a_text_are_no_number(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    held = store.path.read_bytes()
    store.path.write_bytes(held.replace(b"SRE", b'\\"x\\" https://x.example/:' + b"7" * 40))
    assert open_store(tmp_path).load()["a"].role.endswith("7" * 40)


def test_a_file_too_large_is_refused_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stored(tmp_path, application("a"))
    with store.path.open("r+b") as file:
        file.truncate(line_format.LARGEST + 1)  # sparse: takes no room
    with pytest.raises(BoardDamaged, match="too large"):
        store.load()
    assert "too large" in check(store.path)[0].what


def test_a_file_of_too_many_lines_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(damage, "MOST_LINES", 1000)
    store = stored(tmp_path, application("a"))
    store.path.write_bytes(b"\n" * 2000 + store.path.read_bytes())
    with pytest.raises(BoardDamaged, match="too many lines"):
        store.load()


def test_the_same_application_on_the_board_and_in_the_bin_is_told(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    tables = json.loads(store.path.read_bytes())
    tables["bin"]["a"] = {**tables["applications"]["a"], "removed": AT.isoformat()}
    store.path.write_text(json.dumps(tables), encoding="utf-8")
    with pytest.raises(BoardDamaged, match="also on the board"):
        store.load()
