"""Dates as a letter has them: 11月20日（金）, Friday, 20 November. Never short, never ambiguous."""

from __future__ import annotations

from datetime import date, datetime

from jobboard_tui.core.letters.letter import Language

_JA = "月火水木金土日"
_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def written(day: date, language: Language) -> str:
    """A date in a letter.

    >>> written(date(2026, 11, 20), Language.JA), written(date(2026, 11, 20), Language.EN)
    ('11月20日（金）', 'Friday, 20 November')
    """
    if language is Language.JA:
        return f"{day.month}月{day.day}日（{_JA[day.weekday()]}）"
    return f"{_EN[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]}"


def met(at: datetime, now: datetime, language: Language) -> str:
    """When people met: 本日 and "today" where it is the same day, the date otherwise."""
    day = at.astimezone(now.tzinfo).date()
    if language is Language.JA:
        return "本日" if day == now.date() else written(day, language)
    return "today" if day == now.date() else f"on {written(day, language)}"
