"""The demo board: `data/demo.toml`, laid around an instant.

Its times are distances from now, so that whenever it is opened something is late, something is
due and something lies ahead.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from jobboard_tui.config.resources import shipped
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.board import HOME_ZONE, Board
from jobboard_tui.domain.business_days import BusinessCalendar, calendar_of
from jobboard_tui.domain.fields import TEXTS, FieldType, fields_of
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.models import (
    MEETINGS,
    ActionKind,
    Application,
    Channel,
    Contact,
    Deadline,
    Event,
    Kind,
    Outcome,
    ReminderAction,
    Stage,
)
from jobboard_tui.domain.offer_values import AnswerSource, Concern, ItemAnswer, ItemState, RedFlag
from jobboard_tui.domain.parsing.datetimes import at_clock
from jobboard_tui.domain.practice_values import (
    Answer,
    Answers,
    HonestAnswer,
    Level,
    Practice,
    PracticeEntry,
    PracticeLog,
)
from jobboard_tui.domain.rules import Closure

_OFFSET = re.compile(
    r"(?:(?P<slide>before|after) )?(?P<days>[+-]\d+)d(?: (?P<hour>\d\d):(?P<minute>\d\d))?"
)
_SPAN = re.compile(r"(?P<office>office )?(?P<count>[+-]\d+)(?P<unit>[hm])")
_OPENS, _LAST_START = time(9, 30), time(17)
"""Office hours, the last one ending when everybody leaves."""
_AHEAD = timedelta(days=3)
"""So long before it takes place a meeting is agreed on."""


def demo_board(now: datetime) -> Board:
    """Return some 25 applications with every stage, rule and state of a reminder, around `now`.

    The home zone is that of `now`; of one with a bare offset, the usual home zone.
    """
    home = now.tzinfo if isinstance(now.tzinfo, ZoneInfo) else ZoneInfo(HOME_ZONE)
    zone = home.key or HOME_ZONE
    laid = _DemoBuilder(now.astimezone(home), calendar_of(zone, _closed()))
    demo = _tables()
    board = Board(zone=zone)
    for number, row in enumerate(demo["audits"], start=1):
        board = laid.add_audit(board, f"audit-{number}", row)
    board = replace(board, hill=laid.add_practice(board.hill, demo["hill"]))
    for row in demo["applications"]:
        board = laid.add_row(board, row)
    return _dismiss_for_others(board, demo["told"])


def demo_sender() -> Sender:
    """Return who writes the letters of the demo."""
    return Sender(**_tables()["profile"])


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(shipped("demo.toml").read_text(encoding="utf-8"))


@cache
def _closed() -> tuple[Closure, ...]:
    return load_rules(None).closed


def _dismiss_for_others(board: Board, row: Mapping[str, Any]) -> Board:
    """Every open application but some keeps silent about the offer that was accepted."""
    holder = row["accepted"].rpartition("-")[0]
    accepted = board.event(holder, row["accepted"])
    mark = ReminderAction(
        rule=row["rule"],
        event=accepted.id,
        attempt=1,
        shelf=ActionKind.DISMISSED,
        at=accepted.at,
    )
    for application in board.applications.values():
        if application.is_open and application.id not in row["except"]:
            board = board.mark(application.id, mark)
    return board


class _DemoBuilder:
    """Turns the rows of the file into values around one instant."""

    def __init__(self, now: datetime, calendar: BusinessCalendar) -> None:
        self.now = now
        self.calendar = calendar

    # -- times -------------------------------------------------------------------------------

    def instant(self, text: str) -> datetime:
        """The instant that a distance means."""
        if span := _SPAN.fullmatch(text):
            return self._clock_away(span)
        day, clock = self._day(text)
        assert clock is not None, text
        return at_clock(day, clock, self.calendar.zone)

    def deadline(self, text: str) -> Deadline:
        """A date, or an instant where the text has a time."""
        day, clock = self._day(text)
        return day if clock is None else at_clock(day, clock, self.calendar.zone)

    def _day(self, text: str) -> tuple[date, time | None]:
        match = _OFFSET.fullmatch(text)
        if match is None:
            raise ValueError(text)
        day = self.now.date() + timedelta(days=int(match["days"]))
        if match["slide"]:
            day = self._business_day(day, -1 if match["slide"] == "before" else 1)
        clock = time(int(match["hour"]), int(match["minute"])) if match["hour"] else None
        return day, clock

    def _business_day(self, day: date, step: int) -> date:
        while not self.calendar.is_business_day(day):
            day += timedelta(days=step)
        return day

    def _clock_away(self, span: re.Match[str]) -> datetime:
        count = int(span["count"])
        away = timedelta(hours=count) if span["unit"] == "h" else timedelta(minutes=count)
        at = (self.now.astimezone(UTC) + away).astimezone(self.calendar.zone)
        at -= timedelta(minutes=at.minute % 15, seconds=at.second, microseconds=at.microsecond)
        return self._in_office(at) if span["office"] else at

    def _in_office(self, at: datetime) -> datetime:
        """That instant, or the last one before it at which an office is open."""
        day, clock = at.date(), at.time()
        if clock < _OPENS:
            day, clock = day - timedelta(days=1), _LAST_START
        open_day = self._business_day(day, -1)
        clock = min(clock, _LAST_START) if open_day == day else _LAST_START
        return at_clock(open_day, clock, self.calendar.zone)

    # -- values ------------------------------------------------------------------------------

    def add_row(self, board: Board, row: Mapping[str, Any]) -> Board:
        """The board with the application of a row, its timeline and its marks."""
        application = self._application(row)
        events: list[Event] = []
        for number, event_row in enumerate(row.get("events", ()), start=1):
            floor = events[-1].until if events else None
            events.append(self._event(f"{application.id}-{number}", event_row, floor))
        added = min([application.added, *(event.logged for event in events)])
        board = board.add(replace(application, added=added))
        for event in sorted(events, key=lambda entry: entry.logged):
            board = board.log(application.id, event)
        for mark in row.get("marks", ()):
            board = board.mark(application.id, self._mark(application.id, mark))
        if "closed" in row:
            at, outcome = self.instant(row["closed_at"]), Outcome(row["closed"])
            board = board.move(application.id, Stage.CLOSED, at, outcome)
        return board

    def add_audit(self, board: Board, event_id: str, row: Mapping[str, Any]) -> Board:
        """The board with one more self-audit."""
        at = self.instant(row["at"])
        answers = tuple(
            Answer(question=name, said=HonestAnswer(said)) for name, said in row["answers"].items()
        )
        event = Event(
            id=event_id, kind=Kind.AUDIT, at=at, logged=at, note=row.get("resolution", "")
        )
        audit = Answers(event=event_id, at=at, answers=answers)
        return replace(board.note(event), hill=board.hill.add_audit(audit))

    def add_practice(self, hill: PracticeLog, table: Mapping[str, Any]) -> PracticeLog:
        """With the levels and the practice log."""
        number = 0
        for row in table["practice"]:
            for day in row["days"]:
                number += 1
                at = self.instant(f"-{day}d {row['at']}")
                hill = hill.add_entry(
                    PracticeEntry(
                        id=f"practice-{number}",
                        practice=Practice(row["practice"]),
                        at=at,
                        logged=at,
                        minutes=row.get("minutes"),
                        count=row.get("count"),
                        note=row.get("note", ""),
                    )
                )
        return replace(hill, level=Level(table["level"]), aim=Level(table["aim"]))

    def _application(self, row: Mapping[str, Any]) -> Application:
        application = Application(
            id=row["id"],
            company=row["company"],
            role=row["role"],
            added=self.instant(row["added"]),
            stage=Stage(row.get("stage", Stage.WISHLIST)),
            contacts=tuple(Contact(**contact) for contact in row.get("contacts", ())),
            **self._fields(row),
        )
        return self._with_offer(application, row)

    def _fields(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The texts, tags and deadlines of a row."""
        readers: dict[FieldType, Callable[[Any], Any]] = {
            **dict.fromkeys(TEXTS, str),
            FieldType.TAGS: tuple,
            FieldType.DEADLINE: self.deadline,
        }
        return {
            field.name: readers[field.type](row[field.name])
            for field in fields_of(*readers)
            if field.name in row and not field.is_required
        }

    def _with_offer(self, application: Application, row: Mapping[str, Any]) -> Application:
        """The application with what the row knows of its offer."""
        findings = {
            item: ItemAnswer(
                state=ItemState(answer[0]),
                value=answer[1],
                origin=AnswerSource(answer[2]) if answer[2] else None,
            )
            for item, answer in row.get("checklist", {}).items()
        }
        doubts = {
            f"{application.id}-doubt-{number}": Concern(**doubt)
            for number, doubt in enumerate(row.get("doubts", ()), start=1)
        }
        flags = {
            flag: RedFlag(at=self.instant(at), note=note)
            for flag, (at, note) in row.get("flags", {}).items()
        }
        return replace(
            application,
            checklist=findings,
            doubts=doubts,
            flags=flags,
            terms=dict(row.get("terms", {})),
        )

    def _event(self, event_id: str, row: Mapping[str, Any], floor: datetime | None) -> Event:
        """The event of a row, not before the end of the one above it.

        Around holidays two days can slide onto the same one.
        """
        kind, at = Kind(row["kind"]), self.instant(row["at"])
        at = at if floor is None else max(at, floor)
        event = Event(
            id=event_id,
            kind=kind,
            at=at,
            logged=self._logged(kind, at, row.get("logged")),
            by=self.deadline(row["by"]) if "by" in row else None,
            via=Channel(row["via"]) if "via" in row else None,
            people=tuple(row.get("people", ())),
        )
        plain = ("minutes", "round", "where", "note", "needs_reply")
        return replace(event, **{name: row[name] for name in plain if name in row})

    def _logged(self, kind: Kind, at: datetime, text: str | None) -> datetime:
        """When an event was told: not after now, and a meeting not after its start."""
        if text is not None:
            return min(self.instant(text), self.now)
        return min(at - _AHEAD, self.now) if kind in MEETINGS else at

    def _mark(self, app_id: str, row: Mapping[str, Any]) -> ReminderAction:
        return ReminderAction(
            rule=row["rule"],
            event=f"{app_id}-{row['event']}",
            attempt=row.get("attempt", 1),
            shelf=ActionKind(row["shelf"]),
            at=self.instant(row["at"]),
            until=self.instant(row["until"]) if "until" in row else None,
        )
