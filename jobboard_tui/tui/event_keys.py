"""The letter of each kind of event in the menus, and the keys that log one."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from jobboard_tui.domain.event_kinds import EVENT_KINDS
from jobboard_tui.domain.models import Application, Event, Kind
from jobboard_tui.i18n import _
from jobboard_tui.tui.commands import BY_ID

if TYPE_CHECKING:
    from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate

KIND_KEYS = {info.key: kind for kind, info in EVENT_KINDS.items() if info.key}
"""The letter of each kind of event, the same in every menu that has not that letter for its key.

All are small: the capital means the same kind at another time. `q` is none, since it closes, and
neither is `e`, which opens: pressed twice it must not log anything.
"""

LETTER_OF = {kind: letter for letter, kind in KIND_KEYS.items()}


def way_to_log(kind: Kind) -> str:
    """Return the keys that log an event of that kind, as a sentence names them."""
    if kind is Kind.INTERVIEW:
        return BY_ID["interview"].first_key
    key, other, letter = BY_ID["event"].first_key, BY_ID["event_at"].first_key, LETTER_OF[kind]
    return _("{key} {letter} if it was just now, {other} {letter} for another time").format(
        key=key, other=other, letter=letter
    )


def answer_by_cautions(application: Application, event: Event, now: datetime) -> list[str]:
    """Return what to say of the date to answer the offer by when an event was logged.

    `application` has the event already.
    """
    from jobboard_tui.domain.offers.deadline import date_cautions

    if event.kind is Kind.RECEIVED and event.by is None:
        move_it = _("If it gives one: {key} in the timeline adds it.").format(
            key=BY_ID["amend"].first_key
        )
    else:
        move_it = _("Only a message from them changes it: {key} and its date.").format(
            key=BY_ID["event_at"].first_key
        )
    name_it = _("{key} adds it.").format(key=BY_ID["offer_meeting"].first_key)
    return date_cautions(application, event, now, name_it=name_it, move_it=move_it)


def text_date_cautions(
    checklist_template: ChecklistTemplate, application: Application, event: Event, now: datetime
) -> list[str]:
    """Return what to say where the text of an offer names another date to answer it by."""
    from jobboard_tui.domain.offers.deadline import other_date_sentences

    move_it = _("If that is the new one: {key} in the timeline, by=DATE.").format(
        key=BY_ID["amend"].first_key
    )
    return other_date_sentences(checklist_template, application, event, now, move_it=move_it)
