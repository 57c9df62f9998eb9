"""The board as an iCalendar file: meetings, deadlines, and windows that open.

Identifiers are made of those of the board, and time stamps and sequence numbers of when the
application was last changed: importing the file again updates what is there, and exporting again
writes the same. Notes stay out of it, since a calendar is often shared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import instant
from jobboard_tui.domain.joining_steps import first_day
from jobboard_tui.domain.labels import kind_label, last_day
from jobboard_tui.domain.models import MEETINGS, NOTHING, Application, Event, Stage
from jobboard_tui.domain.reminders.reminder import Reminder
from jobboard_tui.domain.text import clean, link_in
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.interchange.exporters.icalendar_diff import (
    OURS,
    cancelled_entries,
    changed_entries,
    stamp,
)

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


def as_ics(
    board: Board,
    reminders: Iterable[Reminder],
    changed: Mapping[str, datetime] = NOTHING,
    earlier: bytes = b"",
    now: datetime | None = None,
) -> str:
    """Return the calendar: meetings, first days of work, and the days of reminders but soft ones.

    Dates that somebody has named are there with their last day, the others with their opening.
    Meetings that were called off stay in it as cancelled, so that importing again takes them back.
    `changed` tells of applications when something they already held was last changed. What is in
    `earlier`, which the file held until `now`, and has gone since, stays as cancelled, too.
    """
    calendar = _CalendarEntries(board, changed)
    entries = [*calendar.meetings(), *calendar.first_days(), *calendar.reminders(reminders)]
    text = _serialise(board, entries)
    if now is None or not (other := changed_entries(earlier, text.encode())):
        return text
    entries += list(cancelled_entries(entries, other, board, now))
    return _serialise(board, entries)


def meeting_as_ics(
    board: Board, application: Application, event: Event, changed: Mapping[str, datetime] = NOTHING
) -> str:
    """Return a calendar of one meeting alone, which is the same entry there as in `as_ics`."""
    return _serialise(board, [_CalendarEntries(board, changed).meeting(application, event)])


def meeting_entry(board: Board, application: Application, event: Event) -> icalendar.Event:
    """Return the entry of one meeting."""
    return _CalendarEntries(board, NOTHING).meeting(application, event)


def _serialise(board: Board, entries: list[icalendar.Event]) -> str:
    """The whole file of these entries, always in the same order."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "jobboard")
    calendar.add("x-wr-timezone", board.zone)
    for entry in sorted(entries, key=lambda event: str(event["uid"])):
        calendar.add_component(entry)
    _add_zones(calendar, entries, board.zone)
    content: bytes = calendar.to_ical(sorted=True)
    return content.decode()


def _add_zones(calendar: icalendar.Calendar, entries: list[icalendar.Event], home: str) -> None:
    """The rules of the time zones that occur, for the years that do.

    Without any entry those of the home zone: a calendar must not be empty.
    """
    from icalendar import Timezone

    days = [entry.decoded("dtstart") for entry in entries]
    years = [day.year for day in days] or [2026]
    first, last = date(min(years), 1, 1), date(max(years) + 2, 1, 1)
    calendar.add_missing_timezones(first, last)
    if not entries:
        calendar.add_component(Timezone.from_tzid(home, first_date=first, last_date=last))


def _alarm(entry: icalendar.Event, trigger: timedelta) -> None:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry["summary"])
    alarm.add("trigger", trigger)
    entry.add_component(alarm)


class _CalendarEntries:
    """Turns what a board tells into entries."""

    def __init__(self, board: Board, changed: Mapping[str, datetime]) -> None:
        self.board = board
        self._changed = changed
        self._made: dict[str, datetime] = {}

    def _entry(self, uid: str, summary: str, at: datetime) -> icalendar.Event:
        """An entry as of `at`, when what it tells was last changed."""
        from icalendar import Event as Entry

        entry = Entry()
        entry.add("uid", f"{uid}{OURS}")
        stamp(entry, at)
        entry.add("summary", clean(summary))
        return entry

    def _last_change(self, app_id: str) -> datetime:
        """When anything of an application was told or changed."""
        changed = self._made.get(app_id)
        if changed is None:
            application = self.board.applications[app_id]
            times = [application.added, *(event.logged for event in application.events)]
            times += [mark.at for mark in application.marks]
            times += [self._changed[app_id]] if app_id in self._changed else []
            changed = self._made[app_id] = max(map(instant, times))
        return changed

    # -- meetings ----------------------------------------------------------------------------

    def meetings(self) -> Iterator[icalendar.Event]:
        """Every meeting of an application that is not in the bin."""
        for application in self.board.applications.values():
            for event in application.events:
                if event.kind in MEETINGS:
                    yield self.meeting(application, event)

    def first_days(self) -> Iterator[icalendar.Event]:
        """The first day of work of each application that was accepted."""
        for application in self.board.applications.values():
            day = first_day(application) if application.stage is Stage.ACCEPTED else None
            if day is None:
                continue
            entry = self._entry(
                f"{application.id}-first-day",
                _("{company}: {title}").format(
                    company=application.company, title=pgettext("agenda", "first day")
                ),
                self._last_change(application.id),
            )
            stated = application.first_day
            if isinstance(stated, datetime):
                entry.add("dtstart", stated.astimezone(self.board.home))
                entry.add("dtend", stated.astimezone(self.board.home) + _MOMENT)
            else:
                entry.add("dtstart", day)
                entry.add("dtend", day + _DAY)
            entry.add("categories", ["first-day"])
            entry.add("description", clean(application.role))
            _alarm(entry, DAY_BEFORE if not isinstance(stated, datetime) else BEFORE_DEADLINE)
            yield entry

    def meeting(self, application: Application, event: Event) -> icalendar.Event:
        """One meeting, cancelled where it does not take place."""
        title = kind_label(event.kind)
        if event.round is not None:
            title = _("{kind}, round {round}").format(kind=title, round=event.round)
        entry = self._entry(
            f"{application.id}-{event.id}",
            _("{company}: {title}").format(company=application.company, title=title),
            self._last_change(application.id),
        )
        entry.add("dtstart", event.at.astimezone(self.board.home))
        entry.add("dtend", event.until.astimezone(self.board.home))
        entry.add("categories", [event.kind.value])
        if where := clean(event.where):
            entry.add("location", where)
            if url := link_in(where):
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

    # -- reminders ---------------------------------------------------------------------------

    def reminders(self, reminders: Iterable[Reminder]) -> Iterator[icalendar.Event]:
        """Those that are no suggestion."""
        for reminder in reminders:
            if not reminder.soft:
                yield self._reminder(reminder)

    def _reminder(self, reminder: Reminder) -> icalendar.Event:
        parts = (reminder.application, reminder.rule.id, reminder.event, str(reminder.attempt))
        is_stated = reminder.rule.is_deadline and reminder.due_at is not None
        words = _("{company}: {title}, last day") if is_stated else _("{company}: {title}")
        of = reminder.application
        company = reminder.company or pgettext("label", "general")
        entry = self._entry(
            "-".join(filter(None, parts)),
            words.format(company=company, title=_(reminder.rule.title)),
            reminder.opens_at if of is None else self._last_change(of),
        )
        if is_stated:
            assert reminder.due_at is not None
            _last(entry, reminder.due_at.astimezone(self.board.home))
        else:
            _first(entry, reminder, self.board)
        entry.add("categories", [reminder.rule.id])
        entry.add("transp", "TRANSPARENT")
        about = (reminder.role, reminder.rule.do)
        entry.add("description", "\n".join(filter(None, map(clean, about))))
        return entry


def _is_off(application: Application, event: Event) -> bool:
    """Called off, or to take place after the application was closed."""
    if event.cancelled:
        return True
    moves = application.moves
    return application.stage.value == "closed" and bool(moves) and event.at > moves[-1].at


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
