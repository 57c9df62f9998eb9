"""The TinyDB side: a storage whose every transaction is one atomic commit, and tables of our ids.

TinyDB's own storage writes in place, without a lock. This one reads again whenever the file has
changed, lets changes be made only inside a transaction (lock, refresh, change, commit), and puts
the new content in the place of the old in one step.
"""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from jobboard_tui.core.errors import Busy, Damaged
from jobboard_tui.files import disk, layout, known
from jobboard_tui.files.layout import Lines, Tables
from jobboard_tui.files.lock import only_writer
from jobboard_tui.words import _

Signature: TypeAlias = tuple[int, int, int, int, int]
Merge: TypeAlias = Callable[[Tables, Tables, Tables], Tables]

RACY = 2.0
"""Seconds within which a file can change again without its time of change telling."""
TRIES = 8
"""How often a commit starts again because another program was faster."""


class RecordTable(Table):
    """A table whose ids are strings that the caller gives."""

    document_id_class = str  # type: ignore[assignment]
    default_query_cache_capacity = 0

    def put(self, records: Mapping[str, Mapping[str, Any] | None]) -> None:
        """Put several records under their ids in one write; None takes one out."""

        def update(table: dict[Any, Any]) -> None:
            for key, record in records.items():
                if record is None:
                    table.pop(key, None)
                else:
                    table[key] = record

        self._update_table(update)


class Database(TinyDB):
    """A TinyDB of such tables."""

    table_class = RecordTable


class _Overtaken(Exception):
    """Another program has replaced the file since it was read."""


class BoardStorage(Storage):
    """The board's file."""

    def __init__(self, path: Path, keeping: Path) -> None:
        self.path = path
        self.keeping = keeping
        self.merged = 0
        self._tables: Tables | None = None
        self._staged: Tables | None = None
        self._lines: Lines = {}
        self._signature: Signature | None = None
        self._checksum = 0
        self._settled = False
        self._open = False

    @property
    def target(self) -> Path:
        """The file itself, links followed."""
        return Path(os.path.realpath(self.path))

    @property
    def saved_at(self) -> datetime | None:
        """When the file was last written."""
        if self._signature is None:
            return None
        return datetime.fromtimestamp(self._signature[3] / 1e9, UTC)

    # -- reading -----------------------------------------------------------------------------

    def read(self) -> Tables | None:
        """The tables: of the transaction, if there is one, else of the file."""
        if self._staged is not None:
            return dict(self._staged)
        if not self._open:
            self.refresh()
        return None if self._tables is None else dict(self._tables)

    def changed(self) -> bool:
        """Whether the file is another one than was read last; cheap."""
        found = self._look()
        if found != self._signature:
            return True
        if found is None or self._settled:
            return False
        self._settled = time.time() - found[3] / 1e9 > RACY
        try:
            return zlib.crc32(self.target.read_bytes()) != self._checksum
        except OSError:
            return True

    def refresh(self) -> bool:
        """Read the file if it has changed; whether it had. `Damaged` if it can't be understood."""
        if not self.changed():
            return False
        signature = self._look()
        if signature is None:
            self._vanished()
            return False
        data = self.target.read_bytes()
        tables, lines = layout.parse(data)
        self._take(tables, lines, data, signature)
        return True

    def _vanished(self) -> None:
        if self._signature is not None or known.remembers(self.keeping):
            raise Damaged(
                _("{name} is gone").format(name=self.path.name),
                _("it was at {path} before").format(path=self.path),
                _("bring it back, or restore it with `jobboard check --repair`"),
            )
        self._tables = None

    def _look(self) -> Signature | None:
        try:
            found = os.stat(self.path)  # noqa: PTH116
        except FileNotFoundError:
            return None
        return _signature(found)

    def _take(self, tables: Tables, lines: Lines, data: bytes, signature: Signature) -> None:
        self._tables, self._lines, self._signature = tables, lines, signature
        self._checksum = zlib.crc32(data)
        self._settled = time.time() - signature[3] / 1e9 > RACY

    # -- writing -----------------------------------------------------------------------------

    @contextmanager
    def transaction(self, patience: float | None = None) -> Iterator[None]:
        """Hold the lock, with the file's present content in hand; what is not committed is dropped.

        Raises `Busy` and `Damaged`.
        """
        with only_writer(self.keeping, self.path, patience):
            self.refresh()
            self._open = True
            try:
                yield
            finally:
                self._open = False
                self._staged = None

    def write(self, data: Tables) -> None:
        """Take the tables into the transaction."""
        if not self._open:
            raise RuntimeError("a board is only written inside a transaction")
        self._staged = dict(data)

    def commit(self, merge: Merge) -> None:
        """Bring the transaction to the disk; returns only when it is there.

        If a program that knows no lock was faster, its changes and ours are merged.
        """
        for _try in range(TRIES):
            assert self._staged is not None
            data, lines = layout.assemble(self._staged, self._lines)
            target = self.target
            try:
                disk.make_folder(target.parent)
                disk.sweep(target)
                written = disk.replace_file(target, (data,), check=self._check)
            except _Overtaken:
                base, ours = self._tables or {}, self._staged
                self.refresh()
                self.merged += 1
                self._staged = merge(base, ours, self._tables or {})
                continue
            except OSError as trouble:
                raise disk.not_saved(trouble, self.path) from trouble
            self._take(self._staged, lines, data, _signature(written))
            return
        raise Busy(
            _("{name} is not saved").format(name=self.path.name),
            _("another program keeps replacing it"),
            _("try again in a moment"),
        )

    def _check(self) -> None:
        if self._look() != self._signature:
            raise _Overtaken


def _signature(found: os.stat_result) -> Signature:
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
