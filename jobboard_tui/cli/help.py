"""`jobboard help`, as other programs have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    help_ = commands.verb("help", show_help, does=_("this help, or that of one command"))
    help_.add_argument("verb", metavar="COMMAND", nargs="?", help=_("the command to explain"))


def show_help(call: CommandCall) -> int:
    """Print what `--help` prints; it needs no board."""
    from jobboard_tui.cli.parser import VERBS, build, commands, unknown_command

    verb, parser = call.words.verb, build()
    if verb is not None and verb not in VERBS:
        raise unknown_command(verb, VERBS)
    shown = parser if verb is None else commands(parser)[verb]
    call.print(shown.format_help().removesuffix("\n"))
    return 0
