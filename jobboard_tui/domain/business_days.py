"""Days in the home zone: when they begin, and on which of them an office is open.

Instants in here are UTC datetimes, which compare and subtract by elapsed time in every zone. What
leaves is in the home zone, with a fixed offset, for the same reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from jobboard_tui.domain.holidays import is_holiday
from jobboard_tui.domain.models import Deadline
from jobboard_tui.domain.rules import Closure

FIRST_YEAR, LAST_YEAR = 3, 9799
"""The years that can be reckoned with; what lies beyond them is no date of anybody's."""
_FIRST_DAY, _LAST_DAY = date(3, 1, 1).toordinal(), date(9800, 12, 31).toordinal()
FIRST_INSTANT = datetime(3, 1, 1, tzinfo=UTC)
"""Before everything that is reckoned with."""
_EDGES = (FIRST_INSTANT, datetime(9800, 12, 31, tzinfo=UTC))
_LONGEST_CLOSURE = 400
"""Days after which the search for an open office gives up, as with closures all year round."""


def instant(at: datetime) -> datetime:
    """Return an aware datetime as UTC.

    Far from every job hunt it is the edge of what can be reckoned with.
    """
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        return _EDGES[at.year > FIRST_YEAR]
    return at if at.tzinfo is UTC else at.astimezone(UTC)


def later(day: date, days: int) -> date:
    """Return the day that many days later, or earlier, within the years reckoned with."""
    moved = day.toordinal() + days
    if not _FIRST_DAY <= moved <= _LAST_DAY:
        moved = max(_FIRST_DAY, min(moved, _LAST_DAY))
    return date.fromordinal(moved)


class BusinessCalendar:
    """The days of one home zone, and the closed ones among them. Everything asked is kept."""

    __slots__ = ("_closed", "_closures", "_homes", "_midnights", "_offsets", "zone")

    def __init__(self, zone: ZoneInfo, closures: Iterable[Closure] = ()) -> None:
        self.zone = zone
        self._closures = tuple(closures)
        self._midnights: dict[date, datetime] = {}
        self._homes: dict[datetime, datetime] = {}
        self._closed: dict[date, bool] = {}
        self._offsets: dict[timedelta, timezone] = {}

    def midnight(self, day: date) -> datetime:
        """When the day begins."""
        known = self._midnights.get(day)
        if known is None:
            begins = datetime.combine(day, time(), self.zone).astimezone(UTC)
            known = self._midnights[day] = begins
            self._homes[begins] = self.home(begins)
        return known

    def end_of(self, day: date) -> datetime:
        """Return 24:00 of a day, which is 00:00 of the next."""
        return self.midnight(later(day, 1))

    def day(self, at: datetime) -> date:
        """The date at an instant."""
        return at.astimezone(self.zone).date()

    def home(self, at: datetime) -> datetime:
        """An instant in the home zone, with its offset."""
        known = self._homes.get(at)
        if known is not None:
            return known
        offset = at.astimezone(self.zone).utcoffset() or timedelta()
        fixed = self._offsets.get(offset)
        if fixed is None:
            fixed = self._offsets[offset] = timezone(offset)
        return at.astimezone(fixed)

    def deadline(self, by: Deadline) -> datetime:
        """The instant of a deadline; 24:00 where it is a bare date."""
        return instant(by) if isinstance(by, datetime) else self.end_of(by)

    def deadline_day(self, by: Deadline) -> date:
        """The date of a deadline."""
        return self.day(instant(by)) if isinstance(by, datetime) else later(by, 0)

    def is_business_day(self, day: date) -> bool:
        """Monday to Friday, no national holiday, and not among the closures."""
        closed = self._closed.get(day)
        if closed is None:
            closed = self._closed[day] = (
                day.weekday() > 4
                or any(closure.covers(day) for closure in self._closures)
                or is_holiday(day)
            )
        return not closed

    def business_day(self, day: date) -> date:
        """The day itself, or the next business day after it."""
        for _n in range(_LONGEST_CLOSURE):
            if self.is_business_day(day):
                return day
            day = later(day, 1)
        return day

    def business_day_before(self, day: date) -> date:
        """The day itself, or the last business day before it."""
        for _n in range(_LONGEST_CLOSURE):
            if self.is_business_day(day):
                return day
            day = later(day, -1)
        return day


@lru_cache(maxsize=8)
def calendar_of(zone: str, closures: tuple[Closure, ...]) -> BusinessCalendar:
    """Return the calendar of a home zone, the same one for the same zone and closures."""
    return BusinessCalendar(ZoneInfo(zone), closures)
