"""What a record must look like: told field by field, for files that other programs have written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from jobboard_tui.domain.business_days import FIRST_YEAR, LAST_YEAR
from jobboard_tui.domain.fields import FIELDS, FieldType, field_names
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
    """Something in a record that can't be understood. `field` is a path such as `events[2].at`."""

    table: str
    record: str
    field: str
    what: str


def _text(value: Any) -> bool:
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


def _term(value: Any) -> bool:
    return type(value) in (int, float, bool, str)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(type(one) is str for one in value)


def _stamps(value: Any) -> bool:
    return isinstance(value, dict) and all(_instant(one) for one in value.values())


def _word_of(words: type) -> Validator:
    known = frozenset(one.value for one in words)  # type: ignore[attr-defined]
    return lambda value: isinstance(value, str) and value in known


def _date(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 10 and _deadline(value)


def _answers(value: Any) -> bool:
    """Questions by their ids, each with what was said."""
    honest = _word_of(HonestAnswer)
    return isinstance(value, list) and all(
        isinstance(one, dict)
        and isinstance(one.get("question"), str)
        and honest(one.get("said"))
        and isinstance(one.get("words", ""), str)
        for one in value
    )


_EVENT: Mapping[str, Validator] = {
    "id": _text,
    "kind": _word_of(Kind),
    "at": _instant,
    "logged": _instant,
    "minutes": _count,
    "round": _count,
    "by": _deadline,
    "via": _word_of(Channel),
    "people": _texts,
    "where": _text,
    "note": _text,
    "needs_reply": _flag,
    "answers_offer": _flag,
    "cancelled": _flag,
    "cancelled_at": _instant,
    "undated": _flag,
    "done": _instant,
    "sequence": _count,
    "stamp": _instant,
    "message_id": _text,
}
_KINDS = frozenset(kind.value for kind in Kind)
_OPTIONAL = {name: _EVENT[name] for name in _EVENT if name not in ("id", "kind", "at", "logged")}
_CONTACT: Mapping[str, Validator] = dict.fromkeys(
    ("name", "email", "phone", "title", "latin"), _text
)
_MARK: Mapping[str, Validator] = {
    "rule": _text,
    "event": _text,
    "attempt": _count,
    "shelf": _word_of(ActionKind),
    "at": _instant,
    "until": _instant,
}
_MOVE: Mapping[str, Validator] = {
    "stage": _word_of(Stage),
    "at": _instant,
    "outcome": _word_of(Outcome),
    "column": _text,
    "event": _text,
    "undated": _flag,
}
_FINDING: Mapping[str, Validator] = {
    "state": _word_of(ItemState),
    "value": _text,
    "origin": _word_of(AnswerSource),
    "title": _text,
    "ask": _text,
    "confirm": _text,
    "wish": _text,
    "by": _deadline,
    "told": _instant,
}
_DOUBT: Mapping[str, Validator] = {"text": _text, "question": _text, "answer": _text}
_FLAG: Mapping[str, Validator] = {"at": _instant, "note": _text}
_PAUSE: Mapping[str, Validator] = {"since": _instant, "until": _instant}
_CHECKS: Mapping[FieldType, Validator] = {
    FieldType.TEXT: _text,
    FieldType.LINK: _text,
    FieldType.TAGS: _texts,
    FieldType.LINES: _text,
    FieldType.DEADLINE: _deadline,
    FieldType.CELLS: _texts,
    FieldType.INSTANT: _instant,
    FieldType.NUMBER: _number,
}
"""What the value of a field must be, by its type; contacts are records, and checked one by one."""
assert set(_CHECKS) == set(FieldType) - {FieldType.CONTACTS}
_APPLICATION: Mapping[str, Validator] = {
    **{row.name: _CHECKS[row.type] for row in FIELDS.values() if row.type in _CHECKS},
    "stage": _word_of(Stage),
    "outcome": _word_of(Outcome),
    "column": _text,
    "stamps": _stamps,
}
_EXERCISE: Mapping[str, Validator] = {
    "id": _text,
    "practice": _word_of(Practice),
    "at": _instant,
    "logged": _instant,
    "minutes": _count,
    "count": _count,
    "note": _text,
}
_GOAL: Mapping[str, Validator] = {
    "practice": _word_of(Practice),
    "since": _date,
    "amount": _count,
    "timed": _flag,
}
_ANSWERS: Mapping[str, Validator] = {"event": _text, "at": _instant, "answers": _answers}
_BOARD: Mapping[str, Validator] = {
    "schema": _count,
    "zone": _zone,
    "stamps": _stamps,
    practice_codec.LEVEL: _word_of(Level),
    practice_codec.AIM: _word_of(Level),
    practice_codec.TEST: _date,
}

_NEEDED: Mapping[int, tuple[str, ...]] = {
    id(_EVENT): ("id", "kind", "at", "logged"),
    id(_CONTACT): ("name",),
    id(_MARK): ("rule", "shelf", "at"),
    id(_MOVE): ("stage", "at"),
    id(_PAUSE): ("since",),
    id(_FINDING): (),
    id(_DOUBT): ("text",),
    id(_FLAG): ("at",),
    id(_APPLICATION): tuple(row.name for row in FIELDS.values() if row.is_required),
    id(_EXERCISE): ("id", "practice", "at", "logged"),
    id(_GOAL): ("practice", "since", "amount"),
    id(_ANSWERS): ("event", "at"),
    id(_BOARD): (),
}
_LISTS: Mapping[int, Mapping[str, Mapping[str, Validator]]] = {
    id(_APPLICATION): {
        **dict.fromkeys(field_names(FieldType.CONTACTS), _CONTACT),
        "marks": _MARK,
        "moves": _MOVE,
        "events": _EVENT,
    },
    id(_BOARD): {
        "marks": _MARK,
        "events": _EVENT,
        practice_codec.EXERCISES: _EXERCISE,
        practice_codec.GOALS: _GOAL,
        practice_codec.AUDITS: _ANSWERS,
    },
}
_MAPS: Mapping[int, Mapping[str, Mapping[str, Validator] | Validator]] = {
    id(_APPLICATION): {
        "checklist": _FINDING,
        "doubts": _DOUBT,
        "flags": _FLAG,
        "terms": _term,
        "papers": _instant,
    },
}
"""Fields that are maps, and what each of their values must be: a record, or sound by itself."""
ID_NAMES: Mapping[str, str] = {
    "events": "id",
    practice_codec.EXERCISES: "id",
    practice_codec.AUDITS: "event",
}
"""Lists whose elements have ids, and under which name; no two of a list have the same."""
DEEPEST = 90
"""Levels of nesting in a field that this version does not know; what is deeper can't be saved."""


def application_faults(table: str, key: str, record: Any) -> Iterator[Fault]:
    """What is wrong with an application's record."""
    for where, what in _faults(record, _APPLICATION):
        yield Fault(table, key, where, what)
    if isinstance(record, dict) and table == "bin" and "removed" not in record:
        yield Fault(table, key, "removed", pgettext("amount", "missing"))


def board_faults(record: Any) -> Iterator[Fault]:
    """What is wrong with the board's own record."""
    for where, what in _faults(record, _BOARD):
        yield Fault("board", "board", where, what)
    if isinstance(record, dict) and "pause" in record:
        for where, what in _faults(record["pause"], _PAUSE):
            yield Fault("board", "board", f"pause.{where}", what)


def record_faults(table: str, key: str, record: Any) -> Iterator[Fault]:
    """What is wrong with a record of any table; nothing is known of those of other programs."""
    if table in ("applications", "bin"):
        yield from application_faults(table, key, record)
    elif table == key == "board":
        yield from board_faults(record)


def table_faults(tables: Any) -> Iterator[Fault]:
    """What is wrong with a whole file, records aside."""
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
    """Everything that is wrong with a file's tables; `ValueError` if an event can't be parsed.

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
    """The first thing that is wrong; of a newer version only what every version shares."""
    found = next(iter(table_faults(tables)), None)
    if found is not None or schema_of(tables) > SCHEMA:
        return found
    return next(faults(tables, sound), None)


def _faults(record: Any, fields: Mapping[str, Validator]) -> Iterator[tuple[str, str]]:
    if not isinstance(record, dict):
        yield "", _("not a record")
        return
    for name in _NEEDED[id(fields)]:
        if name not in record:
            yield name, pgettext("amount", "missing")
    lists, maps = _LISTS.get(id(fields), {}), _MAPS.get(id(fields), {})
    for name, value in record.items():
        sound = fields.get(name)
        if sound is not None:
            if not sound(value):
                yield name, _("{value} is not understood").format(value=_short(value))
        elif name in lists:
            yield from _list_faults(name, value, lists[name])
        elif name in maps:
            yield from _map_faults(name, value, maps[name])
        elif not _is_shallow(value):
            yield name, _("nested too deeply for a board")


def is_double(fault: Fault) -> bool:
    """Whether it is an id that is used twice, so that nothing is lost by telling the two apart."""
    return fault.what == _("used twice")


def _is_shallow(value: Any, room: int = DEEPEST) -> bool:
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list):
        return True
    return room > 0 and all(_is_shallow(one, room - 1) for one in value)


def _map_faults(
    name: str, elements: Any, sort: Mapping[str, Validator] | Validator
) -> Iterator[tuple[str, str]]:
    if not isinstance(elements, dict):
        yield name, _("not a record")
        return
    for key, one in elements.items():
        for where, what in _part_faults(one, sort):
            yield f"{name}.{key}.{where}" if where else f"{name}.{key}", what


def _part_faults(one: Any, sort: Mapping[str, Validator] | Validator) -> Iterator[tuple[str, str]]:
    if isinstance(sort, Mapping):
        yield from _faults(one, sort)
    elif not sort(one):
        yield "", _("{value} is not understood").format(value=_short(one))


def _list_faults(
    name: str, elements: Any, fields: Mapping[str, Validator]
) -> Iterator[tuple[str, str]]:
    if isinstance(elements, LazyEvents):
        elements = elements.read()
    if not isinstance(elements, list):
        yield name, _("not a list")
        return
    seen = set()
    id_name = ID_NAMES.get(name)
    for place, one in enumerate(elements):
        faulty = fields is not _EVENT or not _is_sound_event(one)
        for where, what in _faults(one, fields) if faulty else ():
            yield f"{name}[{place}].{where}" if where else f"{name}[{place}]", what
        if id_name and isinstance(one, dict) and isinstance(one.get(id_name), str):
            if one[id_name] in seen:
                yield f"{name}[{place}].{id_name}", _("used twice")
            seen.add(one[id_name])


def _is_sound_event(one: Any) -> bool:
    """The same answer as `_faults` gives, sooner: a board has a hundred thousand events."""
    try:
        at, logged = datetime.fromisoformat(one["at"]), datetime.fromisoformat(one["logged"])
        if at.tzinfo is None or logged.tzinfo is None or type(one["id"]) is not str:
            return False
        if one["kind"] not in _KINDS or not (_is_ours(at) and _is_ours(logged)):
            return False
    except (TypeError, KeyError, ValueError):
        return False
    for name, value in one.items():
        sound = _OPTIONAL.get(name)
        if sound is None:
            if name not in _EVENT and not _is_shallow(value):
                return False
        elif not sound(value):
            return False
    return True


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return repr(text if len(text) <= 40 else text[:39] + "…")


# -- what is left of a record that is not understood in full -------------------------------------


def newer_application(key: str, record: Any) -> Application:
    """An application that a newer version has written, as far as this one understands it."""
    return application_of(key, understood_application(record))


def understood_application(record: Any) -> dict[str, Any]:
    """An application's record without what is not understood in it."""
    found = _understood(record, _APPLICATION)
    found.setdefault("company", "?")
    found.setdefault("role", "?")
    found.setdefault("added", EPOCH.isoformat())
    return found


def understood_board(record: Any) -> dict[str, Any]:
    """The board's own record without what is not understood in it."""
    found = _understood(record, _BOARD)
    if "pause" in found and any(True for _fault in _faults(found["pause"], _PAUSE)):
        del found["pause"]
    return found


def _understood(record: Any, fields: Mapping[str, Validator]) -> dict[str, Any]:
    """A record without what is not understood in it; events of an unknown kind become notes."""
    found: dict[str, Any] = {}
    lists, maps = _LISTS.get(id(fields), {}), _MAPS.get(id(fields), {})
    for name, value in record.items() if isinstance(record, dict) else ():
        if name in lists:
            elements = value.read() if isinstance(value, LazyEvents) else value
            if not isinstance(elements, list):
                continue
            sort = lists[name]
            found[name] = [
                one
                for one in (_known_kind(one, sort) for one in elements)
                if not any(True for _fault in _faults(one, sort))
            ]
        elif name in maps:
            if isinstance(value, dict):
                found[name] = {
                    key: one
                    for key, one in value.items()
                    if not any(True for _fault in _part_faults(one, maps[name]))
                }
        elif fields[name](value) if name in fields else _is_shallow(value):
            found[name] = value
    return found


def _known_kind(one: Any, fields: Mapping[str, Validator]) -> Any:
    if fields is _EVENT and isinstance(one, dict) and not _EVENT["kind"](one.get("kind")):
        return {**one, "kind": Kind.NOTE.value}
    return one
