"""A card on hold, and the list of a near offer meeting, on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from jobboard_tui.domain.models import Application, Kind, Stage, Timeline
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.glyphs import UNICODE
from jobboard_tui.tui.presentation.cards import BoardCard, CardMode, card_lines
from jobboard_tui.tui.presentation.due import due_row
from jobboard_tui.tui.screens.offer_meeting import OfferMeetingScreen
from tests.domain.timeline_builder import APP_RULE, TimelineBuilder
from tests.tui.conftest import NOW, Clock, Dashboard, event


def picture(pilot: Pilot[Any]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


def board_screen(pilot: Pilot[Any]) -> Any:
    assert isinstance(pilot.app, JobboardApp)
    return pilot.app.board_screen


async def test_a_key_puts_cards_on_hold_and_takes_them_off(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard() as pilot:
        screen = board_screen(pilot)
        screen.columns.select("hoshi")
        await pilot.press("Z", *"20 dec", "enter")
        await pilot.pause()
        assert "on hold until Sun 20 Dec" in screen.notice.said
        one = screen.service.board["hoshi"]
        assert (one.hold_until, one.hold_since) == (date(2026, 12, 20), NOW)
        seen = picture(pilot)
        assert "on hold until" in seen  # its details
        await pilot.press("Z")
        await pilot.pause()
        assert "no longer on hold" in screen.notice.said
        assert screen.service.board["hoshi"].hold_until is None
        await pilot.press("u", "u")
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        assert screen.service.board["hoshi"].hold_until is None


@pytest.mark.parametrize(("width", "said"), [(30, "on hold"), (24, "on hold"), (17, "‖")])
def test_the_card_says_that_it_is_on_hold(width: int, said: str) -> None:
    held = Application(
        id="aoba",
        company="Aoba Systems",
        role="Engineer",
        added=NOW - timedelta(days=30),
        stage=Stage.APPLIED,
        hold_until=date(2026, 12, 20),
    )
    for application, is_said in (
        (held, True),
        (replace(held, hold_until=date(2026, 11, 21)), False),
    ):
        lines = card_lines(BoardCard(application), width, NOW, CardMode.DENSE, UNICODE)
        first = "".join(text for text, _tone in lines[0]).rstrip()
        assert first.startswith(" Aoba Systems")
        assert first.endswith(said) is is_said


def offered() -> Application:
    meeting = event(1, Kind.OFFER_MEETING, "2026-11-21T17:30:00")
    return Application(
        id="aoba",
        company="Aoba",
        role="SRE",
        added=NOW - timedelta(days=9),
        stage=Stage.OFFER,
        events=Timeline([meeting]),
    )


async def test_card_due_row_and_footer_name_the_key_of_the_list_and_x_opens_it(
    dashboard: Dashboard, clock: Clock
) -> None:
    async with dashboard([offered()]) as pilot:
        screen = board_screen(pilot)
        seen = picture(pilot)
        assert "M prepare " in seen
        assert "M prepare " in seen.split("due", 1)[1]
        assert seen.splitlines()[-1].strip().startswith("M offer meeting")
        await pilot.press("d")
        while (
            screen.selection.reminder is None
            or screen.selection.reminder.rule.id != "prepare-offer-meeting"
        ):
            before = screen.selection.reminder
            await pilot.press("j")
            assert screen.selection.reminder is not before
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(pilot.app.screen, OfferMeetingScreen)
        await pilot.press("escape")
        await pilot.pause()
        listed = [one.rule.id for one in screen.view.reminders_of("aoba")]
        assert "prepare-offer-meeting" in listed
        clock.now += timedelta(minutes=45)  # it goes on
        screen.redraw()
        await pilot.pause()
        assert picture(pilot).splitlines()[-1].strip().startswith("M offer meeting")
        clock.now += timedelta(hours=2)
        screen.redraw()
        await pilot.pause()
        assert "offer meeting" not in picture(pilot).splitlines()[-1]


def test_the_due_row_tells_until_when_in_any_width() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").hold("12-04", "11-20")
    one = hunt.one(APP_RULE, "11-30")
    for width, said in ((80, "until Fri 4 "), (120, "until Fri 4 "), (200, "until Fri 4 ")):
        row = due_row(one, hunt.at("11-30"), width, UNICODE)
        assert said in "".join(text for text, _tone in row[:2])
