"""The one way to read, and the one way to write, files that a user names or edits.

Both take regular files only, links followed, so that no pipe and no device can hang the program,
fill its memory or be replaced.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

from jobboard_tui.i18n import _
from jobboard_tui.storage import atomic_write

STANDARD_STREAM = "-"
"""In the place of a file's name: standard input, or standard output."""

_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_O_BINARY = getattr(os, "O_BINARY", 0)


def read_file(path: Path, largest: int) -> bytes:
    """Return the content of a regular file of at most `largest` bytes.

    Raises `OSError`, with its reason in `strerror`, also for what is no regular file (`EINVAL`, of
    a folder `EISDIR`) or is larger (`EFBIG`).
    """
    return read_with_stat(path, largest)[0]


def read_with_stat(path: Path, largest: int) -> tuple[bytes, os.stat_result]:
    """Return the content of a regular file, and how it looked when it was opened.

    Raises `OSError` as `read_file` does.
    """
    try:
        _refuse_irregular(path, os.stat(path))  # noqa: PTH116  to open a device can do something
        descriptor = os.open(path, os.O_RDONLY | _NO_WAITING | _O_BINARY)
    except ValueError:  # a NUL in the name
        raise OSError(errno.EINVAL, _("not a file name"), str(path)) from None
    with os.fdopen(descriptor, "rb") as file:
        looks = os.fstat(descriptor)
        _refuse_irregular(path, looks)
        content = file.read(largest + 1) if looks.st_size <= largest else b""
    if max(len(content), looks.st_size) > largest:
        raise OSError(errno.EFBIG, too_large(largest), str(path))
    return content, looks


def too_large(largest: int) -> str:
    """Return in words that something has more than `largest` bytes."""
    if largest < 1_000_000:
        return _("it is larger than {most} kB").format(most=largest // 1000)
    return _("it is larger than {most} MB").format(most=largest // 1_000_000)


def write_file(path: Path, content: bytes, *, check: Callable[[], None] | None = None) -> None:
    """Put new content in the place of a file, whole or not at all; a link keeps leading to it.

    A new file is readable by nobody else. `check` is called last before the replacement. Raises
    `OSError`, also for what is there and no regular file.
    """
    try:
        _refuse_irregular(path, os.stat(path))  # noqa: PTH116
    except FileNotFoundError:
        if not path.name:
            raise
    except ValueError:  # a NUL in the name
        raise OSError(errno.EINVAL, _("not a file name"), str(path)) from None
    atomic_write.replace_file(Path(os.path.realpath(path)), (content,), check=check)


def _refuse_irregular(path: Path, looks: os.stat_result) -> None:
    if stat.S_ISDIR(looks.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(looks.st_mode):
        raise OSError(errno.EINVAL, _("not a regular file"), str(path))
