"""Times as people say them: "fri 15:00", "+3d", "明日 10時", "11月25日 15時", and ISO 8601.

What is understood is always echoed, so a short form may be generous; a form with two meanings is
refused with what to type. Instants are in the board's home zone. A bare date is `dated`: as a
deadline it means 24:00 of that date, as an instant its 00:00.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.models import Deadline
from jobboard_tui.domain.parsing.dates import (
    PART_OF_DAY,
    WEEKDAYS_IN_KANJI,
    fits_both_ways,
    is_counted,
    is_of_this_week,
    other_way_round,
    refuse_two_days,
    tells_year,
    two_days,
    weekday_alone,
)
from jobboard_tui.domain.parsing.periods import is_of_its_event, is_period, length_within, read_day
from jobboard_tui.domain.parsing.purpose import HAPPENED, MEETING, TO_COME, Purpose
from jobboard_tui.domain.parsing.time_ranges import with_colons, without_end
from jobboard_tui.domain.parsing.time_zones import foreign_zone, take_zone, without_foreign_zone
from jobboard_tui.domain.parsing.times import (
    ClockTime,
    bare_hour,
    hours_of_part,
    in_afternoon,
    in_numbers,
    in_part_of_day,
    no_half,
    one_half,
    small_hour,
    take_clock,
    working_hour,
)
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext

LONGEST = 80
"""Characters beyond which no time is said."""
YEARS = range(1900, 2200)

_NOW = frozenset(
    ("now", "just now", "right now", "今", "いま", "ただいま", "たった今", "たったいま", "現在")
)
_SPAN = re.compile(r"(?P<count>\d{1,5})\s*(?P<unit>minutes?|mins?|m|hours?|hrs?|h)\s*")
_SPANS = rf"(?:{_SPAN.pattern.replace('?P<count>', '').replace('?P<unit>', '?:')})+"
_HENCE = re.compile(
    rf"(?:\+\s*|in )(?P<spans>{_SPANS})|(?P<said>{_SPANS}) ?(?:from now|later|hence)"
)
_SINCE = re.compile(rf"-\s*(?P<spans>{_SPANS})|(?P<said>{_SPANS}) ?ago")
_JAPANESE_SPAN = re.compile(
    r"(?:(?P<hours>\d{1,5})時間)?(?:(?P<half>半)|(?P<minutes>\d{1,5})分)?(?P<way>後|前)"
)
_NUMBERS = {
    **{"a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5"},
    **{"six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10"},
}
_NUMBER_WORD = re.compile(
    rf"\b(?:{'|'.join(_NUMBERS)})"
    r"(?= (?:minutes?|hours?|days?|weeks?|months?|years?|business|work|working)\b)"
)
_KANJI_NUMBER = re.compile("[〇一二三四五六七八九十]{1,4}(?=[年月日時分週]|[かヶカヵ]月|営業日)")
_KANJI_DIGITS = "〇一二三四五六七八九"
_PARTICLES = re.compile(r"(?<![きこ])の")
_THIS_PART = re.compile(r"\bthis (?=(?:morning|afternoon|evening|night)\b)")
_OF_TODAY = frozenset(("eod", "cob", "end of day", "end of business", "終業"))
"""Ends of a day that are those of today where no other is told."""
_LEADING = re.compile(
    r"^(?:(?:on|by|until|till|from|due(?: on| by)?|(?:no|not) later than|some ?time) )+"
)
_TRAILING = re.compile(
    r"\s*(?:(?:までに|まで|迄に?)?(?:必着|厳守|期限|締め?切り?日?|〆切り?)|までに|まで|迄に?|から|開始|頃|ごろ|に"
    r"| deadline| at the latest)$"
)
_DOTTED = re.compile(r"(?<![\w.+:-])(?P<hour>\d{1,2})\.(?P<minute>[0-5]\d)(?![\w.:])")
_BRIEF_M = re.compile(r"(?:\+ ?|- ?|in )?(?P<count>[1-6]) ?m(?: ago| from now| later)?")
_WEEKDAY_AND_TWO = re.compile(r"(?P<day>\S+) (?P<one>\d{1,2})-(?P<two>\d{1,2})")
_BETWEEN_DAYS = re.compile(r"\s*(?:[〜~–—・]|から|\b(?:to|or|and)\b|か(?!月)|または|又は)\s*")
_FOUR_DIGITS = re.compile(r"(?P<day>.*\S) (?:at )?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)")
_OPEN_END = re.compile(r"(?:(?<=:\d\d)|(?<=[時半分]))\s*[〜~]$")
_UNTIL_ITS_END = re.compile(r"(?:(?<=[日曜])|(?<=曜 )|(?<=/\d)|(?<=/\d\d))中$")
_AN_END = re.compile(
    r"^(?:by|until|till|due|(?:no|not) later than)\b|^[~〜]|\b(?:deadline|at the latest)$"
    r"|(?:まで|迄)に?$|(?:必着|厳守|期限|締め?切り?日?|〆切り?)$",
    re.IGNORECASE,
)
_A_START = re.compile(r"^from\b|(?:から|開始)$", re.IGNORECASE)
_UP_TO = re.compile(r"^[~〜]\s*(?=\S)")
_SURELY_FROM_NOW = re.compile(r"\bin |\bfrom now\b|\bago\b")
_FOLLOWING = re.compile(r"翌|当日|\b(?:next|following) day\b")
_ROUGHLY = re.compile(r"(?:頃|ごろ)(?:までに|まで|から|に)?$")
_WEEKDAY_BEHIND = re.compile(
    r"(?:(?<=日)|(?<=\d/\d)|(?<=\d/\d\d))[ ・]?([月火水木金土日])(?![曜月日週末中本])"
)
"""A weekday without brackets behind a date: 12/1火, 12月1日 火."""
_WEEKDAY_IN_BRACKETS = re.compile(
    r"\((?P<day>[月火水木金土日])(?:曜日?)?(?:[・/]?祝)?\)|\((?P<name>[a-z]{3,9})\)"
)


class NoTime(InvalidInput):
    """A text that is no time at all, unlike one of which is known what is wrong with it."""


@frozen
class TypedTime:
    """What was understood of `text`; `dated` when only a date was given (`at` is its 00:00).

    `swapped` is the near day that it would be with the day before the month, where the date as it
    was understood, the month first, is far away.
    """

    at: datetime
    dated: bool
    text: str
    swapped: date | None = None

    @property
    def deadline(self) -> Deadline:
        """The date where only a date was given, otherwise the instant."""
        return self.at.date() if self.dated else self.at


def require_future(when: TypedTime, now: datetime, what: str) -> TypedTime:
    """The same time where it is yet to come; `InvalidInput` about `what` where it is not."""
    if when.at <= now:
        raise InvalidInput(what, _("that is past"), _("name a time to come"))
    return when


def require_time(when: TypedTime) -> TypedTime:
    """The same time where it has a time of day, as a meeting needs it; `InvalidInput` otherwise."""
    if when.dated:
        raise InvalidInput(_("the time of day"), _("only a day is told"), _("like 15:00 or 15時"))
    return when


def parse_when(
    text: str, now: datetime, purpose: Purpose, own: Deadline | None = None
) -> TypedTime:
    """The instant or date that a text means, seen from `now` (aware, in the home zone).

    `purpose` says what the time is told of, and so where a weekday, a date without a year or a
    time without a date lies. Where a time is corrected, `own` is what it was: a time of day alone
    is of its day. `InvalidInput` where the text means none, `AmbiguousInput` where it could mean
    two.

    >>> from zoneinfo import ZoneInfo
    >>> now = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    >>> parse_when("fri 15:00", now, MEETING).at.isoformat()
    '2026-11-27T15:00:00+09:00'
    """
    return _understood(_said(text), now, purpose, own)


def parse_stretch(
    text: str, now: datetime, own: Deadline | None = None
) -> tuple[TypedTime, int | None]:
    """A meeting's time as `parse_when` reads it, or from … to …: its start, and its minutes.

    >>> from zoneinfo import ZoneInfo
    >>> now = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    >>> parse_stretch("fri 15:00-16:30", now)[1]
    90
    """
    typed = _said(text)
    said, minutes = without_end(typed)
    with quoted(typed, said):
        return _understood(said, now, MEETING, own), minutes


@contextmanager
def quoted(typed: str, said: str) -> Iterator[None]:
    """Have what is wrong with a text quote what was typed, of which `said` is only a part."""
    try:
        yield
    except InvalidInput as fault:
        if typed == said:
            raise
        what = _("time {text}").format(text=clean(typed) or pgettext("amount", "(nothing)"))
        raise type(fault)(what, fault.why, fault.hint) from None


def _said(text: str) -> str:
    said = " ".join(unicodedata.normalize("NFKC", text[: LONGEST + 1]).split())
    if not said or len(said) > LONGEST:
        raise _not_understood(text)
    return said


def _understood(said: str, now: datetime, purpose: Purpose, own: Deadline | None) -> TypedTime:
    if purpose.since is not None:
        purpose = replace(purpose, since=purpose.since.astimezone(now.tzinfo))
    _refuse_one_end(said, purpose)
    plain = _plain(_UP_TO.sub("", said) if purpose.is_end else said)
    with quoted(said, plain):
        return _meant(plain, said, now, purpose, own)


def _meant(
    plain: str, said: str, now: datetime, purpose: Purpose, own: Deadline | None
) -> TypedTime:
    if own is not None:
        plain = _of_own_day(plain, said, own, now)
    plain = _without_dot(plain, now, purpose)
    _refuse_two_meanings(plain)
    try:
        _refuse_weekday_of_today(plain, now, purpose)
        _refuse_small_hour(plain, now, purpose)
        at, dated = _read_from_both(plain, now, purpose)
    except (ValueError, OverflowError):
        _refuse_what_is_known(plain, now, purpose)
        raise _not_understood(said) from None
    if dated and _ROUGHLY.search(said):
        raise InvalidInput(
            _("time {text}").format(text=said),
            _("that is only roughly a day"),
            _("type the day itself, like {date}").format(date=at.date().isoformat()),
        )
    if own is not None:
        _refuse_from_own(plain, at, own, now, purpose, dated=dated)
    _refuse_past(plain, at, now, purpose, dated=dated)
    swapped = other_way_round(plain, at.date(), now.date())
    if swapped and fits_both_ways(plain, at.date(), swapped):
        raise two_days(plain, swapped, at.date(), swapped)
    return TypedTime(at, dated, said, swapped)


def _refuse_one_end(said: str, purpose: Purpose) -> None:
    """`InvalidInput` where an end stands for what happens at a time, or a start for a deadline."""
    is_event = purpose in (MEETING, HAPPENED)
    is_length = is_event and length_within(said) and _span(_plain(said)) is not None
    if not is_length and not (_AN_END if is_event else _A_START).search(said):
        return
    if not is_event and purpose.since is None:
        return
    raise NoTime(
        _("time {text}").format(text=said),
        _("that says until when, not when") if is_event else _("that says from when, not by when"),
        _("type the time alone, like fri 15:00"),
    )


def _without_dot(plain: str, now: datetime, purpose: Purpose) -> str:
    """The text with 15:30 for a 15.30 that is no date; `AmbiguousInput` for 11.30."""
    found = _DOTTED.search(plain)
    if found is None:
        return plain
    clock = f"{plain[: found.start()]}{found['hour']}:{found['minute']}{plain[found.end() :]}"
    if not _is_time(clock, now, purpose):
        return plain
    if not _is_time(plain, now, purpose):
        return clock
    raise AmbiguousInput(
        _("time {text}").format(text=plain),
        _("that could be {hour}:{minute} or the date {hour}/{minute}").format(**found.groupdict()),
        _("type {hour}:{minute} for the time, {hour}/{minute} for the date").format(
            **found.groupdict()
        ),
    )


def _refuse_two_meanings(plain: str) -> None:
    """`AmbiguousInput` for "+1m", a minute or a month, and "fri 11-13", hours or a date."""
    what = _("time {text}").format(text=plain)
    if found := _BRIEF_M.fullmatch(plain):
        count = found["count"]
        raise AmbiguousInput(
            what,
            _("that could be minutes or months"),
            _("type {count}min or {count}mo").format(count=count),
        )
    found = _WEEKDAY_AND_TWO.fullmatch(plain)
    if found and weekday_alone(found["day"]) is not None and int(found["two"]) <= 24:
        raise AmbiguousInput(
            what,
            _("that could be from {one}:00 to {two}:00, or the date {one}/{two}").format(
                **found.groupdict()
            ),
            _("type {one}:00-{two}:00 for the hours, {one}/{two} for the date").format(
                **found.groupdict()
            ),
        )


def _refuse_small_hour(plain: str, now: datetime, purpose: Purpose) -> None:
    """`AmbiguousInput` about 3:00 of a meeting or of what is to come: few are in the small
    hours.
    """
    if purpose != MEETING and purpose.year != "next":
        return
    if any(word in plain for word in PART_OF_DAY):
        return
    later = in_afternoon(in_numbers(plain, daytime=True))
    if later is None:
        return
    try:
        other, _dated = _read_from_both(later, now, purpose)
    except (ValueError, OverflowError):
        return
    try:
        at, _dated = _read_from_both(plain, now, purpose)
    except AmbiguousInput:  # which of today's and tomorrow's
        at = other - timedelta(hours=12)
    raise _two_times(plain, at, other, dated=False)


def _refuse_from_own(
    plain: str, at: datetime, own: Deadline, now: datetime, purpose: Purpose, *, dated: bool
) -> None:
    """`AmbiguousInput` about "1 hour later" where a time is corrected: than now, or than it."""
    if purpose.since is not None and is_of_its_event(plain):
        return
    if isinstance(own, datetime):
        start = own.astimezone(now.tzinfo)
    else:
        start = datetime.combine(own, time(), now.tzinfo)
    if _weekday_beside_clock(plain) == start.weekday() and at.date() != start.date():
        raise _two_times(plain, at, datetime.combine(start, at.timetz()), dated=dated)
    if _SURELY_FROM_NOW.search(plain) or not _is_distance(plain):
        return
    from_own, _dated = _read(plain, start, purpose)
    if from_own != at:
        raise _two_times(plain, at, from_own, dated=dated)


def _weekday_beside_clock(plain: str) -> int | None:
    """Return the weekday, from 0 for Monday, of "thu 3pm"; None where a text says another day."""
    try:
        rest, _clock = take_clock(in_numbers(plain, daytime=True))
    except (ValueError, InvalidInput):
        return None
    return weekday_alone(rest)


def _is_distance(plain: str) -> bool:
    """Whether a text says how far away a time or its day is: +1h, 翌日 14:00, a week later."""
    span = _span(plain)
    if span is not None:
        return span != timedelta(0)
    try:
        rest, _clock = take_clock(in_numbers(plain, daytime=True))
    except (ValueError, InvalidInput):
        return False
    return is_counted(rest) or is_of_its_event(rest) or _FOLLOWING.search(rest) is not None


def _read_from_both(plain: str, now: datetime, purpose: Purpose) -> tuple[datetime, bool]:
    """The time of a text; of a deadline that is counted, from now and from its event alike.

    "fri" or "in 3 days" of what was told ten days ago could be reckoned from either. A reading
    before the event is none.
    """
    since = purpose.since
    if since is not None and is_of_its_event(plain):
        return _read(plain, since, purpose)
    at, dated = _read(plain, now, purpose)
    if since is None or not _is_counted(plain):
        return at, dated
    from_event, _dated = _read(plain, since, purpose)
    first = _day_or_instant(since, dated)
    fitting = [one for one in (from_event, at) if _day_or_instant(one, dated) >= first]
    if len(fitting) > 1 and from_event != at:
        raise _two_times(plain, from_event, at, dated=dated)
    return fitting[0] if fitting else from_event, dated


def _of_own_day(plain: str, said: str, own: Deadline, now: datetime) -> str:
    """A time of day alone with the day of the time that it corrects; any other text as it is."""
    if said.casefold() in _OF_TODAY:
        plain = said.casefold()
    try:
        rest, zone = take_zone(in_numbers(plain, daytime=True), now)
        rest, clock = take_clock(rest)
    except (ValueError, InvalidInput):
        return plain
    if clock is None:
        day, hour = bare_hour(rest)
        is_alone = bool(hour) and not day and rest.startswith("at ")
    else:
        is_alone = not rest
    if not is_alone:
        return plain
    day_of_own = own.astimezone(zone).date() if isinstance(own, datetime) else own
    return f"{day_of_own.isoformat()} {plain}"


def _refuse_weekday_of_today(plain: str, now: datetime, purpose: Purpose) -> None:
    """`AmbiguousInput` where a weekday alone is that of today, or of the event that states a date.

    It may be meant for that very day, or for the one a week away.
    """
    weekday = weekday_alone(plain)
    if weekday is None or purpose == MEETING:
        return
    since = purpose.since
    starts = {now.date(), purpose.first_day(now.date())}
    if all(start.weekday() != weekday for start in starts):
        return
    days = {start for start in starts if start.weekday() == weekday}
    days |= {read_day(plain, start, purpose) for start in starts}
    days = {day for day in days if since is None or day >= since.date()}
    if len(days) > 1:
        raise _several_days(plain, sorted(days))


def _several_days(plain: str, days: list[date]) -> AmbiguousInput:
    """A weekday that could be any of some days, in their order."""
    from jobboard_tui.domain.labels import full_day

    *others, last = map(full_day, days)
    return AmbiguousInput(
        _("time {text}").format(text=plain),
        _("that could be {first} or {second}").format(first=_(", ").join(others), second=last),
        _("type it like {date}").format(date=days[-1].isoformat()),
    )


def _day_or_instant(at: datetime, dated: bool) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0) if dated else at


def _is_counted(plain: str) -> bool:
    """Whether a text says how far away a time is, or its weekday or its clock, and no more."""
    if plain in _NOW:
        return False
    if _span(plain) is not None:
        return True
    try:
        rest, clock = take_clock(in_numbers(plain, daytime=True))
    except (ValueError, InvalidInput):
        return False
    if clock is None:
        short, hour = bare_hour(rest)
        rest = short if hour else rest
    if rest in ("", *WEEKDAYS_IN_KANJI) or weekday_alone(rest) is not None:
        return True
    return is_counted(rest) or is_period(rest) or rest.startswith(("翌週", "当日"))


def _refuse_past(plain: str, at: datetime, now: datetime, purpose: Purpose, *, dated: bool) -> None:
    """`InvalidInput` where what is to come, or the date that an event states, lies before that.

    A date with its year is meant as it is told.
    """
    if purpose.year != "next" or tells_year(plain):
        return
    since = purpose.since
    if at >= _day_or_instant(since or now, dated):
        return
    from jobboard_tui.domain.labels import full_day

    what = _("time {text}").format(text=plain)
    if since is None or since == now:
        raise InvalidInput(what, _("that is past"), _("name a time to come"))
    raise InvalidInput(
        what,
        _("that is before the event of {day}").format(day=full_day(since)),
        _("type the date, like {date}").format(date=now.date().isoformat()),
    )


def _two_times(plain: str, first: datetime, second: datetime, *, dated: bool) -> AmbiguousInput:
    """A text that could be either of two times."""
    from jobboard_tui.domain.labels import full_day, full_day_clock

    first, second = sorted((first, second))
    said = [full_day(at) if dated else full_day_clock(at) for at in (first, second)]
    return AmbiguousInput(
        _("time {text}").format(text=plain),
        _("that could be {first} or {second}").format(first=said[0], second=said[1]),
        _("type it like {date}").format(
            date=second.date().isoformat() if dated else f"{second:%Y-%m-%d %H:%M}"
        ),
    )


def _not_understood(text: str) -> NoTime:
    return NoTime(
        _("time {text}").format(text=clean(text[:60]) or pgettext("amount", "(nothing)")),
        _("this is no date or time"),
        _("say it like fri 15:00, +3d, 25 nov, 11月25日 15時 or 2026-11-25 15:00"),
    )


def _refuse_what_is_known(plain: str, now: datetime, purpose: Purpose) -> None:
    """Say what is wrong with a text that would be a time but for an end, a zone, a half."""
    try:
        start, minutes = without_end(plain)
    except AmbiguousInput:
        raise
    except InvalidInput:
        raise _only_a_start(plain, purpose) from None
    if minutes is not None and _is_time(start, now, purpose):
        raise _only_a_start(plain, purpose)
    local = without_foreign_zone(plain)
    if local != plain and _is_time(local, now, purpose):
        raise foreign_zone(plain)
    rest, hour = bare_hour(plain)
    if hour and (not rest or _is_day(rest, now, purpose)):
        raise no_half(plain, hour)
    days = [day for day in _BETWEEN_DAYS.split(plain) if day]
    if len(days) > 1 and all(_is_time(day, now, purpose) for day in days):
        raise AmbiguousInput(
            _("time {text}").format(text=plain),
            _("that names several days or times"),
            _("name one of them"),
        )


def _only_a_start(plain: str, purpose: Purpose) -> InvalidInput:
    """A stretch of time where one time is wanted."""
    what = _("time {text}").format(text=plain)
    if purpose == MEETING:
        return InvalidInput(
            what,
            _("that is a stretch of time"),
            _("name its start here, and its length under minutes"),
        )
    return InvalidInput(
        what, _("that is a stretch of time, and only a meeting has an end"), _("name one time")
    )


def _is_time(plain: str, now: datetime, purpose: Purpose) -> bool:
    try:
        _read(plain, now, purpose)
    except AmbiguousInput:
        return True
    except (ValueError, OverflowError, InvalidInput):
        return False
    return True


def _is_day(plain: str, now: datetime, purpose: Purpose) -> bool:
    try:
        read_day(plain, now.date(), purpose)
    except AmbiguousInput:
        return True
    except (ValueError, OverflowError, InvalidInput):
        return False
    return True


def _plain(said: str) -> str:
    """The text with one spelling for what people write in several ways."""
    plain = said.casefold().replace("，", " ").replace(",", " ").replace("、", " ")
    plain = " ".join(plain.split())
    plain = re.sub(r"(?<=[a-z])\.", "", plain).replace("@", " ")
    plain = with_colons(re.sub(r"(?<=\d)t(?=\d)", " ", plain))
    plain = _WEEKDAY_IN_BRACKETS.sub(
        lambda found: f" {found['day']}曜 " if found["day"] else f" {found['name']} ", plain
    )
    plain = _WEEKDAY_BEHIND.sub(r" \1曜 ", _OPEN_END.sub("", plain))
    plain = _KANJI_NUMBER.sub(lambda found: _kanji_number(found[0]), plain)
    plain = _NUMBER_WORD.sub(lambda found: _NUMBERS[found[0]], plain)
    plain = _UNTIL_ITS_END.sub("", _TRAILING.sub("", plain))
    plain = _PARTICLES.sub(" ", plain)
    plain = _THIS_PART.sub("today ", _LEADING.sub("", " ".join(plain.split())))
    return f"today {plain}" if plain in _OF_TODAY else plain


def _kanji_number(kanji: str) -> str:
    """二十五 as 25; also 二五."""
    tens, ten, ones = kanji.partition("十")
    if not ten:
        return "".join(str(_KANJI_DIGITS.index(one)) for one in kanji)
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return kanji
    value = 10 * (_KANJI_DIGITS.index(tens) if tens else 1)
    return str(value + (_KANJI_DIGITS.index(ones) if ones else 0))


# -- reading -------------------------------------------------------------------------------------


def _read(plain: str, now: datetime, purpose: Purpose) -> tuple[datetime, bool]:
    """The instant, and whether only a date was given; `ValueError` if it is neither."""
    home = now.tzinfo
    assert home is not None
    span = _span(plain)
    if span is not None:
        return (now.astimezone(UTC) + span).astimezone(home), False
    plain, zone = take_zone(in_numbers(plain, daytime=purpose.ahead), now)
    rest, clock = take_clock(plain)
    if clock is None:
        rest, clock = _take_bare_hour(rest, now, purpose)
    elif rest in WEEKDAYS_IN_KANJI:
        rest += "曜"
    if rest in PART_OF_DAY:
        clock = in_part_of_day(PART_OF_DAY[rest], clock)
    if zone is not home and clock is None:
        raise ValueError(plain)
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
        day = read_day(rest, today, purpose, fits)
    if clock.part:
        if purpose == HAPPENED and clock.part == "usual":
            return _day_of_part(plain, day, clock, now), True
        _refuse_part_of_day(plain, day, clock, now, purpose)
    if clock.at_night and rest and rest not in PART_OF_DAY:
        return _night_of(plain, day, clock, now, purpose), False
    at = _at(day, clock, zone).astimezone(home)
    of_today = not rest or weekday_alone(rest) == today.weekday()
    if purpose == MEETING and of_today and not fits:
        raise _two_times(plain, at_today.astimezone(home), at, dated=False)
    if purpose == MEETING and at < now and is_of_this_week(rest):
        raise _two_times(plain, at, at + timedelta(weeks=1), dated=False)
    return at, False


def _day_of_part(plain: str, day: date, clock: ClockTime, now: datetime) -> datetime:
    """The day of "this morning" and 昨夜, of what happened in it; its minute is not known."""
    if at_clock(day, time(hours_of_part(clock.time).start), now.tzinfo or UTC) > now:
        raise InvalidInput(
            _("time {text}").format(text=plain), _("that is still to come"), _("name a past time")
        )
    return at_clock(day, time(), now.tzinfo or UTC)


def _refuse_part_of_day(
    plain: str, day: date, clock: ClockTime, now: datetime, purpose: Purpose
) -> None:
    """`AmbiguousInput` where a part of a day is told without its hour, and is not over.

    Of a snooze and the like its usual hour is meant, but no half of a day has one.
    """
    if purpose == TO_COME and clock.part == "usual":
        return
    start = purpose.since or now
    is_over = (day, hours_of_part(clock.time).stop) <= (start.date(), start.hour)
    if purpose != MEETING and purpose.ahead and is_over:
        return  # which is refused as past
    from jobboard_tui.domain.labels import full_day

    raise AmbiguousInput(
        _("time {text}").format(text=plain),
        _("that is a part of {day} without its hour").format(day=full_day(day)),
        _("type it like {date}").format(date=f"{day.isoformat()} {clock.time:%H:%M}"),
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
    raise _two_times(plain, first, second, dated=False)


def _take_bare_hour(plain: str, now: datetime, purpose: Purpose) -> tuple[str, ClockTime | None]:
    """What is left of "today 19", and the hour; of what is a date already, nothing is taken.

    Of what lies ahead "at 3" is the 3 of a working day; of what is over either could be meant.
    """
    found = _FOUR_DIGITS.fullmatch(plain)
    if found and _is_day(found["day"], now, purpose) and not _is_day(plain, now, purpose):
        clock = time(int(found["hour"]), int(found["minute"]))
        is_no_year = int(found["hour"] + found["minute"]) not in YEARS
        if is_no_year or not any(map(str.isdigit, found["day"])):
            return found["day"], ClockTime(clock)
    rest, hour = bare_hour(plain)
    working = working_hour(int(hour)) if hour and purpose.ahead else None
    if working is not None and plain == f"{rest} at {hour}".strip():
        return rest, ClockTime(time(small_hour(int(hour)) or working))
    if not rest or not one_half(int(hour)):
        return plain, None
    if _is_day(plain, now, purpose) or not _is_day(rest, now, purpose):
        return plain, None
    refuse_two_days(plain, rest, int(hour), now.date(), purpose)
    return rest, ClockTime(time(int(hour)))


def _span(plain: str) -> timedelta | None:
    """Hours and minutes from now: "now", "+90m", "2 hours ago", "2時間後"; None for others."""
    if plain in _NOW:
        return timedelta(0)
    if within := length_within(plain):
        plain = f"{within}後" if within.endswith(("時間", "分", "半")) else f"in {within}"
    plain = plain.replace("half an hour", "30 minutes").replace("half 1 hour", "30 minutes")
    for pattern, sign in ((_HENCE, 1), (_SINCE, -1)):
        if found := pattern.fullmatch(plain):
            return sign * _added_up(found["spans"] or found["said"])
    found = _JAPANESE_SPAN.fullmatch(plain)
    if found and (found["hours"] or found["minutes"]):
        minutes = int(found["minutes"] or (30 if found["half"] else 0))
        length = timedelta(hours=int(found["hours"] or 0), minutes=minutes)
        return length if found["way"] == "後" else -length
    return None


def _added_up(spans: str) -> timedelta:
    length = timedelta(0)
    for found in _SPAN.finditer(spans):
        count = int(found["count"])
        length += timedelta(hours=count) if found["unit"][0] == "h" else timedelta(minutes=count)
    return length


def _at(day: date, clock: ClockTime, zone: tzinfo) -> datetime:
    if day.year not in YEARS:
        raise InvalidInput(
            _("date {date}").format(date=day.isoformat()),
            _("that year is out of reach"),
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


# -- echo ----------------------------------------------------------------------------------------


def echo(when: TypedTime, now: datetime) -> str:
    """What was understood: "Fri 27 Nov 2026 15:00 JST, 4 days".

    >>> from zoneinfo import ZoneInfo
    >>> now = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    >>> echo(parse_when("fri 15:00", now, MEETING), now)
    'Fri 27 Nov 2026 15:00 JST, 4 days'
    """
    from jobboard_tui.domain.labels import clock, full_day, month_name

    at = when.at.astimezone(now.tzinfo)
    away = _away(at, now, when.dated)
    if when.dated:
        said = _("{day}, {away}").format(day=full_day(at), away=away)
    else:
        said = _("{day} {clock} {zone}, {away}").format(
            day=full_day(at), clock=clock(at), zone=at.tzname() or "", away=away
        )
    if when.swapped is None:
        return said
    other = when.swapped
    return _("{said}; month comes first: {month}/{day} is {named}").format(
        said=said,
        month=other.month,
        day=other.day,
        named=_("{day} {month}").format(day=other.day, month=month_name(other)),
    )


def _away(at: datetime, now: datetime, dated: bool) -> str:
    from jobboard_tui.domain.labels import ago, days_between, near

    days = days_between(now, at)
    if days == 0:
        if near(at, now) == pgettext("time", "now") and not dated:
            return pgettext("time", "now")
        return pgettext("time", "today") if dated else _("today, {near}").format(near=near(at, now))
    return _("{count} days").format(count=days) if days > 1 else ago(at, now)
