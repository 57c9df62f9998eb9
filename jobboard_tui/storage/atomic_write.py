"""Writing that is either done or not: nothing here leaves half a file behind.

All system calls go through `os`, so that a test can let any of them fail.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from jobboard_tui.domain.errors import NotSaved
from jobboard_tui.i18n import _
from jobboard_tui.storage.hashing import digest
from jobboard_tui.storage.processes import is_running

NEW_FILE = 0o600
NEW_FOLDER = 0o700
STALE_AFTER = 3600.0
"""Seconds after which a temporary file belongs to nobody, whatever its process number says."""
SHARING_PATIENCE = 2.5
"""Seconds for which Windows may refuse to replace a file that another program just looks at."""

LONGEST_NAME = 255
"""Bytes that a file's name may have on most file systems."""
LONGEST_PREFIX = 100
"""Bytes of a name that a temporary file beside it takes over; a longer one gives its digest."""

_O_BINARY = getattr(os, "O_BINARY", 0)
_O_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)


class Replaced(NamedTuple):
    """A file that was put in the place of another: how `stat` sees it.

    `trouble` is what the system refused afterwards, so that a power cut may still undo it.
    """

    stat: os.stat_result
    trouble: OSError | None = None


def make_folder(folder: Path) -> None:
    """Make the folder and those above it, readable by nobody else where they are new."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):
        os.mkdir(folder, NEW_FOLDER)  # noqa: PTH102


def replace_file(
    path: Path,
    pieces: Iterable[bytes],
    *,
    check: Callable[[], None] | None = None,
    durable: bool = True,
) -> Replaced:
    """Put new content in the place of a file; how it looks then.

    The old content stays until the new one is on the disk. `check`, if given, is called last
    before the replacement; what it raises leaves everything as it was. What is not `durable` may
    be lost in a power cut. Once the file is replaced nothing is raised any more.
    """
    temporary = path.with_name(
        f"{_start_of_temporary(path)}{os.getpid()}-{os.urandom(4).hex()}.tmp"
    )
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _O_BINARY | _O_NOFOLLOW
    descriptor = os.open(temporary, flags, NEW_FILE)
    try:
        try:
            write_all(descriptor, b"".join(pieces))
            _take_over_mode(path, descriptor)
            if durable:
                sync(descriptor)
            written = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        if check is not None:
            check()
        _replace(temporary, path, written)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    trouble = None
    try:
        if durable:
            sync_folder(path.parent)
    except OSError as refused:
        trouble = refused
    # Renaming sets the time of change, so the file is looked at once more.
    now = _stat(path)
    is_ours = now is not None and _is_same(now, written)
    return Replaced(now if now is not None and is_ours else written, trouble)


def write_all(descriptor: int, content: bytes) -> None:
    """Write everything, however little the system takes at a time."""
    left = memoryview(content)
    while left:
        taken = os.write(descriptor, left)
        if taken <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        left = left[taken:]


def sync(descriptor: int) -> None:
    """Return only when the content is on the disk itself."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:
            os.fsync(descriptor)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Return only when the folder's names are on the disk; not every file system can tell."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    except OSError as trouble:
        if trouble.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)


def append_line(path: Path, line: bytes, *, durable: bool = True) -> None:
    """Add a line at the end; a line that an interrupted program left unfinished is closed first."""
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | _O_BINARY | _O_NOFOLLOW
    descriptor = os.open(path, flags, NEW_FILE)
    try:
        end = os.lseek(descriptor, 0, os.SEEK_END)
        try:
            if end and not _ends_line(descriptor, end):
                line = b"\n" + line
            write_all(descriptor, line + b"\n")
            if durable:
                sync(descriptor)
        except OSError:
            with suppress(OSError):
                os.ftruncate(descriptor, end)
            raise
    finally:
        os.close(descriptor)


def remove_stale_temporaries(path: Path) -> None:
    """Remove temporary files that programs left beside `path` when they were ended."""
    start, end = _start_of_temporary(path), ".tmp"
    with suppress(OSError), os.scandir(path.parent) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith(start) and name.endswith(end):
                owner = name[len(start) : -len(end)].partition("-")[0]
                if _is_left_over(entry, owner):
                    with suppress(OSError):
                        os.unlink(entry.path)  # noqa: PTH108


def save_error(trouble: OSError, path: Path, instead: str = "") -> NotSaved:
    """Return what the system said of the board's file, in words, and what can be done about it.

    `instead` tells where else another file than the board could go.
    """
    instead = instead or _("choose another file with --file")
    why, hint = _reason(trouble, path.parent, instead)
    return NotSaved(_("{name} was not saved").format(name=readable(path.name)), why, hint)


def state_error(trouble: OSError, state_dir: Path) -> NotSaved:
    """Return what the system said of a board's state folder, which lies below the program's."""
    folder = state_dir.parents[1]
    variable = folder_variable("state")
    instead = _("set another folder in {variable}").format(variable=variable) if variable else ""
    why, hint = _reason(trouble, folder, instead or _("try again"))
    if trouble.errno in (errno.ENOSPC, errno.EDQUOT):
        why = _("{why} ({folder})").format(why=why, folder=readable(folder))
    return NotSaved(_("the change was not saved"), why, hint)


def instead_of_config() -> str:
    """Return in words where else settings could go."""
    variable = folder_variable("config")
    words = _("set another folder in {variable}") if variable else _("try again")
    return words.format(variable=variable)


def folder_variable(kind: str, system: str = sys.platform) -> str:
    """Return the variable that moves the folder of `data`, `config` or `state`; none on Windows.

    >>> folder_variable("state", "linux"), folder_variable("state", "win32")
    ('XDG_STATE_HOME', '')
    """
    return "" if system == "win32" else f"XDG_{kind.upper()}_HOME"


def _reason(trouble: OSError, folder: Path, instead: str) -> tuple[str, str]:
    match trouble.errno:
        case errno.ENOSPC:
            return _("the disk is full"), _("free some space and try again")
        case errno.EDQUOT:
            return _("your quota is used up"), _("free some space and try again")
        case errno.EROFS:
            return _("the file system is read-only"), instead
        case errno.EACCES | errno.EPERM:
            return (
                _("no permission to write in {folder}").format(folder=readable(folder)),
                _("give yourself permission, or {instead}").format(instead=instead),
            )
        case errno.EBUSY:
            return (
                _("the file is a mount point and can't be replaced"),
                _("mount its folder instead, or {instead}").format(instead=instead),
            )
        case errno.EIO:
            return _("the disk reports an error"), _("copy the board to another disk")
        case errno.ENOENT | errno.ENOTDIR | errno.EEXIST | errno.ELOOP:
            look = _("check the folder {folder}, or {instead}")
            return (
                trouble.strerror or str(trouble),
                look.format(folder=readable(folder), instead=instead),
            )
        case errno.EISDIR | errno.EINVAL:
            return trouble.strerror or str(trouble), instead
    return (
        trouble.strerror or str(trouble),
        _("nothing in the file has changed; try again"),
    )


def _take_over_mode(path: Path, descriptor: int) -> None:
    """The new file may be read by whoever could read the old one, and belongs to the same user."""
    if os.name == "nt":
        return
    try:
        old = os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return
    if os.geteuid() == 0 and (old.st_uid, old.st_gid) != (0, 0):
        with suppress(OSError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
    elif os.fstat(descriptor).st_gid != old.st_gid:
        _take_over_group(descriptor, old)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _take_over_group(descriptor: int, old: os.stat_result) -> None:
    """The new file is of the old one's group; `OSError` where others would be locked out of it."""
    try:
        os.fchown(descriptor, -1, old.st_gid)
    except OSError:
        mode = stat.S_IMODE(old.st_mode)
        if mode >> 3 & ~mode & 0o7:  # the group may do what others may not
            raise OSError(
                errno.EINVAL, _("its group can't be preserved, and the group would lose access")
            ) from None


def _replace(source: Path, target: Path, written: os.stat_result) -> None:
    """Rename; an error that is told although it was done (a network drive) is none."""
    until = time.monotonic() + SHARING_PATIENCE
    while True:
        try:
            os.replace(source, target)  # noqa: PTH105
        except PermissionError:
            if os.name != "nt" or time.monotonic() > until:
                raise
            time.sleep(0.02)
        except OSError:
            there = _stat(target)
            if there is None or not _is_same(there, written):
                raise
            return
        else:
            return


def _stat(path: Path) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116
    except OSError:
        return None


def _is_same(first: os.stat_result, second: os.stat_result) -> bool:
    return (first.st_dev, first.st_ino) == (second.st_dev, second.st_ino)


def _start_of_temporary(path: Path) -> str:
    """How the names of temporary files beside a file begin; of one with a long name, too."""
    name = os.fsencode(path.name)
    return f".{path.name if len(name) <= LONGEST_PREFIX else digest(name, 10)}."


def name_beside(path: Path, insert: str) -> Path:
    """Return the path with a text before the ending of its name, cut if it grows too long."""
    stem, suffix = path.stem, path.suffix
    while stem and len(os.fsencode(f"{stem}{insert}{suffix}")) > LONGEST_NAME:
        stem = stem[:-1]
    return path.with_name(f"{stem}{insert}{suffix}")


def readable(path: Path | str) -> str:
    """Return a path, or words with one, as text that UTF-8 holds: an odd byte as its number.

    >>> readable(os.fsdecode(b"caf\\xe9.json"))
    'caf\\\\xe9.json'
    """
    text = str(path)
    try:
        content = text.encode(errors="surrogateescape")
    except UnicodeEncodeError:  # half a character, which is no byte of a path
        content = text.encode(errors="backslashreplace")
    return content.decode(errors="backslashreplace")


def _ends_line(descriptor: int, end: int) -> bool:
    os.lseek(descriptor, end - 1, os.SEEK_SET)
    return os.read(descriptor, 1) == b"\n"


def _is_left_over(entry: os.DirEntry[str], owner: str) -> bool:
    if time.time() - entry.stat(follow_symlinks=False).st_mtime > STALE_AFTER:
        return True
    return owner.isascii() and owner.isdigit() and is_running(int(owner)) is False
