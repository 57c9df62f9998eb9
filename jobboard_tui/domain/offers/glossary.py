"""Finds terms of offer letters by a few letters: kanji, kana in any script, romaji or English."""

from __future__ import annotations

from collections.abc import Iterable

from jobboard_tui.domain.offers.checklist_template import GlossaryEntry
from jobboard_tui.domain.search.search_index import romanise
from jobboard_tui.domain.text import fold


def find_entries(entries: Iterable[GlossaryEntry], words: str) -> list[GlossaryEntry]:
    """The entries in which every word occurs, in their order; all of them for no word."""
    sought = [fold(word) for word in words.split() if fold(word)]
    return [entry for entry in entries if all(_has(entry, word) for word in sought)]


def _has(entry: GlossaryEntry, word: str) -> bool:
    reading = fold(entry.reading)
    texts = (fold(entry.term), reading, romanise(reading) or "", fold(entry.meaning))
    return any(word in text for text in texts)
