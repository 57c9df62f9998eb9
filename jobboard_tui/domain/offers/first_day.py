"""The first day of work: a date among the words of the checklist, kept with its year."""

from __future__ import annotations

from datetime import date, datetime

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.labels import clock, full_day, full_day_clock
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.parsing.dates import tells_year
from jobboard_tui.domain.parsing.datetimes import NoTime, parse_when
from jobboard_tui.domain.parsing.periods import SeveralDays
from jobboard_tui.domain.parsing.purpose import BEGINNING
from jobboard_tui.i18n import _

ITEM, TERM = "start-date", "first-day"
"""The item of the checklist and its term, both of which hold that day."""


def first_day_words(text: str, now: datetime, *, may_be_past: bool = False) -> tuple[str, str]:
    """Return what is kept of a first day told at `now`, and why it is no date.

    A date is kept in full, with its year, and the reason is empty; other words stay as they are,
    and so does a date that is past unless it `may_be_past`: it is hardly the one that is meant.
    `AmbiguousInput` where it could be either of two dates.

    >>> from zoneinfo import ZoneInfo
    >>> now = datetime(2026, 11, 25, 14, tzinfo=ZoneInfo("Asia/Tokyo"))
    >>> first_day_words("4月1日", now), first_day_words("after the visa", now)
    (('Thu 1 Apr 2027', ''), ('after the visa', 'saved as text: not a date'))
    """
    name, equals, value = text.partition("=")
    if equals and name.strip() == TERM:
        kept, why = first_day_words(value.strip(), now) if value.strip() else ("", "")
        return f"{TERM}={kept}", why
    try:
        when = parse_when(text, now, BEGINNING)
    except SeveralDays as several:
        return text, _("saved as text: {why}").format(why=several.why)
    except AmbiguousInput:
        raise
    except NoTime:
        return text, _("saved as text: {why}").format(why=_("not a date"))
    except InvalidInput as refused:
        return text, _("saved as text: {why}").format(why=refused.why)
    day = full_day(when.at)
    if when.at.date() < now.date() and not may_be_past:
        why = _("{day} is in the past; check its year").format(day=day)
        return text, _("saved as text: {why}").format(why=why)
    if when.dated:
        return day, ""
    return _("{day} {clock}").format(day=day, clock=clock(when.at)), ""


def first_day_date(application: Application, now: datetime) -> date | None:
    """Return the first day that the list tells; None where it tells other words or nothing."""
    answer = application.checklist.get(ITEM)
    told = application.terms.get(TERM) or ("" if answer is None else answer.value)
    if not isinstance(told, str) or not tells_year(told):
        return None
    try:
        return parse_when(told, now, BEGINNING).at.date()
    except InvalidInput:
        return None


def date_in_words(text: str, now: datetime) -> str:
    """Return a date that has its year in the words of the language that is spoken now.

    It may have been kept in another one. Any other text stays as it is.
    """
    if not tells_year(text):
        return text
    try:
        when = parse_when(text, now, BEGINNING)
    except InvalidInput:
        return text
    return full_day(when.at) if when.dated else full_day_clock(when.at)


def why_no_date(text: str, now: datetime) -> str:
    """Return why a first day that the card tells is kept as words; empty for a date in full."""
    try:
        kept, why = first_day_words(text, now, may_be_past=True)
    except AmbiguousInput as doubt:
        return _("saved as text: {why}").format(why=doubt.why)
    if why or kept == text or tells_year(text):
        return why
    return _("saved as text: {why}").format(why=_("the year is missing"))
