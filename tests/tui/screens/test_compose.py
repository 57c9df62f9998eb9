"""The letter on the screen: answered, checked, copied, sent, and never lost."""

from __future__ import annotations

import re
import webbrowser
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Static

from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Channel, Contact, Kind, Timeline
from jobboard_tui.storage.letter_drafts import UnsentLetters
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.screens.compose import ComposeScreen
from jobboard_tui.tui.screens.help import HelpScreen
from jobboard_tui.tui.screens.reflect import ReflectionForm
from jobboard_tui.tui.widgets.fields import TextInput
from jobboard_tui.tui.widgets.line_input import LONGEST_LINE, LineInput
from jobboard_tui.tui.widgets.picker import Picker
from tests.tui.conftest import Clock, Dashboard, at, event, small_board
from tests.tui.test_board_screen import app_of, kinds, select, type_in

SENDER = Sender(name="山根 亜希", latin="Aki Yamane", phone="090-0000-1234", email="a@b.example")


@pytest.fixture(autouse=True)
def no_clipboard_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "TMUX", "BROWSER"):
        monkeypatch.delenv(name, raising=False)


def screen_of(pilot: Pilot[str]) -> ComposeScreen:
    assert isinstance(pilot.app.screen, ComposeScreen)
    return pilot.app.screen


def said(pilot: Pilot[str]) -> str:
    return str(pilot.app.screen.query_one("#keys", Static).render())


def found(pilot: Pilot[str]) -> str:
    return str(pilot.app.screen.query_one("#found", Static).render())


async def compose(
    pilot: Pilot[str], app_id: str = "aoba", sender: Sender = SENDER
) -> ComposeScreen:
    app = app_of(pilot)
    app.settings = replace(app.settings, sender=sender)
    await select(pilot, app_id)
    await pilot.press("c")
    await pilot.pause()
    return screen_of(pilot)


async def write(pilot: Pilot[str], text: str) -> None:
    """Replace the text as if it had been typed."""
    screen = screen_of(pilot)
    screen.query_one(TextInput).load_text(text)
    await pilot.pause()
    screen.look_through()
    await pilot.pause()


async def test_an_answer_typed_right_before_the_letter_is_sent_is_in_it(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        screen = await compose(pilot)
        for key, sign in (("x", "x"), ("y", "y"), ("enter", "\r"), ("f2", None), ("f2", None)):
            screen.app.post_message(Key(key, sign))  # all at once, nothing handled in between
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen is not screen
        assert kinds(pilot, "aoba").count(Kind.THANKED) == 1


async def test_the_letter_that_is_due_is_answered_copied_and_logged(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = await compose(pilot)
        assert (screen.paper.kind, screen.paper.language) == ("thank-you", Language.EN)
        assert screen.query_one("#answer").has_focus
        await type_in(pilot, "your tests")
        await pilot.press("enter")
        assert screen.query_one(TextInput).has_focus
        assert "hearing about your tests." in screen.draft.body
        assert "no problems" in found(pilot)
        await pilot.press("ctrl+y")
        assert pilot.app.clipboard == screen.draft.body
        assert "sent to the terminal's clipboard (not all support it)" in said(pilot)
        await pilot.press("ctrl+y")
        assert pilot.app.clipboard == screen.draft.subject
        await pilot.press("f2", "f2")
        await pilot.pause()
        thanked = app_of(pilot).service.board["aoba"].events[-1]
        assert (thanked.kind, thanked.via, thanked.people) == (
            Kind.THANKED,
            Channel.EMAIL,
            ("Sato",),
        )
        assert thanked.note.startswith("Thank you for the interview: Backend Engineer, Aki Yamane")
        assert "hearing about your tests." in thanked.note
        next_one = app_of(pilot).service.view().next_of("aoba")
        assert next_one is None or next_one.rule.id != "thank-you"


async def test_what_is_open_does_not_go_out_unseen(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await compose(pilot)
        await pilot.press("ctrl+y")
        assert "still open: [topic of the conversation]" in said(pilot)
        assert pilot.app.clipboard == ""
        await pilot.press("f2")
        assert "still open: [topic of the conversation]" in said(pilot)
        await pilot.press("escape")
        assert "still open" not in said(pilot)
        await pilot.press("f2", "f2")
        await pilot.pause()
        assert kinds(pilot, "aoba")[-1] is Kind.THANKED


async def test_a_no_to_sent_stays_in_the_letter_and_enter_is_a_yes(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = await compose(pilot)
        await type_in(pilot, "your tests")
        await pilot.press("enter", "f2")
        body, picker = screen.draft.body, screen.query_one(Picker)
        assert "log it as sent? F2 again: yes" in str(picker.render())
        for no in ("escape", "n"):
            await pilot.press(no)
            assert not picker.is_asking
            assert screen.query_one(TextInput).has_focus
            await pilot.press("f2")
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is not screen
        assert kinds(pilot, "aoba")[-1] is Kind.THANKED
        assert body in app_of(pilot).service.board["aoba"].events[-1].note


async def test_an_answer_to_what_does_not_stand_in_the_text_any_more(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = await compose(pilot)
        await write(pilot, "Dear Sato,\nThank you.")
        screen.query_one("#answer", LineInput).focus()
        await pilot.press("enter")
        await pilot.pause()
        assert screen.query_one(TextInput).has_focus


async def test_who_signs_is_asked_once(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = await compose(pilot, sender=Sender())
        asked = [question.field for question in screen.open_questions()]
        assert asked == ["name", "topic", "phone", "email"]
        for text in ("Aki Yamane", "x", "090", "a@b.example"):
            await type_in(pilot, text)
            await pilot.press("enter")
        assert screen.open_questions() == []
        assert app_of(pilot).settings.sender == Sender(
            name="Aki Yamane", phone="090", email="a@b.example"
        )
        await pilot.press("escape", "c")
        await pilot.pause()
        await pilot.press("ctrl+k", "b")
        await pilot.pause()
        assert {question.field for question in screen_of(pilot).open_questions()} <= {"topic"}


async def test_an_address_that_is_none_is_not_kept(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = await compose(pilot, sender=replace(SENDER, email=""))
        await type_in(pilot, "your tests")
        await pilot.press("enter")
        await type_in(pilot, "090-1234")
        await pilot.press("enter")
        assert "not valid" in said(pilot)
        assert app_of(pilot).settings.sender.email == ""
        assert screen.query_one("#answer").has_focus
        await pilot.press("ctrl+u")
        await type_in(pilot, "aki@example.com")
        await pilot.press("enter")
        assert "^Y copy" in said(pilot)
        assert app_of(pilot).settings.sender.email == "aki@example.com"


async def test_the_place_that_waits_for_an_answer_is_in_view(dashboard: Dashboard) -> None:
    async with dashboard(size=(80, 16)) as pilot:
        screen = await compose(pilot, sender=replace(SENDER, email=""))
        await type_in(pilot, "your tests")
        await pilot.press("enter")
        await pilot.pause()
        text = screen.query_one(TextInput)
        line = text.text.split("\n").index("[e-mail address]")
        assert text.cursor_location[0] == line
        assert text.scroll_offset.y > 0


async def test_an_address_is_no_phone_number(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await compose(pilot, sender=replace(SENDER, phone=""))
        await type_in(pilot, "your tests")
        await pilot.press("enter")
        await type_in(pilot, "aki@example.com")
        await pilot.press("enter")
        assert "that is an e-mail address" in said(pilot)
        assert app_of(pilot).settings.sender.phone == ""


async def test_a_letter_shows_its_keys_by_f1_and_takes_no_question_mark_for_a_name(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        screen = await compose(pilot, sender=Sender())
        assert "F1 help" in said(pilot)
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("f1")
        assert pilot.app.screen is screen
        await type_in(pilot, "?Alex Rivera")
        await pilot.press("enter")
        assert "question mark" in said(pilot)
        assert app_of(pilot).settings.sender.name == ""


async def test_a_long_subject_goes_on_below_while_nobody_types_in_it(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        screen = await compose(pilot)
        assert not screen.query_one("#subject-rest").display
        subject = screen.query_one("#subject", LineInput)
        subject.value = "あ" * 30 + "い" * 30
        await pilot.pause()
        rest = screen.query_one("#subject-rest", Static)
        assert rest.display
        shown = subject.content_size.width // 2
        assert str(rest.render()) == subject.value[shown:]
        subject.focus()
        await pilot.pause()
        assert not rest.display


async def test_findings_leave_their_room_to_the_text_at_80x24(dashboard: Dashboard) -> None:
    async with dashboard(size=(80, 24)) as pilot:
        screen = await compose(pilot)
        await type_in(pilot, "your tests")
        await pilot.press("enter")
        await pilot.pause()
        assert "no problems" in found(pilot)
        assert screen.query_one(TextInput).size.height >= 18


async def test_files_that_are_left_out_are_told_of_once(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        places = app_of(pilot).service.store.places
        places.letters.mkdir(parents=True)
        (places.letters / "bad.md").write_text("x")
        (places.letters / "worse.md").write_text("x")
        screen = await compose(pilot)
        told = screen.query_one("#remarks", Static)
        assert told.display
        assert "bad.md: it doesn't start with" in str(told.render())
        assert "\n1 more file has a problem; `jobboard draft` lists it" in str(told.render())
        await pilot.press("escape", "c")
        await pilot.pause()
        assert not screen_of(pilot).query_one("#remarks").display


async def test_topics_that_were_noted_are_at_hand(dashboard: Dashboard) -> None:
    aoba = small_board()[0]
    note = "Topic: how you test\nTopic: nights on call"
    reflected = event(9, Kind.REFLECTED, "2026-11-20T18:00", note=note)
    async with dashboard([replace(aoba, events=aoba.events.add(reflected))]) as pilot:
        screen = await compose(pilot)
        answer = screen.query_one("#answer", LineInput)
        assert answer.value == "how you test"
        await pilot.press("down")
        assert answer.value == "nights on call"
        await pilot.press("down", "enter")
        assert "how you test" in screen.draft.body


async def test_findings_come_as_one_types_and_go_by_their_mend(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = await compose(pilot)
        await write(pilot, screen.draft.body.replace("Aoba Systems", "Aoba System"))
        assert "Aoba System looks like a typo for Aoba Systems" in found(pilot)
        await pilot.press("ctrl+n")
        assert screen.query_one(TextInput).selected_text == "Aoba System"
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert "at Aoba Systems." in screen.draft.body
        assert "looks like a typo" not in found(pilot)


async def test_blank_lines_above_do_not_shift_the_mark(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = await compose(pilot)
        await write(pilot, "\n\n" + screen.draft.body.replace("Aoba Systems", "Aoba System"))
        await pilot.press("ctrl+n")
        assert screen.query_one(TextInput).selected_text == "Aoba System"


async def test_a_false_alarm_stays_silent_in_this_letter(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = await compose(pilot)
        await write(pilot, screen.draft.body.replace("[topic of the conversation]", "THANKS"))
        assert "THANKS is in capitals" in found(pilot)
        await pilot.press("ctrl+n", "ctrl+d")
        assert "THANKS" not in found(pilot)
        await pilot.press("escape", "c")
        await pilot.pause()
        assert "THANKS" not in found(pilot)


async def choose(pilot: Pilot[str], label: str) -> None:
    """Take the choice of that label from what Ctrl+T offers."""
    await pilot.press("ctrl+t")
    await pilot.pause()
    question = pilot.app.screen.query_one(Picker)._question
    assert question is not None
    (key,) = [choice.key for choice in question.choices if choice.label == label]
    await pilot.press(key)
    await pilot.pause()


def to(pilot: Pilot[str]) -> str:
    return str(pilot.app.screen.query_one("#to", Static).render())


async def test_whoever_gets_it_is_chosen_by_hand(dashboard: Dashboard) -> None:
    aoba = small_board()[0]
    mori = Contact(name="森 恵", title="人事部", email="m@aoba.example")
    async with dashboard([replace(aoba, contacts=(*aoba.contacts, mori))]) as pilot:
        screen = await compose(pilot)
        await choose(pilot, "森 恵, 人事部")
        assert "to 森 恵 <m@aoba.example>" in to(pilot)
        assert screen.paper.language is Language.JA
        assert screen.draft.body.startswith("Aoba Systems\n人事部\n森 恵 様\n\n")
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert screen.draft.body.startswith("Dear 森 恵,")
        await pilot.press("escape", "c")
        await pilot.pause()
        await choose(pilot, "森 恵, 人事部")
        await pilot.press("f2", "f2")
        await pilot.pause()
        assert app_of(pilot).service.board["aoba"].events[-1].people == ("森 恵",)


async def test_a_kind_of_letter_has_one_key_whatever_is_due(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        for app_id in ("aoba", "hoshi"):
            screen = await compose(pilot, app_id)
            await pilot.press("ctrl+k", "b")
            await pilot.pause()
            assert screen.paper.kind == "thank-you"
            await pilot.press("escape")
            await pilot.pause()


async def test_a_text_of_ones_own_keeps_its_words_when_the_address_changes(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        screen = await compose(pilot)
        await write(pilot, screen.draft.body.replace("especially", "really"))
        await pilot.press("ctrl+t", "o", "escape")
        assert "talk about" in str(screen.query_one("#question", Static).render())
        await pilot.press("ctrl+t", "o")
        assert "Who is it for?" in str(screen.query_one("#question", Static).render())
        await type_in(pilot, "<a@b.example>")
        await pilot.press("enter")
        await pilot.pause()
        assert screen.draft.body.startswith("Dear Sato-san,")
        screen.query_one("#answer", LineInput).value = "Laura Meier <laura@example.com>"
        await pilot.press("enter")
        await pilot.pause()
        assert screen.draft.body.startswith("Dear Laura Meier,\n")
        assert "I really enjoyed" in screen.draft.body
        assert "your text stays" in said(pilot)
        await pilot.press("escape", "c")
        await pilot.pause()
        assert "to Laura Meier <laura@example.com>" in to(pilot)


async def test_the_tone_is_chosen_by_hand_where_there_are_two(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        screen = await compose(pilot)
        await pilot.press("ctrl+t", "1")
        assert "this letter is the same for both" in str(screen.query_one(Picker).render())
        await pilot.press("escape")
        screen._change("withdrawal", Language.JA)
        await pilot.pause()
        assert "already in touch" in to(pilot)
        assert "お世話になっております" in screen.draft.body
        await choose(pilot, "not in touch yet")
        assert "突然のご連絡失礼いたします" in screen.draft.body
        assert "not in touch yet" in to(pilot)


async def test_typed_text_survives_esc_and_the_end_of_the_program(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard() as pilot:
        await compose(pilot)
        await write(pilot, "Dear Sato,\nmy own words")
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert screen_of(pilot).paper.language is Language.JA
        assert "my own words" not in screen_of(pilot).draft.body
        await pilot.press("escape")
    kept = UnsentLetters(store.places.state_dir(store.path)).get("aoba thank-you en")
    assert kept is not None
    assert kept.body == "Dear Sato,\nmy own words"
    async with dashboard([]) as pilot:
        screen = await compose(pilot)
        assert screen.draft.body == "Dear Sato,\nmy own words"
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "my own words" not in screen.draft.body


async def test_a_sent_letter_is_forgotten_and_one_that_was_not_is_kept(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as pilot:
        await compose(pilot, "hoshi")
        await pilot.press("ctrl+k")
        await pilot.pause()
        picker = pilot.app.screen.query_one(Picker)
        picker._question.done("application-follow-up")  # type: ignore[union-attr]
        picker.close()
        await pilot.pause()
        await write(pilot, screen_of(pilot).draft.body + "\n追伸")
        assert "too early" in found(pilot)
        await pilot.press("f2", "f2")
        await pilot.pause()
        await pilot.press("n")
        assert kinds(pilot, "hoshi") == [Kind.APPLIED]
        await pilot.press("c")
        await pilot.pause()
        screen_of(pilot)._change("application-follow-up", Language.JA)
        await pilot.pause()
        assert "追伸" in screen_of(pilot).draft.body
        await pilot.press("f2", "f2")
        await pilot.pause()
        await pilot.press("y")
        assert kinds(pilot, "hoshi") == [Kind.APPLIED, Kind.FOLLOWED_UP]
        await pilot.press("c")
        await pilot.pause()
        screen_of(pilot)._change("application-follow-up", Language.JA)
        assert "追伸" not in screen_of(pilot).paper.first.body


async def test_more_time_logs_the_date_that_was_promised(dashboard: Dashboard) -> None:
    offered = event(8, Kind.OFFER, "2026-11-21T10:00")
    aoba = small_board()[0]
    async with dashboard([replace(aoba, events=aoba.events.add(offered))]) as pilot:
        await compose(pilot)
        screen_of(pilot)._change("more-time", Language.EN)
        await pilot.pause()
        await type_in(pilot, "3 december")
        await pilot.press("enter")
        assert "my answer by Thursday, 3 December?" in screen_of(pilot).draft.body
        await pilot.press("f2", "f2")
        await pilot.pause()
        asked = app_of(pilot).service.board["aoba"].events[-1]
        assert (asked.kind, str(asked.by)) == (Kind.ASKED_TIME, "2026-12-03")


async def test_a_day_that_is_no_more_time_is_asked_about(dashboard: Dashboard) -> None:
    offered = event(8, Kind.OFFER, "2026-11-21T10:00", by=date(2026, 12, 4))
    aoba = small_board()[0]
    async with dashboard([replace(aoba, events=aoba.events.add(offered))]) as pilot:
        await compose(pilot)
        screen = screen_of(pilot)
        screen._change("more-time", Language.EN)
        await pilot.pause()

        async def answer(text: str) -> str:
            screen.sheet.answer.value = text
            await pilot.press("enter")
            await pilot.pause()
            return str(screen.query_one("#keys", Static).content)

        for day in ("1 december", "4 december", "5 december"):
            assert "Enter again: use it anyway" in await answer(day)
            assert "[date of your answer]" in screen.draft.body
        assert "is not after the date they gave" in await answer("2 december")
        assert "anyway" not in await answer("2 december")
        assert "mine by Wednesday, 2 December?" in screen.draft.body
        assert "Wednesday, 2 December is not after the date they gave" in found(pilot)
        assert not re.search(r"line \d", found(pilot))


async def test_the_mail_program_gets_a_link_of_our_own_making(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setenv("BROWSER", "true")
    monkeypatch.setattr("webbrowser.open", lambda url, new=0: opened.append(url))
    async with dashboard() as pilot:
        await compose(pilot)
        await pilot.press("ctrl+o", "ctrl+o")
        await pilot.pause()
    (link,) = opened
    assert link.startswith("mailto:sato@example.com?subject=Thank%20you")
    assert " " not in link


async def test_where_no_mail_program_can_be_opened_it_says_so(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_or_one_of_the_terminal() -> webbrowser.BaseBrowser:
        return webbrowser.GenericBrowser("w3m")

    monkeypatch.setattr("webbrowser.get", none_or_one_of_the_terminal)
    monkeypatch.setattr("webbrowser.open", lambda *_args, **_more: pytest.fail("opened"))
    async with dashboard() as pilot:
        await compose(pilot)
        await pilot.press("ctrl+o", "ctrl+o")
        assert "no e-mail program can be opened from here; ^Y copies, ^F writes a file" in said(
            pilot
        )


async def test_without_an_address_no_mail_program_opens(dashboard: Dashboard) -> None:
    aoba = replace(small_board()[0], contacts=(Contact(name="Sato"),))
    async with dashboard([aoba]) as pilot:
        await compose(pilot)
        await pilot.press("ctrl+o", "ctrl+o")
        assert "the recipient's address is unknown; p on the card adds it" in said(pilot)


async def test_a_letter_without_an_address_does_not_say_that_it_went_by_e_mail(
    dashboard: Dashboard,
) -> None:
    aoba = replace(small_board()[0], contacts=(Contact(name="Sato"),))
    async with dashboard([aoba]) as pilot:
        await compose(pilot)
        await type_in(pilot, "your tests")
        await pilot.press("enter", "f2", "f2")
        await pilot.pause()
        thanked = app_of(pilot).service.board["aoba"].events[-1]
        assert (thanked.kind, thanked.via) == (Kind.THANKED, None)


async def test_an_e_mail_file_is_written_beside_the_last_one(
    dashboard: Dashboard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with dashboard() as pilot:
        await compose(pilot)
        await pilot.press("ctrl+f", "ctrl+f")
        await pilot.press("ctrl+f", "ctrl+f")
    names = sorted(path.name for path in tmp_path.glob("*.eml"))
    assert names[0] == "aoba-thank-you-2.eml"
    assert names[-1] == "aoba-thank-you.eml"


async def test_a_program_for_the_clipboard_is_named(
    dashboard: Dashboard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "xclip"
    tool.write_text(f"#!/bin/sh\ncat > {tmp_path}/clipboard\n")
    tool.chmod(0o755)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.delenv("SSH_TTY", raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    async with dashboard() as pilot:
        await compose(pilot, "hoshi")
        screen_of(pilot)._change("withdrawal", Language.JA)
        await pilot.pause()
        await pilot.press("ctrl+y")
        assert "copied with xclip" in said(pilot)
        assert (tmp_path / "clipboard").read_text() == screen_of(pilot).draft.body


async def test_an_application_that_was_removed_meanwhile_loses_no_letter(
    dashboard: Dashboard, store: Store
) -> None:
    async with dashboard() as pilot:
        await compose(pilot)
        await write(pilot, "Dear Sato,\nmy own words")
        app_of(pilot).service.remove(["aoba"])
        await pilot.press("f2", "f2")
        await pilot.pause()
        assert "it is not on the board" in app_of(pilot).board_screen.notice.said
    kept = UnsentLetters(store.places.state_dir(store.path)).get("aoba thank-you en")
    assert kept is not None
    assert kept.body == "Dear Sato,\nmy own words"


async def test_hostile_names_are_only_text(dashboard: Dashboard) -> None:
    evil = replace(
        small_board()[0],
        company="[@click=app.quit]x[/] \x1b[31m{role} [red]",
        role="{name} [/x]",
        contacts=(Contact(name="[b]Eve[/b]", email="e@b.example"),),
        events=Timeline([event(2, Kind.INTERVIEW, "2026-11-20T15:00")]),
    )
    async with dashboard([evil]) as pilot:
        screen = await compose(pilot)
        assert "\x1b" not in screen.draft.body + screen.draft.subject
        assert "{role} [red]" in screen.draft.body
        await write(pilot, "[@click=app.quit]x[/] [Name]")
        assert "[Name]" in found(pilot)


# -- reflection ----------------------------------------------------------------------------------


LOOK_BACK = """
[rules.reflect]
off = true

[rules.look-back]
title = "look back"
do = "Look back."
reason = "how it was"
soft = true
anchor = "each-meeting"
of = ["interview"]
done_by = ["reflected"]
form = "reflection"
"""


@pytest.mark.parametrize(
    ("key", "rule"), [("c", "look-back"), ("x", "look-back"), ("x", "reflect")]
)
async def test_the_reflection_is_one_key_from_its_reminder(
    dashboard: Dashboard, clock: Clock, tmp_path: Path, key: str, rule: str
) -> None:
    clock.now = at("2026-11-21T18:00")
    own = tmp_path / "rules.toml"
    own.write_text(LOOK_BACK if rule == "look-back" else "", encoding="utf-8")
    async with dashboard() as pilot:
        app = app_of(pilot)
        app.service.rule_set = load_rules(own)
        app.service.reminders.rebuild()
        app.service.events.log("aoba", Kind.THANKED)
        app.board_screen.redraw()
        await pilot.press("d")
        rows = app.board_screen.due
        for _n in range(30):
            if rows.reminder is not None and rows.reminder.rule.id == rule:
                break
            await pilot.press("j")
        await pilot.press(key)
        await pilot.pause()
        form = pilot.app.screen
        assert isinstance(form, ReflectionForm)
        form.field("went_well").text = "the migration"
        form.field("questions").text = "Why us?\n\nA bad night?"
        form.field("topics").text = "releases"
        form.field("strengths").text = "partly"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.service.board["aoba"].events[-1].note == (
            "Went well: the migration\nStrengths: partly\nTopic: releases\n"
            "Asked: Why us?\nAsked: A bad night?"
        )
        await pilot.press("Q")
        await pilot.pause()
        lines = "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
        assert re.search(r"Aoba Systems, Backend Engineer, round 1", lines)
        assert "A bad night?" in lines
        await pilot.press("slash")
        await type_in(pilot, "why")
        await pilot.pause()
        lines = "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
        assert "Why us?" in lines
        assert "A bad night?" not in lines


async def test_the_event_asks_how_it_went_too(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await select(pilot, "aoba")
        await pilot.press("e", "v")
        await pilot.pause()
        form = pilot.app.screen
        assert isinstance(form, ReflectionForm)
        form.field("hard").text = "the tests"
        await pilot.press("ctrl+s")
        await pilot.pause()
        reflected = app_of(pilot).service.board["aoba"].events[-1]
        assert (reflected.kind, reflected.note) == (Kind.REFLECTED, "Hard: the tests")


async def test_without_questions_it_says_how_they_come(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        await pilot.press("Q")
        assert "R on a card" in app_of(pilot).board_screen.notice.said


@pytest.mark.parametrize("entry", ["#subject", "#answer"])
async def test_what_has_become_of_a_paste_into_a_letter_is_said(
    entry: str, dashboard: Dashboard
) -> None:
    async with dashboard(small_board()) as pilot:
        screen = await compose(pilot)
        line = screen.query_one(entry, LineInput)
        line.display = True
        screen.set_focus(line)
        line.post_message(Paste("one\ntwo"))
        await pilot.pause()
        assert "2 lines pasted as one" in said(pilot)
        line.value = "x" * LONGEST_LINE
        await pilot.pause()
        line.cursor_position = 0
        line.post_message(Paste("more"))
        await pilot.pause()
        assert f"cut off after {LONGEST_LINE}" in said(pilot)


async def test_of_a_huge_paste_into_the_text_of_a_letter_the_loss_is_said(
    dashboard: Dashboard,
) -> None:
    async with dashboard(small_board()) as pilot:
        screen = await compose(pilot)
        text = screen.query_one(TextInput)
        text.post_message(Paste("y" * 120_000))
        await pilot.pause()
        assert "cut off" in said(pilot)
