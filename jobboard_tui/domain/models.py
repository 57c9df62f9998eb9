"""The values of job hunting: applications, their events, contacts and marks.

All are frozen; the verbs that make new ones of them stand in `board.py`. Instants are aware
datetimes; a `Deadline` without a time means 24:00 of that date in the board's home zone. `extra`
holds the fields that a newer version or another program has written: they are kept as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, fields
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, overload

from jobboard_tui.domain.offer_values import Doubt, Finding, Flag, Term
from jobboard_tui.domain.values import frozen

Deadline: TypeAlias = date | datetime
"""A date (its 24:00 is meant) or an aware instant. Beware: a datetime is a date to isinstance."""

Extra: TypeAlias = Mapping[str, Any]
NOTHING: Extra = MappingProxyType({})


def nothing() -> Extra:
    """No unknown fields; a factory, since a mapping is no default of a dataclass."""
    return NOTHING


DEFAULT_MINUTES = 60
"""How long a meeting lasts unless told."""


class Stage(StrEnum):
    """The columns of the board, in their order."""

    WISHLIST = "wishlist"
    APPLIED = "applied"
    SCREENING = "screening"
    INTERVIEW = "interview"
    OFFER = "offer"
    ACCEPTED = "accepted"
    CLOSED = "closed"

    @property
    def is_open(self) -> bool:
        """Neither accepted nor closed."""
        return self not in _ENDS

    @property
    def rank(self) -> int:
        """The place in the order of columns, from 0."""
        return _RANK[self]


_ENDS = (Stage.ACCEPTED, Stage.CLOSED)
_RANK = {stage: rank for rank, stage in enumerate(Stage)}


class Outcome(StrEnum):
    """How a closed application ended."""

    REJECTED = "rejected"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    SILENT = "silent"


class Kind(StrEnum):
    """What an event is; the spelling of the command line. `AUDIT` belongs to the whole board."""

    APPLIED = "applied"
    ACKNOWLEDGED = "acknowledged"
    RECEIVED = "received"
    REPLIED = "replied"
    FOLLOWED_UP = "followed-up"
    THANKED = "thanked"
    INTERVIEW = "interview"
    DECISION_DATE = "decision-date"
    OFFER = "offer"
    OFFER_LETTER = "offer-letter"
    LETTER_REQUESTED = "letter-requested"
    OFFER_MEETING = "offer-meeting"
    ASKED_TIME = "asked-time"
    NEGOTIATED = "negotiated"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CONNECTED = "connected"
    REFLECTED = "reflected"
    NOTE = "note"
    WROTE = "wrote"
    INFO_SESSION = "info-session"
    TASK = "task"
    AUDIT = "audit"


MEETINGS = frozenset({Kind.INTERVIEW, Kind.INFO_SESSION, Kind.OFFER_MEETING})
"""They have a start and an end, and are on the timeline from their being logged."""
DECISIONS = frozenset({Kind.ACCEPTED, Kind.DECLINED, Kind.REJECTED, Kind.WITHDRAWN})
"""They end the application, whoever decided."""
FROM_COMPANY = frozenset(
    {
        Kind.ACKNOWLEDGED,
        Kind.RECEIVED,
        Kind.INTERVIEW,
        Kind.DECISION_DATE,
        Kind.OFFER,
        Kind.OFFER_LETTER,
        Kind.OFFER_MEETING,
        Kind.REJECTED,
    }
)
RESPONSES = FROM_COMPANY - {Kind.ACKNOWLEDGED}
OUTGOING = frozenset(
    {
        Kind.APPLIED,
        Kind.REPLIED,
        Kind.WROTE,
        Kind.FOLLOWED_UP,
        Kind.THANKED,
        Kind.LETTER_REQUESTED,
        Kind.ASKED_TIME,
        Kind.NEGOTIATED,
        Kind.ACCEPTED,
        Kind.DECLINED,
        Kind.WITHDRAWN,
        Kind.CONNECTED,
    }
)


class Channel(StrEnum):
    """Through what an event came about."""

    EMAIL = "email"
    PHONE = "phone"
    LINKEDIN = "linkedin"
    IN_PERSON = "in-person"
    ONLINE = "online"
    OTHER = "other"


@frozen(kw_only=True)
class Event:
    """One entry of the timeline.

    `at` is when it happened or will (a meeting's start), `logged` when it was told; `by` the date
    that it states (reply-by, decision date, answer-by, promised date, due time of a task);
    `answers_offer` tells that a message states until when an offer is to be answered.
    `done` is when a task, or what an acceptance asks for, was ticked off. `undated` tells that it
    happened at some time until `at`: a list that was imported knew of it, but not when.
    `sequence` and `stamp` are those of the invitation last read for a meeting: its number among
    the changes by its organizer, and when it was made.
    """

    id: str
    kind: Kind
    at: datetime
    logged: datetime
    minutes: int | None = None
    round: int | None = None
    by: Deadline | None = None
    via: Channel | None = None
    people: tuple[str, ...] = ()
    where: str = ""
    note: str = ""
    needs_reply: bool = True
    answers_offer: bool = False
    cancelled: bool = False
    undated: bool = False
    done: datetime | None = None
    sequence: int | None = None
    stamp: datetime | None = None
    extra: Extra = field(default_factory=nothing)

    @property
    def until(self) -> datetime:
        """The end of a meeting; of anything else its instant."""
        if self.kind not in MEETINGS:
            return self.at
        minutes = DEFAULT_MINUTES if self.minutes is None else self.minutes
        ends = self.at.astimezone(UTC) + timedelta(minutes=minutes)
        return ends.astimezone(self.at.tzinfo)

    def is_dated(self, home: tzinfo | None) -> bool:
        """Whether only its day seems to have been told: it stands at that day's 00:00 sharp.

        What is logged as of now is not, nor is a meeting, which has a time.
        """
        if self.kind in MEETINGS or self.logged <= self.at:
            return False
        return self.at.astimezone(home).time() == time(0)


class Timeline(Sequence[Event]):
    """The events of one application in the order in which they were logged.

    Made of stored records, it decodes them when they are first looked at: a board of thousands
    opens without reading every note of every closed application.
    """

    __slots__ = ("_decode", "_events", "_records")

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self._events: tuple[Event, ...] | None = tuple(events)
        self._records: Sequence[Extra] = ()
        self._decode: Callable[[Extra], Event] | None = None

    @classmethod
    def stored(cls, records: Sequence[Extra], decode: Callable[[Extra], Event]) -> Timeline:
        """A timeline of records, each of which `decode` turns into an event when wanted."""
        timeline = cls.__new__(cls)
        timeline._events = None if records else ()
        timeline._records = records
        timeline._decode = decode
        return timeline

    @property
    def records(self) -> Sequence[Extra] | None:
        """The records that this timeline was made of; None for one made of events."""
        return None if self._decode is None else self._records

    @property
    def events(self) -> tuple[Event, ...]:
        """All events, decoded."""
        events = self._events
        if events is None:
            assert self._decode is not None
            events = self._events = tuple(map(self._decode, self._records))
        return events

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, index: int | slice) -> Event | tuple[Event, ...]:
        return self.events[index]

    def __len__(self) -> int:
        return len(self._records) if self._events is None else len(self._events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Timeline) and self.events == other.events

    def __hash__(self) -> int:
        return hash(self.events)

    def __repr__(self) -> str:
        return f"Timeline({self.events!r})"

    def find(self, event_id: str) -> Event | None:
        """The event of that id."""
        return next((event for event in self.events if event.id == event_id), None)

    def adding(self, event: Event) -> Timeline:
        """This timeline and one more event, logged last."""
        return Timeline((*self.events, event))

    def replacing(self, event: Event) -> Timeline:
        """This timeline with the event of the same id in the new form."""
        return Timeline(event if one.id == event.id else one for one in self.events)

    def without(self, event_id: str) -> Timeline:
        """This timeline with one event taken out."""
        return Timeline(one for one in self.events if one.id != event_id)


@frozen(kw_only=True)
class Contact:
    """A person at the company or the agency."""

    name: str
    email: str = ""
    phone: str = ""
    title: str = ""
    extra: Extra = field(default_factory=nothing)


class Shelf(StrEnum):
    """What the seeker said of a reminder."""

    SNOOZED = "snoozed"
    DISMISSED = "dismissed"
    DONE = "done"


@frozen(kw_only=True)
class Mark:
    """A reminder put off, dismissed or ticked off.

    It is known by the rule, the event that it comes from and the attempt, so that the same rule
    speaks up again when something new happens. `until` is only of a snooze.
    """

    rule: str
    event: str | None
    attempt: int
    shelf: Shelf
    at: datetime
    until: datetime | None = None
    extra: Extra = field(default_factory=nothing)


@frozen(kw_only=True)
class Move:
    """A change of stage: when, to what, and by which event (None: by hand).

    `undated` tells that it was made at some time until `at`, as with an event.
    """

    stage: Stage
    at: datetime
    outcome: Outcome | None = None
    event: str | None = None
    undated: bool = False
    extra: Extra = field(default_factory=nothing)


@frozen(kw_only=True)
class Application:
    """One role at one company: a card on the board.

    `place` orders cards by hand (low first); `removed` is when it went to the bin. `unread_cells`
    are the cells ("Header: value") that an import could not read and that may tell where the
    application stands: until they are lifted nobody calls it silent. Of its offer:
    `checklist` by the items' ids, `doubts` and `flags` by their ids, `terms` by their names, and
    `papers` for joining that are ready, with the instant of the tick.
    """

    BESIDES: ClassVar[tuple[str, ...]] = ("_stored",)

    id: str
    company: str
    role: str
    added: datetime
    stage: Stage = Stage.WISHLIST
    outcome: Outcome | None = None
    url: str = ""
    location: str = ""
    source: str = ""
    agency: str = ""
    contacts: tuple[Contact, ...] = ()
    salary: str = ""
    tags: tuple[str, ...] = ()
    resume: str = ""
    notes: str = ""
    apply_by: Deadline | None = None
    place: float | None = None
    removed: datetime | None = None
    events: Timeline = field(default_factory=Timeline)
    marks: tuple[Mark, ...] = ()
    moves: tuple[Move, ...] = ()
    unread_cells: tuple[str, ...] = ()
    checklist: Mapping[str, Finding] = field(default_factory=nothing)
    doubts: Mapping[str, Doubt] = field(default_factory=nothing)
    flags: Mapping[str, Flag] = field(default_factory=nothing)
    terms: Mapping[str, Term] = field(default_factory=nothing)
    papers: Mapping[str, datetime] = field(default_factory=nothing)
    extra: Extra = field(default_factory=nothing)

    @classmethod
    def stored(
        cls, app_id: str, stage: Stage, record: Extra, decode: Callable[[str, Extra], Application]
    ) -> Application:
        """An application of which no more is decoded than its stage until somebody asks for it.

        Of thousands that are closed, most are only counted.
        """
        one = cls.__new__(cls)
        _set_id(one, app_id)
        _set_stage(one, stage)
        _set_stored(one, (record, decode))
        return one

    if not TYPE_CHECKING:  # else any name would pass for a field

        def __getattr__(self, name: str) -> Any:
            """Decode the record when the first of its fields is asked for."""
            if name not in self.__dataclass_fields__:
                raise AttributeError(f"an application has no {name!r}")
            record, decode = self._stored
            whole = decode(self.id, record)
            for put, value in zip(_put, _values(whole), strict=True):
                put(self, value)
            return getattr(whole, name)

    @property
    def is_open(self) -> bool:
        """Neither accepted nor closed."""
        return self.stage.is_open


_slots: dict[str, Any] = dict(vars(Application))
_set_id, _set_stage = _slots["id"].__set__, _slots["stage"].__set__
_set_stored = _slots["_stored"].__set__
_put = tuple(_slots[one.name].__set__ for one in fields(Application))
_values = attrgetter(*(one.name for one in fields(Application)))


@frozen(kw_only=True)
class Pause:
    """The whole board rests from an instant until another (None: until told)."""

    since: datetime
    until: datetime | None = None
    extra: Extra = field(default_factory=nothing)
