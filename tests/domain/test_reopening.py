"""Decisions, reopening, and what counts at all."""

from datetime import UTC

import pytest

from tests.domain.timeline_builder import FOLLOW_UPS, TimelineBuilder, because
from tests.rows import for_each_row

APP, INT = FOLLOW_UPS


def rich(**fields: object) -> TimelineBuilder:
    """An application with something owed by many rules."""
    hunt = TimelineBuilder().app("z").app("a", apply_by="12-30")
    hunt.log("applied", "09-01").log("interview", "11-18 10:00", people=("Sato",))
    hunt.log("received", "11-18 12:00").log("task", "11-18", by="11-25")
    hunt.log("offer", "11-19 10:00", by="11-30").log("offer-meeting", "11-20 10:00")
    hunt.log("asked-time", "11-19 11:00", by="11-26")
    return hunt


@pytest.mark.parametrize("decision", ["declined", "rejected", "withdrawn"])
def test_after_a_decision_nothing_is_owed(decision: str) -> None:
    hunt = rich()
    assert len(hunt.rules("11-20 18:00")) >= 7
    hunt.log(decision, "11-20 17:00")
    assert hunt.rules("11-20 18:00") == set()


def test_the_timeline_decides_where_the_stage_was_moved_back_by_hand() -> None:
    hunt = rich().log("rejected", "11-20 17:00").move("interview")
    assert hunt.rules("11-20 18:00") == set()
    accepted = rich().log("accepted", "11-20 17:00").move("offer")
    assert accepted.rules("11-20 18:00") == {"joining-papers"}


@pytest.mark.parametrize("stage", ["closed", "accepted"])
def test_a_stage_by_hand_ends_what_is_owed(stage: str) -> None:
    hunt = rich().move(stage)
    assert hunt.rules("11-20 18:00") == set()
    hunt.log("received", "11-20 17:00")
    assert hunt.rules("11-20 18:00") == ({"reply"} if stage == "accepted" else set())


def test_a_decision_counts_from_its_time_on() -> None:
    hunt = TimelineBuilder().log("received", "11-20 10:00").log("rejected", "11-21 10:00", id="no")
    hunt.move("screening")  # the stage alone would silence everything
    assert hunt.rules("11-20 18:00") == {"reply"}
    assert hunt.rules("11-21 10:00") == set()


def test_a_cancelled_decision_decides_nothing() -> None:
    hunt = TimelineBuilder().log("received", "11-20 10:00").log("rejected", "11-20 11:00", id="no")
    assert hunt.rules("11-20 12:00") == set()
    assert "reply" in hunt.cancel("no").rules("11-20 12:00")


@for_each_row(
    ("kind", "reopens"),
    [
        ("applied", True),
        ("interview", True),
        ("offer", True),
        ("received", False),
        ("offer-letter", False),
        ("offer-meeting", False),
        ("info-session", False),
        ("replied", False),
        ("task", False),
    ],
)
def test_what_reopens(kind: str, reopens: bool) -> None:
    hunt = TimelineBuilder().log("applied", "10-01").log("rejected", "11-01")
    hunt.log(kind, "11-10 10:00", logged="11-05", by="11-30").move("screening")
    assert bool(hunt.rules("11-10 12:00")) is reopens


def test_only_events_from_the_reopening_on_count() -> None:
    hunt = (
        TimelineBuilder()
        .log("applied", "09-01", by="12-20")
        .log("interview", "10-01", people=("Sato",))
    )
    hunt.log("received", "10-02").log("rejected", "10-10").log("followed-up", "10-12")
    hunt.log("applied", "11-02")
    assert hunt.window(APP, "11-03") == ("11-09 00:00", "11-17 00:00")
    assert hunt.one(APP, "11-03").attempt == 1
    assert hunt.rules("11-03") == {APP}


def test_an_interview_logged_after_the_decision_counts_from_its_logging_on() -> None:
    hunt = TimelineBuilder().log("interview", "10-01").log("rejected", "10-10 10:00")
    hunt.log("received", "11-01 10:00").log("interview", "11-20 15:00", logged="11-02", id="new")
    assert hunt.rules("11-03") == {"thank-you", "reflect"}  # the message came before
    hunt.log("received", "11-04 10:00", id="r")
    assert hunt.one("reply", "11-04 11:00").event == "r"
    assert hunt.one("thank-you", "11-04 11:00").event == "new"
    hunt.log("replied", "11-04 12:00")
    assert hunt.window(INT, "11-20 16:00")[0] == "11-27 00:00"


def test_an_interview_logged_before_the_decision_does_not_reopen() -> None:
    hunt = (
        TimelineBuilder()
        .log("interview", "11-20 15:00", logged="11-02")
        .log("rejected", "11-10 10:00")
    )
    assert hunt.move("interview").rules("11-21") == set()


def test_an_interview_held_before_the_decision_and_told_after_it_does_not_reopen() -> None:
    hunt = (
        TimelineBuilder()
        .log("rejected", "11-10 10:00")
        .log("interview", "11-09 15:00", logged="11-11")
    )
    assert hunt.move("interview").rules("11-11 12:00") == set()


def test_an_interview_told_only_after_it_was_held_reopens_with_what_followed_it() -> None:
    hunt = TimelineBuilder().log("rejected", "11-10 10:00")
    hunt.log("interview", "11-12 15:00", logged="11-13 10:00")
    assert "thank-you" in hunt.rules("11-13 11:00")
    hunt.log("thanked", "11-12 18:00", logged="11-13 10:01")
    assert "thank-you" not in hunt.rules("11-13 11:00")


@pytest.mark.parametrize(
    ("first", "second", "owed"),
    [("rejected", "applied", True), ("applied", "rejected", False)],
)
def test_at_equal_instants_the_one_logged_later_is_the_later(
    first: str, second: str, owed: bool
) -> None:
    hunt = TimelineBuilder().log(first, "11-10 10:00", logged="11-10 10:01")
    hunt.log(second, "11-10 10:00", logged="11-10 10:02").move("applied")
    assert (APP in hunt.rules("11-11")) is owed


def test_reopened_twice() -> None:
    hunt = (
        TimelineBuilder().log("applied", "09-01").log("rejected", "09-10").log("applied", "10-01")
    )
    hunt.log("withdrawn", "10-10").log("offer", "11-01 10:00", id="o")
    assert hunt.one("request-offer-letter", "11-01 11:00").event == "o"
    assert APP not in hunt.rules("11-01 11:00")
    assert hunt.log("declined", "11-02").rules("11-03") == set()


def test_after_an_acceptance_and_a_refusal_nothing_is_owed() -> None:
    hunt = TimelineBuilder().log("accepted", "11-01").log("received", "11-02", needs_reply=True)
    assert hunt.rules("11-03") == {"joining-papers", "reply"}
    assert hunt.log("declined", "11-03 13:00").move("accepted").rules("11-04") == set()


def test_a_reopened_acceptance_asks_for_no_papers() -> None:
    hunt = TimelineBuilder().log("accepted", "10-01").log("applied", "11-02").move("applied")
    assert hunt.rules("11-03") == {APP}


# -- reopened by hand ----------------------------------------------------------------------------


def interviewed(end: str = "rejected") -> TimelineBuilder:
    """An application with an interview, thanks still owed, that ends on 18 November."""
    hunt = TimelineBuilder().log("applied", "10-01")
    hunt.log("interview", "11-16 10:00", people=("Sato",)).log("task", "11-10", by="12-10")
    return hunt.move("closed", at="11-18") if end == "by hand" else hunt.log(end, "11-18")


@pytest.mark.parametrize("end", ["rejected", "withdrawn", "declined", "accepted", "by hand"])
def test_its_day_is_waiting_since_and_interviews_stay_held(end: str) -> None:
    hunt = interviewed(end).move("interview", at="11-19 10:00")
    assert hunt.window(INT, "11-19 11:00") == ("11-26 00:00", "11-30 00:00")  # not APP: held
    one = hunt.one(INT, "11-19 11:00")
    assert (one.event, one.attempt) == (None, 1)
    assert because(one).startswith("reopened Thu 19 Nov; no contact since")
    listed = hunt.rules("11-19 11:00")
    assert listed.isdisjoint({"thank-you", "reflect", "connect", APP, "move-on"})
    assert hunt.window("move-on", "2027-01-03 00:00")[0] == "2027-01-03 00:00"  # day 45
    assert because(hunt.one("move-on", "2027-01-03")).startswith("reopened Thu 19 Nov")


def test_a_card_closed_by_hand_keeps_what_was_owed_beside() -> None:
    hunt = interviewed("by hand").log("received", "11-17").move("interview", at="11-19 10:00")
    assert hunt.rules("11-19 11:00") == {"reply", "task-due"}


def test_what_happens_after_it_counts_from_there() -> None:
    hunt = interviewed().move("screening", at="11-19 10:00")
    hunt.log("followed-up", "11-27")
    assert hunt.one(INT, "11-28").attempt == 2
    hunt.log("interview", "12-01 10:00", id="new")
    assert hunt.one("thank-you", "12-01 12:00").event == "new"
    hunt.log("received", "12-02", needs_reply=False, id="r")
    assert hunt.one(INT, "12-03").event == "r"


def test_only_interviews_of_this_application_stay_held() -> None:
    hunt = TimelineBuilder().log("applied", "01-05").log("interview", "02-02")
    hunt.log("rejected", "02-09").log("applied", "10-01").log("rejected", "10-10")
    hunt.move("applied", at="11-02")
    assert hunt.rules("11-03") == {APP}


def test_a_reminder_dismissed_before_it_speaks_again_after_it() -> None:
    hunt = interviewed().move("screening", at="11-19 10:00")
    hunt.shelve("dismissed", INT, None, at="11-20")
    assert INT not in hunt.rules("11-27")
    hunt.log("rejected", "12-01").move("screening", at="12-02 10:00")
    assert hunt.window(INT, "12-03")[0] == "12-09 00:00"
    hunt.shelve("snoozed", INT, None, until="12-20 00:00", at="12-03")
    assert hunt.one(INT, "12-10").snoozed_until == hunt.at("12-20 00:00")


def test_out_of_the_end_into_the_wishlist_nobody_waits() -> None:
    hunt = interviewed().move("wishlist", at="11-19 10:00")
    assert hunt.rules("12-20") == set()
    hunt.log("offer", "11-20", "b").log("accepted", "11-21", "b").log("applied", "11-21", "c")
    assert "tell-the-others" not in hunt.rules("11-22")
    assert "tell-the-others" in hunt.rules("11-22", "c")


def test_a_move_among_open_stages_starts_no_waiting() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").move("interview", at="11-03 10:00")
    hunt.move("applied", at="11-04 10:00")
    assert hunt.window(APP, "11-05")[0] == "11-09 00:00"


# -- called off ----------------------------------------------------------------------------------


def test_a_meeting_that_the_company_calls_off_is_its_word_of_then() -> None:
    hunt = TimelineBuilder().log("applied", "10-26").log("interview", "11-24 10:00", id="i")
    hunt.log("followed-up", "11-05", id="f")
    assert hunt.cancel("i").one(APP, "11-20").attempt == 2  # called off by the seeker: no word
    hunt.call_off("i", "11-20 15:00")
    assert hunt.window(APP, "11-20 16:00") == ("11-27 00:00", "12-05 00:00")
    one = hunt.one(APP, "11-20 16:00")
    assert (one.event, one.attempt) == ("i", 1)
    assert because(one).startswith("they cancelled Fri 20 Nov 15:00; no contact since")
    assert hunt.rules("11-20 16:00") == {APP}  # no reply is owed
    assert hunt.one(APP, "11-20 14:00").attempt == 2  # before they said so
    hunt.amend("i", cancelled=False, cancelled_at=None)
    assert hunt.rules("11-20 16:00") == {"thank-you", "reflect"}


def test_what_was_called_off_states_no_date() -> None:
    hunt = TimelineBuilder().log("applied", "10-26")
    hunt.log("interview", "11-24 10:00", id="i", by="12-15").call_off("i", "11-20 15:00")
    assert hunt.window(APP, "11-21")[0] == "11-27 00:00"


def test_a_meeting_called_off_ends_the_series_and_keeps_the_card() -> None:
    hunt = TimelineBuilder().log("applied", "09-01")
    for day in ("09-10", "09-20", "09-30", "10-10"):
        hunt.log("followed-up", day)
    hunt.log("interview", "11-24 10:00", logged="10-20", id="i").call_off("i", "11-02")
    assert "move-on" not in hunt.rules("11-03")
    assert hunt.window("move-on", "12-17")[0] == "12-17 00:00"


# -- what counts ---------------------------------------------------------------------------------


def test_events_count_once_their_time_has_come() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").log("received", "11-05 10:00")
    assert hunt.rules("11-05 09:59") == {APP}
    assert hunt.rules("11-05 10:00") == {"reply"}


@pytest.mark.parametrize(
    "kind", ["applied", "received", "offer", "interview", "task", "info-session"]
)
def test_a_cancelled_event_counts_for_no_rule(kind: str) -> None:
    hunt = TimelineBuilder().app().log(kind, "11-02", id="e", by="11-20", people=("Sato",))
    assert hunt.rules("11-02 13:30")
    assert hunt.cancel("e").rules("11-02 13:30") == set()
    assert hunt.rules("11-02 13:30", None) == set()


def test_a_cancelled_follow_up_is_no_attempt_and_cancelled_thanks_are_none() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").log("followed-up", "11-09", id="f")
    assert hunt.cancel("f").one(APP, "11-10").attempt == 1
    thanked = (
        TimelineBuilder().log("interview", "11-20 15:00").log("thanked", "11-20 17:00", id="t")
    )
    assert "thank-you" in thanked.cancel("t").rules("11-20 18:00")


def test_what_is_in_the_bin_owes_nothing() -> None:
    hunt = TimelineBuilder().log("received", "11-02").app("b").log("applied", "11-01", "b")
    hunt.board = hunt.board.remove("a", hunt.at("11-03"))
    assert hunt.rules("11-04") == set()
    assert hunt.one("stay-engaged", "11-04", None).event == "applied-2"


def test_instants_with_any_offset_are_the_same_instants() -> None:
    hunt = TimelineBuilder().log("interview", "11-20 15:00", id="i")
    moved = hunt.at("11-20 15:00").astimezone(UTC)
    hunt.amend("i", at=moved)
    assert hunt.window("thank-you", "11-20") == ("11-20 16:00", "11-21 16:00")
    assert hunt.one("thank-you", "11-20").opens_at.isoformat() == "2026-11-20T16:00:00+09:00"
