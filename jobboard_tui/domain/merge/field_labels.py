"""Fields of a record in words, by the paths under which merging knows them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from jobboard_tui.domain.fields import FIELDS, FieldType, field_names
from jobboard_tui.domain.labels import clock, day, kind_label, stage_with_outcome
from jobboard_tui.domain.merge.stages import DECISION
from jobboard_tui.domain.models import Kind, Outcome, Stage
from jobboard_tui.domain.parsing.practice_line import times
from jobboard_tui.domain.practice_values import Practice
from jobboard_tui.domain.reports.progress_text import goal_words, practice_label
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext

_TIMES = frozenset({*field_names(FieldType.DEADLINE, FieldType.INSTANT), "jlpt_test"})
LONGEST = 400
"""Characters of a value that are shown; a note may have pages."""


def field_words(path: str, *values: Any) -> str:
    """Return what a path is called.

    `values` are what stands there; the first that is known tells more.
    """
    name, _slash, key = path.partition("/")
    value = next((value for value in values if value is not None), None)
    match name:
        case "":
            return _("the whole application")
        case "events":
            return _event_words(value)
        case "tags":
            return _("tag {tag}").format(tag=clean(key))
        case "unread_cells":
            return _("unread import cell, {cell}").format(cell=clean(key))
        case "contacts":
            return _("contact {name}").format(name=clean(key))
        case "marks":
            return _("reminder {rule}").format(rule=clean(key.partition(" ")[0]))
        case "moves":
            return _("stage history")
        case "checklist":
            return _("checklist, {item}").format(item=clean(key))
        case "doubts":
            return pgettext("label", "doubt")
        case "flags":
            return _("red flag {flag}").format(flag=clean(key))
        case "terms":
            return _("offer term, {term}").format(term=clean(key))
        case "papers":
            return _("joining document {paper}").format(paper=clean(key))
        case "practised":
            return pgettext("label", "practice")
        case "weekly_goals":
            return _("weekly goal, {practice}").format(practice=_practice(key.partition(" ")[0]))
        case "self_audits":
            return _("self-audit answers")
        case "jlpt_level":
            return _("Japanese level")
        case "jlpt_aim":
            return _("target Japanese level")
        case "jlpt_test":
            return _("JLPT date")
    row = FIELDS.get(name)
    if row is None:
        return clean(path)
    label = row.label()
    return _("{field} {element}").format(field=label, element=clean(key)) if key else label


def _event_words(value: Any) -> str:
    try:
        return kind_label(Kind(value["kind"]))
    except (TypeError, KeyError, ValueError):
        return pgettext("label", "event")


def _practice(value: Any) -> str:
    try:
        return practice_label(Practice(value))
    except ValueError:
        return clean(str(value))


def _how_much(minutes: Any, count: Any) -> str:
    if isinstance(minutes, int):
        return _("{minutes} min").format(minutes=minutes)
    return times(count) if isinstance(count, int) else ""


def value_words(path: str, value: Any, now: datetime) -> str:
    """Return a value in words; `now` is in the home zone."""
    name = path.partition("/")[0]
    if value is None:
        return pgettext("amount", "nothing")
    if name == "stage" and isinstance(value, (list, tuple)) and len(value) in (2, 3):
        return _stage(*value)
    if name in _TIMES or (name == "" and isinstance(value, str)):
        return _instant(value, now)
    if isinstance(value, Mapping):
        return _mapping(name, value, now)
    if isinstance(value, str):
        return clean(value[:LONGEST]) or pgettext("amount", "nothing")
    return clean(json.dumps(value, ensure_ascii=False, default=list)[:LONGEST])


def _stage(stage: Any, outcome: Any, column: Any = None) -> str:
    try:
        return stage_with_outcome(
            Stage(stage) if stage else Stage.WISHLIST,
            Outcome(outcome) if outcome else None,
            column if isinstance(column, str) else "",
        )
    except ValueError:
        return clean(f"{stage} {outcome or ''}")


def _instant(value: Any, now: datetime) -> str:
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return clean(str(value))
    if len(value) == len("2026-11-23"):
        return day(date.fromisoformat(value), now)
    if at.tzinfo is None:
        return clean(value)
    at = at.astimezone(now.tzinfo)
    return _("{day} {clock}").format(day=day(at, now), clock=clock(at))


def _mapping(name: str, value: Mapping[str, Any], now: datetime) -> str:
    """An event by its time and note, a contact by its address, a record by its role."""
    match name:
        case "":
            parts = [value.get("role"), _stage(*map(value.get, DECISION))]
        case "events":
            cancelled = pgettext("field", "cancelled") if value.get("cancelled") else ""
            parts = [
                _instant(value.get("at"), now),
                cancelled,
                value.get("where"),
                value.get("note"),
            ]
        case "contacts":
            parts = [value.get(key) for key in ("title", "email", "phone")]
        case "marks":
            until = value.get("until")
            parts = [value.get("shelf"), _instant(until, now) if until else ""]
        case "checklist":
            parts = [value.get(key) for key in ("state", "value", "origin")]
        case "doubts":
            parts = [value.get(key) for key in ("text", "question", "answer")]
        case "flags":
            parts = [_instant(value.get("at"), now), value.get("note")]
        case "moves":
            parts = [
                _stage(*map(value.get, DECISION)),
                _instant(value.get("at"), now),
            ]
        case "practised":
            parts = [
                _practice(value.get("practice")),
                _instant(value.get("at"), now),
                _how_much(value.get("minutes"), value.get("count")),
                value.get("note"),
            ]
        case "weekly_goals":
            amount = value.get("amount")
            parts = [
                goal_words(amount, timed=bool(value.get("timed")))
                if isinstance(amount, int)
                else clean(str(amount))
            ]
        case "self_audits":
            parts = [_instant(value.get("at"), now)]
        case _:
            parts = [json.dumps(value, ensure_ascii=False, default=list)]
    return clean(", ".join(str(part)[:LONGEST] for part in parts if part)) or pgettext(
        "label", "there"
    )
