"""E-mail files: a received one read into a note, a letter written as one.

Nothing is sent from here. A file from outside is read within bounds, and what it says is cleaned
like all text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import Header, decode_header
from email.message import Message
from email.utils import formataddr, parsedate_to_datetime
from itertools import islice
from pathlib import Path

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.types import FilledLetter
from jobboard_tui.domain.messages.quotes import (
    inner_message,
    is_passed_on,
    without_older_messages,
)
from jobboard_tui.domain.parsing.email_text import LONGEST, Mail, addresses, clean_message
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _
from jobboard_tui.interchange.mail.calendar_time_zones import find_zone
from jobboard_tui.interchange.mail.japanese_charsets import decode
from jobboard_tui.storage import atomic_write, user_files

LARGEST = 25_000_000
"""Bytes of a message with its attachments; mail servers take no larger ones."""
_MOST_PARTS = 200
_MOST_NAMES = 20
_TELLING = frozenset(("received", "mime-version", "content-type", "return-path", "message-id"))
"""Headers that only the source of a message has, not what is copied from a window."""
_MOST_HEADERS = 300
_ODD_ZONE = re.compile(
    r"(?P<date>.*?\d{1,2}:\d{2}(?::\d{2})?)\s*(?P<zone>[A-Z]{1,5}|(?:UTC|GMT)?\s*[+-]\d{1,2}:?\d{2})?"
    r"\s*(?:\([^()]*\))?\s*"
)
"""A date with a zone that the standard's reader does not know: a name, an offset with a colon."""
_NUMBERS = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})[T ]+"
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:\.\d+)?"
)
_ID = re.compile(r"<([^<>\s]{1,400})>")
_MOST_REFERENCES = 50
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def read_mail(path: Path, home: tzinfo | None = None) -> Mail:
    """Return the message of an `.eml` file; `JobboardError` where it is none, or is too large.

    Of a forwarded message that is the one inside it. A date without a zone is one of `home`.
    """
    try:
        content = user_files.read_file(path, LARGEST)
    except OSError as error:
        raise _bad(path, error.strerror or _("it can't be read")) from None
    return parse_mail(content, path, home)


def parse_mail(content: bytes, path: Path, home: tzinfo | None = None) -> Mail:
    """Return the message of the content of such a file; `path` names it in the `JobboardError`."""
    if len(content) > LARGEST:
        raise _bad(path, user_files.too_large(LARGEST))
    try:
        message = message_from_bytes(content, policy=policy.compat32)
        mail = _mail(message, home)
    except RecursionError:
        raise _bad(path, _("its parts are nested too deeply for a message")) from None
    except (ValueError, LookupError, AttributeError) as error:
        raise _bad(path, str(error) or _("it can't be read")) from None
    if not any((message.get("From"), message.get("Subject"), message.get("Date"))):
        raise _bad(path, _("it has no sender, no subject and no date"))
    return mail


def read_source(text: str, home: tzinfo | None = None) -> Mail | None:
    """Return the message of a pasted source, with its headers; None for any other text."""
    if not _is_source(text):
        return None
    try:
        return _mail(message_from_bytes(text.encode(), policy=policy.compat32), home)
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
        _("e-mail file {file}").format(file=path),
        why,
        _("save the message as .eml and give that file"),
    )


def parse_message(content: bytes, home: tzinfo | None = None) -> Mail:
    """Return the message that bytes are the source of; `ValueError` where they can't be read."""
    try:
        return _mail(message_from_bytes(content, policy=policy.compat32), home)
    except (LookupError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _mail(message: Message, home: tzinfo | None) -> Mail:
    inner = _attached_message(message)
    if inner is not None:
        message = inner
    sender = _header(message, "From")
    name, address = next(iter(addresses(sender)), ("", ""))
    text, names, calendar = _body(message)
    to = ",".join(_header(message, field) for field in ("To", "Cc"))
    mail = Mail(
        name=clean(name)[:200],
        address=clean(address)[:300],
        subject=clean(_header(message, "Subject"))[:500],
        text=text,
        at=_date(message, home),
        message_id=next(iter(_ids(message, "Message-ID")), ""),
        references=tuple(dict.fromkeys(_ids(message, "References") + _ids(message, "In-Reply-To"))),
        recipients=tuple(clean(recipient)[:300] for _name, recipient in addresses(to) if recipient),
        attachments=names,
        is_automatic=_is_automatic(message),
        calendar=calendar,
    )
    now = mail.at or _LONG_AGO
    inner_mail = inner_message(mail, now.astimezone(home) if home else now)
    if mail.at is None:
        inner_mail = replace(inner_mail, at=None)
    return without_older_messages(inner_mail)


def _attached_message(message: Message) -> Message | None:
    """The only message that one has attached whose subject says that it passes another on."""
    if not is_passed_on(Mail(subject=_header(message, "Subject"))):
        return None
    messages = [
        inner
        for part in islice(message.walk(), _MOST_PARTS)
        if part.get_content_type() == "message/rfc822" and isinstance(part.get_payload(), list)
        for inner in part.get_payload()
        if isinstance(inner, Message)
    ]
    return messages[0] if len(messages) == 1 else None


def _ids(message: Message, field: str) -> list[str]:
    """The identifiers of messages in a header."""
    return _ID.findall(str(message.get(field, ""))[:20_000])[:_MOST_REFERENCES]


def _is_automatic(message: Message) -> bool:
    """Whether the header says that a robot sent it, or that it went to many."""
    sent = str(message.get("Auto-Submitted", "no")).strip().lower()
    bulk = str(message.get("Precedence", "")).strip().lower()
    return not sent.startswith("no") or bulk in ("bulk", "junk", "auto_reply")


def _date(message: Message, home: tzinfo | None) -> datetime | None:
    """When it was sent; a date without a zone is one of the home zone."""
    date_text = str(message.get("Date", "")).strip()[:200]
    at = _standard_date(date_text)
    if at is None or at.tzinfo is None or _ODD_ZONE.fullmatch(date_text) is None:
        at = _odd_date(date_text) or at
    if at is not None and at.tzinfo is None:
        at = at.replace(tzinfo=home) if home is not None else None
    return at if at is not None and 1970 <= at.year <= 9000 else None


def _standard_date(date_text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(date_text)
    except (ValueError, TypeError, OverflowError):
        return None


def _odd_date(date_text: str) -> datetime | None:
    """A date whose zone has a name or a colon, or that is written in numbers."""
    parts = _ODD_ZONE.fullmatch(date_text)
    if parts is None:
        return None
    if numbers := _NUMBERS.fullmatch(parts["date"].strip()):
        try:
            digits = " ".join(number or "0" for number in numbers.groups())
            at = datetime.strptime(digits, "%Y %m %d %H %M %S")  # noqa: DTZ007 - its zone stands apart
        except ValueError:
            return None
    else:
        standard = _standard_date(parts["date"].strip())
        if standard is None:
            return None
        at = standard.replace(tzinfo=None)
    if not parts["zone"]:
        return at
    zone = find_zone(parts["zone"].strip(), at.year)
    return None if zone is None else at.replace(tzinfo=zone)


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


def _body(message: Message) -> tuple[str, tuple[str, ...], bytes]:
    """The text, of a message that has only HTML its words and links; file names; calendar part.

    The names of attachments stand below the text.
    """
    text, html, names, calendar = "", "", [], b""
    for part in islice(message.walk(), _MOST_PARTS):
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        if kind in ("text/calendar", "application/ics") and not calendar:
            content = part.get_payload(decode=True)
            calendar = content if isinstance(content, bytes) else b""
            continue
        if name := part.get_filename():
            names.append(clean(_words(name))[:200])
            continue
        if kind == "text/plain" and not text:
            text = clean_message(_payload(part))
        if kind == "text/html" and not html:
            html = _payload(part)
    if not text and html:
        from jobboard_tui.interchange.mail.html_text import html_text

        text = clean_message(html_text(html[: 5 * LONGEST]))
    attachments = tuple(names[:_MOST_NAMES])
    if attachments:
        attached = _("attached: {names}").format(names=", ".join(attachments))
        text = f"{text}\n\n{attached}".strip()
    return text, attachments, calendar


def _payload(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    return decode(content[: 10 * LONGEST], part.get_content_charset())


LARGEST_LETTER = 1_000_000
"""Bytes of a letter, far more than anybody writes."""


def read_own_text(path: Path) -> str:
    """Return the text of a file as somebody has written it.

    Of an e-mail file it is the subject and the text.

    `JobboardError` for what is no file of text.
    """
    what = _("letter {file}").format(file=path)
    hint = _("give a text file")
    try:
        content = user_files.read_file(path, LARGEST_LETTER)
    except OSError as error:
        raise JobboardError(what, error.strerror or str(error), hint) from error
    if b"\0" in content:
        raise JobboardError(what, _("not text"), hint)
    text = decode(content.removeprefix(b"\xef\xbb\xbf"), None)
    mail = read_source(text)
    return text if mail is None else f"{mail.subject}\n\n{mail.text}".strip()


# -- writing -------------------------------------------------------------------------------------


def mail_bytes(draft: FilledLetter, sender: Sender) -> bytes:
    """Return a letter as an e-mail file that a mail program opens for sending."""
    # Messages of the newer policies lose a space at which an encoded subject is folded.
    message: Message[Header | str, Header | str] = Message(policy=policy.compat32)
    subject = clean(draft.subject)
    charset = "us-ascii" if subject.isascii() else "utf-8"
    message["Subject"] = Header(subject, charset, header_name="Subject")
    to, name = draft.recipient, sender.name_in(draft.letter.language)
    people = [recipient for recipient in (to, *to.beside) if recipient.email]
    if people:
        message["To"] = ", ".join(
            formataddr((clean(recipient.name), recipient.email)) for recipient in people
        )
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
                _("it already exists"),
                _("choose another name, or move it away"),
            )

    refuse_existing()
    try:
        user_files.write_file(path, mail_bytes(draft, sender), check=refuse_existing)
    except OSError as error:
        raise atomic_write.save_error(error, path, _("choose another file")) from error
