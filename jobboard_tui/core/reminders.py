"""What the seeker owes or may do: derived from events, rules and the clock, never stored.

The way from a timeline to a reminder: `facts.py` says what counts, `anchors.py` what a rule counts
from, `windows.py` when it opens and is due, `reckoning.py` makes the reminders of one application,
`outlook.py` those of a board, again and again. This is the door to them.
"""

from __future__ import annotations

from datetime import datetime

from jobboard_tui.core.board import Board
from jobboard_tui.core.early import not_yet, too_early
from jobboard_tui.core.outlook import Outlook, View
from jobboard_tui.core.playbook import Playbook, Rule
from jobboard_tui.core.reminder import Reminder, State

__all__ = [
    "Outlook",
    "Playbook",
    "Reminder",
    "Rule",
    "State",
    "View",
    "not_yet",
    "reminders",
    "too_early",
]


def reminders(board: Board, playbook: Playbook, now: datetime) -> list[Reminder]:
    """Every reminder at `now`, most urgent first, waiting ones included."""
    return list(Outlook(playbook).at(board, now).reminders)
