"""Turns a row of a table into a reading: its texts, then dates, steps and stage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.labels import full_day
from jobboard_tui.domain.models import Application, Deadline, Kind, Outcome, Stage
from jobboard_tui.domain.text import clean, join_items
from jobboard_tui.i18n import _
from jobboard_tui.interchange.exporters.export import plain_cell
from jobboard_tui.interchange.importers.cell_dates import is_zero_date, read_form
from jobboard_tui.interchange.importers.columns import ColumnAnalysis, standing_label
from jobboard_tui.interchange.importers.credentials import leave_out_logins
from jobboard_tui.interchange.importers.csv_table import CsvRecord, CsvTable
from jobboard_tui.interchange.importers.lost_cells import lost_cells
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
from jobboard_tui.interchange.importers.step_rows import (
    StepRow,
    read_step_row,
    step_cells_that_say_more,
)
from jobboard_tui.interchange.importers.types import ImportContext, RowResult
from jobboard_tui.interchange.importers.vocabulary import StageMeaning, Vocabulary

_NAMES = frozenset({"company", "role"})
"""Columns in which a password is a word like any other."""
_MOST_SHOWN, _LONGEST_SHOWN = 6, 40
"""Cells, and characters of each, in the sentence on a row's cells that are not understood."""
_OF_MEETINGS = re.compile(
    r"次|予定|日程|面接|面談|選考|直近|動き|next|latest|recent|upcoming|interview|schedule|meeting",
    re.IGNORECASE,
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
_WHOLE = frozenset({"company", "role", "stage", "outcome", "url"})
"""Meanings of cells that are always used, or named."""
_TICKS = frozenset({"sent_tick", "archived"})
_RELATION = re.compile(r"\s*\(https?://(?:www\.)?notion\.(?:so|site)/\S*\)")
"""What Notion writes behind the name of a page that is linked."""
_LINKED = re.compile(r"(\S.*?)\s*\((https?://[^\s()]+)\)")
"""A name with its address."""
_WIKI = re.compile(r"\[\[(?:[^\[\]|]*[|/])?([^\[\]|/]+)\]\]")
"""A page that is linked, with its folder or another name: [[Companies/Aoba|Aoba KK]]."""
_NUMBER = re.compile(r"[\d\s()+./-]*\d[\d\s()+./-]*")
"""A number of a telephone."""
_STRUCK = re.compile(r"~~\s*(.+?)\s*~~")
"""A name that is struck out."""
_ROLE_AT = re.compile(r"\s*(\S.*?)\s+(?:@|at)\s+(\S.*)")
_ROLE_BEHIND = re.compile(r"\s*(\S[^（）()]*?)\s*[（(]\s*([^（）()]+?)\s*[）)]\s*")
_OPEN_BRACKET = re.compile(r"[（(\[【][^）)\]】]*$")
_COMPANY_FIRST = re.compile(r"\s*(\S.*?)(?:\s+[-–—|/:]\s+|(?<=\S):\s+|[／｜：])\s*(\S.*)")


def _names_meetings(header: str) -> bool:
    """Whether a column that is not understood may have meetings with their days."""
    return bool(_OF_MEETINGS.search(header)) and not _OF_ANSWERS.search(header)


class RowReader:
    """Reads the rows of a table by what is known of its columns."""

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
        return _Row(self, record).reading()

    def is_underway(self, texts: Mapping[str, str], understood: Application) -> bool:
        """Whether a row says that something is going on: by its stage, its words or a to-do."""
        if understood.stage.rank > Stage.APPLIED.rank and understood.is_open:
            return True
        if any(event.kind is Kind.TASK for event in understood.events):
            return True
        cells = (clean(texts.get(meaning, "")) for meaning in ("stage", "outcome", "applied"))
        return any(map(self._says_underway, filter(None, cells)))

    def _says_underway(self, word: str) -> bool:
        """Whether a word says so; the words of a column come again and again."""
        if word not in self.underway:
            self.underway[word] = self.context.vocabulary.says_underway(word)
        return self.underway[word]


class _Row:
    """One row on its way to a reading: `texts` are its cells by meaning, `others` those without.

    `unread` are cells that may tell of a stage, a date or an answer and could not be read; they are
    kept in the notes like the `others`. `links` are addresses that stood behind names; `dated` are
    cells that name a meeting with its day.
    """

    def __init__(self, reader: RowReader, record: CsvRecord) -> None:
        self.record = record
        self.line = record.line
        self.columns = reader.columns
        self.context = reader.context
        self.reader = reader
        self.problems: list[Problem] = []
        self.links: list[tuple[str, str]] = []
        self.texts: dict[str, str] = {}
        self.others: list[tuple[str, str]] = []
        self.kept: list[tuple[str, str]] = []
        self.unread: list[tuple[str, str]] = []
        self.dates: dict[str, Deadline] = {}
        self.standing: StageMeaning | None = None
        self.dated: list[tuple[str, str]] = []

    def reading(self) -> RowResult:
        """Return the application of the row, and what is to be said of its cells."""
        self._say_filled()
        self._read_texts()
        self._part_title()
        self._take_out_strange_contacts()
        steps = self._read_steps()
        self._read_stage(steps)
        self._leave_bare_date()
        cells = self._cells(steps)
        result = read_card(cells, self.context, self.reader.habits)
        return self._with_problems(self._with_lost(result, cells), cells)

    def _problem(self, column: str, what: str) -> None:
        self.problems.append(Problem(line=self.line, column=column, what=what))

    def _name(self, meaning: str) -> str:
        return self.columns.names[meaning]

    # -- cells -------------------------------------------------------------------------------------

    def _say_filled(self) -> None:
        if names := self.reader.filled.get(self.line):
            self._problem("", _("blank, read like the row above: {columns}").format(columns=names))

    def _read_texts(self) -> None:
        """Take the cells that have a text: by their meanings, and the others with their names."""
        columns = self.columns
        self.texts = {
            meaning: text
            for meaning, place in columns.places.items()
            if (text := self._text(place, meaning))
            and not (meaning in columns.forms and is_zero_date(text))
        }
        self.others = [
            (name, text)
            for place, name in columns.others
            if (text := self._text(place, name)) and not is_zero_date(text)
        ]
        may_tell = self.context.vocabulary.cell_may_tell
        self.unread = [
            (name, text)
            for name, text in self.others
            if name in columns.telling or (name in columns.open and may_tell(text))
        ]

    def _part_title(self) -> None:
        """Part a title of company and role, and give a link behind a name its place."""
        if "role" not in self.columns.places:
            title = self.texts.get("company", "")
            self.texts.update(split_title(title, self.context.vocabulary))
        if self.links and not self.texts.get("url"):
            self.texts["url"] = self.links.pop(0)[1]
        self.others += self.links

    def _take_out_strange_contacts(self) -> None:
        """Take ticks and dates for no people: a column "Phone" may be that of the phone screen."""
        for meaning in ("contact", "email", "phone"):
            text = self.texts.get(meaning, "")
            is_known = self.context.vocabulary.is_answer(text) or read_form(text) is not None
            is_number = bool(_NUMBER.fullmatch(text))
            is_address = "@" in text if meaning == "email" else any(map(str.isdigit, text))
            strange = is_known or (meaning != "contact" and not is_number and not is_address)
            if text and strange:
                self.kept.append((self._name(meaning), self.texts.pop(meaning)))

    def _text(self, place: int, column: str) -> str:
        """The text of a cell, without a login or password that it tells; empty for a blank."""
        cells = self.record.cells
        if place >= len(cells) or self.context.vocabulary.is_blank(cells[place]):
            return ""
        header = self.reader.table.header[place]
        text = with_unit(plain_cell(cells[place]), header)
        if column in _PAY:
            text = with_period(text, header)
        if column in _NAMES or column in _NAMED:
            text = self._without_link(column, _RELATION.sub("", _without_brackets(text)))
        if column in _NAMES:
            struck = _STRUCK.fullmatch(text)
            return struck[1] if struck else text
        return self._wash(text, self.columns.names.get(column, column))

    def _without_link(self, column: str, text: str) -> str:
        """The name in a cell whose address follows in brackets; the address is kept."""
        match = _LINKED.fullmatch(text)
        if match is None:
            return text
        self.links.append((self.columns.names.get(column, column), match[2]))
        return match[1]

    def _wash(self, text: str, name: str) -> str:
        """The text without a login or password that it tells."""
        public = leave_out_logins(text)
        if public != text:
            self._problem(name, _("a login or password in it is left out"))
        return public

    # -- steps and dates ---------------------------------------------------------------------------

    def _read_steps(self) -> StepRow:
        """Read the dates and the steps of the row, also those that are named in other cells."""
        self.dated = list(self._take_dated())
        self._read_dates()
        steps = read_step_row(self.columns, self.record, self._wash)
        planned = [cell for cell in self.others if _names_meetings(cell[0])]
        for name, text in (*self.dated, *planned):
            fact = self._dated_step(name, text)
            if fact is not None:
                steps.facts.append(fact)
                self.dated.append((name, text))
                self.others = [cell for cell in self.others if cell != (name, text)]
                self.unread = [cell for cell in self.unread if cell != (name, text)]
        self.problems += steps.problems
        self.kept += steps.unread
        self.others += steps.others
        if (by := self._day_of_next_step()) is not None:
            self.dates["to_do"] = by
        return steps

    def _take_dated(self) -> Iterator[tuple[str, str]]:
        """The cells that may name a meeting with its day; what comes next is taken out of them."""
        for meaning in ("stage", *_NEXT):
            text = self.texts.get(meaning, "")
            name = self.columns.names.get(meaning, "")
            if not text or self._dated_step(name, text) is None:
                continue
            yield name, self.texts.pop(meaning) if meaning in _NEXT else text

    def _dated_step(self, name: str, text: str) -> StepFact | None:
        """The meeting that a cell names with its day; None where it is none, or in doubt."""
        dated = read_dated_step(text)
        if dated is None or dated[0].step not in MEETING_STEPS:
            return None
        column, form, where = dated
        at = self.columns.instant(form, name, past=False)
        if at is None or read_form(text) is not None:
            return None
        if not isinstance(at, datetime) and at < self.context.today:
            return None  # that something was on a day is kept in its words
        fact = StepFact(column.step, name, text=clean(text), round=column.round, at=at, where=where)
        fact.take_end(form)
        return fact

    def _day_of_next_step(self) -> Deadline | None:
        """Return the day that the words of the next step name, if it is still to come.

        Words that may tell of a stage are no mere to-do.
        """
        date_read = read_only_date(self.texts.get("to_do", ""))
        if date_read is None:
            return None
        rest = date_read[1].strip(" :：")
        if self.context.vocabulary.cell_may_tell(rest) and not _IS_DEADLINE.fullmatch(rest):
            return None
        at = self.columns.instant(date_read[0], self._name("to_do"), past=False)
        day = at.date() if isinstance(at, datetime) else at
        return None if day is None or day < self.context.today else at

    def _read_dates(self) -> None:
        """Read the dates of the row; one that is none is named, and is kept."""
        for meaning in self.columns.forms:
            text = self.texts.get(meaning, "")
            if not text or text.isspace():
                continue
            at = self.columns.moment(meaning, text)
            if at is not None:
                self.dates[meaning] = at
            elif not (meaning == "applied" and self._tells_whether_applied(text)):
                self._problem(self._name(meaning), self._date_doubt(meaning, text))
                self.kept.append((self._name(meaning), text))

    def _date_doubt(self, meaning: str, text: str) -> str:
        if doubt := self.columns.weekday_doubt(meaning, text):
            day, other = map(full_day, doubt)
            what = _("“{text}” is unclear: that date is {day}, but that weekday is {other}")
            return what.format(text=clean(text)[:40], day=day, other=other)
        return _("“{text}” can't be read as a date").format(text=clean(text)[:40])

    # -- the stage ---------------------------------------------------------------------------------

    def _read_stage(self, steps: StepRow) -> None:
        self.standing = self._with_end(self._with_steps(self._of_words(), steps))

    def _leave_bare_date(self) -> None:
        """Keep a date that only says "date" where the stage does not say that one has applied."""
        if not self.columns.has_bare_date or _has_applied(self.standing):
            return
        self.dates.pop("applied", None)
        if bare := self.texts.pop("applied", ""):
            self.kept.append((self._name("applied"), bare))

    def _cells(self, steps: StepRow) -> RowCells:
        is_undated = "applied" not in self.dates and not self.columns.has_bare_date
        tick = self.texts.get("sent_tick", "")
        if tick and not self._tells_whether_applied(tick):
            self.kept.append((self._name("sent_tick"), tick))
        says_applied = is_undated and self._says_applied(self.texts.get("applied", ""))
        return RowCells(
            self.line,
            self.columns.names,
            self.texts,
            self.dates,
            [*self.others, *self.kept],
            self.standing,
            says_applied=says_applied or self._says_applied(tick),
            unread=[*self.kept, *self.unread],
            steps=steps.facts,
        )

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

    def _of_words(self) -> StageMeaning | None:
        """The stage by the words of the row; how it ended counts more than where it stood.

        Words that are not known, or not all of them, are kept as unread, those that do not count as
        others.
        """
        standing = self._of_word("stage", self.columns.standings)
        ended = self._of_word("outcome", self.columns.outcomes)
        if ended is None or (ended.stage is Stage.WISHLIST and standing is not None):
            return standing
        if standing is None or not ended.stage.is_open:
            return ended
        is_further = ended.stage.rank > standing.stage.rank
        if is_further or ended.exact:
            cell = (self._name("outcome"), self.texts["outcome"])
            (self.kept if is_further else self.others).append(cell)
        if is_further:
            what = _("“{text}” is further along than the stage in “{stage}”, which is used").format(
                text=clean(self.texts["outcome"])[:40], stage=self._name("stage")
            )
            self._problem(self._name("outcome"), what)
        return standing

    def _of_word(
        self, meaning: str, standings: Mapping[str, StageMeaning | None]
    ) -> StageMeaning | None:
        """What the word in a cell means; one that is not known, or not wholly, is named."""
        standing = standings.get(self.texts.get(meaning, ""))
        text = clean(self.texts.get(meaning, ""))
        if text and standing is not None and text in self.columns.says_more:
            self.others.append((self._name(meaning), text))
        if not text or (standing is not None and standing.exact):
            return standing
        self.kept.append((self._name(meaning), text))
        if standing is not None:
            what = _("“{text}” is read as {stage}; full text saved in the notes").format(
                text=text[:40], stage=standing_label(standing)
            )
        elif meaning == "stage":
            what = _("“{text}” is not a known stage; saved in the notes").format(text=text[:40])
        else:
            what = _("“{text}” is not a known outcome; saved in the notes").format(text=text[:40])
        self._problem(self._name(meaning), what)
        return standing

    def _with_steps(self, standing: StageMeaning | None, steps: StepRow) -> StageMeaning | None:
        """The stage with what the columns of steps say: an end counts, or else what is further."""
        step_standing = standing_of(steps.facts, self.context.now)
        for fact in step_standing.contradicted:
            what = _("“{text}”, but a later step is filled in; saved in the notes")
            self._problem(fact.header, what.format(text=fact.text[:40]))
            self.kept.append((fact.header, fact.text))
        meaning = step_standing.standing
        if standing is None or meaning is None:
            return standing or meaning
        if standing.stage is Stage.CLOSED:
            return meaning if standing.outcome is None and meaning.outcome else standing
        if standing.stage is Stage.ACCEPTED:
            return standing
        return meaning if meaning.stage.rank > standing.stage.rank else standing

    def _with_end(self, standing: StageMeaning | None) -> StageMeaning | None:
        """The stage with the reason of closing, a last word in the notes, and what is archived."""
        standing = self._with_archive(self._with_reason(standing))
        note = clean(self.texts.get("notes", ""))
        if not self.texts.get("stage") and not self.texts.get("outcome"):
            standing = self._noted(standing, note)
        return self._last_word(standing, note)

    def _with_reason(self, standing: StageMeaning | None) -> StageMeaning | None:
        text = self.texts.get("reason", "")
        reason = self.columns.reasons.get(text)
        if standing is None:
            return reason
        if standing.stage is Stage.CLOSED and standing.outcome is None:
            if reason is None and text:
                self.kept.append((self._name("reason"), text))
            return reason or standing
        if reason is not None and standing.stage.is_open:
            self.kept.append((self._name("reason"), text))
        return standing

    def _with_archive(self, standing: StageMeaning | None) -> StageMeaning | None:
        archived = self.texts.get("archived", "")
        if archived and not self.context.vocabulary.is_answer(archived):
            self.kept.append((self._name("archived"), archived))
        is_ended = standing is not None and not standing.stage.is_open
        if is_ended or not self.context.vocabulary.says_yes(archived):
            return standing
        self._problem(self._name("archived"), _("archived: read as closed, outcome unknown"))
        return StageMeaning(Stage.CLOSED)

    def _noted(self, standing: StageMeaning | None, note: str) -> StageMeaning | None:
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
        self._problem(self._name("notes"), what)
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

    # -- what would be lost ------------------------------------------------------------------------

    def _with_lost(self, result: RowResult, cells: RowCells) -> RowResult:
        """Return a row with cells in its notes that have come to nothing else, and name them."""
        application = result.understood
        if application is None or "unread_cells" in self.columns.names:
            return result
        texts = [*self._cells_that_say_more(), *step_cells_that_say_more(self.columns, self.record)]
        lost = lost_cells(application, texts, self.columns)
        if not lost:
            return result
        cells.unread += [cell for cell in lost if cell not in cells.unread]
        lines = [f"{name}: {clean(leave_out_logins(text), lines=True)}" for name, text in lost]
        marks = dict.fromkeys((*application.unread_cells, *map(clean, lines)))
        notes = "\n".join(filter(None, (application.notes, *lines)))
        return replace(
            result, understood=replace(application, notes=notes, unread_cells=tuple(marks))
        )

    def _cells_that_say_more(self) -> Iterator[tuple[str, str]]:
        """Yield the cells that are more than a word for a stage, or a tick."""
        for meaning, text in self.texts.items():
            is_tick = meaning in _TICKS and self.context.vocabulary.is_answer(text)
            is_word = meaning == "applied" and meaning not in self.dates
            is_word = is_word and self._tells_whether_applied(text)
            if meaning not in _WHOLE and not is_tick and not is_word:
                yield self._name(meaning), text
        yield from self.dated

    # -- what is said ------------------------------------------------------------------------------

    def _with_problems(self, result: RowResult, cells: RowCells) -> RowResult:
        """Return a row with the problems of its cells, and those of cells that nothing has read."""
        if result.understood is None:
            return result
        problems = (*result.problems, *self.problems)
        named = {problem.column for problem in problems if problem.column}
        rest = [(name, text) for name, text in cells.unread if name not in named]
        return replace(
            result,
            problems=(*problems, *_unread_problem(self.line, rest)),
            is_underway=self.reader.is_underway(self.texts, result.understood),
        )


def _unread_problem(line: int, unread: list[tuple[str, str]]) -> Iterator[Problem]:
    """What a row tells in cells that are not understood, in one sentence."""
    if not unread:
        return
    cells = [f"{name}: {shortened(text)}" for name, text in unread]
    items = join_items(cells[:_MOST_SHOWN])
    if len(cells) > _MOST_SHOWN:
        items = _("{cells}; and {count} more").format(cells=items, count=len(cells) - _MOST_SHOWN)
    what = _("not understood, saved in the notes: {cells}").format(cells=items)
    yield Problem(line=line, column="", what=what)


def _too_wide(record: CsvRecord, width: int) -> RowResult:
    """Return the problem of a row with more cells than the header has."""
    what = _("{count} cells where the header has {width}: a quote may be missing").format(
        count=len(record.cells), width=width
    )
    return RowResult(record.line, problems=(Problem(line=record.line, column="", what=what),))


def _without_brackets(text: str) -> str:
    """The text with the names of linked pages in place of the links."""
    return _WIKI.sub(r"\1", text) if "[[" in text else text


def shortened(text: str) -> str:
    """Return a text as one line of a sentence, cut where it is long."""
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
