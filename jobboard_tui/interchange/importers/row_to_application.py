"""One row of a table becomes an application."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, assert_never

from jobboard_tui.domain.event_kinds import EVENT_KINDS
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
from jobboard_tui.domain.text import clean, join_clauses, widen_kana
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.contacts import LONGEST_LIST, read_contacts
from jobboard_tui.interchange.importers.date_order import start_of
from jobboard_tui.interchange.importers.duplicates import is_noted
from jobboard_tui.interchange.importers.implied_events import RowFacts, implied_event
from jobboard_tui.interchange.importers.plan import Problem
from jobboard_tui.interchange.importers.posting_urls import clean_url
from jobboard_tui.interchange.importers.step_facts import StepEvents, StepFact, read_people
from jobboard_tui.interchange.importers.steps import read_rounds, read_step_header
from jobboard_tui.interchange.importers.types import ImportContext, RowResult
from jobboard_tui.interchange.importers.vocabulary import StageMeaning

LONGEST_NAME = 400
"""Characters of a company or role; more means that cells have run into each other."""
TASKS_REACH_BACK = timedelta(days=45)
"""A follow-up that was planned for an earlier time is no to-do any more."""

_NO_SUM = re.compile(r"[¥￥$€£]?\s*0(?:[.,]0+)?\s*(?:円|万円|万|yen|jpy|usd)?", re.IGNORECASE)
_LONGEST_UNREAD = 120
"""Characters of a cell in the mark of an application."""

_AGENCY = re.compile(
    r"(?:転職)?(?:エージェント|人材紹介(?:会社)?|紹介会社|(?:recruit(?:ing|ment) )?agen(?:t|cy))"
    r"\s*[（(:：]\s*(\S.*?)\s*[）)]?",
    re.IGNORECASE,
)
"""A source that names the agency: 人材紹介（ポプラ人材）."""
_WITH = re.compile(r"\s+with\s+(.+)$", re.IGNORECASE)
_ANSWERS = frozenset({Kind.RECEIVED, Kind.INTERVIEW, Kind.OFFER, Kind.OFFER_MEETING})
"""Events of steps after which nobody need say that the company has answered."""
_DECISIONS: Mapping[object, Kind] = {
    Stage.ACCEPTED: Kind.ACCEPTED,
    Outcome.REJECTED: Kind.REJECTED,
    Outcome.DECLINED: Kind.DECLINED,
    Outcome.WITHDRAWN: Kind.WITHDRAWN,
    Outcome.RESCINDED: Kind.RESCINDED,
    Outcome.LAPSED: Kind.LAPSED,
}
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
    steps: Sequence[StepFact] = ()

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
    """Return the application that a row tells of; without a company it tells of none."""
    wrong = _fault(cells)
    if wrong is not None:
        return RowResult(cells.line, problems=(wrong,))
    card = _RowApplication(cells, context, habits)
    return card.reading()


def _fault(cells: RowCells) -> Problem | None:
    for meaning in ("company", "role"):
        length = len(cells.text(meaning))
        if length > LONGEST_NAME:
            what = _("{count} characters are too many for a name: a quote may be missing").format(
                count=length
            )
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
        self.step_events: list[Event] = []
        self.is_meeting_next = False

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
            what = _("half-width kana: saved as {company}").format(company=company)
            self.problems.append(cells.problem("company", what))
        stage, outcome = self._standing()
        self._leave_out_days_ahead(stage)
        sent = self._sent(stage)
        self._take_step_events(stage)
        following = self._next(stage)
        if following is not None and following.kind is not Kind.TASK:
            self.step_events.append(following)
            following = None
        answer = self._heard(sent, stage)
        known_events = (sent, answer, self._task(stage), following, *self._ended(stage, outcome))
        events = [event for event in (*known_events, *self.step_events) if event is not None]
        moves = self._moves(events, stage, outcome)
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
        return RowResult(cells.line, application, tuple(self.problems), join_clauses(self.reasons))

    # -- stage and events ------------------------------------------------------------------------

    def _standing(self) -> tuple[Stage, Outcome | None]:
        cells = self.cells
        if cells.standing is not None:
            return cells.standing.stage, cells.standing.outcome
        if self._was_sent() or cells.says_applied:
            if cells.text("stage"):
                self.reasons.append(_("applied, going by the date"))
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
            self.reasons.append(_("applied, going by the date"))
        by = self.cells.dates.get("reply_by")
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
        steps = [fact.by for fact in self.cells.steps if fact.step == "offer" and fact.by]
        stated = next(iter(steps), None) or dates.get("deadline") or dates.get("due")
        return stated or (None if sent else dates.get("reply_by"))

    def _leave_out_days_ahead(self, stage: Stage) -> None:
        """A day of applying that is still to come can't be read; a wish is for such a day."""
        at = self._instant("applied")
        planned = self.cells.standing is not None and stage is Stage.WISHLIST
        if at is None or self._was_sent() or planned:
            return
        what = _("“{text}” is in the future, so it can't be the application date").format(
            text=self.cells.text("applied")[:40]
        )
        self.problems.append(self.cells.problem("applied", what))
        self._note_date("applied", stage)
        self.cells.dates = {
            meaning: day for meaning, day in self.cells.dates.items() if meaning != "applied"
        }

    def _heard(self, sent: Event | None, stage: Stage) -> Event | None:
        """What the company must have said for the row to stand where it stands."""
        by = self._offer_ends(sent) if stage is Stage.OFFER else None
        answers = {event.kind for event in self.step_events} & _ANSWERS
        if answers and (stage is not Stage.OFFER or Kind.OFFER in answers):
            return None
        row_facts = RowFacts(
            stage, self.cells.text("stage"), applied=None if sent is None else sent.at, by=by
        )
        event = implied_event(row_facts, self.context.now, self.context.new_id)
        if event is None:
            if by is not None:
                for meaning in ("deadline", "reply_by"):
                    self._note_date(meaning, stage)
        else:
            self.reasons.append(_("the stage has no date: its reminders count from the import"))
        return event

    def _say_undated(self, stage: Stage) -> None:
        if stage not in (Stage.WISHLIST, Stage.CLOSED):
            self.reasons.append(_("no application date"))
        if stage not in (Stage.WISHLIST, Stage.OFFER):
            self._note_date("reply_by", stage)

    def _take_step_events(self, stage: Stage) -> None:
        """The events of the steps; a round that only the stage names is that of the next one."""
        facts = self._with_next_step(list(self.cells.steps))
        ahead = [
            fact
            for fact in facts
            if fact.step == "interview" and not fact.round and fact.is_ahead(self.context.now)
        ]
        named = read_rounds(self.cells.text("stage"))
        if len(ahead) == 1 and named:
            ahead[0].round = named
        made = StepEvents(
            self.context.now, self.context.home, self.context.new_id, is_open=stage.is_open
        )
        made.take(facts)
        self.step_events = made.events
        self.notes += made.notes

    def _with_next_step(self, facts: list[StepFact]) -> list[StepFact]:
        """The steps and the next one, where its words and a time tell of a meeting."""
        at = self.cells.dates.get("follow_up")
        what = self.cells.text("to_do")
        with_whom = _WITH.search(what)
        head = what[: with_whom.start()] if with_whom else what
        column = read_step_header(head) if at is not None and what else None
        if column is None or column.step not in ("interview", "call", "offer_meeting", "session"):
            return facts
        fact = StepFact(column.step, what, round=column.round, at=at, text=what)
        if not fact.is_ahead(self.context.now):
            return facts
        fact.people = read_people(with_whom[1]) if with_whom else ()
        self.is_meeting_next = True
        return [*facts, fact]

    def _next(self, stage: Stage) -> Event | None:
        """What comes next by a date alone: a meeting at that stage, or a to-do named like it."""
        at = self.cells.dates.get("next_date")
        if at is None or not stage.is_open:
            self._note_date("next_date", stage)
            return None
        word = self.cells.text("stage")
        fact = StepFact("interview", word, round=read_rounds(word), at=at)
        if not fact.is_ahead(self.context.now):
            self._note_date("next_date", stage)
            return None
        if stage is Stage.INTERVIEW and isinstance(at, datetime):
            made = StepEvents(self.context.now, self.context.home, self.context.new_id)
            made.take([fact])
            return made.events[0]
        name = self.cells.names["next_date"]
        note = f"{word} ({name})" if word else name
        return self._to_do(at, note)

    def _to_do(self, by: Deadline, note: str) -> Event:
        return Event(
            id=self.context.new_id(),
            kind=Kind.TASK,
            at=self.context.now,
            logged=self.context.now,
            by=by,
            note=note,
        )

    def _ended(self, stage: Stage, outcome: Outcome | None) -> Iterator[Event]:
        """When it ended, as far as the row tells how; when they were last in touch; what is due."""
        reason = self.cells.text("reason")
        if reason:
            self.notes.append(f"{self.cells.names['reason']}: {reason}")
        ended = self._instant("ended")
        if ended is not None:
            kind = _DECISIONS.get(Stage.ACCEPTED if stage is Stage.ACCEPTED else outcome)
            is_known = any(event.kind is kind for event in self.step_events)
            if kind is None or is_known or ended > self.context.now:
                self._note_date("ended", stage)
            else:
                yield self._event_at(kind, ended)
        contact = self._instant("last_contact")
        if contact is not None:
            if contact > self.context.now:
                self._note_date("last_contact", stage)
            else:
                yield self._event_at(Kind.NOTE, contact, self.cells.names["last_contact"])
        due = self.cells.dates.get("due")
        if due is not None and stage is not Stage.WISHLIST:
            day = due.date() if isinstance(due, datetime) else due
            if stage.is_open and day >= self.context.today - TASKS_REACH_BACK:
                yield self._to_do(due, self.cells.names["due"])
            else:
                self._note_date("due", stage)

    def _event_at(self, kind: Kind, at: datetime, note: str = "") -> Event:
        return Event(id=self.context.new_id(), kind=kind, at=at, logged=self.context.now, note=note)

    def _moves(
        self, events: Sequence[Event], stage: Stage, outcome: Outcome | None
    ) -> tuple[StageChange, ...]:
        """By the events, and further by hand: the row does not say when."""
        moving = sorted(
            (event for event in events if EVENT_KINDS[event.kind].moves_to is not None),
            key=lambda event: min(event.at, event.logged),
        )
        if not moving:
            return ()
        is_sent = any(event.kind is Kind.APPLIED for event in moving)
        if stage is Stage.WISHLIST and is_sent:
            stage = Stage.APPLIED
        moves = [StageChange(stage=Stage.WISHLIST, at=self._added())]
        for event in moving:
            info = EVENT_KINDS[event.kind]
            assert info.moves_to is not None
            if info.moves_to.rank <= moves[-1].stage.rank or info.moves_to.rank > stage.rank:
                continue
            at = min(event.at, event.logged)
            moves.append(
                StageChange(stage=info.moves_to, at=at, outcome=info.outcome, event=event.id)
            )
        if (stage, outcome) != (moves[-1].stage, moves[-1].outcome):
            if len(moves) == 1:
                return ()
            moves.append(
                StageChange(stage=stage, at=self.context.now, outcome=outcome, undated=True)
            )
        return tuple(moves)

    def _apply_by(self, sent: Event | None) -> Deadline | None:
        dates = self.cells.dates
        standing = self.cells.standing
        late = standing is not None and standing.stage is Stage.OFFER
        deadline = None if late else dates.get("deadline")
        if sent is not None:
            day = dates.get("apply_by") or deadline
            is_own = "unread_cells" in self.cells.names
            if day is None or is_own or self._is_ahead(day):
                return day
            self._note_date("apply_by" if "apply_by" in dates else "deadline", Stage.APPLIED)
            return None
        is_wish = standing is None or standing.stage is Stage.WISHLIST
        due = dates.get("due") if is_wish else None
        return dates.get("apply_by") or deadline or due or dates.get("applied")

    def _is_ahead(self, by: Deadline) -> bool:
        return (by.date() if isinstance(by, datetime) else by) >= self.context.today

    def _instant(self, meaning: str) -> datetime | None:
        at = self.cells.dates.get(meaning)
        if at is None or isinstance(at, datetime):
            return at
        return start_of(at, self.context.home)

    def _added(self) -> datetime:
        """When it was first met with; what is not told is now."""
        times = (self._instant("added"), self._instant("applied"), self.context.now)
        return min(at for at in times if at is not None)

    def _task(self, stage: Stage) -> Event | None:
        """A planned follow-up is a to-do, if it is not long past and nothing is decided."""
        by = self.cells.dates.get("follow_up") or self.cells.dates.get("to_do")
        what = self.cells.text("to_do")
        if self.is_meeting_next:
            return None
        if by is not None and stage.is_open:
            day = by.date() if isinstance(by, datetime) else by
            if day >= self.context.today - TASKS_REACH_BACK:
                return self._to_do(by, what or _("follow up"))
        self._note_date("follow_up", stage)
        if what:
            self.notes.append(f"{self.cells.names['to_do']}: {what}")
            if stage.is_open and self.context.vocabulary.cell_may_tell(what):
                self.cells.leave_unread("to_do")
        return None

    def _note_date(self, meaning: str, stage: Stage) -> None:
        """A date that has no place in the application stays in its notes.

        One that lies ahead of an open application is marked there.
        """
        at = self.cells.dates.get(meaning)
        if at is None:
            return
        self.notes.append(f"{self.cells.names[meaning]}: {at.isoformat()}")
        day = at.date() if isinstance(at, datetime) else at
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
        if self.context.vocabulary.says_direct(values["agency"]):
            values["source"], values["agency"] = values["source"] or values["agency"], ""
        if not values["agency"] and (named := _AGENCY.fullmatch(values["source"])):
            values["agency"] = named[1]
        if not values["agency"] and self.context.vocabulary.names_agency(values["source"]):
            values["agency"] = values["source"]
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
            what = _("the link is saved in the notes: {why}").format(why=wrong)
            self.problems.append(self.cells.problem(meaning, what))
            self.notes.append(text)
        return url

    def _tags(self, meaning: str) -> tuple[str, ...]:
        text = self.cells.texts.get(meaning, "")
        if len(text) > LONGEST_LIST:
            self.notes.append(clean(text, lines=True))
            return ()
        tags = (clean(tag).strip('"“”').lstrip("#＃") for tag in _BETWEEN_TAGS.split(text))
        return tuple(dict.fromkeys(tag for tag in tags if tag))

    def _salary(self) -> str:
        """The pay as it stands; a sum of nothing is none, but in a table of our own."""
        if self._exported_marks() is not None:
            return self.cells.text("salary")
        whole, *ends = (
            "" if _NO_SUM.fullmatch(text) else text
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
        for name, cell in cells.unread:
            text = clean(cell)
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
        return "\n".join(dict.fromkeys(filter(None, self.notes)))
