"""What was asked for is about the card it was asked of, also when that moves or goes meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.board_columns import column_at
from jobboard_tui.domain.models import Kind, Stage
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.command_type import KeyContext
from jobboard_tui.tui.screens.board import BoardScreen
from jobboard_tui.tui.screens.compose import ComposeScreen
from jobboard_tui.tui.screens.joining_papers import JoiningPapersScreen
from jobboard_tui.tui.screens.offer_meeting import OfferMeetingScreen
from jobboard_tui.tui.widgets.columns import BoardColumns
from tests.tui.conftest import NOW, Clock, Dashboard, at
from tests.tui.test_board_screen import app_of


def notes(board: Board) -> dict[str, list[str]]:
    found = {
        application.id: [event.note for event in application.events]
        for application in board.applications.values()
    }
    return {app_id: [text for text in texts if text] for app_id, texts in found.items()}


async def gone(pilot: Pilot[str], store: Store, app_id: str = "aoba") -> BoardScreen:
    """Another program removes a card, and the dashboard has noticed."""
    screen = app_of(pilot).board_screen
    other = Store(store.path, store.places, program="other")
    other.commit("remove", lambda board: board.remove(app_id, NOW))
    screen.service.settle(store.load())
    screen.redraw()
    await pilot.pause()
    return screen


async def asked(pilot: Pilot[str], command: str) -> None:
    screen = app_of(pilot).board_screen
    screen.columns.select("aoba")
    await pilot.pause()
    screen.command(command)
    await pilot.pause()


async def test_a_note_stays_with_its_reminder_when_that_retires(
    dashboard: Dashboard, clock: Clock
) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        clock.now = at("2026-11-26T23:59:50")
        screen.service.events.log("kestrel", Kind.TASK, note="a test", by=None)
        screen.redraw()
        screen.go_to(KeyContext.DUE)
        await pilot.pause()
        for _row in range(9):
            if (
                screen.selection.reminder is not None
                and screen.selection.reminder.rule.id == "thank-you"
            ):
                break
            await pilot.press("j")
        assert screen.selection.application_id == "aoba"
        await pilot.press("n")
        clock.now = at("2026-11-27T00:00:01")
        screen.redraw()
        await pilot.pause()
        await pilot.press(*"secret", "enter")
        assert notes(screen.service.board)["aoba"][-1] == "secret"


async def test_a_note_to_a_card_that_is_gone_goes_nowhere_and_is_kept(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard() as pilot:
        await asked(pilot, "note")
        await pilot.press(*"secret")
        screen = await gone(pilot, store)
        await pilot.press("enter")
        await pilot.pause()
        assert not any("secret" in texts for texts in notes(screen.service.board).values())
        assert screen.prompt.is_asking
        assert screen.prompt.line.value == "secret"
        await pilot.press("escape")
        assert screen.drafts.left("note aoba") == {"line": "secret"}


@pytest.mark.parametrize(("command", "keys"), [("snooze", ["y"]), ("event", ["t"])])
async def test_an_answer_about_a_card_that_is_gone_is_said_to_be_late(
    dashboard: Dashboard, store: Store, command: str, keys: list[str]
) -> None:
    async with dashboard() as pilot:
        await asked(pilot, command)
        screen = await gone(pilot, store)
        await pilot.press(*keys)
        await pilot.pause()
        assert "aoba" in screen.notice.said
        assert set(screen.service.board.applications) == {"hoshi", "kestrel"}


async def test_closing_a_card_that_is_gone(dashboard: Dashboard, store: Store) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        screen.columns.select("aoba")
        screen.moves.move_to(column_at(Stage.CLOSED))
        await pilot.pause()
        await gone(pilot, store)
        await pilot.press("r")
        await pilot.pause()
        assert "aoba" in screen.notice.said


async def test_a_form_of_a_card_that_is_gone_keeps_what_was_typed(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard() as pilot:
        await asked(pilot, "edit")
        form = pilot.app.screen
        screen = await gone(pilot, store)
        form.field("notes").text = "typed by hand"  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert screen.drafts.left("edit aoba") == {"notes": "typed by hand"}


async def test_what_was_restored_elsewhere_needs_no_restoring(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard() as pilot:
        screen = await gone(pilot, store)
        await pilot.press("B")
        await pilot.pause()
        other = Store(store.path, store.places, program="other")
        other.commit("restore", lambda board: board.restore("aoba"))
        screen.service.settle(store.load())
        await pilot.press("enter")
        await pilot.pause()
        assert "aoba" in screen.service.board.applications


async def test_a_card_that_is_gone_when_the_mouse_lets_it_go(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard() as pilot:
        screen = await gone(pilot, store)
        screen.columns.post_message(BoardColumns.Dropped("aoba", column_at(Stage.OFFER)))
        await pilot.pause()
        assert "aoba" in screen.notice.said
        assert pilot.app.is_running


async def test_an_answer_to_an_offer_that_is_gone(dashboard: Dashboard, store: Store) -> None:
    async with dashboard() as pilot:
        await asked(pilot, "answer")
        await pilot.press("d")
        await pilot.pause()
        assert type(pilot.app.screen) is ComposeScreen
        screen = await gone(pilot, store)
        await pilot.press("f2", "f2")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert "aoba" in screen.notice.said


async def test_the_papers_of_an_offer_that_is_gone(dashboard: Dashboard, store: Store) -> None:
    async with dashboard() as pilot:
        app_of(pilot).board_screen.service.move(["aoba"], Stage.ACCEPTED)
        app_of(pilot).board_screen.redraw()
        await asked(pilot, "answer")
        await pilot.press("p")
        await pilot.pause()
        assert type(pilot.app.screen) is JoiningPapersScreen
        screen = await gone(pilot, store)
        await pilot.press("enter")
        await pilot.pause()
        assert "aoba" in screen.notice.said


@pytest.mark.parametrize("key", ["f", "A", "space", "l", "c"])
async def test_the_meeting_of_an_offer_that_is_gone(
    dashboard: Dashboard, store: Store, key: str
) -> None:
    async with dashboard() as pilot:
        await asked(pilot, "offer_meeting")
        assert type(pilot.app.screen) is OfferMeetingScreen
        screen = await gone(pilot, store)
        await pilot.press(key)
        await pilot.pause()
        assert pilot.app.is_running
        assert set(screen.service.board.applications) == {"hoshi", "kestrel"}


async def test_an_own_item_that_goes_while_one_types_ends_nothing(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard() as pilot:
        await asked(pilot, "offer_meeting")
        await pilot.press("o", *"dogs", "enter", "e")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, OfferMeetingScreen)
        (item_id,) = screen.application.checklist
        screen.service.alter(
            "aoba", "elsewhere", lambda application: replace(application, checklist={})
        )
        screen.redraw()
        await pilot.press(*"yes", "enter")
        await pilot.pause()
        assert item_id not in screen.application.checklist
        assert "That item is no longer on the list" in str(
            screen.query_one("#keys", Static).content
        )


async def test_the_end_of_a_call_about_an_offer_that_is_gone(
    dashboard: Dashboard, store: Store
) -> None:
    """The draft stays, for the day on which the card comes back."""
    async with dashboard() as pilot:
        await asked(pilot, "offer_meeting")
        await pilot.press("space", "c")
        await gone(pilot, store)
        await pilot.press("escape", "y")
        await pilot.pause()
        assert pilot.app.is_running
        assert list(store.places.state_dir(store.path).glob("call-*"))


async def test_what_is_gone_from_the_bin_is_not_said_to_be_back(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard() as pilot:
        screen = await gone(pilot, store)
        await pilot.press("B")
        await pilot.pause()
        other = Store(store.path, store.places, program="other")
        other.commit("empty the bin", lambda board: replace(board, bin={}))
        screen.service.settle(store.load())
        await pilot.press("enter")
        await pilot.pause()
        said = pilot.app.screen.query_one("#keys", Static).content
        assert "is back" not in str(said)
        assert "aoba" in str(said)


@pytest.mark.parametrize("keys", [["z", "u"], ["P"]])
async def test_nothing_is_put_off_into_the_past(dashboard: Dashboard, keys: list[str]) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        screen.columns.select("aoba")
        await pilot.press(*keys)
        await pilot.press(*"2020-01-01", "enter")
        await pilot.pause()
        assert screen.prompt.is_asking
        assert screen.service.board.pause is None
        assert not screen.service.board["aoba"].marks
