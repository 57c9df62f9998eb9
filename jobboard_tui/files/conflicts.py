"""Copies that sync tools lay beside the board when two machines changed it at the same time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unicodedata import normalize

import orjson

from jobboard_tui.core.board import Board
from jobboard_tui.core.errors import Damaged
from jobboard_tui.core.merge import Clash, changed_paths, flat, merge_tables
from jobboard_tui.files import damage, disk, layout, shape
from jobboard_tui.files.layout import Tables
from jobboard_tui.files.records import BOM, SCHEMA
from jobboard_tui.files.store import Store
from jobboard_tui.words import _

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


@dataclass(frozen=True, slots=True)
class Difference:
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
    """The copies beside the board that come from a conflict, oldest first."""
    found = []
    try:
        beside = list(board.resolve().parent.iterdir())
    except OSError:
        return []
    stem, suffix = board.resolve().stem, board.suffix
    for path in beside:
        if path.suffix != suffix or not path.stem.startswith(stem) or path.stem == stem:
            continue
        rest = normalize("NFC", path.stem[len(stem) :])  # macOS takes names apart
        if _CERTAIN.fullmatch(rest) or (_POSSIBLE.fullmatch(rest) and _is_kin(board, path)):
            found.append(path)
    return sorted(found, key=lambda path: path.stat().st_mtime_ns)


def read_copy(path: Path) -> Tables:
    """The tables of a copy; `Damaged` if it can't be understood in full."""
    try:
        return understood(path.read_bytes(), path)
    except OSError as trouble:
        raise Damaged(
            _("{name} can't be read").format(name=path.name), trouble.strerror or str(trouble)
        ) from trouble


def understood(data: bytes, path: Path) -> Tables:
    """The tables that the content of a file says; `path` names it in the error, `Damaged`."""
    data = data.removeprefix(BOM)
    try:
        tables: Tables = orjson.loads(data)
    except ValueError:
        spot = damage.look_closer(data) or damage.Spot(0, 0, _("this is not JSON"))
        raise damage.damaged(path, spot) from None
    fault = shape.first_fault(tables)
    if fault is not None:
        raise damage.misshapen(path, fault, damage.line_of(data, fault))
    if shape.schema_of(tables) > SCHEMA:
        raise Damaged(
            _("{name} can't be merged").format(name=path.name),
            _("the file was written by a newer version of jobboard"),
            _("update jobboard to merge it"),
        )
    return tables


def differences(board: Path, copy: Path) -> list[Difference]:
    """What merging a copy into the board would decide."""
    ours, theirs = read_copy(board), read_copy(copy)
    merged = merge_tables(None, ours, theirs).tables
    found: list[Difference] = []
    mine, other, kept = _all(ours), _all(theirs), _all(merged)
    for key in {**mine, **other}:
        our, their, one = mine.get(key), other.get(key), kept.get(key, {})
        company = str((our or their or {}).get("company", ""))
        if our is None or their is None:
            found.append(Difference(key, company, "", our, their, one))
            continue
        was, now, out = flat(our), flat(their), flat(one)
        found += [
            Difference(key, company, "/".join(path), was.get(path), now.get(path), out.get(path))
            for path in changed_paths(our, their)
        ]
    return found


def merge_copy(store: Store, copy: Path) -> Board:
    """Merge a copy into the board and archive it in the state folder; the board after it."""
    label = _("merge {name}").format(name=copy.name)
    board = store.take_in(label, read_copy(copy)).board
    archive(store, copy)
    return board


def archive(store: Store, copy: Path) -> Path:
    """Take a copy away from beside the board; where it lies now."""
    folder = store.places.keeping(store.path) / "conflicts"
    try:
        disk.make_folder(folder)
        target = folder / copy.name
        count = 1
        while target.exists():
            count += 1
            target = folder / f"{copy.stem}~{count}{copy.suffix}"
        disk.replace_file(target, (copy.read_bytes(),))
        copy.unlink()
    except OSError as trouble:
        raise disk.not_saved(trouble, copy) from trouble
    return target


def merge_files(base: Path, ours: Path, theirs: Path) -> list[Clash]:
    """Merge three files as git does, the outcome into `ours`; what gave way.

    An empty base (git has none when both sides added the file) counts as no base.
    """
    was = read_copy(base) if base.exists() and base.stat().st_size else None
    merged = merge_tables(was, read_copy(ours), read_copy(theirs))
    content, _lines = layout.assemble(merged.tables, {})
    try:
        disk.replace_file(ours, (content,))
    except OSError as trouble:
        raise disk.not_saved(trouble, ours) from trouble
    return merged.clashes


def _all(tables: Tables) -> dict[str, Any]:
    own = tables.get("board", {}).get("board", {})
    return {"": own, **tables.get("bin", {}), **tables.get("applications", {})}


def _is_kin(board: Path, copy: Path) -> bool:
    """Whether a file is a form of the same board: the two share an application."""
    try:
        ours, theirs = _all(read_copy(board)), _all(read_copy(copy))
    except (Damaged, OSError):
        return False
    return bool((ours.keys() & theirs.keys()) - {""})
