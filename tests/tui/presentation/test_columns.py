"""The board in columns: what did not change keeps its order, and nothing is ordered unasked."""

from __future__ import annotations

from dataclasses import replace

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Application, Stage
from jobboard_tui.domain.reminders.api import ReminderView
from jobboard_tui.domain.search.sorting import SortOrder
from jobboard_tui.tui.presentation.cards import ColumnCards
from jobboard_tui.tui.presentation.columns import ColumnArranger
from tests.tui.gallery import application, board_of, view_of


def names(column_cards: ColumnCards) -> list[str]:
    return [card.application.company for card in column_cards.cards]


def lane_of(lanes: list[ColumnCards], stage: Stage) -> ColumnCards:
    return next(one for one in lanes if one.stage is stage)


def ordered(column_cards: ColumnCards) -> object:
    return column_cards.cards.applications  # type: ignore[attr-defined]


def boards() -> tuple[Board, Application]:
    first = application("a", company="Aoba", stage=Stage.APPLIED)
    others = [
        application(f"c{number}", company=f"Zelkova {9 - number}", stage=Stage.CLOSED)
        for number in range(3)
    ]
    return board_of(first, *others), first


def test_a_stage_that_did_not_change_keeps_its_order() -> None:
    board, first = boards()
    lanes, view = ColumnArranger(), view_of(board)
    before = lanes.arrange(board, view, SortOrder.COMPANY, ())
    kept = ordered(lane_of(before, Stage.CLOSED))
    moved = board.with_applications(replace(first, company="Birch"))
    after = lanes.arrange(moved, view_of(moved), SortOrder.COMPANY, ())
    assert ordered(lane_of(after, Stage.CLOSED)) is kept
    assert names(lane_of(after, Stage.APPLIED)) == ["Birch"]


def test_another_order_is_another_order() -> None:
    board, _first = boards()
    lanes, view = ColumnArranger(), view_of(board)
    by_company = lane_of(lanes.arrange(board, view, SortOrder.COMPANY, ()), Stage.CLOSED)
    assert names(by_company) == ["Zelkova 7", "Zelkova 8", "Zelkova 9"]
    changed = replace(board["c0"], place=0.0)
    board = board.with_applications(changed)
    by_hand = lane_of(lanes.arrange(board, view, SortOrder.HAND, ()), Stage.CLOSED)
    assert names(by_hand)[0] == "Zelkova 9"


def test_a_filter_shows_what_it_lets_through_and_its_end_shows_all() -> None:
    board, _first = boards()
    lanes, view = ColumnArranger(), ReminderView()
    for _turn in range(2):
        some = lanes.arrange(board, view, SortOrder.COMPANY, (), lambda one: one.id == "c1")
        assert names(lane_of(some, Stage.CLOSED)) == ["Zelkova 8"]
        every = lanes.arrange(board, view, SortOrder.COMPANY, ())
        assert len(names(lane_of(every, Stage.CLOSED))) == 3


def test_looking_for_a_card_finds_its_place_in_the_order() -> None:
    board, _first = boards()
    column_cards = lane_of(
        ColumnArranger().arrange(board, ReminderView(), SortOrder.COMPANY, ()), Stage.CLOSED
    )
    assert column_cards.find("c2") == 0
    assert column_cards.find("a") is None
