"""The terms of an offer: what each is called, what of it counts, how it is shown.

A term belongs to an item of the checklist, which it makes known.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.parsing.money import YEN, Money, read_money, yen
from jobboard_tui.domain.parsing.quantities import (
    DAYS_OF_A_WEEK,
    HOURS_OF_A_DAY,
    MONTHS,
    Period,
    Unit,
    plain,
)
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext, pgettext

LONGEST = 500
"""Characters; a longer text is no number."""


class TermSort(Enum):
    """What kind of value a term has."""

    MONEY = "money"
    NUMBER = "number"
    FLAG = "flag"
    TEXT = "text"


@frozen(kw_only=True)
class TermKind:
    """One term. `unit` and `per` say what its number counts, `most` the largest that makes sense.

    A number from `usual`, the least and the most, is its own where the text names no period; any
    other may be meant for another one (of stock every one: for several years), which is asked, as
    is a number of its unit where a `rival` period is as likely. `salary` is whether 月給 and the
    like may name it, `before` and `after` are patterns of words that may stand there and say the
    same as its name. One that is `named` is told by its name alone: an amount at its item may be
    anything. `shown` puts a value into words; `item` is the item of the checklist to which it
    belongs. `has_none` is whether an offer may be without it, `known` a pattern of words that are
    such a term among others of its item.
    """

    id: str
    title: Callable[[], str]
    item: str
    sort: TermSort
    unit: Unit | None = None
    per: Period | None = None
    most: float = 0
    usual: tuple[float, float] = (0, math.inf)
    salary: bool = False
    before: str = ""
    after: str = ""
    named: bool = False
    rival: Period | None = None
    shown: Callable[[float], str] = lambda _number: "{value}"
    has_none: bool = False
    known: str = ""


def _money(
    id_: str,
    title: Callable[[], str],
    item: str,
    per: Period,
    usual: tuple[float, float] = (0, math.inf),
    *,
    salary: bool = False,
    before: str = "",
    named: bool = False,
    has_none: bool = False,
) -> TermKind:
    def shown(_amount: float) -> str:
        return _("{value} a month") if per == "month" else _("{value} a year")

    return TermKind(
        id=id_,
        title=title,
        item=item,
        sort=TermSort.MONEY,
        per=per,
        usual=usual,
        salary=salary,
        before=before,
        named=named,
        shown=shown,
        has_none=has_none,
    )


def _once(id_: str, title: Callable[[], str], item: str) -> TermKind:
    """A payment that comes once."""
    return TermKind(
        id=id_,
        title=title,
        item=item,
        sort=TermSort.MONEY,
        shown=lambda _amount: _("{value} once"),
        before=r"(?:a )?(?:one[- ](?:time|off)|lump[- ]sum)(?: payment| bonus| allowance)?(?: of)?"
        r"|一時金(?:として)?|支度金(?:として)?",
        has_none=True,
    )


def _number(
    id_: str,
    title: Callable[[], str],
    item: str,
    counted: tuple[Unit, Period | None],
    *,
    most: float,
    shown: Callable[[float], str],
    usual: tuple[float, float] = (0, math.inf),
    before: str = "",
    after: str = "",
    rival: Period | None = None,
    named: bool = False,
    has_none: bool = False,
) -> TermKind:
    unit, per = counted
    return TermKind(
        id=id_,
        title=title,
        item=item,
        sort=TermSort.NUMBER,
        unit=unit,
        per=per,
        most=most,
        usual=usual,
        before=before,
        after=after,
        rival=rival,
        shown=shown,
        named=named,
        has_none=has_none,
    )


def _text(id_: str, title: Callable[[], str], item: str, known: str = "") -> TermKind:
    return TermKind(id=id_, title=title, item=item, sort=TermSort.TEXT, known=known)


def _flag_kind(id_: str, title: Callable[[], str], item: str) -> TermKind:
    return TermKind(id=id_, title=title, item=item, sort=TermSort.FLAG)


_USUAL_MONTH = (50_000, 1_999_999)
"""Yen of a base salary: less may be an hour's or a day's, more a year's."""
_USUAL_EXTRA = (0, 499_999)
"""Yen of an allowance in a month: more may be a year's."""
_USUAL_BONUS = (0, 12)
"""Months of a bonus: more may be all the pay of a year, with its twelve months of base."""
_FIXED_OVERTIME = (
    "(?:固定|みなし)残業(?:代|手当)?|代|手当|fixed overtime(?: pay| allowance)?|allowance"
)
_IN_PROBATION = r"(?:試用)?(?:期間)?中(?:の|は|、)?|(?:その|この)(?:間|期間)の?"
_IN_PROBATION_EN = r"(?:during|in|on) (?:the )?probation(?: period)?\b"
_MONTHLY_PAY_EN = r"(?:(?:total|gross) )*monthly (?:salary|pay)\b"

TERMS: Mapping[str, TermKind] = {
    term_kind.id: term_kind
    for term_kind in (
        _money(
            "annual",
            lambda: _("stated yearly amount"),
            "compensation",
            "year",
            (1_000_000, math.inf),
            salary=True,
            before=r"annual base(?: salary| pay)?\b"
            r"|base(?: salary| pay)?\b(?=.*\b(?:year|yr|annum|annually)\b)",
        ),
        _flag_kind(
            "fixed-overtime-included",
            lambda: _("fixed overtime in the yearly amount"),
            "fixed-overtime-included",
        ),
        _flag_kind(
            "allowances-included",
            lambda: _("allowances in the yearly amount"),
            "allowances-included",
        ),
        _flag_kind("bonus-included", lambda: _("bonus in the yearly amount"), "bonus-included"),
        _money(
            "base",
            lambda: _("base salary"),
            "base-salary",
            "month",
            _USUAL_MONTH,
            salary=True,
            before=r"基本給(?:\s?月額平均)?(?:\s?又は\s?時間額)?|本給"
            r"|(?:base|basic)(?: salary| pay)?\b",
        ),
        _number(
            "fixed-overtime-hours",
            lambda: _("fixed overtime"),
            "fixed-overtime",
            ("hour", "month"),
            most=200,
            shown=lambda _hours: _("{value} h a month"),
            before=_FIXED_OVERTIME,
            has_none=True,
        ),
        _money(
            "fixed-overtime-pay",
            lambda: _("fixed overtime pay"),
            "fixed-overtime",
            "month",
            _USUAL_EXTRA,
            before=_FIXED_OVERTIME,
            has_none=True,
        ),
        _text("overtime-beyond", lambda: _("overtime beyond that"), "fixed-overtime"),
        _number(
            "bonus-months",
            lambda: pgettext("term", "bonus"),
            "bonus",
            ("month", "year"),
            most=24,
            usual=_USUAL_BONUS,
            shown=lambda n: ngettext("{value} month of base", "{value} months of base", n),
            before=r"基本給\s*(?:の|[×x*])?|(?:annual|yearly) bonus\b|年間賞与"
            r"|年[1-4]回、?\s?合?計",
            after=r"\bof (?:the )?base(?: salary| pay)?",
            has_none=True,
        ),
        _money(
            "bonus-amount",
            lambda: _("bonus amount"),
            "bonus",
            "year",
            before=r"(?:annual|yearly) bonus\b|年間賞与",
            has_none=True,
        ),
        _flag_kind("bonus-guaranteed", lambda: _("bonus guaranteed"), "bonus"),
        _number(
            "first-bonus-months",
            lambda: _("bonus in the first year"),
            "first-bonus",
            ("month", "year"),
            most=24,
            usual=_USUAL_BONUS,
            shown=lambda n: ngettext("{value} month of base", "{value} months of base", n),
            before=r"基本給\s*(?:の|[×x*])?",
            after=r"\bof (?:the )?base(?: salary| pay)?",
            has_none=True,
        ),
        _money(
            "first-bonus-amount",
            lambda: _("bonus amount in the first year"),
            "first-bonus",
            "year",
            has_none=True,
        ),
        _flag_kind("first-bonus-pro-rata", lambda: _("bonus by months worked"), "first-bonus"),
        _once("sign-on", lambda: _("sign-on payment"), "sign-on"),
        _once("relocation-payment", lambda: _("relocation payment"), "relocation"),
        _money("stock", lambda: pgettext("term", "stock"), "bonus", "year", (0, 0), has_none=True),
        _text("stock-vesting", lambda: _("vesting of the stock"), "bonus"),
        _money(
            "commuting-allowance",
            lambda: _("commuting allowance"),
            "commuting",
            "month",
            _USUAL_EXTRA,
            before=r"通勤手当|交通費|(?:commuting )?allowance\b",
            has_none=True,
        ),
        _money(
            "housing-allowance",
            lambda: _("housing allowance"),
            "housing",
            "month",
            _USUAL_EXTRA,
            before=r"住宅手当|家賃補助|(?:housing )?allowance\b",
            has_none=True,
        ),
        _text("housing-conditions", lambda: _("housing allowance: conditions"), "housing"),
        _flag_kind("housing-applies", lambda: _("housing allowance: do I qualify"), "housing"),
        _money(
            "other-allowances",
            lambda: _("other allowances"),
            "benefits",
            "month",
            _USUAL_EXTRA,
            named=True,
            has_none=True,
        ),
        _text("other-allowances-conditions", lambda: _("other allowances: conditions"), "benefits"),
        _flag_kind(
            "other-allowances-apply", lambda: _("other allowances: do I qualify"), "benefits"
        ),
        _text("raises", lambda: pgettext("term", "raises"), "reviews"),
        _number(
            "probation-months",
            lambda: pgettext("term", "probation"),
            "probation",
            ("month", None),
            most=24,
            shown=lambda n: ngettext("{value} month", "{value} months", n),
            before=r"期間|入社後|入社日?(?:より|から)|あり|有り?|period\b",
            has_none=True,
        ),
        _money(
            "probation-base",
            lambda: _("base on probation"),
            "probation",
            "month",
            _USUAL_MONTH,
            before=rf"(?:{_IN_PROBATION})基本給(?:与|額)?"
            rf"|(?:basic|base)(?: salary| pay)? {_IN_PROBATION_EN}",
            named=True,
        ),
        _money(
            "probation-pay",
            lambda: _("monthly pay on probation"),
            "probation",
            "month",
            _USUAL_MONTH,
            salary=True,
            before=rf"(?:{_IN_PROBATION})(?:給与|月額給与|賃金)?|月額給与|給与|賃金"
            rf"|(?:{_MONTHLY_PAY_EN} )?{_IN_PROBATION_EN}"
            rf"|(?=total|gross){_MONTHLY_PAY_EN}",
        ),
        _text("contract", lambda: pgettext("term", "contract"), "contract-type"),
        _number(
            "weekly-hours",
            lambda: _("working hours"),
            "working-hours",
            ("hour", "week"),
            most=100,
            shown=lambda _hours: _("{value} h a week"),
            usual=(20, math.inf),
            before="(?:所定)?労働時間|勤務時間|実働(?:時間)?",
        ),
        _text(
            "hours-system",
            lambda: _("working-time system"),
            "working-hours",
            known="裁量労働|フレックス|変形労働|みなし労働時間制|固定時間制|flexi?time|discretionary",
        ),
        _number(
            "deemed-hours",
            lambda: _("deemed hours"),
            "working-hours",
            ("hour", "day"),
            most=HOURS_OF_A_DAY,
            shown=lambda _hours: _("{value} h a day"),
            before=r"(?:1日(?:の|あたりの|当たりの)?)?みなし(?:労働)?(?:時間)?"
            r"|deemed(?: working)?(?: hours)?",
            after=r"を適用(?:する|します)?|とする|とします|(?:働いた|(?:労働|勤務)した)?(?:もの|時間)?と(?:み|見)なす",
            named=True,
        ),
        _number(
            "yearly-days-off",
            lambda: _("days off"),
            "yearly-days-off",
            ("day", "year"),
            most=250,
            shown=lambda n: ngettext("{value} day a year", "{value} days a year", n),
            before=r"年間休日(?:数)?|休日(?:数)?|days off\b",
            after=r"(?:days )?off",
        ),
        _text("place", lambda: _("place of work"), "workplace"),
        _text("range-of-change", lambda: _("scope of changes (変更の範囲)"), "range-of-change"),
        _number(
            "remote-days",
            lambda: _("remote days"),
            "remote-policy",
            ("day", "week"),
            most=DAYS_OF_A_WEEK,
            shown=lambda n: ngettext("{value} day a week", "{value} days a week", n),
            before=r"(?:リモート|在宅|テレワーク|remote\b)(?:勤務|ワーク)?|勤務|ワーク|work\b|原則(?:として)?",
            after=r"の?(?:リモート|在宅|テレワーク)(?:勤務|ワーク)?(?:可|可能)?",
            rival="month",
            has_none=True,
        ),
        _number(
            "leave-days",
            lambda: _("paid leave"),
            "paid-leave",
            ("day", "year"),
            most=60,
            shown=lambda n: ngettext("{value} day a year", "{value} days a year", n),
            before=r"(?:年次)?有給(?:休暇)?|(?:paid|annual) (?:leave|vacation|holidays?)\b"
            rf"|法定(?:どおり|通り)|(?:入社(?:日から|から)?)?(?:半年|6{MONTHS})(?:間)?(?:継続勤務)?(?:経過)?(?:後|時|した場合)?(?:の年次有給休暇日数)?"
            r"(?:に|→)?(?:付与)?|入社(?:時|日|と同時|初日)(?:に|から)?|初年度(?:は)?"
            r"|after (?:half a year|(?:six|6) months)\b",
            after=r"(?:of )?(?:pto|(?:paid |annual )?leave|(?:paid )?vacation)"
            r"|を?付与(?:する|します)?|in the first year|pro-?rated"
            r"|from (?:the |your )?(?:start date|first day|date of joining|day one)"
            r"|after (?:half a year|(?:six|6) months)",
        ),
        _flag_kind("visa-support", lambda: _("visa support"), "visa"),
        _text("first-day", lambda: _("start date"), "start-date"),
    )
}
"""Every term by its name, in the order in which a letter has them."""


def money_of(terms: Mapping[str, TermValue], name: str) -> Money | None:
    """Return the amount that a term holds, with its bounds and its currency; None for none.

    >>> money_of({"annual": "800万円〜"}, "annual").low, money_of({"annual": "plenty"}, "annual")
    (8000000, None)
    """
    kind, value = TERMS.get(name), terms.get(name)
    if kind is None or kind.sort is not TermSort.MONEY or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return Money(int(value), int(value), kind.per) if value >= 0 else None
    if not isinstance(value, str):
        return None
    try:
        money = read_money(value)
    except InvalidInput:
        return None
    return None if money.about or money.per not in (None, kind.per) else money


IN_NO_TOTAL = frozenset({"commuting-allowance"})
"""Amounts that pay for costs and count nowhere."""


def why_uncounted(name: str, value: TermValue | None) -> str:
    """Return why a term is kept but stands in no total or settles nothing; empty for others."""
    if is_unpaid_overtime(name, value):
        return _("unpaid overtime is unlawful; still to ask")
    if name in IN_NO_TOTAL and value:
        return _("not in the totals: it covers expenses")
    money = money_of({name: value}, name) if isinstance(value, str) else None
    if money is None:
        return ""
    if money.currency != YEN:
        return _("not counted: it is in {currency}").format(currency=money.currency)
    return _("not counted: it is only an upper limit") if money.low is None else ""


INCLUDED_SUFFIX = "-included"
"""How the names of terms end that say whether a yearly amount includes a part."""


_UNPAID = re.compile(
    r"(?:追加|別途)?(?:の)?(?:支給|支払い?)?(?:は)?(?:しない|しません|されない|されません|なし|無し?)"
    r"|不支給|出ない|出ません|支払わない|支払いません|unpaid|not paid|none|no|nothing"
)


def is_unpaid_overtime(name: str, value: TermValue | None) -> bool:
    """Return whether a term says that overtime beyond the fixed hours is not paid, as it has to be.

    Source: 労働基準法 37条.
    """
    if name != "overtime-beyond" or not isinstance(value, str) or len(value) > LONGEST:
        return False
    return _UNPAID.fullmatch(plain(value)) is not None


def is_of_money(item_id: str) -> bool:
    """Return whether an amount of money answers an item."""
    return any(kind.item == item_id and kind.sort is TermSort.MONEY for kind in TERMS.values())


def is_question(item_id: str) -> bool:
    """Return whether an item is a question of yes or no, which words leave open."""
    kind = TERMS.get(item_id)
    return kind is not None and kind.item == item_id and kind.sort is TermSort.FLAG


def term_words(name: str, value: TermValue) -> str:
    """A value as it is shown: "45万円 a month"; one that fits its term badly as it stands."""
    kind = TERMS.get(name)
    if isinstance(value, bool) and name.endswith(INCLUDED_SUFFIX):
        return pgettext("pay", "included") if value else pgettext("pay", "on top")
    if isinstance(value, bool):
        return pgettext("answer", "yes") if value else pgettext("answer", "no")
    if kind is None or isinstance(value, str):
        money = None if kind is None else money_of({name: value}, name)
        if kind is None or money is None:
            return clean(str(value))
        return kind.shown(0).format(value=_bounded(money))
    if kind.sort is TermSort.MONEY:
        return kind.shown(value).format(value=yen(int(value)))
    return kind.shown(value).format(value=f"{value:g}")


def _bounded(money: Money) -> str:
    """An amount with its bound in words: "at least 800万円"; as it is kept where it has none."""
    if money.low is not None and money.high is not None:
        return money.written() + (f" = {money.spoken()}" if money.months else "")
    ends = replace(money, low=money.low or money.high, high=money.high or money.low)
    said = _("at most {amount}") if money.low is None else _("at least {amount}")
    return said.format(amount=ends.written())


def terms_text(item_id: str, terms: Mapping[str, TermValue]) -> str:
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


def amount_of(terms: Mapping[str, TermValue], name: str) -> int | float | None:
    """The number of a term that counts, of a range the least; None where none does."""
    value = terms.get(name)
    if isinstance(value, str):
        money = money_of(terms, name)
        return None if money is None else amount_of_money(money)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if value >= 0 else None


def amount_of_money(money: Money) -> int | None:
    """The yen of an amount that are sure: of a range the least; None where none are."""
    return money.low if money.currency == YEN else None
