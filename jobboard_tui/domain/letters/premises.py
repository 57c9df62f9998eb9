"""What must be so for a letter of some kind to be true: the premises that checks name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from jobboard_tui.domain.event_kinds import MISSING_MEETING, NAMING_ANSWER_BY, OFFERS, WITH_COMPANY
from jobboard_tui.domain.letters.check_types import Check, CheckContext, LetterFinding, make_finding
from jobboard_tui.domain.letters.dates import format_date, format_deadline
from jobboard_tui.domain.letters.recipients import counted_events
from jobboard_tui.domain.letters.template_values import called_off_meeting, thanked_meeting
from jobboard_tui.domain.models import MEETINGS, Event, Kind, Outcome, Stage
from jobboard_tui.domain.reminders.timeline_facts import known_answer_by


def premise(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A letter of which nothing that it needs is so, or something that makes it untrue.

    The check's pattern is what a letter says that knows of it.
    """
    if check.pattern is not None and check.pattern.search(setting.draft.body):
        return
    needs, bars = check.options.get("needs", ()), check.options.get("bars", ())
    if needs and all(FACTS[name](setting) is None for name in needs):
        yield make_finding(check, "body", (0, 0))
    for name in bars:
        if (day := FACTS[name](setting)) is not None:
            yield make_finding(check, "body", (0, 0), day=day)
            return


def claim(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """What a letter says (the check's pattern) though something makes it untrue."""
    match = check.pattern and check.pattern.search(setting.draft.body)
    for name in check.options.get("bars", ()) if match else ():
        if match and (day := FACTS[name](setting)) is not None:
            yield make_finding(check, "body", match.span(), day=day)
            return


def offer_claimed(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Thanks for an offer that the timeline does not have; the check's pattern is what says so."""
    if check.pattern is None or any(
        event.kind in OFFERS for event in counted_events(setting.application)
    ):
        return
    for part in check.parts:
        for match in check.pattern.finditer(setting.draft.part(part)):
            yield make_finding(check, part, match.span(), match[0])


def _spoken(event: Event | None, setting: CheckContext) -> str | None:
    """The day of an event as a letter has it; None where there is no event."""
    if event is None:
        return None
    day = event.at.astimezone(setting.now.tzinfo).date()
    return format_date(day, setting.now, setting.draft.letter.language)


def _last(setting: CheckContext, *kinds: Kind) -> Event | None:
    past = [event for event in counted_events(setting.application) if event.at <= setting.now]
    return next((event for event in reversed(past) if event.kind in kinds), None)


def _last_held(setting: CheckContext) -> Event | None:
    """The last meeting that is over."""
    held = [
        event
        for event in counted_events(setting.application)
        if event.kind in MEETINGS and event.until <= setting.now
    ]
    return held[-1] if held else None


def _missed(setting: CheckContext) -> str | None:
    return _spoken(_last(setting, *MISSING_MEETING), setting)


def _called_off(setting: CheckContext) -> str | None:
    return _spoken(called_off_meeting(setting.application, setting.now), setting)


def _ahead(setting: CheckContext, kinds: frozenset[Kind]) -> Event | None:
    events = counted_events(setting.application)
    return next((event for event in events if event.kind in kinds and event.at > setting.now), None)


def _offer(setting: CheckContext) -> str | None:
    """The day of the offer that is to be answered."""
    if setting.application.stage is not Stage.OFFER:
        return None
    return _spoken(_last(setting, Kind.OFFER) or _last(setting, *OFFERS), setting)


def _offer_meeting_held(setting: CheckContext) -> str | None:
    meeting = _last(setting, Kind.OFFER_MEETING)
    return None if meeting is None or meeting.until > setting.now else _spoken(meeting, setting)


def _offer_since(setting: CheckContext) -> str | None:
    """The day of an offer that came after the meeting for which the letter thanks."""
    past = [event for event in counted_events(setting.application) if event.at <= setting.now]
    held = thanked_meeting(past, setting.now, setting.draft.letter)
    offer = _last(setting, Kind.OFFER, Kind.OFFER_LETTER)
    if held is None or held.kind in OFFERS or offer is None or offer.at < held.at:
        return None
    return _spoken(offer, setting)


def _thanked(setting: CheckContext) -> str | None:
    """The day of the thanks for the last meeting."""
    held, thanked = _last_held(setting), _last(setting, Kind.THANKED)
    if held is None or thanked is None or thanked.at < held.at:
        return None
    return _spoken(thanked, setting)


def _deadline_over(setting: CheckContext) -> str | None:
    known, now = known_answer_by(setting.application, setting.now), setting.now
    if known is None:
        return None
    by = known.by
    is_over = by <= now if isinstance(by, datetime) else by < now.date()
    return format_deadline(by, now, setting.draft.letter.language) if is_over else None


def _answer_by(setting: CheckContext) -> str | None:
    known = known_answer_by(setting.application, setting.now)
    if known is None:
        return "" if setting.application.outcome is Outcome.LAPSED else None
    return format_deadline(known.by, setting.now, setting.draft.letter.language)


def _in_touch(setting: CheckContext) -> str | None:
    """Something that went to them or came from them, or a stage that was reached without it."""
    is_beyond = setting.application.stage.rank >= Stage.APPLIED.rank
    events = counted_events(setting.application)
    is_known = any(event.kind in WITH_COMPANY | MEETINGS for event in events)
    return "" if is_known or is_beyond or not setting.application.is_open else None


def _applied(setting: CheckContext) -> str | None:
    """An application, or what comes of one; after an information session alone there is none."""
    if (applied := _last(setting, Kind.APPLIED)) is not None:
        return _spoken(applied, setting)
    is_beyond = setting.application.stage.rank >= Stage.APPLIED.rank
    kinds = {event.kind for event in counted_events(setting.application)}
    is_more = bool(kinds & WITH_COMPANY - {Kind.INFO_SESSION, Kind.THANKED, Kind.CONNECTED})
    return "" if is_beyond or is_more else None


def _interview_held(setting: CheckContext) -> str | None:
    """The day of the last interview that is over."""
    held = [
        event
        for event in counted_events(setting.application)
        if event.kind is Kind.INTERVIEW and event.until <= setting.now
    ]
    return _spoken(held[-1], setting) if held else None


def _asked_before(setting: CheckContext) -> str | None:
    """The day of a request for more time that nothing has answered."""
    naming = [
        event
        for event in counted_events(setting.application)
        if event.kind in {Kind.ASKED_TIME, *NAMING_ANSWER_BY}
        and event.by is not None
        and event.at <= setting.now
    ]
    is_asked = bool(naming) and naming[-1].kind is Kind.ASKED_TIME
    return _spoken(naming[-1], setting) if is_asked else None


def _nothing_offered(setting: CheckContext) -> str | None:
    events = counted_events(setting.application)
    return None if any(event.kind in OFFERS for event in events) else ""


FACTS: Mapping[str, Callable[[CheckContext], str | None]] = MappingProxyType(
    {
        "meeting-missed": _missed,
        "meeting-called-off": _called_off,
        "meeting-ahead": lambda setting: _spoken(_ahead(setting, MEETINGS), setting),
        "offer": _offer,
        "offer-meeting-ahead": lambda setting: _spoken(
            _ahead(setting, frozenset({Kind.OFFER_MEETING})), setting
        ),
        "offer-meeting-held": _offer_meeting_held,
        "offer-since-meeting": _offer_since,
        "thanked": _thanked,
        "deadline-over": _deadline_over,
        "answer-by": _answer_by,
        "nothing-offered": _nothing_offered,
        "in-touch": _in_touch,
        "applied": _applied,
        "nothing-told": lambda setting: "" if _in_touch(setting) is None else None,
        "rescinded": lambda setting: _spoken(_last(setting, Kind.RESCINDED), setting),
        "accepted": lambda setting: _spoken(_last(setting, Kind.ACCEPTED), setting),
        "time-asked": _asked_before,
        "interview-held": _interview_held,
    }
)
"""What a check's `needs` and `bars` can name: the day on which it is so, None where it is not."""
