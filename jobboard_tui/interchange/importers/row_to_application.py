"""One row of a table becomes an application."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, assert_never

from jobboard_tui.domain.fields import EMPTY, FIELDS, KEPT_ALONE, FieldRow, FieldType
from jobboard_tui.domain.models import (
    Application,
    Channel,
    Deadline,
    Event,
    Kind,
    Outcome,
    Stage,
    StageChange,
    Timeline,
)
from jobboard_tui.domain.text import clean, widen_kana
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.contacts import LONGEST_LIST, read_contacts
from jobboard_tui.interchange.importers.date_order import start_of
from jobboard_tui.interchange.importers.duplicates import is_noted
from jobboard_tui.interchange.importers.implied_events import RowFacts, implied_event
from jobboard_tui.interchange.importers.plan import Problem
from jobboard_tui.interchange.importers.posting_urls import clean_url
from jobboard_tui.interchange.importers.types import ImportContext, RowResult
from jobboard_tui.interchange.importers.vocabulary import StageMeaning

LONGEST_NAME = 400
"""Characters of a company or role; more means that cells have run into each other."""
TASKS_REACH_BACK = timedelta(days=45)
"""A follow-up that was planned for an earlier time is no to-do any more."""

_NO_SUM = re.compile(r"[¥￥$€£]?\s*0(?:[.,]0+)?\s*(?:円|万円|万|yen|jpy|usd)?", re.IGNORECASE)
_LONGEST_UNREAD = 120
"""Characters of a cell in the mark of an application."""

_BETWEEN_TAGS = re.compile(r"[,;、，；\n]+")


@frozen(kw_only=True)
class ParserHints:
    """What goes without saying in tables of one kind.

    `stage` is that of rows which tell none, `source` where their postings were found.
    `passed_over` are the meanings of columns that tell of the seeker, not of the company.
    """

    stage: Stage | None = None
    source: str = ""
    via: Channel | None = None
    passed_over: frozenset[str] = frozenset()


@dataclass(slots=True)
class RowCells:
    """One row's cells by what they hold; `dates` has those that could be read.

    `unread` are names and texts of cells that are kept in the notes and may tell of a stage, a date
    or an answer.
    """

    line: int
    names: Mapping[str, str]
    """Meaning -> the column's name."""
    texts: Mapping[str, str]
    dates: Mapping[str, Deadline]
    others: Sequence[tuple[str, str]]
    standing: StageMeaning | None
    says_applied: bool = False
    unread: list[tuple[str, str]] = field(default_factory=list)

    def text(self, meaning: str) -> str:
        """One line of text; empty where the table has no such cell."""
        text = self.texts.get(meaning)
        return clean(text) if text else ""

    def leave_unread(self, meaning: str) -> None:
        """Mark the cell of a meaning: what it says has no place in the application."""
        cell = (self.names[meaning], self.texts[meaning])
        if cell not in self.unread:
            self.unread.append(cell)

    def problem(self, meaning: str, what: str) -> Problem:
        """What is wrong in a cell."""
        return Problem(line=self.line, column=self.names.get(meaning, ""), what=what)


def read_card(cells: RowCells, context: ImportContext, habits: ParserHints) -> RowResult:
    """The application that a row tells of; without a company it tells of none."""
    wrong = _fault(cells)
    if wrong is not None:
        return RowResult(cells.line, problems=(wrong,))
    card = _RowApplication(cells, context, habits)
    return card.reading()


def _fault(cells: RowCells) -> Problem | None:
    for meaning in ("company", "role"):
        length = len(cells.text(meaning))
        if length > LONGEST_NAME:
            what = _("{count} characters are no name: a quote may be missing").format(count=length)
            return cells.problem(meaning, what)
        if not length and meaning == "company":
            return cells.problem(meaning, _("the company is missing"))
    return None


class _RowApplication:
    """Puts one application together, and notes what could not be used as it is."""

    def __init__(self, cells: RowCells, context: ImportContext, habits: ParserHints) -> None:
        self.cells = cells
        self.context = context
        self.habits = habits
        self.problems: list[Problem] = []
        self.reasons: list[str] = []
        self.notes: list[str] = []

    def reading(self) -> RowResult:
        """The application with its events and stage, and everything that is to be said."""
        cells = self.cells
        for meaning in ("notes", "questions"):
            if text := clean(cells.texts.get(meaning, ""), lines=True):
                self.notes.append(text)
        role = cells.text("role")
        if not role:
            self.problems.append(cells.problem("role", _("the role is missing")))
        company = widen_kana(cells.text("company"))
        if company != cells.text("company"):
            what = _("half-width kana: kept as {company}").format(company=company)
            self.problems.append(cells.problem("company", what))
        stage, outcome = self._standing()
        self._leave_out_days_ahead(stage)
        sent = self._sent(stage)
        answer = self._heard(sent, stage)
        told = (sent, answer, self._task(stage))
        events = [event for event in told if event is not None]
        moves = self._moves(sent, answer, stage, outcome)
        last = (
            moves[-1] if moves else StageChange(stage=stage, at=self.context.now, outcome=outcome)
        )
        application = Application(
            id=self.context.new_id(),
            company=company,
            role=role,
            added=self._added(),
            stage=last.stage,
            outcome=last.outcome,
            events=Timeline(events),
            moves=moves,
            **self._optional_fields(sent),
        )
        return RowResult(cells.line, application, tuple(self.problems), "; ".join(self.reasons))

    # -- stage and events ------------------------------------------------------------------------

    def _standing(self) -> tuple[Stage, Outcome | None]:
        cells = self.cells
        if cells.standing is not None:
            return cells.standing.stage, cells.standing.outcome
        if self._was_sent() or cells.says_applied:
            if cells.text("stage"):
                self.reasons.append(_("applied, as the date says"))
            return Stage.APPLIED, None
        return self.habits.stage or Stage.WISHLIST, None

    def _was_sent(self) -> bool:
        """Whether the row dates the application, and not to a day that is still to come."""
        at = self._instant("applied")
        return at is not None and at <= self.context.now + timedelta(days=1)

    def _sent(self, stage: Stage) -> Event | None:
        """The event of applying, if the row dates it; a wish may have a day for it ahead."""
        now = self.context.now
        at = self._instant("applied")
        if at is None:
            self._say_undated(stage)
            return None
        if at > now and stage is Stage.WISHLIST:
            return None
        if stage is Stage.WISHLIST:
            self.reasons.append(_("applied, as the date says"))
        by = self.cells.dates.get("reply_by")
        if stage is not Stage.OFFER:
            by = by or self.cells.dates.get("deadline")
        return Event(
            id=self.context.new_id(),
            kind=Kind.APPLIED,
            at=at,
            logged=now,
            by=by,
            via=self.habits.via,
        )

    def _offer_ends(self, sent: Event | None) -> Deadline | None:
        """Until when an offer stands; a date of theirs is the posting's where one has applied."""
        dates = self.cells.dates
        return dates.get("deadline") or (None if sent else dates.get("reply_by"))

    def _leave_out_days_ahead(self, stage: Stage) -> None:
        """A day of applying that is still to come can't be read; a wish is for such a day."""
        at = self._instant("applied")
        planned = self.cells.standing is not None and stage is Stage.WISHLIST
        if at is None or self._was_sent() or planned:
            return
        what = _("“{text}” is still to come: nobody has applied then").format(
            text=self.cells.text("applied")[:40]
        )
        self.problems.append(self.cells.problem("applied", what))
        self._note_date("applied", stage)
        self.cells.dates = {
            meaning: told for meaning, told in self.cells.dates.items() if meaning != "applied"
        }

    def _heard(self, sent: Event | None, stage: Stage) -> Event | None:
        """What the company must have said for the row to stand where it stands."""
        by = self._offer_ends(sent) if stage is Stage.OFFER else None
        told = RowFacts(
            stage, self.cells.text("stage"), applied=None if sent is None else sent.at, by=by
        )
        event = implied_event(told, self.context.now, self.context.new_id)
        if event is None:
            if by is not None:
                self._note_date("deadline" if "deadline" in self.cells.dates else "reply_by", stage)
        elif event.kind is Kind.RECEIVED:
            self.reasons.append(_("by its stage they have answered: waiting since the import"))
        else:
            self.reasons.append(_("by its stage an offer, as of the import"))
        return event

    def _say_undated(self, stage: Stage) -> None:
        if stage not in (Stage.WISHLIST, Stage.CLOSED):
            self.reasons.append(_("no date of applying"))
        if stage not in (Stage.WISHLIST, Stage.OFFER):
            self._note_date("reply_by", stage)

    def _moves(
        self, sent: Event | None, answer: Event | None, stage: Stage, outcome: Outcome | None
    ) -> tuple[StageChange, ...]:
        """By the events, and further by hand: the row does not say when."""
        if sent is None and (answer is None or answer.kind is not Kind.OFFER):
            return ()
        moves = [StageChange(stage=Stage.WISHLIST, at=self._added())]
        if sent is not None:
            moves.append(StageChange(stage=Stage.APPLIED, at=sent.at, event=sent.id))
        if answer is not None:
            reached = Stage.OFFER if answer.kind is Kind.OFFER else Stage.SCREENING
            moves.append(StageChange(stage=reached, at=answer.at, event=answer.id))
        if stage.rank > moves[-1].stage.rank and stage.rank > Stage.APPLIED.rank:
            moves.append(
                StageChange(stage=stage, at=self.context.now, outcome=outcome, undated=True)
            )
        return tuple(moves)

    def _apply_by(self, sent: Event | None) -> Deadline | None:
        dates = self.cells.dates
        if sent is not None:
            return dates.get("apply_by")
        late = self.cells.standing is not None and self.cells.standing.stage is Stage.OFFER
        deadline = None if late else dates.get("deadline")
        return dates.get("apply_by") or deadline or dates.get("applied")

    def _instant(self, meaning: str) -> datetime | None:
        told = self.cells.dates.get(meaning)
        if told is None or isinstance(told, datetime):
            return told
        return start_of(told, self.context.home)

    def _added(self) -> datetime:
        """When it was first met with; what is not told is now."""
        told = (self._instant("added"), self._instant("applied"), self.context.now)
        return min(at for at in told if at is not None)

    def _task(self, stage: Stage) -> Event | None:
        """A planned follow-up is a to-do, if it is not long past and nothing is decided."""
        by = self.cells.dates.get("follow_up")
        what = self.cells.text("to_do")
        if by is not None and stage.is_open:
            day = by.date() if isinstance(by, datetime) else by
            if day >= self.context.today - TASKS_REACH_BACK:
                return Event(
                    id=self.context.new_id(),
                    kind=Kind.TASK,
                    at=self.context.now,
                    logged=self.context.now,
                    by=by,
                    note=what or _("follow up"),
                )
        self._note_date("follow_up", stage)
        if what:
            self.notes.append(f"{self.cells.names['to_do']}: {what}")
            if self.context.vocabulary.cell_may_tell(what):
                self.cells.leave_unread("to_do")
        return None

    def _note_date(self, meaning: str, stage: Stage) -> None:
        """A date that has no place in the application stays in its notes.

        One that lies ahead of an open application is marked there.
        """
        told = self.cells.dates.get(meaning)
        if told is None:
            return
        self.notes.append(f"{self.cells.names[meaning]}: {told.isoformat()}")
        day = told.date() if isinstance(told, datetime) else told
        if stage.is_open and day >= self.context.today:
            self.cells.leave_unread(meaning)

    # -- facts -----------------------------------------------------------------------------------

    def _optional_fields(self, sent: Event | None) -> dict[str, Any]:
        """The fields that may be blank; what has no place in one goes to the notes."""
        values = {
            row.name: self._value(row)
            for row in FIELDS.values()
            if row.type not in KEPT_ALONE and not row.is_required
        }
        values["source"] = values["source"] or self.habits.source
        values["salary"] = self._salary()
        values["apply_by"] = self._apply_by(sent)
        values["notes"] = self._all_notes()
        values["unread_cells"] = self._unread()
        return values

    def _value(self, row: FieldRow) -> Any:
        """What the cells tell of a field, as any field of its type is read."""
        match row.type:
            case FieldType.TEXT:
                return self.cells.text(row.name)
            case FieldType.LINK:
                return self._link(row.name)
            case FieldType.TAGS:
                return self._tags(row.name)
            case FieldType.LINES:
                return clean(self.cells.texts.get(row.name, ""), lines=True)
            case FieldType.DEADLINE:
                return self.cells.dates.get(row.name)
            case FieldType.CONTACTS:
                return read_contacts(self.cells.texts, self.notes)
            case FieldType.CELLS | FieldType.INSTANT | FieldType.NUMBER:
                return EMPTY[row.type]
            case _:
                assert_never(row.type)

    def _link(self, meaning: str) -> str:
        text = self.cells.text(meaning)
        url, wrong = clean_url(text)
        if wrong:
            what = _("the link stays in the notes: {why}").format(why=wrong)
            self.problems.append(self.cells.problem(meaning, what))
            self.notes.append(text)
        return url

    def _tags(self, meaning: str) -> tuple[str, ...]:
        text = self.cells.texts.get(meaning, "")
        if len(text) > LONGEST_LIST:
            self.notes.append(clean(text, lines=True))
            return ()
        tags = (clean(tag).lstrip("#＃") for tag in _BETWEEN_TAGS.split(text))
        return tuple(dict.fromkeys(tag for tag in tags if tag))

    def _salary(self) -> str:
        """The pay as it stands; a sum of nothing is none, but in a table of our own."""
        is_own = self._exported_marks() is not None
        whole, *ends = (
            "" if _NO_SUM.fullmatch(text) and not is_own else text
            for text in map(self.cells.text, ("salary", "salary_min", "salary_max"))
        )
        return whole or " – ".join(dict.fromkeys(end for end in ends if end))

    def _unread(self) -> tuple[str, ...]:
        """What is not understood and may tell how the application stands: "Header: value"."""
        vocabulary, cells = self.context.vocabulary, self.cells
        exported = self._exported_marks()
        for meaning in () if exported is not None else ("notes", "tags"):
            if vocabulary.words_may_tell(text := cells.text(meaning)):
                cells.leave_unread(meaning)
        marks = []
        for name, told in cells.unread:
            text = clean(told)
            shown = text if len(text) <= _LONGEST_UNREAD else f"{text[: _LONGEST_UNREAD - 1]}…"
            marks.append(f"{name}: {shown}" if name else shown)
        return tuple(dict.fromkeys((*(exported or ()), *marks)))

    def _exported_marks(self) -> list[str] | None:
        """The marks in a column of our own export, which also stand in its notes and tags.

        None where there is no such column.
        """
        if "unread_cells" not in self.cells.names:
            return None
        lines = self.cells.texts.get("unread_cells", "").split("\n")
        return list(filter(None, map(clean, lines)))

    def _all_notes(self) -> str:
        """The notes; what is not understood is kept there, so that nothing gets lost."""
        kept_already = "\n".join((*self.notes, self.cells.texts.get("tags", "")))
        for mark in self._exported_marks() or ():
            if not is_noted(mark, kept_already):
                self.notes.append(mark)
        for name, text in self.cells.others:
            if kept := clean(text, lines=True):
                self.notes.append(f"{name}: {kept}" if name else kept)
        return "\n".join(filter(None, self.notes))
