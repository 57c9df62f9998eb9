"""Answers of a figure with clauses beside it: 月給30万円（試用期間中は25万円、賞与年2回）.

The figure and each clause are read alone, and have to fit together. A clause that tells no number
of the item is a note; any other that isn't understood makes the whole mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.included_parts import AMOUNT
from jobboard_tui.domain.offers.term_values import read_term
from jobboard_tui.domain.offers.terms import TERMS, money_of
from jobboard_tui.domain.offers.year_statements import is_of_division
from jobboard_tui.domain.parsing.money import names_an_amount, read_money
from jobboard_tui.domain.parsing.quantities import MONTHS_OF_A_YEAR, numerals_as_digits, plain
from jobboard_tui.domain.values import frozen

Terms = Mapping[str, TermValue | None]
_LONGEST = 300
"""Characters; a longer answer is more than a figure with clauses."""
_BRACKET = re.compile(r"[（(]([^（）()]*)[)）]")
_BETWEEN = re.compile(
    r"[、，;；。※]|,(?!\d)|\.\s+(?=[A-Z])"
    r"|\s(?=plus (?:an? )?(?:\w+ )?bonus\b)|(?<=分割)\s?[/／]|\s?[/／]\s?(?=[給賃待条賞有昇残])"
)
_BESIDE = re.compile(
    r"\s?[＋+]\s?(?=有給|リフレッシュ|夏[季期]|特別|各種手当|諸手当|賞与|業績|インセンティブ|残業|時間外|通勤|交通費)"
)
"""What parts the figure of an answer from what is beside it, outside of brackets."""
_IN_PARTS = re.compile(r"を\s?(\d\d(?:分割|等分))(?:し(?:て)?|にて|で)?")
_BUT, _ANY = re.compile(r"^(?:ただし|但し|なお)"), re.compile("あり|有り?")
_OF_HOURS = re.compile(
    r"[（(]((?:月間?)?\s?\d{1,3}(?:\.\d)?\s?時間(?:相当)?分?)[)）](?=\s?[をも]?\s?(?:含|込))"
)
"""Hours of fixed overtime in brackets before the word that it is inside."""
_LABELS = re.compile(r"[（(]\s*[aａ]\s*[＋+]\s*[bｂ](?:\s*[＋+]\s*[cｃ])?\s*[)）]", re.IGNORECASE)
"""How a form of ハローワーク names the sum of the parts of a month's pay."""
_COMPENSATION, _BASE, _OVERTIME, _PROBATION = (
    TERMS[name].item for name in ("annual", "base", "fixed-overtime-pay", "probation-months")
)
_DAYS_OFF, _LEAVE = TERMS["yearly-days-off"].item, TERMS["leave-days"].item
_OF_PAY = frozenset({_COMPENSATION, _BASE})


@frozen
class AnswerWithClauses:
    """The terms of an answer, and whether a clause of it is none of them."""

    terms: Terms
    has_note: bool = False


_NOTHING = AnswerWithClauses({})
_MOST_PAYMENTS = 24
"""Months' pay of a year with its bonus; more are none."""
_ROUNDED = 0.005
"""By how much of it a month's pay that is told in 万 may miss the twelfth of a year."""


def read_clauses(item_id: str, text: str, read: Callable[[str, str], Terms]) -> AnswerWithClauses:
    """Return what a figure tells with its clauses; no terms where the text is no such answer.

    `read` gives the terms of a text about an item. `InvalidInput` is that of a named term.
    """
    head, clauses = _parted(text)
    if not head or not (clauses or _LABELS.search(text)) or "=" in text:
        return _NOTHING
    terms = dict(read(item_id, head))
    if not terms or (item_id == _PROBATION and "probation-months" not in terms):
        return _NOTHING
    has_note = False
    for clause in sorted(clauses, key=_names_a_month):
        if _is_note(item_id, head, clause) or _is_month_of(terms, clause):
            has_note = True
            continue
        told = dict(_share_of(item_id, terms, clause) or _of_clause(item_id, head, clause, read))
        if _is_breakdown(terms, told):
            del terms["annual"]
        if _is_more_exact(told, terms):
            del told["annual"]
        is_exact = _is_more_exact(terms, {"annual": told.get("annual")})
        names = told.keys() & terms.keys() - ({"annual"} if is_exact else set())
        if not told or any(terms[name] != told[name] for name in names):
            return _NOTHING
        terms |= told
    if "overtime-beyond" in terms and "fixed-overtime-hours" not in terms:
        return _NOTHING
    return AnswerWithClauses(terms, has_note)


def _parted(text: str) -> tuple[str, list[str]]:
    """The figure of an answer, and the clauses in brackets or behind it."""
    if len(text) > _LONGEST:
        return "", []
    text = _OF_HOURS.sub(r" \1", _LABELS.sub(" ", text))
    clauses: list[str] = []
    while met := _BRACKET.search(text):
        clauses += _BETWEEN.split(met[1])
        text = f"{text[: met.start()]}、{text[met.end() :]}"
    text = _IN_PARTS.sub(r"、\1、", _BESIDE.sub("、", text))
    head, *behind = _BETWEEN.split(text)
    parts = [_BUT.sub("", part.strip()) for part in (head, *clauses, *behind)]
    head, *clauses = parts[1:] if _ANY.fullmatch(parts[0]) and len(parts) > 1 else parts
    return head, _with_division([part for part in clauses if part])


def _with_division(clauses: Sequence[str]) -> list[str]:
    """The clauses, those on how a year's pay is divided as one: 14分割し、2回分を賞与時に支給."""
    division = [clause for clause in clauses if is_of_division(clause)]
    if len(division) < 2:
        return list(clauses)
    return ["、".join(division), *(clause for clause in clauses if clause not in division)]


def _is_more_exact(before: Terms, told: Terms) -> bool:
    """Whether a clause tells of the same yearly amount in how many payments it comes."""
    first, then = (money_of(_known(terms), "annual") for terms in (before, told))
    if first is None or then is None or first.payments or first.months:
        return False
    return bool(then.months or then.payments) and (then.low, then.high) == (first.low, first.high)


def _is_breakdown(before: Terms, told: Terms) -> bool:
    """Whether a clause tells the months' pay and the bonus that come to the yearly amount."""
    year, months = (money_of(_known(terms), "annual") for terms in (before, told))
    bonus = told.get("bonus-amount")
    if year is None or months is None or not months.months or not isinstance(bonus, int):
        return False
    return months.low is not None and months.low + bonus == year.low == year.high


_MONTH = re.compile(r"(?:月[給額々]|毎月|各月)\s?(?P<amount>.+)")


def _names_a_month(clause: str) -> bool:
    return _MONTH.fullmatch(plain(clause)) is not None


def _known(terms: Terms) -> dict[str, TermValue]:
    return {name: term for name, term in terms.items() if term is not None}


def _is_month_of(terms: Terms, clause: str) -> bool:
    """Whether a clause tells what a month is paid of a yearly amount, which stays as it is."""
    match, year = _MONTH.fullmatch(plain(clause)), money_of(_known(terms), "annual")
    if match is None or year is None or year.low is None:
        return False
    try:
        least = read_money(match["amount"]).low or 0
    except InvalidInput:
        return False
    if year.payments:
        return least * year.payments == year.low
    if abs(least * MONTHS_OF_A_YEAR - year.low) <= year.low * _ROUNDED:
        return True
    is_part = terms.get("bonus-included") is True
    return is_part and 0 < least * MONTHS_OF_A_YEAR <= year.low <= least * _MOST_PAYMENTS


_IN_PROBATION = re.compile(
    r"(?:試用)?期間中?(?:の|は|も)?\s?(?P<kind>月給|月額|給与|賃金|基本給)?(?:は|:)?\s?"
    rf"(?P<amount>{AMOUNT})(?:を支給|となる|です)?"
)
_SHARE_IN_PROBATION = re.compile(
    r"(?:試用)?期間中?(?:の|は|も)?\s?(?:月給|月額|給与|賃金|基本給)?(?:は|:)?\s?(?:(?:月給|基本給|本給)の)?"
    r"(?P<share>[5-9]\d%|[5-9]割)(?:を?支給|(?:と|に)(?:なる|する|なります|します)|です)?"
    r"|(?P<share_en>[5-9]\d%) (?:of (?:the |your )?(?:base|salary|pay) )?"
    r"(?:during|in|for|on) (?:the |your |an? )?(?:(?P<months>\d{1,2})[ -]months?'? )?"
    r"probation(?:ary)?(?: period)?"
)
"""That a share of the pay is paid on probation: 試用期間中は9割."""


def _share_of(item_id: str, terms: Terms, clause: str) -> Terms:
    """The pay on probation that is told as a share of a month's; empty for any other clause."""
    match = _SHARE_IN_PROBATION.fullmatch(numerals_as_digits(plain(clause)))
    pay = money_of(_known(terms), "base" if item_id == _BASE else "annual")
    if match is None or pay is None or pay.low is None or pay.low != pay.high:
        return {}
    month = pay.low
    if item_id != _BASE:
        if pay.months != MONTHS_OF_A_YEAR:
            return {}
        month = pay.low // MONTHS_OF_A_YEAR
    share, rest = divmod(month * _percent(match["share"] or match["share_en"]), 100)
    name = "probation-base" if item_id == _BASE else "probation-pay"
    length = {"probation-months": int(match["months"])} if match["months"] else {}
    return {} if rest else {name: share, **length}


def _percent(share: str) -> int:
    return int(share[:-1]) * (1 if share.endswith("%") else 10)


_SAME = re.compile(
    r"(?:(?:試用)?期間中?|その間|その他の?)(?:の|も|は)?(?:(?:待遇|労働条件|雇用条件|条件|給与|賃金|基本給)(?:に|の|は|も|・|や|及び)?)*\s?"
    r"(?:(?:変更|変動|変わり)(?:は)?(?:なし|無し|ありません)|同じ|同条件|同一|同額)(?:です)?"
)
_A_MONTH = re.compile(r"月|month")
_NO_BONUS = re.compile(r"(?:支給)?(?:は)?(?:なし|無し?|ありません)")
_APART = re.compile(r"(?:は)?別(?:途)?(?:支給)?(?:あり)?")
_OVERTIME_INSIDE = re.compile(r"(?:残業代|残業手当|時間外手当)(?:を|は|も)?(?:込み?|含む|含みます)")
_BONUS = re.compile(r"(?:賞与|ボーナス|bonus)[\s:は]*(?P<rest>.*)")
_BONUS_IN_WORDS = re.compile(
    r"(?:年[1-4]回)?\s?(?:支給)?\s?(?:あり|有り?|業績(?:による|連動)|支給)?\s?(?:年[1-4]回)?"
)
_OF_A_YEAR = frozenset({"annual", "bonus-amount", "bonus-included"})
_BEYOND = re.compile(
    r"(?:(?:\d{1,3}時間|固定残業時間|規定時間|これ|それ)?を?超(?:過|え|(?=[はの分]))[^、。\d]{0,16}?"
    r"|(?:残業代|残業手当|時間外手当|残業)(?:について)?|(?=追加))"
    r"(?:は|も|の|を|が)?\s?(?P<beyond>(?:別途|追加で?|全額|割増で?|1分単位で|法定(?:通り|どおり)(?:に)?)*\s?(?:全額)?(?:支給|支払い?)"
    r"(?:は)?(?:する|します|され(?:る|ます)|あり|なし|無し|しない|しません)?)"
    r"|(?:all )?overtime(?: hours)? (?:is|are|will be) (?P<beyond_en>paid(?: in full| separately)?)"
)
_ONE_TWELFTH = re.compile(
    r"(?:その)?(?:1/12|12分の1)(?:ずつ)?を?(?:毎月|月々|各月)(?:に)?(?:支給|支払い?)?(?:する|します)?"
)
_ANY_BONUS = re.compile(
    r"plus (?:an? )?(?:(?:discretionary|performance|annual|target|variable) )*bonus"
)


def _of_clause(item_id: str, head: str, clause: str, read: Callable[[str, str], Terms]) -> Terms:
    """The terms of one clause; empty where it isn't understood."""
    said = plain(clause)
    try:
        if item_id in _OF_PAY and (match := _IN_PROBATION.fullmatch(said)):
            is_base = match["kind"] == "基本給" or (item_id == _BASE and not match["kind"])
            name = "probation-base" if is_base else "probation-pay"
            return {name: read_term(name, match["amount"])}
        if _ONE_TWELFTH.fullmatch(said):
            return read(item_id, f"{head}（12分割）")
        if item_id == _COMPENSATION and _ANY_BONUS.fullmatch(said):
            return {"bonus-included": False}
        if item_id in (_OVERTIME, _COMPENSATION) and (match := _BEYOND.fullmatch(said)):
            return {"overtime-beyond": match["beyond"] or match["beyond_en"]}
        if item_id == _COMPENSATION and _OVERTIME_INSIDE.fullmatch(said):
            return {"fixed-overtime-included": True}
        if item_id == _COMPENSATION and (match := _BONUS.fullmatch(said)):
            is_none = _NO_BONUS.fullmatch(match["rest"])
            if not is_none and not _A_MONTH.search(head):  # it may be inside the amount of a year
                return read(item_id, f"{head}（{clause}）")
            if is_none:
                return {"bonus-months": 0}
            if _APART.fullmatch(match["rest"]):
                return {"bonus-included": False}
            return read(TERMS["bonus-months"].item, match["rest"])
        told = read(item_id, f"{head}（{clause}）")
        if told or item_id != _COMPENSATION:
            return told
        other = read(item_id, clause)
        is_exact = isinstance(other.get("annual"), str)
        return other if is_exact and other.keys() <= _OF_A_YEAR else {}
    except InvalidInput:
        return {}


_AS_OF = r"(?:令和|平成)?\d{1,4}年(?:度|\d{1,2}月)?(?:\d{1,2}日)?(?:現在|時点|改定)?"
_NOTES: Mapping[str, re.Pattern[str]] = {
    item_id: re.compile(pattern)
    for item_id, pattern in {
        _COMPENSATION: rf"{_AS_OF}|年[1-4]回|(?:当社|会社)?規定による"
        r"|(?:各種|諸)手当(?:あり|別途?(?:支給)?)?"
        r"|(?:残業代|残業手当|時間外手当)(?:は|を)?(?:別途|全額)*(?:支給)?|業績インセンティブ(?:あり)?"
        r"|昇給.{0,12}|インセンティブ(?:は)?別(?:途)?(?:支給)?|通勤(?:手当|費)(?:は)?別(?:途)?(?:支給)?"
        r"|base|gross|交通費(?:は)?(?:別途|全額)*(?:支給)?|社会保険完備|税込み?|額面",
        _BASE: rf"{_AS_OF}|(?:当社|会社)?規定による|別途|[一1]律(?:支給)?"
        r"|(?:各種|諸|通勤)手当(?:は)?(?:あり|有り?|別途?(?:支給)?|全額支給)?|昇給.{0,12}|賞与(?:は)?(?:あり|別途?(?:支給)?)"
        r"|(?:固定|みなし)?(?:残業(?:代|手当)?|時間外手当)(?:は|を)?(?:別途?|全額)+(?:支給)?"
        r"|(?:固定|みなし)(?:残業代|残業手当)(?:は|を)?(?:含まない|含まず|含みません)",
        _PROBATION: r"最[長大].{0,24}|延長.{0,24}|.{0,16}延長.{0,16}|may be extended.{0,40}"
        r"|(?:期間中は?)?(?:契約社員|有期雇用|有期契約)|賞与(?:の)?(?:算定)?(?:期間)?(?:の)?対象外",
        _LEAVE: r"(?:available |granted )?after (?:the first )?(?:\d{1,2}|six|three) months"
        r"(?: of (?:service|employment))?"
        r"|(?:以降|その後)(?:は)?.{0,16}|入社.{0,8}(?:後|時)(?:に)?付与"
        r"|(?:入社)?(?:半年|6[かヶヵカケ]月)(?:間)?(?:継続勤務)?(?:経過)?後(?:に)?(?:付与)?"
        r"|法定(?:通り|どおり)(?:に)?(?:付与)?|(?:最大|最高|上限)\s?\d{1,2}日(?:まで)?",
        _DAYS_OFF: r"土・?日|祝日?|土日祝日?|日祝|完全週休2日制?"
        r"|(?:夏[季期]|冬[季期]|年末年始|gw|ゴールデンウィーク|お?盆|創立記念日|リフレッシュ|慶弔|特別)"
        r"(?:休暇|休日)?\s?(?:\d{1,2}日間?)?|会社カレンダーによる"
        r"|有給(?:休暇)?\s?(?:初年度)?(?:\d{1,2}日)?(?:以上)?(?:は)?(?:別(?:途)?)?(?:付与)?"
        r"|(?:\d{4}年度?|前年度?|昨年度?)(?:の)?(?:実績|カレンダー|予定)?",
    }.items()
}
"""Clauses that leave the figure of an item as it is."""


_BY_THE_HOUR = re.compile(
    rf"(?:試用)?期間中?(?:の|は|も)?\s?(?:給与|賃金)?(?:は|:)?\s?(?:時給|時間給|日給|日額)(?:は|:)?\s?{AMOUNT}"
    r"(?:を?支給|とする|です)?"
)
"""A pay on probation that no month's is made of; it is named beside the totals."""


def _is_note(item_id: str, head: str, clause: str) -> bool:
    """Whether a clause says nothing of the figure that it stands beside."""
    said = plain(clause)
    if item_id in (_PROBATION, *_OF_PAY) and _SAME.fullmatch(said):
        return True
    if item_id == _PROBATION and _BY_THE_HOUR.fullmatch(said):
        return True
    bonus = _BONUS.fullmatch(said) if item_id == _COMPENSATION and _A_MONTH.search(head) else None
    if bonus and _BONUS_IN_WORDS.fullmatch(bonus["rest"]):
        return True
    pattern = _NOTES.get(item_id)
    if pattern is None or names_an_amount(clause) or re.search(r"\d\s?[%割]", said):
        return False
    return pattern.fullmatch(said) is not None
