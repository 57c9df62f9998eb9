"""When to negotiate: in the offer meeting or after it, with the reasons.

Source: "An Essential Guide to Offer Meetings in Japan", step 4.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.labels import ago
from jobboard_tui.domain.models import RESPONSES, Application, Kind, Stage
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext

_A_DAY = timedelta(days=1)


class AdviceMoment(StrEnum):
    """When to negotiate."""

    IN_MEETING = "in-meeting"
    AFTER = "after"


@frozen
class Advice:
    """When to negotiate, in a sentence, and why."""

    moment: AdviceMoment
    says: str
    reasons: tuple[str, ...]


def advice(board: Board, application: Application, now: datetime, *, experienced: bool) -> Advice:
    """The advice for one offer; `experienced` is who has negotiated before and speaks well."""
    said = _settled(application, now)
    if said:
        return Advice(AdviceMoment.AFTER, said, ())
    reasons: list[str] = []
    ends = [
        event.until
        for event in application.events
        if event.kind is Kind.OFFER_MEETING and event.until <= now and not event.cancelled
    ]
    held = bool(ends)
    others = [
        one
        for one in board.applications.values()
        if one.is_open and one.id != application.id and one.stage.rank >= Stage.INTERVIEW.rank
    ]
    if held:
        reasons.append(_("the meeting is over, and there won't be another"))
    if others:
        reasons.append(
            ngettext(
                "you have {count} other application you could mention",
                "you have {count} other applications you could mention",
                len(others),
            ).format(count=len(others))
        )
    if not experienced:
        reasons.append(_("new to this? ask in the meeting, decide at home, reply in writing"))
    if held or others or not experienced:
        says = _("In the meeting, only ask; negotiate by e-mail afterwards.")
        if held:
            says = _("Negotiate by e-mail, within a day of the meeting.")
        if held and now - max(ends) > _A_DAY:
            says = _("Negotiate by e-mail today: the meeting was {ago}.").format(
                ago=ago(max(ends), now)
            )
        return Advice(AdviceMoment.AFTER, says, tuple(reasons))
    return Advice(
        AdviceMoment.IN_MEETING,
        _("Negotiate in the meeting."),
        (
            _("you have experience and speak confidently, and they expect it"),
            _("no other offer is close enough to be worth waiting for"),
        ),
    )


def _settled(application: Application, now: datetime) -> str:
    """What to say where there is nothing left to negotiate, or it was done; empty otherwise."""
    if not application.is_open:
        return _("It is decided: there is nothing left to negotiate.")
    events = [event for event in application.events if not event.cancelled and event.at <= now]
    last = max(
        (event.at for event in events if event.kind is Kind.NEGOTIATED),
        default=None,
    )
    answers = [
        event.at for event in events if event.kind in RESPONSES and event.kind is not Kind.INTERVIEW
    ]
    if last is None or any(at > last for at in answers):
        return ""
    return _("You have negotiated: wait for their reply.")
