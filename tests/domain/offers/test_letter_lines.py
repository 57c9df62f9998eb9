"""Notices of working conditions, line by line: every line is kept, and goes where it belongs."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offer_values import ItemState
from jobboard_tui.domain.offers.checklist import (
    lines,
    not_in_letter,
    not_taken,
    unknown_items,
    with_item_value,
    with_suggestions,
    with_term,
)
from jobboard_tui.domain.offers.checklist_template import StatutoryDuty
from jobboard_tui.domain.offers.deadline import other_date_sentences
from jobboard_tui.domain.offers.letter_lines import is_letter, letter_lines
from jobboard_tui.domain.offers.letter_types import LetterLine
from jobboard_tui.domain.offers.needless_items import says_no_end
from jobboard_tui.domain.offers.pay_rows import pay_rows
from jobboard_tui.domain.offers.received_letter import letter_reading, with_letter
from jobboard_tui.domain.offers.remarks import offer_remarks
from jobboard_tui.domain.offers.suggested_values import suggested_values
from jobboard_tui.domain.offers.terms import amount_of, money_of
from jobboard_tui.domain.offers.total_pay import totals
from jobboard_tui.domain.offers.uncounted_amounts import uncounted_amounts
from jobboard_tui.domain.offers.written_pay import with_written
from jobboard_tui.domain.parsing.money import amounts_in, read_money
from jobboard_tui.domain.text import clean
from tests.domain.timeline_builder import IN_2026, TimelineBuilder
from tests.rows import for_each_row

LETTERS = Path(__file__).parents[2] / "data" / "letters"
LIST = load_checklist()
NAMES = ("seishain", "keiyakushain")


def text_of(name: str) -> str:
    return (LETTERS / f"{name}.txt").read_text(encoding="utf-8")


def said_in(read: list[LetterLine]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in read:
        for part in line.parts:
            found.setdefault(part.item.id, []).append(part.value)
    return found


def with_text(text: str) -> Application:
    board = TimelineBuilder().log("offer", "11-20", by="2026-12-04").board
    return with_letter(board, "a", text, "letter", IN_2026)["a"]


SAID = {
    "seishain": {
        "contract-type": ["正社員"],
        "contract-expiry": ["期間の定めなし"],
        "start-date": ["2027年4月1日"],
        "workplace": ["（雇入れ直後）本社（東京都千代田区丸の内1-1-1）及び自宅"],
        "range-of-change": ["会社の定める事業所"],
        "responsibilities": ["（雇入れ直後）決済システムの設計・開発"],
        "duties-range": ["会社の定める業務"],
        "breaks": ["60分"],
        "overtime-work": ["有（月平均20時間、36協定の範囲内）"],
        "yearly-days-off": ["125日"],
        "base-salary": ["月給（450,000円）"],
        "fixed-overtime": ["105,000円（30時間分）", "30時間を超える時間外労働分は追加で支給する"],
        "commuting": ["月額 50,000円を上限に実費"],
        "reviews": ["有（年1回 4月、評価による）"],
        "bonus": [
            "有（年2回 6月・12月、業績による。昨年実績 基本給の4か月分）",
            "初年度の賞与は在籍期間に応じて按分する",
        ],
        "severance": ["退職金 有（確定拠出年金、勤続3年以上）"],
        "resignation-notice": ["退職する30日以上前に届け出ること"],
        "dismissal": [
            "就業規則第45条に定めるとおり、30日前に予告し",
            "又は平均賃金の30日分を支払う",
        ],
        "costs-borne": ["社員食堂は自己負担、PCは会社が貸与する"],
        "discipline": ["就業規則第60条から第68条による"],
        "suspension": ["勤続1年以上、最長1年6か月"],
        "non-compete": ["競業避止 退職後6か月、同一顧客への営業を禁ずる"],
    },
    "keiyakushain": {
        "contract-type": ["契約社員"],
        "contract-expiry": ["期間の定めあり（2027年1月5日～2027年12月31日）"],
        "contract-renewal": [
            "契約の更新の有無 更新する場合があり得る",
            "更新の判断基準 契約期間満了時の業務量、勤務成績、能力、会社の経営状況",
        ],
        "renewal-limit": ["有（通算契約期間4年まで）"],
        "renewal-notice": ["満了の30日前までに書面で通知する"],
        "workplace": ["雇入れ直後：大阪本社"],
        "range-of-change": ["大阪本社及び京都支社"],
        "responsibilities": ["雇入れ直後：ソフトウェアの品質保証"],
        "duties-range": ["変更なし"],
        "working-hours": ["勤務時間 10:00～19:00（休憩60分）", "裁量労働制 適用なし"],
        "breaks": ["60分"],
        "days-off": ["土日祝、夏季3日、年末年始"],
        "yearly-days-off": ["122日"],
        "compensation": ["月給 320,000円（基本給 280,000円、職務手当 40,000円）"],
        "base-salary": ["280,000円"],
        "benefits": ["職務手当 40,000円"],
        "pay-days": ["賃金締切日 毎月15日", "賃金支払日 当月25日"],
        "health-insurance": ["協会けんぽ"],
        "employment-insurance": ["加入"],
        "side-jobs": ["許可制"],
        "contact-office": ["管理部 人事担当"],
        "treatment-explained": ["その内容及び理由について説明を求めることができる"],
        "deadline": ["2026年12月4日"],
    },
}
UNREAD = {
    "seishain": {"社内部活動 フットサル部あり", "以上", "山田 ハナ 殿", "賃金"},
    "keiyakushain": {"【駐輪場】利用できます", "陳 美玲 様"},
}


@pytest.mark.parametrize("name", NAMES)
def test_each_line_goes_where_it_belongs(name: str) -> None:
    read = letter_lines(LIST, text_of(name))
    said = said_in(read)
    assert {item: said.get(item) for item in SAID[name]} == SAID[name]
    assert {line.text for line in read if line.is_unread} >= UNREAD[name]
    whole = {clean(line) for line in text_of(name).splitlines() if clean(line)}
    assert {line.text for line in read} == whole


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_letter_is_lost_when_it_is_taken(name: str) -> None:
    application = with_text(text_of(name))
    taken = with_suggestions(LIST, application, IN_2026)
    letter = next(event for event in taken.events if event.id == "letter")
    assert letter.note == text_of(name)
    told = {line.item.id for line in lines(LIST, taken, IN_2026) if line.value}
    read = letter_lines(LIST, letter.note)
    assert told >= {part.item.id for line in read for part in line.parts}
    left = {said.value for item, said in not_taken(LIST, taken, IN_2026) if not item}
    assert left == {line.text for line in read if line.is_unread}
    assert with_suggestions(LIST, taken, IN_2026) == taken


def test_what_is_taken_of_the_letters_is_right() -> None:
    terms = [dict(with_suggestions(LIST, with_text(text_of(n)), IN_2026).terms) for n in NAMES]
    pay = {"base": 450_000, "fixed-overtime-pay": 105_000, "fixed-overtime-hours": 30}
    assert terms[0].items() >= {**pay, "probation-months": 3}.items()
    assert terms[1].items() >= {"base": 280_000, "probation-months": 0}.items()
    assert "annual" not in terms[0]
    assert amount_of(terms[1], "annual") == 12 * 320_000


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_letter_lacks_nothing_and_a_line_less_is_named(name: str) -> None:
    whole = text_of(name)
    reading = letter_reading(LIST, with_text(whole))
    assert reading is not None
    assert reading.unstated == ()
    has_end = name == "keiyakushain"
    for word, item in {
        "休憩": "breaks",
        "支払日": "pay-days",
        "解雇": "dismissal",
        "就業": "workplace",
        **({"更新上限": "renewal-limit"} if has_end else {}),
    }.items():
        kept = [line for line in whole.splitlines() if word not in line and "平均賃金" not in line]
        if item in ("pay-days", "workplace"):
            kept = [line for line in kept if "締切日" not in line and "雇入れ直後" not in line]
        reading = letter_reading(LIST, with_text("\n".join(kept)))
        assert reading is not None
        assert item in {one.id for one in reading.unstated}, word


def test_a_permanent_contract_has_no_renewal_to_state_and_none_to_ask() -> None:
    taken = with_suggestions(LIST, with_text(text_of("seishain")), IN_2026)
    states = {line.item.id: line for line in lines(LIST, taken, IN_2026)}
    for item in ("contract-renewal", "renewal-notice", "renewal-limit", "permanent-conversion"):
        assert states[item].state is ItemState.NOT_APPLICABLE
        assert not states[item].is_open
        assert item not in unknown_items(LIST, taken)


@for_each_row(
    ("text", "item", "value"),
    [
        ("休日\n　毎週土曜日・日曜日", "days-off", "毎週土曜日・日曜日"),
        ("社会保険：健康保険、厚生年金", "pension-insurance", "社会保険：健康保険、厚生年金"),
        ("始業 9:00　終業 18:00　休憩 60分", "breaks", "60分"),
        ("賞与　年2回、基本給の4か月分", "bonus", "年2回、基本給の4か月分"),
        ("業務の変更の範囲：変更なし", "duties-range", "変更なし"),
        ("転勤：なし", "range-of-change", "なし"),
        ("月給 45万円", "compensation", "月給 45万円"),
        ("試用期間 6ヶ月　月給40万円", "probation", "6ヶ月　月給40万円"),
        ("退職金制度", "severance", "退職金制度"),
        ("基本給: 450,000円", "base-salary", "450,000円"),
        ("Breaks: 60 minutes", "breaks", "60 minutes"),
        ("Notice period: one month", "resignation-notice", "one month"),
        ("勤務時間 9:00〜18:00（休憩60分） 週5日", "breaks", "60分"),
    ],
)
def test_a_line_of_its_own(text: str, item: str, value: str) -> None:
    said = said_in(letter_lines(LIST, f"甲\n{text}\n乙"))
    assert said.get(item) == [value]
    others = {"試用期間 6ヶ月　月給40万円": "compensation", "賞与　年2回": "base-salary"}
    assert not any(text.startswith(key) and other in said for key, other in others.items())


def test_the_same_letter_is_kept_once_and_another_one_is_a_new_event() -> None:
    board = TimelineBuilder().log("offer-letter", "11-20 10:00").board
    first = with_letter(board, "a", text_of("seishain"), "x", IN_2026)
    assert [event.note for event in first["a"].events] == [text_of("seishain")]
    assert with_letter(first, "a", text_of("seishain"), "y", IN_2026) == first
    second = with_letter(first, "a", text_of("keiyakushain"), "y", IN_2026)
    assert len(second["a"].events) == 2


def test_the_items_of_the_law_are_those_of_the_rule() -> None:
    duties = {item.id: item.duty for item in LIST.items() if item.duty}
    written = {key for key, duty in duties.items() if duty is StatutoryDuty.WRITTEN}
    assert written >= {
        *("contract-expiry", "workplace", "range-of-change", "responsibilities", "duties-range"),
        *("working-hours", "breaks", "overtime-work", "days-off", "paid-leave", "compensation"),
        *("pay-method", "pay-days", "retirement-age", "resignation-notice", "dismissal"),
    }
    of = {duty: {key for key, one in duties.items() if one is duty} for duty in StatutoryDuty}
    assert of[StatutoryDuty.FIXED_TERM] >= {
        *("contract-renewal", "renewal-limit", "permanent-conversion"),
    }
    assert of[StatutoryDuty.IF_ANY] >= {
        *("severance", "bonus", "costs-borne", "safety", "training", "accident-compensation"),
        *("discipline", "suspension"),
    }
    assert duties["reviews"] is StatutoryDuty.TOLD
    assert all(item.source for item in LIST.items())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=12))
def test_every_line_of_any_text_is_kept(texts: list[str]) -> None:
    text = "\n".join(texts)
    kept = [line.text for line in letter_lines(LIST, text)]
    wanted = [clean(one) for one in text.splitlines()]
    assert kept == [one for one in wanted if any(map(str.isalnum, one)) or "_" in one] or all(
        one in wanted for one in kept
    )


def test_a_message_of_a_few_sentences_is_no_letter() -> None:
    assert not is_letter("月給 45万円。賞与 年2回。\nよろしくお願いいたします。")
    assert all(map(is_letter, map(text_of, NAMES)))


@for_each_row(
    ("text", "said"),
    [
        ("Title: Compensation Analyst", {"position-name": ["Title: Compensation Analyst", "SRE"]}),
        (
            "仕事の内容 賞与計算と退職手続き",
            {"responsibilities": ["仕事の内容 賞与計算と退職手続き"]},
        ),
        ("社宅使用料 20,000円", {"costs-borne": ["社宅使用料 20,000円"]}),
        ("社会保険 完備", {"employment-insurance": ["社会保険 完備"]}),
    ],
)
def test_a_message_of_a_line_goes_where_its_label_says(
    text: str, said: dict[str, list[str]]
) -> None:
    proposed = suggested_values(LIST, with_text(text), IN_2026)
    values = {item: [one.value for one in more] for item, more in proposed.items()}
    assert said.items() <= values.items()
    assert not values.keys() & {"compensation", "bonus", "resignation-notice", "housing"}


@for_each_row(
    ("text", "item", "value"),
    [
        ("契約期間 期間の定めなし（令和9年1月4日入社）", "start-date", "Mon 4 Jan 2027"),
        ("Days off: 125 per year", "yearly-days-off", "125 days a year"),
        ("所定労働時間 7時間45分\n週所定労働日数 5日", "working-hours", "38.75 h a week"),
    ],
)
def test_what_a_line_tells_of_another_item_is_taken(text: str, item: str, value: str) -> None:
    letter = "\n".join((text, *"甲乙丙丁戊己庚辛"))
    taken = with_suggestions(LIST, with_text(letter), IN_2026)
    assert {line.item.id: line.value for line in lines(LIST, taken, IN_2026)}[item] == value


def test_what_is_told_in_any_words_mentions_no_other_item() -> None:
    letter = "\n".join(("仕事の内容 賞与計算、退職手続き、勤怠管理", *"甲乙丙丁戊己庚辛"))
    proposed = suggested_values(LIST, with_text(letter), IN_2026)
    assert not proposed.keys() & {"bonus", "resignation-notice", "time-recording"}


# -- amounts -------------------------------------------------------------------------------------

LABELS = (
    *("基本給", "月給", "年俸", "固定残業手当", "時間外手当", "職務手当", "役職手当", "住宅手当"),
    *("賞与", "想定年収", "通勤手当", "昇給", "お祝い金", "【内訳】", "Base salary", "Bonus", ""),
)
FORMS = (
    *(
        "{label}　{amount}",
        "{label}：{amount}",
        "イ（{label} {amount}）",
        "・{label}は{amount}です。",
    ),
    *("{label} {amount}／計算方法：時間外労働20時間分。超過分は別途支給", "{label}（{amount}）"),
    *("ロ（{label} {amount}／計算方法：時間外労働20時間分。20時間を超える分は別途支給）",),
    *("{label} {amount}（世帯主のみ）", "{label} {amount} ※規定による", "{label}"),
)
AMOUNTS = ("265,000円", "26万5千円", "¥42,000", "3万円", "180千円", "JPY 480,000", "７万円")


def numbers_counted(application: Application) -> set[int]:
    """The yen of all amounts in the terms, those of a year also by the month."""
    found: set[int] = set()
    for name in application.terms:
        money = money_of(application.terms, name)
        for end in () if money is None else (money.low, money.high):
            found |= {end, end // 12} if end else set()
    return found


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.builds(
            lambda form, label, amount: form.format(label=label, amount=amount),
            *map(st.sampled_from, (FORMS, LABELS, AMOUNTS)),
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(("甲\n" * 8, "")),
)
def test_an_amount_of_a_letter_counts_or_is_named_beside_the_totals(
    texts: list[str], ahead: str
) -> None:
    letter = ahead + "\n".join(texts)
    application = with_suggestions(LIST, with_text(letter), IN_2026)
    known = list(lines(LIST, application, IN_2026))
    named = uncounted_amounts(LIST, application, known, Language.EN)
    counted = numbers_counted(application)
    yen = [read_money(amount).low or 0 for amount in amounts_in(letter)]
    for several in (two for size in range(2, len(yen) + 1) for two in combinations(yen, size)):
        if sum(several) == application.terms.get("other-allowances"):  # allowances are added up
            counted |= set(several)
    said = {read_money(amount).low for amount in amounts_in(named)}  # one of equal ones is enough
    for amount in amounts_in(letter):
        assert read_money(amount).low in said | counted, (letter, named, application.terms)


@for_each_row("name", NAMES)
def test_the_amounts_of_whole_letters_count_or_are_named(name: str) -> None:
    application = with_suggestions(LIST, with_text(text_of(name)), IN_2026)
    named = uncounted_amounts(
        LIST, application, list(lines(LIST, application, IN_2026)), Language.EN
    )
    counted = numbers_counted(application)
    left = {a for a in amounts_in(text_of(name)) if read_money(a).low not in counted}
    assert ("5,000円" in left) == (name == "seishain")
    assert all(amount in named for amount in left)
    said = offer_remarks(LIST, application, IN_2026, Language.EN)
    assert sum(remark.startswith("in the text and not counted") for remark in said) == bool(named)
    rows = {row.id: row.value for row in pay_rows(application.terms, uncounted=named)}
    assert rows.get("uncounted", "") == named


@for_each_row(
    ("name", "terms", "guaranteed", "named", "by"),
    [
        (
            "notice",
            {
                **{"base": 248_000, "other-allowances": 12_000, "fixed-overtime-pay": 38_000},
                **{"fixed-overtime-hours": 20, "overtime-beyond": "別途支給"},
                **{"commuting-allowance": "〜3万5,000円", "probation-months": 3},
                **{"yearly-days-off": 125, "leave-days": 10},
            },
            3_576_000,
            ["3,900,000円", "5,000円"],
            "2026-12-04",
        ),
        (
            "kyujinhyo",
            {
                **{"base": "20万円〜28万円", "other-allowances": "1万2,000円〜1万8,000円"},
                **{"fixed-overtime-pay": "3万円〜4万円", "fixed-overtime-hours": 18},
                **{"overtime-beyond": "追加で支給", "commuting-allowance": "〜2万5,000円"},
                **{"bonus-months": 2.5, "bonus-guaranteed": False, "probation-months": 3},
                **{"yearly-days-off": 123, "leave-days": 10},
            },
            2_904_000,
            ["242,000円", "338,000円", "4,000円", "2,000円", "5,000円"],
            None,
        ),
        (
            "english",
            {
                **{"base": 650_000, "fixed-overtime-pay": 120_000, "fixed-overtime-hours": 30},
                **{"fixed-overtime-included": True, "overtime-beyond": "paid separately"},
                **{"sign-on": 500_000, "commuting-allowance": "〜3万円", "weekly-hours": 40},
                **{"probation-months": 3, "leave-days": 20},
                **{"bonus-months": 1.8, "bonus-guaranteed": False},
            },
            7_800_000,
            [],
            "2026-12-10",
        ),
    ],
)
def test_the_figures_of_a_letter(
    name: str, terms: dict[str, object], guaranteed: int, named: list[str], by: str | None
) -> None:
    application = with_text(text_of(name))
    known = {line.item.id: line for line in lines(LIST, application, IN_2026)}
    answer = known["deadline"].proposed
    found = None if answer is None else answer.answer_by
    is_of_letter = answer is not None and answer.event == "letter"
    assert (str(found[0]) if found and is_of_letter else None) == by
    taken = with_suggestions(LIST, application, IN_2026)
    assert dict(taken.terms) == terms
    assert totals(taken.terms).guaranteed == guaranteed
    left = uncounted_amounts(LIST, taken, list(lines(LIST, taken, IN_2026)), Language.EN)
    assert set(amounts_in(left)) == set(named)


def test_a_letter_states_what_it_names_and_no_word_is_within_another() -> None:
    reading = letter_reading(LIST, with_text(text_of("notice")))
    assert reading is not None
    lacking = {item.id for item in reading.unstated}
    assert not lacking & {"retirement-age", "resignation-notice", "dismissal", "breaks"}
    said = said_in(list(reading.lines))
    assert said["retirement-age"] == ["有（60歳）"]
    assert said["compensation"] == ["想定年収 3,900,000円"]
    whole = "厚生年金 健康保険 雇用保険 有"
    assert [
        " ".join(said[item][0].split()) for item in ("health-insurance", "pension-insurance")
    ] == [
        whole,
        whole,
    ]
    assert said["probation"] == ["3か月、労働条件の変更なし"]


@for_each_row(
    ("text", "item"),
    [
        ("役職手当 20,000円", "position-name"),
        ("想定年収 600万円", "retirement-age"),
        ("時間外手当：別途全額支給", "fixed-overtime"),
    ],
)
def test_a_word_within_another_names_nothing(text: str, item: str) -> None:
    assert item not in said_in(letter_lines(LIST, f"甲\n{text}\n乙"))
    hunt = TimelineBuilder().log("offer-letter", "11-24", note=text)
    proposed = suggested_values(LIST, hunt.board["a"], IN_2026).get(item, [])
    assert not [suggestion for suggestion in proposed if text in suggestion.value]


FIXED_TERM_ITEMS = {
    *("contract-expiry", "contract-renewal", "renewal-notice"),
    *("renewal-limit", "permanent-conversion", "contact-office"),
}


@pytest.mark.parametrize(
    ("contract", "is_presumed"),
    [
        ("正社員", True),
        ("地域限定正社員", True),
        ("正社員（試用期間6ヶ月）", True),
        ("seishain, Tokyo office", True),
        ("契約社員", False),
        ("契約社員（正社員登用あり）", False),
        ("準社員", False),
        ("正社員以外", False),
        ("正社員（有期、1年契約）", False),
        ("正社員、契約期間の定めあり", False),
        ("seishain, 1-year contract", False),
        ("non-regular employee", False),
    ],
)
def test_who_is_a_permanent_employee_needs_no_expiry_unless_a_term_is_stated(
    contract: str, is_presumed: bool
) -> None:
    application = with_item_value(
        TimelineBuilder().app().board["a"], "contract-type", value=contract
    )
    open_items = {line.item.id for line in lines(LIST, application, IN_2026) if line.is_open}
    assert (FIXED_TERM_ITEMS & open_items == set()) is is_presumed
    assert (open_items >= FIXED_TERM_ITEMS) is not is_presumed
    if not is_presumed:
        return
    expiry = next(
        line for line in lines(LIST, application, IN_2026) if line.item.id == "contract-expiry"
    )
    assert expiry.why_needless(Language.EN) == "正社員; no term stated"
    assert FIXED_TERM_ITEMS.isdisjoint(unknown_items(LIST, application))


@pytest.mark.parametrize("item_id", ["contract-expiry", "contract-renewal"])
def test_a_term_that_is_told_opens_what_a_fixed_term_needs(item_id: str) -> None:
    application = with_item_value(
        TimelineBuilder().app().board["a"], "contract-type", value="正社員"
    )
    told = with_item_value(application, item_id, value="1年、更新あり")
    rest = FIXED_TERM_ITEMS - {item_id}
    assert rest <= {line.item.id for line in lines(LIST, told, IN_2026) if line.is_open}
    assert rest <= set(unknown_items(LIST, told))
    no_end = with_item_value(application, "contract-expiry", value="期間の定めなし")
    assert rest.isdisjoint(line.item.id for line in lines(LIST, no_end, IN_2026) if line.is_open)


def test_what_the_law_wants_in_writing_is_missed_of_a_permanent_employee_too() -> None:
    kept = [line for line in text_of("seishain").splitlines() if "期間" not in line]
    application = with_item_value(with_text("\n".join(kept)), "contract-type", value="正社員")
    reading = letter_reading(LIST, application)
    assert reading is not None
    assert "contract-expiry" in {item.id for item in reading.unstated}


def test_a_term_in_the_letter_opens_them_before_it_is_used() -> None:
    hunt = TimelineBuilder().log("offer-letter", "11-20 10:00", note="契約期間：1年。更新あり。")
    application = with_item_value(hunt.board["a"], "contract-type", value="正社員")
    assert {
        line.item.id for line in lines(LIST, application, IN_2026) if line.is_open
    } >= FIXED_TERM_ITEMS
    assert set(unknown_items(LIST, application)) >= FIXED_TERM_ITEMS


@for_each_row(
    ("line", "item", "value"),
    [
        ("1 基本賃金 イ 月給（262,000円）", "base-salary", "月給 262,000円"),
        (
            "1 基本賃金 イ 月給（215,000円）、ロ 日給（     円）、ハ 時間給（     円）",
            "base-salary",
            "月給 215,000円",
        ),
        (
            "1 基本賃金 イ 月給（     円）、ロ 日給（12,500円）、ハ 時間給（     円）",
            "base-salary",
            "日給 12,500円",
        ),
        (
            "2 諸手当の額 イ（職務手当 3万円）ロ（固定残業手当 5万円 30時間分）"
            "ハ（通勤手当 上限月3万円）",
            "fixed-overtime",
            "5万円 30時間分",
        ),
        (
            "2 諸手当の額 イ（職務手当 3万円）ロ（固定残業手当 5万円 30時間分）"
            "ハ（通勤手当 上限月3万円）",
            "commuting",
            "上限月3万円",
        ),
    ],
)
def test_the_marks_of_a_list_in_a_line_are_no_values(line: str, item: str, value: str) -> None:
    told = {part.item.id: part.value for part in letter_lines(LIST, f"賃金\n{line}")[-1].parts}
    assert told[item] == value
    assert not {"イ", "ロ", "ハ"} & set(told.values())


OFFER = """Hibari K.K.
Dear Maria,
We are pleased to offer you the position of Senior Backend Engineer.
Start date: February 1, 2027
Employment: Permanent (seishain), with a six (6) month probation period.
Annual base salary: JPY 7,200,000, paid in 12 equal monthly installments of JPY 600,000. \
The monthly amount consists of JPY 462,000 basic pay and JPY 138,000 as a fixed overtime \
allowance for 45 hours of overtime. Hours beyond 45 are paid separately.
Working hours: 10:00 to 19:00 with a one-hour break, Monday to Friday (core hours 11:00-15:00).
Notice: 30 days."""
FORM = """労働条件通知書
賃金
1 基本賃金 イ 月給（262,000円）
2 諸手当の額 イ（職務手当 30,000円）ロ（固定残業手当 58,000円 30時間分の時間外労働に対する\
割増賃金。超過分は別途支給）ハ（通勤手当 実費 上限月30,000円）
3 賞与 有（時期、金額等 年2回 計2.0ヶ月）
勤務時間 1日7時間30分（10:00〜18:30、休憩60分） 週5日
住宅手当 15,000円 ／計算方法：世帯主に限る
役職手当 20,000円 ／計算方法：
加入保険 雇用 労災 健康 厚生
6 試用期間2ヶ月 その間の月給23万円"""


@for_each_row(
    ("letter", "terms"),
    [
        (
            OFFER,
            {
                **{
                    "annual": 7_200_000,
                    "base": 462_000,
                    "fixed-overtime-pay": 138_000,
                },
                **{"fixed-overtime-pay": 138_000, "fixed-overtime-hours": 45},
                **{"overtime-beyond": "paid separately", "probation-months": 6, "weekly-hours": 40},
            },
        ),
        (
            FORM,
            {
                **{"base": 262_000, "fixed-overtime-pay": 58_000, "fixed-overtime-hours": 30},
                **{"overtime-beyond": "別途支給", "other-allowances": 50_000},
                **{"commuting-allowance": "〜3万円", "bonus-months": 2, "weekly-hours": 37.5},
                **{"housing-allowance": 15_000, "housing-conditions": "世帯主に限る"},
                **{"probation-months": 2, "probation-pay": 230_000},
            },
        ),
    ],
)
def test_what_is_taken_of_a_letter_with_several_figures_in_a_line(
    letter: str, terms: dict[str, object]
) -> None:
    assert with_suggestions(LIST, with_text(letter), IN_2026).terms == terms


@for_each_row(
    ("letter", "items"),
    [
        (OFFER, ("probation", "breaks", "days-off", "resignation-notice", "position-name")),
        (FORM, ("health-insurance", "accident-insurance", "employment-insurance", "breaks")),
    ],
)
def test_what_a_letter_names_is_never_said_to_be_missing(
    letter: str, items: tuple[str, ...]
) -> None:
    application = with_text(letter)
    known = {line.item.id: line for line in lines(LIST, application, IN_2026)}
    reading = letter_reading(LIST, application)
    assert reading is not None
    assert not {item.id for item in reading.unstated} & set(items)
    assert not [item for item in items if known[item].is_blank]
    assert not {line.item.id for line in not_in_letter(LIST, application, IN_2026)} & set(items)


def test_a_line_that_names_what_it_does_not_tell_leaves_it_to_be_asked() -> None:
    application = with_suggestions(LIST, with_text(OFFER), IN_2026)
    assert application.checklist["days-off"].state is ItemState.TO_ASK
    assert "Monday to Friday" in application.checklist["days-off"].value


WHOLE = {
    "ministry": {
        "contract-expiry": ["期間の定めあり（令和9年2月1日～令和10年1月31日）"],
        "contract-renewal": [
            "更新する場合があり得る",
            "契約期間満了時の業務量、勤務成績、態度、能力、会社の経営状況",
        ],
        "renewal-limit": ["有（更新3回まで／通算契約期間4年まで）"],
        "renewal-notice": ["満了の1か月前までに書面で通知する"],
        "permanent-conversion": [
            "本契約期間中に会社に対して期間の定めのない労働契約（無期労働契約）の締結の申込みをすることにより",
            "労働条件の変更の有無（無）",
        ],
        "workplace": ["本社研修室"],
        "range-of-change": ["福岡県内の事業所、テレワーク"],
        "responsibilities": ["研修教材の開発"],
        "duties-range": ["研修の運営を含む関連業務"],
        "working-hours": [
            "9時30分",
            "フレックスタイム制；始業及び終業の時刻は労働者の決定に委ねる（コアタイム 10時00分から",
            "就業規則第12条～第15条",
        ],
        "breaks": ["45分"],
        "overtime-work": ["有 ， 月10時間程度"],
        "days-off": ["毎週土・日曜日、国民の祝日、その他（12月29日～1月3日）", "就業規則第18条"],
        "yearly-days-off": ["124日"],
        "paid-leave": [
            "6か月継続勤務した場合→\u300010日",
            "時間単位年休（ 有 ）",
            "代替休暇（ 無 ）",
        ],
        "bereavement-leave": ["有給（ 慶弔休暇、夏季休暇 ）"],
        "menstrual-leave": ["無給（ 生理休暇、子の看護等休暇、介護休暇 ）"],
        "childcare-leave": ["無給（ 生理休暇、子の看護等休暇、介護休暇 ）"],
        "nursing-leave": ["無給（ 生理休暇、子の看護等休暇、介護休暇 ）", "法定どおり"],
        "parental-leave": ["法定どおり"],
        "base-salary": ["264,000円"],
        "benefits": ["職務手当 18,000円"],
        "commuting": ["実費、上限月額24,000円"],
        "housing": ["20,000円", "単身世帯に限る"],
        "surcharge-rates": ["月60時間超50％", "法定休日35％", "深夜25％"],
        "pay-days": ["毎月15日", "毎月25日"],
        "pay-method": ["本人の指定する銀行口座への振込", "控除（ 無 ）"],
        "reviews": ["契約更新時に評価により見直す"],
        "bonus": ["7月・12月\u3000各1.0か月分"],
        "severance": ["退職金", "加入していない"],
        "retirement-age": ["無"],
        "resignation-notice": ["退職する 30日以上前に届け出ること"],
        "dismissal": ["就業規則第40条による。30日前に予告する"],
        "health-insurance": ["健康保険"],
        "pension-insurance": ["厚生年金"],
        "employment-insurance": ["有"],
        "accident-insurance": ["有"],
        "contact-office": ["総務課\u3000担当者職氏名 課長 森（連絡先 092-000-0000）"],
        "costs-borne": ["昼食補助あり（1食200円）", "貸与"],
        "safety": ["年1回の健康診断"],
        "training": ["入社時研修5日間"],
        "accident-compensation": ["労災保険法による"],
        "discipline": ["就業規則第50条～第55条"],
        "suspension": ["なし"],
        "side-jobs": ["許可制"],
        "non-compete": ["なし"],
        "treatment-explained": ["説明を求めることができる"],
        "probation": ["2か月（その間の基本給 250,000円）"],
        "relocation": ["150,000円（入社時に支給）"],
        "work-rules": ["総務課備付け"],
        "deadline": ["令和8年12月8日"],
        "start-date": ["令和9年2月1日"],
    },
    "free": {
        "position-name": ["データエンジニア（グレードB2）"],
        "team": ["基盤開発部"],
        "reports-to": ["部長 岸本"],
        "contract-type": ["正社員"],
        "contract-expiry": ["期間の定めなし"],
        "start-date": ["2027年3月1日"],
        "probation": ["3か月で、期間中も待遇に変更はありません"],
        "workplace": ["渋谷オフィス"],
        "range-of-change": ["当社の国内拠点（在宅勤務を含む）"],
        "responsibilities": ["データ基盤の設計・運用"],
        "duties-range": ["当社の定める業務"],
        "working-hours": ["始業9:30、終業18:30（休憩60分）"],
        "breaks": ["60分"],
        "days-off": ["完全週休2日制 土日祝"],
        "yearly-days-off": ["126日"],
        "overtime-work": ["あり（月平均15時間、36協定の範囲内）"],
        "remote-policy": ["週3日まで"],
        "compensation": ["6,960,000円（12分割し毎月580,000円を支給）"],
        "fixed-overtime": [
            "固定残業手当 98,000円（25時間分）を含み、25時間を超える分は別途支給します"
        ],
        "bonus": [
            "年俸に含まない。業績により年1回（6月）支給することがあり、昨年度実績は1.2か月分",
            "2,400,000円相当（4年で均等に権利確定）",
        ],
        "commuting": ["実費（月5万円まで）"],
        "housing": ["なし"],
        "surcharge-rates": ["法定どおり（時間外25％、60時間超50％、休日35％、深夜25％）"],
        "pay-days": ["月末締め、当月25日払い（銀行振込）"],
        "pay-method": ["所得税、住民税、社会保険料のほか、従業員会費 月1,000円"],
        "reviews": ["年1回（4月）"],
        "severance": ["なし（企業型確定拠出年金あり、選択制）"],
        "sign-on": ["500,000円（1年以内に退職した場合は返還）"],
        "paid-leave": ["入社日に10日付与"],
        "bereavement-leave": ["夏季休暇（3日）・病気休暇（年5日、有給）"],
        "parental-leave": ["法定どおり"],
        "nursing-leave": ["法定どおり"],
        "childcare-leave": ["法定どおり"],
        "menstrual-leave": ["法定どおり"],
        "health-insurance": ["関東ITソフトウェア健保"],
        "pension-insurance": ["加入"],
        "employment-insurance": ["加入"],
        "accident-insurance": ["加入"],
        "visa": ["在留資格の更新は会社が手続し、費用を負担します"],
        "relocation": ["20万円を上限に実費を支給します"],
        "language": ["月1万円まで"],
        "retirement-age": ["60歳", "65歳まで再雇用制度あり"],
        "resignation-notice": ["1か月前まで"],
        "dismissal": ["就業規則第8章"],
        "non-compete": ["退職後1年間は競業他社の顧客への営業を行わないこと"],
        "costs-borne": ["自己負担はありません"],
        "safety": ["年1回"],
        "training": ["あり（年20万円まで）"],
        "accident-compensation": ["労災保険により補償"],
        "discipline": ["就業規則第9章"],
        "suspension": ["最長1年"],
        "side-jobs": ["届出制"],
        "work-rules": ["社内ポータルで閲覧できます"],
        "time-recording": ["勤怠システム"],
        "deadline": ["2026年12月11日（金）"],
    },
}
"""What each letter says of each item, which stands whole in a line that is proposed for it."""
TOLD = {
    "ministry": {
        "base": 264000,
        "other-allowances": 18000,
        "commuting-allowance": "〜2万4,000円",
        "housing-allowance": 20000,
        "housing-conditions": "単身世帯に限る",
        "bonus-months": 2,
        "probation-months": 2,
        "probation-base": 250000,
        "relocation-payment": 150000,
        "yearly-days-off": 124,
    },
    "free": {
        "probation-months": 3,
        "sign-on": 500000,
        "yearly-days-off": 126,
        "weekly-hours": 40,
        "annual": "696万円（12分割）",
    },
}
OF_NO_ITEM = {
    "ministry": (
        "労働条件通知書",
        "グエン・ティ・ラン 殿",
        "・社員寮の駐車場：月3,000円で利用可",
    ),
    "free": ("カーン アーメド 様", "採用条件のご提示", "株式会社ひかりデータ 人事部"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_all_that_a_letter_says_is_proposed_whole(name: str) -> None:
    application = with_text(text_of(name))
    reading = letter_reading(LIST, application)
    assert reading is not None
    said = said_in(list(reading.lines))
    lost = [
        (item, words)
        for item, parts in WHOLE[name].items()
        for words in parts
        if not any(words in value for value in said.get(item, []))
    ]
    assert not lost
    assert not reading.unstated
    assert {line.text.replace("\u3000", " ") for line in reading.unread} >= set(OF_NO_ITEM[name])
    terms = with_suggestions(LIST, application, IN_2026).terms
    assert {key: terms.get(key) for key in TOLD[name]} == TOLD[name]


@for_each_row(
    ("text", "said"),
    [
        (
            "育児休業、介護休業あり",
            {"parental-leave": "育児休業、介護休業あり", "nursing-leave": "育児休業、介護休業あり"},
        ),
        (
            "育児休業・介護休業・子の看護等休暇：あり",
            dict.fromkeys(
                ("parental-leave", "nursing-leave", "childcare-leave"),
                "育児休業・介護休業・子の看護等休暇：あり",
            ),
        ),
        (
            "産前産後休業、育児休業及び介護休業：法定どおり",
            dict.fromkeys(
                ("parental-leave", "nursing-leave"),
                "産前産後休業、育児休業及び介護休業：法定どおり",
            ),
        ),
        (
            "その他の休暇　有給（夏季休暇3日、慶弔休暇）　無給（生理休暇、子の看護休暇）",
            {
                "bereavement-leave": "有給（夏季休暇3日、慶弔休暇）",
                "menstrual-leave": "無給（生理休暇、子の看護休暇）",
                "childcare-leave": "無給（生理休暇、子の看護休暇）",
            },
        ),
        (
            "その他の休暇　夏季休暇3日、慶弔休暇",
            {"bereavement-leave": "その他の休暇　夏季休暇3日、慶弔休暇"},
        ),
        (
            "退職：自己都合退職は2週間前までに申し出ること。定年：なし。解雇の事由：就業規則第30条",
            {
                "resignation-notice": "退職：自己都合退職は2週間前までに申し出ること。",
                "retirement-age": "なし。",
                "dismissal": "就業規則第30条",
            },
        ),
        (
            "社会保険：健康保険・厚生年金・雇用保険・労災保険に加入",
            dict.fromkeys(
                (
                    "health-insurance",
                    "pension-insurance",
                    "employment-insurance",
                    "accident-insurance",
                ),
                "社会保険：健康保険・厚生年金・雇用保険・労災保険に加入",
            ),
        ),
        ("15. 食費・作業用品その他：教材費は会社負担", {"costs-borne": "教材費は会社負担"}),
        (
            "賞与（ 有（時期、金額等　7月・12月　各1.5か月分　） ， 無 ）",
            {"bonus": "有（時期、金額等　7月・12月　各1.5か月分　）"},
        ),
        (
            "ロ（通勤手当　　　　円　／計算方法：実費、上限月額24,000円）",
            {"commuting": "実費、上限月額24,000円"},
        ),
        (
            "契約期間 2027年1月12日～2027年12月31日",
            {"contract-expiry": "2027年1月12日～2027年12月31日", "start-date": "2027年1月12日"},
        ),
        # what an employee pays is no allowance
        ("社宅使用料 20,000円", {"costs-borne": "20,000円"}),
        ("社宅負担金：月額20,000円", {"costs-borne": "月額20,000円"}),
        ("寮費 15,000円", {"costs-borne": "15,000円"}),
        ("社宅 月額20,000円", {"housing": "社宅 月額20,000円"}),
        ("社宅維持金 20,000円", {"housing": "社宅維持金 20,000円"}),
        ("家賃補助 30,000円", {"housing": "30,000円"}),
        (
            "Company housing: JPY 20,000 per month",
            {"housing": "Company housing JPY 20,000 per month"},
        ),
        ("給与控除 5,000円", {"pay-method": "給与控除 5,000円"}),
        ("給与明細 電子交付", {"compensation": "給与明細 電子交付"}),
        # the whole label decides
        ("給与締日:末日", {"pay-days": "給与締日 末日"}),
        ("給与振込 本人名義の口座", {"pay-method": "給与振込 本人名義の口座"}),
        ("給与改定 年1回 4月", {"reviews": "年1回 4月"}),
        (
            "給与支払 毎月末日締め 翌々月5日払",
            {"pay-days": "給与支払 毎月末日締め 翌々月5日払"},
        ),
        (
            "Salary is paid on the 25th by bank transfer",
            {"pay-days": "Salary is paid on the 25th by bank transfer"},
        ),
        ("Salary review: once a year in April", {"reviews": "once a year in April"}),
        (
            "社会保険 完備",
            dict.fromkeys(
                (
                    "health-insurance",
                    "pension-insurance",
                    "employment-insurance",
                    "accident-insurance",
                ),
                "社会保険 完備",
            ),
        ),
        (
            "契約期間 1年（更新の可能性あり、通算5年まで）",
            {
                "contract-expiry": "1年（更新の可能性あり、通算5年まで）",
                "contract-renewal": "更新の可能性あり",
                "renewal-limit": "通算5年まで",
            },
        ),
        ("Role: salary analyst", {"position-name": "salary analyst"}),
        ("職種変更の範囲　会社の定める職種", {"duties-range": "会社の定める職種"}),
        ("社宅費補助 20,000円", {"housing": "社宅費補助 20,000円"}),
        (
            "業務内容\n　給与計算\n　勤務地：本社",
            {"responsibilities": "給与計算", "workplace": "本社"},
        ),
        ("業務内容\n　給与 月額30万円", {"compensation": "月額30万円"}),
        ("退職 1ヶ月前までに申し出", {"resignation-notice": "退職 1ヶ月前までに申し出"}),
        ("残業手当 別途全額支給", {"overtime-work": "別途全額支給"}),
        # behind what is told in any words only another label begins something else
        (
            "業務内容：給与計算。賞与計算も担当。変更の範囲：会社の定める業務",
            {
                "responsibilities": "給与計算。賞与計算も担当。",
                "duties-range": "会社の定める業務",
            },
        ),
        (
            "職種　給与担当　勤務地　本社　基本給　250,000円",
            {"position-name": "給与担当", "workplace": "本社", "base-salary": "250,000円"},
        ),
        ("株式会社アカネ語学サービス　代表取締役 赤根 花子", {}),
        ("株式会社東京リモートワークス", {}),
        ("労働条件通知書（有期雇用）", {}),
    ],
)
def test_a_line_goes_to_each_item_that_it_is_about(text: str, said: dict[str, str]) -> None:
    assert said_in(letter_lines(LIST, text)) == {item: [value] for item, value in said.items()}


TOLD_IN_ANY_WORDS = {
    **dict.fromkeys(
        ("仕事の内容", "仕事内容", "従事する業務", "業務の内容", "具体的な業務", "Duties"),
        "responsibilities",
    ),
    **dict.fromkeys(("職種", "役職名", "ポジション", "Title", "Job title"), "position-name"),
    **dict.fromkeys(("所属", "配属", "Team"), "team"),
}
OTHER_ITEMS = (
    "給与SaaSの開発",
    "社会保険・年金システムの保守",
    "賞与計算と年末調整、退職手続き",
    "給与20万件の計算と残業時間の集計",
    "賞与・退職金制度の設計、時給者の勤怠管理",
    "基本給 30万円以上の社員の評価",
    "Compensation Analyst",
    "Benefits Engineer",
    "run salary and bonus calculations for 400 employees",
    "build the remote work and payroll platform",
    "approve bonus payments up to 300,000 yen",
)


@for_each_row(("label", "item"), list(TOLD_IN_ANY_WORDS.items()))
def test_what_is_told_in_any_words_stays_whole(label: str, item: str) -> None:
    for sign in ("：", ": ", " ", "　")[: 2 if label.isascii() else None]:
        for words in OTHER_ITEMS:
            said = said_in(letter_lines(LIST, f"{label}{sign}{words}"))
            assert said == {item: [words]}


@for_each_row(
    "label",
    [
        *("休憩時間", "支払方法", "就業場所", "勤務地", "昇給", "退職金", "相談窓口", "休日"),
        *("解雇", "休職", "通勤手当", "基本給", "月給", "給与振込", "給与改定"),
    ],
)
def test_a_label_decides_where_its_line_goes(label: str) -> None:
    (alone,) = said_in(letter_lines(LIST, f"{label}：所定のとおり"))
    for words in ("給与SaaSの開発", "賞与計算と年末調整", "年俸制度と評価制度の設計"):
        said = said_in(letter_lines(LIST, f"{label}：{words}"))
        assert said.keys() == {alone}
        assert said[alone][0].endswith(words)


WRAPPED = """労働条件通知書
1. 雇用形態：契約社員
2. 契約期間：期間の定めあり（2027年1月12日～2027年12月31日）
   更新の判断基準：契約期間満了時の業務量、勤務成績・態度、能力、会社の経営状
況、従事している業務の進捗状況
   更新の有無は契約満了の30日前までに通知する
4. 無期転換：本契約期間中に会社に対して期間の定めのない労働契約の締結の申込み
をしたときは、本契約期間の末日の翌日から無期労働契約での雇用に転換することがで
きる。この場合の本契約からの労働条件の変更の有無：無
11. 休暇：年次有給休暇は法定どおり（6か月後に10日）、夏期・冬期特別休暇（無
給）
12. 賃金：基本給 月額 285,000円、職務手当 15,000円、資格手当 10,000円（日
本語能力試験N1取得者）
"""


def test_a_line_with_an_english_label_goes_on_with_no_line_above() -> None:
    lines = (
        "Base salary: JPY 6,600,000 per annum, paid in 12 equal monthly instalments",
        "Performance bonus: target 15% of annual base salary, not guaranteed",
        "Sign-on bonus: JPY 500,000, repayable in full if you leave within 12 months",
        "Start date: April 1, 2027",
        "Probation: six months on the same terms and at the same pay as afterwards",
    )
    for lines_there in (lines[:4], lines):
        read = letter_lines(LIST, "\n".join(lines_there))
        said = {line.text: {part.item.id: part.value for part in line.parts} for line in read}
        assert tuple(said) == lines_there
        assert said[lines[0]] == {"base-salary": lines[0].partition(": ")[2]}
        assert said[lines[2]] == {"sign-on": lines[2].partition(": ")[2]}
        assert said[lines[3]] == {"start-date": "April 1, 2027"}


def test_lines_that_a_page_broke_are_read_as_one() -> None:
    application = with_text(WRAPPED)
    reading = letter_reading(LIST, application)
    assert reading is not None
    said = said_in(list(reading.lines))
    assert said["contract-expiry"] == ["期間の定めあり（2027年1月12日～2027年12月31日）"]
    assert said["renewal-notice"] == ["更新の有無は契約満了の30日前までに通知する"]
    assert said["permanent-conversion"][0].endswith("労働条件の変更の有無：無")
    assert said["contract-renewal"][0].endswith("会社の経営状況、従事している業務の進捗状況")
    assert said["allowances"] == ["資格手当 10,000円（日本語能力試験N1取得者）"]
    assert said["paid-leave"][0].endswith("夏期・冬期特別休暇（無給）")
    assert said["base-salary"] == ["月額 285,000円"]
    assert [line.text for line in reading.unread] == ["労働条件通知書"]
    assert "treatment-explained" in {item.id for item in reading.unstated}
    known = {
        line.item.id: line
        for line in lines(LIST, with_suggestions(LIST, application, IN_2026), IN_2026)
    }
    assert known["renewal-notice"].state is ItemState.KNOWN


@for_each_row(
    ("line", "item"),
    [
        (
            "契約期間　期間の定めなし、期間の定めあり（※）（2027年4月1日～2028年3月31日）",
            "contract-expiry",
        ),
        (
            "契約の更新の有無　［自動的に更新する・更新する場合があり得る・その他（　）］",
            "contract-renewal",
        ),
        ("退職金（ 有（時期、金額等　　） ， 無 ）", "severance"),
        ("所定時間外労働　有・無", "overtime-work"),
    ],
)
def test_what_a_form_leaves_to_be_chosen_is_asked(line: str, item: str) -> None:
    filler = "\n".join(f"記載事項{sign}" for sign in "甲乙丙丁戊己庚辛")
    application = with_suggestions(LIST, with_text(f"{line}\n{filler}"), IN_2026)
    assert application.checklist[item].state is ItemState.TO_ASK
    assert "start-date" not in application.checklist


@for_each_row(
    ("value", "is_without_end"),
    [
        ("期間の定めなし", True),
        ("期間の定めなし（試用期間は2027年4月1日から）", True),
        ("期間の定めあり（2027年1月12日～2027年12月31日）; 無期労働契約での雇用に転換", False),
        ("期間の定めなし、期間の定めあり（2027年4月1日～2028年3月31日）", False),
        ("permanent; until 31 March 2028", False),
    ],
)
def test_a_term_with_dates_outranks_words_of_no_end(value: str, is_without_end: bool) -> None:
    assert says_no_end(LIST, value) is is_without_end


def test_words_of_the_pay_stand_as_they_are_written() -> None:
    letter = """労働条件通知書
雇用形態　正社員
契約期間　期間の定めなし
入社日　2027年2月1日
基本給　300,000円
賞与　年2回を支給し、評価が標準の場合は4か月分とするが、支給しないことがある
試用期間　3か月（期間中の基本給は等級により280,000円又は290,000円）
休日　土日"""
    application = with_suggestions(LIST, with_text(letter), IN_2026)
    known = list(lines(LIST, application, IN_2026))
    rows = {row.id: row.value for row in with_written(pay_rows(application.terms), known)}
    assert "年2回を支給し、評価が標準の場合は4か月分とするが、支給しないことがある" in rows["bonus"]
    assert "280,000円又は290,000円" in rows["probation"]
    assert rows["base"] == "30万円"
    assert not rows["fixed-overtime"]
    named = uncounted_amounts(LIST, application, known, Language.EN)
    assert "4か月分" in named
    assert "280,000円" in named
    typed = with_term(application, "probation-base", 280_000)
    named = uncounted_amounts(LIST, typed, lines(LIST, typed, IN_2026), Language.EN)
    assert "280,000円" not in named


def test_a_part_of_a_month_does_not_change_a_yearly_pay() -> None:
    letter = """労働条件通知書
雇用形態　正社員
契約期間　期間の定めなし
入社日　2027年2月1日
年俸　5,400,000円（12分割）
　月額 450,000円（うち固定時間外手当 60,000円／30時間分を含む）
就業場所　本社
休日　土日"""
    application = with_suggestions(LIST, with_text(letter), IN_2026)
    assert totals(application.terms).expected == 5_400_000


@for_each_row(
    ("by", "note", "said"),
    [
        (
            "2026-12-07",
            "回答期限：2026年11月30日",
            "Its text names Mon 30 Nov, but the offer deadline is still Mon 7 Dec.",
        ),
        ("2026-12-07", "回答期限：2026年12月7日", ""),
        ("2026-12-07", "期限は追って連絡します", ""),
        (
            None,
            "回答期限：2026年11月30日",
            "Its text names Mon 30 Nov, which sets no deadline yet.",
        ),
    ],
)
def test_another_deadline_in_the_text_of_a_letter_is_asked(
    by: str | None, note: str, said: str
) -> None:
    hunt = TimelineBuilder().log("offer", "11-20", **({"by": by} if by else {}))
    hunt.log("offer-letter", "11-24", note=note)
    event = hunt.board["a"].events[-1]
    now = hunt.at("11-25 12:00")
    found = other_date_sentences(LIST, hunt.board["a"], event, now, move_it="move")
    assert (found[0] if found else "") == said


def test_what_is_last_in_brackets_is_no_item_of_its_own() -> None:
    (line,) = letter_lines(LIST, "勤務地：渋谷本社（変更の範囲：国内の各拠点および在宅）")
    told = {part.item.id: part.value for part in line.parts}
    assert told["range-of-change"] == "国内の各拠点および在宅"
    assert "remote-policy" not in told


@for_each_row(
    "line",
    [
        *(
            "ご返答期日　12月4日（金）必着",
            "お返事の期日：12月4日（金）",
            "ご返信期限：12月4日（金）",
        ),
        *(
            "内定承諾書の提出期限：12月4日（金）",
            "承諾期日　12月4日（金）",
            "ご回答締切：12月4日（金）",
        ),
    ],
)
def test_a_letter_names_the_day_to_answer_in_many_words(line: str) -> None:
    (read,) = letter_lines(LIST, line)
    assert [part.item.id for part in read.parts] == ["deadline"]
