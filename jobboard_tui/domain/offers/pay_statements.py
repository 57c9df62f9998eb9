"""Statements of letters and postings that tell several numbers of the pay at once.

月給30万円（固定残業代6万円／30時間分を含む）: such a statement is read as a whole or not
at all. Of a month's pay the words become a row of signs, as in `included_parts`; a bonus has a
table of forms. What tells amounts that do not add up means nothing here, and is kept as words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.allowance_statements import (
    ALL_ALLOWANCES,
    SURE_ALLOWANCE,
    read_allowances,
    read_commuting,
    read_housing,
    read_once,
)
from jobboard_tui.domain.offers.bonus_statements import read_bonus, read_bonus_with_condition
from jobboard_tui.domain.offers.hours_statements import read_hours
from jobboard_tui.domain.offers.included_parts import (
    AMOUNT,
    BESIDE,
    INSIDE,
    OVERTIME_OF_HOURS,
    RANGE,
)
from jobboard_tui.domain.offers.probation_statements import read_probation
from jobboard_tui.domain.offers.term_values import read_term
from jobboard_tui.domain.offers.terms import INCLUDED_SUFFIX, TERMS, money_of
from jobboard_tui.domain.offers.year_statements import (
    read_month_of_year,
    read_year,
    read_year_of_months,
)
from jobboard_tui.domain.parsing.money import DEPENDING, in_full_yen, is_amount, read_money
from jobboard_tui.domain.parsing.quantities import MONTHS, MONTHS_OF_A_YEAR, plain

_LONGEST = 200
"""Characters; a longer statement says more than that."""
Terms = dict[str, TermValue | None]


def read_pay_statement(item_id: str, text: str) -> Terms:
    """Return the terms that a statement about an item tells; empty where it is no such statement.

    >>> read_pay_statement("bonus", "年2回（各2ヶ月分）")
    {'bonus-months': 4}
    >>> read_pay_statement("fixed-overtime", "5万5千円（40時間相当、超過分は別途支給）")
    {'fixed-overtime-pay': 55000, 'fixed-overtime-hours': 40, 'overtime-beyond': '別途支給'}
    """
    if len(text) > _LONGEST:
        return {}
    try:
        if item_id in _MONTH_ITEMS:
            year = read_year_of_months(text) or read_year(text) if item_id == _PAY else {}
            month = read_month_of_year(text) if item_id == _BASE else {}
            return month or _month(item_id, text) or year or _with_bonus(item_id, text)
        read = _OF_ITEM.get(item_id)
        return {} if read is None else read(text)
    except InvalidInput:
        return {}


_WAGES = re.compile(r"(?:職能|職務|役割|等級|年齢|勤続|調整)給")
_MORE: Mapping[str, re.Pattern[str]] = {
    TERMS["annual"].item: re.compile(r"(?:賞与|ボーナス)\s?年\s?[1-4]\s?回"),
    TERMS["leave-days"].item: re.compile(
        r"継続勤務|経過後|勤務後|入社後?\s?(?:\d|半年)|\d\s?[かヶヵカケ箇]月後|半年後|\bafter\b"
    ),
    TERMS["bonus-months"].item: re.compile(
        r"(?:うち|内|別途|他に|その他)\s?(?:決算|業績|特別|期末)|ただし|但し|なお"
    ),
    TERMS["base"].item: _WAGES,
    TERMS["leave-days"].item: re.compile(
        rf"入社|半年|6{MONTHS}|経過|初年度?|[1一]年目|法定"
        r"|\bafter\b|\bfrom\b|\bfirst year\b|\bpro-?rated\b"
    ),
    TERMS["probation-months"].item: re.compile(
        r"(?:変更|変動|変わり)(?:は)?(?:なし|無し|ありません)|同じ|同条件|同一|同額"
        r"|\bsame (?:conditions|terms|pay|salary)|\d\s?(?:日|days)"
    ),
}
"""What a statement about an item says beside its terms."""


def says_more(item_id: str, text: str) -> bool:
    """Return whether a statement that tells terms has words beside them that are to be kept."""
    if "※" in text.rstrip(" ※"):
        return True
    pattern = _MORE.get(item_id)
    return pattern is not None and pattern.search(plain(text)) is not None


# -- a month's pay -------------------------------------------------------------------------------

_ALLOWANCES = "allowances"
"""The item that lists them."""
_PAY, _BASE, _OVERTIME = (TERMS[name].item for name in ("annual", "base", "fixed-overtime-pay"))
_HOURS_AND_PAY = ("fixed-overtime-pay", "fixed-overtime-hours")
_MONTH_ITEMS = frozenset({_PAY, _BASE, _OVERTIME})
_PART_TERMS: Mapping[str, str] = {
    "b": "base",
    "f": "fixed-overtime-pay",
    "c": "other-allowances",
    "h": "housing-allowance",
    "a": "other-allowances",
}
"""The term of the amount of each part by its sign."""
_SIGNS: Sequence[tuple[str, str]] = (
    ("N", r"(?:固定|みなし|定額)残業(?:代|手当)?\s?(?:は|:)?\s?(?:なし|無し|ありません)"),
    ("", r"(?:通勤手当|交通費)(?:は|を)?(?:別途?|全額|実費|規定内)+(?:支給|精算)?(?:あり)?"),
    ("Y", rf"\s?=\s?{AMOUNT}|(?:年収|年俸|年額)[\s:は]*{AMOUNT}|annual(?:ly)?\s?:?\s{AMOUNT}"),
    (
        "w",
        r"(?:月給|月額|支給)合計額?|日給月給制?|月給制?|月俸|月額(?:給与|固定給|支給額|報酬|総額|合計)|月額総支給額|総?支給額(?:合計)?"
        r"|(?:total |gross )*monthly (?:gross )?(?:salary|pay)\b|monthly gross\b",
    ),
    (
        "b",
        r"本給|(?:月額)?基本給(?:与|額)?(?:月額)?|basic (?:salary|pay)\b|base(?: salary| pay)?\b",
    ),
    (
        "f",
        r"(?:固定|みなし|定額)(?:残業|時間外)(?:勤務|労働)?(?:代|手当)?|みなし(?=\s?\d{1,3}時間)"
        r"|fixed (?:overtime|ot)(?: pay| allowance)?\b",
    ),
    (
        "T",
        r"(?:総?支給(?:額)?|月額|賃金|給与)?(?:の?合計|総計|総額|計(?!算))(?:額|金額|月額)?|total\b:?",
    ),
    ("h", r"(?:[1一]律)?住宅手当"),
    ("c", SURE_ALLOWANCE),
    (
        "a",
        r"(?!通勤|時間外|残業|休日|深夜|退職|休業|固定|みなし|定額)[一-鿿ァ-ヶー]{2,6}(?<![固定みなし]残業)手当",
    ),
    (
        "x",
        r"(?:(?:\d{1,3}時間|固定残業時間|規定時間|これ|それ)?を?(?:超過分?|超え(?:る|た))|上記超過分?)"
        r"(?:の?時間外)?(?:労働|勤務|残業)?(?:時間)?(?:分|場合)?(?:につい)?て?"
        r"[はのにを、\s]*(?:(?:割増賃金|残業代|残業手当|時間外手当|賃金)[はをも]?)?\s*"
        r"(?P<beyond>(?:別途|追加で?|全額|割増で?|1分単位で)*\s*(?:全額)?(?:支給|支払い?)"
        r"(?!\s?は?(?:(?:し|され)(?:ない|ません)|な[しい]|無|わ|い?ません))"
        r"|(?:追加)?(?:支給|支払い?)(?:は)?(?:しない|しません|なし|無し)|不支給|支払わない|支払いません)"
        r"(?:する|します|され(?:る|ます)|あり)?"
        r"|(?:any )?(?:excess|additional|further)(?: overtime| hours)?(?: (?:is|are|will be))?"
        r" (?P<beyond_en2>paid (?:separately|in addition|on top))\b"
        r"|(?:overtime|hours|work) (?:beyond|in excess of|exceeding)"
        r" (?:this|that|it|\d{1,3}(?: hours)?)"
        r"(?: (?:is|are|will be))? (?P<beyond_en>paid (?:separately|in addition|on top))\b",
    ),
    (
        "H",
        r"(?:up to )?(?:月間?)?\d{1,3}(?:\.\d)?\s?(?:時間(?:相当)?分?(?:まで)?|hours?\b|h(?![a-z]))"
        r"(?:\s?(?:a|per) month\b|\s?/\s?(?:月|month\b))?",
    ),
    (
        "R",
        RANGE,
    ),
    ("A", AMOUNT),
    ("d", DEPENDING),
    ("+", r"\+|プラス"),
    ("o", BESIDE),
    ("i", rf"内訳|{INSIDE}"),
    (
        "",
        r"[\s:、,・/;=※]+|上記(?:の?(?:金額|年俸|月給|給与|賃金|額))?|初任給|給与|として|及び|および|支給|毎月|です|とする|とします|相当"
        r"|(?:は|が|を|も|の|と|に|で)"
        r"|時間外(?:労働|手当)?の?(?:有無に(?:かかわらず|関わらず|拘わらず|関係なく))?|[。／]|(?:し|して)、?"
        r"|(?:計算|算定|算出)方法|あり|有り?|に?(?:対する|相当する|当たる)(?:もの|手当)?"
        r"|[×x*]\s?12(?:[かヶヵカケ箇]月)?(?!\d)|12(?:[かヶヵカケ箇]月| months)(?=\s|$)"
        r"|(?:時間外|休日|深夜)(?:労働|手当)?(?:分)?(?:の|に対する)?割増(?:賃金|手当)|割増(?:賃金|手当)"
        r"|monthly amount\b|consists of\b|comprises\b|made up of\b|as\b|an\b"
        r"|corresponding to\b|(?:of )?overtime(?: work)?\b|allowance\b|残業(?=[\s:])"
        r"|税込み?|額面|税引き?前|gross\b|before tax\b"
        r"|(?:and|for|of|a|the|per month|is|with|covers|covering)\b",
    ),
)
"""What the words of a statement on a month are; the last say nothing."""
_WORD = re.compile("|".join(f"(?P<s{at}>{pattern})" for at, (_s, pattern) in enumerate(_SIGNS)))
_PART = re.compile("(?P<part>[bfcha])(?P<numbers>[AHR]*)")
_PARTS = r"(?P<parts>(?:\+?[bfch][AHR]*)+)"
_ALL_PARTS = _PARTS.replace("bfch", "bfcha")
"""The parts of a sum, also those that depend on the person."""
_ROWS = tuple(
    re.compile(row)
    for row in (
        "(?P<whole>wA|wRd?)",  # 月給30万円
        "(?P<whole>wA)(?P<year>Y)",  # 月給416,667円（年収500万円）
        f"(?P<whole>w[AR])(?P<relation>i){_PARTS}i",  # 月給30万円（うち固定残業代6万円を含む）
        f"(?P<whole>w[AR])(?P<relation>[io+])?{_PARTS}",  # 月給40万円（基本給31万円＋…）
        "(?P<whole>[wT]A)i?(?P<parts>b[AR](?:\\+?[fcha][AHR]*)+)i?",  # 月給30万円（内訳 基本給…
        f"i?{_ALL_PARTS}(?:(?:w|w?T)(?P<sum>A)|(?P<equals>Y))",  # 基本給…円 固定残業代…円 合計…円
        f"(?P<whole>w[AR]){_PARTS}(?P<relation>[io])",  # 月給30万円（固定残業代6万円を含む）
        f"{_PARTS}o?",  # 基本給31万円＋固定残業代9万円; 固定残業代6万円を別途支給
    )
)


def _overtime_form(said: str) -> Terms:
    """What fixed overtime in one of its own forms tells: inside a base, or paid as an allowance."""
    if match := _IN_THE_BASE.fullmatch(said):
        inside: Terms = {"fixed-overtime-included": True}
        for name in _HOURS_AND_PAY:
            inside[name] = read_term(name, match[name.rpartition("-")[2]])
        return inside
    if match := _HOURS_INSIDE.fullmatch(said):
        hours = read_term("fixed-overtime-hours", match["hours"] or match["hours_en"])
        return {"fixed-overtime-included": True, "fixed-overtime-hours": hours}
    if match := _AS_OVERTIME.fullmatch(in_full_yen(said)):
        told_hours = match["hours"] or match["more_hours"]
        told = {"fixed-overtime-pay": match["pay"], "fixed-overtime-hours": told_hours}
        return {name: read_term(name, value) for name, value in told.items() if value}
    return {}


def _month(item_id: str, text: str) -> Terms:
    """What a statement on the pay of a month tells: the whole, or its parts, or both."""
    if item_id == _OVERTIME and (form := _overtime_form(plain(text))):
        return form
    said = _TWO_AMOUNTS.sub("、", in_full_yen(plain(_without_notes(text))))
    said = _INSIDE_OF_PAY.sub("", said) if item_id == _OVERTIME else said
    words = list(_words(OVERTIME_OF_HOURS.sub("固定残業代", said)))
    beyond = [said for sign, said in words if sign == "x"]
    none: Terms = {"fixed-overtime-hours": 0} if any(sign == "N" for sign, _said in words) else {}
    words = [word for word in words if word[0] not in "xN"]
    if item_id == _OVERTIME and beyond and not words:
        return {"overtime-beyond": beyond[0]}
    words = _in_order(item_id, words)
    signs = "".join(sign for sign, _said in words)
    if item_id == _OVERTIME and _OVERTIME_INSIDE.fullmatch(signs.replace("R", "A")):
        return _overtime_inside(words, beyond)
    match = next((met for row in _ROWS if (met := row.fullmatch(signs))), None)
    is_summed = match is not None and {"sum", "equals", "whole"} & {
        name for name, value in match.groupdict().items() if value
    }
    if not is_summed and _may_be_within(text, words):
        return _whole_base(words)
    if match is None or len(beyond) > 1:
        return {}
    told = match.groupdict()
    terms = _of_parts(words, match) if told.get("parts") else {}
    if item_id == _OVERTIME and signs == "fH" and terms:
        del terms["fixed-overtime-included"]
        return {**terms, "overtime-beyond": beyond[0]} if beyond else terms
    if terms is None or (beyond and "fixed-overtime-hours" not in terms):
        return {}
    if told.get("whole"):
        whole = _of_whole(words, terms, told)
        items = {_PAY, _BASE, *(TERMS[name].item for name in terms)}
        if whole is None or item_id not in items:
            return {}
        terms = whole | terms
        if item_id == _BASE and "base" not in terms:
            terms = _base_of_whole(words[1][1], terms)
    elif not (
        _is_sum(words, match, terms)
        if told.get("sum") or told.get("equals")
        else _is_enough(item_id, terms)
    ):
        return {}
    if none and any("overtime" in name for name in terms):
        return {}
    return terms | none | ({"overtime-beyond": beyond[0]} if beyond else {})


def _base_of_whole(month: str, terms: Terms) -> Terms:
    """The base in a month's pay that is told with what is in it; empty where that is not clear.

    The rest beside fixed overtime whose amount is told; all of it where no amount is.
    """
    whole, told = read_money(month), dict(terms)
    del told["annual"]
    inside = {name for name in told if name.endswith(INCLUDED_SUFFIX) and told[name]}
    if whole.low != whole.high or whole.low is None or not inside or "bonus-included" in told:
        return {}
    amounts = {name: told[name] for name in _PART_TERMS.values() if name in told}
    if not amounts:
        return {"base": read_term("base", f"{whole.low}円"), **told}
    parts = [amount for amount in amounts.values() if isinstance(amount, int)]
    if len(parts) < len(amounts) or inside != {_INCLUDED.get(name) for name in amounts}:
        return {}
    for name in inside:
        del told[name]  # beside the base, as that is the rest
    return {"base": read_term("base", f"{whole.low - sum(parts)}円"), **told}


_INCLUDED: Mapping[str, str] = {
    "fixed-overtime-pay": "fixed-overtime-included",
    "other-allowances": "allowances-included",
}
"""By the term of a part the one that says that it is inside; 住宅手当 depends on the person."""
_WITHIN_BASE = re.compile(
    rf"(?:基本給|本給)[^（）()残手]*{AMOUNT}\s?[（(][^（）()]*\d[^（）()]*[)）]"
)


def _may_be_within(text: str, words: Sequence[tuple[str, str]]) -> bool:
    """Whether parts of a base stand behind it without a word that says that they are beside it.

    基本給 21万円（職能給 15万円、年齢給 6万円）
    """
    signs = [sign for sign, _said in words]
    if "w" in signs or "b" not in signs or "o" in signs:
        return False
    behind = (
        "" if not at else signs[at - 1] for at, (_s, said) in enumerate(words) if _WAGES.match(said)
    )
    is_listed = any(sign != "+" for sign in behind)
    return is_listed or _WITHIN_BASE.match(in_full_yen(text)) is not None


def _whole_base(words: Sequence[tuple[str, str]]) -> Terms:
    """A base of which all parts stand behind it and come to it; empty for anything else."""
    if not re.fullmatch("bA(?:cA){2,}", "".join(sign for sign, _said in words)):
        return {}
    whole, *parts = (read_money(said).low or 0 for sign, said in words if sign == "A")
    return {"base": read_term("base", f"{whole}円")} if sum(parts) == whole else {}


def _in_order(item_id: str, words: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The words with what the item itself names, and each name before its numbers."""
    ordered = list(words)
    if re.fullmatch("(?:A[bfch]H?){2,}", "".join(sign for sign, _said in ordered)):
        ordered = _names_first(ordered)
    is_named = any(sign == "f" for sign, _said in ordered)
    if item_id == _OVERTIME and re.fullmatch("A(?:fH|Hf)", "".join(one for one, _said in ordered)):
        ordered.sort(key=lambda word: "fAH".index(word[0]))  # 5万円（固定残業代として30時間分）
    if item_id == _OVERTIME and ordered and ordered[0][0] in "AH" and not is_named:
        ordered.insert(0, ("f", ""))
    if item_id == _PAY and _SUM_FIRST.match("".join(sign for sign, _said in ordered)):
        ordered.insert(0, ("w", ""))
    is_whole = item_id == _PAY or (item_id == _BASE and "i" in {sign for sign, _said in ordered})
    if is_whole and ordered and ordered[0][0] in "AR" and _A_MONTH.search(ordered[0][1]):
        ordered.insert(0, ("w", ""))
    signs = "".join(sign for sign, _said in ordered)
    if met := re.search("i(?:AH|HA|A)f", signs):  # of which ¥90,000 is fixed overtime pay
        ordered.insert(met.start() + 1, ordered.pop(met.end() - 1))
    elif (at := signs.find("Hf")) >= 0 and "f" not in signs[:at]:  # 30時間分の固定残業代
        ordered[at : at + 2] = ordered[at + 1], ordered[at]
    return ordered


_SUM_FIRST = re.compile("Ai?bA.*[fcha]A")
"""An amount with the parts behind it that have to come to it: 30万円（基本給24万円＋…）."""


def _names_first(words: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The parts that stand behind their amounts before them: ¥460,000 basic pay and ¥140,000 …"""
    ordered = list(words)
    for at in range(len(ordered) - 1):
        if ordered[at][0] == "A" and ordered[at + 1][0] in "bfch":
            ordered[at : at + 2] = ordered[at + 1], ordered[at]
    return ordered


_OVERTIME_INSIDE = re.compile("i?f(?:A?H|HA)i|w?if(?:A?H|HA)|[wb]i(?:A?H|HA)")
"""Fixed overtime that is told to be inside: 固定残業代20時間分（33,000円）を含む."""


def _overtime_inside(words: Sequence[tuple[str, str]], beyond: Sequence[str]) -> Terms:
    """The terms of fixed overtime that is inside something that its statement does not name."""
    terms: Terms = {}
    for sign, said in words:
        if sign in "HAR":
            name = "fixed-overtime-hours" if sign == "H" else "fixed-overtime-pay"
            terms[name] = read_term(name, said)
    if len(beyond) > 1:
        return {}
    if beyond:
        terms["overtime-beyond"] = beyond[0]
    return {**terms, "fixed-overtime-included": True}


_IN_THE_BASE = re.compile(
    rf"(?:the |your )?(?:monthly )?base (?:salary|pay) includes (?P<pay>{AMOUNT}) (?:for|covering)"
    r" (?P<hours>\d{1,3} hours)(?: of (?:fixed )?overtime)?(?: work)?(?: (?:per|a) month)?"
)
_HOURS_INSIDE = re.compile(
    r"(?:基本給|本給|月給|月額|給与)(?:額)?(?:の中)?(?:に|には|は)?[\s、:]*(?:固定残業代?(?:として)?[\s、]*)?"
    r"(?P<hours>(?:月間?)?\s?\d{1,3}(?:\.\d)?\s?時間)(?:相当)?分?(?:の)?"
    r"(?:固定|みなし)?(?:(?:残業|時間外)(?:勤務|労働)?(?:代|手当)?)?(?:を|が)?(?:含(?:む|みます|まれる|まれます)|込み?)"
    r"|(?P<hours_en>\d{1,3}(?:\.\d)? hours)(?: of (?:fixed )?overtime)?(?: (?:per|a) month)?"
    r" (?:is |are )?included(?: in (?:the |your )?(?:base |monthly )*(?:salary|pay))?"
)
"""Hours of overtime in a pay that stands elsewhere: 基本給に月20時間分を含む."""
_INSIDE_OF_PAY = re.compile(
    r"^[※\s]*(?:上記の?)?(?:月額|月給|年俸|年額|給与|賃金)(?:の中)?には?\s?(?=固定|みなし|定額|月?\d)"
)
"""Where fixed overtime is inside: 月額には固定残業代45時間分を含みます."""
_AS_OVERTIME = re.compile(
    rf"[^\s\d]{{1,6}}手当[\s:は]*(?P<pay>{AMOUNT})[\s、を]*(?P<hours>\d{{1,3}}時間(?:相当)?分)?の?\s?"
    r"(?:固定|みなし|定額)(?:残業|時間外)(?:代|手当)?"
    r"(?:\s?(?P<more_hours>\d{1,3}時間(?:相当)?分))?(?:として|相当(?:分|額)?)(?:毎月)?(?:支給)?(?:する|します)?"
)
"""An allowance of any name that is paid as fixed overtime: 営業手当5万円（固定残業代として）."""
_TWO_AMOUNTS = re.compile(r"(?<=円) (?=\d)")
_A_MONTH = re.compile(r"月|/\s?mo|(?:a|per) month|monthly")


def _words(said: str) -> Iterator[tuple[str, str]]:
    """The words of a plain text that have a sign; one that has none where a word isn't known."""
    at = 0
    while at < len(said):
        match = _WORD.match(said, at)
        if match is None or match.end() == at or match.lastgroup is None:
            yield "?", said[at:]
            return
        place = next(name for name in match.groupdict() if name[1:].isdigit() and match[name])
        sign = _SIGNS[int(place[1:])][0]
        beyond = match["beyond"] or match["beyond_en"] or match["beyond_en2"]
        said_so = match.group().removeprefix("up to ").removesuffix("まで")
        if sign:
            yield sign, beyond if sign == "x" else said_so
        at = match.end()


def _of_parts(words: Sequence[tuple[str, str]], row: re.Match[str]) -> Terms | None:
    """The terms of the parts of a row; None where one has another number than its own."""
    terms: Terms = {}
    allowances: list[str] = []
    for part in _PART.finditer(row["parts"]):
        first = row.start("parts") + part.start("numbers")
        numbers = words[first : first + len(part["numbers"])]
        signs = "".join(sorted("A" if sign == "R" else sign for sign, _said in numbers))
        is_told = signs == "A" or (part["part"] == "f" and signs in ("AH", "H"))
        if (signs and not is_told) or (not signs and part["part"] not in "fc"):
            return None
        named = words[row.start("parts") + part.start("part")][1]
        for sign, said in numbers:
            name = "fixed-overtime-hours" if sign == "H" else _PART_TERMS[part["part"]]
            value: TermValue | None = read_term(name, said)
            if part["part"] in "ca" and value is not None:
                allowances.append(named)
                value = _with_allowance(terms.get(name), value, allowances)
            if value is None or (name in terms and part["part"] not in "ca"):
                return None
            terms[name] = value
        if not signs or signs == "H":
            name = "allowances" if part["part"] == "c" else "fixed-overtime"
            terms.setdefault(f"{name}{INCLUDED_SUFFIX}", True)
    return terms


def _with_allowance(
    before: TermValue | None, value: TermValue, named: Sequence[str]
) -> TermValue | None:
    """The sum of allowances that are named apart; None where one may be part of another."""
    if before is None:
        return value
    is_apart = len(set(named)) == len(named) and not any(map(ALL_ALLOWANCES.match, named))
    if not (is_apart and isinstance(before, int) and isinstance(value, int)):
        return None
    return before + value


def read_wrong_sum(text: str) -> tuple[int, int] | None:
    """Return what the parts of a month's pay come to and the other sum that stands behind them.

    None where a text tells no such parts, or their sum is right.

    >>> read_wrong_sum("基本給245,000円 固定残業代53,000円（30時間分） 合計300,000円")
    (298000, 300000)
    """
    said = _TWO_AMOUNTS.sub("、", in_full_yen(plain(text))) if len(text) <= _LONGEST else ""
    words = [word for word in _words(OVERTIME_OF_HOURS.sub("固定残業代", said)) if word[0] != "x"]
    signs = "".join(sign for sign, _said in words)
    behind = re.fullmatch("i?(?:\\+?[bfcha](?:H?AH?))+(?:w?TA|wA|Y)", signs)
    before = re.fullmatch("[wT]Ai?(?:\\+?[bfcha](?:H?AH?)){2,}i?", signs)
    if not (behind or before) or "b" not in signs:
        return None
    amounts = [read_money(one.lstrip(" =")).low or 0 for sign, one in words if sign in "AY"]
    total, parts = (amounts[0], amounts[1:]) if before else (amounts[-1], amounts[:-1])
    return None if sum(parts) == total else (sum(parts), total)


def _is_sum(words: Sequence[tuple[str, str]], row: re.Match[str], terms: Terms) -> bool:
    """Whether parts that are all told as amounts come to the sum behind them."""
    amounts = [terms[name] for name in set(_PART_TERMS.values()) if name in terms]
    total = read_money(words[row.start("sum" if row["sum"] else "equals")][1].lstrip(" ="))
    told = [amount for amount in amounts if isinstance(amount, int)]
    is_whole = len(told) == len(amounts) > 1 and not any(
        name.endswith(INCLUDED_SUFFIX) for name in terms
    )
    return is_whole and total.per in (None, "month") and sum(told) == total.low == total.high


def _is_enough(item_id: str, terms: Terms) -> bool:
    """Whether parts without a whole tell more than one amount reads as by itself."""
    if any(name.endswith(INCLUDED_SUFFIX) for name in terms):
        return False
    both = {"fixed-overtime-pay", "fixed-overtime-hours"}
    if item_id == _OVERTIME and terms.keys() == both:
        return terms["fixed-overtime-hours"] != 1  # 1時間1,000円 may be the pay of each hour
    return "base" in terms and len(terms) > 1


def _of_whole(
    words: Sequence[tuple[str, str]], parts: Terms, told: Mapping[str, str | None]
) -> Terms | None:
    """The year of a month's pay, and what of the parts it includes; None where they do not fit."""
    month = read_money(words[1][1])
    if month.per not in (None, "month") or month.low is None or month.months or month.payments:
        return None
    read_term("base", words[1][1])  # of the size of a month's pay
    amounts = {name: parts[name] for name in _PART_TERMS.values() if name in parts}
    relation = told.get("relation")
    if parts and relation is None and "base" not in parts:
        return None
    if relation in ("o", "+") and ("base" in parts or not amounts):
        return None
    total = 0
    for name, amount in amounts.items():
        part = None if amount is None else money_of({name: amount}, name)
        is_open = not isinstance(amount, int)
        if (
            part is None
            or part.low is None
            or (is_open and ("base" in parts or not month.is_range))
        ):
            return None
        total += part.low
    if "base" in parts and total != month.low:
        return None
    if relation not in ("o", "+") and total > month.low:
        return None
    high = None if month.high is None else month.high * MONTHS_OF_A_YEAR
    year = replace(
        month, low=month.low * MONTHS_OF_A_YEAR, high=high, per="year", months=MONTHS_OF_A_YEAR
    )
    if told.get("year"):
        stated = read_money(words[2][1].lstrip(" ="))
        if stated.low != stated.high or abs((stated.low or 0) - (year.low or 0)) > MONTHS_OF_A_YEAR:
            return None
        year = replace(stated, per="year")
    terms: Terms = {"annual": (year.low or 0) if year.is_plain else year.written()}
    if not year.months:  # it is told apart that the year is that of twelve months
        terms["bonus-included"] = False
    if "fixed-overtime-pay" in parts:
        terms["fixed-overtime-included"] = relation not in ("o", "+")
    if parts.keys() & {"other-allowances", "housing-allowance"}:
        terms["allowances-included"] = relation not in ("o", "+")
    return terms


# -- notes that say nothing of a number -----------------------------------------------------------

_NOTE = re.compile(
    r"(?:通勤)?(?:交通費|手当)?(?:は)?(?:別途|全額|実費)+(?:全額|実費)?(?:支給|精算)?(?:あり)?"
    r"|交通費(?:は)?(?:別途|全額|実費)*(?:支給|精算)(?:あり)?"
    r"|(?:試用)?(?:期間)?中も?(?:同額|同条件|(?:待遇|条件|給与)の?変更(?:なし|無し))"
    r"|(?:(?:待遇|労働条件|条件|給与)(?:に|の|は)?)?(?:変更|変わり)?(?:なし|無し|同じ|同条件|同額)"
    r"|commuting (?:allowance|costs) (?:paid )?separately"
)
_BRACKET = re.compile(r"[（(](?P<note>[^（）()]*)[)）]")


def _without_notes(text: str) -> str:
    """A text without brackets on the fare, or that the terms do not change."""

    def kept(match: re.Match[str]) -> str:
        is_fare = re.search(r"交通費|通勤|commut|試用|期間中", match["note"], re.IGNORECASE)
        return "" if is_fare and _NOTE.fullmatch(plain(match["note"])) else match.group()

    return _BRACKET.sub(kept, text)


_PLUS_BONUS = re.compile(
    r"(?P<pay>.+?)[\s、。,]*(?P<plus>\+|plus\b|プラス|(?<=[)円] )|、|。)\s*"
    r"(?:an? )?(?P<bonus>(?:up to |最大)?(?:\d{1,2}(?:\.\d)?% )?(?:(?:annual|target|performance"
    r"|discretionary) )*(?:業績|決算)?(?:賞与|ボーナス|bonus).*)"
)
_SHARE_OF_PAY = re.compile(
    r"(?P<most>up to |最大\s?)?(?:(?:annual|target|performance|discretionary) )*"
    r"(?:(?P<percent>\d{1,2}(?:\.\d)?)% (?:(?:annual|target|performance|discretionary) )*bonus"
    r"|(?:業績|決算)?(?:賞与|ボーナス|bonus)(?: of| at| target)*[\s:は]*"
    r"(?P<most_ja>最大|上限|up to)?\s?"
    r"(?P<percent_ja>\d{1,2}(?:\.\d)?)%)"
    r"(?: of (?:the )?(?:annual )?(?:base|salary)(?: salary| pay)?)?(?: target)?"
)
_TARGET = re.compile(r"\s?(?:at )?\(?\btarget\)?$|\s?(?:目標|標準評価(?:時|の場合)?)$")


def _with_bonus(item_id: str, text: str) -> Terms:
    """A pay and a bonus beside it, each read alone: 月給28万円＋賞与年2回（昨年実績4.2ヶ月分）."""
    match = _PLUS_BONUS.fullmatch(in_full_yen(plain(text)))
    if match is None or re.search("含|込|うち|incl", match["bonus"]):
        return {}
    pay = read_pay_statement(item_id, match["pay"]) or _alone(item_id, match["pay"])
    bonus = _bonus_beside(match["bonus"], pay)
    if not pay or not bonus or pay.keys() & bonus.keys():
        return {}
    is_plus = "annual" in pay and match["plus"] in ("+", "plus", "プラス")
    return pay | bonus | ({"bonus-included": False} if is_plus else {})


def _alone(item_id: str, text: str) -> Terms:
    """An amount that says itself for how long it is, or is of the size of a year's."""
    short = re.sub(r"\s?base(?: salary| pay)?$", "", text)
    base = re.fullmatch(
        r"(?:base(?: salary)?|基本給)[\s:は]*(?P<amount>.*?)(?:\s?[×x*]\s?12)?", text
    )
    if base:
        return {"base": read_term("base", base["amount"])}
    name = "base" if item_id == _BASE else "annual"
    return {name: read_term(name, short)}


def _bonus_beside(said: str, pay: Terms) -> Terms:
    """A bonus behind a pay, also as a share of it; one that is a target is not guaranteed."""
    short = _TARGET.sub("", said)
    share, annual = _SHARE_OF_PAY.fullmatch(short), pay.get("annual")
    if share is not None:
        if not isinstance(annual, int):
            return {}
        amount = round(annual * float(share["percent"] or share["percent_ja"]) / 100)
        is_most = share["most"] or share["most_ja"]
        told = f"〜{amount}円" if is_most else f"{amount}円"
        of_pay: Terms = {"bonus-amount": read_term("bonus-amount", told)}
        is_open = is_most or re.search("target|目標", said, re.IGNORECASE)
        return of_pay | ({"bonus-guaranteed": False} if is_open else {})
    name = re.sub(r"^(?:業績|決算)?(?:賞与|ボーナス|bonus)[\s:は]*", "", short)
    terms = read_bonus(name)
    if not terms and is_amount(name):
        terms = {"bonus-amount": read_term("bonus-amount", name)}
    if not terms and re.fullmatch(rf"\d{{1,2}}(?:\.\d{{1,2}})?\s?(?:{MONTHS}分?|months?)", name):
        terms = {"bonus-months": read_term("bonus-months", name)}
    return terms | ({"bonus-guaranteed": False} if terms and short != said else {})


# -- stock ---------------------------------------------------------------------------------------

_STOCK = re.compile(
    r"(?:rsus?|株式報酬|譲渡制限付株式(?:報酬)?|stock grant)(?:\s*(?:worth|of)\b)?"
    rf"[\s:は]*(?P<amount>{AMOUNT})"
)


def _stock(text: str) -> Terms:
    """Shares of which it is told how much falls to one year."""
    match = _STOCK.fullmatch(plain(text))
    if match is None or read_money(match["amount"]).per != "year":
        return {}
    return {"stock": read_term("stock", match["amount"])}


# -- other allowances ----------------------------------------------------------------------------


# -- whether it is inside ------------------------------------------------------------------------


def _is_inside(text: str) -> Terms:
    """Whether fixed overtime is inside, with its hours or what is beyond them in brackets."""
    match = re.fullmatch(r"(?P<answer>[^（(]+)[（(](?P<note>[^（）()]*)[)）]", text)
    beyond = list(_words(plain(match["note"]))) if match else []
    names = {"x": "overtime-beyond", "H": "fixed-overtime-hours"}
    if match is None or len(beyond) != 1 or beyond[0][0] not in names:
        return {}
    name, other = "fixed-overtime-included", names[beyond[0][0]]
    return {name: read_term(name, match["answer"]), other: read_term(other, beyond[0][1])}


_BUT_COMMUTING = re.compile(r"[（(](?:通勤手当|交通費)(?:は|を)?(?:除く|除き|別途?(?:支給)?)[)）]$")


def _allowances_inside(text: str) -> Terms:
    """Whether allowances are inside, without a word on that of commuting, which never counts."""
    short = _BUT_COMMUTING.sub("", text)
    name = "allowances-included"
    return {name: read_term(name, short)} if short != text else {}


_PRO_RATA = re.compile(
    r"(?:(?:入社)?(?:初年度|初回)(?:の?賞与)?(?:は|:)?[\s、]*)?(?:在籍|在職|勤務)(?:期間|月数|日数)?"
    r"(?:に応じ(?:て|た)?|により|に基づき|で)(?:按分|月割り?|日割り?)(?:計算|支給|で|とする|する|します)*。?"
)


def _first_bonus(text: str) -> Terms:
    """That the first bonus counts the time since one joined."""
    is_by_time = _PRO_RATA.fullmatch(plain(text)) is not None
    return {"first-bonus-pro-rata": True} if is_by_time else {}


_OF_ITEM: Mapping[str, Callable[[str], Terms]] = {
    TERMS["bonus-months"].item: lambda text: (
        read_bonus(text) or read_bonus_with_condition(text) or _stock(text)
    ),
    TERMS["first-bonus-pro-rata"].item: _first_bonus,
    TERMS["relocation-payment"].item: lambda text: read_once("relocation-payment", text),
    TERMS["sign-on"].item: lambda text: read_once("sign-on", text),
    TERMS["probation-months"].item: read_probation,
    TERMS["other-allowances"].item: read_allowances,
    TERMS["commuting-allowance"].item: read_commuting,
    TERMS["housing-allowance"].item: read_housing,
    TERMS["weekly-hours"].item: read_hours,
    TERMS["allowances-included"].item: _allowances_inside,
    _ALLOWANCES: read_allowances,
    TERMS["fixed-overtime-included"].item: _is_inside,
}
"""How a statement about an item that is no month's pay is read."""
