"""Unfinished texts are in their file a moment after they were put in, or at once when asked."""

from __future__ import annotations

import json
import tempfile
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.errors import BoardLocked
from jobboard_tui.storage import unfinished_texts
from jobboard_tui.storage.lock import hold_lock
from jobboard_tui.storage.unfinished_texts import MOST, UnfinishedTexts


def kept(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(path.read_bytes()) if path.exists() else {}
    return found


def test_what_is_typed_without_a_pause_is_written_while_it_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfinished_texts, "SECONDS", 0.0)
    path = tmp_path / "typed.json"
    texts = UnfinishedTexts(path)
    number = 0
    while not kept(path):  # each text comes before the one before it could be missed
        number += 1
        texts.put("note a", {"line": "x" * number})
    assert path.stat().st_mode & 0o077 == 0


def test_a_slow_disk_keeps_nobody_from_typing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_writing, may_end = threading.Event(), threading.Event()
    real = unfinished_texts.write_table

    def slow(path: Path, told: dict[str, object]) -> bool:
        is_writing.set()
        may_end.wait(20)
        return real(path, told)

    monkeypatch.setattr(unfinished_texts, "SECONDS", 0.0)
    monkeypatch.setattr(unfinished_texts, "write_table", slow)
    path = tmp_path / "typed.json"
    texts = UnfinishedTexts(path)
    texts.put("add", {"line": "first"})
    assert is_writing.wait(20)
    texts.put("add", {"line": "second"})
    assert texts.get("add") == {"line": "second"}
    assert not kept(path)
    may_end.set()
    texts.flush()
    assert kept(path) == {"add": {"line": "second"}}
    assert texts.get("add") == {"line": "second"}


def test_two_programs_keep_their_texts_beside_each_other(tmp_path: Path) -> None:
    path = tmp_path / "typed.json"
    texts, other = UnfinishedTexts(path), UnfinishedTexts(path)
    texts.put("a", 1)
    other.put("b", 2)
    texts.flush()
    other.flush()
    texts.put("a", None)
    texts.flush()
    assert kept(path) == {"b": 2}


def test_what_one_program_has_written_it_does_not_write_over_anothers_later_text(
    tmp_path: Path,
) -> None:
    path = tmp_path / "typed.json"
    texts, other = UnfinishedTexts(path), UnfinishedTexts(path)
    texts.put("add", "begun")
    texts.flush()
    texts.put("add", None)
    texts.flush()
    other.put("add", "of the other")
    other.flush()
    texts.put("note", "more")
    texts.flush()
    assert kept(path) == {"add": "of the other", "note": "more"}


WRITERS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from("abc"), st.none() | st.integers(0, 9)),
    max_size=12,
)


@given(WRITERS)
def test_each_of_two_programs_writes_a_change_once(changes: list[tuple[int, str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, right = Path(folder) / "typed.json", dict[str, Any]()
        programs = UnfinishedTexts(path), UnfinishedTexts(path)
        for number, key, text in changes:
            programs[number].flush()  # nothing to write, as when another program leaves
            shown = programs[number].get(key)
            programs[number].put(key, text)
            programs[number].flush()
            if shown != text:  # a program that shows it already has nothing to change
                right[key] = text
            told = {one: told for one, told in right.items() if told is not None}
            assert kept(path) == told


def test_what_another_program_has_logged_does_not_come_back(tmp_path: Path) -> None:
    path = tmp_path / "typed.json"
    texts, other = UnfinishedTexts(path), UnfinishedTexts(path)
    texts.put("note a", "begun here")
    texts.flush()
    other.put("note a", "gone on there")
    other.flush()
    other.put("note a", None)
    other.flush()
    texts.put("note b", "something else")
    texts.flush()
    assert kept(path) == {"note b": "something else"}
    assert texts.get("note a") is None


def test_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "typed.json"
    programs = [UnfinishedTexts(path) for _each in range(4)]

    def write(number: int) -> None:
        for place in range(5):
            programs[number].put(f"{number} {place}", place)
            programs[number].flush()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(kept(path)) == 20


def test_what_could_not_be_written_is_tried_again_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "typed.json"
    texts = UnfinishedTexts(path)
    with monkeypatch.context() as full:
        full.setattr(unfinished_texts, "write_table", lambda _path, _told: False)
        texts.put("note a", "begun")
        texts.flush()
    assert not kept(path)
    texts.flush()
    assert kept(path) == {"note a": "begun"}


def test_where_the_lock_is_not_to_be_had_the_text_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfinished_texts, "PATIENCE", 0.0)
    texts = UnfinishedTexts(tmp_path / "typed.json")
    with hold_lock(tmp_path, "typed.lock", BoardLocked("", "", "")):
        texts.put("note a", "begun")
        texts.flush()
    assert kept(tmp_path / "typed.json") == {"note a": "begun"}


def test_the_oldest_text_makes_room(tmp_path: Path) -> None:
    texts = UnfinishedTexts(tmp_path / "typed.json")
    for number in range(MOST + 1):
        texts.put(str(number), number)
    texts.put("1", "again")
    texts.flush()
    assert list(kept(tmp_path / "typed.json"))[-1] == "1"
    assert texts.get("0") is None
