"""When an application may be called silent, and that every place that says so says the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.domain.models import MEETINGS, OUTGOING, Kind, Outcome, Stage
from jobboard_tui.domain.reminders.api import close_silent, silent_among
from tests.domain.timeline_builder import APP_RULE, TimelineBuilder, because


def opens(hunt: TimelineBuilder, listed: str) -> None:
    """The application is silent from that midnight on, not a minute earlier; all say the same."""
    at = hunt.at(listed)
    for now, is_silent in ((at - timedelta(minutes=1), False), (at, True)):
        told = hunt.told(now)
        assert ("move-on" in hunt.rules(told)) is is_silent, told
        assert silent_among(hunt.board, hunt.rule_set, now, ["a"]) == (("a",) if is_silent else ())
        after = close_silent(hunt.board, hunt.rule_set, now, ["a"])["a"]
        assert (after.outcome is Outcome.SILENT) is is_silent
    assert hunt.window("move-on", listed) == (listed, None)


def never(hunt: TimelineBuilder) -> None:
    """The application is not silent on any day of the year and the half of the next."""
    first = hunt.at("2026-09-01")
    for day in range(0, 480, 7):
        now = first + timedelta(days=day)
        assert silent_among(hunt.board, hunt.rule_set, now, ["a"]) == ()


def sent(**fields: object) -> TimelineBuilder:
    return TimelineBuilder().log("applied", "09-01", **fields)


def chased(hunt: TimelineBuilder, *days: str) -> TimelineBuilder:
    for day in days:
        hunt.log("followed-up", day)
    return hunt


def test_a_message_without_an_answer_is_no_silence() -> None:
    hunt = sent().log("received", "09-02")
    never(hunt)
    opens(hunt.log("replied", "10-21"), "12-05 00:00")


def test_a_reply_that_is_put_off_is_owed_and_one_that_was_dismissed_is_not() -> None:
    hunt = sent().log("received", "09-02", id="m")
    never(hunt.shelve("snoozed", "reply", "m", until="2027-12-01"))
    opens(hunt.shelve("dismissed", "reply", "m"), "10-17 00:00")
    opens(sent().log("received", "09-02", needs_reply=False), "10-17 00:00")


@pytest.mark.parametrize(
    ("kind", "listed"),
    [
        ("info-session", "10-31 00:00"),  # day 45 after the application is 16 October
        ("interview", "12-14 00:00"),  # day 45 after it
    ],
)
def test_no_meeting_ahead_is_silence(kind: str, listed: str) -> None:
    hunt = sent().log(kind, "10-30 15:00", logged="09-05", id="m")
    opens(hunt, listed)
    opens(hunt.cancel("m"), "10-16 00:00")


def test_a_meeting_long_ahead_keeps_the_card_although_all_follow_ups_are_spent() -> None:
    hunt = chased(sent(), "09-10", "09-20", "09-30", "10-10")
    opens(hunt, "10-24 00:00")
    opens(hunt.log("info-session", "12-20 23:30", logged="09-05"), "12-22 00:00")


@pytest.mark.parametrize(
    ("tries", "listed"),
    [
        ((), "2027-01-14 00:00"),
        (("12-05",), "2027-01-19 00:00"),  # day 45 after the follow-up
        (("09-10", "09-20", "09-30"), "2027-01-14 00:00"),
        (("09-10", "09-20", "09-30", "10-10"), "12-01 00:00"),  # the day after the date
        (("12-03", "12-10", "12-17", "12-24"), "2027-01-07 00:00"),
    ],
)
def test_no_date_that_they_named_ahead_is_silence(tries: tuple[str, ...], listed: str) -> None:
    opens(chased(sent(by="11-30"), *tries), listed)


def test_the_last_attempt_dismissed_is_as_good_as_made() -> None:
    hunt = chased(sent(), "09-10", "09-20", "09-30")
    opens(hunt, "11-14 00:00")
    opens(hunt.shelve("dismissed", APP_RULE, "followed-up-4", attempt=4), "10-14 00:00")


@pytest.mark.parametrize(
    ("by", "listed"),
    [
        ("10-10", "11-24 00:00"),
        ("10-10 09:00", "11-24 00:00"),
        ("09-02", "10-18 00:00"),  # before the day on which waiting began: there is none
    ],
)
def test_a_date_told_later_counts_from_its_day(by: str, listed: str) -> None:
    opens(sent().log("decision-date", "09-03", by=by), listed)


def test_with_an_offer_nobody_is_silent() -> None:
    never(sent().log("offer", "09-05"))


def test_what_an_import_could_not_read_is_no_silence_until_it_is_lifted() -> None:
    hunt = TimelineBuilder().app("a", stage=Stage.APPLIED).log("applied", "09-01")
    hunt.board = hunt.board.edit("a", unread_cells=("Heard back?: yes",))
    never(hunt)
    opens(hunt.log("note", "09-02"), "10-16 00:00")


def test_a_snooze_or_a_dismissal_spares_the_card_as_it_hides_the_reminder() -> None:
    hunt = sent().shelve("snoozed", "move-on", "applied-1", until="11-01 00:00")
    now = hunt.at("10-20")
    assert silent_among(hunt.board, hunt.rule_set, now, ["a"]) == ()
    assert close_silent(hunt.board, hunt.rule_set, now, ["a"]) == hunt.board
    assert silent_among(hunt.board, hunt.rule_set, hunt.at("11-01 00:00"), ["a"]) == ("a",)
    never(hunt.shelve("dismissed", "move-on", "applied-1"))


def test_the_reason_tells_of_the_date_that_they_named() -> None:
    named = because(sent(by="2026-11-30").one("move-on", "2027-01-14"))
    assert "30 Nov" in named
    assert "named" not in because(sent().one("move-on", "10-16"))


# -- any timeline --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """An event of a made-up timeline: its day from 1 September on, what it says, when it ends."""

    kind: Kind
    day: int
    by: int | None
    needs_reply: bool
    early: int
    at: datetime

    @property
    def end(self) -> datetime:
        return self.at + timedelta(hours=1) if self.kind in MEETINGS else self.at

    @property
    def logged(self) -> datetime:
        return self.at - timedelta(days=self.early) if self.kind in MEETINGS else self.at


KINDS = (
    *(Kind.APPLIED, Kind.ACKNOWLEDGED, Kind.RECEIVED, Kind.REPLIED, Kind.DECISION_DATE),
    *(Kind.FOLLOWED_UP, Kind.FOLLOWED_UP, Kind.FOLLOWED_UP, Kind.WROTE, Kind.CONNECTED),
    *(Kind.INTERVIEW, Kind.INFO_SESSION, Kind.NOTE, Kind.THANKED),
)
STATING = {Kind.APPLIED, Kind.RECEIVED, Kind.DECISION_DATE, Kind.INTERVIEW}
FIRST = TimelineBuilder().at("09-01 00:00")


@st.composite
def stories(draw: st.DrawFn) -> list[Told]:
    days = draw(st.lists(st.integers(1, 80), max_size=7, unique=True))
    kinds = [Kind.APPLIED, *(draw(st.sampled_from(KINDS)) for _day in days)]
    told = []
    for day, kind in zip([0, *days], kinds, strict=True):
        by = draw(st.none() | st.integers(day, day + 90)) if kind in STATING else None
        at = FIRST + timedelta(days=day, hours=10)
        needs_reply, early = draw(st.booleans()), draw(st.integers(1, 60))
        told.append(Told(kind, day, by, needs_reply, early, at))
    return told


def silent_since(story: list[Told], now: datetime) -> date | None:
    """The day from which the story is one of silence, reckoned by the words of the playbook."""
    meetings = [one for one in story if one.kind in MEETINGS]
    over = [one for one in story if one.kind not in MEETINGS and one.at <= now]
    held = [one for one in meetings if one.kind is Kind.INTERVIEW and one.end <= now]
    if any(one.end > now for one in meetings):
        return None
    answers = [one.at for one in over if one.kind in OUTGOING - {Kind.CONNECTED}]
    for one in over:
        answered = any(at > one.at for at in answers)
        invited = any(meeting.logged > one.at for meeting in meetings)
        if one.kind is Kind.RECEIVED and one.needs_reply and not (answered or invited):
            return None
    words = {Kind.APPLIED, Kind.RECEIVED, Kind.REPLIED, Kind.DECISION_DATE}
    heard = [one.at for one in over if one.kind in words] + [one.end for one in held]
    if not heard:
        return None
    since = max(heard)
    stating = [one for one in over + meetings if one.kind in STATING and one.by is not None]
    starts = [one.at for one in held] + [one.at for one in over if one.kind is Kind.APPLIED]
    stated = None
    if stating:
        last = max(stating, key=lambda one: one.at)
        if not starts or last.at >= max(starts):
            stated = FIRST.date() + timedelta(days=last.by or 0)
    if stated is not None and stated < since.date():
        stated = None
    tries = [one.at for one in over if one.kind is Kind.FOLLOWED_UP and one.at > since]
    if len(tries) >= 4:
        opens = max(tries).date() + timedelta(days=14)
    else:
        opens = max([since, *tries]).date()
        opens = max(opens, stated or opens) + timedelta(days=45)
    ends = [one.end.date() for one in meetings] + ([stated] if stated else [])
    return max([opens, *(day + timedelta(days=1) for day in ends)])


@given(stories(), st.integers(0, 220))
@settings(max_examples=150, deadline=None)
def test_any_timeline_is_silent_when_the_playbook_says_so_and_everywhere_alike(
    story: list[Told], day: int
) -> None:
    hunt, now = TimelineBuilder(), FIRST + timedelta(days=day, hours=12)
    for one in story:
        by = None if one.by is None else FIRST.date() + timedelta(days=one.by)
        hunt.log(
            one.kind,
            f"{one.at:%Y-%m-%d %H:%M}",
            logged=f"{one.logged:%Y-%m-%d %H:%M}",
            by=by,
            needs_reply=one.needs_reply,
        )
    since = silent_since(story, now)
    is_silent = since is not None and since <= now.date()
    told = hunt.told(now)
    rules = hunt.rules(told)
    assert ("move-on" in rules) is is_silent
    assert not ("move-on" in rules and "reply" in rules)
    assert silent_among(hunt.board, hunt.rule_set, now, ["a"]) == (("a",) if is_silent else ())
    closed = close_silent(hunt.board, hunt.rule_set, now, ["a"])["a"]
    assert (closed.outcome is Outcome.SILENT) is is_silent
