"""Fills a letter in: the lines of the cases that hold, the values, and what is to be asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import MappingProxyType

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.letters.answers import OPTIONAL, is_no_answer
from jobboard_tui.domain.letters.company_names import CompanyWording
from jobboard_tui.domain.letters.dates import format_date
from jobboard_tui.domain.letters.placeholders import question, render_answer
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.template_parser import FIELD, LINE
from jobboard_tui.domain.letters.template_values import (
    TemplateValues,
    addressee,
    met_on,
    signature,
    template_values,
)
from jobboard_tui.domain.letters.types import (
    FilledLetter,
    Language,
    LetterQuestion,
    LetterTemplate,
    LetterTone,
    Recipient,
)
from jobboard_tui.domain.letters.wish_sentences import wish_sentences
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.parsing.datetimes import NoTime
from jobboard_tui.domain.reminders.timeline_facts import known_answer_by
from jobboard_tui.domain.reports.reflection import topics
from jobboard_tui.domain.text import clean

_TWO_STOPS = re.compile(r"(?<=[\w]\.)\.(?=\s|$)")
_ABOUT_WORDS = re.compile(
    r"(?P<words>という)について(?:の(?=お話))?"
    r"|(?P<words2>ご(?:質問|指摘|助言|意見|感想|提案)|お(?:言葉|考え)|アドバイス|コメント)についてのお話"
)
"""What needs no について: words that were said, and という before お話."""
_EMPTY_LINES = re.compile(r"\n{3,}")


_ASKS = re.compile(
    r"(?i)[?？]|\b(?:answer|decide|reply|respond|sign)\b[^.]{0,40}\bby\b"
    r"|\b(?:deadline|another offer|let me know|could you|would you|can you|tell me)\b"
    r"|\b(?:an|other|received an|have an) offer (?:from|of|by|and)"
    r"|内定(?:を|が|の)|内々定|オファー(?:を|が|の)|期限|までに(?:お?返事|ご?回答|決)|でしょうか|いただけ(?:ます|ません|ない)"
    r"|お(?:聞かせ|知らせ|教え)(?:ください|いただ)|結果(?:が|を)[^。]{0,10}(?:ほし|欲し|いただ|お知らせ)"
)
"""What makes news something to be answered: a date, another offer, a question."""


def fill_in(
    board: Board,
    application: Application,
    letter: LetterTemplate,
    *,
    sender: Sender,
    now: datetime,
    institutions: CompanyWording,
    answers: Mapping[str, str] | None = None,
    item_titles: Mapping[tuple[str, Language], str] = MappingProxyType({}),
    to: Recipient | None = None,
    tone: LetterTone | None = None,
) -> FilledLetter:
    """The letter for one application at `now`; what nobody has told is asked.

    `answers`, `to` and `tone` are told by the writer and go before what the board knows. A
    question's placeholder stands in the text until it is answered. `item_titles` are what items of
    the checklist are called, for the wishes that are told there.
    """
    facts = template_values(
        board,
        application,
        letter,
        sender=sender,
        now=now,
        institutions=institutions,
        to=to,
        tone=tone,
    )
    answers = answers or {}
    values = dict(facts.values)
    if wishes := wish_sentences(application, letter.language, item_titles):
        values["wishes"] = "\n".join(wishes)
    values = _with_answers(values, answers, facts.recipient, letter, now)
    if "met" in values:
        values["met_on"] = met_on(values["met"])
    untold = {name for name, text in answers.items() if name in OPTIONAL and is_no_answer(text)}
    cases = facts.cases
    if "reason" in untold:
        cases |= {"unexplained"}
    if "topic" in untold:
        cases |= {"untold"}
    if _ASKS.search(values.get("news", "")):
        cases |= {"asks"}
    filling = _TemplateFiller(letter, facts, values, {"topic": topics(application)})
    filling.answer_day = format_date(_answer_day(application, now), now, letter.language)
    agency = facts.recipient.is_agency
    subject = letter.subject_agency if agency and letter.subject_agency else letter.subject
    heading = clean(filling.text(subject))
    text = _without_fields(_of_cases(letter.text, cases, values), untold)
    body = clean(filling.text(text), lines=True)
    return FilledLetter(
        letter=letter,
        application=application.id,
        recipient=_fit_to_send(facts.recipient),
        subject=heading,
        body=body,
        questions=tuple(filling.questions.values()),
        tone=facts.tone if has_tones(letter) else None,
    )


def _with_answers(
    values: Mapping[str, str],
    answers: Mapping[str, str],
    to: Recipient,
    letter: LetterTemplate,
    now: datetime,
) -> dict[str, str]:
    """The values with what the writer has answered; without those that are to be left out."""
    answered = dict(values)
    for name, text in answers.items():
        if said := clean(text, lines=True):
            if name in OPTIONAL and is_no_answer(said):
                answered.pop(name, None)
            elif (joined := _render_answer(name, said, letter, now)) and (
                told := _to_reader(name, joined, to, letter)
            ):
                answered[name] = told
            else:
                answered.pop(name, None)
    return answered


def _render_answer(field: str, text: str, letter: LetterTemplate, now: datetime) -> str:
    """An answer as the letter has it; empty for words in place of a day, to be asked again.

    What was a day when it was told stays as it is.
    """
    try:
        return render_answer(field, text, letter.language, now, letter.kind)
    except NoTime:
        return ""
    except InvalidInput:
        return text


def _to_reader(field: str, text: str, to: Recipient, letter: LetterTemplate) -> str:
    """An English answer that speaks of its reader as of "you": to work with Dr. Berg → with you.

    The reader's name alone is no answer.
    """
    if letter.language is not Language.EN or field not in OPTIONAL or len(to.people) != 1:
        return text
    name = to.name_in(letter.language)
    words = name.split()
    if not name.isascii() or not words:
        return text
    title = r"(?:(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof|Professor)\.? )"
    one = "|".join(map(re.escape, {words[0], words[-1]}))
    whole = "|".join(re.escape(" ".join(said)) for said in (words, words[::-1]))
    names = rf"{title}?(?:{whole})(?:-?san)?|{title}(?:{one})|(?:{one})-san"
    if len(words) > 1:
        names += rf"|(?<!\. ){re.escape(words[0])}(?! [A-Z])"
    if re.fullmatch(rf"(?:of )?(?:{names})", text):
        return ""
    text = re.sub(rf"\b(?:{names})['’]s?(?=\s)", "your", text)
    text = re.sub(rf"\b(?:{names}) and (?:his|her|their)\b", "you and your", text)
    behind = (
        r"\b(with|from|for|to|by|of|under|about|like|(?<!you )and|as) "
        rf"(?:{names})(?![\w’'-])"
    )
    text = re.sub(behind, r"\1 you", text)
    doing = rf"(^(?:of )?|\b(?:that|how|what|because|why|when|where) )(?:{names}) (?={_DOING})"
    subject = re.search(doing, text)
    if subject is None:
        return text
    lead = {"": _THAT.get(field, "that "), "of ": ""}.get(subject[1], subject[1])
    return f"{text[: subject.start()]}{lead}you {_of_you(text[subject.end() :])}"


_THAT = dict.fromkeys(("topic", "detail"), "the fact that ")
_DOING = (
    r"(?!as\b)(?:\w+s|\w+ed|can|could|will|would|took|made|gave|said|told|let|knew|spoke|came|went|did"
    r"|had|wrote|saw|kept|found|showed|led|built|chose|taught|heard|understood)\b"
)
_OF_YOU = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't"}


def _of_you(text: str) -> str:
    """What somebody does as said of "you": explains it → explain it."""
    verb, blank, rest = text.partition(" ")
    if verb in _OF_YOU:
        verb = _OF_YOU[verb]
    elif re.search(r"(?:ss|sh|ch|x|o)es$", verb):
        verb = verb[:-2]
    elif verb.endswith("ies"):
        verb = f"{verb[:-3]}y"
    elif verb.endswith("s") and not verb.endswith(("ss", "us")) and not verb.endswith("always"):
        verb = verb[:-1]
    return f"{verb}{blank}{rest}"


def has_tones(letter: LetterTemplate) -> bool:
    """Whether a first contact and a known one get different words."""
    found = filter(None, map(LINE.fullmatch, letter.text.split("\n")))
    return any(not {*LetterTone}.isdisjoint(match["cases"].split(",")) for match in found)


def readdress(draft: FilledLetter, to: Recipient) -> FilledLetter:
    """A letter whose text is the writer's own, to somebody else: only the address changes."""
    language = draft.letter.language
    before, after = addressee(draft.recipient, language), addressee(to, language)
    body = draft.body.replace(before, after, 1) if before in draft.body else draft.body
    return replace(draft, recipient=_fit_to_send(to), body=body)


def _fit_to_send(to: Recipient) -> Recipient:
    """Without what a file from elsewhere may hold in a name or an address."""
    return replace(
        to,
        house=clean(to.house),
        name=clean(to.name),
        title=clean(to.title),
        email=clean(to.email),
        latin=clean(to.latin),
        courtesy=clean(to.courtesy),
        group=clean(to.group),
        beside=tuple(map(_fit_to_send, to.beside)),
    )


def _answer_day(application: Application, now: datetime) -> date:
    """A weekday on which more time could end: behind that of the offer, or a week from `now`."""
    known = known_answer_by(application, now)
    by = now if known is None else known.by
    day = by.astimezone(now.tzinfo).date() if isinstance(by, datetime) else by
    day += timedelta(days=7 if known is None else 3)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


class _TemplateFiller:
    """Puts values in the place of fields, and notes what is missing."""

    def __init__(
        self,
        letter: LetterTemplate,
        facts: TemplateValues,
        values: Mapping[str, str],
        offers: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.letter = letter
        self.facts = facts
        self.values = values
        self.offers = offers
        self.questions: dict[str, LetterQuestion] = {}
        self.answer_day = ""

    def text(self, text: str) -> str:
        """The text with every field filled in, or with its placeholder."""
        text = text.replace("{signature}", signature(self.values, self.letter.language))
        filled = FIELD.sub(self._value, text)
        if self.letter.language is Language.EN:
            filled = _TWO_STOPS.sub("", filled)
        else:
            filled = _ABOUT_WORDS.sub(lambda match: match["words"] or match["words2"], filled)
        return _EMPTY_LINES.sub("\n\n", filled).strip()

    def _value(self, field: re.Match[str]) -> str:
        name = field[1]
        if name == "met_on" and name not in self.values:
            name = "met"
        if name in self.values:
            return self.values[name]
        if name not in self.questions:
            self.questions[name] = question(
                self.letter, name, self.offers.get(name, ()), self.answer_day
            )
        return self.questions[name].placeholder


def _of_cases(text: str, cases: frozenset[str], values: Mapping[str, str]) -> str:
    """The lines that stand in these cases."""
    kept = []
    for line in text.split("\n"):
        match = LINE.fullmatch(line)
        if match is None:
            kept.append(line)
        elif all(_holds(case, cases, values) for case in match["cases"].split(",")):
            kept.append(match["text"])
    return "\n".join(kept)


def _without_fields(text: str, fields: Collection[str]) -> str:
    """A letter's text without each sentence that needs one of these fields."""
    rest = r"[^。.!?\n]*"
    for field in fields:
        sentence = rf"(?m)(?:(?<=[。.!?])|^) ?{rest}\{{{field}\}}{rest}(?:[。.!?]|$)\n?"
        text = re.sub(sentence, "", text)
    return text


def _holds(case: str, cases: frozenset[str], values: Mapping[str, str]) -> bool:
    if case.startswith("has-"):
        return case.removeprefix("has-") in values
    if case.startswith("no-"):
        name = case.removeprefix("no-")
        return name not in values and name not in cases
    return case in cases
