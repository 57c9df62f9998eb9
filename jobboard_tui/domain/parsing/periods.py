"""Days that are named together: "end of December", "今週中", "12月上旬", "within 3 business days".

Of a deadline they mean the last of them that counts; of anything else it is asked which.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from jobboard_tui.domain.business_days import BusinessCalendar
from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.parsing import dates
from jobboard_tui.domain.parsing.calendar_words import (
    ERA_YEAR,
    MONTH,
    MONTHS,
    WEEKS_AWAY,
    any_of,
    year_of_era,
)
from jobboard_tui.domain.parsing.dates import YEARS_AWAY, counted_day, meant_day, two_days
from jobboard_tui.domain.parsing.purpose import TO_COME, Purpose
from jobboard_tui.domain.rules import Closure
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _

_WITHIN = re.compile(r"within (?:the (?:next|coming) )?(?P<english>.+)|(?P<japanese>.+)以内")

_OFFICES = BusinessCalendar(ZoneInfo("Asia/Tokyo"), (Closure((None, 12, 29), (None, 1, 3)),))
_MOST_BUSINESS_DAYS = 400
_Told = Mapping[str, str | None]


class SeveralDays(AmbiguousInput):
    """A time that could be any of several days."""


@frozen
class Period:
    """The first and the last of some days, and the one by which something is due in them.

    `due` is None where people mean several. `is_part` is whether they are a part of a month that
    ends on no day of its own, as 中旬 and "early December" do.
    """

    first: date
    last: date
    due: date | None
    is_part: bool = False


Choice = Literal["", "hour", "last day", "business day", "morning", "afternoon", "evening", "day"]
"""What is chosen where a text leaves it open: an hour, or one of several days.

A part of a day, or the day so far, is chosen where something happened in it at an hour that is not
known.
"""


_IN_WEEK = {
    **dict.fromkeys(("中", "内", "いっぱい", "end", ""), (0, 6)),
    "末": (5, 6),
    **dict.fromkeys(("頭", "初め", "はじめ", "early", "beginning", "start"), (0, 1)),
    **dict.fromkeys(("半ば", "中頃", "mid", "middle"), (1, 3)),
    **dict.fromkeys(
        ("後半", "late", "later", "second half", "2nd half", "latter half", "last half"), (2, 4)
    ),
    **dict.fromkeys(("前半", "first half", "1st half"), (0, 2)),
}
"""Parts of a week, from their first to their last day; Monday is 0."""
_TO_THE_END = frozenset(("中", "内", "いっぱい", "end"))
_IN_MONTH = {
    **dict.fromkeys(("上旬", "初旬", "early"), (1, 10, True)),
    **dict.fromkeys(("中旬", "mid", "middle"), (11, 20, True)),
    **dict.fromkeys(("下旬", "late"), (21, 31, True)),
    **dict.fromkeys(("末", "末頃", "end"), (25, 31, True)),
    **dict.fromkeys(("頭", "初め", "はじめ", "初頭", "初", "beginning", "start"), (1, 3, True)),
    **dict.fromkeys(("中", "内", "いっぱい"), (1, 31, True)),
    **dict.fromkeys(("末日", "last day"), (31, 31, True)),
    **dict.fromkeys(("半ば", "中頃"), (10, 20, False)),
    **dict.fromkeys(("前半", "first half", "1st half"), (1, 15, False)),
    **dict.fromkeys(
        ("後半", "second half", "2nd half", "latter half", "last half"), (16, 31, False)
    ),
}
"""Parts of a month: the first and the last day, and whether the last is the one that is meant."""
_TO_THE_LAST_DAY = frozenset(("末", "end", "中", "内", "いっぱい", "末日", "last day"))
"""Parts of a month that end with it."""
_WEEKS = {**WEEKS_AWAY, "the": 0, "before last": -2}
_MONTHS = {
    **{"今月": 0, "当月": 0, "来月": 1, "翌月": 1, "再来月": 2, "先月": -1, "月": 0, "": 0},
    **{"this month": 0, "the month": 0, "month": 0, "next month": 1, "last month": -1},
}

_KANJI_WEEK = any_of(word for word in _WEEKS if not word.isascii())
_THAT = r"(?P<week>this|the|next|last)"
_HALVES = "first half|1st half|second half|2nd half|latter half|last half"
_WEEK_FORMS = (
    re.compile(
        rf"(?P<week>{_KANJI_WEEK}) ?"
        r"(?P<part>中|内|いっぱい|末|頭|初め|はじめ|前半|後半|半ば|中頃)"
    ),
    re.compile(r"週(?P<part>内|末|初め|半ば|中頃)"),
    re.compile(rf"(?:the )?(?P<part>end|beginning|start|middle|{_HALVES}) of (?:{_THAT} )?week"),
    re.compile(rf"(?P<part>early|mid|later?)[ -](?:in )?(?:{_THAT} )?week"),
    re.compile(rf"within (?!the ){_THAT} (?P<end>week)"),
    re.compile(r"(?P<end>eow)"),
    re.compile(rf"(?:{_THAT} )?(?P<weekend>week-?end)"),
    re.compile(r"(?P<week>this|last) week|(?P<kanji>今週|先週|先々週)"),
    re.compile(r"(?:the )?week (?P<week>before last)"),
)
_ON_MONDAY = "週明け"
_OF_YEAR = rf"(?:(?P<year>\d{{4}})年? ?|{ERA_YEAR}年 ?|(?P<away>{any_of(YEARS_AWAY)}) ?)"
_KANJI_PARTS = (
    "(?P<part>上旬|初旬|中旬|下旬|末日|末頃|末|頭|初め|はじめ|初頭|中頃|中|内|いっぱい"
    "|前半|後半|半ば)"
)
_ENGLISH_MONTH = (
    r"(?:(?P<month>(?:this |the |next |last )?month)"
    rf"|(?P<name>{MONTH})(?:,? (?P<name_year>\d{{4}}))?)"
)
_KANJI_MONTH = any_of(word for word in _MONTHS if word and word != "月" and not word.isascii())
_MONTH_FORMS = (
    re.compile(
        rf"(?:(?P<month>{_KANJI_MONTH})|{_OF_YEAR}?(?P<number>\d{{1,2}})月) ?{_KANJI_PARTS}"
    ),
    re.compile(r"(?P<month>月)(?P<part>末日|末頃|末|内)|(?P<last>末日)"),
    re.compile(r"月(?P<coming>初め|初|頭)"),
    re.compile(
        rf"(?:the )?(?P<part>end|beginning|start|middle|last day|{_HALVES}) of {_ENGLISH_MONTH}"
    ),
    re.compile(rf"(?P<part>early|mid|late)[ -](?:in )?{_ENGLISH_MONTH}"),
    re.compile(rf"{_ENGLISH_MONTH}[ -](?P<part>end)"),
    re.compile(rf"(?P<whole>within) (?!the ){_ENGLISH_MONTH}"),
    re.compile(r"(?P<eom>eom)"),
)
_YEAR_FORMS = (
    re.compile(rf"(?!年中)(?:{_OF_YEAR}|年)(?P<part>度末|度内|度中|末|内|いっぱい|中)"),
    re.compile(
        r"(?:the )?(?P<end>end) of (?:the |this |calendar )*"
        r"(?P<which>(?:next |fiscal |financial )?year|\d{4})"
    ),
    re.compile(r"(?:the |this )*(?P<which>(?:fiscal |financial )?year)[ -](?P<end>end)"),
    re.compile(
        r"within (?!the year)(?:the |this |calendar )*(?P<which>(?:next |fiscal |financial )?year)"
    ),
    re.compile(r"(?P<end>eoy)"),
)
_BUSINESS_DAYS = (
    re.compile(
        r"(?:(?P<in>in|\+) ?|(?P<within>within) (?:the (?:next|coming) )?)?"
        r"(?P<count>\d{1,3}) (?:business|working|work) days?"
        r"(?P<way> from now| later| after| time| ago| before)?"
    ),
    re.compile(r"(?:(?P<in>\+) ?)?(?P<count>\d{1,3})営業日(?P<way>(?P<within>以内)|後|前)?"),
    re.compile(
        r"(?P<next>(?:the )?(?:next|following) (?:business|working) day"
        r"|翌営業日|次 ?営業日|翌々営業日)"
    ),
)
_OF_ITS_EVENT = re.compile(
    r"以内|^within\b|営業日|\b(?:business|working|work) days?\b|翌(?:々?日|朝|晩)"
    r"|\b(?:next|following) day\b"
)


def read_day(text: str, today: date, purpose: Purpose, today_fits: bool = False) -> date:
    """Return the day that a text names as `dates.read_day` does, or the one that is meant of some.

    `SeveralDays` where any of them could be.
    """
    exact = _business_day(text, today, purpose)
    if exact is not None:
        return exact
    period = _period(text, today, purpose)
    if period is None:
        return dates.read_day(text, today, purpose, today_fits)
    return _day_of(text, period, today, purpose)


def is_of_its_event(text: str) -> bool:
    """Return whether a text is reckoned from the event that states it, whenever it is typed."""
    return _OF_ITS_EVENT.search(text) is not None


def length_within(text: str) -> str:
    """Return the length of "within 3 days" and 3日以内; empty for other texts."""
    match = _WITHIN.fullmatch(text)
    return (match["english"] or match["japanese"]) if match else ""


def is_period(text: str) -> bool:
    """Return whether a text names days together."""
    forms = (*_WEEK_FORMS, *_MONTH_FORMS, *_YEAR_FORMS)
    return text == _ON_MONDAY or any(form.fullmatch(text) for form in forms)


def day_chosen(text: str, today: date, purpose: Purpose) -> Choice:
    """Return which day is chosen where a text, which is understood, names days together.

    Nothing where they end on a day of their own: "end of December", 年内.
    """
    period = _period(text, today, purpose) if purpose.is_end else None
    if period is None or period.due is None or period.first == period.last:
        return ""
    if _told(_WEEK_FORMS, text):
        return "last day" if period.due == period.last else "business day"
    return "last day" if period.is_part else ""


def _day_of(text: str, period: Period, today: date, purpose: Purpose) -> date:
    if period.first == period.last:
        return period.first
    start = purpose.first_day(today)
    if not purpose.is_end:
        first = max(period.first, today) if purpose.ahead else period.first
        raise _several(text, first if first <= period.last else period.first, period.last)
    if purpose.puts_off and period.is_part:
        raise _several(text, max(period.first, start), period.last)
    if period.last < start and period.due is None:
        raise InvalidInput(
            _("date {text}").format(text=text), _("that is in the past"), _("give a future time")
        )
    if period.due is None:
        raise _several(text, max(period.first, start), period.last)
    if period.due < start <= period.last:
        raise _closed_week(text, period, start)
    return period.due


def _closed_week(text: str, period: Period, start: date) -> AmbiguousInput:
    """The rest of a week without a business day: its Friday or its end, or the week after."""
    friday = period.last - timedelta(days=2)
    this = friday if friday >= start else period.last
    following = _last_open_day(period.last + timedelta(days=1))
    return two_days(text, this, following or this + timedelta(weeks=1), this)


def _several(text: str, first: date, last: date) -> SeveralDays:
    from jobboard_tui.domain.labels import full_day

    return SeveralDays(
        _("date {text}").format(text=text),
        _("that could be any day from {first} to {last}").format(
            first=full_day(first), last=full_day(last)
        ),
        _("type the day, e.g. {date}").format(date=last.isoformat()),
    )


def _period(text: str, today: date, purpose: Purpose) -> Period | None:
    if unit := _WITHIN_THE.fullmatch(text):
        raise _end_or_length(text, unit["unit"], today, purpose)
    if told := _told(_WEEK_FORMS, text):
        return _of_week(told, today, purpose)
    if told := _told(_MONTH_FORMS, text):
        return _of_month(text, told, today, purpose)
    if told := _told(_YEAR_FORMS, text):
        return _of_year(told, today)
    if length := length_within(text):
        day = counted_day(f"in {length}", today, TO_COME)
        if day is not None:
            return Period(min(day, today + timedelta(days=1)), day, day)
    return _after_weekend(today) if text == _ON_MONDAY else None


_WITHIN_THE = re.compile(r"within the (?P<unit>week|month|year)")


def _end_or_length(text: str, unit: str, today: date, purpose: Purpose) -> AmbiguousInput:
    """The doubt about "within the week", which ends with this week or in a week."""
    this = read_day(f"within this {unit}", today, replace(purpose, is_end=True))
    later = counted_day(f"in 1 {unit}", today, TO_COME) or this
    return two_days(text, this, later, this)


def _told(forms: Iterable[re.Pattern[str]], text: str) -> _Told | None:
    matches = (form.fullmatch(text) for form in forms)
    return next((match.groupdict() for match in matches if match), None)


# -- weeks ---------------------------------------------------------------------------------------


def _of_week(told: _Told, today: date, purpose: Purpose) -> Period:
    named = told.get("week") or told.get("kanji") or "this"
    monday = today + timedelta(days=7 * _WEEKS[named] - today.weekday())
    if told.get("weekend"):
        if named == "next":
            this = monday - timedelta(weeks=1)
            return Period(this + timedelta(days=5), monday + timedelta(days=6), None)
        if named == "the":  # by the weekend: before it, or in it
            return Period(monday + timedelta(days=4), monday + timedelta(days=6), None)
        part = "末"
    else:
        part = "end" if told.get("end") else told.get("part") or ""
    first, last = (monday + timedelta(days=number) for number in _IN_WEEK[part])
    if part == "末":
        if purpose.puts_off:  # it comes back when the weekend begins
            first = last = first if first > today else last
        return Period(first, last, last)
    due = _last_open_day(monday) if part in _TO_THE_END else None
    return Period(first, last, due)


def _last_open_day(monday: date) -> date | None:
    """The last business day of a week."""
    days = (monday + timedelta(days=number) for number in range(4, -1, -1))
    return next((day for day in days if _OFFICES.is_business_day(day)), None)


def _after_weekend(today: date) -> Period:
    """Monday, and what else is meant where that is a holiday."""
    monday = today + timedelta(days=7 - today.weekday())
    opened = _OFFICES.business_day(monday)
    return Period(monday, opened, None)


# -- months and years ----------------------------------------------------------------------------


def _of_month(text: str, told: _Told, today: date, purpose: Purpose) -> Period:
    part = (
        told.get("part")
        or told.get("coming")
        or ("中" if told.get("whole") else "末日" if told.get("last") else "end")
    )
    first, last, is_due = _IN_MONTH[part]
    is_part = part not in _TO_THE_LAST_DAY

    def of(year: int, month: int) -> Period:
        longest = calendar.monthrange(year, month)[1]
        end = date(year, month, min(last, longest))
        begin = date(year, month, min(first, longest))
        return Period(begin, end, end if is_due else None, is_part)

    number = int(told.get("number") or 0) or MONTHS.get(told.get("name") or "", 0)
    if not number:
        away = today.year * 12 + today.month - 1 + _MONTHS[told.get("month") or ""]
        if told.get("coming") and purpose.ahead and purpose.first_day(today).day > last:
            away += 1
        return of(away // 12, away % 12 + 1)
    if number > 12:
        raise ValueError(text)
    year = _year_told(told, today)
    if year is None:
        periods = {
            period.last: period
            for period in (of(today.year + away, number) for away in range(-9, 10))
        }
        limit = None if purpose.limit is None else timedelta(days=purpose.limit)
        return periods[meant_day(text, list(periods), today, purpose, limit)]
    return of(year, number)


def _year_told(told: _Told, today: date) -> int | None:
    if year := told.get("year") or told.get("name_year"):
        return int(year)
    if (era := told.get("era")) and (number := told.get("era_year")):
        return year_of_era(era, number)
    return today.year + YEARS_AWAY[away] if (away := told.get("away")) else None


def _of_year(told: _Told, today: date) -> Period:
    which, part = told.get("which") or "", told.get("part") or ""
    is_whole = part in ("内", "いっぱい", "中", "度内", "度中") or not (part or told.get("end"))
    if part.startswith("度") or which.startswith(("fiscal", "financial")):
        begun = today if today.month > 3 else today.replace(year=today.year - 1, day=1)
        end = date((_year_told(told, begun) or begun.year) + 1, 3, 31)
    else:
        year = int(which) if which.isdigit() else _year_told(told, today) or today.year
        end = date(year + (which == "next year"), 12, 31)
    first = end - timedelta(days=364) if is_whole else end.replace(day=25)
    return Period(first, end, end)


# -- business days -------------------------------------------------------------------------------


def _business_day(text: str, today: date, purpose: Purpose) -> date | None:
    """The day that is so many business days away; the next one is 1."""
    for form in _BUSINESS_DAYS:
        if (match := form.fullmatch(text)) is None:
            continue
        told = match.groupdict()
        if told.get("next"):
            return _open_day(today, 2 if "翌々" in text else 1)
        count, way = int(told["count"]), (told.get("way") or "").strip()
        if not 0 < count <= _MOST_BUSINESS_DAYS:
            raise ValueError(text)
        if told["within"] and not purpose.is_end:
            raise _several(text, _open_day(today, 1), _open_day(today, count))
        is_back = way in ("前", "ago", "before")
        if not way and not told.get("in") and not told["within"]:
            is_back = not purpose.ahead
        return _open_day(today, -count if is_back else count)
    return None


def _open_day(start: date, count: int) -> date:
    step = timedelta(days=1 if count > 0 else -1)
    day = start
    for _n in range(abs(count)):
        day += step
        while not _OFFICES.is_business_day(day):
            day += step
    return day
