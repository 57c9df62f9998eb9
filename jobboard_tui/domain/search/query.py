"""What a filter asks for: words, tags, a stage, a state; and whether an application has it.

python tokyo            both words, anywhere: company, role, place, tags, notes, people
"offer meeting"         the words side by side
#remote tag:remote      a tag that begins so
stage:offer is:overdue  the column; the most urgent reminder
agency:robin -is:closed a field; a leading minus turns anything around
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from operator import attrgetter
from typing import TypeAlias

from jobboard_tui.domain.board_columns import column_of
from jobboard_tui.domain.fields import TEXTS, FieldType, field_names, fields_of
from jobboard_tui.domain.models import Application, Outcome, Stage
from jobboard_tui.domain.reminders.reminder import Reminder, ReminderState
from jobboard_tui.domain.text import BETWEEN, fold
from jobboard_tui.domain.values import frozen

Wording: TypeAlias = Callable[[Application], str]
"""Everything that an application says, folded."""

LONGEST = 400
_TERM = re.compile(
    r'(?P<minus>-)?(?:(?P<tag>[#＃])|(?P<field>[^\W\d_]+)[:：])?(?:"(?P<quoted>[^"]*)"?|(?P<word>\S+))'
)
_HALF_SAID = re.compile(r"-?(?:[#＃]|[^\W\d_]+[:：])?-?")

_OUTCOMES = {outcome.value: outcome for outcome in Outcome}


def _text_of(name: str) -> Callable[[Application], Iterable[str]]:
    return lambda application: (getattr(application, name),)


_TEXTS: Mapping[str, Callable[[Application], Iterable[str]]] = {
    **{
        word.replace("_", "").replace("-", ""): _text_of(row.name)
        for row in fields_of(FieldType.TEXT, FieldType.LINES)
        if row.is_filter
        for word in (row.name, *row.synonyms, row.word)
    },
    "contact": lambda application: (
        f"{contact.name} {contact.email}" for contact in application.contacts
    ),
}
"""What can be asked for by the name of a field, and the texts of it."""
_ALL_TEXTS = attrgetter(*field_names(*TEXTS))
_ALL_LISTS = attrgetter(*field_names(FieldType.TAGS, FieldType.CELLS))


def wording(application: Application) -> str:
    """Return everything that an application says, folded, its timeline included."""
    return f"{facts(application)}{BETWEEN}{timeline_words(application)}"


def facts(application: Application) -> str:
    """Return what an application says of itself, folded; not its timeline."""
    people = application.contacts
    contacts = (f"{contact.name} {contact.title} {contact.email}" for contact in people)
    lists = chain.from_iterable(_ALL_LISTS(application))
    return _folded((*_ALL_TEXTS(application), *lists, *contacts))


def is_id(word: str, application: Application) -> bool:
    """Whether a word is the whole id; its letters are chance, so that a part says nothing."""
    return word == application.id.casefold()


def timeline_words(application: Application) -> str:
    """Return the notes, people and places of the timeline, folded.

    Of stored records these are read without decoding the events, and without keeping them.
    """
    events = application.events
    records = events.records
    if records is None:
        return _folded(
            part for event in events for part in (event.note, event.where, *event.people)
        )
    texts: list[str] = []
    for record in records:
        note, where, people = record.get("note"), record.get("where"), record.get("people")
        texts += [part for part in (note, where) if isinstance(part, str)]
        if isinstance(people, list):
            texts += [name for name in people if isinstance(name, str)]
    return _folded(texts)


def _folded(parts: Iterable[str]) -> str:
    """The parts folded together: one pass over a long text is faster than many over short ones."""
    return fold(BETWEEN.join(part for part in parts if part))


# -- the query -----------------------------------------------------------------------------------


@frozen
class QueryTerm:
    """One thing asked for: `field` is empty for a free word; `value` is folded."""

    field: str
    value: str
    negated: bool = False

    def holds(self, application: Application, upcoming: Reminder | None, text_of: Wording) -> bool:
        """Whether an application has it, or, turned around, has it not."""
        return self._has_term(application, upcoming, text_of) is not self.negated

    def lists(self, reminder: Reminder | None) -> bool:
        """Return whether a list shows a reminder, by the state asked for; None is a meeting."""
        if self.field != "is" or self.value not in _STATES:
            return True
        has_state = reminder is not None and _STATES[self.value](reminder)
        return has_state is not self.negated

    def _has_term(
        self, application: Application, upcoming: Reminder | None, text_of: Wording
    ) -> bool:
        if not self.field:
            return self.value in text_of(application) or is_id(self.value, application)
        if self.field == "tag":
            return any(fold(tag).startswith(self.value) for tag in application.tags)
        if self.field == "stage":
            names = (application.stage.value, column_of(application).name)
            return any(name.startswith(self.value) for name in names)
        if self.field == "is":
            return _is(self.value, application, upcoming)
        return any(self.value in fold(text) for text in _TEXTS[self.field](application))


_STATES: Mapping[str, Callable[[Reminder], bool]] = {
    "overdue": lambda upcoming: upcoming.state is ReminderState.OVERDUE,
    "late": lambda upcoming: upcoming.state is ReminderState.OVERDUE,
    "due": lambda upcoming: upcoming.state is ReminderState.DUE and not upcoming.soft,
    "soft": lambda upcoming: upcoming.state is ReminderState.DUE and upcoming.soft,
    "waiting": lambda upcoming: upcoming.state is ReminderState.WAITING,
}
_STANDINGS: Mapping[str, Callable[[Application], bool]] = {
    "open": lambda application: application.is_open,
    "closed": lambda application: application.stage is Stage.CLOSED,
    "accepted": lambda application: application.stage is Stage.ACCEPTED,
}
STATES_ASKED = (*_STATES, *_STANDINGS, *_OUTCOMES)
"""What can follow `is:`."""


FIELDS = frozenset({"tag", "stage", "is", *_TEXTS})
"""What can stand before a colon."""


def _is(value: str, application: Application, upcoming: Reminder | None) -> bool:
    if value in _STATES:
        return upcoming is not None and _STATES[value](upcoming)
    if value in _STANDINGS:
        return _STANDINGS[value](application)
    return application.outcome is _OUTCOMES[value]


@frozen
class Query:
    """All of its terms must hold; without terms everything matches."""

    terms: tuple[QueryTerm, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Query:
        """The terms of a text as it stands, also while it is being typed.

        A field without a value yet asks for nothing; a field that there is not is a free word.
        """
        matches = _TERM.finditer(text[:LONGEST])
        terms = (_term(match) for match in matches if not _HALF_SAID.fullmatch(match.group()))
        return cls(tuple(term for term in terms if term is not None))

    def matches(
        self, application: Application, upcoming: Reminder | None, text_of: Wording = wording
    ) -> bool:
        """Whether an application with that most urgent reminder has all that is asked for."""
        return all(term.holds(application, upcoming, text_of) for term in self.terms)

    def lists(self, reminder: Reminder | None) -> bool:
        """Return whether a list shows a reminder of an application that matches.

        None stands for a meeting, which has no such state.
        """
        return all(term.lists(reminder) for term in self.terms)

    @property
    def words(self) -> tuple[str, ...]:
        """The free words that must be there."""
        return tuple(term.value for term in self.terms if not term.field and not term.negated)


def _term(match: re.Match[str]) -> QueryTerm | None:
    negated = match["minus"] is not None
    value = fold(match["word"] if match["quoted"] is None else match["quoted"])
    field = "tag" if match["tag"] else (match["field"] or "").casefold()
    if field == "is":
        known = value in STATES_ASKED
        if not known and any(state.startswith(value) for state in STATES_ASKED):
            return None
        field = field if known else "?"
    if field and field not in FIELDS:
        field, value = "", fold(match.group().lstrip("-"))
    return QueryTerm(field, value, negated) if value else None


__all__ = [
    "FIELDS",
    "STATES_ASKED",
    "Query",
    "QueryTerm",
    "Wording",
    "facts",
    "timeline_words",
    "wording",
]
