"""What was put off: one reminder by a snooze, a whole application on hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from jobboard_tui.domain.hold import hold_end, is_on_hold
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.no_channel import (
    channels,
    missing_words,
    rules_without_channel,
    with_channel,
    with_channel_missing,
)
from jobboard_tui.domain.reminders.api import ReminderState, silent_among
from jobboard_tui.domain.reminders.labels import short_reminder_line
from jobboard_tui.domain.reminders.snoozing import snooze_cautions
from jobboard_tui.domain.rules import Span
from tests.domain.timeline_builder import (
    APP_RULE,
    FOLLOW_UPS,
    INTERVIEW_RULE,
    TimelineBuilder,
    because,
    shipped_rules,
)
from tests.rows import for_each_row

# -- a snooze ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "gone"),
    [
        ("10-01 00:00", "10-16 00:00"),  # ends long before day 45: nothing changes
        ("10-10 00:00", "10-17 00:00"),  # day 7 after it
        ("2027-01-10 00:00", "2027-01-17 00:00"),
        ("2027-01-10 15:00", "2027-01-17 00:00"),
    ],
)
def test_a_snooze_holds_retiring_and_moving_on_off_for_a_week(until: str, gone: str) -> None:
    hunt = TimelineBuilder().log("applied", "09-01")
    hunt.shelve("snoozed", APP_RULE, "applied-1", until=until)
    last = hunt.at(gone) - timedelta(minutes=1)
    assert hunt.state(APP_RULE, f"{last:%Y-%m-%d %H:%M}") is ReminderState.OVERDUE
    assert "move-on" not in hunt.rules(f"{last:%Y-%m-%d %H:%M}")
    assert silent_among(hunt.board, hunt.rule_set, last, ["a"]) == ()
    assert hunt.rules(gone) == {"move-on"}
    assert hunt.window("move-on", gone) == (gone, None)


def test_the_days_are_a_setting() -> None:
    hunt = TimelineBuilder(rule_set=replace(shipped_rules(), snooze_keeps=Span(2)))
    hunt.log("applied", "09-01").shelve("snoozed", APP_RULE, "applied-1", until="11-10 00:00")
    assert hunt.state("move-on", "11-11 23:00") is None
    assert hunt.window("move-on", "11-12 00:00")[0] == "11-12 00:00"


def test_a_snooze_of_what_is_over_holds_nothing_off() -> None:
    hunt = TimelineBuilder().log("applied", "08-01")
    hunt.shelve("snoozed", APP_RULE, "applied-1", until="2027-01-10 00:00")
    hunt.log("received", "09-01", needs_reply=False)
    assert hunt.window("move-on", "10-16 00:00")[0] == "10-16 00:00"


@pytest.mark.parametrize(
    ("rule", "until", "gone"),
    [
        ("thank-you", "12-01 00:00", "12-08 00:00"),
        ("reflect", "12-01 09:00", "12-08 00:00"),
        ("connect", "12-20 00:00", "12-27 00:00"),
    ],
)
def test_what_follows_an_interview_stays_too(rule: str, until: str, gone: str) -> None:
    hunt = TimelineBuilder().log("interview", "11-20 15:00", id="i", people=("Sato",))
    hunt.shelve("snoozed", rule, "i", until=until)
    assert rule in hunt.rules(until)
    assert rule in hunt.rules(f"{hunt.at(gone) - timedelta(minutes=1):%m-%d %H:%M}")
    assert rule not in hunt.rules(gone)


# -- no channel ----------------------------------------------------------------------------------


def test_where_there_is_no_channel_its_rules_keep_silent_for_every_event() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").app("b").log("applied", "11-02", app="b")
    hunt.log("interview", "11-20 15:00", people=("Sato",))
    rules = channels(hunt.rule_set.rules)
    assert {name: [rule.id for rule in some] for name, some in rules.items()} == {
        "message": ["thank-you", APP_RULE, INTERVIEW_RULE],
        "profile": ["connect"],
    }
    at = hunt.at("11-20 16:00")
    reminding = {"thank-you", "reflect", "connect", INTERVIEW_RULE}
    assert hunt.rules("11-21 17:00") == reminding
    before = hunt.board
    silent = with_channel_missing(hunt.board["a"], rules["message"], at)
    hunt.board = hunt.board.with_applications(silent)
    assert hunt.rules("11-21 17:00") == {"reflect", "connect"}
    hunt.log("interview", "11-25 15:00")
    assert hunt.rules("11-26 17:00") == {"reflect", "connect"}
    assert APP_RULE in hunt.rules("11-26 17:00", app="b")
    again = with_channel_missing(silent, rules["profile"], at)
    assert rules_without_channel(again) == {"thank-you", *FOLLOW_UPS, "connect"}
    assert missing_words(again, hunt.rule_set.rules) == "thank-you, follow up, connect"
    assert with_channel(with_channel(again, rules["profile"]), rules["message"]) == before["a"]
    assert with_channel_missing(silent, rules["message"], at) == silent


def test_where_there_is_no_channel_a_reply_and_silence_still_speak() -> None:
    hunt = TimelineBuilder().log("applied", "09-01")
    rules = channels(hunt.rule_set.rules)["message"]
    hunt.board = hunt.board.with_applications(
        with_channel_missing(hunt.board["a"], rules, hunt.at("09-02"))
    )
    assert hunt.rules("10-15 23:00") == set()
    assert hunt.window("move-on", "10-16 00:00")[0] == "10-16 00:00"
    hunt.log("received", "10-20 10:00", needs_reply=True)
    assert hunt.rules("10-20 11:00") == {"reply"}


# -- on hold -------------------------------------------------------------------------------------

SPEAKING = {
    *("reply", "thank-you", "answer-offer", "offer-deadline", "promised-answer", "task-due"),
    "prepare-offer-meeting",
}


def test_what_speaks_on_hold_is_said_by_the_rules() -> None:
    assert {one.id for one in shipped_rules().rules.values() if one.on_hold} == SPEAKING


def everything() -> TimelineBuilder:
    """An offer with something owed by nearly every rule; another application beside it."""
    hunt = TimelineBuilder().log("applied", "10-01", "b").log("applied", "10-01")
    hunt.log("interview", "11-18 10:00", people=("Sato",)).log("received", "11-18 12:00")
    hunt.log("task", "11-18", by="12-25").log("offer", "11-19 09:00", by="11-30")
    hunt.log("asked-time", "11-18 11:00", by="11-26").log("offer-meeting", "11-19 10:00")
    return hunt.log("offer-meeting", "11-21 10:00")


def test_on_hold_all_else_counts_as_snoozed_to_that_day() -> None:
    free, hunt = everything(), everything().hold("12-20", "11-20 12:00")
    hunt.board = hunt.board.with_applications(hunt.board["a"])
    now = "11-20 18:00"
    assert hunt.rules(now) == free.rules(now) > SPEAKING - {"offer-deadline"}
    for one in hunt.all(now):
        if one.application != "a" or one.rule.id in SPEAKING:
            assert not one.on_hold
            assert one.snoozed_until is None
        else:
            assert one.state is ReminderState.WAITING
            assert one.snoozed_until == hunt.at("12-20 00:00")
            assert because(one).endswith("on hold until Sun 20 Dec")
            assert short_reminder_line(one, hunt.at(now)).endswith("on hold until Sun 20 Dec")
    assert not any(one.on_hold for one in hunt.all("12-20 00:00"))


@pytest.mark.parametrize(
    ("until", "end"), [("12-20", "12-20 00:00"), ("12-20 15:00", "12-20 15:00")]
)
def test_a_day_begins_with_its_first_minute(until: str, end: str) -> None:
    hunt = TimelineBuilder().log("applied", "12-01").hold(until, "12-02")
    before = hunt.at(end) - timedelta(minutes=1)
    one = hunt.one(APP_RULE, f"{before:%m-%d %H:%M}")
    assert (one.state, one.snoozed_until) == (ReminderState.WAITING, hunt.at(end))
    assert hunt.one(APP_RULE, end).state is ReminderState.OVERDUE
    card = hunt.board["a"]
    assert (is_on_hold(card, before), is_on_hold(card, hunt.at(end))) == (True, False)


def test_it_holds_off_retiring_and_moving_on_as_a_snooze_does() -> None:
    hunt = TimelineBuilder().log("applied", "09-01").hold("2027-01-10", "09-20")
    assert hunt.state(APP_RULE, "2027-01-09") is ReminderState.WAITING
    assert silent_among(hunt.board, hunt.rule_set, hunt.at("2027-01-16 23:59"), ["a"]) == ()
    assert hunt.rules("2027-01-16 23:59") == {APP_RULE}
    assert hunt.rules("2027-01-17 00:00") == {"move-on"}


def test_what_had_retired_before_does_not_come_back() -> None:
    hunt = TimelineBuilder().log("interview", "06-01 10:00", people=("Sato",))
    hunt.hold("12-20", "11-20")
    held = hunt.one("move-on", "11-21")
    assert (held.state, held.on_hold) == (ReminderState.WAITING, True)
    assert silent_among(hunt.board, hunt.rule_set, hunt.at("11-21"), ["a"]) == ()
    assert hunt.rules("11-21") == hunt.rules("12-20") == {"move-on"}
    unknown = TimelineBuilder().log("interview", "06-01 10:00", people=("Sato",))
    unknown.board = unknown.board.edit("a", hold_until=date(2026, 12, 20))  # as an import tells it
    assert unknown.rules("12-20") == {"move-on"}


def test_a_later_snooze_counts_and_a_later_opening_stays() -> None:
    hunt = TimelineBuilder().log("interview", "11-20 15:00", id="i", people=("Sato",))
    hunt.shelve("snoozed", "reflect", "i", until="12-24 00:00").hold("12-20", "11-20 17:00")
    one = hunt.one("reflect", "11-21")
    assert (one.on_hold, one.snoozed_until) == (False, hunt.at("12-24 00:00"))
    hunt.hold("11-24", "11-20 17:00")
    assert hunt.window(INTERVIEW_RULE, "11-21") == ("11-27 00:00", "12-01 00:00")


def test_a_card_on_hold_is_an_option_still_and_tells_the_others_later() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").log("offer", "11-10", "b")
    hunt.hold("12-20", "11-03")
    assert "tell-of-options" in hunt.rules("11-11", "b")
    hunt.log("accepted", "11-12", "b")
    assert hunt.one("tell-the-others", "11-13").on_hold


def test_the_end_of_a_hold() -> None:
    home = TimelineBuilder().zone
    card = Application(id="a", company="A", role="B", added=datetime(2026, 1, 1, tzinfo=home))
    assert hold_end(card, home) is None
    assert not is_on_hold(card, card.added)
    day = replace(card, hold_until=date(2026, 12, 20))
    assert hold_end(day, home) == datetime(2026, 12, 20, tzinfo=home)


# -- what is said when snoozing --------------------------------------------------------------------


@for_each_row(
    ("told", "rule", "now", "until", "said"),
    [
        (["applied 09-01"], APP_RULE, "10-10", "2027-01-10 00:00", "stays until Sat 16 Jan 2027."),
        (["applied 09-01"], APP_RULE, "10-10", "10-12 00:00", ""),
        (["applied 11-02"], APP_RULE, "11-10", "11-20 00:00", "It is due before then, Mon 16 Nov."),
        (["interview 11-20 15:00"], "thank-you", "11-20 17:00", "12-01 00:00", "until Mon 7 Dec."),
        (
            ["offer-meeting 11-26 14:00"],
            "prepare-offer-meeting",
            "11-25",
            "11-27 00:00",
            "It will be gone by then",
        ),
        (["offer-meeting 11-26 14:00"], "prepare-offer-meeting", "11-25", "11-26 09:00", ""),
        (
            ["received 11-20"],
            "reply",
            "11-20 13:00",
            "12-20 00:00",
            "It is due before then, Sat 21 Nov",
        ),
        (["applied 09-01"], "move-on", "11-20", "2027-06-01 00:00", ""),
    ],
)
def test_a_snooze_that_would_outlive_its_reminder_says_so(
    told: list[str], rule: str, now: str, until: str, said: str
) -> None:
    hunt = TimelineBuilder()
    for one in told:
        kind, at = one.split(" ", 1)
        hunt.log(kind, at)
    found = snooze_cautions(
        hunt.board, hunt.rule_set, hunt.one(rule, now), hunt.at(until), hunt.at(now)
    )
    assert said in " ".join(found)
    assert bool(found) is bool(said)


def test_what_follows_from_other_applications_does_not_end_by_itself() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").log("offer", "11-10", "b")
    hunt.log("accepted", "11-12", "b")
    one = hunt.one("tell-the-others", "11-13")
    assert not snooze_cautions(
        hunt.board, hunt.rule_set, one, hunt.at("2027-06-01"), hunt.at("11-13")
    )
    (audit,) = hunt.of("weekly-audit", "11-13", None)
    assert not snooze_cautions(hunt.board, hunt.rule_set, audit, hunt.at("12-20"), hunt.at("11-13"))
