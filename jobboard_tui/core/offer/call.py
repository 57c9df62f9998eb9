"""The call itself: its clock, what was told in it, and what goes into the timeline afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from jobboard_tui.core.board import Board
from jobboard_tui.core.errors import Misspoken
from jobboard_tui.core.model import DEFAULT_MINUTES, Application, Event, Kind
from jobboard_tui.core.offer.catalogue import Catalogue, Language
from jobboard_tui.core.offer.checklist import Line, found_out, lines, with_term
from jobboard_tui.core.offer.terms import term_in
from jobboard_tui.core.offer.values import Origin, Standing, Term
from jobboard_tui.core.values import frozen
from jobboard_tui.words import _

LONGEST = timedelta(hours=10)
"""A clock that was left running longer tells nothing about the meeting."""


@frozen
class Clock:
    """When a call began, and how long it was planned."""

    began: datetime
    minutes: int

    def spoken(self, now: datetime) -> str:
        """What is left of the planned time, or how much it was exceeded."""
        left = self.minutes - int((now - self.began).total_seconds() // 60)
        if left >= 0:
            return _("{left} of {minutes} min left").format(left=left, minutes=self.minutes)
        return _("{over} min over the planned {minutes}").format(over=-left, minutes=self.minutes)

    def share(self, now: datetime) -> float:
        """The part of the planned time that has passed, from 0 to 1."""
        passed = (now - self.began).total_seconds() / 60
        return max(0.0, min(1.0, passed / self.minutes))


def clock_of(meeting: Event | None, now: datetime) -> Clock:
    """The clock of a call that is begun now; a meeting under way began when it was set."""
    minutes = DEFAULT_MINUTES if meeting is None or not meeting.minutes else meeting.minutes
    under_way = meeting is not None and meeting.at <= now < meeting.until
    return Clock(meeting.at if under_way and meeting is not None else now, minutes)


def answered(
    application: Application, item_id: str, text: str, origin: Origin | None
) -> Application:
    """The application with an answer: a term of the pay where it is one, else in words."""
    term = _term(item_id, text)
    if term is None:
        return found_out(application, item_id, value=text, origin=origin if text else None)
    return with_term(application, *term, origin=origin)


def _term(item_id: str, text: str) -> tuple[str, Term] | None:
    try:
        return term_in(item_id, text) if text else None
    except Misspoken:
        return None


def replayed(application: Application, records: Iterable[Mapping[str, Any]]) -> Application:
    """The application with what a draft holds that did not reach the board.

    Of several texts about an item the last one counts; what can't be understood is passed over.
    """
    texts: dict[str, str] = {}
    states: dict[str, Standing] = {}
    for record in records:
        item_id, text, state = (record.get(name) for name in ("item", "value", "state"))
        if not isinstance(item_id, str):
            continue
        if isinstance(text, str):
            texts[item_id] = text.strip()
            states.pop(item_id, None)
        if isinstance(state, str) and state in set(Standing):
            states[item_id] = Standing(state)
    for item_id, text in texts.items():
        if text and not _holds(application, item_id, text):
            application = answered(application, item_id, text, Origin.MEETING)
    for item_id, standing in states.items():
        application = found_out(application, item_id, state=standing)
    return application


def _holds(application: Application, item_id: str, text: str) -> bool:
    """Whether an answer is part of the application already, as words or as a term."""
    return answered(application, item_id, text, None).terms == application.terms and (
        _term(item_id, text) is not None
        or (item_id in application.checklist and application.checklist[item_id].value == text)
    )


def next_open(found: Iterable[Line], after: str) -> str | None:
    """The id of the next item that is neither settled nor asked, round from the top."""
    listed = list(found)
    place = next((at for at, line in enumerate(listed) if line.item.id == after), -1)
    for line in (*listed[place + 1 :], *listed[: place + 1]):
        if line.state in (Standing.UNKNOWN, Standing.TO_ASK):
            return line.item.id
    return None


def summary(
    catalogue: Catalogue, before: Application, after: Application, language: Language
) -> str:
    """What the call brought, as a note: answers, what stayed unclear, red flags."""
    old = {line.item.id: line for line in lines(catalogue, before)}
    parts = []
    for line in lines(catalogue, after):
        was = old.get(line.item.id)
        if was is None or (was.value, was.state) != (line.value, line.state):
            title = line.item.said(language).title
            told = line.value or _state_words(line.state)
            if line.value and line.state is Standing.UNCLEAR:
                told = _("{value} (unclear)").format(value=line.value)
            parts.append(_("{title}: {value}").format(title=title, value=told))
    flags = {one.id: one.title(language) for one in catalogue.flags}
    seen = [flags.get(key, key) for key in after.flags if key not in before.flags]
    if seen:
        parts.append(_("red flags: {flags}").format(flags=", ".join(seen)))
    return "\n".join(parts) or _("nothing new was noted")


def _state_words(state: Standing) -> str:
    return {
        Standing.UNKNOWN: _("unknown"),
        Standing.KNOWN: _("known"),
        Standing.TO_ASK: _("to ask"),
        Standing.ASKED: _("asked, no answer yet"),
        Standing.CONFIRMED: _("confirmed"),
        Standing.UNCLEAR: _("unclear"),
    }[state]


def ended(board: Board, app_id: str, meeting: Event | None, clock: Clock, note: Event) -> Board:
    """The board with the call in its timeline: the real start and end, and the summary.

    `note` is the summary, made when the call ended. Where no meeting was logged, or the last one
    is long over, this was one of its own; one that lies far ahead is still to come.
    """
    lasted = note.at - clock.began
    minutes = max(1, round(lasted.total_seconds() / 60))
    if lasted > LONGEST:
        minutes = clock.minutes
    if meeting is not None and abs(clock.began - meeting.at) < LONGEST:
        board = board.amended(app_id, replace(meeting, at=clock.began, minutes=minutes))
    elif meeting is None or meeting.at < clock.began:
        held = replace(
            note,
            id=f"{note.id}m",
            kind=Kind.OFFER_MEETING,
            at=clock.began,
            minutes=minutes,
            note="",
        )
        board = board.logged(app_id, held)
    return board.logged(app_id, note)
