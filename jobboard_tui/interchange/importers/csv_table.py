"""From text to a table: finds delimiter and header, and keeps the physical line of each row."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.text import fold
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.interchange.importers.plan import Problem
from jobboard_tui.interchange.importers.step_facts import StepFact
from jobboard_tui.interchange.importers.turned_table import MOST_TURNED, turned_table
from jobboard_tui.interchange.importers.vocabulary import Vocabulary

DELIMITERS = (",", ";", "\t", "|")
MOST_ROWS = 100_000
MOST_LINES = 1_000_000
MOST_CELLS = 2_000
"""Cells of one row; more are no row."""
LONGEST_CELL = 1_000_000
"""Characters; a longer cell means that a quote was never closed."""
LONGEST_LINE = 2_000_000
LONGEST_ROW = 2_000
"""Lines of one row; likewise."""
_PREAMBLE = 30
_FEWEST_COLUMNS = 2
"""Records among which the header is looked for."""
_ENOUGH_NAMES = 3
"""Known names of a header that one further down, which knows one more, does not displace."""


@frozen
class CsvRecord:
    """One row as it stands in the file, with its first physical line, from 1.

    `facts` are steps that it tells of in another way than by cells.
    """

    line: int
    cells: list[str]
    facts: tuple[StepFact, ...] = ()


@frozen
class CsvTable:
    """A table with the meaning of its columns, `None` where it is not known."""

    delimiter: str
    header: list[str]
    meanings: list[str | None]
    records: list[CsvRecord]
    problems: list[Problem]
    """Rows which are no rows: lines that can't be parted into cells."""
    passed_over: tuple[CsvRecord, ...] = ()
    """Lines of several cells above the header, and those that repeat it."""
    is_turned: bool = False
    """Whether its header stands in the first column; then the line of a record is a column."""


class NoTable(InvalidInput):
    """The text has no header that names a company; `columns` may be its names and values."""

    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()


def delimiter_label(delimiter: str) -> str:
    """Return what a delimiter is called."""
    return {
        ",": pgettext("delimiter", "comma"),
        ";": pgettext("delimiter", "semicolon"),
        "\t": pgettext("delimiter", "tab"),
        "|": _("vertical bar"),
    }[delimiter]


def refuse_too_many(rows: int, name: str) -> None:
    """Refuse more rows than anybody has applications."""
    if rows > MOST_ROWS:
        raise _too_long(name)


def refuse_too_long(content: bytes, name: str) -> None:
    """Refuse millions of lines before they are decoded."""
    if max(content.count(b"\n"), content.count(b"\r")) > MOST_LINES:
        raise _too_long(name)


def parse_table(text: str, name: str, vocabulary: Vocabulary) -> CsvTable:
    """Return the table in a text.

    Raises `NoTable` where no line names the columns, or they are no companies.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    with _long_cells():
        best = max(
            (_header(text, delimiter, vocabulary) for delimiter in DELIMITERS),
            key=lambda header: header.score,
        )
        what = vocabulary.stranger(best.cells)
        turned = None if what else turned_table(_grid(text, best.delimiter), vocabulary)
        if turned is not None and _known(turned.meanings) > best.score[0]:
            on_side = CsvTable(
                best.delimiter,
                turned.header,
                turned.meanings,
                [CsvRecord(place, cells) for place, cells in turned.columns],
                [],
                is_turned=True,
            )
            is_upright = "company" in best.meanings and words_of_columns(on_side, vocabulary)
            if not is_upright:  # its rows hold words of stages, which are names of columns, too
                return on_side
        if what or "company" not in best.meanings:
            nothing = _no_table(name, what)
            nothing.columns = () if what else _first_columns(text, best, vocabulary.is_login)
            raise nothing
        table = _rows_below(text, best, name, vocabulary)
    if names := words_of_columns(table, vocabulary):
        raise NoTable(
            _("import {name}").format(name=name),
            _("where the companies should be, there are names of columns: {names}").format(
                names=", ".join(names)
            ),
            _("give a table with one row per application"),
        )
    return table


def _is_header(cells: list[str], best: _Header, vocabulary: Vocabulary) -> bool:
    """Whether a row is a header again, in other words or another order."""
    names = ["".join(cell.split()).lower() for cell in cells]
    companies = {at for at, name in enumerate(names) if vocabulary.headers.get(name) == "company"}
    if not companies:
        return False
    meanings = [meaning for meaning in vocabulary.columns(cells) if meaning]
    fewest = 2 if best.meanings.index("company") in companies else _ENOUGH_NAMES
    return len(meanings) >= fewest and len(meanings) * 2 >= sum(map(bool, names))


def _rows_below(text: str, best: _Header, name: str, vocabulary: Vocabulary) -> CsvTable:
    """The rows under a header, and the lines above and between them that are none."""
    records: list[CsvRecord] = []
    problems: list[Problem] = []
    passed_over = list(_above(text, best))
    header, meanings, places = list(best.cells), list(best.meanings), list[int]()
    for record in _records(text, best.delimiter, problems, best.end):
        if len(record.cells) > MOST_CELLS:
            what = _("{count} cells are too many for a row").format(count=len(record.cells))
            problems.append(Problem(line=record.line, column="", what=what))
        elif record.cells == best.cells or _is_header(record.cells, best, vocabulary):
            if records and sum(bool(cell.strip()) for cell in records[-1].cells) == 1:
                passed_over.append(records.pop())  # the title of the table that begins
            passed_over.append(record)
            places = _places(record.cells, header, meanings, vocabulary)
        elif any(cell.strip() for cell in record.cells):
            records.append(_laid(record, places))
        refuse_too_many(len(records) + len(problems), name)
    return CsvTable(best.delimiter, header, meanings, records, problems, tuple(passed_over))


def _places(
    cells: list[str], header: list[str], meanings: list[str | None], vocabulary: Vocabulary
) -> list[int]:
    """The columns of the first header for the cells below another one; empty if they are its own.

    Columns that the first one does not have are put behind it.
    """
    told = vocabulary.columns(cells)
    folded = [fold(name) for name in header]
    places: list[int] = []
    for at, (name, meaning) in enumerate(zip(cells, told, strict=True)):
        place = meanings.index(meaning) if meaning and meaning in meanings else -1
        if place < 0 and fold(name) in folded:
            place = folded.index(fold(name))
        if place < 0 and at < len(meanings) and meanings[at] not in told:
            place = at
        if place < 0 or place in places:
            place = len(header)
            header.append(name.strip())
            meanings.append(meaning if meaning not in meanings else None)
        places.append(place)
    return [] if places == list(range(len(places))) else places


def _laid(record: CsvRecord, places: list[int]) -> CsvRecord:
    """A row with its cells under the columns of the first header."""
    if not places:
        return record
    cells = [""] * (max(places) + 1)
    for place, cell in zip(places, record.cells, strict=False):
        cells[place] = cell
    cells += record.cells[len(places) :] if any(map(str.strip, record.cells[len(places) :])) else []
    return replace(record, cells=cells)


def _above(text: str, best: _Header) -> Iterator[CsvRecord]:
    """The lines of several cells above a header, but for the groups of its columns."""
    lines = _LineReader(text)
    for number, record in enumerate(_tolerant(lines, best.delimiter)):
        if lines.position >= best.end[0]:
            return
        is_group = best.is_grouped and number == best.number - 1
        if not is_group and sum(bool(cell.strip()) for cell in record) > 1:
            yield CsvRecord(lines.number, record)


def _grid(text: str, delimiter: str) -> list[list[str]]:
    """The lines of a text as cells; empty where they are too many for a table on its side."""
    rows = list(islice(_tolerant(_LineReader(text), delimiter), MOST_TURNED + 1))
    return rows if len(rows) <= MOST_TURNED else []


# -- the header ----------------------------------------------------------------------------------


@frozen
class _Header:
    delimiter: str
    cells: list[str]
    meanings: list[str | None]
    end: tuple[int, int]
    """Where the text goes on: position and line."""
    score: tuple[int, int]
    number: int = 0
    """Its place among the records, from 0."""
    is_grouped: bool = False
    """Whether the line above it names groups of its columns."""


def _header(text: str, delimiter: str, vocabulary: Vocabulary) -> _Header:
    """The record with the most names that are known; LinkedIn writes some lines before it."""
    best = _Header(delimiter, [], [], (0, 0), (0, 0))
    lines = _LineReader(text)
    above: list[str] = []
    for number, record in enumerate(islice(_tolerant(lines, delimiter), _PREAMBLE)):
        cells = record
        if len(cells) > MOST_CELLS:
            continue
        meanings = vocabulary.columns(cells)
        if grouped := _grouped(above, cells, vocabulary):
            of_groups = vocabulary.columns(grouped)
            if "company" in of_groups and _known(of_groups) > _known(meanings):
                cells, meanings = grouped, of_groups
        above = record
        known = _known(meanings)
        score = (known if "company" in meanings else 0, len(cells))
        is_first = best.score[0] < _ENOUGH_NAMES or score[0] > best.score[0] + 1
        if (score[0] > best.score[0] and is_first) or (not best.score[0] and score > best.score):
            end = (lines.position, lines.number)
            names = [cell.strip() for cell in cells]
            best = _Header(delimiter, names, meanings, end, score, number, cells is not record)
    return best


def _known(meanings: list[str | None]) -> int:
    return sum(meaning is not None for meaning in meanings)


def _grouped(above: list[str], cells: list[str], vocabulary: Vocabulary) -> list[str] | None:
    """The names of a header with the groups in the line above it, where its own do not do.

    A group's name stands over the first of its columns; it is put before names that stand twice,
    are blank, or mean nothing without it, or not as much. None where there are no groups.
    """
    names = [cell.strip() for cell in cells]
    if not any(names) or not any(cell.strip() for cell in above):
        return None
    doubled = {name for name in names if names.count(name) > 1 or not name}
    are_groups = sum(bool(cell.strip()) for cell in above) > 1  # and no title of the table
    has_gaps = sum(bool(cell.strip()) for cell in above) * 2 <= len(names)
    group = ""
    joined = []
    for place, name in enumerate(names):
        own = above[place].strip() if place < len(above) else ""
        group = own or group
        between = (
            "" if f"{group[-1:]}{name[:1]}".isalpha() and not f"{group}{name}".isascii() else " "
        )
        whole = f"{group}{between}{name}".strip()
        is_better = name in doubled
        if are_groups and not is_better and whole != name:
            (bare,), (meaning,) = vocabulary.columns([name]), vocabulary.columns([whole])
            is_better = meaning is not None and (bare is None or name.casefold() in _OF_GROUP)
            is_nameless = has_gaps and own and bare is None and meaning is None
            if is_nameless and vocabulary.columns([own]) != [None]:
                is_better, whole = True, f"{own} ({name})"  # the group's own column
        joined.append(whole if is_better else name)
    return joined if joined != names else None


_OF_GROUP = frozenset(
    {
        *("提出", "受検", "受験", "日付", "日", "結果", "締切", "期限", "date", "result"),
        *("日時", "日程", "時間", "時刻", "合否", "会場", "担当者", "面接官", "担当"),
        *("time", "day", "when", "on", "outcome", "deadline", "due", "where", "with", "by"),
    }
)
"""Names that say of what they are only with the group over them."""


def _tolerant(lines: _LineReader, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            continue


def _first_columns(
    text: str, header: _Header, is_login: Callable[[str], bool]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The names of a header of which the company is not known, each with its first values."""
    if len(header.cells) < _FEWEST_COLUMNS:
        return ()
    rows = list(islice(_tolerant(_LineReader(text, *header.end), header.delimiter), 9))
    return tuple(
        (name, tuple([row[at].strip() for row in rows if at < len(row) and row[at].strip()][:3]))
        for at, name in enumerate(header.cells)
        if not is_login(name)
    )


# -- the rows ------------------------------------------------------------------------------------


class _LineReader:
    """The lines of a text one by one; it is possible to go back to an earlier one."""

    def __init__(self, text: str, position: int = 0, number: int = 0) -> None:
        self.text = text
        self.position = position
        self.number = number

    def __iter__(self) -> _LineReader:
        return self

    def __next__(self) -> str:
        start = self.position
        if start >= len(self.text):
            raise StopIteration
        self.skip()
        if self.position - start > LONGEST_LINE:
            raise csv.Error("a line longer than any row")
        return self.text[start : self.position]

    def skip(self) -> None:
        """Go on to the next line."""
        self.position = self.text.find("\n", self.position) + 1 or len(self.text)
        self.number += 1


def _records(
    text: str, delimiter: str, problems: list[Problem], after: tuple[int, int]
) -> Iterator[CsvRecord]:
    """The rows after the header.

    A quote that is never closed would swallow the rest of the file: then its line is a problem,
    and reading goes on with the next line.
    """
    lines = _LineReader(text, *after)
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        start, line = lines.position, lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = None
        if cells is not None and not _swallowed(lines, start, line, delimiter):
            yield CsvRecord(line, cells)
            continue
        problems.append(Problem(line=line, column="", what=_unparted(cells is None, lines, line)))
        lines.position, lines.number = start, line - 1
        lines.skip()
        reader = csv.reader(lines, delimiter=delimiter)


def _swallowed(lines: _LineReader, start: int, line: int, delimiter: str) -> bool:
    """Whether the row from `start` has taken in lines that are not its own."""
    if lines.number == line:
        return False
    if lines.number - line >= LONGEST_ROW:
        return True
    if lines.position < len(lines.text):
        return False
    row = lines.text[start:]
    try:
        list(csv.reader(row.splitlines(keepends=True), delimiter=delimiter, strict=True))
    except csv.Error as trouble:
        return "end of data" in str(trouble)
    return False


def _unparted(failed: bool, lines: _LineReader, line: int) -> str:
    if failed and lines.number == line:
        return _("this line is too long")
    return _("a quote opened here is never closed")


@contextmanager
def _long_cells() -> Iterator[None]:
    """The limit of `csv` belongs to the whole program: it is put back."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


# -- words ---------------------------------------------------------------------------------------

_FEWEST_NAMES = 2


def words_of_columns(table: CsvTable, vocabulary: Vocabulary) -> list[str]:
    """Return the names of columns that stand where companies should; empty where few are such.

    >>> from jobboard_tui.interchange.importers.vocabulary import load_vocabulary
    >>> table = CsvTable(",", ["会社名", "X"], ["company", None],
    ...                  [CsvRecord(2, ["職種", "SRE"]), CsvRecord(3, ["応募日", "10/1"])], [])
    >>> words_of_columns(table, load_vocabulary())
    ['職種', '応募日']
    """
    place = table.meanings.index("company")
    names = [record.cells[place].strip() for record in table.records if len(record.cells) > place]
    names = list(dict.fromkeys(filter(None, names)))
    known = {name: vocabulary.headers.get(fold(name)) for name in names}
    meant = [name for name, meaning in known.items() if meaning and meaning != "company"]
    is_strange = len({known[name] for name in meant}) >= _FEWEST_NAMES
    return meant if is_strange and len(meant) * 2 >= len(names) else []


def _too_long(name: str) -> JobboardError:
    return JobboardError(
        _("import {name}").format(name=name),
        _("it has more than {most} rows").format(most=MOST_ROWS),
        _("split it into smaller files"),
    )


def _no_table(name: str, what: str) -> NoTable:
    if what:
        return NoTable(
            _("import {name}").format(name=name),
            _("it is {what}, not of applications").format(what=_(what)),
            _("give the file with the applications"),
        )
    return NoTable(
        _("import {name}").format(name=name),
        _("no column is called company, employer or 会社名"),
        _('put the column names in its first line, or map one: --map "Firm=company"'),
    )
