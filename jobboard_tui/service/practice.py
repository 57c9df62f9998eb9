"""Practice for interviews and tests, weekly goals, and the self-audit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.errors import NotFound
from jobboard_tui.domain.models import Event, Kind
from jobboard_tui.domain.practice_values import (
    Answer,
    Answers,
    Goal,
    Practice,
    PracticeEntry,
    PracticeLog,
)
from jobboard_tui.domain.values import FieldValue
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.service.ids import new_id
from jobboard_tui.service.live_board import LiveBoard


class PracticeChanges:
    """The use cases of the practice log."""

    def __init__(self, live: LiveBoard) -> None:
        self._live = live

    def log(
        self,
        practice: Practice,
        *,
        at: datetime | None = None,
        minutes: int | None = None,
        count: int | None = None,
        note: str = "",
    ) -> PracticeEntry:
        """Log something that was practised."""
        now = self._live.now()
        exercise = PracticeEntry(
            id=new_id(),
            practice=practice,
            at=at or now,
            logged=now,
            minutes=minutes,
            count=count,
            note=note,
        )
        self._change_practice(
            _("practice, {practice}").format(practice=practice),
            lambda hill: hill.add_entry(exercise),
        )
        return exercise

    def remove(self, exercise_id: str) -> None:
        """Something practised, taken out of the log; `NotFound` where it is not in it."""
        if all(exercise.id != exercise_id for exercise in self._live.board.hill.exercises):
            raise NotFound(
                _("practice {id}").format(id=exercise_id),
                _("it is not a practice entry"),
                _("see `jobboard practice`"),
            )
        self._change_practice(
            _("delete a practice entry"), lambda hill: hill.remove_entry(exercise_id)
        )

    def set_goals(self, goals: Iterable[Goal] = (), **fields: FieldValue) -> None:
        """Weekly goals, and `level`, `aim` and `test` of the JLPT."""
        goals = tuple(goals)

        def aimed(hill: PracticeLog) -> PracticeLog:
            for goal in goals:
                hill = hill.set_goal(goal)
            return replace(hill, **fields)

        self._change_practice(pgettext("action", "goals"), aimed)

    def audit(
        self, answers: Sequence[Answer], resolution: str = "", *, at: datetime | None = None
    ) -> Event:
        """A self-audit with its answers and what it resolves for the week to come."""
        now = self._live.now()
        event = Event(id=new_id(), kind=Kind.AUDIT, at=at or now, logged=now, note=resolution)
        answered = Answers(event=event.id, at=event.at, answers=tuple(answers))
        self._live.change(
            pgettext("action", "self-audit"),
            lambda board: replace(board.note(event), hill=board.hill.add_audit(answered)),
        )
        return event

    def _change_practice(self, label: str, change: Callable[[PracticeLog], PracticeLog]) -> None:
        self._live.change(label, lambda board: replace(board, hill=change(board.hill)))
