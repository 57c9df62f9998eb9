"""The pay of letters of a few lines, which say the same in a long one, and single wordings."""

from __future__ import annotations

from typing import Any

import pytest

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offers.checklist import (
    lines,
    parse_terms,
    with_suggestions,
)
from jobboard_tui.domain.offers.remarks import offer_remarks
from jobboard_tui.domain.offers.term_answers import has_side_notes, why_words
from jobboard_tui.domain.offers.term_values import read_term
from jobboard_tui.domain.offers.total_pay import totals
from tests.domain.timeline_builder import IN_2026, TimelineBuilder
from tests.rows import for_each_row

LIST = load_checklist()
HEAD = "雇用形態：正社員（期間の定めなし）\n"
REST = """契約期間：期間の定めなし
就業の場所：東京都千代田区
従事すべき業務の内容：システム開発
休日：土曜日、日曜日、国民の祝日
定年：60歳
賃金締切日：毎月末日
賃金支払日：翌月25日
社会保険：健康保険・厚生年金・雇用保険・労災保険
"""


def taken(letter: str) -> Application:
    hunt = TimelineBuilder().log("offer-letter", "11-24", note=letter)
    return with_suggestions(LIST, hunt.board["a"], IN_2026)


BASE = {"base": 240_000}
OVERTIME = {"fixed-overtime-pay": 53_000, "fixed-overtime-hours": 30}
IN_YEAR = {**OVERTIME, "fixed-overtime-included": True}
OF_BASE = {"annual": "660万円（12分割）", "base": 550_000, "bonus-included": False}


@for_each_row(
    ("pay", "terms", "guaranteed", "expected"),
    [
        (
            "賃金：月給 323,000円（内訳 基本給 240,000円、職務手当 30,000円、固定残業手当 53,000円"
            "（30時間相当分、超過分は別途支給））",
            {
                **{"annual": "32万3,000円×12ヶ月", **BASE, **IN_YEAR, "other-allowances": 30_000},
                **{"allowances-included": True, "overtime-beyond": "別途支給"},
            },
            3_876_000,
            3_876_000,
        ),
        (
            "基本給　２４０，０００円　　固定残業代　５３，０００円（３０時間分）"
            "　　合計　２９３，０００円",
            {**BASE, **OVERTIME},
            3_516_000,
            3_516_000,
        ),
        (
            "基本給：24万円\nみなし残業手当：5万3千円（30時間分）\n合計：29万3千円",
            {**BASE, **OVERTIME},
            3_516_000,
            3_516_000,
        ),
        (
            "総支給額：293,000円（基本給 240,000円＋固定残業代 53,000円（30時間分））",
            {"annual": "29万3,000円×12ヶ月", **BASE, **IN_YEAR},
            3_516_000,
            3_516_000,
        ),
        (
            "年俸：5,400,000円（12分の1を毎月支給。時間外手当30時間分として月額53,000円を含む）",
            {"annual": "540万円（12分割）", **IN_YEAR},
            5_400_000,
            5_400_000,
        ),
        (
            "年俸：6,000,000円（14分割し、12回を毎月の給与、2回分を6月・12月の賞与時に支給）",
            {"annual": "600万円（14分割）"},
            6_000_000,
            6_000_000,
        ),
        (
            "年俸：7,200,000円（12等分した600,000円を毎月支給）\n"
            "固定残業代：上記に月30時間分（53,000円）を含む",
            {"annual": "720万円（12分割）", **IN_YEAR},
            7_200_000,
            7_200_000,
        ),
        (
            "基本給：240,000円\n賞与：有（年2回 6月・12月 計3.2ヶ月分 ただし初年度は寸志程度）",
            {**BASE, "bonus-months": 3.2},
            2_880_000,
            3_648_000,
        ),
        (
            "基本給：240,000円\n裁量労働手当：60,000円\n"
            "労働時間：専門業務型裁量労働制（みなし労働時間 1日9時間）",
            {
                **{**BASE, "other-allowances": 60_000, "deemed-hours": 9},
                "hours-system": "専門業務型裁量労働制",
            },
            3_600_000,
            3_600_000,
        ),
        *(
            (f"基本給：240,000円\n{allowance}", {**BASE, **OVERTIME}, 3_516_000, 3_516_000)
            for allowance in (
                "業務手当：53,000円（時間外労働30時間分の固定残業代として支給）",
                "営業手当：53,000円（固定残業代として30時間分）",
                "裁量労働手当：53,000円（時間外労働30時間分相当）",
            )
        ),
        (
            "基本給：240,000円\n夜勤手当：1回6,500円（月4回程度）",
            BASE,
            2_880_000,
            2_880_000,
        ),
        (
            "Base salary: JPY 6,600,000 per annum, paid in 12 equal monthly instalments\n"
            "Performance bonus: target 15% of annual base salary, not guaranteed",
            {**OF_BASE, "bonus-months": 1.8, "bonus-guaranteed": False},
            6_600_000,
            7_590_000,
        ),
        (
            "Monthly salary: ¥293,000, including ¥53,000 fixed overtime allowance for 30 hours\n"
            "Equity: 400 RSUs vesting over 4 years with a 1-year cliff",
            {"annual": "29万3,000円×12ヶ月", **IN_YEAR},
            3_516_000,
            3_516_000,
        ),
        (
            "Monthly base salary: JPY 240,000\nMonthly fixed overtime pay: JPY 53,000 (30 hours)",
            {**BASE, **OVERTIME},
            3_516_000,
            3_516_000,
        ),
    ],
)
def test_the_pay_of_a_letter_is_the_same_whether_it_is_short_or_long(
    pay: str, terms: dict[str, Any], guaranteed: int, expected: int
) -> None:
    for letter in (HEAD + pay, f"{HEAD}{REST}{pay}"):
        application = taken(letter)
        sums = totals(application.terms)
        assert dict(application.terms) == terms
        assert (sums.guaranteed, sums.expected) == (guaranteed, expected)


@for_each_row(
    ("pay", "named"),
    [
        (
            "基本給　240,000円　　固定残業代　53,000円（30時間分）　　合計　300,000円",
            {"240,000円", "53,000円", "300,000円"},
        ),
        ("基本給：240,000円\n夜勤手当：1回6,500円（月4回程度）", {"6,500円"}),
        ("基本給：240,000円\n入社祝金：300,000円（入社6ヶ月後に支給）", {"30万円 once"}),
    ],
)
def test_what_is_in_no_sum_is_named(pay: str, named: set[str]) -> None:
    application = taken(HEAD + pay)
    said = " ".join(offer_remarks(LIST, application, IN_2026, Language.EN))
    assert all(amount in said for amount in named)


def test_what_a_letter_says_is_kept_whole_and_asked_once() -> None:
    said = "Monthly salary: ¥293,000, including a fixed overtime allowance and whatever else of it"
    application = taken(f"We are glad to make you this offer.\n{said}")
    assert said in {line.value for line in lines(LIST, application, IN_2026)}
    letter = "Monthly salary: ¥293,000, including ¥53,000 fixed overtime allowance for 30 hours"
    known = {line.item.id: line for line in lines(LIST, taken(HEAD + letter), IN_2026)}
    assert "still to ask" not in str(known["fixed-overtime"].value)
    assert known["fixed-overtime"].value.startswith("30 h")


@for_each_row(
    ("item", "text", "terms"),
    [
        # in how many payments a year's pay comes
        *(
            ("compensation", text, {"annual": f"600万円（{count}分割）"})
            for text, count in (
                ("年俸600万円（12分の1を毎月支給）", 12),
                ("年俸600万円を12等分し毎月支給", 12),
                ("年俸600万円 12分割して毎月25日に支給", 12),
                ("年俸6,000,000円（均等12分割、月額500,000円）", 12),
                ("年俸6,000,000円（1/16を毎月支給し、2/16を6月、2/16を12月に支給）", 16),
                ("JPY 6,000,000 annually, paid in 12 monthly installments", 12),
            )
        ),
        *(
            (
                "compensation",
                text,
                {"annual": "800万円（16分割）", "bonus-months": 4, "bonus-included": True},
            )
            for text in (
                "年俸8,000,000円（16分割：12回を毎月、残り4回分を夏冬の賞与として2回ずつ支給）",
                "年俸8,000,000円（年俸の16分の1を毎月、16分の4を賞与として6月と12月に支給）",
                "年俸800万円（16分割、うち4ヶ月分を賞与として年2回支給）",
                "年俸800万円（16分の1を毎月支給、残りは賞与として6月・12月に支給）",
            )
        ),
        ("compensation", "年俸8,000,000円（14分割、毎月600,000円を支給）", {}),
        ("compensation", "年俸8,000,000円（16分割、12回を毎月、3回分を賞与として支給）", {}),
        (
            "compensation",
            "JPY 8,400,000 gross per year, divided into 12 equal monthly payments",
            {"annual": 8_400_000},
        ),
        (
            "compensation",
            "8,400,000 yen per annum, payable monthly in arrears",
            {"annual": 8_400_000},
        ),
        # fixed overtime in a year's pay
        *(
            ("compensation", text, {"annual": 5_400_000, **IN_YEAR})
            for text in (
                "年俸 540万円（月30時間分の時間外手当 53,000円を含む）",
                "年俸 540万円 ※固定残業代として月53,000円（30時間分）を含む",
                "年俸540万円（みなし残業30時間分、月額53,000円込み）",
                "年俸540万円（固定残業代30時間分 年額636,000円を含む）",
            )
        ),
        # amounts with their names in a line
        *(
            ("compensation", text, {**BASE, **OVERTIME})
            for text in (
                "基本給240,000円 固定残業代53,000円（30時間分）",
                "基本給 240,000円 + 固定残業代 53,000円（30時間分） = 293,000円",
                "Base ¥240,000, fixed overtime ¥53,000 (30 hours), total ¥293,000",
            )
        ),
        (
            "compensation",
            "基本給 240,000円、資格手当 10,000円、固定残業代 53,000円（30時間分）、合計 303,000円",
            {**BASE, "other-allowances": 10_000, **OVERTIME},
        ),
        (
            "compensation",
            "基本給 240,000円、資格手当 10,000円、固定残業代 53,000円（30時間分）",
            {},
        ),
        ("compensation", "基本給240,000円 固定残業代53,000円（30時間分） 合計 300,000円", {}),
        ("compensation", "月給30万円（家族手当1万円を含む）", {}),
        ("base-salary", "JPY 450,000 per month (JPY 5,400,000 per year)", {"base": 450_000}),
        ("base-salary", "月額450,000円（年額5,500,000円）", {}),
        ("base-salary", "内訳：月額基本給 240,000円", BASE),
        ("fixed-overtime", "月額には固定残業代30時間分（53,000円）を含みます", IN_YEAR),
        # a bonus with its condition
        (
            "bonus",
            "年2回（7月・12月）計4.0ヶ月分　但し、支給日に在籍する者に限る",
            {"bonus-months": 4},
        ),
        ("bonus", "年2回 計4.0ヶ月分。ただし入社6ヶ月未満の者は対象外", {"bonus-months": 4}),
        ("bonus", "4ヶ月分 ※入社1年目は寸志のみ", {"bonus-months": 4}),
        (
            "bonus",
            "年2回（7月・12月）計4.0ヶ月分 ※業績により変動",
            {"bonus-months": 4, "bonus-guaranteed": False},
        ),
        ("bonus", "年2回 計4.0ヶ月分。ただし上限3ヶ月", {}),
        *(
            ("bonus", text, {"bonus-months": 4.5, "bonus-guaranteed": False})
            for text in (
                "年2回 6月・12月（会社業績・個人評価による。前年度実績4.5ヶ月）",
                "年間4.5月分（期末・勤勉手当、前年度実績）",
            )
        ),
        ("bonus", "年1回 100万円（目安）", {"bonus-amount": 1_000_000, "bonus-guaranteed": False}),
        (
            "compensation",
            "¥9,100,000, paid in 14 instalments (12 monthly and 2 bonus payments in June and May)",
            {"annual": "910万円（14分割）", "bonus-months": 2, "bonus-included": True},
        ),
        ("bonus", "年2回 4ヶ月分 ただし初年度は寸志", {}),
        # the costs of commuting
        *(
            ("commuting", text, {"commuting-allowance": "〜3万円"})
            for text in (
                "6ヶ月定期代を実費支給(月3万円まで)",
                "通勤定期券代を全額支給（月額上限3万円）",
                "実費（1ヶ月あたり3万円を上限とする）",
            )
        ),
        ("commuting", "半年分の定期券代を支給 上限15万円", {}),
        ("allowances", "専門業務手当 20,000円", {"other-allowances": 20_000}),
        ("allowances", "特別手当 20,000円", {}),
    ],
)
def test_wordings_of_short_letters(item: str, text: str, terms: dict[str, Any]) -> None:
    assert parse_terms(item, text) == terms


def test_the_condition_of_a_bonus_is_kept() -> None:
    assert has_side_notes("bonus", "年2回 計3.2ヶ月分 ただし初年度は寸志程度")
    assert not has_side_notes("bonus", "年2回（6月・12月）計3.2ヶ月分")


@for_each_row(
    ("item", "text", "why"),
    [
        (
            "compensation",
            "基本給24万円 固定残業代5万円（30時間分） 合計30万円",
            "29万円, not 30万円",
        ),
        ("compensation", "月給30万円（内訳 基本給24万円、役職手当5万円）", "29万円, not 30万円"),
        ("bonus", "400 RSUs vesting over 4 years", "shares are not paid in money"),
        ("bonus", "1.5 to 2 months", "a range, 1.5 to 2"),
    ],
)
def test_why_a_statement_counts_nowhere(item: str, text: str, why: str) -> None:
    assert parse_terms(item, text) == {}
    assert why in why_words(item, text)[0]


def test_a_range_of_one_number_says_what_to_write() -> None:
    with pytest.raises(InvalidInput) as refused:
        read_term("bonus-months", "1.5 to 2 months depending on results")
    assert (refused.value.why, refused.value.hint) == (
        "it gives a range, 1.5 to 2",
        "write bonus-months=1.5 to count the least of it",
    )
