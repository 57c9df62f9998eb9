"""The board and its git repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.cli.context import Call
from jobboard_tui.domain.errors import Misspoken
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import Commands


def declare(commands: Commands) -> None:
    """The command of this room."""
    commands.verb(
        "sync",
        sync,
        does=_("commits a board that lies in a git repository, merges what is new there, pushes"),
    )


def sync(call: Call) -> int:
    """Commit, merge and push, in one step."""
    from jobboard_tui.cli.locate import located
    from jobboard_tui.sync.git_sync import sync as exchange

    if call.words.demo:
        raise Misspoken(
            _("sync with --demo"), _("the demo is thrown away"), _("leave one of them out")
        )
    path, places = located(call.words)
    call.tell(exchange(path, places).told())
    return 0
