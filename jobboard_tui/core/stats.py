"""What the numbers say: funnel, responses, times per stage, follow-ups, activity per week.

All but the activity speak of applications that began in the range: that were first sent in it,
or, if never sent, put on the board. The activity counts what happened in the range. Of few cases
a share of a hundred says nothing, so there is none (the limits are our choice).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median

from jobboard_tui.core.calendar import Calendar, instant
from jobboard_tui.core.glimpse import Noted, glimpses
from jobboard_tui.core.model import (
    MEETINGS,
    OUTGOING,
    RESPONSES,
    Application,
    Kind,
    Stage,
)
from jobboard_tui.core.stages import STAGE_OF
from jobboard_tui.core.text import fold
from jobboard_tui.core.values import frozen
from jobboard_tui.core.weeks import monday_of

SMALL = 10
"""Below so many cases there is no percentage."""
FEW = 3
"""Below so many spans of time there is no median."""
WEEKS = 12
"""So many weeks of activity unless the range says otherwise."""
MOST_ATTEMPTS = 4
"""Follow-ups from this attempt on are counted together."""

FUNNEL = (
    *(Stage.WISHLIST, Stage.APPLIED, Stage.SCREENING),
    *(Stage.INTERVIEW, Stage.OFFER, Stage.ACCEPTED),
)
_DAY = timedelta(days=1)
_MESSAGES = OUTGOING - {Kind.APPLIED}
_RESTARTS = frozenset({Kind.APPLIED, Kind.REPLIED}) | RESPONSES


@frozen
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """In whole percent; None where the cases are too few to say.

        >>> Share(3, 12).percent, Share(1, 4).percent
        (25, None)
        """
        return None if self.whole < SMALL else round(100 * self.part / self.whole)


@frozen
class Step:
    """A stage of the funnel: how many came so far or further, of those one stage before.

    Who skips a stage has passed it.
    """

    stage: Stage
    came: Share


@frozen
class Responses:
    """How those sent by way of one source were answered; `source` is empty where none is told.

    `waiting` are open and without an answer yet; `days` is the median until the first answer.
    """

    source: str
    answered: Share
    waiting: int
    days: float | None


@frozen
class Stay:
    """How long applications stay in a stage: the stays that are over, and who is there now.

    Both medians are in days.
    """

    stage: Stage
    over: int
    days: float | None
    now: int
    days_so_far: float | None


@frozen
class Attempt:
    """The follow-ups of one attempt: how many were answered; the last one counts those beyond."""

    number: int
    answered: Share
    days: float | None


@frozen
class Week:
    """What happened in a week that begins on `monday`."""

    monday: date
    applied: int = 0
    meetings: int = 0
    messages: int = 0
    responses: int = 0

    @property
    def total(self) -> int:
        """What the seeker has done."""
        return self.applied + self.meetings + self.messages


@frozen
class Stats:
    """The numbers of a range; `since` and `until` are None where it is open."""

    since: datetime | None
    until: datetime | None
    count: int
    funnel: tuple[Step, ...]
    responses: tuple[Responses, ...]
    stays: tuple[Stay, ...]
    attempts: tuple[Attempt, ...]
    weeks: tuple[Week, ...]

    @property
    def all_responses(self) -> Share:
        """Those answered of all that were sent."""
        return Share(
            sum(one.answered.part for one in self.responses),
            sum(one.answered.whole for one in self.responses),
        )

    @property
    def all_attempts(self) -> Share:
        """Follow-ups that were answered of all that were sent."""
        return Share(
            sum(one.answered.part for one in self.attempts),
            sum(one.answered.whole for one in self.attempts),
        )


def stats(
    applications: Iterable[Application],
    calendar: Calendar,
    now: datetime,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Stats:
    """The numbers of these applications at `now`, of the range from `since` until before `until`.

    Instants are aware; weeks begin on Monday in the home zone.
    """
    moment = instant(now)
    first = None if since is None else instant(since)
    last = None if until is None else instant(until)
    told = [_Told(one, moment) for one in applications]
    begun = [one for one in told if _within(one.began, first, last)]
    return Stats(
        since,
        until,
        len(begun),
        _funnel(begun),
        tuple(_responses(begun)),
        tuple(_stays(begun, moment)),
        tuple(_attempts(begun)),
        _weeks(told, calendar, moment, first, last),
    )


def _within(at: datetime, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or since <= at) and (until is None or at < until)


class _Told:
    """What the timeline of one application tells: its events in order, each when it was known.

    A meeting is known, and answers, from its being agreed on.
    """

    def __init__(self, application: Application, now: datetime) -> None:
        self.application = application
        self.events: list[tuple[datetime, datetime, Noted]] = []
        self.known_at: dict[str, datetime] = {}
        for at, logged, _index, noted in glimpses(application.events):
            known = min(at, logged) if noted.kind in MEETINGS else at
            if known <= now:
                self.events.append((known, at, noted))
                self.known_at[noted.id] = known
        self.events.sort(key=lambda one: one[:2])
        self.sent = next((k for k, _at, one in self.events if one.kind is Kind.APPLIED), None)
        self.began = self.sent or instant(application.added)

    @property
    def answered(self) -> datetime | None:
        """When the first answer to the application came."""
        if self.sent is None:
            return None
        responses = (k for k, _at, one in self.events if one.kind in RESPONSES)
        return next((known for known in responses if known >= self.sent), None)

    @property
    def reached(self) -> Stage:
        """The stage to which it came at best; a move back by hand corrects what was before it."""
        best = Stage.WISHLIST
        for move in self.application.moves:
            if move.stage is Stage.CLOSED:
                continue
            by_hand = move.event is None
            best = move.stage if by_hand or move.stage.rank > best.rank else best
        stages = [STAGE_OF.get(one.kind, best) for _known, _at, one in self.events]
        stages += [best, self.application.stage]
        return max((one for one in stages if one is not Stage.CLOSED), key=lambda one: one.rank)


def _funnel(told: Sequence[_Told]) -> tuple[Step, ...]:
    ranks = [one.reached.rank for one in told]
    steps = []
    before = len(told)
    for stage in FUNNEL:
        came = sum(rank >= stage.rank for rank in ranks)
        steps.append(Step(stage, Share(came, before)))
        before = came
    return tuple(steps)


def _responses(told: Sequence[_Told]) -> Iterator[Responses]:
    """By source, those with the most applications first."""
    groups: dict[str, list[_Told]] = {}
    names: dict[str, str] = {}
    for one in told:
        if one.sent is not None:
            source = one.application.source.strip()
            groups.setdefault(fold(source), []).append(one)
            names.setdefault(fold(source), source)
    for key, group in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        spans = [one.answered - one.sent for one in group if one.answered and one.sent]
        waiting = sum(one.answered is None and one.application.is_open for one in group)
        answered = Share(len(spans), len(group))
        yield Responses(names[key], answered, waiting, _median_days(spans))


def _median_days(spans: Sequence[timedelta]) -> float | None:
    """The median in days, to a tenth; None of few."""
    return None if len(spans) < FEW else round(median(span / _DAY for span in spans), 1)


def _stays(told: Sequence[_Told], now: datetime) -> Iterator[Stay]:
    over: dict[Stage, list[timedelta]] = {stage: [] for stage in FUNNEL[:-1]}
    going: dict[Stage, list[timedelta]] = {stage: [] for stage in FUNNEL[:-1]}
    for one in told:
        for stage, begins, ends in _stages(one):
            if stage in over and (ends or now) > begins:
                (going if ends is None else over)[stage].append((ends or now) - begins)
    for stage in FUNNEL[:-1]:
        so_far = going[stage]
        yield Stay(
            stage, len(over[stage]), _median_days(over[stage]), len(so_far), _median_days(so_far)
        )


def _stages(told: _Told) -> Iterator[tuple[Stage, datetime, datetime | None]]:
    """Each stage that the application was in, from when until when; None: it still is.

    A move tells when it was made; one that an event caused, when that was known.
    """
    application = told.application
    steps = [
        (move.stage, told.known_at.get(move.event or "", instant(move.at)))
        for move in application.moves
    ] or [(application.stage, instant(application.added))]
    for (stage, begins), (_next, ends) in pairwise(steps):
        yield stage, begins, ends
    yield (*steps[-1], None)


@dataclass(slots=True)
class _Series:
    """The follow-ups of one attempt, as they are gathered."""

    sent: int = 0
    spans: list[timedelta] = field(default_factory=list)


def _attempts(told: Sequence[_Told]) -> Iterator[Attempt]:
    """An answer is to the last follow-up before it; after any answer the count begins anew."""
    series = [_Series() for _number in range(MOST_ATTEMPTS)]
    for one in told:
        number, last = 0, None
        for known, _at, noted in one.events:
            if noted.kind is Kind.FOLLOWED_UP:
                number, last = min(number + 1, MOST_ATTEMPTS), known
                series[number - 1].sent += 1
            elif noted.kind in _RESTARTS:
                if last is not None and noted.kind in RESPONSES:
                    series[number - 1].spans.append(known - last)
                number, last = 0, None
    for number, gathered in enumerate(series, start=1):
        if gathered.sent:
            answered = Share(len(gathered.spans), gathered.sent)
            yield Attempt(number, answered, _median_days(gathered.spans))


# -- weeks ---------------------------------------------------------------------------------------


def _weeks(
    told: Sequence[_Told],
    calendar: Calendar,
    now: datetime,
    since: datetime | None,
    until: datetime | None,
) -> tuple[Week, ...]:
    """One after the other, empty ones too; without `since` the last ones, from the first entry."""
    end = now if until is None else min(until - timedelta(microseconds=1), now)
    found: dict[date, list[int]] = {}
    for one in told:
        for _known, at, noted in one.events:
            place = _place(noted.kind)
            if place is None or at > end or not _within(at, since, until):
                continue
            counts = found.setdefault(monday_of(calendar.day(at)), [0, 0, 0, 0])
            counts[place] += 1
    last = monday_of(calendar.day(end))
    first = last - timedelta(weeks=WEEKS - 1)
    if since is not None:
        first = min(max(min(found, default=last), monday_of(calendar.day(since))), last)
    weeks = []
    while first <= last:
        weeks.append(Week(first, *found.get(first, ())))
        first += timedelta(weeks=1)
    return tuple(weeks)


def _place(kind: Kind) -> int | None:
    """Where an event is counted in a week: sent, held, written, come from the company."""
    if kind is Kind.APPLIED:
        return 0
    if kind in MEETINGS:
        return 1
    if kind in _MESSAGES:
        return 2
    return 3 if kind in RESPONSES else None
