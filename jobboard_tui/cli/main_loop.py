"""From the words of a call to its exit code; whatever goes wrong ends in one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jobboard_tui.domain.errors import AmbiguousName, JobboardError
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from argparse import Namespace

    from jobboard_tui.cli.context import CommandCall

INTERRUPTED = 130


def run(argv: Sequence[str]) -> int:
    """Carry out one call; its exit code."""
    _mend_streams()
    run_call = _Run()
    code: int | None = None
    try:
        code = run_call.carry_out(argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has seen enough
        return _write_nowhere(0)
    except OSError as error:  # standard output is closed or full
        return _write_nowhere(run_call.complain_of_output(error, code))
    return code


class _Run:
    """One call, and whether it has saved anything."""

    def __init__(self) -> None:
        self._call: CommandCall | None = None
        self._words: Namespace | None = None

    def carry_out(self, argv: Sequence[str]) -> int:
        """Return the exit code; raises what standard output refuses."""
        try:
            self._words = _understood(argv)
            with ExitStack() as leaving:
                return self._do(self._words, leaving)
        except SystemExit as leaving:  # help and version
            return leaving.code if isinstance(leaving.code, int) else 0
        except JobboardError as error:
            return complain(error)
        except OSError as error:
            from jobboard_tui.cli.context import OutputLost

            if isinstance(error, (BrokenPipeError, OutputLost)):
                raise
            return complain(_of_system(error))
        except Exception as error:
            from jobboard_tui.cli.crash_report import report

            return complain(report(error, self._words))

    def _do(self, words: Namespace, leaving: ExitStack) -> int:
        if words.command is not None:
            from jobboard_tui.cli.context import CommandCall

            self._call = call = CommandCall(words, leaving)
            try:
                with call.narration_held() if words.changes else nullcontext():
                    code: int = words.run(call)
            finally:
                call.print_remarks()
            return code
        from jobboard_tui.cli.dashboard import dashboard

        return dashboard(words, leaving)

    def complain_of_output(self, error: OSError, code: int | None) -> int:
        """Say that the output is lost; the exit code, which is of what was saved, if anything."""
        why = error.strerror or str(error)
        if self._call is not None and self._call.has_saved:
            from jobboard_tui.cli.context import narrate

            said = _("saved, but the output could not be written: {why}").format(why=why)
            narrate(f"jobboard: {said}")
            return code or 0
        return complain(
            JobboardError(
                _("standard output"),
                why,
                _("nothing was saved or lost; send the output somewhere else"),
            )
        )


def _understood(argv: Sequence[str]) -> Namespace:
    if not argv:
        from jobboard_tui.cli.default_command import default_arguments

        return default_arguments()
    _refuse_unreadable(argv)
    from jobboard_tui.cli.parser import parse

    return parse(argv)


def _refuse_unreadable(argv: Sequence[str]) -> None:
    """`InvalidInput` for letters that the locale's encoding has not, which would be lost."""
    encoding = sys.getfilesystemencoding()
    if encoding.lower().replace("-", "") == "utf8" or all(word.isprintable() for word in argv):
        return
    for word in argv:
        if any("\udc80" <= letter <= "\udcff" for letter in word):
            from jobboard_tui.domain.errors import InvalidInput

            raise InvalidInput(
                _("the command line"),
                _("it has characters that this locale ({encoding}) can't encode").format(
                    encoding=encoding
                ),
                _("set LC_ALL=C.UTF-8 or another locale with UTF-8"),
            )


def complain(error: JobboardError) -> int:
    """Print one line on standard error; return the exit code that goes with it."""
    from jobboard_tui.cli.context import narrate
    from jobboard_tui.cli.table import without_controls
    from jobboard_tui.domain.text import clean

    narrate(clean(f"jobboard: {error}"))
    if isinstance(error, AmbiguousName):
        for candidate in error.candidates:
            narrate(without_controls(f"  {candidate}"))
    return error.exit_code


def _of_system(error: OSError) -> JobboardError:
    what = str(error.filename) if error.filename else _("the system")
    why = error.strerror or _("it refused, without a reason")
    with suppress(JobboardError, ValueError):
        from jobboard_tui.storage.atomic_write import folder_variable
        from jobboard_tui.storage.paths import Places

        folder = Places.default().state
        if Path(what).is_relative_to(folder):
            hint = _("check the path and its permissions, then try again")
            if variable := folder_variable("state"):
                hint = _("give yourself permission, or set another folder in {variable}").format(
                    variable=variable
                )
            return JobboardError(_("{folder} can't be used").format(folder=folder), why, hint)
    return JobboardError(what, why, _("check the path and its permissions, then try again"))


def _mend_streams() -> None:
    """Every stream can be used, whatever the program was given.

    A closed one gets its number back, so that no file of ours does, and refuses what is written to
    it when that is flushed, as a full disk would; what is said to a closed standard error is lost.
    A character that a terminal's encoding lacks becomes a question mark, not an error.
    """
    for number, (name, mode, way) in enumerate(_STREAMS):
        if getattr(sys, name) is None:
            with suppress(OSError):
                descriptor = os.open(os.devnull, way)
                if descriptor == number:
                    setattr(sys, name, open(descriptor, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        encoding = (getattr(stream, "encoding", None) or "").lower().replace("-", "")
        if encoding != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


_STREAMS = (
    ("stdin", "r", os.O_RDONLY),
    ("stdout", "w", os.O_RDONLY),  # so that writing fails
    ("stderr", "w", os.O_WRONLY),
)


def _write_nowhere(code: int) -> int:
    """Let nothing more be written, also not at exit; the code."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    return code
