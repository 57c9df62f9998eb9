"""Texts that were begun and are not part of the board: kept on this machine until they are.

They lie in the state folder of the board. A file that can't be read counts as empty; one that
can't be written does no harm to what is on the screen.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from jobboard_tui.domain.errors import BoardLocked, JobboardError
from jobboard_tui.i18n import _
from jobboard_tui.storage.lock import hold_lock
from jobboard_tui.storage.state_files import read_table, write_table
from jobboard_tui.storage.system_forms import way_to_wait

MOST = 200
"""So many texts are kept; the oldest makes room."""
SECONDS = 0.5
"""So long at most a text waits for being written, however fast somebody types."""
PATIENCE = 1.0
"""So many seconds at most another program that writes the same file is waited for."""
_LARGEST = 20_000_000


class UnfinishedTexts:
    """A table of texts by their key, in a file; each is what JSON can hold.

    What is put in is written beside the caller within `SECONDS`, or at once by `flush`. What is
    changed here is laid over the file once, in which another program may have kept others since;
    what could not be written is tried again with the next change, or by the next `flush`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._texts: dict[str, Any] | None = None
        self._changed: dict[str, Any] = {}
        self._writer: threading.Timer | None = None
        self._lock = threading.Lock()
        self._writing = threading.Lock()

    def get(self, key: str) -> Any:
        """The text of that key as it was put in; None where there is none."""
        with self._lock:
            return self._known().get(key)

    def put(self, key: str, text: Any) -> None:
        """Keep a text in the place of that key's; None forgets it."""
        with self._lock:
            if self._known().get(key) == text:
                return
            self._changed.pop(key, None)
            self._changed[key] = text
            self._texts = _changed(self._known(), {key: text})
            if self._writer is None:
                self._writer = threading.Timer(SECONDS, self.flush)
                self._writer.daemon = True
                self._writer.start()

    def flush(self) -> None:
        """Return once everything is in the file, or was refused by it.

        The disk is waited for without the lock: whoever types meanwhile does not wait with it.
        """
        with self._writing:
            with self._lock:
                if self._writer is not None:
                    self._writer.cancel()
                self._writer, changed = None, dict(self._changed)
            if not changed:
                return
            with self._only_writer():
                texts = _changed(read_table(self._path, _LARGEST), changed)
                is_written = write_table(self._path, texts)
            with self._lock:
                if is_written:
                    for key, text in changed.items():
                        if self._changed[key] is text:
                            del self._changed[key]
                self._texts = _changed(texts, self._changed)

    @contextmanager
    def _only_writer(self) -> Iterator[None]:
        """Hold the file's lock; where it is not to be had, the texts count more than it does."""
        busy = BoardLocked(
            _("unfinished texts"),
            _("another program is still writing to them"),
            way_to_wait(),
        )
        with ExitStack() as held:
            with suppress(JobboardError):
                name = f"{self._path.stem}.lock"
                held.enter_context(hold_lock(self._path.parent, name, busy, PATIENCE))
            yield

    def _known(self) -> dict[str, Any]:
        if self._texts is None:
            self._texts = read_table(self._path, _LARGEST)
        return self._texts


def _changed(texts: dict[str, Any], by: dict[str, Any]) -> dict[str, Any]:
    """The newest `MOST` texts after a change; each that is changed is a newest one."""
    others = {key: text for key, text in texts.items() if key not in by}
    others |= {key: text for key, text in by.items() if text is not None}
    return dict(list(others.items())[-MOST:])
