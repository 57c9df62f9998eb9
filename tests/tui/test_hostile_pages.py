"""Texts of people and files on the pages of the hill and the agenda: shown as written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from textual.screen import Screen

from jobboard_tui.config.audit_questions import load_questions
from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.practice_values import Answer, Answers, HonestAnswer
from jobboard_tui.domain.reminders.api import ReminderIndex
from jobboard_tui.domain.reports.agenda import AgendaDay, days_from
from jobboard_tui.domain.reports.stats import stats
from jobboard_tui.tui.screens.agenda import AgendaScreen
from jobboard_tui.tui.screens.audit import AuditScreen
from jobboard_tui.tui.screens.practice import PracticeScreen
from jobboard_tui.tui.screens.statistics import StatisticsScreen
from jobboard_tui.tui.widgets.drafts import Drafts
from tests.domain.timeline_builder import TimelineBuilder
from tests.tui.screen_driver import Stage

NASTY = "[@click=app.exit]x[/]\x1b[2J\u202e"
SHOWN = "[@click=app.exit]x[/]"


def hunt() -> TimelineBuilder:
    one = TimelineBuilder()
    one.app("a", source=NASTY)
    one.board = one.board.edit("a", company=NASTY, role=NASTY)
    one.log("applied", "11-20").log("interview", "11-24 10:00")
    event = one.event("audit", "11-20", note=NASTY, id="n")
    answer = Answer(question=load_questions()[0].id, said=HonestAnswer.NO, words=NASTY)
    answers = Answers(event="n", at=event.at, answers=(answer,))
    one.board = replace(one.board.note(event), hill=one.board.hill.add_audit(answers))
    return one


def agenda(one: TimelineBuilder) -> AgendaScreen:
    at = one.at("11-24 09:00")
    view = ReminderIndex(one.rule_set).view_at(one.board, at)

    def days(begins: date, count: int) -> list[AgendaDay]:
        return days_from(one.board, view, at, begins, count)

    return AgendaScreen(days, at)


def audit(one: TimelineBuilder) -> AuditScreen:
    return AuditScreen(one.board, one.at("11-24"), load_questions(), Drafts())


def hill(one: TimelineBuilder) -> PracticeScreen:
    return PracticeScreen(one.board, one.at("11-24"), Drafts())


def statistics(one: TimelineBuilder) -> StatisticsScreen:
    found = stats(one.board.applications.values(), calendar_of("Asia/Tokyo", ()), one.at("11-24"))
    calendar = calendar_of("Asia/Tokyo", ())
    return StatisticsScreen(lambda _span: found, one.at("11-24"), calendar, Drafts(), NASTY)


@pytest.mark.parametrize("page", [agenda, audit, hill, statistics])
async def test_what_commands_is_shown_and_does_nothing(
    page: Callable[[TimelineBuilder], Screen[object]],
) -> None:
    app = Stage(page(hunt()))
    async with app.run_test(size=(120, 36)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        seen = app.picture()
        assert SHOWN in seen
        assert "\x1b" not in seen
        assert "\u202e" not in seen
