"""Invitations as mail programs send them."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.parsing.invitation_match import Method
from jobboard_tui.interchange.mail.ics_invitation import (
    Invitation,
    read_invitation,
    read_invitations,
)
from tests.rows import for_each_row

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
    invitation = read(
        "SUMMARY:Interview with Aoba",
        "DTEND;TZID=Europe/London:20261201T104500",
        "LOCATION:Room 5\\, 3F",
        'ORGANIZER;CN="Sato Ken":mailto:sato@example.com',
        "ATTENDEE;CN=Somebody:mailto:me@example.com",
    )
    assert invitation.at == datetime(2026, 12, 1, 19, tzinfo=TOKYO)
    assert (invitation.minutes, invitation.where) == (45, "Room 5, 3F")
    assert (invitation.people, invitation.title) == (("Sato Ken",), "Interview with Aoba")
    assert not invitation.is_cancelled


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


PACIFIC = [
    *(
        "America/Los_Angeles",
        "Pacific Standard Time",
        "US/Pacific",
        "/vendor.example/America/Los_Angeles",
    ),
    *('"(UTC-08:00) Pacific Time (US & Canada)"', '"(GMT-08:00) Pacific Time (US & Canada)"'),
    *(
        "Pacific Time (US & Canada)",
        '"(UTC-08:00) 太平洋標準時 (米国およびカナダ)"',
        "pacific standard time",
    ),
]


@for_each_row("zone", PACIFIC)
@for_each_row(("start", "wanted"), [("1130T170000", "12-01 10:00"), ("0701T170000", "07-02 09:00")])
def test_a_zone_by_any_of_its_names(zone: str, start: str, wanted: str) -> None:
    assert f"{read(f'DTSTART;TZID={zone}:2026{start}').at:%m-%d %H:%M}" == wanted


@for_each_row(
    "zone",
    [
        *(
            "(UTC+09:00) Osaka, Sapporo, Tokyo",
            "(UTC+09:00) 大阪、札幌、東京",
            "東京 (標準時)",
            "JST",
            "Japan",
        ),
        *(
            "GMT+0900",
            "UTC+9",
            "+09:00",
            "(UTC+09:00)",
            "Etc/GMT-9",
            "(UTC+09:00) Seoul",
            "Korea Standard Time",
        ),
    ],
)
def test_zones_nine_hours_ahead(zone: str) -> None:
    assert read(f'DTSTART;TZID="{zone}":20261201T100000').at == datetime(
        2026, 12, 1, 10, tzinfo=TOKYO
    )


UNKNOWN = [
    *(
        "Mars/Olympus",
        "PST",
        "CST",
        "IST",
        "EST",
        "Customized Time Zone",
        "(UTC-08:00) Somewhere",
        "UTC+25",
    ),
    *("(UTC-05:00) Pacific Time (US & Canada)", "Tokyo2", "現地時間", "/x/y/z", "25"),
]


@for_each_row("field", ["DTSTART", "DTEND"])
@for_each_row("zone", UNKNOWN)
def test_a_zone_that_is_not_known_is_refused_by_its_name(zone: str, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read(f'{field};TZID="{zone}":20261201T173000')
    assert zone in str(refused.value)


@given(
    st.text(
        st.characters(exclude_categories=("C", "Z"), exclude_characters='";:,\\'),
        min_size=1,
        max_size=30,
    )
)
def test_no_made_up_zone_is_the_home_zone(zone: str) -> None:
    """Whatever the name: refused, or the same instant in whichever zone is at home."""
    content = ics(f'DTSTART;TZID="{zone}":20261201T173000')
    found = []
    for home in (TOKYO, ZoneInfo("America/New_York")):
        with suppress(JobboardError):
            found.append(read_invitation(content, "x", home).at.timestamp())
    assert len(found) != 1
    assert len(set(found)) < 2


def own_zone(name: str, offset: str) -> str:
    return "\r\n".join(
        (
            *("BEGIN:VTIMEZONE", f"TZID:{name}", "BEGIN:STANDARD", "DTSTART:16010101T000000"),
            *(f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}", "END:STANDARD", "END:VTIMEZONE"),
        )
    )


def test_a_zone_of_one_file_is_not_that_of_the_next() -> None:
    start = "DTSTART;TZID=Our Zone:20261201T100000"
    for offset, hour in (("+0200", 17), ("+0500", 14), ("-0300", 22)):
        assert (
            read_invitation(ics(start, before=own_zone("Our Zone", offset)), "x", TOKYO).at.hour
            == hour
        )
    with pytest.raises(InvalidInput, match="Our Zone"):
        read(start)


def test_a_zone_whose_rules_contradict_its_name_is_in_doubt() -> None:
    start = "DTSTART;TZID=Tokyo Standard Time:20261201T100000"
    assert (
        read_invitation(
            ics(start, before=own_zone("Tokyo Standard Time", "+0900")), "x", TOKYO
        ).at.hour
        == 10
    )
    with pytest.raises(InvalidInput, match=r"2026-12-01 10:00 \(.*2026-12-01 17:00 \("):
        read_invitation(ics(start, before=own_zone("Tokyo Standard Time", "+0200")), "x", TOKYO)


def test_a_time_in_utc_and_in_a_zone_at_once_is_in_doubt() -> None:
    with pytest.raises(InvalidInput, match=r"2026-12-01 19:00 \(UTC\) or 2026-12-02 00:00"):
        read("DTSTART;TZID=America/New_York:20261201T100000Z")
    assert read("DTSTART;TZID=UTC:20261201T100000Z").at.hour == 19


@pytest.mark.parametrize(
    ("start", "floats"),
    [
        ("DTSTART:20261201T100000", True),
        ("DTSTART:20261201T010000Z", False),
        ("DTSTART;TZID=Asia/Tokyo:20261201T100000", False),
    ],
)
def test_whether_a_time_names_its_zone(start: str, floats: bool) -> None:
    invitation = read(start)
    assert (invitation.at.hour, invitation.floats) == (10, floats)


def with_default(zone: str, start: str = "DTSTART:20261201T100000") -> Invitation:
    return read_invitation(ics(start, before=f"X-WR-TIMEZONE:{zone}"), "x", TOKYO)


def test_a_bare_time_is_in_doubt_where_the_whole_calendar_has_another_zone() -> None:
    invitation = with_default("Japan")
    assert (invitation.at.hour, invitation.floats) == (10, False)
    with pytest.raises(InvalidInput, match=r"10:00 \(Asia/Tokyo\) or .* 19:00 \(Europe/London\)"):
        with_default("Europe/London")
    with pytest.raises(InvalidInput, match="its time zone “Mars” is unknown"):
        with_default("Mars")
    assert with_default("Mars", "DTSTART:20261201T100000Z").at.hour == 19
    assert with_default("Mars", "DTSTART;TZID=Europe/London:20261201T100000").at.hour == 19


def test_two_zones_of_one_name_are_in_doubt() -> None:
    start = "DTSTART;TZID=X:20261201T100000"
    zones = (own_zone("X", "+0900"), own_zone("X", "+0200"))
    with pytest.raises(InvalidInput, match=r"10:00 .* or .* 17:00"):
        read_invitation(ics(start, before="\r\n".join(zones)), "x", TOKYO)


@pytest.mark.parametrize(
    ("lines", "sequence"),
    [
        ((), 0),
        (("SEQUENCE:3",), 3),
        (("SEQUENCE:x",), 0),
        (("SEQUENCE:-1",), 0),
        (("SEQUENCE:99999999",), 0),
    ],
)
def test_the_number_among_its_changes(lines: tuple[str, ...], sequence: int) -> None:
    assert read(*lines).sequence == sequence


def test_when_it_was_made() -> None:
    assert read("DTSTAMP:20261120T013000Z").stamp == datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
    assert read("DTSTAMP:soon").stamp is None


def test_a_length_and_a_link_in_the_text() -> None:
    invitation = read("DURATION:PT1H30M", "DESCRIPTION:Join: https://meet.example.com/x?a=1.\\nBye")
    assert (invitation.minutes, invitation.where) == (90, "https://meet.example.com/x?a=1")
    assert read("DURATION:P3D").minutes is None


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        # as Outlook tells it
        (
            (
                "LOCATION;LANGUAGE=ja-JP:Microsoft Teams 会議",
                "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/x%3a0?context=%7b%7d",
            ),
            "https://teams.microsoft.com/l/x%3a0?context=%7b%7d",
        ),
        # as Google tells it, with a link to its help before that of the call
        (
            (
                "LOCATION:",
                "DESCRIPTION:See https://support.example.com/9\\, https://meet.google.com/abc-d.",
            ),
            "https://meet.google.com/abc-d",
        ),
        (("X-GOOGLE-CONFERENCE:https://meet.google.com/x",), "https://meet.google.com/x"),
        (
            ("LOCATION:青葉ビル5F", "DESCRIPTION:地図 https://maps.example.com/1"),
            "青葉ビル5F",
        ),
        (
            ("LOCATION:Zoom（https://us02web.zoom.us/j/1?pwd=a）", "URL:https://meet.google.com/x"),
            "https://us02web.zoom.us/j/1?pwd=a",
        ),
    ],
)
def test_a_call_is_where_its_link_is(lines: tuple[str, ...], where: str) -> None:
    found = unicodedata.normalize("NFKC", read(*lines).where)
    assert found == where


@pytest.mark.parametrize("name", ["Tanaka, Yuki", '"Tanaka, Yuki"'])
def test_a_comma_in_a_name_parts_no_name(name: str) -> None:
    assert read(f"ORGANIZER;CN={name}:mailto:yuki@example.com").people == ("Yuki Tanaka",)


def test_lines_folded_within_a_character_are_whole() -> None:
    title = "株式会社あおば 二次面接のご案内"
    for place in range(1, len(title.encode())):
        told = title.encode()[:place] + b"\r\n " + title.encode()[place:]
        content = ics("SUMMARY:here").replace(b"here", told)
        assert read_invitation(content, "x", TOKYO).title == title


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932", "iso2022_jp", "euc_jp"])
def test_encodings_of_japanese_programs(encoding: str) -> None:
    content = ics("SUMMARY:面接のご案内").decode().encode(encoding)
    assert read_invitation(content, "x", TOKYO).title == "面接のご案内"


def test_a_title_tells_the_round_of_an_interview() -> None:
    invitation = read("SUMMARY:【あおば】二次面接のご案内")
    assert invitation.fields(Kind.INTERVIEW)["round"] == 2
    assert invitation.fields(Kind.OFFER_MEETING)["round"] is None


def test_a_zone_of_the_files_own_is_reckoned_with() -> None:
    rules = "\r\n".join(
        (
            *("BEGIN:VTIMEZONE", "TZID:Customized Time Zone", "BEGIN:STANDARD"),
            *("DTSTART:16010101T000000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0200"),
            *("END:STANDARD", "END:VTIMEZONE"),
        )
    )
    start = "DTSTART;TZID=Customized Time Zone:20261201T100000"
    assert read_invitation(ics(start, before=rules), "x", TOKYO).at.hour == 17


def test_a_later_form_of_it_has_the_same_identifier() -> None:
    first, later = read(), read("DTSTART:20261202T100000Z", "SEQUENCE:1")
    assert first.event_id == later.event_id
    assert first.event_id != read("UID:other").event_id
    assert len(first.event_id) == 8


def test_what_is_called_off() -> None:
    assert read(method="CANCEL").is_cancelled
    assert read("STATUS:CANCELLED").is_cancelled


@for_each_row(
    ("word", "method"),
    [
        *(("COUNTER", Method.PROPOSAL), ("counter", Method.PROPOSAL), ("REPLY", Method.ANSWER)),
        *(("DECLINECOUNTER", Method.REFUSAL), ("REFRESH", Method.QUESTION)),
        *(("ADD", Method.ADDITION), ("REQUEST", Method.REQUEST), ("PUBLISH", Method.REQUEST)),
        *(("CANCEL", Method.REQUEST), ("", Method.REQUEST)),
    ],
)
def test_what_it_is_for(word: str, method: Method) -> None:
    assert read(method=word).method is method


@pytest.mark.parametrize("start", ["DTSTART:soon", "DTSTART;TZID=Mars:20261201T100000"])
def test_an_answer_without_a_time_is_an_answer(start: str) -> None:
    invitation = read(start, "SUMMARY:x", method="REPLY")
    assert (invitation.method, invitation.title, invitation.is_timed) == (Method.ANSWER, "x", False)


def test_the_exceptions_of_a_series_are_not_meetings_of_their_own() -> None:
    whole = ics("RRULE:FREQ=WEEKLY;COUNT=3").decode()
    exception = "BEGIN:VEVENT\r\nUID:abc@example.com\r\nRECURRENCE-ID:20261208T100000Z\r\n"
    exception += "DTSTART:20261209T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR"
    content = whole.replace("END:VCALENDAR", exception).encode()
    invitations = read_invitations(content, "x", TOKYO)
    assert [invitation.at.day for invitation in invitations] == [1, 9, 15]
    assert len({invitation.event_id for invitation in invitations}) == 3
    assert invitations[0].event_id == read("SUMMARY:x").event_id


def test_one_meeting_of_a_series_stands_beside_the_first() -> None:
    invitation = read("RECURRENCE-ID:20261208T100000Z", "DTSTART:20261209T100000Z")
    assert (invitation.at.day, invitation.repeats) == (9, False)
    assert invitation.event_id != read("RRULE:FREQ=WEEKLY").event_id
    assert invitation.event_id == read("RECURRENCE-ID:20261208T100000Z").event_id


@for_each_row(
    "content",
    [
        b"",
        b"hello",
        b"\xff\xfe\x00",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
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


def test_a_whole_day_is_a_meeting_whose_time_is_not_told() -> None:
    invitation = read("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261202")
    assert (invitation.at, invitation.is_dated) == (datetime(2026, 12, 1, tzinfo=TOKYO), True)


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (("RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20261202T100000Z"), [1, 3]),
        (("RRULE:FREQ=WEEKLY;UNTIL=20261215T095959Z",), [1, 8]),
        (("RRULE:FREQ=WEEKLY;UNTIL=20261215T100000Z",), [1, 8, 15]),
        (("RRULE:FREQ=WEEKLY",), [1]),
        (("RRULE:FREQ=SECONDLY;COUNT=1000000",), [1]),
        (("RRULE:FREQ=NEVER",), [1]),
    ],
)
def test_the_meetings_of_a_series_that_ends(lines: tuple[str, ...], days: list[int]) -> None:
    invitations = read_invitations(ics(*lines), "x", TOKYO)
    assert [invitation.at.day for invitation in invitations] == days
    assert {invitation.repeats for invitation in invitations} == {len(days) == 1}


ORGANIZER = "ORGANIZER;CN=Sato Ken:mailto:sato@example.com"
ME = ("山根 亜希", "Aki Yamane", "aki@example.com")


@pytest.mark.parametrize(
    ("attendee", "people"),
    [
        ("ATTENDEE;CN=Mori Aya:mailto:mori@example.com", ("Sato Ken", "Mori Aya")),
        ("ATTENDEE;CN=Aki:mailto:AKI@example.com", ("Sato Ken",)),
        ("ATTENDEE;CN=山根亜希:mailto:other@example.com", ("Sato Ken",)),
        ("ATTENDEE;CN=aki yamane:mailto:other@example.com", ("Sato Ken",)),
        ("ATTENDEE;CN=Room 5;CUTYPE=ROOM:mailto:room@example.com", ("Sato Ken",)),
        ("ATTENDEE;CN=x@example.com:mailto:x@example.com", ("Sato Ken",)),
        ("ATTENDEE;CN=Sato Ken:mailto:sato@example.com", ("Sato Ken",)),
    ],
)
def test_who_comes_but_the_seeker_and_rooms(attendee: str, people: tuple[str, ...]) -> None:
    content = ics(ORGANIZER, attendee)
    assert read_invitation(content, "x", TOKYO, ME).people == people
    assert read_invitation(content, "x", TOKYO).people == ("Sato Ken",)


CALL = "https://mimizuku.webex.com/meet/sato"
MAP = "https://maps.google.com/?q=x"


@for_each_row(
    ("lines", "place", "link", "where"),
    [
        ((f"LOCATION:本社 {MAP}", f"DESCRIPTION:参加 {CALL}"), "本社", CALL, f"本社 {CALL} {MAP}"),
        ((f"LOCATION:{CALL}",), "", CALL, CALL),
        ((f"LOCATION:Zoom ({CALL})",), "", CALL, CALL),
        (
            ("LOCATION:Microsoft Teams Meeting", f"X-MICROSOFT-SKYPETEAMSMEETINGURL:{CALL}"),
            "",
            CALL,
            CALL,
        ),
        (
            ("LOCATION:本社", f"CONFERENCE;VALUE=URI:{CALL}", f"DESCRIPTION:{MAP}"),
            "本社",
            CALL,
            f"本社 {CALL}",
        ),
        (("LOCATION:本社",), "本社", "", "本社"),
        (("LOCATION:オンライン",), "オンライン", "", "オンライン"),
        ((f"DESCRIPTION:{MAP} と {CALL}",), "", CALL, CALL),
        ((f"X-NEW-CONFERENCE-URL:{CALL}", "LOCATION:5F"), "5F", CALL, f"5F {CALL}"),
    ],
)
def test_the_link_of_the_call_is_told_from_that_of_the_map(
    lines: tuple[str, ...], place: str, link: str, where: str
) -> None:
    invitation = read(*lines)
    assert (invitation.place, invitation.link, invitation.where) == (place, link, where)


def test_of_several_meetings_one_is_named_by_its_number() -> None:
    second = ics("UID:b", "SUMMARY:Abe", "DTSTART:20261203T020000Z").decode()
    part = second[second.index("BEGIN:VEVENT") :]
    content = ics("SUMMARY:Ito").decode().replace("END:VCALENDAR\r\n", part).encode()
    with pytest.raises(InvalidInput, match=r"2 meetings: 1 2026-12-01 19:00 Ito; 2 .*--which"):
        read_invitation(content, "x", TOKYO)
    assert read_invitation(content, "x", TOKYO, which=2).title == "Abe"
    for wrong in (0, 3):
        with pytest.raises(InvalidInput):
            read_invitation(content, "x", TOKYO, which=wrong)


@given(st.binary(max_size=200), st.integers(0, 400))
def test_junk_never_ends_in_a_traceback(junk: bytes, place: int) -> None:
    whole = ics("SUMMARY:x", "LOCATION:y", "DURATION:PT1H")
    content = whole[:place] + junk + whole[place:]
    with suppress(JobboardError):
        read_invitation(content, "x", TOKYO)
