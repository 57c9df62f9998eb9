"""What is owed after meetings and messages: thank-you, reflection, connection, reply."""

import pytest

from jobboard_tui.domain.reminders.api import ReminderState
from tests.domain.timeline_builder import TimelineBuilder
from tests.rows import for_each_row

INTERVIEW = "11-20 15:00"  # a Friday, until 16:00


def interviewed(**fields: object) -> TimelineBuilder:
    return TimelineBuilder().log("interview", INTERVIEW, id="i", **fields)


# -- thank-you and reflection --------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["interview", "info-session"])
def test_a_meeting_wants_thanks_and_a_reflection(kind: str) -> None:
    hunt = TimelineBuilder().log(kind, INTERVIEW, id="m")
    for rule in ("thank-you", "reflect"):
        assert hunt.state(rule, "11-19") is ReminderState.WAITING
        assert hunt.state(rule, "11-20 15:30") is ReminderState.WAITING
        assert hunt.state(rule, "11-20 16:00") is ReminderState.DUE
        assert hunt.one(rule, "11-20 16:00").event == "m"
        assert hunt.state(rule, "11-27 00:00") is None
    assert hunt.window("thank-you", "11-19") == ("11-20 16:00", "11-21 16:00")
    assert hunt.window("reflect", "11-19") == ("11-20 16:00", None)
    assert hunt.state("reflect", "11-26 23:59") is ReminderState.DUE
    assert hunt.one("reflect", "11-21").soft
    assert not hunt.one("thank-you", "11-21").soft


def test_an_information_session_is_no_interview() -> None:
    hunt = TimelineBuilder().log("info-session", INTERVIEW, people=("Sato",))
    assert hunt.rules("11-25") == {"thank-you", "reflect"}


def test_an_offer_meeting_wants_neither() -> None:
    hunt = TimelineBuilder().log("offer-meeting", INTERVIEW)
    assert not hunt.rules("11-21") & {"thank-you", "reflect"}


@for_each_row(
    ("kind", "at", "done"),
    [
        ("thanked", "11-20 15:01", True),  # after its start, even before its end
        ("thanked", "11-20 15:00", True),  # logged after it
        ("thanked", "11-20 14:59", False),
        ("thanked", "11-20 18:00", True),
        ("followed-up", "11-20 18:00", False),
        ("wrote", "11-20 18:00", False),
        ("replied", "11-20 18:00", False),
        ("reflected", "11-20 18:00", False),
        ("received", "11-20 18:00", False),
        ("offer", "11-20 18:00", False),
        ("rejected", "11-20 18:00", True),
        ("withdrawn", "11-20 18:00", True),
        ("accepted", "11-20 18:00", True),
    ],
)
def test_what_ends_a_thank_you(kind: str, at: str, done: bool) -> None:
    hunt = interviewed().log(kind, at)
    assert ("thank-you" not in hunt.rules("11-20 20:00")) is done


@pytest.mark.parametrize(
    ("kind", "at", "done"),
    [
        ("reflected", "11-20 16:00", True),
        ("reflected", "11-20 15:59", False),
        ("reflected", "11-21", True),
        ("thanked", "11-20 18:00", False),
        ("note", "11-20 18:00", False),
        ("declined", "11-20 18:00", True),
    ],
)
def test_what_ends_a_reflection(kind: str, at: str, done: bool) -> None:
    hunt = interviewed().log(kind, at)
    assert ("reflect" not in hunt.rules("11-21 20:00")) is done


def test_one_thank_you_clears_every_interview_before_it() -> None:
    hunt = TimelineBuilder().log("interview", "11-18 10:00").log("interview", "11-19 10:00")
    hunt.log("interview", "11-21 10:00", id="third")
    assert len(hunt.of("thank-you", "11-20")) == 3
    hunt.log("thanked", "11-20 09:00").log("reflected", "11-20 09:00")
    assert [one.event for one in hunt.of("thank-you", "11-21")] == ["third"]
    assert [one.event for one in hunt.of("reflect", "11-21")] == ["third"]


def test_a_thank_you_to_come_thanks_for_nothing_yet() -> None:
    hunt = interviewed().log("thanked", "11-21 10:00")
    assert "thank-you" in hunt.rules("11-21 09:59")
    assert "thank-you" not in hunt.rules("11-21 10:00")


def test_a_long_interview_over_midnight_counts_from_the_day_of_its_end() -> None:
    hunt = TimelineBuilder().log("interview", "11-20 23:30", minutes=60)
    assert hunt.window("thank-you", "11-21") == ("11-21 00:30", "11-22 00:30")
    assert "thank-you" in hunt.rules("11-27 23:59")
    assert "thank-you" not in hunt.rules("11-28 00:00")


def test_24_hours_are_24_hours_where_clocks_change() -> None:
    """In New York the night to the 1st of November 2026 has an hour more."""
    hunt = TimelineBuilder("America/New_York").log("interview", "10-31 15:00")
    assert hunt.window("thank-you", "10-31") == ("10-31 16:00", "11-01 15:00")
    spring = TimelineBuilder("America/New_York").log("interview", "03-07 15:00")
    assert spring.window("thank-you", "03-07") == ("03-07 16:00", "03-08 17:00")


# -- connection ----------------------------------------------------------------------------------


def test_connecting_with_an_interviewer() -> None:
    hunt = interviewed(people=("Sato",))
    assert "connect" not in hunt.rules("11-20 15:59")
    assert hunt.state("connect", "11-20 16:00") is ReminderState.WAITING
    assert hunt.window("connect", "11-20 16:00") == ("11-21 16:00", None)
    assert hunt.state("connect", "11-21 16:00") is ReminderState.DUE
    assert hunt.one("connect", "11-22").soft
    assert "connect" in hunt.rules("12-03 23:59")
    assert "connect" not in hunt.rules("12-04 00:00")


def test_only_a_named_interviewer_can_be_connected_with_and_only_the_first_once() -> None:
    assert "connect" not in interviewed().rules("11-22")
    hunt = (
        TimelineBuilder()
        .log("interview", "11-18 10:00")
        .log("interview", INTERVIEW, people=("Sato",))
    )
    hunt.log("interview", "11-21 10:00", people=("Mori",))
    assert [one.event for one in hunt.of("connect", "11-22")] == ["interview-2"]


@pytest.mark.parametrize(
    ("kind", "done"), [("connected", True), ("thanked", False), ("rejected", True)]
)
def test_what_ends_connecting(kind: str, done: bool) -> None:
    hunt = interviewed(people=("Sato",)).log(kind, "11-21 10:00")
    assert ("connect" not in hunt.rules("11-22")) is done


# -- reply ---------------------------------------------------------------------------------------


@for_each_row(
    ("kind", "done"),
    [
        ("replied", True),
        ("wrote", True),
        ("applied", True),
        ("followed-up", True),
        ("thanked", True),
        ("letter-requested", True),
        ("asked-time", True),
        ("negotiated", True),
        ("accepted", True),
        ("declined", True),
        ("withdrawn", True),
        ("rejected", True),
        ("connected", False),
        ("reflected", False),
        ("note", False),
        ("acknowledged", False),
        ("received", False),
        ("decision-date", False),
        ("offer", False),
        ("offer-letter", False),
    ],
)
def test_what_answers_a_message(kind: str, done: bool) -> None:
    hunt = TimelineBuilder().log("received", "11-06 10:00", id="r")
    assert hunt.window("reply", "11-06 11:00") == ("11-06 10:00", "11-07 10:00")
    hunt.log(kind, "11-06 18:00", needs_reply=False)
    assert ("reply" not in hunt.rules("11-06 19:00")) is done
    hunt.cancel(f"{kind}-2")
    assert kind in ("rejected", "declined", "withdrawn") or "reply" in hunt.rules("11-06 19:00")


@for_each_row("kind", ["interview", "info-session", "offer-meeting"])
@for_each_row(
    ("logged", "done"), [("11-06 09:59", False), ("11-06 10:00", True), ("11-06 12:00", True)]
)
def test_a_meeting_logged_after_a_message_answers_it(kind: str, logged: str, done: bool) -> None:
    hunt = TimelineBuilder().log("received", "11-06 10:00").log(kind, "11-20 15:00", logged=logged)
    assert ("reply" not in hunt.rules("11-06 19:00")) is done


def test_a_meeting_logged_before_at_the_same_instant_answers_nothing() -> None:
    hunt = TimelineBuilder().log("interview", "11-20 15:00", logged="11-06 10:00")
    assert "reply" in hunt.log("received", "11-06 10:00").rules("11-06 19:00")


def test_the_oldest_unanswered_message_is_the_one() -> None:
    hunt = (
        TimelineBuilder().log("received", "11-06 10:00").log("received", "11-06 12:00", id="second")
    )
    assert hunt.one("reply", "11-06 13:00").event == "received-1"
    hunt.log("replied", "11-06 11:00")
    assert hunt.one("reply", "11-06 13:00").event == "second"
    assert hunt.window("reply", "11-06 13:00") == ("11-06 12:00", "11-07 12:00")


def test_a_message_that_needs_no_answer_has_none_due() -> None:
    hunt = TimelineBuilder().log("received", "11-06 10:00", needs_reply=False)
    assert "reply" not in hunt.rules("11-06 11:00")


def test_a_reply_stays_overdue_and_does_not_stop_at_weekends() -> None:
    hunt = TimelineBuilder().log("received", "11-20 18:00")
    assert hunt.state("reply", "11-21 17:59") is ReminderState.DUE
    assert hunt.state("reply", "11-21 18:00") is ReminderState.OVERDUE
    assert hunt.state("reply", "12-31 18:00") is ReminderState.OVERDUE
