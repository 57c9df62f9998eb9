"""Events that go into a timeline: as the words of a call, an invitation or a message tell them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.board_columns import column_of
from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.event_kinds import NEEDING_DATE, OFFERS
from jobboard_tui.domain.models import (
    DEFAULT_MINUTES,
    MEETINGS,
    Application,
    Channel,
    Event,
    Kind,
)
from jobboard_tui.domain.parsing.invitation_match import (
    Method,
    Revision,
    compare_revisions,
    meeting_label,
    no_invitation_sentence,
    unknown_cancellation_sentence,
)
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.interchange.mail.ics_invitation import Invitation


def log_from_words(
    call: CommandCall, before: Application, kind: Kind, known: dict[str, Any]
) -> int:
    """Log an event as the words of the call tell it; `known` fields count where they tell none."""
    words = call.words
    at: datetime | None
    beside: dict[str, Any] = {}
    if kind in MEETINGS and words.at:
        at, beside = call.meeting("at", words.at)
        if beside.get("minutes") and words.minutes:
            refuse_two_lengths("--at", beside["minutes"], "--minutes", words.minutes)
        if beside.get("via") and words.via:
            refuse_two_ways("--at", beside["via"], "--via", Channel(words.via))
    else:
        at = call.past_time("at", words.at, before, kind=kind)
    at = at or known.get("at")
    fields = fields_from_words(call, kind, at)
    fields |= {name: fields[name] or value for name, value in beside.items()}
    needs_reply = fields.pop("needs_reply") and known.get("needs_reply", True)
    given = {name: value for name, value in fields.items() if value}
    fields = {**known, **given, "at": at, "needs_reply": needs_reply}
    if kind in NEEDING_DATE and fields.get("by") is None:
        call.info(_("note: without --by there is no reminder"))
    event = call.service.events.log(before.id, kind, force=words.force, **fields)
    _warn(call, before, event)
    tell_stage(call, before)
    call.out(event.id)
    return 0


def refuse_two_lengths(first: str, minutes: int | None, second: str, other: int | None) -> None:
    """`InvalidInput` where two words of the call tell a meeting's length, and not the same."""
    if minutes == other:
        return
    raise InvalidInput(
        second,
        _("the length is given twice: {first} says {minutes} min").format(
            first=first, minutes=minutes
        ),
        _("use only one of them"),
    )


def refuse_two_ways(first: str, via: Channel, second: str, other: Channel | None) -> None:
    """`InvalidInput` where two words of the call say how a meeting is held, and not the same."""
    from jobboard_tui.domain.labels import channel_label

    if via == other:
        return
    raise InvalidInput(
        second,
        _("how it is held is given twice: {first} says {way}").format(
            first=first, way=channel_label(via)
        ),
        _("use only one of them"),
    )


def log_invited(
    call: CommandCall,
    before: Application,
    kind: Kind,
    invitation: Invitation,
    known: dict[str, Any],
) -> int:
    """Log or change a meeting by its invitation; `known` fields are those of a message with it."""
    from jobboard_tui.domain.labels import day, day_clock

    service = call.service
    if invitation.method is not Method.REQUEST:
        at = invitation.at if invitation.is_timed else None
        call.info(no_invitation_sentence(invitation.method, invitation.title, at, call.now))
        return 0
    meeting = before.events.find(invitation.event_id)
    if invitation.is_cancelled and meeting is None:
        call.info(unknown_cancellation_sentence(invitation.title, invitation.at, call.now, before))
        return 0
    revision = Revision.LATER if meeting is None else _revision(call, meeting, invitation, kind)
    own = _own_fields(call, invitation.at, kind)
    if meeting is None:
        own = {**known, **own}
    event = service.events.log_invitation(before.id, kind, invitation, revision, **own)
    if meeting is not None and event == meeting:
        if revision is not Revision.EARLIER:
            _tell_unchanged(call, meeting, invitation)
            call.out(event.id)
        return 0
    title = invitation.title or kind.value
    if event.is_dated(call.home):
        call.info(_("{title}: {when}").format(title=title, when=day(event.at, call.now)))
    else:
        call.info(
            _("{title}: {when}, {minutes} min").format(
                title=title,
                when=day_clock(event.at, call.now),
                minutes=DEFAULT_MINUTES if event.minutes is None else event.minutes,
            )
        )
    if event.cancelled:
        call.info(_("note: the invitation is cancelled"))
    if invitation.is_dated:
        call.info(_("note: it gives only a day: it is logged without a time, until 24:00"))
    if invitation.floats:
        call.info(_("note: it has no time zone; read as {zone}").format(zone=call.home.key))
    if invitation.repeats:
        call.info(
            _("note: it repeats without end; only the first is logged, so log the others with --at")
        )
    _warn(call, before, event)
    tell_stage(call, before)
    call.out(event.id)
    return 0


def _revision(call: CommandCall, known: Event, invitation: Invitation, kind: Kind) -> Revision:
    """Return how a form of the invitation behind a meeting stands to it; says so if it is older.

    Raises `InvalidInput` where nothing tells which of two that differ is the later one, or the
    meeting is of another kind.
    """
    if known.kind is not kind:
        raise InvalidInput(
            _("invitation {name}").format(name=Path(call.words.ics).name),
            _("the timeline already has this meeting as {kind}").format(kind=known.kind),
            _("log it as that kind, or delete it first with `unlog`"),
        )
    revision = compare_revisions(
        known, invitation.at, invitation.is_cancelled, invitation.sequence, invitation.stamp
    )
    kept = _label(call, known)
    if revision is Revision.UNCLEAR:
        raise InvalidInput(
            _("invitation {name}").format(name=Path(call.words.ics).name),
            _("it says {told}, the timeline says {kept}, and it is unclear which is newer").format(
                told=meeting_label(
                    invitation.at, invitation.is_cancelled, call.now, is_dated=invitation.is_dated
                ),
                kept=kept,
            ),
            _("if the invitation is right, change the meeting with `amend`"),
        )
    if revision is Revision.EARLIER:
        sentence = _("{title}: an older version of the invitation; the meeting is still {when}")
        call.info(sentence.format(title=invitation.title or known.kind.value, when=kept))
    return revision


def _own_fields(call: CommandCall, at: datetime, kind: Kind) -> dict[str, Any]:
    """What the words of the call tell beside an invitation."""
    fields = fields_from_words(call, kind, at)
    needs_reply = fields.pop("needs_reply")
    own = {name: value for name, value in fields.items() if value}
    return own if needs_reply else {**own, "needs_reply": False}


def _tell_unchanged(call: CommandCall, known: Event, invitation: Invitation) -> None:
    call.info(
        _("{title}: already in the timeline, {when}; nothing changed").format(
            title=invitation.title or known.kind.value,
            when=_label(call, known),
        )
    )


def _label(call: CommandCall, event: Event) -> str:
    is_dated = event.is_dated(call.home)
    return meeting_label(event.at, event.cancelled, call.now, is_dated=is_dated)


def fields_from_words(call: CommandCall, kind: Kind, at: datetime | None) -> dict[str, Any]:
    """Return what the words of the call tell of an event of a kind at that time (None: now)."""
    words = call.words
    fields: dict[str, Any] = {
        "minutes": words.minutes,
        "round": words.round,
        **_date_fields(call, kind, at),
        "via": Channel(words.via) if words.via else None,
        "people": tuple(name for name in map(call.text, words.people) if name),
        "needs_reply": not words.no_reply,
    }
    if words.where:
        fields["where"] = call.text(words.where)
    if words.note:
        fields["note"] = call.text(words.note, lines=True)
    return fields


def _date_fields(call: CommandCall, kind: Kind, at: datetime | None) -> dict[str, Any]:
    """The date that the event states; `InvalidInput` where it can't be that of an answer."""
    from jobboard_tui.domain.event_kinds import NAMING_ANSWER_BY

    words = call.words
    if not words.answer_by:
        return {"by": call.deadline("by", words.by, at, kind=kind)}
    if words.by:
        raise InvalidInput(
            "--by", _("--answer-by already gives the date"), _("use only one of them")
        )
    if kind not in NAMING_ANSWER_BY:
        raise InvalidInput(
            "--answer-by",
            _("an event of the kind {kind} has no offer deadline").format(kind=kind),
            _("only for {kinds}").format(kinds=", ".join(sorted(NAMING_ANSWER_BY))),
        )
    by = call.deadline("answer-by", words.answer_by, at, kind=kind)
    return {"by": by, "answers_offer": True} if kind is Kind.RECEIVED else {"by": by}


def _warn(call: CommandCall, before: Application, event: Event) -> None:
    """What the seeker should know of an event that was logged."""
    from jobboard_tui.domain.reports.warnings import cautions

    tell_cautions(call, cautions(call.service.board, before, event, call.now))
    if event.kind is Kind.ACCEPTED and before.flags:
        tell_permit(call, before)
    tell_date(call, before, event)
    if event.kind not in MEETINGS and event.at > event.logged:
        call.info(_("note: that is in the future; until then no rule counts it"))


def tell_permit(call: CommandCall, application: Application) -> None:
    """Say what a red flag means where the permit to work hangs on the job."""
    from jobboard_tui.domain.offers.decision import permit_hangs_on_job, permit_sentence

    if permit_hangs_on_job(application, call.settings.residence):
        tell_cautions(call, [permit_sentence()])


def tell_new_date(call: CommandCall, before: Application) -> bool:
    """Say which the date to answer the offer by is, where it has changed; whether it has."""
    from jobboard_tui.domain.offers.deadline import change_cautions

    changed = change_cautions(before, call.service.board[before.id], call.now)
    tell_cautions(call, changed)
    return bool(changed)


def tell_date(call: CommandCall, before: Application, event: Event) -> None:
    """Say whether the date to answer the offer by is known, and what would move it."""
    from jobboard_tui.domain.offers.deadline import date_cautions

    if tell_new_date(call, before) and event.by is None:
        return
    app_id = before.id
    cautions = date_cautions(
        call.service.board[app_id],
        event,
        call.now,
        name_it=_("Add it: jobboard amend {app} {event} by=WHEN").format(
            app=app_id, event=event.id
        ),
        move_it=_move_it(app_id, event),
    )
    if cautions:
        said = _("{company}: {what}").format(company=before.company, what=" ".join(cautions))
        tell_cautions(call, [said])
    tell_date_of_text(call, call.service.board[app_id], event)


def tell_date_of_text(call: CommandCall, application: Application, event: Event) -> None:
    """Say that the text of an offer or its letter names another date to answer by, if it does."""
    if event.kind not in OFFERS or not event.note:
        return
    from jobboard_tui.config.checklist_file import load_checklist
    from jobboard_tui.domain.offers.deadline import other_date_sentences

    move_it = _("If that is the new one: jobboard amend {app} {event} by=WHEN").format(
        app=application.id, event=event.id
    )
    try:
        template = load_checklist(call.open_board.places.checklist)
    except (JobboardError, OSError):
        return  # the event is saved; whoever opens the checklist is told what is wrong with it
    named = other_date_sentences(template, application, event, call.now, move_it=move_it)
    if named:
        said = _("{company}: {what}").format(company=application.company, what=" ".join(named))
        tell_cautions(call, [said])


def _move_it(app_id: str, event: Event) -> str:
    """Return how to say that an event names the date to answer by, or how another one does."""
    if event.kind is not Kind.RECEIVED:
        return _("Only a message from them changes it: log it as received with --answer-by.")
    sentence = (
        _("If it gives one: jobboard amend {app} {event} answer-by=WHEN")
        if event.by is None
        else _("If this is the new one: jobboard amend {app} {event} answer-by=WHEN")
    )
    return sentence.format(app=app_id, event=event.id)


def tell_unwatched(call: CommandCall, app_id: str) -> None:
    """Say of what nothing reminds although the stage promises it, and which event is missing."""
    from jobboard_tui.domain.reports.warnings import unwatched_cautions

    def how(kind: Kind) -> str:
        time = "--by" if kind is Kind.OFFER else "--at"
        return f"jobboard log {app_id} {kind} {time} WHEN"

    board = call.service.board
    tell_cautions(call, unwatched_cautions([board[app_id]], call.now, board.zone, how))


def tell_stage(call: CommandCall, before: Application) -> None:
    """Say where an event has brought the application, if anywhere."""
    was, column = column_of(before), column_of(call.service.board[before.id])
    if column != was:
        call.info(_("stage: {before} → {after}").format(before=was.name, after=column.name))


def tell_cautions(call: CommandCall, sentences: Iterable[str]) -> None:
    """Print cautions, each on a line of its own."""
    for sentence in sentences:
        call.info(_("note: {sentence}").format(sentence=sentence))
