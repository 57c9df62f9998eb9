"""The stage follows the events that stand, in whatever order they were told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.models import MEETINGS, Application, Event, Kind, Outcome, Stage
from jobboard_tui.domain.reminders.timeline_facts import Phase, TimelineFacts
from jobboard_tui.domain.stage_history import STAGE_OF
from tests.domain.timeline_builder import APP_RULE, FOLLOW_UPS, TimelineBuilder, shipped_rules

APP, INT = FOLLOW_UPS


def stage(hunt: TimelineBuilder) -> tuple[str, str | None]:
    application = hunt.board["a"]
    return application.stage.value, application.outcome


def moves(hunt: TimelineBuilder) -> list[tuple[str, str | None]]:
    """To which stage and by which event; the start is left out."""
    return [(move.stage.value, move.event) for move in hunt.board["a"].moves[1:]]


def by_hand(
    hunt: TimelineBuilder, to: str, at: str, outcome: Outcome | None = None
) -> TimelineBuilder:
    hunt.board = hunt.board.move("a", Stage(to), hunt.at(at), outcome)
    return hunt


def applied() -> TimelineBuilder:
    return TimelineBuilder().log("applied", "11-02", id="a1")


# -- dropped events ------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["cancelled", "unlogged"])
def test_a_stage_that_another_event_still_holds_stays(how: str) -> None:
    hunt = applied().log("interview", "11-20", id="i1").log("interview", "11-25", id="i2")
    drop(hunt, how, "i1")
    assert stage(hunt) == ("interview", None)
    assert moves(hunt) == [("applied", "a1"), ("interview", "i2")]
    drop(hunt, how, "i2")
    assert stage(hunt) == ("applied", None)
    assert moves(hunt) == [("applied", "a1")]


@pytest.mark.parametrize("how", ["cancelled", "unlogged"])
def test_a_decision_that_falls_away_leaves_what_the_others_give(how: str) -> None:
    hunt = applied().log("interview", "11-10", id="i").log("interview", "11-12", id="i2")
    hunt.log("rejected", "11-13", id="no")
    assert stage(drop(hunt, how, "i")) == ("closed", "rejected")
    assert stage(drop(hunt, how, "no")) == ("interview", None)
    assert moves(hunt)[-1] == ("interview", "i2")
    two = applied().log("withdrawn", "11-09", id="w").log("rejected", "11-10", id="no")
    assert stage(drop(two, how, "no")) == ("closed", "withdrawn")


def drop(hunt: TimelineBuilder, how: str, event: str) -> TimelineBuilder:
    if how == "cancelled":
        return hunt.cancel(event)
    hunt.board = hunt.board.unlog("a", event)
    return hunt


def test_a_reopening_that_falls_away_closes_again() -> None:
    hunt = applied().log("rejected", "11-05").log("applied", "11-10", id="again")
    assert stage(hunt) == ("applied", None)
    assert stage(hunt.cancel("again")) == ("closed", "rejected")
    assert stage(hunt.amend("again", cancelled=False)) == ("applied", None)


def test_what_was_moved_by_hand_stays_whichever_earlier_event_falls_away() -> None:
    hunt = applied().log("interview", "11-10", id="i")
    assert stage(by_hand(hunt, "offer", "11-12").cancel("i")) == ("offer", None)
    back = applied().log("offer", "11-10", id="o").log("note", "11-11")
    by_hand(back, "interview", "11-12").log("interview", "11-14", logged="11-13", id="i")
    assert stage(back.cancel("i")) == ("interview", None)
    assert moves(back) == [("applied", "a1"), ("offer", "o"), ("interview", None)]


def test_moves_by_hand_and_events_of_one_instant_keep_their_order() -> None:
    """A script, or a clock that stands still, tells everything at once."""
    hunt = TimelineBuilder().app(added="11-02").log("applied", "11-02", id="a1")
    by_hand(hunt, "offer", "11-02").log("interview", "11-02", logged="11-02", id="i")
    by_hand(hunt, "applied", "11-02").log("interview", "11-02", logged="11-02", id="i2")
    assert stage(hunt) == ("interview", None)
    assert stage(hunt.cancel("i2")) == ("applied", None)


def test_a_stage_set_by_another_program_is_taken_as_it_is() -> None:
    hunt = applied().log("rejected", "11-05", id="no")
    hunt.board = hunt.board.edit("a", stage=Stage.SCREENING, outcome=None)
    assert stage(hunt.log("interview", "11-20", id="i")) == ("interview", None)
    assert stage(hunt.cancel("i")) == ("screening", None)


def test_what_another_program_has_set_is_of_no_later_than_it_is_seen() -> None:
    """A meeting ahead that had moved the stage says nothing of when the other program did."""
    hunt = applied().log("interview", "11-30", logged="11-20", id="i")
    hunt.board = hunt.board.edit("a", stage=Stage.SCREENING)
    hunt.log("interview", "11-28", logged="11-21", id="i2")
    hunt.log("interview", "11-29", logged="11-22", id="i3").cancel("i2")
    assert moves(hunt)[-2:] == [("screening", None), ("interview", "i3")]


def test_a_change_of_nothing_that_moves_leaves_the_card_in_its_place() -> None:
    hunt = applied().log("note", "11-03", id="n")
    hunt.board = hunt.board.edit("a", place=3.0)
    before = hunt.board["a"]
    hunt.amend("a1", at="11-01").amend("n", note="x")
    after = hunt.board["a"]
    assert (after.place, after.stage) == (3.0, before.stage)


# -- told late -----------------------------------------------------------------------------------


def reopened() -> TimelineBuilder:
    return applied().log("applied", "11-20", id="again")


@pytest.mark.parametrize(
    "hunt",
    [
        reopened().log("rejected", "11-10", logged="11-21"),
        reopened().log("rejected", "11-21", id="no").amend("no", at="11-10"),
        applied().log("rejected", "11-10", id="no").cancel("no").log("applied", "11-20"),
        by_hand(reopened(), "applied", "11-20 13:00").log("rejected", "11-10", logged="11-21"),
    ],
    ids=["logged late", "put earlier", "taken back", "moved by hand since"],
)
def test_a_decision_before_a_later_application_closes_nothing(hunt: TimelineBuilder) -> None:
    cancelled = [event.id for event in hunt.board["a"].events if event.cancelled]
    for event in cancelled:
        hunt.amend(event, cancelled=False)
    assert stage(hunt) == ("applied", None)
    assert hunt.window(APP, "11-28")[0] == "11-27 00:00"


def test_a_decision_put_behind_the_reopening_closes() -> None:
    hunt = reopened().log("rejected", "11-10", logged="11-21", id="no")
    assert stage(hunt.amend("no", at="11-21")) == ("closed", "rejected")
    assert moves(hunt)[-1] == ("closed", "no")


def test_moves_stand_in_the_order_of_time_and_follow_amended_events() -> None:
    hunt = reopened().log("rejected", "11-10", logged="11-21", id="no")
    assert moves(hunt) == [("applied", "a1"), ("closed", "no"), ("applied", "again")]
    hunt.amend("a1", at="10-20")
    assert [hunt.told(move.at) for move in hunt.board["a"].moves[1:]] == [
        "10-20 12:00",
        "11-10 12:00",
        "11-20 12:00",
    ]


def test_another_kind_is_another_stage() -> None:
    hunt = applied().log("received", "11-05", id="e")
    assert stage(hunt.amend("e", kind=Kind.OFFER)) == ("offer", None)
    assert stage(hunt.amend("e", kind=Kind.NOTE)) == ("applied", None)
    by_hand(hunt, "screening", "11-06")
    assert stage(hunt.amend("e", kind=Kind.REJECTED)) == ("closed", "rejected")


def test_an_interview_of_before_the_end_told_after_it_does_not_reopen() -> None:
    hunt = by_hand(applied(), "closed", "11-20", Outcome.REJECTED)
    hunt.log("interview", "11-18", logged="11-21")
    assert stage(hunt) == ("closed", "rejected")
    assert stage(hunt.log("interview", "11-25", logged="11-21 13:00")) == ("interview", None)


def test_any_word_of_theirs_reopens_what_was_closed_as_silent() -> None:
    hunt = by_hand(applied(), "closed", "11-20", Outcome.SILENT)
    assert stage(hunt.log("replied", "11-20")) == ("closed", "silent")
    assert stage(hunt.log("received", "11-19", logged="11-21")) == ("screening", None)


# -- by hand out of the end ----------------------------------------------------------------------


@pytest.mark.parametrize("decision", ["rejected", "accepted"])
def test_a_move_by_hand_out_of_the_end_reopens_from_its_instant_on(decision: str) -> None:
    hunt = applied().log("received", "11-03").log(decision, "11-05", id="no")
    by_hand(hunt, "interview", "11-06")
    ended = {"joining-papers"} if decision == "accepted" else set()
    assert hunt.rules("11-05 18:00") == ended
    # What was owed before the end is not owed again; from that day on one waits anew.
    assert hunt.rules("11-06 18:00") == {APP_RULE}
    assert hunt.window(APP_RULE, "11-06 18:00")[0] == "11-13 00:00"
    hunt.log("received", "11-07", id="r")
    assert hunt.one("reply", "11-07 13:00").event == "r"
    late = hunt.log("withdrawn", "11-04", logged="11-08")
    assert stage(late) == ("interview", None)
    assert stage(hunt.log("declined", "11-08", logged="11-08")) == ("closed", "declined")
    assert hunt.rules("11-08 18:00") == set()


def test_another_stage_by_hand_is_no_reopening() -> None:
    hunt = by_hand(applied(), "interview", "11-06").log("rejected", "11-05", logged="11-07")
    assert stage(hunt) == ("closed", "rejected")


# -- any order -----------------------------------------------------------------------------------

START = datetime(2026, 11, 1, tzinfo=UTC)
hours = st.integers(0, 12)


@st.composite
def told(draw: st.DrawFn) -> list[Event]:
    """Events of one application in the order in which they were told, nothing before its time."""
    events = []
    for number in range(draw(st.integers(1, 7))):
        kind = draw(st.sampled_from([*STAGE_OF, Kind.NOTE]))
        logged = at = START + timedelta(hours=draw(hours))
        if kind in MEETINGS:
            at = START + timedelta(hours=draw(hours))
        else:
            logged += timedelta(hours=draw(hours))
        events.append(Event(id=f"e{number}", kind=kind, at=at, logged=logged))
    return sorted(events, key=lambda event: event.logged)


def live(application: Application) -> bool:
    """Whether the rules take it for open; the stage is left out of it."""
    rules = shipped_rules()
    asked = replace(application, stage=Stage.APPLIED)
    facts = TimelineFacts(
        asked, rules, calendar_of("Asia/Tokyo", rules.closed), START + timedelta(days=9)
    )
    return facts.phase is Phase.OPEN


@given(told(), st.data())
def test_the_stage_agrees_with_the_rules_whatever_is_told_and_corrected(
    events: list[Event], data: st.DataObject
) -> None:
    board = Board().add(Application(id="a", company="A", role="r", added=START))
    for event in events:
        board = board.log("a", event)
        assert board["a"].stage.is_open is live(board["a"])
    for _step in range(3):
        event = data.draw(st.sampled_from(events))
        found = board["a"].events.find(event.id)
        match data.draw(st.sampled_from(["cancel", "earlier", "kind", "unlog"])):
            case _ if found is None:
                continue
            case "cancel":
                board = board.amend("a", replace(found, cancelled=not found.cancelled))
            case "earlier":
                board = board.amend("a", replace(found, at=found.at - timedelta(hours=3)))
            case "kind":
                kind = data.draw(st.sampled_from([Kind.APPLIED, Kind.REJECTED, Kind.NOTE]))
                at = min(found.at, found.logged)
                board = board.amend("a", replace(found, kind=kind, at=at))
            case "unlog":
                board = board.unlog("a", event.id)
        application = board["a"]
        assert application.stage.is_open is live(application)
        assert (application.stage, application.outcome) == (
            (application.moves[-1].stage, application.moves[-1].outcome)
            if application.moves
            else (Stage.WISHLIST, None)
        )
