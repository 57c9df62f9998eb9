"""Says whether a follow-up, or what a reminder asks for, comes too early, and what to wait for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import calendar_of, instant
from jobboard_tui.domain.labels import kind_label
from jobboard_tui.domain.models import MEETINGS, Kind
from jobboard_tui.domain.reminders.anchors import is_silent, match_rule
from jobboard_tui.domain.reminders.explain import named_day, named_instant
from jobboard_tui.domain.reminders.reminder import Reminder
from jobboard_tui.domain.reminders.timeline_facts import Phase, TimelineEntry, TimelineFacts
from jobboard_tui.domain.reminders.windows import RuleMatch
from jobboard_tui.domain.rules import REPLY_OWED, Rule, RuleSet
from jobboard_tui.domain.stage_history import stage_at
from jobboard_tui.i18n import _, ngettext

_BLOCKS = frozenset({"in-offers", "meeting-to-come", REPLY_OWED})


def too_early_reason(
    board: Board, rule_set: RuleSet, app_id: str, at: datetime, now: datetime | None = None
) -> str | None:
    """Return why a follow-up at that instant would come too early, or None where it is in order.

    `now` is when that is told, where it is another instant.
    """
    moment = instant(at)
    calendar = calendar_of(board.zone, rule_set.closed)
    application = replace(board[app_id], stage=stage_at(board[app_id], moment))
    facts = TimelineFacts(application, rule_set, calendar, moment, known_by=moment)
    if facts.phase is not Phase.OPEN or facts.waiting is None or facts.in_offers:
        return None
    rule = _rule(facts)
    if rule is None:
        return None
    year = calendar.home(moment if now is None else instant(now)).year
    meeting = facts.meeting_to_come
    if meeting is not None:
        return _still_to_come(facts, meeting, year)
    message = facts.reply_owed
    if message is not None:
        day = named_day(calendar.day(message[0]), year)
        return _("reply first: you haven't answered their message of {day}").format(day=day)
    if rule.attempts is not None and len(facts.tries) >= rule.attempts:
        return ngettext(
            "the rule stops after {count} follow-up without a reply",
            "the rule stops after {count} follow-ups without a reply",
            rule.attempts,
        ).format(count=rule.attempts)
    for rule_match in match_rule(facts, rule):
        if moment < rule_match.opening():
            return _wait(facts, rule, rule_match, year)
    return None


def no_thanks_reason(board: Board, app_id: str, at: datetime, now: datetime) -> str | None:
    """Return why thanks at that instant come before what they are for.

    It is None where they are in order.

    They do where a meeting is still ahead and every one that was held has had its thanks. `now` is
    when that is told.
    """
    moment, calendar = instant(at), calendar_of(board.zone, ())
    events = [event for event in board[app_id].events if not event.cancelled]
    meetings = [event for event in events if event.kind in MEETINGS]
    ahead = [event for event in meetings if instant(event.at) > moment]
    held = [instant(event.at) for event in meetings if instant(event.at) <= moment]
    thanked = [instant(event.at) for event in events if event.kind is Kind.THANKED]
    if not ahead or (held and not any(max(held) <= sent <= moment for sent in thanked)):
        return None
    meeting = min(ahead, key=lambda event: instant(event.at))
    when = named_instant(calendar.home(instant(meeting.at)), calendar.home(instant(now)).year)
    return _("too early: the {meeting} on {when} comes first").format(
        meeting=kind_label(meeting.kind), when=when
    )


def premature_reason(reminder: Reminder, at: datetime, now: datetime) -> str | None:
    """Return why doing what a reminder asks for at that instant would not count.

    It is None where it does.

    What follows from something that is still ahead, such as thanks, is not done before it. `now` is
    when that is told.
    """
    evidence = reminder.evidence
    if evidence is None or evidence.event is None:
        return None
    if not instant(at) < evidence.at <= instant(reminder.opens_at):
        return None
    opens, year = reminder.opens_at, evidence.calendar.home(instant(now)).year
    when = named_instant(opens, year) if reminder.exact else named_day(opens.date(), year)
    return _("too early: wait until {when} (the {event} comes first)").format(
        when=when, event=kind_label(evidence.event.kind)
    )


def _rule(facts: TimelineFacts) -> Rule | None:
    """The rule that speaks of a follow-up as things stand."""
    for rule in facts.rule_set.rules.values():
        others = tuple(name for name in rule.unless if name not in _BLOCKS)
        if rule.does is Kind.FOLLOWED_UP and not is_silent(facts, others):
            return rule
    return None


def _still_to_come(facts: TimelineFacts, meeting: TimelineEntry, year: int) -> str:
    when = named_instant(facts.calendar.home(meeting[0]), year)
    return _("too early: the {meeting} on {when} comes first").format(
        meeting=kind_label(meeting[3].kind), when=when
    )


def _wait(facts: TimelineFacts, rule: Rule, rule_match: RuleMatch, year: int) -> str:
    day = named_day(facts.calendar.day(rule_match.opening()), year)
    if rule_match.stated is not None:
        stated = named_day(rule_match.stated, year)
        return _("too early: wait until {day} (they said {stated})").format(day=day, stated=stated)
    if rule_match.shifted is not None:
        closed = named_day(rule_match.shifted, year)
        return _("too early: wait until {day} (offices are closed on {closed})").format(
            day=day, closed=closed
        )
    if facts.tries:
        span = (rule.again_opens or rule.opens).spoken()
        return _("too early: wait until {day} ({span} after the last follow-up)").format(
            day=day, span=span
        )
    if rule_match.event is None:
        return _("too early: wait until {day} ({span} after it was reopened)").format(
            day=day, span=rule.opens.spoken()
        )
    sentences = {
        Kind.APPLIED: _("too early: wait until {day} ({span} after the application)"),
        Kind.INTERVIEW: _("too early: wait until {day} ({span} after the interview)"),
    }
    sentence = sentences.get(
        rule_match.event.kind, _("too early: wait until {day} ({span} after the last contact)")
    )
    return sentence.format(day=day, span=rule.opens.spoken())
