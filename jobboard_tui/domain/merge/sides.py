"""One side taken by choice where two boards differ, in place of the newer one.

What is taken is put into the other side too, before the two are merged: where both say the same
there is nothing left to decide. An application that only one side has is kept whatever is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any, TypeAlias

from jobboard_tui.domain.merge.records import (
    MISSING,
    Flat,
    MergeConflict,
    Path,
    Record,
    Tables,
    changed_paths,
    flatten_record,
    join_record,
    split_tables,
    stamp_removal,
)
from jobboard_tui.domain.values import frozen


class MergeSide(StrEnum):
    """One of two boards: the one that the other is merged into, and that one."""

    OURS = "ours"
    THEIRS = "theirs"


FieldName: TypeAlias = tuple[str, str]
"""The id of a record (empty for the board's own) and a path in it, its parts joined by "/"."""

_FOLLOWS = frozenset({"stage", "moves"})
"""What follows from events and moves; a side of it alone can't be taken."""
_REMOVED: Path = ("removed",)


@frozen
class Sides:
    """Which side to take: of single fields, and of all others (None: the newer one)."""

    fields: Mapping[FieldName, MergeSide] = field(default_factory=dict)
    others: MergeSide | None = None

    def __bool__(self) -> bool:
        return bool(self.fields) or self.others is not None

    def of(self, record: str, path: Path, value: Any) -> MergeSide | None:
        """Return the side that is taken of a path; a move goes with its event."""
        if path[0] in _FOLLOWS:
            event = value.get("event") if isinstance(value, Mapping) else None
            path = ("events", str(event)) if event else ()
        return self.fields.get((record, "/".join(path)), self.others)


def can_choose(path: str) -> bool:
    """Return whether a side can be taken of a single field."""
    return bool(path) and path.partition("/")[0] not in _FOLLOWS


def take_sides(
    base: Tables | None, ours: Tables, theirs: Tables, sides: Sides
) -> tuple[dict[str, Any], dict[str, Any], list[MergeConflict]]:
    """Return both boards, alike where a side is taken, and the values that had to give way.

    With a `base`, what only one side changed since is not up for choice.
    """
    lost: list[MergeConflict] = []
    old = {} if base is None else split_tables(base)
    mine, other = split_tables(ours), split_tables(theirs)
    for key in mine.keys() & other.keys():
        mine[key], other[key] = _alike(
            key, old.get(key), mine[key], other[key], sides=sides, lost=lost
        )
    return _with_records(ours, mine), _with_records(theirs, other), lost


def _alike(
    key: str,
    base: Record | None,
    ours: Record,
    theirs: Record,
    *,
    sides: Sides,
    lost: list[MergeConflict],
) -> tuple[Record, Record]:
    """Return two forms of a record, alike in each path of which a side is taken."""
    old = None if base is None else flatten_record(base)
    mine, other = flatten_record(ours), flatten_record(theirs)
    new_mine, new_other = dict(mine), dict(other)
    for path in changed_paths(ours, theirs):
        our, their = mine.get(path, MISSING), other.get(path, MISSING)
        if old is not None and old.get(path, MISSING) in (our, their):
            continue
        side = sides.of(key, path, their if our is MISSING else our)
        if side is MergeSide.OURS:
            _put(new_other, path, our)
            _tell(lost, key, path, our, their)
        elif side is MergeSide.THEIRS:
            _put(new_mine, path, their)
            _tell(lost, key, path, their, our)
    mine_now, other_now = join_record(new_mine, ours, theirs), join_record(new_other, theirs, ours)
    is_taken = sides.others is not None or mine.get(_REMOVED) != other.get(_REMOVED)
    if is_taken and _REMOVED in new_mine and _REMOVED in new_other:
        # changes that are newer than the removal would bring it back
        return stamp_removal(mine_now, other_now), stamp_removal(other_now, mine_now)
    return mine_now, other_now


def _put(flat: Flat, path: Path, value: Any) -> None:
    if value is MISSING:
        flat.pop(path, None)
    else:
        flat[path] = value


def _tell(lost: list[MergeConflict], key: str, path: Path, kept: Any, gone: Any) -> None:
    """Note a value that gave way; one that was not there is no loss."""
    if gone is not MISSING and path[0] not in _FOLLOWS:
        value = None if kept is MISSING else kept
        lost.append(MergeConflict(key or "board", "/".join(path), value, gone))


def _with_records(tables: Tables, records: Mapping[str, Record]) -> dict[str, Any]:
    """Return tables with these records; one that has been removed is in the bin."""
    merged: dict[str, Any] = {**tables, "applications": {}, "bin": {}}
    for key, record in records.items():
        if key:
            merged["bin" if "removed" in record else "applications"][key] = record
        else:
            merged["board"] = {**tables["board"], "board": record}
    return merged
