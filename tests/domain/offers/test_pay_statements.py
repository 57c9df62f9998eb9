"""Statements as postings and letters have them: each number in its place, or words."""

from __future__ import annotations

from typing import Any

import pytest

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offers.checklist import (
    lines,
    parse_terms,
    strip_item_name,
    understood_words,
    why_not_counted,
    with_answer,
    with_suggestions,
)
from jobboard_tui.domain.offers.remarks import offer_remarks
from jobboard_tui.domain.offers.term_answers import has_side_notes, terms_in, terms_under
from jobboard_tui.domain.offers.term_values import read_term
from jobboard_tui.domain.offers.total_pay import totals
from tests.domain.timeline_builder import IN_2026, TimelineBuilder
from tests.rows import for_each_row

LIST = load_checklist()


def taken(letter: str) -> Application:
    """A card with all that a letter says taken."""
    hunt = TimelineBuilder().log("offer-letter", "11-24", note=letter)
    return with_suggestions(LIST, hunt.board["a"], IN_2026)


def month(amount: str, **terms: Any) -> dict[str, Any]:
    """The terms of a month's pay, which includes no bonus."""
    told = {name.replace("_", "-"): value for name, value in terms.items()}
    return {"annual": f"{amount}×12ヶ月", **told}


OVERTIME = {"fixed-overtime-pay": 60_000, "fixed-overtime-hours": 30}
INSIDE = month("30万円", fixed_overtime_included=True, **OVERTIME)
BOTH = {"base": 310_000, "fixed-overtime-pay": 90_000, "fixed-overtime-hours": 40}


@for_each_row(
    ("letter", "terms", "guaranteed", "expected"),
    [
        # a month's pay, with what is inside of it
        *(
            (letter, INSIDE, 360, 360)
            for letter in (
                "月給：300,000円（固定残業代60,000円／30時間分を含む）",
                "月給30万円（固定残業代30時間分、6万円を含む）",
                "月給 ３０万円（うち固定残業代 月30時間分 60,000円）",
                "月給：30万円（30時間分の固定残業代6万円を含む）",
                "Monthly salary: ¥300,000 (including fixed overtime pay of ¥60,000 for 30 hours)",
            )
        ),
        (
            "月給40万円（基本給31万円＋固定残業代9万円／40時間分）",
            month("40万円", fixed_overtime_included=True, **BOTH),
            480,
            480,
        ),
        (
            "月給30万円＋固定残業代6万円（30時間分）",
            month("30万円", fixed_overtime_included=False, **OVERTIME),
            432,
            432,
        ),
        (
            "月給 40万円（内訳：基本給 31万円、固定残業手当 9万円（40時間分））",
            month("40万円", fixed_overtime_included=True, **BOTH),
            480,
            480,
        ),
        (
            "Monthly salary ¥300,000, of which ¥60,000 is fixed overtime pay (30 hours)",
            INSIDE,
            360,
            360,
        ),
        (
            "Base: ¥310,000 + fixed overtime ¥90,000 (40h)",
            BOTH,
            480,
            480,
        ),
        (
            "月給30万円（みなし残業30時間分を含む）",
            month("30万円", fixed_overtime_hours=30, fixed_overtime_included=True),
            360,
            360,
        ),
        ("月給26万円以上（経験・能力を考慮し決定）", month("26万円〜"), 312, 312),
        ("月給：300,000円", month("30万円"), 360, 360),
        ("月給：30万円（税込）", month("30万円"), 360, 360),
        ("月給：30万円（試用期間中も同額）", month("30万円"), 360, 360),
        ("月給：¥350,000-（交通費別途支給）", month("35万円"), 420, 420),
        ("月給：25万円〜35万円（経験による）", month("25万円〜35万円"), 300, 300),
        (
            "初任給：月給245,000円（一律手当を含む）",
            month("24万5,000円", allowances_included=True),
            294,
            294,
        ),
        (
            "月給：30万円（試用期間中は28万円）",
            month("30万円", probation_pay=280_000),
            360,
            360,
        ),
        # fixed overtime beside the base
        (
            "基本給：22万円\n固定残業手当：5万5千円（40時間相当、超過分は別途支給）",
            {
                "base": 220_000,
                "fixed-overtime-pay": 55_000,
                "fixed-overtime-hours": 40,
                "overtime-beyond": "別途支給",
            },
            330,
            330,
        ),
        *(
            (f"基本給：30万円\n{said}", {"base": 300_000, **OVERTIME}, 432, 432)
            for said in (
                "固定残業代：60,000円（30時間分）を別途支給",
                "固定残業代：60,000円／30時間分",
                "みなし残業手当：月額60,000円（月30時間分）",
                "Fixed overtime allowance: ¥60,000 per month (30 hours)",
            )
        ),
        (
            "基本給31万円、固定残業代9万円（40時間分）",
            BOTH,
            480,
            480,
        ),
        (
            "基本給：30万円\n固定残業代：なし（残業代は全額別途支給）",
            {"base": 300_000, "fixed-overtime-hours": 0, "overtime-beyond": "全額別途支給"},
            360,
            360,
        ),
        (
            "基本給：30万円\n職務手当：30,000円",
            {"base": 300_000, "other-allowances": 30_000},
            396,
            396,
        ),
        # a bonus of several payments
        *(
            (f"基本給：30万円\n賞与：{said}", {"base": 300_000, "bonus-months": 4}, 360, 480)
            for said in (
                "年2回（各2ヶ月分）",
                "2ヶ月分を年2回",
                "年2回、各2ヶ月",
                "年2回（6月・12月）計4ヶ月分",
                "夏2ヶ月・冬2ヶ月",
                "年2回、1回あたり2ヶ月分",
                "6月 1.5ヶ月分、12月 2.5ヶ月分",
            )
        ),
        *(
            (
                f"基本給：30万円\n賞与：{said}",
                {"base": 300_000, "bonus-months": 4, "bonus-guaranteed": False},
                360,
                480,
            )
            for said in (
                "年2回 計4.0ヶ月分（前年度実績）",
                "年2回（計4ヶ月／2025年度実績）",
                "昨年度実績：4ヶ月分",
                "あり（前年度実績：計4.0ヶ月）",
                "業績連動（昨年度実績4ヶ月）",
                "4ヶ月分（業績による）",
            )
        ),
        *(
            (
                f"基本給：30万円\n賞与：{said}",
                {"base": 300_000, "bonus-amount": 1_000_000},
                360,
                460,
            )
            for said in ("50万円×2回", "年2回（各50万円）", "年2回 計100万円", "夏50万円、冬50万円")
        ),
        ("RSU worth ¥2M per year", {"stock": 2_000_000}, None, None),
        # ranges and how a year is paid
        ("年収：500万円〜700万円（経験・能力による）", {"annual": "500万円〜700万円"}, 500, 500),
        (
            "Annual salary: ¥8,000,000 - ¥9,500,000 depending on experience",
            {"annual": "800万円〜950万円"},
            800,
            800,
        ),
        (
            "Base salary: JPY 7,200,000 per annum, paid in 12 equal monthly instalments.",
            {"annual": "720万円（12分割）", "base": 600_000, "bonus-included": False},
            720,
            720,
        ),
        ("年俸：6,000,000円（1/12を毎月支給）", {"annual": "600万円（12分割）"}, 600, 600),
        ("Bonus: twice a year, 2 months each", {"bonus-months": 4}, None, None),
        ("試用期間：3ヶ月（同条件）", {"probation-months": 3}, None, None),
        ("有給休暇：入社半年経過後10日", {"leave-days": 10}, None, None),
        # words: what is not sure, or does not add up
        *(
            (letter, {}, None, None)
            for letter in (
                "月給40万円（基本給31万円＋固定残業代10万円／40時間分）",
                "月給5万円（固定残業代6万円／30時間分を含む）",
                "月給30万円（家族手当を含む）",
                "月給35万円（2年目は38万円）",
                "月給：約30万円",
                "月給 手取り30万円",
                "モデル月給：35万円",
                "月給：30万円\n月給：32万円",
                "年収：500万円\n月給：30万円",
                "基本給30万円（固定残業代6万円／30時間分を含む）",
                "賞与：年2回（各2ヶ月分、ただし初年度は1回）",
                "月給：300万円",
                "賞与：2ヶ月分×2回（計5ヶ月）",
                "賞与：夏2ヶ月・夏2ヶ月",
                "賞与：年2回 4ヶ月分",
                "賞与：前年度実績なし",
                "年収：600万円（経験・能力による）",
                "時給 1,800円",
            )
        ),
    ],
)
def test_what_a_statement_tells(
    letter: str, terms: dict[str, Any], guaranteed: int | None, expected: int | None
) -> None:
    application = taken(letter)
    assert dict(application.terms) == terms
    sums = totals(application.terms)
    in_yen = [None if man is None else man * 10_000 for man in (guaranteed, expected)]
    assert [sums.guaranteed, sums.expected] == in_yen
    if not terms:
        words = [line for line in lines(LIST, application, IN_2026) if line.finding.value]
        assert any("not counted" in why_not_counted(line.item, line.value) for line in words)


@pytest.mark.parametrize("pay", ["基本給", "月給"])
def test_probation_is_told_in_one_statement(pay: str) -> None:
    application = taken(f"{pay}：30万円\n試用期間：3ヶ月（期間中の{pay}は270,000円）")
    assert totals(application.terms).first_year == 3_510_000


@pytest.mark.parametrize(("base", "is_asked"), [("", True), ("\n基本給：25万円", False)])
def test_a_bonus_in_months_asks_for_the_base(base: str, is_asked: bool) -> None:
    application = taken(f"月給：30万円\n賞与：年2回（各2ヶ月分）{base}")
    said = offer_remarks(LIST, application, IN_2026, Language.EN)
    assert any("ask for the base salary" in remark for remark in said) == is_asked


def test_overtime_beyond_that_is_not_paid_is_remarked() -> None:
    application = taken("基本給：30万円\n固定残業代：6万円（30時間分、超過分は支給しない）")
    assert totals(application.terms).guaranteed == 4_320_000
    said = offer_remarks(LIST, application, IN_2026, Language.EN)
    assert any("unlawful" in remark for remark in said)


@for_each_row(
    ("item", "text", "says"),
    [
        ("compensation", "7.5百万円", "750万円 a year"),
        ("compensation", "下限600万円・上限800万円", "600万円〜800万円 a year"),
        ("compensation", "最低600万円、最高800万円", "600万円〜800万円 a year"),
        ("compensation", "between 6M and 8M", "600万円〜800万円 a year"),
        ("compensation", "from 6M to 8M", "600万円〜800万円 a year"),
        ("compensation", "年俸 ¥6,000,000-", "600万円 a year"),
        ("bonus", "年間100万円（業績連動）", "bonus amount 100万円 a year, bonus guaranteed no"),
        ("fixed-overtime", "45h 100k", "45 h a month, fixed overtime pay 10万円 a month"),
        ("housing", "allowance: up to ¥50,000 per month", "at most 5万円 a month"),
        ("base-salary", "45万円（税込）", "45万円 a month (before tax)"),
        ("compensation", "年収840万円（額面）", "840万円 a year (before tax)"),
        ("commuting", "3万円（税込）", "3万円 a month (before tax; not in the totals"),
        (
            "bonus",
            "年2回（6月・12月）※前年度実績 4.2ヶ月分",
            "4.2 months of base, bonus guaranteed no",
        ),
        ("bonus", "年2回 昨年度実績：計4ヶ月", "4 months of base, bonus guaranteed no"),
        ("bonus", "基本給の16ヶ月分", "16 months of base"),
        ("benefits", "役職手当 3万円、職務手当 2万円", "5万円 a month"),
        ("benefits", "役職手当 3万円、役職手当 3万円", "3万円 a month"),
    ],
)
def test_a_typed_statement_is_understood(item: str, text: str, says: str) -> None:
    assert understood_words(item, text).startswith(says)


ON_TOP = {"bonus-included": False}


@for_each_row(
    ("item", "text", "terms"),
    [
        (
            "compensation",
            "年収480万円～650万円（賞与含む）",
            {"annual": "480万円〜650万円", "bonus-included": True},
        ),
        *(
            (
                "compensation",
                text,
                {"annual": "840万円（14分割）", "bonus-months": 2, "bonus-included": True},
            )
            for text in (
                "年俸840万円（14分割、うち2ヶ月分は賞与として6月・12月に支給）",
                "年俸8,400,000円（14分割。12ヶ月は毎月600,000円を支給、残り2ヶ月分は6月と12月に賞与として各600,000円を支給）",
            )
        ),
        (
            "compensation",
            "¥8.4M base + up to 15% bonus",
            {
                "annual": 8_400_000,
                "bonus-amount": "〜126万円",
                "bonus-guaranteed": False,
                **ON_TOP,
            },
        ),
        (
            "compensation",
            "7.2M JPY + 10% target bonus",
            {"annual": 7_200_000, "bonus-amount": 720_000, "bonus-guaranteed": False, **ON_TOP},
        ),
        (
            "compensation",
            "Base: ¥550,000/month x 12 + bonus 2 months (target)",
            {"base": 550_000, "bonus-months": 2, "bonus-guaranteed": False},
        ),
        *(
            (
                "compensation",
                text,
                {
                    "annual": 8_000_000,
                    "fixed-overtime-pay": 100_000,
                    "fixed-overtime-hours": 45,
                    "fixed-overtime-included": True,
                },
            )
            for text in ("年収800万円（うち固定残業代 月45時間分 120万円を含む）",)
        ),
        (
            "compensation",
            "￥３５０，０００／月（税込み）",
            {
                "annual": "35万円×12ヶ月",
            },
        ),
        (
            "compensation",
            "月25万～（経験による）",
            {
                "annual": "25万円〜×12ヶ月",
            },
        ),
        (
            "compensation",
            "Monthly salary: ¥416,667 (annual ¥5,000,000)",
            {"annual": 5_000_000, **ON_TOP},
        ),
        (
            "compensation",
            "¥620,000 per month (x 12 = ¥7,440,000 per year)",
            {"annual": 7_440_000, **ON_TOP},
        ),
        (
            "compensation",
            "月給24万円以上 ※前職給与考慮 ※固定残業代なし",
            {"annual": "24万円〜×12ヶ月", "fixed-overtime-hours": 0},
        ),
        (
            "compensation",
            "月額給与：400,000円（税込、通勤手当別）",
            {
                "annual": "40万円×12ヶ月",
            },
        ),
        ("compensation", "Annual base salary of ¥7,800,000, paid monthly", {"annual": 7_800_000}),
        (
            "compensation",
            "月給30万円（一律住宅手当2万円含む）",
            {
                "annual": "30万円×12ヶ月",
                "allowances-included": True,
                "housing-allowance": 20_000,
            },
        ),
        ("base-salary", "255,000円（等級：G3、号俸12）", {"base": 255_000}),
        ("base-salary", "25万円（総合職）", {"base": 250_000}),
        ("fixed-overtime", "45時間（みなし）", {"fixed-overtime-hours": 45}),
        (
            "fixed-overtime",
            "みなし40時間、超過分支給",
            {"fixed-overtime-hours": 40, "overtime-beyond": "支給"},
        ),
        (
            "fixed-overtime",
            "みなし40時間、超過分は支給しない",
            {"fixed-overtime-hours": 40, "overtime-beyond": "支給しない"},
        ),
        ("fixed-overtime", "固定残業40時間、超過分は支給されない", {}),
        (
            "fixed-overtime",
            "固定残業40時間、超過分は支払わない",
            {"fixed-overtime-hours": 40, "overtime-beyond": "支払わない"},
        ),
        (
            "fixed-overtime",
            "42,000円／計算方法：時間外労働20時間分。20時間を超える分は別途支給",
            {
                "fixed-overtime-pay": 42_000,
                "fixed-overtime-hours": 20,
                "overtime-beyond": "別途支給",
            },
        ),
        (
            "fixed-overtime",
            "月30時間相当分（超過分は別途支給）",
            {"fixed-overtime-hours": 30, "overtime-beyond": "別途支給"},
        ),
        (
            "fixed-overtime-included",
            "込み（超過分は追加支給）",
            {"fixed-overtime-included": True, "overtime-beyond": "追加支給"},
        ),
        (
            "fixed-overtime-included",
            "年収に含まれます（45時間分）",
            {"fixed-overtime-included": True, "fixed-overtime-hours": 45},
        ),
        ("allowances-included", "含む（通勤手当を除く）", {"allowances-included": True}),
        ("bonus-included", "賞与は年俸とは別に支給", {"bonus-included": False}),
        (
            "bonus",
            "基本給の4.0ヶ月分（年2回計）を保証",
            {"bonus-months": 4, "bonus-guaranteed": True},
        ),
        ("bonus", "基本給×3.8ヶ月分（うち2ヶ月分は保証）", {"bonus-months": 3.8}),
        (
            "bonus",
            "4 months of base salary per year, paid in June and December",
            {"bonus-months": 4},
        ),
        ("bonus", "年間120万円（60万円×2回）", {"bonus-amount": 1_200_000}),
        ("bonus", "年間120万円（50万円×2回）", {}),
        *(
            ("bonus", text, {"bonus-months": 4})
            for text in (
                *("年間4.0ヶ月（6月1.5、12月2.5）", "年間4ヶ月（夏1.5 冬2.5）", "基本給×2.0×年2回"),
                *(
                    "有（時期、金額等 年2回 計4.0ヶ月）",
                    "夏冬各2ヶ月",
                    "2 x 2 months",
                    "2ヶ月／半期",
                ),
                *("年2回 各2ヶ月 計4ヶ月", "年2回（6月・12月）各2ヶ月", "年2回 2ヶ月ずつ"),
            )
        ),
        ("bonus", "毎年30万円", {"bonus-amount": 300_000}),
        ("bonus", "毎回30万円", {}),  # nobody says how often
        ("bonus", "年2回 毎回30万円", {"bonus-amount": 600_000}),
        ("fixed-overtime", "1時間1,000円", {}),  # or the pay of each hour
        *(
            ("bonus", text, {"bonus-months": 4.2, "bonus-guaranteed": False})
            for text in (
                *(
                    "年2回（6月・12月）前年度実績 各2.1ヶ月分",
                    "昨年度実績4.2ヶ月（うち決算賞与1ヶ月）",
                ),
                *(
                    "前年度実績 あり 回数 年2回 賞与月数 計 4.20ヶ月分",
                    "前年度実績 年2回／計4.2ヶ月",
                ),
                "twice a year, total of 4.2 months' base salary (not guaranteed)",
            )
        ),
        *(("bonus", text, {"bonus-amount": 200_000}) for text in ("10万円／半期", "10万円 x 2")),
        ("bonus", "10万円 保証", {"bonus-amount": 100_000, "bonus-guaranteed": True}),
        (
            "bonus",
            "年3回 計5.0ヶ月（初年度は0.5ヶ月）",
            {"bonus-months": 5, "first-bonus-months": 0.5},
        ),
        *(
            ("bonus", text, {"bonus-months": 4.5, "first-bonus-months": 0})
            for text in ("4.5ヶ月分（初年度は対象外）", "4.5ヶ月（入社2年目より支給）")
        ),
        *(
            ("bonus", text, {})
            for text in (
                *(
                    "年間4.0ヶ月（6月1.5、12月2.0）",
                    "年2回 各2ヶ月 計5ヶ月",
                    "年2回 2ヶ月（業績による）",
                ),
                *(
                    "なし（2年目以降は年2回 計3ヶ月）",
                    "年2回（夏・冬・決算 計3ヶ月）",
                    "2ヶ月（うち決算賞与3ヶ月）",
                ),
            )
        ),
        ("sign-on", "¥1,000,000 (repayable if you leave within 12 months)", {"sign-on": 1_000_000}),
        ("sign-on", "¥1,000,000 (one-time)", {"sign-on": 1_000_000}),
        *(
            ("bonus", text, {"bonus-months": 3.5, "bonus-guaranteed": False})
            for text in (
                "年2回（7月・12月）前年度実績 計3.5ヶ月分",
                "年2回 前年度実績 3.5ヶ月分",
                "年2回（7月・12月） 計3.5ヶ月分（前年度実績）",
                "前年度実績 年2回 計3.5ヶ月分",
            )
        ),
        *(
            ("working-hours", text, {"weekly-hours": 37.5})
            for text in ("週5日 1日7.5時間", "1日7時間30分 週5日", "週5日（1日7.5時間）")
        ),
        *(
            ("working-hours", text, {"weekly-hours": hours})
            for text, hours in (
                ("所定労働時間7時間45分、完全週休2日制（土日祝）", 38.75),
                ("9:00～17:45（所定労働時間7時間45分、休憩60分）土日祝休み 残業あり", 38.75),
                ("週40時間（月平均所定労働時間 160時間）", 40),
                ("37.5 hrs/wk (excl. breaks)", 37.5),
                ("9:00-17:30 (7.5 hours), Monday-Friday", 37.5),
                (
                    "9:00 a.m. to 5:30 p.m., Monday through Friday, with a 60-minute lunch break",
                    37.5,
                ),
                ("9am-6pm, 1 hour break, Mon-Fri", 40),
                ("1日7時間30分（10:00〜18:30、休憩60分） 週5日", 37.5),
                ("始業9時00分 終業18時00分 休憩60分 週5日", 40),
                ("9:00〜18:00（休憩1時間、実働8時間）完全週休2日制", 40),
            )
        ),
        *(
            ("working-hours", text, {"weekly-hours": hours, "hours-system": system})
            for text, hours, system in (
                ("フレックス（コア11:00〜15:00）標準1日7.5時間、週5日", 37.5, "フレックス"),
                ("1か月単位の変形労働時間制（週平均38時間）", 38, "1か月単位の変形労働時間制"),
                ("シフト制 4週8休 1日8時間", 40, "シフト制"),
                (
                    "フレックスタイム制（標準労働時間：8時間、コアタイム：なし）週5日",
                    40,
                    "フレックスタイム制",
                ),
                (
                    "10:00 to 19:00 with a one-hour break, Monday to Friday (flextime, core hours"
                    " 11:00-15:00)",
                    40,
                    "flextime",
                ),
            )
        ),
        *(
            ("working-hours", text, {})
            for text in (
                *(
                    "9:30〜18:30（実働8時間）週休2日制",
                    "9:00〜18:00（休憩1時間、実働7時間）完全週休2日制",
                ),
                *(
                    "1日8時間 週5日（週38時間）",
                    "1日8時間、1日7時間 週5日",
                    "22:00〜7:00（休憩60分）週5日",
                ),
                "1年単位の変形労働時間制 8時30分〜17時30分 休憩60分",
            )
        ),
        # a loan is no pay
        *(
            ("sign-on", f"支度金 20万円（{note}）", {})
            for note in ("貸付", "貸与", "貸付金", "社内融資", "loan", "a loan")
        ),
        ("sign-on", "50万円（入社月の給与と併せて支給）", {"sign-on": 500_000}),
        ("commuting", "実費支給（上限 月50,000円）", {"commuting-allowance": "〜5万円"}),
        ("commuting", "会社規定により支給（上限3万円／月）", {"commuting-allowance": "〜3万円"}),
        ("yearly-days-off", "125日（土日祝、夏季3日、年末年始5日）", {"yearly-days-off": 125}),
        ("yearly-days-off", "120日以上", {"yearly-days-off": 120}),
        ("yearly-days-off", "126日＋有給5日", {"yearly-days-off": 126}),
        (
            "yearly-days-off",
            "125日（土日祝、夏季3日、年末年始6日）＋有給10日",
            {"yearly-days-off": 125},
        ),
        ("yearly-days-off", "125日（計画年休5日を含む）", {}),
        # a figure with clauses
        (
            "compensation",
            "年俸6,000,000円（16分割し、12/16を毎月、4/16を賞与として支給）",
            {"annual": "600万円（16分割）", "bonus-months": 4, "bonus-included": True},
        ),
        ("compensation", "年俸6,000,000円（16分割し、12/14を毎月、4/16を賞与として支給）", {}),
        (
            "compensation",
            "年俸制 540万円（14分割、うち2/14は6月・12月に支給）",
            {"annual": "540万円（14分割）"},
        ),
        (
            "compensation",
            "年俸500万円（賞与含む、インセンティブ別）",
            {"annual": 5_000_000, "bonus-included": True},
        ),
        (
            "compensation",
            "年収 500万円（残業代込み、賞与別途）",
            {"annual": 5_000_000, "fixed-overtime-included": True, "bonus-included": False},
        ),
        (
            "compensation",
            "年俸600万円（固定残業代 月8万円／40時間含む、12分割）",
            {
                "annual": "600万円（12分割）",
                "fixed-overtime-pay": 80_000,
                "fixed-overtime-hours": 40,
                "fixed-overtime-included": True,
            },
        ),
        ("compensation", "年収480万円（月給30万円×16ヶ月）", {"annual": "30万円×16ヶ月"}),
        (
            "compensation",
            "月額 350,000円（12ヶ月）＋ 賞与 700,000円（年額）",
            {"annual": "35万円×12ヶ月", "bonus-amount": 700_000, "bonus-included": False},
        ),
        (
            "compensation",
            "月給30万円（12ヶ月）、賞与 計2ヶ月",
            {"annual": "30万円×12ヶ月", "bonus-months": 2},
        ),
        (
            "compensation",
            "月給30万円（試用期間中は25万円）",
            {"annual": "30万円×12ヶ月", "probation-pay": 250_000},
        ),
        (
            "base-salary",
            "300,000円／月（試用期間中 280,000円）",
            {"base": 300_000, "probation-base": 280_000},
        ),
        (
            "compensation",
            "基本給25万円＋職能給3万円＋住宅手当2万円",
            {"base": 250_000, "other-allowances": 30_000, "housing-allowance": 20_000},
        ),
        *(
            ("compensation", text, {"annual": "39万2,000円×12ヶ月"})
            for text in ("Total monthly salary: 392,000 yen", "日給月給 392,000円")
        ),
        *(
            ("compensation", text, {})
            for text in (
                *("年収480万円（月給30万円×14ヶ月）", "月給30万円（通勤手当1万円含む）"),
                *(
                    "年俸540万円（賞与年2回）",
                    "月給40万円（基本給31万円、固定残業代10万円／40時間分）",
                ),
                "月給305,000円（基本給230,000円＋固定残業代60,000円／35時間＋住宅手当20,000円）",
            )
        ),
        (
            "fixed-overtime",
            "固定残業手当 58,000円 30時間分の時間外労働に対する割増賃金。超過分は別途支給",
            {
                "fixed-overtime-pay": 58_000,
                "fixed-overtime-hours": 30,
                "overtime-beyond": "別途支給",
            },
        ),
        *(
            ("fixed-overtime", text, {"fixed-overtime-hours": 0, "overtime-beyond": beyond})
            for text, beyond in (
                ("固定残業代なし。残業代は全額支給", "全額支給"),
                ("なし（残業代は1分単位で全額支給）", "1分単位で全額支給"),
            )
        ),
        (
            "fixed-overtime",
            "5万円（30時間分）超過しても追加支給なし",
            {
                "fixed-overtime-pay": 50_000,
                "fixed-overtime-hours": 30,
                "overtime-beyond": "追加支給なし",
            },
        ),
        (
            "fixed-overtime",
            "20時間分（33,000円〜43,000円）を含む。20時間を超える分は追加で支給",
            {
                "fixed-overtime-hours": 20,
                "fixed-overtime-pay": "3万3,000円〜4万3,000円",
                "fixed-overtime-included": True,
                "overtime-beyond": "追加で支給",
            },
        ),
        *(
            ("probation", text, {"probation-months": 3})
            for text in (
                *("3ヶ月（最長1年まで延長することがある）", "3ヶ月（期間中は契約社員）", "90日"),
                *("3ヶ月（賞与算定対象外）", "with a three (3) month probation period"),
            )
        ),
        *(
            ("probation", text, {"probation-months": 2, "probation-pay": 230_000})
            for text in (
                "2ヶ月 月給23万円",
                "2ヶ月 その間の月給23万円",
                "2ヶ月（その間の賃金：月23万円）",
            )
        ),
        *(
            ("probation", text, {})
            for text in (
                "3ヶ月（期間中は固定残業代の支給なし）",
                "3ヶ月、基本給28万円",
                "14日間",
                "100日",
            )
        ),
        ("yearly-days-off", "126日（有給5日含む）", {}),
        ("paid-leave", "入社時に10日付与", {"leave-days": 10}),
        ("paid-leave", "入社半年経過後10日（最高20日）", {"leave-days": 10}),
        ("paid-leave", "20 days (prorated in the first year)", {"leave-days": 20}),
        ("paid-leave", "入社半年後に10日付与", {"leave-days": 10}),
        ("paid-leave", "10 days after 6 months", {"leave-days": 10}),
        ("paid-leave", "20 days from day one", {"leave-days": 20}),
        ("probation", "試用期間あり（入社日より6ヶ月間）※条件変更なし", {"probation-months": 6}),
        ("probation", "the first six (6) months of employment", {"probation-months": 6}),
        (
            "probation",
            "試用期間中（3ヶ月）は月給24万円",
            {"probation-months": 3, "probation-pay": 240_000},
        ),
        ("remote-policy", "原則週3日在宅", {"remote-days": 3}),
        (
            "working-hours",
            "専門業務型裁量労働制、1日9時間働いたものとみなす",
            {"hours-system": "専門業務型裁量労働制", "deemed-hours": 9},
        ),
        (
            "working-hours",
            "9:30 to 18:30 with a 60-minute break, Monday to Friday (40 hours per week)",
            {"weekly-hours": 40},
        ),
        # notes that may change the amount
        *(
            ("base-salary", f"30万円{note}", {})
            for note in (
                *(
                    "（2年目から）",
                    "（隔月）",
                    "（管理職のみ）",
                    "（ドル払い）",
                    "（含みあり）",
                    "（12）",
                ),
                *(
                    "（35万円）",
                    "／日",
                    "（経験による）",
                    " (target)",
                    "（賞与を除く）",
                    "（第3四半期）",
                ),
            )
        ),
    ],
)
def test_what_a_typed_statement_tells(item: str, text: str, terms: dict[str, Any]) -> None:
    assert parse_terms(item, text) == terms


@for_each_row(
    ("name", "text", "terms"),
    [
        (
            "bonus-months",
            "年2回 計4.5か月分（2025年度実績）",
            {"bonus-months": 4.5, "bonus-guaranteed": False},
        ),
        ("bonus-months", "夏2.0ヶ月＋冬2.5ヶ月", {"bonus-months": 4.5}),
        ("bonus-amount", "年2回（6月、12月） 各50万円", {"bonus-amount": 1_000_000}),
        ("probation-months", "3ヶ月（労働条件の変更なし）", {"probation-months": 3}),
        ("deemed-hours", "1日8時間とみなす", {"deemed-hours": 8}),
    ],
)
def test_a_named_term_is_read_as_its_item(name: str, text: str, terms: dict[str, Any]) -> None:
    assert {key: terms_under(name, text)[key] for key in terms} == terms


@for_each_row("text", ["550〜600万円 ※経験による", "年収600万円 ※規定による"])
def test_a_remark_behind_a_pay_is_kept_with_it(text: str) -> None:
    assert understood_words("compensation", text).endswith(f"; saved as written: “{text}”")


def test_a_note_beside_an_amount_is_kept_with_it() -> None:
    text = "255,000円（等級：G3、号俸12）"
    assert understood_words("base-salary", text) == (
        f"25万5,000円 a month; saved as written: “{text}”"
    )
    application = with_answer(TimelineBuilder().app().board["a"], "base-salary", text, None)
    assert application.terms == {"base": 255_000}
    assert application.checklist["base-salary"].value == text


@pytest.mark.parametrize(
    ("item", "text", "why"),
    [
        ("compensation", "想定年収620万円", "none of it is promised"),
        ("compensation", "A$140k", "a currency that is not counted"),
        ("working-hours", "1ヶ月平均 160時間", "for a month, not for a week"),
        ("working-hours", "9:00-18:00（休憩1時間）", "add the days: 1日8時間 週5日"),
        ("bonus", "前年度実績なし", "if so, write bonus-months=0"),
        ("fixed-overtime", "固定残業代（6万円か30時間分を含む）", "fixed-overtime-pay=…"),
        ("bonus", "400万円 over 4 years", "more than one number"),
        ("benefits", "役職手当 3万円、役職手当 2万円", "more than one number"),
        ("benefits", "諸手当 5万円（役職手当 3万円、職務手当 2万円）", "more than one number"),
    ],
)
def test_a_statement_in_words_says_why(item: str, text: str, why: str) -> None:
    about = LIST.item(item)
    assert about is not None
    assert why in why_not_counted(about, text)


@pytest.mark.parametrize(
    ("name", "text", "ways"),
    [
        ("bonus-months", "16ヶ月", ("bonus-months=基本給の16ヶ月分", "bonus-months=4")),
        ("bonus-months", "13", ("bonus-months=基本給の13ヶ月分", "bonus-months=1")),
        ("first-bonus-months", "14 months", ("first-bonus-months=基本給の14ヶ月分",)),
        ("stock", "400万円 over 4 years", ("stock=年額100万円",)),
        ("stock", "4M over 4 years", ("stock=年額100万円",)),
        ("stock", "400万円（4年間で付与）", ("stock=年額100万円",)),
        ("stock", "3年間で900万円", ("stock=年額300万円",)),
    ],
)
def test_a_number_for_more_than_its_term_is_asked_about(
    name: str, text: str, ways: tuple[str, ...]
) -> None:
    with pytest.raises(AmbiguousInput) as asked:
        read_term(name, text)
    for way in ways:
        assert way in asked.value.hint
        term, _equals, value = way.partition("=")
        assert term == name
        assert read_term(term, value) is not None


@pytest.mark.parametrize(
    "letter",
    [
        "役職手当：3万円\n職務手当：2万円",
        "役職手当：月3万円。職務手当：月2万円。",
        "諸手当：役職手当 3万円、職務手当 2万円",
        "役職手当 3万円　職務手当 2万円",
    ],
)
def test_allowances_that_everybody_has_are_added_up_and_name_no_position(letter: str) -> None:
    application = taken(f"基本給：30万円\n{letter}")
    assert application.terms == {"base": 300_000, "other-allowances": 50_000}
    assert totals(application.terms).guaranteed == 12 * 350_000
    assert offer_remarks(LIST, application, IN_2026, Language.EN) == []
    assert "手当" not in application.checklist["position-name"].value


@pytest.mark.parametrize(
    "letter", ["Base salary: ¥400,000 per month", "Base salary: ¥6,000,000 per year"]
)
def test_a_figure_is_not_kept_as_words_of_another_item_too(letter: str) -> None:
    assert [
        key for key, item_answer in taken(letter).checklist.items() if "salary" in item_answer.value
    ] == []


# -- two figures, or a term, that a year's total does not hold for --------------------------------


@pytest.mark.parametrize(
    ("annual", "base", "guaranteed"),
    [
        (5_000_000, 500_000, None),
        ("400万円〜500万円", 500_000, None),
        (6_000_000, 500_000, 6_000_000),
        (5_990_000, 500_000, 6_000_000),  # rounded
        ("500万円〜", 500_000, 6_000_000),
        ("〜500万円", 500_000, 6_000_000),
    ],
)
def test_a_base_that_is_more_than_the_year_leaves_both_in_doubt(
    annual: int | str, base: int, guaranteed: int | None
) -> None:
    application = TimelineBuilder().app(terms={"annual": annual, "base": base}).board["a"]
    assert totals(application.terms).guaranteed == guaranteed
    said = offer_remarks(LIST, application, IN_2026, Language.EN)
    assert any("ask which is right" in remark for remark in said) == (guaranteed is None)


@for_each_row(
    ("contract", "says"),
    [
        ("契約社員（契約期間：2027年1月1日〜2027年6月30日）", "30 Jun 2027: 6 months, 168万円"),
        ("契約社員（2027/1/1から2027/9/30まで）", "30 Sep 2027: 9 months, 252万円"),
        ("契約社員、契約期間は6ヶ月", "runs 6 months: 168万円"),
        ("6-month contract", "runs 6 months: 168万円"),
        # 22 of 31 days of January and five months
        ("契約社員（2027年1月10日〜2027年6月30日）", "30 Jun 2027: 5.7 months, 159万8,710円"),
        ("契約社員（2027年1月1日〜2027年12月31日）", ""),
        ("契約社員（2027年4月1日〜2029年3月31日）", ""),
        ("契約期間：1年", ""),
        ("正社員（試用期間6ヶ月）", ""),
    ],
)
def test_a_contract_of_less_than_a_year_is_remarked(contract: str, says: str) -> None:
    application = taken(f"雇用形態：{contract}\n基本給：月額280,000円")
    said = [
        text
        for text in offer_remarks(LIST, application, IN_2026, Language.EN)
        if "contract" in text
    ]
    assert len(said) == bool(says)
    assert says in "".join(said)


@for_each_row(
    ("item", "text", "share"),
    [
        ("probation", "3ヶ月、給与は90%", "90%"),
        ("probation", "入社後3ヶ月（試用期間中は月額の９０％を支給）", "90%"),
        ("probation", "3ヶ月（期間中は給与の9割）", "9割"),
        ("probation", "6 months at 80% of the salary", "80%"),
        ("allowances", "地域手当 基本給の10%", "10%"),
        ("benefits", "地域手当 基本給の10%", "10%"),
        ("bonus", "up to 20% of base", "20%"),
        ("first-bonus", "初年度は50%", "50%"),
        ("housing", "家賃の50%", "50%"),
    ],
)
def test_a_share_of_the_pay_is_said_not_to_count(item: str, text: str, share: str) -> None:
    application = TimelineBuilder().log("offer-letter", "11-24", note="基本給 30万円").board["a"]
    application = with_suggestions(LIST, application, IN_2026)
    application = with_answer(application, item, text, None)
    said = offer_remarks(LIST, application, IN_2026, Language.EN)
    assert any("not counted" in remark and share in remark for remark in said)


@for_each_row(
    ("item", "text", "terms"),
    [
        # as postings have it
        (
            "compensation",
            "月給 27.5万円～42万円＋賞与年2回（昨年度実績4.1ヶ月分）",
            {
                **{"annual": "27万5,000円〜42万円×12ヶ月", "bonus-months": 4.1},
                **{"bonus-guaranteed": False, "bonus-included": False},
            },
        ),
        (
            "compensation",
            "年収450万円～650万円（月給28万円～40.6万円、賞与含む）",
            {"annual": "450万円〜650万円", "bonus-included": True},
        ),
        (
            "compensation",
            "月給26万8,000円（固定残業手当5万1,200円/30h含む）※超過分別途支給",
            {
                **{"annual": "26万8,000円×12ヶ月", "fixed-overtime-included": True},
                **{"fixed-overtime-pay": 51_200, "fixed-overtime-hours": 30},
                "overtime-beyond": "別途支給",
            },
        ),
        (
            "compensation",
            "年俸制：660万円～（1/12を月々支給）※みなし残業45時間分を含む",
            {
                **{"annual": "660万円〜（12分割）", "fixed-overtime-hours": 45},
                "fixed-overtime-included": True,
            },
        ),
        ("compensation", "月額（a＋b）230,000円～290,000円", {"annual": "23万円〜29万円×12ヶ月"}),
        (
            "compensation",
            "年俸 7,800,000 円 (12分割/月額650,000円)",
            {"annual": "780万円（12分割）"},
        ),
        (
            "compensation",
            "年収 520万円（月給34万円×12＋賞与112万円）",
            {"annual": "34万円×12ヶ月", "bonus-amount": 1_120_000, "bonus-included": False},
        ),
        (
            "compensation",
            "【月給】280,000円〜380,000円（固定残業代45時間分 73,000円〜99,000円を含む）",
            {
                **{"annual": "28万円〜38万円×12ヶ月", "fixed-overtime-included": True},
                **{"fixed-overtime-hours": 45, "fixed-overtime-pay": "7万3,000円〜9万9,000円"},
            },
        ),
        *(
            ("compensation", text, {"annual": "25万円〜×12ヶ月"})
            for text in (
                *(
                    "月給250,000円以上＋賞与年2回＋業績インセンティブ",
                    "月給25万円～＋残業代全額支給",
                ),
                *("月給25万円～＋各種手当", "月給 25万円～（大卒初任給）"),
            )
        ),
        # as English offers have it
        (
            "compensation",
            "¥9,600,000 per annum (base) plus discretionary bonus",
            {"annual": 9_600_000, "bonus-included": False},
        ),
        (
            "compensation",
            "Monthly gross: JPY 510,000 (incl. JPY 95,000 fixed OT for 30h)",
            {
                **{"annual": "51万円×12ヶ月", "fixed-overtime-included": True},
                **{"fixed-overtime-pay": 95_000, "fixed-overtime-hours": 30},
            },
        ),
        (
            "compensation",
            "JPY 7.8M gross per year, including 30 hours of fixed overtime",
            {"annual": 7_800_000, "fixed-overtime-hours": 30, "fixed-overtime-included": True},
        ),
        ("base-salary", "basic salary JPY 355,000 monthly", {"base": 355_000}),
        (
            "fixed-overtime",
            "30,000 yen for up to 20 hours; excess paid separately",
            {
                **{"fixed-overtime-pay": 30_000, "fixed-overtime-hours": 20},
                "overtime-beyond": "paid separately",
            },
        ),
        (
            "fixed-overtime",
            "No fixed overtime; all overtime is paid",
            {"fixed-overtime-hours": 0, "overtime-beyond": "paid"},
        ),
        (
            "probation",
            "6 months, during which base salary is JPY 280,000",
            {"probation-months": 6, "probation-base": 280_000},
        ),
        ("paid-leave", "Annual leave 12 days in the first year", {"leave-days": 12}),
        # as a form has it
        (
            "base-salary",
            "基本給（月額平均）又は時間額 218,000円〜265,000円",
            {"base": "21万8,000円〜26万5,000円"},
        ),
        (
            "base-salary",
            "本給 198,000円＋勤続給 6,000円",
            {"base": 198_000, "other-allowances": 6_000},
        ),
        (
            "base-salary",
            "基本給 月額 210,000円（職能給 150,000円、年齢給 60,000円）",
            {"base": 210_000},
        ),
        (
            "probation",
            "試用期間あり 期間3ヶ月 試用期間中の労働条件 異なる 基本給 245,000円",
            {"probation-months": 3, "probation-base": 245_000},
        ),
        (
            "working-hours",
            "(1) 始業 8時45分 終業 17時30分 (2) 休憩時間 60分 週5日",
            {"weekly-hours": 38.75},
        ),
        (
            "housing",
            "月2万円（単身者のみ）",
            {"housing-allowance": 20_000, "housing-conditions": "単身者のみ"},
        ),
        ("sign-on", "入社祝い金10万円（入社後1か月経過後に支給）", {"sign-on": 100_000}),
        (
            "benefits",
            "職務手当 1万円〜1万5,000円、技能手当 13,000円",
            {"other-allowances": "2万3,000円〜2万8,000円"},
        ),
        ("paid-leave", "入社半年経過時に10日、以降法定通り", {"leave-days": 10}),
        ("fixed-overtime", "月45時間分まで固定残業として支給", {"fixed-overtime-hours": 45}),
        ("bonus", "1.8ヶ月（7月）、2.2ヶ月（12月）", {"bonus-months": 4}),
        (
            "compensation",
            "月給：23万5000円以上（一律地域手当1万5000円含む）",
            {
                **{"annual": "23万5,000円〜×12ヶ月", "allowances-included": True},
                "other-allowances": 15_000,
            },
        ),
        (
            "fixed-overtime",
            "固定残業代：45時間分 85,000円を毎月支給（45時間超は別途支給）",
            {
                **{"fixed-overtime-hours": 45, "fixed-overtime-pay": 85_000},
                "overtime-beyond": "別途支給",
            },
        ),
        ("bonus", "支給月数 4.0ヶ月（年2回）", {"bonus-months": 4}),
        ("working-hours", "1日の所定労働時間：8時間00分 週所定労働日数：5日", {"weekly-hours": 40}),
        *(
            ("probation", text, {"probation-months": 3})
            for text in (
                *(
                    "3か月間。ただし、最大6か月まで延長する場合がある",
                    "あり（３ヶ月／給与変動なし）",
                ),
                "first three (3) months, during which the same conditions apply",
            )
        ),
        (
            "probation",
            "試用期間3ヶ月（期間中 月給25万円、その他条件同じ）",
            {"probation-months": 3, "probation-pay": 250_000},
        ),
        ("sign-on", "JPY 1M signing bonus (payable in the first month)", {"sign-on": 1_000_000}),
        (
            "compensation",
            "年俸制 700万円（12分割、賞与なし）",
            {"annual": "700万円（12分割）", "bonus-months": 0},
        ),
        ("base-salary", "基本給: 23万2千円（令和8年4月現在）", {"base": 232_000}),
        ("bonus", "夏・冬の年2回、各1.5ヶ月分", {"bonus-months": 3}),
        (
            "bonus",
            "2025年度：夏2.1ヶ月／冬2.3ヶ月",
            {"bonus-months": 4.4, "bonus-guaranteed": False},
        ),
        ("bonus", "No bonus", {"bonus-months": 0}),
        *(
            ("working-hours", text, {"weekly-hours": 40})
            for text in (
                *("1週40時間（1日8時間×5日）", "10時～19時（うち休憩1時間）、週5日"),
                "Full-time, 40 hours per week (8 hours x 5 days)",
            )
        ),
        ("working-hours", "週40時間（1日7時間×5日）", {}),
        ("yearly-days-off", "年間休日120日＋リフレッシュ休暇5日", {"yearly-days-off": 120}),
        (
            "probation",
            "試用期間は入社後3か月間とし、期間中の賃金は月額23万円とする",
            {"probation-months": 3, "probation-pay": 230_000},
        ),
        ("commuting", "全額（月3万円限度）", {"commuting-allowance": "〜3万円"}),
        # two readings, or none
        *(
            (item, text, {})
            for item, texts in {
                "compensation": (
                    *(
                        "月給30万円（一部残業代含む）",
                        "月給30万円、2年目以降35万円",
                        "月給30万円（隔月）",
                    ),
                    *(
                        "年収400万円（試用期間中は90%）",
                        "月給30万円（うち通勤手当2万円）",
                        "年収600万円（月給30万円）",
                    ),
                    *(
                        "月給30万円（手取り24万円）",
                        "年俸600万円（業績により変動）",
                        "月給28万円（残業40時間込み）",
                    ),
                ),
                "base-salary": (
                    *(
                        "25万円（固定残業代5万円込み）",
                        "基本給20万円、職務給5万円",
                        "基本給20万円（職能給5万円）",
                    ),
                    "基本給30万円（固定残業代6万円／30時間分）",
                ),
                "fixed-overtime": (
                    "30時間分5万円、40時間分7万円",
                    "20時間まで残業代なし",
                    "5万円（超過分は基本給に含む）",
                ),
                "working-hours": (
                    "1日8時間（うち休憩1時間）週5日",
                    "9時〜18時 土日祝休み",
                    "9:00〜18:00（休憩60分）週5日または週4日",
                ),
                "probation": (
                    *(
                        "3ヶ月（手当なし）",
                        "6ヶ月 月給25万円（7ヶ月目から28万円）",
                        "3ヶ月（延長後は月給20万円）",
                    ),
                    "3ヶ月 月給25万円〜27万円",
                ),
                "bonus": (
                    *(
                        "年2回 計4ヶ月または2ヶ月",
                        "年2回 各1ヶ月（2年目から各2ヶ月）",
                        "年2回、計2〜4ヶ月",
                        "6月 1ヶ月",
                    ),
                    *(
                        "4ヶ月（契約社員は2ヶ月）",
                        "年3回 計100万円（モデルケース）",
                        "冬のみ1ヶ月、夏は寸志",
                    ),
                ),
                "yearly-days-off": ("120日（うち5日は有給）",),
                "benefits": ("技能手当 1,000円/日", "役職手当 2万円、役職手当 3万円"),
            }.items()
            for text in texts
        ),
    ],
)
def test_what_is_copied_from_a_paper_is_read_as_it_stands_or_not_at_all(
    item: str, text: str, terms: dict[str, Any]
) -> None:
    about = LIST.item(item)
    assert about is not None
    assert parse_terms(item, strip_item_name(about, text)) == terms


def test_a_clause_that_is_no_term_is_kept_as_it_was_written() -> None:
    for item, text in (
        ("probation", "３カ月（同条件）"),
        ("probation", "6ヶ月（最長1年まで延長することがある）"),
        ("bonus", "昨年度実績4.2ヶ月（うち決算賞与1ヶ月）"),
        ("compensation", "月給25万円＋賞与年2回"),
        ("yearly-days-off", "126日＋有給5日"),
    ):
        assert f"saved as written: “{text}”" in understood_words(item, text)
    assert "saved" not in understood_words("compensation", "月給30万円（試用期間中は25万円）")


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        *(
            (text, True)
            for text in ("入社半年後に10日", "入社日に15日付与", "初年度は10日", "10日(半年後)")
        ),
        *((text, True) for text in ("10 days after 6 months", "20 days from day one")),
        *((text, False) for text in ("20日", "20 days of paid leave", "年20日")),
    ],
)
def test_from_when_leave_is_given_is_kept(text: str, *, is_kept: bool) -> None:
    assert has_side_notes("paid-leave", text) is is_kept
    assert ("saved as written" in understood_words("paid-leave", text)) is is_kept


def test_a_share_of_the_pay_does_not_say_that_it_is_not_guaranteed() -> None:
    assert "guaranteed" not in understood_words("compensation", "4.5M base + 10% bonus")
    assert "guaranteed no" in understood_words("compensation", "4.5M base + 10% target bonus")


def test_a_bonus_on_top_is_not_said_to_be_in_the_yearly_amount() -> None:
    said = understood_words("compensation", "5M + bonus")
    assert said == "500万円 a year, bonus in the yearly amount: no, it is on top"


@for_each_row(
    ("item", "text", "terms"),
    [
        (
            "bonus",
            "有（年2回、6月・12月、計4.0か月分、2025年度実績。初回の賞与は在籍期間に応じて按分）",
            {"bonus-months": 4, "first-bonus-pro-rata": True, "bonus-guaranteed": False},
        ),
        (
            "bonus",
            "年2回（夏・冬）各2か月分、初年度は月割り",
            {"bonus-months": 4, "first-bonus-pro-rata": True},
        ),
        ("bonus", "年2回、初年度は月割り", {}),
        ("first-bonus", "在籍期間に応じて按分する", {"first-bonus-pro-rata": True}),
        ("first-bonus", "在籍期間に応じて減額する", {}),
        ("relocation", "入社時に200,000円を支給", {"relocation-payment": 200_000}),
        ("relocation", "引越手当 20万円（入社時に一括支給）", {"relocation-payment": 200_000}),
        ("relocation", "200,000円を上限に実費を支給", {}),
        ("relocation", "入社後毎月20,000円を支給", {}),
        ("sign-on", "入社時に一括で50万円を支給", {"sign-on": 500_000}),
        (
            "probation",
            "有（入社後3か月間、基本給380,000円）",
            {"probation-months": 3, "probation-base": 380_000},
        ),
        ("probation", "試用期間は3か月で、期間中も待遇に変更はありません", {"probation-months": 3}),
        (
            "compensation",
            "年収600万円（月給37.5万円＋賞与4ヶ月分）",
            {"annual": "37万5,000円×12ヶ月", "bonus-amount": 1_500_000, "bonus-included": False},
        ),
        ("compensation", "年収600万円（月給30万円＋賞与4ヶ月分）", {}),
    ],
)
def test_what_is_told_besides_once_or_by_the_time_worked(
    item: str, text: str, terms: dict[str, object]
) -> None:
    assert terms_in(item, text) == terms


INSIDE = {"fixed-overtime-included": True}


@for_each_row(
    ("item", "text", "terms"),
    [
        *(
            ("base-salary", text, {"base": 320_000, "fixed-overtime-hours": 45, **INSIDE})
            for text in (
                "月給32万円（月45時間分の時間外手当を含む）",
                "月給32万円（45時間分の残業手当を含む）",
                "月給32万円（固定残業代45時間分を含む）",
            )
        ),
        *(
            (
                "base-salary",
                text,
                {"base": 280_000, "fixed-overtime-pay": 76_000, "fixed-overtime-hours": 30},
            )
            for text in (
                "月給 356,000円（うち、みなし残業手当 76,000円・30時間分）",
                "月給356,000円（うち固定残業代76,000円／30時間分）",
                "月給35万6千円（固定残業代 76,000円／30時間分を含む）",
            )
        ),
        (
            "base-salary",
            "月給30万円（一律手当を含む）",
            {"base": 300_000, "allowances-included": True},
        ),
        ("base-salary", "月給27万5千円＋各種手当", {"base": 275_000}),
        ("base-salary", "30万円（一律）", {"base": 300_000}),
        ("base-salary", "基本給25万円（別途、通勤手当あり）", {"base": 250_000}),
        ("base-salary", "月給30万円〜35万円（うち固定残業代5万円／30時間分）", {}),
        ("base-salary", "月給5万円（うち固定残業代6万円／30時間分）", {}),
        ("fixed-overtime", "基本給に月20時間分を含む", {"fixed-overtime-hours": 20, **INSIDE}),
        (
            "fixed-overtime",
            "月給には45時間分の残業代が含まれます",
            {"fixed-overtime-hours": 45, **INSIDE},
        ),
        (
            "fixed-overtime",
            "なし 残業は別途支給",
            {"fixed-overtime-hours": 0, "overtime-beyond": "別途支給"},
        ),
        (
            "sign-on",
            "JPY 1,000,000 sign-on bonus, payable with your first salary, repayable in full if you"
            " leave within 12 months",
            {"sign-on": 1_000_000},
        ),
        (
            "compensation",
            "Annual base salary of JPY 8.4M plus a performance bonus of up to 15%",
            {
                **{"annual": 8_400_000, "bonus-amount": "〜126万円"},
                **{"bonus-guaranteed": False, "bonus-included": False},
            },
        ),
        *(
            (item, text, terms)
            for item in ("allowances", "benefits")
            for text, terms in (
                ("役職手当 30,000円", {"other-allowances": 30_000}),
                ("住宅手当 2万円", {"housing-allowance": 20_000}),
                (
                    "通勤手当 15,000円/月、在宅勤務手当 5,000円/月",
                    {"commuting-allowance": 15_000, "other-allowances": 5_000},
                ),
                ("住宅手当 2万円、家族手当（配偶者 1万円、子1人につき 5,000円）", {}),
                ("住宅手当 2万円、住宅手当 3万円", {}),
            )
        ),
        ("yearly-days-off", "年間休日120日以上（2025年度実績122日）", {"yearly-days-off": 120}),
        ("bonus", "年2回／計3.5か月分（勤続1年以上）", {"bonus-months": 3.5}),
        *(
            ("bonus", text, {"bonus-months": months, "bonus-guaranteed": False})
            for text, months in (
                ("年3回（7月・12月・3月決算賞与）計5.0ヶ月分（2025年度実績）", 5),
                (
                    "年2回（7月・12月） 前年度実績 3.8ヶ月分。ただし業績により支給しないことがある",
                    3.8,
                ),
            )
        ),
        ("probation", "six months, same pay", {"probation-months": 6}),
        (
            "probation",
            "six (6) months' probation during which compensation is unchanged",
            {"probation-months": 6},
        ),
        (
            "base-salary",
            "月給350,000円（時間外手当30時間分含む）",
            {"base": 350_000, "fixed-overtime-hours": 30, **INSIDE},
        ),
        ("base-salary", "月給25万円（残業代別途）", {"base": 250_000}),
        ("base-salary", "月給28万円（固定残業代は含まず）", {"base": 280_000}),
        ("base-salary", "月給28万円（残業代を含む）", {}),
        ("base-salary", "月給28万円（賞与を含む）", {}),
        ("base-salary", "月給28万円（住宅手当2万円含む）", {}),
        (
            "fixed-overtime",
            "30 hours included in base salary",
            {"fixed-overtime-hours": 30, **INSIDE},
        ),
        ("fixed-overtime", "20 hours not included in base salary", {}),
        ("fixed-overtime", "基本給に20時間分を含まない", {}),
        (
            "compensation",
            "年収600万円（賞与年2回を含む）",
            {"annual": 6_000_000, "bonus-included": True},
        ),
        ("compensation", "年収600万円（賞与年2回・計100万円を含む）", {}),
        (
            "compensation",
            "JPY 9,000,000 per year plus annual performance bonus (target 10%)",
            {
                **{"annual": 9_000_000, "bonus-amount": 900_000},
                **{"bonus-guaranteed": False, "bonus-included": False},
            },
        ),
        ("allowances", "諸手当 3万円、住宅手当 2万円", {}),
        ("allowances", "通勤手当 500円/日", {}),
        ("probation", "Three months with no change in salary", {"probation-months": 3}),
        ("probation", "three months, no bonus", {}),
        ("sign-on", "JPY 500,000 sign-on bonus, half payable with first salary", {}),
        ("housing", "月2万円（5年目まで1万円）", {}),
        ("bonus", "年2回／計3.5か月分（勤続1年未満は寸志）", {}),
        ("bonus", "賞与年2回、業績により支給しないことがある", {}),
        # pay of a month with a part inside
        (
            "base-salary",
            "月給28万5千円（一律手当1万5千円を含む）",
            {"base": 270_000, "other-allowances": 15_000},
        ),
        (
            "base-salary",
            "月給32万円（固定残業代5万円/30時間分、職務手当2万円を含む）",
            {
                "base": 250_000,
                "fixed-overtime-pay": 50_000,
                "fixed-overtime-hours": 30,
                "other-allowances": 20_000,
            },
        ),
        (
            "compensation",
            "Monthly salary: 450,000 yen, of which 90,000 yen is for 35 hours of fixed overtime",
            {
                "annual": "45万円×12ヶ月",
                "fixed-overtime-included": True,
                "fixed-overtime-pay": 90_000,
                "fixed-overtime-hours": 35,
            },
        ),
        (
            "fixed-overtime",
            "the monthly pay includes JPY 110,000 for 30 hours of overtime;"
            " further overtime is paid separately",
            {
                "fixed-overtime-pay": 110_000,
                "fixed-overtime-hours": 30,
                "fixed-overtime-included": True,
                "overtime-beyond": "paid separately",
            },
        ),
        ("fixed-overtime", "営業手当5万円（固定残業代として支給）", {"fixed-overtime-pay": 50_000}),
        (
            "fixed-overtime",
            "営業手当 50,000円（30時間分の固定残業代として支給）",
            {"fixed-overtime-pay": 50_000, "fixed-overtime-hours": 30},
        ),
        (
            "fixed-overtime",
            "職務手当4万円（固定残業代20時間分として支給）",
            {"fixed-overtime-pay": 40_000, "fixed-overtime-hours": 20},
        ),
        ("fixed-overtime", "営業手当5万円", {}),
        # a year's pay in so many payments is none of a month, whatever it is called
        (
            "base-salary",
            "年俸480万円（14分割、2/14は7月・12月に支給）",
            {"annual": "480万円（14分割）"},
        ),
        (
            "base-salary",
            "年俸600万円を12分割し毎月50万円（固定残業45時間分127,000円を含む）",
            {
                "annual": "600万円（12分割）",
                "fixed-overtime-pay": 127_000,
                "fixed-overtime-hours": 45,
                "fixed-overtime-included": True,
            },
        ),
        ("base-salary", "年俸600万円を12分割し毎月40万円", {}),
        (
            "base-salary",
            "JPY 7,200,000 per year, paid in 12 equal monthly instalments",
            {"annual": "720万円（12分割）", "base": 600_000, "bonus-included": False},
        ),
        (
            "base-salary",
            "JPY 6.5M per annum, paid in 13 instalments (13th in December)",
            {"annual": "650万円（13分割）"},
        ),
        ("base-salary", "年俸600万円", {}),
        # numbers as contracts and forms write them
        ("base-salary", "月額金参拾弐万円也", {"base": 320_000}),
        ("base-salary", "金弐拾伍萬円", {"base": 250_000}),
        ("compensation", "年俸壱千万円", {"annual": 10_000_000}),
        (
            "base-salary",
            "月額（月平均） 200,000円～260,000円",
            {"base": "20万円〜26万円"},
        ),
        ("base-salary", "月平均 20万円", {}),
        ("compensation", "年収400万円以上可", {"annual": "400万円〜"}),
        ("compensation", "年収400万円可", {}),
        # a share of the pay on probation
        (
            "base-salary",
            "¥320,000 (80% during 6-month probation)",
            {"base": 320_000, "probation-base": 256_000, "probation-months": 6},
        ),
        ("base-salary", "30万円（試用期間中は9割）", {"base": 300_000, "probation-base": 270_000}),
        (
            "compensation",
            "月給30万円（試用期間中は90%）",
            {"annual": "30万円×12ヶ月", "probation-pay": 270_000},
        ),
        ("base-salary", "¥320,000 (80% during the first three months of probation)", {}),
        ("base-salary", "25万円〜30万円（試用期間中は9割）", {}),
        ("compensation", "年収400万円（試用期間中は9割）", {}),
        ("probation", "3ヶ月（期間中は時給1,250円）", {"probation-months": 3}),
        ("probation", "six months at full pay", {"probation-months": 6}),
        # bonuses
        (
            "bonus",
            "夏季1.5ヶ月・冬季2.0ヶ月、別途決算賞与（業績による）",
            {"bonus-months": 3.5},
        ),
        (
            "bonus",
            "基本給の250%（年間、会社業績により変動）",
            {"bonus-months": 2.5, "bonus-guaranteed": False},
        ),
        ("bonus", "基本給の250%", {}),
        ("bonus", "基本給の10%（年間）", {}),
        ("bonus", "夏季 基本給の150%、冬季 基本給の200%", {"bonus-months": 3.5}),
        ("bonus", "15% of annual base twice a year", {}),
        ("bonus", "target 10-15% of annual base", {}),
        (
            "bonus",
            "夏季1.5ヶ月・冬季2.0ヶ月、別途決算賞与1ヶ月",
            {},
        ),
        ("bonus", "年2回 基本給の250%", {}),
        (
            "bonus",
            "target 15% of annual base, discretionary",
            {"bonus-months": 1.8, "bonus-guaranteed": False},
        ),
        ("bonus", "up to 20% of annual base, at the company's discretion", {}),
        (
            "bonus",
            "two months in June and two months in December, guaranteed",
            {"bonus-months": 4, "bonus-guaranteed": True},
        ),
        # notes on what is paid once, and on allowances
        (
            "sign-on",
            "入社祝い金30万円（試用期間終了後に支給、1年以内の退職は全額返還）",
            {"sign-on": 300_000},
        ),
        ("benefits", "職務手当 15,000円/計算方法:毎月定額", {"other-allowances": 15_000}),
        ("benefits", "職務手当 15,000円/計算方法:該当者のみ", {}),
        # hours
        (
            "working-hours",
            "1年単位の変形労働時間制（週平均40時間以内） 8:30〜17:30 休憩60分",
            {"weekly-hours": 40, "hours-system": "1年単位の変形労働時間制"},
        ),
        (
            "working-hours",
            "1年単位の変形労働時間制（週平均40時間以内） 8:30〜17:00 休憩60分",
            {},
        ),
        ("working-hours", "週40時間以内", {}),
        ("working-hours", "8:30~17:30（休憩12:00~13:00） 週5日", {"weekly-hours": 40}),
        ("working-hours", "22:00〜翌7:00 休憩60分 週5日", {"weekly-hours": 40}),
        ("working-hours", "22:00〜7:00 休憩60分 週5日", {}),
        (
            "working-hours",
            "Hours: 40 per week, flextime, core time 10:00 to 15:00",
            {"weekly-hours": 40, "hours-system": "flextime"},
        ),
        (
            "working-hours",
            "変形労働時間制（1年単位） 8時30分~17時15分 休憩60分 週5日",
            {"weekly-hours": 38.75, "hours-system": "変形労働時間制 1年単位"},
        ),
        ("probation", "3ヶ月（給与なし）", {}),
        ("probation", "3ヶ月（給与の変更なし）", {"probation-months": 3}),
        (
            "housing",
            "家賃補助 月額2万円（30歳まで）",
            {"housing-allowance": 20_000, "housing-conditions": "30歳まで"},
        ),
        (
            "commuting",
            "Commuting costs are reimbursed up to JPY 40,000 per month",
            {"commuting-allowance": "〜4万円"},
        ),
    ],
)
def test_usual_wordings_of_forms_and_letters(item: str, text: str, terms: dict[str, Any]) -> None:
    about = LIST.item(item)
    assert about is not None
    assert parse_terms(item, strip_item_name(about, text)) == terms


def test_a_month_that_is_named_as_the_base_is_read_as_it_stands() -> None:
    told = terms_under("base", "月額 356,000円（うち、みなし残業手当 76,000円・30時間分）")
    assert told == {"base": 280_000, "fixed-overtime-pay": 76_000, "fixed-overtime-hours": 30}


def test_a_condition_of_paid_leave_is_kept() -> None:
    for text in ("6ヶ月継続勤務後10日", "10日（入社半年後）", "10 days (after 6 months)"):
        said = understood_words("paid-leave", text)
        assert "10 days" in said
        assert f"saved as written: “{text}”" in said


@for_each_row(
    ("name", "text", "why", "mend"),
    [
        (
            *("base", "年俸480万円（14分割、うち2回は賞与として6月・12月に支給）"),
            *("not an amount for a month", "write annual=年俸480万円（14分割"),
        ),
        (
            "base",
            "日給 12,500円（月平均21日勤務）",
            "paid by the hour or the day",
            "write what that makes in a month",
        ),
        ("base", "月給27万5千円＋お楽しみ", "more than an amount", ""),
        ("base", "月給27万円、月給28万円", "more than one number", ""),
        ("sign-on", "JPY 1,000,000 in company points", "more than an amount", ""),
        (
            *("weekly-hours", "標準労働時間 1日7時間45分（コアタイム 11:00～15:00）"),
            *("for a day, not for a week", "週5日"),
        ),
    ],
)
def test_a_refusal_names_what_is_in_the_way(name: str, text: str, why: str, mend: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        terms_under(name, text)
    assert why in refused.value.why
    assert mend in refused.value.hint
