"""Without a command: the full screen."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from jobboard_tui.core.errors import JobboardError
from jobboard_tui.words import _

if TYPE_CHECKING:
    from argparse import Namespace

    from jobboard_tui.files.config import Settings


def dashboard(words: Namespace, leaving: ExitStack) -> int:
    """Open the dashboard; only here is its toolkit loaded."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise JobboardError(
            _("dashboard"),
            _("it needs a terminal, and this is a pipe or a file"),
            _("name a command instead: `jobboard --help` lists them"),
        )
    from jobboard_tui.cli.meanwhile import Meanwhile
    from jobboard_tui.cli.opening import open_board
    from jobboard_tui.files.config import load_settings, save_settings

    opening = Meanwhile(lambda: open_board(words, leaving))
    from jobboard_tui.ui.app import run

    opened = opening.result()

    def keep(settings: Settings) -> None:
        save_settings(opened.places, settings)

    def open_demo() -> int:
        return _show_demo(words)

    return run(
        opened.desk,
        demo=words.demo,
        settings=load_settings(opened.places),
        keep=keep,
        open_demo=open_demo,
    )


def _show_demo(words: Namespace) -> int:
    """The dashboard on the demo board, as `--demo` opens it."""
    from argparse import Namespace

    with ExitStack() as leaving:
        return dashboard(Namespace(**{**vars(words), "demo": True, "file": None}), leaving)
