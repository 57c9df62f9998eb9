"""Events in the timelines: logged, corrected, taken out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import TooEarly
from jobboard_tui.domain.missed_meetings import reject_without_meeting
from jobboard_tui.domain.models import COMPANY, Event, Kind, cancellation
from jobboard_tui.domain.reminders.api import no_thanks_reason, too_early_reason
from jobboard_tui.domain.reminders.future_events import reject_future_event
from jobboard_tui.domain.values import FieldValue
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.service.ids import new_id
from jobboard_tui.service.live_board import LiveBoard

if TYPE_CHECKING:
    from jobboard_tui.domain.parsing.invitation_match import Revision
    from jobboard_tui.interchange.mail.ics_invitation import Invitation


class EventChanges:
    """The use cases of the events of an application."""

    def __init__(self, live: LiveBoard) -> None:
        self._live = live

    def log(
        self,
        app_id: str,
        kind: Kind,
        *,
        at: datetime | None = None,
        force: bool = False,
        event_id: str = "",
        **fields: FieldValue,
    ) -> Event:
        """An event in the timeline; the stage follows.

        A follow-up before its time, and thanks before the meeting that they are for, raise
        `TooEarly`, unless forced; one that moves the stage and
        is still to come, unless it is a meeting, `InvalidInput`. `fields` are those of `Event`;
        `event_id` is of one that is known elsewhere, such as an invitation.
        """
        now = self._live.now()
        event = Event(id=event_id or new_id(), kind=kind, at=at or now, logged=now, **fields)
        reject_future_event(event, now)
        reject_without_meeting(self._live.board[app_id], event, now)
        if kind is Kind.FOLLOWED_UP and not force:
            self._refuse_too_early(app_id, event.at)
        if kind is Kind.THANKED and not force:
            why = no_thanks_reason(self._live.board, app_id, event.at, now)
            if why is not None:
                from jobboard_tui.domain.labels import kind_label

                raise TooEarly(kind_label(kind), why, _("use --force to do it anyway"))
        label = self._label(_("{kind}, {company}"), kind, app_id)
        self._live.change(label, lambda board: board.log(app_id, event))
        return event

    def _refuse_too_early(self, app_id: str, at: datetime) -> None:
        verdict = too_early_reason(
            self._live.board, self._live.rule_set, app_id, at, self._live.now()
        )
        if verdict is not None:
            raise TooEarly(
                pgettext("action", "follow-up"), verdict, _("use --force to do it anyway")
            )

    def amend(self, app_id: str, event_id: str, **fields: FieldValue) -> Event:
        """An event moved, corrected or cancelled; its other fields stay as the file has them.

        A list is taken for a change of the one on the board, or is an `ListPatch`. `InvalidInput`
        where it would move the stage and is still to come, unless it is a meeting. An `at` may be a
        `TypedTime`: where it tells only a day, the event is put behind what that day has. A message
        whose date is taken away is none any more that tells until when to answer an offer.
        """
        from jobboard_tui.domain.merge.list_patch import apply_fields, diff_fields

        seen = self._live.board.event(app_id, event_id)
        at = fields.get("at")
        if at is not None and not isinstance(at, datetime):
            from jobboard_tui.domain.parsing.date_only import place_on_day

            fields["at"] = place_on_day(
                self._live.board[app_id],
                at,
                self._live.now(),
                kind=seen.kind,
                besides=event_id,
            )
        if fields.get("at", seen.at) != seen.at:
            fields["undated"] = False
        if fields.get("cancelled") is False:
            fields["cancelled_at"] = None
        if seen.answers_offer and fields.get("by", seen.by) is None:
            fields["answers_offer"] = False
        patch = diff_fields(fields, seen)
        if not patch.keys().isdisjoint(("at", "kind", "cancelled")):
            reject_future_event(replace(seen, **apply_fields(patch, seen)), self._live.now())

        def amended(board: Board) -> Board:
            fresh = board.event(app_id, event_id)
            return board.amend(app_id, replace(fresh, **apply_fields(patch, fresh)))

        self._live.change(self._label(_("edit {kind}, {company}"), seen.kind, app_id), amended)
        return self._live.board.event(app_id, event_id)

    def log_invitation(
        self, app_id: str, kind: Kind, invitation: Invitation, revision: Revision, **own: FieldValue
    ) -> Event:
        """Log or change a meeting as a form of its invitation tells it, and return its event.

        `own` are fields of `Event` that the seeker tells beside it: they count more, and are stored
        also where the form is an earlier or the same one, which changes nothing else. Whether one
        that is neither should count is for the caller to ask: here it does.
        """
        from jobboard_tui.domain.parsing.invitation_match import Revision

        known = self._live.board[app_id].events.find(invitation.event_id)
        stated_at = min(invitation.stamp or self._live.now(), self._live.now())
        called_off = cancellation(COMPANY if invitation.is_cancelled else "", stated_at)
        if known is None:
            fields = {**invitation.fields(kind), **called_off, **own}
            return self.log(app_id, kind, at=invitation.at, event_id=invitation.event_id, **fields)
        if revision not in (Revision.EARLIER, Revision.SAME):
            fields = {"at": invitation.at, **invitation.fields(known.kind), **called_off}
            own = {
                name: value for name, value in fields.items() if value not in (None, "", ())
            } | own
        return self.amend(app_id, invitation.event_id, **own) if own else known

    def unlog(self, app_id: str, event_id: str) -> None:
        """An event taken out of the timeline."""
        kind = self._live.board.event(app_id, event_id).kind
        label = self._label(_("delete {kind}, {company}"), kind, app_id)
        self._live.change(label, lambda board: board.unlog(app_id, event_id))

    def _label(self, sentence: str, kind: Kind, app_id: str) -> str:
        """What the undo list calls a change of an event."""
        from jobboard_tui.domain.labels import kind_label

        return sentence.format(kind=kind_label(kind), company=self._live.board[app_id].company)
