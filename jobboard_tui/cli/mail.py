"""A folder of mail: what is new in it, gone through on the screen, listed, or logged if clear."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.config.user_paths import typed_path
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.i18n import _, pgettext

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.interchange.mail.new_mail import NewMail

HELD_BACK = 3
"""The exit code where something is left that has to be looked at."""


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    mail_ = commands.verb(
        "mail",
        mail,
        does=_("go through the new messages in a maildir, an mbox or a folder of .eml files"),
    )
    mail_.add_argument("path", metavar="PATH", help=_("the folder or file; it is never changed"))
    mail_.add_argument(
        "--json", action="store_true", help=_("only list what would be done, as JSON")
    )
    mail_.add_argument(
        "--yes", action="store_true", help=_("log what is clear without opening the dashboard")
    )


def mail(call: CommandCall) -> int:
    """Open the dashboard on what is new; list it where nobody can be asked."""
    mails = _new_mail(call)
    if call.words.json:
        call.out_json([_shape(new_mail, call) for new_mail in mails])
        return 0
    if call.words.yes:
        return _log_clear(call, mails)
    if mails and sys.stdin.isatty() and sys.stdout.isatty():
        from jobboard_tui.cli.dashboard import open_on_mail

        return open_on_mail(call, mails)
    _list(call, mails)
    return (
        HELD_BACK
        if any(new_mail.message and new_mail.message.reading.candidates for new_mail in mails)
        else 0
    )


def _new_mail(call: CommandCall) -> list[NewMail]:
    from jobboard_tui.config.mail_words_file import load_mail_words
    from jobboard_tui.interchange.mail.incoming import own_names
    from jobboard_tui.interchange.mail.mail_folder import read_mail_folder
    from jobboard_tui.interchange.mail.new_mail import take_stock
    from jobboard_tui.storage.seen_mail import seen_marks

    service = call.service
    if not (call.words.json or service.board.applications):  # a list marks nothing as read
        raise JobboardError(
            pgettext("action", "mail"),
            _("the board has no applications that messages could belong to"),
            _("add one first; nothing was marked as read"),
        )
    folder = service.store.places.state_dir(service.store.path)
    return take_stock(
        read_mail_folder(typed_path(call.words.path), call.home),
        seen_marks(folder),
        service.board,
        load_mail_words(call.letter_places.messages),
        call.now,
        me=own_names(call.settings.sender),
    )


def _list(call: CommandCall, mails: list[NewMail]) -> None:
    """Print what would be done with each message, and say how many there are."""
    from jobboard_tui.interchange.mail.new_mail import count_words

    for new_mail in mails:
        if new_mail.message is not None and new_mail.message.reading.candidates:
            call.out(_line(new_mail))
    call.info(count_words(mails))
    if any(
        new_mail.message is not None and new_mail.message.reading.candidates for new_mail in mails
    ):
        call.info(
            _("nothing was logged; --yes logs what is clear, and a terminal shows them one by one")
        )


def _line(new_mail: NewMail) -> str:
    from jobboard_tui.domain.messages.summary import guess_words

    assert new_mail.message is not None
    reading = new_mail.message.reading
    best = reading.candidates[0].application
    kind = guess_words(reading.kinds[0]) if reading.kinds else pgettext("label", "unclear")
    return _("{state}  {company}, {role}: {kind}; {subject}").format(
        state=new_mail.state,
        company=best.company,
        role=best.role,
        kind=kind,
        subject=reading.mail.subject,
    )


def _log_clear(call: CommandCall, mails: list[NewMail]) -> int:
    """Log the messages whose application and kind are clear; what is not is left for later."""
    from jobboard_tui.interchange.mail.new_mail import MailState, count_words
    from jobboard_tui.storage.seen_mail import note_seen

    call.info(count_words(mails))
    done: list[str] = []
    left = 0
    for new_mail in mails:
        if new_mail.state is MailState.PROPOSED and _is_logged(call, new_mail):
            call.out(_line(new_mail))
        elif new_mail.state in (MailState.PROPOSED, MailState.UNCLEAR):
            left += 1
            continue
        done.append(new_mail.mark)
    service = call.service
    note_seen(service.store.places.state_dir(service.store.path), done)
    if left:
        call.info(_("{count} left to review: open them on a terminal").format(count=left))
    return HELD_BACK if left else 0


def _is_logged(call: CommandCall, new_mail: NewMail) -> bool:
    """Log a clear message as it is proposed; whether that is possible without asking."""
    from jobboard_tui.domain.models import MEETINGS
    from jobboard_tui.interchange.mail.incoming import event_fields

    assert new_mail.message is not None
    reading, service = new_mail.message.reading, call.service
    if reading.application is None or reading.kind is None or new_mail.message.invitations:
        return False
    app_id, kind = reading.application.application.id, reading.kind
    fields = event_fields(new_mail.message, service.board, app_id, kind, call.now)
    if kind in MEETINGS and "at" not in fields:
        return False
    service.events.log(app_id, kind, **fields)
    return True


def _shape(new_mail: NewMail, call: CommandCall) -> dict[str, Any]:
    """A message of a folder, and what would be done with it."""
    from jobboard_tui.cli.json_output import deadline, optional

    message = new_mail.message
    reading = None if message is None else message.reading
    content = None if reading is None else reading.mail
    clear = None if reading is None else reading.application
    guess = reading.kinds[0] if reading is not None and reading.kinds else None
    named = None if reading is None else reading.deadline
    meeting = None if reading is None else reading.meeting
    return {
        "mark": new_mail.mark,
        "state": new_mail.state.value,
        "sent": optional(None if content is None else content.at, call.home),
        "name": "" if content is None else content.name,
        "email": "" if content is None else content.address,
        "subject": "" if content is None else content.subject,
        "application": None if clear is None else clear.application.id,
        "candidates": []
        if reading is None
        else [candidate.application.id for candidate in reading.candidates],
        "kind": None if guess is None or guess.kind is None else guess.kind.value,
        "words": "" if guess is None else guess.words,
        "needs_reply": reading is not None and reading.needs_reply,
        "at": optional(None if meeting is None else meeting.at, call.home),
        "by": None if named is None else deadline(named.by, call.home),
    }
