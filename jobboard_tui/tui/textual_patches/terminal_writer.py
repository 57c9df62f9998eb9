"""What is written to the terminal goes on being taken where the terminal is gone.

The promise: a closed terminal costs no change and keeps no program alive. Textual's thread ends at
the first refusal, and its queue of 30 texts blocks for ever once nobody empties it:
https://github.com/Textualize/textual/blob/v8.2.8/src/textual/drivers/_writer_thread.py
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress

from textual.drivers._writer_thread import WriterThread

from jobboard_tui.tui.textual_patches.requirements import Part

PARTS = (
    Part(WriterThread, "run", ("self",)),
    Part(WriterThread, "write", ("self", "text")),
    Part(WriterThread, "stop", ("self",)),
    Part(WriterThread, "_queue"),
    Part(WriterThread, "_file"),
)


class TerminalWriter(WriterThread):
    """Writes in the background, and never keeps the program waiting for a closed terminal.

    The toolkit's own ends at the first refusal; thirty texts later the program would wait for it
    for ever, and with it the way out.
    """

    _has_stopped = False

    def write(self, text: str) -> None:
        """Hand over a text; behind the end nobody would take it, and it is dropped."""
        if not self._has_stopped:
            super().write(text)

    def stop(self) -> None:
        """Write what is there; returns once it is done."""
        super().stop()
        self._has_stopped = True

    def run(self) -> None:
        """Write what comes until the end is told; of a terminal that is gone the program hears."""
        is_there = True
        while (text := self._queue.get()) is not None:
            if not is_there:
                continue
            try:
                self._file.write(text)
                if self._queue.empty():
                    self._file.flush()
            except BlockingIOError:
                continue  # another program has made it refuse instead of wait
            except (OSError, ValueError):
                is_there = False
                tell_of_hangup()
        with suppress(OSError, ValueError):
            self._file.flush()


def tell_of_hangup() -> None:
    """Tell the program that the terminal is gone, as the system does by a hang-up."""
    if hasattr(signal, "SIGHUP"):
        os.kill(os.getpid(), signal.SIGHUP)
