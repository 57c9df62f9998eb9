"""An invitation on the screen: seen before anything is changed, then in the right timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from jobboard_tui.domain.models import Kind, Timeline
from jobboard_tui.interchange.mail.ics_invitation import read_invitation
from jobboard_tui.tui.screens.import_preview import ImportScreen
from jobboard_tui.tui.screens.invitation import InvitationChoice, InvitationScreen
from jobboard_tui.tui.widgets.drafts import Drafts
from tests.domain.timeline_builder import TimelineBuilder
from tests.interchange.mail.test_ics_invitation import TOKYO, ics
from tests.tui.conftest import Dashboard
from tests.tui.screen_driver import Stage


def stage(*lines: str, method: str = "REQUEST", known_to: str = "") -> Stage:
    hunt = TimelineBuilder().log("applied", "11-10", "a").log("interview", "12-01 18:30", "b")
    for app_id, company in {"a": "Kestrel KK", "b": "Cormorant"}.items():
        hunt.board = hunt.board.edit(app_id, company=company)
    invitation = read_invitation(ics(*lines, method=method), "invite.ics", TOKYO)
    if known_to:
        meeting = replace(hunt.board["b"].events[-1], id=invitation.event_id, at=invitation.at)
        hunt.board = hunt.board.log(known_to, meeting)
    return Stage(InvitationScreen(invitation, hunt.board, hunt.at("11-24 09:00"), Drafts()))


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_what_it_says_is_seen_and_enter_takes_it(size: tuple[int, int]) -> None:
    app = stage("SUMMARY:Offer meeting: Kestrel", "LOCATION:Room 5", "DURATION:PT45M")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        seen = app.picture()
        for words in (
            *("Tue 1 Dec 2026 19:00-19:45, 45 min, in 7 days", "Room 5", "[offer meeting]"),
            *("mentioned in it", "other open ones", "It overlaps with Cormorant, Tue 1 Dec 18:30."),
        ):
            assert words in seen
        await pilot.press("enter")
        await pilot.pause()
        assert app.result == InvitationChoice("a", Kind.OFFER_MEETING)


async def test_kind_and_card_can_be_chosen() -> None:
    app = stage("SUMMARY:[x] Kestrel")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "[x] Kestrel" in app.picture()
        await pilot.press("slash", *"cormor", "enter")
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        assert "[information session]" in app.picture()
        await pilot.press("enter")
        await pilot.pause()
        assert app.result == InvitationChoice("b", Kind.INFO_SESSION)


async def test_esc_changes_nothing_and_a_cancelled_one_says_so() -> None:
    app = stage("SUMMARY:Kestrel", method="CANCEL", known_to="a")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Cancelled: it stays in the timeline, marked as cancelled" in app.picture()
        await pilot.press("j")
        await pilot.pause()
        assert "It cancels a meeting that is not in this timeline." in app.picture()
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
            board = app.service.board
            (found,) = [
                (one.company, event)
                for one in board.applications.values()
                for event in one.events
                if event.logged == app.service.now() and event.kind is Kind.INTERVIEW
            ]
            assert "Aoba" in found[0]
            begins = read_invitation(ics("SUMMARY:x"), "x", TOKYO).at
            assert found[1].at == begins + timedelta(minutes=shift)
            path.write_bytes(ics("SUMMARY:Interview", "DTSTART;TZID=Europe/London:20261201T110000"))


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("COUNTER", "a proposal for another time"),
        ("REPLY", "somebody's answer to an invitation"),
        ("CANCEL", "cancels a meeting (Tue 1 Dec"),
    ],
)
@pytest.mark.parametrize("is_dragged", [True, False])
async def test_what_changes_no_meeting_is_told_of_and_changes_nothing(
    dashboard: Dashboard, tmp_path: Path, method: str, said: str, is_dragged: bool
) -> None:
    path = tmp_path / "x.ics"
    path.write_bytes(ics("SUMMARY:Interview\\, Aoba Systems", "SEQUENCE:9", method=method))
    async with dashboard() as pilot:
        app: Any = pilot.app
        before = app.service.board
        if is_dragged:
            pilot.app.post_message(events.Paste(str(path)))
        else:
            await pilot.press("I")
            await pilot.pause()
            await name(pilot, path)
        await pilot.pause()
        assert app.screen is app.board_screen
        assert said in app.board_screen.notice.said
        assert app.service.board is before


async def test_an_older_form_leaves_the_meeting_where_it_is(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    path = tmp_path / "x.ics"
    later = ("SUMMARY:Interview\\, Aoba Systems", "SEQUENCE:1", "DTSTART:20261202T010000Z")
    async with dashboard() as pilot:
        app: Any = pilot.app
        for lines in (later, ("SUMMARY:Interview\\, Aoba Systems",), later):
            before = app.service.board
            path.write_bytes(ics(*lines))
            pilot.app.post_message(events.Paste(str(path)))
            await pilot.pause()
            await pilot.pause()
            assert isinstance(app.screen, InvitationScreen)
            await pilot.press("enter")
            await pilot.pause()
        assert app.service.board is before
        assert "The timeline is unchanged" in app.board_screen.notice.said
        invitation = read_invitation(ics(*later), "x", TOKYO)
        (found,) = (
            event
            for one in app.service.board.applications.values()
            for event in one.events
            if event.id == invitation.event_id
        )
        assert found.at == invitation.at


@pytest.mark.parametrize(
    ("known", "lines", "words"),
    [
        ({}, ("DTSTART:20261201T100000",), "It has no time zone; read in your home zone."),
        ({"sequence": 1}, (), "An older version: the meeting is still Fri 4 Dec 10:00."),
        ({"sequence": 0}, (), "unclear which is newer. Enter uses this."),
        (
            {"sequence": 0},
            ("SEQUENCE:1",),
            "It changes the meeting in the timeline, Fri 4 Dec 10:00.",
        ),
        ({"sequence": 1, "cancelled": True}, (), "is still Fri 4 Dec 10:00, cancelled."),
    ],
)
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_it_says_how_it_stands_to_what_is_there(
    known: dict[str, Any], lines: tuple[str, ...], words: str, size: tuple[int, int]
) -> None:
    invitation = read_invitation(ics("SUMMARY:Interview", *lines), "invite.ics", TOKYO)
    hunt = TimelineBuilder().log("applied", "11-10", "a")
    hunt.board = hunt.board.edit("a", company="Kestrel KK")
    if known:
        hunt.log("interview", "12-04 10:00", "a")
        event = replace(hunt.board["a"].events[-1], id=invitation.event_id, **known)
        events_ = Timeline((hunt.board["a"].events[0], event))
        hunt.board = hunt.board.with_applications(replace(hunt.board["a"], events=events_))
    app = Stage(InvitationScreen(invitation, hunt.board, hunt.at("11-24 09:00"), Drafts()))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert words in " ".join(app.picture().split())


async def test_a_file_that_is_no_invitation_is_told_of(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    path = tmp_path / "x.ics"
    path.write_text("hello", encoding="utf-8")
    async with dashboard() as pilot:
        app: Any = pilot.app
        before = app.service.board
        await pilot.press("I")
        await pilot.pause()
        await name(pilot, path)
        assert "not an iCalendar file" in app.board_screen.notice.said
        assert app.service.board is before


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
