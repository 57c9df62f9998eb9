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
    keeping = tmp_path / "state" / "board"
    assert last_looked(keeping) is None
    note_looked(keeping, NOW)
    assert last_looked(keeping) == NOW
    if os.name != "nt":
        assert (keeping / NAME).stat().st_mode & 0o777 == 0o600
        assert keeping.stat().st_mode & 0o777 == 0o700


def test_what_was_noted_stays_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping = tmp_path / "state"
    note_looked(keeping, NOW)

    def full(_descriptor: int, _content: bytes) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(atomic_write, "write_all", full)
    note_looked(keeping, NOW + timedelta(hours=1))
    assert last_looked(keeping) == NOW
    assert [one.name for one in keeping.iterdir()] == [NAME]
