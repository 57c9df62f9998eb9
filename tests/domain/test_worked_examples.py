"""The worked examples of the playbook, one after the other."""

from jobboard_tui.domain.reminders.api import ReminderState
from tests.domain.timeline_builder import FOLLOW_UPS, TimelineBuilder

APP, INT = FOLLOW_UPS


def test_1_applied_and_nothing_heard() -> None:
    hunt = TimelineBuilder().log("applied", "11-02 15:00")
    assert hunt.window(APP, "11-03") == ("11-09 00:00", "11-17 00:00")
    assert hunt.one(APP, "11-03").attempt == 1
    states = {
        "11-08 23:59": ReminderState.WAITING,
        "11-09 00:00": ReminderState.DUE,
        "11-16 23:59": ReminderState.DUE,
        "11-17 00:00": ReminderState.OVERDUE,
    }
    for now, state in states.items():
        assert hunt.state(APP, now) is state


def test_2_day_7_is_a_holiday() -> None:
    hunt = TimelineBuilder().log("applied", "11-16 10:00")
    assert hunt.window(APP, "11-17") == ("11-24 00:00", "12-01 00:00")


def test_3_the_posting_names_a_date() -> None:
    hunt = TimelineBuilder().log("applied", "11-02 10:00", by="11-20")
    assert hunt.window(APP, "11-17") == ("11-24 00:00", "11-30 00:00")


def test_4_a_thank_you_knows_no_weekend() -> None:
    hunt = TimelineBuilder().log("interview", "11-20 15:00")
    assert hunt.window("thank-you", "11-20 10:00") == ("11-20 16:00", "11-21 16:00")
    assert hunt.state("thank-you", "11-20 15:59") is ReminderState.WAITING
    assert hunt.state("thank-you", "11-20 16:00") is ReminderState.DUE
    assert hunt.state("thank-you", "11-21 15:59") is ReminderState.DUE
    assert hunt.state("thank-you", "11-21 17:00") is ReminderState.OVERDUE
    assert hunt.state("thank-you", "11-26 23:59") is ReminderState.OVERDUE
    assert hunt.state("thank-you", "11-27 00:00") is None


def test_5_after_the_interview_without_and_with_a_decision_date() -> None:
    hunt = TimelineBuilder().log("interview", "11-20 15:00")
    assert hunt.window(INT, "11-21") == ("11-27 00:00", "12-01 00:00")
    hunt.log("decision-date", "11-20 17:00", by="11-25")
    assert hunt.window(INT, "11-21") == ("11-30 00:00", "12-02 00:00")


def test_6_four_attempts_then_move_on() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").log("followed-up", "11-09 10:00")
    assert hunt.window(APP, "11-10") == ("11-16 00:00", "11-24 00:00")
    assert hunt.one(APP, "11-10").attempt == 2
    hunt.log("followed-up", "11-16").log("followed-up", "11-24")
    assert hunt.window(APP, "11-25") == ("12-01 00:00", None)
    assert hunt.one(APP, "11-25").attempt == 4
    assert hunt.state(APP, "12-31 23:59") is ReminderState.DUE
    hunt.log("followed-up", "12-01")
    assert hunt.state(APP, "12-02") is None
    assert hunt.state("move-on", "12-14 23:59") is None
    assert hunt.window("move-on", "12-15 00:00") == ("12-15 00:00", None)
    assert hunt.state(APP, "12-15 00:00") is None


def test_7_the_turn_of_the_year() -> None:
    assert TimelineBuilder().log("applied", "12-21").window(APP, "12-22")[0] == "12-28 00:00"
    late = TimelineBuilder().log("applied", "12-22")
    assert late.window(APP, "12-23") == ("2027-01-04 00:00", "2027-01-06 00:00")


def test_8_a_receipt_is_no_word_and_a_message_wants_an_answer() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").log("acknowledged", "11-03")
    assert hunt.window(APP, "11-04") == ("11-09 00:00", "11-17 00:00")
    assert "reply" not in hunt.rules("11-04")
    hunt.log("received", "11-06 10:00")
    assert hunt.window("reply", "11-06 11:00") == ("11-06 10:00", "11-07 10:00")
    assert APP not in hunt.rules("11-06 11:00")
    hunt.log("replied", "11-06 18:00")
    assert "reply" not in hunt.rules("11-06 19:00")
    assert hunt.window(APP, "11-06 19:00") == ("11-13 00:00", "11-21 00:00")


def test_9_the_offer_meeting() -> None:
    hunt = TimelineBuilder().log("offer-meeting", "11-26 14:00", logged="11-20 10:00")
    now = "11-20 12:00"
    assert hunt.window("request-offer-letter", now) == ("11-20 10:00", "11-21 10:00")
    assert hunt.window("prepare-offer-meeting", now) == ("11-24 14:00", "11-26 14:00")
    assert "answer-offer" not in hunt.rules("11-26 14:59")
    assert hunt.window("answer-offer", "11-26 15:00") == ("11-26 15:00", "11-27 15:00")
    assert hunt.state("request-offer-letter", "11-26 15:00") is ReminderState.OVERDUE
    assert "prepare-offer-meeting" not in hunt.rules("11-26 14:00")


def test_10_after_45_days_nobody_waits_any_more() -> None:
    hunt = TimelineBuilder().log("applied", "09-01")
    assert hunt.state(APP, "10-15 23:59") is ReminderState.OVERDUE
    assert "move-on" not in hunt.rules("10-15 23:59")
    assert APP not in hunt.rules("10-16 00:00")
    assert hunt.window("move-on", "10-16 00:00") == ("10-16 00:00", None)


def test_11_nobody_gives_up_before_the_date_that_they_named() -> None:
    hunt = TimelineBuilder().log("applied", "09-01", by="11-30")
    assert hunt.window(APP, "10-20")[0] == "12-02 00:00"
    for now in ("10-16 00:00", "11-30 23:59", "2027-01-13 23:59"):
        assert "move-on" not in hunt.rules(now)
    assert APP in hunt.rules("2027-01-13 23:59")
    assert APP not in hunt.rules("2027-01-14 00:00")
    assert hunt.window("move-on", "2027-01-14 00:00") == ("2027-01-14 00:00", None)


def test_12_an_earlier_date_that_they_write_is_the_deadline() -> None:
    hunt = TimelineBuilder().log("offer", "11-10", by="11-20")
    assert hunt.window("offer-deadline", "11-11")[1] == "11-21 00:00"
    hunt.log("received", "11-12", by="11-16", answers_offer=True)
    assert hunt.window("offer-deadline", "11-12 13:00")[1] == "11-17 00:00"
    assert hunt.state("offer-deadline", "11-16 23:59") is ReminderState.DUE
    assert hunt.state("offer-deadline", "11-17 00:00") is ReminderState.OVERDUE
