"""Hours and minutes from now as people say them: "+90m", "in 2 hours", "2時間後"."""

from __future__ import annotations

import re
from datetime import timedelta

from jobboard_tui.domain.parsing.periods import length_within

NOW_WORDS = frozenset(
    ("now", "just now", "right now", "今", "いま", "ただいま", "たった今", "たったいま", "現在")
)
_SPAN = re.compile(r"(?P<count>\d{1,5})\s*(?P<unit>minutes?|mins?|m|hours?|hrs?|h)\s*")
_SPANS = rf"(?:{_SPAN.pattern.replace('?P<count>', '').replace('?P<unit>', '?:')})+"
_HENCE = re.compile(
    rf"(?:\+\s*|in )(?P<spans>{_SPANS})|(?P<said>{_SPANS}) ?(?:from now|later|hence)"
)
_SINCE = re.compile(rf"-\s*(?P<spans>{_SPANS})|(?P<said>{_SPANS}) ?ago")
_JAPANESE_SPAN = re.compile(
    r"(?:(?P<hours>\d{1,5})時間)?(?:(?P<half>半)|(?P<minutes>\d{1,5})分)?(?P<way>後|前)"
)


def read_span(plain: str) -> timedelta | None:
    """Hours and minutes from now: "now", "+90m", "2 hours ago", "2時間後"; None for others."""
    if plain in NOW_WORDS:
        return timedelta(0)
    if within := length_within(plain):
        plain = f"{within}後" if within.endswith(("時間", "分", "半")) else f"in {within}"
    plain = plain.replace("half an hour", "30 minutes").replace("half 1 hour", "30 minutes")
    for pattern, sign in ((_HENCE, 1), (_SINCE, -1)):
        if match := pattern.fullmatch(plain):
            return sign * _added_up(match["spans"] or match["said"])
    match = _JAPANESE_SPAN.fullmatch(plain)
    if match and (match["hours"] or match["minutes"]):
        minutes = int(match["minutes"] or (30 if match["half"] else 0))
        length = timedelta(hours=int(match["hours"] or 0), minutes=minutes)
        return length if match["way"] == "後" else -length
    return None


def _added_up(spans: str) -> timedelta:
    length = timedelta(0)
    for match in _SPAN.finditer(spans):
        count = int(match["count"])
        length += timedelta(hours=count) if match["unit"][0] == "h" else timedelta(minutes=count)
    return length
