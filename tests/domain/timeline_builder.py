"""A job hunt told in a few words, for tests of what is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import (
    MEETINGS,
    ActionKind,
    Application,
    Event,
    Kind,
    Outcome,
    ReminderAction,
    Stage,
)
from jobboard_tui.domain.reminders import explain as reasons
from jobboard_tui.domain.reminders.api import Reminder, ReminderState, reminders
from jobboard_tui.domain.rules import RuleSet

FOLLOW_UPS = ("application-follow-up", "interview-follow-up")
APP_RULE, INTERVIEW_RULE = FOLLOW_UPS


KNOWN = (
    *("offer-deadline", "promised-answer", "answer-offer", "reply", "thank-you"),
    *("request-offer-letter", "prepare-offer-meeting", "task-due", "apply-by", *FOLLOW_UPS),
    *("reflect", "connect", "request-offer-meeting", "tell-of-options", "joining-papers"),
    *("tell-the-others", "move-on", "stay-engaged", "weekly-audit", "resolution"),
)
"""The rules by which hunts tell all that is listed; one that comes later changes no such list."""


@cache
def shipped_rules() -> RuleSet:
    return load_rules(None)


@cache
def known_rules() -> RuleSet:
    """The shipped rules among `KNOWN`; a later one is hunted with `shipped_rules`."""
    shipped = shipped_rules()
    return replace(shipped, rules={rule: shipped.rules[rule] for rule in KNOWN})


IN_2026 = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Tokyo"))


def because(reminder: Reminder, now: datetime = IN_2026) -> str:
    """The reasons for a reminder, told in the year of the hunts."""
    return reasons.explain(reminder, now)


class TimelineBuilder:
    """A board of applications "a", "b", ... whose events are told one after the other.

    Times are "2026-11-02 15:00" or "11-02 15:00" or "11-02" (noon), of 2026 in the home zone. An
    event is logged when it happens, a meeting three days ahead, unless told.
    """

    def __init__(self, zone: str = "Asia/Tokyo", rule_set: RuleSet | None = None) -> None:
        self.zone = ZoneInfo(zone)
        self.rule_set = rule_set or known_rules()
        self.board = Board(zone=zone)
        self.count = 0

    def at(self, text: str) -> datetime:
        day, _space, clock = text.partition(" ")
        year = "" if len(day) == 10 else "2026-"
        return datetime.fromisoformat(f"{year}{day}T{clock or '12:00'}").replace(tzinfo=self.zone)

    def by(self, text: str) -> date | datetime:
        return self.at(text) if " " in text else self.at(text).date()

    def app(self, app_id: str = "a", **fields: Any) -> TimelineBuilder:
        added = self.at(fields.pop("added", "01-01"))
        if isinstance(fields.get("apply_by"), str):
            fields["apply_by"] = self.by(fields["apply_by"])
        self.board = self.board.add(
            Application(id=app_id, company=f"{app_id} KK", role="SRE", added=added, **fields)
        )
        return self

    def log(self, kind: str, at: str, app: str = "a", **fields: Any) -> TimelineBuilder:
        """An event; its id is its kind and number, unless told."""
        if app not in self.board.applications:
            self.app(app)
        self.board = self.board.log(app, self.event(kind, at, **fields))
        return self

    def event(self, kind: str, at: str, **fields: Any) -> Event:
        self.count += 1
        when = self.at(at)
        logged = fields.pop("logged", None)
        if isinstance(fields.get("by"), str):
            fields["by"] = self.by(fields["by"])
        ahead = timedelta(days=3 if kind in MEETINGS else 0)
        return Event(
            id=fields.pop("id", f"{kind}-{self.count}"),
            kind=Kind(kind),
            at=when,
            logged=self.at(logged) if logged else when - ahead,
            **fields,
        )

    def audit(self, at: str) -> TimelineBuilder:
        self.board = self.board.note(self.event("audit", at))
        return self

    def amend(self, event_id: str, app: str = "a", **fields: Any) -> TimelineBuilder:
        if isinstance(fields.get("at"), str):
            fields["at"] = self.at(fields["at"])
        event = self.board.event(app, event_id)
        self.board = self.board.amend(app, replace(event, **fields))
        return self

    def cancel(self, event_id: str, app: str = "a") -> TimelineBuilder:
        return self.amend(event_id, app, cancelled=True)

    def call_off(self, event_id: str, at: str, app: str = "a") -> TimelineBuilder:
        """The company calls a meeting off, and says so at that time."""
        return self.amend(event_id, app, cancelled=True, cancelled_at=self.at(at))

    def hold(self, until: str, since: str, app: str = "a") -> TimelineBuilder:
        fields = {"hold_until": self.by(until), "hold_since": self.at(since)}
        self.board = self.board.edit(app, **fields)
        return self

    def move(
        self, stage: str, app: str = "a", outcome: Outcome | None = None, at: str = "12-31"
    ) -> TimelineBuilder:
        self.board = self.board.move(app, Stage(stage), self.at(at), outcome)
        return self

    def shelve(
        self,
        shelf: str,
        rule: str,
        event: str | None,
        attempt: int = 1,
        app: str | None = "a",
        until: str = "",
        at: str = "01-01",
    ) -> TimelineBuilder:
        mark = ReminderAction(
            rule=rule,
            event=event,
            attempt=attempt,
            shelf=ActionKind(shelf),
            at=self.at(at),
            until=self.at(until) if until else None,
        )
        self.board = self.board.mark(app, mark)
        return self

    def pause(self, since: str, until: str = "") -> TimelineBuilder:
        self.board = self.board.start_pause(self.at(since), self.at(until) if until else None)
        return self

    # -- asking ------------------------------------------------------------------------------

    def all(self, now: str) -> list[Reminder]:
        return reminders(self.board, self.rule_set, self.at(now))

    def of(self, rule: str, now: str, app: str | None = "a") -> list[Reminder]:
        return [one for one in self.all(now) if one.rule.id == rule and one.application == app]

    def one(self, rule: str, now: str, app: str | None = "a") -> Reminder:
        found = self.of(rule, now, app)
        assert len(found) == 1, [(one.rule.id, one.event) for one in self.all(now)]
        return found[0]

    def rules(self, now: str, app: str | None = "a") -> set[str]:
        """The rules that are listed, waiting ones included."""
        return {one.rule.id for one in self.all(now) if one.application == app}

    def window(self, rule: str, now: str, app: str | None = "a") -> tuple[str, str | None]:
        """When the one reminder of a rule opens and is due: "11-09 00:00"."""
        one = self.one(rule, now, app)
        return self.told(one.opens_at), None if one.due_at is None else self.told(one.due_at)

    def state(self, rule: str, now: str, app: str | None = "a") -> ReminderState | None:
        found = self.of(rule, now, app)
        return found[0].state if found else None

    def told(self, at: datetime) -> str:
        local = at.astimezone(self.zone)
        return f"{local:%m-%d %H:%M}" if local.year == 2026 else f"{local:%Y-%m-%d %H:%M}"
