"""A range of time in one line: "1 oct - 15 nov", "since 1 oct", "10月1日から11月15日まで"."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

from jobboard_tui.domain.business_days import BusinessCalendar
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.labels import day_clock, full_day, last_day
from jobboard_tui.domain.parsing.calendar_words import MONTHS
from jobboard_tui.domain.parsing.datetimes import TypedTime, parse_when
from jobboard_tui.domain.parsing.purpose import PERIOD
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.domain.weeks import monday_of
from jobboard_tui.i18n import _, pgettext

_BETWEEN = re.compile(
    r"\s+(?:-|–|to|until|till)\s+|\s*(?:\.\.|~|〜|から)\s*|(?<=\d)-(?=\d\d?/)", re.IGNORECASE
)
_FROM = re.compile(r"(?:since|from)\s+", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till)\s+", re.IGNORECASE)
_LAST = re.compile(r"(?:the )?(?:last|past)\s+(\d{1,4} (?:days?|weeks?|months?))", re.IGNORECASE)
_LAST_JAPANESE = re.compile(r"(?:過去|直近|ここ)\s*(\d{1,4}(?:日|週|週間|[かヶカヵ]月))間?")


_WEEKS = {"this week": 0, "今週": 0, "last week": 1, "先週": 1}
_YEARS = {"this year": 0, "今年": 0, "last year": 1, "去年": 1, "昨年": 1}
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_MONTH = re.compile(r"(?:(?P<year>\d{4})[-/年])?(?P<month>\d{1,2})(?P<kanji>月)?")


@frozen
class DateRange:
    """From `since` until before `until`; None where it is open."""

    since: datetime | None = None
    until: datetime | None = None


def parse_range(text: str, now: datetime, calendar: BusinessCalendar) -> DateRange:
    """The range that a line means, seen from `now`; a day ends it with its 24:00. `InvalidInput`.

    >>> from zoneinfo import ZoneInfo
    >>> tokyo = ZoneInfo("Asia/Tokyo")
    >>> now = datetime(2026, 11, 23, 9, tzinfo=tokyo)
    >>> found = parse_range("1 oct - 15 nov", now, BusinessCalendar(tokyo))
    >>> found.since.isoformat(), found.until.isoformat()
    ('2026-10-01T00:00:00+09:00', '2026-11-16T00:00:00+09:00')
    """
    said = unicodedata.normalize("NFKC", clean(text))
    if not said:
        raise InvalidInput(pgettext("label", "dates"), _("none given"), _("e.g. 1 oct - 15 nov"))
    if lately := _LAST.fullmatch(said) or _LAST_JAPANESE.fullmatch(said):
        ago = "{} ago" if lately.re is _LAST else "{}前"
        day = calendar.day(parse_when(ago.format(lately[1]), now, PERIOD).at)
        return DateRange(calendar.home(calendar.midnight(day)))
    if whole := _whole(said.lower(), now):
        return DateRange(*(calendar.home(calendar.midnight(day)) for day in whole))
    start, end = _parts(said)
    if _month(said, now) is not None:
        start = end = said
    since = _begin(start, now, calendar) if start else None
    until = _end(end, now, calendar) if end else None
    if since is not None and until is not None and since >= until:
        raise InvalidInput(
            pgettext("label", "dates"),
            _("the second is before the first"),
            _("put the earlier one first"),
        )
    return DateRange(since, until)


def _whole(word: str, now: datetime) -> tuple[date, date] | None:
    """The first day of a week or a year that is named, and that of the next one."""
    if word in _WEEKS:
        monday = monday_of(now.date()) - timedelta(weeks=_WEEKS[word])
        return monday, monday + timedelta(weeks=1)
    match = _YEAR.fullmatch(word)
    if match or word in _YEARS:
        year = int(match[1]) if match else now.year - _YEARS[word]
        return date(year, 1, 1), date(year + 1, 1, 1)
    return None


def _month(said: str, now: datetime) -> date | None:
    """The first of a month that is named: "oct", "2026-10", "10月", "last month", "先月"."""
    this = now.date().replace(day=1)
    word = said.lower()
    if word in ("this month", "今月"):
        return this
    if word in ("last month", "先月"):
        return (this - timedelta(days=1)).replace(day=1)
    match = _MONTH.fullmatch(word)
    number = MONTHS.get(word, 0)
    if match and (match["year"] or match["kanji"]):
        number = int(match["month"])
    if not 1 <= number <= 12:
        return None
    year = int(match["year"]) if match and match["year"] else this.year
    if not (match and match["year"]) and number > this.month:
        year -= 1
    return date(year, number, 1) if 1990 <= year <= 2100 else None


def _parts(said: str) -> tuple[str, str]:
    if _UNTIL.match(said):
        return "", _UNTIL.sub("", said, count=1)
    if said.endswith("まで") and "から" not in said:
        return "", said
    start, *rest = _BETWEEN.split(_FROM.sub("", said, count=1), maxsplit=1)
    return start.strip(), rest[0].strip() if rest else ""


def _begin(text: str, now: datetime, calendar: BusinessCalendar) -> datetime:
    month = _month(text, now)
    return _when(text, now).at if month is None else calendar.home(calendar.midnight(month))


def _end(text: str, now: datetime, calendar: BusinessCalendar) -> datetime:
    """24:00 of a day, or of a month's last one; an instant is itself."""
    month = _month(text, now)
    if month is None:
        return calendar.home(calendar.deadline(_when(text, now).deadline))
    return calendar.home(calendar.midnight((month + timedelta(days=31)).replace(day=1)))


def _when(text: str, now: datetime) -> TypedTime:
    return parse_when(text, now, PERIOD)


def range_words(date_range: DateRange, now: datetime) -> str:
    """The range as a heading names it, by the days that are in it."""
    since, until = date_range.since, date_range.until
    first = None if since is None else _edge(since, now)
    last = None if until is None else full_day(last_day(until, now)) if _is_midnight(until) else ""
    if until is not None and not last:
        last = day_clock(until, now)
    if first is None:
        return _("until {last}").format(last=last) if last else pgettext("amount", "everything")
    if last is None:
        return _("since {first}").format(first=first)
    return _("{first} to {last}").format(first=first, last=last)


def _edge(at: datetime, now: datetime) -> str:
    return full_day(at.date()) if _is_midnight(at) else day_clock(at, now)


def _is_midnight(at: datetime) -> bool:
    return (at.hour, at.minute, at.second) == (0, 0, 0)
