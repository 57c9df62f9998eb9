"""What was changed, so that it can be taken back: by any program, and after a restart.

Each entry stands in the journal, on the disk, before its change reaches the board; a mark behind
it says that it did. An entry without a mark (the program or the machine went down in between) is
settled by looking at the board.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

import orjson

from jobboard_tui.domain.merge.records import MISSING, changed_paths, flatten_record
from jobboard_tui.domain.values import frozen
from jobboard_tui.storage import atomic_write, line_format

RecordState: TypeAlias = tuple[str, Mapping[str, Any]] | None
"""The table in which a record stands, and the record; None where there is none."""
Touched: TypeAlias = Sequence[tuple[str, RecordState, RecordState]]
"""Id, state before and state after, of each record that a change concerns."""

KEPT = 500
"""How many changes can be taken back."""
_TOUCHED = b',"touched":'
TRIMMED_EVERY = 200
"""Changes of one program after which it looks again whether the journal has grown too long."""
SMALL = 200_000
"""Bytes up to which a journal is not worth trimming."""
LARGEST = 48_000_000
"""Bytes that the journal may take; the newest change is kept even if it is larger."""


@frozen
class UndoEntry:
    """One change of the board. `of` is the entry that an undo took back or a redo made again.

    The records that it touched are parsed only when they are asked for: those of an import may be
    many.
    """

    id: str
    at: str
    label: str
    program: str
    kind: str
    of: str | None
    raw: bytes

    @property
    def touched(self) -> Touched:
        """The records that a change concerned."""
        records: Touched = orjson.loads(self.raw)
        return records


class UndoLog:
    """The journal of one board."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._begun = 0

    # -- writing -----------------------------------------------------------------------------

    def begin(
        self,
        label: str,
        touched: Touched,
        at: datetime,
        *,
        program: str,
        kind: str = "change",
        of: str | None = None,
    ) -> str:
        """Note a change that is about to be made; its id. `OSError` if that is impossible.

        `TypeError` or `ValueError` for what JSON can't hold.
        """
        entry_id = os.urandom(8).hex()
        line = line_format.encode(
            {
                "id": entry_id,
                "at": at.isoformat(),
                "label": atomic_write.readable(label),
                "program": program,
                "kind": kind,
                "of": of,
                "touched": touched,
            }
        )
        self._trim()
        atomic_write.append_line(self.path, line)
        return entry_id

    def end(self, entry_id: str, *, reached: bool) -> None:
        """Note that a change has reached the board, or never will."""
        mark = b'{"done":"%s"}' if reached else b'{"void":"%s"}'
        atomic_write.append_line(self.path, mark % entry_id.encode(), durable=False)

    def clear(self) -> None:
        """Forget every change, undone ones too."""
        self.path.unlink(missing_ok=True)

    def settle(self, now: Callable[[str], RecordState]) -> None:
        """Find out what became of a change that was interrupted; `now` tells a record's state.

        To be called under the board's lock, before anything else is changed.
        """
        last = self._last_line()
        if last.startswith((b'{"done"', b'{"void"')) and last.endswith(b'"}\n'):
            return
        entries, open_ones = self._read()
        for entry in entries:
            if entry.id in open_ones:
                self.end(entry.id, reached=_has_reached(entry, now))

    def _trim(self) -> None:
        """Forget the oldest changes once there are too many."""
        self._begun += 1
        if self._begun % TRIMMED_EVERY != 1:
            return
        try:
            size = self.path.stat().st_size
        except FileNotFoundError:
            return
        if size < SMALL:
            return
        lines = self.path.read_bytes().splitlines(keepends=True)
        if size < LARGEST and len(lines) < 4 * KEPT:
            return
        kept: list[bytes] = []
        room = LARGEST // 2
        for line in reversed(lines[-2 * KEPT :]):
            room -= len(line)
            if room < 0 and len(kept) > 1:
                break
            kept.append(line)
        atomic_write.replace_file(self.path, reversed(kept))

    # -- reading -----------------------------------------------------------------------------

    def stacks(self) -> tuple[list[UndoEntry], list[UndoEntry]]:
        """The changes that can be taken back and those that can be made again, newest last."""
        done: list[UndoEntry] = []
        undone: list[UndoEntry] = []
        entries, open_ones = self._read()
        for entry in entries:
            if entry.id in open_ones:
                continue
            if entry.kind == "change":
                done.append(entry)
                undone.clear()
            else:
                source, target = (done, undone) if entry.kind == "undo" else (undone, done)
                undo_entrys = [undo_entry for undo_entry in source if undo_entry.id == entry.of]
                source[:] = [undo_entry for undo_entry in source if undo_entry.id != entry.of]
                target += undo_entrys
        return done, undone

    def undone(self) -> frozenset[str]:
        """The ids of the changes that were taken back and not made again."""
        ids: set[str] = set()
        for entry in self.entries():
            if entry.of is not None:
                (ids.add if entry.kind == "undo" else ids.discard)(entry.of)
        return frozenset(ids)

    def entries(self) -> list[UndoEntry]:
        """Every change that has reached the board, oldest first."""
        entries, open_ones = self._read()
        return [entry for entry in entries if entry.id not in open_ones]

    def _read(self) -> tuple[list[UndoEntry], set[str]]:
        """All entries that were not given up, and the ids of those whose fate is open."""
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return [], set()
        entries: dict[str, UndoEntry] = {}
        open_ones: set[str] = set()
        for line in lines:
            try:
                head, _touched, rest = line.partition(_TOUCHED)
                if rest and not rest.endswith(b"]}"):
                    continue  # a line that was never finished
                raw = rest[:-1]
                record = orjson.loads(head + b"}" if rest else head)
                if "done" in record:
                    open_ones.discard(record["done"])
                elif "void" in record:
                    open_ones.discard(record["void"])
                    entries.pop(record["void"], None)
                else:
                    entry = UndoEntry(**record, raw=raw)
                    entries[entry.id] = entry
                    open_ones.add(entry.id)
            except (ValueError, TypeError, KeyError):
                continue
        return list(entries.values()), open_ones

    def _last_line(self) -> bytes:
        try:
            with self.path.open("rb") as file:
                end = file.seek(0, 2)
                file.seek(max(0, end - 200))
                return file.read().splitlines(keepends=True)[-1] if end else b""
        except FileNotFoundError:
            return b""


def _has_reached(entry: UndoEntry, now: Callable[[str], RecordState]) -> bool:
    try:
        return any(_is_there(*edit, now) for edit in entry.touched)
    except ValueError:
        return False  # the line itself was never finished


def _is_there(
    key: str, before: RecordState, after: RecordState, now: Callable[[str], RecordState]
) -> bool:
    """Whether the board shows that a record was changed from `before` to `after`."""
    current = now(key)
    if after is None or current is None:
        return current is None and after is None
    if before is None:
        return True
    held = flatten_record(current[1])
    wanted = flatten_record(after[1])
    return any(
        held.get(path, MISSING) == wanted.get(path, MISSING)
        for path in changed_paths(before[1], after[1])
    )
