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
    """The board with what the plan brings."""
    board = _with_whole(board, plan.whole)
    new = _still_new(plan, board)
    binned = {one.id: one for one in new if one.removed is not None}
    board = board.with_applications(
        *(one for one in new if one.removed is None), *_fuller(plan, board)
    )
    if binned:
        board = replace(board, bin={**board.bin, **binned})
    if plan.closes_silent:
        board = close_silent(board, plan.rule_set, plan.now, plan.silent)
    return board


def fill(application: Application, known: PlanFill) -> Application:
    """The application with what the file tells beyond it; the same object if that is nothing."""
    if known.own:
        return merge_copies(application, known.told)
    if known.last is not None:
        application, _conflicts = update(application, known.last, known.told)
    return fill_blanks(application, known.told)


def _still_new(plan: Plan, board: Board) -> list[Application]:
    """The new ones without those that have come to the board meanwhile."""
    here = board.applications.keys() | board.bin.keys()
    new = [one for one in plan.new if one.id not in here]
    arrived = [
        one
        for one in chain(board.applications.values(), board.bin.values())
        if one.id not in plan.seen
    ]
    if not arrived:
        return new
    words = load_vocabulary()
    known = index_applications(arrived, words)
    return [one for one in new if known.find(match_keys(one, words)) is None]


def _fuller(plan: Plan, board: Board) -> Iterable[Application]:
    changed: dict[str, Application] = {}
    for one in plan.fills:
        there = changed.get(one.app_id) or board.applications.get(one.app_id)
        if there is not None:
            changed[one.app_id] = fill(there, one)
    return changed.values()


# -- the whole board -----------------------------------------------------------------------------


def missing_board_data(board: Board, whole: Board | None) -> Board | None:
    """`whole`, if it tells something of the whole board that the board does not hold yet."""
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


def _merge_practice(own: PracticeLog, told: PracticeLog) -> PracticeLog:
    """What is practised and answered on either; a goal or level of one's own stands."""
    exercises = {one.id for one in own.exercises}
    audits = {one.event for one in own.audits}
    goals = {one.practice for one in own.goals}
    return PracticeLog(
        exercises=(*own.exercises, *(one for one in told.exercises if one.id not in exercises)),
        goals=(*own.goals, *(one for one in told.goals if one.practice not in goals)),
        audits=(*own.audits, *(one for one in told.audits if one.event not in audits)),
        level=own.level or told.level,
        aim=own.aim or told.aim,
        test=own.test or told.test,
    )


def _missing_events(board: Board, whole: Board) -> list[Event]:
    there = {event.id for event in board.events}
    return [event for event in whole.events if event.id not in there]


def _missing_marks(board: Board, whole: Board) -> list[ReminderAction]:
    there = {(mark.rule, mark.event, mark.attempt) for mark in board.marks}
    return [mark for mark in whole.marks if (mark.rule, mark.event, mark.attempt) not in there]
