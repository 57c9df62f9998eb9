"""What the commands do, one module for each group of them.

An action is a function of the board screen, registered under its command's id. What it needs (a
card, a reminder, something to undo) is named beside it: where that is missing, the key says why
instead, and the footer shows the command as disabled.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from jobboard_tui.tui.screens.board import BoardAction, BoardScreen, Need

_MODULES = (
    "cards",
    "events",
    "practice",
    "letters",
    "meeting_file",
    "navigation",
    "offers",
    "program",
    "reminders",
)

ACTIONS: dict[str, BoardAction] = {}
"""Every action by the id of its command.

`action` fills it while the modules are imported, so that an action is declared where it is written;
it is complete once `load` has returned, and not changed after that.
"""


def always(_screen: BoardScreen) -> str:
    """Return no reason against an action that can always be done."""
    return ""


def action(
    command: str, needs: Need = always
) -> Callable[[Callable[[BoardScreen], None]], Callable[[BoardScreen], None]]:
    """Register a function under a command's id."""

    def register(function: Callable[[BoardScreen], None]) -> Callable[[BoardScreen], None]:
        ACTIONS[command] = BoardAction(function, needs)
        return function

    return register


def load() -> dict[str, BoardAction]:
    """Return every action by the id of its command, its module imported."""
    for module in _MODULES:
        import_module(f"{__name__}.{module}")
    return ACTIONS
