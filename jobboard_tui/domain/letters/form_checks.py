"""The checks of form: wording, honorifics, length, digits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from jobboard_tui.domain.letters.body_sentences import sentence_span, sentences
from jobboard_tui.domain.letters.check_types import (
    Check,
    CheckContext,
    LetterFinding,
    TakenPlaces,
    find_all_places,
    make_finding,
    outside,
)
from jobboard_tui.domain.letters.misspellings import words_pattern
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.text import fold

_SPOKEN = re.compile(
    r"御社様?(?!会)|御(?:行|庫|組合|学園|学|校|園|院|館|協会|財団)(?:様|(?![々一-鿿]))"
    r"|(?<![々一-鿿])御(?:省|庁|所|会)(?![々一-鿿])"
)
_WRITTEN = re.compile(
    r"貴(?:社|銀行|会社|行|公庫|信用金庫|金庫|庫|組合|学園|大学|学|校|園|院|館|省|庁|役所|会議所|研究所|事務所|所|協会|会"
    r"|財団|法人|機構|連盟|団|診療所|県|市|署|薬局|放送局|郵便局|局|寺|店|施設|団体|大使館|領事館|取引所|保健所|裁判所|神社|宮|教会|ホーム)(?:様|(?![々一-鿿])|(?=内|様|製品|業務|事業|宛))"
)
_FULL, _HALF = re.compile("[０-９]+"), re.compile("[0-9]")
_WIDTHS = str.maketrans("０１２３４５６７８９", "0123456789")
_MASKED = re.compile(
    r"[0-9０-９]+|[月火水木金土日]曜?日?（?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)


_LINK = re.compile(r"https?://[^\s<>「」（）、。]{1,500}")


def pattern(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """What the pattern finds, or one of the words, outside of names and web addresses."""
    for part in check.parts:
        text = setting.draft.part(part)
        safe = [match.span() for match in _LINK.finditer(text)]
        safe += [] if check.names else find_all_places(text, setting.names)
        taken = TakenPlaces(text, safe)
        for expression, better in _expressions(check):
            for match in expression.finditer(text):
                start, end = match.span()
                if taken.take(start, end):
                    mend = _mend(match, better, check.words)
                    if mend and check.languages == (Language.EN,):
                        mend = _with_capital(text, match, mend)
                    rest = _rest_of_word(text, match) if mend else ""
                    yield make_finding(check, part, (start, end), match[0], mend, rest=rest)


_ENCLOSED = re.compile("同封")
"""What a letter on paper says and an e-mail cannot."""


def email_only(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """What the pattern finds, unless the letter goes out on paper."""
    if not _ENCLOSED.search(setting.draft.body):
        yield from pattern(check, setting)


_KANA = re.compile("[ぁ-ん]{0,16}")


def _rest_of_word(text: str, match: re.Match[str]) -> str:
    """The kana that end the word of which a pattern found the beginning: た of おっしゃられた."""
    behind = _KANA.match(text, match.end())
    return behind[0] if behind and "(?=" in match.re.pattern else ""


_SENTENCE_START = re.compile(r"(?:\A|[.!?]\s+|\n\s*\n)\s*\Z")


def _with_capital(text: str, match: re.Match[str], mend: str) -> str:
    """A mend with the capital that its place asks for: Weather → Whether, "BTW," → By the way."""
    found = match[0]
    is_title = found[0].isupper() and found[1:].islower()
    at = match.start()
    starts = _SENTENCE_START.search(text, max(0, at - 40), at) is not None
    return mend[0].upper() + mend[1:] if is_title or starts else mend


def _expressions(check: Check) -> Iterator[tuple[re.Pattern[str], str | None]]:
    """What a check looks for and its mends, then its words, whose mends are theirs."""
    if check.pattern is not None:
        yield check.pattern, check.mend
    yield from check.patterns
    for expression in words_pattern(tuple(check.words)):
        yield expression, _OF_WORD


_OF_WORD = "\0"
"""Stands for the mend of whichever word it is."""


def _mend(match: re.Match[str], better: str | None, words: Mapping[str, str]) -> str | None:
    if better == _OF_WORD:
        same = (better for word, better in words.items() if word.lower() == match[0].lower())
        return next(same, "") or None
    return None if better is None else match.expand(better)


def lacks(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The pattern is found nowhere."""
    texts = [setting.draft.part(part) for part in check.parts]
    if check.pattern is not None and not any(map(check.pattern.search, texts)):
        yield make_finding(check, check.parts[-1], (0, len(texts[-1].partition("\n")[0])))


_OF_CLIENT = re.compile(
    r"(?:で(?:働|勤務|の?仕事|ぜひ)|への?(?:入社|志望|応募)|に(?:入社|応募|貢献)|を(?:志望|第一)"
    r"|の(?:選考|面接|説明会|内定|内々定|事業|製品|仕事|業務|一員|募集|社風|理念))"
)
"""What is said of the company, not of the agency that a letter goes to."""


def _is_of_client(setting: CheckContext, after: str) -> bool:
    return setting.draft.recipient.is_agency and _OF_CLIENT.match(after) is not None


def client_word(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """貴社 or 御社 in a letter to an agency where the company is meant."""
    for part in check.parts:
        text = setting.draft.part(part)
        for match in (*_SPOKEN.finditer(text), *_WRITTEN.finditer(text)):
            if _is_of_client(setting, text[match.end() :]):
                right = setting.institutions.third_person(setting.application.company)
                yield make_finding(check, part, match.span(), match[0], right)


def house_word(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The spoken word for whom it goes to, or the word for another sort of institution."""
    right = setting.institutions.words(setting.draft.recipient.house)
    for part in check.parts:
        text = setting.draft.part(part)
        safe = find_all_places(text, setting.names)
        for match in (*_SPOKEN.finditer(text), *_WRITTEN.finditer(text)):
            said = match[0]
            is_right = said.removesuffix("様") in right and said.startswith("貴")
            if _is_of_client(setting, text[match.end() :]):
                continue
            if not is_right and outside(safe, match.start(), match.end()):
                yield make_finding(check, part, (match.start(), match.end()), said, right[0])


_JOINING = re.compile(r"入社")
_JOINED = re.compile(
    r"以来|当時|当初|し(?:た(?!い|く)|て(?:から|以来|[0-9０-９一二三四五六七八九十]+年))|歴|[0-9０-９一二三四五六七八九十]+年"
)
"""What follows where the writer joined somebody long ago."""
_ELSEWHERE = re.compile(
    r"(?:現職|前職|現在の|勤務先|他社|別の|新卒|中途|[0-9０-９]年|昨年|一昨年|株式会社|社に)[^。\n]{0,15}$"
)
_THERE = re.compile(r"貴[々一-鿿]{1,4}(?:に|へ|への|にて)?$")


def joining_word(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The word for joining a company, 入社, where the employer is a hospital, a school or so."""
    employer = setting.application.company
    word = setting.institutions.word(employer)
    by_name = (better for name, better in check.words.items() if name in employer)
    right = next(by_name, check.words.get(word, ""))
    for part in check.parts if right else ():
        text = setting.draft.part(part)
        safe = find_all_places(text, setting.names)
        for match in _JOINING.finditer(text):
            before, after = text[: match.start()][-20:], text[match.end() :]
            is_of_another = _JOINED.match(after) or _ELSEWHERE.search(before)
            if is_of_another and not _THERE.search(before):
                continue
            if outside(safe, match.start(), match.end()):
                yield make_finding(check, part, match.span(), match[0], right)


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
    open_names = (question.placeholder for question in draft.questions if question.field == "name")
    name = setting.sender.name_in(draft.letter.language) or next(open_names, "")
    names = (*setting.names, *(contact.name for contact in setting.application.contacts))
    exempt = [_compiled(one) for one in check.options.get("exempt", ())]
    counted = sentences(draft.body, draft.letter.language, exempt, name, names)
    count = len(counted)
    if count < least:
        count += sum(_closes_with_thanks(draft.body, exempt))
    if least <= count <= most:
        return
    start = counted[most].start if count > most else counted[0].start if counted else 0
    end = counted[-1].end if counted else len(draft.body.partition("\n")[0])
    yield make_finding(check, "body", (start, end), count=count, least=least, most=most)


_CLOSING_THANKS = re.compile(
    r"(?:^|(?<=[。\n]))[ 　]*(?:まずは|取り急ぎ|略儀)[^。\n]{0,60}(?:[お御]礼|感謝)[^。\n]{0,60}。"
)


def _closes_with_thanks(body: str, exempt: list[re.Pattern[str]]) -> Iterator[bool]:
    """Each sentence that closes a letter with thanks, which a short one needs no other beside."""
    for match in _CLOSING_THANKS.finditer(body):
        yield any(one.search(match[0].strip()) for one in exempt)


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


_WIDE = re.compile(
    "[\uff61-\uff9f]+|[\uff21-\uff3a\uff41-\uff5a][\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+"
)


_MARKS = re.compile(r"(?<![ぁ-ヿ一-鿿])[\uff01-\uff0f\uff1a-\uff20、。](?![ぁ-ヿ一-鿿])[ 　]?")
"""Signs of Japanese writing in an English sentence."""


def _ascii_mark(mark: str, after: str) -> str:
    """The sign of English writing, with the blank behind it that its place asks for."""
    sign = {"、": ",", "。": "."}.get(mark[0]) or unicodedata.normalize("NFKC", mark[0])
    return f"{sign} " if sign in ",;.!?" and after[:1].isalnum() else sign


def width(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Half-width kana and full-width Latin letters; in an English letter full-width digits too."""
    is_english = setting.draft.letter.language is Language.EN
    for part in check.parts:
        text = setting.draft.part(part)
        taken = TakenPlaces(text, find_all_places(text, setting.names))
        for expression in (_WIDE, _FULL) if is_english else (_WIDE,):
            for match in expression.finditer(text):
                start, end = match.span()
                if taken.take(start, end):
                    mend = unicodedata.normalize("NFKC", match[0])
                    yield make_finding(check, part, (start, end), match[0], mend)
        for match in _MARKS.finditer(text) if is_english else ():
            if taken.take(*match.span()):
                mend = _ascii_mark(match[0], text[match.end() :])
                yield make_finding(check, part, match.span(), match[0], mend)


_QUOTED = re.compile(r"「[^」\n]{0,300}」|『[^』\n]{0,300}』|[(（][^()（）\n]{0,300}[)）]")
_PLAIN = re.compile(
    r"(?:(?<!で)(?<!ま)す|(?<!まし)(?<!でし)た|(?<!でしょ)(?<!ましょ)(?<!ございましょ)う|[くつぬむぐぶる]"
    r"|(?<=[^たま])だ|(?<=まま)だ|(?:な|た|し|やす|にく|よ|良|高|多)い)(?:よ|ね|な|よね)?(?=[。！!]|$)|[たるいだ](?:よ|よね)(?=[。！!]|$)",
    re.MULTILINE,
)


def plain_style(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A sentence in plain style among polite ones; what is quoted is as it is."""
    body = setting.draft.body
    start, end = sentence_span(body, Language.JA, setting.sender.name)
    masked = _QUOTED.sub(lambda quoted: "＿" * len(quoted[0]), body)
    if not re.search(r"(?:です|ます|ました|でした|ません|ございます)[。！!]", masked):
        return
    for sentence in re.finditer(r"[^。！!\n]+[。！!]", masked[:end]):
        match = _PLAIN.search(sentence[0])
        if sentence.start() >= start and match and match.end() == len(sentence[0]) - 1:
            place = _last_words(
                body, sentence.start() + match.start(), sentence.start() + match.end()
            )
            yield make_finding(check, "body", place, body[slice(*place)])


_QUOTED_WORDS = 8
"""Characters of a sentence's end that are enough to find it by."""


def _last_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of a match with the words before it, up to a sign or `_QUOTED_WORDS` characters."""
    first = max(0, min(start, end - _QUOTED_WORDS))
    signs = [text.rfind(sign, first, start) + 1 for sign in "、。，．\n"]
    return max(first, *signs), end


_SPELLINGS = (
    (re.compile("(?<![一-鿿])致(?=[しす])"), re.compile("(?<![一-鿿])いた(?=[しす])"), "いた"),
    (re.compile("宜しく"), re.compile("よろしく"), "よろしく"),
    (re.compile("(?<=[てでおご一-鿿])頂(?=[いきくけ])"), re.compile("いただ[いきくけ]"), "いただ"),
    (re.compile("(?<=[てでいみえり])下(?=さ[いっ])"), re.compile("くださ[いっ]"), "くだ"),
    (re.compile("有難う|有り難う"), re.compile("ありがとう"), "ありがとう"),
)
"""Words in kanji and in kana, and the kana."""


def mixed_spelling(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """One word in kanji here and in kana there."""
    body = setting.draft.body
    safe = find_all_places(body, setting.names)
    for kanji, kana, mend in _SPELLINGS:
        if not kana.search(body):
            continue
        for match in kanji.finditer(body):
            if outside(safe, match.start(), match.end()):
                yield make_finding(check, "body", match.span(), match[0], mend)


_ASKED_LEAVE = re.compile(r"(?:さ|[わかがさたなばまら])せて(?:いただ|頂)")


def asked_leave(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """させていただく again and again."""
    places = [match.span() for match in _ASKED_LEAVE.finditer(setting.draft.body)]
    if len(places) > check.options["most"]:
        start, end = places[-1]
        found = setting.draft.body[start:end]
        yield make_finding(check, "body", (start, end), found, count=len(places))


def no_signature(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Neither a line that sets the signature apart nor the name above phone and address."""
    draft, sender = setting.draft, setting.sender
    body = draft.body
    has_rule = re.search(r"(?m)^\s*[-ー―─━＝=*＊_~〜]{4,}\s*$", body)
    is_own = bool(sender.signature) and sender.signature.partition("\n")[0] in body
    if has_rule or is_own:
        return
    last = [line.strip() for line in body.rstrip().split("\n")[-6:]]
    name = sender.name_in(draft.letter.language)
    if name and any(fold(line) == fold(name) or line.startswith(f"{name}（") for line in last):
        return
    if not name and any(question.placeholder in last for question in draft.questions):
        return
    end = len(body)
    yield make_finding(check, "body", (end - len(last[-1]), end))


def repeated(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """What stands in a letter once, more often."""
    body = setting.draft.body
    for expression, _mend in check.patterns:
        places = [match.span() for match in expression.finditer(body)]
        for start, end in places[check.options["most"] :]:
            yield make_finding(check, "body", (start, end), body[start:end], count=len(places))


def paper_pair(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A word that opens a letter on paper without the one that closes it, or with another's.

    The check's words are the openings, each with the closings that go with it.
    """
    body = setting.draft.body
    closings = {word for words in check.words.values() for word in words.split()}
    closed = [
        match for match in re.finditer(r"(?m)^[ 　]*(\S+)[ 　]*$", body) if match[1] in closings
    ]
    for opening, words in check.words.items():
        match = re.search(rf"(?m)^[ 　]*({opening})(?=[ 　、。\n])", body)
        if match is None:
            continue
        if not any(one[1] in words.split() for one in closed):
            right = words.split()[0]
            yield make_finding(check, "body", match.span(1), opening, right=right)
