"""The instant that a text in one spelling means, seen from a time: its day, its clock, its zone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.models import LAST_SECOND
from jobboard_tui.domain.parsing.dates import (
    OF_TODAY_SO_FAR,
    PART_OF_DAY,
    WEEKDAYS_IN_KANJI,
    is_of_this_week,
    refuse_two_days,
    two_days,
    weekday_alone,
)
from jobboard_tui.domain.parsing.periods import Choice, day_chosen, read_day
from jobboard_tui.domain.parsing.purpose import HAPPENED, MEETING, PUT_OFF, TO_COME, Purpose
from jobboard_tui.domain.parsing.spans import is_moment_ago, is_while_ago, read_span
from jobboard_tui.domain.parsing.time_zones import take_zone
from jobboard_tui.domain.parsing.times import (
    ClockTime,
    bare_hour,
    hours_of_part,
    in_numbers,
    in_part_of_day,
    one_half,
    part_of,
    small_hour,
    take_clock,
    working_hour,
)
from jobboard_tui.i18n import _

YEARS = range(1900, 2200)
"""Years of which a time may be."""
_FOUR_DIGITS = re.compile(r"(?P<day>.*?\S) (?:at )?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)")


def read_instant(plain: str, now: datetime, purpose: Purpose) -> tuple[datetime, bool]:
    """The instant, and whether only a date was given; `ValueError` if it is neither."""
    home = now.tzinfo
    assert home is not None
    span = read_span(plain)
    if span is not None:
        return (now.astimezone(UTC) + span).astimezone(home), False
    rest, clock, zone = split_clock(plain, now, purpose)
    if zone is not home and clock is None:
        raise ValueError(plain)
    if clock is not None and (is_moment_ago(rest) or is_while_ago(rest)):
        rest = "today"
    today = now.astimezone(zone).date()
    if clock is None:
        day = read_day(rest, today, purpose)
        if purpose == MEETING and day < today and is_of_this_week(rest):
            raise two_days(plain, day, day + timedelta(weeks=1), day + timedelta(weeks=1))
        return _at(day, ClockTime(time(0)), zone), True
    at_today = _at(today, clock, zone)
    fits = at_today >= now if purpose.ahead else at_today <= now
    if not rest:
        day = today if fits else today + timedelta(days=1 if purpose.ahead else -1)
    else:
        with _hint_at(clock):
            day = read_day(rest, today, purpose, fits)
    if clock.part:
        if purpose == HAPPENED:
            return _day_of_part(plain, day, clock, now), True
        _refuse_part_of_day(plain, day, clock, now, purpose)
    if clock.at_night and rest and rest not in PART_OF_DAY:
        return _night_of(plain, day, clock, now, purpose), False
    at = _at(day, clock, zone).astimezone(home)
    if (
        rest in PART_OF_DAY
        and clock.days
        and day == today
        and at_clock(day, clock.time, zone) >= now
    ):
        raise several_times(plain, [at - timedelta(days=1), at], dated=False)
    of_today = not rest or weekday_alone(rest) == today.weekday()
    if purpose == MEETING and of_today and not fits:
        raise several_times(plain, [at_today.astimezone(home), at], dated=False)
    if purpose == MEETING and at < now and is_of_this_week(rest):
        raise several_times(plain, [at, at + timedelta(weeks=1)], dated=False)
    return at, False


def chosen(plain: str, now: datetime, purpose: Purpose, dated: bool) -> Choice:
    """Return what was chosen in a text that `read_instant` understood, and that leaves it open.

    `dated` is whether only its day counts.
    """
    try:
        day, clock, zone = split_clock(plain, now, purpose)
        if clock is None and day in OF_TODAY_SO_FAR:
            return "day"
        if clock is None:
            return day_chosen(day, now.astimezone(zone).date(), purpose)
    except (ValueError, InvalidInput):
        return ""
    if dated and clock.part and purpose == HAPPENED:
        return part_of(clock.time)
    return "hour" if clock.is_assumed and not dated else ""


_DATE_AT_END = re.compile(r"\d{4}-\d\d-\d\d$")


@contextmanager
def _hint_at(clock: ClockTime) -> Iterator[None]:
    """Have the date that is proposed for one in doubt keep the time of day beside it."""
    try:
        yield
    except AmbiguousInput as doubt:
        if clock.part or clock.days or clock.at_night or not _DATE_AT_END.search(doubt.hint):
            raise
        raise type(doubt)(doubt.what, doubt.why, f"{doubt.hint} {clock.time:%H:%M}") from None


def split_clock(
    plain: str, now: datetime, purpose: Purpose
) -> tuple[str, ClockTime | None, tzinfo]:
    """The words of the day, the time of day and the zone; the home zone where none is named.

    `ValueError` for two times of day.
    """
    plain, zone = take_zone(in_numbers(plain, daytime=purpose.ahead), now)
    rest, clock = take_clock(plain)
    if clock is None:
        rest, clock = _take_bare_hour(rest, now, purpose)
    elif rest in WEEKDAYS_IN_KANJI:
        rest += "曜"
    if rest in PART_OF_DAY:
        clock = in_part_of_day(PART_OF_DAY[rest], clock)
    return rest, clock, zone


def day_end(day: date, now: datetime) -> datetime:
    """Return the last second of a day, or now where that is still to come."""
    return min(at_clock(day, LAST_SECOND, now.tzinfo or UTC), now)


def _day_of_part(plain: str, day: date, clock: ClockTime, now: datetime) -> datetime:
    """The day of "this morning" and 昨夜, of what happened in it; its minute is not known.

    An evening is behind everything else on its day.
    """
    if at_clock(day, time(hours_of_part(clock.time).start), now.tzinfo or UTC) > now:
        raise InvalidInput(
            _("time {text}").format(text=plain), _("that is in the future"), _("give a past time")
        )
    if part_of(clock.time) == "evening":
        return day_end(day, now)
    return at_clock(day, time(), now.tzinfo or UTC)


def _refuse_part_of_day(
    plain: str, day: date, clock: ClockTime, now: datetime, purpose: Purpose
) -> None:
    """`AmbiguousInput` where a part of a day is told without its hour, and is not over.

    Of a snooze and the like its usual hour is meant, but no half of a day has one.
    """
    if purpose in (TO_COME, PUT_OFF) and clock.part == "usual":
        return
    start = purpose.since or now
    is_over = (day, hours_of_part(clock.time).stop) <= (start.date(), start.hour)
    if purpose != MEETING and purpose.ahead and is_over:
        return  # which is refused as past
    from jobboard_tui.domain.labels import full_day

    raise AmbiguousInput(
        _("time {text}").format(text=plain),
        _("that gives only a part of {day}, not the hour").format(day=full_day(day)),
        _("type {date}").format(date=f"{day.isoformat()} {clock.time:%H:%M}"),
    )


def _night_of(plain: str, day: date, clock: ClockTime, now: datetime, purpose: Purpose) -> datetime:
    """The hour behind midnight of a day, where the one at its beginning is past.

    `AmbiguousInput` where it could be either of both.
    """
    home = now.tzinfo
    assert home is not None
    first, second = (_at(day + timedelta(days=days), clock, home) for days in (0, 1))
    if purpose.is_end and first < (purpose.since or now):
        return second
    raise several_times(plain, [first, second], dated=False)


def _take_bare_hour(plain: str, now: datetime, purpose: Purpose) -> tuple[str, ClockTime | None]:
    """What is left of "today 19", and the hour; of what is a date already, nothing is taken.

    Of what lies ahead "at 3" is the 3 of a working day; of what is over either could be meant.
    """
    match = _FOUR_DIGITS.fullmatch(plain)
    if match and is_day_alone(match["day"], now, purpose):
        clock = time(int(match["hour"]), int(match["minute"]))
        is_no_year = int(match["hour"] + match["minute"]) not in YEARS
        if not is_no_year and is_day_alone(plain, now, purpose):
            return plain, None
        if is_no_year or not any(map(str.isdigit, match["day"])):
            return match["day"], ClockTime(clock)
    rest, hour = bare_hour(plain)
    working = working_hour(int(hour)) if hour and purpose.ahead else None
    if working is not None and plain == f"{rest} at {hour}".strip():
        return rest, ClockTime(time(small_hour(int(hour)) or working))
    if not rest or not one_half(int(hour)):
        return plain, None
    if is_day_alone(plain, now, purpose) or not is_day_alone(rest, now, purpose):
        return plain, None
    refuse_two_days(plain, rest, int(hour), now.date(), purpose)
    return rest, ClockTime(time(int(hour)))


def _at(day: date, clock: ClockTime, zone: tzinfo) -> datetime:
    if day.year not in YEARS:
        raise InvalidInput(
            _("date {date}").format(date=day.isoformat()),
            _("that year is out of range"),
            _("give one between {first} and {last}").format(first=YEARS[0], last=YEARS[-1]),
        )
    return at_clock(day + timedelta(days=clock.days), clock.time, zone)


def at_clock(day: date, clock: time, zone: tzinfo) -> datetime:
    """The instant of a wall clock's time in a zone.

    Of a time that the clocks show twice, the first; of one that they skip, the time that they
    show instead (02:30 becomes 03:30).
    """
    at = datetime.combine(day, clock, zone)
    return at.astimezone(UTC).astimezone(zone)


def is_day_alone(plain: str, now: datetime, purpose: Purpose) -> bool:
    """Whether a text is a day without a time of day, certain or not."""
    try:
        read_day(plain, now.date(), purpose)
    except AmbiguousInput:
        return True
    except (ValueError, OverflowError, InvalidInput):
        return False
    return True


def several_times(plain: str, times: Iterable[datetime], *, dated: bool) -> AmbiguousInput:
    """The doubt about a text that could be any of some times, or days where they are `dated`."""
    from jobboard_tui.domain.labels import full_day, full_day_clock

    in_order = sorted(times)
    *others, last = [full_day(at) if dated else full_day_clock(at) for at in in_order]
    likely = in_order[-1]
    return AmbiguousInput(
        _("time {text}").format(text=plain),
        _("that could be {first} or {second}").format(first=_(", ").join(others), second=last),
        _("type {date}").format(
            date=likely.date().isoformat() if dated else f"{likely:%Y-%m-%d %H:%M}"
        ),
    )
