"""Amounts as people write them, and as people read them: in 万円."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.parsing.quantities import (
    MONTHS,
    MONTHS_OF_A_YEAR,
    Period,
    QuantityWord,
    has_several_numbers,
    is_about,
    period,
    plain,
    strip_known_words,
)
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _

YEN = "JPY"
MOST = 10**9
"""Yen; no offer has more."""
LEAST = 1000
"""A bare number below that is no amount of yen: 450 may mean 450k or 450万."""
_DIGITS = 20
_LONGEST = 500
"""Characters; a longer text is no amount."""
_MOST_PARTS = 24
"""Payments of a year; a pay for more months is none."""

_CURRENCIES: Mapping[str, re.Pattern[str]] = {
    YEN: re.compile(r"[¥円]|yen|jpy"),
    "USD": re.compile(r"us\$|\$|usd|米?ドル|(?:us )?dollars?"),
    "EUR": re.compile(r"€|eur|ユーロ|euros?"),
    "GBP": re.compile(r"£|gbp|ポンド|pounds?"),
}
_SIGN = r"¥|jpy|yen|us\$|\$|usd|€|eur|£|gbp"
_NAME = r"円|¥|yen|jpy|米?ドル|usd|(?:us )?dollars?|€|eur|ユーロ|euros?|£|gbp|ポンド|pounds?"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_AMOUNT = re.compile(
    rf"(?:(?P<sign>{_SIGN})\s*)?(?:"
    rf"(?P<short>{_NUMBER})\s*(?P<unit>k|thousand|mm?|mil|million)\b"
    rf"|(?:(?P<oku>{_NUMBER}) ?億)?(?:(?P<man>{_NUMBER}) ?万)?(?:(?P<sen>{_NUMBER}) ?千)?"
    rf"(?P<ones>{_NUMBER})?)"
    rf"(?:\s*(?P<name>{_NAME}))?"
)
_PARTS = (("oku", 10**8), ("man", 10**4), ("sen", 1000), ("ones", 1))
_BETWEEN = re.compile(r"\s*(?:〜|~|–|—|から|\bto\b|-)\s*")
_LOWER = re.compile(
    r"^(?:最低額?は?|下限額?は?|少なくとも|>=?|[≥≧]|(?:at least|not less than|no less than"
    r"|more than|from|over|minimum(?: of)?|min\.?)(?![a-z]))\s*"
    r"|\s*(?:[〜~–—]可?|から(?:可能?)?|以上(?:も?可能?)?|より|を?超(?:える)?|を下限(?:とする)?|\+"
    r"|\b(?:or more|and up|or above|at least|minimum|min\.?))$"
)
_UPPER = re.compile(
    r"^(?:[〜~–—]|最大額?は?|最高額?は?|上限額?は?|<=?|[≤≦]|(?:up ?to|at most|not more than"
    r"|no more than|less than|under|below|maximum(?: of)?|max\.?)(?![a-z]))\s*"
    r"|\s*(?:以下|以内|未満|まで|迄|[をが]?上限(?:とする)?|[をが]?限度(?:とする)?"
    r"|\b(?:or less|at most|maximum|max\.?))$"
)
"""What makes an amount one end of a range, before it or after it."""
_BOTH_ENDS = re.compile(
    r"^(?:最低額?|下限額?|最小|min(?:imum)?\.?)[\s:は]*(?P<low>\S.*?)[\s、,・/から〜~-]+"
    r"(?:最高額?|最大額?|上限額?|max(?:imum)?\.?)[\s:は]*(?P<high>\d.*|¥.*)$"
    r"|^between (?P<low2>.+?) and (?P<high2>.+)$"
    r"|^from (?P<low3>.+?) (?:up )?to (?P<high3>.+)$"
)
"""Both ends of a range, each with its word: 下限600万円・上限800万円, "between 6M and 8M"."""
DEPENDING = (
    r"(?:経験|年齢|能力|スキル|実績|前職(?:の)?(?:給与|年収)?|前給)"
    r"(?:(?:[・、,/及び\s]|および|と|や)*(?:経験|年齢|能力|スキル|実績|前職(?:の)?(?:給与|年収)?))*"
    r"(?:等|など)?(?:に(?:より|よる|よって|応じ(?:て|る)|準ずる)|を?考慮(?:し(?:て)?|の?上)?|次第)"
    r"[、\s]*(?:(?:当社規定により|規定により)?(?:優遇|決定|決める|変動)(?:する|します)?)?|応相談"
    r"|(?:depending|based) on (?:your )?(?:skills?|experience)"
    r"(?:(?:,| and|/) ?(?:skills?|experience))*"
    r"|commensurate with (?:your )?(?:skills?|experience)(?: and (?:skills?|experience))?"
    r"|\bdoe\b|negotiable"
)
"""By what the amount in a range is settled; it changes neither end."""
_DEPENDING_LAST = re.compile(rf"[\s、,]+(?:{DEPENDING})$")
_NEAR_OR_UPPER = re.compile(r"^~\s*")
"""The sign of a keyboard before an amount, which is "about" to some; 〜 and ～ are the most."""
_MONTHS_OF_PAY = re.compile(
    rf"(?:\s*[×x*✕]\s*(?P<months>\d{{2}})\s*(?:{MONTHS}分?|months?)?"
    rf"|の\s*(?P<of_months>\d{{2}})\s*{MONTHS}分)$"
)
_SHARE = re.compile(
    rf"[\s、,]*(?P<share>(?:月額?|毎月|各月|1(?:{MONTHS}|月)(?:に|あたり|当たり|当り)?)\s*\S+?"
    r"|(?<=\s)\S+(?: yen)?\s*(?:/\s?mo(?:nth)?|(?:a|per) month|monthly))"
    rf"(?:\s*[×x*✕]\s*12\s*(?:{MONTHS}|months?)?)?"
    r"(?:ずつ)?(?:を?(?:支給|支払い?)(?:する|します)?)?$"
)
"""What of a year's pay falls to one payment, told beside it."""
_IN_PARTS = re.compile(
    r"[\s,]*(?:[をの、]|\b(?:paid |payable )?in\b)?\s*(?<!\d)(?P<parts>\d{2})\s*"
    r"(?:(?:分割|等分|回(?:に分け|払い?))(?:にて|で|して|し|て)?(?:毎月)?"
    r"(?:(?:支給|支払い?|払い?)(?:する|します|う|います)?)?"
    r"|分の1を毎月(?:支給|支払い?)?(?:する|します)?"
    r"|parts|(?:equal |monthly )*(?:instal?lments|payments)"
    r"(?:[\s,]*(?:the )?\d{1,2}th (?:paid )?in [a-z]+)?)$"
)
_TOTAL = QuantityWord(r"総支給額?|支給総額|給与総額|総額|total gross\b|gross total\b", total=True)
_ON_AVERAGE = QuantityWord("月額 月平均", "month")
"""How a form of ハローワーク calls a month's pay."""
_GROSS = QuantityWord(r"額面|税込み?|税引き?前|支給額?|gross\b|(?:before tax|pre-?tax)\b")
_BEFORE_TAX = re.compile(r"額面|税込|税引き?前|\bgross\b|\b(?:before|pre)[ -]?tax\b")
_NET = re.compile(
    r"手取り?|税引き?後|差し?引き?(?:後|支給)|振り?込み?額"
    r"|\bnet\b|\bafter[ -]tax\b|\btake[- ]?home\b"
)
_DIGIT_BEFORE_MAN = re.compile(
    r"(?<![\d.,])(?:(?P<sen>\d)千)?(?:(?P<hyaku>\d)百)?(?P<rest>\d{1,3})?(?=\s?万)"
)
"""Thousands and hundreds of 万 in digits: 1千200万, 6百万."""
_WITH_UNIT = re.compile(
    rf"(?:{_SIGN})\s*\d|(?<![\d.,�]){_NUMBER}\s*(?:[万億千]|{_NAME}|(?:k|mm?|mil|million)\b)"
)
_WITH_CURRENCY = re.compile(
    rf"(?:{_SIGN})\s*\d|(?<![\d.,�]){_NUMBER}\s*(?:[億千]?円|万(?![人件名個台])"
    rf"|(?:(?:k|mm?|mil|million)\s*)?(?:{_NAME})(?![a-z]))"
)
_FORMALLY, _FORMAL_END = QuantityWord("金"), QuantityWord("也")


class UnreadAmount(InvalidInput):
    """A text is no amount; the hint is only how amounts are written."""


@frozen
class Money:
    """An amount, or a range of them (`low` to `high`), and for how long it is.

    An end of a range that is left open is None, and so is a period that is not said. `currency`
    is a code of three letters; `salary` is whether a word such as 月給 or 年俸 calls it one, or
    payment in so many parts of the year; `about` whether the amount is only near: 約, 前後.
    `months` is how many months' pay the year has where it was told so (45万円×16ヶ月), `payments`
    in how many the year's is paid (14分割); 0 where that was not said. `total` is whether a word
    calls it all that is paid, of which a base salary is only a part: 月収, 総支給額.
    """

    low: int | None
    high: int | None
    per: Period | None = None
    currency: str = YEN
    salary: bool = False
    about: bool = False
    months: int = 0
    payments: int = 0
    total: bool = False

    @property
    def is_plain(self) -> bool:
        """Return whether it is one amount of yen and nothing more."""
        return self.currency == YEN and not (self.is_range or self.months or self.payments)

    @property
    def is_range(self) -> bool:
        """Whether it leaves open how much."""
        return self.low is None or self.low != self.high

    def spoken(self) -> str:
        """As people read it: "45万円", "800万円〜900万円", "45万円〜", "120,000 USD"."""
        ends = ["" if end is None else self._spoken(end) for end in (self.low, self.high)]
        return "〜".join(ends) if self.is_range else ends[0]

    def written(self) -> str:
        """Return the amount as it is kept and understood again, without its period.

        >>> read_money("年俸840万円、14分割").written(), read_money("月45万円×16ヶ月").written()
        ('840万円（14分割）', '45万円×16ヶ月')
        """
        if self.months:
            low, high = (
                None if end is None else end // self.months for end in (self.low, self.high)
            )
            return f"{replace(self, low=low, high=high).spoken()}×{self.months}ヶ月"
        return self.spoken() + (f"（{self.payments}分割）" if self.payments else "")

    def _spoken(self, amount: int) -> str:
        return yen(amount) if self.currency == YEN else f"{amount:,} {self.currency}"


def yen(amount: int) -> str:
    """An amount in 億, 万 and 円.

    >>> yen(450_000), yen(6_505_000), yen(900), yen(123_000_000)
    ('45万円', '650万5,000円', '900円', '1億2,300万円')
    """
    minus, rest = ("-" if amount < 0 else ""), abs(amount)
    oku, rest = divmod(rest, 10**8)
    man, ones = divmod(rest, 10**4)
    parts = (f"{oku:,}億" if oku else "") + (f"{man:,}万" if man else "")
    if ones or not parts:
        parts += f"{ones:,}"
    return f"{minus}{parts}円"


def for_period(amount: str, per: Period | None) -> str:
    """Return an amount in words with its period: "45万円 a month"; alone where there is none.

    >>> for_period("1,800円", "hour"), for_period("45万円", None)
    ('1,800円 an hour', '45万円')
    """
    if per is None:
        return amount
    said = {
        "hour": _("{value} an hour"),
        "day": _("{value} a day"),
        "week": _("{value} a week"),
        "month": _("{value} a month"),
        "year": _("{value} a year"),
    }
    return said[per].format(value=amount)


def names_an_amount(text: str) -> bool:
    """Return whether an amount of money stands in a text.

    >>> names_an_amount("月額 60万（税抜） 業務委託"), names_an_amount("500名、5,000㎡")
    (True, False)
    """
    return _WITH_CURRENCY.search(plain(text)) is not None


_WRITTEN = re.compile(
    rf"(?:(?<![^\s:])[-−▲△])?(?:(?:{_SIGN})\s*{_NUMBER}|{_NUMBER}\s*(?=[億万千百]|{_NAME}|(?:k|mm?|mil|million)\b))"
    rf"(?:\s?(?:[億万千百]|(?<=[億万千]){_NUMBER}(?=[億万千円])|(?:k|mm?|mil|million)\b))*"
    rf"(?:\s?(?:{_NAME})(?![a-z]))?"
)


def is_amount(text: str) -> bool:
    """Return whether a text is an amount, or a range of them, and nothing more."""
    try:
        read_money(text)
    except InvalidInput:
        return False
    return True


def amounts_in(text: str) -> list[str]:
    """Return the amounts that stand in a text, as they are written, in normal width.

    >>> amounts_in("42,000円（20時間分）、上限 月3万円"), amounts_in("500名")
    (['42,000円', '3万円'], [])
    """
    said = in_full_yen(plain(text))
    return [
        re.sub(r"(?<![a-z])[a-z]{3}(?![a-z])", lambda code: code[0].upper(), met.group().strip())
        for met in _WRITTEN.finditer(said)
        if _WITH_CURRENCY.match(met.group().lstrip(" -−▲△"))
    ]


def says_before_tax(text: str) -> bool:
    """Return whether a text says that its amount is before tax, as every amount here is.

    >>> says_before_tax("45万円（税込）"), says_before_tax("45万円")
    (True, False)
    """
    return _BEFORE_TAX.search(plain(text)) is not None


_NET_ALONE = re.compile(
    rf"[（(]\s*(?:{_NET.pattern})(?:額|ベース|換算|金額|\s?(?:pay|salary|amount))?\s*[)）]"
    rf"|^[^\d]*(?:{_NET.pattern})|(?:{_NET.pattern})(?:額|です|となります)?[。.]?$"
)


def says_after_tax(text: str) -> bool:
    """Return whether a text says of its first amount, or of all, that it is after tax.

    >>> says_after_tax("45万円（手取り）"), says_after_tax("45万円（手取り約36万円）")
    (True, False)
    """
    return _NET_ALONE.search(plain(text)) is not None


def read_money(text: str, name: str = "") -> Money:
    """Return what an amount means; `InvalidInput` with the reason where it is none.

    `name` is a pattern of what it may be called before it. "×16ヶ月" makes a month's pay that of a
    year; "14分割" says in how many parts a year's is paid. `AmbiguousInput` where "~" before an
    amount may mean that it is the most or that it is only near.

    >>> read_money("４５万円").low, read_money("6.5M").low, read_money("450k").low
    (450000, 6500000, 450000)
    >>> read_money("月3万円").per, read_money("45万円×16ヶ月").low, read_money("年俸840万円").per
    ('month', 7200000, 'year')
    """
    said = _as_one_range(_DIGIT_BEFORE_MAN.sub(_in_man, in_full_yen(plain(text))))
    if whole := _with_share(said, name):
        return whole
    before = (_ON_AVERAGE, _TOTAL, _GROSS, _FORMALLY, *([QuantityWord(name)] if name else ()))
    if len(said) > _LONGEST:
        raise _refused(text, _("it contains more than an amount"))
    words: list[QuantityWord] = []
    bounds: set[re.Pattern[str]] = set()
    split: re.Match[str] | None = None
    core, left = said, ""
    while core != left:
        left = core
        if split is None and (split := _IN_PARTS.search(core) or _MONTHS_OF_PAY.search(core)):
            core = core[: split.start()]
        core, more = strip_known_words(core, before, (_TOTAL, _GROSS, _FORMAL_END))
        words += more
        core, met = _without_bounds(text, core)
        bounds |= met
    months, payments = _year_of(text, split)
    try:
        per = period(words)
    except ValueError:
        raise _refused(text, _("it gives two periods")) from None
    if split and per not in (None, "month" if months else "year"):
        raise _refused(text, _("it gives two periods"))
    low, high, currency = _ends(text, core, bounds)
    factor = months or 1
    if currency == YEN and max(low or 0, high or 0) * factor > MOST:
        raise _refused(text, _("too much for a salary"))
    return Money(
        None if low is None else low * factor,
        None if high is None else high * factor,
        "year" if split else per,
        currency,
        split is not None or any(word.salary for word in words),
        is_about(words),
        months,
        payments,
        any(word.total for word in words),
    )


def _with_share(said: str, name: str) -> Money | None:
    """The pay of a year beside which stands what one payment comes to; None for anything else.

    年俸840万円（12分割、月70万円）: both have to come to the same.
    """
    match = _SHARE.search(said) if len(said) <= _LONGEST else None
    if match is None or not match.start():
        return None
    try:
        whole = read_money(said[: match.start()].strip(" 、,"), name)
        share = read_money(match["share"])
    except InvalidInput:
        return None
    is_year = whole.per == "year" and not whole.is_range and not whole.months
    is_same = share.low == share.high and share.currency == whole.currency
    fits = whole.low == (share.low or 0) * (whole.payments or MONTHS_OF_A_YEAR)
    return whole if is_year and is_same and fits and share.per == "month" else None


_IN_MILLIONS = re.compile(
    r"(?<![\d.,])(?P<millions>\d{1,4}(?:\.\d{1,4})?)\s?百万(?=円|$|[^\d億万千百])"
)
_PRICE = re.compile(r"(?P<price>(?:¥\s?(?:\d{1,3}(?:,\d{3})+|\d{4,})|\d円))\.?[-ー―−](?=\s|$)")


_IN_ROMAJI = re.compile(r"(?<=\d)\s?man(?:[ -]?(?:en|yen))?\b")
_PLUS_INSIDE = re.compile(rf"(?<=[\dkm万円ln])\s?\+\s?(?P<name>{_NAME})(?=$|[\s/])")
"""A plus between an amount and its currency: 5M+ JPY."""


def in_full_yen(said: str) -> str:
    """Return a plain text with 百万円 and "man yen" in 万, and with signs where they belong.

    The stroke that closes a price, ¥350,000-, is left out; a plus stands behind the currency.
    """
    said = _PLUS_INSIDE.sub(r" \g<name>+", _IN_ROMAJI.sub("万円", said))
    said = _IN_MILLIONS.sub(
        lambda match: f"{(Decimal(match['millions']) * 100).normalize():f}万", said
    )
    said = re.sub(r"(?<!\d)1/(\d{2})(?=を毎月|ずつ毎月)", r"\1分の1", said)
    return _PRICE.sub(lambda match: match["price"], said)


def _as_one_range(said: str) -> str:
    """A plain text in which both ends of a range have their words as one with 〜 between them.

    What says by what a range is settled is left out; beside a single amount it stays.
    """
    if len(said) > _LONGEST:
        return said
    bare = _DEPENDING_LAST.sub("", said)
    match = _BOTH_ENDS.match(bare)
    if match is not None:
        low, high = (
            next(filter(None, (match[f"{end}{number}"] for number in ("", "2", "3"))))
            for end in ("low", "high")
        )
        return f"{low}〜{high}"
    return bare if bare != said and _IS_RANGE.search(bare) else said


_IS_RANGE = re.compile(r"\d[^\d、]{0,6}(?:[〜~–-]|から|\bto\b)|以上|[〜~]|\+$|at least|^from\b")


def _in_man(match: re.Match[str]) -> str:
    """How many 万 thousands and hundreds in digits are; as it stands where there are none."""
    sen, hyaku, rest = (match[name] for name in ("sen", "hyaku", "rest"))
    room = 100 if hyaku else 1000
    if not (sen or hyaku) or int(rest or 0) >= room:
        return match.group()
    return str(int(sen or 0) * 1000 + int(hyaku or 0) * 100 + int(rest or 0))


def _without_bounds(text: str, core: str) -> tuple[str, set[re.Pattern[str]]]:
    """An amount without the words that make it one end of a range, and which ends they are."""
    met: set[re.Pattern[str]] = set()
    bounds = (_LOWER, _UPPER) if "～" in text else (_NEAR_OR_UPPER, _LOWER, _UPPER)
    for bound in bounds:
        while match := bound.search(core):
            core = core[: match.start()] or core[match.end() :]
            met.add(bound)
    return core.strip(), met


def _year_of(text: str, split: re.Match[str] | None) -> tuple[int, int]:
    """How many months' pay a year has, and in how many payments it comes; 0 where not said."""
    if split is None:
        return 0, 0
    is_months = split.re is _MONTHS_OF_PAY
    count = int(split["months"] or split["of_months"]) if is_months else int(split["parts"])
    if not MONTHS_OF_A_YEAR <= count <= _MOST_PARTS:
        raise _refused(text, _("not a plausible number of payments a year"))
    return (count, 0) if is_months else (0, count)


def _ends(text: str, core: str, bounds: set[re.Pattern[str]]) -> tuple[int | None, int | None, str]:
    """Both ends and the currency; "800〜900万" has its unit at the end only."""
    if not core:
        raise _refused(text, _("it contains no amount"))
    if core.startswith("-"):
        raise _refused(text, _("an amount can't be negative"))
    ends = _BETWEEN.split(core)
    if len(bounds) > 1 or (bounds and len(ends) > 1):
        raise _refused(text, _("it says both at least and at most"))
    last, currency = _amount(text, ends[-1])
    if _NEAR_OR_UPPER in bounds:
        amount = Money(last, last, currency=currency).spoken()
        raise AmbiguousInput(
            _quoted(text),
            _("it could be up to {amount} or about {amount}").format(amount=amount),
            _("write 最大{amount} or 約{amount}").format(amount=amount),
        )
    if bounds:
        return (last, None, currency) if _LOWER in bounds else (None, last, currency)
    if len(ends) == 1:
        return last, last, currency
    if len(ends) > 2:
        raise _refused(text, _("it gives more than two amounts"))
    start = _with_unit_of(ends[1], ends[0])
    first, other = _amount(text, start, in_range=True)
    if currency == YEN and not re.search(rf"{_SIGN}|{_NAME}", ends[1]):
        currency = other  # $80-100k
    if other not in (YEN, currency):
        raise _refused(text, _("it gives two currencies"))
    is_bare = re.fullmatch(rf"(?:{_SIGN})?\s*{_NUMBER}", start) is not None
    may_have_unit = first < LEAST or _UNIT.match(ends[1]) is not None
    if is_bare and may_have_unit and currency == YEN and last >= _WIDEST * first > 0:
        raise _refused(text, _("it doesn't say whether both ends have the same unit"))
    if start != ends[0] and last >= _WIDEST * first:
        raise _why_wide(text, first, last, currency)
    if first > last:
        raise _refused(text, _("the range ends below its start"))
    return first, last, currency


_UNIT = re.compile(
    rf"(?:{_SIGN})?\s*{_NUMBER}\s*(?P<unit>[億万千]|(?:k|thousand|mm?|mil|million)\b)"
)
_WIDEST = 10
"""How many times its start the end of a range is that has one unit for both, and is in doubt."""


def _with_unit_of(end: str, start: str) -> str:
    """The start of a range with the unit that stands at its end only: 800〜900万, 6-8M yen."""
    unit = _UNIT.match(end)
    number = re.fullmatch(rf"(?:{_SIGN})?\s*({_NUMBER})", start)
    is_short = number is not None and len(number[1]) < len("10000")
    return start + unit["unit"] if unit and is_short else start


def _why_wide(text: str, first: int, last: int, currency: str) -> AmbiguousInput:
    """The question about 3〜400万円, which may begin at 3万 and is mostly meant as 300万."""
    other = first
    while other * _WIDEST <= last:
        other *= 10
    said, meant = (Money(low, last, currency=currency).spoken() for low in (first, other))
    return AmbiguousInput(
        _quoted(text),
        _("it could be {amount} or {other}").format(amount=said, other=meant),
        _("write both with their unit"),
    )


def _amount(text: str, part: str, *, in_range: bool = False) -> tuple[int, str]:
    """One amount and its currency; in a range the other end tells what is meant."""
    match = _AMOUNT.fullmatch(part.strip())
    if match is None or not any(sign.isdecimal() for sign in part):
        raise _why_no_amount(text, part)
    currencies = {
        code
        for name in filter(None, (match["sign"], match["name"]))
        for code, pattern in _CURRENCIES.items()
        if pattern.fullmatch(name)
    }
    if len(currencies) > 1:
        raise _refused(text, _("it gives two currencies"))
    if match["short"]:
        factor = 1000 if match["unit"] in ("k", "thousand") else 10**6
        amount = _value(match["short"]) * factor
    else:
        amount = _sum(text, match)
    if amount > MOST:
        raise _refused(text, _("too much for a salary"))
    if amount != int(amount) or (match["ones"] and "." in match["ones"]):
        is_yen = currencies <= {YEN}
        raise _refused(text, _("yen has no fractions") if is_yen else _("it has a fraction"))
    ends_short = match["ones"] and _value(match["ones"]) < LEAST and not match["sen"]
    if ends_short and (match["man"] or match["oku"]) and not match["name"]:
        raise _refused(text, _("what follows 万 could be thousands or yen"))  # 38万5
    is_said = currencies or in_range or match["man"] or match["oku"] or match["short"]
    if 0 < amount < LEAST and not is_said:
        raise _refused(text, _("it doesn't say whether it means yen, thousands or 万"))
    return int(amount), next(iter(currencies), YEN)


_OTHER_CURRENCY = re.compile(
    r"(?:[ac]|hk|nt|s|nz|au)\$|[₩₹₱฿]|\d\s?(?:元|ウォン)|\b(?:aud|cad|sgd|hkd|twd|cny|rmb|krw|chf|inr|nzd)\b"
)


def _why_no_amount(text: str, part: str) -> InvalidInput:
    """The reason why a text is not one amount."""
    if _OTHER_CURRENCY.search(plain(text)):
        return _refused(text, _("it is in a currency that is not counted"))
    if has_several_numbers(part) and re.search(r"\d", _WRITTEN.sub("", part, count=1)):
        return _refused(text, _("it contains more than one number"))
    if _NET.search(plain(text)):
        return _refused(text, _("that is after tax"), _("write the amount before tax, e.g. 45万円"))
    if _WITH_UNIT.search(part) or _WITH_CURRENCY.search(plain(text)):
        return UnreadAmount(
            _quoted(text),
            _("it contains more than an amount"),
            _("write just the amount, e.g. 45万円, ¥450,000, 450k or 6.5M"),
        )
    return _refused(text, _("not an amount in yen"))


def _sum(text: str, match: re.Match[str]) -> Decimal:
    """What 億, 万, 千 and the rest come to; each part is less than one of the part before."""
    total, before = Decimal(0), 0
    for name, factor in _PARTS:
        if match[name] is None:
            continue
        value = _value(match[name]) * factor
        if before and (value >= before or "." in match.group()):
            raise _refused(text, _("it contains more than one number"))
        total, before = total + value, factor
    return total


def _value(text: str | None) -> Decimal:
    return Decimal(text.replace(",", "")[:_DIGITS]) if text else Decimal(0)


def _refused(text: str, why: str, hint: str = "") -> InvalidInput:
    if hint:
        return InvalidInput(_quoted(text), why, hint)
    return UnreadAmount(_quoted(text), why, _("try 45万円, ¥450,000, 450k or 6.5M"))


def _quoted(text: str) -> str:
    return _("amount {text}").format(text=clean(text)[:40] or "–")
