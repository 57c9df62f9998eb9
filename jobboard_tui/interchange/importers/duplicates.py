"""Recognises applications that are there already, and fills what is still blank in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from jobboard_tui.domain.board import with_event
from jobboard_tui.domain.fields import FIELDS, KEPT_ALONE, MAP_FIELDS, FieldType
from jobboard_tui.domain.models import Application, Event, Kind, Stage
from jobboard_tui.domain.reports.overlaps import employer
from jobboard_tui.domain.text import fold
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.posting_urls import posting_of
from jobboard_tui.interchange.importers.vocabulary import Vocabulary

_BLANKS = tuple(
    row.name
    for row in FIELDS.values()
    if row.type not in (*KEPT_ALONE, FieldType.CELLS) and row.name != "company"
)
"""Fields that may be blank."""
_TELLING_ALONE = 8
"""Characters of a cell that are enough to find it in notes."""


class MatchKeys(NamedTuple):
    """By what an application is recognised: its posting, and its company and role."""

    posting: str | None
    name: tuple[str, str]


class KnownMatch(NamedTuple):
    """What was recognised, and by what."""

    app_id: str
    same_posting: bool

    @property
    def reason(self) -> str:
        """By what, in words."""
        return _("same posting") if self.same_posting else _("same company and role")


@dataclass(slots=True)
class KnownApplications:
    """The applications met so far, by their signs."""

    postings: dict[str, str] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, app_id: str, signs: MatchKeys) -> None:
        """One more; of two that look the same the first counts."""
        if signs.posting is not None:
            self.postings.setdefault(signs.posting, app_id)
        self.names.setdefault(signs.name, app_id)

    def find(self, signs: MatchKeys) -> KnownMatch | None:
        """The one that this one is too: the same posting, or the same company and role."""
        if signs.posting is not None and (app_id := self.postings.get(signs.posting)):
            return KnownMatch(app_id, True)
        app_id = self.names.get(signs.name)
        return KnownMatch(app_id, False) if app_id else None


def match_keys(application: Application, vocabulary: Vocabulary) -> MatchKeys:
    """Return what an application is recognised by."""
    company = employer(application.company) or application.company
    role = fold(application.role) or application.role
    return MatchKeys(posting_of(application.url, vocabulary), (company, role))


def index_applications(
    applications: Iterable[Application], vocabulary: Vocabulary
) -> KnownApplications:
    """Return what is known of these."""
    known = KnownApplications()
    for application in applications:
        known.add(application.id, match_keys(application, vocabulary))
    return known


# -- filling -------------------------------------------------------------------------------------


def fill_blanks(application: Application, reading: Application) -> Application:
    """Return the application with its blanks filled from what a file tells; nothing is overwritten.

    Where no application was logged, a dated one of the file is; it moves a wish to `applied`,
    and leaves any other stage.
    """
    noted = "\n".join((application.notes, *application.tags))
    blanks: dict[str, Any] = {
        name: value
        for name in _BLANKS
        if not getattr(application, name) and (value := getattr(reading, name))
    }
    if application.stage is not Stage.WISHLIST:
        blanks.pop("apply_by", None)
    if blanks:
        application = replace(application, **blanks)
    sent = _sent(reading)
    if sent is not None and _sent(application) is None:
        if application.stage is Stage.WISHLIST:
            application = with_event(application, sent)
        else:
            application = replace(application, events=application.events.add(sent))
    if not application.is_open:
        return application
    return _marked(application, reading.unread_cells, noted)


def _marked(application: Application, cells: Iterable[str], noted: str) -> Application:
    """The application with the cells that could not be read, in its notes and as its mark.

    One that was in its notes before (`noted`) has been met: if the mark is gone, somebody has
    lifted it.
    """
    new = tuple(
        cell for cell in cells if cell not in application.unread_cells and not is_noted(cell, noted)
    )
    if not new:
        return application
    kept = "\n".join((application.notes, *application.tags))
    lines = [cell for cell in new if not is_noted(cell, kept)]
    notes = "\n".join(filter(None, (application.notes, *lines)))
    return replace(application, notes=notes, unread_cells=(*application.unread_cells, *new))


def is_noted(cell: str, notes: str) -> bool:
    """Whether notes have a cell, "Header: value"; of a long value they may leave the header."""
    value = cell.partition(": ")[2].removesuffix("…")
    sought = value if len(value) >= _TELLING_ALONE else cell
    return fold(sought) in fold(notes)


def merge_copies(application: Application, copy: Application) -> Application:
    """Return the same record from another copy of the board, with what it has beyond this one."""
    there = {event.id for event in application.events}
    for event in copy.events:
        if event.id not in there:
            if application.is_open:
                application = with_event(application, event)
            else:
                events = application.events.add(event)
                application = replace(application, events=events)
    known = {mark.key for mark in application.marks}
    marks = [mark for mark in copy.marks if mark.key not in known]
    if marks:
        application = replace(application, marks=(*application.marks, *marks))
    for name in MAP_FIELDS:
        if getattr(copy, name).keys() - getattr(application, name).keys():
            both: dict[str, Any] = {name: {**getattr(copy, name), **getattr(application, name)}}
            application = replace(application, **both)
    return fill_blanks(application, copy)


def additions(application: Application, fuller: Application) -> str:
    """Return what was blank before, in words."""
    words = [
        FIELDS[name].label()
        for name in _BLANKS
        if getattr(application, name) != getattr(fuller, name)
    ]
    more = list(fuller.events)[len(application.events) :]
    if any(event.kind is Kind.APPLIED for event in more):
        words.append(_("the application date"))
    elif more:
        words.append(_("events ({count})").format(count=len(more)))
    is_moved = (application.stage, application.outcome) != (fuller.stage, fuller.outcome)
    if is_moved and not more:
        words.append(_("the stage"))
    if fuller.unread_cells != application.unread_cells:
        words.append(_("cells that could not be read"))
    if len(fuller.marks) > len(application.marks):
        words.append(_("snoozed or dismissed reminders"))
    return ", ".join(words)


def _sent(application: Application) -> Event | None:
    return next((event for event in application.events if event.kind is Kind.APPLIED), None)
