"""A meeting from which the company stayed away: it counts as called off by the company.

Logging that (`Kind.NO_SHOW`) marks the last meeting that had begun, as of that instant; taking the
event out, calling it off or moving it takes the mark back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.business_days import instant
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.event_kinds import MISSING_MEETING
from jobboard_tui.domain.models import COMPANY, MEETINGS, Application, Event, cancellation
from jobboard_tui.i18n import _


def missed_meeting(application: Application, event: Event) -> Event | None:
    """Return the meeting that an event of `MISSING_MEETING` is about; None where there is none.

    It is the last one that had begun; where that one was called off otherwise, there is none.
    """
    at = instant(event.at)
    begun = [
        meeting
        for meeting in application.events
        if meeting.kind in MEETINGS and instant(meeting.at) <= at
    ]
    last = max(begun, key=lambda meeting: instant(meeting.at), default=None)
    if last is None or (last.cancelled and not _is_marked_by(last, event)):
        return None
    return last


def marked_meeting(application: Application, event: Event) -> Event | None:
    """Return the missed meeting as called off; None where the event misses no meeting."""
    if event.kind not in MISSING_MEETING or event.cancelled:
        return None
    meeting = missed_meeting(application, event)
    return None if meeting is None else replace(meeting, **cancellation(COMPANY, event.at))


def restored_meeting(application: Application, event: Event) -> Event | None:
    """Return the meeting that an event has marked as it was before; None where it marks none."""
    if event.kind not in MISSING_MEETING:
        return None
    meeting = missed_meeting(application, event)
    if meeting is None or not _is_marked_by(meeting, event):
        return None
    return replace(meeting, cancelled=False, cancelled_at=None)


def meeting_missed_by(application: Application, called_off: Event) -> Event | None:
    """Return the meeting that a word of the company calls off, where they just did not come."""
    at = instant(called_off.at)
    is_missed = any(
        event.kind in MISSING_MEETING and not event.cancelled and instant(event.at) == at
        for event in application.events
    )
    meeting = next((other for other in application.events if other.id == called_off.id), None)
    return meeting if is_missed else None


def _is_marked_by(meeting: Event, event: Event) -> bool:
    called_off = meeting.cancelled_at
    return called_off is not None and instant(called_off) == instant(event.at)


def reject_without_meeting(application: Application, event: Event, now: datetime) -> None:
    """`InvalidInput` where they are said to have stayed away, and no meeting had begun."""
    if event.kind not in MISSING_MEETING or missed_meeting(application, event) is not None:
        return
    from jobboard_tui.domain.labels import day_clock

    raise InvalidInput(
        _("{kind} {when}").format(kind=event.kind, when=day_clock(event.at, now)),
        _("{company} has no meeting at that time, or it was cancelled or hadn't started").format(
            company=application.company
        ),
        _("log the meeting first, or say when it was"),
    )
