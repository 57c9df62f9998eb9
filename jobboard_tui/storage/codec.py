"""Board, applications and events as plain dicts, and back: what stands in the file.

An empty or default value is left out. Instants are ISO 8601 with offset, a bare date is
`2026-11-25`. What this version does not know goes into `extra` and comes out of it unchanged.
`stamps` (of a record: field -> instant) say when each field last changed; they matter for merging
only and never enter the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, TypeAlias, cast

from jobboard_tui.domain.board import HOME_ZONE, Board
from jobboard_tui.domain.business_days import FIRST_YEAR, LAST_YEAR
from jobboard_tui.domain.fields import EMPTY, FIELDS, MAP_FIELDS, SPECIAL_FIELDS, FieldType
from jobboard_tui.domain.models import (
    NOTHING,
    ActionKind,
    Application,
    Channel,
    Contact,
    Deadline,
    Event,
    Extra,
    Kind,
    Outcome,
    Pause,
    ReminderAction,
    Stage,
    StageChange,
    Timeline,
)
from jobboard_tui.domain.offer_values import AnswerSource, Concern, ItemAnswer, ItemState, RedFlag
from jobboard_tui.storage import practice_codec
from jobboard_tui.storage.unknown_fields import names_of, unknown_in

Record: TypeAlias = dict[str, Any]

SCHEMA = 1
"""The version of the file's shape; a file of a higher one is only read."""
BOM = b"\xef\xbb\xbf"
"""What some editors put before UTF-8; accepted, never written."""
FILE_LEVEL = "(file)"
"""Where `Board.extra` keeps what stands beside the three tables in the file."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_instant = datetime.fromisoformat
_KINDS = {kind.value: kind for kind in Kind}
_CHANNELS = {channel.value: channel for channel in Channel}
_STAGES = {stage.value: stage for stage in Stage}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_SHELVES = {shelf.value: shelf for shelf in ActionKind}
_STANDINGS = {standing.value: standing for standing in ItemState}
_ORIGINS = {origin.value: origin for origin in AnswerSource}

_EVENT_NAMES = names_of(Event)
_COMMON_EVENT_NAMES = frozenset(
    {
        "id",
        "kind",
        "at",
        "logged",
        "minutes",
        "round",
        "by",
        "via",
        "people",
        "where",
        "note",
    }
)
"""The fields that many events have; most have no others."""
_CONTACT_NAMES = names_of(Contact)
_MARK_NAMES = names_of(ReminderAction)
_MOVE_NAMES = names_of(StageChange)
_PAUSE_NAMES = names_of(Pause)
_FINDING_NAMES = names_of(ItemAnswer)
_DOUBT_NAMES = names_of(Concern)
_FLAG_NAMES = names_of(RedFlag)
_APPLICATION_NAMES = (names_of(Application) - {"id"}) | {"stamps"}
_OFFER_NAMES = frozenset(MAP_FIELDS)
_BOARD_NAMES = (
    frozenset({"schema", "zone", "pause", "events", "marks", "stamps"}) | practice_codec.NAMES
)


def schema_of(tables: Mapping[str, Any]) -> int:
    """Return the version of a file's shape; one that says nothing is of the first."""
    try:
        schema = tables["board"]["board"]["schema"]
    except (KeyError, TypeError):
        return 1
    return schema if type(schema) is int else 1


# -- out of the file ---------------------------------------------------------------------------


def deadline_of(text: str) -> Deadline:
    """Return a bare date or an instant."""
    return date.fromisoformat(text) if len(text) == 10 else _instant(text)


def _draft_of(kind: type) -> type[Any]:
    """A class that can be filled field by field and then becomes `kind`.

    A frozen dataclass sets every field by way of `object.__setattr__`; a draft has the same slots,
    so that it turns into the value itself. What that saves of processor time at 10,000
    applications, against loading Textual in the same run: 1.3 times it where another program has
    written the file (8.5 instead of 9.8 times), 2.1 where all are open (11.2 instead of 13.3).
    """
    return type(f"{kind.__name__}Draft", kind.__bases__, {"__slots__": kind.__slots__})  # type: ignore[attr-defined]


_EventDraft = _draft_of(Event)
_ContactDraft = _draft_of(Contact)
_ApplicationDraft = _draft_of(Application)


def event_of(record: Mapping[str, Any]) -> Event:
    """Return an event from its record."""
    get = record.get
    by, via, people = get("by"), get("via"), get("people")
    event = _EventDraft()
    event.id = record["id"]
    event.kind = _KINDS[record["kind"]]
    event.at = _instant(record["at"])
    event.logged = event.at if record["logged"] == record["at"] else _instant(record["logged"])
    event.minutes = get("minutes")
    event.round = get("round")
    event.by = None if by is None else deadline_of(by)
    event.via = None if via is None else _CHANNELS[via]
    event.people = tuple(people) if people else ()
    event.where = get("where", "")
    event.note = get("note", "")
    if record.keys() <= _COMMON_EVENT_NAMES:
        event.needs_reply = True
        event.answers_offer = event.cancelled = event.undated = False
        event.cancelled_at = event.done = event.sequence = event.stamp = None
        event.message_id = ""
        event.extra = NOTHING
    else:
        _read_rarer_fields(event, record)
    event.__class__ = Event
    whole: Event = event  # a call of `cast` takes as long as reading one of its instants
    return whole


def _read_rarer_fields(event: Any, record: Mapping[str, Any]) -> None:
    """Fill in the fields of an event's draft that most events do not have."""
    get = record.get
    cancelled_at, done, stamp = get("cancelled_at"), get("done"), get("stamp")
    event.needs_reply = get("needs_reply", True)
    event.answers_offer = get("answers_offer", False)
    event.cancelled = get("cancelled", False)
    event.cancelled_at = None if cancelled_at is None else _instant(cancelled_at)
    event.undated = get("undated", False)
    event.done = None if done is None else _instant(done)
    event.sequence = get("sequence")
    event.stamp = None if stamp is None else _instant(stamp)
    event.message_id = get("message_id", "")
    event.extra = unknown_in(record, _EVENT_NAMES)


def contact_of(record: Mapping[str, Any]) -> Contact:
    """Return a contact from its record."""
    get = record.get
    contact = _ContactDraft()
    contact.name = record["name"]
    contact.email = get("email", "")
    contact.phone = get("phone", "")
    contact.title = get("title", "")
    contact.latin = get("latin", "")
    contact.extra = unknown_in(record, _CONTACT_NAMES)
    contact.__class__ = Contact
    return cast(Contact, contact)


def mark_of(record: Mapping[str, Any]) -> ReminderAction:
    """Return a mark from its record."""
    until = record.get("until")
    return ReminderAction(
        rule=record["rule"],
        event=record.get("event"),
        attempt=record.get("attempt", 1),
        shelf=_SHELVES[record["shelf"]],
        at=_instant(record["at"]),
        until=None if until is None else _instant(until),
        extra=unknown_in(record, _MARK_NAMES),
    )


def move_of(record: Mapping[str, Any]) -> StageChange:
    """Return a change of stage from its record."""
    outcome = record.get("outcome")
    return StageChange(
        stage=_STAGES[record["stage"]],
        at=_instant(record["at"]),
        outcome=None if outcome is None else _OUTCOMES[outcome],
        column=record.get("column", ""),
        event=record.get("event"),
        undated=record.get("undated", False),
        extra=unknown_in(record, _MOVE_NAMES),
    )


def pause_of(record: Mapping[str, Any]) -> Pause:
    """Return a pause from its record."""
    until = record.get("until")
    return Pause(
        since=_instant(record["since"]),
        until=None if until is None else _instant(until),
        extra=unknown_in(record, _PAUSE_NAMES),
    )


def finding_of(record: Mapping[str, Any]) -> ItemAnswer:
    """Return what is known of an item of the checklist, from its record."""
    get = record.get
    origin, by, told = get("origin"), get("by"), get("told")
    return ItemAnswer(
        state=_STANDINGS[get("state", "unknown")],
        value=get("value", ""),
        origin=None if origin is None else _ORIGINS[origin],
        title=get("title", ""),
        ask=get("ask", ""),
        confirm=get("confirm", ""),
        wish=get("wish", ""),
        by=None if by is None else deadline_of(by),
        told=None if told is None else _instant(told),
        extra=unknown_in(record, _FINDING_NAMES),
    )


def doubt_of(record: Mapping[str, Any]) -> Concern:
    """Return a doubt from its record."""
    return Concern(
        text=record["text"],
        question=record.get("question", ""),
        answer=record.get("answer", ""),
        extra=unknown_in(record, _DOUBT_NAMES),
    )


def flag_of(record: Mapping[str, Any]) -> RedFlag:
    """Return a red flag from its record."""
    return RedFlag(
        at=_instant(record["at"]),
        note=record.get("note", ""),
        extra=unknown_in(record, _FLAG_NAMES),
    )


def _map_of(records: Any, value_of: Callable[[Any], Any]) -> Mapping[str, Any]:
    if not records:
        return NOTHING
    return {key: value_of(record) for key, record in records.items()}


def _contacts_of(records: Sequence[Mapping[str, Any]]) -> tuple[Contact, ...]:
    return tuple(map(contact_of, records))


def _as_it_is(value: Any) -> Any:
    return value


_VALUE_OF: Mapping[FieldType, Callable[[Any], Any]] = {
    FieldType.TEXT: _as_it_is,
    FieldType.LINK: _as_it_is,
    FieldType.TAGS: tuple,
    FieldType.LINES: _as_it_is,
    FieldType.DEADLINE: deadline_of,
    FieldType.CONTACTS: _contacts_of,
    FieldType.CELLS: tuple,
    FieldType.INSTANT: _instant,
    FieldType.NUMBER: _as_it_is,
}
"""How the value of a field is read from the file, by its type."""
assert set(_VALUE_OF) == set(FieldType)
_REQUIRED = tuple((row.name, _VALUE_OF[row.type]) for row in FIELDS.values() if row.is_required)
_OPTIONAL = tuple(
    (row.name, _VALUE_OF[row.type], EMPTY[row.type])
    for row in FIELDS.values()
    if not row.is_required
)


def application_of(app_id: str, record: Mapping[str, Any]) -> Application:
    """Return an application from its record; its events are decoded when they are looked at."""
    get = record.get
    outcome, marks, moves = get("outcome"), get("marks"), get("moves")
    application = _ApplicationDraft()
    application.id = app_id
    application.stage = _STAGES[get("stage", "wishlist")]
    application.outcome = None if outcome is None else _OUTCOMES[outcome]
    application.column = get("column", "")
    for name, value_of in _REQUIRED:
        setattr(application, name, value_of(record[name]))
    for name, value_of, empty in _OPTIONAL:
        value = get(name)
        setattr(application, name, empty if value is None else value_of(value))
    application.events = Timeline.stored(get("events", ()), event_of)
    application.marks = tuple(map(mark_of, marks)) if marks else ()
    application.moves = tuple(map(move_of, moves)) if moves else ()
    application.checklist = application.doubts = application.flags = application.terms = (
        application.papers
    ) = NOTHING
    if not _OFFER_NAMES.isdisjoint(record):  # of most there is no offer
        application.checklist = _map_of(get("checklist"), finding_of)
        application.doubts = _map_of(get("doubts"), doubt_of)
        application.flags = _map_of(get("flags"), flag_of)
        application.terms = get("terms") or NOTHING
        application.papers = _map_of(get("papers"), _instant)
    application.extra = unknown_in(record, _APPLICATION_NAMES)
    application.__class__ = Application
    return cast(Application, application)


def board_of(
    record: Mapping[str, Any],
    applications: Mapping[str, Application],
    binned: Mapping[str, Application],
    beside: Extra = NOTHING,
) -> Board:
    """Return the board from its own record; `beside` is what else the file holds."""
    pause = record.get("pause")
    extra = unknown_in(record, _BOARD_NAMES)
    return Board(
        applications=applications,
        bin=binned,
        zone=record.get("zone", HOME_ZONE),
        pause=None if pause is None else pause_of(pause),
        events=tuple(map(event_of, record.get("events", ()))),
        marks=tuple(map(mark_of, record.get("marks", ()))),
        hill=practice_codec.hill_of(record),
        extra={**extra, FILE_LEVEL: dict(beside)} if beside else extra,
    )


# -- into the file -----------------------------------------------------------------------------


def _moment(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError(f"an instant without a time zone: {at.isoformat()}")
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise ValueError(f"a year out of reach: {at.isoformat()}")
    return at.isoformat()


def deadline_record(by: Deadline) -> str:
    """Return a bare date or an instant, as it stands in the file."""
    return _moment(by) if isinstance(by, datetime) else by.isoformat()


def event_record(event: Event) -> Record:
    """Return an event as the file stores it."""
    record: Record = {
        "id": event.id,
        "kind": event.kind.value,
        "at": _moment(event.at),
        "logged": _moment(event.logged),
    }
    if event.minutes is not None:
        record["minutes"] = event.minutes
    if event.round is not None:
        record["round"] = event.round
    if event.by is not None:
        record["by"] = deadline_record(event.by)
    if event.via is not None:
        record["via"] = event.via.value
    if event.people:
        record["people"] = list(event.people)
    if event.where:
        record["where"] = event.where
    if event.note:
        record["note"] = event.note
    if not event.needs_reply:
        record["needs_reply"] = False
    if event.answers_offer:
        record["answers_offer"] = True
    if event.cancelled:
        record["cancelled"] = True
    if event.cancelled_at is not None:
        record["cancelled_at"] = _moment(event.cancelled_at)
    if event.undated:
        record["undated"] = True
    if event.done is not None:
        record["done"] = _moment(event.done)
    if event.sequence is not None:
        record["sequence"] = event.sequence
    if event.stamp is not None:
        record["stamp"] = _moment(event.stamp)
    if event.message_id:
        record["message_id"] = event.message_id
    record.update(event.extra)
    return record


def contact_record(contact: Contact) -> Record:
    """Return a contact as the file stores it."""
    record: Record = {"name": contact.name}
    for name in ("email", "phone", "title", "latin"):
        if value := getattr(contact, name):
            record[name] = value
    record.update(contact.extra)
    return record


def mark_record(mark: ReminderAction) -> Record:
    """Return what was done about a reminder, as the file stores it."""
    record: Record = {"rule": mark.rule}
    if mark.event is not None:
        record["event"] = mark.event
    record["attempt"] = mark.attempt
    record["shelf"] = mark.shelf.value
    record["at"] = _moment(mark.at)
    if mark.until is not None:
        record["until"] = _moment(mark.until)
    record.update(mark.extra)
    return record


def move_record(move: StageChange) -> Record:
    """Return the record of a change of stage."""
    record: Record = {"stage": move.stage.value, "at": _moment(move.at)}
    if move.outcome is not None:
        record["outcome"] = move.outcome.value
    if move.column:
        record["column"] = move.column
    if move.event is not None:
        record["event"] = move.event
    if move.undated:
        record["undated"] = True
    record.update(move.extra)
    return record


def finding_record(finding: ItemAnswer) -> Record:
    """Return the record of what is known of an item."""
    record: Record = {"state": finding.state.value}
    if finding.value:
        record["value"] = finding.value
    if finding.origin is not None:
        record["origin"] = finding.origin.value
    for name in ("title", "ask", "confirm", "wish"):
        if text := getattr(finding, name):
            record[name] = text
    if finding.by is not None:
        record["by"] = deadline_record(finding.by)
    if finding.told is not None:
        record["told"] = _moment(finding.told)
    record.update(finding.extra)
    return record


def doubt_record(doubt: Concern) -> Record:
    """Return a concern as the file stores it."""
    record: Record = {"text": doubt.text}
    for name in ("question", "answer"):
        if text := getattr(doubt, name):
            record[name] = text
    record.update(doubt.extra)
    return record


def flag_record(flag: RedFlag) -> Record:
    """Return the record of a red flag."""
    record: Record = {"at": _moment(flag.at)}
    if flag.note:
        record["note"] = flag.note
    record.update(flag.extra)
    return record


def pause_record(pause: Pause) -> Record:
    """Return a pause as the file stores it."""
    record: Record = {"since": _moment(pause.since)}
    if pause.until is not None:
        record["until"] = _moment(pause.until)
    record.update(pause.extra)
    return record


def timeline_records(events: Timeline) -> Sequence[Mapping[str, Any]]:
    """Return the records of a timeline; those that it was made of, if it was."""
    records = events.records
    return [event_record(event) for event in events] if records is None else records


def _list_of(record_of: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    return lambda values: [record_of(value) for value in values]


def _records_of(record_of: Callable[[Any], Any]) -> Callable[[Any], Record]:
    return lambda values: {key: record_of(value) for key, value in values.items()}


def _word(value: Stage | Outcome) -> str:
    return value.value


_RECORD_OF: Mapping[FieldType, Callable[[Any], Any]] = {
    FieldType.TEXT: _as_it_is,
    FieldType.LINK: _as_it_is,
    FieldType.TAGS: list,
    FieldType.LINES: _as_it_is,
    FieldType.DEADLINE: deadline_record,
    FieldType.CONTACTS: _list_of(contact_record),
    FieldType.CELLS: list,
    FieldType.INSTANT: _moment,
    FieldType.NUMBER: _as_it_is,
}
"""How the value of a field is written to the file, by its type."""
assert set(_RECORD_OF) == set(FieldType)
_SPECIAL_RECORD_OF: Mapping[str, tuple[Callable[[Any], Any], Any]] = {
    "stage": (_word, Stage.WISHLIST),
    "outcome": (_word, None),
    "column": (_as_it_is, ""),
    "marks": (_list_of(mark_record), ()),
    "moves": (_list_of(move_record), ()),
    "checklist": (_records_of(finding_record), NOTHING),
    "doubts": (_records_of(doubt_record), NOTHING),
    "flags": (_records_of(flag_record), NOTHING),
    "terms": (dict, NOTHING),
    "papers": (_records_of(_moment), NOTHING),
}
"""How the fields without a row are written, and what is left out of them."""
assert SPECIAL_FIELDS - _SPECIAL_RECORD_OF.keys() == {"id", "events", "extra"}


def _written() -> Iterator[tuple[str, Callable[[Any], Any], Any]]:
    """Yield each field in the order of the file, how it is written and what is left out of it."""
    for field in fields(Application):
        if field.name in _SPECIAL_RECORD_OF:
            yield (field.name, *_SPECIAL_RECORD_OF[field.name])
        elif field.name in FIELDS:
            row = FIELDS[field.name]
            yield field.name, _RECORD_OF[row.type], None if row.is_required else EMPTY[row.type]


_WRITTEN = tuple(_written())


def application_record(application: Application) -> Record:
    """Return the record of an application, without its id, its events last."""
    record: Record = {}
    for name, record_of, empty in _WRITTEN:
        value = getattr(application, name)
        if value != empty:
            record[name] = record_of(value)
    record.update(application.extra)
    if len(application.events):
        record["events"] = timeline_records(application.events)
    return record


def board_record(board: Board) -> Record:
    """Return the record of what concerns the whole board."""
    record: Record = {"schema": SCHEMA, "zone": board.zone}
    if board.pause is not None:
        record["pause"] = pause_record(board.pause)
    if board.marks:
        record["marks"] = [mark_record(mark) for mark in board.marks]
    record.update(practice_codec.hill_record(board.hill))
    record.update((name, value) for name, value in board.extra.items() if name != FILE_LEVEL)
    if board.events:
        record["events"] = [event_record(event) for event in board.events]
    return record
