"""Terms of an offer, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offer_values import ItemState, TermValue
from jobboard_tui.domain.offers.checklist import understood_words, with_term
from jobboard_tui.domain.offers.remarks import pay_remarks
from jobboard_tui.domain.offers.term_values import read_term
from jobboard_tui.domain.offers.terms import TERMS, TermSort, amount_of, term_words, terms_text
from jobboard_tui.domain.offers.total_pay import (
    INCLUDED,
    has_unknown_bonus,
    is_contradicted,
    total_words,
    totals,
)
from tests.domain.timeline_builder import TimelineBuilder
from tests.rows import for_each_row

LIST = load_checklist()


def remarks(terms: Mapping[str, TermValue], language: Language = Language.EN) -> list[str]:
    return pay_remarks(LIST, terms, language)


@for_each_row(
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
        ("annual", "〜800万円", "〜800万円", "at most 800万円 a year"),
        ("annual", "年収 800万円以上", "800万円〜", "at least 800万円 a year"),
        ("annual", "年収 800万〜900万", "800万円〜900万円", "800万円〜900万円 a year"),
        ("annual", "年俸840万円（14分割）", "840万円（14分割）", "840万円（14分割） a year"),
        ("annual", "45万円×16ヶ月", "45万円×16ヶ月", "45万円×16ヶ月 = 720万円 a year"),
        *(
            ("annual", text, "50万円×14ヶ月", "50万円×14ヶ月 = 700万円 a year")
            for text in (
                "月給50万円×14ヶ月",
                "月50万円×14",
                "¥500,000 x 14",
                "月給50万円の14ヶ月分",
            )
        ),
        *(
            ("annual", f"年俸840万円（{text}）", "840万円（12分割）", "840万円（12分割） a year")
            for text in (
                *("12分割、月70万円", "12分割、1月あたり70万円を支給", "12回払い"),
                *("12回に分けて支給", "12分の1を毎月支給", "12等分して毎月支給"),
            )
        ),
        *(
            ("annual", text, 8_400_000, "840万円 a year")
            for text in (
                "年俸840万円（月額70万円×12ヶ月）",
                "¥8,400,000 a year (¥700,000 per month)",
                "Annual base: ¥8,400,000",
                "840万円（年額・税込）",
            )
        ),
        ("annual", "$120,000", "120,000 USD", "120,000 USD a year"),
        ("base", "月給 38万円以上", "38万円〜", "at least 38万円 a month"),
        ("commuting-allowance", "月5万円まで", "〜5万円", "at most 5万円 a month"),
        ("housing-allowance", "支給なし", 0, "0円 a month"),
        ("bonus-months", "なし", 0, "0 months of base"),
        ("remote-days", "フルリモート", 5, "5 days a week"),
        ("remote-days", "fully remote", 5, "5 days a week"),
        ("deemed-hours", "みなし労働時間 1日9時間", 9, "9 h a day"),
        ("bonus-included", "別途支給", False, "on top"),
        ("allowances-included", "含む", True, "included"),
    ],
)
def test_a_term_is_understood_and_shown(name: str, text: str, value: Any, shown: str) -> None:
    found = read_term(name, text)
    assert (found, type(found)) == (value, type(value))
    assert term_words(name, found) == shown


@for_each_row(
    ("name", "text", "why"),
    [
        ("base", "〜約45万円", "approximate"),
        ("annual", "年俸840万円（月額60万円）", "more than one number"),  # 720万円, or 840?
        ("annual", "50万円×5", "more than one number"),
        ("base", "月額 60万（税抜）", "more than an amount"),  # a fee, not a salary
        ("base", "年収 800万", "not an amount for a month"),
        ("annual", "時給 2,000円", "not an amount for a year"),
        ("remote-days", "8", "more than 7"),
        ("weekly-hours", "many", "not a number"),
        ("weekly-hours", "-40", "not a number"),
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
    undecided = {item.id for item in load_checklist().items() if item.when_undecided}
    assert undecided == set(INCLUDED.values())


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
    assert sums.expected == sums.guaranteed + 800_000
    assert sums.first_year == sums.guaranteed
    assert sums.hourly == round(sums.guaranteed / (40 * 52 + 20 * 12))
    assert (
        sum(pay_part.amount for pay_part in sums.parts if pay_part.id != "stock") == sums.expected
    )


@pytest.mark.parametrize(
    ("change", "guaranteed", "expected"),
    [
        ({"bonus-guaranteed": True}, 6_680_000, 6_680_000),
        ({"bonus-amount": 300_000}, 5_880_000, 6_180_000),
        ({"bonus-guaranteed": "yes?"}, 5_880_000, 6_680_000),
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


@for_each_row(
    ("change", "says"),
    [
        (
            {"fixed-overtime-hours": None},
            "fixed overtime pay without hours: ask how many it covers",
        ),
        (
            {"fixed-overtime-pay": None},
            "fixed overtime without an amount: ask how much of the pay it is",
        ),
        ({"fixed-overtime-hours": 60, "fixed-overtime-pay": 200_000}, "standard limit of 45 h"),
        ({"stock": "〜50万円"}, "stock, at most 50万円 a year (not counted"),
        ({"bonus-amount": "10,000 USD"}, "not counted: it is in USD"),
        (
            {"weekly-hours": 44, "fixed-overtime-pay": 70_000},
            "more than the legal 40 h",
        ),
        ({"leave-days": 5}, "by law, full-time employees get 10"),
        ({"probation-months": 18}, "three to six months is usual"),
        ({"housing-allowance": 400_000}, "40万円 a month: check whether"),
        ({"fixed-overtime-pay": 20_000}, "h of overtime should pay at least 5万7,692円"),
        ({"annual": 9_000_000}, "the stated amount is 900万円"),
    ],
)
def test_what_is_odd_is_told(change: dict[str, Any], says: str) -> None:
    assert remarks(FULL) == []
    found = remarks({**FULL, **change})
    assert len(found) == 1
    assert says in found[0]


def test_the_least_cost_of_fixed_overtime_goes_by_the_hours_of_the_year() -> None:
    """240 days of 7.75 h are 155 h a month; 400,000 / 155 * 1.25 * 20 h = 64,516."""
    terms = {
        "base": 400_000,
        "weekly-hours": 38.75,
        "yearly-days-off": 125,
        "fixed-overtime-hours": 20,
        "fixed-overtime-pay": 62_000,
        "overtime-beyond": "全額支給",
    }
    said = "20 h of overtime should pay at least 6万4,516円; the fixed pay is 6万2,000円"
    assert said in remarks(terms)
    assert said not in remarks({**terms, "fixed-overtime-pay": 64_516})


@for_each_row(
    ("said", "is_unlawful"),
    [
        *((text, True) for text in ("支給しない", "なし", "不支給", "追加支給なし", "not paid")),
        *((text, False) for text in ("全額支給", "paid", "別途支給", "45時間を超える分は支給")),
    ],
)
def test_overtime_that_is_not_paid_is_remarked_and_stays_a_question(
    said: str, is_unlawful: bool
) -> None:
    found = remarks({**FULL, "overtime-beyond": said})
    assert [
        one
        for one in found
        if "unlawful" in one or "ask how overtime beyond the fixed hours is paid" in one
    ] == found
    assert len(found) == (2 if is_unlawful else 0)
    application = with_term(TimelineBuilder().app().board["a"], "overtime-beyond", said)
    application = with_term(application, "fixed-overtime-hours", 20)
    state = application.checklist["fixed-overtime"].state
    assert state is (ItemState.TO_ASK if is_unlawful else ItemState.KNOWN)


@pytest.mark.parametrize(
    ("item", "text", "echo"),
    [
        ("commuting", "月3万円", "3万円 a month (not in the totals: it covers expenses)"),
        (
            "commuting",
            "月3万円まで",
            "at most 3万円 a month (not in the totals: it covers expenses)",
        ),
        ("commuting", "支給なし", "0円 a month"),
        ("fixed-overtime", "overtime-beyond=支給しない", "overtime beyond that 支給しない (unpaid"),
        ("housing", "月3万円まで", "at most 3万円 a month (not counted: it is only an upper limit"),
    ],
)
def test_what_counts_in_no_total_is_said_when_it_is_told(item: str, text: str, echo: str) -> None:
    assert understood_words(item, text).startswith(echo)


def test_overtime_beyond_the_fixed_hours_is_asked_for() -> None:
    assert (
        "beyond" in remarks({key: one for key, one in FULL.items() if key != "overtime-beyond"})[0]
    )


def test_a_first_year_that_pays_less_is_told() -> None:
    terms: dict[str, Any] = {"base": 400_000, "probation-months": 3, "probation-base": 360_000}
    assert any("468万円 guaranteed in the first 12 months" in one for one in remarks(terms))
    assert not any("first year" in one for one in remarks({**terms, "probation-base": 400_000}))
    for name in ("probation-base", "probation-pay"):
        said = "".join(remarks({**terms, name: 410_000}))
        assert "41万円 a month, is more than the 40万円 afterwards: ask which is right" in said


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({"annual": 6_000_000, "bonus-amount": 900_000}, "ask whether the bonus is guaranteed"),
        (
            {"annual": 6_000_000, "bonus-months": 2, "bonus-included": True},
            "ask whether the bonus is guaranteed",
        ),
        ({"annual": 6_000_000, "bonus-months": 2, "bonus-included": False}, ""),
        ({"annual": 6_000_000, "bonus-amount": 900_000, "bonus-guaranteed": False}, ""),
        (
            {"base": 300_000, "fixed-overtime-pay": 50_000, "fixed-overtime-included": True},
            "counted as part of the base, because no yearly amount is known: fixed overtime",
        ),
    ],
)
def test_how_a_part_of_the_whole_counts_is_said(terms: dict[str, Any], says: str) -> None:
    found = [one for one in remarks(terms) if "bonus is guaranteed" in one or "part of" in one]
    assert len(found) == bool(says)
    assert says in "".join(found)


def test_a_yearly_amount_may_include_the_bonus() -> None:
    wanted = "ask whether the yearly amount includes the bonus"
    assert wanted in remarks({"annual": 6_000_000, "bonus-months": 2})
    assert wanted not in remarks({"annual": 6_000_000})
    assert wanted not in remarks({"annual": 6_000_000, "base": 500_000, "bonus-months": 2})


# -- what counts, and what does not --------------------------------------------------------------


@for_each_row(
    ("terms", "guaranteed", "expected"),
    [
        ({"annual": "〜800万円"}, "", ""),
        ({"annual": "120,000 USD"}, "", ""),
        ({"annual": "800万円〜"}, "at least 800万円", "at least 800万円"),
        ({"annual": "800万円〜900万円"}, "at least 800万円", "at least 800万円"),
        ({"annual": "840万円（14分割）"}, "840万円", "840万円"),
        ({"annual": "45万円×16ヶ月"}, "720万円", "720万円"),
        ({"base": "40万円〜", "bonus-months": 2}, "at least 480万円", "at least 560万円"),
        ({"base": 400_000, "housing-allowance": "〜3万円"}, "480万円", "480万円"),
        ({"base": 400_000, "housing-allowance": "3万円〜"}, "at least 516万円", "at least 516万円"),
        # an allowance beside a yearly amount: 12 × 3万円 = 36万円
        ({"annual": 8_400_000, "housing-allowance": 30_000}, "840万円 or 876万円", None),
        (
            {"annual": 8_400_000, "housing-allowance": 30_000, "allowances-included": True},
            "840万円",
            "840万円",
        ),
        (
            {"annual": 8_400_000, "housing-allowance": 30_000, "allowances-included": False},
            "876万円",
            "876万円",
        ),
        # a bonus in it is not guaranteed unless somebody says so: 840 - 100万円 = 740万円
        (
            {"annual": 8_400_000, "bonus-amount": 1_000_000},
            "740万円 or 840万円",
            "840万円 or 940万円",
        ),
        *(
            ({"annual": 6_000_000, "bonus-included": True, **more}, guaranteed, "600万円")
            for more, guaranteed in (
                ({"bonus-amount": 1_000_000, "bonus-guaranteed": False}, "500万円"),
                ({"bonus-amount": 1_000_000}, "500万円"),
                ({"bonus-amount": 1_000_000, "bonus-guaranteed": True}, "600万円"),
                ({"bonus-amount": "80万円〜100万円"}, "500万円"),
                ({"bonus-amount": "〜100万円"}, "500万円"),
                ({"bonus-amount": 9_000_000}, "0円"),
                # 600万円 in 16 parts, 4 of which are the bonus
                ({"bonus-months": 4, "bonus-guaranteed": False}, "450万円"),
                ({"bonus-months": 4}, "450万円"),
                # (600 - 12 × 10)万円 in 16 parts, 4 of which are the bonus: 600 - 120万円
                (
                    {
                        "bonus-months": 4,
                        "fixed-overtime-pay": 100_000,
                        "fixed-overtime-included": True,
                    },
                    "480万円",
                ),
            )
        ),
        (
            {"annual": 6_000_000, "bonus-months": 4, "bonus-included": False},
            "600万円",
            "600万円",
        ),
        # a part that is told to be in it counts once where only the base is known
        *(
            ({"base": 300_000, **more}, "360万円", "360万円")
            for more in (
                {"fixed-overtime-pay": 50_000, "fixed-overtime-included": True},
                {"housing-allowance": 30_000, "allowances-included": True},
                {"bonus-amount": 500_000, "bonus-included": True},
            )
        ),
        (
            {"base": 300_000, "fixed-overtime-pay": 50_000, "fixed-overtime-included": False},
            "420万円",
            "420万円",
        ),
        (
            {"annual": 8_400_000, "bonus-amount": 1_000_000, "bonus-guaranteed": True},
            "840万円 or 940万円",
            "840万円 or 940万円",
        ),
        ({"annual": 6_000_000, "fixed-overtime-pay": 50_000}, "600万円 or 660万円", None),
        ({"annual": 6_000_000, "stock": 500_000}, "600万円", "600万円"),
        # with a base its parts are what counts
        ({"annual": 5_160_000, "base": 400_000, "housing-allowance": 30_000}, "516万円", None),
    ],
)
def test_both_totals_and_bounds_in_words(
    terms: dict[str, Any], guaranteed: str, expected: str | None
) -> None:
    sums = totals(terms)
    told = [
        total_words(sums.guaranteed, sums.guaranteed_apart, at_least=sums.at_least),
        total_words(sums.expected, sums.expected_apart, at_least=sums.at_least),
    ]
    assert told == [guaranteed, guaranteed if expected is None else expected]


@for_each_row(
    ("terms", "says"),
    [
        # 12 × 60万円 = 720万円 in cash, whatever the stock
        ({"annual": 8_400_000, "base": 600_000, "stock": 1_200_000}, "720万円 a year without"),
        ({"annual": 8_400_000, "base": 600_000, "stock": 1_000_000}, "720万円 a year without"),
        ({"annual": 7_200_000, "base": 600_000, "stock": 1_200_000}, ""),
        (
            {"annual": "800万円〜", "base": 600_000},
            "720万円 a year, but the stated amount is 800万円〜",
        ),
        ({"annual": "〜800万円", "base": 600_000}, ""),
        ({"annual": 8_400_000, "base": "60万円〜"}, ""),
        (
            {"annual": 6_000_000, "base": "60万円〜"},
            "720万円 a year, but the stated amount is 600万円",
        ),
        ({"annual": 8_400_000, "base": 600_000, "bonus-amount": "〜150万円"}, ""),
    ],
)
def test_the_parts_in_cash_against_the_stated_amount(terms: dict[str, Any], says: str) -> None:
    found = [
        one for one in remarks(terms) if "the parts add up to" in one or "the parts come to" in one
    ]
    assert len(found) == bool(says)
    assert says in "".join(found)


@pytest.mark.parametrize(
    ("terms", "hourly"),
    [
        ({"annual": 450_000}, "216円 an hour at 40 h a week"),  # 450,000 / 2,080 h
        ({"base": 170_000, "weekly-hours": 40}, "981円 an hour"),  # 2,040,000 / 2,080 h
        ({"base": 180_000, "housing-allowance": 7_500, "weekly-hours": 40}, "1,082円 an hour"),
        ({"base": 180_000, "housing-allowance": 8_100, "weekly-hours": 40}, ""),  # 1,085.2円
        ({"base": 100_000, "weekly-hours": 20}, ""),  # 1,154円
        ({"annual": "〜45万円"}, "216円 an hour"),
        ({"annual": "45万円〜"}, ""),
        ({"base": 400_000, "probation-base": 100_000}, "577円 an hour"),  # 1,200,000 / 2,080 h
    ],
)
def test_a_pay_below_the_lowest_minimum_wage(terms: dict[str, Any], hourly: str) -> None:
    found = [one for one in remarks(terms) if "minimum wage" in one]
    assert len(found) == bool(hourly)
    assert hourly in "".join(found)
    rate = LIST.limits["minimum-wage"]
    assert rate.since is not None
    assert all(f"fiscal {rate.since.year} (" in one for one in found)  # in force from autumn on


@pytest.mark.parametrize(
    ("hours", "least"),
    [
        # base 20万円 at 40 h a week: 2,400,000 / 2,080 h = 1,153.846円 an hour
        (45, "6万4,904円"),  # × 45 × 1.25
        (60, "8万6,538円"),  # × 60 × 1.25
        (80, "12万1,154円"),  # × (60 × 1.25 + 20 × 1.5)
        (100, "15万5,769円"),  # × (60 × 1.25 + 40 × 1.5)
    ],
)
def test_overtime_costs_more_beyond_sixty_hours(hours: int, least: str) -> None:
    terms = {"base": 200_000, "weekly-hours": 40, "fixed-overtime-pay": 10_000}
    found = remarks({**terms, "fixed-overtime-hours": hours})
    assert f"{hours} h of overtime should pay at least {least}; the fixed pay is 1万円" in found


def test_an_hour_by_deemed_hours() -> None:
    terms: dict[str, Any] = {"annual": 8_400_000, "weekly-hours": 40}
    assert totals(terms).hourly == 4038  # / 2,080 h
    deemed = {**terms, "deemed-hours": 9}
    assert totals(deemed).hourly == 3590  # / 45 h × 52
    assert "hourly pay is based on the deemed 9 h a day" in remarks(deemed)


def test_remarks_of_the_data_are_in_both_languages() -> None:
    terms: dict[str, Any] = {"base": 8_400_000}
    assert "base salary 840万円 a month: check whether it is a yearly amount" in remarks(terms)
    assert any("年額ではないか" in one for one in remarks(terms, Language.JA))


AMOUNTS = [kind.id for kind in TERMS.values() if kind.sort is TermSort.MONEY]
FORMS = ("{}円", "{}円〜", "〜{}円", "{} USD")


@st.composite
def pays(draw: st.DrawFn) -> dict[str, Any]:
    """Terms of pay: plain amounts, bounds, another currency; perhaps what the year includes."""
    names = draw(st.lists(st.sampled_from(AMOUNTS), unique=True))
    terms: dict[str, Any] = {}
    for name in names:
        text = draw(st.sampled_from(FORMS)).format(draw(st.integers(1, 10**7)))
        terms[name] = int(text[:-1]) if text[:-1].isdecimal() else text
    for name in draw(st.lists(st.sampled_from(sorted(INCLUDED.values())), unique=True)):
        terms[name] = draw(st.booleans())
    return terms


@given(pays())
@settings(max_examples=60)
def test_bounds_and_stock_never_make_up_for_what_is_sure(terms: dict[str, Any]) -> None:
    sums = totals(terms)
    is_most = [name for name, value in terms.items() if "〜" in str(value) and "円〜" not in value]
    if any(terms.get(name) for name in INCLUDED.values()):  # they say what of the amount is sure
        is_most = [name for name in is_most if name not in ("annual", "bonus-amount")]
    without = totals({name: value for name, value in terms.items() if name not in is_most})
    assert without == sums, "what is only the most counts nowhere"
    no_stock = totals({name: value for name, value in terms.items() if name != "stock"})
    assert no_stock.guaranteed == sums.guaranteed
    if sums.guaranteed is None or sums.expected is None:
        known = {"base", "annual"} & {name for name in terms if amount_of(terms, name)}
        is_unknown = known == {"annual"} and has_unknown_bonus(terms)
        assert not known or is_unknown or is_contradicted(terms)
        return
    assert sums.guaranteed <= (sums.guaranteed_apart or 0) <= (sums.expected_apart or 0)
    assert sums.guaranteed <= sums.expected <= (sums.expected_apart or 0)
    decided = {**terms, **dict.fromkeys(INCLUDED.values(), False)}
    assert totals(decided).undecided == ()
    if not set(INCLUDED.values()) & terms.keys():
        assert totals(decided).expected == sums.expected_apart


def test_a_part_of_a_year_that_the_base_alone_makes_up_counts_once() -> None:
    terms: dict[str, TermValue] = {
        "annual": 9_600_000,
        "base": 800_000,
        "fixed-overtime-pay": 192_000,
        "fixed-overtime-hours": 40,
        "fixed-overtime-included": True,
    }
    assert totals(terms).guaranteed == 9_600_000
    beside = totals({**terms, "base": 608_000})
    assert beside.guaranteed == 9_600_000
