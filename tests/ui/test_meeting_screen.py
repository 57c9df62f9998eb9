"""The offer meeting on the screen: before the call, in it, after it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from jobboard_tui.core.model import Application, Kind, Stage, Timeline
from jobboard_tui.core.offer.values import Doubt, Finding, Standing
from jobboard_tui.files.call_draft import CallDraft
from jobboard_tui.files.store import Store
from jobboard_tui.ui.screens.comparing import ComparisonScreen
from jobboard_tui.ui.screens.glossary import GlossaryScreen
from jobboard_tui.ui.screens.meeting import MeetingScreen
from jobboard_tui.ui.widgets.picker import Picker
from jobboard_tui.ui.widgets.prompt import Prompt
from tests.ui.conftest import NOW, Clock, Dashboard, event


def offered(**fields: Any) -> Application:
    meeting = event(1, Kind.OFFER_MEETING, "2026-11-21T17:30:00", people=("Sato",), minutes=60)
    return Application(
        id="aoba",
        company="青葉 [bold]システム",
        role="Engineer",
        added=NOW - timedelta(days=9),
        stage=Stage.OFFER,
        salary="年収 800万円",
        events=Timeline([meeting]),
        doubts={"d": Doubt(text="tired faces", question="How much overtime?")},
        **fields,
    )


def picture(pilot: Pilot[Any]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


async def opened(pilot: Pilot[Any]) -> MeetingScreen:
    await pilot.press("M")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, MeetingScreen)
    return screen


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
@pytest.mark.parametrize("japanese", [False, True])
async def test_the_review_stands_on_one_screen(
    dashboard: Dashboard, size: tuple[int, int], japanese: bool
) -> None:
    async with dashboard([offered()], size=size) as pilot:
        screen = await opened(pilot)
        for topic in screen.groups:
            screen.go_to(topic.lines[-1].item.id)
            if japanese and screen.language_chosen == "en":
                await pilot.press("l")
            await pilot.pause()
            seen = picture(pilot)
            for group in screen.groups:
                assert group.topic.said(screen.language_chosen).title[:8] in seen
            said = topic.lines[-1].item.said(screen.language_chosen)
            assert said.ask[:12] in seen
            assert "青葉 [bold]システム" in seen
            assert "with Sato" in seen
            assert "in 30 min" in seen
            assert len(seen.split()) <= 300
        if size[0] >= 120:
            assert "tired faces → How much overtime?" in seen
            assert "No letter yet" in seen


async def test_with_room_for_it_every_item_is_in_sight(dashboard: Dashboard) -> None:
    async with dashboard([offered()], size=(200, 50)) as pilot:
        screen = await opened(pilot)
        seen = picture(pilot)
        several = [group for group in screen.groups if len(group.lines) > 1]
        titles = [line.item.english.title for group in several for line in group.lines]
        assert [title for title in titles if title not in seen] == []
        assert "★ confirmed" in seen


async def test_a_click_goes_to_an_item(dashboard: Dashboard) -> None:
    async with dashboard([offered()]) as pilot:
        screen = await opened(pilot)
        await pilot.click("Topics", offset=(6, 3))
        await pilot.pause()
        assert screen.item_id == "probation"
        await pilot.click("Topics", offset=(6, 5))
        await pilot.pause()
        assert screen.item_id == "probation-end"


async def test_items_are_told_of_with_their_origin(dashboard: Dashboard, store: Store) -> None:
    async with dashboard([offered()]) as pilot:
        screen = await opened(pilot)
        screen.go_to("base-salary")
        await pilot.press("enter", *"450k")
        await pilot.pause()
        assert "→ 45万円 a month" in picture(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.query_one(Picker).is_asking
        await pilot.press("l")
        await pilot.pause()
        assert "45万円 a month (offer letter)" in picture(pilot)
        screen.go_to("compensation")
        await pilot.press("p")
        await pilot.press("j", "t")
        screen.go_to("grades")
        await pilot.press("A")
        await pilot.pause()
    one = store.load()["aoba"]
    assert one.terms == {"base": 450_000}
    assert one.checklist["compensation"].value == "年収 800万円"
    assert one.checklist["grades"].state is Standing.TO_ASK


async def test_own_questions_doubts_and_red_flags(dashboard: Dashboard, store: Store) -> None:
    async with dashboard([offered()]) as pilot:
        await opened(pilot)
        await pilot.press("o", *"dogs: Do dogs [bark]?", "enter")
        await pilot.pause()
        assert "Do dogs [bark]?" in picture(pilot)
        await pilot.press("d", *"too quiet -> Why?", "enter")
        await pilot.press("f", "1")
        await pilot.pause()
        seen = picture(pilot)
        assert "pressure to accept on the spot" in seen
        assert "too quiet → Why?" in seen
        await pilot.press("f", "1")
        await pilot.pause()
        assert "pressure to accept" not in picture(pilot)
    one = store.load()["aoba"]
    assert {doubt.text for doubt in one.doubts.values()} == {"tired faces", "too quiet"}
    assert [finding.title for finding in one.checklist.values()] == ["dogs"]
    assert one.flags == {}


async def test_the_call_from_its_begin_to_its_summary(
    dashboard: Dashboard, store: Store, clock: Clock
) -> None:
    async with dashboard([offered()]) as pilot:
        clock.now = NOW + timedelta(minutes=32)
        screen = await opened(pilot)
        await pilot.press("space")
        await pilot.pause()
        assert "58 of 60 min left" in picture(pilot)
        draft = CallDraft(store.places.keeping(store.path), "aoba")
        screen.go_to("team")
        await pilot.press("enter", *"six")
        assert draft.records()[-1] == {"item": "team", "value": "six"}
        await pilot.press("escape")
        await pilot.pause()
        assert not screen.query_one(Prompt).is_asking
        await pilot.press("n", "u", "n", "a")
        await pilot.press("s")
        await pilot.pause()
        seen = picture(pilot)
        assert "Thank you for the clear explanations." in seen
        assert "前向きに検討して" in seen
        clock.now = NOW + timedelta(minutes=75)
        await pilot.press("escape", "n")
        await pilot.pause()
        assert pilot.app.screen is screen
        await pilot.press("escape", "y")
        for _wait in range(40):
            await pilot.pause(0.05)
            if not draft.path.exists():
                break
        assert pilot.app.screen is not screen
        assert not draft.path.exists()
        assert "answer" in picture(pilot)
    one = store.load()["aoba"]
    meeting, note = one.events
    assert (meeting.at, meeting.minutes) == (NOW + timedelta(minutes=30), 45)
    assert note.note.startswith("In the offer meeting:\nteam: six\n")
    assert one.checklist["team"].state is Standing.CONFIRMED
    unclear = [key for key, one in one.checklist.items() if one.state is Standing.UNCLEAR]
    assert len(unclear) == 1


async def test_leaving_the_field_is_one_undo_step(dashboard: Dashboard, store: Store) -> None:
    async with dashboard([offered()]) as pilot:
        screen = await opened(pilot)
        await pilot.press("space")
        screen.go_to("team")
        await pilot.press("enter", *"six people", "escape")
        screen.go_to("grades")
        await pilot.press("enter", *"G4", "enter")
        await pilot.pause()
        pilot.app.saver.stop(5)  # type: ignore[attr-defined]
    store.undo()
    told = store.load()["aoba"].checklist
    assert {key: one.value for key, one in told.items()} == {"team": "six people"}


async def test_answers_of_a_call_that_was_cut_off_are_taken_in(
    dashboard: Dashboard, store: Store
) -> None:
    draft = CallDraft(store.places.keeping(store.path), "aoba")
    draft.path.parent.mkdir(parents=True)
    draft.append({"application": "aoba", "program": 2**22 + 1})
    draft.append({"item": "grades", "value": "G4"})
    async with dashboard([offered()]) as pilot:
        for _wait in range(40):
            await pilot.pause(0.05)
            if not draft.path.exists():
                break
        assert "the answers of the call are kept" in picture(pilot)
    assert store.load()["aoba"].checklist == {
        "grades": Finding(state=Standing.CONFIRMED, value="G4", origin="meeting"),  # type: ignore[arg-type]
    }
    assert not draft.path.exists()


# -- beside it -----------------------------------------------------------------------------------


async def test_the_glossary_is_one_key_away_and_searched(dashboard: Dashboard) -> None:
    async with dashboard([offered()]) as pilot:
        await opened(pilot)
        await pilot.press("g")
        await pilot.pause()
        assert isinstance(pilot.app.screen, GlossaryScreen)
        assert "内定" in picture(pilot)
        await pilot.press("slash", *"zangyo")
        await pilot.pause()
        seen = picture(pilot)
        assert "固定残業代" in seen
        assert "内定通知書" not in seen
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, MeetingScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_offers_stand_side_by_side(dashboard: Dashboard, size: tuple[int, int]) -> None:
    other = Application(
        id="b",
        company="Momiji [red]",
        role="Lead",
        added=NOW,
        stage=Stage.OFFER,
        terms={"base": 500_000, "bonus-months": 2},
    )
    async with dashboard([offered(terms={"base": 450_000}), other], size=size) as pilot:
        await pilot.press("C")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(pilot.app.screen, ComparisonScreen)
        seen = picture(pilot)
        assert "Momiji [red]" in seen
        assert "+ 50万円" in seen
        assert "missing" in seen
        await pilot.press("G")
        await pilot.pause()
        assert "to ask" in picture(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, ComparisonScreen)


async def test_with_no_offer_there_is_nothing_to_compare(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await pilot.press("C")
        await pilot.pause()
        assert "No offer is open" in picture(pilot)
