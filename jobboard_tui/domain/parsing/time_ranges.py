"""Stretches of time as people type them: from 15:00 to 16:30, `3-4pm`, `15時〜16時`."""

from __future__ import annotations

import re

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.parsing.calendar_words import ENGLISH_WEEKDAY, MONTH
from jobboard_tui.domain.parsing.times import no_such_clock, take_clock
from jobboard_tui.i18n import _, pgettext

_DAY = 24 * 60
WEST_OF_UTC = frozenset((*(f"{hours:02}:00" for hours in range(13)), "02:30", "03:30", "09:30"))
"""How far zones of the tz database lie behind UTC today, in winter or summer, and -00:00."""
_HALF_DAY = 12 * 60
"""A meeting that would last longer is a slip, or another zone than it looks like."""

_TIME = (
    r"(?:(?:午前|午後|[ap]m)\s?)?\d{1,2}(?::\d{2}|\s?時(?!間)(?:\s?\d{1,2}分|半)?)?"
    r"\s*(?:[ap]m\b)?"
)
_RANGE = re.compile(
    rf"(?P<start>{_TIME})\s*(?P<sign>-|–|—|~|〜|to\b|until\b|till\b|から)\s*(?P<end>{_TIME})"
    r"(?![\d/:]|-\d|\s?(?:時間|分|h(?:ours?|rs?)?\b|m(?:in(?:ute)?s?)?\b))",
    re.IGNORECASE,
)
_HALF_OF_DAY_BEHIND = r"(?=\s?[ap]\.?m\b)"
_DOTTED_HALF = re.compile(r"(?<=\d)(\s?[ap])\.(m)\b\.?", re.IGNORECASE)
_WITHOUT_COLON = re.compile(
    rf"(?<![\d.:/-])(\d{{1,2}})\.?([0-5]\d){_HALF_OF_DAY_BEHIND}", re.IGNORECASE
)
_END_WITHOUT_COLON = re.compile(
    rf"(?<=[ap]m-)(\d{{1,2}})\.?([0-5]\d){_HALF_OF_DAY_BEHIND}", re.IGNORECASE
)
_FOUR_DIGITS = re.compile(
    r"(?<=[\s)])([01]\d|2[0-3])([0-5]\d)(\s?[-–—~〜]\s?)([01]\d|2[0-4])([0-5]\d)(?![\d/:-])"
)
_MONTH_AND_DAY = re.compile(r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
"""A date in four digits, which a time follows."""
_DOTTED_RANGE = re.compile(
    r"(?<![\d.:/-])(\d{1,2})\.([0-5]\d)(\s?(?:[-–—~〜]|to|until|till|から)\s?)"
    r"(\d{1,2})\.([0-5]\d)(?![\d.:/-])"
)
_LENGTH = re.compile(
    r"(?P<start>.*(?:[\d時分半]|[ap]m))\s*(?:(?:開始|スタート|集合|\bstart(?:ing|s)?\b)で?|から|[~〜]|\sfor(?:\s+about)?\s"
    r"|(?:(?<=:\d\d)|(?<=[ap]m))\s)\s*約?"
    r"(?=\S)(?:(?P<hours>\d{1,2}|an?(?=\s))\s*(?:hours?|hrs?|h|時間))?\s*"
    r"(?P<half>半|half\s+an\s+hour)?"
    r"(?:(?:and\s+)?(?P<minutes>\d{1,3})\s*(?:minutes?|mins?|m|分間?|(?<=h\d\d)))?(?:程度|ほど|くらい|ぐらい)?",
    re.IGNORECASE,
)
"""A start and how long it lasts from there: 14時から1時間, 14:00 for 45 min."""
_LENGTH_IN_BRACKETS = re.compile(
    r"\s*\((?:所要(?:時間)?:?\s?|約|about\s|approx\.?\s)*"
    r"(?:(?P<hours>\d{1,2})\s*(?:hours?|hrs?|h|時間))?\s*(?P<half>半)?"
    r"(?:(?P<minutes>\d{1,3})\s*(?:minutes?|mins?|m|分間?))?"
    r"(?:程度|ほど|くらい|ぐらい|予定|の予定)*\)",
    re.IGNORECASE,
)
"""How long it lasts, behind its start or its end: 15:30〜(60分程度)."""
_NOON = re.compile(r"正午|\bnoon\b", re.IGNORECASE)
_UNTIL = re.compile(r"^\s*(?:まで|迄)に?(?=\s|$)")
"""Belongs to an end."""
_HALF = re.compile("午前|午後|am|pm", re.IGNORECASE)
_TOLD = re.compile("[:時m]|午", re.IGNORECASE)
_AFTERNOON = re.compile(r"(?:1[3-9]|2[0-3])\s*(?:-|–|—|~|〜|to)\s*(?:1[4-9]|2[0-4])")
"""Two hours that are no month and day, such as 15-16."""


_NUMBERED_DAY = re.compile(r"(?:\d/\d{1,2}|\d日|[)曜])\s+$")
_A_DAY = re.compile(
    rf"(?:\d/\d{{1,2}}|\d{{4}}-\d\d-\d\d|[日曜)]|\b(?:{ENGLISH_WEEKDAY}|today|tomorrow)"
    rf"|\b(?:{MONTH}) \d{{1,2}}|\b\d{{1,2}} (?:{MONTH}))\s+$",
    re.IGNORECASE,
)
_AFTER_ISO_DATE = re.compile(r"(?<!\d)\d{4}-\d\d?-\d\d?(?:[Tt]|\s+)$")


def without_end(text: str) -> tuple[str, int | None]:
    """A time from … to …, as its start and its length in minutes; other texts as they are.

    `InvalidInput` for a time that no clock shows, and for a length of more than half a day;
    `AmbiguousInput` where the end could be the offset of a zone.

    >>> without_end("fri 3-4:30pm")
    ('fri 3pm', 90)
    """
    if (match := _LENGTH_IN_BRACKETS.search(text)) and (match["hours"] or match["minutes"]):
        return _with_length_in_brackets(text, match)
    typed, text = text, _with_colons_behind_days(with_colons(_NOON.sub("12:00", text)))
    if match := _LENGTH.fullmatch(text):
        return _with_length(match)
    for match in _RANGE.finditer(text):
        told = _TOLD.search(match.group()) or _AFTERNOON.fullmatch(match.group().strip())
        if not (told or _is_of_day_and_hours(text, match)) or _is_part(text, match):
            continue
        start, length = _measured(match["start"].strip(), match["end"].strip())
        if _is_offset(text, match):
            if not 0 < length <= _HALF_DAY:
                continue
            raise _end_or_offset(match)
        if not 0 < length <= _HALF_DAY:
            raise _no_length(match, length)
        tail = _UNTIL.sub("", text[match.end() :])
        gap = " " if tail[:1].isascii() and tail[:1].isalnum() else ""
        return f"{text[: match.start()]}{start}{gap}{tail}", length
    return typed, None


def with_colons(text: str) -> str:
    """Return a text with 9:30am for 9.30am, 930am and 9.30 a.m."""
    plain = _WITHOUT_COLON.sub(r"\1:\2", _DOTTED_HALF.sub(r"\1\2", text))
    return _END_WITHOUT_COLON.sub(r"\1:\2", plain)


def _with_colons_behind_days(text: str) -> str:
    """The text with 15:00-16:00 for 1500-1600 and 15.00-16.00 behind a day."""
    match = _FOUR_DIGITS.search(text) or _DOTTED_RANGE.search(text)
    if match is None:
        return text
    before = f"{text[: match.start()].replace(',', ' ')} "
    is_behind_day = _A_DAY.search(before) or _MONTH_AND_DAY.fullmatch(before.strip())
    if not is_behind_day and (match.re is _FOUR_DIGITS or _is_of_dates(match)):
        return text
    return match.expand(f"{text[: match.start()]}\\1:\\2\\3\\4:\\5{text[match.end() :]}")


def _is_of_dates(match: re.Match[str]) -> bool:
    """Whether both ends of 9.30-10.15 may be a month and a day; those of 14.00-15.30 are not."""
    numbers = (int(match[1]), int(match[2])), (int(match[4]), int(match[5]))
    return all(0 < month <= 12 and 0 < day <= 31 for month, day in numbers)


def _with_length_in_brackets(text: str, match: re.Match[str]) -> tuple[str, int]:
    rest = f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip()}".strip()
    length = _told_length(match)
    start, minutes = without_end(rest)
    if minutes not in (None, length):
        raise InvalidInput(pgettext("label", "length"), _("given twice"), _("use only one of them"))
    return start, length


def _with_length(match: re.Match[str]) -> tuple[str, int | None]:
    return match["start"], _told_length(match)


def _told_length(match: re.Match[str]) -> int:
    hours = match["hours"] or "0"
    length = 60 * (int(hours) if hours.isdecimal() else 1) + int(match["minutes"] or 0)
    length += 30 if match["half"] else 0
    if not 0 < length <= _DAY:
        raise InvalidInput(pgettext("label", "length"), _("not valid"), _("use at most 24 hours"))
    return length


def _is_of_day_and_hours(text: str, match: re.Match[str]) -> bool:
    """Whether two bare hours of a working day stand behind a date of numbers: 12/1 11-13."""
    if _NUMBERED_DAY.search(text[: match.start()]) is None:
        return False
    start, end = int(match["start"]), int(match["end"])
    return 8 <= start < end <= 24 and "/" not in text[match.end() : match.end() + 1]


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether it belongs to a date."""
    before = text[: match.start()]
    return bool(before) and before[-1] in "+-/:.0123456789"


def _is_offset(text: str, match: re.Match[str]) -> bool:
    """Whether the end is written as the offset of an instant, and there is a zone that has it."""
    if _AFTER_ISO_DATE.search(text[: match.start()]) is None:
        return False
    is_joined = match.end("sign") == match.start("end")
    return match["sign"] == "-" and is_joined and match["end"].strip() in WEST_OF_UTC


def _end_or_offset(match: re.Match[str]) -> AmbiguousInput:
    start, end = match["start"].strip(), match["end"].strip()
    return AmbiguousInput(
        _("“{text}”").format(text=match.group().strip()),
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


def _no_length(match: re.Match[str], length: int) -> InvalidInput:
    """What is wrong with an end that is no end of a meeting."""
    start, end = match["start"].strip(), match["end"].strip()
    what = _("“{text}”").format(text=match.group().strip())
    hint = _("type an end after the start, like fri 15:00-16:30")
    if not length:
        return InvalidInput(what, _("it ends when it starts"), hint)
    if min(map(_minutes, _halves(end, start))) < max(map(_minutes, _halves(start, end))):
        return InvalidInput(what, _("it ends before it starts"), hint)
    return InvalidInput(
        what,
        _("that would last {hours} h").format(hours=length // 60),
        _(
            "type an end within 12 hours of the start, e.g. fri 15:00-16:30; an offset "
            "needs a T, e.g. 2026-11-20T15:00-08:00"
        ),
    )


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
