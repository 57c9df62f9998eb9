"""What lies ahead, by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.cli.call import Call
from jobboard_tui.cli.fields import number
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import Commands

DAYS = 14


def declare(commands: Commands) -> None:
    """The command of this room."""
    agenda_ = commands.verb(
        "agenda", agenda, does=_("interviews, meetings, deadlines and opening windows, by day")
    )
    agenda_.add_argument(
        "--days",
        metavar="N",
        type=number,
        default=DAYS,
        help=_("how many days, today included ({days})").format(days=DAYS),
    )
    agenda_.add_argument("--json", action="store_true", help=_("for scripts"))


def agenda(call: Call) -> int:
    """Print the days."""
    return 0
