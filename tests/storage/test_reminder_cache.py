"""What is kept of a whole board makes no difference but in time."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Kind, Timeline
from jobboard_tui.domain.reminders.api import ReminderIndex, ReminderView
from jobboard_tui.service import BoardService
from jobboard_tui.storage import reminder_cache
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store
from tests.storage.boards import AT, application, event

RULES = load_rules(None)
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def every_board_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reminder_cache, "FEW", 0)


def hunt(*days: int, audit: int | None = None) -> Board:
    """An application was sent on each of these days, counted from a fixed one."""
    applications = [
        application(
            f"a{number}",
            events=Timeline(
                [event("e1", Kind.APPLIED, at=AT + timedelta(days=day), logged=AT)],
            ),
        )
        for number, day in enumerate(days)
    ]
    board = Board().with_applications(*applications)
    if audit is not None:
        board = board.note(event("w1", Kind.AUDIT, at=AT + timedelta(days=audit), logged=AT))
    return board


def store_with(folder: Path, board: Board) -> Store:
    store = Store(folder / "board.json", Places.under(folder))
    store.commit("test", lambda _empty: board)
    return store


def service(store: Store, now: datetime) -> BoardService:
    """As the program opens it anew."""
    return BoardService(Store(store.path, store.places), RULES, lambda: now)


def afresh(store: Store, now: datetime) -> ReminderView:
    return ReminderIndex(RULES).view_at(store.load(), now)


days = st.lists(st.integers(-40, 10), max_size=4)


@given(days, st.none() | st.integers(-30, 3), st.integers(-20, 20), st.integers(-20, 20))
def test_at_any_later_or_earlier_time_the_same_is_due(
    tmp_path_factory: pytest.TempPathFactory,
    days: list[int],
    audit: int | None,
    first: int,
    second: int,
) -> None:
    store = store_with(tmp_path_factory.mktemp("board"), hunt(*days, audit=audit))
    for now in (AT + timedelta(days=first), AT + timedelta(days=second)):
        found, expected = service(store, now).view(), afresh(store, now)
        assert found.reminders == expected.reminders
        assert found.changes_at == expected.changes_at


def earlier(board: Board) -> Board:
    return board.log("a1", event("e9", Kind.NOTE, at=AT - 9 * WEEK, logged=AT))


def later(board: Board) -> Board:
    return board.log("a1", event("e9", Kind.APPLIED, at=AT - timedelta(hours=1), logged=AT))


def fewer(board: Board) -> Board:
    return board.remove("a0", AT)


@pytest.mark.parametrize("change", [earlier, later, fewer])
def test_a_change_by_another_program_is_taken_in(
    tmp_path: Path, change: Callable[[Board], Board]
) -> None:
    store = store_with(tmp_path, hunt(-30, -10))
    service(store, AT).view()
    Store(store.path, store.places).commit("test", change)
    assert service(store, AT).view().reminders == afresh(store, AT).reminders


def test_after_a_day_of_changes_it_is_known_when_leaving(tmp_path: Path) -> None:
    store = store_with(tmp_path, hunt(-30, -10))
    day = service(store, AT)
    day.view()
    day.events.log("a0", Kind.APPLIED, at=AT - timedelta(hours=2))
    day.view()
    day.note_for_next_start()
    kept = reminder_cache.load_anchors(
        store.places.state_dir(store.path), day.board, day.store.checksum_of(day.board) or 0
    )
    assert kept is not None
    assert kept.sent == ("a0", 1)
    assert service(store, AT).view().reminders == day.view().reminders


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"version":"0.1.0"}',
        b'{"version":"%s","checksum":%d,"first_known":true,"first":["nobody",0],'
        b'"sent_known":true,"sent":["a0",7],"since":"x","coming":"y"}',
        b'{"version":"%s","checksum":%d,"first_known":true,"first":["a0",-1],'
        b'"sent_known":true,"sent":7,"since":"2026-11-20T00:00:00+00:00",'
        b'"coming":"2026-11-20T00:00:00+00:00"}',
    ],
)
def test_what_is_no_landmark_is_left_aside(tmp_path: Path, content: bytes) -> None:
    from jobboard_tui import __version__

    store = store_with(tmp_path, hunt(-30, -10))
    service(store, AT).view()
    file = store.places.state_dir(store.path) / "landmarks.json"
    assert file.exists()
    board = store.load()
    checksum = store.checksum_of(board)
    if b"%s" in content:
        content %= (__version__.encode(), checksum)
    file.write_bytes(content)
    assert service(store, AT).view().reminders == afresh(store, AT).reminders


def test_what_another_version_has_kept_is_left_aside(tmp_path: Path) -> None:
    """The same board, but what it means may be something else to that version."""
    store = store_with(tmp_path, hunt(-30, -10))
    expected = service(store, AT).view().reminders
    file = store.places.state_dir(store.path) / "landmarks.json"
    kept = json.loads(file.read_bytes())
    kept |= {"version": "0.0.1", "first": kept["sent"], "sent": kept["first"]}
    file.write_text(json.dumps(kept), encoding="utf-8")
    assert service(store, AT).view().reminders == expected


@pytest.mark.parametrize("order", [1, -1])
def test_entries_of_different_zones_are_compared_by_their_instants(
    tmp_path: Path, order: int
) -> None:
    """In the file 08:00+09:00 looks later than 00:00+00:00, and is earlier."""
    midnight = datetime(2026, 11, 2, tzinfo=UTC)
    hours = {9: -1, 0: 0, -9: 1}  # offset -> hours after midnight in UTC
    applications = [
        application(
            f"a{number}",
            events=Timeline([event(f"e{away}", Kind.APPLIED, at=at.astimezone(zone), logged=AT)]),
        )
        for number, (offset, away) in enumerate(list(hours.items())[::order])
        for zone in [timezone(timedelta(hours=offset))]
        for at in [midnight + timedelta(hours=away)]
    ]
    store = store_with(tmp_path, Board().with_applications(*applications))
    view = ReminderIndex(RULES).view_at(Store(store.path, store.places).load(), AT)
    found = {one.rule.id: one.event for one in view.reminders_of(None)}
    assert (found["weekly-audit"], found["stay-engaged"]) == ("e-1", "e1")


def test_a_small_board_keeps_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reminder_cache, "FEW", 500)
    store = store_with(tmp_path, hunt(-30, -10))
    service(store, AT).view()
    assert not (store.places.state_dir(store.path) / "landmarks.json").exists()
