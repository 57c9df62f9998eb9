"""A file of a newer version is shown, and nothing on the screen claims to change it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.config.settings import Settings
from jobboard_tui.domain.board_columns import column_at
from jobboard_tui.domain.models import Stage
from jobboard_tui.service import BoardService
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.screens.offer_meeting import OfferMeetingScreen
from jobboard_tui.tui.widgets.columns import BoardColumns
from tests.tui.conftest import NOW, Clock, small_board
from tests.tui.test_board_screen import app_of

NEWER = "newer version"


@pytest.fixture
async def pilot(store: Store, clock: Clock) -> AsyncIterator[Pilot[str]]:
    store.commit(
        "set up", lambda board: board.with_applications(*small_board()).remove("kestrel", NOW)
    )
    tables = json.loads(store.path.read_bytes())
    tables["board"]["board"]["schema"] = 99
    store.path.write_text(json.dumps(tables), encoding="utf-8")
    app = JobboardApp(
        BoardService(store, load_rules(None), clock), Settings(), lambda _settings: None
    )
    before = store.path.read_bytes()
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        yield pilot
        assert app.saver.stop(5), "nothing waits to be saved"
    assert store.path.read_bytes() == before


async def test_a_card_can_not_be_dragged(pilot: Pilot[str]) -> None:
    screen = app_of(pilot).board_screen
    screen.columns.select("aoba")
    screen.columns.post_message(BoardColumns.Dropped("aoba", column_at(Stage.OFFER)))
    await pilot.pause()
    assert NEWER in screen.notice.said
    assert screen.service.board["aoba"].stage is Stage.INTERVIEW
    assert not screen.service.under_way


async def test_the_bin_gives_nothing_back(pilot: Pilot[str]) -> None:
    await pilot.press("B", "enter")
    await pilot.pause()
    assert NEWER in str(pilot.app.screen.query_one("#keys", Static).content)
    assert "kestrel" not in app_of(pilot).service.board.applications


async def test_a_meeting_is_looked_at_and_no_call_begins(pilot: Pilot[str]) -> None:
    app_of(pilot).board_screen.columns.select("aoba")
    await pilot.press("M", "space")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, OfferMeetingScreen)
    assert NEWER in str(screen.query_one("#keys", Static).content)
    assert screen.clock is None
    await pilot.press("o", *"dogs", "enter")
    await pilot.pause()
    assert NEWER in str(screen.query_one("#keys", Static).content)
