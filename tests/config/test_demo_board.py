"""The demo board shows everything, whenever it is opened."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.config.demo_board import demo_board
from jobboard_tui.config.resources import shipped
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.models import MEETINGS, Kind, Outcome, Stage
from jobboard_tui.domain.offers.checklist import letter, unknown_items
from jobboard_tui.domain.offers.comparison import offers_of
from jobboard_tui.domain.offers.terms import TERMS
from jobboard_tui.domain.offers.total_pay import totals
from jobboard_tui.domain.reminders.api import ReminderIndex, ReminderState
from jobboard_tui.domain.reports.overlaps import duplicate_approaches, overlaps
from jobboard_tui.domain.reports.progress import compute_progress
from jobboard_tui.domain.text import clean, mail_address, safe_url
from tests.rows import for_each_row

TOKYO = ZoneInfo("Asia/Tokyo")
Boards: TypeAlias = list[tuple[datetime, Board]]

HOURS = ("00:00", "07:10", "09:30", "13:00", "17:45", "23:59")
ODD = (
    *("2027-01-01T00:00", "2027-01-03T23:59", "2026-01-04T12:00", "2026-11-23T09:30"),
    *("2026-05-06T15:00", "2028-02-29T08:00", "2026-09-22T10:00", "2030-12-31T23:59"),
)


def moments() -> Iterator[datetime]:
    """A year of days, at another hour each; every day around the long holidays."""
    first = datetime(2026, 10, 31, tzinfo=TOKYO)
    for number in range(366):
        day = first + timedelta(days=number)
        if day.month in (1, 5, 12) or number % 4 == 0:
            hour, minute = map(int, HOURS[number % len(HOURS)].split(":"))
            yield day.replace(hour=hour, minute=minute)
    for text in ODD:
        yield datetime.fromisoformat(text).replace(tzinfo=TOKYO)
    for zone in ("America/New_York", "Europe/London", "Pacific/Apia", "Asia/Kathmandu"):
        for text in ("2026-03-08T02:30", "2026-12-31T18:00"):
            yield datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.fixture(scope="module")
def boards() -> Boards:
    return [(now, demo_board(now)) for now in moments()]


def test_every_stage_rule_and_state_whenever_it_is_opened(
    boards: Boards,
) -> None:
    rules = load_rules(None)
    for now, board in boards:
        view = ReminderIndex(rules).view_at(board, now)
        found = {one.rule.id for one in view.reminders}
        # After an acceptance nothing asks for another application, unless one was sent since.
        all_rules = {one.id for one in rules.rules.values() if one.anchor != "last-applied"}
        assert all_rules <= found <= set(rules.rules), (now, all_rules - found)
        assert {application.stage for application in board.applications.values()} == set(Stage)
        outcomes = {application.outcome for application in board.applications.values()}
        assert outcomes == {None, *Outcome}
        assert {one.state for one in view.reminders if not one.soft} == set(ReminderState), now
        assert {one.state for one in view.reminders if one.soft} == {
            ReminderState.DUE,
            ReminderState.WAITING,
        }, now
        assert any(one.snoozed_until for one in view.waiting), now
        assert all(
            view.reminders_of(application.id) or not application.is_open
            for application in board.applications.values()
        ), now


def test_the_path_goes_up_holds_and_slides_whenever_it_is_opened(boards: Boards) -> None:
    for now, board in boards:
        walk = compute_progress(board, calendar_of(board.zone, ()), now)
        assert len(walk.weeks) == 12
        assert {week.move for week in walk.weeks} == {1, 0, -1}, now
        assert walk.height > walk.start, now


@for_each_row("text", ODD)
def test_what_has_happened_lies_behind_and_was_told_in_time(text: str) -> None:
    now = datetime.fromisoformat(text).replace(tzinfo=TOKYO)
    ahead = 0
    for application in demo_board(now).applications.values():
        assert application.added <= now
        for event in application.events:
            assert event.logged <= now
            assert event.kind in MEETINGS or event.at <= now
            ahead += event.at > now
        for move in application.moves[1:]:
            assert move.at <= now or move.stage is Stage.INTERVIEW or move.stage is Stage.OFFER
    assert ahead == 4


def test_the_timelines_are_told_in_the_order_of_the_story(
    boards: Boards,
) -> None:
    for now, board in boards:
        for application in board.applications.values():
            events = sorted(application.events, key=lambda one: int(one.id.rpartition("-")[2]))
            story = [one.at for one in events]
            assert story == sorted(story), (now, application.id)
            assert all(application.added <= one.logged for one in events), (now, application.id)
            interviews = [one for one in events if one.kind is Kind.INTERVIEW]
            for event in events:
                if event.kind is Kind.THANKED:
                    assert any(one.until <= event.at for one in interviews), application.id


def test_the_board_keeps_the_zone_of_its_moment() -> None:
    now = datetime(2026, 11, 25, 14, tzinfo=ZoneInfo("Europe/London"))
    board = demo_board(now)
    assert board.zone == "Europe/London"
    assert {
        event.at.tzinfo
        for application in board.applications.values()
        for event in application.events
    } == {board.home}
    bare = datetime.fromisoformat("2026-11-25T14:00:00+09:00")
    assert demo_board(bare).zone == "Asia/Tokyo"


def test_its_texts_are_clean_and_its_addresses_lead_nowhere() -> None:
    board = demo_board(datetime(2026, 11, 25, 14, tzinfo=TOKYO))
    assert 24 <= len(board.applications) <= 32
    links = set()
    for application in board.applications.values():
        texts = (
            application.company,
            application.role,
            application.location,
            application.notes,
            application.salary,
            application.resume,
            *application.tags,
        )
        events = [
            text
            for event in application.events
            for text in (event.note, event.where, *event.people)
        ]
        assert all(clean(text, lines=True) == text for text in (*texts, *events))
        links |= {application.url, *(event.where for event in application.events)}
        for contact in application.contacts:
            host = mail_address(contact.email).rpartition("@")[2]
            assert re.search(r"\bexample\.(com|jp)$", host)
    for link in filter(None, links):
        if "://" in link:
            assert re.match(r"https://\w+\.example\.(com|jp)/", safe_url(link))


def test_it_has_names_of_every_width() -> None:
    board = demo_board(datetime(2026, 11, 25, 14, tzinfo=TOKYO))
    names = "\n".join(application.company for application in board.applications.values())
    for script in ("[a-z]", "[ァ-ヶ]", "[ｦ-ﾟ]", "[ぁ-ん]", "[一-龠]"):
        assert re.search(script, names)
    assert max(map(len, names.splitlines())) > 30


def test_it_has_something_to_be_warned_of() -> None:
    now = datetime(2026, 11, 25, 14, tzinfo=TOKYO)
    board = demo_board(now)
    kestrel = board.event("kestrel", "kestrel-5")
    assert [one.id for one, _event in overlaps(board, kestrel, "kestrel", now)] == ["sazanami"]
    application = board["hoshizora-2"]
    ways = duplicate_approaches(
        board, application.company, application.url, application.agency, application.id
    )
    assert [other.id for other, _why in ways] == ["hoshizora"]


def test_offers_are_there_to_prepare_to_decide_and_to_compare() -> None:
    now = datetime(2026, 11, 25, 14, tzinfo=TOKYO)
    board, checklist_template = demo_board(now), load_checklist()
    items = {item.id for item in checklist_template.items()}
    for application in board.applications.values():
        assert set(application.checklist) <= items
        assert set(application.terms) <= set(TERMS)
        assert set(application.flags) <= {flag.id for flag in checklist_template.flags}
    half = len(unknown_items(checklist_template, board["hibari"]))
    assert 5 < half < len(items) - 5
    assert letter(board["momiji"]) is not None
    sums = [totals(board[one].terms) for one in ("momiji", "tsubame")]
    assert all(one.expected and one.hourly for one in sums)
    assert "momiji" in {one.id for one in offers_of(board.applications.values())}


def test_no_row_says_what_nobody_reads() -> None:
    told = tomllib.loads(shipped("demo.toml").read_text(encoding="utf-8"))
    known = {
        *("id", "company", "role", "stage", "added", "url", "location", "source", "agency"),
        *("salary", "tags", "resume", "notes", "apply_by", "contacts", "events", "marks"),
        *("closed", "closed_at", "checklist", "doubts", "flags", "terms"),
    }
    of_event = {
        *("kind", "at", "logged", "by", "via", "people", "minutes", "round", "where", "note"),
        "needs_reply",
    }
    for row in told["applications"]:
        assert set(row) <= known, row["id"]
        for event in row.get("events", ()):
            assert set(event) <= of_event, row["id"]
