"""How the tables stand in the file: one record a line, so that only changed ones are written anew.

The whole is plain JSON::

    {
    "board":{
    "board":{"schema":1,"zone":"Asia/Tokyo"}
    },
    "applications":{
    "k3x8mq2a":{"company":"…","role":"…","events":[…]}
    },
    "bin":{
    }
    }

A record's events stand last in its line and are parsed only when they are looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any, TypeAlias

import orjson

from jobboard_tui.storage.codec import Record
from jobboard_tui.storage.lazy_events import LazyEvents, RawEvents

Tables: TypeAlias = dict[str, Any]
LineCache: TypeAlias = dict[str, dict[str, tuple[Any, RawEvents]]]
"""Table -> id -> the record and the line that says the same."""
Span: TypeAlias = tuple[int, int]
"""Where a line begins and ends in a file."""

TABLES = ("board", "applications", "bin")
LAZY = frozenset({"applications", "bin"})
"""The tables whose records have events that wait until they are looked at."""
_COMMA, _CLOSE = b",}"
LARGEST = 300_000_000
"""Bytes that a board may have; ten times what 10,000 applications take."""
DEEPEST = 100
"""Levels of nesting below a record."""
EVENTS = b',"events":['
_OPTIONS = (
    orjson.OPT_PASSTHROUGH_DATETIME
    | orjson.OPT_PASSTHROUGH_DATACLASS
    | orjson.OPT_PASSTHROUGH_SUBCLASS
)


def is_too_large(size: int) -> bool:
    """Whether a file of that many bytes is none of ours."""
    return size > LARGEST


def parse(data: bytes, held: LineCache | None = None) -> tuple[Tables, LineCache]:
    """Return the tables of a file and its lines; `ValueError` where it isn't JSON.

    Records whose lines are among those `held` stay the same objects.
    """
    parsed = _parse_lines(data, held or {})
    if parsed is None:
        return orjson.loads(data), {}
    return parsed


def _spans(data: bytes) -> dict[bytes, list[Span]] | None:
    """Where the record lines of each table are (its name still quoted); None for another layout.

    A file of megabytes is not copied line by line: that alone would take a third of opening it.
    """
    if not data.startswith(b"{\n") or not data.endswith(b"\n}\n}\n"):
        return None
    tables: dict[bytes, list[Span]] = {}
    table: list[Span] | None = None
    goes_on = True  # whether a comma says that more follows
    at, stop = 2, len(data) - 2
    while at < stop:
        end = data.find(b"\n", at)
        more = data[end - 1] == _COMMA
        last = end - more
        if table is None:
            name = data[at : last - 2]
            if more or not goes_on or data[last - 2 : last] != b":{" or name in tables:
                return None
            table = tables[name] = []
        elif last - at == 1 and data[at] == _CLOSE:
            if goes_on and table:
                return None
            table, goes_on = None, more
        elif goes_on and data[last - 1] == _CLOSE:
            table.append((at, last))
            goes_on = more
        else:
            return None
        at = end + 1
    return None if goes_on or table is not None else tables


def _parse_lines(data: bytes, held: LineCache) -> tuple[Tables, LineCache] | None:
    """Line by line, leaving the events for later; None for another layout."""
    spans = _spans(data)
    if spans is None:
        return None
    tables: Tables = {}
    lines: LineCache = {}
    try:
        for key, table in spans.items():
            name = orjson.loads(key)
            old, cut = held.get(name), name in LAZY
            group = _changed_records(data, table, old, cut) if old else _records(data, table, cut)
            if len(group) != len(table):
                return None
            lines[name] = group
            tables[name] = {at: record for at, (record, _line) in group.items()}
    except (ValueError, TypeError, AttributeError):
        return None
    return tables, lines


def _records(data: bytes, spans: Sequence[Span], lazy: bool) -> dict[str, tuple[Any, RawEvents]]:
    """The records on some lines, which stay views of the file."""
    view = memoryview(data)
    return _parsed(data, spans, [view[start:end] for start, end in spans], lazy)


def _changed_records(
    data: bytes, spans: Sequence[Span], held: Mapping[str, tuple[Any, RawEvents]], lazy: bool
) -> dict[str, tuple[Any, RawEvents]]:
    """The records on some lines; those whose lines are held already stay as they are.

    New lines are copied, so that they don't keep the whole of every file ever read in memory.
    """
    known = {orjson.dumps(key)[1:-1]: (key, pair) for key, pair in held.items()}
    slots: list[tuple[str, tuple[Any, RawEvents]] | None] = []
    fresh: list[Span] = []
    for start, end in spans:
        at, pair = known.get(data[start + 1 : data.find(b'":{', start, end)], ("", None))
        if pair is not None and len(pair[1]) == end - start and data.startswith(pair[1], start):
            slots.append((at, pair))
        else:
            slots.append(None)
            fresh.append((start, end))
    new = iter(_parsed(data, fresh, [data[start:end] for start, end in fresh], lazy).items())
    return dict(next(new) if slot is None else slot for slot in slots)


def _parsed(
    data: bytes, spans: Sequence[Span], lines: Sequence[RawEvents], lazy: bool
) -> dict[str, tuple[Any, RawEvents]]:
    """Parse lines, if `lazy` up to their events; `ValueError` if a name is there twice.

    A line that is cut at its events in the wrong place leaves a bracket open, and so is noticed.
    """
    cuts = [data.find(EVENTS, start, end) if lazy else -1 for start, end in spans]
    heads = [
        data[start:end] if cut < 0 else data[start:cut] + b"}"
        for (start, end), cut in zip(spans, cuts, strict=True)
    ]
    records: dict[str, Any] = orjson.loads(b"{" + b",".join(heads) + b"}")
    if len(records) != len(spans):
        raise ValueError("a record appears twice")
    for record, line, (start, _end), cut in zip(records.values(), lines, spans, cuts, strict=True):
        if cut >= 0:
            record["events"] = LazyEvents(line, cut - start + len(EVENTS) - 1)
    return dict(zip(records, zip(records.values(), lines, strict=True), strict=True))


def encode(value: Any) -> bytes:
    """Return compact JSON; `TypeError` or `ValueError` for what JSON has no word for."""
    _vet(value, 0)
    return orjson.dumps(value, default=_default, option=_OPTIONS)


def _vet(value: Any, depth: int) -> None:
    """Refuse what would be stored as something else, or could not be read again."""
    kind = type(value)
    if kind is str or value is None or kind is bool or kind is LazyEvents:
        return
    if depth > DEEPEST:
        raise ValueError(f"nested more than {DEEPEST} deep")
    if isinstance(value, Mapping):
        for element in value.values():
            _vet(element, depth + 1)
    elif kind is list or kind is tuple:
        for element in value:
            _vet(element, depth + 1)
    elif kind is float:
        if not isfinite(value):
            raise ValueError(f"{value} is no number to JSON")
    elif kind is not int:
        raise TypeError(f"a {kind.__name__} can't be stored")


def _default(value: Any) -> Any:
    if isinstance(value, LazyEvents):
        return orjson.Fragment(value.raw)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a {type(value).__name__} can't be stored")


def serialize(tables: Tables, lines: LineCache) -> tuple[bytes, LineCache]:
    """Return the file's content, and its lines.

    What `lines` has of the same records is taken over.
    """
    pieces: list[bytes] = []
    fresh: LineCache = {}
    for name, table in tables.items():
        if not _is_table(table):
            pieces.append(encode(name) + b":" + encode(table))
            continue
        old = lines.get(name, {})
        new = fresh[name] = {}
        for key in sorted(table):
            record = table[key]
            kept = old.get(key)
            if kept is None or kept[0] is not record:
                kept = (record, encode(key) + b":" + encode(_events_last(record)))
            new[key] = kept
        body = b",\n".join([line for _record, line in new.values()])
        pieces.append(encode(name) + b":{\n" + body + (b"\n}" if body else b"}"))
    return b"{\n" + b",\n".join(pieces) + b"\n}\n", fresh


def _events_last(record: Record) -> Record:
    """The record as the parser wants its line."""
    if "events" not in record or next(reversed(record)) == "events":
        return record
    return {
        **{key: value for key, value in record.items() if key != "events"},
        "events": record["events"],
    }


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(row, dict) for row in value.values())
