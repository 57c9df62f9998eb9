"""What a letter says to be inside the yearly amount is never counted as guaranteed beside it."""

from __future__ import annotations

from typing import Any

import pytest

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offers.checklist import (
    lines,
    understood_words,
    why_not_counted,
    with_suggestions,
)
from jobboard_tui.domain.offers.included_parts import read_included_parts
from jobboard_tui.domain.offers.remarks import pay_remarks
from jobboard_tui.domain.offers.term_answers import terms_in, terms_under
from jobboard_tui.domain.offers.total_pay import totals
from tests.domain.timeline_builder import IN_2026, TimelineBuilder
from tests.rows import for_each_row

LIST = load_checklist()
BONUS_INSIDE = {"annual": 8_000_000, "bonus-amount": 2_000_000, "bonus-included": True}
BONUS_ON_TOP = {**BONUS_INSIDE, "bonus-included": False}
UNKNOWN_BONUS = {"annual": 8_000_000, "bonus-included": True}


def terms_of(letter: str) -> dict[str, Any]:
    """The terms that are taken from a letter."""
    hunt = TimelineBuilder().log("offer-letter", "11-24", note=letter)
    return dict(with_suggestions(LIST, hunt.board["a"], IN_2026).terms)


@for_each_row(
    ("letter", "terms"),
    [
        *(
            (letter, BONUS_INSIDE)
            for letter in (
                "年収：800万円。賞与：200万円（年収に含む）。",
                "賞与：200万円（年収に含む）。年収：800万円。",
                "年収800万円（うち賞与200万円）",
                "年収：800万円（賞与200万円を含む）",
                "年収 ８００万円（賞与２００万円込み）",
                "年収800万円、うち200万円は賞与です。",
                "賞与200万円を含む年収800万円",
                "年収（賞与200万円を含む）：800万円",
                "年収：800万円\n年収には賞与200万円が含まれます。",
                "年収：800万円\n賞与（200万円）は年収に含まれています。",
                "年収：800万円\nうち賞与：200万円",
                "年収：800万円\nこのうち賞与200万円",
                "Annual salary: ¥8,000,000, including a bonus of ¥2,000,000",
                "Annual salary ¥8M incl. ¥2M bonus",
                "Your annual salary of ¥8,000,000 includes a bonus of ¥2,000,000.",
                "Annual salary: ¥8,000,000\nBonus: ¥2,000,000 (included in the annual salary)",
                "Annual salary: ¥8,000,000. This includes a bonus of ¥2,000,000.",
                "Annual salary ¥8,000,000, of which ¥2,000,000 is bonus",
                "The bonus of ¥2,000,000 is included in the annual salary. Annual salary: ¥8M",
            )
        ),
        *(
            (letter, BONUS_ON_TOP)
            for letter in (
                "年収800万円（賞与200万円は別途支給）",
                "年収800万円＋賞与200万円",
                "年収：800万円。賞与：200万円（年収に含まない）。",
                "Annual salary ¥8,000,000 plus a bonus of ¥2,000,000",
                "Annual salary: ¥8,000,000\nBonus: ¥2,000,000 (not included in the annual salary)",
                "Annual salary of ¥8M, bonus of ¥2M paid separately",
                "年収800万円（賞与200万円を除く）",
            )
        ),
        *(
            (letter, UNKNOWN_BONUS)
            for letter in (
                "年収800万円（賞与込み）",
                "賞与込みで年収800万円",
                "年収：800万円、賞与を含む。",
                "Annual salary (including bonus): ¥8,000,000",
            )
        ),
        ("年収800万円（賞与別途）", {"annual": 8_000_000, "bonus-included": False}),
        (
            "年収840万円（賞与4ヶ月分を含む）",
            {"annual": 8_400_000, "bonus-months": 4, "bonus-included": True},
        ),
        (
            "年俸840万円（固定残業代 月45時間分10万円を含む）",
            {
                "annual": 8_400_000,
                "fixed-overtime-hours": 45,
                "fixed-overtime-pay": 100_000,
                "fixed-overtime-included": True,
            },
        ),
        ("年俸960万円（諸手当を含む）", {"annual": 9_600_000, "allowances-included": True}),
        # what is inside is not clear: words, and asked
        *(
            (letter, {})
            for letter in (
                "年収：800万円。RSU：200万円（年収に含む）。",
                "年収800万円（うちRSU200万円）",
                "年収800万円（交通費込み）",
                "年収960万円（固定残業代48万円を含む）",  # of a month, or of the year?
                "Annual salary including bonus: ¥8,000,000",
                "基本給：45万円。基本給には固定残業代10万円を含む。",
                "Annual salary: ¥8M. Commission of ¥2M is included in the annual salary.",
            )
        ),
        ("年収：800万円。交通費は別途支給。", {"annual": 8_000_000}),
        ("Base: ¥500,000/month", {"base": 500_000}),
        (
            "Base salary: ¥6,000,000 per year",
            {"annual": 6_000_000, "base": 500_000, "bonus-included": False},
        ),
        ("Annual salary ¥9.6M (paid in 12 installments)", {"annual": "960万円（12分割）"}),
        ("Annual bonus: 2 months of base salary", {"bonus-months": 2}),
        (
            "Annual salary: ¥8M (including 45 hours of fixed overtime)",
            {"annual": 8_000_000, "fixed-overtime-hours": 45, "fixed-overtime-included": True},
        ),
        (
            "みなし残業40時間分8万円は年俸に含まれます。年俸：600万円",
            {
                "annual": 6_000_000,
                "fixed-overtime-hours": 40,
                "fixed-overtime-pay": 80_000,
                "fixed-overtime-included": True,
            },
        ),
        ("想定年収は賞与込みで800万円", {}),
        ("年俸：800万円。ただし業績連動賞与（最大200万円）を含む。", {}),
        ("Annual salary: ¥8M. Up to ¥2M of it is a bonus, which is included.", {}),
        ("年収：800万円。賞与：年2回、年収に含む。", {}),
        ("年収：800万円。賞与は年収に含まれます。", UNKNOWN_BONUS),
        (
            "年収：800万円。賞与：100万円（昨年度実績）。",
            {"annual": 8_000_000, "bonus-amount": 1_000_000, "bonus-guaranteed": False},
        ),
        ("Total compensation ¥12M including RSU of ¥3M", {}),
        ("Bonus included in annual salary: ¥2,000,000", {}),
    ],
)
def test_what_a_letter_says_is_inside(letter: str, terms: dict[str, Any]) -> None:
    assert terms_of(letter) == terms


@pytest.mark.parametrize(
    ("terms", "guaranteed", "expected"),
    [
        (BONUS_INSIDE, 6_000_000, 8_000_000),
        (BONUS_ON_TOP, 8_000_000, 10_000_000),
        (UNKNOWN_BONUS, None, 8_000_000),
        ({**UNKNOWN_BONUS, "bonus-guaranteed": True}, 8_000_000, 8_000_000),
        ({**UNKNOWN_BONUS, "bonus-months": 0}, 8_000_000, 8_000_000),
    ],
)
def test_a_bonus_inside_is_not_guaranteed(
    terms: dict[str, Any], guaranteed: int | None, expected: int
) -> None:
    sums = totals(terms)
    assert (sums.guaranteed, sums.expected) == (guaranteed, expected)
    asked = [one for one in pay_remarks(LIST, terms, Language.EN) if "amount" in one]
    assert len(asked) == (guaranteed is None)


def test_all_that_is_understood_is_told_whatever_item_it_belongs_to() -> None:
    said = "年収800万円（うち賞与200万円）"
    assert understood_words("compensation", said) == (
        "800万円 a year, bonus amount 200万円 a year, bonus in the yearly amount included"
    )
    assert terms_in("compensation", "800万円（賞与200万円込み）") == BONUS_INSIDE
    assert terms_under("annual", "800万円（賞与200万円込み）") == BONUS_INSIDE
    assert terms_in("bonus", "200万円（年収に含む）") == {
        "bonus-amount": 2_000_000,
        "bonus-included": True,
    }


def test_a_plus_at_the_end_is_no_word_for_beside() -> None:
    assert terms_in("bonus", "100万円+") == {"bonus-amount": "100万円〜"}


def test_a_part_of_the_year_is_no_yearly_amount() -> None:
    hunt = TimelineBuilder().log("offer-letter", "11-24", note="賞与：200万円（年収に含む）。")
    proposed = [line.item.id for line in lines(LIST, hunt.board["a"], IN_2026) if line.proposed]
    assert "bonus" in proposed
    assert "compensation" not in proposed


@pytest.mark.parametrize(
    "text",
    [
        "年収800万円",
        "賞与200万円",
        "含む",
        "年収800万円（賞与含む、残業別）",
        "x" * 400,
        "（（含む",
        "",
    ],
)
def test_other_sentences_say_no_such_thing(text: str) -> None:
    assert read_included_parts(text) is None


@pytest.mark.parametrize(
    ("item", "text", "is_said"),
    [
        ("contract-type", "月額 60万（税抜） 業務委託", True),
        ("relocation", "引越費用 30万円まで", True),
        ("reviews", "昇給 年1回 ¥5,000", True),
        ("contract-type", "正社員（従業員500名、国内5拠点）", False),
        ("contract-type", "年俸840万円（14分割）", False),  # counted, as the yearly amount
    ],
)
def test_an_amount_that_no_term_has_is_said_not_to_count(
    item: str, text: str, is_said: bool
) -> None:
    about = LIST.item(item)
    assert about is not None
    assert ("not counted" in why_not_counted(about, text)) == is_said
