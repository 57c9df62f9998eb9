"""Offers side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offer_values import ItemState
from jobboard_tui.domain.offers.checklist import with_item_value
from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate
from jobboard_tui.domain.offers.comparison import (
    CellMark,
    Comparison,
    compare,
    offers_of,
    read_weights,
)
from tests.domain.timeline_builder import IN_2026, TimelineBuilder

LIST = load_checklist()


def compared(*terms: dict[str, Any], checklist_template: ChecklistTemplate = LIST) -> Comparison:
    hunt = TimelineBuilder()
    for place, one in enumerate(terms):
        hunt.app(f"x{place}", terms=one)
    return compare(checklist_template, list(hunt.board.applications.values()), IN_2026, Language.EN)


def marks(of: Comparison, row_id: str) -> list[CellMark]:
    return [cell.mark for row in of.rows if row.id == row_id for cell in row.cells]


def test_the_better_the_missing_and_the_equal() -> None:
    comparison = compared(
        {"base": 400_000, "weekly-hours": 40, "remote-days": 3},
        {"base": 450_000, "weekly-hours": 37.5, "remote-days": 3},
        {"base": 400_000, "bonus-months": 2},
    )
    assert marks(comparison, "base") == [CellMark.NONE, CellMark.BETTER, CellMark.NONE]
    assert marks(comparison, "weekly-hours") == [CellMark.NONE, CellMark.BETTER, CellMark.MISSING]
    assert marks(comparison, "remote-days") == [CellMark.NONE, CellMark.NONE, CellMark.MISSING]
    assert marks(comparison, "expected") == [CellMark.NONE, CellMark.NONE, CellMark.BETTER]
    assert marks(comparison, "bonus-amount") == [CellMark.MISSING, CellMark.MISSING, CellMark.NONE]
    assert "stock" not in {row.id for row in comparison.rows}


def test_the_first_day_is_told_in_the_language_of_the_comparison() -> None:
    application = TimelineBuilder().log("offer", "11-20").board["a"]
    application = replace(application, terms={"base": 400_000, "first-day": "Mon 1 Feb 2027"})
    for language, said in ((Language.EN, "Mon 1 Feb 2027"), (Language.JA, "2027年2月1日（月）")):
        with speaking_in(language):
            rows = compare(LIST, [application], IN_2026, language).rows
        assert next(row.cells[0].text for row in rows if row.id == "first-day") == said


def test_what_is_unclear_is_better_than_nothing_and_asked_again() -> None:
    hunt = TimelineBuilder().app("x0", terms={"base": 400_000}).app("x1", terms={"base": 300_000})
    application = with_item_value(hunt.board["x0"], "base-salary", state=ItemState.UNCLEAR)
    comparison = compare(LIST, [application, hunt.board["x1"]], IN_2026, Language.JA)
    assert marks(comparison, "base") == [CellMark.UNCLEAR, CellMark.NONE]
    assert ("基本給", "ご提示の金額のうち、基本給はおいくらでしょうか。") in comparison.offers[
        0
    ].questions
    assert all(title != "基本給" for title, _ask in comparison.offers[1].questions)


def test_the_questions_would_fill_the_gaps_each_once() -> None:
    comparison = compared({"base": 400_000}, {})
    asked = [title for title, _ask in comparison.offers[1].questions]
    assert len(asked) == len(set(asked))
    assert {"base salary", "bonus and scheme", "visa support", "compensation"} <= set(asked)
    assert "compensation" not in [title for title, _ask in comparison.offers[0].questions]


def test_the_score_rests_on_what_every_offer_says_and_on_ones_weights() -> None:
    rich, free = {"base": 500_000, "remote-days": 0}, {"base": 400_000, "remote-days": 5}
    pay = replace(LIST, weights={"guaranteed": 1.0, "hourly": 9.0})
    comparison = compared(rich, free, checklist_template=pay)
    assert comparison.weighed == ("guaranteed",)
    assert [offer.score for offer in comparison.offers] == [1.0, 0.8]
    both = replace(LIST, weights={"guaranteed": 1.0, "remote-days": 1.0})
    assert [offer.score for offer in compared(rich, free, checklist_template=both).offers] == [
        0.5,
        0.9,
    ]
    assert [offer.score for offer in compared(rich, {}).offers] == [None, None]
    silent = compared(rich, free, {}, checklist_template=both)
    assert [offer.score for offer in silent.offers] == [0.5, 0.9, None]
    assert silent.weights == {"guaranteed": 1.0, "remote-days": 1.0}


@pytest.mark.parametrize("word", ["luck=3", "hourly", "hourly=", "hourly=-1", "hourly=101", "=3"])
def test_a_weight_that_makes_no_sense_is_refused(word: str) -> None:
    with pytest.raises(InvalidInput):
        read_weights([word])


def test_less_overtime_and_a_shorter_probation_are_better() -> None:
    weights = replace(LIST, weights={"fixed-overtime-hours": 1.0})
    comparison = compared(
        {"fixed-overtime-hours": 0, "probation-months": 3},
        {"fixed-overtime-hours": 45, "probation-months": 6},
        checklist_template=weights,
    )
    assert marks(comparison, "fixed-overtime-hours") == [CellMark.BETTER, CellMark.NONE]
    assert marks(comparison, "probation-months") == [CellMark.BETTER, CellMark.NONE]
    first, second = comparison.offers
    assert first.score == 1.0
    assert second.score is not None
    assert second.score < 0.1


def test_words_stand_where_there_is_no_term() -> None:
    hunt = TimelineBuilder().app("x0")
    application = with_item_value(hunt.board["x0"], "contract-type", value="正社員")
    comparison = compare(LIST, [application], IN_2026, Language.EN)
    cells = {row.id: row.cells[0] for row in comparison.rows}
    assert (cells["contract"].text, cells["contract"].mark) == ("正社員", CellMark.NONE)


def test_no_offer_is_better_where_another_may_come_to_more() -> None:
    comparison = compared(
        {"annual": 8_400_000, "housing-allowance": 30_000},  # 840 or 876
        {"annual": 8_500_000},
        {"annual": "800万円〜"},
    )
    assert marks(comparison, "guaranteed") == [CellMark.NONE] * 3
    assert marks(comparison, "annual") == [CellMark.NONE] * 3
    sure = compared({"annual": "900万円〜"}, {"annual": 8_500_000}, {"annual": "〜950万円"})
    assert marks(sure, "guaranteed") == [CellMark.BETTER, CellMark.NONE, CellMark.MISSING]


def test_what_no_offer_tells_is_named_apart_and_the_first_year_where_it_differs() -> None:
    comparison = compared({"annual": 8_400_000}, {"base": 400_000})
    assert {row.id for row in comparison.rows} == {
        row.id for row in comparison.told_rows + comparison.silent_rows
    }
    assert "hourly" in {row.id for row in comparison.silent_rows}
    assert not {"first-year", "bonus-included"} & {row.id for row in comparison.rows}
    less = {"base": 400_000, "probation-months": 3, "probation-base": 350_000}
    cells = {row.id: row.cells for row in compared(less, {"base": 400_000}).rows}
    assert [cell.text for cell in cells["first-year"]] == ["465万円", "480万円"]


def test_words_in_the_place_of_an_amount_are_told_as_words() -> None:
    hunt = TimelineBuilder().app("x0", terms={"weekly-hours": 40})
    application = with_item_value(hunt.board["x0"], "compensation", value="月給45万円")
    cells = {
        row.id: row.cells[0] for row in compare(LIST, [application], IN_2026, Language.EN).rows
    }
    assert (cells["annual"].text, cells["annual"].number) == ("“月給45万円”", None)


def test_open_offers_and_expected_ones_are_compared() -> None:
    hunt = TimelineBuilder().log("offer", "11-20", "late").log("offer", "11-10", "soon")
    hunt.app("hoped", terms={"base": 400_000}).app("none").app("gone", terms={"base": 1})
    hunt.move("closed", "gone")
    assert [application.id for application in offers_of(hunt.board.applications.values())] == [
        *("soon", "late", "hoped"),
    ]


def test_offers_stand_in_the_order_of_their_instants_whatever_their_zones() -> None:
    hunt = TimelineBuilder()
    told = {"a-late": "2026-11-20T23:30:00+00:00", "b-early": "2026-11-21T00:30:00+09:00"}
    for app_id, at in told.items():
        hunt.app(app_id)
        event = replace(hunt.event("offer", "11-20 10:00"), at=datetime.fromisoformat(at))
        hunt.board = hunt.board.log(app_id, event)
    assert [application.id for application in offers_of(hunt.board.applications.values())] == [
        "b-early",
        "a-late",
    ]
