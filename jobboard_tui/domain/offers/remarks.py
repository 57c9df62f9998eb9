"""What is odd about an offer, in sentences: its figures, what it leaves open, its letters.

The numbers of law and usage, and the words that raise a caution, are rows of the checklist.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from jobboard_tui.domain.labels import full_day
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application, Kind
from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.checklist import ChecklistLine, lines
from jobboard_tui.domain.offers.checklist_template import (
    Caution,
    ChecklistTemplate,
    FigureCheck,
    PayLimit,
)
from jobboard_tui.domain.offers.contract_term import contract_term
from jobboard_tui.domain.offers.first_year import ONCE
from jobboard_tui.domain.offers.form_choices import filled_in
from jobboard_tui.domain.offers.item_words import plain_words
from jobboard_tui.domain.offers.offer_hours import with_daily_hours
from jobboard_tui.domain.offers.overtime_words import has_overtime_in_words, offer_totals
from jobboard_tui.domain.offers.suggested_values import call_headings
from jobboard_tui.domain.offers.terms import (
    IN_NO_TOTAL,
    TERMS,
    TermSort,
    amount_of,
    is_unpaid_overtime,
    money_of,
    term_words,
    why_uncounted,
)
from jobboard_tui.domain.offers.total_pay import (
    ALLOWANCES,
    MONTHS,
    PARTS,
    STOCK,
    TOLERANCE,
    WEEKS,
    WORKING_DAYS,
    PayTotals,
    has_unknown_bonus,
    has_unknown_overtime,
    is_allowance_sure,
    is_contradicted,
    is_part_included,
    monthly_pay,
    parts_in_base,
    totals,
    working_days,
    yearly_hours,
)
from jobboard_tui.domain.offers.uncounted_amounts import uncounted_amounts
from jobboard_tui.domain.parsing.money import YEN, yen
from jobboard_tui.i18n import _

_CASH = ("fixed-overtime-pay", "housing-allowance", "other-allowances", "bonus-amount")
"""What is paid in money beside the base."""
_ALLOWANCES = ("housing-allowance", "other-allowances")


def offer_remarks(
    checklist_template: ChecklistTemplate,
    application: Application,
    now: datetime,
    language: Language,
    known: Sequence[ChecklistLine] | None = None,
) -> list[str]:
    """Return every remark on an offer; `known` are the lines of its checklist, where at hand."""
    if known is None:
        known = list(lines(checklist_template, application, now))
    uncounted = uncounted_amounts(checklist_template, application, known, language)
    remarks = counted_remarks(checklist_template, application, now, language, known)
    if not uncounted:
        return remarks
    return [_("in the text and not counted: {amounts}").format(amounts=uncounted), *remarks]


def counted_remarks(
    checklist_template: ChecklistTemplate,
    application: Application,
    now: datetime,
    language: Language,
    known: Sequence[ChecklistLine],
) -> list[str]:
    """Return the remarks on an offer but the one on the amounts that are not counted."""
    return [
        *pay_remarks(checklist_template, with_daily_hours(application.terms, known), language),
        *_overtime_in_words(application, known),
        *_short_contract(known, totals(application.terms)),
        *_cautions(checklist_template, application, known, language),
        *_newer(known, language, now),
    ]


def pay_remarks(
    checklist_template: ChecklistTemplate, terms: Mapping[str, TermValue], language: Language
) -> list[str]:
    """Return what is odd about the terms."""
    sums, limits = totals(terms), checklist_template.limits
    return [
        *_uncounted(terms),
        *_paid_once(terms),
        *_undecided(sums),
        *_unsure_bonus(terms, sums),
        *_within_base(terms),
        *_bonus_without_base(terms),
        *_figures(checklist_template.figures, terms, language),
        *_below_minimum_wage(terms, limits),
        *_overtime(terms, limits),
        *_against_stated(terms, sums),
        *_less_at_first(sums),
        *_more_in_probation(terms),
        *_probation_without_length(terms),
        *_by_deemed_hours(terms, sums),
        *_conditional(terms),
    ]


# -- what counts ---------------------------------------------------------------------------------


def _uncounted(terms: Mapping[str, TermValue]) -> Iterator[str]:
    for name in TERMS:
        if name in IN_NO_TOTAL or TERMS[name].sort is not TermSort.MONEY:
            continue  # that is so of every offer, or has a remark of its own
        if name in terms and (why := why_uncounted(name, terms[name])):
            yield _("{term}, {value} ({why})").format(
                term=TERMS[name].title(), value=term_words(name, terms[name]), why=why
            )


def _paid_once(terms: Mapping[str, TermValue]) -> Iterator[str]:
    """What is paid once, which is in no sum of a year."""
    for name in ONCE:
        if amount_of(terms, name):
            yield _("{term}, {value} (paid once, and in no yearly total)").format(
                term=TERMS[name].title(), value=term_words(name, terms[name])
            )


_ASKED: Mapping[str, Callable[[], str]] = {
    "fixed-overtime": lambda: _("ask whether the yearly amount includes fixed overtime pay"),
    "allowances": lambda: _("ask whether the yearly amount includes allowances"),
    "conditional-allowances": lambda: _("ask whether the yearly amount includes allowances"),
    "bonus": lambda: _("ask whether the yearly amount includes the bonus"),
}


def _undecided(sums: PayTotals) -> Iterator[str]:
    for part in sums.undecided:
        asked = _ASKED[part.id]()
        if part.amount is None:
            yield asked
        else:
            yield _("{question} ({amount} a year)").format(question=asked, amount=yen(part.amount))


def _unsure_bonus(terms: Mapping[str, TermValue], sums: PayTotals) -> Iterator[str]:
    """What a bonus that may be in the yearly amount takes from what is guaranteed."""
    is_inside = sums.parts and sums.parts[0].id == "annual"
    if is_inside and has_unknown_bonus(terms):
        yield _(
            "ask how much of the yearly amount is bonus; until then none of it counts as guaranteed"
        )
        return
    if "bonus-guaranteed" in terms or not is_inside or is_part_included(terms, "bonus") is False:
        return
    if "bonus" in {*(part.id for part in sums.parts), *(part.id for part in sums.undecided)}:
        yield _("ask whether the bonus is guaranteed; until then it only counts as expected")


def _within_base(terms: Mapping[str, TermValue]) -> Iterator[str]:
    names = [PARTS[part]() for part in PARTS if part in parts_in_base(terms)]
    if names:
        yield _("counted as part of the base, because no yearly amount is known: {parts}").format(
            parts=_(", ").join(names)
        )


def _bonus_without_base(terms: Mapping[str, TermValue]) -> Iterator[str]:
    """A bonus of so many months of a base that nobody knows, on top of a yearly amount."""
    is_known = amount_of(terms, "base") is not None or "bonus-amount" in terms
    months = amount_of(terms, "bonus-months")
    is_on_top = "annual" in terms and is_part_included(terms, "bonus") is False
    if months and not is_known and is_on_top:
        yield _("ask for the base salary: without it the bonus isn't counted")


def _less_at_first(sums: PayTotals) -> Iterator[str]:
    if sums.guaranteed and sums.first_year and sums.first_year < sums.guaranteed:
        yield _("lower pay in probation: {first} guaranteed in the first 12 months").format(
            first=yen(sums.first_year)
        )


def _more_in_probation(terms: Mapping[str, TermValue]) -> Iterator[str]:
    """A base or a pay on probation that is more than afterwards: one of them is another amount."""
    later = {"probation-base": amount_of(terms, "base"), "probation-pay": monthly_pay(terms)}
    for name, afterwards in later.items():
        first = amount_of(terms, name)
        if first is not None and afterwards is not None and first > afterwards:
            yield _(
                "{term}, {value}, is more than the {later} afterwards: ask which is right"
            ).format(
                term=TERMS[name].title(),
                value=term_words(name, terms[name]),
                later=yen(int(afterwards)),
            )


def _probation_without_length(terms: Mapping[str, TermValue]) -> Iterator[str]:
    """A pay on probation of which nobody knows for how many months it is."""
    is_told = any(amount_of(terms, name) for name in ("probation-base", "probation-pay"))
    if is_told and "probation-months" not in terms:
        yield _("ask how long the probation is: until then its pay is not counted")


def _by_deemed_hours(terms: Mapping[str, TermValue], sums: PayTotals) -> Iterator[str]:
    deemed = amount_of(terms, "deemed-hours")
    if deemed and sums.hourly is not None:
        yield _("hourly pay is based on the deemed {hours} h a day").format(hours=f"{deemed:g}")


def _conditional(terms: Mapping[str, TermValue]) -> Iterator[str]:
    for name, (conditions, _applies) in ALLOWANCES.items():
        if amount_of(terms, name) and is_allowance_sure(terms, name) is False:
            yield _("{term}: only {conditions}; it counts as expected only").format(
                term=TERMS[name].title(), conditions=terms[conditions]
            )


def _against_stated(terms: Mapping[str, TermValue], sums: PayTotals) -> Iterator[str]:
    """Where the parts in cash come to another sum than the stated one; stock fills no gap."""
    stated = money_of(terms, "annual")
    if stated is None or stated.currency != YEN or amount_of(terms, "base") is None:
        return
    if is_contradicted(terms):
        yield _(
            "the parts add up to {parts} a year, but the stated amount is {annual}; ask which is"
            " right, until then neither counts"
        ).format(parts=yen(int((amount_of(terms, "base") or 0) * MONTHS)), annual=stated.spoken())
        return
    stock = sum(part.amount for part in sums.parts if part.id == STOCK)
    sure, hoped = sums.guaranteed or 0, sums.expected or 0
    least, most = stated.low or 0, math.inf if stated.high is None else stated.high
    held = [money_of(terms, name) for name in _CASH]
    is_open = sums.at_least or any(
        money is not None and (money.low is None or money.currency != YEN) for money in held
    )
    if any(
        (is_open or one >= least * (1 - TOLERANCE)) and one <= most * (1 + TOLERANCE)
        for one in (sure, hoped)
    ):
        return
    said = (
        _("the parts add up to {parts} a year without stock, but the stated amount is {annual}")
        if stock
        else _("the parts add up to {parts} a year, but the stated amount is {annual}")
    )
    yield said.format(parts=yen(hoped), annual=stated.spoken())


def _short_contract(known: Iterable[ChecklistLine], sums: PayTotals) -> Iterator[str]:
    """A contract that ends before the year is over that the totals are of."""
    term = contract_term(known)
    if term is None or term.months is None or not term.is_short:
        return
    months = f"{term.months:.1f}".removesuffix(".0")
    if not sums.guaranteed:
        yield _("the contract ends within a year; the totals are for a whole year")
        return
    amount = yen(round(sums.guaranteed * term.months / MONTHS))
    if term.last is None:
        yield _("the contract runs {months} months: {amount} of the yearly total").format(
            months=months, amount=amount
        )
    else:
        yield _("the contract ends on {day}: {months} months, {amount} of the yearly total").format(
            day=full_day(term.last), months=months, amount=amount
        )


# -- the law and what is usual -------------------------------------------------------------------


def _figures(
    checks: Iterable[FigureCheck], terms: Mapping[str, TermValue], language: Language
) -> Iterator[str]:
    for check in checks:
        low, high = _ends(terms, check.term)
        above = low if low is not None else high
        if (above is not None and above > check.most) or (high is not None and high < check.least):
            value = term_words(check.term, terms[check.term])
            yield check.said(language).replace("{value}", value)


def _ends(terms: Mapping[str, TermValue], name: str) -> tuple[float | None, float | None]:
    """The least and the most that a term can be; None where it leaves that open or is none."""
    money = money_of(terms, name)
    if money is not None:
        return (money.low, money.high) if money.currency == YEN else (None, None)
    number = amount_of(terms, name)
    return number, number


def _overtime(terms: Mapping[str, TermValue], limits: Mapping[str, PayLimit]) -> Iterator[str]:
    hours, pay = amount_of(terms, "fixed-overtime-hours"), _ends(terms, "fixed-overtime-pay")[1]
    is_paid = bool(terms.get("fixed-overtime-pay"))
    if is_paid and not hours:
        yield _("fixed overtime pay without hours: ask how many it covers")
    if hours and not is_paid:
        yield _("fixed overtime without an amount: ask how much of the pay it is")
    is_unpaid = is_unpaid_overtime("overtime-beyond", terms.get("overtime-beyond"))
    if is_unpaid:
        yield _("unpaid overtime beyond the fixed hours is unlawful (労働基準法 37条)")
    if (is_paid or hours or is_unpaid) and (is_unpaid or "overtime-beyond" not in terms):
        yield _("ask how overtime beyond the fixed hours is paid")
    base, weekly = amount_of(terms, "base"), amount_of(terms, "weekly-hours")
    if not (hours and pay and base and weekly and limits.keys() >= _SURCHARGES):
        return
    if "fixed-overtime" in parts_in_base(terms):
        base -= pay
    surcharge, most, above = (limits[key].value for key in _SURCHARGE_ORDER)
    paid_hours = surcharge * min(hours, most) + above * max(0, hours - most)
    days = working_days(terms)
    yearly = weekly * WEEKS if days is None else weekly / WORKING_DAYS * days
    least = base / (yearly / MONTHS) * paid_hours  # 労働基準法施行規則 19条1項4号
    if pay < least * (1 - TOLERANCE):
        yield _("{hours} h of overtime should pay at least {least}; the fixed pay is {pay}").format(
            hours=f"{hours:g}", least=yen(round(least)), pay=yen(int(pay))
        )


def _overtime_in_words(application: Application, known: Sequence[ChecklistLine]) -> Iterator[str]:
    """Why an hour has no pay where all but the hours of fixed overtime is known."""
    sums, terms = offer_totals(application, known), with_daily_hours(application.terms, known)
    if sums.guaranteed is None or sums.hourly is not None or yearly_hours(terms) is None:
        return
    if has_unknown_overtime(terms) or has_overtime_in_words(application):
        yield _("the pay of an hour is unknown: enter the hours of fixed overtime first")


_SURCHARGE_ORDER = ("overtime-surcharge", "long-overtime", "long-overtime-surcharge")
_SURCHARGES = frozenset(_SURCHARGE_ORDER)
"""What an hour of overtime costs, from which hour of a month on it costs more, and how much."""


_WAGES = (("base", MONTHS), ("annual", 1), ("probation-base", MONTHS), ("probation-pay", MONTHS))
"""What the minimum wage is held against, with its payments in a year."""


def _below_minimum_wage(
    terms: Mapping[str, TermValue], limits: Mapping[str, PayLimit]
) -> Iterator[str]:
    """A pay below the lowest minimum wage, with the allowances, which count for it."""
    least, week = limits.get("minimum-wage"), limits.get("statutory-week")
    if least is None or week is None:
        return
    hours = amount_of(terms, "weekly-hours") or week.value
    is_beside = "allowances" not in parts_in_base(terms)
    allowances = is_beside and sum(_most(terms, name) for name in _ALLOWANCES) * MONTHS
    for name, payments in _WAGES:
        if not terms.get(name) or (name == "annual" and "base" in terms):
            continue
        beside = 0 if name == "probation-pay" else allowances
        hourly = (_most(terms, name) * payments + beside) / (hours * WEEKS)
        if hourly < least.value:
            yield _(
                "{term}, {value}: {hourly} an hour at {hours} h a week is below the lowest"
                " minimum wage of fiscal {year} ({least}, since {since})"
            ).format(
                term=TERMS[name].title(),
                value=term_words(name, terms[name]),
                hourly=yen(round(hourly)),
                hours=f"{hours:g}",
                least=yen(int(least.value)),
                year="–" if least.since is None else _fiscal_year(least.since),
                since="–" if least.since is None else full_day(least.since),
            )


def _fiscal_year(day: date) -> int:
    """The fiscal year of a day, which begins in April: rates of a year come into force in it."""
    return day.year if day.month >= _APRIL else day.year - 1


_APRIL = 4


def _most(terms: Mapping[str, TermValue], name: str) -> float:
    """The most that a term can be: nothing where it is not told, endless where that is open."""
    if name not in terms:
        return 0
    high = _ends(terms, name)[1]
    return math.inf if high is None else high


# -- words that raise a caution ------------------------------------------------------------------

_SENTENCE = re.compile(r"[^。\n;；]+")
_OFFERED = frozenset({Kind.OFFER, Kind.OFFER_LETTER})


def _cautions(
    checklist_template: ChecklistTemplate,
    application: Application,
    known: Iterable[ChecklistLine],
    language: Language,
) -> Iterator[str]:
    """The cautions for what the list says, and the company in its offer and its letter."""
    own = call_headings()
    texts = [line.value for line in known]
    texts += [
        filled_in(event.note)
        for event in application.events
        if event.kind in _OFFERED and not (event.cancelled or event.note.startswith(own))
    ]
    sentences = [plain_words(part) for text in texts for part in _SENTENCE.findall(text)]
    for caution in checklist_template.cautions:
        if any(_is_met(caution, sentence) for sentence in sentences):
            yield caution.said(language)


def _is_met(caution: Caution, sentence: str) -> bool:
    return any(plain_words(word) in sentence for word in caution.words) and not any(
        plain_words(word) in sentence for word in caution.unless
    )


# -- letters -------------------------------------------------------------------------------------


def _newer(known: Iterable[ChecklistLine], language: Language, now: datetime) -> Iterator[str]:
    """What a later letter says otherwise than what stands on the list."""
    for line in known:
        if line.newer is not None and line.newer.at is not None:
            yield _("{item}: {value} here, but “{newer}” in the message from {day}").format(
                item=line.item.said(language).title,
                value=line.value,
                day=full_day(line.newer.at.astimezone(now.tzinfo)),
                newer=line.newer.value,
            )
