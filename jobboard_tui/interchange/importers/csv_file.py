"""Any CSV: the columns are known by their names."""

from __future__ import annotations

from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.columns import ColumnHints
from jobboard_tui.interchange.importers.csv_table import (
    CsvTable,
    delimiter_label,
    parse_table,
    refuse_too_long,
)
from jobboard_tui.interchange.importers.detect_encoding import decode
from jobboard_tui.interchange.importers.pipe_table import pipe_table_as_csv
from jobboard_tui.interchange.importers.read_rows import read_rows
from jobboard_tui.interchange.importers.row_to_application import ParserHints
from jobboard_tui.interchange.importers.sources import LINKEDIN_OWN, SourcePart, is_linkedin_header
from jobboard_tui.interchange.importers.types import ImportContext, RowResults


def recognises(part: SourcePart) -> bool:
    """Whether it may be one: what nobody else knows is tried as a CSV."""
    return bool(part.content)


def read(part: SourcePart, context: ImportContext) -> RowResults:
    """Return the rows of a CSV."""
    table, remark = open_table(part, context)
    own = LINKEDIN_OWN if is_linkedin_header(table.header) else frozenset[str]()
    readings = read_rows(table, part.name, context, ParserHints(passed_over=own), ColumnHints())
    readings.remarks.insert(0, remark)
    return readings


def open_table(part: SourcePart, context: ImportContext) -> tuple[CsvTable, str]:
    """Return the table of a CSV, and what was found out of how it is written."""
    refuse_too_long(part.content, part.name)
    text, encoding = decode(part.content, part.name)
    if (lines := pipe_table_as_csv(text)) is not None:
        table = parse_table(lines, part.name, context.vocabulary)
        return table, _("read as {encoding}, a table with | between cells").format(
            encoding=encoding
        )
    table = parse_table(text, part.name, context.vocabulary)
    remark = _("read as {encoding}, delimiter {delimiter}").format(
        encoding=encoding, delimiter=delimiter_label(table.delimiter)
    )
    return table, remark
