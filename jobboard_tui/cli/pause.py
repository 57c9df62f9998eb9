"""`pause` and `resume`: the whole board rests, and goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    pause_ = commands.verb(
        "pause", pause, does=_("pause suggestions; what you owe stays listed, with a note")
    )
    pause_.add_argument(
        "--until", metavar="WHEN", help=_("when suggestions come back (default: with `resume`)")
    )
    commands.verb("resume", resume, does=_("resume suggestions"))


def pause(call: CommandCall) -> int:
    """Pause the reminders of the whole board."""
    call.service.pause(call.future_time("until", call.words.until) if call.words.until else None)
    return 0


def resume(call: CommandCall) -> int:
    """Let the reminders of the whole board speak again."""
    call.service.resume()
    return 0
