"""Whom a letter goes to: the recruiter where one stands between, otherwise whom one met."""

from __future__ import annotations

import re
from dataclasses import replace

from jobboard_tui.domain.contacts import is_nobody, parse_contact, plain_name
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.event_kinds import OFFERS
from jobboard_tui.domain.letters.addressees import is_post, read_addressee
from jobboard_tui.domain.letters.company_names import CompanyWording
from jobboard_tui.domain.letters.types import LetterTemplate, Recipient
from jobboard_tui.domain.models import (
    MEETINGS,
    OUTGOING,
    RESPONSES,
    Application,
    Contact,
    Event,
    Kind,
)
from jobboard_tui.domain.text import fold, is_address
from jobboard_tui.i18n import _

_BETWEEN_RECIPIENTS = re.compile(r"\s*[;；&＆\n]\s*|\s+(?:and|と)\s+")
_PERSONNEL = re.compile(
    r"人事|採用|\bHR\b|human resources|recruit|talent|people (?:team|ops|operations|partner)",
    re.IGNORECASE,
)
_HOUSES = CompanyWording(forms=("株式会社", "有限会社", "合同会社"))


def name_of(contact: Contact) -> str:
    """What to call a contact in a letter; empty where only an address or a number is known.

    The beginning of an address stands for the name of such a contact elsewhere.

    >>> name_of(Contact(name="saiyo", email="saiyo@aoba.example")), name_of(Contact(name="佐藤様"))
    ('', '佐藤')
    """
    if contact.name in (contact.email.partition("@")[0], contact.phone):
        return ""
    return plain_name(contact.name)


def counted_events(application: Application) -> list[Event]:
    """The events that are not cancelled, by time."""
    return sorted(
        (event for event in application.events if not event.cancelled), key=lambda event: event.at
    )


def recruiter(application: Application) -> Contact | None:
    """The contact at the agency: the one whose title or address names it, or the only one.

    Whoever was met in a meeting with the company, and whoever writes from there, is of the company.
    """
    if not application.agency:
        return None
    for contact in application.contacts:
        if _is_of_agency(application, contact):
            return contact
    contacts = list(application.contacts)
    people = [
        name for event in application.events if event.kind in MEETINGS for name in event.people
    ]
    met = [one for name in people if (one := _same(contacts, name)) is not None]
    hosts = {_host(one) for one in met} - {""}
    left = [one for one in contacts if one not in met and _host(one) not in hosts]
    return left[0] if len(left) == 1 else None


def _host(contact: Contact) -> str:
    return fold(contact.email.rpartition("@")[2])


def _is_of_agency(application: Application, contact: Contact) -> bool:
    """Whether a title or an address names the agency."""
    agency = fold(_HOUSES.core(application.agency))
    words = [fold(word) for word in application.agency.split() if len(word) > 3]
    host = _host(contact)
    return bool(agency) and (agency in fold(contact.title) or any(word in host for word in words))


def at_company(application: Application) -> list[Contact]:
    """The contacts who are not the recruiter."""
    between = recruiter(application)
    return [contact for contact in application.contacts if contact is not between]


def last_met(events: list[Event]) -> Event | None:
    """The last meeting in a list that has people in it, or the last meeting."""
    meetings = [event for event in events if event.kind in MEETINGS - OFFERS]
    return meetings[-1] if meetings else None


def recipient(application: Application, met: Event | None, direct: bool = False) -> Recipient:
    """Whom to address; `met` is the meeting that the letter is about, `direct` skips a recruiter.

    People of the meeting go before other contacts, those with an address before those without.
    """
    if application.agency and not direct:
        between = recruiter(application)
        if between is None:
            return Recipient(house=application.agency, is_agency=True)
        to = _of(application, between)
        return replace(to, house=application.agency, title="", is_agency=True)
    contacts = at_company(application)
    between = recruiter(application)
    ours = [] if between is None else [fold(plain_name(between.name)), fold(between.email)]
    for name in () if met is None else met.people:
        known = _same(contacts, name)
        if known is not None:
            return _of(application, known)
        if fold(plain_name(name)) in ours or is_nobody(name):
            continue
        if is_address(name):
            return Recipient(house=application.company, email=name)
        return _of(application, Contact(name=name))
    if contacts:
        return _of(application, next(filter(name_of, contacts), contacts[0]))
    return Recipient(house=application.company)


def suggest_recipient(
    application: Application, letter: LetterTemplate, met: Event | None, past: list[Event]
) -> Recipient:
    """Whom a letter goes to unless somebody is chosen: a reply goes to the one who wrote, what is
    about an offer to whoever handles it.

    `past` are the events so far; of the others, see `recipient`.
    """
    direct = letter.direct
    if letter.about_offer and (direct or not application.agency):
        return _who_handles_offer(application)
    if letter.logs is Kind.REPLIED:
        wrote = [event for event in past if event.kind is Kind.RECEIVED and event.people]
        if wrote:
            met = wrote[-1]
            direct = direct or _same(at_company(application), met.people[0]) is not None
    return recipient(application, met, direct)


def _who_handles_offer(application: Application) -> Recipient:
    """A contact with an address, one of the offer's own events first; else somebody of the
    personnel department whom those events or the card name; else a contact whom no interview
    had; else whoever is in charge.

    The last interviewer is often an executive, who settles no terms.
    """
    contacts = at_company(application)
    events = [event for event in reversed(counted_events(application)) if event.kind in OFFERS]
    people = [name for event in events for name in event.people]
    named = [contact for name in people if (contact := _same(contacts, name)) is not None]
    reached = [one for one in (*named, *contacts) if one.email and not is_nobody(one.email)]
    reached.sort(key=lambda one: (one not in named, _PERSONNEL.search(one.title) is None))
    if reached:
        return _of(application, reached[0])
    for name in (*people, *(one.name for one in contacts)):
        known = _same(contacts, name)
        person = known or Contact(name=name)
        if _PERSONNEL.search(f"{person.name} {person.title}") and not is_address(name):
            return _of(application, known or parse_contact(name))
    met = [
        name
        for event in counted_events(application)
        if event.kind in MEETINGS - OFFERS
        for name in event.people
    ]
    unmet = [
        one
        for one in contacts
        if name_of(one)
        and not is_nobody(one.email or one.name)
        and not any(_same([one], name) for name in met)
    ]
    return _of(application, unmet[0]) if unmet else Recipient(house=application.company)


def _interviewers(application: Application) -> list[Recipient]:
    """Who was met in the last meeting, all of them in one letter; none where it was one person."""
    meeting = last_met(counted_events(application))
    contacts, between = at_company(application), recruiter(application)
    people: dict[str, Recipient] = {}
    for name in () if meeting is None else meeting.people:
        is_recruiter = between is not None and _same([between], name) is not None
        if is_recruiter or is_nobody(name) or is_address(name):
            continue
        known = _same(contacts, name)
        to = _of(application, known or Contact(name=name))
        people.setdefault(fold(to.name), to)
    first, *others = people.values() or (None,)
    return [replace(first, beside=tuple(others))] if first is not None and others else []


def recipients(application: Application) -> list[Recipient]:
    """Everybody to whom a letter could go, the recruiter first, whoever is in charge last."""
    found = [recipient(application, None)] if application.agency else []
    found += [_of(application, contact) for contact in at_company(application)]
    known = {fold(one.name) for one in found}
    between = recruiter(application)
    if between is not None:
        known.add(fold(plain_name(between.name)))
    for event in reversed(counted_events(application)):
        for name in map(plain_name, event.people):
            if event.kind in MEETINGS and fold(name) not in known and not is_address(name):
                known.add(fold(name))
                found.append(_of(application, Contact(name=name)))
    found += _interviewers(application)
    nobody = Recipient(house=application.company)
    return (
        found
        if any(one.house == nobody.house and not one.names for one in found)
        else [*found, nobody]
    )


def parse_recipient(application: Application, line: str) -> Recipient:
    """The recipient whom a line of name, title and address names; `InvalidInput` for a bad one.

    Several are parted by `;`, `&`, "and" or と. Somebody at the agency's address is taken for a
    recruiter, anybody else for the company's.
    """
    people = [one for one in _BETWEEN_RECIPIENTS.split(line) if one.strip()]
    if len(people) > 1:
        first, *others = (parse_recipient(application, one) for one in people)
        return replace(first, beside=tuple(others))
    contact = parse_contact(line)
    if is_post(contact.name):
        raise InvalidInput(
            _("recipient {name}").format(name=contact.name),
            _("that is a job title, not a name"),
            _("add the name, e.g. 部長 高橋 美咲"),
        )
    wanted = fold(plain_name(contact.name))
    for one in recipients(application):
        is_it = one.name and fold(one.name) == wanted and contact.email in ("", one.email)
        if is_it and not one.beside and not contact.title and not contact.latin:
            return one
    if not _is_of_agency(application, contact):
        return _of(application, contact)
    return replace(_of(application, contact), house=application.agency, is_agency=True)


def _same(contacts: list[Contact], name: str) -> Contact | None:
    wanted = fold(read_addressee(name).name or plain_name(name))
    for contact in contacts:
        bare = read_addressee(contact.name).name
        names = (plain_name(contact.name), bare, contact.email, contact.latin)
        if wanted in {fold(name) for name in names if name}:
            return contact
    for contact in contacts:
        if wanted in map(fold, plain_name(contact.name).split()):
            return contact
    words = set(map(fold, plain_name(name).split()))
    return next((one for one in contacts if fold(plain_name(one.name)) in words), None)


def _of(application: Application, contact: Contact) -> Recipient:
    to = read_addressee(contact.name if name_of(contact) else "", contact.title)
    return Recipient(
        house=application.company,
        name=to.name,
        title=to.title,
        email=contact.email,
        latin=contact.latin,
        courtesy=to.courtesy,
        group=to.group,
    )


def has_contact_before(past: list[Event]) -> bool:
    """Whether it is no first contact: one has met, or words have gone both ways."""
    kinds = {event.kind for event in past}
    return bool(kinds & MEETINGS) or bool(kinds & RESPONSES and kinds & OUTGOING)
