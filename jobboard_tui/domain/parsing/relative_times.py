"""Times that are told by what they are reckoned from: "fri", "+3d", "3営業日後", "翌日", "15:00".

Now is only one of the times that they may be reckoned from. A deadline may be reckoned from the
event that states it, and a time that is corrected from what it was. `reckoned` says for every text
in which of these ways; where two of them come to different times, all are named.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from enum import Enum, auto

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.models import Deadline
from jobboard_tui.domain.parsing.calendar_words import MONTH, nearest_weekday
from jobboard_tui.domain.parsing.dates import (
    is_counted,
    is_told_from_today,
    weekday_alone,
)
from jobboard_tui.domain.parsing.instants import read_instant, several_times, split_clock
from jobboard_tui.domain.parsing.periods import is_of_its_event, is_period, length_within
from jobboard_tui.domain.parsing.purpose import MEETING, Purpose
from jobboard_tui.domain.parsing.spans import is_now, read_span
from jobboard_tui.domain.parsing.times import bare_hour
from jobboard_tui.i18n import _

_NAMED_MONTH = re.compile(rf"\d|\b(?:{MONTH})\b")
_FROM_NOW = re.compile(r"\bin |\bfrom now\b|\bago\b")
_FOLLOWING = re.compile(r"翌|次週|当日|\b(?:next|following) day\b|\bfollowing week\b")
_SAME_DAY = re.compile(r"同日|\b(?:on )?the same day\b|\bsame day\b")
_SAME_CLOCK = re.compile(r"同じ時[間刻]|同時刻|\b(?:at )?(?:the )?same time\b")
_WEEK_AFTER = frozenset(
    ("翌週", "次週", "1週間後", "1 week later", "the following week", "following week")
)
_LENGTH = r"\d{1,3} ?(?:日間?|週間?|[かヶカヵケ箇]月間?|営業日|days?|weeks?|months?|business days?)"
_LONGER = re.compile(
    rf"(?P<length>{_LENGTH}) ?(?:だけ|ほど)? ?(?:延長|延期|延び|longer|more|extension)"
    rf"|(?:延長|延期|(?:extended|extend|postponed|moved)(?: by)?) ?(?P<behind>{_LENGTH})"
)
"""How much longer it is than it was: 1週間延長, extended by 3 days."""


_MOVED = re.compile(
    r"(?P<length>(?:\d{1,3} ?(?:時間半?|分|日|週間|営業日))+) ?(?:だけ|ほど)?"
    r"(?:(?P<later>遅く|遅らせ|後ろ倒し|繰り?下げ|後ろ?[にへ]ずら)|早く|早め|前倒し|繰り?上げ|前[にへ]ずら)"
    r"(?:る|て|して|し|す|に|なりました|しました|となりました)*"
    r"|(?P<earlier>(?:\d{1,3} ?(?:minutes?|mins?|hours?|hrs?|h|days?|weeks?))|half an hour) earlier"
)
"""By how much it is later or earlier than it was: 30分遅く, an hour earlier."""


class Reckoning(Enum):
    """What a time is reckoned from."""

    ALONE = auto()
    """Nothing, or now for certain: 12/1, 15:00 tomorrow."""
    CLOCK = auto()
    """A day that is not named: 15:00."""
    WEEKDAY = auto()
    """A week that is not named: fri, fri 15:00."""
    PERIOD = auto()
    """A week, a month or a year that may not be named: 今週中, end of month."""
    SAID = auto()
    """The day on which it is said: tomorrow, 来週金曜. It may be typed on another."""
    DISTANCE = auto()
    """A time that is not named, so far away from it: +3d, 3営業日後, 2 weeks later, 翌日."""
    WITHIN = auto()
    """What is said of an event, in so many days from it: within 3 days, 3営業日以内."""


def reckoned(plain: str, now: datetime, purpose: Purpose) -> Reckoning:
    """Return what a text is reckoned from."""
    if is_now(plain):
        return Reckoning.ALONE
    if length_within(plain):
        return Reckoning.WITHIN
    if read_span(plain) is not None:
        return Reckoning.DISTANCE
    try:
        day, clock, _zone = split_clock(plain, now, purpose)
    except (ValueError, InvalidInput):
        return Reckoning.ALONE
    if not day:
        return Reckoning.CLOCK if clock else Reckoning.ALONE
    if weekday_alone(day) is not None:
        return Reckoning.WEEKDAY
    if is_counted(day) or is_of_its_event(day) or _FOLLOWING.search(day):
        return Reckoning.DISTANCE
    if is_told_from_today(day):
        return Reckoning.SAID
    return Reckoning.PERIOD if is_period(day) else Reckoning.ALONE


def read_from_all(
    plain: str, now: datetime, purpose: Purpose, own: Deadline | None = None
) -> tuple[datetime, bool]:
    """Return the time of a text and whether only a day is told; `own` is what it corrects.

    It is read from now, from the event of a deadline and from `own` alike, where it may be
    reckoned from them; `AmbiguousInput` names the readings that fit. A reading before the event of
    a deadline is none.
    """
    way = reckoned(plain, now, purpose)
    since = purpose.since
    is_of_event = since is not None and is_of_its_event(plain)
    at, dated = read_instant(plain, since if since and is_of_event else now, purpose)
    times = {at}
    is_said_now = way is Reckoning.SAID and (own is not None or since is None or since > now)
    if since is not None and not (is_of_event or is_said_now or way is Reckoning.ALONE):
        times.add(read_instant(plain, since, purpose)[0])
    if way is Reckoning.WEEKDAY and dated and purpose != MEETING:
        times |= _days_of_weekday(plain, now, purpose)
    if own is not None:
        times |= _from_own(plain, at, _start(own, now), purpose, way)
    fitting = {one for one in times if _fits(one, now, purpose, dated=dated)} or {at}
    if len(fitting) > 1:
        raise several_times(plain, fitting, dated=dated)
    return fitting.pop(), dated


def _fits(at: datetime, now: datetime, purpose: Purpose, *, dated: bool) -> bool:
    if purpose.since is not None:
        return at >= day_or_instant(purpose.since, dated)
    return purpose.year != "latest" or at <= now


def _days_of_weekday(plain: str, now: datetime, purpose: Purpose) -> set[datetime]:
    """Of a weekday alone today, and the day of the event, where they are one."""
    starts = (now, purpose.since or now)
    weekday = weekday_alone(plain)
    return {day_or_instant(start, True) for start in starts if start.weekday() == weekday}


def _from_own(
    plain: str, at: datetime, start: datetime, purpose: Purpose, way: Reckoning
) -> set[datetime]:
    """The time as it is reckoned from the one that it corrects; nothing where it can't be."""
    if way is Reckoning.WEEKDAY:
        day = nearest_weekday(start.date(), at.weekday())
        return {datetime.combine(day, at.timetz())}
    if way is Reckoning.PERIOD and _NAMED_MONTH.search(plain) is None:
        return {read_instant(plain, start, purpose)[0]}
    if way is not Reckoning.DISTANCE or _FROM_NOW.search(plain):
        return set()
    return {read_instant(plain, start, purpose)[0]}


def _start(own: Deadline, now: datetime) -> datetime:
    if isinstance(own, datetime):
        return own.astimezone(now.tzinfo)
    return datetime.combine(own, time(), now.tzinfo)


def day_or_instant(at: datetime, dated: bool) -> datetime:
    """Return an instant, or the beginning of its day where only days are compared."""
    return at.replace(hour=0, minute=0, second=0, microsecond=0) if dated else at


# -- what can only be said of a time that is known -------------------------------------------------


def of_own(plain: str, own: Deadline, now: datetime, purpose: Purpose) -> str:
    """Return a text with the day or the time of what it corrects, where it speaks of them.

    "15:00" and 同日15時 have its day, 翌週の同じ時間 its time of day, 1週間延長 is told by it.
    """
    start = _start(own, now)
    clock = f"{start:%H:%M}" if isinstance(own, datetime) else ""
    if match := _LONGER.fullmatch(plain):
        length = match["length"] or match["behind"]
        until, _dated = read_instant(f"+{length}", start, purpose)
        return f"{until.date().isoformat()} {clock}".rstrip()
    if moved := _moved(plain, start, isinstance(own, datetime), purpose):
        return moved
    if _SAME_CLOCK.search(plain) and clock:
        day = _squeezed(_SAME_CLOCK.sub(" ", plain))
        if day in _WEEK_AFTER:
            return f"{(start + timedelta(weeks=1)).date().isoformat()} {clock}"
        plain = f"{day} {clock}".lstrip()
    if _SAME_DAY.search(plain):
        return _squeezed(_SAME_DAY.sub(f" {start.date().isoformat()} ", plain))
    try:
        rest, clock_time, zone = split_clock(plain, now, purpose)
    except (ValueError, InvalidInput):
        return plain
    if clock_time is None:
        other, hour = bare_hour(rest)
        is_alone = bool(hour) and not other and rest.startswith("at ")
    else:
        is_alone = not rest
    if not is_alone:
        return plain
    day_of_own = own.astimezone(zone).date() if isinstance(own, datetime) else own
    return f"{day_of_own.isoformat()} {plain}"


def _moved(plain: str, start: datetime, has_clock: bool, purpose: Purpose) -> str:
    """The time of 30分遅く from another one; empty for other texts, and of hours of a day alone."""
    match = _MOVED.fullmatch(plain)
    if match is None:
        return ""
    length, way = match["length"], "後" if match["later"] else "前"
    told = f"{length}{way}" if length else f"{match['earlier']} ago"
    at, dated = read_instant(told, start, purpose)
    if dated:
        return f"{at.date().isoformat()} {start:%H:%M}" if has_clock else at.date().isoformat()
    return f"{at:%Y-%m-%d %H:%M}" if has_clock else ""


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def refuse_unknown_base(plain: str) -> None:
    """`InvalidInput` for 同日15時, 1週間延長 and the like: what they speak of is not known here."""
    if _LONGER.fullmatch(plain):
        why, hint = _("it says how much longer, not the new date"), _("type the new date")
    elif _MOVED.fullmatch(plain):
        why = _("it says by how much it moves, not from when")
        hint = _("type the time, like fri 15:00")
    elif _SAME_CLOCK.search(plain):
        why, hint = _("it doesn't say what time"), _("type the time, like fri 15:00")
    elif _SAME_DAY.search(plain):
        why, hint = _("it doesn't say which day"), _("type the day, like 12/1 15:00")
    else:
        return
    raise InvalidInput(_("time {text}").format(text=plain), why, hint)
