"""An event of which only the day is told, on the screen: where it is put is said."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from jobboard_tui.domain.models import Kind
from jobboard_tui.tui.screens.form import EventForm
from jobboard_tui.tui.screens.received_message import ReceivedForm
from jobboard_tui.tui.widgets.fields import Field
from jobboard_tui.tui.widgets.prompt import Prompt
from tests.tui.conftest import Dashboard, at
from tests.tui.test_board_screen import app_of, select

BEHIND = "placed after that day's other events, at 16:00"
BEFORE = "placed at 15:00, before that day's later events"
"""Of a message: the interview of that day was logged at 15:00, and may have answered it."""


def shown(pilot: Pilot[str], name: str) -> str:
    return str(pilot.app.screen.query_one(name, Static).render())


@pytest.mark.parametrize(("key", "line"), [("a", "11/20"), ("o", "11/20 by 12/4"), ("o", "11/20")])
async def test_the_line_says_where_it_is_put(key: str, line: str, dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("E", key)
        pilot.app.screen.query_one(Prompt).line.value = line
        await pilot.pause()
        assert BEHIND in shown(pilot, "#echo")
        await pilot.press("enter")
        if key == "o" and "by" not in line:
            await pilot.press("enter")
        assert BEHIND in app_of(pilot).board_screen.notice.said
        events = app_of(pilot).service.board["aoba"].events
        assert max(events, key=lambda event: event.logged).at == at("2026-11-20T16:00")


async def test_of_a_time_or_an_empty_day_nothing_is_said(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        for line in ("11/19", "11/20 18:00"):
            await pilot.press("E", "r")
            pilot.app.screen.query_one(Prompt).line.value = line
            await pilot.pause()
            assert "placed" not in shown(pilot, "#echo")
            await pilot.press("enter")
            assert "placed" not in app_of(pilot).board_screen.notice.said


async def fill(pilot: Pilot[str], screen: type[EventForm | ReceivedForm], text: str) -> str:
    """Type when it was into an open form; what is said of it."""
    form = pilot.app.screen
    assert isinstance(form, screen)
    form.field("at").text = text
    await pilot.pause()
    return str(form.query_one("#field-at", Field).query_one(".note", Static).content)


async def test_the_form_of_an_event_says_where_it_is_put(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        app_of(pilot).service.events.log("aoba", Kind.REPLIED, at=at("2026-11-19T10:00"))
        app_of(pilot).board_screen.redraw()
        screen = app_of(pilot).board_screen
        screen.app.push_screen(
            EventForm(
                screen.service.board["aoba"].events[-1],
                screen.now,
                screen.drafts,
                screen.service.board["aoba"],
            )
        )
        await pilot.pause()
        assert BEHIND in await fill(pilot, EventForm, "2026-11-20")
        assert "placed" not in await fill(pilot, EventForm, "2026-11-20 18:00")
        assert "placed" not in await fill(pilot, EventForm, "2026-11-18")


async def test_the_form_of_a_message_puts_it_where_it_is_due_first(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("at")
        await pilot.pause()
        form = pilot.app.screen
        assert isinstance(form, ReceivedForm)
        form.field("text").text = "hello"
        assert BEFORE in await fill(pilot, ReceivedForm, "2026-11-20")
        form.field("kind").text = "acknowledged"
        await pilot.pause()
        assert BEHIND in await fill(pilot, ReceivedForm, "2026-11-20")
        form.field("kind").text = "received"
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        events = app_of(pilot).service.board["aoba"].events
        assert max(events, key=lambda event: event.logged).at == at("2026-11-20T15:00")
