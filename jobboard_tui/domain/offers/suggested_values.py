"""What the card, its notes and its events already say of the items of the checklist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.event_kinds import EVENT_KINDS
from jobboard_tui.domain.labels import full_deadline
from jobboard_tui.domain.models import Application, Channel, Deadline, Event, Kind
from jobboard_tui.domain.offer_values import ANSWER_BY, AnswerSource
from jobboard_tui.domain.offers.answer_date import date_words
from jobboard_tui.domain.offers.checklist_template import ChecklistItem, ChecklistTemplate
from jobboard_tui.domain.offers.first_day import ITEM as FIRST_DAY
from jobboard_tui.domain.offers.first_day import first_day_words
from jobboard_tui.domain.offers.form_choices import leaves_open
from jobboard_tui.domain.offers.included_parts import read_included_parts, says_bonus_inside
from jobboard_tui.domain.offers.item_names import item_in_prose
from jobboard_tui.domain.offers.item_words import items_in, plain_words, word_pattern
from jobboard_tui.domain.offers.letter_lines import has_lines, letter_lines, mentioned_items
from jobboard_tui.domain.offers.letter_types import LetterLine
from jobboard_tui.domain.offers.pay_statements import read_pay_statement
from jobboard_tui.domain.offers.term_answers import terms_in
from jobboard_tui.domain.offers.terms import TERMS, TermSort
from jobboard_tui.domain.parsing.datetimes import parse_when
from jobboard_tui.domain.parsing.money import amounts_in
from jobboard_tui.domain.parsing.purpose import deadline_of
from jobboard_tui.domain.parsing.quantities import has_number
from jobboard_tui.domain.reminders.timeline_facts import known_answer_by
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _

LONGEST = 80
"""Characters of a sentence that is proposed as a value."""
LONGEST_PART = 300
"""Characters of what a line of a letter says, where it is proposed as a value."""

_SENTENCE = re.compile(
    r"[^.。\n;；（]+(?:(?:\.(?=\d)|(?<=[ (（][Ii]ncl|[ (（][Ee]xcl)\."
    r"|（[^（）\n]{0,200}）|（)[^.。\n;；（]*)*"
    r"|（[^（）\n]{0,200}）[^.。\n;；（]*|（"
)
"""A sentence ends at no full stop that stands in brackets."""
_SAYS = re.compile(r"\w")
_LEFT_OPEN = re.compile(
    r"[?？]$|^(?:to )?(?:ask|check|clarify)\b|\btb[dc]\b|\bto be (?:discussed|decided|confirmed)\b"
    r"|未定|応相談|要相談|要確認|確認中|検討中|追って(?:ご)?連絡|別途(?:ご)?(?:相談|連絡|通知|案内)"
)
"""What leaves a question open."""
_OFFERED = frozenset({Kind.OFFER, Kind.OFFER_LETTER, Kind.RECEIVED})
_WRITTEN = frozenset({Kind.OFFER, Kind.OFFER_LETTER})
_SPOKEN = frozenset({Channel.PHONE, Channel.IN_PERSON, Channel.ONLINE})


@frozen
class SuggestedValue:
    """A value that the card suggests, and where it is known from.

    `settles` is whether it answers the question of its item; a tag or an open word does not. `at`
    and `event` are of the event that says so, `is_offer` whether that is the company's word on
    the offer, `by` the date to answer it by where the company names one there; `is_watched` whether
    that is the date of which the reminders speak.
    """

    value: str
    origin: AnswerSource
    settles: bool = True
    at: datetime | None = None
    event: str = ""
    is_offer: bool = False
    by: Deadline | None = None
    is_watched: bool = False

    @property
    def answer_by(self) -> tuple[Deadline, datetime] | None:
        """Return the date to answer the offer by and when it was told; None where there is none."""
        return None if self.by is None or self.at is None else (self.by, self.at)


def suggested_values(
    checklist_template: ChecklistTemplate, application: Application, now: datetime
) -> dict[str, list[SuggestedValue]]:
    """By item what is proposed, what is nearest to the contract first."""
    return _by_item(
        checklist_template,
        (*_facts(application, now), *_noted(checklist_template, application)),
    )


def noted_values(
    checklist_template: ChecklistTemplate, application: Application
) -> dict[str, list[SuggestedValue]]:
    """The same of what stands in notes alone."""
    return _by_item(checklist_template, _noted(checklist_template, application))


def _by_item(
    checklist_template: ChecklistTemplate, proposals: Iterable[tuple[str, SuggestedValue]]
) -> dict[str, list[SuggestedValue]]:
    found: dict[str, list[SuggestedValue]] = {}
    for item_id, proposal in proposals:
        listed = found.setdefault(item_id, [])
        if not any(
            (suggestion.value, suggestion.origin) == (proposal.value, proposal.origin)
            for suggestion in listed
        ):
            listed.append(proposal)
    known = {item.id for item in checklist_template.items()}
    return {
        item_id: sorted(listed, key=lambda suggestion: -suggestion.origin.rank)
        for item_id, listed in found.items()
        if item_id in known
    }


def _facts(application: Application, now: datetime) -> Iterator[tuple[str, SuggestedValue]]:
    posting = AnswerSource.JOB_DESCRIPTION
    yield "position-name", SuggestedValue(application.role, posting)
    if application.salary:
        yield "compensation", SuggestedValue(application.salary, posting)
    if application.location:
        yield "workplace", SuggestedValue(application.location, posting)
    known = known_answer_by(application, now)
    if known is not None and known.event is not None:
        words = full_deadline(known.by, now)
        yield ANSWER_BY, SuggestedValue(words, origin_of(known.event), is_watched=True)


def origin_of(event: Event) -> AnswerSource:
    """Where something is known from that stands in an event's note."""
    if event.kind is Kind.OFFER and event.via in _SPOKEN:
        return AnswerSource.INTERVIEW
    return EVENT_KINDS[event.kind].origin


def call_headings() -> tuple[str, str]:
    """How the summary of a call begins: of one that was ended, of one that was cut off.

    It repeats the list, and so proposes nothing for it.
    """
    return _("In the offer meeting:\n"), _("In the offer meeting, until it was cut off:\n")


def unread_of_letters(
    checklist_template: ChecklistTemplate, application: Application
) -> list[SuggestedValue]:
    """Return the sentences in an offer or its letter, of a long one the lines, of no item."""
    own = call_headings()
    return [
        SuggestedValue(text, origin_of(event))
        for event in application.events
        if event.kind in _WRITTEN and not (event.cancelled or event.note.startswith(own))
        for text in _unread(checklist_template, event.note)
    ]


def _unread(checklist_template: ChecklistTemplate, note: str) -> Iterator[str]:
    if has_lines(note):
        for line in letter_lines(checklist_template, note):
            if line.is_unread:
                yield line.text
        return
    for sentence in map(str.strip, _SENTENCE.findall(note)):
        if _SAYS.search(sentence) and not list(_spoken_of(checklist_template, sentence)):
            yield _short(sentence)


def _noted(
    checklist_template: ChecklistTemplate, application: Application
) -> Iterator[tuple[str, SuggestedValue]]:
    """Sentences of notes in which an item is spoken of, the newest first."""
    events = sorted(application.events, key=lambda event: event.at, reverse=True)
    own = call_headings()
    texts: list[tuple[str, SuggestedValue]] = []
    for event in events:
        if event.cancelled or event.note.startswith(own):
            continue
        source = SuggestedValue(
            "", origin_of(event), at=event.at, event=event.id, is_offer=event.kind in _OFFERED
        )
        if event.kind in _WRITTEN and has_lines(event.note):
            yield from _by_lines(checklist_template, event.note, source)
        else:
            texts.append((event.note, source))
    posting, tag = AnswerSource.JOB_DESCRIPTION, SuggestedValue("", AnswerSource.JOB_DESCRIPTION)
    texts += [
        (application.location, replace(tag, settles=False)),
        (application.notes, SuggestedValue("", AnswerSource.RESEARCH)),
    ]
    texts += [(text, SuggestedValue("", posting, settles=False)) for text in application.tags]
    for text, source in texts:
        for sentence in _sentences(checklist_template, text):
            for item in _spoken_of(checklist_template, sentence):
                longest = LONGEST_PART if source.is_offer else LONGEST
                said = _in_its_form(item, sentence, source, longest)
                settles = source.settles and _answers(item, sentence) and _is_clear(item, said)
                yield item.id, replace(said, settles=settles)


_PAY_OF_THE_YEAR = TERMS["annual"].item


def _by_lines(
    checklist_template: ChecklistTemplate, note: str, source: SuggestedValue
) -> Iterator[tuple[str, SuggestedValue]]:
    """What the lines of a letter say of items, and where it names one that isn't read."""
    read = letter_lines(checklist_template, note)
    told = {part.item.id for line in read for part in line.parts}
    for item, line in mentioned_items(checklist_template, read).items():
        if item.id in _items_told(line):
            continue
        clause = _clause_of(item, line.text)
        value = clause or _before_amount(line.text)
        said = _in_its_form(item, value, replace(source, is_offer=bool(clause)), LONGEST_PART)
        yield item.id, said if clause else replace(said, settles=False)
    undecided = {
        part.item.id
        for line in read
        for part in line.parts
        if _LEAVES_CHOICE.search(plain_words(part.value)) or leaves_open(part.value)
    }
    for line in read:
        for part in line.parts:
            value = _with_condition(part.item, part.value)
            said = _in_its_form(part.item, value, source, LONGEST_PART)
            year = _days_of_a_year(part.item, value)
            if year and _YEARLY_DAYS not in told:
                yield _YEARLY_DAYS, replace(source, value=year)
            settles = _answers(part.item, part.value) and _is_clear(part.item, said)
            settles = settles and part.item.id not in undecided
            yield part.item.id, replace(said, settles=settles)


def _items_told(line: LetterLine) -> set[str]:
    """The items of the terms that a line tells, of whatever item it does."""
    told: set[str] = set()
    for part in line.parts:
        try:
            told |= {TERMS[name].item for name in terms_in(part.item.id, part.value)}
        except InvalidInput:
            continue
    return told


def _clause_of(item: ChecklistItem, text: str) -> str:
    """The part of an English sentence that tells the figure of an item; empty where none does."""
    for clause in re.split(r"[,;]\s", text) if text.isascii() else ():
        is_about = word_pattern(item.words).search(plain_words(clause))
        is_said = item.id == _PAY_METHOD and not amounts_in(clause)
        if is_about and (is_said or _is_figure_of(item, clause)):
            return clause.rstrip(". ")
    return ""


def _before_amount(text: str) -> str:
    """A line up to the first amount in it, which is another item's."""
    amounts = amounts_in(text)
    start = plain_words(text).find(plain_words(amounts[0])) if amounts else -1
    return f"{text[:start].rstrip(' :：(（')}…" if start > 0 else text


_PAY_METHOD = "pay-method"
_YEARLY_DAYS = TERMS["yearly-days-off"].item


def _days_of_a_year(item: ChecklistItem, value: str) -> str:
    """The days off of a year among which days they are: 土日祝、年間120日以上; empty without."""
    met = re.search(
        r"年間\s*(\d{2,3}日(?:以上)?)|\b(\d{2,3}(?: days?)? (?:a|per) year)\b", plain_words(value)
    )
    return (met[1] or met[2]) if met and item.id == "days-off" else ""


_ONLY = re.compile(
    r"((?:月額?\s*)?[\d,]+円)\s*(?:[（(]([^（()）]+)[)）]|[/／]\s*計算方法\s*[:：]\s*([^（()）]+))"
    r"|((?:世帯主|扶養|単身|独身|賃貸|該当者|対象者)[^\d（()）\s　]{0,8})[\s　]?"
    r"((?:月額?\s*)?[\d,]+円)"
)


def _with_condition(item: ChecklistItem, value: str) -> str:
    """An allowance with the condition behind it in brackets, each under its name."""
    met = _ONLY.fullmatch(value) if item.id == "housing" else None
    if met is None:
        return value
    amount, condition = (met[1], met[2] or met[3]) if met[1] else (met[5], met[4])
    return f"housing-allowance={amount}, housing-conditions={condition}"


_COMMA = re.compile(r"[、，](?![^（(]*[）)])")
_LONGEST_LIST = 300
"""Characters; a longer sentence is no list of figures."""
_WITHIN = re.compile(r"含|(?<![組取申払振見])込|うち|内数|除|\b(?:includ|exclud|of which)")
"""What makes a part of a sentence one of another part."""


def _sentences(checklist_template: ChecklistTemplate, text: str) -> Iterator[str]:
    """The sentences of a text; one that is a list of figures, each with its name, is its parts."""
    for sentence in map(str.strip, _SENTENCE.findall(text)):
        is_short = len(sentence) <= _LONGEST_LIST
        parts = [part.strip() for part in _COMMA.split(sentence)] if is_short else []
        is_list = len(parts) > 1 and not _WITHIN.search(plain_words(sentence))
        is_list = is_list and not any(read_pay_statement(item, sentence) for item in _FIGURES)
        if is_list and all(_is_figure(checklist_template, parts, at) for at in range(len(parts))):
            yield from parts
        else:
            yield sentence


def _is_figure(checklist_template: ChecklistTemplate, parts: Sequence[str], at: int) -> bool:
    """Whether a part of a sentence begins with the name of an item, and has a number."""
    said, before = plain_words(parts[at]), plain_words("、".join(parts[:at]))
    named = [
        item
        for item in checklist_template.items()
        if item.words + item.parts and word_pattern(item.words + item.parts).match(said)
    ]
    is_apart = not any(item.unless and word_pattern(item.unless).search(before) for item in named)
    return bool(named) and is_apart and has_number(said)


def _in_its_form(
    item: ChecklistItem, sentence: str, source: SuggestedValue, longest: int = LONGEST
) -> SuggestedValue:
    """A sentence as it is proposed: a date in full, anything else cut where it is long."""
    value, told_at = _short(sentence, longest), source.at
    if told_at is not None and item.id == FIRST_DAY:
        met = _FIRST_DAY_IN_WORDS.search(value)
        texts = (item.without_label(value), *(met.groups() if met else ()))
        value = next(filter(None, (_in_full(text, told_at) for text in texts)), value)
    if told_at is not None and item.id == ANSWER_BY:
        by = _answer_by(date_words(item, value), told_at)
        if by is not None:
            value = full_deadline(by, told_at)
        return replace(source, value=value, by=by if source.is_offer else None)
    return replace(source, value=value)


_FIRST_DAY_IN_WORDS = re.compile(
    r"\b(?:first day|start|begin|commenc\w+|join\w*)\b.{0,40}?(?<!\w)(?:be|is|on|as of|from)\s"
    r"([^.;]*\d{4})\b[^\d]*$",
    re.IGNORECASE,
)
"""A sentence that tells the first day: Your first day will be Monday, 1 February 2027."""


def _is_clear(item: ChecklistItem, said: SuggestedValue) -> bool:
    """Whether a date to answer an offer by that the company names is one: 本書発行日より2週間."""
    return item.id != ANSWER_BY or not said.is_offer or said.by is not None


_LEAVES_CHOICE = re.compile(
    r"期間の定め(?:が|は)?なし.*期間の定め(?:が|は)?あり|期間の定め(?:が|は)?あり.*期間の定め(?:が|は)?なし"
    r"|有\s?\([^()0-9]*(?:\([^()0-9]*\)[^()0-9]*)*\)\s?[,、・]\s?無(?!\w)|\(\s?有\s?[,、・/]\s?無\s?\)"
    r"|(?:^|\s)有り?\s?[,、・/]\s?無し?\s*$|\(?\s?無\s?[,、・]\s?有\s?(?:\((?:[^()0-9]|\([^()0-9]*\))*\))?\s?\)?$"
    r"|[・、][^・、]*その他\s?\(\s*\)?\s*\]?$"
)
"""What a form leaves to be chosen and nobody chose: 期間の定めなし、期間の定めあり（…）."""


def _answers(item: ChecklistItem, sentence: str) -> bool:
    """Whether a sentence says more than that the item is one, or is to be asked."""
    said = plain_words(sentence).strip(" 　:：・-")
    titles = map(plain_words, (item.english.title, item.japanese.title))
    return said not in titles and _LEFT_OPEN.search(said) is None


def _spoken_of(checklist_template: ChecklistTemplate, sentence: str) -> Iterator[ChecklistItem]:
    items = list(_named_in(checklist_template, sentence))
    told = {item.id for item in items if item.id in _FIGURES and _is_figure_of(item, sentence)}
    for item in items:
        # "Base salary: ¥400,000 per month" has a word of the compensation, and is none
        if not told or item.id in told or item.id not in _FIGURES:
            yield item


_FIGURES = frozenset(
    kind.item for kind in TERMS.values() if kind.sort in (TermSort.MONEY, TermSort.NUMBER)
)
"""The items that numbers answer."""


def _is_figure_of(item: ChecklistItem, sentence: str) -> bool:
    """Whether a sentence, with or without the name of an item, is a figure of it."""
    for text in dict.fromkeys((sentence, item.without_label(sentence))):
        try:
            if terms_in(item.id, text):
                return True
        except InvalidInput:
            continue
    return False


def _named_in(checklist_template: ChecklistTemplate, sentence: str) -> Iterator[ChecklistItem]:
    if (item := item_in_prose(checklist_template, sentence)) is not None:
        yield item
        return
    parts = read_included_parts(sentence)
    spoken = {item.id for item in items_in(checklist_template.items(), plain_words(sentence))}
    for item in checklist_template.items():
        if parts is not None and not parts.yearly and item.id == _PAY_OF_THE_YEAR:
            continue  # it names the yearly amount, and tells a part of it
        if parts is None and item.id == _PAY_OF_THE_YEAR and says_bonus_inside(sentence):
            yield item  # of which the bonus may be a part
            continue
        if item.id in spoken:
            yield item


def _in_full(text: str, told_at: datetime) -> str:
    """A date that was told then, with its year; empty where it is none, or in doubt."""
    try:
        kept, why = first_day_words(text, told_at)
    except InvalidInput:
        return ""
    return "" if why else kept


def _answer_by(text: str, told_at: datetime) -> Deadline | None:
    """A date to answer by that was told then; None where it is none, or a part of a month."""
    try:
        when = parse_when(text, told_at, deadline_of(told_at))
    except InvalidInput:
        return None
    return None if when.chosen == "last day" else when.deadline


def _short(sentence: str, longest: int = LONGEST) -> str:
    return sentence if len(sentence) <= longest else sentence[: longest - 1].rstrip() + "…"
