"""When to nudge somebody who is not looking: what has fallen due by itself, outside quiet hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias

from jobboard_tui.domain.models import ReminderKey
from jobboard_tui.domain.reminders.quiet_hours import BELL, OSC9, OSC777, Quiet
from jobboard_tui.domain.reminders.reminder import Reminder, ReminderState
from jobboard_tui.domain.reminders.reminder_index import ReminderView
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext

NudgeKey: TypeAlias = tuple[str | None, ReminderKey]
_Rise: TypeAlias = tuple[NudgeKey, ReminderState, datetime, datetime | None]


class NudgeQueue:
    """What has risen since the last nudge: from waiting to due, or from due to overdue.

    What the user has just done raises nothing: only a reminder that was there before counts. What
    rises in quiet hours waits until they are over. What was told, or stood there from the start,
    is not told again when the clock is set back; after a further snooze it is.
    """

    def __init__(self) -> None:
        self._known: dict[NudgeKey, ReminderState] = {}
        self._snoozed: dict[NudgeKey, datetime] = {}
        self._nudged: set[_Rise] = set()

    def take_risen(self, view: ReminderView, now: datetime, quiet: Quiet) -> list[Reminder]:
        """Those that have risen; each is told once. Suggestions never are."""
        is_quiet = quiet.covers(now.time())
        risen = []
        known: dict[NudgeKey, ReminderState] = {}
        for reminder in view.reminders:
            if reminder.soft:
                continue
            key = (reminder.application, reminder.key)
            if reminder.snoozed_until is not None:
                self._snoozed[key] = reminder.snoozed_until
            before = self._known.get(key)
            rises = before is not None and _rises(before, reminder.state)
            is_new = self._note(key, reminder) if before is None or not is_quiet else False
            if rises and is_new and not is_quiet:
                risen.append(reminder)
            known[key] = before if rises and is_quiet and before else reminder.state
        self._known = known
        return risen

    def _note(self, key: NudgeKey, reminder: Reminder) -> bool:
        """Note a state and those below it as told; whether it was not."""
        place = _ORDER.index(reminder.state)
        rises = [
            (key, state, reminder.opens_at, self._snoozed.get(key))
            for state in _ORDER[1 : place + 1]
        ]
        is_new = bool(rises) and rises[-1] not in self._nudged
        self._nudged.update(rises)
        return is_new


_ORDER = (ReminderState.WAITING, ReminderState.DUE, ReminderState.OVERDUE)


def _rises(before: ReminderState, after: ReminderState) -> bool:
    return _ORDER.index(after) > _ORDER.index(before)


def words(risen: Sequence[Reminder]) -> str:
    """Return the first of them, and how many more."""
    first = risen[0]
    company = clean(first.company) or pgettext("label", "general")
    if first.state is ReminderState.OVERDUE:
        sentence = _("{company}: {title} is late").format(company=company, title=first.rule.title)
    else:
        sentence = _("{company}: {title} is due").format(company=company, title=first.rule.title)
    if len(risen) == 1:
        return sentence
    return _("{first}, and {count} more").format(first=sentence, count=len(risen) - 1)


def signal(way: str, text: str) -> str:
    """Return what a terminal is sent; nothing for `off` or a way that there is not."""
    cleaned = clean(text).replace(";", ",")
    return {
        BELL: "\a",
        OSC9: f"\x1b]9;{cleaned}\x1b\\",
        OSC777: f"\x1b]777;notify;jobboard;{cleaned}\x1b\\",
    }.get(way, "")
