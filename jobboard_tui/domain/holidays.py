"""The national holidays of Japan, as the `jpholiday` that is installed knows them.

When a government moves one, a newer `jpholiday` is all that is needed. It takes about 20 ms to
import, so it is loaded when the first day is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from jobboard_tui.i18n import _, lazy_gettext

_MEANINGS = {
    "元日": lazy_gettext("New Year's Day"),
    "成人の日": lazy_gettext("Coming of Age Day"),
    "建国記念の日": lazy_gettext("National Foundation Day"),
    "天皇誕生日": lazy_gettext("the Emperor's Birthday"),
    "春分の日": lazy_gettext("Vernal Equinox Day"),
    "昭和の日": lazy_gettext("Showa Day"),
    "憲法記念日": lazy_gettext("Constitution Day"),
    "みどりの日": lazy_gettext("Greenery Day"),
    "こどもの日": lazy_gettext("Children's Day"),
    "海の日": lazy_gettext("Marine Day"),
    "山の日": lazy_gettext("Mountain Day"),
    "敬老の日": lazy_gettext("Respect for the Aged Day"),
    "秋分の日": lazy_gettext("Autumnal Equinox Day"),
    "スポーツの日": lazy_gettext("Sports Day"),
    "文化の日": lazy_gettext("Culture Day"),
    "勤労感謝の日": lazy_gettext("Labour Thanksgiving Day"),
    "国民の休日": lazy_gettext("a day between two holidays"),
}


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
    return str(_MEANINGS.get(name, ""))


def days_named(name: str, years: Iterable[int]) -> list[date]:
    """Return the days of some years that a holiday is on, without its substitute; in order.

    Nothing for a text that is no holiday's name. The particle の may be left out.

    >>> days_named("海の日", [2026])
    [datetime.date(2026, 7, 20)]
    """
    known = {_without_particle(one): one for one in _MEANINGS}.get(_without_particle(name))
    if known is None:
        return []
    import jpholiday

    return [day for year in years for day, told in jpholiday.year_holidays(year) if told == known]


def _without_particle(name: str) -> str:
    return name.replace("の", "").replace(" ", "")
