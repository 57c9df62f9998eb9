"""Lengths of meetings as people type them: `90m`, `1h30`, `1時間半`, and from 15:00 to 16:30."""

from __future__ import annotations

import re

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.parsing.token_line import TokenLine
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext

_DAY = 24 * 60

_LENGTHS = (
    # 15h is a time of day: no meeting is that long
    re.compile(
        r"(?<![\w:.])(?:for\s+|約\s?|about\s+)?(?!(?:1[3-9]|2[0-3])h(?:\b|\d))(?P<hours>\d{1,2}(?:\.\d)?)\s*(?:hours?|hrs?|h|時間)"
        r"(?:\s*(?P<minutes>\d{1,2})\s*(?:minutes|mins?|m|分)?(?![\d:])|(?P<half>半))?"
        r"(?!(?!程度|ほど|くらい|ぐらい|の?予定)[\w後前]|\s*(?:ago|later|from now))",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<![\w:.時])(?:for\s+|約\s?|about\s+)?(?P<minutes>\d{1,3})\s*(?:minutes|minute|mins?|m|分間?)"
        r"(?!(?!程度|ほど|くらい|ぐらい|の?予定)[\w後前]|\s*(?:ago|later|from now))",
        re.IGNORECASE,
    ),
)
_BARE = re.compile(r"\d{1,4}")
_BEFORE, _BEHIND = re.compile(r"\s*\(\s*$"), re.compile(r"(?:程度|ほど|くらい|ぐらい|の?予定)*")
_END_OF_BRACKETS = re.compile(r"\s*\)")
_SPAN_BEFORE = re.compile(r"(?:\bin|\+)\s*$", re.IGNORECASE)


def parse_minutes(text: str) -> int:
    """A length in minutes: `90`, `90m`, `1h30`, `1.5h`, `1時間半`; `InvalidInput` for anything
    else.

    >>> parse_minutes("1h30")
    90
    """
    narrow = TokenLine(clean(text))
    if _BARE.fullmatch(narrow.plain) and 0 < int(narrow.plain) <= _DAY:
        return int(narrow.plain)
    minutes = take_minutes(narrow)
    if minutes is None or narrow.rest:
        raise InvalidInput(
            _("length {text}").format(text=clean(text)),
            _("not understood"),
            _("write minutes, or e.g. 1h30"),
        )
    return minutes


def take_minutes(line: TokenLine) -> int | None:
    """The length that a line tells, taken out of it; `InvalidInput` for none that can be."""
    for pattern in _LENGTHS:
        for match in pattern.finditer(line.plain):
            if _SPAN_BEFORE.search(line.plain, 0, match.start()):
                continue
            groups = match.groupdict()
            minutes = round(float(groups.get("hours") or 0) * 60)
            minutes += int(groups.get("minutes") or 0) + (30 if groups.get("half") else 0)
            line.cut(*_whole(line.plain, match))
            if not 0 < minutes <= _DAY:
                raise InvalidInput(
                    pgettext("label", "length"), _("not valid"), _("use at most 24 hours")
                )
            return minutes
    return None


def _whole(plain: str, match: re.Match[str]) -> tuple[int, int]:
    """The place of a length with 程度 behind it and the brackets around it, where it has them."""
    start, end = match.span()
    if behind := _BEHIND.match(plain, end):
        end = behind.end()
    before, after = _BEFORE.search(plain[:start]), _END_OF_BRACKETS.match(plain, end)
    return (before.start(), after.end()) if before and after else (start, end)
