"""Merging records that were changed in two places, field by field.

A record is taken apart into paths: a field (`company`), an element of a keyed list
(`tags/remote`, `events/k3x8mq2a`) or of a map (`checklist/probation`). Of each path it is known
when it last changed: by the record's `stamps`, else by the element itself (when an event was
logged, a mark made), else by the record's `added`. With a base, what only one side changed is
taken; where both changed a path, or where there is no base, the newer stamp wins. A removal is a
change like others. The stage is not taken from either side where moves tell how it came about: it
is what the events of both, and the moves by hand, come to. Taken without a base, merging is
commutative, associative and idempotent, but for the order within lists that the sides arranged
differently, which can depend on what is merged first (docs/architecture.md says why).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from jobboard_tui.domain.fields import MAP_FIELDS, FieldType, field_names
from jobboard_tui.domain.merge.stages import (
    DECISION,
    decision,
    ends_by_moves,
    is_by_hand,
    knows_last_move,
    resolve_stage,
)
from jobboard_tui.domain.values import frozen

Record: TypeAlias = Mapping[str, Any]
Path: TypeAlias = tuple[str, ...]
Flat: TypeAlias = dict[Path, Any]
Tables: TypeAlias = Mapping[str, Any]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


class _Missing:
    """A path that a record does not have; not the same as a null in it."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Any = _Missing()

_KEYS: Mapping[str, Callable[[Any], str]] = {
    **dict.fromkeys(field_names(FieldType.TAGS, FieldType.CELLS), str),
    **dict.fromkeys(field_names(FieldType.CONTACTS), lambda contact: str(contact["name"])),
    "events": lambda event: str(event["id"]),
    "marks": lambda mark: f"{mark['rule']} {mark.get('event', '')} {mark.get('attempt', 1)}",
    "moves": lambda move: f"{move['at']} {move['stage']} {move.get('event', '')}",
    "practised": lambda exercise: str(exercise["id"]),
    "weekly_goals": lambda goal: f"{goal['practice']} {goal['since']}",
    "self_audits": lambda answers: str(answers["event"]),
}
"""Fields that are lists of elements, and what an element is known by."""
_OWN_STAMP = {
    "events": "logged",
    "marks": "at",
    "moves": "at",
    "practised": "logged",
    "self_audits": "at",
}


@frozen
class MergeConflict:
    """A path that both sides changed, and the value that had to give way."""

    record: str
    path: str
    kept: Any
    lost: Any


@dataclass(slots=True)
class MergedTables:
    """The outcome: the tables, and what was lost in them."""

    tables: dict[str, Any]
    clashes: list[MergeConflict] = field(default_factory=list)


# -- records taken apart -------------------------------------------------------------------------


def flatten_record(record: Record) -> Flat:
    """Return the paths of a record and their values. Stage, outcome and column are one."""
    flat: Flat = {}
    for name, value in record.items():
        if name == "stamps" or name in DECISION:
            continue
        key_of = _KEYS.get(name)
        if name in MAP_FIELDS and isinstance(value, Mapping):
            flat.update(((name, key), element) for key, element in value.items())
        elif key_of is None:
            flat[(name,)] = value
        else:
            flat.update(((name, key), element) for key, element in _keyed(value, key_of))
    if any(name in record for name in DECISION):
        flat[("stage",)] = decision(record)
    return flat


def _keyed(elements: Iterable[Any], key_of: Callable[[Any], str]) -> Iterable[tuple[str, Any]]:
    """Elements and their keys; of several by one name each has its own."""
    seen: dict[str, int] = {}
    for element in elements:
        key = key_of(element)
        count = seen[key] = seen.get(key, 0) + 1
        yield (key if count == 1 else f"{key} #{count}"), element


def changed_paths(before: Record, after: Record) -> list[Path]:
    """Return where two records differ, stamps and order aside."""
    old, new = flatten_record(before), flatten_record(after)
    return [path for path in {**old, **new} if old.get(path, MISSING) != new.get(path, MISSING)]


def stamp_changes(before: Record | None, after: Record, now: datetime) -> dict[str, Any]:
    """Return `after` with the stamps of `before` and, where the two differ, of now.

    Stamps never go back, whatever the clock does. What tells by itself when it was made needs no
    stamp, unless something of the same name was there before.
    """
    record = {name: value for name, value in after.items() if name != "stamps"}
    if before is None:
        return _in_order(record, after.get("stamps"))
    stamps: dict[str, str] = dict(before.get("stamps") or {})
    old, new = flatten_record(before), flatten_record(after)
    at = max([now, *_of_changes(stamps)])
    for path in {**old, **new}:
        if old.get(path, MISSING) == new.get(path, MISSING):
            continue
        name = "/".join(path)
        speaks_for_itself = path[0] in _OWN_STAMP and path not in old and name not in stamps
        if not speaks_for_itself:
            stamps[name] = max(at, _stamp(before, path, old.get(path)) + _TICK).isoformat()
    return _in_order(record, stamps)


def _in_order(record: dict[str, Any], stamps: Mapping[str, str] | None) -> dict[str, Any]:
    """With the stamps, and the events last, where the file's layout wants them."""
    events = record.pop("events", None)
    if stamps:
        record["stamps"] = dict(sorted(stamps.items()))
    if events:
        record["events"] = events
    return record


def _instant(text: Any) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return EPOCH
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def last_stamp(record: Record) -> datetime | None:
    """Return the newest of a record's stamps: when something in it was last changed."""
    return max(_of_changes(record.get("stamps") or {}), default=None)


def _of_changes(stamps: Mapping[str, str]) -> Iterator[datetime]:
    """When things were changed; the stamp of a move goes by its event, which may lie ahead."""
    return (_instant(text) for name, text in stamps.items() if not name.startswith("moves/"))


def _stamp(record: Record, path: Path, value: Any) -> datetime:
    """When a path of a record last changed."""
    stamp = (record.get("stamps") or {}).get("/".join(path))
    if stamp is not None:
        return _instant(stamp)
    own = _OWN_STAMP.get(path[0])
    if own is not None and len(path) == 2 and isinstance(value, Mapping):
        return _instant(value.get(own))
    return _instant(record.get("added"))


# -- one record ----------------------------------------------------------------------------------


def merge_record(
    name: str,
    base: Record | None,
    ours: Record,
    theirs: Record,
    clashes: list[MergeConflict] | None = None,
    *,
    keep_ours: bool = False,
) -> dict[str, Any]:
    """Return one record out of two; `base` is what both were made from, if that is known.

    Where both changed the same path the newer wins, or ours (`keep_ours`).
    """
    clashes = [] if clashes is None else clashes
    old = None if base is None else flatten_record(base)
    mine, other = flatten_record(ours), flatten_record(theirs)
    flat: Flat = {}
    for path in {**mine, **other}:
        our, their = mine.get(path, MISSING), other.get(path, MISSING)
        if our == their:
            value = our
        elif old is not None and our == old.get(path, MISSING):
            value = their
        elif old is not None and their == old.get(path, MISSING):
            value = our
        elif keep_ours or _is_newer((ours, our), (theirs, their), path):
            value = our
            _note(clashes, MergeConflict(name, "/".join(path), our, their), old)
        else:
            value = their
            _note(clashes, MergeConflict(name, "/".join(path), their, our), old)
        if value is not MISSING:
            flat[path] = value
    if keep_ours:
        return _joined(flat, base, ours, theirs)
    _settle_removal(name, ours, theirs, flat, clashes)
    merged = _joined(flat, base, ours, theirs)
    if old is None or (
        _both_moved(old, mine, other) and ends_by_moves(ours) and ends_by_moves(theirs)
    ):
        return _settle_stage(name, merged, ours, theirs, clashes)
    return merged


def _both_moved(old: Flat, *sides: Flat) -> bool:
    """Whether each side changed something from which a stage follows."""
    return all(
        any(
            old.get(path, MISSING) != side.get(path, MISSING)
            for path in {**old, **side}
            if path[0] in ("stage", "moves", "events")
        )
        for side in sides
    )


def _settle_stage(
    name: str, merged: dict[str, Any], ours: Record, theirs: Record, clashes: list[MergeConflict]
) -> dict[str, Any]:
    """The merged record at the stage to which its events and moves bring it.

    That a side gave way is told only where it had been moved by hand: its events are all there.
    """
    stage = resolve_stage(merged.get("moves", ()), merged.get("events", ()))
    if stage is None:
        return merged
    clashes[:] = [
        conflict for conflict in clashes if conflict.record != name or not _follows(conflict)
    ]
    for side, other in ((ours, theirs), (theirs, ours)):
        was = decision(side)
        if was != stage.standing and is_by_hand(side) and not knows_last_move(other, side):
            clashes.append(MergeConflict(name, "stage", stage.standing, was))
    decided = zip(DECISION, stage.standing, strict=False)
    fields = [(key, value) for key, value in merged.items() if key not in DECISION]
    fields[3:3] = [(key, value) for key, value in decided if value]
    return {**dict(fields), "moves": stage.moves}


def _follows(clash: MergeConflict) -> bool:
    """Whether it is about what moves and events come to, which is settled anew."""
    move = clash.kept or clash.lost
    is_caused = clash.path.startswith("moves/") and move.get("event") is not None
    return is_caused or clash.path == "stage"


def _is_newer(ours: tuple[Record, Any], theirs: tuple[Record, Any], path: Path) -> bool:
    """Whether our value of a path is the newer; of equally old ones the same on either side."""
    our = (_stamp(*_for(ours, path)), _text(ours[1]))
    their = (_stamp(*_for(theirs, path)), _text(theirs[1]))
    return our > their


def _for(side: tuple[Record, Any], path: Path) -> tuple[Record, Path, Any]:
    return side[0], path, side[1]


def _text(value: Any) -> str:
    return "" if value is MISSING else json.dumps(value, sort_keys=True, default=list)


def _note(clashes: list[MergeConflict], clash: MergeConflict, old: Flat | None) -> None:
    """Remember what gave way; without a base, an absent value is nothing lost."""
    if old is not None or clash.lost is not MISSING:
        kept, lost = (None if value is MISSING else value for value in (clash.kept, clash.lost))
        clashes.append(replace(clash, kept=kept, lost=lost))


def _settle_removal(
    name: str, ours: Record, theirs: Record, flat: Flat, clashes: list[MergeConflict]
) -> None:
    """A record that was changed after its removal, on the other side, is not removed."""
    removed = flat.get(("removed",))
    if removed is None:
        return
    at = max(_removal(ours), _removal(theirs))
    if max(_last_change(ours), _last_change(theirs)) > at:
        del flat[("removed",)]
        clashes.append(MergeConflict(name, "removed", None, removed))


def stamp_removal(record: Record, other: Record) -> Record:
    """Return a record that went to the bin, as of the last change of it and of its other form."""
    at = max(_removal(record), _last_change(record), _last_change(other))
    return {**record, "stamps": {**(record.get("stamps") or {}), "removed": at.isoformat()}}


def _removal(record: Record) -> datetime:
    if "removed" not in record:
        return EPOCH
    stamp = (record.get("stamps") or {}).get("removed")
    return _instant(record["removed"] if stamp is None else stamp)


def _last_change(record: Record) -> datetime:
    """When anything but its removal last changed in a record."""
    stamps = record.get("stamps") or {}
    changes = _of_changes({path: at for path, at in stamps.items() if path != "removed"})
    logged = [_instant(event.get("logged")) for event in record.get("events", ())]
    return max([_instant(record.get("added")), *changes, *logged])


def _joined(flat: Flat, base: Record | None, ours: Record, theirs: Record) -> dict[str, Any]:
    """A record put together again, in the order of fields of the two."""
    names = _merged_order(_names(ours), _names(theirs), lambda name: name)
    record: dict[str, Any] = {}
    for name in names:
        if name in _KEYS:
            if elements := _elements(name, flat, base, ours, theirs):
                record[name] = elements
        elif name in MAP_FIELDS and (name,) not in flat:
            if parts := _parts(name, flat, ours, theirs):
                record[name] = parts
        elif name == "stage":
            decided = zip(DECISION, flat.get(("stage",), ()), strict=False)
            record.update((key, value) for key, value in decided if value)
        elif (name,) in flat:
            record[name] = flat[(name,)]
    return _in_order(record, _merged_stamps(ours, theirs))


def join_record(flat: Flat, record: Record, other: Record) -> dict[str, Any]:
    """Return a record with other values, some of them from `other`; its stamps stay."""
    joined = _joined(flat, None, record, other)
    joined.pop("stamps", None)
    return _in_order(joined, record.get("stamps"))


def split_tables(tables: Tables) -> dict[str, Record]:
    """Return the records of a board by their ids; its own, where there is one, by an empty one."""
    own = tables.get("board", {}).get("board")
    return {**_records(tables), **({} if own is None else {"": own})}


def _names(record: Record) -> list[str]:
    names = [name for name in record if name != "stamps" and name not in DECISION]
    if any(name in record for name in DECISION):
        names.insert(min(3, len(names)), "stage")
    return names


def _parts(name: str, flat: Flat, ours: Record, theirs: Record) -> dict[str, Any]:
    """A map put together again, in the order of the two."""
    keys = _merged_order(list(ours.get(name, ())), list(theirs.get(name, ())), lambda key: key)
    return {key: flat[name, key] for key in keys if (name, key) in flat}


def _elements(
    name: str, flat: Flat, base: Record | None, ours: Record, theirs: Record
) -> list[Any]:
    key_of = _KEYS[name]
    mine = [key for key, _one in _keyed(ours.get(name, ()), key_of)]
    other = [key for key, _one in _keyed(theirs.get(name, ()), key_of)]
    own = _OWN_STAMP.get(name)

    def age(key: str) -> Any:
        element = flat.get((name, key))
        return (_instant(element.get(own)) if own and element is not None else EPOCH, key)

    alive = {path[1] for path in flat if path[0] == name}
    if base is not None:
        # A side that left the list alone follows the order of the other.
        old = [key for key, _one in _keyed(base.get(name, ()), key_of)]
        leader = other if mine == old else mine if other == old else []
        if alive <= set(leader):
            mine = other = leader
    return [flat[name, key] for key in _merged_order(mine, other, age) if key in alive]


def _merged_order(
    ours: Sequence[str], theirs: Sequence[str], age: Callable[[str], Any]
) -> list[str]:
    """All of both, each side's order kept where the two agree; the same whichever is ours."""
    left, right = list(dict.fromkeys(ours)), list(dict.fromkeys(theirs))
    if left == right:
        return left
    order: list[str] = []
    in_left, in_right = set(left), set(right)
    i = j = 0
    done: set[str] = set()
    while True:
        while i < len(left) and left[i] in done:
            i += 1
        while j < len(right) and right[j] in done:
            j += 1
        our = left[i] if i < len(left) else None
        their = right[j] if j < len(right) else None
        if our is None and their is None:
            return order
        if our is None or their is None or our == their:
            following = our if our is not None else their
        elif (our in in_right) == (their in in_left):
            following = min(our, their, key=age)
        else:
            following = their if our in in_right else our
        assert following is not None
        order.append(following)
        done.add(following)


def _merged_stamps(ours: Record, theirs: Record) -> dict[str, str]:
    stamps: dict[str, str] = dict(ours.get("stamps") or {})
    for path, at in (theirs.get("stamps") or {}).items():
        held = stamps.get(path)
        if held is None or (_instant(at), str(at)) > (_instant(held), str(held)):
            stamps[path] = at
    return stamps


# -- whole boards --------------------------------------------------------------------------------


def merge_tables(base: Tables | None, ours: Tables, theirs: Tables) -> MergedTables:
    """Return the tables of two boards made one.

    `base` is what both were made from, if that is known.

    A record is on the board or in the bin, by its field `removed`.
    """
    merged = MergedTables({})
    before = None if base is None else _records(base)
    mine, other = _records(ours), _records(theirs)
    tables = merged.tables
    for name in dict.fromkeys((*theirs, *ours)):
        tables[name] = {} if name in _OURS else None
    for key in {**mine, **other}:
        old = None if before is None else before.get(key)
        record = _one_of(
            key,
            old,
            mine.get(key),
            other.get(key),
            clashes=merged.clashes,
            has_base=before is not None,
        )
        if record is not None:
            tables.setdefault("bin" if "removed" in record else "applications", {})[key] = record
    _merge_rest(merged, base, ours, theirs)
    return merged


_OURS = ("applications", "bin")


def _records(tables: Tables) -> dict[str, Record]:
    """All applications by their ids, in the bin or not."""
    binned = {
        key: record if "removed" in record else {**record, "removed": record.get("added", "")}
        for key, record in tables.get("bin", {}).items()
    }
    return {**binned, **tables.get("applications", {})}


def _one_of(
    key: str,
    base: Record | None,
    ours: Record | None,
    theirs: Record | None,
    *,
    clashes: list[MergeConflict],
    has_base: bool,
) -> Record | None:
    if ours is None or theirs is None:
        rest = ours if theirs is None else theirs
        gone = has_base and base is not None and rest == base
        return None if gone else rest
    # Taken as it stands: the same fields in another order would look like a change to git.
    if ours in (theirs, base):
        return theirs
    if theirs == base:
        return ours
    return merge_record(key, base, ours, theirs, clashes)


def _merge_rest(merged: MergedTables, base: Tables | None, ours: Tables, theirs: Tables) -> None:
    """The board's own record, and what else stands in the files."""
    for name in merged.tables:
        if name in _OURS:
            continue
        was = None if base is None else base.get(name)
        our, their = ours.get(name), theirs.get(name)
        if our is None or their is None or our == their:
            merged.tables[name] = our if their is None else their
        elif base is not None and our == was:
            merged.tables[name] = their
        elif base is not None and their == was:
            merged.tables[name] = our
        elif name == "board" and isinstance(our, Mapping) and isinstance(their, Mapping):
            old = was.get("board") if isinstance(was, Mapping) else None
            own = merge_record(
                "board", old, our.get("board", {}), their.get("board", {}), merged.clashes
            )
            merged.tables[name] = {**our, **their, "board": own}
        else:
            kept, lost = (our, their) if _text(our) > _text(their) else (their, our)
            merged.tables[name] = kept
            merged.clashes.append(MergeConflict(name, "", kept, lost))
