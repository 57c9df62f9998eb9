"""When a reminder opens, is due, and retires: a rule's spans counted from its anchor."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from jobboard_tui.domain.business_days import BusinessCalendar, instant, later
from jobboard_tui.domain.hold import hold_end
from jobboard_tui.domain.models import Application, Deadline, Event
from jobboard_tui.domain.rules import Rule, Span


class Hold(NamedTuple):
    """An application is on hold `since` an instant (None: nobody knows) `until` another (UTC).

    What has not retired by `since` does not until `kept`.
    """

    since: datetime | None
    until: datetime
    kept: datetime

    def keeps(self, retires: datetime) -> datetime:
        """Return when a reminder retires that would do so at that instant (UTC)."""
        if self.since is None or retires <= self.since:
            return retires
        return max(retires, self.kept)


class RuleMatch:
    """What an anchor found: an event on which a rule rests, and the instant to count from.

    `opens`, `due` and `retires` (UTC) are set by anchors that know them; `fill` counts the others
    by the rule, unless the claim `is_complete`. Where `is_restated`, marks from before `at` speak
    of an earlier date. `meeting` is the one to which the company did not come,
    `stated` a date that the company has named,
    `shifted` the closed day from which the opening was moved.
    """

    __slots__ = (
        "at",
        "attempt",
        "due",
        "event",
        "exact",
        "is_complete",
        "is_restated",
        "meeting",
        "opens",
        "retires",
        "shifted",
        "stated",
    )

    def __init__(
        self,
        event: Event | None,
        at: datetime,
        *,
        attempt: int = 1,
        opens: datetime | None = None,
        due: datetime | None = None,
        retires: datetime | None = None,
        exact: bool = True,
    ) -> None:
        self.event = event
        self.at = at
        self.attempt = attempt
        self.opens = opens
        self.due = due
        self.retires = retires
        self.exact = exact
        self.is_complete = False
        self.is_restated = False
        self.meeting: Event | None = None
        self.stated: date | None = None
        self.shifted: date | None = None

    def opening(self) -> datetime:
        """Return when it opens; the anchor's instant until it is filled in."""
        return self.at if self.opens is None else self.opens


def opening(span: Span, at: datetime, calendar: BusinessCalendar) -> datetime:
    """Return when a window opens: hours after the instant, or 00:00 of a day."""
    if span.is_exact:
        return at + span.delta if span.amount else at
    return calendar.midnight(later(calendar.day(at), span.amount))


def ending(span: Span, at: datetime, calendar: BusinessCalendar) -> datetime:
    """Return when a window is due: hours after the instant, or 24:00 of a day."""
    if span.is_exact:
        return at + span.delta
    return calendar.end_of(later(calendar.day(at), span.amount))


def kept_until(put_off: datetime, keeps: Span, calendar: BusinessCalendar) -> datetime:
    """Return until when (UTC) a reminder that was put off until an instant does not retire."""
    return opening(keeps, instant(put_off), calendar)


def hold_of(application: Application, calendar: BusinessCalendar, keeps: Span) -> Hold | None:
    """Return the hold of an application, also one that is over; None where there is none."""
    end = hold_end(application, calendar.zone)
    if end is None:
        return None
    since = application.hold_since
    return Hold(
        None if since is None else instant(since), instant(end), kept_until(end, keeps, calendar)
    )


def fill(rule_match: RuleMatch, rule: Rule, calendar: BusinessCalendar) -> RuleMatch:
    """Return the claim with the windows that its anchor left open."""
    if rule_match.is_complete:
        return rule_match
    if rule_match.opens is None:
        rule_match.opens = opening(rule.opens, rule_match.at, calendar)
        if rule.due is None and rule_match.due is None:
            rule_match.exact = rule.opens.is_exact
    if rule_match.due is None and rule.due is not None:
        rule_match.due = max(ending(rule.due, rule_match.at, calendar), rule_match.opens)
        rule_match.exact = rule.due.is_exact
        if rule_match.event is not None and rule_match.event.undated:
            to_whole_day(rule_match, calendar)
    if rule_match.retires is None and rule.retires is not None:
        rule_match.retires = opening(rule.retires, rule_match.at, calendar)
    return rule_match


def to_whole_day(rule_match: RuleMatch, calendar: BusinessCalendar) -> RuleMatch:
    """Return the claim, due at the end of its day: of what it rests on nobody knows the hour."""
    if rule_match.due is not None:
        rule_match.due = calendar.end_of(calendar.day(rule_match.due))
        rule_match.exact = False
    return rule_match


def until(rule_match: RuleMatch, by: Deadline, calendar: BusinessCalendar) -> RuleMatch:
    """Return the claim, due at a deadline."""
    rule_match.due = calendar.deadline(by)
    rule_match.exact = isinstance(by, datetime)
    return rule_match


def outreach(
    rule: Rule, rule_match: RuleMatch, first: date, last: date | None, calendar: BusinessCalendar
) -> RuleMatch:
    """Return the claim with a window of days; it opens on a business day if the rule says so."""
    opens = calendar.business_day(first) if rule.business_days else first
    rule_match.opens = calendar.midnight(opens)
    rule_match.due = None if last is None else calendar.end_of(max(last, opens))
    rule_match.exact = False
    rule_match.is_complete = True
    rule_match.shifted = None if opens == first else first
    return rule_match
