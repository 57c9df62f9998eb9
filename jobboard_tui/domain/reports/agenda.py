"""What lies ahead, by day: meetings, deadlines, and windows that open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.hold import start_of
from jobboard_tui.domain.holidays import holiday_name
from jobboard_tui.domain.joining_steps import first_day
from jobboard_tui.domain.labels import clock, kind_label, last_day
from jobboard_tui.domain.models import MEETINGS, Application, Event, Stage
from jobboard_tui.domain.reminders.reminder import Reminder, ReminderState
from jobboard_tui.domain.reminders.reminder_index import ReminderView
from jobboard_tui.domain.reports.meeting_index import ApplicationMeeting, meetings
from jobboard_tui.domain.weeks import first_of_week
from jobboard_tui.i18n import _, pgettext


class AgendaKind(StrEnum):
    """What kind of thing comes up."""

    OPENS = "opens"
    DAY = "day"
    MEETING = "meeting"
    DEADLINE = "deadline"


class AgendaItem(NamedTuple):
    """One thing on one day.

    `at` is the meeting's start, the end of the deadline or the opening; `whole_day` tells that no
    time of the day matters (due until 24:00, opening with the day). `application`
    is None where the whole board is concerned; `event` and `rule` are ids.
    """

    what: AgendaKind
    at: datetime
    title: str
    company: str = ""
    role: str = ""
    until: datetime | None = None
    where: str = ""
    whole_day: bool = False
    application: str | None = None
    event: str | None = None
    rule: str | None = None

    @property
    def clock(self) -> str:
        """The time to show: "15:00", "15:00-16:00" of a meeting, empty for a whole day."""
        if self.whole_day:
            return ""
        if self.until is None:
            return clock(self.at)
        return _("{start}-{end}").format(start=clock(self.at), end=clock(self.until))


class AgendaDay(NamedTuple):
    """A day and what is in it, in the order of the clock; `items` may be empty."""

    date: date
    items: tuple[AgendaItem, ...]

    @property
    def holiday(self) -> str:
        """The name of the national holiday; empty on any other day."""
        return holiday_name(self.date)


def agenda(board: Board, view: ReminderView, now: datetime, days: int) -> list[AgendaDay]:
    """Return so many days from today on, each with its meetings, deadlines and opening windows.

    `now` is in the home zone. What is overdue is in no day: it is in the list of what is due.
    """
    by_day: dict[date, list[AgendaItem]] = {day: [] for day in _days_from(now.date(), days)}
    dated_items = (
        *_meetings(meetings(board, now), now, by_day),
        *_first_days(board, now, by_day),
        *_reminders(view, now, by_day),
    )
    for day, item in dated_items:
        by_day[day].append(item)
    return [AgendaDay(day, tuple(sorted(items, key=_order))) for day, items in by_day.items()]


def meetings_ahead(
    coming: Iterable[ApplicationMeeting], now: datetime, days: int
) -> list[AgendaItem]:
    """Return the meetings of so many days from today on, in the order of the clock.

    `coming` are the `meetings` of a board; `now` is in the home zone.
    """
    within = _days_from(now.date(), days)
    return sorted((item for _day, item in _meetings(coming, now, within)), key=_order)


def _days_from(first: date, count: int) -> list[date]:
    return [first + timedelta(days=away) for away in range(count)]


def month(
    board: Board, view: ReminderView, now: datetime, first: date, on_sunday: bool = False
) -> list[AgendaDay]:
    """Return the weeks of the month that begins on `first`, whole from Monday or Sunday on."""
    begins = first_of_week(first, on_sunday)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    ends = first_of_week(last, on_sunday)
    return days_from(board, view, now, begins, (ends - begins).days + 7)


def days_from(
    board: Board, view: ReminderView, now: datetime, begins: date, count: int
) -> list[AgendaDay]:
    """Return so many days from any day on, past ones too.

    Days behind have the meetings that were held on them, of closed applications too.
    """
    today = now.date()
    ends = begins + timedelta(days=count)
    ahead = {
        agenda_day.date: agenda_day for agenda_day in agenda(board, view, now, (ends - today).days)
    }
    behind = _held(board, now, begins, min(today, ends))
    days = []
    for away in range(count):
        day = begins + timedelta(days=away)
        there = ahead[day].items if day in ahead else ()
        items = (*behind.get(day, ()), *there)
        days.append(AgendaDay(day, tuple(sorted(items, key=_order))))
    return days


def _held(board: Board, now: datetime, first: date, last: date) -> dict[date, list[AgendaItem]]:
    """The meetings that are over, of the days from `first` to `last`."""
    meetings: dict[date, list[AgendaItem]] = {}
    for application in board.applications.values():
        for event in application.events:
            if event.kind in MEETINGS and not event.cancelled and event.until <= now:
                day = event.at.astimezone(now.tzinfo).date()
                if first <= day <= last:
                    meetings.setdefault(day, []).append(_meeting(application, event, now))
    return meetings


def _order(item: AgendaItem) -> tuple[datetime, str, str]:
    return item.at, item.company, item.title


def _meetings(
    coming: Iterable[ApplicationMeeting], now: datetime, days: Collection[date]
) -> Iterator[tuple[date, AgendaItem]]:
    for application, event in coming:
        day = max(event.at.astimezone(now.tzinfo).date(), now.date())
        if day in days:
            yield day, _meeting(application, event, now)


def _first_days(
    board: Board, now: datetime, days: Collection[date]
) -> Iterator[tuple[date, AgendaItem]]:
    """The first day of work of what was accepted."""
    for application in board.applications.values():
        day = first_day(application) if application.stage is Stage.ACCEPTED else None
        if day is None or day not in days:
            continue
        stated = application.first_day
        at = stated if isinstance(stated, datetime) else start_of(day, now.tzinfo)
        yield (
            day,
            AgendaItem(
                what=AgendaKind.DAY,
                at=at.astimezone(now.tzinfo),
                title=pgettext("agenda", "first day"),
                company=application.company,
                role=application.role,
                whole_day=not isinstance(stated, datetime),
                application=application.id,
            ),
        )


def _meeting(application: Application, event: Event, now: datetime) -> AgendaItem:
    title = kind_label(event.kind)
    if event.round is not None:
        title = _("{kind}, round {round}").format(kind=title, round=event.round)
    return AgendaItem(
        what=AgendaKind.MEETING,
        at=event.at.astimezone(now.tzinfo),
        until=event.until.astimezone(now.tzinfo),
        title=title,
        company=application.company,
        role=application.role,
        where=event.where,
        whole_day=event.is_dated(now.tzinfo),
        application=application.id,
        event=event.id,
    )


def _reminders(
    view: ReminderView, now: datetime, days: Collection[date]
) -> Iterator[tuple[date, AgendaItem]]:
    moment = now.astimezone(UTC)  # instants of one zone are compared at a glance
    last = moment + timedelta(days=len(days) + 1)
    for reminder in (*view.due, *view.waiting):
        if reminder.opens_at > last:
            continue
        waits, due_at = reminder.state is ReminderState.WAITING, reminder.due_at
        is_deadline = not waits or reminder.rule.is_deadline
        if is_deadline and due_at is not None and due_at > moment:
            day = last_day(due_at, now)
            if day in days:
                is_step = reminder.rule.step is not None
                what = AgendaKind.DAY if is_step else AgendaKind.DEADLINE
                yield day, _item(what, reminder, due_at, now)
        if waits and not (reminder.exact and reminder.soft) and reminder.rule.step is None:
            opens_at = max(reminder.opens_at, reminder.snoozed_until or reminder.opens_at)
            day = opens_at.astimezone(now.tzinfo).date()
            if day in days:
                yield day, _item(AgendaKind.OPENS, reminder, opens_at, now)


def _item(what: AgendaKind, reminder: Reminder, at: datetime, now: datetime) -> AgendaItem:
    at = at.astimezone(now.tzinfo)
    return AgendaItem(
        what=what,
        at=at,
        title=reminder.rule.title,
        company=reminder.company,
        role=reminder.role,
        whole_day=at.time() == time(0),
        application=reminder.application,
        event=reminder.event,
        rule=reminder.rule.id,
    )
