"""The checks of time: too early, too many, a closed day, a late hour."""

from __future__ import annotations

from collections.abc import Iterator

from jobboard_tui.domain.event_kinds import OFFERS
from jobboard_tui.domain.labels import clock, day, stage_with_outcome
from jobboard_tui.domain.letters.check_types import Check, CheckContext, LetterFinding, make_finding
from jobboard_tui.domain.letters.recipients import counted_events
from jobboard_tui.domain.letters.template_values import offer_letter
from jobboard_tui.domain.models import MEETINGS, Kind


def timing(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A follow-up before its time, or one too many."""
    if setting.draft.letter.logs is Kind.FOLLOWED_UP and setting.verdict is not None:
        yield make_finding(check, "body", (0, 0), verdict=setting.verdict)


def nothing_held(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A letter after a meeting, without a meeting that is over."""
    meetings = MEETINGS - OFFERS
    for one in setting.application.events:
        if one.kind in meetings and not one.cancelled and one.until <= setting.now:
            return
    yield make_finding(check, "body", (0, 0))


def no_interview(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A letter after an interview, with nothing but information sessions behind."""
    held = [one for one in counted_events(setting.application) if one.until <= setting.now]
    is_session = any(one.kind is Kind.INFO_SESSION for one in held)
    if is_session and not any(one.kind in MEETINGS - OFFERS - {Kind.INFO_SESSION} for one in held):
        yield make_finding(check, "body", (0, 0))


def no_offer(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A letter about an offer, without an offer in the timeline."""
    events = counted_events(setting.application)
    is_known = any(one.kind in OFFERS and one.logged <= setting.now for one in events)
    if setting.draft.letter.about_offer and not is_known:
        yield make_finding(check, "body", (0, 0))


def no_offer_letter(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """An offer is accepted of which there is nothing in writing."""
    past = [one for one in counted_events(setting.application) if one.at <= setting.now]
    if offer_letter(past) is None:
        yield make_finding(check, "body", (0, 0))


def decided(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A letter that asks for something after it has been decided."""
    application = setting.application
    if not application.is_open:
        said = stage_with_outcome(application.stage, application.outcome)
        yield make_finding(check, "body", (0, 0), state=said)


def closed_day(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Offices are closed today."""
    calendar = setting.calendar
    today = calendar.day(setting.now)
    if calendar.is_business_day(today):
        return
    next_day = calendar.midnight(calendar.business_day(today)).astimezone(setting.now.tzinfo)
    yield make_finding(check, "body", (0, 0), day=day(next_day, setting.now))


def late_hour(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Yield a finding where it is night."""
    hour = setting.now.hour
    if hour >= check.options["from_hour"] or hour < check.options["to_hour"]:
        yield make_finding(check, "body", (0, 0), clock=clock(setting.now))
