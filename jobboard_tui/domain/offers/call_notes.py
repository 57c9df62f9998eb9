"""The call itself: its clock, what was told in it, and what goes into the timeline afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeAlias, TypeGuard

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import NotFound
from jobboard_tui.domain.labels import full_deadline
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import DEFAULT_MINUTES, Application, Deadline, Event, Kind
from jobboard_tui.domain.offer_values import (
    ANSWER_BY,
    AnswerSource,
    Concern,
    ItemAnswer,
    ItemState,
    RedFlag,
)
from jobboard_tui.domain.offers.checklist import (
    ChecklistLine,
    lines,
    parse_terms,
    with_answer,
    with_item_value,
    with_suggestion,
)
from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate
from jobboard_tui.domain.offers.deadline import with_answer_by
from jobboard_tui.domain.offers.suggested_values import call_headings
from jobboard_tui.domain.offers.terms import TERMS
from jobboard_tui.domain.text import clean, join_items
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext

LONGEST = timedelta(hours=10)
"""A clock that was left running longer tells nothing about the meeting."""


@frozen
class CallClock:
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


def clock_of(meeting: Event | None, now: datetime) -> CallClock:
    """The clock of a call that is begun now; a meeting under way began when it was set."""
    minutes = DEFAULT_MINUTES if meeting is None or not meeting.minutes else meeting.minutes
    under_way = meeting is not None and meeting.at <= now < meeting.until
    return CallClock(meeting.at if under_way and meeting is not None else now, minutes)


def doubt_of(text: str) -> Concern | None:
    """A doubt in words, and after an arrow the question that would settle it; None for no words."""
    said, _arrow, question = clean(text).replace("->", "→").partition("→")
    return Concern(text=said.strip(), question=question.strip()) if said.strip() else None


def own_item(text: str) -> ItemAnswer | None:
    """An item of one's own: its title, and after a colon the question; None for no title."""
    title, _colon, ask = clean(text).replace("：", ":").partition(":")
    if not title.strip():
        return None
    return ItemAnswer(state=ItemState.TO_ASK, title=title.strip(), ask=ask.strip())


def with_doubt(application: Application, doubt_id: str, doubt: Concern | None) -> Application:
    """The application with a doubt, whose answer stays; or without it (None)."""
    doubts = {key: concern for key, concern in application.doubts.items() if key != doubt_id}
    if doubt is not None:
        before = application.doubts.get(doubt_id, doubt)
        doubts[doubt_id] = replace(before, text=doubt.text, question=doubt.question)
    return replace(application, doubts=doubts)


def with_doubt_settled(application: Application, doubt_id: str, answer: str) -> Application:
    """The application with the answer to a doubt; `NotFound` where the doubt is gone."""
    doubt = application.doubts.get(doubt_id)
    if doubt is None:
        raise NotFound(_("item {name}").format(name=doubt_id), _("unknown name"))
    settled = {**application.doubts, doubt_id: replace(doubt, answer=answer)}
    return replace(application, doubts=settled)


def with_own_item(application: Application, item_id: str, item: ItemAnswer | None) -> Application:
    """The application with an item of its own, whose answer stays; or without it (None)."""
    items = {
        key: item_answer for key, item_answer in application.checklist.items() if key != item_id
    }
    if item is not None:
        before = application.checklist.get(item_id, item)
        items[item_id] = replace(before, title=item.title, ask=item.ask)
    return replace(application, checklist=items)


def with_flag(
    application: Application, flag_id: str, at: datetime | None, note: str = ""
) -> Application:
    """The application with a red flag that was seen at an instant, or without it (None).

    One that is there keeps when it was first seen, and its note unless there is another.
    """
    flags = {key: red_flag for key, red_flag in application.flags.items() if key != flag_id}
    if at is not None:
        before = application.flags.get(flag_id, RedFlag(at=at))
        flags[flag_id] = replace(before, note=note or before.note)
    return replace(application, flags=flags)


def replay_records(application: Application, records: Iterable[Mapping[str, Any]]) -> Application:
    """The application with what a draft holds that did not reach the board.

    Of several records about the same thing the last one counts, with those that come "also" after
    it; what can't be understood is passed over.
    """
    told: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for record in records:
        for sort in ("own", "doubt", "flag"):
            if isinstance(record.get(sort), str):
                told[sort, record[sort]] = [record]
        item_id = record.get("item")
        if isinstance(item_id, str):
            if isinstance(record.get("value"), str):
                before = told.get(("value", item_id), []) if record.get("also") else []
                told["value", item_id] = [*before, record]
                told.pop(("state", item_id), None)
            if _is_one_of(record.get("state"), ItemState):
                told["state", item_id] = [record]
    for sort, verb in _VERBS.items():
        for (kind, about), kept in told.items():
            for record in kept if kind == sort else ():
                application = verb(application, about, record)
    return application


Record: TypeAlias = Mapping[str, Any]


def _value_again(application: Application, item_id: str, record: Record) -> Application:
    text, origin = record["value"].strip(), record.get("origin")
    if _is_one_of(origin, AnswerSource):  # it was taken from the card
        if item_id == ANSWER_BY and "by" in record:
            return _date_again(application, text, record, AnswerSource(origin))
        return with_suggestion(application, item_id, text, AnswerSource(origin))
    if item_id == ANSWER_BY and text:
        return _date_again(application, text, record)
    if not text or _holds(application, item_id, text):
        return application
    return with_answer(application, item_id, text, AnswerSource.MEETING)


def _date_again(
    application: Application,
    text: str,
    record: Record,
    origin: AnswerSource = AnswerSource.MEETING,
) -> Application:
    """The date to answer by, where the draft has understood one; otherwise its words."""
    finding = application.checklist.get(ANSWER_BY, ItemAnswer())
    try:
        by = _deadline_of(record["by"])
        told = datetime.fromisoformat(record["told"])
    except (KeyError, TypeError, ValueError):
        if finding.value == text:
            return application
        return with_item_value(
            application, ANSWER_BY, value=text, origin=origin, state=ItemState.UNCLEAR
        )
    if finding.by == by:
        return application
    return with_answer_by(application, full_deadline(by, told), by, told, origin=origin)


def _deadline_of(text: str) -> Deadline:
    """Return the date or the instant of an ISO 8601 text; `ValueError` for any other."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return datetime.fromisoformat(text)


def _flag_again(application: Application, flag_id: str, record: Record) -> Application:
    at = record.get("at")
    if at is None:
        return with_flag(application, flag_id, None)
    try:
        seen = datetime.fromisoformat(at)
    except (TypeError, ValueError):
        return application
    return application if seen.tzinfo is None else with_flag(application, flag_id, seen)


def _is_one_of(told: Any, kind: type[StrEnum]) -> TypeGuard[str]:
    return isinstance(told, str) and told in frozenset(kind)


def _text_of(record: Record) -> str:
    text = record.get("text")
    return text if isinstance(text, str) else ""


_VERBS: Mapping[str, Callable[[Application, str, Record], Application]] = {
    "own": lambda application, about, record: with_own_item(
        application, about, own_item(_text_of(record))
    ),
    "doubt": lambda application, about, record: with_doubt(
        application, about, doubt_of(_text_of(record))
    ),
    "flag": _flag_again,
    "value": _value_again,
    "state": lambda application, about, record: with_item_value(
        application, about, state=ItemState(record["state"])
    ),
}
"""What each sort of record does; items of one's own come before what is told of them."""


def _holds(application: Application, item_id: str, text: str) -> bool:
    """Whether an answer is part of the application already, as words or as a term."""
    return with_answer(application, item_id, text, None).terms == application.terms and (
        bool(parse_terms(item_id, text))
        or (item_id in application.checklist and application.checklist[item_id].value == text)
    )


def next_open(found: Iterable[ChecklistLine], after: str) -> str | None:
    """The id of the next item that is neither settled nor asked, round from the top."""
    listed = list(found)
    place = next((at for at, line in enumerate(listed) if line.item.id == after), -1)
    for line in (*listed[place + 1 :], *listed[: place + 1]):
        if line.state in (ItemState.UNKNOWN, ItemState.TO_ASK):
            return line.item.id
    return None


def summary(
    checklist_template: ChecklistTemplate,
    before: Application,
    after: Application,
    now: datetime,
    language: Language,
) -> str:
    """What the call brought, as a note: answers, what stayed unclear, doubts, red flags."""
    old = {line.item.id: line for line in lines(checklist_template, before, now)}
    parts = []
    for line in lines(checklist_template, after, now):
        was = old.get(line.item.id)
        if was is None or (was.value, was.state) != (line.value, line.state):
            title = line.item.said(language).title
            told = line.value or _state_words(line.state)
            if line.value and line.state is ItemState.UNCLEAR:
                told = _("{value} (unclear)").format(value=line.value)
            parts.append(_("{title}: {value}").format(title=title, value=told))
    flags = {item.id: item.title(language) for item in checklist_template.flags}
    seen = [flags.get(key, key) for key in after.flags if key not in before.flags]
    doubts = [concern.text for key, concern in after.doubts.items() if key not in before.doubts]
    if doubts:
        parts.append(_("doubts: {doubts}").format(doubts=join_items(doubts)))
    if seen:
        parts.append(_("red flags: {flags}").format(flags=", ".join(seen)))
    return "\n".join(parts) or _("nothing new was noted")


def interrupted_call_note(
    checklist_template: ChecklistTemplate,
    after: Application,
    records: Sequence[Record],
    now: datetime,
    language: Language,
) -> Event | None:
    """The note of a call that was cut off, with all that its draft tells of; None for nothing.

    It has the call's own id, as the note at its end would have, so that it is logged once.
    """
    note_id = records[0].get("call") if records else None
    about = {
        sort: {record[sort] for record in records if isinstance(record.get(sort), str)}
        for sort in ("item", "own", "doubt", "flag")
    }
    items = about["item"] | about["own"]
    before = replace(
        after,
        checklist={
            key: item_answer for key, item_answer in after.checklist.items() if key not in items
        },
        terms={
            key: one
            for key, one in after.terms.items()
            if key not in TERMS or TERMS[key].item not in items
        },
        doubts={key: concern for key, concern in after.doubts.items() if key not in about["doubt"]},
        flags={key: red_flag for key, red_flag in after.flags.items() if key not in about["flag"]},
    )
    if not isinstance(note_id, str) or before == after:
        return None
    told = summary(checklist_template, before, after, now, language)
    text = call_headings()[1] + told
    return Event(id=note_id, kind=Kind.NOTE, at=now, logged=now, note=text)


def recover_call(board: Board, app_id: str, records: Sequence[Record], note: Event | None) -> Board:
    """The board with what the draft of a call holds, and the note of it, once."""
    board = board.with_applications(replay_records(board[app_id], records))
    if note is None or any(event.id == note.id for event in board[app_id].events):
        return board
    return board.log(app_id, note)


def _state_words(state: ItemState) -> str:
    return {
        ItemState.UNKNOWN: pgettext("item", "unknown"),
        ItemState.KNOWN: pgettext("item", "known"),
        ItemState.TO_ASK: _("to ask"),
        ItemState.ASKED: _("asked, no answer yet"),
        ItemState.CONFIRMED: pgettext("item", "confirmed"),
        ItemState.UNCLEAR: pgettext("item", "unclear"),
        ItemState.NOT_APPLICABLE: _("does not apply"),
    }[state]


class CallOutcome(StrEnum):
    """What a call that has ended was: the offer meeting that was set, one of its own, or none."""

    THE_MEETING = "the-meeting"
    ANOTHER = "another"
    NONE = "none"


def possible_outcomes(
    meeting: Event | None, clock: CallClock, ended: datetime
) -> list[CallOutcome]:
    """Return what a call can have been, the likeliest first.

    It was the meeting where it went on in the time set for it. One that is over, or still ahead,
    keeps its time unless the user says otherwise.
    """
    if meeting is None:
        return [CallOutcome.ANOTHER]
    is_near = abs(clock.began - meeting.at) < LONGEST
    moved = [CallOutcome.THE_MEETING] if is_near else []
    if meeting.until <= clock.began:
        return [CallOutcome.NONE, CallOutcome.ANOTHER, *moved]
    if is_near and ended > meeting.at:
        return [CallOutcome.THE_MEETING, CallOutcome.NONE]
    return [CallOutcome.NONE, *moved]


def minutes_of_call(clock: CallClock, ended: datetime) -> int:
    """Return how long a call was; as long as planned where its clock was left running."""
    lasted = ended - clock.began
    # whole minutes: it ended, at the latest, now
    return clock.minutes if lasted > LONGEST else max(1, int(lasted.total_seconds() // 60))


def log_call(
    board: Board,
    app_id: str,
    meeting: Event | None,
    clock: CallClock,
    note: Event,
    *,
    outcome: CallOutcome | None = None,
) -> Board:
    """The board with the call in its timeline: the real start and end, and the summary.

    `note` is the summary, made when the call ended. `outcome` is what the call was: the likeliest,
    unless it is given.
    """
    outcome = outcome or possible_outcomes(meeting, clock, note.at)[0]
    minutes = minutes_of_call(clock, note.at)
    if outcome is CallOutcome.THE_MEETING and meeting is not None:
        board = board.amend(app_id, replace(meeting, at=clock.began, minutes=minutes))
    elif outcome is CallOutcome.ANOTHER:
        held = replace(
            note,
            id=f"{note.id}m",
            kind=Kind.OFFER_MEETING,
            at=clock.began,
            minutes=minutes,
            note="",
        )
        board = board.log(app_id, held)
    return board.log(app_id, note)
