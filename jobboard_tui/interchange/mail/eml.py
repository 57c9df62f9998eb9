"""E-mail files: a received one read into a note, a letter written as one.

Nothing is sent from here. A file from outside is read within bounds, and what it says is cleaned
like all text.
"""

from __future__ import annotations

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import Header, decode_header
from email.message import Message
from email.utils import formataddr, parsedate_to_datetime
from pathlib import Path
from re import Pattern

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.types import FilledLetter
from jobboard_tui.domain.parsing.email_text import LONGEST, Mail, addresses, clean_message
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _
from jobboard_tui.interchange.mail.japanese_charsets import decode
from jobboard_tui.storage import atomic_write, user_files

LARGEST = 25_000_000
"""Bytes of a message with its attachments; mail servers take no larger ones."""
_MOST_PARTS = 200
_MOST_NAMES = 20
_TELLING = frozenset(("received", "mime-version", "content-type", "return-path", "message-id"))
"""Headers that only the source of a message has, not what is copied from a window."""
_MOST_HEADERS = 300
_NO_TEXT = (
    (re.compile(r"<!--"), re.compile(r"-->")),
    *(
        (re.compile(rf"<{name}\b", re.I), re.compile(rf"</{name}\s*>", re.I))
        for name in ("script", "style", "head")
    ),
)
"""Where what is not shown begins, and where it ends."""
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BREAK = re.compile(r"<(?:br|/p|/div|/tr|/li|/h[1-6])\b[^<>]{0,200}>", re.I)


def read_mail(path: Path) -> Mail:
    """The message of an `.eml` file; `JobboardError` where it is none, or is too large."""
    try:
        content = user_files.read_file(path, LARGEST)
    except OSError as error:
        raise _bad(path, error.strerror or _("it can't be read")) from None
    return parse_mail(content, path)


def parse_mail(content: bytes, path: Path) -> Mail:
    """The message of the content of such a file; `path` names it in the `JobboardError`."""
    if len(content) > LARGEST:
        raise _bad(path, user_files.too_large(LARGEST))
    try:
        message = message_from_bytes(content, policy=policy.compat32)
        mail = _mail(message)
    except RecursionError:
        raise _bad(path, _("its parts are nested deeper than any message's")) from None
    except (ValueError, LookupError, AttributeError) as error:
        raise _bad(path, str(error) or _("it can't be read")) from None
    if not any((message.get("From"), message.get("Subject"), message.get("Date"))):
        raise _bad(path, _("it has no sender, no subject and no date"))
    return mail


def read_source(text: str) -> Mail | None:
    """The message of a pasted source, with its headers; None for any other text."""
    if not _is_source(text):
        return None
    try:
        return _mail(message_from_bytes(text.encode(), policy=policy.compat32))
    except (ValueError, LookupError, AttributeError, RecursionError):
        return None


def _is_source(text: str) -> bool:
    """Whether lines of headers come first, one of which only the source of a message has."""
    for line in text.split("\n", _MOST_HEADERS)[:_MOST_HEADERS]:
        name, colon, _value = line.partition(":")
        if line[:1] in (" ", "\t"):
            continue
        if not colon or not name.isascii() or not name.replace("-", "").isalnum():
            return False
        if name.lower() in _TELLING:
            return True
    return False


def _bad(path: Path, why: str) -> JobboardError:
    return JobboardError(
        _("e-mail file {file}").format(file=path), why, _("save the message as .eml and name that")
    )


def _mail(message: Message) -> Mail:
    sender = _header(message, "From")
    name, address = next(iter(addresses(sender)), ("", ""))
    return Mail(
        name=clean(name)[:200],
        address=clean(address)[:300],
        subject=clean(_header(message, "Subject"))[:500],
        text=_body(message),
        at=_date(message),
    )


def _date(message: Message) -> datetime | None:
    try:
        at = parsedate_to_datetime(str(message.get("Date", "")))
    except (ValueError, TypeError, OverflowError):
        return None
    return at if at.tzinfo is not None and 1970 <= at.year <= 9000 else None


def _header(message: Message, name: str) -> str:
    """A header in plain text: encoded words decoded, bare bytes read as Japanese mail has them."""
    return _words(message.get(name, ""))


def _words(raw: Header | str) -> str:
    text = str(raw)[:5000].replace("\r", "").replace("\n", " ")
    pieces = []
    try:
        for piece, charset in decode_header(text if isinstance(raw, str) else raw):
            pieces.append(piece if isinstance(piece, str) else decode(piece, charset))
    except (ValueError, LookupError, MessageError):
        return text
    joined = "".join(pieces)
    if any("\udc80" <= character <= "\udcff" for character in joined):
        return decode(joined.encode("ascii", "surrogateescape"), None)
    return joined


def _body(message: Message) -> str:
    """The text part; of a message that has only HTML, what is left without its tags.

    The names of attachments stand below it.
    """
    text, html, names = "", "", []
    for count, part in enumerate(message.walk()):
        if count >= _MOST_PARTS:
            break
        if part.is_multipart():
            continue
        if name := part.get_filename():
            names.append(clean(_words(name))[:200])
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and not text:
            text = clean_message(_payload(part))
        if kind == "text/html" and not html:
            html = _payload(part)
    text = text or clean_message(_plain(html))
    if names:
        attached = _("attached: {names}").format(names=", ".join(names[:_MOST_NAMES]))
        text = f"{text}\n\n{attached}".strip()
    return text


def _payload(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    return decode(content[: 10 * LONGEST], part.get_content_charset())


def _plain(html: str) -> str:
    from html import unescape

    html = html[: 5 * LONGEST]
    for start, end in _NO_TEXT:
        html = _without(html, start, end)
    return unescape(_TAG.sub("", _BREAK.sub("\n", html)))


def _without(html: str, start: Pattern[str], end: Pattern[str]) -> str:
    """The text beside such parts; where one has no end there are no further ones."""
    pieces, at = [], 0
    while (opened := start.search(html, at)) and (closed := end.search(html, opened.end())):
        pieces.append(html[at : opened.start()])
        at = closed.end()
    return "".join([*pieces, html[at:]])


LARGEST_LETTER = 1_000_000
"""Bytes of a letter, far more than anybody writes."""


def read_own_text(path: Path) -> str:
    """The text of a file as somebody has written it; of an e-mail file its subject and its text.

    `JobboardError` for what is no file of text.
    """
    what = _("letter {file}").format(file=path)
    hint = _("name a file of text")
    try:
        if path.exists() and not path.is_file():
            raise JobboardError(what, _("it is no file"), hint)
        with path.open("rb") as file:
            content = file.read(LARGEST_LETTER + 1)
    except OSError as error:
        raise JobboardError(what, error.strerror or str(error), hint) from error
    if len(content) > LARGEST_LETTER or b"\0" in content:
        raise JobboardError(what, _("it is no text"), hint)
    text = decode(content.removeprefix(b"\xef\xbb\xbf"), None)
    mail = read_source(text)
    return text if mail is None else f"{mail.subject}\n\n{mail.text}".strip()


# -- writing -------------------------------------------------------------------------------------


def mail_bytes(draft: FilledLetter, sender: Sender) -> bytes:
    """A letter as an e-mail file that a mail program opens for sending."""
    # Messages of the newer policies lose a space at which an encoded subject is folded.
    message: Message[Header | str, Header | str] = Message(policy=policy.compat32)
    subject = clean(draft.subject)
    charset = "us-ascii" if subject.isascii() else "utf-8"
    message["Subject"] = Header(subject, charset, header_name="Subject")
    to, name = draft.recipient, sender.name_in(draft.letter.language)
    people = [one for one in (to, *to.beside) if one.email]
    if people:
        message["To"] = ", ".join(formataddr((clean(one.name), one.email)) for one in people)
    if sender.email:
        message["From"] = formataddr((clean(name), sender.email))
    message["X-Unsent"] = "1"
    message.set_payload(f"{draft.body}\n".replace("\n", "\r\n"), "utf-8")
    return message.as_bytes(policy=policy.compat32.clone(linesep="\r\n"))


def write_mail(path: Path, draft: FilledLetter, sender: Sender) -> None:
    """Write a letter as an `.eml` file; one that is there already is not overwritten."""

    def refuse_existing() -> None:
        if path.exists():
            raise JobboardError(
                _("e-mail file {file}").format(file=path),
                _("it is there already"),
                _("name another one, or move it away"),
            )

    refuse_existing()
    try:
        user_files.write_file(path, mail_bytes(draft, sender), check=refuse_existing)
    except OSError as error:
        raise atomic_write.save_error(error, path, _("choose another file")) from error
