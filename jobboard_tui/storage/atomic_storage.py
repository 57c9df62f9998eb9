"""What TinyDB stores a board in: a storage whose every transaction is one atomic commit.

TinyDB's own storage writes in place, without a lock. This one reads again whenever the file has
changed, lets changes be made only inside a transaction (lock, refresh, change, commit), and puts
the new content in the place of the old in one step.
"""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import orjson

from jobboard_tui.domain.errors import BoardDamaged, BoardLocked, NotSaved, Unstorable
from jobboard_tui.i18n import _
from jobboard_tui.storage import atomic_write, file_fingerprint, line_format, user_files
from jobboard_tui.storage.codec import BOM
from jobboard_tui.storage.file_fingerprint import Signature, checksum, is_recent, signature
from jobboard_tui.storage.line_format import LineCache, Tables
from jobboard_tui.storage.lock import only_writer
from jobboard_tui.storage.system_forms import way_to_make_writable

Merge: TypeAlias = Callable[[Tables, Tables, Tables], Tables]

PATIENCE = 0.75
"""Seconds after which a file that can't be read is looked at again."""
UNREADABLE = Signature(0, 0, 0, 0, 0)
"""What a file looks like that may not be looked at: not as one that is missing."""
TRIES = 8
"""How often a commit starts again because another program was faster."""


class _FileChanged(Exception):
    """Another program has replaced the file since it was read."""


class BoardStorage:
    """The board's file."""

    def __init__(self, path: Path, state_dir: Path) -> None:
        self.path = path
        self.state_dir = state_dir
        self._content = b""
        self._new_lines: LineCache = {}
        self.mutex = threading.RLock()
        """Taken after the lock, so that looking never waits for another program."""
        self._tables: Tables | None = None
        self._staged: Tables | None = None
        self._lines: LineCache = {}
        self._signature: Signature | None = None
        self._checksum = 0
        self._settled = False
        self._damage: tuple[Signature | None, BoardDamaged] | None = None
        self._open = False
        self._lock_folder: Callable[[], None] = _nothing
        self.trouble: OSError | None = None
        """What the system refused when the last save was in place already."""

    @property
    def tables(self) -> Tables | None:
        """The tables as they were last read or written; None where there is no file."""
        return self._tables

    @property
    def checksum(self) -> int:
        """The checksum of the content that was last read or written."""
        return self._checksum

    @property
    def target(self) -> Path:
        """The file itself, links followed."""
        return Path(os.path.realpath(self.path))

    @property
    def saved_at(self) -> datetime | None:
        """When the file was last written."""
        if self._signature is None:
            return None
        return datetime.fromtimestamp(self._signature.modified / 1e9, UTC)

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
        looks = self._look()
        if looks != self._signature:
            return True
        if looks is None or self._settled:
            return False
        # A change so soon after the last one may have left the time as it was.
        self._settled = not is_recent(looks)
        try:
            return checksum(user_files.read_file(self.path, line_format.LARGEST)) != self._checksum
        except OSError:
            return True

    def refresh(self) -> bool:
        """Read the file if it has changed; whether it had. `BoardDamaged` if it can't be
        understood.

        An editor may be half-way through saving: what can't be read is looked at again.
        """
        if self._look() is None and not self._is_remembered():
            self._tables = None
            return False
        if self._signature is not None and not self.changed():
            return False
        looks = self._look()
        is_settled = looks is None or not is_recent(looks)
        if self._damage is not None and looks == self._damage[0] and is_settled:
            raise self._damage[1].with_traceback(None)
        try:
            self._read_file()
        except BoardDamaged:
            time.sleep(PATIENCE)
            looks = self._look()
            try:
                self._read_file()
            except BoardDamaged as told:
                self._damage = (looks, told)
                raise
        return True

    def _read_file(self) -> None:
        data, looks = self._bytes()
        total = checksum(data)
        text = data.removeprefix(BOM)
        held = self._lines
        if not file_fingerprint.is_sound(self.state_dir, looks, total):
            tables, lines = self._checked(text)
            with suppress(OSError):
                file_fingerprint.remember(self.state_dir, self.path, looks, total)
        else:
            tables, lines = line_format.parse(text, held)
        self._take(tables, lines, total, looks)

    def _bytes(self) -> tuple[bytes, Signature]:
        """The file's content, and how the file looked when it was opened."""
        try:
            content, looks = user_files.read_with_stat(self.path, line_format.LARGEST)
            return content, signature(looks)
        except FileNotFoundError:
            raise BoardDamaged(
                _("{name} is gone").format(name=self.path.name),
                _("it used to be at {path}").format(path=self.path),
                _(
                    "put it back, restore it with `jobboard check --repair`, or start over "
                    "with `jobboard check --new`"
                ),
            ) from None
        except OSError as trouble:
            if trouble.errno == errno.EFBIG:
                from jobboard_tui.storage import damage

                spot = damage.FilePosition(0, 0, _("it is too large for a board"))
                raise damage.damage_error(self.path, spot) from None
            raise BoardDamaged(
                _("{name} can't be read").format(name=self.path),
                trouble.strerror or str(trouble),
                _("nothing is written to it until it can be read"),
            ) from trouble

    def _checked(self, data: bytes) -> tuple[Tables, LineCache]:
        """Parse a file that another program has written, and look at every field."""
        from jobboard_tui.storage import damage, duplicate_keys, schema

        spot = damage.check_bytes(data)
        if spot is not None:
            raise damage.damage_error(self.path, spot)
        try:
            tables, lines = line_format.parse(data, self._lines)
            doubled = duplicate_keys.first_duplicate_key(data, lines, self._lines)
            fault = schema.first_fault(tables, self._lines)
        except ValueError:
            # Not JSON, or laid out differently: the parser can tell, if asked for the whole.
            try:
                tables, lines = orjson.loads(data), {}
                doubled = duplicate_keys.first_duplicate_key(data)
            except ValueError:
                spot = damage.locate_damage(data) or damage.FilePosition(
                    0, 0, _("this is not JSON")
                )
                raise damage.damage_error(self.path, spot) from None
            fault = schema.first_fault(tables)
        if doubled is not None:
            raise damage.damage_error(self.path, doubled.spot)
        if (spot := damage.large_number(data)) is not None:
            raise damage.damage_error(self.path, spot)
        if fault is not None:
            raise damage.shape_error(self.path, fault, damage.line_of(data, fault))
        return tables, lines

    def _is_remembered(self) -> bool:
        if self._signature is not None:
            return True
        try:
            return file_fingerprint.is_known_board(self.state_dir)
        except OSError as trouble:
            raise BoardDamaged(
                _("{folder} can't be read").format(folder=self.state_dir),
                trouble.strerror or str(trouble),
                _("nothing is written until it can be read"),
            ) from trouble

    def _look(self) -> Signature | None:
        """How the file looks; None if there is none."""
        try:
            return signature(os.stat(self.path))  # noqa: PTH116
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            return UNREADABLE

    def _take(self, tables: Tables, lines: LineCache, total: int, looks: Signature) -> None:
        self._tables, self._lines, self._signature = tables, lines, looks
        self._checksum = total
        self._settled = not is_recent(looks)
        self._damage = None

    # -- writing -----------------------------------------------------------------------------

    @contextmanager
    def transaction(self, timeout: float | None = None) -> Iterator[None]:
        """Hold the lock, with the file's present content in hand; what is not committed is dropped.

        Raises `BoardLocked` and `BoardDamaged`.
        """
        with only_writer(self.state_dir, self.path, timeout) as lock_folder, self.mutex:
            self.refresh()
            self._open = True
            self._lock_folder = lock_folder
            try:
                yield
            finally:
                self._open = False
                self._lock_folder = _nothing
                self._staged = None
                self._content, self._new_lines = b"", {}

    def write(self, data: Tables) -> None:
        """Take the tables into the transaction."""
        if not self._open:
            raise RuntimeError("a board is only written inside a transaction")
        self._staged = dict(data)

    def encode(self) -> bool:
        """Put the transaction into bytes; whether they are others than those of the file.

        `TypeError` or `ValueError` for what JSON can't hold, `Unstorable` for what could not be
        read again.
        """
        assert self._staged is not None
        self._content, self._new_lines = line_format.serialize(self._staged, self._lines)
        self._refuse_unreadable()
        return self._signature is None or checksum(self._content) != self._checksum

    def _refuse_unreadable(self) -> None:
        """What the reader would refuse, here or on another machine, is not written."""
        from jobboard_tui.storage import damage, schema

        if line_format.is_too_large(len(self._content)):
            raise Unstorable(
                _("{name} was not saved").format(name=self.path.name),
                _("the file would be too large for a board"),
                _("delete what you no longer need, or start another board with --file"),
            )
        for name, table in self._new_lines.items():
            old = self._lines.get(name, {})
            for key, pair in table.items():
                if pair is old.get(key):
                    continue
                fault = next(schema.record_faults(name, key, pair[0]), None)
                if fault is not None:
                    raise damage.unstorable_error(self.path, fault)
                if (spot := damage.large_number(bytes(pair[1]))) is not None:
                    raise damage.unstorable_error(self.path, schema.Fault(name, key, "", spot.what))

    def commit(self, merge: Merge) -> None:
        """Bring the transaction to the disk; returns only when it is there.

        If a program that knows no lock was faster, its changes and ours are merged. Once the file
        is replaced nothing is raised any more: what the system refuses then is `trouble`.
        """
        self.trouble = None
        for _try in range(TRIES):
            data, lines = self._content, self._new_lines
            target = self.target
            try:
                self._respect(target)
                atomic_write.make_folder(target.parent)
                self._lock_folder()
                atomic_write.remove_stale_temporaries(target)
                written = atomic_write.replace_file(target, (data,), check=self._check)
            except _FileChanged:
                base, ours = self._tables or {}, self._staged or {}
                self.refresh()
                self._staged = merge(base, ours, self._tables or {})
                self.encode()  # what either has written can be written again
                continue
            except OSError as trouble:
                raise atomic_write.save_error(trouble, self.path) from trouble
            self.trouble = written.trouble
            self._take(self._staged or {}, lines, checksum(data), signature(written.stat))
            with suppress(Exception):  # the board is saved, whatever becomes of notes on it
                file_fingerprint.remember(
                    self.state_dir, self.path, signature(written.stat), self._checksum
                )
            return
        raise BoardLocked(
            _("{name} was not saved").format(name=self.path.name),
            _("another program keeps replacing it"),
            _("try again in a moment"),
        )

    def _respect(self, target: Path) -> None:
        """A file that its owner has made read-only is not replaced either."""
        with suppress(FileNotFoundError):
            if not os.stat(target).st_mode & 0o222:  # noqa: PTH116
                raise NotSaved(
                    _("{name} was not saved").format(name=self.path.name),
                    _("the file is read-only"),
                    way_to_make_writable(),
                )

    def _check(self) -> None:
        if self._look() != self._signature:
            raise _FileChanged


def _nothing() -> None:
    pass
