"""Sentences on what one should know of an event that was just logged or moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.event_kinds import DECISIONS, MISSING_MEETING, OFFERS
from jobboard_tui.domain.labels import day, day_clock, kind_label, list_names
from jobboard_tui.domain.missed_meetings import missed_meeting
from jobboard_tui.domain.models import MEETINGS, Application, Event, Kind, Stage
from jobboard_tui.domain.stage_history import reopening, reopenings_by_hand, timed_events
from jobboard_tui.i18n import _, ngettext


def cautions(board: Board, before: Application, event: Event, now: datetime) -> list[str]:
    """Return what one should know of an event that was logged.

    `before` is the application without it.
    """
    remarks = overlap_cautions(board, event, before.id, now)
    if event.kind is Kind.ACCEPTED:
        remarks += _before_signing(before)
    if event.kind is Kind.REFLECTED:
        remarks += empty_reflection_caution(event.note)
    remarks += _missed_cautions(board[before.id], event, now)
    if event.kind is Kind.RESCINDED:
        remarks.append(
            _(
                "Ask for the reason in writing. An offer you have accepted is, as a rule, a "
                "contract; the labour bureau's consultation desk (総合労働相談コーナー) gives free "
                "advice."
            )
        )
    return remarks + closing_cautions(board[before.id], event, now) + _stated_before(event, now)


def _missed_cautions(application: Application, event: Event, now: datetime) -> list[str]:
    """Which meeting counts as called off, since the company stayed away from it."""
    if event.kind not in MISSING_MEETING or event.cancelled:
        return []
    meeting = missed_meeting(application, event)
    if meeting is None:
        return []
    return [
        _("The {kind} of {when} counts as cancelled by the company.").format(
            kind=kind_label(meeting.kind), when=day_clock(meeting.at, now)
        )
    ]


def closing_cautions(application: Application, event: Event, now: datetime) -> list[str]:
    """Return why a decision closes nothing, where it lies before what reopened the application."""
    if event.kind not in DECISIONS or event.cancelled or not application.is_open:
        return []
    timed = [(entry[:3], entry[3]) for entry in timed_events(application.events)]
    own = next((moment for moment, other in timed if other.id == event.id), None)
    later = [
        (moment, other)
        for moment, other in timed
        if own is not None and reopening(own, other.kind, moment) is not None
    ]
    if later:
        _moment, last = max(later, key=lambda pair: pair[0])
        what = _since_when(last.kind).format(day=day(last.at, now))
    else:
        by_hand = reopenings_by_hand(application.moves)
        if not by_hand:
            return []
        what = _("the reopening on {day}").format(day=day(by_hand[-1].astimezone(now.tzinfo), now))
    return [_("This is dated before {what}, so it closes nothing.").format(what=what)]


def _since_when(kind: Kind) -> str:
    """Return how the event that reopened an application is called, with a field {day}."""
    words = {
        Kind.APPLIED: _("the application on {day}"),
        Kind.INTERVIEW: _("the interview on {day}"),
        Kind.OFFER: _("the offer on {day}"),
    }
    return words[kind]


def reopening_cautions(before: Iterable[Application], board: Board) -> list[str]:
    """Return a sentence on applications that a move by hand took out of their end."""
    reopened = [
        board[application.id]
        for application in before
        if not application.is_open
        and application.id in board.applications
        and board[application.id].is_open
    ]
    if not reopened:
        return []
    if all(application.stage is Stage.WISHLIST for application in reopened):
        return [_("Reopened: the earlier outcome no longer counts.")]
    return [
        _("Reopened: the earlier outcome no longer counts, and you are waiting for a reply again.")
    ]


def _stated_before(event: Event, now: datetime) -> list[str]:
    """Of a date that is told with its year, and lies before the event that states it."""
    if event.by is None or event.kind is Kind.TASK:
        return []
    by = event.by.astimezone(now.tzinfo).date() if isinstance(event.by, datetime) else event.by
    if by >= event.at.astimezone(now.tzinfo).date():
        return []
    return [_("The date it gives, {day}, is before the event itself.").format(day=day(by, now))]


def unwatched_cautions(
    applications: Iterable[Application],
    now: datetime,
    zone: str,
    how: Callable[[Kind], str] | None = None,
) -> list[str]:
    """Return what to say of applications whose stage promises reminders that nothing gives.

    A move by hand, or a row of an import, tells the stage without the event from which the
    reminders follow. There is one sentence for each kind of event that is missing; `how` says how
    to log one.
    """
    names: dict[Kind, list[str]] = {}
    for application in applications:
        kind = missing_kind(application, now, zone)
        if kind is not None:
            names.setdefault(kind, []).append(application.company)
    return [
        _with_way(_unwatched(kind, list_names(names[kind])), how and how(kind))
        for kind in dict.fromkeys(_PROMISING.values())
        if kind is not None and kind in names
    ]


def _with_way(sentence: str, way: str | None) -> str:
    if not way:
        return _("{what}.").format(what=sentence)
    return _("{what}: {way}.").format(what=sentence, way=way)


def _unwatched(kind: Kind, companies: str) -> str:
    """Return what does not happen until an event of that kind is logged."""
    words = {
        Kind.APPLIED: _("Nothing will be due for {companies} until you say when you applied"),
        Kind.INTERVIEW: _("Nothing will be due for an interview with {companies} until you log it"),
        Kind.OFFER: _(
            "There is no offer deadline for {companies} until you log the offer with its date"
        ),
        Kind.ACCEPTED: _(
            "No reminder about documents for {companies}, or about telling the others, until "
            "you log that you accepted"
        ),
    }
    return words[kind].format(companies=companies)


_PROMISING: dict[Stage, Kind | None] = {
    Stage.WISHLIST: None,
    Stage.APPLIED: Kind.APPLIED,
    Stage.SCREENING: Kind.APPLIED,
    Stage.INTERVIEW: Kind.INTERVIEW,
    Stage.OFFER: Kind.OFFER,
    Stage.ACCEPTED: Kind.ACCEPTED,
    Stage.CLOSED: None,
}
"""The event from which the reminders of a stage follow."""
assert set(_PROMISING) == set(Stage)


def missing_kind(application: Application, now: datetime, zone: str) -> Kind | None:
    """Return the kind of event without which a stage's reminders stay away; None if none does."""
    kind = _PROMISING[application.stage]
    if kind is None:
        return None
    from jobboard_tui.domain.reminders.timeline_facts import TimelineFacts

    facts = TimelineFacts.without_rules(application, now, zone)
    match kind:
        case Kind.APPLIED:
            is_there = facts.waiting is not None or facts.has((*OFFERS, *MEETINGS))
        case Kind.INTERVIEW:
            is_there = bool(facts.held) or facts.has((Kind.INTERVIEW, *OFFERS))
        case Kind.OFFER:
            is_there = facts.answer_by() is not None
        case _:
            is_there = facts.accepted is not None
    return None if is_there else kind


def empty_reflection_caution(note: str) -> list[str]:
    """Return a caution of a reflection that has no words."""
    return [] if note else [_("It has no text; `reflect` records how it went.")]


def _before_signing(before: Application) -> list[str]:
    """What speaks against an acceptance, never more than that."""
    remarks = []
    if not any(event.kind is Kind.OFFER_LETTER and not event.cancelled for event in before.events):
        remarks.append(_("You have no offer letter yet: get the offer in writing first."))
    if before.flags:
        count = len(before.flags)
        remarks.append(
            ngettext("{count} red flag was noted.", "{count} red flags were noted.", count).format(
                count=count
            )
        )
    return remarks


def overlap_cautions(board: Board, event: Event, app_id: str, now: datetime) -> list[str]:
    """Return the meetings at the same time."""
    if event.kind not in MEETINGS:
        return []
    from jobboard_tui.domain.reports.overlaps import overlaps

    return [
        _("This overlaps with {company}, {kind} {when}.").format(
            company=other.company, kind=kind_label(meeting.kind), when=day_clock(meeting.at, now)
        )
        for other, meeting in overlaps(board, event, app_id, now)
    ]
