"""Choices on one letter each."""

from __future__ import annotations

import pytest
from textual import events

from jobboard_tui.domain.models import Stage as Column
from jobboard_tui.tui.presentation.text_width import cell_len
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.choice_layout import lay_out
from tests.tui.screen_driver import Stage

KINDS = [
    Choice("a", "applied", "applied", group="from you"),
    Choice("t", "thank-you sent", "thanked", group="from you"),
    Choice("y", "accepted", "accepted", group="from you", disabled="there is no offer yet"),
    Choice("o", "offer", "offer", group="from them"),
    Choice("i", "面接", "interview", group="meetings"),
]


@pytest.mark.parametrize(
    ("key", "taken", "other"),
    [("t", ["thanked"], []), ("T", [], ["thanked"]), ("o", ["offer"], []), ("ｔ", ["thanked"], [])],
)
async def test_a_letter_takes_its_choice(key: str, taken: list[str], other: list[str]) -> None:
    app, got, got_other = Stage(), [], []
    async with app.run_test() as pilot:
        app.picker.ask("event", KINDS, got.append, other=got_other.append, other_label="later")
        app.picker.post_message(events.Key(key, key))
        await pilot.pause()
        assert (got, got_other) == (taken, other)
        assert not app.picker.is_asking
        assert app.focused is app.board


async def test_capitals_are_small_letters_where_there_is_one_way() -> None:
    app, got = Stage(), []
    async with app.run_test() as pilot:
        app.picker.ask("event", KINDS, got.append)
        await pilot.press("T")
        assert got == ["thanked"]


async def test_keys_that_are_no_choice_go_nowhere() -> None:
    app, got = Stage(), []
    async with app.run_test() as pilot:
        app.picker.ask("event", KINDS, got.append)
        await pilot.press("z")
        assert "no such choice: z" in app.picture()
        await pilot.press("enter")
        assert "press Enter again for" in app.picture()
        assert got == []
        await pilot.press("escape")
        assert not app.picker.is_asking
        assert app.board.pressed == []
        app.picker.ask("event", KINDS, got.append)
        await pilot.press("z", "enter", "enter")
        assert len(got) == 1


async def test_what_cannot_be_taken_says_why() -> None:
    app, got = Stage(), []
    async with app.run_test() as pilot:
        app.picker.ask("event", KINDS, got.append)
        await pilot.press("y")
        assert app.picker.is_asking
        assert "accepted: there is no offer yet" in app.picture()
        assert got == []


async def test_arrows_and_enter() -> None:
    app, got, other = Stage(), [], []
    async with app.run_test(size=(60, 24)) as pilot:
        app.picker.ask("event", KINDS, got.append, other=other.append, start="offer")
        await pilot.pause()
        await pilot.press("right", "enter")
        assert got == ["interview"]
        app.picker.ask("event", KINDS, got.append, other=other.append, start="thanked")
        await pilot.press("tab", "enter")
        assert other == ["thanked"]


async def test_a_click_takes_a_choice() -> None:
    app, got = Stage(), []
    async with app.run_test() as pilot:
        app.picker.ask("event", KINDS, got.append)
        await pilot.pause()
        line = next(n for n, text in enumerate(app.picture().split("\n")) if "面接" in text)
        column = cell_len(app.picture().split("\n")[line].split("面接")[0])
        await pilot.click(offset=(column, line))
        assert got == ["interview"]


async def test_esc_tells_that_nothing_was_chosen() -> None:
    app, got, left = Stage(), [], []
    async with app.run_test() as pilot:
        app.picker.ask("event", KINDS, got.append, left=lambda: left.append("left"))
        await pilot.press("escape")
        assert (got, left) == ([], ["left"])


async def test_the_stages_fit_in_two_rows_of_a_small_terminal() -> None:
    app = Stage()
    choices = [Choice(str(n), str(stage), stage) for n, stage in enumerate(Column, 1)]
    async with app.run_test(size=(80, 24)) as pilot:
        app.picker.ask("move to", choices, print)
        await pilot.pause()
        assert app.picker.size.height == 4
        for stage in Column:
            assert str(stage) in app.picture()


@pytest.mark.parametrize("width", [30, 40, 80, 120, 200])
def test_every_choice_has_a_place_of_its_own_within_the_width(width: int) -> None:
    many = [
        Choice(letter, f"選択肢 {letter}", letter, hint="a hint", group=group)
        for group, letters in (("one", "abcdefghijk"), ("two", "lmnop"), ("three", "qr"))
        for letter in letters
    ]
    spots, rows = lay_out(many, width, 0, 1)
    assert [spot.place for spot in spots] == list(range(len(many)))
    assert len({(spot.x, spot.y) for spot in spots}) == len(many)
    assert all(row.cell_length <= width for row in rows)
    for spot in spots:
        text = rows[spot.y - 1].plain
        assert f"選択肢 {many[spot.place].value}" in text
