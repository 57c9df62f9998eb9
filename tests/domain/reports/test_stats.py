"""Numbers that agree with what is counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.models import Outcome, Stage, StageChange
from jobboard_tui.domain.reports.stats import (
    FollowUpResponses,
    Share,
    SourceResponses,
    StageStay,
    Stats,
    stats,
)
from tests.domain.timeline_builder import TimelineBuilder


def counted(hunt: TimelineBuilder, now: str = "11-30", since: str = "", until: str = "") -> Stats:
    return stats(
        hunt.board.applications.values(),
        calendar_of(hunt.board.zone, ()),
        hunt.at(now),
        hunt.at(since) if since else None,
        hunt.at(until) if until else None,
    )


def twelve() -> TimelineBuilder:
    """Twelve applications, added on 1 October at noon, sent on 2 October and after.

    a-c: to an offer, c accepted; d-f: interviewed (e skipped the screening, f rejected);
    g, h: the company wrote; i: rejected on paper; j: silent after two follow-ups; k: answered
    after the second one; l: never sent.
    """
    hunt = TimelineBuilder()
    sources = {
        **dict.fromkeys("abcd", "LinkedIn"),
        **dict.fromkeys("efg", "ハローワーク"),
        "h": "linkedin",
    }
    for name in "abcdefghijkl":
        hunt.app(name, source=sources.get(name, ""), added="10-01")
    for name in "abcdefghijk":
        hunt.log("applied", "10-02", name)
    for name, answer in {"a": "10-04", "b": "10-06", "c": "10-07", "d": "10-12"}.items():
        hunt.log("received", answer, name)
        hunt.log("interview", "10-20", name, logged="10-14")
    hunt.log("interview", "10-20", "e", logged="10-05").log("interview", "10-20", "f")
    hunt.log("rejected", "10-30", "f")
    for name in "abc":
        hunt.log("offer", "11-02", name)
    hunt.log("accepted", "11-05", "c")
    hunt.log("received", "10-04", "g").log("received", "10-06", "h")
    hunt.log("rejected", "10-08", "i")
    for name in "jk":
        hunt.log("followed-up", "10-12", name).log("followed-up", "10-19", name)
    return hunt.log("received", "10-21", "k").move("closed", "j", Outcome.SILENT)


_ENDS_OF_SENT = (Outcome.REJECTED, Outcome.DECLINED, Outcome.SILENT)


def test_the_funnel_from_stage_to_stage() -> None:
    steps = counted(twelve()).funnel
    came = {
        Stage.WISHLIST: 12,
        Stage.APPLIED: 11,
        Stage.SCREENING: 9,  # all but i and j
        Stage.INTERVIEW: 6,
        Stage.OFFER: 3,
        Stage.ACCEPTED: 1,
    }
    assert {step.stage: step.came.part for step in steps if step.stage in came} == came
    assert [step.came.whole for step in steps] == [12, *(step.came.part for step in steps[:-1])]


def test_responses_by_source() -> None:
    # f was invited three days ahead of the 20th; e on the 5th.
    linkedin, unnamed, office = counted(twelve()).responses
    # 2, 4, 5, 10 and, for h, 4 days
    assert linkedin == SourceResponses("LinkedIn", Share(5, 5), 0, 4.0)
    # i after 6 days, k after 19, j never
    assert unnamed == SourceResponses("", Share(2, 3), 0, None)
    # e after 3 days, f after 15, g after 2
    assert office == SourceResponses("ハローワーク", Share(3, 3), 0, 3.0)
    assert counted(twelve()).all_responses == Share(10, 11)


def test_a_source_is_named_as_it_is_spelt_most_often() -> None:
    hunt = TimelineBuilder()
    for number, source in enumerate(("linkedin ", "LinkedIn", "ＬｉｎｋｅｄＩｎ", "LinkedIn")):
        hunt = hunt.app(f"a{number}", source=source).log("applied", "11-02", f"a{number}")
    assert [(one.source, one.answered.whole) for one in counted(hunt).responses] == [
        ("LinkedIn", 4)
    ]


def test_what_has_just_come_into_a_stage_is_there_now() -> None:
    found = counted(TimelineBuilder().app("wish", added="11-30"), "11-30")
    assert found.stays[0].now == 1


def test_a_receipt_is_no_answer_and_who_is_silent_but_open_is_waited_for() -> None:
    hunt = (
        TimelineBuilder()
        .log("received", "10-01")
        .log("applied", "10-02")
        .log("acknowledged", "10-03")
    )
    (source,) = counted(hunt).responses
    assert source == SourceResponses("", Share(0, 1), 1, None)


def test_time_in_each_stage() -> None:
    stays = {stay.stage: stay for stay in counted(twelve()).stays}
    # every sent one a day; l is there for 60 days
    assert stays[Stage.WISHLIST] == StageStay(Stage.WISHLIST, 11, 1.0, 1, None)
    # until they wrote: 2, 4, 5, 10, 2, 4, 19; e and f until the invitation: 3, 15; i 6 and j,
    # closed by hand on 31 December: 90
    assert stays[Stage.APPLIED] == StageStay(Stage.APPLIED, 11, 5.0, 0, None)
    # a-d until the 14th: 10, 8, 7, 2 days; g, h and k are there since the 4th, 6th and 21st
    assert stays[Stage.SCREENING] == StageStay(Stage.SCREENING, 4, 7.5, 3, 55.0)
    # a-c 19 days, f 13; d and e are there
    assert stays[Stage.INTERVIEW] == StageStay(Stage.INTERVIEW, 4, 19.0, 2, None)
    assert stays[Stage.OFFER] == StageStay(Stage.OFFER, 1, None, 2, None)


def test_which_follow_up_was_answered() -> None:
    found = counted(twelve())
    assert found.attempts == (
        FollowUpResponses(1, Share(0, 2), None),
        FollowUpResponses(2, Share(1, 2), None),
    )
    assert found.all_attempts == Share(1, 4)


def test_attempts_begin_anew_after_an_answer_and_beyond_the_fourth_count_with_it() -> None:
    hunt = TimelineBuilder().log("applied", "09-01")
    for day in ("09-08", "09-15", "09-22", "09-29", "10-06"):
        hunt.log("followed-up", day)
    hunt.log("received", "10-08").log("replied", "10-08 13:00").log("followed-up", "10-15")
    found = [(responses.number, responses.answered) for responses in counted(hunt).attempts]
    assert found == [(1, Share(0, 2)), (2, Share(0, 1)), (3, Share(0, 1)), (4, Share(1, 2))]


def test_activity_by_the_weeks_of_the_home_zone() -> None:
    hunt = (
        TimelineBuilder()
        .log("applied", "11-16 00:10")  # a Monday in Tokyo, still Sunday in London
        .log("applied", "11-15 23:50", "b")
        .log("interview", "11-19", "b")
        .log("thanked", "11-19 18:00", "b")
        .log("received", "11-20", "b")
        .log("interview", "11-27", "b")
    )
    weeks = counted(hunt, "11-26").weeks
    assert len(weeks) == 12
    told = [
        (week.monday, week.applied, week.meetings, week.messages, week.responses) for week in weeks
    ]
    assert told[-3:] == [
        (date(2026, 11, 9), 1, 0, 0, 0),
        (date(2026, 11, 16), 1, 1, 1, 1),
        (date(2026, 11, 23), 0, 0, 0, 0),
    ]


def test_the_range_asks_when_they_were_sent() -> None:
    hunt = (
        TimelineBuilder()
        .log("applied", "10-02")
        .log("applied", "11-10", "b")
        .app("c", added="11-11")
    )
    hunt.log("received", "11-12")
    found = counted(hunt, since="11-01", until="11-29")
    assert found.count == 2
    assert [source.answered for source in found.responses] == [Share(0, 1)]
    # the answer to what was sent before is activity all the same
    assert sum(week.responses for week in found.weeks) == 1
    assert [week.monday.day for week in found.weeks] == [9, 16, 23]
    assert counted(hunt, until="11-10 12:00").count == 1


def test_what_a_list_knew_of_counts_as_an_answer_but_nobody_knows_when() -> None:
    hunt = TimelineBuilder()
    for name, answer in {"a": "10-04", "b": "10-06", "c": "10-08"}.items():
        hunt.log("applied", "10-02", name).log("received", answer, name)
    hunt.log("applied", "10-02", "d").log("followed-up", "10-12", "d")
    hunt.log("received", "11-20", "d", undated=True).log("interview", "11-28", "d", logged="11-22")
    found = counted(hunt)
    # 2, 4 and 6 days; the 49 of d would be a lie
    assert found.responses == (SourceResponses("", Share(4, 4), 0, 4.0),)
    assert found.attempts == (FollowUpResponses(1, Share(1, 1), None),)
    assert sum(week.responses for week in found.weeks) == 3
    assert [(week.responses, week.meetings) for week in found.weeks[-2:]] == [(0, 1), (0, 0)]
    stays = {stay.stage: stay for stay in found.stays}
    # the fourth has left it, after nobody knows how long
    assert stays[Stage.APPLIED] == StageStay(Stage.APPLIED, 4, 4.0, 0, None)
    assert stays[Stage.SCREENING] == StageStay(Stage.SCREENING, 1, None, 3, 55.0)


def test_an_answer_that_only_the_stage_tells_of_is_one_without_days() -> None:
    hunt = TimelineBuilder()
    for name in "abcd":
        hunt.log("applied", "10-02", name)
    hunt.move("closed", "a", Outcome.REJECTED).move("interview", "b")
    hunt.move("closed", "c", Outcome.SILENT)
    found = counted(hunt)
    assert found.responses == (SourceResponses("", Share(2, 4), 1, None),)


def test_how_it_ended_tells_that_it_was_sent_also_without_a_day_of_applying() -> None:
    hunt = TimelineBuilder().log("applied", "10-02")
    for name, outcome in zip("bcde", (*_ENDS_OF_SENT, Outcome.WITHDRAWN), strict=True):
        hunt = hunt.app(name).move("closed", name, outcome)
    found = counted(hunt)
    came = {step.stage: step.came.part for step in found.funnel}
    assert (came[Stage.WISHLIST], came[Stage.APPLIED]) == (5, 4)
    assert found.all_responses == Share(2, 4)


def test_a_stage_set_by_an_import_began_at_a_time_that_nobody_knows() -> None:
    hunt = TimelineBuilder().log("applied", "10-02")
    application = hunt.board["a"]
    moves = (
        *application.moves,
        StageChange(stage=Stage.INTERVIEW, at=hunt.at("11-20"), undated=True),
    )
    hunt.board = hunt.board.with_applications(
        replace(application, stage=Stage.INTERVIEW, moves=moves)
    )
    stays = {stay.stage: stay for stay in counted(hunt).stays}
    assert stays[Stage.APPLIED] == StageStay(Stage.APPLIED, 1, None, 0, None)
    assert stays[Stage.INTERVIEW] == StageStay(Stage.INTERVIEW, 0, None, 1, None)


def test_cancelled_events_and_those_to_come_do_not_count() -> None:
    hunt = TimelineBuilder().log("applied", "10-02").log("interview", "10-09", id="i").cancel("i")
    hunt.log("applied", "12-24", "b")
    found = counted(hunt)
    assert [step.came.part for step in found.funnel[1:4]] == [2, 0, 0]
    assert found.all_responses == Share(0, 1)


def test_a_move_back_by_hand_corrects_and_one_by_hand_counts() -> None:
    hunt = TimelineBuilder().app("a").app("b").move("offer").move("applied").move("screening", "b")
    came = {step.stage: step.came.part for step in counted(hunt).funnel}
    assert (came[Stage.APPLIED], came[Stage.SCREENING], came[Stage.INTERVIEW]) == (2, 1, 0)


def test_an_empty_board_has_numbers_too() -> None:
    found = counted(TimelineBuilder())
    assert (found.count, found.responses, found.attempts) == (0, (), ())
    assert all(step.came == Share(0, 0) for step in found.funnel)


@pytest.mark.parametrize(("whole", "percent"), [(9, None), (10, 30), (0, None)])
def test_few_cases_give_no_percentage(whole: int, percent: int | None) -> None:
    assert Share(min(3, whole), whole).percent == percent
