"""Which processes are there: of those that are not, files may have been left."""

from __future__ import annotations

import os


def is_running(process: int) -> bool | None:
    """Whether a process is there; None where this can't be asked."""
    if os.name == "nt":
        return None  # there os.kill with 0 would be a signal
    if process <= 0:
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
