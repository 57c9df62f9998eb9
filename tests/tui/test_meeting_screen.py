"""The offer meeting on the screen: before the call, in it, after it."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from jobboard_tui.config.first_day_file import with_joining_steps
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.models import Application, Kind, Stage, Timeline
from jobboard_tui.domain.offer_values import AnswerSource, Concern, ItemAnswer, ItemState, RedFlag
from jobboard_tui.domain.offers.call_notes import replay_records
from jobboard_tui.domain.offers.checklist import with_finding
from jobboard_tui.storage.call_draft import CallDraft
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.glyphs import ASCII
from jobboard_tui.tui.presentation.styled_text import Ground, Tone
from jobboard_tui.tui.screens.glossary import GlossaryScreen
from jobboard_tui.tui.screens.letter_comparison import LetterComparisonScreen
from jobboard_tui.tui.screens.letter_lines import LetterLinesScreen
from jobboard_tui.tui.screens.offer_comparison import ComparisonScreen
from jobboard_tui.tui.screens.offer_meeting import SYNC_AFTER, OfferMeetingScreen
from jobboard_tui.tui.theme import palette_of
from jobboard_tui.tui.widgets.offer_meeting import TopicList
from jobboard_tui.tui.widgets.picker import Picker
from jobboard_tui.tui.widgets.prompt import Prompt
from tests.tui.conftest import NOW, Clock, Dashboard, event
from tests.tui.test_board_screen import select


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
        doubts={"d": Concern(text="tired faces", question="How much overtime?")},
        **fields,
    )


def picture(pilot: Pilot[Any]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


async def opened(pilot: Pilot[Any]) -> OfferMeetingScreen:
    await pilot.press("M")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, OfferMeetingScreen)
    return screen


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
@pytest.mark.parametrize("japanese", [False, True])
async def test_the_first_screen_has_what_one_reads_in_two_minutes(
    dashboard: Dashboard, size: tuple[int, int], japanese: bool
) -> None:
    pay: dict[str, Any] = {"base": 450_000, "fixed-overtime-pay": 105_000, "bonus-months": 4}
    pay |= {"fixed-overtime-hours": 30, "probation-months": 3, "probation-base": 420_000}
    link = "https://meet.example.com/aoba-offer-meeting"
    application = offered(terms=pay)
    meeting = replace(application.events[0], where=link, people=("Sato", "Kimura"))
    due = event(2, Kind.OFFER, "2026-11-19T10:00:00", by=date(2026, 11, 27))
    application = replace(application, events=Timeline([meeting, due]))
    async with dashboard([application], size=size) as pilot:
        screen = await opened(pilot)
        if japanese:
            await pilot.press("l")
        await pilot.pause()
        seen = picture(pilot)
        of = screen._scene().review
        assert [
            word for word in ("青葉 [bold]システム", "Sato", "Kimura", link) if word not in seen
        ] == []
        assert ("30分後" if japanese else "in 30 min") in seen
        assert ("11月27日" if japanese else "Fri 27 Nov") in seen
        for amount in (
            "45万円",
            "10万5,000円",
            "30",
            "42万円",
            "666万円",
            "846万円",
            "55万5,000円",
        ):
            assert amount in seen
        assert len(of.questions) == 5
        titles = [
            f"{number} {question.title}" for number, question in enumerate(of.questions, start=1)
        ]
        assert [title for title in titles if title not in seen] == []
        assert str(of.more_questions) in seen
        assert "tired faces → How much overtime?" in seen
        own = (link, "tired faces", "How much overtime", "[bold]", "Sato", "Kimura", "Engineer")
        words = re.findall(r"[a-z]{3,}", without(seen, *own))
        assert not japanese or set(words) <= {"nter", "pace", "nglish", "ab"}, words


def under_cursor(pilot: Pilot[Any]) -> str:
    """What stands on the lines that have the ground of the cursor."""
    ground = palette_of(pilot.app).style(Tone.TEXT, Ground.CURSOR).bgcolor
    return " ".join(
        part.text.replace("Deadline", "deadline")  # the only item of its topic stands as that
        for strip in pilot.app.screen._compositor.render_strips()
        for part in strip
        if part.style is not None and part.style.bgcolor == ground
    )


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (120, 36), (200, 50)])
async def test_the_item_that_keys_are_about_is_in_sight_at_every_size(
    dashboard: Dashboard, size: tuple[int, int]
) -> None:
    async with dashboard([offered()], size=size) as pilot:
        screen = await opened(pilot)

        def title() -> str:
            return screen.line.item.english.title.removeprefix("offer ")[:12]

        assert title() in under_cursor(pilot)
        first = screen.item_id
        await pilot.press("j")
        await pilot.pause()
        assert screen.item_id != first
        assert title() in under_cursor(pilot)
        marked = screen.item_id
        await pilot.press("c")
        await pilot.pause()
        assert screen.application.checklist[marked].state is ItemState.CONFIRMED
        assert title() in under_cursor(pilot)
        said = str(screen.query_one("#keys", Static).content)
        assert ("confirmed" in said) is screen.shows_overview
        await pilot.press("J", "A", "P", "k")
        await pilot.pause()
        assert title() in under_cursor(pilot)


async def test_where_nothing_is_left_to_ask_the_first_page_names_the_item(
    dashboard: Dashboard,
) -> None:
    async with dashboard([offered()], size=(80, 24)) as pilot:
        screen = await opened(pilot)
        for line in screen.lines:
            answer = ItemAnswer(state=ItemState.KNOWN, value="yes")
            screen.service.alter(
                "aoba", "", lambda one, key=line.item.id, to=answer: with_finding(one, key, to)
            )
        screen.redraw()
        await pilot.pause()
        assert "Nothing is left to ask." in picture(pilot)
        assert f"{screen.line.item.english.title}: known" in under_cursor(pilot)


def without(text: str, *parts: str) -> str:
    for part in parts:
        text = text.replace(part, "")
    return text


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("japanese", [False, True])
async def test_each_question_can_be_read_out(
    dashboard: Dashboard, size: tuple[int, int], japanese: bool
) -> None:
    async with dashboard([offered()], size=size) as pilot:
        screen = await opened(pilot)
        # on a small screen PgDn on the first page leads to the topics, as Tab does
        await pilot.press(*(["l"] if japanese else []), "pagedown" if size[0] < 100 else "tab")
        assert not screen.shows_overview
        for topic in screen.groups:
            screen.go_to(topic.lines[-1].item.id)
            await pilot.pause()
            said = topic.lines[-1].item.said(screen.language_chosen)
            read_out = " ".join(re.findall(r"┃ (\S.*?) *$", picture(pilot), re.MULTILINE))
            assert read_out.replace(" ", "") == said.ask.replace(" ", "")
        for _page in range(3):
            await pilot.press("pagedown")
        await pilot.pause()
        told = re.sub(r"[\s│]", "", picture(pilot))
        assert ("承諾する必要はなく" if japanese else "Nobodyhastoacceptonthespot") in told


async def test_a_plain_terminal_gets_plain_signs(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(JobboardApp, "glyphs", ASCII)
    wide = r"[^\x00-\x7f\u3000-\u30ff\u4e00-\u9fff\uff01-\uffee]"
    async with dashboard([offered(flags={"pressure": RedFlag(at=NOW)})]) as pilot:
        await opened(pilot)
        for keys in ((), ("l",), ("space", "s")):
            await pilot.press(*keys)
            await pilot.pause()
            assert re.findall(wide, picture(pilot)) == []


async def test_with_room_for_it_every_item_is_in_sight(dashboard: Dashboard) -> None:
    async with dashboard([offered()], size=(200, 110)) as pilot:
        screen = await opened(pilot)
        seen = picture(pilot)
        several = [group for group in screen.groups if len(group.lines) > 1]
        titles = [line.item.english.title for group in several for line in group.lines]
        assert [title for title in titles if title[:20] not in seen] == []
        assert "★ confirmed" in seen


async def test_every_key_of_the_place_is_in_its_help(dashboard: Dashboard) -> None:
    async with dashboard([offered()], size=(120, 50)) as pilot:
        await opened(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        seen = picture(pilot)
        for binding in OfferMeetingScreen.BINDINGS:
            key = binding.key.split(",")[0]  # type: ignore[union-attr]
            named = {"enter": "Enter", "escape": "Esc", "space": "Space"}
            named |= {"pagedown": "PgDn", "pageup": "PgUp", "tab": "Tab", "question_mark": "?"}
            named |= {"down": "↓", "up": "↑", "right": "→", "left": "←", "ctrl+d": "Ctrl+D"}
            assert named.get(key, key.replace("ctrl+u", "Ctrl+U")) in seen
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, OfferMeetingScreen)


async def test_a_click_goes_to_an_item(dashboard: Dashboard) -> None:
    async with dashboard([offered()]) as pilot:
        screen = await opened(pilot)
        await pilot.press("tab")
        await pilot.pause()

        async def click(title: str) -> None:
            rows = [line[:30] for line in picture(pilot).splitlines()]
            place = next(at for at, line in enumerate(rows) if title in line)
            await pilot.click("TopicList", offset=(6, place - screen.query_one(TopicList).region.y))
            await pilot.pause()

        await click("Probation")
        assert screen.item_id == "probation"
        await click("after probation")
        assert screen.item_id == "probation-end"


async def test_items_are_told_of_with_their_origin(dashboard: Dashboard, store: Store) -> None:
    async with dashboard([offered()]) as pilot:
        screen = await opened(pilot)
        screen.go_to("base-salary")
        await pilot.press("enter", *"450")
        await pilot.pause()
        assert "whether it means yen, thousands or 万" in picture(pilot)
        await pilot.press("k")
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
    application = store.load()["aoba"]
    assert application.terms == {"base": 450_000}
    assert application.checklist["compensation"].value == "年収 800万円"
    assert application.checklist["grades"].state is ItemState.TO_ASK


async def test_pay_of_another_period_is_kept_as_words_and_hours_in_doubt_are_asked(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard([offered()]) as pilot:
        screen = await opened(pilot)
        line = screen.query_one(Prompt).line
        screen.go_to("compensation")
        await pilot.press("enter")
        line.value = "時給1,800円"
        await pilot.pause()
        assert "saved as text, not counted: that is paid by the hour" in picture(pilot)
        assert "base=…" in picture(pilot)
        await pilot.press("enter", "l")
        await pilot.pause()
        assert "saved as text, not counted" in picture(pilot)
        screen.go_to("working-hours")
        await pilot.press("enter")
        line.value = "8h"
        await pilot.press("enter")
        await pilot.pause()
        assert screen.query_one(Prompt).is_asking
        assert "8 h a day or 8 h a week" in picture(pilot)
        line.value = "8 h a day, 5 days a week"
        await pilot.pause()
        assert "→ 40 h a week" in picture(pilot)
        await pilot.press("enter", "l")
        await pilot.pause()
    application = store.load()["aoba"]
    assert application.terms == {"weekly-hours": 40}
    assert application.checklist["compensation"].value == "時給1,800円"


async def test_what_the_letter_says_and_is_not_counted_is_named(
    dashboard: Dashboard, store: Store
) -> None:
    note = "時給 1,800円。勤務時間 1日8時間。試用期間 14日。有給休暇 年20日。"
    letter = event(2, Kind.OFFER_LETTER, "2026-11-20T10:00:00", note=note)
    application = replace(
        offered(), salary="年収 700万円", events=Timeline([*offered().events, letter])
    )
    async with dashboard([application]) as pilot:
        screen = await opened(pilot)
        screen.go_to("probation")
        await pilot.press("p")
        await pilot.pause()
        assert ", not months" in picture(pilot)
        await pilot.press("P")
        await pilot.pause()
        assert "saved as text, not counted: working hours, compensation" in picture(pilot)
        assert "not used: compensation" in picture(pilot)
    assert store.load()["aoba"].terms == {"leave-days": 20}


async def test_a_later_letter_is_proposed_beside_what_is_known_and_taken_by_a_key(
    dashboard: Dashboard, store: Store
) -> None:
    note = "基本給 47万円。社員旅行あり"
    letter = event(2, Kind.OFFER_LETTER, "2026-11-20T10:00:00", note=note)
    known = {"base-salary": ItemAnswer(state=ItemState.KNOWN, origin=AnswerSource.EMAIL)}
    application = offered(terms={"base": 450_000}, checklist=known)
    application = replace(application, events=Timeline([*application.events, letter]))
    async with dashboard([application]) as pilot:
        screen = await opened(pilot)
        screen.go_to("base-salary")
        await pilot.pause()
        seen = " ".join(picture(pilot).split())
        assert "newer: 基本給 47万円 (offer letter); p" in seen
        assert "base salary: 45万円 a month here, but" in seen
        await pilot.press("P")
        await pilot.pause()
        assert "not used: base salary, 社員旅行あり" in picture(pilot)
        assert store.load()["aoba"].terms == {"base": 450_000}
        await pilot.press("p")
        await pilot.pause()
        assert "newer: 基本給" not in picture(pilot)
    after = store.load()["aoba"]
    assert after.terms == {"base": 470_000}
    assert after.checklist["base-salary"].origin is AnswerSource.LETTER


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
    application = store.load()["aoba"]
    assert {doubt.text for doubt in application.doubts.values()} == {"tired faces", "too quiet"}
    assert [finding.title for finding in application.checklist.values()] == ["dogs"]
    assert application.flags == {}


async def test_the_call_from_its_begin_to_its_summary(
    dashboard: Dashboard, store: Store, clock: Clock
) -> None:
    async with dashboard([offered()]) as pilot:
        clock.now = NOW + timedelta(minutes=32)
        screen = await opened(pilot)
        await pilot.press("space")
        await pilot.pause()
        assert "58 of 60 min left" in picture(pilot)
        draft = CallDraft(store.places.state_dir(store.path), "aoba")
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
        assert "Thank you for explaining everything so clearly." in seen
        assert "November" in seen  # three days on
        assert "前向きに" in seen
        call = draft.records()[0]["call"]
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
    application = store.load()["aoba"]
    meeting, note = application.events
    assert note.id == call
    assert (meeting.at, meeting.minutes) == (NOW + timedelta(minutes=30), 45)
    assert note.note.startswith("In the offer meeting:\nteam: six\n")
    assert application.checklist["team"].state is ItemState.CONFIRMED
    unclear = [
        key
        for key, item_answer in application.checklist.items()
        if item_answer.state is ItemState.UNCLEAR
    ]
    assert len(unclear) == 1


async def test_a_meeting_that_is_over_keeps_its_time_unless_that_is_asked_for(
    dashboard: Dashboard, store: Store, clock: Clock
) -> None:
    clock.now = NOW + timedelta(hours=3)  # 20:00; it was from 17:30 to 18:30
    async with dashboard([offered()], size=(120, 36)) as pilot:
        for answer, becomes in (("y", "17:30"), ("m", "20:00")):
            screen = await opened(pilot)
            await pilot.press("space", "escape")
            await pilot.pause()
            seen = picture(pilot)
            assert "the meeting stays Sat 21 Nov 17:30-18:30" in seen
            assert "Sat 21 Nov 17:30-18:30 becomes Sat 21 Nov 20:00-20:01" in seen
            await pilot.press(answer)
            await pilot.pause()
            assert pilot.app.screen is not screen
            held = pilot.app.service.board["aoba"].events[0]  # type: ignore[attr-defined]
            assert held.at.strftime("%H:%M") == becomes


CONFIRMED = {
    "team": ItemAnswer(state=ItemState.CONFIRMED, value="six", origin=AnswerSource.MEETING),
    "grades": ItemAnswer(state=ItemState.CONFIRMED),
    "start-date": ItemAnswer(state=ItemState.KNOWN, value="Mon 1 Feb 2027"),
    "deadline": ItemAnswer(state=ItemState.KNOWN, value="Mon 30 Nov", by=date(2026, 11, 30)),
    "own": ItemAnswer(state=ItemState.KNOWN, value="yes", title="dogs", ask="Dogs?"),
}
STANDING = [*CONFIRMED, "base-salary", "bonus"]


async def test_esc_leaves_every_answer_as_it_stands(dashboard: Dashboard) -> None:
    terms: dict[str, Any] = {"base": 450_000, "bonus-months": 4}
    async with dashboard([offered(checklist=CONFIRMED, terms=terms)], size=(120, 36)) as pilot:
        screen = await opened(pilot)
        before, line = screen.application, screen.query_one(Prompt).line
        listed = [one.item.id for one in screen.lines if one.item.id in STANDING]
        assert set(listed) == set(STANDING)

        async def leave(item_id: str, *texts: str) -> None:
            for text in texts:
                screen.go_to(item_id)
                await pilot.press("enter")
                line.value = text
                await pilot.press("escape")
                assert screen.application == before, (item_id, text)

        for item_id in ("team", "base-salary", "deadline"):
            await leave(item_id, "xyz")
        await pilot.press("space")
        for item_id in listed:
            await leave(item_id, "xyz", "")
        await leave("deadline", "5 dec")
        await leave("base-salary", "46万円")
        assert "stays as it was; Enter opens your text again" in picture(pilot)
        store = screen.service.store
        draft = CallDraft(store.places.state_dir(store.path), "aoba")
        assert replay_records(before, draft.records()) == before


async def test_esc_at_the_source_of_an_answer_goes_back_to_the_field(dashboard: Dashboard) -> None:
    async with dashboard([offered(checklist=CONFIRMED)]) as pilot:
        screen = await opened(pilot)
        screen.go_to("team")
        await pilot.press("enter")
        screen.query_one(Prompt).line.value = "seven"
        await pilot.press("enter", "escape")
        assert screen.query_one(Prompt).line.value == "seven"
        assert screen.application.checklist["team"].value == "six"
        await pilot.press("enter", "e")
        assert screen.application.checklist["team"].value == "seven"


async def test_all_that_is_told_in_a_call_is_in_its_draft_key_by_key(
    dashboard: Dashboard, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = asyncio.Event()
    loop = asyncio.get_running_loop()
    monkeypatch.setattr(CallDraft, "sync", lambda _draft: loop.call_soon_threadsafe(synced.set))
    assert SYNC_AFTER < 0.5, "what is typed is on the disk within half a second"
    async with dashboard([offered()]) as pilot:
        screen = await opened(pilot)
        await pilot.press("space")
        draft = CallDraft(store.places.state_dir(store.path), "aoba")
        await pilot.press("f", "2", "d", *"tired -> Wh")
        await pilot.pause()
        await asyncio.wait_for(synced.wait(), 10)
        flag, *typed = draft.records()[1:]
        assert flag == {"flag": "unanswered", "at": NOW.isoformat()}
        assert typed[-1]["text"] == "tired -> Wh"
        await pilot.press("escape")  # leaving the line keeps it
        await pilot.press("o", *"dogs: D")
        await pilot.pause()
        assert draft.records()[-1]["text"] == "dogs: D"
        await pilot.press("escape")
        await pilot.pause()
        assert screen.line.item.english.title == "dogs"
        screen.go_to("compensation")
        await pilot.press("p", "A")
        await pilot.pause()
        assert {"item": "visa", "state": "to-ask"} in draft.records()
        pilot.app.saver.stop(5)  # type: ignore[attr-defined]
        application = store.load()["aoba"]
        assert replay_records(offered(), draft.records()) == application
    assert [concern.text for concern in application.doubts.values()] == ["tired faces", "tired"]


async def test_an_own_question_for_all_applications(dashboard: Dashboard, store: Store) -> None:
    other = replace(offered(), id="other", company="Momiji")
    async with dashboard([offered(), other]) as pilot:
        await opened(pilot)
        await pilot.press("O", *"dogs: Do dogs [bark]?", "enter")
        await pilot.pause()
        assert "Do dogs [bark]?" in picture(pilot)
        await pilot.press("escape")
        pilot.app.board_screen.columns.select("other")  # type: ignore[attr-defined]
        screen = await opened(pilot)
        screen.go_to(screen.lines[-1].item.id)
        await pilot.pause()
        assert "Do dogs [bark]?" in picture(pilot)
    assert store.load()["aoba"].checklist == {}
    assert "[topics.own]" in store.places.checklist.read_text()


async def test_the_language_of_the_questions_is_remembered(dashboard: Dashboard) -> None:
    async with dashboard([offered()]) as pilot:
        await opened(pilot)
        await pilot.press("l", "escape")
        await pilot.pause()
        assert pilot.app.settings.questions == "ja"  # type: ignore[attr-defined]
        await opened(pilot)
        assert "回答期限" in picture(pilot)
        assert "l English" in picture(pilot)
        await pilot.press("escape", "O")
        await pilot.pause()
        assert "l English" in picture(pilot)
        await pilot.press("l")
        assert pilot.app.settings.questions == "en"  # type: ignore[attr-defined]


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
    assert {key: item_answer.value for key, item_answer in told.items()} == {"team": "six people"}


async def test_answers_of_a_call_that_was_cut_off_are_taken_in(
    dashboard: Dashboard, store: Store
) -> None:
    draft = CallDraft(store.places.state_dir(store.path), "aoba")
    draft.path.parent.mkdir(parents=True)
    draft.append({"application": "aoba", "program": 2**22 + 1, "call": "c1"})
    draft.append({"item": "grades", "value": "G4"})
    async with dashboard([offered()]) as pilot:
        for _wait in range(40):
            await pilot.pause(0.05)
            if not draft.path.exists():
                break
        assert "answers from the call are saved" in picture(pilot)
    assert store.load()["aoba"].events[-1].note.endswith("cut off:\ngrades: G4")
    assert store.load()["aoba"].checklist == {
        "grades": ItemAnswer(state=ItemState.CONFIRMED, value="G4", origin="meeting"),  # type: ignore[arg-type]
    }
    assert not draft.path.exists()


async def test_an_application_that_is_removed_elsewhere_takes_its_sheet_along(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard([offered()]) as pilot:
        screen = await opened(pilot)
        screen.service.remove(["aoba"])
        screen.redraw()
        await pilot.pause()
        assert pilot.app.screen is not screen


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
        assert "…" not in seen.partition("search")[0]
        entry = next(one for one in pilot.app.screen.found if one.term == "固定残業代")
        assert entry.look.replace(" ", "") in re.sub(r"[\s▁-█]|こていざんぎょうだい", "", seen)
        assert "内定通知書" not in seen
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert "内定通知書" in picture(pilot)  # Esc shows all again, then leaves
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, OfferMeetingScreen)


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
        await pilot.press("O")
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


async def test_the_weights_of_a_comparison_are_ones_own_and_kept(dashboard: Dashboard) -> None:
    terms = [{"base": 500_000, "remote-days": 0}, {"base": 400_000, "remote-days": 5}]
    both = [replace(offered(terms=one), id=f"o{at}") for at, one in enumerate(terms)]
    async with dashboard(both, size=(120, 50)) as pilot:
        await pilot.press("O")
        await pilot.pause()
        assert "weights: guaranteed yearly 3, expected yearly 2, remote days 2" in picture(pilot)
        await pilot.press("w", "ctrl+u", *"luck=3", "enter")
        await pilot.pause()
        assert "not a row that can be weighted" in picture(pilot)
        await pilot.press("ctrl+u", *"guaranteed=0 expected=0", "enter")
        await pilot.pause()
        seen = picture(pilot)
        assert "weights: remote days 2" in seen
        assert re.search(r"weighted score +0% +100%", seen)
        weights = pilot.app.settings.weights  # type: ignore[attr-defined]
        assert weights == {"guaranteed": 0, "expected": 0}
        await pilot.press("escape", "O")
        await pilot.pause()
        await pilot.pause()
        assert "weights: remote days 2" in picture(pilot)


async def test_with_no_offer_there_is_nothing_to_compare(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await pilot.press("O")
        await pilot.pause()
        assert "No offer is open" in picture(pilot)


async def test_time_is_asked_for_until_a_day_on_which_they_work(
    dashboard: Dashboard, clock: Clock
) -> None:
    clock.now = NOW - timedelta(days=1)  # Fri; three days on is a holiday
    async with dashboard([offered()]) as pilot:
        await opened(pilot)
        await pilot.press("space", "s")
        await pilot.pause()
        assert "November" in picture(pilot)
        assert "11月24日" in picture(pilot)


async def test_all_that_the_card_says_is_taken_by_one_key(
    dashboard: Dashboard, store: Store
) -> None:
    letter = event(
        *(2, Kind.OFFER_LETTER, "2026-11-20T09:00:00"), note="基本給：420,000円。賞与：年2回"
    )
    application = offered()
    application = replace(application, events=Timeline([*application.events, letter]))
    async with dashboard([application]) as pilot:
        screen = await opened(pilot)
        await pilot.press("space")
        screen.go_to("compensation")
        await pilot.press("t", "P")
        await pilot.pause()
        assert "items used" in picture(pilot)
        draft = CallDraft(store.places.state_dir(store.path), "aoba")
        kept = store.load()["aoba"]
        assert kept.terms == {"base": 420_000}
        assert (kept.checklist["bonus"].value, kept.checklist["compensation"].state) == (
            *("賞与：年2回", ItemState.TO_ASK),
        )
        assert replay_records(application, draft.records()) == kept
        await pilot.press("P")
        await pilot.pause()
        assert "The card says nothing more." in picture(pilot)


async def test_a_term_is_corrected_and_taken_out_in_its_field(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard([offered(terms={"base": 450_000})]) as pilot:
        screen = await opened(pilot)
        screen.go_to("base-salary")
        await pilot.press("enter")
        assert screen.query_one(Prompt).line.value == "45万円"
        screen.query_one(Prompt).line.value = "基本給：46万円"
        await pilot.pause()
        assert "→ 46万円 a month" in picture(pilot)
        await pilot.press("enter", "l")
        await pilot.pause()
        assert store.load()["aoba"].terms == {"base": 460_000}
        await pilot.press("enter", "ctrl+u", "enter")
        await pilot.pause()
        assert store.load()["aoba"].terms == {}


async def test_an_item_for_all_has_to_be_settled_at_once(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard([offered()]) as pilot:
        screen = await opened(pilot)
        service = screen.service
        service.rule_set = load_rules(None, store.places.checklist)
        service.reminders.rebuild()

        def owed() -> bool:
            return any(one.rule.id == "prepare-offer-meeting" for one in service.view().reminders)

        assert owed()
        await pilot.press("A")
        await pilot.pause()
        assert not owed()
        await pilot.press("O", *"dogs: Do dogs bark?", "enter")
        await pilot.pause()
        assert owed()


async def test_the_terms_of_an_item_stand_in_one_line_to_be_corrected(
    dashboard: Dashboard, store: Store
) -> None:
    terms: dict[str, Any] = {"bonus-months": 4, "bonus-guaranteed": True}
    async with dashboard([offered(terms=terms)]) as pilot:
        screen = await opened(pilot)
        screen.go_to("bonus")
        await pilot.press("space", "enter")
        assert screen.query_one(Prompt).line.value == "bonus-months=4, bonus-guaranteed=yes"
        screen.query_one(Prompt).line.value = "bonus-months=3, stock=年50万円"
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        application = store.load()["aoba"]
        assert application.terms == {"bonus-months": 3, "stock": 500_000}
        draft = CallDraft(store.places.state_dir(store.path), "aoba")
        assert replay_records(offered(terms=terms), draft.records()).terms == application.terms


async def test_words_in_the_place_of_a_number_say_that_it_still_counts(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard([replace(offered(), terms={"base": 450_000})], size=(120, 36)) as pilot:
        screen = await opened(pilot)
        line = screen.query_one(Prompt).line
        screen.go_to("base-salary")
        await pilot.press("enter")
        line.value = "未定"
        await pilot.pause()
        assert "still counted: 45万円 a month; write base= to remove it" in picture(pilot)
        await pilot.press("enter", "l")
        await pilot.pause()
        assert "still counted: 45万円 a month" in picture(pilot)
        await pilot.press("enter")
        line.value = "base="
        await pilot.press("enter", "l")
        await pilot.pause()
        await pilot.press("enter")
        line.value = "未定"
        await pilot.pause()
        assert "saved as text, not counted" in picture(pilot)
        await pilot.press("escape")
    application = store.load()["aoba"]
    assert application.terms == {}


async def test_a_first_day_is_kept_with_its_year_or_asked_about(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard([offered()], size=(120, 36)) as pilot:
        screen = await opened(pilot)
        line = screen.query_one(Prompt).line
        screen.go_to("start-date")
        await pilot.press("enter")
        line.value = "when the visa is there"
        await pilot.pause()
        assert "saved as text: not a date" in picture(pilot)
        line.value = "11/20"
        await pilot.press("enter")
        await pilot.pause()
        assert screen.query_one(Prompt).is_asking
        assert "20 Nov 2026 or Sat 20 Nov 2027" in picture(pilot)
        line.value = "2月1日"
        await pilot.pause()
        assert "→ Mon 1 Feb 2027" in picture(pilot)
        await pilot.press("enter", "l")
        await pilot.pause()
    assert store.load()["aoba"].checklist["start-date"].value == "Mon 1 Feb 2027"


# -- the letter, what does not apply, the page ---------------------------------------------------

LETTER = Path(__file__).parents[1] / "data" / "letters" / "keiyakushain.txt"


async def test_a_letter_is_pasted_or_named_and_shown_by_its_lines(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard([offered()]) as pilot:
        screen = await opened(pilot)
        await pilot.press("L")
        await pilot.pause()
        pilot.app.post_message(Paste(LETTER.read_text(encoding="utf-8")))
        await pilot.pause()
        assert re.search(r"→ 5\d lines", picture(pilot))
        await pilot.press("ctrl+u")
        pilot.app.post_message(Paste(str(LETTER)))
        await pilot.pause()
        assert re.search(r"→ 5\d lines", picture(pilot))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LetterLinesScreen)
        seen = picture(pilot)
        assert "→ contract type: 契約社員" in seen
        await pilot.press("G")
        await pilot.pause()
        assert "? 【駐輪場】利用できます" in picture(pilot)
        await pilot.press("escape")
        await pilot.press("P")
        await pilot.pause()
        assert screen.is_current
    application = store.load()["aoba"]
    assert application.terms["base"] == 280_000
    assert application.terms["housing-conditions"] == "会社から3km以内に居住する者"
    assert [event.kind for event in application.events].count(Kind.OFFER_LETTER) == 1


async def test_the_last_letter_stands_beside_the_one_before_and_the_meeting(
    dashboard: Dashboard,
) -> None:
    application = offered(
        checklist={"remote-policy": ItemAnswer(value="週2日", origin=AnswerSource.MEETING)}
    )
    letters = [
        event(2, Kind.OFFER_LETTER, "2026-11-19T10:00:00", note="基本給：45万円\n賞与：年2回"),
        event(3, Kind.OFFER_LETTER, "2026-11-20T10:00:00", note="基本給：47万円\n賞与：年2回"),
    ]
    application = replace(application, events=Timeline([*application.events, *letters]))
    async with dashboard([application, replace(offered(), id="b", company="Beech")]) as pilot:
        await pilot.press("ampersand")
        await pilot.pause()
        assert "Beech has no offer letter yet" in picture(pilot)
        await pilot.press("j", "ampersand")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LetterComparisonScreen)
        seen = picture(pilot)
        assert "Letter of Fri 20 Nov, compared with that of Thu 19 Nov and with the meeting" in seen
        rows = [line.split() for line in seen.splitlines()]
        assert [row for row in rows if row[-1:] in (["45万円"], ["47万円"])] == [
            ["previous", "letter", "45万円"],
            ["latest", "letter", "47万円"],
        ]
        assert re.search(r"remote\S*.*not what was said in the meeting", seen)
        assert re.search(r"unchanged: 1 of 3\s*\n.*年2回", seen)
        await pilot.press("escape")
        await opened(pilot)
        await pilot.press("l", "C")
        await pilot.pause()
        assert "面談の内容と相違" in picture(pilot)


async def test_an_item_does_not_apply_here_or_to_none_and_does_again(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard([offered()]) as pilot:
        screen = await opened(pilot)
        for keys, states in (("xx", ["not-applicable", "unknown"]), ("XX", ["not-applicable"])):
            screen.go_to("menstrual-leave")
            await pilot.press(keys[0])
            await pilot.pause()
            assert screen.line.state.value == states[0]
            assert not screen.line.is_open
            await pilot.press(keys[1])
            await pilot.pause()
            assert screen.line.state is ItemState.UNKNOWN
        screen.go_to("contract-type")
        await pilot.press("enter", *"permanent", "enter", "l")
        await pilot.pause()
        screen.go_to("contract-renewal")
        assert screen.line.state is ItemState.NOT_APPLICABLE
        await pilot.press("x")
        assert screen.line.state is ItemState.TO_ASK
        await pilot.pause()


async def test_the_page_is_written_where_it_is_said(dashboard: Dashboard, tmp_path: Path) -> None:
    async with dashboard([offered()]) as pilot:
        screen = await opened(pilot)
        for key, ending in (("b", "html"), ("m", "md"), ("t", "txt")):
            path = tmp_path / f"page.{ending}"
            await pilot.press("W", key)
            await pilot.pause()
            screen.query_one(Prompt).line.value = str(path)
            await pilot.press("enter")
            await pilot.pause()
            assert "Engineer" in path.read_text(encoding="utf-8")
        page = (tmp_path / "page.html").read_text(encoding="utf-8")
        assert "青葉 [bold]システム" in page
        assert '<article lang="en">' in page
        assert '<article lang="ja">' in page


# -- in Japanese ---------------------------------------------------------------------------------

KEYS_AND_UNITS = {"enter", "tab", "esc", "space", "pgdn", "pgup", "english", "html", "markdown"}
"""Words that stand in Latin letters on a Japanese page, too: keys, a language, forms of files."""


GUIDE = "An Essential Guide to Offer Meetings in Japan"


def english_words(pilot: Pilot[Any]) -> set[str]:
    """Words of three letters and more on the screen, without keys and terms as one types them."""
    seen = " ".join(picture(pilot).split()).replace(GUIDE, " ")
    seen = re.sub(r"[a-z-]+=\S*|https?://\S+|~?/\S+", " ", seen)
    return set(re.findall(r"[a-z]{3,}", seen.lower())) - KEYS_AND_UNITS


async def test_a_page_in_japanese_has_no_line_in_english(dashboard: Dashboard) -> None:
    application = offered(
        terms={"base": 450_000, "contract": "正社員"},
        checklist={"team": ItemAnswer(state=ItemState.CONFIRMED, value="6名")},
        flags={"pressure": RedFlag(at=NOW)},
    )
    meeting = replace(application.events[0], people=("佐藤",))
    letter = event(
        2, Kind.OFFER_LETTER, "2026-11-19T09:00", note="賞与：年2回", by=date(2026, 11, 27)
    )
    application = replace(
        application,
        company="青葉",
        role="開発",
        events=Timeline([meeting, event(3, Kind.OFFER, "2026-11-18T09:00"), letter]),
        doubts={"d": Concern(text="疲れた顔", question="残業は何時間ですか")},
    )
    accepted = Application(
        id="momiji",
        company="紅葉",
        role="開発",
        added=NOW,
        stage=Stage.ACCEPTED,
        first_day=date(2027, 1, 4),
        events=Timeline([event(4, Kind.ACCEPTED, "2026-11-20T10:00")]),
    )
    async with dashboard([application, accepted], size=(80, 24)) as pilot:
        await select(pilot, "aoba")
        screen = await opened(pilot)
        await pilot.press("l")

        async def check(place: str) -> None:
            await pilot.pause()
            assert english_words(pilot) == set(), (place, picture(pilot))

        await check("first page")
        for keys in ("f", "W", "W h", "L", "d", "o", "O", "w"):
            await pilot.press(*keys.split())
            await check(keys)
            await pilot.press("escape")
        screen.go_to("team")
        await check("the topics")
        await pilot.press("enter")
        screen.query_one(Prompt).line.value = "7名"
        await check("an answer")
        await pilot.press("enter")
        await check("where it is from")
        await pilot.press("escape", "escape")
        await check("an answer that was left")
        await pilot.press("enter")
        await check("the text of before")
        await pilot.press("escape", "w")
        screen.query_one(Prompt).line.value = "週2日在宅"
        await pilot.press("enter")
        await check("a wish")
        await pilot.press("space")
        await check("in the call")
        await pilot.press("escape")
        await check("at its end")
        await pilot.press("y", "A", "y")
        await check("before accepting")
        await pilot.press("escape")
        await pilot.pause()
        assert "残り" not in picture(pilot), "the board behind it speaks as before"
        service, settings = screen.service, pilot.app.settings  # type: ignore[attr-defined]
        service.rule_set = with_joining_steps(service.rule_set, settings.situation)
        service.reminders.rebuild()
        await select(pilot, "momiji")
        await pilot.press("A")
        await check("the plan")
        for keys in ("j", "m", "f", "l", "s", "s r", "s e", "s n"):
            await pilot.press(*keys.split())
            await check(f"the plan, {keys}")
            await pilot.press(*(["escape"] if keys != "j" else []))
        await pilot.press("m")
        pilot.app.screen.query_one(Prompt).line.value = "2027-01-12"
        await check("the plan, a day")
        await pilot.press("escape", "p")
        await check("the papers")
