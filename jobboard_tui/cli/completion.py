"""Completion scripts for shells, made from the parser itself."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry

SHELLS = ("bash", "zsh", "tcsh")
FILES = frozenset({"PATH", "FILE"})
"""What arguments that name a file are called."""


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    completion_ = commands.verb(
        "completion",
        completion,
        does=_('a completion script: eval "$(jobboard completion bash)"'),
    )
    completion_.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))


def completion(call: CommandCall) -> int:
    """Print the script; it needs no board."""
    import shtab

    from jobboard_tui.cli.parser import build

    parser = build()
    _complete_files(parser, shtab.FILE)
    call.print(shtab.complete(parser, call.words.shell))
    return 0


def _complete_files(parser: argparse.ArgumentParser, files: Any) -> None:
    """Mark what takes a file's name; argparse has no public list of a parser's arguments."""
    for action in parser._actions:
        if action.metavar in FILES:
            action.complete = files  # type: ignore[attr-defined]
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                _complete_files(command, files)
