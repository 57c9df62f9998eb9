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

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from typing import Any, TypeAlias, overload

import orjson

from jobboard_tui.files.records import Record

Tables: TypeAlias = dict[str, Any]
Lines: TypeAlias = dict[str, dict[str, tuple[Any, bytes]]]
"""Table -> id -> the record and the line that says the same."""

TABLES = ("board", "applications", "bin")
DEEPEST = 100
"""Levels of nesting below a record."""
EVENTS = b',"events":['
_OPTIONS = (
    orjson.OPT_PASSTHROUGH_DATETIME
    | orjson.OPT_PASSTHROUGH_DATACLASS
    | orjson.OPT_PASSTHROUGH_SUBCLASS
)


class LazyEvents(Sequence[Mapping[str, Any]]):
    """The event records of one line, parsed when they are first looked at."""

    __slots__ = ("_line", "_parsed", "_start")

    def __init__(self, line: bytes, start: int) -> None:
        self._line = line
        self._start = start
        self._parsed: list[Record] | None = None

    @property
    def raw(self) -> bytes:
        """The JSON array itself."""
        return self._line[self._start : -1]

    def read(self) -> Any:
        """The records, parsed but not kept; `ValueError` if they are no JSON."""
        return orjson.loads(self.raw)

    @property
    def parsed(self) -> list[Record]:
        """The records."""
        if self._parsed is None:
            self._parsed = self.read()
        return self._parsed

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> list[Record]: ...
    def __getitem__(self, index: int | slice) -> Record | list[Record]:
        return self.parsed[index]

    def __bool__(self) -> bool:
        return len(self._line) - self._start > 3

    def __len__(self) -> int:
        return len(self.parsed)

    def __iter__(self) -> Iterator[Record]:
        return iter(self.parsed)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LazyEvents):
            return self.raw == other.raw or self.parsed == other.parsed
        return bool(self.parsed == other)

    __hash__ = None  # type: ignore[assignment]


def parse(data: bytes, held: Lines | None = None) -> tuple[Tables, Lines]:
    """The tables of a file and its lines; `ValueError` where it isn't JSON.

    Records whose lines are among those `held` stay the same objects.
    """
    found = _parse_lines(data, held or {})
    if found is None:
        return orjson.loads(data), {}
    return found


def _rows(data: bytes) -> dict[bytes, list[bytes]] | None:
    """The record lines per table (its name still quoted); None for another layout."""
    rows = data.split(b"\n")
    if len(rows) < 3 or rows[0] != b"{" or rows[-1] != b"" or rows[-2] != b"}":
        return None
    tables: dict[bytes, list[bytes]] = {}
    table: list[bytes] | None = None
    goes_on = True  # whether a comma says that more follows
    for row in rows[1:-2]:
        if table is None:
            if not goes_on or row[-2:] != b":{" or row[:-2] in tables:
                return None
            table = tables[row[:-2]] = []
            goes_on = True
        elif row in (b"}", b"},"):
            if goes_on and table:
                return None
            table, goes_on = None, row == b"},"
        elif goes_on:
            goes_on = row[-1:] == b","
            table.append(row[:-1] if goes_on else row)
        else:
            return None
    return None if goes_on or table is not None else tables


def _parse_lines(data: bytes, held: Lines) -> tuple[Tables, Lines] | None:
    """Line by line, leaving the events for later; None for another layout.

    A line that is cut at its events in the wrong place leaves a bracket open, and so is noticed.
    """
    rows = _rows(data)
    if rows is None:
        return None
    tables: Tables = {}
    lines: Lines = {}
    try:
        for key, table in rows.items():
            name = orjson.loads(key)
            known = {
                line: (at, kept) for at, kept in held.get(name, {}).items() for line in kept[1:]
            }
            group = lines[name] = {}
            fresh = [row for row in table if row not in known] if known else table
            parsed = _heads(fresh)
            if parsed is None:
                return None
            new = iter(parsed.items())
            for row in table:
                at, kept = known.get(row) or _pair(next(new), row)
                group[at] = kept
            if len(group) != len(table):
                return None
            tables[name] = {at: record for at, (record, _line) in group.items()}
    except (ValueError, TypeError, AttributeError):
        return None
    return tables, lines


def _pair(item: tuple[str, Any], row: bytes) -> tuple[str, tuple[Any, bytes]]:
    return item[0], (item[1], row)


def _heads(rows: list[bytes]) -> dict[str, Any] | None:
    """Parse the lines up to their events."""
    starts = [row.find(EVENTS) for row in rows]
    heads = [
        row if start < 0 else row[:start] + b"}" for row, start in zip(rows, starts, strict=True)
    ]
    records: dict[str, Any] = orjson.loads(b"{" + b",".join(heads) + b"}")
    if len(records) != len(rows):
        return None
    for record, row, start in zip(records.values(), rows, starts, strict=True):
        if start >= 0:
            record["events"] = LazyEvents(row, start + len(EVENTS) - 1)
    return records


def encode(value: Any) -> bytes:
    """Compact JSON; `TypeError` or `ValueError` for what JSON has no word for."""
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
        for one in value.values():
            _vet(one, depth + 1)
    elif kind is list or kind is tuple:
        for one in value:
            _vet(one, depth + 1)
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


def assemble(tables: Tables, lines: Lines) -> tuple[bytes, Lines]:
    """The file's content, and its lines; what `lines` has of the same records is taken over."""
    pieces: list[bytes] = []
    fresh: Lines = {}
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
        **{key: one for key, one in record.items() if key != "events"},
        "events": record["events"],
    }


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(one, dict) for one in value.values())
