"""The time of day as people say it: "15:00", "3pm", "noon", "午後3時半", "eod"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from typing import Literal

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.parsing.calendar_words import MONTH
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _

Part = Literal["", "usual", "half"]


@frozen
class ClockTime:
    """A time of day; `days` is 1 for 24:00, which is the next day's 00:00.

    `part` is "usual" where only a part of the day is told, of which it is the usual hour, and
    "half" where that is no more than a half of the day. `at_night` says that it is one of the
    hours that belong to the day before or to the day itself, as in "fri midnight". `is_assumed`
    says that a word was told that has no hour of its own, as "close of business".
    """

    time: time
    days: int = 0
    part: Part = ""
    at_night: bool = False
    is_assumed: bool = False


EVENING = time(17)
"""From here on a part of the day is its evening."""

_WORDS = {
    "noon": time(12),
    "midday": time(12),
    "正午": time(12),
    "eod": time(18),
    "cob": time(18),
    "eob": time(18),
    "close of business": time(18),
    "end of day": time(18),
    "end of business": time(18),
    "end of play": time(18),
    "close of play": time(18),
    "終業": time(18),
    "業務終了": time(18),
    "営業終了": time(18),
    "morning": time(9),
    "afternoon": time(14),
    "evening": time(19),
    "night": time(20),
    "朝": time(9),
    "早朝": time(6),
    "昼": time(12),
    "お昼": time(12),
    "昼過ぎ": time(13),
    "夕方": time(17),
    "夜": time(20),
    "晩": time(20),
    "午前": time(10),
    "午前中": time(10),
    "午後": time(14),
    "midnight": time(0),
}
"""Words for a time; the vague ones stand for the usual hour of it, and the echo tells which."""
_EXACT = frozenset(("noon", "midday", "正午", "midnight"))
"""Words for a time of which everybody has the same hour."""
_PARTS: Mapping[str, Part] = {
    **dict.fromkeys(
        ("morning", "afternoon", "evening", "night", "朝", "早朝", "昼過ぎ", "夕方", "夜", "晩"),
        "usual",
    ),
    **dict.fromkeys(("午前", "午前中", "午後"), "half"),
}
"""Words for a part of the day without its hour."""
_LATEST = 30
"""The hour, counted on behind midnight, up to which a day goes on in the evening's way: 25時."""

_CLOCK = re.compile(
    rf"""
    (?:(?P<before>午前|午後|am|pm|早朝|未明|深夜|真夜中|夜中|(?<![今明毎翌])朝|お?昼|夕方
        |(?<![今昨明翌])[夜晩])\s*)?
    (?:(?P<hour>\d{{1,2}})(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{{1,9}})?)?(?![:\d])
        |\s?時(?!間)(?:\s?(?P<kanji_minute>\d{{1,2}})分|(?P<half>半))?)
      |(?P<round>\d{{1,2}})(?=\s?[ap]m\b)
      |(?<![\w+.:-])(?P<day_hour>1[3-9]|2[0-3])h(?P<day_minute>[0-5]\d)?\b
      |(?<=[前後])(?P<japanese>\d{{1,2}})$)
    (?:\s?(?P<after>[ap]m)\b)?
    | (?P<word>\b(?<!last\s)(?:{"|".join(re.escape(word) for word in _WORDS if word.isascii())})\b
        |正午|終業|業務終了|営業終了|夕方|早朝|(?<![今明毎翌])朝|昼過ぎ|お?昼|(?<![今昨明毎深翌])[夜晩](?!中)|午前中?|午後)
    """,
    re.VERBOSE,
)
_HOURS_OF_PARTS = (
    (time(12), range(12)),
    (time(17), range(12, 18)),
    (time(19), range(15, 24)),
    (time.max, range(17, 24)),
)
"""The hours of a part of the day, by the time before which its usual hour is."""
_FILLER = re.compile(
    r"(?:\b(?:at|in the|this|from|around|about|approx(?:imately)?|roughly|ca)\s*|約)+$"
)
HOURS = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
    **{"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12},
}
_SPELLED = re.compile(
    rf"""
    (?:\b(?P<part>half|quarter)\s(?P<way>past|to)\s)?\b(?P<hour>\d{{1,2}}(?!\d)|(?:{"|".join(HOURS)})\b)
    (?(part)(?:\so['’]?clock)?|\so['’]?clock)
    (?:\s?(?P<day_half>[ap]m\b|in\sthe\s(?:morning|afternoon|evening)))?
    """,
    re.VERBOSE,
)
_PART_AT = re.compile(
    rf"""
    \b(?:in\sthe\s)?(morning|afternoon|evening)\s(?:(?:at|around|about)\s)?
    (\d{{1,2}}(?::\d\d)?|{"|".join(HOURS)})(?=$|\s)
    """,
    re.VERBOSE,
)
_AT_PART = re.compile(
    rf"(?<![\w/.-])(\d{{1,2}}(?::\d\d)?|{'|'.join(HOURS)})"
    r" in the (morning|afternoon|evening)(?=$|\s)"
)
_ENDS_IN_MONTH = re.compile(rf"\b(?:{MONTH})\.?\s$", re.IGNORECASE)
_AT_WORD = re.compile(rf"\bat ({'|'.join(HOURS)})(?=$|\s)")
_WORKING_HOURS = range(8, 19)
_SMALL_HOURS = range(1, 7)
_AT_SMALL_HOUR = re.compile(r"\bat (?P<hour>[1-6])$")
_BARE_HOUR = re.compile(r"(?:(?P<rest>.*?\S) )??(?:at )?(?P<hour>1?\d|2[0-3])")


def take_clock(text: str) -> tuple[str, ClockTime | None]:
    """What is left of the text without its time of day, and that time.

    `InvalidInput` for a time that no clock shows, `ValueError` for more than one.
    """
    matches = list(_CLOCK.finditer(text))
    if not matches:
        return text, None
    if len(matches) > 1:
        raise ValueError(text)
    match = matches[0]
    start, end = match.span()
    if (start and text[start - 1] in "0123456789:") or text[end : end + 1].isdigit():
        raise ValueError(text)
    before = _FILLER.sub("", text[:start].rstrip().removesuffix("の"))
    rest = f"{before} {text[end:].removeprefix('の')}"
    rest = _squeezed(rest)
    if word := match["word"]:
        part = _PARTS.get(word, "")
        return rest, ClockTime(
            _WORDS[word], part=part, at_night=word == "midnight", is_assumed=word not in _EXACT
        )
    return rest, _clock(match, is_on_a_day=bool(rest) and "時" in match[0])


def in_part_of_day(usual: time, clock: ClockTime | None) -> ClockTime:
    """A time that is said with "tonight" or 今朝: nine at night is 21:00, one is the next day's."""
    if clock is None:
        return ClockTime(usual, part="usual", is_assumed=True)
    hour = clock.time.hour
    if usual >= EVENING and hour == 12:
        return ClockTime(clock.time.replace(hour=0), 1)
    if usual < EVENING or hour >= 12 or clock.days:
        return clock
    return ClockTime(clock.time, 1) if hour < 4 else ClockTime(clock.time.replace(hour=hour + 12))


def part_of(usual: time) -> Literal["morning", "afternoon", "evening"]:
    """Return the part of the day that has a usual hour."""
    if usual < time(12):
        return "morning"
    return "evening" if usual >= EVENING else "afternoon"


def hours_of_part(usual: time) -> range:
    """Return the hours of the part of the day that has a usual hour, which may be a long one."""
    return next(hours for before, hours in _HOURS_OF_PARTS if usual < before)


def bare_hour(text: str) -> tuple[str, str]:
    """What is left of a text that ends with an hour and nothing to tell its half, and that hour."""
    match = _BARE_HOUR.fullmatch(text)
    return (match["rest"] or "", match["hour"]) if match else ("", "")


def one_half(hour: int) -> bool:
    """Whether an hour lies in one half of the day only, so that 19 is 19:00."""
    return hour == 0 or 13 <= hour <= 23


def working_hour(hour: int) -> int | None:
    """Of an hour in either half of the day the one of a working day, if only one is: 15 for 3.

    None for 7, which is before it in the morning and after it in the evening.
    """
    found = [one for one in (hour % 12, hour % 12 + 12) if one in _WORKING_HOURS]
    return found[0] if len(found) == 1 and hour <= 12 else None


def small_hour(hour: int) -> int | None:
    """Return an hour that is asked about, as few meetings are at it; None for any other."""
    return hour if hour in _SMALL_HOURS else None


def in_afternoon(text: str) -> str | None:
    """Return the text with 15:00 for a 3:00 that may be meant so; None where it is no such time.

    03:00 is of the morning, and so is what says it: 3am, 午前3時.
    """
    if match := _AT_SMALL_HOUR.search(text):
        return f"{text[: match.start()]}{int(match['hour']) + 12}:00{text[match.end() :]}"
    match = _CLOCK.search(text)
    if match is None or not match["hour"] or match["before"] or match["after"]:
        return None
    hour = match["hour"]
    if len(hour) > 1 or int(hour) not in _SMALL_HOURS:
        return None
    return f"{text[: match.start('hour')]}{int(hour) + 12}{text[match.end('hour') :]}"


def no_half(text: str, hour: str) -> InvalidInput:
    """An hour that could be in the morning or in the evening, or that names no day."""
    if one_half(int(hour)):
        return InvalidInput(
            _("time {text}").format(text=text),
            _("that could be an hour or a day"),
            _("type {hour}:00, or the day as 25 nov or 11/25").format(hour=hour),
        )
    return InvalidInput(
        _("time {text}").format(text=text),
        _("that could be in the morning or the evening"),
        _("type {clock}, {hour}am or {hour}pm").format(clock=f"{int(hour):02}:00", hour=hour),
    )


def no_such_clock(text: str) -> InvalidInput:
    """A time that no clock shows."""
    return InvalidInput(
        _("time {text}").format(text=text),
        _("not a valid time"),
        _("type a time between 0:00 and 24:00"),
    )


def in_numbers(text: str, *, daytime: bool = False) -> str:
    """The text with "half past three in the afternoon" and "five o'clock pm" as numbers.

    Where nothing tells the half of the day, it is `daytime` if only one of both is in a working
    day; otherwise `InvalidInput`. An hour from 1 to 6 stays as it is, which is to be asked about.
    """
    text = _PART_AT.sub(lambda match: f"{_figure(match[2])}{_ending(match[1])}", text)
    text = _AT_PART.sub(_with_half, text)
    text = _AT_WORD.sub(lambda match: f"at {HOURS[match[1]]}", text)
    return _SPELLED.sub(lambda match: _spelled(match, text, daytime), text)


def _with_half(match: re.Match[str]) -> str:
    """The hour of "5 in the afternoon" as 5pm; a day of a month, as in "Nov 20", stays."""
    hour = _figure(match[1])
    is_day = _ENDS_IN_MONTH.search(match.string[: match.start()]) or int(hour.split(":")[0]) > 12
    return match[0] if is_day else f"{hour}{_ending(match[2])}"


def _figure(hour: str) -> str:
    return str(HOURS.get(hour, hour))


def _ending(part: str) -> str:
    """The half of the day in which one of its parts lies."""
    return "am" if part in ("am", "morning") else "pm"


def _spelled(match: re.Match[str], text: str, daytime: bool) -> str:
    hour = HOURS.get(match["hour"]) or int(match["hour"])
    minute = {"half": 30, "quarter": 15}.get(match["part"] or "", 0)
    day_half = (match["day_half"] or "").rpartition(" ")[2]
    tonight = "tonight" in text
    if match["way"] == "to":
        hour, minute = (12 if hour == 1 else (hour - 1) % 24), 60 - minute
    if not day_half and not tonight and not one_half(hour):
        working = working_hour(hour) if daytime else None
        if working is not None:
            return f"{small_hour(hour) or working}:{minute:02}"
        raise InvalidInput(
            _("time {text}").format(text=text),
            _("that could be in the morning or the evening"),
            _("type {clock}am or {clock}pm").format(clock=f"{hour}:{minute:02}"),
        )
    return f"{hour}:{minute:02}{_ending(day_half) if day_half else ''}"


def _squeezed(text: str) -> str:
    rest = " ".join(text.split())
    return "" if rest == "at" else rest.removeprefix("at ").removeprefix("on ")


def _clock(match: re.Match[str], *, is_on_a_day: bool) -> ClockTime:
    hour = int(match["hour"] or match["round"] or match["day_hour"] or match["japanese"])
    minute = int(
        match["minute"] or match["kanji_minute"] or match["day_minute"] or 30 * bool(match["half"])
    )
    second = int(match["second"] or 0)
    half = match["after"] or match["before"]
    if minute <= 59 and hour in _AT_NIGHT.get(half, ()):
        return ClockTime(time(0 if hour == 12 else hour, minute), at_night=True)
    if half:
        hour = _in_half(hour, half, match)
    if hour == 24 and not minute and not second:
        return ClockTime(time(0), 1)
    if is_on_a_day and not half and 24 <= hour <= _LATEST and minute <= 59:
        return ClockTime(time(hour - 24, minute), 1)
    if hour > 23 or minute > 59 or second > 59:
        raise _no_clock(match, _("type a time between 0:00 and 24:00"))
    return ClockTime(time(hour, minute, second))


_DEEP, _LATE = ("深夜", "真夜中", "夜中"), ("夜", "晩")
_AT_NIGHT = {
    **dict.fromkeys(_DEEP, (0, 1, 2, 3, 4, 5, 12)),
    **dict.fromkeys(_LATE, (0, 1, 2, 3, 12)),
}
"""The hours that could be those behind midnight; 12 is midnight itself."""
_HOURS_OF = {
    "早朝": range(3, 9),
    "未明": range(6),
    "朝": range(12),
    "昼": range(10, 16),
    "お昼": range(10, 16),
    "夕方": range(15, 21),
    **dict.fromkeys(_DEEP, range(22, 25)),
    **dict.fromkeys(_LATE, range(17, 25)),
}
"""The hours of 24 that lie in a part of the day."""


def _in_half(hour: int, half: str, match: re.Match[str]) -> int:
    """The hour of 24 for an hour of a part of the day."""
    if hours := _HOURS_OF.get(half):
        found = next((one for one in (hour, hour + 12) if one in hours and hour < 25), None)
        if found is None:
            raise _no_clock(match, _("try 15:00 or 3pm"))
        return found
    english = half in ("am", "pm")
    is_past_twelve = hour == 0 and match["minute"] is not None  # 0:30pm
    if half == "pm" and hour in range(13, 24) and match["minute"]:  # 13:00pm
        return hour
    if english and not (1 <= hour <= 12 or is_past_twelve):
        raise _no_clock(match, _("try 15:00 or 3pm"))
    if half in ("午前", "午後") and hour == 12:
        raise _no_clock(match, _("type 12:00 for noon, 0:00 or 24:00 for midnight"))
    if half in ("am", "午前"):
        if hour > 12:
            raise _no_clock(match, _("try 15:00 or 3pm"))
        return hour % 12 if english else hour
    return hour % 12 + 12 if english else hour + 12 if hour < 12 else hour


def _no_clock(match: re.Match[str], hint: str) -> InvalidInput:
    start = match.string.rfind(" ", 0, match.start() + 1) + 1
    end = match.string.find(" ", match.end())
    shown = match.string[start : end if end >= 0 else None].strip()
    return InvalidInput(_("time {text}").format(text=shown), _("not a valid time"), hint)
