"""The columns of a table, understood as wholes before any row is: meanings, dates, stage words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, tzinfo
from itertools import chain

from jobboard_tui.domain.errors import AmbiguousInput
from jobboard_tui.domain.fields import FieldType, field_names
from jobboard_tui.domain.labels import list_names, outcome_label, stage_label
from jobboard_tui.domain.models import Deadline, Stage
from jobboard_tui.domain.text import clean, fold
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.interchange.exporters.export import plain_cell
from jobboard_tui.interchange.importers.cell_dates import (
    DateCell,
    DateOrder,
    is_zero_date,
    read_form,
    zone_of_name,
)
from jobboard_tui.interchange.importers.credentials import leave_out_logins
from jobboard_tui.interchange.importers.csv_table import CsvRecord, CsvTable
from jobboard_tui.interchange.importers.date_order import (
    DateColumn,
    both_orders,
    find_orders,
    form_in_doubt,
    is_far_without_year,
    moment,
    weekday_doubt,
)
from jobboard_tui.interchange.importers.decisions import SKIP
from jobboard_tui.interchange.importers.plan import ColumnReport, Sureness, WordReport
from jobboard_tui.interchange.importers.step_cells import read_step_cell
from jobboard_tui.interchange.importers.steps import MAIN, PREFIX, StepColumn, arrange_steps
from jobboard_tui.interchange.importers.types import ImportContext
from jobboard_tui.interchange.importers.vocabulary import StageMeaning

PAST = ("applied", "added", "ended", "last_contact")
"""Dates of what has happened."""
AHEAD = ("deadline", "due", *field_names(FieldType.DEADLINE), "reply_by", "follow_up", "next_date")
"""Dates until which something is to happen."""
_MOST_GUESSES = 10
_EARLIEST_YEAR = 2000
_ROWS_OF_SAMPLES = 200
_SAMPLES, _LONGEST_SAMPLE = 3, 24
"""Values that show what a column holds, and characters of each."""
_KANA_OR_KANJI = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_RATING = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*/\s*(3|4|5|6|7|10|20|100)")


@frozen(kw_only=True)
class ColumnHints:
    """How dates are written in tables of one kind: the usual order, the zone of bare times."""

    order: DateOrder | None = None
    zone: tzinfo | None = None


def shorten_sample(text: str) -> str:
    """Return the beginning of a cell, to show what a column holds; without logins.

    >>> shorten_sample("2nd interview Dec 9 14:00")
    '2nd interview Dec 9 14:…'
    """
    shown = clean(leave_out_logins(text))
    return shown if len(shown) <= _LONGEST_SAMPLE else f"{shown[: _LONGEST_SAMPLE - 1]}…"


class OpenDateOrder(AmbiguousInput):
    """Nothing in a file tells which number of its dates is the month."""


class ColumnAnalysis:
    """What each column holds.

    `places` and `names` go by meaning; `steps` are those of one step of an application each;
    `others` are the columns without one, but for those of logins and passwords: of the `telling`
    among them every cell may tell of a stage, a date or an answer, of the `open` those whose words
    do. `has_bare_date` tells that the day of applying stands in a column that only says that it
    holds dates. `remarks` say what was found out or guessed.
    """

    def __init__(
        self,
        table: CsvTable,
        context: ImportContext,
        customs: ColumnHints,
        passed_over: frozenset[str] = frozenset(),
        *,
        stages_go_unsaid: bool = False,
    ) -> None:
        self.table = table
        self.context = context
        self.remarks: list[str] = []
        self.places = {
            name: place
            for place, name in enumerate(table.meanings)
            if name and name not in passed_over and not name.startswith(PREFIX)
        }
        self._choose_tick()
        self._part_columns()
        words = context.vocabulary
        self.has_bare_date = words.fallback.get(fold(self.names.get("applied", ""))) == "applied"
        self.zone = customs.zone or context.home
        self.forms = self._dated_columns()
        self.step_forms = self._step_columns()
        self._choose_open_columns()
        self.orders = self._orders(customs.order)
        self.standings = self._standings("stage")
        self.outcomes = self._standings("outcome")
        self._leave_plans()
        words_of_stages = (*self.standings, *self.outcomes)
        self.says_more = {clean(text) for text in words_of_stages if words.says_more(clean(text))}
        self.reasons = {text: words.closing(clean(text)) for text in self._column("reason")}
        self.moments: dict[tuple[str, str], Deadline | None] = {}
        self._remark_on_others()
        if not stages_go_unsaid:
            self._remark_on_stages()
        if "role" not in self.places:
            self.remarks.append(
                _(
                    "no column gives the role; it is read from the company's cell, as in “Aoba "
                    "- SRE”"
                )
            )

    def _part_columns(self) -> None:
        """Find the columns of steps, the names of those with a meaning, and the others."""
        table = self.table
        read = ((place, StepColumn.read(name or "")) for place, name in enumerate(table.meanings))
        self.steps = arrange_steps(
            (place, step_column) for place, step_column in read if step_column is not None
        )
        self.names = {name: clean(table.header[place]) for name, place in self.places.items()}
        self.others = [
            (place, clean(name))
            for place, name in enumerate(table.header)
            if table.meanings[place] is None
        ]
        self._leave_out_logins()

    def _choose_open_columns(self) -> None:
        """Find which of the other columns may tell of a stage, a date or an answer."""
        words = self.context.vocabulary
        public = [column for column in self.others if not words.is_prose(column[1])]
        self.telling = {name for _place, name in public if words.header_may_tell(name)}
        self.open = {
            name
            for place, name in public
            if name not in self.telling and not self._is_rating(place)
        }

    def _choose_tick(self) -> None:
        """Of two columns for the day of applying, one may hold ticks and the other the dates."""
        if "sent_tick" not in self.places or "applied" not in self.places:
            return
        if not any(map(read_form, self._column("applied"))):
            places = self.places
            places["applied"], places["sent_tick"] = places["sent_tick"], places["applied"]

    def _leave_plans(self) -> None:
        """Take no column for that of applying that only says "date" and has days to come.

        A wish may have a day for it ahead. What the user says of the column counts.
        """
        name = self.names.get("applied", "")
        is_decided = fold(name) in self.context.decisions.columns
        if (
            not self.has_bare_date
            or is_decided
            or not any(map(self._is_planned, self.table.records))
        ):
            return
        self.has_bare_date = False
        del self.forms["applied"]
        self.others.append((self.places.pop("applied"), self.names.pop("applied")))
        self.telling.add(name)

    def _is_planned(self, record: CsvRecord) -> bool:
        """Whether a row that is no wish has a day to come in the column of applying."""
        form = self.forms.get("applied", {}).get(self.cell(record, self.places["applied"]))
        applied = None if form is None else self.instant(form, self.names["applied"], past=False)
        standing = self.standings.get(self.cell(record, self.places.get("stage")))
        if applied is None or (standing is not None and standing.stage is Stage.WISHLIST):
            return False
        return (applied.date() if isinstance(applied, datetime) else applied) > self.context.today

    def moment(self, meaning: str, text: str) -> Deadline | None:
        """The date or instant in a cell of a dated column; None if it is none, or in doubt."""
        key = (meaning, text)
        if key in self.moments:
            return self.moments[key]
        form = self.forms[meaning].get(text)
        at: Deadline | None = None
        if form is not None:
            at = self.instant(form, self.names[meaning], past=meaning in PAST)
        is_midnight = isinstance(at, datetime) and at.time() == time()
        if is_midnight and meaning in AHEAD and self.zone is not UTC:
            assert isinstance(at, datetime)
            at = at.date()
        self.moments[key] = at
        return at

    def instant(self, form: DateCell, column: str, *, past: bool) -> Deadline | None:
        """The date or instant of a form in a column; None if it is in doubt.

        In doubt is a date without its year far from today, and of what has happened a year that
        nobody's applications reach.
        """
        today = self.context.today
        zone = zone_of_name(column) or self.zone
        orders = {*self.orders.values()}
        others = orders.pop() if len(orders) == 1 else DateOrder.MDY
        at = moment(form, self.orders.get(column, others), zone, today, past)
        if at is None:
            return None
        day = at.date() if isinstance(at, datetime) else at
        if is_far_without_year(form, day, today):
            return None
        if past and not _EARLIEST_YEAR <= day.year <= today.year + 1:
            return None
        return at.astimezone(self.context.home) if isinstance(at, datetime) else at

    def reports(self, source: str) -> tuple[ColumnReport, ...]:
        """What each column was taken for, with the first values in it."""
        logins = set(self.left_out)
        return tuple(
            self._report(source, place, name, logins)
            for place, name in enumerate(self.table.header)
        )

    def _report(self, source: str, place: int, name: str, logins: set[str]) -> ColumnReport:
        meaning = self.table.meanings[place] or ""
        used = {at: code for code, at in self.places.items()}
        if meaning and not meaning.startswith(PREFIX):
            meaning = used.get(place, "")
        sureness = self.context.vocabulary.sureness(name, meaning)
        if clean(name) in logins or meaning == SKIP:
            return ColumnReport(
                source=source, name=clean(name), meaning=SKIP, sureness=Sureness.LEFT_OUT
            )
        values: dict[str, None] = {}
        for record in self.table.records[:_ROWS_OF_SAMPLES]:
            if len(values) >= _SAMPLES:
                break
            if (text := clean(self.cell(record, place))) and not self.is_blank(text):
                values[shorten_sample(text)] = None
        return ColumnReport(
            source=source,
            name=clean(name),
            meaning=meaning,
            sureness=sureness,
            samples=tuple(values),
        )

    def words_in_doubt(self, source: str) -> Iterator[WordReport]:
        """Yield the words for stages that are not understood, only in part, or as the user said."""
        decided = self.context.decisions.words
        for meaning, standings in (("stage", self.standings), ("outcome", self.outcomes)):
            rows = Counter(map(clean, self._cells(meaning)))
            for text, standing in standings.items():
                word = clean(text)
                if not word or self.is_blank(word):
                    continue
                if fold(word) in decided:
                    sureness = Sureness.TOLD
                elif standing is None:
                    sureness = Sureness.UNKNOWN
                elif standing.exact:
                    continue
                else:
                    sureness = Sureness.LIKELY
                yield WordReport(
                    source=source,
                    column=self.names[meaning],
                    word=word,
                    rows=rows[word],
                    meaning="" if standing is None else str(standing.outcome or standing.stage),
                    sureness=sureness,
                )

    def is_blank(self, text: str) -> bool:
        """Whether a cell holds nothing, or only a sign for it."""
        return self.context.vocabulary.is_blank(text)

    def cell(self, record: CsvRecord, place: int | None) -> str:
        """The text of a record's cell; empty for a blank, or where there is none."""
        if place is None or place >= len(record.cells):
            return ""
        cell = record.cells[place]
        return "" if self.context.vocabulary.is_empty(cell) else plain_cell(cell)

    def weekday_doubt(self, meaning: str, text: str) -> tuple[date, date] | None:
        """Return the date in a cell and the day of the weekday that it names, if they differ."""
        form = self.forms[meaning].get(text)
        if form is None:
            return None
        order = self.orders.get(self.names[meaning], DateOrder.MDY)
        return weekday_doubt(form, order, self.context.today, meaning in PAST)

    def _column(self, meaning: str) -> list[str]:
        """The distinct texts of a column, in their order."""
        return list(dict.fromkeys(self._cells(meaning)))

    def _cells(self, meaning: str) -> Iterator[str]:
        """The texts of a column, row by row."""
        place = self.places.get(meaning)
        if place is None:
            return
        for record in self.table.records:
            if len(record.cells) > place:
                yield plain_cell(record.cells[place])

    def _dated_columns(self) -> dict[str, Mapping[str, DateCell | None]]:
        """The forms of each column of dates; a column of words among them is no such column."""
        forms: dict[str, Mapping[str, DateCell | None]] = {}
        for meaning in (*PAST, *AHEAD):
            read = {
                text: None if is_zero_date(text) else read_form(text)
                for text in self._column(meaning)
            }
            if meaning == "follow_up" and read and not any(read.values()):
                self.others.append((self.places.pop(meaning), self.names[meaning]))
            elif read:
                forms[meaning] = read
        return forms

    def _step_columns(self) -> dict[str, list[DateCell]]:
        """The dates in the columns of steps, by their names."""
        forms_of: dict[str, list[DateCell]] = {}
        for slot in self.steps:
            for aspect in (MAIN, "date", "deadline"):
                place = slot.places.get(aspect)
                if place is None:
                    continue
                name = clean(self.table.header[place])
                texts = dict.fromkeys(self.cell(record, place) for record in self.table.records)
                forms = (
                    read_step_cell(text, name).form
                    for text in texts
                    if text and not is_zero_date(text)
                )
                forms_of.setdefault(name, []).extend(form for form in forms if form)
        return forms_of

    def _orders(self, usual: DateOrder | None) -> dict[str, DateOrder]:
        """The order of each column of dates; those that are not understood tell of it, too."""
        date_order, of_program = self.context.decisions.date_order, usual
        columns = [
            DateColumn(
                self.names[meaning], [form for form in forms.values() if form], meaning in PAST
            )
            for meaning, forms in self.forms.items()
        ]
        columns += [DateColumn(name, forms, False) for name, forms in self.step_forms.items()]
        used = {column.name for column in columns}
        columns += [DateColumn(name, forms, False) for name, forms in self._other_dates()]
        texts = (text for forms in self.forms.values() for text in forms)
        if usual is None and any(map(_KANA_OR_KANJI.search, chain(self.table.header, texts))):
            usual = None if any(_has_three(column) for column in columns) else DateOrder.MDY
        orders, remarks, left_open = find_orders(columns, self.context.today, date_order or usual)
        self.remarks += [
            remark for remark in remarks if any(f"“{name}”" in remark for name in used)
        ]
        if date_order is not None:
            return {**orders, **dict.fromkeys(left_open, date_order)}
        if of_program is not None:  # what both orders leave open is in the program's
            mixed = {column.name for column in columns if both_orders(column, self.context.today)}
            left_open = [name for name in left_open if name not in mixed]
        if left_open := [name for name in left_open if name in used]:
            raise OpenDateOrder(
                _("the dates in {columns}").format(columns=list_names(left_open)),
                self._why_open(column for column in columns if column.name in left_open),
                _("add --dates mdy or --dates dmy"),
            )
        forms = [form for column in columns if column.name in used for form in column.forms]
        if any(len(form.numbers) == 2 for form in forms):
            self.remarks.append(_("dates without a year are read as the nearest that fit"))
        return orders

    def _why_open(self, columns: Iterable[DateColumn]) -> str:
        """Why the dates of some columns are in doubt: both orders occur, or nothing shows one."""
        today = self.context.today
        for column in columns:
            if both := both_orders(column, today):
                return _(
                    "both orders occur, as in {first} and {second}, so {date} is unclear"
                ).format(first=both[0], second=both[1], date=form_in_doubt(column, today))
        return _("they could be month first or day first, and nothing in the file shows which")

    def _other_dates(self) -> Iterator[tuple[str, list[DateCell]]]:
        """The dates in columns that are not understood, as far as they are in an order."""
        for place, name in self.others:
            texts = dict.fromkeys(self.cell(record, place) for record in self.table.records)
            forms = [
                form
                for text in texts
                if text and not is_zero_date(text) and (form := read_form(text))
            ]
            if forms and len(forms) * 2 >= sum(map(bool, texts)):
                yield f"{name} ({place})", forms

    def _standings(self, meaning: str) -> dict[str, StageMeaning | None]:
        """What the words of the stage column mean; those not told outright are named."""
        standings: dict[str, StageMeaning | None] = {}
        guessed: list[str] = []
        for text in self._column(meaning):
            word = clean(text)
            standings[text] = standing = self.context.vocabulary.standing(word) if word else None
            if standing is not None and not standing.exact:
                guessed.append(
                    _("“{word}” in “{column}” is read as {stage}").format(
                        word=word, column=self.names[meaning], stage=standing_label(standing)
                    )
                )
        self.remarks += guessed[:_MOST_GUESSES]
        if len(guessed) > _MOST_GUESSES:
            more = _("and {count} more entries in “{column}” are read by the words they contain")
            count = len(guessed) - _MOST_GUESSES
            self.remarks.append(more.format(count=count, column=self.names[meaning]))
        return standings

    def _leave_out_logins(self) -> None:
        """Take the columns of logins and passwords out, and say so."""
        words = self.context.vocabulary
        names = [name for _place, name in self.others]
        has_passwords = any(map(words.is_password, names))
        kept: list[tuple[int, str]] = []
        left_out: list[str] = []
        for place, name in self.others:
            is_login = words.is_login(name) or (has_passwords and fold(name) == "id")
            if is_login and not self._has_answers_only(place):
                left_out.append(name)
            else:
                kept.append((place, name))
        self.others = kept
        self.left_out = left_out
        if left_out:
            self.remarks.append(
                _("left out, because logins and passwords don't belong here: {columns}").format(
                    columns=", ".join(left_out)
                )
            )

    def _is_rating(self, place: int) -> bool:
        """Whether a column holds marks out of a number, such as 4/5, which are no dates."""
        cells = [record.cells[place] for record in self.table.records if len(record.cells) > place]
        filled = {clean(cell) for cell in cells if not self.context.vocabulary.is_blank(cell)}
        matches = [_RATING.fullmatch(text) for text in filled]
        if not matches or not all(matches):
            return False
        wholes = {match[1] for match in matches if match}
        return len(wholes) == 1 and len(cells) > 1

    def _has_answers_only(self, place: int) -> bool:
        """Whether a column only holds ticks: then "Pass" tells that somebody passed."""
        words = self.context.vocabulary
        cells = (record.cells[place] for record in self.table.records if len(record.cells) > place)
        filled = [cell for cell in cells if not words.is_blank(cell)]
        return bool(filled) and all(map(words.is_answer, filled))

    def _remark_on_stages(self) -> None:
        """Say so where nothing tells how far the applications have come, or since when."""
        if "applied" not in self.places:
            self.remarks.append(
                _("no column gives the application date: no follow-up will be due for these")
            )
        elif self.has_bare_date:
            self.remarks.append(
                _(
                    "“{column}” is used as the application date only where the stage says "
                    "you applied"
                ).format(column=self.names["applied"])
            )
        if "stage" in self.places or any(slot.is_main for slot in self.steps):
            return
        if "outcome" in self.places:
            sentence = _(
                "no column but “{column}” gives the stage: without it, rows with an "
                "application date are “applied”, all others “wishlist”"
            )
            self.remarks.append(sentence.format(column=self.names["outcome"]))
        else:
            self.remarks.append(
                _(
                    "no column gives the stage: rows with an application date are "
                    "“applied”, all others “wishlist”"
                )
            )

    def _remark_on_others(self) -> None:
        filled = [
            name
            for place, name in self.others
            if any(
                len(record.cells) > place and record.cells[place].strip()
                for record in self.table.records
            )
        ]
        if filled:
            self.remarks.append(
                _("columns not understood are saved in the notes: {columns}").format(
                    columns=", ".join(name or pgettext("label", "unnamed") for name in filled)
                )
            )


def _has_three(column: DateColumn) -> bool:
    return any(len(form.numbers) == 3 and form.order is None for form in column.forms)


def standing_label(standing: StageMeaning) -> str:
    """Return what a stage word means, as the screen calls it."""
    if standing.outcome is None:
        return stage_label(standing.stage)
    return outcome_label(standing.outcome)
