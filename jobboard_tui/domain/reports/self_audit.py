"""The weekly self-audit: its questions, the figures beside them, the streak, the resolution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import BusinessCalendar, instant
from jobboard_tui.domain.models import MEETINGS, OUTGOING, Application, Event, Kind
from jobboard_tui.domain.practice_values import Answer, Answers
from jobboard_tui.domain.stage_history import timed_events
from jobboard_tui.domain.values import frozen
from jobboard_tui.domain.weeks import monday_of
from jobboard_tui.i18n import _

_WEEK = timedelta(days=7)
_MESSAGES = OUTGOING - {Kind.APPLIED, Kind.CONNECTED}

FIGURES = frozenset(
    {
        *("applied", "sources", "followed-up", "messages"),
        *("meetings", "people", "connected", "practice"),
    }
)
"""The figures of a week that a question can have beside it."""


@frozen
class AuditQuestion:
    """One question, in English and Japanese, and the names of the figures beside it."""

    id: str
    english: str
    japanese: str
    figures: tuple[str, ...]

    def text(self, language: str) -> str:
        """The question in `en` or `ja`."""
        return self.japanese if language == "ja" else self.english


def figures(board: Board, now: datetime) -> Mapping[str, int]:
    """Return the figures of the last seven days, by their names.

    Sources are those of the applications sent, people those whom the events name; practice is in
    minutes.
    """
    moment = instant(now)
    counts = dict.fromkeys(sorted(FIGURES), 0)
    sources: set[str] = set()
    people: set[str] = set()
    for application, event in _within(board, moment - _WEEK, moment):
        if event.kind is Kind.APPLIED:
            counts["applied"] += 1
            sources.add(application.source or application.agency or application.company)
        counts["followed-up"] += event.kind is Kind.FOLLOWED_UP
        counts["messages"] += event.kind in _MESSAGES
        counts["meetings"] += event.kind in MEETINGS
        counts["connected"] += event.kind is Kind.CONNECTED
        people |= set(event.people)
    counts["sources"], counts["people"] = len(sources), len(people)
    counts["practice"] = sum(
        exercise.amount(timed=True)
        for exercise in board.hill.exercises
        if moment - _WEEK < instant(exercise.at) <= moment
    )
    return counts


def _within(board: Board, since: datetime, until: datetime) -> Iterator[tuple[Application, Event]]:
    for application in board.applications.values():
        for at, _logged, _index, event in timed_events(application.events):
            if since < at <= until:
                yield application, event


def figure_words(name: str, count: int) -> str:
    """Return a figure as it stands beside a question."""
    return {
        "applied": _("applications sent: {count}"),
        "sources": _("sources used: {count}"),
        "followed-up": _("follow-ups sent: {count}"),
        "messages": _("messages sent: {count}"),
        "meetings": _("meetings held: {count}"),
        "people": _("people you dealt with: {count}"),
        "connected": _("people you connected with: {count}"),
        "practice": _("minutes practised: {count}"),
    }[name].format(count=count)


# -- the audits so far ---------------------------------------------------------------------------


def last_audit(board: Board, now: datetime) -> Event | None:
    """Return the last self-audit that counts."""
    moment = instant(now)
    audits = [
        (instant(event.at), instant(event.logged), index, event)
        for index, event in enumerate(board.events)
        if event.kind is Kind.AUDIT and not event.cancelled and instant(event.at) <= moment
    ]
    return max(audits)[3] if audits else None


def last_answers(board: Board, now: datetime) -> Mapping[str, Answer]:
    """Return what was answered last, by the ids of the questions."""
    moment = instant(now)
    cancelled = {event.id for event in board.events if event.cancelled}
    answers: list[Answers] = sorted(
        (
            audit
            for audit in board.hill.audits
            if audit.event not in cancelled and instant(audit.at) <= moment
        ),
        key=lambda audit: instant(audit.at),
    )
    return {answer.question: answer for audit in answers[-1:] for answer in audit.answers}


def streak(board: Board, calendar: BusinessCalendar, now: datetime) -> int:
    """Return how many weeks in a row have a self-audit, up to this or the last one."""
    moment = instant(now)
    weeks = {
        monday_of(calendar.day(instant(event.at)))
        for event in board.events
        if event.kind is Kind.AUDIT and not event.cancelled and instant(event.at) <= moment
    }
    monday = monday_of(calendar.day(moment))
    count = 0
    if monday not in weeks:
        monday -= _WEEK
    while monday in weeks:
        count += 1
        monday -= _WEEK
    return count
