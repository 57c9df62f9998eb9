"""Whether a follow-up comes too early, in a sentence that names the day to wait for."""

import pytest

from jobboard_tui.domain.models import Outcome, Stage
from jobboard_tui.domain.reminders.api import no_thanks_reason, too_early_reason
from tests.domain.timeline_builder import TimelineBuilder
from tests.rows import for_each_row


def verdict(hunt: TimelineBuilder, at: str) -> str | None:
    return too_early_reason(hunt.board, hunt.rule_set, "a", hunt.at(at))


@for_each_row(
    ("told", "at", "said"),
    [
        (
            ["interview 11-20 15:00"],
            "11-23",
            "too early: wait until Fri 27 Nov (7 days after the interview)",
        ),
        (
            ["applied 11-02"],
            "11-08 23:59",
            "too early: wait until Mon 9 Nov (7 days after the application)",
        ),
        (
            ["applied 11-02", "followed-up 11-09"],
            "11-10",
            "too early: wait until Mon 16 Nov (7 days after the last follow-up)",
        ),
        (
            ["applied 11-02", "received 11-06", "replied 11-06 18:00"],
            "11-10",
            "too early: wait until Fri 13 Nov (7 days after the last contact)",
        ),
        (
            ["applied 11-16"],
            "11-23",
            "too early: wait until Tue 24 Nov (offices are closed on Mon 23 Nov)",
        ),
        (
            ["applied 12-22"],
            "12-30",
            "too early: wait until Mon 4 Jan 2027 (offices are closed on Tue 29 Dec)",
        ),
        (
            ["applied 11-02", "interview 11-20 15:00"],
            "11-18",
            "too early: the interview on Fri 20 Nov 15:00 comes first",
        ),
        (
            ["applied 11-02", "interview 11-20 15:00"],
            "11-20 15:30",
            "too early: the interview on Fri 20 Nov 15:00 comes first",
        ),
        (
            ["applied 11-02", "received 11-06"],
            "11-20",
            "reply first: you haven't answered their message of Fri 6 Nov",
        ),
        (
            [
                "applied 09-01",
                *(f"followed-up {day}" for day in ("09-08", "09-15", "09-24", "10-01")),
            ],
            "10-10",
            "the rule stops after 4 follow-ups without a reply",
        ),
    ],
)
def test_too_early(told: list[str], at: str, said: str) -> None:
    hunt = TimelineBuilder()
    for line in told:
        kind, _space, when = line.partition(" ")
        hunt.log(kind, when)
    assert verdict(hunt, at) == said


def test_after_a_reopening_by_hand() -> None:
    hunt = TimelineBuilder().log("applied", "10-01").log("rejected", "11-02")
    hunt.move("applied", at="11-04")
    said = "too early: wait until Wed 11 Nov (7 days after it was reopened)"
    assert verdict(hunt, "11-05") == said
    assert verdict(hunt, "11-11") is None


def test_a_date_that_they_named() -> None:
    hunt = TimelineBuilder().log("applied", "11-02", by="11-18")
    assert verdict(hunt, "11-12") == "too early: wait until Fri 20 Nov (they said Wed 18 Nov)"
    assert verdict(hunt, "11-20 00:00") is None


@for_each_row(
    ("told", "at"),
    [
        (["applied 11-02"], "11-09 00:00"),
        (["applied 11-02"], "11-30"),
        (["applied 09-01"], "11-30"),  # retired
        (["note 11-02"], "11-03"),  # nothing was applied for yet
        (["applied 11-02", "offer 11-03"], "11-04"),
        (["applied 11-02", "rejected 11-03"], "11-04"),
        (["applied 11-02", "interview 11-04 10:00", "offer-meeting 11-20 10:00"], "11-18"),
        (["applied 11-02"], "11-01"),  # before it was
    ],
)
def test_in_order(told: list[str], at: str) -> None:
    hunt = TimelineBuilder()
    for line in told:
        kind, _space, when = line.partition(" ")
        hunt.log(kind, when)
    assert verdict(hunt, at) is None


def test_one_is_judged_by_what_was_known_then() -> None:
    hunt = (
        TimelineBuilder()
        .log("applied", "11-02")
        .log("interview", "11-20 15:00", logged="11-12 10:00")
    )
    assert verdict(hunt, "11-10") is None
    assert verdict(hunt, "11-12 10:00") is not None


@pytest.mark.parametrize("how", ["by hand", "rejected", "accepted"])
def test_one_of_before_the_end_is_judged_as_of_its_time(how: str) -> None:
    hunt = TimelineBuilder().log("applied", "11-02")
    if how == "by hand":
        hunt.board = hunt.board.move("a", Stage.CLOSED, hunt.at("11-20"), Outcome.SILENT)
    else:
        hunt.log(how, "11-20")
    assert (
        verdict(hunt, "11-05") == "too early: wait until Mon 9 Nov (7 days after the application)"
    )
    assert verdict(hunt, "11-10") is None
    assert verdict(hunt, "11-21") is None


def test_where_the_rule_is_switched_off_nothing_is_too_early() -> None:
    hunt = TimelineBuilder().log("applied", "11-02")
    rules = {key: rule for key, rule in hunt.rule_set.rules.items() if "follow-up" not in key}
    hunt.rule_set = type(hunt.rule_set)(rules=rules)
    assert verdict(hunt, "11-03") is None


@pytest.mark.parametrize(
    ("told", "at", "said"),
    [
        (["interview 11-20 15:00"], "11-19 10:00", "the interview on Fri 20 Nov 15:00"),
        (
            ["info-session 11-20 15:00"],
            "11-19 10:00",
            "the information session on Fri 20 Nov 15:00",
        ),
        (["interview 11-20 15:00"], "11-20 15:30", ""),
        (["interview 11-20 15:00"], "11-20 17:00", ""),
        (["applied 11-02"], "11-19 10:00", ""),
        (["interview 11-18 15:00", "interview 11-20 15:00"], "11-19 10:00", ""),
        (
            ["interview 11-18 15:00", "thanked 11-18 18:00", "interview 11-20 15:00"],
            *("11-19 10:00", "the interview on Fri 20 Nov 15:00"),
        ),
    ],
)
def test_thanks_before_what_they_are_for(told: list[str], at: str, said: str) -> None:
    hunt = TimelineBuilder()
    for line in told:
        kind, _space, when = line.partition(" ")
        hunt.log(kind, when)
    found = no_thanks_reason(hunt.board, "a", hunt.at(at), hunt.at(at))
    assert found == (f"too early: {said} comes first" if said else None)
