"""What is said of an offer wherever one decides: its words, its letters, all in one list."""

from __future__ import annotations

from typing import Any

import pytest

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offer_values import AnswerSource, ItemState
from jobboard_tui.domain.offers.call_notes import replay_records
from jobboard_tui.domain.offers.checklist import (
    ChecklistLine,
    lines,
    not_taken,
    open_suggestions,
    state_taken,
    texts_taken,
    unknown_items,
    unwritten_lines,
    why_not_counted,
    with_answer,
    with_item_value,
    with_suggestions,
)
from jobboard_tui.domain.offers.comparison import compare
from jobboard_tui.domain.offers.decision import papers_of, signing_concerns
from jobboard_tui.domain.offers.negotiation_advice import advice
from jobboard_tui.domain.offers.overtime_words import offer_totals
from jobboard_tui.domain.offers.remarks import offer_remarks
from jobboard_tui.domain.offers.review import MOST_WORDS, count_words, page, review
from tests.domain.timeline_builder import IN_2026, TimelineBuilder
from tests.rows import for_each_row

LIST = load_checklist()


def offered(note: str, **fields: Any) -> Application:
    return TimelineBuilder().app(**fields).log("offer-letter", "11-20", note=note).board["a"]


def remarks(application: Application, language: Language = Language.EN) -> list[str]:
    return offer_remarks(LIST, application, IN_2026, language)


def line_of(application: Application, item_id: str) -> ChecklistLine:
    return next(line for line in lines(LIST, application, IN_2026) if line.item.id == item_id)


# -- words that raise a caution ------------------------------------------------------------------


@for_each_row(
    ("note", "says"),
    [
        ("専門業務型裁量労働制を適用する", "裁量労働制 (discretionary work)"),
        ("労働時間制度：裁量労働制（みなし9時間）", "裁量労働制 (discretionary work)"),
        ("変更の範囲：会社の定める場所", "変更の範囲 is left to the company"),
        ("業務の変更の範囲　会社の定める業務", "変更の範囲 is left to the company"),
        ("労働基準法第41条の管理監督者として処遇する", "管理監督者 (exempt manager)"),
        ("事業場外みなし労働時間制", "みなし労働時間 (deemed hours)"),
        ("裁量労働制は適用しない", ""),
        ("管理監督者には該当しない", ""),
        ("変更の範囲：変更なし", ""),
        ("賞与は会社の定めるところによる", ""),
    ],
)
def test_what_a_letter_leaves_to_the_company_is_remarked(note: str, says: str) -> None:
    found = remarks(offered(note))
    assert len(found) == bool(says)
    assert says in "".join(found)
    assert len(remarks(offered(note), Language.JA)) == bool(says)


def test_what_is_on_the_list_is_remarked_too_and_once() -> None:
    application = with_answer(offered("裁量労働制"), "working-hours", "裁量労働制", None)
    application = with_answer(application, "range-of-change", "会社の定める場所", None)
    assert [
        sum(word in said for said in remarks(application)) for word in ("裁量", "変更の範囲")
    ] == [1, 1]


# -- taking what the card says -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "item"),
    [
        ({"tags": ("visa",)}, "visa"),
        ({"tags": ("remote",)}, "remote-policy"),
        ({"location": "東京都渋谷区"}, "range-of-change"),
        ({"location": "Tokyo (remote possible)"}, "remote-policy"),
        ({"notes": "Ask about visa support"}, "visa"),
        ({"notes": "Remote?"}, "remote-policy"),
    ],
)
def test_what_answers_no_question_settles_none(fields: dict[str, Any], item: str) -> None:
    before = TimelineBuilder().app(**fields).board["a"]
    application = with_suggestions(LIST, before, IN_2026)
    assert item in unknown_items(LIST, application)
    assert application.checklist.get(item) is None
    assert [paper.id for paper in papers_of(LIST, application) if paper.visa] == []


@pytest.mark.parametrize(
    "note", ["ビザ支援：応相談", "ビザ支援 未定", "Visa support: to be discussed"]
)
def test_what_a_letter_leaves_open_is_kept_and_stays_to_be_asked(note: str) -> None:
    application = with_suggestions(LIST, offered(note), IN_2026)
    line = line_of(application, "visa")
    assert (line.state, line.value) == (ItemState.TO_ASK, note)
    assert not any(line.item.id == "visa" for line in unwritten_lines(LIST, application, IN_2026))


def test_all_sentences_of_a_letter_are_taken() -> None:
    application = offered(
        "就業場所：東京都渋谷区。変更の範囲：会社の定める場所。試用期間 6ヶ月。"
        "試用期間中の月給40万円。"
        "配属：基盤チーム。チームは6名。敬具"
    )
    taken = with_suggestions(LIST, application, IN_2026)
    assert dict(taken.terms) == {"probation-months": 6, "probation-pay": 400_000}
    assert line_of(taken, "workplace").value == "就業場所：東京都渋谷区"
    assert line_of(taken, "range-of-change").value == "変更の範囲：会社の定める場所"
    assert line_of(taken, "team").value == "配属：基盤チーム; チームは6名"
    assert [(key, said.value) for key, said in not_taken(LIST, taken, IN_2026)] == [("", "敬具")]
    assert with_suggestions(LIST, taken, IN_2026) == taken


@pytest.mark.parametrize(
    ("note", "item", "value"),
    [
        ("基本給 30万円。基本給 35万円", "base-salary", "基本給 30万円; 基本給 35万円"),
        (
            "試用期間：3ヶ月。試用期間は6ヶ月",
            "probation",
            "試用期間：3ヶ月; 試用期間は6ヶ月",
        ),
        ("年収 600万円\n年俸：700万円", "compensation", "年収 600万円; 年俸：700万円"),
    ],
)
def test_what_a_letter_tells_in_two_ways_is_words_and_stays_to_be_asked(
    note: str, item: str, value: str
) -> None:
    before = offered(note)
    assert [said for about, said in not_taken(LIST, before, IN_2026) if about == item] == []
    application = with_suggestions(LIST, before, IN_2026)
    assert application.terms == {}
    line = line_of(application, item)
    assert (line.value, line.state) == (value, ItemState.TO_ASK)


@for_each_row(
    ("note", "terms"),
    [
        (
            "基本給350,000円（月額）、固定残業手当80,000円（30時間分）",
            {"base": 350_000, "fixed-overtime-pay": 80_000, "fixed-overtime-hours": 30},
        ),
        ("年収 702万円、基本給 45万円", {"annual": 7_020_000, "base": 450_000}),
        ("基本給 45万円、固定残業代45時間分10万円を含む", {}),
        ("年収 800万円、うち歩合200万円", {}),
        ("試用期間 3ヶ月、基本給 28万円", {}),
        ("基本給 45万円、昇給年1回、賞与 4ヶ月分", {"base": 450_000, "bonus-months": 4}),
        ("試用期間は3か月とします。", {"probation-months": 3}),
        ("Your base salary is ¥500,000 per month.", {"base": 500_000}),
        (
            "Your annual base salary will be JPY 8,400,000.",
            {"annual": 8_400_000, "base": 700_000, "bonus-included": False},
        ),
    ],
)
def test_what_a_sentence_lists_with_its_names_is_taken_apart(
    note: str, terms: dict[str, Any]
) -> None:
    assert with_suggestions(LIST, offered(note), IN_2026).terms == terms


@pytest.mark.parametrize(
    "note", ["基本給 30万円。基本給：300,000円", "試用期間 3ヶ月。試用期間中の月給28万円"]
)
def test_what_a_letter_says_twice_or_besides_is_no_doubt(note: str) -> None:
    assert with_suggestions(LIST, offered(note), IN_2026).terms


def test_what_is_taken_in_a_call_comes_back_from_its_draft() -> None:
    application = offered(
        "試用期間 6ヶ月。試用期間中の条件は同じ。ビザ支援：応相談。配属：基盤。チームは6名"
    )
    records: list[dict[str, str]] = []
    for line in open_suggestions(lines(LIST, application, IN_2026)):
        assert line.proposed is not None
        about, state = (
            {"item": line.item.id, "origin": line.proposed.origin.value},
            state_taken(line),
        )
        first, *more = texts_taken(line)
        records += [{**about, "value": first}]
        records += [{**about, "value": text, "also": "yes"} for text in more]
        records += [{"item": line.item.id, "state": state.value}] if state else []
    after = replay_records(application, records)
    assert after == with_suggestions(LIST, application, IN_2026)
    assert replay_records(after, records) == after
    assert dict(after.terms) == {"probation-months": 6}


def test_the_pay_of_the_probation_is_no_compensation() -> None:
    application = with_suggestions(LIST, offered("試用期間 6ヶ月 月給40万円"), IN_2026)
    assert line_of(application, "compensation").is_blank
    after = with_suggestions(LIST, offered("年収 650万円（試用期間中も同額）"), IN_2026)
    assert after.terms == {"annual": 6_500_000}
    assert line_of(after, "compensation").value.endswith("年収 650万円（試用期間中も同額）")


# -- a later letter ------------------------------------------------------------------------------


def revised(
    note: str = "基本給 47万円. 年収 726万円", kind: str = "offer-letter"
) -> TimelineBuilder:
    """A letter that was taken, and another word of the company after it."""
    hunt = TimelineBuilder().log("offer-letter", "11-20", note="基本給 45万円。年収 702万円")
    hunt.board = hunt.board.with_applications(with_suggestions(LIST, hunt.board["a"], IN_2026))
    return hunt.log(kind, "11-23", note=note)


@pytest.mark.parametrize("kind", ["offer-letter", "offer", "received"])
def test_a_later_value_of_the_company_is_proposed_beside_the_known_one(kind: str) -> None:
    application = revised(kind=kind).board["a"]
    assert dict(application.terms) == {"base": 450_000, "annual": 7_020_000}
    assert with_suggestions(LIST, application, IN_2026) == application, "what was told stays"
    newer = {
        line.item.id: line.newer.value for line in lines(LIST, application, IN_2026) if line.newer
    }
    assert newer == {"base-salary": "基本給 47万円", "compensation": "年収 726万円"}
    said = "\n".join(remarks(application))
    assert (
        "base salary: 45万円 a month here, but “基本給 47万円” in the message from Mon 23 Nov"
        in said
    )
    taken = with_answer(application, "base-salary", "47万円", AnswerSource.LETTER)
    assert line_of(taken, "base-salary").newer is None


@pytest.mark.parametrize(
    "note", ["基本給 45万円。年収702万円です", "よろしくお願いします", "年収は約702万円"]
)
def test_what_says_the_same_or_nothing_is_not_newer(note: str) -> None:
    application = revised(note).board["a"]
    assert [line.item.id for line in lines(LIST, application, IN_2026) if line.newer] == []


def test_what_the_meeting_confirmed_after_a_letter_stands() -> None:
    hunt = revised().log("offer-meeting", "11-23 14:00")
    application = with_answer(hunt.board["a"], "base-salary", "46万円", AnswerSource.MEETING)
    assert line_of(application, "base-salary").newer is None
    hunt.board = hunt.board.with_applications(application)
    later = hunt.log("offer-letter", "11-24 10:00", note="基本給 47万円").board["a"]
    assert line_of(later, "base-salary").newer is not None


def test_words_are_newer_only_in_the_place_of_the_companys_words() -> None:
    hunt = TimelineBuilder().log("offer-letter", "11-20", note="在宅は週3日まで")
    application = with_item_value(hunt.board["a"], "remote-policy", value="by arrangement")
    assert line_of(application, "remote-policy").newer is None
    taken = with_suggestions(LIST, hunt.board["a"], IN_2026)
    hunt.board = hunt.board.with_applications(taken)
    later = hunt.log("offer-letter", "11-23", note="在宅は試用期間の後から").board["a"]
    suggestion = line_of(later, "remote-policy").newer
    assert suggestion is not None
    assert suggestion.value == "在宅は試用期間の後から"


# -- everywhere ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(Language))
def test_every_remark_stands_wherever_one_decides(language: Language) -> None:
    hunt = revised(
        "基本給 47万円。裁量労働制（みなし9時間）。変更の範囲：会社の定める場所。管理監督者とする"
    )
    application = with_answer(hunt.board["a"], "fixed-overtime", "80時間 5万円", None)
    application = with_answer(application, "housing", "月40万円", None)
    application = with_answer(
        application, "bonus", "stock=$10,000 a year, bonus-amount=〜100万円", None
    )
    application = with_answer(application, "working-hours", "weekly-hours=44", None)
    every = remarks(application, language)
    assert len(every) >= 10
    board = hunt.board.with_applications(application)
    told = advice(board, application, IN_2026, experienced=False)
    of = review(LIST, application, IN_2026, told, language)
    assert [said for said in every if said not in of.remarks] == []
    for markdown in (False, True):
        text = page(of, IN_2026, markdown=markdown)
        assert [said for said in every if said not in text] == []
        assert count_words(text) - count_words(" ".join(every)) <= MOST_WORDS
    assert list(signing_concerns(LIST, application, IN_2026, language).remarks) == every
    assert list(compare(LIST, [application], IN_2026, language).offers[0].remarks) == every


def test_before_signing_one_sees_what_is_not_in_the_letter() -> None:
    application = with_item_value(
        offered("年収 702万円"), "team", value="six", origin=AnswerSource.INTERVIEW
    )
    concerns = signing_concerns(LIST, application, IN_2026)
    assert [line.item.id for line in concerns.unwritten] == ["team"]
    assert not concerns.is_clear


# -- the question what a yearly amount includes --------------------------------------------------


@pytest.mark.parametrize(
    ("item", "answer", "flag"),
    [
        ("housing", "月3万円", "allowances-included"),
        ("benefits", "other-allowances=月3万円", "allowances-included"),
        ("bonus", "100万円", "bonus-included"),
        ("bonus", "4ヶ月", "bonus-included"),
        ("fixed-overtime", "45時間分 10万円", "fixed-overtime-included"),
    ],
)
def test_what_is_undecided_stands_on_the_list_until_somebody_says(
    item: str, answer: str, flag: str
) -> None:
    hidden = {one.id for one in LIST.items() if one.when_undecided}
    bare = with_answer(TimelineBuilder().app().board["a"], "compensation", "年収840万円", None)
    assert not hidden & set(unknown_items(LIST, bare))
    application = with_answer(bare, item, answer, None)
    assert hidden & set(unknown_items(LIST, application)) == {flag}
    asked = compare(LIST, [application], IN_2026, Language.EN).offers[0].remarks
    assert any("ask whether the yearly amount includes" in said for said in asked)
    decided = with_answer(application, flag, "含む", None)
    assert not hidden & set(unknown_items(LIST, decided))
    assert line_of(decided, flag).state is ItemState.KNOWN
    assert line_of(decided, flag).value == "included"
    based = with_answer(application, "base-salary", "60万円", None)
    assert not hidden & set(unknown_items(LIST, based)), "the parts count where there is a base"


@pytest.mark.parametrize("before", ["", "含む"])
@pytest.mark.parametrize(
    ("origin", "state"), [(None, ItemState.TO_ASK), (AnswerSource.MEETING, ItemState.UNCLEAR)]
)
def test_words_leave_the_question_open_what_a_yearly_amount_includes(
    before: str, origin: AnswerSource | None, state: ItemState
) -> None:
    application = with_answer(
        TimelineBuilder().app().board["a"], "compensation", "年収840万円", None
    )
    application = with_answer(application, "housing", "月3万円", None)
    application = with_answer(application, "allowances-included", before, None)
    application = with_answer(application, "allowances-included", "一部含む", origin)
    assert "allowances-included" not in application.terms
    line = line_of(application, "allowances-included")
    assert (line.value, line.state) == ("一部含む", state)
    assert any("yearly amount includes allowances" in said for said in remarks(application))
    decided = with_answer(application, "allowances-included", "別途", origin)
    assert line_of(decided, "allowances-included").value == "on top"
    assert line_of(decided, "allowances-included").state.is_settled


@for_each_row(
    ("pay", "is_asked"),
    [
        ("月給30万円（試用期間中は25万円）", True),
        ("月給30万円（試用期間中は25万円）\n試用期間：3ヶ月", False),
        ("月給30万円\n試用期間：3ヶ月", False),
    ],
)
def test_a_pay_on_probation_of_unknown_length_is_asked_about(pay: str, is_asked: bool) -> None:
    application = with_suggestions(LIST, offered(pay), IN_2026)
    said = offer_remarks(LIST, application, IN_2026, Language.EN)
    assert any("ask how long the probation is" in remark for remark in said) == is_asked


# -- overtime in the pay that is told in words ----------------------------------------------------


def answered(**answers: str) -> Application:
    application = TimelineBuilder().app().board["a"]
    for item_id, text in answers.items():
        application = with_answer(application, item_id.replace("_", "-"), text, AnswerSource.LETTER)
    return application


HOUR = "the pay of an hour is unknown"


@pytest.mark.parametrize(
    ("overtime", "is_known"),
    [
        ("時間外手当は基本給に含む（月20時間分相当、詳細は面談で）", False),
        ("みなし残業あり、時間数は部署による", False),
        ("固定残業代30時間分程度、深夜手当なし", False),
        ("no night work; some fixed overtime", False),
        ("includes JPY 118,000 as fixed overtime for 30 hours or so", False),
        ("some of it is fixed overtime", False),
        ("全額を1分単位で別途支給", True),
        ("60時間を超える時間外労働は50%増", True),
        ("fixed overtime pay is not included", True),
        ("固定残業代はなし、残業代は全額支給", True),
        ("なし", True),
    ],
)
def test_an_hour_has_no_pay_while_its_overtime_is_words(overtime: str, is_known: bool) -> None:
    application = answered(base_salary="25万円", working_hours="週40時間", fixed_overtime=overtime)
    assert (
        offer_totals(application, list(lines(LIST, application, IN_2026))).hourly == 1442
    ) is is_known
    assert any(HOUR in remark for remark in remarks(application)) is not is_known
    comparison = compare(LIST, [application, answered(base_salary="25万円")], IN_2026, Language.EN)
    cell = next(row for row in comparison.rows if row.id == "hourly").cells[0]
    assert (cell.number is not None) is is_known


def test_hours_in_any_words_of_the_offer_leave_the_hour_open() -> None:
    said = "The monthly salary includes JPY 118,000 as fixed overtime for 30 hours"
    application = answered(compensation="annual=780万円", working_hours="週40時間")
    assert offer_totals(application, list(lines(LIST, application, IN_2026))).hourly == 3750
    application = with_item_value(
        application, "compensation", value=said, origin=AnswerSource.LETTER
    )
    assert offer_totals(application, list(lines(LIST, application, IN_2026))).hourly is None
    application = with_answer(application, "fixed-overtime", "30時間", AnswerSource.LETTER)
    assert offer_totals(application, list(lines(LIST, application, IN_2026))).hourly == 3197


@pytest.mark.parametrize(
    ("item_id", "said", "named"),
    [
        ("bonus", "業績により支給しないことがある（前年度実績3.8ヶ月分程度か）", "3.8ヶ月分"),
        ("bonus", "maybe 2 months, maybe none", "2 months"),
        ("fixed_overtime", "時間外手当は基本給に含む（月20時間分相当、詳細は面談で）", "20時間分"),
        ("compensation", "salary covers fixed overtime of 30 hours, or fewer", "30 hours"),
    ],
)
def test_months_and_hours_in_words_are_named(item_id: str, said: str, named: str) -> None:
    application = answered(base_salary="25万円", **{item_id: said})
    first = next(r for r in remarks(application) if r.startswith("in the text and not counted"))
    assert named in first


@for_each_row(
    ("item", "text", "named"),
    [
        ("allowances", "-3000円（社宅費）", "allowances -3000円"),
        ("compensation", "somewhere between 5 and 6 million yen", "compensation 6 million YEN"),
        ("base-salary", "参拾弐万円程度", "base salary 32万円"),
        ("probation", "3ヶ月（期間中は時給1,250円）", "probation 1,250円"),
        ("bonus", "2,000 RSUs vesting over four years", "bonus and scheme 2,000 rsus"),
        ("costs-borne", "社宅使用料 20,000円", "20,000円"),
        ("housing", "社宅 月額20,000円", "housing 20,000円"),
    ],
)
def test_what_does_not_count_is_named(item: str, text: str, named: str) -> None:
    said = remarks(answered(**{item.replace("-", "_"): text}))
    first = next((r for r in said if r.startswith("in the text and not counted")), "")
    assert named in first


@for_each_row(
    ("item", "text", "why"),
    [
        ("working-hours", "9:00〜18:00（休憩60分）", "its 8 h a day count once the days off"),
        ("working-hours", "8:30〜17:30（休憩12:00〜13:00）", "its 8 h a day count"),
        ("working-hours", "9:00〜18:00", "saved as text, not counted"),
        ("bonus", "4ヶ月（年）、うち1ヶ月は固定", "more than one number; write bonus-months="),
        ("sign-on", "30万円と20万円（1年以内の退職は全額返還）", "more than one number"),
        ("housing", "社宅使用料 20,000円", "that seems to be deducted from the pay"),
        ("housing", "社宅 20,000円", "it doesn't say who pays it"),
        (
            "allowances",
            "精勤手当5,000円、役職手当2万円",
            "write other-allowances=2万円 to count 役職手当2万円",
        ),
        ("allowances", "精勤手当5,000円", "write other-allowances=… for what is paid every month"),
    ],
)
def test_words_are_said_to_be_words_for_the_right_reason(item: str, text: str, why: str) -> None:
    about = LIST.item(item)
    assert about is not None
    assert why in why_not_counted(about, text, is_alone=True)
