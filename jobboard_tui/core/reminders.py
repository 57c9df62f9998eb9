"""What the seeker owes or may do: derived from events, rules and the clock, never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from jobboard_tui.core.board import Board
from jobboard_tui.core.model import Application
from jobboard_tui.core.playbook import Playbook, Rule

__all__ = ["Outlook", "Playbook", "Reminder", "Rule", "State", "View", "reminders", "too_early"]


class State(StrEnum):
    """Where the clock stands in a reminder's window."""

    WAITING = "waiting"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One thing owed, or suggested by a soft rule.

    `application` is None where it concerns the whole board; `event` is the id of the event that
    it comes from. From `opens_at` on it is due, from `due_at` on overdue. `exact` tells windows of
    hours from those of whole days.
    """

    application: str | None
    company: str
    role: str
    rule: Rule
    attempt: int
    event: str | None
    state: State
    opens_at: datetime
    due_at: datetime | None
    snoozed_until: datetime | None = None
    exact: bool = False

    @property
    def soft(self) -> bool:
        """Only a suggestion, never overdue."""
        return self.rule.soft

    @property
    def source(self) -> str:
        """The article that the rule comes from."""
        return self.rule.source

    @property
    def why(self) -> str:
        """The event it comes from, the rule in words, the window."""
        return self.rule.reason


@dataclass(frozen=True, slots=True)
class View:
    """Every reminder at one instant, most urgent first."""

    reminders: tuple[Reminder, ...]
    overdue: tuple[Reminder, ...]
    due: tuple[Reminder, ...]
    soft: tuple[Reminder, ...]
    waiting: tuple[Reminder, ...]
    changes_at: datetime | None
    by_application: Mapping[str | None, tuple[Reminder, ...]]

    def of(self, app_id: str | None) -> tuple[Reminder, ...]:
        """Those of one application, or (None) of the whole board, most urgent first."""
        return self.by_application.get(app_id, ())

    def next(self, app_id: str | None) -> Reminder | None:
        """The most urgent one of an application."""
        found = self.by_application.get(app_id)
        return found[0] if found else None


class Outlook:
    """Keeps what was reckoned for each application until the next instant that changes it."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook

    def at(self, board: Board, now: datetime) -> View:
        """Every reminder of the board at that instant."""
        return View((), (), (), (), (), None, {})

    def long_silent(self, board: Board, now: datetime) -> list[Application]:
        """Open applications from which nothing was heard for so long that they may be closed."""
        return []


def reminders(board: Board, playbook: Playbook, now: datetime) -> list[Reminder]:
    """Every reminder, most urgent first, waiting ones included."""
    return list(Outlook(playbook).at(board, now).reminders)


def too_early(board: Board, playbook: Playbook, app_id: str, at: datetime) -> str | None:
    """Why a follow-up at that instant would come too early, or None where it is in order."""
    return None
