"""The kinds of events; `EVENT_KINDS` has all that is asked of a kind.

Whoever adds a kind adds its row; menus, glyphs, the command line and the rules follow from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import NamedTuple

from jobboard_tui.domain.offer_values import AnswerSource
from jobboard_tui.domain.stages import Outcome, Stage
from jobboard_tui.i18n import _, pgettext


class Kind(StrEnum):
    """What an event is; the spelling of the command line. `AUDIT` belongs to the whole board."""

    APPLIED = "applied"
    ACKNOWLEDGED = "acknowledged"
    RECEIVED = "received"
    REPLIED = "replied"
    FOLLOWED_UP = "followed-up"
    THANKED = "thanked"
    INTERVIEW = "interview"
    DECISION_DATE = "decision-date"
    OFFER = "offer"
    OFFER_LETTER = "offer-letter"
    LETTER_REQUESTED = "letter-requested"
    OFFER_MEETING = "offer-meeting"
    ASKED_TIME = "asked-time"
    NEGOTIATED = "negotiated"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REJECTED = "rejected"
    RESCINDED = "rescinded"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    CONNECTED = "connected"
    REFLECTED = "reflected"
    NOTE = "note"
    WROTE = "wrote"
    INFO_SESSION = "info-session"
    NO_SHOW = "no-show"
    TASK = "task"
    AUDIT = "audit"


class Side(Enum):
    """Whose deed an event is towards the other: the seeker's, the company's, or neither's."""

    SEEKER = "seeker"
    COMPANY = "company"
    NEITHER = "neither"


class Sign(Enum):
    """What the glyph of an event says."""

    SENT = "sent"
    CAME = "came"
    MEETING = "meeting"
    OFFER = "offer"
    GOOD_END = "good end"
    BAD_END = "bad end"
    OWN_WORK = "own work"
    NOTE = "note"


class EventKindInfo(NamedTuple):
    """All that is asked of a kind of event.

    `label` returns a few words for the timeline, `since` (of kinds on which a rule may be based) a
    sentence with the field {when}. `key` is the letter in every menu that has not that letter for
    its own; all are small, since the capital means the same kind at another time. `q` is none,
    since it closes, and neither is `e`, which opens: pressed twice it must not log anything. Kinds
    for which no letter is left have a digit; another time is then chosen in the menu for that.

    `is_meeting`: it has a start and an end, and is on the timeline from its being logged; the
    dialog of an invitation has it under `invitation_key`. `is_decision`: it ends the application,
    whoever decided. `is_response`: the company has answered. `is_offer`: with it an offer is there.
    `names_answer_by`: it can name the date to answer an offer by. `states_reply`: its date is the
    one until which they promise to be heard from. `starts_waiting`: from then on one waits for
    them. `halts_waiting`: while it is ahead nothing is owed. `needs_date`: it says little without
    the date that it states. `is_message`: a message that came can be it. `of_board`: it belongs to
    the whole board, and nobody logs it for an application. `misses_meeting`: the company stayed
    away from the last meeting that had begun, which counts as called off by it.

    It brings the application to `moves_to`, where that one is further on, with the `outcome`;
    `reopens` what a decision had closed. What is known from it is known from the `origin`.
    `activity` is its name in the report for the employment office, in Japanese as its form is
    (empty: not listed). `other_names` are names of deeds that people type for it.
    """

    label: Callable[[], str]
    side: Side
    sign: Sign
    key: str = ""
    is_meeting: bool = False
    is_decision: bool = False
    is_response: bool = False
    is_offer: bool = False
    names_answer_by: bool = False
    states_reply: bool = False
    starts_waiting: bool = False
    halts_waiting: bool = False
    needs_date: bool = False
    is_message: bool = False
    of_board: bool = False
    misses_meeting: bool = False
    moves_to: Stage | None = None
    outcome: Outcome | None = None
    reopens: bool = False
    since: Callable[[], str] | None = None
    origin: AnswerSource = AnswerSource.EMAIL
    activity: str = ""
    invitation_key: str = ""
    other_names: tuple[str, ...] = ()


EVENT_KINDS: Mapping[Kind, EventKindInfo] = MappingProxyType(
    {
        Kind.APPLIED: EventKindInfo(
            label=lambda: pgettext("event", "applied"),
            key="a",
            side=Side.SEEKER,
            sign=Sign.SENT,
            states_reply=True,
            starts_waiting=True,
            moves_to=Stage.APPLIED,
            reopens=True,
            since=lambda: _("applied {when}"),
            activity="求人への応募",
            other_names=("apply",),
        ),
        Kind.THANKED: EventKindInfo(
            label=lambda: _("thank-you sent"),
            key="t",
            side=Side.SEEKER,
            sign=Sign.SENT,
            other_names=("thanks",),
        ),
        Kind.FOLLOWED_UP: EventKindInfo(
            label=lambda: _("followed up"),
            key="f",
            side=Side.SEEKER,
            sign=Sign.SENT,
            since=lambda: _("followed up {when}"),
            other_names=("follow-up",),
        ),
        Kind.REPLIED: EventKindInfo(
            label=lambda: pgettext("event", "replied"),
            key="p",
            side=Side.SEEKER,
            sign=Sign.SENT,
            starts_waiting=True,
            since=lambda: _("replied {when}"),
            other_names=("answer", "answered"),
        ),
        Kind.WROTE: EventKindInfo(
            label=lambda: _("wrote to them"), key="j", side=Side.SEEKER, sign=Sign.SENT
        ),
        Kind.CONNECTED: EventKindInfo(
            label=lambda: pgettext("event", "connected"),
            key="c",
            side=Side.SEEKER,
            sign=Sign.SENT,
        ),
        Kind.LETTER_REQUESTED: EventKindInfo(
            label=lambda: _("offer letter requested"),
            key="z",
            side=Side.SEEKER,
            sign=Sign.SENT,
            since=lambda: _("letter requested {when}"),
        ),
        Kind.ASKED_TIME: EventKindInfo(
            label=lambda: _("asked for time"),
            key="h",
            side=Side.SEEKER,
            sign=Sign.SENT,
            needs_date=True,
            since=lambda: _("asked for time {when}"),
        ),
        Kind.NEGOTIATED: EventKindInfo(
            label=lambda: pgettext("event", "negotiated"),
            key="g",
            side=Side.SEEKER,
            sign=Sign.SENT,
            other_names=("negotiate",),
        ),
        Kind.ACCEPTED: EventKindInfo(
            label=lambda: pgettext("event", "accepted"),
            key="y",
            side=Side.SEEKER,
            sign=Sign.GOOD_END,
            is_decision=True,
            moves_to=Stage.ACCEPTED,
            since=lambda: _("accepted {when}"),
        ),
        Kind.DECLINED: EventKindInfo(
            label=lambda: pgettext("event", "declined"),
            key="d",
            side=Side.SEEKER,
            sign=Sign.BAD_END,
            is_decision=True,
            moves_to=Stage.CLOSED,
            outcome=Outcome.DECLINED,
        ),
        Kind.WITHDRAWN: EventKindInfo(
            label=lambda: pgettext("event", "withdrew"),
            key="w",
            side=Side.SEEKER,
            sign=Sign.BAD_END,
            is_decision=True,
            moves_to=Stage.CLOSED,
            outcome=Outcome.WITHDRAWN,
        ),
        Kind.RECEIVED: EventKindInfo(
            label=lambda: _("they wrote"),
            key="r",
            side=Side.COMPANY,
            sign=Sign.CAME,
            is_response=True,
            names_answer_by=True,
            states_reply=True,
            starts_waiting=True,
            is_message=True,
            moves_to=Stage.SCREENING,
            since=lambda: _("they wrote {when}"),
        ),
        Kind.ACKNOWLEDGED: EventKindInfo(
            label=lambda: _("receipt confirmed"),
            key="k",
            side=Side.COMPANY,
            sign=Sign.CAME,
            is_message=True,
        ),
        Kind.DECISION_DATE: EventKindInfo(
            label=lambda: _("decision date given"),
            key="b",
            side=Side.COMPANY,
            sign=Sign.CAME,
            is_response=True,
            names_answer_by=True,
            states_reply=True,
            starts_waiting=True,
            needs_date=True,
            is_message=True,
            since=lambda: _("decision date given {when}"),
        ),
        Kind.OFFER: EventKindInfo(
            label=lambda: pgettext("event", "offer"),
            key="o",
            side=Side.COMPANY,
            sign=Sign.OFFER,
            is_response=True,
            is_offer=True,
            names_answer_by=True,
            is_message=True,
            moves_to=Stage.OFFER,
            reopens=True,
            since=lambda: _("offer {when}"),
        ),
        Kind.OFFER_LETTER: EventKindInfo(
            label=lambda: _("offer letter"),
            key="l",
            side=Side.COMPANY,
            sign=Sign.OFFER,
            is_response=True,
            is_offer=True,
            names_answer_by=True,
            is_message=True,
            moves_to=Stage.OFFER,
            since=lambda: _("offer letter {when}"),
            origin=AnswerSource.LETTER,
        ),
        Kind.REJECTED: EventKindInfo(
            label=lambda: pgettext("event", "rejected"),
            key="x",
            side=Side.COMPANY,
            sign=Sign.BAD_END,
            is_decision=True,
            is_response=True,
            is_message=True,
            moves_to=Stage.CLOSED,
            outcome=Outcome.REJECTED,
        ),
        Kind.RESCINDED: EventKindInfo(
            label=lambda: _("offer rescinded"),
            key="1",
            side=Side.COMPANY,
            sign=Sign.BAD_END,
            is_decision=True,
            is_response=True,
            is_message=True,
            moves_to=Stage.CLOSED,
            outcome=Outcome.RESCINDED,
            other_names=("rescind", "withdrawn-by-company"),
        ),
        Kind.LAPSED: EventKindInfo(
            label=lambda: _("offer lapsed"),
            key="2",
            side=Side.COMPANY,
            sign=Sign.BAD_END,
            is_decision=True,
            is_message=True,
            moves_to=Stage.CLOSED,
            outcome=Outcome.LAPSED,
            other_names=("lapse", "expired"),
        ),
        Kind.NO_SHOW: EventKindInfo(
            label=lambda: _("they didn't come"),
            key="3",
            side=Side.COMPANY,
            sign=Sign.BAD_END,
            misses_meeting=True,
            since=lambda: _("they didn't come {when}"),
            other_names=("noshow", "did-not-come"),
        ),
        Kind.INTERVIEW: EventKindInfo(
            label=lambda: pgettext("event", "interview"),
            key="i",
            side=Side.COMPANY,
            sign=Sign.MEETING,
            is_meeting=True,
            is_response=True,
            states_reply=True,
            halts_waiting=True,
            moves_to=Stage.INTERVIEW,
            reopens=True,
            since=lambda: _("interview {when}"),
            origin=AnswerSource.INTERVIEW,
            activity="面接",
            invitation_key="i",
        ),
        Kind.OFFER_MEETING: EventKindInfo(
            label=lambda: _("offer meeting"),
            key="m",
            side=Side.COMPANY,
            sign=Sign.MEETING,
            is_meeting=True,
            is_response=True,
            is_offer=True,
            names_answer_by=True,
            halts_waiting=True,
            moves_to=Stage.OFFER,
            since=lambda: _("offer meeting {when}"),
            origin=AnswerSource.MEETING,
            activity="条件面談（オファー面談）",
            invitation_key="o",
        ),
        Kind.INFO_SESSION: EventKindInfo(
            label=lambda: _("information session"),
            key="s",
            side=Side.NEITHER,
            sign=Sign.MEETING,
            is_meeting=True,
            since=lambda: _("information session {when}"),
            origin=AnswerSource.INTERVIEW,
            activity="会社説明会への参加",
            invitation_key="s",
        ),
        Kind.REFLECTED: EventKindInfo(
            label=lambda: pgettext("event", "reflected"),
            key="v",
            side=Side.NEITHER,
            sign=Sign.OWN_WORK,
            origin=AnswerSource.INTERVIEW,
            other_names=("reflection",),
        ),
        Kind.NOTE: EventKindInfo(
            label=lambda: pgettext("event", "note"),
            key="n",
            side=Side.NEITHER,
            sign=Sign.NOTE,
            is_message=True,
            origin=AnswerSource.RESEARCH,
        ),
        Kind.TASK: EventKindInfo(
            label=lambda: pgettext("label", "to-do"),
            key="u",
            side=Side.NEITHER,
            sign=Sign.OWN_WORK,
            needs_date=True,
        ),
        Kind.AUDIT: EventKindInfo(
            label=lambda: _("weekly self-audit"),
            side=Side.NEITHER,
            sign=Sign.OWN_WORK,
            of_board=True,
            since=lambda: _("last self-audit {when}"),
        ),
    }
)
"""Every kind of event, in the order of the menus."""
assert set(EVENT_KINDS) == set(Kind), "a kind of event has no row in EVENT_KINDS"
_keys = [info.key for info in EVENT_KINDS.values() if info.key]
assert len(set(_keys)) == len(_keys), "a letter means two kinds of event"


def _kinds(holds: Callable[[EventKindInfo], bool]) -> frozenset[Kind]:
    """Return the kinds of which something holds."""
    return frozenset(kind for kind, info in EVENT_KINDS.items() if holds(info))


MEETINGS = _kinds(lambda info: info.is_meeting)
"""They have a start and an end, and are on the timeline from their being logged."""
DECISIONS = _kinds(lambda info: info.is_decision)
"""They end the application, whoever decided."""
FROM_COMPANY = _kinds(lambda info: info.side is Side.COMPANY)
RESPONSES = _kinds(lambda info: info.is_response)
OUTGOING = _kinds(lambda info: info.side is Side.SEEKER)
WITH_COMPANY = FROM_COMPANY | OUTGOING
"""What passes between the seeker and the company, in either direction."""
OFFERS = _kinds(lambda info: info.is_offer)
"""With them an offer is there."""
NAMING_ANSWER_BY = _kinds(lambda info: info.names_answer_by)
"""They can name the date to answer an offer by."""
STATING_REPLY = _kinds(lambda info: info.states_reply)
"""Their date is the one until which the company promises to be heard from."""
STARTING_WAIT = _kinds(lambda info: info.starts_waiting)
"""From them on one waits for the company."""
HALTING_WAIT = _kinds(lambda info: info.halts_waiting)
"""While one of them is ahead, nothing is owed."""
THANKED_FOR = MEETINGS - OFFERS
"""After them one thanks and reflects."""
MISSING_MEETING = _kinds(lambda info: info.misses_meeting)
"""With them the last meeting that had begun counts as called off by the company."""
NEEDING_DATE = _kinds(lambda info: info.needs_date)
"""They say little without the date that they state."""
OF_APPLICATION = tuple(kind for kind in Kind if not EVENT_KINDS[kind].of_board)
"""The kinds that can be logged for an application, in the order of the command line."""
