"""The command palette: every command of the board by name, with its key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from jobboard_tui.i18n import _
from jobboard_tui.tui.commands import BY_ID, COMMANDS

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen


class PaletteCommands:
    """The commands by name; from the second time on, the palette names a command's key."""

    def __init__(self) -> None:
        self._uses: Counter[str] = Counter()

    def board_commands(self, screen: BoardScreen) -> Iterator[SystemCommand]:
        """Yield every command of the board, in the order of the registry."""
        for command in COMMANDS:
            yield SystemCommand(
                _("{label}  ({key})").format(label=command.label, key=command.first_key),
                command.help,
                partial(self._run, screen, command.id),
            )

    def screenshot(self, save: Callable[[], None]) -> SystemCommand:
        """Return the command that saves the screen as a picture."""
        return SystemCommand(_("Save a screenshot"), _("The screen as an SVG file."), save)

    def _run(self, screen: BoardScreen, command_id: str) -> None:
        screen.command(command_id)
        self._uses[command_id] += 1
        if self._uses[command_id] > 1 and not screen.notice.said:
            command = BY_ID[command_id]
            said = _("{label} has a key: {key}")
            screen.announcer.say(said.format(label=command.label, key=command.first_key))
