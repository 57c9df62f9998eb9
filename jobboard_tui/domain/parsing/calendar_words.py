"""The words for months, weekdays and eras, the same in typed times, lines, sheets and letters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            *("mon monday 月", "tue tues tuesday 火", "wed weds wednesday 水"),
            *("thu thur thurs thursday 木", "fri friday 金", "sat saturday 土", "sun sunday 日"),
        )
    )
    for name in names.split()
}
"""Weekdays by their names in lower case, from 0 for Monday."""
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan january", "feb february", "mar march", "apr april", "may", "jun june"),
            *("jul july", "aug august", "sep sept september", "oct october", "nov november"),
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
"""Months by their English names in lower case."""
ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988, "昭和": 1925, "s": 1925}
"""The year before the first one of each Japanese era."""


WEEKS_AWAY = {
    **{"this": 0, "next": 1, "last": -1},
    **{
        "今週": 0,
        "本週": 0,
        "来週": 1,
        "翌週": 1,
        "週明け": 1,
        "再来週": 2,
        "さ来週": 2,
        "先週": -1,
        "先々週": -2,
    },
}
"""Weeks by their words, as their distance from this one."""


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, the longest first."""
    return "|".join(sorted(words, key=len)[::-1])


ENGLISH_WEEKDAY = any_of(name for name in WEEKDAYS if name.isascii())
"""A pattern of the English weekdays, the longest first."""
KANJI_WEEKDAY = "[月火水木金土日]"
"""A pattern of the Japanese weekdays."""
MONTH = any_of(MONTHS)
"""A pattern of the English months, the longest first."""
ERA_YEAR = r"(?P<era>令和|平成|昭和|(?<![a-z])[rhs](?= ?[\d元])) ?(?P<era_year>元|\d{1,2})"
"""A pattern of a year of an era: its name or its initial, and the number."""
LONE_ERA = r"令和|平成|昭和|(?<![a-z])[rhs] ?\d"
"""A pattern of what tells that a year is one of an era."""


def year_of_era(era: str, number: str) -> int:
    """Return the year of our calendar for a year of an era, the first of which is 元.

    >>> year_of_era("昭和", "64"), year_of_era("R", "8"), year_of_era("平成", "元")
    (1989, 2026, 1989)
    """
    return ERAS[era.lower()] + (1 if number == "元" else int(number))


def nearest_weekday(day: date, weekday: int) -> date:
    """Return the day of that weekday, from 0 for Monday, that is the nearest to another day."""
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)
