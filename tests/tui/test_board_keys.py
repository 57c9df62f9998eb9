"""Keys of the board: several due rows at once, again, columns by digit, room, filters, copying."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from jobboard_tui.domain.models import Kind, Timeline
from jobboard_tui.tui.command_type import KeyContext
from tests.tui.conftest import Clock, Dashboard, event, small_board
from tests.tui.test_board_screen import app_of, kinds, select, until


def header(screen) -> str:
    return screen.board_header.render_line(0).text


async def test_marked_due_rows_are_put_off_dismissed_and_done_as_one_change(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "kestrel")
        await pilot.press("d", "g")
        first = screen.selection.reminder
        assert screen.columns.cursor_app == first.application  # one cursor
        await pilot.press("space", "space")
        marked = screen.selection.reminders
        assert len(marked) == 2
        assert "2 marked" in screen.due.render_line(0).text
        await pilot.press("z")
        assert screen.picker.is_asking
        await pilot.press("h")
        assert not screen.selection.has_marks
        put_off = [one for one in screen.view.reminders if one.snoozed_until is not None]
        assert {(one.application, one.rule.id) for one in put_off} == {
            (one.application, one.rule.id) for one in marked
        }
        await pilot.press("u")
        await until(pilot, lambda: all(one.snoozed_until is None for one in screen.view.reminders))
        await pilot.press("g", "space", "space", "D")
        rules = {(one.application, one.rule.id) for one in screen.view.reminders}
        assert not rules & {(one.application, one.rule.id) for one in marked}
        await pilot.press("u")
        await until(pilot, lambda: first in screen.view.reminders)
        await pilot.press("g", "space", "space", "x")
        assert "done" in screen.notice.said or "one by one" in screen.notice.said
        assert Kind.THANKED in kinds(pilot, "aoba")
        await pilot.press("space", "escape")
        assert not screen.selection.has_marks
        assert screen.place is KeyContext.DUE


async def test_undo_brings_the_cursor_back_to_what_it_was_about(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "hoshi")
        await pilot.press("delete")
        assert screen.columns.cursor_app != "hoshi"
        await pilot.press("u")
        await until(pilot, lambda: screen.columns.cursor_app == "hoshi")
        await pilot.press("d", "g")
        first = screen.selection.reminder
        await pilot.press("x")
        assert screen.selection.reminder != first
        await pilot.press("u")
        await until(pilot, lambda: screen.selection.application_id == first.application)


async def test_the_last_action_is_made_again_on_another_card(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await pilot.press("full_stop")
        assert "Nothing to repeat yet" in screen.notice.said
        await select(pilot, "kestrel")
        await pilot.press("t", *"remote2", "enter", "3")
        assert screen.selection.application_id == "kestrel", "no card stands in screening"
        await select(pilot, "hoshi")
        await pilot.press("full_stop")
        assert screen.service.board["hoshi"].tags == ("remote2",)
        assert screen.notice.said.startswith("ほしぞら株式会社: ")
        await pilot.press("e", "escape", "full_stop")  # what was left is not the last action
        assert screen.service.board["hoshi"].tags == ("remote2",)
        await pilot.press("m", "o")
        await select(pilot, "kestrel")
        await pilot.press("full_stop")
        assert screen.service.board["kestrel"].stage == "offer"


async def test_a_snooze_in_words_is_made_again_and_a_question_is_asked_again(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "aoba")
        await pilot.press("z", "1", "0", "enter")
        until_then = screen.view.next_of("aoba")
        await select(pilot, "hoshi")
        await pilot.press("full_stop")
        assert screen.view.next_of("hoshi").snoozed_until is not None
        assert until_then != screen.view.next_of("aoba") or until_then is not None
        await pilot.press("e", "f")  # before its time
        assert screen.picker.is_asking
        await pilot.press("y", "full_stop")
        assert screen.picker.is_asking, "nothing says yes by itself"


async def test_a_digit_goes_to_a_column_and_a_part_gets_room(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        for digit, card in (("1", "kestrel"), ("2", "hoshi"), ("4", "aoba")):
            await pilot.press(digit)
            assert screen.columns.cursor_app == card
        await pilot.press("9")
        assert "7 columns" in screen.notice.said
        wide = screen.columns.size.width
        await pilot.press("0")
        await until(pilot, lambda: screen.columns.size.width == 120)
        await pilot.press("enter")
        await until(pilot, lambda: screen.query_one("#detail").size.width == 120)
        await pilot.press("q")
        await until(pilot, lambda: screen.columns.size.width == wide)
        assert screen.place is KeyContext.DETAIL
        await pilot.press("minus")
        await until(pilot, lambda: screen.detail.size.width > 60)
        await pilot.press("minus", "escape")
        await until(pilot, lambda: screen.columns.size.width == wide)
        assert screen.place is KeyContext.COLUMNS


async def test_the_facts_are_folded_until_they_are_wanted(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        detail = app_of(pilot).board_screen.detail
        await select(pilot, "aoba")

        def shown() -> str:
            return "\n".join(detail.render_line(y).text for y in range(detail.size.height))

        assert "+ more" in shown()
        assert "sato@example.com" not in shown()
        await pilot.press("plus")
        assert "sato@example.com" in shown()
        await pilot.press("plus")
        assert "timeline" in shown()


async def test_the_filter_holds_for_the_due_list_and_says_how_to_be_rid_of_it(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        app = app_of(pilot)
        screen = app.board_screen
        await pilot.press("slash", *"#rem", "tab", "enter")
        assert screen.search.query_text == "#remote"
        assert "1 of 3, Esc clears" in header(screen)
        rows = "\n".join(screen.due.render_line(y).text for y in range(screen.due.size.height))
        assert "Aoba" not in rows
        await pilot.press("apostrophe", "plus", "enter")
        assert app.settings.filters == {"#remote": "#remote"}
        await pilot.press("escape")
        assert "Esc clears" not in header(screen)
        await pilot.press("apostrophe", "a")
        assert screen.search.query_text == "#remote"
        await pilot.press("apostrophe", "minus", "a")
        assert app.settings.filters == {}
        await pilot.press("escape", "slash", *"is:foo", "enter")
        assert screen.prompt.is_asking, "it is asked once whether that is meant"


async def test_v_is_about_the_card_and_asks_before_another_ones_meeting(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    monkeypatch.setenv("BROWSER", "true")
    ahead = clock.now + timedelta(days=3)
    cards = small_board()
    meeting = event(
        9, Kind.INTERVIEW, f"{ahead:%Y-%m-%dT%H:%M}", where="https://meet.example.com/h"
    )
    cards[1] = replace(cards[1], events=Timeline([*cards[1].events, meeting]))
    async with dashboard(cards) as pilot:
        app = app_of(pilot)
        opened: list[str] = []
        monkeypatch.setattr(app.programs, "open_link", opened.append)
        await select(pilot, "hoshi")
        await pilot.press("v")
        assert opened == ["https://meet.example.com/h"]
        await select(pilot, "kestrel")
        await pilot.press("v")
        assert opened == ["https://meet.example.com/h"]
        assert "ほしぞら株式会社" in str(app.board_screen.picker.render())
        await pilot.press("y")
        assert len(opened) == 2


async def test_y_again_copies_the_link_and_the_company(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        app = app_of(pilot)
        await select(pilot, "aoba")
        for copied in ("sato@example.com", "https://example.com/aoba", "Aoba Systems"):
            await pilot.press("y")
            assert app.clipboard == copied
        await pilot.press("j", "k", "y")
        assert app.clipboard == "sato@example.com"
