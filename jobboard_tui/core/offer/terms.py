"""The terms of an offer as numbers: what each is called, how it is read and shown.

A term belongs to an item of the checklist, which it makes known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from enum import Enum

from jobboard_tui.core.errors import Misspoken
from jobboard_tui.core.findings import Term
from jobboard_tui.core.offer.money import Per, read_money, yen
from jobboard_tui.core.text import clean
from jobboard_tui.core.values import frozen
from jobboard_tui.words import _, many


class Sort(Enum):
    """What kind of value a term has."""

    MONEY = "money"
    NUMBER = "number"
    FLAG = "flag"
    TEXT = "text"


@frozen(kw_only=True)
class TermKind:
    """One term. `per` says for how long an amount is, `most` the largest number that makes sense.

    `shown` puts a value into words; `item` is the item of the checklist to which it belongs.
    """

    id: str
    title: Callable[[], str]
    item: str
    sort: Sort
    per: Per | None = None
    most: float = 0
    shown: Callable[[float], str] = lambda _number: "{value}"


def _money(id_: str, title: Callable[[], str], item: str, per: Per) -> TermKind:
    def shown(_amount: float) -> str:
        return _("{value} a month") if per == "month" else _("{value} a year")

    return TermKind(id=id_, title=title, item=item, sort=Sort.MONEY, per=per, shown=shown)


def _number(
    id_: str, title: Callable[[], str], item: str, most: float, shown: Callable[[float], str]
) -> TermKind:
    return TermKind(id=id_, title=title, item=item, sort=Sort.NUMBER, most=most, shown=shown)


def _text(id_: str, title: Callable[[], str], item: str) -> TermKind:
    return TermKind(id=id_, title=title, item=item, sort=Sort.TEXT)


TERMS: Mapping[str, TermKind] = {
    one.id: one
    for one in (
        _money("annual", lambda: _("yearly amount as stated"), "compensation", "year"),
        _money("base", lambda: _("base salary"), "base-salary", "month"),
        _number(
            "fixed-overtime-hours",
            lambda: _("fixed overtime"),
            "fixed-overtime",
            200,
            lambda _hours: _("{value} h a month"),
        ),
        _money("fixed-overtime-pay", lambda: _("fixed overtime pay"), "fixed-overtime", "month"),
        _text("overtime-beyond", lambda: _("overtime beyond it"), "fixed-overtime"),
        _number(
            "bonus-months",
            lambda: _("bonus"),
            "bonus",
            24,
            lambda n: many("{value} month of base", "{value} months of base", n),
        ),
        _money("bonus-amount", lambda: _("bonus amount"), "bonus", "year"),
        TermKind(
            id="bonus-guaranteed",
            title=lambda: _("bonus guaranteed"),
            item="bonus",
            sort=Sort.FLAG,
        ),
        _money("stock", lambda: _("stock"), "bonus", "year"),
        _money("commuting-allowance", lambda: _("commuting allowance"), "commuting", "month"),
        _money("housing-allowance", lambda: _("housing allowance"), "housing", "month"),
        _money("other-allowances", lambda: _("other allowances"), "benefits", "month"),
        _text("raises", lambda: _("raises"), "reviews"),
        _number(
            "probation-months",
            lambda: _("probation"),
            "probation",
            24,
            lambda n: many("{value} month", "{value} months", n),
        ),
        _money("probation-base", lambda: _("base in probation"), "probation", "month"),
        _text("contract", lambda: _("contract"), "contract-type"),
        _number(
            "weekly-hours",
            lambda: _("working hours"),
            "working-hours",
            100,
            lambda _hours: _("{value} h a week"),
        ),
        _text("place", lambda: _("place of work"), "workplace"),
        _text("range-of-change", lambda: _("range of change (変更の範囲)"), "workplace"),
        _number(
            "remote-days",
            lambda: _("remote days"),
            "remote-policy",
            7,
            lambda n: many("{value} day a week", "{value} days a week", n),
        ),
        _number(
            "leave-days",
            lambda: _("paid leave"),
            "paid-leave",
            366,
            lambda n: many("{value} day a year", "{value} days a year", n),
        ),
        TermKind(id="visa-support", title=lambda: _("visa support"), item="visa", sort=Sort.FLAG),
        _text("first-day", lambda: _("start date"), "start-date"),
    )
}
"""Every term by its name, in the order in which a letter has them."""

_YES = frozenset({"yes", "y", "true", "guaranteed", "あり", "有", "有り", "保証", "はい"})
_NO = frozenset({"no", "n", "false", "not guaranteed", "なし", "無", "無し", "いいえ"})
_UNITS = re.compile(
    r"hours?|hrs?|h\b|時間|months?|か月|ヶ月|ヵ月|カ月|ケ月|months? of base|of base|days?|日間?|週"
    r"|a week|per week|a month|per month|a year|per year|/\s*(?:week|month|year)|分$|月に|年に"
)


def read_term(name: str, text: str) -> Term:
    """What the value of a term means; `Misspoken` with the reason where it means nothing.

    >>> read_term("base", "45万円"), read_term("bonus-months", "4か月")
    (450000, 4)
    """
    kind = TERMS[name]
    text = clean(text)
    if not text:
        raise Misspoken(name, _("it is empty"), _("say how much it is"))
    if kind.sort is Sort.MONEY:
        return _amount(kind, text)
    if kind.sort is Sort.NUMBER:
        return _count(kind, text)
    if kind.sort is Sort.FLAG:
        return _flag(kind, text)
    return text


def _amount(kind: TermKind, text: str) -> int:
    money = read_money(text)
    if money.is_range:
        raise Misspoken(
            f"{kind.id}={text}",
            _("{range} is a range, and an offer names one amount").format(range=money.spoken()),
            _("write the one that the letter states, or the lower end"),
        )
    if money.per not in (None, kind.per):
        wanted = _("a month") if kind.per == "month" else _("a year")
        raise Misspoken(
            f"{kind.id}={text}",
            _("it is not an amount for {span}").format(span=wanted),
            _("write what it is for {span}").format(span=wanted),
        )
    return money.low


def _count(kind: TermKind, text: str) -> int | float:
    plain = unicodedata.normalize("NFKC", text).casefold()
    bare = _UNITS.sub("", plain).strip()
    if not re.fullmatch(r"\d{1,4}(?:\.\d{1,2})?", bare):
        raise Misspoken(
            f"{kind.id}={text}",
            _("it is no number"),
            _("write it like {name}=3").format(name=kind.id),
        )
    number = float(bare)
    if number > kind.most:
        raise Misspoken(
            f"{kind.id}={text}",
            _("it is more than {most}").format(most=f"{kind.most:g}"),
            _("look at it again"),
        )
    return int(number) if number.is_integer() else number


def _flag(kind: TermKind, text: str) -> bool:
    said = unicodedata.normalize("NFKC", text).casefold()
    if said not in _YES | _NO:
        raise Misspoken(
            f"{kind.id}={text}",
            _("it is neither yes nor no"),
            _("write {name}=yes or {name}=no").format(name=kind.id),
        )
    return said in _YES


def term_in(item_id: str, text: str) -> tuple[str, Term] | None:
    """The term that an answer about an item tells; None where it is words.

    "450k" about the base salary is its amount; another term of the item is named, "base=45万円".
    `Misspoken` where a named term makes no sense.
    """
    name, equals, value = text.partition("=")
    name = name.strip()
    if equals and name in TERMS and TERMS[name].item == item_id:
        return name, read_term(name, value)
    first = next((kind for kind in TERMS.values() if kind.item == item_id), None)
    if first is None or first.sort is Sort.TEXT:
        return None
    try:
        return first.id, read_term(first.id, text)
    except Misspoken:
        return None


def terms_in(item_id: str, text: str) -> dict[str, Term | None]:
    """The terms that an answer about an item tells, None for one that is taken out ("base=").

    Empty where it is words. Several are parted by commas or brackets, each named or told apart by
    its unit. `Misspoken` where a named one makes no sense.

    >>> terms_in("fixed-overtime", "95,000円（30時間分）")
    {'fixed-overtime-pay': 95000, 'fixed-overtime-hours': 30}
    >>> terms_in("bonus", "bonus-months=4, bonus-guaranteed=yes"), terms_in("bonus", "by results")
    ({'bonus-months': 4, 'bonus-guaranteed': True}, {})
    """
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    found: dict[str, Term | None] = {}
    if len(parts) > 1:
        for part in parts:
            told = _named(item_id, part) or _by_unit(item_id, part, found)
            last = next(reversed(found), "")
            if told is not None:
                found[told[0]] = told[1]
            elif last and TERMS[last].sort is Sort.TEXT:
                found[last] = f"{found[last]}, {part}"
            else:
                break
        else:
            return found
    told = _named(item_id, text) or term_in(item_id, text)
    return {} if told is None else dict([told])


_PARTS = re.compile(r"[、，;；（）()]|,(?!\d)|\s+(?=[a-z]+(?:-[a-z]+)*=)")
_UNIT = {
    Sort.MONEY: re.compile(r"[¥￥円万]|yen|jpy"),
    Sort.NUMBER: re.compile(r"時間|か月|ヶ月|ヵ月|カ月|日|\b\d+ ?h\b|hours?|months?|days?"),
}


def _named(item_id: str, text: str) -> tuple[str, Term | None] | None:
    name, equals, value = (part.strip() for part in text.partition("="))
    if not equals or name not in TERMS or TERMS[name].item != item_id:
        return None
    return name, read_term(name, value) if value else None


def _by_unit(
    item_id: str, text: str, before: Mapping[str, Term | None]
) -> tuple[str, Term | None] | None:
    """The first term of the item, of those that are not told before, whose unit the text has."""
    for kind in TERMS.values():
        unit = _UNIT.get(kind.sort)
        if kind.item == item_id and kind.id not in before and unit and unit.search(text):
            try:
                return kind.id, read_term(kind.id, text)
            except Misspoken:
                continue
    return None


def as_typed(item_id: str, terms: Mapping[str, Term]) -> str:
    """The terms of an item as one would type them, to be corrected; empty where there are none.

    >>> as_typed("base-salary", {"base": 450_000})
    '45万円'
    >>> as_typed("bonus", {"bonus-months": 4, "bonus-guaranteed": True})
    'bonus-months=4, bonus-guaranteed=yes'
    """
    kinds = [kind for kind in TERMS.values() if kind.item == item_id]
    told = [kind for kind in kinds if kind.id in terms]
    if told == kinds[:1] and kinds and kinds[0].sort is not Sort.TEXT:
        return _typed(kinds[0], terms[kinds[0].id])
    return ", ".join(f"{kind.id}={_typed(kind, terms[kind.id])}" for kind in told)


def _typed(kind: TermKind, value: Term) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return clean(value)
    return yen(int(value)) if kind.sort is Sort.MONEY else f"{value:g}"


def how_typed(item_id: str) -> str:
    """How the terms of an item are told; empty where words alone are expected."""
    kinds = [kind for kind in TERMS.values() if kind.item == item_id]
    if len(kinds) > 1:
        named = ", ".join(f"{kind.id}=…" for kind in kinds)
        return _("words, or {terms}").format(terms=named)
    return "45万円" if kinds and kinds[0].sort is Sort.MONEY else ""


def why_words(item_id: str, text: str) -> str:
    """Why an answer with figures in it is kept as words where an amount is looked for."""
    first = next((kind for kind in TERMS.values() if kind.item == item_id), None)
    if first is None or first.sort not in (Sort.MONEY, Sort.NUMBER):
        return ""
    if not any(character.isdigit() for character in text):
        return ""
    try:
        read_term(first.id, text)
    except Misspoken as refused:
        return refused.why
    return ""


def term_words(name: str, value: Term) -> str:
    """A value as it is shown: "45万円 a month"; one that fits its term badly as it stands."""
    kind = TERMS.get(name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if kind is None or isinstance(value, str):
        return clean(str(value))
    if kind.sort is Sort.MONEY:
        return kind.shown(value).format(value=yen(int(value)))
    return kind.shown(value).format(value=f"{value:g}")


def told_of(item_id: str, terms: Mapping[str, Term]) -> str:
    """What the terms say of an item of the checklist; empty where they say nothing."""
    if not terms:
        return ""
    kinds = [kind for kind in TERMS.values() if kind.item == item_id]
    told = [
        term_words(kind.id, terms[kind.id])
        if kind is kinds[0]
        else _("{term} {value}").format(
            term=kind.title(), value=term_words(kind.id, terms[kind.id])
        )
        for kind in kinds
        if kind.id in terms
    ]
    return _(", ").join(told)


def amount_of(terms: Mapping[str, Term], name: str) -> int | float | None:
    """The number that a term holds; None where it holds none, whatever another program wrote."""
    value = terms.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if value >= 0 else None
