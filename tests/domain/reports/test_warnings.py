"""What a stage told by hand leaves unwatched, and what a message without a date leaves alone."""

from __future__ import annotations

import pytest

from jobboard_tui.domain.labels import list_names
from jobboard_tui.domain.models import Kind, Stage
from jobboard_tui.domain.offer_values import ANSWER_BY, ItemAnswer
from jobboard_tui.domain.offers.deadline import date_cautions
from jobboard_tui.domain.reports.warnings import (
    cautions,
    missing_kind,
    reopening_cautions,
    unwatched_cautions,
)
from tests.domain.timeline_builder import TimelineBuilder
from tests.rows import for_each_row

NOW = "11-23 10:00"
BY = "11-27"


def test_a_sentence_names_so_many_and_counts_the_others() -> None:
    names = [f"{number}社" for number in range(22)]
    assert list_names(names[:2]) == "0社, 1社"
    assert list_names(names[:20]).endswith("18社, 19社")
    assert list_names(names).endswith("18社, 19社 and 2 more")
    assert list_names(names, 1) == "0社 and 21 more"


@for_each_row(
    ("stage", "events", "missing"),
    [
        ("wishlist", [], None),
        ("closed", [], None),
        ("applied", [], "applied"),
        ("screening", [], "applied"),
        ("screening", ["received"], None),
        ("applied", ["applied"], None),
        ("interview", [], "interview"),
        ("interview", ["applied", "received"], "interview"),
        ("interview", ["info-session"], "interview"),
        ("interview", ["interview"], None),
        ("interview", ["offer"], None),
        ("offer", [], "offer"),
        ("offer", ["applied", "interview"], "offer"),
        ("offer", ["offer"], "offer"),
        ("offer", ["offer by"], None),
        ("offer", ["offer-meeting by"], None),
        ("offer", ["decision-date by"], "offer"),  # before there is an offer it is no answer to it
        ("offer", ["received by"], "offer"),
        ("accepted", ["offer by"], "accepted"),
        ("accepted", ["accepted"], None),
    ],
)
def test_the_event_that_a_stage_lacks(stage: str, events: list[str], missing: str | None) -> None:
    hunt = TimelineBuilder().app("a")
    for told in events:
        kind, _space, dated = told.partition(" ")
        hunt.log(kind, "11-20", by=BY if dated else None)
    hunt.board = hunt.board.move("a", Stage(stage), hunt.at("11-21"))
    found = missing_kind(hunt.board["a"], hunt.at(NOW), "Asia/Tokyo")
    assert found == (missing and Kind(missing))


def test_of_interviews_held_before_a_reopening_nothing_is_missing() -> None:
    hunt = TimelineBuilder().log("interview", "11-10 10:00").log("rejected", "11-15")
    hunt.move("interview", at="11-20")
    assert missing_kind(hunt.board["a"], hunt.at(NOW), "Asia/Tokyo") is None


@for_each_row("decision", ["rejected", "withdrawn", "declined", "accepted"])
@for_each_row(
    ("told", "at", "said"),
    [
        (["applied 11-20"], "11-18", "before the application on Fri 20 Nov, so it closes nothing."),
        (["applied 11-20"], "11-21", ""),
        (["applied 11-02", "interview 11-20 15:00"], "11-18", ""),  # known then: it ends that
        (["offer 11-20"], "11-18", "before the offer on Fri 20 Nov, so it closes nothing."),
        (["applied 11-02", "rejected 11-10"], "11-05", ""),  # over already
        (
            ["applied 11-02", "rejected 11-10", "reopened 11-15"],
            "11-12",
            "before the reopening on Sun 15 Nov, so it closes nothing.",
        ),
        (["applied 11-02", "rejected 11-10", "reopened 11-15"], "11-16", ""),
        ([], "11-18", ""),
    ],
)
def test_a_decision_that_closes_nothing_says_so(
    told: list[str], at: str, said: str, decision: str
) -> None:
    hunt = TimelineBuilder().app("a")
    for one in told:
        kind, when = one.split(" ", 1)
        if kind == "reopened":
            hunt.move("screening", at=when)
        else:
            hunt.log(kind, when)
    before = hunt.board["a"]
    hunt.log(decision, at, id="late", logged="11-23 09:00")
    after = hunt.board["a"]
    found = cautions(hunt.board, before, after.events[-1], hunt.at(NOW))
    assert [one for one in found if "closes" in one] == ([f"This is dated {said}"] if said else [])
    assert after.is_open is (bool(said))


@pytest.mark.parametrize(
    ("end", "stage", "said"),
    [
        (
            "closed",
            "interview",
            "Reopened: the earlier outcome no longer counts, and you are waiting for a reply again",
        ),
        (
            "accepted",
            "offer",
            "Reopened: the earlier outcome no longer counts, and you are waiting for a reply again",
        ),
        ("closed", "wishlist", "Reopened: the earlier outcome no longer counts."),
        ("closed", "accepted", ""),
        ("applied", "interview", ""),
        ("applied", "closed", ""),
    ],
)
def test_a_reopening_by_hand_is_said(end: str, stage: str, said: str) -> None:
    hunt = TimelineBuilder().app("a").move(end, at="11-20")
    before = hunt.board["a"]
    found = reopening_cautions([before], hunt.move(stage, at="11-21").board)
    assert len(found) == bool(said)
    assert "".join(found).startswith(said)


def test_a_date_in_the_checklist_is_watched_once_the_offer_is_there() -> None:
    hunt = TimelineBuilder().app("a")
    finding = ItemAnswer(value="27 Nov", by=hunt.at(BY).date(), told=hunt.at("11-20"))
    hunt.board = hunt.board.edit("a", checklist={ANSWER_BY: finding})
    hunt.board = hunt.board.move("a", Stage.OFFER, hunt.at("11-21"))
    assert missing_kind(hunt.board["a"], hunt.at(NOW), "Asia/Tokyo") is Kind.OFFER
    hunt.log("offer", "11-22")
    assert missing_kind(hunt.board["a"], hunt.at(NOW), "Asia/Tokyo") is None


def test_each_kind_of_event_that_is_missing_has_one_sentence() -> None:
    hunt = TimelineBuilder()
    stages = ("applied", "offer", "screening", "interview", "offer", "accepted", "wishlist")
    for letter, stage in zip("abcdefg", stages, strict=True):
        hunt.app(letter, stage=Stage(stage))
    applications = list(hunt.board.applications.values())
    now = hunt.at(NOW)
    said = unwatched_cautions(applications, now, "Asia/Tokyo", lambda kind: f"log {kind}")
    assert [one.partition(" KK")[0].rpartition(" ")[2] for one in said] == ["a", "d", "b", "f"]
    assert said[2] == (
        "There is no offer deadline for b KK, e KK until you log the offer with its "
        "date: log offer."
    )
    assert unwatched_cautions(applications, now, "Asia/Tokyo")[0] == (
        "Nothing will be due for a KK, c KK until you say when you applied."
    )


@for_each_row("kind", list(Kind))
@for_each_row("by", [None, BY])
def test_an_event_without_a_date_leaves_the_offers_as_it_was(kind: Kind, by: str | None) -> None:
    """Only a message could have named one; of an offer without any date it is said as well."""
    hunt = TimelineBuilder().log("offer", "11-20", by=by)
    hunt.log(kind, "11-22", id="told")
    application = hunt.board["a"]
    event = hunt.board.event("a", "told")
    said = date_cautions(application, event, hunt.at(NOW), name_it="name", move_it="move")
    expected: list[str] = []
    if kind is Kind.RECEIVED:
        stays = "The offer deadline is still Fri 27 Nov."
        expected = [stays if by else "No offer deadline is known.", "move"]
    elif kind in (Kind.OFFER, Kind.OFFER_LETTER, Kind.OFFER_MEETING) and by is None:
        expected = ["No offer deadline is known.", "name"]
    assert said == expected


NO_MORE_TIME = ["That is not after the offer deadline, Fri 27 Nov."]
STAYS = ["The offer deadline is still Fri 27 Nov.", "move"]


@for_each_row(
    ("kind", "by", "fields", "said"),
    [
        ("received", "11-25", {}, STAYS),
        ("received", "11-25", {"answers_offer": True}, []),  # shorter: it is the date now
        ("decision-date", "11-25", {}, []),
        ("decision-date", "12-05", {}, []),
        ("offer-letter", "12-05", {}, []),
        ("interview", "12-05", {}, STAYS),
        ("applied", "12-05", {}, STAYS),
        ("asked-time", "12-05", {}, STAYS),  # time asked for does not move it
        ("asked-time", "11-27 18:00", {}, NO_MORE_TIME),
        ("asked-time", "11-25", {}, NO_MORE_TIME),
        ("task", "12-05", {}, []),
    ],
)
def test_a_date_beside_an_open_offer_that_moves_no_deadline_says_so(
    kind: str, by: str, fields: dict[str, bool], said: list[str]
) -> None:
    hunt = TimelineBuilder().log("offer", "11-20", by=BY)
    hunt.log(kind, "11-22", id="told", by=by, **fields)
    event = hunt.board.event("a", "told")
    found = date_cautions(hunt.board["a"], event, hunt.at(NOW), name_it="name", move_it="move")
    assert found == said


def test_a_message_without_an_open_offer_is_no_matter_of_its_date() -> None:
    for events in ([], ["offer", "declined"]):
        hunt = TimelineBuilder().app("a")
        for kind in events:
            hunt.log(kind, "11-20", by=BY if kind == "offer" else None)
        hunt.log("received", "11-22", id="told")
        event = hunt.board.event("a", "told")
        assert not date_cautions(
            hunt.board["a"], event, hunt.at(NOW), name_it="name", move_it="move"
        )
