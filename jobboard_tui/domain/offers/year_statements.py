"""Statements about a year's pay: in how many payments it comes, what it is made of.

年俸840万円（14分割し、うち2回分を賞与として支給）: the figures beside it have to come to the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.included_parts import AMOUNT
from jobboard_tui.domain.offers.term_values import read_term
from jobboard_tui.domain.parsing.money import Money, in_full_yen, read_money
from jobboard_tui.domain.parsing.quantities import MONTHS, MONTHS_OF_A_YEAR, plain

Terms = dict[str, TermValue | None]
_WHOLE = re.compile(
    rf"(?:年俸制?|年収|annual (?:base )?salary)?[\s:は]*(?P<whole>{AMOUNT})\s*(?:を)?"
)
_DIVISION = re.compile(
    r"(?P<parts>\d\d)\s?(?:分割|等分|回払い|回に分け)"
    r"|(?P<often>年\s?[1-4]\s?回(?:に分けて)?)"
    r"|(?P<of>\d\d)\s?分の\s?(?P<share>\d{1,2})|(?P<share2>\d{1,2})/(?P<of2>\d\d)"
    rf"|(?P<count>\d{{1,2}})\s?(?:回分?(?!ずつ)|{MONTHS}分?)"
    rf"|(?P<amount>{AMOUNT})"
    r"|(?P<time>(?:賞与|ボーナス)(?:支給)?(?:時|月)|(?:賞与|ボーナス)の(?:時期|支給[時月日]))"
    r"|(?P<bonus>(?:賞与|ボーナス)(?:\s?(?:年\s?)?[1-4]回分?)?)"
    r"|(?P<season>(?:\d{1,2}月|夏[季期]?|冬[季期]?)(?![分給額]))"
    r"|毎月(?:の?\s?\d{1,2}日|末日)?|月々|各月|月例(?:給与|給)?|給与|月給|[12]回ずつ|年俸(?:額)?|残り?額?|うち|均等|均分"
    r"|支給|支払い?|お支払い|含[むみ]|とする|とします|する|します|いたします|され|ます|る|それぞれ|各回?|ずつ|及び|および"
    r"|[\s、。,:・=(（)）※/とはをにのでした]|て|にて|として|により|ただし|なお|分"
)
"""What tells in how many payments the pay of a year comes, and which of them are a bonus."""


_BONUS_PAYMENTS = re.compile(
    rf"(?:annual (?:base )?salary)?[\s:]*(?P<whole>{AMOUNT}),? ?\(?(?:paid |payable )?in"
    r" (?P<parts>1\d)"
    r" (?:equal )?(?:instal{1,2}ments|payments)[\s,:(]*(?:12|twelve) monthly(?: payments)?"
    r"(?: and| plus|,) (?P<rest>\d) (?:as )?(?:an? )?bonus(?:es)?(?: payments?)?"
    r"(?: in [a-z]+ and [a-z]+)?\)*"
)
"""A year's pay of which payments are called a bonus: in 14 instalments (12 monthly and 2 bonus)."""


def is_of_division(clause: str) -> bool:
    """Return whether a clause tells nothing but how the pay of a year is divided.

    >>> is_of_division("2回分を賞与時に支給"), is_of_division("通勤手当は別途支給")
    (True, False)
    """
    words = _words(plain(clause))
    return any(word.lastgroup in {"parts", "share", "share2", "count"} for word in words)


def _words(said: str) -> list[re.Match[str]]:
    """The words on a division in a plain text; none where a word isn't known."""
    words: list[re.Match[str]] = []
    at = 0
    while at < len(said):
        match = _DIVISION.match(said, at)
        if match is None:
            return []
        words.append(match)
        at = match.end()
    return words


def read_year(text: str) -> Terms:
    """Return a year's pay of which some payments are a bonus, or with how it is paid beside it.

    >>> read_year("年俸600万円（14分割し、12回を毎月、2回分を賞与として支給）")
    {'annual': '600万円（14分割）', 'bonus-months': 2, 'bonus-included': True}
    """
    said = in_full_yen(plain(text))
    if english := _BONUS_PAYMENTS.fullmatch(said):
        count = int(english["parts"])
        if count != MONTHS_OF_A_YEAR + int(english["rest"]):
            return {}
        annual = read_money(f"{english['whole']}、{count}分割").written()
        return {"annual": annual, "bonus-months": int(english["rest"]), "bonus-included": True}
    match = _WHOLE.match(said)
    words = _words(said[match.end() :]) if match else []
    if match is None or not any(word.lastgroup in {"parts", "share", "share2"} for word in words):
        return {}
    parts = {int(word[name]) for word in words for name in ("parts", "of", "of2") if word[name]}
    count = parts.pop()
    if parts or not MONTHS_OF_A_YEAR <= count <= _MOST_PAYMENTS:
        return {}
    whole = read_money(f"{match['whole']}、{count}分割")
    rest = count - MONTHS_OF_A_YEAR
    if not (_counts_fit(words, rest) and _amounts_fit(words, whole, count)):
        return {}
    if not any(word["bonus"] for word in words):
        return {"annual": whole.written()}
    return {"annual": whole.written(), "bonus-months": rest, "bonus-included": True} if rest else {}


_MOST_PAYMENTS = 24


def _counts_fit(words: Sequence[re.Match[str]], rest: int) -> bool:
    """Whether the payments that are counted are those of twelve months and the rest of them."""
    counts = [int(word["count"]) for word in words if word["count"]]
    shares = [int(word["share"] or word["share2"]) for word in words if word["of"] or word["of2"]]
    if shares[:1] == [1]:
        del shares[0]  # that of a month
    others = [count for count in (*counts, *shares) if count != MONTHS_OF_A_YEAR]
    seasons = {word["season"] for word in words if word["season"]}
    is_each = len(others) == 1 and others[0] * len(seasons) == rest
    return not others or sum(others) == rest or is_each


def _amounts_fit(words: Sequence[re.Match[str]], whole: Money, count: int) -> bool:
    """Whether each amount is that of one payment, or of the payments of one bonus in two."""
    amounts = [read_money(word["amount"]).low or 0 for word in words if word["amount"]]
    if whole.low is None or whole.low != whole.high:
        return not amounts
    of_bonus = whole.low * (count - MONTHS_OF_A_YEAR)
    return all(one * count == whole.low or one * 2 * count == of_bonus for one in amounts)


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


_MONTH_AND_YEAR = re.compile(
    rf"(?:基本給)?[\s:は]*(?P<month>{AMOUNT})[\s,、(=]*(?:or |i\.e\.,? |equivalent to )?"
    rf"(?P<year>{AMOUNT})\)?"
)


def read_month_of_year(text: str) -> Terms:
    """Return the base of a month beside which stands what that is in a year.

    >>> read_month_of_year("JPY 450,000 per month (JPY 5,400,000 per year)")
    {'base': 450000}
    """
    match = _MONTH_AND_YEAR.fullmatch(in_full_yen(plain(text)))
    if match is None:
        return {}
    month, year = (read_money(match[name]) for name in ("month", "year"))
    is_both = (month.per, year.per) == ("month", "year") and month.is_plain and year.is_plain
    if not is_both or (month.low or 0) * MONTHS_OF_A_YEAR != year.low:
        return {}
    return {"base": read_term("base", match["month"])}
