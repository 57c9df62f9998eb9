"""What was thought after an interview, as the note of a `reflected` event.

It is kept as plain text under a few headings, so that it can be read and written anywhere, and
is merged like every note. Headings are understood in English and Japanese::

    Went well: the story of the migration
    Hard: the quaternion question
    Strengths: yes
    Topic: releases on Fridays
    Asked: How do you test a release?
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Application, Event, Kind
from jobboard_tui.domain.text import clean, fold
from jobboard_tui.domain.values import frozen

_HEADINGS = {
    "went_well": "Went well",
    "hard": "Hard",
    "strengths": "Strengths",
    "topics": "Topic",
    "questions": "Asked",
}
_ALSO = {
    "went_well": ("良かった点", "よかった点", "うまくいったこと"),
    "hard": ("難しかった点", "課題", "次回"),
    "strengths": ("強み", "強みは伝わったか"),
    "topics": ("話題", "topics"),
    "questions": ("質問", "聞かれたこと", "questions"),
}
_FIELD_OF = {
    fold(word): name for name, heading in _HEADINGS.items() for word in (heading, *_ALSO[name])
}
_LINE = re.compile(r"\s*([^:：\n]{1,20})[:：]\s*(.*)")
_SEVERAL = frozenset({"topics", "questions"})


@frozen(kw_only=True)
class Reflection:
    """What went well, what was hard and how to do it better, whether strengths came across,
    what was talked about and what was asked. `rest` is anything else that the note says."""

    went_well: str = ""
    hard: str = ""
    strengths: str = ""
    topics: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    rest: str = ""

    @classmethod
    def of(cls, note: str) -> Reflection:
        """What a note says."""
        parts: dict[str, list[str]] = {name: [] for name in (*_HEADINGS, "rest")}
        field = "rest"
        for line in clean(note, lines=True).split("\n"):
            match = _LINE.fullmatch(line)
            named = _FIELD_OF.get(fold(match[1])) if match else None
            if match and named:
                field, line = named, match[2]  # noqa: PLW2901 (the heading is read)
            elif not line:
                field = "rest"
            if line:
                parts[field].append(line)
        return cls(
            went_well="\n".join(parts["went_well"]),
            hard="\n".join(parts["hard"]),
            strengths="\n".join(parts["strengths"]),
            topics=tuple(parts["topics"]),
            questions=tuple(parts["questions"]),
            rest="\n".join(parts["rest"]),
        )

    @property
    def note(self) -> str:
        """The note that says it."""
        lines = []
        for name, heading in _HEADINGS.items():
            value = getattr(self, name)
            texts = value if name in _SEVERAL else filter(None, [value])
            lines += [f"{heading}: {text}" for text in texts]
        return "\n".join([*lines, *([self.rest] if self.rest else [])])


@frozen(kw_only=True)
class AskedQuestion:
    """A question that was asked in an interview: where, for what role, in which round, when."""

    question: str
    application: str
    company: str
    role: str
    round: int | None
    at: datetime


def reflections(application: Application) -> Iterator[tuple[Event, Reflection]]:
    """Yield each reflection on an application with its event, newest first."""
    events = [
        event
        for event in application.events
        if event.kind is Kind.REFLECTED and not event.cancelled
    ]
    for event in sorted(events, key=lambda event: event.at, reverse=True):
        yield event, Reflection.of(event.note)


def topics(application: Application) -> tuple[str, ...]:
    """Return what was talked about, as noted, newest first: offered for the thank-you."""
    noted = (
        topic for _event, reflection in reflections(application) for topic in reflection.topics
    )
    return tuple(dict.fromkeys(noted))


def next_interview(application: Application, now: datetime) -> Event | None:
    """Return the nearest interview that has not begun yet."""
    ahead = [
        event
        for event in application.events
        if event.kind is Kind.INTERVIEW and not event.cancelled and event.at > now
    ]
    return min(ahead, key=lambda event: event.at, default=None)


def questions_asked_before(application: Application, now: datetime) -> tuple[str, ...]:
    """Return what was asked in its interviews so far, newest first, while another one is ahead."""
    if next_interview(application, now) is None:
        return ()
    asked = (
        text for _event, reflection in reflections(application) for text in reflection.questions
    )
    return tuple(dict.fromkeys(asked))


def question_bank(board: Board, query: str = "") -> list[AskedQuestion]:
    """Return every question that was asked, newest first.

    With a query, those that have all its words.
    """
    words = [fold(word) for word in query.split()]
    questions = []
    for application in board.applications.values():
        for event, reflection in reflections(application):
            for text in reflection.questions:
                asked = AskedQuestion(
                    question=text,
                    application=application.id,
                    company=application.company,
                    role=application.role,
                    round=event.round or _round(application, event),
                    at=event.at,
                )
                searched = fold(f"{text} {asked.company} {asked.role} {asked.round or ''}")
                if all(word in searched for word in words):
                    questions.append(asked)
    return sorted(questions, key=lambda question: question.at, reverse=True)


def _round(application: Application, event: Event) -> int | None:
    """The round of the last interview before a reflection."""
    held = [
        interview
        for interview in application.events
        if interview.kind is Kind.INTERVIEW and not interview.cancelled and interview.at <= event.at
    ]
    last = max(held, key=lambda interview: interview.at, default=None)
    return None if last is None else last.round or len(held)
