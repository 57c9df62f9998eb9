"""Hours and minutes from now as people say them: "+90m", "in 2 hours", "2時間後"."""

from __future__ import annotations

import re
from datetime import timedelta

from jobboard_tui.domain.parsing.periods import length_within

_NOW = re.compile(
    r"(?:(?:just|right|only just) )?now|(?:right |just )?(?:at )?this (?:very )?(?:moment|minute)"
    r"|(?:たった|ちょうど|丁度)?(?:今|いま)(?:現在)?|ただいま|ただ今|只今|現在|現時点"
)
_MOMENT_AGO = re.compile(
    r"(?:just |only |literally )?(?:(?:an?|1|some|mere|a few|a couple of|few|\d{1,2}) )?"
    r"(?:moments?|seconds?|secs?|instants?) (?:ago|earlier|back)"
    r"|(?:ほんの)?(?:数|\d{1,2})秒(?:ほど)?前"
    r"|(?:つい|たった|ちょうど|ほんの)?(?:今|いま)?(?:さっき|先ほど|先程|さきほど)(?:がた)?"
    r"|(?:つい|たった|ちょうど)?(?:今|いま)(?:しがた|し方)"
)
"""So short a time ago that it is now: さっき, a moment ago."""
_SPAN = re.compile(r"(?P<count>\d{1,5})\s*(?P<unit>minutes?|mins?|m|hours?|hrs?|h)\s*")
_SPANS = rf"(?:{_SPAN.pattern.replace('?P<count>', '').replace('?P<unit>', '?:')})+"
_HENCE = re.compile(
    rf"(?:\+\s*|in )(?P<spans>{_SPANS})|(?P<said>{_SPANS}) ?(?:from now|later|hence)"
)
_SINCE = re.compile(rf"-\s*(?P<spans>{_SPANS})|(?P<said>{_SPANS}) ?ago")
_JAPANESE_SPAN = re.compile(
    r"(?:(?P<hours>\d{1,5})時間)?(?:(?P<half>半)|(?P<minutes>\d{1,5})分)?(?P<way>後|前)"
)
_WHILE_AGO = re.compile(
    r"(?:just |only |quite )?(?:(?:an?|1|some) )?(?:(?:little|short|long|good) )*(?:while|bit|time)"
    r" (?:ago|back|earlier)|(?:もう)?(?:少し|ちょっと|少々|しばらく)(?:だけ)?前|先刻"
)
"""Some time ago, nobody knows how long: a while ago, 少し前."""


def is_now(plain: str) -> bool:
    """Return whether a text speaks of now, or of a moment ago."""
    return _NOW.fullmatch(plain) is not None or is_moment_ago(plain)


def is_moment_ago(plain: str) -> bool:
    """Return whether a text speaks of a moment ago, which is over: さっき, a moment ago."""
    return _MOMENT_AGO.fullmatch(plain) is not None


def is_while_ago(plain: str) -> bool:
    """Return whether a text says that something is some time ago, and not how long."""
    return _WHILE_AGO.fullmatch(plain) is not None


def read_span(plain: str) -> timedelta | None:
    """Hours and minutes from now: "now", "+90m", "2 hours ago", "2時間後"; None for others."""
    if is_now(plain):
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
