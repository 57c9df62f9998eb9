"""Which kind of event a message is, by its words; and whether it wants an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jobboard_tui.domain.messages.senders import is_automatic, is_shared
from jobboard_tui.domain.messages.times import NamedTime
from jobboard_tui.domain.messages.vocabulary import KindRow, MailWords, fold_all, sentences
from jobboard_tui.domain.models import DECISIONS, Kind
from jobboard_tui.domain.parsing.email_text import Mail
from jobboard_tui.domain.values import frozen

_MAY_BE_MORE = (Kind.RECEIVED, Kind.ACKNOWLEDGED)
"""Kinds that a rejection in unknown words is easily taken for."""


@frozen(kw_only=True)
class KindGuess:
    """What a message seems to be, None for one of no application, and the words that say so.

    They stand in `sentence`.
    """

    kind: Kind | None
    words: str = ""
    sentence: str = ""


@frozen(kw_only=True)
class MessageFacts:
    """What the rows of kinds ask of a message: its sentences, also folded, and the rest.

    `has_task` tells that something has to be done by a date. `meetings` are the times of day to
    come that no deadline is; `has_invitation` whether a calendar part tells of the meeting.
    """

    sentences: tuple[str, ...]
    folded: tuple[str, ...]
    is_robot: bool
    has_attachment: bool
    has_invitation: bool
    asks: str
    has_task: bool
    meetings: tuple[NamedTime, ...]


def message_facts(
    mail: Mail,
    words: MailWords,
    meetings: tuple[NamedTime, ...],
    *,
    has_invitation: bool = False,
    has_task: bool = False,
) -> MessageFacts:
    """Return what the rows of kinds ask of a message."""
    whole = [mail.subject, *sentences(mail.text)]
    folded = fold_all(whole)
    is_robot = is_automatic(mail, words)
    return MessageFacts(
        sentences=tuple(whole),
        folded=tuple(folded),
        is_robot=is_robot or is_shared(mail.address.rpartition("@")[2], words),
        has_attachment=bool(mail.attachments),
        has_invitation=has_invitation,
        asks="" if is_robot else asking_words(folded, words),
        has_task=has_task,
        meetings=meetings,
    )


def guess_kinds(facts: MessageFacts, words: MailWords) -> tuple[KindGuess, ...]:
    """Return what a message seems to be, the likeliest first; one that only speaks is `received`.

    Of a robot that says nothing that is known it is nothing for sure, and there is none. What a
    message of no end also has weaker signs of stands last.
    """
    guesses = [
        guess
        for row in words.kinds
        if _fits(row, facts) and (guess := _guess(row, facts)) is not None
    ]
    if facts.has_invitation and not (guesses and guesses[0].kind in (None, *DECISIONS)):
        guesses = [
            KindGuess(kind=Kind.INTERVIEW),
            *(guess for guess in guesses if guess.kind is not None),
        ]
    if not guesses and not facts.is_robot:
        guesses = [KindGuess(kind=Kind.RECEIVED, words=facts.asks)]
    if hinted := list(_hinted(guesses, facts, words)):
        guesses = [*(guesses or [KindGuess(kind=Kind.RECEIVED)]), *hinted]
    return tuple({guess.kind: guess for guess in reversed(guesses)}.values())[::-1]


def _hinted(guesses: list[KindGuess], facts: MessageFacts, words: MailWords) -> Iterator[KindGuess]:
    """Yield the kinds of which a message that is taken for another has weaker signs."""
    if guesses and guesses[0].kind not in _MAY_BE_MORE:
        return
    for row in words.kinds:
        if (guess := _guess(replace(row, words=row.hints), facts)) is not None:
            yield guess


def is_in_doubt(guesses: Sequence[KindGuess]) -> bool:
    """Return whether a message has signs of an end besides those of what it is taken for."""
    kinds = [guess.kind for guess in guesses]
    return bool(kinds) and kinds[0] not in DECISIONS and any(kind in DECISIONS for kind in kinds)


def _fits(row: KindRow, facts: MessageFacts) -> bool:
    match row.needs:
        case "attachment":
            return facts.has_attachment
        case "robot":
            return facts.is_robot
        case "nothing_asked":
            return not (facts.asks or facts.has_task)
        case "time":
            return facts.has_invitation or len(facts.meetings) == 1
        case _:
            return True


def _guess(row: KindRow, facts: MessageFacts) -> KindGuess | None:
    for sentence, folded in zip(facts.sentences, facts.folded, strict=True):
        if (phrase := row.words.find(folded)) and not row.unless.find(folded):
            return KindGuess(kind=row.kind, words=phrase, sentence=sentence)
    return None


def asking_words(folded: list[str], words: MailWords) -> str:
    """Return the words by which folded sentences want an answer; empty where none do."""
    for sentence in folded:
        if words.unwanted.find(sentence) or words.help.find(sentence):
            continue
        if phrase := words.wanted.find(sentence):
            return phrase
    return ""


def wants_answer(kind: Kind | None, facts: MessageFacts, words: MailWords) -> bool:
    """Return whether a message of a kind seems to want an answer.

    A meeting that is fixed, a receipt, a rejection and a robot want none; neither does somebody
    who only says that they will write again. Of anybody else it is better to think of one too many.
    """
    if facts.is_robot or kind in (None, Kind.ACKNOWLEDGED, Kind.REJECTED):
        return False
    if kind not in (Kind.RECEIVED, Kind.OFFER, Kind.OFFER_LETTER):
        return False
    if facts.asks:
        return True
    is_free = any(
        words.unwanted.find(sentence) or words.promised.find(sentence) for sentence in facts.folded
    )
    return not is_free
