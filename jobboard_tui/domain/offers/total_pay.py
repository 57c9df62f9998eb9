"""What an offer comes to: the year, guaranteed and expected, and the hour.

All amounts are yen before tax. A commuting allowance pays for costs and counts in neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.terms import amount_of, amount_of_money, money_of
from jobboard_tui.domain.parsing.money import YEN, yen
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext

WEEKS, MONTHS, DAYS = 52, 12, 365
STOCK = "stock"
"""A part that is no cash: it stands beside every sum, and in none."""
ALLOWANCES: Mapping[str, tuple[str, str]] = {
    "housing-allowance": ("housing-conditions", "housing-applies"),
    "other-allowances": ("other-allowances-conditions", "other-allowances-apply"),
}
"""Allowances with the terms that say on which condition, and whether it is met."""
_MONTHLY = ("fixed-overtime", "allowances")
_FIVE_DAY_WEEK = (WEEKS * 2, 140)
"""Days off of a year with which one works on five days of a week."""
TOLERANCE = 0.01
"""By how much of it a sum may miss the stated one: such are rounded."""
WORKING_DAYS = 5
"""Of a week, over which the deemed hours of a day go."""

PARTS: Mapping[str, Callable[[], str]] = {
    "annual": lambda: _("yearly amount"),
    "base": lambda: pgettext("pay", "base"),
    "fixed-overtime": lambda: _("fixed overtime"),
    "allowances": lambda: pgettext("pay", "allowances"),
    "conditional-allowances": lambda: _("allowances on conditions"),
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

    `first_year` is the guaranteed total of the first twelve months, of which a
    probation may be paid less.
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
    "conditional-allowances": "allowances-included",
    "bonus": "bonus-included",
}
"""The terms that say whether a yearly amount includes a part."""
_TERMS_OF: Mapping[str, tuple[str, ...]] = {
    "annual": ("annual",),
    "base": ("base",),
    "fixed-overtime": ("fixed-overtime-pay",),
    "allowances": ("housing-allowance", "other-allowances"),
    "conditional-allowances": ("housing-allowance", "other-allowances"),
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
    inside = _bonus_inside(terms) if base is None else 0
    undecided: list[UndecidedPart] = []
    if base is not None:
        parts = _parts_beside_base(terms, int(base))
    else:
        parts, undecided = _parts_of_annual(terms, int(annual or 0), inside)
    apart = inside if any(part.id == "bonus" for part in undecided) else 0
    guaranteed = sum(part.amount for part in parts if part.guaranteed)
    expected = sum(part.amount for part in parts if part.id != STOCK)
    if base is None and has_unknown_bonus(terms):
        return PayTotals(
            parts=tuple(replace(part, guaranteed=False) for part in parts),
            expected=expected,
            undecided=tuple(undecided),
            expected_apart=expected + sum(part.amount or 0 for part in undecided),
        )
    return PayTotals(
        parts=tuple(parts),
        guaranteed=guaranteed,
        expected=expected,
        first_year=guaranteed - int(less_in_probation(terms)),
        hourly=_hourly(terms, guaranteed),
        undecided=tuple(undecided),
        guaranteed_apart=guaranteed
        + apart
        + sum(part.amount or 0 for part in undecided if part.guaranteed),
        expected_apart=expected + sum(part.amount or 0 for part in undecided),
        at_least=_is_least(terms, [part for part in parts if part.id != "bonus" or not inside]),
    )


def _parts_beside_base(terms: Mapping[str, TermValue], base: int) -> list[PayPart]:
    """The base of twelve months, and every part that is not within it."""
    within = parts_in_base(terms)
    return [
        PayPart("base", base * MONTHS, True),
        *(
            PayPart(part.id, part.amount, part.guaranteed)
            for part in _beside(terms)
            if part.amount and part.id not in within
        ),
    ]


def _parts_of_annual(
    terms: Mapping[str, TermValue], annual: int, inside: int
) -> tuple[list[PayPart], list[UndecidedPart]]:
    """The yearly amount and the parts paid on top; those of which nobody has said whether they are.

    `inside` is the bonus within the yearly amount: a part of its own.
    """
    parts = [PayPart("annual", annual - inside, True)]
    parts += [PayPart("bonus", inside, False)] if inside else []
    undecided: list[UndecidedPart] = []
    for part in _beside(terms):
        is_included = is_part_included(terms, part.id)
        if part.id not in INCLUDED or is_included is False:
            parts += [PayPart(part.id, part.amount, part.guaranteed)] if part.amount else []
        elif is_included is not True:
            undecided.append(part)
    return parts, undecided


def _is_least(terms: Mapping[str, TermValue], parts: Iterable[PayPart]) -> bool:
    """Whether an amount of these parts is only the least that it can be."""
    amounts = (money_of(terms, name) for part in parts for name in _TERMS_OF[part.id])
    return any(
        money.high is None or money.high != money.low
        for money in amounts
        if money is not None and amount_of_money(money) is not None
    )


def is_part_included(terms: Mapping[str, TermValue], part: str) -> bool | None:
    """Return whether the yearly amount includes a part; None where that is not known.

    Twelve months' pay (30万円×12ヶ月) has no bonus in it, unless somebody says so.
    """
    told = terms.get(INCLUDED.get(part, ""))
    if isinstance(told, bool):
        return told
    stated = money_of(terms, "annual") if part == "bonus" else None
    return False if stated is not None and stated.months == MONTHS else None


def is_allowance_sure(terms: Mapping[str, TermValue], name: str) -> bool | None:
    """Return whether an allowance is paid: False where it hangs on a condition, None where not.

    It is sure where nobody tells a condition, or where one is told and met.
    """
    conditions, applies = ALLOWANCES[name]
    if terms.get(applies) is False:
        return None
    return terms.get(applies) is True or not terms.get(conditions)


def monthly_pay(terms: Mapping[str, TermValue]) -> int | None:
    """Return what a month pays with fixed overtime and allowances; None without a base."""
    base = amount_of(terms, "base")
    if base is None:
        return None
    within = parts_in_base(terms)
    beside = (part for part in _beside(terms) if part.id in _MONTHLY and part.guaranteed)
    return int(base) + sum((part.amount or 0) // MONTHS for part in beside if part.id not in within)


def is_contradicted(terms: Mapping[str, TermValue]) -> bool:
    """Return whether twelve months of the base are more than the whole pay of the year.

    One of the two is wrong then, and nobody knows which.
    """
    base, stated = amount_of(terms, "base"), money_of(terms, "annual")
    if base is None or stated is None or None in (amount_of(terms, "annual"), stated.high):
        return False
    return base * MONTHS > (stated.high or 0) * (1 + TOLERANCE)


def parts_in_base(terms: Mapping[str, TermValue]) -> frozenset[str]:
    """Return the parts that are told to be included where nothing is known of the pay but a base.

    So are they where the base of twelve months is the whole pay of the year. They count as parts
    of the base, and never beside it.
    """
    base, annual = amount_of(terms, "base"), amount_of(terms, "annual")
    if base is None or ("annual" in terms and annual is None):
        return frozenset()
    if annual is not None and base * MONTHS * (1 + TOLERANCE) < annual:
        return frozenset()
    return frozenset(
        part.id for part in _beside(terms) if terms.get(INCLUDED.get(part.id, "")) is True
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
    is_included = is_part_included(terms, "bonus")
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
            part.amount or 0
            for part in _beside(terms)
            if part.id != "bonus" and terms.get(INCLUDED.get(part.id, "")) is True
        )
        bonus = max(0, rest) * (months or 0) / (MONTHS + (months or 0))
    return min(int(annual), round(bonus))


def undecided_parts(terms: Mapping[str, TermValue]) -> frozenset[str]:
    """Return the terms that would say what a yearly amount includes, where that isn't said."""
    return frozenset(INCLUDED[part.id] for part in totals(terms).undecided)


def _beside(terms: Mapping[str, TermValue]) -> Iterator[UndecidedPart]:
    """What is paid beside a base or a yearly amount, in the order of `PARTS`."""
    overtime = amount_of(terms, "fixed-overtime-pay")
    if overtime:
        yield UndecidedPart("fixed-overtime", int(overtime) * MONTHS, True)
    for part, is_sure in (("allowances", True), ("conditional-allowances", False)):
        allowances = sum(
            amount_of(terms, name) or 0
            for name in ALLOWANCES
            if is_allowance_sure(terms, name) is is_sure
        )
        if allowances:
            yield UndecidedPart(part, int(allowances) * MONTHS, is_sure)
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


def less_in_probation(terms: Mapping[str, TermValue], months: float = MONTHS) -> float:
    """Return by how many yen the probation lessens the pay of so many first months.

    The pay of a month on probation is less than the whole of a month, a base than the base alone.

    >>> terms = {"base": 250_000, "fixed-overtime-pay": 50_000, "probation-months": 3}
    >>> less_in_probation({**terms, "probation-pay": 270_000})
    90000
    """
    length = min(amount_of(terms, "probation-months") or 0, months)
    base, pay = amount_of(terms, "probation-base"), amount_of(terms, "probation-pay")
    whole = _guaranteed_month(terms)
    of_base = amount_of(terms, "base")
    of_base = whole if of_base is None else of_base
    less = [
        later - first
        for later, first in ((of_base, base), (whole, pay))
        if later is not None and first is not None
    ]
    return max(0, *less, 0) * length if less else 0


def _guaranteed_month(terms: Mapping[str, TermValue]) -> float | None:
    """What a month pays for certain, without bonus; None where no pay is known."""
    stated = money_of(terms, "annual")
    annual = amount_of(terms, "annual")
    if amount_of(terms, "base") is not None or stated is None or annual is None:
        return monthly_pay(terms)
    on_top = sum(
        part.amount or 0
        for part in _beside(terms)
        if part.id in _MONTHLY and terms.get(INCLUDED[part.id]) is False
    )
    count = stated.months or stated.payments
    of_year = annual / count if count else (annual - _bonus_inside(terms)) / MONTHS
    return of_year + on_top / MONTHS


def _hourly(terms: Mapping[str, TermValue], guaranteed: int) -> int | None:
    """By the hours that are stated or deemed; overtime that the pay includes counts as worked.

    None where nobody knows how many hours that is.
    """
    hours = None if has_unknown_overtime(terms) else yearly_hours(terms)
    return None if hours is None else round(guaranteed / hours)


def has_unknown_overtime(terms: Mapping[str, TermValue]) -> bool:
    """Return whether the pay has fixed overtime in it of which the hours are not told."""
    is_in_it = terms.get(INCLUDED["fixed-overtime"]) is True or bool(
        terms.get("fixed-overtime-pay")
    )
    return is_in_it and "fixed-overtime-hours" not in terms


def yearly_hours(terms: Mapping[str, TermValue]) -> float | None:
    """Return the hours of a year that the pay is for; None where no hours are known.

    Those of the working days where the days off of a year are known and are those of a five-day
    week, otherwise of 52 weeks; deemed hours count in the place of the stated ones, and fixed
    overtime is added.

    >>> yearly_hours({"weekly-hours": 40, "yearly-days-off": 125, "fixed-overtime-hours": 30})
    2280.0
    """
    deemed = amount_of(terms, "deemed-hours")
    weekly = deemed * WORKING_DAYS if deemed else amount_of(terms, "weekly-hours")
    if not weekly:
        return None
    overtime = (amount_of(terms, "fixed-overtime-hours") or 0) * MONTHS
    days = working_days(terms)
    worked = weekly * WEEKS if days is None else weekly / WORKING_DAYS * days
    return float(worked + overtime)


def working_days(terms: Mapping[str, TermValue]) -> int | None:
    """Return the days of a year on which one works; None where that is not known.

    Also where the days off are not those of a five-day week: then the hours of a day are not known.
    """
    off = amount_of(terms, "yearly-days-off")
    least, most = _FIVE_DAY_WEEK
    return None if off is None or not least <= off <= most else DAYS - int(off)


def total_words(amount: int | None, apart: int | None, *, at_least: bool = False) -> str:
    """Return a total in words: "840万円 or 876万円", "at least 800万円"; "" for none."""
    if amount is None:
        return ""
    said = yen(amount)
    if apart is not None and apart != amount:
        said = _("{amount} or {other}").format(amount=said, other=yen(apart))
    return _("at least {amount}").format(amount=said) if at_least else said
