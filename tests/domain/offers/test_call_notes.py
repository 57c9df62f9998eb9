"""The call: its clock, its draft replayed, its summary and its end in the timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Event, Kind
from jobboard_tui.domain.offer_values import AnswerSource, ItemState
from jobboard_tui.domain.offers.call_notes import (
    CallOutcome,
    clock_of,
    interrupted_call_note,
    log_call,
    next_open,
    possible_outcomes,
    recover_call,
    replay_records,
    summary,
)
from jobboard_tui.domain.offers.checklist import (
    lines,
    with_answer,
    with_item_value,
    with_suggestions,
)
from jobboard_tui.domain.offers.review import meeting_of
from tests.domain.timeline_builder import IN_2026, TimelineBuilder

LIST = load_checklist()
MEETING = "11-26 14:00"


@pytest.mark.parametrize(
    ("begun", "now", "says"),
    [
        ("11-26 14:10", "11-26 14:20", "40 of 60 min left"),
        ("11-26 13:50", "11-26 14:20", "30 of 60 min left"),
        ("11-26 14:00", "11-26 15:00", "0 of 60 min left"),
        ("11-26 14:00", "11-26 15:12", "12 min over the planned 60"),
    ],
)
def test_the_clock_of_the_planned_minutes(begun: str, now: str, says: str) -> None:
    hunt = TimelineBuilder().log("offer-meeting", MEETING)
    clock = clock_of(meeting_of(hunt.board["a"], hunt.at(begun)), hunt.at(begun))
    assert clock.spoken(hunt.at(now)) == says
    assert 0 <= clock.share(hunt.at(now)) <= 1


def note(hunt: TimelineBuilder, at: str) -> Event:
    return hunt.event("note", at, id="n", note="told")


@pytest.mark.parametrize(
    ("begun", "over", "meetings"),
    [
        ("11-26 14:05", "11-26 14:50", [("11-26 14:00", 50)]),  # the clock is that of the meeting
        ("11-26 13:55", "11-26 15:20", [("11-26 13:55", 85)]),
        ("11-25 09:00", "11-25 09:05", [("11-26 14:00", None)]),  # it is still to come
        ("11-26 15:20", "11-26 15:30", [("11-26 14:00", None)]),  # it was over
        ("11-28 10:00", "11-28 10:30", [("11-26 14:00", None)]),
        ("11-26 13:30", "11-26 13:40", [("11-26 14:00", None)]),  # looked at before it began
    ],
)
def test_the_real_end_of_the_meeting_is_noted(
    begun: str, over: str, meetings: list[tuple[str, int | None]]
) -> None:
    hunt = TimelineBuilder().log("offer-meeting", MEETING)
    meeting = meeting_of(hunt.board["a"], hunt.at(begun))
    clock = clock_of(meeting, hunt.at(begun))
    hunt.board = log_call(hunt.board, "a", meeting, clock, note(hunt, over))
    events = [event for event in hunt.board["a"].events if event.kind is Kind.OFFER_MEETING]
    assert [(hunt.told(event.at), event.minutes) for event in events] == meetings
    assert [event.note for event in hunt.board["a"].events if event.kind is Kind.NOTE] == ["told"]


@pytest.mark.parametrize(
    ("begun", "over", "outcomes"),
    [
        ("11-26 14:05", "11-26 14:50", "the-meeting none"),
        ("11-26 13:55", "11-26 15:20", "the-meeting none"),
        ("11-26 13:30", "11-26 13:40", "none the-meeting"),
        ("11-25 09:00", "11-25 09:05", "none"),
        ("11-26 15:20", "11-26 15:30", "none another the-meeting"),
        ("11-28 10:00", "11-28 10:30", "none another"),
    ],
)
def test_a_meeting_is_given_another_time_only_by_a_call_in_its_time(
    begun: str, over: str, outcomes: str
) -> None:
    hunt = TimelineBuilder().log("offer-meeting", MEETING)
    meeting = meeting_of(hunt.board["a"], hunt.at(begun))
    clock = clock_of(meeting, hunt.at(begun))
    assert [
        str(call_outcome) for call_outcome in possible_outcomes(meeting, clock, hunt.at(over))
    ] == (outcomes.split())
    was = CallOutcome.THE_MEETING
    board = log_call(hunt.board, "a", meeting, clock, note(hunt, over), outcome=was)
    held = next(event for event in board["a"].events if event.kind is Kind.OFFER_MEETING)
    assert hunt.told(held.at) == (MEETING if begun == "11-26 14:05" else begun)


def test_from_the_real_end_on_an_answer_is_owed_within_a_day() -> None:
    hunt = TimelineBuilder().log("offer-meeting", MEETING)
    meeting = meeting_of(hunt.board["a"], hunt.at(MEETING))
    clock = clock_of(meeting, hunt.at(MEETING))
    hunt.board = log_call(hunt.board, "a", meeting, clock, note(hunt, "11-26 14:40"))
    assert hunt.window("answer-offer", "11-26 14:41") == ("11-26 14:40", "11-27 14:40")


def test_a_meeting_that_has_ended_does_not_end_later_than_now() -> None:
    hunt = TimelineBuilder().log("offer-meeting", MEETING)
    meeting = meeting_of(hunt.board["a"], hunt.at(MEETING))
    last = note(hunt, "11-26 14:40")
    last = replace(last, at=last.at + timedelta(seconds=45))
    board = log_call(hunt.board, "a", meeting, clock_of(meeting, hunt.at(MEETING)), last)
    held = next(event for event in board["a"].events if event.kind is Kind.OFFER_MEETING)
    assert (held.minutes, held.until <= last.at) == (40, True)


def test_a_call_without_a_logged_meeting_is_one() -> None:
    hunt = TimelineBuilder().app()
    clock = clock_of(None, hunt.at(MEETING))
    hunt.board = log_call(hunt.board, "a", None, clock, note(hunt, "11-26 14:20"))
    assert [event.kind for event in hunt.board["a"].events] == [Kind.OFFER_MEETING, Kind.NOTE]
    assert hunt.board["a"].stage == "offer"


def test_an_answer_is_a_term_where_it_is_one() -> None:
    application = with_answer(
        TimelineBuilder().app().board["a"], "base-salary", "450k", AnswerSource.MEETING
    )
    assert application.terms == {"base": 450_000}
    assert application.checklist["base-salary"].state is ItemState.CONFIRMED
    said = with_answer(application, "base-salary", "told later", AnswerSource.MEETING)
    assert said.checklist["base-salary"].value == "told later"
    named = with_answer(application, "fixed-overtime", "fixed-overtime-pay=9万", None)
    assert named.terms["fixed-overtime-pay"] == 90_000
    assert with_answer(application, "grades", "", None).checklist.get("grades") is None


# -- the draft -----------------------------------------------------------------------------------


def test_a_draft_is_replayed_and_a_second_time_changes_nothing() -> None:
    application = TimelineBuilder().app().board["a"]
    records: list[dict[str, Any]] = [
        {"application": "a", "program": 1},
        *({"item": "grades", "value": "G4 or higher"[:end]} for end in range(1, 13)),
        {"item": "grades", "state": "unclear"},
        {"item": "base-salary", "value": "45万"},
        {"item": "visa", "state": "asked"},
        {"item": "visa", "value": "they pay"},
        {"item": "team", "value": ""},
        {"item": 3, "value": "x"},
        {"item": "team", "state": "blue"},
    ]
    after = replay_records(application, records)
    told = {key: (finding.value, finding.state) for key, finding in after.checklist.items()}
    assert told == {
        "grades": ("G4 or higher", ItemState.UNCLEAR),
        "base-salary": ("", ItemState.CONFIRMED),
        "visa": ("they pay", ItemState.CONFIRMED),
    }
    assert after.terms == {"base": 450_000}
    assert replay_records(after, records) == after


@given(
    st.lists(
        st.fixed_dictionaries(
            {"item": st.sampled_from(["grades", "base-salary", "bonus", "x"])},
            optional={
                "own": st.sampled_from(["x", "y"]),
                "doubt": st.sampled_from(["x", "y"]),
                "flag": st.sampled_from(["pressure", "y"]),
                "text": st.sampled_from(["", " ", "cats", "dogs: why?", "a -> b"]),
                "at": st.sampled_from([None, "now", "2026-11-26T14:00:00+09:00"]),
                "value": st.sampled_from(["", "45万", "G4", " 2 months ", "base=?", "base=40万"]),
                "state": st.sampled_from([*ItemState, "blue"]),
            },
        ),
        max_size=8,
    )
)
def test_any_draft_can_be_replayed_twice(records: list[dict[str, Any]]) -> None:
    after = replay_records(TimelineBuilder().app().board["a"], records)
    assert replay_records(after, records) == after


def test_a_date_that_was_taken_from_the_letter_comes_back_watched() -> None:
    hunt = TimelineBuilder().log("offer-letter", "11-20", note="回答期限：12月10日（木）")
    application = hunt.board["a"]
    (line,) = (line for line in lines(LIST, application, IN_2026) if line.item.id == "deadline")
    assert line.proposed is not None
    assert line.proposed.answer_by is not None
    by, at = line.proposed.answer_by
    record = {"item": "deadline", "value": line.proposed.value, "origin": "offer-letter"}
    after = replay_records(application, [{**record, "by": by.isoformat(), "told": at.isoformat()}])
    taken = with_suggestions(LIST, application, IN_2026)
    assert after.checklist["deadline"] == taken.checklist["deadline"]
    assert after.checklist["deadline"].by == date(2026, 12, 10)


def test_doubts_own_items_and_flags_are_replayed_as_far_as_they_were_typed() -> None:
    hunt = TimelineBuilder().app()
    application, at = hunt.board["a"], hunt.at(MEETING).isoformat()
    records: list[dict[str, Any]] = [
        *({"doubt": "d", "text": "tired faces → How much overt"[:end]} for end in range(1, 29)),
        {"doubt": "gone", "text": "no"},
        {"doubt": "gone", "text": ""},
        {"own": "o", "text": "dogs： Do dogs bark"},
        {"item": "o", "value": "one, and it is asleep"},
        {"own": "p", "text": "cats"},
        {"item": "p", "state": "asked"},
        {"flag": "pressure", "at": at},
        {"flag": "unanswered", "at": at},
        {"flag": "unanswered", "at": None},
        {"flag": "push-back", "at": "some time"},
    ]
    after = replay_records(application, records)
    assert [(key, it.text, it.question) for key, it in after.doubts.items()] == [
        ("d", "tired faces", "How much overt")
    ]
    own = after.checklist["o"]
    assert (own.title, own.ask, own.value) == ("dogs", "Do dogs bark", "one, and it is asleep")
    assert after.checklist["p"].state is ItemState.ASKED
    assert {key: flag.at for key, flag in after.flags.items()} == {"pressure": hunt.at(MEETING)}
    assert replay_records(after, records) == after
    text = summary(LIST, application, after, IN_2026, Language.EN)
    assert "doubts: tired faces" in text
    assert "dogs: one, and it is asleep" in text
    assert "red flags: pressure" in text


def test_a_call_that_was_cut_off_is_noted_once() -> None:
    hunt = TimelineBuilder().app("a", terms={"base": 400_000}).app("b")
    records: list[dict[str, Any]] = [
        {"application": "a", "program": 1, "call": "c1"},
        {"item": "grades", "value": "G4"},
        {"doubt": "d", "text": "tired faces"},
    ]
    now = hunt.at(MEETING)
    after = replay_records(hunt.board["a"], records)
    note = interrupted_call_note(LIST, after, records, now, Language.EN)
    assert note is not None
    assert note.note.splitlines()[1:] == ["grades: G4", "doubts: tired faces"]
    once = recover_call(hunt.board, "a", records, note)
    assert once["a"].checklist["grades"].value == "G4"
    assert recover_call(once, "a", records, note) == once
    assert [event.id for event in once["a"].events] == ["c1"]
    assert interrupted_call_note(LIST, hunt.board["b"], records[:1], now, Language.EN) is None
    assert interrupted_call_note(LIST, after, records[1:], now, Language.EN) is None, (
        "a draft of before"
    )


def test_a_value_that_was_taken_from_the_card_keeps_its_origin() -> None:
    records = [{"item": "grades", "value": "G4", "origin": AnswerSource.LETTER.value}]
    finding = replay_records(TimelineBuilder().app().board["a"], records).checklist["grades"]
    assert (finding.origin, finding.state) == (AnswerSource.LETTER, ItemState.KNOWN)


# -- what comes next, what it brought ------------------------------------------------------------


def test_the_next_open_item_goes_round() -> None:
    application = TimelineBuilder().app().board["a"]
    for item in LIST.items():
        if item.id not in ("deadline", "grades"):
            application = with_item_value(application, item.id, state=ItemState.ASKED)
    assert next_open(lines(LIST, application, IN_2026), "team") == "grades"
    assert next_open(lines(LIST, application, IN_2026), "grades") == "deadline"
    for item_id in ("deadline", "grades"):
        application = with_item_value(application, item_id, state=ItemState.CONFIRMED)
    assert next_open(lines(LIST, application, IN_2026), "team") is None


def test_the_summary_tells_what_is_new() -> None:
    before = with_item_value(TimelineBuilder().app().board["a"], "team", value="six")
    after = with_answer(before, "grades", "G4", AnswerSource.MEETING)
    after = with_item_value(after, "visa", value="perhaps", state=ItemState.UNCLEAR)
    after = with_item_value(after, "housing", state=ItemState.ASKED)
    text = summary(LIST, before, after, IN_2026, Language.EN)
    assert text.splitlines() == [
        *("grades: G4", "housing: asked, no answer yet", "visa support: perhaps (unclear)"),
    ]
    assert summary(LIST, after, after, IN_2026, Language.EN) == "nothing new was noted"


@pytest.mark.parametrize(
    "record",
    [
        {"item": "visa", "state": []},
        {"item": "visa", "value": "yes", "origin": {}},
        {"flag": "rush", "at": "2026-11-20T10:00"},
        {"flag": "rush", "at": []},
    ],
)
def test_a_draft_of_odd_values_is_passed_over(record: dict[str, Any]) -> None:
    application = TimelineBuilder().app().board["a"]
    found = replay_records(application, [record, {"item": "visa", "state": "known"}])
    assert found.checklist["visa"].state is ItemState.KNOWN
    assert not found.flags
