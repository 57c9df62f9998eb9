"""What one wants to ask for when negotiating: of each item a range of the seeker's, or words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offer_values import ItemAnswer, TermValue
from jobboard_tui.domain.offers.checklist import parse_terms, with_finding
from jobboard_tui.domain.offers.checklist_template import ChecklistItem
from jobboard_tui.domain.offers.terms import is_of_money, term_words
from jobboard_tui.domain.parsing.money import for_period, read_money
from jobboard_tui.domain.text import with_remark
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _

_TO = re.compile(r"\s*(?:\.\.|〜|～|~|–|から|\bto\b)\s*")


@frozen
class Wish:
    """What is asked for as it is kept, and a sentence on it where it is no more than is offered."""

    text: str
    remark: str = ""


def read_wish(item: ChecklistItem, text: str, terms: Mapping[str, TermValue]) -> Wish:
    """Return what a text wishes for an item whose offer has these terms.

    `InvalidInput` for a range of figures that ends before it begins. What is no figure of the item
    stays words.
    """
    ends = [part for part in _TO.split(text, maxsplit=1) if part]
    told = [_figures(item, part) for part in ends]
    names = set(told[0]).intersection(*told[1:]) if told else set()
    if not names:
        return Wish(text)
    name = sorted(names)[0]
    figures = [one[name] for one in told]
    if figures != sorted(figures):
        raise InvalidInput(
            _("wish {text}").format(text=text),
            _("the range ends below its start"),
            _("write the lower figure first: 47万円〜50万円"),
        )
    offered = terms.get(name)
    if isinstance(offered, int | float) and figures[-1] <= offered:
        return Wish(
            text,
            _("{wish} is no more than the offer says: {value}").format(
                wish=text, value=term_words(name, offered)
            ),
        )
    return Wish(text)


def wish_words(item: ChecklistItem, text: str) -> str:
    """Return a wish as it was typed, and how its amount is read, or that it stays words.

    What is said is said of the items that an amount answers.
    """
    if not text or not is_of_money(item.id):
        return text
    try:
        money = read_money(text)
    except InvalidInput:
        return with_remark(text, _("saved as text"))
    meant = for_period(money.spoken(), money.per)
    return text if meant == text else with_remark(text, meant)


def _figures(item: ChecklistItem, text: str) -> dict[str, float]:
    """The terms of an item that are numbers."""
    return {
        name: float(term)
        for name, term in parse_terms(item.id, text).items()
        if isinstance(term, int | float) and not isinstance(term, bool)
    }


def with_wish(application: Application, item_id: str, text: str) -> Application:
    """The application with what is asked for of an item; an empty text takes it out."""
    finding = application.checklist.get(item_id, ItemAnswer())
    return with_finding(application, item_id, replace(finding, wish=text))
