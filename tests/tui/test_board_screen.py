"""The board screen: keys reach the service, and what the service knows reaches the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.config.settings import Settings
from jobboard_tui.domain.errors import NotSaved
from jobboard_tui.domain.models import Application, Event, Kind, Outcome, Stage, Timeline
from jobboard_tui.domain.search.sorting import SortOrder
from jobboard_tui.service import BoardService
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.command_type import KeyContext
from jobboard_tui.tui.commands import COMMANDS
from jobboard_tui.tui.event_keys import LETTER_OF
from jobboard_tui.tui.screens.conflict_copies import CopiesScreen
from jobboard_tui.tui.widgets.column import StageColumn
from tests.sync.test_conflict_copies import on_another_machine
from tests.tui.conftest import NOW, Clock, Dashboard, at, small_board


def app_of(pilot: Pilot[str]) -> JobboardApp:
    assert isinstance(pilot.app, JobboardApp)
    return pilot.app


async def until(pilot: Pilot[str], holds: Callable[[], bool]) -> None:
    """Wait for the writer beside the screen."""
    for _n in range(200):
        if holds():
            return
        await asyncio.sleep(0.02)
        await pilot.pause()
    raise AssertionError("it did not come about")


async def type_in(pilot: Pilot[str], text: str) -> None:
    for character in text:
        await pilot.press("space" if character == " " else character)


async def select(pilot: Pilot[str], app_id: str) -> None:
    app_of(pilot).board_screen.columns.select(app_id)
    await pilot.pause()


def kinds(pilot: Pilot[str], app_id: str) -> list[Kind]:
    return [event.kind for event in app_of(pilot).service.board[app_id].events]


async def test_an_event_is_logged_by_its_letter_and_saved(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard() as pilot:
        await select(pilot, "kestrel")
        await pilot.press("e", "r")
        assert kinds(pilot, "kestrel") == [Kind.RECEIVED]
        await until(pilot, lambda: not app_of(pilot).service.under_way)
    other = Store(store.path, store.places)
    assert [event.kind for event in other.load()["kestrel"].events] == [Kind.RECEIVED]


async def test_rejected_closes_the_card_and_says_so(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("e", "x")
        card = app_of(pilot).service.board["aoba"]
        assert (card.stage, card.outcome) == (Stage.CLOSED, Outcome.REJECTED)
        assert "losed" in app_of(pilot).board_screen.notice.said


async def test_an_interview_moves_the_card(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "hoshi")
        await pilot.press("i")
        await type_in(pilot, "fri 15:00")
        await pilot.press("enter")
        assert app_of(pilot).service.board["hoshi"].stage is Stage.INTERVIEW
        assert app_of(pilot).board_screen.columns.cursor_app == "hoshi"


async def test_what_was_applied_for_is_added_with_its_day_by_one_line(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        service = app_of(pilot).service
        before = service.board
        await pilot.press("a")
        await type_in(pilot, "Momiji / SRE applied mon reply by 2026-12-11")
        await pilot.press("enter")
        app_id = app_of(pilot).board_screen.columns.cursor_app
        application = service.board[app_id]
        assert application.stage is Stage.APPLIED
        assert [event.at for event in application.events] == [at("2026-11-16T00:00")]
        assert [event.by for event in application.events] == [date(2026, 12, 11)]
        await until(pilot, lambda: not service.under_way)
        await pilot.press("u")
        await until(pilot, lambda: service.board == before)


async def test_a_part_left_in_the_role_is_asked_about_before_it_is_added(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        screen, board = app_of(pilot).board_screen, app_of(pilot).service.board
        await pilot.press("a")
        screen.prompt.line.value = "Momiji / Data Analyst contact 佐藤"
        await pilot.press("enter")
        assert screen.prompt.is_asking
        assert screen.service.board is board
        assert "type contact: …" in str(screen.prompt.query_one("#echo", Static).content)
        screen.prompt.line.value = "Momiji / Data Analyst contact: 佐藤 salary: 8M"
        await pilot.press("enter")
        application = screen.service.board[screen.columns.cursor_app or ""]
        assert (application.role, application.salary) == ("Data Analyst", "8M")
        assert [contact.name for contact in application.contacts] == ["佐藤"]


async def test_a_role_that_is_on_the_board_is_asked_about_before_it_is_added_again(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        screen, board = app_of(pilot).board_screen, app_of(pilot).service.board
        there = board["kestrel"]
        await pilot.press("a")
        screen.prompt.line.value = f"{there.company} / {there.role}"
        await pilot.press("enter")
        assert screen.prompt.is_asking
        assert screen.service.board is board
        said = str(screen.prompt.query_one("#echo", Static).content)
        assert "is already on the board (" in said
        assert "Add anyway?" in said


async def test_a_note_keeps_the_lines_that_were_pasted(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "kestrel")
        await pilot.press("n")
        app_of(pilot).post_message(Paste("first line\nsecond line\nthird line\n"))
        await pilot.pause()
        await pilot.press("enter")
        (note,) = app_of(pilot).service.board["kestrel"].events
        assert note.note == "first line\nsecond line\nthird line"


async def test_a_follow_up_before_its_time_names_the_day_and_can_be_insisted_on(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        await select(pilot, "hoshi")
        await pilot.press("e", "f")
        assert kinds(pilot, "hoshi") == [Kind.APPLIED]
        assert app_of(pilot).board_screen.picker.is_asking
        await pilot.press("n")
        assert kinds(pilot, "hoshi") == [Kind.APPLIED]
        await pilot.press("e", "f", "y")
        assert kinds(pilot, "hoshi") == [Kind.APPLIED, Kind.FOLLOWED_UP]


async def test_a_day_alone_lands_behind_what_it_is_about(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("E", "t")
        await type_in(pilot, "yesterday")
        await pilot.press("enter")
        screen = app_of(pilot).board_screen
        assert "thank-you" not in [one.rule.id for one in screen.view.reminders_of("aoba")]


async def test_the_due_row_is_done_snoozed_and_dismissed(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await pilot.press("d")
        assert screen.place is KeyContext.DUE
        assert screen.due.reminder is not None
        assert screen.due.reminder.rule.id == "thank-you"
        await pilot.press("z", "h")
        assert "thank-you" not in [one.rule.id for one in screen.view.overdue]
        assert screen.service.board["aoba"].marks[0].until is not None
        await pilot.press("u")
        await until(pilot, lambda: not screen.service.board["aoba"].marks)
        await pilot.press("g", "x")
        assert Kind.THANKED in kinds(pilot, "aoba")
        before = len(screen.view.reminders)
        await pilot.press("g", "D")
        assert len(screen.view.reminders) == before - 1


async def test_doing_what_several_events_would_satisfy_asks_which(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "kestrel")
        await pilot.press("e", "o", "enter")
        offer = next(
            one for one in screen.view.reminders_of("kestrel") if one.rule.id.endswith("-meeting")
        )
        await pilot.press("d")
        screen.due.select(offer)
        await pilot.press("x", "x")
        assert screen.picker.is_asking
        await pilot.press("r")
        assert screen.service.board["kestrel"].outcome is Outcome.REJECTED


async def test_all_that_is_silent_is_closed_from_its_one_row(dashboard: Dashboard) -> None:
    sent = at("2026-09-01T10:00")
    silent = [
        Application(
            id=f"s{n}",
            company=f"S{n}",
            role="SRE",
            added=sent,
            stage=Stage.APPLIED,
            events=Timeline([Event(id=f"x{n}", kind=Kind.APPLIED, at=sent, logged=sent)]),
        )
        for n in range(8)
    ]
    async with dashboard(silent) as pilot:
        screen = app_of(pilot).board_screen
        await pilot.press("d")
        while not screen.due.is_silent:
            await pilot.press("j")
        await pilot.press("z")
        assert not screen.picker.is_asking
        await pilot.press("x", "y")
        board = screen.service.board
        assert "8 cards: now in closed" in screen.notice.said
        assert {application.outcome for application in board.applications.values()} == {
            Outcome.SILENT
        }


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_the_newest_event_is_under_the_cursor_once_the_detail_has_the_keys(
    dashboard: Dashboard, size: tuple[int, int]
) -> None:
    async with dashboard(size=size) as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "aoba")
        await pilot.press("enter")
        await pilot.pause()
        assert screen.selection.event_id == "e2"


async def test_no_event_that_is_out_of_sight_is_taken_out(
    dashboard: Dashboard,
) -> None:
    long = replace(small_board()[0], notes="\n".join(f"note {n}" for n in range(39)))
    async with dashboard([long], size=(80, 24)) as pilot:
        screen = app_of(pilot).board_screen
        await pilot.press("plus")  # the details cover the screen, with all that is known
        await pilot.pause()
        assert screen.selection.event_id is None
        await pilot.press("delete")
        assert len(kinds(pilot, "aoba")) == 2
        await pilot.press("G", "delete")
        assert kinds(pilot, "aoba") == [Kind.INTERVIEW]
        await pilot.press("g")
        assert screen.selection.event_id is None
        await pilot.press("plus", "delete")  # the facts are folded: the timeline is in sight
        assert not kinds(pilot, "aoba")


async def test_enter_on_a_due_row_jumps_to_its_card(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "kestrel")
        await pilot.press("d", "g", "enter")
        assert screen.place is KeyContext.COLUMNS
        assert screen.columns.cursor_app == "aoba"


async def test_marked_cards_move_and_are_tagged_together(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        for one in ("hoshi", "kestrel"):
            await select(pilot, one)
            await pilot.press("space")
        await pilot.press("t")
        await type_in(pilot, "tokyo -remote")
        await pilot.press("enter")
        assert screen.service.board["kestrel"].tags == ("tokyo",)
        assert screen.service.board["hoshi"].tags == ("tokyo",)
        await pilot.press("m", "c", "w")
        for one in ("hoshi", "kestrel"):
            assert screen.service.board[one].outcome is Outcome.WITHDRAWN
        assert screen.service.board["aoba"].stage is Stage.INTERVIEW
        await pilot.press("u")
        await until(pilot, lambda: screen.service.board["hoshi"].stage is Stage.APPLIED)
        assert screen.service.board["kestrel"].stage is Stage.WISHLIST


async def test_the_filter_works_while_typing_and_escape_brings_back_what_was(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await pilot.press("slash")
        await type_in(pilot, "#remote")
        assert screen.shown_count == 1
        await pilot.press("escape")
        assert screen.shown_count == 3
        await pilot.press("exclamation_mark")
        assert screen.shown_count == 1
        await pilot.press("escape")
        assert screen.shown_count == 3


async def test_the_first_key_moves_the_cursor_and_no_card(dashboard: Dashboard) -> None:
    wishes = [replace(small_board()[2], id=f"wish{number}") for number in range(3)]
    async with dashboard([*small_board(), *wishes]) as pilot:
        columns = app_of(pilot).board_screen.columns

        def places() -> list[list[int]]:
            return [[card.y for card in one.placed] for one in columns.query(StageColumn)]

        before = places()
        assert len(before[0]) == 4
        await pilot.press("j")
        assert places() == before


async def test_a_filter_that_goes_leaves_the_cursor_where_it_was_before(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        columns = app_of(pilot).board_screen.columns
        for keys in (["exclamation_mark"] * 2, ["exclamation_mark", "escape"]):
            await select(pilot, "kestrel")
            await pilot.press(keys[0])
            assert columns.cursor_app == "aoba"
            await pilot.press(keys[1])
            assert columns.cursor_app == "kestrel"
        await pilot.press("slash", *"aoba", "escape")
        assert columns.cursor_app == "kestrel"
        await pilot.press("slash", *"aoba", "enter", "escape")
        assert columns.cursor_app == "kestrel"
        await pilot.press("f", *"aoba", "enter")
        assert columns.cursor_app == "aoba"
        await pilot.press("escape")
        assert columns.cursor_app == "kestrel"
        await pilot.press("f", *"aoba", "enter", "f", *"hoshi", "enter", "escape")
        assert columns.cursor_app == "kestrel"
        # what is done on a card that was found keeps the cursor there
        await pilot.press("f", *"aoba", "enter", "e", "escape", "escape")
        assert columns.cursor_app == "aoba"
        await select(pilot, "kestrel")
        await pilot.press("slash", *"is:open", "enter", "2", "escape")
        assert columns.cursor_app not in ("kestrel", "aoba")


async def test_a_day_ahead_that_can_not_be_is_refused_while_one_types(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("E", "x")
        await type_in(pilot, "tomorrow")
        echo = app_of(pilot).board_screen.prompt.query_one("#echo", Static)
        assert "that is in the future, but the stage" in str(echo.content)
        assert kinds(pilot, "aoba") == [Kind.APPLIED, Kind.INTERVIEW]
        await pilot.press("escape", "E", "n")
        await type_in(pilot, "tomorrow")
        assert "note: that is in the future" in str(echo.content)


async def test_only_what_is_sent_is_asked_to_be_sent_anyway(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "hoshi")
        await pilot.press("e", "f")
        assert "Send anyway?" in str(screen.picker.render())
        await pilot.press("n")
        screen.announcer.insist("too early", Kind.REFLECTED, lambda: None)
        assert "Log it anyway?" in str(screen.picker.render())


async def test_a_long_warning_is_read_to_its_end_and_gives_its_lines_back(
    dashboard: Dashboard,
) -> None:
    async with dashboard(size=(80, 24)) as pilot:
        screen = app_of(pilot).board_screen
        height = screen.columns.size.height
        screen.announcer.warn("word " * 25 + "END")
        await pilot.pause()
        lines = [screen.notice.render_line(y).text for y in range(screen.notice.size.height)]
        assert len(lines) == 2
        assert lines[-1].rstrip().endswith("END")
        screen.announcer.warn("word " * 300)
        await pilot.pause()
        assert screen.notice.size.height == 3
        assert screen.notice.render_line(2).text.rstrip().endswith("…")
        await pilot.press("j")
        await pilot.pause()
        assert screen.columns.size.height == height


async def test_the_filter_counts_what_it_shows(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await pilot.press("slash", "k", "e", "s", "t")
        await pilot.press("r")
        await pilot.pause(0.05)
        screen = app_of(pilot).board_screen
        assert screen.shown_count == 1
        assert "1 of 3 shown" in str(screen.prompt.query_one("#echo", Static).content)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_the_lists_and_figures_are_of_what_the_filter_shows(
    dashboard: Dashboard, size: tuple[int, int]
) -> None:
    async with dashboard(size=size) as pilot:
        screen = app_of(pilot).board_screen
        screen.give_screen(True)  # then the line of what is due is shown, in any size

        async def seen(query: str) -> tuple[set[str], str, str]:
            """The signs of the due list, the header, the line of what is due."""
            screen.search.filter(query)
            await pilot.pause()
            due = screen.due
            parts = [(due, 1 + row) for row in range(due.count)]
            rows, header, below = (
                ["".join(text for text, _tone in part.line_at(y, size[0])[0]) for part, y in lines]
                for lines in (parts, [(screen.board_header, 0)], [(screen.due_line, 0)])
            )
            return {row.split()[0] for row in rows}, header[0], below[0]

        assert {"▲", "◇", "○"} <= (await seen(""))[0]
        await pilot.press("exclamation_mark")
        signs, header, below = await seen(screen.search.query_text)
        assert signs == {"▲"}
        assert "1 of 3, Esc clears" in header
        for line in (header, below):
            assert ("▲ 1" in line, "◇" in line) == (True, False)
        assert (await seen("is:waiting"))[0] == {"○"}
        for query in ("aoba -is:late", "kestrel"):
            signs, header, below = await seen(query)
            assert (signs, "▲" in header) == (set(), False)
            assert "nothing that the filter shows is due" in below


@pytest.mark.drawn
async def test_a_filter_waits_for_what_is_read_between_keys(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobboard_tui.tui.screens.board_search.READ_AT_ONCE", 1)
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        screen.command("filter")
        screen.search.filter("kestrel")
        assert screen.shown_count == 3
        await until(pilot, lambda: screen.shown_count == 1)
        screen.search.filter("")
        assert screen.shown_count == 3


async def test_removed_cards_come_back_from_the_bin(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "kestrel")
        await pilot.press("delete")
        assert "kestrel" in screen.service.board.bin
        await pilot.press("u")
        await until(pilot, lambda: "kestrel" in screen.service.board.applications)


async def test_a_notice_says_once_what_an_event_and_its_column_are_called(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "hoshi")
        await pilot.press("i")
        screen.prompt.line.value = "fri 15:00"
        await pilot.press("enter")
        assert screen.notice.said == "ほしぞら株式会社: logged: interview, Fri 27 Nov 15:00"
        await pilot.press("e", "t", "n")
        assert Kind.THANKED not in kinds(pilot, "hoshi")
        await select(pilot, "kestrel")
        await pilot.press("e", "a", "e", LETTER_OF[Kind.RECEIVED])
        assert "now in screening" in screen.notice.said


async def test_an_undo_of_what_the_filter_hides_names_the_card(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        screen.service.events.log("kestrel", Kind.WROTE)
        await pilot.pause()
        await select(pilot, "aoba")
        screen.search.filter("aoba")
        for key, deed in (("u", "Undone"), ("U", "Redone")):
            await pilot.press(key)
            for _wait in range(40):
                await pilot.pause(0.05)
                if deed in screen.notice.said:
                    break
            assert screen.notice.said.startswith(deed)
            assert screen.notice.said.endswith("Hidden by the filter: Kestrel KK; Esc clears it.")
            assert screen.search.query_text == "aoba"


async def test_undo_and_redo_of_what_another_program_did(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        other = Store(store.path, store.places, program="other")
        other.commit("rename", lambda board: board.edit("kestrel", company="Kestrel Labs"))
        await until(pilot, lambda: screen.service.board["kestrel"].company == "Kestrel Labs")
        await pilot.press("u")
        await until(pilot, lambda: screen.service.board["kestrel"].company == "Kestrel KK")
        await pilot.press("U")
        await until(pilot, lambda: screen.service.board["kestrel"].company == "Kestrel Labs")


async def test_a_window_that_opens_changes_the_screen_by_itself(
    dashboard: Dashboard, clock: Clock
) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        assert "application-follow-up" in [one.rule.id for one in screen.view.waiting]
        clock.now += timedelta(days=4)
        screen.redraw()  # as the alarm does
        assert "application-follow-up" in [one.rule.id for one in screen.view.due]


async def test_the_alarm_is_set_for_the_next_change_and_for_30_seconds_at_most(
    dashboard: Dashboard, clock: Clock
) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        assert 0 < screen.seconds_to_sleep() <= 30
        change = screen.view.changes_at
        assert change is not None
        clock.now = change - timedelta(seconds=5)
        screen.redraw()
        assert screen.seconds_to_sleep() <= 5.1


async def test_an_empty_board_welcomes(dashboard: Dashboard) -> None:
    async with dashboard([]) as pilot:
        assert type(pilot.app.screen).__name__ == "WelcomeScreen"
        where = str(app_of(pilot).service.store.path)
        said = str(pilot.app.screen.query_one("#where", Static).content)
        assert where in "".join(said.split())
        await pilot.press("a")
        await pilot.pause()
        assert app_of(pilot).board_screen.prompt.is_asking
        await type_in(pilot, "Umineko Games / Tools")
        await pilot.press("enter")
        assert [
            application.company for application in app_of(pilot).service.board.applications.values()
        ] == ["Umineko Games"]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_an_empty_board_says_how_to_begin_after_the_welcome_too(
    dashboard: Dashboard, size: tuple[int, int]
) -> None:
    def says_it() -> bool:
        lines = app_of(pilot).board_screen._compositor.render_strips()
        return any("a adds an application, I imports a list" in line.text for line in lines)

    async with dashboard([], size=size) as pilot:
        await pilot.press("a", "escape")
        await pilot.pause()
        assert says_it()
        await pilot.press("a", *"Umineko / Tools", "enter")
        await pilot.pause()
        assert not says_it()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50), (20, 5), (100, 20)])
async def test_every_size_shows_and_keeps_the_cursor(
    dashboard: Dashboard, size: tuple[int, int]
) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "kestrel")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert screen.columns.cursor_app == "kestrel"
        wide = size[0] >= 100
        assert screen.query_one("#detail").display is wide
        assert screen.query_one("#lower").display is (wide and size[1] >= 30)
        await pilot.press("d")
        assert screen.query_one("#lower").display is True
        await pilot.press("escape", "enter")
        assert screen.query_one("#detail").display is True
        await pilot.press("escape")
        assert screen.place is KeyContext.COLUMNS


async def test_details_have_followed_when_a_key_has_been_carried_out(dashboard: Dashboard) -> None:
    """Not a message later: the cursor and the details are one paint."""
    async with dashboard() as pilot:
        await select(pilot, "kestrel")
        screen = app_of(pilot).board_screen
        for key, company in (("right", "ほしぞら"), ("left", "Kestrel"), ("right", "ほしぞら")):
            screen.command(key)
            line, _ground = screen.detail.line_at(0, 39)
            assert company in "".join(text for text, _tone in line)


async def test_a_command_that_cannot_be_used_says_why(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "kestrel")
        await pilot.press("o")
        assert "posting" in screen.notice.said


async def test_a_meeting_that_is_moved_onto_another_is_warned_of(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        screen.service.events.log("kestrel", Kind.INTERVIEW, at=NOW + timedelta(days=3))
        screen.service.events.log("hoshi", Kind.INTERVIEW, at=NOW + timedelta(days=4))
        screen.redraw()
        await select(pilot, "hoshi")
        screen.go_to(KeyContext.DETAIL)
        await until(pilot, lambda: screen.selection.event_id is not None)
        screen.command("amend")
        await pilot.pause()
        form = pilot.app.screen
        when = NOW + timedelta(days=3, minutes=30)
        form.field("at").text = f"{when:%Y-%m-%d %H:%M}"  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "This overlaps with Kestrel KK, interview" in screen.notice.said


async def test_a_link_that_is_none_is_not_opened(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "true")
    async with dashboard() as pilot:
        app = app_of(pilot)
        opened: list[str] = []
        monkeypatch.setattr("webbrowser.open", lambda url, *_more: opened.append(url))
        app.programs.open_link("javascript:alert(1)")
        assert opened == []
        assert "javascript" in app.board_screen.notice.said
        app.programs.open_link("https://example.com/a")
        assert opened == ["https://example.com/a"]


async def test_cards_are_put_in_order_by_hand(dashboard: Dashboard) -> None:
    from jobboard_tui.domain.search.sorting import SortOrder

    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        screen.service.move(["hoshi", "aoba"], Stage.WISHLIST)
        await pilot.press("s", "h")
        assert screen.order is SortOrder.HAND

        def order() -> list[str]:
            column_cards = next(one for one in screen.lanes if one.stage is Stage.WISHLIST)
            return [card.application.id for card in column_cards.cards]

        first = order()
        await select(pilot, first[0])
        await pilot.press("J")
        assert order() == [first[1], first[0], first[2]]
        assert screen.columns.cursor_app == first[0]


def test_every_command_has_an_act_and_every_key_one_meaning_in_a_place() -> None:
    from jobboard_tui.tui.actions import load

    acts = load()
    assert set(acts) == {command.id for command in COMMANDS}
    for place in KeyContext:
        keys = [
            key
            for command in COMMANDS
            if place in command.places
            for key in command.keys.split(",")
        ]
        assert len(keys) == len(set(keys)), place


async def test_the_order_that_is_set_is_the_first(store: Store, clock: Clock) -> None:
    store.commit("set up", lambda board: board.with_applications(*small_board()))
    service = BoardService(store, load_rules(None), clock)
    app = JobboardApp(service, Settings(sort="company"), lambda _settings: None)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert app.board_screen.order is SortOrder.COMPANY
        app.saver.stop(5)


async def test_what_was_done_and_what_is_to_mind_are_said_together(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        for company in ("hoshi", "kestrel"):
            screen.service.events.log(company, Kind.INTERVIEW, at=at("2026-11-25T10:00"))
        screen.columns.select("aoba")
        await pilot.press("i", *"wed 10:15", "enter")
        await pilot.pause()
        for part in ("logged: interview", "ほしぞら株式会社", "Kestrel KK"):
            assert part in screen.notice.said


async def test_snoozing_past_its_end_is_told(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        screen.go_to(KeyContext.DUE)
        await pilot.pause()
        for _row in range(9):
            if (
                screen.selection.reminder is not None
                and screen.selection.reminder.rule.id == "thank-you"
            ):
                break
            await pilot.press("j")
        await pilot.press("z", "k")
        await pilot.pause()
        assert "snoozed, it stays until" in screen.notice.said


async def test_no_channel_is_said_of_a_card_and_taken_back_with_the_same_key(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        reminder = next(one for one in screen.view.reminders if one.rule.id == "thank-you")
        assert reminder.application
        await select(pilot, reminder.application)
        for is_silent in (True, False):
            await pilot.press("underscore", "a")
            await pilot.pause()
            rules = {one.rule.id for one in screen.view.reminders_of(reminder.application)}
            assert ("thank-you" not in rules) is is_silent
            lines = [screen.detail.line_at(y, 60)[0] for y in range(30)]
            shown = " ".join("".join(text for text, _tone in line).strip() for line in lines)
            assert (
                "nobody to write to, so no reminders: thank-you, follow up" in shown
            ) is is_silent
            assert reminder.company in screen.notice.said


async def test_a_side_of_a_conflict_copy_is_chosen_field_by_field_and_for_all(
    dashboard: Dashboard, store: Store, tmp_path: Path
) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        app_of(pilot).saver.stop(5)
        theirs = on_another_machine(
            store, tmp_path / "there", lambda b: b.edit("aoba", notes="theirs", location="Kobe")
        )
        store.commit("here", lambda b: b.edit("aoba", notes="ours", location="Tokyo"))
    store.path.with_name("board.sync-conflict-20261123-101112-ABC7DEF.json").write_bytes(theirs)
    service = BoardService(store, load_rules(None), Clock())
    app = JobboardApp(service, Settings(), lambda _settings: None)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.board_screen
        await until(pilot, lambda: bool(screen.announcer.copies))
        await pilot.press("V")
        await until(pilot, lambda: isinstance(app.screen, CopiesScreen))
        page = app.screen
        assert isinstance(page, CopiesScreen)

        def kept() -> dict[str, str]:
            return {row.line.field: row.line.kept for row in page.rows if row.line}

        async def press(key: str) -> None:
            await pilot.press(key)
            await until(pilot, lambda: not page.waits)

        assert set(kept().values()) == {"ours", "Tokyo"}
        fields = [row.line.field for row in page.rows if row.line]
        await press("t")
        assert [kept()[name] in ("theirs", "Kobe") for name in fields] == [True, False]
        await press("j")
        await press("h")
        await press("n")
        assert [kept()[name] in ("theirs", "Kobe") for name in fields] == [True, False]
        await press("T")
        assert set(kept().values()) == {"theirs", "Kobe"}
        await press("N")
        assert set(kept().values()) == {"ours", "Tokyo"}
        await press("g")
        await press("j" if fields.index("place") else "k")
        await press("t")
        await pilot.press("m")
        await until(pilot, lambda: app.screen is screen)
        assert (service.board["aoba"].notes, service.board["aoba"].location) == ("ours", "Kobe")
        app.saver.stop(5)


async def test_the_board_is_exported_and_no_file_is_written_over_unasked(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    out.write_text("mine", encoding="utf-8")
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        for answer, expected in (("n", False), ("y", True)):
            screen.command("export")
            await pilot.pause()
            screen.prompt.line.value = str(out)
            await pilot.press("enter")
            await pilot.pause()
            await pilot.press(answer)
            if expected:
                await until(pilot, lambda: "Kestrel" in out.read_text(encoding="utf-8"))
            else:
                assert out.read_text(encoding="utf-8") == "mine"


async def test_one_meeting_is_saved_as_a_calendar_file_and_its_path_is_said(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    out = tmp_path / "meeting.ics"
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        held = screen.service.events.log("kestrel", Kind.INTERVIEW, at=at("2026-11-10T10:00"))
        await select(pilot, "kestrel")
        await pilot.press("percent_sign")
        assert not screen.prompt.display
        assert "Kestrel KK: no meeting is coming up" in screen.notice.said

        screen.service.events.log("kestrel", Kind.INTERVIEW, at=at("2026-11-25T10:00"))
        await pilot.press("percent_sign")
        await pilot.pause()
        assert "Kestrel: add interview Wed 25 Nov 10:00 to which" in str(screen.picker.render())
        await pilot.press("f")
        await pilot.pause()
        assert screen.prompt.line.value == "~/kestrel-kk-2026-11-25.ics"
        screen.prompt.line.value = str(out.with_suffix(".csv"))
        await pilot.press("enter")
        assert screen.prompt.display
        screen.prompt.line.value = str(out)
        await pilot.press("enter")
        await until(pilot, lambda: f"saved in {out}" in screen.notice.said)
        text = out.read_text(encoding="utf-8")
        assert text.count("BEGIN:VEVENT") == 1
        assert "20261125T100000" in text

        screen.go_to(KeyContext.DETAIL)
        for _row in range(20):
            if screen.selection.event_id == held.id:
                break
            await pilot.press("j")
        for answer in ("n", "y"):
            await pilot.press("percent_sign", "enter")
            await pilot.pause()
            screen.prompt.line.value = str(out)
            await pilot.press("enter")
            await pilot.pause()
            assert out.read_text(encoding="utf-8") == text
            await pilot.press(answer)
        await until(pilot, lambda: "20261110T100000" in out.read_text(encoding="utf-8"))


async def test_one_meeting_is_filled_in_a_calendar_on_the_web(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        screen.service.events.log("kestrel", Kind.INTERVIEW, at=at("2026-11-25T10:00"))
        await select(pilot, "kestrel")
        monkeypatch.setenv("BROWSER", "true")
        monkeypatch.setattr(screen.session.programs, "_open_address", opened.append)
        await pilot.press("percent_sign", "g")
        await pilot.pause()
        (address,) = opened
        assert "dates=20261125T010000Z%2F20261125T020000Z" in address
        assert "opened in the browser: https://calendar.google.com" in screen.notice.said


@pytest.mark.parametrize("name", ["~nobody-at-all/xxxx.csv", "x" * 300 + ".csv"])
async def test_a_path_that_cannot_be_is_told(dashboard: Dashboard, name: str) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        screen.command("export")
        await pilot.pause()
        screen.prompt.line.value = name
        await pilot.press("enter")
        await until(pilot, lambda: bool(screen.notice.said))
        assert "xxxx" in screen.notice.said


async def test_our_themes_come_first(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await pilot.press("ctrl+t")
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        assert pilot.app.theme == "jobboard-day"


async def test_a_picture_is_saved_also_where_the_folder_of_the_start_is_gone(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    async with dashboard() as pilot:
        monkeypatch.chdir(folder)
        folder.rmdir()
        app = app_of(pilot)
        app._save_picture()
        assert "saved" in app.board_screen.notice.said
        monkeypatch.chdir(tmp_path)
    assert list(Path.home().glob("jobboard-*.svg"))


async def test_settings_that_cannot_be_kept_hold_and_are_told(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(_settings: object) -> None:
        raise NotSaved("settings.toml", "the disk is full", "make room")

    async with dashboard() as pilot:
        app = app_of(pilot)
        monkeypatch.setattr(app, "keep", keep)
        app.theme = "jobboard-day"
        await pilot.pause()
        assert "the disk is full" in app.board_screen.notice.said
        assert app.settings.theme == "jobboard-day"


@pytest.mark.parametrize(
    ("count", "names"),
    [(2, "C00, C01"), (21, ", ".join(f"C{n:02}" for n in range(20)) + " and 1 more")],
)
async def test_the_silent_are_named_and_only_what_is_left_out_is_dotted(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch, count: int, names: str
) -> None:
    asked: list[str] = []
    at = NOW - timedelta(days=60)
    silent = [
        Application(
            id=f"c{number:02}",
            company=f"C{number:02}",
            role="SRE",
            added=at,
            stage=Stage.APPLIED,
            events=Timeline([Event(id=f"s{number}", kind=Kind.APPLIED, at=at, logged=at)]),
        )
        for number in range(count)
    ]
    async with dashboard(silent) as pilot:
        screen = app_of(pilot).board_screen
        monkeypatch.setattr(
            screen.announcer, "confirm", lambda question, _yes: asked.append(question)
        )
        screen.command("close_silent")
    assert asked == [f"Close, no reply: {names}?"]


def owing_a_reply() -> Application:
    sent, wrote = at("2026-09-01T10:00"), at("2026-09-02T10:00")
    events = [
        Event(id="r1", kind=Kind.APPLIED, at=sent, logged=sent),
        Event(id="r2", kind=Kind.RECEIVED, at=wrote, logged=wrote),
    ]
    return Application(
        id="owes",
        company="Owes",
        role="SRE",
        added=sent,
        stage=Stage.SCREENING,
        events=Timeline(events),
    )


async def test_nobody_whose_message_has_no_answer_is_closed_as_silent(dashboard: Dashboard) -> None:
    async with dashboard([owing_a_reply()]) as pilot:
        screen = app_of(pilot).board_screen
        await pilot.press("S")
        assert not screen.picker.is_asking
        assert "No application is listed" in screen.notice.said
        assert screen.service.board["owes"].is_open


async def test_who_answers_while_it_is_asked_is_not_closed(dashboard: Dashboard) -> None:
    sent = at("2026-09-01T10:00")
    silent = [
        Application(
            id=key,
            company=key,
            role="SRE",
            added=sent,
            stage=Stage.APPLIED,
            events=Timeline([Event(id=f"x{key}", kind=Kind.APPLIED, at=sent, logged=sent)]),
        )
        for key in ("gone", "back")
    ]
    async with dashboard(silent) as pilot:
        screen = app_of(pilot).board_screen
        await pilot.press("S")
        screen.service.events.log("back", Kind.RECEIVED)
        await pilot.press("y")
        board = screen.service.board
        assert board["gone"].outcome is Outcome.SILENT
        assert board["back"].is_open
        assert screen.notice.said.startswith("gone: now in closed")


async def test_closing_what_is_silent_rests_with_the_board(dashboard: Dashboard) -> None:
    sent = at("2026-09-01T10:00")
    application = Application(
        id="gone",
        company="Gone",
        role="SRE",
        added=sent,
        stage=Stage.APPLIED,
        events=Timeline([Event(id="x", kind=Kind.APPLIED, at=sent, logged=sent)]),
    )
    async with dashboard([application]) as pilot:
        screen = app_of(pilot).board_screen
        screen.service.pause()
        screen.redraw()
        await pilot.press("S")
        assert "Suggestions are paused: no application is listed for closing" in screen.notice.said
