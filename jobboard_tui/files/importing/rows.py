"""The rows of a table become readings, one by one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from jobboard_tui.core.model import Deadline, Stage
from jobboard_tui.core.text import clean, fold
from jobboard_tui.files.exporting import plain_cell
from jobboard_tui.files.importing.cards import LONGEST_NAME, Cells, Habits, read_card
from jobboard_tui.files.importing.columns import Columns, Customs
from jobboard_tui.files.importing.plan import Problem
from jobboard_tui.files.importing.reading import Context, Reading, Readings
from jobboard_tui.files.importing.table import Record, Table
from jobboard_tui.files.importing.vocabulary import Standing
from jobboard_tui.words import _

_ROLE_AT = re.compile(r"\s*(\S.*?)\s+(?:@|at)\s+(\S.*)")
_COMPANY_FIRST = re.compile(r"\s*(\S.*?)(?:\s+[-–—|/:]\s+|[／｜：])\s*(\S.*)")


def read_rows(
    table: Table, source: str, context: Context, habits: Habits, customs: Customs
) -> Readings:
    """The readings of a table's rows, and what is to be said of its columns."""
    columns = Columns(table, context, customs)
    reader = _Reader(table, columns, context, habits)
    count = len(table.records) + len(table.problems)
    return Readings(source, count, reader.readings(), columns.remarks)


class _Reader:
    def __init__(self, table: Table, columns: Columns, context: Context, habits: Habits) -> None:
        self.table = table
        self.columns = columns
        self.context = context
        self.habits = habits

    def readings(self) -> Iterator[Reading]:
        """One reading for each row, by line."""
        broken = iter([*self.table.problems, Problem(line=1 << 62, column="", what="")])
        problem = next(broken)
        for record in self.table.records:
            while problem.line < record.line:
                yield Reading(problem.line, problems=(problem,))
                problem = next(broken)
            yield self._reading(record)
        while problem.what:
            yield Reading(problem.line, problems=(problem,))
            problem = next(broken)

    def _reading(self, record: Record) -> Reading:
        width = len(self.table.header)
        if any(cell.strip() for cell in record.cells[width:]):
            what = _("{count} cells where the header has {width}: a quote may be missing").format(
                count=len(record.cells), width=width
            )
            return Reading(record.line, problems=(Problem(line=record.line, column="", what=what),))
        is_blank = self.context.vocabulary.is_blank
        texts = {
            meaning: plain_cell(record.cells[place])
            for meaning, place in self.columns.places.items()
            if place < len(record.cells) and not is_blank(record.cells[place])
        }
        others = [
            (name, plain_cell(record.cells[place]))
            for place, name in self.columns.others
            if place < len(record.cells) and not is_blank(record.cells[place])
        ]
        if "role" not in self.columns.places:
            texts.update(parted(texts.get("company", "")))
        problems: list[Problem] = []
        dates = self._dates(record.line, texts, others, problems)
        standing = self._standing(record.line, texts, others, problems)
        cells = Cells(
            record.line,
            self.columns.names,
            texts,
            dates,
            others,
            standing,
            says_applied=self._says_applied(texts.get("applied", "")),
        )
        reading = read_card(cells, self.context, self.habits)
        if not problems:
            return reading
        return Reading(
            reading.line, reading.understood, (*reading.problems, *problems), reading.reason
        )

    def _says_applied(self, text: str) -> bool:
        """Whether a cell without a date that can be read still tells that one has applied."""
        words = self.context.vocabulary
        return bool(text.strip()) and (words.says_yes(text) or not words.is_answer(text))

    def _dates(
        self,
        line: int,
        texts: Mapping[str, str],
        others: list[tuple[str, str]],
        problems: list[Problem],
    ) -> dict[str, Deadline]:
        """The dates of a row; one that is none is named, and kept in the notes."""
        dates: dict[str, Deadline] = {}
        for meaning in self.columns.forms:
            text = texts.get(meaning, "")
            if not text or text.isspace():
                continue
            told = self.columns.moment(meaning, text)
            if told is not None:
                dates[meaning] = told
            elif not (meaning == "applied" and self.context.vocabulary.is_answer(text)):
                what = _("“{text}” is no date that can be read").format(text=clean(text)[:40])
                problems.append(Problem(line=line, column=self.columns.names[meaning], what=what))
                others.append((self.columns.names[meaning], text))
        return dates

    def _standing(
        self,
        line: int,
        texts: Mapping[str, str],
        others: list[tuple[str, str]],
        problems: list[Problem],
    ) -> Standing | None:
        """The stage by the words of the row; how it ended counts more than where it stood."""
        standing = self.columns.standings.get(texts.get("stage", ""))
        ended = self.columns.outcomes.get(texts.get("outcome", ""))
        for meaning, found in (("stage", standing), ("outcome", ended)):
            text = clean(texts.get(meaning, ""))
            if not text or found is not None:
                continue
            others.append((self.columns.names[meaning], text))
            if meaning == "stage":
                what = _("“{text}” is no stage that is known; it is kept in the notes").format(
                    text=text[:40]
                )
                problems.append(Problem(line=line, column=self.columns.names[meaning], what=what))
        if ended is None:
            return standing
        if standing is None or ended.stage in (Stage.CLOSED, Stage.ACCEPTED):
            return ended
        others.append((self.columns.names["outcome"], texts["outcome"]))
        return standing


def parted(text: str) -> dict[str, str]:
    """Company and role of a card's only title: "Aoba - SRE", "SRE @ Aoba"."""
    if len(text) > 2 * LONGEST_NAME:
        return {}
    if found := _ROLE_AT.fullmatch(text):
        return {"role": found[1], "company": found[2]}
    if found := _COMPANY_FIRST.fullmatch(text):
        return {"company": found[1], "role": found[2]}
    return {}


def own_addresses(table: Table) -> frozenset[str]:
    """Mail addresses and phone numbers that stand at several companies: the seeker's own."""
    places = {name: place for place, name in enumerate(table.meanings) if name}
    companies: defaultdict[str, set[str]] = defaultdict(set)
    for record in table.records:
        for meaning in ("email", "phone"):
            place = places.get(meaning)
            if place is not None and place < len(record.cells):
                address = clean(record.cells[place]).lower()
                company = (
                    record.cells[places["company"]] if places["company"] < len(record.cells) else ""
                )
                companies[address].add(fold(company))
    return frozenset(address for address, at in companies.items() if address and len(at) > 1)
