"""What is new in a folder of mail: each message with what it is taken for, and how many of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.labels import kind_label
from jobboard_tui.domain.messages.vocabulary import MailWords
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.interchange.mail.incoming import IncomingMessage, logged_as, read_incoming
from jobboard_tui.interchange.mail.mail_folder import FolderMessage

_MOST_NAMED = 3
"""Messages that are left out, of which it is said by name why."""


class MailState(StrEnum):
    """What would be done with a message of a folder."""

    PROPOSED = "proposed"
    """Its application and its kind are clear."""
    UNCLEAR = "unclear"
    """It may belong to an application, and has to be looked at."""
    LOGGED = "logged"
    """It is in a timeline already."""
    OTHER = "other"
    """Nothing in it points to an application of the board."""
    UNREADABLE = "unreadable"


@frozen(kw_only=True)
class NewMail:
    """A new message of a folder: its mark, what would be done, and what it is taken for.

    `trouble` says which one can't be read, and why, where that is known.
    """

    mark: str
    state: MailState
    message: IncomingMessage | None = None
    trouble: str = ""


def take_stock(
    messages: Iterable[FolderMessage],
    seen: frozenset[str],
    board: Board,
    words: MailWords,
    now: datetime,
    *,
    me: Sequence[str] = (),
) -> list[NewMail]:
    """Return the messages that were not gone through yet, with what each is taken for."""
    return [
        _stock(message, board, words, now, me) for message in messages if message.mark not in seen
    ]


def _stock(
    source: FolderMessage, board: Board, words: MailWords, now: datetime, me: Sequence[str]
) -> NewMail:
    if source.mail is None:
        trouble = f"{source.name}: {source.why}" if source.why else ""
        return NewMail(mark=source.mark, state=MailState.UNREADABLE, trouble=trouble)
    message = read_incoming(board, source.mail, words, now, me)
    reading = message.reading
    if logged_as(board, source.mail) is not None:
        state = MailState.LOGGED
    elif not reading.candidates:
        state = MailState.OTHER
    elif reading.application is None or reading.kind is None:
        state = MailState.UNCLEAR
    else:
        is_clear = not reading.doubts and reading.rival is None
        state = MailState.PROPOSED if is_clear else MailState.UNCLEAR
    return NewMail(mark=source.mark, state=state, message=message)


def count_words(mails: Sequence[NewMail]) -> str:
    """Return in words how many messages there are of each sort, and what of them is left out."""
    count = len(mails)
    counts = [ngettext("{count} new message", "{count} new messages", count).format(count=count)]
    kinds = Counter(
        mail.message.reading.kind
        for mail in mails
        if mail.message is not None and mail.state in (MailState.PROPOSED, MailState.UNCLEAR)
    )
    for kind, number in kinds.most_common():
        label = pgettext("label", "unclear") if kind is None else kind_label(kind)
        counts.append(_("{count} {kind}").format(count=number, kind=label))
    states = Counter(mail.state for mail in mails)
    for state, label in (
        (MailState.OTHER, _("not about an application")),
        (MailState.LOGGED, _("already logged")),
        (MailState.UNREADABLE, pgettext("row", "unreadable")),
    ):
        if states[state]:
            counts.append(_("{count} {kind}").format(count=states[state], kind=label))
    troubles = [mail.trouble for mail in mails if mail.trouble]
    counts += troubles[:_MOST_NAMED]
    if len(troubles) > _MOST_NAMED:
        counts.append(_("and {count} more").format(count=len(troubles) - _MOST_NAMED))
    return _(", ").join(counts)
