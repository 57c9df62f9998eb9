"""Following up, and moving on: the rules that count from silence."""

import pytest

from jobboard_tui.domain.reminders.api import ReminderState
from tests.domain.timeline_builder import FOLLOW_UPS, TimelineBuilder
from tests.rows import for_each_row

APP, INT = FOLLOW_UPS


def follow_ups(hunt: TimelineBuilder, now: str) -> list[tuple[str, int]]:
    return [(one.rule.id, one.attempt) for one in hunt.all(now) if one.rule.id in FOLLOW_UPS]


@for_each_row(
    ("told", "rule", "window"),
    [
        # waiting since
        ([("applied", "11-02")], APP, ("11-09 00:00", "11-17 00:00")),
        ([("applied", "11-02 23:59")], APP, ("11-09 00:00", "11-17 00:00")),
        ([("applied", "11-02 00:00")], APP, ("11-09 00:00", "11-17 00:00")),
        ([("applied", "10-20"), ("applied", "11-02")], APP, ("11-09 00:00", "11-17 00:00")),
        ([("replied", "11-02")], APP, ("11-09 00:00", "11-17 00:00")),
        ([("decision-date", "11-02")], APP, ("11-09 00:00", "11-17 00:00")),
        ([("applied", "10-20"), ("wrote", "11-02")], APP, ("10-27 00:00", "11-04 00:00")),
        ([("applied", "10-20"), ("note", "11-02")], APP, ("10-27 00:00", "11-04 00:00")),
        ([("applied", "10-20"), ("acknowledged", "11-02")], APP, ("10-27 00:00", "11-04 00:00")),
        ([("applied", "10-20"), ("info-session", "11-02")], APP, ("10-27 00:00", "11-04 00:00")),
        ([("applied", "10-01"), ("interview", "11-02")], INT, ("11-09 00:00", "11-13 00:00")),
        ([("interview", "11-02 23:30")], INT, ("11-10 00:00", "11-14 00:00")),
        ([("interview", "11-02"), ("replied", "11-03")], INT, ("11-10 00:00", "11-14 00:00")),
        # logged in any order: an event's own time counts
        ([("received", "11-04"), ("applied", "11-02"), ("replied", "11-04")], APP, None),
    ],
)
def test_waiting_since_the_last_word(
    told: list[tuple[str, str]], rule: str, window: tuple[str, str] | None
) -> None:
    hunt = TimelineBuilder()
    for kind, at in told:
        hunt.log(kind, at)
    expected = window or ("11-11 00:00", "11-19 00:00")
    assert hunt.window(rule, "11-05") == expected
    assert [one[0] for one in follow_ups(hunt, "11-05")] == [rule]


def test_a_recruiter_who_writes_first_is_waited_for_after_the_answer() -> None:
    hunt = TimelineBuilder().log("received", "11-02", needs_reply=False)
    assert hunt.window(APP, "11-03") == ("11-09 00:00", "11-17 00:00")


def test_nothing_is_waited_for_before_anything_was_sent() -> None:
    assert follow_ups(TimelineBuilder().app().log("note", "11-02"), "12-01") == []


@pytest.mark.parametrize(
    ("by", "window"),
    [
        ("11-02", ("11-09 00:00", "11-17 00:00")),  # D + 2 lies before day 7, D + 9 before day 14
        ("11-08", ("11-10 00:00", "11-18 00:00")),
        ("11-07", ("11-09 00:00", "11-17 00:00")),
        ("11-20", ("11-24 00:00", "11-30 00:00")),
        ("11-20 10:00", ("11-24 00:00", "11-30 00:00")),  # a time of day changes nothing
        ("11-01", ("11-09 00:00", "11-17 00:00")),  # before waiting-since: none
        ("11-26", ("11-30 00:00", "12-06 00:00")),  # D + 2 is a Saturday
    ],
)
def test_a_date_in_the_posting(by: str, window: tuple[str, str]) -> None:
    assert TimelineBuilder().log("applied", "11-02", by=by).window(APP, "11-03") == window


@pytest.mark.parametrize(
    ("by", "window"),
    [
        ("11-20", ("11-24 00:00", "11-27 00:00")),  # D + 3 is a holiday; D alone counts, not day 7
        ("11-21", ("11-24 00:00", "11-28 00:00")),
        ("11-25", ("11-30 00:00", "12-02 00:00")),
        ("11-19", ("11-27 00:00", "12-01 00:00")),  # before the interview: none
    ],
)
def test_a_decision_date_after_an_interview(by: str, window: tuple[str, str]) -> None:
    hunt = TimelineBuilder().log("interview", "11-20 15:00", by=by)
    assert hunt.window(INT, "11-21") == window


@pytest.mark.parametrize(
    ("told", "opens"),
    [
        # the date given last is the one, not the latest date
        ([("applied", "11-02", "11-30"), ("decision-date", "11-04", "11-12")], "11-16 00:00"),
        ([("decision-date", "11-04", "11-12"), ("applied", "11-02", "11-30")], "11-16 00:00"),
        # one that has passed takes no older one's place
        ([("decision-date", "11-04", "11-30"), ("received", "11-05", "11-03")], "11-12 00:00"),
        # what was told before the latest application is of another time
        ([("received", "10-20", "11-30"), ("applied", "11-02", None)], "11-09 00:00"),
        ([("received", "11-02 12:00", "11-30"), ("applied", "11-02 12:00", None)], "12-02 00:00"),
        # not what the seeker or an automatic receipt says
        ([("applied", "11-02", None), ("acknowledged", "11-03", "11-30")], "11-09 00:00"),
        ([("applied", "11-02", None), ("replied", "11-03", "11-30")], "11-10 00:00"),
    ],
)
def test_the_stated_date_is_the_one_given_last(
    told: list[tuple[str, str, str | None]], opens: str
) -> None:
    hunt = TimelineBuilder()
    for kind, at, by in told:
        hunt.log(kind, at, by=by, needs_reply=False)
    assert hunt.window(APP, "11-06")[0] == opens


def test_at_equal_instants_the_date_logged_later_counts() -> None:
    hunt = TimelineBuilder().log("applied", "11-01")
    hunt.log("decision-date", "11-04", by="11-30", logged="11-06")
    hunt.log("decision-date", "11-04", by="11-20", logged="11-05")
    assert hunt.window(APP, "11-07")[0] == "12-02 00:00"


def test_a_date_told_during_the_interview_counts_and_one_told_before_it_does_not() -> None:
    told = (
        TimelineBuilder()
        .log("interview", "11-20 15:00")
        .log("decision-date", "11-20 15:30", by="11-30")
    )
    assert told.window(INT, "11-21")[0] == "12-03 00:00"
    before = (
        TimelineBuilder()
        .log("decision-date", "11-20 14:59", by="11-30")
        .log("interview", "11-20 15:00")
    )
    assert before.window(INT, "11-21")[0] == "11-27 00:00"


def test_a_date_governs_the_first_attempt_alone() -> None:
    hunt = TimelineBuilder().log("applied", "11-02", by="11-30").log("followed-up", "11-03")
    assert hunt.window(APP, "11-04") == ("11-10 00:00", "11-18 00:00")


@for_each_row(
    ("kind", "ends"),
    [
        ("followed-up", False),
        ("thanked", False),
        ("wrote", False),
        ("connected", False),
        ("note", False),
        ("acknowledged", False),
        ("received", True),
        ("decision-date", True),
        ("offer", True),
        ("offer-letter", True),
        ("offer-meeting", True),
        ("interview", True),
        ("rejected", True),
    ],
)
def test_a_response_ends_the_series(kind: str, ends: bool) -> None:
    """After three follow-ups the fourth is next, unless the company answered."""
    hunt = TimelineBuilder().log("applied", "11-02")
    for day in ("11-09", "11-16", "11-24"):
        hunt.log("followed-up", day)
    hunt.log(kind, "11-25 10:00", needs_reply=False)
    assert ((APP, 4) in follow_ups(hunt, "11-25 12:00")) is (not ends and kind != "followed-up")


def test_after_a_response_the_series_begins_anew() -> None:
    hunt = (
        TimelineBuilder()
        .log("applied", "11-02")
        .log("followed-up", "11-09")
        .log("followed-up", "11-16")
    )
    assert follow_ups(hunt, "11-17") == [(APP, 3)]
    hunt.log("received", "11-17", needs_reply=False)
    assert follow_ups(hunt, "11-18") == [(APP, 1)]
    assert hunt.one(APP, "11-18").event == "received-4"


def test_each_attempt_comes_from_the_last_follow_up() -> None:
    hunt = TimelineBuilder().log("applied", "11-02")
    assert hunt.one(APP, "11-03").event == "applied-1"
    hunt.log("followed-up", "11-09")
    assert hunt.one(APP, "11-10").event == "followed-up-2"


def test_a_follow_up_at_the_instant_of_the_application_is_an_attempt() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").log("followed-up", "11-02")
    assert follow_ups(hunt, "11-03") == [(APP, 2)]


# -- what silences follow-ups --------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["interview", "offer-meeting"])
def test_a_meeting_not_yet_held_blocks_until_its_end(kind: str) -> None:
    hunt = (
        TimelineBuilder()
        .log("applied", "10-01")
        .log(kind, "10-20 15:00", logged="10-02", minutes=30)
    )
    for now in ("10-10", "10-20 14:59", "10-20 15:29"):
        assert follow_ups(hunt, now) == []
    assert (follow_ups(hunt, "10-20 15:30") == [(INT, 1)]) is (kind == "interview")


def test_an_information_session_blocks_nothing() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").log("info-session", "12-20 15:00")
    assert follow_ups(hunt, "11-10") == [(APP, 1)]


def test_a_cancelled_interview_blocks_no_more() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").log("interview", "11-20 15:00", id="i")
    assert follow_ups(hunt, "11-10") == []
    assert follow_ups(hunt.cancel("i"), "11-10") == [(APP, 1)]
    assert follow_ups(hunt, "11-21") == [(APP, 1)]
    assert not hunt.rules("11-21") & {"thank-you", "reflect", INT}


def test_a_moved_interview_counts_at_its_new_time() -> None:
    hunt = TimelineBuilder().log("interview", "11-20 15:00", id="i").amend("i", at="11-25 10:00")
    assert hunt.window("thank-you", "11-21") == ("11-25 11:00", "11-26 11:00")
    assert follow_ups(hunt, "11-21") == []
    assert hunt.window(INT, "11-25 11:00") == ("12-02 00:00", "12-06 00:00")


@pytest.mark.parametrize("kind", ["offer", "offer-letter", "offer-meeting"])
def test_from_the_first_offer_on_there_is_no_follow_up_and_no_moving_on(kind: str) -> None:
    hunt = TimelineBuilder().log("applied", "09-01")
    assert "move-on" in hunt.rules("10-20")
    hunt.log(kind, "09-20 10:00")
    for now in ("09-21", "10-20", "12-20"):
        assert not hunt.rules(now) & {APP, INT, "move-on"}


def test_an_offer_to_come_silences_nothing_yet() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").log("offer", "11-20 10:00")
    assert follow_ups(hunt, "11-20 09:59") == [(APP, 1)]
    assert follow_ups(hunt, "11-20 10:00") == []


def test_a_reply_owed_blocks_and_a_dismissed_one_does_not() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").log("received", "11-04", id="r")
    assert follow_ups(hunt, "11-12") == []
    hunt.shelve("dismissed", "reply", "r")
    assert follow_ups(hunt, "11-12") == [(APP, 1)]


# -- retiring and moving on ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "rule", "last"),
    [
        ([("applied", "09-01", None)], APP, "10-15"),
        ([("applied", "09-01", "09-15")], APP, "10-29"),  # D + 45
        ([("applied", "09-01", None), ("followed-up", "09-10", None)], APP, "10-24"),
        (
            [("applied", "09-01", "09-30"), ("followed-up", "09-10", None)],
            APP,
            "11-13",
        ),  # D still
        ([("interview", "09-01", None)], INT, "10-15"),
    ],
)
def test_follow_ups_retire_when_day_45_begins(
    told: list[tuple[str, str, str | None]], rule: str, last: str
) -> None:
    hunt = TimelineBuilder()
    for kind, at, by in told:
        hunt.log(kind, at, by=by)
    gone = hunt.at(f"{last} 00:00").replace(hour=23, minute=59)
    assert rule in hunt.rules(f"{gone:%m-%d %H:%M}")
    midnight = hunt.at(last).date().toordinal() + 1
    following = type(hunt.at(last).date()).fromordinal(midnight)
    assert rule not in hunt.rules(f"{following:%m-%d} 00:00")


@pytest.mark.parametrize(
    ("told", "opens", "event"),
    [
        (["applied 09-01"], "10-16 00:00", "applied-1"),
        (["applied 09-01", "followed-up 09-10"], "10-25 00:00", "followed-up-2"),
        (["applied 09-01", "followed-up 09-10", "replied 09-12"], "10-27 00:00", "replied-3"),
        (["applied 09-01", "interview 09-10"], "10-25 00:00", "interview-2"),
        (["applied 09-01", *(f"followed-up 09-1{n}" for n in range(4))], "09-27 00:00", None),
        (["applied 09-01", *(f"followed-up 09-1{n}" for n in range(3))], "10-27 00:00", None),
    ],
)
def test_moving_on(told: list[str], opens: str, event: str | None) -> None:
    hunt = TimelineBuilder()
    for line in told:
        hunt.log(*line.split(" "))
    before = hunt.at(opens).timestamp() - 60
    just_before = type(hunt.at(opens)).fromtimestamp(before, hunt.zone)
    assert "move-on" not in hunt.rules(f"{just_before:%m-%d %H:%M}")
    one = hunt.one("move-on", opens)
    assert hunt.window("move-on", opens) == (opens, None)
    assert one.soft
    assert one.event == (event or f"followed-up-{len(told)}")
    assert hunt.state("move-on", "12-31 23:59") is ReminderState.DUE


@pytest.mark.parametrize("rule", FOLLOW_UPS)
def test_three_attempts_are_enough_once_the_fourth_was_dismissed(rule: str) -> None:
    hunt = TimelineBuilder().log("interview" if rule == INT else "applied", "09-01")
    for day in ("09-08", "09-15", "09-24"):
        hunt.log("followed-up", day)
    assert "move-on" not in hunt.rules("10-20")
    hunt.shelve("dismissed", rule, "followed-up-4", attempt=4)
    assert hunt.window("move-on", "10-20") == ("10-08 00:00", None)
    assert rule not in hunt.rules("10-07")


@pytest.mark.parametrize("kind", ["received", "decision-date", "offer", "interview", "rejected"])
def test_a_response_ends_moving_on(kind: str) -> None:
    hunt = TimelineBuilder().log("applied", "09-01")
    assert "move-on" in hunt.rules("10-20 11:00")
    hunt.log(kind, "10-20 10:00", logged="10-19")
    assert "move-on" not in hunt.rules("10-20 11:00")


def test_closing_ends_moving_on() -> None:
    hunt = TimelineBuilder().log("applied", "09-01").move("closed")
    assert hunt.rules("10-20") == set()


def test_a_word_of_ones_own_does_not_end_moving_on() -> None:
    hunt = (
        TimelineBuilder().log("applied", "09-01").log("wrote", "10-17").log("acknowledged", "10-17")
    )
    assert "move-on" in hunt.rules("10-18")


# -- the clock -----------------------------------------------------------------------------------


@for_each_row(
    ("applied", "opens"),
    [
        ("11-07", "11-16 00:00"),  # a Saturday's day 7 is one, too
        ("11-08", "11-16 00:00"),
        ("12-21", "12-28 00:00"),
        ("12-22", "2027-01-04 00:00"),
        ("12-27", "2027-01-04 00:00"),
        ("04-22", "04-30 00:00"),  # 昭和の日
        ("04-26", "05-07 00:00"),  # Constitution, Greenery and Children's Day, and a substitute
        ("09-14", "09-24 00:00"),  # a day between two holidays is one, too
    ],
)
def test_outreach_waits_for_an_open_office(applied: str, opens: str) -> None:
    hunt = TimelineBuilder().log("applied", applied)
    assert hunt.window(APP, applied)[0] == opens


def test_the_due_date_is_never_before_the_opening() -> None:
    hunt = TimelineBuilder().log("interview", "12-20 15:00")  # day 7 is a Sunday, day 10 the 30th
    assert hunt.window(INT, "12-21") == ("12-28 00:00", "12-31 00:00")
    late = TimelineBuilder().log(
        "interview", "12-22 15:00"
    )  # day 7 is the 29th, day 10 New Year's Day
    assert late.window(INT, "12-23") == ("2027-01-04 00:00", "2027-01-05 00:00")


def test_days_are_those_of_the_home_zone() -> None:
    """The 2nd of November, 23:30 in New York, is the 3rd in Tokyo."""
    hunt = TimelineBuilder("America/New_York").log("applied", "11-02 23:30")
    assert hunt.window(APP, "11-03") == ("11-09 00:00", "11-17 00:00")
    tokyo = TimelineBuilder()
    tokyo.board = tokyo.board.with_applications(*hunt.board.applications.values())
    assert tokyo.window(APP, "11-04") == ("11-10 00:00", "11-18 00:00")


def test_day_windows_in_a_zone_with_summer_time() -> None:
    """Clocks in New York go back on the 1st of November 2026; a day is a day."""
    hunt = TimelineBuilder("America/New_York").log("applied", "10-28 12:00")
    one = hunt.one(APP, "10-29")
    assert one.opens_at.isoformat() == "2026-11-04T00:00:00-05:00"
    assert one.due_at is not None
    assert one.due_at.isoformat() == "2026-11-12T00:00:00-05:00"


def test_leap_day() -> None:
    hunt = TimelineBuilder().log("applied", "2028-02-22")
    assert hunt.window(APP, "2028-02-23")[0] == "2028-02-29 00:00"
    leap = TimelineBuilder().log("applied", "2028-02-29")
    assert leap.window(APP, "2028-03-01") == ("2028-03-07 00:00", "2028-03-15 00:00")
