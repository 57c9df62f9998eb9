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
from typing import Any, TypeAlias, overload

import orjson

from jobboard_tui.files.records import Record

Tables: TypeAlias = dict[str, Any]
Lines: TypeAlias = dict[str, dict[str, tuple[Any, bytes]]]
"""Table -> id -> the record and the line that says the same."""

TABLES = ("board", "applications", "bin")
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

    @property
    def parsed(self) -> list[Record]:
        """The records."""
        if self._parsed is None:
            self._parsed = orjson.loads(self.raw)
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


def split(data: bytes) -> dict[str, dict[str, bytes]] | None:
    """The record lines per table; None where the file is laid out in another way.

    The keys are still JSON strings, quotes included.
    """
    rows = data.split(b"\n")
    if len(rows) < 3 or rows[0] != b"{" or rows[-1] != b"" or rows[-2] != b"}":
        return None
    tables: dict[str, list[bytes]] = {}
    rest: list[bytes] | None = None
    for row in rows[1:-2]:
        if rest is None:
            if row[-2:] != b":{" or row[:1] != b'"':
                return None
            rest = tables[row[:-2].decode()] = []
        elif row == b"}" or row == b"},":
            rest = None
        else:
            rest.append(row[:-1] if row[-1:] == b"," else row)
    if rest is not None:
        return None
    return tables  # type: ignore[return-value]


def parse(data: bytes) -> tuple[Tables, Lines]:
    """The tables of a file; `orjson.JSONDecodeError` where it isn't JSON."""
    found = _parse_lines(data)
    return _parse_whole(data) if found is None else found


def _parse_lines(data: bytes) -> tuple[Tables, Lines] | None:
    """Line by line, leaving the events for later; None where the file is laid out differently."""
    try:
        rows = split(data)
        if rows is None:
            return None
        tables: Tables = {}
        lines: Lines = {}
        for key, table in rows.items():
            name = orjson.loads(key)
            starts = [row.find(EVENTS) for row in table]
            heads = [
                row if start < 0 else row[:start] + b"}"
                for row, start in zip(table, starts, strict=True)
            ]
            records = orjson.loads(b"{" + b",".join(heads) + b"}")
            if len(records) != len(table):
                return None
            for record, row, start in zip(records.values(), table, starts, strict=True):
                if start >= 0:
                    record["events"] = LazyEvents(row, start + len(EVENTS) - 1)
            tables[name] = records
            lines[name] = {
                key: (record, row)
                for (key, record), row in zip(records.items(), table, strict=True)
            }
    except (ValueError, TypeError):
        return None
    return tables, lines


def _parse_whole(data: bytes) -> tuple[Tables, Lines]:
    tables = orjson.loads(data)
    return tables, {}


def encode(value: Any) -> bytes:
    """Compact JSON; `TypeError` for what JSON has no word for."""
    return orjson.dumps(value, default=_default, option=_OPTIONS)


def _default(value: Any) -> Any:
    if isinstance(value, LazyEvents):
        return orjson.Fragment(value.raw)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        return list(value)
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
                kept = (record, encode(key) + b":" + encode(record))
            new[key] = kept
        body = b",\n".join([line for _record, line in new.values()])
        pieces.append(encode(name) + b":{\n" + body + (b"\n}" if body else b"}"))
    return b"{\n" + b",\n".join(pieces) + b"\n}\n", fresh


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(one, dict) for one in value.values())
