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
from datetime import date, datetime, timedelta

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.models import Deadline
from jobboard_tui.domain.parsing.calendar_words import any_of
from jobboard_tui.domain.parsing.dates import (
    PART_OF_DAY,
    day_before,
    fits_both_ways,
    other_way_round,
    tells_year,
    two_days,
    weekday_alone,
)
from jobboard_tui.domain.parsing.event_words import counted_from_event
from jobboard_tui.domain.parsing.instants import (
    YEARS,
    at_clock,
    chosen,
    is_day_alone,
    read_instant,
    several_times,
)
from jobboard_tui.domain.parsing.periods import Choice, is_period, length_within
from jobboard_tui.domain.parsing.purpose import HAPPENED, MEETING, PUT_OFF, Purpose
from jobboard_tui.domain.parsing.relative_times import (
    day_or_instant,
    of_own,
    read_from_all,
    refuse_unknown_base,
)
from jobboard_tui.domain.parsing.spans import is_moment_ago, is_while_ago, read_span
from jobboard_tui.domain.parsing.spelling import (
    OF_TODAY,
    plain_spelling,
    without_brackets,
    without_politeness,
    without_request,
)
from jobboard_tui.domain.parsing.time_ranges import without_end
from jobboard_tui.domain.parsing.time_zones import foreign_zone, without_foreign_zone
from jobboard_tui.domain.parsing.times import HOURS, bare_hour, in_afternoon, in_numbers, no_half
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext

__all__ = [
    "YEARS",
    "NoTime",
    "TypedTime",
    "at_clock",
    "echo",
    "parse_stretch",
    "parse_when",
    "quoted",
    "require_future",
    "require_time",
]

LONGEST = 80
"""Characters beyond which no time is said."""
_DOTTED = re.compile(r"(?<![\w.+:-])(?P<hour>\d{1,2})\.(?P<minute>[0-5]\d)(?![\w.:])")
_BRIEF_M = re.compile(r"(?:\+ ?|- ?|in )?(?P<count>[1-6]) ?m(?: ago| from now| later)?")
_FOUR_AND_FOUR = re.compile(
    r"(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]) (?:at )?([01]\d|2[0-3]):?([0-5]\d)"
)
_WEEKDAY_AND_TWO = re.compile(r"(?P<day>\S+) (?P<one>\d{1,2})-(?P<two>\d{1,2})")
_DAY_OR_DAYS = re.compile(r"[\d一二三四五六七八九十]{1,3}日")
_BETWEEN_DAYS = re.compile(r"\s*(?:[〜~–—・]|から|\b(?:to|or|and)\b|か(?!月)|または|又は)\s*")
_AN_END = re.compile(
    r"^(?:by|until|till|due|before|prior to|(?:no|not) later than)\b|^[~〜]|^遅くとも"
    r"|\b(?:deadline|at the latest)$"
    r"|(?:まで|迄|より(?:も)?前|以前)に?$|(?:必着|消印有効|(?<!時間)厳守|期限|締め?切り?日?|〆(?:切り?)?)$",
    re.IGNORECASE,
)
_A_START = re.compile(
    r"^(?:from|after)\b|(?:から|開始|スタート|集合|以降|以後)$|\b(?:on(?:wards?)?|start)$",
    re.IGNORECASE,
)
_FROM_THEN_ON = re.compile(r"^(?:not before|on or after) |(?: on(?:wards?)?| ?以降| ?以後)$")
_LENGTH_ALONE = re.compile(r"\d{1,3} ?(?:h|hours?|hrs?|minutes?|mins?|時間半?|分)")
_BEFORE = re.compile(r"(?:before|prior to) (?P<day>.+)|(?P<behind>.+?) ?(?:より(?:も)?前|以前)に?")
"""Until a day, which may be one of those that are meant or not."""
_AFTER = re.compile(r"after (?P<day>.+)")
_ROUGH = re.compile(
    r"^(?:約|およそ|だいたい|大体|about |around |roughly |approximately )"
    r"|(?:程度|ほど|くらい|ぐらい|位|前後|あたり|付近|-?ish| or so| or thereabouts| roughly)$"
)
_ROUGHLY = re.compile(r"(?:頃|ごろ)(?:までに|まで|から|に)?$")


class NoTime(InvalidInput):
    """A text that is no time at all, unlike one of which is known what is wrong with it."""


@frozen
class TypedTime:
    """What was understood of `text`; `dated` when only a date was given.

    `at` is then its 00:00, or its last second where the text says that it was in the evening.

    `swapped` is the near day that it would be with the day before the month, where the date as it
    was understood, the month first, is far away. `chosen` is what the text leaves open.
    """

    at: datetime
    dated: bool
    text: str
    swapped: date | None = None
    chosen: Choice = ""

    @property
    def deadline(self) -> Deadline:
        """The date where only a date was given, otherwise the instant."""
        return self.at.date() if self.dated else self.at


def require_future(when: TypedTime, now: datetime, what: str) -> TypedTime:
    """The same time where it is yet to come; `InvalidInput` about `what` where it is not.

    `AmbiguousInput` for 10日, as something is put off until a day of the month or for so many days.
    """
    if _DAY_OR_DAYS.fullmatch(when.text):
        length = now + timedelta(days=int(plain_spelling(when.text).removesuffix("日")))
        if length.date() != when.at.date():
            raise several_times(when.text, [when.at, length], dated=True)
    if when.at <= now:
        raise InvalidInput(what, _("that is in the past"), _("give a future time"))
    return when


def require_time(when: TypedTime) -> TypedTime:
    """The same time where it has a time of day, as a meeting needs it; `InvalidInput` otherwise."""
    if when.dated:
        raise InvalidInput(_("time of day"), _("only a day is given"), _("e.g. 15:00 or 15時"))
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
    _refuse_one_end(without_politeness(without_brackets(said)), purpose)
    plain = plain_spelling(without_request(said) if purpose.is_end else said)
    with quoted(said, plain):
        return _meant(plain, said, now, purpose, own)


def _meant(
    plain: str, said: str, now: datetime, purpose: Purpose, own: Deadline | None
) -> TypedTime:
    if own is not None:
        plain = said.casefold() if said.casefold() in OF_TODAY else plain
        plain = of_own(plain, own, now, purpose)
    plain = _without_dot(_without_start(plain, purpose), now, purpose)
    plain = _with_month_and_day(plain, purpose)
    plain = counted_from_event(plain, purpose)
    _refuse_two_meanings(plain)
    if is_moment_ago(plain) and purpose.ahead and not purpose.is_of_meeting:
        raise InvalidInput(
            _("time {text}").format(text=said), _("that is in the past"), _("give a future time")
        )
    last = _BEFORE.fullmatch(plain) if purpose.is_end else None
    after = _AFTER.fullmatch(plain) if purpose.puts_off else None
    plain = (last["behind"] or last["day"]) if last else after["day"] if after else plain
    try:
        _refuse_small_hour(plain, now, purpose)
        at, dated = read_from_all(plain, now, purpose, own)
    except (ValueError, OverflowError):
        _refuse_what_is_known(plain, now, purpose)
        raise _not_understood(said) from None
    if dated and _ROUGHLY.search(said):
        raise _no_exact_day(said, at.date())
    if last and dated and not is_period(plain):
        _refuse_day_or_before(said, at, purpose.since or now)
    if after and dated:
        following = at.date() + timedelta(days=1)
        raise two_days(said, at.date(), following, following)
    _refuse_past(plain, at, now, purpose, dated=dated)
    swapped = other_way_round(plain, at.date(), now.date())
    if swapped and fits_both_ways(plain, at.date(), swapped):
        raise two_days(plain, swapped, at.date(), swapped)
    return TypedTime(at, dated, said, swapped, chosen(plain, now, purpose, dated))


def _without_start(plain: str, purpose: Purpose) -> str:
    """The text without what says from when on, where something is put off until then."""
    if not purpose.puts_off:
        return plain
    plain = _FROM_THEN_ON.sub("", plain)
    return next(
        (
            one
            for one in (f"+{plain}", f"{plain}後")
            if _LENGTH_ALONE.fullmatch(plain) and read_span(one) is not None
        ),
        plain,
    )


def _refuse_day_or_before(said: str, at: datetime, start: datetime) -> None:
    """`AmbiguousInput` about "before Dec 8", which may have that day in it or not."""
    before = at.date() - timedelta(days=1)
    if before >= start.date():
        raise two_days(said, before, at.date(), before)


def _no_exact_day(text: str, day: date) -> InvalidInput:
    return InvalidInput(
        _("time {text}").format(text=text),
        _("that is not an exact day"),
        _("type the exact day, e.g. {date}").format(date=day.isoformat()),
    )


def _no_exact_time(text: str, at: datetime) -> InvalidInput:
    return InvalidInput(
        _("time {text}").format(text=text),
        _("that is not an exact time"),
        _("type its hour, e.g. {date}").format(date=f"{at:%Y-%m-%d %H:%M}"),
    )


def _refuse_one_end(said: str, purpose: Purpose) -> None:
    """`InvalidInput` where an end stands for what happens at a time, or a start for a deadline."""
    is_event = purpose in (MEETING, HAPPENED)
    is_length = is_event and length_within(said) and read_span(plain_spelling(said)) is not None
    if not is_length and not (_AN_END if is_event else _A_START).search(said):
        return
    if not is_event and purpose.since is None:
        return
    raise NoTime(
        _("time {text}").format(text=clean(said)),
        _("that says by when, not when") if is_event else _("that says from when, not by when"),
        _("type only the time, e.g. fri 15:00"),
    )


def _without_dot(plain: str, now: datetime, purpose: Purpose) -> str:
    """The text with 15:30 for a 15.30 that is no date; `AmbiguousInput` for 11.30."""
    match = _DOTTED.search(plain)
    if match is None:
        return plain
    clock = f"{plain[: match.start()]}{match['hour']}:{match['minute']}{plain[match.end() :]}"
    if not _is_time(clock, now, purpose):
        return plain
    if not _is_time(plain, now, purpose):
        return clock
    raise AmbiguousInput(
        _("time {text}").format(text=plain),
        _("that could be {hour}:{minute} or the date {hour}/{minute}").format(**match.groupdict()),
        _("type {hour}:{minute} for the time, {hour}/{minute} for the date").format(
            **match.groupdict()
        ),
    )


def _with_month_and_day(plain: str, purpose: Purpose) -> str:
    """The text with 12/4 15:00 for 1204 1500; `AmbiguousInput` for 1130 1200, hours too."""
    match = _FOUR_AND_FOUR.fullmatch(plain)
    if match is None:
        return plain
    month, day, hour, minute = match.groups()
    told = f"{month}/{day} {hour}:{minute}"
    length = 60 * (int(hour) - int(month)) + int(minute) - int(day)
    if purpose == MEETING and int(day) % 5 == 0 and 0 < length <= 4 * 60:
        raise AmbiguousInput(
            _("time {text}").format(text=plain),
            _("that could be {date}, or from {start} to {end}").format(
                date=told, start=f"{month}:{day}", end=f"{hour}:{minute}"
            ),
            _("type {date}").format(date=told),
        )
    return told


def _refuse_two_meanings(plain: str) -> None:
    """`AmbiguousInput` for "+1m", a minute or a month, and "fri 11-13", hours or a date."""
    what = _("time {text}").format(text=plain)
    if match := _BRIEF_M.fullmatch(plain):
        count = match["count"]
        raise AmbiguousInput(
            what,
            _("that could be minutes or months"),
            _("type {count}min or {count}mo").format(count=count),
        )
    match = _WEEKDAY_AND_TWO.fullmatch(plain)
    if match and weekday_alone(match["day"]) is not None and int(match["two"]) <= 24:
        raise AmbiguousInput(
            what,
            _("that could be from {one}:00 to {two}:00, or the date {one}/{two}").format(
                **match.groupdict()
            ),
            _("type {one}:00-{two}:00 for the hours, {one}/{two} for the date").format(
                **match.groupdict()
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
        other, _dated = read_from_all(later, now, purpose)
    except (ValueError, OverflowError):
        return
    try:
        at, _dated = read_from_all(plain, now, purpose)
    except AmbiguousInput:  # which of today's and tomorrow's
        at = other - timedelta(hours=12)
    raise several_times(plain, [at, other], dated=False)


def _refuse_past(plain: str, at: datetime, now: datetime, purpose: Purpose, *, dated: bool) -> None:
    """`InvalidInput` where what is to come, or the date that an event states, lies before that.

    A date with its year is meant as it is told.
    """
    if purpose.year != "next" or tells_year(plain):
        return
    since = purpose.since
    if at >= day_or_instant(since or now, dated):
        return
    from jobboard_tui.domain.labels import full_day

    what = _("time {text}").format(text=plain)
    if dated and purpose.is_end and (before := day_before(plain, now.date(), purpose)):
        raise two_days(plain, at.date(), before, before)
    if since is None or since == now:
        raise InvalidInput(what, _("that is in the past"), _("give a future time"))
    raise InvalidInput(
        what,
        _("that is before the event of {day}").format(day=full_day(since)),
        _("type the date, e.g. {date}").format(date=now.date().isoformat()),
    )


def _not_understood(text: str) -> NoTime:
    return NoTime(
        _("time {text}").format(text=clean(text[:60]) or pgettext("amount", "(nothing)")),
        _("not a date or time"),
        _("try fri 15:00, +3d, 25 nov, 11月25日 15時 or 2026-11-25 15:00"),
    )


def _refuse_what_is_known(plain: str, now: datetime, purpose: Purpose) -> None:
    """Say what is wrong with a text that would be a time but for an end, a zone, a half."""
    refuse_unknown_base(plain)
    _refuse_some_days(plain, now, purpose)
    _refuse_rough_time(plain, now, purpose)
    _refuse_part_alone(plain)
    _refuse_half_hour(plain)
    _refuse_small_hours(plain, now, purpose)
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
    if hour and (not rest or is_day_alone(rest, now, purpose)):
        raise no_half(plain, hour)
    days = [day for day in _BETWEEN_DAYS.split(plain) if day]
    if len(days) > 1 and all(_is_time(day, now, purpose) for day in days):
        raise AmbiguousInput(
            _("time {text}").format(text=plain),
            _("that gives several days or times"),
            _("give just one"),
        )


def _refuse_rough_time(plain: str, now: datetime, purpose: Purpose) -> None:
    """`InvalidInput` for 2週間ほど, "12/4 or so" and 明日15時くらい."""
    length = _ROUGH.sub("", plain)
    rest, hour = bare_hour(length)
    if length != plain and hour and rest and is_day_alone(rest, now, purpose):
        raise no_half(plain, hour)
    for exact in (length, f"{length}後"):
        if length != plain and _is_time(exact, now, purpose):
            try:
                at, dated = read_instant(exact, now, purpose)
            except AmbiguousInput:
                raise _no_exact_day(plain, now.date() + timedelta(days=1)) from None
            doubt = _no_exact_day(plain, at.date()) if dated else _no_exact_time(plain, at)
            is_like_words = " or " in plain  # which may begin a sentence
            raise NoTime(doubt.what, doubt.why, doubt.hint) if is_like_words else doubt


_SOME_DAYS = re.compile(
    r"(?:in |within )?(?P<first>\d) ?(?:[〜~・–-]|to|or)? ?(?P<second>\d) ?"
    r"(?P<unit>days|weeks|日|週間)(?:中|以内|後)?|[1一]両日(?:中|以内)?"
)
_FROM_TO_DAYS = re.compile(
    r"(?:in |within )?(?P<first>\d{1,2}) ?(?:[〜~–-]|から|to|or) ?(?P<second>\d{1,2}) ?"
    r"(?P<unit>(?:business |working )?days|weeks|months|日|週間|営業日|[かヶカヵケ箇]月)"
    r"(?:間|ほど|程度|くらい|中|以内|後)*(?:(?P<back>前| ago)| from now| later| time)?"
)
_WEEK_OF_MONTH = re.compile(
    r"(?:.*月)? ?第[1-5一二三四五] ?週目?(?:中|末|前半|後半)?"
    r"|(?:the )?week (?:of|commencing|beginning|starting|ending) .*\d.*|w/[ce] .*\d.*"
    r"|(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th) week (?:of|in) .+"
    r"|.*\d[日]? ?(?:から|から始まる)? ?週"
)
"""A week that is told by a month or by a day in it."""
_PART_ALONE = re.compile(r"(?P<part>上旬|初旬|中旬|下旬)頃?")
_HALF_HOUR = re.compile(
    rf"(?:.* )?half (?:an? )?(?P<hour>\d{{1,2}}|{any_of(HOURS)})"
    r"(?! ?(?:hours?|hrs?|days?|minutes?|mins?|weeks?|months?|years?)\b)(?: .*)?"
)
_SMALL_HOURS = re.compile(r"(?P<day>.*\S) (?P<one>\d{1,2}) ?[-–〜~] ?(?P<two>\d{1,2})")
_FEW = r"(?:[1a] )?(?:few|couple(?: of)?|several) |some "
_A_FEW_DAYS = re.compile(
    rf"(?:in |within )?(?:ここ)?(?:数|{_FEW})"
    r"(?:日|週間?|営業日|[かヶカヵケ箇]月|days|weeks|months|business days)(?:間|中|以内|後)?"
    r"(?P<back>(?:ほど)?前| ago| earlier| back)?"
)
_A_FEW_HOURS = re.compile(
    rf"(?:in |within )?(?:just |only )?(?:数|{_FEW})(?:分|時間|minutes|mins|hours|hrs)"
    r"(?:間|以内|後| later| from now|(?P<back>(?:ほど)?前| ago| earlier| back))?"
)

_HALF_A_MONTH = re.compile(
    r"半月(?:間|ほど|以内|後)?|(?:in |within )?half [a1] month(?: later| from now)?"
    r"|(?P<back>半月前|half [a1] month ago)"
)


def _refuse_part_alone(plain: str) -> None:
    """`InvalidInput` for 中旬 without its month, and for 12月第1週 without its day."""
    if part := _PART_ALONE.fullmatch(plain):
        raise InvalidInput(
            _("time {text}").format(text=plain),
            _("it doesn't say of which month"),
            _("type the month too, e.g. {text}").format(text=f"12月{part['part']}"),
        )
    if _WEEK_OF_MONTH.fullmatch(plain):
        raise InvalidInput(
            _("time {text}").format(text=plain),
            _("that names a week, not a day of it"),
            _("type the day, e.g. 12/10"),
        )


def _refuse_half_hour(plain: str) -> None:
    """`AmbiguousInput` for "half 3": half past two to some, half past three to others."""
    match = _HALF_HOUR.fullmatch(plain)
    if match is None:
        return
    hour = int(HOURS.get(match["hour"], match["hour"]))
    if not 0 < hour < 13:
        return
    before = hour - 1 or 12
    raise AmbiguousInput(
        _("time {text}").format(text=plain),
        _("that could be {first} or {second}").format(first=f"{before}:30", second=f"{hour}:30"),
        _("type the hour in numbers, like 15:30"),
    )


def _refuse_small_hours(plain: str, now: datetime, purpose: Purpose) -> None:
    """`AmbiguousInput` for 12/3 2-4 of a meeting, which could be at night or in the afternoon."""
    match = _SMALL_HOURS.fullmatch(plain)
    if purpose != MEETING or match is None or not is_day_alone(match["day"], now, purpose):
        return
    first, second = int(match["one"]) % 12, int(match["two"]) % 12
    if max(int(match["one"]), int(match["two"])) > 12 or first == second:
        return
    length = (second - first) % 12
    morning, later = (f"{start}:00-{(start + length) % 24}:00" for start in (first, first + 12))
    likely = morning if first >= 8 else later
    raise AmbiguousInput(
        _("time {text}").format(text=plain),
        _("that could be {first} or {second}").format(first=morning, second=later),
        _("type {date}").format(date=f"{match['day']} {likely}"),
    )


def _refuse_some_days(plain: str, now: datetime, purpose: Purpose) -> None:
    """Say of 2,3日中 which two days it could be, and of "a few days" that it is no exact day."""
    if few := _A_FEW_DAYS.fullmatch(plain):
        raise _no_exact_day(plain, now.date() + timedelta(days=-3 if few["back"] else 3))
    hours = _A_FEW_HOURS.fullmatch(plain)
    if hours or is_while_ago(plain):
        is_back = hours is None or bool(hours["back"])
        raise _no_exact_time(plain, now + timedelta(hours=-1 if is_back else 1))
    if half := _HALF_A_MONTH.fullmatch(plain):
        sign = -1 if half["back"] else 1
        days = [now + sign * timedelta(days=count) for count in (14, 15)]
        raise several_times(plain, days, dated=True)
    if match := _FROM_TO_DAYS.fullmatch(plain):
        start = purpose.since or now
        unit = match["unit"]
        ahead, behind = ("in ", "") if unit.isascii() else ("", "後")
        if match["back"]:
            ahead, behind, start = "", match["back"], now
        gap = " " if unit.isascii() else ""
        words = [f"{ahead}{match[name]}{gap}{unit}{behind}" for name in ("first", "second")]
        days = [read_instant(count, start, PUT_OFF)[0] for count in words]
        raise several_times(plain, days, dated=True)
    match = _SOME_DAYS.fullmatch(plain)
    if match is None:
        return
    first, second = int(match["first"] or 1), int(match["second"] or 2)
    if second == first + 1:
        step = 7 if (match["unit"] or "")[:1] in ("w", "週") else 1
        days = [now + timedelta(days=step * count) for count in (first, second)]
        raise several_times(plain, days, dated=True)


def _only_a_start(plain: str, purpose: Purpose) -> InvalidInput:
    """A stretch of time where one time is wanted."""
    what = _("time {text}").format(text=plain)
    if purpose == MEETING:
        return InvalidInput(
            what,
            _("that is a time range"),
            _("give its start here and its length under minutes"),
        )
    return InvalidInput(
        what, _("that is a time range, and only a meeting has an end"), _("give a single time")
    )


def _is_time(plain: str, now: datetime, purpose: Purpose) -> bool:
    try:
        read_instant(plain, now, purpose)
    except AmbiguousInput:
        return True
    except (ValueError, OverflowError, InvalidInput):
        return False
    return True


# -- echo ----------------------------------------------------------------------------------------


def echo(when: TypedTime, now: datetime) -> str:
    """What was understood: "Fri 27 Nov 2026 15:00 JST, 4 days".

    >>> from zoneinfo import ZoneInfo
    >>> now = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    >>> echo(parse_when("fri 15:00", now, MEETING), now)
    'Fri 27 Nov 2026 15:00 JST, 4 days'
    """
    from jobboard_tui.domain.labels import clock, full_day, is_midnight, month_name

    at = when.at.astimezone(now.tzinfo)
    away = _away(at, now, when.dated)
    if when.dated:
        said = _("{day}, {away}").format(day=full_day(at), away=away)
    else:
        said = _("{day} {clock} {zone}, {away}").format(
            day=full_day(at), clock=clock(at), zone=at.tzname() or "", away=away
        )
        if is_midnight(at, now):
            before = full_day(at.date() - timedelta(days=1))
            said = _("{said}; that is 24:00 of {day}").format(said=said, day=before)
    if when.chosen:
        said = _with_choice(said, when.chosen)
    if when.swapped is None:
        return said
    other = when.swapped
    return _("{said}; month comes first: {month}/{day} is {named}").format(
        said=said,
        month=other.month,
        day=other.day,
        named=_("{day} {month}").format(day=other.day, month=month_name(other)),
    )


def _with_choice(said: str, chosen: Choice) -> str:
    if chosen == "hour":
        return _("{said}; the hour is assumed").format(said=said)
    if chosen == "morning":
        return _("{said}; without an hour, first on that day").format(said=said)
    if chosen == "evening":
        return _("{said}; without an hour, last on that day").format(said=said)
    if chosen in ("afternoon", "day"):
        return _("{said}; only the day is kept, no hour").format(said=said)
    if chosen == "business day":
        return _("{said}; the last business day of that week").format(said=said)
    return _("{said}; the last of those days").format(said=said)


def _away(at: datetime, now: datetime, dated: bool) -> str:
    from jobboard_tui.domain.labels import ago, days_between, near

    days = days_between(now, at)
    if days == 0:
        if near(at, now) == pgettext("time", "now") and not dated:
            return pgettext("time", "now")
        return pgettext("time", "today") if dated else _("today, {near}").format(near=near(at, now))
    return _("{count} days").format(count=days) if days > 1 else ago(at, now)
