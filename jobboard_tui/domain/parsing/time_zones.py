"""The zone that a time names: an offset right after an ISO date and time, UTC, or the home zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.parsing.calendar_words import ENGLISH_WEEKDAY, MONTH
from jobboard_tui.domain.parsing.time_ranges import WEST_OF_UTC
from jobboard_tui.i18n import _

FARTHEST_EAST = 14
"""Hours that a zone lies before UTC at the most."""

_NAMED = re.compile(
    r"(?:(?<=\d)|(?<=\d[ap]m)|(?<=\d [ap]m)|(?<=[時分半])|(?<=noon))\s*"
    r"\(?(?P<zone>utc|gmt|jst|(?:japan(?:ese)?|tokyo)(?: standard)? time|日本時間)\)?(?=\s|$)"
    r"|(?<=\d)\s*(?P<zulu>z)$|^(?P<first>日本時間)\s?"
)
"""Zones by names that are no others': of Japan, which has one, and UTC."""
_FROM_UTC = re.compile(
    r"(?:(?<=\d)|(?<=[ap]m)|(?<=[時分半])|(?<=noon))\s*(?:jst )?(?:utc|gmt) ?"
    r"(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?=\s|$)"
)
"""An offset that is told as such: GMT+9."""
_ISO = re.compile(
    r"(?P<instant>\d{4}-\d\d?-\d\d?\s\d\d?:\d\d(?::\d\d(?:\.\d{1,9})?)?)"
    r"\s*(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>[0-5]\d)"
)
_OF_MAIL = re.compile(
    rf"(?P<instant>(?:(?:{ENGLISH_WEEKDAY}) )?\d{{1,2}} (?:{MONTH}) \d{{4}} \d\d:\d\d(?::\d\d)?)"
    r" (?P<sign>[+-])(?P<hours>\d\d)(?P<minutes>[0-5]\d)(?: \(?[a-z]{2,5}\)?)?"
)
"""The line with the date of a mail: Mon, 23 Nov 2026 18:05:22 +0900 (JST)."""
_ABBREVIATIONS = (
    "acdt|acst|aedt|aest|akdt|akst|awst|brt|bst|cdt|cest|cet|cst|eat|edt|eest|eet|est|hkt|hst|ict"
    "|idt|ist|kst|mdt|msk|mst|myt|ndt|nst|nzdt|nzst|pdt|pht|pkt|pst|sast|sgt|west|wet|wib|et|pt|ct"
    r"|(?:(?!in|from)[a-z]+ ){1,3}time|現地時間|(?<!\d)[^\W\d]{2,8}時間"
)
_FOREIGN = re.compile(
    rf"(?P<before>.*?\S)??\s*(?:(?P<name>\b(?:{_ABBREVIATIONS})\b)|"
    r"(?<=:\d\d)\s?[+-]\d\d:?\d\d)(?P<after>\s.*)?"
)


def take_zone(plain: str, now: datetime) -> tuple[str, tzinfo]:
    """The text without its zone, and the zone; the home zone where none is named.

    `InvalidInput` for an offset which no zone has: behind UTC that is the end of a meeting.
    """
    home = now.tzinfo
    assert home is not None
    if match := _OF_MAIL.fullmatch(plain):
        return match["instant"], _zone(plain, match)
    for other in (now, now + timedelta(days=182)):
        name = (other.tzname() or "").casefold()
        if name and plain.endswith(f" {name}") and any(map(str.isdigit, plain)):
            return plain.removesuffix(f" {name}"), home
    if match := _FROM_UTC.search(plain):
        rest = f"{plain[: match.start()]} {plain[match.end() :]}"
        return " ".join(rest.split()), _zone(plain, match)
    match = _NAMED.search(plain)
    if match and not (match["zulu"] and ":" not in plain):
        rest = f"{plain[: match.start()]} {plain[match.end() :]}"
        is_utc = match["zulu"] or match["zone"] in ("utc", "gmt")
        return " ".join(rest.split()), UTC if is_utc else timezone(timedelta(hours=9))
    if match := _ISO.fullmatch(plain):
        return match["instant"], _zone(plain, match)
    return plain, home


def _zone(plain: str, match: re.Match[str]) -> tzinfo:
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    offset = timedelta(hours=hours, minutes=minutes)
    west = match["sign"] == "-"
    if west and f"{hours:02}:{minutes:02}" not in WEST_OF_UTC:
        raise InvalidInput(
            _("time {text}").format(text=plain),
            _("no zone has that offset, and only a meeting has an end"),
            _("give a single time"),
        )
    if offset > timedelta(hours=FARTHEST_EAST):
        raise InvalidInput(
            _("time {text}").format(text=plain),
            _("no zone has that offset"),
            _("offsets go from -12:00 to +14:00"),
        )
    return timezone(-offset if west else offset)


def without_foreign_zone(plain: str) -> str:
    """What is left without a zone that is not understood there; the text itself if it has none."""
    match = _FOREIGN.fullmatch(plain)
    if match is None:
        return plain
    return " ".join(f"{match['before'] or ''} {match['after'] or ''}".split())


def foreign_zone(plain: str) -> InvalidInput:
    """A zone at a place or by a name that is not taken."""
    return InvalidInput(
        _("time {text}").format(text=plain),
        _("only JST, UTC and offsets like UTC+9 are understood as zones"),
        _("try fri 15:00 UTC+1, or use your own time zone"),
    )
