"""The checks of time: too early, too many, a closed day, a late hour."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from jobboard_tui.domain.event_kinds import MISSING_MEETING, OFFERS
from jobboard_tui.domain.labels import clock, day, stage_with_outcome
from jobboard_tui.domain.letters.check_types import Check, CheckContext, LetterFinding, make_finding
from jobboard_tui.domain.letters.recipients import counted_events
from jobboard_tui.domain.letters.template_values import called_off_meeting, offer_letter
from jobboard_tui.domain.models import MEETINGS, RESPONSES, Kind, Stage


def timing(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A follow-up before its time, or one too many."""
    is_follow_up = setting.draft.letter.logs is Kind.FOLLOWED_UP
    if is_follow_up and setting.verdict is not None and not _asks_for_new_date(setting):
        yield make_finding(check, "body", (0, 0), verdict=setting.verdict)


def _asks_for_new_date(setting: CheckContext) -> bool:
    """Whether it is a call about a meeting to which they did not come."""
    application = setting.application
    is_missed = any(event.kind in MISSING_MEETING for event in counted_events(application))
    is_open = called_off_meeting(application, setting.now) is not None
    return setting.draft.letter.kind == "phone" and is_missed and is_open


def nothing_held(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A letter after a meeting, without a meeting that is over."""
    for event in setting.application.events:
        if event.kind in MEETINGS and not event.cancelled and event.until <= setting.now:
            return
    yield make_finding(check, "body", (0, 0))


def no_interview(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A letter after an interview, with nothing but information sessions behind."""
    held = [event for event in counted_events(setting.application) if event.until <= setting.now]
    is_session = any(event.kind is Kind.INFO_SESSION for event in held)
    if is_session and not any(
        event.kind in MEETINGS - OFFERS - {Kind.INFO_SESSION} for event in held
    ):
        yield make_finding(check, "body", (0, 0))


def no_offer(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A letter about an offer, without an offer in the timeline."""
    events = counted_events(setting.application)
    is_known = any(event.kind in OFFERS and event.logged <= setting.now for event in events)
    if setting.draft.letter.about_offer and not is_known:
        yield make_finding(check, "body", (0, 0))


def not_rescinded(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A letter about an offer that was taken back, and the timeline has no such thing."""
    if not _has_come(setting, frozenset({Kind.RESCINDED})):
        yield make_finding(check, "body", (0, 0))


def has_offer_letter(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A letter asks for the offer in writing, which has come."""
    past = [event for event in counted_events(setting.application) if event.at <= setting.now]
    if offer_letter(past) is not None:
        yield make_finding(check, "body", (0, 0))


def offer_in_hand(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """An application is withdrawn of which an offer came."""
    if setting.application.stage is Stage.OFFER and _has_come(setting, OFFERS):
        yield make_finding(check, "body", (0, 0))


def nothing_to_answer(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A reply to somebody of whom the timeline has nothing: no message, no meeting, no answer."""
    theirs = (RESPONSES | MEETINGS | OFFERS | {Kind.RECEIVED}) - {Kind.INFO_SESSION}
    events = counted_events(setting.application)
    is_known = any(event.kind in theirs for event in events)
    is_invited = any(
        event.kind is Kind.INFO_SESSION and event.until > setting.now for event in events
    )
    if not is_known and not is_invited:
        yield make_finding(check, "body", (0, 0))


def _has_come(setting: CheckContext, kinds: Collection[Kind]) -> bool:
    events = counted_events(setting.application)
    return any(event.kind in kinds and event.logged <= setting.now for event in events)


def no_offer_letter(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """An offer is accepted of which there is nothing in writing."""
    past = [event for event in counted_events(setting.application) if event.at <= setting.now]
    is_over = not setting.application.is_open
    has_come = is_over and any(event.kind is Kind.OFFER_LETTER for event in past)
    if offer_letter(past) is None and not has_come:
        yield make_finding(check, "body", (0, 0))


def decided(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A letter that asks for something after it has been decided; the pattern is what asks."""
    application, body = setting.application, setting.draft.body
    if application.is_open:
        return
    asks = (0, 0) if check.pattern is None else None
    if check.pattern is not None and (match := check.pattern.search(body)):
        asks = match.span()
    if asks is not None:
        said = stage_with_outcome(application.stage, application.outcome)
        yield make_finding(check, "body", asks, body[slice(*asks)], state=said)


def closed_day(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Offices are closed today."""
    calendar = setting.calendar
    today = calendar.day(setting.now)
    if calendar.is_business_day(today):
        return
    next_day = calendar.midnight(calendar.business_day(today)).astimezone(setting.now.tzinfo)
    yield make_finding(check, "body", (0, 0), day=day(next_day, setting.now))


_CLOCK = (
    r"(?P<half{0}>午前|午後)?(?P<hour{0}>\d{{1,2}})"
    r"(?::(?P<minute{0}>[0-5]\d)|時(?:(?P<minutes{0}>\d{{1,2}})分|(?P<half_hour{0}>半))?)"
)
_TIME_RANGE = re.compile(
    rf"(?<![\d:]){_CLOCK.format('')}\s?(?:[〜~～–—-]|から)\s?{_CLOCK.format('2')}"
    r"(?![\d:]|\s?(?:[ap]\.?m|間))"
)
_EVENING, _MORNING = 18, 9


def time_range(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A time from one hour to an earlier one of the same day, on a clock of 24 hours."""
    for part in check.parts:
        text = setting.draft.part(part)
        for match in _TIME_RANGE.finditer(unicodedata.normalize("NFKC", text)):
            start, end = _minutes(match, ""), _minutes(match, "2")
            if match["half"] == "午後" and not match["half2"] and end < 12 * 60:
                end += 12 * 60
            is_sure = start >= 13 * 60 or match["half"] or match["half2"]
            is_night = start >= _EVENING * 60 and end <= _MORNING * 60
            if is_sure and not is_night and end <= start:
                yield make_finding(check, part, match.span(), text[slice(*match.span())])


def _minutes(match: re.Match[str], end: str) -> int:
    hour = int(match[f"hour{end}"])
    if match[f"half{end}"] == "午後" and hour < 12:
        hour += 12
    minutes = match[f"minute{end}"] or match[f"minutes{end}"] or 0
    return hour * 60 + (30 if match[f"half_hour{end}"] else int(minutes))


def late_hour(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Yield a finding where it is night."""
    hour = setting.now.hour
    if hour >= check.options["from_hour"] or hour < check.options["to_hour"]:
        yield make_finding(check, "body", (0, 0), clock=clock(setting.now))
