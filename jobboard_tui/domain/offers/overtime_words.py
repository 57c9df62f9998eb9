"""Fixed overtime that an offer tells only in words: then nobody knows what an hour of it pays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from jobboard_tui.domain.models import Application, Kind
from jobboard_tui.domain.offers.checklist import ChecklistLine, is_of_the_offer
from jobboard_tui.domain.offers.offer_hours import with_daily_hours
from jobboard_tui.domain.offers.suggested_values import call_headings
from jobboard_tui.domain.offers.terms import TERMS
from jobboard_tui.domain.offers.total_pay import PayTotals, totals
from jobboard_tui.domain.parsing.quantities import plain

_HOURS = r"(?<![\d.])\d{1,3}(?:\.\d)?\s?(?:時間|hours?\b|h\b)"
_WORK = r"(?:残業|時間外|超過勤務|overtime)"
_FIXED = r"(?:固定|みなし|定額|fixed|deemed)"
_IN_WORDS = re.compile(
    rf"{_FIXED}\s?{_WORK}[^。\n]{{0,60}}?{_HOURS}|{_HOURS}\s?(?:分|相当)[^。\n]{{0,30}}?{_WORK}"
    rf"|{_WORK}[^。\n]{{0,30}}?{_HOURS}\s?(?:分|相当)[^。\n]{{0,30}}?(?:含|込)"
    rf"|{_HOURS}[^.。\n]{{0,30}}?{_FIXED}\s?{_WORK}"
    rf"|\bincl(?:udes?|uding|uded|usive)?\b[^.\n]{{0,80}}?{_HOURS}[^.\n]{{0,20}}?{_WORK}"
    rf"|{_HOURS}[^.\n]{{0,30}}?{_WORK}[^.\n]{{0,30}}?\bincluded\b"
)
"""Hours of overtime that a sentence says to be paid already."""
_INSIDE = re.compile(rf"{_HOURS}\s?(?:分|相当)|{_FIXED}|(?<![振払申])込|含(?!ま[なずれ])|\binclu")
_NONE = re.compile(
    r"^(?:なし|無し?|ありません)(?:$|[\s、。])|^(?:none|no)(?:$|[,.;])"
    rf"|{_WORK}(?:代|手当)?(?:制度?)?[\s:]*(?:は|が|の(?:定め|制度)は?)?\s?"
    r"(?:なし|無し?|ありません|ない|支給しない)"
    rf"|\b(?:no|without(?: any)?)\s(?:{_FIXED}\s)?{_WORK}|(?:\bnot|n't) (?:be )?inclu"
    r"|適用(?:なし|しない|外)"
)
"""What says that there is none of it, and not of something else."""
_HOURS_OF_IT = "fixed-overtime-hours"
_WRITTEN = frozenset({Kind.OFFER, Kind.OFFER_LETTER})


def has_overtime_in_words(application: Application) -> bool:
    """Return whether an offer has fixed overtime whose hours stand in its words alone."""
    if _HOURS_OF_IT in application.terms:
        return False
    answer = application.checklist.get(TERMS[_HOURS_OF_IT].item)
    own = plain(answer.value) if answer and is_of_the_offer(answer.origin) else ""
    if own and _INSIDE.search(own) and not _NONE.search(own):
        return True
    return any(_IN_WORDS.search(plain(line)) for text in _texts(application) for line in text)


def _texts(application: Application) -> Iterator[list[str]]:
    """The lines of what the offer says, on the list and in its letters."""
    for answer in application.checklist.values():
        if answer.value and is_of_the_offer(answer.origin):
            yield answer.value.splitlines()
    own = call_headings()
    for event in application.events:
        if event.kind in _WRITTEN and not (event.cancelled or event.note.startswith(own)):
            yield event.note.splitlines()


def offer_totals(application: Application, known: Iterable[ChecklistLine]) -> PayTotals:
    """Return what the terms of an offer come to, without the hour where its hours are in words.

    `known` are the lines of its checklist: they may tell the hours of a day.
    """
    sums = totals(with_daily_hours(application.terms, known))
    is_open = sums.hourly is not None and has_overtime_in_words(application)
    return replace(sums, hourly=None) if is_open else sums
