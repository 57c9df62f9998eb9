"""A second column of a stage, which is one row more, on the screen."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from jobboard_tui.domain.board_columns import BoardColumn, board_columns, column_at, column_of
from jobboard_tui.domain.models import Stage
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.screens.board import BoardScreen
from jobboard_tui.tui.widgets.column import StageColumn
from jobboard_tui.tui.widgets.columns import BoardColumns
from tests.tui.conftest import Dashboard


def screen_of(pilot: Pilot[str]) -> BoardScreen:
    assert isinstance(pilot.app, JobboardApp)
    return pilot.app.board_screen


def companies(screen: BoardScreen, column: BoardColumn) -> list[str]:
    """What stands in a column of the screen."""
    widget = screen.query_one(f"#column-{column.name}", StageColumn)
    return [card.application.company for card in widget.column_cards.cards]


@pytest.mark.usefixtures("take_home")
async def test_every_column_is_there_in_its_order(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        shown = [
            stage_column.column_cards.column
            for stage_column in screen_of(pilot).columns.query(StageColumn)
        ]
        assert shown == [*board_columns()]


async def test_the_menu_the_steps_and_the_mouse_lead_into_it(
    dashboard: Dashboard, take_home: BoardColumn
) -> None:
    async with dashboard() as pilot:
        screen = screen_of(pilot)
        screen.show_card("aoba")
        await pilot.press("m", take_home.key)
        assert companies(screen, take_home) == ["Aoba Systems"]
        assert screen.columns.cursor_app == "aoba"
        await pilot.press("<")
        assert column_of(screen.service.board["aoba"]) == column_at(Stage.SCREENING)
        await pilot.press(">", ">")
        assert column_of(screen.service.board["aoba"]) == column_at(Stage.INTERVIEW)
        screen.columns.post_message(BoardColumns.Dropped("hoshi", take_home))
        await pilot.pause()
        assert companies(screen, take_home) == ["ほしぞら株式会社"]
        assert "課題 take-home" in screen.notice.said


async def test_the_column_is_a_column_to_marks_and_events(
    dashboard: Dashboard, take_home: BoardColumn
) -> None:
    async with dashboard() as pilot:
        screen = screen_of(pilot)
        for app_id in ("aoba", "hoshi"):
            screen.service.move([app_id], take_home.stage, column=take_home.name)
        screen.service.move(["kestrel"], take_home.stage)
        screen.redraw()
        assert screen.shown_in(take_home) == {"aoba", "hoshi"}
        assert screen.shown_in(column_at(take_home.stage)) == {"kestrel"}
        screen.show_card("hoshi")
        await pilot.press("e", "x")
        assert column_of(screen.service.board["hoshi"]) == column_at(Stage.CLOSED)
