"""Amounts that an offer or its letter tells and that stand in no total, with what they are of.

A total beside which nothing is said has all of them in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.checklist import ChecklistLine, is_of_the_offer, parse_terms
from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate
from jobboard_tui.domain.offers.suggested_values import unread_of_letters
from jobboard_tui.domain.offers.terms import TERMS, TermSort, amount_of
from jobboard_tui.domain.parsing.money import amounts_in, read_money
from jobboard_tui.domain.parsing.quantities import MONTHS, plain
from jobboard_tui.domain.text import join_clauses
from jobboard_tui.i18n import _

_BETWEEN = "; "
_OF_MONEY = tuple(dict.fromkeys(k.item for k in TERMS.values() if k.sort is TermSort.MONEY))
"""The items that amounts answer, in the order of the list."""


def uncounted_amounts(
    checklist_template: ChecklistTemplate,
    application: Application,
    known: Iterable[ChecklistLine],
    language: Language,
) -> str:
    """Return the amounts in words of the offer, each group with its item; empty for none.

    `known` are the lines of the checklist. The items of the pay come first, and what the letter
    says of no item last.
    """
    told: dict[str, tuple[str, list[str]]] = {}
    for line in known:
        for text in _texts(line):
            counted = _counted_amounts(line.item.id, application.terms)
            amounts = [amount for amount in amounts_in(text) if not _is_one_of(amount, counted)]
            amounts += _shares_in(line.item.id, text)
            amounts += _lengths_in(line.item.id, text)
            if amounts and not _is_counted(text, application.terms):
                told.setdefault(line.item.id, (line.item.said(language).title, []))[1].extend(
                    amounts
                )
    order = [*(key for key in _OF_MONEY if key in told), *(key for key in told)]
    parts = [
        _("{title} {amounts}").format(title=title, amounts=_(", ").join(dict.fromkeys(amounts)))
        for title, amounts in (told[key] for key in dict.fromkeys(order))
    ]
    unread = [
        amount
        for said in unread_of_letters(checklist_template, application)
        if not _is_counted(said.value, application.terms)
        for amount in (*amounts_in(said.value), *_lengths_in("", said.value))
    ]
    if unread:
        parts.append(
            _("matching no item: {amounts}").format(amounts=_(", ").join(dict.fromkeys(unread)))
        )
    return join_clauses(parts)


_OF_SHARES = frozenset(
    {"allowances"}
    | {
        TERMS[name].item
        for name in (
            *("probation-months", "bonus-months", "first-bonus-months", "other-allowances"),
            *("housing-allowance", "commuting-allowance"),
        )
    }
)
_SHARE = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,2})?\s?(?:%|割(?!増))")


_OF_MONTHS = frozenset(TERMS[name].item for name in ("bonus-months", "first-bonus-months"))
_SO_MANY = re.compile(
    rf"(?<![\d.])\d{{1,2}}(?:\.\d{{1,2}})?\s?(?:{MONTHS}分|months? of (?:base|salary))"
)


_UNITS_OF_STOCK = re.compile(
    r"(?<![\d.,])\d[\d,]*\s?(?:(?:stock )?(?:rsus?|options?|units?|shares?)\b|株|個(?!人))"
)


def _shares_in(item_id: str, text: str) -> list[str]:
    """The shares of the pay that an item may be: 給与は90% on probation, 基本給の10%, 4か月分."""
    if item_id in _OF_MONTHS and (units := _UNITS_OF_STOCK.findall(plain(text))):
        return units
    if item_id in _OF_MONTHS and (months := _SO_MANY.findall(plain(text))):
        return [*months, *_SHARE.findall(plain(text))]
    return _SHARE.findall(plain(text)) if item_id in _OF_SHARES else []


def _is_one_of(amount: str, counted: set[float | None]) -> bool:
    """Whether an amount as it is written is one of these; a deduction, with its sign, is none."""
    return not _MINUS.match(amount) and read_money(amount).low in counted


_MINUS = re.compile("[-−▲△]")


def _counted_amounts(item_id: str, terms: Mapping[str, TermValue]) -> set[float | None]:
    """The amounts that are counted under an item: words beside them need not name them again."""
    names = (name for name, kind in TERMS.items() if kind.item == item_id and name in terms)
    return {amount_of(terms, name) for name in names} - {None}


_OF_MONTHS = frozenset({TERMS["bonus-months"].item, TERMS["first-bonus-months"].item})
_OF_PAY = frozenset(TERMS[name].item for name in ("annual", "base", "fixed-overtime-pay"))
_MONTHS_OF_BONUS = re.compile(
    rf"(?<![\d.×x*])\d{{1,2}}(?:\.\d{{1,2}})?\s?(?:{MONTHS}分?(?!間|目|後|以)|months?\b)"
)
_HOURS_OF_OVERTIME = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d)?\s?(?:時間分?|hours?\b)")
_BONUS, _OVERTIME = re.compile("賞与|ボーナス|bonus"), re.compile("残業|時間外|overtime")


def _lengths_in(item_id: str, text: str) -> list[str]:
    """The months of a bonus and the hours of overtime that may be in the pay: 3.8ヶ月分."""
    said = plain(text)
    lengths: list[str] = []
    if item_id in _OF_MONTHS or (item_id in {"", *_OF_PAY} and _BONUS.search(said)):
        lengths += _MONTHS_OF_BONUS.findall(said)
    is_of_overtime = item_id == TERMS["fixed-overtime-pay"].item
    if is_of_overtime or (item_id in {"", *_OF_PAY} and _OVERTIME.search(said)):
        lengths += _HOURS_OF_OVERTIME.findall(said)
    return lengths


def _texts(line: ChecklistLine) -> Iterator[str]:
    """What the offer says of an item in words; not what is only proposed."""
    if line.finding.value and is_of_the_offer(line.finding.origin):
        yield from line.finding.value.split(_BETWEEN)
    for said in line.others:
        if said.is_offer and said is not line.newer:
            yield said.value


def _is_counted(text: str, terms: Mapping[str, TermValue]) -> bool:
    """Whether the terms of a text, of whatever item, are those of the offer."""
    for item_id in _OF_MONEY:
        told = parse_terms(item_id, text)
        is_of_money = any(TERMS[name].sort is TermSort.MONEY for name in told)
        if not is_of_money and amounts_in(text):
            continue
        if told and all(terms.get(name) == term for name, term in told.items()):
            return True
    return False
