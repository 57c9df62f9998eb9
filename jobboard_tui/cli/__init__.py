"""The command line: everything that the dashboard does to data, for scripts and a quick add."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or open the dashboard where none is given; the exit code.

    Without `argv` the process is for this call alone: what it has made need not be tidied up, and
    the search for what could be takes longer than reading the board (some 100 ms of processor time
    to the first picture at 1,000 applications).
    """
    from jobboard_tui.cli.main_loop import run

    if argv is not None:
        return run(argv)
    gc.disable()
    try:
        return run(sys.argv[1:])
    finally:
        gc.freeze()
