"""Puts into words why a reminder is there: its event, the rule, the dates.

Clauses are whole sentences of their own, so that each can be translated; a semicolon parts them.
"""

from __future__ import annotations

from datetime import date, datetime, time

from jobboard_tui.domain.business_days import BusinessCalendar, instant, later
from jobboard_tui.domain.event_kinds import EVENT_KINDS
from jobboard_tui.domain.labels import full_day, month_name, weekday_name
from jobboard_tui.domain.models import MEETINGS, Event, Kind
from jobboard_tui.domain.reminders.anchors import ANSWERING, OF_REOPENING
from jobboard_tui.domain.reminders.reminder import Evidence, Reminder, ReminderState
from jobboard_tui.domain.reminders.windows import opening
from jobboard_tui.domain.rules import NUMBERS
from jobboard_tui.domain.text import clean, join_clauses
from jobboard_tui.i18n import _, pgettext

FIELDS = NUMBERS | {"attempt", "stated", "welcome_until", "company", "elsewhere"}
"""What the reasons of a reminder can name in braces."""


def explain(reminder: Reminder, now: datetime) -> str:
    """Return the reasons for a reminder, in one line; `now` is in the home zone."""
    evidence = reminder.evidence
    if evidence is None:
        return reminder.rule.reason
    year = now.year
    clauses = [
        _origin(reminder, evidence, year),
        _reason(reminder, evidence, year),
        _window(reminder, evidence, year),
        _shift(evidence, year),
        _rest(reminder, evidence, year),
    ]
    return join_clauses(clauses)


def explain_in_a_row(reminder: Reminder, now: datetime) -> str:
    """Return the reasons for a reminder with the time first, for a line that may be cut at its end.

    Of what is open the deadline, of what is not when it opens; then what it comes from.
    """
    evidence = reminder.evidence
    if evidence is None:
        return reminder.rule.reason
    year = now.year
    clauses = [
        _end(reminder, evidence, year),
        _origin(reminder, evidence, year),
        _reason(reminder, evidence, year),
        _shift(evidence, year),
        _rest(reminder, evidence, year),
    ]
    return join_clauses(clauses)


def named_day(day: date, year: int) -> str:
    """Return a day, with its year where it is not the one that is understood: "Fri 20 Nov"."""
    if day.year == year:
        return _("{weekday} {day} {month}").format(
            weekday=weekday_name(day), day=day.day, month=month_name(day)
        )
    return full_day(day)


def named_instant(at: datetime, year: int) -> str:
    """Return a day and the time: "Fri 20 Nov 15:00"."""
    return _("{day} {time}").format(day=named_day(at.date(), year), time=f"{at:%H:%M}")


def _beginning(at: datetime, year: int) -> str:
    """From when on: the day alone where it begins with it, as what is put off for days does."""
    return named_day(at.date(), year) if at.time() == time(0) else named_instant(at, year)


# -- the event -----------------------------------------------------------------------------------


def _origin(reminder: Reminder, evidence: Evidence, year: int) -> str:
    if evidence.event is None:
        day = named_day(evidence.calendar.day(evidence.at), year)
        if reminder.rule.anchor in OF_REOPENING:
            return _("reopened {when}").format(when=day)
        if reminder.rule.anchor == ANSWERING:
            return _("given in the checklist {when}").format(when=day)
        return ""
    event = evidence.event
    when = _when(event, evidence.calendar, year)
    if event.kind is Kind.TASK:
        note = clean(event.note, lines=True)
        return note.splitlines()[0] if note else pgettext("label", "to-do")
    if event.cancelled and evidence.meeting is not None:
        when = _when(evidence.meeting, evidence.calendar, year)
        return _("they didn't come {when}").format(when=when)
    if event.cancelled:
        return _("they cancelled {when}").format(when=when)
    if evidence.elsewhere:
        return _("you accepted {company} {when}").format(company=evidence.elsewhere, when=when)
    if reminder.rule.anchor == "last-resolution":
        return clean(event.note, lines=True).splitlines()[0]
    if reminder.rule.anchor == "last-audit" and event.kind is not Kind.AUDIT:
        return _("first event on the board {when}, no self-audit yet").format(when=when)
    if event.undated and event.kind is Kind.RECEIVED:
        return _("stage reached {when}").format(when=when)
    if evidence.meeting is not None:
        when = _when(evidence.meeting, evidence.calendar, year)
    since = EVENT_KINDS[event.kind].since
    if since is not None:
        return since().format(when=when)
    return _("{kind} {when}").format(kind=event.kind.value, when=when)


def _when(event: Event, calendar: BusinessCalendar, year: int) -> str:
    start = calendar.home(instant(event.at))
    if event.undated:
        return _("on an unknown date (import of {day})").format(day=named_day(start.date(), year))
    if event.is_dated(start.tzinfo):
        return named_day(start.date(), year)
    if event.kind not in MEETINGS:
        return named_instant(start, year)
    end = calendar.home(instant(event.until))
    if end.date() == start.date():
        return _("{start}-{end}").format(start=named_instant(start, year), end=f"{end:%H:%M}")
    return _("{start} to {end}").format(
        start=named_instant(start, year), end=named_instant(end, year)
    )


# -- the rule ------------------------------------------------------------------------------------


def _reason(reminder: Reminder, evidence: Evidence, year: int) -> str:
    rule = reminder.rule
    words = rule.why or rule.words
    if evidence.stated is not None:
        words = rule.why_stated or words
    elif reminder.attempt == rule.attempts:
        words = rule.why_last or words
    elif reminder.attempt > 1:
        words = rule.why_again or words
    return _(words).format(**_fields(reminder, evidence, year))


def _fields(reminder: Reminder, evidence: Evidence, year: int) -> dict[str, object]:
    rule, calendar = reminder.rule, evidence.calendar
    welcome = stated = ""
    if rule.welcome is not None:
        until = opening(rule.welcome, evidence.at, calendar)
        welcome = named_instant(calendar.home(until), year)
    if evidence.stated is not None:
        stated = named_day(evidence.stated, year)
    return {
        **rule.numbers(),
        "attempt": reminder.attempt,
        "stated": stated,
        "welcome_until": welcome,
        "company": reminder.company,
        "elsewhere": evidence.elsewhere,
    }


# -- the window ----------------------------------------------------------------------------------


def _ends(reminder: Reminder, year: int) -> tuple[str, str | None]:
    """When a reminder opens, and until when it is to be done."""
    opens, due = reminder.opens_at, reminder.due_at
    if reminder.exact:
        return named_instant(opens, year), None if due is None else named_instant(due, year)
    return named_day(opens.date(), year), None if due is None else _last_day(due, year)


def _end(reminder: Reminder, evidence: Evidence, year: int) -> str:
    """The end of the window that counts now."""
    first, last = _ends(reminder, year)
    if reminder.state is ReminderState.WAITING:
        return _("from {first}").format(first=first)
    return _window(reminder, evidence, year) if last is None else _("by {last}").format(last=last)


def _window(reminder: Reminder, evidence: Evidence, year: int) -> str:
    first, last = _ends(reminder, year)
    if instant(reminder.opens_at) == evidence.at:
        return "" if last is None else _("by {last}").format(last=last)
    if last is None:
        return _("from {first}").format(first=first)
    if last == first:
        return _("on {day}").format(day=first)
    return _("from {first} to {last}").format(first=first, last=last)


def _last_day(due: datetime, year: int) -> str:
    """The day whose 24:00 it is; the instant itself where it is not a midnight."""
    if due.hour or due.minute:
        return named_instant(due, year)
    return named_day(later(due.date(), -1), year)


def _shift(evidence: Evidence, year: int) -> str:
    if evidence.shifted is None:
        return ""
    return _("not on {day}, when offices are closed").format(day=named_day(evidence.shifted, year))


def _rest(reminder: Reminder, evidence: Evidence, year: int) -> str:
    pause = evidence.pause
    if pause is not None:
        if pause.until is None:
            return _("the board is paused")
        until = _beginning(evidence.calendar.home(instant(pause.until)), year)
        return _("the board is paused until {when}").format(when=until)
    if reminder.snoozed_until is not None:
        until = _beginning(reminder.snoozed_until, year)
        if reminder.on_hold:
            return _("on hold until {when}").format(when=until)
        return _("snoozed until {when}").format(when=until)
    return ""
