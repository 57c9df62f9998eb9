"""Getting every readable record out of a file that can't be read as a whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson

from jobboard_tui.domain.merge.records import MergeConflict, merge_record
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.storage import damage, duplicate_keys, schema
from jobboard_tui.storage.codec import BOM
from jobboard_tui.storage.duplicate_keys import DuplicateValues
from jobboard_tui.storage.line_format import Tables

_MEMBER = re.compile(r'"((?:[^"\\]|\\.)*)"\s*:\s*\{')
_RECORD_LINE = re.compile(rb'^"((?:[^"\\]|\\.)*)":\{')


@frozen
class DamageFinding:
    """Something wrong in a file. `line` counts from 1; 0, as an empty id, means the whole.

    What `is_double` appears twice: both are read, and nothing is lost.
    """

    line: int
    record: str
    field: str
    what: str
    is_double: bool = False


@dataclass(slots=True)
class SalvageResult:
    """What could be read. `whole` tells that the file is JSON, so that nothing is missing.

    `clashes` are values that had to give way where two versions of a record were merged.
    """

    text: bytes = b""
    tables: Tables = field(default_factory=lambda: {"board": {}, "applications": {}, "bin": {}})
    findings: list[DamageFinding] = field(default_factory=list)
    clashes: list[MergeConflict] = field(default_factory=list)
    whole: bool = False

    def take(self, table: str, key: str, record: Any) -> None:
        """Keep a record, of which names may stand twice in it.

        Of two versions of one (a merge left both) every change is kept.
        """
        held = self.tables.setdefault(table, {})
        for version in duplicate_keys.versions(record):
            if key in held and isinstance(held[key], dict) and isinstance(version, dict):
                first = self._understood(table, key, held[key])
                second = self._understood(table, key, version)
                held[key] = merge_record(key, None, first, second, self.clashes)
            else:
                held[key] = version

    def _understood(self, table: str, key: str, record: dict[str, Any]) -> dict[str, Any]:
        """A record in the shape that merging needs; what it loses is noted."""
        _part_ids(self, table, key, record)
        faults = list(schema.record_faults(table, key, record))
        if not faults:
            return record
        self.findings += findings_of(self.text, faults)
        if table == "board":
            return schema.understood_board(record)
        return schema.understood_application(record)


def salvage(data: bytes) -> SalvageResult:
    """Return every record that can be read, and what is wrong with the others."""
    text = _readable(data)
    result = SalvageResult(text)
    try:
        twice = duplicate_keys.find_duplicate_keys(text)
        tables = duplicate_keys.parse_with_duplicates(text) if twice else orjson.loads(text)
    except ValueError:
        spot = damage.locate_damage(data.removeprefix(BOM))
        if spot is not None:
            result.findings.append(DamageFinding(spot.line, "", "", spot.what))
        _by_lines(text, result)
        if not result.tables["applications"] and not result.tables["bin"]:
            _by_members(text.decode(errors="replace"), result)
    else:
        result.findings += double_findings(twice)
        _by_tables(tables, result)
        if text is not data and (spot := damage.locate_damage(data.removeprefix(BOM))):
            result.findings.append(DamageFinding(spot.line, "", "", spot.what))
    _drop_faults(text, result)
    return result


def double_findings(twice: Iterable[duplicate_keys.DuplicateKey]) -> list[DamageFinding]:
    """Return what stands twice in a file, as findings."""
    return [
        DamageFinding(
            duplicate_key.line, duplicate_key.record, duplicate_key.name, duplicate_key.what, True
        )
        for duplicate_key in twice
    ]


def _readable(data: bytes) -> bytes:
    """The bytes in UTF-8, whatever they were written in, without what a crash leaves between."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace").encode()
    data = data.removeprefix(BOM)
    if b"\0" in data:
        data = data.replace(b"\0", b"")
    try:
        data.decode()
    except UnicodeDecodeError:
        try:
            return data.decode("cp932").encode()
        except UnicodeDecodeError:
            return data.decode(errors="replace").encode()
    return data


def _by_tables(content: Any, result: SalvageResult) -> None:
    """Table by table, in a file that is JSON; every version of each record."""
    tables = content if isinstance(content, dict) else {}
    for name, value in tables.items():
        for table in value if isinstance(value, DuplicateValues) else [value]:
            if isinstance(table, dict) and isinstance(result.tables.get(name, {}), dict):
                result.tables.setdefault(name, {})
                for key, record in table.items():
                    result.take(name, key, record)
            elif name not in result.tables or not isinstance(value, DuplicateValues):
                result.tables[name] = duplicate_keys.versions(table)[-1]
    plain = {name: result.tables[name] for name in tables} if isinstance(content, dict) else content
    faults = list(schema.table_faults(plain))
    result.whole = all(fault.record for fault in faults)
    result.findings += [
        DamageFinding(0, "", fault.table, fault.what) for fault in faults if not fault.record
    ]


def _by_lines(data: bytes, result: SalvageResult) -> None:
    """Line by line, in our layout."""
    table = "applications"
    for number, row in enumerate(data.split(b"\n"), 1):
        line = row.strip().removesuffix(b",")
        if line.endswith(b":{") and line.count(b'"') == 2:
            table = line[1:-3].decode(errors="replace")
            continue
        start = _RECORD_LINE.match(line)
        if start is None:
            continue
        try:
            ((key, record),) = duplicate_keys.parse_with_duplicates(b"{" + line + b"}").items()
        except ValueError:
            key = start[1].decode(errors="replace")
            result.findings.append(DamageFinding(number, key, "", _("this record can't be read")))
            continue
        result.take(table, key, record)


def _by_members(text: str, result: SalvageResult) -> None:
    """Wherever something reads like a record, in any layout."""
    decoder = json.JSONDecoder(object_pairs_hook=duplicate_keys.object_of)
    table, at = "applications", 0
    while (start := _MEMBER.search(text, at)) is not None:
        key, at = start[1], start.end()
        try:
            record, end = decoder.raw_decode(text, start.end() - 1)
        except (ValueError, RecursionError):
            record, end = None, at
        if record is not None and {"company", "role"} <= record.keys():
            result.take(table, key, record)
            at = end
        elif record is not None and key == "board" and "schema" in record:
            result.take("board", "board", record)
            at = end
        elif key in ("applications", "bin", "board"):
            table = key
        elif record is not None:
            at = end


def _drop_faults(data: bytes, result: SalvageResult) -> None:
    """Take out of the records what is not understood, and note it."""
    for name in ("board", "applications", "bin"):
        if not isinstance(result.tables.get(name), dict):
            result.tables[name] = {}
    for name in ("applications", "bin"):
        for key, record in list(result.tables[name].items()):
            _drop_record_faults(data, result, name, key, record)
    own = result.tables["board"].get("board", {})
    _part_ids(result, "board", "board", own)
    if faults := list(schema.board_faults(own)):
        result.findings += findings_of(data, faults)
        result.tables["board"]["board"] = schema.understood_board(own)
    for key in result.tables["applications"].keys() & result.tables["bin"].keys():
        what = _("the same application is also on the board")
        result.findings.append(DamageFinding(0, key, "", what))
        result.tables["bin"][f"{key}-2"] = result.tables["bin"].pop(key)


def _drop_record_faults(
    data: bytes, result: SalvageResult, name: str, key: str, record: Any
) -> None:
    _part_ids(result, name, key, record)
    faults = list(schema.application_faults(name, key, record))
    if not faults:
        return
    result.findings += findings_of(data, faults)
    if not isinstance(record, dict):
        del result.tables[name][key]
        return
    kept = schema.understood_application(record)
    if name == "bin":
        kept.setdefault("removed", kept["added"])
    result.tables[name][key] = kept


def _part_ids(result: SalvageResult, table: str, key: str, record: Any) -> None:
    """Give every element of a list an id of its own."""
    if table not in ("board", "applications", "bin") or not isinstance(record, dict):
        return
    for name in schema.ID_NAMES:
        if isinstance(record.get(name), list):
            record[name] = _parted(result, table, key, name, record[name])


def _parted(
    result: SalvageResult, table: str, key: str, name: str, elements: list[Any]
) -> list[Any]:
    """The elements of a list, no two of one id; which were is noted."""
    id_name = schema.ID_NAMES[name]
    parted = duplicate_keys.part(elements, id_name)
    result.findings += findings_of(
        result.text,
        [
            schema.Fault(table, key, f"{name}[{place}].{id_name}", _("used twice"), is_double=True)
            for place in parted.places
        ],
    )
    result.clashes += [
        MergeConflict(key, f"{name}/{kept[id_name]}", kept, lost) for kept, lost in parted.given_way
    ]
    return parted.elements


def findings_of(data: bytes, faults: Iterable[schema.Fault]) -> Iterator[DamageFinding]:
    """Yield faults of records as findings, with their lines."""
    for fault in faults:
        line = damage.line_of(data, fault)
        yield DamageFinding(
            line, fault.record, fault.field or fault.table, fault.what, fault.is_double
        )
