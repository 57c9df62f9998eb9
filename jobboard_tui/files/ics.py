"""The board as an iCalendar file: meetings, deadlines, and windows that open.

Identifiers are made of those of the board, and time stamps of when things were logged: importing
the file again updates what is there, and exporting again writes the same. Notes stay out of it,
since a calendar is often shared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from jobboard_tui.core.agenda import STATED
from jobboard_tui.core.board import Board
from jobboard_tui.core.calendar import instant
from jobboard_tui.core.errors import JobboardError
from jobboard_tui.core.glimpse import of_kinds
from jobboard_tui.core.model import MEETINGS, Application, Event
from jobboard_tui.core.reminder import Reminder
from jobboard_tui.core.spoken import kind_label, last_day
from jobboard_tui.core.text import clean, safe_url
from jobboard_tui.words import _

if TYPE_CHECKING:
    import icalendar

PRODUCT = "-//jobboard//jobboard-tui//EN"
BEFORE_MEETING = timedelta(hours=-1)
BEFORE_DEADLINE = timedelta(hours=-2)
DAY_BEFORE = timedelta(hours=-15)
"""From the beginning of a deadline's day: at nine in the morning of the day before."""
MORNING = timedelta(hours=9)
_MOMENT = timedelta(minutes=15)
_DAY = timedelta(days=1)


def as_ics(board: Board, reminders: Iterable[Reminder]) -> str:
    """The calendar: every meeting, and of each reminder that is no suggestion its day.

    Dates that somebody has named are there with their last day, the others with their opening.
    Meetings that were called off stay in it as cancelled, so that importing again takes them back.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "jobboard")
    calendar.add("x-wr-timezone", board.zone)
    entries = [*_meetings(board), *_reminders(board, reminders)]
    for entry in sorted(entries, key=lambda one: str(one["uid"])):
        calendar.add_component(entry)
    _add_zones(calendar, entries)
    content: bytes = calendar.to_ical(sorted=True)
    return content.decode()


def _add_zones(calendar: icalendar.Calendar, entries: list[icalendar.Event]) -> None:
    """The rules of the time zones that occur, for the years that do."""
    days = [entry.decoded("dtstart") for entry in entries]
    years = [day.year for day in days] or [2026]
    calendar.add_missing_timezones(date(min(years), 1, 1), date(max(years) + 2, 1, 1))


def _entry(uid: str, stamp: datetime, summary: str) -> icalendar.Event:
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", f"{uid}@jobboard")
    entry.add("dtstamp", instant(stamp))
    entry.add("summary", clean(summary))
    return entry


def _alarm(entry: icalendar.Event, trigger: timedelta) -> None:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry["summary"])
    alarm.add("trigger", trigger)
    entry.add_component(alarm)


# -- meetings ------------------------------------------------------------------------------------


def _meetings(board: Board) -> Iterator[icalendar.Event]:
    for application in board.applications.values():
        for event in of_kinds(application.events, MEETINGS):
            yield _meeting(board, application, event)


def _meeting(board: Board, application: Application, event: Event) -> icalendar.Event:
    title = kind_label(event.kind)
    if event.round is not None:
        title = _("{kind}, round {round}").format(kind=title, round=event.round)
    entry = _entry(
        f"{application.id}-{event.id}",
        event.logged,
        _("{company}: {title}").format(company=application.company, title=title),
    )
    entry.add("dtstart", event.at.astimezone(board.home))
    entry.add("dtend", event.until.astimezone(board.home))
    entry.add("categories", [event.kind.value])
    if where := clean(event.where):
        entry.add("location", where)
        if url := _web(where):
            entry.add("url", url)
    people = ", ".join(map(clean, event.people))
    about = [application.role, _("with {people}").format(people=people) if people else ""]
    entry.add("description", "\n".join(filter(None, map(clean, about))))
    if _is_off(application, event):
        entry.add("status", "CANCELLED")
    else:
        entry.add("status", "CONFIRMED")
        _alarm(entry, BEFORE_MEETING)
    return entry


def _is_off(application: Application, event: Event) -> bool:
    """Called off, or to take place after the application was closed."""
    if event.cancelled:
        return True
    moves = application.moves
    return application.stage.value == "closed" and bool(moves) and event.at > moves[-1].at


def _web(where: str) -> str:
    try:
        return safe_url(where) if "://" in where else ""
    except JobboardError:
        return ""


# -- reminders -----------------------------------------------------------------------------------


def _reminders(board: Board, reminders: Iterable[Reminder]) -> Iterator[icalendar.Event]:
    for reminder in reminders:
        if not reminder.soft:
            yield _reminder(board, reminder)


def _reminder(board: Board, reminder: Reminder) -> icalendar.Event:
    parts = (reminder.application, reminder.rule.id, reminder.event, str(reminder.attempt))
    is_stated = reminder.rule.id in STATED and reminder.due_at is not None
    words = _("{company}: {title}, last day") if is_stated else _("{company}: {title}")
    grounds = reminder.grounds
    entry = _entry(
        "-".join(filter(None, parts)),
        reminder.opens_at if grounds is None else grounds.at,
        words.format(company=reminder.company or _("whole board"), title=_(reminder.rule.title)),
    )
    if is_stated:
        assert reminder.due_at is not None
        _last(entry, reminder.due_at.astimezone(board.home))
    else:
        _first(entry, reminder, board)
    entry.add("categories", [reminder.rule.id])
    entry.add("transp", "TRANSPARENT")
    about = (reminder.role, reminder.rule.do)
    entry.add("description", "\n".join(filter(None, map(clean, about))))
    return entry


def _last(entry: icalendar.Event, due_at: datetime) -> None:
    """A deadline: its last day, or its last quarter of an hour."""
    if (due_at.hour, due_at.minute) == (0, 0):
        day = last_day(due_at, due_at)
        entry.add("dtstart", day)
        entry.add("dtend", day + _DAY)
        _alarm(entry, DAY_BEFORE)
        return
    entry.add("dtstart", due_at - _MOMENT)
    entry.add("dtend", due_at)
    _alarm(entry, BEFORE_DEADLINE)


def _first(entry: icalendar.Event, reminder: Reminder, board: Board) -> None:
    """The opening of a window: its day, or the quarter of an hour from its instant on."""
    opens_at = (reminder.snoozed_until or reminder.opens_at).astimezone(board.home)
    if reminder.exact:
        entry.add("dtstart", opens_at)
        entry.add("dtend", opens_at + _MOMENT)
        _alarm(entry, timedelta(0))
        return
    entry.add("dtstart", opens_at.date())
    entry.add("dtend", opens_at.date() + _DAY)
    _alarm(entry, MORNING)
