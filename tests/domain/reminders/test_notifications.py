"""Nudges: what rises by itself, once, and not in quiet hours."""

from __future__ import annotations

from datetime import time

import pytest

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.reminders.api import ReminderIndex
from jobboard_tui.domain.reminders.notifications import NudgeQueue, signal, words
from jobboard_tui.domain.reminders.quiet_hours import Quiet
from tests.domain.timeline_builder import TimelineBuilder

NEVER = Quiet.parse("")
NIGHT = Quiet.parse("22:00-08:00")


class Watch:
    """Somebody who looks at a hunt now and then."""

    def __init__(self, hunt: TimelineBuilder, quiet: Quiet = NEVER) -> None:
        self.hunt, self.quiet, self.nudges = hunt, quiet, NudgeQueue()

    def told(self, now: str) -> list[str]:
        at = self.hunt.at(now)
        view = ReminderIndex(self.hunt.rule_set).view_at(self.hunt.board, at)
        risen = self.nudges.take_risen(view, at, self.quiet)
        return [f"{one.rule.id} {one.state}" for one in risen]


def test_what_falls_due_and_late_is_told_once() -> None:
    watch = Watch(TimelineBuilder().log("interview", "11-25 15:00"))
    assert watch.told("11-25 14:00") == []
    assert watch.told("11-25 16:00") == ["thank-you due"]
    assert watch.told("11-25 16:01") == []
    assert watch.told("11-26 16:00") == ["thank-you overdue"]


def test_what_is_there_at_the_start_or_was_just_done_is_not_told() -> None:
    hunt = TimelineBuilder().log("received", "11-20 10:00")
    watch = Watch(hunt)
    assert watch.told("11-25 10:00") == []
    hunt.log("received", "11-25 10:05", "b")
    assert watch.told("11-25 10:06") == []
    assert watch.told("11-26 10:06") == ["reply overdue"]


def test_what_rises_at_night_waits_for_the_morning() -> None:
    watch = Watch(TimelineBuilder().log("interview", "11-25 21:30"), NIGHT)
    assert watch.told("11-25 22:00") == []
    assert watch.told("11-25 22:31") == []
    assert watch.told("11-26 07:59") == []
    assert watch.told("11-26 08:00") == ["thank-you due"]
    assert watch.told("11-26 08:01") == []


def test_a_clock_that_is_set_back_and_forth_tells_nothing_twice() -> None:
    hunt = TimelineBuilder().log("interview", "11-25 15:00").log("received", "11-20 10:00", "b")
    watch = Watch(hunt)
    assert watch.told("11-25 14:00") == []  # the reply was due from the start
    assert watch.told("11-25 16:00") == ["thank-you due"]
    for back in ("11-24 16:00", "11-19 16:00"):
        assert watch.told(back) == []
        assert watch.told("11-25 16:00") == []
    assert watch.told("11-26 16:00") == ["thank-you overdue"]
    assert watch.told("11-25 16:00") == []
    assert watch.told("11-26 16:00") == []


def test_the_end_of_a_further_snooze_is_told_and_once() -> None:
    hunt = TimelineBuilder().log("interview", "11-25 15:00")
    (meeting,) = (event.id for event in hunt.board["a"].events)
    watch = Watch(hunt)
    assert watch.told("11-25 14:00") == []
    assert watch.told("11-25 16:00") == ["thank-you due"]
    for until in ("11-25 18:00", "11-25 20:00"):
        hunt.shelve("snoozed", "thank-you", meeting, until=until)
        assert watch.told("11-25 16:06") == []
        assert watch.told(until) == ["thank-you due"]
        assert watch.told("11-25 16:06") == []
        assert watch.told(until) == []


def test_suggestions_never_nudge() -> None:
    watch = Watch(TimelineBuilder().log("applied", "11-20").audit("11-20"))
    assert watch.told("11-26 12:00") == []
    assert watch.told("11-27 12:00") == ["application-follow-up due"]


@pytest.mark.parametrize(
    ("quiet", "clock", "covered"),
    [
        ("22:00-08:00", time(22), True),
        ("22:00-08:00", time(12), False),
        ("12:00-13:00", time(12, 59), True),
        ("12:00-13:00", time(13), False),
        ("00:00-24:00", time(5), False),
        ("", time(5), False),
    ],
)
def test_quiet_hours(quiet: str, clock: time, covered: bool) -> None:
    assert Quiet.parse(quiet).covers(clock) is covered


@pytest.mark.parametrize("text", ["night", "22-8", "25:00-08:00", "22:00-08:60"])
def test_hours_that_are_none(text: str) -> None:
    with pytest.raises(InvalidInput):
        Quiet.parse(text)


def test_the_words_and_what_a_terminal_is_sent() -> None:
    hunt = TimelineBuilder().log("received", "11-20 10:00").log("received", "11-20 10:00", "b")
    risen = [hunt.one("reply", "11-25", app) for app in ("a", "b")]
    assert words(risen) == "a KK: reply is late, and 1 more"
    assert words(risen[:1]) == "a KK: reply is late"
    assert signal("bell", "x") == "\a"
    assert signal("osc9", "a;b\x1b\x07") == "\x1b]9;a,b\x1b\\"
    assert signal("osc777", "x") == "\x1b]777;notify;jobboard;x\x1b\\"
    assert signal("off", "x") == signal("", "x") == ""
