"""An invitation that came as a calendar file, on its way into a timeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.labels import kind_label
from jobboard_tui.domain.parsing.invitation_match import (
    Method,
    is_named,
    is_on_board,
    meeting_label,
    no_invitation_sentence,
    rank_applications,
    unknown_cancellation_sentence,
)
from jobboard_tui.domain.reports.warnings import cautions
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.interchange.mail.ics_invitation import Invitation, read_invitation_file
from jobboard_tui.interchange.mail.incoming import own_names
from jobboard_tui.tui.command_type import KeyContext
from jobboard_tui.tui.event_keys import answer_by_cautions
from jobboard_tui.tui.screens.invitation import InvitationChoice, InvitationScreen
from jobboard_tui.tui.widgets.choice import Choice

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen


def review_invitation(screen: BoardScreen, path: Path) -> None:
    """Show what the file says; once it is said whose it is, log or change the meeting.

    Of several meetings in it one is chosen first.
    """
    service = screen.service
    me = own_names(screen.session.settings.sender)
    try:
        invitations = read_invitation_file(path, service.board.home, me)
    except JobboardError as error:
        screen.announcer.warn(str(error))
        return
    ask_meeting(
        screen, path.name, invitations, lambda number: _review(screen, invitations[number - 1])
    )


def ask_meeting(
    screen: BoardScreen,
    name: str,
    invitations: Sequence[Invitation],
    chosen: Callable[[int], None],
    left: Callable[[], None] | None = None,
) -> None:
    """Ask which of several meetings is meant, and tell `chosen` its number, from 1.

    `left` is called when none is chosen.
    """
    if len(invitations) == 1:
        chosen(1)
        return
    choices = [
        Choice(_KEYS[place], _meeting_words(invitation, screen.service.now()), place + 1)
        for place, invitation in enumerate(invitations[: len(_KEYS)])
    ]
    screen.picker.ask(_("{name}: which meeting?").format(name=name), choices, chosen, left=left)


_KEYS = "123456789abcdefghijklmnoprstuvwxyz"
"""Keys of the meetings of one file; `q` closes."""


def _meeting_words(invitation: Invitation, now: datetime) -> str:
    when = meeting_label(invitation.at, invitation.is_cancelled, now, is_dated=invitation.is_dated)
    return _("{when}  {title}").format(
        when=when, title=invitation.title or pgettext("label", "untitled")
    )


def _review(screen: BoardScreen, invitation: Invitation) -> None:
    service = screen.service
    if invitation.method is not Method.REQUEST:
        at = invitation.at if invitation.is_timed else None
        screen.announcer.warn(
            no_invitation_sentence(invitation.method, invitation.title, at, service.now())
        )
        return
    if invitation.is_cancelled and not is_on_board(service.board, invitation.event_id):
        likely = rank_applications(service.board, invitation.about, invitation.event_id)[:1]
        named = next(
            (application for application in likely if is_named(application, invitation.about)), None
        )
        words = unknown_cancellation_sentence(invitation.title, invitation.at, service.now(), named)
        screen.announcer.warn(words)
        return

    def done(chosen: InvitationChoice | None) -> None:
        if chosen is None:
            return
        before = service.board.applications.get(chosen.application)
        if before is None:
            screen.announcer.warn(_("The application is no longer on the board."))
            return
        known = before.events.find(invitation.event_id)
        if invitation.is_cancelled and known is None:
            words = unknown_cancellation_sentence(
                invitation.title, invitation.at, service.now(), before
            )
            screen.announcer.warn(words)
            return
        try:
            event = service.events.log_invitation(
                before.id, chosen.kind, invitation, chosen.revision
            )
        except JobboardError as error:
            screen.announcer.warn(str(error))
            return
        if event == known:
            screen.announcer.announce(_("The timeline is unchanged."), before.company, ())
            return
        is_dated = event.is_dated(service.board.home)
        when = meeting_label(event.at, event.cancelled, service.now(), is_dated=is_dated)
        words = _("{kind} {when}").format(kind=kind_label(event.kind), when=when)
        but: list[str] = []
        if not event.cancelled:
            but = cautions(service.board, before, event, service.now())
            but += answer_by_cautions(service.board[before.id], event, service.now())
        screen.announcer.announce(words, before.company, but)
        screen.search.leave_filter_if_hidden(before.id)
        screen.go_to(KeyContext.COLUMNS)
        screen.columns.select(before.id)

    screen.app.push_screen(
        InvitationScreen(invitation, service.board, service.now(), screen.drafts), done
    )
