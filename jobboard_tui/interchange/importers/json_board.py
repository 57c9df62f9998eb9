"""Our own JSON: an export, or the board's file itself. Everything in it comes back.

A list of objects, as other programs write it and `jobboard list --json` prints it, is read
like a table whose header are the names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias, TypeVar

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.fields import ONE_LINE, FieldType, field_names
from jobboard_tui.domain.models import Application, Contact, Event, Timeline
from jobboard_tui.domain.offer_values import Concern, ItemAnswer, RedFlag
from jobboard_tui.domain.practice_values import Answer, PracticeLog
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext
from jobboard_tui.interchange.importers.cell_dates import is_zero_date
from jobboard_tui.interchange.importers.columns import ColumnHints
from jobboard_tui.interchange.importers.csv_table import (
    CsvRecord,
    CsvTable,
    NoTable,
    refuse_too_many,
)
from jobboard_tui.interchange.importers.detect_encoding import decode
from jobboard_tui.interchange.importers.json_lists import (
    ListFinder,
    is_list_of_objects,
    says_application,
    weak_company,
)
from jobboard_tui.interchange.importers.json_references import (
    Tables,
    referenced,
    resolved,
    singular,
    tables_inside,
)
from jobboard_tui.interchange.importers.kanban_json import board_as_items, is_board
from jobboard_tui.interchange.importers.nested import NestedCells, NestedReader
from jobboard_tui.interchange.importers.plan import Problem
from jobboard_tui.interchange.importers.read_rows import read_rows
from jobboard_tui.interchange.importers.row_to_application import ParserHints
from jobboard_tui.interchange.importers.sources import SourcePart
from jobboard_tui.interchange.importers.types import ImportContext, RowResult, RowResults
from jobboard_tui.storage import duplicate_keys
from jobboard_tui.storage.codec import EPOCH, SCHEMA, application_of, board_of, schema_of
from jobboard_tui.storage.line_format import TABLES, encode
from jobboard_tui.storage.schema import (
    application_faults,
    board_faults,
    understood_application,
)

_SPACE = b" \t\r\n\xef\xbb\xbf"
_KEY = re.compile(r'"((?:[^"\\]|\\.){1,64})"\s*:\s*\{')
_MOST_KEYS = 200
_MOST_NAMED = 20
_DEEPEST = 6
_NAMED = frozenset({"company", "role", "stage", "location", "source"})
"""Columns in which an object stands for its name: `"company": {"name": "Aoba"}`."""
_OWN_LIST = frozenset({"id", "company", "role", "stage", "outcome", "next", "added"})
"""Names in `jobboard list --json`, whose `next` is a reminder: it follows from the rest."""
_NAME_KEYS = ("name", "title", "label", "current", "status", "value", "名称", "氏名")
_CONTACT_TEXTS = ("name", "email", "phone", "title")

_NumberedObject: TypeAlias = tuple[int, dict[str, Any]]
"""An object of a list, and its position there, from 1."""


def recognises(part: SourcePart) -> bool:
    """Return whether a part is JSON, which begins with a brace or a bracket."""
    return part.content.lstrip(_SPACE)[:1] in (b"{", b"[")


def read(part: SourcePart, context: ImportContext) -> RowResults:
    """Return the applications in an export of a board, those in the bin included."""
    text, _encoding = decode(part.content, part.name)
    whole = _parsed(text, part.name)
    if isinstance(whole, list):
        return _read_list(ListFinder(context).unwrapped(whole), part, context)
    if is_board(whole):
        return _read_list(board_as_items(whole), part, context)
    tables = {name: whole.get(name) for name in ("applications", "bin")}
    if not any(isinstance(table, dict) for table in tables.values()):
        if (items := ListFinder(context).inside(whole)) is not None:
            held = tables_inside(whole)
            read = [resolved(item, held) if isinstance(item, dict) else item for item in items]
            readings = _read_list(read, part, context)
            readings.remarks.extend(_beside(whole, items, held))
            return readings
        raise _refused(part.name, _("it contains no applications"))
    records = [
        (name, app_id, record)
        for name, table in tables.items()
        if isinstance(table, dict)
        for app_id, record in table.items()
    ]
    if (doubled := duplicate_keys.first_duplicate_key(text.encode())) is not None:
        raise JobboardError(
            _("import {name}").format(name=part.name),
            _("line {line}: {what}").format(line=doubled.line, what=doubled.spot.what),
            _("fix it first: `jobboard --file FILE check --repair` merges both"),
        )
    if schema_of(whole) > SCHEMA:
        raise JobboardError(
            _("import {name}").format(name=part.name),
            _("it was written by a newer version of jobboard"),
            _("update jobboard first"),
        )
    refuse_too_many(len(records), part.name)
    board, remarks = _whole(whole)
    rows = _rows(records, _lines(text), context)
    return RowResults(part.name, len(records), rows, remarks, by_id=True, whole=board)


def _parsed(text: str, name: str) -> Any:
    import orjson

    try:
        whole = orjson.loads(text)
    except orjson.JSONDecodeError as trouble:
        if (lines := _parsed_lines(text)) is not None:
            return lines
        raise _refused(
            name,
            _("line {line}, column {column} is not valid JSON ({trouble})").format(
                line=trouble.lineno, column=trouble.colno, trouble=clean(trouble.msg)
            ),
        ) from None
    except (RecursionError, UnicodeEncodeError):
        raise _refused(name, _("not valid JSON")) from None
    if not isinstance(whole, dict | list):
        raise _refused(name, _("it contains no applications"))
    return whole


def _parsed_lines(text: str) -> list[Any] | None:
    """The objects of a text with one in each line; None if it is none."""
    import orjson

    lines = [line for line in text.splitlines() if line.strip()]
    try:
        items = [orjson.loads(line) for line in lines]
    except orjson.JSONDecodeError:
        return None
    return items if len(items) > 1 and all(isinstance(item, dict) for item in items) else None


# -- a board -------------------------------------------------------------------------------------


def _rows(
    records: list[tuple[str, str, Any]], lines: Mapping[str, int], context: ImportContext
) -> Iterator[RowResult]:
    for table, app_id, record in records:
        line = lines.get(app_id, 1)
        problems = tuple(
            Problem(line=line, column=clean(fault.field), what=fault.what)
            for fault in application_faults(table, app_id, record)
            if fault.field != "removed"
        )
        application = _application(app_id, record, bool(problems), context)
        if application is None:
            what = _("not an application record")
            yield RowResult(line, problems=problems or (Problem(line=line, column="", what=what),))
            continue
        binned = table == "bin"
        if binned is not (application.removed is not None):
            application = replace(application, removed=context.now if binned else None)
        yield RowResult(line, application, problems, _("from the bin") if binned else "")


def _application(
    app_id: str, record: Any, faulty: bool, context: ImportContext
) -> Application | None:
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
        understood["events"] = duplicate_keys.part(understood.get("events", ()), "id").elements
        if understood["added"] == EPOCH.isoformat():
            understood["added"] = context.now.isoformat()
        return _washed(application_of(app_id, understood))
    except (ValueError, TypeError, OverflowError):  # nested too deep, a date before the year 1
        return None


def _washed(application: Application) -> Application:
    """The application, every text of it gone through the gate."""
    fields: dict[str, Any] = {
        name: clean(getattr(application, name)) for name in field_names(*ONE_LINE)
    }
    for name in field_names(FieldType.LINES):
        fields[name] = clean(getattr(application, name), lines=True)
    for name in field_names(FieldType.TAGS, FieldType.CELLS):
        fields[name] = tuple(map(clean, getattr(application, name)))
    fields["contacts"] = tuple(_changed(each, _CONTACT_TEXTS) for each in application.contacts)
    fields["events"] = Timeline(map(_washed_event, application.events))
    fields["checklist"] = {
        clean(key): _changed(finding, ("value", "title", "ask", "confirm", "wish"))
        for key, finding in application.checklist.items()
    }
    fields["doubts"] = {
        clean(key): _changed(doubt, ("text", "question", "answer"))
        for key, doubt in application.doubts.items()
    }
    fields["flags"] = {
        clean(key): _changed(flag, ("note",)) for key, flag in application.flags.items()
    }
    fields["terms"] = {
        clean(key): clean(term) if isinstance(term, str) else term
        for key, term in application.terms.items()
    }
    fields["papers"] = {clean(key): at for key, at in application.papers.items()}
    return replace(application, **fields)


def _washed_event(event: Event) -> Event:
    event = _changed(event, ("where",))
    people = tuple(map(clean, event.people))
    note = clean(event.note, lines=True)
    if (people, note) == (event.people, event.note):
        return event
    return replace(event, people=people, note=note)


def _washed_hill(hill: PracticeLog) -> PracticeLog:
    exercises = (replace(entry, note=clean(entry.note, lines=True)) for entry in hill.exercises)
    audits = (
        replace(answers, answers=tuple(map(_washed_answer, answers.answers)))
        for answers in hill.audits
    )
    return replace(hill, exercises=tuple(exercises), audits=tuple(audits))


def _washed_answer(answer: Answer) -> Answer:
    return replace(answer, question=clean(answer.question), words=clean(answer.words))


_Value = TypeVar("_Value", Event, Contact, ItemAnswer, Concern, RedFlag)


def _changed(value: _Value, names: tuple[str, ...]) -> _Value:
    """The value with these texts cleaned; the same object where they are clean."""
    changes: dict[str, Any] = {
        name: text for name in names if (text := clean(old := getattr(value, name))) != old
    }
    return replace(value, **changes) if changes else value


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
        _("settings of the whole board are left out: {fields} can't be read").format(fields=fields)
    ]


def _lines(text: str) -> Mapping[str, int]:
    """The physical line of each key that opens a record."""
    lines: dict[str, int] = {}
    line, position = 1, 0
    for match in _KEY.finditer(text):
        line += text.count("\n", position, match.start())
        position = match.start()
        lines.setdefault(match[1], line)
    return lines


# -- a list --------------------------------------------------------------------------------------


def _beside(whole: Mapping[str, Any], items: list[Any], tables: Tables) -> Iterator[str]:
    """Yield which lists stand beside the one that is read, and are not read themselves."""
    used = referenced(items, tables)
    lists = {key: value for key, value in whole.items() if is_list_of_objects(value)}
    others = {key: value for key, value in lists.items() if not _holds(value, items[0])}
    names = [key for key in others if singular(key) not in used]
    if names and len(others) < len(lists):
        yield _("not read: {names}").format(names=", ".join(map(clean, names[:_MOST_NAMED])))


def _holds(value: Any, item: Any) -> bool:
    return any(part is item for part in (value.values() if isinstance(value, dict) else value))


def _read_list(items: list[Any], part: SourcePart, context: ImportContext) -> RowResults:
    """Objects as the rows of a table; their lines are counted as items.

    What is nested in an object is read by its name alone, where a name is wanted, and where it
    looks like people, steps or pay; the rest stands in a second column without a meaning.
    """
    refuse_too_many(len(items), part.name)
    numbered, header = _numbered_objects(items)
    left_out = header[_MOST_KEYS:]
    header = header[:_MOST_KEYS]
    meanings = context.vocabulary.columns(header)
    inside = _learnt_names(numbered, header, meanings, context)
    if not _settle_company(header, meanings, inside.names, context):
        raise NoTable(
            _("import {name}").format(name=part.name),
            _("it contains no applications"),
            _("give a file with applications"),
        )
    logins: dict[str, None] = {}
    is_login = context.vocabulary.is_login
    table = _as_table(numbered, header, meanings, inside, is_login, logins=logins)
    readings = read_rows(table, part.name, context, ParserHints(), ColumnHints())
    readings.remarks.insert(0, _("read as a list of objects; “line” is the position in the list"))
    readings.remarks.extend(_left_out_remarks(logins, left_out, len(items) - len(numbered)))
    return readings


def _numbered_objects(items: list[Any]) -> tuple[list[_NumberedObject], list[str]]:
    """Return the objects of a list with their positions in it, and the names that they have."""
    numbered = [(n, item) for n, item in enumerate(items, start=1) if isinstance(item, dict)]
    header = list(dict.fromkeys(name for _n, item in numbered for name in item))
    if not _OWN_LIST.issubset(header):
        return numbered, header
    header.remove("next")
    plain = [
        (n, {name: value for name, value in item.items() if name != "next"}) for n, item in numbered
    ]
    return plain, header


def _learnt_names(
    numbered: list[_NumberedObject],
    header: list[str],
    meanings: list[str | None],
    context: ImportContext,
) -> NestedReader:
    """Return the reader of what is nested, which has learnt the names inside of the objects."""
    weak = weak_company(header, meanings, context.vocabulary)
    taken = [meaning for place, meaning in enumerate(meanings) if meaning and place != weak]
    inside = NestedReader(context, taken, context.vocabulary.is_login)
    inside.learn(item for _n, item in numbered)
    return inside


def _settle_company(
    header: list[str],
    meanings: list[str | None],
    names: Mapping[str, str],
    context: ImportContext,
) -> bool:
    """Return whether a list is of applications; a weak column of companies gives way in `meanings`.

    `names` are those inside of the objects, by their meanings.
    """
    weak = weak_company(header, meanings, context.vocabulary)
    known = (*meanings, *names)
    if weak is not None and "company" in names:
        meanings[weak] = None if "role" in known else "role"
        return True
    return "company" in known and (weak is None or says_application(known))


def _as_table(
    numbered: list[_NumberedObject],
    header: list[str],
    meanings: list[str | None],
    inside: NestedReader,
    is_login: Callable[[str], bool],
    *,
    logins: dict[str, None],
) -> CsvTable:
    """Return objects as a table: its header, what is read inside, and what else is nested.

    Logins that are left out are named in `logins`.
    """
    columns = list(zip(header, meanings, strict=True))
    cells = [inside.read(item) for _n, item in numbered]
    for (_n, item), inner in zip(numbered, cells, strict=True):
        _keep_second_values(item, inner, dict(columns), inside.names)
    more = dict.fromkeys(meaning for inner in cells for meaning in inner.cells)
    fresh = [meaning for meaning in more if meaning not in meanings]
    nested = [
        name
        for name in header
        if any(_is_nested(item.get(name)) for _n, item in numbered) and not is_login(name)
    ]
    named = {name for name, meaning in columns if meaning in _NAMED}
    records = []
    for (number, item), inner in zip(numbered, cells, strict=True):
        row = [
            _cell(_only(item.get(name), meaning), by_name=meaning in _NAMED)
            or (inner.cells.get(meaning, "") if meaning else "")
            for name, meaning in columns
        ]
        row += [inner.cells.get(meaning, "") for meaning in fresh]
        row += [
            _nested_text(item.get(name), name, is_login, logins, inner, is_named=name in named)
            for name in nested
        ]
        records.append(CsvRecord(number, row, tuple(inner.facts)))
    names = [inside.names.get(meaning) or meaning for meaning in fresh]
    unknown: list[str | None] = [None] * len(nested)
    return CsvTable(",", [*header, *names, *nested], [*meanings, *fresh, *unknown], records, [])


def _keep_second_values(
    item: Mapping[str, Any],
    read: NestedCells,
    meanings: Mapping[str, str | None],
    names: Mapping[str, str],
) -> None:
    """Leave what is read inside of a column that has another value of its own to its text."""
    for name, meaning in meanings.items():
        value = read.cells.get(meaning or "")
        own = _cell(_only(item.get(name), meaning), by_name=meaning in _NAMED)
        if meaning is None or not value or not own or value == own:
            continue
        left = read.left.get(name)
        beside = left if isinstance(left, dict) else {}
        read.left[name] = {**beside, names.get(meaning, meaning).rpartition(".")[2]: value}


def _left_out_remarks(logins: Iterable[str], names: list[str], others: int) -> Iterator[str]:
    """Yield what was left out of a list: logins, names of which there are too many, no objects."""
    if logins:
        yield (
            _("left out, because logins and passwords don't belong here: {columns}").format(
                columns=", ".join(map(clean, logins))
            )
        )
    if names:
        yield (
            _("an object has more than {most} keys; left out: {names}").format(
                most=_MOST_KEYS, names=", ".join(map(clean, names[:_MOST_NAMED]))
            )
        )
    if others:
        yield (
            ngettext(
                "{count} list item is not an object and is left out",
                "{count} list items are not objects and are left out",
                others,
            ).format(count=others)
        )


def _is_nested(value: Any) -> bool:
    """Whether a value is an object with something in it, or a list of objects or lists."""
    if isinstance(value, list):
        return any(bool(part) and isinstance(part, dict | list) for part in value)
    return isinstance(value, dict) and bool(value)


def _only(value: Any, meaning: str | None) -> Any:
    """The one job of a list of jobs; any other value as it is."""
    is_one = meaning == "role" and isinstance(value, list) and len(value) == 1
    return value[0] if is_one else value


def _cell(value: Any, *, by_name: bool = False) -> str:
    """The text of a plain value; of an object its name, where a name is wanted."""
    if isinstance(value, dict):
        named = (value.get(key) for key in _NAME_KEYS) if by_name else ()
        return next((name for name in named if isinstance(name, str) and name.strip()), "")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "" if _is_nested(value) else ", ".join(_cell(part) for part in value)
    return str(value)


def _nested_text(
    value: Any,
    name: str,
    is_login: Callable[[str], bool],
    left_out: dict[str, None],
    read: NestedCells,
    *,
    is_named: bool,
) -> str:
    """What is nested, as a person can read it: "date: 2026-11-26; with: Ito"; empty if nothing is.

    What was `read` already is left out. Of an object that only holds its name nothing is left to
    tell where its column has taken that (`is_named`). Logins and passwords are named in
    `left_out`.
    """

    def readable(value: Any, path: str, depth: int) -> str:
        if depth > _DEEPEST:
            return "…"
        if isinstance(value, dict):
            parts = []
            for key, part in value.items():
                if is_login(key):
                    left_out[f"{path}.{key}"] = None
                    continue
                text = readable(part, f"{path}.{key}", depth + 1)
                if text and not is_zero_date(text):
                    parts.append(f"{key}: {text}")
            return "; ".join(parts)
        if isinstance(value, list):
            texts = (readable(part, path, depth + 1) for part in value)
            return ("\n" if depth == 0 else " / ").join(text for text in texts if text)
        return _cell(value)

    if not _is_nested(value):
        return ""
    if is_named and isinstance(value, dict) and len(value) == 1 and _cell(value, by_name=True):
        return ""
    _named_logins(value, name, is_login, left_out)
    return readable(read.left.get(name), name, 0)


def _named_logins(
    value: Any, path: str, is_login: Callable[[str], bool], left_out: dict[str, None]
) -> None:
    """Name the logins inside of a value in `left_out`."""
    if isinstance(value, list):
        for part in value:
            _named_logins(part, path, is_login, left_out)
    elif isinstance(value, dict):
        for key, part in value.items():
            if is_login(key):
                left_out[f"{path}.{key}"] = None
            else:
                _named_logins(part, f"{path}.{key}", is_login, left_out)


def _refused(name: str, why: str) -> JobboardError:
    return JobboardError(
        _("import {name}").format(name=name), why, _("give a file made by `jobboard export`")
    )
