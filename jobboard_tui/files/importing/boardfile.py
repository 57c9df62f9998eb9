"""Our own JSON: an export, or the board's file itself. Everything in it comes back.

A list of flat objects, as other programs write it and `jobboard list --json` prints it, is read
like a table whose header are the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from jobboard_tui.core.board import Board
from jobboard_tui.core.errors import JobboardError
from jobboard_tui.core.findings import Doubt, Finding, Flag
from jobboard_tui.core.model import Application, Contact, Event, Timeline
from jobboard_tui.core.practice import Answer, Diligence
from jobboard_tui.core.text import clean
from jobboard_tui.files import doubles
from jobboard_tui.files.importing.cards import Habits
from jobboard_tui.files.importing.columns import Customs
from jobboard_tui.files.importing.encoding import decode
from jobboard_tui.files.importing.plan import Problem
from jobboard_tui.files.importing.reading import Context, Reading, Readings
from jobboard_tui.files.importing.rows import read_rows
from jobboard_tui.files.importing.sources import Part
from jobboard_tui.files.importing.table import NoTable, Record, Table, refuse_too_many
from jobboard_tui.files.layout import TABLES, encode
from jobboard_tui.files.records import EPOCH, SCHEMA, application_of, board_of, schema_of
from jobboard_tui.files.shape import (
    application_faults,
    board_faults,
    understood_application,
)
from jobboard_tui.words import _

_SPACE = b" \t\r\n\xef\xbb\xbf"
_KEY = re.compile(r'"((?:[^"\\]|\\.){1,64})"\s*:\s*\{')
_MOST_KEYS = 200
_TEXTS = ("company", "role", "url", "location", "source", "agency", "salary", "resume")
_CONTACT_TEXTS = ("name", "email", "phone", "title")


def recognises(part: Part) -> bool:
    """JSON begins with a brace or a bracket."""
    return part.content.lstrip(_SPACE)[:1] in (b"{", b"[")


def read(part: Part, context: Context) -> Readings:
    """The applications in an export of a board, those in the bin included."""
    text, _encoding = decode(part.content, part.name)
    whole = _parsed(text, part.name)
    if isinstance(whole, list):
        return _read_list(whole, part, context)
    tables = {name: whole.get(name) for name in ("applications", "bin")}
    if not any(isinstance(table, dict) for table in tables.values()):
        raise _refused(part.name, _("there are no applications in it"))
    records = [
        (name, app_id, record)
        for name, table in tables.items()
        if isinstance(table, dict)
        for app_id, record in table.items()
    ]
    if (doubled := doubles.first(text.encode())) is not None:
        raise JobboardError(
            _("import {name}").format(name=part.name),
            _("line {line}: {what}").format(line=doubled.line, what=doubled.spot.what),
            _("mend it first: `jobboard --file FILE check --repair` merges both"),
        )
    if schema_of(whole) > SCHEMA:
        raise JobboardError(
            _("import {name}").format(name=part.name),
            _("a newer version of jobboard has written it"),
            _("update jobboard first"),
        )
    refuse_too_many(len(records), part.name)
    board, remarks = _whole(whole)
    rows = _rows(records, _lines(text), context)
    return Readings(part.name, len(records), rows, remarks, by_id=True, whole=board)


def _parsed(text: str, name: str) -> Any:
    import orjson

    try:
        whole = orjson.loads(text)
    except orjson.JSONDecodeError as trouble:
        raise _refused(
            name,
            _("line {line}, column {column} is no JSON ({trouble})").format(
                line=trouble.lineno, column=trouble.colno, trouble=clean(trouble.msg)
            ),
        ) from None
    except (RecursionError, UnicodeEncodeError):
        raise _refused(name, _("it is no JSON that can be read")) from None
    if not isinstance(whole, dict | list):
        raise _refused(name, _("there are no applications in it"))
    return whole


# -- a board -------------------------------------------------------------------------------------


def _rows(
    records: list[tuple[str, str, Any]], lines: Mapping[str, int], context: Context
) -> Iterator[Reading]:
    for table, app_id, record in records:
        line = lines.get(app_id, 1)
        problems = tuple(
            Problem(line=line, column=clean(fault.field), what=fault.what)
            for fault in application_faults(table, app_id, record)
            if fault.field != "removed"
        )
        application = _application(app_id, record, bool(problems), context)
        if application is None:
            what = _("it is no record of an application")
            yield Reading(line, problems=problems or (Problem(line=line, column="", what=what),))
            continue
        binned = table == "bin"
        if binned is not (application.removed is not None):
            application = replace(application, removed=context.now if binned else None)
        yield Reading(line, application, problems, _("from the bin") if binned else "")


def _application(app_id: str, record: Any, faulty: bool, context: Context) -> Application | None:
    """The application, as far as its record is understood; None without a company."""
    if not isinstance(record, dict) or not app_id or clean(app_id) != app_id:
        return None
    company = record.get("company")
    if not isinstance(company, str) or not clean(company):
        return None
    try:
        encode(record)
        if not faulty:
            return _washed(application_of(app_id, record))
        understood = understood_application(record)
        understood["events"] = doubles.part(understood.get("events", ()), "id").elements
        if understood["added"] == EPOCH.isoformat():
            understood["added"] = context.now.isoformat()
        return _washed(application_of(app_id, understood))
    except (ValueError, TypeError, OverflowError):  # nested too deep, a date before the year 1
        return None


def _washed(one: Application) -> Application:
    """The application, every text of it gone through the gate."""
    told: dict[str, Any] = {name: clean(getattr(one, name)) for name in _TEXTS}
    told["notes"] = clean(one.notes, lines=True)
    told["tags"] = tuple(map(clean, one.tags))
    told["contacts"] = tuple(_changed(each, _CONTACT_TEXTS) for each in one.contacts)
    told["events"] = Timeline(map(_washed_event, one.events))
    told["checklist"] = {
        clean(key): _changed(finding, ("value", "title", "ask", "confirm"))
        for key, finding in one.checklist.items()
    }
    told["doubts"] = {
        clean(key): _changed(doubt, ("text", "question", "answer"))
        for key, doubt in one.doubts.items()
    }
    told["flags"] = {clean(key): _changed(flag, ("note",)) for key, flag in one.flags.items()}
    told["terms"] = {
        clean(key): clean(term) if isinstance(term, str) else term
        for key, term in one.terms.items()
    }
    told["papers"] = {clean(key): at for key, at in one.papers.items()}
    return replace(one, **told)


def _washed_event(event: Event) -> Event:
    event = _changed(event, ("where",))
    people = tuple(map(clean, event.people))
    note = clean(event.note, lines=True)
    if (people, note) == (event.people, event.note):
        return event
    return replace(event, people=people, note=note)


def _washed_hill(hill: Diligence) -> Diligence:
    exercises = (replace(one, note=clean(one.note, lines=True)) for one in hill.exercises)
    audits = (replace(one, answers=tuple(map(_washed_answer, one.answers))) for one in hill.audits)
    return replace(hill, exercises=tuple(exercises), audits=tuple(audits))


def _washed_answer(answer: Answer) -> Answer:
    return replace(answer, question=clean(answer.question), words=clean(answer.words))


_Value = TypeVar("_Value", Event, Contact, Finding, Doubt, Flag)


def _changed(value: _Value, names: tuple[str, ...]) -> _Value:
    """The value with these texts cleaned; the same object where they are clean."""
    told: dict[str, Any] = {
        name: text for name in names if (text := clean(old := getattr(value, name))) != old
    }
    return replace(value, **told) if told else value


def _whole(tables: Mapping[str, Any]) -> tuple[Board | None, list[str]]:
    """What concerns the whole board; None, and a remark, where it can't be read."""
    table = tables.get("board")
    record = table.get("board", {}) if isinstance(table, dict) else {}
    beside = {name: value for name, value in tables.items() if name not in TABLES}
    try:
        encode(record)
        encode(beside)
        faults = list(board_faults(record))
        if not faults:
            board = board_of(record, {}, {}, beside)
            events = tuple(map(_washed_event, board.events))
            return replace(board, events=events, hill=_washed_hill(board.hill)), []
        fields = ", ".join(clean(fault.field) for fault in faults)
    except (ValueError, TypeError, OverflowError):
        fields = "board"
    return None, [
        _("what concerns the whole board is left out: {fields} can't be read").format(fields=fields)
    ]


def _lines(text: str) -> Mapping[str, int]:
    """The physical line of each key that opens a record."""
    lines: dict[str, int] = {}
    line, position = 1, 0
    for found in _KEY.finditer(text):
        line += text.count("\n", position, found.start())
        position = found.start()
        lines.setdefault(found[1], line)
    return lines


# -- a list --------------------------------------------------------------------------------------


def _read_list(items: list[Any], part: Part, context: Context) -> Readings:
    """Flat objects as the rows of a table; their lines are counted as items."""
    refuse_too_many(len(items), part.name)
    objects = [item for item in items if isinstance(item, dict)]
    header = list(dict.fromkeys(name for item in objects for name in item))[:_MOST_KEYS]
    meanings = context.vocabulary.columns(header)
    if "company" not in meanings:
        raise NoTable(
            _("import {name}").format(name=part.name),
            _("there are no applications in it"),
            _("name a file of applications"),
        )
    records = [
        Record(number, [_cell(item.get(name)) for name in header])
        for number, item in enumerate(objects, start=1)
    ]
    table = Table(",", header, meanings, records, [])
    readings = read_rows(table, part.name, context, Habits(), Customs())
    readings.remarks.insert(0, _("read as a list of objects; “line” is the number in the list"))
    return readings


def _cell(value: Any) -> str:
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_cell(one) for one in value)
    return str(value)


def _refused(name: str, why: str) -> JobboardError:
    return JobboardError(
        _("import {name}").format(name=name), why, _("name a file that `jobboard export` has made")
    )
