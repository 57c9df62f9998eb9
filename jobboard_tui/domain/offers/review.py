"""What one reads in the two minutes before the call: at most 300 words, on one page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.labels import clock, day, deadline, near
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application, Event, Kind, Outcome, Stage
from jobboard_tui.domain.offer_values import ANSWER_BY, AnswerSource
from jobboard_tui.domain.offers.checklist import (
    ChecklistLine,
    TopicLines,
    groups,
    letter,
    lines,
    not_in_letter,
    unwritten_lines,
    with_lines_taken,
)
from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate
from jobboard_tui.domain.offers.contract_term import contract_term
from jobboard_tui.domain.offers.deadline import unwatched_date_sentence
from jobboard_tui.domain.offers.first_day import first_day_date
from jobboard_tui.domain.offers.item_words import plain_words
from jobboard_tui.domain.offers.negotiation_advice import Advice
from jobboard_tui.domain.offers.offer_hours import with_daily_hours
from jobboard_tui.domain.offers.overtime_words import has_overtime_in_words
from jobboard_tui.domain.offers.pay_rows import UNCOUNTED, PayRow, pay_rows
from jobboard_tui.domain.offers.received_letter import letter_reading
from jobboard_tui.domain.offers.remarks import counted_remarks
from jobboard_tui.domain.offers.total_pay import total_words, totals
from jobboard_tui.domain.offers.uncounted_amounts import uncounted_amounts
from jobboard_tui.domain.offers.written_pay import with_written
from jobboard_tui.domain.reminders.timeline_facts import known_answer_by
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext, pgettext

MOST_QUESTIONS = 5
"""So many questions come first; the others are counted."""
MOST_WORDS = 300
"""What can be read in two minutes."""


@frozen(kw_only=True)
class _TextRoom:
    """How much stands on the page of what is known and missing: rows, titles, words of a value.

    `notes`: whether there is room for what is good to know.
    """

    known: int
    missing: int
    words: int = 30
    notes: bool = True


_ROOMS = (
    _TextRoom(known=99, missing=99),
    _TextRoom(known=24, missing=40),
    _TextRoom(known=16, missing=30),
    _TextRoom(known=10, missing=20),
    _TextRoom(known=6, missing=12),
    _TextRoom(known=6, missing=8, words=20, notes=False),
    _TextRoom(known=6, missing=6, words=14, notes=False),
    _TextRoom(known=5, missing=4, words=10, notes=False),
)
"""From ample to scarce: a row less of what is known comes before a value that is cut."""
_TITLE_WORDS = 8
_PLACE_WORDS = 12
_FLAGS = 5
_FLAG_WORDS = 30
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]")
_MUCH = 4
IN_PAY = frozenset({"base-salary", "fixed-overtime"})
"""Items that stand in the block of the pay, and not among what is known besides."""
_CHARACTERS = 3
"""So many Japanese characters are read in the time of one English word."""


@frozen
class ReviewQuestion:
    """A question to be asked: the id of its item, about what, the open form, the closed one."""

    item: str
    title: str
    ask: str
    confirm: str


@frozen(kw_only=True)
class OfferReview:
    """Everything that stands on the page, in a language of one's choice.

    `questions` are the most important ones, `more_questions` how many others are open, `notes`
    what is good to know before the meeting, `unstated` what the letter lacks though the law wants
    it in writing, `clocks` until when else an answer is due.
    """

    application: Application
    meeting: Event | None
    letter: Event | None
    way: str
    known: tuple[tuple[str, str, str], ...]
    missing: tuple[str, ...]
    questions: tuple[ReviewQuestion, ...]
    more_questions: int
    answer_by: str
    pay: tuple[PayRow, ...]
    notes: tuple[str, ...]
    unstated: tuple[str, ...]
    doubts: tuple[tuple[str, str], ...]
    flags: tuple[str, ...]
    totals: str
    remarks: tuple[str, ...]
    unwritten: tuple[str, ...]
    advice: Advice
    language: Language
    clocks: tuple[str, ...] = ()


def origin_label(origin: AnswerSource | None) -> str:
    """Where something is known from, in words."""
    labels = {
        AnswerSource.RESEARCH: _("online research"),
        AnswerSource.JOB_DESCRIPTION: _("job description"),
        AnswerSource.INTERVIEW: _("interview notes"),
        AnswerSource.EMAIL: pgettext("label", "e-mail"),
        AnswerSource.LETTER: _("offer letter"),
        AnswerSource.MEETING: _("the meeting"),
    }
    return "" if origin is None else labels[origin]


def meeting_of(application: Application, now: datetime) -> Event | None:
    """The offer meeting that is under way or next; else the last one; None without any."""
    meetings = [
        event
        for event in application.events
        if event.kind is Kind.OFFER_MEETING and not event.cancelled
    ]
    ahead = [event for event in meetings if event.until > now]
    if ahead:
        return min(ahead, key=lambda event: event.at)
    return max(meetings, key=lambda event: event.at, default=None)


def review(
    checklist_template: ChecklistTemplate,
    application: Application,
    now: datetime,
    advice: Advice,
    language: Language,
    *,
    clocks: Sequence[str] = (),
) -> OfferReview:
    """The review of one application at an instant; `clocks` say until when an answer is due."""
    topics = groups(checklist_template, application, now)
    known = [line for group in topics for line in group.lines]
    sums = totals(with_daily_hours(application.terms, known))
    total = ""
    if sums.guaranteed is not None and sums.expected is not None:
        total = _("{guaranteed} a year guaranteed, {expected} expected").format(
            guaranteed=total_words(sums.guaranteed, sums.guaranteed_apart, at_least=sums.at_least),
            expected=total_words(sums.expected, sums.expected_apart, at_least=sums.at_least),
        )
    flags = {item.id: item.title(language) for item in checklist_template.flags}
    reading = letter_reading(checklist_template, application)
    uncounted = uncounted_amounts(checklist_template, application, known, language)
    pay, unused = _pay(checklist_template, application, known, now, language, uncounted=uncounted)
    return OfferReview(
        application=application,
        meeting=meeting_of(application, now),
        letter=letter(application),
        way=first_step(checklist_template, application, now, known),
        known=tuple(_known(topics, language)),
        missing=tuple(_missing(topics, language)),
        questions=tuple(questions(topics, language)),
        more_questions=max(0, open_count(topics) - MOST_QUESTIONS),
        answer_by=offer_deadline_words(application, now),
        pay=tuple(with_written(pay, known)),
        notes=tuple(row.said(language) for row in checklist_template.advice),
        unstated=() if reading is None else tuple(i.said(language).title for i in reading.unstated),
        doubts=tuple(
            (doubt.text, doubt.question)
            for doubt in application.doubts.values()
            if not doubt.answer
        ),
        flags=tuple(flags.get(key, flag.note or key) for key, flag in application.flags.items()),
        totals=total,
        remarks=(
            *unused,
            *(
                remark
                for remark in counted_remarks(checklist_template, application, now, language, known)
            ),
            *unwatched_date_sentence(application, now),
        ),
        unwritten=tuple(
            line.item.said(language).title
            for line in unwritten_lines(checklist_template, application, now, known)
        ),
        advice=advice,
        language=language,
        clocks=tuple(clocks),
    )


def _pay(
    checklist_template: ChecklistTemplate,
    application: Application,
    known: Sequence[ChecklistLine],
    now: datetime,
    language: Language,
    *,
    uncounted: str,
) -> tuple[list[PayRow], list[str]]:
    """The block of the pay, and a sentence where it is what the card says and nobody has used."""
    rows = pay_rows(
        with_daily_hours(application.terms, known),
        first_day_date(application, now),
        uncounted,
        contract_term(known),
        is_hour_known=not has_overtime_in_words(application),
    )
    if _is_known(rows):
        return _with_posted(rows, application), []
    taken = with_lines_taken(application, known)
    then = list(lines(checklist_template, taken, now))
    uncounted = uncounted_amounts(checklist_template, taken, then, language)
    proposed = pay_rows(
        with_daily_hours(taken.terms, then),
        first_day_date(taken, now),
        uncounted,
        contract_term(then),
        is_hour_known=not has_overtime_in_words(taken),
    )
    if not _is_known(proposed):
        return _with_posted(rows, application), []
    rows = [
        replace(row, value=_("{value}?").format(value=row.value))
        if row.value and row.id != UNCOUNTED
        else row
        for row in proposed
    ]
    return rows, [_("The pay marked ? is what they wrote: P, or --take, uses it.")]


def _with_posted(rows: list[PayRow], application: Application) -> list[PayRow]:
    """The block in which a year that is not known says what the posting pays, as the posting's."""
    posted = clean(application.salary)
    if not posted:
        return rows
    said = _("not known; the posting says {pay}").format(pay=posted)
    return [replace(row, value=said) if row.id == "year" and not row.value else row for row in rows]


def _is_known(rows: Sequence[PayRow]) -> bool:
    """Whether anything counts in a block of the pay."""
    return any(row.value for row in rows if row.id != UNCOUNTED)


def offer_deadline_words(application: Application, now: datetime) -> str:
    """Return until when the company wants an answer; empty where it has not said so."""
    known = known_answer_by(application, now)
    if known is None:
        return ""
    return _("answer by {date}").format(date=deadline(known.by, now))


def offer_end_words(application: Application) -> str:
    """Return what is left to do of an offer that is gone; empty where it is not."""
    if application.outcome is Outcome.RESCINDED:
        return _("The offer was rescinded: ask for the reason in writing.")
    if application.outcome is Outcome.LAPSED:
        return _("The offer has lapsed: ask whether it still stands.")
    return ""


def _decided_step(application: Application) -> str:
    """What is left to do of an offer that is accepted or gone; empty for one that is open."""
    if said := offer_end_words(application):
        return said
    if application.stage is Stage.ACCEPTED and letter(application) is None:
        return _("You have accepted: have the offer confirmed in writing.")
    if application.stage is Stage.ACCEPTED:
        return _("You have accepted: have confirmed in writing what the letter doesn't mention.")
    return ""


def first_step(
    checklist_template: ChecklistTemplate,
    application: Application,
    now: datetime,
    known: Sequence[ChecklistLine] | None = None,
) -> str:
    """What to do first: ask for the letter, or read it against the list."""
    if said := _decided_step(application):
        return said
    if letter(application) is not None:
        silent = len(not_in_letter(checklist_template, application, now, known))
        return ngettext(
            "You have the offer letter, but it doesn't mention {count} item; consider negotiating.",
            "You have the offer letter, but it doesn't mention {count} items; consider "
            "negotiating.",
            silent,
        ).format(count=silent)
    asked = [
        event.at
        for event in application.events
        if event.kind is Kind.LETTER_REQUESTED and not event.cancelled
    ]
    if asked:
        return _("You asked for the offer letter on {day}, but it hasn't arrived yet.").format(
            day=day(max(asked), now)
        )
    meeting = meeting_of(application, now)
    if meeting is None or meeting.at <= now:
        return _("No offer letter yet: ask for the offer in writing.")
    return _("No offer letter yet: ask for the offer in writing before the meeting.")


def unwritten_words(of: OfferReview) -> str:
    """What was told and is not in the letter, in a sentence."""
    return not_in_letter_sentence(of.unwritten, of.language)


def not_in_letter_sentence(titles: Sequence[str], language: Language) -> str:
    """Return a sentence that names what was told and is not in the letter."""
    return _("Mentioned, but not in the offer letter: {items}.").format(
        items=join_titles(titles, language)
    )


def more_questions_words(count: int) -> str:
    """Return how many more questions are open, in words."""
    return ngettext("and {count} more to ask", "and {count} more to ask", count).format(count=count)


def unstated_sentence(items: str) -> str:
    """Return a sentence that names what a letter has to state in writing and does not."""
    return _(
        "The offer letter doesn't mention: {items}. By law they must be given in writing."
    ).format(items=items)


def join_titles(titles: Sequence[str], language: Language) -> str:
    """Titles in a row, parted as the language parts them."""
    return ("、" if language is Language.JA else ", ").join(titles)


def _known(found: Sequence[TopicLines], language: Language) -> Iterator[tuple[str, str, str]]:
    listed = [line for group in found for line in group.lines if line.item.id not in IN_PAY]
    for line in sorted(listed, key=lambda line: -line.item.weight):
        title = line.item.said(language).title
        if line.value:
            yield title, line.value, origin_label(line.finding.origin)
        elif line.state.is_settled:
            yield title, pgettext("label", "settled"), origin_label(line.finding.origin)
        elif line.proposed is not None:
            origin = _("{origin}?").format(origin=origin_label(line.proposed.origin))
            yield title, line.proposed_words, origin


def _missing(found: Sequence[TopicLines], language: Language) -> Iterator[str]:
    """What nothing is known of; a topic of which much is missing by its own name."""
    for group in found:
        blank = [line for line in group.lines if line.is_blank]
        title = group.topic.said(language).title
        if len(blank) == len(group.lines) > 1:
            yield title
        elif len(blank) >= _MUCH:
            yield _("{topic} ({count} items)").format(topic=title, count=len(blank))
        else:
            yield from (line.item.said(language).title for line in blank)


def questions(
    found: Sequence[TopicLines], language: Language, most: int = MOST_QUESTIONS
) -> Iterator[ReviewQuestion]:
    """The most important open questions: the heaviest items first, then as they are listed."""
    for line in sorted(_lines_to_ask(found), key=lambda line: -line.item.weight)[:most]:
        words = line.item.said(language)
        yield ReviewQuestion(line.item.id, words.title, words.ask, words.confirm)


def open_count(found: Sequence[TopicLines]) -> int:
    """How many items are still to be asked."""
    return sum(1 for _line in _lines_to_ask(found))


def _lines_to_ask(found: Sequence[TopicLines]) -> Iterator[ChecklistLine]:
    """The lines of open items; a deadline that the card knows is watched, and needs no question."""
    for group in found:
        for line in group.lines:
            if line.is_open and not (line.item.id == ANSWER_BY and line.proposed is not None):
                yield line


# -- as text -------------------------------------------------------------------------------------


def count_words(text: str) -> int:
    """How many words a text has to the eye; three Japanese characters are one, a sign is none."""
    japanese = len(_JAPANESE.findall(text))
    words = [one for one in _JAPANESE.sub(" ", text).split() if any(map(str.isalnum, one))]
    return len(words) + -(-japanese // _CHARACTERS)


def _end_words(application: Application) -> str:
    """How an application stands that is open no more."""
    match application.outcome:
        case Outcome.RESCINDED:
            return _("the offer was rescinded")
        case Outcome.LAPSED:
            return _("the offer has lapsed")
        case None:
            return _("the offer is accepted")
        case _:
            return _("the application is closed")


def when_and_who(
    application: Application, meeting: Event | None, now: datetime, *, on_paper: bool = False
) -> list[str]:
    """When, where and with whom; how far away, but on paper, which is read at another time."""
    is_gone = application.outcome is not None and application.outcome.ends_offer
    if is_gone or (meeting is None and application.stage in (Stage.ACCEPTED, Stage.CLOSED)):
        return [_end_words(application)]
    if meeting is None:
        return [_("no meeting is set: request one")]
    start, end = meeting.at.astimezone(now.tzinfo), meeting.until.astimezone(now.tzinfo)
    words = _("{day} {start}-{end}") if on_paper else _("{day} {start}-{end}, {ago}")
    told = [
        words.format(
            day=day(start, now), start=clock(start), end=clock(end), ago=near(meeting.at, now)
        )
    ]
    if meeting.people:
        told.append(_("with {people}").format(people=_(", ").join(meeting.people)))
    if meeting.where:
        told.append(meeting.where)
    return told


def page(review: OfferReview, now: datetime, *, markdown: bool = False) -> str:
    """Return the review as text, of at most 300 words where what stands whole leaves room for more.

    Pay, questions, doubts and remarks always stand whole; what is known and missing gives way.
    """
    text = ""
    for room in _ROOMS:
        text = "\n".join(_page(review, now, room, markdown=markdown))
        if count_words(text) <= MOST_WORDS:
            break
    return text


def _page(of: OfferReview, now: datetime, room: _TextRoom, *, markdown: bool) -> Iterator[str]:
    application = of.application
    title = _("{company}: {role}").format(
        company=shorten(application.company, _TITLE_WORDS),
        role=shorten(application.role, _TITLE_WORDS),
    )
    yield f"# {title}" if markdown else title
    between = [""] if markdown else []  # without it Markdown makes one paragraph of two lines
    yield from between
    place = when_and_who(application, of.meeting, now, on_paper=True)
    yield " · ".join(shorten(part, _PLACE_WORDS) for part in place)
    for line in filter(None, (of.answer_by, *of.clocks, of.way)):
        yield from between
        yield line
    pay = [
        _("{title}: {value}").format(title=row.title, value=row.value)
        for row in of.pay
        if row.value
    ]
    yield from _section(pgettext("heading", "Pay"), pay, len(pay), markdown=markdown)
    if pay:
        yield ""
    if of.unwritten:
        yield unwritten_words(of)
    if of.unstated:
        yield unstated_sentence(join_titles(of.unstated, of.language))
    yield from _questions_text(of, markdown=markdown)
    yield from _section(
        pgettext("heading", "Doubts"), doubts_words(of), len(of.doubts), markdown=markdown
    )
    yield from _section(
        pgettext("heading", "Remarks"), of.remarks, len(of.remarks), markdown=markdown
    )
    flags = [shorten(flag, _FLAG_WORDS) for flag in of.flags]
    yield from _section(_("Red flags"), flags, _FLAGS, markdown=markdown)
    known = [known_words(row, room.words) for row in of.known]
    yield from _section(pgettext("heading", "Known"), known, room.known, markdown=markdown)
    if of.missing:
        missing = [join_titles(of.missing[: room.missing], of.language)]
        if (left := len(of.missing) - room.missing) > 0:
            missing = [f"{missing[0]} ({_('and {count} more').format(count=left)})"]
        yield from _section(pgettext("heading", "Missing"), missing, 1, markdown=markdown)
    yield ""
    yield of.advice.says
    if room.notes:
        yield from _section(_("Good to know"), of.notes, len(of.notes), markdown=markdown)


def _questions_text(of: OfferReview, *, markdown: bool) -> Iterator[str]:
    """The questions to read out: the open form, and on a line below it the closed one."""
    asked = [
        f"{question.ask}\n     {question.confirm}" if question.confirm else question.ask
        for question in of.questions
    ]
    yield from _section(
        pgettext("heading", "Questions"), asked, MOST_QUESTIONS, markdown=markdown, numbered=True
    )
    if of.more_questions:
        rest = more_questions_words(of.more_questions)
        yield f"   {rest}" if markdown else f"  {rest}"


def doubts_words(of: OfferReview) -> list[str]:
    """Return one's own doubts, each with the question that would settle it."""
    return [
        _("{doubt} → {question}").format(doubt=text, question=question) if question else text
        for text, question in of.doubts
    ]


def known_words(row: tuple[str, str, str], longest: int) -> str:
    """Return what is known of an item, of at most so many words, and from where it is known.

    A value that begins with the name of the item stands without that name before it.
    """
    title, value, origin = row
    said = shorten(value, longest)
    if not plain_words(value).startswith(plain_words(title)):
        said = _("{title}: {value}").format(title=title, value=said)
    return _("{value} ({origin})").format(value=said, origin=origin) if origin else said


def _section(
    title: str, rows: Sequence[str], most: int, *, markdown: bool, numbered: bool = False
) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield f"## {title}" if markdown else title.upper()
    if markdown:
        yield ""
    for number, row in enumerate(rows[:most], start=1):
        sign = f"{number}." if numbered else "-"
        yield f"{sign} {row}" if markdown else f"  {sign} {row}"
    if len(rows) > most:
        rest = _("and {count} more").format(count=len(rows) - most)
        yield f"- {rest}" if markdown else f"  {rest}"


def shorten(text: str, longest: int) -> str:
    """Return a text of at most so many words; what is cut off leaves a mark."""
    if count_words(text) <= longest:
        return text
    kept = ""
    for part in re.findall(r"\S+\s*", text):
        if count_words(kept + part) > longest:
            break
        kept += part
    if not kept:
        kept = text[: longest * _CHARACTERS]
    return kept.rstrip() + "…"
