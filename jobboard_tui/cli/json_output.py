"""The public shapes of `--json`: what scripts read. Changing one is a breaking change."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any, assert_never

from jobboard_tui.domain.board_columns import column_of, further_name
from jobboard_tui.domain.fields import FIELDS, KEPT_ALONE, FieldRow, FieldType, field_names
from jobboard_tui.domain.models import (
    DEFAULT_MINUTES,
    MEETINGS,
    Application,
    Contact,
    Deadline,
    Event,
    cancelled_by,
)
from jobboard_tui.domain.no_channel import rules_without_channel

if TYPE_CHECKING:
    from jobboard_tui.domain.reminders.api import Reminder

_COMMANDING = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def instant(at: datetime, home: tzinfo) -> str:
    """Return an instant in ISO 8601, in the home zone with its offset, to the second."""
    return at.astimezone(home).isoformat(timespec="seconds")


def optional(at: datetime | None, home: tzinfo) -> str | None:
    """Return an instant as `instant` does; None where there is none."""
    return None if at is None else instant(at, home)


def deadline(by: Deadline | None, home: tzinfo) -> str | None:
    """Return a date as a date, an instant as an instant."""
    if isinstance(by, datetime):
        return instant(by, home)
    return by.isoformat() if isinstance(by, date) else None


def reminder_shape(reminder: Reminder, now: datetime) -> dict[str, Any]:
    """Return one element of `due --json`, and `next` of an application.

    `now` is in the home zone.
    """
    from jobboard_tui.domain.reminders.explain import explain

    home = _zone_of(now)
    shape: dict[str, Any] = {
        "application": reminder.application,
        "company": reminder.company,
        "role": reminder.role,
        "rule": reminder.rule.id,
        "attempt": reminder.attempt,
        "event": reminder.event,
        "state": reminder.state.value,
        "soft": reminder.soft,
        "opens_at": instant(reminder.opens_at, home),
        "due_at": optional(reminder.due_at, home),
        "why": explain(reminder, now),
        "source": reminder.source,
    }
    if reminder.snoozed_until is not None:
        shape["snoozed_until"] = instant(reminder.snoozed_until, home)
    return shape


def _zone_of(now: datetime) -> tzinfo:
    assert now.tzinfo is not None
    return now.tzinfo


def application_shape(
    application: Application, next_: Reminder | None, now: datetime
) -> dict[str, Any]:
    """Return one element of `list --json`; `now` is in the home zone."""
    home = _zone_of(now)
    fields = {
        row.name: _field_shape(row, getattr(application, row.name), home)
        for row in FIELDS.values()
        if row.type not in KEPT_ALONE
    }
    last = {name: fields.pop(name) for name in field_names(FieldType.CELLS)}
    return {
        "id": application.id,
        "company": fields.pop("company"),
        "role": fields.pop("role"),
        "stage": application.stage.value,
        "outcome": None if application.outcome is None else application.outcome.value,
        **({"column": column} if (column := further_name(column_of(application))) else {}),
        "tags": fields.pop("tags"),
        "url": fields.pop("url"),
        "next": None if next_ is None else reminder_shape(next_, now),
        **fields,
        "no_channel": sorted(rules_without_channel(application)),
        "added": instant(application.added, home),
        **last,
    }


def _field_shape(row: FieldRow, value: Any, home: tzinfo) -> Any:
    """The value of a field, by its type."""
    match row.type:
        case FieldType.TEXT | FieldType.LINK | FieldType.LINES | FieldType.NUMBER:
            return value
        case FieldType.TAGS | FieldType.CELLS:
            return list(value)
        case FieldType.DEADLINE | FieldType.INSTANT:
            return deadline(value, home)
        case FieldType.CONTACTS:
            return [_contact_shape(contact) for contact in value]
        case _:
            assert_never(row.type)


def whole_shape(application: Application, next_: Reminder | None, now: datetime) -> dict[str, Any]:
    """Return what `show --json` and `add --json` print: an application and its events."""
    events = sorted(application.events, key=lambda event: event.at)
    return {
        **application_shape(application, next_, now),
        "events": [event_shape(event, _zone_of(now)) for event in events],
    }


def event_shape(event: Event, home: tzinfo) -> dict[str, Any]:
    """Return an event as `--json` prints it; `until` and `minutes` are of meetings."""
    meeting = event.kind in MEETINGS
    minutes = DEFAULT_MINUTES if event.minutes is None and meeting else event.minutes
    return {
        "id": event.id,
        "kind": event.kind.value,
        "at": instant(event.at, home),
        "until": instant(event.until, home) if meeting else None,
        "by": deadline(event.by, home),
        "via": None if event.via is None else event.via.value,
        "with": list(event.people),
        "note": event.note,
        "round": event.round,
        "where": event.where,
        "minutes": minutes,
        "cancelled": event.cancelled,
        "cancelled_by": cancelled_by(event) or None,
        "cancelled_at": optional(event.cancelled_at if event.cancelled else None, home),
        "undated": event.undated,
        "needs_reply": event.needs_reply,
        "answers_offer": event.answers_offer,
        "message_id": event.message_id,
        "done": optional(event.done, home),
        "logged": instant(event.logged, home),
    }


def _contact_shape(contact: Contact) -> dict[str, str]:
    return {
        "name": contact.name,
        "email": contact.email,
        "phone": contact.phone,
        "title": contact.title,
        "latin": contact.latin,
    }


def as_json(value: Any, *, ascii_only: bool = False) -> str:
    """Return a value as JSON that commands no terminal: what would is escaped, nothing is lost.

    A list stands with one element a line, so that it can be read and compared by lines.
    """

    def line(part: Any) -> str:
        text = json.dumps(part, ensure_ascii=ascii_only)
        return _COMMANDING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)

    if isinstance(value, list):
        return "[" + ",\n ".join(map(line, value)) + "]"
    return line(value)
