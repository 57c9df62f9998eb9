"""A message that came: pasted, or an e-mail file, read into the timeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from textual import on

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.contacts import contact_line, parse_contact, unknown_contact
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.event_kinds import EVENT_KINDS
from jobboard_tui.domain.labels import day_clock, kind_label
from jobboard_tui.domain.letters.recipients import name_of
from jobboard_tui.domain.messages.kinds import KindGuess
from jobboard_tui.domain.messages.reading import MessageReading, NamedMeeting
from jobboard_tui.domain.messages.summary import deadline_words, guess_words
from jobboard_tui.domain.models import MEETINGS, Application, Contact, Deadline, Event, Kind
from jobboard_tui.domain.offers.deadline import has_offer
from jobboard_tui.domain.parsing.date_only import place_on_day, placement_words
from jobboard_tui.domain.parsing.datetimes import (
    echo,
    parse_stretch,
    parse_when,
    require_time,
)
from jobboard_tui.domain.parsing.email_text import Mail, signed_by
from jobboard_tui.domain.parsing.purpose import HAPPENED, deadline_of
from jobboard_tui.domain.reminders.future_events import reject_future_event
from jobboard_tui.domain.search.find import find_application
from jobboard_tui.domain.text import clean, with_remark
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.interchange.mail.incoming import IncomingMessage
from jobboard_tui.tui.screens.form_base import FormScreen
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.fields import Field, FieldSpec

Understand = Callable[[str], Mail | None]
"""What a text says that is a message with headers or names an e-mail file; None for any other."""
Interpret = Callable[[Mail], IncomingMessage]
"""What a message is taken for on the board."""

KINDS = (
    *(kind for kind, info in EVENT_KINDS.items() if info.is_message),
    *(kind for kind, info in EVENT_KINDS.items() if info.is_meeting),
)
"""What a message can be in the timeline, or the meeting that it fixes; the first unless told."""


class ReceivedForm(FormScreen):
    """Dismissed with what the fields say, or with None; `corrected` makes the message of it.

    Whatever is pasted into the message, or dragged there as a file, fills the other fields in:
    whose it is, what it seems to be, and what it names. All of it is proposed and can be changed.
    `message` is what was last read so.
    """

    def __init__(
        self,
        application: Application,
        now: datetime,
        drafts: Drafts,
        understand: Understand,
        mail: Mail | None = None,
        *,
        board: Board | None = None,
        interpret: Interpret | None = None,
    ) -> None:
        self.first = application
        self.board = board
        self.now = now
        self.understand = understand
        self.interpret = interpret
        self.mail = mail
        self.message: IncomingMessage | None = None
        start = "text" if mail is None or board is None else "card"
        super().__init__(
            _("A message you received"), f"received {application.id}", _specs(self), drafts, start
        )

    @property
    def application(self) -> Application:
        """The application that the form says now; the first one while that is not understood."""
        if self.board is None or not self.is_mounted:
            return self.first
        chosen = self.field("card").told
        return self.first if chosen is None else chosen

    @property
    def kind(self) -> Kind:
        """What kind of event the form says now that it is."""
        return Kind(self.field("kind").told or KINDS[0]) if self.is_mounted else KINDS[0]

    def keys(self) -> str:
        """How to get on and out; before that what is left to decide."""
        if remark := self._remark():
            return self.with_keys(_("{remark}   {save} log   Esc back"), remark=remark)
        return self.with_keys(
            _("paste it, or drag its .eml file here   Tab next   {save} log   F1 help   Esc back")
        )

    def heading(self) -> str:
        """What it is; of an earlier text only where no message takes its place."""
        return self.called if self.mail is not None else super().heading()

    def on_mount(self) -> None:
        """What was pasted on the board is filled in; nothing of an earlier message stays."""
        if self.mail is not None:
            for field in self.fields:
                field.text = field.spec.text
            self._spread(self.mail)

    def message_at(self) -> datetime:
        """Return when the message came, as the form says it now."""
        at = self.field("at").told
        return at or self.now

    @on(Field.Changed)
    def _redated(self, message: Field.Changed) -> None:
        """The date that it names is reckoned from its own."""
        if message.field.spec.name == "at":
            self.field("by").listen()
        if message.field.spec.name == "kind":
            self.field("at").listen()
        if message.field.spec.name == "card":
            self.field("sender").listen()

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
        if mail.at is not None and mail.at <= self.now:
            texts["at"] = f"{mail.at.astimezone(self.now.tzinfo):%Y-%m-%d %H:%M}"
        if self.interpret is not None:
            self.message = self.interpret(mail)
            texts |= _proposal(self.message, self.first)
        if not mail.name and not mail.address:
            contact = signed_by(self.application, mail.text)
            texts["sender"] = "" if contact is None else _sender_line(contact)
        for name, text in texts.items():
            if (text or name in _PROPOSED) and self.field(name).text != text:
                self.field(name).text = text
        self.say(self.keys())

    def _remark(self) -> str:
        """What of the message is left for the seeker to decide; nothing if all of it is clear."""
        if self.message is None:
            return ""
        reading = self.message.reading
        if reading.is_advert:
            words = guess_words(reading.kinds[0])
            return _("This looks like: {kind}.").format(kind=words)
        if reading.application is None:
            if reading.candidates:
                return _("Unclear which application it belongs to: check the application.")
            return _("It mentions no application on the board: check the application.")
        if self.message.refused:
            return self.message.refused
        if len(self.message.requests) > 1:
            times = _(", ").join(
                day_clock(invitation.at, self.now) for invitation in self.message.requests
            )
            return _("It has several meetings: {times}. Type the time of one.").format(times=times)
        if reading.rival is not None:
            return _("It could also be: {kind}").format(kind=guess_words(reading.rival))
        for named in reading.doubts[:1]:
            return _("Not read: “{words}”, {why}.").format(words=named.words, why=named.doubt)
        if reading.meeting is not None and reading.kind not in MEETINGS:
            when = day_clock(reading.meeting.at, self.now)
            return _("Log the meeting of {when}, too.").format(when=when)
        if reading.choices:
            times = _(", ").join(
                day_clock(named_time.at, self.now)
                for named_time in reading.choices
                if named_time.at
            )
            return _("It mentions times: {times}.").format(times=times)
        return ""

    def corrected(self, fields: Mapping[str, Any], now: datetime) -> IncomingMessage:
        """Return the message as the filled-in form describes it; without a time it came `now`."""
        message = self.message or IncomingMessage(reading=MessageReading(mail=Mail()))
        sender: Contact | None = fields.get("sender")
        name = "" if sender is None else name_of(sender)
        contact = replace(sender, name=name) if sender is not None and name else None
        mail = replace(
            message.reading.mail,
            name="",
            address="" if sender is None else sender.email or sender.name,
            subject=fields.get("subject", ""),
            text=fields.get("text", ""),
            at=fields.get("at") or now,
        )
        meeting: NamedMeeting | None = fields.get("meeting")
        if meeting is not None:
            named = message.meeting_at(meeting.at) or message.reading.meeting or meeting
            meeting = replace(named, at=meeting.at, minutes=meeting.minutes)
        kind, by = Kind(fields.get("kind", KINDS[0])), fields.get("by")
        reading = replace(
            message.reading,
            mail=mail,
            kinds=(KindGuess(kind=kind),),
            deadlines=() if by is None else (message.reading.deadline_at(by, kind),),
            meeting=meeting,
            needs_reply=fields.get("reply", "yes") == "yes",
            contact=contact,
        )
        return replace(message, reading=reading)

    def check(self, fields: dict[str, Any]) -> None:
        """A message has a text or a subject, and no time to come; a meeting has its time."""
        reading = self.corrected(fields, self.now).reading
        kind, mail = reading.kind, reading.mail
        assert kind is not None
        assert mail.at is not None
        if kind not in MEETINGS:
            reject_future_event(Event(id="", kind=kind, at=mail.at, logged=self.now), self.now)
        elif reading.meeting is None:
            raise JobboardError(
                _("the meeting"), _("time still missing"), _("type it, e.g. fri 15:00-16:00")
            )
        if not mail.note:
            raise JobboardError(
                pgettext("label", "message"),
                _("text still missing"),
                _("paste it, or write what it says"),
            )


_PROPOSED = frozenset(("kind", "meeting", "by", "reply", "contact"))
"""Fields that a message empties, too: what another one proposed does not stay."""


def _proposal(message: IncomingMessage, first: Application) -> dict[str, str]:
    """The texts of the fields that say whose a message is, what it is, and what follows."""
    reading = message.reading
    kind = reading.kind or KINDS[0]
    texts = {
        "kind": kind.value,
        "meeting": "",
        "by": "",
        "reply": "yes" if reading.needs_reply else "no",
        "contact": "no" if reading.contact is None and reading.is_automatic else "yes",
    }
    if reading.contact is not None:
        texts["sender"] = contact_line(reading.contact)
    elif reading.mail.address and not reading.is_automatic:
        texts["contact"] = "no"
    if reading.meeting is not None and kind in MEETINGS:
        at, minutes = reading.meeting.at, reading.meeting.minutes
        end = at + timedelta(minutes=minutes) if minutes else None
        until = f"-{end:%H:%M}" if end is not None and end.date() == at.date() else ""
        texts["meeting"] = f"{at:%Y-%m-%d %H:%M}{until}"
    if reading.deadline is not None and kind not in MEETINGS:
        by = reading.deadline.by
        texts["by"] = f"{by:%Y-%m-%d %H:%M}" if isinstance(by, datetime) else by.isoformat()
    texts["card"] = card_label(best_candidate(reading, first.id) or first)
    return texts


def best_candidate(reading: MessageReading, selected: str | None) -> Application | None:
    """Return the application that a message most likely belongs to; None where nothing tells.

    Of several that are about as likely the `selected` one is taken.
    """
    if reading.application is not None:
        return reading.application.application
    near = [
        candidate
        for candidate in reading.candidates
        if reading.candidates[0].score - candidate.score < _NEAR
    ]
    for candidate in near:
        if candidate.application.id == selected:
            return candidate.application
    return near[0].application if near else None


_NEAR = 15
"""Points within which two applications are about as likely."""


def card_label(application: Application) -> str:
    """Return what an application is called in the form."""
    return f"{application.company}, {application.role}"


def new_contact(fields: Mapping[str, Any], application: Application) -> Contact | None:
    """Return the sender, where a contact is to be made of them."""
    sender: Contact | None = fields.get("sender")
    if sender is None or fields.get("contact", "yes") != "yes":
        return None
    return unknown_contact(application, sender)


def _sender_of(mail: Mail) -> str:
    name = mail.name or mail.address.partition("@")[0]
    return f"{name} <{mail.address}>" if mail.address else name


def _sender_line(contact: Contact) -> str:
    return f"{contact.name} <{contact.email}>" if contact.email else contact.name


def _read_card(form: ReceivedForm, text: str) -> tuple[Application | None, str]:
    assert form.board is not None
    labels = {
        card_label(application): application for application in form.board.applications.values()
    }
    application = labels.get(text.strip()) or find_application(form.board, clean(text))
    ranked = () if form.message is None else form.message.reading.candidates
    reasons = next(
        (candidate.reasons for candidate in ranked if candidate.application.id == application.id),
        (),
    )
    return application, _(", ").join(reasons) or _("→ {understood}").format(
        understood=card_label(application)
    )


def _read_meeting(form: ReceivedForm, text: str) -> tuple[NamedMeeting | None, str]:
    if not text.strip():
        return None, ""
    when, minutes = parse_stretch(text, form.now)
    said = echo(require_time(when), form.now)
    if minutes is not None:
        said = _("{time}, {minutes} min").format(time=said, minutes=minutes)
    return NamedMeeting(at=when.at, minutes=minutes), _("→ {understood}").format(understood=said)


def _read_kind(form: ReceivedForm, text: str) -> tuple[str, str]:
    kinds = () if form.message is None else form.message.reading.kinds
    guess = next(
        (
            kind_guess
            for kind_guess in kinds
            if kind_guess.kind is not None and kind_guess.kind == text
        ),
        None,
    )
    return text, _("“{words}”").format(words=guess.words) if guess and guess.words else ""


def _read_sender(form: ReceivedForm, text: str) -> tuple[Contact | None, str]:
    if not text.strip():
        return None, ""
    contact = parse_contact(text)
    new = unknown_contact(form.application, contact)
    if new is None:
        return contact, pgettext("label", "known")
    return contact, _("not a contact yet: {who}").format(who=contact_line(new))


def _read_at(form: ReceivedForm, text: str) -> tuple[datetime | None, str]:
    if not text.strip():
        return None, ""
    when = parse_when(text, form.now, HAPPENED)
    instant = place_on_day(form.application, when, form.now, kind=form.kind)
    said = _("→ {understood}").format(understood=echo(when, form.now))
    behind = placement_words(form.application, when, instant)
    return instant, "\n".join(filter(None, (said, behind)))


def _read_by(form: ReceivedForm, text: str) -> tuple[Deadline | None, str]:
    if not text.strip():
        return None, ""
    when = parse_when(text, form.now, deadline_of(form.message_at()))
    understood = echo(when, form.now)
    named = None if form.message is None else form.message.reading.find_deadline(when.deadline)
    if named is not None and not named.is_reply and has_offer(form.application, form.now):
        understood = with_remark(understood, deadline_words(named, form.now))
    return when.deadline, _("→ {understood}").format(understood=understood)


def _specs(form: ReceivedForm) -> list[FieldSpec]:
    cards = [] if form.board is None else [_card_spec(form, partial(_read_card, form))]
    return [*cards, *_event_specs(form), *_message_specs(form)]


def _event_specs(form: ReceivedForm) -> list[FieldSpec]:
    """Return the fields of what is logged."""
    application, now = form.first, form.now
    yes_no = (("yes", pgettext("answer", "yes")), ("no", pgettext("answer", "no")))
    return [
        FieldSpec(
            name="kind",
            label=pgettext("label", "kind"),
            text=KINDS[0].value,
            value=KINDS[0].value,
            read=partial(_read_kind, form),
            choices=tuple((kind.value, kind_label(kind)) for kind in KINDS),
        ),
        FieldSpec(
            name="meeting",
            label=pgettext("field", "meeting"),
            text="",
            value=None,
            read=partial(_read_meeting, form),
            example=_("for an interview: fri 15:00-16:00"),
        ),
        FieldSpec(
            name="by",
            label=_("answer by") if has_offer(application, now) else _("their date"),
            text="",
            value=None,
            read=partial(_read_by, form),
            example=_("the date it gives, if any: fri, 11/25"),
        ),
        _choice("reply", _("needs reply"), yes_no),
        _choice("contact", _("add contact"), yes_no, _("the sender, if new")),
    ]


def _message_specs(form: ReceivedForm) -> list[FieldSpec]:
    """Return the fields of the message itself."""
    return [
        FieldSpec(
            name="sender",
            label=pgettext("field", "from"),
            text="",
            value=None,
            read=partial(_read_sender, form),
            example=_("e.g. {example}").format(example=_("Sato Yuki <sato@example.com>")),
            complete=tuple(map(_sender_line, form.first.contacts)),
        ),
        FieldSpec(
            name="subject",
            label=pgettext("field", "subject"),
            text="",
            value="",
            read=lambda text: (clean(text), ""),
        ),
        FieldSpec(
            name="at",
            label=pgettext("field", "when"),
            text="",
            value=None,
            read=partial(_read_at, form),
            example=_("just now"),
        ),
        FieldSpec(
            name="text",
            label=pgettext("field", "message"),
            text="",
            value="",
            read=lambda text: (clean(text, lines=True), ""),
            lines=7,
        ),
    ]


def _card_spec(
    form: ReceivedForm, read: Callable[[str], tuple[Application | None, str]]
) -> FieldSpec:
    assert form.board is not None
    return FieldSpec(
        name="card",
        label=pgettext("field", "application"),
        text=card_label(form.first),
        value=form.first,
        read=read,
        complete=tuple(
            card_label(application)
            for application in form.board.applications.values()
            if application.is_open
        ),
    )


def _choice(
    name: str, label: str, choices: tuple[tuple[str, str], ...], remark: str = ""
) -> FieldSpec:
    first = choices[0][0]
    return FieldSpec(
        name=name,
        label=label,
        text=first,
        value=first,
        read=lambda text: (text, remark),
        choices=choices,
    )
