"""Workbooks of Excel and OpenDocument: one sheet of them, read like any other table."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.columns import ColumnHints
from jobboard_tui.interchange.importers.csv_table import (
    MOST_CELLS,
    CsvRecord,
    CsvTable,
    NoTable,
    parse_table,
    refuse_too_many,
)
from jobboard_tui.interchange.importers.ods_merges import merged_in_ods
from jobboard_tui.interchange.importers.read_rows import read_rows
from jobboard_tui.interchange.importers.row_to_application import ParserHints
from jobboard_tui.interchange.importers.sources import (
    SourcePart,
    is_old_excel,
    is_workbook,
    refuse_bomb,
)
from jobboard_tui.interchange.importers.types import ImportContext, RowResults

MOST_OF_SHEET = 4_000_000
"""Cells of the rectangle that a sheet fills, the blank ones included."""
_PLACE = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"|<c [^>]*?\br="([A-Z]{1,3})(\d{1,7})"')


def recognises(part: SourcePart) -> bool:
    """Return whether a part is a workbook, by its first bytes and what it holds."""
    return is_old_excel(part.content) or is_workbook(part.content)


def read(part: SourcePart, context: ImportContext) -> RowResults:
    """Return the rows of the sheet that is asked for, or of the first that has a header."""
    if not recognises(part):
        raise _broken(part, _("not a workbook"))
    refuse_bomb(part)
    _refuse_scattered(part)
    sheets = _sheets(part)
    asked = context.vocabulary.decided.sheet
    if asked and asked not in sheets:
        raise InvalidInput(
            _("--sheet {name}").format(name=clean(asked)),
            _("there is no such sheet in {file}").format(file=part.name),
            _("use one of {names}").format(names=", ".join(map(clean, sheets))),
        )
    untold: NoTable | None = None
    for name in [asked] if asked else list(sheets):
        try:
            table = _table(sheets[name](), part, context)
        except NoTable as nothing:
            untold = untold or nothing
            continue
        readings = read_rows(table, part.name, context, ParserHints(), ColumnHints())
        remark = _("the sheet “{name}” was read").format(name=clean(name))
        others = [clean(sheet) for sheet in sheets if sheet != name]
        if others:
            remark = _("{said}; --sheet chooses another: {names}").format(
                said=remark, names=", ".join(others)
            )
        readings.remarks.insert(0, remark)
        return readings
    raise untold or _broken(part, _("it has no sheets"))


def _sheets(part: SourcePart) -> dict[str, Any]:
    """What gives the rows of each sheet, by its name."""
    from python_calamine import CalamineError, CalamineWorkbook

    def rows_of(name: str) -> Any:
        def read_sheet() -> Sequence[Sequence[Any]]:
            try:
                sheet = workbook.get_sheet_by_name(name)
                refuse_too_many(sheet.total_height, part.name)
                rows = sheet.to_python(skip_empty_area=False)
                merged = sheet.merged_cell_ranges or merged_in_ods(part.content, name)
                return _filled(rows, merged)
            except (CalamineError, OSError, ValueError) as trouble:
                raise _unreadable(part, trouble) from None

        return read_sheet

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(part.content))
        names = list(workbook.sheet_names)
    except (CalamineError, OSError, ValueError) as trouble:
        raise _unreadable(part, trouble) from None
    return {name: rows_of(name) for name in names}


def _filled(
    rows: list[list[Any]], merged: Iterable[tuple[tuple[int, int], tuple[int, int]]]
) -> list[list[Any]]:
    """The rows with what stands in cells that are merged downwards in each row of them."""
    for (top, left), (bottom, right) in merged:
        if left != right:
            continue
        for row in rows[top + 1 : bottom + 1]:
            if left < len(row):
                row[left] = rows[top][left]
    return rows


def _table(rows: Sequence[Sequence[Any]], part: SourcePart, context: ImportContext) -> CsvTable:
    """The table of a sheet; its lines are the rows of the sheet."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    numbers: dict[int, int] = {}
    line = 1
    for number, row in enumerate(rows, start=1):
        cells = [_text(cell).replace("\r\n", "\n").replace("\r", "\n") for cell in row[:MOST_CELLS]]
        numbers[line] = number
        writer.writerow(cells)
        line += 1 + sum(cell.count("\n") for cell in cells)
    table = parse_table(written.getvalue(), part.name, context.vocabulary)
    if table.is_turned:
        return table

    def in_sheet(records: Iterable[CsvRecord]) -> list[CsvRecord]:
        return [replace(record, line=numbers.get(record.line, record.line)) for record in records]

    return replace(
        table, records=in_sheet(table.records), passed_over=tuple(in_sheet(table.passed_over))
    )


def _text(cell: Any) -> str:
    """A cell as it would be written: dates as dates, whole numbers without a point."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _refuse_scattered(part: SourcePart) -> None:
    """Refuse a sheet with a cell so far out that the rectangle to it would fill the memory."""
    if is_old_excel(part.content):
        return  # at most 65,536 rows of 256
    with zipfile.ZipFile(io.BytesIO(part.content)) as archive:
        for name in archive.namelist():
            if not name.startswith("xl/worksheets/") or not name.endswith(".xml"):
                continue
            wide = high = 0
            for match in _PLACE.finditer(archive.read(name)):
                wide = max(wide, _column(match[1] or match[3]))
                high = max(high, int(match[2] or match[4]))
            if wide * high > MOST_OF_SHEET:
                raise _broken(part, _("one of its sheets is too large"))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _unreadable(part: SourcePart, trouble: Exception) -> JobboardError:
    why = _("it can't be read as an Excel or OpenDocument workbook ({trouble})")
    return _broken(part, why.format(trouble=clean(str(trouble))))


def _broken(part: SourcePart, why: str) -> JobboardError:
    return JobboardError(
        _("import {name}").format(name=part.name), why, _("save it as CSV in UTF-8")
    )
