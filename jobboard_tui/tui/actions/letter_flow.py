"""Letters on the screen: what they are written with, the ways out, and what sending logs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobboard_tui.config.letter_files import load_library
from jobboard_tui.config.user_paths import here
from jobboard_tui.domain.errors import InvalidInput, TooEarly
from jobboard_tui.domain.labels import kind_label
from jobboard_tui.domain.letters.composer import LetterComposer
from jobboard_tui.domain.letters.types import FilledLetter, Language
from jobboard_tui.domain.models import Channel, Kind
from jobboard_tui.domain.parsing.datetimes import parse_when
from jobboard_tui.domain.parsing.email_text import Mail, parse_pasted
from jobboard_tui.domain.parsing.purpose import deadline_of
from jobboard_tui.domain.reports.warnings import cautions
from jobboard_tui.i18n import _
from jobboard_tui.interchange.mail.eml import read_mail, read_source, write_mail
from jobboard_tui.storage.silenced_checks import SilencedChecks
from jobboard_tui.tui.letter_draft import LetterDraft
from jobboard_tui.tui.screens.compose import ComposeScreen, ComposeServices, SentLetter
from jobboard_tui.tui.widgets.paths import names_file, path_in

if TYPE_CHECKING:
    from jobboard_tui.domain.reminders.api import Reminder
    from jobboard_tui.storage.letter_drafts import UnsentLetters
    from jobboard_tui.tui.screens.board import BoardScreen


LONGEST_PASTE = 1_000_000
"""Characters of a pasted message that are looked at, attachments included."""


def write_letter(
    screen: BoardScreen,
    app_id: str,
    reminders: Sequence[Reminder] = (),
    *,
    logs: Kind | None = None,
    closed: Callable[[], None] = lambda: None,
) -> None:
    """Open a letter for an application; once it is sent, log it.

    `logs` asks for the letter that logs an event of that kind, whatever is due; `closed` is called
    when the letter is closed, sent or not.
    """
    service = screen.service
    places = service.store.places
    composer = LetterComposer(
        library=load_library(places),
        board=service.board,
        rule_set=service.rule_set,
        sender=screen.session.settings.sender,
        now=service.now(),
        preferred=screen.session.settings.letter_language,
    )
    folder = places.state_dir(service.store.path)
    unsent = screen.session.unsent
    kinds = composer.kinds(app_id, reminders)
    if logs is not None:
        kinds.sort(key=lambda kind: composer.library.letter(kind, Language.EN).logs is not logs)
    paper = LetterDraft(composer, app_id, kinds, unsent, SilencedChecks(folder))
    outside = ComposeServices(
        copy=screen.session.programs.put_on_clipboard,
        open_mail=screen.session.programs.open_mail,
        write_mail=lambda draft: write_mail_file(screen, draft),
        keep_sender=lambda sender: screen.session.remember(
            replace(screen.session.settings, sender=sender)
        ),
    )

    def done(sent: SentLetter | None) -> None:
        if sent is not None:
            was_seen = logs is Kind.ACCEPTED
            sign_first(screen, sent, lambda: log_sent(screen, sent, unsent), seen=was_seen)
        screen.attempt(closed)

    remarks = [
        remark for remark in composer.library.remarks if remark not in screen.session.shown_remarks
    ]
    screen.session.shown_remarks.update(remarks)
    screen.app.push_screen(ComposeScreen(paper, outside, remarks), done)


def parse_message(text: str, now: datetime) -> Mail | None:
    """Return a message with headers, or the e-mail file that a line names; None for any other text.

    `JobboardError` for a file that is no message.
    """
    text = text[:LONGEST_PASTE]
    if names_file(text, ".eml"):
        return read_mail(path_in(text), now.tzinfo)
    mail = read_source(text, now.tzinfo)
    if mail is None:
        mail = parse_pasted(text, now)
    return mail if mail.name or mail.address or mail.subject else None


def write_mail_file(screen: BoardScreen, draft: FilledLetter) -> Path:
    """Return a letter as an e-mail file in the folder where the program was started."""
    name = f"{draft.application}-{draft.letter.kind}"
    numbers = ("", *(f"-{number}" for number in range(2, 1000)))
    paths = (here() / f"{name}{number}.eml" for number in numbers)
    path = next(path for path in paths if not path.exists())
    write_mail(path, draft, screen.session.settings.sender)
    return path


def sign_first(
    screen: BoardScreen, sent: SentLetter, go_on: Callable[[], None], *, seen: bool
) -> None:
    """Before an acceptance is logged, a look at what is open, unless it was `seen` before.

    Where there is nothing to look at any more, or it can't be read, what was sent is logged.
    """
    if seen or sent.draft.letter.logs is not Kind.ACCEPTED:
        go_on()
        return
    from jobboard_tui.tui.actions.accept_offer import before_signing

    if not screen.attempt(lambda: before_signing(screen, sent.draft.application, go_on)):
        go_on()


def log_sent(screen: BoardScreen, sent: SentLetter, unsent: UnsentLetters) -> None:
    """Log the event of a letter, with its text; too early, it can be insisted on."""
    draft = sent.draft
    kind = draft.letter.logs or Kind.WROTE
    is_way_known = draft.letter.via is not Channel.EMAIL or bool(draft.recipient.emails)
    facts: dict[str, Any] = {
        "via": draft.letter.via if is_way_known else None,
        "people": tuple(person.name for person in draft.recipient.people),
        "note": f"{draft.subject}\n\n{draft.body}".strip(),
    }
    if kind is Kind.ASKED_TIME and "until" in sent.answers:
        try:
            now = screen.service.now()
            facts["by"] = parse_when(sent.answers["until"], now, deadline_of(now)).deadline
        except InvalidInput:
            screen.announcer.warn(
                _("the date of your answer was not understood; Enter in the timeline adds it")
            )

    def log(force: bool = False) -> None:
        before = screen.service.board[draft.application]
        logged = screen.service.events.log(draft.application, kind, force=force, **facts)
        unsent.forget(sent.key)
        said = _("logged: {kind}").format(kind=kind_label(kind))
        but = cautions(screen.service.board, before, logged, screen.service.now())
        screen.announcer.announce(said, before.company, but)
        if kind is Kind.ACCEPTED:
            from jobboard_tui.tui.actions.accept_offer import after_acceptance

            after_acceptance(screen, draft.application, write_letter)

    def try_it() -> None:
        try:
            log()
        except TooEarly as early:
            why = screen.selection.about(draft.application, early.why)
            screen.announcer.insist(why, kind, lambda: log(force=True))

    screen.attempt(try_it)
