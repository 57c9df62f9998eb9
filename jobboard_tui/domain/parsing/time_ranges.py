"""Stretches of time as people type them: from 15:00 to 16:30, `3-4pm`, `15時〜16時`."""

from __future__ import annotations

import re

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.parsing.times import no_such_clock, take_clock
from jobboard_tui.i18n import _

_DAY = 24 * 60
WEST_OF_UTC = frozenset((*(f"{hours:02}:00" for hours in range(13)), "02:30", "03:30", "09:30"))
"""How far zones of the tz database lie behind UTC today, in winter or summer, and -00:00."""
_HALF_DAY = 12 * 60
"""A meeting that would last longer is a slip, or another zone than it looks like."""

_TIME = r"(?:(?:午前|午後|[ap]m)\s?)?\d{1,2}(?::\d{2}|\s?時(?:\s?\d{1,2}分|半)?)?\s*(?:[ap]m\b)?"
_RANGE = re.compile(
    rf"(?P<start>{_TIME})\s*(?P<sign>-|–|—|~|〜|to\b|until\b|till\b|から)\s*(?P<end>{_TIME})"
    r"(?![\d/:]|-\d)",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"^\s*(?:まで|迄)に?(?=\s|$)")
"""Belongs to an end."""
_HALF = re.compile("午前|午後|am|pm", re.IGNORECASE)
_TOLD = re.compile("[:時m]|午", re.IGNORECASE)
_AFTERNOON = re.compile(r"(?:1[3-9]|2[0-3])\s*(?:-|–|—|~|〜|to)\s*(?:1[4-9]|2[0-4])")
"""Two hours that are no month and day, such as 15-16."""


_NUMBERED_DAY = re.compile(r"(?:\d/\d{1,2}|\d日|[)曜])\s+$")
_AFTER_ISO_DATE = re.compile(r"(?<!\d)\d{4}-\d\d?-\d\d?(?:[Tt]|\s+)$")


def without_end(text: str) -> tuple[str, int | None]:
    """A time from … to …, as its start and its length in minutes; other texts as they are.

    `InvalidInput` for a time that no clock shows, and for a length of more than half a day;
    `AmbiguousInput` where the end could be the offset of a zone.

    >>> without_end("fri 3-4:30pm")
    ('fri 3pm', 90)
    """
    for found in _RANGE.finditer(text):
        told = _TOLD.search(found.group()) or _AFTERNOON.fullmatch(found.group().strip())
        if not (told or _is_of_day_and_hours(text, found)) or _is_part(text, found):
            continue
        start, length = _measured(found["start"].strip(), found["end"].strip())
        if _is_offset(text, found):
            if not 0 < length <= _HALF_DAY:
                continue
            raise _end_or_offset(found)
        if length > _HALF_DAY:
            raise InvalidInput(
                _("“{text}”").format(text=found.group().strip()),
                _("that would last {hours} h").format(hours=length // 60),
                _(
                    "type an end within 12 hours of the start, like fri 15:00-16:30; "
                    "an offset follows a T, like 2026-11-20T15:00-08:00"
                ),
            )
        tail = _UNTIL.sub("", text[found.end() :])
        gap = " " if tail[:1].isascii() and tail[:1].isalnum() else ""
        return f"{text[: found.start()]}{start}{gap}{tail}", length or None
    return text, None


def _is_of_day_and_hours(text: str, found: re.Match[str]) -> bool:
    """Whether two bare hours of a working day stand behind a date of numbers: 12/1 11-13."""
    if _NUMBERED_DAY.search(text[: found.start()]) is None:
        return False
    start, end = int(found["start"]), int(found["end"])
    return 8 <= start < end <= 24 and "/" not in text[found.end() : found.end() + 1]


def _is_part(text: str, found: re.Match[str]) -> bool:
    """Whether it belongs to a date."""
    before = text[: found.start()]
    return bool(before) and before[-1] in "-/:.0123456789"


def _is_offset(text: str, found: re.Match[str]) -> bool:
    """Whether the end is written as the offset of an instant, and there is a zone that has it."""
    if _AFTER_ISO_DATE.search(text[: found.start()]) is None:
        return False
    is_joined = found.end("sign") == found.start("end")
    return found["sign"] == "-" and is_joined and found["end"].strip() in WEST_OF_UTC


def _end_or_offset(found: re.Match[str]) -> AmbiguousInput:
    start, end = found["start"].strip(), found["end"].strip()
    return AmbiguousInput(
        _("“{text}”").format(text=found.group().strip()),
        _("that could end at {end}, or be {start} in a zone {end} behind UTC").format(
            start=start, end=end
        ),
        _("type {start}~{end} for the end, {start}:00-{end} for the zone").format(
            start=start, end=end
        ),
    )


def _measured(start: str, end: str) -> tuple[str, int]:
    """The start, with what only the end tells of it, and the length in minutes.

    Where only one of them tells its half of the day, the other lies so that it is shorter.
    """
    length, said = min(
        ((_minutes(last) - _minutes(first)) % _DAY, first)
        for first in _halves(start, end)
        for last in _halves(end, start)
    )
    return said, length


def _halves(text: str, other: str) -> list[str]:
    """What a time can be by itself, and in either half of the day where the other tells one."""
    plain = text if re.search("[:時m]", text, re.IGNORECASE) else f"{text}:00"
    if _HALF.search(text) or not _HALF.search(other):
        return [plain]
    hour = int("".join(re.findall(r"^\d+", text)))
    if "午" in other:
        return [f"午前{plain}", f"午後{plain}"] if 1 <= hour < 12 else [plain]
    return [f"{text}am", f"{text}pm"] if 1 <= hour <= 12 else [plain]


def _minutes(text: str) -> int:
    _rest, clock = take_clock(text.casefold())
    if clock is None:
        raise no_such_clock(text)
    return clock.days * _DAY + clock.time.hour * 60 + clock.time.minute
