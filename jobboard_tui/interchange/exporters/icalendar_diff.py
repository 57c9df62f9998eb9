"""What tells a calendar program that an entry has changed since the file it read before.

Most programs take nothing out by themselves: what has gone from the board stays in the file as
cancelled until its day is over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import instant

if TYPE_CHECKING:
    import icalendar

OURS = "@jobboard"
"""With this the identifiers of our entries end."""
_STAMPS = ("dtstamp", "last-modified", "sequence")
_ENTRY = re.compile(rb"BEGIN:VEVENT\r?\n.*?END:VEVENT\r?\n", re.DOTALL)
_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
"""From here the seconds are counted that are the sequence number: it rises with every change."""


def stamp(entry: icalendar.Event, at: datetime) -> None:
    """Let an entry say that it was last changed then."""
    at = instant(at).replace(microsecond=0)
    number = max(0, int((at - _BEGINNING).total_seconds()))
    for name, value in zip(_STAMPS, (at, at, number), strict=True):
        entry.pop(name, None)
        entry.add(name, value)


def changed_entries(earlier: bytes, content: bytes) -> list[bytes]:
    """Return the entries of an earlier content, as written, that the other one lacks."""
    if not earlier or earlier == content:
        return []
    kept = frozenset(_ENTRY.findall(content))
    return [entry for entry in _ENTRY.findall(earlier) if entry not in kept]


def cancelled_entries(
    entries: Iterable[icalendar.Event], earlier: Iterable[bytes], board: Board, now: datetime
) -> Iterator[icalendar.Event]:
    """Yield what is among the `earlier` entries of the file and not among `entries`, as cancelled.

    Only of applications that the board has or had, and from today on. Entries that are another
    than before but say no later stamp, such as those that are back, get a later one.
    """
    before = {str(event["uid"]): event for event in _entries(earlier)}
    for entry in entries:
        was = before.pop(str(entry["uid"]), None)
        if was is None or _changed(was) < _changed(entry):
            continue
        if _content(was) == _content(entry):
            stamp(entry, _changed(was))
        else:
            stamp(entry, _later(was, now))
    today = now.astimezone(board.home).date()
    for uid, was in before.items():
        if _is_known(uid, board) and _last_day(was, board) >= today:
            if was.get("status") != "CANCELLED":
                _cancel(was, now)
            yield was


def _is_known(uid: str, board: Board) -> bool:
    """Whether the board has, or had, the application with whose id an identifier begins."""
    ends = (place for place, sign in enumerate(uid) if sign == "-")
    return any(uid[:end] in board.applications or uid[:end] in board.bin for end in ends)


def _cancel(entry: icalendar.Event, now: datetime) -> None:
    entry.pop("status", None)
    entry.add("status", "CANCELLED")
    entry.subcomponents.clear()  # its alarm
    stamp(entry, _later(entry, now))


def _entries(encoded: Iterable[bytes]) -> list[icalendar.Event]:
    """Those that are ours; without those that can't be read."""
    from icalendar import Event

    entries = []
    for raw in encoded:
        with suppress(ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            entry = Event.from_ical(raw)
            if isinstance(entry, Event) and _is_ours(entry):
                entries.append(entry)
    return entries


def _is_ours(entry: icalendar.Event) -> bool:
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        is_dated = isinstance(entry.decoded("dtend"), date)
        return is_dated and str(entry["uid"]).endswith(OURS) and bool(_changed(entry))
    return False


def _changed(entry: icalendar.Event) -> datetime:
    """When it was last changed."""
    at = entry.decoded("last-modified")
    if not isinstance(at, datetime):
        raise TypeError
    return instant(at)


def _later(was: icalendar.Event, now: datetime) -> datetime:
    """Now, also where another clock was ahead of this one."""
    return max(instant(now), _changed(was) + timedelta(seconds=1))


def _content(entry: icalendar.Event) -> list[bytes]:
    """All that an entry says but when it was changed."""
    names = tuple(name.upper().encode() for name in _STAMPS)
    lines: list[bytes] = entry.to_ical(sorted=True).replace(b"\r\n ", b"").split(b"\r\n")
    return [line for line in lines if not line.startswith(names)]


def _last_day(entry: icalendar.Event, board: Board) -> date:
    """The last day on which it is; a whole day ends where the next one begins."""
    ends: date = entry.decoded("dtend")
    if isinstance(ends, datetime):
        return instant(ends).astimezone(board.home).date()
    return ends - timedelta(days=1)  # checked as it was read
