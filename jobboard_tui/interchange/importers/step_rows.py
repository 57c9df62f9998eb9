"""The steps of one row: the cells of their columns, read together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time

from jobboard_tui.domain.models import Deadline
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.cell_dates import DateCell, is_zero_date, read_clock
from jobboard_tui.interchange.importers.columns import ColumnAnalysis
from jobboard_tui.interchange.importers.csv_table import CsvRecord
from jobboard_tui.interchange.importers.plan import Problem
from jobboard_tui.interchange.importers.step_cells import StepCell, StepState, read_step_cell
from jobboard_tui.interchange.importers.step_facts import MEETING_STEPS, StepFact, read_people
from jobboard_tui.interchange.importers.steps import MAIN, StepSlot, read_rounds, read_step_header

_OPEN = (StepState.OPEN, StepState.UNKNOWN)
_PAST = frozenset(
    {
        *("offer", "accepted", "declined", "withdrawn", "rejected", "heard"),
        *("rescinded", "lapsed"),
    }
)
"""Steps whose date tells of what has happened; of the others it may lie ahead."""


@dataclass(slots=True)
class StepRow:
    """The facts of a row, what is to be said of its cells, and those to be kept as words."""

    facts: list[StepFact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)


def read_step_row(
    columns: ColumnAnalysis, record: CsvRecord, wash: Callable[[str, str], str]
) -> StepRow:
    """Return what a record tells of its steps; `wash` takes logins out of a cell."""
    row = StepRow(facts=list(record.facts))
    for slot in columns.steps:
        _SlotReader(columns, record, slot, row, wash).read()
    row.facts = _joined(row.facts)
    return row


def step_cells_that_say_more(
    columns: ColumnAnalysis, record: CsvRecord
) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of a record's cells of steps that are more than a result."""
    for slot in columns.steps:
        for aspect, place in slot.places.items():
            name = clean(columns.table.header[place])
            text = clean(columns.cell(record, place))
            cell = read_step_cell(text, name)
            is_result = cell.state is not None and cell.form is None and not cell.rest
            is_round = aspect == "round" and bool(read_rounds(text))
            if text and not (is_result or is_round or is_zero_date(text)):
                yield name, text


def _joined(facts: list[StepFact]) -> list[StepFact]:
    """The facts with a deadline that stands apart in that of its step."""
    left = []
    for fact in facts:
        is_deadline = fact.by is not None and fact.at is None and fact.state is None
        of_step = [
            step_fact
            for step_fact in facts
            if step_fact.step == fact.step and step_fact.by is None and step_fact.at
        ]
        if is_deadline and len(of_step) == 1:
            of_step[0].by = fact.by
        else:
            left.append(fact)
    return left


class _SlotReader:
    def __init__(
        self,
        columns: ColumnAnalysis,
        record: CsvRecord,
        slot: StepSlot,
        row: StepRow,
        wash: Callable[[str, str], str],
    ) -> None:
        self.columns = columns
        self.record = record
        self.slot = slot
        self.row = row
        self.wash = wash
        self.now = columns.context.now

    def read(self) -> None:
        """Add the fact of the step, if the row tells one."""
        texts = {aspect: self._text(aspect) for aspect in self.slot.places}
        if not any(texts.values()):
            return
        fact = StepFact(self.slot.step, self._header(), round=self._round(texts))
        self._standing(fact, texts)
        fact.people = read_people(texts.get("people", ""))
        fact.where = " ".join(filter(None, (texts.get("place", ""), texts.get("link", ""))))
        if texts.get("time"):
            self._take_time(fact, texts["time"])
        if texts.get("end"):
            self._take_end(fact, texts["end"])
        if texts.get("deadline"):
            fact.by = self._instant(self._cell(texts["deadline"], "deadline"), "deadline", False)
        if fact.at is None:
            self._keep_details(texts)
        self.row.facts.append(fact)

    def _name(self, aspect: str) -> str:
        return clean(self.columns.table.header[self.slot.places[aspect]])

    def _header(self) -> str:
        aspects = (MAIN, "date", "result", "deadline", *self.slot.places)
        return self._name(next(aspect for aspect in aspects if aspect in self.slot.places))

    def _text(self, aspect: str) -> str:
        text = clean(self.columns.cell(self.record, self.slot.places[aspect]), lines=True)
        return "" if is_zero_date(text) else self.wash(text, self._name(aspect))

    def _round(self, texts: dict[str, str]) -> str:
        text = texts.get("round", "")
        number = "".join(sign for sign in text if sign.isdigit())
        named = read_rounds(text) or (number if number and int(number) < 20 else "")
        return self.slot.round or named

    def _cell(self, text: str, aspect: str) -> StepCell:
        return read_step_cell(text, self._name(aspect))

    def _standing(self, fact: StepFact, texts: dict[str, str]) -> None:
        """State and date: the result says more than the tick, the column of dates than the tick."""
        cells = [
            (aspect, texts[aspect]) for aspect in ("date", MAIN, "result") if texts.get(aspect)
        ]
        fact.text = "; ".join(text for _aspect, text in cells)
        for aspect, text in cells:
            cell = self._cell(text, aspect)
            if cell.form is not None and fact.at is None:
                fact.at = self._instant(cell, aspect, fact.step in _PAST)
                fact.take_end(cell.form)
            if cell.state is not None and not (cell.state is StepState.OPEN and fact.at):
                fact.state = cell.state
            elif cell.state is StepState.OPEN and isinstance(fact.at, datetime | None):
                fact.state = fact.state or cell.state
            if cell.form is not None and self._is_other_meeting(fact, cell.rest):
                continue
            if cell.rest:
                fact.rest = cell.rest
                if fact.step != "test" or cell.form is None:
                    self._keep(aspect, text)
        if fact.state is StepState.UNKNOWN and fact.at is not None:
            fact.state = None
        if fact.step in _PAST and fact.at is not None and fact.is_ahead(self.now):
            self._doubt("date" if texts.get("date") else MAIN, fact.text, None)
            fact.at = None

    def _is_other_meeting(self, fact: StepFact, words: str) -> bool:
        """Whether the words beside a date name a meeting, whatever the column is called."""
        step_column = read_step_header(words) if words else None
        if (
            step_column is None
            or step_column.step not in MEETING_STEPS
            or fact.step not in MEETING_STEPS
        ):
            return False
        fact.step, fact.round = step_column.step, step_column.round or fact.round
        fact.header = words
        return not step_column.aspect

    def _instant(self, cell: StepCell, aspect: str, past: bool) -> Deadline | None:
        text, name = self._text(aspect), self._name(aspect)
        if cell.form is None:
            if cell.state not in _OPEN or cell.rest:
                self._keep(aspect, text)
            return None
        at = self.columns.instant(cell.form, name, past=past)
        if at is None or not self._is_of_our_time(at):
            self._doubt(aspect, text, cell.form)
            return None
        return at

    def _is_of_our_time(self, at: Deadline) -> bool:
        return 2000 <= at.year <= self.now.year + 1

    def _doubt(self, aspect: str, text: str, form: DateCell | None) -> None:
        what = _("“{text}” is not a definite date; saved in the notes")
        if form is not None and len(form.numbers) == 2:
            what = _("“{text}” has no year and is far from today; saved in the notes")
        problem = what.format(text=clean(text)[:40])
        self.row.problems.append(
            Problem(line=self.record.line, column=self._name(aspect), what=problem)
        )
        self._keep(aspect, text)

    def _keep(self, aspect: str, text: str) -> None:
        cell = (self._name(aspect), text)
        if cell not in self.row.unread:
            self.row.unread.append(cell)

    def _take_time(self, fact: StepFact, text: str) -> None:
        """The time of a day that stands in a column of its own."""
        clock = read_clock(text)
        if fact.at is None or isinstance(fact.at, datetime) or clock is None:
            is_midnight = isinstance(fact.at, datetime) and fact.at.time() == time()
            if not (is_midnight and clock) and read_step_cell(text, "").state not in _OPEN:
                self._keep("time", text)
            if not is_midnight or clock is None:
                return
        day = fact.at.date() if isinstance(fact.at, datetime) else fact.at
        assert day is not None
        fact.at = datetime.combine(day, clock[0], self.columns.context.home)
        if clock[1] is not None:
            fact.end = datetime.combine(day, clock[1], self.columns.context.home)

    def _take_end(self, fact: StepFact, text: str) -> None:
        """The end of a meeting that stands in a column of its own, behind its start."""
        clock = read_clock(text)
        if clock is None or not isinstance(fact.at, datetime) or clock[0] <= fact.at.time():
            if read_step_cell(text, "").state not in _OPEN:
                self._keep("end", text)
            return
        fact.end = fact.at.replace(hour=clock[0].hour, minute=clock[0].minute)

    def _keep_details(self, texts: dict[str, str]) -> None:
        """Who and where, of a meeting of which no day is told."""
        for aspect in ("people", "place", "link"):
            if texts.get(aspect):
                self.row.others.append((self._name(aspect), texts[aspect]))
