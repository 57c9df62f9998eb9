"""Events of the timeline corrected, moved, cancelled, taken out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.arguments import name_application
from jobboard_tui.cli.context import CommandCall
from jobboard_tui.cli.event_log import (
    refuse_two_lengths,
    refuse_two_ways,
    tell_cautions,
    tell_date,
    tell_new_date,
    tell_stage,
)
from jobboard_tui.cli.kinds import KINDS, near_kind, normalise_kind
from jobboard_tui.cli.log import CHANNELS
from jobboard_tui.domain.errors import InvalidInput, NotFound
from jobboard_tui.domain.models import (
    COMPANY,
    ME,
    MEETINGS,
    Application,
    Channel,
    Event,
    Kind,
    cancellation,
)
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry, Parser

AMENDED_FIELDS = (
    "at",
    "minutes",
    "round",
    "by",
    "answer-by",
    "via",
    "with",
    "where",
    "note",
    "cancelled",
    "cancelled-at",
    "done",
    "needs-reply",
    "no-reply",
)
_FIRST = ("at", "cancelled")
"""What other fields are told about."""


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    amend_ = commands.verb(
        "amend",
        amend,
        does=_("move, edit or cancel an event (cancelled=company or cancelled=me)"),
        rest="fields",
        changes=True,
    )
    name_application(amend_)
    _name_event(amend_)
    amend_.add_argument("fields", metavar="FIELD=VALUE", nargs="+", help=", ".join(AMENDED_FIELDS))
    unlog_ = commands.verb("unlog", unlog, does=_("delete an event from the timeline"))
    name_application(unlog_)
    _name_event(unlog_)


def _name_event(parser: Parser) -> None:
    parser.add_argument(
        "event", metavar="EVENT", help=_("its id, or a kind for the latest event of that kind")
    )


def amend(call: CommandCall) -> int:
    """Change fields of an event."""
    from jobboard_tui.cli.fields import pairs

    application = call.application()
    event = _event(call, application)
    fields: dict[str, Any] = {}
    changes = sorted(
        pairs(call.words.fields, AMENDED_FIELDS), key=lambda pair: pair[0] not in _FIRST
    )
    for name, value in changes:
        more = _field(call, application, replace(event, **fields), name, value)
        if name == "minutes" and "minutes" in fields:
            refuse_two_lengths("at", fields["minutes"], "minutes", more["minutes"])
        if name == "via" and "via" in fields:
            refuse_two_ways("at", fields["via"], "via", more["via"])
        fields |= more
    amended = call.service.events.amend(application.id, event.id, **fields)
    _warn_where_moved(call, application, event, amended)
    if (amended.at, amended.cancelled) != (event.at, event.cancelled):
        from jobboard_tui.domain.reports.warnings import closing_cautions

        after = call.service.board[application.id]
        tell_cautions(call, closing_cautions(after, amended, call.now))
    _tell_who_called_off(call, event, amended)
    if amended.by != event.by or amended.answers_offer != event.answers_offer:
        tell_date(call, application, amended)
    else:
        tell_new_date(call, application)
    tell_stage(call, application)
    return 0


def _tell_who_called_off(call: CommandCall, event: Event, amended: Event) -> None:
    """Say whose word it is that a meeting was called off, and what follows."""
    from jobboard_tui.domain.labels import day_clock

    if not amended.cancelled or amended.kind not in MEETINGS:
        return
    if amended.cancelled_at is None:
        is_said = f"cancelled={ME}" in call.words.fields
        if not is_said and (event.cancelled, event.cancelled_at) != (True, None):
            tell_cautions(
                call, [_("logged as cancelled by you; write cancelled=company if they cancelled")]
            )
    elif amended.cancelled_at != event.cancelled_at or not event.cancelled:
        when = day_clock(amended.cancelled_at, call.now)
        said = _("they cancelled {when}: that counts as a message that needs no reply")
        tell_cautions(call, [said.format(when=when)])


def _warn_where_moved(
    call: CommandCall, application: Application, event: Event, amended: Event
) -> None:
    stretch = (event.at, event.until, event.cancelled)
    if amended.kind in MEETINGS and (amended.at, amended.until, amended.cancelled) != stretch:
        from jobboard_tui.domain.reports.warnings import overlap_cautions

        cautions = overlap_cautions(call.service.board, amended, application.id, call.now)
        tell_cautions(call, cautions)


def _field(
    call: CommandCall, application: Application, event: Event, name: str, value: str
) -> dict[str, Any]:
    """The fields of the event that one FIELD=VALUE sets."""
    from jobboard_tui.cli.fields import number_field, word_of, yes_or_no
    from jobboard_tui.domain.contacts import parse_people

    if name == "at":
        return _moment(call, application, event, value)
    if name in ("minutes", "round"):
        return {name: number_field(name, value)}
    if name == "by":
        since = None if event.kind is Kind.TASK else event.at
        return {"by": call.deadline("by", value.strip() or None, since, event.by, event.kind)}
    if name == "answer-by":
        return _answer_by(call, event, value.strip())
    if name == "via":
        return {"via": Channel(word_of("via", value, CHANNELS)) if value.strip() else None}
    if name == "with":
        return {"people": parse_people(value)}
    if name == "done":
        return {"done": _done(call, event, value)}
    if name == "no-reply":
        return {"needs_reply": not yes_or_no(name, value)}
    if name == "cancelled":
        return cancellation(_who(value), call.now)
    if name == "cancelled-at":
        return _called_off_at(call, event, value)
    if name == "needs-reply":
        return {"needs_reply": yes_or_no(name, value)}
    return {name: call.text(value, lines=name == "note")}


def _moment(
    call: CommandCall, application: Application, event: Event, value: str
) -> dict[str, Any]:
    """When it happened or will, as `log` understands it: of a meeting its length too, if told."""
    if not value.strip():
        raise InvalidInput("at", _("no time given"), _("try at=fri 15:00"))
    if event.kind not in MEETINGS:
        at = call.past_time(
            "at", value, application, besides=event.id, own=event.at, kind=event.kind
        )
        return {"at": at}
    at, beside = call.meeting("at", value, event.at)
    return {"at": at, **beside}


def _answer_by(call: CommandCall, event: Event, value: str) -> dict[str, Any]:
    """The date of an event as the one to answer the offer by; an empty one takes it away."""
    from jobboard_tui.domain.event_kinds import NAMING_ANSWER_BY

    if event.kind not in NAMING_ANSWER_BY:
        raise InvalidInput(
            "answer-by",
            _("an event of the kind {kind} has no offer deadline").format(kind=event.kind),
            _("write by=… for the date it states"),
        )
    by = call.deadline("answer-by", value or None, event.at, event.by, event.kind)
    if event.kind is not Kind.RECEIVED:
        return {"by": by}
    return {"by": by, "answers_offer": by is not None}


def _who(value: str) -> str:
    """Who called it off; a bare yes is the seeker, a no nobody. `InvalidInput`."""
    from jobboard_tui.cli.fields import yes_or_no

    said = value.strip().lower()
    if said in (COMPANY, ME):
        return said
    try:
        return ME if yes_or_no("cancelled", value) else ""
    except InvalidInput as error:
        hint = _("write cancelled=company, cancelled=me or cancelled=no")
        raise InvalidInput(error.what, _("not company, me or no"), hint) from None


def _called_off_at(call: CommandCall, event: Event, value: str) -> dict[str, Any]:
    """When the company called it off, of an event that it did; `event` has what is told before."""
    if event.cancelled_at is None or not event.cancelled:
        raise InvalidInput(
            "cancelled-at",
            _("only for a meeting that the company cancelled"),
            _("write cancelled=company as well"),
        )
    return {"cancelled_at": call.past_time("cancelled-at", value, None) or call.now}


def _done(call: CommandCall, event: Event, value: str) -> datetime | None:
    """When it was done: now for a yes, or the time that is told."""
    from jobboard_tui.domain.parsing.purpose import HAPPENED

    said = value.strip().lower()
    if said in ("", "no"):
        return None
    return call.now if said == "yes" else call.when("done", value, HAPPENED, event.done).at


def unlog(call: CommandCall) -> int:
    """Take an event out, and with it the move that it caused."""
    application = call.application()
    event = _event(call, application)
    call.service.events.unlog(application.id, event.id)
    tell_new_date(call, application)
    tell_stage(call, application)
    return 0


def _event(call: CommandCall, application: Application) -> Event:
    """The event that EVENT names; of several of a kind the last one, which is said."""
    text = call.words.event
    event = application.events.find(text)
    if event is not None:
        return event
    kind = normalise_kind(text)
    if kind not in KINDS:
        kinds = dict.fromkeys(event.kind.value for event in application.events)
        near = near_kind(kind)
        raise NotFound(
            _("event {text}").format(text=text),
            _("neither an id in the timeline of {company} nor a kind").format(
                company=application.company
            ),
            _("did you mean {name}?").format(name=near)
            if near in kinds
            else _("the timeline has: {kinds}").format(kinds=", ".join(kinds) or "–"),
        )
    of_kind = [event for event in application.events if event.kind.value == kind]
    if not of_kind:
        raise NotFound(
            _("event {text}").format(text=text),
            _("{company} has no event of that kind").format(company=application.company),
            _("see `jobboard show`"),
        )
    last = max(of_kind, key=lambda event: event.at)
    if len(of_kind) > 1:
        from jobboard_tui.domain.labels import day_clock

        call.info(
            _("{kind}: using the latest of {count}, {when} ({id})").format(
                kind=kind, count=len(of_kind), when=day_clock(last.at, call.now), id=last.id
            )
        )
    return last
