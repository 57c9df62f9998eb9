"""What is said of a message before anything is logged: what it is taken for, and what it names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import assert_never

from jobboard_tui.domain.labels import day_clock, deadline, kind_label
from jobboard_tui.domain.messages.kinds import KindGuess
from jobboard_tui.domain.messages.matching import Candidate
from jobboard_tui.domain.messages.reading import MessageReading, NamedDeadline
from jobboard_tui.domain.messages.times import DeadlineSubject
from jobboard_tui.i18n import _


def candidate_line(candidate: Candidate) -> str:
    """Return an application that a message may belong to, and what speaks for it."""
    application = candidate.application
    return _("{id}  {company}, {role}: {reasons}").format(
        id=application.id,
        company=application.company,
        role=application.role,
        reasons=_(", ").join(candidate.reasons),
    )


def guess_words(guess: KindGuess) -> str:
    """Return a kind with the words of the message that say so."""
    label = _("not about an application") if guess.kind is None else kind_label(guess.kind)
    return _("{kind} (“{words}”)").format(kind=label, words=guess.words) if guess.words else label


def deadline_words(named: NamedDeadline, now: datetime) -> str:
    """Return a date that a message names, with what is to be by then."""
    when = deadline(named.by, now)
    match named.subject:
        case DeadlineSubject.TASK:
            return _("to do by {when}").format(when=when)
        case DeadlineSubject.REPLY:
            return _("reply by {when}").format(when=when)
        case DeadlineSubject.ANSWER:
            return _("answer the offer by {when}").format(when=when)
        case DeadlineSubject.DECISION:
            return _("they decide by {when}").format(when=when)
        case _:
            assert_never(named.subject)


def summary_lines(reading: MessageReading, now: datetime) -> Iterator[str]:
    """Yield what a message is taken for, and what it names, a sentence each."""
    if reading.kinds:
        yield _("This looks like: {kind}").format(kind=guess_words(reading.kinds[0]))
        for other in reading.kinds[1:]:
            yield _("It could also be: {kind}").format(kind=guess_words(other))
    else:
        yield _("The text doesn't say what kind of message it is.")
    if reading.meeting is not None:
        yield _("It mentions a meeting, {when}.").format(when=day_clock(reading.meeting.at, now))
    for stated in reading.deadlines:
        yield _("It mentions a date: {what}.").format(what=deadline_words(stated, now))
    if reading.choices:
        times = _(", ").join(
            day_clock(named_time.at, now) for named_time in reading.choices if named_time.at
        )
        yield _("It mentions times: {times}.").format(times=times)
    for named in reading.doubts:
        yield _("Not read: “{words}”, {why}.").format(words=named.words, why=named.doubt)
