"""The value and the period that a text means come back, or it is kept as words."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.offers.checklist import parse_terms, strip_item_name, why_not_counted
from jobboard_tui.domain.offers.checklist_template import ChecklistItem
from jobboard_tui.domain.offers.term_answers import terms_in, typed_text
from jobboard_tui.domain.offers.term_values import read_term
from jobboard_tui.domain.offers.terms import (
    TERMS,
    TermKind,
    TermSort,
    amount_of,
    money_of,
    term_words,
)
from jobboard_tui.domain.offers.yes_or_no import whole_answer
from jobboard_tui.domain.parsing.money import read_money
from jobboard_tui.domain.parsing.quantities import Count, read_count
from tests.domain.offers.spellings import (
    ABOUT,
    FOREIGN,
    LOWER,
    NEITHER,
    OPEN,
    UPPER,
    Spelling,
    amounts,
    bounds,
    counts,
)
from tests.rows import for_each_row

LIST = load_checklist()
MONEY = [kind for kind in TERMS.values() if kind.sort is TermSort.MONEY]
NUMBERS = [kind for kind in TERMS.values() if kind.sort is TermSort.NUMBER]
ITEMS = [item for item in LIST.items() if any(kind.item == item.id for kind in MONEY + NUMBERS)]


def takes(kind: TermKind, said: Spelling) -> bool:
    """Whether a term is for what was said: its unit, and its period where one is said."""
    if said.unit == "yen":
        fits = kind.sort is TermSort.MONEY and (kind.salary or not said.salary)
        if "月収" in said.text and kind.per == "month" and kind.id != "probation-pay":
            fits = False  # all that is paid, of which a base is a part
    else:
        fits = kind.sort is TermSort.NUMBER and kind.unit == said.unit
    return fits and said.per in (None, kind.per)


# -- one number ----------------------------------------------------------------------------------


@settings(max_examples=200)
@given(amounts())
def test_an_amount_comes_back_with_its_period(said: Spelling) -> None:
    try:
        money = read_money(said.text)
    except InvalidInput:
        assert said.per is None, said.text
        assert said.number < 1000 * 1000, "a bare number of 450 may be thousands or 万"
        return
    assert (money.low, money.high) == (said.number, said.number), said.text
    assert (money.per, money.salary) == (said.per, said.salary), said.text


@settings(max_examples=150)
@given(amounts(), st.sampled_from(MONEY))
@example(
    Spelling("monthly salary 1000円", 1000, "yen", "month", salary=True), TERMS["probation-pay"]
)
def test_an_amount_goes_only_where_its_period_is_the_terms_own(
    said: Spelling, kind: TermKind
) -> None:
    if takes(kind, said) and said.per is not None:
        assert read_term(kind.id, said.text) == said.number, said.text
    elif takes(kind, said):
        with suppress(AmbiguousInput):
            assert read_term(kind.id, said.text) == said.number, said.text
    else:
        with pytest.raises(InvalidInput):
            read_term(kind.id, said.text)


@settings(max_examples=150)
@given(amounts(), st.sampled_from((*ABOUT, *NEITHER, "~{}", *FOREIGN)), st.sampled_from(MONEY))
def test_what_leaves_open_how_much_or_says_more_is_no_amount(
    said: Spelling, beside: str, kind: TermKind
) -> None:
    with pytest.raises(InvalidInput):
        read_term(kind.id, beside.format(said.text))


@settings(max_examples=200)
@given(bounds())
def test_one_end_of_a_range_stays_that_end(bound: tuple[Spelling, bool]) -> None:
    said, is_least = bound
    money = read_money(said.text)
    ends = (said.number, None) if is_least else (None, said.number)
    assert (money.low, money.high) == ends, said.text
    assert (money.per, money.salary) == (said.per, said.salary), said.text


@settings(max_examples=150)
@given(bounds(), st.sampled_from(MONEY))
def test_the_most_never_counts_and_the_least_does(
    bound: tuple[Spelling, bool], kind: TermKind
) -> None:
    said, is_least = bound
    if not takes(kind, said):
        with pytest.raises(InvalidInput):
            read_term(kind.id, said.text)
        return
    try:
        value = read_term(kind.id, said.text)
    except AmbiguousInput:
        return  # it may be for another period
    assert amount_of({kind.id: value}, kind.id) == (said.number if is_least else None), said.text
    text = typed_text(kind.item, {kind.id: value})
    assert parse_terms(kind.item, text) == {kind.id: value}, text
    assert ("at least" if is_least else "at most") in term_words(kind.id, value)


@settings(max_examples=200)
@given(counts())
def test_a_count_comes_back_with_its_unit_and_period(said: Spelling) -> None:
    assert read_count(said.text) == Count(said.number, said.unit, said.per), said.text  # type: ignore[arg-type]


@settings(max_examples=150)
@given(counts(), st.sampled_from(NUMBERS))
def test_a_count_goes_only_where_its_unit_and_period_are_the_terms_own(
    said: Spelling, kind: TermKind
) -> None:
    try:
        number = read_term(kind.id, said.text)
    except InvalidInput as refused:
        is_asked = isinstance(refused, AmbiguousInput) and (
            said.per is None or said.number > kind.usual[1]
        )
        assert not takes(kind, said) or said.number > kind.most or is_asked, said.text
    else:
        assert takes(kind, said), said.text
        assert number == said.number, said.text


@settings(max_examples=150)
@given(counts(), st.sampled_from(OPEN), st.sampled_from(NUMBERS))
def test_a_count_that_is_near_or_has_one_end_is_no_number(
    said: Spelling, beside: str, kind: TermKind
) -> None:
    with pytest.raises(InvalidInput):
        read_term(kind.id, beside.format(said.text))


@given(st.integers(1, 24), st.sampled_from(["", "45分", "半"]), st.integers(1, 7))
def test_hours_of_a_day_become_those_of_a_week_by_the_days(
    hours: int, more: str, days: int
) -> None:
    if hours == 24:
        more = ""
    week = round((hours + {"": 0, "45分": 0.75, "半": 0.5}[more]) * days, 2)
    daily, weekly = f"1日{hours}時間{more}", f"週{days}日"
    for text in (
        *(f"{daily} {weekly}", f"{weekly}、{daily}", f"{daily}（{weekly}）", f"{daily}×{weekly}"),
        *(f"{hours}時間{more}×{days}日", f"{daily}{weekly}", f"{daily}、{weekly}勤務"),
    ):
        assert read_count(text) == Count(week, "hour", "week"), text
    assert read_count(daily).per == "day"
    with pytest.raises(InvalidInput):
        read_term("weekly-hours", daily)


# -- answers about an item -----------------------------------------------------------------------


def labels(item: ChecklistItem) -> list[str]:
    names = (item.english.title, item.japanese.title, *item.words)
    return ["", *(f"{name}{sep}" for name in names for sep in ("", " ", "：", ": "))]


@st.composite
def answers(draw: st.DrawFn) -> tuple[ChecklistItem, str]:
    item = draw(st.sampled_from(ITEMS))
    return item, draw(st.sampled_from(labels(item)))


def told(item: ChecklistItem, text: str) -> dict[str, object]:
    return dict(parse_terms(item.id, strip_item_name(item, text)))


@settings(max_examples=200)
@given(answers(), st.one_of(amounts(), counts()), st.sampled_from(("{}", *OPEN, *FOREIGN)))
def test_an_answer_tells_its_number_or_is_words(
    about: tuple[ChecklistItem, str], said: Spelling, beside: str
) -> None:
    item, label = about
    text = label + beside.format(said.text)
    terms = told(item, text)
    if terms.keys() == {
        "base",
        "housing-allowance",
    }:  # both are named: 基本給 30万円、住宅手当 3万円
        assert terms == {"base": said.number, "housing-allowance": 30_000}, text
        return
    for name, value in terms.items():
        # "{}、住宅手当 3万円" and the like are words: what is counted is the number alone
        assert takes(TERMS[name], said), (text, name)
        if isinstance(value, str):
            money = money_of({name: value}, name)
            assert money is not None
            ends = (said.number, None) if beside in LOWER else (None, said.number)
            assert beside in LOWER + UPPER, (text, name)
            assert (money.low, money.high) == ends, text
        else:
            assert value == said.number, text
            # fixed overtime "up to 20 hours" covers 20 of them
            covers = name == "fixed-overtime-hours" and beside in UPPER
            assert beside == "{}" or covers, (text, name)


SEPARATORS = (" ", "、", "。", "／", " / ", "（{}）", "+", "と", "・", "; ", ", ", "\u3000")


@settings(max_examples=300)
@given(
    answers(),
    st.one_of(amounts(), counts()),
    st.one_of(amounts(), counts()),
    st.sampled_from(SEPARATORS),
)
def test_two_numbers_never_become_a_third(
    about: tuple[ChecklistItem, str], one: Spelling, other: Spelling, between: str
) -> None:
    item, label = about
    joined = between.format(other.text) if "{" in between else between + other.text
    text = label + one.text + joined
    for name, value in told(item, text).items():
        kind = TERMS[name]
        if isinstance(value, bool):
            continue  # whether one is inside of the other
        if name == "weekly-hours" and {one.unit, other.unit} <= {"hour", "day"}:
            continue  # hours of a day and days of a week, which have a test of their own
        meant = [said for said in (one, other) if takes(kind, said) and said.number == value]
        assert meant, (text, name, value)
    if one.unit == other.unit and one.per == other.per:
        assert not told(item, text), text


@for_each_row(
    ("item", "text"),
    [
        *(
            ("compensation", text)
            for text in (
                *("約650万円", "650万円前後", "650万円程度", "about 6.5M", "650万円くらい"),
                *("月給約45万円×16ヶ月", "約840万円（14分割）", "月45万円×5", "16ヶ月×45万円"),
            )
        ),
        *(
            ("fixed-overtime", text)
            for text in (
                "約20時間",
                "20時間以上",
                "45時間分 約10万円",
                "約45時間分 10万円",
            )
        ),
        *(("probation", text) for text in ("3ヶ月程度", "試用期間 約3ヶ月", "半年くらい")),
        *(("paid-leave", text) for text in ("20日以上", "20日程度", "about 20 days", "20 days+")),
        *(("remote-policy", text) for text in ("週3日程度", "在宅勤務 週3日ほど")),
        *(("working-hours", text) for text in ("週40時間程度", "1日約8時間 週5日", "20日8時間")),
        *(("compensation", text) for text in ("七百二〇万円", "1千2千万円")),
        *(("bonus", text) for text in ("約4ヶ月分", "30万円×16ヶ月", "400万円 12分割")),
        *(
            ("base-salary", text)
            for text in (
                *("総支給30万円", "月収30万円", "支給総額 30万円", "月30万円（総支給額）"),
                *("差引支給額 30万円", "振込額30万円", "take-home 300k", "月収30万円以上"),
            )
        ),
        ("paid-leave", "125日"),
        ("paid-leave", "有給休暇 年125日"),
        ("bonus", "月給の2ヶ月分"),
        ("working-hours", "1日8時間 週休2日"),
        ("working-hours", "9:00〜18:00 週5日"),
        ("working-hours", "22:00〜6:00（休憩60分）週5日"),
        ("remote-policy", "出社 週3回"),
        ("remote-policy", "月3回"),
        ("compensation", "試用期間 6ヶ月 月給40万円"),
        ("compensation", "年収800万円（月給50万円）"),
        ("compensation", "想定年収 800万円"),
        ("compensation", "時給2,000円"),
        ("base-salary", "基本給 年360万円"),
        ("base-salary", "基本給 30万円（固定残業代 45時間分 5万円を含む）"),
        ("probation", "試用期間 14日"),
        ("probation", "14日"),
        ("probation", "3〜6ヶ月"),
        ("working-hours", "勤務時間 1日8時間"),
        ("working-hours", "所定労働時間 7時間45分"),
        ("working-hours", "1日の所定労働時間 7時間45分"),
        ("working-hours", "週5日"),
        ("working-hours", "9:00〜18:00（休憩1時間）"),
        ("working-hours", "月160時間"),
        ("remote-policy", "在宅勤務 月に2日"),
        ("remote-policy", "月2日"),
        ("remote-policy", "2 days a month"),
        ("remote-policy", "週休2日"),
        ("remote-policy", "リモート 2日"),
        ("benefits", "社会保険 月3万円"),
        ("benefits", "50,000円"),
        ("remote-policy", "週2〜3日"),
        ("bonus", "年2回"),
        ("bonus", "ストックオプション 100万円"),
        ("probation", "給与の90%"),
        ("remote-policy", "90%"),
        ("working-hours", "みなし残業45時間"),
        ("working-hours", "フレックス、1日7時間"),
        ("allowances-included", "人事に確認中"),
        ("commuting", "~5万円"),
        ("bonus", "100万円、50万円"),
        ("bonus", "月給の2か月分"),
        ("fixed-overtime", "年360時間"),
        ("paid-leave", "年次有給休暇10日〜20日"),
        ("paid-leave", "月1.5日"),
        ("housing", "家賃の50%（上限 5万円）"),
    ],
)
def test_what_letters_say_beside_the_point_is_kept_as_words_and_said_so(
    item: str, text: str
) -> None:
    about = LIST.item(item)
    assert about is not None
    assert told(about, text) == {}
    assert why_not_counted(about, strip_item_name(about, text)).startswith(
        ("saved as text, not counted: ", "saved as text; its ")
    )


@for_each_row(
    ("item", "text", "terms"),
    [
        ("compensation", "年収 650万円", {"annual": 6_500_000}),
        ("compensation", "年俸 840万円（14分割）", {"annual": "840万円（14分割）"}),
        ("compensation", "45万円×16ヶ月", {"annual": "45万円×16ヶ月"}),
        ("compensation", "年俸840万円、14分割", {"annual": "840万円（14分割）"}),
        ("compensation", "年収は最大840万円（14分割）", {"annual": "〜840万円（14分割）"}),
        *(
            ("compensation", text, {"annual": "〜800万円"})
            for text in (
                "up to 8M",
                "〜800万円",
                "max 800万",
                "年収800万円以下",
                "～800万円（税込）",
            )
        ),
        *(
            ("compensation", text, {"annual": "600万円〜"})
            for text in ("600万〜", "最低600万", "年収600万円以上です", "from ¥6M", "at least 6M")
        ),
        ("compensation", "年収 700万円〜900万円", {"annual": "700万円〜900万円"}),
        ("compensation", "$120,000", {"annual": "120,000 USD"}),
        ("compensation", "annual salary: US$120,000", {"annual": "120,000 USD"}),
        ("base-salary", "月45万円", {"base": 450_000}),
        ("compensation", "年800万円", {"annual": 8_000_000}),
        ("housing", "月3万円", {"housing-allowance": 30_000}),
        ("housing", "住宅手当 なし", {"housing-allowance": 0}),
        ("bonus", "100万円", {"bonus-amount": 1_000_000}),
        ("bonus", "賞与：年100万円", {"bonus-amount": 1_000_000}),
        ("bonus", "賞与なし", {"bonus-months": 0}),
        ("fixed-overtime", "123,000円", {"fixed-overtime-pay": 123_000}),
        ("fixed-overtime", "固定残業代 月45時間", {"fixed-overtime-hours": 45}),
        ("probation", "試用期間：6か月間", {"probation-months": 6}),
        ("probation", "試用期間なし", {"probation-months": 0}),
        ("probation", "試用期間中の月給40万円", {"probation-pay": 400_000}),
        ("probation", "試用期間中は月額35万円", {"probation-pay": 350_000}),
        ("remote-policy", "フルリモート", {"remote-days": 5}),
        ("remote-policy", "リモート勤務 なし", {"remote-days": 0}),
        (
            "working-hours",
            "裁量労働制（みなし9時間）",
            {"hours-system": "裁量労働制", "deemed-hours": 9},
        ),
        (
            "working-hours",
            "1日8時間 週5日、フレックスタイム制",
            {"weekly-hours": 40, "hours-system": "フレックスタイム制"},
        ),
        *(
            ("allowances-included", text, {"allowances-included": False})
            for text in (
                "含まない",
                "別途支給",
                "手当は年収に含まれません",
                "on top",
                "not included",
            )
        ),
        *(
            ("bonus-included", text, {"bonus-included": True})
            for text in ("含む", "年収に賞与を含みます", "賞与込み", "yes, included")
        ),
        ("compensation", "年俸 8,400,000円（12分割にて支給）", {"annual": "840万円（12分割）"}),
        ("compensation", "提示年収：800万円", {"annual": 8_000_000}),
        ("compensation", "年俸制 840万円", {"annual": 8_400_000}),
        ("commuting", "通勤手当 月30,000円迄", {"commuting-allowance": "〜3万円"}),
        (
            "working-hours",
            "専門業務型裁量労働制、1日のみなし労働時間 9時間",
            {"hours-system": "専門業務型裁量労働制", "deemed-hours": 9},
        ),
        (
            "working-hours",
            "裁量労働制 みなし9時間を適用",
            {"hours-system": "裁量労働制", "deemed-hours": 9},
        ),
        ("compensation", "給与 年額840万円", {"annual": 8_400_000}),
        ("base-salary", "基本給 月30万円", {"base": 300_000}),
        ("base-salary", "基本給：４２万円（税込）", {"base": 420_000}),
        ("housing", "住宅手当 月3万円", {"housing-allowance": 30_000}),
        ("working-hours", "勤務時間 1日8時間、週40時間", {"weekly-hours": 40}),
        ("working-hours", "1日7時間45分 週5日", {"weekly-hours": 38.75}),
        ("working-hours", "8 hours a day, 5 days a week", {"weekly-hours": 40}),
        ("working-hours", "週5日40時間", {"weekly-hours": 40}),
        ("working-hours", "所定労働時間：1日8時間、週40時間", {"weekly-hours": 40}),
        ("working-hours", "週所定労働時間 38時間45分", {"weekly-hours": 38.75}),
        ("remote-policy", "リモート 週三日", {"remote-days": 3}),
        ("remote-policy", "在宅勤務 週3日", {"remote-days": 3}),
        ("remote-policy", "remote work 3 days a week", {"remote-days": 3}),
        ("base-salary", "base=基本給45万円", {"base": 450_000}),
        ("benefits", "other-allowances=月2万円", {"other-allowances": 20_000}),
        ("probation", "試用期間 6か月間", {"probation-months": 6}),
        ("probation", "半年", {"probation-months": 6}),
        ("probation", "試用期間は3ヶ月", {"probation-months": 3}),
        ("probation", "1年6ヶ月", {"probation-months": 18}),
        ("probation", "6ヶ月、月給40万円", {"probation-months": 6, "probation-pay": 400_000}),
        ("bonus", "基本給の4ヶ月分", {"bonus-months": 4}),
        ("bonus", "4.5 months of base", {"bonus-months": 4.5}),
        (
            "fixed-overtime",
            "固定残業代 45時間分 10万円",
            {"fixed-overtime-hours": 45, "fixed-overtime-pay": 100_000},
        ),
        (
            "fixed-overtime",
            "10万円／45時間分",
            {"fixed-overtime-hours": 45, "fixed-overtime-pay": 100_000},
        ),
        (
            "fixed-overtime",
            "固定残業手当：月45時間分、月額10万円",
            {"fixed-overtime-hours": 45, "fixed-overtime-pay": 100_000},
        ),
        *(
            ("fixed-overtime", text, {"fixed-overtime-hours": 45, "fixed-overtime-pay": 100_000})
            for text in (
                *("fixed-overtime-pay=45時間分 10万円", "fixed-overtime-hours=10万円（45時間分）"),
                *("fixed-overtime-pay=４５時間分　月額１０万円", "月４５時間分、１００，０００円"),
                *("みなし残業45時間分10万円", "四十五時間分 十万円"),
            )
        ),
        ("compensation", "４５万円 × １６ヶ月分", {"annual": "45万円×16ヶ月"}),
        ("compensation", "月給45万円×16か月", {"annual": "45万円×16ヶ月"}),
        ("compensation", "840万円を14分割", {"annual": "840万円（14分割）"}),
        ("paid-leave", "有給休暇 年20日", {"leave-days": 20}),
        ("paid-leave", "有給10日", {"leave-days": 10}),
        ("paid-leave", "20 days PTO", {"leave-days": 20}),
        ("paid-leave", "20 days of paid leave", {"leave-days": 20}),
        ("probation", "試用期間は3か月とします。", {"probation-months": 3}),
        ("probation", "入社日より3ヶ月", {"probation-months": 3}),
        ("probation", "あり（3ヶ月）", {"probation-months": 3}),
        ("probation", "three months", {"probation-months": 3}),
        ("base-salary", "Your base salary is ¥500,000 per month.", {"base": 500_000}),
        ("base-salary", "基本給は月額35万円とする。", {"base": 350_000}),
        (
            "compensation",
            "Your annual base salary will be JPY 8,400,000.",
            {"annual": 8_400_000},
        ),
        (
            "compensation",
            "年俸：8,400,000円（12等分して毎月支給）",
            {"annual": "840万円（12分割）"},
        ),
        *(
            ("compensation", text, {"annual": amount})
            for text, amount in (
                *(("1千200万円", 12_000_000), ("6百万円", 6_000_000), ("1千万円", 10_000_000)),
                *(("1千2百50万円", 12_500_000), ("年間総支給額 840万円", 8_400_000)),
                ("800万円が上限", "〜800万円"),
            )
        ),
        ("housing", "3万円が上限", {"housing-allowance": "〜3万円"}),
        ("working-hours", "週所定労働時間：38時間45分", {"weekly-hours": 38.75}),
        ("working-hours", "7時間45分 週5日", {"weekly-hours": 38.75}),
        ("working-hours", "1日8時間 完全週休2日制", {"weekly-hours": 40}),
        *(
            ("working-hours", text, {"weekly-hours": 40})
            for text in (
                *("9:00〜18:00（休憩60分）週5日", "9:00-18:00、休憩1時間、完全週休2日制"),
                "９：００～１８：００（休憩６０分）、週５日",
            )
        ),
        *(
            ("remote-policy", text, {"remote-days": days})
            for text, days in (
                ("リモートなし", 0),
                ("フル出社", 0),
                ("週3回", 3),
                ("在宅 週３回", 3),
            )
        ),
    ],
)
def test_what_letters_say_to_the_point_is_counted(
    item: str, text: str, terms: dict[str, object]
) -> None:
    about = LIST.item(item)
    assert about is not None
    assert told(about, text) == terms
    assert why_not_counted(about, strip_item_name(about, text)) == ""


QUESTIONS = ("fixed-overtime-included", "allowances-included", "bonus-included")


@for_each_row(
    ("text", "answer"),
    [
        *(
            (text, True)
            for text in (
                *(
                    "yes",
                    "はい",
                    "含む",
                    "込み",
                    "込",
                    "込みで",
                    "含まれる",
                    "含みます。",
                    "（含む）",
                ),
                *(
                    "内数",
                    "included",
                    "is included",
                    "yes, included",
                    "it's included",
                    "年収に含む",
                ),
                *("全額含む", "Included.", "ＹＥＳ", "含まれています"),
            )
        ),
        *(
            (text, False)
            for text in (
                *(
                    "no",
                    "いいえ",
                    "別途",
                    "別",
                    "別途支給",
                    "含まない",
                    "含まれない",
                    "含まれません",
                ),
                *("込みではない", "込みではありません", "not included", "isn't included", "on top"),
                *(
                    "外数",
                    "除く",
                    "no, on top",
                    "it’s not included",
                    "excluded",
                    "年収には含まれない",
                ),
            )
        ),
        *(
            (text, None)
            for text in (
                *("一部含む", "partly included", "20時間分のみ含む", "住宅手当は含む", "含む？"),
                *(
                    "通勤手当を除き含む",
                    "on top, except commuting",
                    "included?",
                    "含むかどうか不明",
                ),
                *("込みか確認中", "not sure whether included", "含む予定", "no, it is included"),
                *(
                    "含まれない場合あり",
                    "別途か不明",
                    "yes, on top",
                    "はい、別途",
                    "別途相談",
                    "あり",
                ),
                *("maybe included", "含む・含まない", "should be included", "含むとのこと", "なし"),
                *("手当の半分を含む", "included in the base", "not only included", "込みと別途"),
            )
        ),
    ],
)
def test_only_a_whole_answer_says_what_a_yearly_amount_includes(
    text: str, answer: bool | None
) -> None:
    for name in QUESTIONS:
        assert whole_answer(name, text) is answer, name
        assert parse_terms(name, text) == ({} if answer is None else {name: answer})


@for_each_row(
    ("name", "text", "answer"),
    [
        ("bonus-included", "賞与込み", True),
        ("bonus-included", "年収に賞与を含みます", True),
        ("bonus-included", "the bonus is not included", False),
        ("bonus-included", "手当込み", None),
        ("bonus-included", "冬の賞与は含む", None),
        ("allowances-included", "手当は年収に含まれません", False),
        ("allowances-included", "各種手当を含む", True),
        ("allowances-included", "住宅手当を含む", None),
        ("fixed-overtime-included", "固定残業代を含む", True),
        ("fixed-overtime-included", "固定残業代は別途支給", False),
        ("fixed-overtime-included", "fixed overtime is included", True),
        ("bonus-guaranteed", "保証なし", False),
        ("bonus-guaranteed", "保証しない", False),
        ("bonus-guaranteed", "not guaranteed", False),
        ("bonus-guaranteed", "保証", True),
        ("bonus-guaranteed", "初年度のみ保証", None),
        ("bonus-guaranteed", "含む", None),
        ("visa-support", "不可", False),
        ("visa-support", "支援あり", True),
        ("visa-support", "支援予定", None),
        ("visa-support", "yes?", None),
    ],
)
def test_a_whole_answer_speaks_of_nothing_else(name: str, text: str, answer: bool | None) -> None:
    assert whole_answer(name, text) is answer


# -- in doubt ------------------------------------------------------------------------------------


@for_each_row(
    ("name", "text", "readings", "ways"),
    [
        (
            "weekly-hours",
            "8h",
            "8 h a day or 8 h a week",
            {"8 h a week": 8, "1日8時間 週5日": 40, "8 h a day, 5 days a week": 40},
        ),
        ("weekly-hours", "8", "8 h a day or 8 h a week", {"8 h a week": 8}),
        ("weekly-hours", "7時間45分", "7.75 h a day", {"1日7.75時間 週5日": 38.75}),
        ("weekly-hours", "週4日8時間", "8 h a day or 8 h a week", {"1日8時間 週4日": 32}),
        ("base", "840万円", "840万円 a month or 840万円 a year", {"月額840万円": 8_400_000}),
        ("base", "2,000円", "2,000円 a month or 2,000円 an hour", {"月額2,000円": 2_000}),
        ("remote-days", "2日", "2 days a week or 2 days a month", {"2 days a week": 2}),
        ("remote-days", "1 day", "1 day a week or 1 day a month", {"1 day a week": 1}),
        ("annual", "45万円", "45万円 a year or 45万円 a month", {"年額45万円": 450_000}),
        ("annual", "〜45万円", "〜45万円 a year or 〜45万円 a month", {"年額〜45万円": "〜45万円"}),
        (
            "annual",
            "~650万",
            "up to 650万円 or about 650万円",
            {"最大650万円": "〜650万円"},
        ),
        ("housing-allowance", "60万円", "a month or 60万円 a year", {"月額60万円": 600_000}),
        (
            "stock",
            "1000万円",
            "1,000万円 a year or 1,000万円 over several years",
            {"年額1,000万円": 10_000_000},
        ),
        (
            "stock",
            "$10,000",
            "10,000 USD a year or 10,000 USD over several years",
            {"年額10,000 USD": "10,000 USD"},
        ),
    ],
)
def test_what_may_be_meant_for_another_period_is_asked_and_its_ways_out_are_understood(
    name: str, text: str, readings: str, ways: dict[str, object]
) -> None:
    with pytest.raises(AmbiguousInput) as asked:
        read_term(name, text)
    assert readings in asked.value.why
    for way, value in ways.items():
        assert way in asked.value.hint
        assert read_term(name, way) == value


@given(st.sampled_from(MONEY + NUMBERS), st.integers(0, 10**7), st.integers(0, 3))
def test_what_stands_in_the_field_is_understood_again(
    kind: TermKind, number: int, quarters: int
) -> None:
    value: int | float = number
    if kind.sort is TermSort.NUMBER:
        value = number % int(kind.most) + quarters / 4
        value = int(value) if float(value).is_integer() else value
    assert parse_terms(kind.item, typed_text(kind.item, {kind.id: value})) == {kind.id: value}


@given(st.text(max_size=30), st.sampled_from(MONEY + NUMBERS))
def test_any_text_is_a_value_that_makes_sense_or_refused(text: str, kind: TermKind) -> None:
    try:
        value = read_term(kind.id, text)
    except InvalidInput:
        return
    if isinstance(value, str):
        assert money_of({kind.id: value}, kind.id) is not None
    else:
        assert value >= 0


@for_each_row(
    ("item", "text", "why"),
    [
        ("compensation", "年収 700万円 (交通費込み)", "one amount seems to be part of another"),
        ("base-salary", "手取り35万円", "that is after tax"),
        ("base-salary", "net 350k", "that is after tax"),
        *(
            ("base-salary", text, "that is after tax")
            for text in ("差引支給額30万円", "振込額 30万円", "take-home 300k", "take home 30万円")
        ),
        ("base-salary", "月収30万円", "that is total pay, with allowances and overtime"),
        (
            "compensation",
            "月収30万円",
            "not an amount for a year; write the figure for a year",
        ),
        ("base-salary", "総支給額30万円", "that is total pay, with allowances and overtime"),
        (
            "paid-leave",
            "125日",
            "it is more than 60; give only the days of paid leave",
        ),
        ("base-salary", "grade 5", "not an amount in yen"),
        ("bonus", "$10,000 sign-on", "write bonus-amount=… with one amount"),
        *(("bonus", text, "there is no number in it") for text in ("業績連動", "業績による")),
        ("bonus", "up to 20% of base", "it gives a share of the pay; write bonus-amount=…"),
        ("bonus", "2-3 months", "it gives a range, 2 to 3; write bonus-months=2"),
        ("bonus", "4ヶ月以上", "doesn't say how many; write bonus-months=…"),
        ("sign-on", "年50万円", "an amount for a year, but this is paid once"),
        ("remote-policy", "週3日出社", "it contains more than a number"),
    ],
)
def test_the_reason_why_a_text_is_kept_as_words_is_true(item: str, text: str, why: str) -> None:
    about = LIST.item(item)
    assert about is not None
    assert why in why_not_counted(about, strip_item_name(about, text))


@pytest.mark.parametrize(
    ("item", "text", "mend"),
    [
        ("allowances", "housing allowance 20k/month", "write housing=…"),
        ("allowances", "家族手当 月1万円", "counted by their names; write other-allowances=…"),
        ("allowances", "3万円", "counted by their names; write other-allowances=…"),
        ("allowances", "5", "counted by their names; write other-allowances=…"),
        ("yearly-days-off", "土日祝", "it has no number of days; write yearly-days-off=120"),
        ("allowances", "地域手当 基本給の10%", "counted by their names"),
    ],
)
def test_an_amount_of_another_item_is_said_not_to_count_where_it_is_told_alone(
    item: str, text: str, mend: str
) -> None:
    about = LIST.item(item)
    assert about is not None
    assert mend in why_not_counted(about, strip_item_name(about, text), is_alone=True)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("6月・12月 各1.5ヶ月", {"bonus-months": 3}),
        ("夏期・冬期 各2ヶ月", {"bonus-months": 4}),
        ("6月、12月 各50万円", {"bonus-amount": 1_000_000}),
        ("年1回 100万円", {"bonus-amount": 1_000_000}),
        ("年2回 100万円", {}),
    ],
)
def test_payments_of_a_bonus_that_are_named_are_added_up(
    text: str, terms: dict[str, object]
) -> None:
    assert parse_terms("bonus", text) == terms


def test_a_number_of_a_bonus_alone_may_be_months_or_payments() -> None:
    with pytest.raises(AmbiguousInput, match="2 months of base or 2 payments"):
        terms_in("bonus", "2")
    assert parse_terms("bonus", "2.5") == {"bonus-months": 2.5}
    assert read_term("bonus-months", "2") == 2


def test_a_word_of_a_term_is_no_empty_one() -> None:
    for kind in TERMS.values():
        for pattern in filter(None, (kind.before, kind.after)):
            assert re.fullmatch(pattern, "") is None, kind.id


def test_a_pattern_that_may_be_empty_ends() -> None:
    assert read_money("45万円", "x*") == read_money("45万円")
    assert read_count("4日", "x*", "y*") == read_count("4日")


@given(
    amounts(),
    st.sampled_from(
        ["手取り", "手取り額", "手取", "税引後", "税引き後", "net", "after tax", "take-home"]
    ),
    st.sampled_from(["{0}（{1}）", "{0} ({1})", "{0} {1}", "{1} {0}", "{0}【{1}】"]),
    st.sampled_from(["base-salary", "compensation", "allowances", "bonus"]),
)
def test_an_amount_after_tax_counts_nowhere(
    said: Spelling, net: str, form: str, item_id: str
) -> None:
    text = form.format(said.text, net)
    try:
        assert terms_in(item_id, text) == {}, text
    except InvalidInput:
        return
