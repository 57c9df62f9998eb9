"""Undo and redo, whichever program made the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.cli.context import Call
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import Commands


def declare(commands: Commands) -> None:
    """The commands of this room."""
    commands.verb("undo", undo, does=_("take back the last change, whichever program made it"))
    commands.verb("redo", redo, does=_("make the change again that was taken back last"))


def undo(call: Call) -> int:
    """Take back the last change of the board."""
    call.tell(call.desk.undo(_("taken back: {what}")))
    return 0


def redo(call: Call) -> int:
    """Make the last undone change again."""
    call.tell(call.desk.redo(_("made again: {what}")))
    return 0
