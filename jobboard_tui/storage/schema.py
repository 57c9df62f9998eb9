"""What each record of a file must look like, field by field: other programs may have written it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from jobboard_tui.domain.business_days import FIRST_YEAR, LAST_YEAR
from jobboard_tui.domain.fields import FIELDS, MAP_FIELDS, FieldType, field_names
from jobboard_tui.domain.models import ActionKind, Application, Channel, Kind, Outcome, Stage
from jobboard_tui.domain.offer_values import AnswerSource, ItemState
from jobboard_tui.domain.practice_values import HonestAnswer, Level, Practice
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.storage import practice_codec
from jobboard_tui.storage.codec import EPOCH, SCHEMA, application_of, schema_of
from jobboard_tui.storage.lazy_events import LazyEvents
from jobboard_tui.storage.line_format import LineCache

SCHEMA_IN_FILE = re.compile(rb'"schema" ?: ?([0-9]{1,9})')

Validator: TypeAlias = Callable[[Any], bool]


@frozen
class Fault:
    """Something in a record that can't be understood. `field` is a path such as `events[2].at`.

    What `is_double` is an id that is used twice: nothing is lost by telling the two apart.
    """

    table: str
    record: str
    field: str
    what: str
    is_double: bool = False


class FieldFault(NamedTuple):
    """What is wrong with a field of a record, which is told by its path within that."""

    path: str
    what: str
    is_double: bool = False


@frozen
class RecordShape:
    """What a record must look like: its fields, those that it can't lack, the lists and maps in it.

    Each element of a list is a record; each value of a map is one, or is sound by itself.
    """

    fields: Mapping[str, Validator]
    required: tuple[str, ...] = ()
    lists: Mapping[str, RecordShape] = field(default_factory=dict)
    maps: Mapping[str, RecordShape | Validator] = field(default_factory=dict)


def is_text(value: Any) -> bool:
    """Whether a value is a text."""
    return isinstance(value, str)


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _count(value: Any) -> bool:
    return type(value) is int and 0 <= value < 10**6


def _number(value: Any) -> bool:
    return type(value) in (int, float)


def _is_ours(day: date) -> bool:
    return FIRST_YEAR <= day.year <= LAST_YEAR


def _instant(value: Any) -> bool:
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return at.tzinfo is not None and _is_ours(at)


def _deadline(value: Any) -> bool:
    if isinstance(value, str) and len(value) == 10:
        try:
            return _is_ours(date.fromisoformat(value))
        except ValueError:
            return False
    return _instant(value)


def _zone(value: Any) -> bool:
    try:
        ZoneInfo(value)
    except (TypeError, ValueError, OSError, LookupError):
        return False
    return True


def is_term(value: Any) -> bool:
    """Whether a value can be one of the terms of an offer."""
    return type(value) in (int, float, bool, str)


def is_texts(value: Any) -> bool:
    """Whether a value is a list of texts."""
    return isinstance(value, list) and all(type(text) is str for text in value)


def _stamps(value: Any) -> bool:
    return isinstance(value, dict) and all(_instant(stamp) for stamp in value.values())


def _word_of(words: type) -> Validator:
    known = frozenset(word.value for word in words)  # type: ignore[attr-defined]
    return lambda value: isinstance(value, str) and value in known


def _date(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 10 and _deadline(value)


def is_answers(value: Any) -> bool:
    """Return whether a value is answers to questions, each with the question's id."""
    honest = _word_of(HonestAnswer)
    return isinstance(value, list) and all(
        isinstance(answer, dict)
        and isinstance(answer.get("question"), str)
        and honest(answer.get("said"))
        and isinstance(answer.get("words", ""), str)
        for answer in value
    )


_EVENT = RecordShape(
    {
        "id": is_text,
        "kind": _word_of(Kind),
        "at": _instant,
        "logged": _instant,
        "minutes": _count,
        "round": _count,
        "by": _deadline,
        "via": _word_of(Channel),
        "people": is_texts,
        "where": is_text,
        "note": is_text,
        "needs_reply": _flag,
        "answers_offer": _flag,
        "cancelled": _flag,
        "cancelled_at": _instant,
        "undated": _flag,
        "done": _instant,
        "sequence": _count,
        "stamp": _instant,
        "message_id": is_text,
    },
    required=("id", "kind", "at", "logged"),
)
_KINDS = frozenset(kind.value for kind in Kind)
_OPTIONAL = {name: _EVENT.fields[name] for name in _EVENT.fields.keys() - set(_EVENT.required)}
_CONTACT = RecordShape(
    dict.fromkeys(("name", "email", "phone", "title", "latin"), is_text), required=("name",)
)
_MARK = RecordShape(
    {
        "rule": is_text,
        "event": is_text,
        "attempt": _count,
        "shelf": _word_of(ActionKind),
        "at": _instant,
        "until": _instant,
    },
    required=("rule", "shelf", "at"),
)
_MOVE = RecordShape(
    {
        "stage": _word_of(Stage),
        "at": _instant,
        "outcome": _word_of(Outcome),
        "column": is_text,
        "event": is_text,
        "undated": _flag,
    },
    required=("stage", "at"),
)
_ITEM_ANSWER = RecordShape(
    {
        "state": _word_of(ItemState),
        "value": is_text,
        "origin": _word_of(AnswerSource),
        "title": is_text,
        "ask": is_text,
        "confirm": is_text,
        "wish": is_text,
        "by": _deadline,
        "told": _instant,
    }
)
_DOUBT = RecordShape({"text": is_text, "question": is_text, "answer": is_text}, required=("text",))
_FLAG = RecordShape({"at": _instant, "note": is_text}, required=("at",))
_PAUSE = RecordShape({"since": _instant, "until": _instant}, required=("since",))
_CHECKS: Mapping[FieldType, Validator] = {
    FieldType.TEXT: is_text,
    FieldType.LINK: is_text,
    FieldType.TAGS: is_texts,
    FieldType.LINES: is_text,
    FieldType.DEADLINE: _deadline,
    FieldType.CELLS: is_texts,
    FieldType.INSTANT: _instant,
    FieldType.NUMBER: _number,
}
"""What the value of a field must be, by its type; contacts are records, and checked one by one."""
assert set(_CHECKS) == set(FieldType) - {FieldType.CONTACTS}
APPLICATION_SHAPE = RecordShape(
    {
        **{row.name: _CHECKS[row.type] for row in FIELDS.values() if row.type in _CHECKS},
        "stage": _word_of(Stage),
        "outcome": _word_of(Outcome),
        "column": is_text,
        "stamps": _stamps,
    },
    required=tuple(row.name for row in FIELDS.values() if row.is_required),
    lists={
        **dict.fromkeys(field_names(FieldType.CONTACTS), _CONTACT),
        "marks": _MARK,
        "moves": _MOVE,
        "events": _EVENT,
    },
    maps={
        "checklist": _ITEM_ANSWER,
        "doubts": _DOUBT,
        "flags": _FLAG,
        "terms": is_term,
        "papers": _instant,
    },
)
assert set(APPLICATION_SHAPE.maps) == set(MAP_FIELDS)
_EXERCISE = RecordShape(
    {
        "id": is_text,
        "practice": _word_of(Practice),
        "at": _instant,
        "logged": _instant,
        "minutes": _count,
        "count": _count,
        "note": is_text,
    },
    required=("id", "practice", "at", "logged"),
)
_GOAL = RecordShape(
    {
        "practice": _word_of(Practice),
        "since": _date,
        "amount": _count,
        "timed": _flag,
    },
    required=("practice", "since", "amount"),
)
_AUDIT_ANSWERS = RecordShape(
    {"event": is_text, "at": _instant, "answers": is_answers}, required=("event", "at")
)
BOARD_SHAPE = RecordShape(
    {
        "schema": _count,
        "zone": _zone,
        "stamps": _stamps,
        practice_codec.LEVEL: _word_of(Level),
        practice_codec.AIM: _word_of(Level),
        practice_codec.TEST: _date,
    },
    lists={
        "marks": _MARK,
        "events": _EVENT,
        practice_codec.EXERCISES: _EXERCISE,
        practice_codec.GOALS: _GOAL,
        practice_codec.AUDITS: _AUDIT_ANSWERS,
    },
)

ID_NAMES: Mapping[str, str] = {
    "events": "id",
    practice_codec.EXERCISES: "id",
    practice_codec.AUDITS: "event",
}
"""Lists whose elements have ids, and under which name; no two of a list have the same."""
DEEPEST = 90
"""Levels of nesting in a field that this version does not know; what is deeper can't be saved."""


def application_faults(table: str, key: str, record: Any) -> Iterator[Fault]:
    """Yield what is wrong with an application's record."""
    for fault in _faults(record, APPLICATION_SHAPE):
        yield Fault(table, key, *fault)
    if isinstance(record, dict) and table == "bin" and "removed" not in record:
        yield Fault(table, key, "removed", pgettext("amount", "missing"))


def board_faults(record: Any) -> Iterator[Fault]:
    """Yield what is wrong with the board's own record."""
    for fault in _faults(record, BOARD_SHAPE):
        yield Fault("board", "board", *fault)
    if isinstance(record, dict) and "pause" in record:
        for path, what, is_double in _faults(record["pause"], _PAUSE):
            yield Fault("board", "board", f"pause.{path}", what, is_double)


def record_faults(table: str, key: str, record: Any) -> Iterator[Fault]:
    """Yield what is wrong with a record of any table.

    Nothing is known of those of other programs.
    """
    if table in ("applications", "bin"):
        yield from application_faults(table, key, record)
    elif table == key == "board":
        yield from board_faults(record)


def table_faults(tables: Any) -> Iterator[Fault]:
    """Yield what is wrong with a whole file, records aside."""
    if not isinstance(tables, dict) or not tables.keys() & {"board", "applications"}:
        yield Fault("", "", "", _("this is not a jobboard board"))
        return
    for name in ("board", "applications", "bin"):
        if not isinstance(tables.get(name, {}), dict):
            yield Fault(name, "", "", _("not a table of records"))
    if isinstance(tables.get("applications"), dict) and isinstance(tables.get("bin"), dict):
        for key in tables["applications"].keys() & tables["bin"].keys():
            yield Fault("bin", key, "", _("the same application is also on the board"))


def faults(tables: Any, sound: LineCache | None = None) -> Iterator[Fault]:
    """Yield everything that is wrong with a file's tables.

    Raises `ValueError` if an event can't be parsed.

    Records that are among those known to be `sound` are not looked at again.
    """
    whole = list(table_faults(tables))
    yield from whole
    if any(not fault.record for fault in whole):
        return
    yield from board_faults(tables.get("board", {}).get("board", {}))
    for name in ("applications", "bin"):
        known = (sound or {}).get(name, {})
        for key, record in tables.get(name, {}).items():
            if key not in known or known[key][0] is not record:
                yield from application_faults(name, key, record)


def first_fault(tables: Any, sound: LineCache | None = None) -> Fault | None:
    """Return the first thing that is wrong; of a newer version only what every version shares."""
    fault = next(iter(table_faults(tables)), None)
    if fault is not None or schema_of(tables) > SCHEMA:
        return fault
    return next(faults(tables, sound), None)


def _faults(record: Any, shape: RecordShape) -> Iterator[FieldFault]:
    if not isinstance(record, dict):
        yield FieldFault("", _("not a record"))
        return
    for name in shape.required:
        if name not in record:
            yield FieldFault(name, pgettext("amount", "missing"))
    for name, value in record.items():
        sound = shape.fields.get(name)
        if sound is not None:
            if not sound(value):
                yield FieldFault(name, _("{value} is not understood").format(value=_short(value)))
        elif name in shape.lists:
            yield from _list_faults(name, value, shape.lists[name])
        elif name in shape.maps:
            yield from _map_faults(name, value, shape.maps[name])
        elif not _is_shallow(value):
            yield FieldFault(name, _("nested too deeply for a board"))


def _is_shallow(value: Any, room: int = DEEPEST) -> bool:
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list):
        return True
    return room > 0 and all(_is_shallow(element, room - 1) for element in value)


def _map_faults(name: str, elements: Any, shape: RecordShape | Validator) -> Iterator[FieldFault]:
    if not isinstance(elements, dict):
        yield FieldFault(name, _("not a record"))
        return
    for key, element in elements.items():
        for fault in _element_faults(element, shape):
            yield _within(f"{name}.{key}", fault)


def _element_faults(element: Any, shape: RecordShape | Validator) -> Iterator[FieldFault]:
    if isinstance(shape, RecordShape):
        yield from _faults(element, shape)
    elif not shape(element):
        yield FieldFault("", _("{value} is not understood").format(value=_short(element)))


def _within(path: str, fault: FieldFault) -> FieldFault:
    """The fault of a part as one of the whole."""
    return fault._replace(path=f"{path}.{fault.path}" if fault.path else path)


def _list_faults(name: str, elements: Any, shape: RecordShape) -> Iterator[FieldFault]:
    if isinstance(elements, LazyEvents):
        elements = elements.read()
    if not isinstance(elements, list):
        yield FieldFault(name, _("not a list"))
        return
    seen = set()
    id_name = ID_NAMES.get(name)
    for place, element in enumerate(elements):
        faulty = shape is not _EVENT or not _is_sound_event(element)
        for fault in _faults(element, shape) if faulty else ():
            yield _within(f"{name}[{place}]", fault)
        if id_name and isinstance(element, dict) and isinstance(element.get(id_name), str):
            if element[id_name] in seen:
                yield FieldFault(f"{name}[{place}].{id_name}", _("used twice"), is_double=True)
            seen.add(element[id_name])


def _is_sound_event(event: Any) -> bool:
    """The same answer as `_faults` gives, sooner: a board has a hundred thousand events."""
    try:
        at, logged = datetime.fromisoformat(event["at"]), datetime.fromisoformat(event["logged"])
        if at.tzinfo is None or logged.tzinfo is None or type(event["id"]) is not str:
            return False
        if event["kind"] not in _KINDS or not (_is_ours(at) and _is_ours(logged)):
            return False
    except (TypeError, KeyError, ValueError):
        return False
    for name, value in event.items():
        sound = _OPTIONAL.get(name)
        if sound is None:
            if name not in _EVENT.fields and not _is_shallow(value):
                return False
        elif not sound(value):
            return False
    return True


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return repr(text if len(text) <= 40 else text[:39] + "…")


# -- what is left of a record that is not understood in full -------------------------------------


def newer_application(key: str, record: Any) -> Application:
    """Return an application that a newer version has written, as far as this one understands it."""
    return application_of(key, understood_application(record))


def understood_application(record: Any) -> dict[str, Any]:
    """Return an application's record without what is not understood in it."""
    fields = _understood(record, APPLICATION_SHAPE)
    fields.setdefault("company", "?")
    fields.setdefault("role", "?")
    fields.setdefault("added", EPOCH.isoformat())
    return fields


def understood_board(record: Any) -> dict[str, Any]:
    """Return the board's own record without what is not understood in it."""
    fields = _understood(record, BOARD_SHAPE)
    if "pause" in fields and any(True for _fault in _faults(fields["pause"], _PAUSE)):
        del fields["pause"]
    return fields


def _understood(record: Any, shape: RecordShape) -> dict[str, Any]:
    """A record without what is not understood in it; events of an unknown kind become notes."""
    understood: dict[str, Any] = {}
    for name, value in record.items() if isinstance(record, dict) else ():
        if name in shape.lists:
            elements = value.read() if isinstance(value, LazyEvents) else value
            if not isinstance(elements, list):
                continue
            element_shape = shape.lists[name]
            understood[name] = [
                element
                for element in (_known_kind(element, element_shape) for element in elements)
                if not any(True for _fault in _faults(element, element_shape))
            ]
        elif name in shape.maps:
            if isinstance(value, dict):
                understood[name] = {
                    key: element
                    for key, element in value.items()
                    if not any(True for _fault in _element_faults(element, shape.maps[name]))
                }
        elif shape.fields[name](value) if name in shape.fields else _is_shallow(value):
            understood[name] = value
    return understood


def _known_kind(element: Any, shape: RecordShape) -> Any:
    is_event = shape is _EVENT and isinstance(element, dict)
    if is_event and not shape.fields["kind"](element.get("kind")):
        return {**element, "kind": Kind.NOTE.value}
    return element
