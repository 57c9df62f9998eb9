"""When to negotiate: in the offer meeting or after it, with the reasons.

Source: "An Essential Guide to Offer Meetings in Japan", step 4.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Application, Kind, Stage
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext


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
    reasons: list[str] = []
    held = any(
        one.kind is Kind.OFFER_MEETING and one.until <= now and not one.cancelled
        for one in application.events
    )
    others = [
        one
        for one in board.applications.values()
        if one.is_open and one.id != application.id and one.stage.rank >= Stage.INTERVIEW.rank
    ]
    if held:
        reasons.append(_("the meeting is over, and there is only one"))
    if others:
        reasons.append(
            ngettext(
                "{count} other application is under way, whose offer may be worth naming",
                "{count} other applications are under way, whose offers may be worth naming",
                len(others),
            ).format(count=len(others))
        )
    if not experienced:
        reasons.append(
            _("whoever is new to it asks in the meeting, thinks at home, and writes afterwards")
        )
    if held or others or not experienced:
        says = (
            _("Negotiate by e-mail, within a day of the meeting.")
            if held
            else _("Only ask in the meeting; negotiate by e-mail after it.")
        )
        return Advice(AdviceMoment.AFTER, says, tuple(reasons))
    return Advice(
        AdviceMoment.IN_MEETING,
        _("Negotiate in the meeting."),
        (
            _("you have experience and speak well, and they expect the subject"),
            _("no other offer is near that would be worth waiting for"),
        ),
    )
