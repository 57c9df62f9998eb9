"""What concerns the whole board: staying engaged, the weekly audit, the pause, the order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.reminders.api import ReminderIndex, ReminderState
from tests.domain.timeline_builder import APP_RULE, TimelineBuilder, because


def test_staying_engaged_counts_from_the_last_application_sent_anywhere() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").log("applied", "11-05 23:00", "b", id="last")
    one = hunt.one("stay-engaged", "11-06", None)
    assert (one.event, one.soft, one.company, one.state) == (
        "last",
        True,
        "",
        ReminderState.WAITING,
    )
    assert hunt.window("stay-engaged", "11-06", None) == ("11-12 00:00", None)
    assert hunt.state("stay-engaged", "11-12 00:00", None) is ReminderState.DUE
    hunt.log("rejected", "11-06", "b").log("rejected", "11-06", "a")
    assert hunt.one("stay-engaged", "11-07", None).event == "last"


def test_an_application_to_come_engages_nobody_yet() -> None:
    hunt = (
        TimelineBuilder()
        .log("applied", "11-02", id="first")
        .log("applied", "11-05", "b", id="second")
    )
    assert hunt.one("stay-engaged", "11-04", None).event == "first"
    assert hunt.one("stay-engaged", "11-05", None).event == "second"
    assert hunt.cancel("second", "b").one("stay-engaged", "11-05", None).event == "first"


def test_nothing_sent_means_nothing_to_stay_engaged_by() -> None:
    assert "stay-engaged" not in TimelineBuilder().log("received", "11-02").rules("11-20", None)


def test_the_weekly_audit() -> None:
    hunt = TimelineBuilder().log("applied", "11-04").log("note", "11-02 09:00", "b", id="first")
    assert hunt.one("weekly-audit", "11-05", None).event == "first"
    assert hunt.window("weekly-audit", "11-05", None) == ("11-09 00:00", None)
    hunt.audit("11-06 20:00").audit("11-10 20:00")
    assert hunt.window("weekly-audit", "11-07", None) == ("11-13 00:00", None)
    assert hunt.window("weekly-audit", "11-12", None) == ("11-17 00:00", None)
    assert hunt.one("weekly-audit", "11-12", None).event == "audit-4"


def test_an_empty_board_owes_nothing() -> None:
    assert TimelineBuilder().all("11-20") == []
    assert TimelineBuilder().app(apply_by=None).all("11-20") == []


_ZONES = st.integers(-23, 23).map(lambda hours: timezone(timedelta(hours=hours)))
_HOURS = st.integers(0, 60)


@given(st.lists(st.tuples(_HOURS, _ZONES), min_size=1, max_size=8), st.integers(0, 70))
def test_first_and_last_are_found_in_every_zone(
    sent: list[tuple[int, timezone]], now_after: int
) -> None:
    start = datetime(2026, 11, 2, tzinfo=UTC)
    hunt, at = TimelineBuilder(), {}
    for number, (hours, zone) in enumerate(sent):
        app_id, event_id = f"a{number}", f"e{number}"
        at[event_id] = start + timedelta(hours=hours)
        event = hunt.event("applied", "11-02", id=event_id)
        hunt.app(app_id)
        told = replace(event, at=at[event_id].astimezone(zone), logged=at[event_id])
        hunt.board = hunt.board.log(app_id, told)
    now = (start + timedelta(hours=now_after)).astimezone(hunt.zone)
    past = [one for one in at.values() if one <= now]
    found = {
        one.rule.id: at[str(one.event)]
        for one in ReminderIndex(hunt.rule_set).view_at(hunt.board, now).reminders_of(None)
    }
    assert found.get("stay-engaged") == max(past, default=None)
    assert found.get("weekly-audit") == (min(past) if past else None)


def test_the_board_s_own_reminders_can_be_put_aside() -> None:
    hunt = TimelineBuilder().log("applied", "11-02", id="x").audit("11-02")
    hunt.shelve("dismissed", "stay-engaged", "x", app=None)
    assert hunt.rules("11-20", None) == {"weekly-audit"}
    hunt.shelve("snoozed", "weekly-audit", "audit-2", app=None, until="11-25")
    assert hunt.state("weekly-audit", "11-20", None) is ReminderState.WAITING
    assert hunt.state("weekly-audit", "11-25", None) is ReminderState.DUE


# -- the pause -----------------------------------------------------------------------------------


def test_on_a_paused_board_soft_reminders_keep_silent_and_the_others_say_so() -> None:
    hunt = TimelineBuilder().log("interview", "11-20 15:00").log("applied", "11-01", "b")
    hunt.pause("11-21 00:00", "11-24 09:00")
    assert any(one.soft for one in hunt.all("11-20 23:59"))
    paused = hunt.all("11-21 10:00")
    assert paused
    assert not any(one.soft for one in paused)
    assert all("the board is paused until Tue 24 Nov 09:00" in because(one) for one in paused)
    assert any(one.soft for one in hunt.all("11-24 09:00"))
    assert not any("paused" in because(one) for one in hunt.all("11-24 09:00"))


def test_a_pause_without_an_end() -> None:
    hunt = TimelineBuilder().log("received", "11-20").pause("11-20")
    assert because(hunt.one("reply", "12-20")).endswith("the board is paused")


# -- marks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("shelf", ["dismissed", "done"])
def test_what_was_dismissed_or_ticked_off_is_gone_until_something_new_happens(shelf: str) -> None:
    hunt = TimelineBuilder().log("applied", "11-02", id="x").shelve(shelf, APP_RULE, "x")
    assert APP_RULE not in hunt.rules("11-10")
    hunt.log("followed-up", "11-11")
    assert hunt.one(APP_RULE, "11-12").attempt == 2


@pytest.mark.parametrize(
    ("rule", "event", "attempt"),
    [("reply", "x", 1), (APP_RULE, "y", 1), (APP_RULE, "x", 2), (APP_RULE, None, 1)],
)
def test_a_mark_is_of_one_rule_event_and_attempt(
    rule: str, event: str | None, attempt: int
) -> None:
    hunt = (
        TimelineBuilder().log("applied", "11-02", id="x").shelve("dismissed", rule, event, attempt)
    )
    assert APP_RULE in hunt.rules("11-10")


def test_a_snoozed_reminder_waits_with_its_window_unchanged() -> None:
    hunt = TimelineBuilder().log("interview", "11-20 15:00", id="x")
    hunt.shelve("snoozed", "thank-you", "x", until="11-22 10:00")
    one = hunt.one("thank-you", "11-21 20:00")
    assert (one.state, hunt.told(one.snoozed_until)) == (ReminderState.WAITING, "11-22 10:00")
    assert hunt.window("thank-you", "11-21 20:00") == ("11-20 16:00", "11-21 16:00")
    assert "snoozed until Sun 22 Nov 10:00" in because(one)
    by_day = TimelineBuilder().log("interview", "11-20 15:00", id="x")
    by_day.shelve("snoozed", "thank-you", "x", until="11-22 00:00")
    assert because(by_day.one("thank-you", "11-21 20:00")).endswith("snoozed until Sun 22 Nov")
    awake = hunt.one("thank-you", "11-22 10:00")
    assert (awake.state, awake.snoozed_until) == (ReminderState.OVERDUE, None)
    assert "thank-you" in hunt.rules("11-28 23:59")  # day 7 is the 27th, a snooze keeps it
    assert "thank-you" not in hunt.rules("11-29 00:00")


# -- the order -----------------------------------------------------------------------------------


def test_most_urgent_first() -> None:
    hunt = TimelineBuilder()
    hunt.log("applied", "11-04", "late day")  # overdue since 11-19 00:00
    hunt.log("interview", "11-18 15:00", "late hour")  # overdue since 11-19 16:00
    hunt.log("received", "11-18 10:00", "later hour")  # overdue since 11-19 10:00
    hunt.log("received", "11-19 18:00", "due hour")
    hunt.log("applied", "11-11", "due day")
    hunt.log("applied", "11-15", "waiting")
    hunt.log("task", "11-19", "due at last", by="12-31")
    found = [(str(one.state), one.application, one.rule.id) for one in hunt.all("11-20 12:00")]
    assert found == [
        ("overdue", "later hour", "reply"),
        ("overdue", "late hour", "thank-you"),
        ("overdue", "late day", APP_RULE),
        ("due", "due hour", "reply"),
        ("due", "due day", APP_RULE),
        ("due", "due at last", "task-due"),
        ("due", None, "weekly-audit"),
        ("due", "late hour", "reflect"),
        ("waiting", None, "stay-engaged"),
        ("waiting", "waiting", APP_RULE),
        ("waiting", "late hour", "interview-follow-up"),
    ]
    view = ReminderIndex(hunt.rule_set).view_at(hunt.board, hunt.at("11-20 12:00"))
    parts = [view.overdue, view.due, view.soft, view.waiting]
    assert [len(part) for part in parts] == [3, 3, 2, 3]
    assert tuple(one for part in parts for one in part) == view.reminders
    assert [one.rule.id for one in view.reminders_of("late hour")] == [
        "thank-you",
        "reflect",
        "interview-follow-up",
    ]
    assert view.next_of("late hour") is view.reminders_of("late hour")[0]
    assert view.next_of("nobody") is None
    assert view.reminders_of("nobody") == ()
    assert [one.rule.id for one in view.reminders_of(None)] == ["weekly-audit", "stay-engaged"]


def test_equals_are_ordered_by_company_and_rule() -> None:
    hunt = TimelineBuilder()
    for app in ("b", "c", "a"):
        hunt.log("interview", "11-20 15:00", app)
    found = [(one.application, one.rule.id) for one in hunt.all("11-20")]
    assert found[:6] == [(app, rule) for app in "abc" for rule in ("thank-you", "reflect")]


# -- silence -------------------------------------------------------------------------------------


def test_who_was_silent_for_long() -> None:
    hunt = (
        TimelineBuilder()
        .log("applied", "09-01", "old")
        .log("applied", "09-01", "named", by="10-20")
    )
    hunt.log("applied", "09-01", "asked").log("followed-up", "09-20", "asked")
    hunt.log("applied", "09-01", "gone").log("rejected", "09-02", "gone")
    hunt.log("applied", "09-01", "invited").log("interview", "12-01", "invited", logged="09-02")
    hunt.log("applied", "09-01", "offered").log("offer", "09-02", "offered").app("wish")
    reminder_index = ReminderIndex(hunt.rule_set)

    def silent(now: str) -> set[str]:
        return set(reminder_index.view_at(hunt.board, hunt.at(now)).silent)

    assert silent("10-15 23:59") == set()
    assert silent("10-16 00:00") == {"old"}
    assert silent("11-04") == {"old", "asked"}
    assert silent("12-05") == {"old", "named", "asked"}
    hunt.pause("12-04")
    assert silent("12-05 13:00") == set()
