"""Finds the time zone that a calendar file means by a name."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from jobboard_tui.config.resources import shipped
from jobboard_tui.domain.text import fold

_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_BEFORE = re.compile(r"\(\s*(?:UTC|GMT)\s*(?:([+-]\s*\d{1,2}:?(?:\d{2})?))?\s*\)\s*", re.IGNORECASE)
_SEVERAL = frozenset({"est", "mst", "hst"})
"""Names of the tz database that people write for a zone with summer time, too."""
_DEEPEST = 3
"""How many parts the tz database's longest names have: America/Argentina/Ushuaia."""


def find_zone(name: str, year: int) -> tzinfo | None:
    """Return the zone that a name means; None for one that is not known or could be several.

    Known are the names of the tz database, also behind a vendor's prefix, those of Windows, those
    of `data/time_zones.toml`, and plain offsets ("GMT+0900"). An offset that stands before a name
    has to be one of the zone in that `year`.

    >>> find_zone("(UTC+09:00) Osaka, Sapporo, Tokyo", 2026)
    zoneinfo.ZoneInfo(key='Asia/Tokyo')
    >>> find_zone("PST", 2026) is None
    True
    """
    text = unicodedata.normalize("NFKC", name).strip().strip("\"'").strip()
    before = _BEFORE.match(text)
    if before is None:
        return _named(text) or _offset(text)
    rest = text[before.end() :]
    offset_before = _offset(before[1]) if before[1] else _offset("+00:00")
    if not rest:
        return offset_before
    zone = _named(rest)
    if zone is None or offset_before is None or before[1] is None:
        return zone
    offset = offset_before.utcoffset(None)
    seasons = (datetime(year, 1, 15, tzinfo=zone), datetime(year, 7, 15, tzinfo=zone))
    return zone if any(day.utcoffset() == offset for day in seasons) else None


def _named(name: str) -> tzinfo | None:
    keys = _keys()
    parts = [part for part in name.split("/") if part]
    if not parts or parts[-1].casefold() in _SEVERAL:
        return None
    for depth in range(min(len(parts), _DEEPEST), 0, -1):
        if key := keys.get("/".join(parts[-depth:]).casefold()):
            return ZoneInfo(key)
    shown = _shown_names().get(fold(name)) or _windows_names().get(name.casefold())
    return ZoneInfo(shown) if shown else None


def _offset(text: str) -> timezone | None:
    """A plain offset from UTC."""
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        return None
    ahead = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    if ahead > timedelta(hours=14):
        return None
    return timezone(-ahead if match[1] == "-" else ahead)


@lru_cache(maxsize=1)
def _keys() -> Mapping[str, str]:
    return {key.casefold(): key for key in available_timezones()}


@lru_cache(maxsize=1)
def _windows_names() -> Mapping[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {name.casefold(): key for name, key in WINDOWS_TO_OLSON.items()}


@lru_cache(maxsize=1)
def _shown_names() -> Mapping[str, str]:
    with shipped("time_zones.toml").open("rb") as file:
        names = tomllib.load(file)["names"]
    return {fold(name): key for key, spelt in names.items() for name in spelt}
