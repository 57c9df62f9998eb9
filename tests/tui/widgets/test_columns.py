"""The columns under keys and mouse, and what they cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import MouseScrollDown

from jobboard_tui.domain.board_columns import column_at
from jobboard_tui.domain.models import Stage
from jobboard_tui.domain.search.sorting import SortOrder
from jobboard_tui.tui.glyphs import ASCII
from jobboard_tui.tui.presentation.cards import CardMode
from jobboard_tui.tui.presentation.columns import CardSequence, arrange_columns
from jobboard_tui.tui.theme import NIGHT
from jobboard_tui.tui.widgets.column import StageColumn
from jobboard_tui.tui.widgets.column_widths import NARROWEST, column_widths
from jobboard_tui.tui.widgets.columns import BoardColumns
from tests.tui.gallery import (
    NOW,
    Gallery,
    application,
    board_of,
    column,
    lanes_of,
    many,
    view_of,
)

COUNTS = st.lists(st.integers(0, 9), min_size=7, max_size=7)


def some_board():
    return board_of(
        *many(12, Stage.APPLIED),
        application("i1", Stage.INTERVIEW),
        application("i2", Stage.INTERVIEW),
        application("o1", Stage.OFFER),
    )


async def shown(app: Gallery, board, **marked) -> BoardColumns:
    columns = app.query_one(BoardColumns)
    columns.show(lanes_of(board, **marked), NOW)
    columns.focus()
    return columns


# -- widths --------------------------------------------------------------------------------------


@given(st.integers(1, 300), COUNTS, st.integers(0, 6), st.sampled_from(CardMode))
def test_columns_share_the_width_and_the_cursors_one_is_always_open(width, counts, at, mode):
    widths = column_widths(width, counts, at, mode)
    assert sum(widths) == width
    assert widths[at] >= min(width, NARROWEST[mode])


@pytest.mark.parametrize(("width", "opened"), [(80, 4), (79, 4), (130, 7), (20, 1)])
def test_as_many_columns_open_as_have_room(width: int, opened: int) -> None:
    widths = column_widths(width, [5] * 7, 3, CardMode.NORMAL)
    assert sum(one >= NARROWEST[CardMode.NORMAL] for one in widths) == opened


def test_empty_columns_are_folded_and_nothing_is_hidden() -> None:
    widths = column_widths(120, [3, 4, 0, 2, 0, 0, 1], 0, CardMode.NORMAL)
    assert [one < 10 for one in widths] == [False, False, True, False, True, True, False]
    assert all(widths)


# -- the cursor ----------------------------------------------------------------------------------


async def test_the_cursor_goes_down_and_over_empty_columns() -> None:
    app = Gallery(BoardColumns())
    async with app.run_test(size=(100, 30)) as pilot:
        columns = await shown(app, some_board())
        assert (columns.cursor_app, columns.stage) == ("a00000", Stage.APPLIED)
        columns.move_cursor(0, 1)
        assert columns.cursor_app == "a00001"
        columns.move_cursor(0, -1)
        columns.move_cursor(1, 0)
        assert (columns.cursor_app, columns.stage) == ("i1", Stage.INTERVIEW)
        columns.move_cursor(1, 0)
        columns.move_cursor(1, 0)
        assert columns.cursor_app == "o1"
        columns.move_cursor(-1, 0)
        columns.cursor_end()
        assert columns.cursor_app == "i2"
        await pilot.pause()
        heard = [
            selected.app_id for selected in app.heard if isinstance(selected, BoardColumns.Selected)
        ]
        assert heard == ["a00000", "a00001", "a00000", "i1", "o1", "i1", "i2"]


async def test_the_cursor_stays_on_its_application() -> None:
    app = Gallery(BoardColumns())
    async with app.run_test(size=(100, 30)):
        columns = await shown(app, some_board())
        columns.select("a00005")
        board = some_board().move("a00005", Stage.OFFER, NOW)
        columns.show(lanes_of(board), NOW)
        assert (columns.cursor_app, columns.stage) == ("a00005", Stage.OFFER)
        columns.select("a00007")
        columns.show(lanes_of(board.remove("a00007", NOW)), NOW)
        assert columns.cursor_app == "a00008"
        columns.show(lanes_of(board_of()), NOW)
        assert columns.cursor_app is None


async def test_where_a_column_empties_the_cursor_goes_to_the_nearest() -> None:
    app = Gallery(BoardColumns())
    async with app.run_test(size=(100, 30)):
        columns = await shown(app, some_board())
        columns.select("o1")
        columns.show(lanes_of(some_board().remove("o1", NOW)), NOW)
        assert columns.stage is Stage.INTERVIEW
        assert not columns.select("o1")


async def test_pages_and_ends() -> None:
    app = Gallery(BoardColumns())
    async with app.run_test(size=(100, 13)):
        columns = await shown(app, board_of(*many(50)))
        columns.cursor_page(1)
        assert columns.cursor_app == "a00006"
        columns.cursor_page(0.5)
        assert columns.cursor_app == "a00009"
        columns.cursor_end()
        assert columns.cursor_app == "a00049"
        columns.cursor_page(-1)
        assert columns.cursor_app == "a00043"
        columns.cursor_home()
        assert columns.cursor_app == "a00000"


async def test_the_card_under_the_cursor_is_always_in_view() -> None:
    app = Gallery(BoardColumns())
    async with app.run_test(size=(100, 12)) as pilot:
        columns = await shown(app, board_of(*many(30)))
        await pilot.pause()
        applied = column(columns, Stage.APPLIED)
        for dy in (1,) * 29 + (-1,) * 29:
            columns.move_cursor(0, dy)
            assert any(dy and columns.cursor_app in line for line in app.text_of(applied))


# -- what is drawn -------------------------------------------------------------------------------


async def test_the_cursor_has_its_ground_and_its_bar() -> None:
    app = Gallery(BoardColumns(), glyphs=ASCII)
    async with app.run_test(size=(100, 30)) as pilot:
        columns = await shown(app, some_board())
        await pilot.pause()
        applied = column(columns, Stage.APPLIED)
        focused = applied.render_line(1)
        assert focused.text.startswith(">a00000")
        columns.blur()
        await pilot.pause()
        blurred = applied.render_line(1)
        plain = applied.render_line(4)
        evidence = {next(iter(strip)).style.bgcolor for strip in (focused, blurred, plain)}
        assert len(evidence) == 3


@pytest.mark.drawn
async def test_what_looks_the_same_is_not_painted_again() -> None:
    app = Gallery(BoardColumns())
    async with app.run_test(size=(100, 30)) as pilot:
        columns = await shown(app, some_board())
        await pilot.pause()
        painted: list[StageColumn] = []
        for stage_column in columns.query(StageColumn):
            stage_column.refresh = lambda *_, one=stage_column, **__: painted.append(one)  # type: ignore[method-assign]
        columns.show(lanes_of(some_board()), NOW)
        assert painted == []
        columns.show(lanes_of(some_board(), marked=["i2"]), NOW)
        assert painted == [column(columns, Stage.INTERVIEW)]


async def test_ten_thousand_cards_cost_what_is_in_view(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    make = CardSequence._card

    def counted(self, one):
        made.append(1)
        return make(self, one)

    monkeypatch.setattr(CardSequence, "_card", counted)
    app = Gallery(BoardColumns())
    async with app.run_test(size=(100, 30)) as pilot:
        columns = await shown(app, board_of(*many(10_000)))
        await pilot.pause()
        assert len(made) < 200
        made.clear()
        columns.move_cursor(0, 1)
        columns.cursor_end()
        await pilot.pause()
        assert columns.cursor_app == "a09999"
        assert len(made) < 100


@pytest.mark.drawn
async def test_a_key_paints_only_the_two_cards_concerned() -> None:
    app = Gallery(BoardColumns())
    async with app.run_test(size=(100, 30)) as pilot:
        columns = await shown(app, board_of(*many(12)))
        await pilot.pause()
        applied = column(columns, Stage.APPLIED)
        drawn: list[int] = []
        draw = applied.render_line
        applied.render_line = lambda y: drawn.append(y) or draw(y)  # type: ignore[method-assign]
        columns.move_cursor(0, 1)
        await pilot.pause()
        assert sorted(drawn) == [1, 2, 3, 4]


async def test_cards_tell_of_another_minute_and_of_other_marks() -> None:
    soon = NOW + timedelta(hours=3)
    board = board_of(application("a", Stage.WISHLIST, apply_by=soon))
    app = Gallery(BoardColumns())
    async with app.run_test(size=(100, 30)) as pilot:
        columns = await shown(app, board)
        await pilot.pause()
        first = app.text_of(column(columns, Stage.WISHLIST))
        later = NOW + timedelta(hours=1)
        columns.show(
            arrange_columns(board, view_of(board, later), SortOrder.COMPANY, frozenset()), later
        )
        second = app.text_of(column(columns, Stage.WISHLIST))
        assert first != second
        columns.show(arrange_columns(board, view_of(board, later), SortOrder.COMPANY, {"a"}), later)
        assert app.text_of(column(columns, Stage.WISHLIST)) != second


async def test_where_nothing_is_shown_it_is_said_why() -> None:
    app = Gallery(BoardColumns())
    async with app.run_test(size=(60, 12)) as pilot:
        columns = app.query_one(BoardColumns)
        columns.show(lanes_of(board_of()), NOW, empty="nothing matches [x]")
        await pilot.pause()
        text = app.text_of(column(columns, columns.stage))
        assert any("nothing matches [x]" in line for line in text)


async def test_forty_cards_and_more_stand_on_80_columns_and_25_lines() -> None:
    stages = (Stage.WISHLIST, Stage.APPLIED, Stage.INTERVIEW, Stage.OFFER)
    cards = [application(f"{stage.value}{n}", stage) for stage in stages for n in range(15)]
    app = Gallery(BoardColumns())
    async with app.run_test(size=(80, 25)) as pilot:
        columns = await shown(app, board_of(*cards))
        await pilot.pause()
        assert (
            sum(
                stage_column.in_view
                for stage_column in columns.query(StageColumn)
                if not stage_column.is_folded
            )
            >= 40
        )


@pytest.mark.parametrize("theme", ["nord", "textual-light", "jobboard-day"])
async def test_another_theme_repaints_in_its_colours(theme: str) -> None:
    app = Gallery(BoardColumns())
    async with app.run_test(size=(100, 30)) as pilot:
        columns = await shown(app, some_board())
        await pilot.pause()
        applied = column(columns, Stage.APPLIED)
        before = [segment.style for segment in applied.render_line(1)]
        assert app.theme == NIGHT.name
        app.theme = theme
        await pilot.pause()
        assert [segment.style for segment in applied.render_line(1)] != before


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (300, 80), (8, 2)])
async def test_any_size_can_be_drawn(size: tuple[int, int]) -> None:
    app = Gallery(BoardColumns())
    async with app.run_test(size=(100, 30)) as pilot:
        columns = await shown(app, some_board())
        await pilot.resize_terminal(*size)
        await pilot.pause()
        columns.move_cursor(1, 1)
        columns.cursor_end()
        columns.cursor_page(1)
        await pilot.pause()
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert columns.cursor_app == "i2"


# -- the mouse -----------------------------------------------------------------------------------


async def test_a_click_selects_and_a_second_one_opens() -> None:
    app = Gallery(BoardColumns())
    async with app.run_test(size=(100, 30)) as pilot:
        columns = await shown(app, some_board())
        await pilot.pause()
        interview = column(columns, Stage.INTERVIEW)
        await pilot.click(interview, offset=(3, 1))
        assert columns.cursor_app == "i1"
        assert not any(isinstance(one, BoardColumns.Opened) for one in app.heard)
        await pilot.click(interview, offset=(3, 1), times=2)
        assert app.heard[-1] == BoardColumns.Opened("i1")


async def test_a_card_is_dragged_to_another_column() -> None:
    app = Gallery(BoardColumns())
    async with app.run_test(size=(100, 30)) as pilot:
        columns = await shown(app, some_board())
        await pilot.pause()
        target = column(columns, Stage.OFFER)
        await pilot.mouse_down(column(columns, Stage.APPLIED), offset=(3, 1))
        await pilot.hover(target, offset=(3, 4))
        assert target.is_target
        await pilot.mouse_up(target, offset=(3, 4))
        assert app.heard[-1] == BoardColumns.Dropped("a00000", column_at(Stage.OFFER))
        assert not target.is_target


async def test_a_folded_column_takes_a_card_too_and_a_drag_can_be_given_up() -> None:
    app = Gallery(BoardColumns())
    async with app.run_test(size=(100, 30)) as pilot:
        columns = await shown(app, some_board())
        await pilot.pause()
        folded = column(columns, Stage.CLOSED)
        assert folded.is_folded
        for give_up in (False, True):
            await pilot.mouse_down(column(columns, Stage.APPLIED), offset=(3, 1))
            await pilot.hover(folded, offset=(1, 4))
            assert not give_up or columns.cancel_drag()
            await pilot.mouse_up(folded, offset=(1, 4))
        dropped = [one for one in app.heard if isinstance(one, BoardColumns.Dropped)]
        assert dropped == [BoardColumns.Dropped("a00000", column_at(Stage.CLOSED))]


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    app = Gallery(BoardColumns())
    async with app.run_test(size=(100, 12)) as pilot:
        columns = await shown(app, board_of(*many(30)))
        await pilot.pause()
        applied = column(columns, Stage.APPLIED)
        x, y = applied.region.x + 2, applied.region.y + 3
        columns.post_message(MouseScrollDown(applied, 2, 3, 0, 1, 0, False, False, False, x, y))
        await pilot.pause()
        assert applied.top == 2
        assert columns.cursor_app == "a00000"
        applied.scroll_cards(1000)
        assert any("a00029" in line for line in app.text_of(applied))
        assert applied.in_view == 5
        columns.move_cursor(0, 1)
        assert any("a00001" in line for line in app.text_of(applied))


async def test_cards_stand_apart_in_all_columns_or_in_none() -> None:
    app = Gallery(BoardColumns())
    async with app.run_test(size=(80, 24)) as pilot:
        for count, second_at in ((2, 4), (40, 3)):
            applied = [application(f"a{one:02}") for one in range(count)]
            offers = [application(f"o{one}", Stage.OFFER) for one in range(2)]
            columns = await shown(app, board_of(*applied, *offers))
            await pilot.pause()
            for stage, name in ((Stage.APPLIED, "a01"), (Stage.OFFER, "o1")):
                assert name in app.text_of(column(columns, stage))[second_at]


async def test_the_wishlist_is_a_column_from_120_cells_on() -> None:
    stages = [stage for stage in Stage for _twice in range(2)]
    board = board_of(*(application(f"{stage}{at}", stage) for at, stage in enumerate(stages)))
    for width, is_strip in ((88, False), (80, True)):  # what the detail leaves of 120, and of 80
        app = Gallery(BoardColumns())
        async with app.run_test(size=(width, 30)) as pilot:
            columns = app.query_one(BoardColumns)
            columns.mode = CardMode.NORMAL
            await shown(app, board)
            columns.select(f"{Stage.OFFER}{stages.index(Stage.OFFER)}")
            await pilot.pause()
            assert column(columns, Stage.WISHLIST).is_folded is is_strip
