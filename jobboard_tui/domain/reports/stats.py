"""What the numbers say: funnel, responses, times per stage, follow-ups, activity per week.

All but the activity speak of applications that began in the range: that were first sent in it,
or, if never sent, put on the board. The activity counts what happened in the range. Of few cases
a share of a hundred says nothing, so there is none (the limits are our choice).

What was only found in a list that was imported has happened, but nobody knows when: it counts as
an answer or as a stage reached, and in no span of time and no week.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import TypeAlias

from jobboard_tui.domain.business_days import BusinessCalendar, instant
from jobboard_tui.domain.models import (
    MEETINGS,
    OUTGOING,
    RESPONSES,
    Application,
    Event,
    Kind,
    Outcome,
    Stage,
    StageChange,
)
from jobboard_tui.domain.stage_history import STAGE_OF, timed_events
from jobboard_tui.domain.stages import STAGES
from jobboard_tui.domain.text import fold
from jobboard_tui.domain.values import frozen
from jobboard_tui.domain.weeks import monday_of

SMALL = 10
"""Below so many cases there is no percentage."""
FEW = 3
"""Below so many spans of time there is no median."""
WEEKS = 12
"""So many weeks of activity unless the range says otherwise."""
MOST_ATTEMPTS = 4
"""Follow-ups from this attempt on are counted together."""

FUNNEL = tuple(stage for stage, info in STAGES.items() if info.in_funnel)
_ANSWERS = frozenset({Outcome.REJECTED, Outcome.DECLINED}) | {
    outcome for outcome in Outcome if outcome.ends_offer
}
"""Outcomes that tell of an answer, also where no event does."""
_OF_SENT = _ANSWERS | {Outcome.SILENT}
"""Outcomes that only an application that was sent has, also where no event says so."""
_Known: TypeAlias = tuple[datetime, datetime, Event]
"""When it was known, when it took place, the event."""
_IN_ORDER = itemgetter(0, 1)
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
class FunnelStep:
    """A stage of the funnel: how many came so far or further, of those one stage before.

    Who skips a stage has passed it.
    """

    stage: Stage
    came: Share


@frozen
class SourceResponses:
    """How those sent by way of one source were answered; `source` is empty where none is told.

    `waiting` are open and without an answer yet; `days` is the median until the first answer.
    """

    source: str
    answered: Share
    waiting: int
    days: float | None


@frozen
class StageStay:
    """How long applications stay in a stage: the stays that are over, and who is there now.

    Both medians are in days.
    """

    stage: Stage
    over: int
    days: float | None
    now: int
    days_so_far: float | None


@frozen
class FollowUpResponses:
    """The follow-ups of one attempt: how many were answered; the last one counts those beyond."""

    number: int
    answered: Share
    days: float | None


@frozen
class WeekCounts:
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
    funnel: tuple[FunnelStep, ...]
    responses: tuple[SourceResponses, ...]
    stays: tuple[StageStay, ...]
    attempts: tuple[FollowUpResponses, ...]
    weeks: tuple[WeekCounts, ...]

    @property
    def all_responses(self) -> Share:
        """Those answered of all that were sent."""
        return Share(
            sum(source.answered.part for source in self.responses),
            sum(source.answered.whole for source in self.responses),
        )

    @property
    def all_attempts(self) -> Share:
        """Follow-ups that were answered of all that were sent."""
        return Share(
            sum(attempt.answered.part for attempt in self.attempts),
            sum(attempt.answered.whole for attempt in self.attempts),
        )


def stats(
    applications: Iterable[Application],
    calendar: BusinessCalendar,
    now: datetime,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Stats:
    """Return the numbers of these applications at `now`, from `since` until before `until`.

    Instants are aware; weeks begin on Monday in the home zone.
    """
    return Timelines(applications, now).numbers(calendar, since, until)


class Timelines:
    """What the timelines of some applications tell at `now`: read once, counted for any range."""

    def __init__(self, applications: Iterable[Application], now: datetime) -> None:
        self._now = instant(now)
        self._histories = [
            _ApplicationHistory(application, self._now) for application in applications
        ]

    def numbers(
        self,
        calendar: BusinessCalendar,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> Stats:
        """The numbers of the range from `since` until before `until`."""
        first = None if since is None else instant(since)
        last = None if until is None else instant(until)
        begun = [history for history in self._histories if _within(history.began, first, last)]
        return Stats(
            since,
            until,
            len(begun),
            _funnel(begun),
            tuple(_responses(begun)),
            tuple(_stays(begun, self._now)),
            tuple(_attempts(begun)),
            _weeks(self._histories, calendar, self._now, first, last),
        )


def _within(at: datetime, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or since <= at) and (until is None or at < until)


class _ApplicationHistory:
    """What the timeline of one application tells: its events in order, each when it was known.

    A meeting is known, and answers, from its being agreed on.
    """

    __slots__ = ("_first_response", "application", "began", "events", "sent")

    def __init__(self, application: Application, now: datetime) -> None:
        self.application = application
        self.events: list[_Known] = []
        for at, logged, _index, event in timed_events(application.events):
            known = logged if logged < at and event.kind in MEETINGS else at
            if known <= now:
                self.events.append((known, at, event))
        self.events.sort(key=_IN_ORDER)
        self.sent = next((k for k, _at, event in self.events if event.kind is Kind.APPLIED), None)
        self.began = self.sent or instant(application.added)
        self._first_response = self._response()

    def _response(self) -> _Known | None:
        if self.sent is None:
            return None
        responses = (entry for entry in self.events if entry[2].kind in RESPONSES)
        return next((response for response in responses if response[0] >= self.sent), None)

    @property
    def is_sent(self) -> bool:
        """Whether it was sent: an event says so, or how it ended."""
        return self.sent is not None or self.application.outcome in _OF_SENT

    @property
    def answered_at(self) -> datetime | None:
        """When the first answer to the application came; None also where nobody knows when."""
        first = self._first_response
        return None if first is None or first[2].undated else first[0]

    @property
    def is_answered(self) -> bool:
        """Whether they have answered: an event says so, or the stage that was set by hand."""
        if self._first_response is not None or self.application.outcome in _ANSWERS:
            return True
        moves = self.application.moves
        by_hand = [move.stage for move in moves if move.event is None]
        stages = by_hand if moves else [self.application.stage]
        ranks = [stage.rank for stage in stages if stage is not Stage.CLOSED]
        return bool(ranks) and ranks[-1] > Stage.APPLIED.rank

    @property
    def reached(self) -> Stage:
        """The stage to which it came at best; a move back by hand corrects what was before it.

        Where the offer is gone it came as far as the offer, also where it had been accepted.
        """
        outcome = self.application.outcome
        if outcome is not None and outcome.ends_offer:
            return Stage.OFFER
        best = Stage.WISHLIST
        for move in self.application.moves:
            if move.stage is Stage.CLOSED:
                continue
            if move.event is None or move.stage.rank > best.rank:
                best = move.stage
        for _known, _at, event in self.events:
            led = STAGE_OF.get(event.kind, Stage.CLOSED)
            if led is not Stage.CLOSED and led.rank > best.rank:
                best = led
        if outcome in _OF_SENT and best is Stage.WISHLIST:
            return Stage.APPLIED
        own = self.application.stage
        return own if own is not Stage.CLOSED and own.rank > best.rank else best


def _funnel(histories: Sequence[_ApplicationHistory]) -> tuple[FunnelStep, ...]:
    ranks = [history.reached.rank for history in histories]
    steps = []
    before = len(histories)
    for stage in FUNNEL:
        came = sum(rank >= stage.rank for rank in ranks)
        steps.append(FunnelStep(stage, Share(came, before)))
        before = came
    return tuple(steps)


def _responses(histories: Sequence[_ApplicationHistory]) -> Iterator[SourceResponses]:
    """By source, those with the most applications first; named as it is spelt most often."""
    groups: dict[str, list[_ApplicationHistory]] = {}
    names: dict[str, Counter[str]] = {}
    for history in histories:
        if history.is_sent:
            source = history.application.source.strip()
            groups.setdefault(fold(source), []).append(history)
            names.setdefault(fold(source), Counter())[source] += 1
    for key, group in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        spans = [at - member.sent for member in group if (at := member.answered_at) and member.sent]
        answered = [member for member in group if member.is_answered]
        waiting = sum(member.application.is_open for member in group) - sum(
            member.application.is_open for member in answered
        )
        ((name, _times),) = names[key].most_common(1)
        yield SourceResponses(name, Share(len(answered), len(group)), waiting, _median_days(spans))


def _median_days(spans: Sequence[timedelta]) -> float | None:
    """The median in days, to a tenth; None of few."""
    return None if len(spans) < FEW else round(median(span / _DAY for span in spans), 1)


def _stays(histories: Sequence[_ApplicationHistory], now: datetime) -> Iterator[StageStay]:
    over: dict[Stage, list[timedelta | None]] = {stage: [] for stage in FUNNEL if stage.is_open}
    going: dict[Stage, list[timedelta | None]] = {stage: [] for stage in FUNNEL if stage.is_open}
    for history in histories:
        for stage, begins, ends, is_over in _stages(history):
            if stage not in over:
                continue
            if begins is None or (is_over and ends is None):
                span = None
            else:
                span = max((ends or now) - begins, timedelta())
                if is_over and not span:
                    continue
            (over if is_over else going)[stage].append(span)
    for stage in FUNNEL[:-1]:
        past, so_far = over[stage], going[stage]
        yield StageStay(stage, len(past), _median_known(past), len(so_far), _median_known(so_far))


def _median_known(spans: Sequence[timedelta | None]) -> float | None:
    return _median_days([span for span in spans if span is not None])


_Stretch: TypeAlias = tuple[Stage, datetime | None, datetime | None, bool]


def _stages(history: _ApplicationHistory) -> Iterator[_Stretch]:
    """Each stage that the application was in, from when until when, and whether that is over.

    A move tells when it was made; one that an event caused, when that was known. None where
    nobody knows when, and as the end of the stage that goes on.
    """
    application = history.application
    moves = application.moves
    if not moves:
        is_wish = application.stage is Stage.WISHLIST
        yield application.stage, instant(application.added) if is_wish else None, None, False
        return
    known = {event.id: None if event.undated else at for at, _at, event in history.events}
    begins = _made(moves[0], known)
    for move, following in pairwise(moves):
        if following.stage is move.stage and following.column != move.column:
            continue  # to another column of the same stage
        ends = _made(following, known)
        yield move.stage, begins, ends, True
        begins = ends
    yield moves[-1].stage, begins, None, False


def _made(move: StageChange, known: Mapping[str, datetime | None]) -> datetime | None:
    """When the stage changed; None where nobody knows."""
    if move.undated:
        return None
    return known.get(move.event or "", instant(move.at))


@dataclass(slots=True)
class _Series:
    """The follow-ups of one attempt, as they are gathered."""

    sent: int = 0
    answered: int = 0
    spans: list[timedelta] = field(default_factory=list)


def _attempts(histories: Sequence[_ApplicationHistory]) -> Iterator[FollowUpResponses]:
    """An answer is to the last follow-up before it; after any answer the count begins anew."""
    series = [_Series() for _number in range(MOST_ATTEMPTS)]
    for history in histories:
        number, last = 0, None
        for known, _at, event in history.events:
            if event.kind is Kind.FOLLOWED_UP:
                number, last = min(number + 1, MOST_ATTEMPTS), known
                series[number - 1].sent += 1
            elif event.kind in _RESTARTS:
                if last is not None and event.kind in RESPONSES:
                    series[number - 1].answered += 1
                    if not event.undated:
                        series[number - 1].spans.append(known - last)
                number, last = 0, None
    for number, gathered in enumerate(series, start=1):
        if gathered.sent:
            answered = Share(gathered.answered, gathered.sent)
            yield FollowUpResponses(number, answered, _median_days(gathered.spans))


# -- weeks ---------------------------------------------------------------------------------------


def _weeks(
    histories: Sequence[_ApplicationHistory],
    calendar: BusinessCalendar,
    now: datetime,
    since: datetime | None,
    until: datetime | None,
) -> tuple[WeekCounts, ...]:
    """One after the other, empty ones too; without `since` the last ones, from the first entry."""
    end = now if until is None else min(until - timedelta(microseconds=1), now)
    last = monday_of(calendar.day(end))
    first = last - timedelta(weeks=WEEKS - 1)
    if since is not None:
        earliest = min((at for at in _counted(histories) if since <= at <= end), default=end)
        first = min(monday_of(calendar.day(earliest)), last)
    mondays = [first + timedelta(weeks=away) for away in range((last - first).days // 7 + 1)]
    begins = [calendar.midnight(monday) for monday in mondays]
    start = begins[0] if since is None else max(begins[0], since)
    counts = [[0, 0, 0, 0] for _monday in mondays]
    for history in histories:
        for _known, at, event in history.events:
            place = _PLACES.get(event.kind)
            if place is not None and start <= at <= end and not event.undated:
                counts[bisect_right(begins, at) - 1][place] += 1
    return tuple(WeekCounts(monday, *count) for monday, count in zip(mondays, counts, strict=True))


def _counted(histories: Sequence[_ApplicationHistory]) -> Iterator[datetime]:
    """When each thing happened that a week counts."""
    for history in histories:
        for _known, at, event in history.events:
            if event.kind in _PLACES and not event.undated:
                yield at


_PLACES = {
    **dict.fromkeys(RESPONSES, 3),
    **dict.fromkeys(_MESSAGES, 2),
    **dict.fromkeys(MEETINGS, 1),
    Kind.APPLIED: 0,
}
"""Where an event is counted in a week: sent, held, written, come from the company."""
