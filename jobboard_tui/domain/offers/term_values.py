"""The value of a term as people write it: understood, in doubt, or refused with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.terms import LONGEST, TERMS, TermKind, TermSort
from jobboard_tui.domain.offers.yes_or_no import whole_answer
from jobboard_tui.domain.parsing.money import YEN, Money, read_money, yen
from jobboard_tui.domain.parsing.quantities import (
    HOURS_OF_A_DAY,
    MONTHS_OF_A_YEAR,
    Count,
    Period,
    Unit,
    hours_by_days,
    only_about,
    plain,
    read_count,
)
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext, pgettext

DIGIT = "[0-9０-９一二三四五六七八九十]"
"""A digit in a pattern, of any width or in kanji."""


def read_term(name: str, text: str) -> TermValue:
    """What the value of a term means; `InvalidInput` with the reason where it means nothing.

    `AmbiguousInput`, with both readings, where it may be meant for another period.

    >>> read_term("base", "45万円"), read_term("bonus-months", "4か月")
    (450000, 4)
    """
    kind = TERMS[name]
    text = clean(text)
    if not text:
        raise InvalidInput(name, _("it is empty"), _("give a value"))
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
    what = f"{kind.id}={text}"
    if kind.id == "stock":
        _refuse_several_years(what, text)
    money = read_money(text, kind.before)
    if money.about:
        amount = money.spoken()
        raise InvalidInput(
            what,
            only_about(),
            _("write just {amount} if the letter states it").format(amount=amount),
        )
    if money.per is not None and kind.per is None:
        raise InvalidInput(
            what,
            _("that is an amount for {span}, but this is paid once").format(span=_span(money.per)),
            _("write just the amount that is paid once"),
        )
    if money.per not in (None, kind.per):
        wanted = _("a month") if kind.per == "month" else _("a year")
        raise InvalidInput(
            what,
            _("not an amount for {span}").format(span=wanted),
            _the_place_of(kind, money) or _("write the figure for {span}").format(span=wanted),
        )
    if money.salary and not kind.salary:
        raise InvalidInput(
            what,
            _("that describes a salary"),
            _("write only the amount of the {term}").format(term=kind.title()),
        )
    if money.total and kind.id in ("base", "probation-base"):
        raise InvalidInput(
            what,
            _("that is total pay, with allowances and overtime"),
            _("write how much of it is the {term}").format(term=kind.title()),
        )
    if money.per is None and not is_usual_amount(kind, money):
        raise _doubtful_amount(kind, what, money)
    return money.low if money.is_plain and money.low is not None else money.written()


_OVER_YEARS = re.compile(
    r"(?P<amount>\S.*?)[\s、,/を]*(?:(?:vest(?:s|ing|ed)?|spread|paid)\s*)?(?:over|across|in)?\s*"
    r"(?P<years>[2-9]|1\d)\s?(?:年間?|years?)(?:で|に(?:わた(?:って|り)|分け(?:て)?)|かけて)?"
    r"\s*(?:均等)?に?(?:付与|権利確定|vesting)?(?:する|します)?"
    r"|(?P<years_2>[2-9]|1\d)\s?(?:年間?|years?)(?:で|に(?:わた(?:って|り)|分け(?:て)?)|かけて)?"
    r"[\s:、,]*(?P<amount_2>\S.*)"
)
"""Stock for several years: 400万円 over 4 years, 4年間で400万円."""


def _refuse_several_years(what: str, text: str) -> None:
    """Ask how much of stock for several years falls to one: it need not be even."""
    match = _OVER_YEARS.fullmatch(plain(text)) if len(text) <= LONGEST else None
    if match is None:
        return
    years = int(match["years"] or match["years_2"])
    try:
        money = read_money(match["amount"] or match["amount_2"])
    except InvalidInput:
        return
    if money.is_plain and money.low is not None and money.per is None and not money.about:
        share = yen(money.low // years)
        raise AmbiguousInput(
            what,
            _("it could be {share} in each of {years} years, or other amounts year by year").format(
                share=share, years=years
            ),
            _("write stock=年額{share}, or the amount of the first year").format(share=share),
        )


def is_usual_amount(kind: TermKind, money: Money) -> bool:
    """Whether an amount without a period is of the size that a term's own has."""
    least, most = kind.usual
    ends = (money.low, money.high) if money.currency == YEN or not most else ()
    return all(not end or least <= end <= most for end in ends)


_NONE = re.compile(
    r"(?:支給|制度|手当)?\s*(?:は|が)?\s*(?:なし|無し|無|ありません|ない|ゼロ|支給しない|支給されない)"
    r"|none|no|nothing|not paid|n/a|no (?:fixed overtime|bonus|probation|(?:commuting|housing)"
    r" allowance|sign(?:ing|-on) bonus)(?: pay| allowance| period)?"
)


def _is_none(text: str, before: str) -> bool:
    """Whether a text says that there is nothing of it: なし, 支給なし, "none"."""
    if len(text) > LONGEST:
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
    instead = _("the amount for a month")
    if not kind.usual[1]:
        said = _("it could be {amount} a year or {amount} over several years")
        instead = _("only the part for one year")
    elif kind.per == "year":
        said = _("it could be {amount} a year or {amount} a month")
    elif number > kind.usual[0]:
        said = _("it could be {amount} a month or {amount} a year")
    else:
        said = _("it could be {amount} a month or {amount} an hour")
        other = None
    if other is not None:
        instead = _put_under(other, in_full(other, amount))
    return AmbiguousInput(
        what,
        said.format(amount=amount),
        _("write {name}={own}, or {other}").format(
            name=kind.id, own=in_full(kind, amount), other=instead
        ),
    )


def in_full(kind: TermKind, value: str) -> str:
    """A value with its period, as it is understood wherever its term stands."""
    if kind.sort is TermSort.MONEY:
        return f"月額{value}" if kind.per == "month" else f"年額{value}"
    if kind.unit == "month":
        return f"基本給の{value}ヶ月分"
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
_TIMES = re.compile(rf"(?<={DIGIT})\s*回\s*$")
"""What days at home are counted in, too: 週3回."""


def _count(kind: TermKind, text: str) -> int | float:
    what = f"{kind.id}={text}"
    if len(text) > LONGEST:
        raise InvalidInput(what[:40], _("it contains more than a number"), _write_it_like(kind))
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
            raise _range_of(kind, what, text) or InvalidInput(
                what, refused.why, _write_it_like(kind)
            ) from None
    number = _fitting(kind, what, count)
    if number > kind.most:
        raise InvalidInput(
            what,
            _("it is more than {most}").format(most=f"{kind.most:g}"),
            _("give only the days of paid leave, not all days off in a year (年間休日)")
            if kind.id == "leave-days"
            else _("check it again"),
        )
    if number and count.per is None and count.unit == kind.unit and kind.rival is not None:
        raise _doubtful_days(kind, what, number)
    if kind.unit == "month" and number > kind.usual[1] and not _OF_BASE.search(plain(text)):
        raise _doubtful_months(kind, what, number)
    if kind.unit == "hour" and count.per is None and 0 < number < kind.usual[0]:
        raise _doubtful_hours(what, f"{number:g}", 5)
    return int(number) if number.is_integer() else number


_RANGE = re.compile(
    r"(?<![\d.,])(?P<low>\d{1,3}(?:\.\d{1,2})?)\s?(?:[a-zぁ-んァ-ヶ一-鿿]{1,6}\s?)?(?:〜|~|–|-|から|to)\s?"
    r"(?P<high>\d{1,3}(?:\.\d{1,2})?)(?![\d:,])"
)


def _range_of(kind: TermKind, what: str, text: str) -> InvalidInput | None:
    """The refusal of a range where one number is wanted; None where a text has none."""
    met = _RANGE.search(plain(text))
    if met is None or float(met["low"]) >= float(met["high"]):
        return None
    return InvalidInput(
        what,
        _("it gives a range, {low} to {high}").format(low=met["low"], high=met["high"]),
        _("write {name}={low} to count the least of it").format(name=kind.id, low=met["low"]),
    )


def _write_it_like(kind: TermKind) -> str:
    return _("write {name}=… with one number").format(name=kind.id)


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
        _("it could be {hours} h a day or {hours} h a week").format(hours=hours),
        _("write {day} or {week}").format(day=day, week=in_full(TERMS["weekly-hours"], hours)),
    )


_OF_BASE = re.compile(r"基本給|\bof (?:the )?base\b")
"""What says that months of a bonus are counted alone, and not with those of the base."""


def _doubtful_months(kind: TermKind, what: str, number: float) -> AmbiguousInput:
    """The question whether months are a bonus alone or all the pay of a year."""
    bonus = f"{number - MONTHS_OF_A_YEAR:g}"
    return AmbiguousInput(
        what,
        _(
            "it could be a bonus of {months} months of base, or {months} months' pay in a year,"
            " {bonus} of them a bonus"
        ).format(months=f"{number:g}", bonus=bonus),
        _("write {name}={own}, or {name}={bonus}").format(
            name=kind.id, own=in_full(kind, f"{number:g}"), bonus=bonus
        ),
    )


def _doubtful_days(kind: TermKind, what: str, number: float) -> AmbiguousInput:
    """The question whether days are a week's or a month's, with how to write either."""
    week = kind.shown(number).format(value=f"{number:g}")
    month = ngettext("{value} day a month", "{value} days a month", number)
    return AmbiguousInput(
        what,
        _("it could be {week} or {month}").format(
            week=week, month=month.format(value=f"{number:g}")
        ),
        _("write {week}, or the days a month as text: {item}=月{number}日").format(
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
            _("that counts {units}, not {wanted}").format(
                units=_counted(count.unit), wanted=_counted(kind.unit)
            ),
            _write_it_like(kind),
        )
    if count.per in (None, kind.per):
        return round(count.number, 2)
    if kind.per is None:
        raise InvalidInput(
            what,
            _("that is a number for {span}, not a length of time").format(span=_span(count.per)),
            _write_it_like(kind),
        )
    mend = _("write the figure for {span}").format(span=_span(kind.per))
    if (kind.unit, kind.per, count.per) == ("hour", "week", "day"):
        mend = _("add the days: 1日{hours}時間 週5日").format(hours=f"{count.number:g}")
    raise InvalidInput(
        what,
        _("that is a number for {span}, not for {wanted}").format(
            span=_span(count.per), wanted=_span(kind.per)
        ),
        mend,
    )


def _flag(kind: TermKind, text: str) -> bool:
    answer = whole_answer(kind.id, text)
    if answer is None:
        why, ways = _("neither yes nor no"), _("write {name}=yes or {name}=no")
        raise InvalidInput(f"{kind.id}={text}", why, ways.format(name=kind.id))
    return answer
