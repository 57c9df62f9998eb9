"""Recording what happened: events now and at another time, interviews, notes, to-dos."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, assert_never

from jobboard_tui.domain.board_columns import column_of
from jobboard_tui.domain.errors import TooEarly
from jobboard_tui.domain.event_kinds import (
    EVENT_KINDS,
    NEEDING_DATE,
    OFFERS,
    Side,
)
from jobboard_tui.domain.labels import day_clock, deadline, event_time, kind_label
from jobboard_tui.domain.models import MEETINGS, Application, Event, Kind
from jobboard_tui.domain.reports.warnings import cautions, closing_cautions, overlap_cautions
from jobboard_tui.domain.values import FieldValue
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.actions import action
from jobboard_tui.tui.actions.forms import fill_in
from jobboard_tui.tui.actions.preconditions import a_card_to_change, an_event
from jobboard_tui.tui.event_keys import KIND_KEYS, answer_by_cautions, text_date_cautions
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.input_feedback import InputFeedback

if TYPE_CHECKING:
    from jobboard_tui.domain.parsing.datetimes import TypedTime
    from jobboard_tui.domain.parsing.event_line import EventEntry
    from jobboard_tui.tui.screens.board import BoardScreen


def kind_choices() -> list[Choice[Kind]]:
    """Return every kind of event on its letter, in three groups: from you, from them, meetings."""
    return [
        Choice(key, kind_label(kind), kind, group=_group(kind)) for key, kind in KIND_KEYS.items()
    ]


def _group(kind: Kind) -> str:
    info = EVENT_KINDS[kind]
    if info.is_meeting:
        return pgettext("group", "meetings")
    match info.side:
        case Side.COMPANY:
            return _("from them")
        case Side.NEITHER:
            return _("for yourself")
        case Side.SEEKER:
            return _("your decision") if info.is_decision else _("from you")
        case _:
            assert_never(info.side)


@action("event", needs=a_card_to_change)
def event(screen: BoardScreen) -> None:
    """Ask which event has just been, and log it."""
    app_id = selected_application(screen)
    screen.picker.ask(
        screen.selection.about(app_id, _("event, just now")),
        kind_choices(),
        lambda kind: log_chosen(screen, app_id, kind),
        other=lambda kind: ask_event(screen, app_id, kind),
        other_label=_("at another time"),
    )


def selected_application(screen: BoardScreen) -> str:
    """Return the application under the cursor.

    What is asked now is about it, wherever the cursor goes.
    """
    app_id = screen.selection.application_id
    assert app_id
    return app_id


def log_chosen(screen: BoardScreen, app_id: str, kind: Kind) -> None:
    """Log an event of just now.

    Meetings ask for their time, an offer and some kinds for the date they state, a reflection for
    its words.
    """
    from jobboard_tui.domain.offers.deadline import OFFERED

    if kind in MEETINGS:
        ask_event(screen, app_id, kind)
    elif kind in NEEDING_DATE:
        ask_by(screen, app_id, kind)
    elif kind in OFFERED:
        ask_answer_by(screen, app_id, kind)
    elif kind is Kind.NOTE:
        ask_note(screen, app_id)
    elif kind is Kind.REFLECTED:
        from jobboard_tui.tui.actions.reflection import ask_reflection

        ask_reflection(screen, app_id)
    else:
        log(screen, app_id, kind)


@action("event_at", needs=a_card_to_change)
def event_at(screen: BoardScreen) -> None:
    """Ask for an event of another time, and log it."""
    app_id = selected_application(screen)
    screen.picker.ask(
        screen.selection.about(app_id, _("event, at another time")),
        kind_choices(),
        lambda kind: ask_event(screen, app_id, kind),
    )


@action("interview", needs=a_card_to_change)
def interview(screen: BoardScreen) -> None:
    """Ask when the next interview is, and log it."""
    ask_event(screen, selected_application(screen), Kind.INTERVIEW)


@action("note", needs=a_card_to_change)
def note(screen: BoardScreen) -> None:
    """Ask for a line for the timeline."""
    ask_note(screen, selected_application(screen))


@action("task", needs=a_card_to_change)
def task(screen: BoardScreen) -> None:
    """Ask for a to-do of one's own with a due time."""
    ask_by(screen, selected_application(screen), Kind.TASK)


@action("amend", needs=an_event)
def amend(screen: BoardScreen) -> None:
    """Open the form of the event under the cursor."""
    from jobboard_tui.domain.parsing.date_only import placement_words
    from jobboard_tui.tui.screens.form import EventForm

    application, event_id = screen.selection.application, screen.selection.event_id
    assert application
    assert event_id
    event = screen.service.board.event(application.id, event_id)

    def save(fields: dict[str, Any]) -> list[str]:
        at = fields.get("at")
        amended = screen.service.events.amend(application.id, event_id, **fields)
        remarks = _new_date(screen, application)
        if fields.keys().isdisjoint(("at", "minutes", "kind", "cancelled")):
            return remarks
        behind = ""
        if at is not None and not isinstance(at, datetime):
            behind = placement_words(application, at, amended.at, besides=event_id)
        if behind:
            remarks.append(_("It was {behind}.").format(behind=behind))
        remarks += closing_cautions(screen.service.board[application.id], amended, screen.now)
        return remarks + overlap_cautions(screen.service.board, amended, application.id, screen.now)

    form = EventForm(event, screen.now, screen.drafts, application)
    fill_in(screen, form, application.company, save)


@action("unlog", needs=an_event)
def unlog(screen: BoardScreen) -> None:
    """Take the event under the cursor out of the timeline."""
    app_id, event_id = screen.selection.application_id, screen.selection.event_id
    assert app_id
    assert event_id
    before = screen.service.board[app_id]
    kind = screen.service.board.event(app_id, event_id).kind
    screen.service.events.unlog(app_id, event_id)
    said = _("deleted: {kind}").format(kind=kind_label(kind))
    screen.announcer.announce(said, before.company, _new_date(screen, before))


def _new_date(screen: BoardScreen, before: Application) -> list[str]:
    """Return a sentence on the date to answer the offer by, where it has changed."""
    from jobboard_tui.domain.offers.deadline import change_cautions

    return change_cautions(before, screen.service.board[before.id], screen.now)


def ask_note(screen: BoardScreen, app_id: str) -> None:
    """Ask for one line that is a note, and log it."""
    from jobboard_tui.domain.parsing.event_line import EventEntry

    key = f"note {app_id}"

    def done(text: str) -> bool:
        return not text.strip() or log(
            screen, app_id, Kind.NOTE, EventEntry(note=text), typed_in=(key,)
        )

    question = screen.selection.about(app_id, pgettext("field", "note"))
    screen.prompt.ask(question, key=key, done=done, lines=True)


def ask_event(screen: BoardScreen, app_id: str, kind: Kind) -> None:
    """Ask for one line with the time of an event, and what else is known of it."""
    from jobboard_tui.domain.parsing.event_line import parse_event
    from jobboard_tui.domain.parsing.purpose import HAPPENED, MEETING

    if kind is Kind.TASK:
        ask_by(screen, app_id, kind)
        return
    meeting, states = kind in MEETINGS, kind in NEEDING_DATE
    example = _("yesterday 18:00 via phone with Sato : note")
    if meeting:
        example = _("fri 15:00 90m round 2 with Sato @ https://… : note")
    elif kind in OFFERS:
        example = _("yesterday 18:00 by 14 dec via phone with Sato : note")
    elif states:
        example = _("yesterday by 12/10 via phone with Sato : note")
    _ask(
        screen,
        app_id,
        kind,
        f"{kind} {app_id}",
        screen.selection.about(app_id, _("{kind}: when?").format(kind=kind_label(kind))),
        example=example,
        read=lambda text: parse_event(
            text,
            screen.now,
            MEETING if meeting else HAPPENED,
            when=not states,
            clock=meeting,
            stretch=meeting,
            states=states,
        ),
    )


def ask_by(screen: BoardScreen, app_id: str, kind: Kind) -> None:
    """Ask for the date that an event states; the event itself is of now."""
    from jobboard_tui.domain.parsing.datetimes import parse_when
    from jobboard_tui.domain.parsing.event_line import EventEntry, parse_task
    from jobboard_tui.domain.parsing.purpose import deadline_of

    def read(text: str) -> EventEntry:
        return EventEntry(by=parse_when(text, screen.now, deadline_of(screen.now)).deadline)

    if kind is Kind.TASK:
        _ask(
            screen,
            app_id,
            kind,
            f"{kind} by {app_id}",
            screen.selection.about(app_id, pgettext("action", "to-do")),
            example=_("portfolio by fri 18:00"),
            read=lambda text: parse_task(text, screen.now),
        )
        return
    _ask(
        screen,
        app_id,
        kind,
        f"{kind} by {app_id}",
        _date_question(screen, app_id, kind),
        example=_("fri, 11/25, 25 nov"),
        read=read,
    )


def _date_question(screen: BoardScreen, app_id: str, kind: Kind) -> str:
    """What the date of an event is; that of a decision is ours once they have made an offer."""
    from jobboard_tui.domain.offers.deadline import has_offer

    if kind is not Kind.DECISION_DATE:
        question = _("answer promised by")
    elif has_offer(screen.service.board[app_id], screen.now):
        question = _("answer the offer by")
    else:
        question = _("they decide by")
    return screen.selection.about(app_id, question)


def ask_answer_by(
    screen: BoardScreen,
    app_id: str,
    kind: Kind,
    event_entry: EventEntry | None = None,
    typed_in: tuple[str, ...] = (),
) -> None:
    """Until when an offer is to be answered; Enter alone where they have not said it yet."""
    from jobboard_tui.domain.parsing.datetimes import echo, parse_when
    from jobboard_tui.domain.parsing.event_line import EventEntry
    from jobboard_tui.domain.parsing.purpose import deadline_of
    from jobboard_tui.domain.reminders.timeline_facts import known_answer_by

    entry = event_entry or EventEntry()
    known = known_answer_by(screen.service.board[app_id], screen.now)
    nothing = (
        _("Enter: no offer deadline is known yet")
        if known is None
        else _("Enter: it is still {date}").format(date=deadline(known.by, screen.now))
    )

    def understood(text: str) -> InputFeedback:
        if not text.strip():
            return InputFeedback(nothing)
        return InputFeedback(_("→ {understood}").format(understood=echo(read(text), screen.now)))

    def read(text: str) -> TypedTime:
        return parse_when(text, screen.now, deadline_of(entry.at or screen.now))

    key = f"{kind} by {app_id}"

    def done(text: str) -> bool:
        dated = replace(entry, by=read(text).deadline) if text.strip() else entry
        return log(screen, app_id, kind, dated, typed_in=(*typed_in, key))

    screen.prompt.ask(
        screen.selection.about(app_id, _("answer the offer by")),
        key=key,
        example=_("fri, 11/25, 25 nov 17:00"),
        echo=understood,
        done=done,
    )


def _log_entry(screen: BoardScreen, app_id: str, kind: Kind, entry: EventEntry, key: str) -> bool:
    """Log an event that was typed in the line of that key; whether nothing more is asked before.

    Asks for the date of an offer, and whether a message moves it.
    """
    from jobboard_tui.domain.offers.deadline import OFFERED, has_offer

    if kind in OFFERED and entry.by is None:
        ask_answer_by(screen, app_id, kind, entry, (key,))
        return False
    if (
        kind is Kind.RECEIVED
        and entry.by is not None
        and has_offer(screen.service.board[app_id], screen.now)
    ):

        def answered(is_new: bool) -> None:
            log(screen, app_id, kind, entry, answers_offer=is_new, typed_in=(key,))

        choices = [
            Choice("y", _("yes, that is the new date"), True),
            Choice("n", _("no, the old date still applies"), False),
        ]
        screen.picker.ask(
            screen.selection.about(
                app_id,
                _("answer the offer by {date}?").format(date=deadline(entry.by, screen.now)),
            ),
            choices,
            answered,
        )
        return False
    return log(screen, app_id, kind, entry, typed_in=(key,))


def _ask(
    screen: BoardScreen,
    app_id: str,
    kind: Kind,
    key: str,
    question: str,
    *,
    example: str,
    read: Callable[[str], EventEntry],
) -> None:
    screen.prompt.ask(
        question,
        key=key,
        example=example,
        echo=lambda text: _echo(screen, app_id, kind, read(text)),
        done=lambda text: _log_entry(screen, app_id, kind, read(text), key),
    )


def _echo(screen: BoardScreen, app_id: str, kind: Kind, entry: EventEntry) -> InputFeedback:
    from jobboard_tui.domain.offers.deadline import no_more_time_sentence

    doubts = list(entry.doubts)
    if kind is Kind.ASKED_TIME and entry.by is not None:
        doubts += no_more_time_sentence(screen.service.board[app_id], entry.by, screen.now)
    return InputFeedback(_understood(screen, app_id, kind, entry), doubt=" ".join(doubts))


def _understood(screen: BoardScreen, app_id: str, kind: Kind, entry: EventEntry) -> str:
    from jobboard_tui.domain.reminders.future_events import reject_future_event
    from jobboard_tui.domain.reports.overlaps import overlaps

    words = "→ " + entry.echo(screen.now)
    if entry.at is None:
        return words
    if behind := _landing(screen, app_id, kind, entry)[1]:
        words += "   " + behind
    draft = Event(id="", kind=kind, at=entry.at, logged=screen.now, minutes=entry.minutes)
    reject_future_event(draft, screen.now)
    if kind not in MEETINGS and entry.at > screen.now:
        return _("{understood}   note: that is in the future").format(understood=words)
    if kind in MEETINGS:
        for other, meeting in overlaps(screen.service.board, draft, app_id, screen.now)[:1]:
            words += "   " + _("overlaps with {company}, {when}").format(
                company=other.company, when=day_clock(meeting.at, screen.now)
            )
    return words


def _landing(
    screen: BoardScreen, app_id: str, kind: Kind, entry: EventEntry
) -> tuple[datetime | None, str]:
    """Return the instant of an event, and words where a day alone was told and has others."""
    from jobboard_tui.domain.parsing.date_only import place_on_day, placement_words
    from jobboard_tui.domain.parsing.datetimes import TypedTime

    if entry.at is None:
        return None, ""
    when = TypedTime(at=entry.at, dated=entry.dated, text="", chosen=entry.chosen)
    at = place_on_day(screen.service.board[app_id], when, screen.now, kind=kind)
    return at, placement_words(screen.service.board[app_id], when, at)


def log(
    screen: BoardScreen,
    app_id: str,
    kind: Kind,
    entry: EventEntry | None = None,
    *,
    answers_offer: bool = False,
    typed_in: tuple[str, ...] = (),
) -> bool:
    """Log an event, of just now where no `entry` tells more; asks again where it is too early.

    Return whether it is logged. Once it is, what was typed in the lines of those keys is forgotten.
    """
    facts: dict[str, Any] = {}
    behind = ""
    if entry is not None:
        facts = entry.fields()
        facts["at"], behind = _landing(screen, app_id, kind, entry)
    if answers_offer:
        facts["answers_offer"] = True

    def log_typed(*, force: bool) -> None:
        log_facts(screen, app_id, kind, behind=behind, force=force, **facts)
        for key in typed_in:
            screen.drafts.forget(key)

    try:
        log_typed(force=False)
    except TooEarly as early:
        why = screen.selection.about(app_id, early.why)
        screen.announcer.insist(why, kind, lambda: log_typed(force=True))
        return False
    return True


def log_facts(
    screen: BoardScreen, app_id: str, kind: Kind, *, behind: str = "", **facts: FieldValue
) -> None:
    """Log an event of these fields of `Event`; say where the stage went, and behind what it is."""
    before = screen.service.board[app_id]
    logged = screen.service.events.log(app_id, kind, **facts)
    after = screen.service.board[app_id]
    said = _("logged: {kind}").format(kind=kind_label(kind))
    if facts.get("at"):
        said = _("logged: {kind}, {when}").format(
            kind=kind_label(kind), when=event_time(logged, screen.now)
        )
    if logged.by is not None:
        said = _("{logged}, by {time}").format(logged=said, time=deadline(logged.by, screen.now))
    if behind:
        said = _("{logged}, {behind}").format(logged=said, behind=behind)
    column = column_of(after)
    if column != column_of(before) and column.label() != kind_label(kind):
        said = _("{logged}, now in {stage}").format(logged=said, stage=column.label())
    but = cautions(screen.service.board, before, logged, screen.now)
    but += answer_by_cautions(after, logged, screen.now)
    if logged.note and logged.kind in OFFERS:
        from jobboard_tui.config.checklist_file import load_checklist

        template = load_checklist(screen.service.store.places.checklist)
        but += text_date_cautions(template, after, logged, screen.now)
    screen.announcer.announce(said, after.company, but)
