"""Who a message is from: a person with a name of their own, a team, or a robot."""

from __future__ import annotations

import re
import unicodedata

from jobboard_tui.domain.contacts import plain_name
from jobboard_tui.domain.messages.vocabulary import MailWords, fold_all, sentences
from jobboard_tui.domain.models import Contact
from jobboard_tui.domain.parsing.email_text import Mail
from jobboard_tui.domain.text import clean, is_address

_PARTS = re.compile(r"[.+_\-=]+")
_BRACKETS = re.compile(r"[（(【\[［]([^（()）【】\[\]［］]*)[)）】\]］]")
_FORM = re.compile(
    r"株式会社|有限会社|合同会社|[（(][株有同][）)]|㈱|㈲|\b(?:K\.?K\.?|Inc|Ltd|LLC|Co)\b"
)
_LATIN_COMMA = re.compile(r"([A-ZÀ-Þ][\w'’\-]+), ([A-ZÀ-Þ][\w'’\-]+(?: [A-ZÀ-Þ][\w'’.\-]*)?)")
_CUT = re.compile(r"\s*[|｜/／@＠,、，]\s*|\s+[-–—]\s+|\s+(?:at|from|of|via)\s+")
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々]")
_LONGEST_PART = 4
"""Characters of a family name or a given name in kanji."""
_SIGNATURE_LINES = 12


def is_robot_address(address: str, words: MailWords) -> bool:
    """Return whether nobody reads what is sent to an address, by the part before its @."""
    local = address.partition("@")[0].casefold()
    parts = [part.rstrip("0123456789") for part in _PARTS.split(local)]
    joined = "".join(parts)
    if any(word in joined for word in ("noreply", "donotreply", "dontreply")):
        return True
    return any(
        "".join(parts[start:end]) in words.robots
        for start in range(len(parts))
        for end in range(start + 1, len(parts) + 1)
    )


def is_automatic(mail: Mail, words: MailWords) -> bool:
    """Return whether a robot sent a message: by its address, its header, or its own words."""
    if mail.is_automatic or is_robot_address(mail.address, words):
        return True
    return any(words.automatic.find(sentence) for sentence in fold_all(sentences(mail.note)))


def is_shared(domain: str, words: MailWords) -> bool:
    """Return whether a domain, or one that it is part of, writes for several companies."""
    parts = domain.casefold().split(".")
    return any(".".join(parts[at:]) in words.shared for at in range(len(parts)))


def sender_contact(mail: Mail, words: MailWords) -> Contact | None:
    """Return the person who wrote a message; None for a team, a robot and an unknown name."""
    if not is_address(mail.address) or is_automatic(mail, words):
        return None
    name, title = split_sender(mail.name, words)
    whole = _in_signature(name, mail.text)
    if not name and (signed := _signed(mail, words)):
        return signed
    return Contact(name=whole or name, email=mail.address, title=title) if name else None


def split_sender(name_line: str, words: MailWords) -> tuple[str, str]:
    """Return a person's name and department or post; empty texts where there is no person.

    Company, department, 様 and what stands in brackets are no part of the name.
    """
    name_line = clean(unicodedata.normalize("NFKC", name_line)).strip("\"' ")
    if "@" in name_line:
        return "", ""
    name_line = given_name_first(name_line)
    beside = [
        clean(piece) for piece in _BRACKETS.findall(name_line) if not _FORM.fullmatch(f"({piece})")
    ]
    bare = " ".join(
        _BRACKETS.sub(
            lambda match: match[0] if _FORM.fullmatch(match[0]) else " ", name_line
        ).split()
    )
    titles = []
    for part in _CUT.split(bare):
        name, title = _person(part, words)
        titles += [title] if title else []
        if name:
            titles += [_title(piece, words) for piece in beside]
            return plain_name(name), " ".join(filter(None, titles))
    if beside and _JAPANESE.search(name_line):
        for piece in beside:
            name, title = _person(piece, words)
            if name and len(name.split()) > 1:
                return plain_name(name), title
    return "", ""


def given_name_first(name: str) -> str:
    """Return a name in Latin letters whose family name stands before a comma the other way round.

    >>> given_name_first("Amano, Keiko"), given_name_first("Kestrel, Inc")
    ('Keiko Amano', 'Kestrel, Inc')
    """
    match = _LATIN_COMMA.fullmatch(name)
    return f"{match[2]} {match[1]}" if match and not _FORM.search(match[2]) else name


def _person(part: str, words: MailWords) -> tuple[str, str]:
    """A name among the words of a part, and the department before it."""
    part = plain_name(part)
    tokens = part.split()
    while tokens and (_is_company(tokens[0]) or _is_department(tokens[0], words)):
        tokens = tokens[1:]
    dropped = part.split()[: len(part.split()) - len(tokens)]
    title = " ".join(filter(None, (_title(piece, words) for piece in dropped)))
    rest = " ".join(tokens)
    if not tokens or is_team(rest, words) or _FORM.search(rest):
        return "", title
    is_japanese = _JAPANESE.search(rest) is not None
    if is_japanese and len(tokens) > 2:
        tail = tokens[-2:]
        if all(len(piece) <= _LONGEST_PART and not piece.isascii() for piece in tail):
            return " ".join(tail), title
        return tokens[-1], title
    return rest, title


def _is_company(token: str) -> bool:
    return _FORM.search(token) is not None


def _is_department(token: str, words: MailWords) -> bool:
    plain = token.casefold()
    return (
        _JAPANESE.search(token) is not None
        and plain.endswith(words.departments)
        and (len(token) > 2 or plain in words.departments)
    )


def is_team_address(name: str, address: str, words: MailWords) -> bool:
    """Return whether a name and an address are a team's: none of its words but theirs is in both.

    Somebody called Jobs who writes as steve.jobs@… is a person.
    """
    local = address.partition("@")[0].casefold()
    own = [word for word in name.casefold().split() if word not in words.teams]
    return is_team(name, words) and not any(word in local for word in own)


def is_team(rest: str, words: MailWords) -> bool:
    """Return whether what is left of a sender's name is that of a team."""
    plain = rest.casefold()
    if _JAPANESE.search(rest):
        return plain.endswith(words.teams)
    tokens = plain.split()
    return any(
        " ".join(tokens[-count:]) in words.teams or " ".join(tokens[:count]) == "the"
        for count in range(1, len(tokens) + 1)
    )


def _title(text: str, words: MailWords) -> str:
    """The department or post in a text without the company's name."""
    others = [word for word in text.split() if not _FORM.search(word)]
    bare = [_department(word, words) for word in text.split() if _FORM.search(word)]
    titles = [
        word for word in (*bare, *others) if word and word.casefold().endswith(words.departments)
    ]
    return " ".join(titles) if _JAPANESE.search(text) else ""


def _department(token: str, words: MailWords) -> str:
    """The department at the end of a word that begins with a company's name."""
    at = len(token)
    by_length = sorted(words.departments, key=len, reverse=True)
    while ending := next(
        (department for department in by_length if token[:at].endswith(department)), ""
    ):
        at -= len(ending)
    return token[at:]


def _in_signature(name: str, text: str) -> str:
    """The whole name under a message of somebody of whom only the family name is known."""
    if not name or " " in name or not _JAPANESE.search(name):
        return ""
    for line in text.rstrip().split("\n")[-_SIGNATURE_LINES:]:
        tokens = _BRACKETS.sub(" ", unicodedata.normalize("NFKC", line)).split()
        for at, token in enumerate(tokens[:-1]):
            given = tokens[at + 1]
            if token == name and len(given) <= _LONGEST_PART and _JAPANESE.match(given):
                return f"{name} {given}"
    return ""


def _signed(mail: Mail, words: MailWords) -> Contact | None:
    """The name that stands alone on a line of the signature above the sender's address."""
    lines = [line.strip() for line in mail.text.rstrip().split("\n")[-_SIGNATURE_LINES:]]
    if not any(mail.address.casefold() in line.casefold() for line in lines):
        return None
    for line in lines:
        name, title = split_sender(line, words) if len(line) <= 40 else ("", "")
        parts = name.split()
        if len(parts) == 2 and all(
            len(part) <= _LONGEST_PART and _JAPANESE.match(part) for part in parts
        ):
            return Contact(name=name, email=mail.address, title=title)
    return None
