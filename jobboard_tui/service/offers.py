"""The offer of an application: its checklist, its letter, the call about it, the documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial, reduce
from typing import TYPE_CHECKING, Any

from jobboard_tui.config import checklist_file
from jobboard_tui.domain.models import Event
from jobboard_tui.domain.offer_values import AnswerSource, Concern, ItemAnswer, ItemState
from jobboard_tui.domain.offers.answer_reading import (
    AnswerReading,
    TermReading,
    with_reading,
    with_terms,
)
from jobboard_tui.domain.offers.call_notes import (
    CallClock,
    CallOutcome,
    log_call,
    recover_call,
    with_doubt,
    with_doubt_settled,
    with_flag,
    with_own_item,
)
from jobboard_tui.domain.offers.checklist import (
    ChecklistLine,
    with_item_value,
    with_line_taken,
    with_suggestions,
)
from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate
from jobboard_tui.domain.offers.decision import with_paper
from jobboard_tui.domain.offers.received_letter import with_letter
from jobboard_tui.domain.offers.wishes import with_wish
from jobboard_tui.i18n import _
from jobboard_tui.service.ids import new_id
from jobboard_tui.service.live_board import LiveBoard

if TYPE_CHECKING:
    from jobboard_tui.service.reminders import ReminderChanges


class OfferChanges:
    """The use cases of the offer of an application.

    The id of a doubt or of an item of one's own is the caller's, who may have it in a draft before.
    """

    def __init__(self, live: LiveBoard, reminders: ReminderChanges) -> None:
        self._live = live
        self._reminders = reminders

    def answer(
        self,
        app_id: str,
        item_id: str,
        reading: AnswerReading,
        *,
        state: ItemState | None = None,
        origin: AnswerSource | None = None,
    ) -> None:
        """An item has an answer, as it was read."""
        now, label = self._live.now(), _("checklist, {company}")
        self._live.alter(
            app_id,
            label,
            lambda application: with_reading(
                application, item_id, reading, now, origin=origin, state=state
            ),
        )

    def set_terms(
        self,
        app_id: str,
        name: str,
        text: str,
        readings: Sequence[TermReading],
        *,
        state: ItemState | None = None,
        origin: AnswerSource | None = None,
    ) -> None:
        """The offer has the terms that the value of a named one says."""
        label = _("checklist, {company}")
        self._live.alter(
            app_id,
            label,
            lambda application: with_terms(
                application, name, text, readings, origin=origin, state=state
            ),
        )

    def mark(
        self,
        app_id: str,
        item_ids: Iterable[str],
        state: ItemState | None,
        origin: AnswerSource | None = None,
    ) -> None:
        """Items have another state, or are known from elsewhere; None: as before."""
        verb, ids = partial(with_item_value, state=state, origin=origin), tuple(item_ids)
        self._live.alter(
            app_id, _("checklist, {company}"), lambda application: reduce(verb, ids, application)
        )

    def take_line(self, app_id: str, line: ChecklistLine) -> None:
        """What the card says of an item is taken for known."""
        label = _("checklist, {company}")
        self._live.alter(app_id, label, lambda application: with_line_taken(application, line))

    def take_all(self, app_id: str, checklist_template: ChecklistTemplate) -> None:
        """All that the card says is taken for known; what was told stays."""
        now, label = self._live.now(), _("checklist, {company}")
        self._live.alter(
            app_id,
            label,
            lambda application: with_suggestions(checklist_template, application, now),
        )

    def set_wish(self, app_id: str, item_id: str, text: str) -> None:
        """What to ask for of an item when negotiating; an empty text takes it out."""
        label = _("wish: {company}")
        self._live.alter(app_id, label, lambda application: with_wish(application, item_id, text))

    def set_own_item(self, app_id: str, item_id: str, item: ItemAnswer) -> None:
        """The application has an item of its own."""
        label = _("own question, {company}")
        self._live.alter(
            app_id, label, lambda application: with_own_item(application, item_id, item)
        )

    def add_for_all(self, title: str, ask: str, item_id: str) -> ChecklistTemplate:
        """One more item on every list, which counts for the reminders at once; the list then.

        Raises as `checklist_file.add_for_all` does.
        """
        path = self._live.store.places.checklist
        checklist_template = checklist_file.add_for_all(path, item_id, title, ask)
        self._reminders.rebuild()
        return checklist_template

    def set_applies(self, item_id: str, *, applies: bool) -> ChecklistTemplate:
        """Whether an item applies to every application, at once for the reminders; the list then.

        Raises as `checklist_file.set_applies` does.
        """
        path = self._live.store.places.checklist
        checklist_template = checklist_file.set_applies(path, item_id, applies=applies)
        self._reminders.rebuild()
        return checklist_template

    def set_doubt(self, app_id: str, doubt_id: str, doubt: Concern) -> None:
        """The seeker has a doubt; an answer to it stays."""
        label = _("doubt, {company}")
        self._live.alter(
            app_id, label, lambda application: with_doubt(application, doubt_id, doubt)
        )

    def settle_doubt(self, app_id: str, doubt_id: str, answer: str) -> None:
        """A doubt has its answer."""
        label = _("doubt, {company}")
        self._live.alter(
            app_id, label, lambda application: with_doubt_settled(application, doubt_id, answer)
        )

    def flag(self, app_id: str, flag_id: str, at: datetime | None, note: str = "") -> None:
        """A red flag was seen at an instant, or was none (None)."""
        label = _("red flag, {company}")
        self._live.alter(
            app_id, label, lambda application: with_flag(application, flag_id, at, note)
        )

    def save_letter(self, app_id: str, text: str) -> None:
        """The text of an offer letter is in the timeline."""
        event_id, now = new_id(), self._live.now()
        label = _("offer letter: {company}").format(company=self._live.board[app_id].company)
        self._live.change(label, lambda board: with_letter(board, app_id, text, event_id, now))

    def log_call(
        self,
        app_id: str,
        meeting: Event | None,
        clock: CallClock,
        note: Event,
        outcome: CallOutcome,
    ) -> None:
        """A call is over: its times, and its summary `note`, are in the timeline."""
        label = _("offer meeting, {company}").format(company=self._live.board[app_id].company)
        self._live.change(
            label, lambda board: log_call(board, app_id, meeting, clock, note, outcome=outcome)
        )

    def recover_call(
        self, app_id: str, records: Sequence[Mapping[str, Any]], note: Event | None
    ) -> None:
        """What the draft of a call holds that was cut off is on the board, with its note."""
        company = self._live.board[app_id].company
        label = _("answers from the call, {company}").format(company=company)
        self._live.change(label, lambda board: recover_call(board, app_id, records, note))

    def set_paper(
        self,
        app_id: str,
        checklist_template: ChecklistTemplate,
        paper: str,
        *,
        is_ready: bool,
        residence: str,
    ) -> None:
        """A document for joining is ready, or not yet."""
        rules, label = self._live.rule_set.rules.values(), _("documents, {company}")
        at = self._live.now() if is_ready else None
        self._live.alter(
            app_id,
            label,
            lambda application: with_paper(
                checklist_template, rules, application, paper, at, residence=residence
            ),
        )
