"""A message that came, with its calendar part: what it is taken for, and the event it would be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.messages.reading import MessageReading, NamedMeeting, read_message
from jobboard_tui.domain.messages.times import DeadlineSubject
from jobboard_tui.domain.messages.vocabulary import MailWords
from jobboard_tui.domain.models import MEETINGS, Channel, Event, Kind
from jobboard_tui.domain.offers.deadline import has_offer
from jobboard_tui.domain.parsing.email_text import Mail
from jobboard_tui.domain.parsing.invitation_match import (
    Method,
    is_on_board,
    round_of,
    unknown_cancellation_sentence,
)
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.interchange.mail.ics_invitation import Invitation, read_invitations


@frozen(kw_only=True)
class IncomingMessage:
    """What a message is taken for, the meetings of its calendar part, and why it has none."""

    reading: MessageReading
    invitations: tuple[Invitation, ...] = ()
    refused: str = ""

    @property
    def requests(self) -> tuple[Invitation, ...]:
        """The meetings that the calendar part invites to, or calls off."""
        return tuple(
            invitation for invitation in self.invitations if invitation.method is Method.REQUEST
        )

    @property
    def invitation(self) -> Invitation | None:
        """The only one of them; None where there are several."""
        return self.requests[0] if len(self.requests) == 1 else None

    def invitation_at(self, at: datetime) -> Invitation | None:
        """The one that begins then."""
        return next((invitation for invitation in self.requests if invitation.at == at), None)

    def meeting_at(self, at: datetime) -> NamedMeeting | None:
        """What the message tells of a meeting that begins then."""
        invitation = self.invitation_at(at)
        meeting = self.reading.meeting if invitation is None else _meeting(invitation)
        return meeting if meeting is not None and meeting.at == at else None


def own_names(sender: Sender) -> tuple[str, ...]:
    """Return the names and the address by which the seeker is known among others."""
    return tuple(filter(None, (sender.name, sender.latin, sender.kana, sender.email)))


def read_incoming(
    board: Board,
    mail: Mail,
    words: MailWords,
    now: datetime,
    me: Iterable[str] = (),
    *,
    which: int | None = None,
) -> IncomingMessage:
    """Return what a message is taken for on a board; `me` are the seeker's names and addresses.

    `which` is the number of the meeting that counts, where its calendar part has several.
    """
    invitations: list[Invitation] = []
    refused = ""
    if mail.calendar:
        own = (*me, *(mail.recipients if len(mail.recipients) == 1 else ()))
        try:
            invitations = read_invitations(
                mail.calendar, _("in the message"), ZoneInfo(board.zone), own
            )
        except JobboardError as error:
            refused = str(error)
    requests = [invitation for invitation in invitations if invitation.method is Method.REQUEST]
    for invitation in [request for request in requests if request.is_cancelled]:
        if not is_on_board(board, invitation.event_id):
            requests.remove(invitation)
            refused = refused or unknown_cancellation_sentence(invitation.title, invitation.at, now)
    if which is not None and 1 <= which <= len(requests):
        requests = [requests[which - 1]]
    meeting = _meeting(requests[0]) if len(requests) == 1 else None
    is_invited = len(requests) > 1
    reading = read_message(board, mail, words, now, meeting, is_invited=is_invited)
    others = tuple(
        invitation for invitation in invitations if invitation.method is not Method.REQUEST
    )
    return IncomingMessage(reading=reading, invitations=(*requests, *others), refused=refused)


def _meeting(invitation: Invitation) -> NamedMeeting:
    return NamedMeeting(
        at=invitation.at,
        minutes=invitation.minutes,
        round=round_of(invitation.title),
        people=invitation.people,
        where=invitation.where,
    )


def logged_as(board: Board, mail: Mail) -> tuple[str, Event] | None:
    """Return the application and the event that a message is in a timeline as; None without one."""
    if not mail.message_id:
        return None
    for application in board.applications.values():
        for event in application.events:
            if event.message_id == mail.message_id:
                return application.id, event
    return None


def event_fields(
    message: IncomingMessage, board: Board, app_id: str, kind: Kind, now: datetime
) -> dict[str, Any]:
    """Return the fields of the event that a message would be in the timeline of an application.

    `at` is missing where the message does not tell it: of a meeting its time, of anything else
    when it was sent, or where its clock was ahead of ours.
    """
    reading, mail = message.reading, message.reading.mail
    sender = mail.name if reading.contact is None else reading.contact.name
    people = tuple(filter(None, (sender or mail.address,)))
    fields: dict[str, Any] = {
        "note": mail.note,
        "via": Channel.EMAIL,
        "people": people,
        "message_id": mail.message_id,
        "needs_reply": reading.needs_reply if kind is reading.kind else not reading.is_automatic,
    }
    if kind in MEETINGS:
        fields |= {"via": None, "people": ()}
        if reading.meeting is not None:
            meeting = reading.meeting
            fields |= {"at": meeting.at, "minutes": meeting.minutes, "where": meeting.where}
            fields |= {"people": meeting.people}
            fields |= {"round": meeting.round if kind is Kind.INTERVIEW else None}
        return fields
    if mail.at is not None and mail.at <= now:
        fields["at"] = mail.at.astimezone(ZoneInfo(board.zone))
    if kind is reading.kind and reading.deadline is not None:
        fields["by"] = reading.deadline.by
        if kind is Kind.RECEIVED:
            fields["answers_offer"] = (
                has_offer(board[app_id], now) and reading.deadline.subject is DeadlineSubject.REPLY
            )
    return fields
