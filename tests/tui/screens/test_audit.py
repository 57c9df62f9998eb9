"""The self-audit on the screen: three letters, one line, no mouse."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from textual import events
from textual.widgets import Input

from jobboard_tui.config.audit_questions import load_questions
from jobboard_tui.domain.practice_values import Answer, HonestAnswer
from jobboard_tui.tui.screens.audit import AuditResult, AuditScreen
from jobboard_tui.tui.widgets.drafts import Drafts
from tests.domain.timeline_builder import TimelineBuilder
from tests.tui.conftest import Clock, Dashboard
from tests.tui.screen_driver import Stage

SIZES = [(80, 24), (120, 36), (200, 50)]


def stage(drafts: Drafts | None = None) -> Stage:
    hunt = TimelineBuilder().log("applied", "11-20", people=("Sato",))
    screen = AuditScreen(hunt.board, hunt.at("11-22"), load_questions(), drafts or Drafts())
    return Stage(screen)


@pytest.mark.parametrize("size", SIZES)
async def test_everything_is_seen_at_once_with_the_figures_beside(size: tuple[int, int]) -> None:
    app = stage()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        seen = app.picture()
        for question in load_questions():
            assert question.english in " ".join(seen.split())
        assert "applications sent: 1" in seen
        assert "people you dealt with: 1" in seen
        assert "one thing to do next week" in seen
        await pilot.press("l")
        await pilot.pause()
        assert load_questions()[0].japanese in app.picture()


async def test_three_letters_and_a_line_are_enough() -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("n", "p", "y", *"Call Mori.", "enter")
        await pilot.pause()
        said = (HonestAnswer.NO, HonestAnswer.PARTLY, HonestAnswer.YES)
        assert app.result == AuditResult(
            tuple(
                Answer(question=question.id, said=answer)
                for question, answer in zip(load_questions(), said, strict=True)
            ),
            "Call Mori.",
        )


async def test_an_answer_can_be_changed_and_none_is_missing() -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("n", "tab", "enter")
        await pilot.pause()
        assert "answer this one first" in app.picture()
        await pilot.press("k", "y", "y", "y", "tab", "k", "k", "p", "enter")
        await pilot.pause()
        assert isinstance(app.result, AuditResult)
        assert [answer.said.value for answer in app.result.answers] == ["partly", "yes", "yes"]


async def test_each_answer_may_have_words_in_any_script() -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("n", "k", "t")
        app.post_message(events.Paste("待っていた。𠮷野さんに連絡しなかった ñ"))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "answer: no, 待っていた。𠮷野さんに連絡しなかった ñ" in app.picture()
        await pilot.press("j", "p", "y", "enter")
        await pilot.pause()
        result: Any = app.result
        assert [one.words for one in result.answers] == [
            "待っていた。𠮷野さんに連絡しなかった ñ",
            "",
            "",
        ]


async def test_words_come_back_after_esc_and_last_time_s_stand_beside() -> None:
    drafts = Drafts()
    app = stage(drafts)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("t", *"half", "enter", "escape")
        await pilot.pause()
    app = stage(drafts)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "half" in app.picture()


async def test_esc_keeps_what_was_given() -> None:
    drafts = Drafts()
    app = stage(drafts)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("n", "p", "tab", *"Call", "escape")
        await pilot.pause()
        assert app.result is None
    app = stage(drafts)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one(Input).value == "Call"
        await pilot.press("y")
        await pilot.press("enter")
        await pilot.pause()
        result: Any = app.result
        assert [one.said.value for one in result.answers] == ["no", "partly", "yes"]
        assert result.resolution == "Call"
    assert not drafts.left("audit")


async def test_the_reminder_opens_the_questions_and_is_satisfied(
    dashboard: Dashboard, clock: Clock
) -> None:
    async with dashboard() as pilot:
        app: Any = pilot.app
        board = app.board_screen
        clock.now += timedelta(days=1)
        board.redraw()
        await pilot.press("d", "G")
        while board.selection.reminder.rule.id != "weekly-audit":
            before = board.selection.reminder
            await pilot.press("k")
            assert board.selection.reminder is not before
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(app.screen, AuditScreen)
        await pilot.press("n", "n", "n", *"rest", "enter")
        await pilot.pause()
        (event,) = app.service.board.events
        assert event.note == "rest"
        states = {one.rule.id: one.state.value for one in app.service.view().reminders_of(None)}
        assert states["weekly-audit"] == states["resolution"] == "waiting"
