"""The pay of an offer in one block: each line with what it is called and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping

from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.terms import TERMS, amount_of, term_words
from jobboard_tui.domain.offers.total_pay import monthly_pay, total_words, totals
from jobboard_tui.domain.parsing.money import yen
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext


@frozen
class PayRow:
    """A line of the block; `value` is empty where nothing is known."""

    id: str
    title: str
    value: str


def pay_rows(terms: Mapping[str, TermValue]) -> list[PayRow]:
    """Return the year, the month, and what it is made of: the seven lines that decide."""
    sums = totals(terms)
    year = ""
    if sums.guaranteed is not None:
        year = _("{guaranteed} guaranteed, {expected} expected").format(
            guaranteed=total_words(sums.guaranteed, sums.guaranteed_apart, at_least=sums.at_least),
            expected=total_words(sums.expected, sums.expected_apart, at_least=sums.at_least),
        )
    month = monthly_pay(terms)
    return [
        PayRow("year", pgettext("pay", "year"), year),
        PayRow("month", pgettext("pay", "month"), "" if month is None else yen(month)),
        PayRow("base", pgettext("pay", "base"), _one(terms, "base")),
        PayRow("fixed-overtime", _("fixed overtime"), _overtime(terms)),
        PayRow("bonus", pgettext("pay", "bonus"), _bonus(terms)),
        PayRow("probation", pgettext("pay", "probation"), _probation(terms)),
    ]


def _one(terms: Mapping[str, TermValue], name: str) -> str:
    """A term in words, an amount without the period that the line has."""
    amount = amount_of(terms, name)
    if isinstance(terms.get(name), int) and amount is not None and TERMS[name].per == "month":
        return yen(int(amount))
    return term_words(name, terms[name]) if name in terms else ""


def _overtime(terms: Mapping[str, TermValue]) -> str:
    pay, hours = _one(terms, "fixed-overtime-pay"), amount_of(terms, "fixed-overtime-hours")
    if hours is None:
        return pay
    if not pay:
        return _("{hours} h, amount unknown").format(hours=f"{hours:g}")
    return _("{amount} for {hours} h").format(amount=pay, hours=f"{hours:g}")


def _bonus(terms: Mapping[str, TermValue]) -> str:
    told = [
        term_words(name, terms[name]) for name in ("bonus-months", "bonus-amount") if name in terms
    ]
    if told and "bonus-guaranteed" in terms:
        sure = terms["bonus-guaranteed"] is True
        told.append(_("guaranteed") if sure else _("not guaranteed"))
    return _(", ").join(told)


def _probation(terms: Mapping[str, TermValue]) -> str:
    told = (
        [term_words("probation-months", terms["probation-months"])]
        if "probation-months" in terms
        else []
    )
    if "probation-base" in terms:
        told.append(_("base {amount}").format(amount=_one(terms, "probation-base")))
    return _(", ").join(told)
