"""What an offer comes to: the year, guaranteed and expected, and the hour.

All amounts are yen before tax. A commuting allowance pays for costs and counts in neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.terms import amount_of, amount_of_money, money_of
from jobboard_tui.domain.parsing.money import YEN, yen
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext

WEEKS, MONTHS = 52, 12
TOLERANCE = 0.01
"""By how much of it a sum may miss the stated one: such are rounded."""
WORKING_DAYS = 5
"""Of a week, over which the deemed hours of a day go."""

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


@frozen
class UndecidedPart:
    """A part that a yearly amount may include; None where its amount isn't known."""

    id: str
    amount: int | None
    guaranteed: bool


@frozen(kw_only=True)
class PayTotals:
    """What terms come to: yen a year, yen an hour; None where a term for it is missing.

    `first_year` is the guaranteed total of a first year whose probation is paid less.
    `undecided` are parts of which nobody has said whether the yearly amount includes them, with
    None for an amount that isn't known: `guaranteed` and `expected` take them as included,
    `guaranteed_apart` and `expected_apart` as paid on top. A bonus within a yearly amount is a part
    of its own where nobody has said that it is guaranteed; where nobody knows how much of it that
    is, nothing is guaranteed. `at_least` is whether a part that
    counts is only the least that it can be.
    """

    parts: tuple[PayPart, ...] = ()
    guaranteed: int | None = None
    expected: int | None = None
    first_year: int | None = None
    hourly: int | None = None
    undecided: tuple[UndecidedPart, ...] = ()
    guaranteed_apart: int | None = None
    expected_apart: int | None = None
    at_least: bool = False


INCLUDED: Mapping[str, str] = {
    "fixed-overtime": "fixed-overtime-included",
    "allowances": "allowances-included",
    "bonus": "bonus-included",
}
"""The terms that say whether a yearly amount includes a part."""
_TERMS_OF: Mapping[str, tuple[str, ...]] = {
    "annual": ("annual",),
    "base": ("base",),
    "fixed-overtime": ("fixed-overtime-pay",),
    "allowances": ("housing-allowance", "other-allowances"),
    "bonus": ("bonus-amount", "bonus-months"),
    "stock": ("stock",),
}


def totals(terms: Mapping[str, TermValue]) -> PayTotals:
    """What the terms of an offer come to.

    >>> both = totals({"annual": 8_400_000, "housing-allowance": 30_000})
    >>> both.guaranteed, both.guaranteed_apart
    (8400000, 8760000)
    """
    base, annual = amount_of(terms, "base"), amount_of(terms, "annual")
    if (base is None and annual is None) or is_contradicted(terms):
        return PayTotals()
    found = list(_beside(terms))
    parts: list[PayPart] = []
    undecided: list[UndecidedPart] = []
    inside = 0
    if base is not None:
        within = parts_in_base(terms)
        parts = [PayPart("base", int(base) * MONTHS, True)]
        parts += [
            PayPart(one.id, one.amount, one.guaranteed)
            for one in found
            if one.amount and one.id not in within
        ]
    else:
        inside = _bonus_inside(terms)
        parts = [PayPart("annual", int(annual or 0) - inside, True)]
        parts += [PayPart("bonus", inside, False)] if inside else []
        for one in found:
            is_included = terms.get(INCLUDED.get(one.id, ""))
            if one.id not in INCLUDED or is_included is False:
                parts += [PayPart(one.id, one.amount, one.guaranteed)] if one.amount else []
            elif is_included is not True:
                undecided.append(one)
    apart = inside if any(one.id == "bonus" for one in undecided) else 0
    guaranteed = sum(part.amount for part in parts if part.guaranteed)
    expected = sum(part.amount for part in parts)
    if base is None and has_unknown_bonus(terms):
        return PayTotals(
            parts=tuple(replace(part, guaranteed=False) for part in parts),
            expected=expected,
            undecided=tuple(undecided),
            expected_apart=expected + sum(one.amount or 0 for one in undecided),
        )
    return PayTotals(
        parts=tuple(parts),
        guaranteed=guaranteed,
        expected=expected,
        first_year=guaranteed - _less_in_probation(terms),
        hourly=_hourly(terms, guaranteed),
        undecided=tuple(undecided),
        guaranteed_apart=guaranteed
        + apart
        + sum(one.amount or 0 for one in undecided if one.guaranteed),
        expected_apart=expected + sum(one.amount or 0 for one in undecided),
        at_least=any(
            money.high is None or money.high != money.low
            for part in parts
            if part.id != "bonus" or not inside
            for money in (money_of(terms, name) for name in _TERMS_OF[part.id])
            if money is not None and amount_of_money(money) is not None
        ),
    )


def is_contradicted(terms: Mapping[str, TermValue]) -> bool:
    """Return whether twelve months of the base are more than the whole pay of the year.

    One of the two is wrong then, and nobody knows which.
    """
    base, stated = amount_of(terms, "base"), money_of(terms, "annual")
    if base is None or stated is None or None in (amount_of(terms, "annual"), stated.high):
        return False
    return base * MONTHS > (stated.high or 0) * (1 + TOLERANCE)


def parts_in_base(terms: Mapping[str, TermValue]) -> frozenset[str]:
    """Return the parts that are told to be included where a base is all that is known of the pay.

    They count as parts of the base, and never beside it.
    """
    if amount_of(terms, "base") is None or "annual" in terms:
        return frozenset()
    return frozenset(
        one.id for one in _beside(terms) if terms.get(INCLUDED.get(one.id, "")) is True
    )


def has_unknown_bonus(terms: Mapping[str, TermValue]) -> bool:
    """Return whether a yearly amount includes a bonus of which nobody knows how much it is.

    Nothing of the amount is guaranteed then.
    """
    if terms.get(INCLUDED["bonus"]) is not True or terms.get("bonus-guaranteed") is True:
        return False
    is_told_none = 0 in (amount_of(terms, "bonus-amount"), amount_of(terms, "bonus-months"))
    return not (is_told_none or _bonus_inside(terms))


def _bonus_inside(terms: Mapping[str, TermValue]) -> int:
    """The bonus within a yearly amount that is not told to be guaranteed; 0 where there is none.

    Of so many months of base it is that share of what is left without the other parts that the
    amount includes. Nothing is guaranteed unless somebody says so.
    """
    is_included = terms.get(INCLUDED["bonus"])
    if terms.get("bonus-guaranteed") is True or is_included is False:
        return 0
    annual, months = amount_of(terms, "annual") or 0, amount_of(terms, "bonus-months")
    money = money_of(terms, "bonus-amount")
    if money is not None and money.currency == YEN:
        if money.low is None and is_included is not True:
            return 0
        bonus: float = (money.low if money.high is None else money.high) or 0
    else:
        rest = annual - sum(
            one.amount or 0
            for one in _beside(terms)
            if one.id != "bonus" and terms.get(INCLUDED.get(one.id, "")) is True
        )
        bonus = max(0, rest) * (months or 0) / (MONTHS + (months or 0))
    return min(int(annual), round(bonus))


def undecided_parts(terms: Mapping[str, TermValue]) -> frozenset[str]:
    """Return the terms that would say what a yearly amount includes, where that isn't said."""
    return frozenset(INCLUDED[one.id] for one in totals(terms).undecided)


def _beside(terms: Mapping[str, TermValue]) -> Iterator[UndecidedPart]:
    """What is paid beside a base or a yearly amount, in the order of `PARTS`."""
    overtime = amount_of(terms, "fixed-overtime-pay")
    if overtime:
        yield UndecidedPart("fixed-overtime", int(overtime) * MONTHS, True)
    allowances = sum(
        amount_of(terms, name) or 0 for name in ("housing-allowance", "other-allowances")
    )
    if allowances:
        yield UndecidedPart("allowances", int(allowances) * MONTHS, True)
    base, months = amount_of(terms, "base"), amount_of(terms, "bonus-months")
    bonus = amount_of(terms, "bonus-amount")
    if bonus is None and months is not None and base is not None:
        bonus = base * months
    if bonus or (bonus is None and months):
        amount = int(bonus) if bonus else None
        yield UndecidedPart("bonus", amount, terms.get("bonus-guaranteed") is True)
    stock = amount_of(terms, "stock")
    if stock:
        yield UndecidedPart("stock", int(stock), False)


def _less_in_probation(terms: Mapping[str, TermValue]) -> int:
    base, less = amount_of(terms, "base"), amount_of(terms, "probation-base")
    stated = money_of(terms, "annual")
    if base is None and stated is not None and stated.months and stated.low is not None:
        base = stated.low / stated.months
    months = amount_of(terms, "probation-months")
    if base is None or less is None or not months:
        return 0
    return max(0, int((base - less) * min(months, MONTHS)))


def _hourly(terms: Mapping[str, TermValue], guaranteed: int) -> int | None:
    """By the hours that are stated or deemed; overtime that the pay includes counts as worked."""
    deemed = amount_of(terms, "deemed-hours")
    weekly = deemed * WORKING_DAYS if deemed else amount_of(terms, "weekly-hours")
    if not weekly:
        return None
    overtime = amount_of(terms, "fixed-overtime-hours") or 0
    return round(guaranteed / (weekly * WEEKS + overtime * MONTHS))


def total_words(amount: int | None, apart: int | None, *, at_least: bool = False) -> str:
    """Return a total in words: "840万円 or 876万円", "at least 800万円"; "" for none."""
    if amount is None:
        return ""
    said = yen(amount)
    if apart is not None and apart != amount:
        said = _("{amount} or {other}").format(amount=said, other=yen(apart))
    return _("at least {amount}").format(amount=said) if at_least else said
