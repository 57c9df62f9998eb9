"""The sentences of a letter that say something: no address, greeting, closing or signature."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.values import frozen

_JA = re.compile(r"[^。！？!?\s][^。！？!?]*[。！？!?]*")
_EN = re.compile(r"\S.*?(?:[.!?](?=\s|$)|$)", re.DOTALL)
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Ms|Mrs|Mx|Dr|Prof|Co|Ltd|Inc|Corp|St|No|vs|approx|e\.g|i\.e|K\.K|G\.K|[A-Z])\.(?=\s)"
)
_CLOSING = re.compile(
    r"(?im)^(?:(?:best|kind|warm|many)\b.{0,20}|yours|sincerely|respectfully|regards"
    r"|thank you|thanks)[ \w]{0,12},?$"
)
_RULE_LINE = re.compile(r"(?m)^[^\S\n]*[-ー―─━＝=*＊_]{4,}[^\S\n]*$")
_PARAGRAPH = re.compile(r"\n(?:[^\S\n]*\n)+")


@frozen
class Sentence:
    """A sentence and its place in the text."""

    text: str
    start: int
    end: int


def sentences(
    body: str,
    language: Language,
    exempt: Iterable[re.Pattern[str]],
    sender: str,
    names: Iterable[str],
) -> list[Sentence]:
    """The sentences that count; `names` are texts whose full stops end no sentence."""
    start, end = sentence_span(body, language, sender)
    hidden = _without_stops(body, names)
    kept = []
    for first, last in _paragraphs(body, start, end):
        for match in (_JA if language is Language.JA else _EN).finditer(hidden, first, last):
            text = body[match.start() : match.end()].strip()
            between = "" if language is Language.JA else " "
            joined = between.join(filter(None, map(str.strip, text.split("\n"))))
            if not re.search(r"\w", joined):
                continue
            introduces = (
                sender
                and _without_blanks(sender) in _without_blanks(joined)
                and re.search(r"(?:です|申します)。?$", joined)
            )
            if introduces or any(one.search(joined) for one in exempt):
                continue
            kept.append(Sentence(joined, match.start(), match.start() + len(text)))
    return kept


def sentence_span(body: str, language: Language, sender: str) -> tuple[int, int]:
    """Where the sentences of a letter stand: from behind the address to before the signature."""
    end = len(body)
    if language is Language.EN and (closing := list(_CLOSING.finditer(body))):
        end = closing[-1].start()
    elif rule := list(_RULE_LINE.finditer(body)):
        end = rule[-2].start() if len(rule) > 1 else rule[0].start()
    elif sender and (at := body.rfind(f"\n{sender}")) > 0:
        end = at
    head = body[:end].split("\n\n", 1)[0]
    if language is Language.JA:
        addressed = re.search(r"(?:様|先生|御中|殿|各位)\s*$", head)
        return (len(head) if addressed else 0), end
    greeting = re.match(r"(?i)\s*(?:dear|hello|hi)\b[^\n]*\n", body)
    return (greeting.end() if greeting else 0), end


def _paragraphs(body: str, start: int, end: int) -> list[tuple[int, int]]:
    found, at = [], start
    for gap in _PARAGRAPH.finditer(body, start, end):
        found.append((at, gap.start()))
        at = gap.end()
    return [*found, (at, end)]


def _without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)


def _without_stops(body: str, names: Iterable[str]) -> str:
    """The text of the same length in which no name or abbreviation has a full stop."""
    for name in names:
        if re.search(r"[.!?。！？]", name):
            body = body.replace(name, re.sub(r"[.!?。！？]", "_", name))
    return _ABBREVIATION.sub(lambda match: match[0].replace(".", "_"), body)
