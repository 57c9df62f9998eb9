"""What an answer about an item of the checklist says: as it is saved, and what to say of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.labels import full_deadline
from jobboard_tui.domain.models import Application, Deadline
from jobboard_tui.domain.offer_values import ANSWER_BY, AnswerSource, ItemState, TermValue
from jobboard_tui.domain.offers.answer_date import date_words, stated_at
from jobboard_tui.domain.offers.checklist import (
    ChecklistLine,
    parse_terms,
    state_taken,
    still_counted_sentence,
    strip_item_name,
    texts_taken,
    understood_words,
    why_not_counted,
    with_answer,
    with_notes,
    with_term,
)
from jobboard_tui.domain.offers.checklist_template import ChecklistItem
from jobboard_tui.domain.offers.deadline import with_answer_by
from jobboard_tui.domain.offers.first_day import ITEM as FIRST_DAY
from jobboard_tui.domain.offers.first_day import TERM as FIRST_DAY_TERM
from jobboard_tui.domain.offers.first_day import first_day_words, why_no_date
from jobboard_tui.domain.offers.term_answers import has_side_notes, terms_under
from jobboard_tui.domain.offers.terms import (
    TERMS,
    TermSort,
    is_of_money,
    term_words,
    why_uncounted,
)
from jobboard_tui.domain.parsing.datetimes import echo, parse_when
from jobboard_tui.domain.parsing.money import says_before_tax
from jobboard_tui.domain.parsing.purpose import deadline_of
from jobboard_tui.domain.text import clean, join_clauses
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext


@frozen(kw_only=True)
class AnswerReading:
    """What an answer says.

    `text` is the answer as it is saved, `by` the date where it tells the offer deadline.
    `understood` is what its terms or its date say, in words; empty where it is saved as text, and
    then `why` says why. `beside` is what to say of the item as a whole: what still counts, or that
    it is still to be asked.
    """

    text: str
    by: Deadline | None = None
    understood: str = ""
    why: str = ""
    beside: str = ""

    @property
    def remark(self) -> str:
        """Return all that is to be said beside the answer; empty for nothing."""
        return join_clauses((self.why, self.beside))

    @property
    def words(self) -> str:
        """Return what is understood, or else the text; "nothing" for an empty one."""
        return self.understood or self.text or pgettext("amount", "nothing")


def read_answer(
    item: ChecklistItem, text: str, application: Application, now: datetime, *, brief: bool = False
) -> AnswerReading:
    """Return what an answer about an item of an application says at `now`.

    `AmbiguousInput` where it has two readings; `InvalidInput` where the offer deadline is no date,
    or a term is named and makes no sense. The reason says also what to do, unless `brief`.
    """
    text = clean(text)
    if item.id == ANSWER_BY and text:
        return _read_deadline(item, text, application, now)
    text, why = strip_item_name(item, text), ""
    if item.id == FIRST_DAY and text:
        day, why = first_day_words(item.without_label(text), now)
        if not why:
            return AnswerReading(text=day, understood=understood_words(item.id, day) or day)
    if understood := understood_words(item.id, text):
        return AnswerReading(text=text, understood=understood, why=why)
    reading = read_as_text(item, text, application, brief=brief)
    return replace(reading, why=why) if why else reading


def read_as_text(
    item: ChecklistItem, text: str, application: Application, *, brief: bool = False
) -> AnswerReading:
    """Return an answer that is saved as text, with why; what it says counts nowhere."""
    why = why_not_counted(item, text, brief=brief, is_alone=True)
    beside = still_counted_sentence(application, item.id, text)
    if text and not (why or beside) and is_of_money(item.id):
        why = _("saved as text, not counted")
    return AnswerReading(text=text, why=why, beside=beside)


def _read_deadline(
    item: ChecklistItem, text: str, application: Application, now: datetime
) -> AnswerReading:
    """The offer deadline, which is a date and not only words."""
    words = date_words(item, text)
    when = parse_when(words, now, deadline_of(stated_at(application, words, now)))
    by = when.deadline
    return AnswerReading(text=full_deadline(by, now), by=by, understood=echo(when, now))


def with_reading(
    application: Application,
    item_id: str,
    reading: AnswerReading,
    told: datetime,
    *,
    origin: AnswerSource | None = None,
    state: ItemState | None = None,
) -> Application:
    """Return the application with an answer as it was read when it was `told`."""
    if reading.by is None:
        return with_answer(application, item_id, reading.text, origin, state)
    return with_answer_by(application, reading.text, reading.by, told, origin=origin, state=state)


def read_suggestions(
    line: ChecklistLine, now: datetime, *, brief: bool = False
) -> list[AnswerReading]:
    """Return what is taken of what the card proposes for a line, or of what is newer on it."""
    item, suggestion, state = line.item, line.suggestion, state_taken(line)
    if suggestion is None:
        return []
    readings = []
    for text in texts_taken(line):
        if item.id == FIRST_DAY:
            why = why_no_date(item.without_label(text), now)
        else:
            why = why_not_counted(item, text, suggestion.origin, brief=brief)
        is_term = not why and bool(parse_terms(item.id, text))
        reading = AnswerReading(
            text=text,
            understood=understood_words(item.id, text) if is_term else "",
            why=why,
            beside=_("still to ask") if state is ItemState.TO_ASK else "",
        )
        readings.append(reading)
    return readings


@frozen(kw_only=True)
class TermReading:
    """What the value of a named term says of one term; no `term` takes it out."""

    name: str
    term: TermValue | None
    words: str
    remark: str


def read_terms(name: str, text: str, now: datetime) -> tuple[str, list[TermReading]] | None:
    """Return the value of a named term as it is saved, and what it says of which terms.

    None where it is no term, or makes no sense and its item has the same name, which saves the
    text. `AmbiguousInput` where it has two readings, else `InvalidInput` where it makes no sense.
    """
    if name not in TERMS:
        return None
    item_id, why = TERMS[name].item, ""
    if name == FIRST_DAY_TERM and text:
        text, why = first_day_words(text, now)
    try:
        terms = terms_under(name, text)
    except AmbiguousInput:
        raise
    except InvalidInput as refused:
        if item_id == name:
            return None
        mend = _("save it as text: {item}=…").format(item=item_id)
        if refused.hint:
            mend = _("{mend}, or {other}").format(mend=refused.hint, other=mend)
        raise InvalidInput(refused.what, refused.why, mend) from None
    readings = []
    for key, term in terms.items():
        words = pgettext("amount", "nothing") if term is None else term_words(key, term)
        if key == name and has_side_notes(item_id, text):
            words = _("{value}; saved as written: “{text}”").format(value=words, text=text)
        is_gross = TERMS[key].sort is TermSort.MONEY and says_before_tax(text)
        remark = join_clauses(
            (_("before tax") if is_gross else "", why or why_uncounted(key, term))
        )
        readings.append(TermReading(name=key, term=term, words=words, remark=remark))
    return text, readings


def with_terms(
    application: Application,
    name: str,
    text: str,
    readings: Iterable[TermReading],
    *,
    origin: AnswerSource | None = None,
    state: ItemState | None = None,
) -> Application:
    """Return the application with what the value of a named term says."""
    for reading in readings:
        application = with_term(application, reading.name, reading.term, state=state, origin=origin)
    return with_notes(application, TERMS[name].item, text)
