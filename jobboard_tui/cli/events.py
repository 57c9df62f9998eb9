"""Commands on the timeline: what happened, corrected, taken out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.applications import name_application
from jobboard_tui.cli.call import Call
from jobboard_tui.cli.fields import number
from jobboard_tui.core.errors import NotFound
from jobboard_tui.core.model import Application, Channel, Event, Kind
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import Commands

KINDS = [kind.value for kind in Kind if kind is not Kind.AUDIT]
CHANNELS = [channel.value for channel in Channel]
STATING = frozenset({Kind.DECISION_DATE, Kind.ASKED_TIME, Kind.TASK})
"""Kinds that lead to nothing without the date that they state."""


def declare(commands: Commands) -> None:
    """The commands of this room."""
    log_ = commands.verb(
        "log", log, does=_("an event in the timeline; the stage follows; prints the event's id")
    )
    name_application(log_)
    log_.add_argument("event", metavar="EVENT", choices=KINDS, help=", ".join(KINDS))
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
    amend_ = commands.verb(
        "amend",
        amend,
        does=_("an event moved, corrected, cancelled (cancelled=yes)"),
        rest="fields",
    )
    name_application(amend_)
    _name_event(amend_)
    amend_.add_argument("fields", metavar="FIELD=VALUE", nargs="+", help=", ".join(_FIELDS))
    unlog_ = commands.verb("unlog", unlog, does=_("an event taken out of the timeline"))
    name_application(unlog_)
    _name_event(unlog_)


def _name_event(parser: Any) -> None:
    parser.add_argument(
        "event", metavar="EVENT", help=_("its id, or a kind: the last event of that kind")
    )


# -- log -----------------------------------------------------------------------------------------


def log(call: Call) -> int:
    """An event in the timeline, with what is worth a warning about it."""
    words = call.words
    kind = Kind(words.event)
    before = call.application()
    at = _start(call) if kind.is_meeting else call.past("at", words.at, before)
    fields = _told_fields(call)
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
    after = call.desk.board[before.id]
    if after.stage is not before.stage:
        call.tell(_("stage: {before} → {after}").format(before=before.stage, after=after.stage))
    call.say(event.id)
    return 0


def _start(call: Call) -> datetime | None:
    """When a meeting starts; None for one of this moment."""
    if not call.words.at:
        return None
    when = call.when("at", call.words.at)
    if when.dated:
        call.tell(_("note: no time of day is told, so 00:00 is taken"))
    return when.at


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
        _warn_of_overlaps(call, before, event)
    if event.kind is Kind.ACCEPTED and not _has_letter(before):
        call.tell(_("note: there is no offer letter in hand; ask for the terms in writing"))
    if not event.kind.is_meeting and event.at > call.now:
        call.tell(_("note: that is still to come; until then it counts for no rule"))


def _has_letter(application: Application) -> bool:
    return any(one.kind is Kind.OFFER_LETTER and not one.cancelled for one in application.events)


def _warn_of_overlaps(call: Call, application: Application, event: Event) -> None:
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


# -- amend and unlog -----------------------------------------------------------------------------

_FIELDS = (
    "at",
    "minutes",
    "round",
    "by",
    "via",
    "with",
    "where",
    "note",
    "cancelled",
    "done",
    "needs-reply",
    "no-reply",
)


def amend(call: Call) -> int:
    """An event in a new form."""
    from jobboard_tui.cli.fields import pairs

    application = call.application()
    event = _event(call, application)
    fields: dict[str, Any] = {}
    for name, value in pairs(call.words.fields, _FIELDS):
        fields |= _field(call, event, name, value)
    amended = call.desk.amend(application.id, event.id, **fields)
    after = call.desk.board[application.id]
    _warn_where_moved(call, after, event, amended)
    if after.stage is not application.stage:
        call.tell(
            _("stage: {before} → {after}").format(before=application.stage, after=after.stage)
        )
    return 0


def _warn_where_moved(call: Call, application: Application, event: Event, amended: Event) -> None:
    stretch = (event.at, event.until, event.cancelled)
    if amended.kind.is_meeting and (amended.at, amended.until, amended.cancelled) != stretch:
        _warn_of_overlaps(call, application, amended)


def _field(call: Call, event: Event, name: str, value: str) -> dict[str, Any]:
    """The fields of the event that one FIELD=VALUE sets."""
    from jobboard_tui.cli.fields import number_field, word_of, yes_or_no
    from jobboard_tui.core.people import parse_people

    if name == "at":
        return {"at": call.when("at", value, "future" if event.kind.is_meeting else "past").at}
    if name in ("minutes", "round"):
        return {name: number_field(name, value)}
    if name == "by":
        return {"by": call.deadline("by", value.strip() or None)}
    if name == "via":
        return {"via": Channel(word_of("via", value, CHANNELS)) if value.strip() else None}
    if name == "with":
        return {"people": parse_people(value)}
    if name == "done":
        return {"done": _done(call, value)}
    if name == "no-reply":
        return {"needs_reply": not yes_or_no(name, value)}
    if name in ("cancelled", "needs-reply"):
        return {name.replace("-", "_"): yes_or_no(name, value)}
    return {name: call.text(value, lines=name == "note")}


def _done(call: Call, value: str) -> Any:
    """When it was done: now for a yes, or the time that is told."""
    said = value.strip().lower()
    if said in ("", "no"):
        return None
    return call.now if said == "yes" else call.when("done", value, "past").at


def unlog(call: Call) -> int:
    """An event taken out, and with it the move that it caused."""
    application = call.application()
    event = _event(call, application)
    call.desk.unlog(application.id, event.id)
    after = call.desk.board[application.id]
    if after.stage is not application.stage:
        call.tell(
            _("stage: {before} → {after}").format(before=application.stage, after=after.stage)
        )
    return 0


def _event(call: Call, application: Application) -> Event:
    """The event that EVENT names; of several of a kind the last one, which is said."""
    text = call.words.event
    found = application.events.find(text)
    if found is not None:
        return found
    if text not in KINDS:
        kinds = ", ".join(dict.fromkeys(one.kind.value for one in application.events))
        raise NotFound(
            _("event {text}").format(text=text),
            _("it is neither an id in the timeline of {company} nor a kind").format(
                company=application.company
            ),
            _("in the timeline are: {kinds}").format(kinds=kinds or "–"),
        )
    of_kind = [one for one in application.events if one.kind.value == text]
    if not of_kind:
        raise NotFound(
            _("event {text}").format(text=text),
            _("{company} has none of that kind").format(company=application.company),
            _("look at `jobboard show`"),
        )
    last = max(of_kind, key=lambda one: one.at)
    if len(of_kind) > 1:
        from jobboard_tui.core.spoken import day_clock

        call.tell(
            _("{kind}: the last of {count} is taken, {when} ({id})").format(
                kind=text, count=len(of_kind), when=day_clock(last.at, call.now), id=last.id
            )
        )
    return last
