"""Times as people say them: "fri 15:00", "+3d", "明日 10時", "11月25日 15時", and ISO 8601.

What is understood is always echoed, so a short form may be generous; a form with two meanings is
refused with what to type. Instants are in the board's home zone. A bare date is `dated`: as a
deadline it means 24:00 of that date, as an instant its 00:00.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from jobboard_tui.core.clockwords import (
    Clock,
    bare_hour,
    in_numbers,
    in_part_of_day,
    no_half,
    one_half,
    take_clock,
    working_hour,
)
from jobboard_tui.core.daywords import (
    PART_OF_DAY,
    WEEKDAYS_IN_KANJI,
    Lean,
    other_way_round,
    read_day,
    refuse_two_days,
)
from jobboard_tui.core.errors import Misspoken
from jobboard_tui.core.model import Deadline
from jobboard_tui.core.stretch import without_end
from jobboard_tui.core.text import clean
from jobboard_tui.core.values import frozen
from jobboard_tui.core.zones import foreign_zone, take_zone, without_foreign_zone
from jobboard_tui.words import _

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
    rf"\b(?:{'|'.join(_NUMBERS)})(?= (?:minutes?|hours?|days?|weeks?|months?|years?|business)\b)"
)
_KANJI_NUMBER = re.compile("[〇一二三四五六七八九十]{1,4}(?=[年月日時分週]|[かヶカヵ]月|営業日)")
_KANJI_DIGITS = "〇一二三四五六七八九"
_PARTICLES = re.compile(r"(?<![きこ])の")
_LEADING = re.compile(r"^(?:(?:on|by|until|till|from|before) )+")
_TRAILING = re.compile(r"\s*(?:までに|まで|から|頃|ごろ|に)$")
_WEEKDAY_IN_BRACKETS = re.compile(
    r"\((?P<day>[月火水木金土日])(?:曜日?)?(?:[・/]?祝)?\)|\((?P<name>[a-z]{3,9})\)"
)


class NoTime(Misspoken):
    """A text that is no time at all, unlike one of which is known what is wrong with it."""


@frozen
class When:
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


def ahead(when: When, now: datetime, what: str) -> When:
    """The same time where it is yet to come; `Misspoken` about `what` where it is not."""
    if when.at <= now:
        raise Misspoken(what, _("that is past"), _("name a time to come"))
    return when


def timed(when: When) -> When:
    """The same time where it has a time of day, as a meeting needs it; `Misspoken` otherwise."""
    if when.dated:
        raise Misspoken(_("the time of day"), _("only a day is told"), _("like 15:00 or 15時"))
    return when


def parse_when(text: str, now: datetime, lean: Lean = "future") -> When:
    """The instant or date that a text means, seen from `now` (aware, in the home zone).

    `lean` says on which side a weekday, a date without a year or a time without a date lies.
    `Misspoken` where the text means none, or more than one.

    >>> from zoneinfo import ZoneInfo
    >>> now = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    >>> parse_when("fri 15:00", now).at.isoformat()
    '2026-11-27T15:00:00+09:00'
    """
    return _understood(_said(text), now, lean)


def parse_stretch(text: str, now: datetime, lean: Lean = "future") -> tuple[When, int | None]:
    """A time as `parse_when` reads it, or one from … to …: its start, and its length in minutes.

    >>> from zoneinfo import ZoneInfo
    >>> now = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    >>> parse_stretch("fri 15:00-16:30", now)[1]
    90
    """
    said, minutes = without_end(_said(text))
    return _understood(said, now, lean), minutes


def _said(text: str) -> str:
    said = " ".join(unicodedata.normalize("NFKC", text[: LONGEST + 1]).split())
    if not said or len(said) > LONGEST:
        raise _not_understood(text)
    return said


def _understood(said: str, now: datetime, lean: Lean) -> When:
    plain = _plain(said)
    try:
        at, dated = _read(plain, now, lean)
    except (ValueError, OverflowError):
        _refuse_what_is_known(plain, now, lean)
        raise _not_understood(said) from None
    return When(at, dated, said, other_way_round(plain, at.date(), now.date(), lean))


def _not_understood(text: str) -> NoTime:
    return NoTime(
        _("time {text}").format(text=clean(text[:60]) or _("(nothing)")),
        _("this is no date or time"),
        _("say it like fri 15:00, +3d, 25 nov, 11月25日 15時 or 2026-11-25 15:00"),
    )


def _refuse_what_is_known(plain: str, now: datetime, lean: Lean) -> None:
    """Say what is wrong with a text that would be a time but for an end, a zone, a half."""
    start, minutes = without_end(plain)
    if minutes is not None and _is_time(start, now, lean):
        raise Misspoken(
            _("time {text}").format(text=plain),
            _("that is a stretch of time, and only a meeting has an end"),
            _("name one time"),
        )
    local = without_foreign_zone(plain)
    if local != plain and _is_time(local, now, lean):
        raise foreign_zone(plain)
    rest, hour = bare_hour(plain)
    if hour and (not rest or _is_day(rest, now, lean)):
        raise no_half(plain, hour)


def _is_time(plain: str, now: datetime, lean: Lean) -> bool:
    try:
        _read(plain, now, lean)
    except (ValueError, OverflowError, Misspoken):
        return False
    return True


def _is_day(plain: str, now: datetime, lean: Lean) -> bool:
    try:
        read_day(plain, now.date(), lean)
    except (ValueError, OverflowError, Misspoken):
        return False
    return True


def _plain(said: str) -> str:
    """The text with one spelling for what people write in several ways."""
    plain = said.casefold().replace("，", " ").replace(",", " ").replace("、", " ")
    plain = re.sub(r"(?<=[a-z])\.", "", plain).replace("@", " ")
    plain = re.sub(r"(?<=\d)t(?=\d)", " ", plain)
    plain = _WEEKDAY_IN_BRACKETS.sub(
        lambda found: f" {found['day']}曜 " if found["day"] else f" {found['name']} ", plain
    )
    plain = _KANJI_NUMBER.sub(lambda found: _kanji_number(found[0]), plain)
    plain = _NUMBER_WORD.sub(lambda found: _NUMBERS[found[0]], plain)
    plain = _PARTICLES.sub(" ", _TRAILING.sub("", plain))
    return _LEADING.sub("", " ".join(plain.split()))


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


def _read(plain: str, now: datetime, lean: Lean) -> tuple[datetime, bool]:
    """The instant, and whether only a date was given; `ValueError` if it is neither."""
    home = now.tzinfo
    assert home is not None
    span = _span(plain)
    if span is not None:
        return (now.astimezone(UTC) + span).astimezone(home), False
    plain, zone = take_zone(in_numbers(plain, daytime=lean == "future"), now)
    rest, clock = take_clock(plain)
    if clock is None:
        rest, clock = _take_bare_hour(rest, now, lean)
    elif rest in WEEKDAYS_IN_KANJI:
        rest += "曜"
    if rest in PART_OF_DAY:
        clock = in_part_of_day(PART_OF_DAY[rest], clock)
    if zone is not home and clock is None:
        raise ValueError(plain)
    here = now.astimezone(zone)
    if clock is None:
        return _at(read_day(rest, here.date(), lean), Clock(time(0)), zone), True
    if not rest:
        day = _day_of_bare_clock(clock, here, lean)
    else:
        today_fits = _leans(_at(here.date(), clock, zone), now, lean)
        day = read_day(rest, here.date(), lean, today_fits)
    return _at(day, clock, zone).astimezone(home), False


def _take_bare_hour(plain: str, now: datetime, lean: Lean) -> tuple[str, Clock | None]:
    """What is left of "today 19", and the hour; of what is a date already, nothing is taken.

    Of what lies ahead "at 3" is the 3 of a working day; of what is over either could be meant.
    """
    rest, hour = bare_hour(plain)
    working = working_hour(int(hour)) if hour and lean == "future" else None
    if working is not None and plain == f"{rest} at {hour}".strip():
        return rest, Clock(time(working))
    if not rest or not one_half(int(hour)):
        return plain, None
    if _is_day(plain, now, lean) or not _is_day(rest, now, lean):
        return plain, None
    refuse_two_days(plain, rest, int(hour), now.date(), lean)
    return rest, Clock(time(int(hour)))


def _span(plain: str) -> timedelta | None:
    """Hours and minutes from now: "now", "+90m", "2 hours ago", "2時間後"; None for others."""
    if plain in _NOW:
        return timedelta(0)
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


def _day_of_bare_clock(clock: Clock, here: datetime, lean: Lean) -> date:
    """Today, or the day next to it if that time of today lies on the other side."""
    today = here.date()
    assert here.tzinfo is not None
    if _leans(_at(today, clock, here.tzinfo), here, lean):
        return today
    return today + timedelta(days=1 if lean == "future" else -1)


def _leans(at: datetime, now: datetime, lean: Lean) -> bool:
    return at >= now if lean == "future" else at <= now


def _at(day: date, clock: Clock, zone: tzinfo) -> datetime:
    if day.year not in YEARS:
        raise Misspoken(
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


def echo(when: When, now: datetime) -> str:
    """What was understood: "Fri 27 Nov 2026 15:00 JST, 4 days".

    >>> from zoneinfo import ZoneInfo
    >>> now = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    >>> echo(parse_when("fri 15:00", now), now)
    'Fri 27 Nov 2026 15:00 JST, 4 days'
    """
    from jobboard_tui.core.spoken import clock, full_day, month_name

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
    from jobboard_tui.core.spoken import ago, days_between, near

    days = days_between(now, at)
    if days == 0:
        if near(at, now) == _("now") and not dated:
            return _("now")
        return _("today") if dated else _("today, {near}").format(near=near(at, now))
    return _("{count} days").format(count=days) if days > 1 else ago(at, now)
