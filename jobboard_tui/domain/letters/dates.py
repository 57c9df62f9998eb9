"""Dates as a letter has them: 11月20日（金）, Friday, 20 November. Never short, never ambiguous."""

from __future__ import annotations

from datetime import date, datetime

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Deadline

WEEKDAYS_IN_KANJI = "月火水木金土日"
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def format_date(day: date, now: date, language: Language) -> str:
    """A date in a letter of `now`, with its year where that is another one.

    >>> now = date(2026, 11, 18)
    >>> format_date(date(2026, 11, 20), now, Language.JA), format_date(date(2026, 11, 20), now,
    ...     Language.EN)
    ('11月20日（金）', 'Friday, 20 November')
    >>> format_date(date(2027, 1, 8), now, Language.JA), format_date(date(2027, 1, 8), now,
    ...     Language.EN)
    ('2027年1月8日（金）', 'Friday, 8 January 2027')
    """
    is_other = day.year != now.year
    if language is Language.JA:
        year = f"{day.year}年" if is_other else ""
        return f"{year}{day.month}月{day.day}日（{WEEKDAYS_IN_KANJI[day.weekday()]}）"
    year = f" {day.year}" if is_other else ""
    return f"{WEEKDAY_NAMES[day.weekday()]}, {day.day} {MONTH_NAMES[day.month - 1]}{year}"


def format_deadline(by: Deadline, now: datetime, language: Language) -> str:
    """A date in a letter, with its time of day where it has one.

    >>> from datetime import UTC
    >>> now = datetime(2026, 11, 18, tzinfo=UTC)
    >>> format_deadline(datetime(2026, 12, 8, 17, tzinfo=UTC), now, Language.JA)
    '12月8日（火）17時'
    """
    if not isinstance(by, datetime):
        return format_date(by, now, language)
    at = by.astimezone(now.tzinfo)
    return f"{format_date(at.date(), now, language)}{format_clock(at, language)}"


def format_clock(at: datetime, language: Language) -> str:
    """A time of day as it stands behind a date in a letter: 17時, 17時30分, " at 17:00"."""
    if language is Language.EN:
        return f" at {at:%H:%M}"
    return f"{at.hour}時{at.minute}分" if at.minute else f"{at.hour}時"


def format_meeting_day(at: datetime, now: datetime, language: Language) -> str:
    """When people met: 本日 and "today" where it is the same day, the date otherwise."""
    day = at.astimezone(now.tzinfo).date()
    if language is Language.JA:
        return "本日" if day == now.date() else format_date(day, now, language)
    return "today" if day == now.date() else f"on {format_date(day, now, language)}"
