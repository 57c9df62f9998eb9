"""The timeline: what happened, and what will."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.arguments import name_application
from jobboard_tui.cli.call import Call
from jobboard_tui.cli.fields import number
from jobboard_tui.cli.kinds import KINDS, kind_word
from jobboard_tui.core.model import Application, Channel, Event, Kind
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import Commands

__all__ = ["CHANNELS", "KINDS", "declare", "log", "tell_stage", "warn_of_overlaps"]

CHANNELS = [channel.value for channel in Channel]
STATING = frozenset({Kind.DECISION_DATE, Kind.ASKED_TIME, Kind.TASK})
"""Kinds that lead to nothing without the date that they state."""


def declare(commands: Commands) -> None:
    """The commands of this room."""
    log_ = commands.verb(
        "log", log, does=_("an event in the timeline; the stage follows; prints the event's id")
    )
    name_application(log_)
    log_.add_argument(
        "event", metavar="EVENT", type=kind_word, choices=KINDS, help=", ".join(KINDS)
    )
    log_.add_argument("--at", metavar="WHEN", help=_("when it happened or will; now unless told"))
    log_.add_argument("--minutes", metavar="N", type=number, help=_("how long a meeting is (60)"))
    log_.add_argument("--round", metavar="N", type=number, help=_("which interview it is"))
    log_.add_argument("--by", metavar="WHEN", help=_("the date that the event states"))
    log_.add_argument("--via", metavar="CHANNEL", choices=CHANNELS, help=", ".join(CHANNELS))
    log_.add_argument(
        "--with",
        dest="people",
        metavar="NAME",
        action="append",
        default=[],
        help=_("who was there; may be repeated"),
    )
    log_.add_argument("--where", metavar="TEXT", help=_("a room or a meeting link"))
    log_.add_argument("--no-reply", action="store_true", help=_("it needs no answer"))
    log_.add_argument("--note", metavar="TEXT", help=_("- reads it from standard input"))
    log_.add_argument(
        "--force", action="store_true", help=_("log a follow-up although it is too early")
    )


def log(call: Call) -> int:
    """An event in the timeline, with what is worth a warning about it."""
    words = call.words
    kind = Kind(words.event)
    before = call.application()
    fields = _told_fields(call)
    at: datetime | None
    if kind.is_meeting and words.at:
        at, minutes = call.meeting("at", words.at)
        fields["minutes"] = fields["minutes"] or minutes
    else:
        at = call.past("at", words.at, before)
    if kind in STATING and fields.get("by") is None:
        call.tell(_("note: without --by nothing will remind of it"))
    event = call.desk.log(
        before.id,
        kind,
        at=at,
        force=words.force,
        **fields,
    )
    _warn(call, before, event)
    tell_stage(call, before)
    call.say(event.id)
    return 0


def _told_fields(call: Call) -> dict[str, Any]:
    words = call.words
    fields: dict[str, Any] = {
        "minutes": words.minutes,
        "round": words.round,
        "by": call.deadline("by", words.by),
        "via": Channel(words.via) if words.via else None,
        "people": tuple(name for name in map(call.text, words.people) if name),
        "needs_reply": not words.no_reply,
    }
    if words.where:
        fields["where"] = call.text(words.where)
    if words.note:
        fields["note"] = call.text(words.note, lines=True)
    return fields


def _warn(call: Call, before: Application, event: Event) -> None:
    """What the seeker should know of an event that was logged."""
    if event.kind.is_meeting:
        warn_of_overlaps(call, before, event)
    if event.kind is Kind.ACCEPTED and not _has_letter(before):
        call.tell(_("note: there is no offer letter in hand; ask for the terms in writing"))
    if not event.kind.is_meeting and event.at > call.now:
        call.tell(_("note: that is still to come; until then it counts for no rule"))


def _has_letter(application: Application) -> bool:
    return any(one.kind is Kind.OFFER_LETTER and not one.cancelled for one in application.events)


def tell_stage(call: Call, before: Application) -> None:
    """Say where an event has brought the application, if anywhere."""
    stage = call.desk.board[before.id].stage
    if stage is not before.stage:
        call.tell(_("stage: {before} → {after}").format(before=before.stage, after=stage))


def warn_of_overlaps(call: Call, application: Application, event: Event) -> None:
    """Name the meetings at the same time."""
    from jobboard_tui.core.clashes import overlaps
    from jobboard_tui.core.spoken import day_clock, kind_label

    for other, meeting in overlaps(call.desk.board, event, application.id, call.now):
        call.tell(
            _("note: at the same time as {company}, {kind} {when}").format(
                company=other.company,
                kind=kind_label(meeting.kind),
                when=day_clock(meeting.at, call.now),
            )
        )
