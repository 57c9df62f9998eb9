"""The detail, the due list, the week and the lines around the board, as widgets."""

from __future__ import annotations

import pytest
from textual.containers import Horizontal
from textual.events import MouseScrollDown

from jobboard_tui.domain.models import Kind, Timeline
from jobboard_tui.domain.reports.agenda import meetings_ahead
from jobboard_tui.domain.reports.meeting_index import meetings
from jobboard_tui.tui.glyphs import ASCII, UNICODE
from jobboard_tui.tui.presentation.styled_text import Ground, StyledLine, Tone
from jobboard_tui.tui.widgets.detail import DetailPane
from jobboard_tui.tui.widgets.due_panel import DuePanel
from jobboard_tui.tui.widgets.footer import KeyFooter
from jobboard_tui.tui.widgets.line_block import LineBlock
from tests.tui.gallery import NOW, Gallery, application, board_of, event, interviewed, view_of


def late(number: int):
    return application(f"a{number:04}", events=Timeline([event(Kind.APPLIED, -20, number)]))


def busy_board(count: int = 6):
    return board_of(interviewed(), *(late(number) for number in range(count)))


class Listener(Gallery):
    def on_virtual_list_moved(self, message: DuePanel.Moved) -> None:
        self.heard.append(message)

    def on_virtual_list_chosen(self, message: DuePanel.Chosen) -> None:
        self.heard.append(message)

    def on_detail_pane_event_chosen(self, message: DetailPane.EventChosen) -> None:
        self.heard.append(message)

    def on_key_footer_pressed(self, message: KeyFooter.Pressed) -> None:
        self.heard.append(message)


# -- the due list --------------------------------------------------------------------------------


async def due_panel(app: Gallery, board) -> DuePanel:
    panel = app.query_one(DuePanel)
    panel.show_reminders(view_of(board), meetings_ahead(meetings(board, NOW), NOW, 7), NOW)
    panel.focus()
    return panel


async def test_the_cursor_of_the_due_list_stays_on_its_reminder() -> None:
    app = Listener(DuePanel())
    async with app.run_test(size=(100, 12)) as pilot:
        board = busy_board()
        panel = await due_panel(app, board)
        assert panel.reminder is not None
        assert panel.reminder.rule.id == "thank-you"
        panel.move_cursor(0, 2)
        here = panel.reminder
        panel.show_reminders(view_of(board.log("aoba", event(Kind.THANKED, 0))), (), NOW)
        assert (panel.reminder.application, panel.reminder.rule) == (here.application, here.rule)
        await pilot.pause()
        assert isinstance(app.heard[-1], DuePanel.Moved)


async def test_until_one_goes_elsewhere_the_most_urgent_is_under_the_cursor() -> None:
    app = Listener(DuePanel())
    async with app.run_test(size=(100, 12)) as pilot:
        board = busy_board()
        panel = app.query_one(DuePanel)
        app.screen.set_focus(None)
        await pilot.pause()
        later = board.log("aoba", event(Kind.THANKED, 0))
        for one in (later, board):
            panel.show_reminders(view_of(one), (), NOW)
        assert panel.reminder is not None
        assert panel.reminder.rule.id == "thank-you"
        panel.focus()
        await pilot.pause()
        panel.show_reminders(view_of(later), (), NOW)
        here = panel.reminder
        panel.show_reminders(view_of(board), (), NOW)
        assert here is not None
        assert panel.reminder is not None
        assert (panel.reminder.application, panel.reminder.rule) == (here.application, here.rule)


async def test_a_meeting_ahead_is_a_row_without_a_reminder() -> None:
    app = Listener(DuePanel())
    async with app.run_test(size=(100, 30)) as pilot:
        panel = await due_panel(app, board_of(interviewed()))
        await pilot.pause()
        at = next(n for n, line in enumerate(app.text_of(panel)) if "interview, round 2" in line)
        await pilot.click(panel, offset=(20, at), times=2)
        assert panel.reminder is None
        assert panel.application == "aoba"
        assert isinstance(app.heard[-1], DuePanel.Chosen)


async def test_thousands_of_rows_scroll_by_the_line() -> None:
    app = Listener(DuePanel())
    async with app.run_test(size=(100, 12)) as pilot:
        panel = await due_panel(app, busy_board(2000))
        await pilot.pause()
        assert app.text_of(panel)[0].endswith("1997 more ▾ ──")
        panel.cursor_page(1)
        panel.cursor_page(-0.5)
        assert panel.top == 1
        assert app.text_of(panel)[0].endswith("1996 more ▾ ──")
        panel.cursor_end()
        assert app.text_of(panel)[-1].startswith("▌")
        panel.cursor_home()
        assert app.text_of(panel)[1].startswith("▌▲")


async def test_the_cursor_shows_only_where_the_keys_go() -> None:
    app = Listener(DuePanel(), glyphs=ASCII)
    async with app.run_test(size=(100, 12)) as pilot:
        panel = await due_panel(app, busy_board())
        await pilot.pause()
        assert app.text_of(panel)[1].startswith(">!")
        panel.blur()
        await pilot.pause()
        assert app.text_of(panel)[1].startswith(" !")
        assert all(line.isascii() for line in app.text_of(panel))


async def test_nothing_due_is_said_in_words() -> None:
    app = Listener(DuePanel())
    async with app.run_test(size=(100, 12)) as pilot:
        panel = await due_panel(app, board_of())
        await pilot.pause()
        panel.move_cursor(0, 1)
        assert panel.reminder is None
        assert "nothing is due" in app.text_of(panel)[0]


# -- the detail ----------------------------------------------------------------------------------


async def detail_of(app: Gallery, one) -> DetailPane:
    detail = app.query_one(DetailPane)
    detail.show(one, view_of(board_of(one)).reminders_of(one.id), NOW)
    return detail


async def test_the_detail_has_a_cursor_when_it_has_the_keys() -> None:
    app = Listener(DetailPane())
    app.AUTO_FOCUS = ""
    async with app.run_test(size=(60, 60)) as pilot:
        detail = await detail_of(app, interviewed())
        await pilot.pause()
        assert detail.event_under_cursor is None
        detail.focus()
        await pilot.pause()
        assert detail.event_under_cursor == "interview-2"
        detail.move_cursor(0, 1)
        detail.move_cursor(0, 1)
        assert detail.event_under_cursor == "received-1"
        await pilot.pause()
        assert app.heard[-1] == DetailPane.EventChosen("received-1")
        bars = [line for line in app.text_of(detail) if line[:1] == UNICODE.bar]
        assert len(bars) == 2
        detail.cursor_end()
        assert detail.event_under_cursor == "applied-1"
        detail.cursor_home()
        assert detail.event_under_cursor == "interview-2"


async def test_the_cursor_stays_on_its_event_until_that_is_gone() -> None:
    app = Listener(DetailPane())
    async with app.run_test(size=(60, 60)) as pilot:
        one = interviewed()
        detail = await detail_of(app, one)
        detail.focus()
        await pilot.pause()
        detail.move_cursor(0, 1)
        board = board_of(one).log("aoba", event(Kind.THANKED, 0))
        await detail_of(app, board["aoba"])
        assert detail.event_under_cursor == "interview-1"
        await detail_of(app, board.unlog("aoba", "interview-1")["aoba"])
        assert detail.event_under_cursor == "interview-2"
        await detail_of(app, late(1))
        assert detail.event_under_cursor == "applied-1"


async def test_an_event_that_is_logged_brings_the_details_back_to_their_top() -> None:
    app = Listener(DetailPane())
    app.AUTO_FOCUS = ""
    async with app.run_test(size=(60, 8)):
        one = interviewed()
        detail = await detail_of(app, one)
        detail.cursor_page(1)
        assert detail.top > 0
        await detail_of(app, one)
        assert detail.top > 0
        await detail_of(app, board_of(one).log("aoba", event(Kind.THANKED, 0))["aoba"])
        assert detail.top == 0


async def test_a_long_detail_scrolls_to_its_event() -> None:
    shown = DetailPane()
    shown.edge.styles.width = 1
    app = Listener(Horizontal(shown.edge, shown))
    async with app.run_test(size=(60, 12)) as pilot:
        events = [event(Kind.NOTE, -day, day, note=f"note {day}") for day in range(1, 80)]
        detail = await detail_of(app, application("a", events=Timeline(events)))
        detail.focus()
        await pilot.pause()
        detail.cursor_end()
        assert any("note 79" in line for line in app.text_of(detail))
        detail.cursor_home()
        assert "a KK" in app.text_of(detail)[0]
        assert "".join(app.text_of(detail.edge)) == "│" * 11 + "▾"
        detail.cursor_page(1)
        assert detail.top == 12
        assert "".join(app.text_of(detail.edge)) == "▴" + "│" * 10 + "▾"
        detail.post_message(MouseScrollDown(detail, 2, 3, 0, 1, 0, False, False, False, 2, 3))
        await pilot.pause()
        assert detail.top > 12
        assert detail.event_under_cursor == "note-6"


async def test_without_a_card_the_detail_says_so() -> None:
    app = Listener(DetailPane())
    async with app.run_test(size=(60, 12)):
        detail = app.query_one(DetailPane)
        detail.show(None, (), NOW)
        detail.move_cursor(0, 1)
        detail.cursor_end()
        assert any("no card is selected" in line for line in app.text_of(detail))
        assert detail.event_under_cursor is None


async def test_what_people_wrote_is_no_markup() -> None:
    app = Listener(DetailPane())
    async with app.run_test(size=(80, 60)) as pilot:
        bad = "[@click=app.quit]x[/] [/] [m/w/d] [red]"
        one = application(
            "a", company=bad, role=bad, notes=bad, url=bad, tags=(bad,), location=bad, salary=bad
        )
        detail = await detail_of(app, one)
        await pilot.pause()
        text = "\n".join(app.text_of(detail))
        assert text.count("[@click=app.quit]x[/]") >= 5
        assert not any(
            segment.style and segment.style.meta
            for y in range(detail.size.height)
            for segment in detail.render_line(y)
        )


# -- around the board ----------------------------------------------------------------------------


async def test_lines_are_made_for_the_size_that_there_is() -> None:
    made: list[tuple[int, int]] = []

    def making(width: int, height: int) -> list[StyledLine]:
        made.append((width, height))
        return [((f"{width} cells", Tone.TEXT),), (("…", Tone.MUTED),)]

    app = Listener(LineBlock(Ground.BAND), glyphs=ASCII)
    async with app.run_test(size=(40, 5)) as pilot:
        block = app.query_one(LineBlock)
        block.show(making)
        await pilot.pause()
        assert app.text_of(block) == ["40 cells", "~", "", "", ""]
        await pilot.resize_terminal(7, 5)
        await pilot.pause()
        assert app.text_of(block)[0] == "7 cells"
        block.styles.height = "auto"
        await pilot.pause()
        assert block.size == (7, 2)
        assert set(made) >= {(40, 5), (7, 5), (7, 2)}


async def test_lines_of_the_cursor_have_room() -> None:
    def making(_width: int, _height: int) -> list[tuple[StyledLine, Ground]]:
        return [
            (((str(number), Tone.TEXT),), Ground.CURSOR if number == at else Ground.BASE)
            for number in range(9)
        ]

    app = Listener(LineBlock())
    async with app.run_test(size=(40, 5)) as pilot:
        block = app.query_one(LineBlock)
        for at, first in ((2, 0), (6, 2), (0, 0)):
            block.show_grounded(making)
            await pilot.pause()
            assert app.text_of(block) == [str(first + row) for row in range(5)]
            assert block.line_at(at - first, 40)[1] is Ground.CURSOR
        at = 4
        block.show_grounded(making)
        await pilot.resize_terminal(40, 3)
        await pilot.pause()
        assert app.text_of(block) == ["2", "3", "4"]


async def test_a_key_of_the_footer_can_be_clicked() -> None:
    app = Listener(KeyFooter())
    async with app.run_test(size=(120, 12)) as pilot:
        app.query_one(KeyFooter).show([("e", "event", True), ("m", "move", False)], "saved 16:58")
        await pilot.pause()
        assert "e event   m move" in app.text_of(app.query_one(KeyFooter))[0]
        await pilot.click(KeyFooter, offset=(12, 0))
        assert app.heard[-1] == KeyFooter.Pressed("m")


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (240, 70)])
async def test_any_size_can_be_drawn(size: tuple[int, int]) -> None:
    app = Listener(DetailPane(), DuePanel(), KeyFooter())
    async with app.run_test(size=(80, 24)) as pilot:
        panel, detail = await due_panel(app, busy_board()), await detail_of(app, interviewed())
        await pilot.resize_terminal(*size)
        await pilot.pause()
        for detail_pane in (panel, detail):
            detail_pane.cursor_end()
            detail_pane.cursor_page(-1)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        detail.cursor_home()
        assert "aoba KK" in app.text_of(detail)[0]
