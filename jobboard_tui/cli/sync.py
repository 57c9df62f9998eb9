"""The board and its git repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    commands.verb(
        "sync",
        sync,
        does=_("commits a board that lies in a git repository, merges what is new there, pushes"),
    )


def sync(call: CommandCall) -> int:
    """Commit, merge and push, in one step."""
    from jobboard_tui.cli.locate import locate
    from jobboard_tui.sync.git_sync import sync as exchange

    if call.words.demo:
        raise InvalidInput(
            _("sync with --demo"), _("the demo is thrown away"), _("leave one of them out")
        )
    path, places = locate(call.words)
    call.info(exchange(path, places).summary())
    return 0
