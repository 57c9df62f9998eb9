"""An application on hold: until a day only what answers the other side, and meetings, speaks."""

from __future__ import annotations

from datetime import datetime, time, tzinfo

from jobboard_tui.domain.models import Application


def hold_end(application: Application, home: tzinfo | None) -> datetime | None:
    """Return when a hold ends, in the home zone: a bare date means its 00:00; None without one."""
    until = application.hold_until
    if until is None or isinstance(until, datetime):
        return until
    return datetime.combine(until, time(0), home)


def is_on_hold(application: Application, now: datetime) -> bool:
    """Return whether an application is on hold at an instant of the home zone."""
    if application.hold_until is None:
        return False
    end = hold_end(application, now.tzinfo)
    return end is not None and now < end
