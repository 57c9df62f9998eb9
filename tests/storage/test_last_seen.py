"""When the user last looked: noted whole or not at all, for nobody else to read."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jobboard_tui.storage import atomic_write
from jobboard_tui.storage.last_seen import NAME, last_looked, note_looked

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)


def test_it_is_noted_and_read(tmp_path: Path) -> None:
    state_dir = tmp_path / "state" / "board"
    assert last_looked(state_dir) is None
    note_looked(state_dir, NOW)
    assert last_looked(state_dir) == NOW
    if os.name != "nt":
        assert (state_dir / NAME).stat().st_mode & 0o777 == 0o600
        assert state_dir.stat().st_mode & 0o777 == 0o700


def test_what_was_noted_stays_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state_dir = tmp_path / "state"
    note_looked(state_dir, NOW)

    def full(_descriptor: int, _content: bytes) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(atomic_write, "write_all", full)
    note_looked(state_dir, NOW + timedelta(hours=1))
    assert last_looked(state_dir) == NOW
    assert [one.name for one in state_dir.iterdir()] == [NAME]
