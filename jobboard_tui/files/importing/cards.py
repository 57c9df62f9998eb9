"""One row of a table becomes an application."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import zip_longest

from jobboard_tui.core.board import Board, with_event
from jobboard_tui.core.errors import Misspoken
from jobboard_tui.core.model import (
    Application,
    Channel,
    Contact,
    Deadline,
    Event,
    Kind,
    Outcome,
    Stage,
)
from jobboard_tui.core.people import parse_contact
from jobboard_tui.core.text import clean
from jobboard_tui.files.importing.links import kept_url
from jobboard_tui.files.importing.orders import start_of
from jobboard_tui.files.importing.plan import Problem
from jobboard_tui.files.importing.reading import Context, Reading
from jobboard_tui.files.importing.vocabulary import Standing
from jobboard_tui.words import _

LONGEST_NAME = 400
"""Characters of a company or role; more means that cells have run into each other."""
TASKS_REACH_BACK = timedelta(days=45)
"""A follow-up that was planned for an earlier time is no to-do any more."""

_BETWEEN_TAGS = re.compile(r"[,;、，；\n]+")
_BETWEEN_PEOPLE = re.compile(r"\s*[;；、\n]\s*")
_BETWEEN_ADDRESSES = re.compile(r"[\s,;、，；]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What goes without saying in tables of one kind.

    `stage` is that of rows which tell none, `source` where their postings were found. `own` are
    mail addresses and phone numbers of the seeker's own.
    """

    stage: Stage | None = None
    source: str = ""
    via: Channel | None = None
    own: frozenset[str] = frozenset()


@dataclass(slots=True)
class Cells:
    """One row's cells by what they hold; `dates` has those that could be read."""

    line: int
    names: Mapping[str, str]
    """Meaning -> the column's name."""
    texts: Mapping[str, str]
    dates: Mapping[str, Deadline]
    others: Sequence[tuple[str, str]]
    standing: Standing | None
    says_applied: bool = False

    def text(self, meaning: str) -> str:
        """One line of text; empty where the table has no such cell."""
        return clean(self.texts.get(meaning, ""))

    def problem(self, meaning: str, what: str) -> Problem:
        """What is wrong in a cell."""
        return Problem(line=self.line, column=self.names.get(meaning, ""), what=what)


def read_card(cells: Cells, context: Context, habits: Habits) -> Reading:
    """The application that a row tells of; without a company it tells of none."""
    wrong = _fault(cells)
    if wrong is not None:
        return Reading(cells.line, problems=(wrong,))
    card = _Card(cells, context, habits)
    return card.reading()


def _fault(cells: Cells) -> Problem | None:
    for meaning in ("company", "role"):
        length = len(cells.text(meaning))
        if length > LONGEST_NAME:
            what = _("{count} characters are no name: a quote may be missing").format(count=length)
            return cells.problem(meaning, what)
        if not length and meaning == "company":
            return cells.problem(meaning, _("the company is missing"))
    return None


class _Card:
    """Puts one application together, and notes what could not be used as it is."""

    def __init__(self, cells: Cells, context: Context, habits: Habits) -> None:
        self.cells = cells
        self.context = context
        self.habits = habits
        self.problems: list[Problem] = []
        self.reasons: list[str] = []
        self.notes: list[str] = []

    def reading(self) -> Reading:
        """The application with its events and stage, and everything that is to be said."""
        cells = self.cells
        for meaning in ("notes", "questions"):
            if text := clean(cells.texts.get(meaning, ""), lines=True):
                self.notes.append(text)
        if not cells.text("role"):
            self.problems.append(cells.problem("role", _("the role is missing")))
        application = self._placed(self._described())
        application = self._with_follow_up(application)
        self._keep_other_cells()
        application = replace(application, notes="\n".join(self.notes))
        return Reading(cells.line, application, tuple(self.problems), "; ".join(self.reasons))

    def _described(self) -> Application:
        """The facts of the posting, before anything happened."""
        cells = self.cells
        return Application(
            id=self.context.new_id(),
            company=cells.text("company"),
            role=cells.text("role"),
            added=self._added(),
            url=self._url(),
            location=cells.text("location"),
            source=cells.text("source") or self.habits.source,
            agency=cells.text("agency"),
            contacts=self._contacts(),
            salary=self._salary(),
            tags=_tags(cells.texts.get("tags", "")),
            resume=cells.text("resume"),
        )

    # -- stage and events ------------------------------------------------------------------------

    def _placed(self, application: Application) -> Application:
        """In its stage, with the event of applying if the row dates it."""
        stage, outcome = self._standing()
        sent = self._instant("applied")
        if sent is not None and sent > self.context.now:
            if stage is Stage.WISHLIST:
                return self._wished(application, self.cells.dates.get("applied"))
            if sent > self.context.now + timedelta(days=1):
                self.problems.append(self.cells.problem("applied", _("this day is still to come")))
        if sent is None:
            return self._undated(application, stage, outcome)
        event = Event(
            id=self.context.new_id(),
            kind=Kind.APPLIED,
            at=sent,
            logged=self.context.now,
            by=self._reply_by(),
            via=self.habits.via,
        )
        application = with_event(self._wished(application, None, deadline=False), event)
        if stage.rank <= application.stage.rank:
            if stage is Stage.WISHLIST:
                self.reasons.append(_("applied, as the date says"))
            return application
        board = Board().having(application)
        return board.moved(application.id, stage, self.context.now, outcome)[application.id]

    def _undated(
        self, application: Application, stage: Stage, outcome: Outcome | None
    ) -> Application:
        if stage is Stage.WISHLIST:
            return self._wished(application, None)
        if "applied" not in self.cells.dates and stage is not Stage.CLOSED:
            self.reasons.append(_("no date of applying"))
        if (reply_by := self.cells.dates.get("reply_by")) is not None:
            self.notes.append(f"{self.cells.names['reply_by']}: {reply_by.isoformat()}")
        return replace(self._wished(application, None), stage=stage, outcome=outcome)

    def _wished(
        self, application: Application, planned: Deadline | None, *, deadline: bool = True
    ) -> Application:
        """With the date until when one may apply."""
        dates = self.cells.dates
        apply_by = dates.get("apply_by") or (dates.get("deadline") if deadline else None) or planned
        return replace(application, apply_by=apply_by) if apply_by else application

    def _standing(self) -> tuple[Stage, Outcome | None]:
        cells = self.cells
        if cells.standing is not None:
            return cells.standing.stage, cells.standing.outcome
        if "applied" in cells.dates or cells.says_applied:
            return Stage.APPLIED, None
        return self.habits.stage or Stage.WISHLIST, None

    def _reply_by(self) -> Deadline | None:
        dates = self.cells.dates
        return dates.get("reply_by") or dates.get("deadline")

    def _instant(self, meaning: str) -> datetime | None:
        told = self.cells.dates.get(meaning)
        if told is None or isinstance(told, datetime):
            return told
        return start_of(told, self.context.home)

    def _added(self) -> datetime:
        """When it was first met with; what is not told is now."""
        told = (self._instant("added"), self._instant("applied"), self.context.now)
        return min(at for at in told if at is not None)

    def _with_follow_up(self, application: Application) -> Application:
        """A planned follow-up is a to-do, if it is not long past and nothing is decided."""
        by = self.cells.dates.get("follow_up")
        what = self.cells.text("to_do")
        if by is None:
            if what:
                self.notes.append(f"{self.cells.names['to_do']}: {what}")
            return application
        day = by.date() if isinstance(by, datetime) else by
        if not application.is_open or day < self.context.today - TASKS_REACH_BACK:
            said = f"{self.cells.names['follow_up']}: {by.isoformat()}"
            self.notes.append(f"{said} {what}".rstrip())
            return application
        task = Event(
            id=self.context.new_id(),
            kind=Kind.TASK,
            at=self.context.now,
            logged=self.context.now,
            by=by,
            note=what or _("follow up"),
        )
        return with_event(application, task)

    # -- facts -----------------------------------------------------------------------------------

    def _url(self) -> str:
        text = self.cells.text("url")
        url, wrong = kept_url(text)
        if wrong:
            what = _("the link stays in the notes: {why}").format(why=wrong)
            self.problems.append(self.cells.problem("url", what))
            self.notes.append(text)
        return url

    def _contacts(self) -> tuple[Contact, ...]:
        texts = self.cells.texts
        names = _BETWEEN_PEOPLE.split(clean(texts.get("contact", ""), lines=True))
        emails = _BETWEEN_ADDRESSES.split(self.cells.text("email"))
        phones = _BETWEEN_PEOPLE.split(self.cells.text("phone"))
        titles = _BETWEEN_PEOPLE.split(self.cells.text("contact_title"))
        found = []
        for name, email, phone, title in zip_longest(names, emails, phones, titles, fillvalue=""):
            contact = self._contact(name, email, phone, title)
            if contact is not None:
                found.append(contact)
        return tuple(found)

    def _contact(self, name: str, email: str, phone: str, title: str) -> Contact | None:
        """A person; one's own address, which LinkedIn repeats in every row, is none."""
        email = "" if email.lower() in self.habits.own else email
        phone = "" if phone.lower() in self.habits.own else phone
        if email and "@" not in email and not phone:
            email, phone = ("", email) if email[-1].isdigit() else (email, phone)
        if "@" in name:
            try:
                told = parse_contact(name)
            except Misspoken:
                return Contact(name="", email=email or name.strip("<>"), phone=phone, title=title)
            return replace(
                told,
                email=told.email or email,
                phone=told.phone or phone,
                title=told.title or title,
            )
        if not (name or email or phone):
            return None
        return Contact(name=name, email=email, phone=phone, title=title)

    def _salary(self) -> str:
        whole = self.cells.text("salary")
        ends = [self.cells.text("salary_min"), self.cells.text("salary_max")]
        return whole or " – ".join(dict.fromkeys(end for end in ends if end))

    def _keep_other_cells(self) -> None:
        """What is not understood is kept in the notes, so that nothing gets lost."""
        for name, text in self.cells.others:
            if kept := clean(text, lines=True):
                self.notes.append(f"{name}: {kept}" if name else kept)


def _tags(text: str) -> tuple[str, ...]:
    tags = (clean(tag).lstrip("#＃") for tag in _BETWEEN_TAGS.split(text))
    return tuple(dict.fromkeys(tag for tag in tags if tag))
