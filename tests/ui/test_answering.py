"""Answering an offer: accept, decline, ask for time, negotiate; what follows an acceptance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from jobboard_tui.core.model import Application, Kind, Outcome, Stage, Timeline
from jobboard_tui.core.offer.values import Flag
from jobboard_tui.files.store import Store
from jobboard_tui.ui.screens.answer import AnswerScreen
from jobboard_tui.ui.screens.papers import PapersScreen
from tests.ui.conftest import NOW, Dashboard, event, small_board
from tests.ui.test_meeting_screen import picture


def offered() -> Application:
    return Application(
        id="offer",
        company="Momiji [b]Works",
        role="Lead",
        added=NOW,
        stage=Stage.OFFER,
        events=Timeline([event(9, Kind.OFFER, "2026-11-20T10:00")]),
        flags={"pressure": Flag(at=NOW)},
    )


async def start(pilot: Pilot[Any], *keys: str) -> None:
    pilot.app.board_screen.columns.select("offer")  # type: ignore[attr-defined]
    await pilot.press("A", *keys)
    await pilot.pause()


async def test_accepting_with_a_look_at_what_is_open(dashboard: Dashboard, store: Store) -> None:
    async with dashboard([*small_board(), offered()]) as pilot:
        await start(pilot, "y", *"the team", "enter")
        assert isinstance(pilot.app.screen, AnswerScreen)
        seen = picture(pilot)
        assert "Momiji [b]Works" in seen
        assert "No offer letter is in hand" in seen
        assert "Red flag: pressure to accept on the spot" in seen
        assert "Still open: answer by" in seen
        assert "What decided it for me: the team." in seen
        assert "s sign anyway" in seen
        await pilot.press("l")
        await pilot.pause()
        assert "謹んでお受けし" in picture(pilot)
        await pilot.press("s")
        await pilot.pause()
        assert "withdraw from Aoba Systems" in picture(pilot)
        await pilot.press("y")
        await pilot.pause()
        assert "withdraw from ほしぞら株式会社" in picture(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PapersScreen)
        assert "0 of 9 ready" in picture(pilot)
        await pilot.press("enter", "j", "space", "space")
        await pilot.pause()
        assert "1 of 9 ready" in picture(pilot)
        await pilot.press("escape")
        await start(pilot)
        assert isinstance(pilot.app.screen, PapersScreen)
        pilot.app.saver.stop(5)  # type: ignore[attr-defined]
    board = store.load()
    assert board["offer"].stage is Stage.ACCEPTED
    assert board["offer"].events[-1].note.startswith("Momiji [b]Works\n採用ご担当者様")
    assert list(board["offer"].papers) == ["signed-contract"]
    assert board["aoba"].outcome is Outcome.WITHDRAWN
    assert board["hoshi"].is_open


async def test_going_back_signs_nothing(dashboard: Dashboard, store: Store) -> None:
    async with dashboard([offered()]) as pilot:
        await start(pilot, "y", "enter")
        assert isinstance(pilot.app.screen, AnswerScreen)
        await pilot.press("escape")
        await pilot.pause()
        pilot.app.saver.stop(5)  # type: ignore[attr-defined]
    assert store.load()["offer"].stage is Stage.OFFER


@pytest.mark.parametrize(
    ("keys", "kind", "stage", "by", "note"),
    [
        (["d", *"no remote", "enter"], Kind.DECLINED, Stage.CLOSED, None, "no remote"),
        (["g", *"90万", "enter"], Kind.NEGOTIATED, Stage.OFFER, None, "90万"),
        (["h", *"fri", "enter"], Kind.ASKED_TIME, Stage.OFFER, date(2026, 11, 27), "Fri 27 Nov"),
        (["q"], Kind.LETTER_REQUESTED, Stage.OFFER, None, "(労働条件通知書)"),
    ],
)
async def test_the_other_answers(
    dashboard: Dashboard,
    store: Store,
    keys: list[str],
    kind: Kind,
    stage: Stage,
    by: date | None,
    note: str,
) -> None:
    one = replace(offered(), flags={})
    async with dashboard([one]) as pilot:
        await start(pilot, *keys)
        assert note in picture(pilot)
        assert "Red flag" not in picture(pilot)
        await pilot.press("s")
        await pilot.pause()
        pilot.app.saver.stop(5)  # type: ignore[attr-defined]
    after = store.load()["offer"]
    last = after.events[-1]
    assert (last.kind, last.by, after.stage) == (kind, by, stage)
    assert note in last.note
