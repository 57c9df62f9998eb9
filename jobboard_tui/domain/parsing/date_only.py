"""Where an event stands of which only the day is told.

People say "thanked them on Friday" of the Friday of the interview. At 00:00 of that day the thanks
would come before what they are for, so they go behind what the timeline has of the day.
"""

from __future__ import annotations

from datetime import datetime

from jobboard_tui.domain.labels import clock
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.parsing.datetimes import TypedTime
from jobboard_tui.i18n import _


def place_on_day(
    application: Application, when: TypedTime, now: datetime, *, besides: str = ""
) -> datetime:
    """The instant for an event of that day: its 00:00, or the last thing on it that is over.

    A time that was told stays. `now` is in the home zone; the event `besides` is the one that is
    put there, and so does not count.
    """
    if not when.dated:
        return when.at
    ends = (
        event.until.astimezone(now.tzinfo)
        for event in application.events
        if not event.cancelled and event.id != besides
    )
    over = [end for end in ends if end.date() == when.at.date() and end <= now]
    return max([when.at, *over])


def placement_words(when: TypedTime, at: datetime) -> str:
    """Return where an event of that day was put, or nothing where it has the time it was told."""
    if at == when.at:
        return ""
    return _("placed after that day's other events, at {clock}").format(
        clock=clock(at.astimezone(when.at.tzinfo))
    )
