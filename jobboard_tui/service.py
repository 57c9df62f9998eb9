"""The use cases of both front ends: the board, its file, the clock and the rules together.

A change is a function from a board to a board, with a label for the undo list. It is applied at
once to the board in memory; then the saver brings it to the file, where it is applied again to
what other programs have saved meanwhile. Identifiers and instants are fixed before, so that both
applications come to the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from jobboard_tui.domain.board import Board, with_event
from jobboard_tui.domain.errors import InvalidInput, JobboardError, NotFound, TooEarly
from jobboard_tui.domain.merge.list_patch import apply_fields, diff_fields
from jobboard_tui.domain.models import (
    ActionKind,
    Application,
    Deadline,
    Event,
    Kind,
    Outcome,
    ReminderAction,
    Stage,
)
from jobboard_tui.domain.practice_values import (
    Answer,
    Answers,
    Goal,
    Practice,
    PracticeEntry,
    PracticeLog,
)
from jobboard_tui.domain.reminders.api import (
    Reminder,
    ReminderIndex,
    ReminderView,
    RuleSet,
    close_silent,
    premature_reason,
    reminders,
    too_early_reason,
)
from jobboard_tui.domain.reminders.future_events import reject_future_event
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.storage import reminder_cache
from jobboard_tui.storage.last_seen import last_looked, note_looked
from jobboard_tui.storage.store import Store

if TYPE_CHECKING:
    from jobboard_tui.domain.parsing.invitation_match import Revision
    from jobboard_tui.interchange.importers import Plan
    from jobboard_tui.interchange.mail.ics_invitation import Invitation

Change = Callable[[Board], Board]
Job = Callable[[Store], tuple[str, Board]]
"""Something done with the store: what to say of it, and the board that the file now holds."""
Clock = Callable[[], datetime]


def new_id() -> str:
    """Eight letters and digits: easy to type, no two alike in practice."""
    import secrets

    from jobboard_tui.domain.ids import id_of

    return id_of(secrets.token_bytes(8))


class Saver(Protocol):
    """Brings changes to the file: at once, or in the background."""

    def save(self, label: str, change: Change, step: str = "") -> None:
        """Take one change; raises, or reports later, what went wrong.

        A `step` such as an import names the copy of the file that is laid aside before it.
        """

    def ask(self, job: Job) -> str:
        """Do something with the store in its turn, and settle the board that the file holds then.

        Return what the job says of it where it is done at once, else nothing: it is said later.
        """


class ImmediateSaver:
    """Saves before it returns; the way of the command line."""

    def __init__(self, service: BoardService) -> None:
        self.service = service

    def save(self, label: str, change: Change, step: str = "") -> None:
        """Commit the change and put what the file now holds on the service."""
        self.service.settle(self.service.store.commit(label, change, step), change)

    def ask(self, job: Job) -> str:
        """Do it, put what the file now holds on the service, and return what the job says."""
        said, board = job(self.service.store)
        self.service.settle(board)
        return said


class BoardService:
    """What a front end works with.

    `board` is what the screen shows: the file's content and the changes still `under_way` to it.
    """

    _is_recalled = False

    def __init__(self, store: Store, rule_set: RuleSet, clock: Clock) -> None:
        self.store = store
        self.rule_set = rule_set
        self.clock = clock
        self.saver: Saver = ImmediateSaver(self)
        self.reminder_index = ReminderIndex(rule_set)
        self.board: Board = store.load()
        self.under_way: list[Change] = []
        self._load_anchors()
        self.looked_at = last_looked(self._keeping)

    # -- looking -----------------------------------------------------------------------------

    @property
    def has_changes(self) -> bool:
        """Whether there is something to undo, or is about to be."""
        return bool(self.under_way) or self.store.has_changes

    def now(self) -> datetime:
        """The instant, in the board's home zone."""
        return self.clock().astimezone(self.board.home)

    def view(self) -> ReminderView:
        """Every reminder at this instant."""
        view = self.reminder_index.view_at(self.board, self.now())
        if not self._is_recalled:
            self._is_recalled = True
            self._store_anchors()
        return view

    def rebuild_reminders(self) -> None:
        """What reminders depend on beside the board has changed: the checklist of all."""
        self.reminder_index = ReminderIndex(self.rule_set)

    def _load_anchors(self) -> None:
        """What is known of the whole board from the last time, if the file is still the same."""
        checksum = self.store.checksum_of(self.board)
        found = None
        if checksum is not None:
            found = reminder_cache.load_anchors(self._keeping, self.board, checksum)
        self._is_recalled = found is not None
        if found is not None:
            self.reminder_index.load_anchors(self.board, found)

    def _store_anchors(self) -> None:
        """Keep it for the next time."""
        checksum, found = (
            self.store.checksum_of(self.board),
            self.reminder_index.anchors(self.board),
        )
        if checksum is not None and found is not None:
            reminder_cache.store_anchors(self._keeping, self.board, checksum, found)

    def told_by_files(self) -> Mapping[str, Mapping[str, Any]]:
        """What imported files told last, by the ids of applications."""
        from jobboard_tui.interchange.importers.moved_on import load_told

        return load_told(self._keeping)

    @property
    def _keeping(self) -> Path:
        return self.store.places.state_dir(self.store.path)

    def find_silent(self) -> list[Application]:
        """Return the applications that are listed to be closed as never heard back."""
        return [self.board[app_id] for app_id in self.view().silent]

    def close_silent(self, app_ids: Sequence[str], at: datetime | None = None) -> list[str]:
        """Close those of some applications that are silent as they stand in the file by then.

        `at` is when they were closed: now, unless told. Return the ids of those that the board has
        as closed for it.
        """
        now, rule_set = self.now(), self.rule_set
        was_open = {one for one in app_ids if self._is_open(one)}
        self._change_several(
            _("move to {stage}").format(stage=Stage.CLOSED),
            app_ids,
            lambda board: close_silent(board, rule_set, now, app_ids, at),
        )
        return [
            one
            for one in app_ids
            if one in was_open
            and one in self.board.applications
            and self.board[one].outcome is Outcome.SILENT
        ]

    def _is_open(self, app_id: str) -> bool:
        found = self.board.applications.get(app_id)
        return found is not None and found.is_open

    def last_looked(self) -> datetime:
        """When the user last left the board or let it rest; a day ago where nothing is noted."""
        return self.looked_at or self.now() - timedelta(days=1)

    def note_looked(self) -> None:
        """The user leaves: what comes from now on is news."""
        self._store_anchors()
        note_looked(self._keeping, self.now())

    # -- the one way in ----------------------------------------------------------------------

    def change(self, label: str, change: Change, step: str = "") -> None:
        """Apply a change in memory, at once, and give it to the saver."""
        before = self.board
        self.board = change(before)
        self.under_way.append(change)
        try:
            self.saver.save(label, change, step)
        except JobboardError:
            self.settle(before, change)
            raise

    def settle(self, board: Board, change: Change | None = None) -> None:
        """The file holds `board`; what is still under way to it is applied on top.

        `change` is the one that has arrived, or is dropped.
        """
        self.under_way = [one for one in self.under_way if one is not change]
        for one in self.under_way:
            try:
                board = one(board)
            except JobboardError:
                continue  # what it speaks of was removed elsewhere; its own commit will say so
        self.board = board

    def undo(self, words: str) -> str:
        """Take back the last change of the board, whichever program made it.

        `words` have a place `{what}` for its label. Return them filled in, or nothing where the
        saver does it later and says them then.
        """
        return self._reverse(words, lambda store: store.undo())

    def redo(self, words: str) -> str:
        """Make the last undone change again; `words` as of `undo`."""
        return self._reverse(words, lambda store: store.redo())

    def _reverse(self, words: str, reverse: Job) -> str:
        def reversed_(store: Store) -> tuple[str, Board]:
            label, board = reverse(store)
            return words.format(what=label), board

        return self.saver.ask(reversed_)

    # -- applications ------------------------------------------------------------------------

    def add(
        self,
        company: str,
        role: str,
        *,
        at: datetime | None = None,
        applied: datetime | None = None,
        reply_by: Deadline | None = None,
        **fields: Any,
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

    def edit(self, app_ids: Sequence[str], **fields: Any) -> None:
        """Other values in some fields of one or several applications.

        A list is taken for a change of the one on the board, or is an `ListPatch`.
        """
        told = {one: diff_fields(fields, self.board[one]) for one in app_ids}

        def edited(board: Board, one: str) -> Board:
            return board.edit(one, **apply_fields(told[one], board[one]))

        self._each(pgettext("action", "edit"), app_ids, edited)

    def alter(self, app_id: str, label: str, verb: Callable[[Application], Application]) -> None:
        """One application in the form that `verb` gives it; `label` has a field {company}."""
        told = label.format(company=self.board[app_id].company)
        self.change(told, lambda board: board.with_applications(verb(board[app_id])))

    def tag(
        self, app_ids: Sequence[str], add: Iterable[str] = (), drop: Iterable[str] = ()
    ) -> None:
        """Tags put on and taken off several applications together."""
        add, drop = tuple(add), frozenset(drop)

        def tagged(board: Board, one: str) -> Board:
            kept = [tag for tag in board[one].tags if tag not in drop]
            return board.edit(one, tags=(*kept, *(tag for tag in add if tag not in kept)))

        self._each(pgettext("action", "tag"), app_ids, tagged)

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
        self._each(label, app_ids, lambda board, one: board.move(one, stage, when, outcome, column))

    def arrange(self, app_ids: Sequence[str]) -> None:
        """The order by hand: these applications in this order."""

        def arranged(board: Board) -> Board:
            placed = [
                replace(board[one], place=float(place))
                for place, one in enumerate(app_ids)
                if one in board.applications and board[one].place != place
            ]
            return board.with_applications(*placed)

        self.change(pgettext("action", "arrange"), arranged)

    def remove(self, app_ids: Sequence[str]) -> None:
        """Move applications into the bin."""
        now = self.now()
        self._each(pgettext("action", "remove"), app_ids, lambda board, one: board.remove(one, now))

    def restore(self, app_ids: Sequence[str]) -> None:
        """Out of the bin again."""
        self._each(pgettext("action", "restore"), app_ids, lambda board, one: board.restore(one))

    # -- events ------------------------------------------------------------------------------

    def log(
        self,
        app_id: str,
        kind: Kind,
        *,
        at: datetime | None = None,
        force: bool = False,
        event_id: str = "",
        **fields: Any,
    ) -> Event:
        """An event in the timeline; the stage follows.

        A follow-up before its time raises `TooEarly`, unless forced; one that moves the stage and
        is still to come, unless it is a meeting, `InvalidInput`. `fields` are those of `Event`;
        `event_id` is of one that is known elsewhere, such as an invitation.
        """
        now = self.now()
        event = Event(id=event_id or new_id(), kind=kind, at=at or now, logged=now, **fields)
        reject_future_event(event, now)
        if kind is Kind.FOLLOWED_UP and not force:
            self._refuse_too_early(app_id, event.at)
        label = self._label(_("log {kind}: {company}"), kind, app_id)
        self.change(label, lambda board: board.log(app_id, event))
        return event

    def _refuse_too_early(self, app_id: str, at: datetime) -> None:
        verdict = too_early_reason(self.board, self.rule_set, app_id, at, self.now())
        if verdict is not None:
            raise TooEarly(pgettext("action", "follow-up"), verdict, _("insist with --force"))

    def amend(self, app_id: str, event_id: str, **fields: Any) -> Event:
        """An event moved, corrected or cancelled; its other fields stay as the file has them.

        A list is taken for a change of the one on the board, or is an `ListPatch`. `InvalidInput`
        where it would move the stage and is still to come, unless it is a meeting. An `at` may be a
        `TypedTime`: where it tells only a day, the event is put behind what that day has. A message
        whose date is taken away is none any more that tells until when to answer an offer.
        """
        seen = self.board.event(app_id, event_id)
        at = fields.get("at")
        if at is not None and not isinstance(at, datetime):
            from jobboard_tui.domain.parsing.date_only import place_on_day

            fields["at"] = place_on_day(self.board[app_id], at, self.now(), besides=event_id)
        if fields.get("at", seen.at) != seen.at:
            fields["undated"] = False
        if seen.answers_offer and fields.get("by", seen.by) is None:
            fields["answers_offer"] = False
        told = diff_fields(fields, seen)
        if not told.keys().isdisjoint(("at", "kind", "cancelled")):
            reject_future_event(replace(seen, **apply_fields(told, seen)), self.now())

        def amended(board: Board) -> Board:
            fresh = board.event(app_id, event_id)
            return board.amend(app_id, replace(fresh, **apply_fields(told, fresh)))

        self.change(self._label(_("amend {kind}: {company}"), seen.kind, app_id), amended)
        return self.board.event(app_id, event_id)

    def log_invitation(
        self, app_id: str, kind: Kind, told: Invitation, revision: Revision, **own: Any
    ) -> Event:
        """Log or change a meeting as a form of its invitation tells it, and return its event.

        `own` are fields of `Event` that the seeker tells beside it: they count more, and are stored
        also where the form is an earlier or the same one, which changes nothing else. Whether one
        that is neither should count is for the caller to ask: here it does.
        """
        from jobboard_tui.domain.parsing.invitation_match import Revision

        known = self.board[app_id].events.find(told.event_id)
        if known is None:
            fields = {**told.fields(kind), **own}
            return self.log(app_id, kind, at=told.at, event_id=told.event_id, **fields)
        if revision not in (Revision.EARLIER, Revision.SAME):
            fields = {"at": told.at, **told.fields(known.kind)}
            own = {name: one for name, one in fields.items() if one not in (None, "", ())} | own
        return self.amend(app_id, told.event_id, **own) if own else known

    def unlog(self, app_id: str, event_id: str) -> None:
        """An event taken out of the timeline."""
        kind = self.board.event(app_id, event_id).kind
        label = self._label(_("unlog {kind}: {company}"), kind, app_id)
        self.change(label, lambda board: board.unlog(app_id, event_id))

    def _label(self, sentence: str, kind: Kind, app_id: str) -> str:
        """What the undo list calls a change of an event."""
        from jobboard_tui.domain.labels import kind_label

        return sentence.format(kind=kind_label(kind), company=self.board[app_id].company)

    # -- reminders ---------------------------------------------------------------------------

    def find_reminder(self, app_id: str | None, rule: str, event: str | None = None) -> Reminder:
        """The most urgent reminder of a rule; `event` picks one of several."""
        if rule not in self.rule_set.rules:
            raise InvalidInput(
                _("rule {rule}").format(rule=rule),
                _("there is none of that name"),
                _("it is one of {rules}").format(rules=", ".join(self.rule_set.rules)),
            )
        for reminder in self.view().reminders_of(app_id):
            if reminder.rule.id == rule and event in (None, reminder.event):
                return reminder
        raise NotFound(
            _("reminder {rule}").format(rule=rule),
            _("nothing of that rule is open or waiting here"),
            _("look at `jobboard due --all`"),
        )

    def is_gone_by(self, reminder: Reminder, instant: datetime) -> bool:
        """Whether a reminder that retires will have retired at an instant."""
        application = self.board.applications.get(reminder.application or "")
        if application is None or reminder.rule.retires is None:
            return False
        alone = replace(self.board, applications={application.id: application})
        return not any(
            (one.rule.id, one.event) == (reminder.rule.id, reminder.event)
            for one in reminders(alone, self.rule_set, instant)
        )

    def snooze(self, reminder: Reminder, until: datetime) -> None:
        """The reminder is silent until then."""
        self._mark(_("snooze {reminder}"), reminder, ActionKind.SNOOZED, until)

    def dismiss(self, reminder: Reminder) -> None:
        """The reminder does not come back, until something new happens."""
        self._mark(_("dismiss {reminder}"), reminder, ActionKind.DISMISSED)

    def do(
        self,
        reminder: Reminder,
        *,
        kind: Kind | None = None,
        at: datetime | None = None,
        note: str = "",
        force: bool = False,
    ) -> str:
        """Log the event that satisfies the rule, or tick it off; says what was done.

        `kind` picks the event where several would satisfy the rule, `at` is when it was done,
        `note` what the event tells; `InvalidInput` for a note where no event is logged.
        `JobboardError` where the rule closes what is silent, and the application is not.
        `TooEarly` where the event would not count, since what it follows is still ahead, or where
        it is a follow-up before its time; unless forced.
        """
        if kind is not None and kind not in reminder.rule.done_by:
            raise InvalidInput(
                _("rule {rule}").format(rule=reminder.rule.id),
                _("{kind} does not satisfy it").format(kind=kind),
                _("it is one of {kinds}").format(kinds=", ".join(sorted(reminder.rule.done_by)))
                if reminder.rule.done_by
                else _("it is ticked off"),
            )
        kind = kind or reminder.rule.does
        if kind is None:
            if note:
                raise InvalidInput(
                    "--note",
                    _("this reminder is ticked off, and no event keeps a note"),
                    _("leave it out, or name the event with --as")
                    if reminder.rule.done_by
                    else _("leave it out"),
                )
            self._tick(reminder, at or self.now())
            return _("done: {reminder}").format(reminder=reminder.rule.title)
        from jobboard_tui.domain.labels import kind_label

        why = None if force else premature_reason(reminder, at or self.now(), self.now())
        if why is not None:
            raise TooEarly(reminder.rule.title, why, _("insist with --force"))
        if reminder.application is None:
            now = self.now()
            event = Event(id=new_id(), kind=kind, at=at or now, logged=now, note=note)
            label = _("log {kind}").format(kind=kind_label(kind))
            self.change(label, lambda board: board.note(event))
        else:
            self.log(reminder.application, kind, at=at, force=force, note=note)
        return _("logged: {kind}").format(kind=kind_label(kind))

    def _tick(self, reminder: Reminder, at: datetime) -> None:
        if reminder.rule.ticks and reminder.application and reminder.event:
            self.amend(reminder.application, reminder.event, done=at)
        elif reminder.rule.closes and reminder.application:
            if not self.close_silent([reminder.application], at):
                raise JobboardError(
                    reminder.company,
                    _("it is not closed: it is not listed as never heard back now"),
                    _("if it is over, move it to closed by hand"),
                )
        else:
            self._mark(_("done: {reminder}"), reminder, ActionKind.DONE, at=at)

    def _mark(
        self,
        label: str,
        reminder: Reminder,
        shelf: ActionKind,
        until: datetime | None = None,
        at: datetime | None = None,
    ) -> None:
        mark = ReminderAction(
            rule=reminder.rule.id,
            event=reminder.event,
            attempt=reminder.attempt,
            shelf=shelf,
            at=at or self.now(),
            until=until,
        )
        label = label.format(reminder=reminder.rule.title)
        if reminder.application is not None:
            label = _("{label}: {company}").format(label=label, company=reminder.company)
        self.change(label, lambda board: board.mark(reminder.application, mark))

    # -- the hill ----------------------------------------------------------------------------

    def log_practice(
        self,
        practice: Practice,
        *,
        at: datetime | None = None,
        minutes: int | None = None,
        count: int | None = None,
        note: str = "",
    ) -> PracticeEntry:
        """Something practised."""
        now = self.now()
        exercise = PracticeEntry(
            id=new_id(),
            practice=practice,
            at=at or now,
            logged=now,
            minutes=minutes,
            count=count,
            note=note,
        )
        self._change_practice(
            _("practice: {practice}").format(practice=practice),
            lambda hill: hill.add_entry(exercise),
        )
        return exercise

    def remove_practice(self, exercise_id: str) -> None:
        """Something practised, taken out of the log; `NotFound` where it is not in it."""
        if all(one.id != exercise_id for one in self.board.hill.exercises):
            raise NotFound(
                _("practice {id}").format(id=exercise_id),
                _("it is not in the log"),
                _("look at `jobboard practice`"),
            )
        self._change_practice(_("take out a practice"), lambda hill: hill.remove_entry(exercise_id))

    def set_goals(self, goals: Iterable[Goal] = (), **fields: Any) -> None:
        """Weekly goals, and `level`, `aim` and `test` of the JLPT."""
        goals = tuple(goals)

        def aimed(hill: PracticeLog) -> PracticeLog:
            for goal in goals:
                hill = hill.set_goal(goal)
            return replace(hill, **fields)

        self._change_practice(pgettext("action", "goals"), aimed)

    def audit(
        self, answers: Sequence[Answer], resolution: str = "", *, at: datetime | None = None
    ) -> Event:
        """A self-audit with its answers and what it resolves for the week to come."""
        now = self.now()
        event = Event(id=new_id(), kind=Kind.AUDIT, at=at or now, logged=now, note=resolution)
        told = Answers(event=event.id, at=event.at, answers=tuple(answers))
        self.change(
            pgettext("action", "self-audit"),
            lambda board: replace(board.note(event), hill=board.hill.add_audit(told)),
        )
        return event

    def _change_practice(self, label: str, change: Callable[[PracticeLog], PracticeLog]) -> None:
        self.change(label, lambda board: replace(board, hill=change(board.hill)))

    # -- the whole board ---------------------------------------------------------------------

    def pause(self, until: datetime | None = None) -> None:
        """The whole board rests."""
        now = self.now()
        self.change(pgettext("action", "pause"), lambda board: board.start_pause(now, until))

    def resume(self) -> None:
        """The board rests no more."""
        self.change(pgettext("action", "resume"), lambda board: board.end_pause())

    def merge_from(self, plan: Plan, *, close_silent: bool = False) -> list[str]:
        """Take in what an import found, as one change; return the ids that were closed for it."""
        from jobboard_tui.interchange.importers.apply_plan import apply_plan
        from jobboard_tui.interchange.importers.moved_on import keep_told

        plan = plan.closing_silent() if close_silent else plan
        if plan.changes_anything:
            self.change(plan.label, lambda board: apply_plan(plan, board), step="import")
        with suppress(OSError):  # without it the next import only fills what is blank
            keep_told(self._keeping, plan)
        there = self.board.applications
        closed = plan.silent if plan.closes_silent else ()
        return [one for one in closed if one in there and there[one].outcome is Outcome.SILENT]

    def _each(
        self, label: str, app_ids: Sequence[str], verb: Callable[[Board, str], Board]
    ) -> None:
        """The same verb for several applications, as one change."""

        def change(board: Board) -> Board:
            for one in app_ids:
                board = verb(board, one)
            return board

        self._change_several(label, app_ids, change)

    def _change_several(self, label: str, app_ids: Sequence[str], change: Change) -> None:
        """Change several applications together; the undo list names one, or counts them."""
        names = [self.board[one].company for one in app_ids if one in self.board.applications]
        if len(names) == 1:
            label = _("{verb}: {company}").format(verb=label, company=names[0])
        elif names:
            label = _("{verb}: {count} applications").format(verb=label, count=len(names))
        self.change(label, change)
