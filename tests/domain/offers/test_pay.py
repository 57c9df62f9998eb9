"""Terms of an offer, and what they come to."""

from __future__ import annotations

from typing import Any

import pytest

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.offers.terms import TERMS, read_term, term_words, terms_text
from jobboard_tui.domain.offers.total_pay import remarks, totals


@pytest.mark.parametrize(
    ("name", "text", "value", "shown"),
    [
        ("base", "月給45万円", 450_000, "45万円 a month"),
        ("annual", "年俸 650万円", 6_500_000, "650万円 a year"),
        ("fixed-overtime-hours", "45時間", 45, "45 h a month"),
        ("bonus-months", "4.5か月", 4.5, "4.5 months of base"),
        ("bonus-guaranteed", "なし", False, "no"),
        ("visa-support", "YES", True, "yes"),
        ("remote-days", "週３日", 3, "3 days a week"),
        ("leave-days", "20日", 20, "20 days a year"),
        ("weekly-hours", "37.5 hours a week", 37.5, "37.5 h a week"),
        ("probation-months", "6 months", 6, "6 months"),
        ("contract", " 正社員\n", "正社員", "正社員"),
    ],
)
def test_a_term_is_understood_and_shown(name: str, text: str, value: Any, shown: str) -> None:
    found = read_term(name, text)
    assert (found, type(found)) == (value, type(value))
    assert term_words(name, found) == shown


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("base", "800万〜900万", "is a range"),
        ("base", "年収 800万", "not an amount for a month"),
        ("annual", "時給 2,000円", "not an amount for a year"),
        ("remote-days", "8", "more than 7"),
        ("weekly-hours", "many", "no number"),
        ("weekly-hours", "-40", "no number"),
        ("visa-support", "maybe", "neither yes nor no"),
        ("contract", "", "empty"),
    ],
)
def test_a_term_that_makes_no_sense_is_refused(name: str, text: str, why: str) -> None:
    with pytest.raises(InvalidInput, match=why):
        read_term(name, text)


def test_every_term_belongs_to_an_item() -> None:
    items = {item.id for item in load_checklist().items()}
    assert {kind.item for kind in TERMS.values()} <= items


def test_the_first_term_of_an_item_needs_no_name() -> None:
    terms = {"fixed-overtime-hours": 30, "fixed-overtime-pay": 90_000}
    assert terms_text("fixed-overtime", terms) == "30 h a month, fixed overtime pay 9万円 a month"
    assert terms_text("bonus", terms) == ""


FULL = {
    "base": 400_000,
    "fixed-overtime-hours": 20,
    "fixed-overtime-pay": 60_000,
    "overtime-beyond": "paid",
    "housing-allowance": 20_000,
    "other-allowances": 10_000,
    "commuting-allowance": 30_000,
    "bonus-months": 2,
    "stock": 500_000,
    "weekly-hours": 40,
}


def test_the_year_and_the_hour() -> None:
    sums = totals(FULL)
    assert sums.guaranteed == 12 * (400_000 + 60_000 + 30_000)
    assert sums.expected == sums.guaranteed + 800_000 + 500_000
    assert sums.first_year == sums.guaranteed
    assert sums.hourly == round(sums.guaranteed / (40 * 52 + 20 * 12))
    assert sum(part.amount for part in sums.parts) == sums.expected


@pytest.mark.parametrize(
    ("change", "guaranteed", "expected"),
    [
        ({"bonus-guaranteed": True}, 6_680_000, 7_180_000),
        ({"bonus-amount": 300_000}, 5_880_000, 6_680_000),
        ({"bonus-guaranteed": "yes?"}, 5_880_000, 7_180_000),
        ({"stock": None}, 5_880_000, 6_680_000),
    ],
)
def test_what_is_guaranteed_and_what_is_hoped_for(
    change: dict[str, Any], guaranteed: int, expected: int
) -> None:
    sums = totals({**FULL, **change})
    assert (sums.guaranteed, sums.expected) == (guaranteed, expected)


def test_a_yearly_amount_stands_in_for_the_base() -> None:
    sums = totals({"annual": 8_000_000, "weekly-hours": 40})
    assert (sums.guaranteed, sums.expected, sums.hourly) == (8_000_000, 8_000_000, 3846)


def test_probation_costs_something_in_the_first_year() -> None:
    sums = totals({"base": 400_000, "probation-months": 3, "probation-base": 350_000})
    assert sums.first_year == 4_800_000 - 150_000
    assert sums.guaranteed == 4_800_000


def test_a_probation_of_more_than_a_year_costs_no_more_than_the_first_year() -> None:
    sums = totals({"base": 400_000, "probation-months": 18, "probation-base": 350_000})
    assert sums.first_year == 12 * 350_000


@pytest.mark.parametrize(
    "terms",
    [{}, {"weekly-hours": 40}, {"base": "much"}, {"base": True}, {"base": -3}, {"bonus-months": 2}],
)
def test_without_a_base_there_is_no_total(terms: dict[str, Any]) -> None:
    sums = totals(terms)
    assert (sums.guaranteed, sums.expected, sums.hourly, sums.parts) == (None, None, None, ())


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"fixed-overtime-hours": None}, "without its hours"),
        ({"fixed-overtime-pay": None}, "without its amount"),
        ({"fixed-overtime-hours": 60, "fixed-overtime-pay": 200_000}, "ordinary limit of 45 h"),
        ({"fixed-overtime-pay": 20_000}, "cost at least 5万7,692円"),
        ({"annual": 9_000_000}, "the stated amount is 900万円"),
    ],
)
def test_what_is_odd_is_told(change: dict[str, Any], says: str) -> None:
    assert remarks(FULL) == []
    found = remarks({**FULL, **change})
    assert len(found) == 1
    assert says in found[0]


def test_overtime_beyond_the_fixed_hours_is_asked_for() -> None:
    assert (
        "beyond" in remarks({key: one for key, one in FULL.items() if key != "overtime-beyond"})[0]
    )


def test_a_first_year_that_pays_less_is_told() -> None:
    terms: dict[str, Any] = {"base": 400_000, "probation-months": 3, "probation-base": 360_000}
    assert any("468万円 guaranteed in the first year" in one for one in remarks(terms))
    assert not any("first year" in one for one in remarks({**terms, "probation-base": 400_000}))


def test_a_yearly_amount_may_include_the_bonus() -> None:
    wanted = "ask whether the yearly amount includes the bonus"
    assert wanted in remarks({"annual": 6_000_000, "bonus-months": 2})
    assert wanted not in remarks({"annual": 6_000_000})
    assert wanted not in remarks({"annual": 6_000_000, "base": 500_000, "bonus-months": 2})
