"""The checks of names: the company's, the contact's, the role's, one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jobboard_tui.domain.contacts import plain_name
from jobboard_tui.domain.letters.check_types import (
    PARTS,
    Check,
    CheckContext,
    LetterFinding,
    find_all_places,
    make_finding,
    outside,
)
from jobboard_tui.domain.letters.name_search import FoldedText, find_exact, is_apart
from jobboard_tui.domain.letters.person_names import (
    correct_name,
    find_addressed_names,
    is_called,
    is_one_of,
)
from jobboard_tui.domain.letters.types import Language, LetterPart
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.text import fold


def company_missing(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Neither subject nor body names the company, nor anything that is almost its name."""
    company = setting.application.company
    core = setting.institutions.core(company)
    for part in PARTS:
        text = FoldedText.of(setting.draft.part(part))
        if any(text.variants(core)) or any(text.near(core)):
            return
    if not any(_misspelt_address(setting, core)):
        yield make_finding(check, "body", (0, _first_line(setting.draft.body)), company=company)


def company_misspelt(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Something is almost the company's name, or the name in other letters than its own."""
    company = setting.application.company
    core = setting.institutions.core(company)
    other = tuple(name for name in setting.names if name != company and core not in name)
    for part in PARTS:
        text = setting.draft.part(part)
        safe = find_all_places(text, (*other, *setting.others_names))
        safe += [*find_exact(text, company), *find_exact(text, core, setting.institutions.forms)]
        folded = FoldedText.of(text)
        variants = [span for span in folded.variants(core) if is_apart(text, *span)]
        hits = [span for span in variants if text[slice(*span)] != core]
        for start, end in _apart([*hits, *folded.near(core)], safe):
            yield make_finding(check, part, (start, end), text[start:end], core)
    for start, end in _misspelt_address(setting, core):
        yield make_finding(check, "body", (start, end), setting.draft.body[start:end], core)


def _misspelt_address(setting: CheckContext, core: str) -> Iterator[tuple[int, int]]:
    """A short name, of which only the line of the address can tell that it is meant."""
    from rapidfuzz.distance import OSA

    draft = setting.draft
    if draft.letter.language is not Language.JA or draft.recipient.is_agency:
        return
    line = draft.body.partition("\n")[0]
    said = setting.institutions.core(line.removesuffix("御中").strip())
    short = 2 <= len(fold(core)) < 4
    if short and said != core and OSA.distance(fold(said), fold(core), score_cutoff=1) == 1:
        start = line.find(said)
        yield start, start + len(said)


def _apart(hits: list[tuple[int, int]], safe: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    for start, end in hits:
        if outside(safe, start, end) and outside(taken, start, end):
            taken.append((start, end))
            yield start, end


def company_form(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The legal form on the wrong side, another one, or left out of the address."""
    company, institutions = setting.application.company, setting.institutions
    core, form = institutions.core(company), institutions.form(company)
    if not form or company.replace(form, "").strip() != core:
        return
    correct = company
    for part in PARTS:
        text = setting.draft.part(part)
        safe = find_all_places(text, (correct,))
        for wrong in institutions.forms:
            for side in (f"{wrong}{core}", f"{core}{wrong}", f"{wrong} {core}", f"{core} {wrong}"):
                if side == correct:
                    continue
                for start, end in find_all_places(text, (side,)):
                    if outside(safe, start, end):
                        yield make_finding(check, part, (start, end), side, correct)
    line = setting.draft.body.partition("\n")[0].strip()
    if not setting.draft.recipient.is_agency and line.removesuffix("御中").strip() == core:
        start = setting.draft.body.find(core)
        yield make_finding(check, "body", (start, start + len(core)), core, correct)


def other_company(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The company of another application is named."""
    institutions = setting.institutions
    own = institutions.core(setting.application.company)
    houses = {fold(institutions.core(name)) for name in (own, setting.application.agency)}
    for part in PARTS:
        text = setting.draft.part(part)
        folded = FoldedText.of(text)
        safe = find_all_places(text, (*setting.names, own))
        taken: list[tuple[int, int]] = []
        for name in sorted(setting.others_names, key=len, reverse=True):
            if fold(name) in houses:
                continue
            for start, end in _named(folded, name, institutions.forms):
                if not outside(safe, start, end) or not outside(taken, start, end):
                    continue
                if _is_plain_word(text, start, end):
                    continue
                taken.append((start, end))
                yield make_finding(
                    check, part, (start, end), text[start:end], _meant(setting, name)
                )


def _named(text: FoldedText, name: str, forms: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a company is named, a Japanese one also in other kana or widths."""
    if name.isascii():
        yield from find_exact(text.text, name, forms)
        return
    for start, end in text.variants(name):
        if is_apart(text.text, start, end, forms):
            yield start, end


def _is_plain_word(text: str, start: int, end: int) -> bool:
    """A name that is a word of its own language, where it begins a sentence: Indeed, ..."""
    word = text[start:end]
    if not word.isascii() or " " in word:
        return False
    begins = re.search(r"(?:^|[.!?\n]\s*)$", text[:start]) is not None
    return begins and text[end : end + 1] == ","


def _meant(setting: CheckContext, name: str) -> str:
    """What to put in place of another company: ours, with its form only if that one had none."""
    application = setting.application
    return setting.institutions.core(application.company) if name else application.company


# -- people --------------------------------------------------------------------------------------


def known_people(application: Application) -> set[str]:
    """Everybody that the application's contacts and events name."""
    people = {contact.name for contact in application.contacts}
    for event in application.events:
        people.update(event.people)
    return {plain_name(person) for person in people if person}


def contact_missing(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The recipient's name is known and is not in the letter, nor almost."""
    name = setting.draft.recipient.name
    if not name:
        return
    body = setting.draft.body
    for said, _start, _end in find_addressed_names(body):
        if is_called(said, name) or correct_name(said, name) is not None:
            return
    if any(form in body for form in (name, name.replace(" ", ""))):
        return
    yield make_finding(check, "body", (0, _first_line(body)), contact=name)


def contact_misspelt(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A name is almost that of the recipient, or of somebody whom the application knows."""
    recipient = setting.draft.recipient.name
    people = [*([recipient] if recipient else []), *sorted(known_people(setting.application))]
    people = [person for person in people if person]
    for part, said, start, end in _addressed(setting):
        if is_one_of(said, people) or _is_house(said, setting):
            continue
        for person in people:
            meant = correct_name(said, person)
            if meant is not None:
                yield make_finding(check, part, (start, end), said, meant)
                break


def other_contact(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Somebody is addressed whom only another application knows."""
    application, recipient = setting.application, setting.draft.recipient.name
    people = known_people(application) | ({recipient} if recipient else set())
    people |= {setting.sender.name, setting.sender.latin} - {""}
    others: set[str] | None = None
    for part, said, start, end in _addressed(setting):
        if is_one_of(said, people) or _is_house(said, setting):
            continue
        if any(correct_name(said, person) for person in people):
            continue
        if others is None:
            contacts = (contact for one in setting.others for contact in one.contacts)
            others = {plain_name(contact.name) for contact in contacts}
        if is_one_of(said, others):
            yield make_finding(check, part, (start, end), said, recipient or None)


def _addressed(setting: CheckContext) -> Iterator[tuple[LetterPart, str, int, int]]:
    for part in PARTS:
        for said, start, end in find_addressed_names(setting.draft.part(part)):
            yield part, said, start, end


def _is_house(said: str, setting: CheckContext) -> bool:
    """Whether it is no person but a company, such as in 株式会社アオバ様."""
    forms = setting.institutions.forms
    houses = [setting.application.company, setting.application.agency]
    houses += [one.company for one in setting.others]
    core = setting.institutions.core
    wanted = fold(core(said))
    return any(form in said for form in forms) or any(
        wanted and fold(core(house)).endswith(wanted) for house in houses if house
    )


# -- the rest ------------------------------------------------------------------------------------


def role_missing(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Neither subject nor body names the role."""
    role = setting.application.role
    said = fold(f"{setting.draft.subject} {setting.draft.body}")
    if fold(role) not in said:
        yield make_finding(check, "body", (0, _first_line(setting.draft.body)), role=role)


def sender_missing(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The sender's name is not in the body, or not in the subject of a Japanese letter."""
    draft = setting.draft
    name = setting.sender.name_in(draft.letter.language)
    if not name:
        return
    parts = PARTS if draft.letter.language is Language.JA and draft.letter.subject else PARTS[1:]
    for part in parts:
        if fold(name) not in fold(draft.part(part)):
            end = len(draft.part(part))
            yield make_finding(check, part, (end if part == "body" else 0, end), name=name)


def _first_line(text: str) -> int:
    return len(text.partition("\n")[0])
