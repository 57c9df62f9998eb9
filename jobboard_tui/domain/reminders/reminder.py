"""One reminder: what is owed or suggested, its window, and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from jobboard_tui.domain.business_days import BusinessCalendar
from jobboard_tui.domain.models import Event, Pause, ReminderAction, ReminderKey
from jobboard_tui.domain.rules import Rule


class ReminderState(StrEnum):
    """Where the clock stands in a reminder's window."""

    WAITING = "waiting"
    DUE = "due"
    OVERDUE = "overdue"


class Evidence(NamedTuple):
    """What a reminder rests on, kept to say why when somebody asks.

    `at` is the anchor's instant; `stated` a date that the company has named, `shifted` the closed
    day from which the opening was moved, `elsewhere` the company whose offer was accepted,
    `meeting` the one to which the company did not come.
    """

    calendar: BusinessCalendar
    event: Event | None
    at: datetime
    stated: date | None = None
    shifted: date | None = None
    elsewhere: str = ""
    pause: Pause | None = None
    meeting: Event | None = None


class Reminder(NamedTuple):
    """One thing owed, or suggested by a soft rule.

    `application` is None where it concerns the whole board; `event` is the id of the event that
    it comes from. From `opens_at` on it is due, from `due_at` on overdue. `exact` tells windows of
    hours from those of whole days. A snoozed one is waiting until `snoozed_until`; where it is
    `on_hold` the whole application was put off.
    """

    application: str | None
    company: str
    role: str
    rule: Rule
    attempt: int
    event: str | None
    state: ReminderState
    opens_at: datetime
    due_at: datetime | None
    snoozed_until: datetime | None = None
    on_hold: bool = False
    exact: bool = False
    evidence: Evidence | None = None

    @property
    def key(self) -> ReminderKey:
        """Return what it is known by on its application, also by an action of the seeker."""
        return self.rule.id, self.event, self.attempt

    @property
    def soft(self) -> bool:
        """Only a suggestion, never overdue."""
        return self.rule.soft

    @property
    def source(self) -> str:
        """The article that the rule comes from."""
        return self.rule.source


def find_action(actions: Iterable[ReminderAction], key: ReminderKey) -> ReminderAction | None:
    """Return what the seeker said of the reminder that is known by `key`; None if nothing."""
    for action in actions:
        if action.key == key:
            return action
    return None
