"""The difference between two boards, record by record, as it is saved, noted and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeAlias

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.merge.records import merge_record, stamp_changes
from jobboard_tui.domain.models import Application
from jobboard_tui.storage import codec
from jobboard_tui.storage.line_format import Tables
from jobboard_tui.storage.undo_log import RecordState, Touched

Edits: TypeAlias = dict[str, tuple[RecordState, RecordState]]
"""Id -> the table and record before and after; the board's own record goes by `BOARD`."""

BOARD = "(board)"


def state_of(tables: Tables | None, key: str) -> RecordState:
    """Return where a record stands, and how."""
    if tables is None:
        return None
    if key == BOARD:
        return "board", tables.get("board", {}).get("board", {})
    for name in ("applications", "bin"):
        record = tables.get(name, {}).get(key)
        if record is not None:
            return name, record
    return None


def diff_boards(tables: Tables | None, before: Board, after: Board) -> Edits:
    """Return what has to be written for `after`, where `before` is what the tables hold.

    Applications that are the same objects in both are not looked at.
    """
    edits: Edits = {}
    for key in _touched(before, after):
        old = state_of(tables, key)
        new = _new_state(after, key)
        if not _same(old, new):
            edits[key] = (old, new)
    own = codec.board_record(after)
    was = codec.board_record(before)
    if own != was:
        edits[BOARD] = (state_of(tables, BOARD) or ("board", was), ("board", own))
    return edits


def diff_tables(old: Tables, new: Tables) -> Edits:
    """Return what has to be written to make the one tables of the other."""
    keys = {
        key: None
        for name in ("applications", "bin")
        for key in (*old.get(name, {}), *new.get(name, {}))
    }
    states = {key: (state_of(old, key), state_of(new, key)) for key in (*keys, BOARD)}
    return {key: (was, now) for key, (was, now) in states.items() if was != now}


def _touched(before: Board, after: Board) -> Iterable[str]:
    keys: dict[str, None] = {}
    for old, new in ((before.applications, after.applications), (before.bin, after.bin)):
        if new is old:
            continue
        keys.update(
            (key, None) for key, application in new.items() if old.get(key) is not application
        )
        keys.update((key, None) for key in old.keys() - new.keys())
    return keys


def _new_state(board: Board, key: str) -> RecordState:
    application: Application | None = board.applications.get(key)
    if application is not None:
        return "applications", codec.application_record(application)
    application = board.bin.get(key)
    return None if application is None else ("bin", codec.application_record(application))


def _same(old: RecordState, new: RecordState) -> bool:
    if old is None or new is None:
        return old is new
    return old[0] == new[0] and _plain(old[1]) == _plain(new[1])


def _plain(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name != "stamps"}


def stamp_edits(edits: Edits, now: datetime) -> Edits:
    """Return the same edits; the records after them tell when each field changed."""
    return {
        key: (old, None if new is None else (new[0], stamp_changes(old and old[1], new[1], now)))
        for key, (old, new) in edits.items()
    }


def reverse_edits(touched: Touched, tables: Tables | None, now: datetime, *, redo: bool) -> Edits:
    """Return what takes a change back (or makes it again), leaving alone what was changed since.

    An application that was added, and that others have worked on since, goes to the bin.
    """
    edits: Edits = {}
    for key, before, after in touched:
        was, wanted = (before, after) if redo else (after, before)
        current = state_of(tables, key)
        if was is None or current is None:
            if was is current and wanted is not None:
                edits[key] = (None, wanted)
            continue
        if wanted is not None:
            record = merge_record(key, was[1], current[1], wanted[1], keep_ours=True)
            new: RecordState = (_table_of(record, wanted[0]), record)
        elif _same(current, was):
            new = None
        elif current[0] == "bin":
            continue
        else:
            new = ("bin", {**current[1], "removed": now.isoformat()})
        if not _same(current, new):
            edits[key] = (current, new)
    return edits


def _table_of(record: Mapping[str, Any], wanted: str) -> str:
    if wanted == "board":
        return wanted
    return "bin" if "removed" in record else "applications"
