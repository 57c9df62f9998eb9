"""The national holidays of Japan, as the `jpholiday` that is installed knows them.

When a government moves one, a newer `jpholiday` is all that is needed. It takes about 20 ms to
import, so it is loaded when the first day is asked about.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from jobboard_tui.i18n import _


def is_holiday(day: date) -> bool:
    """Return whether a day is a national holiday of Japan, substitute holidays included.

    A day that the library can't reckon with is none.
    """
    import jpholiday

    try:
        return bool(jpholiday.is_holiday(day))
    except (ValueError, OverflowError):
        return False


@lru_cache(maxsize=1024)
def holiday_name(day: date) -> str:
    """Return the holiday's name in Japanese, and what it is; empty on any other day.

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
