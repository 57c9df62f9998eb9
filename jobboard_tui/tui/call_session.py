"""A call under way: its clock, its draft on the disk, and its end in the timeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.domain.labels import clock as clock_words
from jobboard_tui.domain.labels import day
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application, Event, Kind
from jobboard_tui.domain.offers.call_notes import (
    CallOutcome,
    clock_of,
    minutes_of_call,
    possible_outcomes,
    summary,
)
from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate
from jobboard_tui.domain.offers.review import meeting_of
from jobboard_tui.domain.offers.suggested_values import call_headings
from jobboard_tui.i18n import _
from jobboard_tui.storage.call_draft import CallDraft
from jobboard_tui.tui.widgets.choice import Choice

if TYPE_CHECKING:
    from jobboard_tui.service import BoardService


class CallSession:
    """Keeps what is told in a call about an application, which is `before` as the call begins.

    `say` tells the user why something is not kept; `later` has the draft brought to the disk itself
    a moment later, beside the screen.
    """

    def __init__(
        self,
        service: BoardService,
        before: Application,
        say: Callable[[str], None],
        later: Callable[[Callable[[], None]], None],
    ) -> None:
        now = service.now()
        self.service = service
        self.before = before
        self.say = say
        self.later = later
        self.clock = clock_of(meeting_of(before, now), now)
        state_dir = service.store.places.state_dir(service.store.path)
        self.draft: CallDraft | None = CallDraft(state_dir, before.id)
        self._is_waiting = False
        if not self._is_kept(self.draft.begin):
            self.draft = None

    def _is_kept(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except OSError as trouble:
            self.say(_("the draft was not saved: {why}").format(why=trouble.strerror))
            return False
        return True

    def note(self, record: dict[str, str | None]) -> None:
        """A record for the draft: with the system at once, on the disk itself a moment later."""
        draft = self.draft
        if draft is None or not self._is_kept(lambda: draft.append(record)):
            return
        if not self._is_waiting:
            self._is_waiting = True
            self.later(self._sync)

    def _sync(self) -> None:
        self._is_waiting = False
        if self.draft is not None:
            self.draft.sync()

    @property
    def meeting(self) -> Event | None:
        """The offer meeting that was set when the call began; the last one where none was."""
        return meeting_of(self.before, self.clock.began)

    def outcomes(self) -> list[Choice[CallOutcome | None]]:
        """What the call was, to be chosen as it ends: the likeliest first, each with its times."""
        now, meeting = self.service.now(), self.meeting
        minutes = minutes_of_call(self.clock, now)
        held = Event(
            id="", kind=Kind.OFFER_MEETING, at=self.clock.began, logged=now, minutes=minutes
        )
        time = _time_words(held, now)
        if meeting is None:
            said = _("yes: save summary and end time")
            return [Choice("y", said, CallOutcome.ANOTHER)]
        before = _time_words(meeting, now)
        moves = _("yes: this was the meeting; {before} becomes {time}")
        if (meeting.at, meeting.until) == (held.at, held.until):
            moves = _("yes: this was the meeting, {time}")
        words = {
            CallOutcome.THE_MEETING: ("m", moves),
            CallOutcome.ANOTHER: ("a", _("yes: log another offer meeting, {time}")),
            CallOutcome.NONE: ("k", _("yes: save the summary only; the meeting stays {before}")),
        }
        call_outcomes = possible_outcomes(meeting, self.clock, now)
        return [
            Choice(
                "y" if call_outcome is call_outcomes[0] else key,
                said.format(before=before, time=time),
                call_outcome,
            )
            for call_outcome in call_outcomes
            for key, said in [words[call_outcome]]
        ]

    def end(
        self,
        checklist_template: ChecklistTemplate,
        after: Application,
        language: Language,
        outcome: CallOutcome,
    ) -> None:
        """The summary into the timeline, with what the call was; `JobboardError`."""
        from jobboard_tui.service import new_id

        now, before = self.service.now(), self.before
        with speaking_in(language):
            record = summary(checklist_template, before, after, now, language)
        text = call_headings()[0] + record
        note_id = new_id() if self.draft is None else self.draft.call
        note = Event(id=note_id, kind=Kind.NOTE, at=now, logged=now, note=text)
        self.service.offers.log_call(before.id, self.meeting, self.clock, note, outcome)


def _time_words(meeting: Event, now: datetime) -> str:
    start, end = meeting.at.astimezone(now.tzinfo), meeting.until.astimezone(now.tzinfo)
    if meeting.is_dated(now.tzinfo):
        return day(start, now)
    return _("{day} {start}-{end}").format(
        day=day(start, now), start=clock_words(start), end=clock_words(end)
    )
