"""The list of one application: what is known, proposed, unknown; the reminder that asks for it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.domain.labels import full_deadline
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application, Channel
from jobboard_tui.domain.offer_values import AnswerSource, Concern, ItemAnswer, ItemState, RedFlag
from jobboard_tui.domain.offers.checklist import (
    ChecklistLine,
    groups,
    letter,
    lines,
    not_in_letter,
    not_taken,
    parse_terms,
    strip_item_name,
    unknown_items,
    unwritten_lines,
    why_not_counted,
    with_answer,
    with_item_value,
    with_suggestions,
    with_term,
)
from jobboard_tui.domain.offers.first_day import first_day_words
from jobboard_tui.domain.offers.negotiation_advice import AdviceMoment, advice
from jobboard_tui.domain.offers.review import (
    MOST_WORDS,
    OfferReview,
    count_words,
    first_step,
    page,
    review,
)
from jobboard_tui.domain.offers.suggested_values import call_headings, suggested_values
from jobboard_tui.domain.offers.terms import TERMS
from jobboard_tui.domain.reminders.timeline_facts import known_answer_by
from tests.domain.timeline_builder import IN_2026, TimelineBuilder
from tests.rows import for_each_row

LIST = load_checklist()
ITEMS = len(list(LIST.items()))
MEETING = "11-26 14:00"


def one_of(hunt: TimelineBuilder) -> Application:
    return hunt.board["a"]


def line_of(application: Application, item_id: str) -> ChecklistLine:
    return next(line for line in lines(LIST, application, IN_2026) if line.item.id == item_id)


def with_state(hunt: TimelineBuilder, state: ItemState, *, but: str = "") -> TimelineBuilder:
    application = one_of(hunt)
    for item in LIST.items():
        if item.id != but:
            application = with_item_value(application, item.id, state=state)
    hunt.board = hunt.board.with_applications(application)
    return hunt


# -- the reminder --------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [state for state in ItemState if state is not ItemState.UNKNOWN])
def test_a_meeting_is_prepared_once_nothing_is_unknown(state: ItemState) -> None:
    hunt = TimelineBuilder().log("offer-meeting", MEETING)
    assert "prepare-offer-meeting" in hunt.rules("11-25 12:00")
    with_state(hunt, state, but="grades")
    assert "prepare-offer-meeting" in hunt.rules("11-25 12:00")
    with_state(hunt, state)
    assert "prepare-offer-meeting" not in hunt.rules("11-25 12:00")


def test_an_item_of_ones_own_has_to_be_settled_too() -> None:
    hunt = with_state(TimelineBuilder().log("offer-meeting", MEETING), ItemState.KNOWN)
    own = replace(
        one_of(hunt), checklist={**one_of(hunt).checklist, "x1": ItemAnswer(title="Dogs")}
    )
    hunt.board = hunt.board.with_applications(own)
    assert unknown_items(LIST, own) == ["x1"]
    assert "prepare-offer-meeting" in hunt.rules("11-25 12:00")
    assert groups(LIST, own, IN_2026)[-1].lines[0].item.english.ask == "Dogs"


# -- telling -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "state", "value", "origin"),
    [
        ({"value": "G4"}, ItemState.KNOWN, "G4", None),
        (
            {"value": "G4", "origin": AnswerSource.LETTER},
            ItemState.KNOWN,
            "G4",
            AnswerSource.LETTER,
        ),
        (
            {"value": "G4", "origin": AnswerSource.MEETING},
            ItemState.CONFIRMED,
            "G4",
            AnswerSource.MEETING,
        ),
        ({"value": "G4", "state": ItemState.UNCLEAR}, ItemState.UNCLEAR, "G4", None),
        ({"state": ItemState.TO_ASK}, ItemState.TO_ASK, "", None),
    ],
)
def test_what_is_told_of_an_item(told: dict[str, Any], state: str, value: str, origin: str) -> None:
    finding = with_item_value(one_of(TimelineBuilder().app()), "grades", **told).checklist["grades"]
    assert (finding.state, finding.value, finding.origin) == (state, value, origin)


def test_a_value_taken_away_leaves_nothing_behind() -> None:
    application = with_item_value(
        one_of(TimelineBuilder().app()), "grades", value="G4", origin=AnswerSource.LETTER
    )
    assert "grades" not in with_item_value(application, "grades", value="").checklist


def test_a_term_makes_its_item_known_and_takes_it_away_again() -> None:
    application = with_term(
        one_of(TimelineBuilder().app()), "base", 450_000, origin=AnswerSource.LETTER
    )
    line = next(line for line in lines(LIST, application, IN_2026) if line.item.id == "base-salary")
    assert (line.state, line.value) == (ItemState.KNOWN, "45万円 a month")
    assert line.finding.origin is AnswerSource.LETTER
    gone = with_term(application, "base", None)
    assert gone.terms == {}
    assert "base-salary" in unknown_items(LIST, gone)


def test_the_state_of_a_topic_is_that_of_what_is_furthest_behind() -> None:
    one = with_state(TimelineBuilder().app(), ItemState.CONFIRMED)
    states = {group.topic.id: group.state for group in groups(LIST, one_of(one), IN_2026)}
    assert set(states.values()) == {ItemState.CONFIRMED}
    behind = with_item_value(one_of(one), "grades", state=ItemState.ASKED)
    behind = with_item_value(behind, "team", state=ItemState.UNCLEAR)
    states = {group.topic.id: group.state for group in groups(LIST, behind, IN_2026)}
    assert (states["compensation"], states["position"]) == (ItemState.ASKED, ItemState.UNCLEAR)


# -- proposals -----------------------------------------------------------------------------------


def test_the_card_and_its_events_propose_values_with_their_origins() -> None:
    hunt = TimelineBuilder().app(
        salary="年収 800万円", location="Kyoto", tags=("remote",), notes="昇給は年1回。"
    )
    hunt.log("interview", "11-02", note="Probation three months. Team of six; フレックス")
    hunt.log("received", "11-03", note="在宅は週3日まで。")
    hunt.log("offer", "11-04", by="11-30", via=Channel.PHONE, note="Visa is no problem.")
    hunt.log("offer-letter", "11-05", by="12-02", note="試用期間: 6か月")
    found = {
        key: (suggestions[0].value, suggestions[0].origin)
        for key, suggestions in suggested_values(LIST, one_of(hunt), IN_2026).items()
    }
    assert found == {
        "position-name": ("SRE", AnswerSource.JOB_DESCRIPTION),
        "compensation": ("年収 800万円", AnswerSource.JOB_DESCRIPTION),
        "workplace": ("Kyoto", AnswerSource.JOB_DESCRIPTION),
        "probation": ("試用期間: 6か月", AnswerSource.LETTER),
        "team": ("Team of six", AnswerSource.INTERVIEW),
        "working-hours": ("フレックス", AnswerSource.INTERVIEW),
        "remote-policy": ("在宅は週3日まで", AnswerSource.EMAIL),
        "visa": ("Visa is no problem", AnswerSource.INTERVIEW),
        "reviews": ("昇給は年1回", AnswerSource.RESEARCH),
        "deadline": ("Wed 2 Dec 2026", AnswerSource.LETTER),
    }


@pytest.mark.parametrize(
    ("events", "day"),
    [
        ([("offer", "11-10", "11-30")], "Mon 30 Nov 2026"),
        ([("offer", "11-10", "11-30"), ("answer", "11-12", "12-04")], "Fri 4 Dec 2026"),
        (
            [("offer", "11-10", "11-30"), ("answer", "11-12", "11-25 17:00")],
            "Wed 25 Nov 2026 17:00",
        ),
        ([("offer", "11-10", "11-30"), ("decision-date", "11-12", "12-04")], "Fri 4 Dec 2026"),
        ([("offer", "11-10", "11-30"), ("declined", "11-12", None)], ""),
        ([("offer", "11-10", "11-30"), ("declined", "11-12", None), ("offer", "11-14", None)], ""),
        ([("answer", "11-12", "12-04")], ""),
    ],
)
def test_the_date_that_is_proposed_is_the_one_that_is_watched(
    events: list[tuple[str, str, str | None]], day: str
) -> None:
    hunt = TimelineBuilder().app()
    for kind, at, by in events:
        is_answer = kind == "answer"
        hunt.log("received" if is_answer else kind, at, by=by, answers_offer=is_answer)
    suggestions = suggested_values(LIST, one_of(hunt), IN_2026).get("deadline", [])
    assert [suggestion.value for suggestion in suggestions] == ([day] if day else [])
    known = known_answer_by(one_of(hunt), IN_2026)
    assert ("" if known is None else full_deadline(known.by, IN_2026)) == day


def test_a_proposal_counts_only_once_it_is_taken_and_overwrites_nothing() -> None:
    application = one_of(TimelineBuilder().app(salary="800万円", location="Kyoto"))
    application = with_item_value(
        application, "workplace", value="Osaka", origin=AnswerSource.LETTER
    )
    application = with_item_value(application, "compensation", state=ItemState.TO_ASK)
    assert "position-name" in unknown_items(LIST, application)
    after = with_suggestions(LIST, application, IN_2026).checklist
    assert after["position-name"].state is ItemState.KNOWN
    assert (after["workplace"].value, after["workplace"].origin) == ("Osaka", AnswerSource.LETTER)
    assert (after["compensation"].value, after["compensation"].state) == (
        "800万円",
        ItemState.TO_ASK,
    )
    assert with_suggestions(
        LIST, with_suggestions(LIST, application, IN_2026), IN_2026
    ) == with_suggestions(LIST, application, IN_2026)


# -- the two ways in -----------------------------------------------------------------------------


def test_without_a_letter_it_is_asked_for() -> None:
    hunt = TimelineBuilder().log("offer-meeting", MEETING)
    assert letter(one_of(hunt)) is None
    assert "ask for the offer in writing" in first_step(LIST, one_of(hunt), IN_2026)
    hunt.log("letter-requested", "11-24")
    assert "You asked for the offer letter on Tue 24 Nov, but it hasn't arrived yet" in first_step(
        LIST, one_of(hunt), IN_2026
    )


def test_with_a_letter_it_is_read_against_the_list() -> None:
    hunt = TimelineBuilder().log("offer-letter", "11-24", id="l")
    application = with_item_value(one_of(hunt), "grades", value="G4", origin=AnswerSource.LETTER)
    application = with_item_value(application, "team", value="six", origin=AnswerSource.INTERVIEW)
    silent = {line.item.id for line in not_in_letter(LIST, application, IN_2026)}
    assert "grades" not in silent
    assert "team" in silent
    assert "items; consider negotiating" in first_step(LIST, application, IN_2026)
    assert str(len(silent)) in first_step(LIST, application, IN_2026)
    hunt.cancel("l")
    assert "ask for the offer" in first_step(LIST, one_of(hunt), IN_2026)


@pytest.mark.parametrize(
    ("experienced", "other", "held", "moment"),
    [
        (True, False, False, AdviceMoment.IN_MEETING),
        (False, False, False, AdviceMoment.AFTER),
        (True, True, False, AdviceMoment.AFTER),
        (True, False, True, AdviceMoment.AFTER),
    ],
)
def test_when_to_negotiate(
    experienced: bool, other: bool, held: bool, moment: AdviceMoment
) -> None:
    hunt = TimelineBuilder().log("offer-meeting", MEETING)
    if other:
        hunt.log("interview", "11-20", "b")
    now = hunt.at("11-26 16:00" if held else "11-25 12:00")
    found = advice(hunt.board, one_of(hunt), now, experienced=experienced)
    assert found.moment is moment
    assert found.reasons


@pytest.mark.parametrize(
    ("now", "says"),
    [
        ("11-26 16:00", "within a day of the meeting"),
        ("11-28 16:00", "today: the meeting was 2 days ago"),
        ("11-29 16:00", "wait for their reply"),  # negotiated on the 29th
        ("11-30 16:00", "today: the meeting was"),  # they have answered
        ("12-02 16:00", "nothing left to negotiate"),  # accepted
    ],
)
def test_the_advice_goes_with_what_has_happened(now: str, says: str) -> None:
    hunt = TimelineBuilder().log("offer", "11-20").log("offer-meeting", MEETING)
    for kind, at in (("negotiated", "11-29"), ("received", "11-30"), ("accepted", "12-01")):
        if hunt.at(f"{at} 10:00") <= hunt.at(now):
            hunt.log(kind, f"{at} 10:00")
    assert says in advice(hunt.board, one_of(hunt), hunt.at(now), experienced=False).says


# -- the review ----------------------------------------------------------------------------------


def told(
    hunt: TimelineBuilder, language: Language, now: str = "11-25 12:00", markdown: bool = False
) -> str:
    at = hunt.at(now)
    says = advice(hunt.board, one_of(hunt), at, experienced=False)
    return page(review(LIST, one_of(hunt), at, says, language), at, markdown=markdown)


def test_the_review_says_what_one_needs_before_the_call() -> None:
    hunt = TimelineBuilder().log(
        "offer-meeting", MEETING, people=("Sato",), where="https://meet.example.com/a"
    )
    application = with_item_value(one_of(hunt), "grades", value="G4", origin=AnswerSource.LETTER)
    doubt = Concern(text="Everybody looked tired", question="How much overtime was it last month?")
    application = replace(
        application, doubts={"d": doubt}, flags={"pressure": RedFlag(at=hunt.at("11-20"))}
    )
    hunt.board = hunt.board.with_applications(application)
    text = told(hunt, Language.EN)
    for part in (
        *("a KK: SRE", "Thu 26 Nov 14:00-15:00", "with Sato", "https://meet.example"),
        *(
            "grades: G4 (offer letter)",
            "Benefits",
            "1. How much time do I have to consider",
        ),
        *("Everybody looked tired", "How much overtime", "pressure to accept on the spot"),
        "In the meeting, only ask; negotiate by e-mail afterwards",
    ):
        assert part in text
    assert "tomorrow" not in text  # a page is read at another time
    japanese = told(hunt, Language.JA, markdown=True)
    assert "# a KK: SRE" in japanese
    assert "1. オファーへのお返事は" in japanese
    assert "等級制度: G4" in japanese


def test_a_deadline_that_the_card_knows_is_no_question() -> None:
    asked = "How much time do I have to consider"
    with_date = TimelineBuilder().log("offer", "11-20", by=date(2026, 12, 4))
    assert asked not in told(with_date, Language.EN)
    assert "answer by Fri 4 Dec" in told(with_date, Language.EN)
    assert asked in told(TimelineBuilder().log("offer", "11-20"), Language.EN)
    states = {
        line.item.id: line.state for line in lines(LIST, one_of(with_date), with_date.at("11-25"))
    }
    assert states["deadline"] is ItemState.KNOWN  # as the line above the list says
    assert "deadline" not in unknown_items(LIST, one_of(with_date))


def test_what_a_page_has_no_room_for_is_counted() -> None:
    hunt = TimelineBuilder().log("offer", "11-20")
    application = one_of(hunt)
    says = advice(hunt.board, application, hunt.at("11-25"), experienced=False)
    of = replace(
        review(LIST, application, hunt.at("11-25"), says, Language.EN),
        missing=tuple(f"item {number}" for number in range(60)),
    )
    for markdown in (False, True):
        text = page(of, hunt.at("11-25"), markdown=markdown)
        shown = re.findall(r"item \d+", text)
        assert f"(and {60 - len(shown)} more)" in text


@pytest.mark.parametrize("end", ["accepted", "rescinded", "lapsed"])
def test_what_is_decided_is_not_negotiated_nor_met_about(end: str) -> None:
    hunt = (
        TimelineBuilder().log("offer", "11-20").log("offer-letter", "11-21", note="基本給：45万円")
    )
    hunt.log(end, "11-24")
    text = told(hunt, Language.EN)
    assert "consider negotiating" not in text
    assert "request one" not in text
    assert {"accepted": "You have accepted", "rescinded": "The offer was rescinded"}.get(
        end, "The offer has lapsed"
    ) in text


def test_what_is_settled_is_asked_no_more() -> None:
    hunt = with_state(
        TimelineBuilder().log("offer-meeting", MEETING), ItemState.KNOWN, but="grades"
    )
    text = told(hunt, Language.EN)
    assert "How does the grade system relate to pay" in text
    assert "2." not in text
    assert "QUESTIONS" not in told(with_state(hunt, ItemState.CONFIRMED), Language.EN)


@given(
    st.lists(
        st.tuples(st.sampled_from(list(ItemState)), st.integers(0, 60)),
        min_size=ITEMS,
        max_size=ITEMS,
    ),
    st.integers(0, 12),
    st.sampled_from(list(Language)),
    st.sampled_from(["word ", "条件", "long-word-without-blanks"]),
)
def test_the_review_has_at_most_300_words_beside_what_stands_whole(
    states: list[tuple[ItemState, int]], doubts: int, language: Language, word: str
) -> None:
    hunt = (
        TimelineBuilder()
        .app()
        .log("offer-meeting", MEETING, people=("Sato", "Mori"), where=word * 30)
    )
    application = replace(one_of(hunt), company=word * 9, role=word * 20)
    for item, (state, length) in zip(LIST.items(), states, strict=True):
        application = with_item_value(application, item.id, value=word * length, state=state)
    own = {f"o{place}": ItemAnswer(title=word * 9) for place in range(doubts)}
    application = replace(
        application,
        checklist={**application.checklist, **own},
        doubts={str(place): Concern(text=word * 9, question=word * 20) for place in range(doubts)},
        flags={str(place): RedFlag(at=hunt.at(MEETING), note=word * 9) for place in range(doubts)},
    )
    hunt.board = hunt.board.with_applications(application)
    at = hunt.at("11-25 12:00")
    of = review(
        LIST, application, at, advice(hunt.board, application, at, experienced=False), language
    )
    whole = [part for doubt in of.doubts for part in doubt]
    whole += [part for question in of.questions for part in (question.ask, question.confirm)]
    whole += [part for row in of.pay for part in (row.title, row.value)]
    assert count_words(page(of, at)) - count_words(" ".join(whole)) <= MOST_WORDS


def test_what_was_told_and_is_not_in_the_letter() -> None:
    hunt = TimelineBuilder().log("offer", "11-20")
    application = with_item_value(
        hunt.board["a"], "remote-policy", value="4 days", origin=AnswerSource.INTERVIEW
    )
    application = with_item_value(application, "team", value="six", origin=AnswerSource.LETTER)
    application = with_item_value(application, "grades", value="G4", origin=AnswerSource.MEETING)
    assert unwritten_lines(LIST, application, IN_2026) == []
    hunt.board = hunt.board.with_applications(application)
    hunt.log("offer-letter", "11-21")
    told = unwritten_lines(LIST, hunt.board["a"], IN_2026)
    assert [line.item.id for line in told] == ["remote-policy"]


# -- answers that are terms ----------------------------------------------------------------------


def test_an_answer_takes_the_place_of_the_words_before() -> None:
    application = with_item_value(
        one_of(TimelineBuilder().app()), "base-salary", value="about 40", origin=AnswerSource.EMAIL
    )
    application = with_answer(application, "base-salary", "45万円", AnswerSource.MEETING)
    line = line_of(application, "base-salary")
    assert (line.value, line.state) == ("45万円 a month", ItemState.CONFIRMED)
    application = with_answer(
        application, "base-salary", "with the housing allowance", AnswerSource.EMAIL
    )
    assert line_of(application, "base-salary").value == "45万円 a month, with the housing allowance"
    application = with_answer(application, "base-salary", "", None)
    assert line_of(application, "base-salary").value == "45万円 a month"
    assert line_of(application, "base-salary").state is ItemState.KNOWN
    application = with_answer(application, "base-salary", "", None)
    assert (application.terms, line_of(application, "base-salary").state) == ({}, ItemState.UNKNOWN)


@pytest.mark.parametrize(
    ("told", "is_none"),
    [
        ("3ヶ月（賞与・住宅手当の支給なし）", False),
        ("3ヶ月（試用期間中は賞与の支給なし）", False),
        ("試用期間3か月 残業なし", False),
        ("3か月（社会保険 適用なし）", False),
        ("3ヶ月 固定残業代なし 月給26万円", False),
        ("3 months, no bonus during probation", False),
        ("three months, none of the allowances", False),
        ("10か月", False),
        ("賞与なし、3ヶ月", False),
        ("試用期間中の賞与なし", False),
        ("期間中の条件の変更なし", False),
        ("no bonus during probation", False),
        ("なし", True),
        ("試用期間：なし", True),
        ("試用期間なし（入社日より正社員）", True),
        ("試用期間はありません。", True),
        ("none", True),
        ("No probation period.", True),
        ("0 months", True),
    ],
)
def test_none_of_something_else_is_no_lack_of_probation(told: str, is_none: bool) -> None:
    application = with_answer(
        one_of(TimelineBuilder().app()), "probation", told, AnswerSource.LETTER
    )
    state = line_of(application, "probation-end").state
    assert state is (ItemState.NOT_APPLICABLE if is_none else ItemState.UNKNOWN)


@pytest.mark.parametrize(
    ("told", "is_open"),
    [
        ("1年契約（無期雇用への転換あり）", True),
        ("1-year contract, may become permanent", True),
        ("no permanent position guaranteed", True),
        ("期間の定めなし", False),
        ("permanent, no probation", False),
    ],
)
def test_a_way_to_a_contract_without_an_end_is_none(told: str, is_open: bool) -> None:
    application = with_answer(
        one_of(TimelineBuilder().app()), "contract-type", told, AnswerSource.LETTER
    )
    assert line_of(application, "contract-renewal").is_open is is_open


@pytest.mark.parametrize("item_id", sorted({kind.item for kind in TERMS.values() if kind.has_none}))
@pytest.mark.parametrize("other", ["社員食堂", "退職一時金", "転勤"])
def test_none_of_something_else_is_none_of_no_item(item_id: str, other: str) -> None:
    for said in (f"{other}なし", f"{other}は支給なし", f"no {other}", f"あり（{other}なし）"):
        assert 0 not in parse_terms(item_id, said).values(), said


def test_a_named_term_without_a_value_is_taken_out() -> None:
    application = with_answer(
        one_of(TimelineBuilder().app()), "bonus", "bonus-months=4", AnswerSource.LETTER
    )
    application = with_answer(application, "bonus", "bonus-guaranteed=yes", AnswerSource.LETTER)
    assert with_answer(application, "bonus", "bonus-months=", None).terms == {
        "bonus-guaranteed": True
    }


@pytest.mark.parametrize(
    ("said", "item", "term"),
    [
        ("基本給：420,000円", "base-salary", {"base": 420_000}),
        ("base salary ¥420,000", "base-salary", {"base": 420_000}),
        ("試用期間 ３か月", "probation", {"probation-months": 3}),
        ("基本給：応相談", "base-salary", {}),
    ],
)
def test_what_a_letter_says_in_figures_is_taken_as_a_term(
    said: str, item: str, term: dict[str, int]
) -> None:
    application = one_of(
        TimelineBuilder().log("offer-letter", "11-24", note=f"{said}。team of six")
    )
    assert with_suggestions(LIST, application, IN_2026).terms == term
    assert (
        line_of(with_suggestions(LIST, application, IN_2026), item).finding.origin
        is AnswerSource.LETTER
    )


def test_the_amount_of_a_posting_stays_words_and_is_no_part_of_the_offer() -> None:
    application = with_suggestions(LIST, one_of(TimelineBuilder().app(salary="800万円")), IN_2026)
    assert application.terms == {}
    assert application.checklist["compensation"].value == "800万円"


@pytest.mark.parametrize(
    ("said", "terms"),
    [
        ("固定残業代：30時間分、95,000円", {"hours": 30, "pay": 95_000}),
        ("95,000円（30時間分）", {"hours": 30, "pay": 95_000}),
        ("fixed-overtime-hours=30, overtime-beyond=paid, at 1.25", {"hours": 30, "beyond": 1}),
        ("30時間分、95,000円、応相談", {}),
        ("20時間、30時間", {}),
    ],
)
def test_several_terms_are_told_at_once(said: str, terms: dict[str, int]) -> None:
    item = LIST.item("fixed-overtime")
    assert item is not None
    told = parse_terms(item.id, strip_item_name(item, said))
    names = {"hours": "fixed-overtime-hours", "pay": "fixed-overtime-pay"}
    found = {short: told[name] for short, name in names.items() if name in told}
    if told.get("overtime-beyond") == "paid, at 1.25":
        found["beyond"] = 1
    assert found == terms


def test_the_summary_of_a_call_proposes_nothing() -> None:
    for heading in call_headings():
        hunt = TimelineBuilder().log(
            "note", "11-24", note=f"{heading}team: unclear\nprobation: 3 months"
        )
        assert suggested_values(LIST, one_of(hunt), IN_2026).keys() == {"position-name"}


def test_what_is_left_out_is_named() -> None:
    hunt = TimelineBuilder().app(salary="年収 700万円〜900万円")
    hunt.log("offer", "11-20 10:00", note="年収650万円です。勤務は9時から18時。", by="2026-12-04")
    hunt.log(
        *("offer-letter", "11-21 10:00"),
        note="年収 680万円\n基本給 42万円\n支給日は毎月25日\n有効期限 12月4日\n社員旅行あり",
    )

    def left() -> set[tuple[str, str, str]]:
        return {
            (item_id, suggestion.value, suggestion.origin.value)
            for item_id, suggestion in not_taken(LIST, one_of(hunt), IN_2026)
        }

    both = {
        ("compensation", "年収650万円です", "e-mail"),
        ("compensation", "年収 700万円〜900万円", "job-description"),
        ("", "勤務は9時から18時", "e-mail"),
        ("", "社員旅行あり", "offer-letter"),
    }
    assert left() == both
    hunt.board = hunt.board.with_applications(with_suggestions(LIST, one_of(hunt), IN_2026))
    assert left() == both
    assert one_of(hunt).terms == {"annual": 6_800_000, "base": 420_000}
    hunt.board = hunt.board.with_applications(with_term(one_of(hunt), "annual", 6_500_000))
    assert ("compensation", "年収650万円です", "e-mail") not in left()
    assert ("compensation", "年収 680万円", "offer-letter") in left()


@for_each_row(
    ("said", "by"),
    [
        ("12月9日（水）までにご返答いただけますと幸いです。", "2026-12-09"),
        ("誠に恐れ入りますが、12月9日（水）までにご返答いただけますと幸いです。", "2026-12-09"),
        ("お返事につきましては、12月10日（木）までに人事部へご連絡ください。", "2026-12-10"),
        ("本オファーの有効期限は令和8年12月11日（金）までといたします。", "2026-12-11"),
        ("内容をご確認のうえ、12月9日(水)までにご署名をお願いいたします。", "2026-12-09"),
        ("Please sign and return this letter by Friday, December 11, 2026.", "2026-12-11"),
        (
            "Kindly return a signed copy of this letter no later than 11 December 2026.",
            "2026-12-11",
        ),
        ("This offer expires on December 18, 2026.", "2026-12-18"),
        ("有効期限：本書発行日より2週間", None),
        ("下記期日までにご返答ください。", None),
    ],
)
def test_the_last_day_of_an_offer_is_found_in_a_letters_own_words(
    said: str, by: str | None
) -> None:
    hunt = TimelineBuilder().log("offer-letter", "11-24", note=f"労働条件通知書\n{said}\n以上")
    line = next(one for one in lines(LIST, one_of(hunt), IN_2026) if one.item.id == "deadline")
    assert line.proposed is not None
    found = line.proposed.answer_by
    assert (None if found is None else str(found[0])) == by
    assert line.proposed.settles == (by is not None)  # what is no date is still to be asked


@for_each_row("said", ["January 18, 2027.", "Monday, January 18, 2027.", "2027年1月18日（月）。"])
def test_a_first_day_may_end_its_sentence(said: str) -> None:
    assert first_day_words(said, IN_2026) == ("Mon 18 Jan 2027", "")


@pytest.mark.parametrize(
    ("item", "kept", "japanese"),
    [
        ("start-date", "Thu 1 Apr 2027", "2027年4月1日（木）"),
        ("start-date", "the visa is in hand", "the visa is in hand"),
        ("deadline", "Fri 4 Dec 2026", "2026年12月4日（金）"),
        ("deadline", "Fri 4 Dec 2026 17:00", "2026年12月4日（金） 17:00"),
        ("deadline", "4 Dec 2026 or so", "4 Dec 2026 or so"),
    ],
)
def test_a_date_follows_the_language_in_which_the_list_is_read(
    item: str, kept: str, japanese: str
) -> None:
    application = TimelineBuilder().app().board["a"]
    application = with_item_value(application, item, value=kept)
    values = []
    for language in Language:
        with speaking_in(language):
            values += [
                line.value for line in lines(LIST, application, IN_2026) if line.item.id == item
            ]
    assert values == [kept, japanese]


def test_the_review_has_the_pay_of_a_letter_that_is_not_used_yet() -> None:
    letter = (
        "基本給：45万円\n固定残業代：30時間分 10万円\n賞与：基本給の4ヶ月分\n引越費用 30万円程度"
    )
    hunt = TimelineBuilder().log("offer-letter", "11-20", note=letter)

    def reviewed() -> OfferReview:
        says = advice(hunt.board, one_of(hunt), IN_2026, experienced=False)
        return review(LIST, one_of(hunt), IN_2026, says, Language.EN)

    seen = reviewed()
    assert [row.value for row in seen.pay if row.id == "base"] == ["45万円?"]
    assert any("--take" in remark for remark in seen.remarks)
    beside = [row.value for row in seen.pay if row.id == "uncounted"]
    assert beside == ["relocation 30万円"]  # of what is used, and so without a mark
    application = with_suggestions(LIST, one_of(hunt), IN_2026)
    hunt.board = hunt.board.with_applications(application)
    seen = reviewed()
    assert [row.value for row in seen.pay if row.id == "base"] == ["45万円"]
    assert not any("--take" in remark for remark in seen.remarks)
    assert [row.value for row in seen.pay if row.id == "uncounted"] == beside


def test_a_year_that_is_not_known_says_what_the_posting_pays() -> None:
    hunt = TimelineBuilder().log("offer-meeting", MEETING)
    one = replace(one_of(hunt), salary="年収 980万円")
    says = advice(hunt.board, one, IN_2026, experienced=False)
    for language, said in (
        (Language.EN, "not known; the posting says 年収 980万円"),
        (Language.JA, "不明（求人票では年収 980万円）"),
    ):
        with speaking_in(language):
            seen = review(LIST, one, IN_2026, says, language)
        assert [row.value for row in seen.pay if row.id == "year"] == [said]


def test_the_name_of_an_item_is_not_cut_out_of_a_longer_word() -> None:
    said = "フレックスタイム制（コアタイム 11:00～15:00）標準労働時間 1日7時間45分"
    hours = LIST.item("working-hours")
    assert hours is not None
    assert hours.without_label(said) == said
    assert "add the days" in why_not_counted(hours, said)
