"""What a message that came is taken for on the board, and how it goes into a timeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from jobboard_tui.config.mail_words_file import load_mail_words
from jobboard_tui.domain.models import MEETINGS, Channel, Kind
from jobboard_tui.domain.offers.deadline import has_offer
from jobboard_tui.domain.parsing.invitation_match import compare_revisions
from jobboard_tui.i18n import _
from jobboard_tui.interchange.mail.incoming import IncomingMessage, own_names, read_incoming
from jobboard_tui.tui.actions.events import log_facts
from jobboard_tui.tui.screens.received_message import event_fields, new_contact

if TYPE_CHECKING:
    from jobboard_tui.domain.parsing.email_text import Mail
    from jobboard_tui.tui.screens.board import BoardScreen


def interpret_message(screen: BoardScreen, mail: Mail, which: int | None = None) -> IncomingMessage:
    """Return what a message is taken for on the board as it is now.

    `which` is the number of the meeting that counts, where its calendar part has several.
    """
    service = screen.service
    words = load_mail_words(service.store.places.messages)
    me = own_names(screen.session.settings.sender)
    return read_incoming(service.board, mail, words, service.now(), me, which=which)


def log_message(
    screen: BoardScreen, app_id: str, message: IncomingMessage | None, fields: Mapping[str, Any]
) -> None:
    """Log what a filled-in form describes, and make a contact of the sender where it says so."""
    facts = event_fields(fields, screen.now)
    kind: Kind = facts.pop("kind")
    if message is not None and message.reading.mail.message_id:
        facts["message_id"] = message.reading.mail.message_id
    if kind in MEETINGS:
        _log_meeting(screen, app_id, message, kind, facts)
    else:
        if kind is Kind.RECEIVED and facts["by"] is not None:
            # the label of its field says so
            facts["answers_offer"] = has_offer(screen.service.board[app_id], screen.now)
        log_facts(screen, app_id, kind, via=Channel.EMAIL, **facts)
    here = screen.service.board[app_id]
    contact = new_contact(fields, here)
    if contact is not None:
        screen.service.edit([app_id], contacts=(*here.contacts, contact))
        screen.announcer.announce(
            _("logged; {name} is now a contact").format(name=contact.name), here.company
        )


def _log_meeting(
    screen: BoardScreen,
    app_id: str,
    message: IncomingMessage | None,
    kind: Kind,
    facts: dict[str, Any],
) -> None:
    """Log the meeting that a message fixes, as its invitation where it has one at that time."""
    at = facts["at"]
    facts = {name: facts[name] for name in ("at", "minutes", "note", "message_id") if name in facts}
    meeting = None if message is None else message.meeting_at(at)
    if message is None or meeting is None:
        log_facts(screen, app_id, kind, **facts)
        return
    facts |= {"people": meeting.people, "where": meeting.where}
    if kind is Kind.INTERVIEW:
        facts["round"] = meeting.round
    invitation = message.invitation_at(at)
    known = None
    if invitation is not None:
        known = screen.service.board[app_id].events.find(invitation.event_id)
    if invitation is not None and known is None:
        facts |= {"sequence": invitation.sequence, "stamp": invitation.stamp}
        facts |= {"event_id": invitation.event_id, "cancelled": invitation.is_cancelled}
    if invitation is None or known is None:
        log_facts(screen, app_id, kind, **facts)
        return
    revision = compare_revisions(
        known, at, invitation.is_cancelled, invitation.sequence, invitation.stamp
    )
    event = screen.service.events.log_invitation(app_id, known.kind, invitation, revision)
    said = _("The timeline is unchanged.") if event == known else _("meeting changed")
    screen.announcer.announce(said, screen.service.board[app_id].company, ())
