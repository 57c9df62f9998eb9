"""From the words of a call to its exit code; whatever goes wrong ends in one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from jobboard_tui.domain.errors import AmbiguousName, JobboardError
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from argparse import Namespace

INTERRUPTED = 130


def run(argv: Sequence[str]) -> int:
    """Carry out one call; its exit code."""
    _mend_streams()
    try:
        code = _carry_out(argv)
        sys.stdout.flush()
    except SystemExit as leaving:  # help and version
        return leaving.code if isinstance(leaving.code, int) else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_left()
    return code


def _carry_out(argv: Sequence[str]) -> int:
    words: Namespace | None = None
    try:
        words = _understood(argv)
        with ExitStack() as leaving:
            return _do(words, leaving)
    except JobboardError as error:
        return complain(error)
    except BrokenPipeError:
        raise
    except OSError as error:
        return complain(_of_system(error))
    except Exception as error:
        from jobboard_tui.cli.crash_report import report

        return complain(report(error, words))


def _understood(argv: Sequence[str]) -> Namespace:
    if not argv:
        from jobboard_tui.cli.default_command import default_arguments

        return default_arguments()
    from jobboard_tui.cli.parser import parse

    return parse(argv)


def _do(words: Namespace, leaving: ExitStack) -> int:
    from jobboard_tui.cli.context import CommandCall

    if words.command is not None:
        call = CommandCall(words, leaving)
        try:
            code: int = words.run(call)
        finally:
            call.print_remarks()
        return code
    from jobboard_tui.cli.dashboard import dashboard

    return dashboard(words, leaving)


def complain(error: JobboardError) -> int:
    """One line on standard error; the exit code that goes with it."""
    from jobboard_tui.cli.table import without_controls
    from jobboard_tui.domain.text import clean

    print(clean(f"jobboard: {error}"), file=sys.stderr)
    if isinstance(error, AmbiguousName):
        for candidate in error.candidates:
            print(without_controls(f"  {candidate}"), file=sys.stderr)
    return error.exit_code


def _of_system(error: OSError) -> JobboardError:
    what = str(error.filename) if error.filename else _("the system")
    why = error.strerror or _("it refused")
    return JobboardError(what, why, _("look at the path and its permissions, then try again"))


def _mend_streams() -> None:
    """A character that a terminal's encoding lacks becomes a question mark, not an error."""
    for stream in (sys.stdout, sys.stderr):
        encoding = (getattr(stream, "encoding", None) or "").lower().replace("-", "")
        if encoding != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _reader_left() -> int:
    """Whoever read our output has seen enough; nothing more is written, also not at exit."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    return 0
