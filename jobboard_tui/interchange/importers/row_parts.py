"""Lines of a table that are parts of others, or to-dos, and so no applications."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobboard_tui.domain.text import clean, fold
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.csv_table import CsvRecord, CsvTable
from jobboard_tui.interchange.importers.row_reader import shortened, split_title
from jobboard_tui.interchange.importers.steps import load_step_words
from jobboard_tui.interchange.importers.vocabulary import Vocabulary

_MOST_SHOWN = 6
"""Lines that are named with their first words."""
_BRANCHES = "└┗├┣↳⤷╰∟"
"""Signs before what is a part of the line above."""
_SAYS_HOW_FAR = frozenset({"role", "stage", "outcome", "applied", "url", "sent_tick"})
"""Columns of which an application has at least one filled."""


def leave_out_parts(table: CsvTable, vocabulary: Vocabulary) -> tuple[CsvTable, list[str]]:
    """Return a table without the parts of its rows and without to-dos, and what is said of them.

    A part names the row that it belongs to in a column of its own, or is indented under it; a to-do
    is called one, or lacks everything that the other rows have.
    """
    if "company" not in table.meanings:
        return table, []
    company = table.meanings.index("company")
    parts = _with_parent(table, company) or _indented(table, company)
    are_parts = {record.line for record in parts}
    tasks = _tasks(table, company, vocabulary)
    tasks = [record for record in tasks if record.line not in are_parts]
    remarks = [
        remark.format(lines=name_lines(records, company))
        for remark, records in (
            (_("left out, parts of other rows: {lines}"), parts),
            (_("left out, to-dos without a role, stage or date: {lines}"), tasks),
        )
        if records
    ]
    left_out = are_parts | {record.line for record in tasks}
    if not left_out or len(left_out) == len(table.records):
        return table, []
    kept = [record for record in table.records if record.line not in left_out]
    return replace(table, records=kept), remarks


def name_lines(records: Sequence[CsvRecord], place: int = 0) -> str:
    """Return the lines of records, the first of them with what stands at a place, or first."""
    shown = [
        _("line {line} ({words})").format(
            line=record.line, words=shortened(clean(_cell(record, place)) or _first_words(record))
        )
        for record in records[:_MOST_SHOWN]
    ]
    return ", ".join((*shown, *(str(record.line) for record in records[_MOST_SHOWN:])))


def _first_words(record: CsvRecord) -> str:
    return next((clean(cell) for cell in record.cells if cell.strip()), "")


def _cell(record: CsvRecord, place: int) -> str:
    return record.cells[place] if place < len(record.cells) else ""


def _with_parent(table: CsvTable, company: int) -> list[CsvRecord]:
    """The rows that name another row as the one that they are a part of."""
    words = load_step_words()
    places = [
        place
        for place, name in enumerate(table.header)
        if fold(name) in words.parents and table.meanings[place] is None
    ]
    ids = [place for place, name in enumerate(table.header) if fold(name) in words.ids]
    names = {
        fold(cell)
        for record in table.records
        for place in (company, *ids)
        if (cell := _cell(record, place)).strip()
    }
    return [
        record
        for record in table.records
        if any(fold(_cell(record, place)) in names for place in places)
    ]


def _indented(table: CsvTable, company: int) -> list[CsvRecord]:
    """The rows whose name begins with a branch, or with blanks and has no role, stage or date."""
    parts = []
    for record in table.records[1:]:
        name = _cell(record, company)
        is_branch = name.strip()[:1] in tuple(_BRANCHES)
        is_indented = name[:1].isspace() and not _says_how_far(table, record)
        if name.strip() and (is_branch or is_indented):
            parts.append(record)
    return parts


def _tasks(table: CsvTable, company: int, vocabulary: Vocabulary) -> list[CsvRecord]:
    """The rows that are called tasks, or have no role beside others whose title has one."""
    words = load_step_words()
    kinds = [place for place, name in enumerate(table.header) if fold(name) in words.kinds]
    called = [
        record
        for record in table.records
        if any(fold(_cell(record, place)) in words.tasks for place in kinds)
    ]
    if len(called) == len(table.records):
        called = []
    if "role" in table.meanings:
        return called
    untold = [
        record
        for record in table.records
        if not _says_how_far(table, record) and not split_title(_cell(record, company), vocabulary)
    ]
    parted = sum(bool(split_title(_cell(each, company), vocabulary)) for each in table.records)
    return [*called, *untold] if parted * 3 >= len(table.records) * 2 else called


def _says_how_far(table: CsvTable, record: CsvRecord) -> bool:
    """Whether a row has a role, a stage, a date of applying, a link or a step."""
    return any(
        _cell(record, place).strip()
        for place, meaning in enumerate(table.meanings)
        if meaning and (meaning in _SAYS_HOW_FAR or meaning.startswith("step:"))
    )
