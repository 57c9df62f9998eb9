"""Where an event stands of which only the day is told.

People say "thanked them on Friday" of the Friday of the interview. At 00:00 of that day the thanks
would come before what they are for, so they go behind what the timeline has of the day. A part of
the day that is told, as in "Friday morning", decides instead: see `docs/times.md`.

A message that came on such a day is owed an answer within hours, so it goes as early as it can have
come without being answered by what is on the timeline already: nothing falls due too late.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from jobboard_tui.domain.errors import AmbiguousInput
from jobboard_tui.domain.labels import clock, full_day, kind_label
from jobboard_tui.domain.models import (
    LAST_SECOND,
    MEETINGS,
    OUTGOING,
    Application,
    Event,
    Kind,
)
from jobboard_tui.domain.parsing.datetimes import TypedTime
from jobboard_tui.domain.parsing.instants import day_end
from jobboard_tui.i18n import _

_HOURS: Mapping[str, tuple[int, int]] = {
    "morning": (0, 12),
    "afternoon": (12, 18),
    "evening": (17, 24),
}
"""The hour at which a part of the day begins, and the one at which it ends."""
_OF_ONE_SELF = (Kind.NOTE, Kind.TASK)
"""Kinds to which nothing else has to be in order."""


def place_on_day(
    application: Application,
    when: TypedTime,
    now: datetime,
    *,
    kind: Kind | None = None,
    besides: str = "",
) -> datetime:
    """The instant for an event of that day: its 00:00, or the last thing on it that is over.

    A time that was told stays. Of the `kind` of a message it is the last of one's own that may
    have answered it, so that its deadline is the earlier one. `now` is in the home zone; the event
    `besides` is the one that is put there, and so does not count. `AmbiguousInput` where a part of
    the day is told that does not say whether the event comes before or behind another one.
    """
    if not when.dated:
        return when.at
    others = [
        event
        for event in application.events
        if not event.cancelled
        and event.id != besides
        and event.at.astimezone(now.tzinfo).date() == when.at.date()
    ]
    if when.chosen in _HOURS:
        timed = [
            (event.at.astimezone(now.tzinfo), event.until.astimezone(now.tzinfo))
            for event in others
            if event.kind not in _OF_ONE_SELF and not event.is_dated(now.tzinfo)
        ]
        return _in_part(when, [stretch for stretch in timed if stretch[0] <= now], now)
    ends = (event.until.astimezone(now.tzinfo) for event in others)
    last = max([when.at, *(end for end in ends if end.date() == when.at.date() and end <= now)])
    if kind is not Kind.RECEIVED:
        return last
    answers = (
        _answered_at(event).astimezone(now.tzinfo)
        for event in application.events
        if event.kind in OUTGOING | MEETINGS and not event.cancelled and event.id != besides
    )
    return min(last, max([when.at, *(at for at in answers if at.date() == when.at.date())]))


def _answered_at(event: Event) -> datetime:
    """When an event may have answered a message: a meeting when it was logged."""
    return event.logged if event.kind in MEETINGS else event.at


def _in_part(when: TypedTime, others: list[tuple[datetime, datetime]], now: datetime) -> datetime:
    """The first or the last instant of a day, as a part of it is before or behind the others."""
    first, last = _HOURS[when.chosen]
    starts_at = when.at.replace(hour=first, minute=0, second=0, microsecond=0)
    is_last = all(end <= starts_at for _start, end in others)
    if others and not is_last and any(start.hour < last for start, _end in others):
        raise AmbiguousInput(
            _("time {text}").format(text=when.text or full_day(when.at)),
            _("that could be before or after what happened at {clock}").format(
                clock=clock(next(start for start, end in others if end > starts_at))
            ),
            _("type its hour too"),
        )
    if when.chosen == "evening" or (others and is_last):
        return day_end(when.at.date(), now)
    return when.at


def placement_words(
    application: Application, when: TypedTime, at: datetime, *, besides: str = ""
) -> str:
    """Return where an event was put among others of its day; nothing where that is certain.

    A day alone may be behind others; an hour of an evening may be before what happened in that
    evening without an hour. The event `besides` is the one that is put there.
    """
    if not when.dated:
        is_evening = when.at.hour >= _HOURS["evening"][0]
        return _before_evening(application, when, besides) if is_evening else ""
    if at == when.at:
        return ""
    if when.chosen in _HOURS:
        return _("placed after that day's other events")
    zone = when.at.tzinfo
    others = [one for one in application.events if one.id != besides and not one.cancelled]
    ends = (event.until for event in others)
    if any(end > at and end.astimezone(zone).date() == when.at.date() for end in ends):
        return _("placed at {clock}, before that day's later events").format(
            clock=clock(at.astimezone(zone))
        )
    return _("placed after that day's other events, at {clock}").format(
        clock=clock(at.astimezone(when.at.tzinfo))
    )


def _before_evening(application: Application, when: TypedTime, besides: str) -> str:
    """Return which event of the same evening has no hour, and so is put behind this one."""
    for event in application.events:
        at = event.at.astimezone(when.at.tzinfo)
        is_last = at.time() == LAST_SECOND and at.date() == when.at.date()
        if is_last and event.id != besides and not event.cancelled:
            return _("placed before “{kind}” of that evening, which has no hour").format(
                kind=kind_label(event.kind)
            )
    return ""
