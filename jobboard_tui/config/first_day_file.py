"""The steps from yes to the first day, as `data/first_day.toml` has them, laid beside the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any

from jobboard_tui.config.resources import shipped
from jobboard_tui.config.toml import read_tables
from jobboard_tui.domain.joining_steps import (
    JoiningRows,
    JoiningSituation,
    JoiningStep,
    steps_for,
)
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.reminders.anchors import ALONE, JOINING
from jobboard_tui.domain.rules import Rule, RuleSet

_PLAIN = (
    "anchor",
    "days",
    "lead",
    "gap",
    "others",
    "papers",
    "business_day",
    "earliest",
    "takes",
    "late",
)
_LISTS = ("employment", "residence", "not_residence")


def load_joining_rows() -> JoiningRows:
    """Return the statuses of residence by their ids, and where to ask."""
    tables = _tables()
    return JoiningRows(
        residence={key: row["title"] for key, row in tables["residence"].items()},
        ask=tuple(row["title"] for row in tables["ask"].values()),
    )


def with_joining_steps(rule_set: RuleSet, situation: JoiningSituation) -> RuleSet:
    """Return the rules, and behind them one for each step that concerns that situation."""
    rows = _tables()["steps"]
    own = {name: rule for name, rule in rule_set.rules.items() if rule.step is None}
    steps = steps_for(((name, _step(row)) for name, row in rows.items()), situation)
    ruled = {
        name: _rule(name, rows[name], step, len(own) + place)
        for place, (name, step) in enumerate(steps)
    }
    return replace(rule_set, rules=MappingProxyType({**own, **ruled}))


@cache
def _tables() -> Mapping[str, Any]:
    return read_tables(shipped("first_day.toml"))


def _step(row: Mapping[str, Any]) -> JoiningStep:
    plain = {name: row[name] for name in _PLAIN if name in row}
    lists = {name: tuple(row.get(name, ())) for name in _LISTS}
    fields: dict[str, Any] = {**plain, **lists}
    return JoiningStep(**fields)


def _rule(name: str, row: Mapping[str, Any], step: JoiningStep, order: int) -> Rule:
    return Rule(
        id=name,
        title=row["title"],
        do=row["do"],
        short=row["short"],
        words=row["reason"],
        source=row["source"],
        anchor=JOINING,
        of=(Kind.ACCEPTED,),
        unless=(ALONE,) if step.others else (),
        after_acceptance=True,
        on_hold=True,
        ticked_by="papers" if step.papers else None,
        is_deadline=True,
        step=step,
        order=order,
    )
