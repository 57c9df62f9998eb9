"""Without a command: the full screen."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from jobboard_tui.core.errors import Damaged, JobboardError
from jobboard_tui.words import _

if TYPE_CHECKING:
    from argparse import Namespace

    from jobboard_tui.cli.opening import Opened


def dashboard(words: Namespace, leaving: ExitStack) -> int:
    """Open the dashboard; only here is its toolkit loaded."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise JobboardError(
            _("dashboard"),
            _("it needs a terminal, and this is a pipe or a file"),
            _("name a command instead: `jobboard --help` lists them"),
        )
    from jobboard_tui.files.config import KeptSettings
    from jobboard_tui.ui.app import run

    opened = _opened(words, leaving)
    kept = KeptSettings(opened.places)

    def open_demo() -> int:
        return _show_demo(words)

    return run(
        opened.desk,
        demo=words.demo,
        settings=kept.known,
        keep=kept.keep,
        open_demo=open_demo,
    )


def _opened(words: Namespace, leaving: ExitStack) -> Opened:
    """The board; where its file can't be read, the ways out are offered first."""
    from jobboard_tui.cli.opening import open_board

    while True:
        try:
            return open_board(words, leaving)
        except Damaged as damaged:
            if words.demo:
                raise
            from jobboard_tui.cli.bearings import located
            from jobboard_tui.files.config import load_settings
            from jobboard_tui.ui.mending import ask_at_start

            path, places = located(words)
            ask_at_start(damaged, path, places, load_settings(places))


def _show_demo(words: Namespace) -> int:
    """The dashboard on the demo board, as `--demo` opens it."""
    from argparse import Namespace

    with ExitStack() as leaving:
        return dashboard(Namespace(**{**vars(words), "demo": True, "file": None}), leaving)
