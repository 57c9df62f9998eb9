"""The people named in a row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import zip_longest

from jobboard_tui.domain.contacts import parse_contact
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.letters.addressees import split_post
from jobboard_tui.domain.models import Contact
from jobboard_tui.domain.text import clean

LONGEST_LIST = 2_000
"""Characters of a cell with tags or people; a longer one is kept as a note."""

_COLUMNS = ("contact", "email", "phone", "contact_title", "contact_latin")
_BETWEEN_PEOPLE = re.compile(r"\s*[;；、\n]\s*")
_BETWEEN_ADDRESSES = re.compile(r"\s*[,;、，；]\s*|\s+")


def read_contacts(texts: Mapping[str, str], notes: list[str]) -> tuple[Contact, ...]:
    """Return the people in the cells of a row, by their meanings; `;` or `、` parts several.

    What is no contact comes to the `notes`.
    """
    if texts.keys().isdisjoint(_COLUMNS):
        return ()
    cells = [clean(texts.get(column, ""), lines=True) for column in _COLUMNS]
    if max(map(len, cells)) > LONGEST_LIST:
        notes += cells
        return ()
    names, phones, titles, latin = (_BETWEEN_PEOPLE.split(cells[place]) for place in (0, 2, 3, 4))
    emails = _BETWEEN_ADDRESSES.split(cells[1])
    contacts: list[Contact] = []
    columns = zip_longest(names, emails, phones, titles, latin, fillvalue="")
    for name, email, phone, title, in_latin in columns:
        contact = _contact(name, email, phone, title)
        if contact is not None:
            contacts.append(replace(contact, latin=contact.latin or in_latin))
        elif title:
            notes.append(title)
    return tuple(contacts)


def _contact(name: str, email: str, phone: str, title: str) -> Contact | None:
    """A person; one without a name is called by the address."""
    if email and "@" not in email and not phone:
        email, phone = ("", email) if email[-1].isdigit() else (email, phone)
    if "@" in name:
        try:
            contact = parse_contact(name)
        except InvalidInput:
            name, email = "", email or name.strip("<>")
        else:
            return replace(
                contact,
                email=contact.email or email,
                phone=contact.phone or phone,
                title=contact.title or title,
            )
    if not (name or email or phone):
        return None
    name, behind = split_post(name)
    title = title or behind
    called = name or email.partition("@")[0] or phone
    return Contact(name=called, email=email, phone=phone, title=title)
