"""When a reminder opens, is due, and retires: a rule's spans counted from its anchor."""

from __future__ import annotations

from datetime import date, datetime

from jobboard_tui.domain.business_days import Calendar, later
from jobboard_tui.domain.models import Deadline, Event
from jobboard_tui.domain.rules import Rule, Span


class Claim:
    """What an anchor found: an event on which a rule rests, and the instant to count from.

    `opens`, `due` and `retires` (UTC) are set by anchors that know them; `fill` counts the others
    by the rule, unless the claim `is_complete`. Where `is_told_anew`, marks from before `at` speak
    of an earlier date. `stated` is a date that the company has named,
    `shifted` the closed day from which the opening was moved.
    """

    __slots__ = (
        "at",
        "attempt",
        "due",
        "event",
        "exact",
        "is_complete",
        "is_told_anew",
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
        self.is_told_anew = False
        self.stated: date | None = None
        self.shifted: date | None = None

    def opening(self) -> datetime:
        """When it opens; the anchor's instant until it is filled in."""
        return self.at if self.opens is None else self.opens


def opening(span: Span, at: datetime, calendar: Calendar) -> datetime:
    """Hours count from the instant; a day window opens at 00:00 of its date."""
    if span.is_exact:
        return at + span.delta if span.amount else at
    return calendar.midnight(later(calendar.day(at), span.amount))


def ending(span: Span, at: datetime, calendar: Calendar) -> datetime:
    """Hours count from the instant; a day window is due at 24:00 of its date."""
    if span.is_exact:
        return at + span.delta
    return calendar.end_of(later(calendar.day(at), span.amount))


def fill(claim: Claim, rule: Rule, calendar: Calendar) -> Claim:
    """The claim with the windows that its anchor left open."""
    if claim.is_complete:
        return claim
    if claim.opens is None:
        claim.opens = opening(rule.opens, claim.at, calendar)
        if rule.due is None and claim.due is None:
            claim.exact = rule.opens.is_exact
    if claim.due is None and rule.due is not None:
        claim.due = max(ending(rule.due, claim.at, calendar), claim.opens)
        claim.exact = rule.due.is_exact
    if claim.retires is None and rule.retires is not None:
        claim.retires = opening(rule.retires, claim.at, calendar)
    return claim


def until(claim: Claim, by: Deadline, calendar: Calendar) -> Claim:
    """The claim, due at a deadline."""
    claim.due = calendar.deadline(by)
    claim.exact = isinstance(by, datetime)
    return claim


def outreach(rule: Rule, claim: Claim, first: date, last: date | None, calendar: Calendar) -> Claim:
    """A window of whole days; its opening moves on to a business day where the rule says so."""
    opens = calendar.business_day(first) if rule.business_days else first
    claim.opens = calendar.midnight(opens)
    claim.due = None if last is None else calendar.end_of(max(last, opens))
    claim.exact = False
    claim.is_complete = True
    claim.shifted = None if opens == first else first
    return claim
