"""Statements about a probation: its months, and what is paid in them."""

from __future__ import annotations

import re

from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.included_parts import AMOUNT
from jobboard_tui.domain.offers.term_values import read_term
from jobboard_tui.domain.parsing.quantities import MONTHS, NUMERALS, plain

Terms = dict[str, TermValue | None]
_SAME = re.compile(
    r"[\s、。,※・]*(?:(?:その間|その他の?|(?:試用)?(?:期間)?中?)(?:の|も|は)?(?:(?:待遇|労働条件|雇用条件|条件|給与|賃金|基本給)"
    r"(?:に|の|は|も|・|や|及び)?)*\s?(?:本採用(?:後|時)と\s?)?"
    r"(?:(?:変更|変動|変わり)(?:は)?(?:なし|無し|ありません)|同じ|同条件|同一|同額)(?:です)?"
    r"|(?:at |on |with )?full (?:pay|salary)"
    r"|(?:on |with |during which |at )?(?:the )?same (?:conditions|terms|pay|salary)(?: apply)?"
    r"|(?:during which |with )?(?:the |your )?(?:compensation|pay|salary|terms|conditions)"
    r" (?:is |are |will be |remains? )?(?:unchanged|the same)"
    r"|(?:with )?no changes? (?:in|to|of) (?:the |your )?"
    r"(?:compensation|pay|salary|terms|conditions))$"
)
_PROBATION = re.compile(
    r"(?:probation(?:ary)?(?: period)?[\s:]*)?"
    r"(?:試用期間)?\s?(?:は)?(?:あり|有り?)?[\s、:]*(?:期間\s?:?\s?)?(?:入社(?:日)?(?:後|より|から)\s?)?"
    r"(?:with )?(?:the |an? )?(?:first )?"
    rf"(?:(?:{'|'.join(NUMERALS)})\s)?(?P<length>\d{{1,2}}[\s-]?(?:{MONTHS}間?|months?)|半年)(?:間)?"
    r"'?(?: (?:of )?probation(?:ary)?(?: period)?)?"
    r"(?: of (?:employment|service))?"
    r"(?: from (?:the )?(?:start date|date of joining|joining|start))?(?:で|とし|です)?"
)


_PROBATION_PAY = re.compile(
    rf"(?:(?P<before>(?:試用)?期間中)|(?:試用期間)?[\s:は]*(?:あり|有り?)?[\s:、]*(?:期間)?)?[\s:]*(?:入社日?(?:後|より|から)\s?)?(?P<months>\d{{1,2}}\s?(?:{MONTHS}間?|months?))"
    r"(?:とし(?:て)?)?[\s、:,]*(?P<during>(?:試用)?期間中|その間|同期間中?)?(?:は|の|:)?\s?"
    r"(?:during which (?:the |your )?(?:monthly |gross )*(?P<base>(?:base|basic) )?(?:salary|pay)"
    r" (?:is|will be) )?"
    r"(?:(?:労働)?条件(?:は|が)?[\s:]*(?:異なる|異なります|変更あり)[\s、:]*)?"
    r"(?P<kind>月給|月額|基本給|給与|賃金)?(?:は|:)?\s?"
    rf"(?P<amount>{AMOUNT})(?:を支給|とする|とします)?(?: (?:total|in total|gross))?"
    r"(?: during (?:the )?probation)?"
)


_SPELLED_MONTHS = re.compile(rf"\b({'|'.join(NUMERALS)})(?=[ -]months?\b)")
_IN_DAYS = re.compile(r"(?:試用期間)?[\s:]*(?P<days>\d{2,3})[\s-]?(?:日間?|days?)")
_DAYS_OF_A_MONTH = 30
"""By which days of a probation are told as months: 90日."""


def read_probation(text: str) -> Terms:
    """The months of a probation in which nothing is otherwise."""
    said = plain(text)
    match = _PROBATION_PAY.fullmatch(said)
    is_during = match is not None and bool(match["before"] or match["during"])
    is_from_joining = "入社" in said
    if match is not None and (is_during or is_from_joining or match["kind"] != "基本給"):
        is_base = match["kind"] == "基本給" or match["base"]
        name = "probation-base" if is_base else "probation-pay"
        return {
            "probation-months": read_term("probation-months", match["months"]),
            name: read_term(name, match["amount"]),
        }
    if match := _IN_DAYS.fullmatch(said):
        months, rest = divmod(int(match["days"]), _DAYS_OF_A_MONTH)
        return {} if rest else {"probation-months": read_term("probation-months", f"{months}ヶ月")}
    said = _SPELLED_MONTHS.sub(lambda met: str(NUMERALS.index(met[1]) + 1), said)
    same = _SAME.search(said)
    match = _PROBATION.fullmatch((said[: same.start()] if same else said).strip(" 、。,※・"))
    if match is None:
        return {}
    return {"probation-months": read_term("probation-months", match["length"])}
