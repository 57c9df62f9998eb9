"""An invitation that came as a calendar file, on its way into a timeline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.labels import kind_label
from jobboard_tui.domain.parsing.invitation_match import (
    Method,
    meeting_label,
    no_invitation_sentence,
)
from jobboard_tui.domain.reports.warnings import cautions
from jobboard_tui.i18n import _
from jobboard_tui.interchange.mail.ics_invitation import read_invitation_file
from jobboard_tui.tui.command_type import Place
from jobboard_tui.tui.event_keys import answer_by_cautions
from jobboard_tui.tui.screens.invitation import InvitationScreen, Invited

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen


def invited(screen: BoardScreen, path: Path) -> None:
    """Show what the file says; once it is said whose it is, log or change the meeting."""
    desk = screen.desk
    try:
        told = read_invitation_file(path, desk.board.home)
    except JobboardError as error:
        screen.warn(str(error))
        return
    if told.method is not Method.REQUEST:
        at = told.at if told.is_timed else None
        screen.warn(no_invitation_sentence(told.method, told.title, at, desk.now()))
        return

    def done(chosen: Invited | None) -> None:
        if chosen is None:
            return
        before = desk.board.applications.get(chosen.application)
        if before is None:
            screen.warn(_("The application is not on the board any more."))
            return
        known = before.events.find(told.event_id)
        try:
            event = desk.invited(before.id, chosen.kind, told, chosen.revision)
        except JobboardError as error:
            screen.warn(str(error))
            return
        if event == known:
            screen.said(_("The timeline stays as it is."), before.company, ())
            return
        when = meeting_label(event.at, event.cancelled, desk.now())
        words = _("{kind} {when}").format(kind=kind_label(event.kind), when=when)
        but: list[str] = []
        if not event.cancelled:
            but = cautions(desk.board, before, event, desk.now())
            but += answer_by_cautions(desk.board[before.id], event, desk.now())
        screen.said(words, before.company, but)
        screen.leave_filter_if_hidden(before.id)
        screen.go_to(Place.COLUMNS)
        screen.columns.select(before.id)

    screen.app.push_screen(InvitationScreen(told, desk.board, desk.now(), screen.drafts), done)
