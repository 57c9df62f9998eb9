"""The national holidays of the years in which a job hunt of today takes place.

Loading the library that knows them all takes longer than reckoning with a small board. So those
of a few years stand here, and the library is asked for the others. What stands here is what it
says: a test compares them day by day.
"""

from __future__ import annotations

from datetime import date
from functools import cache

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
