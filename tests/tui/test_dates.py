"""Dates without a year on the screen: read for what they are, and asked about where in doubt."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Event, Kind
from jobboard_tui.tui.command_type import KeyContext
from jobboard_tui.tui.screens.compose import ComposeScreen
from jobboard_tui.tui.screens.form import ApplicationForm, EventForm
from jobboard_tui.tui.screens.received_message import ReceivedForm
from jobboard_tui.tui.widgets.line_input import LineInput
from tests.tui.conftest import Dashboard, at
from tests.tui.screen_driver import Stage
from tests.tui.screens.test_compose import SENDER
from tests.tui.screens.test_form import AOBA, NOW, TALK, fill, form_of
from tests.tui.test_board_screen import app_of, select

# The board's clock stands at Sat 21 Nov 2026, 17:00.

_KEYS = {" ": "space", "/": "slash", "+": "plus", ".": "full_stop", ":": "colon"}

LINES = [
    # keys, what is typed, the doubt, what is typed instead, the event's day, its by (both of 2026)
    ("i", "6/10 15:00", "10 Jun 2026 or Thu 10 Jun 2027", "11/20 15:00", "11-20", None),
    ("E o", "11/30 by 12/4", "2025 or Mon 30 Nov 2026", "11/10 by 11/13", "11-10", "11-13"),
    ("E t", "6/1", "1 Jun 2025 or Mon 1 Jun 2026", "11/19 18:00", "11-19", None),
    ("e m", "11/25 15:00 by 11/24", "24 Nov 2026 or", "11/25 15:00 by 12/24", "11-25", "12-24"),
    ("e b", "11/20", "20 Nov 2026 or Sat 20 Nov 2027", "11/27", "11-21", "11-27"),
    ("e h", "this morning", "that is in the past", "11/24", "11-21", "11-24"),
    ("i", "this friday 14:00", "20 Nov 2026 14:00 or Fri", "12/3 14時から1時間", "12-03", None),
    ("i", "12月1日午後", "a part of Tue 1 Dec 2026", "12/1 25時 佐藤様", "12-02", None),
    ("e b", "来週前半", "from Mon 23 Nov 2026 to Wed 25 Nov", "12月上旬", "11-21", "12-10"),
    ("T", "SPI fri, ES mon", "be two to-dos", "SPI 3営業日以内", "11-21", "11-26"),
    ("T", "SPI by 11/20", "20 Nov 2026 or Sat 20 Nov 2027", "SPI by 11/24", "11-21", "11-24"),
    ("T", "SPI 11/20", "20 Nov 2026 or Sat 20 Nov 2027", "SPI 11/24", "11-21", "11-24"),
]


async def refuse(pilot: Pilot[str], line: str, doubt: str) -> None:
    """Type a line; Enter does not take it, and both readings stand there."""
    screen = app_of(pilot).board_screen
    screen.prompt.line.value = line
    await pilot.pause()
    for _twice in range(2):
        await pilot.press("enter")
        assert screen.prompt.is_asking
        assert doubt in str(screen.prompt.query_one("#echo", Static).render())


async def take(pilot: Pilot[str], line: str) -> str:
    """Type a line and take it; what was understood."""
    prompt = app_of(pilot).board_screen.prompt
    prompt.line.value = line
    await pilot.pause()
    echo = str(prompt.query_one("#echo", Static).render())
    await pilot.press("enter")
    assert not prompt.is_asking
    return echo


@pytest.mark.parametrize(("keys", "doubtful", "doubt", "line", "day", "by"), LINES)
async def test_the_line_asks_and_then_takes(
    dashboard: Dashboard,
    keys: str,
    doubtful: str,
    doubt: str,
    line: str,
    day: str,
    by: str | None,
) -> None:
    async with dashboard() as pilot:
        board = app_of(pilot).service.board
        await select(pilot, "kestrel")
        await pilot.press(*keys.split())
        await refuse(pilot, doubtful, doubt)
        assert app_of(pilot).service.board == board
        assert "2026" in await take(pilot, line)
        (event,) = app_of(pilot).service.board["kestrel"].events
        assert f"{event.at:%Y-%m-%d}" == f"2026-{day}"
        due = by and date.fromisoformat(f"2026-{by}")
        assert event.by == due
        said = app_of(pilot).board_screen.notice.said
        assert not due or f"by {due:%a} {due.day} {due:%b}" in said


async def test_an_application_is_added(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await pilot.press("a")
        await refuse(pilot, "Momiji / SRE applied 11/25", "25 Nov 2025 or Wed 25 Nov 2026")
        await refuse(pilot, "Momiji / SRE by 11/20", "20 Nov 2026 or Sat 20 Nov 2027")
        echo = await take(pilot, "Momiji / SRE by 11/20 applied 11/2")
        assert "apply by Fri 20 Nov 2026" in echo
        assert "applied Mon 2 Nov 2026" in echo
        application = app_of(pilot).service.board[app_of(pilot).board_screen.columns.cursor_app]
        assert application.apply_by == date(2026, 11, 20)
        assert [event.at for event in application.events] == [at("2026-11-02T00:00")]


async def test_a_snooze_and_a_pause_are_the_next(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        service = app_of(pilot).service
        await pilot.press("d", "z", "u")
        await refuse(pilot, "11/20", "20 Nov 2026 or Sat 20 Nov 2027")
        await refuse(pilot, "10日", "or Thu 10 Dec 2026")
        await take(pilot, "11/24")
        marks = [
            mark
            for application in service.board.applications.values()
            for mark in application.marks
        ]
        assert [mark.until for mark in marks] == [at("2026-11-24T00:00")]
        await pilot.press("P")
        await refuse(pilot, "11/20", "20 Nov 2026 or Sat 20 Nov 2027")
        await refuse(pilot, "10日", "or Thu 10 Dec 2026")
        await take(pilot, "11/24")
        assert service.board.is_paused(at("2026-11-23T12:00"))


TYPED = [
    # what is typed in the menu, the day until which it is snoozed, or a doubt
    ("10", "2026-12-01T00:00", ""),
    ("1w", "2026-11-28T00:00", ""),
    ("１２", "2026-12-03T00:00", ""),
    ("3pm", "2026-11-22T15:00", ""),
    ("1/8", "2027-01-08T00:00", ""),
    ("tomorrow", "2026-11-22T00:00", ""),
    ("mon", "2026-11-23T00:00", ""),
    ("wed 9:00", "2026-11-25T09:00", ""),
    ("明日", "2026-11-22T00:00", ""),
    ("今週末", "2026-11-22T00:00", ""),
    ("+1m", "", "minutes or months"),
    ("3.5", "", "days or a date"),
    ("dec", "", "not a date or time"),
]


async def test_a_time_typed_in_the_menu_of_snoozes_is_one(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        before = screen.service.board

        def marks() -> list[datetime | None]:
            every = screen.service.board.applications.values()
            return [mark.until for application in every for mark in application.marks]

        for typed, until, doubt in TYPED:
            await pilot.press("d", "z", *(_KEYS.get(sign, sign) for sign in typed))
            line = screen.prompt.line
            assert line.value == unicodedata.normalize("NFKC", typed[0]) + typed[1:], typed
            await pilot.press("enter")
            assert marks() == ([at(until)] if until else []), typed
            if doubt:
                assert doubt in str(screen.prompt.query_one("#echo", Static).render()), typed
                line.value = ""
                await pilot.press("escape")
            else:
                await pilot.press("u")
            assert not screen.prompt.is_asking, typed
            assert screen.service.board.applications == before.applications, typed
            screen.go_to(KeyContext.COLUMNS)


# -- forms: seen from Mon 23 Nov 2026, 10:00 -----------------------------------------------------


async def fault(app: Stage, pilot: Any, name: str, text: str) -> str:
    await fill(app, pilot, **{name: text})
    await pilot.press("ctrl+s")
    await pilot.pause()
    assert app.result == "nothing yet"
    return form_of(app).field(name).fault


async def test_the_form_of_an_event_reckons_the_date_from_its_time() -> None:
    app = Stage()
    async with app.run_test(size=(100, 40)) as pilot:
        app.open(EventForm(TALK, NOW, app.drafts))
        await pilot.pause()
        assert "10 Jun 2026 or" in await fault(app, pilot, "at", "6/10 15:00")
        assert "20 Nov 2026 or Sat 20 Nov 2027" in await fault(app, pilot, "by", "11/20")
        await fill(app, pilot, at="11/16 15:00")
        assert form_of(app).field("by").fault == ""
        assert "Fri 20 Nov 2026" in app.picture()
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert app.result == {
        "at": datetime(2026, 11, 16, 15, tzinfo=NOW.tzinfo),
        "by": date(2026, 11, 20),
    }


async def test_the_form_of_a_to_do_and_of_an_application_take_the_next_day() -> None:
    todo = Event(id="t", kind=Kind.TASK, at=at("2026-11-02T10:00"), logged=NOW, note="SPI")
    for form in (
        lambda app: EventForm(todo, NOW, app.drafts),
        lambda app: ApplicationForm(replace(AOBA, apply_by=None), NOW, app.drafts),
    ):
        app = Stage()
        async with app.run_test(size=(100, 40)) as pilot:
            app.open(form(app))
            await pilot.pause()
            name = "by" if isinstance(form_of(app), EventForm) else "apply_by"
            assert "20 Nov 2026 or" in await fault(app, pilot, name, "11/20")
            await fill(app, pilot, **{name: "12/4"})
            await pilot.press("ctrl+s")
            await pilot.pause()
        assert app.result == {name: date(2026, 12, 4)}


async def test_a_message_of_the_past() -> None:
    app = Stage()
    async with app.run_test(size=(100, 40)) as pilot:
        app.open(ReceivedForm(AOBA, NOW, app.drafts, lambda _text: None))
        await pilot.pause()
        form = app.screen
        assert isinstance(form, ReceivedForm)
        form.field("at").text = "11/30"
        await pilot.pause()
        assert "30 Nov 2025 or Mon 30 Nov 2026" in form.field("at").fault
        form.field("at").text = "11/20 10:00"
        await pilot.pause()
        assert form.field("at").told == datetime(2026, 11, 20, 10, tzinfo=NOW.tzinfo)


# -- letters -------------------------------------------------------------------------------------


async def test_a_letter_s_question_stays_until_the_year_is_certain(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        app = app_of(pilot)
        app.settings = replace(app.settings, sender=SENDER)
        await select(pilot, "aoba")
        await pilot.press("c")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ComposeScreen)
        screen._change("more-time", Language.EN)
        await pilot.pause()
        line = screen.query_one("#answer", LineInput)
        line.value = "11/20"
        await pilot.press("enter")
        await pilot.pause()
        said = str(screen.query_one("#keys", Static).render())
        assert "20 Nov 2026 or Sat 20 Nov 2027" in said
        line.value = "1/8"
        await pilot.press("enter")
        await pilot.pause()
        assert "Friday, 8 January 2027" in screen.draft.body


async def test_a_time_alone_in_the_form_is_of_the_day_of_the_event() -> None:
    app = Stage()
    event = replace(TALK, at=at("2026-12-04T15:00"), by=date(2026, 12, 11))
    async with app.run_test(size=(100, 40)) as pilot:
        app.open(EventForm(event, NOW, app.drafts))
        await pilot.pause()
        await fill(app, pilot, at="16:00", by="18:00")
        assert "Fri 4 Dec 2026 16:00" in app.picture()
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert app.result == {
        "at": datetime(2026, 12, 4, 16, tzinfo=NOW.tzinfo),
        "by": datetime(2026, 12, 11, 18, tzinfo=NOW.tzinfo),
    }


@pytest.mark.parametrize(
    ("keys", "line", "doubt"),
    [
        ("E t", "sat", "Sat 14 Nov 2026 or Sat 21 Nov 2026"),
        ("e b", "土曜", "Sat 21 Nov 2026 or Sat 28 Nov 2026"),
        ("T", "SPI by sat", "Sat 21 Nov 2026 or Sat 28 Nov 2026"),
        ("a", "Momiji / SRE by sat", "Sat 21 Nov 2026 or Sat 28 Nov 2026"),
        ("a", "Momiji / SRE applied sat", "Sat 14 Nov 2026 or Sat 21 Nov 2026"),
    ],
)
async def test_the_weekday_of_today_is_asked_about(
    dashboard: Dashboard, keys: str, line: str, doubt: str
) -> None:
    async with dashboard() as pilot:
        await select(pilot, "kestrel")
        await pilot.press(*keys.split())
        await refuse(pilot, line, doubt)
