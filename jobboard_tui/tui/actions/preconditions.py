"""What acts need, each with the sentence that is said where it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.i18n import _
from jobboard_tui.tui.command_type import KeyContext
from jobboard_tui.tui.commands import BY_ID

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen


def writable(screen: BoardScreen) -> str:
    """Return why the board's file can't be changed; empty if it can."""
    return screen.service.store.read_only


def a_card(screen: BoardScreen) -> str:
    """Return why there is no application to act on; empty if one is selected."""
    return "" if screen.selection.application else _("No card is selected here.")


def a_card_or_row(screen: BoardScreen) -> str:
    """Return why there is no card, and no reminder in the due list; empty if one is selected."""
    if screen.place is KeyContext.DUE:
        return "" if screen.selection.reminder else _("No reminder is selected here.")
    return a_card(screen)


def a_card_to_change(screen: BoardScreen) -> str:
    """Return why no application can be changed; empty if the selected one can."""
    return writable(screen) or a_card(screen)


def a_reminder(screen: BoardScreen) -> str:
    """Return why there is no reminder to act on; empty if one is selected or several are marked."""
    if screen.selection.reminders:
        return writable(screen)
    if screen.selection.application:
        return _("Nothing is due or waiting for {company}.").format(
            company=screen.selection.application.company
        )
    return _("No reminder is selected here.")


def something_to_do(screen: BoardScreen) -> str:
    """Return why there is no reminder, nor the row for all that nobody answers; empty if so."""
    return writable(screen) if on_silent(screen) else a_reminder(screen)


def on_silent(screen: BoardScreen) -> bool:
    """Whether the keys are about the row for all that nobody answers."""
    return screen.place is KeyContext.DUE and screen.due.is_silent


def an_event(screen: BoardScreen) -> str:
    """Return why there is no event of the timeline to change; empty if one is selected."""
    return writable(screen) or (
        "" if screen.selection.event_id else _("Choose an event in the timeline first.")
    )


def a_posting(screen: BoardScreen) -> str:
    """Return why there is no address to open; empty if the application has one."""
    if not screen.selection.application:
        return a_card(screen)
    if screen.selection.application.url:
        return ""
    return _("{company}: no link to the posting is known; {key} adds one.").format(
        company=screen.selection.application.company, key=BY_ID["edit"].first_key
    )


def an_action_before(screen: BoardScreen) -> str:
    """Return why nothing can be repeated; empty if a key has changed something before."""
    if screen.last_action.command_id:
        return ""
    return _("Nothing to repeat yet.")


def order_by_hand(screen: BoardScreen) -> str:
    """Return why cards can't be put in order; empty if they are sorted by hand."""
    if screen.order != "hand":
        return _("The cards are not sorted by hand; {key} h changes that.").format(
            key=BY_ID["sort"].first_key
        )
    return a_card_to_change(screen)
