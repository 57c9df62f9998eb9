"""The practices of the hill as values: what was practised, weekly goals, the self-audits' answers.

They concern the whole board. Their unknown fields are kept in `extra`, as in `models.py`.
"""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date, datetime
from enum import StrEnum

from jobboard_tui.domain.models import Extra, nothing
from jobboard_tui.domain.values import frozen

MINUTES_PER_COUNT = 20
"""What one count is worth where a goal is in minutes (our choice)."""


class Practice(StrEnum):
    """The three practices; the fourth is to repeat them."""

    JAPANESE = "japanese"
    HUNTING = "hunting"
    LEARNING = "learning"


class Level(StrEnum):
    """The levels of the Japanese-Language Proficiency Test, from the first one on."""

    N5 = "N5"
    N4 = "N4"
    N3 = "N3"
    N2 = "N2"
    N1 = "N1"


class HonestAnswer(StrEnum):
    """An answer to a question of the self-audit."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@frozen(kw_only=True)
class PracticeEntry:
    """Something practised: so many minutes, or so many things done."""

    id: str
    practice: Practice
    at: datetime
    logged: datetime
    minutes: int | None = None
    count: int | None = None
    note: str = ""
    extra: Extra = field(default_factory=nothing)

    def amount(self, *, timed: bool) -> int:
        """In minutes, or (not `timed`) in counts; one stands for the other where it is not told.

        >>> from datetime import UTC
        >>> at = datetime(2026, 11, 2, tzinfo=UTC)
        >>> one = PracticeEntry(id="a", practice=Practice.LEARNING, at=at, logged=at, count=2)
        >>> one.amount(timed=True), one.amount(timed=False)
        (40, 2)
        """
        if timed:
            return (self.count or 1) * MINUTES_PER_COUNT if self.minutes is None else self.minutes
        return 1 if self.count is None else self.count


@frozen(kw_only=True)
class Goal:
    """How much of a practice a week is to have, from the week of the Monday `since` on.

    In minutes, or (not `timed`) in counts; 0 asks for nothing.
    """

    practice: Practice
    since: date
    amount: int
    timed: bool
    extra: Extra = field(default_factory=nothing)


@frozen(kw_only=True)
class Answer:
    """What was answered to a question, by its id, and in what words."""

    question: str
    said: HonestAnswer
    words: str = ""


@frozen(kw_only=True)
class Answers:
    """The answers of one self-audit, whose event (`audit`) has the resolution as its note."""

    event: str
    at: datetime
    answers: tuple[Answer, ...] = ()
    extra: Extra = field(default_factory=nothing)


@frozen(kw_only=True)
class PracticeLog:
    """All that is kept of the hill.

    `level` and `aim` are those of the JLPT, or the same Japanese without the certificate; `test`
    is the day of the next one where it is another than usual.
    """

    exercises: tuple[PracticeEntry, ...] = ()
    goals: tuple[Goal, ...] = ()
    audits: tuple[Answers, ...] = ()
    level: Level | None = None
    aim: Level | None = None
    test: date | None = None

    def add_entry(self, exercise: PracticeEntry) -> PracticeLog:
        """With one more exercise, unless it is there already."""
        if any(entry.id == exercise.id for entry in self.exercises):
            return self
        return replace(self, exercises=(*self.exercises, exercise))

    def remove_entry(self, exercise_id: str) -> PracticeLog:
        """With one exercise taken out."""
        kept = tuple(entry for entry in self.exercises if entry.id != exercise_id)
        return replace(self, exercises=kept)

    def set_goal(self, goal: Goal) -> PracticeLog:
        """With a goal from its week on; goals set for later weeks give way."""
        kept = tuple(
            other
            for other in self.goals
            if other.practice is not goal.practice or other.since < goal.since
        )
        return replace(self, goals=(*kept, goal))

    def add_audit(self, answers: Answers) -> PracticeLog:
        """With the answers of one more self-audit, unless they are there already."""
        if any(known.event == answers.event for known in self.audits):
            return self
        return replace(self, audits=(*self.audits, answers))


def default_goal(practice: Practice) -> Goal:
    """Return what a week is to have until told otherwise (our choice)."""
    amount, timed = _FIRST_GOALS[practice]
    return Goal(practice=practice, since=date.min, amount=amount, timed=timed)


_FIRST_GOALS = {
    Practice.JAPANESE: (150, True),
    Practice.HUNTING: (5, False),
    Practice.LEARNING: (90, True),
}
