"""What the first year pays, what an hour pays, and what is no pay: reckoned by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offers.checklist import parse_terms, with_answer
from jobboard_tui.domain.offers.contract_term import term_in
from jobboard_tui.domain.offers.daily_hours import daily_hours
from jobboard_tui.domain.offers.first_year import first_year_pay, months_worked
from jobboard_tui.domain.offers.negotiation_advice import Advice, AdviceMoment
from jobboard_tui.domain.offers.pay_rows import pay_rows
from jobboard_tui.domain.offers.review import review
from jobboard_tui.domain.offers.total_pay import monthly_pay, totals, yearly_hours
from tests.domain.timeline_builder import IN_2026, TimelineBuilder
from tests.rows import for_each_row

BASE = {"base": 400_000, "bonus-months": 3}
APRIL = date(2027, 4, 1)


@for_each_row(
    ("more", "first_day", "guaranteed", "expected", "is_known"),
    [
        ({}, None, 4_800_000, 4_800_000, False),
        ({}, APRIL, 3_600_000, 3_600_000, False),
        ({"first-bonus-pro-rata": True}, APRIL, 3_600_000, 4_500_000, True),
        ({"first-bonus-amount": 100_000}, APRIL, 3_600_000, 3_700_000, True),
        ({"first-bonus-months": 1}, APRIL, 3_600_000, 4_000_000, True),
        ({"first-bonus-amount": 0}, APRIL, 3_600_000, 3_600_000, True),
        ({"bonus-months": 0}, APRIL, 3_600_000, 3_600_000, True),
        ({"first-bonus-months": 1, "bonus-guaranteed": True}, APRIL, 4_000_000, 4_000_000, True),
        ({"fixed-overtime-pay": 50_000}, APRIL, 4_050_000, 4_050_000, False),
        ({"probation-months": 3, "probation-base": 350_000}, APRIL, 3_450_000, 3_450_000, False),
        # half of April is missing
        ({}, date(2027, 4, 16), 3_400_000, 3_400_000, False),
        # probation is longer than what is left of the year
        (
            {"probation-months": 6, "probation-base": 350_000},
            date(2027, 11, 1),
            700_000,
            700_000,
            False,
        ),
        ({"stock": 1_000_000}, APRIL, 3_600_000, 3_600_000, False),
    ],
)
def test_the_first_year_by_months_worked(
    more: dict[str, Any],
    first_day: date | None,
    guaranteed: int,
    expected: int,
    is_known: bool,
) -> None:
    pay = first_year_pay({**BASE, **more}, first_day)
    assert pay is not None
    told = (pay.guaranteed, pay.expected, pay.is_bonus_known)
    assert told == (guaranteed, expected, is_known)


@for_each_row(
    ("told", "first_day", "months", "guaranteed"),
    [
        # 20 of 31 days of January and five months
        ("2027年1月12日～2027年6月30日", date(2027, 1, 12), 5.6, 1_693_548),
        ("期間の定めあり（2027/1/12〜2027/6/30）", None, 5.6, 1_693_548),
        ("until 30 June 2027", date(2027, 1, 12), 5.6, 1_693_548),
        ("12 Jan 2027 to 30 Jun 2027", date(2027, 2, 1), 5, 1_500_000),
        ("2027年1月12日（火）から2027年6月30日（水）まで", None, 5.6, 1_693_548),
        ("2027年6月30日（水）まで", date(2027, 4, 1), 3, 900_000),
        ("契約期間6か月", date(2027, 4, 1), 6, 1_800_000),
        ("契約期間6か月", date(2027, 10, 1), 3, 900_000),
        ("契約期間6か月", None, 6, 1_800_000),
        # beyond the year, or no end at all
        ("2027年4月1日から2028年3月31日まで", date(2027, 4, 1), 9, 2_700_000),
        ("2027年4月1日より期間の定めなし", date(2027, 4, 1), 9, 2_700_000),
        # an end before the first day is not that of this contract
        ("until 31 March 2027", date(2027, 4, 1), 9, 2_700_000),
        ("2027年2月30日まで", date(2027, 4, 1), 9, 2_700_000),
    ],
)
def test_the_first_year_ends_with_the_contract(
    told: str, first_day: date | None, months: float, guaranteed: int
) -> None:
    pay = first_year_pay({"base": 300_000}, first_day, term_in(told))
    assert pay is not None
    assert (pay.months, pay.guaranteed) == (months, guaranteed)


def test_a_yearly_amount_is_shared_by_months_and_once_stands_apart() -> None:
    terms = {"annual": 6_000_000, "sign-on": 300_000, "relocation-payment": 100_000}
    pay = first_year_pay(terms, date(2027, 7, 1))
    assert pay is not None
    assert (pay.months, pay.guaranteed, pay.once, pay.year) == (6, 3_000_000, 400_000, 2027)
    assert totals(terms).expected == 6_000_000
    assert first_year_pay({"sign-on": 300_000}) is None


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_months_worked_lie_within_the_year_and_grow_towards_its_start(day: date) -> None:
    months = months_worked(day)
    assert 0 < months <= 12
    assert months == 12 or months_worked(date(day.year, 1, 1)) > months


@for_each_row(
    ("terms", "hours"),
    [
        ({"weekly-hours": 40}, 2080),
        ({"weekly-hours": 40, "yearly-days-off": 125}, 8 * 240),
        ({"weekly-hours": 40, "yearly-days-off": 105, "fixed-overtime-hours": 20}, 8 * 260 + 240),
        ({"weekly-hours": 37.5, "yearly-days-off": 120}, 7.5 * 245),
        # nine hours are deemed, whatever is agreed
        ({"deemed-hours": 9, "weekly-hours": 40, "yearly-days-off": 125}, 9 * 240),
        # not the days off of a five-day week: the hours of a day are not known
        ({"weekly-hours": 40, "yearly-days-off": 80}, 2080),
        ({"weekly-hours": 32, "yearly-days-off": 170}, 32 * 52),
        ({"yearly-days-off": 125}, None),
    ],
)
def test_the_hours_of_a_year(terms: dict[str, Any], hours: float | None) -> None:
    assert yearly_hours(terms) == hours
    if hours:
        assert totals({"base": 400_000, **terms}).hourly == round(4_800_000 / hours)


@for_each_row(
    ("hours", "breaks", "of_day"),
    [
        ("始業（9時00分）　終業（18時00分）", "（60）分", 8),
        (
            "始業（9時00分）　終業（17時45分）、フレックス 7時～10時",
            "休憩時間（60）分",
            7.75,
        ),
        ("10:00～19:00（休憩60分）　シフト制ではない", "", 8),
        ("9時半から18時まで 休憩時間 1時間", "", 7.5),
        ("9:30-18:30, 60 min lunch break", "", 8),
        ("9:00 to 17:30", "45 minutes", 7.75),
        ("所定労働時間　1日7時間45分", "", 7.75),
        ("8:30~17:30（休憩12:00~13:00）", "", 8),
        ("8:30~17:30（休憩12:00~13:00）", "12:00~13:00", 8),
        ("9時~17時30分", "45分", 7.75),
        ("22:00〜翌7:00 休憩60分", "", 8),
        ("始業（22時00分） 終業（翌日7時00分）", "60分", 8),
        ("9:00〜18:00", "12:00〜13:00、15:00〜15:15", None),
        ("1日約8時間", "", None),
        # no break, two of them, two shifts, over midnight, no hours at all
        ("9:00～18:00", "", None),
        ("9:00～18:00（休憩60分）", "45分", None),
        ("9:00～18:00、13:00～22:00 休憩60分", "", None),
        ("22:00～7:00（休憩60分）", "", None),
        ("flexible", "60分", None),
        ("", "", None),
    ],
)
def test_the_hours_of_a_day_by_start_end_and_break(
    hours: str, breaks: str, of_day: float | None
) -> None:
    assert daily_hours(hours, breaks) == of_day


def test_an_hour_is_counted_where_start_end_and_break_are_all_that_is_told() -> None:
    application = TimelineBuilder().log("offer", "11-20").board["a"]
    application = with_answer(application, "base-salary", "40万円", None)
    application = with_answer(application, "yearly-days-off", "125日", None)
    application = with_answer(application, "working-hours", "9:00～18:00（休憩60分）", None)
    says = Advice(AdviceMoment.AFTER, "", ())
    of = review(load_checklist(), application, IN_2026, says, Language.EN)
    # 4.8 million over 240 days of 8 hours
    hour = {row.id: row.value for row in of.pay}["hour"]
    assert hour == "2,500円, at 1,920 h a year, over 240 days"


@pytest.mark.parametrize(
    ("more", "month", "guaranteed", "expected"),
    [
        ({}, 420_000, 5_040_000, 5_040_000),
        ({"housing-conditions": "within 3 km"}, 400_000, 4_800_000, 5_040_000),
        (
            {"housing-conditions": "within 3 km", "housing-applies": True},
            420_000,
            5_040_000,
            5_040_000,
        ),
        (
            {"housing-conditions": "within 3 km", "housing-applies": False},
            400_000,
            4_800_000,
            4_800_000,
        ),
        (
            {"other-allowances": 5_000, "other-allowances-conditions": "10 days at home"},
            420_000,
            5_040_000,
            5_100_000,
        ),
    ],
)
def test_an_allowance_on_a_condition_is_only_hoped_for_until_it_is_met(
    more: dict[str, Any], month: int, guaranteed: int, expected: int
) -> None:
    terms = {"base": 400_000, "housing-allowance": 20_000, **more}
    sums = totals(terms)
    assert (monthly_pay(terms), sums.guaranteed, sums.expected) == (month, guaranteed, expected)


def test_stock_is_shown_by_year_and_counts_nowhere() -> None:
    terms = {"base": 400_000, "stock": 1_000_000, "stock-vesting": "a quarter each year"}
    with_stock, without = totals(terms), totals({"base": 400_000})
    assert (with_stock.guaranteed, with_stock.expected) == (without.guaranteed, without.expected)
    shown = {row.id: row.value for row in pay_rows(terms)}
    assert shown["stock"] == "100万円 a year, not in cash; a quarter each year"


_WITH_OVERTIME = {"base": 250_000, "fixed-overtime-pay": 50_000, "fixed-overtime-hours": 30}
_OF_PARTS = "月給35万円（基本給25万円、固定残業代5万円/30時間、職務手当5万円）"


@for_each_row(
    ("pay", "probation", "first_year"),
    [
        # the pay of a month is all of it: 300,000 afterwards
        (_WITH_OVERTIME, "3ヶ月（期間中は月給27万円）", 3_510_000),
        (_WITH_OVERTIME, "3ヶ月（期間中は総支給27万円）", 3_510_000),
        (_WITH_OVERTIME, "3ヶ月（期間中の月収27万円）", 3_510_000),
        (_WITH_OVERTIME, "3ヶ月（期間中の総額 月27万円）", 3_510_000),
        (_WITH_OVERTIME, "試用期間中（3ヶ月）は月給27万円", 3_510_000),
        (
            _WITH_OVERTIME,
            "3 months (monthly salary during probation: 270,000 yen)",
            3_510_000,
        ),
        # so is an amount that nothing calls a base
        (_WITH_OVERTIME, "3ヶ月、28万円", 3_540_000),
        # a base is a part of it: 250,000 afterwards
        (_WITH_OVERTIME, "3ヶ月（期間中は基本給23万円）", 3_540_000),
        (_WITH_OVERTIME, "試用期間中（3ヶ月）は基本給23万円", 3_540_000),
        (_WITH_OVERTIME, "3 months (base salary during probation: 230,000 yen)", 3_540_000),
        (_OF_PARTS, "3ヶ月（試用期間中の月給30万円）", 4_050_000),
        (_OF_PARTS, "3ヶ月（期間中の給与は月額27万円）", 3_960_000),
        ("年俸480万円（12分割）", "6ヶ月（期間中の月給36万円）", 4_560_000),
        ("年俸480万円", "3ヶ月（期間中は月給35万円）", 4_650_000),
        ("月給30万円", "3ヶ月（期間中は月給27万円）", 3_510_000),
        (
            {"base": 200_000, "other-allowances": 50_000},
            "3ヶ月（期間中は月給23万円）",
            2_940_000,
        ),
    ],
)
def test_the_pay_on_probation_is_held_against_the_same_of_later(
    pay: dict[str, Any] | str, probation: str, first_year: int
) -> None:
    told = parse_terms("compensation", pay) if isinstance(pay, str) else pay
    terms = {**told, **parse_terms("probation", probation)}
    by_month = first_year_pay(terms)
    assert by_month is not None
    assert (totals(terms).first_year, by_month.guaranteed) == (first_year, first_year)
