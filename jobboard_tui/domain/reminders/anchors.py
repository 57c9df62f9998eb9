"""The anchors that a rule can name: what a timeline gives it to count from.

Each is a function from facts and a rule to claims. A rule in `data/rules.toml` names its anchor
by the key in `ANCHORS`, and conditions in which it keeps silent by those in `CONDITIONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from types import MappingProxyType
from typing import TypeAlias

from jobboard_tui.domain.business_days import instant, later
from jobboard_tui.domain.event_kinds import MISSING_MEETING, OFFERS, STARTING_WAIT
from jobboard_tui.domain.joining_days import step_day
from jobboard_tui.domain.joining_steps import dates_of, first_day
from jobboard_tui.domain.missed_meetings import meeting_missed_by, missed_meeting
from jobboard_tui.domain.models import MEETINGS, ActionKind, Kind, Stage
from jobboard_tui.domain.reminders.timeline_facts import (
    TimelineEntry,
    TimelineFacts,
    end_moment,
    end_of,
)
from jobboard_tui.domain.reminders.windows import (
    RuleMatch,
    fill,
    kept_until,
    opening,
    outreach,
    to_whole_day,
    until,
)
from jobboard_tui.domain.rules import REPLY_OWED, SILENCE, Rule, Span
from jobboard_tui.domain.stage_history import Moment

ANSWERING = "answer-by"
"""The anchor of the rule by which an offer is to be answered."""

OF_REOPENING = frozenset({"waiting", SILENCE})
"""The anchors that may count from the day on which an application was reopened by hand."""

Anchor: TypeAlias = Callable[[TimelineFacts, Rule], Iterable[RuleMatch]]

_NEVER = datetime(1, 1, 1, tzinfo=UTC)
_TWO_DAYS = timedelta(days=2)
_LETTER = (Kind.OFFER_LETTER,)
_REQUEST = (Kind.LETTER_REQUESTED,)


# -- silence -------------------------------------------------------------------------------------


def waiting(facts: TimelineFacts, rule: Rule) -> Iterator[RuleMatch]:
    """Yield the event since which an answer is waited for, or the last follow-up since then."""
    since, tries = facts.waiting, facts.tries
    if since is None:
        return
    attempt = len(tries) + 1
    if rule.attempts is not None and attempt > rule.attempts:
        return
    calendar = facts.calendar
    last = tries[-1] if tries else since
    start = calendar.day(last[0])
    stated = facts.stated
    rule_match = _since_last_word(facts, last, attempt)
    if rule.retires is not None:
        latest = start if stated is None else max(start, stated)
        rule_match.retires = calendar.midnight(later(latest, rule.retires.amount))
        if rule_match.retires <= facts.now and not facts.may_be_put_off:
            return
    opens, due = rule.opens, rule.due
    if tries:
        opens, due = rule.again_opens or opens, rule.again_due or due
    first = later(start, opens.amount)
    end = None if due is None else later(start, due.amount)
    if attempt == rule.attempts:
        end = None
    if stated is not None and not tries and rule.stated_opens is not None:
        rule_match.stated = stated
        named = later(stated, rule.stated_opens.amount)
        first = max(first, named) if rule.stated_only_later else named
        if rule.stated_due is not None and end is not None:
            named = later(stated, rule.stated_due.amount)
            end = max(end, named) if rule.stated_only_later else named
    yield outreach(rule, rule_match, first, end, calendar)


def _since_last_word(facts: TimelineFacts, last: TimelineEntry, attempt: int = 1) -> RuleMatch:
    """What counts from the last word, or from the day of a reopening, which is no event."""
    if last[3] is not facts.reopening:
        return RuleMatch(event=last[3], at=last[0], attempt=attempt)
    rule_match = RuleMatch(event=None, at=last[0], attempt=attempt)
    rule_match.is_restated = True
    return rule_match


def silence(facts: TimelineFacts, rule: Rule) -> Iterator[RuleMatch]:
    """Yield the last sign of life, on either side, once every follow-up is spent or too old."""
    opens = silent_from(facts, rule)
    last = facts.tries[-1] if facts.tries else facts.waiting
    if opens is None or last is None:
        return
    rule_match = _since_last_word(facts, last)
    rule_match.opens, rule_match.exact = opens, _silent_after(facts, rule).is_exact
    if facts.stated is not None and facts.stated > facts.calendar.day(last[0]):
        rule_match.stated = facts.stated
    rule_match.is_complete = True
    yield rule_match


def silent_from(facts: TimelineFacts, rule: Rule) -> datetime | None:
    """Return the instant (UTC) from which a rule of this anchor may call an application silent.

    None where it may not as things stand: nothing was ever sent or said, an offer is there, a
    message has no answer, or an import met a cell that it could not read. A meeting and a date
    that the company named move the instant behind their day, and so does a follow-up that was put
    off. The reminder, closing what is silent and the import all go by it.
    """
    since, tries, stated = facts.waiting, facts.tries, facts.stated
    if since is None or facts.in_offers or facts.reply_owed is not None:
        return None
    if facts.application.unread_cells:
        return None
    calendar = facts.calendar
    anchor = (tries[-1] if tries else since)[0]
    if stated is not None and not _is_spent(facts) and stated > calendar.day(anchor):
        anchor = calendar.midnight(stated)
    opens = opening(_silent_after(facts, rule), anchor, calendar)
    ends = [end_of(entry) for kind in MEETINGS for entry in facts.by_kind.get(kind, ())]
    days = [calendar.day(max(ends))] if ends else []
    if stated is not None:
        days.append(stated)
    opens = max([opens, *map(calendar.end_of, days), *_put_off(facts, (tries or [since])[-1])])
    return opens if facts.hold is None or rule.on_hold else facts.hold.keeps(opens)


def _put_off(facts: TimelineFacts, last: TimelineEntry) -> Iterator[datetime]:
    """Until when (UTC) each follow-up is kept that was put off as things stand."""
    if not facts.application.marks:
        return
    event = _since_last_word(facts, last).event
    for rule in facts.rule_set.follow_ups:
        mark = facts.action(rule, event.id if event else None, len(facts.tries) + 1)
        if mark is None or mark.shelf is not ActionKind.SNOOZED or mark.until is None:
            continue
        if event is not None or instant(mark.at) >= last[0]:
            yield kept_until(mark.until, facts.rule_set.snooze_keeps, facts.calendar)


def _silent_after(facts: TimelineFacts, rule: Rule) -> Span:
    """Return how long after the last word, or the last of all follow-ups, silence begins."""
    return rule.last_opens if rule.last_opens is not None and _is_spent(facts) else rule.opens


def _held(rule: Rule) -> tuple[str, ...]:
    """The conditions of a rule that ask whether an interview has been held."""
    return tuple(name for name in rule.unless if name in _HELD)


def _is_spent(facts: TimelineFacts) -> bool:
    """All attempts made, or all but the last one, which was dismissed."""
    tries = facts.tries
    if not tries:
        return False
    for rule in facts.rule_set.follow_ups:
        if rule.attempts is None or is_silent(facts, _held(rule)):
            continue
        if len(tries) >= rule.attempts:
            return True
        attempt = len(tries) + 1
        if attempt == rule.attempts and facts.is_settled(rule, tries[-1][3].id, attempt):
            return True
    return False


# -- meetings ------------------------------------------------------------------------------------


def each_meeting(facts: TimelineFacts, rule: Rule) -> Iterator[RuleMatch]:
    """Yield the end of each meeting of some kinds; those not yet held are waited for."""
    since = _long_ago(rule, facts)
    for entry in facts.of(rule.of):
        if end_of(entry) > since and not facts.is_done(rule, _after(rule, entry)):
            yield RuleMatch(event=entry[3], at=end_of(entry))


def _long_ago(rule: Rule, facts: TimelineFacts) -> datetime:
    """An instant so far back that what rests on it has retired; it need not be reckoned."""
    if rule.retires is None or facts.may_be_put_off:
        return _NEVER
    return facts.now - rule.retires.delta - _TWO_DAYS


def first_with_people(facts: TimelineFacts, rule: Rule) -> Iterator[RuleMatch]:
    """Yield the end of the first held meeting with somebody whose name is known."""
    for entry in facts.of(rule.of):
        if entry[3].people and end_of(entry) <= facts.now:
            is_recent = end_of(entry) > _long_ago(rule, facts)
            if is_recent and not facts.is_done(rule, _after(rule, entry)):
                yield RuleMatch(event=entry[3], at=end_of(entry))
            return


def last_held(facts: TimelineFacts, rule: Rule) -> Iterator[RuleMatch]:
    """Yield the end of the last held meeting."""
    held = [entry for entry in facts.of(rule.of) if end_of(entry) <= facts.now]
    if held:
        entry = max(held, key=end_moment)
        if not facts.is_done(rule, _after(rule, entry)):
            yield RuleMatch(event=entry[3], at=end_of(entry))


def next_meeting(facts: TimelineFacts, rule: Rule) -> Iterator[RuleMatch]:
    """Yield the start of the nearest meeting ahead; opens `before` it, not before it was logged."""
    entry = next((meeting for meeting in facts.of(rule.of) if meeting[0] > facts.now), None)
    if entry is None or facts.is_done(rule, (entry[1], entry[1], entry[2])):
        return
    start, logged = entry[0], entry[1]
    before = rule.before.delta if rule.before else timedelta()
    opens = min(max(start - before, logged), start)
    yield RuleMatch(event=entry[3], at=start, opens=opens, due=start, retires=start)


# -- single events -------------------------------------------------------------------------------


def last_event(facts: TimelineFacts, rule: Rule) -> Iterator[RuleMatch]:
    """Yield the last event of some kinds."""
    entry = facts.last(rule.of)
    if entry is not None and not facts.is_done(rule, _after(rule, entry)):
        rule_match = RuleMatch(event=entry[3], at=end_of(entry))
        if entry[3].kind in MISSING_MEETING:
            rule_match.meeting = missed_meeting(facts.application, entry[3])
        yield rule_match


def preferred_event(facts: TimelineFacts, rule: Rule) -> Iterator[RuleMatch]:
    """Yield the last event of the first of some kinds that is there."""
    for kind in rule.of:
        entry = facts.last((kind,))
        if entry is not None:
            if not facts.is_done(rule, _after(rule, entry)):
                yield RuleMatch(event=entry[3], at=end_of(entry))
            return


def last_stated(facts: TimelineFacts, rule: Rule) -> Iterator[RuleMatch]:
    """Yield the last event of some kinds that states a date; due then."""
    stating = [entry for entry in facts.of(rule.of) if entry[3].by is not None]
    if stating:
        entry = stating[-1]
        by = entry[3].by
        if by is not None and not facts.is_done(rule, _after(rule, entry)):
            yield until(RuleMatch(event=entry[3], at=entry[0]), by, facts.calendar)


def answer_by(facts: TimelineFacts, _rule: Rule) -> Iterator[RuleMatch]:
    """Yield the date to answer the offer by: the last that the company or checklist named."""
    answer = facts.answer_by()
    if answer is not None:
        rule_match = RuleMatch(event=answer.event, at=answer.told)
        rule_match.is_restated = answer.event is None
        yield until(rule_match, answer.by, facts.calendar)


def each_stated(facts: TimelineFacts, rule: Rule) -> Iterator[RuleMatch]:
    """Yield each event of some kinds that states a date and is not ticked off; due then."""
    for entry in facts.of(rule.of):
        by = entry[3].by
        if by is not None and entry[3].done is None:
            yield until(RuleMatch(event=entry[3], at=entry[0]), by, facts.calendar)


def unanswered(facts: TimelineFacts, rule: Rule) -> Iterator[RuleMatch]:
    """Yield the oldest message that needs an answer and has none."""
    entry = facts.unanswered(rule)
    if entry is not None:
        yield RuleMatch(event=entry[3], at=entry[0])


# -- the offer -----------------------------------------------------------------------------------


def letter(facts: TimelineFacts, rule: Rule) -> Iterator[RuleMatch]:
    """Yield the first offer or the logging of the first offer meeting.

    Each request for the letter follows.

    The first request is due at the latest when an offer meeting ahead of it starts.
    """
    if facts.has(_LETTER):
        return
    due = rule.due.delta if rule.due else timedelta()
    requests = facts.of(_REQUEST)
    if requests:
        last = requests[-1]
        again = rule.again_opens.delta if rule.again_opens else timedelta()
        opens = last[0] + again
        attempt = len(requests) + 1
        yield RuleMatch(event=last[3], at=last[0], attempt=attempt, opens=opens, due=opens + due)
        return
    meetings = facts.of((Kind.OFFER_MEETING,))
    firsts = [(entry[0], entry[2], entry) for entry in facts.of((Kind.OFFER,))[:1]]
    if meetings:
        first = min(meetings, key=lambda entry: entry[1:3])
        firsts.append((first[1], first[2], first))
    if firsts:
        at, _index, entry = min(firsts)
        ahead = [meeting[0] for meeting in meetings if meeting[0] > at]
        rule_match = RuleMatch(event=entry[3], at=at, opens=at, due=min([at + due, *ahead]))
        is_hourless = entry[3].undated and not ahead
        yield to_whole_day(rule_match, facts.calendar) if is_hourless else rule_match


def apply_by(facts: TimelineFacts, rule: Rule) -> Iterator[RuleMatch]:
    """Yield the date until which one can apply, of an application in the wishlist."""
    application, calendar = facts.application, facts.calendar
    by = application.apply_by
    if by is None or application.stage is not Stage.WISHLIST or facts.is_done(rule, None):
        return
    due = calendar.deadline(by)
    before = rule.before
    if before is None or before.is_exact:
        opens = due - (before.delta if before else timedelta())
    else:
        opens = calendar.midnight(later(calendar.deadline_day(by), -before.amount))
    yield until(RuleMatch(event=None, at=opens, opens=opens), by, calendar)


def joining_step(facts: TimelineFacts, rule: Rule) -> Iterator[RuleMatch]:
    """Yield the day of a step from yes to the first day, or the one to which it was moved."""
    step, calendar = rule.step, facts.calendar
    accepted = facts.accepted_at
    if step is None or accepted is None:
        return
    dates = dates_of(facts.application, calendar.day(accepted), step.notice)
    day = None if dates is None else step_day(step, dates, calendar)
    if dates is None or day is None:
        return
    event = None if facts.accepted is None else facts.accepted[3]
    opens = max(calendar.midnight(later(day, -step.lead)), accepted)
    mark = facts.action(rule, event.id if event else None, 1)
    if mark is not None and mark.shelf is ActionKind.SNOOZED and mark.until is not None:
        day = calendar.day(instant(mark.until))
        opens = calendar.midnight(day)
    rule_match = RuleMatch(event, accepted, opens=opens, due=calendar.end_of(day), exact=False)
    rule_match.retires = calendar.midnight(later(max(dates.first, day), STEPS_RETIRE))
    rule_match.is_restated = True
    yield rule_match


STEPS_RETIRE = 60
"""Days after the first day of work after which what is left of the steps retires (our choice)."""


def _after(rule: Rule, entry: TimelineEntry) -> Moment | None:
    """The moment after which an event satisfies the rule."""
    if rule.after == "ever":
        return None
    return entry[:3] if rule.after == "start" else end_moment(entry)


JOINING = "joining-step"
"""The anchor of the steps of `first_day.toml`; no rule of `rules.toml` can name it."""

ANCHORS: Mapping[str, Anchor] = MappingProxyType(
    {
        "waiting": waiting,
        SILENCE: silence,
        "each-meeting": each_meeting,
        "first-meeting-with-people": first_with_people,
        "last-held-meeting": last_held,
        "next-meeting": next_meeting,
        "last-event": last_event,
        "preferred-event": preferred_event,
        "last-stated-date": last_stated,
        "each-stated-date": each_stated,
        ANSWERING: answer_by,
        "unanswered": unanswered,
        "offer-letter": letter,
        "apply-by": apply_by,
    }
)
"""Anchors in the timeline of one application."""

_HEARD = STARTING_WAIT | {Kind.INTERVIEW}
_NEEDED: Mapping[str, frozenset[Kind]] = MappingProxyType(
    {
        "waiting": _HEARD,
        SILENCE: _HEARD,
        ANSWERING: OFFERS,
        "unanswered": frozenset({Kind.RECEIVED}),
        "offer-letter": frozenset({Kind.OFFER, Kind.OFFER_MEETING, *_REQUEST}),
    }
)


def needed_kinds(rule: Rule) -> frozenset[Kind]:
    """Return the kinds of event of which a rule needs one to claim anything.

    There is none where it may claim at any time.
    """
    return _NEEDED.get(rule.anchor) or frozenset(rule.of)


ELSEWHERE = "accepted-elsewhere"
"""The anchor of each other open application while one was accepted."""

BOARD_ANCHORS = frozenset({"last-applied", "last-audit", "last-resolution"})
"""Anchors of the whole board."""

ALONE = "alone"
"""The condition that no other application is open."""

_HELD = frozenset({"interview-held", "no-interview-held"})

CONDITIONS: Mapping[str, Callable[[TimelineFacts], bool]] = MappingProxyType(
    {
        "interview-held": lambda facts: bool(facts.held),
        "no-interview-held": lambda facts: not facts.held,
        "in-offers": lambda facts: facts.in_offers,
        "meeting-to-come": lambda facts: facts.meeting_to_come is not None,
        REPLY_OWED: lambda facts: facts.reply_owed is not None,
        "first-day-known": lambda facts: first_day(facts.application) is not None,
        "nothing-unknown": lambda facts: not facts.rule_set.has_unknown(facts.application),
    }
)
"""Conditions in which a rule keeps silent; the kind of an event (it has happened) is one, too."""


def is_silent(facts: TimelineFacts, unless: tuple[str, ...]) -> bool:
    """Whether one of these conditions holds."""
    for holds in _tests(unless):  # noqa: SIM110 - asked very often, and twice as fast
        if holds(facts):
            return True
    return False


@lru_cache(maxsize=256)
def _tests(unless: tuple[str, ...]) -> tuple[Callable[[TimelineFacts], bool], ...]:
    return tuple(
        CONDITIONS[name] if name in CONDITIONS else partial(_has_happened, Kind(name))
        for name in unless
        if name != ALONE
    )


def _has_happened(kind: Kind, facts: TimelineFacts) -> bool:
    return kind in facts.by_kind


def match_rule(facts: TimelineFacts, rule: Rule) -> list[RuleMatch]:
    """Return what the rule claims of an application, with its windows."""
    anchor = joining_step if rule.anchor == JOINING else ANCHORS.get(rule.anchor)
    if anchor is None or (rule.unless and is_silent(facts, rule.unless)):
        return []
    matches = list(anchor(facts, rule))
    if not matches:
        return matches
    for rule_match in matches:
        if rule_match.event is not None and rule_match.event.cancelled:
            rule_match.meeting = meeting_missed_by(facts.application, rule_match.event)
    return [fill(rule_match, rule, facts.calendar) for rule_match in matches]
