"""What a message that came is taken for on the board, and how it goes into a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.config.mail_words_file import load_mail_words
from jobboard_tui.domain.models import MEETINGS
from jobboard_tui.domain.parsing.invitation_match import compare_revisions
from jobboard_tui.i18n import _
from jobboard_tui.interchange.mail.incoming import (
    IncomingMessage,
    event_fields,
    own_names,
    read_incoming,
)
from jobboard_tui.tui.actions.events import log_facts

if TYPE_CHECKING:
    from jobboard_tui.domain.models import Contact
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
    screen: BoardScreen, app_id: str, message: IncomingMessage, contact: Contact | None
) -> None:
    """Log what a message says, a meeting as its invitation where it has one at that time.

    `contact` is a sender to be made a contact of the application.
    """
    service, kind = screen.service, message.reading.kind
    assert kind is not None
    fields = event_fields(message, service.board, app_id, kind, screen.now)
    invitation = message.invitation_at(fields["at"]) if kind in MEETINGS else None
    known = None
    if invitation is not None:
        known = service.board[app_id].events.find(invitation.event_id)
    if invitation is not None and known is not None:
        revision = compare_revisions(
            known, invitation.at, invitation.is_cancelled, invitation.sequence, invitation.stamp
        )
        event = service.events.log_invitation(app_id, known.kind, invitation, revision)
        said = _("The timeline is unchanged.") if event == known else _("meeting changed")
        screen.announcer.announce(said, service.board[app_id].company, ())
    else:
        if invitation is not None:
            fields |= {"sequence": invitation.sequence, "stamp": invitation.stamp}
            fields |= {"event_id": invitation.event_id, "cancelled": invitation.is_cancelled}
        log_facts(screen, app_id, kind, **fields)
    if contact is not None:
        here = service.board[app_id]
        service.edit([app_id], contacts=(*here.contacts, contact))
        screen.announcer.announce(
            _("logged; {name} is now a contact").format(name=contact.name), here.company
        )
