"""The national holidays of Japan: which days they are, and what they are called.

Loading the library that knows them all takes longer than reckoning with a small board. So the
days of a few years stand here, and the library is asked for the others. What stands here is what
it says: a test compares them day by day.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from jobboard_tui.words import _

_DAYS = {
    2023: "0101 0102 0109 0211 0223 0321 0429 0503 0504 0505 0717 0811 0918 0923 1009 1103 1123",
    2024: "0101 0108 0211 0212 0223 0320 0429 0503 0504 0505 0506 "
    "0715 0811 0812 0916 0922 0923 1014 1103 1104 1123",
    2025: "0101 0113 0211 0223 0224 0320 0429 0503 0504 0505 0506 "
    "0721 0811 0915 0923 1013 1103 1123 1124",
    2026: "0101 0112 0211 0223 0320 0429 0503 0504 0505 0506 "
    "0720 0811 0921 0922 0923 1012 1103 1123",
    2027: "0101 0111 0211 0223 0321 0322 0429 0503 0504 0505 0719 0811 0920 0923 1011 1103 1123",
    2028: "0101 0110 0211 0223 0320 0429 0503 0504 0505 0717 0811 0918 0922 1009 1103 1123",
    2029: "0101 0108 0211 0212 0223 0320 0429 0430 0503 0504 0505 "
    "0716 0811 0917 0923 0924 1008 1103 1123",
    2030: "0101 0114 0211 0223 0320 0429 0503 0504 0505 0506 "
    "0715 0811 0812 0916 0923 1014 1103 1104 1123",
    2031: "0101 0113 0211 0223 0224 0321 0429 0503 0504 0505 0506 "
    "0721 0811 0915 0923 1013 1103 1123 1124",
    2032: "0101 0112 0211 0223 0320 0429 0503 0504 0505 0719 0811 0920 0921 0922 1011 1103 1123",
    2033: "0101 0110 0211 0223 0320 0321 0429 0503 0504 0505 0718 0811 0919 0923 1010 1103 1123",
}
"""Months and days, by year."""


def is_holiday(day: date) -> bool:
    """Whether the day is a national holiday of Japan, substitute holidays included."""
    known = _of(day.year)
    return _asked(day) if known is None else f"{day:%m%d}" in known


@cache
def _of(year: int) -> frozenset[str] | None:
    days = _DAYS.get(year)
    return None if days is None else frozenset(days.split())


def _asked(day: date) -> bool:
    import jpholiday

    try:
        return bool(jpholiday.is_holiday(day))
    except (ValueError, OverflowError):
        return False


@lru_cache(maxsize=1024)
def holiday_name(day: date) -> str:
    """The holiday's name in Japanese, and what it is; empty on any other day.

    >>> holiday_name(date(2026, 11, 23))
    '勤労感謝の日 (Labour Thanksgiving Day)'
    """
    import jpholiday

    try:
        name = jpholiday.is_holiday_name(day) or ""
    except (ValueError, OverflowError):
        return ""
    if not name:
        return ""
    plain, _space, rest = str(name).partition(" ")
    meaning = _meaning(plain)
    if rest:  # the day after a holiday on a Sunday has "振替休日" behind the name
        return _("{name} (substitute holiday)").format(name=name)
    return _("{name} ({meaning})").format(name=plain, meaning=meaning) if meaning else plain


def _meaning(name: str) -> str:
    return {
        "元日": _("New Year's Day"),
        "成人の日": _("Coming of Age Day"),
        "建国記念の日": _("National Foundation Day"),
        "天皇誕生日": _("the Emperor's Birthday"),
        "春分の日": _("Vernal Equinox Day"),
        "昭和の日": _("Showa Day"),
        "憲法記念日": _("Constitution Day"),
        "みどりの日": _("Greenery Day"),
        "こどもの日": _("Children's Day"),
        "海の日": _("Marine Day"),
        "山の日": _("Mountain Day"),
        "敬老の日": _("Respect for the Aged Day"),
        "秋分の日": _("Autumnal Equinox Day"),
        "スポーツの日": _("Sports Day"),
        "文化の日": _("Culture Day"),
        "勤労感謝の日": _("Labour Thanksgiving Day"),
        "国民の休日": _("a day between two holidays"),
    }.get(name, "")
