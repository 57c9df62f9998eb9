"""The board as a file for other programs: CSV for spreadsheets, JSON with everything, a calendar.

The first two can be imported again. A CSV holds the open and closed applications, the JSON also
the bin, every event, what was put aside, and fields that this version does not know.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias

from jobboard_tui.config.user_paths import is_there
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.fields import ONE_LINE, FieldRow, FieldType, fields_of
from jobboard_tui.domain.models import NOTHING, Application, Deadline, Event, Kind
from jobboard_tui.domain.reminders.reminder import Reminder
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.storage import atomic_write, user_files

BOM = "\ufeff"
"""By this sign Excel knows that a CSV is UTF-8, and shows Japanese as it is."""

_RISKY = re.compile("'*[=+\\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_DATE_CELL = re.compile(r"[12]\d{3}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?")
_LONGEST_IN_WORKBOOK = 32_767
"""Characters that a cell of Excel holds."""
_BETWEEN = "; "
LARGEST = 300_000_000
"""Bytes of a file that is compared with what is to be written."""
FORMATS = ("csv", "xlsx", "json", "ics")
"""What can be exported."""


def export(
    board: Board,
    path: Path,
    format: str | None = None,
    *,
    overwrite: bool = False,
    bom: bool = True,
    source: Path | None = None,
    reminders: Sequence[Reminder] = (),
    changed: Mapping[str, datetime] = NOTHING,
    now: datetime | None = None,
) -> int:
    """Write the board into a file; how many applications it now holds.

    The format goes by the file's name unless told. The file is there whole or not at all, and
    readable by nobody else; one that holds the same already is left alone. `reminders` are what a
    calendar holds beside the meetings, `changed` when applications were last changed, and `now` the
    instant from which on what it held before stays in it as cancelled. Raises `JobboardError` for
    a file that exists, unless `overwrite`, and for the board's own, `source`.
    """
    _refuse_board(path, source)
    name = format_for(path, format)
    held = _held(path) if overwrite and name == "ics" else b""
    content = as_bytes(
        board, name, bom=bom, reminders=reminders, changed=changed, held=held, now=now
    )
    write_bytes(path, content, overwrite=overwrite)
    return len(board.applications)


def export_meeting(
    board: Board,
    app_id: str,
    event_id: str,
    path: Path,
    *,
    overwrite: bool = False,
    source: Path | None = None,
    changed: Mapping[str, datetime] = NOTHING,
) -> None:
    """Write a calendar of one meeting alone into a file; `JobboardError` as of `export`."""
    from jobboard_tui.interchange.exporters.icalendar import meeting_as_ics

    _refuse_board(path, source)
    event = board.event(app_id, event_id)
    write(path, meeting_as_ics(board, board[app_id], event, changed), overwrite=overwrite)


def _refuse_board(path: Path, source: Path | None) -> None:
    """Raise `JobboardError` where a file to be written is the board's own."""
    if source is not None and is_same(path, source):
        raise JobboardError(
            _("export {path}").format(path=path),
            _("this is the board itself"),
            _("choose another file"),
        )


def as_bytes(
    board: Board,
    format: str,
    *,
    bom: bool = True,
    reminders: Sequence[Reminder] = (),
    changed: Mapping[str, datetime] = NOTHING,
    held: bytes = b"",
    now: datetime | None = None,
) -> bytes:
    """Return the board in one of the `FORMATS`; `held` is what a calendar has so far."""
    if format == "xlsx":
        return as_workbook(board)
    if format == "ics":
        from jobboard_tui.interchange.exporters.icalendar import as_ics

        return as_ics(board, reminders, changed, held, now).encode()
    text = (BOM if bom else "") + as_csv(board) if format == "csv" else as_json(board)
    return text.encode()


def write(path: Path, text: str, *, overwrite: bool) -> None:
    """Write a text as the whole of a file; see `write_bytes`."""
    write_bytes(path, text.encode(), overwrite=overwrite)


def write_bytes(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Bytes as the whole of a file; one that holds the same already is left alone.

    A link keeps leading to its file. Raises `JobboardError`, also for what is no regular file.
    """

    def refuse_existing() -> None:
        if not overwrite and is_there(path):
            raise JobboardError(
                _("export {path}").format(path=path),
                _("the file already exists"),
                _("choose another name, or add --force"),
            )

    refuse_existing()
    if _held(path) == content:
        return
    try:
        user_files.write_file(path, content, check=refuse_existing)
    except OSError as trouble:
        instead = _("choose another file, or - for standard output")
        raise atomic_write.save_error(trouble, path, instead) from None


def is_same(path: Path, other: Path) -> bool:
    """Whether both names lead to one file; not where either of them leads to none."""
    return is_there(path) and is_there(other) and path.samefile(other)


def _held(path: Path) -> bytes:
    """What a file holds so far; nothing where it can't be read."""
    try:
        return user_files.read_file(path, LARGEST)
    except OSError:
        return b""


def format_for(path: Path, asked: str | None = None) -> str:
    """Return the format asked for, or the one that the file's name tells."""
    name = asked or path.suffix.lower().removeprefix(".")
    if name in FORMATS:
        return name
    raise InvalidInput(
        _("export {path}").format(path=path)
        if asked is None
        else _("format {name}").format(name=name),
        _("unknown format") if asked is None else _("it can't be exported"),
        _("use one of {formats}").format(formats=", ".join(FORMATS)),
    )


# -- JSON ----------------------------------------------------------------------------------------


def as_json(board: Board) -> str:
    """Return everything, in the layout of the board's own file: one record a line."""
    from jobboard_tui.storage.codec import FILE_LEVEL, application_record, board_record
    from jobboard_tui.storage.line_format import serialize

    tables = {
        "board": {"board": board_record(board)},
        "applications": _records(board.applications, application_record),
        "bin": _records(board.bin, application_record),
        **board.extra.get(FILE_LEVEL, {}),
    }
    content, _lines = serialize(tables, {})
    return content.decode()


def _records(
    applications: Mapping[str, Application], record_of: Callable[[Application], object]
) -> dict[str, object]:
    return {app_id: record_of(application) for app_id, application in applications.items()}


# -- CSV -----------------------------------------------------------------------------------------


def as_csv(board: Board) -> str:
    """Return one row for each application.

    Dates are in the home zone, and no cell can be taken for a formula.
    """
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for application in sorted(board.applications.values(), key=_by_stage):
        writer.writerow([safe_cell(cell(application, board)) for cell in COLUMNS.values()])
    return written.getvalue()


def as_workbook(board: Board) -> bytes:
    """Return the columns of the CSV as a workbook of Excel.

    Days and times are written as such, all else as text.
    """
    import xlsxwriter

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as workbook:
        # what is the same board has to be the same file
        workbook.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
        sheet = workbook.add_worksheet(pgettext("sheet", "applications"))
        forms = {
            date: workbook.add_format({"num_format": "yyyy-mm-dd"}),
            datetime: workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }
        sheet.write_row(0, 0, list(COLUMNS), workbook.add_format({"bold": True}))
        sheet.freeze_panes(1, 0)
        ordered = sorted(board.applications.values(), key=_by_stage)
        for row, application in enumerate(ordered, start=1):
            for place, cell_of in enumerate(COLUMNS.values()):
                text = cell_of(application, board)
                when = _typed(text)
                if when is not None:
                    sheet.write_datetime(row, place, when, forms[type(when)])
                elif text:
                    sheet.write_string(row, place, text[:_LONGEST_IN_WORKBOOK])
    return written.getvalue()


def _typed(text: str) -> date | datetime | None:
    """A date or a time of day that a cell is; None for any other text."""
    if not _DATE_CELL.fullmatch(text):
        return None
    return datetime.fromisoformat(text) if " " in text else date.fromisoformat(text)


def safe_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; numbers stay numbers.

    >>> safe_cell("=HYPERLINK(1)"), safe_cell("-5")
    ("'=HYPERLINK(1)", '-5')
    """
    return f"'{text}" if _RISKY.match(text) and not _NUMBER.fullmatch(text) else text


def plain_cell(text: str) -> str:
    """Return the text of a cell without the sign that `safe_cell` puts before it."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text


def _by_stage(application: Application) -> tuple[int, str, str]:
    return application.stage.rank, application.company, application.role


def _moment(at: Deadline | None, board: Board) -> str:
    """A date, or date and time in the home zone; midnight is a date."""
    if at is None:
        return ""
    if not isinstance(at, datetime):
        return at.isoformat()
    at = at.astimezone(board.home)
    if (at.hour, at.minute, at.second) == (0, 0, 0):
        return at.date().isoformat()
    return f"{at:%Y-%m-%d %H:%M:%S}" if at.second else f"{at:%Y-%m-%d %H:%M}"


def _event(application: Application, kind: Kind, board: Board) -> Event | None:
    """The last event of a kind that counts; of to-dos the first that is not done."""
    events = [event for event in application.events if event.kind is kind and not event.cancelled]
    if kind is not Kind.TASK:
        return max(reversed(events), key=lambda event: event.at, default=None)
    calendar = calendar_of(board.zone, ())
    open_ones = [
        (calendar.deadline(event.by), place)
        for place, event in enumerate(events)
        if event.done is None and event.by is not None
    ]
    return events[min(open_ones)[1]] if open_ones else None


CellWriter: TypeAlias = Callable[[Application, Board], str]
"""Returns the text of a cell of an application."""


def _event_cell(kind: Kind, tell: Callable[[Event], str | date | None]) -> CellWriter:
    def cell(application: Application, board: Board) -> str:
        event = _event(application, kind, board)
        content = None if event is None else tell(event)
        return content if isinstance(content, str) else _moment(content, board)

    return cell


def _joined(texts: Iterable[str]) -> str:
    joined = _BETWEEN.join(texts)
    return joined if joined.strip("; ") else ""


def _text_cells(row: FieldRow) -> dict[str, CellWriter]:
    return {row.column: lambda application, _board: getattr(application, row.name)}


def _contact_cells(row: FieldRow) -> dict[str, CellWriter]:
    """The columns of the people, each with the same part of all of them."""

    def cell(part: str) -> CellWriter:
        return lambda application, _board: _joined(
            getattr(who, part) for who in getattr(application, row.name)
        )

    parts = {"name": "", "email": " Email", "phone": " Phone", "title": " Title", "latin": " Latin"}
    return {f"{row.column}{suffix}": cell(part) for part, suffix in parts.items()}


def _no_cells(_row: FieldRow) -> dict[str, CellWriter]:
    return {}


_CELLS_OF: Mapping[FieldType, Callable[[FieldRow], dict[str, CellWriter]]] = {
    FieldType.TEXT: _text_cells,
    FieldType.LINK: _text_cells,
    FieldType.TAGS: lambda row: {
        row.column: lambda application, _board: ", ".join(getattr(application, row.name))
    },
    FieldType.LINES: _text_cells,
    FieldType.DEADLINE: lambda row: {
        row.column: lambda application, board: _moment(getattr(application, row.name), board)
    },
    FieldType.CONTACTS: _contact_cells,
    FieldType.CELLS: lambda row: {
        row.column: lambda application, _board: "\n".join(
            map(clean, getattr(application, row.name))
        )
    },
    FieldType.INSTANT: _no_cells,
    FieldType.NUMBER: _no_cells,
}
"""The columns of a field by its type."""
assert set(_CELLS_OF) == set(FieldType)


def _columns(*types: FieldType, is_required: bool = False) -> dict[str, CellWriter]:
    """The columns of the fields of some types."""
    columns: dict[str, CellWriter] = {}
    for row in fields_of(*types):
        if row.is_required is is_required:
            columns |= _CELLS_OF[row.type](row)
    return columns


COLUMNS: Mapping[str, CellWriter] = {
    **_columns(FieldType.TEXT, is_required=True),
    "Stage": lambda application, _board: application.stage.value,
    "Outcome": lambda application, _board: application.outcome.value if application.outcome else "",
    **_columns(*ONE_LINE, FieldType.CONTACTS, FieldType.TAGS),
    "Applied": _event_cell(Kind.APPLIED, lambda event: event.at),
    "Reply By": _event_cell(Kind.APPLIED, lambda event: event.by),
    **_columns(FieldType.DEADLINE),
    "Added": lambda application, board: _moment(application.added, board),
    "Follow Up": _event_cell(Kind.TASK, lambda event: event.by),
    "To Do": _event_cell(Kind.TASK, lambda event: event.note),
    **_columns(FieldType.LINES, FieldType.CELLS),
}
"""The columns by their names, which the import of a CSV understands."""
