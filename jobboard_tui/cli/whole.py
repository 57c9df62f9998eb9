"""Commands on the whole board: its rest, its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.cli.call import Call
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import Commands


def declare(commands: Commands) -> None:
    """The commands of this room."""
    pause_ = commands.verb("pause", pause, does=_("the whole board rests"))
    pause_.add_argument("--until", metavar="WHEN", help=_("when it wakes up; otherwise `resume`"))
    commands.verb("resume", resume, does=_("the board rests no more"))


def pause(call: Call) -> int:
    """The whole board rests."""
    call.desk.pause(call.later("until", call.words.until) if call.words.until else None)
    return 0


def resume(call: Call) -> int:
    """The board rests no more."""
    call.desk.resume()
    return 0
