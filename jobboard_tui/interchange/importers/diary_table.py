"""A diary: a table with a line for each thing that happened, several of one application."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from jobboard_tui.domain.models import Outcome, Stage
from jobboard_tui.domain.text import clean, fold
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.cell_dates import read_form
from jobboard_tui.interchange.importers.csv_table import CsvRecord, CsvTable
from jobboard_tui.interchange.importers.meanings import meaning_label
from jobboard_tui.interchange.importers.step_cells import dated_part
from jobboard_tui.interchange.importers.steps import StepColumn, read_step_header
from jobboard_tui.interchange.importers.vocabulary import StageMeaning, Vocabulary

_CLOCK = re.compile(
    r"(?:午前|午後)?\s*\d{1,2}(?::\d{2}|時(?:半|\d{1,2}分)?)(?:\s*[ap]m)?"
    r"(?:\s*[-–~〜]\s*(?:\d{1,2}(?::\d{2}|時(?:半|\d{1,2}分)?)(?:\s*[ap]m)?)?)?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(（]\s*([^()（）]+?)\s*[)）]\s*")
_PASSED = re.compile(r"(\S.*?)\s*(通過|合格|passed)", re.IGNORECASE)
_ENDS: Mapping[object, str] = {
    Stage.APPLIED: "applied",
    Stage.OFFER: "offer",
    Stage.ACCEPTED: "accepted",
    Outcome.REJECTED: "rejected",
    Outcome.WITHDRAWN: "withdrawn",
    Outcome.DECLINED: "declined",
}
"""The steps that a word for a stage or an end tells with its day."""
_FEWEST_LINES = 4


@dataclass(slots=True)
class _Story:
    """What the lines of one application tell, in the order of the file."""

    first: CsvRecord
    role: str = ""
    dates: dict[str, list[str]] = field(default_factory=dict)
    """Step, as its column's meaning -> dates as written."""
    stages: list[tuple[StageMeaning, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def is_diary(table: CsvTable) -> bool:
    """Whether several lines of a table tell of one company, by its names."""
    if "company" not in table.meanings:
        return False
    company = table.meanings.index("company")
    names = [fold(record.cells[company]) for record in table.records if len(record.cells) > company]
    return len(names) >= max(_FEWEST_LINES, 2 * len(set(names)))


def read_diary(table: CsvTable, vocabulary: Vocabulary) -> tuple[CsvTable, str] | None:
    """Return a diary as a table of applications, and what is said of it.

    None where its lines have no days, most of them are not understood, or some company has been
    applied to twice: then nothing tells which line is of which application.
    """
    company = table.meanings.index("company")
    days = _column_of_days(table)
    if days is None:
        return None
    what = _column_of_words(table, vocabulary, {company, days})
    if what is None:
        return None
    stories: dict[str, _Story] = {}
    read = 0
    for record in table.records:
        cells = [*record.cells, *[""] * (len(table.header) - len(record.cells))]
        story = stories.setdefault(fold(cells[company]), _Story(record))
        day, words = clean(cells[days]), clean(cells[what])
        is_read = _take(story, day, words, vocabulary)
        if not is_read:
            story.unread.append(f"{day} {words}")
        read += is_read
        others = [cells[at] for at in range(len(table.header)) if at not in (company, days, what)]
        if beside := " ".join(clean(cell) for cell in others if cell.strip()):
            story.notes.append(f"{day}: {beside}")
    twice = any(len(story.dates.get("applied", ())) > 1 for story in stories.values())
    if twice or read * 3 < len(table.records) * 2:
        return None
    remark = _("its rows are events: those of one company are read as one application")
    return _as_table(table, stories.values(), company, table.header[what]), remark


def _column_of_days(table: CsvTable) -> int | None:
    """The one column in which every line has a day."""
    columns = [
        place
        for place in range(len(table.header))
        if all(
            len(record.cells) > place and read_form(record.cells[place]) for record in table.records
        )
    ]
    return columns[0] if len(columns) == 1 else None


def _column_of_words(table: CsvTable, vocabulary: Vocabulary, others: set[int]) -> int | None:
    """The column whose cells tell most steps and stages."""
    counts = {
        place: sum(
            len(record.cells) > place
            and _take(_Story(record), "2026-01-01", record.cells[place], vocabulary)
            for record in table.records
        )
        for place in range(len(table.header))
        if place not in others
    }
    best = max(counts, key=lambda place: counts[place], default=None)
    return best if best is not None and counts[best] else None


def _take(story: _Story, day: str, words: str, vocabulary: Vocabulary) -> bool:
    """Take what a line tells into the story; false where its words are not understood."""
    entry = unicodedata.normalize("NFKC", clean(words))
    if (match := _BRACKETS.search(entry)) and vocabulary.says_role(match[1]):
        story.role = story.role or match[1]
        entry = _BRACKETS.sub(" ", entry, count=1).strip()
    own, entry = dated_part(entry)
    clock = None if own else _CLOCK.search(entry)
    if clock:
        entry = f"{entry[: clock.start()]} {entry[clock.end() :]}".strip()
    day = own or (f"{day} {clock[0].strip()}" if clock else day)
    column = read_step_header(entry)
    standing = vocabulary.standing(entry)
    step = _ENDS.get(standing.outcome or standing.stage) if standing else None
    is_sure = standing is not None and (standing.exact or column is not None)
    if standing is not None and (is_sure or step):
        story.stages.append((standing, entry))
    if standing is not None and step and not is_sure:
        story.unread.append(f"{day} {words}")  # read by one word of several: the line stays
    if step and not (column and column.step == "offer_meeting"):
        column = StepColumn(step)
    if (passed := _PASSED.fullmatch(entry)) and column is None:
        column, day = read_step_header(passed[1]), f"{day} {passed[2]}"
        column = column if column and column.step == "documents" else None
    if column is None or column.aspect:
        if is_sure:
            story.notes.append(f"{day}: {entry}")
        return is_sure
    code = column.step if column.step == "applied" else column.code
    story.dates.setdefault(code, []).append(day)
    return True


def _as_table(table: CsvTable, stories: Iterable[_Story], company: int, words: str) -> CsvTable:
    """The table of the applications that are told."""
    storys = list(stories)
    columns = [
        (code, number)
        for code in dict.fromkeys(code for story in storys for code in story.dates)
        for number in range(max(len(story.dates.get(code, ())) for story in storys))
    ]
    header = [table.header[company], *map(meaning_label, ("role", "stage", "notes")), words]
    meanings: list[str | None] = ["company", "role", "stage", "notes", None]
    records = []
    for story in storys:
        far = max(story.stages, key=lambda stage: stage[0].stage.rank, default=None)
        dates = (story.dates.get(code, []) for code, _number in columns)
        cells = [
            story.first.cells[company],
            story.role,
            "" if far is None else far[1],
            "\n".join(story.notes),
            "\n".join(story.unread),
            *(
                days[number] if number < len(days) else ""
                for days, (_code, number) in zip(dates, columns, strict=True)
            ),
        ]
        records.append(CsvRecord(story.first.line, cells))
    names = [f"{code.rpartition('step:')[2]}{f' {n + 1}' if n else ''}" for code, n in columns]
    return replace(
        table,
        header=[*header, *names],
        meanings=[*meanings, *(code for code, _number in columns)],
        records=records,
    )
