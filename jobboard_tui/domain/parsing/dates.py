"""The day as people say it: "fri", "next mon", "25 nov", "11/25", "明後日", "来週月曜", "+3d"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time, timedelta

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.holidays import days_named
from jobboard_tui.domain.parsing.calendar_words import (
    ENGLISH_WEEKDAY,
    ERA_YEAR,
    KANJI_WEEKDAY,
    LONE_ERA,
    MONTH,
    MONTHS,
    WEEKDAYS,
    WEEKS_AWAY,
    any_of,
    nearest_weekday,
    year_of_era,
)
from jobboard_tui.domain.parsing.purpose import HAPPENED, MEETING, PERIOD, TO_COME, Purpose
from jobboard_tui.i18n import _

_DAYS_AWAY = {
    -2: "day before yesterday|the day before yesterday|一昨日|おととい",
    -1: "yesterday|yday|last night|late last night|昨日|きのう|昨夜|昨晩",
    0: "today|tod|tonight|今日|きょう|本日|当日|今夜|今晩|今朝",
    1: (
        "tomorrow|tmr|tmrw|tom|next day|the next day|the following day|明日|あした|あす|明朝|明晩"
        "|翌日|翌朝|翌晩"
    ),
    2: "day after tomorrow|the day after tomorrow|明後日|あさって|翌々日",
    3: "明々後日|明明後日|しあさって",
    7: "来週 今日|来週今日",
}
OF_TODAY_SO_FAR = frozenset(("earlier today",))
"""Today, at an hour that is over and not told."""
_OF_TODAY_YET = frozenset(("later today",))
_NAMED_DAYS = {name: away for away, names in _DAYS_AWAY.items() for name in names.split("|")}

PART_OF_DAY = {
    **dict.fromkeys(
        (
            "tonight",
            "last night",
            "late last night",
            "今夜",
            "今晩",
            "昨夜",
            "昨晩",
            "明晩",
            "翌晩",
        ),
        time(20),
    ),
    **dict.fromkeys(("今朝", "明朝", "翌朝"), time(9)),
}
"""Days that are said together with a part of them, and the usual hour of it."""

WEEKDAYS_IN_KANJI = frozenset("月火水木金土日")
"""Names of weekdays that are too short to be one without a time beside them."""
YEARS_AWAY = {"今年": 0, "本年": 0, "来年": 1, "去年": -1, "昨年": -1}
_ENGLISH_YEARS_AWAY = {"this year": 0, "next year": 1, "last year": -1}
_LIKELY_DAYS = timedelta(days=12)
"""Days from now beyond which the 8th of this month or the next is asked about."""
_TELLS_YEAR = re.compile(
    rf"(?<![\d:])(?:(?:19|2[01])\d\d(?![\d:時])|\d{{8}}(?!\d))|{LONE_ERA}"
    rf"|{'|'.join([*YEARS_AWAY, *_ENGLISH_YEARS_AWAY])}"
)
_MONTHS_AWAY = {
    **{"今月": 0, "来月": 1, "翌月": 1, "再来月": 2, "翌々月": 2, "先月": -1},
    **{"this month": 0, "next month": 1, "last month": -1},
}

_UNIT = (
    r"(?P<unit>days?|d|weeks?|wks?|w|months?|mos?|years?|yrs?|y"
    r"|日間?|週間?|[かヶカヵケ箇]月間?|年間?)"
)
_COUNTED = (
    (re.compile(rf"(?P<sign>[+-])\s?(?P<count>\d{{1,5}})\s?{_UNIT}"), 0),
    (re.compile(rf"(?:in )?(?P<count>\d{{1,5}})\s?{_UNIT}(?: from now| later| hence| time)"), 1),
    (re.compile(rf"in (?P<count>\d{{1,5}})\s?{_UNIT}"), 1),
    (re.compile(rf"(?P<count>\d{{1,5}})\s?{_UNIT} ago"), -1),
    (re.compile(rf"(?P<count>\d{{1,5}})\s?{_UNIT}後"), 1),
    (re.compile(rf"(?P<count>\d{{1,5}})\s?{_UNIT}前"), -1),
)
_LENGTH = (
    r"(?P<count>\d{1,3}) ?"
    r"(?P<unit>days?|weeks?|months?|years?|日間?|週間?|[かヶカヵケ箇]月間?|年間?)"
)
_LENGTH_FROM = (
    re.compile(rf"{_LENGTH} (?P<way>from|after|before) (?P<day>(?!now\b).+)"),
    re.compile(
        r"(?P<count>\d{1,2}) (?P<unit>weeks?) (?P<day>(?:on )?"
        rf"(?:today|tomorrow|yesterday|{ENGLISH_WEEKDAY}))"
    ),
    re.compile(rf"(?P<day>today|tomorrow|{ENGLISH_WEEKDAY}) (?P<unit>week)"),
    re.compile(rf"(?P<day>.+[\d日曜]) {_LENGTH}(?P<way>前|後)"),
    re.compile(rf"(?P<day>.+?) ?(?:から|より) ?{_LENGTH}(?P<later>以内|後)?"),
)
"""So long from a day, or before it: a week from Friday, Monday week, 11月25日から2週間."""
_NEXT_TO = (
    re.compile(r"(?:the )?day (?P<way>before|after) (?P<day>.+)"),
    re.compile(r"(?P<day>.+?) ?(?P<way>前日|翌日)"),
)
"""The day before another one, or behind it."""
_PLAIN_COUNT = re.compile(r"(?P<count>\d{1,5})\s?(?P<unit>days?|d|weeks?|wks?|w|months?|mos?)")

_JAPANESE_LENGTH = re.compile(r"(?P<count>\d{1,5})\s?(?P<unit>日間|週間?|[かヶカヵケ箇]月間?)")

_DAY_OFF = any_of(name for name, number in WEEKDAYS.items() if name.isascii() and number > 4)
_WEEKDAY_FORMS = (
    re.compile(rf"(?:(?P<near>this coming|this|next|last|coming) )?(?P<day>{ENGLISH_WEEKDAY})"),
    re.compile(rf"(?P<week>this|next|last) week (?:on )?(?P<day>{ENGLISH_WEEKDAY})"),
    re.compile(rf"(?P<day>{ENGLISH_WEEKDAY}) (?:of )?(?P<week>this|next|last) week"),
    re.compile(
        rf"(?P<week>{any_of(WEEKS_AWAY)})(?:末(?= ?[土日]))? ?(?P<day>{KANJI_WEEKDAY})"
        r"(?:曜日?)?"
    ),
    re.compile(rf"(?:(?P<week>this)|(?P<near>next)) week-?end (?:on )?(?P<day>{_DAY_OFF})"),
    re.compile(
        rf"(?P<day>{_DAY_OFF}) (?:of |on )?(?:(?:the )?(?P<week>this)|(?P<near>next)) week-?end"
    ),
    re.compile(r"週末 ?(?P<day>[土日])曜日?"),
    re.compile(rf"(?P<near>次|今度|この(?!前)|前回?|この前)? ?(?P<day>{KANJI_WEEKDAY})曜日?"),
)
_WEEKDAYS_AGO = re.compile(rf"(?P<count>\d{{1,2}}) (?P<day>{ENGLISH_WEEKDAY})s? ago")
_BEYOND = re.compile(rf"(?:the )?(?P<day>{ENGLISH_WEEKDAY}) (?P<way>before last|after next)")
"""The weekday before the last one, or behind the next."""
_WEEK_ALONE = re.compile(r"(?P<week>next week|来週|翌週|再来週|さ来週|週明け)")
_WEEKDAY = re.compile(rf"\b(?P<english>{ENGLISH_WEEKDAY})\b|(?P<japanese>{KANJI_WEEKDAY})曜日?")

_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})")
_EIGHT_DIGITS = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
_YEAR_LAST = re.compile(r"(?P<one>\d{1,2})(?P<sep>[-/.])(?P<two>\d{1,2})(?P=sep)(?P<year>\d{4})")
_YEAR_SHORT = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{1,2}")
_WITH_LAST_DOT = re.compile(r"(?P<one>\d{1,2})\. ?(?P<two>\d{1,2})\.")
"""As most of Europe writes the day and the month; or with a full stop behind it."""
_UNCERTAIN = re.compile(
    r"(?<![\d/.-])(?P<month>\d{1,2})(?P<sep>[-/.])(?P<day>\d{1,2})(?!(?P=sep)|[\d/:])"
)
_FAR = timedelta(days=30)
_STRETCHES = frozenset(
    (
        *("next year", "this year", "last year", "来年", "今年", "本年", "去年", "昨年"),
        *("next month", "this month", "last month", "来月", "今月", "先月", "再来月"),
        *("年明け", "年始", "年末年始", "新年", "early next year", "new year", "the new year"),
    )
)
_MONTH_DAY = re.compile(r"(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
_ERA_DATE = re.compile(
    rf"{ERA_YEAR} ?[-年./] ?(?P<month>\d{{1,2}}) ?[-月./] ?(?P<day>\d{{1,2}})日?", re.IGNORECASE
)
_KANJI_DATE = re.compile(
    rf"(?:(?P<year>\d{{4}})年 ?|(?P<away>{'|'.join(YEARS_AWAY)}) ?)?"
    r"(?P<month>\d{1,2})月 ?(?P<day>\d{1,2})日?"
)
_YEAR_AWAY = re.compile(
    rf"(?P<away>{'|'.join(YEARS_AWAY)}) ?(?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})"
)
_ENGLISH_YEAR_AWAY = re.compile(rf"(?P<date>.*\S) (?P<away>{'|'.join(_ENGLISH_YEARS_AWAY)})")
_WEEK_OF_YEAR = re.compile(r"\d{4}-?w\d\d-?[1-7]")
_OF_MONTH_AWAY = (
    re.compile(
        rf"(?P<away>{'|'.join(_MONTHS_AWAY)}) ?(?:on )?(?:the )?"
        r"(?P<day>\d{1,2})(?:日|st|nd|rd|th)"
    ),
    re.compile(
        rf"(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th) (?:of )?(?P<away>{'|'.join(_MONTHS_AWAY)})"
    ),
)
_A_MONTH = rf"(?P<away>{'|'.join(_MONTHS_AWAY)})|(?:(?P<year>\d{{4}})年 ?)?(?P<month>\d{{1,2}})月"
_NUMBERED_WEEKDAY = (
    re.compile(
        rf"(?:{_A_MONTH})? ?"
        rf"第(?P<number>[1-4一二三四]) ?(?P<weekday>{KANJI_WEEKDAY})曜?日?"
    ),
    re.compile(
        rf"(?:{_A_MONTH}) ?"
        rf"(?P<number>最終|最後) ?(?P<weekday>{KANJI_WEEKDAY})曜?日?"
    ),
    re.compile(
        r"(?:the )?(?P<number>first|second|third|fourth|last|1st|2nd|3rd|4th) "
        rf"(?P<weekday>{ENGLISH_WEEKDAY}) (?:of|in) (?:the )?"
        rf"(?:(?P<away>{'|'.join(_MONTHS_AWAY)}|month)|(?P<name>{MONTH})(?: (?P<year>\d{{4}}))?)"
    ),
)
"""The second Friday of a month, or its last."""
_NUMBERS_OF_WEEKDAYS: Mapping[str, int] = {
    **dict.fromkeys(("1", "一", "first", "1st"), 1),
    **dict.fromkeys(("2", "二", "second", "2nd"), 2),
    **dict.fromkeys(("3", "三", "third", "3rd"), 3),
    **dict.fromkeys(("4", "四", "fourth", "4th"), 4),
    **dict.fromkeys(("最終", "最後", "last"), -1),
}
_DAY_ALONE = re.compile(r"(?:the )?(?P<day>\d{1,2})(?:日|st|nd|rd|th)")
_SHORT_YEAR = r"['’]?(?:2[5-9]|3\d)"
"""A year behind a day and a month in two digits, which no hour has."""
_BEFORE_A_DAY = re.compile(r"(?P<day>\d{1,2})日前")
_DAY_NAME = re.compile(
    rf"(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]?(?:of )?(?P<month>{MONTH})"
    rf"(?:[ -]?(?P<year>\d{{4}}|{_SHORT_YEAR}))?"
)
_NAME_DAY = re.compile(
    rf"(?P<month>{MONTH})[ -]?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:[ -](?P<year>\d{{4}}|{_SHORT_YEAR}))?"
)


def read_day(text: str, today: date, purpose: Purpose, today_fits: bool = False) -> date:
    """The day that a text names; it is in lower case, with one blank between words.

    `today_fits` says that a weekday which is today's means today: a time is given, and that time
    of today lies on the side of `purpose`. `AmbiguousInput` where the year is not certain,
    `InvalidInput` for a date that exists in no calendar or has two meanings, `ValueError` for what
    is no date.
    """
    if text in _NAMED_DAYS:
        return today + timedelta(days=_NAMED_DAYS[text])
    if text in _STRETCHES:
        raise InvalidInput(
            _("date {text}").format(text=text),
            _("it doesn't say which day"),
            _("type one, e.g. 1/15 or 2027-01-15, or an interval like +1mo"),
        )
    if holiday := _holiday(text, today, purpose):
        return holiday
    day_told = _told_from_another(text, today, purpose) or _told_twice(text, today, purpose)
    if day_told:
        return day_told
    if numbered := _numbered_weekday(text, today, purpose):
        return numbered
    day = counted_day(text, today, purpose) or _weekday(text, today, purpose, today_fits)
    return day or _dated(text, today, purpose)


def _holiday(text: str, today: date, purpose: Purpose) -> date | None:
    """The day of a national holiday by its name; None for other texts."""
    if not text.endswith("日") or any(map(str.isdigit, text)):
        return None
    start = purpose.first_day(today)
    days = days_named(text, range(start.year - 2, start.year + 3))
    limit = None if purpose.limit is None else timedelta(days=purpose.limit)
    return meant_day(text, days, today, purpose, limit) if days else None


def _told_from_another(text: str, today: date, purpose: Purpose) -> date | None:
    """The day that is told by another one: earlier today, a week from Friday, 12/8の前日."""
    is_of_today = _OF_TODAY_YET if purpose.ahead else OF_TODAY_SO_FAR
    if text in is_of_today or (purpose.is_of_meeting and text in OF_TODAY_SO_FAR):
        return today
    if match := _first_match(_LENGTH_FROM, text):
        told = match.groupdict()
        is_stretch = match.re is _LENGTH_FROM[-1] and told["later"] != "後"
        if is_stretch and not purpose.is_end:
            return None
        start = read_day(told["day"].removeprefix("on "), today, MEETING)  # the nearest
        sign = -1 if told.get("way") in ("before", "前") else 1
        day = _away(start, sign * int(told.get("count") or 1), told["unit"])
        if weekday_alone(told["day"]) == today.weekday():
            raise two_days(text, today + (day - start), day, day)
        return day
    if (match := _WEEKDAYS_AGO.fullmatch(text)) and int(match["count"]):
        last = _nearest(WEEKDAYS[match["day"]], today, ahead=False)
        return last - timedelta(weeks=int(match["count"]) - 1)
    if match := _BEYOND.fullmatch(text):
        return _beyond(text, WEEKDAYS[match["day"]], today, is_ahead=match["way"] == "after next")
    if match := _first_match(_NEXT_TO, text):
        step = timedelta(days=1 if match["way"] in ("after", "翌日") else -1)
        return read_day(match["day"], today, purpose) + step
    return None


def _beyond(text: str, weekday: int, today: date, *, is_ahead: bool) -> date:
    """The day of "Monday before last"; `AmbiguousInput` where "last Monday" could be two days."""
    step = timedelta(weeks=1 if is_ahead else -1)
    nearest = _nearest(weekday, today, ahead=is_ahead) + step
    of_week = today + timedelta(days=weekday - today.weekday()) + 2 * step
    _refuse_two_weeks(text, nearest, of_week)
    return nearest


def _told_twice(text: str, today: date, purpose: Purpose) -> date | None:
    """The day that is told from today and by its date or weekday: 明日(11/26), 来週月曜(11/30).

    `AmbiguousInput` where these are two days.
    """
    words = text.split()
    for at in range(1, len(words)):
        from_today, other = " ".join(words[:at]), " ".join(words[at:])
        if not is_told_from_today(from_today) or _WEEK_ALONE.fullmatch(from_today):
            continue
        try:
            second = _calendar_date(_WEEKDAY.sub("", other).strip(), today, purpose)
        except ValueError:
            second = None
        if second is None and weekday_alone(other) is None:
            continue
        day = _of_these(from_today, second, today, purpose)
        second = second or nearest_weekday(day, weekday_alone(other) or 0)
        if day != second:
            raise two_days(text, min(day, second), max(day, second), day)
        return day
    return None


def _of_these(from_today: str, second: date | None, today: date, purpose: Purpose) -> date:
    """The day that "next fri" means, of two the one of the date beside it."""
    try:
        return read_day(from_today, today, purpose)
    except AmbiguousInput:
        named = _WEEKDAY.search(from_today)
        if named is None or second is None or abs(second - today) > timedelta(days=14):
            raise
        weekday = WEEKDAYS[named["english"] or named["japanese"]]
        if second.weekday() != weekday:
            raise
        return second


def _first_match(forms: Iterable[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((match for form in forms if (match := form.fullmatch(text))), None)


def tells_year(text: str) -> bool:
    """Whether a date says its year, by number or as in "next year"."""
    return _TELLS_YEAR.search(text) is not None


def weekday_alone(text: str) -> int | None:
    """The weekday, from 0 for Monday, of a text that names one and no week; None for others."""
    for pattern in _WEEKDAY_FORMS:
        if match := pattern.fullmatch(text):
            named = match.groupdict()
            return None if named.get("near") or named.get("week") else WEEKDAYS[named["day"]]
    return None


def is_told_from_today(text: str) -> bool:
    """Return whether a text names a day by its distance from the one on which it is said."""
    if text in _NAMED_DAYS or _WEEK_ALONE.fullmatch(text) or _month_away(text):
        return True
    if _WEEKDAYS_AGO.fullmatch(text) or _BEYOND.fullmatch(text):
        return True
    if base := _first_match(_LENGTH_FROM, text) or _first_match(_NEXT_TO, text):
        return is_told_from_today(base["day"].removeprefix("on "))
    match = next((one for form in _WEEKDAY_FORMS if (one := form.fullmatch(text))), None)
    return match is not None and weekday_alone(text) is None


def is_of_this_week(text: str) -> bool:
    """Return whether a text names a weekday of the week in which it is typed."""
    for pattern in _WEEKDAY_FORMS:
        if match := pattern.fullmatch(text):
            named = match.groupdict()
            return WEEKS_AWAY.get(named.get("week") or named.get("near") or "") == 0
    return False


def is_counted(text: str) -> bool:
    """Whether a text names a day by its distance in days, weeks, months or years."""
    patterns = (_PLAIN_COUNT, _JAPANESE_LENGTH, *(pattern for pattern, _way in _COUNTED))
    return any(pattern.fullmatch(text) for pattern in patterns)


def fits_both_ways(text: str, day: date, swapped: date) -> bool:
    """Return whether the weekday that a text names is that of a date and of the date swapped."""
    named = _WEEKDAY.search(text)
    return named is not None and day.weekday() == swapped.weekday()


def other_way_round(text: str, day: date, today: date) -> date | None:
    """The near day that a far 1/12 would be with the day first; None where that is no question."""
    match = _UNCERTAIN.search(text)
    if match is None or abs(day - today) <= _FAR:
        return None
    month, number = int(match["month"]), int(match["day"])
    return _swapped(month, number, today) if (day.month, day.day) == (month, number) else None


def _swapped(month: int, day: int, today: date) -> date | None:
    """The date that month and day would be the other way round, where it is within a month."""
    if day > 12 or day == month:
        return None
    near = (one for one in _of_years(day, month, today) if abs(one - today) <= _FAR)
    return next(near, None)


def refuse_two_days(text: str, weekday: str, hour: int, today: date, purpose: Purpose) -> None:
    """`InvalidInput` for "fri 20" where the 20th to come is a Friday."""
    if _WEEKDAY.fullmatch(weekday) is None or not hour:
        return
    side = TO_COME if purpose.ahead else PERIOD
    numbered = _of_month(f"{hour}日", today, side)
    named = _weekday(weekday, today, side, False)
    if numbered is None or named is None or numbered.weekday() != named.weekday():
        return
    from jobboard_tui.domain.labels import month_name

    raise InvalidInput(
        _("time {text}").format(text=text),
        _("that could be an hour or a day"),
        _("type {hour}:00, or {day} {month}").format(
            hour=hour, day=hour, month=month_name(numbered)
        ),
    )


# -- so many days from now -----------------------------------------------------------------------


def counted_day(text: str, today: date, purpose: Purpose) -> date | None:
    """Return the day that is so many days, weeks, months or years away; None for other texts."""
    for pattern, way in _COUNTED:
        if match := pattern.fullmatch(text):
            sign = way or (1 if match["sign"] == "+" else -1)
            return _away(today, sign * int(match["count"]), match["unit"])
    match = _PLAIN_COUNT.fullmatch(text)
    if match is None and purpose.is_end:
        match = _JAPANESE_LENGTH.fullmatch(text)
    if match:
        return _away(today, int(match["count"]) * (1 if purpose.ahead else -1), match["unit"])
    return None


def day_before(text: str, today: date, purpose: Purpose) -> date | None:
    """Return the day before the 10th to come for 10日前; None for other texts."""
    match = _BEFORE_A_DAY.fullmatch(text)
    if match is None or not 0 < int(match["day"]) < 32:
        return None
    day = _of_month(f"{match['day']}日", today, replace(purpose, since=None))
    return None if day is None else day - timedelta(days=1)


def _away(today: date, count: int, unit: str) -> date:
    if unit[0] in "d日":
        return today + timedelta(days=count)
    if unit[0] in "w週":
        return today + timedelta(weeks=count)
    import pendulum  # a month later than the 31st ends with a shorter month

    start = pendulum.date(today.year, today.month, today.day)
    years = unit[0] in "y年"
    later = start.add(years=count) if years else start.add(months=count)
    return date(later.year, later.month, later.day)


# -- days of the week ----------------------------------------------------------------------------


def _weekday(text: str, today: date, purpose: Purpose, today_fits: bool) -> date | None:
    if match := _WEEK_ALONE.fullmatch(text):
        weeks = WEEKS_AWAY.get(match["week"], 1)
        monday = today + timedelta(days=7 * weeks - today.weekday())
        is_one_day = purpose.is_of_meeting or purpose == HAPPENED or purpose.since is not None
        if match["week"] != "週明け" and is_one_day:
            friday = monday + timedelta(days=4)
            raise two_days(text, monday, friday, friday)
        return monday
    for pattern in _WEEKDAY_FORMS:
        if match := pattern.fullmatch(text):
            named = match.groupdict()
            day = WEEKDAYS[named["day"]]
            near = named.get("near")
            week = WEEKS_AWAY.get(named.get("week") or ("" if near == "last" else near or ""))
            week = {"この": 0, "次": 1}.get(near or "", week)
            if week is not None:
                meant = today + timedelta(days=7 * week + day - today.weekday())
                if near in ("next", "次", "この"):
                    _refuse_two_weeks(text, _nearest(day, today, ahead=True), meant)
                return meant
            if near in ("last", "前", "前回", "この前"):
                meant = _nearest(day, today, ahead=False)
                if near == "last":
                    of_week = today + timedelta(days=day - today.weekday() - 7)
                    _refuse_two_weeks(text, of_week, meant)
                return meant
            if near:
                return _nearest(day, today, ahead=True)
            if today_fits and day == today.weekday():
                return today
            return _nearest(day, today, ahead=purpose.ahead)
    return None


def _numbered_weekday(text: str, today: date, purpose: Purpose) -> date | None:
    """The day of 12月第2金曜 and "the last Friday of December"."""
    match = next((one for form in _NUMBERED_WEEKDAY if (one := form.fullmatch(text))), None)
    if match is None:
        return None
    told = match.groupdict()
    number, weekday = _NUMBERS_OF_WEEKDAYS[match["number"]], WEEKDAYS[match["weekday"]]

    def of(year: int, month: int) -> date:
        first, length = calendar.monthrange(year, month)
        days = range(1 + (weekday - first) % 7, length + 1, 7)
        return date(year, month, days[number - 1 if number > 0 else number])

    month = int(told.get("month") or 0) or MONTHS.get(told.get("name") or "", 0)
    if month > 12:
        raise _no_such_day(text)
    if month and told["year"]:
        return of(int(told["year"]), month)
    start = purpose.first_day(today)
    if month:
        limit = None if purpose.limit is None else timedelta(days=purpose.limit)
        days = [of(start.year + away, month) for away in range(-9, 10)]
        return meant_day(text, days, today, purpose, limit)
    if away := told["away"]:
        first = _first_of_month(today, _MONTHS_AWAY.get(away, 0))
        return of(first.year, first.month)
    months = (_first_of_month(start, away) for away in range(-3, 4))
    limit = _LIKELY_DAYS if purpose.year == "nearest" else None
    return meant_day(text, [of(one.year, one.month) for one in months], today, purpose, limit)


def _refuse_two_weeks(text: str, first: date, second: date) -> None:
    """`AmbiguousInput` for "next fri" while one of this week is ahead, and "last mon" after one."""
    if first != second:
        raise two_days(text, min(first, second), max(first, second), max(first, second))


def _nearest(weekday: int, today: date, *, ahead: bool) -> date:
    """The nearest such day of the week that is not today."""
    if ahead:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


# -- dates of the calendar -----------------------------------------------------------------------


def _dated(text: str, today: date, purpose: Purpose) -> date:
    """A date, perhaps with its day of the week, which then must be right."""
    named = _WEEKDAY.search(text)
    if named is None:
        day = _calendar_date(text, today, purpose)
        _refuse_day_that_is_over(text, day, today, purpose)
        return day
    rest = " ".join(f"{text[: named.start()]} {text[named.end() :]}".split())
    day = _calendar_date(rest, today, purpose)
    weekday = WEEKDAYS[named["english"] or named["japanese"]]
    if day.weekday() == weekday:
        return day
    from jobboard_tui.domain.labels import full_day

    raise AmbiguousInput(
        _("date {text}").format(text=text),
        _("that date is {day}, but that weekday is {other}").format(
            day=full_day(day), other=full_day(nearest_weekday(day, weekday))
        ),
        _("type only the date, e.g. {date}").format(date=day.isoformat()),
    )


def _refuse_day_that_is_over(text: str, day: date, today: date, purpose: Purpose) -> None:
    """`AmbiguousInput` for 24日 of a meeting on the 25th: yesterday, or in a month.

    A weekday beside it tells which.
    """
    if day >= today or not purpose.is_of_meeting or _DAY_ALONE.fullmatch(text) is None:
        return
    following = _of_month(text, today, TO_COME) or day
    raise two_days(text, day, following, following)


def _calendar_date(text: str, today: date, purpose: Purpose) -> date:
    for pattern in (_YEAR_FIRST, _EIGHT_DIGITS):
        if match := pattern.fullmatch(text):
            return _exactly(text, int(match["year"]), int(match["month"]), int(match["day"]))
    if day_of_year := _with_year_words(text, today):
        return day_of_year
    if match := _KANJI_DATE.fullmatch(text):
        return _kanji_date(text, match, today, purpose)
    for pattern in (_DAY_NAME, _NAME_DAY):
        if match := pattern.fullmatch(text):
            month, day = MONTHS[match["month"]], int(match["day"])
            if match["year"]:
                year = int(match["year"].lstrip("'’"))
                return _exactly(text, year if year > 99 else 2000 + year, month, day)
            return _without_year(text, month, day, today, purpose)
    if match := _WITH_LAST_DOT.fullmatch(text):
        return _with_last_dot(text, int(match["one"]), int(match["two"]), today, purpose)
    if match := _MONTH_DAY.fullmatch(text):
        return _month_day(text, int(match["month"]), int(match["day"]), today, purpose)
    return _of_month(text, today, purpose) or _year_last(text, today)


def _with_year_words(text: str, today: date) -> date | None:
    """A date whose year is one of an era, or told by its distance, or a day of a week's number."""
    if match := _ERA_DATE.fullmatch(text):
        year = year_of_era(match["era"], match["era_year"])
        return _exactly(text, year, int(match["month"]), int(match["day"]))
    if match := _YEAR_AWAY.fullmatch(text):
        year = today.year + YEARS_AWAY[match["away"]]
        return _exactly(text, year, int(match["month"]), int(match["day"]))
    if match := _ENGLISH_YEAR_AWAY.fullmatch(text):
        named = _calendar_date(match["date"], today, PERIOD)
        year = today.year + _ENGLISH_YEARS_AWAY[match["away"]]
        return _exactly(text, year, named.month, named.day)
    if _WEEK_OF_YEAR.fullmatch(text):
        return date.fromisoformat(text.upper())
    return None


def _kanji_date(text: str, match: re.Match[str], today: date, purpose: Purpose) -> date:
    month, day = int(match["month"]), int(match["day"])
    if match["year"]:
        return _exactly(text, int(match["year"]), month, day)
    if match["away"]:
        return _exactly(text, today.year + YEARS_AWAY[match["away"]], month, day)
    return _without_year(text, month, day, today, purpose)


def _of_month(text: str, today: date, purpose: Purpose) -> date | None:
    """A day of a month that is told by its distance, or of the nearest that has it."""
    if match := _month_away(text):
        first = _first_of_month(today, _MONTHS_AWAY[match["away"]])
        return _exactly(text, first.year, first.month, int(match["day"]))
    if match := _DAY_ALONE.fullmatch(text):
        start = purpose.first_day(today)
        months = (_first_of_month(start, away) for away in range(-3, 4))
        number = int(match["day"])
        days = _existing((one.year, one.month, number) for one in months)
        limit = _LIKELY_DAYS if purpose.year == "nearest" else None
        try:
            return meant_day(text, days, today, purpose, limit)
        except AmbiguousInput:
            if not purpose.is_of_meeting:
                raise
            before = max(day for day in days if day < start)
            after = min(day for day in days if day >= start)
            raise two_days(text, before, after, after) from None
    return None


def _month_away(text: str) -> re.Match[str] | None:
    return next((match for form in _OF_MONTH_AWAY if (match := form.fullmatch(text))), None)


def _first_of_month(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _month_day(text: str, month: int, day: int, today: date, purpose: Purpose) -> date:
    if month > 12 >= day > 0:
        raise InvalidInput(
            _("date {text}").format(text=text),
            _("the month comes first here"),
            _("type {month}/{day}").format(month=day, day=month),
        )
    try:
        return _without_year(text, month, day, today, purpose)
    except AmbiguousInput as doubt:
        swapped = _swapped(month, day, today)
        if swapped is None:
            raise
        from jobboard_tui.domain.labels import month_name

        hint = _("{mend}; the month comes first: {day} {name} is {month}/{day}").format(
            mend=doubt.hint, month=swapped.month, day=swapped.day, name=month_name(swapped)
        )
        raise AmbiguousInput(doubt.what, doubt.why, hint) from None


def _with_last_dot(text: str, one: int, two: int, today: date, purpose: Purpose) -> date:
    """The date of 24.12. and 12.24.; `AmbiguousInput` for 12.4., which may have the day first."""
    if one > 12 or one == two:
        return _without_year(text, two, one, today, purpose)
    first = _without_year(text, one, two, today, replace(purpose, limit=None))
    if two > 12:
        return _without_year(text, one, two, today, purpose)
    second = _without_year(text, two, one, today, replace(purpose, limit=None))
    raise two_days(text, min(first, second), max(first, second), first)


def _year_last(text: str, today: date) -> date:
    """A date with the year at its end, where only a day above 12 tells day and month apart."""
    if _YEAR_SHORT.fullmatch(text):
        raise InvalidInput(
            _("date {text}").format(text=text),
            _("three short numbers don't show which is the year"),
            _("type 2026-11-25 or 25 nov 2026"),
        )
    match = _YEAR_LAST.fullmatch(text)
    if match is None:
        raise ValueError(text)
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if one <= 12 < two:
        return _exactly(text, year, one, two)
    if two <= 12 < one:
        return _exactly(text, year, two, one)
    if one == two:
        return _exactly(text, year, one, two)
    if max(one, two) > 12:
        raise _no_such_day(text)
    both = sorted((_exactly(text, year, one, two), _exactly(text, year, two, one)))
    raise two_days(text, both[0], both[1], min(both, key=lambda day: abs(day - today)))


def _without_year(text: str, month: int, day: int, today: date, purpose: Purpose) -> date:
    """The date of the year that `purpose` means; `AmbiguousInput` where it is too far away."""
    days = _of_years(month, day, purpose.first_day(today))
    limit = None if purpose.limit is None else timedelta(days=purpose.limit)
    return meant_day(text, days, today, purpose, limit)


def _of_years(month: int, day: int, start: date) -> list[date]:
    """The dates of the years around; the 29 February of a leap year is never further away."""
    return _existing((start.year + away, month, day) for away in range(-9, 10))


def _existing(numbers: Iterable[tuple[int, int, int]]) -> list[date]:
    found = []
    for year, month, day in numbers:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found


def meant_day(
    text: str, days: list[date], today: date, purpose: Purpose, limit: timedelta | None
) -> date:
    """Return the one of some dates, in their order, that `purpose` means.

    `AmbiguousInput` names the two around `today` where it is more than `limit` away.
    """
    if not days:
        raise _no_such_day(text)
    start = purpose.first_day(today)
    past = purpose.year == "latest"
    before = max(day for day in days if (day <= start if past else day < start))
    after = min(day for day in days if (day > start if past else day >= start))
    nearest = min(before, after, key=lambda one: abs(one - start))
    day = {"nearest": nearest, "latest": before, "next": after}[purpose.year]
    if limit is not None and abs(day - start) > limit:
        is_over = purpose.year == "latest" or (purpose.since and start - before <= _FAR)
        likely = before if is_over else after if purpose.year == "next" else nearest
        earlier = [day for day in days if day < before]
        is_of_a_year_to_come = after.year > start.year and after - start > _FAR
        if past and earlier and is_of_a_year_to_come:
            before, after = earlier[-1], before
        raise two_days(text, before, after, likely)
    return day


def two_days(text: str, first: date, second: date, likely: date) -> AmbiguousInput:
    """Return the doubt about a date that could be either of two, of which one is likely."""
    from jobboard_tui.domain.labels import full_day

    return AmbiguousInput(
        _("date {text}").format(text=text),
        _("that could be {first} or {second}").format(
            first=full_day(first), second=full_day(second)
        ),
        _("type {date}").format(date=likely.isoformat()),
    )


def _exactly(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_such_day(text) from None


def _no_such_day(text: str) -> InvalidInput:
    return InvalidInput(
        _("date {text}").format(text=text),
        _("there is no such day"),
        _("try 11/25, 25 nov or 2026-11-25"),
    )
