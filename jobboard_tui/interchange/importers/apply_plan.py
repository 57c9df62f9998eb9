"""Carries out a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Application, Event, ReminderAction
from jobboard_tui.domain.practice_values import PracticeLog
from jobboard_tui.domain.reminders.api import close_silent
from jobboard_tui.interchange.importers.duplicates import (
    fill_blanks,
    index_applications,
    match_keys,
    merge_copies,
)
from jobboard_tui.interchange.importers.moved_on import update
from jobboard_tui.interchange.importers.plan import Plan, PlanFill
from jobboard_tui.interchange.importers.vocabulary import load_vocabulary


def apply_plan(plan: Plan, board: Board) -> Board:
    """Return the board with what the plan brings."""
    board = _with_whole(board, plan.whole)
    new = _still_new(plan, board)
    binned = {application.id: application for application in new if application.removed is not None}
    board = board.with_applications(
        *(application for application in new if application.removed is None), *_fuller(plan, board)
    )
    if binned:
        board = replace(board, bin={**board.bin, **binned})
    if plan.closes_silent:
        board = close_silent(board, plan.rule_set, plan.now, plan.silent)
    return board


def fill(application: Application, known: PlanFill) -> Application:
    """Return the application with what the file tells beyond it.

    It is the same object if that is nothing.
    """
    if known.own:
        return merge_copies(application, known.reading)
    if known.last is not None:
        application, _conflicts = update(application, known.last, known.reading)
    return fill_blanks(application, known.reading)


def _still_new(plan: Plan, board: Board) -> list[Application]:
    """The new ones without those that have come to the board meanwhile."""
    here = board.applications.keys() | board.bin.keys()
    new = [application for application in plan.new if application.id not in here]
    arrived = [
        application
        for application in chain(board.applications.values(), board.bin.values())
        if application.id not in plan.seen
    ]
    if not arrived:
        return new
    words = load_vocabulary()
    known = index_applications(arrived, words)
    return [
        application for application in new if known.find(match_keys(application, words)) is None
    ]


def _fuller(plan: Plan, board: Board) -> Iterable[Application]:
    changed: dict[str, Application] = {}
    for plan_fill in plan.fills:
        there = changed.get(plan_fill.app_id) or board.applications.get(plan_fill.app_id)
        if there is not None:
            changed[plan_fill.app_id] = fill(there, plan_fill)
    return changed.values()


# -- the whole board -----------------------------------------------------------------------------


def missing_board_data(board: Board, whole: Board | None) -> Board | None:
    """Return `whole` if it tells something of the board that the board does not hold yet."""
    return None if whole is None or _with_whole(board, whole) == board else whole


def _with_whole(board: Board, whole: Board | None) -> Board:
    """Into an empty board everything; into another one only the events and what nobody has set."""
    if whole is None:
        return board
    if not (board.applications or board.bin or board.events):
        return replace(
            board,
            zone=whole.zone,
            pause=whole.pause or board.pause,
            events=whole.events,
            marks=whole.marks or board.marks,
            hill=whole.hill
            if board.hill == PracticeLog()
            else _merge_practice(board.hill, whole.hill),
            extra={**whole.extra, **board.extra},
        )
    return replace(
        board,
        events=(*board.events, *_missing_events(board, whole)),
        marks=(*board.marks, *_missing_marks(board, whole)),
        hill=_merge_practice(board.hill, whole.hill),
        extra={**whole.extra, **board.extra},
    )


def _merge_practice(own: PracticeLog, log: PracticeLog) -> PracticeLog:
    """What is practised and answered on either; a goal or level of one's own stands."""
    exercises = {entry.id for entry in own.exercises}
    audits = {answers.event for answers in own.audits}
    goals = {goal.practice for goal in own.goals}
    return PracticeLog(
        exercises=(
            *own.exercises,
            *(entry for entry in log.exercises if entry.id not in exercises),
        ),
        goals=(*own.goals, *(goal for goal in log.goals if goal.practice not in goals)),
        audits=(*own.audits, *(answers for answers in log.audits if answers.event not in audits)),
        level=own.level or log.level,
        aim=own.aim or log.aim,
        test=own.test or log.test,
    )


def _missing_events(board: Board, whole: Board) -> list[Event]:
    there = {event.id for event in board.events}
    return [event for event in whole.events if event.id not in there]


def _missing_marks(board: Board, whole: Board) -> list[ReminderAction]:
    there = {mark.key for mark in board.marks}
    return [mark for mark in whole.marks if mark.key not in there]
