"""Dates as other programs and people write them in tables.

A cell is read on its own as far as that goes (`read_form`). Whether 3/4/24 is the third of April
or the fourth of March shows only over a whole column: `date_order.py`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum

from jobboard_tui.domain.parsing.calendar_words import (
    ENGLISH_WEEKDAY,
    ERA_YEAR,
    KANJI_WEEKDAY,
    MONTHS,
    WEEKDAYS,
    year_of_era,
)
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen

EARLIEST, LATEST = 1970, 2199
_EXCEL_START = date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 110_000)
"""Serial numbers of 1954 to 2201: what a spreadsheet has for a date."""
_LONGEST = 80


class DateOrder(StrEnum):
    """In which order three numbers tell a date."""

    MDY = "mdy"
    DMY = "dmy"
    YMD = "ymd"


@frozen
class DateCell:
    """A cell that is a date, its three numbers as written.

    `order` is None where several are possible; `year` and the like stand in `numbers` in that
    order. A form of two numbers is without its year: month and day, in an order that may be open.
    `end` is the time until which a range goes. `weekday` is from 0 for Monday, None where it is not
    told.
    """

    numbers: tuple[int, ...]
    order: DateOrder | None
    clock: time | None = None
    end: time | None = None
    zone: tzinfo | None = None
    separator: str = ""
    weekday: int | None = None

    def fits(self, day: date) -> bool:
        """Return whether a day has the weekday that is told."""
        return self.weekday is None or self.weekday == day.weekday()

    def date(self, order: DateOrder) -> date | None:
        """The date in that order; None where there is none, or not in our time."""
        if len(self.numbers) == 2:
            return None
        used = self.order or order
        first, second, third = self.numbers
        if used is DateOrder.YMD:
            year, month, day = first, second, third
        elif used is DateOrder.DMY:
            day, month, year = first, second, third
        else:
            month, day, year = first, second, third
        if year < 100:
            year += 2000
        if not EARLIEST <= year <= LATEST:
            return None
        try:
            return date(year, month, day)
        except ValueError:
            return None


_WEEKDAY = re.compile(
    rf"[（(\[]?(?:(?P<short>{KANJI_WEEKDAY})[）)\]]|(?P<long>{KANJI_WEEKDAY})曜日?[）)\]]?"
    rf"|\b(?P<english>{ENGLISH_WEEKDAY})\b\.?,?[)\]]?)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?!\d)")
_ERA = re.compile(
    rf"{ERA_YEAR}\s*[-/.年]\s*(?P<month>\d{{1,2}})\s*[-/.月]\s*(?P<day>\d{{1,2}})\s*日?(?!\d)",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"((?:19|20)\d{2})([01]\d)([0-3]\d)(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?!\d)")
_MONTH_DAY = re.compile(r"(\d{1,2})(?:月|/)(\d{1,2})日?(?![\d/.])")
_DAY_NAME = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s./-]*([a-z]{3,9})\b\.?,?[\s./-]*(\d{4}|\d{2}(?!:))?(?!\d)",
    re.IGNORECASE,
)
_NAME_DAY = re.compile(
    r"([a-z]{3,9})\.?[\s./-]*(\d{1,2})(?:st|nd|rd|th)?(?:\s*,?\s*(\d{4})|\s*,\s*(\d{2})(?!:))?(?!\d)",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"(\d{5,6})(?:\.(\d{1,12}))?")
_SECONDS = re.compile(r"1\d{9}(\d{3})?")
_CLOCK = re.compile(
    r"(?P<before>午前|午後|[ap]\.?m\.?)?\s*"
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"|時(?:(?P<kanji>\d{1,2})分|(?P<half>半))?)?"
    r"\s*(?P<after>[ap]\.?m\.?)?"
    r"\s*(?P<zone>z|utc|gmt|jst)?\s*(?P<offset>[+-]\d{2}:?(?:\d{2})?)?(?:\s*\([^)]*\))?",
    re.IGNORECASE,
)
_JST = timezone(timedelta(hours=9), "JST")
_RANGE = re.compile(r"\s*(?:→|~|〜|～|–|—|-|\bto\b|から)\s*", re.IGNORECASE)
_OPEN_END = re.compile(r"\s*(?:→|~|〜|～|–|—|-|から|\bonwards?\b)\s*$", re.IGNORECASE)
_NAMED_ZONE = re.compile(r"\s*\(?\b(?:GMT|UTC)\s*([+-])(\d{1,2})(?::?(\d{2}))?\)?", re.IGNORECASE)
_BRACKETED = re.compile(
    r"\s*[(\[]\s*(JST|UTC|GMT|日本時間|japan time|tokyo time)\s*[)\]]", re.IGNORECASE
)
_OTHER_ZONE = re.compile(r"[(\[]?\b([A-Z]{2,4}T|CET|WET|EET)\b[)\]]?")
_DOTTED = re.compile(r"\b(\d{1,2})\.([0-5]\d)(?=\s*[ap]\.?m\b)", re.IGNORECASE)
_TWO_CLOCKS = re.compile(r"(\d{2}:\d{2})-(\d{2}:\d{2})")
_BARE_WEEKDAY = re.compile(rf"\s({KANJI_WEEKDAY})(?=\s|$)")
_NOON = re.compile(r"正午|\b(?:12(?::00)?\s*)?noon\b", re.IGNORECASE)
_STAMP = re.compile(r"^[<\[]\s*(\d{4}.*?)\s*[>\]]$")


_ZERO_DATES = frozenset(
    {
        *((1, 1, 1), (0, 0, 0), (1970, 1, 1), (1899, 12, 30), (1899, 12, 31), (1900, 1, 0)),
        *((1900, 1, 1), (1601, 1, 1), (9999, 12, 31), (1969, 12, 31)),
    }
)
"""What programs write where they have no date: the first and last of their calendars."""
_ZERO_YEARS = {f"{year:04}" for year, _month, _day in _ZERO_DATES}
_ZERO_NUMBERS = frozenset({"0", "0.0", "-62135596800", "-62135596800000"})
_THREE = re.compile(r"(\d{1,4})\D{1,2}(\d{1,4})\D{1,2}(\d{1,4})(?!\d)")


def is_zero_date(cell: str) -> bool:
    """Whether a cell holds what a program writes for "no date", such as Go's 0001-01-01.

    >>> is_zero_date("0001-01-01T00:00:00Z"), is_zero_date("1/1/01"), is_zero_date("2026-01-01")
    (True, False, False)
    """
    text = unicodedata.normalize("NFKC", cell[:_LONGEST]).strip()
    if text in _ZERO_NUMBERS:
        return True
    match = _THREE.match(text)
    if match is None:
        return False
    numbers = match.groups()
    year = next((number for number in (numbers[0], numbers[2]) if number in _ZERO_YEARS), None)
    if year is None:
        return False
    others = [int(number) for number in (numbers[1:] if year is numbers[0] else numbers[:2])]
    return any((int(year), *pair) in _ZERO_DATES for pair in (others, others[::-1]))


def read_form(cell: str) -> DateCell | None:
    """Return what a cell says of a date; None if it is none.

    The cell may have any width and blanks.
    """
    text = unicodedata.normalize("NFKC", clean(cell[:_LONGEST]))
    if not text or len(cell) > _LONGEST:
        return None
    if text.replace(".", "", 1).isdigit() and text.isascii():
        return _number(text)
    text = _plainer(text)
    if not text:
        return None
    named = _WEEKDAY.search(text)
    if named is None:
        return _written(text)
    weekday = named["short"] or named["long"] or named["english"]
    form = _written(f"{text[: named.start()]} {text[named.end() :]}".strip(" ,"))
    return form and replace(form, weekday=WEEKDAYS[weekday.lower()])


def _plainer(text: str) -> str:
    """The text with a zone as its offset, a clock with a colon, without the brackets of a stamp.

    Empty where it names a zone that is not known.
    """
    if match := _STAMP.match(text):
        text = _BARE_WEEKDAY.sub(r" (\1)", match[1])
    text = _NOON.sub("12:00", _DOTTED.sub(r"\1:\2", text))
    text = _NAMED_ZONE.sub(
        lambda piece: f" {piece[1]}{int(piece[2]):02}:{piece[3] or '00'}", text, count=1
    )
    text = _BRACKETED.sub(
        lambda piece: f" {piece[1]}" if piece[1].upper() in ("UTC", "GMT") else " JST",
        text,
        count=1,
    )
    zone = _OTHER_ZONE.search(text)
    return "" if zone and zone[1] not in ("JST", "SAT", "OCT", "SEPT") else text


def zone_of_name(header: str) -> tzinfo | None:
    """Return the zone that a column's name tells of its times: "Interview (JST)"; None for none."""
    match = _BRACKETED.search(unicodedata.normalize("NFKC", header))
    if match is None:
        return None
    return UTC if match[1].upper() in ("UTC", "GMT") else _JST


def read_clock(cell: str) -> tuple[time, time | None] | None:
    """Return what a cell says of a time of day: its start, and its end where a range is told."""
    if len(cell) > _LONGEST:
        return None
    text = _plainer(unicodedata.normalize("NFKC", clean(cell)))
    if match := re.fullmatch(r"0?\.(\d+)", text):  # a spreadsheet's part of a day
        seconds = round(float(f"0.{match[1]}") * 86_400) % 86_400
        return time(seconds // 3600, seconds // 60 % 60), None
    form = _with_clock(text, (2000, 1, 1), DateOrder.YMD, "") if text else None
    return None if form is None or form.clock is None else (form.clock, form.end)


def _number(text: str) -> DateCell | None:
    """A cell of digits alone: 20261102, a spreadsheet's serial number, seconds since 1970."""
    if match := _COMPACT.fullmatch(text):
        return DateCell((int(match[1]), int(match[2]), int(match[3])), DateOrder.YMD)
    if match := _SERIAL.fullmatch(text):
        days = int(match[1])
        if days not in _EXCEL_DAYS:
            return None
        at = _EXCEL_START + timedelta(days=days)
        clock = None
        if match[2] and (seconds := round(float(f"0.{match[2]}") * 86_400)) < 86_400:
            clock = time(seconds // 3600, seconds // 60 % 60, seconds % 60)
        return DateCell((at.year, at.month, at.day), DateOrder.YMD, clock)
    if match := _SECONDS.fullmatch(text):
        instant = datetime.fromtimestamp(int(text) / (1000 if match[1] else 1), UTC)
        numbers = (instant.year, instant.month, instant.day)
        return DateCell(numbers, DateOrder.YMD, instant.time().replace(microsecond=0), zone=UTC)
    return None


def _written(text: str) -> DateCell | None:
    order: DateOrder | None = DateOrder.YMD
    separator = ""
    if match := _YEAR_FIRST.match(text):
        numbers: tuple[int, ...] = (int(match[1]), int(match[2]), int(match[3]))
        if numbers[0] < EARLIEST:  # 0026-11-02 is no short way to write 2026
            return None
    elif match := _ERA.match(text):
        year = year_of_era(match["era"], match["era_year"])
        numbers = (year, int(match["month"]), int(match["day"]))
    elif match := _COMPACT.match(text):
        numbers = (int(match[1]), int(match[2]), int(match[3]))
    elif match := _NUMBERS.match(text):
        numbers = (int(match[1]), int(match[3]), int(match[4]))
        order, separator = None, match[2]
    elif (match := _NAME_DAY.match(text)) and (month := MONTHS.get(match[1].lower())):
        numbers, order = _named(month, match[2], match[3] or match[4]), DateOrder.MDY
    elif (match := _DAY_NAME.match(text)) and (month := MONTHS.get(match[2].lower())):
        numbers, order = _named(month, match[1], match[3]), DateOrder.MDY
    elif match := _MONTH_DAY.match(text):
        numbers = (int(match[1]), int(match[2]))
        order, separator = (DateOrder.MDY, "") if "月" in match[0] else (None, "/")
    else:
        return None
    rest = text[match.end() :].strip(" ,;")
    return _with_clock(rest, numbers, order, separator)


def _named(month: int, day: str, year: str | None) -> tuple[int, ...]:
    return (month, int(day), int(year)) if year else (month, int(day))


def _with_clock(
    rest: str, numbers: tuple[int, ...], order: DateOrder | None, separator: str
) -> DateCell | None:
    """The form with the time that follows the date; None where something else follows.

    A range of times is one with its end; of a range of days the first counts.
    """
    if not rest:
        return DateCell(numbers, order, separator=separator)
    is_iso = rest[:1] in "tT"
    rest = re.sub(r"^(?:t(?=\d)|at\b|-|、)\s*", "", rest, flags=re.IGNORECASE)
    if (clocks := _TWO_CLOCKS.fullmatch(rest)) and not is_iso and clocks[1] < clocks[2]:
        rest = f"{clocks[1]} – {clocks[2]}"  # no time with the offset of a zone
    if match := _CLOCK.fullmatch(_OPEN_END.sub("", rest)):
        return _at_clock(match, numbers, order, separator)
    for sign in _RANGE.finditer(rest):
        head, tail = rest[: sign.start()], rest[sign.end() :]
        if not head:
            return DateCell(numbers, order, separator=separator) if _written(tail) else None
        started = _CLOCK.fullmatch(head)
        if started is None:
            continue
        ended = _CLOCK.fullmatch(tail)
        if ended is None:
            return _at_clock(started, numbers, order, separator) if _written(tail) else None
        last = _at_clock(ended, numbers, order, separator)
        first = _at_clock(started, numbers, order, separator, half=ended["after"] or "")
        if first is None or last is None:
            return None
        zone = first.zone or last.zone
        return replace(first, end=last.clock, zone=zone)
    return None


def _at_clock(
    match: re.Match[str],
    numbers: tuple[int, ...],
    order: DateOrder | None,
    separator: str,
    *,
    half: str = "",
) -> DateCell | None:
    """The form at a time; `half` is that of the range's end, where the time has none."""
    hour = int(match["hour"])
    half = (match["before"] or match["after"] or half).lower()
    if half:
        late = half.startswith(("p", "午後"))
        if hour > 12:
            return None
        hour = hour % 12 + (12 if late else 0)
    elif match["minute"] is None and "時" not in match[0]:
        return None
    minute = int(match["minute"] or match["kanji"] or (30 if match["half"] else 0))
    try:
        clock = time(hour, minute, int(match["second"] or 0))
        zone = _zone((match["zone"] or "").lower(), match["offset"] or "")
    except ValueError:
        return None
    return DateCell(numbers, order, clock, None, zone, separator)


def _zone(name: str, offset: str) -> tzinfo | None:
    if offset:
        digits = offset[1:].replace(":", "").ljust(4, "0")
        span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(-span if offset[0] == "-" else span)
    if name == "jst":
        return _JST
    return UTC if name else None
