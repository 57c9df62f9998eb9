"""The rows of a table become readings, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from jobboard_tui.domain.labels import full_day
from jobboard_tui.domain.models import Application, Deadline, Kind, Outcome, Stage
from jobboard_tui.domain.text import clean, join_items
from jobboard_tui.i18n import _
from jobboard_tui.interchange.exporters.export import plain_cell
from jobboard_tui.interchange.importers.cell_dates import is_zero_date, read_form
from jobboard_tui.interchange.importers.columns import ColumnAnalysis, ColumnHints, standing_label
from jobboard_tui.interchange.importers.credentials import leave_out_logins
from jobboard_tui.interchange.importers.csv_table import CsvRecord, CsvTable, NoTable
from jobboard_tui.interchange.importers.diary_table import is_diary, read_diary
from jobboard_tui.interchange.importers.pay_units import with_period, with_unit
from jobboard_tui.interchange.importers.plan import Problem
from jobboard_tui.interchange.importers.row_to_application import (
    LONGEST_NAME,
    ParserHints,
    RowCells,
    read_card,
)
from jobboard_tui.interchange.importers.step_cells import read_dated_step, read_only_date
from jobboard_tui.interchange.importers.step_facts import MEETING_STEPS, StepFact, standing_of
from jobboard_tui.interchange.importers.step_rows import StepRow, read_step_row
from jobboard_tui.interchange.importers.steps import is_no_company, is_no_row_mark
from jobboard_tui.interchange.importers.table_lines import fill_lines
from jobboard_tui.interchange.importers.types import ImportContext, RowResult, RowResults
from jobboard_tui.interchange.importers.vocabulary import StageMeaning, Vocabulary

_NAMES = frozenset({"company", "role"})
"""Columns in which a password is a word like any other."""
_MOST_SHOWN, _LONGEST_SHOWN = 6, 40
"""Cells, and characters of each, in the sentence on a row's cells that are not understood."""
_OF_APPLICATIONS = frozenset({"role", "stage", "outcome", "url", "deadline", "apply_by"})
"""Columns that a list of happenings does not have."""
_OF_MEETINGS = re.compile(
    r"次|予定|日程|面接|面談|選考|next|upcoming|interview|schedule|meeting", re.IGNORECASE
)
_OF_ANSWERS = re.compile(
    r"連絡|結果|回答|返信|返事|締切|期限|answer|reply|result|deadline|prep", re.IGNORECASE
)
_IS_DEADLINE = re.compile(
    r"(?:the |my )?(?:deadline|due)(?: is)?|締め?切り?|〆切り?|期限", re.IGNORECASE
)
_NEXT = ("next_date", "follow_up", "to_do")
_PAY = frozenset({"salary", "salary_min", "salary_max"})
_NAMED = frozenset({"location", "agency", "source", "contact"})
_RELATION = re.compile(r"\s*\(https?://(?:www\.)?notion\.(?:so|site)/\S*\)")
"""What Notion writes behind the name of a page that is linked."""
_LINKED = re.compile(r"(\S.*?)\s*\((https?://[^\s()]+)\)")
"""A name with its address."""
_WIKI = re.compile(r"\[\[(?:[^\[\]|]*[|/])?([^\[\]|/]+)\]\]")
"""A page that is linked, with its folder or another name: [[Companies/Aoba|Aoba KK]]."""
_ROLE_AT = re.compile(r"\s*(\S.*?)\s+(?:@|at)\s+(\S.*)")
_ROLE_BEHIND = re.compile(r"\s*(\S[^（）()]*?)\s*[（(]\s*([^（）()]+?)\s*[）)]\s*")
_OPEN_BRACKET = re.compile(r"[（(\[【][^）)\]】]*$")
_COMPANY_FIRST = re.compile(r"\s*(\S.*?)(?:\s+[-–—|/:]\s+|(?<=\S):\s+|[／｜：])\s*(\S.*)")


def read_rows(
    table: CsvTable, source: str, context: ImportContext, habits: ParserHints, customs: ColumnHints
) -> RowResults:
    """The readings of a table's rows, and what is to be said of its columns."""
    context = context.for_header(table.header)
    table, left_out = _without_non_rows(table)
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
    columns.remarks += [*left_out, *whole.remarks, *of_diary]
    reader = _RowReader(table, columns, context, habits, dict(whole.filled))
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
    """The table without totals, examples and separators, and what is said of these lines."""
    company = table.meanings.index("company") if "company" in table.meanings else None
    if company is None:
        return table, []
    left_out: list[CsvRecord] = []
    kept: list[CsvRecord] = []
    for record in table.records:
        (left_out if _is_no_row(record, company, table.meanings) else kept).append(record)
    if not left_out:
        return table, []
    shown = [
        _("line {line} ({words})").format(line=one.line, words=_shortened(_first_words(one)))
        for one in left_out[:_MOST_SHOWN]
    ]
    if len(left_out) > _MOST_SHOWN:
        shown.append(_("{count} more").format(count=len(left_out) - _MOST_SHOWN))
    remark = _("left out, not applications: {lines}").format(lines=", ".join(shown))
    return replace(table, records=kept), [remark]


def _names_meetings(header: str) -> bool:
    """Whether a column that is not understood may have meetings with their days."""
    return bool(_OF_MEETINGS.search(header)) and not _OF_ANSWERS.search(header)


def _without_diary(
    table: CsvTable, source: str, context: ImportContext
) -> tuple[CsvTable, tuple[str, ...]]:
    """The table, with one line for each application where it was a diary of them.

    Raises `NoTable` for a diary of which too much is not understood.
    """
    told = set(filter(None, table.meanings))
    tells_more = any(one.startswith("step:") or one in _OF_APPLICATIONS for one in told)
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


def _first_words(record: CsvRecord) -> str:
    return next((clean(cell) for cell in record.cells if cell.strip()), "")


class _RowReader:
    def __init__(
        self,
        table: CsvTable,
        columns: ColumnAnalysis,
        context: ImportContext,
        habits: ParserHints,
        filled: Mapping[int, str],
    ) -> None:
        self.table = table
        self.filled = filled
        self.columns = columns
        self.context = context
        self.habits = habits
        self.links: list[tuple[str, str]] = []
        self.underway: dict[str, bool] = {}

    def readings(self) -> Iterator[RowResult]:
        """One reading for each row, by line."""
        broken = iter([*self.table.problems, Problem(line=1 << 62, column="", what="")])
        problem = next(broken)
        for record in self.table.records:
            while problem.line < record.line:
                yield RowResult(problem.line, problems=(problem,))
                problem = next(broken)
            yield self._reading(record)
        while problem.what:
            yield RowResult(problem.line, problems=(problem,))
            problem = next(broken)

    def _reading(self, record: CsvRecord) -> RowResult:
        width = len(self.table.header)
        if any(cell.strip() for cell in record.cells[width:]):
            return _too_wide(record, width)
        problems: list[Problem] = []
        if names := self.filled.get(record.line):
            what = _("blank, read like the row above: {columns}").format(columns=names)
            problems.append(Problem(line=record.line, column="", what=what))
        texts, others = self._texts(record, problems)
        telling, may_tell = self.columns.telling, self.context.vocabulary.cell_may_tell
        unread = [
            (name, text)
            for name, text in others
            if name in telling or (name in self.columns.open and may_tell(text))
        ]
        if "role" not in self.columns.places:
            texts.update(split_title(texts.get("company", ""), self.context.vocabulary))
        if self.links and not texts.get("url"):
            texts["url"] = self.links.pop(0)[1]
        others += self.links
        kept: list[tuple[str, str]] = []
        self._take_out_strange_contacts(texts, kept)
        dated = list(self._take_dated(texts))
        dates = self._dates(record.line, texts, kept, problems)
        steps = read_step_row(self.columns, record, partial(self._wash, record.line, problems))
        planned = [one for one in others if _names_meetings(one[0])]
        for name, text in (*dated, *planned):
            fact = self._dated_step(name, text)
            if fact is not None:
                steps.facts.append(fact)
                others = [one for one in others if one != (name, text)]
                unread = [one for one in unread if one != (name, text)]
        problems += steps.problems
        kept += steps.unread
        others += steps.others
        if (by := self._day_of_next_step(texts)) is not None:
            dates["to_do"] = by
        standing = self._standing(record.line, texts, others, kept, problems)
        standing = self._with_steps(record.line, standing, steps, problems)
        standing = self._with_end(record.line, standing, texts, kept, problems)
        if self.columns.has_bare_date and not _has_applied(standing):
            dates.pop("applied", None)
            if bare := texts.pop("applied", ""):
                kept.append((self.columns.names["applied"], bare))
        is_undated = "applied" not in dates and not self.columns.has_bare_date
        tick = texts.get("sent_tick", "")
        if tick and not self._tells_whether_applied(tick):
            kept.append((self.columns.names["sent_tick"], tick))
        cells = RowCells(
            record.line,
            self.columns.names,
            texts,
            dates,
            [*others, *kept],
            standing,
            says_applied=(is_undated and self._says_applied(texts.get("applied", "")))
            or self._says_applied(tick),
            unread=[*kept, *unread],
            steps=steps.facts,
        )
        return self._with_problems(read_card(cells, self.context, self.habits), cells, problems)

    def _texts(
        self, record: CsvRecord, problems: list[Problem]
    ) -> tuple[dict[str, str], list[tuple[str, str]]]:
        """Return the cells that have a text: by their meanings, and the others with their names."""
        self.links.clear()
        texts = {
            meaning: text
            for meaning, place in self.columns.places.items()
            if (text := self._text(record, place, meaning, problems))
            and not (meaning in self.columns.forms and is_zero_date(text))
        }
        others = [
            (name, text)
            for place, name in self.columns.others
            if (text := self._text(record, place, name, problems)) and not is_zero_date(text)
        ]
        return texts, others

    def _with_problems(
        self, reading: RowResult, cells: RowCells, problems: Sequence[Problem]
    ) -> RowResult:
        """Return a row with the problems of its cells, and those of cells that nothing has read."""
        if reading.understood is None:
            return reading
        told = (*reading.problems, *problems)
        named = {problem.column for problem in told if problem.column}
        rest = [(name, text) for name, text in cells.unread if name not in named]
        told = (*told, *self._unread(cells.line, rest))
        return replace(
            reading, problems=told, is_underway=self._is_underway(cells.texts, reading.understood)
        )

    def _is_underway(self, texts: Mapping[str, str], understood: Application) -> bool:
        """Whether a row says that something is going on: by its stage, its words or a to-do."""
        if understood.stage.rank > Stage.APPLIED.rank and understood.is_open:
            return True
        if any(event.kind is Kind.TASK for event in understood.events):
            return True
        said = (clean(texts.get(meaning, "")) for meaning in ("stage", "outcome", "applied"))
        return any(map(self._says_underway, filter(None, said)))

    def _says_underway(self, word: str) -> bool:
        """Whether a word says so; the words of a column come again and again."""
        if word not in self.underway:
            self.underway[word] = self.context.vocabulary.says_underway(word)
        return self.underway[word]

    def _take_out_strange_contacts(
        self, texts: dict[str, str], unread: list[tuple[str, str]]
    ) -> None:
        """Take ticks and dates for no people: a column "Phone" may be that of the phone screen."""
        for meaning in ("contact", "email", "phone"):
            text = texts.get(meaning, "")
            strange = self.context.vocabulary.is_answer(text) or (text and read_form(text))
            if strange or (meaning == "phone" and text and not any(map(str.isdigit, text))):
                unread.append((self.columns.names[meaning], texts.pop(meaning)))

    def _text(self, record: CsvRecord, place: int, column: str, problems: list[Problem]) -> str:
        """The text of a cell, without a login or password that it tells; empty for a blank."""
        if place >= len(record.cells) or self.context.vocabulary.is_blank(record.cells[place]):
            return ""
        header = self.table.header[place]
        text = with_unit(plain_cell(record.cells[place]), header)
        if column in _PAY:
            text = with_period(text, header)
        if column in _NAMES or column in _NAMED:
            text = self._without_link(column, _RELATION.sub("", _without_brackets(text)))
        if column in _NAMES:
            return text
        return self._wash(record.line, problems, text, self.columns.names.get(column, column))

    def _without_link(self, column: str, text: str) -> str:
        """The name in a cell whose address follows in brackets; the address is kept."""
        match = _LINKED.fullmatch(text)
        if match is None:
            return text
        self.links.append((self.columns.names.get(column, column), match[2]))
        return match[1]

    @staticmethod
    def _wash(line: int, problems: list[Problem], text: str, name: str) -> str:
        """The text without a login or password that it tells."""
        public = leave_out_logins(text)
        if public != text:
            what = _("a login or password in it is left out")
            problems.append(Problem(line=line, column=name, what=what))
        return public

    def _unread(self, line: int, unread: list[tuple[str, str]]) -> Iterator[Problem]:
        """What a row tells in cells that are not understood, in one sentence."""
        if not unread:
            return
        cells = [f"{name}: {_shortened(text)}" for name, text in unread]
        told = join_items(cells[:_MOST_SHOWN])
        if len(cells) > _MOST_SHOWN:
            told = _("{cells}; and {count} more").format(cells=told, count=len(cells) - _MOST_SHOWN)
        what = _("not understood, saved in the notes: {cells}").format(cells=told)
        yield Problem(line=line, column="", what=what)

    def _take_dated(self, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
        """The cells that may name a meeting with its day; what comes next is taken out of them."""
        for meaning in ("stage", *_NEXT):
            text = texts.get(meaning, "")
            name = self.columns.names.get(meaning, "")
            if not text or self._dated_step(name, text) is None:
                continue
            yield name, texts.pop(meaning) if meaning in _NEXT else text

    def _dated_step(self, name: str, text: str) -> StepFact | None:
        """The meeting that a cell names with its day; None where it is none, or in doubt."""
        told = read_dated_step(text)
        if told is None or told[0].step not in MEETING_STEPS:
            return None
        column, form = told
        at = self.columns.instant(form, name, past=False)
        if at is None or read_form(text) is not None:
            return None
        if not isinstance(at, datetime) and at < self.context.today:
            return None  # that something was on a day is kept in its words
        fact = StepFact(column.step, name, text=clean(text), round=column.round, at=at)
        fact.take_end(form)
        return fact

    def _day_of_next_step(self, texts: Mapping[str, str]) -> Deadline | None:
        """The day that the words of the next step name, if it is still to come.

        Words that may tell of a stage are no mere to-do.
        """
        told = read_only_date(texts.get("to_do", ""))
        if told is None:
            return None
        rest = told[1].strip(" :：")
        if self.context.vocabulary.cell_may_tell(rest) and not _IS_DEADLINE.fullmatch(rest):
            return None
        at = self.columns.instant(told[0], self.columns.names["to_do"], past=False)
        day = at.date() if isinstance(at, datetime) else at
        return None if day is None or day < self.context.today else at

    def _says_applied(self, text: str) -> bool:
        """Whether a cell without a date tells in known words that one has applied."""
        words = self.context.vocabulary
        if not text or words.says_yes(text):
            return bool(text)
        return words.standing(clean(text)) == StageMeaning(Stage.APPLIED)

    def _tells_whether_applied(self, text: str) -> bool:
        """Whether a cell without a date still tells that one has applied, or has not."""
        words = self.context.vocabulary
        standing = words.standing(clean(text))
        return words.is_answer(text) or standing in (
            StageMeaning(Stage.APPLIED),
            StageMeaning(Stage.WISHLIST),
        )

    def _dates(
        self,
        line: int,
        texts: Mapping[str, str],
        unread: list[tuple[str, str]],
        problems: list[Problem],
    ) -> dict[str, Deadline]:
        """The dates of a row; one that is none is named, and comes to the `unread`."""
        dates: dict[str, Deadline] = {}
        for meaning in self.columns.forms:
            text = texts.get(meaning, "")
            if not text or text.isspace():
                continue
            told = self.columns.moment(meaning, text)
            if told is not None:
                dates[meaning] = told
            elif not (meaning == "applied" and self._tells_whether_applied(text)):
                what = _("“{text}” can't be read as a date").format(text=clean(text)[:40])
                if doubt := self.columns.weekday_doubt(meaning, text):
                    day, other = map(full_day, doubt)
                    what = _(
                        "“{text}” is unclear: that date is {day}, but that weekday is {other}"
                    ).format(text=clean(text)[:40], day=day, other=other)
                problems.append(Problem(line=line, column=self.columns.names[meaning], what=what))
                unread.append((self.columns.names[meaning], text))
        return dates

    def _standing(
        self,
        line: int,
        texts: Mapping[str, str],
        others: list[tuple[str, str]],
        unread: list[tuple[str, str]],
        problems: list[Problem],
    ) -> StageMeaning | None:
        """The stage by the words of the row; how it ended counts more than where it stood.

        Words that are not known, or not all of them, come to the `unread`, those that do not count
        to the `others`.
        """
        standing = self.columns.standings.get(texts.get("stage", ""))
        ended = self.columns.outcomes.get(texts.get("outcome", ""))
        for meaning, found in (("stage", standing), ("outcome", ended)):
            text = clean(texts.get(meaning, ""))
            if text and found is not None and text in self.columns.says_more:
                others.append((self.columns.names[meaning], text))
            if not text or (found is not None and found.exact):
                continue
            unread.append((self.columns.names[meaning], text))
            known = {
                "stage": _("“{text}” is not a known stage; saved in the notes"),
                "outcome": _("“{text}” is not a known outcome; saved in the notes"),
            }
            what = known[meaning].format(text=text[:40])
            if found is not None:
                what = _("“{text}” is read as {stage}; full text saved in the notes").format(
                    text=text[:40], stage=standing_label(found)
                )
            problems.append(Problem(line=line, column=self.columns.names[meaning], what=what))
        if ended is None or (ended.stage is Stage.WISHLIST and standing is not None):
            return standing
        if standing is None or not ended.stage.is_open:
            return ended
        is_further = ended.stage.rank > standing.stage.rank
        if is_further or ended.exact:
            cell = (self.columns.names["outcome"], texts["outcome"])
            (unread if is_further else others).append(cell)
        if is_further:
            what = _("“{text}” is further along than the stage in “{stage}”, which is used").format(
                text=clean(texts["outcome"])[:40], stage=self.columns.names["stage"]
            )
            problems.append(Problem(line=line, column=self.columns.names["outcome"], what=what))
        return standing

    def _with_steps(
        self, line: int, standing: StageMeaning | None, steps: StepRow, problems: list[Problem]
    ) -> StageMeaning | None:
        """The stage with what the columns of steps say: an end counts, or else what is further."""
        step_standing = standing_of(steps.facts, self.context.now)
        for fact in step_standing.contradicted:
            what = _("“{text}”, but a later step is filled in; saved in the notes")
            what = what.format(text=fact.text[:40])
            problems.append(Problem(line=line, column=fact.header, what=what))
            steps.unread.append((fact.header, fact.text))
        meaning = step_standing.standing
        if standing is None or meaning is None:
            return standing or meaning
        if standing.stage is Stage.CLOSED:
            return meaning if standing.outcome is None and meaning.outcome else standing
        if standing.stage is Stage.ACCEPTED:
            return standing
        return meaning if meaning.stage.rank > standing.stage.rank else standing

    def _with_end(
        self,
        line: int,
        standing: StageMeaning | None,
        texts: Mapping[str, str],
        unread: list[tuple[str, str]],
        problems: list[Problem],
    ) -> StageMeaning | None:
        """The stage with the reason of closing, a last word in the notes, and what is archived."""
        reason = self.columns.reasons.get(texts.get("reason", ""))
        is_ended = standing is not None and not standing.stage.is_open
        if standing is not None and standing.stage is Stage.CLOSED and standing.outcome is None:
            standing = reason or standing
            if reason is None and texts.get("reason"):
                unread.append((self.columns.names["reason"], texts["reason"]))
        elif standing is None and reason is not None:
            standing = reason
        elif reason is not None and not is_ended:
            unread.append((self.columns.names["reason"], texts["reason"]))
        archived = texts.get("archived", "")
        if archived and not self.context.vocabulary.is_answer(archived):
            unread.append((self.columns.names["archived"], archived))
        if self.context.vocabulary.says_yes(archived) and not is_ended:
            standing = StageMeaning(Stage.CLOSED)
            what = _("archived: read as closed, outcome unknown")
            problems.append(Problem(line=line, column=self.columns.names["archived"], what=what))
        note = clean(texts.get("notes", ""))
        if not texts.get("stage") and not texts.get("outcome"):
            standing = self._noted(line, standing, note, problems)
        return self._last_word(standing, note)

    def _noted(
        self, line: int, standing: StageMeaning | None, note: str, problems: list[Problem]
    ) -> StageMeaning | None:
        """The stage that a note names, where no column does: "内定 11/13", a word and its day."""
        if not note or len(note) > _LONGEST_SHOWN:
            return standing
        words = " ".join(word for word in note.split() if read_form(word) is None)
        if words == note:  # without a day it may be a hope, or about something else
            return standing
        meaning = self.context.vocabulary.whole(words)
        if (
            meaning is None
            or self.context.vocabulary.is_answer(words)
            or meaning.stage.rank < Stage.OFFER.rank
        ):
            return standing
        if standing is not None and standing.stage.rank >= meaning.stage.rank:
            return standing
        what = _("“{text}” is read as {stage}").format(text=note, stage=standing_label(meaning))
        problems.append(Problem(line=line, column=self.columns.names["notes"], what=what))
        return meaning

    def _last_word(self, standing: StageMeaning | None, note: str) -> StageMeaning | None:
        """A note that is only the word of an end says how a closed one, or an offer, ended."""
        if standing is None or len(note) > _LONGEST_SHOWN:
            return standing
        if self.context.vocabulary.is_answer(note):
            return standing  # "No" answers a question that nobody knows
        if standing.outcome is not None or standing.stage not in (Stage.CLOSED, Stage.OFFER):
            return standing
        meaning = self.context.vocabulary.whole(note)
        if meaning is None:
            return standing
        is_end = meaning.outcome is not None or meaning.stage is Stage.ACCEPTED
        if standing.stage is Stage.OFFER:
            is_end = meaning.stage is Stage.ACCEPTED or meaning.outcome is Outcome.DECLINED
        return meaning if is_end else standing


def _too_wide(record: CsvRecord, width: int) -> RowResult:
    """Return the problem of a row with more cells than the header has."""
    what = _("{count} cells where the header has {width}: a quote may be missing").format(
        count=len(record.cells), width=width
    )
    return RowResult(record.line, problems=(Problem(line=record.line, column="", what=what),))


def _without_brackets(text: str) -> str:
    """The text with the names of linked pages in place of the links."""
    return _WIKI.sub(r"\1", text) if "[[" in text else text


def _shortened(text: str) -> str:
    shown = clean(text)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[: _LONGEST_SHOWN - 1]}…"


def _has_applied(standing: StageMeaning | None) -> bool:
    """Whether a stage is one that nobody comes to without having applied."""
    if standing is None or standing.stage is Stage.WISHLIST:
        return False
    return standing.stage is not Stage.CLOSED or standing.outcome not in (None, Outcome.WITHDRAWN)


def split_title(text: str, vocabulary: Vocabulary) -> dict[str, str]:
    """Return company and role of a card's only title: "Aoba - SRE", "SRE @ Aoba", 青葉（SRE）."""
    if len(text) > 2 * LONGEST_NAME:
        return {}
    if match := _ROLE_AT.fullmatch(text):
        return {"role": match[1], "company": match[2]}
    if (match := _COMPANY_FIRST.fullmatch(text)) and not _OPEN_BRACKET.search(match[1]):
        return {"company": match[1], "role": match[2]}
    if (match := _ROLE_BEHIND.fullmatch(text)) and vocabulary.says_role(match[2]):
        return {"company": match[1], "role": match[2]}
    return {}
