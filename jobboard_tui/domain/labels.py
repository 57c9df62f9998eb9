"""The wording of times, reminders, stages and events: one place for cards, panel and command line.

Days are counted by the midnights crossed in the zone of `now`, not in lots of 24 hours: what is
due tomorrow at one in the morning is due tomorrow. Names of days and months are our own, so that
the machine's locale changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import assert_never

from jobboard_tui.domain.board_columns import column_at, further_name
from jobboard_tui.domain.event_kinds import EVENT_KINDS
from jobboard_tui.domain.field_types import FieldRow
from jobboard_tui.domain.hold import start_of
from jobboard_tui.domain.models import Channel, Deadline, Event, Kind, Outcome, Stage
from jobboard_tui.domain.stages import STAGES
from jobboard_tui.i18n import _, pgettext

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_TWO_DAYS = timedelta(days=2)
MOST_NAMES = 20
"""Companies that a sentence names."""


# -- names ---------------------------------------------------------------------------------------


def list_names(names: Sequence[str], most: int = MOST_NAMES) -> str:
    """Return the names of a sentence: the first `most`, and how many more there are."""
    listed = ", ".join(names[:most])
    if len(names) <= most:
        return listed
    return _("{names} and {count} more").format(names=listed, count=len(names) - most)


def weekday_name(day: date) -> str:
    """Return the short name of the day of the week."""
    names = (
        pgettext("weekday", "Mon"),
        pgettext("weekday", "Tue"),
        pgettext("weekday", "Wed"),
        pgettext("weekday", "Thu"),
        pgettext("weekday", "Fri"),
        pgettext("weekday", "Sat"),
        pgettext("weekday", "Sun"),
    )
    return names[day.weekday()]


def month_name(day: date) -> str:
    """Return the short name of the month."""
    names = (
        *(
            pgettext("month", "Jan"),
            pgettext("month", "Feb"),
            pgettext("month", "Mar"),
            pgettext("month", "Apr"),
            pgettext("month", "May"),
            pgettext("month", "Jun"),
        ),
        *(
            pgettext("month", "Jul"),
            pgettext("month", "Aug"),
            pgettext("month", "Sep"),
            pgettext("month", "Oct"),
            pgettext("month", "Nov"),
            pgettext("month", "Dec"),
        ),
    )
    return names[day.month - 1]


def stage_label(stage: Stage) -> str:
    """Return the stage as a column's title says it."""
    return STAGES[stage].label()


def outcome_label(outcome: Outcome) -> str:
    """Return how an application ended, as a user reads it."""
    match outcome:
        case Outcome.REJECTED:
            return pgettext("outcome", "rejected")
        case Outcome.DECLINED:
            return _("offer declined")
        case Outcome.WITHDRAWN:
            return pgettext("outcome", "withdrawn")
        case Outcome.SILENT:
            return _("no reply")
        case Outcome.RESCINDED:
            return _("offer rescinded")
        case Outcome.LAPSED:
            return _("offer lapsed")
        case _:
            assert_never(outcome)


def stage_with_outcome(stage: Stage, outcome: Outcome | None, column: str = "") -> str:
    """Return where an application stands: its column, and how it ended when it has."""
    here = column_at(stage, column)
    if outcome is None:
        return here.label()
    if further_name(here):
        return _("{column}: {outcome}").format(column=here.label(), outcome=outcome_label(outcome))
    match outcome:
        case Outcome.REJECTED:
            return _("closed: rejected")
        case Outcome.DECLINED:
            return _("closed: offer declined")
        case Outcome.WITHDRAWN:
            return _("closed: withdrawn")
        case Outcome.SILENT:
            return _("closed: no reply")
        case Outcome.RESCINDED:
            return _("closed: offer rescinded")
        case Outcome.LAPSED:
            return _("closed: offer lapsed")
        case _:
            assert_never(outcome)


def kind_label(kind: Kind) -> str:
    """Return an event in a few words, as the timeline shows it."""
    return EVENT_KINDS[kind].label()


def channel_label(channel: Channel) -> str:
    """Return a channel in a word."""
    match channel:
        case Channel.EMAIL:
            return _("by e-mail")
        case Channel.PHONE:
            return _("by phone")
        case Channel.LINKEDIN:
            return _("on LinkedIn")
        case Channel.IN_PERSON:
            return _("in person")
        case Channel.ONLINE:
            return pgettext("channel", "online")
        case Channel.OTHER:
            return pgettext("label", "other")
        case _:
            assert_never(channel)


# -- days and clocks -----------------------------------------------------------------------------


def clock(at: datetime) -> str:
    """Return the time of day: "15:00"."""
    return f"{at.hour:02}:{at.minute:02}"


def day(at: date, now: datetime) -> str:
    """Return the day: "Fri 20 Nov", with the year where it is not this one."""
    at = _home_date(at, now)
    if at.year == now.year:
        return _("{weekday} {day} {month}").format(
            weekday=weekday_name(at), day=at.day, month=month_name(at)
        )
    return full_day(at)


def full_day(at: date) -> str:
    """Return the day with its year, whatever the year: "Fri 20 Nov 2026"."""
    return _("{weekday} {day} {month} {year}").format(
        weekday=weekday_name(at), day=at.day, month=month_name(at), year=at.year
    )


def full_day_clock(at: datetime) -> str:
    """Return the day with its year, and the time, in the zone of `at`: "Fri 20 Nov 2026 15:00"."""
    return _("{day} {clock}").format(day=full_day(at), clock=clock(at))


def full_deadline(by: Deadline, now: datetime) -> str:
    """Return a date with its year, and its time where it has one; `now` is in the home zone."""
    if not isinstance(by, datetime):
        return full_day(by)
    return full_day_clock(by.astimezone(now.tzinfo))


def day_clock(at: datetime, now: datetime) -> str:
    """Return day and time: "Fri 20 Nov 15:00"."""
    at = at.astimezone(now.tzinfo)
    return _("{day} {clock}").format(day=day(at, now), clock=clock(at))


def event_label(event: Event) -> str:
    """Return what an event is called.

    A list that was imported may tell that the company has answered, but not that it wrote.
    """
    if event.undated and event.kind is Kind.RECEIVED:
        return _("stage reached")
    return kind_label(event.kind)


def event_time(event: Event, now: datetime) -> str:
    """Return day and time of an event; the day alone where only that seems to be known.

    "date unknown" of one of which it is not known when it happened.
    """
    if event.undated:
        return _("date unknown")
    return day(event.at, now) if event.is_dated(now.tzinfo) else day_clock(event.at, now)


def soon(at: datetime, now: datetime) -> str:
    """Return an instant of these days as cards say it: "16:00" today, "Tue 10:00" in a week."""
    at = at.astimezone(now.tzinfo)
    away = days_between(now, at)
    if away == 0:
        return clock(at)
    if 0 < away < 7:
        return _("{weekday} {clock}").format(weekday=weekday_name(at), clock=clock(at))
    return day_clock(at, now)


def deadline(by: Deadline, now: datetime) -> str:
    """Return a date, or an instant with its time; 00:00 is spoken as the end of the day before."""
    if not isinstance(by, datetime):
        return day(by, now)
    last = last_day(by, now)
    return day(last, now) if is_midnight(by, now) else day_clock(by, now)


def last_day(due_at: datetime, now: datetime) -> date:
    """Return the last day on which something due then is still in time."""
    due_at = due_at.astimezone(now.tzinfo)
    return due_at.date() - timedelta(days=1) if is_midnight(due_at, now) else due_at.date()


def days_between(start: date, end: date) -> int:
    """Return the midnights crossed from one to the other, in the zone of the first."""
    zone = start.tzinfo if isinstance(start, datetime) else None
    if isinstance(end, datetime) and zone is not None:
        end = end.astimezone(zone)
    return (_date(end) - _date(start)).days


def ago(at: date, now: datetime) -> str:
    """Return how far away a day is: "today", "yesterday", "3 days ago", "in 2 days"."""
    away = days_between(now, at)
    if away == 0:
        return pgettext("time", "today")
    if away == -1:
        return pgettext("time", "yesterday")
    if away == 1:
        return pgettext("time", "tomorrow")
    if away < 0:
        return _("{count} days ago").format(count=-away)
    return _("in {count} days").format(count=away)


def near(at: datetime, now: datetime) -> str:
    """Return how far away an instant is: "in 2 h" within half a day, else by days."""
    gap = at - now
    if abs(gap) < _MINUTE:
        return pgettext("time", "now")
    if abs(gap) >= 12 * _HOUR and days_between(now, at):
        return ago(at, now)
    if gap < timedelta(0):
        return _("{span} ago").format(span=span(-gap))
    return _("in {span}").format(span=span(gap))


def span(length: timedelta) -> str:
    """Return a length of time below two days in its largest whole unit: "40 min", "5 h"."""
    minutes = max(int(length // _MINUTE), 1)
    if minutes < 60:
        return _("{count} min").format(count=minutes)
    return _("{count} h").format(count=minutes // 60)


def deadline_start(opens_at: datetime, now: datetime) -> str:
    """Return the beginning of a window: the day alone when it opens with the day."""
    return day(opens_at, now) if is_midnight(opens_at, now) else day_clock(opens_at, now)


def date_of_field(row: FieldRow, by: Deadline | None, now: datetime) -> str:
    """Return the date of a field as it is shown; empty without one, and for one that lapsed."""
    if by is None:
        return ""
    if not row.lapses:
        return deadline(by, now)
    start = start_of(by, now.tzinfo)
    return "" if start <= now else deadline_start(start, now)


def _date(at: date) -> date:
    return at.date() if isinstance(at, datetime) else at


def _home_date(at: date, now: datetime) -> date:
    return at.astimezone(now.tzinfo).date() if isinstance(at, datetime) else at


def is_midnight(at: datetime, now: datetime) -> bool:
    """Return whether an instant is 00:00 at home."""
    return at.astimezone(now.tzinfo).time() == time(0)
