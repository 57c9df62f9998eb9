"""The forms of an application and of an event: which fields, and how each is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, assert_never

from textual import on

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.event_kinds import OF_APPLICATION
from jobboard_tui.domain.fields import FieldRow, FieldType, fields_of
from jobboard_tui.domain.labels import channel_label, event_time, kind_label
from jobboard_tui.domain.merge.list_patch import apply_fields
from jobboard_tui.domain.models import (
    COMPANY,
    ME,
    MEETINGS,
    Application,
    Channel,
    Contact,
    Deadline,
    Event,
    Kind,
    cancellation,
    cancelled_by,
)
from jobboard_tui.domain.parsing.date_only import place_on_day, placement_words
from jobboard_tui.domain.parsing.datetimes import TypedTime, echo, parse_when, require_time
from jobboard_tui.domain.parsing.event_line import (
    contact_line,
    parse_contact,
    parse_minutes,
    parse_people,
    parse_tags,
)
from jobboard_tui.domain.parsing.purpose import HAPPENED, MEETING, TO_COME, Purpose, deadline_of
from jobboard_tui.domain.reminders.future_events import reject_future_event
from jobboard_tui.domain.text import clean, safe_url, widen_kana
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.screens.form_base import FormScreen
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.fields import Field, FieldSpec, Read

Known = Mapping[str, Sequence[str]]
"""Texts that other applications have in a field, to complete what is typed."""


class ApplicationForm(FormScreen):
    """Everything of an application; dismissed with the changed fields, or None.

    Esc keeps what was typed in `drafts`; `known` completes, `start` is the field to begin at.
    """

    def __init__(
        self,
        application: Application,
        now: datetime,
        drafts: Drafts,
        known: Known | None = None,
        start: str = "",
    ) -> None:
        title = _("{company}: {role}").format(company=application.company, role=application.role)
        specs = application_specs(application, now, known or {})
        super().__init__(title, f"edit {application.id}", specs, drafts, start)


class EventForm(FormScreen):
    """Everything of an event; dismissed with the changed fields, or None.

    Esc keeps what was typed in `drafts`; the `application` is that whose event it is.
    """

    def __init__(
        self,
        event: Event,
        now: datetime,
        drafts: Drafts,
        application: Application | None = None,
        start: str = "",
    ) -> None:
        title = kind_label(event.kind)
        if application is not None:
            title = _("{company}: {kind}").format(company=application.company, kind=title)
        specs = event_specs(event, now, self._event_at, application)
        super().__init__(title, f"amend {event.id}", specs, drafts, start)
        self.event = event
        self.now = now

    def _event_at(self) -> datetime:
        """When it happened or will, as the form says it now."""
        typed_time = self.field("at").told
        return typed_time.at if isinstance(typed_time, TypedTime) else typed_time

    @on(Field.Changed)
    def _moved(self, message: Field.Changed) -> None:
        """The date that it states is reckoned from its time."""
        if message.field.spec.name == "at":
            self.field("by").listen()

    def check(self, fields: dict[str, Any]) -> None:
        """An event that moves the stage is not told ahead."""
        at = fields.get("at")
        if isinstance(at, TypedTime):
            fields = {**fields, "at": at.at}
        if not fields.keys().isdisjoint(("at", "kind", "cancelled")):
            reject_future_event(replace(self.event, **apply_fields(fields, self.event)), self.now)


def _for_example(text: str) -> str:
    """What an empty field shows, so that nobody takes it for what the field holds."""
    return _("e.g. {example}").format(example=text) if text else ""


def application_specs(application: Application, now: datetime, known: Known) -> list[FieldSpec]:
    """Return the fields of an application."""

    def spec(row: FieldRow) -> FieldSpec | None:
        value, label = getattr(application, row.name), row.form_label()
        complete = tuple(map(clean, known.get(row.name, ())))
        match row.type:
            case FieldType.TEXT | FieldType.LINK:
                is_link = row.type is FieldType.LINK
                return FieldSpec(
                    name=row.name,
                    label=label,
                    text=clean(value),
                    value=value,
                    read=_link if is_link else _needed if row.is_required else _line,
                    complete=complete,
                    example="https://…" if is_link else _for_example(row.example()),
                )
            case FieldType.TAGS:
                text = " ".join(map(clean, value))
                return FieldSpec(name=row.name, label=label, text=text, value=value, read=_tags)
            case FieldType.LINES:
                return _long(row.name, label, value, 6)
            case FieldType.DEADLINE:
                return _time(row.name, label, value, now, lambda: TO_COME)
            case FieldType.CONTACTS:
                return FieldSpec(
                    name=row.name,
                    label=label,
                    text="\n".join(map(_contact_line, value)),
                    value=value,
                    read=_contacts_reader(value),
                    lines=3,
                )
            case FieldType.CELLS:
                return _unread_cells(row.name, label, value) if value else None
            case FieldType.INSTANT | FieldType.NUMBER:
                return None
            case _:
                assert_never(row.type)

    rows = (*fields_of(*_SHORT), *fields_of(*_OF_LINES))
    return [field_spec for field_spec in map(spec, rows) if field_spec is not None]


_SHORT = (FieldType.TEXT, FieldType.LINK, FieldType.TAGS, FieldType.DEADLINE)
_OF_LINES = (FieldType.CONTACTS, FieldType.LINES, FieldType.CELLS)
"""Types of fields of one line and of several, which stand behind them."""


def _kind(event: Event) -> FieldSpec:
    return FieldSpec(
        name="kind",
        label=pgettext("field", "kind"),
        text=str(event.kind),
        value=event.kind,
        read=lambda text: (Kind(text), ""),
        choices=tuple((str(kind), kind_label(kind)) for kind in OF_APPLICATION),
    )


def _channel(event: Event) -> FieldSpec:
    return FieldSpec(
        name="via",
        label=pgettext("field", "channel"),
        text=str(event.via or ""),
        value=event.via,
        read=lambda text: (Channel(text) if text else None, ""),
        choices=(
            ("", pgettext("label", "unknown")),
            *((str(channel), channel_label(channel)) for channel in Channel),
        ),
    )


def event_specs(
    event: Event,
    now: datetime,
    at: Callable[[], datetime],
    application: Application | None = None,
) -> list[FieldSpec]:
    """Return the fields of an event; `at` gives the time that the form says of it now."""

    def stated() -> Purpose:
        return TO_COME if event.kind is Kind.TASK else deadline_of(at(), event.kind)

    return [
        _kind(event),
        _instant(event, now, application),
        _number("minutes", pgettext("field", "minutes"), event.minutes, _read_minutes),
        _number("round", pgettext("field", "round"), event.round, _read_round),
        _time("by", pgettext("field", "by"), event.by, now, stated),
        _channel(event),
        FieldSpec(
            name="people",
            label=pgettext("field", "with"),
            text=", ".join(map(clean, event.people)),
            value=event.people,
            read=_people,
        ),
        FieldSpec(
            name="where",
            label=pgettext("field", "where"),
            text=clean(event.where),
            value=event.where,
            read=_line,
            example=_("a place, or the meeting link"),
        ),
        _long("note", pgettext("field", "note"), event.note, 4),
        _yes_no("needs_reply", _("needs reply"), event.needs_reply),
        *(
            [_yes_no("answers_offer", _("offer's date"), event.answers_offer)]
            if event.kind is Kind.RECEIVED
            else []
        ),
        _who_called_off(event, now),
    ]


# -- kinds of fields -----------------------------------------------------------------------------


def _long(name: str, label: str, text: str, lines: int) -> FieldSpec:
    return FieldSpec(
        name=name,
        label=label,
        text=clean(text, lines=True),
        value=text,
        read=lambda typed: (clean(typed, lines=True), ""),
        lines=lines,
    )


def _unread_cells(name: str, label: str, cells: Sequence[str]) -> FieldSpec:
    """The field to delete what an import could not read."""
    return FieldSpec(
        name=name,
        label=label,
        text="\n".join(map(clean, cells)),
        value=cells,
        read=lambda text: (tuple(filter(None, map(clean, text.splitlines()))), ""),
        lines=3,
    )


def _yes_no(name: str, label: str, value: bool) -> FieldSpec:
    return FieldSpec(
        name=name,
        label=label,
        text="yes" if value else "no",
        value=value,
        read=lambda text: (text == "yes", ""),
        choices=(("yes", pgettext("answer", "yes")), ("no", pgettext("answer", "no"))),
    )


def _who_called_off(event: Event, now: datetime) -> FieldSpec:
    """Whether it was called off, and by whom; by the company, it was now unless it was before."""
    at = event.cancelled_at or now
    return FieldSpec(
        name="cancelled",
        label=pgettext("field", "cancelled"),
        text=cancelled_by(event) or "no",
        value=cancellation(cancelled_by(event), at),
        read=lambda text: (cancellation(text if text in (ME, COMPANY) else "", at), ""),
        choices=(
            ("no", pgettext("answer", "no")),
            (COMPANY, _("they did")),
            (ME, _("I did")),
        ),
    )


def _number(name: str, label: str, value: int | None, read: Read) -> FieldSpec:
    text = "" if value is None else str(value)
    return FieldSpec(name=name, label=label, text=text, value=value, read=read)


def _time(
    name: str,
    label: str,
    value: Deadline | None,
    now: datetime,
    purpose: Callable[[], Purpose],
) -> FieldSpec:
    """A date or an instant that may be missing; a time alone is of the day that it had."""

    def read(text: str) -> tuple[Deadline | None, str]:
        if not text.strip():
            return None, ""
        when = parse_when(text, now, purpose(), value)
        return when.deadline, _arrow(echo(when, now))

    return FieldSpec(
        name=name,
        label=label,
        text=_time_text(value, now),
        value=value,
        read=read,
        example=_for_example(_("fri, 11/25, 11月25日, with a time or without")),
    )


def _instant(event: Event, now: datetime, application: Application | None) -> FieldSpec:
    """When it happened or will; a `TypedTime` where only the day is told."""
    meeting = event.kind in MEETINGS

    def read(text: str) -> tuple[datetime | TypedTime, str]:
        if event.undated and not text.strip():
            return event.at, ""
        when = parse_when(text, now, MEETING if meeting else HAPPENED, event.at)
        if meeting:
            require_time(when)
        said = _arrow(echo(when, now))
        if application is not None:
            at = place_on_day(application, when, now, kind=event.kind, besides=event.id)
            behind = placement_words(application, when, at, besides=event.id)
            said = "\n".join(filter(None, (said, behind)))
        return (when if when.dated else when.at), said

    is_day = not meeting and event.is_dated(now.tzinfo)
    text = _time_text(event.at.astimezone(now.tzinfo).date() if is_day else event.at, now)
    return FieldSpec(
        name="at",
        label=pgettext("field", "when"),
        text="" if event.undated else text,
        value=event.at,
        read=read,
        example=event_time(event, now) if event.undated else "",
    )


def _time_text(value: Deadline | None, now: datetime) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"
    return "" if value is None else value.isoformat()


def _arrow(text: str) -> str:
    return _("→ {understood}").format(understood=text)


# -- how texts are read --------------------------------------------------------------------------


def _line(text: str) -> tuple[str, str]:
    return clean(text), ""


def _needed(text: str) -> tuple[str, str]:
    said = clean(text)
    if not said:
        raise InvalidInput(pgettext("label", "field"), _("can't be empty"))
    name = widen_kana(said)
    return name, name if name != said else ""


def _link(text: str) -> tuple[str, str]:
    said = clean(text)
    return (safe_url(said) if said else ""), ""


def _tags(text: str) -> tuple[tuple[str, ...], str]:
    tags = parse_tags(text)[0]
    return tags, " ".join(f"#{tag}" for tag in tags)


def _people(text: str) -> tuple[tuple[str, ...], str]:
    people = parse_people(text)
    return people, " · ".join(people) if len(people) > 1 else ""


def _read_minutes(text: str) -> tuple[int | None, str]:
    if not text.strip():
        return None, ""
    minutes = parse_minutes(text)
    return minutes, _arrow(_("{minutes} min").format(minutes=minutes))


_DIGITS = 9
"""More than any number here has; Python refuses to read thousands."""


def _read_round(text: str) -> tuple[int | None, str]:
    said = clean(text)
    if not said:
        return None, ""
    if not said.isdecimal() or len(said) > _DIGITS or not 0 < int(said) < 100:
        raise InvalidInput(pgettext("label", "round"), _("not a number"), _("e.g. 2"))
    return int(said), ""


def _contact_line(contact: Contact) -> str:
    return clean(contact_line(contact))


def _contacts_reader(before: Sequence[Contact]) -> Callable[[str], tuple[Any, str]]:
    """Reads one contact a line; a line that is as it was keeps the contact as it was."""
    known = {_contact_line(contact): contact for contact in before}

    def read(text: str) -> tuple[tuple[Contact, ...], str]:
        lines = [said for said in map(clean, text.splitlines()) if said]
        contacts = [known.get(said) or parse_contact(said) for said in lines]
        return tuple(contacts), _understood_contacts(contacts)

    return read


def _understood_contacts(contacts: Sequence[Contact]) -> str:
    lines = []
    for contact in contacts:
        parts = [contact.name, contact.latin, contact.title, contact.email, contact.phone]
        lines.append(" · ".join(part for part in parts if part))
    return "\n".join(lines)
