"""The plan from yes to the first day on the screen."""

from __future__ import annotations

from typing import Any

from jobboard_tui.config.first_day_file import with_joining_steps
from jobboard_tui.domain.models import ActionKind, Kind, Stage
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.screens.joining_papers import JoiningPapersScreen
from jobboard_tui.tui.screens.joining_plan import JoiningPlanScreen
from tests.tui.conftest import Dashboard
from tests.tui.test_board_screen import app_of as running
from tests.tui.test_meeting_screen import picture


async def test_it_asks_for_the_first_day_and_takes_what_is_said_of_its_steps(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard() as pilot:
        app: Any = running(pilot)
        board = app.board_screen
        board.service.rule_set = with_joining_steps(board.service.rule_set, app.settings.situation)
        board.service.reminders.rebuild()
        board.service.events.log("aoba", Kind.OFFER)
        board.service.events.log("aoba", Kind.ACCEPTED)
        board.redraw()
        board.columns.select("aoba")
        await pilot.press("A")
        await pilot.pause()
        assert isinstance(app.screen, JoiningPlanScreen)
        assert "when is the first day?" in picture(pilot)
        await pilot.press("f", *"2027-01-12", "enter")
        await pilot.pause()
        assert "first day Tue 12 Jan 2027" in picture(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "not legal advice" in picture(pilot)
        assert "more lines: Tab, j" in picture(pilot)
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        screen = app.screen
        titles = [line.rule.id for line in screen.found.lines]
        place = titles.index("resign")
        await pilot.press(*["j"] * place, "space")
        await pilot.pause()
        assert "1 of" in picture(pilot)
        await pilot.press("j", "o", "k", "m", *"2026-12-01", "enter")
        await pilot.pause()
        await pilot.press("s", "r", "d")
        await pilot.pause()
        assert "就労資格証明書" in picture(pilot)
        assert app.settings.residence == "work"
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, JoiningPapersScreen)
        assert "在留カード" in picture(pilot)
        app.saver.stop(5)
    application = store.load()["aoba"]
    assert (application.stage, str(application.first_day)) == (Stage.ACCEPTED, "2027-01-12")
    marks = {mark.rule: mark for mark in application.marks}
    assert marks[titles[place + 1]].shelf is ActionKind.DISMISSED
    moved = marks["resign"]
    assert (moved.shelf, str(moved.until)[:10]) == (ActionKind.SNOOZED, "2026-12-01")
