"""What the stage of a row tells of the timeline: a later one means that the company has answered.

A table says how far it has gone, not when. Without an event the reminders would say that there
has been no word since applying, which is untrue.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo

from jobboard_tui.domain.models import Deadline, Event, Kind, Stage
from jobboard_tui.domain.stages import STAGES
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _

OVERDUE_FOR = timedelta(days=45)
"""An answer to an offer that was owed for longer is no reminder any more (our choice)."""


@frozen
class RowFacts:
    """What a row tells: its stage and what it calls it, the time of applying, an offer's end."""

    stage: Stage
    word: str
    applied: datetime | None = None
    by: Deadline | None = None


def implied_event(row_facts: RowFacts, now: datetime, new_id: Callable[[], str]) -> Event | None:
    """Return the event that a later stage stands for, as of the import.

    It is None for a stage that stands for no event.
    """
    stage, applied, by = row_facts.stage, row_facts.applied, row_facts.by
    alive = STAGES[stage].believed_for
    if alive is None or (applied is None and stage is not Stage.OFFER):
        return None
    old = applied is not None and now - applied >= alive
    if stage is not Stage.OFFER:
        if old:
            return None
        note = _("stage in the import: {stage}").format(stage=row_facts.word or stage.value)
        return Event(
            id=new_id(),
            kind=Kind.RECEIVED,
            at=now,
            logged=now,
            needs_reply=False,
            undated=True,
            note=note,
        )
    if old if by is None else _day(by, now.tzinfo) < now.date() - OVERDUE_FOR:
        return None
    return Event(id=new_id(), kind=Kind.OFFER, at=now, logged=now, by=by, undated=True)


def _day(by: Deadline, home: tzinfo | None) -> date:
    return by.astimezone(home).date() if isinstance(by, datetime) else by
