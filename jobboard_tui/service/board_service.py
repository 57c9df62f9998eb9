"""The one door of both front ends: board, file, clock and rules together.

A change is a function from a board to a board, with a label for the undo list. It is applied at
once to the board in memory; then the saver brings it to the file, where it is applied again to
what other programs have saved meanwhile. Identifiers and instants are fixed before, so that both
applications come to the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from jobboard_tui.domain.board import Board, with_event
from jobboard_tui.domain.models import Application, Deadline, Event, Kind, Outcome, Stage
from jobboard_tui.domain.reminders.api import ReminderView, RuleSet
from jobboard_tui.domain.reminders.future_events import reject_future_event
from jobboard_tui.domain.values import FieldValue
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.service.events import EventChanges
from jobboard_tui.service.ids import new_id
from jobboard_tui.service.live_board import LiveBoard
from jobboard_tui.service.practice import PracticeChanges
from jobboard_tui.service.reminders import ReminderChanges
from jobboard_tui.service.saving import Clock
from jobboard_tui.storage.last_seen import NEWS_AT_FIRST, LastSeen, last_seen, note_seen
from jobboard_tui.storage.store import Store

if TYPE_CHECKING:
    from jobboard_tui.interchange.importers import Plan
    from jobboard_tui.service.joining import JoiningChanges
    from jobboard_tui.service.offers import OfferChanges


class BoardService(LiveBoard):
    """What a front end works with.

    Applications and the board as a whole are changed here; `events`, `reminders`, `practice`,
    `offers` and `joining` hold the use cases of those.
    """

    def __init__(self, store: Store, rule_set: RuleSet, clock: Clock) -> None:
        super().__init__(store, rule_set, clock)
        self._state_dir = store.places.state_dir(store.path)
        self.events = EventChanges(self)
        self.reminders = ReminderChanges(self, self.events, self._state_dir)
        self.practice = PracticeChanges(self)
        self.seen = last_seen(self._state_dir)
        self._has_looked = False

    @cached_property
    def offers(self) -> OfferChanges:
        """The offers; what they need is not loaded before."""
        from jobboard_tui.service.offers import OfferChanges

        return OfferChanges(self, self.reminders)

    @cached_property
    def joining(self) -> JoiningChanges:
        """The plans from yes to the first day; what they need is not loaded before."""
        from jobboard_tui.service.joining import JoiningChanges

        return JoiningChanges(self)

    def view(self) -> ReminderView:
        """Return every reminder at this instant."""
        return self.reminders.view()

    # -- whether the user looks --------------------------------------------------------------

    def news_since(self) -> datetime:
        """From when on what happened is news: when the user was last here before being away."""
        now = self.now()
        return now - NEWS_AT_FIRST if self.seen is None else self.seen.after_key(now).since

    def was_away(self) -> bool:
        """Whether the user comes back after some hours."""
        return self.seen is not None and self.seen.after_key(self.now()).since != self.seen.since

    def look(self) -> bool:
        """A key is pressed: what is on the screen is seen. Return whether the user was away."""
        now = self.now()
        if self.seen is None or self.was_away():  # unless it was in another window
            noted = last_seen(self._state_dir)
            if self.seen is None or (noted is not None and noted.looked > self.seen.looked):
                self.seen = noted
        was_away = self.was_away()
        self.seen = (
            LastSeen(now, now - NEWS_AT_FIRST) if self.seen is None else self.seen.after_key(now)
        )
        self._has_looked = True
        return was_away

    def note_looked(self) -> None:
        """Keep when a key was last pressed, for the next start and for other windows."""
        if self.seen is not None and self._has_looked:
            note_seen(self._state_dir, self.seen)

    def note_for_next_start(self) -> None:
        """Keep what makes the next start quick, and what it has to know."""
        self.reminders.store_anchors()
        self.note_looked()

    # -- applications ------------------------------------------------------------------------

    def add(
        self,
        company: str,
        role: str,
        *,
        at: datetime | None = None,
        applied: datetime | None = None,
        reply_by: Deadline | None = None,
        **fields: FieldValue,
    ) -> str:
        """A new application, or one that was `apply_plan` for then; its id.

        `reply_by` is until when the company promises an answer to that.
        `fields` are those of `Application`. An event that moves the stage and is still to come
        raises `InvalidInput`.
        """
        for event in fields.get("events", ()):
            reject_future_event(event, self.now())
        application = Application(
            id=new_id(), company=company, role=role, added=at or self.now(), **fields
        )
        if applied is not None:
            sent = Event(id=new_id(), kind=Kind.APPLIED, at=applied, logged=self.now(), by=reply_by)
            reject_future_event(sent, self.now())
            application = with_event(application, sent)
        label = _("add {company}").format(company=company)
        self.change(label, lambda board: board.add(application))
        return application.id

    def edit(self, app_ids: Sequence[str], **fields: FieldValue) -> None:
        """Other values in some fields of one or several applications.

        A list is taken for a change of the one on the board, or is an `ListPatch`.
        """
        from jobboard_tui.domain.merge.list_patch import apply_fields, diff_fields

        if "hold_until" in fields:
            since = None if fields["hold_until"] is None else self.now()
            fields.setdefault("hold_since", since)
        patches = {app_id: diff_fields(fields, self.board[app_id]) for app_id in app_ids}

        def edited(board: Board, app_id: str) -> Board:
            return board.edit(app_id, **apply_fields(patches[app_id], board[app_id]))

        self.each(pgettext("action", "edit"), app_ids, edited)

    def tag(
        self, app_ids: Sequence[str], add: Iterable[str] = (), drop: Iterable[str] = ()
    ) -> None:
        """Tags put on and taken off several applications together."""
        add, drop = tuple(add), frozenset(drop)

        def tagged(board: Board, app_id: str) -> Board:
            kept = [tag for tag in board[app_id].tags if tag not in drop]
            return board.edit(app_id, tags=(*kept, *(tag for tag in add if tag not in kept)))

        self.each(pgettext("action", "tag"), app_ids, tagged)

    def move(
        self,
        app_ids: Sequence[str],
        stage: Stage,
        outcome: Outcome | None = None,
        *,
        column: str = "",
        at: datetime | None = None,
    ) -> None:
        """One or several applications to a stage, by hand; now, unless told.

        `column` names a column of the stage that is not its first.
        """
        when = at or self.now()
        label = _("move to {stage}").format(stage=column or stage)
        self.each(
            label, app_ids, lambda board, app_id: board.move(app_id, stage, when, outcome, column)
        )

    def arrange(self, app_ids: Sequence[str]) -> None:
        """The order by hand: these applications in this order."""

        def arranged(board: Board) -> Board:
            placed = [
                replace(board[app_id], place=float(place))
                for place, app_id in enumerate(app_ids)
                if app_id in board.applications and board[app_id].place != place
            ]
            return board.with_applications(*placed)

        self.change(pgettext("action", "reorder"), arranged)

    def hold(self, app_ids: Sequence[str], until: Deadline) -> None:
        """Applications rest from now on, until the 00:00 of a date or an instant."""
        fields = {"hold_until": until, "hold_since": self.now()}
        self.each(
            pgettext("action", "put on hold"),
            app_ids,
            lambda board, app_id: board.edit(app_id, **fields),
        )

    def release(self, app_ids: Sequence[str]) -> None:
        """Applications rest no more."""
        fields = {"hold_until": None, "hold_since": None}
        self.each(
            pgettext("action", "take off hold"),
            app_ids,
            lambda board, app_id: board.edit(app_id, **fields),
        )

    def remove(self, app_ids: Sequence[str]) -> None:
        """Move applications into the bin."""
        now = self.now()
        self.each(
            pgettext("action", "delete"), app_ids, lambda board, app_id: board.remove(app_id, now)
        )

    def restore(self, app_ids: Sequence[str]) -> None:
        """Out of the bin again."""
        self.each(
            pgettext("action", "restore"), app_ids, lambda board, app_id: board.restore(app_id)
        )

    # -- the whole board ---------------------------------------------------------------------

    def pause(self, until: datetime | None = None) -> None:
        """The whole board rests."""
        now = self.now()
        self.change(pgettext("action", "pause"), lambda board: board.start_pause(now, until))

    def resume(self) -> None:
        """The board rests no more."""
        self.change(pgettext("action", "resume"), lambda board: board.end_pause())

    def last_file_values(self) -> Mapping[str, Mapping[str, Any]]:
        """Return what imported files told last, by the ids of applications.

        An import that was undone has told nothing.
        """
        from jobboard_tui.interchange.importers.moved_on import load_file_values

        return load_file_values(self._state_dir, self.store.undone())

    def merge_from(self, plan: Plan, *, close_silent: bool = False) -> list[str]:
        """Take in what an import found, as one change; return the ids that were closed for it."""
        from jobboard_tui.interchange.importers.apply_plan import apply_plan
        from jobboard_tui.interchange.importers.moved_on import save_file_values

        plan = plan.closing_silent() if close_silent else plan
        if plan.changes_anything:
            self.change(plan.label, lambda board: apply_plan(plan, board), step="import")

        def keep(store: Store) -> tuple[str, Board]:
            change = store.last_change if plan.changes_anything else ""
            with suppress(OSError):  # without it the next import only fills what is blank
                save_file_values(self._state_dir, plan, change, store.undone())
            return "", store.load()

        self.saver.ask(keep)
        there = self.board.applications
        closed = plan.silent if plan.closes_silent else ()
        return [
            app_id
            for app_id in closed
            if app_id in there and there[app_id].outcome is Outcome.SILENT
        ]
