"""Our own JSON: an export, or the board's file itself. Everything in it comes back.

A list of flat objects, as other programs write it and `jobboard list --json` prints it, is read
like a table whose header are the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from jobboard_tui.core.board import Board
from jobboard_tui.core.errors import JobboardError
from jobboard_tui.core.model import Application, Contact, Event, Timeline
from jobboard_tui.core.text import clean
from jobboard_tui.files.importing.cards import Habits
from jobboard_tui.files.importing.encoding import decode
from jobboard_tui.files.importing.plan import Problem
from jobboard_tui.files.importing.reading import Context, Reading, Readings
from jobboard_tui.files.importing.rows import Customs, read_rows
from jobboard_tui.files.importing.sources import Part
from jobboard_tui.files.importing.table import NoTable, Record, Table
from jobboard_tui.words import _

_SPACE = b" \t\r\n\xef\xbb\xbf"
_KEY = re.compile(r'"((?:[^"\\]|\\.){1,64})"\s*:\s*\{')
_MOST_KEYS = 200
_WRONG = (KeyError, ValueError, TypeError, AttributeError, OverflowError)
"""What records of another shape lead to."""


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
        (app_id, record, name == "bin")
        for name, table in tables.items()
        if isinstance(table, dict)
        for app_id, record in table.items()
    ]
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
            _("line {line}, column {column}: {trouble}").format(
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
    records: list[tuple[str, Any, bool]], lines: Mapping[str, int], context: Context
) -> Iterator[Reading]:
    for app_id, record, binned in records:
        line = lines.get(app_id, 1)
        column = ""
        try:
            application = _washed(app_id, record)
        except _Unfit as unfit:
            column, what = unfit.column, _("it holds something else than expected")
        except _WRONG as trouble:
            column = trouble.args[0] if isinstance(trouble, KeyError) else ""
            what = _("it is no record of an application")
        else:
            if binned and application.removed is None:
                application = replace(application, removed=context.now)
            if not binned and application.removed is not None:
                application = replace(application, removed=None)
            yield Reading(line, application, reason=_("from the bin") if binned else "")
            continue
        yield Reading(line, problems=(Problem(line=line, column=clean(str(column)), what=what),))


class _Unfit(ValueError):
    """A field of the wrong kind; `column` is its name."""

    def __init__(self, column: str) -> None:
        super().__init__(column)
        self.column = column


def _washed(app_id: str, record: Mapping[str, Any]) -> Application:
    """An application whose every text has gone through the gate; `_Unfit` names a bad field."""
    from jobboard_tui.files.records import application_of

    if not app_id or clean(app_id) != app_id:
        raise _Unfit("id")
    one = application_of(app_id, record)
    company = _text(one.company, "company")
    if not company:
        raise _Unfit("company")
    _aware(one.added, "added")
    _aware(one.removed, "removed")
    _aware(one.apply_by, "apply_by")
    for name, times in (("marks", one.marks), ("moves", one.moves)):
        for each in times:
            _aware(each.at, name)
    if one.place is not None and not _is_number(one.place, (int, float)):
        raise _Unfit("place")
    return replace(
        one,
        company=company,
        role=_text(one.role, "role"),
        url=_text(one.url, "url"),
        location=_text(one.location, "location"),
        source=_text(one.source, "source"),
        agency=_text(one.agency, "agency"),
        salary=_text(one.salary, "salary"),
        resume=_text(one.resume, "resume"),
        notes=_text(one.notes, "notes", lines=True),
        tags=tuple(_text(tag, "tags") for tag in one.tags),
        contacts=tuple(map(_washed_contact, one.contacts)),
        events=Timeline(map(_washed_event, one.events)),
    )


def _washed_contact(contact: Contact) -> Contact:
    return replace(
        contact,
        name=_text(contact.name, "contacts"),
        email=_text(contact.email, "contacts"),
        phone=_text(contact.phone, "contacts"),
        title=_text(contact.title, "contacts"),
    )


def _washed_event(event: Event) -> Event:
    for at in (event.at, event.logged, event.by, event.done):
        _aware(at, "events")
    for number in (event.minutes, event.round):
        if number is not None and not _is_number(number, int):
            raise _Unfit("events")
    for flag in (event.needs_reply, event.cancelled):
        if not isinstance(flag, bool):
            raise _Unfit("events")
    if not event.id or clean(_text(event.id, "events")) != event.id:
        raise _Unfit("events")
    return replace(
        event,
        people=tuple(_text(person, "events") for person in event.people),
        where=_text(event.where, "events"),
        note=_text(event.note, "events", lines=True),
    )


def _text(value: Any, column: str, lines: bool = False) -> str:
    if not isinstance(value, str):
        raise _Unfit(column)
    return clean(value, lines=lines)


def _aware(at: Any, column: str) -> None:
    if isinstance(at, datetime) and at.tzinfo is None:
        raise _Unfit(column)


def _is_number(value: Any, kind: type | tuple[type, ...]) -> bool:
    return isinstance(value, kind) and not isinstance(value, bool)


def _whole(tables: Mapping[str, Any]) -> tuple[Board | None, list[str]]:
    """What concerns the whole board; None, and a remark, where it can't be read."""
    from jobboard_tui.files.records import board_of

    table = tables.get("board")
    record = table.get("board", {}) if isinstance(table, dict) else {}
    beside = {
        name: value
        for name, value in tables.items()
        if name not in ("board", "applications", "bin")
    }
    try:
        board = board_of(record, {}, {}, beside)
        board.home  # noqa: B018 - raises for a zone that does not exist
        for mark in board.marks:
            _aware(mark.at, "marks")
        if board.pause is not None:
            _aware(board.pause.since, "pause")
            _aware(board.pause.until, "pause")
        return replace(board, events=tuple(map(_washed_event, board.events))), []
    except _WRONG:
        return None, [_("what concerns the whole board can't be read; it is left out")]


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
