"""The rules as shipped, with the user's own on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobboard_tui.config.resources import shipped
from jobboard_tui.config.toml import read_tables
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.reminders.rule_parser import InvalidRule, closure_of, rule_set_of
from jobboard_tui.domain.rules import Closure, RuleSet
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.storage.file_fingerprint import Signature, fingerprint

if TYPE_CHECKING:
    from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate

_TABLES = frozenset({"rules", "closed", "snooze"})


def load_rules(overrides: Path | None, own_items: Path | None = None) -> RuleSet:
    """Return the shipped rules, changed by the override file where there is one.

    `own_items` is the user's file of checklist items, which is read only when a rule asks whether
    a meeting is prepared. Raises `JobboardError`, which names the file, the rule and the key, for
    what can't be read.
    """
    ours = shipped("rules.toml")
    rows, closed, snooze = _read(ours)
    if overrides is None or not overrides.exists():
        return _asking(_rule_set(ours, rows, closed, snooze), own_items)
    own_rows, own_closed, own_snooze = _read(overrides)
    changed = {**rows}
    for rule_id, row in own_rows.items():
        changed[rule_id] = {**rows.get(rule_id, {}), **row}
    rule_set = _rule_set(overrides, changed, {**closed, **own_closed}, {**snooze, **own_snooze})
    return _asking(rule_set, own_items)


def rule_names(overrides: Path | None) -> frozenset[str]:
    """Return the names of all rules, ours and the override file's, also those switched off."""
    names = {*_read(shipped("rules.toml"))[0]}
    if overrides is not None and overrides.exists():
        names |= _read(overrides)[0].keys()
    return frozenset(names)


def _asking(rule_set: RuleSet, own_items: Path | None) -> RuleSet:
    """The rules, which ask the checklist whether anything is unknown.

    An own file that can't be read must not take the board away: then the shipped items count, and
    `jobboard checklist` tells what is wrong with it. It is read again once it has changed.
    """

    @lru_cache(maxsize=1)
    def checklist_template(_looks: Signature | None) -> ChecklistTemplate:
        from jobboard_tui.config.checklist_file import load_checklist

        try:
            return load_checklist(own_items)
        except JobboardError:
            return load_checklist()

    def has_unknown(application: Application) -> bool:
        from jobboard_tui.domain.offers.checklist import unknown_items

        return bool(
            unknown_items(
                checklist_template(None if own_items is None else fingerprint(own_items)),
                application,
            )
        )

    return replace(rule_set, has_unknown=has_unknown)


def _rule_set(
    path: Path,
    rows: Mapping[str, Mapping[str, Any]],
    closed: Mapping[str, Any],
    snooze: Mapping[str, Any],
) -> RuleSet:
    try:
        return rule_set_of(rows, _closures(closed), snooze)
    except InvalidRule as error:
        raise JobboardError(
            _("{file}, {place}").format(file=path, place=error.what), error.why, error.hint
        ) from None


def _closures(closed: Mapping[str, Any]) -> list[Closure]:
    """Every name has a range, several of them, or an empty text that takes a shipped one away."""
    return [
        closure_of(_("closed days, {name}").format(name=name), text)
        for name, value in closed.items()
        for text in (value if isinstance(value, list) else [value])
        if text != ""
    ]


def _read(path: Path) -> tuple[dict[str, dict[str, Any]], dict[str, Any], dict[str, Any]]:
    """The rows of a file, its closed days by their names, and what it says of snoozes."""
    tables = read_tables(path)
    for name in tables.keys() - _TABLES:
        raise _unknown(path, name)
    rows, closed, snooze = (tables.get(name, {}) for name in ("rules", "closed", "snooze"))
    if isinstance(closed, list):
        closed = {pgettext("label", "closed"): closed}
    if not isinstance(closed, dict):
        raise _unknown(path, "closed")
    if not isinstance(snooze, dict):
        raise _unknown(path, "snooze")
    if not isinstance(rows, dict):
        raise _unknown(path, "rules")
    for rule_id, row in rows.items():
        if not isinstance(row, dict):
            raise _unknown(path, f"rules.{rule_id}")
    return rows, closed, snooze


def _unknown(path: Path, name: str) -> JobboardError:
    return JobboardError(
        _("{file}, {name}").format(file=path, name=name),
        _("not a rule, closed days or a snooze setting"),
        _("write [rules.NAME], [closed] or [snooze]"),
    )
