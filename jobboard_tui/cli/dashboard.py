"""Without a command: the full screen."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from jobboard_tui.domain.errors import BoardDamaged, JobboardError
from jobboard_tui.i18n import _, pgettext

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from jobboard_tui.cli.bootstrap import OpenedBoard
    from jobboard_tui.cli.context import CommandCall
    from jobboard_tui.interchange.mail.new_mail import NewMail


def dashboard(words: Namespace, leaving: ExitStack, own: Namespace | None = None) -> int:
    """Open the dashboard; only here is its toolkit loaded.

    `own` are the words that open the user's own board, where `words` open the demo.
    """
    if not has_terminal():
        raise JobboardError(
            pgettext("action", "dashboard"),
            _("it needs a terminal that can show a full screen"),
            _("give a command instead: `jobboard --help` lists them"),
        )
    from jobboard_tui.config.settings import KeptSettings
    from jobboard_tui.tui.textual_patches.requirements import check_textual

    check_textual()
    from jobboard_tui.tui.app import run

    opened = _opened(words, leaving)
    kept = KeptSettings(opened.places)

    def open_demo() -> int:
        return _show(_in_place_of(words, demo=True, file=None), words)

    def open_own() -> int:
        return _show(own or _in_place_of(words, demo=False))

    return run(
        opened.service,
        demo=words.demo,
        settings=kept.known,
        keep=kept.keep,
        open_demo=open_demo,
        open_own=open_own,
    )


def has_terminal() -> bool:
    """Whether there is a screen to draw on: a terminal, or the driver that TEXTUAL_DRIVER names.

    With such a driver a server of web pages shows the dashboard through a pipe.
    """
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def open_on_mail(call: CommandCall, mails: Sequence[NewMail]) -> int:
    """Open the dashboard on the new messages of a folder, one after the other."""
    from jobboard_tui.config.settings import KeptSettings
    from jobboard_tui.tui.textual_patches.requirements import check_textual

    check_textual()
    from jobboard_tui.tui.app import run

    opened = call.open_board
    kept = KeptSettings(opened.places)
    return run(
        opened.service, demo=call.words.demo, settings=kept.known, keep=kept.keep, mail=mails
    )


def _opened(words: Namespace, leaving: ExitStack) -> OpenedBoard:
    """The board; where its file can't be read, the ways out are offered first."""
    from jobboard_tui.cli.bootstrap import open_board

    while True:
        try:
            return open_board(words, leaving)
        except BoardDamaged as damaged:
            if words.demo:
                raise
            from jobboard_tui.cli.locate import locate
            from jobboard_tui.config.settings import load_settings
            from jobboard_tui.tui.actions.repair import ask_at_start

            path, places = locate(words)
            ask_at_start(damaged, path, places, load_settings(places))


def _show(words: Namespace, own: Namespace | None = None) -> int:
    """Open the dashboard on another board, the demo or the user's own."""
    with ExitStack() as leaving:
        return dashboard(words, leaving, own)


def _in_place_of(words: Namespace, **others: object) -> Namespace:
    """The words of the call, some of them others."""
    from argparse import Namespace

    return Namespace(**{**vars(words), **others})
