"""Answering an offer: the letter of each answer, the look before signing, what follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application, Contact, Kind, Outcome, Stage, Timeline
from jobboard_tui.domain.offer_values import AnswerSource, Concern, ItemAnswer, ItemState, RedFlag
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.screens.before_signing import BeforeSigningScreen
from jobboard_tui.tui.screens.compose import ComposeScreen
from jobboard_tui.tui.screens.joining_papers import JoiningPapersScreen
from jobboard_tui.tui.screens.joining_plan import JoiningPlanScreen
from jobboard_tui.tui.widgets.picker import Picker
from tests.tui.conftest import NOW, Dashboard, event, small_board
from tests.tui.test_meeting_screen import picture

KNOWN = ItemState.KNOWN
SENDER = Sender(name="Kim Lee", phone="090", email="kim@example.com")


def offered(**fields: Any) -> Application:
    return Application(
        id="offer",
        company="Momiji [b]Works",
        role="Lead",
        added=NOW,
        stage=Stage.OFFER,
        events=Timeline([event(9, Kind.OFFER, "2026-11-20T10:00", by=date(2026, 11, 24))]),
        **{"flags": {"pressure": RedFlag(at=NOW)}, **fields},
    )


async def start(pilot: Pilot[Any], *keys: str) -> None:
    app: Any = pilot.app
    app.settings = replace(app.settings, sender=SENDER)
    app.board_screen.columns.select("offer")
    await pilot.press("A", *keys)
    await pilot.pause()


def letter(pilot: Pilot[Any]) -> ComposeScreen:
    assert isinstance(pilot.app.screen, ComposeScreen)
    return pilot.app.screen


def asked(pilot: Pilot[Any]) -> str:
    picker = pilot.app.screen.query_one(Picker)
    assert picker.is_asking
    return picture(pilot)


async def send(pilot: Pilot[Any], *answers: str) -> None:
    """Answer the letter's questions and say that it is sent."""
    for answer in answers:
        await pilot.press(*answer, "enter")
    await pilot.press("f2", "f2")
    await pilot.pause()


async def test_accepting_with_a_look_at_what_is_open(dashboard: Dashboard, store: Store) -> None:
    doubts = {"d": Concern(text="tired [faces]")}
    async with dashboard([*small_board(), offered(doubts=doubts)]) as pilot:
        await start(pilot, "y")
        assert isinstance(pilot.app.screen, BeforeSigningScreen)
        seen = picture(pilot)
        assert "Momiji [b]Works" in seen
        assert "You have no offer letter yet: get the offer in writing first" in seen
        assert "Red flag: pressure to accept on the spot" in seen
        assert "Still in doubt: tired [faces]" in seen
        assert "offer deadline: 3 days left, Tue 24 Nov" in seen
        assert "items are still open: " in seen
        assert "still open: offer deadline" not in seen  # that is known
        assert "s write the acceptance anyway" in seen
        await pilot.press("s")
        await pilot.pause()
        assert letter(pilot).paper.kind == "acceptance"
        assert [question.field for question in letter(pilot).open_questions()] == ["reason"]
        await send(pilot, "the team")
        assert "withdraw from Aoba Systems" in asked(pilot)
        await pilot.press("y")
        await pilot.pause()
        assert (letter(pilot).paper.kind, letter(pilot).paper.app_id) == ("withdrawal", "aoba")
        await send(pilot)
        assert "withdraw from ほしぞら株式会社" in asked(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(pilot.app.screen, JoiningPapersScreen)
        assert "0 of 9 ready" in picture(pilot)
        await pilot.press("enter", "j", "space", "space")
        await pilot.pause()
        assert "1 of 9 ready" in picture(pilot)
        await pilot.press("escape")
        await start(pilot)
        assert isinstance(pilot.app.screen, JoiningPlanScreen)
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(pilot.app.screen, JoiningPapersScreen)
        pilot.app.saver.stop(5)  # type: ignore[attr-defined]
    board = store.load()
    assert board["offer"].stage is Stage.ACCEPTED
    assert "What decided it for me was the team." in board["offer"].events[-1].note
    assert list(board["offer"].papers) == ["signed-contract"]
    assert board["aoba"].outcome is Outcome.WITHDRAWN
    assert "withdraw my application" in board["aoba"].events[-1].note
    assert board["hoshi"].is_open


async def test_another_offer_is_declined_not_withdrawn_from(
    dashboard: Dashboard, store: Store
) -> None:
    other = replace(offered(flags={}), id="other", company="青葉銀行", contacts=())
    third = replace(small_board()[1], id="third")
    async with dashboard([offered(), other, third]) as pilot:
        await start(pilot, "y", "s")
        await send(pilot, "the team")
        assert "decline the offer from 青葉銀行, Lead? (2 left)" in asked(pilot)
        await pilot.press("y")
        await pilot.pause()
        assert (letter(pilot).paper.kind, letter(pilot).paper.language) == ("decline", Language.JA)
        await pilot.press("escape")  # not now; the next one is asked for all the same
        await pilot.pause()
        assert "withdraw from ほしぞら株式会社" in asked(pilot)
        await pilot.press("t")
        await pilot.pause()
        pilot.app.saver.stop(5)  # type: ignore[attr-defined]
    board = store.load()
    assert board["other"].is_open
    assert board["third"].outcome is Outcome.WITHDRAWN


async def test_the_rest_can_be_left_alone(dashboard: Dashboard, store: Store) -> None:
    async with dashboard([*small_board(), offered()]) as pilot:
        await start(pilot, "y", "s")
        await send(pilot, "the team")
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(pilot.app.screen, JoiningPapersScreen)
        pilot.app.saver.stop(5)  # type: ignore[attr-defined]
    board = store.load()
    assert board["aoba"].is_open
    assert board["hoshi"].is_open


async def test_going_back_signs_nothing(dashboard: Dashboard, store: Store) -> None:
    written = event(8, Kind.OFFER_LETTER, "2026-11-20T11:00", note="管理監督者とする")
    application = offered(
        terms={"annual": 8_400_000, "housing-allowance": 30_000},
        checklist={"team": ItemAnswer(value="six", origin=AnswerSource.INTERVIEW, state=KNOWN)},
    )
    application = replace(application, events=Timeline([*application.events, written]))
    async with dashboard([application]) as pilot:
        await start(pilot, "y")
        assert isinstance(pilot.app.screen, BeforeSigningScreen)
        seen = picture(pilot)
        assert "- ask whether the yearly amount includes allowances (36万円 a year)" in seen
        assert "- 管理監督者 (exempt manager)" in seen
        assert "- Mentioned, but not in the offer letter: team." in seen
        sheet = seen.split("- Red flag")[1].split("items are still open")[0]
        assert "\n\n" not in sheet.replace(" ", ""), "no line is wasted"
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is pilot.app.board_screen  # type: ignore[attr-defined]
        pilot.app.saver.stop(5)  # type: ignore[attr-defined]
    assert store.load()["offer"].stage is Stage.OFFER


async def test_a_letter_of_acceptance_by_another_way_is_looked_at_too(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard([offered()]) as pilot:
        await start(pilot, "g")
        letter(pilot)._change_kind("acceptance")
        await pilot.pause()
        await send(pilot, "the team")
        assert isinstance(pilot.app.screen, BeforeSigningScreen)
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(pilot.app.screen, JoiningPapersScreen)
        pilot.app.saver.stop(5)  # type: ignore[attr-defined]
    assert store.load()["offer"].stage is Stage.ACCEPTED


async def test_an_acceptance_that_is_sent_is_logged_also_where_the_list_cannot_be_read(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard([offered()]) as pilot:
        await start(pilot, "g")
        letter(pilot)._change_kind("acceptance")
        await pilot.pause()
        store.places.config.mkdir(parents=True, exist_ok=True)
        store.places.checklist.write_text("[topics")
        await send(pilot, "the team")
        assert "checklist.toml" in pilot.app.board_screen.notice.said  # type: ignore[attr-defined]
        pilot.app.saver.stop(5)  # type: ignore[attr-defined]
    assert store.load()["offer"].stage is Stage.ACCEPTED


ANSWERS = [
    ("y", "acceptance", ["the team"], Kind.ACCEPTED, Stage.ACCEPTED),
    ("d", "decline", ["place"], Kind.DECLINED, Stage.CLOSED),
    ("g", "negotiation", ["a base of 90万円", "It is the market."], Kind.NEGOTIATED, Stage.OFFER),
    ("h", "more-time", ["fri"], Kind.ASKED_TIME, Stage.OFFER),
    ("z", "offer-letter-request", [], Kind.LETTER_REQUESTED, Stage.OFFER),
]


@pytest.mark.parametrize(
    ("language", "agency"), [(Language.EN, ""), (Language.JA, "ロビン・エージェンシー株式会社")]
)
@pytest.mark.parametrize(("key", "name", "answers", "kind", "stage"), ANSWERS)
async def test_each_answer_is_a_letter_an_event_and_a_move(
    dashboard: Dashboard,
    store: Store,
    language: Language,
    agency: str,
    key: str,
    name: str,
    answers: list[str],
    kind: Kind,
    stage: Stage,
) -> None:
    """In English to the company, in Japanese through an agency."""
    application = offered(flags={}, agency=agency, contacts=(Contact(name="Ito Komako"),))
    async with dashboard([application]) as pilot:
        await start(pilot, key)
        if key == "y":
            await pilot.press("s")
            await pilot.pause()
        screen = letter(pilot)
        assert (screen.paper.kind, screen.paper.setting.draft.recipient.is_agency) == (
            name,
            bool(agency),
        )
        if screen.paper.language is not language:
            await pilot.press("ctrl+l")
            await pilot.pause()
        assert len(screen.open_questions()) == len(answers)
        await send(pilot, *answers)
        pilot.app.saver.stop(5)  # type: ignore[attr-defined]
    after = store.load()["offer"]
    last = after.events[-1]
    assert (last.kind, after.stage) == (kind, stage)
    assert last.by == (date(2026, 11, 27) if key == "h" else None)
    assert all(answer in last.note for answer in answers) or key == "h"
    assert ("Momiji" in last.note) or language is Language.JA
    if key == "h":
        assert ("11月27日（金）" if language is Language.JA else "Friday, 27 November") in last.note
