"""A message that came, into the timeline: pasted, dragged or written down."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from jobboard_tui.domain.models import Channel, Contact, Kind
from jobboard_tui.tui.screens.received_message import ReceivedForm
from tests.tui.conftest import Dashboard
from tests.tui.test_board_screen import app_of, kinds, select

MAIL = """From: Sato Yuki <sato@example.com>
Subject: Second interview
Date: Fri, 20 Nov 2026 19:30:00 +0900

Can you come on Friday?

Sato"""


def form_of(pilot: Pilot[str]) -> ReceivedForm:
    assert isinstance(pilot.app.screen, ReceivedForm)
    return pilot.app.screen


async def paste(pilot: Pilot[str], text: str) -> None:
    """What a terminal with bracketed paste hands over."""
    pilot.app.post_message(Paste(text))
    await pilot.pause()
    await pilot.pause()


def texts(form: ReceivedForm, *names: str) -> list[str]:
    return [form.field(name).text for name in names]


async def test_a_pasted_message_fills_the_form_and_is_logged(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("at")
        await pilot.pause()
        await paste(pilot, MAIL)
        form = form_of(pilot)
        assert texts(form, "text", "sender", "subject", "at", "kind") == [
            "Can you come on Friday?\n\nSato",
            "Sato Yuki <sato@example.com>",
            "Second interview",
            "2026-11-20 19:30",
            "received",
        ]
        await pilot.press("ctrl+s")
        await pilot.pause()
        event = app_of(pilot).service.board["aoba"].events[-1]
        assert (event.kind, event.via, event.people) == (
            Kind.RECEIVED,
            Channel.EMAIL,
            ("Sato Yuki",),
        )
        assert event.at.isoformat() == "2026-11-20T19:30:00+09:00"
        assert event.note == "Second interview\n\nCan you come on Friday?\n\nSato"
        assert event.needs_reply
        assert len(app_of(pilot).service.board["aoba"].contacts) == 1


async def test_a_new_sender_is_proposed_as_a_contact(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("at")
        await paste(pilot, MAIL.replace("Sato Yuki <sato@", "Mori Aya <mori@"))
        form = form_of(pilot)
        note = str(form.field("sender").query_one(".note", Static).render())
        assert "not a contact yet: Mori Aya <mori@example.com>" in note
        await pilot.press("ctrl+s")
        await pilot.pause()
        contacts = app_of(pilot).service.board["aoba"].contacts
        assert contacts[-1] == Contact(name="Mori Aya", email="mori@example.com")


async def test_nobody_is_made_a_contact_of_a_machine(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("at")
        await paste(pilot, MAIL.replace("Sato Yuki <sato@", "Aoba <no-reply@"))
        assert texts(form_of(pilot), "reply", "contact") == ["no", "no"]
        form_of(pilot).field("kind").text = "acknowledged"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert kinds(pilot, "aoba")[-1] is Kind.ACKNOWLEDGED
        assert len(app_of(pilot).service.board["aoba"].contacts) == 1


async def test_a_text_without_headers_proposes_who_signed_it(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("at")
        await paste(pilot, "Can you come on Friday?\n\nsato@example.com")
        assert texts(form_of(pilot), "sender", "at") == ["Sato <sato@example.com>", ""]
        form_of(pilot).field("sender").text = "Sato-san <sato@example.com>"
        await pilot.press("ctrl+s")
        await pilot.pause()
        event = app_of(pilot).service.board["aoba"].events[-1]
        assert (event.people, event.at) == (("Sato",), app_of(pilot).service.now())


async def test_pasted_on_the_board_it_finds_its_application(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "hoshi")
        await paste(pilot, MAIL)
        assert form_of(pilot).application.id == "aoba"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app_of(pilot).board_screen.selection.application_id == "aoba"
        await select(pilot, "hoshi")
        await paste(pilot, "Hello,\nwe have your papers.")
        assert form_of(pilot).application.id == "hoshi"
        await pilot.press("escape")
        await paste(pilot, "Hello,\rwe have your papers.")
        assert texts(form_of(pilot), "text") == ["Hello,\nwe have your papers."]
        await pilot.press("escape")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "one [b]line\x1b[31m",
            "Not understood: “one [b]line” is neither a message with a sender nor an .eml "
            "or .ics file.",
        ),
        ("ご連絡ありがとうございます。", "Not understood: “ご連絡ありがとうございます。”"),
        ("https://jobs.example/1", "@ opens the message form, a adds an application"),
        ("/tmp/photo.png", "is neither a message with a sender nor an .eml or .ics file"),
        ("x" * 500_000, "…”"),
        (" \r\n ", "The paste was empty."),
    ],
)
async def test_what_is_no_message_is_said_to_be_none(
    dashboard: Dashboard, text: str, says: str
) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "hoshi")
        before = screen.service.board
        await paste(pilot, text)
        assert pilot.app.screen is screen
        assert says in screen.notice.said
        assert screen.service.board is before


async def test_a_paste_into_a_question_is_said_to_be_none(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "hoshi")
        await pilot.press("m")
        await paste(pilot, MAIL)
        assert screen.picker.is_asking
        assert "Not pasted" in screen.notice.said


async def test_of_several_files_at_once_none_is_dropped_in_silence(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    names = []
    for number in range(2):
        for ending in ("eml", "ics"):
            path = tmp_path / f"{number}.{ending}"
            path.write_text(MAIL)
            names.append(str(path))
    async with dashboard() as pilot:
        await select(pilot, "hoshi")
        for ending in ("eml", "ics"):
            await paste(pilot, " ".join(one for one in names if one.endswith(ending)))
            assert "2 files: only one file at a time" in app_of(pilot).board_screen.notice.said


async def test_a_filter_that_hides_the_application_of_a_message_goes(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        await select(pilot, "hoshi")
        screen.search.filter("ほしぞら")
        await paste(pilot, MAIL)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert (screen.selection.application_id, screen.search.query_text) == ("aoba", "")


async def test_a_file_is_read_by_its_path(dashboard: Dashboard, tmp_path: Path) -> None:
    path = tmp_path / "my mail.eml"
    path.write_text(MAIL)
    async with dashboard() as pilot:
        await select(pilot, "hoshi")
        await paste(pilot, f"'{path}'")
        form = form_of(pilot)
        assert form.application.id == "aoba"
        assert texts(form, "subject") == ["Second interview"]
        await pilot.press("escape")
        await pilot.press("at")
        await paste(pilot, str(path))
        assert texts(form_of(pilot), "subject") == ["Second interview"]
        await pilot.press("escape")
        path.write_text("is neither a message with a sender nor an .eml or .ics file")
        await paste(pilot, str(path))
        assert "save the message as .eml" in app_of(pilot).board_screen.notice.said
        await paste(pilot, str(tmp_path / "none.eml"))
        assert "no such file" in app_of(pilot).board_screen.notice.said


@pytest.mark.parametrize("text", ["", "   "])
async def test_an_empty_message_is_not_logged(dashboard: Dashboard, text: str) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        before = kinds(pilot, "aoba")
        await pilot.press("at")
        form = form_of(pilot)
        form.field("text").text = text
        form.field("sender").text = "Sato"
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert pilot.app.screen is form
        assert "text still missing" in str(form.query_one("#keys", Static).render())
        assert kinds(pilot, "aoba") == before


async def test_hostile_text_is_only_text(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await paste(pilot, MAIL.replace("Second", "[@click=app.quit]x[/]\x1b]0;y\x07\u202e"))
        form = form_of(pilot)
        assert texts(form, "subject") == ["[@click=app.quit]x[/] interview"]
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "[@click=app.quit]x[/]" in app_of(pilot).service.board["aoba"].events[-1].note


async def test_what_was_pasted_and_left_is_there_again(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await paste(pilot, MAIL)
        await pilot.press("escape", "at")
        await pilot.pause()
        assert texts(form_of(pilot), "subject") == ["Second interview"]


INTERVIEW = """From: Somebody <x@ats.example>
Subject: 株式会社アオバ: 面接日程確定のお知らせ
Message-ID: <1@ats.example>

面接日程が確定しました。
日時: 2026年11月27日(金) 15:00〜15:45
URL: https://meet.google.com/abc-defg-hij
面接官: 佐藤 健司
"""


async def test_what_it_is_and_names_is_proposed_and_confirmed_with_one_key(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        await select(pilot, "hoshi")
        company = app_of(pilot).service.board["aoba"].company
        await paste(pilot, INTERVIEW.replace("株式会社アオバ", company))
        form = form_of(pilot)
        assert texts(form, "kind", "meeting", "reply") == [
            "interview",
            "2026-11-27 15:00-15:45",
            "no",
        ]
        assert form.application.id == "aoba"
        note = str(form.field("kind").query_one(".note", Static).render())
        assert "日程が確定" in note or "日程確定" in note
        await pilot.press("ctrl+s")
        await pilot.pause()
        event = app_of(pilot).service.board["aoba"].events[-1]
        assert (event.kind, event.minutes, event.people) == (Kind.INTERVIEW, 45, ("佐藤 健司",))
        assert event.at.isoformat() == "2026-11-27T15:00:00+09:00"
        assert event.where == "https://meet.google.com/abc-defg-hij"
        assert event.message_id == "1@ats.example"


async def test_a_time_that_is_corrected_leaves_the_rest_of_the_meeting(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await paste(pilot, INTERVIEW)
        form_of(pilot).field("card").text = "aoba"
        form_of(pilot).field("meeting").text = "2026-11-27 16:00-17:00"
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        event = app_of(pilot).service.board["aoba"].events[-1]
        assert (event.at.isoformat(), event.minutes) == ("2026-11-27T16:00:00+09:00", 60)
        assert (event.people, event.message_id) == (("佐藤 健司",), "1@ats.example")
        assert event.where == "https://meet.google.com/abc-defg-hij"


async def test_the_application_is_changed_in_the_form(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await paste(pilot, MAIL)
        form = form_of(pilot)
        form.field("card").text = "hoshi"
        await pilot.pause()
        assert form.application.id == "hoshi"
        before = kinds(pilot, "aoba")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert kinds(pilot, "hoshi")[-1] is Kind.RECEIVED
        assert kinds(pilot, "aoba") == before
        assert app_of(pilot).board_screen.selection.application_id == "hoshi"


async def test_a_doubt_whose_it_is_is_said(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "hoshi")
        await paste(pilot, "From: x@site.example\nSubject: hello\n\nAre you free on Friday?")
        form = form_of(pilot)
        assert form.application.id == "hoshi"
        assert "It mentions no application on the board: check the application" in str(
            form.query_one("#keys", Static).render()
        )
        form.field("kind").text = "interview"
        await pilot.pause()
        await pilot.press("ctrl+s")
        assert "time still missing" in str(form.query_one("#keys", Static).render())


async def test_new_messages_are_gone_through_one_after_the_other(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    from jobboard_tui.config.mail_words_file import load_mail_words
    from jobboard_tui.interchange.mail.mail_folder import read_mail_folder
    from jobboard_tui.interchange.mail.new_mail import take_stock
    from jobboard_tui.storage.seen_mail import seen_marks
    from jobboard_tui.tui.actions.mail_queue import MailQueue

    for number, subject in enumerate(("one", "two", "three")):
        source = MAIL.replace("Second interview", subject)
        (tmp_path / f"{number}.eml").write_text(f"Message-ID: <{number}@x>\n{source}")
    (tmp_path / "3.eml").write_text(f"Message-ID: <3@x>\n{TWO_MEETINGS}")
    (tmp_path / "x.eml").write_text("From: x@site.example\nSubject: hello\n\nnothing")
    async with dashboard() as pilot:
        screen = app_of(pilot).board_screen
        store = screen.service.store
        await select(pilot, "hoshi")
        mails = take_stock(
            read_mail_folder(tmp_path),
            frozenset(),
            screen.service.board,
            load_mail_words(),
            screen.now,
        )
        MailQueue(screen, mails).begin()
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert "Two talks: which meeting?" in str(screen.picker.render())
        await pilot.press("escape")
        await pilot.pause()
        assert "not logged; 4 left" in str(screen.picker.render())
        await pilot.press("n")
        await pilot.pause()
        assert texts(form_of(pilot), "subject") == ["one"]
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert texts(form_of(pilot), "subject") == ["two"]
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert texts(form_of(pilot), "subject") == ["three"]
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert len(seen_marks(store.places.state_dir(store.path))) == 3
        MailQueue(screen, mails[:1]).begin()
        await pilot.press("y", "escape", "escape")
        await pilot.pause()
        assert "1 message is left; it is offered again" in screen.notice.said


async def test_nothing_of_a_message_that_was_left_stays_in_the_next(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await paste(pilot, INTERVIEW.replace("株式会社アオバ", "") + "\nsato@example.com")
        form = form_of(pilot)
        form.field("card").text = "hoshi"
        form.field("by").text = "2026-12-04"
        await pilot.pause()
        await pilot.press("escape")
        await select(pilot, "aoba")
        await paste(pilot, "From: Sato <sato@example.com>\nSubject: hello\n\nThank you.")
        form = form_of(pilot)
        assert form.application.id == "aoba"
        assert texts(form, "kind", "meeting", "by", "at") == ["received", "", "", ""]


async def test_the_text_of_a_posting_stays_with_the_card(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await paste(pilot, "SRE at Aoba\n\nOn call one week in five. Apply by 1 December.")
        form_of(pilot).field("card").text = "Aoba"
        form_of(pilot).field("kind").text = "note"
        await pilot.press("ctrl+s")
        await pilot.pause()
        board = app_of(pilot).service.board
        event = board["aoba"].events[-1]
        assert (event.kind, event.logged) == (Kind.NOTE, app_of(pilot).service.now())
        assert event.note == "SRE at Aoba\n\nOn call one week in five. Apply by 1 December."


TWO_MEETINGS = """From: Sato Yuki <sato@example.com>
Subject: Two talks
Date: Fri, 20 Nov 2026 10:00:00 +0900
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=utf-8

Please come.
--x
Content-Type: text/calendar; charset=utf-8; method=REQUEST

BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:1@example.com
DTSTART:20261126T060000Z
SUMMARY:Team
END:VEVENT
BEGIN:VEVENT
UID:2@example.com
DTSTART:20261127T060000Z
LOCATION:Room 5
SUMMARY:Manager
END:VEVENT
END:VCALENDAR
--x--
"""


@pytest.mark.parametrize("is_dragged", [True, False])
async def test_of_several_meetings_in_a_message_one_is_chosen(
    dashboard: Dashboard, is_dragged: bool
) -> None:
    """From a list where the message comes to the board; in the form by its time."""
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        if is_dragged:
            await paste(pilot, TWO_MEETINGS)
            await pilot.press("2")
            await pilot.pause()
        else:
            await pilot.press("at")
            await pilot.pause()
            await paste(pilot, TWO_MEETINGS)
            form = form_of(pilot)
            said = str(form.query_one("#keys", Static).render())
            assert "several meetings: Thu 26 Nov 15:00, Fri 27 Nov 15:00" in said
            form.field("meeting").text = "2026-11-27 15:00"
            await pilot.pause()
        assert texts(form_of(pilot), "kind", "meeting")[0] == "interview"
        assert texts(form_of(pilot), "meeting")[0].startswith("2026-11-27 15:00")
        await pilot.press("ctrl+s")
        await pilot.pause()
        event = app_of(pilot).service.board["aoba"].events[-1]
        assert (event.at.isoformat(), event.where) == ("2026-11-27T15:00:00+09:00", "Room 5")
