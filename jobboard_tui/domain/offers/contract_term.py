"""From when to when a contract with a fixed term runs, as the words of an offer tell it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from jobboard_tui.domain.offers.checklist import ChecklistLine
from jobboard_tui.domain.parsing.quantities import MONTHS as MONTHS_WORD
from jobboard_tui.domain.parsing.quantities import plain
from jobboard_tui.domain.values import frozen

_MONTHS = 12
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"({'|'.join(_NAMES)})[a-z]*\.?"
_DATES = (
    re.compile(
        r"(?<!\d)(?P<y>\d{4})\s?[年/.-]\s?(?P<m>\d{1,2})\s?[月/.-]\s?(?P<d>\d{1,2})(?!\d)日?"
    ),
    re.compile(rf"(?<!\d)(?P<d>\d{{1,2}}) (?P<m>{_NAME}) (?P<y>\d{{4}})(?!\d)", re.IGNORECASE),
    re.compile(rf"\b(?P<m>{_NAME}) (?P<d>\d{{1,2}}),? (?P<y>\d{{4}})(?!\d)", re.IGNORECASE),
)
"""Dates with their year: 2027年6月30日 and 2027-06-30, 30 Jun 2027, June 30, 2027."""
_WEEKDAY = r"(?:\W{0,2}[月火水木金土日](?!曜))?"
_BETWEEN = re.compile(
    rf"{_WEEKDAY}\W{{0,3}}(?:から|より|[〜~–—-]|to|until|till)\W{{0,3}}", re.IGNORECASE
)
_BEFORE_END = re.compile(r"(?:[〜~–—]|\b(?:until|till|to|ends?(?: on)?))\s?\W?$", re.IGNORECASE)
_AFTER_END = re.compile(rf"{_WEEKDAY}\W{{0,2}}(?:まで|迄)")
_LENGTH = re.compile(
    rf"(?:契約期間|有期(?:雇用)?契約?|雇用期間)\D{{0,6}}(\d{{1,2}})\s?{MONTHS_WORD}"
    r"|(\d{1,2})[- ]months?(?: fixed[- ]term)? contract|fixed[- ]term\D{0,20}(\d{1,2}) months"
)
_LENGTH_ALONE = re.compile(rf"\d{{1,2}}\s?{MONTHS_WORD}")
_ITEMS = ("contract-type", "contract-expiry")


@frozen
class ContractTerm:
    """The first and the last day of a contract, None where they are not told, and its months."""

    first: date | None
    last: date | None
    months: float | None

    @property
    def is_short(self) -> bool:
        """Whether it is known to be shorter than a year."""
        return self.months is not None and self.months < _MONTHS


def contract_term(known: Iterable[ChecklistLine]) -> ContractTerm | None:
    """Return the term of a contract by the lines of the checklist; None where none is told."""
    for line in known:
        if line.item.id in _ITEMS:
            said = line.value or (line.proposed.value if line.proposed else "")
            if line.item.id == _ITEMS[1] and _LENGTH_ALONE.match(plain(said)):
                said = f"契約期間 {said}"
            if (term := term_in(said)) is not None:
                return term
    return None


def term_in(text: str) -> ContractTerm | None:
    """Return the term that a text tells by its days or its months; None where it tells none.

    >>> term = term_in("2027年1月12日～2027年6月30日")
    >>> term.last.isoformat(), round(term.months, 1)
    ('2027-06-30', 5.6)
    """
    said = plain(text)
    dates = sorted(_dates_in(said))
    for (_start, stop, first), (start, _stop, last) in pairwise(dates):
        if _BETWEEN.fullmatch(said[stop:start]) and first <= last:
            return ContractTerm(first, last, months_between(first, last))
    for start, stop, day in dates:
        if _BEFORE_END.search(said[:start]) or _AFTER_END.match(said[stop:]):
            return ContractTerm(None, day, None)
    if match := _LENGTH.search(said):
        count = int(next(filter(None, match.groups())))
        return ContractTerm(None, None, count) if count else None
    return None


def _dates_in(said: str) -> Iterator[tuple[int, int, date]]:
    """The dates of a text with their places; one that does not exist is none."""
    for pattern in _DATES:
        for match in pattern.finditer(said):
            month = match["m"]
            number = int(month) if month.isdigit() else _NAMES.index(month[:3].lower()) + 1
            try:
                yield *match.span(), date(int(match["y"]), number, int(match["d"]))
            except ValueError:
                continue


def months_between(first: date, last: date) -> float:
    """Return the months from a day to another, both counted, a begun month by its days.

    >>> months_between(date(2027, 1, 12), date(2028, 1, 11))
    12
    """
    after = last + timedelta(days=1)
    whole = (after.year - first.year) * _MONTHS + after.month - first.month
    if after.day == first.day:
        return whole
    begun = (_days(first) - first.day + 1) / _days(first)
    return whole - 1 + begun + (after.day - 1) / _days(after)


def _days(day: date) -> int:
    """The days of the month of a day."""
    return monthrange(day.year, day.month)[1]
