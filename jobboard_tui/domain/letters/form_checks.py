"""The checks of form: wording, honorifics, length, digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jobboard_tui.domain.letters.body_sentences import sentences
from jobboard_tui.domain.letters.check_types import (
    Check,
    CheckContext,
    LetterFinding,
    find_all_places,
    make_finding,
    outside,
)
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.text import fold

_SPOKEN = re.compile(
    r"(?<![々一-鿿])御(?:社|行|庫|組合|学園|学|校|院|省|庁|所|協会|財団)(?![々一-鿿])"
)
_WRITTEN = re.compile(
    r"(?<![々一-鿿])貴(?:社|行|庫|組合|学園|学|校|院|省|庁|所|協会|財団|事務所)(?![々一-鿿])"
)
_FULL, _HALF = re.compile("[０-９]+"), re.compile("[0-9]")
_WIDTHS = str.maketrans("０１２３４５６７８９", "0123456789")
_MASKED = re.compile(
    r"[0-9０-９]+|[月火水木金土日]曜?日?（?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)


def pattern(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """What the pattern finds, or one of the words, outside of names."""
    for part in check.parts:
        text = setting.draft.part(part)
        safe = [] if check.names else find_all_places(text, setting.names)
        if check.pattern is not None:
            for match in check.pattern.finditer(text):
                if match.end() > match.start() and outside(safe, match.start(), match.end()):
                    mend = None if check.mend is None else match.expand(check.mend)
                    yield make_finding(check, part, (match.start(), match.end()), match[0], mend)
        for word, better in check.words.items():
            for match in _word(word).finditer(text):
                if outside(safe, match.start(), match.end()):
                    mend = better or None
                    yield make_finding(check, part, (match.start(), match.end()), match[0], mend)


@lru_cache(maxsize=512)
def _word(word: str) -> re.Pattern[str]:
    """A word to look for; of letters it is a whole one, in any case."""
    escaped = re.escape(word)
    return re.compile(rf"(?i)\b{escaped}\b" if word.isascii() else escaped)


def lacks(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The pattern is found nowhere."""
    texts = [setting.draft.part(part) for part in check.parts]
    if check.pattern is not None and not any(map(check.pattern.search, texts)):
        yield make_finding(check, check.parts[-1], (0, len(texts[-1].partition("\n")[0])))


def house_word(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The spoken word for whom it goes to, or the word for another sort of institution."""
    right = setting.institutions.word(setting.draft.recipient.house)
    for part in check.parts:
        text = setting.draft.part(part)
        safe = find_all_places(text, setting.names)
        for match in (*_SPOKEN.finditer(text), *_WRITTEN.finditer(text)):
            if match[0] != right and outside(safe, match.start(), match.end()):
                yield make_finding(check, part, (match.start(), match.end()), match[0], right)


def sama_and_onchu(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """様 and 御中 in one line, or in the lines of one address."""
    body = setting.draft.body
    beside = list(re.finditer(r"[ 　]?御中[ 　]?様|[ 　]?様[ 　]?御中", body))
    for match in beside:
        yield make_finding(check, "body", (match.start(), match.end()), match[0], " 御中")
    head = body.split("\n\n", 1)[0]
    at = head.find("御中")
    if not beside and at >= 0 and re.search(r"様\s*$", head):
        yield make_finding(check, "body", (at, at + 2), "御中", "")


def company_sama(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The company in the address is followed by 様."""
    line = setting.draft.body.partition("\n")[0]
    for house in (setting.application.company, setting.draft.recipient.house):
        for honorific in ("様", "殿"):
            said = re.fullmatch(rf"{re.escape(house)}[ 　]?{honorific}\s*", line)
            if said:
                yield make_finding(check, "body", (0, len(line)), line, f"{house} 御中")
                return


def mixed_digits(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Full-width digits beside half-width ones; names and addresses are as they are."""
    text = f"{setting.draft.subject}\n{setting.draft.body}"
    if not (_FULL.search(text) and _HALF.search(text)):
        return
    for part in check.parts:
        said = setting.draft.part(part)
        safe = find_all_places(said, setting.names)
        for match in _FULL.finditer(said):
            if outside(safe, match.start(), match.end()):
                mend = match[0].translate(_WIDTHS)
                yield make_finding(check, part, (match.start(), match.end()), match[0], mend)


def number_of_sentences(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Fewer or more sentences than are right."""
    draft, least, most = setting.draft, check.options["least"], check.options["most"]
    open_names = (one.placeholder for one in draft.questions if one.field == "name")
    name = setting.sender.name_in(draft.letter.language) or next(open_names, "")
    names = (*setting.names, *(one.name for one in setting.application.contacts))
    exempt = [_compiled(one) for one in check.options.get("exempt", ())]
    counted = sentences(draft.body, draft.letter.language, exempt, name, names)
    count = len(counted)
    if least <= count <= most:
        return
    start = counted[most].start if count > most else counted[0].start if counted else 0
    end = counted[-1].end if counted else len(draft.body.partition("\n")[0])
    yield make_finding(check, "body", (start, end), count=count, least=least, most=most)


@lru_cache(maxsize=128)
def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(text)


def length(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """More characters than anybody reads."""
    draft = setting.draft
    options = check.options
    most = options.get("most_of", {}).get(draft.letter.kind, 0)
    if not most:
        most = options["most_ja" if draft.letter.language is Language.JA else "most_en"]
    count = len(draft.body)
    if count > most:
        yield make_finding(check, "body", (most, count), count=count, most=most)


def mass_mail(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The same text, but for names and dates, went to another company."""
    own = (setting.application.company, setting.draft.recipient.name, setting.application.role)
    body = setting.draft.body
    mine = mask_names(body, own)
    for company, theirs in setting.sent:
        if theirs == mine:
            yield make_finding(check, "body", (0, len(body.partition("\n")[0])), company=company)
            return


def mask_names(body: str, names: tuple[str, ...]) -> str:
    """A letter without names and dates: what two letters to two companies have in common."""
    for name in sorted(filter(None, names), key=len, reverse=True):
        body = body.replace(name, "")
    return fold(_MASKED.sub("", body))
