"""The checks of the times that a letter offers: each should be free, and on a day of work.

A time is offered as a clock behind or before a day (27日13時から14時, at 1 pm on Friday), as a part
of the day (午後, in the morning) or as all of it (終日, all day). A deadline is no offer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from jobboard_tui.domain.letters import date_checks
from jobboard_tui.domain.letters.check_types import (
    Check,
    CheckContext,
    LetterFinding,
    TakenPlaces,
    make_finding,
)
from jobboard_tui.domain.letters.dates import format_clock, format_date
from jobboard_tui.domain.letters.meeting_mentions import (
    OF_OTHERS,
    DayMention,
    mentioned_days,
    sentence_around,
)
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import MEETINGS, Event
from jobboard_tui.domain.values import frozen

_CLOCK_JA = (
    r"(?P<half{0}>午[前後])?(?P<hour{0}>\d{{1,2}})"
    r"(?:時(?:(?P<minute{0}>\d{{1,2}})分|(?P<is_half{0}>半))?|[:：](?P<minutes{0}>\d\d))"
)
_SLOT_JA = re.compile(
    r"[ 　]*(?:(?P<whole>終日|一日中|(?:何時|いつ)でも)|"
    + _CLOCK_JA.format("")
    + r"(?:[ 　]?(?:から|より|[〜～~–-])[ 　]?"
    + _CLOCK_JA.format("2")
    + r")?|(?P<part>午前中?|午後)(?!\d))"
    r"(?P<onward>以降)?(?!(?:から|より)?(?:まで|迄|[〆締]))"
)
_GAP_JA = re.compile(r"[)）]?[のはに、:：]*")
_AND_JA = re.compile(
    r"[ 　]*(?:[、,，・／/かと]|または|もしくは|あるいは|及び|および)[ 　]*(?=午|\d{1,2}[時:：])"
)
_AT_EN = (
    r"(?P<hour{0}>\d{{1,2}}|noon\b)(?:[:.](?P<minute{0}>\d\d))?"
    r"(?: ?(?P<half{0}>[ap])\.?m\b\.?| ?o['’]clock)?"
)
_TIMES_EN = (
    r"(?:(?P<whole>(?:at )?(?:all day|any ?time|the whole day))"
    r"|(?:in the )?(?P<part>morning|afternoon|evening)\b"
    r"|(?:at |from |between |(?P<after>after ))?"
    + _AT_EN.format("")
    + r"(?: ?(?:to|and|until|till|–|-) ?"
    + _AT_EN.format("2")
    + r")?(?!\w|:))"
)
_SLOT_EN = re.compile(rf",? {_TIMES_EN}")
_BEFORE_EN = re.compile(rf"(?i)(?:^|(?<=\s)){_TIMES_EN},? on (?:the )?$")
_UNTIL_EN = re.compile(r"(?i)\b(?:by|before|until|after|except|but)(?: on)?(?: the)? $")
_DAY_ALONE = re.compile(
    r"(?<![\d月/年])(?P<day>\d{1,2})日(?![間目以前後])(?:[(（][月火水木金土日][)）])?"
)
_SLASHED = re.compile(r"(?<![\d/])(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/])")
_REFUSED = re.compile(
    r"都合が(?:つかな|つきませ|悪)|難し|伺えませ|以外|埋まって|別の予定|別件|先約|予定が(?:あ|ござ|入)|を除"
    r"|cannot|can['’]t|unable|not |except|other than|\bbut\b"
    r"|\banother (?:appointment|meeting|engagement)"
)
_HELD = re.compile(
    r"\b(?:arrived|came|received|sent|met|spoke|talked|followed|wrote|was|were|heard|got|reached"
    r"|interviewed|discussed|took place)\b|(?:まし|でし)た(?!ら)"
)
"""What tells of a day that has been, where a weekday may mean that or one to come."""
_PARTS = {"午前": (9, 12), "午前中": (9, 12), "午後": (12, 18)} | {
    "morning": (9, 12),
    "afternoon": (12, 18),
    "evening": (17, 20),
}
"""The hours of a part of the day."""
_OFFERING = frozenset({"reply", "new-date", "offer-meeting-request"})
"""The kinds of letter with a list of times at which one could come."""
_DAYTIME = (9, 18)
_NOON = 12 * 60
_EARLIEST = 8
"""Before that hour nobody meets: 1 is one in the afternoon."""


@frozen
class _Slot:
    """A time that is offered: its place, and the minutes from midnight at which it begins, ends."""

    start: int
    end: int
    day: date
    minutes: tuple[int, int]


def offered_slot(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A time that is offered, while another application's meeting takes place."""
    now, language, body = setting.now, setting.draft.letter.language, setting.draft.body
    taken = [
        (application, meeting)
        for application in setting.others
        for meeting in application.events
        if meeting.kind in MEETINGS and not meeting.cancelled and meeting.until > now
    ]
    own = [event for event in setting.application.events if event.kind in MEETINGS]
    for slot in _slots(setting) if taken else ():
        midnight = datetime.combine(slot.day, datetime.min.time(), tzinfo=now.tzinfo)
        start, end = (midnight + timedelta(minutes=minutes) for minutes in slot.minutes)
        if any(_overlaps(event, start, end) for event in own):
            continue
        for other, meeting in taken:
            if _overlaps(meeting, start, end):
                at = meeting.at.astimezone(now.tzinfo)
                day = f"{format_date(at.date(), now, language)}{format_clock(at, language)}"
                place = slot.start, slot.end
                found = body[slice(*place)]
                yield make_finding(check, "body", place, found, company=other.company, day=day)
                break


def offered_closed_day(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A time that is offered on a day on which offices are closed."""
    zone = setting.now.tzinfo
    own = {event.at.astimezone(zone).date() for event in setting.application.events}
    for slot in _slots(setting):
        is_open = setting.calendar.is_business_day(slot.day) or slot.day in own
        if slot.day > setting.now.date() and not is_open:
            place = slot.start, slot.end
            yield make_finding(check, "body", place, setting.draft.body[slice(*place)])


def _overlaps(meeting: Event, start: datetime, end: datetime) -> bool:
    return start < meeting.until and meeting.at < end


def _slots(setting: CheckContext) -> Iterator[_Slot]:
    """Each time that is offered, where its sentence does not refuse it or speak of others."""
    body, language = setting.draft.body, setting.draft.letter.language
    today = setting.now.date()
    read = _read_japanese if language is Language.JA else _read_english
    for said in _days(body, language, today):
        ahead = [day for day in said.days if day >= today]
        sentence = sentence_around(body, said.start, said.end)
        if not ahead or len(said.days) > _MANY or _REFUSED.search(sentence):
            continue
        if OF_OTHERS.search(sentence) or (len(ahead) < len(said.days) and _HELD.search(sentence)):
            continue
        for start, end, minutes in read(body, said):
            is_next = body[said.start : said.end].lower().startswith("next ")
            yield _Slot(start, end, max(ahead) if is_next else min(ahead), minutes)


_MANY = 4
"""More days than a weekday may mean: the word is one for a week."""


def _days(body: str, language: Language, today: date) -> list[DayMention]:
    """Every mention of a day, in Japanese also by its number alone: 27日."""
    found = mentioned_days(body, language, today)
    if language is Language.EN:
        return found
    taken = TakenPlaces(body, [(one.start, one.end) for one in found])
    for match in (*_DAY_ALONE.finditer(body), *_SLASHED.finditer(body)):
        month = match.groupdict().get("month")
        day = _next_date(int(month) if month else None, int(match["day"]), today)
        if day is not None and taken.take(*match.span()):
            found.append(DayMention(match.start(), match.end(), frozenset({day})))
    return sorted(found, key=lambda one: one.start)


def _next_date(month: int | None, number: int, today: date) -> date | None:
    """The next day of that number, in that month; None for one that is far or does not exist."""
    days = (today + timedelta(days=away) for away in range(62))
    return next((day for day in days if day.day == number and month in (None, day.month)), None)


def _read_japanese(body: str, said: DayMention) -> Iterator[tuple[int, int, tuple[int, int]]]:
    gap = _GAP_JA.match(body, said.end)
    at = said.end if gap is None else gap.end()
    start = said.start
    while match := _SLOT_JA.match(body, at):
        if minutes := _minutes(match):
            yield start, match.end(), minutes
        following = _AND_JA.match(body, match.end())
        if following is None:
            return
        start = at = following.end()


def _read_english(body: str, said: DayMention) -> Iterator[tuple[int, int, tuple[int, int]]]:
    head = body[max(0, said.start - 40) : said.start]
    if _UNTIL_EN.search(head):
        return
    inside = re.search(r"\b(?P<part>morning|afternoon|evening)$", body[said.start : said.end])
    if inside is not None:
        first, last = _PARTS[inside["part"]]
        yield said.start, said.end, (60 * first, 60 * last)
    for match in filter(None, (_BEFORE_EN.search(head), _SLOT_EN.match(body, said.end))):
        if minutes := _minutes(match):
            is_before = match.re is _BEFORE_EN
            start = said.start - len(head) + match.start() if is_before else said.start
            yield start, said.end if is_before else match.end(), minutes


def _minutes(match: re.Match[str]) -> tuple[int, int] | None:
    """The minutes from midnight at which a slot begins and ends; an hour where it has no end."""
    told = match.groupdict()
    if told.get("whole"):
        return 60 * _DAYTIME[0], 60 * _DAYTIME[1]
    if part := told.get("part"):
        first, last = _PARTS[part.lower()]
        return 60 * first, 60 * last
    halves = (told.get("half"), told.get("half2"))
    for half in dict.fromkeys((halves[0] or halves[1], halves[0])):
        start = _of_clock(told, "", half)
        end = start + 60
        if told.get("after") or told.get("onward"):
            end = max(end, 60 * _DAYTIME[1])
        elif told.get("hour2"):
            end = _of_clock(told, "2", halves[1] or halves[0])
            end += 12 * 60 if end < start and end + 12 * 60 <= 24 * 60 else 0
        if start < end <= 24 * 60:
            return start, end
    return None


def _of_clock(told: dict[str, str | None], end: str, half: str | None) -> int:
    said = told[f"hour{end}"] or "0"
    if not said.isdigit():
        return _NOON
    hour = int(said)
    is_early = half is None and hour < _EARLIEST and not told.get(f"minutes{end}")
    if (half in ("午後", "p") or is_early) and hour < 12:
        hour += 12
    minute = told.get(f"minute{end}") or told.get(f"minutes{end}") or 0
    return hour * 60 + (30 if told.get(f"is_half{end}") else int(minute))


_BULLET = re.compile(
    r"(?:^|\n)[ 　]*(?:[・･*•●○■◆▪-]|[(（]?\d{1,2}[.)）]|[①-⑨]|第[一二三]希望[:：]?)[ 　]*$"
)


def past_day(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A day in the past that is spoken of as one to come, or stands in a list of times offered."""
    starts = set()
    for finding in date_checks.past_day(check, setting):
        starts.add(finding.start)
        yield finding
    body, language = setting.draft.body, setting.draft.letter.language
    today = setting.now.date()
    for said in mentioned_days(body, language, today):
        is_listed = _BULLET.search(body[: said.start][-20:]) and max(said.days) < today
        if is_listed and setting.draft.letter.kind in _OFFERING and said.start not in starts:
            place = said.start, said.end
            yield make_finding(check, "body", place, body[slice(*place)])
