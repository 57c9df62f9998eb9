"""What an answer about an item of the checklist tells: terms, or words and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.answer_clauses import read_clauses
from jobboard_tui.domain.offers.included_parts import (
    YEARLY,
    IncludedPart,
    read_included_parts,
    says_inside,
    without_instalments,
)
from jobboard_tui.domain.offers.pay_statements import (
    read_pay_statement,
    read_wrong_sum,
    says_more,
)
from jobboard_tui.domain.offers.prose_answers import in_short
from jobboard_tui.domain.offers.side_notes import without_side_notes
from jobboard_tui.domain.offers.term_values import DIGIT, in_full, is_usual_amount, read_term
from jobboard_tui.domain.offers.terms import (
    INCLUDED_SUFFIX,
    TERMS,
    TermKind,
    TermSort,
    is_question,
    money_of,
)
from jobboard_tui.domain.parsing.money import (
    YEN,
    Money,
    UnreadAmount,
    is_amount,
    read_money,
    says_after_tax,
    yen,
)
from jobboard_tui.domain.parsing.quantities import MONTHS_OF_A_YEAR, NUMERALS, has_number, plain
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _


def terms_under(name: str, text: str) -> dict[str, TermValue | None]:
    """Return the terms that the value of a named one tells; an empty value takes it out (None).

    Hours of fixed overtime and their pay may be told as one under the name of either.
    `InvalidInput` and `AmbiguousInput` as `read_term` has them.

    >>> terms_under("fixed-overtime-pay", "45時間分 10万円")
    {'fixed-overtime-hours': 45, 'fixed-overtime-pay': 100000}
    """
    if not text:
        return {name: None}
    parts = _of_the_year(TERMS[name].item, text)
    if name in parts:
        return parts
    if name in _OVERTIME and (both := _overtime(text)):
        return both
    try:
        return {name: read_term(name, text)}
    except AmbiguousInput:
        raise
    except InvalidInput as refused:
        told = {} if is_amount(text) else terms_in(TERMS[name].item, text)
        if name not in told:
            raise _with_its_reason(name, text, refused) from None
        return told


def _with_its_reason(name: str, text: str, refused: InvalidInput) -> InvalidInput:
    """The refusal of a named term, with the reason for which its item would keep it as words."""
    if "annual=" in refused.hint:
        return refused
    if name == "base" and "annual" in terms_in(TERMS["annual"].item, text):
        return InvalidInput(
            refused.what,
            _("not an amount for {span}").format(span=_("a month")),
            _("write {name}={value}").format(name="annual", value=clean(text)),
        )
    why, mend = why_words(TERMS[name].item, text)
    is_first = (
        next(term_kind.id for term_kind in TERMS.values() if term_kind.item == TERMS[name].item)
        == name
    )
    return InvalidInput(refused.what, why, mend) if why and is_first else refused


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
    if item_id == TERMS["bonus-months"].item and _MONTHS_OR_PAYMENTS.fullmatch(plain(text)):
        raise AmbiguousInput(
            f"{item_id}={text}",
            _("it could be {count} months of base or {count} payments a year").format(
                count=plain(text)
            ),
            _("write bonus-months={count}, or 年{count}回").format(count=plain(text)),
        )
    try:
        return first.id, read_term(first.id, text)
    except AmbiguousInput:
        raise
    except InvalidInput:
        return None


_MONTHS_OR_PAYMENTS = re.compile("[1-4]")
"""A number alone that may be months of a bonus or its payments in a year."""


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
    text = _GROSS.sub("", text.translate(_BRACKETS))
    text = _BREAKDOWN.sub("", _NONE_FIRST.sub(r"\1、", text))
    if says_after_tax(text):
        return {}
    whole = without_instalments(text)
    short = in_short(item_id, whole)
    forms = (text, whole, without_side_notes(item_id, whole), short)
    for said in dict.fromkeys((*forms, without_side_notes(item_id, short))):
        if told := _terms_as_written(item_id, said):
            return told
    terms = dict(read_clauses(item_id, text, _terms_as_written).terms)
    if not terms and item_id == TERMS["base"].item and _OF_ONE_YEAR.search(plain(text)):
        year = terms_in(TERMS["annual"].item, text)
        if "annual" not in year:
            return {}
        is_whole = re.search("[ぁ-んァ-ヶ一-龠]", text) or _THIRTEENTH.search(str(year["annual"]))
        return year if is_whole else {"bonus-included": False, **year, **_month_of(year)}
    return terms


def _month_of(year: Mapping[str, TermValue | None]) -> dict[str, TermValue | None]:
    """The base of a month, where nothing but the base salary of a year is told."""
    money = None if len(year) > 1 else money_of({"annual": year["annual"] or 0}, "annual")
    if money is None or money.low is None or money.low != money.high or money.currency != YEN:
        return {}
    month, rest = divmod(money.low, MONTHS_OF_A_YEAR)
    return {} if rest else {"base": month}


_THIRTEENTH = re.compile(r"1[3-9]分割")
"""Payments of a year of which some may be a bonus."""
_OF_ONE_YEAR = re.compile(
    r"\d\d\s?(?:分割|等分)|instal{1,2}ments|payments|/\s?ye?a?r\b"
    r"|\b(?:per|an?) (?:year|annum)\b|\bannual(?:ly)?\b|\byearly\b|\bp\.?a\b"
)
"""What only a year's pay has beside it, though it is called a base salary; no bonus is in one."""


def has_side_notes(item_id: str, text: str) -> bool:
    """Return whether an answer tells terms, and notes beside them that are no terms.

    >>> has_side_notes("base-salary", "30万円（等級：G3）"), has_side_notes("base-salary", "30万円")
    (True, False)
    """
    text = _GROSS.sub("", text.translate(_BRACKETS))
    whole = without_instalments(text)
    try:
        if any(_terms_as_written(item_id, said) for said in (text, whole)):
            return says_more(item_id, text)
        shorts = (without_side_notes(item_id, one) for one in (whole, in_short(item_id, whole)))
        if any(_terms_as_written(item_id, said) for said in shorts):
            return True
        answer = read_clauses(item_id, text, _terms_as_written)
        return answer.has_note or (bool(answer.terms) and says_more(item_id, text))
    except AmbiguousInput:  # a number alone, which a named term may have read
        return False


_BREAKDOWN = re.compile(r"^[（(]?内訳[)）]?[\s:：]+(?:月額)?(?=基本給[^円]*円$)")
"""Before the base in a line of its own: 内訳：月額基本給 40万円."""
_NONE_FIRST = re.compile(r"^\s*(なし|無し)[\s　]+(?=\S)")
"""What says of the item itself that there is none, before another sentence."""
_GROSS = re.compile(r"\b(?:gross|before tax) (?=(?:per|a) (?:year|annum|month)\b)", re.IGNORECASE)
_BRACKETS = str.maketrans("〔〕［］[]【】", "（）（）（）  ")


def _terms_as_written(item_id: str, text: str) -> dict[str, TermValue | None]:
    of_the_year = _of_the_year(item_id, text)
    if of_the_year:
        return of_the_year
    if told_at_once := read_pay_statement(item_id, text):
        return told_at_once
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


_ABOUT = {
    TERMS["annual"].item: YEARLY,
    TERMS["bonus-amount"].item: "bonus",
    TERMS["fixed-overtime-pay"].item: "fixed-overtime",
}
"""What an answer of these items is about that does not name it."""
_PART_TERMS = {
    "bonus": {"amount": "bonus-amount", "months": "bonus-months"},
    "fixed-overtime": {"amount": "fixed-overtime-pay", "hours": "fixed-overtime-hours"},
    "allowances": {"amount": "other-allowances"},
}
"""The terms that the numbers of a part tell."""
_TIMES_INSIDE = re.compile(
    r"(賞与|ボーナス)\s?年\s?[1-4１-４]\s?回(?:分|支給分)?(?=\s?[をも]?\s?(?:含|込))"
)
"""How often a bonus is paid that is in the pay of the year."""
_A_MONTH = re.compile(r"月|month", re.IGNORECASE)


def _of_the_year(item_id: str, text: str) -> dict[str, TermValue | None]:
    """The terms of a sentence on what the yearly amount includes; empty where it is none.

    It tells all of them, of whatever item, as none of them is right without the others.
    """
    parts = read_included_parts(_TIMES_INSIDE.sub(r"\1", text), _ABOUT.get(item_id, ""))
    if parts is None:
        return {}
    terms: dict[str, TermValue | None] = {}
    try:
        if parts.yearly:
            terms["annual"] = read_term("annual", parts.yearly)
        whole = read_money(parts.yearly) if parts.yearly else None
        for part in (_by_the_month(included_part, whole) for included_part in parts.parts):
            if (numbers := _of_part(part)) is None:
                return {}
            terms |= numbers
            terms[f"{part.id}{INCLUDED_SUFFIX}"] = parts.is_inside
    except InvalidInput:
        return {}
    names = [*terms, *(_PART_TERMS[part.id]["amount"] for part in parts.parts)]
    items = {TERMS[name].item for name in names}
    return terms if item_id in items and not is_question(item_id) else {}


def _by_the_month(part: IncludedPart, annual: Money | None) -> IncludedPart:
    """A fixed overtime pay that is a year's, as it would be more than all of it by the month."""
    if part.id != "fixed-overtime" or not part.amount or annual is None or annual.low is None:
        return part
    money = read_money(part.amount)
    if money.per not in (None, "year") or money.low is None or money.low != money.high:
        return part
    each, rest = divmod(money.low, MONTHS_OF_A_YEAR)
    is_more = money.low * MONTHS_OF_A_YEAR > (annual.high or annual.low)
    is_years = (is_more or money.per == "year") and not rest
    return replace(part, amount=f"月額{each}円") if is_years else part


def _of_part(part: IncludedPart) -> dict[str, TermValue] | None:
    """The terms of one part; None where a number is none of its own, or may be for a year."""
    told = {"amount": part.amount, "months": part.months, "hours": part.hours}
    names = _PART_TERMS[part.id]
    is_clear = part.id == "bonus" or part.hours or _A_MONTH.search(part.amount)
    if any(told[key] and key not in names for key in told) or (part.amount and not is_clear):
        return None
    return {name: read_term(name, told[key]) for key, name in names.items() if told[key]}


_APPLIES = re.compile(r"(?:を適用|適用)(?:する|します|している|されます)?|とする|とします|です|制")
"""What may follow a term and says nothing more."""
_PARTS = re.compile(r"[、;；（）()]|[,，](?!\d)|\s+(?=[a-z]+(?:-[a-z]+)*=)")
_HOURS_THEN_PAY = re.compile(
    rf"(時間(?:{DIGIT}+分)?分)\s*[ので/／:：]?\s*(?=(?:月額?)?[¥￥]?{DIGIT})"
)
_PAY_THEN_HOURS = re.compile(rf"(円)\s*[/／:：]?\s*(?=(?:月間?)?{DIGIT}+\s*時間)")
_SYSTEM_THEN_DEEMED = re.compile(rf"(制)[\sでの]*((?:1日の?)?みなし\D{{0,8}}{DIGIT})")
_UNIT = {
    TermSort.MONEY: re.compile(
        r"[¥￥円万千億]|yen|jpy|\d\s?(?:k|mm?|mil(?:lion)?)(?![a-z])", re.IGNORECASE
    ),
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


_LABEL_OF_HOURS = re.compile(r"^(?:所定)?(?:労働|勤務|就業)時間(?:制度?)?[\s　:：は]+(?=\S)")


def _by_words(
    item_id: str, text: str, *, with_known: bool = False
) -> tuple[str, TermValue | None] | None:
    """The term of the item that is called by its own words: みなし9時間; or by `known` ones."""
    said = plain(text)
    for kind in TERMS.values():
        if kind.item != item_id:
            continue
        if with_known and kind.known and re.search(kind.known, said) and not has_number(text):
            return kind.id, _LABEL_OF_HOURS.sub("", clean(text))
        if (
            kind.named
            and kind.before
            and (re.match(kind.before, said) or re.search(r"と(?:み|見)なす", said))
        ):
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
    term_kinds = [kind for kind in kinds if kind.id in terms]
    if term_kinds == kinds[:1] and kinds and not (kinds[0].named or kinds[0].sort is TermSort.TEXT):
        typed = _typed(kinds[0], terms[kinds[0].id])
        is_doubtful = item_id == TERMS["bonus-months"].item and _MONTHS_OR_PAYMENTS.fullmatch(typed)
        return f"{typed}ヶ月" if is_doubtful else typed
    return ", ".join(f"{kind.id}={_typed(kind, terms[kind.id])}" for kind in term_kinds)


def _typed(kind: TermKind, value: TermValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    least, most = kind.usual
    if isinstance(value, str):
        money = money_of({kind.id: value}, kind.id)
        is_usual = money is None or is_usual_amount(kind, money)
        return clean(value) if is_usual else in_full(kind, clean(value))
    text = yen(int(value)) if kind.sort is TermSort.MONEY else f"{value:g}"
    return text if not value or least <= value <= most else in_full(kind, text)


def how_typed(item_id: str) -> str:
    """How the terms of an item are told; empty where words alone are expected."""
    kinds = [kind for kind in TERMS.values() if kind.item == item_id]
    if len(kinds) > 1 or any(kind.named for kind in kinds):
        named = ", ".join(f"{kind.id}=…" for kind in kinds)
        return _("text, or {terms}").format(terms=named)
    if kinds and kinds[0].id.endswith(INCLUDED_SUFFIX):
        return _("included, or on top")
    return "45万円" if kinds and kinds[0].sort is TermSort.MONEY else ""


def why_words(item_id: str, text: str) -> tuple[str, str]:
    """Why an answer with a number in it is kept as words, and what to do; empty for any other.

    >>> why_words("compensation", "日給2万円")
    ('that is paid by the hour or the day', 'write what that makes in a month: base=…')
    """
    kinds = [kind for kind in TERMS.values() if kind.item == item_id]
    if is_question(item_id) and text:
        try:
            read_term(item_id, text)
        except InvalidInput as refused:
            return refused.why, refused.hint
    if not kinds or kinds[0].sort not in _UNIT:
        return "", ""
    bare = _TIMES.sub("", text) if kinds[0].id == "bonus-months" else text
    if not (has_number(bare) or _SPELLED.search(bare)):
        if bare != text:
            return _("it says how often, not how much"), _("write bonus-months=… or bonus-amount=…")
        return _why_not_none(kinds, text)
    if reason := _why_no_pay(kinds[0], plain(text)) or _why_no_sum(item_id, text):
        return reason
    refusals: dict[str, InvalidInput] = {}
    for kind in kinds:
        if kind.sort not in _UNIT or (kind.named and kind.before):
            continue
        try:
            read_term(kind.id, text)
        except InvalidInput as refused:
            refusals.setdefault(kind.id, refused)
        else:
            named = _("write {name}={value}").format(name=kind.id, value=clean(text))
            return _("it doesn't say that this is the {term}").format(term=kind.title()), named
    meant = next((kind for kind in kinds if _has_unit(kind, text)), kinds[0])
    refusal = refusals[meant.id]
    why, mend = refusal.why, refusal.hint
    if (
        meant.id == "weekly-hours"
        and "週" not in mend
        and read_pay_statement(item_id, f"{text} 週5日")
    ):
        why = _("that is a number for {span}, not for {wanted}").format(
            span=_("a day"), wanted=_("a week")
        )
        return why, _("add the days: {text} 週5日").format(text=clean(text))
    is_pay = item_id in _PAY_WITH_PARTS or _OF_A_YEAR.search(text)
    if says_inside(text) and is_pay and any(kind.sort is TermSort.MONEY for kind in kinds):
        parts = "annual=…, bonus-amount=…, bonus-included=yes"
        is_overtime = item_id == TERMS["fixed-overtime-pay"].item
        is_bonus = re.search(r"賞与|bonus", text, re.IGNORECASE)
        if is_overtime or (not is_bonus and (_A_MONTH.search(text) or "基本給" in text)):
            parts = "base=…, fixed-overtime-pay=…, fixed-overtime-hours=…"
        return (
            _("one amount seems to be part of another, but it is unclear which"),
            _("write each one separately: {terms}").format(terms=parts),
        )
    if meant.id in _OF_BONUS and _STOCK.search(plain(text)):
        return _("shares are not paid in money"), _("write stock=… for what is worth in a year")
    if _SHARE.search(plain(text)) and meant.id in _OF_BONUS:
        return _("it gives a share of the pay"), _("write bonus-amount=…, or bonus-months=…")
    if len(refusals) > 1 and isinstance(refusal, UnreadAmount):
        mend = _("write {name}=… with one amount").format(name=meant.id)
    return why, mend


def _why_no_sum(item_id: str, text: str) -> tuple[str, str] | None:
    """Why parts of a month's pay count nowhere that come to another sum than the one told."""
    wrong = read_wrong_sum(text) if item_id in _PAY_WITH_PARTS else None
    if wrong is None:
        return None
    parts, total = map(yen, wrong)
    return (
        _("its parts come to {parts}, not {total}").format(parts=parts, total=total),
        _("ask which is right, then write base=…, fixed-overtime-pay=…"),
    )


def _why_no_pay(kind: TermKind, said: str) -> tuple[str, str] | None:
    """Why an amount is no pay of a month or a year, and what to do; None for any other."""
    if kind.id == "annual" and _NO_PROMISE.search(said):
        return (
            _("an estimate or an example; none of it is promised"),
            _("write base=…, or annual=… if the letter promises it"),
        )
    if kind.id in ("annual", "base") and _BY_THE_HOUR.search(said):
        return (
            _("that is paid by the hour or the day"),
            _("write what that makes in a month: base=…"),
        )
    if kind.id == "housing-allowance" and _FROM_THE_PAY.search(said):
        return (
            _("that seems to be deducted from the pay"),
            _("if the company pays it, write housing-allowance=…"),
        )
    if kind.id == "housing-allowance" and _COMPANY_FLAT.search(said):
        return (
            _("it doesn't say who pays it"),
            _("if the company pays it, write housing-allowance=…"),
        )
    return None


_PAY_WITH_PARTS = frozenset(
    TERMS[name].item for name in ("annual", "base", "fixed-overtime-pay", "other-allowances")
)
"""Items whose amount may have others in it, or be in another."""
_OF_A_YEAR = re.compile(r"年収|年俸|年額|annual|yearly", re.IGNORECASE)
_TIMES = re.compile(r"年\s?[1-4１-４一二三四]\s?回|[0-9０-９]{4}年度?|[0-9０-９]{1,2}月(?!分)")
"""Numbers beside a bonus that are not how much it is."""
_SPELLED = re.compile(rf"\b(?:{'|'.join(NUMERALS)})[ -](?:hour|day|month)s?\b", re.IGNORECASE)
_BY_THE_HOUR = re.compile(
    r"時給|時間給|日給(?!月給)|日額|hourly|daily|\b(?:an|a|per) (?:hour|day)\b"
)
_FROM_THE_PAY = re.compile(
    r"(?:(?:使用|利用)料|(?:社宅|寮)[費料]|賃料)(?!の?補助)|負担[金額]|(?:自己|本人)負担|控除|天引"
    r"|\b(?:deduct|fee\b|charge\b)|^(?:company )?(?:housing )?rent\b(?! subsid)"
)
_COMPANY_FLAT = re.compile(r"社宅|寮|\bcompany housing\b")
_SHARE = re.compile(r"\d\s?[%割]")
_OF_BONUS = frozenset({"bonus-months", "bonus-amount"})
_STOCK = re.compile(r"\brsus?\b|restricted stock|stock|equity|shares?\b|株式|新株|ストック")
_NO_PROMISE = re.compile(r"(?:想定|理論|見込み?|モデル)(?:年収|月収|年俸|月給)|(?:年収|月収)例")
"""What calls an amount one that a year, or somebody's month, may come to."""
_OF_NUMBERS = frozenset(
    TERMS[name].item
    for name in ("fixed-overtime-pay", "bonus-amount", "first-bonus-amount", "sign-on")
)
"""Items of which words alone leave open what they come to."""
_SAYS_NONE = re.compile(r"なし|無し|ありません|\b(?:no|none|nothing)\b", re.IGNORECASE)


def _why_not_none(kinds: Sequence[TermKind], text: str) -> tuple[str, str]:
    """Why words without a number count nowhere, and what to do; empty where words are expected."""
    kind = next((term_kind for term_kind in kinds if term_kind.has_none), None)
    if kind is None or _SAYS_NONE.search(text) is None:
        is_of_words = kinds[0].named or kinds[0].item not in _OF_NUMBERS
        return ("", "") if is_of_words or not text else (_("there is no number in it"), "")
    return (
        _("it doesn't say clearly that there is none"),
        _("if so, write {name}=0").format(name=kind.id),
    )


def _has_unit(kind: TermKind, text: str) -> bool:
    """Whether a text has a unit in which values of a kind are told."""
    unit = _UNIT.get(kind.sort)
    if unit is None or kind.named:
        return False
    is_foreign = kind.sort is TermSort.MONEY and _FOREIGN.search(text) is not None
    return is_foreign or unit.search(text) is not None


_FOREIGN = re.compile(r"[$€£]|ドル|ユーロ|ポンド|\b(?:usd|eur|gbp)\b", re.IGNORECASE)
