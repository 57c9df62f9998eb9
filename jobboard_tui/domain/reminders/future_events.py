"""What can't be told ahead: the stage would follow at once, long before the event counts."""

from __future__ import annotations

from datetime import datetime, timedelta

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.event_kinds import MISSING_MEETING
from jobboard_tui.domain.models import MEETINGS, Event
from jobboard_tui.domain.stage_history import STAGE_OF
from jobboard_tui.i18n import _

_LOGGED_AFTERWARDS = (frozenset(STAGE_OF) - MEETINGS) | MISSING_MEETING
_SLACK = timedelta(minutes=1)
"""How far two clocks may lie apart."""


def reject_future_event(event: Event, now: datetime) -> None:
    """`InvalidInput` where an event that moves the stage is still to come.

    Meetings are known ahead, and so they may move it; `now` is in the home zone.
    """
    if event.cancelled or event.kind not in _LOGGED_AFTERWARDS or event.at <= now + _SLACK:
        return
    from jobboard_tui.domain.labels import day_clock

    raise InvalidInput(
        _("{kind} {when}").format(kind=event.kind, when=day_clock(event.at, now)),
        _("that is in the future, but the stage would change at once"),
        _(
            "log it once it has happened; for a date to wait for, use decision-date, "
            "asked-time or task"
        ),
    )
