"""The messages of a maildir, an mbox or a folder of .eml files, which are only read."""

from __future__ import annotations

import errno
import hashlib
import mailbox
from collections.abc import Iterator
from datetime import tzinfo
from itertools import islice
from pathlib import Path

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.parsing.email_text import Mail
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.interchange.mail.eml import LARGEST, parse_message
from jobboard_tui.storage import user_files

MOST = 20_000
"""Messages of one folder that are looked at."""
_LARGEST_MBOX = 2_000_000_000


@frozen(kw_only=True)
class FolderMessage:
    """One message of a folder: the mark by which it is known again, and what it says.

    `mail` is None where it can't be read; then `name` is that of its file or its place in the mbox,
    and `why` says the reason where more is known than that it is no message.
    """

    mark: str
    mail: Mail | None
    name: str = ""
    why: str = ""


def read_mail_folder(path: Path, home: tzinfo | None = None) -> list[FolderMessage]:
    """Return the messages of a maildir, an mbox, a folder of .eml files or one such file.

    They are in the order in which they were sent. Raises `JobboardError` where it is none.
    """
    messages = {message.mark: message for message in islice(_messages(path, home), MOST)}
    return sorted(messages.values(), key=_sent)


def _sent(message: FolderMessage) -> tuple[bool, float]:
    at = message.mail.at if message.mail is not None else None
    return at is None, at.timestamp() if at is not None else 0.0


def _messages(path: Path, home: tzinfo | None) -> Iterator[FolderMessage]:
    try:
        if path.is_dir():
            yield from _of_folder(path, home)
        elif not path.is_file():
            raise _no_folder(path, _("no such folder or file"))
        elif _is_mbox(path):
            yield from _of_mbox(path, home)
        elif path.suffix.lower() == ".eml":
            yield _message(user_files.read_file(path, LARGEST), home, path.name)
        else:
            raise _no_folder(path, _("not a maildir, an mbox or a folder of .eml files"))
    except OSError as error:
        raise _no_folder(path, error.strerror or _("it can't be read")) from None


def _of_folder(path: Path, home: tzinfo | None) -> Iterator[FolderMessage]:
    parts = [path / name for name in ("cur", "new") if (path / name).is_dir()]
    files = [file for part in parts for file in part.iterdir()] if parts else path.rglob("*.eml")
    for file in sorted(files):
        name = file.relative_to(path).as_posix()
        try:
            yield _message(user_files.read_file(file, LARGEST), home, name)
        except OSError as error:
            if error.errno == errno.EFBIG:  # others are gone meanwhile, or no regular files
                yield _unread(name, error.strerror or "")


def _is_mbox(path: Path) -> bool:
    with path.open("rb") as opened:
        return opened.read(5) == b"From "


def _of_mbox(path: Path, home: tzinfo | None) -> Iterator[FolderMessage]:
    if path.stat().st_size > _LARGEST_MBOX:
        raise _no_folder(path, user_files.too_large(_LARGEST_MBOX))
    box = mailbox.mbox(path, create=False)
    try:
        for number, key in enumerate(box.iterkeys(), start=1):
            content, name = box.get_bytes(key), f"{path.name} {number}"
            if len(content) > LARGEST:
                yield _unread(name, user_files.too_large(LARGEST))
            else:
                yield _message(content, home, name)
    finally:
        box.close()


def _unread(name: str, why: str) -> FolderMessage:
    """A message that is left out as a whole: nothing of it is read but its name."""
    return FolderMessage(mark=_mark(name.encode()), mail=None, name=clean(name), why=why)


def _message(content: bytes, home: tzinfo | None, name: str) -> FolderMessage:
    try:
        mail: Mail | None = parse_message(content, home)
    except ValueError:
        mail = None
    if mail is not None and not (mail.address or mail.name or mail.subject):
        mail = None
    known = content if mail is None or not mail.message_id else mail.message_id.encode()
    return FolderMessage(mark=_mark(known), mail=mail, name=clean(name))


def _mark(known: bytes) -> str:
    return hashlib.blake2b(known, digest_size=8).hexdigest()


def _no_folder(path: Path, why: str) -> JobboardError:
    return JobboardError(
        _("mail folder {path}").format(path=path),
        why,
        _("give a maildir, an mbox or a folder of .eml files"),
    )
