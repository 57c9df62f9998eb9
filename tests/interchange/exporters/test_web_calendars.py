"""What the links carry that open a calendar on the web."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Application, Event, Kind, Timeline
from jobboard_tui.interchange.exporters.web_calendars import WEB_CALENDARS, calendar_link

TOKYO = ZoneInfo("Asia/Tokyo")


def fields_of(calendar: str, minutes: int = 90, hour: int = 10) -> tuple[str, dict[str, str]]:
    """The host of the link for an interview, and what it carries."""
    at = datetime(2026, 11, 25, hour, tzinfo=TOKYO)
    event = Event(
        id="e", kind=Kind.INTERVIEW, at=at, logged=at, minutes=minutes, round=2,
        where="Room 5 & https://zoom.us/j/1?pwd=a", people=("佐藤",), note="secret",
    )  # fmt: skip
    application = Application(
        id="a", company="青葉 & Co", role="SRE", added=at, events=Timeline((event,))
    )
    address = urlsplit(
        calendar_link(calendar, Board(applications={"a": application}), application, event)
    )
    assert address.scheme == "https"
    assert "secret" not in address.query, "calendars are shared"
    return address.netloc, {name: text for name, (text,) in parse_qs(address.query).items()}


def test_google_gets_the_meeting_in_utc() -> None:
    host, fields = fields_of("google")
    assert host == "calendar.google.com"
    assert fields == {
        "action": "TEMPLATE",
        "text": "青葉 & Co: interview, round 2",
        "dates": "20261125T010000Z/20261125T023000Z",
        "details": "SRE\nwith 佐藤",
        "location": "Room 5 & https://zoom.us/j/1?pwd=a",
    }


@pytest.mark.parametrize(
    ("calendar", "host"), [("outlook", "outlook.live.com"), ("office", "outlook.office.com")]
)
def test_outlook_gets_the_meeting_in_utc(calendar: str, host: str) -> None:
    asked, fields = fields_of(calendar)
    assert asked == host
    assert (fields["startdt"], fields["enddt"]) == ("2026-11-25T01:00:00Z", "2026-11-25T02:30:00Z")
    assert fields["subject"] == "青葉 & Co: interview, round 2"
    assert fields["location"] == "Room 5 & https://zoom.us/j/1?pwd=a"
    assert "allday" not in fields


def test_a_meeting_without_a_time_fills_its_day() -> None:
    _host, fields = fields_of("google", minutes=24 * 60, hour=0)
    assert fields["dates"] == "20261125/20261126"
    _host, fields = fields_of("outlook", minutes=24 * 60, hour=0)
    assert (fields["startdt"], fields["enddt"]) == ("2026-11-25", "2026-11-26")
    assert fields["allday"] == "true"


def test_there_is_a_link_for_every_calendar() -> None:
    assert {fields_of(name)[0] for name in WEB_CALENDARS} == {
        "calendar.google.com", "outlook.live.com", "outlook.office.com"
    }  # fmt: skip
