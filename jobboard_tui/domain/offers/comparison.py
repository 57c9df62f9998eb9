"""Offers side by side: where one is better, where something is missing, what to ask."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.event_kinds import OFFERS
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application, Stage
from jobboard_tui.domain.offer_values import ItemState
from jobboard_tui.domain.offers.checklist import ChecklistLine, lines
from jobboard_tui.domain.offers.checklist_template import HEAVIEST, ChecklistTemplate
from jobboard_tui.domain.offers.first_day import TERM as FIRST_DAY
from jobboard_tui.domain.offers.first_day import date_in_words
from jobboard_tui.domain.offers.overtime_words import offer_totals
from jobboard_tui.domain.offers.remarks import offer_remarks
from jobboard_tui.domain.offers.terms import TERMS, TermSort, amount_of, money_of, term_words
from jobboard_tui.domain.offers.total_pay import (
    ALLOWANCES,
    INCLUDED,
    PayTotals,
    total_words,
    undecided_parts,
)
from jobboard_tui.domain.reminders.timeline_facts import FAR
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _


class CellMark(StrEnum):
    """What is to be said of one cell."""

    NONE = ""
    BETTER = "better"
    MISSING = "missing"
    UNCLEAR = "unclear"


@frozen
class ComparisonCell:
    """What one offer says in one row; `number` where it can be compared.

    `most` is how much it can be at most, where that is not its number.
    """

    text: str
    mark: CellMark
    number: float | None = None
    most: float | None = None


@frozen
class ComparisonRow:
    """One row: a total or a term, with a cell for each offer."""

    id: str
    title: str
    cells: tuple[ComparisonCell, ...]

    @property
    def is_silent(self) -> bool:
        """Whether no offer says anything of it."""
        return all(cell.mark is CellMark.MISSING for cell in self.cells)


@frozen(kw_only=True)
class Offer:
    """One offer of the comparison.

    `score` is from 0 to 1, over the weighted rows in which every offer with a score says
    something; None where there are none. `questions` would fill the gaps: the item's title and
    what to ask.
    """

    application: Application
    totals: PayTotals
    score: float | None
    questions: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]


@frozen(kw_only=True)
class Comparison:
    """Offers side by side. `weighed` are the rows that the scores rest on, `weights` their own."""

    offers: tuple[Offer, ...]
    rows: tuple[ComparisonRow, ...]
    weighed: tuple[str, ...]
    weights: Mapping[str, float] = field(default_factory=dict)

    @property
    def told_rows(self) -> tuple[ComparisonRow, ...]:
        """Return the rows of which at least one offer says something."""
        return tuple(row for row in self.rows if not row.is_silent)

    @property
    def silent_rows(self) -> tuple[ComparisonRow, ...]:
        """Return the rows of which no offer says anything."""
        return tuple(row for row in self.rows if row.is_silent)


_Both: TypeAlias = tuple[int | None, int | None]
"""A total, and what it is with all that is undecided paid on top."""
_TOTALS: Mapping[str, tuple[Callable[[], str], Callable[[PayTotals], _Both], str]] = {
    "guaranteed": (
        lambda: _("guaranteed yearly"),
        lambda totals: (totals.guaranteed, totals.guaranteed_apart),
        "compensation",
    ),
    "first-year": (
        lambda: _("guaranteed in the first 12 months"),
        lambda totals: (totals.first_year, totals.first_year),
        "probation",
    ),
    "expected": (
        lambda: _("expected yearly"),
        lambda totals: (totals.expected, totals.expected_apart),
        "bonus",
    ),
    "hourly": (
        lambda: _("an hour"),
        lambda totals: (totals.hourly, totals.hourly),
        "working-hours",
    ),
}
_MORE = frozenset({"annual", "base", "bonus-months", "bonus-amount", "stock"}) | frozenset(
    {"housing-allowance", "other-allowances", "remote-days", "leave-days", "bonus-guaranteed"}
    | {"visa-support"}
)
_LESS = frozenset({"fixed-overtime-hours", "weekly-hours", "probation-months"})
_ROW_OF_TERM = {"leave-days": "paid-leave"}
WEIGHABLE = tuple(
    _ROW_OF_TERM.get(name, name)
    for name in (*_TOTALS, *TERMS)
    if name in _MORE | _LESS | _TOTALS.keys()
)
"""The rows in which one offer can be better than another, so that they can be weighed."""
_EITHER = (("base", "annual"), ("bonus-months", "bonus-amount"))
"""Terms of which one stands in for the other."""
_NEEDLESS = "–"
"""Stands where another term says enough."""
_WISHES = frozenset(
    {"stock", "other-allowances", "raises", "probation-base", "probation-pay"}
    | {"hours-system", "deemed-hours"}
    | {"first-bonus-months", "first-bonus-amount", "first-bonus-pro-rata", "stock-vesting"}
    | {"sign-on", "relocation-payment", "yearly-days-off"}
    | {one for both in ALLOWANCES.values() for one in both}
) | frozenset(INCLUDED.values())
"""Terms that many offers do not have; where none has one, nothing is missing."""


def read_weights(words: Iterable[str]) -> dict[str, float]:
    """How much rows count, each told as ROW=N; `InvalidInput` for another form.

    >>> read_weights(["hourly=5", "remote_days=0"])
    {'hourly': 5.0, 'remote-days': 0.0}
    """
    weights = {}
    for word in words:
        name, _equals, value = word.partition("=")
        row = name.strip().lower().replace("_", "-")
        if row not in WEIGHABLE:
            raise InvalidInput(
                _("row {name}").format(name=name),
                _("not a row that can be weighted"),
                _("use one of {names}").format(names=", ".join(WEIGHABLE)),
            )
        if not re.fullmatch(r"\d{1,2}(?:\.\d)?|100", value.strip(), re.ASCII):
            raise InvalidInput(
                word,
                _("not a number from 0 to {most}").format(most=HEAVIEST),
                _("try {row}=2").format(row=row),
            )
        weights[row] = float(value)
    return weights


def offers_of(applications: Iterable[Application]) -> list[Application]:
    """What is compared unless told: what is in the stage of offers, or has terms, and is open."""
    found = [
        application
        for application in applications
        if application.is_open and (application.stage is Stage.OFFER or application.terms)
    ]
    return sorted(
        found, key=lambda application: (_offered(application), application.company, application.id)
    )


def _offered(application: Application) -> tuple[bool, datetime]:
    """Offers in the order in which they came, expected ones last."""
    kinds = OFFERS
    dates = [
        event.at for event in application.events if event.kind in kinds and not event.cancelled
    ]
    return not dates, min(dates, default=FAR)


def compare(
    checklist_template: ChecklistTemplate,
    applications: Sequence[Application],
    now: datetime,
    language: Language,
) -> Comparison:
    """These offers side by side."""
    known = [
        {line.item.id: line for line in lines(checklist_template, application, now)}
        for application in applications
    ]
    sums = [
        offer_totals(application, told.values())
        for application, told in zip(applications, known, strict=True)
    ]
    rows = [
        _total_row(row_id, sums, known)
        for row_id in _TOTALS
        if row_id != "first-year" or any(totals.first_year != totals.guaranteed for totals in sums)
    ]
    for name in TERMS:
        row = _term_row(name, applications, known, now)
        if name in _WISHES and all(cell.text in ("", _NEEDLESS) for cell in row.cells):
            continue
        rows.append(row)
    weighed, told = _weighed(rows, checklist_template.weights)
    offers = tuple(
        Offer(
            application=application,
            totals=sums[place],
            score=_score(weighed, place, told, checklist_template.weights)
            if place in told
            else None,
            questions=tuple(_questions(rows, place, known[place], language)),
            remarks=tuple(
                offer_remarks(
                    checklist_template, application, now, language, list(known[place].values())
                )
            ),
        )
        for place, application in enumerate(applications)
    )
    weights = {row.id: checklist_template.weights[row.id] for row in weighed}
    return Comparison(offers=offers, rows=tuple(rows), weighed=tuple(weights), weights=weights)


def _weighed(
    rows: Sequence[ComparisonRow], weights: Mapping[str, float]
) -> tuple[list[ComparisonRow], list[int]]:
    """The rows that scores rest on, and the places of the offers that have one.

    An offer that says nothing in any weighed row has no score and takes no row from the others;
    one alone has none either.
    """
    counting = [row for row in rows if weights.get(row.id)]
    places = range(len(rows[0].cells))
    told = [
        place for place in places if any(row.cells[place].number is not None for row in counting)
    ]
    if len(told) < 2:
        return [], []
    full = [row for row in counting if all(row.cells[at].number is not None for at in told)]
    return full, told


def _total_row(
    row_id: str, sums: Sequence[PayTotals], known: Sequence[Mapping[str, ChecklistLine]]
) -> ComparisonRow:
    title, value, item = _TOTALS[row_id]
    cells = []
    for totals, of in zip(sums, known, strict=True):
        number, apart = value(totals)
        cell = _cell(total_words(number, apart, at_least=totals.at_least), number, of.get(item))
        cells.append(replace(cell, most=math.inf if totals.at_least else apart))
    return ComparisonRow(row_id, title(), _marked(cells, row_id))


def _term_row(
    name: str,
    applications: Sequence[Application],
    known: Sequence[Mapping[str, ChecklistLine]],
    now: datetime,
) -> ComparisonRow:
    kind = TERMS[name]
    cells = []
    for application, of in zip(applications, known, strict=True):
        value, line = application.terms.get(name), of.get(kind.item)
        text = "" if value is None else term_words(name, value)
        text = date_in_words(text, now) if name == FIRST_DAY else text
        number = amount_of(application.terms, name)
        if isinstance(value, bool):
            number = float(value)
        if value is None and line is not None and _is_only_term(name):
            text = line.finding.value
            if text and kind.sort is not TermSort.TEXT:
                text = _("“{words}”").format(words=text)
        if not text and (_has_other(name, application) or _is_needless(name, application)):
            cells.append(ComparisonCell(_NEEDLESS, CellMark.NONE))
        else:
            money = money_of(application.terms, name)
            is_open = money is not None and number is not None and money.high != money.low
            most = number if not is_open or money is None else money.high or math.inf
            cells.append(replace(_cell(text, number, line), most=most))
    row_id = _ROW_OF_TERM.get(name, name)
    return ComparisonRow(row_id, kind.title(), _marked(cells, name))


def _is_only_term(name: str) -> bool:
    """Whether what was told of the item in words tells of this term."""
    item = TERMS[name].item
    return next(term_kind.id for term_kind in TERMS.values() if term_kind.item == item) == name


def _is_needless(name: str, application: Application) -> bool:
    """Whether a term would only say what a yearly amount includes, and nothing of it is open."""
    return name in INCLUDED.values() and name not in undecided_parts(application.terms)


def _has_other(name: str, application: Application) -> bool:
    return any(
        name in pair and any(other in application.terms for other in pair if other != name)
        for pair in _EITHER
    )


def _cell(text: str, number: float | None, line: ChecklistLine | None) -> ComparisonCell:
    if line is not None and line.state is ItemState.UNCLEAR:
        return ComparisonCell(text, CellMark.UNCLEAR, number)
    return ComparisonCell(text, CellMark.NONE if text else CellMark.MISSING, number)


def _marked(cells: Sequence[ComparisonCell], name: str) -> tuple[ComparisonCell, ...]:
    """The cells, those marked that are better than every other one which says something."""
    numbers = [cell.number for cell in cells if cell.number is not None]
    if len(set(numbers)) < 2 or name not in _MORE | _LESS | _TOTALS.keys():
        return tuple(cells)
    best = min(numbers) if name in _LESS else max(numbers)
    return tuple(
        replace(cell, mark=CellMark.BETTER)
        if cell.number == best
        and cell.mark is CellMark.NONE
        and (name in _LESS or not _may_be_more(cells, cell, best))
        else cell
        for cell in cells
    )


def _may_be_more(cells: Sequence[ComparisonCell], own: ComparisonCell, best: float) -> bool:
    """Whether another offer may come to more than the best one is sure of."""
    return any(
        cell is not own and cell.number is not None and (cell.most or cell.number) > best
        for cell in cells
    )


def _score(
    rows: Sequence[ComparisonRow], place: int, told: Sequence[int], weights: Mapping[str, float]
) -> float | None:
    """The weighted mean of how near the offer comes to the best one in each row."""
    total = sum(weights[row.id] for row in rows)
    if not total:
        return None
    return sum(weights[row.id] * _nearness(row, place, told) for row in rows) / total


def _nearness(row: ComparisonRow, place: int, told: Sequence[int]) -> float:
    numbers = [row.cells[at].number or 0.0 for at in told]
    own = row.cells[place].number or 0.0
    if row.id in _LESS:
        least = min(numbers)
        return 1.0 if own == least else (least + 1) / (own + 1)
    most = max(numbers)
    return own / most if most else 1.0


def _questions(
    rows: Sequence[ComparisonRow],
    place: int,
    known: Mapping[str, ChecklistLine],
    language: Language,
) -> list[tuple[str, str]]:
    """What would fill the gaps of one offer, each item once."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows:
        if row.cells[place].mark in (CellMark.MISSING, CellMark.UNCLEAR):
            line = known.get(_item_of(row.id))
            if line is not None:
                words = line.item.said(language)
                found.setdefault(line.item.id, (words.title, words.ask))
    return list(found.values())


def _item_of(row_id: str) -> str:
    if row_id in _TOTALS:
        return _TOTALS[row_id][2]
    name = next((term for term, row in _ROW_OF_TERM.items() if row == row_id), row_id)
    return TERMS[name].item
