"""The line at the bottom: live echo, refusals, texts that are never lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events
from textual.keys import _character_to_key

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.parsing.event_line import parse_application, parse_event
from jobboard_tui.domain.parsing.purpose import MEETING
from jobboard_tui.tui.glyphs import ASCII
from jobboard_tui.tui.widgets.fields import TextInput
from jobboard_tui.tui.widgets.input_feedback import InputFeedback, PromptMatch
from jobboard_tui.tui.widgets.line_input import LONGEST_LINE, LineInput
from tests.tui.screen_driver import NOW, Stage


def event_echo(text: str) -> InputFeedback:
    return InputFeedback("→ " + parse_event(text, NOW, MEETING).echo(NOW))


def asked(app: Stage, done: Callable[[str], None], **options: object) -> None:
    app.prompt.ask("interview", key="interview", done=done, **options)  # type: ignore[arg-type]


async def test_the_echo_follows_and_enter_takes() -> None:
    app, taken = Stage(), []
    async with app.run_test() as pilot:
        asked(app, taken.append, echo=event_echo)
        await pilot.press(*"fri 3pm")
        assert "→ Fri 27 Nov 2026 15:00 JST, 4 days" in app.shown("#echo")
        await pilot.press("enter")
        assert taken == ["fri 3pm"]
        assert not app.prompt.is_asking
        assert app.focused is app.board
        assert app.board.pressed == []


async def test_nonsense_is_told_while_typing_and_enter_keeps_it() -> None:
    app, taken = Stage(), []
    async with app.run_test() as pilot:
        asked(app, taken.append, echo=event_echo)
        app.prompt.line.value = "blah"
        await pilot.pause()
        assert "not a time" in app.shown("#echo")
        assert app.screen.query_one("#echo").has_class("-bad")
        await pilot.press("enter")
        assert taken == []
        assert app.prompt.is_asking
        assert app.prompt.line.value == "blah"


async def test_an_empty_line_is_no_reproach_until_enter() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        asked(app, print, echo=event_echo)
        await pilot.pause()
        assert not app.screen.query_one("#echo").has_class("-bad")
        await pilot.press("enter")
        assert app.screen.query_one("#echo").has_class("-bad")


async def test_esc_keeps_the_text_for_the_next_time() -> None:
    app, taken, left = Stage(), [], []
    async with app.run_test() as pilot:
        asked(app, taken.append, left=left.append)
        app.prompt.line.value = "fri 15:00"
        await pilot.press("escape")
        assert left == ["fri 15:00"]
        assert app.focused is app.board
        asked(app, taken.append)
        await pilot.pause()
        assert app.prompt.line.value == "fri 15:00"
        assert app.prompt.line.selected_text == "fri 15:00"
        await pilot.press("x", "up")
        assert app.prompt.line.value == "fri 15:00"
        await pilot.press("down")
        assert app.prompt.line.value == "x"


async def test_other_questions_do_not_get_the_text() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        asked(app, print)
        app.prompt.line.value = "fri 15:00"
        app.prompt.ask("add", key="add", done=print)
        await pilot.pause()
        assert app.prompt.line.value == ""
        await pilot.press("escape")
        assert app.focused is app.board
        assert app.drafts.left("interview") == {"line": "fri 15:00"}


async def test_what_was_taken_is_not_offered_but_can_be_fetched() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        for text in ("one", "two"):
            asked(app, lambda _text: None)
            app.prompt.line.value = text
            await pilot.press("enter")
        asked(app, print)
        await pilot.pause()
        assert app.prompt.line.value == ""
        await pilot.press("up", "up")
        assert app.prompt.line.value == "one"
        await pilot.press("up")
        assert app.prompt.line.value == "one"
        await pilot.press("down", "down")
        assert app.prompt.line.value == ""


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("first\nsecond\nthird\n", "first second third"),
        ("first\r\n\r\n  second \r\n", "first second"),
        ("first\rsecond\u2028third", "first second third"),
        ("\n\n第一\n第二\n", "第一 第二"),
        ("one\n", "one"),
    ],
)
async def test_all_lines_of_a_paste_are_in_the_line(pasted: str, line: str) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        asked(app, print)
        app.prompt.line.post_message(events.Paste(pasted))
        await pilot.pause()
        assert app.prompt.line.value == line
        assert ("lines pasted as one" in app.shown("#echo")) is (" " in line)
        await pilot.press("x")
        assert app.prompt.line.value == f"{line}x"
        assert "pasted" not in app.shown("#echo")


@pytest.mark.parametrize(
    ("pasted", "taken"),
    [
        ("first line\nsecond line\nthird line\n", "first line\nsecond line\nthird line"),
        ("Dear Sato,\r\n\r\nthank you.\r\n", "Dear Sato,\n\nthank you."),
        ("one", "one"),
        ("休日　・土日\n　　　・年間  126日\n", "休日　・土日\n　　　・年間  126日"),
        ("a\u2029b\x85c", "a\nb\nc"),
    ],
)
async def test_a_text_of_several_lines_keeps_them(pasted: str, taken: str) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        told: list[str] = []
        app.prompt.ask("note", key="note", done=told.append, lines=True)
        app.prompt.line.post_message(events.Paste(pasted))
        await pilot.pause()
        assert "\n" not in app.prompt.line.value
        await pilot.press("enter")
        assert told == [taken]


async def test_a_huge_paste_is_cut_and_cleaned_and_that_is_said() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        asked(app, print)
        line = app.prompt.line
        line.post_message(events.Paste("\n\x1b[31mAoba\x07\n"))
        await pilot.pause()
        assert line.value == "Aoba"
        line.post_message(events.Paste("y" * 1_000_000))
        await pilot.pause()
        assert len(line.value) == LONGEST_LINE
        assert f"cut off after {LONGEST_LINE}" in app.shown("#echo")


async def test_cells_of_a_spreadsheet_become_company_and_role() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        asked(app, print)
        app.prompt.line.post_message(events.Paste("Aoba\tSRE\thttps://a.example\n"))
        await pilot.pause()
        entry = parse_application(app.prompt.line.value, NOW)
        assert (entry.company, entry.role, entry.url) == ("Aoba", "SRE", "https://a.example")


async def test_tab_puts_in_the_sign_or_completes() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        asked(app, print, tab=" / ")
        app.prompt.line.value = "Aoba "
        await pilot.press("tab")
        assert app.prompt.line.value == "Aoba / "
        app.prompt.close()
        app.prompt.ask("tag", key="tag", done=print, complete=["remote", "remodel", "office"])
        app.prompt.line.value = "Rem"
        await pilot.press("tab")
        assert app.prompt.line.value == "remo"
        await pilot.press("tab")
        assert app.prompt.line.value == "remote"
        assert app.focused is app.prompt.line


async def test_matches_are_chosen_by_arrows() -> None:
    app, taken = Stage(), []
    everyone = [PromptMatch("1", "Aoba", "SRE"), PromptMatch("2", "青葉銀行", "Data")]
    async with app.run_test() as pilot:
        asked(app, taken.append, matches=lambda text: everyone if text == "ao" else [])
        app.prompt.line.value = "zz"
        await pilot.press("enter")
        assert app.prompt.is_asking
        assert "no match" in app.shown("#echo")
        app.prompt.line.value = "ao"
        await pilot.pause()
        assert "nothing" not in app.shown("#echo")
        assert "青葉銀行" in app.shown("#matches")
        await pilot.press("down", "down", "enter")
        assert taken == ["2"]


async def test_every_change_is_told() -> None:
    app, heard = Stage(), []
    async with app.run_test() as pilot:
        asked(app, print, changed=heard.append, initial="#a")
        await pilot.press("b", "backspace")
        await pilot.pause()
        assert heard == ["#ab", "#a"]
        await pilot.press("escape")
        assert app.drafts.left("interview") == {}


async def test_a_click_elsewhere_goes_back_and_keeps_the_text() -> None:
    app, left = Stage(), []
    async with app.run_test() as pilot:
        asked(app, print, left=left.append)
        app.prompt.line.value = "fri"
        await pilot.click("Board")
        await pilot.pause()
        assert left == ["fri"]
        assert not app.prompt.is_asking


async def test_texts_are_not_markup_and_signs_can_be_plain() -> None:
    def echo(text: str) -> InputFeedback:
        if text == "no":
            raise InvalidInput("what", "[/b] why · how")
        return InputFeedback(f"→ [Acme] {text}")

    app = Stage(glyphs=ASCII)
    async with app.run_test() as pilot:
        app.prompt.ask("[x] ask", key="k", done=print, echo=echo)
        app.prompt.line.value = "[/y]"
        await pilot.pause()
        assert app.shown("#question") == "[x] ask"
        assert app.shown("#echo") == "> [Acme] [/y]"
        app.prompt.line.value = "no"
        await pilot.pause()
        assert app.shown("#echo") == "what: [/b] why . how"


async def test_what_is_refused_after_enter_leaves_the_line_open_with_its_text() -> None:
    app, taken = Stage(), []

    def done(text: str) -> None:
        if text == "tomorrow":
            raise InvalidInput("rejected", "that is in the future")
        taken.append(text)

    async with app.run_test() as pilot:
        asked(app, done)
        await pilot.press(*"tomorrow", "enter")
        assert app.prompt.is_asking
        assert app.focused is app.prompt.line
        assert "rejected: that is in the future" in app.shown("#echo")
        app.prompt.line.value = "today"
        await pilot.press("enter")
        assert taken == ["today"]
        assert app.focused is app.board


async def test_a_doubt_is_asked_about_once() -> None:
    app, taken = Stage(), []

    def echo(text: str) -> InputFeedback:
        return InputFeedback(
            f"→ {text}", doubt="“contact” is a word of the role." if "contact" in text else ""
        )

    async with app.run_test(size=(80, 24)) as pilot:
        asked(app, taken.append, echo=echo)
        await pilot.press(*"contact", "enter")
        assert taken == []
        assert "“contact” is a word of the role. Press Enter again" in app.shown("#echo")
        await pilot.press("x", "enter")
        assert taken == []
        await pilot.press("enter")
        assert taken == ["contactx"]
        asked(app, taken.append, echo=echo)
        await pilot.press(*"other", "enter")
        assert taken == ["contactx", "other"]


async def test_a_doubt_that_nobody_has_seen_is_not_agreed_to() -> None:
    app, taken = Stage(), []
    async with app.run_test(size=(80, 24)) as pilot:
        asked(app, taken.append, echo=lambda text: InputFeedback(text, doubt="Is it so?"))
        for letter in (*"typed", "enter", "enter", "enter"):
            app.post_message(events.Key(letter, "\r" if letter == "enter" else letter))
        await pilot.pause()
        assert taken == []
        assert "Is it so? Press Enter again" in app.shown("#echo")
        await pilot.press("enter")
        assert taken == ["typed"]


async def test_a_line_stays_kept_until_something_has_come_of_it() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        for is_used, kept in ((False, {"line": "a"}), (None, {}), (True, {})):
            asked(app, lambda _text, is_used=is_used: is_used)
            app.prompt.line.value = "a"
            await pilot.press("enter")
            assert not app.prompt.is_asking
            assert app.drafts.left("interview") == kept


async def test_a_doubt_is_asked_about_again_when_the_line_is_opened_anew() -> None:
    app, taken = Stage(), []
    async with app.run_test(size=(80, 24)) as pilot:
        for _n in range(2):
            asked(app, taken.append, echo=lambda text: InputFeedback(text, doubt="is it so"))
            app.prompt.line.value = "the same"
            await pilot.pause()
            await pilot.press("enter")
            assert taken == []
            await pilot.press("escape")


@pytest.mark.parametrize("space", ["\u3000", "\u00a0"])
async def test_a_space_of_another_width_is_typed_too(space: str) -> None:
    line, text = LineInput(), TextInput()
    app = Stage()
    async with app.run_test() as pilot:
        await app.screen.mount(line, text)
        for widget in (line, text):
            widget.focus()
            await pilot.pause()
            for letter in f"佐藤{space}太郎":
                app.post_message(events.Key(_character_to_key(letter), letter))
            await pilot.pause()
    assert line.value == text.text == f"佐藤{space}太郎"


async def test_a_paste_into_a_full_line_says_that_nothing_has_room() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        asked(app, print, initial="x" * LONGEST_LINE)
        app.prompt.line.post_message(events.Paste("Aoba"))
        await pilot.pause()
        assert app.prompt.line.value == "x" * LONGEST_LINE
        assert f"cut off after {LONGEST_LINE}" in app.shown("#echo")
        await pilot.press("backspace")
        assert "cut off" not in app.shown("#echo")


@pytest.mark.parametrize("lines", [False, True])
async def test_what_follows_many_blank_lines_is_pasted_or_its_loss_said(lines: bool) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        asked(app, print, lines=lines)
        app.prompt.line.post_message(events.Paste("\n" * 50_000 + "Aoba"))
        await pilot.pause()
        assert app.prompt.line.value == "Aoba"
        app.prompt.line.post_message(events.Paste("SRE" + "\n" * 1_000_000 + "lost"))
        await pilot.pause()
        assert app.prompt.line.value == "AobaSRE"
        assert "characters were pasted" in app.shown("#echo")
