"""The orders in which a column can stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum

from jobboard_tui.core.model import Application, Event, Kind

_NEVER = datetime.min.replace(tzinfo=UTC)


class Order(StrEnum):
    """What comes first in a column."""

    URGENCY = "urgency"
    COMPANY = "company"
    ACTIVITY = "activity"
    APPLIED = "applied"
    HAND = "hand"


def arranged(
    applications: Iterable[Application], order: Order, urgency: Mapping[str, int]
) -> list[Application]:
    """The applications in that order; equals by newest activity, then by company.

    `urgency` ranks applications by id, 0 for the most urgent; those without a reminder come last.
    """
    found = sorted(applications, key=lambda one: (one.company.casefold(), one.role, one.id))
    if order is Order.COMPANY:
        return found
    found.sort(key=last_activity, reverse=True)
    if order is Order.ACTIVITY:
        return found
    if order is Order.APPLIED:
        return sorted(found, key=applied_at, reverse=True)
    last = len(urgency)
    rank: Callable[[Application], float] = lambda one: urgency.get(one.id, last)  # noqa: E731
    found.sort(key=rank)
    if order is Order.HAND:
        found.sort(key=lambda one: float("inf") if one.place is None else one.place)
    return found


def last_activity(application: Application) -> datetime:
    """When something was last told of an application."""
    records = application.events.records
    if records is not None:  # an instant is read without decoding the rest of the event
        return max(
            (datetime.fromisoformat(record["logged"]) for record in records if "logged" in record),
            default=application.added,
        )
    return max((event.logged for event in application.events), default=application.added)


def applied_at(application: Application) -> datetime:
    """When the seeker last applied; the beginning of time where they have not."""
    applied: Iterable[Event] = application.events
    return max((one.at for one in applied if one.kind is Kind.APPLIED), default=_NEVER)
