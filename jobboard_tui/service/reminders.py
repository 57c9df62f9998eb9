"""Reminders at this instant, and what is done with one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import (
    AmbiguousInput,
    HeldBack,
    InvalidInput,
    JobboardError,
    NotFound,
    TooEarly,
)
from jobboard_tui.domain.models import (
    ActionKind,
    Application,
    Event,
    Kind,
    Outcome,
    ReminderAction,
    Stage,
)
from jobboard_tui.domain.no_channel import (
    channels,
    titles,
    with_channel,
    with_channel_missing,
)
from jobboard_tui.domain.reminders.api import (
    Reminder,
    ReminderIndex,
    ReminderView,
    close_silent,
    premature_reason,
)
from jobboard_tui.domain.rules import MEETING_FORM, Rule
from jobboard_tui.domain.text import fold
from jobboard_tui.i18n import _
from jobboard_tui.service.events import EventChanges
from jobboard_tui.service.ids import new_id
from jobboard_tui.service.live_board import LiveBoard
from jobboard_tui.storage import reminder_cache


class ReminderChanges:
    """The reminders of a board, and the use cases of one of them.

    What they follow from is kept in `cache_folder` between two runs.
    """

    def __init__(self, live: LiveBoard, events: EventChanges, cache_folder: Path) -> None:
        self._live = live
        self._events = events
        self._cache_folder = cache_folder
        self._index = ReminderIndex(live.rule_set)
        self._is_recalled = self._load_anchors()

    def view(self) -> ReminderView:
        """Every reminder at this instant."""
        view = self._index.view_at(self._live.board, self._live.now())
        if not self._is_recalled:
            self._is_recalled = True
            self.store_anchors()
        return view

    def rebuild(self) -> None:
        """What reminders depend on beside the board has changed: the checklist of all."""
        self._index = ReminderIndex(self._live.rule_set)

    def _load_anchors(self) -> bool:
        """Take what the reminders follow from as of the last time; whether it is still right."""
        live = self._live
        checksum = live.store.checksum_of(live.board)
        if checksum is None:
            return False
        anchors = reminder_cache.load_anchors(self._cache_folder, live.board, checksum)
        if anchors is None:
            return False
        self._index.load_anchors(live.board, anchors)
        return True

    def store_anchors(self) -> None:
        """Keep what the reminders follow from for the next time."""
        board = self._live.board
        checksum = self._live.store.checksum_of(board)
        anchors = self._index.anchors(board)
        if checksum is not None and anchors is not None:
            reminder_cache.store_anchors(self._cache_folder, board, checksum, anchors)

    def find_silent(self) -> list[Application]:
        """Return the applications that are listed to be closed as never heard back."""
        return [self._live.board[app_id] for app_id in self.view().silent]

    def close_silent(self, app_ids: Sequence[str], at: datetime | None = None) -> list[str]:
        """Close those of some applications that are silent as they stand in the file by then.

        `at` is when they were closed: now, unless told. Return the ids of those that the board has
        as closed for it.
        """
        now, rule_set = self._live.now(), self._live.rule_set
        was_open = {app_id for app_id in app_ids if self._is_open(app_id)}
        self._live.change_several(
            _("move to {stage}").format(stage=Stage.CLOSED),
            app_ids,
            lambda board: close_silent(board, rule_set, now, app_ids, at),
        )
        return [
            app_id
            for app_id in app_ids
            if app_id in was_open
            and app_id in self._live.board.applications
            and self._live.board[app_id].outcome is Outcome.SILENT
        ]

    def _is_open(self, app_id: str) -> bool:
        application = self._live.board.applications.get(app_id)
        return application is not None and application.is_open

    def find(self, app_id: str | None, rule: str, event: str | None = None) -> Reminder:
        """The most urgent reminder of a rule, by its id or its title; `event` picks one of several.

        Raises `InvalidInput` where there is no such rule or a title is that of several that speak,
        `NotFound` where it says nothing now.
        """
        rules = self._live.rule_set.rules
        named = {rule} if rule in rules else _titled(rules, rule)
        if not named:
            raise _unknown_rule(rule, rules)
        matches = [
            reminder
            for reminder in self.view().reminders_of(app_id)
            if reminder.rule.id in named and event in (None, reminder.event)
        ]
        meant = list(dict.fromkeys(reminder.rule.id for reminder in matches))
        if len(meant) > 1:
            raise AmbiguousInput(
                _("rule {rule}").format(rule=rule),
                _("several rules match here: {rules}").format(rules=", ".join(meant)),
                _("give just one"),
            )
        if matches:
            return matches[0]
        raise NotFound(
            _("reminder {rule}").format(rule=rule),
            _("no reminder of that rule is due or waiting here"),
            _("see `jobboard due --all`"),
        )

    def snooze_cautions(self, reminder: Reminder, until: datetime) -> list[str]:
        """Return whole sentences on what becomes of a reminder that is put off until then."""
        from jobboard_tui.domain.reminders.snoozing import snooze_cautions

        live = self._live
        return snooze_cautions(live.board, live.rule_set, reminder, until, live.now())

    def snooze(self, reminder: Reminder, until: datetime) -> None:
        """The reminder is silent until then."""
        self._mark(_("snooze {reminder}"), reminder, ActionKind.SNOOZED, until)

    def dismiss(self, reminder: Reminder) -> None:
        """The reminder does not come back, until something new happens."""
        self._mark(_("dismiss {reminder}"), reminder, ActionKind.DISMISSED)

    def find_channel(self, rule: str) -> list[Rule]:
        """Return the rules that need the same channel as one, by its id or its title.

        Raises `InvalidInput` where there is no such rule, or where it needs none.
        """
        rules = self._live.rule_set.rules
        named = {rule} if rule in rules else _titled(rules, rule)
        if not named:
            raise _unknown_rule(rule, rules)
        for of_channel in channels(rules).values():
            if named.intersection(known.id for known in of_channel):
                return of_channel
        raise InvalidInput(
            _("rule {rule}").format(rule=rule),
            _("it needs no channel"),
            _(
                "dismiss it without --no-channel; only these rules can lack a channel: {rules}"
            ).format(rules=", ".join(known.id for known in rules.values() if known.channel)),
        )

    def set_channel(self, app_id: str, rules: Sequence[Rule], *, is_missing: bool) -> None:
        """Some rules keep silent for an application for want of a channel, or speak again."""
        live, now = self._live, self._live.now()
        label = _("nobody to write to: {rules}, {company}")
        if not is_missing:
            label = _("reminders back: {rules}, {company}")
        label = label.format(rules=titles(rules), company=live.board[app_id].company)

        def changed(board: Board) -> Board:
            application = board[app_id]
            if is_missing:
                return board.with_applications(with_channel_missing(application, rules, now))
            return board.with_applications(with_channel(application, rules))

        live.change(label, changed)

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
        `HeldBack` where only the list of the offer meeting makes it done, which dismisses it when
        forced; `JobboardError` where the rule closes what is silent, and the application is not.
        `TooEarly` where the event would not count, since what it follows is still ahead, or where
        it is a follow-up before its time; unless forced.
        """
        if kind is not None and kind not in reminder.rule.done_by:
            raise InvalidInput(
                _("rule {rule}").format(rule=reminder.rule.id),
                _("{kind} doesn't satisfy this reminder").format(kind=kind),
                _("use one of {kinds}").format(kinds=", ".join(sorted(reminder.rule.done_by)))
                if reminder.rule.done_by
                else _("this reminder is just ticked off"),
            )
        kind = kind or reminder.rule.does
        if kind is None:
            return self._do_without_event(reminder, at, note=note, force=force)
        now = self._live.now()
        why = None if force else premature_reason(reminder, at or now, now)
        if why is not None:
            raise TooEarly(reminder.rule.title, why, _("use --force to do it anyway"))
        return self._log(reminder, kind, at, note=note, force=force)

    def _do_without_event(
        self, reminder: Reminder, at: datetime | None, *, note: str, force: bool
    ) -> str:
        """Tick it off, or dismiss the list of the offer meeting; says and raises as `do`."""
        if reminder.rule.form == MEETING_FORM and force:
            self.dismiss(reminder)
            return _("dismissed: {reminder}").format(reminder=reminder.rule.title)
        if reminder.rule.form == MEETING_FORM:
            raise HeldBack(
                reminder.rule.title,
                _("it is done once nothing on the offer-meeting checklist is unknown"),
                _("fill it in: `jobboard checklist {app}`; --force dismisses it").format(
                    app=reminder.application
                ),
            )
        if note:
            raise InvalidInput(
                "--note",
                _("this reminder is just ticked off, so no event can hold a note"),
                _("leave it out, or give the event with --as")
                if reminder.rule.done_by
                else _("leave it out"),
            )
        self._tick(reminder, at or self._live.now())
        return _("{reminder} done").format(reminder=reminder.rule.title)

    def _log(
        self, reminder: Reminder, kind: Kind, at: datetime | None, *, note: str, force: bool
    ) -> str:
        """Log the event on the reminder's application, or on the board; says so."""
        from jobboard_tui.domain.labels import kind_label

        if reminder.application is None:
            now = self._live.now()
            event = Event(id=new_id(), kind=kind, at=at or now, logged=now, note=note)
            label = _("log {kind}").format(kind=kind_label(kind))
            self._live.change(label, lambda board: board.note(event))
        else:
            self._events.log(reminder.application, kind, at=at, force=force, note=note)
        return _("logged: {kind}").format(kind=kind_label(kind))

    def _tick(self, reminder: Reminder, at: datetime) -> None:
        if reminder.rule.ticks and reminder.application and reminder.event:
            self._events.amend(reminder.application, reminder.event, done=at)
        elif reminder.rule.closes and reminder.application:
            if not self.close_silent([reminder.application], at):
                raise JobboardError(
                    reminder.company,
                    _("not closed: it no longer counts as having no reply"),
                    _("if it is over, move it to closed by hand"),
                )
        else:
            self._mark(_("{reminder} done"), reminder, ActionKind.DONE, at=at)

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
            at=at or self._live.now(),
            until=until,
        )
        label = label.format(reminder=reminder.rule.title)
        if reminder.application is not None:
            label = _("{label}, {company}").format(label=label, company=reminder.company)
        self._live.change(label, lambda board: board.mark(reminder.application, mark))


def _unknown_rule(rule: str, rules: Mapping[str, Rule]) -> InvalidInput:
    return InvalidInput(
        _("rule {rule}").format(rule=rule),
        _("unknown name"),
        _("use one of {rules}").format(rules=", ".join(rules)),
    )


def _titled(rules: Mapping[str, Rule], title: str) -> set[str]:
    """The ids of the rules that are shown by that title."""
    sought = fold(title)
    return {rule.id for rule in rules.values() if sought and fold(rule.title) == sought}
