"""Reads an iCalendar invitation: when a meeting takes place, where, and with whom."""

from __future__ import annotations

import codecs
import hashlib
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.ids import id_of
from jobboard_tui.domain.messages.senders import (
    given_name_first,
    is_robot_address,
    is_team_address,
)
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.parsing.datetimes import YEARS, at_clock
from jobboard_tui.domain.parsing.invitation_match import Method, round_of
from jobboard_tui.domain.text import clean, fold, is_call, join_items, links_in
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.interchange.mail.calendar_time_zones import find_zone
from jobboard_tui.interchange.mail.japanese_charsets import decode
from jobboard_tui.storage import user_files

LARGEST = 1_000_000
"""Bytes; an invitation is a few thousand."""
_FOLD = re.compile(rb"\r?\n[ \t]")
_CALL_FIELDS = re.compile(
    r"CONFERENCE|X-GOOGLE-CONFERENCE|X-MICROSOFT-.*(?:URL|LINK)|X-.*CONFERENCE.*"
)
"""Fields that hold the link of a call and nothing else, also of programs that are not known."""
_ONLY_A_CALL = re.compile(
    r"(?:microsoft\s*)?teams(?:\s*(?:meeting|会議|ミーティング))?|zoom(?:\s*(?:meeting|会議))?|google\s*meet"
    r"|(?:cisco\s*)?webex(?:\s*meeting)?|skype(?:\s*(?:meeting|会議))?|online(?:\s*meeting)?|video\s*call"
    r"|オンライン(?:会議|面接|面談|開催)?|web会議|ウェブ会議",
    re.IGNORECASE,
)
"""A place that only says that there is a call."""
_CALENDAR = re.compile(r"@(?:group|resource)\.calendar\.google\.com$", re.IGNORECASE)
"""The address of a calendar or a room."""
_NO_PEOPLE = frozenset(("ROOM", "RESOURCE"))
_MOST_OF_SERIES = 30
_MOST_MEETINGS = 100
_MOST_PEOPLE = 20
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
    to: title, description, who invites. `people` are who invites and who comes, as far as they are
    not the seeker. `where` is the place, then the link of the call, then any other link of the
    place; `link` is that of the call alone and `place` what is left. `is_dated` is true where only
    the day is told: it begins at 0:00 and has no length. `repeats` tells of a series that goes on
    behind the meetings listed. `floats` is true where its time names no zone and was read as the
    home zone's. Only what changes no meeting (`method`) may have no time (`is_timed`).
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
    is_dated: bool = False
    link: str = ""
    place: str = ""

    def fields(self, kind: Kind) -> dict[str, Any]:
        """What it tells of the meeting beside its time, as a timeline keeps it."""
        round_ = round_of(self.title) if kind is Kind.INTERVIEW else None
        return {
            **{"minutes": self.minutes, "where": self.where, "people": self.people},
            **{"round": round_, "cancelled": self.is_cancelled},
            **{"sequence": self.sequence, "stamp": self.stamp},
        }


def read_invitation(
    content: bytes, name: str, home: ZoneInfo, me: Iterable[str] = (), which: int | None = None
) -> Invitation:
    """Return the one meeting of an .ics file, or the one of that number of several.

    Raises `InvalidInput` as `read_invitations` and `choose_invitation` do.
    """
    return choose_invitation(read_invitations(content, name, home, me), name, which)


def choose_invitation(
    invitations: Sequence[Invitation], name: str, which: int | None
) -> Invitation:
    """Return the only one of the meetings of a file, or the one of that number.

    Raises `InvalidInput`, which lists them, where there are several and none is named, or there is
    none of that number.
    """
    if which is not None and 1 <= which <= len(invitations):
        return invitations[which - 1]
    if len(invitations) == 1 and which is None:
        return invitations[0]
    listed = join_items(
        f"{number} {invitation.at:%Y-%m-%d %H:%M} {invitation.title}"
        for number, invitation in enumerate(invitations, start=1)
    )
    raise InvalidInput(
        _("invitation {name}").format(name=name),
        _("it contains {count} meetings: {listed}").format(count=len(invitations), listed=listed),
        _("choose one with --which N"),
    )


def read_invitations(
    content: bytes, name: str, home: ZoneInfo, me: Iterable[str] = ()
) -> list[Invitation]:
    """Return the meetings of an .ics file in the order of their times, at least one.

    Of a series these are the first ones, each at its own time. `me` are the seeker's names and
    addresses, who is none of the people. A time without a zone is one of the home zone. Raises
    `InvalidInput`, which names the file, where there is no meeting in it, or a time is not known
    for sure: a zone of an unknown name is never taken for the home zone.
    """
    if len(content) > LARGEST:
        raise _refused(name, _("it is too large for an invitation"))
    text = _text(content)
    calendar = _parsed(text, name)
    entries = calendar.walk("VEVENT")[:_MOST_MEETINGS]
    if not entries:
        raise _refused(name, _("it contains no meeting"))
    word = str(calendar.get("METHOD", "")).strip().upper()
    method = _METHODS.get(word, Method.REQUEST)
    clock = _Clock(calendar, text, name, home)
    if method is not Method.REQUEST:
        return [_no_request(entries[0], clock, method)]
    reader = _MeetingReader(clock, _own_names(me), is_cancelled=word == "CANCEL")
    known: dict[str, Invitation] = {}
    # Of a series the exceptions stand beside it, and take the place of what they are exceptions to.
    for entry in sorted(entries, key=lambda entry: "RECURRENCE-ID" in entry):
        replaced = clock.instant(entry, "RECURRENCE-ID") if "RECURRENCE-ID" in entry else None
        for invitation in [] if replaced is None else list(known.values()):
            if invitation.at == replaced:
                del known[invitation.event_id]
        known |= {meeting.event_id: meeting for meeting in reader.meetings(entry)}
    return sorted(known.values(), key=lambda meeting: meeting.at)


def _own_names(me: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(name) for name in me if fold(name))


class _MeetingReader:
    """Reads the meetings of one file: its entries, each of which may be a series."""

    def __init__(self, clock: _Clock, me: frozenset[str], *, is_cancelled: bool) -> None:
        self.clock = clock
        self.me = me
        self.is_cancelled = is_cancelled

    def meetings(self, entry: Any) -> Iterator[Invitation]:
        """Yield the meeting of an entry; of a series that ends all of them."""
        first = self._meeting(entry)
        yield first
        for local, at in self._later_starts(entry):
            known = f"{entry.get('UID', '')} {local:%Y%m%dT%H%M%S}{'Z' if at.tzinfo is UTC else ''}"
            yield replace(first, event_id=_id_of(known), at=at.astimezone(self.clock.home))

    def _later_starts(self, entry: Any) -> list[tuple[datetime, datetime]]:
        """The starts of a series behind its first, by the clock there and as instants.

        There are none where it has no end, or is longer than anybody's interviews.
        """
        is_series = "RRULE" in entry or "RDATE" in entry
        start = self.clock.instant(entry, "DTSTART") if is_series else None
        if start is None:
            return []
        with suppress(*_BROKEN):
            locals_ = _recurring(entry, start)
            if len(locals_) <= _MOST_OF_SERIES:
                return [(begin, begin.replace(tzinfo=start.tzinfo)) for begin in locals_[1:]]
        return []

    def _meeting(self, entry: Any) -> Invitation:
        clock = self.clock
        day = _day(entry)
        at = clock.instant(entry, "DTSTART") if day is None else at_clock(day, time(0), clock.home)
        if at is None:
            raise _refused(clock.name, _("it has no start time"))
        if at.year not in YEARS:
            raise _refused(clock.name, _("its year is out of range"))
        uid = str(entry.get("UID", ""))
        if uid and "RECURRENCE-ID" in entry:  # one meeting of a series, beside the first of it
            uid = f"{uid} {entry['RECURRENCE-ID'].to_ical().decode()}"
        link, place, where = _where(entry)
        is_series = "RRULE" in entry or "RDATE" in entry
        return Invitation(
            event_id=_id_of(uid or f"{at.isoformat()} {entry.get('SUMMARY', '')}"),
            at=at.astimezone(clock.home),
            minutes=_minutes(entry, at, clock) if day is None else _MOST_MINUTES,
            title=clean(str(entry.get("SUMMARY", ""))),
            where=where,
            people=_people(entry, self.me),
            is_cancelled=self.is_cancelled or str(entry.get("STATUS", "")).upper() == "CANCELLED",
            about=_about(entry),
            repeats=is_series and not self._later_starts(entry),
            sequence=_sequence(entry),
            stamp=_stamp(entry),
            floats=day is None and clock.floats(entry),
            is_dated=day is not None,
            link=link,
            place=place,
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
        minutes=_minutes(entry, at, clock) if at is not None and is_timed else None,
        title=clean(str(entry.get("SUMMARY", ""))),
        where="",
        people=(),
        is_cancelled=False,
        about=_about(entry),
        method=method,
        is_timed=is_timed,
    )


def read_invitation_file(path: Path, home: ZoneInfo, me: Iterable[str] = ()) -> list[Invitation]:
    """Return the meetings of the file at a path; `JobboardError` also where it can't be read."""
    try:
        content = user_files.read_file(path, LARGEST)
    except OSError as error:
        raise JobboardError(
            str(path), error.strerror or _("it can't be read"), _("give a file that exists")
        ) from None
    return read_invitations(content, path.name, home, me)


def _parsed(text: str, name: str) -> Any:
    from icalendar import Calendar

    try:
        with warnings.catch_warnings():  # of zones' names, which are read here anyhow
            warnings.simplefilter("ignore")
            return Calendar.from_ical(text)
    except _BROKEN:
        raise _refused(name, _("not an iCalendar file")) from None


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
                self.name, _("its time zone “{zone}” is unknown").format(zone=clean(name)[:80])
            )
        instants = {moment.astimezone(UTC) for moment in readings.values()}
        if len(instants) > 1:
            listed = _(" or ").join(
                f"{moment.astimezone(self.home):%Y-%m-%d %H:%M} ({clean(zone)[:40]})"
                for zone, moment in readings.items()
            )
            raise _refused(self.name, _("its time could be {told}").format(told=listed))
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
    zone = getattr(entry.get(field), "params", {}).get("TZID", "")
    return (zone[0] if isinstance(zone, list) else str(zone)).strip()


def _sequence(entry: Any) -> int:
    """How often the meeting was changed, as its organizer counts; 0 where that is not told."""
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        number = int(entry.get("SEQUENCE", 0))
        if 0 <= number < _MOST_CHANGES:
            return number
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
            duration = entry.decoded("DURATION")
            length = duration if isinstance(duration, timedelta) else None
    if length is None:
        return None
    minutes = int(length.total_seconds() // 60)
    return minutes if 0 < minutes <= _MOST_MINUTES else None


def _where(entry: Any) -> tuple[str, str, str]:
    """The link of the call, the place, and both with every other link of the place behind them."""
    location = clean(str(entry.get("LOCATION", "")))
    links = list(links_in(location))
    place = location
    for link in links:
        place = place.replace(link, " ")
    place = " ".join(place.split()).strip(" <>()[]、,;")
    call = next(_calls(entry), "")
    pages = list(_links(entry, "URL"))
    if not call and (not place or _ONLY_A_CALL.fullmatch(place)):
        call = next(iter(pages), "")
    if not call and not location:
        call = next(_links(entry, "DESCRIPTION"), "")
    if not call and links and not place:
        call = links[0]
    bare = re.sub(r"[\s<>()（）:：;,、]+", " ", place).strip()
    if not bare or (call and _ONLY_A_CALL.fullmatch(bare)):
        place = ""
    others = [link for link in dict.fromkeys((*links, *([] if call else pages))) if link != call]
    return call, place, " ".join(filter(None, (place, call, *others)))


def _calls(entry: Any) -> Iterator[str]:
    for field in entry:
        if _CALL_FIELDS.fullmatch(field.upper()):
            yield from _links(entry, field)
    for field in ("LOCATION", "URL", "DESCRIPTION", "X-ALT-DESC"):
        yield from (link for link in _links(entry, field) if is_call(link))


def _links(entry: Any, field: str) -> Iterator[str]:
    links = entry.get(field, "")
    for link in links if isinstance(links, list) else [links]:
        yield from links_in(str(link))


def _people(entry: Any, me: frozenset[str]) -> tuple[str, ...]:
    """Who invites and who else comes, by their names; not the seeker, and no rooms.

    Where nothing tells who the seeker is, nobody but who invites is known not to be.
    """
    from jobboard_tui.config.mail_words_file import load_mail_words

    words = load_mail_words()
    names: dict[str, None] = {}
    for person in [entry.get("ORGANIZER"), *(_attendees(entry) if me else ())]:
        params = getattr(person, "params", {})
        name = clean(_common_name(person))
        address = str(person or "").partition(":")[2] or str(person or "")
        is_room = str(params.get("CUTYPE", "")).upper() in _NO_PEOPLE
        is_own = not me.isdisjoint((fold(name), fold(address), fold(_turned(name))))
        is_nobody = is_room or _CALENDAR.search(address) or is_robot_address(address, words)
        is_nobody = is_nobody or is_team_address(name, address.removeprefix("mailto:"), words)
        if not name or "@" in name or is_own or is_nobody:
            continue
        names[name] = None
    return tuple(names)[:_MOST_PEOPLE]


def _attendees(entry: Any) -> list[Any]:
    attendees = entry.get("ATTENDEE", [])
    return attendees if isinstance(attendees, list) else [attendees]


def _common_name(person: Any) -> str:
    """The name of somebody, the given name first; a comma that nothing quotes does not part it."""
    name = getattr(person, "params", {}).get("CN", "")
    text = ",".join(map(str, name)) if isinstance(name, list) else str(name)
    return given_name_first(clean(text))


def _turned(name: str) -> str:
    """A name of two words with the other one first."""
    first, _blank, last = name.partition(" ")
    return f"{last} {first}"


def _day(entry: Any) -> date | None:
    """The day on which a meeting is of which no time is told."""
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        day = entry.decoded("DTSTART")
        if isinstance(day, date) and not isinstance(day, datetime) and day.year in YEARS:
            return day
    return None


def _recurring(entry: Any, start: datetime) -> list[datetime]:
    """The starts of a series by the clock at its place, the first one among them.

    There are more than `_MOST_OF_SERIES` where it has no end.
    """
    from dateutil.rrule import rrulestr

    first = start.replace(tzinfo=None)
    left_out = {_local(at, start) for at in _listed(entry, "EXDATE")}
    added = {_local(at, start) for at in _listed(entry, "RDATE")}
    if "RRULE" not in entry:
        return [first, *sorted(added - left_out - {first})]
    rule = entry["RRULE"].to_ical().decode()
    if until := re.search(r"UNTIL=(\d{8}T\d{6})Z", rule):
        end = datetime.strptime(until[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        there = end.astimezone(start.tzinfo)
        rule = rule.replace(until[0], f"UNTIL={there:%Y%m%dT%H%M%S}")
    starts = {*islice(rrulestr(rule, dtstart=first), _MOST_OF_SERIES + 1), *added}
    return [first, *sorted(starts - left_out - {first})]


def _listed(entry: Any, field: str) -> Iterator[datetime]:
    """The times that stand in a list of them; of a stretch of time its start."""
    listed = entry.get(field, [])
    for dates in listed if isinstance(listed, list) else [listed]:
        for period in getattr(dates, "dts", ()):
            at = period.dt[0] if isinstance(period.dt, tuple) else period.dt
            if isinstance(at, datetime):
                yield at


def _local(at: datetime, start: datetime) -> datetime:
    """A time by the clock of a series' place; one without a zone is told by it already."""
    there = at.astimezone(start.tzinfo) if at.tzinfo is not None else at
    return there.replace(tzinfo=None)


def _about(entry: Any) -> str:
    texts = (entry.get(field, "") for field in ("SUMMARY", "DESCRIPTION", "ORGANIZER"))
    parts = (*texts, _common_name(entry.get("ORGANIZER")))
    return clean("\n".join(str(text)[:_LONGEST] for text in parts), lines=True)


def _id_of(uid: str) -> str:
    return id_of(hashlib.blake2b(uid.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _refused(name: str, why: str) -> InvalidInput:
    return InvalidInput(
        _("invitation {name}").format(name=name), why, _("log the meeting with --at instead")
    )
