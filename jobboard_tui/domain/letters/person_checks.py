"""The checks of how people are named, and of how the writer can be reached."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from jobboard_tui.domain.given_names import GIVEN_NAMES
from jobboard_tui.domain.letters.body_sentences import sentence_span
from jobboard_tui.domain.letters.check_types import (
    PARTS,
    Check,
    CheckContext,
    LetterFinding,
    make_finding,
    outside,
)
from jobboard_tui.domain.letters.name_checks import known_people
from jobboard_tui.domain.letters.types import Language

_QUOTED = re.compile(r"「[^」\n]{0,200}」|『[^』\n]{0,200}』")
_IN_KANJI = re.compile(r"[一-鿿々〆ヶ]{1,5}")
_SAID_OF = (
    r"(?:をはじめ|を始め|とお話|とのお話|へ(?:の(?:お礼|感謝)|も?よろしく)"
    r"|に(?:も|は)?(?:お話|お会い|お目|お世話|お伝え|よろしく|感謝|ご(?:対応|案内|紹介|説明|連絡|相談|同席)|伺)"
    r"|(?:から|より)(?:も|は)?(?:お|ご|伺|頂|いただ|内定|承)"
    r"|[はがも](?:おっしゃ|仰|お話|お聞かせ|お教え|ご(?:説明|案内|紹介|指摘|教示)|語)"
    r"|に[はも][^。\n]{0,25}(?:いただ|頂[いき戴]|お世話|感謝|くださ|下さ|賜)"
    r"|[はがも][^。、\n]{0,15}(?:くださ|下さ)"
    r"|の(?:お話|お言葉|お考え|ご(?:説明|案内|紹介|指摘|対応|厚意|助言|質問|提案|配慮|経験|連絡)))"
)
"""What follows somebody whom a letter speaks of, and no place or company of that name."""


def no_honorific(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Somebody of the board who is spoken of in a Japanese letter without 様."""
    body = setting.draft.body
    start, end = sentence_span(body, Language.JA, setting.sender.name)
    quoted = [match.span() for match in _QUOTED.finditer(body)]
    people = known_people(setting.application) | {
        recipient.name for recipient in setting.draft.recipient.people
    }
    own = re.sub(r"\s", "", setting.sender.name)
    forms = {form for name in people for form in _bare_forms(name) if not own.startswith(form)}
    names = "|".join(map(re.escape, sorted(forms, key=lambda one: (-len(one), one))))
    if not names:
        return
    for match in re.finditer(rf"(?<![一-鿿々ァ-ヺー])(?P<name>{names})(?={_SAID_OF})", body):
        if start <= match.start() < end and outside(quoted, *match.span()):
            yield make_finding(check, "body", match.span(), match[0], f"{match[0]}様")


def _bare_forms(name: str) -> Iterator[str]:
    """A name in kanji and what may be its family name: 石井誠 → 石井誠, 石井."""
    family, blank, given = name.partition(" ")
    if not _IN_KANJI.fullmatch(family):
        return
    yield family
    if blank:
        yield from (f"{family}{given}", name)
    elif len(family) >= 3:
        yield from (family[:2], family[:3])


_TITLED = re.compile(r"\b(?:Mr|Ms|Mrs|Miss)\.? (?P<name>[A-Z][a-z]+)(?![\w’'-]| [A-Z])")


def given_name(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Mr. or Ms. before a given name, unless somebody of the board has it as the family name."""
    people = known_people(setting.application)
    people |= {recipient.name_in(Language.EN) for recipient in setting.draft.recipient.people}
    for part in PARTS:
        for match in _TITLED.finditer(setting.draft.part(part)):
            name = match["name"]
            known = [one.split() for one in people if name in one.split()]
            if name not in GIVEN_NAMES or any(one[-1] == name and len(one) == 1 for one in known):
                continue
            others = {one[-1] for one in known if len(one) == 2 and one[0] == name}
            mend = match[0].replace(name, others.pop()) if len(others) == 1 else None
            yield make_finding(check, part, match.span(), match[0], mend)


_DOCTORS = ("Dr.", "Prof.", "Professor")


def courtesy(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Mr. or Ms. before the name of somebody who is Dr. or Prof."""
    for person in setting.draft.recipient.people:
        words = person.name_in(Language.EN).split()
        if person.courtesy not in _DOCTORS or not words:
            continue
        first, last = re.escape(words[0]), re.escape(words[-1])
        pattern = rf"\b(?:Mr|Ms|Mrs|Miss)\b\.?(?= (?:{first} )?{last}\b)"
        for part in PARTS:
            for match in re.finditer(pattern, setting.draft.part(part)):
                yield make_finding(check, part, match.span(), match[0], person.courtesy)


# -- the writer ----------------------------------------------------------------------------------

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PHONE = re.compile(r"(?<![\w.+-])\+?\(?\d[\d()\- .]{7,18}\d(?![\w-])")
_NEAR = 3
"""Slips by which an address or a number is still taken for the writer's own."""


def sender_contact(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """An address or a number that is almost that of the profile, or stands in the signature in
    its place.
    """
    sender, people = setting.sender, setting.application.contacts
    mails = [contact.email for contact in people] + [setting.draft.recipient.emails]
    phones = [contact.phone for contact in people]
    if sender.email and sender.email not in sender.signature:
        yield from _other_contact(check, setting, _MAIL, sender.email, mails)
    if sender.phone and sender.phone not in sender.signature:
        yield from _other_contact(check, setting, _PHONE, sender.phone, phones)


def _other_contact(
    check: Check, setting: CheckContext, pattern: re.Pattern[str], right: str, theirs: Iterable[str]
) -> Iterator[LetterFinding]:
    """What is not `right`, the writer's own, and should be; `theirs` are those of others."""
    from rapidfuzz.distance import OSA

    body = setting.draft.body
    _start, end = sentence_span(body, setting.draft.letter.language, setting.sender.name)
    said = unicodedata.normalize("NFKC", body)
    said = said if len(said) == len(body) else body
    places = [(match.span(), _plain_contact(match[0])) for match in pattern.finditer(said)]
    own, others = _plain_contact(right), {_plain_contact(one) for one in theirs}
    has_own = any(plain == own for _place, plain in places)
    for place, plain in places:
        is_near = OSA.distance(plain, own, score_cutoff=_NEAR) <= _NEAR
        is_instead = place[0] >= end and not has_own
        if plain != own and plain not in others and (is_near or is_instead):
            yield make_finding(check, "body", place, body[slice(*place)], right)


def _plain_contact(text: str) -> str:
    """An address in small letters; the digits of a number, from Japan without +81."""
    if "@" in text:
        return text.casefold()
    digits = re.sub(r"\D", "", text)
    return re.sub(r"^810?", "0", digits) if "+" in text else digits
