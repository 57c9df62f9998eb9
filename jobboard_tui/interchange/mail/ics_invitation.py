"""Reads an iCalendar invitation: when a meeting takes place, where, and with whom."""

from __future__ import annotations

import codecs
import hashlib
import re
import warnings
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.ids import id_of
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.parsing.datetimes import YEARS
from jobboard_tui.domain.parsing.invitation_match import Method, round_of
from jobboard_tui.domain.text import clean, link_in, links_in
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.interchange.mail.calendar_time_zones import find_zone
from jobboard_tui.interchange.mail.japanese_charsets import decode
from jobboard_tui.storage import user_files

LARGEST = 1_000_000
"""Bytes; an invitation is a few thousand."""
_FOLD = re.compile(rb"\r?\n[ \t]")
_CONFERENCE = (
    *("CONFERENCE", "X-GOOGLE-CONFERENCE"),
    *("X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"),
)
"""Fields that hold the link of a call and nothing else."""
_CALL = re.compile(
    r"https://(?:[\w-]+\.)*(?:zoom\.us|meet\.google\.com|teams\.(?:microsoft|live)\.com"
    r"|webex\.com|whereby\.com)/"
)
_METHODS = {
    "COUNTER": Method.PROPOSAL,
    "DECLINECOUNTER": Method.REFUSAL,
    "REPLY": Method.ANSWER,
    "REFRESH": Method.QUESTION,
    "ADD": Method.ADDITION,
}
"""What METHOD tells; the others are forms of the invitation itself."""
_TWOFOLD = re.compile(r"^DT(?:START|END);[^\r\n]*TZID=[^\r\n]*:(\d{8}T\d{6})Z\s*$", re.M | re.I)
"""A time told in UTC and in a zone at once, which no standard allows."""
_BROKEN = (
    *(ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError),
    *(OverflowError, NotImplementedError),
)
"""What `icalendar` raises for a file that is none, or is damaged."""
_MOST_MINUTES = 24 * 60
_MOST_CHANGES = 1_000_000
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST = 4000
"""Characters of a description that are looked at."""


@frozen
class Invitation:
    """What an invitation says.

    `event_id` is made of its identifier: a later form of the same invitation has the same;
    `sequence` and `stamp` tell which form is the later one. `about` is all that tells what it is
    to: title, description, who invites. Of a series (`repeats`) it is the first meeting. `floats`
    is true where its time names no zone and was read as the home zone's. Only what changes no
    meeting (`method`) may have no time (`is_timed`).
    """

    event_id: str
    at: datetime
    minutes: int | None
    title: str
    where: str
    people: tuple[str, ...]
    is_cancelled: bool
    about: str = ""
    repeats: bool = False
    method: Method = Method.REQUEST
    sequence: int = 0
    stamp: datetime | None = None
    floats: bool = False
    is_timed: bool = True

    def fields(self, kind: Kind) -> dict[str, Any]:
        """What it tells of the meeting beside its time, as a timeline keeps it."""
        round_ = round_of(self.title) if kind is Kind.INTERVIEW else None
        return {
            **{"minutes": self.minutes, "where": self.where, "people": self.people},
            **{"round": round_, "cancelled": self.is_cancelled},
            **{"sequence": self.sequence, "stamp": self.stamp},
        }


def read_invitation(content: bytes, name: str, home: ZoneInfo) -> Invitation:
    """Return the one meeting of an .ics file.

    A time without a zone is one of the home zone. Raises `InvalidInput`, which names the file,
    where there is no one meeting in it, or its time is not known for sure: a zone of an unknown
    name is never taken for the home zone.
    """
    if len(content) > LARGEST:
        raise _refused(name, _("it is too large for an invitation"))
    text = _text(content)
    calendar = _parsed(text, name)
    # A series has its exceptions beside it; the meeting itself is what they are exceptions to.
    found = calendar.walk("VEVENT")
    entries = [one for one in found if "RECURRENCE-ID" not in one] or found
    if not entries:
        raise _refused(name, _("it holds no meeting"))
    if len(entries) != 1:
        raise _refused(name, _("it holds {count} meetings").format(count=len(entries)))
    (entry,) = entries
    word = str(calendar.get("METHOD", "")).strip().upper()
    method = _METHODS.get(word, Method.REQUEST)
    clock = _Clock(calendar, text, name, home)
    if method is not Method.REQUEST:
        return _no_request(entry, clock, method)
    at = clock.instant(entry, "DTSTART")
    if at is None:
        raise _refused(name, _("it does not say at what time it begins"))
    if at.year not in YEARS:
        raise _refused(name, _("the year of it is out of reach"))
    uid = str(entry.get("UID", ""))
    if uid and "RECURRENCE-ID" in entry:  # one meeting of a series, beside the first of it
        uid = f"{uid} {entry['RECURRENCE-ID'].to_ical().decode()}"
    return Invitation(
        event_id=_id_of(uid or f"{at.isoformat()} {entry.get('SUMMARY', '')}"),
        at=at.astimezone(home),
        minutes=_minutes(entry, at, clock),
        title=clean(str(entry.get("SUMMARY", ""))),
        where=_where(entry),
        people=_people(entry),
        is_cancelled=word == "CANCEL" or str(entry.get("STATUS", "")).upper() == "CANCELLED",
        about=_about(entry),
        repeats="RRULE" in entry or "RDATE" in entry,
        sequence=_sequence(entry),
        stamp=_stamp(entry),
        floats=clock.floats(entry),
    )


def _no_request(entry: Any, clock: _Clock, method: Method) -> Invitation:
    """What a file that changes no meeting tells; its time, if any, is only shown."""
    at = None
    with suppress(InvalidInput):
        at = clock.instant(entry, "DTSTART")
    is_timed = at is not None and at.year in YEARS
    return Invitation(
        event_id=_id_of(str(entry.get("UID", ""))),
        at=at.astimezone(clock.home) if at is not None and is_timed else _NEVER,
        minutes=None,
        title=clean(str(entry.get("SUMMARY", ""))),
        where="",
        people=(),
        is_cancelled=False,
        method=method,
        is_timed=is_timed,
    )


def read_invitation_file(path: Path, home: ZoneInfo) -> Invitation:
    """The one meeting of the file at a path; `JobboardError` also where it can't be read."""
    try:
        content = user_files.read_file(path, LARGEST)
    except OSError as error:
        raise JobboardError(
            str(path), error.strerror or _("it can't be read"), _("name a file that is there")
        ) from None
    return read_invitation(content, path.name, home)


def _parsed(text: str, name: str) -> Any:
    from icalendar import Calendar

    try:
        with warnings.catch_warnings():  # of zones' names, which are read here anyhow
            warnings.simplefilter("ignore")
            return Calendar.from_ical(text)
    except _BROKEN:
        raise _refused(name, _("it is no iCalendar file")) from None


def _text(content: bytes) -> str:
    """Unfolded before it is decoded: some programs fold a line within a character."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode()
    return decode(_FOLD.sub(b"", content.removeprefix(codecs.BOM_UTF8)), None)


class _Clock:
    """Reads the times of one calendar file, whose own zones count in it alone."""

    def __init__(self, calendar: Any, text: str, name: str, home: ZoneInfo) -> None:
        self.name = name
        self.home = home
        self.default = str(calendar.get("X-WR-TIMEZONE", "")).strip()
        self.twofold = frozenset(_TWOFOLD.findall(text))
        self.own = [
            (str(zone.get("TZID", "")).strip(), zone) for zone in calendar.walk("VTIMEZONE")
        ]

    def instant(self, entry: Any, field: str) -> datetime | None:
        """Return the instant of a field; None where it has no time of day that is understood.

        Raises `InvalidInput` where the zone is not known, or two of them are told.
        """
        at = _moment(entry, field)
        if at is None:
            return None
        name = _zone_name(entry, field)
        local = at.replace(tzinfo=None)
        is_utc = f"{local:%Y%m%dT%H%M%S}" in self.twofold if name else at.tzinfo is not None
        readings = dict(self._readings(name, local, is_utc=is_utc))
        if not name and not is_utc and self.default and find_zone(self.default, at.year) is None:
            name, readings = self.default, {}
        if not readings:
            raise _refused(
                self.name, _("its time zone “{zone}” is not known").format(zone=clean(name)[:80])
            )
        instants = {moment.astimezone(UTC) for moment in readings.values()}
        if len(instants) > 1:
            told = _(" or ").join(
                f"{moment.astimezone(self.home):%Y-%m-%d %H:%M} ({clean(zone)[:40]})"
                for zone, moment in readings.items()
            )
            raise _refused(self.name, _("its time can be read as {told}").format(told=told))
        return next(iter(readings.values()))

    def floats(self, entry: Any) -> bool:
        """Whether its start names no zone, nor the file one for the whole of it."""
        at = _moment(entry, "DTSTART")
        if at is None or at.tzinfo is not None or _zone_name(entry, "DTSTART"):
            return False
        return find_zone(self.default, at.year) is None

    def _readings(
        self, name: str, local: datetime, *, is_utc: bool
    ) -> Iterator[tuple[str, datetime]]:
        """What a time comes to by each zone that the file tells for it."""
        if is_utc:
            yield "UTC", local.replace(tzinfo=UTC)
        known = find_zone(name, local.year) if name else None
        if known is not None:
            yield name, local.replace(tzinfo=known)
        for number, own in enumerate(self._own_zones(name), start=1):
            yield f"VTIMEZONE {name} {number}", local.replace(tzinfo=own)
        if not name and not is_utc:
            yield self.home.key, local.replace(tzinfo=self.home)
            whole = find_zone(self.default, local.year)
            if whole is not None:
                yield self.default, local.replace(tzinfo=whole)

    def _own_zones(self, name: str) -> Iterator[tzinfo]:
        """The zones of that name that the file itself tells the rules of."""
        for own, component in self.own:
            if not name or own != name:
                continue
            with suppress(*_BROKEN):
                zone: tzinfo = component.to_tz(lookup_tzid=False)
                datetime(2026, 1, 1, tzinfo=zone).utcoffset()
                yield zone


def _moment(entry: Any, field: str) -> datetime | None:
    """The time of a field as it stands there; None where it has none, or only a day."""
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        at = entry.decoded(field)
        if isinstance(at, datetime):
            return at
    return None


def _zone_name(entry: Any, field: str) -> str:
    told = getattr(entry.get(field), "params", {}).get("TZID", "")
    return (told[0] if isinstance(told, list) else str(told)).strip()


def _sequence(entry: Any) -> int:
    """How often the meeting was changed, as its organizer counts; 0 where that is not told."""
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        told = int(entry.get("SEQUENCE", 0))
        if 0 <= told < _MOST_CHANGES:
            return told
    return 0


def _stamp(entry: Any) -> datetime | None:
    """When this form of the invitation was made."""
    at = _moment(entry, "DTSTAMP")
    if at is None or at.year not in YEARS:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _minutes(entry: Any, at: datetime, clock: _Clock) -> int | None:
    ends = clock.instant(entry, "DTEND")
    length = None if ends is None else ends.astimezone(UTC) - at.astimezone(UTC)
    if length is None:
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            told = entry.decoded("DURATION")
            length = told if isinstance(told, timedelta) else None
    if length is None:
        return None
    minutes = int(length.total_seconds() // 60)
    return minutes if 0 < minutes <= _MOST_MINUTES else None


def _where(entry: Any) -> str:
    """The place, and the link of the call; without either, the first link of the description."""
    place = clean(str(entry.get("LOCATION", "")))
    if link_in(place):
        return place
    link = next(_calls(entry), "")
    if place:
        return f"{place} {link}".rstrip()
    return link or next(_links(entry, "DESCRIPTION"), "")


def _calls(entry: Any) -> Iterator[str]:
    for field in _CONFERENCE:
        yield from _links(entry, field)
    for field in ("URL", "DESCRIPTION"):
        yield from (link for link in _links(entry, field) if _CALL.match(link))
    yield from _links(entry, "URL")


def _links(entry: Any, field: str) -> Iterator[str]:
    told = entry.get(field, "")
    for one in told if isinstance(told, list) else [told]:
        yield from links_in(str(one))


def _people(entry: Any) -> tuple[str, ...]:
    """Who invites; the seeker is among the others, and nobody can tell which one."""
    name = clean(_organizer(entry))
    return (name,) if name and "@" not in name else ()


def _organizer(entry: Any) -> str:
    """The name of who invites; a comma that nothing quotes does not part it."""
    name = getattr(entry.get("ORGANIZER"), "params", {}).get("CN", "")
    return ",".join(map(str, name)) if isinstance(name, list) else str(name)


def _about(entry: Any) -> str:
    told = (entry.get(field, "") for field in ("SUMMARY", "DESCRIPTION", "ORGANIZER"))
    said = (*told, _organizer(entry))
    return clean("\n".join(str(one)[:_LONGEST] for one in said), lines=True)


def _id_of(uid: str) -> str:
    return id_of(hashlib.blake2b(uid.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _refused(name: str, why: str) -> InvalidInput:
    return InvalidInput(
        _("invitation {name}").format(name=name), why, _("log the meeting with --at instead")
    )
