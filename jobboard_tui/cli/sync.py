"""The board and its git repository."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

from jobboard_tui.cli.context import CommandCall, narrate
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    sync_ = commands.verb(
        "sync",
        sync,
        does=_("commit a board in a git repository, merge what is new there, and push"),
    )
    sync_.add_argument(
        "--yes",
        action="store_true",
        help=_("don't ask, even before the first push to a remote"),
    )


def sync(call: CommandCall) -> int:
    """Commit, merge and push, in one step."""
    from jobboard_tui.cli.locate import locate
    from jobboard_tui.sync.git_sync import consent_question, note_consent
    from jobboard_tui.sync.git_sync import sync as exchange

    if call.words.demo:
        raise InvalidInput(
            _("sync with --demo"), _("the demo is never saved"), _("use only one of them")
        )
    path, places = locate(call.words)
    if question := consent_question(path, places):
        if not call.words.yes and not _is_agreed(call, question):
            return 1
        note_consent(path, places)
    call.info(exchange(path, places).summary())
    return 0


def _is_agreed(call: CommandCall, question: str) -> bool:
    """Ask on the terminal; `InvalidInput` where nobody can be asked."""
    if not sys.stdin.isatty():
        raise InvalidInput(
            pgettext("action", "sync"),
            _("{question} There is no terminal to ask on").format(question=question),
            _("check the remote, then add --yes"),
        )
    narrate(_("{question} y/n").format(question=clean(question)))
    answer = unicodedata.normalize("NFKC", sys.stdin.readline()).strip().lower()
    if answer in ("y", "yes", "はい"):
        return True
    call.info(_("not synced; nothing was sent"))
    return False
