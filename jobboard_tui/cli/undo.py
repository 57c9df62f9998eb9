"""Undo and redo, whichever program made the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    commands.verb("undo", undo, does=_("undo the last change, whichever program made it"))
    commands.verb("redo", redo, does=_("redo the last change that was undone"))


def undo(call: CommandCall) -> int:
    """Take back the last change of the board."""
    call.info(call.service.undo(_("Undone: {what}")))
    return 0


def redo(call: CommandCall) -> int:
    """Make the last undone change again."""
    call.info(call.service.redo(_("Redone: {what}")))
    return 0
