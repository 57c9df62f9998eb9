"""Cards, due list, header and command line tell the same of a board, and what is done is undone."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from jobboard_tui.config.demo_board import demo_board
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.config.settings import Settings
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.reminders.api import Reminder
from jobboard_tui.domain.search.sorting import SortOrder
from jobboard_tui.service import BoardService
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.presentation.due import due_rows
from tests.cli.conftest import CommandLine
from tests.tui.conftest import NOW, Clock, Dashboard, small_board
from tests.tui.test_board_screen import app_of, select, type_in, until


async def test_cards_list_header_and_command_line_agree(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = Places.under(tmp_path)
    store = Store(places.board, places)
    store.commit("demo", lambda _empty: demo_board(NOW))
    cli = CommandLine(places.board, capsys.readouterr, now=NOW.isoformat())
    told = cli.due("--all")
    counts = Counter("soft" if one["soft"] else one["state"] for one in told)
    app = JobboardApp(
        BoardService(store, load_rules(None), lambda: NOW), Settings(), lambda _settings: None
    )
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.pause()
        screen = app.board_screen
        header = screen.board_header.render_line(0).text
        shown_cards = [card for column_cards in screen.lanes for card in column_cards.cards]
        cards = {one.application.id: one.reminder for one in shown_cards if one.reminder}
        rows = [one for one in due_rows(screen.view, (), NOW) if isinstance(one, Reminder)]
        app.saver.stop(5)
    assert f"{counts['overdue']} late" in header
    assert f"{counts['due']} due" in header

    def key(one: Reminder) -> tuple[str | None, str, str]:
        return one.application, one.rule.id, one.state.value

    shown = [(one["application"], one["rule"], one["state"]) for one in told]
    assert [key(one) for one in rows if one.state.value != "waiting"] == [
        one for one in shown if one[2] != "waiting"
    ]
    nearest: dict[str, tuple[str | None, str, str]] = {}
    for one in shown:
        if one[0] is not None:
            nearest.setdefault(one[0], one)
    assert {app_id: key(one) for app_id, one in cards.items()} == nearest


@pytest.mark.parametrize("keys", ["x", "D", ">", "<", "delete", "z h", "m c w", "e x", "P"])
async def test_what_a_key_or_two_do_to_the_board_is_taken_back_by_one(
    dashboard: Dashboard, keys: str
) -> None:
    async with dashboard() as pilot:
        app = app_of(pilot)
        await select(pilot, "aoba")
        before = app.service.board
        await pilot.press(*keys.split())
        if keys == "P":
            await type_in(pilot, "fri")
            await pilot.press("enter")
        assert app.service.board != before
        await until(pilot, lambda: not app.service.under_way)
        await pilot.press("u")
        await until(pilot, lambda: app.service.board == before)


async def test_the_meetings_link_opens_by_one_key(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard() as pilot:
        app = app_of(pilot)
        opened: list[str] = []
        monkeypatch.setattr(app.programs, "open_link", opened.append)
        await pilot.press("v")
        assert app.board_screen.notice.said == "No meeting is coming up."
        for app_id, days in (("hoshi", 2), ("kestrel", 1)):
            app.service.events.log(
                app_id,
                Kind.INTERVIEW,
                at=NOW + timedelta(days=days),
                where=f"Teams 会議 https://meet.example.com/{app_id}",
            )
        await select(pilot, "aoba")
        await pilot.press("v", "y")  # it is another card's: it is asked
        await select(pilot, "hoshi")
        await pilot.press("v")
        assert [one.rpartition("/")[2] for one in opened] == ["kestrel", "hoshi"]


async def test_a_paused_board_keeps_suggestions_to_itself_until_it_goes_on(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        late, soft = len(screen.view.overdue), len(screen.view.soft)
        assert soft
        await pilot.press("P")
        await type_in(pilot, "fri")
        await pilot.press("enter")
        assert not screen.view.soft
        assert len(screen.view.overdue) == late
        await pilot.press("P")
        assert len(screen.view.soft) == soft


async def test_the_theme_that_is_chosen_is_remembered(tmp_path: Path) -> None:
    places = Places.under(tmp_path)
    store = Store(places.board, places)
    store.commit("set up", lambda board: board.with_applications(*small_board()))
    kept: list[Settings] = []
    app = JobboardApp(BoardService(store, load_rules(None), Clock()), Settings(), kept.append)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert app.board_screen.order is SortOrder.URGENCY
        app.theme = "jobboard-day"
        await pilot.pause()
        app.saver.stop(5)
    assert kept[-1].theme == "jobboard-day"
