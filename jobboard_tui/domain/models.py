"""The values of job hunting: applications, their events, contacts and marks.

All are frozen; the verbs that make new ones of them stand in `board.py`. Instants are aware
datetimes; a `Deadline` without a time means 24:00 of that date in the board's home zone. `extra`
holds the fields that a newer version or another program has written: they are kept as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias, overload

from jobboard_tui.domain.event_kinds import (
    DECISIONS,
    FROM_COMPANY,
    MEETINGS,
    OUTGOING,
    RESPONSES,
    Kind,
)
from jobboard_tui.domain.field_types import FieldRow, FieldType, optional, required
from jobboard_tui.domain.offer_values import Concern, ItemAnswer, RedFlag, TermValue
from jobboard_tui.domain.stages import Outcome, Stage
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext

Deadline: TypeAlias = date | datetime
"""A date (its 24:00 is meant) or an aware instant. Beware: a datetime is a date to isinstance."""

Extra: TypeAlias = Mapping[str, Any]
NOTHING: Extra = MappingProxyType({})


def nothing() -> Extra:
    """Return no unknown fields: a factory, since a mapping is no default of a dataclass."""
    return NOTHING


DEFAULT_MINUTES = 60
"""How long a meeting lasts unless told."""

__all__ = [
    "COMPANY",
    "DECISIONS",
    "DEFAULT_MINUTES",
    "FROM_COMPANY",
    "ME",
    "MEETINGS",
    "NOTHING",
    "OUTGOING",
    "RESPONSES",
    "ActionKind",
    "Application",
    "Channel",
    "Contact",
    "Deadline",
    "Event",
    "Extra",
    "Kind",
    "Outcome",
    "Pause",
    "ReminderAction",
    "ReminderKey",
    "Stage",
    "StageChange",
    "Timeline",
    "cancellation",
    "cancelled_by",
    "nothing",
]


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
    `cancelled_at` is of a cancelled one that the company called off: when it said so.
    `done` is when a task, or what an acceptance asks for, was ticked off. `undated` tells that it
    happened at some time until `at`: a list that was imported knew of it, but not when.
    `sequence` and `stamp` are those of the invitation last read for a meeting: its number among
    the changes by its organizer, and when it was made. `message_id` is the identifier of the e-mail
    that it was logged from; answers to that one refer to it.
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
    cancelled_at: datetime | None = None
    undated: bool = False
    done: datetime | None = None
    sequence: int | None = None
    stamp: datetime | None = None
    message_id: str = ""
    extra: Extra = field(default_factory=nothing)

    @property
    def until(self) -> datetime:
        """The end of a meeting; of anything else its instant."""
        if self.kind not in MEETINGS:
            return self.at
        lasts = timedelta(minutes=DEFAULT_MINUTES if self.minutes is None else self.minutes)
        if isinstance(self.at.tzinfo, timezone):  # its offset is the same at every hour
            return self.at + lasts
        ends = self.at.astimezone(UTC) + lasts
        return ends.astimezone(self.at.tzinfo)

    def is_dated(self, home: tzinfo | None) -> bool:
        """Whether only its day seems to have been told: `at` is its first or its last second.

        The last one is of what happened in an evening. What is logged as of now is not dated. A
        meeting is if it goes on until 24:00.
        """
        at = self.at.astimezone(home)
        if self.kind in MEETINGS:
            end = self.until.astimezone(home)
            is_day = end.date() == at.date() + timedelta(days=1)
            return is_day and at.time() == end.time() == time(0)
        return self.logged > self.at and at.time() in (time(0), LAST_SECOND)


LAST_SECOND = time(23, 59, 59)
"""Where on its day an event stands that is behind everything else on it, at no known hour."""
COMPANY, ME = "company", "me"
"""Who may have called an event off."""


def cancelled_by(event: Event) -> str:
    """Return who called an event off; empty where it was not called off."""
    if not event.cancelled:
        return ""
    return ME if event.cancelled_at is None else COMPANY


def cancellation(who: str, at: datetime) -> dict[str, Any]:
    """Return the fields of an event that was called off by `who` (nobody: not at all).

    `at` is when the company said so, where it was the company.
    """
    return {"cancelled": bool(who), "cancelled_at": at if who == COMPANY else None}


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
        """All events, decoded where they were not yet."""
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

    def add(self, event: Event) -> Timeline:
        """This timeline and one more event, logged last."""
        return Timeline((*self.events, event))

    def replace(self, event: Event) -> Timeline:
        """This timeline with the event of the same id in the new form."""
        return Timeline(event if other.id == event.id else other for other in self.events)

    def remove(self, event_id: str) -> Timeline:
        """This timeline with one event taken out."""
        return Timeline(event for event in self.events if event.id != event_id)


@frozen(kw_only=True)
class Contact:
    """A person at the company or the agency; `latin` is the name as English letters have it."""

    name: str
    email: str = ""
    phone: str = ""
    title: str = ""
    latin: str = ""
    extra: Extra = field(default_factory=nothing)


class ActionKind(StrEnum):
    """What the seeker said of a reminder."""

    SNOOZED = "snoozed"
    DISMISSED = "dismissed"
    DONE = "done"
    NO_CHANNEL = "no-channel"


ReminderKey: TypeAlias = tuple[str, str | None, int]
"""The rule's id, the event that a reminder comes from, and the attempt.

Whatever happens anew has another key, so that the same rule speaks up again.
"""


@frozen(kw_only=True)
class ReminderAction:
    """A reminder put off, dismissed or ticked off; or a rule for which there is no channel.

    `until` is only of a snooze.
    """

    rule: str
    event: str | None
    attempt: int
    shelf: ActionKind
    at: datetime
    until: datetime | None = None
    extra: Extra = field(default_factory=nothing)

    @property
    def key(self) -> ReminderKey:
        """Return what it is known by, also of the reminder that it answers."""
        return self.rule, self.event, self.attempt


@frozen(kw_only=True)
class StageChange:
    """A change of stage: when, to what, and by which event (None: by hand).

    `column` names a column of the board that is not the stage's first. `undated` tells that it was
    made at some time until `at`, as with an event.
    """

    stage: Stage
    at: datetime
    outcome: Outcome | None = None
    column: str = ""
    event: str | None = None
    undated: bool = False
    extra: Extra = field(default_factory=nothing)


@frozen(kw_only=True)
class Application:
    """One role at one company: a card on the board.

    A field that is declared with a `FieldRow` needs nothing else: `fields.py` has their table.
    `column` names a column of the board that is not the stage's first.
    `place` orders cards by hand (low first); `removed` is when it went to the bin. `unread_cells`
    are the cells ("Header: value") that an import could not read and that may tell where the
    application stands: until they are lifted nobody calls it silent. Until the 00:00 of a date
    `hold_until`, or until that instant, it rests; `hold_since` is when that was said. Of its offer:
    `checklist` by the items' ids, `doubts` and `flags` by their ids, `terms` by their names, and
    `papers` for joining that are ready, with the instant of the tick.
    """

    id: str
    company: str = field(
        metadata=required(
            FieldRow(FieldType.TEXT, lambda: pgettext("field", "company"), is_required=True)
        )
    )
    role: str = field(
        metadata=required(
            FieldRow(FieldType.TEXT, lambda: pgettext("field", "role"), is_required=True)
        )
    )
    added: datetime = field(
        metadata=required(
            FieldRow(FieldType.INSTANT, lambda: pgettext("field", "added"), is_required=True)
        )
    )
    stage: Stage = Stage.WISHLIST
    outcome: Outcome | None = None
    column: str = ""
    url: str = optional(
        FieldRow(
            FieldType.LINK,
            lambda: pgettext("field", "posting"),
            word="posting",
            synonyms=("url", "link"),
            help=lambda: _("link to the posting"),
        )
    )
    location: str = optional(
        FieldRow(
            FieldType.TEXT,
            lambda: pgettext("field", "place"),
            word="place",
            synonyms=("location",),
            help=lambda: _("where the job is"),
            detail=1,
        )
    )
    source: str = optional(
        FieldRow(
            FieldType.TEXT,
            lambda: pgettext("field", "source"),
            synonyms=("found-on", "found-through", "from"),
            help=lambda: _("where the posting was found"),
            example=lambda: _("LinkedIn, a friend, a job fair"),
            detail=4,
            phrase=lambda source: _("source {source}").format(source=source),
        )
    )
    agency: str = optional(
        FieldRow(
            FieldType.TEXT,
            lambda: pgettext("field", "agency"),
            synonyms=("via",),
            metavar="NAME",
            help=lambda: _("the agency you apply through"),
            detail=3,
            phrase=lambda agency: _("agency {agency}").format(agency=agency),
        )
    )
    latin: str = optional(
        FieldRow(
            FieldType.TEXT,
            lambda: _("in Latin letters"),
            help=lambda: _("the company's name, for letters in English"),
            is_filter=False,
            example=lambda: "Aoba Systems K.K.",
            detail=8,
            phrase=lambda name: _("in English: {name}").format(name=name),
        )
    )
    contacts: tuple[Contact, ...] = optional(
        FieldRow(
            FieldType.CONTACTS,
            lambda: pgettext("field", "contact"),
            column="Contact",
            form_label=lambda: pgettext("field", "contacts"),
        )
    )
    salary: str = optional(
        FieldRow(
            FieldType.TEXT,
            lambda: pgettext("field", "salary"),
            help=lambda: _("as stated in the posting"),
            detail=2,
        )
    )
    tags: tuple[str, ...] = optional(
        FieldRow(
            FieldType.TAGS,
            lambda: pgettext("field", "tags"),
            option="tag",
            help=lambda: _("may be repeated"),
            detail=5,
        )
    )
    resume: str = optional(
        FieldRow(
            FieldType.TEXT,
            lambda: pgettext("field", "résumé"),
            on_add=False,
            is_filter=False,
            form_label=lambda: _("résumé sent"),
            detail=6,
            phrase=lambda file: _("résumé {file}").format(file=file),
        )
    )
    notes: str = optional(FieldRow(FieldType.LINES, lambda: pgettext("field", "notes")))
    apply_by: Deadline | None = optional(
        FieldRow(
            FieldType.DEADLINE,
            lambda: _("apply by"),
            help=lambda: _("the last day to apply"),
            detail=7,
            phrase=lambda day: _("apply by {day}").format(day=day),
        )
    )
    first_day: Deadline | None = optional(
        FieldRow(
            FieldType.DEADLINE,
            lambda: _("first day"),
            on_add=False,
            help=lambda: _("the first day of work (入社日)"),
            detail=9,
            phrase=lambda day: _("first day {day}").format(day=day),
        )
    )
    last_day: Deadline | None = optional(
        FieldRow(
            FieldType.DEADLINE,
            lambda: _("current job ends"),
            on_add=False,
            help=lambda: _("the last day at the current employer (退職日)"),
            detail=10,
            phrase=lambda day: _("last day at the current employer {day}").format(day=day),
        )
    )
    hold_until: Deadline | None = optional(
        FieldRow(
            FieldType.DEADLINE,
            lambda: _("on hold until"),
            on_add=False,
            detail=8,
            detail_label=lambda: pgettext("field", "on hold"),
            phrase=lambda day: _("on hold until {day}").format(day=day),
            lapses=True,
        )
    )
    hold_since: datetime | None = optional(
        FieldRow(FieldType.INSTANT, lambda: _("put on hold"), on_add=False)
    )
    place: float | None = optional(FieldRow(FieldType.NUMBER, lambda: _("order by hand")))
    removed: datetime | None = optional(FieldRow(FieldType.INSTANT, lambda: _("in the bin")))
    events: Timeline = field(default_factory=Timeline)
    marks: tuple[ReminderAction, ...] = ()
    moves: tuple[StageChange, ...] = ()
    unread_cells: tuple[str, ...] = optional(FieldRow(FieldType.CELLS, lambda: _("not read")))
    checklist: Mapping[str, ItemAnswer] = field(default_factory=nothing)
    doubts: Mapping[str, Concern] = field(default_factory=nothing)
    flags: Mapping[str, RedFlag] = field(default_factory=nothing)
    terms: Mapping[str, TermValue] = field(default_factory=nothing)
    papers: Mapping[str, datetime] = field(default_factory=nothing)
    extra: Extra = field(default_factory=nothing)

    @property
    def is_open(self) -> bool:
        """Neither accepted nor closed."""
        return self.stage.is_open


@frozen(kw_only=True)
class Pause:
    """The whole board rests from an instant until another (None: until told)."""

    since: datetime
    until: datetime | None = None
    extra: Extra = field(default_factory=nothing)
