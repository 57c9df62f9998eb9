"""A program that was asked to end, ends: if not by itself, then hard."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from time import sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver

SECONDS = 2.0
"""So long a program may take to end by itself before its changes are waited for and it is ended."""
SECONDS_AFTER = 0.5
"""So long it gets once they are on the disk: whoever waited for them has something to say."""
SECONDS_TO_RESTORE = 0.2

_RESTORE = b"\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[<u"
_RESTORE += b"\x1b[?1016l\x1b[?2048l\x1b[?1049l\x1b[?25h\x1b[?1004l"
"""Takes back what the toolkit asks of a terminal: pastes, wrap, mouse, keys, sizes, screen."""


def end_at_last(code: int, finish: Callable[[], bool], driver: Driver | None) -> None:
    """Begin to wait, beside everything else; a process that is still there is ended.

    It has `SECONDS` to end by itself. Then `finish` brings to the disk what is still to be saved,
    says whether all of it came there, and returns once nothing more is to be expected, however long
    that takes; `SECONDS_AFTER` that the process is ended. The terminal is left as it was found, as
    far as it takes part.
    """

    def watch() -> None:
        sleep(SECONDS)
        is_saved = False
        with suppress(Exception):
            is_saved = finish()
        sleep(SECONDS_AFTER)
        restoring = threading.Thread(target=_restore, args=(driver,), daemon=True)
        restoring.start()
        restoring.join(SECONDS_TO_RESTORE)
        os._exit(code if is_saved or code else 1)

    threading.Thread(target=watch, name="last-resort", daemon=True).start()


def _restore(driver: Driver | None) -> None:
    """Write to the terminal itself: what writes for the toolkit may be what hangs."""
    before = getattr(driver, "attrs_before", None)
    with suppress(Exception):
        os.write(sys.__stderr__.fileno(), _RESTORE)  # type: ignore[union-attr]
    if before is not None:
        import termios

        with suppress(Exception):
            termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, before)  # type: ignore[union-attr]
