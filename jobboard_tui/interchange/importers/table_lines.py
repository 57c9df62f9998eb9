"""Lines of a table that stand for others: as above, blanks of merged cells, headings in between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jobboard_tui.domain.text import clean, fold
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.csv_table import CsvRecord, CsvTable
from jobboard_tui.interchange.importers.vocabulary import Vocabulary

_GROUPS = ("stage", "agency", "source")
"""What a first column of groups may hold."""
_FEWEST_COLUMNS = 3
"""Columns of a table in which a line with one cell may be a heading."""
_LONGEST_HEADING = 40
_SIGNS = "▼▽▲△■□◆◇●○◎★☆▶►▷→⇒➤#＃=＝━─—-*＊>＞・"
_HEADING = re.compile(
    rf"\s*[{re.escape(_SIGNS)}【《〈\[]+\s*(\S.*?)\s*[{re.escape(_SIGNS)}】》〉\]]*\s*"
)


_EXPORTED = frozenset({"Unread Cells"})
"""Columns that only an exported board has."""


@frozen
class FilledTable:
    """A table whose cells stand for themselves, what is to be said of it, and of which lines.

    `filled` has the names of the columns that a line has from those above it.
    """

    table: CsvTable
    remarks: tuple[str, ...] = ()
    filled: tuple[tuple[int, str], ...] = ()


def fill_lines(table: CsvTable, vocabulary: Vocabulary) -> FilledTable:
    """Return a table with what its lines leave to those above them."""
    table, of_marks = _as_above(table, vocabulary)
    table, of_headings = _under_headings(table, vocabulary)
    table, filled, of_blanks = _from_merged_cells(table, vocabulary)
    return FilledTable(table, (*of_marks, *of_headings, *of_blanks), tuple(filled))


# -- as above ------------------------------------------------------------------------------------


def _as_above(table: CsvTable, vocabulary: Vocabulary) -> tuple[CsvTable, list[str]]:
    """The table with the values that marks such as 〃 and 同上 stand for; not of our own export."""
    if not _EXPORTED.isdisjoint(table.header):
        return table, []
    marks: dict[str, None] = {}
    records: list[CsvRecord] = []
    above: Sequence[str] = ()
    for record in table.records:
        cells = record.cells
        if places := [
            at
            for at, cell in enumerate(cells)
            if vocabulary.is_as_above(cell) and (cell.strip() != '"' or _at(above, at))
        ]:
            cells = list(cells)
            for at in places:
                marks[clean(cells[at])] = None
                cells[at] = _at(above, at)
        records.append(replace(record, cells=cells) if places else record)
        above = cells
    if not marks:
        return table, []
    what = _("{marks} in a cell is read as a repeat of the cell above").format(
        marks=", ".join(f"“{mark}”" for mark in marks)
    )
    return replace(table, records=records), [what]


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


# -- headings between the rows -------------------------------------------------------------------


def _under_headings(table: CsvTable, vocabulary: Vocabulary) -> tuple[CsvTable, list[str]]:
    """The table with a column of the headings between its rows: the stage, if they name stages."""
    headings = _headings(table, vocabulary)
    if not headings:
        return table, []
    are_stages = any(vocabulary.standing(words) is not None for words in headings.values())
    records: list[CsvRecord] = []
    heading, width = "", len(table.header)
    for record in table.records:
        if record.line in headings:
            heading = headings[record.line]
            continue
        cells = [*record.cells, *[""] * (width - len(record.cells))]
        is_wide = len(cells) > width  # a row with too many cells is named as that
        records.append(record if is_wide else replace(record, cells=[*cells, heading]))
    meaning = "stage" if are_stages and "stage" not in table.meanings else None
    what = _("lines between the rows are read as headings: {headings}").format(
        headings=", ".join(dict.fromkeys(headings.values()))
    )
    name = _("heading between the rows")
    header, meanings = [*table.header, name], [*table.meanings, meaning]
    return replace(table, header=header, meanings=meanings, records=records), [what]


def _headings(table: CsvTable, vocabulary: Vocabulary) -> dict[int, str]:
    """The words of the headings by their lines: what stands alone in a line, above rows.

    They have a sign before them, or are words of stages and several.
    """
    if len(table.header) < _FEWEST_COLUMNS or "company" not in table.meanings:
        return {}
    alone = {record.line: _alone(record) for record in table.records}
    headings: dict[int, str] = {}
    are_marked = False
    for record, following in pairwise((*table.records, None)):
        assert record is not None
        text = alone[record.line]
        if not text or len(text) > _LONGEST_HEADING:
            continue
        marked = _HEADING.fullmatch(text)
        words = marked[1] if marked else text
        is_above = following is not None and not alone[following.line]
        if marked and (is_above or vocabulary.standing(words) is not None):
            headings[record.line] = words
            are_marked = True
        elif not marked and vocabulary.whole(words) is not None:
            headings[record.line] = words
    has_rows = len(headings) < len(table.records)
    is_several = are_marked or len(headings) > 1
    return headings if has_rows and is_several else {}


def _alone(record: CsvRecord) -> str:
    """The only cell of a record that is filled; empty if there are more, or none."""
    filled = [cell for cell in record.cells if cell.strip()]
    return clean(filled[0]) if len(filled) == 1 and not record.facts else ""


# -- merged cells --------------------------------------------------------------------------------


def _from_merged_cells(
    table: CsvTable, vocabulary: Vocabulary
) -> tuple[CsvTable, list[tuple[int, str]], list[str]]:
    """The table with what was in merged cells before they became blank, and where that is.

    A first column of groups has a value only where another group begins. That the blanks below were
    merged shows by a row with a role, but without a company, below one that has it, or by another
    column with blanks in the very same rows, or by a group that says that there is none. Where
    nothing shows it, the blanks stay, and it is said.
    """
    if not {"company", "role"} <= set(table.meanings) or table.meanings[0] not in _GROUPS:
        return table, [], []
    company, role = table.meanings.index("company"), table.meanings.index("role")
    rows = [[*record.cells, *[""] * len(table.header)] for record in table.records]
    groups = [row[0].strip() for row in rows]
    if not company or not _begins_groups(groups):
        return table, [], []
    is_without = any(row[role].strip() and not row[company].strip() for row in rows[1:])
    twins = _blank_alike(rows, company)
    if not is_without and not (
        _are_distinct(groups) and (twins or _tells_none(groups, vocabulary))
    ):
        what = _(
            "blanks in “{column}” are left blank: it is unclear whether they repeat the row above"
        )
        return table, [], [what.format(column=clean(table.header[0]))]
    places = (0, company, *twins)
    records, filled = list[CsvRecord](), list[tuple[int, str]]()
    above: list[str] = []
    for record, row in zip(table.records, rows, strict=True):
        cells = list(record.cells)
        blanks = [place for place in places if above and not row[place].strip()]
        if row[0].strip():  # another group: of the one above only the company counts on
            blanks = [place for place in blanks if place == company]
        if row[role].strip() and (copied := [place for place in blanks if above[place].strip()]):
            cells = row[: max(len(cells), *(place + 1 for place in copied))]
            for place in copied:
                cells[place] = above[place]
            filled.append((record.line, ", ".join(clean(table.header[place]) for place in copied)))
        records.append(replace(record, cells=cells))
        above = [*cells, *[""] * len(table.header)]
    return replace(table, records=records), filled, []


def _begins_groups(first: Sequence[str]) -> bool:
    """Whether a column has values only where they change, and blanks between."""
    return (
        bool(first[0])
        and "" in first
        and all(first_cell != other or not first_cell for first_cell, other in pairwise(first))
    )


def _are_distinct(groups: Sequence[str]) -> bool:
    """Whether no group comes twice."""
    names = [fold(name) for name in groups if name]
    return len(set(names)) == len(names)


def _blank_alike(rows: Sequence[Sequence[str]], company: int) -> list[int]:
    """The columns before the company that have values in no other rows than the first one."""
    return [
        place
        for place in range(1, company)
        if any(row[place].strip() for row in rows)
        and all(row[0].strip() for row in rows if row[place].strip())
    ]


def _tells_none(groups: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether one of the groups says that there is no agency."""
    return any(name and vocabulary.says_direct(name) for name in groups)
