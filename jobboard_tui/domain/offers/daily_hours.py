"""The hours of a working day from its start, its end and its break, as the words of an offer say.

The law asks for these three in writing (労働基準法施行規則 5条), and for no sum of them.
"""

from __future__ import annotations

import re

from jobboard_tui.domain.parsing.quantities import HOURS_OF_A_DAY, plain

_HOUR = 60
_LONGEST = 12
_CLOCK = r"(\d{1,2})(?::(\d{2})|時(?:(\d{1,2})分|(半))?)"
_AFTERNOON = re.compile(r"午後\s?(\d|1[01])(?=[:時])")
_START_END = re.compile(rf"始業\D{{0,8}}{_CLOCK}.{{0,12}}?終業[^\d翌]{{0,8}}(翌日?)?{_CLOCK}")
_TO = r"\s?(?:[〜~–—-]|から|to|until)\s?"
_RANGE = re.compile(rf"{_CLOCK}{_TO}(翌日?)?{_CLOCK}")
_BREAK_FROM_TO = re.compile(rf"(?:休憩(?:時間)?|break)[\s:は]*{_CLOCK}{_TO}{_CLOCK}")
_FROM_TO = re.compile(rf"\s*{_CLOCK}{_TO}{_CLOCK}\s*")
_BAND = re.compile(
    r"(?:(?:フレキシブルタイム|コアタイム|(?:core|flexible) (?:time|hours))\D{0,8}"
    rf"|[（(]?(?:始業|終業)[)）]?\D{{0,4}}){_CLOCK}{_TO}{_CLOCK}"
)
"""Hours among which a start or an end may be chosen, or when all are there: no day of work."""
_OF_DAY = re.compile(
    r"(?:標準(?:となる)?の?1日の(?:所定)?労働時間|1日の標準労働時間|1日(?:あたり)?|所定(?:労働|勤務|就業)時間)"
    r"[^\d約]{0,4}(\d{1,2}(?:\.\d{1,2})?)時間(?:(\d{1,2})分)?"
)
_BREAK = re.compile(
    r"(?:休憩(?:時間)?|break)\D{0,6}(?:(\d{1,3})\s?(?:分|min)|(\d(?:\.5)?)\s?(?:時間|h))"
)
_BREAK_ALONE = re.compile(r"\s*(?:(\d{1,3})\s?(?:分|min\w*)|(\d(?:\.5)?)\s?(?:時間|h\w*))\s*")
_BREAK_BEFORE = re.compile(
    r"(\d{1,3})[- ]?(?:min\w*) (?:lunch )?break|(\d)[- ]?h\w* (?:lunch )?break"
)


def daily_hours(working_hours: str, breaks: str = "") -> float | None:
    """Return the hours of a day; None where start, end or break is missing or told twice.

    >>> daily_hours("始業（9時00分）　終業（17時45分）", "60分"), daily_hours("9:00～18:00")
    (7.75, None)
    >>> daily_hours("22:00～翌7:00", "60分"), daily_hours("8:30～17:30（休憩12:00～13:00）")
    (8.0, 8.0)
    """
    said = _AFTERNOON.sub(lambda met: str(int(met[1]) + 12), plain(working_hours))
    pause = plain(breaks)
    if match := _OF_DAY.search(said):
        return _sensible(float(match[1]) + int(match[2] or 0) / _HOUR)
    rests = {match.groups() for match in _BREAK_FROM_TO.finditer(said)}
    if alone := _FROM_TO.fullmatch(pause):
        rests.add(alone.groups())
    said = _BAND.sub(" ", _BREAK_FROM_TO.sub(" ", said))
    spans = {match.groups() for match in _START_END.finditer(said)}
    spans = spans or {match.groups() for match in _RANGE.finditer(said)}
    lengths = _lengths(_BREAK, f"{said} {pause}") | _lengths(_BREAK_BEFORE, f"{said} {pause}")
    lengths |= {float(_minutes(*rest[4:]) - _minutes(*rest[:4])) for rest in rests}
    if alone := _BREAK_ALONE.fullmatch(pause):
        lengths.add(_minutes_of_length(*alone.groups()))
    if len(spans) != 1 or len(lengths) != 1:
        return None
    (span,), (length,) = spans, lengths
    start, end = _minutes(*span[:4]), _minutes(*span[5:])
    end += HOURS_OF_A_DAY * _HOUR if span[4] else 0
    return _sensible((end - start - length) / _HOUR)


def _lengths(pattern: re.Pattern[str], said: str) -> set[float]:
    """The lengths of a break in a text, in minutes."""
    return {_minutes_of_length(*match.groups()) for match in pattern.finditer(said)}


def _minutes_of_length(minutes: str | None, hours: str | None) -> float:
    return float(minutes) if minutes else float(hours or 0) * _HOUR


def _minutes(hour: str, minute: str | None, spoken: str | None, half: str | None) -> int:
    """A clock time as minutes of the day."""
    return int(hour) * _HOUR + (_HOUR // 2 if half else int(minute or spoken or 0))


def _sensible(hours: float) -> float | None:
    """The hours of a day; None where it can't be so many."""
    return hours if 0 < hours <= _LONGEST else None
