"""Copies that sync tools lay beside the board when two machines changed it at the same time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from unicodedata import normalize

import orjson

from jobboard_tui.domain.errors import BoardDamaged, NotSaved
from jobboard_tui.domain.merge.records import (
    MergeConflict,
    changed_paths,
    flatten_record,
    merge_tables,
)
from jobboard_tui.domain.merge.sides import Sides, take_sides
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.storage import (
    atomic_write,
    damage,
    duplicate_keys,
    line_format,
    schema,
    user_files,
)
from jobboard_tui.storage.codec import BOM, SCHEMA, schema_of
from jobboard_tui.storage.file_fingerprint import Signature, fingerprint, is_recent, signature
from jobboard_tui.storage.line_format import Tables
from jobboard_tui.storage.store import MergeResult, Store

NEWER = Sides()
"""No side is taken: the newer value counts."""
_CERTAIN = re.compile(
    r"""\.sync-conflict-\d{8}-\d{6}(-\w+)?          # Syncthing
      | \ \(.*conflicted\ copy.*\)                   # Dropbox, Nextcloud
      | \ \(.*競合コピー.*\)                         # Dropbox in Japanese
      | _conflict-\d{8}-\d{6}                        # ownCloud
      | \ \(conflict.*\)                             # Seafile, MEGA
    """,
    re.VERBOSE | re.IGNORECASE,
)
_POSSIBLE = re.compile(r"\ \d{1,2}|\ \(\d{1,2}\)|-[A-Za-z0-9][A-Za-z0-9-]*")
"""iCloud and Google Drive number copies, OneDrive adds the machine's name; so do people."""


@frozen
class CopyDifference:
    """A field of an application in which a copy differs from the board.

    `path` is as in the history: `stage`, `tags/remote`, `events/k3x8mq2a`; empty where only one of
    the two has the application at all.
    """

    record: str
    company: str
    path: str
    ours: Any
    theirs: Any
    kept: Any


def conflict_copies(board: Path) -> list[Path]:
    """Return the copies beside the board that come from a conflict, oldest first."""
    return CopyWatch(board).look()


class CopyWatch:
    """Notices copies beside a board; to look again costs next to nothing while nothing happens.

    `left_alone` is the file that notes which copies the user does not want to hear of.
    """

    def __init__(self, board: Path, left_alone: Path | None = None) -> None:
        self._board = board
        self._note = left_alone
        self._folder_looked: Signature | None = None
        self._verdicts: dict[tuple[str, int, int], bool] = {}
        self._copies: list[Path] = []

    def look(self) -> list[Path]:
        """The copies that are there now, oldest first."""
        real = self._board.resolve()
        looked = fingerprint(real.parent)
        if looked is None:
            return []
        if looked != self._folder_looked:
            self._copies = self._list(real)
            self._folder_looked = None if is_recent(looked) else looked
        return self._copies

    def leave_alone(self, copy: Path) -> None:
        """Say no more of a copy as long as it stays as it is; `OSError` if that can't be noted."""
        if self._note is not None:
            atomic_write.make_folder(self._note.parent)
            atomic_write.append_line(self._note, line_format.encode(list(_looks(copy))))
            self._folder_looked = None

    def _list(self, real: Path) -> list[Path]:
        alone = self._noted()
        verdicts: dict[tuple[str, int, int], bool] = {}
        copies: list[tuple[int, Path]] = []
        with suppress(OSError):
            for path in real.parent.iterdir():
                rest = _what_follows(real, path)
                if not rest:
                    continue
                with suppress(OSError):
                    looks = _looks(path)
                    is_copy = self._verdicts.get(looks)
                    if is_copy is None:
                        is_copy = bool(_CERTAIN.fullmatch(rest)) or _is_kin(real, path)
                    verdicts[looks] = is_copy
                    if is_copy and looks not in alone:
                        copies.append((looks[2], path))
        self._verdicts = verdicts
        return [path for _at, path in sorted(copies)]

    def _noted(self) -> set[tuple[str, int, int]]:
        if self._note is None:
            return set()
        with suppress(OSError, ValueError):
            lines = self._note.read_bytes().splitlines()
            return {tuple(orjson.loads(line)) for line in lines}
        return set()


def _what_follows(board: Path, path: Path) -> str:
    """What a sync tool may have put behind the board's name; empty where it can't be one."""
    if path.suffix != board.suffix or not path.stem.startswith(board.stem):
        return ""
    rest = normalize("NFC", path.stem[len(board.stem) :])  # macOS takes names apart
    return rest if _CERTAIN.fullmatch(rest) or _POSSIBLE.fullmatch(rest) else ""


def _looks(path: Path) -> tuple[str, int, int]:
    looks = signature(path.stat())
    return (atomic_write.readable(path.name), looks.size, looks.modified)


def read_copy(path: Path) -> Tables:
    """Return the tables of a copy; `BoardDamaged` if it can't be understood in full."""
    try:
        return parse_copy(user_files.read_file(path, line_format.LARGEST), path)
    except OSError as trouble:
        raise BoardDamaged(
            _("{name} can't be read").format(name=path.name), trouble.strerror or str(trouble)
        ) from trouble


def parse_copy(data: bytes, path: Path) -> Tables:
    """Return the tables that the content of a file says.

    Raises `BoardDamaged`, in which `path` names it.
    """
    data = data.removeprefix(BOM)
    try:
        tables: Tables = orjson.loads(data)
    except ValueError:
        spot = damage.locate_damage(data) or damage.FilePosition(0, 0, _("this is not JSON"))
        raise damage.damage_error(path, spot) from None
    doubled = duplicate_keys.first_duplicate_key(data)
    if doubled is not None:
        raise damage.damage_error(path, doubled.spot)
    fault = schema.first_fault(tables)
    if fault is not None:
        raise damage.shape_error(path, fault, damage.line_of(data, fault))
    if schema_of(tables) > SCHEMA:
        raise BoardDamaged(
            _("{name} can't be merged").format(name=path.name),
            _("the file was written by a newer version of jobboard"),
            _("update jobboard to merge it"),
        )
    return tables


def differences(board: Path, copy: Path, sides: Sides = NEWER) -> list[CopyDifference]:
    """Return what merging a copy into the board would decide."""
    ours, theirs = read_copy(board), read_copy(copy)
    alike = take_sides(None, ours, theirs, sides)[:2] if sides else (ours, theirs)
    merged = merge_tables(None, *alike).tables
    listed: list[CopyDifference] = []
    mine, other, kept = _all(ours), _all(theirs), _all(merged)
    for key in {**mine, **other}:
        our, their, result = mine.get(key), other.get(key), kept.get(key, {})
        company = str((our or their or {}).get("company", ""))
        if our is None or their is None:
            listed.append(CopyDifference(key, company, "", our, their, result))
            continue
        was, now, out = flatten_record(our), flatten_record(their), flatten_record(result)
        listed += [
            CopyDifference(
                key, company, "/".join(path), was.get(path), now.get(path), out.get(path)
            )
            for path in changed_paths(our, their)
        ]
    return listed


def merge_copy(store: Store, copy: Path, sides: Sides = NEWER) -> MergeResult:
    """Merge a copy into the board and archive it in the state folder; what it came to."""
    label = _("merge {name}").format(name=copy.name)
    taken = store.merge_from(label, read_copy(copy), sides=sides)
    archive(store, copy)
    return taken


def archive(store: Store, copy: Path) -> Path:
    """Take a copy away from beside the board; where it lies now. `NotSaved` if that fails."""
    folder = store.places.state_dir(store.path) / "conflicts"
    try:
        atomic_write.make_folder(folder)
        target = folder / copy.name
        count = 1
        while target.exists():
            count += 1
            target = atomic_write.name_beside(folder / copy.name, f"~{count}")
        content = user_files.read_file(copy, line_format.LARGEST)
        atomic_write.replace_file(target, (content,))
        copy.unlink()
    except OSError as trouble:
        raise NotSaved(
            _("{name} is merged, but is still next to the board").format(name=copy.name),
            trouble.strerror or str(trouble),
            _("move it away, or merge it again: nothing is merged twice"),
        ) from trouble
    return target


def merge_files(
    base: Path,
    ours: Path,
    theirs: Path,
    keep: Callable[[Sequence[MergeConflict]], None] | None = None,
    sides: Sides = NEWER,
) -> list[MergeConflict]:
    """Merge three files as git does, the outcome into `ours`; what gave way.

    An empty base (git has none when both sides added the file) counts as no base. `keep` gets what
    gave way before `ours` is written; what it raises leaves everything as it was.
    """
    was = read_copy(base) if base.exists() and base.stat().st_size else None
    mine, other = read_copy(ours), read_copy(theirs)
    lost: list[MergeConflict] = []
    if sides:
        mine, other, lost = take_sides(was, mine, other, sides)
    merged = merge_tables(was, mine, other)
    merged.clashes += lost
    content, _lines = line_format.serialize(merged.tables, {})
    try:
        if keep is not None:
            keep(merged.clashes)
        user_files.write_file(ours, content)
    except OSError as trouble:
        raise atomic_write.save_error(trouble, ours, _("choose another file")) from trouble
    return merged.clashes


def _all(tables: Tables) -> dict[str, Any]:
    own = tables.get("board", {}).get("board", {})
    return {"": own, **tables.get("bin", {}), **tables.get("applications", {})}


def _is_kin(board: Path, copy: Path) -> bool:
    """Whether a file is a form of the same board: the two share an application."""
    try:
        ours, theirs = _all(read_copy(board)), _all(read_copy(copy))
    except (BoardDamaged, OSError):
        return False
    return bool((ours.keys() & theirs.keys()) - {""})
