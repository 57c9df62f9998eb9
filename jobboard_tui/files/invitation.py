"""Reads an iCalendar invitation: when a meeting takes place, where, and with whom."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jobboard_tui.core.errors import JobboardError
from jobboard_tui.core.ids import id_of
from jobboard_tui.core.invited import round_of
from jobboard_tui.core.model import Kind
from jobboard_tui.core.text import clean, link_in, links_in
from jobboard_tui.core.values import frozen
from jobboard_tui.core.when import YEARS
from jobboard_tui.files.charsets import decoded
from jobboard_tui.words import _

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
_MOST_MINUTES = 24 * 60
_LONGEST = 4000
"""Characters of a description that are looked at."""


@frozen
class Invitation:
    """What an invitation says.

    `event_id` is made of its identifier: a later form of the same invitation has the same. `about`
    is all that tells what it is to: title, description, who invites. Of a series (`repeats`) it is
    the first meeting.
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

    def fields(self, kind: Kind) -> dict[str, Any]:
        """What it tells of the meeting beside its time, as a timeline keeps it."""
        round_ = round_of(self.title) if kind is Kind.INTERVIEW else None
        return {
            **{"minutes": self.minutes, "where": self.where, "people": self.people},
            **{"round": round_, "cancelled": self.is_cancelled},
        }


def read_invitation(content: bytes, name: str, home: ZoneInfo) -> Invitation:
    """The one meeting of an .ics file; raises `JobboardError` that names the file.

    A time without a zone is one of the home zone.
    """
    if len(content) > LARGEST:
        raise _refused(name, _("it is too large for an invitation"))
    calendar = _parsed(content, name)
    # A series has its exceptions beside it; the meeting itself is what they are exceptions to.
    found = calendar.walk("VEVENT")
    entries = [one for one in found if "RECURRENCE-ID" not in one] or found
    if not entries:
        raise _refused(name, _("it holds no meeting"))
    if len(entries) != 1:
        raise _refused(name, _("it holds {count} meetings").format(count=len(entries)))
    (entry,) = entries
    at = _instant(entry, "DTSTART", home)
    if at is None:
        raise _refused(name, _("it does not say at what time it begins"))
    if at.year not in YEARS:
        raise _refused(name, _("the year of it is out of reach"))
    uid = str(entry.get("UID", ""))
    if uid and "RECURRENCE-ID" in entry:  # one meeting of a series, beside the first of it
        uid = f"{uid} {entry['RECURRENCE-ID'].to_ical().decode()}"
    cancelled = "CANCEL" in str(calendar.get("METHOD", "")).upper()
    return Invitation(
        event_id=_id_of(uid or f"{at.isoformat()} {entry.get('SUMMARY', '')}"),
        at=at.astimezone(home),
        minutes=_minutes(entry, at, home),
        title=clean(str(entry.get("SUMMARY", ""))),
        where=_where(entry),
        people=_people(entry),
        is_cancelled=cancelled or str(entry.get("STATUS", "")).upper() == "CANCELLED",
        about=_about(entry),
        repeats="RRULE" in entry or "RDATE" in entry,
    )


def read_invitation_file(path: Path, home: ZoneInfo) -> Invitation:
    """The one meeting of the file at a path; `JobboardError` also where it can't be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise JobboardError(
            str(path), error.strerror or _("it can't be read"), _("name a file that is there")
        ) from None
    return read_invitation(content, path.name, home)


def _parsed(content: bytes, name: str) -> Any:
    from icalendar import Calendar

    try:
        return Calendar.from_ical(_text(content))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        raise _refused(name, _("it is no iCalendar file")) from None


def _text(content: bytes) -> str:
    """Unfolded before it is decoded: some programs fold a line within a character."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode()
    return decoded(_FOLD.sub(b"", content.removeprefix(codecs.BOM_UTF8)), None)


def _instant(entry: Any, field: str, home: ZoneInfo) -> datetime | None:
    """The instant of a field; None where it has no time of day, or none that is understood."""
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        at = entry.decoded(field)
        if isinstance(at, datetime):
            return at.replace(tzinfo=home) if at.tzinfo is None else at
    return None


def _minutes(entry: Any, at: datetime, home: ZoneInfo) -> int | None:
    ends = _instant(entry, "DTEND", home)
    length = None if ends is None else ends - at
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


def _refused(name: str, why: str) -> JobboardError:
    return JobboardError(
        _("invitation {name}").format(name=name), why, _("log the meeting with --at instead")
    )
