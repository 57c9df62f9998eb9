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
from zoneinfo import ZoneInfo

from jobboard_tui.domain.board_columns import find_column
from jobboard_tui.domain.errors import NotFound
from jobboard_tui.domain.missed_meetings import marked_meeting, restored_meeting
from jobboard_tui.domain.models import (
    Application,
    Event,
    Extra,
    Outcome,
    Pause,
    ReminderAction,
    Stage,
    StageChange,
    Timeline,
    nothing,
)
from jobboard_tui.domain.practice_values import PracticeLog
from jobboard_tui.domain.stage_history import STAGE_OF, replay_stages
from jobboard_tui.domain.stages import ENDS
from jobboard_tui.domain.values import FieldValue, frozen
from jobboard_tui.i18n import _

HOME_ZONE = "Asia/Tokyo"


def _no_applications() -> Mapping[str, Application]:
    return _NO_APPLICATIONS


_NO_APPLICATIONS: Mapping[str, Application] = MappingProxyType({})


@frozen(kw_only=True)
class Board:
    """Everything in one file.

    `events` are those of the whole board (the self-audits), `marks` those of its own reminders.
    `zone` is the home time zone's name: days begin and end there. `hill` is the practice log, its
    goals and the answers of the self-audits.
    """

    applications: Mapping[str, Application] = field(default_factory=_no_applications)
    bin: Mapping[str, Application] = field(default_factory=_no_applications)
    zone: str = HOME_ZONE
    pause: Pause | None = None
    events: tuple[Event, ...] = ()
    marks: tuple[ReminderAction, ...] = ()
    hill: PracticeLog = field(default_factory=PracticeLog)
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
                _("see `jobboard list`"),
            ) from None

    @property
    def open_count(self) -> int:
        """How many applications are open."""
        return sum([application.stage not in ENDS for application in self.applications.values()])

    def is_paused(self, now: datetime) -> bool:
        """Whether the whole board rests at that instant."""
        pause = self.pause
        return (
            pause is not None and pause.since <= now and (pause.until is None or now < pause.until)
        )

    # -- applications ------------------------------------------------------------------------

    def with_applications(self, *applications: Application) -> Board:
        """The board with these applications, new ones or new forms of what is there."""
        changed = {application.id: application for application in applications}
        return replace(self, applications={**self.applications, **changed})

    def add(self, application: Application) -> Board:
        """The board with one more application; as it is where that one is there already."""
        if application.id in self.applications or application.id in self.bin:
            return self
        return self.with_applications(application)

    def edit(self, app_id: str, **fields: FieldValue) -> Board:
        """Return the board with other values in some fields of an application."""
        return self.with_applications(replace(self[app_id], **fields))

    def remove(self, app_id: str, at: datetime) -> Board:
        """The application goes to the bin, unless it went there at that very instant."""
        binned = self.bin.get(app_id)
        if binned is not None and binned.removed == at and app_id not in self.applications:
            return self
        gone = replace(self[app_id], removed=at)
        rest = {key: application for key, application in self.applications.items() if key != app_id}
        return replace(self, applications=rest, bin={**self.bin, app_id: gone})

    def restore(self, app_id: str) -> Board:
        """The application comes back from the bin."""
        if app_id not in self.bin:
            raise NotFound(_("application {id}").format(id=app_id), _("it is not in the bin"))
        back = replace(self.bin[app_id], removed=None)
        rest = {key: application for key, application in self.bin.items() if key != app_id}
        return replace(self, bin=rest).with_applications(back)

    # -- events and stages -------------------------------------------------------------------

    def log(self, app_id: str, event: Event) -> Board:
        """Return the board with one more event in a timeline; the stage follows.

        Whoever logs an event knows how the application stands: what an import could not read of
        it is lifted.
        """
        application = replace(self[app_id], unread_cells=())
        board = self.with_applications(with_event(application, event))
        if application.events.find(event.id) is not None:
            return board
        return board._with_meeting(app_id, marked_meeting(board[app_id], event))

    def amend(self, app_id: str, event: Event) -> Board:
        """An event in a new form; the stage is what the timeline gives then."""
        was = self.event(app_id, event.id)
        before = self._with_meeting(app_id, restored_meeting(self[app_id], was))
        after = before._amend(app_id, event)
        return after._with_meeting(app_id, marked_meeting(after[app_id], event))

    def _with_meeting(self, app_id: str, meeting: Event | None) -> Board:
        """The board with a meeting in another form; as it is where there is none."""
        return self if meeting is None else self._amend(app_id, meeting)

    def _amend(self, app_id: str, event: Event) -> Board:
        application = self[app_id]
        was = self.event(app_id, event.id)
        events = application.events.replace(event)
        if not _turns_differently(was, event):
            return self.with_applications(replace(application, events=events))
        is_restaged = was.cancelled or STAGE_OF.get(event.kind) is not STAGE_OF.get(was.kind)
        return self.with_applications(
            _restaged(application, events, event.id if is_restaged else "")
        )

    def unlog(self, app_id: str, event_id: str) -> Board:
        """The timeline without one event; the stage is what the others give."""
        event = self.event(app_id, event_id)
        board = self._with_meeting(app_id, restored_meeting(self[app_id], event))
        return board._without(app_id, event)

    def _without(self, app_id: str, event: Event) -> Board:
        application = self[app_id]
        events = application.events.remove(event.id)
        if event.kind in STAGE_OF:
            return self.with_applications(_restaged(application, events))
        return self.with_applications(replace(application, events=events))

    def event(self, app_id: str, event_id: str) -> Event:
        """One event of an application; `NotFound` where there is none."""
        event = self[app_id].events.find(event_id)
        if event is None:
            raise NotFound(
                _("event {id}").format(id=event_id),
                _("it is not in the timeline of {company}").format(company=self[app_id].company),
                _("see `jobboard show`"),
            )
        return event

    def move(
        self,
        app_id: str,
        stage: Stage,
        at: datetime,
        outcome: Outcome | None = None,
        column: str = "",
    ) -> Board:
        """The stage by hand; no event is logged. `outcome` is only of a closed one.

        `column` names a column of the stage that is not its first.
        """
        application = self[app_id]
        outcome = outcome if stage is Stage.CLOSED else None
        move = StageChange(stage=stage, at=at, outcome=outcome, column=column)
        if move in application.moves[-1:]:
            return self
        moves = (*_moves(application), move)
        moved = replace(application, stage=stage, outcome=outcome, column=column, moves=moves)
        return self.with_applications(replace(moved, place=None))

    # -- the whole board ---------------------------------------------------------------------

    def mark(self, app_id: str | None, mark: ReminderAction) -> Board:
        """A reminder of an application, or of the whole board (None), put aside or ticked off."""
        if app_id is None:
            return replace(self, marks=_with_mark(self.marks, mark))
        application = self[app_id]
        return self.with_applications(
            replace(application, marks=_with_mark(application.marks, mark))
        )

    def note(self, event: Event) -> Board:
        """One more event of the whole board, unless it is there already."""
        if any(known.id == event.id for known in self.events):
            return self
        return replace(self, events=(*self.events, event))

    def start_pause(self, since: datetime, until: datetime | None = None) -> Board:
        """The whole board rests."""
        return replace(self, pause=Pause(since=since, until=until))

    def end_pause(self) -> Board:
        """The board rests no more."""
        return replace(self, pause=None)


def with_event(application: Application, event: Event) -> Application:
    """Return the application with one more event, its stage where the event brings it.

    One that is there already, by its id, changes nothing.

    >>> from datetime import UTC
    >>> from jobboard_tui.domain.models import Kind
    >>> at = datetime(2026, 11, 2, 15, tzinfo=UTC)
    >>> one = Application(id="a", company="Aoba", role="SRE", added=at)
    >>> with_event(one, Event(id="e", kind=Kind.APPLIED, at=at, logged=at)).stage
    <Stage.APPLIED: 'applied'>
    """
    if application.events.find(event.id) is not None:
        return application
    events = application.events.add(event)
    if event.kind not in STAGE_OF:
        return replace(application, events=events)
    return _restaged(application, events, last=event.id)


def _turns_differently(was: Event, event: Event) -> bool:
    """Whether the new form of an event may bring the application to another stage."""
    if was.kind not in STAGE_OF and event.kind not in STAGE_OF:
        return False
    return (was.kind, was.at, was.cancelled) != (event.kind, event.at, event.cancelled)


def _restaged(application: Application, events: Timeline, last: str = "") -> Application:
    """The application with these events, its stage and its moves as they give them."""
    before = _moves(application)
    moves = replay_stages(before, events, last=last)
    if len(moves) == 1 and not application.moves:
        return replace(application, events=events)
    now = moves[-1]
    is_moved = _standing(now) != _standing(application)
    return replace(
        application,
        events=events,
        moves=moves,
        stage=now.stage,
        outcome=now.outcome,
        column=now.column,
        place=None if is_moved else application.place,
    )


def _moves(application: Application) -> tuple[StageChange, ...]:
    """The moves that led to the stage; one that nothing explains was made by hand, elsewhere."""
    stage, outcome, column = _standing(application)
    start = StageChange(stage=stage, at=application.added, outcome=outcome, column=column)
    moves = application.moves or (start,)
    known = replay_stages(moves, application.events)[-1]
    if _standing(known) == (stage, outcome, column):
        return moves
    by_hand = [move.at for move in moves if move.event is None]
    logged = [event.logged for event in application.events]
    at = max([moves[0].at, *by_hand, *logged])
    return (*moves, StageChange(stage=stage, at=at, outcome=outcome, column=column))


def _standing(stage_change: Application | StageChange) -> tuple[Stage, Outcome | None, str]:
    """Return stage, outcome and column; none of a column that is another stage's."""
    column = find_column(stage_change.column)
    is_elsewhere = column is not None and column.stage is not stage_change.stage
    return stage_change.stage, stage_change.outcome, "" if is_elsewhere else stage_change.column


def _with_mark(
    marks: tuple[ReminderAction, ...], mark: ReminderAction
) -> tuple[ReminderAction, ...]:
    return (*(other for other in marks if other.key != mark.key), mark)
