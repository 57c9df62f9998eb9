"""The rows of a table become readings, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.columns import ColumnAnalysis, ColumnHints
from jobboard_tui.interchange.importers.csv_table import CsvRecord, CsvTable, NoTable
from jobboard_tui.interchange.importers.diary_table import is_diary, read_diary
from jobboard_tui.interchange.importers.no_rows import is_note_row, is_sum_row
from jobboard_tui.interchange.importers.row_parts import leave_out_parts, name_lines
from jobboard_tui.interchange.importers.row_reader import RowReader
from jobboard_tui.interchange.importers.row_to_application import ParserHints
from jobboard_tui.interchange.importers.stage_column import with_column_of_stages
from jobboard_tui.interchange.importers.steps import is_no_company, is_no_row_mark
from jobboard_tui.interchange.importers.table_lines import fill_lines
from jobboard_tui.interchange.importers.types import ImportContext, RowResults

_OF_APPLICATIONS = frozenset({"role", "stage", "outcome", "url", "deadline", "apply_by"})
"""Columns that a list of happenings does not have."""


def read_rows(
    table: CsvTable, source: str, context: ImportContext, habits: ParserHints, customs: ColumnHints
) -> RowResults:
    """Return the readings of a table's rows, and what is to be said of its columns."""
    context = context.for_header(table.header)
    passed_over = _passed_over(table)
    table, left_out = _without_non_rows(table)
    table, of_parts = leave_out_parts(table, context.vocabulary)
    table, of_stages = with_column_of_stages(table, context)
    whole = fill_lines(table, context.vocabulary)
    table = whole.table
    table, of_diary = _without_diary(table, source, context)
    columns = ColumnAnalysis(
        table,
        context,
        customs,
        habits.passed_over,
        stages_go_unsaid=habits.stage is not None,
    )
    columns.remarks += [*passed_over, *left_out, *of_parts, *whole.remarks, *of_diary, *of_stages]
    reader = RowReader(table, columns, context, habits, dict(whole.filled))
    count = len(table.records) + len(table.problems)
    return RowResults(
        source,
        count,
        reader.readings(),
        columns.remarks,
        columns=columns.reports(source),
        words=tuple(columns.words_in_doubt(source)),
    )


def _without_non_rows(table: CsvTable) -> tuple[CsvTable, list[str]]:
    """The table without totals, notes, examples and separators, and what is said of these lines."""
    company = table.meanings.index("company") if "company" in table.meanings else None
    if company is None:
        return table, []
    left_out: list[CsvRecord] = []
    kept: list[CsvRecord] = []
    sums = {record.line for record in table.records if is_sum_row(record.cells)}
    for record in table.records:
        is_beside = not sums.isdisjoint((record.line - 1, record.line + 1))
        is_none = record.line in sums or _is_no_row(record, company, table.meanings)
        is_none = is_none or is_note_row(record.cells, len(table.header))
        is_none = is_none or (is_beside and is_sum_row(record.cells, is_beside=True))
        (left_out if is_none else kept).append(record)
    if not left_out:
        return table, []
    remark = _("left out, not applications: {lines}").format(lines=name_lines(left_out))
    return replace(table, records=kept), [remark]


def _passed_over(table: CsvTable) -> list[str]:
    """What is said of the lines of several cells above the header, and of those that repeat it."""
    remarks = []
    if table.is_turned:
        remarks.append(
            _("each column but that of the names is read as an application: “line” is the column")
        )
    if table.passed_over:
        remark = _("not read, above the header or like it: {lines}")
        remarks.append(remark.format(lines=name_lines(table.passed_over)))
    return remarks


def _without_diary(
    table: CsvTable, source: str, context: ImportContext
) -> tuple[CsvTable, tuple[str, ...]]:
    """The table, with one line for each application where it was a diary of them.

    Raises `NoTable` for a diary of which too much is not understood.
    """
    meanings = set(filter(None, table.meanings))
    tells_more = any(
        meaning.startswith("step:") or meaning in _OF_APPLICATIONS for meaning in meanings
    )
    if tells_more or context.decisions.columns or not is_diary(table):
        return table, ()
    if read := read_diary(table, context.vocabulary):
        return read[0], (read[1],)
    if None not in table.meanings:
        return table, ()
    raise NoTable(
        _("import {name}").format(name=source),
        _("its rows seem to be events, several for one company"),
        _("give a table with one row per application, or say what its columns are with --map"),
    )


def _is_no_row(record: CsvRecord, company: int, meanings: Sequence[str | None]) -> bool:
    name = record.cells[company] if company < len(record.cells) else ""
    if not any(sign.isalnum() for cell in record.cells for sign in cell):
        return True
    if name.strip():
        if is_no_company(name):
            return True
    elif not any(is_no_row_mark(cell) for cell in record.cells):
        return False
    first = next((place for place, cell in enumerate(record.cells) if cell.strip()), 0)
    if first >= company and name.strip():
        return False
    return is_no_row_mark(record.cells[first]) and meanings[first : first + 1] != ["role"]
