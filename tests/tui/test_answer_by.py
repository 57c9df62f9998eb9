"""The date to answer an offer by, on the screen: asked for, moved, told in the meeting's list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Static

from jobboard_tui.domain.models import Event, Kind, Stage
from jobboard_tui.domain.offer_values import ANSWER_BY, AnswerSource, ItemState
from jobboard_tui.domain.offers.call_notes import replay_records
from jobboard_tui.tui.screens.offer_meeting import OfferMeetingScreen
from jobboard_tui.tui.screens.received_message import ReceivedForm
from jobboard_tui.tui.widgets.picker import Picker
from jobboard_tui.tui.widgets.prompt import Prompt
from tests.tui.conftest import NOW, Clock, Dashboard, event, small_board
from tests.tui.test_board_screen import app_of, select

DEC_14 = date(2026, 12, 14)


async def type_line(pilot: Pilot[str], text: str, *keys: str) -> None:
    """A text in the open line, and keys after it."""
    pilot.app.screen.query_one(Prompt).line.value = text
    await pilot.pause()
    await pilot.press(*keys)


def last_event(pilot: Pilot[str], app_id: str = "aoba") -> Event:
    events = app_of(pilot).service.board[app_id].events
    return max(events, key=lambda one: one.logged)


def answer_by(pilot: Pilot[str], app_id: str = "aoba") -> date | None:
    """The last day on which the offer can be answered, as the reminder has it."""
    rules = app_of(pilot).service.view().reminders_of(app_id)
    found = [one.due_at for one in rules if one.rule.anchor == "answer-by"]
    return None if not found or found[0] is None else date.fromordinal(found[0].toordinal() - 1)


@pytest.mark.parametrize(("key", "kind"), [("o", Kind.OFFER), ("l", Kind.OFFER_LETTER)])
async def test_logging_an_offer_asks_for_the_date(
    dashboard: Dashboard, key: str, kind: Kind
) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("e", key)
        assert app_of(pilot).board_screen.prompt.is_asking
        await type_line(pilot, "14 dec", "enter")
        event = last_event(pilot)
        assert (event.kind, event.by) == (kind, DEC_14)
        assert answer_by(pilot) == DEC_14


async def test_enter_alone_logs_an_offer_without_a_date_and_says_so(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("e", "o", "enter")
        assert (last_event(pilot).kind, last_event(pilot).by) == (Kind.OFFER, None)
        assert "No offer deadline is known" in app_of(pilot).board_screen.notice.said


async def test_what_is_no_date_is_not_taken(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("e", "o")
        await type_line(pilot, "soon", "enter")
        assert app_of(pilot).board_screen.prompt.is_asking
        assert last_event(pilot).kind is not Kind.OFFER


async def test_an_offer_of_another_day_asks_for_the_date_too(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("E", "o")
        await type_line(pilot, "yesterday 18:00", "enter")
        await type_line(pilot, "14 dec", "enter")
        event = last_event(pilot)
        assert (event.kind, event.by, event.at.hour) == (Kind.OFFER, DEC_14, 18)


async def test_a_date_that_they_named_another_day_is_no_day_of_the_event(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("E", "b")
        await type_line(pilot, "14 dec", "enter")
        assert app_of(pilot).board_screen.prompt.is_asking
        assert last_event(pilot).kind is not Kind.DECISION_DATE
        await type_line(pilot, "yesterday by 14 dec", "enter")
        assert (last_event(pilot).kind, last_event(pilot).by) == (Kind.DECISION_DATE, DEC_14)


@pytest.mark.parametrize(("key", "moves"), [("y", True), ("n", False)])
async def test_a_message_with_a_date_is_asked_whether_it_moves_the_offers(
    dashboard: Dashboard, key: str, moves: bool
) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "aoba")
        await pilot.press("E", "o")
        await type_line(pilot, "yesterday 18:00 by 14 dec", "enter")
        await pilot.press("E", "r")
        await type_line(pilot, "today 16:59 by 28 nov", "enter")
        assert screen.picker.is_asking
        assert last_event(pilot).kind is Kind.OFFER
        await pilot.press(key)
        event = app_of(pilot).service.board["aoba"].events[-1]
        assert (event.kind, event.by) == (Kind.RECEIVED, date(2026, 11, 28))
        assert event.answers_offer is moves
        assert ("still Mon 14 Dec" in screen.notice.said) is not moves


async def test_a_message_without_an_offer_is_not_asked_about(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("E", "r")
        await type_line(pilot, "today 16:00 by 28 nov", "enter")
        event = app_of(pilot).service.board["aoba"].events[-1]
        assert (event.kind, event.by) == (Kind.RECEIVED, date(2026, 11, 28))
        assert not event.answers_offer


@pytest.mark.parametrize("keys", ["er", "Er", "at"])
async def test_a_message_without_a_date_says_that_the_offers_stays(
    dashboard: Dashboard, keys: str
) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "aoba")
        await pilot.press("e", "o")
        await type_line(pilot, "14 dec", "enter")
        await pilot.press(*([keys] if keys == "at" else keys))
        await pilot.pause()
        if keys == "Er":
            await type_line(pilot, "today 16:59", "enter")
        elif keys == "at":
            form = pilot.app.screen
            assert isinstance(form, ReceivedForm)
            form.field("text").text = "We are looking forward to your answer."
            form.field("sender").text = "Mori Aya <mori@example.com>"
            await pilot.press("ctrl+s")
            await pilot.pause()
        assert app_of(pilot).service.board["aoba"].events[-1].kind in (Kind.RECEIVED, Kind.OFFER)
        assert "Aoba Systems" in screen.notice.said
        assert "The offer deadline is still Mon 14 Dec." in screen.notice.said


async def test_a_pasted_message_has_a_place_for_the_date(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("e", "o", "enter", "at")
        await pilot.pause()
        form = pilot.app.screen
        assert isinstance(form, ReceivedForm)
        form.field("text").text = "Please answer by 14 December."
        form.field("by").text = "14 dec"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app_of(pilot).service.board["aoba"].events[-1].answers_offer
        assert answer_by(pilot) == DEC_14


async def test_a_date_by_which_something_is_to_be_done_is_none_of_the_offer(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("e", "o", "enter", "at")
        await pilot.pause()
        form = pilot.app.screen
        assert isinstance(form, ReceivedForm)
        form.field("text").text = (
            "From: Sato Yuki <sato@example.com>\nSubject: Documents\n\n"
            "Please complete the coding test by 14 December."
        )
        await pilot.pause()
        await pilot.pause()
        note = str(form.field("by").query_one(".note", Static).render())
        assert "to do by Mon 14 Dec" in note
        await pilot.press("ctrl+s")
        await pilot.pause()
        event = app_of(pilot).service.board["aoba"].events[-1]
        assert (event.by, event.answers_offer) == (DEC_14, False)
        assert answer_by(pilot) is None


# -- the list of the meeting ---------------------------------------------------------------------


async def opened(pilot: Pilot[str]) -> OfferMeetingScreen:
    await pilot.press("M")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, OfferMeetingScreen)
    screen.go_to(ANSWER_BY)
    return screen


async def test_the_date_told_in_the_list_is_the_offers(dashboard: Dashboard) -> None:
    async with dashboard(size=(120, 50)) as pilot:
        await select(pilot, "aoba")
        await pilot.press("e", "o", "enter")
        screen = await opened(pilot)
        await pilot.press("enter")
        await type_line(pilot, "14 Dec 2026", "enter", "e")
        await pilot.pause()
        finding = screen.application.checklist[ANSWER_BY]
        assert (finding.value, finding.by) == ("Mon 14 Dec 2026", DEC_14)
        assert (finding.state, finding.origin) == (ItemState.KNOWN, AnswerSource.EMAIL)
        assert answer_by(pilot) == DEC_14
        assert any("offer deadline" in one for one in screen._scene().clocks)


async def test_the_list_takes_no_deadline_that_is_no_date(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("e", "o", "enter")
        screen = await opened(pilot)
        await pilot.press("enter")
        await type_line(pilot, "soon", "enter")
        assert screen.query_one(Prompt).is_asking
        assert ANSWER_BY not in screen.application.checklist


async def test_in_the_call_half_a_date_takes_the_place_of_no_known_one(
    dashboard: Dashboard,
) -> None:
    async with dashboard(size=(120, 50)) as pilot:
        await select(pilot, "aoba")
        await pilot.press("e", "o", "enter")
        screen = await opened(pilot)
        await pilot.press("space", "enter")
        await type_line(pilot, "5 dec", "enter")
        await pilot.press("enter")
        known = screen.application.checklist[ANSWER_BY]
        assert known.by is not None
        await type_line(pilot, "xyz", "escape")
        await pilot.pause()
        assert screen.application.checklist[ANSWER_BY] == known


async def test_in_the_call_half_a_date_is_kept_as_words_and_that_is_said(
    dashboard: Dashboard,
) -> None:
    async with dashboard(size=(120, 50)) as pilot:
        await select(pilot, "aoba")
        await pilot.press("e", "o", "enter")
        screen = await opened(pilot)
        await pilot.press("space", "enter")
        await type_line(pilot, "early next week", "escape")
        await pilot.pause()
        finding = screen.application.checklist[ANSWER_BY]
        assert (finding.value, finding.by, finding.state) == (
            "early next week",
            None,
            ItemState.UNCLEAR,
        )
        assert any("saved as text" in one for one in screen._scene().review.remarks)
        assert not screen.query_one(Picker).is_asking


async def test_a_date_told_in_a_call_that_was_cut_off_is_understood(
    dashboard: Dashboard, clock: Clock
) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("e", "o", "enter")
        screen = await opened(pilot)
        await pilot.press("space", "enter")
        await type_line(pilot, "14 dec")
        await pilot.pause()
        assert screen.call is not None
        assert screen.call.draft is not None
        records = screen.call.draft.records()
        before = screen.application
        after = replay_records(before, records).checklist[ANSWER_BY]
        assert (after.value, after.by) == ("Mon 14 Dec 2026", DEC_14)
        assert (after.told, after.origin) == (NOW, AnswerSource.MEETING)
        assert replay_records(replay_records(before, records), records) == replay_records(
            before, records
        )


async def test_a_date_taken_from_the_letter_is_watched(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        note = "回答期限は12月14日（月）です。"
        app_of(pilot).service.events.log("aoba", Kind.OFFER_LETTER, note=note)
        screen = await opened(pilot)
        before = screen.application
        await pilot.press("space", "p")
        await pilot.pause()
        finding = screen.application.checklist[ANSWER_BY]
        assert (finding.by, finding.origin) == (DEC_14, AnswerSource.LETTER)
        assert answer_by(pilot) == DEC_14
        assert screen.call is not None
        assert screen.call.draft is not None
        after = replay_records(before, screen.call.draft.records())
        assert after.checklist[ANSWER_BY] == finding


# -- applied, nobody knows when ------------------------------------------------------------------


async def test_a_card_moved_to_applied_says_that_nothing_will_be_due(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "kestrel")
        await pilot.press(">")
        assert screen.service.board["kestrel"].stage is Stage.APPLIED
        assert "Nothing will be due for Kestrel KK until you say" in screen.notice.said
        await pilot.press("u")
        await pilot.pause()
        await pilot.press("m", "a")
        assert "Nothing will be due for Kestrel KK until you say" in screen.notice.said
        await pilot.press("E", "a")
        await type_line(pilot, "yesterday", "enter")
        await select(pilot, "aoba")
        await pilot.press("m", "a")
        assert "Nothing will be due" not in screen.notice.said


@pytest.mark.parametrize(
    ("letter", "says"),
    [
        ("i", "Nothing will be due for an interview with Kestrel KK until you log it: i."),
        ("o", "There is no offer deadline for Kestrel KK until you log the offer with its date:"),
        ("x", "No reminder about documents for Kestrel KK"),
    ],
)
async def test_a_card_moved_by_hand_says_what_is_not_watched(
    dashboard: Dashboard, letter: str, says: str
) -> None:
    async with dashboard() as pilot:
        await select(pilot, "kestrel")
        await pilot.press("m", letter)
        assert says in app_of(pilot).board_screen.notice.said


async def test_a_promise_that_is_no_more_time_is_asked_about(dashboard: Dashboard) -> None:
    aoba = small_board()[0]
    named = event(8, Kind.OFFER, "2026-11-21T10:00", by=date(2026, 12, 4))
    async with dashboard([replace(aoba, events=aoba.events.add(named))]) as pilot:
        prompt = app_of(pilot).board_screen.prompt
        await select(pilot, "aoba")
        await pilot.press("e", "h")
        for typed, is_asked in (("4 dec", True), ("2 dec", True), ("7 dec", False)):
            prompt.line.value = typed
            await pilot.pause()
            said = str(prompt.query_one("#echo", Static).content)
            assert ("not after the offer deadline, Fri 4 Dec" in said) is is_asked


@pytest.mark.parametrize(
    ("app_id", "keys", "question"),
    [
        ("aoba", "eo", "Aoba Systems: answer the offer by"),
        ("hoshi", "el", "ほしぞら: answer the offer by"),
        ("long", "eo", "月島ソフトウェ…: answer the offer by"),
        ("kestrel", "eb", "Kestrel: they decide by"),
        ("aoba", "eh", "Aoba Systems: answer promised by"),
    ],
)
async def test_a_question_begins_with_the_company(
    app_id: str, keys: str, question: str, dashboard: Dashboard
) -> None:
    long = replace(small_board()[1], id="long", company="月島ソフトウェアエンジニアリング株式会社")
    async with dashboard([*small_board(), long]) as pilot:
        await select(pilot, app_id)
        await pilot.press(*keys)
        shown = pilot.app.screen.query_one(Prompt).query_one("#question", Static)
        assert str(shown.render()) == question
        assert shown.size.width >= cell_len(question)
