"""What a received message comes to: whose it is, what it is, and what follows, as a proposal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.contacts import parse_people, plain_name
from jobboard_tui.domain.messages.kinds import (
    KindGuess,
    guess_kinds,
    is_in_doubt,
    message_facts,
    wants_answer,
)
from jobboard_tui.domain.messages.matching import Candidate, clear_candidate, rank_for_mail
from jobboard_tui.domain.messages.prose import length_in_prose, people_in_prose, place_in_prose
from jobboard_tui.domain.messages.senders import is_automatic, sender_contact, split_sender
from jobboard_tui.domain.messages.times import (
    DeadlineSubject,
    NamedTime,
    deadline_subject,
    find_times,
)
from jobboard_tui.domain.messages.vocabulary import MailWords
from jobboard_tui.domain.models import DECISIONS, MEETINGS, Contact, Deadline, Kind
from jobboard_tui.domain.parsing.email_text import Mail
from jobboard_tui.domain.parsing.invitation_match import kind_of, round_of
from jobboard_tui.domain.text import clean, fold, is_call, links_in
from jobboard_tui.domain.values import frozen

_REQUEST = re.compile(r"\bplease\b|ください|下さい|お願い|願います", re.IGNORECASE)
"""What asks for something, whatever it is."""
_TITLE = re.compile(r"\s*[（(][^（）()]*[)）]")


@frozen(kw_only=True)
class NamedDeadline:
    """A date until which something has to be, and the words that name it."""

    subject: DeadlineSubject
    by: Deadline
    words: str

    @property
    def is_reply(self) -> bool:
        """Whether it is a reply of the seeker's that has to be by then."""
        return self.subject in _OF_ANSWERS


@frozen(kw_only=True)
class NamedMeeting:
    """A meeting that a message fixes, with what it says of it."""

    at: datetime
    minutes: int | None = None
    round: int | None = None
    people: tuple[str, ...] = ()
    where: str = ""


@frozen(kw_only=True)
class MessageReading:
    """What a message is taken for; all of it is proposed, and nothing of it is done unasked.

    `candidates` are the applications that it may belong to, the likeliest first, `application` the
    one that is clear, if any. `kinds` likewise; empty where nothing tells. `choices` are times to
    choose from. `doubts` are dates that could not be read for sure.
    """

    mail: Mail
    candidates: tuple[Candidate, ...] = ()
    application: Candidate | None = None
    kinds: tuple[KindGuess, ...] = ()
    needs_reply: bool = True
    is_automatic: bool = False
    contact: Contact | None = None
    deadlines: tuple[NamedDeadline, ...] = ()
    meeting: NamedMeeting | None = None
    choices: tuple[NamedTime, ...] = ()
    doubts: tuple[NamedTime, ...] = ()

    @property
    def kind(self) -> Kind | None:
        """The kind that is proposed; None where nothing tells, or it is of no application."""
        return self.kinds[0].kind if self.kinds else None

    @property
    def rival(self) -> KindGuess | None:
        """The end of which it has signs, too, although it is taken for something else."""
        if not is_in_doubt(self.kinds):
            return None
        return next(guess for guess in self.kinds if guess.kind in DECISIONS)

    @property
    def is_advert(self) -> bool:
        """Whether it seems to belong to no application."""
        return bool(self.kinds) and self.kinds[0].kind is None

    @property
    def deadline(self) -> NamedDeadline | None:
        """The date that an event of its kind would state."""
        wanted = _STATED if self.kind not in _OFFERS else (DeadlineSubject.ANSWER,)
        for subject in wanted:
            for named in self.deadlines:
                if named.subject == subject:
                    return named
        return None

    def find_deadline(self, by: Deadline) -> NamedDeadline | None:
        """Return what the message says of a date, first of all a reply; None for nothing."""
        named = [candidate for candidate in self.deadlines if candidate.by == by]
        return min(named, key=lambda candidate: not candidate.is_reply, default=None)

    def deadline_at(self, by: Deadline, kind: Kind) -> NamedDeadline:
        """Return a date that the seeker gives for an event of a kind, as `deadline` takes it.

        It is about what the message says of it; one that it does not name, about the reply.
        """
        named = self.find_deadline(by)
        if named is not None and not named.is_reply and kind not in _OFFERS:
            return named
        subject = DeadlineSubject.ANSWER if kind in _OFFERS else DeadlineSubject.REPLY
        return NamedDeadline(subject=subject, by=by, words="")


_OFFERS = frozenset((Kind.OFFER, Kind.OFFER_LETTER))
_OURS = (DeadlineSubject.TASK, DeadlineSubject.REPLY)
"""What the seeker has to do by a date."""
_OF_ANSWERS = frozenset((DeadlineSubject.REPLY, DeadlineSubject.ANSWER))
_STATED = (DeadlineSubject.REPLY, DeadlineSubject.TASK, DeadlineSubject.DECISION)


def read_message(
    board: Board,
    mail: Mail,
    words: MailWords,
    now: datetime,
    meeting: NamedMeeting | None = None,
    *,
    is_invited: bool = False,
) -> MessageReading:
    """Return what a message is taken for on a board; `meeting` is that of its calendar part.

    `is_invited` tells that it has one with several meetings, of which none is chosen yet.
    """
    sent = (mail.at or now).astimezone(ZoneInfo(board.zone))
    named = find_times(f"{mail.subject}\n\n{mail.text}", sent)
    ahead = tuple(_distinct(named_time for named_time in named if _is_meeting(named_time, sent)))
    facts = message_facts(
        mail,
        words,
        ahead,
        has_invitation=is_invited or meeting is not None,
        has_task=any(_is_task(named_time, words) for named_time in named),
    )
    kinds = guess_kinds(facts, words)
    kind = kinds[0].kind if kinds else None
    if kind is Kind.INTERVIEW:
        kinds = (_meeting_kind(kinds[0], mail, ahead), *kinds[1:])
        kind = kinds[0].kind
        if meeting is None and not is_invited:
            meeting = _meeting(ahead[0], mail, words)
    elif kind in _OFFERS and meeting is None and len(ahead) == 1:
        meeting = _meeting(ahead[0], mail, words)
    deadlines = tuple(_deadlines(named, kind, facts.folded, words))
    if not kinds and (
        deadline := next((dated for dated in deadlines if dated.subject in _OURS), None)
    ):
        kind = Kind.RECEIVED
        kinds = (KindGuess(kind=kind, words=deadline.words),)
    ranked = [] if kinds and kind is None else rank_for_mail(board, mail, words)
    is_choice = kind is Kind.RECEIVED or (kind in _OFFERS and meeting is None)
    choices = ahead if is_choice else ()
    has_reply_by = any(dated.is_reply for dated in deadlines)
    is_asked_to_choose = len(choices) > 1 and has_reply_by
    is_over = kind in DECISIONS or (bool(kinds) and kind is None)
    return MessageReading(
        mail=mail,
        candidates=tuple(ranked),
        application=clear_candidate(ranked),
        kinds=kinds,
        needs_reply=wants_answer(kind, facts, words) or is_asked_to_choose,
        is_automatic=is_automatic(mail, words),
        contact=None if facts.is_robot else sender_contact(mail, words),
        deadlines=() if is_over else deadlines,
        meeting=meeting if kind in (*MEETINGS, *_OFFERS) else None,
        choices=choices,
        doubts=() if is_over else tuple(named_time for named_time in named if named_time.doubt),
    )


def _is_task(named: NamedTime, words: MailWords) -> bool:
    return named.until and deadline_subject(named, words) is DeadlineSubject.TASK


def _is_meeting(named: NamedTime, sent: datetime) -> bool:
    return (
        named.at is not None
        and not (named.until or named.dated or named.is_open)
        and named.at > sent
    )


def _distinct(named: Iterator[NamedTime]) -> Iterator[NamedTime]:
    """Each time once, with its end where that is told anywhere."""
    known: dict[datetime, NamedTime] = {}
    for named_time in named:
        assert named_time.at is not None
        if named_time.at not in known or (named_time.minutes and not known[named_time.at].minutes):
            known[named_time.at] = named_time
    yield from known.values()


def _meeting_kind(guess: KindGuess, mail: Mail, ahead: tuple[NamedTime, ...]) -> KindGuess:
    """Which kind of meeting it is, by the subject, the sentence that fixes it, or the one with its
    time.
    """
    texts = (mail.subject, guess.sentence, *(named_time.sentence for named_time in ahead[:1]))
    kinds = (kind_of(text) for text in texts)
    kind = next((other for other in kinds if other is not Kind.INTERVIEW), Kind.INTERVIEW)
    return replace(guess, kind=kind)


def _deadlines(
    named: list[NamedTime], kind: Kind | None, folded: tuple[str, ...], words: MailWords
) -> Iterator[NamedDeadline]:
    """The first deadline of each subject; what is to be done by an offer's is to answer it."""
    known: set[DeadlineSubject] = set()
    for named_time in named:
        if not named_time.until or named_time.deadline is None:
            continue
        subject = deadline_subject(named_time, words)
        if kind in _OFFERS and subject is DeadlineSubject.REPLY:
            subject = DeadlineSubject.ANSWER
        if kind is Kind.ACKNOWLEDGED and subject is not DeadlineSubject.DECISION:
            continue
        subject = subject or _asked_subject(named_time, folded, words)
        if subject and subject not in known:
            known.add(subject)
            yield NamedDeadline(subject=subject, by=named_time.deadline, words=named_time.words)


def _asked_subject(
    named: NamedTime, folded: tuple[str, ...], words: MailWords
) -> DeadlineSubject | None:
    """What a sentence asks for by a date without naming it: the task of the message, or a reply."""
    sentence = fold(named.sentence)
    is_asked = words.wanted.find(sentence) or _REQUEST.search(named.sentence)
    if not is_asked or words.help.find(sentence):
        return None
    return DeadlineSubject.TASK if any(map(words.task.find, folded)) else DeadlineSubject.REPLY


def _meeting(named: NamedTime, mail: Mail, words: MailWords) -> NamedMeeting:
    assert named.at is not None
    return NamedMeeting(
        at=named.at,
        minutes=named.minutes or length_in_prose(mail.text),
        round=round_of(mail.subject) or round_of(mail.text),
        people=_people(mail.text, words),
        where=_where(mail.text, words),
    )


def _labelled(text: str, labels: tuple[str, ...]) -> Iterator[str]:
    """What stands behind such a name and a colon, or in the cell to the right of it."""
    for line in unicodedata.normalize("NFKC", text).split("\n"):
        content = line.strip(" 　・■◆●○*-【】□")
        for label in labels:
            rest = content[len(label) :]
            if content[: len(label)].casefold() != label or not rest:
                continue
            if rest.lstrip()[:1] in (":", "】") or (rest[:1] == " " and not label.isascii()):
                yield rest.lstrip(" :】").strip()


def _people(text: str, words: MailWords) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for names_text in _labelled(text, words.people):
        for name in parse_people(_TITLE.sub("", names_text)):
            person, _title = split_sender(name, words)
            names[person or plain_name(clean(name))] = None
    names = names or dict.fromkeys(people_in_prose(text, words))
    return tuple(name for name in names if len(name) <= 40)[:10]


def _where(text: str, words: MailWords) -> str:
    """The link of the call; without one the place that is named."""
    call = next((link for link in links_in(text) if is_call(link)), "")
    place = "" if call else next(iter(_labelled(text, words.place)), "")
    place = place or ("" if call else place_in_prose(text))
    return call or clean(place)[:200]
