"""The board's file as the rest of the program sees it: load, commit, undo, redo."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import JobboardError, NotSaved, Unstorable
from jobboard_tui.domain.models import Application
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.storage import atomic_write, codec, file_fingerprint
from jobboard_tui.storage.atomic_storage import BoardStorage
from jobboard_tui.storage.line_format import TABLES, Tables
from jobboard_tui.storage.paths import Places

if TYPE_CHECKING:
    from jobboard_tui.domain.merge.records import MergeConflict
    from jobboard_tui.domain.merge.sides import Sides
    from jobboard_tui.storage.backups import Backups
    from jobboard_tui.storage.diff import Edits
    from jobboard_tui.storage.tinydb_tables import Database
    from jobboard_tui.storage.undo_log import UndoEntry, UndoLog

Change: TypeAlias = Callable[[Board], Board]
Clock: TypeAlias = Callable[[], datetime]

MANY = 20
"""Records that a change may concern before a copy of the board is laid aside first."""


def wall_clock() -> datetime:
    """Return the instant by this machine's clock."""
    return datetime.now(UTC)


class MergeResult(NamedTuple):
    """What a merge came to: the board, which applications it changed, and what gave way."""

    board: Board
    changed: list[str]
    clashes: list[MergeConflict]


@contextmanager
def pause_collector() -> Iterator[None]:
    """Look for no garbage within a block that makes thousands of objects, all of which are kept.

    With the pause of a whole start (`cli.main`) it buys 96 ms of the first picture's processor
    time at 1,000 applications (363 instead of 459), 110 ms of `due` at 10,000.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Store:
    """One board on the disk.

    Several of them, in this program or others, may work on the same file: each change is applied
    to what the file holds at that moment.
    """

    def __init__(
        self, path: Path, places: Places, program: str = "jobboard", clock: Clock = wall_clock
    ) -> None:
        self.path = path
        self.places = places
        self.program = program
        self._clock = clock
        self._keeping = places.state_dir(path)
        self._storage = BoardStorage(path, self._keeping)
        self._decoded: dict[str, dict[str, tuple[Any, Application]]] = {}
        self._board = Board()
        self._tables: Tables | None = None
        self.has_saved = False
        """Whether a change of the board reached the disk through this store."""
        self.last_change = ""
        """The id of the last change that this store brought to the disk; empty before the first."""
        self._remark = ""
        self._remarked = ""

    @cached_property
    def _db(self) -> Database:
        from jobboard_tui.storage.tinydb_tables import database_over

        return database_over(self._storage)

    @cached_property
    def _journal(self) -> UndoLog:
        from jobboard_tui.storage.undo_log import UndoLog

        return UndoLog(self._keeping / "journal.jsonl")

    @cached_property
    def _snapshots(self) -> Backups:
        from jobboard_tui.storage.backups import Backups

        return Backups(self._keeping / "snapshots")

    # -- looking -----------------------------------------------------------------------------

    @property
    def is_first_start(self) -> bool:
        """Whether there is no file and none is remembered."""
        try:
            return not self.path.exists() and not file_fingerprint.is_known_board(self._keeping)
        except OSError:
            return False

    @property
    def read_only(self) -> str:
        """Why nothing can be saved here, in a sentence; empty where it can."""
        tables = self._storage.tables
        if tables is None or codec.schema_of(tables) <= codec.SCHEMA:
            return ""
        return _("the file was written by a newer version of jobboard")

    @property
    def saved_at(self) -> datetime | None:
        """When the file was last written, by whichever program."""
        return self._storage.saved_at

    @property
    def tables(self) -> Tables | None:
        """The tables of the file as they were last read or written; None where there is none."""
        return self._storage.tables

    def checksum_of(self, board: Board) -> int | None:
        """The checksum of the file's content, if the board is what stands in it; else None."""
        return self._storage.checksum if board is self._board else None

    def take_remark(self) -> str:
        """What was refused after the last save was in place, in a sentence; told once."""
        remark, self._remark = self._remark, ""
        return remark

    def changed(self) -> bool:
        """Whether the file holds something else than this store has last seen; cheap."""
        return self._storage.changed()

    def changed_at(self) -> dict[str, datetime]:
        """When applications were last changed in what they already held, by their ids."""
        from jobboard_tui.domain.merge.records import last_stamp

        records = (self._storage.tables or {}).get("applications", {})
        stamps = ((key, last_stamp(record)) for key, record in records.items())
        return {key: at for key, at in stamps if at is not None}

    def load(self) -> Board:
        """The board as the file holds it; `BoardDamaged` if it can't be read."""
        with self._storage.mutex, pause_collector():
            self._storage.refresh()
            return self._decode()

    # -- changing ----------------------------------------------------------------------------

    def commit(self, label: str, change: Change, step: str = "") -> Board:
        """Apply a change to what the file holds now, and save it; the board after it.

        A `step` such as an import names the copy of the file that is laid aside before it.
        Whatever `change` raises goes through, and the file stays as it was. `BoardLocked`,
        `BoardDamaged` and `NotSaved` say why it could not be done. A change that makes no
        difference writes nothing.
        """
        from jobboard_tui.storage import diff

        with self._writing():
            before = self._decode()
            after = change(before)
            edits = self._encoding(lambda: diff.diff_boards(self._storage.tables, before, after))
            return self._save(label, edits, after, step=step)

    @property
    def has_changes(self) -> bool:
        """Whether there is something to undo."""
        done, _undone = self._journal.stacks()
        return bool(done)

    def undone(self) -> frozenset[str]:
        """The ids of the changes that were taken back and not made again."""
        return self._journal.undone()

    def forget_changes(self) -> None:
        """Make what is on the board its beginning: nothing before it can be undone."""
        with self._storage.transaction():
            self._journal.clear()

    def undo(self) -> tuple[str, Board]:
        """Take back the last change of the board, whichever program made it; its label.

        Fields that others have changed since stay as they are.
        """
        with self._writing():
            done, _undone = self._journal.stacks()
            reversed_change = self._reverse(done, "undo")
            if reversed_change is None:
                raise JobboardError(pgettext("action", "undo"), _("there is nothing to undo"))
            return reversed_change

    def redo(self) -> tuple[str, Board]:
        """Make the change again that was taken back last; its label."""
        with self._writing():
            _done, undone = self._journal.stacks()
            reversed_change = self._reverse(undone, "redo")
            if reversed_change is None:
                raise JobboardError(pgettext("action", "redo"), _("there is nothing to redo"))
            return reversed_change

    def merge_from(
        self,
        label: str,
        theirs: Tables,
        base: Tables | None = None,
        sides: Sides | None = None,
    ) -> MergeResult:
        """Merge another form of this board into it, such as a copy that a sync tool laid beside.

        `base` is what both were made from, if that is known. Of a field that both changed the
        newer one wins, unless a side is to be taken (`sides`); what gives way is kept in the
        history.
        """
        from jobboard_tui.domain.merge.records import merge_tables
        from jobboard_tui.domain.merge.sides import take_sides
        from jobboard_tui.storage import diff

        with self._writing():
            tables = self._storage.tables or {}
            ours: Tables = tables
            lost: list[MergeConflict] = []
            if sides:
                ours, theirs, lost = take_sides(base, tables, theirs, sides)
            merged = merge_tables(base, ours, theirs)
            merged.clashes += lost
            edits = diff.diff_tables(tables, merged.tables)
            self._keep(merged.clashes)
            self._storage.write(merged.tables)
            if self._encoding(self._storage.encode):
                self._back_up_before("merge")
                self._write(label, edits)
            changed = [key for key in edits if key != diff.BOARD]
            return MergeResult(self._decode(), changed, merged.clashes)

    def _reverse(self, entries: list[UndoEntry], kind: str) -> tuple[str, Board] | None:
        """Take back or make again the newest entry that still makes a difference."""
        from jobboard_tui.storage import diff

        for entry in reversed(entries):
            edits = diff.reverse_edits(
                entry.touched, self._storage.tables, self._clock(), redo=kind == "redo"
            )
            if edits:
                return entry.label, self._save(entry.label, edits, None, kind=kind, of=entry.id)
        return None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """The lock, the file's present content, and no change of uncertain fate before ours."""
        from jobboard_tui.storage import diff

        with self._storage.transaction():
            if self.read_only:
                raise NotSaved(
                    _("{name} was not saved").format(name=self.path.name),
                    self.read_only,
                    _("update jobboard to change it"),
                )
            tables = self._storage.tables
            with self._noting():
                self._journal.settle(lambda key: diff.state_of(tables, key))
            yield

    def _save(
        self,
        label: str,
        edits: Edits,
        after: Board | None,
        *,
        kind: str = "change",
        of: str | None = None,
        step: str = "",
    ) -> Board:
        """Bring edits to the disk; `after` is the board that they were made from, if any."""
        from jobboard_tui.storage import diff

        if not edits:
            return self._decode()
        edits = diff.stamp_edits(edits, self._clock())
        self._stage(edits)
        self._encoding(self._storage.encode)
        if after is not None:
            self._remember_decoded(edits, after)
        self._write(label, edits, kind=kind, of=of, step=step)
        return self._decode()

    def _write(
        self,
        label: str,
        edits: Edits,
        *,
        kind: str = "change",
        of: str | None = None,
        step: str = "",
    ) -> None:
        """What is staged and encoded goes to the disk, the journal first."""
        now = self._clock()
        touched = [(key, old, new) for key, (old, new) in edits.items()]
        with self._noting():
            self._back_up(step or ("change" if len(edits) >= MANY else ""), now)
            entry = self._encoding(
                lambda: self._journal.begin(
                    label, touched, now, program=self.program, kind=kind, of=of
                )
            )
        self._storage.commit(self._merge)
        # The file is replaced: the change is saved, whatever fails from here on.
        self.has_saved = True
        self.last_change = entry
        with suppress(Exception):
            self._journal.end(entry, reached=True)
        self._note_trouble(self._storage.trouble)

    def _note_trouble(self, trouble: OSError | None) -> None:
        """Remark once that the system could not bring the folder to the disk."""
        remark = ""
        if trouble is not None:
            remark = _(
                "{name} is saved, but a power cut now could undo it: the system could not "
                "write its folder to disk ({why})"
            ).format(name=self.path.name, why=trouble.strerror or str(trouble))
        if remark != self._remarked:
            self._remark = self._remarked = remark

    def _stage(self, edits: Edits) -> None:
        """Put the records into their tables."""
        from jobboard_tui.storage.diff import BOARD

        puts: dict[str, dict[str, Any]] = {}
        if self._storage.tables is None:
            puts["board"] = {"board": codec.board_record(Board())}
            puts["applications"], puts["bin"] = {}, {}
        for key, (old, new) in edits.items():
            name = "board" if key == BOARD else key
            if old is not None and (new is None or new[0] != old[0]):
                puts.setdefault(old[0], {})[name] = None
            if new is not None:
                puts.setdefault(new[0], {})[name] = new[1]
        for table, changes in puts.items():
            self._db.records(table).put(changes)

    def _back_up(self, step: str, now: datetime) -> None:
        """Copies of the board: one a day, and one before a step such as an import."""
        self._snapshots.daily(self.path, now)
        if step:
            self._snapshots.before(step, self.path, now)

    def _back_up_before(self, step: str) -> None:
        with self._noting():
            self._snapshots.before(step, self.path, self._clock())

    def _merge(self, base: Tables, ours: Tables, theirs: Tables) -> Tables:
        """Our change and that of a program which was faster, made one."""
        from jobboard_tui.domain.merge.records import merge_tables

        self._back_up_before("merge")
        merged = merge_tables(base, ours, theirs)
        self._keep(merged.clashes)
        return merged.tables

    def _keep(self, clashes: Sequence[MergeConflict]) -> None:
        """What gives way goes into the history before it leaves the board."""
        from jobboard_tui.storage import merge_history

        with self._noting():
            merge_history.keep(merge_history.place(self._keeping), clashes, self._clock())

    @contextmanager
    def _noting(self) -> Iterator[None]:
        """What the state folder refuses keeps the change from being made."""
        try:
            yield
        except OSError as trouble:
            raise atomic_write.state_error(trouble, self._keeping) from trouble

    def _encoding(self, encode: Callable[[], Any]) -> Any:
        """What JSON has no word for is refused before anything is written."""
        try:
            return encode()
        except (TypeError, ValueError) as trouble:
            raise Unstorable(
                _("{name} was not saved").format(name=self.path.name),
                _("a value can't be stored ({trouble})").format(trouble=trouble),
                _("nothing in the file has changed; correct the value"),
            ) from trouble

    # -- between tables and board ------------------------------------------------------------

    def _remember_decoded(self, edits: Edits, after: Board) -> None:
        """The applications just encoded need not be decoded again."""
        from jobboard_tui.storage.diff import BOARD

        for key, (_old, new) in edits.items():
            if new is not None and key != BOARD:
                group = after.applications if new[0] == "applications" else after.bin
                self._decoded.setdefault(new[0], {})[key] = (new[1], group[key])

    def _decode(self) -> Board:
        """The board of the tables; applications whose records are the same stay the same."""
        tables = self._storage.tables
        if tables is self._tables:
            return self._board
        if tables is None:
            self._tables, self._board, self._decoded = None, Board(), {}
            return self._board
        decode: Callable[[str, Any], Application] = codec.application_of
        own = tables.get("board", {}).get("board", {})
        if codec.schema_of(tables) > codec.SCHEMA:
            from jobboard_tui.storage import schema

            decode, own = schema.newer_application, schema.understood_board(own)
        groups: dict[str, dict[str, Application]] = {}
        for name in ("applications", "bin"):
            old = self._decoded.get(name, {})
            new: dict[str, tuple[Any, Application]] = {}
            for key, record in tables.get(name, {}).items():
                pair = old.get(key)
                new[key] = pair if pair and pair[0] is record else (record, decode(key, record))
            self._decoded[name] = new
            groups[name] = {key: application for key, (_record, application) in new.items()}
        beside = {name: value for name, value in tables.items() if name not in TABLES}
        board = codec.board_of(own, groups["applications"], groups["bin"], beside)
        self._tables, self._board = tables, board
        return board
