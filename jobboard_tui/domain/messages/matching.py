"""Which application a message belongs to: everything in it that points to one, added up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.legal_forms import bare_name, without_legal_form
from jobboard_tui.domain.letters.name_search import is_apart
from jobboard_tui.domain.messages.senders import is_shared
from jobboard_tui.domain.messages.vocabulary import MailWords
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.parsing.email_text import Mail
from jobboard_tui.domain.reports.overlaps import employer
from jobboard_tui.domain.search.search_index import romanise
from jobboard_tui.domain.text import BETWEEN, fold, links_in
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _

_SHORTEST = 2
_SHORT = 3
"""Characters up to which a name has to stand apart from other letters."""
_SURE = 60
_AHEAD = 15
"""By how much the best one has to be ahead of the next to be clear."""
_OF_POSITION = (
    r"\s*(?:position|opening|role|vacancy|post|job|interview|application)\b"
    r"|\s*(?:の|職の?)\s*(?:選考|面接|面談|ポジション|求人|募集|ご?応募)|(?:職|ポジション)"
)
"""What follows a role that is the one applied for, and no team met with on the way."""
_PUBLIC = frozenset(("co", "ne", "or", "ac", "go", "com", "net", "org", "jp", "io", "ai", "dev"))
_MAIL_HOSTS = frozenset(("mail", "email", "mx", "smtp", "news", "info", "recruit", "careers", "hr"))


@frozen(kw_only=True)
class Candidate:
    """An application that a message may belong to, how much speaks for it, and what."""

    application: Application
    score: int
    reasons: tuple[str, ...]


def rank_for_mail(board: Board, mail: Mail, words: MailWords) -> list[Candidate]:
    """Return the applications that something in a message points to, the likeliest first.

    These are: an earlier message of the thread, a link of a meeting, who sent it and from where,
    company, agency and role in subject, sender and text, and the names of contacts. An address
    that writes for several companies points to none.
    """
    places = _Places.of(mail)
    names = _company_places(board.applications.values(), places)
    shared_senders = _addresses_of_several(board)
    candidates = []
    for application in board.applications.values():
        signs = [
            *_thread_signs(application, mail),
            *_sender_signs(application, mail, words, shared_senders),
            *_name_signs(application, names.get(application.id, {}), places),
        ]
        score = sum(sorted((worth for worth, _why in signs), reverse=True)[:4])
        if score:
            signs += _role_signs(application, places)
            score += max((worth for worth, _why in _role_signs(application, places)), default=0)
            score += 5 if application.is_open else -20
            reasons = tuple(dict.fromkeys(why for _worth, why in sorted(signs, reverse=True)))
            candidates.append(Candidate(application=application, score=score, reasons=reasons))
    return sorted(
        candidates,
        key=lambda candidate: (
            -candidate.score,
            not candidate.application.is_open,
            candidate.application.id,
        ),
    )


def clear_candidate(ranked: Sequence[Candidate]) -> Candidate | None:
    """Return the one that is meant without a doubt; None where there is none, or several are near.

    An old application that is closed is no rival of an open one to the same company.
    """
    if not ranked or ranked[0].score < _SURE:
        return None
    if len(ranked) > 1 and ranked[0].score - ranked[1].score < _AHEAD:
        return None
    return ranked[0]


@frozen(kw_only=True)
class _Places:
    """The parts of a message in which names are looked for, as text and folded."""

    subject: str
    sender: str
    end: str
    text: str

    @classmethod
    def of(cls, mail: Mail) -> _Places:
        plain = unicodedata.normalize("NFKC", mail.text)
        lines = plain.rstrip().split("\n")
        return cls(
            subject=unicodedata.normalize("NFKC", mail.subject),
            sender=unicodedata.normalize("NFKC", mail.name),
            end="\n".join(lines[-8:]),
            text=plain,
        )

    def parts(self) -> tuple[tuple[str, int, str], ...]:
        """Each part with what a company's name in it is worth, and what to say of it."""
        return (
            (self.subject, 100, _("company in the subject")),
            (self.sender, 90, _("company in the sender's name")),
            (self.end, 75, _("company in the signature")),
            (self.text, 65, _("company in the text")),
        )


def _thread_signs(application: Application, mail: Mail) -> Iterator[tuple[int, str]]:
    known = {event.message_id for event in application.events if event.message_id}
    if known & {*mail.references, *filter(None, (mail.message_id,))}:
        yield 400, _("earlier message in the same thread")
    links = {link for link in links_in(mail.text) if not _is_root(link)}
    if links & {link for event in application.events for link in links_in(event.where)}:
        yield 150, _("link to its meeting")
    if application.url and application.url in links:
        yield 120, _("link to its posting")


def _is_root(link: str) -> bool:
    return re.fullmatch(r"https?://[^/]+/?", link) is not None


def _addresses_of_several(board: Board) -> frozenset[str]:
    """The addresses that are contacts of different companies: they say of none of them."""
    companies: dict[str, set[str]] = {}
    for application in board.applications.values():
        for contact in application.contacts:
            companies.setdefault(contact.email.casefold(), set()).add(employer(application.company))
    return frozenset(address for address, names in companies.items() if len(names) > 1)


def _sender_signs(
    application: Application, mail: Mail, words: MailWords, of_several: frozenset[str]
) -> Iterator[tuple[int, str]]:
    address = mail.address.casefold()
    domain = address.rpartition("@")[2]
    if not domain or address in of_several or is_shared(domain, words):
        return
    emails = {contact.email.casefold() for contact in application.contacts if contact.email}
    if address in emails:
        yield 60, _("sent by its contact")
    elif domain in {email.rpartition("@")[2] for email in emails}:
        yield 40, _("domain of its contact")
    if _is_domain_of(domain, application.company):
        yield 60, _("domain of the company")


def _is_domain_of(domain: str, company: str) -> bool:
    """Whether a part of a domain is the first word of a company's name, or the whole of it."""
    name = employer(company)
    first = romanise(fold(without_legal_form(company).split()[0])) if company.split() else ""
    for label in domain.split("."):
        if label in _PUBLIC or label in _MAIL_HOSTS:
            continue
        for part in {label, *label.split("-")}:
            spelt = romanise(fold(part))
            if len(spelt) >= 4 and (spelt in (name, first) or _begins_with(name, spelt)):
                return True
    return False


def _begins_with(name: str, spelt: str) -> bool:
    """Whether a name begins with what a domain says, and goes on in another script."""
    rest = name[len(spelt) :]
    return name.startswith(spelt) and bool(rest) and not rest[0].isascii()


def _company_places(
    applications: Iterable[Application], places: _Places
) -> dict[str, dict[int, list[tuple[int, int]]]]:
    """Where each company's name stands, by application and part.

    A name that is only part of another one's longer name there does not count.
    """
    by_application: dict[str, dict[int, list[tuple[int, int]]]] = {}
    folded = [fold(part.replace("\n", BETWEEN)) for part, _worth, _why in places.parts()]
    spans: list[set[tuple[int, int]]] = [set() for _part in folded]
    for application in applications:
        name = bare_name(application.company)
        if len(name) < _SHORTEST:
            continue
        for number, (part, _worth, _why) in enumerate(places.parts()):
            if name not in folded[number] or not _stands_apart(application.company, name, part):
                continue
            hits = [
                (place.start(), place.end())
                for place in re.finditer(re.escape(name), folded[number])
            ]
            by_application.setdefault(application.id, {})[number] = hits
            spans[number] |= set(hits)
    for parts in by_application.values():
        for number, hits in parts.items():
            parts[number] = [hit for hit in hits if not _is_within(hit, spans[number])]
    return by_application


def _is_within(hit: tuple[int, int], others: set[tuple[int, int]]) -> bool:
    return any(start <= hit[0] and hit[1] <= end and (start, end) != hit for start, end in others)


def _stands_apart(company: str, name: str, part: str) -> bool:
    """Whether a name of Latin letters, or a short one, is a word of its own somewhere.

    A company called Like is not meant by every "like".
    """
    if not name.isascii() and len(name) > _SHORT:
        return True
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", without_legal_form(company)))
    pattern = r"\W*".join(map(re.escape, words))
    forms = ("株式会社", "有限会社", "合同会社", "様", "の", "さん")
    return any(
        is_apart(part, place.start(), place.end(), forms)
        and (place[0][0] == words[0][0] or place[0].isupper())
        for place in re.finditer(pattern, part, re.IGNORECASE)
    )


def _name_signs(
    application: Application, hits: dict[int, list[tuple[int, int]]], places: _Places
) -> Iterator[tuple[int, str]]:
    parts = places.parts()
    signs = [parts[number][1:] for number, spans in hits.items() if spans]
    if signs:
        yield max(signs)
    whole = fold(f"{places.subject}\n{places.sender}\n{places.text}")
    agency = bare_name(application.agency) if application.agency else ""
    if len(agency) > _SHORTEST and agency in whole:
        yield 40, _("agency mentioned")
    signed = fold(f"{places.sender}\n{places.end}")
    for contact in application.contacts:
        name = fold(contact.name)
        if len(name) >= (5 if name.isascii() else 3) and name in signed:
            yield 30, _("signed by its contact")


def _role_signs(application: Application, places: _Places) -> Iterator[tuple[int, str]]:
    role = fold(application.role)
    if not role:
        return
    if _is_position(application.role, places.text):
        yield 40, _("role in the text")
    for part, worth, why in (
        (places.subject, 30, _("role in the subject")),
        (places.text, 20, _("role in the text")),
    ):
        if role in fold(part) and _stands_apart(application.role, role, part):
            yield worth, why


def _is_position(role: str, text: str) -> bool:
    """Whether a text speaks of a role as of a position: "for our Data Analyst opening"."""
    words = r"\s+".join(map(re.escape, unicodedata.normalize("NFKC", role).split()))
    pattern = (
        rf"(?<!\w){words}(?:{_OF_POSITION})" if role.isascii() else rf"{words}(?:{_OF_POSITION})"
    )
    return re.search(pattern, text, re.IGNORECASE) is not None
