"""The driver reads and writes the terminal with our reader, parser and writer.

The promises are those of `terminal_input`, `terminal_reader` and `terminal_writer`: a paste and an
answer of the terminal press no keys, and a closed terminal ends the program. A driver of Textual
takes its parser from its own module's names, with no way to hand over another one; so these names
are set there. Where a driver does not use them the dashboard does not open: the guard against
escapes in a paste would be off without a word.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Protocol

from textual.driver import Driver

from jobboard_tui.tui.textual_patches.requirements import Part, UnsupportedTextual
from jobboard_tui.tui.textual_patches.terminal_input import TerminalInput
from jobboard_tui.tui.textual_patches.terminal_reader import TerminalReader
from jobboard_tui.tui.textual_patches.terminal_writer import TerminalWriter

PARTS: tuple[Part, ...] = ()
"""Which names a driver has to use depends on the driver, and is looked at in `guarded_driver`."""

OURS: dict[str, Any] = {
    "XTermParser": TerminalInput,
    "WriterThread": TerminalWriter,
    "getincrementaldecoder": TerminalReader.of,
}
"""What stands in for what a driver reads and writes with, by the names in its module."""

_READS = {"XTermParser": "run_input_thread", "getincrementaldecoder": "run_input_thread"}
_WRITES = {"WriterThread": "start_application_mode"}
ALL = _READS | _WRITES
USED: dict[str, dict[str, str]] = {
    "textual.drivers.headless_driver": {},
    "textual.drivers.linux_inline_driver": _READS,
    "textual.drivers.web_driver": _READS,
    "textual.drivers.windows_driver": _WRITES,
}
"""Which of these a driver uses, and in which method; one that is not listed has to use `ALL`."""


class Guarded(Protocol):
    """The app that a driver belongs to."""

    crash: Exception | None
    terminal: Driver | None

    def end_without_terminal(self) -> None:
        """End as after a hang-up: the terminal cannot be read any more. Called in any thread."""


def guarded_driver(driver: type[Driver], app: Guarded) -> type[Driver]:
    """Return a driver class over another one that reads and writes with our parts.

    It sets the app's `terminal`, and its `crash` where the reading of keys fails. Raise
    `UnsupportedTextual` where the driver does not use the names that are to be replaced.
    """
    _replace_parts(driver)

    class GuardedDriver(driver):  # type: ignore[misc, valid-type]
        """Tells the app of what goes wrong while keys are read: Textual's own would just end."""

        is_suspended = False

        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            app.terminal = self

        def suspend_application_mode(self) -> None:
            self.is_suspended = True
            super().suspend_application_mode()

        def resume_application_mode(self) -> None:
            super().resume_application_mode()
            self.is_suspended = False

        def run_input_thread(self) -> None:
            try:
                super().run_input_thread()
            except OSError:  # the terminal is gone, and with it whom to tell
                app.end_without_terminal()
            except Exception as error:
                app.crash = app.crash or error
                raise

    return GuardedDriver


def _replace_parts(driver: type[Driver]) -> None:
    names = vars(sys.modules[driver.__module__])
    used = USED.get(driver.__module__, ALL)
    for name, method in used.items():
        user: Callable[..., Any] | None = getattr(driver, method, None)
        if name not in names or user is None or not Part(user, name).is_there:
            raise UnsupportedTextual(f"{driver.__module__}.{name}")
    for name in used:
        names[name] = OURS[name]
