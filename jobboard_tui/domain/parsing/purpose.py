"""What a typed time is for: where a weekday lies, and of which year a date without one is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from jobboard_tui.domain.event_kinds import Kind
from jobboard_tui.domain.values import frozen


@frozen
class Purpose:
    """What a time is told of.

    `ahead` says on which side of now a weekday, a count of days or a time without a date lies.
    `year` says which of the dates that fit is meant where no year is told: the one nearest to now,
    the latest that is not in the future, or the next; where it is more than `limit` days away, in
    neither direction is certain, and it is asked for (None: never). A deadline is reckoned from
    `since`, the time of the event that states it, whose kind is `stated_by`. `is_end` says that
    days which are named together, as in "end of December", mean the last of them; otherwise it is
    asked which. `puts_off` says that something comes back then, so that of a part of a month,
    12月上旬, it is asked which day.
    """

    ahead: bool
    year: Literal["nearest", "latest", "next"]
    limit: int | None
    since: datetime | None = None
    is_end: bool = False
    puts_off: bool = False
    stated_by: Kind | None = None

    @property
    def is_of_meeting(self) -> bool:
        """Whether the time is the start of a meeting, which may be held or ahead."""
        return self.ahead and self.year == "nearest"

    def first_day(self, today: date) -> date:
        """The day from which dates are reckoned; `since` is in the zone of `today`."""
        return today if self.since is None else self.since.date()


FARTHEST_EVENT = 150
"""Days from now beyond which an event's date needs its year."""
FARTHEST_AHEAD = 183
"""Days beyond which a date to come needs its year."""

MEETING = Purpose(ahead=True, year="nearest", limit=FARTHEST_EVENT)
"""The start of a meeting, held or ahead."""
HAPPENED = Purpose(ahead=False, year="latest", limit=FARTHEST_EVENT)
"""Anything else that happened."""
TO_COME = Purpose(ahead=True, year="next", limit=FARTHEST_AHEAD, is_end=True)
"""A to-do's time and the like: never in the past."""
PUT_OFF = Purpose(ahead=True, year="next", limit=FARTHEST_AHEAD, is_end=True, puts_off=True)
"""The end of a snooze, a pause or a hold: never in the past."""
BEGINNING = Purpose(ahead=True, year="next", limit=FARTHEST_AHEAD)
"""A day to come on which something begins."""
PERIOD = Purpose(ahead=False, year="latest", limit=None)
"""An end of a period that one looks back on."""
CLOCK = Purpose(ahead=False, year="nearest", limit=FARTHEST_EVENT)
"""The instant that a call takes for now."""


def deadline_of(event_at: datetime, kind: Kind | None = None) -> Purpose:
    """The purpose of a date that an event of that time states: on or after the event's own day.

    `kind` is the event's kind, where it is known.
    """
    return Purpose(
        ahead=True,
        year="next",
        limit=FARTHEST_AHEAD,
        since=event_at,
        is_end=True,
        stated_by=kind,
    )
