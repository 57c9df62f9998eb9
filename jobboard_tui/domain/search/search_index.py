"""Keeps what applications say in the form that searches compare, to answer while one types.

What was folded for an application is kept until the application itself is another object, so an
index of a changed board (`over`) costs only what changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.search.query import Query, facts, is_id, timeline_words
from jobboard_tui.domain.text import BETWEEN, fold

if TYPE_CHECKING:
    from jobboard_tui.domain.reminders.reminder_index import ReminderView

ENOUGH = 5
"""So many good matches, and no typing errors are looked for."""
SHORTEST_GUESS = 4
"""Fewer letters than these are never taken for mistyped."""
SURE_OF_TWO = 6
"""From so many letters on two slips are forgiven, before it one."""

_KANA = re.compile("[ぁ-ゖー]")
_WORDS = re.compile(r"[\s.,・/／&()（）-]+")
_SPELLINGS = (
    *(("sha", "sya"), ("shu", "syu"), ("sho", "syo"), ("shi", "si")),
    *(("cha", "tya"), ("chu", "tyu"), ("cho", "tyo"), ("chi", "ti"), ("tsu", "tu")),
    *(("ja", "zya"), ("ju", "zyu"), ("jo", "zyo"), ("ji", "zi"), ("fu", "hu")),
    *(("mb", "nb"), ("mp", "np"), ("mm", "nm"), ("ou", "o"), ("oo", "o"), ("uu", "u")),
    *(("-", ""), ("ー", "")),
)


def romanise(folded: str) -> str:
    """Return a folded text in Latin letters of one spelling: ほしぞら, Hoshizora are the same."""
    if _KANA.search(folded):
        import jaconv

        folded = jaconv.kana2alphabet(folded)
    for spelling, sound in _SPELLINGS:
        folded = folded.replace(spelling, sound)
    return folded


@dataclass(slots=True)
class _IndexEntry:
    """What one application says, as far as it was asked."""

    application: Application
    text: str = ""
    company: str = ""
    role: str = ""
    word_starts: tuple[str, ...] = field(default=())
    romanised: str = ""
    key: str = ""


class SearchIndex:
    """Answers searches of one board."""

    def __init__(self, board: Board, entries: dict[str, _IndexEntry] | None = None) -> None:
        self.board = board
        self._entries: dict[str, _IndexEntry] = {} if entries is None else entries
        self._texts: list[str] | None = None
        self._names: list[_IndexEntry] | None = None

    def update(self, board: Board) -> SearchIndex:
        """An index of another state of the board; what is the same is not read again."""
        if board is self.board:
            return self
        if len(self._entries) > 2 * len(board.applications) + 100:
            kept = board.applications
            return SearchIndex(
                board, {key: entry for key, entry in self._entries.items() if key in kept}
            )
        return SearchIndex(board, self._entries)

    def prepare(self, count: int) -> bool:
        """Read up to `count` applications that were not read yet; whether none is left.

        For the moments in which nobody waits: the first filter then costs as little as the next.
        """
        unread = (
            application
            for application in self.board.applications.values()
            if not self._is_read(application)
        )
        for application in islice(unread, count):
            self.searchable_text(application)
            self._named(application)
        return next(unread, None) is None

    def _is_read(self, application: Application) -> bool:
        entry = self._entries.get(application.id)
        return entry is not None and entry.application is application and bool(entry.text)

    def _entry(self, application: Application) -> _IndexEntry:
        entry = self._entries.get(application.id)
        if entry is None or entry.application is not application:
            entry = self._entries[application.id] = self._renew(entry, application)
        return entry

    def _renew(self, old: _IndexEntry | None, application: Application) -> _IndexEntry:
        """A fresh entry; the names are taken over where they are the same."""
        entry = _IndexEntry(application)
        if old is None:
            return entry
        before = old.application
        if (before.company, before.role) == (application.company, application.role):
            entry.company, entry.role, entry.key = old.company, old.role, old.key
            entry.word_starts, entry.romanised = old.word_starts, old.romanised
        return entry

    # -- filter ------------------------------------------------------------------------------

    def searchable_text(self, application: Application) -> str:
        """Everything that an application says, folded."""
        entry = self._entry(application)
        if not entry.text:
            entry.text = f"{facts(application)}{BETWEEN}{timeline_words(application)}"
        return entry.text

    def find_matching(self, query: Query, view: ReminderView) -> frozenset[str]:
        """The ids of the applications that a query keeps."""
        kept = list(self.board.applications.values())
        words = [term for term in query.terms if not term.field]
        if words:
            texts = list(map(self.searchable_text, kept)) if self._texts is None else self._texts
            self._texts = texts
            places = list(range(len(texts)))
            for term in words:
                value, wanted = term.value, not term.negated
                places = [
                    place
                    for place in places
                    if (value in texts[place] or is_id(value, kept[place])) is wanted
                ]
            kept = [kept[place] for place in places]
        text_of, upcoming = self.searchable_text, view.next_of
        for term in query.terms:
            if term.field:
                kept = [
                    application
                    for application in kept
                    if term.holds(application, upcoming(application.id), text_of)
                ]
        return frozenset(application.id for application in kept)

    # -- jump --------------------------------------------------------------------------------

    def jump(self, letters: str) -> list[Application]:
        """The applications whose company or role a few letters may mean, the likeliest first.

        Case, width, kana and Latin spelling make no difference; where little is found, letters
        may be left out, and then mistyped.
        """
        sought = fold(letters)
        if not sought:
            return []
        if self._names is None:
            self._names = list(map(self._named, self.board.applications.values()))
        names = self._names
        sounds = romanise(sought)
        ranked = [(_likeness(name, sought, sounds), name) for name in names if sounds in name.key]
        if sounds != sought:
            ranked += [
                (_likeness(name, sought, sounds), name)
                for name in names
                if sought in name.key and sounds not in name.key
            ]
        if len(ranked) < ENOUGH:
            ranked += _guessed(sounds, [name for name in names if sounds not in name.key])
        ranked.sort(key=lambda pair: (pair[0], not pair[1].application.is_open, pair[1].company))
        return [entry.application for _rank, entry in ranked]

    def _named(self, application: Application) -> _IndexEntry:
        entry = self._entry(application)
        if not entry.key:
            entry.company, entry.role = fold(application.company), fold(application.role)
            words = _WORDS.split(application.company)
            entry.word_starts = tuple(romanise(fold(word)) for word in words[1:] if word)
            entry.romanised = romanise(entry.company)
            heard = (entry.romanised, entry.company, entry.role, romanise(entry.role))
            entry.key = BETWEEN.join(dict.fromkeys(heard))
        return entry


def _likeness(entry: _IndexEntry, sought: str, sounds: str) -> int:
    """How near an application's names come to what is in one of them, 0 the nearest."""
    company = entry.romanised
    if sounds not in company and sought not in entry.company:
        return 4 if entry.role.startswith(sought) else 5
    if entry.company == sought or company == sounds:
        return 0
    if company.startswith(sounds) or entry.company.startswith(sought):
        return 1
    return 2 if any(word.startswith(sounds) for word in entry.word_starts) else 3


def _guessed(sounds: str, entries: list[_IndexEntry]) -> list[tuple[int, _IndexEntry]]:
    """Names with the letters in their order, others between them; then those with a slip or two."""
    loose = re.compile(".*?".join(map(re.escape, sounds))).search
    ranked = [(6, entry) for entry in entries if loose(entry.romanised)]
    if len(ranked) >= ENOUGH or len(sounds) < SHORTEST_GUESS:
        return ranked
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    slips = 1 if len(sounds) < SURE_OF_TWO else 2
    known = {entry.application.id for _rank, entry in ranked}
    names = [entry.romanised[: len(sounds)] for entry in entries]
    close = process.extract(sounds, names, scorer=OSA.distance, score_cutoff=slips, limit=ENOUGH)
    return ranked + [
        (6 + int(distance), entries[place])
        for _name, distance, place in close
        if entries[place].application.id not in known
    ]
