"""Applications where there is no way to reach anybody, so that reminders to write stay away.

Rules with the same `channel` (`rules.toml`) need the same way: an address for thank-yous and
follow-ups, a profile for connection requests. Where it is missing, each of them has a mark on the
application that holds for all its events.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.models import ActionKind, Application, ReminderAction
from jobboard_tui.domain.rules import Rule

EVERY_ATTEMPT = 0
"""The attempt of a mark that is not about a single one."""


def rules_without_channel(application: Application) -> frozenset[str]:
    """Return the ids of the rules that keep silent for want of a channel."""
    return frozenset(mark.rule for mark in application.marks if mark.shelf is ActionKind.NO_CHANNEL)


def channels(rules: Mapping[str, Rule]) -> dict[str, list[Rule]]:
    """Return the rules that need a channel, by its name, in the order of the rules."""
    by_channel: dict[str, list[Rule]] = {}
    for rule in rules.values():
        if rule.channel:
            by_channel.setdefault(rule.channel, []).append(rule)
    return by_channel


def titles(rules: Iterable[Rule]) -> str:
    """Return the titles of some rules in one line, each once."""
    return ", ".join(dict.fromkeys(rule.title for rule in rules))


def missing_words(application: Application, rules: Mapping[str, Rule]) -> str:
    """Return the titles of the rules that keep silent; nothing where none does."""
    missing = rules_without_channel(application)
    return titles(rules[rule] for rule in rules if rule in missing)


def with_channel_missing(
    application: Application, rules: Iterable[Rule], at: datetime
) -> Application:
    """Return the application where some rules keep silent from `at` on, for want of a channel."""
    there = with_channel(application, rules := tuple(rules))
    marks = (
        ReminderAction(
            rule=rule.id, event=None, attempt=EVERY_ATTEMPT, shelf=ActionKind.NO_CHANNEL, at=at
        )
        for rule in rules
    )
    return replace(there, marks=(*there.marks, *marks))


def with_channel(application: Application, rules: Iterable[Rule]) -> Application:
    """Return the application where some rules speak again."""
    names = {rule.id for rule in rules}
    marks = tuple(
        mark
        for mark in application.marks
        if not (mark.shelf is ActionKind.NO_CHANNEL and mark.rule in names)
    )
    return replace(application, marks=marks)
