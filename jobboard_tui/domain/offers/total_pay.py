"""What an offer comes to: the year, guaranteed and expected, and the hour.

All amounts are yen before tax. A commuting allowance pays for costs and counts in neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.terms import amount_of
from jobboard_tui.domain.parsing.money import yen
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext

WEEKS, MONTHS = 52, 12
ORDINARY_OVERTIME = 45
"""Hours a month: the ordinary limit of overtime in Japanese law."""
SURCHARGE = 1.25
"""An hour of overtime costs at least that much of an ordinary one."""
_TOLERANCE = 0.01

PARTS: Mapping[str, Callable[[], str]] = {
    "annual": lambda: _("yearly amount"),
    "base": lambda: pgettext("pay", "base"),
    "fixed-overtime": lambda: _("fixed overtime"),
    "allowances": lambda: pgettext("pay", "allowances"),
    "bonus": lambda: pgettext("pay", "bonus"),
    "stock": lambda: pgettext("pay", "stock"),
}
"""What a yearly total is made of, and what it is called."""


@frozen
class PayPart:
    """One part of the yearly total, in yen."""

    id: str
    amount: int
    guaranteed: bool


@frozen(kw_only=True)
class PayTotals:
    """What terms come to: yen a year, yen an hour; None where a term for it is missing.

    `first_year` is the guaranteed total of a first year whose probation is paid less.
    """

    parts: tuple[PayPart, ...]
    guaranteed: int | None
    expected: int | None
    first_year: int | None
    hourly: int | None


def totals(terms: Mapping[str, TermValue]) -> PayTotals:
    """What the terms of an offer come to."""
    parts = tuple(_parts(terms))
    if not any(part.id in ("base", "annual") for part in parts):
        return PayTotals(parts=(), guaranteed=None, expected=None, first_year=None, hourly=None)
    guaranteed = sum(part.amount for part in parts if part.guaranteed)
    return PayTotals(
        parts=parts,
        guaranteed=guaranteed,
        expected=sum(part.amount for part in parts),
        first_year=guaranteed - _less_in_probation(terms),
        hourly=_hourly(terms, guaranteed),
    )


def _parts(terms: Mapping[str, TermValue]) -> Iterator[PayPart]:
    base = amount_of(terms, "base")
    if base is not None:
        yield PayPart("base", int(base) * MONTHS, True)
        overtime = amount_of(terms, "fixed-overtime-pay")
        if overtime:
            yield PayPart("fixed-overtime", int(overtime) * MONTHS, True)
        allowances = sum(
            amount_of(terms, name) or 0 for name in ("housing-allowance", "other-allowances")
        )
        if allowances:
            yield PayPart("allowances", int(allowances) * MONTHS, True)
    else:
        annual = amount_of(terms, "annual")
        if annual is not None:
            yield PayPart("annual", int(annual), True)
    bonus = amount_of(terms, "bonus-amount")
    months = amount_of(terms, "bonus-months")
    if bonus is None and months is not None and base is not None:
        bonus = base * months
    if bonus:
        yield PayPart("bonus", int(bonus), terms.get("bonus-guaranteed") is True)
    stock = amount_of(terms, "stock")
    if stock:
        yield PayPart("stock", int(stock), False)


def _less_in_probation(terms: Mapping[str, TermValue]) -> int:
    base, less = amount_of(terms, "base"), amount_of(terms, "probation-base")
    months = amount_of(terms, "probation-months")
    if base is None or less is None or not months:
        return 0
    return max(0, int((base - less) * min(months, MONTHS)))


def _hourly(terms: Mapping[str, TermValue], guaranteed: int) -> int | None:
    """By the stated hours; the overtime that the pay includes counts as worked."""
    weekly = amount_of(terms, "weekly-hours")
    if not weekly:
        return None
    overtime = amount_of(terms, "fixed-overtime-hours") or 0
    return round(guaranteed / (weekly * WEEKS + overtime * MONTHS))


def remarks(terms: Mapping[str, TermValue]) -> list[str]:
    """What is odd about the terms, in sentences."""
    return list(_remarks(terms))


def _remarks(terms: Mapping[str, TermValue]) -> Iterator[str]:
    hours = amount_of(terms, "fixed-overtime-hours")
    pay = amount_of(terms, "fixed-overtime-pay")
    if pay and not hours:
        yield _("fixed overtime pay without its hours: ask how many it covers")
    if hours and not pay:
        yield _("fixed overtime without its amount: ask how much of the pay it is")
    if (pay or hours) and "overtime-beyond" not in terms:
        yield _("ask what happens with overtime beyond the fixed hours")
    if hours and hours > ORDINARY_OVERTIME:
        yield _("{hours} h of fixed overtime are more than the ordinary limit of {most} h").format(
            hours=f"{hours:g}", most=ORDINARY_OVERTIME
        )
    base, weekly = amount_of(terms, "base"), amount_of(terms, "weekly-hours")
    if hours and pay and base and weekly:
        least = base / (weekly * WEEKS / MONTHS) * SURCHARGE * hours
        if pay < least * (1 - _TOLERANCE):
            yield _("{hours} h of overtime cost at least {least}; the fixed pay is {pay}").format(
                hours=f"{hours:g}", least=yen(int(least)), pay=yen(int(pay))
            )
    annual, sums = amount_of(terms, "annual"), totals(terms)
    if sums.guaranteed and sums.first_year and sums.first_year < sums.guaranteed:
        yield _("probation is paid less: {first} guaranteed in the first year").format(
            first=yen(sums.first_year)
        )
    if annual and base is None and (terms.keys() & {"bonus-amount", "bonus-months"}):
        yield _("ask whether the yearly amount includes the bonus")
    if annual and base is not None:
        known = (sums.guaranteed, sums.expected)
        if all(one and abs(one - annual) > annual * _TOLERANCE for one in known):
            yield _("the parts come to {parts} a year, the stated amount is {annual}").format(
                parts=yen(sums.expected or 0), annual=yen(int(annual))
            )
