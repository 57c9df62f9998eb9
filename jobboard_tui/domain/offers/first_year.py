"""What the first year pays: by the months worked in it, with the bonus that newcomers get."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.contract_term import ContractTerm, months_between
from jobboard_tui.domain.offers.terms import amount_of
from jobboard_tui.domain.offers.total_pay import MONTHS, PayTotals, less_in_probation, totals
from jobboard_tui.domain.values import frozen

ONCE = ("sign-on", "relocation-payment")
"""Payments that come once, and stand beside the pay of the year."""
_BONUS = "bonus"


@frozen
class FirstYearPay:
    """Yen of the months from the first day to the end of the year, or of twelve months.

    `year` is None where the first day is not known. `is_bonus_known` is whether the offer says what
    a newcomer gets of the bonus; otherwise none is in the sums. `once` is paid beside them.
    """

    months: float
    guaranteed: int
    expected: int
    is_bonus_known: bool
    once: int
    year: int | None = None


def first_year_pay(
    terms: Mapping[str, TermValue],
    first_day: date | None = None,
    contract: ContractTerm | None = None,
) -> FirstYearPay | None:
    """Return what the first year pays; None where no pay is known.

    A `contract` with a fixed term pays until its end; where no first day is told, it begins with
    it.

    >>> pay = first_year_pay({"base": 450_000, "probation-months": 3, "probation-base": 420_000},
    ...                      date(2027, 4, 1))
    >>> pay.months, pay.guaranteed
    (9, 3960000)
    """
    sums = totals(terms)
    if sums.expected is None:
        return None
    first_day = first_day or (contract.first if contract else None)
    months = _months(first_day, contract)
    share = months / MONTHS
    sure, hoped = _without_bonus(sums)
    less = less_in_probation(terms, months)
    bonus, is_sure = _first_bonus(terms, sums, share)
    once = sum(int(amount_of(terms, name) or 0) for name in ONCE)
    return FirstYearPay(
        months=round(months, 1),
        guaranteed=round(sure * share - less + (bonus or 0) * is_sure),
        expected=round(hoped * share - less + (bonus or 0)),
        is_bonus_known=bonus is not None,
        once=once,
        year=None if first_day is None else first_day.year,
    )


def _months(first_day: date | None, contract: ContractTerm | None) -> float:
    """The months of the first year that are paid."""
    length = contract.months if contract and contract.months else MONTHS
    if first_day is None:
        return min(MONTHS, length)
    last = contract.last if contract else None
    months = months_worked(first_day, last)
    return months if last else min(months, length)


def months_worked(first_day: date, last_day: date | None = None) -> float:
    """Return the months from a day to the end of its year, or of the contract where that is before.

    A begun month counts by its days.

    >>> months_worked(date(2027, 4, 1)), months_worked(date(2027, 4, 1), date(2027, 9, 30))
    (9, 6)
    """
    end = date(first_day.year, MONTHS, 31)
    if last_day is not None and first_day <= last_day:
        end = min(end, last_day)
    return months_between(first_day, end)


def _without_bonus(sums: PayTotals) -> tuple[int, int]:
    """What is guaranteed and expected of a whole year without the bonus and the stock."""
    parts = [part for part in sums.parts if part.id not in (_BONUS, "stock")]
    return (
        sum(part.amount for part in parts if part.guaranteed),
        sum(part.amount for part in parts),
    )


def _first_bonus(
    terms: Mapping[str, TermValue], sums: PayTotals, share: float
) -> tuple[float | None, bool]:
    """The bonus of the first year, None where the offer does not say it, and whether it is sure."""
    is_sure = terms.get("bonus-guaranteed") is True
    bonus = sum(part.amount for part in sums.parts if part.id == _BONUS)
    base = amount_of(terms, "base")
    amount, months = amount_of(terms, "first-bonus-amount"), amount_of(terms, "first-bonus-months")
    if amount is not None:
        return amount, is_sure
    if months is not None and (base is not None or not months):
        return months * (base or 0), is_sure
    if terms.get("first-bonus-pro-rata") is True and bonus:
        return bonus * share, is_sure
    is_none = 0 in (amount_of(terms, "bonus-months"), amount_of(terms, "bonus-amount"))
    return (0 if is_none else None), is_sure
