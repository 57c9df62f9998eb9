"""What the timeline of one application comes to at an instant: the ground on which rules stand.

One pass over the events sorts them and leaves out what does not count: cancelled ones, those
whose time has not come (meetings are known from their being logged), and everything before a
decision after which the application was reopened.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import TypeAlias

from jobboard_tui.domain.answer_by import ANSWER_BY, AnswerBy, last_answer_date
from jobboard_tui.domain.business_days import BusinessCalendar, calendar_of, instant
from jobboard_tui.domain.event_kinds import (
    HALTING_WAIT,
    OFFERS,
    STARTING_WAIT,
    STATING_REPLY,
    THANKED_FOR,
    WITH_COMPANY,
)
from jobboard_tui.domain.models import (
    DECISIONS,
    DEFAULT_MINUTES,
    MEETINGS,
    OUTGOING,
    ActionKind,
    Application,
    Event,
    Kind,
    ReminderAction,
    Stage,
)
from jobboard_tui.domain.reminders.reminder import find_action
from jobboard_tui.domain.reminders.windows import Hold, hold_of
from jobboard_tui.domain.rules import Rule, RuleSet
from jobboard_tui.domain.stage_history import (
    Moment,
    calls_off,
    missed_offer_meetings,
    reopening,
    reopenings_by_hand,
    timed_events,
)

TimelineEntry: TypeAlias = tuple[datetime, datetime, int, Event, datetime]
"""An event: its instant, when it was logged, its place in the timeline, itself, its end (UTC).

Entries order themselves: by time, and at equal instants the one logged later is the later.
"""
FAR = datetime(9801, 1, 1, tzinfo=UTC)
"""Never: after every instant that is reckoned with."""
ANSWERS = OUTGOING - {Kind.CONNECTED}


class Phase(Enum):
    """What may be owed at all."""

    OPEN = "open"
    ACCEPTED = "accepted"
    OVER = "over"


def moment(entry: TimelineEntry) -> Moment:
    """Return the moment of an event's time, or of a meeting's start."""
    return entry[:3]


def end_of(entry: TimelineEntry) -> datetime:
    """Return when a meeting ends; of anything else its instant."""
    return entry[4]


def _end(start: datetime, meeting: Event) -> datetime:
    minutes = DEFAULT_MINUTES if meeting.minutes is None else meeting.minutes
    try:
        return min(start + timedelta(minutes=minutes), FAR)
    except OverflowError:
        return FAR


def end_moment(entry: TimelineEntry) -> Moment:
    """Return the moment at which a meeting ends."""
    return (entry[4], entry[1], entry[2])


class TimelineFacts:
    """The facts of one application at `now` (UTC).

    `by_kind` holds the entries that count, in order; `changes_at` is when the next event's time
    comes, or a meeting starts or ends. `known_by` leaves out meetings logged later than that.

    `since` is the moment from which events count again after a decision, where it was reopened;
    `reopening` stands for a move by hand that did that, which is no event.
    `waiting` is the event since which an answer is waited for (an interview's time is here its
    end), `tries` the follow-ups since then, `held` the interviews held. `meeting_to_come` is the
    next interview or offer meeting that has not ended, `reply_owed` the message that the rule
    `reply` asks to answer, `stated` the date by which the company said that it would be heard
    from, `in_offers` whether an offer, its letter or an offer meeting is there.
    """

    def __init__(
        self,
        application: Application,
        rule_set: RuleSet,
        calendar: BusinessCalendar,
        now: datetime,
        known_by: datetime | None = None,
    ) -> None:
        self.application = application
        self.rule_set = rule_set
        self.calendar = calendar
        self.now = now
        self.changes_at = FAR
        self.accepted: TimelineEntry | None = None
        self.since: Moment | None = None
        self.reopening: Event | None = None
        self._held_before: list[TimelineEntry] = []
        entries = self._counted(known_by)
        entries = self._since_reopened(entries)
        by_kind: dict[Kind, list[TimelineEntry]] = {}
        for entry in entries:
            kind = entry[3].kind
            if kind in by_kind:
                by_kind[kind].append(entry)
            else:
                by_kind[kind] = [entry]
        self.by_kind = by_kind
        held = [entry for entry in by_kind.get(Kind.INTERVIEW, ()) if end_of(entry) <= now]
        self.held = self._held_before + held
        self.waiting = self._waiting()
        self.tries = self._tries()
        self.in_offers = self.has(OFFERS) or bool(missed_offer_meetings(application.events))
        self.meeting_to_come = self._meeting_to_come()
        self._unanswered = {rule.id: self._oldest_unanswered(rule) for rule in rule_set.replies}
        owed = [entry for entry in self._unanswered.values() if entry is not None]
        self.reply_owed = min(owed) if owed else None
        self.stated = self._stated()

    @classmethod
    def without_rules(
        cls, application: Application, now: datetime, zone: str = "UTC"
    ) -> TimelineFacts:
        """Return the facts of an application at `now`, with no rule and no holiday known."""
        return cls(application, RuleSet(), calendar_of(zone, ()), instant(now))

    def _counted(self, known_by: datetime | None) -> list[TimelineEntry]:
        now, changes_at = self.now, self.changes_at
        entries: list[TimelineEntry] = []
        for at, logged, index, event in timed_events(self.application.events):
            end = at
            if event.kind in MEETINGS:
                if known_by is not None and logged > known_by:
                    continue
                end = _end(at, event)
                edge = at if at > now else end
                if now < edge < changes_at:
                    changes_at = edge
            elif at > now:
                changes_at = min(changes_at, at)
                continue
            entries.append((at, logged, index, event, end))
        for at, logged, index, event in calls_off(self.application.events):
            if at > now:
                changes_at = min(changes_at, at)
            else:
                entries.append((at, logged, index, event, at))
        entries.sort()
        self.changes_at = changes_at
        return entries

    def _since_reopened(self, entries: list[TimelineEntry]) -> list[TimelineEntry]:
        """The entries that count after the last decision; settles the phase."""
        self.phase = Phase.OPEN
        stage = self.application.stage
        by_hand = self._reopenings_by_hand()
        for index in range(len(entries) - 1, -1, -1):
            if entries[index][3].kind in DECISIONS:
                break
        else:
            self.phase = _phase_of(stage)
            return self._wait_anew(by_hand[-1], entries) if by_hand else entries
        decision = entries[index]
        by_hand = [at for at in by_hand if (at, at) >= decision[:2]]
        since = self._reopened(decision, entries[index + 1 :], by_hand)
        if since is not None:
            self.since = since
            if by_hand:
                entries = self._wait_anew(by_hand[-1], entries)
            self.phase = _phase_of(stage)
            return [entry for entry in entries if entry[:3] >= since]
        self.phase = Phase.OVER
        if decision[3].kind is Kind.ACCEPTED and stage is not Stage.CLOSED:
            self.phase = Phase.ACCEPTED
            self.accepted = decision
        return entries[index:]

    def _reopenings_by_hand(self) -> list[datetime]:
        """When it was moved by hand out of its end, in order (UTC)."""
        reopenings = reopenings_by_hand(self.application.moves)
        if not reopenings:
            return reopenings
        self.changes_at = min([self.changes_at, *(at for at in reopenings if at > self.now)])
        return sorted(at for at in reopenings if at <= self.now)

    def _wait_anew(self, at: datetime, entries: list[TimelineEntry]) -> list[TimelineEntry]:
        """Wait from a reopening by hand on; return the entries of which something may be owed.

        Interviews held before it, since the application, stay held, but owe nothing any more. In
        the wishlist nobody waits for an answer.
        """
        over = [entry for entry in entries if entry[3].kind in THANKED_FOR and end_of(entry) <= at]
        rest = [entry for entry in entries if entry not in over]
        if self.application.stage is Stage.WISHLIST:
            return rest
        self.reopening = Event(id="", kind=Kind.NOTE, at=at, logged=at)
        applied = [entry for entry in entries if entry[3].kind is Kind.APPLIED and entry[0] <= at]
        self._held_before = [
            entry
            for entry in over
            if entry[3].kind is Kind.INTERVIEW and (not applied or entry > applied[-1])
        ]
        return rest

    def _reopened(
        self, decision: TimelineEntry, after: list[TimelineEntry], by_hand: list[datetime]
    ) -> Moment | None:
        """The moment from which events count again; None where nothing reopened it."""
        closed = moment(decision)
        moments = [
            since
            for entry in after
            if (since := reopening(closed, entry[3].kind, moment(entry))) is not None
        ]
        moments += [(at, at, -1) for at in by_hand]
        return min(moments, default=None)

    def _waiting(self) -> TimelineEntry | None:
        waiting: TimelineEntry | None = None
        anew = self.reopening
        if anew is not None:
            waiting = (anew.at, anew.at, -1, anew, anew.at)
        for kind in STARTING_WAIT:
            entries = self.by_kind.get(kind)
            if entries and (waiting is None or entries[-1] > waiting):
                waiting = entries[-1]
        for entry in self.held:
            ended = (*end_moment(entry), *entry[3:])
            if waiting is None or ended > waiting:
                waiting = ended
        return waiting

    def _tries(self) -> list[TimelineEntry]:
        waiting = self.waiting
        tries = self.by_kind.get(Kind.FOLLOWED_UP)
        if not tries or waiting is None:
            return []
        return [entry for entry in tries if entry > waiting]

    # -- what rules ask ----------------------------------------------------------------------

    @property
    def accepted_at(self) -> datetime | None:
        """When the acceptance that stands was made, by an event or by hand (UTC)."""
        if self.accepted is not None:
            return self.accepted[0]
        moves = self.application.moves
        if self.phase is not Phase.ACCEPTED:
            return None
        return instant(moves[-1].at if moves else self.application.added)

    def of(self, kinds: Iterable[Kind]) -> list[TimelineEntry]:
        """The entries of some kinds, in order."""
        lists = [entries for kind in kinds if (entries := self.by_kind.get(kind))]
        if len(lists) == 1:
            return lists[0]
        return sorted(entry for entries in lists for entry in entries)

    def last(self, kinds: Iterable[Kind]) -> TimelineEntry | None:
        """The last entry of some kinds."""
        ends = [entries[-1] for kind in kinds if (entries := self.by_kind.get(kind))]
        return max(ends) if ends else None

    def has(self, kinds: Iterable[Kind]) -> bool:
        """Whether anything of these kinds counts."""
        return not self.by_kind.keys().isdisjoint(kinds)

    def is_done(self, rule: Rule, since: Moment | None) -> bool:
        """Whether an event that satisfies the rule came after a moment (None: ever)."""
        by_kind = self.by_kind
        for kind in rule.done_by:
            if kind in by_kind and (since is None or by_kind[kind][-1][:3] > since):
                return True
        return False

    def _meeting_to_come(self) -> TimelineEntry | None:
        now = self.now
        coming = [
            entry
            for kind in HALTING_WAIT
            for entry in self.by_kind.get(kind, ())
            if end_of(entry) > now
        ]
        return min(coming) if coming else None

    def unanswered(self, rule: Rule) -> TimelineEntry | None:
        """The oldest message that needs an answer, has none and was not dismissed."""
        known = self._unanswered
        return known[rule.id] if rule.id in known else self._oldest_unanswered(rule)

    def _oldest_unanswered(self, rule: Rule) -> TimelineEntry | None:
        received = self.by_kind.get(Kind.RECEIVED)
        if not received:
            return None
        answer = self.last(ANSWERS)
        unanswered = [
            entry
            for entry in received
            if entry[3].needs_reply and (answer is None or answer <= entry)
        ]
        if not unanswered:
            return None
        meetings = [meeting[1:3] for kind in MEETINGS for meeting in self.by_kind.get(kind, ())]
        for entry in unanswered:
            if any(logged > (entry[0], entry[2]) for logged in meetings):
                continue
            if not self.is_settled(rule, entry[3].id, 1):
                return entry
        return None

    def _stated(self) -> date | None:
        waiting = self.waiting
        stating = [
            entry
            for kind in STATING_REPLY
            for entry in self.by_kind.get(kind, ())
            if entry[3].by is not None
        ]
        if waiting is None or not stating:
            return None
        starts = self.held + self.by_kind.get(Kind.APPLIED, [])
        last = max(stating)
        by = last[3].by
        if by is None or (starts and last[0] < max(starts)[0]):
            return None
        day = self.calendar.deadline_day(by)
        return None if day < self.calendar.day(waiting[0]) else day

    @property
    def hold(self) -> Hold | None:
        """The hold of the application, also one that is over."""
        return hold_of(self.application, self.calendar, self.rule_set.snooze_keeps)

    @property
    def may_be_put_off(self) -> bool:
        """Whether a reminder may outlast its window, since it was put off."""
        return bool(self.application.marks) or self.application.hold_until is not None

    @property
    def was_approached(self) -> bool:
        """Whether anything was ever written to the company, or came from it.

        A card in the wishlist without such an event is only an idea.
        """
        return self.application.stage is not Stage.WISHLIST or self.has(WITH_COMPANY)

    def answer_by(self) -> AnswerBy | None:
        """Return the date to answer the offer by that was told last; None where there is none."""
        if not self.in_offers:
            return None
        entries = (entry[:4] for entries in self.by_kind.values() for entry in entries)
        finding = self.application.checklist.get(ANSWER_BY)
        return last_answer_date(entries, self.now, finding, self.since)

    def action(self, rule: Rule, event: str | None, attempt: int) -> ReminderAction | None:
        """Return what the seeker said of a reminder; None if nothing."""
        return find_action(self.application.marks, (rule.id, event, attempt))

    def is_settled(self, rule: Rule, event: str | None, attempt: int) -> bool:
        """Whether a reminder was dismissed or ticked off."""
        mark = self.action(rule, event, attempt)
        return mark is not None and mark.shelf is not ActionKind.SNOOZED


def _phase_of(stage: Stage) -> Phase:
    """Return what may be owed at a stage."""
    if stage.is_open:
        return Phase.OPEN
    return Phase.ACCEPTED if stage is Stage.ACCEPTED else Phase.OVER


def known_answer_by(application: Application, now: datetime) -> AnswerBy | None:
    """Return the date to answer the offer by that was told last; None where there is none."""
    return TimelineFacts.without_rules(application, now).answer_by()
