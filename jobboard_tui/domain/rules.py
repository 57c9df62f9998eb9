"""The playbook: rules as values, their thresholds, and the days on which offices are closed.

The rows that the product ships stand in `data/rules.toml`; `reminders/rule_parser.py` turns rows
into these values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal, NamedTuple

from jobboard_tui.domain.joining_steps import JoiningStep
from jobboard_tui.domain.models import Application, Kind
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext

Unit = Literal["h", "d"]

SILENCE = "silence"
"""The anchor of the rule by which an application may be called silent."""
MEETING_FORM = "offer-meeting"
"""The `form` of a rule that is done by the list of the offer meeting alone."""
REPLY_OWED = "reply-owed"
"""The condition that a rule `sets` while a message waits for an answer."""


SHORT_TITLE = 8
"""Cells of the short title of a rule at most."""


_LENGTHS: Mapping[Unit, timedelta] = MappingProxyType(
    {"h": timedelta(hours=1), "d": timedelta(days=1)}
)


class Span(NamedTuple):
    """A distance from an anchor: hours are exact, days are calendar days of the home zone."""

    amount: int
    unit: Unit = "d"

    @property
    def is_exact(self) -> bool:
        """Counted in hours, to the minute."""
        return self.unit == "h"

    @property
    def delta(self) -> timedelta:
        """The distance as a duration; what it means for a span of hours."""
        return self.amount * _LENGTHS[self.unit]

    def spoken(self) -> str:
        """In words: "24 h", "7 days".

        >>> Span(7).spoken(), Span(24, "h").spoken()
        ('7 days', '24 h')
        """
        if self.is_exact:
            return _("{count} h").format(count=self.amount)
        return ngettext("{count} day", "{count} days", self.amount).format(count=self.amount)


class Closure(NamedTuple):
    """Days on which offices are closed, first and last included.

    With a year they are those days once; without (`year` None), every year.

    >>> Closure((None, 12, 29), (None, 1, 3)).covers(date(2027, 1, 2))
    True
    """

    first: tuple[int | None, int, int]
    last: tuple[int | None, int, int]

    def covers(self, day: date) -> bool:
        """Whether the office is closed on that day."""
        if self.first[0] is not None:
            return self.first <= (day.year, day.month, day.day) <= self.last
        first, last, this = self.first[1:], self.last[1:], (day.month, day.day)
        return first <= this <= last if first <= last else this >= first or this <= last


class Rule(NamedTuple):
    """What turns events into reminders.

    `anchor` names what the windows are counted from (see `anchors.py`), `of` the kinds of event
    that it looks at. `opens`, `due` and `retires` count from the anchor, `before` back from a
    deadline. `again_*` are the windows of further attempts, `stated_*` those after a date that
    the company has named. `done_by` are the kinds of event that satisfy the rule when they come
    after the anchor's `after`; `unless` the conditions in which it keeps silent.

    `short` is its title where there is little room, in at most `SHORT_TITLE` cells; a rule without
    one has its `title` cut.

    `on_hold`: it speaks also while the application is on hold. `channel` names the way to reach
    somebody that it needs; it keeps silent where the seeker said that there is none.

    `words` are the rule in words, with its own numbers as fields such as {due}; in the reasons
    of a reminder `why` stands in for them, and `why_again`, `why_last` and `why_stated` at
    further attempts, at the last one, and where the company has named a date.

    What it does beside reminding: `closes` as silent, `ticks` off the task it reminds of, is
    `ticked_by` the last of the papers, opens a `form`, `sets` a condition while it waits for an
    answer; `is_deadline` (a date that somebody has named), `clock` (a time to answer an offer in).
    `step`: it is one of the steps from yes to the first day.
    """

    id: str
    title: str
    do: str
    words: str
    source: str
    anchor: str
    short: str = ""
    why: str = ""
    why_again: str = ""
    why_last: str = ""
    why_stated: str = ""
    of: tuple[Kind, ...] = ()
    soft: bool = False
    does: Kind | None = None
    done_by: frozenset[Kind] = frozenset()
    after: Literal["start", "end", "ever"] = "end"
    unless: tuple[str, ...] = ()
    opens: Span = Span(0, "h")
    due: Span | None = None
    retires: Span | None = None
    before: Span | None = None
    again_opens: Span | None = None
    again_due: Span | None = None
    stated_opens: Span | None = None
    stated_due: Span | None = None
    stated_only_later: bool = False
    attempts: int | None = None
    last_opens: Span | None = None
    welcome: Span | None = None
    business_days: bool = False
    once_open: bool = False
    after_acceptance: bool = False
    on_hold: bool = False
    channel: str = ""
    closes: Literal["silent"] | None = None
    ticks: Literal["task"] | None = None
    ticked_by: Literal["papers"] | None = None
    form: Literal["reflection", "offer-meeting"] | None = None
    sets: Literal["reply-owed"] | None = None
    is_deadline: bool = False
    clock: bool = False
    step: JoiningStep | None = None
    order: int = 0

    @property
    def reason(self) -> str:
        """The rule in words, with its numbers."""
        return _(self.words).format(**self.numbers())

    def numbers(self) -> dict[str, object]:
        """Its numbers as they are spoken, by the names that its words have for them."""
        spans: dict[str, Span | None] = {name: getattr(self, name) for name in SPANS}
        spoken = {name: "" if span is None else span.spoken() for name, span in spans.items()}
        attempts = self.attempts or 1
        return {**spoken, "attempts": attempts, "last_attempt": attempts - 1}


def _always(_application: Application) -> bool:
    return True


SPANS = (
    "opens",
    "due",
    "retires",
    "before",
    "again_opens",
    "again_due",
    "stated_opens",
    "stated_due",
    "last_opens",
    "welcome",
)
"""The fields of a rule that are spans."""
NUMBERS = frozenset(SPANS) | {"attempts", "last_attempt"}
"""What a rule's words can name in braces."""


@frozen(kw_only=True)
class RuleSet:
    """All rules that are switched on, in their order, and the closed days.

    `snooze_keeps` is how long a reminder that was put off does not retire after that.
    `follow_ups` are the rules that count from the last word, `replies` those by which an answer is
    owed. `has_unknown` tells whether anything on the checklist of the offer meeting is still
    unknown to an application.
    """

    rules: Mapping[str, Rule] = field(default_factory=dict)
    closed: tuple[Closure, ...] = ()
    snooze_keeps: Span = Span(0)
    has_unknown: Callable[[Application], bool] = field(default=_always, repr=False, compare=False)
    follow_ups: tuple[Rule, ...] = field(init=False, repr=False, compare=False)
    replies: tuple[Rule, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        follow_ups = tuple(rule for rule in self.rules.values() if rule.anchor == "waiting")
        object.__setattr__(self, "follow_ups", follow_ups)
        replies = tuple(rule for rule in self.rules.values() if rule.sets == REPLY_OWED)
        object.__setattr__(self, "replies", replies)
