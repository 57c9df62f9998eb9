"""Statements about a year's pay: in how many payments it comes, what it is made of.

年俸840万円（14分割し、うち2回分を賞与として支給）: the figures beside it have to come to the same.
"""

from __future__ import annotations

import re

from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.included_parts import AMOUNT
from jobboard_tui.domain.offers.term_values import read_term
from jobboard_tui.domain.parsing.money import in_full_yen, read_money
from jobboard_tui.domain.parsing.quantities import MONTHS, MONTHS_OF_A_YEAR, plain

Terms = dict[str, TermValue | None]
_OF_SO_MANY = rf"(?:{MONTHS}分?|回分?|/\d\d)"
_PAYDAYS = r"[\s、]*(?:(?:\d{1,2}月|夏|冬|夏季|冬季)(?:[・、と及びおよび]+)?)*(?:に)?[\s、]*"
_IN_MORE_PARTS = re.compile(
    rf"(?:年俸制?|年収|annual (?:base )?salary)?[\s:は]*(?P<whole>{AMOUNT})\s*(?:を)?"
    r"(?P<parts>\d\d)分割(?:し(?:て)?|にて|で)?[\s、。,]*"
    rf"(?:12{_OF_SO_MANY}(?:は|を)?(?:毎月|各月)?\s?(?P<month>{AMOUNT})?(?:を|ずつ)?"
    r"(?:支給)?(?:し|する)?[\s、。]*)?"
    rf"(?:うち|残り(?:の)?)?\s?(?P<rest>\d){_OF_SO_MANY}(?:は|を){_PAYDAYS}"
    rf"(?P<bonus>賞与として)?{_PAYDAYS}(?:各(?:回)?\s?(?P<each>{AMOUNT})(?:ずつ)?(?:を)?)?"
    r"(?:支給|支払い?)?(?:する|します)?"
)


def read_year(text: str) -> Terms:
    """A year's pay of which some payments are a bonus, or with how it is paid beside it."""
    said = in_full_yen(plain(text))
    match = _IN_MORE_PARTS.fullmatch(said)
    if match is None:
        return {}
    count, rest = int(match["parts"]), int(match["rest"])
    whole = read_money(f"{match['whole']}、{count}分割")
    shares = [read_money(match[name]).low for name in ("month", "each") if match[name]]
    if count != MONTHS_OF_A_YEAR + rest or any((one or 0) * count != whole.low for one in shares):
        return {}
    if any(int(of) != count for of in re.findall(r"\d/(\d\d)", said)):
        return {}
    if not match["bonus"]:
        return {"annual": whole.written()}
    return {"annual": whole.written(), "bonus-months": rest, "bonus-included": True}


_YEAR_OF_MONTHS = re.compile(
    rf"(?:年収|年俸|年額)?[\s:は]*(?P<year>{AMOUNT})\s?=?\s?(?:月給|月額|月収)?\s?(?P<month>{AMOUNT})"
    rf"(?:\s?[×x*]\s?12(?:{MONTHS}分?)?)?\s?[+＋、]\s?賞与\s?(?P<count>\d{{1,2}}(?:\.\d)?)\s?{MONTHS}分?"
)


def read_year_of_months(text: str) -> Terms:
    """A year of twelve months and a bonus of so many of them, where that comes to the whole."""
    match = _YEAR_OF_MONTHS.fullmatch(in_full_yen(plain(text)))
    if match is None:
        return {}
    year, month = (read_money(match[name]).low or 0 for name in ("year", "month"))
    bonus = round(float(match["count"]) * month)
    if not bonus or MONTHS_OF_A_YEAR * month + bonus != year:
        return {}
    return {
        "annual": read_term("annual", f"{month}円×12ヶ月"),
        "bonus-amount": read_term("bonus-amount", f"年額{bonus}円"),
        "bonus-included": False,
    }
