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
    find_places,
    make_finding,
    outside,
)
from jobboard_tui.domain.letters.company_names import LATIN_FORMS
from jobboard_tui.domain.letters.name_search import FoldedText, find_exact, is_apart
from jobboard_tui.domain.letters.person_names import (
    POSTS,
    correct_name,
    find_addressed_names,
    is_called,
    is_one_of,
    name_forms,
    similar_surname,
    variant_name,
)
from jobboard_tui.domain.letters.role_checks import names_meeting
from jobboard_tui.domain.letters.template_values import company_in, is_japanese
from jobboard_tui.domain.letters.types import Language, LetterPart
from jobboard_tui.domain.models import MEETINGS, Application, Kind
from jobboard_tui.domain.text import fold


def company_missing(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Neither subject nor body names the company, nor anything that is almost its name."""
    company = setting.application.company
    core = setting.institutions.core(company)
    cores = {core, _core_here(setting)}
    if _answers_somebody(setting):
        return
    for part in PARTS:
        text = FoldedText.of(setting.draft.part(part))
        if any(
            any(text.variants(one))
            or any(text.near(one, setting.institutions.forms))
            or any(_other_second_word(text.text, one))
            for one in cores
        ):
            return
    if not any(_misspelt_address(setting, core)):
        yield make_finding(check, "body", (0, _first_line(setting.draft.body)), company=company)


def _answers_somebody(setting: CheckContext) -> bool:
    """Whether it is an answer in English to a message, or to somebody by name, who knows where they
    work.

    What is about an offer answers the offer, thanks name the day of the meeting, and who asks for
    another date speaks of one that was arranged.
    """
    letter, body, application = setting.draft.letter, setting.draft.body, setting.application
    if letter.language is not Language.EN:
        return False
    has_written = any(event.kind is Kind.RECEIVED for event in application.events)
    if letter.logs is Kind.REPLIED and has_written and not setting.draft.recipient.people:
        return True
    is_new_date = letter.kind == "new-date" and any(
        event.kind in MEETINGS for event in application.events
    )
    is_answer = letter.logs is Kind.REPLIED or letter.about_offer or names_meeting(setting)
    return (is_answer or is_new_date) and any(find_addressed_names(body))


def agency_missing(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The address of a letter to an agency does not name it, nor almost."""
    house = setting.draft.recipient.house
    head = setting.draft.body.partition("\n\n")[0]
    core = setting.institutions.core(house)
    if not setting.draft.recipient.is_agency or not re.search(r"(?:様|御中|各位)\s*$", head):
        return
    text = FoldedText.of(head)
    if not any(text.variants(core)) and not any(text.near(core)):
        yield make_finding(check, "body", (0, _first_line(head)), company=house)


def company_misspelt(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Something is almost the company's name, or the name in other letters than its own.

    In a letter to an agency the agency's name is looked for, too.
    """
    company = company_in(setting.application, setting.draft.letter.language)
    yield from _misspelt(check, setting, company)
    if setting.draft.recipient.is_agency:
        yield from _misspelt(check, setting, setting.draft.recipient.house)
    core = setting.institutions.core(company)
    for start, end in _misspelt_address(setting, core):
        yield make_finding(check, "body", (start, end), setting.draft.body[start:end], core)


def _misspelt(check: Check, setting: CheckContext, company: str) -> Iterator[LetterFinding]:
    """What is almost one name and none of the others."""
    core = setting.institutions.core(company)
    other = tuple(name for name in setting.names if name != company and core not in name)
    for part in PARTS:
        text = setting.draft.part(part)
        safe = find_all_places(text, (*other, *setting.others_names))
        safe += [match.span() for match in _ADDRESSES.finditer(text)]
        safe += [*find_exact(text, company), *find_exact(text, core, setting.institutions.forms)]
        folded = FoldedText.of(text)
        variants = [span for span in folded.variants(core) if is_apart(text, *span)]
        hits = [span for span in variants if text[slice(*span)] != core]
        hits += _other_second_word(text, core)
        for start, end in _apart([*hits, *folded.near(core, setting.institutions.forms)], safe):
            yield make_finding(check, part, (start, end), text[start:end], core)


def _other_second_word(text: str, core: str) -> Iterator[tuple[int, int]]:
    """A name of two words with another second one: Hinode Softworks for Hinode Software."""
    first, _blank, second = core.partition(" ")
    if not core.isascii() or len(second) < _SHORTEST_SECOND or " " in second:
        return
    for match in re.finditer(rf"\b{re.escape(first)} (?P<second>[A-Z][a-z]+)\b", text):
        said = match["second"]
        if said != second and said[:_SHORTEST_SECOND] == second[:_SHORTEST_SECOND]:
            yield match.span()


_SHORTEST_SECOND = 4
"""Letters that the second words of two names have in common, where one is meant for the other."""


def _core_here(setting: CheckContext) -> str:
    """The company without its legal form as a letter of this language names it."""
    company = company_in(setting.application, setting.draft.letter.language)
    return setting.institutions.core(company)


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
    company = company_in(setting.application, setting.draft.letter.language)
    to = setting.draft.recipient
    yield from _wrong_form(check, setting, company, is_house=not to.is_agency)
    if to.is_agency:
        yield from _wrong_form(check, setting, to.house, is_house=True)


def _wrong_form(
    check: Check, setting: CheckContext, company: str, *, is_house: bool
) -> Iterator[LetterFinding]:
    institutions = setting.institutions
    core, form = institutions.core(company), institutions.form(company)
    if not form and setting.draft.letter.language is Language.EN:
        yield from _latin_form(check, setting, company, core)
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
    if is_house and line.removesuffix("御中").strip() == core:
        start = setting.draft.body.find(core)
        yield make_finding(check, "body", (start, start + len(core)), core, correct)


def _latin_form(
    check: Check, setting: CheckContext, company: str, core: str
) -> Iterator[LetterFinding]:
    """Another legal form behind the name than the company's own: Kestrel Inc. for Kestrel KK."""
    if not core.isascii() or not core:
        return
    for part in PARTS:
        text = setting.draft.part(part)
        for match in re.finditer(re.escape(core) + LATIN_FORMS, text):
            found = match[0]
            if fold(found) not in (fold(core), fold(company)):
                yield make_finding(check, part, match.span(), found, company)


def other_company(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The company of another application is named."""
    institutions = setting.institutions
    application = setting.application
    own = institutions.core(application.company)
    ours = (own, application.latin, application.agency)
    houses = {fold(institutions.core(name)) for name in ours}
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
                if _is_plain_word(text, start, end) or _is_product(text, start, end):
                    continue
                taken.append((start, end))
                is_theirs = part == "body" and end <= _first_line(text)
                mend = own if is_theirs else None
                yield make_finding(check, part, (start, end), text[start:end], mend)


_LATIN_NAME = r"(?P<{0}>[A-Z][\w&'’.-]*(?: (?:&|of|and|[A-Z][\w&'’.-]*)){{0,3}})"
_OF_COMPANY = re.compile(
    r"(?<!\b[Mm]y )(?<!\b[Mm]y present )(?<!\b[Mm]y current )(?<!\b[Mm]y former )"
    r"(?<!\b[Mm]y previous )"
    r"\b(?:position|role|job|post|opening|vacancy|offer|application|career)"
    r"(?: (?!at\b|from\b|with\b)[\w&/'’-]+){0,6} (?:at|from|with) "
    + _LATIN_NAME.format("place")
    + r"|\b(?:[Jj]oin(?:ing)?|(?:[Ww]ork(?:ing)?|[Ss]tart(?:ing)?) at) "
    + _LATIN_NAME.format("joined")
)
_NO_COMPANY = re.compile(
    r"(?:Mr|Ms|Mrs|Dr|Prof)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|I\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Tokyo|Osaka|Kyoto|Nagoya|Fukuoka|Yokohama|Kobe|Sapporo|Japan|LinkedIn|Zoom|Teams"
    r"|Google Meet|Slack|Skype|Webex)\b"
)


def unknown_company(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A position, an offer or a start at a company that is not the card's, which is not named."""
    institutions, application = setting.institutions, setting.application
    own = company_in(application, Language.EN)
    if not own.isascii():
        return
    known = [institutions.core(name) for name in (own, application.company, application.agency)]
    text = f"{setting.draft.subject}\n{setting.draft.body}"
    folded = FoldedText.of(text)
    if any(any(folded.near(name)) or any(folded.variants(name)) for name in known if name):
        return
    people = " ".join((*setting.names, *known_people(application))).split()
    body = setting.draft.body
    for match in _OF_COMPANY.finditer(body):
        group = "place" if match["place"] else "joined"
        said = institutions.core(match[group].rstrip(".,'’"))
        first = said.split()[0]
        names = [fold(name) for name in known if name]
        is_known = any(fold(said) in name or name in fold(said) for name in names)
        is_known = is_known or first in people or said in setting.others_names
        behind = body[match.end() : match.end() + 4]
        is_said = group == "place" or " " in said or re.match(r" as\b| and\b|[.,;\n]|$", behind)
        if not is_known and is_said and _NO_COMPANY.match(said) is None:
            start = match.start(group)
            yield make_finding(check, "body", (start, start + len(said)), said, company=own)
            return


def _named(text: FoldedText, name: str, forms: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a company is named, a Japanese one also in other kana or widths."""
    if name.isascii():
        yield from find_exact(text.text, name, forms)
        return
    for start, end in text.variants(name):
        if is_apart(text.text, start, end, forms):
            yield start, end


def _is_plain_word(text: str, start: int, end: int) -> bool:
    """A name that is a word of its own language: みどりの多い街; Indeed, …"""
    word = text[start:end]
    if re.fullmatch("[ぁ-ん]{1,4}", word):
        return re.match(r"[ 　]?(?:様|さま|御中|株式|有限|合同)", text[end:]) is None and (
            re.search(r"(?:株式|有限|合同)会社$", text[:start]) is None
        )
    if not word.isascii() or " " in word:
        return False
    begins = re.search(r"(?:^|[.!?\n]\s*)$", text[:start]) is not None
    return begins and text[end : end + 1] == ","


_PRODUCT_AFTER = re.compile(
    r" (?:Cloud|Analytics|Workspace|Sheets|Docs|Drive|Maps|Meet|Ads|Play|Search|API|SDK|Pay"
    r"|Web Services"
    r"|Azure|Teams|Office|Works?pace)\b"
    r"|(?:という|の)?(?:製品|サービス|ツール|アプリ|ソフト|システム|API|SDK|管理画面|クラウド)"
    r"|(?:を|の)(?:使|用い|利用|導入|活用|触|運用|構築|開発経験|経験)"
)
_PRODUCT_BEFORE = re.compile(
    r"\b(?:use[sd]?|using|experience (?:with|in|of)|work(?:ed|ing)? with|built (?:on|with)"
    r"|deployed (?:on|to)|runs? on|know(?:ledge of)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _is_product(text: str, start: int, end: int) -> bool:
    """Whether a name is said of something that one uses: Google Cloud, カエデの導入."""
    before, after = text[max(0, start - 40) : start], text[end : end + 20]
    return _PRODUCT_AFTER.match(after) is not None or _PRODUCT_BEFORE.search(before) is not None


# -- people --------------------------------------------------------------------------------------


def known_people(application: Application) -> set[str]:
    """Everybody that the application's contacts and events name."""
    people = {name for contact in application.contacts for name in (contact.name, contact.latin)}
    for event in application.events:
        people.update(event.people)
    return {plain_name(person) for person in people if person}


def contact_missing(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The recipient's name is known and is not in the letter, nor almost."""
    body, language = setting.draft.body, setting.draft.letter.language
    for person in setting.draft.recipient.people:
        names = [name for name in (person.name, person.latin) if name]
        if not any(_is_addressed(name, body, language) for name in names):
            yield make_finding(check, "body", (0, _first_line(body)), contact=person.name)


def _is_addressed(name: str, body: str, language: Language) -> bool:
    """Whether a letter addresses or names somebody, almost at least; in an English one nobody can
    tell whether Nakamura-san is 中村.
    """
    for said, _start, _end in find_addressed_names(body):
        if is_called(said, name) or correct_name(said, name) or variant_name(said, name):
            return True
        if language is Language.EN and is_japanese(name) and not is_japanese(said):
            return True
    if any(form in body for form in (name, name.replace(" ", ""))):
        return True
    forms = "|".join(map(re.escape, name_forms(name)))
    return re.search(rf"(?:{forms})[ 　]?(?:{POSTS})", body) is not None


def contact_misspelt(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A name is almost that of the recipient, or of somebody whom the application knows."""
    to = [one for person in setting.draft.recipient.people for one in (person.name, person.latin)]
    people = [*to, *sorted(known_people(setting.application))]
    people = [person for person in people if person]
    for part, said, start, end in _addressed(setting):
        if is_one_of(said, people) or _is_house(said, setting):
            continue
        if any(variant_name(said, person) for person in people):
            continue
        for person in people:
            meant = correct_name(said, person)
            if meant is None and setting.draft.letter.language is Language.EN:
                meant = similar_surname(said, person)
            if meant is not None:
                yield make_finding(check, part, (start, end), said, meant)
                break
    if setting.draft.letter.language is Language.EN:
        yield from _other_surname(check, setting, people)


def contact_variant(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The name of somebody known in other forms of its characters: 渡邊 for 渡邉."""
    to = [one.name for one in setting.draft.recipient.people]
    people = [*to, *sorted(known_people(setting.application))]
    for part, said, start, end in _addressed(setting):
        if not is_one_of(said, people):
            meant = next(filter(None, (variant_name(said, one) for one in people)), None)
            if meant is not None:
                yield make_finding(check, part, (start, end), said, meant)


def _other_surname(
    check: Check, setting: CheckContext, people: Sequence[str]
) -> Iterator[LetterFinding]:
    """Somebody of the board by the first name and almost the family name, without Mr. or Ms."""
    seen: set[tuple[LetterPart, int]] = set()
    addressed = {(part, start) for part, _said, start, _end in _addressed(setting)}
    for person in people:
        first, _blank, last = plain_name(person).partition(" ")
        if not last.isascii() or not last.isalpha():
            continue
        for part in PARTS:
            text = setting.draft.part(part)
            for match in re.finditer(rf"\b{re.escape(first)} (?P<last>[A-Z][a-z’'-]+)\b", text):
                place = part, match.start()
                last_said = re.sub(r"['’]s?$", "", match["last"])
                is_new = place not in seen and place not in addressed
                if is_new and similar_surname(last_said, last) and match[0] not in people:
                    seen.add(place)
                    end = match.start("last") + len(last_said)
                    yield make_finding(check, part, (match.start("last"), end), last_said, last)


def other_contact(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Somebody is addressed whom only another application knows."""
    application, recipient = setting.application, setting.draft.recipient.name
    people = known_people(application)
    people |= {one for to in setting.draft.recipient.people for one in (to.name, to.latin) if one}
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
            head, _gap, _rest = setting.draft.body.partition("\n\n")
            is_address = part == "body" and end <= len(head)
            mend = recipient if is_address and recipient else None
            yield make_finding(check, part, (start, end), said, mend)


def _addressed(setting: CheckContext) -> Iterator[tuple[LetterPart, str, int, int]]:
    for part in PARTS:
        for said, start, end in find_addressed_names(setting.draft.part(part)):
            yield part, said, start, end


def _is_house(said: str, setting: CheckContext) -> bool:
    """Whether it is no person but a company, such as in 株式会社アオバ様."""
    forms = setting.institutions.forms
    houses = [setting.application.company, setting.application.agency]
    houses += [application.company for application in setting.others]
    core = setting.institutions.core
    wanted = fold(core(said))
    return any(form in said for form in forms) or any(
        wanted and fold(core(house)).endswith(wanted) for house in houses if house
    )


# -- the rest ------------------------------------------------------------------------------------


def own_honorific(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """様 and the like behind the writer's own name."""
    for part in PARTS:
        text = setting.draft.part(part)
        for name in name_forms(setting.sender.name)[:2] if setting.sender.name else ():
            for match in re.finditer(rf"({re.escape(name)})[ 　]?(?:様|さま|さん|氏|殿)", text):
                yield make_finding(check, part, match.span(), match[0], name)


_JAPANESE_RUN = re.compile(
    r"[ぁ-ヿ㐀-鿿々〆ｦ-ﾟ]+(?:[ 　・ー]?[A-Za-z0-9ぁ-ヿ㐀-鿿々〆ｦ-ﾟ（）「」ー・]*[ぁ-ヿ㐀-鿿々〆ｦ-ﾟ])*"
)
_ADDRESSES = re.compile(r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9_.-]{1,254}|https?://\S{1,500}")


def japanese_in_english(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Japanese text in an English letter, each text once.

    The subject of their own mail is answered as it is.
    """
    application, sender = setting.application, setting.sender
    latin = {application.company: application.latin, sender.name: sender.latin}
    latin |= {contact.name: contact.latin for contact in application.contacts}
    latin |= {recipient.name: recipient.latin for recipient in setting.draft.recipient.people}
    names = sorted((name for name in latin if is_japanese(name)), key=len, reverse=True)
    seen: set[str] = set()
    for part in PARTS:
        text = setting.draft.part(part)
        if part == "subject" and text.startswith("Re:"):
            continue
        known = [(*span, name) for name in names for span in find_places(text, name)]
        taken = [(start, end) for start, end, _name in known]
        runs = [(*match.span(), match[0]) for match in _JAPANESE_RUN.finditer(text)]
        for start, end, found in [*known, *(one for one in runs if outside(taken, *one[:2]))]:
            if found not in seen:
                seen.add(found)
                mend = latin.get(found) or None
                yield make_finding(check, part, (start, end), found, mend)


_ANSWERED = re.compile(r"(?:Re|返信)[ ]?[:：]", re.IGNORECASE)


def sender_missing(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The sender's name is not in the body, or not in the subject of a Japanese letter.

    An answer keeps the subject that it answers.
    """
    draft = setting.draft
    name = setting.sender.name_in(draft.letter.language)
    if not name:
        return
    parts = PARTS if draft.letter.language is Language.JA and draft.letter.subject else PARTS[1:]
    for part in parts:
        if part == "subject" and _ANSWERED.match(draft.subject):
            continue
        if part == "subject" and _has_family_name(draft.subject, name):
            continue
        if fold(name) not in fold(_ADDRESSES.sub(" ", draft.part(part))):
            end = len(draft.part(part))
            yield make_finding(check, part, (end if part == "body" else 0, end), name=name)


def _has_family_name(subject: str, name: str) -> bool:
    """Whether a subject ends its parts with the family name alone: 面接のお礼（山根）."""
    family = re.escape(name_forms(name)[-1])
    return re.search(rf"(?<![一-鿿々]){family}(?=[）)】」』/／・、]|$)", subject) is not None


def sender_name(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Another name than the profile's before と申します, or between the lines of the signature."""
    sender, body = setting.sender, setting.draft.body
    if not sender.name or sender.signature:
        return
    own = [*name_forms(sender.name), sender.kana, sender.latin]
    forms = [re.sub(r"\s", "", fold(form)) for form in own if form]
    for match in re.finditer(r"(?P<name>\S{1,40}(?:[ 　]\S{1,20})?)と申します", body):
        said = _NAME_LAST.search(match["name"])
        is_own = re.sub(r"\s", "", fold(match["name"])).endswith(tuple(forms))
        if said and not is_own:
            start = match.start() + said.start()
            yield make_finding(check, "body", (start, match.end("name")), said[0], sender.name)
    people = known_people(setting.application)
    for introduced in _INTRODUCED.finditer(body):
        name = introduced["name"]
        is_own = re.sub(r"\s", "", fold(name)) in forms
        is_other = " " in name or "　" in name or correct_name(name, sender.name) is not None
        if is_other and not is_own and not is_one_of(name, people):
            yield make_finding(check, "body", introduced.span("name"), name, sender.name)
    block = re.search(
        r"(?m)^[-ー―─━＝=]{6,}\n(?P<lines>(?:.+\n){1,8}?(?:.+\Z)?)(?:[-ー―─━＝=]{6,})?\s*\Z", body
    )
    if block is None:
        return
    text = re.sub(r"\s", "", fold(block["lines"]))
    first = block["lines"].partition("\n")[0]
    bare = first.partition("（")[0].strip()
    is_near = correct_name(bare, sender.name) is not None
    is_own = re.sub(r"\s", "", fold(bare)) in forms
    is_without = not any(form in text for form in forms)
    if _NAME_LAST.fullmatch(bare) and not is_own and (is_near or is_without):
        start = block.start("lines")
        yield make_finding(check, "body", (start, start + len(first)), first, sender.name)


_INTRODUCED = re.compile(
    r"(?m)(?:^|(?<=ました)|(?<=いた)|(?<=った)|(?<=した))"
    r"(?P<name>[一-鿿々]{1,4}(?:[ 　][一-鿿々ぁ-んァ-ヺー]{1,4}?|[一-鿿々]{1,3}))"
    r"(?=(?:です|でございます)。|を(?:どうぞ|何卒|なにとぞ)?、?(?:よろしく|宜しく))"
)
"""Who says "I am" in a letter: 面接の機会をいただいた山根 亜希です。

What has no blank in it is a name only where it is almost one's own.
"""
_NAME_LAST = re.compile(
    r"(?:[一-鿿々]{1,5}(?:[ 　][一-鿿々ぁ-んァ-ヺー]{1,6})?"
    r"|[ァ-ヺー・]{2,12}(?:[ 　][ァ-ヺー・]{2,12})?)$"
)


def _first_line(text: str) -> int:
    return len(text.partition("\n")[0])
