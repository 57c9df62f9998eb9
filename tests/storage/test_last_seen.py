"""When the user last looked: noted whole or not at all, for nobody else to read."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.storage import atomic_write
from jobboard_tui.storage.last_seen import AWAY_AFTER, NAME, LastSeen, last_seen, note_seen

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
SEEN = LastSeen(NOW, NOW - 10 * HOUR)


def test_it_is_noted_and_read(tmp_path: Path) -> None:
    state_dir = tmp_path / "state" / "board"
    assert last_seen(state_dir) is None
    note_seen(state_dir, SEEN)
    assert last_seen(state_dir) == SEEN
    if os.name != "nt":
        assert (state_dir / NAME).stat().st_mode & 0o777 == 0o600
        assert state_dir.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (NOW.isoformat(), LastSeen(NOW, NOW)),  # as an earlier version has it
        ("", None),
        ("yesterday", None),
        ("2026-11-27T09:00:00", None),
        (f"{NOW.isoformat()}\nnever", None),
        ("\udc81", None),
    ],
)
def test_what_is_found_there_is_read_or_counts_as_nothing(
    content: str, seen: LastSeen | None, tmp_path: Path
) -> None:
    (tmp_path / NAME).write_bytes(content.encode(errors="surrogateescape"))
    assert last_seen(tmp_path) == seen


def test_what_was_noted_stays_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state_dir = tmp_path / "state"
    note_seen(state_dir, SEEN)

    def full(_descriptor: int, _content: bytes) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(atomic_write, "write_all", full)
    note_seen(state_dir, LastSeen(NOW + HOUR, NOW))
    assert last_seen(state_dir) == SEEN
    assert [one.name for one in state_dir.iterdir()] == [NAME]


def test_after_some_hours_without_a_key_what_happened_meanwhile_is_news() -> None:
    same_day = SEEN.after_key(NOW + 3 * HOUR)
    assert same_day == LastSeen(NOW + 3 * HOUR, SEEN.since)
    morning = same_day.after_key(NOW + 23 * HOUR)
    assert morning == LastSeen(NOW + 23 * HOUR, NOW + 3 * HOUR)
    assert SEEN.after_key(NOW - 20 * HOUR) == LastSeen(NOW - 20 * HOUR, NOW - 20 * HOUR)


@given(st.lists(st.integers(-30, 60), max_size=20))
def test_only_what_came_after_the_last_key_before_an_absence_is_news(hours: list[int]) -> None:
    """Whatever the clock does: nothing that was on the screen at a key comes back as news."""
    seen, now, keys = SEEN, NOW, [NOW]
    for step in hours:
        now += step * HOUR
        seen = seen.after_key(now)
        keys.append(now)
        assert seen.looked == now
        assert seen.since <= now
        if step * HOUR >= AWAY_AFTER:
            assert seen.since == keys[-2]
