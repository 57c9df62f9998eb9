"""An application on hold: until a day only what answers the other side, and meetings, speaks."""

from __future__ import annotations

from datetime import datetime, time, tzinfo

from jobboard_tui.domain.models import Application, Deadline


def start_of(day: Deadline, home: tzinfo | None) -> datetime:
    """Return the instant from which something is past that lasts until a day: its 00:00."""
    return day if isinstance(day, datetime) else datetime.combine(day, time(0), home)


def hold_end(application: Application, home: tzinfo | None) -> datetime | None:
    """Return when a hold ends, also one that is over; None where there is none."""
    until = application.hold_until
    return None if until is None else start_of(until, home)


def is_on_hold(application: Application, now: datetime) -> bool:
    """Return whether an application is on hold at an instant of the home zone."""
    end = hold_end(application, now.tzinfo)
    return end is not None and now < end
