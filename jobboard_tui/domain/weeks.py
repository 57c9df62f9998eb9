"""Weeks, which begin on Monday; in a calendar that its user has set so, on Sunday."""

from __future__ import annotations

from datetime import date, timedelta


def monday_of(day: date) -> date:
    """Return the Monday on which the week of a day began.

    >>> monday_of(date(2026, 11, 26))
    datetime.date(2026, 11, 23)
    """
    return day - timedelta(days=day.weekday())


def first_of_week(day: date, on_sunday: bool) -> date:
    """Return the day on which the week of a day began, in a calendar with that first day.

    >>> first_of_week(date(2026, 11, 26), on_sunday=True)
    datetime.date(2026, 11, 22)
    """
    return monday_of(day + timedelta(days=1)) - timedelta(days=1) if on_sunday else monday_of(day)
