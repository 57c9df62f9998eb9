"""A message that came: pasted, or an e-mail file, read into the timeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from textual import on

from jobboard_tui.domain.contacts import contact_line, is_nobody, parse_contact, unknown_sender
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.event_kinds import EVENT_KINDS
from jobboard_tui.domain.labels import kind_label
from jobboard_tui.domain.letters.recipients import name_of
from jobboard_tui.domain.models import Application, Contact, Deadline, Event, Kind
from jobboard_tui.domain.offers.deadline import has_offer
from jobboard_tui.domain.parsing.date_only import place_on_day, placement_words
from jobboard_tui.domain.parsing.datetimes import TypedTime, echo, parse_when
from jobboard_tui.domain.parsing.email_text import Mail, signed_by
from jobboard_tui.domain.parsing.purpose import HAPPENED, deadline_of
from jobboard_tui.domain.reminders.future_events import reject_future_event
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.screens.form_base import FormScreen
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.fields import Field, FieldSpec

Understand = Callable[[str], Mail | None]
"""What a text says that is a message with headers or names an e-mail file; None for any other."""

KINDS = tuple(kind for kind, info in EVENT_KINDS.items() if info.is_message)
"""What a message can be in the timeline; it is `event_fields` unless told."""


class ReceivedForm(FormScreen):
    """Dismissed with the fields of the event and the contact to add, or with None.

    Whatever is pasted into the message, or dragged there as a file, fills the other fields in.
    """

    def __init__(
        self,
        application: Application,
        now: datetime,
        drafts: Drafts,
        understand: Understand,
        mail: Mail | None = None,
    ) -> None:
        title = _("{company}: a message that came").format(company=application.company)
        specs = _specs(application, now, self._message_at)
        super().__init__(title, f"received {application.id}", specs, drafts)
        self.application = application
        self.now = now
        self.understand = understand
        self.mail = mail

    def keys(self) -> str:
        """How to get on and out."""
        return _("paste it, or drag its .eml file here   Tab next   Ctrl+S log   Esc back")

    def on_mount(self) -> None:
        """What was pasted on the board is filled in."""
        if self.mail is not None:
            self._spread(self.mail)

    def _message_at(self) -> datetime:
        """Return when the message came, as the form says it now."""
        told = self.field("at").told
        return told or self.now

    @on(Field.Changed)
    def _redated(self, message: Field.Changed) -> None:
        """The date that it names is reckoned from its own."""
        if message.field.spec.name == "at":
            self.field("by").listen()

    @on(Field.Changed)
    def _pasted(self, message: Field.Changed) -> None:
        """A message with headers, or the path of a file, goes to the fields where it belongs."""
        if message.field.spec.name != "text":
            return
        try:
            mail = self.understand(message.field.text)
        except JobboardError as error:
            self.say(str(error))
            return
        if mail is not None:
            self._spread(mail)
        elif not self.field("sender").text.strip():
            contact = signed_by(self.application, message.field.text)
            if contact is not None:
                self.field("sender").text = _sender_line(contact)

    def _spread(self, mail: Mail) -> None:
        texts = {"text": mail.text, "subject": mail.subject, "sender": _sender_of(mail)}
        if not mail.name and not mail.address:
            contact = signed_by(self.application, mail.text)
            texts["sender"] = "" if contact is None else _sender_line(contact)
        if mail.at is not None and mail.at <= self.now:
            texts["at"] = f"{mail.at.astimezone(self.now.tzinfo):%Y-%m-%d %H:%M}"
        if is_nobody(mail.address):
            texts |= {"contact": "no", "reply": "no"}
        for name, text in texts.items():
            if text and self.field(name).text != text:
                self.field(name).text = text

    def check(self, told: dict[str, Any]) -> None:
        """A message has a text or a subject, and no time to come."""
        event = event_fields(told, self.now)
        reject_future_event(
            Event(id="", kind=event["kind"], at=event["at"], logged=self.now), self.now
        )
        if not event["note"]:
            raise JobboardError(
                _("the message"), _("nothing is told of it"), _("paste it, or write what it says")
            )


def event_fields(told: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """The fields of the event that a filled-in form describes."""
    at = told.get("at") or now
    sender: Contact | None = told.get("sender")
    return {
        "kind": Kind(told.get("kind", Kind.RECEIVED)),
        "at": at.at if isinstance(at, TypedTime) else at,
        "people": () if sender is None else (name_of(sender) or sender.email or sender.name,),
        "note": Mail(subject=told.get("subject", ""), text=told.get("text", "")).note,
        "needs_reply": told.get("reply", "yes") == "yes",
        "by": told.get("by"),
    }


def new_contact(told: Mapping[str, Any], application: Application) -> Contact | None:
    """The sender, where a contact is to be made of them."""
    sender: Contact | None = told.get("sender")
    if sender is None or told.get("contact", "yes") != "yes":
        return None
    return unknown_sender(application, sender.name, sender.email)


def _sender_of(mail: Mail) -> str:
    name = mail.name or mail.address.partition("@")[0]
    return f"{name} <{mail.address}>" if mail.address else name


def _sender_line(contact: Contact) -> str:
    return f"{contact.name} <{contact.email}>" if contact.email else contact.name


def _sender_spec(application: Application) -> FieldSpec:
    def sender(text: str) -> tuple[Contact | None, str]:
        if not text.strip():
            return None, ""
        contact = parse_contact(text)
        new = unknown_sender(application, contact.name, contact.email)
        if new is None:
            return contact, pgettext("label", "known")
        return contact, _("not among the contacts yet: {who}").format(who=contact_line(new))

    return FieldSpec(
        name="sender",
        label=pgettext("field", "from"),
        text="",
        value=None,
        read=sender,
        example=_("Sato Yuki <sato@example.com>"),
        complete=tuple(map(_sender_line, application.contacts)),
    )


def _at_spec(application: Application, now: datetime) -> FieldSpec:
    def at(text: str) -> tuple[datetime | None, str]:
        if not text.strip():
            return None, ""
        when = parse_when(text, now, HAPPENED)
        instant = place_on_day(application, when, now)
        said = _("→ {understood}").format(understood=echo(when, now))
        return instant, "\n".join(filter(None, (said, placement_words(when, instant))))

    return FieldSpec(
        name="at",
        label=pgettext("field", "when"),
        text="",
        value=None,
        read=at,
        example=_("just now"),
    )


def _by_spec(
    application: Application, now: datetime, message_at: Callable[[], datetime]
) -> FieldSpec:
    def by(text: str) -> tuple[Deadline | None, str]:
        if not text.strip():
            return None, ""
        when = parse_when(text, now, deadline_of(message_at()))
        return when.deadline, _("→ {understood}").format(understood=echo(when, now))

    return FieldSpec(
        name="by",
        label=_("answer by") if has_offer(application, now) else _("their date"),
        text="",
        value=None,
        read=by,
        example=_("the date that it names, if any: fri, 11/25"),
    )


def _specs(
    application: Application, now: datetime, message_at: Callable[[], datetime]
) -> list[FieldSpec]:
    yes_no = (("yes", pgettext("answer", "yes")), ("no", pgettext("answer", "no")))
    return [
        FieldSpec(
            name="text",
            label=pgettext("field", "message"),
            text="",
            value="",
            read=lambda text: (clean(text, lines=True), ""),
            lines=8,
        ),
        _sender_spec(application),
        FieldSpec(
            name="subject",
            label=pgettext("field", "subject"),
            text="",
            value="",
            read=lambda text: (clean(text), ""),
        ),
        _at_spec(application, now),
        _choice("kind", _("what it is"), tuple((kind.value, kind_label(kind)) for kind in KINDS)),
        _by_spec(application, now, message_at),
        _choice("reply", _("to answer"), yes_no),
        _choice("contact", _("add contact"), yes_no, _("the sender, where new")),
    ]


def _choice(
    name: str, label: str, choices: tuple[tuple[str, str], ...], told: str = ""
) -> FieldSpec:
    first = choices[0][0]
    return FieldSpec(
        name=name,
        label=label,
        text=first,
        value=first,
        read=lambda text: (text, told),
        choices=choices,
    )
