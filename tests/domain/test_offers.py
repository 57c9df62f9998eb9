"""From the offer to the papers: what is owed around an offer."""

import pytest

from jobboard_tui.domain.models import ActionKind, ReminderAction
from jobboard_tui.domain.offer_values import ANSWER_BY, ItemAnswer, ItemState
from jobboard_tui.domain.reminders.api import ReminderState
from tests.domain.timeline_builder import TimelineBuilder, because
from tests.rows import for_each_row

MEETING = "11-26 14:00"  # until 15:00


# -- the letter ----------------------------------------------------------------------------------


@for_each_row(
    ("told", "window", "event"),
    [
        ([("offer", "11-20 10:00", "")], ("11-20 10:00", "11-21 10:00"), "offer-1"),
        (
            [("offer", "11-20 10:00", ""), ("offer", "11-22 10:00", "")],
            ("11-20 10:00", "11-21 10:00"),
            "offer-1",
        ),
        (
            [("offer-meeting", MEETING, "11-20 09:00"), ("offer", "11-20 10:00", "")],
            ("11-20 09:00", "11-21 09:00"),
            "offer-meeting-1",
        ),
        (
            [("offer", "11-20 08:00", ""), ("offer-meeting", MEETING, "11-20 09:00")],
            ("11-20 08:00", "11-21 08:00"),
            "offer-1",
        ),
        # the meeting that was logged first, though it comes later
        (
            [("offer-meeting", "11-28 10:00", "11-20 09:00"), ("offer-meeting", MEETING, "11-21")],
            ("11-20 09:00", "11-21 09:00"),
            "offer-meeting-1",
        ),
        # a meeting ahead is the latest time to have it by
        (
            [("offer-meeting", "11-20 15:00", "11-20 09:00")],
            ("11-20 09:00", "11-20 15:00"),
            "offer-meeting-1",
        ),
        (
            [("offer", "11-20 10:00", ""), ("offer-meeting", "11-21 09:00", "11-20 11:00")],
            ("11-20 10:00", "11-21 09:00"),
            "offer-1",
        ),
        # one that had started before is not
        (
            [("offer-meeting", "11-19 15:00", "11-20 09:00")],
            ("11-20 09:00", "11-21 09:00"),
            "offer-meeting-1",
        ),
    ],
)
def test_asking_for_the_letter(
    told: list[tuple[str, str, str]], window: tuple[str, str], event: str
) -> None:
    hunt = TimelineBuilder()
    for kind, at, logged in told:
        hunt.log(kind, at, logged=logged or None)
    now = "11-24 12:00"
    assert hunt.window("request-offer-letter", now) == window
    assert hunt.one("request-offer-letter", now).event == event
    assert hunt.one("request-offer-letter", now).attempt == 1
    assert not hunt.one("request-offer-letter", now).soft


def test_the_letter_stays_overdue_after_the_meeting_before_which_it_was_due() -> None:
    hunt = TimelineBuilder().log("offer-meeting", "11-20 15:00", logged="11-20 09:00")
    assert hunt.state("request-offer-letter", "11-20 14:59") is ReminderState.DUE
    for now in ("11-20 15:00", "11-20 16:00", "11-21 08:00", "11-25"):
        assert hunt.state("request-offer-letter", now) is ReminderState.OVERDUE


def test_asking_again() -> None:
    hunt = (
        TimelineBuilder()
        .log("offer", "11-20 10:00")
        .log("letter-requested", "11-20 12:00", id="first")
    )
    one = hunt.one("request-offer-letter", "11-20 13:00")
    assert (one.attempt, one.event, one.state) == (2, "first", ReminderState.WAITING)
    assert hunt.window("request-offer-letter", "11-21") == ("11-22 12:00", "11-23 12:00")
    hunt.log("letter-requested", "11-23 12:00", id="second")
    again = hunt.one("request-offer-letter", "11-24")
    assert (again.attempt, again.event) == (3, "second")
    assert hunt.window("request-offer-letter", "11-24") == ("11-25 12:00", "11-26 12:00")


@for_each_row(
    ("kind", "done"),
    [
        ("offer-letter", True),
        ("declined", True),
        ("rejected", True),
        ("withdrawn", True),
        ("accepted", True),
        ("asked-time", False),
        ("negotiated", False),
        ("replied", False),
    ],
)
def test_what_ends_asking_for_the_letter(kind: str, done: bool) -> None:
    hunt = TimelineBuilder().log("offer", "11-20 10:00").log(kind, "11-20 12:00")
    assert ("request-offer-letter" not in hunt.rules("11-20 13:00")) is done


def test_a_letter_that_came_before_the_offer_was_logged_is_a_letter() -> None:
    hunt = TimelineBuilder().log("offer-letter", "11-19 10:00").log("offer", "11-20 10:00")
    assert "request-offer-letter" not in hunt.rules("11-21")


# -- the meeting ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("logged", "opens"),
    [
        ("11-20 10:00", "11-24 14:00"),
        ("11-25 10:00", "11-25 10:00"),
        ("11-24 14:00", "11-24 14:00"),
    ],
)
def test_preparing_the_meeting(logged: str, opens: str) -> None:
    hunt = TimelineBuilder().log("offer-meeting", MEETING, logged=logged)
    assert hunt.window("prepare-offer-meeting", "11-25 12:00") == (opens, MEETING)
    assert "prepare-offer-meeting" in hunt.rules("11-26 13:59")
    assert "prepare-offer-meeting" not in hunt.rules("11-26 14:00")


def test_the_nearest_meeting_is_prepared() -> None:
    hunt = TimelineBuilder().log("offer-meeting", "11-28 10:00", id="late", logged="11-20")
    hunt.log("offer-meeting", MEETING, id="near", logged="11-21")
    assert hunt.one("prepare-offer-meeting", "11-22").event == "near"
    assert hunt.one("prepare-offer-meeting", "11-26 14:30").event == "late"
    hunt.shelve("done", "prepare-offer-meeting", "near")
    assert "prepare-offer-meeting" not in hunt.rules("11-22")


@pytest.mark.parametrize(
    ("kind", "done"),
    [
        ("offer-meeting", True),
        ("rejected", True),
        ("declined", True),
        ("accepted", True),
        ("offer-letter", False),
        ("asked-time", False),
    ],
)
def test_asking_for_a_meeting(kind: str, done: bool) -> None:
    hunt = TimelineBuilder().log("offer", "11-18 10:00").log("offer", "11-20 10:00", id="last")
    one = hunt.one("request-offer-meeting", "11-20 11:00")
    assert (one.event, one.soft, one.due_at) == ("last", True, None)
    assert hunt.window("request-offer-meeting", "11-20 11:00")[0] == "11-20 10:00"
    hunt.log(kind, "11-20 12:00")
    assert ("request-offer-meeting" not in hunt.rules("11-20 13:00")) is done


def test_a_cancelled_meeting_can_be_asked_for_again() -> None:
    hunt = TimelineBuilder().log("offer", "11-20 10:00").log("offer-meeting", MEETING, id="m")
    assert "request-offer-meeting" not in hunt.rules("11-21")
    assert "request-offer-meeting" in hunt.cancel("m").rules("11-21")


def test_a_letter_alone_asks_for_no_meeting() -> None:
    assert "request-offer-meeting" not in TimelineBuilder().log("offer-letter", "11-20").rules(
        "11-21"
    )


# -- the answer ----------------------------------------------------------------------------------


@for_each_row(
    ("kind", "at", "done"),
    [
        ("asked-time", "11-26 14:30", True),  # after its start
        ("asked-time", "11-26 13:59", False),
        ("negotiated", "11-26 18:00", True),
        ("accepted", "11-26 18:00", True),
        ("declined", "11-26 18:00", True),
        ("thanked", "11-26 18:00", False),
        ("replied", "11-26 18:00", False),
        ("offer-letter", "11-26 18:00", False),
    ],
)
def test_what_answers_an_offer(kind: str, at: str, done: bool) -> None:
    hunt = TimelineBuilder().log("offer-meeting", MEETING)
    assert hunt.window("answer-offer", "11-26 15:00") == ("11-26 15:00", "11-27 15:00")
    hunt.log(kind, at)
    assert ("answer-offer" not in hunt.rules("11-26 19:00")) is done


def test_the_last_meeting_held_is_answered() -> None:
    hunt = (
        TimelineBuilder()
        .log("offer-meeting", MEETING, id="first")
        .log("offer-meeting", "11-27 10:00")
    )
    assert hunt.one("answer-offer", "11-26 16:00").event == "first"
    assert hunt.window("answer-offer", "11-27 11:00") == ("11-27 11:00", "11-28 11:00")


@pytest.mark.parametrize(
    ("told", "window", "event"),
    [
        ([("offer", "11-20", "11-30")], ("11-20 12:00", "12-01 00:00"), "offer-1"),
        ([("offer", "11-20", "11-30 17:00")], ("11-20 12:00", "11-30 17:00"), "offer-1"),
        ([("offer-letter", "11-20", "11-30")], ("11-20 12:00", "12-01 00:00"), "offer-letter-1"),
        (
            [("offer", "11-20", "11-30"), ("offer-letter", "11-22", None)],
            ("11-20 12:00", "12-01 00:00"),
            "offer-1",
        ),
        (
            [("offer", "11-20", "11-30"), ("offer-letter", "11-22", "12-04")],
            ("11-22 12:00", "12-05 00:00"),
            "offer-letter-2",
        ),
        # time asked for moves nothing; a new date from the company does
        (
            [("offer", "11-20", "11-30"), ("asked-time", "11-22", "12-10")],
            ("11-20 12:00", "12-01 00:00"),
            "offer-1",
        ),
        (
            [("offer", "11-20", "11-30"), ("offer", "11-23", "11-27")],
            ("11-23 12:00", "11-28 00:00"),
            "offer-2",
        ),
    ],
)
def test_the_deadline_of_an_offer(
    told: list[tuple[str, str, str | None]], window: tuple[str, str], event: str
) -> None:
    hunt = TimelineBuilder()
    for kind, at, by in told:
        hunt.log(kind, at, by=by)
    assert hunt.window("offer-deadline", "11-24") == window
    assert hunt.one("offer-deadline", "11-24").event == event
    for decision in ("accepted", "declined"):
        decided = TimelineBuilder()
        decided.board = hunt.board
        assert "offer-deadline" not in decided.log(decision, "11-23 15:00").rules("11-24")


def test_an_offer_without_a_date_has_no_deadline() -> None:
    assert "offer-deadline" not in TimelineBuilder().log("offer", "11-20").rules("11-21")


def noted(hunt: TimelineBuilder, at: str, by: str) -> TimelineBuilder:
    """The date in the checklist, told then."""
    finding = ItemAnswer(state=ItemState.KNOWN, value=by, by=hunt.by(by), told=hunt.at(at))
    hunt.board = hunt.board.edit("a", checklist={ANSWER_BY: finding})
    return hunt


@for_each_row(
    ("told", "due"),
    [
        # whatever names it last, earlier or later than the date before
        ([("offer", "11-10", "11-20"), ("offer-letter", "11-12", "11-16")], "11-17 00:00"),
        ([("offer", "11-10", "11-20"), ("offer-letter", "11-12", "11-30")], "12-01 00:00"),
        ([("offer", "11-10", "11-20"), ("decision-date", "11-12", "11-16")], "11-17 00:00"),
        ([("offer", "11-10", "11-20"), ("offer-meeting", "11-12", "11-16")], "11-17 00:00"),
        ([("offer", "11-10", "11-20"), ("answer", "11-12", "11-16 17:00")], "11-16 17:00"),
        # by the event's own time, not in the order of logging
        ([("offer-letter", "11-12", "11-16"), ("offer", "11-10", "11-20")], "11-17 00:00"),
        # at equal instants the one logged later
        ([("offer", "11-10", "11-20"), ("answer", "11-10", "11-16")], "11-17 00:00"),
        # what names none, or something else, moves nothing
        ([("offer", "11-10", "11-20"), ("received", "11-12", "11-16")], "11-21 00:00"),
        ([("offer", "11-10", "11-20"), ("asked-time", "11-12", "11-16")], "11-21 00:00"),
        ([("offer", "11-10", "11-20"), ("offer-letter", "11-12", None)], "11-21 00:00"),
        # told before the offer; a decision's date is none of an offer then
        ([("answer", "11-08", "11-16"), ("offer", "11-10", None)], "11-17 00:00"),
        ([("decision-date", "11-08", "11-16"), ("offer", "11-10", None)], None),
        ([("decision-date", "11-08", "11-16"), ("offer", "11-10", "11-20")], "11-21 00:00"),
        ([("answer", "11-08", "11-16")], None),
        # the checklist
        ([("offer", "11-10", None), ("list", "11-12", "11-16")], "11-17 00:00"),
        ([("offer", "11-10", "11-20"), ("list", "11-12", "11-16")], "11-17 00:00"),
        ([("offer", "11-10", "11-20"), ("list", "11-10", "11-16")], "11-17 00:00"),
        ([("offer", "11-10", "11-20"), ("list", "11-09", "11-16")], "11-21 00:00"),
        ([("offer", "11-10", None), ("list", "11-09", "11-16")], "11-17 00:00"),
        ([("list", "11-09", "11-16")], None),
        (
            [("offer", "11-10", None), ("list", "11-12", "11-16"), ("answer", "11-13", "11-18")],
            "11-19 00:00",
        ),
    ],
)
def test_the_date_that_the_company_named_last_is_the_deadline(
    told: list[tuple[str, str, str | None]], due: str | None
) -> None:
    hunt = TimelineBuilder().app()
    for kind, at, by in told:
        if kind == "list":
            noted(hunt, at, by or "")
        else:
            answers = {"answers_offer": True} if kind == "answer" else {}
            hunt.log("received" if kind == "answer" else kind, at, by=by, **answers)
    found = hunt.of("offer-deadline", "11-13 18:00")
    assert [hunt.told(one.due_at) for one in found if one.due_at] == ([due] if due else [])


def test_a_cancelled_event_names_no_date() -> None:
    hunt = (
        TimelineBuilder()
        .log("offer", "11-10", by="11-20")
        .log("offer-letter", "11-12", by="11-16", id="l")
    )
    assert hunt.window("offer-deadline", "11-13")[1] == "11-17 00:00"
    assert hunt.cancel("l").window("offer-deadline", "11-13")[1] == "11-21 00:00"


def test_the_date_of_an_old_offer_is_none_of_a_new_one() -> None:
    hunt = noted(TimelineBuilder().log("offer", "10-01"), "10-02", "10-10").log("declined", "10-05")
    hunt.log("offer", "11-10")
    assert "offer-deadline" not in hunt.rules("11-13")
    assert noted(hunt, "11-11", "11-20").window("offer-deadline", "11-13")[1] == "11-21 00:00"


def test_a_new_date_in_the_checklist_speaks_up_again() -> None:
    hunt = noted(TimelineBuilder().log("offer", "11-10"), "11-11", "11-20")
    one = hunt.one("offer-deadline", "11-12")
    assert one.event is None
    assert "given in the checklist Wed 11 Nov" in because(one)
    mark = ReminderAction(
        rule=one.rule.id, event=None, attempt=1, shelf=ActionKind.DISMISSED, at=hunt.at("11-12")
    )
    hunt.board = hunt.board.mark("a", mark)
    assert "offer-deadline" not in hunt.rules("11-13")
    assert noted(hunt, "11-14", "11-18").window("offer-deadline", "11-15")[1] == "11-19 00:00"


def test_a_meeting_that_is_still_ahead_told_its_date_when_it_was_logged() -> None:
    hunt = TimelineBuilder().log("offer", "11-10", by="11-20")
    hunt.log("offer-meeting", "11-26", logged="11-20", by="12-10")
    assert hunt.window("offer-deadline", "11-21")[1] == "12-11 00:00"
    hunt.log("received", "11-23", by="11-30", answers_offer=True)
    assert hunt.window("offer-deadline", "11-23 18:00")[1] == "12-01 00:00"
    # held, it has told its date at its own time
    assert hunt.window("offer-deadline", "11-27")[1] == "12-11 00:00"


def test_the_promised_answer() -> None:
    hunt = (
        TimelineBuilder()
        .log("offer", "11-20", by="11-30")
        .log("asked-time", "11-21", by="11-26", id="p")
    )
    assert hunt.window("promised-answer", "11-22") == ("11-21 12:00", "11-27 00:00")
    assert hunt.one("promised-answer", "11-22").event == "p"
    hunt.log("asked-time", "11-22", by="11-27 18:00").log("asked-time", "11-22 13:00")
    assert hunt.window("promised-answer", "11-23") == ("11-22 12:00", "11-27 18:00")
    assert hunt.state("promised-answer", "11-27 18:00") is ReminderState.OVERDUE
    assert "promised-answer" not in hunt.log("declined", "11-24").rules("11-25")


# -- among other applications --------------------------------------------------------------------


def test_telling_of_options_needs_another_open_application() -> None:
    hunt = TimelineBuilder().log("offer", "11-20 10:00", id="o")
    assert "tell-of-options" not in hunt.rules("11-21")
    hunt.app("b")
    assert "tell-of-options" not in hunt.rules("11-21")  # a card in the wishlist is none
    hunt.log("applied", "11-02", "b")
    one = hunt.one("tell-of-options", "11-21")
    assert (one.event, one.soft, one.due_at) == ("o", True, None)
    assert hunt.window("tell-of-options", "11-21")[0] == "11-20 10:00"
    assert "tell-of-options" not in hunt.rules("11-21", "b")
    hunt.move("closed", "b")
    assert "tell-of-options" not in hunt.rules("11-21")


@pytest.mark.parametrize(
    ("kind", "at", "done"),
    [
        ("asked-time", "11-20 12:00", True),
        ("asked-time", "11-19 12:00", False),
        ("negotiated", "11-20 12:00", False),
        ("declined", "11-20 12:00", True),
    ],
)
def test_what_ends_telling_of_options(kind: str, at: str, done: bool) -> None:
    hunt = TimelineBuilder().log("applied", "11-02", "b").log("offer", "11-20 10:00").log(kind, at)
    assert ("tell-of-options" not in hunt.rules("11-21")) is done


def test_a_letter_without_an_offer_is_an_offer_too() -> None:
    hunt = TimelineBuilder().log("applied", "11-02", "b")
    hunt.log("offer-letter", "11-20 10:00", id="letter")
    assert hunt.one("tell-of-options", "11-21").event == "letter"
    hunt.log("offer", "11-19 10:00", id="offer")
    assert hunt.one("tell-of-options", "11-21").event == "offer"


def test_telling_the_others_of_an_acceptance() -> None:
    hunt = (
        TimelineBuilder()
        .log("applied", "11-02")
        .log("applied", "11-02", "b")
        .log("applied", "11-02", "c")
    )
    hunt.log("offer", "11-18", "c").log("accepted", "11-20 10:00", "c", id="yes")
    for app in ("a", "b"):
        one = hunt.one("tell-the-others", "11-21", app)
        assert (one.event, one.soft, one.due_at) == ("yes", True, None)
        assert hunt.window("tell-the-others", "11-21", app)[0] == "11-20 10:00"
        assert "c KK" in because(one)
    assert "tell-the-others" not in hunt.rules("11-21", "c")
    assert "tell-the-others" not in hunt.log("withdrawn", "11-21", "a").rules("11-22", "a")
    assert "tell-the-others" not in hunt.move("closed", "b").rules("11-22", "b")


def test_an_acceptance_that_fell_through_is_told_to_nobody() -> None:
    hunt = TimelineBuilder().log("applied", "11-02").log("accepted", "11-20", "b", id="yes")
    assert "tell-the-others" in hunt.rules("11-21")
    assert "tell-the-others" not in hunt.rules("11-20 11:59")
    fallen = TimelineBuilder()
    fallen.board = hunt.board
    assert "tell-the-others" not in fallen.log("declined", "11-21", "b").rules("11-22")
    assert "tell-the-others" not in hunt.cancel("yes", "b").rules("11-21")


def test_the_papers_after_an_acceptance() -> None:
    hunt = (
        TimelineBuilder().log("offer", "11-18", by="11-30").log("accepted", "11-20 10:00", id="yes")
    )
    assert hunt.rules("11-21") == {"joining-papers"}
    one = hunt.one("joining-papers", "11-21")
    assert (one.event, one.soft, one.due_at) == ("yes", True, None)
    hunt.log("received", "11-22", id="r")
    assert hunt.rules("11-23") == {"joining-papers", "reply"}
    hunt.shelve("done", "joining-papers", "yes").log("replied", "11-23 10:00")
    assert hunt.rules("11-24") == set()


# -- the wishlist and to-dos ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "window"),
    [
        ("11-30", ("11-23 00:00", "12-01 00:00")),
        ("11-30 17:00", ("11-23 00:00", "11-30 17:00")),
    ],
)
def test_applying_by_a_date(by: str, window: tuple[str, str]) -> None:
    hunt = TimelineBuilder().app(apply_by=by)
    assert hunt.window("apply-by", "11-20") == window
    assert hunt.one("apply-by", "11-20").event is None
    assert hunt.state("apply-by", "11-22 23:59") is ReminderState.WAITING
    assert hunt.state("apply-by", "11-23 00:00") is ReminderState.DUE
    assert hunt.state("apply-by", "12-31") is ReminderState.OVERDUE
    assert "apply-by" not in hunt.log("applied", "11-21").rules("11-21 13:00")
    assert "apply-by" not in hunt.move("wishlist").rules("11-21 13:00")


def test_only_the_wishlist_is_applied_from() -> None:
    hunt = TimelineBuilder().app(apply_by="11-30").move("screening")
    assert "apply-by" not in hunt.rules("11-25")


def test_to_dos() -> None:
    hunt = TimelineBuilder().log("task", "11-20 10:00", by="11-25", id="spi", note="SPI test")
    hunt.log("task", "11-20 11:00", by="11-24 18:00", id="code").log("task", "11-20", id="some day")
    assert {one.event for one in hunt.of("task-due", "11-21")} == {"spi", "code"}
    assert hunt.state("task-due", "11-24 18:00") is ReminderState.OVERDUE
    hunt.amend("code", done=hunt.at("11-24 17:00"))
    assert hunt.window("task-due", "11-25") == ("11-20 10:00", "11-26 00:00")
    assert "SPI test" in because(hunt.one("task-due", "11-25"))
    assert "task-due" not in hunt.log("rejected", "11-24 20:00").rules("11-25")
