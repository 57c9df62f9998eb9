"""The terms of an offer as numbers: what each is called, how it is read and shown.

A term belongs to an item of the checklist, which it makes known.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.yes_or_no import whole_answer
from jobboard_tui.domain.parsing.money import YEN, Money, read_money, yen
from jobboard_tui.domain.parsing.quantities import (
    DAYS_OF_A_WEEK,
    HOURS_OF_A_DAY,
    MONTHS_OF_A_YEAR,
    Count,
    Period,
    Unit,
    has_number,
    hours_by_days,
    only_about,
    plain,
    read_count,
)
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext, pgettext

_DIGIT = "[0-9０-９一二三四五六七八九十]"


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
_FIXED_OVERTIME = "(?:固定|みなし)残業(?:代|手当)?|代|手当"

TERMS: Mapping[str, TermKind] = {
    one.id: one
    for one in (
        _money(
            "annual",
            lambda: _("yearly amount as stated"),
            "compensation",
            "year",
            (1_000_000, math.inf),
            salary=True,
            before=r"annual base (?:salary|pay)\b",
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
            before=r"基本給|base(?: salary| pay)?\b",
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
        _text("overtime-beyond", lambda: _("overtime beyond it"), "fixed-overtime"),
        _number(
            "bonus-months",
            lambda: pgettext("term", "bonus"),
            "bonus",
            ("month", "year"),
            most=24,
            shown=lambda n: ngettext("{value} month of base", "{value} months of base", n),
            before=r"基本給\s*(?:の|[×x*])?",
            after=r"\bof (?:the )?base(?: salary| pay)?",
            has_none=True,
        ),
        _money("bonus-amount", lambda: _("bonus amount"), "bonus", "year", has_none=True),
        _flag_kind("bonus-guaranteed", lambda: _("bonus guaranteed"), "bonus"),
        _number(
            "first-bonus-months",
            lambda: _("bonus in the first year"),
            "first-bonus",
            ("month", "year"),
            most=24,
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
            before="通勤手当|交通費",
            has_none=True,
        ),
        _money(
            "housing-allowance",
            lambda: _("housing allowance"),
            "housing",
            "month",
            _USUAL_EXTRA,
            before="住宅手当|家賃補助",
            has_none=True,
        ),
        _text("housing-conditions", lambda: _("housing allowance only"), "housing"),
        _flag_kind("housing-applies", lambda: _("housing allowance for me"), "housing"),
        _money(
            "other-allowances",
            lambda: _("other allowances"),
            "benefits",
            "month",
            _USUAL_EXTRA,
            named=True,
            has_none=True,
        ),
        _text("other-allowances-conditions", lambda: _("other allowances only"), "benefits"),
        _flag_kind("other-allowances-apply", lambda: _("other allowances for me"), "benefits"),
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
            lambda: _("base in probation"),
            "probation",
            "month",
            _USUAL_MONTH,
            salary=True,
            before=r"(?:試用期間)?中(?:の|は|、)?(?:基本給|給与|月額給与)?",
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
            after=r"を適用(?:する|します)?|とする|とします",
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
        _text("range-of-change", lambda: _("range of change (変更の範囲)"), "range-of-change"),
        _number(
            "remote-days",
            lambda: _("remote days"),
            "remote-policy",
            ("day", "week"),
            most=DAYS_OF_A_WEEK,
            shown=lambda n: ngettext("{value} day a week", "{value} days a week", n),
            before=r"(?:リモート|在宅|テレワーク|remote\b)(?:勤務|ワーク)?|勤務|ワーク|work\b",
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
            before=r"(?:年次)?有給(?:休暇)?|paid leave\b",
            after=r"(?:of )?(?:pto|(?:paid |annual )?leave|(?:paid )?vacation)",
        ),
        _flag_kind("visa-support", lambda: _("visa support"), "visa"),
        _text("first-day", lambda: _("start date"), "start-date"),
    )
}
"""Every term by its name, in the order in which a letter has them."""


def read_term(name: str, text: str) -> TermValue:
    """What the value of a term means; `InvalidInput` with the reason where it means nothing.

    `AmbiguousInput`, with both readings, where it may be meant for another period.

    >>> read_term("base", "45万円"), read_term("bonus-months", "4か月")
    (450000, 4)
    """
    kind = TERMS[name]
    text = clean(text)
    if not text:
        raise InvalidInput(name, _("it is empty"), _("say how much it is"))
    if kind.sort is TermSort.MONEY:
        return _amount(kind, text)
    if kind.sort is TermSort.NUMBER:
        return _count(kind, text)
    if kind.sort is TermSort.FLAG:
        return _flag(kind, text)
    return text


def _amount(kind: TermKind, text: str) -> int | str:
    """An amount of yen, or how it is kept where it is more than that: 800万円〜, 120,000 USD."""
    if kind.has_none and _is_none(text, kind.before):
        return 0
    money = read_money(text, kind.before)
    what = f"{kind.id}={text}"
    if money.about:
        amount = money.spoken()
        raise InvalidInput(
            what,
            only_about(),
            _("write {amount} alone where the letter states it").format(amount=amount),
        )
    if money.per not in (None, kind.per):
        wanted = _("a month") if kind.per == "month" else _("a year")
        raise InvalidInput(
            what,
            _("it is not an amount for {span}").format(span=wanted),
            _the_place_of(kind, money) or _("write what it is for {span}").format(span=wanted),
        )
    if money.salary and not kind.salary:
        raise InvalidInput(
            what,
            _("that is how a salary is told"),
            _("write the amount of {term} alone").format(term=kind.title()),
        )
    if money.total and kind.salary and kind.per == "month":
        raise InvalidInput(
            what,
            _("it is all that is paid, with allowances and overtime"),
            _("write what of it is the {term}").format(term=kind.title()),
        )
    if money.per is None and not _is_usual(kind, money):
        raise _doubtful_amount(kind, what, money)
    return money.low if money.is_plain and money.low is not None else money.written()


def _is_usual(kind: TermKind, money: Money) -> bool:
    """Whether an amount without a period is of the size that a term's own has."""
    least, most = kind.usual
    ends = (money.low, money.high) if money.currency == YEN or not most else ()
    return all(not end or least <= end <= most for end in ends)


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


def why_uncounted(name: str, value: TermValue) -> str:
    """Return why a term is kept but stands in no total or settles nothing; empty for others."""
    if is_unpaid_overtime(name, value):
        return _("unpaid overtime is unlawful; still to ask")
    if name in IN_NO_TOTAL and value:
        return _("in no total: it pays for costs")
    money = money_of({name: value}, name) if isinstance(value, str) else None
    if money is None:
        return ""
    if money.currency != YEN:
        return _("not counted: it is in {currency}").format(currency=money.currency)
    return _("not counted: it is only the most that it can be") if money.low is None else ""


_NONE = re.compile(
    r"(?:支給|制度|手当)?\s*(?:は|が)?\s*(?:なし|無し|無|ありません|ない|ゼロ|支給しない|支給されない)"
    r"|none|no|nothing|not paid|n/a"
)


def _is_none(text: str, before: str) -> bool:
    """Whether a text says that there is nothing of it: なし, 支給なし, "none"."""
    if len(text) > _LONGEST:
        return False
    said = plain(text)
    short = re.sub(rf"^(?:{before})[\s:は]*", "", said) if before else said
    return any(_NONE.fullmatch(one) is not None for one in (said, short))


def _the_place_of(kind: TermKind, money: Money) -> str:
    """Which term takes an amount that is for another period; empty where none does."""
    other = _OTHER_PERIOD.get(kind.id)
    if other is None or money.per != TERMS[other].per or money.total:
        return ""
    return _put_under(TERMS[other], money.written())


_OTHER_PERIOD: Mapping[str, str] = {"annual": "base", "base": "annual"}
"""The term that takes the pay of the other period."""


def _put_under(other: TermKind, value: str) -> str:
    return _("put it under {term}: {name}={value}").format(
        term=other.title(), name=other.id, value=value
    )


def _doubtful_amount(kind: TermKind, what: str, money: Money) -> AmbiguousInput:
    """The question of an amount that is large or small for its period."""
    amount, number = money.written(), money.high or money.low or 0
    other = TERMS.get(_OTHER_PERIOD.get(kind.id, ""))
    instead = _("what it is for a month")
    if not kind.usual[1]:
        said = _("it may be {amount} a year or {amount} over several years")
        instead = _("only what falls to one year")
    elif kind.per == "year":
        said = _("it may be {amount} a year or {amount} a month")
    elif number > kind.usual[0]:
        said = _("it may be {amount} a month or {amount} a year")
    else:
        said = _("it may be {amount} a month or {amount} an hour")
        other = None
    if other is not None:
        instead = _put_under(other, _in_full(other, amount))
    return AmbiguousInput(
        what,
        said.format(amount=amount),
        _("write {name}={own}, or {other}").format(
            name=kind.id, own=_in_full(kind, amount), other=instead
        ),
    )


def _in_full(kind: TermKind, value: str) -> str:
    """A value with its period, as it is understood wherever its term stands."""
    if kind.sort is TermSort.MONEY:
        return f"月額{value}" if kind.per == "month" else f"年額{value}"
    return f"{value} h a week"


def _span(period: Period) -> str:
    """For how long a number is, in words."""
    return {
        "hour": _("an hour"),
        "day": _("a day"),
        "week": _("a week"),
        "month": _("a month"),
        "year": _("a year"),
    }[period]


def _counted(unit: Unit) -> str:
    """What a number counts, in words."""
    return {
        "hour": pgettext("unit", "hours"),
        "day": pgettext("unit", "days"),
        "week": pgettext("unit", "weeks"),
        "month": pgettext("unit", "months"),
        "year": pgettext("unit", "years"),
    }[unit]


_ALL_DAYS = re.compile(
    r"(?:フル|完全|原則|100%?)\s*(?:リモート|在宅|テレワーク)(?:ワーク|勤務)?(?:可|可能)?"
    r"|(?:full(?:y)?|100%?)[- ]remote|remote[- ]only"
)
"""All working days of the week, of which there are five."""
_WORKING_DAYS = 5
_NO_DAYS = re.compile(
    r"(?:フル|完全|全日|毎日|100%)\s*出社|(?:fully|100%|all days) on-?site|on-?site only"
)
_TIMES = re.compile(rf"(?<={_DIGIT})\s*回\s*$")
"""What days at home are counted in, too: 週3回."""
_LONGEST = 500
"""Characters; a longer text is no number."""


def _count(kind: TermKind, text: str) -> int | float:
    what = f"{kind.id}={text}"
    if len(text) > _LONGEST:
        raise InvalidInput(what[:40], _("there is more in it than a number"), _write_it_like(kind))
    if kind.has_none and _is_none(text, kind.before):
        return 0
    if kind.id == "remote-days":
        if _ALL_DAYS.fullmatch(plain(text)):
            return _WORKING_DAYS
        if _NO_DAYS.fullmatch(plain(text)):
            return 0
        text = _TIMES.sub("日", text)
    both = hours_by_days(text) if kind.unit == "hour" else None
    if both is not None:
        count = _week_of(kind, what, *both)
    else:
        try:
            count = read_count(text, kind.before, kind.after)
        except InvalidInput as refused:
            raise InvalidInput(what, refused.why, _write_it_like(kind)) from None
    number = _fitting(kind, what, count)
    if number > kind.most:
        raise InvalidInput(
            what,
            _("it is more than {most}").format(most=f"{kind.most:g}"),
            _("tell the days of paid leave alone, not all days off of a year (年間休日)")
            if kind.id == "leave-days"
            else _("look at it again"),
        )
    if number and count.per is None and count.unit == kind.unit and kind.rival is not None:
        raise _doubtful_days(kind, what, number)
    if count.per is None and number and not kind.usual[0] <= number <= kind.usual[1]:
        raise _doubtful_hours(what, f"{number:g}", 5)
    return int(number) if number.is_integer() else number


_EXAMPLES: Mapping[str, int] = {
    "fixed-overtime-hours": 45,
    "bonus-months": 4,
    "weekly-hours": 40,
    "leave-days": 20,
}


def _write_it_like(kind: TermKind) -> str:
    return _("write it like {name}={number}").format(name=kind.id, number=_EXAMPLES.get(kind.id, 3))


_FEWEST_HOURS = 2
"""Of a day of work: fewer are those of no day, and the hours beside the days are a day's."""


def _week_of(kind: TermKind, what: str, hours: float, days: float) -> Count:
    """The hours of a week where hours and days are told; in doubt where they may be a day's."""
    if kind.per == "week" and hours < days * _FEWEST_HOURS:
        return Count(hours * days, "hour", "week")
    if kind.per == "week" and hours <= HOURS_OF_A_DAY:
        raise _doubtful_hours(what, f"{hours:g}", days)
    return Count(hours, "hour", "week")


def _doubtful_hours(what: str, hours: str, days: float) -> AmbiguousInput:
    """The question whether hours are a day's or a week's, with how to write either."""
    day = f"1日{hours}時間 週{days:g}日 ({hours} h a day, {days:g} days a week)"
    return AmbiguousInput(
        what,
        _("it may be {hours} h a day or {hours} h a week").format(hours=hours),
        _("write {day} or {week}").format(day=day, week=_in_full(TERMS["weekly-hours"], hours)),
    )


def _doubtful_days(kind: TermKind, what: str, number: float) -> AmbiguousInput:
    """The question whether days are a week's or a month's, with how to write either."""
    week = kind.shown(number).format(value=f"{number:g}")
    month = ngettext("{value} day a month", "{value} days a month", number)
    return AmbiguousInput(
        what,
        _("it may be {week} or {month}").format(week=week, month=month.format(value=f"{number:g}")),
        _("write {week}, or the days of a month in words: {item}=月{number}日").format(
            week=week, item=kind.item, number=f"{number:g}"
        ),
    )


def _fitting(kind: TermKind, what: str, count: Count) -> float:
    """The number of a count in the unit of its term; `InvalidInput` where it is of another."""
    assert kind.unit is not None
    if count.unit == "year" and kind.unit == "month" and kind.per is None:
        count = Count(round(count.number * MONTHS_OF_A_YEAR, 2), "month", count.per)
    if count.unit not in (None, kind.unit):
        raise InvalidInput(
            what,
            _("it is a number of {units}, not of {wanted}").format(
                units=_counted(count.unit), wanted=_counted(kind.unit)
            ),
            _write_it_like(kind),
        )
    if count.per in (None, kind.per):
        return round(count.number, 2)
    if kind.per is None:
        raise InvalidInput(
            what,
            _("it is a number for {span}, not a length of time").format(span=_span(count.per)),
            _write_it_like(kind),
        )
    mend = _("write what it is for {span}").format(span=_span(kind.per))
    if (kind.unit, kind.per, count.per) == ("hour", "week", "day"):
        mend = _("add the days: 1日{hours}時間 週5日").format(hours=f"{count.number:g}")
    raise InvalidInput(
        what,
        _("it is a number for {span}, not for {wanted}").format(
            span=_span(count.per), wanted=_span(kind.per)
        ),
        mend,
    )


_INCLUDED = "-included"
"""How the names of terms end that say whether a yearly amount includes a part."""


_UNPAID = re.compile(
    r"(?:追加|別途)?(?:の)?(?:支給|支払い?)?(?:は)?(?:しない|しません|されない|されません|なし|無し?)"
    r"|不支給|出ない|出ません|支払わない|支払いません|unpaid|not paid|none|no|nothing"
)


def is_unpaid_overtime(name: str, value: TermValue | None) -> bool:
    """Return whether a term says that overtime beyond the fixed hours is not paid, as it has to be.

    Source: 労働基準法 37条.
    """
    if name != "overtime-beyond" or not isinstance(value, str) or len(value) > _LONGEST:
        return False
    return _UNPAID.fullmatch(plain(value)) is not None


def is_question(item_id: str) -> bool:
    """Return whether an item is a question of yes or no, which words leave open."""
    kind = TERMS.get(item_id)
    return kind is not None and kind.item == item_id and kind.sort is TermSort.FLAG


def _flag(kind: TermKind, text: str) -> bool:
    answer = whole_answer(kind.id, text)
    if answer is None:
        why, ways = _("it is neither yes nor no"), _("write {name}=yes or {name}=no")
        raise InvalidInput(f"{kind.id}={text}", why, ways.format(name=kind.id))
    return answer


def terms_under(name: str, text: str) -> dict[str, TermValue | None]:
    """Return the terms that the value of a named one tells; an empty value takes it out (None).

    Hours of fixed overtime and their pay may be told as one under the name of either.
    `InvalidInput` and `AmbiguousInput` as `read_term` has them.

    >>> terms_under("fixed-overtime-pay", "45時間分 10万円")
    {'fixed-overtime-hours': 45, 'fixed-overtime-pay': 100000}
    """
    if not text:
        return {name: None}
    return (_overtime(text) if name in _OVERTIME else {}) or {name: read_term(name, text)}


def _overtime(text: str) -> dict[str, TermValue | None]:
    """The hours of fixed overtime and their pay; empty where a text does not tell both."""
    told = terms_in(TERMS["fixed-overtime-pay"].item, text)
    return told if told.keys() == _OVERTIME else {}


def term_in(item_id: str, text: str) -> tuple[str, TermValue] | None:
    """The term that an answer about an item tells; None where it is words.

    "450k" about the base salary is its amount; another term of the item is named, "base=45万円".
    `InvalidInput` where a named term makes no sense, `AmbiguousInput` where the answer has two
    readings.
    """
    name, equals, value = text.partition("=")
    name = name.strip()
    if equals and name in TERMS and TERMS[name].item == item_id:
        return name, read_term(name, value)
    first = next((kind for kind in TERMS.values() if kind.item == item_id), None)
    if first is None or first.sort is TermSort.TEXT or first.named:
        return None
    try:
        return first.id, read_term(first.id, text)
    except AmbiguousInput:
        raise
    except InvalidInput:
        return None


def terms_in(item_id: str, text: str) -> dict[str, TermValue | None]:
    """The terms that an answer about an item tells, None for one that is taken out ("base=").

    Empty where it is words. Several are parted by commas or brackets, each named or told apart by
    its unit. `InvalidInput` where a named one makes no sense, `AmbiguousInput` where there are two
    readings.

    >>> terms_in("fixed-overtime", "95,000円（30時間分）")
    {'fixed-overtime-pay': 95000, 'fixed-overtime-hours': 30}
    >>> terms_in("bonus", "bonus-months=4, bonus-guaranteed=yes"), terms_in("bonus", "by results")
    ({'bonus-months': 4, 'bonus-guaranteed': True}, {})
    """
    name, equals, value = (part.strip() for part in text.partition("="))
    if equals and name in _OVERTIME and item_id == TERMS[name].item and "=" not in value:
        both = _overtime(value)
        if both:
            return both
    parts = [part.strip() for part in _PARTS.split(_apart(item_id, text)) if part.strip()]
    found: dict[str, TermValue | None] = {}
    if len(parts) > 1:
        for part in parts:
            told = (
                _named(item_id, part)
                or _by_words(item_id, part, with_known=True)
                or _by_unit(item_id, part, found)
            )
            last = next(reversed(found), "")
            if told is None and last and _APPLIES.fullmatch(part):
                continue
            if told is not None:
                found[told[0]] = told[1]
            elif (
                last
                and TERMS[last].sort is TermSort.TEXT
                and not (TERMS[last].known and has_number(part))
            ):
                found[last] = f"{found[last]}, {part}"
            else:
                break
        else:
            return found
    told = _named(item_id, text) or term_in(item_id, text) or _by_words(item_id, text)
    if told is None and len(parts) == 1:
        told = _by_unit(item_id, text, {}, is_alone=True)
    return {} if told is None else dict([told])


_APPLIES = re.compile(r"(?:を適用|適用)(?:する|します|している|されます)?|とする|とします|です|制")
"""What may follow a term and says nothing more."""
_PARTS = re.compile(r"[、;；（）()]|[,，](?!\d)|\s+(?=[a-z]+(?:-[a-z]+)*=)")
_HOURS_THEN_PAY = re.compile(
    rf"(時間(?:{_DIGIT}+分)?分)\s*[ので/／:：]?\s*(?=(?:月額?)?[¥￥]?{_DIGIT})"
)
_PAY_THEN_HOURS = re.compile(rf"(円)\s*[/／:：]?\s*(?=(?:月間?)?{_DIGIT}+\s*時間)")
_SYSTEM_THEN_DEEMED = re.compile(rf"(制)[\sでの]*((?:1日の?)?みなし\D{{0,8}}{_DIGIT})")
_UNIT = {
    TermSort.MONEY: re.compile(r"[¥￥円万千億]|yen|jpy", re.IGNORECASE),
    TermSort.NUMBER: re.compile(
        r"時間|半年|[かヶヵカケｹ箇]月|日|\d ?h\b|hours?|months?|days?", re.IGNORECASE
    ),
}


def _apart(item_id: str, text: str) -> str:
    """A text with its terms parted: 45時間分 10万円, 裁量労働制 みなし9時間."""
    if item_id == TERMS["deemed-hours"].item:
        return _SYSTEM_THEN_DEEMED.sub(r"\1、\2", text)
    if item_id != TERMS["fixed-overtime-hours"].item:
        return text
    return _PAY_THEN_HOURS.sub(r"\1、", _HOURS_THEN_PAY.sub(r"\1、", text))


_OVERTIME = frozenset({"fixed-overtime-hours", "fixed-overtime-pay"})
"""Terms that letters tell as one: 45時間分10万円."""


def _named(item_id: str, text: str) -> tuple[str, TermValue | None] | None:
    name, equals, value = (part.strip() for part in text.partition("="))
    if not equals or name not in TERMS or TERMS[name].item != item_id:
        return None
    return name, read_term(name, value) if value else None


def _by_words(
    item_id: str, text: str, *, with_known: bool = False
) -> tuple[str, TermValue | None] | None:
    """The term of the item that is called by its own words: みなし9時間; or by `known` ones."""
    said = plain(text)
    for kind in TERMS.values():
        if kind.item != item_id:
            continue
        if with_known and kind.known and re.search(kind.known, said) and not has_number(text):
            return kind.id, clean(text)
        if kind.named and kind.before and re.match(kind.before, said):
            try:
                return kind.id, read_term(kind.id, text)
            except InvalidInput:
                continue
    return None


def _by_unit(
    item_id: str,
    text: str,
    before: Mapping[str, TermValue | None],
    *,
    is_alone: bool = False,
) -> tuple[str, TermValue | None] | None:
    """The term of the item whose unit the text has; None where that one is told already.

    Of several with the same unit it is the first: a second amount names what it is for. The text
    `is_alone` where it is all of the answer: then `AmbiguousInput` where it has two readings.
    """
    met: set[TermSort] = set()
    for kind in TERMS.values():
        unit = _UNIT.get(kind.sort)
        if kind.item != item_id or unit is None or kind.named or kind.sort in met:
            continue
        met.add(kind.sort)
        if kind.id not in before and _has_unit(kind, text):
            try:
                return kind.id, read_term(kind.id, text)
            except AmbiguousInput:
                if is_alone:
                    raise
                continue
            except InvalidInput:
                continue
    return None


def typed_text(item_id: str, terms: Mapping[str, TermValue]) -> str:
    """The terms of an item as one would type them, to be corrected; empty where there are none.

    >>> typed_text("base-salary", {"base": 450_000})
    '45万円'
    >>> typed_text("bonus", {"bonus-months": 4, "bonus-guaranteed": True})
    'bonus-months=4, bonus-guaranteed=yes'
    """
    kinds = [kind for kind in TERMS.values() if kind.item == item_id]
    told = [kind for kind in kinds if kind.id in terms]
    if told == kinds[:1] and kinds and not (kinds[0].named or kinds[0].sort is TermSort.TEXT):
        return _typed(kinds[0], terms[kinds[0].id])
    return ", ".join(f"{kind.id}={_typed(kind, terms[kind.id])}" for kind in told)


def _typed(kind: TermKind, value: TermValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    least, most = kind.usual
    if isinstance(value, str):
        money = money_of({kind.id: value}, kind.id)
        is_usual = money is None or _is_usual(kind, money)
        return clean(value) if is_usual else _in_full(kind, clean(value))
    text = yen(int(value)) if kind.sort is TermSort.MONEY else f"{value:g}"
    return text if not value or least <= value <= most else _in_full(kind, text)


def how_typed(item_id: str) -> str:
    """How the terms of an item are told; empty where words alone are expected."""
    kinds = [kind for kind in TERMS.values() if kind.item == item_id]
    if len(kinds) > 1 or any(kind.named for kind in kinds):
        named = ", ".join(f"{kind.id}=…" for kind in kinds)
        return _("words, or {terms}").format(terms=named)
    if kinds and kinds[0].id.endswith(_INCLUDED):
        return _("included, or on top")
    return "45万円" if kinds and kinds[0].sort is TermSort.MONEY else ""


def why_words(item_id: str, text: str) -> tuple[str, str]:
    """Why an answer with a number in it is kept as words, and what to do; empty for any other.

    >>> why_words("compensation", "月給45万円")
    ('it is not an amount for a year', 'put it under base salary: base=45万円')
    """
    kinds = [kind for kind in TERMS.values() if kind.item == item_id]
    if is_question(item_id) and text:
        try:
            read_term(item_id, text)
        except InvalidInput as refused:
            return refused.why, refused.hint
    if not kinds or kinds[0].sort not in _UNIT or not has_number(text):
        return "", ""
    refusals: dict[str, tuple[str, str]] = {}
    for kind in kinds:
        if kind.sort not in _UNIT or (kind.named and kind.before):
            continue
        try:
            read_term(kind.id, text)
        except InvalidInput as refused:
            refusals.setdefault(kind.id, (refused.why, refused.hint))
        else:
            named = _("write {name}={value}").format(name=kind.id, value=clean(text))
            return _("it does not say that it is the {term}").format(term=kind.title()), named
    meant = next((kind for kind in kinds if _has_unit(kind, text)), kinds[0])
    why, mend = refusals[meant.id]
    if len(refusals) > 1 and meant.sort is TermSort.MONEY and "¥450,000" in mend:
        mend = _("write it like {name}={amount}").format(name=meant.id, amount=yen(450_000))
    return why, mend


def _has_unit(kind: TermKind, text: str) -> bool:
    """Whether a text has a unit in which values of a kind are told."""
    unit = _UNIT.get(kind.sort)
    if unit is None or kind.named:
        return False
    is_foreign = kind.sort is TermSort.MONEY and _FOREIGN.search(text) is not None
    return is_foreign or unit.search(text) is not None


_FOREIGN = re.compile(r"[$€£]|ドル|ユーロ|ポンド|\b(?:usd|eur|gbp)\b", re.IGNORECASE)


def term_words(name: str, value: TermValue) -> str:
    """A value as it is shown: "45万円 a month"; one that fits its term badly as it stands."""
    kind = TERMS.get(name)
    if isinstance(value, bool) and name.endswith(_INCLUDED):
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
