"""Statements about a bonus: how often it is paid, how much each time or in all, by what result.

Their words become a row of signs, in whatever order they stand, and a table says what a row comes
to in a year. A row that is not in the table, or that tells sums that differ, means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.included_parts import AMOUNT
from jobboard_tui.domain.offers.term_values import read_term
from jobboard_tui.domain.parsing.money import in_full_yen, read_money
from jobboard_tui.domain.parsing.quantities import (
    MONTHS,
    MONTHS_OF_A_YEAR,
    numerals_as_digits,
    plain,
)
from jobboard_tui.domain.values import frozen

_N = r"\d{1,2}(?:\.\d{1,2})?"
_RESULT = (
    r"(?:前年度?|昨年度?|前期|昨期|前回|直近|過去|\d{4}年度?)の?(?:支給)?実績(?:値|額)?|(?:支給)?実績(?:値)?"
    r"|(?:前年度?|昨年度?|\d{4}年度)(?=\s?[:は])|last year(?:'s result)?\b"
)
"""What says that a number is what was paid, in all."""
_DEPENDS = (
    r"標準評価(?:時|の場合)?|target\b|予定|見込み?|目安"
    r"|(?:会社|個人)?(?:の)?業績(?:・|及び|および|や|と|、)(?:個人)?(?:の)?(?:評価|成績|業績)"
    r"(?:による|により|に応じて?|に基づき)|(?:会社|個人|会社・個人)?(?:の)?業績(?:等)?"
    r"(?:により|による|に応じて|に応じ|に連動|連動|で)(?:変動|支給|決定)?(?:型)?"
    r"|(?:performance|results)[- ](?:based|linked|related)"
    r"|(?:depending|based) on (?:(?:company|individual|your) )?(?:performance|results)"
    r"|subject to (?:(?:company|individual|your|and) )*(?:performance|results)"
    r"|(?:fully )?discretionary\b|at (?:the company's|our) (?:sole )?discretion\b"
    r"|not guaranteed\b|保証(?:は)?(?:なし|無し|しない|しません)"
)
_NOT_SURE = (
    r"(?:ただし|但し|なお)?[、\s]*(?:会社|個人)?(?:の)?業績(?:等|の状況)?(?:により|によって(?:は)?|によっては|次第で(?:は)?)"
    r"[、\s]*(?:支給(?:を)?し(?:ない|ません)|支給されない|不支給(?:と(?:する|なる))?|変動する)"
    r"(?:こと|場合)?(?:が|も)?(?:ある|あります|あり)?"
)
"""That a bonus is not paid in every year."""
_EVERY_SIGN: Sequence[tuple[str, str]] = (
    ("R", _RESULT),
    ("D", _NOT_SURE),
    ("D", _DEPENDS),
    ("G", r"(?:を|で)?保証(?:する|します|あり)?(?!は?[なし])|guaranteed\b"),
    ("Z", r"(?:支給|算定)?(?:の)?対象外|支給(?:は)?(?:なし|無し|しない|しません)|なし|無し"),
    ("L", r"(?:入社)?2年目(?:以降)?(?:より|から)(?:支給|対象)?"),
    ("F", r"(?:ただし|但し)?[、\s]*(?:入社)?(?:初年度|初回)(?:の?(?:賞与|支給))?(?:は|:)?"),
    (
        "B",
        r"(?:(?:在籍|在職|勤務)(?:期間|月数|日数)?(?:に応じ(?:て|た)?|により|に基づき|で|分)の?)?"
        r"(?:按分|月割り?|日割り?)(?:計算|支給|で)*|pro[- ]?rat(?:a|ed)\b",
    ),
    ("P", r"(?:うち|内)\s?(?:決算|業績|特別|期末)(?:賞与|手当)?"),
    (
        "X",
        r"[×x*]\s*年?\s?(?P<product>[1-4])回?(?![\d.])|(?:を|ずつ|ずつを)\s*年(?P<product_2>[1-4])回",
    ),
    ("Y", r"(?P<product_3>[2-4])\s?[×x*]\s?(?=\d)"),
    (
        "T",
        r"(?:回数\s?)?年\s?(?P<times>[1-4])\s?回|(?P<twice>twice|two times|2 times|once) a year\b",
    ),
    ("O", r"のみ|だけ|only\b"),
    ("Q", r"(?:/\s?)?(?:各|毎|1)?(?:半期|半年)(?:に|ごとに?|毎に?|あたり)?(?:つき)?"),
    ("E", r"各回?|毎回|それぞれ|1回(?:あたり|当たり|につき)?|ずつ|each\b"),
    (
        "N",
        rf"(?:基本給\s?(?:の|[×x*])?\s*)?(?P<months>{_N})\s?(?:{MONTHS}分?|months?'?)"
        r"(?: of)?(?: (?:the )?base(?: salary| pay)?\b)?"
        r"|基本給\s?[×x*]\s?(?P<factor>\d(?:\.\d{1,2})?)"
        r"|基本給の?\s?(?P<percent>[1-9]\d{2})%(?:分|相当(?:分|額)?)?",
    ),
    (
        "U",
        r"(?P<of_year>\d{1,2}(?:\.\d)?)% of (?:the |your )?(?:annual|yearly) base"
        r"(?: salary| pay)?\b",
    ),
    ("A", AMOUNT),
    ("n", r"(?P<bare>\d\.\d{1,2})(?![\d万円%])"),
    ("S", r"夏[季期]?|冬[季期]?|上期|下期|\d{1,2}月|summer\b|winter\b|(?:june|july|december)\b"),
    (
        "C",
        r"(?:年間)?(?:(?:賞与|支給)月数\s?)?(?:合計|計|通算)(?:で)?|年間|(?:賞与|支給)月数[\s:]*"
        r"|(?:a )?total(?: of)?\b",
    ),
    (
        "",
        r"(?<=月)(?:決算|期末)(?:賞与)?|(?:別途|他に|その他)[、\s]*(?:決算|期末|業績)賞与(?:は|を)?\s?"
        r"(?:あり|有り?|(?:会社)?業績(?:による|に応じて?|により)|支給|する|場合あり|\s)*"
        r"|(?:決算|期末)賞与(?:は)?(?:別途|あり|有り?|支給|業績による)(?:支給)?|(?:期末・?)?勤勉手当|期末手当|賞与|ボーナス|bonus\b"
        r"|(?:の)?有無|時期|金額等?|支給(?:あり)?|払い?|制度|あり|有り?|ただし|但し|基本給ベース"
        r"|基本給の?(?=\s?(?:各|それぞれ|合計|計))|年額(?!\s?[¥\d])"
        r"|[\s、。,:・/※+＋*]+|[のにはでとを]|する|します"
        r"|(?:annual|yearly|is|are|paid|in|and|the|of|a|at|per year)\b",
    ),
)
_WORD = re.compile("|".join(f"(?P<s{at}>{text})" for at, (_s, text) in enumerate(_EVERY_SIGN)))
_TWO_AMOUNTS = re.compile(r"(?<=円) (?=\d)")
_ROWS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(row)
    for name, row in {
        "each": r"YV|S*T?S*(?<=[ST])EV|TVE|T?S*VX|S*EVT|VE?Q|QE?V|VET"
        r"|C?(?P<whole>V)T?S*VX|T?S*EVC(?P<sum>V)",
        "sum": r"SOV|T?S*CVT?S*|CTS*V|VTS*C|VC",
        "seasons": r"T?(?:VS){2,3}|T?C?(?P<all>V?)T?(?:S[Vn]){2,3}|T?(?:S[Vn]){2,3}C(?P<last>V)",
    }.items()
}
"""What a row of payments comes to: `V` is months or an amount, `n` a number without its unit."""
_ONE = re.compile(r"T?S*VT?S*")
"""A number and how often it is paid: of it the whole where a result of a year is told."""


@frozen
class _Payment:
    sign: str
    text: str
    number: float = 0
    is_months: bool = False
    times: int = 0


_CONDITION = re.compile(r"[\s、。,（(]*(?:ただし|但し|※|尚(?=[、\s])|なお)[、,\s]*(?P<says>.+)$")
_OF_TIME = re.compile(
    rf"(?:入社|勤続|在籍|在職)(?:後|日から|より)?\s?(?:\d{{1,2}}|半)(?:{MONTHS}|年)間?(?:目|以上|未満|以降|超|経過)?"
    rf"|\d{{1,2}}年目|支給日|(?:\d{{1,2}}|半)(?:{MONTHS}|年)(?:未満|以上|経過)"
    r"|\d{1,2}月(?:\d{1,2}日)?|\d{4}年度?"
)
"""Numbers of a condition that are times, and no amounts."""
_BY_RESULT = re.compile(r"業績|評価|成績|査定|経営|会社の状況|勤務状況")
_MAY_BE_LESS = re.compile(r"上限|下限|最低|最大|最高|まで|含|込|うち|[%割]|倍|除")


def read_bonus_with_condition(text: str) -> dict[str, TermValue | None]:
    """Return what a bonus comes to behind which a clause says on what condition, or when not.

    Empty where the clause has a number of its own that may be another one of the bonus.

    >>> read_bonus_with_condition("年2回 計3.2ヶ月分 ただし初年度は寸志程度")
    {'bonus-months': 3.2}
    >>> read_bonus_with_condition("年2回 計3.2ヶ月分 ただし初年度は1.5ヶ月分以内")
    {}
    """
    said = plain(text)
    match = _CONDITION.search(said)
    if match is None or not match.start():
        return {}
    says = numerals_as_digits(match["says"])
    if _MAY_BE_LESS.search(says) or re.search(r"\d", _OF_TIME.sub("", says)):
        return {}
    main = said[: match.start()].strip(" 、。,(")
    terms = read_bonus(main) or _alone(main)
    if terms and _BY_RESULT.search(says):
        terms.setdefault("bonus-guaranteed", False)
        if terms["bonus-guaranteed"] is not False:
            return {}
    return terms


_ALONE = re.compile(
    rf"(?:あり|有)?[\s、:]*(?P<count>基本給の?\s?{_N}\s?{MONTHS}分?|{_N}\s?{MONTHS}分)"
)


def _alone(said: str) -> dict[str, TermValue | None]:
    """Months of a bonus that stand alone."""
    match = _ALONE.fullmatch(said)
    return {"bonus-months": read_term("bonus-months", match["count"])} if match else {}


def read_bonus(text: str) -> dict[str, TermValue | None]:
    """Return what a bonus of several payments, or one that follows a result, comes to in a year.

    Empty where it is no such statement. `InvalidInput` where a number makes no sense.

    >>> read_bonus("年2回（7月・12月）前年度実績 計3.5ヶ月分")
    {'bonus-months': 3.5, 'bonus-guaranteed': False}
    >>> read_bonus("年2回 4ヶ月分")
    {}
    """
    said = in_full_yen(numerals_as_digits(plain(text)))
    said = re.sub(r"(?<=\d\.\d)月分", "ヶ月分", said)
    words = list(_words(_TWO_AMOUNTS.sub("、", said)))
    signs = {word.sign for word in words}
    is_open = bool(signs & {"R", "D"})
    if "?" in signs or (is_open and "G" in signs):
        return {}
    is_told = bool(signs & set("RDGFLP"))
    words, first = _without_first_year([word for word in words if word.sign not in "RDG"])
    words, inner = _without_inner(words)
    if "Z" in {word.sign for word in words} or first is None:
        return {}
    total = _total(words, is_result="R" in signs, is_told=is_told)
    if total is None or (inner is not None and inner.number >= total.number):
        return {}
    terms: dict[str, TermValue | None] = {**dict([_term(total)]), **first}
    if is_open or "G" in signs:
        terms["bonus-guaranteed"] = not is_open
    return terms


def _words(said: str) -> Iterator[_Payment]:
    """The words of a plain text that have a sign; one with a question sign where one is unknown."""
    at = 0
    while at < len(said):
        match = _WORD.match(said, at)
        if match is None or match.end() == at:
            yield _Payment("?", said[at:])
            return
        at = match.end()
        sign = next(
            _EVERY_SIGN[int(name[1:])][0]
            for name, value in match.groupdict().items()
            if name[1:].isdigit() and value is not None
        )
        if not sign:
            continue
        if sign in "TXY":
            names = ("times", "product", "product_2", "product_3")
            told = next(filter(None, (match[name] for name in names)), "")
            count = told or ("1" if match["twice"] == "once" else "2")
            yield _Payment(sign, match.group(), times=int(count))
        elif sign in "Nn":
            share = float(match["percent"] or 0) / 100
            number = share or float(match["months"] or match["factor"] or match["bare"])
            yield _Payment("V" if sign == "N" else "n", match.group(), number, True)
        elif sign == "U":
            share = float(match["of_year"]) / 100
            yield _Payment("V", match.group(), round(share * MONTHS_OF_A_YEAR, 2), True)
        elif sign == "A":
            yield _amount(match.group())
        else:
            yield _Payment(sign, match.group())


def _amount(said: str) -> _Payment:
    money = read_money(said)
    is_plain = money.is_plain and money.low and money.per in (None, "year")
    return _Payment("V", said, money.low or 0) if is_plain else _Payment("?", said)


def _without_first_year(
    words: Sequence[_Payment],
) -> tuple[list[_Payment], dict[str, TermValue | None] | None]:
    """The words without what they say of the first year, and that; None where it is not clear."""
    rest = [word for word in words if word.sign != "L"]
    if len(rest) < len(words):
        return rest, {"first-bonus-months": 0}
    at = next((at for at, word in enumerate(rest) if word.sign == "F"), None)
    if at is None:
        return rest, {}
    value = rest[at + 1] if at + 1 < len(rest) else _Payment("?", "")
    rest = rest[:at] + rest[at + 2 :]
    if value.sign == "Z":
        return rest, {"first-bonus-months": 0}
    if value.sign == "B" and not any(word.sign == "F" for word in rest):
        return rest, {"first-bonus-pro-rata": True}
    if value.sign != "V" or any(word.sign == "F" for word in rest):
        return rest, None
    name = "first-bonus-months" if value.is_months else "first-bonus-amount"
    return rest, {name: read_term(name, _spoken(value))}


def _without_inner(words: list[_Payment]) -> tuple[list[_Payment], _Payment | None]:
    """The words without a part that is named to be inside the whole."""
    at = next((at for at, word in enumerate(words) if word.sign == "P"), None)
    if at is None or at + 1 >= len(words) or words[at + 1].sign != "V":
        return words, None
    return words[:at] + words[at + 2 :], words[at + 1]


def _total(words: Sequence[_Payment], *, is_result: bool, is_told: bool) -> _Payment | None:
    """What the payments come to in a year; None where that is not clear."""
    row = "".join(word.sign for word in words)
    values = [word for word in words if word.sign in "Vn"]
    times = {word.times for word in words if word.times}
    seasons = [word.text.strip() for word in words if word.sign == "S"]
    if not values or len({word.is_months for word in values}) > 1 or len(times) > 1:
        return None
    if len(set(seasons)) != len(seasons) or (times and seasons and len(seasons) not in times):
        return None
    count = next(iter(times), len(seasons) or 2)
    value = values[-1]
    if match := _ROWS["each"].fullmatch(row):
        whole = values[0] if match["whole"] else value if match["sum"] else None
        value = values[0] if match["sum"] else value
        total = _Payment("V", "", round(value.number * count, 2), value.is_months)
        return total if whole is None or whole.number == total.number else None
    if _ROWS["sum"].fullmatch(row):
        return value
    if match := _ROWS["seasons"].fullmatch(row):
        whole = values[0] if match["all"] else values[-1] if match["last"] else None
        parts = [word for word in values if word is not whole]
        added = round(sum(word.number for word in parts), 2)
        is_short = any(word.sign == "n" for word in parts)
        if (whole is None and is_short) or (whole is not None and whole.number != added):
            return None
        return _Payment("V", "", added, value.is_months)
    is_one = _ONE.fullmatch(row) is not None
    return value if is_one and (is_result or times == {1} or (is_told and row == "V")) else None


def _spoken(word: _Payment) -> str:
    return f"{word.number:g}ヶ月" if word.is_months else f"年額{int(word.number)}円"


def _term(total: _Payment) -> tuple[str, TermValue]:
    name = "bonus-months" if total.is_months else "bonus-amount"
    return name, read_term(name, _spoken(total))
