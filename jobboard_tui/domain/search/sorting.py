"""The orders in which a column can stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeAlias

from jobboard_tui.domain.models import Application, Kind

_NEVER = datetime.min.replace(tzinfo=UTC)

Name: TypeAlias = tuple[str, str, str]
"""What equals are ordered by: company, role, id."""


class SortOrder(StrEnum):
    """What comes first in a column."""

    URGENCY = "urgency"
    COMPANY = "company"
    ACTIVITY = "activity"
    APPLIED = "applied"
    HAND = "hand"


class CardSorter:
    """Puts applications in order, and remembers of each of them what it was ordered by."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Application, tuple[float, Name]]] = {}

    def sort(
        self, applications: Iterable[Application], order: SortOrder, urgency: Mapping[str, int]
    ) -> list[Application]:
        """The applications in that order; equals by newest activity, then by company.

        `urgency` ranks applications by id, 0 for the most urgent, each at a place of its own; those
        without a reminder come last.
        """
        if order is SortOrder.COMPANY:
            return sorted(applications, key=name_key)
        if order in (SortOrder.ACTIVITY, SortOrder.APPLIED):
            ordered = sorted(applications, key=self._key)
            is_applied = order is SortOrder.APPLIED
            return sorted(ordered, key=applied_at, reverse=True) if is_applied else ordered
        everything = tuple(applications)
        urgent = [application for application in everything if application.id in urgency]
        others = [application for application in everything if application.id not in urgency]
        ordered = sorted(urgent, key=lambda application: urgency[application.id]) + sorted(
            others, key=self._key
        )
        if order is SortOrder.HAND:
            ordered.sort(
                key=lambda application: (
                    float("inf") if application.place is None else application.place
                )
            )
        return ordered

    def _key(self, application: Application) -> tuple[float, Name]:
        known = self._known.get(application.id)
        if known is None or known[0] is not application:
            key = (-last_activity(application).timestamp(), name_key(application))
            known = self._known[application.id] = (application, key)
        return known[1]

    def forget(self, kept: Mapping[str, Application]) -> None:
        """Let go of applications that are no more, where they have become many."""
        if len(self._known) > 2 * len(kept) + 100:
            self._known = {key: value for key, value in self._known.items() if key in kept}


def name_key(application: Application) -> Name:
    """Return what equals are ordered by."""
    return application.company.casefold(), application.role, application.id


def last_activity(application: Application) -> datetime:
    """Return when something was last told of an application."""
    return max((event.logged for event in application.events), default=application.added)


def applied_at(application: Application) -> datetime:
    """Return when the seeker last applied; the beginning of time where they have not."""
    sent = (event.at for event in application.events if event.kind is Kind.APPLIED)
    return max(sent, default=_NEVER)
