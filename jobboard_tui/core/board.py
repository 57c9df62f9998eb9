"""The board: every application, what is in the bin, and what concerns the whole board.

Each verb returns a new board and leaves the old one as it is. Applications that a verb does not
touch stay the same objects, so that whoever keeps something per application (a reminder, a drawn
card, an encoded record) can tell by identity what has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from jobboard_tui.core.errors import NotFound
from jobboard_tui.core.model import (
    RESPONSES,
    Application,
    Event,
    Extra,
    Kind,
    Mark,
    Move,
    Outcome,
    Pause,
    Stage,
    nothing,
)
from jobboard_tui.core.values import frozen
from jobboard_tui.words import _

HOME_ZONE = "Asia/Tokyo"

STAGE_OF: Mapping[Kind, Stage] = MappingProxyType(
    {
        Kind.APPLIED: Stage.APPLIED,
        Kind.RECEIVED: Stage.SCREENING,
        Kind.INTERVIEW: Stage.INTERVIEW,
        Kind.OFFER: Stage.OFFER,
        Kind.OFFER_LETTER: Stage.OFFER,
        Kind.OFFER_MEETING: Stage.OFFER,
        Kind.ACCEPTED: Stage.ACCEPTED,
        Kind.REJECTED: Stage.CLOSED,
        Kind.DECLINED: Stage.CLOSED,
        Kind.WITHDRAWN: Stage.CLOSED,
    }
)
OUTCOME_OF: Mapping[Kind, Outcome] = MappingProxyType(
    {
        Kind.REJECTED: Outcome.REJECTED,
        Kind.DECLINED: Outcome.DECLINED,
        Kind.WITHDRAWN: Outcome.WITHDRAWN,
    }
)
REOPENING = frozenset({Kind.APPLIED, Kind.INTERVIEW, Kind.OFFER})


def _no_applications() -> Mapping[str, Application]:
    return _NO_APPLICATIONS


_NO_APPLICATIONS: Mapping[str, Application] = MappingProxyType({})


@frozen(kw_only=True)
class Board:
    """Everything in one file.

    `events` are those of the whole board (the self-audits), `marks` those of its own reminders.
    `zone` is the home time zone's name: days begin and end there.
    """

    applications: Mapping[str, Application] = field(default_factory=_no_applications)
    bin: Mapping[str, Application] = field(default_factory=_no_applications)
    zone: str = HOME_ZONE
    pause: Pause | None = None
    events: tuple[Event, ...] = ()
    marks: tuple[Mark, ...] = ()
    extra: Extra = field(default_factory=nothing)

    @property
    def home(self) -> ZoneInfo:
        """The home time zone."""
        return ZoneInfo(self.zone)

    def __getitem__(self, app_id: str) -> Application:
        """The application of that id; `NotFound` where there is none."""
        try:
            return self.applications[app_id]
        except KeyError:
            raise NotFound(
                _("application {id}").format(id=app_id),
                _("it is not on the board"),
                _("look at `jobboard list`"),
            ) from None

    @property
    def open_count(self) -> int:
        """How many applications are open."""
        ends = (Stage.ACCEPTED, Stage.CLOSED)
        return sum([one.stage not in ends for one in self.applications.values()])

    def is_paused(self, now: datetime) -> bool:
        """Whether the whole board rests at that instant."""
        pause = self.pause
        return (
            pause is not None and pause.since <= now and (pause.until is None or now < pause.until)
        )

    # -- applications ------------------------------------------------------------------------

    def having(self, *applications: Application) -> Board:
        """The board with these applications, new ones or new forms of what is there."""
        changed = {application.id: application for application in applications}
        return replace(self, applications={**self.applications, **changed})

    def added(self, application: Application) -> Board:
        """The board with one more application."""
        return self.having(application)

    def edited(self, app_id: str, **fields: Any) -> Board:
        """An application with other values in some fields."""
        return self.having(replace(self[app_id], **fields))

    def removed(self, app_id: str, at: datetime) -> Board:
        """The application goes to the bin."""
        gone = replace(self[app_id], removed=at)
        rest = {key: one for key, one in self.applications.items() if key != app_id}
        return replace(self, applications=rest, bin={**self.bin, app_id: gone})

    def restored(self, app_id: str) -> Board:
        """The application comes back from the bin."""
        if app_id not in self.bin:
            raise NotFound(_("application {id}").format(id=app_id), _("it is not in the bin"))
        back = replace(self.bin[app_id], removed=None)
        rest = {key: one for key, one in self.bin.items() if key != app_id}
        return replace(self, bin=rest).having(back)

    # -- events and stages -------------------------------------------------------------------

    def logged(self, app_id: str, event: Event) -> Board:
        """One more event in the timeline; the stage follows."""
        return self.having(with_event(self[app_id], event))

    def amended(self, app_id: str, event: Event) -> Board:
        """An event in a new form. Cancelling it takes back the move that it caused."""
        application = self[app_id]
        found = self.event(app_id, event.id)
        application = replace(application, events=application.events.replacing(event))
        if event.cancelled and not found.cancelled:
            application = _without_move(application, event)
        elif found.cancelled and not event.cancelled:
            application = _followed(application, event)
        return self.having(application)

    def unlogged(self, app_id: str, event_id: str) -> Board:
        """The timeline without one event, and without the move that it caused."""
        application = self[app_id]
        event = self.event(app_id, event_id)
        application = replace(application, events=application.events.without(event_id))
        return self.having(_without_move(application, event))

    def event(self, app_id: str, event_id: str) -> Event:
        """One event of an application; `NotFound` where there is none."""
        event = self[app_id].events.find(event_id)
        if event is None:
            raise NotFound(
                _("event {id}").format(id=event_id),
                _("it is not in the timeline of {company}").format(company=self[app_id].company),
                _("look at `jobboard show`"),
            )
        return event

    def moved(
        self, app_id: str, stage: Stage, at: datetime, outcome: Outcome | None = None
    ) -> Board:
        """The stage by hand; no event is logged. `outcome` is only of a closed one."""
        outcome = outcome if stage is Stage.CLOSED else None
        return self.having(_moved(self[app_id], Move(stage=stage, at=at, outcome=outcome)))

    # -- the whole board ---------------------------------------------------------------------

    def marked(self, app_id: str | None, mark: Mark) -> Board:
        """A reminder of an application, or of the whole board (None), put aside or ticked off."""
        if app_id is None:
            return replace(self, marks=_with_mark(self.marks, mark))
        application = self[app_id]
        return self.having(replace(application, marks=_with_mark(application.marks, mark)))

    def unmarked(self, app_id: str | None, mark: Mark) -> Board:
        """The reminder speaks up again."""
        if app_id is None:
            return replace(self, marks=tuple(one for one in self.marks if one != mark))
        application = self[app_id]
        marks = tuple(one for one in application.marks if one != mark)
        return self.having(replace(application, marks=marks))

    def noted(self, event: Event) -> Board:
        """One more event of the whole board."""
        return replace(self, events=(*self.events, event))

    def paused(self, since: datetime, until: datetime | None = None) -> Board:
        """The whole board rests."""
        return replace(self, pause=Pause(since=since, until=until))

    def resumed(self) -> Board:
        """The board rests no more."""
        return replace(self, pause=None)


def with_event(application: Application, event: Event) -> Application:
    """The application with one more event, its stage where the event brings it.

    >>> from datetime import UTC
    >>> at = datetime(2026, 11, 2, 15, tzinfo=UTC)
    >>> one = Application(id="a", company="Aoba", role="SRE", added=at)
    >>> with_event(one, Event(id="e", kind=Kind.APPLIED, at=at, logged=at)).stage
    <Stage.APPLIED: 'applied'>
    """
    application = replace(application, events=application.events.adding(event))
    return _followed(application, event)


def stage_after(application: Application, event: Event) -> Stage:
    """The stage to which an event brings an application: never backwards unless it reopens it."""
    stage = application.stage
    target = STAGE_OF.get(event.kind)
    if target is None or event.cancelled:
        return stage
    if not stage.is_open:
        if event.kind.is_decision:
            return target
        return target if _reopens(application, event) else stage
    if event.kind is Kind.RECEIVED:
        return target if stage is Stage.APPLIED else stage
    return target if target.rank > stage.rank else stage


def _reopens(application: Application, event: Event) -> bool:
    if application.outcome is Outcome.SILENT and event.kind in RESPONSES:
        return True
    if event.kind not in REOPENING:
        return False
    decisions = [one.at for one in application.events if one.kind.is_decision and not one.cancelled]
    return not decisions or event.at >= max(decisions)


def _followed(application: Application, event: Event) -> Application:
    stage = stage_after(application, event)
    outcome = OUTCOME_OF.get(event.kind) if stage is Stage.CLOSED else None
    if stage is application.stage and (stage is not Stage.CLOSED or not event.kind.is_decision):
        return application
    return _moved(application, Move(stage=stage, at=event.at, outcome=outcome, event=event.id))


def _moved(application: Application, move: Move) -> Application:
    moves = application.moves
    if not moves:
        moves = (Move(stage=application.stage, at=application.added, outcome=application.outcome),)
    return replace(
        application, stage=move.stage, outcome=move.outcome, moves=(*moves, move), place=None
    )


def _without_move(application: Application, event: Event) -> Application:
    """Back to the stage before, if the last move was this event's doing."""
    moves = application.moves
    if not moves or moves[-1].event != event.id:
        kept = tuple(move for move in moves if move.event != event.id)
        return replace(application, moves=kept)
    moves = moves[:-1]
    last = moves[-1]
    return replace(application, stage=last.stage, outcome=last.outcome, moves=moves)


def _with_mark(marks: tuple[Mark, ...], mark: Mark) -> tuple[Mark, ...]:
    same = (mark.rule, mark.event, mark.attempt)
    return (*(one for one in marks if (one.rule, one.event, one.attempt) != same), mark)
