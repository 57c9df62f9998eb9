"""Properties of what is due, over random hunts and clocks."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import (
    DECISIONS,
    MEETINGS,
    ActionKind,
    Application,
    Event,
    Kind,
    ReminderAction,
    Stage,
    Timeline,
)
from jobboard_tui.domain.reminders.api import (
    Reminder,
    ReminderIndex,
    ReminderState,
    ReminderView,
    reminders,
    too_early_reason,
)
from jobboard_tui.storage.codec import event_of, event_record
from tests.domain.timeline_builder import FOLLOW_UPS, TimelineBuilder, because, shipped_rules

BEGIN = datetime(2026, 10, 20, tzinfo=UTC)
ZONES = ("Asia/Tokyo", "America/New_York", "Africa/Cairo", "Pacific/Kiritimati")
DEADLINES = ("offer-deadline", "promised-answer", "task-due")
"""Due when somebody said, even if it had passed when it was told."""
KINDS = [kind for kind in Kind if kind is not Kind.AUDIT]
instants = st.integers(0, 4 * 90).map(lambda quarter: BEGIN + timedelta(hours=6 * quarter))
stated = st.none() | st.builds(lambda at: at.date(), instants) | instants


@st.composite
def events(draw: st.DrawFn, name: str) -> Event:
    at = draw(instants)
    return Event(
        id=name,
        kind=draw(st.sampled_from(KINDS)),
        at=at,
        logged=draw(st.just(at) | instants),
        by=draw(stated),
        people=draw(st.sampled_from([(), ("Sato",)])),
        needs_reply=draw(st.booleans()),
        cancelled=draw(st.integers(0, 5)) == 0,
        cancelled_at=draw(st.none() | instants),
        minutes=draw(st.sampled_from([None, 0, 30, 720])),
    )


@st.composite
def applications(draw: st.DrawFn, name: str) -> Application:
    count = draw(st.integers(0, 6))
    board = Board().add(
        Application(
            id=name, company=name, role="SRE", added=BEGIN, apply_by=draw(st.none() | stated)
        )
    )
    for number in range(count):
        board = board.log(name, draw(events(f"{name}{number}")))
    if draw(st.integers(0, 4)) == 0:
        for at in sorted((draw(instants), draw(instants))):
            board = board.move(name, draw(st.sampled_from(list(Stage))), at)
    application = board[name]
    if draw(st.integers(0, 4)) == 0:
        since = draw(st.none() | instants)
        application = replace(application, hold_until=draw(stated), hold_since=since)
    if draw(st.integers(0, 5)) == 0:
        application = replace(application, stage=draw(st.sampled_from(list(Stage))))
    return application


@st.composite
def boards(draw: st.DrawFn) -> Board:
    names = draw(st.sets(st.sampled_from("abc"), min_size=1))
    board = Board(zone=draw(st.sampled_from(ZONES)))
    return board.with_applications(*(draw(applications(name)) for name in sorted(names)))


def told(view: ReminderView) -> list[tuple[object, ...]]:
    """Everything that is seen of a view's reminders, words included."""
    return [
        (
            one.application,
            one.rule.id,
            one.attempt,
            one.event,
            one.state,
            one.opens_at,
            one.due_at,
            one.snoozed_until,
            one.exact,
            because(one),
        )
        for one in view.reminders
    ]


def fresh(board: Board, now: datetime) -> ReminderView:
    return ReminderIndex(shipped_rules()).view_at(board, now)


def state_at(one: Reminder, now: datetime) -> ReminderState:
    if now < one.opens_at or (one.snoozed_until is not None and now < one.snoozed_until):
        return ReminderState.WAITING
    if one.due_at is not None and now >= one.due_at:
        return ReminderState.OVERDUE
    return ReminderState.DUE


@given(boards(), instants)
def test_states_are_those_of_the_windows(board: Board, now: datetime) -> None:
    for one in reminders(board, shipped_rules(), now):
        assert one.state is state_at(one, now)
        if one.due_at is not None and one.rule.id not in DEADLINES:
            assert one.opens_at <= one.due_at
        assert not (one.soft and one.due_at)
        assert because(one)
        assert one.source
        assert "{" not in because(one)


@given(boards(), instants)
def test_the_view_is_one_list_in_four_parts(board: Board, now: datetime) -> None:
    view = fresh(board, now)
    assert view.reminders == (*view.overdue, *view.due, *view.soft, *view.waiting)
    assert all(one.state is ReminderState.OVERDUE for one in view.overdue)
    assert all(one.state is ReminderState.DUE and not one.soft for one in view.due)
    assert all(one.state is ReminderState.DUE and one.soft for one in view.soft)
    assert all(one.state is ReminderState.WAITING for one in view.waiting)
    for app_id in (*board.applications, None):
        assert view.reminders_of(app_id) == tuple(
            one for one in view.reminders if one.application == app_id
        )


@given(boards(), instants)
def test_nothing_changes_before_the_view_says_so(board: Board, now: datetime) -> None:
    view = fresh(board, now)
    until = view.changes_at or now + timedelta(days=400)
    assert until > now
    for part in (0.01, 0.5, 0.99):
        between = now + (until - now) * part
        assert told(fresh(board, between)) == told(view)
    last = until - timedelta(microseconds=1)
    assert told(fresh(board, last)) == told(view)


@given(boards(), st.data())
def test_an_outlook_that_follows_agrees_with_one_from_scratch(
    board: Board, data: st.DataObject
) -> None:
    reminder_index = ReminderIndex(shipped_rules())
    now = data.draw(instants)
    for number in range(5):
        board = data.draw(changes(board, number, now))
        now += data.draw(st.sampled_from([0, 0, 1, 5, 30, -3])) * timedelta(days=1, hours=7)
        assert told(reminder_index.view_at(board, now)) == told(fresh(board, now))
        assert reminder_index.view_at(board, now).changes_at is None or (
            reminder_index.view_at(board, now).changes_at > now
        )


@st.composite
def changes(draw: st.DrawFn, board: Board, number: int, now: datetime) -> Board:
    """One change of a board: what a front end or another program may do."""
    kinds = ("log", "add", "remove", "mark", "hold", "move", "pause", "audit", "zone", "none")
    what = draw(st.sampled_from(kinds))
    if what == "add" or (kinds.index(what) < 6 and not board.applications):
        return board.with_applications(draw(applications(draw(st.sampled_from("abcd")))))
    if what == "pause":
        until = draw(st.none() | instants)
        return board.end_pause() if board.pause else board.start_pause(now, until)
    if what == "audit":
        at = draw(instants)
        return board.note(Event(id=f"audit{number}", kind=Kind.AUDIT, at=at, logged=at))
    if what == "zone":
        return replace(board, zone=draw(st.sampled_from(ZONES)))
    if what == "none":
        return board
    app_id = draw(st.sampled_from(sorted(board.applications)))
    if what == "log":
        return board.log(app_id, draw(events(f"new{number}")))
    if what == "remove":
        return board.remove(app_id, now)
    if what == "hold":
        return board.edit(app_id, hold_until=draw(stated), hold_since=now)
    if what == "move":
        return board.move(app_id, draw(st.sampled_from(list(Stage))), now)
    listed = reminders(board, shipped_rules(), now)
    if not listed:
        return board
    one = draw(st.sampled_from(listed))
    mark = ReminderAction(
        rule=one.rule.id,
        event=one.event,
        attempt=one.attempt,
        shelf=draw(st.sampled_from(list(ActionKind))),
        at=now,
        until=draw(instants),
    )
    return board.mark(one.application, mark)


@given(boards(), instants)
def test_records_of_a_file_come_to_the_same_as_events(board: Board, now: datetime) -> None:
    stored = board.with_applications(
        *(
            replace(
                application,
                events=Timeline.stored([event_record(e) for e in application.events], event_of),
            )
            for application in board.applications.values()
        )
    )
    read = fresh(stored, now)
    assert told(read) == told(fresh(board, now))
    assert read.reminders == fresh(board, now).reminders


@given(boards(), instants, st.sampled_from(list(Kind)))
def test_after_a_decision_only_the_papers_and_an_answer_are_owed(
    board: Board, now: datetime, kind: Kind
) -> None:
    if kind not in DECISIONS:
        kind = Kind.REJECTED
    last = Event(id="last", kind=kind, at=now, logged=BEGIN + timedelta(days=999))
    for app_id in board.applications:
        decided = board.log(app_id, last)
        owed = {one.rule.id for one in fresh(decided, now).reminders_of(app_id)}
        assert owed <= (
            {"reply", "joining-papers", "name-first-day"} if kind is Kind.ACCEPTED else set()
        )


@given(boards(), instants)
def test_no_follow_up_opens_in_a_closed_office_or_in_mid_day(board: Board, now: datetime) -> None:
    import jpholiday

    for one in reminders(board, shipped_rules(), now):
        if one.rule.id not in FOLLOW_UPS:
            continue
        local = one.opens_at.astimezone(ZoneInfo(board.zone))
        day = local.date()
        assert day.weekday() < 5
        assert not jpholiday.is_holiday(day)
        assert (day.month, day.day) not in {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}
        before = (local - timedelta(minutes=1)).astimezone(ZoneInfo(board.zone))
        assert (one.opens_at - timedelta(minutes=1)).astimezone(before.tzinfo).date() < day


@given(boards(), instants)
def test_a_follow_up_is_too_early_exactly_while_its_reminder_waits(
    board: Board, now: datetime
) -> None:
    """Reminders that nobody put aside: a waiting one warns, an open one does not."""
    view = fresh(board, now)
    for app_id, application in board.applications.items():
        meetings = [event.logged for event in application.events if event.kind in MEETINGS]
        if any(known > now for known in (*meetings, *(move.at for move in application.moves))):
            continue  # judged by what was known at that instant
        follow_ups = [one for one in view.reminders_of(app_id) if one.rule.id in FOLLOW_UPS]
        states = {one.state for one in follow_ups if not one.on_hold}
        verdict = too_early_reason(board, shipped_rules(), app_id, now)
        if states:
            assert (verdict is not None) is (states == {ReminderState.WAITING})


@given(boards(), instants, instants)
def test_a_view_is_not_changed_by_later_questions(
    board: Board, now: datetime, later: datetime
) -> None:
    reminder_index = ReminderIndex(shipped_rules())
    view = reminder_index.view_at(board, now)
    before = told(view), {app_id: view.reminders_of(app_id) for app_id in board.applications}
    reminder_index.view_at(replace(board, applications={}), later)
    assert (
        told(view),
        {app_id: view.reminders_of(app_id) for app_id in board.applications},
    ) == before


@pytest.mark.parametrize(
    ("year", "opening"),
    [(1, {3, 1904}), (2, {3, 1904}), (9998, {9800, 9801}), (9999, {9800, 9801})],
)
def test_reminders_far_from_every_job_hunt_are_reckoned_with_too(
    year: int, opening: set[int]
) -> None:
    """What can't be reckoned with counts as the edge of what can; the meeting lasts 1901 years."""
    at = datetime(year, 12, 31, 23, 59, tzinfo=UTC)
    by = date(year, 12, 31)
    board = Board().add(Application(id="a", company="a", role="a", added=at, apply_by=by))
    found = []
    for kind in (Kind.APPLIED, Kind.INTERVIEW, Kind.TASK):
        event = Event(id=kind, kind=kind, at=at, logged=at, by=by, minutes=10**9)
        board = board.log("a", event)
        found += [*fresh(board, at).reminders, *fresh(board, BEGIN).reminders]
    assert {one.opens_at.year for one in found} == opening
    assert {"task-due", "thank-you", "move-on"} <= {one.rule.id for one in found}


def test_an_unchanged_application_is_not_reckoned_again() -> None:
    board = Board()
    for name in "abc":
        at = BEGIN
        board = board.add(Application(id=name, company=name, role="SRE", added=at))
        event = Event(id=f"e{name}", kind=Kind.RECEIVED, at=at, logged=at)
        board = board.log(name, event)
    reminder_index = ReminderIndex(shipped_rules())
    now = BEGIN + timedelta(hours=1)
    before = reminder_index.view_at(board, now)
    assert reminder_index.view_at(board, now + timedelta(hours=1)) is before
    reply = Event(id="r", kind=Kind.REPLIED, at=now, logged=now)
    after = reminder_index.view_at(board.log("a", reply), now + timedelta(hours=1))
    assert after.reminders_of("b")[0] is before.reminders_of("b")[0]
    assert after.reminders_of("a") != before.reminders_of("a")


def test_as_hours_go_by_an_outlook_stays_right_by_its_own_alarm() -> None:
    """Every kind of edge: openings, ends, retirements, meetings, snoozes, pauses, the others."""
    hunt = (
        TimelineBuilder()
        .log("applied", "09-01 09:00")
        .log("interview", "09-04 15:00", people=("Sato",))
    )
    hunt.log("decision-date", "09-05 09:00", by="09-15").log("followed-up", "09-24 09:00")
    hunt.log("applied", "09-02 09:00", "b").log("info-session", "09-30 12:00", "d", minutes=180)
    hunt.log("received", "09-08 09:00", "b", id="r").log("replied", "09-20 09:00", "b")
    hunt.log("offer", "09-10 09:00", "c", by="09-21").log("offer-meeting", "09-18 12:00", "c")
    hunt.log("letter-requested", "09-12 09:00", "c").log("task", "09-03 09:00", "d", by="09-07")
    hunt.log("accepted", "09-21 15:00", "c", id="yes").app("e", apply_by="09-28")
    hunt.shelve("snoozed", "reply", "r", app="b", until="09-11 15:00")
    hunt.shelve("snoozed", "tell-the-others", "yes", app="b", until="09-27 15:00")
    hunt.pause("09-14 00:00", "09-16 09:00").audit("09-22 21:00")
    hunt.move("offer", "c")
    reminder_index, at = ReminderIndex(shipped_rules()), hunt.at("08-31 00:00")
    seen, alarms = reminder_index.view_at(hunt.board, at), set()
    while at < hunt.at("12-01 00:00"):
        if seen.changes_at is not None and at >= seen.changes_at:
            alarms.add(seen.changes_at)
            seen = reminder_index.view_at(hunt.board, at)
        assert told(seen) == told(fresh(hunt.board, at)), at
        at += timedelta(hours=3)
    assert {hunt.told(alarm) for alarm in alarms} >= {
        "09-04 15:00",  # an interview begins
        "09-04 16:00",  # and ends
        "09-05 16:00",  # the thank-you is late, connecting opens
        "09-11 00:00",  # and too late
        "09-11 15:00",  # awake again
        "09-14 00:00",
        "09-16 09:00",
        "09-27 15:00",
        "11-08 00:00",  # day 45 after the follow-up
    }
