"""Recognises applications that are there already, and fills what is still blank in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from jobboard_tui.core.board import with_event
from jobboard_tui.core.model import Application, Event, Kind, Stage
from jobboard_tui.core.text import fold
from jobboard_tui.files.importing.links import posting_of
from jobboard_tui.files.importing.vocabulary import Vocabulary
from jobboard_tui.words import _

_FORMS = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|一般社団法人|一般財団法人|[(\[](?:株|有|同)[)\]]"
    r"|[,.\s]*\b(?:co\W{0,2}\s*ltd|inc|ltd|llc|llp|corp|corporation|limited|plc|gmbh|k\.?\s?k|g\.?\s?k)\b\.?",
    re.IGNORECASE,
)

_WORDS = {
    "role": "role",
    "url": "link",
    "location": "location",
    "source": "source",
    "agency": "agency",
    "contacts": "contact",
    "salary": "salary",
    "tags": "tags",
    "resume": "résumé",
    "notes": "notes",
    "apply_by": "apply by",
}
"""What may be blank, as people call it."""


class Sign(NamedTuple):
    """By what an application was recognised."""

    app_id: str
    same_posting: bool


@dataclass(slots=True)
class Known:
    """The applications met so far, by posting and by company and role."""

    vocabulary: Vocabulary
    postings: dict[str, str]
    names: dict[tuple[str, str], str]

    @classmethod
    def of(cls, vocabulary: Vocabulary, applications: Iterable[Application] = ()) -> Known:
        """What is known of these; of two that look the same the first counts."""
        known = cls(vocabulary, {}, {})
        for application in applications:
            known.add(application)
        return known

    def add(self, application: Application) -> None:
        """One more."""
        posting = posting_of(application.url, self.vocabulary)
        if posting is not None:
            self.postings.setdefault(posting, application.id)
        self.names.setdefault(_name(application), application.id)

    def find(self, application: Application) -> Sign | None:
        """The one that this one is too: the same posting, or the same company and role."""
        posting = posting_of(application.url, self.vocabulary)
        if posting is not None and (found := self.postings.get(posting)):
            return Sign(found, True)
        found = self.names.get(_name(application))
        return Sign(found, False) if found else None


def _name(application: Application) -> tuple[str, str]:
    return employer(application.company), fold(application.role) or application.role


def employer(company: str) -> str:
    """The company's name without its legal form, folded: 株式会社青葉 is 青葉."""
    plain = unicodedata.normalize("NFKC", company)
    return fold(_FORMS.sub(" ", plain)) or fold(company) or company


# -- filling -------------------------------------------------------------------------------------


def filled(application: Application, told: Application) -> Application:
    """The application with its blanks filled from what a file tells; nothing is overwritten.

    Where no application was logged, a dated one of the file is; it moves a wish to `applied`,
    and leaves any other stage.
    """
    blanks: dict[str, Any] = {
        name: value
        for name in _WORDS
        if not getattr(application, name) and (value := getattr(told, name))
    }
    if application.stage is not Stage.WISHLIST:
        blanks.pop("apply_by", None)
    if blanks:
        application = replace(application, **blanks)
    sent = _sent(told)
    if sent is not None and _sent(application) is None:
        if application.stage is Stage.WISHLIST:
            return with_event(application, sent)
        return replace(application, events=application.events.adding(sent))
    return application


def merged(application: Application, told: Application) -> Application:
    """The same record from another copy of the board: with its further events and marks."""
    there = {event.id for event in application.events}
    for event in told.events:
        if event.id not in there:
            if application.is_open:
                application = with_event(application, event)
            else:
                events = application.events.adding(event)
                application = replace(application, events=events)
    spoken = {(mark.rule, mark.event, mark.attempt) for mark in application.marks}
    marks = [one for one in told.marks if (one.rule, one.event, one.attempt) not in spoken]
    if marks:
        application = replace(application, marks=(*application.marks, *marks))
    return filled(application, told)


def additions(application: Application, fuller: Application) -> str:
    """What was blank before, in words."""
    words = [
        _(_WORDS[name]) for name in _WORDS if getattr(application, name) != getattr(fuller, name)
    ]
    more = list(fuller.events)[len(application.events) :]
    if any(event.kind is Kind.APPLIED for event in more):
        words.append(_("the date of applying"))
    elif more:
        words.append(_("{count} events").format(count=len(more)))
    if len(fuller.marks) > len(application.marks):
        words.append(_("put aside reminders"))
    return ", ".join(words)


def _sent(application: Application) -> Event | None:
    return next((one for one in application.events if one.kind is Kind.APPLIED), None)
