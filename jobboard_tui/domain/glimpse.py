"""What an event's stored record tells without making an event of it.

Rules look at the kind, the time and little else of most events. On a board of thousands, reading
just that is several times faster than decoding every event with its notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, TypeAlias

from jobboard_tui.domain.business_days import instant
from jobboard_tui.domain.models import Deadline, Event, Extra, Kind, Timeline

_KINDS = {kind.value: kind for kind in Kind}


class Glimpse:
    """An event of which only the kind has been read; the rest is, when somebody asks."""

    __slots__ = ("_index", "_record", "_timeline", "kind")

    def __init__(self, timeline: Timeline, index: int, record: Extra, kind: Kind) -> None:
        self._timeline = timeline
        self._index = index
        self._record = record
        self.kind = kind

    @property
    def event(self) -> Event:
        """The whole event."""
        return self._timeline.one(self._index)

    @property
    def id(self) -> str:
        """The event's id."""
        found: str = self._record["id"]
        return found

    @property
    def minutes(self) -> int | None:
        """How long a meeting lasts, where it was told."""
        found: int | None = self._record.get("minutes")
        return found

    @property
    def by(self) -> Deadline | None:
        """The date that it states."""
        return self.event.by if "by" in self._record else None

    @property
    def people(self) -> tuple[str, ...]:
        """With whom."""
        return tuple(self._record.get("people", ()))

    @property
    def needs_reply(self) -> bool:
        """Whether a message needs an answer."""
        found: bool = self._record.get("needs_reply", True)
        return found

    @property
    def answers_offer(self) -> bool:
        """Whether the date of a message is the one to answer an offer by."""
        found: bool = self._record.get("answers_offer", False)
        return found

    @property
    def undated(self) -> bool:
        """Whether nobody knows when it was."""
        found: bool = self._record.get("undated", False)
        return found

    @property
    def done(self) -> datetime | None:
        """When it was ticked off."""
        return self.event.done if "done" in self._record else None

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Glimpse | Event):
            return whole(self) == whole(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self.id)


Noted: TypeAlias = Event | Glimpse
"""An event, or what is needed of it."""


def whole(noted: Noted) -> Event:
    """The event itself."""
    return noted.event if isinstance(noted, Glimpse) else noted


def glimpses(timeline: Timeline) -> Iterator[tuple[datetime, datetime, int, Noted]]:
    """Each event that is not cancelled: its instant, when it was logged (UTC), its place."""
    records = None if timeline.is_decoded else timeline.records
    if records is None:
        for index, event in enumerate(timeline.events):
            if not event.cancelled:
                at = instant(event.at)
                logged = at if event.logged is event.at else instant(event.logged)
                yield at, logged, index, event
        return
    for index, record in enumerate(records):
        if not record.get("cancelled"):
            at = read(record["at"])
            logged = at if record["logged"] == record["at"] else read(record["logged"])
            yield at, logged, index, Glimpse(timeline, index, record, _KINDS[record["kind"]])


def of_kinds(timeline: Timeline, kinds: frozenset[Kind]) -> Iterator[Event]:
    """The events of some kinds, cancelled ones too; of records only these are decoded."""
    records = None if timeline.is_decoded else timeline.records
    if records is None:
        yield from (event for event in timeline.events if event.kind in kinds)
        return
    for index, record in enumerate(records):
        if _KINDS[record["kind"]] in kinds:
            yield timeline.one(index)


def read(text: Any) -> datetime:
    """A stored instant as UTC."""
    return instant(datetime.fromisoformat(text))
