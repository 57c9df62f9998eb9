"""What stands twice in a file: a key, a record or a table, as a merge leaves it that kept both.

A parser takes the last one and says nothing. Here a second one is noticed, placed, and both are
read, so that they can be merged.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, TypeAlias

import orjson

from jobboard_tui.domain.ids import id_of
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.storage.damage import FilePosition
from jobboard_tui.storage.hashing import digest
from jobboard_tui.storage.line_format import LineCache

Pairs: TypeAlias = list[tuple[str, Any]]

MOST_LISTED = 1000
"""How many are told of one file."""

_TOKENS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[][{},:]', re.DOTALL)


@frozen
class DuplicateKey:
    """A name that an object has twice, and where it stands for the second time, counted from 1.

    `table` is empty where it is the name of a table, `record` where it is that of a table or of a
    record, `field` is a path in the record such as `events[2].note`.
    """

    line: int
    column: int
    table: str
    record: str
    field: str

    @property
    def name(self) -> str:
        """The field or the table that appears twice; empty for a record."""
        return self.field or ("" if self.record else self.table)

    @property
    def what(self) -> str:
        """In words, where the record and the field are named beside."""
        if self.field:
            return _("appears twice")
        return _("the record appears twice") if self.record else _("the table appears twice")

    @property
    def spot(self) -> FilePosition:
        """The place, and in words what appears twice."""
        if self.field:
            what = _("{field} of {record} appears twice")
        elif self.record:
            what = _("the record {record} appears twice")
        else:
            what = _("the table {table} appears twice")
        words = what.format(field=self.field, record=self.record, table=self.table)
        return FilePosition(self.line, self.column, words)


class DuplicateValues(list[Any]):
    """The values of one name that stands several times in an object, in their order."""


def first_duplicate_key(
    data: bytes, lines: LineCache | None = None, sound: LineCache | None = None
) -> DuplicateKey | None:
    """Return the first name that a file has twice; `ValueError` where it is not JSON.

    Of a file in our layout `lines` are its lines; those that are among the `sound` are not looked
    at again, and one that is written as we write it has nothing twice.
    """
    if lines:
        known = sound or {}
        odd = (
            not _is_plain(pair[1])
            for name, table in lines.items()
            for key, pair in table.items()
            if (held := known.get(name, {}).get(key)) is None or held[0] is not pair[0]
        )
        if not any(odd):
            return None
    return next(_duplicates(data), None) if _has_any(data) else None


def find_duplicate_keys(data: bytes) -> list[DuplicateKey]:
    """Return every name that a file has twice, in its order; `ValueError` where it is not JSON."""
    return list(islice(_duplicates(data), MOST_LISTED)) if _has_any(data) else []


def parse_with_duplicates(data: bytes) -> Any:
    """Return the content of JSON; a name that stands several times has `DuplicateValues`.

    `ValueError` where it is not JSON, or nested too deeply.
    """
    orjson.loads(data)  # which is stricter: no NaN, no half characters
    try:
        return json.loads(data, object_pairs_hook=object_of)
    except RecursionError:
        raise ValueError(_("it is nested too deeply for a board")) from None


def object_of(pairs: Pairs) -> dict[str, Any]:
    """Return an object of its names and values; those of the same name together."""
    mapping = dict(pairs)
    if len(mapping) == len(pairs):
        return mapping
    mapping.clear()
    for name, value in pairs:
        if name not in mapping:
            mapping[name] = value
        elif isinstance(mapping[name], DuplicateValues):
            mapping[name].append(value)
        else:
            mapping[name] = DuplicateValues([mapping[name], value])
    return mapping


def versions(value: Any) -> list[Any]:
    """Return the plain values of what was read, first to last where a name stands several times."""
    return [_version(value, number) for number in range(_most(value))]


@frozen
class SplitElements:
    """The elements of a list, no two of one id.

    `places` are those of the ones that had an id which was there before, in the list as it was;
    `given_way` pairs of what stayed and what had to give way to it.
    """

    elements: list[Any]
    places: list[int]
    given_way: list[tuple[Any, Any]]


def part(elements: Sequence[Any], id_name: str) -> SplitElements:
    """Return one of equal elements of an id, and all differing ones, under ids of their own.

    What an element is known by elsewhere (`id_name` is not "id") can't be changed: of such ones
    the latest stays.
    """
    split = SplitElements([], [], [])
    kept = split.elements
    known: dict[str, int] = {}
    for place, element in enumerate(elements):
        own = element.get(id_name) if isinstance(element, dict) else None
        if not isinstance(own, str):
            kept.append(element)
        elif own not in known:
            known[own] = len(kept)
            kept.append(element)
        else:
            split.places.append(place)
            first = kept[known[own]]
            if element != first and id_name != "id":
                earlier, later = sorted((first, element), key=lambda each: str(each.get("at")))
                kept[known[own]] = later
                split.given_way.append((later, earlier))
            elif element != first and (new := _renamed(element))["id"] not in known:
                known[new["id"]] = len(kept)
                kept.append(new)
    return split


def _renamed(element: dict[str, Any]) -> dict[str, Any]:
    """The element under an id by what it says, so that two machines come to the same."""
    encoded = orjson.dumps(element, option=orjson.OPT_SORT_KEYS)
    return {**element, "id": id_of(bytes.fromhex(digest(encoded, 8)))}


def _most(value: Any) -> int:
    """How many versions of something there are."""
    if isinstance(value, DuplicateValues):
        return sum(map(_most, value))
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return max(map(_most, parts), default=1)


def _version(value: Any, number: int) -> Any:
    """One of them, by its number; what has less of them is in its last version."""
    if isinstance(value, DuplicateValues):
        counts = [_most(element) for element in value]
        number = min(number, sum(counts) - 1)
        for element, count in zip(value, counts, strict=True):
            if number < count:
                return _version(element, number)
            number -= count
    if isinstance(value, dict):
        return {name: _version(element, number) for name, element in value.items()}
    if isinstance(value, list):
        return [_version(element, number) for element in value]
    return value


def _is_plain(line: Any) -> bool:
    """Whether a record's line is written as its content would be: then it has no name twice."""
    text = b"{%b}" % bytes(line)
    content = orjson.loads(text)
    try:
        return orjson.dumps(content) == text
    except TypeError:  # nested too deeply to be written
        return False


def _has_any(data: bytes) -> bool:
    """Whether any object of a file has a name twice; without finding out where."""
    seen = False

    def look(pairs: Pairs) -> int:
        nonlocal seen
        seen = seen or len({name for name, _value in pairs}) != len(pairs)
        return 0

    try:
        json.loads(data, object_pairs_hook=look)
    except RecursionError:
        return True
    return seen


def _duplicates(data: bytes) -> Iterator[DuplicateKey]:
    names: list[set[str] | None] = []
    path: list[str | int] = []
    line, counted, expects_name = 1, 0, False
    for token in _TOKENS.finditer(data):
        sign = token.group()
        if sign == b"{":
            names.append(set())
            path.append("")
            expects_name = True
        elif sign == b"[":
            names.append(None)
            path.append(0)
            expects_name = False
        elif sign in (b"}", b"]"):
            names.pop()
            path.pop()
            expects_name = False
        elif sign == b",":
            expects_name = bool(names) and names[-1] is not None
            if names and names[-1] is None:
                path[-1] = int(path[-1]) + 1
        elif expects_name and sign != b":":
            expects_name = False
            name = orjson.loads(sign)
            path[-1] = name
            seen = names[-1]
            assert seen is not None
            if name in seen:
                at = token.start()
                line += data.count(b"\n", counted, at)
                counted = at
                column = len(data[data.rfind(b"\n", 0, at) + 1 : at].decode(errors="replace")) + 1
                yield _double(line, column, path)
            seen.add(name)


def _double(line: int, column: int, path: Sequence[str | int]) -> DuplicateKey:
    table, record, *rest = [*path, "", ""][: max(len(path), 2)]
    field = ""
    for part in rest:
        field += f"[{part}]" if isinstance(part, int) else f".{part}" if field else part
    return DuplicateKey(line, column, str(table), str(record), field)
