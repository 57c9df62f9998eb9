"""The checks of what frames a letter: its greeting, its closing, brackets that close."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobboard_tui.domain.letters.body_sentences import sentence_span
from jobboard_tui.domain.letters.check_types import (
    Check,
    CheckContext,
    LetterFinding,
    find_all_places,
    make_finding,
    outside,
)
from jobboard_tui.domain.letters.types import Language

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
_SENTENCE_END = re.compile(r"[。！!？?]+")
_LAST_LINES = 8
"""Lines at the end of an English letter among which its closing stands."""


def greeting(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Neither a greeting in the first two paragraphs nor thanks in the first.

    The check's pattern is the greetings, its patterns are the thanks.
    """
    body = setting.draft.body
    start, end = sentence_span(body, Language.JA, setting.sender.name)
    paragraphs = [one for one in _PARAGRAPH_END.split(body[start:end]) if one.strip()]
    opening = "\n".join(paragraphs[:2])
    if check.pattern is not None and check.pattern.search(opening):
        return
    first = paragraphs[0] if paragraphs else ""
    if not any(thanks.search(first) for thanks, _mend in check.patterns):
        yield make_finding(check, "body", (0, len(body.partition("\n")[0])))


def closing(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A Japanese letter whose last two sentences close nothing, an English one without a closing.

    The check's pattern is what closes.
    """
    draft = setting.draft
    body = draft.body
    if draft.letter.language is Language.EN:
        start, end = body.rfind("\n") + 1, len(body)
        tail = "\n".join(body.rstrip().split("\n")[-_LAST_LINES:])
    else:
        first, end = sentence_span(body, Language.JA, setting.sender.name)
        ends = [first, *(match.end() for match in _SENTENCE_END.finditer(body, first, end))]
        rest = body[ends[-1] : end].strip()
        start = ends[-1] if rest and not _is_signature(rest) else ends[max(0, len(ends) - 2)]
        tail = body[ends[max(0, len(ends) - 3)] : end]
    if check.pattern is None or check.pattern.search(tail):
        return
    while start < end and body[start].isspace():
        start += 1
    yield make_finding(check, "body", (start, max(start, len(body[:end].rstrip()))))


def _is_signature(text: str) -> bool:
    """Whether what stands behind the last full stop is no sentence."""
    return re.search(r"[ぁ-ん]{3}", text) is None


_PAIRS = {"「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "〈": "〉", "［": "］"}
_CLOSED_BY = str.maketrans({"(": "（", ")": "）"})


def brackets(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A bracket that is open at the end of its paragraph."""
    for part in check.parts:
        text = setting.draft.part(part)
        links = [match.span() for match in re.finditer(r"https?://\S+", text)]
        safe = [*links, *find_all_places(text, setting.names)]
        at = 0
        for paragraph in [*_PARAGRAPH_END.finditer(text), None]:
            end = paragraph.start() if paragraph else len(text)
            for place in _unclosed(text, at, end):
                if outside(safe, place, place + 1):
                    found = text[place : min(end, place + 10)].split("\n")[0]
                    yield make_finding(check, part, (place, place + len(found)), found)
            at = paragraph.end() if paragraph else end


def _unclosed(text: str, start: int, end: int) -> list[int]:
    """The places of brackets without their other half; faces such as :( have none."""
    places: dict[str, list[int]] = {
        closing.translate(_CLOSED_BY): [] for closing in _PAIRS.values()
    }
    for place in range(start, end):
        mark = text[place]
        if mark in _PAIRS and not (mark == "(" and text[place - 1 : place] in (":", ";", "-")):
            places[_PAIRS[mark].translate(_CLOSED_BY)].append(place)
        elif before := places.get(mark.translate(_CLOSED_BY)):
            before.pop()
    return sorted(place for open_ones in places.values() for place in open_ones)
