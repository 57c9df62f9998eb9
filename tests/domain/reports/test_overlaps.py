"""Two appointments at one time; one employer approached twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.labels import event_time
from jobboard_tui.domain.models import Application, Event, Kind, Outcome, Stage, Timeline
from jobboard_tui.domain.reports.overlaps import (
    already_there,
    duplicate_approaches,
    employer,
    overlaps,
    same_role,
)
from tests.domain.timeline_builder import TimelineBuilder
from tests.rows import for_each_row

AT = datetime(2026, 11, 2, 15, tzinfo=UTC)


@for_each_row(
    ("start", "minutes", "clashes"),
    [
        ("11-24 10:00", 60, True),
        ("11-24 10:59", 60, True),
        ("11-24 09:01", 60, True),
        ("11-24 09:00", 60, False),
        ("11-24 11:00", 60, False),
        ("11-24 09:00", 300, True),
        ("11-24 10:30", 0, True),
        ("11-24 10:00", 0, True),
        ("11-25 10:00", 60, False),
    ],
)
def test_overlaps(start: str, minutes: int, clashes: bool) -> None:
    hunt = TimelineBuilder().log("interview", "11-24 10:00").app("b")
    event = hunt.event("interview", start, minutes=minutes)
    found = overlaps(hunt.board, event, "b", hunt.at("11-23 09:00"))
    assert [(application.id, meeting.kind.value) for application, meeting in found] == (
        [("a", "interview")] if clashes else []
    )


def test_a_meeting_of_which_only_the_day_is_told_clashes_with_none() -> None:
    hunt = TimelineBuilder().log("interview", "11-24 10:00").app("b")
    event = hunt.event("interview", "11-24 00:00", minutes=24 * 60)
    now = hunt.at("11-23 09:00")
    assert event.is_dated(now.tzinfo)
    assert overlaps(hunt.board, event, "b", now) == []
    assert "00:00" not in event_time(event, now)
    assert not hunt.event("interview", "11-24 00:00", minutes=60).is_dated(now.tzinfo)


def test_every_kind_of_meeting_counts_the_earliest_first() -> None:
    hunt = (
        TimelineBuilder()
        .log("info-session", "11-24 10:30", "late")
        .log("offer-meeting", "11-24 09:30", "early")
        .log("interview", "11-24 10:00", "same")
        .log("task", "11-24 10:00", "work")
        .app("b")
    )
    event = hunt.event("interview", "11-24 10:00")
    found = overlaps(hunt.board, event, "b", hunt.at("11-23 09:00"))
    assert [application.id for application, _meeting in found] == ["early", "same", "late"]
    assert overlaps(hunt.board, hunt.event("note", "11-24 10:00"), "b", hunt.at("11-23")) == []


def test_a_meeting_does_not_clash_with_itself_but_with_another_of_the_same_company() -> None:
    hunt = (
        TimelineBuilder()
        .log("interview", "11-24 10:00", id="one")
        .log("interview", "11-24 10:30", id="two")
    )
    event = hunt.board.event("a", "one")
    found = overlaps(hunt.board, event, "a", hunt.at("11-23 09:00"))
    assert [meeting.id for _one, meeting in found] == ["two"]


def test_what_is_cancelled_closed_or_over_does_not_clash() -> None:
    hunt = (
        TimelineBuilder()
        .log("interview", "11-24 10:00", id="off", cancelled=True)
        .log("interview", "11-24 10:00", "c")
        .move("closed", "c", Outcome.WITHDRAWN)
        .log("interview", "11-24 10:00", "d", id="over")
        .app("b")
    )
    event = hunt.event("interview", "11-24 10:45")
    assert overlaps(hunt.board, event, "b", hunt.at("11-24 11:00")) == []
    assert len(overlaps(hunt.board, event, "b", hunt.at("11-24 10:59"))) == 1
    off = hunt.event("interview", "11-24 10:00", cancelled=True)
    assert overlaps(hunt.board, off, "b", hunt.at("11-23 09:00")) == []
    past = hunt.event("interview", "11-20 10:00")
    assert overlaps(hunt.board, past, "b", hunt.at("11-24 09:00")) == []


@for_each_row(
    "company",
    [
        "ホシゾラ",
        "株式会社ホシゾラ",
        "ホシゾラ株式会社",
        "株式会社 ホシゾラ",
        "ﾎｼｿﾞﾗ㈱",
        "（株）ほしぞら",
        "(株) ホシゾラ",
        "ホシゾラ合同会社",
        "有限会社ホシゾラ",
        "Hoshizora",
        "HOSHIZORA K.K.",
        "Hoshizora KK",
        "K.K. Hoshizora",
        "Hoshizora Co., Ltd.",
        "Hoshizora, Inc.",
        "Hoshizora Inc",
        "Hoshizora Corporation",
        "Hoshizora G.K.",
        "Hoshizora Kabushiki Kaisha",
    ],
)
def test_a_legal_form_does_not_make_another_employer(company: str) -> None:
    assert employer(company) == employer("Hoshizora")


@for_each_row(
    "company", ["Zinc", "Costco", "Inc", "K.K.", "株式会社", "Linco", "Hoshizora Games", "ほしの"]
)
def test_names_that_only_look_like_it_stay_apart(company: str) -> None:
    assert employer(company) not in ("", employer("Z"), employer("Cost"), employer("Hoshizora"))


def board(*rows: tuple[str, str, str, str]) -> Board:
    return Board().with_applications(
        *(
            Application(
                id=app_id,
                company=company,
                role="SRE",
                added=AT,
                stage=Stage.APPLIED,
                agency=agency,
                url=url,
            )
            for app_id, company, agency, url in rows
        )
    )


ONE = board(("direct", "ホシゾラ株式会社", "", "https://www.example.com/jobs/1/?utm_source=x#top"))
OTHER = board(("robin", "Hoshizora K.K.", "Robin Agency", ""))


@for_each_row(
    ("known", "agency", "url", "reason"),
    [
        (
            ONE,
            "Robin Agency",
            "",
            "this employer directly, and now through Robin Agency",
        ),
        (OTHER, "", "", "approached this employer through Robin Agency"),
        (OTHER, "Heron Partners", "", "Robin Agency, and now through Heron Partners"),
        (OTHER, "robin agency K.K.", "", ""),
        (ONE, "", "", ""),
        (ONE, "", "https://example.com/jobs/2", ""),
        (ONE, "", "http://example.com/jobs/1?utm_medium=mail", "this posting is already"),
        (ONE, "Robin Agency", "https://example.com/jobs/1", "this posting is already"),
    ],
)
def test_one_employer_twice(known: Board, agency: str, url: str, reason: str) -> None:
    found = duplicate_approaches(known, "hoshizora", url, agency)
    assert [reason in told for _one, told in found] == ([True] if reason else [])


def test_the_same_posting_counts_under_another_name() -> None:
    assert duplicate_approaches(ONE, "Momiji", "https://example.com/jobs/1")
    assert not duplicate_approaches(ONE, "Momiji", "https://example.com/jobs/1?id=2")


def test_linkedin_has_one_posting_under_many_addresses() -> None:
    known = board(("one", "Aoba", "", "https://www.linkedin.com/jobs/view/sre-at-aoba-4012345678/"))
    other = "https://jp.linkedin.com/jobs/search/?currentJobId={}&keywords=sre"
    assert duplicate_approaches(known, "Momiji", other.format("4012345678"))
    assert not duplicate_approaches(known, "Momiji", other.format("4012345679"))
    assert not duplicate_approaches(known, "Momiji", "https://notlinkedin.com/jobs/view/4012345678")


def test_a_parameter_that_only_begins_like_a_tracker_tells_postings_apart() -> None:
    known = board(("one", "Aoba", "", "https://example.com/view?reference=1&ref=mail"))
    assert not duplicate_approaches(known, "Momiji", "https://example.com/view?reference=2")
    assert duplicate_approaches(known, "Momiji", "https://example.com/view?reference=1&source=feed")


def test_an_application_is_not_its_own_double_and_open_ones_come_first() -> None:
    assert duplicate_approaches(OTHER, "Hoshizora", skip="robin") == []
    both = Board().with_applications(*ONE.applications.values(), *OTHER.applications.values())
    both = both.move("robin", Stage.ACCEPTED, AT)
    assert [
        application.id for application, _why in duplicate_approaches(both, "Hoshizora", "", "Heron")
    ] == [
        "direct",
        "robin",
    ]


@for_each_row(
    ("stage", "logged", "agency", "url", "reasons"),
    [
        (Stage.CLOSED, (Kind.APPLIED,), "Heron", "", 0),  # a second application, a year later
        (Stage.CLOSED, (Kind.APPLIED,), "", "https://example.com/jobs/1", 0),
        (Stage.WISHLIST, (), "Heron", "", 0),  # nobody has written to them yet
        (Stage.WISHLIST, (Kind.NOTE, Kind.TASK, Kind.INFO_SESSION), "Heron", "", 0),
        (Stage.WISHLIST, (Kind.WROTE,), "Heron", "", 1),
        (Stage.WISHLIST, (Kind.RECEIVED,), "Heron", "", 1),
        (Stage.WISHLIST, (), "", "https://example.com/jobs/1", 1),  # there is a card for it
        (Stage.APPLIED, (), "Heron", "", 1),
        (Stage.ACCEPTED, (), "Heron", "", 1),
    ],
)
def test_only_what_they_know_of_is_a_second_approach(
    stage: Stage, logged: tuple[Kind, ...], agency: str, url: str, reasons: int
) -> None:
    events = Timeline(Event(id=kind, kind=kind, at=AT, logged=AT) for kind in logged)
    (application,) = ONE.applications.values()
    known = Board().with_applications(replace(application, stage=stage, events=events))
    assert len(duplicate_approaches(known, "Hoshizora", url, agency)) == reasons


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_name_or_link_is_too_odd(company: str, url: str) -> None:
    known = board(("x", company, "Robin", url), ("y", "Aoba", "", "https://["))
    for _one, reason in duplicate_approaches(known, company, url, "Heron"):
        assert reason


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (
            "",
            "Aoba K.K. / Backend Engineer is already on the board"
            " (applied Mon 23 Nov, now in applied)",
        ),
        ("interview", "is already on the board (applied Mon 23 Nov, now in interview)"),
        ("rejected", "is already on the board (applied Mon 23 Nov, rejected Mon 30 Nov)"),
        ("withdrawn", "is already on the board (applied Mon 23 Nov, withdrawn Mon 30 Nov)"),
        ("accepted", "is already on the board (applied Mon 23 Nov, accepted Mon 30 Nov)"),
    ],
)
def test_the_same_role_is_told_with_when_it_was_sent_and_how_it_ended(kind: str, told: str) -> None:
    hunt = TimelineBuilder().log("applied", "11-23 10:00")
    names = {"company": "Aoba K.K.", "role": "Backend Engineer"}
    if kind:
        hunt.log(kind, "11-30 10:00")
    hunt.board = hunt.board.edit("a", **names)
    (application,) = same_role(hunt.board, "株式会社Aoba", "backend  engineer")
    assert told in already_there(application, hunt.at("12-01 09:00"))
    assert same_role(hunt.board, "Aoba", "Data Analyst") == []
    assert same_role(hunt.board, "Kestrel", "Backend Engineer") == []
    assert same_role(hunt.board, "Aoba", "Backend Engineer", skip="a") == []


def test_a_card_of_the_wishlist_is_told_with_the_day_on_which_it_was_added() -> None:
    hunt = TimelineBuilder().app("a", added="11-02")
    (application,) = same_role(hunt.board, "a", "SRE")
    assert "(added Mon 2 Nov, now in wishlist)" in already_there(
        application, hunt.at("12-01 09:00")
    )
