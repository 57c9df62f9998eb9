"""The events of a record's line, of which no more is read than somebody asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias, overload

import orjson

from jobboard_tui.storage.codec import Record

Line: TypeAlias = bytes | memoryview
"""A record's line, without the comma behind it; a view where the whole file was just read."""


class LazyEvents(Sequence[Mapping[str, Any]]):
    """The event records of one line, parsed when they are first looked at."""

    __slots__ = ("_edges", "_line", "_parsed", "_start")

    def __init__(self, line: Line, start: int) -> None:
        self._line = line
        self._start = start
        self._parsed: list[Record] | None = None
        self._edges: dict[str, tuple[str, str]] | None = None

    @property
    def raw(self) -> bytes:
        """The JSON array itself."""
        return bytes(self._line[self._start : -1])

    def read(self) -> Any:
        """The records, parsed but not kept; `ValueError` if they are no JSON."""
        return orjson.loads(self.raw) if self._parsed is None else self._parsed

    def texts(self, name: str) -> list[str] | None:
        """The text that every record has under a name, found without parsing the rest.

        None where not every record has one, where records hold records, or all are parsed.
        """
        if self._parsed is not None:
            return None
        raw = self.raw
        found = _behind(name)(raw)
        flat = raw.count(b'},{"') + 1 == raw.count(b'{"') == len(found)
        return [text.decode() for text in found] if flat else None

    def edges(self, name: str) -> tuple[str, str] | None:
        """The least and the greatest text under a name, those of records in records included.

        Found without parsing the rest, and kept. None where there is none, or all are parsed.
        """
        if self._parsed is not None:
            return None
        if self._edges is None:
            self._edges = {}
        known = self._edges.get(name)
        if known is None:
            found = _behind(name)(self._line, self._start)
            if not found:
                return None
            known = self._edges[name] = (min(found).decode(), max(found).decode())
        return known

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


@cache
def _behind(name: str) -> Callable[..., list[bytes]]:
    """Finds the texts under a name in a line, from a place on."""
    return re.compile(rf'"{name}"\s*:\s*"([^"]*)"'.encode()).findall
