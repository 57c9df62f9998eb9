"""Weekly goals and the level of Japanese in one line: "japanese=150m hunting=5 level=N3 aim=N2"."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Any

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.parsing.datetimes import parse_when
from jobboard_tui.domain.parsing.purpose import TO_COME
from jobboard_tui.domain.practice_values import Goal, Level, Practice, PracticeLog
from jobboard_tui.domain.reports.progress import goal_of, next_test
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.domain.weeks import monday_of
from jobboard_tui.i18n import _

NAMES = (*(practice.value for practice in Practice), "level", "aim", "test")
_GOAL = re.compile(
    r"0*(?P<number>\d{1,4})\s*(?:(?P<minutes>m|mins?|minutes|分)|(?P<hours>h|hours?|時間)|x|times|回|件)?",
    re.ASCII,
)
_PAIR = re.compile(r"\s*(?P<name>[^\s=]+)\s*=(?P<value>.*?)(?=\s+[^\s=]+\s*=|$)")


@frozen
class GoalsLine:
    """What a line sets: goals from this week on; `level`, `aim` and `test` where they are told."""

    goals: tuple[Goal, ...]
    fields: dict[str, Any]


def parse_goals(text: str, now: datetime) -> GoalsLine:
    """What a line sets; an empty value takes back what was set. `InvalidInput`.

    >>> parse_goals("hunting=5", datetime(2026, 11, 26)).goals[0].amount
    5
    """
    said = unicodedata.normalize("NFKC", clean(text)).strip()
    goals: list[Goal] = []
    fields: dict[str, Any] = {}
    place = 0
    while place < len(said):
        match = _PAIR.match(said, place)
        if match is None:
            raise InvalidInput(
                said[place:].strip(),
                _("a name and a value are needed"),
                _("write {name}=VALUE").format(name=NAMES[0]),
            )
        name, value, place = match["name"].lower(), match["value"].strip(), match.end()
        if name in ("level", "aim"):
            fields[name] = read_level(name, value)
        elif name == "test":
            fields[name] = parse_when(value, now, TO_COME).at.date() if value else None
        else:
            goals.append(read_goal(_practice(name), value, monday_of(now.date())))
    return GoalsLine(tuple(goals), fields)


def goals_words(hill: PracticeLog, today: date) -> str:
    """What is set, as a line that sets it."""
    monday = monday_of(today)
    words = [
        f"{practice.value}={_amount(goal_of(hill, practice, monday))}" for practice in Practice
    ]
    words += [f"level={hill.level or ''}", f"aim={hill.aim or ''}"]
    return " ".join([*words, f"test={next_test(hill, today).isoformat()}"])


def _amount(goal: Goal) -> str:
    return f"{goal.amount}m" if goal.timed else str(goal.amount)


def _practice(name: str) -> Practice:
    for practice in Practice:
        if name == practice.value:
            return practice
    raise InvalidInput(
        name,
        _("no such goal"),
        _("use one of {names}").format(names=", ".join(NAMES)),
    )


def read_goal(practice: Practice, value: str, since: date) -> Goal:
    """A weekly goal from a Monday on: "90m" in minutes, "5" in counts, "0" none; `InvalidInput`."""
    match = _GOAL.fullmatch(unicodedata.normalize("NFKC", value).strip().lower())
    if match is None:
        raise InvalidInput(
            f"{practice.value}={value}",
            _("not a number of minutes or times"),
            _("write {name}=90m for minutes, {name}=5 for a count, {name}=0 for none").format(
                name=practice.value
            ),
        )
    amount = int(match["number"]) * (60 if match["hours"] else 1)
    is_timed = bool(match["hours"] or match["minutes"])
    return Goal(practice=practice, since=since, amount=amount, timed=is_timed)


def read_level(name: str, value: str) -> Level | None:
    """A level of the JLPT; None for an empty value. `InvalidInput` names them."""
    said = value.strip().upper()
    if not said:
        return None
    if said not in Level.__members__:
        raise InvalidInput(
            f"{name}={value}",
            _("unknown name"),
            _("use one of {names}").format(names=", ".join(Level)),
        )
    return Level(said)
