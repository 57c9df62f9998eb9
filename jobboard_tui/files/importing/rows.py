"""A table becomes readings: its dates, stages and columns are understood first as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, tzinfo

from jobboard_tui.core.model import Deadline, Stage
from jobboard_tui.core.text import clean, fold
from jobboard_tui.files.exporting import plain_cell
from jobboard_tui.files.importing.cards import Cells, Habits, read_card
from jobboard_tui.files.importing.dates import Form, Order, read_form
from jobboard_tui.files.importing.orders import Column, find_orders, moment
from jobboard_tui.files.importing.plan import Problem
from jobboard_tui.files.importing.reading import Context, Reading, Readings
from jobboard_tui.files.importing.table import Record, Table
from jobboard_tui.files.importing.vocabulary import Standing
from jobboard_tui.words import _

PAST = ("applied", "added")
AHEAD = ("deadline", "apply_by", "reply_by", "follow_up")


@dataclass(frozen=True, slots=True, kw_only=True)
class Customs:
    """How dates are written in tables of one kind: the usual order, the zone of bare times."""

    order: Order | None = None
    zone: tzinfo | None = None


def read_rows(
    table: Table, source: str, context: Context, habits: Habits, customs: Customs
) -> Readings:
    """The readings of a table's rows, and what is to be said of its columns."""
    reader = _Reader(table, context, habits, customs)
    return Readings(
        source, len(table.records) + len(table.problems), reader.readings(), reader.remarks
    )


class _Reader:
    def __init__(self, table: Table, context: Context, habits: Habits, customs: Customs) -> None:
        self.table = table
        self.context = context
        self.habits = habits
        self.remarks: list[str] = []
        self.places = {name: place for place, name in enumerate(table.meanings) if name}
        self.names = {name: clean(table.header[place]) for name, place in self.places.items()}
        self.others = [
            (place, clean(name))
            for place, name in enumerate(table.header)
            if table.meanings[place] is None
        ]
        self.zone = customs.zone or context.home
        self.forms = self._dated_columns()
        self.orders = self._orders(customs.order)
        self.standings = self._standings("stage")
        self.outcomes = self._standings("outcome")
        self._remark_on_others()
        self.moments: dict[tuple[str, str], Deadline | None] = {}

    # -- columns -----------------------------------------------------------------------------

    def _column(self, meaning: str) -> list[str]:
        """The distinct texts of a column, in their order."""
        place = self.places.get(meaning)
        if place is None:
            return []
        return list(
            dict.fromkeys(one.cells[place] for one in self.table.records if len(one.cells) > place)
        )

    def _dated_columns(self) -> dict[str, Mapping[str, Form | None]]:
        """The forms of each column of dates; a column of words among them is no such column."""
        forms: dict[str, Mapping[str, Form | None]] = {}
        for meaning in (*PAST, *AHEAD):
            read = {text: read_form(text) for text in self._column(meaning)}
            if meaning == "follow_up" and read and not any(read.values()):
                self.others.append((self.places.pop(meaning), self.names[meaning]))
            elif read:
                forms[meaning] = read
        return forms

    def _orders(self, usual: Order | None) -> dict[str, Order]:
        columns = [
            Column(self.names[meaning], [form for form in forms.values() if form], meaning in PAST)
            for meaning, forms in self.forms.items()
        ]
        found, remarks = find_orders(columns, self.context.today, usual)
        self.remarks += remarks
        if any(
            form and len(form.numbers) == 2 for one in self.forms.values() for form in one.values()
        ):
            self.remarks.append(_("dates without a year are taken as the nearest that fit"))
        return {
            meaning: found.get(self.names[meaning], usual or Order.MDY) for meaning in self.forms
        }

    def _standings(self, meaning: str) -> dict[str, Standing | None]:
        """What the words of the stage column mean; those not told outright are named."""
        found: dict[str, Standing | None] = {}
        for text in self._column(meaning):
            word = clean(text)
            found[text] = standing = self.context.vocabulary.standing(word) if word else None
            if standing is not None and not standing.exact:
                self.remarks.append(
                    _("“{word}” in “{column}” is read as {stage}").format(
                        word=word,
                        column=self.names[meaning],
                        stage=standing.outcome or standing.stage,
                    )
                )
        return found

    def _remark_on_others(self) -> None:
        filled = [
            name
            for place, name in self.others
            if any(
                len(one.cells) > place and one.cells[place].strip() for one in self.table.records
            )
        ]
        if filled:
            self.remarks.append(
                _("columns not understood are kept in the notes: {columns}").format(
                    columns=", ".join(name or _("without a name") for name in filled)
                )
            )

    # -- rows --------------------------------------------------------------------------------

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
            for meaning, place in self.places.items()
            if place < len(record.cells) and not is_blank(record.cells[place])
        }
        others = [
            (name, plain_cell(record.cells[place]))
            for place, name in self.others
            if place < len(record.cells) and not is_blank(record.cells[place])
        ]
        problems: list[Problem] = []
        dates = self._dates(record.line, texts, others, problems)
        standing = self._standing(record.line, texts, others, problems)
        cells = Cells(
            record.line,
            self.names,
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
        for meaning in self.forms:
            text = texts.get(meaning, "")
            if not text or text.isspace():
                continue
            told = self._moment(meaning, text)
            if told is not None:
                dates[meaning] = told
            elif not (meaning == "applied" and self.context.vocabulary.is_answer(text)):
                what = _("“{text}” is no date that can be read").format(text=clean(text)[:40])
                problems.append(Problem(line=line, column=self.names[meaning], what=what))
                others.append((self.names[meaning], text))
        return dates

    def _moment(self, meaning: str, text: str) -> Deadline | None:
        key = (meaning, text)
        if key in self.moments:
            return self.moments[key]
        form = self.forms[meaning].get(text)
        told: Deadline | None = None
        if form is not None:
            past = meaning in PAST
            told = moment(form, self.orders[meaning], self.zone, self.context.today, past)
        if isinstance(told, datetime):
            told = told.astimezone(self.context.home)
            if meaning in AHEAD and told.time() == time() and self.zone is not UTC:
                told = told.date()
        self.moments[key] = told
        return told

    def _standing(
        self,
        line: int,
        texts: Mapping[str, str],
        others: list[tuple[str, str]],
        problems: list[Problem],
    ) -> Standing | None:
        """The stage by the words of the row; how it ended counts more than where it stood."""
        standing = self.standings.get(texts.get("stage", ""))
        ended = self.outcomes.get(texts.get("outcome", ""))
        for meaning, found in (("stage", standing), ("outcome", ended)):
            text = clean(texts.get(meaning, ""))
            if not text or found is not None:
                continue
            others.append((self.names[meaning], text))
            if meaning == "stage":
                what = _("“{text}” is no stage that is known; it is kept in the notes").format(
                    text=text[:40]
                )
                problems.append(Problem(line=line, column=self.names[meaning], what=what))
        if ended is None:
            return standing
        if standing is None or ended.stage in (Stage.CLOSED, Stage.ACCEPTED):
            return ended
        others.append((self.names["outcome"], texts["outcome"]))
        return standing


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
