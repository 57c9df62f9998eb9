"""What is kept of the hill as fields of the board's own record, and back.

Each exercise, goal and set of answers is an element of a keyed list, so that boards which were
changed in two places merge one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeAlias

from jobboard_tui.domain.practice_values import (
    Answer,
    Answers,
    Goal,
    HonestAnswer,
    Level,
    Practice,
    PracticeEntry,
    PracticeLog,
)
from jobboard_tui.storage.unknown_fields import names_of, unknown_in

Record: TypeAlias = dict[str, Any]

EXERCISES, GOALS, AUDITS = "practised", "weekly_goals", "self_audits"
LEVEL, AIM, TEST = "jlpt_level", "jlpt_aim", "jlpt_test"
NAMES = frozenset({EXERCISES, GOALS, AUDITS, LEVEL, AIM, TEST})
"""The fields of the board's record that belong to the hill."""

_EXERCISE, _GOAL, _ANSWERS = names_of(PracticeEntry), names_of(Goal), names_of(Answers)


def hill_of(record: Mapping[str, Any]) -> PracticeLog:
    """Return what the board's record tells of the hill."""
    level, aim, test = record.get(LEVEL), record.get(AIM), record.get(TEST)
    return PracticeLog(
        exercises=tuple(map(_exercise_of, record.get(EXERCISES, ()))),
        goals=tuple(map(_goal_of, record.get(GOALS, ()))),
        audits=tuple(map(_answers_of, record.get(AUDITS, ()))),
        level=None if level is None else Level(level),
        aim=None if aim is None else Level(aim),
        test=None if test is None else date.fromisoformat(test),
    )


def _exercise_of(record: Mapping[str, Any]) -> PracticeEntry:
    return PracticeEntry(
        id=record["id"],
        practice=Practice(record["practice"]),
        at=datetime.fromisoformat(record["at"]),
        logged=datetime.fromisoformat(record["logged"]),
        minutes=record.get("minutes"),
        count=record.get("count"),
        note=record.get("note", ""),
        extra=unknown_in(record, _EXERCISE),
    )


def _goal_of(record: Mapping[str, Any]) -> Goal:
    return Goal(
        practice=Practice(record["practice"]),
        since=date.fromisoformat(record["since"]),
        amount=record["amount"],
        timed=record.get("timed", False),
        extra=unknown_in(record, _GOAL),
    )


def _answers_of(record: Mapping[str, Any]) -> Answers:
    return Answers(
        event=record["event"],
        at=datetime.fromisoformat(record["at"]),
        answers=tuple(
            Answer(
                question=answer["question"],
                said=HonestAnswer(answer["said"]),
                words=answer.get("words", ""),
            )
            for answer in record.get("answers", ())
        ),
        extra=unknown_in(record, _ANSWERS),
    )


def hill_record(hill: PracticeLog) -> Record:
    """Return the fields of the board's record; nothing of what is empty."""
    record: Record = {}
    if hill.level is not None:
        record[LEVEL] = hill.level.value
    if hill.aim is not None:
        record[AIM] = hill.aim.value
    if hill.test is not None:
        record[TEST] = hill.test.isoformat()
    if hill.goals:
        record[GOALS] = [_goal_record(goal) for goal in hill.goals]
    if hill.exercises:
        record[EXERCISES] = [_exercise_record(entry) for entry in hill.exercises]
    if hill.audits:
        record[AUDITS] = [_answers_record(answers) for answers in hill.audits]
    return record


def _exercise_record(entry: PracticeEntry) -> Record:
    record: Record = {
        "id": entry.id,
        "practice": entry.practice.value,
        "at": entry.at.isoformat(),
        "logged": entry.logged.isoformat(),
    }
    if entry.minutes is not None:
        record["minutes"] = entry.minutes
    if entry.count is not None:
        record["count"] = entry.count
    if entry.note:
        record["note"] = entry.note
    record.update(entry.extra)
    return record


def _goal_record(goal: Goal) -> Record:
    record: Record = {
        "practice": goal.practice.value,
        "since": goal.since.isoformat(),
        "amount": goal.amount,
        "timed": goal.timed,
    }
    record.update(goal.extra)
    return record


def _answers_record(answers: Answers) -> Record:
    record: Record = {"event": answers.event, "at": answers.at.isoformat()}
    if answers.answers:
        record["answers"] = [_answer_record(answer) for answer in answers.answers]
    record.update(answers.extra)
    return record


def _answer_record(answer: Answer) -> Record:
    record: Record = {"question": answer.question, "said": answer.said.value}
    if answer.words:
        record["words"] = answer.words
    return record
