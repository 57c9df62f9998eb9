"""Letters, and what is written down after an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobboard_tui.domain.rules import MEETING_FORM
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _
from jobboard_tui.tui.actions import action
from jobboard_tui.tui.actions.preconditions import a_card, a_card_to_change, writable
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.presentation.text_width import cut

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jobboard_tui.domain.parsing.email_text import Mail
    from jobboard_tui.tui.screens.board import BoardScreen


@action("compose", needs=a_card_to_change)
def compose(screen: BoardScreen) -> None:
    """Open the letter that the reminder under the cursor calls for; of a reflection, its form."""
    reminder = screen.selection.reminder
    if reminder is not None and reminder.rule.form not in (None, MEETING_FORM):
        reflect(screen)
    else:
        letter(screen)


@action("letter", needs=a_card_to_change)
def letter(screen: BoardScreen) -> None:
    """Ask for a letter, that of the reminder under the cursor first."""
    from jobboard_tui.tui.actions.letter_flow import write_letter

    app_id, reminder = screen.selection.application_id, screen.selection.reminder
    assert app_id
    others = [other for other in screen.view.reminders_of(app_id) if other is not reminder]
    write_letter(screen, app_id, [*([reminder] if reminder else []), *others])


@action("reflect", needs=a_card_to_change)
def reflect(screen: BoardScreen) -> None:
    """Open the form after an interview."""
    from jobboard_tui.tui.actions.reflection import ask_reflection

    assert screen.selection.application_id
    ask_reflection(screen, screen.selection.application_id)


@action("questions")
def questions(screen: BoardScreen) -> None:
    """Show the bank of questions; those for the selected card's company come first."""
    from jobboard_tui.tui.presentation.question_bank import sections
    from jobboard_tui.tui.screens.help import HelpScreen

    listed = sections(screen.service.board, screen.selection.application, screen.service.now())
    if not listed:
        said = _("No questions yet; {key} on a card logs what you were asked.")
        screen.announcer.say(said.format(key=BY_ID["reflect"].first_key))
        return
    screen.app.push_screen(HelpScreen(_("Questions asked in interviews"), listed))


@action("received", needs=a_card_to_change)
def take_received(screen: BoardScreen) -> None:
    """Ask for a message that came, pasted or from a file."""
    assert screen.selection.application_id
    take_message(screen, screen.selection.application_id)


def take_message(
    screen: BoardScreen,
    app_id: str,
    mail: Mail | None = None,
    *,
    closed: Callable[[bool], None] = lambda _is_logged: None,
) -> None:
    """Open the form of a message that came; what it says goes into the timeline.

    Of several meetings in its calendar part one is chosen first. `closed` is told whether it is
    logged once that question or the form is left.
    """
    from jobboard_tui.tui.actions.invitation import ask_meeting
    from jobboard_tui.tui.actions.received_mail import interpret_message

    requests = () if mail is None else interpret_message(screen, mail).requests
    if mail is None or len(requests) < 2:
        _open_message(screen, app_id, mail, None, closed)
        return
    ask_meeting(
        screen,
        mail.subject or _("the message"),
        requests,
        lambda which: _open_message(screen, app_id, mail, which, closed),
        lambda: closed(False),
    )


def _open_message(
    screen: BoardScreen,
    app_id: str,
    mail: Mail | None,
    which: int | None,
    closed: Callable[[bool], None],
) -> None:
    from jobboard_tui.tui.actions.letter_flow import parse_message
    from jobboard_tui.tui.actions.received_mail import interpret_message, log_message
    from jobboard_tui.tui.screens import received_message as room

    form = room.ReceivedForm(
        screen.service.board[app_id],
        screen.now,
        screen.drafts,
        lambda text: parse_message(text, screen.now),
        mail,
        board=screen.service.board,
        interpret=lambda message: interpret_message(
            screen, message, which if message is mail else None
        ),
    )

    def done(fields: dict[str, Any] | None) -> None:
        if not fields:
            closed(False)
            return
        card = fields.get("card")
        target = app_id if card is None else card.id

        def log() -> None:
            contact = room.new_contact(fields, screen.service.board[target])
            log_message(screen, target, form.corrected(fields, screen.now), contact)

        if not screen.attempt(log):
            form.keep()
            closed(False)
            return
        if screen.selection.application_id != target:
            screen.attempt(lambda: screen.show_card(target))
        closed(True)

    screen.app.push_screen(form, done)


def take_paste(screen: BoardScreen, text: str) -> None:
    """Take a pasted message, or the file of one or of an invitation; else say what it is not.

    A message is proposed for the application that it most likely belongs to, otherwise for the
    selected card. Terminals hand over the ends of lines as they like.
    """
    from jobboard_tui.domain.parsing.email_text import Mail
    from jobboard_tui.tui.actions.letter_flow import parse_message
    from jobboard_tui.tui.actions.received_mail import interpret_message
    from jobboard_tui.tui.screens.received_message import best_candidate
    from jobboard_tui.tui.widgets.paths import names_file, path_in

    text = text.replace("\r\n", "\n").replace("\r", "\n")

    if names_file(text, ".ics"):
        _take_invitation(screen, path_in(text))
        return
    mail = parse_message(text, screen.now)
    if mail is None and "\n" in text.strip():
        mail = Mail(text=text)
    if mail is None:
        screen.announcer.warn(_not_understood(text))
        return
    known = best_candidate(interpret_message(screen, mail).reading, screen.selection.application_id)
    app_id = known.id if known is not None else screen.selection.application_id
    reason = writable(screen) or ("" if app_id else a_card(screen))
    if reason or not app_id:
        screen.announcer.warn(reason)
    else:
        take_message(screen, app_id, mail)


_SHOWN_CELLS = 40
"""Of a paste that is not understood."""


def _not_understood(text: str) -> str:
    """Return what to say of a paste on the board that is neither a message nor a file of one."""
    line = clean(text)
    if not line:
        return _("The paste was empty.")
    return _(
        "Not understood: “{text}” is neither a message with a sender nor an .eml or .ics "
        "file. {message} opens the message form, {add} adds an application."
    ).format(
        text=cut(line, _SHOWN_CELLS),
        message=BY_ID["received"].first_key,
        add=BY_ID["add"].first_key,
    )


def _take_invitation(screen: BoardScreen, path: Path) -> None:
    from jobboard_tui.tui.actions.invitation import review_invitation

    if reason := writable(screen):
        screen.announcer.warn(reason)
    else:
        review_invitation(screen, path)
