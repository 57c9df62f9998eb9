"""The time of day as people say it: "15:00", "3pm", "noon", "午後3時半", "eod"."""

from __future__ import annotations

import re
from datetime import time

from jobboard_tui.core.errors import Misspoken
from jobboard_tui.core.values import frozen
from jobboard_tui.words import _


@frozen
class Clock:
    """A time of day; `days` is 1 for 24:00, which is the next day's 00:00."""

    time: time
    days: int = 0


EVENING = time(17)
"""From here on a part of the day is its evening."""

_WORDS = {
    "noon": time(12),
    "midday": time(12),
    "正午": time(12),
    "eod": time(18),
    "cob": time(18),
    "end of day": time(18),
    "end of business": time(18),
    "終業": time(18),
    "morning": time(9),
    "afternoon": time(14),
    "evening": time(19),
    "night": time(20),
}
"""Words for a time; the vague ones stand for the usual hour of it, and the echo tells which."""

_CLOCK = re.compile(
    rf"""
    (?:(?P<before>午前|午後|am|pm|(?<![今明])朝|昼|夕方|(?<![今昨明])[夜晩])\s*)?
    (?:(?P<hour>\d{{1,2}})(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{{1,9}})?)?(?![:\d])
        |\s?時(?!間)(?:\s?(?P<kanji_minute>\d{{1,2}})分|(?P<half>半))?)
      |(?P<round>\d{{1,2}})(?=\s?[ap]m\b)
      |(?<=[前後])(?P<japanese>\d{{1,2}})$)
    (?:\s?(?P<after>[ap]m)\b)?
    | (?P<word>\b(?:{"|".join(_WORDS)})\b|正午|終業)
    """,
    re.VERBOSE,
)
_FILLER = re.compile(r"(?:\b(?:at|in the|this)\s*)$")
_BARE_HOUR = re.compile(r"(?:(?P<rest>.*?\S) )??(?:at )?(?P<hour>1?\d|2[0-3])")


def take_clock(text: str) -> tuple[str, Clock | None]:
    """What is left of the text without its time of day, and that time.

    `Misspoken` for a time that no clock shows, `ValueError` for more than one.
    """
    found = list(_CLOCK.finditer(text))
    if not found:
        return text, None
    if len(found) > 1:
        raise ValueError(text)
    match = found[0]
    start, end = match.span()
    if (start and text[start - 1] in "0123456789:") or text[end : end + 1].isdigit():
        raise ValueError(text)
    before = _FILLER.sub("", text[:start].rstrip().removesuffix("の"))
    rest = f"{before} {text[end:].removeprefix('の')}"
    if match["word"]:
        return _squeezed(rest), Clock(_WORDS[match["word"]])
    return _squeezed(rest), _clock(match)


def in_part_of_day(usual: time, clock: Clock | None) -> Clock:
    """A time that is said with "tonight" or 今朝: nine at night is 21:00, one is the next day's."""
    if clock is None:
        return Clock(usual)
    hour = clock.time.hour
    if usual < EVENING or hour >= 12 or clock.days:
        return clock
    return Clock(clock.time, 1) if hour < 4 else Clock(clock.time.replace(hour=hour + 12))


def bare_hour(text: str) -> tuple[str, str]:
    """What is left of a text that ends with an hour and nothing to tell its half, and that hour."""
    found = _BARE_HOUR.fullmatch(text)
    return (found["rest"], found["hour"]) if found else ("", "")


def no_half(text: str, hour: str) -> Misspoken:
    """An hour that could be in the morning or in the evening."""
    return Misspoken(
        _("time {text}").format(text=text),
        _("that hour could be in the morning or in the evening"),
        _("type {hour}:00, {hour}am or {hour}pm").format(hour=hour),
    )


def _squeezed(text: str) -> str:
    rest = " ".join(text.split())
    return "" if rest == "at" else rest.removeprefix("at ")


def _clock(match: re.Match[str]) -> Clock:
    hour = int(match["hour"] or match["round"] or match["japanese"])
    minute = int(match["minute"] or match["kanji_minute"] or (30 if match["half"] else 0))
    second = int(match["second"] or 0)
    half = match["after"] or match["before"]
    if half:
        hour = _in_half(hour, half, match)
    if hour == 24 and not minute and not second:
        return Clock(time(0), 1)
    if hour > 23 or minute > 59 or second > 59:
        raise _no_clock(match, _("type a time between 0:00 and 24:00"))
    return Clock(time(hour, minute, second))


def _in_half(hour: int, half: str, match: re.Match[str]) -> int:
    """The hour of 24 for an hour of a half day."""
    english = half in ("am", "pm")
    if english and not 1 <= hour <= 12:
        raise _no_clock(match, _("type it as 15:00 or 3pm"))
    if half in ("午前", "午後") and hour == 12:
        raise _no_clock(match, _("type 12:00 for noon, 0:00 or 24:00 for midnight"))
    if half in ("am", "午前", "朝"):
        if hour > 12:
            raise _no_clock(match, _("type it as 15:00 or 3pm"))
        return hour % 12 if english else hour
    if half == "昼":
        return hour + 12 if hour < 6 else hour
    return hour % 12 + 12 if english else hour + 12 if hour < 12 else hour


def _no_clock(match: re.Match[str], mend: str) -> Misspoken:
    shown = match.group().strip()
    return Misspoken(
        _("time {text}").format(text=shown), _("no clock shows that, or it says two things"), mend
    )
