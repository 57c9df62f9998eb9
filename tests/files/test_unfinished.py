"""Unfinished texts are in their file a moment after they were put in, or at once when asked."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from jobboard_tui.files import unfinished
from jobboard_tui.files.unfinished import MOST, UnfinishedTexts


def kept(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(path.read_bytes()) if path.exists() else {}
    return found


def test_what_is_typed_without_a_pause_is_written_while_it_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfinished, "SECONDS", 0.0)
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
    real = unfinished.write_table

    def slow(path: Path, told: dict[str, object]) -> bool:
        is_writing.set()
        may_end.wait(20)
        return real(path, told)

    monkeypatch.setattr(unfinished, "SECONDS", 0.0)
    monkeypatch.setattr(unfinished, "write_table", slow)
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
    one, other = UnfinishedTexts(path), UnfinishedTexts(path)
    one.put("a", 1)
    other.put("b", 2)
    one.flush()
    other.flush()
    one.put("a", None)
    one.flush()
    assert kept(path) == {"b": 2}


def test_what_one_program_has_written_it_does_not_write_over_anothers_later_text(
    tmp_path: Path,
) -> None:
    path = tmp_path / "typed.json"
    one, other = UnfinishedTexts(path), UnfinishedTexts(path)
    one.put("add", "begun")
    one.flush()
    one.put("add", None)
    one.flush()
    other.put("add", "of the other")
    other.flush()
    one.put("note", "more")
    one.flush()
    assert kept(path) == {"add": "of the other", "note": "more"}


def test_what_could_not_be_written_is_tried_again_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "typed.json"
    texts = UnfinishedTexts(path)
    with monkeypatch.context() as full:
        full.setattr(unfinished, "write_table", lambda _path, _told: False)
        texts.put("add", "begun")
        texts.flush()
    assert not kept(path)
    texts.flush()
    assert kept(path) == {"add": "begun"}


def test_the_oldest_text_makes_room(tmp_path: Path) -> None:
    texts = UnfinishedTexts(tmp_path / "typed.json")
    for number in range(MOST + 1):
        texts.put(str(number), number)
    texts.put("1", "again")
    texts.flush()
    assert list(kept(tmp_path / "typed.json"))[-1] == "1"
    assert texts.get("0") is None
