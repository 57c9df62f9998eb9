"""Until when an offer is to be answered: told in the checklist, kept, and what to say of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from jobboard_tui.domain.answer_by import AnswerBy
from jobboard_tui.domain.business_days import instant
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.event_kinds import NAMING_ANSWER_BY, OFFERS
from jobboard_tui.domain.labels import deadline
from jobboard_tui.domain.models import MEETINGS, Application, Deadline, Event, Kind
from jobboard_tui.domain.offer_values import ANSWER_BY, AnswerSource, ItemState
from jobboard_tui.domain.offers.answer_date import date_words
from jobboard_tui.domain.offers.checklist import with_finding, with_item_value
from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate
from jobboard_tui.domain.offers.suggested_values import suggested_values
from jobboard_tui.domain.parsing.datetimes import parse_when
from jobboard_tui.domain.parsing.purpose import deadline_of
from jobboard_tui.domain.reminders.timeline_facts import Phase, TimelineFacts, known_answer_by
from jobboard_tui.i18n import _

OFFERED = OFFERS - MEETINGS
"""Kinds of event that say little without the date to answer by."""


def has_offer(application: Application, now: datetime) -> bool:
    """Return whether an offer is there that is not answered yet."""
    facts = TimelineFacts.without_rules(application, now)
    return facts.in_offers and facts.phase is Phase.OPEN


def with_answer_by(
    application: Application,
    text: str,
    by: Deadline | None,
    at: datetime,
    *,
    origin: AnswerSource | None = None,
    state: ItemState | None = None,
) -> Application:
    """Return the application with a date to answer by in its checklist, told at an instant.

    Without `by` the text is kept as words, of which nothing reminds.
    """
    application = with_item_value(application, ANSWER_BY, value=text, origin=origin, state=state)
    if by is None:
        return application
    finding = replace(application.checklist[ANSWER_BY], by=by, told=at)
    return with_finding(application, ANSWER_BY, finding)


def unwatched_date_sentence(application: Application, now: datetime) -> list[str]:
    """Return a sentence where the checklist tells a date to answer by of which nothing reminds."""
    finding = application.checklist.get(ANSWER_BY)
    if finding is None or not finding.value or known_answer_by(application, now) is not None:
        return []
    if finding.by is None:
        why = why_no_date(finding.value, now)
        said = _("“{words}” is saved as text, so it sets no offer deadline.")
        if why:
            said = _("“{words}” is saved as text, so it sets no offer deadline ({why}).")
        return [said.format(words=finding.value, why=why)]
    if has_offer(application, now):
        return []
    return [_("The offer deadline counts once the offer is logged: log it.")]


def why_no_date(text: str, now: datetime) -> str:
    """Return why a text is no date to answer by; empty where it is one."""
    try:
        parse_when(date_words(None, text), now, deadline_of(now))
    except InvalidInput as fault:
        return fault.why
    return ""


def date_cautions(
    application: Application, event: Event, now: datetime, *, name_it: str, move_it: str
) -> list[str]:
    """Return what to say of the date to answer by when an event was logged.

    `application` has the event already; `name_it` and `move_it` are sentences on how to name a
    date, and how to say that the one of the event is meant.
    """
    if not has_offer(application, now):
        return []
    known = known_answer_by(application, now)
    if event.by is None:
        if known is not None:
            return [_stays(known, now), move_it] if event.kind is Kind.RECEIVED else []
        if event.kind is Kind.RECEIVED:
            return [_("No offer deadline is known."), move_it]
        return [_("No offer deadline is known."), name_it] if event.kind in OFFERS else []
    if event.kind is Kind.ASKED_TIME:
        if known is None:
            return []
        return no_more_time_sentence(application, event.by, now) or [_stays(known, now), move_it]
    if event.kind is Kind.TASK or (known is not None and known.event == event):
        return []
    if known is None:
        return [_("No offer deadline is known."), move_it]
    stays = _stays(known, now)
    names_it = (
        event.answers_offer if event.kind is Kind.RECEIVED else event.kind in NAMING_ANSWER_BY
    )
    if names_it:
        return [stays, *_why_it_stays(known, event, now)]
    return [stays, move_it]


def other_date_sentences(
    checklist_template: ChecklistTemplate,
    application: Application,
    event: Event,
    now: datetime,
    *,
    move_it: str,
) -> list[str]:
    """Return sentences where the text of an offer or its letter names another date to answer by.

    A text sets no date, so the one that counts stays, and which of the two is meant is asked;
    `move_it` is a sentence on how to say that the text's is.
    """
    if event.kind not in OFFERS or event.by is not None or not event.note:
        return []
    known = known_answer_by(application, now)
    said = [
        suggestion.by
        for suggestion in suggested_values(checklist_template, application, now).get(ANSWER_BY, ())
        if suggestion.event == event.id and suggestion.by is not None
    ]
    if len(set(said)) != 1:
        return []
    named = deadline(said[0], now)
    if known is None:
        return [_("Its text names {date}, which sets no deadline yet.").format(date=named)]
    if _end(known.by, now) == _end(said[0], now):
        return []
    stays = _("Its text names {date}, but the offer deadline is still {before}.")
    return [stays.format(date=named, before=deadline(known.by, now)), move_it]


def no_more_time_sentence(application: Application, by: Deadline, now: datetime) -> list[str]:
    """Return a sentence where a day promised for an answer is not after the offer's deadline."""
    known = known_answer_by(application, now)
    if known is None or _end(by, now) > _end(known.by, now):
        return []
    return [_("That is not after the offer deadline, {date}.").format(date=deadline(known.by, now))]


def _end(by: Deadline, now: datetime) -> datetime:
    """Return the instant of a deadline in the zone of `now`: 24:00 of a bare date."""
    if isinstance(by, datetime):
        return by
    return datetime.combine(by + timedelta(days=1), time(0), now.tzinfo)


def _stays(known: AnswerBy, now: datetime) -> str:
    return _("The offer deadline is still {date}.").format(date=deadline(known.by, now))


def _why_it_stays(known: AnswerBy, event: Event, now: datetime) -> list[str]:
    """Return why another date counts than that of an event which could name it."""
    is_ahead = event.at > now
    is_known = is_ahead and event.kind in MEETINGS
    if known.told >= instant(min(event.at, event.logged) if is_known else event.at):
        return [_("They gave that date after this one.")]
    if is_ahead:
        return []  # it does not count yet, which is said of every such event
    return [_("They gave this date before there was an offer.")]


def change_cautions(before: Application, after: Application, now: datetime) -> list[str]:
    """Return a sentence on the date to answer by of an application where it has changed."""
    known = (known_answer_by(application, now) for application in (before, after))
    old, new = (None if one is None else one.by for one in known)
    if old == new:
        return []
    if new is None:
        return [_("There is no offer deadline any more.")]
    date = deadline(new, now)
    if old is None:
        return [_("The offer deadline is {date}.").format(date=date)]
    return [
        _("The offer deadline is now {date}; it was {before}.").format(
            date=date, before=deadline(old, now)
        )
    ]
