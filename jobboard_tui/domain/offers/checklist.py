"""The checklist of one application: each item with what is known of it and what could be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.event_kinds import OFFERS
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application, Deadline, Event, Kind
from jobboard_tui.domain.offer_values import (
    ANSWER_BY,
    AnswerSource,
    ItemAnswer,
    ItemState,
    TermValue,
)
from jobboard_tui.domain.offers.checklist_template import (
    OWN,
    ChecklistItem,
    ChecklistTemplate,
    ChecklistTopic,
    ItemWords,
    NeedlessRule,
)
from jobboard_tui.domain.offers.daily_hours import daily_hours
from jobboard_tui.domain.offers.first_day import ITEM as FIRST_DAY
from jobboard_tui.domain.offers.first_day import date_in_words
from jobboard_tui.domain.offers.included_parts import says_inside
from jobboard_tui.domain.offers.needless_items import needless_items, needless_reason
from jobboard_tui.domain.offers.suggested_values import (
    SuggestedValue,
    suggested_values,
    unread_of_letters,
)
from jobboard_tui.domain.offers.term_answers import has_side_notes, terms_in, why_words
from jobboard_tui.domain.offers.terms import (
    INCLUDED_SUFFIX,
    TERMS,
    TermSort,
    is_question,
    is_unpaid_overtime,
    terms_text,
    why_uncounted,
)
from jobboard_tui.domain.offers.total_pay import undecided_parts
from jobboard_tui.domain.parsing.money import is_amount, names_an_amount, says_before_tax, yen
from jobboard_tui.domain.parsing.quantities import has_number, plain
from jobboard_tui.domain.parsing.unlabelled import spoken_pay
from jobboard_tui.domain.text import clean, join_clauses, with_remark
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext

_NOTHING = ItemAnswer()
_BETWEEN = "; "
"""What stands between several sentences that are kept of one item."""


@frozen(kw_only=True)
class ChecklistLine:
    """One item with its finding; `value` is what the terms say of it, and what was told in words.

    `proposed` is what the card answers of an item of which nothing is told, `more` what the same
    event says of it besides, which is taken with it, and `others` what the card says differently.
    `newer` is among these, where the company wrote it later than what stands there. `is_needless`
    is whether it does not apply by what is known (by the rule `needless_by`) or for all, unless
    something is told of it.
    """

    item: ChecklistItem
    finding: ItemAnswer
    value: str
    proposed: SuggestedValue | None = None
    more: tuple[SuggestedValue, ...] = ()
    others: tuple[SuggestedValue, ...] = ()
    newer: SuggestedValue | None = None
    is_needless: bool = False
    needless_by: NeedlessRule | None = None

    def why_needless(self, language: Language) -> str:
        """Return why it does not apply, where that is by what is known or for all; else nothing."""
        if self.state is not ItemState.NOT_APPLICABLE or not self.is_needless:
            return ""
        is_by_hand = self.finding.state is ItemState.NOT_APPLICABLE
        return "" if is_by_hand else needless_reason(self.needless_by, language)

    @property
    def suggestion(self) -> SuggestedValue | None:
        """Return what of the card is taken for known: the proposal, else what is newer on it."""
        return self.proposed or self.newer

    @property
    def proposed_words(self) -> str:
        """Return all that the card proposes, in words; empty for nothing."""
        said = [] if self.proposed is None else [self.proposed, *self.more]
        return _BETWEEN.join(suggestion.value for suggestion in said)

    @property
    def state(self) -> ItemState:
        """Return how far the item is; unknown without an answer, or a date that is watched."""
        is_told = self.finding.state is not ItemState.UNKNOWN or self.value
        if not is_told and self.proposed is not None and self.proposed.is_watched:
            return ItemState.KNOWN
        return ItemState.NOT_APPLICABLE if self.is_needless and not is_told else self.finding.state

    @property
    def is_open(self) -> bool:
        """Still to be asked, or to be asked again."""
        return self.state.is_open

    @property
    def is_blank(self) -> bool:
        """Open, and nothing is known of it or proposed."""
        return self.is_open and not self.value and self.proposed is None


@frozen
class TopicLines:
    """A topic with its lines."""

    topic: ChecklistTopic
    lines: tuple[ChecklistLine, ...]

    @property
    def state(self) -> ItemState:
        """The state of the whole: that of the item that is furthest behind, unclear ones first."""
        states = {line.state for line in self.lines}
        return next(
            (item_state for item_state in _BEHIND if item_state in states), ItemState.UNKNOWN
        )


_BEHIND = (
    ItemState.UNCLEAR,
    ItemState.UNKNOWN,
    ItemState.TO_ASK,
    ItemState.ASKED,
    ItemState.KNOWN,
    ItemState.CONFIRMED,
    ItemState.NOT_APPLICABLE,
)


def unknown_items(checklist_template: ChecklistTemplate, application: Application) -> list[str]:
    """The ids of the items of which nothing is known and nothing is planned to be asked."""
    told, needless = application.checklist, needless_items(checklist_template, application)
    ids = [
        item.id
        for item in checklist_template.items()
        if _is_listed(item, application) and item.id not in needless
    ]
    if any(event.by is not None and event.kind in OFFERS for event in application.events):
        ids = [key for key in ids if key != ANSWER_BY]  # its reminder watches it
    ids += [key for key, item_answer in told.items() if item_answer.title and key not in ids]
    return [key for key in ids if told.get(key, _NOTHING).state is ItemState.UNKNOWN]


def groups(
    checklist_template: ChecklistTemplate, application: Application, now: datetime
) -> list[TopicLines]:
    """Every topic with its lines; the user's own items come last, those of all before these."""
    found = suggested_values(checklist_template, application, now)
    needless = needless_items(checklist_template, application, found)

    def line(item: ChecklistItem) -> ChecklistLine:
        return replace(
            _line(item, application, found, now),
            is_needless=item.id in needless,
            needless_by=needless.get(item.id),
        )

    listed = [
        TopicLines(topic, tuple(map(line, items)))
        for topic in checklist_template.topics
        for items in [[item for item in topic.items if _is_listed(item, application)]]
        if items and topic.id != OWN
    ]
    items = [*checklist_template.own_items(), *_own(checklist_template, application)]
    own = tuple(map(line, items))
    if own:
        words = ItemWords(_("Your questions")), ItemWords("独自の質問")
        topic = ChecklistTopic(
            id=OWN,
            english=words[0],
            japanese=words[1],
            items=tuple(line.item for line in own),
        )
        listed.append(TopicLines(topic, own))
    return listed


def lines(
    checklist_template: ChecklistTemplate, application: Application, now: datetime
) -> Iterator[ChecklistLine]:
    """Every line, in order."""
    for group in groups(checklist_template, application, now):
        yield from group.lines


def _own(
    checklist_template: ChecklistTemplate, application: Application
) -> Iterator[ChecklistItem]:
    for key, finding in application.checklist.items():
        if finding.title and checklist_template.item(key) is None:
            yield _own_item(key, finding)


def _own_item(item_id: str, finding: ItemAnswer) -> ChecklistItem:
    title = finding.title or item_id
    words = ItemWords(title, finding.ask or title, finding.confirm)
    return ChecklistItem(id=item_id, topic=OWN, english=words, japanese=words)


def item_of(
    checklist_template: ChecklistTemplate, application: Application, item_id: str
) -> ChecklistItem:
    """Return the item of that id, also one that only this application has."""
    item = checklist_template.item(item_id)
    return item or _own_item(item_id, application.checklist.get(item_id, _NOTHING))


def _is_listed(item: ChecklistItem, application: Application) -> bool:
    """Whether an item is on the list: one that is only `when_undecided`, while that is so."""
    return (
        not item.when_undecided
        or item.id in application.checklist
        or item.id in application.terms
        or item.id in undecided_parts(application.terms)
    )


def _line(
    item: ChecklistItem,
    application: Application,
    found: Mapping[str, list[SuggestedValue]],
    now: datetime,
) -> ChecklistLine:
    finding = application.checklist.get(item.id, _NOTHING)
    told = [terms_text(item.id, application.terms), finding.value]
    if item.id in (ANSWER_BY, FIRST_DAY):
        told = [date_in_words(text, now) for text in told]
    value = _(", ").join(filter(None, dict.fromkeys(told)))
    listed = _with_sum(item, found.get(item.id, []))
    answers = [suggestion for suggestion in listed if suggestion.settles or suggestion.event]
    if value or not answers:
        stands = finding.value.split(_BETWEEN)
        others = [
            suggestion
            for suggestion in listed
            if not _is_told(item, suggestion, application.terms, stands)
        ]
        newer = _newer(item, application, listed, others) if value else None
        return ChecklistLine(
            item=item, finding=finding, value=value, others=tuple(others), newer=newer
        )
    proposed, *more = _said_together(item, answers)
    known = _terms_of(item, (proposed, *more))
    stands = [text for suggestion in (proposed, *more) for text in suggestion.value.split(_BETWEEN)]
    return ChecklistLine(
        item=item,
        finding=finding,
        value=value,
        proposed=proposed,
        more=tuple(more),
        others=tuple(
            suggestion for suggestion in listed if not _is_told(item, suggestion, known, stands)
        ),
    )


def _is_told(
    item: ChecklistItem,
    said: SuggestedValue,
    known: Mapping[str, TermValue | None],
    stands: Sequence[str],
) -> bool:
    """Whether what the card says of an item is among the terms and words that stand there."""
    terms = parse_terms(item.id, strip_item_name(item, said.value))
    if terms and all(known.get(name) == term for name, term in terms.items()):
        return True
    short = item.without_label(clean(said.value))
    return any(one and short in (item.without_label(clean(one)), clean(one)) for one in stands)


def _with_sum(item: ChecklistItem, listed: list[SuggestedValue]) -> list[SuggestedValue]:
    """What is said of an item, with the allowances that one event names line by line as one."""
    if item.id != TERMS["other-allowances"].item:
        return listed
    summed = list(listed)
    for event in dict.fromkeys(suggestion.event for suggestion in listed if suggestion.event):
        lines_of_it = [
            suggestion
            for suggestion in listed
            if suggestion.event == event and _terms_of(item, [suggestion])
        ]
        whole = _BETWEEN.join(suggestion.value for suggestion in lines_of_it)
        if len(lines_of_it) > 1 and parse_terms(item.id, whole):
            summed[summed.index(lines_of_it[0])] = replace(lines_of_it[0], value=whole)
            summed = [suggestion for suggestion in summed if suggestion not in lines_of_it]
    return summed


def _said_together(item: ChecklistItem, listed: Sequence[SuggestedValue]) -> list[SuggestedValue]:
    """What is nearest to the contract, and what the same event says besides and not otherwise.

    Where the event tells a term of the item in two ways, both are words, and settle nothing.
    """
    first, *rest = _with_doubts(item, listed)
    kept, known = [first], _terms_of(item, [first])
    if not first.event or item.id in (ANSWER_BY, FIRST_DAY):
        return kept
    for suggestion in rest:
        terms = _terms_of(item, [suggestion])
        if suggestion.event == first.event and not terms.keys() & known.keys():
            kept.append(suggestion)
            known |= terms
    return kept


def _with_doubts(item: ChecklistItem, listed: Sequence[SuggestedValue]) -> list[SuggestedValue]:
    """What is said of an item, with what the first event leaves in doubt joined, as words.

    That is what it tells in two ways, and any figure beside a sentence that isn't understood and
    says what is inside of it.
    """
    first = listed[0]
    same = [one for one in listed if one.event and one.event == first.event]
    told: dict[str, TermValue | None] = {}
    doubtful: set[str] = set()
    for suggestion in same:
        terms = _terms_of(item, [suggestion])
        doubtful |= {name for name, term in terms.items() if told.setdefault(name, term) != term}
    unclear = [one for one in same if says_inside(one.value) and not _terms_of(item, [one])]
    figures = told.keys() if unclear else doubtful
    if not figures:
        return list(listed)
    both = [one for one in same if one in unclear or figures & _terms_of(item, [one]).keys()]
    joined = replace(both[0], value=_BETWEEN.join(one.value for one in both), settles=False)
    return [joined, *(one for one in listed if one not in both)]


def _terms_of(item: ChecklistItem, said: Iterable[SuggestedValue]) -> dict[str, TermValue | None]:
    terms: dict[str, TermValue | None] = {}
    for suggestion in said:
        terms |= parse_terms(item.id, strip_item_name(item, suggestion.value))
    return terms


def _newer(
    item: ChecklistItem,
    application: Application,
    listed: Sequence[SuggestedValue],
    others: Sequence[SuggestedValue],
) -> SuggestedValue | None:
    """What the company wrote last of an item, where something else stands on the list.

    Words count only where they come in the place of words that the company wrote before.
    """
    written = [
        suggestion for suggestion in listed if suggestion.is_offer and suggestion.at is not None
    ]
    last = max((suggestion.at for suggestion in written if suggestion.at), default=None)
    latest = [suggestion for suggestion in written if suggestion.at == last]
    if last is None or any(suggestion not in others for suggestion in latest):
        return None
    finding = application.checklist.get(item.id, _NOTHING)
    if finding.origin is AnswerSource.MEETING and any(
        event.kind is Kind.OFFER_MEETING and not event.cancelled and event.until >= last
        for event in application.events
    ):
        return None
    in_hand = letter(application)
    if finding.origin is AnswerSource.LETTER and in_hand is not None and in_hand.at > last:
        return None
    figures = [suggestion for suggestion in latest if _terms_of(item, [suggestion])]
    if figures:
        return figures[0]
    is_replaced = any(suggestion not in others for suggestion in written)
    return latest[0] if is_replaced and finding.value else None


# -- verbs ---------------------------------------------------------------------------------------


def with_finding(application: Application, item_id: str, finding: ItemAnswer) -> Application:
    """The application with a finding of an item; one that says nothing is taken out."""
    if finding == _NOTHING:
        rest = {
            key: item_answer for key, item_answer in application.checklist.items() if key != item_id
        }
        return replace(application, checklist=rest)
    return replace(application, checklist={**application.checklist, item_id: finding})


def with_item_value(
    application: Application,
    item_id: str,
    *,
    value: str | None = None,
    state: ItemState | None = None,
    origin: AnswerSource | None = None,
) -> Application:
    """The application with something told of an item; what is not told stays.

    A value without a state makes it known, or confirmed where it comes from the meeting; taking
    the value away makes it unknown again.
    """
    finding = application.checklist.get(item_id, _NOTHING)
    if value is not None:
        if state is None:
            known = ItemState.CONFIRMED if origin is AnswerSource.MEETING else ItemState.KNOWN
            state = known if value else ItemState.UNKNOWN
        origin_before = finding.origin if value else None
        finding = replace(finding, value=value, origin=origin_before, by=None, told=None)
    if state is not None:
        finding = replace(finding, state=state)
    if origin is not None:
        finding = replace(finding, origin=origin)
    return with_finding(application, item_id, finding)


def with_term(
    application: Application,
    name: str,
    term: TermValue | None,
    *,
    state: ItemState | None = None,
    origin: AnswerSource | None = None,
) -> Application:
    """The application with a term set, or taken out (None), and its item known by it.

    An item whose last term goes is unknown again, unless it has a value of its own.
    """
    terms = {key: one for key, one in application.terms.items() if key != name}
    if term is not None:
        terms[name] = term
    application = replace(application, terms=terms)
    item_id = TERMS[name].item
    finding = application.checklist.get(item_id, _NOTHING)
    if term is not None and is_question(item_id):
        finding = replace(finding, value="")  # the words that left it open
        application = with_finding(application, item_id, finding)
    if state is None:
        known = ItemState.CONFIRMED if origin is AnswerSource.MEETING else ItemState.KNOWN
        told = finding.value or terms_text(item_id, terms)
        kept = {key: one for key, one in terms.items() if key in TERMS}
        if any(is_unpaid_overtime(*one) for one in kept.items() if TERMS[one[0]].item == item_id):
            known = ItemState.TO_ASK
        state = known if term is not None else finding.state if told else ItemState.UNKNOWN
    return with_item_value(application, item_id, state=state, origin=origin)


def with_notes(application: Application, item_id: str, text: str) -> Application:
    """The application with an answer as it was written, where it has notes beside its terms."""
    if not has_side_notes(item_id, text):
        return application
    finding = replace(application.checklist.get(item_id, _NOTHING), value=text)
    return with_finding(application, item_id, finding)


def with_answer(
    application: Application,
    item_id: str,
    text: str,
    origin: AnswerSource | None,
    state: ItemState | None = None,
) -> Application:
    """The application with an answer in the place of the words before: terms where it tells them.

    A term that is named without a value ("base=") is taken out. An empty answer takes out the
    words; where there are none, the terms of the item. Words that answer a question of yes or no
    with neither leave it open.
    """
    told_here = parse_terms(item_id, text)
    if told_here:
        words = text if has_side_notes(item_id, text) else ""
        finding = replace(application.checklist.get(item_id, _NOTHING), value=words)
        application = with_finding(application, item_id, finding)
        for name, term in told_here.items():
            application = with_term(application, name, term, state=state, origin=origin)
        return application
    if text and is_question(item_id):
        is_told = origin is AnswerSource.MEETING
        state = state or (ItemState.UNCLEAR if is_told else ItemState.TO_ASK)
        rest = {key: one for key, one in application.terms.items() if key != item_id}
        application = replace(application, terms=rest)
    if text:
        return with_item_value(application, item_id, value=text, origin=origin, state=state)
    terms, finding = application.terms, application.checklist.get(item_id, _NOTHING)
    if not finding.value:
        terms = {key: one for key, one in terms.items() if TERMS[key].item != item_id}
    told = terms_text(item_id, terms)
    application = replace(application, terms=terms)
    known = finding.state if told else ItemState.UNKNOWN
    return with_item_value(application, item_id, value="", state=state or known)


def parse_terms(item_id: str, text: str) -> dict[str, TermValue | None]:
    """The terms that an answer tells, with None for one that it takes out; none: it is words."""
    try:
        return terms_in(item_id, text) if text else {}
    except InvalidInput:
        return {}


def strip_item_name(item: ChecklistItem, text: str) -> str:
    """An answer without the name of its item before it, where what is left is a term.

    Also where it may be one, which is asked.
    """
    short = item.without_label(text)
    return short if not _is_words(item.id, short) and _is_words(item.id, text) else text


def _is_words(item_id: str, text: str) -> bool:
    try:
        return not terms_in(item_id, text)
    except AmbiguousInput:
        return False
    except InvalidInput:
        return True


def understood_words(item_id: str, text: str) -> str:
    """What is understood of an answer, in words; empty where it is kept as words.

    `AmbiguousInput` where it has two readings, `InvalidInput` where a term is named and makes no
    sense.
    """
    told = terms_in(item_id, text) if text else {}
    known = {name: term for name, term in told.items() if term is not None}
    items = dict.fromkeys((item_id, *(TERMS[name].item for name in known)))
    parts = [_terms_of_item(item_id, one, known) for one in items]
    said = _(", ").join(filter(None, parts)) or (pgettext("amount", "nothing") if told else "")
    if told and has_side_notes(item_id, text):
        said = _("{value}; saved as written: “{text}”").format(value=said, text=clean(text))
    before_tax = _("before tax") if known and says_before_tax(text) else ""
    reasons = dict.fromkeys(
        (before_tax, *(why_uncounted(key, term) for key, term in known.items()))
    )
    return with_remark(said, join_clauses(reasons))


def spoken_salary(text: str) -> str:
    """Return a pay as it was typed, with what is understood of it, as the checklist has it.

    >>> spoken_salary("月給30万円、固定残業代なし")
    '月給30万円、固定残業代なし (30万円×12ヶ月 = 360万円 a year, fixed overtime 0 h a month)'
    """
    try:
        meant = understood_words(TERMS["annual"].item, text)
    except InvalidInput:
        meant = ""
    if not meant or is_amount(text):
        return spoken_pay(text)
    return _("{salary} ({meant})").format(salary=text, meant=meant)


def _terms_of_item(answered: str, item_id: str, terms: Mapping[str, TermValue]) -> str:
    """What an answer tells of an item in words, with the name of a term of another one."""
    said = terms_text(item_id, terms)
    first = next((kind for kind in TERMS.values() if kind.item == item_id), None)
    if first is None or item_id == answered or first.id not in terms:
        return said
    if first.id.endswith(INCLUDED_SUFFIX) and terms[first.id] is False:
        return _("{term}: no, it is on top").format(term=first.title())
    return _("{term} {value}").format(term=first.title(), value=said)


def why_not_counted(
    item: ChecklistItem,
    text: str,
    origin: AnswerSource | None = None,
    *,
    brief: bool = False,
    is_alone: bool = False,
) -> str:
    """Why an answer with a number in it is kept as words; empty where it is a term or has none.

    Also what to do, unless `brief`. `is_alone` where the text is told of this item only, and so
    counted nowhere else.
    """
    is_figure = not _is_words(item.id, text)  # or in doubt
    why, mend = why_words(item.id, text if is_figure else item.without_label(text))
    if origin in _NO_OFFER and (is_figure or why):
        why = _("not part of the offer yet")
        mend = _("if it is, write {item}=… --from offer-letter").format(item=item.id)
    elif parse_terms(item.id, text):
        return ""
    elif item.id == TERMS["weekly-hours"].item and (hours := daily_hours(text)) is not None:
        counted = _(
            "saved as text; its {hours} h a day count once the days off in a year are known"
        )
        counted = counted.format(hours=f"{hours:g}")
        return f"{counted}; {mend}" if mend and not brief else counted
    others = [] if why else _items_that_count(text)
    is_pay = names_an_amount(text) or _SHARE.search(plain(text)) or plain(text).strip().isdecimal()
    if not others and not why and item.id == _ALLOWANCES and is_pay:
        why = _("allowances are counted by their names")
        mend = _allowances_to_write(text)
    if not others and not why and item.id == _DAYS_OFF and text and not has_number(text):
        why, mend = _("it has no number of days"), _("write {item}=120").format(item=item.id)
    if others and is_alone:
        why, mend = _("it is about another item"), _("write {item}=…").format(item=others[0])
    elif not why and not others and names_an_amount(text):
        why = _("the amount in it is not read as pay")
        mend = _("if it is, write base=… or annual=…")
    if mend and not brief:
        why = f"{why}; {mend}"
    if why and is_question(item.id):
        why = f"{why}; {_('still to ask')}"
    return _("saved as text, not counted: {why}").format(why=why) if why else ""


_ALLOWANCES, _BENEFITS = "allowances", "benefits"
_DAYS_OFF = TERMS["yearly-days-off"].item


def _allowances_to_write(text: str) -> str:
    """How to write the allowances in a text that everybody in the position has, or any."""
    parts = [part.strip() for part in re.split("[、,，;；]", text)]
    sure = {part: parse_terms(_BENEFITS, part).get("other-allowances") for part in parts}
    amounts = [amount for amount in sure.values() if isinstance(amount, int)]
    if not amounts:
        return _("write other-allowances=… for what is paid every month")
    names = _(", ").join(part for part, amount in sure.items() if isinstance(amount, int))
    return _("write other-allowances={amount} to count {names}").format(
        amount=yen(sum(amounts)), names=names
    )


_SHARE = re.compile(r"\d\s?[%割]")
_NAMES: Mapping[str, re.Pattern[str]] = {
    TERMS[name].item: re.compile(pattern)
    for name, pattern in {
        "annual": r"年収|年俸|月給|salary|compensation",
        "base": r"基本給|\bbase\b|basic (?:pay|salary)",
        "fixed-overtime-pay": r"残業|時間外|overtime",
        "bonus-amount": r"賞与|ボーナス|bonus",
        "sign-on": r"サインオン|入社(?:祝い?金|一時金|支度金)|sign[- ]?on|signing",
        "commuting-allowance": r"通勤|交通費|commut",
        "housing-allowance": r"住宅|家賃|housing|\brent\b",
        "other-allowances": r"手当|[職役][能務割]給",
    }.items()
}
"""By which word in it an amount may be one of another item than the one that it was told of."""


def _items_that_count(text: str) -> list[str]:
    """The items that a text names and whose amount of money it is."""
    said = plain(text)
    return [
        item_id
        for item_id, names in _NAMES.items()
        if names.search(said)
        and any(TERMS[name].sort is TermSort.MONEY for name in parse_terms(item_id, text))
    ]


def still_counted_sentence(application: Application, item_id: str, text: str) -> str:
    """Return a sentence on the numbers of an item that count beside an answer in words.

    Empty where there are none, or where the answer sets or takes out terms itself. An empty answer
    takes out the words, and what they stood beside stays.
    """
    finding = application.checklist.get(item_id, _NOTHING)
    if parse_terms(item_id, text) or not (text or finding.value) or is_question(item_id):
        return ""
    numbers = {
        name: term
        for name, term in application.terms.items()
        if name in TERMS and TERMS[name].item == item_id and not isinstance(term, str)
    }
    if not numbers:
        return ""
    names = [name for name in TERMS if name in numbers]
    return _("still counted: {terms}; write {names} to remove it").format(
        terms=terms_text(item_id, numbers), names=" ".join(f"{name}=" for name in names)
    )


def text_of(item: ChecklistItem, proposal: SuggestedValue) -> str:
    """What is taken of a proposal: the term alone where it is to be one."""
    return proposal.value if proposal.origin in _NO_OFFER else strip_item_name(item, proposal.value)


_NO_OFFER = (AnswerSource.JOB_DESCRIPTION, AnswerSource.RESEARCH)
"""What is known from there is not the company's word on this offer."""


def is_of_the_offer(origin: AnswerSource | None) -> bool:
    """Return whether what is known from somewhere is the company's word on this offer."""
    return origin not in _NO_OFFER


def with_suggestions(
    checklist_template: ChecklistTemplate, application: Application, now: datetime
) -> Application:
    """The application with every proposal taken for known; what was told stays."""
    return with_lines_taken(application, lines(checklist_template, application, now))


def with_lines_taken(application: Application, found: Iterable[ChecklistLine]) -> Application:
    """Return the application with what lines of it propose taken for known."""
    for line in open_suggestions(found):
        application = with_line_taken(application, line)
    return application


def with_line_taken(application: Application, line: ChecklistLine) -> Application:
    """Return the application with what the card says of an item taken for known."""
    suggestion = line.suggestion
    if suggestion is None:
        return application
    for text in texts_taken(line):
        application = with_suggestion(
            application,
            line.item.id,
            text,
            suggestion.origin,
            state_taken(line),
            by=suggestion.answer_by,
        )
    return application


def texts_taken(line: ChecklistLine) -> list[str]:
    """Return what is taken of the sentences of the card: terms first, then the words."""
    said = [] if line.suggestion is None else [line.suggestion, *line.more]
    figures: list[str] = []
    words: list[str] = []
    for suggestion in said:
        text = text_of(line.item, suggestion)
        is_term = suggestion.origin not in _NO_OFFER and bool(parse_terms(line.item.id, text))
        (figures if is_term else words).append(text)
    return [*figures, *([_BETWEEN.join(words)] if words else [])]


def state_taken(line: ChecklistLine) -> ItemState | None:
    """Return the state of an item once the card's proposal is taken; None for one it makes known.

    What does not answer its question leaves it to be asked; one that was marked stays so. What is
    newer than an answer makes it known.
    """
    if line.proposed is None:
        return None
    if line.state is not ItemState.UNKNOWN:
        return line.state
    said = [line.proposed, *line.more]
    return None if any(suggestion.settles for suggestion in said) else ItemState.TO_ASK


def with_suggestion(
    application: Application,
    item_id: str,
    text: str,
    origin: AnswerSource,
    state: ItemState | None = None,
    *,
    by: tuple[Deadline, datetime] | None = None,
) -> Application:
    """The application with what the card says of an item.

    The company's own word is a term where it is one; the amount of a posting or of hearsay is no
    part of the offer, and stays words. `by` is the date to answer the offer by that the text
    names, and when it was told: it is watched.
    """
    if by is not None and item_id == ANSWER_BY:
        application = with_item_value(application, item_id, value=text, origin=origin, state=state)
        finding = replace(application.checklist[ANSWER_BY], by=by[0], told=by[1])
        return with_finding(application, ANSWER_BY, finding)
    if origin in _NO_OFFER:
        return with_item_value(application, item_id, value=text, origin=origin, state=state)
    return with_answer(application, item_id, text, origin, state)


def open_suggestions(found: Iterable[ChecklistLine]) -> list[ChecklistLine]:
    """The lines of which the card says something that is not taken yet."""
    return [line for line in found if line.proposed is not None]


def not_taken(
    checklist_template: ChecklistTemplate, application: Application, now: datetime
) -> list[tuple[str, SuggestedValue]]:
    """Return what `with_suggestions` leaves out, each with the id of its item.

    What the card says of an item besides, and differently from what is taken or stands there; and,
    without an item (""), the sentences in an offer or its letter that speak of none.
    """
    left = [
        (line.item.id, other)
        for line in lines(checklist_template, application, now)
        for other in line.others
    ]
    return left + [
        ("", suggestion) for suggestion in unread_of_letters(checklist_template, application)
    ]


def letter(application: Application) -> Event | None:
    """The offer letter in hand, the last one; None where there is none yet."""
    letters = [
        event
        for event in application.events
        if event.kind is Kind.OFFER_LETTER and not event.cancelled
    ]
    return max(letters, key=lambda event: event.at, default=None)


def not_in_letter(
    checklist_template: ChecklistTemplate,
    application: Application,
    now: datetime,
    known: Sequence[ChecklistLine] | None = None,
) -> list[ChecklistLine]:
    """What the letter does not say: lines known from elsewhere, or not at all.

    `known` are the lines of the list, where at hand.
    """
    if known is None:
        known = list(lines(checklist_template, application, now))
    in_letter = (AnswerSource.LETTER, AnswerSource.MEETING)
    return [
        line
        for line in known
        if line.state is not ItemState.NOT_APPLICABLE
        and line.finding.origin not in in_letter
        and not (line.proposed is not None and line.proposed.origin in in_letter)
    ]


def unwritten_lines(
    checklist_template: ChecklistTemplate,
    application: Application,
    now: datetime,
    known: Sequence[ChecklistLine] | None = None,
) -> list[ChecklistLine]:
    """What was told, but is not in the letter in hand; none where there is no letter."""
    if letter(application) is None:
        return []
    return [
        line
        for line in not_in_letter(checklist_template, application, now, known)
        if line.value and line.finding.origin is not None and not line.is_open
    ]


def question(line: ChecklistLine, language: Language) -> str:
    """The open question of an item in a language."""
    return line.item.said(language).ask
