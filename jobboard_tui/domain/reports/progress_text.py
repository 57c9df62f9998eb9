"""The hill in words: what moved one, by how much, and what the goals are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from jobboard_tui.domain.labels import ago, full_day
from jobboard_tui.domain.practice_values import HonestAnswer, Practice, PracticeLog
from jobboard_tui.domain.reports.progress import Progress, WeekEffort, WeekProgress, next_test
from jobboard_tui.i18n import _, ngettext, pgettext


def practice_label(practice: Practice) -> str:
    """Return a practice as a column's title says it."""
    return {
        Practice.JAPANESE: pgettext("practice", "Japanese"),
        Practice.HUNTING: _("job hunting"),
        Practice.LEARNING: pgettext("practice", "learning"),
    }[practice]


def honest_label(answer: HonestAnswer) -> str:
    """Return an answer in a word."""
    return {
        HonestAnswer.YES: pgettext("answer", "yes"),
        HonestAnswer.PARTLY: pgettext("answer", "partly"),
        HonestAnswer.NO: pgettext("answer", "no"),
    }[answer]


def goal_words(amount: int, *, timed: bool) -> str:
    """Return a weekly goal: "150 min a week", "5 times a week", or that there is none."""
    if not amount:
        return _("no goal")
    if timed:
        return _("{amount} min a week").format(amount=amount)
    return ngettext("{amount} time a week", "{amount} times a week", amount).format(amount=amount)


def effort_words(effort: WeekEffort) -> str:
    """Return what a week has of a practice, beside its goal: "90/150 min", "6/5"."""
    if not effort.goal.amount:
        return (
            _("{amount} min").format(amount=effort.amount)
            if effort.goal.timed
            else str(effort.amount)
        )
    words = _("{amount}/{goal} min") if effort.goal.timed else _("{amount}/{goal}")
    return words.format(amount=effort.amount, goal=effort.goal.amount)


def movement_words(week: WeekProgress) -> str:
    """Return what the week did, and why."""
    if week.goes_on:
        return _goes_on(week.efforts, met=week.is_met)
    if week.is_met:
        return _("every goal met: one step up")
    if week.has_any:
        return _("some practice: no change")
    return _("no practice: one step back") if week.move else _("no practice: still at the foot")


def short_movement_words(week: WeekProgress) -> str:
    """Return what the week did, where there is little room."""
    if week.move > 0:
        return _("one step up")
    if week.goes_on:
        return pgettext("label", "ongoing")
    return (
        _("one step back")
        if week.move
        else pgettext("hill", "no change")
        if week.has_any
        else _("at the foot")
    )


def _goes_on(efforts: Mapping[Practice, WeekEffort], *, met: bool) -> str:
    if met:
        return _("every goal already met: one step up")
    missing = ", ".join(
        practice_label(practice)
        for practice, week_effort in efforts.items()
        if not week_effort.is_met
    )
    if not missing:
        return pgettext("label", "ongoing")
    return _("ongoing; still missing: {practices}").format(practices=missing)


def place_words(walk: Progress) -> str:
    """Return where one stands, and where one stood when the path began."""
    if not (walk.height or walk.start):
        return _("at the foot of the hill")
    gained, weeks = walk.height - walk.start, len(walk.weeks)
    if gained > 0:
        return ngettext(
            "{height} up the hill, {gained} more than {weeks} week ago",
            "{height} up the hill, {gained} more than {weeks} weeks ago",
            weeks,
        ).format(height=_steps(walk.height), gained=gained, weeks=weeks)
    if gained < 0:
        return ngettext(
            "{height} up the hill, {lost} fewer than {weeks} week ago",
            "{height} up the hill, {lost} fewer than {weeks} weeks ago",
            weeks,
        ).format(height=_steps(walk.height), lost=-gained, weeks=weeks)
    return ngettext(
        "{height} up the hill, same as {weeks} week ago",
        "{height} up the hill, same as {weeks} weeks ago",
        weeks,
    ).format(height=_steps(walk.height), weeks=weeks)


def _steps(count: int) -> str:
    return ngettext("{count} step", "{count} steps", count).format(count=count)


def rule_words() -> str:
    """Return how the steps come about."""
    return _(
        "a week that meets every goal moves you one step up, some practice changes nothing, "
        "none moves you one step back, never below the foot; the current week can only move "
        "you up"
    )


def level_words(hill: PracticeLog, now: datetime) -> str:
    """Return the level of Japanese, the one aimed at, and the next test."""
    day = next_test(hill, now.date())
    test = _("next test {day}, {away}").format(day=full_day(day), away=ago(day, now))
    level = hill.level.value if hill.level else pgettext("label", "unknown")
    if hill.aim is None:
        return _("Japanese: {level}; {test}").format(level=level, test=test)
    return _("Japanese: {level}, aiming for {aim}; {test}").format(
        level=level, aim=hill.aim.value, test=test
    )
