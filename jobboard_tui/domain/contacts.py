"""Names and contacts as people type them."""

from __future__ import annotations

import re

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.given_names import GIVEN_NAMES
from jobboard_tui.domain.models import Application, Contact
from jobboard_tui.domain.text import clean, fold, mail_address
from jobboard_tui.i18n import _

_BETWEEN_NAMES = re.compile(r"[,、，;；&＆\n]| (?:and|と) ")
_BLANKS = re.compile(r"[^\S\n]+")
_MAIL = re.compile(r"[<(（]?(?:mailto:)?([^\s<>,;、()（）]{0,64}@[^\s<>,;、()（）]*)[>)）]?")
_PHONE = re.compile(r"(?<![\w.])(?:tel:?\s*)?(\+?\(?\d[\d\-() ]{6,18}\d)(?![\w@])", re.IGNORECASE)
_NOBODY = re.compile(r"(?i)^(?:(?:do-?)?no-?t?-?reply|mailer-daemon|notifications?)\b")
_TITLE = re.compile(r"[（(]([^（）()]+)[)）]")
_BEHIND = re.compile(
    r"(?P<name>(?=\s*[^（）()\s])[^（）()]*)[（(](?P<title>[^（）()]+)[)）]\s*(?P<courtesy>(?:様|さま|さん|氏|殿)?)\s*"
)
_PRONOUNS = re.compile(r"(?:s?he|they|any)(?:\s*/\s*\w+)+", re.IGNORECASE)
_HONORIFIC = re.compile(r"(?:様|さま|さん|氏|殿|(?<=\S)先生|-?san|-?sama)$", re.IGNORECASE)
_LATIN = re.compile(
    r"(?P<name>[^/／]*[^\x00-\u024f／]) ?[/／] ?(?P<latin>[A-Za-z\u00c0-\u024f .'’-]+)"
)
"""A name in Japanese and how its owner writes it in Latin letters: 佐藤 由紀 / Sato Yuki."""
_COURTESY = re.compile(r"^(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof|Professor)\.?\s+", re.IGNORECASE)


def plain_name(name: str) -> str:
    """Return a name without Mr, 様 and the like, and without what stands in brackets behind it.

    >>> plain_name("佐藤様"), plain_name("Ms. Mori"), plain_name("Sato-san")
    ('佐藤', 'Mori', 'Sato')
    >>> plain_name("Ms. Tanaka (HR)"), plain_name("佐藤様（人事部）")
    ('Tanaka', '佐藤')
    """
    name = split_title(name)[0]
    return _HONORIFIC.sub("", _COURTESY.sub("", name)).strip() or name


def split_title(name: str) -> tuple[str, str]:
    """Return a name, and the department or task in brackets behind it; empty where there is none.

    >>> split_title("Ms. Tanaka (HR)"), split_title("佐藤（人事部）様"), split_title("(Mori)")
    (('Ms. Tanaka', 'HR'), ('佐藤様', '人事部'), ('(Mori)', ''))
    """
    match = _BEHIND.fullmatch(name)
    if match is None:
        return name, ""
    title = match["title"].strip()
    return match["name"].strip() + match["courtesy"], "" if _PRONOUNS.fullmatch(title) else title


def parse_people(text: str) -> tuple[str, ...]:
    """Return the names in a text, parted by commas, `、`, `&` or "and".

    >>> parse_people("Sato, Mori and 佐藤様")
    ('Sato', 'Mori', '佐藤様')
    """
    names = (clean(name) for name in _BETWEEN_NAMES.split(_BLANKS.sub(" ", text)))
    return tuple(dict.fromkeys(name for name in names if name))


def parse_contact(line: str) -> Contact:
    """Return a person: name, title, mail address and phone number, in about any order.

    `InvalidInput` for a bad address, or where no name is left.

    The name in Latin letters, for English letters, stands behind a slash. A given name behind the
    first comma is no title.

    >>> parse_contact("Sato Yuki, HR <sato@aoba.example> 03-1234-5678").title
    'HR'
    >>> parse_contact("佐藤 由紀 / Sato Yuki, 人事部").latin
    'Sato Yuki'
    >>> parse_contact("Tanaka, Yuki, HR").name
    'Yuki Tanaka'
    """
    line = clean(line)
    email = phone = title = ""
    if match := _MAIL.search(line):
        email = mail_address(match[1])
        line = _without(line, match)
    if match := _PHONE.search(line):
        phone = match[1].strip()
        line = _without(line, match)
    if match := _TITLE.search(line):
        title = match[1].strip()
        line = _without(line, match)
    parts = [part for part in (part.strip() for part in re.split(r"[,、，]", line)) if part]
    if not parts:
        raise InvalidInput(
            _("contact {line}").format(line=email or phone or line or "–"),
            _("the name is missing"),
            _("e.g. Sato Yuki, HR <sato@example.com> 03-1234-5678"),
        )
    name, *others = parts
    if others and others[0] in GIVEN_NAMES and re.fullmatch(r"[^\W\d_][\w'’-]+", name):
        given, *others = others
        name = f"{given} {name}"
    latin = ""
    if both := _LATIN.fullmatch(name):
        name, latin = both["name"].strip(), both["latin"].strip()
    title = title or ", ".join(others)
    return Contact(name=name, email=email, phone=phone, title=title, latin=latin)


def is_nobody(address: str) -> bool:
    """Whether nobody reads what is sent to an address, such as no-reply@."""
    return _NOBODY.match(address) is not None


def _without(line: str, match: re.Match[str]) -> str:
    return f"{line[: match.start()]},{line[match.end() :]}"


def contact_line(contact: Contact) -> str:
    """Return the line that `parse_contact` reads back."""
    line = f"{contact.name} / {contact.latin}" if contact.latin else contact.name
    line = f"{line}, {contact.title}" if contact.title else line
    if contact.email:
        line = f"{line} <{contact.email}>"
    return f"{line} {contact.phone}".rstrip()


def unknown_contact(application: Application, person: Contact) -> Contact | None:
    """Return a person; None where the application knows their name or address already."""
    known = {contact.email.casefold() for contact in application.contacts if contact.email}
    names = {fold(contact.name) for contact in application.contacts}
    if person.email.casefold() in known or fold(person.name) in names:
        return None
    return person


def parse_tags(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the tags to put on, and those with a minus, to take off.

    >>> parse_tags("remote #python, -visa")
    (('remote', 'python'), ('visa',))
    """
    put_on: dict[str, None] = {}
    take_off: dict[str, None] = {}
    for word in re.split(r"[\s,、，]+", clean(text)):
        target = take_off if word[:1] in ("-", "−", "－") else put_on
        if tag := word.lstrip("-−－+＋#＃"):
            target[tag] = None
    return tuple(put_on), tuple(take_off)
