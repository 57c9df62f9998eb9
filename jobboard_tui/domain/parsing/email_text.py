"""Received messages: what they say, and who wrote them. Nothing here reads a file."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import getaddresses, parsedate_to_datetime

from jobboard_tui.domain.contacts import parse_contact, plain_name
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.models import Application, Contact
from jobboard_tui.domain.parsing.datetimes import parse_when
from jobboard_tui.domain.parsing.purpose import HAPPENED
from jobboard_tui.domain.text import clean, fold
from jobboard_tui.domain.values import frozen

LONGEST = 20_000
"""Characters of a message's text that are kept."""

_HEADS = {
    **dict.fromkeys(("from", "差出人", "送信者", "送信元"), "from"),
    **dict.fromkeys(("subject", "件名", "題名", "タイトル"), "subject"),
    **dict.fromkeys(("date", "sent", "日時", "日付", "送信日時", "受信日時", "送信日"), "date"),
    **dict.fromkeys(("to", "cc", "reply-to", "宛先", "返信先", "重要度"), ""),
}
_HEAD = re.compile(rf"(?i)[*＊]?({'|'.join(_HEADS)})[*＊]?[ 　]*[:：][*＊]?[ 　]*(.*)")
_FORWARDED = re.compile(r"[-_ ]*(?:Original Message|Forwarded message|元のメッセージ|転送)[-_ ]*")
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_SIGNATURE_LINES = 15
_LONGEST_HEAD = 1000
_LONGEST_LINE = 2000


@frozen(kw_only=True)
class Mail:
    """What a received message says. `at` is None where it has no date that can be read.

    `message_id` and `references` are those of its header, without brackets; `recipients` the
    addresses that it is to; `attachments` the names of its files, which stand in the `text` too.
    `is_automatic`: its header says that a robot sent it. `calendar` is its calendar part, if any.
    `quoted` is the text with the older messages below it, where it has some.
    """

    name: str = ""
    address: str = ""
    subject: str = ""
    text: str = ""
    at: datetime | None = None
    message_id: str = ""
    references: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    is_automatic: bool = False
    calendar: bytes = b""
    quoted: str = ""

    @property
    def note(self) -> str:
        """The subject, an empty line, the text."""
        return f"{self.subject}\n\n{self.text}".strip()


def clean_message(text: str) -> str:
    """The text of a message as the timeline keeps it."""
    text = re.sub(r"\n{3,}", "\n\n", clean(text, lines=True))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def parse_pasted(text: str, now: datetime) -> Mail:
    """A message as it is copied from a mail program: lines such as `From:` or `件名：`, then text.

    Without at least two such lines all of it is text.
    """
    text = clean(text, lines=True)
    lines = text.split("\n")
    if _FORWARDED.fullmatch(lines[0]):
        lines = lines[1:]
    heads: dict[str, str] = {}
    count = 0
    for line in lines:
        match = _HEAD.fullmatch(line.strip())
        if match is None:
            break
        heads.setdefault(_HEADS[match[1].lower()], match[2].strip()[:_LONGEST_HEAD])
        count += 1
    if count < 2 or not {"from", "subject"} & set(heads):
        return Mail(text=clean_message(text))
    name, address = _sender(heads.get("from", ""))
    return Mail(
        name=name,
        address=address,
        subject=heads.get("subject", ""),
        text=clean_message("\n".join(lines[count:])),
        at=_date(heads.get("date", ""), now),
    )


def addresses(said: str) -> list[tuple[str, str]]:
    """The names and addresses of a line; none where it is too odd for the standard's reader."""
    try:
        return getaddresses([said[:_LONGEST_LINE]])
    except RecursionError:
        return []


def _sender(said: str) -> tuple[str, str]:
    """A name and an address, of `Sato <sato@example.com>` or of about any other form."""
    said = re.sub(r"\[mailto:([^\]\s]+)\]", r"<\1>", said)
    found = addresses(said)
    if len(found) == 1 and "@" in found[0][1]:
        return clean(found[0][0]), clean(found[0][1])
    address = _ADDRESS.search(said)
    try:
        return parse_contact(said).name, address[0] if address else ""
    except InvalidInput:
        return "", address[0] if address else ""


def _date(said: str, now: datetime) -> datetime | None:
    """When it was sent, as a mail program writes it; None where that is not clear."""
    try:
        at = parsedate_to_datetime(said)
        return at if at.tzinfo is not None else at.replace(tzinfo=now.tzinfo)
    except (ValueError, TypeError, OverflowError):
        pass
    try:
        when = parse_when(said, now, HAPPENED)
    except InvalidInput:
        return None
    return None if when.dated else when.at


def signed_by(application: Application, text: str) -> Contact | None:
    """The contact who seems to have written a text: the address or the whole name under it."""
    end = "\n".join(text.rstrip().split("\n")[-_SIGNATURE_LINES:])
    addresses = {one.casefold() for one in _ADDRESS.findall(end)}
    for contact in application.contacts:
        if contact.email.casefold() in addresses:
            return contact
    said = fold(end)
    for contact in application.contacts:
        name = fold(plain_name(contact.name))
        if len(name) >= (4 if name.isascii() else 2) and name in said:
            return contact
    return None
