"""The command line: everything that the dashboard does to data, for scripts and a quick add."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or open the dashboard where none is given; the exit code."""
    from jobboard_tui.cli.running import run

    return run(list(sys.argv[1:] if argv is None else argv))
