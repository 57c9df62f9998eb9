"""Statements of letters about allowances, and about what a company pays once on joining.

Allowances are counted by their names: 家族手当 and 資格手当 depend on the person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.included_parts import AMOUNT
from jobboard_tui.domain.offers.term_values import read_term
from jobboard_tui.domain.offers.terms import money_of
from jobboard_tui.domain.parsing.money import in_full_yen, read_money
from jobboard_tui.domain.parsing.quantities import plain

Terms = dict[str, TermValue | None]
SURE_ALLOWANCE = (
    r"(?:(?:[一1]律)?(?:職務|職能|職責|職位|職種|役職|役付|役割|管理職|技能|技術者?|地域|勤務地|都市|調整"
    r"|裁量(?:労働)?|専門(?:業務|職)|業務|営業|諸|各種)手当|[一1]律手当"
    r"|(?:職能|職務|役割|等級|年齢|勤続|調整)給)"
)
"""Allowances that everybody in the position has; 家族手当 and 資格手当 depend on the person."""
_ALLOWANCE = re.compile(
    rf"(?P<name>{SURE_ALLOWANCE}|(?P<apart>(?:[一1]律)?住宅手当|通勤手当)"
    r"|(?:在宅勤務|在宅|リモートワーク|リモート|テレワーク)手当)[\s:は]*"
    rf"(?P<amount>{AMOUNT}(?:\s?[〜~–-]\s?{AMOUNT})?)"
    r"(?:を?支給)?(?:[\s;、,・/+。]+|$)"
)
ALL_ALLOWANCES = re.compile(r"(?:諸|各種)手当")
_FIXED_AMOUNT = re.compile(
    r"\s?/?\s?計算方法[\s:は]*(?:毎月)?(?:定額|1律)(?:を|で)?(?:支給)?(?=[\s、]|$)"
)
"""How a form says that an allowance is the same every month."""


def read_allowances(text: str) -> Terms:
    """What the allowances come to that everybody in the position has."""
    said = _FIXED_AMOUNT.sub("", in_full_yen(plain(text)))
    heading = re.compile(rf"{ALL_ALLOWANCES.pattern}[\s:は]+(?={SURE_ALLOWANCE})")
    amounts: dict[str, TermValue] = {}
    apart: Terms = {}
    at = met.end() if (met := heading.match(said)) else 0
    while at < len(said):
        match = _ALLOWANCE.match(said, at)
        amount = None if match is None else read_term("other-allowances", match["amount"])
        if match is None or amount is None:
            return {}
        at = match.end()
        if match["apart"]:
            name = f"{'housing' if '住宅' in match['apart'] else 'commuting'}-allowance"
            amount = read_term(name, match["amount"])
            if apart.setdefault(name, amount) != amount:
                return {}
        elif amounts.setdefault(match["name"], amount) != amount:
            return {}
    if apart and any(map(ALL_ALLOWANCES.match, amounts)):
        return {}
    told = _sum_of(amounts)
    return apart | told if told or not amounts else {}


def _sum_of(amounts: Mapping[str, TermValue]) -> Terms:
    """The term of allowances by their names; empty where one may be part of another."""
    if not amounts or (len(amounts) > 1 and any(map(ALL_ALLOWANCES.match, amounts))):
        return {}
    ends = [money_of({"other-allowances": one}, "other-allowances") for one in amounts.values()]
    low, high = (
        sum(filter(None, (getattr(money, end) for money in ends if money)))
        for end in ("low", "high")
    )
    if len(amounts) > 1 and any(not money or None in (money.low, money.high) for money in ends):
        return {}
    if len(amounts) == 1:
        return {"other-allowances": next(iter(amounts.values()))}
    told = f"{low}円" if low == high else f"{low}円〜{high}円"
    return {"other-allowances": read_term("other-allowances", f"月額{told}")}


# -- a commuting allowance -----------------------------------------------------------------------

_TICKET = r"(?:(?:[1-9]|1[0-2])[かヶヵカケ箇]月|半年)(?:毎|ごと|単位|分)?(?:の|に|間の?)?"
"""For how long a season ticket is whose price is paid."""
_COSTS = re.compile(
    r"通勤手当|交通費|通勤費|(?:公共交通機関の?)?(?:通勤)?定期(?:券)?(?:代金?|相当額|購入費)?の?"
    r"|1[かヶヵカケ箇]?月(?:あたり|当たり|につき)"
    rf"|{_TICKET}|(?:ただし|但し)、?|(?:commuting )?allowance\b"
    r"|実費(?:を|の)?(?:支給|精算)?|全額(?:を)?(?:支給)?"
    r"|(?<![万円\d])支給|(?:会社|当社)?規定(?:により|による|に基づき|内)?|する|します"
    r"|(?:(?:the|your) )?(?:actual|commuting) (?:costs?|expenses)\b|reimbursed\b|paid\b"
    r"|(?:are|is|will be)\b|monthly\b"
    r"|,(?!\d)|[\s:、。/()※]+|[にを](?=実費|全額|支給|[\s(]|$)|上限あり|を上限(?:に|として)$"
)
_UP_TO = re.compile(
    r"(?:(?:月額?|毎月)?(?:上限|最大|up to|max(?:imum)?\.?)(?:は|額)?[\s:]*"
    rf"(?P<amount>(?:月額?|毎月)?\s?{AMOUNT})(?:まで)?"
    rf"|(?P<before>{AMOUNT})(?:まで|を?上限|を?限度|以内)(?:に|として|とする)?)"
)

_SEVERAL_MONTHS = re.compile(r"(?:[2-9]|1[0-2])[かヶヵカケ箇]月|半年")


def read_commuting(text: str) -> Terms:
    """The costs of commuting up to an amount a month."""
    said = in_full_yen(plain(text))
    match = _UP_TO.search(said)
    has_limit = match is None and "上限あり" in said
    if has_limit and (rest := _COSTS.sub(" ", said).strip()):
        return {"commuting-allowance": read_term("commuting-allowance", f"最大{rest}")}
    rest = "" if match is None else f"{said[: match.start()]} {said[match.end() :]}"
    if match is None or _COSTS.sub("", rest).strip():
        return {}
    amount = match["amount"] or match["before"]
    if _SEVERAL_MONTHS.search(rest) and "月" not in match.group():
        return {}  # it may be the most of all these months
    return {"commuting-allowance": read_term("commuting-allowance", f"最大{amount}")}


# -- housing, and what is paid once ---------------------------------------------------------------

_HOUSING = re.compile(
    rf"(?P<amount>{AMOUNT})\s(?P<only>(?:世帯主|扶養|単身|独身|賃貸|該当者|対象者)[^\d]{{0,12}}"
    r"|\d{2}歳(?:まで|以下|未満)|入社後?\s?\d{1,2}年間?(?:まで|のみ)?)"
)


def read_housing(text: str) -> Terms:
    """A housing allowance with the condition on which it is paid: 25,000円（世帯主）."""
    match = _HOUSING.fullmatch(plain(re.sub(r"^(?:住宅手当|家賃補助)[\s:：は]*", "", text)))
    if match is None:
        return {}
    return {
        "housing-allowance": read_term("housing-allowance", match["amount"]),
        "housing-conditions": match["only"],
    }


_ONCE = re.compile(
    r"(?:(?:引越し?|転居|赴任|入社)(?:手当|費用?|支度金|1時金|祝い?金)?|1時金|支度金)?[\s:は、]*"
    r"(?:(?:入社|着任|赴任|転居)(?:時|後|日)(?:に)?)?[\s、]*(?:1括(?:で|して)?|1律)?\s*"
    rf"(?P<amount>{AMOUNT})(?:を)?(?:(?:入社時に)?1括(?:で|して)?)?(?:支給|支払い?)?(?:する|します)?。?"
    r"(?:\s(?:(?:入社|着任|赴任|転居)時)?(?:に)?(?:1括)?(?:で|して)?(?:支給|支払い?)?)?"
)


def read_once(name: str, text: str) -> Terms:
    """What is paid once, on joining: 入社時に200,000円を支給."""
    match = _ONCE.fullmatch(in_full_yen(plain(text)))
    amount = read_money(match["amount"]) if match else None
    if match is None or amount is None or amount.per is not None:
        return {}
    return {name: read_term(name, match["amount"])}
