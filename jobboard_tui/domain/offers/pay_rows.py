"""The pay of an offer in one block: each line with what it is called and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.contract_term import ContractTerm
from jobboard_tui.domain.offers.first_year import ONCE, first_year_pay
from jobboard_tui.domain.offers.terms import TERMS, amount_of, term_words
from jobboard_tui.domain.offers.total_pay import (
    PayTotals,
    monthly_pay,
    total_words,
    totals,
    working_days,
    yearly_hours,
)
from jobboard_tui.domain.parsing.money import yen
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext, pgettext

FIRST_ROWS = 6
"""So many rows are always there; the others where something is known of them."""
UNCOUNTED = "uncounted"
"""The row of the amounts that are in no sum."""


@frozen
class PayRow:
    """A line of the block; `value` is empty where nothing is known."""

    id: str
    title: str
    value: str


def pay_rows(
    terms: Mapping[str, TermValue],
    first_day: date | None = None,
    uncounted: str = "",
    contract: ContractTerm | None = None,
    *,
    is_hour_known: bool = True,
) -> list[PayRow]:
    """Return the year, the month, and what it is made of; below it what else is known.

    `first_day` is the day from which the first year is reckoned, `uncounted` the amounts in words
    that stand in no sum: a row below the year where there are any. A `contract` with a fixed term
    pays until its end. `is_hour_known` is whether no hours that it pays for are in words alone.
    """
    sums = totals(terms)
    if not is_hour_known:
        sums = replace(sums, hourly=None)
    year = ""
    if sums.expected is not None:
        sure = total_words(sums.guaranteed, sums.guaranteed_apart, at_least=sums.at_least)
        year = _("{guaranteed} guaranteed, {expected} expected").format(
            guaranteed=sure or pgettext("pay", "nothing"),
            expected=total_words(sums.expected, sums.expected_apart, at_least=sums.at_least),
        )
    month = monthly_pay(terms)
    return [
        PayRow("year", pgettext("pay", "year"), year),
        *([PayRow(UNCOUNTED, _("not counted"), uncounted)] if uncounted else []),
        PayRow("month", pgettext("pay", "month"), "" if month is None else yen(month)),
        PayRow("base", pgettext("pay", "base"), _one(terms, "base")),
        PayRow("fixed-overtime", _("fixed overtime"), _overtime(terms)),
        PayRow("bonus", pgettext("pay", "bonus"), _bonus(terms)),
        PayRow("probation", pgettext("pay", "probation"), _probation(terms)),
        *(row for row in _beside(terms, sums, first_day, contract) if row.value),
    ]


def _beside(
    terms: Mapping[str, TermValue],
    sums: PayTotals,
    first_day: date | None,
    contract: ContractTerm | None,
) -> Iterator[PayRow]:
    """What stands beside the sums of a year, where it is known."""
    yield PayRow("first-year", _("first year"), _first_year(terms, first_day, contract))
    yield PayRow("hour", pgettext("pay", "hour"), _hour(terms, sums))
    once = [
        _("{term} {amount}").format(term=TERMS[name].title(), amount=_one(terms, name))
        for name in ONCE
        if terms.get(name)
    ]
    yield PayRow("once", pgettext("pay", "once"), _(", ").join(once))
    yield PayRow("stock", pgettext("pay", "stock"), _stock(terms))


def _first_year(
    terms: Mapping[str, TermValue], first_day: date | None, contract: ContractTerm | None
) -> str:
    pay = first_year_pay(terms, first_day, contract)
    if pay is None or (pay.year is None and not _differs(terms)):
        return ""
    said = _("{guaranteed} guaranteed, {expected} expected").format(
        guaranteed=yen(pay.guaranteed), expected=yen(pay.expected)
    )
    if pay.year is not None:
        worked = ngettext("{count} month", "{count} months", pay.months)
        worked = worked.format(count=f"{pay.months:g}")
        said = _("{year}, {months}: {pay}").format(pay=said, year=pay.year, months=worked)
    return said if pay.is_bonus_known else _("{pay}, without a bonus: ask").format(pay=said)


def _differs(terms: Mapping[str, TermValue]) -> bool:
    """Whether the first twelve months pay otherwise than later ones."""
    names = (
        "probation-base",
        "probation-pay",
        "first-bonus-months",
        "first-bonus-amount",
        "first-bonus-pro-rata",
    )
    return any(name in terms for name in names)


def _hour(terms: Mapping[str, TermValue], sums: PayTotals) -> str:
    if sums.hourly is None:
        return ""
    hours, days = yearly_hours(terms) or 0, working_days(terms)
    over = _("{hours} h a year").format(hours=f"{hours:,.0f}")
    if days is not None:
        over = _("{hours}, over {days} days").format(hours=over, days=days)
    return _("{amount}, at {hours}").format(amount=yen(sums.hourly), hours=over)


def _stock(terms: Mapping[str, TermValue]) -> str:
    if not terms.get("stock"):
        return ""
    said = _("{amount}, not in cash").format(amount=term_words("stock", terms["stock"]))
    vesting = terms.get("stock-vesting")
    return _("{stock}; {vesting}").format(stock=said, vesting=vesting) if vesting else said


def _one(terms: Mapping[str, TermValue], name: str) -> str:
    """A term in words, an amount without the period that the line has."""
    amount = amount_of(terms, name)
    if (
        isinstance(terms.get(name), int)
        and amount is not None
        and TERMS[name].per in ("month", None)
    ):
        return yen(int(amount))
    return term_words(name, terms[name]) if name in terms else ""


def _overtime(terms: Mapping[str, TermValue]) -> str:
    pay, hours = _one(terms, "fixed-overtime-pay"), amount_of(terms, "fixed-overtime-hours")
    if hours is None:
        return pay
    if not hours and not pay:
        return pgettext("pay", "nothing")
    if not pay:
        return _("{hours} h, amount unknown").format(hours=f"{hours:g}")
    return _("{amount} for {hours} h").format(amount=pay, hours=f"{hours:g}")


def _bonus(terms: Mapping[str, TermValue]) -> str:
    told = [
        term_words(name, terms[name]) for name in ("bonus-months", "bonus-amount") if name in terms
    ]
    if told and "bonus-guaranteed" in terms:
        sure = terms["bonus-guaranteed"] is True
        told.append(pgettext("pay", "guaranteed") if sure else _("not guaranteed"))
    return _(", ").join(told)


def _probation(terms: Mapping[str, TermValue]) -> str:
    told = (
        [term_words("probation-months", terms["probation-months"])]
        if "probation-months" in terms
        else []
    )
    if "probation-base" in terms:
        told.append(_("base {amount}").format(amount=_one(terms, "probation-base")))
    if "probation-pay" in terms:
        told.append(_("pay {amount}").format(amount=_one(terms, "probation-pay")))
    return _(", ").join(told)
