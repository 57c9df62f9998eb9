"""Sentences on what one should know of an event that was just logged or moved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.event_kinds import OFFERS
from jobboard_tui.domain.labels import day, day_clock, kind_label
from jobboard_tui.domain.models import MEETINGS, Application, Event, Kind
from jobboard_tui.domain.stages import STAGES
from jobboard_tui.i18n import _, many


def cautions(board: Board, before: Application, event: Event, now: datetime) -> list[str]:
    """What one should know of an event that was logged; `before` is the application without it."""
    found = overlaps_told(board, event, before.id, now)
    if event.kind is Kind.ACCEPTED:
        found += _before_signing(before)
    if event.kind is Kind.REFLECTED:
        found += nothing_told(event.note)
    return found + _stated_before(event, now)


def _stated_before(event: Event, now: datetime) -> list[str]:
    """Of a date that is told with its year, and lies before the event that states it."""
    if event.by is None or event.kind is Kind.TASK:
        return []
    by = event.by.astimezone(now.tzinfo).date() if isinstance(event.by, datetime) else event.by
    if by >= event.at.astimezone(now.tzinfo).date():
        return []
    return [
        _("The date that it names, {day}, is before the event itself.").format(day=day(by, now))
    ]


def undated_cautions(board: Board, app_ids: Iterable[str], now: datetime, how: str) -> list[str]:
    """Return what to say of applications that are applied for, where nobody knows since when.

    Without a day nothing of them is ever due; `how` says how to tell it.
    """
    names = [
        one.company
        for app_id in app_ids
        if (one := board.applications.get(app_id)) is not None and _is_undated(one, board, now)
    ]
    if not names:
        return []
    return [
        _("Nothing will be due for {companies} until you say when you applied: {how}.").format(
            companies=", ".join(names), how=how
        )
    ]


def _is_undated(application: Application, board: Board, now: datetime) -> bool:
    if not STAGES[application.stage].awaits_answer:
        return False
    from jobboard_tui.domain.reminders.timeline_facts import Facts

    facts = Facts.without_rules(application, now, board.zone)
    return facts.waiting is None and not facts.has((*OFFERS, *MEETINGS))


def nothing_told(note: str) -> list[str]:
    """Of a reflection that has no words."""
    return [] if note else [_("It has no words; `reflect` writes down how it went.")]


def _before_signing(before: Application) -> list[str]:
    """What speaks against an acceptance, never more than that."""
    found = []
    if not any(one.kind is Kind.OFFER_LETTER and not one.cancelled for one in before.events):
        found.append(_("No offer letter is in hand: have the offer in writing first."))
    if before.flags:
        count = len(before.flags)
        found.append(
            many("{count} red flag was seen.", "{count} red flags were seen.", count).format(
                count=count
            )
        )
    return found


def overlaps_told(board: Board, event: Event, app_id: str, now: datetime) -> list[str]:
    """The meetings at the same time."""
    if event.kind not in MEETINGS:
        return []
    from jobboard_tui.domain.reports.overlaps import overlaps

    return [
        _("This overlaps with {company}, {kind} {when}.").format(
            company=other.company, kind=kind_label(meeting.kind), when=day_clock(meeting.at, now)
        )
        for other, meeting in overlaps(board, event, app_id, now)
    ]
