"""Reminders in words: how much time they leave, and from when to when."""

from __future__ import annotations

from datetime import datetime, timedelta

from jobboard_tui.domain.labels import (
    day,
    days_between,
    deadline,
    deadline_start,
    is_midnight,
    last_day,
    soon,
    span,
)
from jobboard_tui.domain.reminders.reminder import Reminder, ReminderState
from jobboard_tui.i18n import _, ngettext, pgettext

_DAY = timedelta(days=1)


def countdown(reminder: Reminder, now: datetime) -> str:
    """Return how much time a reminder leaves, as a card says it.

    "5 h left", "1 day late", "from Tue 24 Nov", "last day"; empty for a suggestion that is open,
    which has no end.
    """
    if reminder.state is ReminderState.WAITING:
        return _from(reminder, now)
    due_at = reminder.due_at
    if due_at is None:
        return "" if reminder.soft else pgettext("label", "optional")
    if reminder.state is ReminderState.OVERDUE:
        return _late(due_at, now, reminder.exact)
    return _left(due_at, now, reminder.exact)


def _from(reminder: Reminder, now: datetime) -> str:
    until = reminder.snoozed_until
    if until is not None and until > now:
        if reminder.on_hold:
            return _("on hold until {when}").format(when=_moment(until, now))
        return _("snoozed until {when}").format(when=_moment(until, now))
    return _("from {when}").format(when=_moment(reminder.opens_at, now))


def _moment(at: datetime, now: datetime) -> str:
    """A day when it begins with one, otherwise with its time."""
    return day(at, now) if is_midnight(at, now) else soon(at, now)


def _late(due_at: datetime, now: datetime, exact: bool) -> str:
    gap = now - due_at
    if exact and gap < _DAY:
        return _("{span} late").format(span=span(gap))
    days = -days_between(now, due_at if exact else last_day(due_at, now))
    return days_late(max(days, 1))


def days_late(days: int) -> str:
    """Return how late something is: "1 day late", "3 days late"."""
    return ngettext("{count} day late", "{count} days late", days).format(count=days)


def _left(due_at: datetime, now: datetime, exact: bool) -> str:
    gap = due_at - now
    if exact and gap < 2 * _DAY:
        return _("{span} left").format(span=span(gap))
    days = days_between(now, due_at if exact else last_day(due_at, now))
    if days <= 0:
        return _("last day")
    return ngettext("{count} day left", "{count} days left", days).format(count=days)


def speaks_up_at(reminder: Reminder) -> datetime:
    """Return when a waiting reminder speaks up: as its window opens, or when its snooze ends."""
    return max(reminder.opens_at, reminder.snoozed_until or reminder.opens_at)


def time_words(reminder: Reminder, now: datetime, *, bare: bool = False) -> str:
    """Return how much time a reminder leaves, in the fewest cells: "3d late", "5h left", "in 9d".

    Empty for a suggestion that is open, which has no end. `bare` leaves out whether the time is
    late or left, and that there is none.
    """
    if reminder.state is ReminderState.WAITING:
        starts = speaks_up_at(reminder)
        days = days_between(now, starts)
        in_hours = days <= 0 or (reminder.exact and starts - now < _DAY)
        length = _short_span(starts - now) if in_hours else _short_days(days)
        return length if bare else _("in {span}").format(span=length)
    due_at = reminder.due_at
    if due_at is None:
        return "" if reminder.soft or bare else pgettext("label", "optional")
    is_late = reminder.state is ReminderState.OVERDUE
    gap = abs(due_at - now)
    if reminder.exact and gap < _DAY:
        length = _short_span(gap)
    else:
        days = abs(days_between(now, due_at if reminder.exact else last_day(due_at, now)))
        if not days and not is_late:
            return pgettext("time", "today")
        length = _short_days(max(days, 1))
    if bare:
        return length
    return (_("{span} late") if is_late else _("{span} left")).format(span=length)


_MOST_DAYS = 99
"""From so many days on they are told as weeks, in as few cells."""


def _short_days(days: int) -> str:
    if days > _MOST_DAYS:
        return _("{count}w").format(count=days // 7)
    return _("{count}d").format(count=days)


def _short_span(gap: timedelta) -> str:
    minutes = max(int(gap.total_seconds() // 60), 1)
    if minutes < 60:
        return _("{count}m").format(count=minutes)
    return _("{count}h").format(count=minutes // 60)


def short_reminder_line(reminder: Reminder, now: datetime, title: str = "") -> str:
    """Return a reminder on a card: "thank-you: 5 h left", "follow up from Tue 24 Nov".

    `title` is what it is called, that of its rule unless told.
    """
    count = countdown(reminder, now)
    title = title or reminder.rule.title
    if not count:
        return title
    if reminder.state is ReminderState.WAITING:
        return _("{title} {countdown}").format(title=title, countdown=count)
    return _("{title}: {countdown}").format(title=title, countdown=count)


def window(reminder: Reminder, now: datetime) -> str:
    """Return from when to when: "Fri 27 Nov to Mon 30 Nov", or with times of day."""
    start = deadline_start(reminder.opens_at, now)
    if reminder.due_at is None:
        return _("from {start}").format(start=start)
    end = deadline(reminder.due_at, now)
    if start == end:
        return start
    return _("{start} to {end}").format(start=start, end=end)
