"""The board's file as the rest of the program sees it: load, commit, undo, redo."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias, cast

from jobboard_tui.core.board import Board
from jobboard_tui.core.errors import JobboardError, NotSaved
from jobboard_tui.core.model import Application
from jobboard_tui.files import known, records
from jobboard_tui.files.layout import TABLES, Tables
from jobboard_tui.files.places import Places
from jobboard_tui.files.storage import BoardStorage, Database
from jobboard_tui.words import _

Change: TypeAlias = Callable[[Board], Board]
Clock: TypeAlias = Callable[[], datetime]
Edits: TypeAlias = dict[tuple[str, str], tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]]
"""(table, id) -> the record before and after; None where there is none."""


class Store:
    """One board on the disk.

    Several of them, in this program or others, may work on the same file: each change is applied
    to what the file holds at that moment.
    """

    def __init__(self, path: Path, places: Places, program: str = "jobboard") -> None:
        self.path = path
        self.places = places
        self.program = program
        self.read_only = ""
        self._keeping = places.keeping(path)
        self._db = Database(path, self._keeping, storage=BoardStorage)
        self._storage = cast(BoardStorage, self._db.storage)
        self._board = Board()
        self._decoded: dict[tuple[str, str], tuple[Any, Application]] = {}
        self._tables: Tables | None = None
        self._mutex = threading.RLock()

    @property
    def is_first_start(self) -> bool:
        """Whether there is no file and none is remembered."""
        return not self.path.exists() and not known.remembers(self._keeping)

    @property
    def saved_at(self) -> datetime | None:
        """When the file was last written, by whichever program."""
        return self._storage.saved_at

    def changed(self) -> bool:
        """Whether the file holds something else than this store has last seen; cheap."""
        return self._storage.changed()

    def load(self) -> Board:
        """The board as the file holds it; `Damaged` if it can't be read."""
        with self._mutex:
            self._storage.refresh()
            return self._decode()

    def commit(self, label: str, change: Change) -> Board:
        """Apply a change to what the file holds now, and save it; the board after it.

        Whatever `change` raises goes through, and the file stays as it was. `Busy`, `Damaged` and
        `NotSaved` say why it could not be done.
        """
        with self._mutex, self._storage.transaction():
            before = self._decode()
            after = change(before)
            edits = self._edits(before, after)
            if not edits:
                return before
            for table in dict.fromkeys(table for table, _key in edits):
                changed = {key: new for (of, key), (_old, new) in edits.items() if of == table}
                self._db.table(table).put(changed)  # type: ignore[attr-defined]
            self._storage.commit(lambda base, ours, theirs: ours)
            with suppress(OSError):
                known.remember(self._keeping, self.path)
            return self._decode()

    def undo(self) -> tuple[str, Board]:
        """Take back the last change of the board, whichever program made it; its label."""
        raise JobboardError(_("undo"), _("there is nothing to take back"))

    def redo(self) -> tuple[str, Board]:
        """Make the change again that was taken back last; its label."""
        raise JobboardError(_("redo"), _("there is nothing to make again"))

    # -- between tables and board ------------------------------------------------------------

    def _decode(self) -> Board:
        """The board of the tables; applications whose records are the same stay the same."""
        tables = self._storage.read()
        if tables is None:
            return Board()
        old, new = self._decoded, {}
        groups: dict[str, dict[str, Application]] = {}
        for name in ("applications", "bin"):
            group = groups[name] = {}
            for key, record in tables.get(name, {}).items():
                known_as = old.get((name, key))
                if known_as is None or known_as[0] is not record:
                    known_as = (record, records.application_of(key, record))
                new[name, key] = known_as
                group[key] = known_as[1]
        self._decoded = new
        beside = {name: value for name, value in tables.items() if name not in TABLES}
        own = tables.get("board", {}).get("board", {})
        return records.board_of(own, groups["applications"], groups["bin"], beside)

    def _edits(self, before: Board, after: Board) -> Edits:
        edits: Edits = {}
        for name, old, new in (
            ("applications", before.applications, after.applications),
            ("bin", before.bin, after.bin),
        ):
            for key, application in new.items():
                was = old.get(key)
                if was is application:
                    continue
                record = records.application_record(application)
                held = None if was is None else self._decoded[name, key][0]
                if record != held:
                    edits[name, key] = (held, record)
            for key in old:
                if key not in new:
                    edits[name, key] = (self._decoded[name, key][0], None)
        record, held = records.board_record(after), records.board_record(before)
        if record != held or self._storage.read() is None:
            edits["board", "board"] = (held, record)
        return edits
