"""An invitation on the screen: seen before anything is changed, then in the right timeline."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from jobboard_tui.core.model import Kind
from jobboard_tui.files.invitation import read_invitation
from jobboard_tui.ui.screens.importing import ImportScreen
from jobboard_tui.ui.screens.invitation import InvitationScreen, Invited
from jobboard_tui.ui.widgets.drafts import Drafts
from tests.core.hunt import Hunt
from tests.files.test_invitation import TOKYO, ics
from tests.ui.conftest import Dashboard
from tests.ui.stage import Stage


def stage(*lines: str, method: str = "REQUEST") -> Stage:
    hunt = Hunt().log("applied", "11-10", "a").log("interview", "12-01 18:30", "b")
    for app_id, company in {"a": "Kestrel KK", "b": "Cormorant"}.items():
        hunt.board = hunt.board.edited(app_id, company=company)
    told = read_invitation(ics(*lines, method=method), "invite.ics", TOKYO)
    return Stage(InvitationScreen(told, hunt.board, hunt.at("11-24 09:00"), Drafts()))


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_what_it_says_is_seen_and_enter_takes_it(size: tuple[int, int]) -> None:
    app = stage("SUMMARY:Offer meeting: Kestrel", "LOCATION:Room 5", "DURATION:PT45M")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        seen = app.picture()
        for words in (
            *("Tue 1 Dec 2026 19:00-19:45, 45 min, in 7 days", "Room 5", "[offer meeting]"),
            *("named in it", "other open ones", "It overlaps with Cormorant, Tue 1 Dec 18:30."),
        ):
            assert words in seen
        await pilot.press("enter")
        await pilot.pause()
        assert app.result == Invited("a", Kind.OFFER_MEETING)


async def test_kind_and_card_can_be_chosen() -> None:
    app = stage("SUMMARY:[x] Kestrel")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "[x] Kestrel" in app.picture()
        await pilot.press("slash", *"cormor", "enter")
        await pilot.pause()
        app.screen.post_message(events.Key("ｓ", "ｓ"))
        await pilot.pause()
        assert "[information session]" in app.picture()
        await pilot.press("enter")
        await pilot.pause()
        assert app.result == Invited("b", Kind.INFO_SESSION)


async def test_esc_changes_nothing_and_a_cancelled_one_says_so() -> None:
    app = stage("SUMMARY:Kestrel", method="CANCEL")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "It is called off" in app.picture()
        await pilot.press("escape")
        await pilot.pause()
        assert app.result is None


async def name(pilot: Pilot[str], path: Path) -> None:
    """Put a path into the line, as dragging a file does, and take it."""
    asked = pilot.app.screen
    pilot.app.post_message(events.Paste(str(path)))
    await pilot.pause()
    await pilot.press("enter")
    while pilot.app.screen is asked:
        await pilot.pause()
    await pilot.pause()


async def test_i_and_a_path_lead_there_and_a_later_form_moves_it(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    path = tmp_path / "招待 1.ics"
    path.write_bytes(ics("SUMMARY:Interview\\, Aoba Systems"))
    async with dashboard() as pilot:
        app: Any = pilot.app
        for shift in (0, 60):
            await pilot.press("I")
            await pilot.pause()
            assert isinstance(app.screen, ImportScreen)
            await name(pilot, path)
            assert isinstance(app.screen, InvitationScreen)
            await pilot.press("enter")
            await pilot.pause()
            board = app.desk.board
            (found,) = [
                (one.company, event)
                for one in board.applications.values()
                for event in one.events
                if event.logged == app.desk.now() and event.kind is Kind.INTERVIEW
            ]
            assert "Aoba" in found[0]
            begins = read_invitation(ics("SUMMARY:x"), "x", TOKYO).at
            assert found[1].at == begins + timedelta(minutes=shift)
            path.write_bytes(ics("SUMMARY:Interview", "DTSTART;TZID=Europe/London:20261201T110000"))


async def test_a_file_that_is_no_invitation_is_told_of(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    path = tmp_path / "x.ics"
    path.write_text("hello", encoding="utf-8")
    async with dashboard() as pilot:
        app: Any = pilot.app
        before = app.desk.board
        await pilot.press("I")
        await pilot.pause()
        await name(pilot, path)
        assert "it is no iCalendar file" in app.board_screen.notice.said
        assert app.desk.board is before


async def test_a_file_that_is_dragged_on_the_board_leads_there_too(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    path = tmp_path / "招待 1.ics"
    path.write_bytes(ics("SUMMARY:Interview\\, Aoba Systems"))
    async with dashboard() as pilot:
        app: Any = pilot.app
        app.post_message(events.Paste(f"'{path}' "))
        await pilot.pause()
        assert isinstance(app.screen, InvitationScreen)
        await pilot.press("escape")
        app.post_message(events.Paste(str(tmp_path / "gone.ics")))
        await pilot.pause()
        assert "no such file" in app.board_screen.notice.said
