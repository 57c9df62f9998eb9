"""Getting every readable record out of a file that can't be read as a whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson

from jobboard_tui.core.merge import merge_record
from jobboard_tui.core.values import frozen
from jobboard_tui.files import damage, shape
from jobboard_tui.files.layout import Tables
from jobboard_tui.files.records import BOM
from jobboard_tui.words import _

_MEMBER = re.compile(r'"((?:[^"\\]|\\.)*)"\s*:\s*\{')
_RECORD_LINE = re.compile(rb'^"((?:[^"\\]|\\.)*)":\{')


@frozen
class Finding:
    """Something wrong in a file. `line` counts from 1; 0, as an empty id, means the whole."""

    line: int
    record: str
    field: str
    what: str


@dataclass(slots=True)
class Salvage:
    """What could be read. `whole` tells that the file is JSON, so that nothing is missing."""

    tables: Tables = field(default_factory=lambda: {"board": {}, "applications": {}, "bin": {}})
    findings: list[Finding] = field(default_factory=list)
    whole: bool = False

    def take(self, table: str, key: str, record: dict[str, Any]) -> None:
        """Keep a record; of two versions of one (a merge left both) every change is kept."""
        held = self.tables.setdefault(table, {})
        if key in held and isinstance(held[key], dict):
            record = merge_record(key, None, held[key], record)
        held[key] = record


def salvage(data: bytes) -> Salvage:
    """Every record that can be read, and what is wrong with the others."""
    found = Salvage()
    text = _readable(data)
    try:
        tables = orjson.loads(text)
    except ValueError:
        spot = damage.look_closer(data.removeprefix(BOM))
        if spot is not None:
            found.findings.append(Finding(spot.line, "", "", spot.what))
        _by_lines(text, found)
        if not found.tables["applications"] and not found.tables["bin"]:
            _by_members(text.decode(errors="replace"), found)
    else:
        faults = list(shape.table_faults(tables))
        found.whole = all(fault.record for fault in faults)
        found.findings += [Finding(0, "", one.table, one.what) for one in faults if not one.record]
        if isinstance(tables, dict):
            found.tables = {**found.tables, **tables}
        if text is not data and (spot := damage.look_closer(data.removeprefix(BOM))):
            found.findings.append(Finding(spot.line, "", "", spot.what))
    _drop_faults(text, found)
    return found


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


def _by_lines(data: bytes, found: Salvage) -> None:
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
            ((key, record),) = orjson.loads(b"{" + line + b"}").items()
        except ValueError:
            key = start[1].decode(errors="replace")
            found.findings.append(Finding(number, key, "", _("this record can't be read")))
            continue
        found.take(table, key, record)


def _by_members(text: str, found: Salvage) -> None:
    """Wherever something reads like a record, in any layout."""
    decoder = json.JSONDecoder()
    table, at = "applications", 0
    while (start := _MEMBER.search(text, at)) is not None:
        key, at = start[1], start.end()
        try:
            record, end = decoder.raw_decode(text, start.end() - 1)
        except (ValueError, RecursionError):
            record, end = None, at
        if record is not None and {"company", "role"} <= record.keys():
            found.take(table, key, record)
            at = end
        elif record is not None and key == "board" and "schema" in record:
            found.take("board", "board", record)
            at = end
        elif key in ("applications", "bin", "board"):
            table = key
        elif record is not None:
            at = end


def _drop_faults(data: bytes, found: Salvage) -> None:
    """Take out of the records what is not understood, and note it."""
    for name in ("board", "applications", "bin"):
        if not isinstance(found.tables.get(name), dict):
            found.tables[name] = {}
    for name in ("applications", "bin"):
        for key, record in list(found.tables[name].items()):
            _drop_record_faults(data, found, name, key, record)
    own = found.tables["board"].get("board", {})
    if faults := list(shape.board_faults(own)):
        found.findings += _findings(data, faults)
        found.tables["board"]["board"] = shape.understood_board(own)
    for key in found.tables["applications"].keys() & found.tables["bin"].keys():
        what = _("the same application is also on the board")
        found.findings.append(Finding(0, key, "", what))
        found.tables["bin"][f"{key}-2"] = found.tables["bin"].pop(key)


def _drop_record_faults(data: bytes, found: Salvage, name: str, key: str, record: Any) -> None:
    faults = list(shape.application_faults(name, key, record))
    if not faults:
        return
    found.findings += _findings(data, faults)
    if not isinstance(record, dict):
        del found.tables[name][key]
        return
    kept = shape.understood_application(record)
    if name == "bin":
        kept.setdefault("removed", kept["added"])
    found.tables[name][key] = kept


def _findings(data: bytes, faults: list[shape.Fault]) -> Iterator[Finding]:
    for fault in faults:
        line = damage.line_of(data, fault)
        yield Finding(line, fault.record, fault.field or fault.table, fault.what)
