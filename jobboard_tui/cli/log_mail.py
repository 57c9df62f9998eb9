"""A message that came, from an e-mail file: proposed, or logged as the words of the call say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.context import STDIN
from jobboard_tui.cli.event_log import log_from_words, log_invited
from jobboard_tui.config.user_paths import typed_path
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.labels import day_clock
from jobboard_tui.domain.models import MEETINGS, Application, Kind
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.context import CommandCall
    from jobboard_tui.interchange.mail.incoming import IncomingMessage

HELD_BACK = 3
"""The exit code of what is not done until it is insisted on."""


def log_mail(call: CommandCall) -> int:
    """Log a message where the call says whose it is and what, or its clear proposal with --yes.

    Otherwise the applications that it may belong to are printed, and what it seems to be is said.
    """
    message = _message(call)
    words, reading = call.words, message.reading
    if not words.force and _is_logged(call, message):
        return HELD_BACK
    before = call.application() if words.app is not None else None
    kind = Kind(words.event) if words.event is not None else None
    if before is not None and kind is not None:
        return _log(call, message, before, kind)
    if words.yes:
        clear = reading.application
        before = before or (None if clear is None else clear.application)
        kind = kind or reading.kind
        if before is not None and kind is not None:
            _say(call, message)
            call.info(_("{company}, {role}").format(company=before.company, role=before.role))
            return _log(call, message, before, kind, is_proposed=words.event is None)
    _propose(call, message)
    return HELD_BACK


def _message(call: CommandCall) -> IncomingMessage:
    """The e-mail file of the call, read before anything is changed."""
    from jobboard_tui.config.mail_words_file import load_mail_words
    from jobboard_tui.interchange.mail.eml import LARGEST, parse_mail, read_mail
    from jobboard_tui.interchange.mail.incoming import own_names, read_incoming

    path = typed_path(call.words.eml)
    if call.words.eml == STDIN:
        mail = parse_mail(sys.stdin.buffer.read(LARGEST + 1), path, call.home)
    else:
        mail = read_mail(path, call.home)
    words = load_mail_words(call.letter_places.messages)
    me = own_names(call.settings.sender)
    return read_incoming(call.service.board, mail, words, call.now, me)


def _is_logged(call: CommandCall, message: IncomingMessage) -> bool:
    """Whether the message is in a timeline already, which is said."""
    from jobboard_tui.interchange.mail.incoming import logged_as

    known = logged_as(call.service.board, message.reading.mail)
    if known is None:
        return False
    app_id, event = known
    call.info(
        _("{company}: the message is already in the timeline, as {event} of {when}").format(
            company=call.service.board[app_id].company,
            event=event.id,
            when=day_clock(event.at, call.now),
        )
    )
    call.info(_("nothing was logged; --force logs it again"))
    return True


def _propose(call: CommandCall, message: IncomingMessage) -> None:
    """Print the applications that it may belong to, and say what it seems to be."""
    from jobboard_tui.domain.messages.summary import candidate_line

    reading = message.reading
    for candidate in reading.candidates:
        call.out(candidate_line(candidate))
    _say(call, message)
    if not reading.candidates:
        call.info(_("no application on the board matches"))
    elif reading.application is None:
        call.info(_("it is unclear which application it belongs to"))
    call.info(_("nothing was logged; give APP and EVENT, or use a clear suggestion with --yes"))


def _say(call: CommandCall, message: IncomingMessage) -> None:
    from jobboard_tui.domain.messages.summary import summary_lines

    for line in summary_lines(message.reading, call.now):
        call.info(line)
    if message.refused:
        call.info(_("note: {sentence}").format(sentence=message.refused))


def _log(
    call: CommandCall,
    message: IncomingMessage,
    before: Application,
    kind: Kind,
    *,
    is_proposed: bool = False,
) -> int:
    """Log it; dates that it names count only where they were part of a proposal."""
    from jobboard_tui.interchange.mail.incoming import event_fields

    fields = event_fields(message, call.service.board, before.id, kind, call.now)
    if not is_proposed:
        _tell_other_card(call, message, before)
        _tell_dates(call, message)
        for name in ("by", "answers_offer"):
            fields.pop(name, None)
    if kind in MEETINGS:
        code = _log_meeting(call, message, before, kind, fields)
    else:
        if not call.words.at:
            _tell_sent(call, message, fields)
        code = log_from_words(call, before, kind, fields)
    _propose_contact(call, before, message)
    return code


def _log_meeting(
    call: CommandCall,
    message: IncomingMessage,
    before: Application,
    kind: Kind,
    fields: dict[str, Any],
) -> int:
    """Log the meeting of a message: that of its calendar part, or the one that its text names."""
    from jobboard_tui.interchange.mail.ics_invitation import choose_invitation

    if call.words.at:
        for name in ("at", "minutes"):
            fields.pop(name, None)
        return log_from_words(call, before, kind, fields)
    if message.invitations:
        invitation = choose_invitation(message.invitations, _("in the message"), call.words.which)
        own = {name: fields[name] for name in ("note", "message_id")}
        return log_invited(call, before, kind, invitation, own)
    if message.refused:
        raise InvalidInput(
            _("e-mail file {file}").format(file=call.words.eml),
            message.refused,
            _("give the time with --at"),
        )
    if "at" not in fields:
        raise InvalidInput(
            _("e-mail file {file}").format(file=call.words.eml),
            _("it doesn't clearly say when the meeting is"),
            _("give the time with --at"),
        )
    call.info(_("at → {when}").format(when=day_clock(fields["at"], call.now)))
    return log_from_words(call, before, kind, fields)


def _tell_sent(call: CommandCall, message: IncomingMessage, fields: dict[str, Any]) -> None:
    """Say as of when it is logged: when it was sent, unless its clock was ahead of ours."""
    if "at" in fields:
        call.info(_("at → {when}").format(when=day_clock(fields["at"], call.now)))
    elif message.reading.mail.at is None:
        call.info(_("note: its date can't be read, so it is logged as of now"))
    else:
        call.info(_("note: its date is in the future, so it is logged as of now"))


def _tell_other_card(call: CommandCall, message: IncomingMessage, before: Application) -> None:
    clear = message.reading.application
    if clear is None or clear.application.id == before.id:
        return
    call.info(
        _("note: it seems to belong to {company}, {role} ({id}): {reasons}").format(
            company=clear.application.company,
            role=clear.application.role,
            id=clear.application.id,
            reasons=_(", ").join(clear.reasons),
        )
    )


def _tell_dates(call: CommandCall, message: IncomingMessage) -> None:
    """Say which dates it names, where the call tells none."""
    from jobboard_tui.domain.messages.summary import deadline_words

    if call.words.by or call.words.answer_by:
        return
    for deadline in message.reading.deadlines:
        what = deadline_words(deadline, call.now)
        call.info(_("note: it mentions a date: {what}; --by sets it").format(what=what))
    for named in message.reading.doubts:
        if named.until:
            call.info(
                _("note: not read: “{words}”, {why}; --by sets the date").format(
                    words=named.words, why=named.doubt
                )
            )


def _propose_contact(call: CommandCall, before: Application, message: IncomingMessage) -> None:
    """Name a sender who is not among the contacts, or make a contact of them."""
    from jobboard_tui.domain.contacts import contact_line, unknown_contact

    sender, words = message.reading.contact, call.words
    if sender is None:
        if words.add_contact:
            call.info(_("note: the sender doesn't seem to be a person, so no contact is added"))
        return
    here = call.service.board[before.id]
    contact = unknown_contact(here, sender)
    if contact is None:
        return
    who = contact_line(contact)
    if words.add_contact:
        call.service.edit([here.id], contacts=(*here.contacts, contact))
        call.info(_("contact added: {who}").format(who=who))
    else:
        call.info(_("note: {who} is not a contact yet; --add-contact adds them").format(who=who))
