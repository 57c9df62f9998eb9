"""Recording what happened: events now and at another time, interviews, notes, to-dos."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jobboard_tui.core.cautions import cautions, overlaps_told
from jobboard_tui.core.errors import TooEarly
from jobboard_tui.core.model import DECISIONS, FROM_COMPANY, MEETINGS, Event, Kind
from jobboard_tui.core.spoken import day_clock, event_time, kind_label, stage_label
from jobboard_tui.ui.acts import act
from jobboard_tui.ui.acts.filling import fill_in
from jobboard_tui.ui.acts.needs import a_card_to_change, an_event
from jobboard_tui.ui.widgets.choice import Choice
from jobboard_tui.ui.widgets.echo import Echo
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.core.entry import EventEntry
    from jobboard_tui.ui.screens.board import BoardScreen

KIND_KEYS: dict[str, Kind] = {
    "a": Kind.APPLIED,
    "t": Kind.THANKED,
    "f": Kind.FOLLOWED_UP,
    "p": Kind.REPLIED,
    "j": Kind.WROTE,
    "c": Kind.CONNECTED,
    "z": Kind.LETTER_REQUESTED,
    "h": Kind.ASKED_TIME,
    "g": Kind.NEGOTIATED,
    "y": Kind.ACCEPTED,
    "d": Kind.DECLINED,
    "w": Kind.WITHDRAWN,
    "r": Kind.RECEIVED,
    "k": Kind.ACKNOWLEDGED,
    "b": Kind.DECISION_DATE,
    "o": Kind.OFFER,
    "l": Kind.OFFER_LETTER,
    "x": Kind.REJECTED,
    "i": Kind.INTERVIEW,
    "m": Kind.OFFER_MEETING,
    "s": Kind.INFO_SESSION,
    "v": Kind.REFLECTED,
    "n": Kind.NOTE,
    "u": Kind.TASK,
}
"""The letter of each kind of event, the same wherever one is chosen.

All are small: the capital means the same kind at another time. `q` is none, since it closes, and
neither is `e`, which opens: pressed twice it must not log anything.
"""

LETTER_OF = {kind: letter for letter, kind in KIND_KEYS.items()}

NEEDS_A_DATE = frozenset({Kind.DECISION_DATE, Kind.ASKED_TIME, Kind.TASK})
"""Kinds that say little without the date that they state."""


def kind_choices() -> list[Choice[Kind]]:
    """Every kind of event on its letter, in the groups 'from you', 'from them', 'meetings'."""
    return [
        Choice(key, kind_label(kind), kind, group=_group(kind)) for key, kind in KIND_KEYS.items()
    ]


def _group(kind: Kind) -> str:
    if kind in MEETINGS:
        return _("meetings")
    if kind in FROM_COMPANY:
        return _("from them")
    if kind in (Kind.NOTE, Kind.TASK, Kind.REFLECTED):
        return _("for yourself")
    if kind in DECISIONS:
        return _("your decision")
    return _("from you")


@act("event", needs=a_card_to_change)
def event(screen: BoardScreen) -> None:
    """An event of just now."""
    app_id = here(screen)
    screen.picker.ask(
        _("event, just now"),
        kind_choices(),
        lambda kind: log_chosen(screen, app_id, kind),
        other=lambda kind: ask_told(screen, app_id, kind),
        other_label=_("at another time"),
    )


def here(screen: BoardScreen) -> str:
    """The application under the cursor; what is asked now is about it, wherever the cursor goes."""
    app_id = screen.application_id
    assert app_id
    return app_id


def log_chosen(screen: BoardScreen, app_id: str, kind: Kind) -> None:
    """An event of just now.

    Meetings ask for their time, some kinds for the date they state, a reflection for its words.
    """
    if kind in MEETINGS:
        ask_told(screen, app_id, kind)
    elif kind in NEEDS_A_DATE:
        ask_by(screen, app_id, kind)
    elif kind is Kind.NOTE:
        ask_note(screen, app_id)
    elif kind is Kind.REFLECTED:
        from jobboard_tui.ui.reflecting import ask_reflection

        ask_reflection(screen, app_id)
    else:
        from jobboard_tui.core.entry import EventEntry

        log(screen, app_id, kind, EventEntry())


@act("event_at", needs=a_card_to_change)
def event_at(screen: BoardScreen) -> None:
    """An event of another time."""
    app_id = here(screen)
    screen.picker.ask(
        _("event, at another time"), kind_choices(), lambda kind: ask_told(screen, app_id, kind)
    )


@act("interview", needs=a_card_to_change)
def interview(screen: BoardScreen) -> None:
    """The next interview."""
    ask_told(screen, here(screen), Kind.INTERVIEW)


@act("note", needs=a_card_to_change)
def note(screen: BoardScreen) -> None:
    """A line for the timeline."""
    ask_note(screen, here(screen))


@act("task", needs=a_card_to_change)
def task(screen: BoardScreen) -> None:
    """A to-do of one's own with a due time."""
    ask_by(screen, here(screen), Kind.TASK)


@act("amend", needs=an_event)
def amend(screen: BoardScreen) -> None:
    """The form of the event under the cursor."""
    from jobboard_tui.ui.screens.form import EventForm

    application, event_id = screen.application, screen.event_id
    assert application
    assert event_id
    event = screen.desk.board.event(application.id, event_id)

    def save(fields: dict[str, Any]) -> list[str]:
        amended = screen.desk.amend(application.id, event_id, **fields)
        if fields.keys().isdisjoint(("at", "minutes", "kind", "cancelled")):
            return []
        return overlaps_told(screen.desk.board, amended, application.id, screen.now)

    form = EventForm(event, screen.now, screen.drafts, application.company)
    fill_in(screen, form, application.company, save)


@act("unlog", needs=an_event)
def unlog(screen: BoardScreen) -> None:
    """The event under the cursor, out of the timeline; one that is out of sight is shown first."""
    app_id, event_id = screen.application_id, screen.event_id
    assert app_id
    assert event_id
    kind = screen.desk.board.event(app_id, event_id).kind
    if screen.detail.reveal():
        screen.say(_("{kind}: the same key again takes it out").format(kind=kind_label(kind)))
        return
    screen.desk.unlog(app_id, event_id)
    screen.said(_("taken out: {kind}").format(kind=kind_label(kind)))


def ask_note(screen: BoardScreen, app_id: str) -> None:
    """One line that is a note."""
    from jobboard_tui.core.entry import EventEntry

    def done(text: str) -> None:
        if text.strip():
            log(screen, app_id, Kind.NOTE, EventEntry(note=text))

    screen.prompt.ask(_("note"), key=f"note {app_id}", done=done, lines=True)


def ask_told(screen: BoardScreen, app_id: str, kind: Kind) -> None:
    """One line with the time of an event, and what else is known of it."""
    from jobboard_tui.core.entry import parse_event

    meeting = kind in MEETINGS
    _ask(
        screen,
        app_id,
        kind,
        _("{kind}: when").format(kind=kind_label(kind)),
        example=_("fri 15:00 90m round 2 with Sato @ https://… : note")
        if meeting
        else _("yesterday 18:00 via phone with Sato : note"),
        read=lambda text: parse_event(
            text, screen.now, "future" if meeting else "past", clock=meeting, stretch=meeting
        ),
    )


def ask_by(screen: BoardScreen, app_id: str, kind: Kind) -> None:
    """One line with the date that an event states; the event itself is of now."""
    from jobboard_tui.core.entry import EventEntry, parse_task
    from jobboard_tui.core.when import parse_when

    if kind is Kind.TASK:
        _ask(
            screen,
            app_id,
            kind,
            _("to-do"),
            example=_("portfolio by fri 18:00"),
            read=lambda text: parse_task(text, screen.now),
        )
        return
    _ask(
        screen,
        app_id,
        kind,
        _("they decide by") if kind is Kind.DECISION_DATE else _("answer promised by"),
        example=_("fri, 11/25, 25 nov"),
        read=lambda text: EventEntry(by=parse_when(text, screen.now, "future").deadline),
    )


def _ask(
    screen: BoardScreen,
    app_id: str,
    kind: Kind,
    question: str,
    *,
    example: str,
    read: Callable[[str], EventEntry],
) -> None:
    screen.prompt.ask(
        question,
        key=f"{kind} {app_id}",
        example=example,
        echo=lambda text: _echo(screen, app_id, kind, read(text)),
        done=lambda text: log(screen, app_id, kind, read(text)),
    )


def _echo(screen: BoardScreen, app_id: str, kind: Kind, entry: EventEntry) -> Echo:
    return Echo(_understood(screen, app_id, kind, entry), doubt=" ".join(entry.doubts))


def _understood(screen: BoardScreen, app_id: str, kind: Kind, entry: EventEntry) -> str:
    from jobboard_tui.core.ahead import refuse_ahead
    from jobboard_tui.core.clashes import overlaps

    words = "→ " + entry.echo(screen.now)
    if entry.at is None:
        return words
    draft = Event(id="", kind=kind, at=entry.at, logged=screen.now, minutes=entry.minutes)
    refuse_ahead(draft, screen.now)
    if kind not in MEETINGS and entry.at > screen.now:
        return _("{understood}   mind: that is still to come").format(understood=words)
    if kind in MEETINGS:
        for other, meeting in overlaps(screen.desk.board, draft, app_id, screen.now)[:1]:
            words += "   " + _("overlaps with {company}, {when}").format(
                company=other.company, when=day_clock(meeting.at, screen.now)
            )
    return words


def log(screen: BoardScreen, app_id: str, kind: Kind, entry: EventEntry) -> None:
    """Log an event; says where the stage went, and asks again where it is too early."""
    from jobboard_tui.core.landing import landed
    from jobboard_tui.core.when import When

    facts, at = entry.fields(), entry.at
    if at is not None:
        when = When(at=at, dated=entry.dated, text="")
        at = landed(screen.desk.board[app_id], when, screen.now)
    try:
        log_facts(screen, app_id, kind, at=at, **facts)
    except TooEarly as early:
        facts |= {"at": at, "force": True}
        screen.insist(early.why, kind, lambda: log_facts(screen, app_id, kind, **facts))


def log_facts(screen: BoardScreen, app_id: str, kind: Kind, **facts: Any) -> None:
    """Log an event of these fields; says where the stage went."""
    before = screen.desk.board[app_id]
    logged = screen.desk.log(app_id, kind, **facts)
    after = screen.desk.board[app_id]
    said = _("logged: {kind}").format(kind=kind_label(kind))
    if facts.get("at"):
        said = _("logged: {kind}, {when}").format(
            kind=kind_label(kind), when=event_time(logged, screen.now)
        )
    if after.stage is not before.stage:
        said = _("{logged}, now in {stage}").format(logged=said, stage=stage_label(after.stage))
    but = cautions(screen.desk.board, before, logged, screen.now)
    screen.said(said, after.company, but)
