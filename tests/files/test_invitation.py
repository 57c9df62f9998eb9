"""Invitations as mail programs send them."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.core.errors import JobboardError
from jobboard_tui.files.invitation import Invitation, read_invitation

TOKYO = ZoneInfo("Asia/Tokyo")


def ics(*lines: str, method: str = "REQUEST", before: str = "") -> bytes:
    """An invitation of these lines, by default for 1 December at 10:00 in London."""
    told = "\r\n".join(lines)
    names = {line.split(":")[0].split(";")[0] for line in lines}
    rest = [
        line
        for name, line in (
            ("UID", "UID:abc@example.com"),
            ("DTSTAMP", "DTSTAMP:20261120T000000Z"),
            ("DTSTART", "DTSTART;TZID=Europe/London:20261201T100000"),
        )
        if name not in names
    ]
    parts = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", f"METHOD:{method}", before)
    events = ("BEGIN:VEVENT", *rest, told, "END:VEVENT", "END:VCALENDAR", "")
    return "\r\n".join(part for part in (*parts, *events) if part or part == "").encode()


def read(*lines: str, method: str = "REQUEST") -> Invitation:
    return read_invitation(ics(*lines, method=method), "invite.ics", TOKYO)


def test_time_length_place_and_who_invites() -> None:
    found = read(
        "SUMMARY:Interview with Aoba",
        "DTEND;TZID=Europe/London:20261201T104500",
        "LOCATION:Room 5\\, 3F",
        'ORGANIZER;CN="Sato Ken":mailto:sato@example.com',
        "ATTENDEE;CN=Somebody:mailto:me@example.com",
    )
    assert found.at == datetime(2026, 12, 1, 19, tzinfo=TOKYO)
    assert (found.minutes, found.where) == (45, "Room 5, 3F")
    assert (found.people, found.title) == (("Sato Ken",), "Interview with Aoba")
    assert not found.is_cancelled


@pytest.mark.parametrize(
    ("start", "clock"),
    [
        ("DTSTART:20261201T100000Z", "19:00"),
        ("DTSTART:20261201T100000", "10:00"),
        ("DTSTART;TZID=Tokyo Standard Time:20261201T100000", "10:00"),
        ("DTSTART;TZID=America/New_York:20261201T000000", "14:00"),
    ],
)
def test_zones(start: str, clock: str) -> None:
    assert f"{read(start).at:%H:%M}" == clock


def test_a_length_and_a_link_in_the_text() -> None:
    found = read("DURATION:PT1H30M", "DESCRIPTION:Join: https://meet.example.com/x?a=1.\\nBye")
    assert (found.minutes, found.where) == (90, "https://meet.example.com/x?a=1")
    assert read("DURATION:P3D").minutes is None


def test_a_later_form_of_it_has_the_same_identifier() -> None:
    first, later = read(), read("DTSTART:20261202T100000Z", "SEQUENCE:1")
    assert first.event_id == later.event_id
    assert first.event_id != read("UID:other").event_id
    assert len(first.event_id) == 8


def test_what_is_called_off() -> None:
    assert read(method="CANCEL").is_cancelled
    assert read("STATUS:CANCELLED").is_cancelled


def test_the_exceptions_of_a_series_are_not_meetings_of_their_own() -> None:
    whole = ics("RRULE:FREQ=WEEKLY;COUNT=3").decode()
    exception = "BEGIN:VEVENT\r\nUID:abc@example.com\r\nRECURRENCE-ID:20261208T100000Z\r\n"
    exception += "DTSTART:20261209T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR"
    content = whole.replace("END:VCALENDAR", exception).encode()
    assert read_invitation(content, "x", TOKYO).at.day == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"\xff\xfe\x00",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
        ics("DTSTART;VALUE=DATE:20261201"),
        ics("DTSTART:soon"),
        ics("DTSTART:99991231T230000Z"),
        ics("DTSTART:00010101T000000Z"),
        ics() + ics(),
        b"x" * 1_000_001,
    ],
)
def test_what_is_no_invitation_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(JobboardError, match=r"invite\.ics: "):
        read_invitation(content, "invite.ics", TOKYO)


@given(st.binary(max_size=200), st.integers(0, 400))
def test_junk_never_ends_in_a_traceback(junk: bytes, place: int) -> None:
    whole = ics("SUMMARY:x", "LOCATION:y", "DURATION:PT1H")
    content = whole[:place] + junk + whole[place:]
    with suppress(JobboardError):
        read_invitation(content, "x", TOKYO)
