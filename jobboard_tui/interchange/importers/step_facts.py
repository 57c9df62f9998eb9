"""What a row tells of its steps, and what follows: how far it has come, which events there were."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo

from jobboard_tui.domain.contacts import parse_people, plain_name
from jobboard_tui.domain.models import Deadline, Event, Kind, Outcome, Stage
from jobboard_tui.domain.parsing.invitation_match import kind_of
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.interchange.importers.cell_dates import DateCell
from jobboard_tui.interchange.importers.date_order import start_of
from jobboard_tui.interchange.importers.step_cells import StepState
from jobboard_tui.interchange.importers.vocabulary import StageMeaning

WHOLE_DAY = 24 * 60
"""Minutes of a meeting of which only the day is told: it ends at 24:00."""
_ORDER = (
    *("session", "applied", "documents", "heard", "test", "call", "interview"),
    *("offer", "offer_meeting", "accepted", "declined", "withdrawn", "rejected"),
    *("rescinded", "lapsed", "ghosted"),
)
_MEETINGS = {
    "call": Kind.INTERVIEW,
    "interview": Kind.INTERVIEW,
    "offer_meeting": Kind.OFFER_MEETING,
    "session": Kind.INFO_SESSION,
}
MEETING_STEPS = frozenset(_MEETINGS)
_STAGES = {
    "documents": Stage.SCREENING,
    "heard": Stage.SCREENING,
    "test": Stage.SCREENING,
    "call": Stage.SCREENING,
    "interview": Stage.INTERVIEW,
    "offer": Stage.OFFER,
    "offer_meeting": Stage.OFFER,
    "accepted": Stage.ACCEPTED,
}
_ENDS = {
    "rejected": (Kind.REJECTED, Outcome.REJECTED),
    "withdrawn": (Kind.WITHDRAWN, Outcome.WITHDRAWN),
    "declined": (Kind.DECLINED, Outcome.DECLINED),
    "rescinded": (Kind.RESCINDED, Outcome.RESCINDED),
    "lapsed": (Kind.LAPSED, Outcome.LAPSED),
}
_ENDING_STATES = {
    StepState.FAILED: Outcome.REJECTED,
    StepState.WITHDRAWN: Outcome.WITHDRAWN,
    StepState.DECLINED: Outcome.DECLINED,
}
_BETWEEN_PEOPLE = re.compile(r"[・\n/／]")
_DEPARTMENT = re.compile(
    r"^\S*(?:部|課|室|グループ|チーム|人事|総務|営業|採用|本部|事業部|担当|取締役|執行役員|役員|代表|主任|主査"
    r"|(?:部|課|係|店|工場|所|室|支社|支店|社|会|院|校|園|局|次|班|医|師)長"
    r"|マネージャー|マネジャー|リーダー|ディレクター|エンジニア|C[ETOF]O|VP|HR|PM)\s+(?=\S)",
    re.IGNORECASE,
)
"""Department and title before a name, a blank between."""


@dataclass(slots=True)
class StepFact:
    """One step of a row: how it stands, when it is or was, with whom and where.

    `text` is what the cells say, under the column's `header`; `by` is until when something is to be
    done for it, `rest` are words that are not understood.
    """

    step: str
    header: str
    text: str = ""
    round: str = ""
    state: StepState | None = None
    at: Deadline | None = None
    end: datetime | None = None
    by: Deadline | None = None
    people: tuple[str, ...] = ()
    where: str = ""
    rest: str = ""

    def take_end(self, form: DateCell) -> None:
        """Take the end of a cell that tells from when until when."""
        if form.end is None or form.clock is None or not isinstance(self.at, datetime):
            return
        length = timedelta(hours=form.end.hour, minutes=form.end.minute)
        length -= timedelta(hours=form.clock.hour, minutes=form.clock.minute)
        self.end = self.at + length % timedelta(days=1)

    @property
    def number(self) -> int | None:
        """The round as a number; None where none is told, or the last one."""
        return int(self.round) if self.round.isdigit() else None

    def is_ahead(self, now: datetime) -> bool:
        """Whether it is still to come; a meeting of today is."""
        if isinstance(self.at, datetime):
            return self.at > now
        return self.at is not None and self.at >= now.date()

    def is_reached(self, now: datetime) -> bool:
        """Whether the application has come to this step."""
        if self.state in (StepState.OPEN, StepState.UNKNOWN):
            return False
        if self.step == "test" and self.is_ahead(now):
            return self.state is not None
        if self.step == "offer" and self.state is StepState.WAITING:
            return False
        return self.state is not None or self.at is not None or self._has_offer_end()

    def _has_offer_end(self) -> bool:
        return self.step == "offer" and self.by is not None


@frozen
class StepStanding:
    """The stage that the steps of a row come to, and the steps whose failing does not count."""

    standing: StageMeaning | None
    contradicted: tuple[StepFact, ...] = ()


def standing_of(facts: Sequence[StepFact], now: datetime) -> StepStanding:
    """Return how far the steps say that a row has come; an end counts if nothing came after it."""
    ordered = sorted(facts, key=lambda fact: _ORDER.index(fact.step))
    reached = [fact for fact in ordered if fact.is_reached(now) and fact.step != "session"]
    contradicted: list[StepFact] = []
    best: StageMeaning | None = None
    for place, fact in enumerate(reached):
        outcome = _outcome(fact)
        if outcome is None:
            stage = _stage(fact, now)
            if stage is not None and (best is None or stage.rank > best.stage.rank):
                best = StageMeaning(stage)
        elif all(_outcome(later) is not None for later in reached[place + 1 :]):
            return StepStanding(StageMeaning(Stage.CLOSED, outcome), tuple(contradicted))
        else:
            contradicted.append(fact)
    return StepStanding(best, tuple(contradicted))


def _outcome(fact: StepFact) -> Outcome | None:
    if fact.step in _ENDS:
        return _ENDS[fact.step][1]
    if fact.step == "ghosted":
        return Outcome.SILENT
    outcome = _ENDING_STATES.get(fact.state) if fact.state else None
    is_of_offer = fact.step in ("offer", "offer_meeting", "accepted")
    return Outcome.DECLINED if outcome is Outcome.WITHDRAWN and is_of_offer else outcome


def _stage(fact: StepFact, now: datetime) -> Stage | None:
    if fact.state is StepState.ACCEPTED and fact.step in ("offer", "offer_meeting", "accepted"):
        return Stage.ACCEPTED
    if fact.step == "call" and fact.is_ahead(now):
        return Stage.INTERVIEW
    return _STAGES.get(fact.step)


# -- events --------------------------------------------------------------------------------------


@dataclass(slots=True)
class StepEvents:
    """The events of a row's steps, and lines for its notes of what is no event."""

    now: datetime
    home: tzinfo
    new_id: Callable[[], str]
    is_open: bool = True
    events: list[Event] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def take(self, facts: Sequence[StepFact]) -> None:
        """Make the events of all steps."""
        for fact in facts:
            made = list(self._events(fact))
            self.events += made
            is_kept = bool(fact.rest) and not (fact.step == "test" and fact.at is not None)
            if not made and fact.text and fact.state is not StepState.OPEN and not is_kept:
                self.notes.append(f"{fact.header}: {fact.text}")

    def _events(self, fact: StepFact) -> Iterator[Event]:
        if fact.by is not None and fact.step == "test" and self._is_due(fact.by):
            yield self._task(fact, fact.by)
        if fact.at is None or fact.state is StepState.OPEN:
            return
        if fact.step == "call" and not fact.is_ahead(self.now) and not _is_casual(fact):
            yield self._event(Kind.RECEIVED, fact, needs_reply=False, note=fact.header)
        elif fact.step in _MEETINGS:
            yield self._meeting(fact)
        elif fact.step == "test":
            if fact.is_ahead(self.now) and fact.by is None and self.is_open:
                yield self._task(fact, fact.at)
        elif fact.step in ("heard", "documents"):
            if fact.step == "heard" or fact.state is StepState.PASSED:
                note = f"{fact.header}: {fact.text}"
                yield self._event(Kind.RECEIVED, fact, needs_reply=False, note=note)
        elif fact.step == "offer":
            yield self._event(Kind.OFFER, fact, by=fact.by)
        elif fact.step == "accepted":
            yield self._event(Kind.ACCEPTED, fact)
        elif fact.step in _ENDS:
            yield self._event(_ENDS[fact.step][0], fact)

    def _is_due(self, by: Deadline) -> bool:
        day = by.date() if isinstance(by, datetime) else by
        return self.is_open and day >= self.now.date()

    def _event(
        self,
        kind: Kind,
        fact: StepFact,
        *,
        by: Deadline | None = None,
        needs_reply: bool = True,
        note: str = "",
    ) -> Event:
        assert fact.at is not None
        at = fact.at if isinstance(fact.at, datetime) else start_of(fact.at, self.home)
        return Event(
            id=self.new_id(),
            kind=kind,
            at=at,
            logged=self.now,
            by=by,
            needs_reply=needs_reply,
            note=note,
        )

    def _meeting(self, fact: StepFact) -> Event:
        assert fact.at is not None
        minutes: int | None = None
        if isinstance(fact.at, datetime):
            at = fact.at
            if fact.end is not None and fact.end > at:
                minutes = int((fact.end - at).total_seconds()) // 60
        else:
            at, minutes = start_of(fact.at, self.home), WHOLE_DAY
        kind = Kind.INFO_SESSION if _is_casual(fact) else _MEETINGS[fact.step]
        is_plain = fact.step in ("interview", "offer_meeting", "session") and not fact.rest
        return Event(
            id=self.new_id(),
            kind=kind,
            at=at,
            logged=self.now,
            minutes=minutes,
            round=fact.number if kind is Kind.INTERVIEW else None,
            people=fact.people,
            where=fact.where,
            note="" if is_plain and fact.round != "final" else fact.header,
        )

    def _task(self, fact: StepFact, by: Deadline) -> Event:
        name = fact.header if not fact.rest else f"{fact.header}: {fact.rest}"
        return Event(
            id=self.new_id(), kind=Kind.TASK, at=self.now, logged=self.now, by=by, note=name
        )


def _is_casual(fact: StepFact) -> bool:
    """Whether a call is a talk to get to know each other, as an information session is."""
    return fact.step == "call" and kind_of(f"{fact.header} {fact.text}") is Kind.INFO_SESSION


def read_people(text: str) -> tuple[str, ...]:
    """Return the names in a cell, without titles and departments.

    >>> read_people("藤枝様・大庭様"), read_people("技術部 菅野"), read_people("工場長 里見様")
    (('藤枝', '大庭'), ('菅野',), ('里見',))
    """
    plain = _BETWEEN_PEOPLE.sub(",", text)
    names = (plain_name(_DEPARTMENT.sub("", clean(name))) for name in parse_people(plain))
    return tuple(dict.fromkeys(name for name in names if name))
